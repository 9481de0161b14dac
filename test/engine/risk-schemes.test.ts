import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { RiskScheme, SchemeResult } from "../../src/engine/assessment";
import type { Facts, NumericBounds } from "../../src/engine/fact";
import { derivedSource } from "../../src/engine/working-facts";
import type { Knowledge } from "../../src/knowledge/types";
import { assessed, BARE, facts, knowledgeWith, OPTIONS } from "./sample-knowledge";

/*
 * Written from the specification of the risk schemes (§3–§6), not from the tables of the code: the printed tables are typed
 * here a second time.
 */

const SITES = [
  "oesophagus",
  "stomach",
  "duodenum",
  "jejunum",
  "ileum",
  "colon",
  "rectum",
  "rectovaginal",
  "omentum",
  "mesentery",
  "peritoneum",
  "appendix",
] as const;

/** The limits, a tenth to either side of them, and the ends. */
const SIZES_MM = [1, 19.9, 20, 20.1, 49.9, 50, 50.1, 99.9, 100, 100.1, 600];
const COUNTS = [0, 4.9, 5, 5.1, 5.5, 6, 9.9, 10, 10.1, 11, 150];

function resected(site: string, size: number, count: number, rupture = "none"): Record<string, unknown> {
  return {
    disease_setting: "resected_no_residual",
    site,
    size_mm: size,
    mitoses_per_5mm2: count,
    rupture_category: rupture,
  };
}

function result(scheme: RiskScheme, given: Record<string, unknown>): SchemeResult {
  return assessed(given).risk[scheme];
}

describe("modified NIH 2008: the deterministic form, every boundary, every site", () => {
  function specified(gastric: boolean, size: number, count: number, rupture: string): string {
    if (rupture === "major_defect") return "high";
    if (size > 100 || count > 10) return "high";
    if (size > 50 && count > 5) return "high";
    if (!gastric && size > 20 && size <= 50 && count > 5) return "high";
    if (!gastric && size > 50 && size <= 100) return "high";
    if (size <= 20 && count <= 5) return "very_low";
    if (size <= 50 && count <= 5) return "low";
    return "intermediate";
  }

  it.each(SITES)("%s", (site) => {
    for (const size of SIZES_MM)
      for (const count of COUNTS)
        for (const rupture of ["none", "minor_defect", "major_defect"]) {
          const expected = specified(site === "stomach", size, count, rupture);
          const found = result("modified_nih_2008", resected(site, size, count, rupture));
          expect(found, `${site} ${size} mm, ${count}, ${rupture}`).toMatchObject({
            status: "determined",
            categories: [expected],
            percent: null,
            needs: [],
          });
        }
  });

  it.each([
    ["exactly 2.0 cm, ≤5", "stomach", 20, 5, "very_low"],
    ["2.0 < size < 2.1 is the next class", "stomach", 20.5, 5, "low"],
    ["exactly 5.0 cm, 6–10, gastric", "stomach", 50, 6, "intermediate"],
    ["exactly 10.0 cm, ≤5, gastric is not >10", "stomach", 100, 5, "intermediate"],
    ["10 mitoses belong to 6–10", "stomach", 30, 10, "intermediate"],
    ["3 cm gastric, 12 mitoses", "stomach", 30, 12, "high"],
    ["3 cm non-gastric, 7 mitoses", "ileum", 30, 7, "high"],
    ["≤2 cm gastric, 6–10", "stomach", 18, 8, "intermediate"],
    ["≤2 cm non-gastric, 6–10", "ileum", 18, 8, "intermediate"],
    ["5 < count < 6 after conversion is the high side", "ileum", 30, 5.2, "high"],
    ["omentum counts as non-gastric", "omentum", 60, 2, "high"],
  ])("%s", (_case, site, size, count, expected) => {
    expect(result("modified_nih_2008", resected(site, size, count)).categories).toEqual([expected]);
  });

  it("flags the cell that sources read in two ways, and only that cell", () => {
    const flagged = (site: string, size: number, count: number): boolean =>
      result("modified_nih_2008", resected(site, size, count)).cautions.some((text) => text.includes("LE2_NONGASTRIC"));
    expect(flagged("ileum", 20, 6)).toBe(true);
    expect(flagged("colon", 5, 10)).toBe(true);
    expect(flagged("stomach", 20, 6)).toBe(false);
    expect(flagged("ileum", 20.1, 6)).toBe(false);
    expect(flagged("ileum", 20, 5)).toBe(false);
    expect(flagged("ileum", 20, 10.1)).toBe(false);
  });
});

