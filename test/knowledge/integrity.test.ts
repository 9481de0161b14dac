import { describe, expect, it } from "vitest";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { Condition, Localised } from "../../src/knowledge/types";

// The rows of the clinical content, written out: a row that disappears from the tables is noticed here.
const RULE_IDS = [
  ..."DX-01 DX-02 DX-03 DX-03b DX-03c DX-04 DX-05 DX-06 DX-07 DX-08 DX-08b DX-09 DX-10 DX-11 DX-12 DX-12b DX-13 DX-14 DX-15 DX-16 DX-17 DX-18".split(
    " ",
  ),
  ..."SX-01 SX-02 SX-03 SX-04 SX-05 SX-06 SX-07 SX-08 SX-09 SX-10 SX-11 SX-12".split(" "),
  ..."NEO-01 NEO-02 NEO-03 NEO-04 NEO-04b NEO-05 NEO-06 NEO-07 NEO-08 NEO-09 NEO-10".split(" "),
  ..."AD-00 AD-01 AD-02 AD-03 AD-04 AD-05 AD-06 AD-07 AD-08 AD-09 AD-10 AD-11 AD-12 AD-13".split(" "),
  ..."SAF-01 SAF-02 SAF-02b SAF-03 SAF-03b SAF-03c SAF-04 SAF-05 SAF-06 SAF-07 SAF-08 SAF-09 SAF-10 SAF-11 SAF-12 SAF-13".split(
    " ",
  ),
  ..."MET-00 MET-01 MET-02 MET-03 MET-03b MET-04a MET-04b MET-04c MET-04d MET-05 MET-05b MET-06 MET-07 MET-08 MET-09 MET-10 MET-11 MET-12 MET-13 MET-14 MET-15".split(
    " ",
  ),
  ..."RSP-01 RSP-02 RSP-03 RSP-04 RSP-05".split(" "),
  ..."MS-01 MS-02 MS-03 MS-04 MS-05 MS-06 MS-07 MS-08 MS-09 MS-10".split(" "),
  ...Array.from({ length: 26 }, (_, index) => `RF-${String(index + 1).padStart(2, "0")}`),
];
const SEED_IDS =
  "SEED-S1 SEED-S2 SEED-S3 SEED-S4A SEED-S4B SEED-S5 SEED-S6 SEED-S7 SEED-S8A SEED-S8B SEED-S8C SEED-S9".split(" ");
const SCHEDULE_IDS =
  "FU-ESMO-HIGH-ON FU-ESMO-HIGH-OFF FU-ESMO-HIGH-NONE FU-ESMO-LOW FU-ESMO-VLOW FU-BSG-INT FU-BSG-HIGH-ON FU-BSG-HIGH-OFF FU-BSG-LOW FU-NCCN-RESECTED FU-NCCN-MET FU-ASIA-HI FU-ASIA-LO FU-REVIEW-JOENSUU FU-TNCD-HIGH FU-TNCD-INT FU-TNCD-LOW FU-TNCD-VLOW FU-MET-TKI FU-NEO FU-SEL-LT10 FU-SEL-10-20 FU-SEL-GT20 FU-SDHX".split(
    " ",
  );
const ALL_RULES = [...KNOWLEDGE.rules, ...KNOWLEDGE.seed_rules];
/** Codes that the engine emits by itself (§10). */
const ENGINE_CODES = ["RANGE", ...SCHEDULE_IDS];

it("every row of the pathway rules is there, once, and no other", () => {
  expect([...KNOWLEDGE.rules.map(({ id }) => id)].sort()).toEqual([...RULE_IDS].sort());
  expect(KNOWLEDGE.seed_rules.map(({ id }) => id)).toEqual(SEED_IDS);
  expect([...KNOWLEDGE.schedules.map(({ id }) => id)].sort()).toEqual([...SCHEDULE_IDS].sort());
});

it("each row's chapter is the beginning of its id", () => {
  for (const { id, chapter } of ALL_RULES) expect(id.startsWith(`${chapter}-`), id).toBe(true);
});

