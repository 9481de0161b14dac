import { describe, expect, it } from "vitest";
import { expandSchedule } from "../../src/engine/follow-up";
import type { Schedule, ScheduleSegment } from "../../src/knowledge/types";
import { assessed, facts, knowledgeWith, rule } from "./sample-knowledge";

const CT = { en: "CT", fr: "TDM" };

function segment(
  from_month: number,
  to_month: number,
  every: number,
  more: Partial<ScheduleSegment> = {},
): ScheduleSegment {
  return {
    track: "imaging",
    from_month,
    to_month,
    every_months: { min: every, default: every, max: every },
    modality: CT,
    ...more,
  };
}

function schedule(id: string, segments: readonly ScheduleSegment[], more: Partial<Schedule> = {}): Schedule {
  return {
    id,
    guideline: "G",
    group: { en: "group", fr: "groupe" },
    applies_if: { always: true },
    anchor: "adjuvant_start",
    segments,
    evidence: { en: "e", fr: "e" },
    verification: "B",
    citations: ["ESMO22"],
    status: "active",
    jurisdictions: [],
    ...more,
  };
}

const ON = schedule("FU-ESMO-HIGH-ON", [
  segment(0, 36, 6, { extend_to_fact: "planned_adjuvant_months", ends_at_fact: "adjuvant_end" }),
]);
const OFF = schedule("FU-ESMO-HIGH-OFF", [segment(0, 24, 3), segment(24, 60, 6), segment(60, 120, 12)], {
  anchor: "adjuvant_end",
});

const dates = (of: Schedule, given: Readonly<Record<string, unknown>>): readonly string[] =>
  expandSchedule(of, facts(given)).visits.map(({ date }) => date);

describe("the worked check of the specification", () => {
  it("gives 6 scans on the drug", () => {
    expect(dates(ON, { adjuvant_start: "2026-03-02" })).toEqual([
      "2026-09-02",
      "2027-03-02",
      "2027-09-02",
      "2028-03-02",
      "2028-09-02",
      "2029-03-02",
    ]);
  });

  it("gives 19 scans after it", () => {
    expect(dates(OFF, { adjuvant_end: "2029-03-02" })).toEqual([
      "2029-06-02",
      "2029-09-02",
      "2029-12-02",
      "2030-03-02",
      "2030-06-02",
      "2030-09-02",
      "2030-12-02",
      "2031-03-02",
      "2031-09-02",
      "2032-03-02",
      "2032-09-02",
      "2033-03-02",
      "2033-09-02",
      "2034-03-02",
      "2035-03-02",
      "2036-03-02",
      "2037-03-02",
      "2038-03-02",
      "2039-03-02",
    ]);
  });
});

describe("expansion", () => {
  it("counts every date from the anchor, the day clamped to the month's end", () => {
    expect(dates(ON, { adjuvant_start: "2026-08-31" }).slice(0, 2)).toEqual(["2027-02-28", "2027-08-31"]);
  });

  it("lengthens the drug phase to the planned length, and never shortens it", () => {
    expect(dates(ON, { adjuvant_start: "2026-03-02", planned_adjuvant_months: 72 })).toHaveLength(12);
    expect(dates(ON, { adjuvant_start: "2026-03-02", planned_adjuvant_months: 12 })).toHaveLength(6);
  });

  it("plans no visit on the drug after its real end", () => {
    expect(dates(ON, { adjuvant_start: "2026-03-02", adjuvant_end: "2027-09-02" })).toEqual([
      "2026-09-02",
      "2027-03-02",
      "2027-09-02",
    ]);
  });

  it("emits no month 0 and a month shared by two segments once, per track", () => {
    const shared = schedule("FU-NCCN-RESECTED", [
      segment(0, 12, 6),
      segment(6, 18, 6),
      segment(0, 12, 12, { track: "exam" }),
    ]);
    const { visits } = expandSchedule(shared, facts({ adjuvant_start: "2026-01-15" }));
    expect(visits.map(({ track, month }) => `${track} ${month}`)).toEqual([
      "imaging 6",
      "imaging 12",
      "exam 12",
      "imaging 18",
    ]);
  });

  it("allows two weeks up to quarterly visits, four above", () => {
    expect(
      expandSchedule(schedule("X", [segment(0, 3, 3)]), facts({ adjuvant_start: "2026-01-15" })).visits[0]
        ?.tolerance_weeks,
    ).toBe(2);
    expect(
      expandSchedule(schedule("X", [segment(0, 4, 4)]), facts({ adjuvant_start: "2026-01-15" })).visits[0]
        ?.tolerance_weeks,
    ).toBe(4);
  });

  it("has no dates without the anchor, and says which date is missing", () => {
    expect(expandSchedule(ON, facts({}))).toEqual({ visits: [], missing: ["adjuvant_start"] });
    expect(expandSchedule(ON, facts({ adjuvant_start: null })).missing).toEqual(["adjuvant_start"]);
  });

  it("takes an anchor per segment, and an alternative where one is named", () => {
    const review = schedule(
      "FU-REVIEW-JOENSUU",
      [segment(0, 12, 6, { anchor: "adjuvant_start" }), segment(0, 6, 3, { anchor: "adjuvant_end" })],
      { anchor: null },
    );
    expect(dates(review, { adjuvant_start: "2026-01-10", adjuvant_end: "2027-01-10" })).toEqual([
      "2026-07-10",
      "2027-01-10",
      "2027-04-10",
      "2027-07-10",
    ]);
    expect(expandSchedule(review, facts({ adjuvant_start: "2026-01-10" }))).toMatchObject({
      missing: ["adjuvant_end"],
    });
    const either = schedule("FU-TNCD-HIGH", [segment(0, 6, 6)], {
      anchor: "surgery_date",
      anchor_alternative: "adjuvant_end",
    });
    expect(dates(either, { adjuvant_end: "2026-01-10" })).toEqual(["2026-07-10"]);
    expect(dates(either, { surgery_date: "2025-01-10", adjuvant_end: "2026-01-10" })).toEqual(["2025-07-10"]);
  });
});

