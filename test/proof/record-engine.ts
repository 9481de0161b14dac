import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type ProofRow, recordProof } from "./record-proof";

/*
 * Runs the tests of the engine and counts what they try. Takes about three minutes: tsx test/proof/record-engine.ts --record
 */

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const OUT = "reports/engine-tests.json";
execFileSync(
  "npx",
  ["vitest", "run", "--project", "unit", "test/engine", "test/knowledge", "--reporter=json", `--outputFile=${OUT}`],
  { stdio: ["ignore", "ignore", "inherit"] },
);
const report = JSON.parse(readFileSync(OUT, "utf8")) as Report;

/** Passed and all tests of the files whose path ends so, and whose name fits. */
function count(ends: RegExp, name = /./): { passed: number; all: number } {
  const tests = report.testResults
    .filter((file) => ends.test(file.name))
    .flatMap((file) => file.assertionResults)
    .filter((test) => name.test(test.fullName));
  return { passed: tests.filter(({ status }) => status === "passed").length, all: tests.length };
}

function record(
  id: string,
  what: string,
  { passed, all }: { passed: number; all: number },
  aim: string,
  words: string,
  file: string,
): void {
  if (all === 0) throw new Error(`${id}: no test counted`);
  const row: ProofRow = {
    part: "engine",
    what,
    result: `${passed} of ${all} ${words} pass`,
    aim,
    met: passed === all,
    command: `npx vitest run --project unit ${file}`,
  };
  console.log(`${what}: ${row.result}`);
  recordProof(id, row);
}

record(
  "engine-cells",
  "Every table cell and boundary (value, value ± 0.1) of NIH 2002, AFIP, modified NIH and TNM, written from the specification",
  count(/risk-tables\.test\.ts$/),
  "all",
  "tests",
  "test/knowledge/risk-tables.test.ts",
);
record(
  "engine-specification",
  "Knowledge compared with the specification row by row: facts, codes, rules, grades, sources, figures, schedules, tables, both languages",
  count(/specification\.test\.ts$/),
  "all",
  "comparisons",
  "test/knowledge/specification.test.ts",
);
record(
  "engine-vignettes",
  "Worked cases of the specification: expected and forbidden codes, classes",
  count(/engine\/vignettes\.test\.ts$/),
  "all",
  "checks",
  "test/engine/vignettes.test.ts",
);
record(
  "engine-cases",
  "Further worked cases with the same vocabulary, read from the rules",
  count(/worked-cases\.test\.ts$/, /^worked cases/),
  "≥ 60",
  "cases",
  "test/knowledge/worked-cases.test.ts",
);
record(
  "engine-properties",
  "Properties on generated facts, 1,000 runs each: never throws, deterministic, everything emitted is listed and cited, jurisdiction only orders, blocked never hides, learning never widens (classes, figures, recommendations), unknown is the union of its completions, worse facts never lower either end of a class range",
  count(/properties\.test\.ts$/),
  "all",
  "properties",
  "test/engine/properties.test.ts",
);
