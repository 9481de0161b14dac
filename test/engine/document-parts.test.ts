import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import { explainRule, type ProofStep } from "../../src/engine/explain";
import type { Fact, Facts } from "../../src/engine/fact";
import type { Condition, FactName, Knowledge, SeedRule } from "../../src/knowledge/types";
import { assessed, BARE, facts, knowledgeWith, OPTIONS, rule } from "./sample-knowledge";

/* Parts of the assessment document (assessment contract): facts, cautions, red flags; and a rule as a proof. */

type Given = Readonly<Record<string, unknown>>;
const METASTATIC: Given = { disease_setting: "metastatic" };
const ENTERED = { reference: null, element: null, date: null, quote: null, start: null, end: null, method: "entered" };
const text = { en: "x", fr: "x" };

const only = (when: Condition, parts: Partial<Knowledge> = {}) =>
  knowledgeWith({ rules: [rule("T", when, ["STAGING_CT"])], ...parts });
const found = (when: Condition, given: Given | Facts, parts: Partial<Knowledge> = {}) => {
  const read = Object.values(given).some((one) => (one as Fact | null)?.status !== undefined);
  const all = read ? (given as Facts) : facts({ ...METASTATIC, ...given });
  return assess(all, only(when, parts), OPTIONS).recommendations.find((one) => one.rule === "T");
};
const conflict = (...values: readonly unknown[]): Fact =>
  ({ status: "conflict", alternatives: values.map((value) => ({ value, sources: [] })), note: "two sources" }) as Fact;
const stated = (value: unknown): Fact => ({ status: "known", value, sources: [ENTERED], note: null }) as Fact;

describe("the engine", () => {
  it("names itself, its version and the date of its knowledge", () => {
    expect(assessed(METASTATIC).engine).toEqual({
      name: "gist-pathway",
      version: "0.1.0",
      knowledge_date: "2026-11-23",
    });
  });
});

describe("facts of the document", () => {
  const document = (given: Facts) => assess(given, BARE, OPTIONS).facts;
  const empty = { value: null, alternatives: [], sources: [], note: null };

  it.each<[string, Fact, object]>([
    ["known", stated("M1"), { ...empty, status: "known", value: "M1", sources: [ENTERED] }],
    [
      "known, with a note",
      { ...stated("M1"), note: "from the report" } as Fact,
      { ...empty, status: "known", value: "M1", sources: [ENTERED], note: "from the report" },
    ],
    [
      "known, without a note",
      { status: "known", value: "x", sources: [] } as Fact,
      { ...empty, status: "known", value: "x" },
    ],
    [
      "in conflict",
      conflict("a", "b"),
      {
        ...empty,
        status: "conflict",
        alternatives: [
          { value: "a", sources: [] },
          { value: "b", sources: [] },
        ],
        note: "two sources",
      },
    ],
    [
      "not applicable",
      { status: "not_applicable", sources: [ENTERED as never] },
      { ...empty, status: "not_applicable", sources: [ENTERED] },
    ],
    [
      "not applicable, with a note",
      { status: "not_applicable", sources: [], note: "said so" },
      { ...empty, status: "not_applicable", note: "said so" },
    ],
    ["unknown", { status: "unknown", note: null }, { ...empty, status: "unknown", note: "Not stated." }],
    [
      "unknown, with a note and a source",
      { status: "unknown", note: "the read failed", sources: [ENTERED as never] },
      { ...empty, status: "unknown", note: "the read failed", sources: [ENTERED] },
    ],
  ])("%s", (_title, fact, expected) => {
    expect(document({ comorbidity: fact } as Facts).comorbidity).toEqual(expected);
  });

  it.each<[Given, string]>([
    [{ gt: 5 }, "No exact value; known to be > 5."],
    [{ gte: 5 }, "No exact value; known to be ≥ 5."],
    [{ lt: 5 }, "No exact value; known to be < 5."],
    [{ lte: 5 }, "No exact value; known to be ≤ 5."],
    [{ gt: 5, lte: 10 }, "No exact value; known to be > 5, ≤ 10."],
  ])("limits %j are told in words", (limits, note) => {
    expect(document(facts({ size_mm: limits })).size_mm).toEqual({
      ...empty,
      status: "unknown",
      sources: [ENTERED],
      note,
    });
  });

  it("a fact that is only missing stands among them, in the order of the dictionary", () => {
    const { facts: told } = assessed({ ecog: 1, ...METASTATIC }, only({ fact: "age", gt: 18 }));
    expect(told.age).toEqual({ ...empty, status: "unknown", note: "Not stated." });
    const names = Object.keys(told) as FactName[];
    expect(names.indexOf("disease_setting")).toBe(0);
    expect(names.indexOf("age")).toBeLessThan(names.indexOf("ecog"));
    expect(names).toContain("mitoses_per_5mm2");
    for (const name of ["dose_mg", "genotype", "margin"]) expect(names).not.toContain(name);
  });
});

