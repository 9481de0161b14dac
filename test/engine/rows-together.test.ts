import { describe, expect, it } from "vitest";
import type { Condition, EmissionStatus, Knowledge } from "../../src/knowledge/types";
import { assessed, knowledgeWith, rule } from "./sample-knowledge";

/* Rows that stand together (pathway rules §1.2, §1.4, §1.7): the situation that nobody stated, rows without codes, a code told twice. */

type Given = Readonly<Record<string, unknown>>;

function statuses(knowledge: Knowledge, given: Given): Record<string, string> {
  return Object.fromEntries(
    assessed(given, knowledge)
      .recommendations.filter(({ rule: id }) => id !== "ENGINE" && id !== "FU")
      .map(({ rule: id, code, status }) => [`${id} ${code}`, status]),
  );
}

const RECTAL: Condition = { fact: "site", in: ["rectum"] };
const METASTATIC = { disease_setting: "metastatic" };

describe("a situation that is stated as unknown", () => {
  const scope: Condition = { fact: "disease_setting", in: ["metastatic"] };
  it("is asked for; a row whose scope hangs on it does not run, nor does it block", () => {
    const knowledge = knowledgeWith({
      rules: [
        rule("SCOPED", { always: true }, ["STAGING_MRI"], { scope, blocks: [{ codes: ["STAGING_CT"] }] }),
        rule("FREE", { always: true }, ["STAGING_CT"]),
      ],
    });
    for (const given of [{}, { disease_setting: null }]) {
      expect(statuses(knowledge, given)).toEqual({ "FREE STAGING_CT": "recommended" });
    }
    expect(statuses(knowledge, METASTATIC)).toEqual({
      "SCOPED STAGING_MRI": "recommended",
      "FREE STAGING_CT": "blocked",
    });
  });

  it("holds nothing by a block whose scope hangs on it", () => {
    const knowledge = knowledgeWith({
      rules: [
        rule("HELD", RECTAL, [], { scope, blocks: [{ codes: ["STAGING_CT"], if_unknown: "hold" }] }),
        rule("FREE", { always: true }, ["STAGING_CT"]),
      ],
    });
    expect(statuses(knowledge, { disease_setting: null })).toEqual({ "FREE STAGING_CT": "recommended" });
    expect(statuses(knowledge, METASTATIC)).toEqual({ "FREE STAGING_CT": "conditional" });
  });
});

describe("a row without codes of its own", () => {
  const knowledge = knowledgeWith({
    rules: [
      rule("REPLACED", { always: true }, ["STAGING_CT"]),
      rule("SILENT", RECTAL, [], { suppresses: { rules: ["REPLACED"] } }),
    ],
  });
  it("replaces others when it is true, and only then", () => {
    expect(statuses(knowledge, { ...METASTATIC, site: "rectum" })).toEqual({});
    expect(statuses(knowledge, { ...METASTATIC, site: "colon" })).toEqual({ "REPLACED STAGING_CT": "recommended" });
    expect(statuses(knowledge, METASTATIC)).toEqual({ "REPLACED STAGING_CT": "recommended" });
  });
});

describe("a code that a row emits twice is told once, in its strongest form", () => {
  const text = { en: "x", fr: "x" };
  const FORMS = ["recommended", "option", "conditional", "warning", "info"] as const satisfies EmissionStatus[];
  const told = (first: object, second: object, parts: Partial<Knowledge> = {}) => {
    const twice = rule("T", { always: true }, [
      { code: "STAGING_CT", text, ...first },
      { code: "STAGING_CT", text, ...second },
      { code: "STAGING_MRI", text, status: "info" },
    ]);
    return assessed(METASTATIC, knowledgeWith({ ...parts, rules: [twice, ...(parts.rules ?? [])] }))
      .recommendations.filter(({ rule: id }) => id === "T")
      .map(({ code, status }) => `${code} ${status}`);
  };

  it.each(FORMS.slice(1).map((weaker, place) => [FORMS[place], weaker] as const))(
    "%s before %s",
    (stronger, weaker) => {
      const expected = [`STAGING_CT ${stronger}`, "STAGING_MRI info"];
      expect(told({ status: stronger }, { status: weaker })).toEqual(expected);
      expect(told({ status: weaker }, { status: stronger })).toEqual(expected);
    },
  );

  it.each(FORMS)("%s before what is only possible", (stronger) => {
    const expected = [`STAGING_CT ${stronger}`, "STAGING_MRI info"];
    expect(told({ status: stronger }, { when: RECTAL })).toEqual(expected);
    expect(told({ when: RECTAL }, { status: stronger })).toEqual(expected);
  });

  it("blocked before all: what a safety rule blocks is never hidden", () => {
    const rules = [rule("SAF", { always: true }, [], { blocks: [{ codes: ["STAGING_CT"] }] })];
    expect(told({ status: "info" }, { status: "recommended" }, { rules })).toEqual([
      "STAGING_CT blocked",
      "STAGING_MRI info",
    ]);
    expect(told({ status: "recommended" }, { status: "info" }, { rules })).toEqual([
      "STAGING_CT blocked",
      "STAGING_MRI info",
    ]);
  });

  it("in each of two rows by itself", () => {
    const twice = (id: string) => rule(id, { always: true }, ["STAGING_CT", "STAGING_CT"]);
    expect(statuses(knowledgeWith({ rules: [twice("A"), twice("B")] }), METASTATIC)).toEqual({
      "A STAGING_CT": "recommended",
      "B STAGING_CT": "recommended",
    });
  });
});
