import { describe, expect, it } from "vitest";
import { addMonths, isCalendarDate } from "../../src/engine/calendar";
import { deriveFacts } from "../../src/engine/derive-facts";
import type { Fact, Facts } from "../../src/engine/fact";
import { expandSchedule } from "../../src/engine/follow-up";
import { parseFacts } from "../../src/engine/parse-facts";
import { labelOfValue } from "../../src/engine/recommendation";
import { sayIn } from "../../src/engine/say";
import { proteinChanges } from "../../src/engine/variant";
import { derivedSource, sourcesOf } from "../../src/engine/working-facts";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { Condition, FactName, Schedule } from "../../src/knowledge/types";
import { assessed, BARE, facts, knowledgeWith, rule } from "./sample-knowledge";

/* What is stated is never overwritten by what is calculated, and nothing is calculated from a part of a date (dictionary, §1.1). */

const AS_OF = "2026-11-23";
const SAY = sayIn(BARE, "en");
const ENTERED = { reference: null, element: null, date: null, quote: null, start: null, end: null, method: "entered" };
type Json = Readonly<Record<string, unknown>>;

const completed = (given: Facts): Facts => deriveFacts(given, BARE, AS_OF, SAY);
const stated = (value: unknown): Fact => ({ status: "known", value, sources: [ENTERED], note: null }) as Fact;
const shown = (fact: Fact | undefined) => (fact?.status === "known" ? fact.value : fact?.status);

describe("a stated fact stays as it was stated", () => {
  it.each<[Json, FactName, unknown]>([
    [{ start_date: "not_applicable", tki_start: "2026-01-01" }, "start_date", "not_applicable"],
    [{ tki_start: "not_applicable", start_date: "2026-01-01" }, "tki_start", "not_applicable"],
    [{ weeks_since_surgery: "not_applicable", surgery_date: "2026-11-02" }, "weeks_since_surgery", "not_applicable"],
    [{ mitoses_source: "resection_post_tki", neoadjuvant_months: 6 }, "mitoses_source", "resection_post_tki"],
    [{ genotype: "not_tested", variant_hgvs: "D842V" }, "genotype", "not_tested"],
    [{ genotype: "pending", variant_hgvs: "D842V" }, "genotype", "pending"],
    [
      {
        imatinib_total_months: 20,
        current_tki: "none",
        prior_tki: [{ agent: "imatinib", start: "2025-01-01", stop: "2025-07-01" }, { agent: "imatinib" }],
      },
      "imatinib_total_months",
      20,
    ],
  ])("%j: %s is %j", (json, name, expected) => {
    expect(shown(completed(facts(json))[name])).toBe(expected);
  });

  it("limits that were stated are kept, those that follow from other facts fill a gap only", () => {
    const courses = [{ agent: "imatinib", start: "2025-01-01", stop: "2025-07-01" }, { agent: "imatinib" }];
    const bounds = (more: Json) => {
      const fact = completed(facts({ current_tki: "none", prior_tki: courses, ...more })).imatinib_total_months;
      return fact?.status === "unknown" ? fact.bounds : fact;
    };
    expect(bounds({ imatinib_total_months: { gte: 9 } })).toEqual({ low: 9, low_inclusive: true });
    expect(bounds({ imatinib_total_months: null })).toEqual({ low: 6, low_inclusive: true });
    expect(bounds({})).toEqual({ low: 6, low_inclusive: true });
    const count = completed(facts({ mitoses_raw_count: 6, mitoses_per_5mm2: { gt: 5 } })).mitoses_per_5mm2;
    expect(count).toMatchObject({ status: "unknown", bounds: { low: 5, low_inclusive: false } });
  });
});

describe("what is said to be unknown is calculated like what is not mentioned", () => {
  it.each<[Json, FactName, unknown]>([
    [{ start_date: "2026-01-01", tki_start: null }, "tki_start", "2026-01-01"],
    [{ tki_start: "2026-01-01", start_date: null }, "start_date", "2026-01-01"],
    [{ rupture_criterion: "spillage", rupture_category: null }, "rupture_category", "major_defect"],
    [{ surgery_date: "2026-11-02", weeks_since_surgery: null }, "weeks_since_surgery", 3],
  ])("%j: %s is %j", (json, name, expected) => {
    expect(shown(completed(facts(json))[name])).toBe(expected);
  });
});