describe("cautions of a scheme", () => {
  const GASTRIC: Given = {
    disease_setting: "resected_no_residual",
    site: "stomach",
    size_mm: 40,
    mitoses_per_5mm2: 3,
    rupture_category: "none",
  };
  const afip = (more: Given, parts: Partial<Knowledge> = {}) =>
    assessed({ ...GASTRIC, ...more }, knowledgeWith(parts)).risk.afip_2006;
  const fromImaging = "Size taken from imaging; the tables are made for the size in pathology.";

  it("a site without a table is named, with what the table says of it", () => {
    const remark = BARE.schemes.afip_2006.site_cautions.appendix?.en;
    expect(remark).toBeTruthy();
    expect(afip({ site: "appendix" }).cautions).toEqual(["This scheme has no table for the site Appendix.", remark]);
  });
  it("nothing is said of a complete patient but what the table says of itself", () => {
    const { risk } = assessed(GASTRIC);
    for (const id of ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"] as const) {
      expect(risk[id].cautions).toEqual(BARE.schemes[id].cautions.map(({ en }) => en));
    }
  });
  it("and without a remark where the table says nothing", () => {
    const { schemes } = BARE;
    const table = { ...schemes.afip_2006, site_cautions: {} };
    expect(afip({ site: "appendix" }, { schemes: { ...schemes, afip_2006: table } }).cautions).toEqual([
      "This scheme has no table for the site Appendix.",
    ]);
  });
  it("nothing is said of the table while nothing is computed for another reason", () => {
    const validity: Knowledge["validity"] = [
      {
        id: "z",
        schemes: ["afip_2006"],
        when: { always: true },
        effect: "not_computed",
        text,
        verification: "B",
        citations: [],
      },
    ];
    expect(afip({ site: "omentum" }, { validity }).cautions).toEqual(["x"]);
  });
  it.each<[Given, boolean]>([
    [{ size_mm: null, size_mm_imaging: 40 }, true],
    [{ size_mm: 40, size_mm_imaging: 40 }, false],
    [{ size_mm: null, size_mm_imaging: { gt: 20 } }, false],
    [{ disease_setting: "localized_resectable", size_mm: null }, false],
  ])("a size on imaging is told: %j %s", (more, told) => {
    expect(afip(more).cautions.includes(fromImaging)).toBe(told);
  });
  it("a cell without data is told as it is printed, alone or among others", () => {
    const alone = afip({ site: "duodenum", size_mm: 15, mitoses_per_5mm2: 8 });
    const row = BARE.schemes.afip_2006.rows.find(
      ({ category, site_groups }) => category === null && site_groups?.includes("duodenum"),
    );
    expect(alone.cautions.some((one) => /^Insufficient data in the published table \(.+\)\.$/.test(one))).toBe(true);
    expect(row?.printed).toBeTruthy();
    const among = afip({ site: "duodenum", size_mm: 60, mitoses_per_5mm2: 8 });
    expect(among.cautions).toContain("Insufficient data in the published table (insufficient data†).");
    expect(afip({ site: "duodenum", size_mm: null, mitoses_per_5mm2: 8 }).cautions).toContain(
      "Among the possible cells, some hold no data in the published table.",
    );
  });
  it("another reading of a cell is told where the cell has no words of its own for it", () => {
    const { schemes } = BARE;
    const { modified_nih_2008: table } = schemes;
    const small = { ...GASTRIC, site: "ileum", size_mm: 15, mitoses_per_5mm2: 8 };
    const said = (rows: typeof table.rows) =>
      assessed(small, knowledgeWith({ schemes: { ...schemes, modified_nih_2008: { ...table, rows } } })).risk
        .modified_nih_2008.cautions;
    expect(said(table.rows).join()).toMatch(/LE2_NONGASTRIC/);
    expect(said(table.rows).join()).not.toMatch(/Some sources read this cell/);
    expect(said(table.rows.map(({ cautions: _cautions, ...row }) => row))).toEqual([
      "Some sources read this cell as High.",
    ]);
    expect(said(table.rows.map((row) => ({ ...row, cautions: [] })))).toEqual(["Some sources read this cell as High."]);
    expect(
      said(table.rows.map((row) => ({ ...row, cautions: [], ...(row.alternative ? { alternative: "other" } : {}) }))),
    ).toEqual(["Some sources read this cell as other."]);
  });
});

