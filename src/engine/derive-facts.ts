import type { FactName, FactValues, Knowledge, TkiCourse } from "../knowledge/types";
import { completedMonths, daysBetween } from "./calendar";
import { findContradictions, impossibleAge } from "./contradictions";
import type { Facts } from "./fact";
import type { Say } from "./say";
import { proteinChanges } from "./variant";
import {
  derived,
  derivedSource,
  isMissing,
  known,
  settle,
  settleBounds,
  sourcesOf,
  tidy,
  type WorkingFacts,
} from "./working-facts";

/**
 * Completes the facts with those that follow from others (size conversions, ages, durations, line of treatment, rupture
 * category) and turns contradictions into conflicts. A stated fact is never overwritten: when the derived value differs,
 * both stand as alternatives. Nothing is derived from unknown, conflicting or partial input except bounds.
 * Source: dictionary of facts (column M = D, "dates used"), risk schemes §10, pathway rules §1 and SX-07.
 */
export function deriveFacts(given: Facts, knowledge: Knowledge, asOf: string, say: Say): Facts {
  const facts: WorkingFacts = { ...given };
  deriveStart(facts, say);
  deriveAge(facts, knowledge, asOf, say);
  const surgery = known(facts, "surgery_date");
  if (surgery) {
    const days = daysBetween(surgery, asOf);
    if (days !== null && days >= 0) {
      settle(facts, "weeks_since_surgery", days / 7, ["surgery_date"], 1, say, () =>
        say("weeks_from_surgery", { start: surgery, end: asOf }),
      );
    }
  }
  deriveDurations(facts, asOf, say);
  deriveLine(facts, say);
  deriveIntent(facts, say);
  deriveRupture(facts, knowledge, say);
  deriveGenotype(facts, say);
  deriveMitoses(facts, knowledge, say);
  findContradictions(facts, knowledge, asOf, say);
  return facts;
}

function deriveStart(facts: WorkingFacts, say: Say): void {
  const start = known(facts, "start_date");
  const tkiStart = known(facts, "tki_start");
  if (start && tkiStart && start !== tkiStart) {
    const alternatives = [
      { value: start, sources: sourcesOf(facts.start_date) },
      { value: tkiStart, sources: sourcesOf(facts.tki_start) },
    ];
    const note = say("conflict_stated_twice");
    facts.start_date = { status: "conflict", alternatives, note };
    facts.tki_start = { status: "conflict", alternatives, note };
  } else if (start && isMissing(facts.tki_start)) {
    facts.tki_start = derived(start, ["start_date"], say("same_value_as", { facts: "start_date" }));
  } else if (tkiStart && isMissing(facts.start_date)) {
    facts.start_date = derived(tkiStart, ["tki_start"], say("same_value_as", { facts: "tki_start" }));
  }
}

function deriveAge(facts: WorkingFacts, knowledge: Knowledge, asOf: string, say: Say): void {
  const birth = known(facts, "birth_date");
  if (!birth || impossibleAge(birth, knowledge, asOf) !== null) return;
  const months = completedMonths(birth, asOf);
  if (months !== null) {
    if (months < 0) return;
    settle(facts, "age", Math.floor(months / 12), ["birth_date"], 0.999, say, () =>
      say("age_from_birth_date", { date: asOf }),
    );
    return;
  }
  // A year or a year and month of birth bounds the age.
  const earliest = /^\d{4}$/.test(birth) ? `${birth}-01-01` : `${birth}-01`;
  const latest = /^\d{4}$/.test(birth) ? `${birth}-12-31` : `${birth}-28`;
  const oldest = completedMonths(earliest, asOf);
  const youngest = completedMonths(latest, asOf);
  if (oldest === null || youngest === null || youngest < 0) return;
  const low = Math.floor(youngest / 12);
  const high = Math.floor(oldest / 12);
  if (low === high) {
    settle(facts, "age", low, ["birth_date"], 0.999, say, () => say("age_from_birth_date", { date: asOf }));
  } else {
    settleBounds(
      facts,
      "age",
      { low, low_inclusive: true, high, high_inclusive: true },
      ["birth_date"],
      say("bounds_known", { bounds: `${low}–${high}` }),
    );
  }
}