describe("NIH 2002: the printed rows with the named boundary resolutions", () => {
  function specified(size: number, count: number): string {
    if (size > 100 || count > 10) return "high";
    if (size > 50 && count > 5) return "high";
    if (count > 5) return "intermediate";
    if (size > 50) return "intermediate";
    return size < 20 ? "very_low" : "low";
  }

  it("agrees at every boundary, whatever site and rupture", () => {
    for (const site of SITES)
      for (const size of SIZES_MM)
        for (const count of COUNTS) {
          const found = result("nih_2002", resected(site, size, count, "major_defect"));
          expect(found.categories, `${site} ${size} mm, ${count}`).toEqual([specified(size, count)]);
        }
  });

  it.each([
    ["exactly 5 mitoses is the low side", 30, 5, "low"],
    ["exactly 5 cm with ≤5 is low", 50, 5, "low"],
    ["exactly 2.0 cm is low", 20, 5, "low"],
    ["<2 cm with 6–10 is intermediate", 15, 7, "intermediate"],
    ["exactly 10 mitoses is not >10", 30, 10, "intermediate"],
  ])("%s", (_case, size, count, expected) => {
    expect(result("nih_2002", resected("stomach", size, count)).categories).toEqual([expected]);
  });
});

type AfipCell =
  | { readonly word: string; readonly percent: number | readonly [number, number] }
  | { readonly pooled: number | null };

const cell = (word: string, percent: number | readonly [number, number]): AfipCell => ({ word, percent });
const noData = (pooled: number | null): AfipCell => ({ pooled });

/** Rows: groups 1, 2, 3a, 3b (≤5 mitoses) and 4, 5, 6a, 6b (>5). */
const AFIP: Readonly<Record<string, readonly AfipCell[]>> = {
  gastric: [
    cell("none", 0),
    cell("very_low", 1.9),
    cell("low", 3.6),
    cell("intermediate", [10, 12]),
    cell("none", 0),
    cell("intermediate", 16),
    cell("high", 55),
    cell("high", 86),
  ],
  jejunum_ileum: [
    cell("none", 0),
    cell("low", 4.3),
    cell("intermediate", 24),
    cell("high", 52),
    cell("high", 50),
    cell("high", 73),
    cell("high", 85),
    cell("high", 90),
  ],
  duodenum: [
    cell("none", 0),
    cell("low", 8.3),
    noData(34),
    cell("high", 34),
    noData(null),
    cell("high", 50),
    noData(86),
    cell("high", 86),
  ],
  rectum: [
    cell("none", 0),
    cell("low", 8.5),
    noData(57),
    cell("high", 57),
    cell("high", 54),
    cell("high", 52),
    noData(71),
    cell("high", 71),
  ],
};

const AFIP_COLUMN: Readonly<Record<string, string>> = {
  stomach: "gastric",
  omentum: "gastric",
  jejunum: "jejunum_ileum",
  ileum: "jejunum_ileum",
  oesophagus: "jejunum_ileum",
  colon: "jejunum_ileum",
  mesentery: "jejunum_ileum",
  peritoneum: "jejunum_ileum",
  duodenum: "duodenum",
  rectum: "rectum",
};

