import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { Assessment, AssessOptions, RiskScheme } from "../../src/engine/assessment";
import type { Facts } from "../../src/engine/fact";
import { parseFacts } from "../../src/engine/parse-facts";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { Condition, FactName } from "../../src/knowledge/types";
import { anyFacts, date, legal } from "./any-facts";
import { OPTIONS } from "./sample-knowledge";

const RUNS = { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 1000) };
type Json = Record<string, unknown>;
const SCHEMES: readonly RiskScheme[] = ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"];

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
const document = (json: Json, options: Partial<AssessOptions> = {}): Assessment =>
  assess(parsed(json), KNOWLEDGE, { ...OPTIONS, ...options });
const RESECTED = { disease_setting: "resected_no_residual", metastasis_count: 0 };

function classes(json: Json, scheme: RiskScheme): readonly string[] {
  return document({ ...RESECTED, ...json }).risk[scheme].categories;
}

describe("on any legal facts, every fact of the dictionary, known, limited, not applicable or missing", () => {
  const options: fc.Arbitrary<Partial<AssessOptions>> = fc.record({
    mode: fc.constantFrom("today" as const, "seed2007" as const),
    language: fc.constantFrom("en" as const, "fr" as const),
    jurisdiction: fc.constantFrom("EU" as const, "UK" as const, "FR" as const, "US" as const, "APAC" as const),
    as_of: date,
  });

  it("assess never throws, is deterministic, and cites and emits only what is listed", () => {
    fc.assert(
      fc.property(anyFacts, options, (json, chosen) => {
        const first = document(json, chosen);
        expect(JSON.stringify(document(json, chosen))).toBe(JSON.stringify(first));
        const emitted = [...first.recommendations, ...first.red_flags];
        for (const { code } of emitted) expect(KNOWLEDGE.codes[code]?.kind, code).toBe("rec");
        const cited = [...emitted, ...first.follow_up, ...Object.values(first.risk)].flatMap(
          ({ citations }) => citations,
        );
        for (const key of cited) expect(first.citations[key], key).toBeDefined();
        expect([...new Set(cited)].sort()).toEqual(Object.keys(first.citations).sort());
      }),
      RUNS,
    );
  }, 240_000);

  it("jurisdiction orders and never merges or leaves out", () => {
    const contents = ({ recommendations }: Assessment) => recommendations.map((one) => JSON.stringify(one)).sort();
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom("UK" as const, "FR" as const, "US" as const, "APAC" as const),
        (json, jurisdiction) => {
          expect(contents(document(json, { jurisdiction }))).toEqual(contents(document(json)));
        },
      ),
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
        const blocked = document(json);
        expect(keys(blocked)).toEqual(keys(assess(parsed(json), unblocked, OPTIONS)));
        for (const { status, blocked_by, code } of blocked.recommendations) {
          expect(blocked_by.length > 0, code).toBe(status === "blocked");
        }
      }),
      RUNS,
    );
  }, 240_000);
});

