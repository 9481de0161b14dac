import type { FactName } from "../../knowledge/types";

type NumericLaboratoryFact = Extract<
  FactName,
  | "bilirubin_xULN"
  | "alt_xULN"
  | "ast_xULN"
  | "anc"
  | "platelets"
  | "haemoglobin"
  | "potassium"
  | "magnesium"
  | "tsh"
  | "creatinine_clearance_ml_min"
  | "imatinib_trough_ng_ml"
  | "qtc_ms"
  | "lvef_pct"
  | "weight_kg"
>;

export interface LaboratoryRow {
  readonly fact: NumericLaboratoryFact;
  readonly loinc: readonly string[];
  /** Whole names of local tests without a LOINC code, folded; anchored so that "urine potassium" is another test. */
  readonly names: RegExp;
  /** Factor from each unit to the unit of the fact; "ratio" = divided by the upper limit of the same result. */
  readonly units: Readonly<Record<string, number>> | "ratio";
  readonly kind: "laboratory" | "clinical";
}

const CELLS: Readonly<Record<string, number>> = {
  "10*9/l": 1,
  "x10*9/l": 1,
  "10^9/l": 1,
  "x10^9/l": 1,
  "10e9/l": 1,
  "g/l": 1,
  "gpt/l": 1,
  "giga/l": 1,
  "10*3/ul": 1,
  "x10*3/ul": 1,
  "10^3/ul": 1,
  "10e3/ul": 1,
  "k/ul": 1,
  "thou/ul": 1,
  "k/mm3": 1,
  "10*3/mm3": 1,
  "10^3/mm3": 1,
  "tsd/ul": 1,
  "/nl": 1,
  "/ul": 0.001,
  "{cells}/ul": 0.001,
  "cells/ul": 0.001,
  "/mm3": 0.001,
  "10*6/l": 0.001,
};

/**
 * Blood tests and measurements that safety rules use. Units are an explicit table; a unit that is not in it sets the
 * result aside. eGFR (mL/min/1.73 m²) is no creatinine clearance and is not read as one.
 */
