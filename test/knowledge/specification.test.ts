import { describe, expect, it } from "vitest";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { Condition, Rule, SchemeRow } from "../../src/knowledge/types";
import VIGNETTES from "../data/clinical/vignettes.json";
import { codesIn, numbersIn, specificationTables, specificationText, tableUnder } from "./specification";

/*
 * The knowledge compared with the clinical specification itself, row by row: what is in one and not in the other fails here.
 * Where the knowledge words something otherwise on purpose, the difference is listed by name.
 */

const PATHWAY = "pathway-rules.md";
const RISK = "risk-schemes.md";

/** Rows of the pathway chapters by rule id, with the names of their columns. */
const RULE_ROWS = new Map(
  specificationTables(PATHWAY)
    .filter(({ columns }) => columns[0] === "ID")
    .flatMap(({ columns, rows }) =>
      rows.map((cells): [string, { cells: readonly string[]; column: (name: string) => string | undefined }] => [
        cells[0] ?? "",
        { cells, column: (name) => cells[columns.findIndex((one) => one.startsWith(name))] },
      ]),
    ),
);
const textOfRow = (id: string): string => (RULE_ROWS.get(id)?.cells ?? []).join(" | ");

describe("facts.md: the dictionary of facts", () => {
  const rows = specificationTables("facts.md").flatMap(({ heading, rows: facts }) =>
    facts.map((cells) => [cells[0] ?? "", heading, cells] as const),
  );
  const GROUPS: Record<string, string> = {
    "Disease and pathology": "disease",
    "Symptoms, treatment, response": "treatment",
    "Patient, laboratory, medication, administration": "patient",
  };
  const NEEDS: Record<string, string> = { M: "mandatory", R: "recommended", D: "derived" };
  const TYPES: Record<string, string> = {
    enum: "enum",
    "list of enum": "enum_list",
    number: "number",
    bool: "boolean",
    date: "date",
    text: "text",
    "list of text": "text_list",
    "list of object": "tki_courses",
  };

  it("every fact, in its order, and no other", () => {
    expect(Object.keys(KNOWLEDGE.dictionary)).toEqual(rows.map(([name]) => name));
  });

  it.each(rows)("%s", (name, heading, [, type = "", allowed = "", english, french, rules, need = "", missing]) => {
    const fact = Object.entries(KNOWLEDGE.dictionary).find(([key]) => key === name)?.[1];
    if (!fact) throw new Error(`${name} is missing`);
    expect(fact.group).toBe(GROUPS[heading]);
    expect(fact.label).toEqual({ en: english, fr: french });
    expect(fact.rules.join(", ")).toBe(rules);
    expect(fact.need).toBe(NEEDS[need.charAt(0)]);
    expect(fact.need_when ?? "").toBe(need.slice(1).trim());
    expect(fact.if_missing === null).toBe(missing === "–");
    const [, word = "", unit] = /^([a-z ]+?)(?: \((.+)\))?$/.exec(type) ?? [];
    const { kind } = fact;
    expect(kind.type).toBe(TYPES[word]);
    if (kind.type === "enum" || kind.type === "enum_list") expect(kind.values.join(", ")).toBe(allowed);
    if (kind.type === "text" || kind.type === "number") expect(kind.unit).toBe(unit);
    if (kind.type === "text" && kind.form) expect(kind.form.words).toBe(allowed);
    if (kind.type === "number") {
      const [, above, from] = /^(?:>([\d.]+)|≥([\d.]+))$/.exec(allowed) ?? [];
      const [, low, high] = /^(-?\d+)–(\d+)$/.exec(allowed) ?? [];
      expect({ min: kind.min, max: kind.max, exclusive_min: kind.exclusive_min ?? false }).toEqual({
        min: Number(above ?? from ?? low),
        max: high === undefined ? undefined : Number(high),
        exclusive_min: above !== undefined,
      });
    }
  });

  it("other names under which facts are accepted", () => {
    const sentence = /Accepted input aliases: (.*)\./.exec(specificationText("facts.md"))?.[1] ?? "";
    const pairs = sentence.split("; ").flatMap((part) => {
      const [from = "", to = ""] = part.split(" → ");
      const targets = to.split(", ");
      return from.split(", ").map((alias, index) => [alias, targets[index] ?? ""]);
    });
    expect(KNOWLEDGE.aliases).toEqual(Object.fromEntries(pairs));
  });

  it("the first seven rupture findings are major, the rest minor", () => {
    const row = rows.find(([name]) => name === "rupture_criterion")?.[2] ?? [];
    const findings = (row[2] ?? "").split(", ");
    expect(row[3]).toContain("first seven major, rest minor");
    expect(KNOWLEDGE.rupture_criteria).toEqual({ major: findings.slice(0, 7), minor: findings.slice(7) });
  });
});

describe("§15: the code list, English and French", () => {
  const recommendations = tableUnder(PATHWAY, "Recommendations (").rows;
  const groups = tableUnder(PATHWAY, "Groups (").rows;
  const guards = tableUnder(PATHWAY, "Guards (").rows;
  const seed = specificationText("seed-abstract.md");
  const seedCodes = [...new Set(seed.match(/SEED_[A-Z0-9_]+[A-Z0-9]/g) ?? [])];

  it("every code and no other", () => {
    const listed = [...recommendations, ...groups, ...guards].map(([code]) => code);
    expect([...Object.keys(KNOWLEDGE.codes)].sort()).toEqual([...listed, ...seedCodes].sort());
  });
  it.each(recommendations)("%s", (code, en, fr) => {
    expect(KNOWLEDGE.codes[code ?? ""]).toEqual({ kind: "rec", label: { en, fr } });
  });
  it.each(groups)("%s", (code, english = "", fr) => {
    const group = KNOWLEDGE.codes[code ?? ""];
    expect(group?.kind).toBe("group");
    expect(`= ${(group?.members ?? []).join(", ")}`).toBe(english);
    expect(group?.label.fr).toBe(fr);
  });
  it.each(guards)("%s", (code, english = "", fr) => {
    const [, en, scored] = /^(.*?)(?: \(scored on (.*)\))?$/.exec(english) ?? [];
    expect(KNOWLEDGE.codes[code ?? ""]).toEqual({
      kind: "guard",
      label: { en, fr },
      scored_on: scored ? scored.split(", ") : [],
    });
  });
  it.each(seedCodes)("%s has the French label of the abstract", (code) => {
    const french = new RegExp(`${code} \\*(.*?)\\*`).exec(seed)?.[1] ?? "?";
    const label = KNOWLEDGE.codes[code]?.label.fr ?? "";
    expect(label.toLowerCase()).toContain(french.toLowerCase());
  });
});

