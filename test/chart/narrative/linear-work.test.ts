import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { topicsIn } from "../../../src/chart/narrative/sentences/topics";
import { statementsOf } from "../../../src/chart/narrative/statements-of";
import { filled, HOSTILE_TEXTS } from "./hostile-texts";
import { corpusIn, DEVELOPMENT, reportOf } from "./scoring";

/** Every regular expression that the readers ran, and the characters that it had to look at. */
const ran = new Map<string, number>();
const { exec } = RegExp.prototype;
let looked = 0;

/** All of test, match, search, replace and matchAll go through `exec`. */
function watched(this: RegExp, text: string): RegExpExecArray | null {
  const from = this.global || this.sticky ? this.lastIndex : 0;
  const match = exec.call(this, text);
  const work = (match ? match.index + match[0].length : text.length) - from + 1;
  looked += work;
  ran.set(this.source, Math.max(ran.get(this.source) ?? 0, text.length));
  return match;
}

const read = (text: string): void =>
  void statementsOf(reportOf({ id: "1", language: "en", report_kind: "pathology", text }));

function charactersLookedAt(text: string): number {
  looked = 0;
  read(text);
  return looked;
}

/** Whether a repeated group repeats something without limit inside: then one text can be cut in very many ways. */
function nestsUnlimited(source: string): boolean {
  const groups = [{ unlimited: false }];
  let nests = false;
  const repeats = (at: number): boolean => /^(?:[*+]|\{\d+,\})/.test(source.slice(at, at + 8));
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === "\\") at += 1;
    else if (character === "[") {
      while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
    } else if (character === "(") {
      groups.push({ unlimited: false });
      continue;
    } else if (character === ")") {
      const inner = groups.pop()?.unlimited ?? false;
      if (inner && repeats(at + 1)) nests = true;
      const outer = groups.at(-1);
      if (outer && inner) outer.unlimited = true;
    } else if (/[|^$?*+{}.]/.test(character ?? "") && !repeats(at + 1)) continue;
    const group = groups.at(-1);
    if (group && repeats(at + 1)) group.unlimited = true;
  }
  return nests;
}

beforeAll(() => {
  RegExp.prototype.exec = watched as typeof exec;
});
afterAll(() => {
  RegExp.prototype.exec = exec;
});

describe("the work of reading grows with the text, not faster", () => {
  const SIZE = 20_000;
  /** Looks at one character, all readers together. An ordinary report needs some hundreds. */
  const MOST_LOOKS = 2_000;

  it.each(HOSTILE_TEXTS.map(([name, ...parts]) => ({ name, parts })))("$name", ({ parts: [unit, before, behind] }) => {
    const once = charactersLookedAt(filled(SIZE, unit, before, behind));
    const fourfold = charactersLookedAt(filled(4 * SIZE, unit, before, behind));
    expect(once / SIZE).toBeLessThan(MOST_LOOKS);
    expect(fourfold).toBeLessThan(4.5 * once + 4 * SIZE);
  });

  it("no expression repeats a group that repeats without limit, and none is given more than one line", () => {
    for (const entry of corpusIn(DEVELOPMENT)) read(entry.text);
    expect(ran.size).toBeGreaterThan(150);
    expect([...ran.keys()].filter(nestsUnlimited)).toEqual([]);
    expect([...ran].filter(([, longest]) => longest > 20_000).map(([source]) => source)).toEqual([]);
  });

  it("the check for nested repetition can fail", () => {
    for (const source of ["(a+)+", "(?:a|b*)*c", "(?:x(?:y{2,})z)+", "([ab]+ ?){3,}"])
      expect(nestsUnlimited(source), source).toBe(true);
    for (const source of ["(a{1,3})+", "(?:ab)+c*", "[(+]+(a)", "\\(+\\)+", "(a+)?b"])
      expect(nestsUnlimited(source), source).toBe(false);
  });
});

describe("what is too much is told", () => {
  const said = (text: string, fact: string) =>
    statementsOf(reportOf({ id: "1", language: "en", report_kind: "pathology", text })).filter(
      (one) => one.fact === fact,
    );

  it("a topic named too often gives no value and says so", () => {
    const [one, ...others] = said(`GIST. ${"Tumour size: 5 cm. ".repeat(400)}`, "size_mm");
    expect(others).toEqual([]);
    expect(one).toMatchObject({ value: null, note: expect.stringContaining("too often") });
  });

  it("a value beyond what is read is not silently lost: its topic is told as unread, others keep their value", () => {
    const text = `GIST of the stomach. Mitotic rate: 3 per 5 mm2.\n${"x.\n".repeat(30_000)}Tumour size: 12 cm.`;
    expect(said(text, "size_mm")).toMatchObject([{ value: null, note: expect.stringContaining("too often") }]);
    expect(said(text, "margin")).toEqual([]);
  });

  it("topics are found at the edges of a text and across several blanks", () => {
    expect(topicsIn("gist")).toBe(topicsIn("  gist  "));
    expect(topicsIn("cd   117")).toBe(topicsIn("cd-117"));
    expect(topicsIn("gis t")).toBe(0);
  });
});
