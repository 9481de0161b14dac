import { describe, expect, it } from "vitest";
import type { Condition, Knowledge } from "../../src/knowledge/types";
import { assessed, knowledgeWith, rule } from "./sample-knowledge";

/*
 * How the interpreter reads the tables (pathway rules §1), shown on rows made for the purpose. The codes are real ones because
 * only listed codes may be emitted; what they advise does not matter here.
 */

type Given = Readonly<Record<string, unknown>>;

function statuses(knowledge: Knowledge, given: Given): Record<string, string> {
  return Object.fromEntries(
    assessed(given, knowledge)
      .recommendations.filter(({ rule: id }) => id !== "ENGINE" && id !== "FU")
      .map(({ rule: id, code, status }) => [`${id} ${code}`, status]),
  );
}

/** The status of one rule that emits STAGING_CT when the condition holds; undefined when it is not emitted. */
function outcome(when: Condition, given: Given, parts: Partial<Knowledge> = {}): string | undefined {
  return statuses(knowledgeWith({ rules: [rule("T", when, ["STAGING_CT"])], ...parts }), given)["T STAGING_CT"];
}

const METASTATIC = { disease_setting: "metastatic" };

describe("tests on facts", () => {
  it.each<[Condition, Given, string | undefined]>([
    [{ fact: "site", in: ["stomach"] }, { site: "stomach" }, "recommended"],
    [{ fact: "site", in: ["stomach"] }, { site: "ileum" }, undefined],
    [{ fact: "site", in: ["stomach"] }, {}, "possible"],
    [{ fact: "site", not_in: ["stomach"] }, { site: "ileum" }, "recommended"],
    [{ fact: "site", not_in: ["stomach"] }, { site: "stomach" }, undefined],
    [{ fact: "site", not_in: ["stomach"] }, {}, "possible"],
    [{ fact: "site", in: ["stomach"] }, { site: "not_applicable" }, undefined],
    [{ fact: "site", not_in: ["stomach"] }, { site: "not_applicable" }, "recommended"],
    [{ not: { fact: "site", in: ["stomach"] } }, {}, "possible"],
    [{ fact: "age", lt: 18 }, { age: 17.9 }, "recommended"],
    [{ fact: "age", lt: 18 }, { age: 18 }, undefined],
    [{ fact: "age", lte: 18 }, { age: 18 }, "recommended"],
    [{ fact: "age", lte: 18 }, { age: 18.1 }, undefined],
    [{ fact: "age", gt: 18 }, { age: 18 }, undefined],
    [{ fact: "age", gt: 18 }, { age: 18.1 }, "recommended"],
    [{ fact: "age", gte: 18 }, { age: 18 }, "recommended"],
    [{ fact: "age", gte: 18 }, { age: 17.9 }, undefined],
    [{ fact: "age", lt: 18 }, { age: "not_applicable" }, undefined],
    [{ fact: "age", lt: 18 }, { age: { lt: 18 } }, "recommended"],
    [{ fact: "age", lt: 18 }, { age: { lte: 18 } }, "possible"],
    [{ fact: "age", lt: 18 }, { age: { gte: 18 } }, undefined],
    [{ fact: "age", lt: 18 }, { age: { gte: 17 } }, "possible"],
    [{ fact: "age", lte: 18 }, { age: { lte: 18 } }, "recommended"],
    [{ fact: "age", lte: 18 }, { age: { gt: 18 } }, undefined],
    [{ fact: "age", lte: 18 }, { age: { gte: 18 } }, "possible"],
    [{ fact: "age", gt: 18 }, { age: { gt: 18 } }, "recommended"],
    [{ fact: "age", gt: 18 }, { age: { gte: 18 } }, "possible"],
    [{ fact: "age", gt: 18 }, { age: { lte: 18 } }, undefined],
    [{ fact: "age", gte: 18 }, { age: { gte: 18 } }, "recommended"],
    [{ fact: "age", gte: 18 }, { age: { lt: 18 } }, undefined],
    [{ fact: "symptoms", includes_any: ["pain"] }, { symptoms: ["fever", "pain"] }, "recommended"],
    [{ fact: "symptoms", includes_any: ["pain"] }, { symptoms: [] }, undefined],
    [{ fact: "symptoms", includes_any: ["pain"] }, {}, "possible"],
    [{ fact: "symptoms", in: ["pain"] }, { symptoms: ["fever", "pain"] }, "recommended"],
    [{ fact: "symptoms", not_in: ["pain"] }, { symptoms: ["fever"] }, "recommended"],
    [{ fact: "symptoms", not_in: ["pain"] }, { symptoms: ["fever", "pain"] }, undefined],
    [{ fact: "symptoms", empty: true }, { symptoms: [] }, "recommended"],
    [{ fact: "symptoms", empty: true }, { symptoms: ["none"] }, "recommended"],
    [{ fact: "symptoms", empty: true }, { symptoms: ["pain"] }, undefined],
    [{ fact: "symptoms", empty: false }, { symptoms: ["pain"] }, "recommended"],
    [{ fact: "symptoms", empty: true }, {}, "possible"],
    [{ fact: "new_lesion", in: [true] }, { new_lesion: true }, "recommended"],
    [{ fact: "new_lesion", in: [true] }, { new_lesion: false }, undefined],
    [{ fact: "comorbidity", matches_any: ["cardiac"] }, { comorbidity: "Cardiac failure" }, "recommended"],
    [{ fact: "comorbidity", matches_any: ["cardia"] }, { comorbidity: "insuffisance cardiaque" }, "recommended"],
    [{ fact: "comorbidity", matches_any: ["thyroïdectomie"] }, { comorbidity: "THYROIDECTOMIE totale" }, "recommended"],
    [{ fact: "comorbidity", matches_any: ["card"] }, { comorbidity: "pericarditis" }, undefined],
    [{ fact: "comorbidity", matches_any: ["cardiac"] }, {}, "possible"],
    [{ known: "site" }, { site: "ileum" }, "recommended"],
    [{ known: "site" }, {}, undefined],
    [{ known: "site" }, { site: "not_applicable" }, undefined],
    [{ not: { known: "site" } }, {}, "recommended"],
    [{ always: true }, {}, "recommended"],
    [{ always: false }, {}, undefined],
    [{ if_unknown: true, condition: { fact: "site", in: ["stomach"] } }, {}, "recommended"],
    [{ if_unknown: false, condition: { fact: "site", in: ["stomach"] } }, {}, undefined],
    [{ if_unknown: true, condition: { fact: "site", in: ["stomach"] } }, { site: "ileum" }, undefined],
    [{ all: [] }, {}, "recommended"],
    [{ any: [] }, {}, undefined],
    [
      {
        all: [
          { fact: "site", in: ["stomach"] },
          { fact: "age", lt: 18 },
        ],
      },
      { age: 30 },
      undefined,
    ],
    [
      {
        all: [
          { fact: "site", in: ["stomach"] },
          { fact: "age", lt: 18 },
        ],
      },
      { age: 3 },
      "possible",
    ],
    [
      {
        any: [
          { fact: "site", in: ["stomach"] },
          { fact: "age", lt: 18 },
        ],
      },
      { age: 3 },
      "recommended",
    ],
    [
      {
        any: [
          { fact: "site", in: ["stomach"] },
          { fact: "age", lt: 18 },
        ],
      },
      { age: 30 },
      "possible",
    ],
  ])("%j on %j: %s", (condition, given, expected) => {
    expect(outcome(condition, { ...METASTATIC, ...given })).toBe(expected);
  });

  it("knows a medicine by name or code, whole words only", () => {
    const condition: Condition = { fact: "concomitant_meds", drug_list: "strong_inducers" };
    const on = (meds: string[]) => outcome(condition, { ...METASTATIC, concomitant_meds: meds });
    expect(on(["Rifampicin 600 mg"])).toBe("recommended");
    expect(on(["RIFAMPICINE"])).toBe("recommended");
    expect(on(["RxNorm 9384"])).toBe("recommended");
    expect(on(["metformin"])).toBeUndefined();
    expect(on(["antirifampicin"])).toBeUndefined();
    expect(on(["93840"])).toBeUndefined();
    expect(on([])).toBeUndefined();
    expect(outcome(condition, METASTATIC)).toBe("possible");
  });

  it("uses pathology size before imaging size", () => {
    const large: Condition = { fact: "size", gt: 50 };
    expect(outcome(large, { ...METASTATIC, size_mm: 40, size_mm_imaging: 60 })).toBeUndefined();
    expect(outcome(large, { ...METASTATIC, size_mm_imaging: 60 })).toBe("recommended");
    expect(outcome(large, METASTATIC)).toBe("possible");
    expect(outcome({ known: "size" }, METASTATIC)).toBeUndefined();
    expect(outcome({ known: "size" }, { ...METASTATIC, size_mm: 60 })).toBe("recommended");
  });
});