describe("selection", () => {
  const high = {
    disease_setting: "resected_no_residual",
    site: "ileum",
    size_mm: 60,
    mitoses_per_5mm2: 8,
    rupture_category: "none",
  };
  const on = {
    ...ON,
    applies_if: {
      all: [
        { fact: "final_risk", in: ["high"] },
        { fact: "adjuvant_status", in: ["on"] },
      ],
    },
  } satisfies Schedule;
  const status = (parts: Parameters<typeof knowledgeWith>[0], given: Readonly<Record<string, unknown>>) => {
    const document = assessed(given, knowledgeWith(parts));
    const found = document.recommendations.find(({ rule: id }) => id === "FU");
    return { status: found?.status, visits: document.follow_up.length, missing: found?.missing, text: found?.text };
  };

  it("shows an applicable schedule with its dates, as one option among guidelines", () => {
    expect(status({ schedules: [on] }, { ...high, adjuvant_status: "on", adjuvant_start: "2026-03-02" })).toMatchObject(
      {
        status: "option",
        visits: 6,
      },
    );
  });

  it("names the missing date", () => {
    const found = status({ schedules: [on] }, { ...high, adjuvant_status: "on" });
    expect(found).toMatchObject({ status: "option", visits: 0, missing: ["adjuvant_start"] });
    expect(found.text).toMatch(/Adjuvant start/);
  });

  it("is possible, without dates, while a fact is unknown; absent when it does not apply", () => {
    expect(status({ schedules: [on] }, { ...high, adjuvant_start: "2026-03-02" })).toMatchObject({
      status: "possible",
      visits: 0,
      missing: ["adjuvant_status"],
    });
    expect(status({ schedules: [on] }, { ...high, adjuvant_status: "never" }).status).toBeUndefined();
    expect(status({ schedules: [on] }, { adjuvant_status: "on" }).status).toBeUndefined();
  });

  it("is conditional on starting when its rule fires", () => {
    const parts = {
      schedules: [{ ...on, conditional_on_rules: ["AD-03"] }],
      rules: [rule("AD-03", { fact: "final_risk", in: ["high"] }, ["ADJ_IMATINIB_400_36M"])],
    };
    expect(status(parts, high).status).toBe("conditional");
    expect(status(parts, { ...high, adjuvant_status: "on" }).status).toBe("option");
    expect(status(parts, { ...high, mitoses_per_5mm2: null, size_mm: 30 }).status).toBe("possible");
  });

  it("is cancelled by relapse", () => {
    const scoped = { ...on, scope: { fact: "disease_setting", in: ["resected_no_residual"] } } satisfies Schedule;
    const given = { ...high, adjuvant_status: "on", adjuvant_start: "2026-03-02" };
    expect(status({ schedules: [scoped] }, given).visits).toBe(6);
    expect(status({ schedules: [scoped] }, { ...given, disease_setting: "metastatic" })).toMatchObject({
      status: undefined,
      visits: 0,
    });
  });

  it("never shows an unverified schedule", () => {
    const inactive: Schedule = { ...on, id: "FU-TNCD-HIGH", status: "inactive_until_verified" };
    expect(
      status({ schedules: [inactive] }, { ...high, adjuvant_status: "on", adjuvant_start: "2026-03-02" }),
    ).toMatchObject({
      status: undefined,
      visits: 0,
    });
  });

  describe("every state of the scope and of the condition", () => {
    const resected = { fact: "margin", in: ["R0"] } as const;
    const onDrug = { fact: "adjuvant_status", in: ["on"] } as const;
    const started = { disease_setting: "resected_no_residual", adjuvant_start: "2026-03-02" };
    const of = (given: Readonly<Record<string, unknown>>, more: Partial<Schedule> = {}) => {
      const schedules = [{ ...ON, scope: resected, applies_if: onDrug, ...more }];
      const rules = [rule("AD-03", { fact: "site", in: ["ileum"] }, ["ADJ_IMATINIB_400_36M"])];
      const document = assessed({ ...started, ...given }, knowledgeWith({ schedules, rules }));
      const found = document.recommendations.find(({ rule: id }) => id === "FU");
      return found && [found.status, found.because, found.missing, document.follow_up.length];
    };
    const after = { conditional_on_rules: ["AD-03"] };

    it.each<[string, Readonly<Record<string, unknown>>, Partial<Schedule>, unknown]>([
      ["both hold", { margin: "R0", adjuvant_status: "on" }, {}, ["option", ["margin", "adjuvant_status"], [], 6]],
      ["the scope is open", { adjuvant_status: "on" }, {}, ["possible", ["adjuvant_status"], ["margin"], 0]],
      ["the condition is open", { margin: "R0" }, {}, ["possible", ["margin"], ["adjuvant_status"], 0]],
      ["both are open", {}, {}, ["possible", [], ["margin", "adjuvant_status"], 0]],
      ["the scope is open, the condition fails", { adjuvant_status: "completed_or_stopped" }, {}, undefined],
      ["outside its scope", { margin: "R1", adjuvant_status: "on" }, {}, undefined],
      ["outside its scope, the condition open", { margin: "R1" }, {}, undefined],
      [
        "its row fires, the condition is open",
        { margin: "R0", site: "ileum" },
        after,
        ["conditional", ["site", "margin"], ["adjuvant_status"], 6],
      ],
      [
        "its row fires, the condition does not hold yet",
        { margin: "R0", site: "ileum", adjuvant_status: "completed_or_stopped" },
        after,
        ["conditional", ["site", "margin"], [], 6],
      ],
      [
        "its row fires, the scope is open",
        { site: "ileum", adjuvant_status: "completed_or_stopped" },
        after,
        undefined,
      ],
      ["its row fires outside the scope", { margin: "R1", site: "ileum" }, after, undefined],
      ["its row is only possible", { margin: "R0", adjuvant_status: "completed_or_stopped" }, after, undefined],
    ])("%s", (_title, given, more, expected) => {
      expect(of(given, more)).toEqual(expected);
    });

    it("none while nobody has stated the situation, unless it surely applies", () => {
      for (const disease_setting of [null, undefined]) {
        expect(of({ margin: "R0", disease_setting })).toBeUndefined();
        expect(of({ adjuvant_status: "on", disease_setting })).toBeUndefined();
        expect(of({ margin: "R0", adjuvant_status: "on", disease_setting })?.[0]).toBe("option");
      }
    });
  });

  it("tells its group and its comment, and the date that is missing only while there is no visit at all", () => {
    const comment = { en: "from the review", fr: "selon la revue" };
    const two = schedule(
      "FU-REVIEW-JOENSUU",
      [segment(0, 12, 6, { anchor: "adjuvant_start" }), segment(0, 6, 3, { anchor: "adjuvant_end" })],
      { anchor: null, comment },
    );
    const text = (given: Readonly<Record<string, unknown>>, language: "en" | "fr") =>
      assessed({ disease_setting: "resected_no_residual", ...given }, knowledgeWith({ schedules: [two] }), {
        language,
      }).recommendations.find(({ rule: id }) => id === "FU");
    const first = { adjuvant_start: "2026-03-02" };
    expect(text(first, "en")).toMatchObject({ text: "group. from the review", missing: ["adjuvant_end"] });
    expect(text(first, "fr")?.text).toBe("groupe. selon la revue");
    expect(text({}, "en")?.text).toMatch(/^group\. from the review.+Adjuvant start/);
    expect(text({}, "en")?.missing).toEqual(["adjuvant_start", "adjuvant_end"]);
  });

  it("is asked about like any other row", () => {
    const document = assessed({ ...high, adjuvant_start: "2026-03-02" }, knowledgeWith({ schedules: [on] }));
    expect(document.next_best_facts).toMatchObject([{ fact: "adjuvant_status", resolves: ["FU-ESMO-HIGH-ON"] }]);
    expect(document.recommendations.map(({ rule: id }) => id)).toEqual(["FU"]);
    const settled = { ...high, adjuvant_status: "on", adjuvant_start: "2026-03-02" };
    expect(assessed(settled, knowledgeWith({ schedules: [on] })).next_best_facts).toEqual([]);
  });
});
