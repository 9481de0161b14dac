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