describe("codes", () => {
  it("every emitted code exists and is a recommendation, never a group or a guard", () => {
    for (const rule of ALL_RULES) {
      for (const { code } of rule.emits) expect(KNOWLEDGE.codes[code]?.kind, `${rule.id} ${code}`).toBe("rec");
    }
  });
  it("every recommendation is emitted by some row or by the engine", () => {
    const emitted = new Set([...ALL_RULES.flatMap((rule) => rule.emits.map(({ code }) => code)), ...ENGINE_CODES]);
    const silent = Object.entries(KNOWLEDGE.codes).filter(([code, { kind }]) => kind === "rec" && !emitted.has(code));
    expect(silent.map(([code]) => code)).toEqual([]);
  });
  it("members of groups and what guards are scored on are recommendations", () => {
    for (const [code, { kind, members, scored_on }] of Object.entries(KNOWLEDGE.codes)) {
      if (kind === "group") expect((members ?? []).length, code).toBeGreaterThan(0);
      for (const member of [...(members ?? []), ...(scored_on ?? [])]) {
        expect(KNOWLEDGE.codes[member]?.kind, `${code}: ${member}`).toBe("rec");
      }
    }
  });
  it("blocked, replaced and alternative codes exist", () => {
    for (const rule of ALL_RULES) {
      const named = [
        ...(rule.blocks ?? []).flatMap(({ codes }) => codes),
        ...(rule.suppresses?.codes ?? []),
        ...rule.emits.flatMap(({ alternatives }) => alternatives ?? []),
      ];
      for (const code of named) expect(KNOWLEDGE.codes[code], `${rule.id}: ${code}`).toBeDefined();
    }
  });
  it("red flags are warnings", () => {
    for (const rule of KNOWLEDGE.rules.filter(({ chapter }) => chapter === "RF")) {
      for (const { status } of rule.emits) expect(status, rule.id).toBe("warning");
    }
  });
});

describe("sources", () => {
  const citationsOf = (citations: readonly string[], where: string) => {
    expect(citations.length, where).toBeGreaterThan(0);
    for (const key of citations) expect(KNOWLEDGE.citations[key], `${where}: ${key}`).toBeDefined();
  };
  it("every rule names its guideline, strength, grade and sources, and the keys resolve", () => {
    for (const rule of ALL_RULES) {
      citationsOf(rule.citations, rule.id);
      expect(rule.guideline.length, rule.id).toBeGreaterThan(0);
      expect(rule.strength.length, rule.id).toBeGreaterThan(0);
      expect(["A", "B", "C", "project"], rule.id).toContain(rule.verification);
      for (const emission of rule.emits)
        if (emission.citations) citationsOf(emission.citations, `${rule.id} ${emission.code}`);
    }
  });
  it("schedules, schemes, limits, trials, pipeline and figures carry theirs", () => {
    for (const schedule of KNOWLEDGE.schedules) citationsOf(schedule.citations, schedule.id);
    for (const scheme of Object.values(KNOWLEDGE.schemes)) {
      citationsOf(scheme.citations, scheme.id);
      for (const row of scheme.rows) expect(["A", "B", "C"], row.id).toContain(row.verification);
    }
    for (const limit of KNOWLEDGE.validity) citationsOf(limit.citations, limit.id);
    for (const trial of KNOWLEDGE.trials) citationsOf(trial.citations, trial.id);
    for (const product of KNOWLEDGE.pipeline) citationsOf(product.citations, product.id);
    for (const figure of KNOWLEDGE.figures) citationsOf(figure.citations, figure.id);
  });
  it("the row's grade is the lowest of its parts", () => {
    const order = ["A", "B", "C"];
    for (const rule of ALL_RULES.filter(({ verification }) => verification !== "project")) {
      const parts = rule.emits.map(({ verification }) => order.indexOf(verification ?? rule.verification));
      expect(Math.max(...parts), rule.id).toBeLessThanOrEqual(order.indexOf(rule.verification));
    }
  });
  it("rules named beside disagreements, trials and figures exist", () => {
    const ids = new Set(RULE_IDS);
    for (const { id, rules } of [...KNOWLEDGE.disagreements, ...KNOWLEDGE.trials, ...KNOWLEDGE.figures]) {
      for (const rule of rules) expect(ids.has(rule), `${id}: ${rule}`).toBe(true);
    }
    for (const seed of KNOWLEDGE.seed_rules)
      for (const rule of seed.today) expect(ids.has(rule), `${seed.id}: ${rule}`).toBe(true);
  });
  it("the fifteen disagreements, six trials and five pipeline entries are there; the next check is 1 December 2026", () => {
    expect(KNOWLEDGE.disagreements).toHaveLength(15);
    expect(KNOWLEDGE.trials).toHaveLength(6);
    expect(KNOWLEDGE.pipeline).toHaveLength(5);
    expect(KNOWLEDGE.pipeline.flatMap(({ recheck_on }) => recheck_on ?? [])).toEqual(["2026-12-01"]);
  });
});

it("the schedules of the French thesaurus are inactive, every other one is active", () => {
  for (const { id, status, verification } of KNOWLEDGE.schedules) {
    expect(status, id).toBe(id.startsWith("FU-TNCD") ? "inactive_until_verified" : "active");
    if (id.startsWith("FU-TNCD")) expect(verification).toBe("C");
  }
});

it("schemes that must not be shipped are named, with a reason, and none of them is computed", () => {
  expect(KNOWLEDGE.unshipped_schemes.map(({ id }) => id).slice(0, 3)).toEqual([
    "MSKCC-NOMOGRAM",
    "CONTOUR-MAPS",
    "DECISION-TREE",
  ]);
  expect(Object.keys(KNOWLEDGE.schemes).sort()).toEqual(["afip_2006", "modified_nih_2008", "nih_2002", "tnm_8"]);
});