describe("learning a fact", () => {
  const NAMES = ["site", "size_mm", "mitoses_per_5mm2", "rupture_category"] as const;

  it("never widens a range of classes, nor of published figures", () => {
    fc.assert(
      fc.property(riskFacts, fc.subarray([...NAMES]), fc.constantFrom(...NAMES), (all, shown, learned) => {
        const before = Object.fromEntries(shown.filter((name) => name !== learned).map((name) => [name, all[name]]));
        const wide = document({ ...RESECTED, ...before }).risk;
        const narrow = document({ ...RESECTED, ...before, [learned]: all[learned] }).risk;
        for (const scheme of SCHEMES) {
          for (const category of narrow[scheme].categories) {
            expect(wide[scheme].categories, `${scheme} ${learned}`).toContain(category);
          }
          const { percent } = narrow[scheme];
          if (!percent) continue;
          expect(wide[scheme].percent?.low, scheme).toBeLessThanOrEqual(percent.low);
          expect(wide[scheme].percent?.high, scheme).toBeGreaterThanOrEqual(percent.high);
        }
      }),
      RUNS,
    );
  }, 120_000);

  /*
   * Recommendations. Where a row assumes an answer while a fact is missing, or asks whether it is stated at all (the dictionary
   * says so, fact by fact), learning that fact may of course change it. For every other pair of row and fact the strict law
   * holds: what was settled, absence included, stays settled, and never becomes "possible".
   */
  const DERIVED_FROM: { readonly [derived: string]: readonly string[] } = {
    size: ["size_mm", "size_mm_imaging"],
    // §1.2: taken as confirmed while it is not stated
    gist: ["gist_confirmed", "disease_setting"],
  };
  const RISK_NAMES: readonly string[] = [
    "final_risk",
    "afip_percent",
    "afip_class",
    "modified_nih_class",
    "nih_2002_class",
  ];
  /** "App asks; nothing else runs" until the setting is known; a stated risk stands beside the calculated one. */
  const NEVER_LEARNT: readonly FactName[] = ["disease_setting", "final_risk"];

  /** Facts about which a condition, or a row it rests on, assumes something or asks whether they are stated. */
  function assumed(condition: Condition, seen: Set<string>, inside = false): ReadonlySet<string> {
    const found = new Set<string>();
    const add = (names: Iterable<string>) => {
      for (const name of names) for (const one of DERIVED_FROM[name] ?? [name]) found.add(one);
    };
    const walk = (part: Condition, within: boolean) => add(assumed(part, seen, within));
    if ("all" in condition) for (const part of condition.all) walk(part, inside);
    else if ("any" in condition) for (const part of condition.any) walk(part, inside);
    else if ("not" in condition) walk(condition.not, inside);
    else if ("condition" in condition) walk(condition.condition, true);
    else if ("known" in condition) add([condition.known]);
    else if ("genotype_set" in condition) {
      // Unknown is itself a member of UNRESOLVED; exon 18 other than D842V is sensitive unless the variant says resistant.
      add(["variant_hgvs", ...(inside || condition.genotype_set === "UNRESOLVED" ? ["genotype"] : [])]);
    } else if ("course" in condition || "distinct_tki_at_least" in condition) {
      if (inside) add(["prior_tki", "current_tki"]);
    } else if ("variant" in condition) {
      if (inside) add(["variant_hgvs"]);
    } else if ("fact" in condition) {
      if (inside || condition.fact === "gist") add([condition.fact]);
      // Which schemes are computed at all hangs on what the validity limits assume.
      if (RISK_NAMES.includes(condition.fact) && !seen.has("validity")) {
        seen.add("validity");
        for (const { when } of KNOWLEDGE.validity) walk(when, true);
      }
    } else if ("named" in condition) {
      const key = `${condition.named} ${inside}`;
      const named = KNOWLEDGE.conditions[condition.named];
      if (named && !seen.has(key)) {
        seen.add(key);
        walk(named, inside);
      }
    } else if ("rule_fires" in condition) add(assumedByRule(condition.rule_fires, seen, inside));
    return found;
  }
  function assumedByRule(id: string, seen: Set<string>, inside = false): ReadonlySet<string> {
    const found = new Set<string>();
    const key = `rule ${id} ${inside}`;
    if (seen.has(key)) return found;
    seen.add(key);
    const rule = KNOWLEDGE.rules.find((one) => one.id === id);
    if (!rule) return found;
    const conditions = [rule.scope, rule.when, ...rule.emits.flatMap((one) => [one.when, one.conditional_when])];
    for (const condition of conditions) {
      if (condition) for (const name of assumed(condition, seen, inside)) found.add(name);
    }
    return found;
  }
  /** Rows whose firing puts this one aside: what they assume counts too. */
  const assumptions = new Map(
    KNOWLEDGE.rules.map((rule) => {
      const seen = new Set<string>();
      const found = new Set(assumedByRule(rule.id, seen));
      const codes = rule.emits.map(({ code }) => code);
      for (const other of KNOWLEDGE.rules) {
        const aside =
          (rule.decision !== undefined && other.decision === rule.decision) ||
          other.suppresses?.rules?.includes(rule.id) ||
          other.suppresses?.codes?.some((code) => codes.includes(code));
        if (aside && other !== rule) for (const name of assumedByRule(other.id, seen)) found.add(name);
      }
      return [rule.id, found as ReadonlySet<string>] as const;
    }),
  );
  const LEARNED = (Object.keys(KNOWLEDGE.dictionary) as FactName[]).filter((name) => !NEVER_LEARNT.includes(name));

  /** Codes that a row which comes to fire may put aside (§1.4): these may go, the rest may not. */
  const replaceable = new Set(
    KNOWLEDGE.rules.flatMap(({ id, decision, emits }) =>
      emits
        .filter(
          ({ code }) =>
            decision !== undefined ||
            KNOWLEDGE.rules.some(
              ({ suppresses }) => suppresses?.rules?.includes(id) || suppresses?.codes?.includes(code),
            ),
        )
        .map(({ code }) => `${id} ${code}`),
    ),
  );

  it("never makes a settled recommendation possible again, nor brings in one that was ruled out", () => {
    let strict = 0;
    const emitted = ({ recommendations }: Assessment) =>
      new Map(
        recommendations
          .filter(({ rule }) => rule !== "ENGINE" && rule !== "FU")
          .map(({ rule, code, status }) => [`${rule} ${code}`, status] as const),
      );
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...LEARNED), (json, learned) => {
        const { [learned]: value, ...rest } = json;
        fc.pre(value !== undefined && value !== null && value !== "not_applicable");
        // The size in pathology replaces the one on imaging, which may differ: new evidence, not a completion.
        fc.pre(!(learned === "size_mm" && rest["size_mm_imaging"] !== undefined));
        const [from, to] = [document(rest), document(json)];
        const names = Object.keys(to.facts) as FactName[];
        // Only what was unknown can be learnt: a stated value that departs from a derived one replaces it.
        fc.pre((from.facts[learned]?.status ?? "unknown") === "unknown");
        // A contradiction opens what was settled, on purpose.
        fc.pre(names.every((name) => to.facts[name]?.status !== "conflict" || from.facts[name]?.status === "conflict"));
        const changed = names.filter((name) => JSON.stringify(to.facts[name]) !== JSON.stringify(from.facts[name]));
        const strictFor = (key: string) => {
          const found = assumptions.get(key.split(" ")[0] ?? "");
          return ![learned, ...changed].some((name) => found?.has(name));
        };
        const [before, after] = [emitted(from), emitted(to)];
        // What is blocked may itself hang on an unknown fact: the block is shown first.
        const open: readonly unknown[] = ["possible", "blocked"];
        for (const [key, now] of after) {
          if (!strictFor(key)) continue;
          strict += 1;
          const then = before.get(key);
          expect(then, `${key} came with ${learned}`).toBeDefined();
          if (now === "possible") expect(open, `${key} was settled before ${learned}`).toContain(then);
        }
        for (const [key, then] of before) {
          if (!open.includes(then) && strictFor(key) && !replaceable.has(key))
            expect(after.has(key), `${key} went with ${learned}`).toBe(true);
        }
      }),
      RUNS,
    );
    expect(strict).toBeGreaterThan(RUNS.numRuns);
  }, 240_000);
});

