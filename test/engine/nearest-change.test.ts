import { describe, expect, it } from "vitest";
import type { AssessOptions } from "../../src/engine/assessment";
import type { Fact, Facts } from "../../src/engine/fact";
import { type Change, whatWouldChange } from "../../src/engine/what-would-change";
import { CODES } from "../../src/knowledge/codes";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { Condition, FactName, Knowledge } from "../../src/knowledge/types";
import { BARE, facts, knowledgeWith, OPTIONS, rule } from "./sample-knowledge";

/* What would change the answer: one fact at a time, its limits, its effects, in words. */

type Given = Readonly<Record<string, unknown>>;
const GASTRIC: Given = {
  disease_setting: "resected_no_residual",
  site: "stomach",
  size_mm: 45,
  mitoses_per_5mm2: 3,
  rupture_category: "none",
};
const METASTATIC: Given = { ...GASTRIC, disease_setting: "metastatic" };

const answer = (given: Given | Facts, knowledge: Knowledge = BARE, options: Partial<AssessOptions> = {}) => {
  const read = Object.values(given).some((one) => (one as Fact | null)?.status !== undefined);
  return whatWouldChange(read ? (given as Facts) : facts(given, knowledge), knowledge, { ...OPTIONS, ...options });
};
const only = (when: Condition, more: object = {}) =>
  knowledgeWith({ rules: [rule("T", when, [{ code: "STAGING_CT", text: { en: "x", fr: "x" }, ...more }])] });
const tried = (changes: readonly Change[], fact: FactName) =>
  changes.filter((one) => one.fact === fact).map(({ to }) => to);

const conflict = (...values: readonly unknown[]): Fact =>
  ({ status: "conflict", alternatives: values.map((value) => ({ value, sources: [] })), note: null }) as Fact;
/** What a change does to the one row under test. */
const effectOn = (rule_id: string, changes: readonly Change[], fact: FactName, to: unknown) =>
  changes
    .find((one) => one.fact === fact && JSON.stringify(one.to) === JSON.stringify(to))
    ?.effects.find((one) => one.kind === "recommendation" && one.rule === rule_id);

describe("distances from the limits", () => {
  const boundaries = (more: Given, language: AssessOptions["language"] = "en") =>
    answer({ ...GASTRIC, ...more }, BARE, { language }).boundaries;

  it("below the next class and above the lower one, of size and count", () => {
    expect(boundaries({ mitoses_per_5mm2: 7.5 })).toEqual([
      { fact: "size_mm", limit: 50, distance: 5, direction: "up", text: "5 mm below the next size class (over 50 mm)" },
      {
        fact: "size_mm",
        limit: 20,
        distance: 25,
        direction: "down",
        text: "25 mm above the lower size class (up to 20 mm)",
      },
      {
        fact: "mitoses_per_5mm2",
        limit: 10,
        distance: 2.5,
        direction: "up",
        text: "2.5 per 5 mm² below the next mitotic class (over 10)",
      },
      {
        fact: "mitoses_per_5mm2",
        limit: 5,
        distance: 2.5,
        direction: "down",
        text: "2.5 per 5 mm² above the lower mitotic class (up to 5)",
      },
    ]);
  });
  it("exactly on a limit", () => {
    expect(boundaries({ size_mm: 50, mitoses_per_5mm2: 5 })).toEqual([
      { fact: "size_mm", limit: 50, distance: 0, direction: "up", text: "exactly on the boundary at 50" },
      {
        fact: "size_mm",
        limit: 20,
        distance: 30,
        direction: "down",
        text: "30 mm above the lower size class (up to 20 mm)",
      },
      { fact: "mitoses_per_5mm2", limit: 5, distance: 0, direction: "up", text: "exactly on the boundary at 5" },
    ]);
  });
  it("beyond the last limit, and below the first, there is one neighbour only", () => {
    expect(boundaries({ size_mm: 130, mitoses_per_5mm2: 30 })).toMatchObject([
      { fact: "size_mm", limit: 100, direction: "down" },
      { fact: "mitoses_per_5mm2", limit: 10, direction: "down" },
    ]);
    expect(boundaries({ size_mm: 12, mitoses_per_5mm2: null })).toMatchObject([
      { limit: 20, distance: 8, direction: "up" },
    ]);
  });
  it("of a size on imaging too, without the noise of fractions, in French", () => {
    expect(boundaries({ size_mm: null, size_mm_imaging: 49.9, mitoses_per_5mm2: null }, "fr")[0]).toEqual({
      fact: "size_mm_imaging",
      limit: 50,
      distance: 0.1,
      direction: "up",
      text: "0.1 mm au-dessous de la classe de taille suivante (plus de 50 mm)",
    });
  });
  it("also where one of the schemes has no table for the site", () => {
    expect(boundaries({ site: "appendix" })).toMatchObject([
      { fact: "size_mm", limit: 50 },
      { fact: "size_mm", limit: 20 },
      { fact: "mitoses_per_5mm2", limit: 5 },
    ]);
  });
  it("none of a number that is not known, or that sources state differently", () => {
    expect(boundaries({ size_mm: { gt: 45 }, mitoses_per_5mm2: null })).toEqual([]);
    expect(answer({ disease_setting: "resected_no_residual", site: "stomach" }).boundaries).toEqual([]);
    const two = { size_mm: conflict(40, 60), mitoses_per_5mm2: conflict(3, 7) };
    expect(
      answer({ ...facts({ ...GASTRIC, size_mm: null, mitoses_per_5mm2: null }), ...two } as Facts).boundaries,
    ).toEqual([]);
  });
  it("none while no scheme is computed", () => {
    const validity: Knowledge["validity"] = [
      {
        id: "z",
        schemes: ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"],
        when: { always: true },
        effect: "not_computed",
        text: { en: "", fr: "" },
        verification: "B",
        citations: [],
      },
    ];
    expect(answer(GASTRIC, knowledgeWith({ validity })).boundaries).toEqual([]);
  });
});

