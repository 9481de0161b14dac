import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { recordProof } from "../proof/record-proof";
import { residentMemory } from "./resident-memory";

/*
 * npm run soak:patients [number] [-- --record]: the shipped command line, as `npm run assess` calls it, on 1,000,000 patients as
 * NDJSON. Every document is read and counted; the process's resident memory is taken every second. Minutes to an hour, by machine.
 */

const ROOT = join(import.meta.dirname, "../..");
const COUNT = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const SITES = ["stomach", "duodenum", "jejunum", "ileum", "colon", "rectum"] as const;
const RUPTURES = ["none", "major_defect", "minor_defect"] as const;

/** A synthetic patient by number: sites, sizes, counts and settings in turn, some with little known. */
function patient(index: number): string {
  const facts: Record<string, unknown> = {
    disease_setting: index % 7 === 0 ? "metastatic" : "resected_no_residual",
    site: SITES[index % SITES.length],
    size_mm: 5 + (index % 200),
  };
  if (index % 3 !== 0) facts.mitoses_per_5mm2 = index % 23;
  if (index % 4 !== 0) facts.rupture_category = RUPTURES[index % RUPTURES.length];
  if (index % 5 !== 0) facts.genotype = index % 2 === 0 ? "KIT_ex11_other" : "KIT_ex9";
  return JSON.stringify({ facts });
}

async function run(): Promise<void> {
  const child = spawn("npm", ["run", "--silent", "assess", "--", "-", "--ndjson", "--as-of", "2026-11-23"], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const started = Date.now();
  const memory: { readonly seconds: number; readonly mebibytes: number; readonly done: number }[] = [];
  let documents = 0;
  let errors = 0;
  const watch = setInterval(() => {
    if (child.pid === undefined) return;
    memory.push({
      seconds: (Date.now() - started) / 1000,
      mebibytes: residentMemory(child.pid) / 2 ** 20,
      done: documents,
    });
    if (memory.length % 15 === 0) console.log(`${documents} documents, ${memory.at(-1)?.mebibytes.toFixed(0)} MiB`);
  }, 1000);
  const ended = once(child, "close") as Promise<[number | null]>;
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line === "") continue;
      documents += 1;
      // a document names its engine; an error row does not
      if (!line.includes('"engine"')) errors += 1;
    }
  })();
  let batch = "";
  for (let index = 0; index < COUNT; index += 1) {
    batch += `${patient(index)}\n`;
    if (batch.length < 65_536 && index < COUNT - 1) continue;
    if (!child.stdin.write(batch)) await once(child.stdin, "drain");
    batch = "";
  }
  child.stdin.end();
  await reading;
  const [code] = await ended;
  clearInterval(watch);
  const seconds = (Date.now() - started) / 1000;
  const quarter = (part: number): number => {
    const of = memory.filter(({ done }) => done > (COUNT * part) / 4 && done <= (COUNT * (part + 1)) / 4);
    return of.reduce((sum, { mebibytes }) => sum + mebibytes, 0) / Math.max(1, of.length);
  };
  const quarters = [0, 1, 2, 3].map(quarter);
  const peak = Math.max(0, ...memory.map(({ mebibytes }) => mebibytes));
  const isFlat = (quarters[3] ?? 0) < (quarters[1] ?? 0) * 1.15 + 10;
  const isWhole = documents === COUNT && errors === 0 && code === 0;
  const result = `${documents} documents of ${COUNT} patients, ${errors} error rows, exit ${code}; ${seconds.toFixed(0)} s, ${Math.round(documents / seconds)} patients a second; resident memory (npm and the command) by quarter ${quarters.map((value) => value.toFixed(0)).join(", ")} MiB, peak ${peak.toFixed(0)} MiB`;
  console.log(`${isWhole && isFlat ? "flat" : "NOT AS IT SHOULD BE"}: ${result}`);
  recordProof("load-patients", {
    part: "load",
    what: `The command line on ${COUNT.toLocaleString("en")} patients as NDJSON`,
    result,
    aim: "one document each, memory of the last quarter within 15 % of the second",
    met: isWhole && isFlat,
    command: "npm run soak:patients",
  });
  process.exitCode = isWhole && isFlat ? 0 : 1;
}

await run();
