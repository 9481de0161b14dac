import type { FactName } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { foldedUnit, HEPATITIS_B, LABORATORY, type LaboratoryRow } from "../codes/laboratory";
import { LOINC, SNOMED } from "../codes/systems";
import { codings, type Element, elements, folded, hasCode, quantity, sameSystem, string, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";
import { boundsOf } from "./sizes";

const BY_LOINC = new Map(LABORATORY.flatMap((row) => row.loinc.map((code) => [code, row] as const)));
const SEROLOGY_BY_LOINC = new Map(HEPATITIS_B.flatMap((row) => row.loinc.map((code) => [code, row] as const)));
const BLOOD_PRESSURE = ["85354-9", "55284-4", "35094-2"];

/** Laboratory results and measurements for safety rules, in the dictionary's units; liver tests as multiples of the upper limit of normal. */
export function readLaboratory(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const entry of reading.chart.ofType("Observation")) {
    const { resource } = entry;
    const code = codings(resource.code).find((coding) => sameSystem(coding.system, LOINC))?.code ?? null;
    if (code !== null) {
      const row = BY_LOINC.get(code);
      if (row) found.push(...measured(reading, entry, row));
      const serology = SEROLOGY_BY_LOINC.get(code);
      if (serology) found.push(...serologyResult(reading, entry, serology.fact));
      if (BLOOD_PRESSURE.includes(code)) found.push(...bloodPressure(reading, entry));
      continue;
    }
    const names = wordings(resource.code).map(folded);
    if (names.length === 0) continue;
    const row = LABORATORY.find((item) => names.some((name) => item.names.test(name)));
    if (row) found.push(...measured(reading, entry, row));
    const serology = HEPATITIS_B.find((item) => names.some((name) => item.names.test(name)));
    if (serology) found.push(...serologyResult(reading, entry, serology.fact));
  }
  return found;
}

function measured(reading: Reading, entry: Entry, row: LaboratoryRow): readonly Candidate[] {
  const { resource } = entry;
  const result = quantity(resource.valueQuantity);
  if (!result) return [];
  const base = { fact: row.fact, kind: row.kind, element: "valueQuantity", as_reported: result.shown } as const;
  if (result.unit === null) {
    reading.aside(entry.reference, "unreadable_unit", result.shown);
    return [
      stated(reading, entry, { ...base, value: null, note: reading.say("unit_not_read", { reported: result.shown }) }),
    ];
  }
  if (result.value < 0) {
    reading.aside(entry.reference, "out_of_range", result.shown);
    return [];
  }
  const unit = foldedUnit(result.unit);
  let value: number;
  let note: string | null = null;
  if (row.units === "ratio") {
    const limit = upperLimit(resource);
    if (limit === null || foldedUnit(limit.unit ?? result.unit) !== unit || limit.value <= 0) {
      return [
        stated(reading, entry, {
          ...base,
          value: null,
          note: reading.say("no_reference_range", { reported: result.shown }),
        }),
      ];
    }
    value = Math.round((result.value / limit.value) * 1000) / 1000;
    note = reading.say("times_upper_limit", { reported: result.shown, limit: limit.value });
  } else {
    const factor = row.units[unit];
    if (factor === undefined) {
      reading.aside(entry.reference, "unreadable_unit", result.shown);
      return [
        stated(reading, entry, {
          ...base,
          value: null,
          note: reading.say("unit_not_read", { reported: result.shown }),
        }),
      ];
    }
    value = Math.round(result.value * factor * 1000) / 1000;
    if (factor !== 1) note = reading.say("unit_converted", { reported: result.shown });
  }
  if (result.comparator) {
    return [
      stated(reading, entry, {
        ...base,
        value: null,
        bounds: boundsOf(result.comparator, value),
        note: reading.say("bound_only", { reported: result.shown }),
      }),
    ];
  }
  if (isOutOfRange(row.fact, value)) {
    reading.aside(entry.reference, "out_of_range", result.shown);
    return [
      stated(reading, entry, { ...base, value: null, note: reading.say("out_of_range", { reported: result.shown }) }),
    ];
  }
  return [stated(reading, entry, { ...base, value, note })];
}

/** The dictionary's own limits, for the facts here that have an upper one. */
function isOutOfRange(fact: LaboratoryRow["fact"], value: number): boolean {
  if (fact === "lvef_pct") return value > 100;
  if (fact === "creatinine_clearance_ml_min") return value > 250;
  if (fact === "weight_kg") return value <= 0;
  return false;
}

function upperLimit(resource: Element): { readonly value: number; readonly unit: string | null } | null {
  for (const range of elements(resource.referenceRange)) {
    const kind = codings(range.type).map((coding) => coding.code);
    if (kind.length > 0 && !kind.includes("normal")) continue;
    const high = quantity(range.high);
    if (high) return { value: high.value, unit: high.unit };
    const text = /(?:^|[-–]|<=?)\s*(\d+(?:[.,]\d+)?)\s*([^\d\s][^\s]*)?$/.exec(string(range.text) ?? "");
    if (text?.[1]) return { value: Number(text[1].replace(",", ".")), unit: text[2] ?? null };
  }
  return null;
}

function serologyResult(reading: Reading, entry: Entry, fact: "hbsag" | "anti_hbc"): readonly Candidate[] {
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
  if (isPositive === isNegative) {
    reading.aside(entry.reference, "no_number", words[0] ?? null);
    return [];
  }
  return [
    stated(reading, entry, {
      fact,
      value: isPositive ? "positive" : "negative",
      element: "value",
      kind: "laboratory",
      as_reported: wordings(resource.valueCodeableConcept)[0] ?? string(resource.valueString),
    }),
  ];
}