describe("red flags", () => {
  const flags = (emission: object, rules: Knowledge["rules"] = []) => {
    const row = rule("RF-1", { always: true }, [{ code: "STAGING_CT", text, ...emission }], { chapter: "RF" });
    return assessed(METASTATIC, knowledgeWith({ rules: [row, ...rules] })).red_flags;
  };
  it("warn unless the row says more", () => {
    expect(flags({})).toMatchObject([{ severity: "warning" }]);
    expect(flags({ severity: "critical" })).toMatchObject([{ severity: "critical" }]);
  });
  it("are the rows of their chapter, and no others", () => {
    expect(
      flags({}, [rule("AD-1", { always: true }, [{ code: "STAGING_MRI", text, status: "warning" }])]),
    ).toMatchObject([{ rule: "RF-1" }]);
  });
  it("leave out what a safety rule blocks", () => {
    const blocking = rule("SAF", { always: true }, [], { blocks: [{ codes: ["STAGING_CT"] }] });
    expect(flags({ status: "recommended" })).toHaveLength(1);
    expect(flags({ status: "recommended" }, [blocking])).toEqual([]);
  });
});

describe("the year 2007 plans no follow-up", () => {
  it("even where a schedule of today applies", () => {
    const schedules: Knowledge["schedules"] = [
      {
        id: "FU-ESMO-LOW",
        guideline: "",
        group: text,
        applies_if: { always: true },
        anchor: "surgery_date",
        segments: [],
        evidence: text,
        verification: "B",
        citations: [],
        status: "active",
        jurisdictions: [],
      },
    ];
    const seed: SeedRule = {
      ...rule("SEED-S1", { always: true }, ["STAGING_CT"], { chapter: "SEED" }),
      statement: "S1",
      statement_words: text,
      today: [],
      change: text,
    };
    const rules = (mode: "today" | "seed2007") =>
      assessed(METASTATIC, knowledgeWith({ schedules, seed_rules: [seed] }), { mode }).recommendations.map(
        (one) => one.rule,
      );
    expect(rules("today")).toContain("FU");
    expect(rules("seed2007")).not.toContain("FU");
  });
});