/** Rule ids, drug names and genotypes hold digits that are no figures. */
const figuresIn = (text: string): readonly string[] =>
  numbersIn(text.replace(/\b(?:DX|SX|NEO|AD|SAF|MET|RSP|MS|RF)-\d+\w?(?:[…-]\d+)?|CYP3A4|KIT_ex\w+|D842V/g, ""));

describe("§2–§10: the rules", () => {
  it("every row and no other", () => {
    expect(KNOWLEDGE.rules.map(({ id }) => id)).toEqual([...RULE_ROWS.keys()]);
  });

  it.each(KNOWLEDGE.rules.map((rule) => [rule.id, rule] as const))(
    "%s emits the codes of its row, all of them",
    (id, rule) => {
      expect([...new Set(rule.emits.map(({ code }) => code))].sort()).toEqual(
        [...new Set(codesIn(textOfRow(id)))].sort(),
      );
    },
  );

  /** Strength as the worked cases word it, or without a mark that means nothing on screen. */
  const STRENGTH: Record<string, string> = {
    "DX-02": "IV,C",
    "DX-03": "ESMO IV,C; ESGE intervals weak/very low",
    "DX-05": "ungraded standard",
    "DX-08": "ESGE strong/moderate; conflict shown",
    "DX-12": "II,A",
    "DX-18": "ESMO; France NetSarc+",
    "AD-01": "IV,D (D842V; SDH/NF1); BRAF/NTRK same paragraph",
    "AD-04": "shared decision",
    "AD-06": "I,A for 36 months",
  };
  it.each(
    KNOWLEDGE.rules
      .filter(({ id }) => RULE_ROWS.get(id)?.column("Strength") !== undefined)
      .map((rule) => [rule.id, rule] as const),
  )("%s says how strong the advice is", (id, rule) => {
    const printed = RULE_ROWS.get(id)?.column("Strength")?.replaceAll("**", "");
    expect(rule.strength).toBe(STRENGTH[id] ?? printed);
  });

  /** Sources beyond the row's own: what the worked cases cite, the tables that give the class, and project or expert constructs. */
  const MORE_SOURCES: Record<string, readonly string[]> = {
    "DX-03c": ["NCCN26"],
    "DX-16": ["EXPERT"],
    "DX-17": ["EXPERT"],
    "DX-18": ["PROJECT"],
    "SX-09": ["EXPERT"],
    "SX-10": ["EXPERT"],
    "AD-00": ["PROJECT"],
    "AD-02": ["NISHIDA19", "HOLM16"],
    "AD-03": ["MNIH08", "AFIP06"],
    "AD-04": ["MNIH08", "AFIP06"],
    "AD-05": ["MNIH08", "AFIP06"],
    "AD-10": ["EORTCM"],
    "AD-11": ["PROJECT"],
    "SAF-05": ["PROJECT"],
    "SAF-07": ["PROJECT"],
    "MET-02": ["NCCN26"],
    "MET-04d": ["EXPERT"],
    "MET-05b": ["EXPERT"],
    "MET-09": ["INTRIGUECT"],
    "MET-10": ["GRID"],
    "MET-11": ["INVICTUS"],
    "MET-15": ["PROJECT", "PEAK", "VELZ", "OLVER"],
    "RSP-05": ["EXPERT"],
    "MS-02": ["BAUER14", "FAIR18"],
    "MS-03": ["FAIR18"],
    // Red flags name a rule, not a source: theirs are those of the rule (the last column of §10 is the message).
    "RF-01": ["ESMO22"],
    "RF-02": ["ESMO22", "NAVIGATOR"],
    "RF-03": ["ESMO22"],
    "RF-04": ["NISHIDA19", "ESMO22", "ASIA25"],
    "RF-05": ["NISHIDA19", "HOLM16"],
    "RF-06": ["ESMO22", "CREE21"],
    "RF-07": ["ESMO22"],
    "RF-08": ["ESMO22"],
    "RF-09": ["AFIP06"],
    "RF-10": ["EXPERT"],
    "RF-11": ["SSG12", "ASIA25"],
    "RF-12": ["IMAUS", "IMAPI"],
    "RF-13": ["IMAPI", "AVALAB", "SUNLAB"],
    "RF-14": ["IMAPI"],
    "RF-15": ["IMAPI"],
    "RF-16": ["SUNLAB", "AVALAB"],
    "RF-17": ["AVALAB"],
    "RF-18": ["SEED07", "YONKUS21"],
    "RF-19": ["ESMO22"],
    "RF-20": ["ESMO22", "BFR14"],
    "RF-21": ["RIPLAB", "ESMO22"],
    "RF-22": ["ESMO22", "TROUGH"],
    "RF-23": ["EXPERT"],
    "RF-24": ["ESMO22", "BAUER14"],
    "RF-25": ["ESMO22", "NETSARC", "PROJECT"],
    "RF-26": ["REGLAB", "RIPLAB"],
  };
  const KEYS = tableUnder(PATHWAY, "16. References").rows.flatMap(([keys = ""]) => keys.split(", "));
  it.each(KNOWLEDGE.rules.map((rule) => [rule.id, rule] as const))("%s cites the sources of its row", (id, rule) => {
    // "EORTC 62024" and "EORTC 62005" in a sentence name trials; the source column names keys.
    const named = textOfRow(id).replace(/EORTC 62\d+/g, "");
    const printed = KEYS.filter((key) => new RegExp(`\\b${key}\\b`).test(named));
    const ours = new Set([...rule.citations, ...rule.emits.flatMap(({ citations }) => citations ?? [])]);
    expect([...ours].sort()).toEqual([...new Set([...printed, ...(MORE_SOURCES[id] ?? [])])].sort());
  });

  /** §2–§9: the lowest grade printed in the row; "project" where the row or its threshold is a construct of this project. */
  const PROJECT_ROWS = ["DX-18", "SX-04", "AD-00", "AD-11", "SAF-07", "MET-15"];
  const lowestPrinted = (id: string): string | undefined =>
    [...textOfRow(id).matchAll(/\[([ABC])\b[^\]]*\]/g)]
      .map((match) => match[1])
      .sort()
      .at(-1);
  it.each(KNOWLEDGE.rules.filter(({ chapter }) => chapter !== "RF").map((rule) => [rule.id, rule] as const))(
    "%s has the lowest grade of its parts",
    (id, rule) => {
      expect(rule.verification).toBe(PROJECT_ROWS.includes(id) ? "project" : lowestPrinted(id));
    },
  );

  /** §10: "Grade = that of the rule named, unless marked"; of the part of that rule which the flag repeats. */
  const FLAG_GRADES: Record<string, string> = {
    "RF-01": "B",
    "RF-02": "B",
    "RF-03": "B",
    "RF-04": "B",
    "RF-05": "A",
    "RF-06": "A",
    "RF-07": "B",
    "RF-08": "B",
    "RF-09": "A",
    "RF-10": "C",
    "RF-11": "B",
    "RF-12": "A",
    "RF-13": "A",
    "RF-14": "A",
    "RF-15": "A",
    "RF-16": "C",
    "RF-17": "A",
    "RF-18": "C",
    "RF-19": "B",
    "RF-20": "B",
    "RF-21": "C",
    "RF-22": "C",
    "RF-23": "C",
    "RF-24": "B",
    "RF-25": "project",
    "RF-26": "A",
  };
  it.each(KNOWLEDGE.rules.filter(({ chapter }) => chapter === "RF").map((rule) => [rule.id, rule] as const))(
    "%s has the grade of the rule it names",
    (id, rule) => {
      expect(rule.verification).toBe(FLAG_GRADES[id]);
      const marked = lowestPrinted(id);
      if (marked) expect(rule.verification).toBe(marked);
    },
  );

  /** Grades of the parts of a row that has several (README: "a row with several parts has a grade per part"). */
  const PARTS: Record<string, string> = {
    "DX-03b EUS_SURVEILLANCE_US": "C",
    "DX-03c BIOPSY_OR_EXCISE": "B C",
    "DX-04 BIOPSY_OR_EXCISE": "B",
    "DX-04 RESECT_ACG": "A",
    "DX-11 STAGING_CT": "B",
    "DX-11 STAGING_MRI": "C",
    "DX-11 PET_SELECTIVE": "B",
    "DX-11 CHEST_IMAGING_CONSIDER": "A",
    "DX-13 SDHB_IHC": "B C",
    "DX-15 GERMLINE_REFERRAL": "A",
    "DX-15 SDHC_METHYLATION": "C",
    "DX-15 SCREEN_PARAGANGLIOMA": "A",
    "SX-04 LAPAROSCOPY_ALLOWED": "project",
    "SX-04 LAPAROSCOPY_CAUTION": "project",
    "SX-04 LAPAROSCOPY_DISCOURAGED": "B",
    "SX-08 NO_ROUTINE_REEXCISION": "B",
    "SX-10 SITE_COLON": "C",
    "AD-11 TEST_FIRST": "B",
    "AD-11 ADJ_START_WITH_STOP_RULE": "project",
    "SAF-02 RENAL_CAP_400_US": "A",
    "SAF-02 RENAL_START_400_EU": "A",
    "SAF-02b HEPATIC_START_400_EU": "A",
    "SAF-02b HEPATIC_REDUCE_25_US": "C",
    "SAF-02b HEPATIC_HOLD_RESUME": "A",
    "SAF-05 HOLD_TKI_PREGNANCY": "A",
    "SAF-05 CONTRACEPTION_REQUIRED": "C",
    "SAF-05 NO_BREASTFEEDING": "A",
    "SAF-11 SUNITINIB_DOSE_DDI": "A",
    "SAF-11 SUNITINIB_MONITOR": "C",
    "MET-01 IMATINIB_400_CONTINUOUS": "B C",
    "MET-02 IMATINIB_800": "B",
    "MET-02 ALT_400_ESCALATE": "C",
    "MET-04a NO_IMATINIB_SDH": "B",
    "MET-04a SDH_WATCHFUL_WAITING": "C",
    "MET-04a SDH_SUNITINIB_REGORAFENIB": "B",
    "MET-04a TRIAL_REFERRAL": "B",
  };
  const gradesOf = (rule: Rule | undefined, code: string): string =>
    [
      ...new Set(
        (rule?.emits ?? []).filter((one) => one.code === code).map((one) => one.verification ?? rule?.verification),
      ),
    ]
      .sort()
      .join(" ");
  it.each(Object.entries(PARTS))("%s: grade %s", (name, grades) => {
    const [id, code = ""] = name.split(" ");
    expect(
      gradesOf(
        KNOWLEDGE.rules.find((rule) => rule.id === id),
        code,
      ),
    ).toBe(grades);
  });

  it.each(
    VIGNETTES.vignettes.flatMap(({ id, expected }) =>
      expected.filter(({ rule }) => rule !== "FU").map((one) => [id, one] as const),
    ),
  )("%s: the grade and guideline that the case names", (_id, { rule: name, code, grade, guideline }) => {
    const rule = [...KNOWLEDGE.rules, ...KNOWLEDGE.seed_rules].find(({ id }) => id === name);
    if (!rule) return expect(name).toBe("ENGINE");
    expect(gradesOf(rule, code).split(" ")).toContain(grade);
    const guidelines = rule.emits.filter((one) => one.code === code).map((one) => one.guideline ?? rule.guideline);
    const first = guideline.split(/[ ;/]/)[0] ?? "";
    const named =
      ["FDA", "EU", "expert", "This", "project"].includes(first) || guidelines.some((one) => one.includes(first));
    expect(named, `${guideline} in ${guidelines.join(" / ")}`).toBe(true);
  });

  /** Figures that a row takes from elsewhere: another row of the specification, a date, the edition of a guideline, a project age. */
  const BORROWED: Record<string, readonly string[]> = {
    "DX-03": ["6", "10", "1"], // ESGE intervals of FU-SEL
    "SX-07": ["64", "31"], // HOLM16, below the table
    "SX-09": ["1.2026"],
    "NEO-01": ["6", "12", "800"], // NEO-06; SAF-02 with NEO-02
    "NEO-02": ["9", "400"],
    "NEO-06": ["1.2025"],
    "AD-01": ["600"], // BRAF V600E
    "AD-02": ["1.2026"],
    "AD-04": ["30", "50", "24", "1.2026"], // the table of triggers
    "AD-06": ["1.2026"],
    "SAF-05": ["60"], // project
    "SAF-07": ["65"], // project
    "MET-00": ["800"],
    "MET-03b": ["3"],
    "MET-05": ["9"],
    "MET-08": ["6"], // "4 weeks of 6" in French
    "MET-10": ["3"],
    "MET-09": ["3", "2026", "23"],
    "MET-15": ["2026", "11", "23"],
    "RF-09": ["4.3", "24", "52", "8.3", "34"], // trap 1
  };
  it.each(KNOWLEDGE.rules.map((rule) => [rule.id, rule] as const))(
    "%s says no figure that its row does not",
    (id, rule) => {
      const printed = new Set([...figuresIn(textOfRow(id)), ...(BORROWED[id] ?? [])]);
      const said = [rule.words, ...(rule.limits ? [rule.limits] : []), ...rule.emits.map(({ text }) => text)];
      for (const { en, fr } of said) {
        for (const figure of [...figuresIn(en), ...figuresIn(fr)])
          expect([...printed], `${id}: ${en}`).toContain(figure);
      }
    },
  );

  /** Figures of a row that are said beside it, in FIGURES, or that number something. */
  const UNSAID: Record<string, readonly string[]> = {
    "SX-07": ["2", "3", "4", "6"],
    "SX-12": ["3"],
    "DX-03b": ["2"],
    "NEO-05": ["02"],
    "AD-06": ["03"],
    "AD-12": ["04", "05"],
    "MET-03": ["3"],
    "MET-03b": ["3"],
    "MET-04b": ["3"],
    "MET-09": ["2"],
    "MET-10": ["3"],
    "MET-11": ["3", "4"],
    "MET-15": ["13"],
    "RF-09": ["4"],
    "RF-13": ["10", "11", "3"],
    "RF-26": ["13"],
  };
  it.each(KNOWLEDGE.rules.map((rule) => [rule.id, rule] as const))("%s leaves out no figure of its row", (id, rule) => {
    const withoutKeys = KEYS.reduce((text, key) => text.replaceAll(key, ""), textOfRow(id));
    const said = new Set([rule.words, ...rule.emits.map(({ text }) => text)].flatMap(({ en }) => figuresIn(en)));
    const left = [...new Set(figuresIn(withoutKeys))].filter(
      (figure) => !said.has(figure) && !(UNSAID[id] ?? []).includes(figure),
    );
    expect(left).toEqual([]);
  });

  it("a figure is the same in both languages", () => {
    const differ: string[] = [];
    const ORDINALS = ["MET-03b", "MET-08", "MET-10", "RF-10"]; // "third line" is "3e ligne"; NF1 is named twice in English
    for (const rule of [...KNOWLEDGE.rules, ...KNOWLEDGE.seed_rules]) {
      for (const { en, fr } of [rule.words, ...rule.emits.map(({ text }) => text)]) {
        if ([...figuresIn(en)].sort().join() !== [...figuresIn(fr)].sort().join()) differ.push(rule.id);
      }
    }
    expect([...new Set(differ)].filter((id) => !ORDINALS.includes(id))).toEqual([]);
  });
});