function deriveDurations(facts: WorkingFacts, asOf: string, say: Say): void {
  const start = known(facts, "tki_start");
  const current = known(facts, "current_tki");
  if (start && current && current !== "none") {
    const months = completedMonths(start, asOf);
    if (months !== null && months >= 0) {
      settle(facts, "months_on_tki", months, ["tki_start"], 1, say, () =>
        say("completed_months", { start, end: asOf }),
      );
    }
  }
  const since = start ?? adjuvantStart(facts);
  const courses = known(facts, "prior_tki");
  if (!courses) {
    if (current === "imatinib" && since) imatinibSince(facts, since, asOf, say);
    return;
  }
  const before = datedByAdjuvant(
    courses.filter((course) => !isCurrentCourse(course, current)),
    facts,
  );

  const neoadjuvant = before.filter((course) => course.setting === "neoadjuvant");
  if (neoadjuvant.length > 0) {
    totalMonths(facts, "neoadjuvant_months", neoadjuvant, null, ["prior_tki"], say);
  }
  const imatinib = before.filter((course) => course.agent?.toLowerCase() === "imatinib");
  const unnamed = before.some((course) => !course.agent);
  const running = current === "imatinib" ? [{ start: start ?? null, stop: asOf }] : [];
  if (unnamed || current === null || current === "other") {
    if (imatinib.length > 0) totalMonths(facts, "imatinib_total_months", imatinib, "at least", ["prior_tki"], say);
    return;
  }
  totalMonths(
    facts,
    "imatinib_total_months",
    [...imatinib, ...running],
    null,
    running.length > 0 ? ["prior_tki", "tki_start"] : ["prior_tki"],
    say,
  );
  if (current === "imatinib" && !start && since) imatinibSince(facts, since, asOf, say);
}

/** While adjuvant treatment is under way, the present drug has been taken since its start at the latest. */
function adjuvantStart(facts: WorkingFacts): string | null {
  return known(facts, "adjuvant_status") === "on" ? known(facts, "adjuvant_start") : null;
}

/** A floor under the months of imatinib: what was taken before is not known, or the dates are those of adjuvant treatment. */
function imatinibSince(facts: WorkingFacts, since: string, asOf: string, say: Say): void {
  const low = completedMonths(since, asOf);
  if (low === null || low <= 0) return;
  const from: FactName = known(facts, "tki_start") ? "tki_start" : "adjuvant_start";
  const note = say("months_at_least", { low, start: since, end: asOf });
  settleBounds(facts, "imatinib_total_months", { low, low_inclusive: true }, [from], note);
}

/** The one adjuvant course, listed without dates, has the dates of adjuvant treatment. */
function datedByAdjuvant(courses: readonly TkiCourse[], facts: WorkingFacts): readonly TkiCourse[] {
  const start = known(facts, "adjuvant_start");
  const stop = known(facts, "adjuvant_end");
  const adjuvant = courses.filter(({ setting }) => setting === "adjuvant");
  if (!start || !stop || adjuvant.length !== 1) return courses;
  return courses.map((course) =>
    course === adjuvant[0] && !course.start && !course.stop ? { ...course, start, stop } : course,
  );
}

/** A course of the present drug without a stop date is the present course, listed a second time. */
function isCurrentCourse(course: TkiCourse, current: string | null): boolean {
  return course.agent?.toLowerCase() === current && !course.stop;
}