describe("GIST confirmed (§1.2)", () => {
  const gist: Condition = { fact: "gist", in: [true] };
  it.each<[Given, string | undefined]>([
    [{ gist_confirmed: "confirmed", disease_setting: "suspected_sel" }, "recommended"],
    [{ gist_confirmed: "suspected", disease_setting: "metastatic" }, "possible"],
    [{ gist_confirmed: "excluded", disease_setting: "metastatic" }, undefined],
    [{ disease_setting: "metastatic" }, "recommended"],
    [{ disease_setting: "suspected_sel" }, "possible"],
    [{}, "possible"],
  ])("%j: %s", (given, expected) => {
    expect(outcome(gist, given)).toBe(expected);
  });
});

describe("conflicting facts decide only where all alternatives agree", () => {
  const two = { dose_mg: 400, current_dose_mg: 800 };
  it.each<[Condition, string | undefined]>([
    [{ fact: "dose_mg", gt: 600 }, "possible"],
    [{ fact: "dose_mg", gt: 300 }, "recommended"],
    [{ fact: "dose_mg", gt: 900 }, undefined],
    [{ known: "dose_mg" }, "recommended"],
  ])("%j: %s", (condition, expected) => {
    expect(outcome(condition, { ...METASTATIC, ...two })).toBe(expected);
  });

  it("treats a contradicted single value as unknown", () => {
    expect(outcome({ fact: "metastasis_count", gt: 0 }, { ...METASTATIC, metastasis_count: 0 })).toBe("possible");
  });
});

