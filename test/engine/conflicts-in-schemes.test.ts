import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { RiskScheme, SchemeResult } from "../../src/engine/assessment";
import type { Fact, Facts } from "../../src/engine/fact";
import type { FactName } from "../../src/knowledge/types";
import { assessed, BARE, facts, knowledgeWith, OPTIONS, rule } from "./sample-knowledge";

/*
 * The schemes over facts that several sources state differently, that are bounded, or missing: the union over what can still be
 * (risk schemes §2), and the facts that would settle it. Classes from risk schemes §3–§6.
 */

type Given = Readonly<Record<string, unknown>>;

/** 40 mm, gastric, ≤5 mitoses, no rupture: AFIP very low, modified NIH and NIH 2002 low, stage IA. */
const GASTRIC: Given = {
  disease_setting: "resected_no_residual",
  site: "stomach",
  size_mm: 40,
  mitoses_per_5mm2: 3,
  rupture_category: "none",
};

const conflict = (...values: readonly unknown[]): Fact =>
  ({ status: "conflict", alternatives: values.map((value) => ({ value, sources: [] })), note: null }) as Fact;
const riskOf = (given: Given, more: { readonly [N in FactName]?: Fact } = {}) =>
  assess({ ...facts(given), ...more } as Facts, BARE, OPTIONS).risk;

describe("sources that disagree", () => {
  it.each<[string, FactName, readonly unknown[], RiskScheme, readonly string[]]>([
    ["two sites", "site", ["stomach", "duodenum"], "afip_2006", ["very_low", "low"]],
    ["two sites of one group", "site", ["jejunum", "ileum"], "afip_2006", ["low"]],
    ["two sizes, nothing between them", "size_mm", [40, 120], "modified_nih_2008", ["low", "high"]],
    ["two counts, nothing between them", "mitoses_per_5mm2", [3, 12], "nih_2002", ["low", "high"]],
    ["no rupture or a major one", "rupture_category", ["none", "major_defect"], "modified_nih_2008", ["low", "high"]],
    ["no rupture or a minor one", "rupture_category", ["none", "minor_defect"], "modified_nih_2008", ["low"]],
    ["nodes proven or not", "nodes_clinical", ["negative", "proven"], "tnm_8", ["IA", "IV"]],
    ["nodes enlarged or not", "nodes_clinical", ["negative", "enlarged"], "tnm_8", ["IA", "IV"]],
    ["metastatic or not", "disease_setting", ["resected_no_residual", "metastatic"], "tnm_8", ["IA", "IV"]],
    ["resected or not", "disease_setting", ["resected_no_residual", "localized_resectable"], "tnm_8", ["IA"]],
  ])("%s", (_title, name, values, scheme, categories) => {
    expect(riskOf(GASTRIC, { [name]: conflict(...values) })[scheme].categories).toEqual(categories);
  });

  it.each<[FactName, unknown, RiskScheme, readonly string[]]>([
    ["size_mm", 40, "modified_nih_2008", ["very_low", "low", "intermediate", "high"]],
    ["mitoses_per_5mm2", 3, "nih_2002", ["low", "intermediate", "high"]],
    ["rupture_category", "none", "modified_nih_2008", ["low", "high"]],
    ["site", "stomach", "tnm_8", ["IA", "I"]],
    ["disease_setting", "resected_no_residual", "tnm_8", ["IA", "IV"]],
  ])("a contradicted %s counts as unknown", (name, value, scheme, categories) => {
    expect(riskOf(GASTRIC, { [name]: conflict(value) })[scheme].categories).toEqual(categories);
  });

  it("a site without a table leaves the class a range, even when the other site gives one class", () => {
    expect(riskOf(GASTRIC, { site: conflict("stomach", "appendix") }).afip_2006).toMatchObject({
      status: "range",
      categories: ["very_low"],
      needs: ["site"],
    });
  });

  it("two stated sets of final classes stand side by side; a contradicted one gives way to the calculated", () => {
    const status = (wanted: readonly string[], stated: Fact) => {
      const knowledge = knowledgeWith({ rules: [rule("T", { fact: "final_risk", in: wanted }, ["STAGING_CT"])] });
      const given = { ...facts(GASTRIC), final_risk: stated } as Facts;
      return assess(given, knowledge, OPTIONS).recommendations.find((one) => one.rule === "T")?.status;
    };
    const two = conflict(["intermediate"], ["high"]);
    expect(status(["high"], two)).toBe("possible");
    expect(status(["intermediate", "high"], two)).toBe("recommended");
    expect(status(["low"], two)).toBeUndefined();
    expect(status(["low"], conflict(["high"]))).toBe("recommended");
    expect(status(["high"], conflict(["high"]))).toBeUndefined();
    // An empty list states no class.
    expect(status(["low"], { status: "known", value: [], sources: [] } as Fact)).toBe("recommended");
  });
});

