import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { recordProof } from "../proof/record-proof";

/*
 * Writes docs/mutation.md from the reports that the mutation runs left in reports/mutation, newest result of each file:
 * tsx test/mutation/write-mutation.ts [--record]
 */

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number } };
}
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}
interface DataReport {
  readonly mutants: number;
  readonly tried: number;
  readonly killed: number;
  readonly by_drift_alone: number;
  readonly sections: Readonly<Record<string, { readonly killed: number; readonly total: number }>>;
  readonly survivors: readonly { readonly path: string; readonly kind: string }[];
}

/** Why a mutant that survives may: no test can tell it from the original. Everything else is open. */
const EQUIVALENT: readonly { readonly file: RegExp; readonly line: RegExp; readonly reason: string }[] = [
  { file: /fact-set/, line: /word < this\.words\.length/, reason: "one word past the end reads as nothing" },
  { file: /fact-set/, line: /throw new Error\(`no fact/, reason: "cannot be reached: names are typed" },
  { file: /fact-set/, line: /name !== undefined\) found\.push/, reason: "every set bit has a name" },
  { file: /truth/, line: /return left [<>] right/, reason: "of two equal truths either is returned" },
  {
    file: /say|template/,
    line: /parts\.length === 1|if \(!values\)|if \(!template\)/,
    reason: "a shortcut: the same text without it",
  },
  { file: /calendar/, line: /month === 4|year < 1000/, reason: "the clinical calendar has no year before 1000" },
];

const FOLDER = "reports/mutation";
const reports = readdirSync(FOLDER)
  .filter((name) => /^(engine|risk).*\.json$/.test(name))
  .map((name) => ({ name, changed: statSync(`${FOLDER}/${name}`).mtimeMs }))
  .sort((a, b) => a.changed - b.changed)
  .map(({ name }) => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8")) as Report);
const files = new Map(reports.flatMap(({ files: found }) => Object.entries(found)));

const DETECTED = ["Killed", "Timeout"];
const UNDETECTED = ["Survived", "NoCoverage"];
const of = (mutants: readonly Mutant[], states: readonly string[]) =>
  mutants.filter(({ status }) => states.includes(status));
const percent = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);

const rows: string[] = [];
const open: string[] = [];
let killed = 0;
let total = 0;
let equivalent = 0;
for (const [file, { source, mutants }] of [...files].sort(([a], [b]) => a.localeCompare(b))) {
  const lines = source.split("\n");
  const [dead, alive] = [of(mutants, DETECTED), of(mutants, UNDETECTED)];
  killed += dead.length;
  total += dead.length + alive.length;
  rows.push(
    `| ${file.replace("src/engine/", "")} | ${dead.length + alive.length} | ${dead.length} | ${percent(dead.length, dead.length + alive.length)} |`,
  );
  if (alive.length > 0) open.push(`### ${file}`, "");
  for (const { mutatorName, replacement = "", location } of alive) {
    const line = lines[location.start.line - 1]?.trim() ?? "";
    const reason = EQUIVALENT.find((one) => one.file.test(file) && one.line.test(line))?.reason;
    if (reason) equivalent += 1;
    const short = (text: string) => text.replace(/\s+/g, " ").replaceAll("`", "'").slice(0, 90);
    open.push(
      `- ${location.start.line} ${mutatorName} \`${short(replacement)}\` in \`${short(line)}\`: ${reason ?? "open, no test tells it yet"}`,
    );
  }
  if (alive.length > 0) open.push("");
}

const sources = readdirSync("src/engine").length;
const data = JSON.parse(readFileSync(`${FOLDER}/knowledge-data.json`, "utf8")) as DataReport;
const dataSections = Object.entries(data.sections).map(
  ([name, one]) => `| ${name} | ${one.total} | ${one.killed} | ${percent(one.killed, one.total)} |`,
);
const scope = data.tried === data.mutants ? "all" : "a random sample, seed 1";

writeFileSync(
  "docs/mutation.md",
  `${[
    "# Mutation testing",
    "",
    "Written by `tsx test/mutation/write-mutation.ts` from the reports of the runs; no figure is typed by hand. Aim: 90 % or more.",
    "",
    "- `npm run mutation:engine`, `npm run mutation:risk`: Stryker over src/engine, each mutant in one process (test/mutation/in-process-runner.ts), since a",
    "  Vitest start for each of some 4,700 mutants would take days. Estimated from the first files: 30 minutes of processor time for the first, 10 for the second.",
    "- `npm run mutation:knowledge`: the tables as data, each leaf changed in memory (test/mutation/mutate-knowledge.ts): about 0.2 seconds of",
    "  processor time a mutant; `--sample N` tries N of them. Stryker's own mutants of src/knowledge empty literals only and were not run.",
    "- What a mutant has to get past: the test files that the suites in test/mutation import. The cells of the risk tables and the properties are left",
    "  out, so that the scores are lower bounds. A time-out counts as detected, as Stryker counts it.",
    "",
    "## Engine",
    "",
    `${files.size} of ${sources} files have a result: ${killed} of ${total} mutants detected, **${percent(killed, total)}**; of the others ${equivalent} are equivalent by the reasons below.`,
    "A file without a row was not measured. Rows as of 24 November 2026 are from before test/engine/told.test.ts, which was written from",
    "their survivors (words of refusals, sources and notes of calculated facts) and has not been measured; a new run will move them.",
    "",
    "| File | Mutants | Detected | Score |",
    "|---|---|---|---|",
    ...rows,
    "",
    "## Knowledge",
    "",
    `${data.tried} of ${data.mutants} mutants tried (${scope}): ${data.killed} detected, **${percent(data.killed, data.tried)}**; ${percent(data.killed - data.by_drift_alone, data.tried)} without the drift check of docs/knowledge.md,`,
    "the document that a clinician signs.",
    "",
    "| Table | Tried | Detected | Score |",
    "|---|---|---|---|",
    ...dataSections,
    "",
    "Survivors:",
    "",
    ...data.survivors.map(({ path, kind }) => `- ${kind}: \`${path}\``),
    "",
    "## Survivors of the engine",
    "",
    ...open,
  ].join("\n")}\n`,
);
console.log(`engine ${killed} of ${total} (${percent(killed, total)}), ${files.size} of ${sources} files`);
recordProof("engine-mutation-stryker", {
  part: "engine",
  what: `Mutation testing of the engine with Stryker, ${files.size} of its ${sources} files`,
  result: `${percent(killed, total)} detected (${killed} of ${total} mutants; ${equivalent} of the others equivalent)`,
  aim: "≥ 90 %",
  met: killed / total >= 0.9 && files.size === sources,
  command: "npm run mutation:engine && npm run mutation:risk",
});
