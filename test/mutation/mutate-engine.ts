import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { isUndetected, type Mutant, type MutatedFile, RESULTS } from "./results";

/*
 * Mutation testing of src/engine with Stryker, each mutant in one process (in-process-runner.ts), one file after the other: only the
 * mutated file is slowed down by its mutants. The result of each file is kept in reports/mutation/engine, where write-mutation.ts
 * finds it.
 *
 *   tsx test/mutation/mutate-engine.ts [--survivors] [start of a file's name …]
 *
 * --survivors: tries again the mutants that nothing detected, after tests were added; a file that has changed is tried whole.
 */

const { values, positionals } = parseArgs({
  options: { survivors: { type: "boolean", default: false } },
  allowPositionals: true,
});
const files = readdirSync("src/engine").filter(
  (name) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
);
if (files.length === 0) throw new Error("no such file in src/engine");
mkdirSync(RESULTS, { recursive: true });

async function mutate(places: readonly string[]): Promise<MutatedFile | undefined> {
  const fileName = `reports/mutation/stryker-${process.pid}.json`;
  await new Stryker({
    plugins: ["./test/mutation/in-process-runner.ts"],
    testRunner: "in-process-engine",
    testRunnerNodeArgs: ["--import", "tsx"],
    tsconfigFile: "none",
    mutate: [...places],
    ignorePatterns: [
      "docs",
      "public",
      "reports",
      "test/{chart,conformance,end-to-end,sandbox,ui,writeback}",
      ".stryker-tmp*",
    ],
    reporters: ["json"],
    jsonReporter: { fileName },
    coverageAnalysis: "perTest",
    concurrency: 1,
    dryRunTimeoutMinutes: 30,
    // Tests of a mutant take milliseconds; an endless loop is stopped by its number of rounds long before.
    timeoutMS: 5000,
    warnings: { unknownOptions: true, preprocessorErrors: true, unserializableOptions: true, slow: false },
  }).runMutationTest();
  const report = JSON.parse(readFileSync(fileName, "utf8")) as { files: Readonly<Record<string, MutatedFile>> };
  rmSync(fileName);
  return Object.values(report.files)[0];
}

const keyOf = ({ mutatorName, replacement, location: { start, end } }: Mutant): string =>
  JSON.stringify([mutatorName, replacement, start, end]);

/** A killed mutant stays killed while neither the file nor an existing test changes. */
async function retry(file: string, before: MutatedFile): Promise<MutatedFile> {
  const open = before.mutants.filter(isUndetected);
  const places = open.map(({ location: { start, end } }) => `${start.line}:${start.column}-${end.line}:${end.column}`);
  if (places.length === 0) return before;
  const again = await mutate([...new Set(places)].map((place) => `${file}:${place}`));
  const statuses = new Map((again?.mutants ?? []).map((mutant) => [keyOf(mutant), mutant.status]));
  return {
    ...before,
    mutants: before.mutants.map((mutant) =>
      isUndetected(mutant) ? { ...mutant, status: statuses.get(keyOf(mutant)) ?? mutant.status } : mutant,
    ),
  };
}

for (const name of files) {
  const started = performance.now();
  const file = `src/engine/${name}`;
  const place = `${RESULTS}/${basename(name, ".ts")}.json`;
  const before =
    values.survivors && existsSync(place) ? (JSON.parse(readFileSync(place, "utf8")) as MutatedFile) : null;
  const result =
    before?.source === readFileSync(file, "utf8") ? await retry(file, before) : ((await mutate([file])) ?? null);
  // A file of types alone has no mutants.
  const { source, mutants } = result ?? { source: readFileSync(file, "utf8"), mutants: [] };
  writeFileSync(place, JSON.stringify({ source, mutants }));
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${name}: ${mutants.filter(isUndetected).length} of ${mutants.length} undetected, ${seconds} seconds`);
}