describe("§1: genotype sets", () => {
  const paragraph = /Genotype sets used below — (.*)\n/.exec(specificationText(PATHWAY))?.[1] ?? "";
  const members = (set: string): readonly string[] =>
    (new RegExp(`\\*\\*${set}\\*\\*: ([^.]*)\\.`).exec(paragraph)?.[1] ?? "")
      .replace(" unless AD-13 says resistant", "")
      .split(", ")
      .filter((member) => member !== "unknown" && member !== "AD-13 resistant variants");
  it.each(["SENS", "INSENS", "WT", "UNRESOLVED"] as const)("%s", (set) => {
    expect([...KNOWLEDGE.genotype_sets[set]].sort()).toEqual([...members(set)].sort());
  });
  it("sensitive and resistant variants of AD-13", () => {
    const row = textOfRow("AD-13");
    for (const variant of KNOWLEDGE.genotype_sets.resistant_variants) expect(row).toContain(variant);
    expect(KNOWLEDGE.genotype_sets.resistant_variants).toEqual(["RD841-842KI", "DI842-843IM"]);
    expect(KNOWLEDGE.genotype_sets.sensitive_variants).toEqual(["D842Y", "D846Y", "N848K", "Y849K", "HDSN845-848P"]);
    for (const variant of KNOWLEDGE.genotype_sets.sensitive_variants) expect(row).toContain(variant);
  });
});