function totalMonths(
  facts: WorkingFacts,
  name: "neoadjuvant_months" | "imatinib_total_months",
  courses: readonly TkiCourse[],
  least: "at least" | null,
  from: readonly FactName[],
  say: Say,
): void {
  let total = 0;
  let complete = least === null;
  for (const course of courses) {
    const months = course.start && course.stop ? completedMonths(course.start, course.stop) : null;
    if (months === null || months < 0) complete = false;
    else total += months;
  }
  if (complete) {
    settle(facts, name, total, from, Math.max(1, courses.length), say, () =>
      say("derived_from", { facts: from.join(", ") }),
    );
  } else if (total > 0) {
    settleBounds(facts, name, { low: total, low_inclusive: true }, from, say("courses_without_dates", { low: total }));
  }
}

const ADVANCED: readonly string[] = ["metastatic", "localized_unresectable", "recurrent_local"];

function deriveLine(facts: WorkingFacts, say: Say): void {
  const setting = known(facts, "disease_setting");
  const courses = known(facts, "prior_tki");
  if (!setting || !ADVANCED.includes(setting) || !courses) return;
  const current = known(facts, "current_tki");
  const before = courses.filter((course) => !isCurrentCourse(course, current));
  const agents = new Set(
    before.filter((course) => course.setting === "advanced").map((course) => course.agent?.toLowerCase() ?? "?"),
  );
  const line = Math.min(agents.size + 1, 10);
  if (before.every((course) => course.setting)) {
    settle(facts, "line", line, ["prior_tki", "disease_setting"], 0, say, () => say("line_from_courses"));
  } else {
    settleBounds(
      facts,
      "line",
      { low: line, low_inclusive: true, high: Math.min(before.length + 1, 10), high_inclusive: true },
      ["prior_tki", "disease_setting"],
      say("courses_without_setting", { low: line }),
    );
  }
}

/** "From setting" (dictionary). A primary that cannot be resected leaves the aim open: neoadjuvant or advanced. */
function deriveIntent(facts: WorkingFacts, say: Say): void {
  const current = known(facts, "current_tki");
  const setting = known(facts, "disease_setting");
  if (!current || current === "none" || !setting || !isMissing(facts.treatment_intent)) return;
  const intent = {
    localized_resectable: "neoadjuvant",
    resected_no_residual: "adjuvant",
    metastatic: "advanced",
    recurrent_local: "advanced",
    localized_unresectable: null,
    suspected_sel: null,
  } as const satisfies Record<FactValues["disease_setting"], FactValues["treatment_intent"] | null>;
  const value = intent[setting];
  if (value) {
    facts.treatment_intent = derived(value, ["disease_setting", "current_tki"], say("intent_from_setting"));
  }
}

function deriveRupture(facts: WorkingFacts, knowledge: Knowledge, say: Say): void {
  const criterion = known(facts, "rupture_criterion");
  if (!criterion) return;
  const meant: FactValues["rupture_category"] = knowledge.rupture_criteria.major.includes(criterion)
    ? "major_defect"
    : "minor_defect";
  const fact = facts.rupture_category;
  if (fact === undefined || fact.status === "unknown") {
    facts.rupture_category = derived(meant, ["rupture_criterion"], say("rupture_from_criterion"));
    return;
  }
  if (fact.status === "conflict" || (fact.status === "known" && fact.value === meant)) return;
  // "Not applicable" beside a finding is no category: the finding stands alone, unsettled.
  if (fact.status === "not_applicable") {
    facts.rupture_category = {
      status: "conflict",
      alternatives: [
        { value: meant, sources: [derivedSource(["rupture_criterion"]), ...sourcesOf(facts.rupture_criterion)] },
      ],
      note: say("conflict_with_fact", { fact: "rupture_criterion", value: criterion }),
    };
    return;
  }
  // A major rupture with a minor finding may rest on another finding that was not recorded: RF-05 asks, nothing is lowered.
  if (fact.value === "major_defect") return;
  facts.rupture_category = {
    status: "conflict",
    alternatives: [
      { value: fact.value, sources: fact.sources },
      { value: meant, sources: [derivedSource(["rupture_criterion"]), ...sourcesOf(facts.rupture_criterion)] },
    ],
    note: say("conflict_rupture", { category: fact.value, criterion, derived: meant }),
  };
}

