import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { CLI } from "../text/cli";
import { translator } from "../text/translate";
import type { CommandLine } from "./arguments";
import { assessBatch, type BatchResult } from "./batch";
import type { Batch } from "./lines";

/** More do not help: the thread that reads and writes is the limit then. */
const MOST_WORKERS = 8;

interface Job {
  readonly done: (result: BatchResult) => void;
  readonly failed: (error: Error) => void;
}

/** Threads that assess batches. Each runs the program's own file, which calls `serveBatches` when it finds itself in one. */
export class BatchWorkers {
  readonly count = Math.min(availableParallelism(), MOST_WORKERS);
  private readonly workers: { readonly thread: Worker; readonly jobs: Job[] }[] = [];

  constructor(file: URL, command: CommandLine) {
    for (let index = 0; index < this.count; index++) {
      const jobs: Job[] = [];
      const thread = startThread(file, command);
      // A thread answers in the order in which it was asked.
      thread.on("message", (result: BatchResult) => jobs.shift()?.done(result));
      thread.on("error", (error) => {
        for (const job of jobs.splice(0)) job.failed(error);
      });
      this.workers.push({ thread, jobs });
    }
  }

  /** Gives the batch to the thread with the least to do. */
  assess(batch: Batch): Promise<BatchResult> {
    const [first, ...others] = this.workers;
    if (!first) throw new Error("no threads");
    const { thread, jobs } = others.reduce((least, one) => (one.jobs.length < least.jobs.length ? one : least), first);
    return new Promise((done, failed) => {
      jobs.push({ done, failed });
      thread.postMessage(batch, [batch.bytes.buffer]);
    });
  }

  async end(): Promise<void> {
    await Promise.all(this.workers.map(({ thread }) => thread.terminate()));
  }
}

/** A thread does not inherit what makes Node read TypeScript: from source, the thread is told first. */
function startThread(file: URL, command: CommandLine): Worker {
  if (!file.pathname.endsWith(".ts")) return new Worker(file, { workerData: command });
  const start = `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))})
    .then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); });`;
  return new Worker(start, { eval: true, workerData: command });
}

/** In a thread: assesses the batches that come, one after another. */
export function serveBatches(): void {
  const port = parentPort;
  if (isMainThread || !port) return;
  const command = workerData as CommandLine;
  const say = translator(CLI, command.language);
  let before: Promise<void> = Promise.resolve();
  port.on("message", (batch: Batch) => {
    before = before.then(async () => {
      const result = await assessBatch(batch, command, say);
      port.postMessage(result, [result.bytes.buffer]);
    });
  });
}
