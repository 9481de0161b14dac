import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as cql from "cql-execution";
import { build } from "esbuild";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";

/*
 * npm run performance:engine [patients]: the engine bundled as it is shipped. Microseconds a patient (everything: schemes, rules,
 * reasons, follow-up), the command line over NDJSON with its peak memory, and cql-execution beside it. Asserted: that the engine
 * and CQL give the same class. Times are printed, not asserted: they depend on the machine.
 */

type Given = Readonly<Record<string, unknown>>;

const PATIENTS: Readonly<Record<string, Given>> = {
  complete: {
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
  "site and size only": { disease_setting: "resected_no_residual", site: "stomach", size_mm: 30 },
  metastatic: { disease_setting: "metastatic", genotype: "KIT_ex9", prior_tki: [], creatinine_clearance_ml_min: 32 },
};
const OPTIONS = { as_of: "2026-11-23", jurisdiction: "EU", mode: "today", language: "en", patient: null } as const;

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

interface Timed {
  readonly wall: number;
  readonly processor: number;
}

/** Microseconds a run, after warming up. */
async function timed(run: () => unknown, runs: number): Promise<Timed> {
  for (let index = 0; index < runs / 2; index++) await run();
  const before = process.cpuUsage();
  const start = performance.now();
  for (let index = 0; index < runs; index++) await run();
  const wall = ((performance.now() - start) * 1000) / runs;
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / runs };
}

const told = ({ wall, processor }: Timed): string =>
  `${wall.toFixed(0)} µs (processor ${processor.toFixed(0)} µs), ${Math.round(1e6 / wall)}/s`;

/** Modified NIH and "high risk and a sensitive genotype" as ELM: the printed rows, first match wins. */
function library(): unknown {
  const fact = (path: string) => ({ type: "Property", path, source: { type: "ExpressionRef", name: "Patient" } });
  const literal = (value: string | number) => ({
    type: "Literal",
    valueType: `{urn:hl7-org:elm-types:r1}${typeof value === "number" ? "Decimal" : "String"}`,
    value: String(value),
  });
  const always = { type: "Literal", valueType: "{urn:hl7-org:elm-types:r1}Boolean", value: "true" };
  const all = (tests: readonly unknown[]): unknown =>
    tests.reduce((left, right) => ({ type: "And", operand: [left, right] }), always);
  const oneOf = (path: string, values: readonly string[]) => ({
    type: "In",
    operand: [fact(path), { type: "List", element: values.map(literal) }],
  });
  const COMPARISONS = { gt: "Greater", gte: "GreaterOrEqual", lt: "Less", lte: "LessOrEqual" } as const;
  const table = KNOWLEDGE.schemes.modified_nih_2008;
  const items = table.rows.map((row) => {
    const tests: unknown[] = [];
    for (const [path, interval, scale] of [
      ["size_mm", row.size_cm, 10],
      ["mitoses_per_5mm2", row.mitoses, 1],
    ] as const)
      for (const side of ["gt", "gte", "lt", "lte"] as const) {
        const limit = interval?.[side];
        if (limit !== undefined) {
          tests.push({ type: COMPARISONS[side], operand: [fact(path), literal(limit * scale)] });
        }
      }
    if (row.rupture) tests.push(oneOf("rupture_category", row.rupture));
    const groups = row.site_groups;
    if (groups) {
      const sites = Object.entries(table.site_groups).filter(([, of]) => of.some((group) => groups.includes(group)));
      tests.push(
        oneOf(
          "site",
          sites.map(([site]) => site),
        ),
      );
    }
    // biome-ignore lint/suspicious/noThenProperty: the word of ELM for a case item.
    return { when: all(tests), then: literal(row.category ?? "none") };
  });
  const high = { type: "Equal", operand: [{ type: "ExpressionRef", name: "Class" }, literal("high")] };
  const define = (name: string, expression: unknown) => ({ name, context: "Patient", expression });
  return {
    library: {
      identifier: { id: "ModifiedNih" },
      schemaIdentifier: { id: "urn:hl7-org:elm", version: "r1" },
      usings: { def: [{ localIdentifier: "System", uri: "urn:hl7-org:elm-types:r1" }] },
      statements: {
        def: [
          define("Patient", {
            type: "SingletonFrom",
            operand: { type: "Retrieve", dataType: "{https://github.com/cqframework/cql-execution/simple}Patient" },
          }),
          define("Class", { type: "Case", caseItem: items, else: literal("?") }),
          define("Adjuvant", all([high, oneOf("genotype", KNOWLEDGE.genotype_sets.SENS)])),
        ],
      },
    },
  };
}

async function throughput(program: string, patients: number): Promise<string> {
  const child = spawn(process.execPath, [program, "-", "--ndjson", "--as-of", OPTIONS.as_of], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = Object.values(PATIENTS).map((facts) => `${JSON.stringify({ facts })}\n`);
  let peak = 0;
  let documents = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) documents++;
  });
  // The kernel keeps the peak itself (VmHWM); read while the process lives.
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      clearInterval(watch);
    }
  }, 100);
  const closed = once(child, "close");
  const start = performance.now();
  for (let index = 0; index < patients; index++) {
    if (!child.stdin.write(lines[index % lines.length] ?? "")) await once(child.stdin, "drain");
  }
  child.stdin.end();
  const [code] = await closed;
  clearInterval(watch);
  if (code !== 0 || documents !== patients) throw new Error(`${documents} documents of ${patients}, exit ${code}`);
  const seconds = (performance.now() - start) / 1000;
  return `${patients} patients in ${seconds.toFixed(1)} s, ${Math.round(patients / seconds)}/s, peak ${Math.round(peak / 1024)} MB`;
}

const folder = mkdtempSync(join(tmpdir(), "engine-performance-"));
try {
  const load = async <M>(entry: string, name: string): Promise<M> =>
    import(pathToFileURL(await bundle(entry, join(folder, name))).href) as Promise<M>;
  const { assess } = await load<typeof import("../../src/engine/assess")>("../../src/engine/assess.ts", "assess.mjs");
  const { parseFacts } = await load<typeof import("../../src/engine/parse-facts")>(
    "../../src/engine/parse-facts.ts",
    "parse.mjs",
  );
  for (const [name, given] of Object.entries(PATIENTS)) {
    const parsed = parseFacts(given, KNOWLEDGE);
    if (!parsed.ok) throw new Error(parsed.error.path);
    const time = await timed(() => assess(parsed.facts, KNOWLEDGE, OPTIONS), 2000);
    console.log(`${name}: ${told(time)}`);
    if (name !== "complete") continue;
    const executor = new cql.Executor(new cql.Library(library()));
    const decide = async () => {
      const results = await executor.exec(new cql.PatientSource([{ id: "1", recordType: "Patient", ...given }]));
      return results.patientResults["1"];
    };
    const byCql = (await decide())?.Class;
    const byEngine = assess(parsed.facts, KNOWLEDGE, OPTIONS).risk.modified_nih_2008.categories[0];
    if (byCql !== byEngine) throw new Error(`CQL says ${byCql}, the engine ${byEngine}`);
    const cqlTime = await timed(decide, 2000);
    console.log(`cql-execution, modified NIH and adjuvant decision alone: ${told(cqlTime)}`);
    console.log(`cql-execution (one decision) / engine (everything): ${(cqlTime.wall / time.wall).toFixed(2)}`);
  }
  const program = await bundle("../../src/cli/assess.ts", join(folder, "cli.mjs"));
  console.log(`NDJSON: ${await throughput(program, Number(process.argv[2] ?? 100_000))}`);
} finally {
  rmSync(folder, { recursive: true });
}