describe("limits instead of a value", () => {
  it.each<[Given, RiskScheme, readonly string[]]>([
    [{ size_mm: { lt: 20 } }, "nih_2002", ["very_low"]],
    [{ size_mm: { lte: 20 } }, "nih_2002", ["very_low", "low"]],
    [{ size_mm: { gte: 10, lt: 20 } }, "nih_2002", ["very_low"]],
    [{ size_mm: { gt: 10, lt: 20 } }, "nih_2002", ["very_low"]],
    [{ size_mm: { gte: 10, lte: 20 } }, "nih_2002", ["very_low", "low"]],
    [{ size_mm: { gte: 55, lt: 60 } }, "nih_2002", ["intermediate"]],
    [{ size_mm: { gt: 55, lte: 60 } }, "nih_2002", ["intermediate"]],
    [{ size_mm: { gt: 50 } }, "nih_2002", ["intermediate", "high"]],
    [{ size_mm: { gte: 50 } }, "nih_2002", ["low", "intermediate", "high"]],
    [{ size_mm: { gt: 100 } }, "nih_2002", ["high"]],
    [{ mitoses_per_5mm2: { lte: 5 } }, "afip_2006", ["very_low"]],
    [{ mitoses_per_5mm2: { gt: 5 } }, "afip_2006", ["intermediate"]],
    [{ mitoses_per_5mm2: { gte: 5 } }, "afip_2006", ["very_low", "intermediate"]],
  ])("%j: %s %j", (more, scheme, categories) => {
    expect(riskOf({ ...GASTRIC, ...more })[scheme].categories).toEqual(categories);
  });
});

describe("metastases while the situation is not stated", () => {
  it.each<[Given, readonly string[]]>([
    [{}, ["IA", "IV"]],
    [{ metastasis_count: 0 }, ["IA"]],
    [{ metastasis_count: 2 }, ["IV"]],
    [{ metastasis_sites: [] }, ["IA"]],
    [{ metastasis_sites: ["liver"] }, ["IV"]],
    [{ metastasis_sites: ["lymph_node"] }, ["IV"]],
    [{ metastasis_sites: ["lymph_node"], metastasis_count: 2 }, ["IV"]],
  ])("%j: %j", (more, stages) => {
    expect(riskOf({ ...GASTRIC, disease_setting: null, ...more }).tnm_8.categories).toEqual(stages);
  });
});

describe("the junction is stomach or oesophagus in both schemes at once", () => {
  it("stomach gives {low, intermediate}, oesophagus {intermediate, high}: intermediate either way", () => {
    const knowledge = knowledgeWith({
      rules: [rule("T", { fact: "final_risk", in: ["intermediate"] }, ["STAGING_CT"])],
    });
    const document = assessed({ ...GASTRIC, site: "egj", size_mm: 60 }, knowledge);
    expect(document.recommendations.find((one) => one.rule === "T")?.status).toBe("recommended");
    expect(document.facts.final_risk?.note).toBe("Still possible: low+intermediate / intermediate+high.");
  });
});

