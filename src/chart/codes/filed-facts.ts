import type { FactName } from "../../knowledge/types";
import { COUNT_PARTS } from "../count-parts";

/*
 * The form in which a clinician's values leave this app and come back: the write-back room writes it, the chart room
 * reads it. Own code systems are named by a urn, never mistaken for a public one.
 */

/** Identifier system of everything that this app files; what carries it is ours and never evidence for a fact. */
export const FILING_SYSTEM = "urn:gist-pathway:filing";
/** Codes are the names of the dictionary of facts. */
export const FACT_SYSTEM = "urn:gist-pathway:fact";
/** Codes are the values of the dictionary's enumerations. */
export const FACT_VALUE_SYSTEM = "urn:gist-pathway:fact-value";
/** Codes are `FactPart`: what a component, or an answer, of a fact's value is. */
export const FACT_PART_SYSTEM = "urn:gist-pathway:fact-part";
/** Codes are `FactOrigin`: whose a value in a questionnaire response is. */
export const FACT_ORIGIN_SYSTEM = "urn:gist-pathway:fact-origin";

export const QUESTIONNAIRE = "urn:gist-pathway:questionnaire:gist";
/** Beside the question of a fact: whose the answer is, in a code and in words; and when it held. */
export const ORIGIN_ITEM = "origin";
export const HELD_ITEM = "date";

/** The parts of one previous course of a drug, in the order in which they are written. */
export const COURSE_PARTS = ["agent", "dose_mg", "start", "stop", "setting", "progressed_on", "reason"] as const;
export type CoursePart = (typeof COURSE_PARTS)[number];

/**
 * "length" comes before the items of a list and counts them, "course" opens a course and counts its parts: what lost some
 * on the way is not read as whole. "none" is the answer that a list is empty.
 */
export type FactPart = "length" | "item" | "course" | "none" | CoursePart;

/** What a clinician may say of a fact instead of a value. */
export type FactAbsence = "unknown" | "not_applicable";

/**
 * "entered", "confirmed" and the absences are the clinician's own; "chart" was read from the record, and is read there
 * again. With an absence the question has no answer.
 */
export type FactOrigin = "entered" | "confirmed" | "chart" | FactAbsence;

/** HL7's codes for why an Observation has no value, those that this app writes. */
export const ABSENT_REASON_SYSTEM = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
export const ABSENT_REASONS: Readonly<Record<FactAbsence, string>> = {
  unknown: "unknown",
  not_applicable: "not-applicable",
};

/** One count in its forms. They are entered together: a newer filing of one of them replaces the older of all. */
export const FACTS_OF_A_COUNT: ReadonlySet<FactName> = new Set(["mitoses_per_5mm2", ...COUNT_PARTS]);

/** Facts of the person, not of the disease: the record's to say. This app neither files them as a clinician's nor reads them so. */
export const OF_THE_PERSON: ReadonlySet<FactName> = new Set(["birth_date", "age", "sex_at_birth"]);

const UCUM = "http://unitsofmeasure.org";

/** Unit codes (UCUM) of the numbers that this app writes. */
export const FILED_UNITS = {
  mm: { system: UCUM, code: "mm", unit: "mm" },
  mm2: { system: UCUM, code: "mm2", unit: "mm2" },
  /** The only form in which mitoses are written (WR-21). */
  mitoses: { system: UCUM, code: "{mitoses}/(5.mm2)", unit: "mitoses per 5 mm2" },
  count: { system: UCUM, code: "1", unit: "" },
  mg_per_day: { system: UCUM, code: "mg/d", unit: "mg/day" },
  months: { system: UCUM, code: "mo", unit: "months" },
  weeks: { system: UCUM, code: "wk", unit: "weeks" },
  years: { system: UCUM, code: "a", unit: "years" },
  percent: { system: UCUM, code: "%", unit: "%" },
  ml_per_min: { system: UCUM, code: "mL/min", unit: "mL/min" },
  xuln: { system: UCUM, code: "{ULN}", unit: "x ULN" },
  giga_per_litre: { system: UCUM, code: "10*9/L", unit: "10^9/L" },
  ng_per_ml: { system: UCUM, code: "ng/mL", unit: "ng/mL" },
  g_per_litre: { system: UCUM, code: "g/L", unit: "g/L" },
  mmol_per_litre: { system: UCUM, code: "mmol/L", unit: "mmol/L" },
  ms: { system: UCUM, code: "ms", unit: "ms" },
  milli_units_per_litre: { system: UCUM, code: "m[IU]/L", unit: "mU/L" },
  kg: { system: UCUM, code: "kg", unit: "kg" },
} as const;

export type FiledUnit = (typeof FILED_UNITS)[keyof typeof FILED_UNITS];

/** The unit in which a number is written, and the only one in which it is read again. */
export const UNIT_OF_FACT: { readonly [N in FactName]?: FiledUnit } = {
  size_mm: FILED_UNITS.mm,
  size_mm_imaging: FILED_UNITS.mm,
  mitoses_per_5mm2: FILED_UNITS.mitoses,
  mitoses_raw_count: FILED_UNITS.count,
  hpf_count: FILED_UNITS.count,
  field_area_mm2: FILED_UNITS.mm2,
  field_number_mm: FILED_UNITS.mm,
  objective_magnification: FILED_UNITS.count,
  metastasis_count: FILED_UNITS.count,
  dose_mg: FILED_UNITS.mg_per_day,
  imatinib_total_months: FILED_UNITS.months,
  neoadjuvant_months: FILED_UNITS.months,
  planned_adjuvant_months: FILED_UNITS.months,
  months_on_tki: FILED_UNITS.months,
  line: FILED_UNITS.count,
  size_change_pct: FILED_UNITS.percent,
  density_change_pct: FILED_UNITS.percent,
  weeks_since_surgery: FILED_UNITS.weeks,
  age: FILED_UNITS.years,
  ecog: FILED_UNITS.count,
  creatinine_clearance_ml_min: FILED_UNITS.ml_per_min,
  bilirubin_xULN: FILED_UNITS.xuln,
  alt_xULN: FILED_UNITS.xuln,
  ast_xULN: FILED_UNITS.xuln,
  imatinib_trough_ng_ml: FILED_UNITS.ng_per_ml,
  anc: FILED_UNITS.giga_per_litre,
  platelets: FILED_UNITS.giga_per_litre,
  haemoglobin: FILED_UNITS.g_per_litre,
  potassium: FILED_UNITS.mmol_per_litre,
  magnesium: FILED_UNITS.mmol_per_litre,
  qtc_ms: FILED_UNITS.ms,
  lvef_pct: FILED_UNITS.percent,
  tsh: FILED_UNITS.milli_units_per_litre,
  weight_kg: FILED_UNITS.kg,
};
