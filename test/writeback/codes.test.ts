import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FILED_UNITS, UNIT_OF_FACT } from "../../src/chart/codes/filed-facts";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { FactDefinition } from "../../src/knowledge/types";
import { WRITTEN_CODES, type WrittenCode } from "../../src/writeback/written-codes";
import { allResources } from "../validation/write-all-resources";

const CODES: readonly WrittenCode[] = Object.values(WRITTEN_CODES);
const LOINC = "http://loinc.org";
const SNOMED = "http://snomed.info/sct";

/** LOINC: mod 10 (Luhn) over the number before the hyphen. */
function loincHolds(code: string): boolean {
  const [digits = "", check = ""] = code.split("-");
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return /^\d+-\d$/.test(code) && (10 - (sum % 10)) % 10 === Number(check);
}

/** SNOMED CT: Verhoeff's dihedral check. */
function snomedHolds(code: string): boolean {
  const multiply = (one: number, other: number): number =>
    one < 5
      ? other < 5
        ? (one + other) % 5
        : ((one + other) % 5) + 5
      : other < 5
        ? ((one - other + 5) % 5) + 5
        : (one - other + 5) % 5;
  const permute = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const sum = [...code].reverse().reduce((total, digit, index) => {
    let value = Number(digit);
    for (let turn = 0; turn < index % 8; turn++) value = permute[value] ?? value;
    return multiply(total, value);
  }, 0);
  return /^\d{6,18}$/.test(code) && sum === 0;
}

it("V-10: the check-digit rules tell a right code from one with two digits exchanged", () => {
  expect([loincHolds("21889-1"), loincHolds("21898-1"), loincHolds("33729-0")]).toEqual([true, false, false]);
  expect([snomedHolds("787377000"), snomedHolds("787733000"), snomedHolds("254837009")]).toEqual([true, false, true]);
});

it.each(CODES.filter(({ system }) => system === LOINC || system === SNOMED))("V-10: check digit of $code", (row) => {
  expect(row.system === LOINC ? loincHolds(row.code) : snomedHolds(row.code)).toBe(true);
});

it("V-10: no code of a public system is written that is not in the graded list, and none of grade C is", async () => {
  const listed = new Set(CODES.map(({ system, code }) => `${system}|${code}`));
  const units = new Set(Object.values(FILED_UNITS).map(({ system, code }) => `${system}|${code}`));
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === "object" && value !== null) {
      const { system, code } = value as { system?: unknown; code?: unknown };
      if (typeof system === "string" && typeof code === "string") found.add(`${system}|${code}`);
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  for (const { resource } of await allResources(["03-jejunal-high"])) visit(resource);
  const outside = [...found].filter(
    (row) => !row.startsWith("urn:gist-pathway:") && !listed.has(row) && !units.has(row),
  );
  expect(found.size).toBeGreaterThan(100);
  expect(outside).toEqual([]);
  expect(CODES.every(({ grade }) => ["A", "B"].includes(grade))).toBe(true);
});

it("displays of LOINC and SNOMED codes are those that mCODE prints, or none", () => {
  const printed = readFileSync(
    new URL("../data/mcode-4.0.0/ValueSet-mcode-tumor-size-method-vs.json", import.meta.url),
    "utf8",
  );
  for (const { system, code, display } of CODES) {
    if ((system !== LOINC && system !== SNOMED) || display === null) continue;
    expect(printed.replace(/\s+/g, "")).toContain(`"code":"${code}","display":"${display}"`.replace(/\s+/g, ""));
  }
});

it("every number that can be filed has a unit: a bare number is never written", () => {
  const numbers = (Object.entries(DICTIONARY) as [keyof typeof DICTIONARY, FactDefinition][]).filter(
    ([, { kind }]) => kind.type === "number",
  );
  expect(numbers.filter(([fact]) => UNIT_OF_FACT[fact] === undefined).map(([fact]) => fact)).toEqual([]);
});