describe("genotype: an unresolved word is not a result", () => {
  const d842v: Condition = { fact: "genotype", in: ["PDGFRA_D842V"] };
  it.each<[Condition, Given, string | undefined]>([
    [d842v, { genotype: "PDGFRA_D842V" }, "recommended"],
    [d842v, { genotype: "KIT_ex9" }, undefined],
    [d842v, { genotype: "pending" }, "possible"],
    [d842v, { genotype: "not_tested" }, "possible"],
    [d842v, { genotype: "PDGFRA_ex18_unspecified" }, "possible"],
    [d842v, { genotype: "WT_incomplete" }, "possible"],
    [d842v, {}, "possible"],
    [{ fact: "genotype", in: ["KIT_ex9"] }, { genotype: "PDGFRA_ex18_unspecified" }, undefined],
    [
      { fact: "genotype", in: ["PDGFRA_D842V", "PDGFRA_ex18_other"] },
      { genotype: "PDGFRA_ex18_unspecified" },
      "recommended",
    ],
    [{ fact: "genotype", in: ["pending"] }, { genotype: "pending" }, "recommended"],
    [{ fact: "genotype", in: ["pending"] }, { genotype: "KIT_ex9" }, undefined],
    [{ fact: "genotype", not_in: ["KIT_ex9"] }, { genotype: "pending" }, "possible"],
    [{ genotype_set: "SENS" }, { genotype: "KIT_ex9" }, "recommended"],
    [{ genotype_set: "SENS" }, { genotype: "PDGFRA_D842V" }, undefined],
    [{ genotype_set: "SENS" }, { genotype: "pending" }, "possible"],
    [{ genotype_set: "SENS" }, {}, "possible"],
    [{ genotype_set: "SENS" }, { genotype: "quadruple_WT" }, undefined],
    [{ genotype_set: "SENS" }, { genotype: "PDGFRA_ex18_other" }, "possible"],
    [{ genotype_set: "SENS" }, { genotype: "PDGFRA_ex18_other", variant_hgvs: "p.Asp842Tyr" }, "recommended"],
    [
      { genotype_set: "SENS" },
      { genotype: "PDGFRA_ex18_other", variant_hgvs: "p.Arg841_Asp842delinsLysIle" },
      undefined,
    ],
    [{ genotype_set: "SENS" }, { genotype: "PDGFRA_ex18_other", variant_hgvs: "exon 18" }, "possible"],
    [{ genotype_set: "INSENS" }, { genotype: "PDGFRA_ex18_other", variant_hgvs: "RD841-842KI" }, "recommended"],
    [{ genotype_set: "INSENS" }, { genotype: "PDGFRA_ex18_other", variant_hgvs: "D842Y" }, undefined],
    [{ genotype_set: "INSENS" }, { genotype: "NF1" }, "recommended"],
    [{ genotype_set: "WT" }, { genotype: "quadruple_WT" }, "recommended"],
    [{ genotype_set: "WT" }, { genotype: "PDGFRA_ex18_other" }, undefined],
    [{ genotype_set: "WT" }, { genotype: "pending" }, "possible"],
    [{ genotype_set: "UNRESOLVED" }, { genotype: "pending" }, "recommended"],
    [{ genotype_set: "UNRESOLVED" }, {}, "recommended"],
    [{ genotype_set: "UNRESOLVED" }, { genotype: "KIT_ex9" }, undefined],
    [{ genotype_set: "UNRESOLVED" }, { genotype: "not_applicable" }, undefined],
    [{ variant: ["RD841-842KI"] }, { variant_hgvs: "p.(Arg841_Asp842delinsLysIle)" }, "recommended"],
    [{ variant: ["RD841-842KI"] }, { variant_hgvs: "D842V" }, undefined],
    [{ variant: ["RD841-842KI"] }, { variant_hgvs: "exon 18" }, "possible"],
    [{ variant: ["RD841-842KI"] }, {}, "possible"],
  ])("%j on %j: %s", (condition, given, expected) => {
    expect(outcome(condition, { ...METASTATIC, ...given })).toBe(expected);
  });

  it("names the variant as what is missing, not the genotype that is known", () => {
    const knowledge = knowledgeWith({ rules: [rule("T", { genotype_set: "SENS" }, ["STAGING_CT"])] });
    const [found] = assessed({ ...METASTATIC, genotype: "PDGFRA_ex18_other" }, knowledge).recommendations.filter(
      ({ rule: id }) => id === "T",
    );
    expect(found).toMatchObject({ because: ["genotype"], missing: ["variant_hgvs"] });
  });
});