function bloodPressure(reading: Reading, entry: Entry): readonly Candidate[] {
  const part = (codes: readonly string[]): number | null => {
    const component = elements(entry.resource.component).find((item) => hasCode(item.code, LOINC, codes));
    const value = quantity(component?.valueQuantity);
    return value && value.comparator === null && /^mm\[hg\]$|^mmhg$/.test(foldedUnit(value.unit ?? ""))
      ? value.value
      : null;
  };
  const systolic = part(["8480-6"]);
  const diastolic = part(["8462-4"]);
  if (systolic === null || diastolic === null || systolic <= diastolic) return [];
  return [
    stated(reading, entry, { fact: "bp", value: `${systolic}/${diastolic}`, element: "component", kind: "clinical" }),
  ];
}

const PREGNANT = new Set(["LA15173-0", "77386006"]);
const NOT_PREGNANT = new Set(["LA26683-5", "60001007"]);
const POSSIBLY_PREGNANT = new Set(["152231000119106", "102874004"]);

/** Pregnancy and breastfeeding status. A statement older than a pregnancy lasts says nothing of today. */
export function readReproduction(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const entry of reading.chart.ofType("Observation")) {
    const { resource } = entry;
    const isPregnancy = hasCode(resource.code, LOINC, ["82810-3"]);
    const isFeeding = hasCode(resource.code, LOINC, ["63895-7"]);
    if (!isPregnancy && !isFeeding) continue;
    const all = codings(resource.valueCodeableConcept).map((coding) => coding.code ?? "");
    const words = wordings(resource.valueCodeableConcept).map(folded);
    if (isFeeding) {
      const isYes =
        words.some((text) => /^(yes|currently breast|breastfeeding|oui)/.test(text)) ||
        all.includes("LA33-6") ||
        all.includes("LA29252-6");
      const isNo = words.some((text) => /^(no\b|not breastfeeding|non\b)/.test(text)) || all.includes("LA32-8");
      if (isYes !== isNo)
        found.push(
          stated(reading, entry, {
            fact: "breastfeeding",
            value: isYes,
            element: "valueCodeableConcept",
            kind: "clinical",
          }),
        );
      continue;
    }
    const value =
      all.some((code) => PREGNANT.has(code)) || words.includes("pregnant")
        ? "pregnant"
        : all.some((code) => NOT_PREGNANT.has(code)) || words.includes("not pregnant")
          ? "not_pregnant"
          : all.some((code) => POSSIBLY_PREGNANT.has(code))
            ? "possible"
            : null;
    if (value === null) continue;
    const candidate = stated(reading, entry, {
      fact: "pregnancy_status",
      value,
      element: "valueCodeableConcept",
      kind: "clinical",
    });
    found.push(
      isOlderThan(candidate.source.date, reading.as_of, 280)
        ? {
            ...candidate,
            value: null,
            note: reading.say("pregnancy_statement_old", { date: candidate.source.date ?? "?" }),
          }
        : candidate,
    );
  }
  for (const row of reading.tumours.diagnoses) {
    if (!row.active || !hasCode(row.entry.resource.code, SNOMED, ["77386006"])) continue;
    const candidate = stated(reading, row.entry, {
      fact: "pregnancy_status",
      value: "pregnant",
      element: "code",
      kind: "clinical",
    });
    found.push(
      isOlderThan(candidate.source.date, reading.as_of, 280)
        ? {
            ...candidate,
            value: null,
            note: reading.say("pregnancy_statement_old", { date: candidate.source.date ?? "?" }),
          }
        : candidate,
    );
  }
  return found;
}

function isOlderThan(date: string | null, asOf: string, days: number): boolean {
  if (date === null) return true;
  const from = Date.parse(date.length >= 10 ? date.slice(0, 10) : date);
  const to = Date.parse(asOf);
  return Number.isNaN(from) || Number.isNaN(to) || to - from > days * 86_400_000;
}

/** Allergy to imatinib; "no known drug allergy" is a stated no. */
export function readAllergies(reading: Reading, isImatinib: (concept: unknown) => boolean): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const entry of reading.chart.ofType("AllergyIntolerance")) {
    const { resource } = entry;
    const clinical = codings(resource.clinicalStatus).map((coding) => coding.code);
    if (clinical.includes("inactive") || clinical.includes("resolved")) continue;
    const isUnconfirmed = codings(resource.verificationStatus).some(
      (coding) => coding.code === "unconfirmed" || coding.code === "presumed",
    );
    const substances = [resource.code, ...elements(resource.reaction).map((reaction) => reaction.substance)];
    if (substances.some(isImatinib)) {
      found.push(
        stated(reading, entry, {
          fact: "imatinib_hypersensitivity",
          value: isUnconfirmed || string(resource.type) === "intolerance" ? null : true,
          element: "code",
          kind: "clinical",
          note: isUnconfirmed || string(resource.type) === "intolerance" ? reading.say("allergy_not_confirmed") : null,
          ...(isUnconfirmed || string(resource.type) === "intolerance" ? { unresolved: "ambiguous" as const } : {}),
        }),
      );
    } else if (hasCode(resource.code, SNOMED, ["716186003", "409137002"])) {
      found.push(
        stated(reading, entry, {
          fact: "imatinib_hypersensitivity",
          value: false,
          element: "code",
          kind: "clinical",
          as_reported: wordings(resource.code)[0] ?? null,
        }),
      );
    }
  }
  return found;
}
