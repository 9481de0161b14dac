import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { AssessOptions } from "../../src/engine/assessment";
import type { Facts } from "../../src/engine/fact";
import { CODES } from "../../src/knowledge/codes";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { Condition, FactName } from "../../src/knowledge/types";
import { assessed, BARE, facts, knowledgeWith, OPTIONS, rule } from "./sample-knowledge";

/*
 * What is asked next, and what is still possible (pathway rules §1.3): the missing facts by how many open decisions each settles,
 * the range that stays open, and the one fact that would shrink it most.
 */

type Given = Readonly<Record<string, unknown>>;

/** Every scheme settled (stage IV), so that only the rows under test ask for something. */
const SETTLED: Given = {
  disease_setting: "metastatic",
  site: "stomach",
  size_mm: 20,
  mitoses_per_5mm2: 3,
  rupture_category: "none",
};
const is = (fact: FactName): Condition => ({ known: fact });
/** True for no value, unknown while the fact is: such a row asks for the fact. */
const asks = (
  ...names: readonly ("ecog" | "age" | "dose_mg" | "lvef_pct" | "anc" | "platelets" | "potassium")[]
): Condition => ({
  all: names.map((fact) => ({ fact, gte: 1 })),
});
const asked = (rows: readonly (readonly [decision: string | null, when: Condition])[], given: Given = SETTLED) =>
  assessed(
    given,
    knowledgeWith({
      rules: rows.map(([decision, when], place) =>
        rule(`R${place}`, when, ["STAGING_CT"], decision === null ? {} : { decision }),
      ),
    }),
  ).next_best_facts;
const order = (rows: Parameters<typeof asked>[0], given?: Given) => asked(rows, given).map(({ fact }) => fact);

describe("the order of the questions", () => {
  it("a decision that one fact settles alone comes before three that it helps to settle", () => {
    expect(
      order([
        ["a", asks("ecog", "age")],
        ["b", asks("ecog", "age")],
        ["c", asks("ecog", "age")],
        ["d", asks("potassium")],
      ]),
    ).toEqual(["potassium", "age", "ecog"]);
  });

  it("then the number of decisions that the fact helps to settle", () => {
    expect(
      order([
        ["a", asks("anc", "potassium")],
        ["b", asks("ecog", "potassium")],
      ]),
    ).toEqual(["potassium", "anc", "ecog"]);
  });

  it("two rows of one decision are one open decision, and its facts are counted together", () => {
    expect(
      order([
        ["a", asks("anc")],
        ["a", asks("platelets")],
        ["b", asks("potassium")],
      ]),
    ).toEqual(["potassium", "anc", "platelets"]);
    expect(
      order([
        ["a", asks("anc")],
        ["a", asks("anc")],
        ["b", asks("potassium", "platelets")],
        ["c", asks("potassium", "platelets")],
      ]),
    ).toEqual(["anc", "platelets", "potassium"]);
  });

  it("a decision comes before any number of single rows", () => {
    expect(
      order([
        [null, asks("anc")],
        [null, asks("anc")],
        ["a", asks("potassium", "platelets")],
      ]),
    ).toEqual(["platelets", "potassium", "anc"]);
  });

  it("single rows: those that the fact settles alone, then those that it helps to settle", () => {
    expect(
      order([
        [null, asks("anc", "platelets")],
        [null, asks("anc", "platelets")],
        [null, asks("potassium")],
      ]),
    ).toEqual(["potassium", "anc", "platelets"]);
    expect(
      order([
        [null, asks("anc", "potassium")],
        [null, asks("age", "potassium")],
      ]),
    ).toEqual(["potassium", "anc", "age"]);
  });

  it("then mandatory before recommended or derived, then the order of the dictionary", () => {
    // ecog and lvef are recommended, age is derived, the others mandatory; the dictionary has dose, age, ecog, …
    expect(order([["a", asks("lvef_pct", "ecog", "age", "potassium", "anc", "dose_mg")]])).toEqual([
      "dose_mg",
      "anc",
      "potassium",
      "age",
      "ecog",
      "lvef_pct",
    ]);
  });

  it("the current situation before everything", () => {
    const rows: Parameters<typeof asked>[0] = [
      ["a", asks("anc")],
      ["b", asks("anc")],
    ];
    expect(order(rows, { ...SETTLED, disease_setting: null })[0]).toBe("disease_setting");
    expect(asked(rows, { ...SETTLED, disease_setting: null })[0]?.resolves).toContain("disease_setting");
    expect(order(rows)).toEqual(["anc"]);
    // Proven nodes are stage IV either way: nothing but the situation itself waits for it, and others settle more.
    const more: Parameters<typeof asked>[0] = [...rows, ["c", asks("anc", "platelets")], ["d", asks("potassium")]];
    const open = { ...SETTLED, disease_setting: null, nodes_clinical: "proven" };
    expect(order(more, open)).toEqual(["disease_setting", "anc", "potassium", "platelets"]);
    expect(asked(more, open)[0]?.resolves).toEqual(["disease_setting"]);
  });
});