describe("previous TKI courses", () => {
  const adjuvant: Condition = { course: { agents: ["imatinib"], settings: ["adjuvant"], progressed_on: false } };
  const course = (more: Given = {}) => ({ agent: "imatinib", setting: "adjuvant", progressed_on: false, ...more });
  it.each<[Condition, Given, string | undefined]>([
    [adjuvant, { prior_tki: [course()] }, "recommended"],
    [adjuvant, { prior_tki: [course({ agent: "Imatinib" })] }, "recommended"],
    [adjuvant, { prior_tki: [course({ progressed_on: true })] }, undefined],
    [adjuvant, { prior_tki: [course({ progressed_on: null })] }, "possible"],
    [adjuvant, { prior_tki: [course({ setting: null })] }, "possible"],
    [adjuvant, { prior_tki: [course({ agent: null })] }, "possible"],
    [adjuvant, { prior_tki: [course({ setting: "advanced" }), course()] }, "recommended"],
    [adjuvant, { prior_tki: [] }, undefined],
    [adjuvant, {}, "possible"],
    [
      { course: { reason_matches: ["intoler"] } },
      { prior_tki: [course({ reason: "Intolérance digestive" })] },
      "recommended",
    ],
    [{ course: { reason_matches: ["intoler"] } }, { prior_tki: [course({ reason: "progression" })] }, undefined],
    [{ course: { reason_matches: ["intoler"] } }, { prior_tki: [course()] }, "possible"],
    [{ distinct_tki_at_least: 2 }, { prior_tki: [course(), course()], current_tki: "none" }, undefined],
    [{ distinct_tki_at_least: 2 }, { prior_tki: [course()], current_tki: "sunitinib" }, "recommended"],
    [{ distinct_tki_at_least: 2 }, { prior_tki: [course()] }, "possible"],
    [{ distinct_tki_at_least: 3 }, { prior_tki: [course()] }, undefined],
    [{ distinct_tki_at_least: 2 }, { prior_tki: [course(), course({ agent: null })], current_tki: "none" }, "possible"],
    [{ distinct_tki_at_least: 2 }, {}, "possible"],
    [
      { distinct_tki_at_least: 2, including: ["imatinib"] },
      { prior_tki: [{ agent: "sunitinib" }, { agent: "regorafenib" }], current_tki: "none" },
      undefined,
    ],
    [
      { distinct_tki_at_least: 2, including: ["imatinib"] },
      { prior_tki: [{ agent: "sunitinib" }], current_tki: "imatinib" },
      "recommended",
    ],
  ])("%j on %j: %s", (condition, given, expected) => {
    expect(outcome(condition, { ...METASTATIC, ...given })).toBe(expected);
  });
});

describe("tests on classes and on final risk", () => {
  const resected = { disease_setting: "resected_no_residual", site: "stomach", size_mm: 60, rupture_category: "none" };
  it.each<[Condition, Given, string | undefined]>([
    [{ fact: "final_risk", in: ["low"] }, { mitoses_per_5mm2: 3 }, "recommended"],
    [{ fact: "final_risk", in: ["intermediate"] }, { mitoses_per_5mm2: 3 }, "recommended"],
    [{ fact: "final_risk", in: ["high"] }, { mitoses_per_5mm2: 3 }, undefined],
    [{ fact: "final_risk", in: ["high"] }, {}, "possible"],
    [{ fact: "final_risk", in: ["low", "high"] }, {}, "recommended"],
    [{ fact: "final_risk", not_in: ["high"] }, { mitoses_per_5mm2: 3 }, "recommended"],
    [{ fact: "modified_nih_class", in: ["intermediate"] }, { mitoses_per_5mm2: 3 }, "recommended"],
    [{ fact: "afip_class", in: ["low"] }, { mitoses_per_5mm2: 3 }, "recommended"],
    [{ fact: "nih_2002_class", in: ["intermediate"] }, { mitoses_per_5mm2: 3 }, "recommended"],
    [{ fact: "afip_percent", lt: 10 }, { mitoses_per_5mm2: 3 }, "recommended"],
    [{ fact: "afip_percent", lt: 10 }, { mitoses_per_5mm2: 6 }, undefined],
    [{ fact: "afip_percent", lt: 10 }, {}, "possible"],
    [{ fact: "afip_percent", lt: 10 }, { site: "duodenum", mitoses_per_5mm2: 3 }, undefined],
    [{ fact: "afip_percent", gt: 11 }, { size_mm: 110, mitoses_per_5mm2: 3 }, "possible"],
  ])("%j on %j: %s", (condition, given, expected) => {
    expect(outcome(condition, { ...resected, ...given })).toBe(expected);
  });

  it("names the facts behind the class, and those that would settle it", () => {
    const knowledge = knowledgeWith({ rules: [rule("T", { fact: "final_risk", in: ["high"] }, ["STAGING_CT"])] });
    const [found] = assessed(resected, knowledge).recommendations.filter(({ rule: id }) => id === "T");
    expect(found?.missing).toEqual(["mitoses_per_5mm2"]);
    expect(found?.because).toEqual(["site", "size_mm", "rupture_category"]);
  });

  it("evaluates no class that may not be computed", () => {
    const validity: Knowledge["validity"] = [
      {
        id: "post-tki",
        schemes: ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"],
        when: { fact: "mitoses_source", in: ["resection_post_tki"] },
        effect: "not_computed",
        text: { en: "counted after TKI", fr: "compté après ITK" },
        text_if_unknown: { en: "specimen not stated", fr: "prélèvement non précisé" },
        verification: "B",
        citations: [],
      },
    ];
    const knowledge = knowledgeWith({
      validity,
      rules: [rule("T", { fact: "final_risk", in: ["high", "low"] }, ["STAGING_CT"])],
    });
    const given = { ...resected, mitoses_per_5mm2: 0 };
    const treated = assessed({ ...given, mitoses_source: "resection_post_tki" }, knowledge);
    expect(treated.risk.modified_nih_2008).toMatchObject({
      status: "not_applicable",
      categories: [],
      percent: null,
      needs: [],
    });
    expect(treated.risk.modified_nih_2008.cautions).toContain("counted after TKI");
    expect(treated.recommendations.map(({ rule: id }) => id)).not.toContain("T");
    const open = assessed(given, knowledge);
    expect(open.risk.modified_nih_2008).toMatchObject({ status: "determined" });
    expect(open.risk.modified_nih_2008.cautions).toContain("specimen not stated");
    expect(
      assessed({ ...given, mitoses_source: "resection_untreated" }, knowledge).risk.modified_nih_2008.cautions,
    ).toEqual([]);
  });
});

