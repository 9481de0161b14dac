import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { Recommendation } from "../../src/engine/assessment";
import type { Facts } from "../../src/engine/fact";
import type { Condition, Knowledge } from "../../src/knowledge/types";
import { assessed, facts, knowledgeWith, OPTIONS, rule } from "./sample-knowledge";

/*
 * Rows that ask for a class, a percentage or the final risk (pathway rules §1.2, §1.6): what they answer while the class is a
 * range, missing or not computed, and which facts they rest on. Classes from risk schemes §3–§5.
 */

type Given = Readonly<Record<string, unknown>>;

/** 60 mm, gastric, ≤5 mitoses: NIH 2002 and modified NIH intermediate, AFIP low (3.6 %). */
const GASTRIC_60: Given = {
  disease_setting: "resected_no_residual",
  site: "stomach",
  size_mm: 60,
  mitoses_per_5mm2: 3,
  rupture_category: "none",
};
const WITHOUT_COUNT: Given = { ...GASTRIC_60, mitoses_per_5mm2: null };
const METASTATIC: Given = { disease_setting: "metastatic" };
const NOT_IN_METASTATIC: Knowledge["validity"] = [
  {
    id: "metastatic",
    schemes: ["nih_2002", "afip_2006", "modified_nih_2008"],
    when: { fact: "disease_setting", in: ["metastatic"] },
    effect: "not_computed",
    text: { en: "", fr: "" },
    verification: "B",
    citations: [],
  },
];

function found(when: Condition, given: Given, parts: Partial<Knowledge> = {}): Recommendation | undefined {
  const knowledge = knowledgeWith({ rules: [rule("T", when, ["STAGING_CT"])], ...parts });
  return assessed(given, knowledge).recommendations.find((one) => one.rule === "T");
}

describe("a row that asks for the class of one scheme", () => {
  it.each([
    ["nih_2002_class", "intermediate", "low"],
    ["modified_nih_class", "intermediate", "low"],
    ["afip_class", "low", "intermediate"],
  ] as const)("%s", (fact, own, other) => {
    const status = (when: Condition, given: Given) => found(when, given, { validity: NOT_IN_METASTATIC })?.status;
    expect(status({ fact, in: [own] }, GASTRIC_60)).toBe("recommended");
    expect(status({ fact, in: [other] }, GASTRIC_60)).toBeUndefined();
    expect(status({ fact, not_in: [other] }, GASTRIC_60)).toBe("recommended");
    // Without a count the class may be high too.
    expect(status({ fact, in: [own] }, WITHOUT_COUNT)).toBe("possible");
    expect(status({ fact, in: ["very_low"] }, WITHOUT_COUNT)).toBeUndefined();
    expect(status({ fact, in: ["low", "intermediate", "high"] }, WITHOUT_COUNT)).toBe("recommended");
    // No class is no member of anything.
    expect(status({ fact, in: [own, other] }, METASTATIC)).toBeUndefined();
    expect(status({ fact, not_in: [own] }, METASTATIC)).toBe("recommended");
  });

  it.each<[Condition, readonly string[]]>([
    [{ fact: "nih_2002_class", in: ["intermediate"] }, ["size_mm", "mitoses_per_5mm2"]],
    [{ fact: "afip_class", in: ["low"] }, ["site", "size_mm", "mitoses_per_5mm2"]],
    [{ fact: "modified_nih_class", in: ["intermediate"] }, ["site", "size_mm", "mitoses_per_5mm2", "rupture_category"]],
    [{ fact: "afip_percent", lt: 10 }, ["site", "size_mm", "mitoses_per_5mm2"]],
  ])("rests on the facts of that scheme: %j", (when, names) => {
    expect(found(when, GASTRIC_60)).toMatchObject({ because: names, missing: [] });
    expect(found(when, WITHOUT_COUNT)).toMatchObject({
      status: "possible",
      because: names.filter((name) => name !== "mitoses_per_5mm2"),
      missing: ["mitoses_per_5mm2"],
    });
  });

  it("does not lack a fact when every class that is left gives the same answer", () => {
    expect(found({ fact: "nih_2002_class", not_in: ["very_low"] }, WITHOUT_COUNT)).toMatchObject({
      status: "recommended",
      missing: [],
    });
  });
});