describe("nothing comes out of nothing", () => {
  it("no facts, no facts more", () => {
    expect(completed({})).toEqual({});
  });
  it.each<[Facts, FactName]>([
    [{ surgery_date: stated("2026") } as Facts, "weeks_since_surgery"],
    [{ current_tki: stated("imatinib"), tki_start: stated("2026-05") } as Facts, "months_on_tki"],
    [{ birth_date: stated("20") } as Facts, "age"],
  ])("a part of a date gives no number: %j", (given, name) => {
    expect(completed(given)[name]).toBeUndefined();
  });
  it("an infant whose birth is known to the month is less than a year old", () => {
    expect(shown(completed({ birth_date: stated("2026-10") } as Facts).age)).toBe(0);
  });
  it("a course that ends before it starts adds nothing, and leaves the sum open", () => {
    const courses = [
      { agent: "imatinib", start: "2025-01-01", stop: "2025-07-01" },
      { agent: "imatinib", start: "2026-07-01", stop: "2026-05-01" },
    ];
    const given = { current_tki: stated("none"), prior_tki: stated(courses) } as Facts;
    expect(completed(given).imatinib_total_months).toMatchObject({ status: "unknown", bounds: { low: 6 } });
  });
});

describe("courses", () => {
  const course = (agent: string, start: string, stop: string) => ({ agent, start, stop, setting: "advanced" });
  const two = [course("imatinib", "2025-01-01", "2025-07-01"), course("imatinib", "2025-08-01", "2026-02-01")];

  it.each([
    [14, "known"],
    [10, "known"],
    [15, "conflict"],
    [9, "conflict"],
  ])("a stated total of %s months beside two courses of 12 is %s: each may be a month off", (months, status) => {
    const given = facts({ current_tki: "none", prior_tki: two, imatinib_total_months: months });
    expect(completed(given).imatinib_total_months?.status).toBe(status);
  });

  const floor = (json: Json) => completed(facts(json)).imatinib_total_months;
  const adjuvant = { adjuvant_status: "on", adjuvant_start: "2025-11-23" };
  it.each<[Json, FactName]>([
    [{ current_tki: "imatinib", tki_start: "2025-11-23" }, "tki_start"],
    [{ current_tki: "imatinib", ...adjuvant }, "adjuvant_start"],
  ])("a floor under the months of imatinib tells its date: %j", (json, by) => {
    expect(floor(json)).toEqual({
      status: "unknown",
      bounds: { low: 12, low_inclusive: true },
      sources: [derivedSource([by])],
      note: SAY("months_at_least", { low: 12, start: "2025-11-23", end: AS_OF }),
    });
  });
  it.each<[string, Json]>([
    ["the drug was started today", { current_tki: "imatinib", tki_start: AS_OF }],
    ["another drug is taken", { ...adjuvant, current_tki: "sunitinib", prior_tki: [{ agent: "imatinib" }] }],
    [
      "adjuvant treatment is over",
      { disease_setting: "metastatic", current_tki: "imatinib", ...adjuvant, adjuvant_status: "completed_or_stopped" },
    ],
  ])("no floor where %s", (_title, json) => {
    expect(floor(json)).toBeUndefined();
  });
  it("adjuvant dates are those of the adjuvant course alone", () => {
    const dates = { adjuvant_status: "completed_or_stopped", adjuvant_start: "2024-01-01", adjuvant_end: "2025-01-01" };
    const prior_tki = [
      { agent: "imatinib", setting: "adjuvant" },
      { agent: "imatinib", setting: "advanced" },
    ];
    const given = { disease_setting: "metastatic", current_tki: "none", ...dates };
    expect(shown(floor({ ...given, prior_tki: prior_tki.slice(0, 1) }))).toBe(12);
    expect(floor({ ...given, prior_tki })).toMatchObject({ status: "unknown", bounds: { low: 12 } });
  });

  it.each(["metastatic", "recurrent_local", "localized_unresectable"])("are lines of treatment when %s", (setting) => {
    const prior_tki = [...two, course("sunitinib", "2026-03-01", "2026-06-01")];
    expect(shown(completed(facts({ disease_setting: setting, current_tki: "none", prior_tki })).line)).toBe(3);
  });
});

const named = (name: "rupture_criterion" | "current_tki", value: string): string => {
  const { label, value_labels } = DICTIONARY[name];
  return `${label.en.split(" (")[0]}: ${(value_labels as Record<string, { readonly en: string }>)[value]?.en}`;
};
const RESECTED_ON = { disease_setting: "resected_no_residual", current_tki: "imatinib" };

