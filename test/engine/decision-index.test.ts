import { describe, expect, it } from "vitest";
import { compileKnowledge } from "../../src/engine/compile-knowledge";
import { decisionMaker } from "../../src/engine/decide";
import { DecisionIndex } from "../../src/engine/decision-index";
import { evaluate } from "../../src/engine/evaluate";
import type { Fact, Facts } from "../../src/engine/fact";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { Condition, FactName, Knowledge } from "../../src/knowledge/types";
import { BARE, facts, knowledgeWith, OPTIONS, rule } from "./sample-knowledge";

/*
 * One decision for many patients: an answer that was kept may be given again only to a patient whom no table and no row tells apart
 * from the first; and the rows that matter to a decision include those that replace or block its own.
 */

type Given = Readonly<Record<string, unknown>>;

const conflict = (...values: readonly unknown[]): Fact =>
  ({ status: "conflict", alternatives: values.map((value) => ({ value, sources: [] })), note: null }) as Fact;
const read = (given: Given | Facts): Facts =>
  Object.values(given).some((one) => (one as Fact | null)?.status !== undefined) ? (given as Facts) : facts(given);

/** Do both get one answer, from an index that is new? */
function isShared(first: Given | Facts, second: Given | Facts, knowledge: Knowledge = BARE): boolean {
  const index = new DecisionIndex<object>(compileKnowledge(knowledge));
  return index.answer(read(first), () => ({})) === index.answer(read(second), () => ({}));
}

describe("an answer is shared", () => {
  it.each<[FactName, readonly number[]]>([
    ["size_mm", [20, 50, 100]],
    ["size_mm_imaging", [20, 50, 100]],
    ["mitoses_per_5mm2", [5, 10]],
  ])("between two limits of the tables, and nowhere else: %s", (name, limits) => {
    for (const limit of limits) {
      expect(isShared({ [name]: limit }, { [name]: limit + 0.1 })).toBe(false);
      expect(isShared({ [name]: limit - 0.1 }, { [name]: limit })).toBe(false);
      expect(isShared({ [name]: limit }, { [name]: limit })).toBe(true);
    }
    expect(isShared({ [name]: 6 }, { [name]: 9 })).toBe(true);
    expect(isShared({ [name]: 110 }, { [name]: 190 })).toBe(true);
  });
  it("by the limits of its own axis", () => {
    expect(isShared({ size_mm: 4.9 }, { size_mm: 10.1 })).toBe(true);
    expect(isShared({ mitoses_per_5mm2: 19.9 }, { mitoses_per_5mm2: 50.1 })).toBe(true);
  });
  it("between the limits of rows too, in whatever order the rows stand", () => {
    const when: Condition = {
      any: [
        { fact: "size", gt: 80 },
        { fact: "size", gt: 30 },
        { fact: "mitoses_per_5mm2", gt: 7 },
      ],
    };
    const knowledge = knowledgeWith({ rules: [rule("T", when, ["STAGING_CT"])] });
    const apart = (name: FactName, one: number, other: number) =>
      !isShared({ [name]: one }, { [name]: other }, knowledge);
    for (const name of ["size_mm", "size_mm_imaging"] as const) {
      expect(apart(name, 29.9, 30)).toBe(true);
      expect(apart(name, 30, 30.1)).toBe(true);
      expect(apart(name, 79.9, 80.1)).toBe(true);
      expect(apart(name, 99, 101)).toBe(true);
      expect(apart(name, 51, 79)).toBe(false);
    }
    expect(apart("mitoses_per_5mm2", 6, 7.1)).toBe(true);
    expect(apart("mitoses_per_5mm2", 7.1, 9)).toBe(false);
  });
  it("by patients of the same names and answers", () => {
    for (const name of ["site", "genotype", "symptomatic"] as const) {
      const { kind } = DICTIONARY[name];
      const values: readonly unknown[] = kind.type === "enum" ? kind.values : [true, false];
      for (const one of values)
        for (const other of values) expect(isShared({ [name]: one }, { [name]: other })).toBe(one === other);
    }
    expect(isShared({ site: "stomach", size_mm: 30 }, { site: "stomach", size_mm: 40 })).toBe(true);
    expect(isShared({ site: "stomach", size_mm: 30 }, { site: "stomach" })).toBe(false);
    expect(isShared({ site: "stomach" }, {})).toBe(false);
  });
  it("by what is said to be unknown and what is not mentioned", () => {
    expect(isShared({ site: "stomach", genotype: null }, { site: "stomach" })).toBe(true);
    expect(isShared({ site: { status: "unknown", note: null } } as Facts, {})).toBe(true);
    expect(isShared({ ...facts({ site: "stomach" }), genotype: undefined } as Facts, { site: "stomach" })).toBe(true);
  });
});

