import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decision, decisionMaker } from "../../src/engine/decide";
import { evaluate } from "../../src/engine/evaluate";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { FactName } from "../../src/knowledge/types";
import { facts, OPTIONS } from "./sample-knowledge";

const maker = () => decisionMaker(KNOWLEDGE, OPTIONS, { scheme: "modified_nih_2008", decision: "adjuvant" });
type Json = Record<string, unknown>;

function whole(json: Json): Decision {
  const { schemes, emitted } = evaluate(facts(json, KNOWLEDGE), KNOWLEDGE, OPTIONS);
  return { scheme: schemes.modified_nih_2008, emitted: emitted.filter(({ rule }) => rule.decision === "adjuvant") };
}

const told = ({ scheme, emitted }: Decision) => ({
  scheme,
  emitted: emitted.map(({ rule, emission, status, because, missing, blocked_by }) => [
    rule.id,
    emission.emission.text.en,
    status,
    because,
    missing,
    blocked_by,
  ]),
});

/** Named values of every fact that has them; sizes and counts on, below and above each limit; now and then what has no code. */
function value(name: FactName): fc.Arbitrary<unknown> {
  const { kind } = KNOWLEDGE.dictionary[name];
  if (kind.type === "enum") return fc.constantFrom(...kind.values);
  if (kind.type === "boolean") return fc.boolean();
  if (kind.type === "date") return fc.constantFrom("2024-05-01", "2026-10-01");
  if (kind.type !== "number") return fc.constant(null);
  const around = [1, 5, 6, 10, 19.9, 20, 20.1, 35, 50, 50.1, 100, 100.1].filter(
    (one) => one >= kind.min && one <= (kind.max ?? 600),
  );
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...around) },
    { weight: 1, arbitrary: fc.constantFrom({ gt: around[0] ?? kind.min }, "not_applicable") },
  );
}

const CORE = [
  "site",
  "size_mm",
  "mitoses_per_5mm2",
  "rupture_category",
  "genotype",
  "margin",
  "adjuvant_status",
] as const;
const names = Object.keys(KNOWLEDGE.dictionary) as FactName[];
const record = (of: readonly FactName[]) =>
  fc.record(Object.fromEntries(of.map((name) => [name, fc.option(value(name), { freq: 6 })])), { requiredKeys: [] });
const patients = fc
  .tuple(
    record(CORE),
    fc.subarray(names, { maxLength: 3 }).chain(record),
    fc.constantFrom("resected_no_residual", "resected_no_residual", "localized_resectable", "metastatic", null),
  )
  .map(([core, more, disease_setting]): Json => ({ ...more, ...core, disease_setting }));

describe("one decision alone", () => {
  it("is what the whole evaluation says, whatever was asked before", () => {
    const decide = maker();
    fc.assert(
      fc.property(patients, (json) => {
        expect(told(decide(facts(json, KNOWLEDGE)))).toEqual(told(whole(json)));
      }),
      { numRuns: 1500 },
    );
  }, 240_000);

  it("tells apart what a limit tells apart, and nothing else", () => {
    const patient = {
      disease_setting: "resected_no_residual",
      site: "stomach",
      mitoses_per_5mm2: 3,
      genotype: "KIT_ex9",
    };
    const decide = maker();
    const at = (size_mm: number) => decide(facts({ ...patient, rupture_category: "none", size_mm }, KNOWLEDGE));
    expect(at(31)).toBe(at(32));
    expect(at(50).scheme.categories).toEqual(["low"]);
    expect(at(50.1).scheme.categories).toEqual(["intermediate"]);
  });

  it("works a patient with a date, a bound or a conflict out anew", () => {
    const patient = {
      disease_setting: "resected_no_residual",
      site: "stomach",
      size_mm: 60,
      surgery_date: "2026-01-01",
    };
    const decide = maker();
    expect(decide(facts(patient, KNOWLEDGE))).not.toBe(decide(facts(patient, KNOWLEDGE)));
    expect(told(decide(facts(patient, KNOWLEDGE)))).toEqual(told(whole(patient)));
  });
});
