import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../src/engine/derive-facts";
import type { Fact, Facts } from "../../src/engine/fact";
import { sayIn } from "../../src/engine/say";
import type { FactName } from "../../src/knowledge/types";
import { BARE, facts } from "./sample-knowledge";

const AS_OF = "2026-11-23";

function completed(json: Readonly<Record<string, unknown>>): Facts {
  return deriveFacts(facts(json), BARE, AS_OF, sayIn(BARE, "en"));
}

function value(json: Readonly<Record<string, unknown>>, name: FactName): unknown {
  const fact = completed(json)[name] as Fact | undefined;
  return fact?.status === "known" ? fact.value : (fact?.status ?? "absent");
}

describe("mitotic counts: never accepted without their area, never scaled in silence", () => {
  it.each<[string, Record<string, unknown>, number]>([
    ["per 5 mm²", { mitoses_raw_count: 6, field_area_mm2: 5 }, 6],
    ["per mm²", { mitoses_raw_count: 2, field_area_mm2: 1 }, 10],
    ["per 10 mm²", { mitoses_raw_count: 6, field_area_mm2: 10 }, 3],
    ["decimals are kept", { mitoses_raw_count: 7, field_area_mm2: 6.8 }, 5.147058824],
  ])("%s", (_case, given, expected) => {
    expect(value(given, "mitoses_per_5mm2")).toBe(expected);
  });

  it.each([
    [18, 0.629],
    [20, 0.509],
    [22, 0.421],
    [25, 0.326],
    [26.5, 0.29],
  ])("field number %f at 40×: 100 in 50 fields × the printed factor", (fieldNumber, factor) => {
    const converted = value(
      { mitoses_raw_count: 100, hpf_count: 50, field_number_mm: fieldNumber, objective_magnification: 40 },
      "mitoses_per_5mm2",
    );
    expect(Number(converted) / 100).toBeCloseTo(factor, 3);
  });

  it("gives the specified range for 6 per 50 fields when the eyepiece is not known: 1.7–3.8", () => {
    const fact = completed({ mitoses_raw_count: 6, hpf_count: 50, objective_magnification: 40 }).mitoses_per_5mm2;
    expect(fact?.status).toBe("unknown");
    const bounds = fact?.status === "unknown" ? fact.bounds : undefined;
    expect(bounds?.low).toBeCloseTo(1.74, 2);
    expect(bounds?.high).toBeCloseTo(3.77, 2);
    expect(bounds).toMatchObject({ low_inclusive: true, high_inclusive: true });
  });

  it.each<Record<string, unknown>>([
    { mitoses_raw_count: 6 },
    { mitoses_raw_count: 6, hpf_count: 50 },
    { mitoses_raw_count: 6, hpf_count: 10 },
    { mitoses_raw_count: 0, hpf_count: 50 },
    { mitoses_raw_count: 6, hpf_count: 50, field_number_mm: 22 },
    { mitoses_raw_count: 6, objective_magnification: 40, field_number_mm: 22 },
  ])("%j is not convertible, and says what to ask for", (given) => {
    const fact = completed(given).mitoses_per_5mm2;
    expect(fact).toMatchObject({ status: "unknown" });
    expect(fact).not.toHaveProperty("bounds");
    expect(fact?.note).toMatch(/area/);
  });

  it("keeps a stated count that the conversion confirms, and shows one that it contradicts", () => {
    expect(value({ mitoses_per_5mm2: 3, mitoses_raw_count: 6, field_area_mm2: 10 }, "mitoses_per_5mm2")).toBe(3);
    expect(value({ mitoses_per_5mm2: 3, mitoses_raw_count: 6.9, field_area_mm2: 10 }, "mitoses_per_5mm2")).toBe(3);
    const fact = completed({ mitoses_per_5mm2: 6, mitoses_raw_count: 6, field_area_mm2: 10 }).mitoses_per_5mm2;
    expect(fact).toMatchObject({ status: "conflict", alternatives: [{ value: 6 }, { value: 3 }] });
  });
});

