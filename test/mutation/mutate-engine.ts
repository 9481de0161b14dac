import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";

/*
 * Mutation testing of src/engine with Stryker, each mutant in one process (in-process-runner.ts). The result of each file is kept in
 * reports/mutation/engine, where write-mutation.ts finds it.
 *
 *   tsx test/mutation/mutate-engine.ts [--incremental] [start of a file's name …]
 */

const { values, positionals } = parseArgs({
  options: { incremental: { type: "boolean", default: false } },
  allowPositionals: true,
});
const files = readdirSync("src/engine").filter(
  (name) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
);
if (files.length === 0) throw new Error("no such file in src/engine");

const REPORT = "reports/mutation/last.json";
const RESULTS = "reports/mutation/engine";
const started = performance.now();

await new Stryker({
  plugins: ["./test/mutation/in-process-runner.ts"],
  testRunner: "in-process-engine",
  testRunnerNodeArgs: ["--import", "tsx"],
  tsconfigFile: "none",
  mutate: files.map((name) => `src/engine/${name}`),
  ignorePatterns: [
    "docs",
    "public",
    "reports",
    "test/{chart,conformance,end-to-end,sandbox,ui,writeback}",
    ".stryker-tmp*",
  ],
  reporters: ["clear-text", "json"],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: REPORT },
  incremental: values.incremental,
  incrementalFile: "reports/mutation/incremental.json",
  coverageAnalysis: "perTest",
  concurrency: 1,
  dryRunTimeoutMinutes: 30,
  // Tests of a mutant take milliseconds; an endless loop is stopped by its number of rounds long before.
  timeoutMS: 5000,
  warnings: { unknownOptions: true, preprocessorErrors: true, unserializableOptions: true, slow: false },
}).runMutationTest();

interface Report {
  readonly files: Readonly<Record<string, object>>;
}
const report = JSON.parse(readFileSync(REPORT, "utf8")) as Report;
mkdirSync(RESULTS, { recursive: true });
for (const name of files) {
  const result = report.files[`src/engine/${name}`];
  if (result) writeFileSync(`${RESULTS}/${basename(name, ".ts")}.json`, JSON.stringify(result));
}
console.log(`${files.length} files in ${Math.round((performance.now() - started) / 1000)} seconds`);
