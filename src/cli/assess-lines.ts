import type { CommandLine, Say } from "./arguments";
import { assessBatch, type BatchResult } from "./batch";
import { BatchWorkers } from "./batch-workers";
import { batchesOf } from "./lines";

/** Lines a batch: some 1 MB of documents. */
const LINES = 32;
/** Batches that this thread assesses itself before it calls for others: a small input is done before they are there. */
const ALONE = 16;

/**
 * Assesses NDJSON line by line: one document a line, in order, an error row in the place of a bad line. What is read ahead is
 * bounded, and a slow reader slows the run: memory stays flat however long the input.
 * @param file the program, for the threads that a long input calls for.
 * @returns whether every line could be read.
 */
export async function assessLines(
  input: AsyncIterable<Uint8Array>,
  command: CommandLine,
  say: Say,
  write: (bytes: Uint8Array) => Promise<void>,
  file: URL,
): Promise<boolean> {
  let workers: BatchWorkers | null = null;
  let everyLineRead = true;
  let batches = 0;
  const waiting: Promise<BatchResult>[] = [];
  const writeFirst = async (): Promise<void> => {
    const result = await waiting.shift();
    if (!result) return;
    if (result.has_bad_line) everyLineRead = false;
    await write(result.bytes);
  };
  try {
    for await (const batch of batchesOf(input, LINES)) {
      if (batches++ === ALONE) workers = new BatchWorkers(file, command);
      const result = workers ? workers.assess(batch) : assessBatch(batch, command, say);
      // What fails is told when its turn comes.
      result.catch(() => {});
      waiting.push(result);
      if (waiting.length > (workers ? workers.count * 3 : 0)) await writeFirst();
    }
    while (waiting.length > 0) await writeFirst();
  } finally {
    await workers?.end();
  }
  return everyLineRead;
}
