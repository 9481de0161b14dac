import { basename, resolve } from "node:path";
import { recordProof } from "../../proof/record-proof";
import { corpusIn, DEVELOPMENT, precision, recall, score, type Tally } from "./scoring";

/**
 * Prints precision and recall per fact and in all, dangerous errors apart, for a corpus of report texts.
 * Run: npm run --silent narrative:score [-- FOLDER] [--differences] [--record] [--row=NAME] [--what=WORDS]
 * Without a folder: the project's own corpus, on which the readers were developed. NAME and WORDS: the recorded row and what it says of
 * the texts, where the same corpus is measured at two times.
 */
const option = (name: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const given = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const folder = resolve(given ?? DEVELOPMENT);
const own = folder === DEVELOPMENT;
const reports = corpusIn(folder);
const { per_fact, total, differences } = await score(reports);
const dangerous = differences.filter((one) => one.dangerous);

console.log(
  `${reports.length} reports${own ? " (development material: says nothing of texts not seen before)" : ` of ${folder}`}`,
);
const row = (name: string, cells: readonly string[]): void =>
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(11)).join(""));
row("fact", ["right", "wrong", "missed", "precision", "recall"]);
const line = (name: string, tally: Tally): void =>
  row(name, [
    String(tally.right),
    String(tally.wrong),
    String(tally.missed),
    precision(tally).toFixed(3),
    recall(tally).toFixed(3),
  ]);
for (const [fact, tally] of [...per_fact].sort(([one], [other]) => one.localeCompare(other))) line(fact, tally);
line("all", total);
console.log(`dangerous errors (smaller, fewer or more reassuring than the report): ${dangerous.length}`);
for (const one of process.argv.includes("--differences") ? differences : dangerous)
  console.log(
    `${one.report} ${one.dangerous ? "DANGEROUS " : ""}${one.problem} ${one.fact} ${one.what}${one.quote === null ? "" : ` <- ${one.quote}`}`,
  );

recordProof(own ? "narrative-development" : `narrative-${option("row") ?? basename(folder).toLowerCase()}`, {
  part: "chart",
  what: own
    ? `Narrative readers, ${reports.length} synthetic reports that they were developed on (says nothing of texts not seen before)`
    : `Narrative readers, ${reports.length} synthetic reports ${option("what") ?? `of the corpus "${basename(folder)}"`}`,
  result: `precision ${precision(total).toFixed(3)} (${total.wrong} wrong of ${total.right + total.wrong}), recall ${recall(total).toFixed(3)} (${total.missed} missed of ${total.right + total.missed}), dangerous errors ${dangerous.length}`,
  aim: "precision at least 0.99, recall at least 0.90, no dangerous error",
  met: precision(total) >= 0.99 && recall(total) >= 0.9 && dangerous.length === 0,
  command: `npm run --silent narrative:score${own ? "" : " -- FOLDER"}`,
});
