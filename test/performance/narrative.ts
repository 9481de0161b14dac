import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type * as Statements from "../../src/chart/narrative/statements-of";
import type * as Attachments from "../../src/chart/narrative/text/text-of-attachment";
import { filled, HOSTILE_DOCUMENTS, HOSTILE_TEXTS } from "../chart/narrative/hostile-texts";
import { corpusIn, DEVELOPMENT, reportOf } from "../chart/narrative/scoring";
import { recordProof } from "../proof/record-proof";

/**
 * Processor time to read report texts, bundled as shipped: the whole corpus, and five million characters made to be slow.
 * Run: npx tsx test/performance/narrative.ts [--record]. About a minute.
 */
const SIZE = 5_000_000;

const folder = await mkdtemp(join(tmpdir(), "narrative-"));
async function bundled<M>(entry: string): Promise<M> {
  const outfile = join(folder, `${basename(entry)}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `../../src/chart/narrative/${entry}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    external: ["pdfjs-dist", "pdfjs-dist/*"],
  });
  return import(pathToFileURL(outfile).href) as Promise<M>;
}
const { statementsOf } = await bundled<typeof Statements>("statements-of");
const { textOfAttachment } = await bundled<typeof Attachments>("text/text-of-attachment");

const report = (text: string) => reportOf({ id: "1", language: "en", report_kind: "pathology", text });

/** Processor milliseconds of some work, collection of garbage included. */
async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const entries = corpusIn(DEVELOPMENT);
for (const entry of entries) statementsOf(reportOf(entry));
const corpusTime = await processorTime(() => entries.forEach((entry) => void statementsOf(reportOf(entry))));
console.log(`corpus: ${entries.length} reports, ${(corpusTime / entries.length).toFixed(2)} ms each`);

const slow: { name: string; time: number }[] = [];
const measure = async (name: string, work: () => unknown): Promise<void> => {
  const time = await processorTime(work);
  slow.push({ name, time });
  console.log(`${name.padEnd(26)}${time.toFixed(0).padStart(7)} ms`);
};
for (const [name, unit, before, behind] of HOSTILE_TEXTS) {
  const text = filled(SIZE, unit, before, behind);
  await measure(name, () => statementsOf(report(text)));
}
for (const [name, type, unit, before, behind] of HOSTILE_DOCUMENTS) {
  const bytes = Uint8Array.from(Buffer.from(filled(SIZE, unit, before, behind), "latin1"));
  await measure(name, async () => {
    const read = await textOfAttachment(bytes, type);
    if (read.state === "text") statementsOf(report(read.text));
  });
}
await rm(folder, { recursive: true });

slow.sort((one, other) => other.time - one.time);
const [slowest] = slow;
const within = slow.filter(({ time }) => time <= 1000).length;
console.log(`${within} of ${slow.length} within 1 s; slowest: ${slowest?.name} ${slowest?.time.toFixed(0)} ms`);
recordProof("narrative-hostile", {
  part: "chart",
  what: `Narrative readers bundled as shipped, 5 MB of hostile text or document, ${slow.length} patterns, processor time`,
  result: `${within} within 1 s; slowest ${slowest?.name ?? ""} ${slowest?.time.toFixed(0) ?? ""} ms, median ${slow[Math.floor(slow.length / 2)]?.time.toFixed(0)} ms; an ordinary report ${(corpusTime / entries.length).toFixed(2)} ms`,
  aim: "5 MB of adversarial text at most 1 s",
  met: within === slow.length,
  command: "npx tsx test/performance/narrative.ts",
});