export const LABORATORY: readonly LaboratoryRow[] = [
  {
    fact: "bilirubin_xULN",
    loinc: ["1975-2", "14631-6"],
    names: /^(total bilirubin|bilirubin,? total|bilirubin total|bilirubine totale|bilirubin gesamt)$/,
    units: "ratio",
    kind: "laboratory",
  },
  {
    fact: "alt_xULN",
    loinc: ["1742-6", "1743-4", "1744-2", "76625-3"],
    names: /^(alt|alat|sgpt|gpt|alanine aminotransferase|alanine transaminase)$/,
    units: "ratio",
    kind: "laboratory",
  },
  {
    fact: "ast_xULN",
    loinc: ["1920-8", "30239-8", "88112-8"],
    names: /^(ast|asat|sgot|got|aspartate aminotransferase|aspartate transaminase)$/,
    units: "ratio",
    kind: "laboratory",
  },
  {
    fact: "anc",
    loinc: ["751-8", "753-4", "26499-4"],
    names:
      /^(absolute neutrophil count|anc|neutrophils|neutrophils,? absolute|neutrophiles|polynucleaires neutrophiles)$/,
    units: CELLS,
    kind: "laboratory",
  },
  {
    fact: "platelets",
    loinc: ["777-3", "26515-7", "778-1"],
    names: /^(platelets|platelet count|plaquettes|thrombozyten)$/,
    units: CELLS,
    kind: "laboratory",
  },
  {
    fact: "haemoglobin",
    loinc: ["718-7", "59260-0", "30350-3"],
    names: /^(ha?emoglobin|hgb|hb|hemoglobine)$/,
    units: { "g/dl": 10, "g/l": 1, "g/100ml": 10, "mmol/l": 16.114 },
    kind: "laboratory",
  },
  {
    fact: "potassium",
    loinc: ["2823-3", "6298-4", "77142-8"],
    names: /^(potassium|kalium|kaliemie|potassium,? (serum|plasma))$/,
    units: { "mmol/l": 1, "meq/l": 1 },
    kind: "laboratory",
  },
  {
    fact: "magnesium",
    loinc: ["19123-9", "2601-3", "21377-7"],
    names: /^(magnesium|magnesemie|magnesium,? (serum|plasma))$/,
    units: { "mmol/l": 1, "mg/dl": 0.4114, "meq/l": 0.5 },
    kind: "laboratory",
  },
  {
    fact: "tsh",
    loinc: ["3016-3", "11580-8", "11579-0", "27975-2"],
    names: /^(tsh|thyrotropin|thyroid stimulating hormone)$/,
    units: {
      "m[iu]/l": 1,
      "miu/l": 1,
      "mu/l": 1,
      "m[iu]/ml": 1000,
      "u[iu]/ml": 1,
      "uiu/ml": 1,
      "uu/ml": 1,
      "[iu]/l": 1000,
    },
    kind: "laboratory",
  },
  {
    fact: "creatinine_clearance_ml_min",
    loinc: ["2164-2", "35591-7", "35592-5", "13441-1", "13447-8", "33558-8"],
    names: /^(creatinine clearance|clairance de la creatinine|creatinine clearance,? (24h|cockcroft.*))$/,
    units: { "ml/min": 1, "ml/s": 60 },
    kind: "laboratory",
  },
  {
    fact: "imatinib_trough_ng_ml",
    loinc: [],
    names:
      /^(imatinib (trough|trough level|residual|plasma trough.*)|imatinib residuel|concentration residuelle d'imatinib)$/,
    units: { "ng/ml": 1, "ug/l": 1, "ug/ml": 1000, "mg/l": 1000 },
    kind: "laboratory",
  },
  {
    fact: "qtc_ms",
    loinc: ["8636-3", "44974-4", "76635-2"],
    names: /^(qtc|qtc interval|qtcf|qtcb|qt corrige|qtc calculation)$/,
    units: { ms: 1, msec: 1, millisecond: 1, s: 1000 },
    kind: "clinical",
  },
  {
    fact: "lvef_pct",
    loinc: ["10230-1", "8806-2", "18043-0", "8808-8", "8807-0", "8809-6", "8811-2", "8812-0"],
    names:
      /^(lvef|left ventricular ejection fraction|ejection fraction|fevg|fraction d'ejection( du ventricule gauche)?)$/,
    units: { "%": 1, percent: 1 },
    kind: "clinical",
  },
  {
    fact: "weight_kg",
    loinc: ["29463-7", "3141-9", "8335-2"],
    names: /^(body weight|weight|poids|korpergewicht)$/,
    units: { kg: 1, g: 0.001, "[lb_av]": 0.45359237, lb: 0.45359237, lbs: 0.45359237 },
    kind: "clinical",
  },
];

/** HBsAg and anti-HBc (total or IgG; IgM alone tells of acute infection, not of past contact). */
export const HEPATITIS_B: readonly {
  readonly fact: "hbsag" | "anti_hbc";
  readonly loinc: readonly string[];
  readonly names: RegExp;
}[] = [
  {
    fact: "hbsag",
    loinc: ["5195-3", "5196-1", "5197-9", "63557-3", "75410-1", "7905-3"],
    names: /^(hbsag|hbs ag|hepatitis b surface antigen|antigene hbs|ag hbs|hepatitis b surface ag)$/,
  },
  {
    fact: "anti_hbc",
    loinc: ["13952-7", "16933-4", "22316-4", "40725-4", "83100-8"],
    names: /^(anti-?hbc|hbcab|hepatitis b core antibody(,? total)?|anticorps anti-?hbc|anti-hbc total)$/,
  },
];

/** Units compare folded: without case, spaces, and with one sign for micro and for powers. */
export function foldedUnit(unit: string): string {
  return unit
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/[µμ]/g, "u")
    .replace(/³/g, "3")
    .replace(/⁹/g, "^9")
    .replace(/×/g, "x");
}
