import { describe, expect, it } from "vitest";
import { statementsOf } from "../../../src/chart/narrative/statements-of";
import { type CorpusReport, corpusIn, DEVELOPMENT, reportOf } from "./scoring";

/** Every third report: the sample that the suite has time for. */
const SAMPLE = corpusIn(DEVELOPMENT).filter((entry, index) => index % 3 === 0 && entry.content_type === undefined);

/** Values by fact, in a spelling that a form of Unicode or the case of a quote does not change. */
function valuesIn(entry: CorpusReport, text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const { fact, value } of statementsOf(reportOf({ ...entry, text }))) {
    if (value === null) continue;
    const known = values.get(fact) ?? new Set<string>();
    values.set(fact, known.add(JSON.stringify(value).normalize("NFC")));
  }
  return values;
}

/** A line broken at blanks, at most `width` characters wide; what is indented or set in columns stays as it is. */
function wrapped(line: string, width: number): string {
  if (/^\s| {2}|\t|\|/.test(line)) return line;
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current].join("\n");
}

const lineByLine = (text: string, change: (line: string) => string): string => text.split("\n").map(change).join("\n");
const HEADING = /^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' -]{3,40}(?= ?:)/;

/** Changes of layout that mean nothing. */
const LAYOUTS: readonly (readonly [string, (text: string) => string])[] = [
  ["double blanks", (text) => lineByLine(text, (line) => (/ {2}|\t/.test(line) ? line : line.replaceAll(" ", "  ")))],
  ["lines of 60 columns", (text) => lineByLine(text, (line) => wrapped(line, 60))],
  ["carriage returns", (text) => text.replaceAll("\n", "\r\n")],
  ["bullets", (text) => lineByLine(text, (line) => (/^[A-Za-zÀ-ÿ]/.test(line) ? `- ${line}` : line))],
  [
    "headings in capitals",
    (text) => lineByLine(text, (line) => line.replace(HEADING, (heading) => heading.toUpperCase())),
  ],
  ["letters and accents apart", (text) => text.normalize("NFD")],
];

describe("a change of layout gives no other value than the text as it was written", () => {
  it.each(LAYOUTS)("%s", (_, change) => {
    const others: string[] = [];
    let kept = 0;
    let changed = 0;
    for (const entry of SAMPLE) {
      const text = change(entry.text);
      if (text !== entry.text) changed += 1;
      const before = valuesIn(entry, entry.text);
      for (const [fact, values] of valuesIn(entry, text))
        for (const value of values)
          if (before.get(fact)?.has(value)) kept += 1;
          else others.push(`${entry.id} ${fact} ${value}`);
    }
    expect(others).toEqual([]);
    // A change that changes nothing, or after which nothing is read, would show nothing.
    expect(changed).toBeGreaterThan(SAMPLE.length / 5);
    expect(kept).toBeGreaterThan(3 * SAMPLE.length);
  });
});
