import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { Assessment, RiskScheme } from "../../src/engine/assessment";
import type { Facts } from "../../src/engine/fact";
import { parseFacts } from "../../src/engine/parse-facts";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { FactDefinition, FactName } from "../../src/knowledge/types";
import { OPTIONS } from "./sample-knowledge";

const RUNS = { numRuns: 1000 };
type Json = Record<string, unknown>;
const SCHEMES: readonly RiskScheme[] = ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"];

const date = fc
  .tuple(fc.integer({ min: 1930, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);

const course = fc.record({
  agent: fc.constantFrom("imatinib", "sunitinib", "avapritinib", null),
  start: fc.option(date),
  stop: fc.constant(null),
  setting: fc.constantFrom("neoadjuvant", "adjuvant", "advanced", null),
  progressed_on: fc.constantFrom(true, false, null),
});

/** Any legal value of a fact, limits of the tables included. */
function legal({ kind }: FactDefinition): fc.Arbitrary<unknown> {
  switch (kind.type) {
    case "enum":
      return fc.constantFrom(...kind.values);
    case "enum_list":
      return fc.subarray([...kind.values]);
    case "number": {
      const low = kind.exclusive_min ? kind.min + 0.1 : kind.min;
      const high = kind.max ?? 200;
      const edges = [low, high, 5, 10, 20, 50, 100, 5.1, 10.1, 20.1, 50.1, 100.1].filter(
        (one) => one >= low && one <= high,
      );
      return fc.oneof(fc.constantFrom(...edges), fc.double({ min: low, max: high, noNaN: true }));
    }
    case "boolean":
      return fc.boolean();
    case "date":
      return date;
    case "text":
      return fc.constantFrom("D842V", "p.Asp842Tyr", "RD841-842KI", "cardiac failure", "thyroidectomy", "text");
    case "text_list":
      return fc.subarray(["rifampicin", "itraconazole", "warfarin", "levothyroxine", "water"]);
    case "tki_courses":
      return fc.array(course, { maxLength: 3 });
  }
}

const anyFacts: fc.Arbitrary<Json> = fc.record(
  Object.fromEntries(
    Object.entries(KNOWLEDGE.dictionary).map(([name, definition]) => [
      name,
      fc.option(
        fc.oneof({ weight: 8, arbitrary: legal(definition) }, { weight: 1, arbitrary: fc.constant("not_applicable") }),
      ),
    ]),
  ),
  { requiredKeys: [] },
);

/** What the risk schemes read, and nothing that contradicts it. */
const SITES = DICTIONARY.site;
const riskFacts = fc.record({
  site: legal(SITES),
  size_mm: legal(KNOWLEDGE.dictionary.size_mm),
  mitoses_per_5mm2: legal(KNOWLEDGE.dictionary.mitoses_per_5mm2),
  rupture_category: legal(KNOWLEDGE.dictionary.rupture_category),
});

function parsed(json: Json): Facts {
  const result = parseFacts(json, KNOWLEDGE);
  if (!result.ok) throw new Error(`${result.error.path} ${result.error.problem}`);
  return result.facts;
}
const document = (json: Json): Assessment => assess(parsed(json), KNOWLEDGE, OPTIONS);
const RESECTED = { disease_setting: "resected_no_residual", metastasis_count: 0 };

function classes(json: Json, scheme: RiskScheme): readonly string[] {
  return document({ ...RESECTED, ...json }).risk[scheme].categories;
}

describe("properties, a thousand runs each", () => {
  it("assess never throws, is deterministic, and cites and emits only what is listed", () => {
    fc.assert(
      fc.property(anyFacts, (json) => {
        const first = document(json);
        expect(JSON.stringify(document(json))).toBe(JSON.stringify(first));
        for (const { code, citations } of [...first.recommendations, ...first.red_flags]) {
          expect(KNOWLEDGE.codes[code]?.kind, code).toBe("rec");
          for (const key of citations) expect(first.citations[key], key).toBeDefined();
        }
        for (const { citations } of Object.values(first.risk))
          for (const key of citations) expect(first.citations[key], key).toBeDefined();
      }),
      RUNS,
    );
  }, 240_000);

  it("blocked never hides: what is indicated without the safety rules is still there with them", () => {
    const unblocked = { ...KNOWLEDGE, rules: KNOWLEDGE.rules.map(({ blocks: _blocks, ...rest }) => rest) };
    const keys = (one: Assessment) =>
      one.recommendations
        .filter(({ rule }) => rule !== "ENGINE" && rule !== "FU")
        .map(({ rule, code }) => `${rule} ${code}`);
    fc.assert(
      fc.property(anyFacts, (json) => {
        expect(keys(document(json))).toEqual(keys(assess(parsed(json), unblocked, OPTIONS)));
      }),
      RUNS,
    );
  }, 240_000);

  it("learning a fact never widens a range of classes", () => {
    const names = ["site", "size_mm", "mitoses_per_5mm2", "rupture_category"] as const;
    fc.assert(
      fc.property(riskFacts, fc.subarray([...names]), fc.constantFrom(...names), (all, shown, learned) => {
        const before = Object.fromEntries(shown.filter((name) => name !== learned).map((name) => [name, all[name]]));
        const after = { ...before, [learned]: all[learned] };
        for (const scheme of SCHEMES) {
          const wide = classes(before, scheme);
          for (const category of classes(after, scheme)) expect(wide, `${scheme} ${learned}`).toContain(category);
        }
      }),
      RUNS,
    );
  }, 120_000);

  it("an unknown fact gives exactly the union over its completions, in every scheme", () => {
    const completions: { readonly [N in FactName]?: readonly unknown[] } = {
      site: SITES.kind.values,
      size_mm: [1, 19.9, 20, 20.1, 50, 50.1, 100, 100.1, 600],
      mitoses_per_5mm2: [0, 4.9, 5, 5.1, 10, 10.1, 100],
      rupture_category: ["none", "minor_defect", "major_defect"],
    };
    fc.assert(
      fc.property(
        riskFacts,
        fc.constantFrom("site", "size_mm", "mitoses_per_5mm2", "rupture_category"),
        (all, name) => {
          const { [name]: _hidden, ...rest } = all as Json;
          const union = new Map<RiskScheme, Set<string>>(SCHEMES.map((id) => [id, new Set()]));
          for (const value of completions[name as FactName] ?? []) {
            const { risk } = document({ ...RESECTED, ...rest, [name]: value });
            for (const id of SCHEMES) for (const category of risk[id].categories) union.get(id)?.add(category);
          }
          const { risk } = document({ ...RESECTED, ...rest });
          for (const id of SCHEMES) expect(new Set(risk[id].categories), id).toEqual(union.get(id));
        },
      ),
      RUNS,
    );
  }, 240_000);

  it("a larger size, a higher count or a rupture never lowers a class", () => {
    /** Printed so: gastric ≤2 cm with >5 mitoses is "none 0" beside "none 0" with ≤5; no class falls anywhere. */
    const rank = (scheme: RiskScheme, name: string): number =>
      scheme === "tnm_8"
        ? ["I", "IA", "IB", "II", "IIIA", "IIIB", "IV"].indexOf(name)
        : ["none", "very_low", "low", "intermediate", "high"].indexOf(name);
    const worse = fc.oneof(
      fc.double({ min: 0, max: 300, noNaN: true }).map((by) => ["size_mm", by] as const),
      fc.double({ min: 0, max: 50, noNaN: true }).map((by) => ["mitoses_per_5mm2", by] as const),
      fc.constant(["rupture_category", 0] as const),
    );
    fc.assert(
      fc.property(riskFacts, worse, (facts, [name, by]) => {
        const before: Json = { ...facts };
        const after: Json = {
          ...facts,
          [name]:
            name === "rupture_category"
              ? "major_defect"
              : Math.min(Number(before[name]) + by, name === "size_mm" ? 600 : 1000),
        };
        for (const scheme of SCHEMES) {
          const from = classes(before, scheme);
          const to = classes(after, scheme);
          // The junction and the unspecified small bowel keep two columns; a cell without data has no class to compare.
          if (from.length !== 1 || to.length !== 1) continue;
          expect(rank(scheme, to[0] ?? ""), `${scheme} ${name}`).toBeGreaterThanOrEqual(rank(scheme, from[0] ?? ""));
        }
      }),
      RUNS,
    );
  }, 120_000);
});
