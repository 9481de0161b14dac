import { describe, expect, it } from "vitest";
import { explainRule, explainSchemes } from "../../src/engine/explain";
import { whatWouldChange } from "../../src/engine/what-would-change";
import { BARE, facts, knowledgeWith, OPTIONS, rule } from "./sample-knowledge";

const GASTRIC = {
  disease_setting: "resected_no_residual",
  site: "stomach",
  size_mm: 45,
  mitoses_per_5mm2: 3,
  rupture_category: "none",
};

describe("what would change", () => {
  const answer = () => whatWouldChange(facts(GASTRIC), BARE, OPTIONS);

  it("tells how far size and count are from the limits beside them", () => {
    expect(answer().boundaries).toMatchObject([
      { fact: "size_mm", limit: 50, distance: 5, direction: "up", text: "5 mm below the next size class (over 50 mm)" },
      { fact: "size_mm", limit: 20, distance: 25, direction: "down" },
      { fact: "mitoses_per_5mm2", limit: 5, distance: 2, direction: "up" },
    ]);
  });

  it("finds the nearest single change of each scheme", () => {
    expect(answer().schemes.modified_nih_2008).toMatchObject({ fact: "size_mm", from: 45, to: 50.1, kind: "change" });
    expect(answer().schemes.modified_nih_2008?.effects).toContainEqual(
      expect.objectContaining({ kind: "scheme", scheme: "modified_nih_2008", from: ["low"], to: ["intermediate"] }),
    );
  });

  it("puts learning a missing fact first", () => {
    const { rupture_category: _rupture, ...rest } = GASTRIC;
    const open = whatWouldChange(facts(rest), BARE, OPTIONS);
    expect(open.schemes.modified_nih_2008).toMatchObject({ fact: "rupture_category", kind: "learn", from: null });
  });

  it("names the change that makes a recommendation go", () => {
    const knowledge = knowledgeWith({ rules: [rule("T", { fact: "site", in: ["stomach"] }, ["STAGING_CT"])] });
    const [entry] = whatWouldChange(facts(GASTRIC), knowledge, OPTIONS).recommendations;
    expect(entry).toMatchObject({ rule: "T", code: "STAGING_CT", nearest: { fact: "site" } });
  });
});

describe("explanations", () => {
  it("names the printed row that applies", () => {
    const rows = explainSchemes(facts(GASTRIC), BARE, OPTIONS).afip_2006.rows;
    expect(rows.map(({ id }) => id)).toEqual(["AFIP-2-GASTRIC"]);
  });

  it("shows a rule as a proof", () => {
    const knowledge = knowledgeWith({
      rules: [
        rule(
          "T",
          {
            all: [
              { fact: "site", in: ["stomach"] },
              { fact: "age", lt: 40 },
            ],
          },
          ["STAGING_CT"],
        ),
      ],
    });
    expect(explainRule(facts(GASTRIC), knowledge, OPTIONS, "T")?.when).toMatchObject({
      truth: "unknown",
      missing: ["age"],
      steps: [
        { truth: "true", facts: [{ fact: "site", value: "stomach" }] },
        { truth: "unknown", missing: ["age"] },
      ],
    });
    expect(explainRule(facts(GASTRIC), knowledge, OPTIONS, "NONE")).toBeNull();
  });
});