describe("a change of class", () => {
  it("is told with its limit, its effects and its words", () => {
    const { schemes } = answer(GASTRIC);
    const up = schemes.modified_nih_2008;
    expect(up).toMatchObject({
      fact: "size_mm",
      kind: "change",
      from: 45,
      to: 50.1,
      boundary: { fact: "size_mm", limit: 50, distance: 5, direction: "up" },
    });
    expect(Object.keys(up ?? {})).toEqual(["fact", "kind", "from", "to", "boundary", "effects", "text"]);
    expect(up?.effects).toContainEqual({
      kind: "scheme",
      scheme: "modified_nih_2008",
      from: ["low"],
      to: ["intermediate"],
      text: "Modified NIH 2008 (Joensuu): Low → Intermediate",
    });
    expect(up?.text).toBe(
      "Size, pathology (beats imaging) 50.1 instead of 45 (5 mm below the next size class (over 50 mm)): NIH consensus 2002: Low → Intermediate; AFIP 2006 (Miettinen & Lasota): Very low → Low; Modified NIH 2008 (Joensuu): Low → Intermediate; AJCC/UICC TNM, 8th edition: Stage IA → Stage IB",
    );
  });
  it("every scheme has its own nearest change; what has no effect is not listed", () => {
    const { schemes, changes } = answer(METASTATIC);
    // Stage IV whatever size and count; only the situation (or what states it) changes it.
    expect(schemes.tnm_8).toMatchObject({ fact: "disease_setting" });
    expect(schemes.afip_2006).toMatchObject({ fact: "size_mm", to: 50.1 });
    for (const { effects } of changes) expect(effects.length).toBeGreaterThan(0);
  });
  it("is there also where the class stays, and learning settles it", () => {
    const given = { ...facts(GASTRIC), site: conflict("stomach", "appendix") } as Facts;
    const { changes } = answer(given);
    expect(changes.find(({ to }) => to === "stomach")?.effects).toContainEqual({
      kind: "scheme",
      scheme: "afip_2006",
      from: ["very_low"],
      to: ["very_low"],
      text: "AFIP 2006 (Miettinen & Lasota): Very low → Very low",
    });
  });
  it("tells every class of a range", () => {
    const { schemes } = answer({ ...GASTRIC, rupture_category: null });
    expect(schemes.modified_nih_2008?.text).toMatch(/Modified NIH 2008 \(Joensuu\): Low, High → Low/);
  });
  it("tells a class that the table gives no word for by its name", () => {
    const { schemes } = BARE;
    const table = { ...schemes.modified_nih_2008, category_labels: {} };
    const knowledge = knowledgeWith({ schemes: { ...schemes, modified_nih_2008: table } });
    expect(answer(GASTRIC, knowledge).schemes.modified_nih_2008?.effects).toContainEqual(
      expect.objectContaining({ text: "Modified NIH 2008 (Joensuu): low → intermediate" }),
    );
  });
  it("of a rupture is found also where nothing asks for it yet", () => {
    const validity: Knowledge["validity"] = [
      {
        id: "z",
        schemes: ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"],
        when: { always: true },
        effect: "not_computed",
        text: { en: "", fr: "" },
        verification: "B",
        citations: [],
      },
    ];
    const rules = [rule("T", { fact: "rupture_category", in: ["major_defect"] }, ["STAGING_CT"])];
    const { changes } = answer(GASTRIC, knowledgeWith({ validity, rules }));
    expect(effectOn("T", changes, "rupture_category", "major_defect")).toMatchObject({ from: null, to: "recommended" });
  });
  it("is null where no single fact changes the class", () => {
    const high = { ...GASTRIC, size_mm: 200, mitoses_per_5mm2: 40, rupture_category: "major_defect" };
    expect(answer(high).schemes.modified_nih_2008).toBeNull();
  });
  it("a class that is lost is told by a dash, and so is one without data", () => {
    const { changes } = answer({ ...GASTRIC, site: "ileum", size_mm: 60 });
    const texts = changes
      .filter(({ fact, to }) => fact === "site" && (to === "appendix" || to === "duodenum"))
      .flatMap(({ effects }) => effects.filter((one) => one.kind === "scheme" && one.scheme === "afip_2006"));
    expect(texts.map(({ text }) => text)).toEqual([
      "AFIP 2006 (Miettinen & Lasota): Moderate → –",
      "AFIP 2006 (Miettinen & Lasota): Moderate → –",
    ]);
  });
  it("numbers come in the order of the share they would have to move", () => {
    const sizes = answer(GASTRIC).changes.filter(({ fact }) => fact === "size_mm" || fact === "mitoses_per_5mm2");
    const moved = sizes.map(({ from, to }) => Math.abs(Number(to) - Number(from)) / Number(from));
    expect(moved).toEqual(moved.toSorted((a, b) => a - b));
    expect(tried(sizes, "size_mm")[0]).toBe(50.1);
  });
});