describe("contradictions name both sides", () => {
  const opposed = (given: unknown, other: unknown, by: FactName, note: string) => ({
    status: "conflict",
    alternatives: [
      { value: given, sources: [ENTERED] },
      { value: other, sources: [derivedSource([by]), ENTERED] },
    ],
    note,
  });
  const neoadjuvant = (agent: string | null) => ({
    mitoses_source: "resection_untreated",
    prior_tki: [{ agent, setting: "neoadjuvant" }],
  });
  it.each<[Json, FactName, unknown]>([
    [
      { disease_setting: "localized_resectable", metastasis_sites: ["liver", "lymph_node", "lung"] },
      "disease_setting",
      opposed("localized_resectable", "metastatic", "metastasis_sites", "Contradicts Metastatic sites: Liver, Lung."),
    ],
    [
      { disease_setting: "localized_resectable", metastasis_count: 2 },
      "disease_setting",
      opposed("localized_resectable", "metastatic", "metastasis_count", "Contradicts Number of metastases: 2."),
    ],
    [
      neoadjuvant("imatinib"),
      "mitoses_source",
      opposed("resection_untreated", "resection_post_tki", "prior_tki", "Contradicts Previous TKIs: imatinib."),
    ],
    [
      neoadjuvant(null),
      "mitoses_source",
      opposed("resection_untreated", "resection_post_tki", "prior_tki", "Contradicts Previous TKIs: ?."),
    ],
    [
      { mitoses_source: "resection_untreated", neoadjuvant_months: 6 },
      "mitoses_source",
      opposed("resection_untreated", "resection_post_tki", "neoadjuvant_months", "Contradicts Pre-operative TKI: 6."),
    ],
    [
      { ihc_sdhb: "retained", genotype: "SDH_deficient" },
      "genotype",
      {
        status: "conflict",
        alternatives: [{ value: "SDH_deficient", sources: [ENTERED] }],
        note: "Contradicts SDHB staining: Retained.",
      },
    ],
    [
      { rupture_category: "not_applicable", rupture_criterion: "spillage" },
      "rupture_category",
      {
        status: "conflict",
        alternatives: [{ value: "major_defect", sources: [derivedSource(["rupture_criterion"]), ENTERED] }],
        note: `Contradicts ${named("rupture_criterion", "spillage")}.`,
      },
    ],
    [
      { rupture_criterion: "r1_margin", margin: "R0" },
      "margin",
      opposed("R0", "R1", "rupture_criterion", `Contradicts ${named("rupture_criterion", "r1_margin")}.`),
    ],
    [
      { ...RESECTED_ON, adjuvant_status: "never" },
      "adjuvant_status",
      opposed("never", "on", "current_tki", `Contradicts ${named("current_tki", "imatinib")}.`),
    ],
    [
      { adjuvant_status: "on", adjuvant_end: "2026-11-22" },
      "adjuvant_status",
      opposed("on", "completed_or_stopped", "adjuvant_end", "Contradicts Actual adjuvant end: 2026-11-22."),
    ],
    ...(
      [
        ["never", { adjuvant_start: "2026-11-22" }, "Adjuvant start: 2026-11-22"],
        ["never", { prior_tki: [{ agent: "imatinib", setting: "adjuvant" }] }, "Previous TKIs: imatinib"],
        ["never", { prior_tki: [{ agent: null, setting: "adjuvant" }] }, "Previous TKIs: ?"],
        ["on", { current_tki: "none" }, named("current_tki", "none")],
        ["completed_or_stopped", { current_tki: "none", prior_tki: [] }, "Previous TKIs: 0"],
      ] as const
    ).map(([status, more, by]): [Json, FactName, unknown] => [
      { adjuvant_status: status, ...more },
      "adjuvant_status",
      { status: "conflict", alternatives: [{ value: status, sources: [ENTERED] }], note: `Contradicts ${by}.` },
    ]),
    [
      { birth_date: "1904-11-24" },
      "birth_date",
      {
        status: "conflict",
        alternatives: [{ value: "1904-11-24", sources: [ENTERED] }],
        note: SAY("conflict_age", { date: "1904-11-24", age: 121, as_of: AS_OF }),
      },
    ],
  ])("%j", (json, name, expected) => {
    expect(completed(facts(json))[name]).toEqual(expected);
  });

  it.each<[Json, FactName]>([
    [{ adjuvant_status: "never", prior_tki: [{ agent: "imatinib", setting: "advanced" }] }, "adjuvant_status"],
    [
      { ...RESECTED_ON, disease_setting: "metastatic", treatment_intent: "adjuvant", adjuvant_status: "never" },
      "adjuvant_status",
    ],
    [
      { ...RESECTED_ON, current_tki: "none", treatment_intent: "adjuvant", adjuvant_status: "never" },
      "adjuvant_status",
    ],
    [{ adjuvant_status: "completed_or_stopped", adjuvant_end: "2026-11-22" }, "adjuvant_status"],
    [{ adjuvant_status: "never", adjuvant_start: "2026-11-24" }, "adjuvant_start"],
    ...["on", "completed_or_stopped"].map((adjuvant_status): [Json, FactName] => [
      { adjuvant_status, prior_tki: [{ agent: "imatinib", setting: "adjuvant" }] },
      "adjuvant_status",
    ]),
    [{ adjuvant_status: "on", adjuvant_end: "2027-11-24" }, "adjuvant_end"],
  ])("no contradiction: %j", (json, name) => {
    expect(completed(facts(json))[name]).toMatchObject({ status: "known", value: json[name] });
  });

  it.each([
    ["1904", "conflict"],
    ["1905", "known"],
    ["1905-10", "conflict"],
    ["1905-11", "known"],
  ])("a birth of which only %s is known, beyond 120 years whatever the day: %s", (birth, status) => {
    expect(completed({ birth_date: stated(birth) } as Facts).birth_date?.status).toBe(status);
  });

  it("what sources state differently stays as they stated it", () => {
    const two = { status: "conflict", alternatives: [{ value: "none" }, { value: "minor_defect" }], note: "two" };
    const given = { rupture_category: two, rupture_criterion: stated("spillage") } as unknown as Facts;
    expect(completed(given).rupture_category).toBe(two);
  });

  it("only a stated or an absent fact has sources of its own", () => {
    expect(sourcesOf(undefined)).toEqual([]);
    expect(sourcesOf({ status: "unknown", note: null })).toEqual([]);
    expect(sourcesOf({ status: "unknown", note: null, sources: undefined } as unknown as Fact)).toEqual([]);
    expect(sourcesOf({ status: "conflict", alternatives: [], note: null })).toEqual([]);
    expect(sourcesOf(stated(3))).toEqual([ENTERED]);
  });
});

