import type { FactName } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { foldedUnit, HEPATITIS_B, LABORATORY, type LaboratoryRow } from "../codes/laboratory";
import { LOINC } from "../codes/systems";
import {
  codings,
  type Element,
  elements,
  folded,
  hasCode,
  own,
  quantity,
  sameSystem,
  string,
  valueInWords,
  wordings,
} from "../element";
import { heldAt, type Reading, stated } from "../reading";
import { newestOf } from "../recency";
import type { Candidate } from "../types";
import { boundsOf } from "./sizes";

const BY_LOINC = new Map(LABORATORY.flatMap((row) => row.loinc.map((code) => [code, row] as const)));
const SEROLOGY_BY_LOINC = new Map(HEPATITIS_B.flatMap((row) => row.loinc.map((code) => [code, row] as const)));
const BLOOD_PRESSURE = ["85354-9", "55284-4", "35094-2"];

type Test =
  | { readonly kind: "measured"; readonly row: LaboratoryRow }
  | { readonly kind: "serology"; readonly fact: "hbsag" | "anti_hbc" }
  | { readonly kind: "blood_pressure" };

/**
 * Laboratory results and measurements for safety rules, in the dictionary's units; liver tests as multiples of the upper
 * limit of normal. The newest result of each test counts, so only that one is worked out; where it gives no value, the
 * newest that gives one is told beside it.
 */
export function readLaboratory(reading: Reading): readonly Candidate[] {
  const results = new Map<FactName, Result[]>();
  for (const { entry, answer: test } of reading.chart.select("Observation", "code", testOf)) {
    const fact = test.kind === "measured" ? test.row.fact : test.kind === "serology" ? test.fact : "bp";
    const result = resultOf(reading, entry, test);
    if (!result) continue;
    if (isInFuture(result.date, reading.as_of)) {
      reading.aside(entry.reference, "out_of_range", result.date);
      continue;
    }
    const listed = results.get(fact);
    if (listed) listed.push(result);
    else results.set(fact, [result]);
  }
  return [...results.values()].flatMap((list) => {
    const newest = newestOf(list, (result) => result.date).map((result) => result.state());
    if (newest.some((candidate) => candidate.value !== null)) return newest;
    const valued = list.filter((result) => result.hasValue);
    return [...newest, ...newestOf(valued, (result) => result.date).map((result) => result.state())];
  });
}

/** One result that speaks of a fact; its candidate is made when it is asked for. */
interface Result {
  readonly date: string | null;
  readonly hasValue: boolean;
  readonly state: () => Candidate;
}

function testOf(code: unknown): Test | null {
  const loinc = codings(code).flatMap((coding) => (sameSystem(coding.system, LOINC) ? (coding.code ?? []) : []));
  if (loinc.length > 0) {
    const [test, ...others] = loinc.map(testOfLoinc);
    // One code of this test beside one of another: which of the two it was, nobody can tell.
    return test && others.every((other) => JSON.stringify(other) === JSON.stringify(test)) ? test : null;
  }
  const names = wordings(code).map(folded);
  const row = LABORATORY.find((item) => names.some((name) => item.names.test(name)));
  if (row) return { kind: "measured", row };
  const serology = HEPATITIS_B.find((item) => names.some((name) => item.names.test(name)));
  return serology ? { kind: "serology", fact: serology.fact } : null;
}

/** True for a test by its LOINC code; such a result may stand in a panel (an ECG, a blood count) as a component. Null for others. */
export function namesMeasurement(code: unknown): true | null {
  return codings(code).some((coding) => sameSystem(coding.system, LOINC)) && testOf(code) !== null ? true : null;
}

function testOfLoinc(loinc: string): Test | null {
  const row = BY_LOINC.get(loinc);
  if (row) return { kind: "measured", row };
  const serology = SEROLOGY_BY_LOINC.get(loinc);
  if (serology) return { kind: "serology", fact: serology.fact };
  return BLOOD_PRESSURE.includes(loinc) ? { kind: "blood_pressure" } : null;
}