describe("AFIP 2006: every cell of every column, and every boundary", () => {
  const group = (size: number, count: number): number =>
    (count > 5 ? 4 : 0) + (size <= 20 ? 0 : size <= 50 ? 1 : size <= 100 ? 2 : 3);

  it.each(Object.keys(AFIP_COLUMN))("%s", (site) => {
    for (const size of SIZES_MM)
      for (const count of COUNTS) {
        const expected = AFIP[AFIP_COLUMN[site] ?? ""]?.[group(size, count)];
        const found = result("afip_2006", resected(site, size, count));
        const place = `${site} ${size} mm, ${count}`;
        if (!expected) throw new Error(place);
        if ("pooled" in expected) {
          expect(found, place).toMatchObject({ status: "insufficient", categories: [], percent: null });
          if (expected.pooled !== null) {
            expect(found.cautions.join(), place).toContain(`${expected.pooled} %`);
          }
        } else {
          const [low, high] = Array.isArray(expected.percent)
            ? (expected.percent as [number, number])
            : [expected.percent, expected.percent];
          expect(found, place).toMatchObject({
            status: "determined",
            categories: [expected.word],
            percent: { low, high },
          });
        }
      }
  });

  it("never prints the jejunal figures under duodenum, nor the reverse", () => {
    expect(result("afip_2006", resected("duodenum", 30, 2)).percent).toEqual({ low: 8.3, high: 8.3 });
    expect(result("afip_2006", resected("jejunum", 30, 2)).percent).toEqual({ low: 4.3, high: 4.3 });
  });

  it("shows both figures where editions differ", () => {
    expect(result("afip_2006", resected("stomach", 110, 5)).percent).toEqual({ low: 10, high: 12 });
  });

  it.each(["appendix", "rectovaginal"])("has no table for %s and borrows none", (site) => {
    const found = result("afip_2006", resected(site, 60, 7));
    expect(found).toMatchObject({ status: "not_applicable", categories: [], percent: null, needs: [] });
    expect(found.cautions.length).toBeGreaterThan(0);
  });

  it.each(["oesophagus", "colon", "mesentery", "peritoneum", "omentum"])(
    "says that the table for %s is borrowed",
    (site) => {
      expect(result("afip_2006", resected(site, 60, 7)).cautions.join()).toMatch(/borrowed/);
    },
  );

  it("keeps both columns while the part of the small bowel is not known", () => {
    const found = result("afip_2006", resected("small_bowel_unspecified", 30, 2));
    expect(found).toMatchObject({ status: "determined", categories: ["low"], percent: { low: 4.3, high: 8.3 } });
    const open = result("afip_2006", resected("small_bowel_unspecified", 60, 2));
    expect(open).toMatchObject({ status: "range", categories: ["intermediate"], needs: ["site"] });
  });

  it("keeps stomach and oesophagus while the junction is not settled", () => {
    const found = assessed(resected("egj", 60, 3)).risk;
    expect(found.afip_2006).toMatchObject({ status: "range", categories: ["low", "intermediate"], needs: ["site"] });
    expect(found.modified_nih_2008).toMatchObject({
      status: "range",
      categories: ["intermediate", "high"],
      needs: ["site"],
    });
    expect(found.tnm_8).toMatchObject({ status: "range", categories: ["IB", "II"], needs: ["site"] });
  });
});

describe("TNM 8: both tables, every boundary", () => {
  const GASTRIC = { low: ["IA", "IA", "IB", "II"], high: ["II", "II", "IIIA", "IIIB"] } as const;
  const OTHER = { low: ["I", "I", "II", "IIIA"], high: ["IIIA", "IIIB", "IIIB", "IIIB"] } as const;

  it.each(SITES)("%s", (site) => {
    const table = site === "stomach" || site === "omentum" ? GASTRIC : OTHER;
    for (const size of SIZES_MM)
      for (const count of COUNTS) {
        const t = size <= 20 ? 0 : size <= 50 ? 1 : size <= 100 ? 2 : 3;
        const expected = table[count > 5 ? "high" : "low"][t];
        expect(result("tnm_8", resected(site, size, count)).categories, `${site} ${size} ${count}`).toEqual([expected]);
      }
  });

  it("calls proven nodes or metastases stage IV whatever the rest", () => {
    expect(result("tnm_8", { ...resected("stomach", 10, 0), nodes_clinical: "proven" }).categories).toEqual(["IV"]);
    expect(result("tnm_8", { disease_setting: "metastatic" })).toMatchObject({
      status: "determined",
      categories: ["IV"],
    });
    expect(result("tnm_8", { ...resected("ileum", 10, 0), metastasis_sites: ["liver"] }).categories).toEqual(["IV"]);
    expect(result("tnm_8", { ...resected("ileum", 10, 0), metastasis_sites: ["lymph_node"] }).categories).toEqual([
      "IV",
    ]);
  });

  it("takes nodes that nobody assessed as N0, as the manual says, and enlarged ones as open", () => {
    expect(result("tnm_8", resected("stomach", 30, 2)).categories).toEqual(["IA"]);
    expect(result("tnm_8", { ...resected("stomach", 30, 2), nodes_clinical: "enlarged" })).toMatchObject({
      status: "range",
      categories: ["IA", "IV"],
      needs: ["nodes_clinical"],
    });
  });

  it("gives III (A or B) for a large non-gastric tumour without a count", () => {
    const { mitoses_per_5mm2: _count, ...rest } = resected("ileum", 120, 0);
    expect(result("tnm_8", rest)).toMatchObject({ status: "range", categories: ["IIIA", "IIIB"] });
  });

  it("leaves stage IV open while nobody said whether there are metastases", () => {
    const { disease_setting: _setting, ...rest } = resected("stomach", 30, 2);
    expect(result("tnm_8", rest)).toMatchObject({
      status: "range",
      categories: ["IA", "IV"],
      needs: ["disease_setting"],
    });
    expect(result("tnm_8", { ...rest, metastasis_count: 0 }).categories).toEqual(["IA"]);
    expect(result("tnm_8", { ...rest, metastasis_sites: [] }).categories).toEqual(["IA"]);
    expect(result("tnm_8", { ...rest, metastasis_count: 2 }).categories).toEqual(["IV"]);
  });
});

