import { expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import { parseFacts } from "../../src/engine/parse-facts";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";

// The worked check of the follow-up specification, written out.
const HIGH = {
  disease_setting: "resected_no_residual",
  site: "jejunum",
  size_mm: 60,
  mitoses_per_5mm2: 8,
  mitoses_source: "resection_untreated",
  rupture_category: "none",
  margin: "R0",
  genotype: "KIT_ex11_other",
  prior_tki: [],
};

function datesOf(schedule: string, facts: Record<string, unknown>, as_of: string): readonly string[] {
  const parsed = parseFacts(facts, KNOWLEDGE);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const { follow_up } = assess(parsed.facts, KNOWLEDGE, {
    as_of,
    jurisdiction: "EU",
    mode: "today",
    language: "en",
    patient: null,
  });
  return follow_up.filter((visit) => visit.schedule === schedule).map(({ date }) => date);
}

it("six scans on adjuvant imatinib started on 2 March 2026", () => {
  const facts = { ...HIGH, adjuvant_status: "on", adjuvant_start: "2026-03-02", current_tki: "imatinib" };
  expect(datesOf("FU-ESMO-HIGH-ON", facts, "2026-03-02")).toEqual([
    "2026-09-02",
    "2027-03-02",
    "2027-09-02",
    "2028-03-02",
    "2028-09-02",
    "2029-03-02",
  ]);
});

it("nineteen scans after the stop on 2 March 2029", () => {
  const facts = { ...HIGH, adjuvant_status: "completed_or_stopped", adjuvant_end: "2029-03-02" };
  const dates = datesOf("FU-ESMO-HIGH-OFF", facts, "2029-03-02");
  expect(dates).toHaveLength(19);
  expect(dates.slice(0, 10)).toEqual([
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
  ]);
  expect(dates.at(-1)).toBe("2039-03-02");
});

it("six years of imatinib lengthen the schedule on the drug", () => {
  const facts = { ...HIGH, adjuvant_status: "on", adjuvant_start: "2026-03-02", planned_adjuvant_months: 72 };
  expect(datesOf("FU-ESMO-HIGH-ON", facts, "2026-03-02").at(-1)).toBe("2032-03-02");
});

it("without the date no visit is made up", () => {
  expect(datesOf("FU-ESMO-HIGH-ON", { ...HIGH, adjuvant_status: "on" }, "2026-03-02")).toEqual([]);
});

it("the French thesaurus never plans a visit", () => {
  const facts = { ...HIGH, adjuvant_status: "never", surgery_date: "2026-03-02" };
  const parsed = parseFacts(facts, KNOWLEDGE);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const { follow_up, recommendations } = assess(parsed.facts, KNOWLEDGE, {
    as_of: "2026-03-10",
    jurisdiction: "FR",
    mode: "today",
    language: "fr",
    patient: null,
  });
  expect(follow_up.length).toBeGreaterThan(0);
  expect(follow_up.filter(({ schedule }) => schedule.startsWith("FU-TNCD"))).toEqual([]);
  expect(recommendations.filter(({ code }) => code.startsWith("FU-TNCD"))).toEqual([]);
});
