import { expect, it } from "vitest";
import { thresholds } from "../../src/engine/thresholds";
import type { SeedRule } from "../../src/knowledge/types";
import { knowledgeWith, rule } from "./sample-knowledge";

it("every number that some row compares a fact with, wherever it stands", () => {
  const text = { en: "x", fr: "x" };
  const seed: SeedRule = {
    ...rule("SEED-S1", { fact: "age", lt: 8 }, []),
    statement: "S1",
    statement_words: text,
    today: [],
    change: text,
  };
  const knowledge = knowledgeWith({
    conditions: { young: { fact: "age", lte: 9 } },
    seed_rules: [seed],
    rules: [
      rule("PLAIN", { always: true }, []),
      rule(
        "T",
        {
          all: [
            {
              any: [
                { fact: "age", lt: 1 },
                { fact: "age", lte: 2 },
              ],
            },
            { not: { fact: "age", gt: 3 } },
            { if_unknown: true, condition: { fact: "age", gte: 4 } },
            { fact: "size", gt: 50 },
            { fact: "site", in: ["rectum"] },
            { known: "ecog" },
          ],
        },
        [{ code: "STAGING_CT", text, when: { fact: "age", lt: 5 }, conditional_when: { fact: "age", lt: 6 } }],
        {
          scope: { fact: "age", gt: 0 },
          blocks: [{ codes: ["STAGING_MRI"], when: { fact: "age", lt: 7 } }, { codes: ["STAGING_MRI"] }],
        },
      ),
    ],
  });
  const found = thresholds(knowledge);
  expect(Object.fromEntries(found)).toEqual({
    age: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    size_mm: [50],
    size_mm_imaging: [50],
  });
  expect(thresholds(knowledge)).toBe(found);
});