describe("the facts that would settle a class", () => {
  const VALUES: { readonly [N in FactName]?: readonly unknown[] } = {
    size_mm: [10, 20, 30, 60, 120],
    mitoses_per_5mm2: [0, 7, 20],
    rupture_category: ["none", "minor_defect", "major_defect"],
  };
  const NAMES = ["size_mm", "mitoses_per_5mm2", "rupture_category"] as const;
  const BASES: readonly Given[] = [
    { size_mm: 10, mitoses_per_5mm2: 0, rupture_category: "none" },
    { size_mm: 30, mitoses_per_5mm2: 7, rupture_category: "minor_defect" },
    { size_mm: 120, mitoses_per_5mm2: 0, rupture_category: "major_defect" },
  ];

  /** Every completion of the missing facts. */
  function completions(missing: readonly FactName[]): readonly Given[] {
    return missing.reduce<readonly Given[]>(
      (sofar, name) => sofar.flatMap((one) => (VALUES[name] ?? []).map((value) => ({ ...one, [name]: value }))),
      [{}],
    );
  }

  /** Facts of which two values, all else alike, give two classes. */
  function settling(scheme: RiskScheme, base: Given, missing: readonly FactName[]): readonly FactName[] {
    const class_of = new Map<string, string>();
    const keyOf = (one: Given, without: FactName | null) =>
      missing.map((name) => (name === without ? "*" : String(one[name]))).join();
    const all = completions(missing);
    for (const one of all) {
      const { status, categories }: SchemeResult = riskOf({ ...base, ...one })[scheme];
      class_of.set(keyOf(one, null), status === "insufficient" ? "no data" : categories.join());
    }
    return missing.filter((name) => {
      const groups = new Map<string, Set<string>>();
      for (const one of all) {
        const key = keyOf(one, name);
        groups.set(key, (groups.get(key) ?? new Set()).add(class_of.get(keyOf(one, null)) ?? ""));
      }
      return [...groups.values()].some((classes) => classes.size > 1);
    });
  }

  it.each(["stomach", "ileum", "rectum"])("are those that change it, all else alike: %s", (site) => {
    const pairs = NAMES.flatMap((first, place) => NAMES.slice(place).map((second) => [...new Set([first, second])]));
    for (const base of BASES) {
      const whole = { ...base, site, disease_setting: "resected_no_residual" };
      for (const missing of pairs) {
        const shown = riskOf({ ...whole, ...Object.fromEntries(missing.map((name) => [name, null])) });
        for (const scheme of ["nih_2002", "afip_2006", "modified_nih_2008"] as const) {
          const expected = settling(scheme, whole, missing);
          expect([...shown[scheme].needs].sort(), `${scheme} ${JSON.stringify(base)} without ${missing}`).toEqual(
            [...expected].sort(),
          );
        }
      }
    }
  });

  it("all three at once", () => {
    const whole = { site: "stomach", disease_setting: "resected_no_residual" };
    const missing = ["size_mm", "mitoses_per_5mm2", "rupture_category"] as const;
    for (const scheme of ["nih_2002", "afip_2006", "modified_nih_2008"] as const) {
      expect(riskOf(whole)[scheme].needs, scheme).toEqual(
        settling(scheme, whole, missing).toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
      );
    }
  });
  /** As the tables ask. */
  const ORDER: readonly FactName[] = ["site", "rupture_category", "size_mm", "mitoses_per_5mm2"];
});

describe("the printed rows", () => {
  it("of NIH 2002 are a partition: their order does not matter", () => {
    const { schemes } = BARE;
    const { nih_2002: table } = schemes;
    const turned = knowledgeWith({
      schemes: { ...schemes, nih_2002: { ...table, rows: table.rows.toReversed() } },
    });
    for (const size_mm of [1, 19.9, 20, 20.1, 50, 50.1, 100])
      for (const mitoses_per_5mm2 of [0, 5, 5.1, 10]) {
        const given = { ...GASTRIC, size_mm, mitoses_per_5mm2 };
        expect(assessed(given, turned).risk.nih_2002.categories, `${size_mm} mm, ${mitoses_per_5mm2}`).toEqual(
          assessed(given).risk.nih_2002.categories,
        );
      }
  });

  it("must leave no cell without a row", () => {
    const { schemes } = BARE;
    const rows = schemes.tnm_8.rows.filter(({ category }) => category !== "IA");
    const holed = knowledgeWith({ schemes: { ...schemes, tnm_8: { ...schemes.tnm_8, rows } } });
    expect(() => assessed(GASTRIC, holed)).toThrow(/^tnm_8: no row for gastric, none, N0, M0, \d+ mm, [\d.]+ mitoses$/);
  });
});