describe("a change of a recommendation", () => {
  const effects = (
    knowledge: Knowledge,
    fact: FactName,
    to: unknown,
    given: Given = METASTATIC,
    language: "en" | "fr" = "en",
  ) =>
    answer(given, knowledge, { language })
      .changes.find((one) => one.fact === fact && JSON.stringify(one.to) === JSON.stringify(to))
      ?.effects.filter(({ kind }) => kind === "recommendation");
  const label = CODES.STAGING_CT.label;

  it("appears, disappears, or changes its status", () => {
    const male = { ...METASTATIC, sex_at_birth: "male" };
    expect(effects(only({ fact: "sex_at_birth", in: ["male"] }), "sex_at_birth", "female", male)).toEqual([
      {
        kind: "recommendation",
        rule: "T",
        code: "STAGING_CT",
        from: "recommended",
        to: null,
        text: `${label.en} would no longer apply`,
      },
    ]);
    const narrowed = knowledgeWith({
      rules: [
        rule("A", { fact: "sex_at_birth", in: ["male", "female"] }, ["PET_SELECTIVE"]),
        rule("T", { fact: "sex_at_birth", in: ["female"] }, ["STAGING_CT"]),
      ],
    });
    expect(effects(narrowed, "sex_at_birth", "female", male, "fr")).toEqual([
      {
        kind: "recommendation",
        rule: "T",
        code: "STAGING_CT",
        from: null,
        to: "recommended",
        text: `${label.fr} s'appliquerait`,
      },
    ]);
    expect(effects(only({ fact: "sex_at_birth", in: ["male"] }), "sex_at_birth", "male")).toEqual([
      {
        kind: "recommendation",
        rule: "T",
        code: "STAGING_CT",
        from: "possible",
        to: "recommended",
        text: `${label.en}: possible → recommended`,
      },
    ]);
  });

  it("the nearest of each, by its rule and code; null where nothing changes it", () => {
    const knowledge = knowledgeWith({
      rules: [
        rule("A", { always: true }, ["PET_SELECTIVE"]),
        rule("T", { fact: "sex_at_birth", in: ["male"] }, ["STAGING_CT", "STAGING_MRI"]),
      ],
    });
    expect(answer({ ...METASTATIC, sex_at_birth: "male" }, knowledge).recommendations).toMatchObject([
      { rule: "A", code: "PET_SELECTIVE", nearest: null },
      { rule: "T", code: "STAGING_CT", nearest: { fact: "sex_at_birth", to: "female" } },
      { rule: "T", code: "STAGING_MRI", nearest: { fact: "sex_at_birth", to: "female" } },
    ]);
  });

  it("the nearest of its own row and its own code, whatever changes others", () => {
    const text = { en: "x", fr: "x" };
    const knowledge = knowledgeWith({
      rules: [
        rule("A", { fact: "new_lesion", in: [true] }, ["STAGING_CT"]),
        rule("B", { fact: "sex_at_birth", in: ["male"] }, ["STAGING_CT"]),
        rule("C", { always: true }, [
          { code: "STAGING_MRI", text, when: { fact: "new_lesion", in: [true] } },
          { code: "PET_SELECTIVE", text, when: { fact: "sex_at_birth", in: ["male"] } },
        ]),
      ],
    });
    const { recommendations } = answer({ ...METASTATIC, new_lesion: true, sex_at_birth: "male" }, knowledge);
    expect(recommendations).toMatchObject([
      { rule: "A", nearest: { fact: "new_lesion" } },
      { rule: "B", nearest: { fact: "sex_at_birth" } },
      { rule: "C", code: "STAGING_MRI", nearest: { fact: "new_lesion" } },
      { rule: "C", code: "PET_SELECTIVE", nearest: { fact: "sex_at_birth" } },
    ]);
  });

  it("its words name at most three effects when no class changes", () => {
    const codes = ["STAGING_CT", "STAGING_MRI", "PET_SELECTIVE", "CHEST_IMAGING_CONSIDER"];
    const knowledge = knowledgeWith({ rules: [rule("T", { fact: "new_lesion", in: [true] }, codes)] });
    const change = answer({ ...METASTATIC, new_lesion: true }, knowledge).changes.find(
      ({ fact }) => fact === "new_lesion",
    );
    expect(change).toMatchObject({ kind: "change", from: true, to: false, boundary: null });
    expect(change?.effects).toHaveLength(4);
    expect(change?.text.split("; ")).toHaveLength(3);
  });
});