describe("ages and durations: from dates, never instead of a stated value", () => {
  it.each<[Record<string, unknown>, FactName, unknown]>([
    [{ birth_date: "1980-11-23" }, "age", 46],
    [{ birth_date: "1980-11-24" }, "age", 45],
    [{ birth_date: "2008-11-24" }, "age", 17],
    [{ surgery_date: "2026-11-09" }, "weeks_since_surgery", 2],
    [{ surgery_date: "2026-12-09" }, "weeks_since_surgery", "absent"],
    [{ current_tki: "imatinib", tki_start: "2025-09-24" }, "months_on_tki", 13],
    [{ current_tki: "imatinib", start_date: "2025-09-23" }, "months_on_tki", 14],
    [{ current_tki: "none", tki_start: "2025-09-23" }, "months_on_tki", "absent"],
    [{ start_date: "2025-09-23" }, "tki_start", "2025-09-23"],
    [{ tki_start: "2025-09-23" }, "start_date", "2025-09-23"],
  ])("%j: %s = %j", (given, name, expected) => {
    expect(value(given, name)).toBe(expected);
  });

  it("marks what was derived, and from which facts", () => {
    expect(completed({ birth_date: "1980-11-23" }).age).toMatchObject({
      status: "known",
      sources: [{ method: "derived", element: "birth_date" }],
    });
  });

  it("shows a stated age that the date of birth contradicts", () => {
    expect(completed({ birth_date: "1980-11-23", age: 30 }).age).toMatchObject({
      status: "conflict",
      alternatives: [{ value: 30 }, { value: 46 }],
    });
    expect(value({ birth_date: "1980-11-23", age: 46 }, "age")).toBe(46);
  });

  it("bounds the age by a year of birth", () => {
    const given: Facts = { birth_date: { status: "known", value: "1986", sources: [] } };
    const age = deriveFacts(given, BARE, AS_OF, sayIn(BARE, "en")).age;
    expect(age).toMatchObject({ status: "unknown", bounds: { low: 39, high: 40 } });
  });

  const course = (more: Record<string, unknown>) => ({ agent: "imatinib", setting: "neoadjuvant", ...more });

  it("adds up neoadjuvant months, and only bounds them when a date is missing", () => {
    const full = { prior_tki: [course({ start: "2026-01-10", stop: "2026-09-10" })] };
    expect(value(full, "neoadjuvant_months")).toBe(8);
    expect(value({ ...full, current_tki: "none" }, "imatinib_total_months")).toBe(8);
    const part = completed({
      prior_tki: [course({ start: "2026-01-10", stop: "2026-09-10" }), course({ start: "2026-10-01" })],
    });
    expect(part.neoadjuvant_months).toMatchObject({ status: "unknown", bounds: { low: 8, low_inclusive: true } });
    expect(value({ prior_tki: [] }, "neoadjuvant_months")).toBe("absent");
    expect(value({ prior_tki: [course({})] }, "neoadjuvant_months")).toBe("absent");
  });

  it("counts the present imatinib to the total, once", () => {
    const now = { current_tki: "imatinib", tki_start: "2024-11-23" };
    expect(value({ ...now, prior_tki: [] }, "imatinib_total_months")).toBe(24);
    expect(
      value(
        { ...now, prior_tki: [{ agent: "imatinib", setting: "adjuvant", start: "2024-11-23" }] },
        "imatinib_total_months",
      ),
    ).toBe(24);
    expect(value({ current_tki: "sunitinib", tki_start: "2024-11-23", prior_tki: [] }, "imatinib_total_months")).toBe(
      0,
    );
    expect(value({ prior_tki: [] }, "imatinib_total_months")).toBe("absent");
  });

  it.each<[string, Record<string, unknown>, number | null]>([
    ["earlier courses not stated", { current_tki: "imatinib", tki_start: "2023-11-23" }, 36],
    ["one day short", { current_tki: "imatinib", tki_start: "2023-11-24" }, 35],
    ["adjuvant treatment", { current_tki: "imatinib", adjuvant_status: "on", adjuvant_start: "2023-11-23" }, 36],
    [
      "adjuvant treatment, no earlier course",
      { current_tki: "imatinib", adjuvant_status: "on", adjuvant_start: "2023-11-23", prior_tki: [] },
      36,
    ],
    ["adjuvant treatment over", { adjuvant_status: "completed_or_stopped", adjuvant_start: "2023-11-23" }, null],
    ["another drug", { current_tki: "sunitinib", adjuvant_status: "on", adjuvant_start: "2023-11-23" }, null],
    ["still to start", { current_tki: "imatinib", tki_start: "2026-12-23" }, null],
    ["no date", { current_tki: "imatinib", adjuvant_status: "on" }, null],
  ])("a floor under the months of imatinib: %s", (_case, given, low) => {
    const fact = completed(given).imatinib_total_months;
    if (low === null) expect(fact).toBeUndefined();
    else expect(fact).toMatchObject({ status: "unknown", bounds: { low, low_inclusive: true } });
  });

  it("gives the one adjuvant course without dates those of adjuvant treatment", () => {
    const dates = { current_tki: "none", adjuvant_start: "2023-01-31", adjuvant_end: "2026-01-31" };
    const total = (...courses: readonly unknown[]) => value({ ...dates, prior_tki: courses }, "imatinib_total_months");
    const adjuvant = { agent: "imatinib", setting: "adjuvant" };
    expect(total(adjuvant)).toBe(36);
    expect(total({ ...adjuvant, start: "2023-01-31", stop: "2023-07-31" })).toBe(6);
    expect(total({ ...adjuvant, start: "2023-01-31" })).toBe("absent");
    expect(total(adjuvant, adjuvant)).toBe("absent");
    expect(total({ agent: "imatinib", setting: "neoadjuvant" })).toBe("absent");
  });
});

