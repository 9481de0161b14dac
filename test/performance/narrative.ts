import { statementsOf } from "../../src/chart/narrative/statements-of";
import { corpusIn, DEVELOPMENT, reportOf } from "../chart/narrative/scoring";

/** Time to read report texts: the whole corpus, and five million characters made to be slow. Run: npx tsx test/performance/narrative.ts */
const SIZE = 5_000_000;
const texts: readonly (readonly [string, string])[] = [
  ["digits", "5 x 4 x 3 "],
  ["sizes", "tumour 5 cm "],
  ["ranges", "3 to 4 to 5 cm "],
  ["comparators", "at least more than < 5 "],
  ["mitoses", "5 mitoses per 50 HPF "],
  ["half mitoses", "mitoses 5/ per in 50 "],
  ["genes", "KIT exon 11, 9, 13 mutation p.W557_K558del "],
  ["stains", "positive for CD117, DOG1, CD34, "],
  ["half stains", "CD117 CD34 CD117 and "],
  ["sites", "GIST of the stomach and jejunum "],
  ["rupture", "no tumour rupture spillage "],
  ["margins", "margin R0 negative "],
  ["boxes", "[ ] yes [x] no "],
  ["brackets", "(((([[[["],
  ["underscores", "________ "],
  ["blanks", "          "],
  ["one word", "a"],
  ["colons", "a: "],
  ["lines", "tumour size:\n"],
  ["blank lines", "\n"],
  ["previous", "previously prior in 2019 "],
];
const started = performance.now();
const entries = corpusIn(DEVELOPMENT);
for (const entry of entries) statementsOf(reportOf(entry));
console.log(`corpus: ${entries.length} reports in ${(performance.now() - started).toFixed(0)} ms`);
for (const [name, unit] of texts) {
  const text = unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
  const before = process.cpuUsage();
  const candidates = statementsOf(reportOf({ id: "1", language: "en", report_kind: "pathology", text }));
  console.log(
    `${name.padEnd(14)}${(process.cpuUsage(before).user / 1000).toFixed(0).padStart(7)} ms  ${candidates.length} candidates`,
  );
}