describe("input that is no fact", () => {
  const refusal = (json: unknown) => {
    const parsed = parseFacts(json, BARE);
    return parsed.ok ? parsed.facts : parsed.error;
  };
  it("that cannot be written down is told by its brackets", () => {
    const list: unknown[] = [];
    list.push(list);
    expect(refusal({ margin: list })).toMatchObject({ problem: "illegal_member", values: { found: "[…]" } });
    const object: Record<string, unknown> = {};
    object.self = object;
    expect(refusal({ margin: object })).toMatchObject({ problem: "illegal_member", values: { found: "{…}" } });
  });
  it("undefined is unknown, like null", () => {
    expect(refusal({ margin: undefined })).toEqual({ margin: { status: "unknown", note: null } });
  });
  it("ten characters that are no text are no date", () => {
    expect(refusal({ surgery_date: [..."2026-01-01"] })).toMatchObject({ problem: "illegal_date" });
  });
  it("does not hide an error that is not the input's", () => {
    const broken = {
      get margin(): string {
        throw new Error("broken");
      },
    };
    expect(() => parseFacts(broken, BARE)).toThrow("broken");
  });
});

describe("the calendar", () => {
  it.each(["2026-1/-01", "2026-0:-01", "202/-01-01", "202:-01-01", "2026x01-01", "2026-01x01", "2026-01-0 "])(
    "%s is no date",
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );
  it("writes every year with four digits", () => {
    expect(addMonths("0998-12-31", 2)).toBe("0999-02-28");
    expect(addMonths("0999-12-15", 1)).toBe("1000-01-15");
    expect(addMonths("1000-12-15", 1)).toBe("1001-01-15");
  });
  it("ends a phase on its day, not on its month", () => {
    const CT = { en: "CT", fr: "TDM" };
    const schedule: Schedule = {
      id: "FU-ESMO-HIGH-ON",
      guideline: "",
      group: CT,
      applies_if: { always: true },
      anchor: "adjuvant_start",
      segments: [
        {
          track: "imaging",
          from_month: 0,
          to_month: 12,
          every_months: { min: 6, default: 6, max: 6 },
          modality: CT,
          ends_at_fact: "adjuvant_end",
        },
      ],
      evidence: CT,
      verification: "B",
      citations: [],
      status: "active",
      jurisdictions: [],
    };
    const dates = (adjuvant_end: string) =>
      expandSchedule(schedule, facts({ adjuvant_start: "2026-03-15", adjuvant_end })).visits.map(({ date }) => date);
    expect(dates("2026-09-14")).toEqual([]);
    expect(dates("2026-09-15")).toEqual(["2026-09-15"]);
    expect(dates("2026-09-20")).toEqual(["2026-09-15"]);
  });
});