describe("a rule as a proof", () => {
  const rectal: Condition = { fact: "site", in: ["rectum"] };
  const knowledge = knowledgeWith({
    conditions: { rectal },
    rules: [
      rule("FIRST", { always: true }, ["PET_SELECTIVE"]),
      rule(
        "T",
        {
          all: [
            { any: [{ named: "rectal" }, { fact: "age", lt: 18 }] },
            { not: { fact: "ecog", gt: 2 } },
            { if_unknown: true, condition: { fact: "margin", in: ["R0"] } },
            { rule_fires: "FIRST" },
          ],
        },
        [
          { code: "STAGING_CT", text },
          { code: "STAGING_MRI", text, when: { fact: "ihc_kit", in: ["positive"] } },
        ],
        { scope: { fact: "disease_setting", in: ["metastatic"] } },
      ),
    ],
  });
  const given = { ...METASTATIC, site: "rectum", age: 40, ecog: 1, ihc_kit: "negative" };
  const proof = (code: string | null = null, more: Given = {}) =>
    explainRule(facts({ ...given, ...more }), knowledge, OPTIONS, "T", code);
  const shape = ({ truth, steps }: ProofStep): unknown => (steps.length === 0 ? truth : [truth, ...steps.map(shape)]);

  it("shows every part with its truth", () => {
    const whole = proof();
    expect(whole).toMatchObject({ rule: "T", code: null, scope: { truth: "true" }, narrower: null });
    expect(whole && shape(whole.when)).toEqual([
      "true",
      ["true", ["true", "true"], "false"],
      ["true", "false"],
      ["true", "unknown"],
      "true",
    ]);
  });
  it("shows what narrows the code that is asked for, and nothing for another", () => {
    expect(proof("STAGING_MRI")?.narrower).toMatchObject({
      truth: "false",
      facts: [{ fact: "ihc_kit", value: "negative" }],
    });
    expect(proof("STAGING_CT")?.narrower).toBeNull();
    expect(proof("IMATINIB_800")?.narrower).toBeNull();
  });
  it("shows no value of a fact that has none, or several", () => {
    const missing = explainRule(facts(METASTATIC), only({ known: "size" }), OPTIONS, "T");
    expect(missing?.when).toMatchObject({ truth: "false", facts: [{ fact: "size_mm_imaging", value: null }] });
    const two = { ...facts(METASTATIC), dose_mg: conflict(400, 800) } as Facts;
    expect(explainRule(two, only({ fact: "dose_mg", gt: 300 }), OPTIONS, "T")?.when).toMatchObject({
      truth: "true",
      facts: [{ fact: "dose_mg", value: null }],
    });
  });
  it("asks the rule that is named, wherever it stands", () => {
    const rules = ["stomach", "rectum", "colon"].map((site) =>
      rule(site, { fact: "site", in: [site] }, ["PET_SELECTIVE"]),
    );
    const asking = rule("T", { rule_fires: "rectum" }, ["STAGING_CT"]);
    const of = (site: string) =>
      explainRule(facts({ ...METASTATIC, site }), knowledgeWith({ rules: [...rules, asking] }), OPTIONS, "T")?.when;
    expect(of("rectum")).toMatchObject({ truth: "true", facts: [{ fact: "site", value: "rectum" }] });
    expect(of("stomach")?.truth).toBe("false");
    expect(explainRule(facts(given), knowledge, OPTIONS, "NONE")).toBeNull();
  });
  it("knows the rules of its mode only", () => {
    expect(explainRule(facts(given), knowledge, { ...OPTIONS, mode: "seed2007" }, "T")).toBeNull();
    expect(explainRule(facts(given), knowledge, OPTIONS, "FIRST")?.rule).toBe("FIRST");
  });
  it("shows every part with its truth also where it does not hold", () => {
    const whole = proof(null, { site: "colon", age: null });
    expect(whole && shape(whole.when)).toEqual([
      "unknown",
      ["unknown", ["false", "false"], "unknown"],
      ["true", "false"],
      ["true", "unknown"],
      "true",
    ]);
  });
});

describe("previous courses: what a row on them rests on", () => {
  const course = (agent: string) => ({ agent, setting: "advanced", progressed_on: true });
  const progressed: Condition = { course: { agents: ["imatinib"], progressed_on: true } };

  it("names the courses, or lacks them", () => {
    expect(found(progressed, { prior_tki: [course("imatinib")] })).toMatchObject({
      because: ["prior_tki"],
      missing: [],
    });
    expect(found(progressed, {})).toMatchObject({ status: "possible", because: [], missing: ["prior_tki"] });
  });
  it("decides by sources that disagree only where all agree", () => {
    const of = (...lists: readonly unknown[][]) =>
      found(progressed, { disease_setting: stated("metastatic"), prior_tki: conflict(...lists) } as Facts)?.status;
    expect(of([course("imatinib")], [course("imatinib"), course("sunitinib")])).toBe("recommended");
    expect(of([course("imatinib")], [])).toBe("possible");
    expect(of([], [course("sunitinib")])).toBeUndefined();
    expect(of([])).toBe("possible");
  });
  it("not applicable means that there was none", () => {
    expect(found(progressed, { prior_tki: "not_applicable" })).toBeUndefined();
    expect(
      found({ distinct_tki_at_least: 1 }, { prior_tki: "not_applicable", current_tki: "not_applicable" }),
    ).toBeUndefined();
    expect(found({ distinct_tki_at_least: 2 }, { prior_tki: "not_applicable" })).toBeUndefined();
    expect(found({ distinct_tki_at_least: 1 }, { prior_tki: "not_applicable" })?.status).toBe("possible");
    expect(found({ distinct_tki_at_least: 1 }, { current_tki: "not_applicable" })?.status).toBe("possible");
  });
  it("a number of drugs rests on both lists, and lacks the one that is open", () => {
    const two: Condition = { distinct_tki_at_least: 2 };
    const both = { prior_tki: [course("imatinib")], current_tki: "sunitinib" };
    expect(found(two, both)).toMatchObject({
      status: "recommended",
      because: ["prior_tki", "current_tki"],
      missing: [],
    });
    expect(found(two, { prior_tki: [course("imatinib")] })).toMatchObject({
      status: "possible",
      because: ["prior_tki"],
      missing: ["current_tki"],
    });
    expect(found({ distinct_tki_at_least: 1 }, { current_tki: "imatinib" })).toMatchObject({
      status: "recommended",
      because: ["current_tki"],
      missing: [],
    });
  });
});