describe("an answer is worked out anew, and not kept", () => {
  it.each<[string, Given | Facts]>([
    ["limits of a size", { size_mm: { gt: 50 } }],
    ["limits of a count", { mitoses_per_5mm2: { lte: 5 } }],
    ["two sizes", { size_mm: conflict(40, 60) } as Facts],
    ["two counts", { mitoses_per_5mm2: conflict(3, 7) } as Facts],
    ["two sites", { site: conflict("stomach", "ileum") } as Facts],
    ["two answers", { symptomatic: conflict(true, false) } as Facts],
    ["a size that does not apply", { size_mm: "not_applicable" }],
    ["a site that does not apply", { site: "not_applicable" }],
    ["a date", { surgery_date: "2026-01-01" }],
    ["another number", { age: 50 }],
    ["a list", { symptoms: ["pain"] }],
    ["a text", { comorbidity: "cardiac" }],
    ["courses", { prior_tki: [] }],
  ])("for %s", (_title, given) => {
    expect(isShared(given, given)).toBe(false);
    expect(isShared({}, given)).toBe(false);
    expect(isShared({ size_mm: 300, mitoses_per_5mm2: 90 }, given)).toBe(false);
  });
  it("beyond the number of answers that are kept; those before are kept still", () => {
    const index = new DecisionIndex<object>(compileKnowledge(BARE));
    const names = ["site", "genotype", "current_tki", "disease_setting"] as const;
    const lists = names.map((name) => DICTIONARY[name].kind.values as readonly string[]);
    let patients: readonly Given[] = [{}];
    lists.forEach((values, place) => {
      patients = patients.flatMap((one) => values.map((value) => ({ ...one, [names[place] ?? ""]: value })));
    });
    const answerOf = (place: number, more: Given = {}) =>
      index.answer(facts({ ...patients[place], ...more }), () => ({}));
    const first = answerOf(0);
    for (let size_mm = 10; size_mm <= 110; size_mm += 15) {
      const size: Fact<"size_mm"> = { status: "known", value: size_mm, sources: [], note: null };
      for (const given of patients) index.answer({ ...known(given), size_mm: size }, () => ({}));
    }
    expect(answerOf(0)).toBe(first);
    expect(answerOf(patients.length - 1, { size_mm: 115 })).not.toBe(answerOf(patients.length - 1, { size_mm: 115 }));
  });
});

/** The quick way for many patients: every value is legal already. */
function known(given: Given): Facts {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, { status: "known", value, sources: [], note: null }]),
  );
}

describe("the rows of a decision", () => {
  const drug = { decision: "drug" };
  const rectal: Condition = { fact: "site", in: ["rectum"] };
  const renal: Condition = { fact: "creatinine_clearance_ml_min", lt: 60 };
  const own = [
    rule("A", { always: true }, ["IMATINIB_800"], drug),
    rule("B", { always: true }, ["SUNITINIB"], drug),
    rule("OTHER", { always: true }, ["STAGING_CT"], { decision: "imaging" }),
    rule("FREE", { always: true }, ["PET_SELECTIVE"]),
  ];
  const told = (knowledge: Knowledge, given: Given) => {
    const question = { scheme: "modified_nih_2008", decision: "drug" } as const;
    const { emitted } = decisionMaker(knowledge, OPTIONS, question)(facts(given));
    const whole = evaluate(facts(given), knowledge, OPTIONS).emitted.filter(({ rule: row }) => row.decision === "drug");
    expect(emitted).toEqual(whole);
    return emitted.map(({ emission, status }) => [emission.code, status]);
  };
  const given = { disease_setting: "metastatic", site: "rectum", creatinine_clearance_ml_min: 32 };
  const both = [
    ["IMATINIB_800", "recommended"],
    ["SUNITINIB", "recommended"],
  ];

  it("are its own", () => {
    expect(told(knowledgeWith({ rules: own }), given)).toEqual(both);
  });
  it.each<[string, object]>([
    ["a row", { rules: ["A"] }],
    ["a row among others", { rules: ["OTHER", "A"] }],
    ["a code", { codes: ["IMATINIB_800"] }],
    ["a code among others", { codes: ["STAGING_CT", "IMATINIB_800"] }],
    ["a row, and codes of others", { rules: ["A"], codes: ["STAGING_CT"] }],
  ])("and those of another decision, or of none, that replace %s", (_title, suppresses) => {
    for (const more of [{}, { decision: "imaging" }]) {
      const replacing = rule("X", rectal, ["STAGING_MRI"], { ...more, suppresses });
      const knowledge = knowledgeWith({ rules: [...own, replacing] });
      expect(told(knowledge, given)).toEqual([["SUNITINIB", "recommended"]]);
      expect(told(knowledge, { ...given, site: "colon" })).toEqual(both);
    }
  });
  it("and those that block one of its codes, by whichever of their blocks", () => {
    const blocks = [{ codes: ["STAGING_CT"] }, { codes: ["SUNITINIB", "STAGING_MRI"] }];
    const knowledge = knowledgeWith({ rules: [...own, rule("SAF", renal, [], { blocks })] });
    expect(told(knowledge, given)).toEqual([
      ["IMATINIB_800", "recommended"],
      ["SUNITINIB", "blocked"],
    ]);
    expect(told(knowledge, { ...given, creatinine_clearance_ml_min: 90 })).toEqual(both);
  });
});