describe("ranges: what is missing stays open, and nothing else does", () => {
  const gastric = (more: Record<string, unknown>) => ({
    disease_setting: "resected_no_residual",
    site: "stomach",
    ...more,
  });

  it("gives the specified example: gastric 30 mm without a count", () => {
    expect(result("modified_nih_2008", gastric({ size_mm: 30, rupture_category: "none" }))).toMatchObject({
      status: "range",
      categories: ["low", "intermediate", "high"],
      needs: ["mitoses_per_5mm2"],
    });
  });

  it("adds high while rupture is not known", () => {
    expect(result("modified_nih_2008", gastric({ size_mm: 30, mitoses_per_5mm2: 2 }))).toMatchObject({
      status: "range",
      categories: ["low", "high"],
      needs: ["rupture_category"],
    });
  });

  it("asks for nothing when no completion matters", () => {
    expect(result("modified_nih_2008", gastric({ size_mm: 120 }))).toMatchObject({ status: "determined", needs: [] });
    expect(
      result("modified_nih_2008", { disease_setting: "resected_no_residual", mitoses_per_5mm2: 11 }),
    ).toMatchObject({
      status: "determined",
      categories: ["high"],
    });
  });

  it("spans the published figures of every possible cell", () => {
    expect(result("afip_2006", gastric({ size_mm: 30 }))).toMatchObject({
      categories: ["very_low", "intermediate"],
      percent: { low: 1.9, high: 16 },
    });
  });

  it("says that some possible cells hold no data", () => {
    const found = result("afip_2006", resected("duodenum", 30, 2));
    expect(found.cautions.join()).not.toMatch(/no data/);
    const open = result("afip_2006", {
      disease_setting: "resected_no_residual",
      site: "duodenum",
      mitoses_per_5mm2: 2,
    });
    expect(open).toMatchObject({ status: "range", categories: ["none", "low", "high"] });
    expect(open.cautions.join()).toMatch(/no data/);
  });

  const bounded = (bounds: NumericBounds, size = 30): readonly string[] => {
    const given: Facts = {
      ...facts(gastric({ size_mm: size, rupture_category: "none" })),
      mitoses_per_5mm2: { status: "unknown", note: null, bounds },
    };
    return assess(given, BARE, OPTIONS).risk.modified_nih_2008.categories;
  };

  it.each<[string, NumericBounds, readonly string[]]>([
    [">5", { low: 5, low_inclusive: false }, ["intermediate", "high"]],
    ["≥5", { low: 5, low_inclusive: true }, ["low", "intermediate", "high"]],
    [">10", { low: 10, low_inclusive: false }, ["high"]],
    ["≥10", { low: 10, low_inclusive: true }, ["intermediate", "high"]],
    ["<5", { high: 5, high_inclusive: false }, ["low"]],
    ["≤5", { high: 5, high_inclusive: true }, ["low"]],
    ["<6", { high: 6, high_inclusive: false }, ["low", "intermediate"]],
    ["6–10", { low: 6, low_inclusive: true, high: 10, high_inclusive: true }, ["intermediate"]],
    ["5–10, 5 excluded", { low: 5, low_inclusive: false, high: 10, high_inclusive: true }, ["intermediate"]],
    ["1.7–3.8", { low: 1.7, high: 3.8 }, ["low"]],
  ])("a count of which only %s is known", (_words, bounds, categories) => {
    expect(bounded(bounds)).toEqual(categories);
  });

  it("takes conflicting values as the only ones possible", () => {
    const given: Facts = {
      ...facts(gastric({ size_mm: 30, rupture_category: "none" })),
      mitoses_per_5mm2: {
        status: "conflict",
        note: null,
        alternatives: [
          { value: 4, sources: [] },
          { value: 7, sources: [] },
        ],
      },
    };
    expect(assess(given, BARE, OPTIONS).risk.modified_nih_2008.categories).toEqual(["low", "intermediate"]);
  });

  it("uses imaging size only while there is no size in pathology, and says so", () => {
    const both = result(
      "modified_nih_2008",
      gastric({ size_mm: 30, size_mm_imaging: 120, mitoses_per_5mm2: 1, rupture_category: "none" }),
    );
    expect(both.categories).toEqual(["low"]);
    const imaging = result(
      "modified_nih_2008",
      gastric({ size_mm_imaging: 120, mitoses_per_5mm2: 1, rupture_category: "none" }),
    );
    expect(imaging.categories).toEqual(["high"]);
    expect(imaging.cautions.join()).toMatch(/imaging/);
  });
});