it("an unknown fact gives exactly the union over its completions, in every scheme", () => {
  const completions: { readonly [N in FactName]?: readonly unknown[] } = {
    site: SITES.kind.values,
    size_mm: [1, 19.9, 20, 20.1, 50, 50.1, 100, 100.1, 600],
    mitoses_per_5mm2: [0, 4.9, 5, 5.1, 10, 10.1, 100],
    rupture_category: ["none", "minor_defect", "major_defect"],
  };
  fc.assert(
    fc.property(riskFacts, fc.constantFrom("site", "size_mm", "mitoses_per_5mm2", "rupture_category"), (all, name) => {
      const { [name]: _hidden, ...rest } = all as Json;
      const union = new Map<RiskScheme, Set<string>>(SCHEMES.map((id) => [id, new Set()]));
      for (const value of completions[name as FactName] ?? []) {
        const { risk } = document({ ...RESECTED, ...rest, [name]: value });
        for (const id of SCHEMES) for (const category of risk[id].categories) union.get(id)?.add(category);
      }
      const { risk } = document({ ...RESECTED, ...rest });
      for (const id of SCHEMES) expect(new Set(risk[id].categories), id).toEqual(union.get(id));
    }),
    RUNS,
  );
}, 240_000);

describe("a larger size, a higher count or a rupture", () => {
  const ORDER: Record<RiskScheme, readonly string[]> = {
    nih_2002: ["very_low", "low", "intermediate", "high"],
    afip_2006: ["none", "very_low", "low", "intermediate", "high"],
    modified_nih_2008: ["very_low", "low", "intermediate", "high"],
    tnm_8: ["IA", "IB", "II", "IIIA", "IIIB", "IV"],
  };
  /** Stage I of the one TNM table stands beside IA of the other where the junction keeps both. */
  const rank = (scheme: RiskScheme, name: string): number => ORDER[scheme].indexOf(name === "I" ? "IA" : name);

  it("never lowers either end of the range of classes, whatever else is known", () => {
    const worse = fc.oneof(
      fc.double({ min: 0, max: 300, noNaN: true }).map((by) => ["size_mm", by] as const),
      fc.double({ min: 0, max: 50, noNaN: true }).map((by) => ["mitoses_per_5mm2", by] as const),
      fc.constant(["rupture_category", 0] as const),
    );
    const names = ["site", "size_mm", "mitoses_per_5mm2", "rupture_category"] as const;
    fc.assert(
      fc.property(riskFacts, fc.subarray([...names]), worse, (all, shown, [name, by]) => {
        const before: Json = Object.fromEntries([...shown, name].map((one) => [one, all[one]]));
        const limit = name === "size_mm" ? 600 : 1000;
        const after: Json = {
          ...before,
          [name]: name === "rupture_category" ? "major_defect" : Math.min(Number(before[name]) + by, limit),
        };
        for (const scheme of SCHEMES) {
          const from = classes(before, scheme).map((one) => rank(scheme, one));
          const to = classes(after, scheme).map((one) => rank(scheme, one));
          // A cell without data has no class: nothing to compare (AFIP duodenum and rectum >5–10 cm, duodenum ≤2 cm with >5).
          if (from.length === 0 || to.length === 0) continue;
          expect(Math.min(...from, ...to), `${scheme} ${name}, lower end`).toBe(Math.min(...from));
          expect(Math.max(...from, ...to), `${scheme} ${name}, upper end`).toBe(Math.max(...to));
        }
      }),
      RUNS,
    );
  }, 120_000);

  it("the printed figures of AFIP fall in one place only: rectum, >5 mitoses, from ≤2 cm to >2–5 cm", () => {
    const sizes = [15, 40, 80, 120];
    const falls: string[] = [];
    for (const site of ["stomach", "jejunum", "duodenum", "rectum"]) {
      const figure = (size_mm: number, mitoses_per_5mm2: number) =>
        document({ ...RESECTED, site, size_mm, mitoses_per_5mm2 }).risk.afip_2006.percent?.high;
      for (const count of [2, 8]) {
        const known = sizes.flatMap((size) => {
          const high = figure(size, count);
          return high === undefined ? [] : [{ size, high }];
        });
        for (const [index, { size, high }] of known.entries()) {
          const next = known[index + 1];
          if (next && next.high < high)
            falls.push(`${site}, ${count} mitoses: ${size} to ${next.size} mm, ${high} to ${next.high}`);
        }
      }
      for (const size of sizes) {
        const [low = 0, high = 100] = [figure(size, 2), figure(size, 8)];
        if (high < low) falls.push(`${site}, ${size} mm: ${low} to ${high}`);
      }
    }
    expect(falls).toEqual(["rectum, 8 mitoses: 15 to 40 mm, 54 to 52"]);
  });
});
