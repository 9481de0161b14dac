import { describe, expect, it } from "vitest";
import type { Condition, Emission, Knowledge, Precedence, Rule } from "../../src/knowledge/types";
import { assessed, knowledgeWith, rule } from "./sample-knowledge";

/*
 * Safety blocks, levels of precedence and replacement (pathway rules §1.4, §1.7), every status and every level; on rows made for
 * the purpose.
 */

type Given = Readonly<Record<string, unknown>>;

const METASTATIC: Given = { disease_setting: "metastatic" };
const RENAL: Condition = { fact: "creatinine_clearance_ml_min", lt: 60 };
const text = { en: "x", fr: "x" };
const always: Condition = { always: true };

const entries = (rules: readonly Rule[], given: Given, parts: Partial<Knowledge> = {}) =>
  assessed({ ...METASTATIC, ...given }, knowledgeWith({ rules, ...parts })).recommendations.filter(
    ({ rule: id }) => id !== "ENGINE",
  );

describe("a block acts on every kind of advice, and on no information", () => {
  const drug = (more: Partial<Emission>, given: Given, block: object = {}) => {
    const rules = [
      rule("DRUG", always, [{ code: "IMATINIB_800", text, ...more }]),
      rule("SAF", RENAL, [], { chapter: "SAF", blocks: [{ codes: ["IMATINIB_800"], ...block }] }),
    ];
    return entries(rules, given)[0];
  };
  const RENAL_FAILURE = { creatinine_clearance_ml_min: 32 };
  const waiting: Partial<Emission> = { conditional_when: { fact: "adjuvant_status", in: ["on"] } };
  const open: Partial<Emission> = { when: { fact: "genotype", in: ["KIT_ex9"] } };

  it.each<[string, Partial<Emission>, string, string]>([
    ["recommended", { status: "recommended" }, "blocked", "conditional"],
    ["an option", { status: "option" }, "blocked", "conditional"],
    ["conditional", waiting, "blocked", "conditional"],
    ["possible", open, "blocked", "possible"],
    ["a warning", { status: "warning" }, "warning", "warning"],
    ["information", { status: "info" }, "info", "info"],
  ])("%s", (_title, emission, blocked, held) => {
    expect(drug(emission, RENAL_FAILURE)).toMatchObject({
      status: blocked,
      blocked_by: blocked === "blocked" ? ["SAF"] : [],
    });
    expect(drug(emission, {}, { if_unknown: "hold" })).toMatchObject({ status: held, blocked_by: [] });
  });

  it("also while nobody has stated the situation", () => {
    expect(drug({}, { ...RENAL_FAILURE, disease_setting: null })?.status).toBe("blocked");
  });

  it("a row does not block what it advises itself", () => {
    const own = rule("SAF", always, ["NEOADJ_IMATINIB_400"], {
      blocks: [{ codes: ["NEOADJ_IMATINIB_400", "IMATINIB_800"] }],
    });
    const found = entries([rule("DRUG", always, ["IMATINIB_800"]), own], {});
    expect(found.map(({ code, status }) => [code, status])).toEqual([
      ["IMATINIB_800", "blocked"],
      ["NEOADJ_IMATINIB_400", "recommended"],
    ]);
  });

  it("a row that blocks for two reasons is named once, with the facts of both", () => {
    const twice = rule("SAF", always, [], {
      blocks: [
        { codes: ["IMATINIB_800"], when: RENAL },
        { codes: ["IMATINIB_800"], when: { fact: "age", lt: 18 } },
      ],
    });
    const [found] = entries([rule("DRUG", always, ["IMATINIB_800"]), twice], { ...RENAL_FAILURE, age: 10 });
    expect(found).toMatchObject({
      status: "blocked",
      blocked_by: ["SAF"],
      because: ["age", "creatinine_clearance_ml_min"],
    });
  });

  it("holds while a fact of the blocking row's scope is missing", () => {
    const scoped = rule("SAF", always, [], {
      scope: { fact: "site", in: ["rectum"] },
      blocks: [{ codes: ["IMATINIB_800"], if_unknown: "hold" }],
    });
    const rules = [rule("DRUG", always, ["IMATINIB_800"]), scoped];
    expect(entries(rules, {})[0]?.status).toBe("conditional");
    expect(entries(rules, { site: "colon" })[0]?.status).toBe("recommended");
  });
});

