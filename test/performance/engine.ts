import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import { recordProof } from "../proof/record-proof";
import { answerOf, decideByCql, isSameAnswer, resectedPatients } from "./engine-decision";

/*
 * npm run performance:engine [-- patients] [--record]: the engine bundled as it is shipped. Microseconds a patient for the whole
 * document, for one decision beside cql-execution, and the command line over NDJSON with its peak memory. Asserted: that engine and
 * CQL answer alike for every patient, and that NDJSON gives one document a line. Times are printed and kept, not asserted.
 * Some minutes for 100,000 patients.
 */

const OPTIONS = { as_of: "2026-11-23", jurisdiction: "EU", mode: "today", language: "en", patient: null } as const;
const COMMAND = "npm run performance:engine";
const PATIENTS = [
  {
    disease_setting: "resected_no_residual",
    site: "jejunum",
    size_mm: 30,
    mitoses_per_5mm2: 8,
    rupture_category: "none",
    margin: "R0",
    genotype: "KIT_ex11_other",
    surgery_date: "2026-10-01",
    adjuvant_status: "on",
    adjuvant_start: "2026-11-01",
  },
  { disease_setting: "resected_no_residual", site: "stomach", size_mm: 30 },
  { disease_setting: "metastatic", genotype: "KIT_ex9", prior_tki: [], creatinine_clearance_ml_min: 32 },
];

async function bundle(entry: string, outfile: string): Promise<string> {
  await build({
    entryPoints: [resolve(import.meta.dirname, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
}

interface Times {
  readonly best: number;
  readonly median: number;
}

/** Microseconds each of `size` runs takes, in the quickest and in the median of many short turns: a busy machine lengthens the rest. */
async function timed(run: () => unknown, size: number, turns = 300): Promise<Times> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const start = process.hrtime.bigint();
    await run();
    times.push(Number(process.hrtime.bigint() - start) / 1000 / size);
  }
  const sorted = times.slice(turns / 4).sort((left, right) => left - right);
  return { best: sorted[0] ?? 0, median: sorted[Math.trunc(sorted.length / 2)] ?? 0 };
}

const told = ({ best, median }: Times, digits = 0): string =>
  `${best.toFixed(digits)} µs (median turn ${median.toFixed(digits)} µs)`;

interface Throughput {
  readonly rate: number;
  /** MB, as the kernel keeps it. */
  readonly peak: number;
  /** Mean resident memory while each quarter of the documents was written, MB. */
  readonly quarters: readonly number[];
}

async function throughput(program: string, patients: number): Promise<Throughput> {
  const child = spawn(process.execPath, [program, "-", "--ndjson", "--as-of", OPTIONS.as_of], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let peak = 0;
  let documents = 0;
  const held: { readonly mb: number; readonly done: number }[] = [];
  child.stdout.on("data", (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) documents++;
  });
  // The kernel keeps the peak itself (VmHWM); read while the process lives.
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      held.push({ mb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024, done: documents });
    } catch {
      clearInterval(watch);
    }
  }, 100);
  const closed = once(child, "close");
  const start = performance.now();
  // Many lines a write, as a file is read: the machine's cores are the program's, not the measurement's.
  let lines = "";
  for (let index = 0; index < patients; index++) {
    lines += `${JSON.stringify({ facts: { ...PATIENTS[index % PATIENTS.length], age: 20 + (index % 60) } })}\n`;
    if (lines.length < 65_536 && index < patients - 1) continue;
    if (!child.stdin.write(lines)) await once(child.stdin, "drain");
    lines = "";
  }
  child.stdin.end();
  const [code] = await closed;
  clearInterval(watch);
  if (code !== 0 || documents !== patients) throw new Error(`${documents} documents of ${patients}, exit ${code}`);
  const rate = (patients * 1000) / (performance.now() - start);
  const quarters = [0, 1, 2, 3].map((part) => {
    const of = held.filter(({ done }) => Math.min(3, Math.trunc((done * 4) / patients)) === part);
    return Math.round(of.reduce((sum, { mb }) => sum + mb, 0) / Math.max(1, of.length));
  });
  return { rate, peak: Math.round(peak / 1024), quarters };
}