/** Later than tomorrow: a result that cannot be there yet (tomorrow may be today in another time zone). */
function isInFuture(date: string | null, asOf: string): boolean {
  return date !== null && Date.parse(date.slice(0, 10)) - Date.parse(asOf) > 86_400_000;
}

function resultOf(reading: Reading, entry: Entry, test: Test): Result | null {
  if (test.kind === "measured") return measured(reading, entry, test.row);
  const candidate =
    test.kind === "serology" ? serologyResult(reading, entry, test.fact) : bloodPressure(reading, entry);
  return candidate && { date: candidate.source.date, hasValue: candidate.value !== null, state: () => candidate };
}

/** A measurement; what it cannot be read for is set aside here, whether it is the newest or not. */
function measured(reading: Reading, entry: Entry, row: LaboratoryRow): Result | null {
  const { resource } = entry;
  const result = quantity(resource.valueQuantity);
  if (!result) {
    const reported = valueInWords(resource);
    if (reported === null) return null;
    reading.aside(entry.reference, "no_number", reported);
    const note = reading.say("value_not_read", { reported });
    const unread = {
      fact: row.fact,
      kind: row.kind,
      element: "value",
      value: null,
      as_reported: reported,
      note,
    } as const;
    return { date: heldAt(entry), hasValue: false, state: () => stated(reading, entry, unread) };
  }
  if (result.value < 0) {
    reading.aside(entry.reference, "out_of_range", result.shown);
    return null;
  }
  const unit = result.unit === null ? null : foldedUnit(result.unit);
  const limit = row.units === "ratio" ? upperLimit(resource) : null;
  const factor = unit === null ? undefined : row.units === "ratio" ? 1 : own(row.units, unit);
  let value: number | null = null;
  let problem: "unit_not_read" | "no_reference_range" | "out_of_range" | null = null;
  const printed =
    result.printed_unit === null || row.units === "ratio" ? undefined : own(row.units, foldedUnit(result.printed_unit));
  if (factor === undefined || (printed !== undefined && printed !== factor)) problem = "unit_not_read";
  else if (row.units !== "ratio") value = rounded(result.value * factor);
  else if (limit !== null && limit.value > 0 && (limit.unit === null || foldedUnit(limit.unit) === unit))
    value = rounded(result.value / limit.value);
  else problem = "no_reference_range";
  if (value !== null && !result.comparator && isOutOfRange(row.fact, value)) problem = "out_of_range";
  if (problem === "unit_not_read") reading.aside(entry.reference, "unreadable_unit", result.shown);
  if (problem === "out_of_range") reading.aside(entry.reference, "out_of_range", result.shown);
  const date = heldAt(entry);
  return {
    date,
    hasValue: problem === null && result.comparator === null,
    state: () => {
      const base = { fact: row.fact, kind: row.kind, element: "valueQuantity", as_reported: result.shown } as const;
      const { shown: reported, comparator } = result;
      if (problem !== null || value === null)
        return stated(reading, entry, {
          ...base,
          value: null,
          note: reading.say(problem ?? "unit_not_read", { reported }),
        });
      if (comparator) {
        const bounds = boundsOf(comparator, value);
        return stated(reading, entry, { ...base, value: null, bounds, note: reading.say("bound_only", { reported }) });
      }
      const note = limit
        ? reading.say("times_upper_limit", { reported, limit: limit.value })
        : factor === 1
          ? null
          : reading.say("unit_converted", { reported });
      return stated(reading, entry, { ...base, value, note });
    },
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The dictionary's own limits, for the facts here that have an upper one. */
function isOutOfRange(fact: LaboratoryRow["fact"], value: number): boolean {
  if (fact === "lvef_pct") return value > 100;
  if (fact === "creatinine_clearance_ml_min") return value > 250;
  if (fact === "weight_kg") return value <= 0;
  return false;
}

/** The upper limit of normal of a result; null where it states none, or several that differ (by sex, by age). */
function upperLimit(resource: Element): { readonly value: number; readonly unit: string | null } | null {
  const found = elements(resource.referenceRange).flatMap((range) => {
    const kind = codings(range.type).map((coding) => coding.code);
    if (kind.length > 0 && !kind.includes("normal")) return [];
    const high = quantity(range.high);
    if (high) return { value: high.value, unit: high.unit };
    const text = /^\D{0,12}?(?:\d+(?:[.,]\d+)?\s*[-–]|<=?|≤)\s*(\d+(?:[.,]\d+)?)\s*([^\d\s()][^\s()]*)?\s*\)?$/.exec(
      string(range.text) ?? "",
    );
    return text?.[1] ? { value: Number(text[1].replace(",", ".")), unit: text[2] ?? null } : [];
  });
  const [first] = found;
  return first && found.every((limit) => limit.value === first.value) ? first : null;
}

function serologyResult(reading: Reading, entry: Entry, fact: "hbsag" | "anti_hbc"): Candidate | null {
  const { resource } = entry;
  const all = codings(resource.valueCodeableConcept).map((coding) => coding.code ?? "");
  const words = [...wordings(resource.valueCodeableConcept), string(resource.valueString) ?? ""].map(folded);
  const interpretation = codings(resource.interpretation).map((coding) => coding.code ?? "");
  const isPositive =
    all.some((code) => ["LA6576-8", "10828004", "11214006", "LA15255-5"].includes(code)) ||
    words.some((text) => /^(positive|reactive|detected|positif|positiv|reaktiv)\b/.test(text)) ||
    (words.every((text) => text === "") &&
      all.length === 0 &&
      interpretation.some((code) => ["POS", "RR"].includes(code)));
  const isNegative =
    all.some((code) => ["LA6577-6", "260385009", "131194007", "LA15256-3"].includes(code)) ||
    words.some((text) =>
      /^(negative|non-?reactive|nonreactive|not detected|negatif|negativ|nicht reaktiv|non reactif)\b/.test(text),
    ) ||
    (words.every((text) => text === "") &&
      all.length === 0 &&
      interpretation.some((code) => ["NEG", "NR"].includes(code)));
  const isOpen = words.some((text) =>
    /not confirmed|unconfirmed|pending|indeterminate|equivocal|non confirme/.test(text),
  );
  if (isPositive === isNegative || isOpen) {
    const reported = valueInWords(resource);
    reading.aside(entry.reference, "no_number", reported);
    if (reported === null) return null;
    const note = reading.say("value_not_read", { reported });
    return stated(reading, entry, {
      fact,
      value: null,
      element: "value",
      kind: "laboratory",
      as_reported: reported,
      note,
    });
  }
  return stated(reading, entry, {
    fact,
    value: isPositive ? "positive" : "negative",
    element: "value",
    kind: "laboratory",
    as_reported: wordings(resource.valueCodeableConcept)[0] ?? string(resource.valueString),
  });
}

/** Systolic over diastolic in mmHg; any other unit, limits and halves are set aside with their reason. */
function bloodPressure(reading: Reading, entry: Entry): Candidate | null {
  const parts = [["8480-6"], ["8462-4"]].map((codes) =>
    quantity(elements(entry.resource.component).find((item) => hasCode(item.code, LOINC, codes))?.valueQuantity),
  );
  const measured = parts.filter((part) => part !== null);
  if (measured.length === 0) return null;
  const [systolic, diastolic] = parts;
  const reported = measured.map((part) => part.shown).join(" / ");
  const base = { fact: "bp", element: "component", kind: "clinical", as_reported: reported } as const;
  const unread = (
    reason: "unreadable_unit" | "no_number" | "out_of_range",
    note: "unit_not_read" | "value_not_read",
  ) => {
    reading.aside(entry.reference, reason, reported);
    return stated(reading, entry, { ...base, value: null, note: reading.say(note, { reported }) });
  };
  if (measured.some((part) => !/^mm\[hg\]$|^mmhg$/.test(foldedUnit(part.unit ?? ""))))
    return unread("unreadable_unit", "unit_not_read");
  if (!systolic || !diastolic || measured.some((part) => part.comparator !== null))
    return unread("no_number", "value_not_read");
  if (systolic.value <= diastolic.value) return unread("out_of_range", "value_not_read");
  return stated(reading, entry, { ...base, value: `${systolic.value}/${diastolic.value}` });
}