describe("scope: a row runs where it belongs", () => {
  const rules = [
    rule("T", { fact: "age", lt: 18 }, ["STAGING_CT"], { scope: { fact: "disease_setting", in: ["metastatic"] } }),
  ];
  const knowledge = knowledgeWith({ rules });
  it("is not even possible outside", () => {
    expect(statuses(knowledge, { disease_setting: "resected_no_residual" })).toEqual({});
    expect(statuses(knowledge, METASTATIC)).toEqual({ "T STAGING_CT": "possible" });
    expect(statuses(knowledge, { ...METASTATIC, age: 3 })).toEqual({ "T STAGING_CT": "recommended" });
  });

  it("does not run while nobody stated the situation; the engine asks for it first", () => {
    expect(statuses(knowledge, { age: 3 })).toEqual({});
    const document = assessed({ age: 3 }, knowledge);
    expect(document.next_best_facts[0]?.fact).toBe("disease_setting");
    expect(document.recommendations[0]).toMatchObject({ rule: "ENGINE", code: "RANGE" });
  });

  it("is possible while another fact of the scope is unknown", () => {
    const open = [rule("T", { always: true }, ["STAGING_CT"], { scope: { fact: "site", in: ["rectum"] } })];
    expect(statuses(knowledgeWith({ rules: open }), METASTATIC)).toEqual({ "T STAGING_CT": "possible" });
  });
});

describe("statuses of an emitted code", () => {
  const emit = (more: object, given: Given = METASTATIC, when: Condition = { always: true }, chapter = "AD") =>
    statuses(
      knowledgeWith({
        rules: [rule("T", when, [{ code: "STAGING_CT", text: { en: "x", fr: "x" }, ...more }], { chapter })],
      }),
      given,
    )["T STAGING_CT"];

  it("takes the emission's status when true, possible when unknown", () => {
    expect(emit({ status: "option" })).toBe("option");
    expect(emit({ status: "info" })).toBe("info");
    expect(emit({ status: "option" }, METASTATIC, { fact: "site", in: ["stomach"] })).toBe("possible");
  });

  it("narrows by the emission's own condition", () => {
    const narrower = { when: { fact: "site", in: ["stomach"] } };
    expect(emit(narrower, { ...METASTATIC, site: "stomach" })).toBe("recommended");
    expect(emit(narrower, { ...METASTATIC, site: "ileum" })).toBeUndefined();
    expect(emit(narrower)).toBe("possible");
  });

  it("is conditional while the named step is open or not known", () => {
    const step = { conditional_when: { fact: "site", in: ["stomach"] } };
    expect(emit(step, { ...METASTATIC, site: "stomach" })).toBe("conditional");
    expect(emit(step)).toBe("conditional");
    expect(emit(step, { ...METASTATIC, site: "ileum" })).toBe("recommended");
    expect(emit({ ...step, status: "info" }, { ...METASTATIC, site: "stomach" })).toBe("info");
  });

  it("warns from the red-flag chapter, in both places of the document", () => {
    expect(emit({}, METASTATIC, { always: true }, "RF")).toBe("warning");
    const knowledge = knowledgeWith({
      rules: [
        rule(
          "RF-1",
          { fact: "site", in: ["stomach"] },
          [{ code: "STAGING_CT", text: { en: "x", fr: "y" }, severity: "critical" }],
          {
            chapter: "RF",
          },
        ),
      ],
    });
    expect(assessed({ ...METASTATIC, site: "stomach" }, knowledge).red_flags).toEqual([
      { rule: "RF-1", code: "STAGING_CT", severity: "critical", text: "x", because: ["site"], citations: [] },
    ]);
    expect(assessed(METASTATIC, knowledge).red_flags).toEqual([]);
    expect(statuses(knowledge, METASTATIC)).toEqual({ "RF-1 STAGING_CT": "possible" });
  });

  it("tells a code that a row emits twice once, in its strongest form", () => {
    const text = { en: "x", fr: "x" };
    const twice = rule("T", { always: true }, [
      { code: "STAGING_CT", text, status: "info" },
      { code: "STAGING_CT", text, status: "recommended" },
    ]);
    const found = assessed(METASTATIC, knowledgeWith({ rules: [twice] })).recommendations.filter(
      ({ rule: id }) => id === "T",
    );
    expect(found.map(({ status }) => status)).toEqual(["recommended"]);
  });

  it("fills facts into the words, and shows that one is missing", () => {
    const text = { en: "{36 - neoadjuvant_months} of 36 months left, {site}", fr: "" };
    const knowledge = knowledgeWith({ rules: [rule("T", { always: true }, [{ code: "TOTAL_36M", text }])] });
    const words = (given: Given) =>
      assessed({ ...METASTATIC, ...given }, knowledge).recommendations.find(({ rule: id }) => id === "T")?.text;
    expect(words({ neoadjuvant_months: 8, site: "rectum" })).toBe("28 of 36 months left, rectum");
    expect(words({ neoadjuvant_months: 40, site: "rectum" })).toBe("0 of 36 months left, rectum");
    expect(words({})).toBe("? of 36 months left, ?");
    expect(words({ neoadjuvant_months: 8.1, site: "rectum" })).toBe("27.9 of 36 months left, rectum");
  });

  it.each([
    [17, "17 weeks", "17 semaines"],
    [12.25, "12.25 weeks", "12,25 semaines"],
    [17.428571429, "17.4 weeks", "17,4 semaines"],
    [15.999, "15.9 weeks", "15,9 semaines"],
  ])("tells %f with its decimals, and never rounds it up", (weeks_since_surgery, english, french) => {
    const text = { en: "{weeks_since_surgery} weeks", fr: "{weeks_since_surgery} semaines" };
    const knowledge = knowledgeWith({ rules: [rule("T", { always: true }, [{ code: "STAGING_CT", text }])] });
    const words = (language: "en" | "fr") =>
      assessed({ ...METASTATIC, weeks_since_surgery }, knowledge, { language }).recommendations.find(
        ({ rule: id }) => id === "T",
      )?.text;
    expect([words("en"), words("fr")]).toEqual([english, french]);
  });
});

