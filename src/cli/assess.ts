import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { isMainThread } from "node:worker_threads";
import { CLI } from "../text/cli";
import { translator } from "../text/translate";
import { type CommandLine, readArguments, type Say } from "./arguments";
import { assessLines } from "./assess-lines";
import { assessText } from "./assess-text";
import { serveBatches } from "./batch-workers";

/*
 * npm run --silent assess -- FILE|- [options]: one assessment document on standard output, nothing else there.
 * Exit 0 assessed; 2 the input cannot be read (one line on standard error); with --ndjson one document a line, an error row in
 * the place of a bad line, exit 1 at the end.
 */

/** Written with back-pressure: a slow reader slows the run, memory stays flat. */
async function write(text: string | Uint8Array): Promise<void> {
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

async function assessOne(stream: AsyncIterable<Buffer>, command: CommandLine, say: Say): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const outcome = await assessText(Buffer.concat(chunks), command, say);
  if (outcome.ok) await write(`${JSON.stringify(outcome.document, null, 2)}\n`);
  else fail(outcome.message);
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
    if (!command.ndjson) await assessOne(stream, command, say);
    else if (!(await assessLines(stream, command, say, write, new URL(import.meta.url)))) process.exitCode = 1;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    fail(say("cannot_read", { file: command.file, reason: error.code ?? error.message }));
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}

if (isMainThread) await main();
else serveBatches();
