import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { type ProofRow, recordProof } from "./record-proof";

/*
 * npm run proof:tests [-- engine | smart | browser] [-- --record]: runs tests and counts what they try, for the rows of docs/proof.md that
 * are tests. Engine about three minutes, the browser's about three, the sign-in seconds.
 */

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

interface Counted {
  readonly passed: number;
  readonly all: number;
}

type Count = (ends: RegExp, name?: RegExp) => Counted;

/** Runs the files; gives what passed, and all, of the tests of files whose path ends so, and whose name fits. */
function counting(project: string, files: readonly string[]): Count {
  mkdirSync("reports", { recursive: true });
  const out = `reports/${project}-tests.json`;
  spawnSync("npx", ["vitest", "run", "--project", project, ...files, "--reporter=json", `--outputFile=${out}`], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const report = JSON.parse(readFileSync(out, "utf8")) as Report;
  return (ends, name = /./) => {
    const tests = report.testResults
      .filter((file) => ends.test(file.name))
      .flatMap((file) => file.assertionResults)
      .filter((test) => name.test(test.fullName));
    return { passed: tests.filter(({ status }) => status === "passed").length, all: tests.length };
  };
}

function recordIn(part: ProofRow["part"], project: string) {
  return (id: string, what: string, { passed, all }: Counted, aim: string, words: string, file: string): void => {
    if (all === 0) throw new Error(`${id}: no test counted`);
    const row: ProofRow = {
      part,
      what,
      result: `${passed} of ${all} ${words} pass`,
      aim,
      met: passed === all,
      command: `npx vitest run --project ${project} ${file}`,
    };
    console.log(`${what}: ${row.result}`);
    recordProof(id, row);
  };
}

const asked = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const isAsked = (group: string): boolean => asked.length === 0 || asked.includes(group);
if (isAsked("engine")) recordEngine();
if (isAsked("smart")) recordSmart();
if (isAsked("browser")) recordBrowser();

/** Requirements of the specification by their number, each counted once however many tests name it. */
function recordSmart(): void {
  const count = counting("unit", ["test/smart", "test/sandbox"]);
  const record = recordIn("security", "unit");
  record(
    "security-smart",
    "SMART launch: every numbered requirement has a test that bears its number (L-01 to L-39), the checks of Inferno's client suite among them, with negative cases: no PKCE, a reused code, a wrong state, a foreign next link, downgraded scopes, an id_token with a wrong issuer, audience, nonce, expiry, signature, alg none",
    count(/test\/(?:smart|sandbox)\/[^/]+\.test\.ts$/, /\bL-\d\d\b|Inferno/),
    "all",
    "tests",
    "test/smart test/sandbox",
  );
}

function recordBrowser(): void {
  const count = counting("end-to-end", [
    "test/end-to-end/main-job.test.ts",
    "test/end-to-end/filing-dialects.test.ts",
    "test/end-to-end/filing-risks.test.ts",
    "test/end-to-end/mpages.test.ts",
  ]);
  recordIn("load", "end-to-end")(
    "load-two-tabs",
    "Two tabs with two patients, both reloaded, both filed, each in its own record; two tabs with one patient; ten clicks, one note",
    count(/main-job\.test\.ts$|filing-risks\.test\.ts$/, /two tabs|ten clicks/),
    "all",
    "tests",
    "test/end-to-end/main-job.test.ts test/end-to-end/filing-risks.test.ts",
  );
  recordIn("write-back", "end-to-end")(
    "writeback-dialects",
    "Each dialect of the sandbox in a browser, from the launch to the receipt, and what the chart then holds",
    count(/filing-dialects\.test\.ts$/),
    "all",
    "tests",
    "test/end-to-end/filing-dialects.test.ts",
  );
  recordIn("servers", "end-to-end")(
    "servers-mpages",
    "A view of PowerChart's MPages (L-38): Cerner's own library in the app, its other half in the page around it",
    count(/mpages\.test\.ts$/),
    "all",
    "tests",
    "test/end-to-end/mpages.test.ts",
  );
}

function recordEngine(): void {
  const count = counting("unit", ["test/engine", "test/knowledge"]);
  const record = recordIn("engine", "unit");
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
}