describe("precedence: a higher level that fires suppresses the lower ones of its decision", () => {
  const decision = { decision: "drug" };
  const rules = [
    rule("LOW", { always: true }, ["NO_ADJUVANT"], { ...decision, precedence: "risk" }),
    rule("HIGH", { fact: "site", in: ["rectum"] }, ["ADJ_IMATINIB_RUPTURE"], { ...decision, precedence: "genotype" }),
    rule("SAME", { always: true }, ["SHARED_DECISION"], { ...decision, precedence: "risk" }),
    rule("OTHER", { always: true }, ["STAGING_CT"], { decision: "imaging", precedence: "default" }),
    rule("FREE", { always: true }, ["PET_SELECTIVE"]),
  ];
  const knowledge = knowledgeWith({ rules });

  it("when true", () => {
    expect(statuses(knowledge, { ...METASTATIC, site: "rectum" })).toEqual({
      "HIGH ADJ_IMATINIB_RUPTURE": "recommended",
      "OTHER STAGING_CT": "recommended",
      "FREE PET_SELECTIVE": "recommended",
    });
  });

  it("but not while unknown: both stay in sight", () => {
    expect(statuses(knowledge, METASTATIC)).toEqual({
      "LOW NO_ADJUVANT": "recommended",
      "HIGH ADJ_IMATINIB_RUPTURE": "possible",
      "SAME SHARED_DECISION": "recommended",
      "OTHER STAGING_CT": "recommended",
      "FREE PET_SELECTIVE": "recommended",
    });
  });

  it("nor by a row none of whose codes holds", () => {
    const text = { en: "x", fr: "x" };
    const hollow = rule(
      "HIGH",
      { always: true },
      [{ code: "ADJ_IMATINIB_RUPTURE", text, when: { fact: "site", in: ["rectum"] } }],
      { ...decision, precedence: "genotype" },
    );
    const [low] = rules;
    if (!low) throw new Error("no rule");
    expect(statuses(knowledgeWith({ rules: [low, hollow] }), METASTATIC)).toHaveProperty("LOW NO_ADJUVANT");
  });

  it("replaces named rows and codes, its own excepted", () => {
    const replacing = (suppresses: object) =>
      knowledgeWith({
        rules: [
          rule("A", { always: true }, ["NEOADJ_IMATINIB_400", "STAGING_CT"]),
          rule("B", { fact: "genotype", in: ["KIT_ex9"] }, ["NEOADJ_IMATINIB_800", "STAGING_CT"], { suppresses }),
        ],
      });
    const ex9 = { ...METASTATIC, genotype: "KIT_ex9" };
    expect(statuses(replacing({ codes: ["NEOADJ_IMATINIB_400", "STAGING_CT"] }), ex9)).toEqual({
      "B NEOADJ_IMATINIB_800": "recommended",
      "B STAGING_CT": "recommended",
    });
    expect(Object.keys(statuses(replacing({ rules: ["A"] }), ex9))).toEqual(["B NEOADJ_IMATINIB_800", "B STAGING_CT"]);
    expect(Object.keys(statuses(replacing({ rules: ["A"] }), { ...METASTATIC, genotype: "pending" }))).toHaveLength(4);
  });
});