describe("final risk: both schemes side by side, as a set", () => {
  const final = (given: Record<string, unknown>) => assessed(given).facts.final_risk;

  it.each([
    [resected("stomach", 60, 3), ["low", "intermediate"]],
    [resected("stomach", 30, 2), ["very_low", "low"]],
    [resected("jejunum", 30, 8), ["high"]],
    [resected("ileum", 40, 2, "major_defect"), ["high"]],
    [resected("duodenum", 70, 3), ["high"]],
    [resected("duodenum", 18, 8), ["intermediate"]],
    [resected("duodenum", 18, 11), ["high"]],
    [{ ...resected("stomach", 60, 3), decision_scheme: "afip" }, ["low"]],
    [{ ...resected("stomach", 60, 3), decision_scheme: "modified_nih" }, ["intermediate"]],
    [{ ...resected("duodenum", 70, 3), decision_scheme: "afip" }, ["high"]],
    [{ ...resected("ileum", 40, 2, "major_defect"), decision_scheme: "afip" }, ["high"]],
  ])("%j → %j", (given, classes) => {
    expect(final(given)).toMatchObject({ status: "known", value: classes });
  });

  it.each([
    [resected("stomach", 15, 3), ["none", "very_low"]],
    // No AFIP table, and none borrowed: modified NIH stands alone.
    [resected("appendix", 60, 3), ["high"]],
    [resected("rectovaginal", 15, 3), ["very_low"]],
    [{ ...resected("stomach", 60, 3), final_risk: null }, ["low", "intermediate"]],
  ])("%j → %j, with no class that neither table gives", (given, classes) => {
    expect(final(given)?.value).toEqual(classes);
  });

  const entered = { ...derivedSource([]), element: null, method: "entered" };
  const calculated = derivedSource(["site", "size_mm", "mitoses_per_5mm2", "rupture_category"]);

  it("tells what it was worked out from", () => {
    expect(final(resected("stomach", 60, 3))).toEqual({
      status: "known",
      value: ["low", "intermediate"],
      alternatives: [],
      sources: [calculated],
      note: "Classes of modified NIH and AFIP; major rupture counts as high.",
    });
  });

  it("tells a stated class and every calculated one, where they have none in common", () => {
    const { rupture_category: _rupture, ...rest } = resected("stomach", 30, 2);
    expect(final({ ...rest, final_risk: ["none", "intermediate"] })).toEqual({
      status: "conflict",
      value: null,
      alternatives: [
        { value: ["none", "intermediate"], sources: [entered] },
        { value: ["very_low", "low"], sources: [calculated] },
        { value: ["high"], sources: [calculated] },
      ],
      sources: [],
      note: "none, intermediate was stated; worked out from Primary site, Size, pathology, Mitoses per 5 mm², Rupture it is very_low+low / high.",
    });
  });

  it("is no fact where nothing may be computed", () => {
    const validity: Knowledge["validity"] = [
      {
        id: "none",
        schemes: ["modified_nih_2008"],
        when: { always: true },
        effect: "not_computed",
        text: { en: "", fr: "" },
        verification: "B",
        citations: [],
      },
    ];
    const given = resected("stomach", 60, 3);
    expect(assessed(given, knowledgeWith({ validity })).facts.final_risk).toBeUndefined();
  });

  it("stays unknown, with its possible sets told, while a fact is missing", () => {
    const { rupture_category: _rupture, ...rest } = resected("stomach", 30, 2);
    expect(final(rest)).toMatchObject({ status: "unknown", value: null });
    expect(final(rest)?.note).toMatch(/very_low\+low.*high/);
  });

  it("takes a stated class as it is, and shows the contradiction when the tables say otherwise", () => {
    expect(final({ ...resected("stomach", 60, 3), final_risk: ["low"] })).toMatchObject({
      status: "known",
      value: ["low"],
    });
    expect(final({ ...resected("jejunum", 30, 8), final_risk: ["low"] })).toMatchObject({ status: "conflict" });
    expect(final({ final_risk: ["high"] })).toMatchObject({ status: "known", value: ["high"] });
  });
});
