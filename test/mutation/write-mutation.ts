import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { recordProof } from "../proof/record-proof";
import { isDoubtful, isUndetected, type MutatedFile, RESULTS } from "./results";

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

/**
 * Why a mutant that survives may: no test can tell it from the original, or what it changes cannot be reached. `line` is the line of
 * the source, `text` the code that was replaced. Everything else is open.
 */
const REASONS: readonly {
  readonly file: RegExp;
  readonly line?: RegExp;
  readonly text?: RegExp;
  readonly reason: string;
}[] = [
  { file: /fact-set/, line: /word < this\.words\.length/, reason: "one word past the end reads as nothing" },
  { file: /fact-set/, line: /no fact/, reason: "cannot be reached: names are typed" },
  { file: /truth/, line: /return left [<>] right/, reason: "of two equal truths either is returned" },
  { file: /say|template/, line: /if \(!values\)|if \(!template\)/, reason: "a shortcut: the same text without it" },
  { file: /template/, line: /\?\? ""/, reason: "cannot be reached: a text taken apart has every part" },
  {
    file: /calendar/,
    line: /year >= 0/,
    reason: "the year 0 is no clinical date either way; what is no number fails the day",
  },
  {
    file: /conditions/,
    line: /!shared|if \(done\)|function isQuick|drug_list|"always" in condition \|\|/,
    reason: "sharing tests and keeping answers saves time and changes no answer",
  },
  { file: /rule-run/, line: /done >= 0/, reason: "keeping an answer saves time and changes none" },
  {
    file: /rule-run/,
    line: /scope === FALSE|truth === FALSE\) return/,
    reason: "a shortcut: false and anything is false",
  },
  {
    file: /rule-run/,
    line: /BEING_ASKED = -2|no rule at|!rule\)/,
    reason: "cannot be reached: rules are compiled with their numbers",
  },
  { file: /rule-run/, line: /narrowed > outcome/, reason: "of two equal truths either is kept" },
  { file: /rules/, line: /is_repeated\) continue|best\.size === 0/, reason: "a shortcut: the same list without it" },
  { file: /rules/, line: /"blocked",/, reason: "first in the order, with or without its name" },
  {
    file: /value-tests/,
    line: /wanted\.length === 1|codes\.size > 0/,
    reason: "a shortcut: the same answer without it",
  },
  { file: /value-tests|treatment-tests/, line: /"start"/, reason: "whatever is not whole words is the start of words" },
  { file: /value-tests/, line: /typeof text === "string"/, reason: "a list of texts holds texts only" },
  {
    file: /risk-tests/,
    line: /patient\.risk\?|!evaluation/,
    reason: "validity limits alone are asked without a risk, and they find no class and leave no trace",
  },
  {
    file: /final-risk/,
    line: /keys\.includes|keys\.indexOf/,
    reason: "looking up alike cells once saves time; the set of classes is the same",
  },
  { file: /final-risk/, line: /\?\? -1|\?\? \[\]/, reason: "cannot be reached: every site has its lists" },
  {
    file: /final-risk/,
    line: /const together/,
    reason: "the junction alone has several groups in both schemes; elsewhere columns combine to the same pairs",
  },
  {
    file: /final-risk/,
    line: /computed\.length === 0/,
    reason: "with nothing calculated the stated set stands alone either way",
  },
  { file: /final-risk/, line: /rupture < RUPTURES\.length/, reason: "the state past the end is never possible" },
  { file: /risk-domain/, line: /seen/, reason: "a member listed twice gives the same union" },
  {
    file: /risk-domain/,
    line: /typeof (fact\.)?value === "number"|index < 0|2 \*\* schemes/,
    reason: "cannot be reached: values are those of the dictionary",
  },
  {
    file: /risk-domain/,
    line: /mask === 3|nodal|lymph_node|sites\.value\.length === 0/,
    reason:
      "a situation that contradicts sites or count is a conflict before; nodal metastases are stage IV either way",
  },
  {
    file: /risk-schemes/,
    line: /NOT_COMPUTED|evaluated:|if \(done\)/,
    reason: "keeping an answer saves time; without rows nothing else is read",
  },
  { file: /risk-schemes/, line: /site_lists\[list\]/, reason: "cannot be reached: every site has a list" },
  { file: /risk-schemes/, line: /rows = sites\.some|=> false\)/, reason: "without a table no row becomes possible" },
  {
    file: /scheme-tables/,
    line: /alikeAlong|Array\.from\(\{ length|% length ===|site_lists: keys|if \(done\)/,
    reason: "looking up alike cells once saves time; apart they give the same rows",
  },
  { file: /scheme-tables/, line: /\?\? -1/, reason: "cannot be reached: every place of a table has a row" },
  { file: /contradictions/, line: /fact\?\.status !== "known"/, reason: "callers have seen that the fact is known" },
  { file: /contradictions/, line: /(days|count) !== null/, reason: "no number is not below or above zero either" },
  { file: /contradictions/, line: /isDriver/, reason: "genotypes are a closed list" },
  { file: /recommendation/, line: /name = ""/, reason: "cannot be reached: a place has a name" },
  { file: /derive-facts/, line: /oldest === null/, reason: "both ends of a partial date can be read, or neither" },
  { file: /derive-facts/, line: /\\d\{4\}/, reason: "a partial date is YYYY or YYYY-MM" },
  { file: /derive-facts/, line: /imatinib\.length > 0/, reason: "the sum of no courses is no limit" },
  { file: /derive-facts/, line: /current !== "none"/, reason: "no course has the name of no drug" },
  {
    file: /derive-facts/,
    line: /toLowerCase\(\) \?\? "\?"/,
    reason: "agents are only told apart, whatever they are called",
  },
  {
    file: /derive-facts/,
    line: /fact\.value === "not_tested"\) \{/,
    text: /^\{/,
    reason: "nothing follows in the function",
  },
  {
    file: /parse-facts/,
    line: /typeof value [!=]== "(string|number)"/,
    reason: "for the type checker: the next test refuses the same",
  },
  { file: /parse-facts/, line: /crossed|hollow|start !== null/, reason: "what is absent compares as false" },
  { file: /parse-facts/, line: /dose\.type/, reason: "cannot be reached: the dose is a number in the dictionary" },
  {
    file: /variant/,
    line: /NP_|\[\]\\s\]/,
    reason: "what is left of a reference sequence or of spaces names no change",
  },
  { file: /variant/, line: /\.at\(-1\) \?\? ""/, reason: "cannot be reached: the pattern holds two residues at least" },
  { file: /words/, line: /\\p\{M\}/, reason: "one mark after the other is removed too" },
];

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
  if (source !== readFileSync(`src/engine/${name}`, "utf8")) outdated.push(name);
  const lines = source.split("\n");
  const alive = mutants.filter(isUndetected);
  const detected = mutants.filter(({ status }) => status === "Killed" || status === "Timeout");
  seen.detected += detected.length;
  seen.total += detected.length + alive.length;
  seen.timed_out += mutants.filter(({ status }) => status === "Timeout").length;
  seen.by_clock += mutants.filter(isDoubtful).length;
  let reasoned = 0;
  const told = alive
    .toSorted(({ location: a }, { location: b }) => a.start.line - b.start.line || a.start.column - b.start.column)
    .map(({ mutatorName, replacement = "", location: { start, end } }) => {
      const line = lines[start.line - 1] ?? "";
      const text = line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
      const reason = REASONS.find(
        (one) => one.file.test(name) && (one.line?.test(line) ?? true) && (one.text?.test(text) ?? true),
      )?.reason;
      if (reason) reasoned += 1;
      return `- ${start.line} ${mutatorName}: \`${short(text)}\` → \`${short(replacement)}\` in \`${short(line.trim())}\`: ${reason ?? "open, no test tells it yet"}`;
    });
  seen.reasoned += reasoned;
  const all = detected.length + alive.length;
  rows.push(
    `| ${name} | ${all} | ${detected.length} | ${percent(detected.length, all)} | ${reasoned} | ${alive.length - reasoned} |`,
  );
  if (told.length > 0) listed.push(`### ${name}`, "", ...told, "");
}

/** French figures of the sample: the English document alone is checked for drift. */
const IN_FRENCH = /figure in a sentence changed: `\S+\.fr`/;
const withReason = (survivor: string): string =>
  `${survivor}: ${IN_FRENCH.test(survivor) ? "test/knowledge/figures-in-both-languages.test.ts was written from it since" : "open"}`;

/** The tables' part from the report of the run, or as it was written last. */
function knowledgePart(): readonly string[] {
  const report = "reports/mutation/knowledge-data.json";
  if (!existsSync(report)) {
    const written = readFileSync("docs/mutation.md", "utf8").split("\n");
    const kept = written.slice(written.indexOf("## Knowledge"), written.indexOf("## Survivors of the engine"));
    return kept.map((line) => (/^- .*`\S+`$/.test(line) ? withReason(line) : line));
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
    "  `-- --survivors` tries again what nothing detected, after tests were added: what was detected before counts as detected still.",
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
