import { describe, expect, it } from "vitest";
import { daysBetween, isCalendarDate } from "../../src/engine/calendar";
import { deriveFacts } from "../../src/engine/derive-facts";
import type { Fact, Facts } from "../../src/engine/fact";
import { parseFacts } from "../../src/engine/parse-facts";
import { sayIn } from "../../src/engine/say";
import { proteinChanges } from "../../src/engine/variant";
import { plain, wordMatcher } from "../../src/engine/words";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { FactName } from "../../src/knowledge/types";
import { BARE, facts } from "./sample-knowledge";

/* What is told with a fact: a refusal names what was found and what is allowed, a calculated fact its sources and how it came about. */

const AS_OF = "2026-11-23";
const SAY = sayIn(BARE, "en");
type Json = Readonly<Record<string, unknown>>;

describe("a refusal", () => {
  const refusal = (json: unknown) => {
    const parsed = parseFacts(json, BARE);
    return parsed.ok ? "accepted" : parsed.error;
  };
  it.each<[unknown, string, string, Record<string, string>]>([
    [[1], "facts", "illegal_not_object", { found: "[1]" }],
    [undefined, "facts", "illegal_not_object", { found: "undefined" }],
    [{ sizes: 3 }, "facts.sizes", "illegal_fact_name", { name: "sizes" }],
    [{ constructor: 3 }, "facts.constructor", "illegal_fact_name", { name: "constructor" }],
    [{ symptomatic: "yes" }, "facts.symptomatic", "illegal_boolean", { found: '"yes"' }],
    [{ margin: "R3" }, "facts.margin", "illegal_member", { found: '"R3"', allowed: "R0, R1, R2" }],
    [{ margin: 0 }, "facts.margin", "illegal_member", { found: "0", allowed: "R0, R1, R2" }],
    [{ symptoms: "pain" }, "facts.symptoms", "illegal_list", { found: '"pain"' }],
    [{ size_mm: "62" }, "facts.size_mm", "illegal_number", { found: '"62"' }],
    [{ size_mm: Number.NaN }, "facts.size_mm", "illegal_number", { found: "null" }],
    [{ size_mm: 601 }, "facts.size_mm", "illegal_range", { found: "601", allowed: "1–600 mm" }],
    [{ mitoses_per_5mm2: -1 }, "facts.mitoses_per_5mm2", "illegal_range", { found: "-1", allowed: "≥ 0" }],
    [{ field_area_mm2: 0 }, "facts.field_area_mm2", "illegal_range", { found: "0", allowed: "> 0 mm²" }],
    [{ ecog: 5 }, "facts.ecog", "illegal_range", { found: "5", allowed: "0–4" }],
    [{ size_mm: { above: 5 } }, "facts.size_mm.above", "illegal_key", { key: "above", allowed: "gt, gte, lt, lte" }],
    [{ size_mm: {} }, "facts.size_mm", "illegal_bounds", { found: "{}" }],
    [{ size_mm: { gt: 5, gte: 5 } }, "facts.size_mm", "illegal_bounds", { found: '{"gt":5,"gte":5}' }],
    [{ size_mm: { lt: 5, lte: 5 } }, "facts.size_mm", "illegal_bounds", { found: '{"lt":5,"lte":5}' }],
    [{ size_mm: { gte: 9, lte: 8 } }, "facts.size_mm", "illegal_bounds", { found: '{"gte":9,"lte":8}' }],
    [{ size_mm: { gte: 5, lt: 5 } }, "facts.size_mm", "illegal_bounds", { found: '{"gte":5,"lt":5}' }],
    [{ size_mm: { gt: 5, lte: 5 } }, "facts.size_mm", "illegal_bounds", { found: '{"gt":5,"lte":5}' }],
    [{ surgery_date: "2026-02-30" }, "facts.surgery_date", "illegal_date", { found: '"2026-02-30"' }],
    [{ surgery_date: 20260201 }, "facts.surgery_date", "illegal_date", { found: "20260201" }],
    [{ bp: "high" }, "facts.bp", "illegal_form", { found: '"high"', allowed: "systolic/diastolic" }],
    [{ bp: "80/120" }, "facts.bp", "illegal_form", { found: '"80/120"', allowed: "systolic/diastolic" }],
    [{ bp: "120/120" }, "facts.bp", "illegal_form", { found: '"120/120"', allowed: "systolic/diastolic" }],
    [{ bp: "90/100.5" }, "facts.bp", "illegal_form", { found: '"90/100.5"', allowed: "systolic/diastolic" }],
    [{ bp: "120/80 mmHg" }, "facts.bp", "illegal_form", { found: '"120/80 mmHg"', allowed: "systolic/diastolic" }],
    [{ comorbidity: "  " }, "facts.comorbidity", "illegal_text", { found: '"  "' }],
    [{ comorbidity: 3 }, "facts.comorbidity", "illegal_text", { found: "3" }],
    [{ prior_tki: ["imatinib"] }, "facts.prior_tki[0]", "illegal_not_object", { found: '"imatinib"' }],
    [
      { prior_tki: [{ drug: "imatinib" }] },
      "facts.prior_tki[0].drug",
      "illegal_key",
      { key: "drug", allowed: "agent, dose_mg, start, stop, reason, setting, progressed_on" },
    ],
    [
      { prior_tki: [{ start: "2026-02-01", stop: "2026-01-31" }] },
      "facts.prior_tki[0].stop",
      "illegal_order",
      { found: "2026-01-31", other: "2026-02-01" },
    ],
    [
      { prior_tki: [{ progressed_on: "no" }] },
      "facts.prior_tki[0].progressed_on",
      "illegal_boolean",
      { found: '"no"' },
    ],
    [
      { prior_tki: [{ dose_mg: 1001 }] },
      "facts.prior_tki[0].dose_mg",
      "illegal_range",
      { found: "1001", allowed: "0–1000 mg/day" },
    ],
    [
      { margin: "a".repeat(60) },
      "facts.margin",
      "illegal_member",
      { found: `"${"a".repeat(56)}…`, allowed: "R0, R1, R2" },
    ],
    [
      { margin: "a".repeat(58) },
      "facts.margin",
      "illegal_member",
      { found: `"${"a".repeat(58)}"`, allowed: "R0, R1, R2" },
    ],
  ])("%j", (json, path, problem, values) => {
    expect(refusal(json)).toEqual({ path, problem, values });
  });

  it.each<Json>([
    { size_mm: { gte: 5, lte: 5 } },
    { size_mm: { gt: 5 } },
    { size_mm: { lt: 5 } },
    { prior_tki: [{ start: "2026-02-01", stop: "2026-02-01" }] },
    { prior_tki: [{ start: "2026-02-01", stop: null }] },
    { prior_tki: [{ stop: "2026-02-01" }] },
  ])("not for %j", (json) => {
    expect(refusal(json)).toBe("accepted");
  });
});