/** The reported protein change and the reported genotype must tell the same story of PDGFRA exon 18 (RF-03). */
function deriveGenotype(facts: WorkingFacts, say: Say): void {
  const variant = known(facts, "variant_hgvs");
  const fact = facts.genotype;
  if (!variant || fact?.status !== "known") return;
  const changes = proteinChanges(variant);
  if (changes.length === 0) return;
  const isD842V = changes.includes("D842V");
  const alternative = (value: FactValues["genotype"]): void => {
    facts.genotype = {
      status: "conflict",
      alternatives: [
        { value: fact.value, sources: fact.sources },
        { value, sources: [derivedSource(["variant_hgvs"]), ...sourcesOf(facts.variant_hgvs)] },
      ],
      note: say("conflict_with_fact", { fact: "variant_hgvs", value: variant }),
    };
  };
  if (fact.value === "PDGFRA_ex18_unspecified") {
    facts.genotype = derived<FactValues["genotype"]>(
      isD842V ? "PDGFRA_D842V" : "PDGFRA_ex18_other",
      ["genotype", "variant_hgvs"],
      say("genotype_from_variant", { variant }),
    );
  } else if (fact.value === "pending" || fact.value === "not_tested") {
    return; // unresolved either way
  } else if (isD842V && fact.value !== "PDGFRA_D842V") {
    alternative("PDGFRA_D842V"); // whatever gene was reported: this change is the resistant one
  } else if (!isD842V && fact.value === "PDGFRA_D842V") {
    alternative("PDGFRA_ex18_other");
  }
}

/** Area of one field in mm²: π (FN / 2M)², risk schemes §10. */
export function fieldArea(fieldNumber: number, magnification: number): number {
  return Math.PI * (fieldNumber / (2 * magnification)) ** 2;
}

function deriveMitoses(facts: WorkingFacts, knowledge: Knowledge, say: Say): void {
  const count = known(facts, "mitoses_raw_count");
  if (count === null) return;
  const area = known(facts, "field_area_mm2");
  const fields = known(facts, "hpf_count");
  const fieldNumber = known(facts, "field_number_mm");
  const magnification = known(facts, "objective_magnification");
  const convert = (surface: number, from: readonly FactName[]): void =>
    settle(facts, "mitoses_per_5mm2", (count * 5) / surface, from, 0.5, say, () =>
      say("mitoses_converted", { count, area: Math.round(surface * 100) / 100 }),
    );
  if (area !== null) convert(area, ["mitoses_raw_count", "field_area_mm2"]);
  if (fields !== null && magnification !== null) {
    if (fieldNumber !== null) {
      // Beside a stated area this is a second opinion: where the two disagree, the count ends in conflict (RD-08).
      convert(fields * fieldArea(fieldNumber, magnification), [
        "mitoses_raw_count",
        "hpf_count",
        "field_number_mm",
        "objective_magnification",
      ]);
      return;
    }
    const range = knowledge.field_number_range_mm;
    const low = tidy((count * 5) / (fields * fieldArea(range.high, magnification)));
    const high = tidy((count * 5) / (fields * fieldArea(range.low, magnification)));
    settleBounds(
      facts,
      "mitoses_per_5mm2",
      { low, low_inclusive: true, high, high_inclusive: true },
      ["mitoses_raw_count", "hpf_count", "objective_magnification"],
      say("mitoses_bounds", {
        count,
        fields,
        low_fn: range.low,
        high_fn: range.high,
        low: low.toFixed(1),
        high: high.toFixed(1),
      }),
    );
    return;
  }
  if (isMissing(facts.mitoses_per_5mm2)) {
    const fact = facts.mitoses_per_5mm2;
    if (fact?.status === "unknown" && fact.bounds) return;
    facts.mitoses_per_5mm2 = { status: "unknown", note: say("mitoses_not_convertible", { count }) };
  }
}