describe("what a fact would settle", () => {
  it("names each open scheme and row once, and nothing that is settled", () => {
    const text = { en: "x", fr: "x" };
    const rules = [
      rule("A", asks("anc"), ["STAGING_CT", "STAGING_MRI"]),
      rule("B", { if_unknown: true, condition: asks("anc") }, ["PET_SELECTIVE"]),
      rule("C", { always: true }, [
        { code: "STAGING_CT", text },
        { code: "STAGING_MRI", text, when: asks("anc") },
      ]),
      rule("D", is("anc"), ["STAGING_CT"]),
    ];
    // Gastric, ≤2 cm: AFIP "none" whatever the count.
    const { next_best_facts } = assessed({ ...SETTLED, mitoses_per_5mm2: null }, knowledgeWith({ rules }));
    expect(next_best_facts).toMatchObject([
      { fact: "mitoses_per_5mm2", resolves: ["risk.nih_2002", "risk.modified_nih_2008"] },
      { fact: "anc", resolves: ["A", "C"] },
    ]);
  });

  it.each([
    ["suspected_sel", ["anc", "mitoses_per_5mm2"]],
    ["localized_resectable", ["anc", "mitoses_per_5mm2"]],
    ["localized_unresectable", ["anc", "mitoses_per_5mm2"]],
    ["resected_no_residual", ["mitoses_per_5mm2", "anc"]],
  ])("%s: what only the specimen can tell is asked last while the tumour is in place", (disease_setting, expected) => {
    const given = { ...SETTLED, disease_setting, mitoses_per_5mm2: null };
    expect(order([[null, asks("anc")]], given)).toEqual(expected);
    const range = assessed(given, BARE).recommendations.find(({ code }) => code === "RANGE");
    expect(range !== undefined).toBe(disease_setting === "resected_no_residual");
  });

  it("asks nothing of a scheme without data in every cell that is left: no fact would settle it", () => {
    const given = { ...SETTLED, disease_setting: "resected_no_residual", site: "duodenum", size_mm: 60 };
    const document = assessed(given, BARE);
    expect(document.risk.afip_2006.status).toBe("insufficient");
    expect(document.next_best_facts).toEqual([]);
  });

  it("nor of a site where one has no table and the other no data", () => {
    const sites = ["duodenum", "appendix"].map((value) => ({ value, sources: [] }));
    const site = { status: "conflict", alternatives: sites, note: null };
    const given = { ...SETTLED, disease_setting: "resected_no_residual", size_mm: 60 };
    const document = assess({ ...facts(given), site } as Facts, BARE, OPTIONS);
    expect(document.risk.afip_2006).toMatchObject({ status: "insufficient", categories: [] });
    expect(document.next_best_facts).toEqual([]);
  });
});

describe("the question", () => {
  const knowledge = knowledgeWith({ rules: [rule("A", { fact: "dose_mg", gt: 600 }, ["STAGING_CT"])] });
  const question = (given: Given, language: AssessOptions["language"]) =>
    assess(facts({ ...SETTLED, ...given }, knowledge), knowledge, { ...OPTIONS, language }).next_best_facts[0]
      ?.question;

  it.each(["en", "fr"] as const)("is that of the dictionary (%s)", (language) => {
    expect(question({}, language)).toBe(DICTIONARY.dose_mg.question[language]);
  });
  it("is which source holds, where they disagree", () => {
    expect(question({ dose_mg: 400, current_dose_mg: 800 }, "en")).toBe(
      `${DICTIONARY.dose_mg.label.en}: the sources disagree. Which one holds?`,
    );
  });
});