describe("levels of precedence: SAF > EMERGENCY > genotype > rupture > risk class > default", () => {
  const LEVELS: readonly Precedence[] = ["safety", "emergency", "genotype", "rupture", "risk", "default"];
  const pairs = LEVELS.slice(1).map((lower, place) => [LEVELS[place] as Precedence, lower] as const);
  const kept = (rows: readonly (readonly [string, Partial<Rule>])[]) =>
    entries(
      rows.map(([code, more]) => rule(code, always, [code], { decision: "drug", ...more })),
      {},
    ).map(({ code }) => code);

  it.each(pairs)("%s puts %s aside, wherever the rows stand", (precedence, lower) => {
    const high = ["IMATINIB_800", { precedence }] as const;
    const low = ["NEOADJ_IMATINIB_400", { precedence: lower }] as const;
    expect(kept([low, high])).toEqual(["IMATINIB_800"]);
    expect(kept([high, low])).toEqual(["IMATINIB_800"]);
  });

  it("a row that names no level has the lowest", () => {
    expect(
      kept([
        ["NEOADJ_IMATINIB_400", {}],
        ["IMATINIB_800", { precedence: "risk" }],
      ]),
    ).toEqual(["IMATINIB_800"]);
    expect(
      kept([
        ["NEOADJ_IMATINIB_400", {}],
        ["IMATINIB_800", { precedence: "default" }],
      ]),
    ).toHaveLength(2);
  });

  it("the highest of three that fire stands alone", () => {
    const three = (["risk", "genotype", "rupture"] as const).map((precedence) => [precedence, { precedence }] as const);
    const codes = ["NEOADJ_IMATINIB_400", "IMATINIB_800", "SUNITINIB"] as const;
    expect(kept(three.map(([, more], place) => [codes[place] ?? "", more]))).toEqual(["IMATINIB_800"]);
  });
});

describe("a code that a row emits twice", () => {
  const told = (...emissions: readonly Partial<Emission>[]) =>
    entries(
      [
        rule(
          "T",
          always,
          emissions.map((more) => ({ code: "STAGING_CT", text, ...more })),
        ),
      ],
      {},
    );

  it("is told in the words that stand first, where both forms are as strong", () => {
    expect(told({ text: { en: "first", fr: "" } }, { text: { en: "second", fr: "" } })).toMatchObject([
      { text: "first" },
    ]);
  });

  it.each([
    ["recommended", "option"],
    ["option", "warning"],
    ["warning", "info"],
  ] as const)("as %s rather than %s", (strong, weak) => {
    expect(told({ status: weak }, { status: strong })).toMatchObject([{ status: strong }]);
    expect(told({ status: strong }, { status: weak })).toMatchObject([{ status: strong }]);
  });

  it("as conditional rather than possible, and as an option rather than conditional", () => {
    const waits: Partial<Emission> = { conditional_when: { fact: "adjuvant_status", in: ["on"] } };
    const open: Partial<Emission> = { when: { fact: "site", in: ["rectum"] } };
    expect(told(open, waits)).toMatchObject([{ status: "conditional" }]);
    expect(told(waits, { status: "option" })).toMatchObject([{ status: "option" }]);
    expect(told(open, { status: "info" })).toMatchObject([{ status: "info" }]);
  });
});

describe("what a code says of its own", () => {
  it("stands before what its row says", () => {
    const own = {
      strength: "II,B",
      verification: "B",
      guideline: "ESMO",
      jurisdictions: ["EU"],
      citations: ["ESMO22"],
    } as const;
    const row = {
      strength: "I,A",
      verification: "A",
      guideline: "NCCN",
      jurisdictions: ["US"],
      citations: ["NCCN26"],
    } as const;
    const found = entries([rule("T", always, [{ code: "STAGING_CT", text, ...own }, "STAGING_MRI"], row)], {});
    expect(found[0]).toMatchObject({ code: "STAGING_CT", ...own });
    expect(found[1]).toMatchObject({ code: "STAGING_MRI", ...row });
  });
});
