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

/** Bytes: a text that is no UTF-8 is refused, not repaired. */
function openInput(file: string): AsyncIterable<Buffer> {
  if (file === "-") return process.stdin;
  // npm changes into the package folder; a file is meant where the command was typed.
  const from = process.env.npm_lifecycle_event === "assess" ? (process.env.INIT_CWD ?? "") : "";
  return createReadStream(resolve(from, file));
}

function jurisdictionOf(command: CommandLine, facts: Facts): Jurisdiction {
  if (command.jurisdiction) return command.jurisdiction;
  return facts.jurisdiction?.status === "known" ? facts.jurisdiction.value : "EU";
}

type Outcome = { readonly ok: true; readonly document: unknown } | { readonly ok: false; readonly message: string };

const DECODER = new TextDecoder("utf-8", { fatal: true }); // a byte-order mark is passed over

function decode(bytes: Uint8Array): string | null {
  try {
    return DECODER.decode(bytes);
  } catch {
    return null;
  }
}

async function assessBytes(bytes: Uint8Array, command: CommandLine, say: Say): Promise<Outcome> {
  const text = decode(bytes);
  if (text === null) return { ok: false, message: say("not_utf8") };
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

async function assessOne(stream: AsyncIterable<Buffer>, command: CommandLine, say: Say): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const outcome = await assessBytes(Buffer.concat(chunks), command, say);
  if (outcome.ok) await write(`${JSON.stringify(outcome.document, null, 2)}\n`);
  else fail(outcome.message);
}

const LINE_FEED = 0x0a;

/** The lines of a stream as bytes, without their line feeds; a text that does not end in one has a last line too. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      const end = chunk.subarray(from, at);
      yield rest.length > 0 ? Buffer.concat([...rest, end]) : end;
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte <= 0x20);

async function assessLines(stream: AsyncIterable<Buffer>, command: CommandLine, say: Say): Promise<void> {
  let number = 0;
  let pending = "";
  for await (const line of linesOf(stream)) {
    number++;
    if (isBlank(line)) continue;
    const outcome = await assessBytes(line, command, say);
    if (!outcome.ok) process.exitCode = 1;
    pending += `${JSON.stringify(outcome.ok ? outcome.document : { error: outcome.message, line: number })}\n`;
    if (pending.length < FLUSH_CHARACTERS) continue;
    await write(pending);
    pending = "";
  }
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
