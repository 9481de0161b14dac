import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { reasonOf } from "./reasons";
import { isDoubtful, isUndetected, type Mutant, type MutatedFile, RESULTS, replacedBy } from "./results";

/*
 * Mutation testing of src/engine with Stryker, each mutant in one process (in-process-runner.ts), one file after the other: only the
 * mutated file is slowed down by its mutants. The result of each file is kept in reports/mutation/engine, where write-mutation.ts
 * finds it.
 *
 *   tsx test/mutation/mutate-engine.ts [--survivors] [start of a file's name …]
 *
 * --survivors: tries again, after tests were added, the mutants that nothing detected and for which no reason is kept; a file that
 * has changed is tried whole.
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

async function mutate(places: readonly string[]): Promise<Readonly<Record<string, MutatedFile>>> {
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
    timeoutMS: 10_000,
    warnings: { unknownOptions: true, preprocessorErrors: true, unserializableOptions: true, slow: false },
  }).runMutationTest();
  const report = JSON.parse(readFileSync(fileName, "utf8")) as { files: Readonly<Record<string, MutatedFile>> };
  rmSync(fileName);
  return report.files;
}

const keyOf = ({ mutatorName, replacement, location: { start, end } }: Mutant): string =>
  JSON.stringify([mutatorName, replacement, start, end]);

const pathOf = (name: string) => `src/engine/${name}`;
const placeOf = (name: string) => `${RESULTS}/${basename(name, ".ts")}.json`;

function keep(name: string, result: MutatedFile | undefined): void {
  // A file of types alone has no mutants.
  const { source, mutants } = result ?? { source: readFileSync(pathOf(name), "utf8"), mutants: [] };
  writeFileSync(placeOf(name), JSON.stringify({ source, mutants }));
  console.log(`${name}: ${mutants.filter(isUndetected).length} of ${mutants.length} undetected`);
}

function resultOf(name: string): MutatedFile | null {
  if (!existsSync(placeOf(name))) return null;
  const result = JSON.parse(readFileSync(placeOf(name), "utf8")) as MutatedFile;
  return result.source === readFileSync(pathOf(name), "utf8") ? result : null;
}

function isOpen(mutant: Mutant, name: string, source: string): boolean {
  const { line, text } = replacedBy(mutant, source);
  return isDoubtful(mutant) || (isUndetected(mutant) && !reasonOf(name, line, text, mutant.replacement ?? ""));
}

/** All in one run. A killed mutant stays killed while neither the file nor an existing test changes. */
async function tryAgain(): Promise<void> {
  const before = files.map((name) => ({ name, result: resultOf(name) }));
  const places = before.flatMap(({ name, result }) =>
    result === null
      ? [pathOf(name)]
      : result.mutants
          .filter((mutant) => isOpen(mutant, name, result.source))
          .map(
            ({ location: { start, end } }) =>
              `${pathOf(name)}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
          ),
  );
  const again = places.length === 0 ? {} : await mutate([...new Set(places)]);
  for (const { name, result } of before) {
    const now = again[pathOf(name)];
    const statuses = new Map((now?.mutants ?? []).map((mutant) => [keyOf(mutant), mutant.status]));
    keep(
      name,
      result
        ? {
            ...result,
            mutants: result.mutants.map((mutant) =>
              isOpen(mutant, name, result.source)
                ? { ...mutant, status: statuses.get(keyOf(mutant)) ?? mutant.status }
                : mutant,
            ),
          }
        : now,
    );
  }
}

const started = performance.now();
if (values.survivors) await tryAgain();
else for (const name of files) keep(name, (await mutate([pathOf(name)]))[pathOf(name)]);
console.log(`${files.length} files in ${Math.round((performance.now() - started) / 1000)} seconds`);