const folder = mkdtempSync(join(tmpdir(), "engine-performance-"));
try {
  const load = async <M>(entry: string, name: string): Promise<M> =>
    import(pathToFileURL(await bundle(entry, join(folder, name))).href) as Promise<M>;
  const { assess } = await load<typeof import("../../src/engine/assess")>("../../src/engine/assess.ts", "assess.mjs");
  const { decisionMaker } = await load<typeof import("../../src/engine/decide")>(
    "../../src/engine/decide.ts",
    "decide.mjs",
  );
  const { parseFacts } = await load<typeof import("../../src/engine/parse-facts")>(
    "../../src/engine/parse-facts.ts",
    "parse.mjs",
  );
  const parsed = (given: unknown) => {
    const result = parseFacts(given, KNOWLEDGE);
    if (!result.ok) throw new Error(result.error.path);
    return result.facts;
  };

  const whole = PATIENTS.map(parsed);
  const documents = await timed(() => whole.map((facts) => assess(facts, KNOWLEDGE, OPTIONS)), whole.length, 2000);
  console.log(`whole document: ${told(documents)}`);
  recordProof("engine-assess", {
    part: "engine",
    what: "One patient, everything (schemes, rules, reasons, follow-up, next facts), one thread; three kinds of patients",
    result: `${told(documents)}, ${Math.round(1e6 / documents.best)} patients/s in the quickest turn`,
    aim: "≤ 1 ms a patient; ≥ 10,000 patients/s for facts in",
    met: documents.best <= 100,
    command: COMMAND,
  });

  const patients = resectedPatients(4000);
  const facts = patients.map(parsed);
  const question = { scheme: "modified_nih_2008", decision: "adjuvant" } as const;
  const decide = decisionMaker(KNOWLEDGE, OPTIONS, question);
  const byCql = await decideByCql(patients);
  const different = facts.findIndex((one, index) => !isSameAnswer(byCql[index] ?? {}, answerOf(decide(one))));
  if (different >= 0) throw new Error(`engine and CQL differ: ${JSON.stringify(patients[different])}`);
  const some = patients.slice(0, 100);
  const cql = await timed(() => decideByCql(some), some.length, 120);
  const indexed = await timed(() => facts.map(decide), facts.length, 120);
  // A fact with a date has no place in the index: such patients are worked out every time.
  const dated = patients.slice(0, 100).map((one) => parsed({ ...one, surgery_date: "2026-10-01" }));
  const anew = await timed(() => dated.map(decide), dated.length);
  const ratio = cql.best / indexed.best;
  console.log(`cql-execution, class and adjuvant decision: ${told(cql)}`);
  console.log(`engine, the same: ${told(indexed, 2)}; worked out anew: ${told(anew, 1)}`);
  console.log(`cql / engine: ${ratio.toFixed(0)}; anew ${(cql.best / anew.best).toFixed(1)}`);
  console.log(`cql (one decision) / engine (whole document): ${(cql.best / documents.best).toFixed(2)}`);
  recordProof("engine-cql", {
    part: "engine",
    what: `Modified NIH class and adjuvant decision of ${patients.length} patients (unknown size, count, rupture, genotype among them), hand-written ELM in cql-execution beside the engine in one run; the answers are equal`,
    result: `cql-execution ${told(cql)}; engine ${told(indexed, 2)}: ${ratio.toFixed(0)} times. Worked out anew, without the index: ${told(anew, 1)}, ${(cql.best / anew.best).toFixed(1)} times. Whole document against the one CQL decision: ${(cql.best / documents.best).toFixed(2)} times`,
    aim: "≥ 100 times cql-execution",
    met: ratio >= 100,
    command: COMMAND,
  });

  const count = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100_000);
  const program = await bundle("../../src/cli/assess.ts", join(folder, "cli.mjs"));
  const run = await throughput(program, count);
  const [, second = 0, , last = 0] = run.quarters;
  const memory = `resident memory by quarter ${run.quarters.join(", ")} MB, peak ${run.peak} MB`;
  console.log(`NDJSON: ${count} patients, ${Math.round(run.rate)}/s, ${memory}`);
  recordProof("engine-ndjson", {
    part: "engine",
    what: `NDJSON, ${count} patients through the bundled command, start-up and ${availableParallelism()} threads included`,
    result: `${Math.round(run.rate)} patients/s; ${memory}`,
    aim: "≥ 10,000 patients/s; flat memory: the last quarter within 10 % of the second",
    met: run.rate >= 10_000 && last <= second * 1.1,
    command: COMMAND,
  });
} finally {
  rmSync(folder, { recursive: true });
}