describe("line of treatment: advanced disease only, adjuvant not counted", () => {
  const imatinib = { agent: "imatinib", setting: "advanced" };
  it.each<[Record<string, unknown>, unknown]>([
    [{ disease_setting: "metastatic", prior_tki: [] }, 1],
    [{ disease_setting: "metastatic", prior_tki: [{ agent: "imatinib", setting: "adjuvant" }] }, 1],
    [{ disease_setting: "metastatic", prior_tki: [imatinib] }, 2],
    [{ disease_setting: "metastatic", prior_tki: [imatinib, imatinib] }, 2],
    [{ disease_setting: "metastatic", prior_tki: [imatinib], current_tki: "imatinib" }, 1],
    [{ disease_setting: "metastatic", prior_tki: [imatinib], current_tki: "sunitinib" }, 2],
    [{ disease_setting: "resected_no_residual", prior_tki: [imatinib] }, "absent"],
    [{ disease_setting: "metastatic" }, "absent"],
    [{ disease_setting: "metastatic", prior_tki: [{ agent: "imatinib" }] }, "unknown"],
  ])("%j → %j", (given, expected) => {
    expect(value(given, "line")).toBe(expected);
  });

  it("bounds the line while the setting of a course is not stated", () => {
    expect(
      completed({ disease_setting: "metastatic", prior_tki: [imatinib, { agent: "sunitinib" }] }).line,
    ).toMatchObject({
      bounds: { low: 2, high: 3 },
    });
  });
});

describe("aim of the present drug: from the situation, open where it is ambiguous", () => {
  it.each([
    ["localized_resectable", "neoadjuvant"],
    ["resected_no_residual", "adjuvant"],
    ["metastatic", "advanced"],
    ["recurrent_local", "advanced"],
    ["localized_unresectable", "absent"],
    ["suspected_sel", "absent"],
  ])("%s → %s", (setting, intent) => {
    expect(value({ disease_setting: setting, current_tki: "imatinib" }, "treatment_intent")).toBe(intent);
    expect(value({ disease_setting: setting, current_tki: "none" }, "treatment_intent")).toBe("absent");
    expect(value({ disease_setting: setting }, "treatment_intent")).toBe("absent");
  });
});

describe("rupture: the finding defines the category, a contradiction stays one", () => {
  it.each([
    ["fracture", "major_defect"],
    ["spillage", "major_defect"],
    ["blood_stained_ascites", "major_defect"],
    ["perforation", "major_defect"],
    ["adjacent_organ_infiltration", "major_defect"],
    ["intralesional_or_piecemeal", "major_defect"],
    ["incisional_biopsy", "major_defect"],
    ["mucosal_defect_or_luminal_spill", "minor_defect"],
    ["microscopic_peritoneal_penetration", "minor_defect"],
    ["peritoneal_lining_tear", "minor_defect"],
    ["needle_biopsy", "minor_defect"],
    ["r1_margin", "minor_defect"],
  ])("%s → %s", (criterion, category) => {
    expect(value({ rupture_criterion: criterion }, "rupture_category")).toBe(category);
    expect(value({ rupture_criterion: criterion, rupture_category: category }, "rupture_category")).toBe(category);
  });

  it.each(["none", "minor_defect"])("%s with spillage is a conflict, and both readings stand", (category) => {
    const fact = completed({ rupture_category: category, rupture_criterion: "spillage" }).rupture_category;
    expect(fact).toMatchObject({
      status: "conflict",
      alternatives: [{ value: category }, { value: "major_defect" }],
    });
    expect(fact?.note).toMatch(/spillage/);
  });

  it("never lowers a recorded major rupture because of a minor finding", () => {
    expect(value({ rupture_category: "major_defect", rupture_criterion: "needle_biopsy" }, "rupture_category")).toBe(
      "major_defect",
    );
  });
});