describe("rows that rest on another row's code", () => {
  const knowledge = knowledgeWith({
    rules: [
      rule("A", { fact: "site", in: ["rectum"] }, [
        { code: "STAGING_CT", text, when: { fact: "age", lt: 40 } },
        { code: "STAGING_MRI", text, when: { fact: "ecog", lt: 2 } },
        { code: "STAGING_MRI", text, when: { fact: "ecog", gt: 3 } },
      ]),
      rule("B", { rule_fires: "A", emitted: "STAGING_MRI" }, ["PET_SELECTIVE"]),
      rule("C", { rule_fires: "A" }, ["PET_SELECTIVE"]),
      rule("D", { not: { rule_fires: "A", emitted: "STAGING_MRI" } }, ["PET_SELECTIVE"]),
    ],
  });
  const of = (id: string, given: Given) =>
    assessed({ ...METASTATIC, ...given }, knowledge).recommendations.find((one) => one.rule === id);
  it("name what that code rests on, and nothing of the row's other codes", () => {
    const given = { site: "rectum", age: 30, ecog: 1 };
    expect(of("B", given)?.because).toEqual(["site", "ecog"]);
    expect(of("C", given)?.because).toEqual(["site"]);
    expect(of("B", { site: "rectum", age: 30 })).toMatchObject({
      status: "possible",
      because: ["site"],
      missing: ["ecog"],
    });
    expect(of("B", { site: "rectum", ecog: 3 })).toBeUndefined();
    expect(of("D", { site: "colon", ecog: 1 })?.status).toBe("recommended");
    expect(of("D", { site: "rectum", ecog: 1 })).toBeUndefined();
  });
});

describe("citations", () => {
  it("stand once each, in the order of their keys, only those that something names", () => {
    const cite = (text_of: string) => ({ text: text_of, doi: null, pmid: null, url: null, verification: "A" }) as const;
    const citations = { Z1: cite("z"), A1: cite("a"), M1: cite("m") } as unknown as Knowledge["citations"];
    const rules = [
      rule("T", { always: true }, ["STAGING_CT"], { citations: ["Z1"] }),
      rule("U", { always: true }, ["STAGING_MRI"], { citations: ["A1", "Z1"] }),
    ];
    const found = assessed(METASTATIC, knowledgeWith({ citations, rules })).citations;
    expect(Object.entries(found)).toEqual([
      ["A1", { text: "a", doi: null, pmid: null, url: null }],
      ["Z1", { text: "z", doi: null, pmid: null, url: null }],
    ]);
  });
});

describe("words of a code", () => {
  it("are those of its row, or its label where the row has none, in either language", () => {
    const words = (own: { readonly en: string; readonly fr: string }, language: "en" | "fr") =>
      assessed(
        METASTATIC,
        knowledgeWith({ rules: [rule("T", { always: true }, [{ code: "STAGING_CT", text: own }])] }),
        {
          language,
        },
      ).recommendations.find((one) => one.rule === "T")?.text;
    const { label } = BARE.codes.STAGING_CT ?? {};
    for (const language of ["en", "fr"] as const) {
      expect(words({ en: "own words", fr: "propres mots" }, language)).toBe(
        language === "en" ? "own words" : "propres mots",
      );
      expect(words({ en: "", fr: "" }, language)).toBe(label?.[language]);
    }
  });
});

describe("a mistake in the tables is named", () => {
  it.each<[string, Knowledge["rules"]]>([
    ["two rules have the same id", [rule("A", { always: true }, []), rule("A", { always: true }, [])]],
    ["A emits Z, which is no recommendation", [rule("A", { always: true }, ["Z"])]],
    ["A emits ADJ_IMATINIB, which is no recommendation", [rule("A", { always: true }, ["ADJ_IMATINIB"])]],
    ["no code Z", [rule("A", { always: true }, [], { blocks: [{ codes: ["Z"] }] })]],
    ["no fact afip_class", [rule("A", { known: "afip_class" }, ["STAGING_CT"])]],
    ["no fact gist", [rule("A", { known: "gist" }, ["STAGING_CT"])]],
  ])("%s", (message, rules) => {
    expect(() => assessed(METASTATIC, knowledgeWith({ rules }))).toThrow(message);
  });
});
