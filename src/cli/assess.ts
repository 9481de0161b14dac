import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { assess } from "../engine/assess";
import type { Facts } from "../engine/fact";
import { KNOWLEDGE } from "../knowledge/knowledge";
import type { Jurisdiction } from "../knowledge/types";
import { CLI } from "../text/cli";
import { translator } from "../text/translate";
import { type CommandLine, readArguments, type Say } from "./arguments";
import { readInput } from "./read-input";

/*
 * npm run --silent assess -- FILE|- [options]: one assessment document on standard output, nothing else there.
 * Exit 0 assessed; 2 the input cannot be read (one line on standard error); with --ndjson one document a line, an error row in
 * the place of a bad line, exit 1 at the end.
 */

const FLUSH_CHARACTERS = 65_536;

/** Written with back-pressure: a slow reader slows the run, memory stays flat. */
async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>((done) => process.stdout.once("drain", done));
}

function fail(message: string): void {
  process.stderr.write(`assess: ${message.replace(/\s+/g, " ")}\n`);
  process.exitCode = 2;
}

function openInput(file: string): NodeJS.ReadableStream {
  if (file === "-") return process.stdin.setEncoding("utf8");
  // npm changes into the package folder; a file is meant where the command was typed.
  const from = process.env.npm_lifecycle_event === "assess" ? (process.env.INIT_CWD ?? "") : "";
  return createReadStream(resolve(from, file), "utf8");
}

function jurisdictionOf(command: CommandLine, facts: Facts): Jurisdiction {
  if (command.jurisdiction) return command.jurisdiction;
  return facts.jurisdiction?.status === "known" ? facts.jurisdiction.value : "EU";
}

type Outcome = { readonly ok: true; readonly document: unknown } | { readonly ok: false; readonly message: string };

async function assessText(text: string, command: CommandLine, say: Say): Promise<Outcome> {
  const input = await readInput(text, command, KNOWLEDGE, say);
  if (!input.ok) return input;
  const document = assess(input.facts, KNOWLEDGE, {
    as_of: command.as_of,
    jurisdiction: jurisdictionOf(command, input.facts),
    mode: command.mode,
    language: command.language,
    patient: input.patient,
  });
  return { ok: true, document };
}

async function assessOne(stream: NodeJS.ReadableStream, command: CommandLine, say: Say): Promise<void> {
  let text = "";
  for await (const chunk of stream) text += chunk;
  const outcome = await assessText(text, command, say);
  if (outcome.ok) await write(`${JSON.stringify(outcome.document, null, 2)}\n`);
  else fail(outcome.message);
}

async function assessLines(stream: NodeJS.ReadableStream, command: CommandLine, say: Say): Promise<void> {
  let rest = "";
  let number = 0;
  let pending = "";
  const handle = async (line: string): Promise<void> => {
    number++;
    if (line.trim() === "") return;
    const outcome = await assessText(line, command, say);
    if (!outcome.ok) process.exitCode = 1;
    pending += `${JSON.stringify(outcome.ok ? outcome.document : { error: outcome.message, line: number })}\n`;
    if (pending.length < FLUSH_CHARACTERS) return;
    const full = pending;
    pending = "";
    await write(full);
  };
  for await (const chunk of stream) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) await handle(line);
  }
  if (rest !== "") await handle(rest);
  if (pending !== "") await write(pending);
}

function today(): string {
  const now = new Date();
  const padded = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${padded(now.getMonth() + 1)}-${padded(now.getDate())}`;
}

async function main(): Promise<void> {
  // A reader that has seen enough (| head) closes the pipe: that ends the run, it is no failure of it.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));
  const read = readArguments(process.argv.slice(2), today(), CLI);
  if (!read.ok) {
    fail(read.message);
    return;
  }
  const { command } = read;
  const say = translator(CLI, command.language);
  try {
    const stream = openInput(command.file);
    await (command.ndjson ? assessLines(stream, command, say) : assessOne(stream, command, say));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    fail(say("cannot_read", { file: command.file, reason: error.code ?? error.message }));
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}

await main();