describe("the values that are tried", () => {
  const all = (when: Condition, given: Given) => answer({ ...METASTATIC, ...given }, only(when)).changes;

  it("each other value of a name, and both answers of a question while it is open", () => {
    const open = all({ fact: "new_lesion", in: [true] }, {});
    expect(tried(open, "new_lesion")).toEqual([true, false]);
    expect(open.find(({ fact }) => fact === "new_lesion")).toMatchObject({ kind: "learn", from: null, boundary: null });
    expect(open.find(({ fact }) => fact === "new_lesion")?.text).toMatch(/ instead of not known: /);
    expect(tried(all({ fact: "new_lesion", in: [true] }, { new_lesion: true }), "new_lesion")).toEqual([false]);
    expect(tried(all({ fact: "sex_at_birth", in: ["male"] }, { sex_at_birth: "male" }), "sex_at_birth")).toEqual([
      "female",
      "other",
    ]);
  });
  it("a list with one member more or less; none of them first while it is not known", () => {
    const pain: Condition = { fact: "symptoms", includes_any: ["pain"] };
    const two = all(pain, { symptoms: ["fever", "pain"] });
    expect(tried(two, "symptoms")).toEqual([["none"], ["fever"]]);
    expect(tried(all({ not: pain }, { symptoms: ["fever"] }), "symptoms")).toEqual([["fever", "pain"]]);
    expect(tried(all({ not: pain }, { symptoms: ["none"] }), "symptoms")).toEqual([["pain"]]);
    const open = all(pain, {});
    expect(tried(open, "symptoms")[0]).toEqual([]);
    expect(open.find(({ fact }) => fact === "symptoms")?.text).toContain(
      `${DICTIONARY.symptoms.label.en} none instead of not known`,
    );
    expect(tried(open, "symptoms")).toEqual([[], ...DICTIONARY.symptoms.kind.values.map((value) => [value])]);
    const three = all(pain, { symptoms: ["bleeding", "pain", "fever"] });
    expect(tried(three, "symptoms")).toEqual([["none"], ["bleeding", "fever"]]);
  });
  it("a number just below, on and just above each limit, and only what is legal", () => {
    const adult: Condition = { fact: "age", gte: 18 };
    expect(tried(all(adult, {}), "age")).toEqual([17.9, 18, 18.1]);
    expect(all(adult, {}).find(({ fact }) => fact === "age")).toMatchObject({ kind: "learn", boundary: null });
    const young = all({ not: adult }, { age: 10 });
    expect(tried(young, "age")).toEqual([18, 18.1]);
    expect(young.find(({ fact }) => fact === "age")?.boundary).toEqual({
      fact: "age",
      limit: 18,
      distance: 8,
      direction: "up",
      text: `${DICTIONARY.age.label.en}: 8 away from the limit 18`,
    });
    expect(all(adult, { age: 30 }).find(({ fact }) => fact === "age")?.boundary?.direction).toBe("down");
    expect(tried(all({ fact: "ecog", gte: 4 }, {}), "ecog")).toEqual([3.9, 4]);
    expect(tried(all({ fact: "ecog", lte: 0 }, {}), "ecog")).toEqual([0, 0.1]);
    expect(tried(all({ fact: "weight_kg", lte: 0 }, {}), "weight_kg")).toEqual([0.1]);
  });
  it("a number that stands on a limit, to either side of it", () => {
    const on = all(
      {
        any: [
          { fact: "age", lt: 18 },
          { fact: "age", gt: 18 },
        ],
      },
      { age: 18 },
    );
    expect(on.filter(({ fact }) => fact === "age")).toEqual([]);
    const two: Condition = {
      all: [
        { fact: "age", gte: 18 },
        { fact: "age", lte: 18 },
      ],
    };
    expect(all(two, { age: 18 }).filter(({ fact }) => fact === "age")).toMatchObject([
      { to: 17.9, boundary: { distance: 0, direction: "down" } },
      { to: 18.1, boundary: { distance: 0, direction: "up" } },
    ]);
  });
  it("of several limits the lowest first while the number is not known", () => {
    const either: Condition = {
      any: [
        { fact: "age", gte: 65 },
        { fact: "age", lt: 18 },
      ],
    };
    expect(tried(all(either, {}), "age")).toEqual([17.9, 18, 18.1, 64.9, 65, 65.1]);
  });
  it("a percentage by the share it would have to move, below zero too", () => {
    const { changes } = answer(
      { ...METASTATIC, size_change_pct: -40, age: 30 },
      knowledgeWith({
        rules: [
          rule("A", { fact: "size_change_pct", lte: -30 }, ["STAGING_CT"]),
          rule("B", { fact: "age", gte: 18 }, ["STAGING_MRI"]),
        ],
      }),
    );
    const numbers = changes.filter(({ fact }) => fact === "size_change_pct" || fact === "age");
    // A quarter of 40, two fifths of 30.
    expect(numbers.map(({ fact, to }) => [fact, to])).toEqual([
      ["size_change_pct", -29.9],
      ["age", 17.9],
    ]);
  });
  it("what the sources say, where they disagree", () => {
    const given = { ...facts(METASTATIC), dose_mg: conflict(400, 800) } as Facts;
    const { changes } = answer(given, only({ fact: "dose_mg", gt: 600 }));
    expect(changes.filter(({ fact }) => fact === "dose_mg")).toMatchObject([
      { kind: "learn", from: null, to: 400, boundary: null },
      { kind: "learn", from: null, to: 800, boundary: null },
    ]);
    expect(changes[0]?.fact).toBe("dose_mg");
  });
  it("nothing of a fact that does not apply, of free text, or of what the engine works out", () => {
    const adult: Condition = { fact: "age", gte: 18 };
    expect(tried(all({ not: adult }, { age: "not_applicable" }), "age")).toEqual([]);
    expect(tried(all({ fact: "margin", not_in: ["R0"] }, { margin: "not_applicable" }), "margin")).toEqual([]);
    expect(
      tried(all({ fact: "comorbidity", matches_any: ["cardiac"] }, { comorbidity: "cardiac" }), "comorbidity"),
    ).toEqual([]);
    for (const name of ["line", "neoadjuvant_months", "imatinib_total_months"] as const)
      expect(tried(all({ fact: name, gte: 2 }, { [name]: 3 }), name)).toEqual([]);
    expect(tried(all({ fact: "jurisdiction", in: ["EU"] }, { jurisdiction: "EU" }), "jurisdiction")).toEqual([]);
    expect(tried(all({ fact: "final_risk", in: ["high"] }, { final_risk: ["high"] }), "final_risk")).toEqual([]);
  });
  it("a derived fact as if it had been stated, without what it came from", () => {
    const derived = (when: Condition, given: Given, name: FactName) => tried(all(when, given), name);
    expect(derived({ fact: "age", gte: 18 }, { birth_date: "1960-01-01" }, "age")).toEqual([17.9]);
    expect(
      derived({ fact: "weeks_since_surgery", gte: 12 }, { surgery_date: "2026-01-01" }, "weeks_since_surgery"),
    ).toEqual([11.9]);
    expect(
      derived({ fact: "months_on_tki", gte: 3 }, { current_tki: "imatinib", tki_start: "2026-01-01" }, "months_on_tki"),
    ).toEqual([2.9]);
    const counted = { ...GASTRIC, mitoses_per_5mm2: null, mitoses_raw_count: 3, field_area_mm2: 5 };
    expect(tried(answer(counted).changes, "mitoses_per_5mm2")).toContain(5.1);
    const spilled = { ...GASTRIC, rupture_category: null, rupture_criterion: "spillage" };
    expect(tried(answer(spilled).changes, "rupture_category")).toEqual(["none", "minor_defect"]);
  });
  it.each<[Condition, Given, FactName, unknown]>([
    [{ fact: "age", gte: 18 }, { birth_date: "1960-01-01" }, "age", 17.9],
    [{ fact: "weeks_since_surgery", gte: 12 }, { surgery_date: "2026-01-01" }, "weeks_since_surgery", 11.9],
    [{ fact: "months_on_tki", gte: 3 }, { current_tki: "imatinib", tki_start: "2026-01-01" }, "months_on_tki", 2.9],
    [{ fact: "months_on_tki", gte: 3 }, { current_tki: "imatinib", start_date: "2026-01-01" }, "months_on_tki", 2.9],
    [
      { fact: "mitoses_per_5mm2", gt: 5 },
      { mitoses_per_5mm2: null, mitoses_raw_count: 6, field_area_mm2: 5 },
      "mitoses_per_5mm2",
      5,
    ],
    [
      { fact: "rupture_category", in: ["major_defect"] },
      { rupture_category: null, rupture_criterion: "spillage" },
      "rupture_category",
      "none",
    ],
    [
      { fact: "rupture_criterion", in: ["needle_biopsy"] },
      { rupture_category: "minor_defect", rupture_criterion: "needle_biopsy" },
      "rupture_criterion",
      "spillage",
    ],
  ])("which then holds, no conflict with it: %j on %j", (when, given, fact, to) => {
    const { changes } = answer({ ...GASTRIC, ...given }, only(when));
    expect(effectOn("T", changes, fact, to)).toMatchObject({ from: "recommended", to: null });
  });
  it("so a rupture that another finding means has its class", () => {
    const when: Condition = { fact: "rupture_criterion", in: ["needle_biopsy"] };
    const given = { ...GASTRIC, rupture_category: "none", rupture_criterion: "needle_biopsy" };
    const change = answer({ ...given, rupture_category: "minor_defect" }, only(when)).changes.find(
      ({ to }) => to === "spillage",
    );
    expect(change?.effects).toContainEqual(
      expect.objectContaining({ scheme: "modified_nih_2008", from: ["low"], to: ["high"] }),
    );
  });
});
