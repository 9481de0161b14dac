import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { RiskScheme, SchemeResult } from "../../src/engine/assessment";
import { parseFacts } from "../../src/engine/parse-facts";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";

// Every cell below is written from the published tables (risk schemes §3–§6), not read from the code.

function riskOf(facts: Record<string, unknown>): { readonly [S in RiskScheme]: SchemeResult } {
  const parsed = parseFacts(
    {
      disease_setting: "resected_no_residual",
      rupture_category: "none",
      margin: "R0",
      genotype: "KIT_ex11_other",
      mitoses_source: "resection_untreated",
      prior_tki: [],
      ...facts,
    },
    KNOWLEDGE,
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return assess(parsed.facts, KNOWLEDGE, {
    as_of: "2026-11-23",
    jurisdiction: "EU",
    mode: "today",
    language: "en",
    patient: null,
  }).risk;
}

/** Sizes (mm) of each AFIP and TNM class with its edges: (lower, upper]. */
const SIZES = [
  [1, 19.9, 20],
  [20.1, 49.9, 50],
  [50.1, 99.9, 100],
  [100.1, 240],
] as const;
const LOW_COUNTS = [0, 4.9, 5];
const HIGH_COUNTS = [5.1, 6, 10, 10.1, 40];

type Cell = readonly [category: string | null, low?: number, high?: number];
const AFIP: Record<
  string,
  { readonly sites: readonly string[]; readonly low: readonly Cell[]; readonly high: readonly Cell[] }
> = {
  gastric: {
    sites: ["stomach", "omentum"],
    low: [
      ["none", 0],
      ["very_low", 1.9],
      ["low", 3.6],
      ["intermediate", 10, 12],
    ],
    high: [
      ["none", 0],
      ["intermediate", 16],
      ["high", 55],
      ["high", 86],
    ],
  },
  "jejunum and ileum": {
    sites: ["jejunum", "ileum", "oesophagus", "colon", "mesentery", "peritoneum"],
    low: [
      ["none", 0],
      ["low", 4.3],
      ["intermediate", 24],
      ["high", 52],
    ],
    high: [
      ["high", 50],
      ["high", 73],
      ["high", 85],
      ["high", 90],
    ],
  },
  duodenum: {
    sites: ["duodenum"],
    low: [["none", 0], ["low", 8.3], [null], ["high", 34]],
    high: [[null], ["high", 50], [null], ["high", 86]],
  },
  rectum: {
    sites: ["rectum"],
    low: [["none", 0], ["low", 8.5], [null], ["high", 57]],
    high: [["high", 54], ["high", 52], [null], ["high", 71]],
  },
};

describe("AFIP 2006, every cell and edge", () => {
  for (const [column, table] of Object.entries(AFIP)) {
    for (const site of table.sites) {
      for (const [counts, cells] of [
        [LOW_COUNTS, table.low],
        [HIGH_COUNTS, table.high],
      ] as const) {
        cells.forEach(([category, low, high], index) => {
          for (const size_mm of SIZES[index] ?? []) {
            for (const mitoses_per_5mm2 of counts) {
              it(`${column}: ${site} ${size_mm} mm, ${mitoses_per_5mm2} mitoses`, () => {
                const { status, categories, percent } = riskOf({ site, size_mm, mitoses_per_5mm2 }).afip_2006;
                if (category === null) {
                  expect({ status, categories, percent }).toEqual({
                    status: "insufficient",
                    categories: [],
                    percent: null,
                  });
                } else {
                  expect({ status, categories, percent }).toEqual({
                    status: "determined",
                    categories: [category],
                    percent: { low, high: high ?? low },
                  });
                }
              });
            }
          }
        });
      }
    }
  }

  it.each([
    [60, 3, "34"],
    [60, 8, "86"],
  ])(
    "the pooled figure of the duodenum is told, never given as the cell's own (%s mm, %s)",
    (size_mm, mitoses, figure) => {
      expect(riskOf({ site: "duodenum", size_mm, mitoses_per_5mm2: mitoses }).afip_2006.cautions.join(" ")).toContain(
        figure,
      );
    },
  );

  it.each([
    [60, 3, "57"],
    [60, 8, "71"],
  ])("the pooled figure of the rectum is told (%s mm, %s)", (size_mm, mitoses, figure) => {
    expect(riskOf({ site: "rectum", size_mm, mitoses_per_5mm2: mitoses }).afip_2006.cautions.join(" ")).toContain(
      figure,
    );
  });

  it.each(["appendix", "rectovaginal"])("%s has no table and borrows none", (site) => {
    const result = riskOf({ site, size_mm: 60, mitoses_per_5mm2: 3 }).afip_2006;
    expect(result.categories).toEqual([]);
    expect(result.percent).toBeNull();
  });

  it.each(["oesophagus", "colon", "mesentery", "peritoneum", "omentum"])(
    "the borrowed table of %s is labelled",
    (site) => {
      expect(riskOf({ site, size_mm: 60, mitoses_per_5mm2: 3 }).afip_2006.cautions.join(" ")).toMatch(/borrowed/);
    },
  );

  it("small bowel without part gives both columns as a range", () => {
    const result = riskOf({ site: "small_bowel_unspecified", size_mm: 40, mitoses_per_5mm2: 3 }).afip_2006;
    expect(result.categories).toEqual(["low"]);
    expect(result.percent).toEqual({ low: 4.3, high: 8.3 });
  });

  it("the junction gives both readings until it is said whether stomach or oesophagus", () => {
    const result = riskOf({ site: "egj", size_mm: 60, mitoses_per_5mm2: 3 }).afip_2006;
    expect(result.status).toBe("range");
    expect(result.categories).toEqual(["low", "intermediate"]);
  });
});

/** risk schemes §5, deterministic form. Rows: size (mm) and count; gastric, non-gastric. */
const MODIFIED_NIH: readonly (readonly [size: number, count: number, gastric: string, other: string])[] = [
  [1, 0, "very_low", "very_low"],
  [19.9, 5, "very_low", "very_low"],
  [20, 5, "very_low", "very_low"],
  [20, 4.9, "very_low", "very_low"],
  [20.1, 5, "low", "low"],
  [21, 0, "low", "low"],
  [49.9, 5, "low", "low"],
  [50, 5, "low", "low"],
  [50.1, 5, "intermediate", "high"],
  [60, 3, "intermediate", "high"],
  [99.9, 5, "intermediate", "high"],
  [100, 5, "intermediate", "high"],
  [100.1, 0, "high", "high"],
  [100.1, 5, "high", "high"],
  [240, 12, "high", "high"],
  [15, 6, "intermediate", "intermediate"],
  [15, 5.1, "intermediate", "intermediate"],
  [20, 10, "intermediate", "intermediate"],
  [20, 5.1, "intermediate", "intermediate"],
  [20.1, 5.1, "intermediate", "high"],
  [20.1, 6, "intermediate", "high"],
  [30, 7, "intermediate", "high"],
  [49.9, 10, "intermediate", "high"],
  [50, 10, "intermediate", "high"],
  [50, 5.1, "intermediate", "high"],
  [50.1, 5.1, "high", "high"],
  [50.1, 6, "high", "high"],
  [100, 10, "high", "high"],
  [15, 10.1, "high", "high"],
  [20, 11, "high", "high"],
  [30, 12, "high", "high"],
  [50, 10.1, "high", "high"],
];
const NON_GASTRIC = [
  "oesophagus",
  "duodenum",
  "jejunum",
  "ileum",
  "small_bowel_unspecified",
  "colon",
  "rectum",
  "rectovaginal",
  "omentum",
  "mesentery",
  "peritoneum",
  "appendix",
];

describe("modified NIH 2008, every row and edge", () => {
  for (const [size_mm, mitoses_per_5mm2, gastric, other] of MODIFIED_NIH) {
    it(`stomach ${size_mm} mm, ${mitoses_per_5mm2} mitoses`, () => {
      const { status, categories, percent } = riskOf({ site: "stomach", size_mm, mitoses_per_5mm2 }).modified_nih_2008;
      expect({ status, categories, percent }).toEqual({ status: "determined", categories: [gastric], percent: null });
    });
    for (const site of NON_GASTRIC) {
      it(`${site} ${size_mm} mm, ${mitoses_per_5mm2} mitoses`, () => {
        const result = riskOf({ site, size_mm, mitoses_per_5mm2 }).modified_nih_2008;
        expect(result.categories[0]).toBe(other);
        const flagged = size_mm <= 20 && mitoses_per_5mm2 > 5 && mitoses_per_5mm2 <= 10;
        expect(result.cautions.some((text) => text.includes("LE2_NONGASTRIC"))).toBe(flagged);
      });
    }
  }

  it("a major rupture is high whatever size, count and site", () => {
    for (const site of ["stomach", ...NON_GASTRIC]) {
      const facts = { site, size_mm: 5, mitoses_per_5mm2: 0, rupture_category: "major_defect" };
      expect(riskOf(facts).modified_nih_2008.categories).toEqual(["high"]);
    }
  });

  it("a minor defect is not a rupture", () => {
    expect(
      riskOf({ site: "stomach", size_mm: 30, mitoses_per_5mm2: 2, rupture_category: "minor_defect" }).modified_nih_2008
        .categories,
    ).toEqual(["low"]);
  });
});

/** risk schemes §3 with its boundary resolutions. */
const NIH_2002: readonly (readonly [size: number, count: number, category: string])[] = [
  [10, 0, "very_low"],
  [19.9, 5, "very_low"],
  [20, 5, "low"],
  [20, 0, "low"],
  [20.1, 5, "low"],
  [49.9, 4.9, "low"],
  [50, 5, "low"],
  [50.1, 5, "intermediate"],
  [99.9, 0, "intermediate"],
  [100, 5, "intermediate"],
  [10, 6, "intermediate"],
  [19.9, 10, "intermediate"],
  [30, 5.1, "intermediate"],
  [50, 10, "intermediate"],
  [50.1, 5.1, "high"],
  [100, 6, "high"],
  [100.1, 0, "high"],
  [10, 10.1, "high"],
  [50, 11, "high"],
];
describe("NIH 2002, every row and edge", () => {
  for (const [size_mm, mitoses_per_5mm2, category] of NIH_2002) {
    for (const site of ["stomach", "jejunum"]) {
      it(`${site} ${size_mm} mm, ${mitoses_per_5mm2} mitoses`, () => {
        expect(
          riskOf({ site, size_mm, mitoses_per_5mm2, rupture_category: "major_defect" }).nih_2002.categories,
        ).toEqual([category]);
      });
    }
  }
});

/** risk schemes §6: stage by size class, for low and high rate. */
const TNM: Record<
  string,
  { readonly sites: readonly string[]; readonly low: readonly string[]; readonly high: readonly string[] }
> = {
  gastric: { sites: ["stomach", "omentum"], low: ["IA", "IA", "IB", "II"], high: ["II", "II", "IIIA", "IIIB"] },
  "non-gastric": {
    sites: [
      "oesophagus",
      "duodenum",
      "jejunum",
      "ileum",
      "small_bowel_unspecified",
      "colon",
      "rectum",
      "rectovaginal",
      "mesentery",
      "peritoneum",
      "appendix",
    ],
    low: ["I", "I", "II", "IIIA"],
    high: ["IIIA", "IIIB", "IIIB", "IIIB"],
  },
};
describe("TNM 8, every cell and edge", () => {
  for (const [table, { sites, low, high }] of Object.entries(TNM)) {
    for (const site of sites) {
      for (const [counts, stages] of [
        [LOW_COUNTS, low],
        [HIGH_COUNTS, high],
      ] as const) {
        stages.forEach((stage, index) => {
          for (const size_mm of SIZES[index] ?? []) {
            for (const mitoses_per_5mm2 of counts) {
              it(`${table}: ${site} ${size_mm} mm, ${mitoses_per_5mm2} mitoses`, () => {
                expect(
                  riskOf({ site, size_mm, mitoses_per_5mm2, nodes_clinical: "negative" }).tnm_8.categories,
                ).toEqual([stage]);
              });
            }
          }
        });
      }
    }
  }

  it("nodes not assessed count as N0", () => {
    expect(riskOf({ site: "stomach", size_mm: 30, mitoses_per_5mm2: 2 }).tnm_8.categories).toEqual(["IA"]);
  });
  it("proven nodes are stage IV", () => {
    expect(
      riskOf({ site: "stomach", size_mm: 30, mitoses_per_5mm2: 2, nodes_clinical: "proven" }).tnm_8.categories,
    ).toEqual(["IV"]);
  });
  it("metastatic disease is stage IV and has no risk class", () => {
    const risk = riskOf({ disease_setting: "metastatic", site: "stomach", size_mm: 30, mitoses_per_5mm2: 2 });
    expect(risk.tnm_8.categories).toEqual(["IV"]);
    for (const scheme of ["nih_2002", "afip_2006", "modified_nih_2008"] as const) {
      expect(risk[scheme].status).toBe("not_applicable");
      expect(risk[scheme].categories).toEqual([]);
    }
  });
});

describe("the five traps", () => {
  it("1: the columns of jejunum/ileum and duodenum are not transposed", () => {
    const percent = (site: string, size_mm: number, mitoses: number) =>
      riskOf({ site, size_mm, mitoses_per_5mm2: mitoses }).afip_2006.percent?.low ?? null;
    expect([40, 80, 140].map((size) => percent("jejunum", size, 3))).toEqual([4.3, 24, 52]);
    expect([40, 80, 140].map((size) => percent("jejunum", size, 8))).toEqual([73, 85, 90]);
    expect([40, 80, 140].map((size) => percent("duodenum", size, 3))).toEqual([8.3, null, 34]);
    expect([15, 40, 80, 140].map((size) => percent("duodenum", size, 8))).toEqual([null, 50, null, 86]);
  });
  it("2: gastric above 10 cm with 5 mitoses or fewer is 10–12 %", () => {
    const { percent, categories, cautions } = riskOf({ site: "stomach", size_mm: 120, mitoses_per_5mm2: 3 }).afip_2006;
    expect(percent).toEqual({ low: 10, high: 12 });
    expect(categories).toEqual(["intermediate"]);
    expect(cautions.join(" ")).toContain("10–12 %");
  });
  it("3: exactly 2.0 cm has a class in the modified NIH", () => {
    expect(riskOf({ site: "stomach", size_mm: 20, mitoses_per_5mm2: 3 }).modified_nih_2008.categories).toEqual([
      "very_low",
    ]);
  });
  it("4: a count per 50 fields without area gives no single class, and is never multiplied", () => {
    const facts = { site: "stomach", size_mm: 30, mitoses_raw_count: 6, hpf_count: 50 };
    expect(riskOf(facts).modified_nih_2008.status).not.toBe("determined");
    const tens = { site: "stomach", size_mm: 30, mitoses_raw_count: 2, hpf_count: 10 };
    expect(riskOf(tens).afip_2006.status).not.toBe("determined");
  });
  it("5: a count of exactly 5 is on the low side in AFIP, TNM and modified NIH", () => {
    const risk = riskOf({ site: "jejunum", size_mm: 40, mitoses_per_5mm2: 5 });
    expect(risk.afip_2006.categories).toEqual(["low"]);
    expect(risk.tnm_8.categories).toEqual(["I"]);
    expect(risk.modified_nih_2008.categories).toEqual(["low"]);
  });
});

describe("validity limits", () => {
  it("nothing is computed from a specimen taken after a TKI", () => {
    const risk = riskOf({ site: "stomach", size_mm: 30, mitoses_per_5mm2: 0, mitoses_source: "resection_post_tki" });
    for (const scheme of Object.values(risk)) expect(scheme.categories).toEqual([]);
  });
  it.each(["SDH_deficient", "NF1", "PDGFRA_D842V"])("%s: the class carries the warning", (genotype) => {
    const risk = riskOf({ site: "stomach", size_mm: 80, mitoses_per_5mm2: 9, genotype });
    for (const scheme of ["nih_2002", "afip_2006", "modified_nih_2008"] as const) {
      expect(risk[scheme].categories).toEqual(["high"]);
      expect(risk[scheme].cautions.join(" ")).toMatch(/not validated/i);
    }
  });
  it("paediatric: the class carries the warning", () => {
    const facts = { site: "stomach", size_mm: 80, mitoses_per_5mm2: 9 };
    expect(riskOf({ ...facts, age: 17 }).modified_nih_2008.cautions.join(" ")).toMatch(/paediatric/);
    expect(riskOf({ ...facts, age: 18 }).modified_nih_2008.cautions.join(" ")).not.toMatch(/paediatric/);
  });
});