const ENTERED = { reference: null, element: null, date: null, quote: null, start: null, end: null, method: "entered" };
const from = (...names: readonly FactName[]) => ({ ...ENTERED, element: names.join(", "), method: "derived" });

describe("what is given", () => {
  it.each<[Json, FactName, unknown]>([
    [{ size_mm: 62 }, "size_mm", { status: "known", value: 62, sources: [ENTERED], note: null }],
    [{ size_mm: null }, "size_mm", { status: "unknown", note: null }],
    [{ size_mm: "not_applicable" }, "size_mm", { status: "not_applicable", sources: [ENTERED], note: null }],
    [
      { size_mm: { gt: 50, lte: 100 } },
      "size_mm",
      {
        status: "unknown",
        note: null,
        sources: [ENTERED],
        bounds: { low: 50, low_inclusive: false, high: 100, high_inclusive: true },
      },
    ],
    [
      { size_mm: { gte: 50 } },
      "size_mm",
      { status: "unknown", note: null, sources: [ENTERED], bounds: { low: 50, low_inclusive: true } },
    ],
    [
      { size_mm: { lt: 50 } },
      "size_mm",
      { status: "unknown", note: null, sources: [ENTERED], bounds: { high: 50, high_inclusive: false } },
    ],
    [
      { sex: "male", sex_at_birth: "female" },
      "sex_at_birth",
      {
        status: "conflict",
        alternatives: [
          { value: "male", sources: [ENTERED] },
          { value: "female", sources: [ENTERED] },
        ],
        note: "Stated twice with different values.",
      },
    ],
    [
      { sex: "male", sex_at_birth: null },
      "sex_at_birth",
      { status: "known", value: "male", sources: [ENTERED], note: null },
    ],
    [
      { sex: null, sex_at_birth: "male" },
      "sex_at_birth",
      { status: "known", value: "male", sources: [ENTERED], note: null },
    ],
    [
      { sex: "not_applicable", sex_at_birth: "male" },
      "sex_at_birth",
      {
        status: "conflict",
        alternatives: [{ value: "male", sources: [ENTERED] }],
        note: "Stated twice with different values.",
      },
    ],
  ])("%j", (json, name, expected) => {
    expect(facts(json)[name]).toEqual(expected);
  });
});