describe("protein changes", () => {
  it.each<[string, readonly string[]]>([
    ["p.Trp557Ter", ["W557*"]],
    ["c.A2525T", []],
    ["c.A2525T; p.Asp842Val", ["D842V"]],
  ])("%s", (text, changes) => {
    expect(proteinChanges(text)).toEqual(changes);
  });
});

describe("words", () => {
  it("a sentence of which a value is missing shows the place", () => {
    expect(SAY("conflict_before", { date: "2026-01-01" })).toBe("2026-01-01 is before {fact} ({other}).");
  });
  it("names facts and the values of the fact at hand, and leaves every other word as it is", () => {
    expect(SAY("conflict_with_fact", { fact: "site", value: "stomach" })).toBe("Contradicts Primary site: Stomach.");
    expect(SAY("conflict_with_fact", { fact: "site", value: "spleen" })).toBe("Contradicts Primary site: spleen.");
    expect(SAY("conflict_with_fact", { fact: "constructor", value: "stomach" })).toBe(
      "Contradicts constructor: stomach.",
    );
    expect(SAY("range_text", { items: "stomach", fact: "site" })).toBe(
      "Depends on what is missing. Still possible: stomach. The fact that would settle most: Primary site.",
    );
  });
  it.each<[FactName, unknown, string, string]>([
    ["site", "stomach", DICTIONARY.site.value_labels.stomach.en, DICTIONARY.site.value_labels.stomach.fr],
    [
      "symptoms",
      ["pain", "fever"],
      `${DICTIONARY.symptoms.value_labels.pain.en}, ${DICTIONARY.symptoms.value_labels.fever.en}`,
      `${DICTIONARY.symptoms.value_labels.pain.fr}, ${DICTIONARY.symptoms.value_labels.fever.fr}`,
    ],
    ["site", "spleen", "spleen", "spleen"],
    ["size_mm", 62, "62", "62"],
    ["comorbidity", null, "null", "null"],
    [
      "prior_tki",
      [{ agent: "imatinib" }, { agent: null }],
      '{"agent":"imatinib"}, {"agent":null}',
      '{"agent":"imatinib"}, {"agent":null}',
    ],
  ])("the value of %s %j", (name, value, english, french) => {
    expect(labelOfValue(BARE, name, value, "en")).toBe(english);
    expect(labelOfValue(BARE, name, value, "fr")).toBe(french);
  });
  it("only a number is counted down", () => {
    const text = { en: "{36 - site}", fr: "" };
    const knowledge = knowledgeWith({ rules: [rule("T", { always: true }, [{ code: "TOTAL_36M", text }])] });
    const document = assessed({ disease_setting: "metastatic", site: "rectum" }, knowledge);
    expect(document.recommendations.find((one) => one.rule === "T")?.text).toBe("?");
  });
});

describe("tests on values", () => {
  const outcome = (when: Condition, given: Json) => {
    const knowledge = knowledgeWith({ rules: [rule("T", when, ["STAGING_CT"])] });
    return assessed({ disease_setting: "metastatic", ...given }, knowledge).recommendations.find(
      (one) => one.rule === "T",
    )?.status;
  };
  it.each<[Condition, Json, string | undefined]>([
    [{ fact: "age", lt: 18 }, { age: { lte: 17 } }, "recommended"],
    [{ fact: "age", lt: 18 }, { age: { gte: 19 } }, undefined],
    [{ fact: "age", gt: 18 }, { age: { gte: 19 } }, "recommended"],
    [{ fact: "age", gt: 18 }, { age: { lte: 17 } }, undefined],
    // A text is no number, whatever it looks like.
    [{ fact: "comorbidity", lt: 5 }, { comorbidity: "3" }, undefined],
    [{ fact: "concomitant_meds", drug_list: "strong_inducers" }, { concomitant_meds: ["rifampicinum"] }, undefined],
  ])("%j on %j: %s", (when, given, expected) => {
    expect(outcome(when, given)).toBe(expected);
  });
  it.each<[Condition, string]>([
    [{ named: "z" }, "no condition named z"],
    [{ fact: "concomitant_meds", drug_list: "z" }, "no drug list named z"],
    [{ rule_fires: "z" }, "no rule z"],
    [{ rule_fires: "T" }, "rule T depends on itself"],
  ])("a mistake in the tables is named: %j", (when, message) => {
    expect(() => outcome(when, {})).toThrow(message);
  });
  it("a condition that names itself is named", () => {
    const rules = [rule("T", { named: "z" }, ["STAGING_CT"])];
    expect(() => assessed({}, knowledgeWith({ conditions: { z: { not: { named: "z" } } }, rules }))).toThrow(
      "condition z names itself",
    );
  });
});