describe("genotype and reported variant tell one story, or a conflict", () => {
  it.each<[string, string, unknown]>([
    ["PDGFRA_ex18_unspecified", "p.(Asp842Val)", "PDGFRA_D842V"],
    ["PDGFRA_ex18_unspecified", "p.D842Y", "PDGFRA_ex18_other"],
    ["PDGFRA_ex18_unspecified", "exon 18", "PDGFRA_ex18_unspecified"],
    ["PDGFRA_ex18_other", "D842V", "conflict"],
    ["PDGFRA_D842V", "D842Y", "conflict"],
    ["PDGFRA_D842V", "D842V", "PDGFRA_D842V"],
    ["KIT_ex11_other", "p.W557R", "KIT_ex11_other"],
    ["pending", "D842V", "pending"],
  ])("%s with %s → %s", (genotype, variant, expected) => {
    expect(value({ genotype, variant_hgvs: variant }, "genotype")).toBe(expected);
  });
});

describe("contradictions are said, never resolved", () => {
  it.each<[Record<string, unknown>, FactName]>([
    [{ disease_setting: "metastatic", metastasis_count: 0 }, "metastasis_count"],
    [{ disease_setting: "metastatic", metastasis_sites: [] }, "metastasis_sites"],
    [{ current_tki: "none", dose_mg: 400 }, "dose_mg"],
    [{ sex_at_birth: "male", pregnancy_status: "pregnant" }, "pregnancy_status"],
    [{ sex_at_birth: "male", pregnancy_status: "possible" }, "pregnancy_status"],
    [{ symptoms: ["none", "pain"] }, "symptoms"],
    [{ adjuvant_start: "2026-05-01", adjuvant_end: "2026-04-30" }, "adjuvant_end"],
    [{ surgery_date: "2026-05-01", adjuvant_start: "2026-04-30" }, "adjuvant_start"],
    [{ birth_date: "1980-01-01", surgery_date: "1979-01-01" }, "surgery_date"],
    [{ birth_date: "1980-01-01", tki_start: "1979-01-01" }, "tki_start"],
    [{ birth_date: "2027-01-01" }, "birth_date"],
    [{ disease_setting: "resected_no_residual", surgery_date: "2027-01-01" }, "surgery_date"],
    [{ tki_start: "2026-01-01", start_date: "2026-02-01" }, "tki_start"],
    [{ surgery_date: "2026-11-09", weeks_since_surgery: 9 }, "weeks_since_surgery"],
  ])("%j: %s", (given, name) => {
    const fact = completed(given)[name];
    expect(fact?.status).toBe("conflict");
    expect(fact?.note).toBeTruthy();
  });

  it.each<[Record<string, unknown>, FactName]>([
    [{ disease_setting: "metastatic", metastasis_count: 1 }, "metastasis_count"],
    [{ disease_setting: "resected_no_residual", metastasis_count: 0 }, "metastasis_count"],
    [{ current_tki: "none", dose_mg: 0 }, "dose_mg"],
    [{ sex_at_birth: "male", pregnancy_status: "not_applicable" }, "pregnancy_status"],
    [{ sex_at_birth: "female", pregnancy_status: "pregnant" }, "pregnancy_status"],
    [{ symptoms: ["none"] }, "symptoms"],
    [{ adjuvant_start: "2026-05-01", adjuvant_end: "2026-05-01" }, "adjuvant_end"],
    [{ disease_setting: "localized_resectable", surgery_date: "2027-01-01" }, "surgery_date"],
  ])("%j is no contradiction", (given, name) => {
    expect(completed(given)[name]?.status).toBe("known");
  });

  it("leaves the caller's facts as they were", () => {
    const given = facts({ birth_date: "1980-11-23", rupture_category: "none", rupture_criterion: "spillage" });
    const copy = structuredClone(given);
    deriveFacts(given, BARE, AS_OF, sayIn(BARE, "en"));
    expect(given).toEqual(copy);
  });
});