describe("a row that asks for a percentage", () => {
  const below: Condition = { fact: "afip_percent", lt: 10 };
  it("gets none where the scheme is not computed", () => {
    expect(found(below, METASTATIC, { validity: NOT_IN_METASTATIC })).toBeUndefined();
  });
  it("gets the printed limits of a cell that gives two (10 or 12)", () => {
    const large = { ...GASTRIC_60, size_mm: 120 };
    expect(found({ fact: "afip_percent", lte: 10 }, large)?.status).toBe("possible");
    expect(found({ fact: "afip_percent", gte: 10 }, large)?.status).toBe("recommended");
    expect(found({ fact: "afip_percent", gt: 12 }, large)).toBeUndefined();
  });
});

describe("a row that asks for the final risk", () => {
  const high: Condition = { fact: "final_risk", in: ["high"] };

  it("rests on a stated final risk alone", () => {
    expect(found(high, { ...METASTATIC, site: "stomach", final_risk: ["high"] })).toMatchObject({
      status: "recommended",
      because: ["final_risk"],
      missing: [],
    });
  });

  it("rests on the scheme that was chosen too", () => {
    const when: Condition = { fact: "final_risk", not_in: ["high"] };
    expect(found(when, GASTRIC_60)?.because).not.toContain("decision_scheme");
    const chosen = found({ fact: "final_risk", in: ["low"] }, { ...GASTRIC_60, decision_scheme: "afip" });
    expect(chosen?.status).toBe("recommended");
    expect(
      found({ fact: "final_risk", in: ["low"] }, { ...GASTRIC_60, decision_scheme: "modified_nih" }),
    ).toBeUndefined();
    const open = found(high, { ...WITHOUT_COUNT, decision_scheme: "afip" });
    expect(open).toMatchObject({ status: "possible", missing: ["mitoses_per_5mm2"] });
    expect(open?.because).toContain("decision_scheme");
  });

  it("lacks the final risk itself while two sources state it differently, or the tables contradict it", () => {
    const two = {
      status: "conflict",
      alternatives: [["intermediate"], ["high"]].map((value) => ({ value, sources: [] })),
    };
    const knowledge = knowledgeWith({ rules: [rule("T", high, ["STAGING_CT"])] });
    const given = { ...facts(GASTRIC_60), final_risk: { ...two, note: "two sources" } } as Facts;
    const { recommendations, next_best_facts } = assess(given, knowledge, OPTIONS);
    expect(recommendations.find((one) => one.rule === "T")).toMatchObject({
      status: "possible",
      missing: ["final_risk"],
    });
    expect(next_best_facts).toMatchObject([{ fact: "final_risk", resolves: ["T"] }]);
    expect(found(high, { ...GASTRIC_60, final_risk: ["high"] })).toMatchObject({
      status: "possible",
      missing: ["final_risk"],
    });
  });

  it("rests on the calculated classes alone where a stated one is contradicted", () => {
    const one = { status: "conflict", alternatives: [{ value: ["high"], sources: [] }], note: "contradicted" };
    const knowledge = knowledgeWith({ rules: [rule("T", { fact: "final_risk", in: ["low"] }, ["STAGING_CT"])] });
    const { recommendations } = assess({ ...facts(GASTRIC_60), final_risk: one } as Facts, knowledge, OPTIONS);
    expect(recommendations.find((found_one) => found_one.rule === "T")).toMatchObject({
      status: "recommended",
      because: ["site", "size_mm", "mitoses_per_5mm2", "rupture_category"],
    });
  });

  it("is not even possible where nothing is computed; what it excludes holds", () => {
    const parts = { validity: NOT_IN_METASTATIC };
    expect(found(high, METASTATIC, parts)).toBeUndefined();
    expect(found({ fact: "final_risk", not_in: ["high"] }, METASTATIC, parts)?.status).toBe("recommended");
  });

  it("cannot be compared like a number", () => {
    expect(() => found({ fact: "final_risk", lt: 3 }, GASTRIC_60)).toThrow("final_risk is tested with in or not_in");
  });
});

describe("a validity limit is asked before there is a class", () => {
  it.each<Condition>([
    { fact: "final_risk", in: ["intermediate"] },
    { fact: "modified_nih_class", in: ["intermediate"] },
    { fact: "afip_percent", lt: 10 },
  ])("and finds none: %j", (when) => {
    const [limit] = NOT_IN_METASTATIC;
    if (!limit) throw new Error("no limit");
    const validity = [{ ...limit, when }];
    expect(assessed(GASTRIC_60, knowledgeWith({ validity })).risk.modified_nih_2008.status).toBe("determined");
  });
});