describe("what is calculated", () => {
  const completed = (json: Json): Facts => deriveFacts(facts(json), BARE, AS_OF, SAY);
  const known = (value: unknown, note: string, ...names: FactName[]) => ({
    status: "known",
    value,
    sources: [from(...names)],
    note,
  });
  const bounded = (bounds: object, note: string, ...names: FactName[]) => ({
    status: "unknown",
    note,
    sources: [from(...names)],
    bounds,
  });
  const between = (low: number, high: number) => ({ low, low_inclusive: true, high, high_inclusive: true });
  const clash = (given: unknown, other: unknown, note: string, ...names: FactName[]) => ({
    status: "conflict",
    alternatives: [
      { value: given, sources: [ENTERED] },
      { value: other, sources: [from(...names)] },
    ],
    note,
  });
  const contradicted = (value: unknown, note: string) => ({
    status: "conflict",
    alternatives: [{ value, sources: [ENTERED] }],
    note,
  });
  const imatinib = (start: string | null, stop: string | null, more: object = {}) => ({
    agent: "imatinib",
    start,
    stop,
    ...more,
  });

  it.each<[Json, FactName, unknown]>([
    [
      { surgery_date: "2026-11-02" },
      "weeks_since_surgery",
      known(3, "Weeks from surgery (2026-11-02) to 2026-11-23.", "surgery_date"),
    ],
    [
      { surgery_date: AS_OF },
      "weeks_since_surgery",
      known(0, `Weeks from surgery (${AS_OF}) to ${AS_OF}.`, "surgery_date"),
    ],
    [{ surgery_date: "2026-11-30" }, "weeks_since_surgery", undefined],
    [
      { surgery_date: "2026-11-02", weeks_since_surgery: 4 },
      "weeks_since_surgery",
      { status: "known", value: 4, sources: [ENTERED], note: null },
    ],
    [
      { surgery_date: "2026-11-02", weeks_since_surgery: 4.1 },
      "weeks_since_surgery",
      clash(4.1, 3, "4.1 was stated; worked out from Date of resection it is 3.", "surgery_date"),
    ],
    [
      { start_date: "2026-01-01" },
      "tki_start",
      known("2026-01-01", "Same value as Start of current TKI.", "start_date"),
    ],
    [{ tki_start: "2026-01-01" }, "start_date", known("2026-01-01", "Same value as Start/change of TKI.", "tki_start")],
    ...(["start_date", "tki_start"] as const).map((name): [Json, FactName, unknown] => [
      { start_date: "2026-01-01", tki_start: "2026-01-02" },
      name,
      {
        status: "conflict",
        alternatives: [
          { value: "2026-01-01", sources: [ENTERED] },
          { value: "2026-01-02", sources: [ENTERED] },
        ],
        note: "Stated twice with different values.",
      },
    ]),
    [
      { start_date: "2026-01-01", tki_start: "2026-01-01" },
      "tki_start",
      { status: "known", value: "2026-01-01", sources: [ENTERED], note: null },
    ],
    [{ birth_date: "1960-11-23" }, "age", known(66, `Age on ${AS_OF}, from the date of birth.`, "birth_date")],
    [{ birth_date: "1960-11-24" }, "age", known(65, `Age on ${AS_OF}, from the date of birth.`, "birth_date")],
    [{ birth_date: AS_OF }, "age", known(0, `Age on ${AS_OF}, from the date of birth.`, "birth_date")],
    [{ birth_date: "2026-11-24" }, "age", undefined],
    [
      { birth_date: "1960-11-23", age: 64 },
      "age",
      clash(64, 66, "64 was stated; worked out from Date of birth it is 66.", "birth_date"),
    ],
    [
      { birth_date: "1960-11-23", age: 65 },
      "age",
      clash(65, 66, "65 was stated; worked out from Date of birth it is 66.", "birth_date"),
    ],
    [
      { current_tki: "imatinib", tki_start: "2026-05-23" },
      "months_on_tki",
      known(6, `Completed calendar months from 2026-05-23 to ${AS_OF}.`, "tki_start"),
    ],
    [
      { current_tki: "imatinib", tki_start: AS_OF },
      "months_on_tki",
      known(0, `Completed calendar months from ${AS_OF} to ${AS_OF}.`, "tki_start"),
    ],
    [{ current_tki: "imatinib", tki_start: "2026-12-23" }, "months_on_tki", undefined],
    [{ current_tki: "none", tki_start: "2026-05-23" }, "months_on_tki", undefined],
    [{ tki_start: "2026-05-23" }, "months_on_tki", undefined],
    [
      { current_tki: "none", prior_tki: [imatinib("2025-01-01", "2025-07-01", { setting: "neoadjuvant" })] },
      "neoadjuvant_months",
      known(6, "Calculated from Previous TKIs.", "prior_tki"),
    ],
    [
      { current_tki: "none", prior_tki: [imatinib("2025-01-01", "2025-07-01", { setting: "adjuvant" })] },
      "neoadjuvant_months",
      undefined,
    ],
    [
      { current_tki: "none", prior_tki: [imatinib("2025-01-01", "2025-07-01")] },
      "imatinib_total_months",
      known(6, "Calculated from Previous TKIs.", "prior_tki"),
    ],
    [
      { current_tki: "none", prior_tki: [] },
      "imatinib_total_months",
      known(0, "Calculated from Previous TKIs.", "prior_tki"),
    ],
    [
      { current_tki: "imatinib", tki_start: "2026-08-23", prior_tki: [imatinib("2025-01-01", "2025-07-01")] },
      "imatinib_total_months",
      known(9, "Calculated from Previous TKIs, Start/change of TKI.", "prior_tki", "tki_start"),
    ],
    [
      { current_tki: "imatinib", tki_start: "2026-08-23", prior_tki: [imatinib("2026-08-23", null)] },
      "imatinib_total_months",
      known(3, "Calculated from Previous TKIs, Start/change of TKI.", "prior_tki", "tki_start"),
    ],
    [
      {
        current_tki: "sunitinib",
        prior_tki: [imatinib("2025-01-01", "2025-07-01"), { agent: "sunitinib", start: "2025-07-02", stop: null }],
      },
      "imatinib_total_months",
      known(6, "Calculated from Previous TKIs.", "prior_tki"),
    ],
    [
      { current_tki: "none", prior_tki: [imatinib("2025-01-01", "2025-07-01"), imatinib("2025-08-01", null)] },
      "imatinib_total_months",
      bounded(
        { low: 6, low_inclusive: true },
        "At least 6 months: some course has no start or stop date.",
        "prior_tki",
      ),
    ],
    ...[{ current_tki: "other" }, {}].map((more): [Json, FactName, unknown] => [
      { ...more, prior_tki: [imatinib("2025-01-01", "2025-07-01")] },
      "imatinib_total_months",
      bounded(
        { low: 6, low_inclusive: true },
        "At least 6 months: some course has no start or stop date.",
        "prior_tki",
      ),
    ]),
    [
      {
        current_tki: "none",
        prior_tki: [imatinib("2025-01-01", "2025-07-01"), { agent: null, start: "2025-08-01", stop: "2025-09-01" }],
      },
      "imatinib_total_months",
      bounded(
        { low: 6, low_inclusive: true },
        "At least 6 months: some course has no start or stop date.",
        "prior_tki",
      ),
    ],
    [
      { current_tki: "none", prior_tki: [{ agent: null, start: "2025-08-01", stop: "2025-09-01" }] },
      "imatinib_total_months",
      undefined,
    ],
    [{ current_tki: "none", prior_tki: [imatinib(null, "2025-07-01")] }, "imatinib_total_months", undefined],
    [
      { current_tki: "none", prior_tki: [{ agent: "Imatinib", start: "2025-01-01", stop: "2025-01-01" }] },
      "imatinib_total_months",
      known(0, "Calculated from Previous TKIs.", "prior_tki"),
    ],
    ...(
      [
        [[imatinib(null, null, { setting: "advanced" })], 2],
        [[imatinib(null, null, { setting: "adjuvant" })], 1],
        [[imatinib(null, null, { setting: "advanced" }), { agent: "Imatinib", setting: "advanced" }], 2],
        [[imatinib(null, null, { setting: "advanced" }), { agent: null, setting: "advanced" }], 3],
        [[], 1],
      ] as const
    ).map(([prior_tki, line]): [Json, FactName, unknown] => [
      { disease_setting: "metastatic", current_tki: "none", prior_tki },
      "line",
      known(
        line,
        "Counted from the previous courses for advanced disease; adjuvant and neoadjuvant courses are not counted.",
        "prior_tki",
        "disease_setting",
      ),
    ]),
    [
      { disease_setting: "metastatic", current_tki: "none", prior_tki: [imatinib(null, null)] },
      "line",
      bounded(
        between(1, 2),
        "At least 1: for some previous course it is not stated whether it was adjuvant or for advanced disease.",
        "prior_tki",
        "disease_setting",
      ),
    ],
    [
      {
        disease_setting: "resected_no_residual",
        current_tki: "none",
        prior_tki: [imatinib(null, null, { setting: "advanced" })],
      },
      "line",
      undefined,
    ],
    [
      {
        disease_setting: "metastatic",
        current_tki: "imatinib",
        prior_tki: [imatinib("2026-01-01", null, { setting: "advanced" })],
      },
      "line",
      known(
        1,
        "Counted from the previous courses for advanced disease; adjuvant and neoadjuvant courses are not counted.",
        "prior_tki",
        "disease_setting",
      ),
    ],
    ...(
      [
        ["localized_resectable", "neoadjuvant"],
        ["resected_no_residual", "adjuvant"],
        ["metastatic", "advanced"],
        ["recurrent_local", "advanced"],
      ] as const
    ).map(([disease_setting, intent]): [Json, FactName, unknown] => [
      { disease_setting, current_tki: "imatinib" },
      "treatment_intent",
      known(intent, "From the current situation; confirm.", "disease_setting", "current_tki"),
    ]),
    ...["localized_unresectable", "suspected_sel"].map((disease_setting): [Json, FactName, unknown] => [
      { disease_setting, current_tki: "imatinib" },
      "treatment_intent",
      undefined,
    ]),
    [{ disease_setting: "metastatic", current_tki: "none" }, "treatment_intent", undefined],
    [
      { rupture_criterion: "spillage" },
      "rupture_category",
      known(
        "major_defect",
        "From the recorded finding, by the definition of rupture of Nishida 2019.",
        "rupture_criterion",
      ),
    ],
    [
      { rupture_criterion: "needle_biopsy" },
      "rupture_category",
      known(
        "minor_defect",
        "From the recorded finding, by the definition of rupture of Nishida 2019.",
        "rupture_criterion",
      ),
    ],
    [
      { rupture_criterion: "needle_biopsy", rupture_category: "major_defect" },
      "rupture_category",
      { status: "known", value: "major_defect", sources: [ENTERED], note: null },
    ],
    [
      { rupture_criterion: "spillage", rupture_category: "none" },
      "rupture_category",
      {
        status: "conflict",
        alternatives: [
          { value: "none", sources: [ENTERED] },
          { value: "major_defect", sources: [from("rupture_criterion"), ENTERED] },
        ],
        note: "The category says none, the recorded finding spillage means major_defect.",
      },
    ],
    [
      { genotype: "PDGFRA_ex18_unspecified", variant_hgvs: "p.Asp842Val" },
      "genotype",
      known(
        "PDGFRA_D842V",
        "The reported protein change (p.Asp842Val) says which PDGFRA exon 18 mutation it is.",
        "genotype",
        "variant_hgvs",
      ),
    ],
    [
      { genotype: "PDGFRA_D842V", variant_hgvs: "D842Y" },
      "genotype",
      {
        status: "conflict",
        alternatives: [
          { value: "PDGFRA_D842V", sources: [ENTERED] },
          { value: "PDGFRA_ex18_other", sources: [from("variant_hgvs"), ENTERED] },
        ],
        note: "Contradicts Reported variant: D842Y.",
      },
    ],
    [
      { mitoses_raw_count: 6, field_area_mm2: 10 },
      "mitoses_per_5mm2",
      known(3, "6 mitoses on 10 mm², converted: count × 5 / area.", "mitoses_raw_count", "field_area_mm2"),
    ],
    [
      { mitoses_raw_count: 6, hpf_count: 50, field_number_mm: 22, objective_magnification: 40 },
      "mitoses_per_5mm2",
      known(
        2.525433808,
        "6 mitoses on 11.88 mm², converted: count × 5 / area.",
        "mitoses_raw_count",
        "hpf_count",
        "field_number_mm",
        "objective_magnification",
      ),
    ],
    [
      { mitoses_raw_count: 6, hpf_count: 50, objective_magnification: 40 },
      "mitoses_per_5mm2",
      bounded(
        between(1.740562425, 3.772561614),
        "6 mitoses per 50 fields; the eyepiece field number is not stated. Between field numbers 18 and 26.5 this is 1.7 to 3.8 per 5 mm².",
        "mitoses_raw_count",
        "hpf_count",
        "objective_magnification",
      ),
    ],
    [
      { mitoses_raw_count: 6, hpf_count: 50 },
      "mitoses_per_5mm2",
      {
        status: "unknown",
        note: "6 mitoses reported without a usable area: not convertible to 5 mm². Ask for the area counted, or field number and objective.",
      },
    ],
    [
      { mitoses_raw_count: 6, field_area_mm2: 10, mitoses_per_5mm2: 3.5 },
      "mitoses_per_5mm2",
      { status: "known", value: 3.5, sources: [ENTERED], note: null },
    ],
    [
      { mitoses_raw_count: 6, field_area_mm2: 10, mitoses_per_5mm2: 3.6 },
      "mitoses_per_5mm2",
      clash(
        3.6,
        3,
        "3.6 was stated; worked out from Count as reported, Total area counted it is 3.",
        "mitoses_raw_count",
        "field_area_mm2",
      ),
    ],
    [
      { disease_setting: "metastatic", metastasis_count: 0 },
      "metastasis_count",
      contradicted(0, "Contradicts Current situation: Metastatic."),
    ],
    [
      { disease_setting: "metastatic", metastasis_sites: [] },
      "metastasis_sites",
      contradicted([], "Contradicts Current situation: Metastatic."),
    ],
    [{ current_tki: "none", dose_mg: 400 }, "dose_mg", contradicted(400, "Contradicts Current TKI: None.")],
    [{ current_tki: "none", dose_mg: 0 }, "dose_mg", { status: "known", value: 0, sources: [ENTERED], note: null }],
    [
      { sex_at_birth: "male", pregnancy_status: "possible" },
      "pregnancy_status",
      contradicted("possible", "Contradicts Sex at birth: Male."),
    ],
    [{ symptoms: ["none", "pain"] }, "symptoms", contradicted(["none", "pain"], "Contradicts Symptoms: None, Pain.")],
    [{ symptoms: ["none"] }, "symptoms", { status: "known", value: ["none"], sources: [ENTERED], note: null }],
    ...(
      [
        ["adjuvant_end", "adjuvant_start"],
        ["adjuvant_start", "surgery_date"],
        ["surgery_date", "birth_date"],
        ["tki_start", "birth_date"],
      ] as const
    ).flatMap(([later, earlier]): [Json, FactName, unknown][] => [
      [
        { [earlier]: "2026-02-02", [later]: "2026-02-01" },
        later,
        contradicted("2026-02-01", `2026-02-01 is before ${DICTIONARY[earlier].label.en} (2026-02-02).`),
      ],
      [
        { [earlier]: "2026-02-02", [later]: "2026-02-02" },
        later,
        { status: "known", value: "2026-02-02", sources: [ENTERED], note: null },
      ],
    ]),
    ...(["birth_date", "detection_date", "germline_result_date"] as const).map((name): [Json, FactName, unknown] => [
      { [name]: "2026-11-24" },
      name,
      contradicted("2026-11-24", `2026-11-24 is after ${AS_OF}.`),
    ]),
    [{ detection_date: AS_OF }, "detection_date", { status: "known", value: AS_OF, sources: [ENTERED], note: null }],
    [
      { surgery_date: "2026-11-24", disease_setting: "resected_no_residual" },
      "surgery_date",
      contradicted("2026-11-24", `2026-11-24 is after ${AS_OF}.`),
    ],
    [
      { surgery_date: "2026-11-24", disease_setting: "localized_resectable" },
      "surgery_date",
      { status: "known", value: "2026-11-24", sources: [ENTERED], note: null },
    ],
  ])("%j: %s", (json, name, expected) => {
    expect(completed(json)[name] as Fact | undefined).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ["1960", bounded(between(65, 66), "No exact value; known to be 65–66.", "birth_date")],
    ["1960-11", bounded(between(65, 66), "No exact value; known to be 65–66.", "birth_date")],
    ["1960-03", known(66, `Age on ${AS_OF}, from the date of birth.`, "birth_date")],
    ["2026", undefined],
    ["2026-12", undefined],
    ["unknown", undefined],
  ])("a birth date of which only %s is known", (birth, expected) => {
    const given: Facts = { birth_date: { status: "known", value: birth, sources: [], note: null } };
    expect(deriveFacts(given, BARE, AS_OF, SAY).age).toEqual(expected);
  });
});