describe("dictionary", () => {
  it("every enumerated value has a label and every fact a question", () => {
    for (const [name, fact] of Object.entries(KNOWLEDGE.dictionary)) {
      expect(fact.question.en, name).toMatch(/\?$/);
      expect(fact.question.fr, name).toMatch(/ \?$/);
      if (fact.kind.type === "enum" || fact.kind.type === "enum_list") {
        expect(Object.keys(fact.value_labels ?? {}), name).toEqual([...fact.kind.values]);
      }
      if ("unit" in fact.kind && fact.kind.unit) expect(fact.unit_label, name).toBeDefined();
    }
  });
  it("a test on an enumeration names its values", () => {
    const check = (condition: Condition, where: string): void => {
      if ("all" in condition) for (const part of condition.all) check(part, where);
      else if ("any" in condition) for (const part of condition.any) check(part, where);
      else if ("not" in condition) check(condition.not, where);
      else if ("condition" in condition) check(condition.condition, where);
      else if ("fact" in condition) {
        const fact = Object.entries(KNOWLEDGE.dictionary).find(([name]) => name === condition.fact)?.[1];
        if (!fact || (fact.kind.type !== "enum" && fact.kind.type !== "enum_list")) return;
        const tested =
          "in" in condition
            ? condition.in
            : "not_in" in condition
              ? condition.not_in
              : "includes_any" in condition
                ? condition.includes_any
                : [];
        for (const value of tested) expect(fact.kind.values, `${where}: ${condition.fact} ${value}`).toContain(value);
      }
    };
    for (const [name, condition] of Object.entries(KNOWLEDGE.conditions)) check(condition, name);
    for (const rule of ALL_RULES) {
      if (rule.scope) check(rule.scope, rule.id);
      check(rule.when, rule.id);
      for (const emission of rule.emits) {
        if (emission.when) check(emission.when, `${rule.id} ${emission.code}`);
        if (emission.conditional_when) check(emission.conditional_when, `${rule.id} ${emission.code}`);
      }
    }
    for (const schedule of KNOWLEDGE.schedules) {
      check(schedule.applies_if, schedule.id);
      if (schedule.scope) check(schedule.scope, schedule.id);
    }
  });
});

describe("French", () => {
  /** Words that are the same in both languages: names of drugs, genes, sites and schemes, symbols. */
  const SAME_IN_BOTH = new Set(
    (
      "Imatinib|Sunitinib|Avapritinib|Larotrectinib|Pimitespib|Ponatinib|Entrectinib|Oesophagus|Colon|Rectum|Mobile|Stable|Perforation|Sepsis|Confusion|Surveillance|Abscess|" +
      "KIT exon 9|KIT exon 13|KIT exon 17|PDGFRA D842V|BRAF V600E|France|Contraception|QTc|TSH|Anti-HBc|AFIP (2006)|Avapritinib 300 mg|Imatinib 800 mg (exon 9)|Excision|Rupture (SX-07)|EGD|" +
      "mm|mm²|%|mL/min|10⁹/L|g/L|mmol/L|ms|mmHg|mU/L|kg|ng/mL|Duodenum|option|possible|information"
    ).split("|"),
  );
  const texts: [string, Localised][] = [];
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const [index, part] of value.entries()) walk(part, `${path}[${index}]`);
    } else if (value && typeof value === "object") {
      if ("en" in value && "fr" in value) texts.push([path, value as Localised]);
      else for (const [key, part] of Object.entries(value)) walk(part, `${path}.${key}`);
    }
  };
  walk(KNOWLEDGE, "");

  it("is present everywhere and differs from the English", () => {
    expect(texts.length).toBeGreaterThan(1500);
    const untranslated = texts.filter(
      ([, { en, fr }]) => en.trim() === "" || fr.trim() === "" || (en === fr && !SAME_IN_BOTH.has(en)),
    );
    expect(untranslated.map(([path, { en }]) => `${path}: ${en}`)).toEqual([]);
  });
  it("has a space before its double punctuation and decimal commas", () => {
    const wrong = texts.filter(
      ([, { fr }]) =>
        /[A-Za-zéèàùç)»][;?!](?:\s|$)/u.test(fr) ||
        /[A-Za-zéèàùç)»]:\s/u.test(fr) ||
        /(?<![\dv.])\d+\.\d+(?![\d.])/u.test(fr),
    );
    expect(
      wrong
        .filter(([, { fr }]) => !/v1\.20\d\d|1\.0\.0|RECIST 1\.1/.test(fr))
        .map(([path, { fr }]) => `${path}: ${fr}`),
    ).toEqual([]);
  });
  it("keeps the placeholders of the English", () => {
    const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    for (const [path, { en, fr }] of texts) expect(slots(fr), path).toEqual(slots(en));
  });
});