describe("blocking: indicated but blocked stays visible", () => {
  const cap: Condition = { fact: "creatinine_clearance_ml_min", lt: 60 };
  const rules = (more: object = {}) => [
    rule("DRUG", { fact: "genotype", in: ["KIT_ex9"] }, [
      "IMATINIB_800",
      { code: "STAGING_CT", text: { en: "", fr: "" }, status: "info" },
    ]),
    rule("SAF", cap, ["RENAL_CAP_600_US"], {
      chapter: "SAF",
      blocks: [{ codes: ["IMATINIB_800", "STAGING_CT"], ...more }],
    }),
  ];
  const ex9 = { ...METASTATIC, genotype: "KIT_ex9" };
  const drug = (given: Given, more: object = {}) =>
    assessed(given, knowledgeWith({ rules: rules(more) })).recommendations.find(({ code }) => code === "IMATINIB_800");

  it("with the blocking rule named and the facts of both", () => {
    expect(drug({ ...ex9, creatinine_clearance_ml_min: 32 })).toMatchObject({
      status: "blocked",
      blocked_by: ["SAF"],
      because: ["genotype", "creatinine_clearance_ml_min"],
    });
    expect(drug({ ...ex9, creatinine_clearance_ml_min: 90 })).toMatchObject({ status: "recommended", blocked_by: [] });
  });

  it("also what is only possible, but no information", () => {
    expect(drug({ ...METASTATIC, creatinine_clearance_ml_min: 32 })).toMatchObject({
      status: "blocked",
      missing: ["genotype"],
    });
    expect(statuses(knowledgeWith({ rules: rules() }), { ...ex9, creatinine_clearance_ml_min: 32 })).toMatchObject({
      "DRUG STAGING_CT": "info",
    });
  });

  it("does not block while the reason is unknown, unless the drug is held until it is known", () => {
    expect(drug(ex9)).toMatchObject({ status: "recommended", blocked_by: [] });
    expect(drug(ex9, { if_unknown: "hold" })).toMatchObject({
      status: "conditional",
      blocked_by: [],
      missing: ["creatinine_clearance_ml_min"],
    });
  });

  it("follows the block's own condition where it has one", () => {
    const own = { when: { fact: "creatinine_clearance_ml_min", lt: 40 } };
    expect(drug({ ...ex9, creatinine_clearance_ml_min: 50 }, own)?.status).toBe("recommended");
    expect(drug({ ...ex9, creatinine_clearance_ml_min: 39 }, own)?.status).toBe("blocked");
  });

  it("blocks the members of a group", () => {
    const grouped = knowledgeWith({
      rules: [
        rule("DRUG", { always: true }, ["BRIDGE_IMATINIB"]),
        rule("SAF", { always: true }, ["CONTRAINDICATED_HYPERSENSITIVITY"], { blocks: [{ codes: ["IMATINIB_400"] }] }),
      ],
    });
    expect(statuses(grouped, METASTATIC)).toMatchObject({ "DRUG BRIDGE_IMATINIB": "blocked" });
  });

  it("does nothing outside the blocking row's scope", () => {
    const [first, second] = rules();
    if (!first || !second) throw new Error("no rules");
    const scoped = knowledgeWith({
      rules: [first, { ...second, scope: { fact: "disease_setting", in: ["resected_no_residual"] } }],
    });
    expect(statuses(scoped, { ...ex9, creatinine_clearance_ml_min: 32 })).toMatchObject({
      "DRUG IMATINIB_800": "recommended",
    });
  });
});

describe("rows that look at other rows, and shared conditions", () => {
  it("sees another row fire, and one of its codes", () => {
    const text = { en: "", fr: "" };
    const knowledge = knowledgeWith({
      conditions: { rectal: { fact: "site", in: ["rectum"] } },
      rules: [
        rule("B", { rule_fires: "A" }, ["STAGING_CT"]),
        rule("C", { rule_fires: "A", emitted: "STAGING_MRI" }, ["PET_SELECTIVE"]),
        rule("A", { named: "rectal" }, [
          { code: "SITE_RECTUM", text },
          { code: "STAGING_MRI", text, when: { fact: "age", lt: 40 } },
        ]),
      ],
    });
    expect(statuses(knowledge, { ...METASTATIC, site: "rectum", age: 30 })).toMatchObject({
      "B STAGING_CT": "recommended",
      "C PET_SELECTIVE": "recommended",
    });
    expect(statuses(knowledge, { ...METASTATIC, site: "rectum", age: 50 })).not.toHaveProperty("C PET_SELECTIVE");
    expect(statuses(knowledge, { ...METASTATIC, site: "rectum" })).toMatchObject({ "C PET_SELECTIVE": "possible" });
    expect(statuses(knowledge, { ...METASTATIC, site: "colon" })).toEqual({});
    const [found] = assessed({ ...METASTATIC, site: "rectum" }, knowledge).recommendations.filter(
      ({ rule: id }) => id === "B",
    );
    expect(found?.because).toEqual(["site"]);
  });

  it.each<[string, Partial<Knowledge>]>([
    ["a rule that does not exist", { rules: [rule("A", { rule_fires: "Z" }, ["STAGING_CT"])] }],
    ["a condition that does not exist", { rules: [rule("A", { named: "z" }, ["STAGING_CT"])] }],
    [
      "a condition that names itself",
      { conditions: { z: { named: "z" } }, rules: [rule("A", { named: "z" }, ["STAGING_CT"])] },
    ],
    [
      "a drug list that does not exist",
      { rules: [rule("A", { fact: "concomitant_meds", drug_list: "z" }, ["STAGING_CT"])] },
    ],
    ["a code that does not exist", { rules: [rule("A", { always: true }, ["Z"])] }],
    ["a group emitted as advice", { rules: [rule("A", { always: true }, ["ADJ_IMATINIB"])] }],
    ["a guard emitted as advice", { rules: [rule("A", { always: true }, ["LYMPHADENECTOMY"])] }],
    ["two rules of one name", { rules: [rule("A", { always: true }, []), rule("A", { always: true }, [])] }],
    [
      "rules in a circle",
      { rules: [rule("A", { rule_fires: "B" }, ["STAGING_CT"]), rule("B", { rule_fires: "A" }, [])] },
    ],
    ["known asked of a class", { rules: [rule("A", { known: "afip_class" }, ["STAGING_CT"])] }],
    [
      "a block on a code that does not exist",
      { rules: [rule("A", { always: true }, [], { blocks: [{ codes: ["Z"] }] })] },
    ],
  ])("refuses tables with %s", (_mistake, parts) => {
    expect(() => assessed(METASTATIC, knowledgeWith(parts))).toThrow();
  });
});

