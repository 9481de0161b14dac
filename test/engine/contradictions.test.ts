import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { Assessment } from "../../src/engine/assessment";
import { parseFacts } from "../../src/engine/parse-facts";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { FactName } from "../../src/knowledge/types";

const RESECTED = {
  disease_setting: "resected_no_residual",
  site: "stomach",
  size_mm: 60,
  mitoses_per_5mm2: 2,
  rupture_category: "none",
  margin: "R0",
  genotype: "KIT_ex11_other",
};

function assessed(given: Readonly<Record<string, unknown>>): Assessment {
  const parsed = parseFacts(given, KNOWLEDGE);
  if (!parsed.ok) throw new Error(parsed.error.path);
  return assess(parsed.facts, KNOWLEDGE, {
    as_of: "2026-11-23",
    jurisdiction: "EU",
    mode: "today",
    language: "en",
    patient: null,
  });
}

const N = "adjuvant_status";

const definite = (document: Assessment): readonly string[] =>
  document.recommendations
    .filter(({ status }) => status === "recommended" || status === "option")
    .map(({ code }) => code);

describe("facts that cannot both be true end in a conflict, never in a lower risk or in less treatment", () => {
  it.each<[string, Record<string, unknown>, FactName, readonly unknown[]]>([
    [
      "liver metastases and a localized tumour",
      { disease_setting: "localized_resectable", metastasis_sites: ["liver"] },
      "disease_setting",
      ["localized_resectable", "metastatic"],
    ],
    [
      "liver metastases and nothing left behind",
      { metastasis_sites: ["liver", "lymph_node"] },
      "disease_setting",
      ["resected_no_residual", "metastatic"],
    ],
    [
      "three metastases and nothing left behind",
      { metastasis_count: 3 },
      "disease_setting",
      ["resected_no_residual", "metastatic"],
    ],
    ["metastatic, with no metastasis", { disease_setting: "metastatic", metastasis_count: 0 }, "metastasis_count", [0]],
    [
      "an untreated specimen after a neoadjuvant course",
      { mitoses_source: "resection_untreated", prior_tki: [{ agent: "imatinib", setting: "neoadjuvant" }] },
      "mitoses_source",
      ["resection_untreated", "resection_post_tki"],
    ],
    [
      "an untreated specimen after neoadjuvant months",
      { mitoses_source: "resection_untreated", neoadjuvant_months: 6 },
      "mitoses_source",
      ["resection_untreated", "resection_post_tki"],
    ],
    [
      "SDH-deficient with SDHB retained",
      { genotype: "SDH_deficient", ihc_sdhb: "retained" },
      "genotype",
      ["SDH_deficient"],
    ],
    ["a KIT mutation with SDHB lost", { ihc_sdhb: "lost" }, "genotype", ["KIT_ex11_other"]],
    [
      "a KIT mutation reported as D842V",
      { variant_hgvs: "p.(Asp842Val)" },
      "genotype",
      ["KIT_ex11_other", "PDGFRA_D842V"],
    ],
    [
      "two areas that disagree",
      {
        mitoses_per_5mm2: null,
        mitoses_raw_count: 10,
        field_area_mm2: 5,
        hpf_count: 50,
        field_number_mm: 22,
        objective_magnification: 40,
      },
      "mitoses_per_5mm2",
      [10, 4.209056346],
    ],
    [
      "a finding of rupture with a category that does not apply",
      { rupture_criterion: "fracture", rupture_category: "not_applicable" },
      "rupture_category",
      ["major_defect"],
    ],
    [
      "an R1 finding with margin R0",
      { rupture_criterion: "r1_margin", rupture_category: "minor_defect" },
      "margin",
      ["R0", "R1"],
    ],
    [
      "never on adjuvant treatment, with a start in the past",
      { adjuvant_status: "never", adjuvant_start: "2026-11-22" },
      N,
      ["never"],
    ],
    [
      "never on adjuvant treatment, with an end in the past",
      { adjuvant_status: "never", adjuvant_end: "2026-11-22" },
      N,
      ["never", "completed_or_stopped"],
    ],
    [
      "never on adjuvant treatment, with a course of it",
      { adjuvant_status: "never", prior_tki: [{ agent: "imatinib", setting: "adjuvant" }] },
      N,
      ["never"],
    ],
    [
      "never on adjuvant treatment, with nothing left behind and on imatinib",
      { adjuvant_status: "never", current_tki: "imatinib" },
      N,
      ["never", "on"],
    ],
    [
      "adjuvant treatment over, with nothing left behind and on imatinib",
      { adjuvant_status: "completed_or_stopped", current_tki: "imatinib" },
      N,
      ["completed_or_stopped", "on"],
    ],
    [
      "adjuvant treatment under way, ended in the past",
      { adjuvant_status: "on", current_tki: "imatinib", adjuvant_end: "2026-11-22" },
      N,
      ["on", "completed_or_stopped"],
    ],
    ["adjuvant treatment under way, without a drug", { adjuvant_status: "on", current_tki: "none" }, N, ["on"]],
    [
      "adjuvant treatment over, with never any TKI",
      { adjuvant_status: "completed_or_stopped", current_tki: "none", prior_tki: [] },
      N,
      ["completed_or_stopped"],
    ],
    [
      "adjuvant treatment under way that is to start",
      { adjuvant_status: "on", adjuvant_start: "2026-11-24" },
      "adjuvant_start",
      ["2026-11-24"],
    ],
    [
      "adjuvant treatment over that is to end",
      { adjuvant_status: "completed_or_stopped", adjuvant_end: "2026-11-24" },
      "adjuvant_end",
      ["2026-11-24"],
    ],
    ["a date of birth 121 years ago", { birth_date: "1905-11-23" }, "birth_date", ["1905-11-23"]],
  ])("%s", (_case, given, name, values) => {
    const fact = assessed({ ...RESECTED, ...given }).facts[name];
    expect(fact?.status).toBe("conflict");
    expect(fact?.value).toBeNull();
    expect(fact?.note).toBeTruthy();
    expect(fact?.alternatives.map(({ value }) => value)).toEqual(values);
  });

  it.each<[string, Record<string, unknown>, FactName]>([
    [
      "nodal metastases beside a resected tumour",
      { metastasis_sites: ["lymph_node"], metastasis_count: 1 },
      "disease_setting",
    ],
    ["no metastasis beside a resected tumour", { metastasis_sites: [], metastasis_count: 0 }, "disease_setting"],
    [
      "an untreated specimen and an adjuvant course",
      { mitoses_source: "resection_untreated", prior_tki: [{ agent: "imatinib", setting: "adjuvant" }] },
      "mitoses_source",
    ],
    ["an R1 finding with margin R1", { rupture_criterion: "r1_margin", margin: "R1" }, "margin"],
    ["a start of adjuvant treatment still to come", { adjuvant_status: "never", adjuvant_start: "2026-11-24" }, N],
    ["a start of adjuvant treatment today", { adjuvant_status: "never", adjuvant_start: "2026-11-23" }, N],
    ["an end of adjuvant treatment today", { adjuvant_status: "on", adjuvant_end: "2026-11-23" }, N],
    [
      "an end of adjuvant treatment still to come",
      { adjuvant_status: "on", adjuvant_end: "2027-11-23" },
      "adjuvant_end",
    ],
    ["adjuvant treatment under way, on imatinib", { adjuvant_status: "on", current_tki: "imatinib" }, N],
    [
      "neoadjuvant imatinib still running after the operation",
      { adjuvant_status: "never", current_tki: "imatinib", treatment_intent: "neoadjuvant" },
      N,
    ],
    [
      "imatinib for metastases after adjuvant treatment",
      { disease_setting: "metastatic", adjuvant_status: "completed_or_stopped", current_tki: "imatinib" },
      N,
    ],
    ["adjuvant treatment over, no drug now", { adjuvant_status: "completed_or_stopped", current_tki: "none" }, N],
    ["adjuvant treatment over, no earlier drug listed", { adjuvant_status: "completed_or_stopped", prior_tki: [] }, N],
    ["a date of birth 120 years ago", { birth_date: "1905-11-24" }, "birth_date"],
    ["SDH-deficient with SDHB lost", { genotype: "SDH_deficient", ihc_sdhb: "lost" }, "genotype"],
    ["a KIT mutation with SDHB retained", { ihc_sdhb: "retained" }, "genotype"],
    [
      "two areas that agree within rounding",
      {
        mitoses_per_5mm2: null,
        mitoses_raw_count: 10,
        field_area_mm2: 11.9,
        hpf_count: 50,
        field_number_mm: 22,
        objective_magnification: 40,
      },
      "mitoses_per_5mm2",
    ],
  ])("%s is no contradiction", (_case, given, name) => {
    expect(assessed({ ...RESECTED, ...given }).facts[name]?.status).toBe("known");
  });

  it("while the situation is contradicted, nothing definite is said for or against adjuvant treatment, and no date is given", () => {
    const document = assessed({ ...RESECTED, metastasis_sites: ["liver"], surgery_date: "2026-10-01" });
    expect(definite(document).filter((code) => /ADJ/.test(code))).toEqual([]);
    expect(document.follow_up).toEqual([]);
    expect(document.risk.tnm_8.categories).toEqual(["IV"]);
    for (const scheme of ["nih_2002", "afip_2006", "modified_nih_2008"] as const) {
      expect(document.risk[scheme].status).toBe("not_applicable");
    }
  });

  it("where the situation is not stated, every class says what metastatic disease would make of it", () => {
    const { risk } = assessed({ ...RESECTED, disease_setting: null });
    expect(risk.modified_nih_2008.cautions.join(" ")).toMatch(/metastatic/);
  });

  it("a count that may be post-TKI gives no class and no schedule of a low class", () => {
    const document = assessed({
      ...RESECTED,
      mitoses_source: "resection_untreated",
      prior_tki: [{ agent: "imatinib", setting: "neoadjuvant" }],
    });
    for (const scheme of Object.values(document.risk)) expect(scheme.status).toBe("not_applicable");
    expect(definite(document)).not.toContain("NO_ADJUVANT");
    expect(definite(document).filter((code) => /LOW/.test(code))).toEqual([]);
  });

  it("a tumour that proved not to be a GIST gets no class and no follow-up as a GIST", () => {
    const document = assessed({
      ...RESECTED,
      gist_confirmed: "excluded",
      mitoses_per_5mm2: 12,
      surgery_date: "2026-10-01",
    });
    for (const scheme of Object.values(document.risk)) expect(scheme.status).toBe("not_applicable");
    expect(document.follow_up).toEqual([]);
    expect(document.recommendations.filter(({ rule, code }) => rule === "FU" && code !== "FU-SDHX")).toEqual([]);
  });

  it("after an R2 resection no scheme is computed; outside the population of a scheme every class carries the warning", () => {
    for (const scheme of Object.values(assessed({ ...RESECTED, margin: "R2" }).risk))
      expect(scheme.status).toBe("not_applicable");
    for (const genotype of ["SDH_deficient", "NF1", "PDGFRA_D842V"]) {
      for (const scheme of Object.values(assessed({ ...RESECTED, genotype }).risk))
        expect(scheme.cautions.join(" ")).toMatch(/Not validated/);
    }
    for (const scheme of Object.values(assessed({ ...RESECTED, age: 15 }).risk))
      expect(scheme.cautions.join(" ")).toMatch(/Not validated/);
  });

  it("a pathological size of which only limits are stated is not made small by imaging", () => {
    const { risk } = assessed({ ...RESECTED, size_mm: { gt: 100 }, size_mm_imaging: 30 });
    expect(risk.modified_nih_2008.categories).toEqual(["high"]);
    const open = assessed({ ...RESECTED, size_mm: { gte: 30 }, size_mm_imaging: 30 }).risk.modified_nih_2008;
    expect(open.status).toBe("range");
    expect(open.categories).toContain("high");
  });

  it("where no size in pathology applies, the one on imaging is asked for", () => {
    const { recommendations } = assessed({
      disease_setting: "suspected_sel",
      size_mm: "not_applicable",
      metastasis_sites: ["liver"],
    });
    expect(recommendations.flatMap(({ missing }) => missing)).toContain("size_mm_imaging");
  });
});