describe("words of free text", () => {
  it.each<[readonly string[], "whole" | "start", string, boolean]>([
    [["azole"], "whole", "an azole", true],
    [["azole"], "whole", "azoles", false],
    [["azole"], "whole", "fluconazole", false],
    [["intoleran"], "start", "Intolérance", true],
    [["intoleran"], "start", "disintolerance", false],
    [["st. john's wort"], "whole", "St. John’s wort", true],
    [["st. john's wort"], "whole", "St. John`s wort", true],
    [["st. john's wort"], "whole", "stx john's wort", false],
    [["carbamazépine"], "whole", "CARBAMAZEPINE 200 mg", true],
    [[], "whole", "", false],
  ])("%j (%s) in %s: %s", (words, ends, text, found) => {
    expect(wordMatcher(words, ends).test(plain(text))).toBe(found);
  });
});

describe("protein changes", () => {
  it.each<[string, readonly string[]]>([
    ["p.(Cys809Gly)", ["C809G"]],
    ["p.Gln556Glu", ["Q556E"]],
    ["p.Leu576Pro", ["L576P"]],
    ["p.Met541Leu", ["M541L"]],
    ["p.Thr670Ile", ["T670I"]],
    ["p.Trp557Arg", ["W557R"]],
    ["p.Phe808Leu", ["F808L"]],
    ["p.[Asp842Val]", ["D842V"]],
    ["NP_006197.1:p.Asp842Val", ["D842V"]],
    ["NP_006197:p.Asp842Val", ["D842V"]],
    ["c.2525A>T p.Asp842Val", ["D842V"]],
    ["NM_006206.6:c.2525A>T", []],
  ])("%s", (text, changes) => {
    expect(proteinChanges(text)).toEqual(changes);
  });
});

describe("calendar dates", () => {
  it.each<[string, boolean]>([
    ["2026-04-31", false],
    ["2026-06-31", false],
    ["2026-09-31", false],
    ["2026-11-31", false],
    ["2026-04-30", true],
    ["2026-07-31", true],
    ["x2026-04-30", false],
    ["2026-04-30x", false],
    ["12026-04-30", false],
  ])("%s: %s", (text, legal) => {
    expect(isCalendarDate(text)).toBe(legal);
  });
  it("days between two dates, either way round", () => {
    expect(daysBetween("2026-02-28", "2026-03-01")).toBe(1);
    expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
  });
});