describe("reasons: the facts that the row read, and those that it lacks", () => {
  it("names what decided, in the order of the dictionary", () => {
    const condition: Condition = {
      all: [
        { fact: "age", gte: 18 },
        {
          any: [
            { fact: "site", in: ["rectum"] },
            { fact: "new_lesion", in: [true] },
          ],
        },
        { if_unknown: true, condition: { fact: "margin", in: ["R0"] } },
      ],
    };
    const knowledge = knowledgeWith({ rules: [rule("T", condition, ["STAGING_CT"])] });
    const of = (given: Given) =>
      assessed({ ...METASTATIC, ...given }, knowledge).recommendations.find(({ rule: id }) => id === "T");
    expect(of({ age: 50, site: "rectum" })).toMatchObject({ because: ["site", "age"], missing: ["margin"] });
    expect(of({ age: 50, site: "colon" })).toMatchObject({
      because: ["age"],
      missing: ["margin", "new_lesion"],
      status: "possible",
    });
    expect(of({ age: 50, new_lesion: true, margin: "R0" })).toMatchObject({
      because: ["margin", "new_lesion", "age"],
      missing: [],
    });
  });
});

describe("jurisdiction orders, and takes nothing away", () => {
  const knowledge = knowledgeWith({
    rules: [
      rule("EU", { always: true }, ["STAGING_CT"], { jurisdictions: ["EU"] }),
      rule("US", { always: true }, ["PET_SELECTIVE"], { jurisdictions: ["US"] }),
      rule("ALL", { always: true }, ["STAGING_MRI"]),
    ],
  });
  const order = (jurisdiction: "EU" | "US") =>
    assessed(METASTATIC, knowledge, { jurisdiction })
      .recommendations.map(({ rule: id }) => id)
      .filter((id) => id !== "ENGINE");

  it("lists the chosen one first", () => {
    expect(order("EU")).toEqual(["EU", "ALL", "US"]);
    expect(order("US")).toEqual(["US", "ALL", "EU"]);
  });
});

describe("next best facts: most useful first", () => {
  const knowledge = knowledgeWith({
    rules: [
      rule("A", { fact: "genotype", in: ["KIT_ex9"] }, ["IMATINIB_800"], { decision: "drug" }),
      rule(
        "B",
        {
          all: [
            { fact: "genotype", in: ["KIT_ex11_other"] },
            { fact: "age", lt: 40 },
          ],
        },
        ["SUNITINIB"],
        { decision: "second" },
      ),
      rule("C", { fact: "ecog", lt: 2 }, ["STAGING_CT"]),
      rule("D", { fact: "ecog", lt: 2 }, ["STAGING_MRI"]),
      rule("E", { fact: "ecog", lt: 2 }, ["PET_SELECTIVE"]),
    ],
  });
  const document = () => assessed({ disease_setting: "metastatic" }, knowledge);

  it("ranks by open decisions before single rows", () => {
    const facts = document().next_best_facts.map(({ fact }) => fact);
    const drugs = facts.filter((fact) => ["genotype", "age", "ecog"].includes(fact));
    expect(drugs).toEqual(["genotype", "age", "ecog"]);
    expect(document().next_best_facts.find(({ fact }) => fact === "genotype")?.resolves).toEqual(["A", "B"]);
  });

  it("tells the range and the fact that would shrink it most", () => {
    const range = document().recommendations.find(({ rule: id }) => id === "ENGINE");
    expect(range).toMatchObject({ code: "RANGE", status: "info" });
    expect(range?.missing).toContain("genotype");
  });

  it("is silent when everything is settled", () => {
    const settled = assessed(
      { disease_setting: "metastatic", site: "stomach", size_mm: 20, mitoses_per_5mm2: 3, rupture_category: "none" },
      knowledgeWith(),
    );
    expect(settled.next_best_facts).toEqual([]);
    expect(settled.recommendations).toEqual([]);
  });

  it("asks in the language, and says that sources disagree", () => {
    const french = assessed(
      { ...METASTATIC, dose_mg: 400, current_dose_mg: 800 },
      knowledgeWith({
        rules: [rule("A", { fact: "dose_mg", gt: 600 }, ["STAGING_CT"])],
      }),
      { language: "fr" },
    );
    expect(french.next_best_facts.find(({ fact }) => fact === "dose_mg")?.question).toMatch(/divergent/);
  });
});

describe("seed2007: what the founding abstract said, and NIH 2002 only", () => {
  const seed = {
    ...rule("SEED-S6", { fact: "nih_2002_class", in: ["high"] }, ["STAGING_CT"], { chapter: "SEED" }),
    statement: "S6",
    statement_words: { en: "", fr: "" },
    today: ["AD-03"],
    change: { en: "", fr: "" },
  };
  const knowledge = knowledgeWith({ rules: [rule("A", { always: true }, ["PET_SELECTIVE"])], seed_rules: [seed] });
  const given = { disease_setting: "resected_no_residual", site: "stomach", size_mm: 120, mitoses_per_5mm2: 12 };

  it("runs the seed rules alone", () => {
    const document = assessed(given, knowledge, { mode: "seed2007" });
    expect(document.mode).toBe("seed2007");
    expect(document.recommendations.map(({ rule: id }) => id)).toEqual(["SEED-S6"]);
    expect(document.risk.nih_2002).toMatchObject({ status: "determined", categories: ["high"] });
    for (const id of ["afip_2006", "modified_nih_2008", "tnm_8"] as const) {
      expect(document.risk[id]).toMatchObject({ status: "not_applicable", categories: [] });
      expect(document.risk[id].cautions).toHaveLength(1);
    }
    expect(document.follow_up).toEqual([]);
  });

  it("is not part of today", () => {
    expect(assessed(given, knowledge).recommendations.map(({ rule: id }) => id)).not.toContain("SEED-S6");
  });
});