describe("§11–§13, §16: disagreements, trials, pipeline, references", () => {
  const figures = (text: string): string => numbersIn(text).join(" ");
  it.each(tableUnder(PATHWAY, "11. Known").rows.map((row, index) => [row[0], row, index] as const))(
    "%s",
    (_topic, row, index) => {
      const shown = KNOWLEDGE.disagreements[index];
      const withoutVersions = (text: string) => text.replace(/NCCN26|NCCN v1\.2026|\(risk-schemes.md §5\)|SAF-10/g, "");
      expect(figures(withoutVersions(shown?.positions.en ?? ""))).toBe(figures(withoutVersions(row[1] ?? "")));
      expect(figures(withoutVersions(shown?.positions.fr ?? ""))).toBe(figures(withoutVersions(row[1] ?? "")));
    },
  );
  it("no other disagreement", () => {
    expect(KNOWLEDGE.disagreements).toHaveLength(tableUnder(PATHWAY, "11. Known").rows.length);
  });
  it("the trials, figure by figure", () => {
    const rows = tableUnder(PATHWAY, "12. Adjuvant").rows;
    expect(KNOWLEDGE.trials.map(({ name }) => name)).toEqual(rows.map(([name]) => name));
    for (const [index, [, design, result, grade]] of rows.entries()) {
      const trial = KNOWLEDGE.trials[index];
      expect(figures(`${trial?.design.en} ${trial?.result.en}`)).toBe(figures(`${design} ${result}`));
      expect(figures(`${trial?.design.fr} ${trial?.result.fr}`)).toBe(figures(`${design} ${result}`));
      expect(trial?.grade_words).toBe(grade);
      expect(trial?.verification).toBe(/\bB\b/.test(grade ?? "") ? "B" : "A");
    }
  });
  it("the pipeline and its dates of re-check", () => {
    const rows = tableUnder(PATHWAY, "13. Pipeline").rows;
    expect(KNOWLEDGE.pipeline).toHaveLength(rows.length);
    for (const [index, [product = "", state = "", recheck = ""]] of rows.entries()) {
      const ours = KNOWLEDGE.pipeline[index];
      expect(ours?.product.replace("exon 11 + 17/18", "ex11+17/18")).toBe(product);
      expect(ours?.verification).toBe("B");
      expect(ours?.recheck_on).toBe(recheck === "**1 Dec 2026**" ? "2026-12-01" : null);
      if (recheck !== "**1 Dec 2026**") expect(recheck).toBe("each content release");
      const elsewhere = state.replace("see §12, §14", "");
      expect(figures(ours?.state.en ?? "")).toBe(figures(elsewhere));
      expect(figures(ours?.state.fr ?? "")).toBe(figures(elsewhere));
    }
  });
  it("figures are the same in both languages", () => {
    for (const { id, text } of KNOWLEDGE.figures) expect(figures(text.fr), id).toBe(figures(text.en));
  });
  it("every figure quoted beside the rules is printed in the specification", () => {
    const all = new Set(
      numbersIn(`${specificationText(PATHWAY)} ${specificationText(RISK)} ${specificationText("follow-up.md")}`),
    );
    for (const { id, text } of KNOWLEDGE.figures)
      for (const one of numbersIn(text.en)) expect(all.has(one), `${id} ${one}`).toBe(true);
  });

  it.each(
    tableUnder(PATHWAY, "16. References").rows.flatMap(([keys = "", reference = "", grade = ""]) =>
      keys.split(", ").map((key) => [key, reference, grade] as const),
    ),
  )("%s", (key, reference, grade) => {
    const citation = KNOWLEDGE.citations[key];
    if (!citation) throw new Error(`${key} is missing`);
    expect(citation.doi).toBe(/doi (10\.\S+?)(?:[;)\s]|$)/.exec(reference)?.[1] ?? null);
    expect(citation.pmid).toBe(/PMID (\d+)/.exec(reference)?.[1] ?? null);
    // Two references are A for one part and B for another: the lower counts.
    expect(citation.verification).toBe(grade === "A/B" || reference.includes("status B") ? "B" : grade);
    const archive = /PMC\d+/.exec(reference)?.[0];
    if (archive) expect(citation.text).toContain(archive);
    if (reference.includes("†")) expect(citation.text).toContain("completed before release");
    const address = citation.doi
      ? `https://doi.org/${citation.doi}`
      : citation.pmid
        ? `https://pubmed.ncbi.nlm.nih.gov/${citation.pmid}/`
        : null;
    if (address) expect(citation.url).toBe(address);
  });
  it("every citation is given once", () => {
    const texts = Object.values(KNOWLEDGE.citations).map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
  it("every address is made from the number of the publication, and nothing else", () => {
    for (const [key, { doi, pmid, url, text }] of Object.entries(KNOWLEDGE.citations)) {
      const archive = /PMC\d+/.exec(text)?.[0];
      const expected = doi
        ? `https://doi.org/${doi}`
        : pmid
          ? `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`
          : archive && url
            ? `https://www.ncbi.nlm.nih.gov/pmc/articles/${archive}/`
            : key === "GENEREV"
              ? "https://www.ncbi.nlm.nih.gov/books/NBK1548/"
              : null;
      expect(url, key).toBe(expected);
    }
  });
  it("every DOI and PubMed number is printed in the specification", () => {
    const all = `${specificationText(PATHWAY)} ${specificationText(RISK)}`;
    for (const [key, { doi, pmid }] of Object.entries(KNOWLEDGE.citations)) {
      if (doi) expect(all.includes(doi), key).toBe(true);
      if (pmid) expect(all.includes(pmid), key).toBe(true);
    }
  });
  it("what is to be verified before release: all seven points", () => {
    const points =
      /## 14\. To verify before release\n\n([\s\S]*?)\n\n## 15/.exec(specificationText(PATHWAY))?.[1]?.split("\n") ??
      [];
    expect(KNOWLEDGE.to_verify).toHaveLength(points.length);
  });
});

describe("follow-up.json: the schedules", () => {
  interface SpecifiedSchedule {
    readonly id: string;
    readonly guideline: string;
    readonly group: string;
    readonly applies_if: Condition;
    readonly anchor: string | null;
    readonly anchor_alternative?: string;
    readonly segments: readonly {
      readonly modality: string;
      readonly comment: string;
      readonly [key: string]: unknown;
    }[];
    readonly evidence: string;
    readonly verification: { readonly grade: string; readonly citations: readonly string[]; readonly remark?: string };
    readonly comment: string;
    readonly status: string;
  }
  const specified = (JSON.parse(specificationText("follow-up.json")) as { schedules: SpecifiedSchedule[] }).schedules;

  it("every schedule, in its order, and no other", () => {
    expect(KNOWLEDGE.schedules.map(({ id }) => id)).toEqual(specified.map(({ id }) => id));
  });
  it.each(specified.map((one) => [one.id, one] as const))("%s", (id, printed) => {
    const ours = KNOWLEDGE.schedules.find((one) => one.id === id);
    if (!ours) throw new Error(`${id} is missing`);
    expect(ours.guideline).toBe(printed.guideline);
    expect(ours.group.en).toBe(printed.group);
    expect(ours.applies_if).toEqual(printed.applies_if);
    expect(ours.anchor).toBe(printed.anchor);
    expect(ours.anchor_alternative).toBe(printed.anchor_alternative);
    expect(ours.evidence.en).toBe(printed.evidence);
    expect(ours.verification).toBe(printed.verification.grade);
    // Grade C without a source is common practice: it says so.
    expect(ours.citations).toEqual(
      printed.verification.citations.length > 0 ? printed.verification.citations : ["EXPERT"],
    );
    expect(ours.remark?.en).toBe(printed.verification.remark);
    expect(ours.comment?.en ?? "").toBe(printed.comment);
    expect(ours.status).toBe(printed.status);
    const segments = ours.segments.map(({ ends_at_fact: _ends, modality, comment, ...rest }) => ({
      ...rest,
      modality: modality.en,
      comment: comment?.en ?? "",
    }));
    expect(segments).toEqual(printed.segments);
  });
  it("a schedule of the resected patient ends with relapse; adjuvant scans end with the drug, FU-NEO with surgery", () => {
    for (const { id, scope, segments, anchor } of KNOWLEDGE.schedules) {
      const afterResection = /^FU-(ESMO|BSG|ASIA|TNCD|REVIEW)|NCCN-RESECTED/.test(id);
      if (afterResection) expect(scope, id).toEqual({ all: [{ named: "resected" }, { named: "gist_not_excluded" }] });
      const onDrug = (segment: (typeof segments)[number]) => (segment.anchor ?? anchor) === "adjuvant_start";
      for (const segment of segments) {
        const ends = id === "FU-NEO" ? "surgery_date" : onDrug(segment) ? "adjuvant_end" : undefined;
        expect(segment.ends_at_fact, id).toBe(ends);
      }
    }
  });
  it("§10: conditional on the adjuvant decision", () => {
    const waits = KNOWLEDGE.schedules.flatMap(
      ({ id, conditional_on_rules }) => conditional_on_rules?.map((rule) => `${rule} ${id}`) ?? [],
    );
    expect([...waits].sort()).toEqual(["AD-02 FU-ESMO-HIGH-ON", "AD-03 FU-ESMO-HIGH-ON", "AD-06 FU-ESMO-HIGH-OFF"]);
  });
});

describe("seed-abstract.md: the founding abstract", () => {
  const rows = specificationTables("seed-abstract.md")[0]?.rows ?? [];
  it("every statement and no other", () => {
    expect(KNOWLEDGE.seed_rules.map(({ statement }) => statement)).toEqual(rows.map(([statement]) => statement));
  });
  const OUR_READING = ["S5", "S9"];
  it.each(rows)("%s", (statement, words = "", form = "", today = "", change = "") => {
    const rule = KNOWLEDGE.seed_rules.find((one) => one.statement === statement);
    if (!rule) throw new Error(`${statement} is missing`);
    expect(rule.id).toBe(/SEED-\w+/.exec(form)?.[0]);
    expect(rule.emits.map(({ code }) => code)).toEqual([/→ (SEED_\w+)/.exec(form)?.[1]]);
    // "Using NIH 2002 as its table is our reading"; "no routine surgery is our operational reading".
    expect(rule.citations).toEqual(statement === "S5" ? ["SEED07", "NIH02"] : ["SEED07"]);
    expect(rule.verification).toBe(OUR_READING.includes(statement ?? "") ? "project" : "A");
    const plain = (text: string) =>
      text.toLowerCase().replace(/[.…*]/g, "").replace("pfs", "progression-free survival").replace("could help", "");
    if (!words.startsWith("…or")) expect(plain(rule.statement_words.en)).toBe(plain(words).replace("could help", ""));
    expect(plain(rule.change.en)).toContain(plain(change).split(/[,+]/)[0]?.trim());
    // S5 points to a document: the rules that use its classes are named. Ranges of ids are written out.
    if (statement === "S5") return expect(rule.today).toEqual(["AD-03", "AD-04", "AD-05", "AD-09"]);
    if (statement === "S1")
      return expect(rule.today).toEqual(["DX-12", "MET-00", "MET-03", "MET-04a", "MET-04b", "MET-04c", "MET-04d"]);
    if (statement === "S7")
      return expect(rule.today).toEqual(["MET-01", "MET-02", "MET-03", "MET-08", "MET-10", "MET-11"]);
    const named = [...today.matchAll(/(?:DX|SX|NEO|AD|MET|MS)-\d+\w?/g)].map((match) => match[0]);
    expect([...rule.today].sort()).toEqual([...new Set(named)].sort());
  });
  it("S8b and S8c say that surgery could benefit: options", () => {
    const status = (id: string) => KNOWLEDGE.seed_rules.find((rule) => rule.id === id)?.emits[0]?.status;
    expect([status("SEED-S8B"), status("SEED-S8C")]).toEqual(["option", "option"]);
  });
});

describe("risk-schemes.md: the tables as printed", () => {
  const { afip_2006: afip, modified_nih_2008: modified, nih_2002: nih, tnm_8: tnm } = KNOWLEDGE.schemes;
  const interval = (row: SchemeRow["size_cm"]): string => {
    if (!row) return "any";
    const low = row.gt !== undefined ? `>${row.gt}` : row.gte !== undefined ? `≥${row.gte}` : "";
    const high = row.lte !== undefined ? `${row.lte}` : row.lt !== undefined ? `<${row.lt}` : "";
    return low && high ? `${low}–${high}` : low || (row.lt !== undefined ? high : `≤${high}`);
  };

  describe("AFIP 2006", () => {
    const table = tableUnder(RISK, "4. AFIP");
    const COLUMNS = ["gastric", "jejunum_ileum", "duodenum", "rectum"];
    const WORDS: Record<string, string | null> = {
      none: "none",
      "very low": "very_low",
      low: "low",
      moderate: "intermediate",
      high: "high",
      "insufficient data": null,
    };
    const cells = table.rows.flatMap(([group = "", size, mitoses, ...columns]) =>
      columns.map(
        (printed, index) =>
          [`${group} ${COLUMNS[index]}`, { group, size, mitoses, printed, column: COLUMNS[index] ?? "" }] as const,
      ),
    );
    it("32 cells, no other", () => {
      expect(afip.rows).toHaveLength(cells.length);
      expect(cells).toHaveLength(32);
    });
    it.each(cells)("cell %s", (_name, { group, size, mitoses, printed, column }) => {
      const id = `AFIP-${group.toUpperCase()}-${column.toUpperCase().replace("_", "-")}`;
      const row = afip.rows.find((one) => one.id === id);
      if (!row) throw new Error(`${id} is missing`);
      expect(row.printed).toBe(printed.replaceAll("\\*", "*"));
      expect(row.site_groups).toEqual([column]);
      expect(interval(row.size_cm)).toBe(size);
      expect(interval(row.mitoses)).toBe(mitoses);
      const [, word = "", figure] = /^([a-z ]+?)[*†\\]*(?: \(?([\d.]+).*)?$/.exec(printed) ?? [];
      expect(row.category).toBe(WORDS[word.trim()]);
      const both = /^moderate 10 \(12‡\)$/.test(printed);
      expect(row.percent ?? null).toEqual(
        figure === undefined ? null : { low: Number(figure), high: both ? 12 : Number(figure) },
      );
      // Marks: † pooled [C], § not verified [C], ‡ another edition [B]; the values themselves are [A].
      expect(row.verification).toBe(/[†§]/.test(printed) ? "C" : printed.includes("‡") ? "B" : "A");
      expect((row.cautions ?? []).some(({ en }) => /few cases/i.test(en))).toBe(printed.includes("*"));
    });
    it("pooled figures of the rows >5–10 cm, and their warning at >10 cm", () => {
      const pooled = afip.rows.flatMap(({ id, pooled_percent }) =>
        pooled_percent === undefined ? [] : [`${id} ${pooled_percent}`],
      );
      expect(pooled).toEqual(["AFIP-3A-DUODENUM 34", "AFIP-6A-DUODENUM 86", "AFIP-3A-RECTUM 57", "AFIP-6A-RECTUM 71"]);
      for (const [id, figure] of [
        ["AFIP-3B-DUODENUM", "34"],
        ["AFIP-6B-DUODENUM", "86"],
        ["AFIP-3B-RECTUM", "57"],
        ["AFIP-6B-RECTUM", "71"],
      ]) {
        const cautions = afip.rows.find((row) => row.id === id)?.cautions ?? [];
        expect(cautions.map(({ en }) => en).join(" "), id).toMatch(new RegExp(`pooled: ${figure} %`));
        expect(cautions.map(({ fr }) => fr).join(" "), id).toMatch(new RegExp(`regroupées : ${figure} %`));
      }
    });
    it("every misprint in circulation is told, with its place", () => {
      const remarks = [...afip.remarks, ...modified.remarks].map(({ en }) => en).join("\n");
      const PLACES = [
        "older NCI PDQ Table 1",
        "ISRN Oncol 2012, article 595968",
        "2161-069X-4-176-t002",
        "NCI PDQ 2025-12-30",
        "Chinese consensus transcription (2023)",
        "Japanese registry-form transcription",
      ];
      expect(tableUnder(RISK, "Misprints").rows).toHaveLength(PLACES.length);
      for (const place of PLACES) expect(remarks).toContain(place);
    });
  });

  it("sites and their tables", () => {
    const GROUPS: Record<string, readonly string[]> = {
      gastric: ["gastric"],
      "jejunum/ileum": ["jejunum_ileum"],
      "own column": [],
      "none: return null": [],
    };
    for (const [names = "", afipTable = "", modifiedTable = "", tnmTable = ""] of tableUnder(RISK, "Sites without")
      .rows) {
      for (const site of names.replace(/ \(.*/, "").split(/[,;] /) as (keyof typeof afip.site_groups)[]) {
        const printed = afipTable.replace(" (CAP/AJCC practice)", "");
        if (site === "egj") {
          expect(afip.site_groups.egj).toEqual(["gastric", "jejunum_ileum"]);
          expect(modified.site_groups.egj).toEqual(["gastric", "non_gastric"]);
          expect(tnm.site_groups.egj).toEqual(["gastric", "non_gastric"]);
          continue;
        }
        const expected =
          site === "small_bowel_unspecified"
            ? ["duodenum", "jejunum_ileum"]
            : printed === "own column"
              ? [site]
              : GROUPS[printed];
        expect(afip.site_groups[site], site).toEqual(expected);
        expect(modified.site_groups[site], site).toEqual([
          modifiedTable.startsWith("gastric") ? "gastric" : "non_gastric",
        ]);
        expect(tnm.site_groups[site], site).toEqual([tnmTable.startsWith("gastric") ? "gastric" : "non_gastric"]);
        expect(nih.site_groups[site], site).toEqual(["any"]);
        // "A borrowed table is labelled as such."
        const borrowed = afipTable.includes("practice");
        expect(/borrowed \(CAP\/AJCC practice\)/.test(afip.site_cautions[site]?.en ?? ""), site).toBe(borrowed);
        expect(/emprunt/.test(afip.site_cautions[site]?.fr ?? ""), site).toBe(borrowed || expected?.length === 0);
      }
    }
  });

  it("modified NIH: every printed row, with its grade", () => {
    const PRINTED: Record<string, readonly string[]> = {
      "Very low <2.0 (others print ≤2.0) ≤5 any": ["MNIH-VERY-LOW"],
      "Low 2.1–5.0 ≤5 any": ["MNIH-LOW"],
      "Intermediate 2.1–5.0 >5 gastric": ["MNIH-INTERMEDIATE-GASTRIC-MITOSES"],
      "Intermediate <5.0 (a Chinese version: ≤2 / <2) 6–10 any": [
        "MNIH-INTERMEDIATE-LE2-NON-GASTRIC",
        "MNIH-INTERMEDIATE-LE2-GASTRIC",
      ],
      "Intermediate 5.1–10.0 ≤5 gastric": ["MNIH-INTERMEDIATE-GASTRIC-SIZE"],
      "High any any **tumour rupture**": ["MNIH-HIGH-RUPTURE"],
      "High >10.0 any any": ["MNIH-HIGH-SIZE"],
      "High any >10 any": ["MNIH-HIGH-MITOSES"],
      "High >5.0 >5 any": ["MNIH-HIGH-BOTH"],
      "High 2.1–5.0 >5 non-gastric": ["MNIH-HIGH-NON-GASTRIC-MITOSES"],
      "High 5.1–10.0 ≤5 non-gastric": ["MNIH-HIGH-NON-GASTRIC-SIZE"],
    };
    const rows = tableUnder(RISK, "5. Modified NIH").rows;
    expect(rows.map((row) => row.slice(0, 4).join(" "))).toEqual(Object.keys(PRINTED));
    for (const row of rows) {
      for (const id of PRINTED[row.slice(0, 4).join(" ")] ?? []) {
        const ours = modified.rows.find((one) => one.id === id);
        expect(ours?.verification, id).toBe(row[4]);
        expect(ours?.category, id).toBe(row[0]?.toLowerCase().replace(" ", "_"));
      }
    }
    expect(modified.rows.map(({ id }) => id).sort()).toEqual(Object.values(PRINTED).flat().sort());
  });

  it("NIH 2002 is graded C throughout, and says so", () => {
    for (const { id, verification } of nih.rows) expect(verification, id).toBe("C");
    expect(nih.rows).toHaveLength(tableUnder(RISK, "3. NIH").rows.length);
  });

  it.each([0, 1])("TNM: table %s, stage by stage", (index) => {
    const SIZES: Record<string, string> = { T1: "≤2", T2: ">2–5", T3: ">5–10", T4: ">10" };
    const group = index === 0 ? "gastric" : "non_gastric";
    const stages = tableUnder(RISK, "6. AJCC", index).rows.flatMap(
      ([stage = "", sizes = "", nodes = "", metastasis = "", rate = ""]) =>
        sizes === "any"
          ? []
          : sizes.split(", ").map((size) => `${stage} ${SIZES[size]} ${nodes} ${metastasis} ${rate}`),
    );
    const ours = tnm.rows
      .filter(({ site_groups }) => site_groups?.includes(group))
      .map(
        (row) =>
          `${row.category} ${interval(row.size_cm)} ${row.nodes} ${row.metastasis} ${interval(row.mitoses) === "≤5" ? "low" : "high"}`,
      );
    expect([...ours].sort()).toEqual([...stages].sort());
    for (const row of tnm.rows) expect(row.verification, row.id).toBe("A");
    expect(
      tnm.rows
        .filter(({ category }) => category === "IV")
        .map(({ nodes, metastasis }) => nodes?.join() ?? metastasis?.join()),
    ).toEqual(["M1", "N1"]);
  });

  it("schemes that must not be shipped: each named with its citation, and no number of theirs is computed", () => {
    const rows = [...tableUnder(RISK, "7. Schemes").rows, ...tableUnder(RISK, "Other published").rows];
    expect(KNOWLEDGE.unshipped_schemes).toHaveLength(rows.length);
    for (const [index, [, citation = ""]] of rows.entries()) {
      const scheme = KNOWLEDGE.unshipped_schemes[index];
      for (const figure of numbersIn(citation.replace(/\[[^\]]*\]/g, "")))
        expect(scheme?.citation_text, scheme?.id).toContain(figure);
    }
  });

  it("field numbers over which an unknown eyepiece is a range: 18 to 26.5", () => {
    const numbers = tableUnder(RISK, "10. From HPF").rows.map(([field]) => Number(field));
    expect(KNOWLEDGE.field_number_range_mm).toEqual({ low: Math.min(...numbers), high: Math.max(...numbers) });
  });
});