describe("the range", () => {
  const rules = [
    rule("A", { fact: "genotype", in: ["KIT_ex9"] }, ["IMATINIB_800"], { decision: "drug" }),
    rule("B", { all: [{ fact: "age", gte: 18 }, asks("anc")] }, ["SUNITINIB"], { decision: "second" }),
    rule("C", asks("anc"), ["STAGING_CT"]),
    rule("D", { always: true }, ["PET_SELECTIVE"], { decision: "drug" }),
  ];
  const rangeIn = (language: AssessOptions["language"], given: Given) => {
    const knowledge = knowledgeWith({ rules });
    const document = assess(facts(given, knowledge), knowledge, { ...OPTIONS, language });
    return document.recommendations.find((one) => one.rule === "ENGINE");
  };

  it("tells the codes of the decisions that are open, and names what they rest on and lack", () => {
    expect(rangeIn("en", { ...SETTLED, age: 50 })).toEqual({
      code: "RANGE",
      rule: "ENGINE",
      status: "info",
      text: `Depends on what is missing. Still possible: ${CODES.IMATINIB_800.label.en} ; ${CODES.SUNITINIB.label.en}. The fact that would settle most: ${DICTIONARY.anc.label.en}.`,
      strength: "engine rule",
      verification: "project",
      guideline: "gist-pathway",
      jurisdictions: [],
      because: ["age"],
      missing: ["anc", "genotype"],
      blocked_by: [],
      citations: [],
    });
  });

  it("tells the classes of each open scheme in its own words", () => {
    const given = { ...SETTLED, disease_setting: "resected_no_residual", genotype: "KIT_ex11_other", age: 10, anc: 2 };
    expect(rangeIn("fr", { ...given, mitoses_per_5mm2: null, size_mm: 60 })?.text).toBe(
      "Dépend de données manquantes. Encore possible : Consensus NIH 2002 {Intermédiaire, Haut} ; AFIP 2006 (Miettinen et Lasota) {Faible, Haut} ; NIH modifiée 2008 (Joensuu) {Intermédiaire, Haut} ; TNM AJCC/UICC, 8e édition {Stade IB, Stade IIIA}. La donnée la plus utile : Mitoses par 5 mm².",
    );
  });

  it("leaves out a code that holds already, and what only single rows lack", () => {
    const text = { en: "x", fr: "x" };
    const knowledge = knowledgeWith({
      rules: [
        rule(
          "A",
          { always: true },
          [
            { code: "STAGING_CT", text },
            { code: "IMATINIB_800", text, when: { fact: "genotype", in: ["KIT_ex9"] } },
          ],
          { decision: "drug" },
        ),
        rule("B", asks("potassium"), ["STAGING_MRI"]),
      ],
    });
    const range = assessed(SETTLED, knowledge).recommendations.find((one) => one.rule === "ENGINE");
    expect(range?.text).toContain(`Still possible: ${CODES.IMATINIB_800.label.en}. The fact`);
    expect(range?.missing).toEqual(["genotype"]);
  });

  it("leaves out a row that no missing fact would settle: the published figure is printed in two ways", () => {
    const given = { ...SETTLED, disease_setting: "resected_no_residual", size_mm: 110 };
    const knowledge = knowledgeWith({
      rules: [
        rule("A", { fact: "afip_percent", gt: 11 }, ["IMATINIB_800"], { decision: "drug" }),
        rule("B", asks("anc"), ["SUNITINIB"], { decision: "second" }),
      ],
    });
    const { recommendations, next_best_facts } = assessed(given, knowledge);
    expect(recommendations.find((one) => one.rule === "A")).toMatchObject({ status: "possible", missing: [] });
    expect(next_best_facts).toMatchObject([{ fact: "anc", resolves: ["B"] }]);
    expect(recommendations.find((one) => one.rule === "ENGINE")?.text).toContain(
      `Still possible: ${CODES.SUNITINIB.label.en}. The fact`,
    );
  });

  it("only says that the situation is missing while nothing else can be told", () => {
    const { disease_setting: _setting, ...rest } = SETTLED;
    const range = rangeIn("en", { ...rest, nodes_clinical: "proven", genotype: "NF1", age: 10, anc: 2 });
    expect(range).toMatchObject({ because: [], missing: ["disease_setting"] });
    expect(range?.text).toBe(
      `The current situation is not stated: the pathway cannot be evaluated without it. The fact that would settle most: ${DICTIONARY.disease_setting.label.en}.`,
    );
  });

  it("is left out while only single rows are open", () => {
    const given = { ...SETTLED, genotype: "NF1", age: 10 };
    expect(rangeIn("en", given)).toBeUndefined();
    expect(assessed(given, knowledgeWith({ rules })).next_best_facts.map(({ fact }) => fact)).toEqual(["anc"]);
  });
});
