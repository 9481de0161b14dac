import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import { recordProof } from "../proof/record-proof";
import { knowledgeReasonOf } from "./knowledge-reasons";
import { reasonOf } from "./reasons";
import { isDoubtful, isUndetected, type MutatedFile, RESULTS, replacedBy } from "./results";

/*
 * Writes docs/mutation.md from the reports that the mutation runs left in reports/mutation, newest result of each file:
 * tsx test/mutation/write-mutation.ts [--record]
 */

interface DataReport {
  readonly mutants: number;
  readonly tried: number;
  readonly killed: number;
  readonly by_drift_alone: number;
  readonly sections: Readonly<Record<string, { readonly killed: number; readonly total: number }>>;
  readonly survivors: readonly { readonly path: string; readonly kind: string }[];
}

const percent = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);

const rows: string[] = [];
const listed: string[] = [];
const seen = { detected: 0, total: 0, reasoned: 0, timed_out: 0, by_clock: 0 };
const short = (text: string) => text.replace(/\s+/g, " ").replaceAll("`", "'").slice(0, 90);
const sources = readdirSync("src/engine").sort();
const outdated: string[] = [];
const unmeasured: string[] = [];
const typesOnly: string[] = [];
for (const name of sources) {
  const place = `${RESULTS}/${basename(name, ".ts")}.json`;
  if (!existsSync(place)) {
    const code = /^(export )?(const|function|class) /m.test(readFileSync(`src/engine/${name}`, "utf8"));
    (code ? unmeasured : typesOnly).push(name);
    continue;
  }
  const { source, mutants } = JSON.parse(readFileSync(place, "utf8")) as MutatedFile;
  if (mutants.length === 0) {
    typesOnly.push(name);
    continue;
  }
  if (source !== readFileSync(`src/engine/${name}`, "utf8")) outdated.push(name);
  const alive = mutants.filter(isUndetected);
  const detected = mutants.filter(({ status }) => status === "Killed" || status === "Timeout");
  seen.detected += detected.length;
  seen.total += detected.length + alive.length;
  seen.timed_out += mutants.filter(({ status }) => status === "Timeout").length;
  seen.by_clock += mutants.filter(isDoubtful).length;
  let reasoned = 0;
  const told = alive
    .toSorted(({ location: a }, { location: b }) => a.start.line - b.start.line || a.start.column - b.start.column)
    .map((mutant) => {
      const { mutatorName, replacement = "", location } = mutant;
      const { line, text } = replacedBy(mutant, source);
      const reason = reasonOf(name, line, text, replacement);
      if (reason) reasoned += 1;
      return `- ${location.start.line} ${mutatorName}: \`${short(text)}\` → \`${short(replacement)}\` in \`${short(line.trim())}\`: ${reason ?? "open, no test tells it yet"}`;
    });
  seen.reasoned += reasoned;
  const all = detected.length + alive.length;
  rows.push(
    `| ${name} | ${all} | ${detected.length} | ${percent(detected.length, all)} | ${reasoned} | ${alive.length - reasoned} |`,
  );
  if (told.length > 0) listed.push(`### ${name}`, "", ...told, "");
}

const withReason = (survivor: string): string =>
  `${survivor}: ${knowledgeReasonOf(/`(\S+)`$/.exec(survivor)?.[1] ?? "", KNOWLEDGE) ?? "open"}`;

/** The tables' part from the report of the run, or as it was written last. */
function knowledgePart(): readonly string[] {
  const report = "reports/mutation/knowledge-data.json";
  if (!existsSync(report)) {
    const written = readFileSync("docs/mutation.md", "utf8").split("\n");
    const kept = written.slice(written.indexOf("## Knowledge"), written.indexOf("## Survivors of the engine"));
    return kept.map((line) => line.replace(/^(- .*`\S+`): open$/, (_whole, survivor: string) => withReason(survivor)));
  }
  const data = JSON.parse(readFileSync(report, "utf8")) as DataReport;
  const scope = data.tried === data.mutants ? "all" : "a random sample, seed 1";
  return [
    "## Knowledge",
    "",
    `${data.tried} of ${data.mutants} mutants tried (${scope}): ${data.killed} detected, **${percent(data.killed, data.tried)}**; ${percent(data.killed - data.by_drift_alone, data.tried)} without the drift check of docs/knowledge.md,`,
    "the document that a clinician signs.",
    "",
    "| Table | Tried | Detected | Score |",
    "|---|---|---|---|",
    ...Object.entries(data.sections).map(
      ([name, one]) => `| ${name} | ${one.total} | ${one.killed} | ${percent(one.killed, one.total)} |`,
    ),
    "",
    "Survivors:",
    "",
    ...data.survivors.map(({ path, kind }) => withReason(`- ${kind}: \`${path}\``)),
    "",
  ];
}

writeFileSync(
  "docs/mutation.md",
  `${[
    "# Mutation testing",
    "",
    "Written by `tsx test/mutation/write-mutation.ts` from the reports of the runs; no figure is typed by hand. Aim: 90 % or more.",
    "",
    "- `npm run mutation:engine`: Stryker over src/engine, file by file, each mutant in one process (test/mutation/in-process-runner.ts), since a Vitest",
    "  start for each of some 5,000 mutants would take days; about an hour of processor time. `npm run mutation:risk`: the risk schemes alone, ten minutes.",
    "  `-- --survivors` tries again what nothing detected and no reason explains, after tests were added: what was detected before counts as",
    "  detected still.",
    "- `npm run mutation:knowledge`: the tables as data, each leaf changed in memory (test/mutation/mutate-knowledge.ts): about 0.2 seconds of",
    "  processor time a mutant, an hour in all; `--sample N` tries N of them. Stryker's own mutants of src/knowledge empty literals only and were not run.",
    "- What a mutant has to get past: the test files that the suites in test/mutation import, the properties in a short form with a fixed seed.",
    "  A time-out counts as detected, as Stryker counts it.",
    "",
    "## Engine",
    "",
    `${rows.length} of ${sources.length - typesOnly.length} files have a result: ${seen.detected} of ${seen.total} mutants detected, **${percent(seen.detected, seen.total)}**, ${seen.timed_out} of them by time-out (${seen.by_clock} by the clock, the others by the number of rounds of a loop).`,
    `Of the ${seen.total - seen.detected} others ${seen.reasoned} have a reason below; ${seen.total - seen.detected - seen.reasoned} are open.`,
    ...(typesOnly.length > 0 ? [`Types only, nothing to mutate: ${typesOnly.join(", ")}.`] : []),
    ...(unmeasured.length > 0 ? [`Not measured: ${unmeasured.join(", ")}.`] : []),
    ...(outdated.length > 0 ? [`Measured before the file last changed: ${outdated.join(", ")}.`] : []),
    "",
    "| File | Mutants | Detected | Score | Undetected with a reason | Open |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
    ...knowledgePart(),
    "## Survivors of the engine",
    "",
    ...listed,
  ].join("\n")}\n`,
);
const score = percent(seen.detected, seen.total);
console.log(`engine ${seen.detected} of ${seen.total} (${score}), ${rows.length} of ${sources.length} files`);
recordProof("engine-mutation-stryker", {
  part: "engine",
  what: `Mutation testing of the engine with Stryker, ${rows.length} of its ${sources.length - typesOnly.length} files`,
  result: `${score} detected (${seen.detected} of ${seen.total} mutants; ${seen.reasoned} of the others with a reason)`,
  aim: "≥ 90 %",
  met: seen.detected / seen.total >= 0.9 && unmeasured.length === 0 && outdated.length === 0,
  command: "npm run mutation:engine",
});
