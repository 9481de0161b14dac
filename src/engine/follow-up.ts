import type { FactName, Localised, Schedule, ScheduleSegment } from "../knowledge/types";
import { calendarDay, dayMonthsAfter, isCalendarDate } from "./calendar";
import type { Facts } from "./fact";

/** One planned visit of a schedule. */
export interface PlannedVisit {
  readonly schedule: string;
  readonly track: string;
  /** Months from the anchor. */
  readonly month: number;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** The visit may lie this many weeks before or after. */
  readonly tolerance_weeks: 2 | 4;
  readonly modality: Localised;
}

export interface ExpandedSchedule {
  readonly visits: readonly PlannedVisit[];
  /** Dates without which some part of the schedule has no dates. */
  readonly missing: readonly FactName[];
}

/**
 * The dated visits of a schedule: month = from + k × interval for k = 1, 2, … up to the segment's end; the date is always
 * counted from the anchor, the day clamped to the month's end. Without its anchor date a segment has no visits and the date is
 * named in `missing`. Source: follow-up schedules, expansion rules 2–8.
 */
export function expandSchedule(schedule: Schedule, facts: Facts): ExpandedSchedule {
  const visits: PlannedVisit[] = [];
  const missing = new Set<FactName>();
  const seen = new Set<string>();
  for (const segment of schedule.segments) {
    const anchor = anchorOf(schedule, segment, facts);
    const from = anchor.date === null ? null : calendarDay(anchor.date);
    if (from === null) {
      if (anchor.name) missing.add(anchor.name);
      continue;
    }
    const last = segment.ends_at_fact ? dateOf(facts, segment.ends_at_fact) : null;
    const step = segment.every_months.default;
    const end = lastMonth(segment, facts);
    for (let month = segment.from_month + step; month <= end; month += step) {
      const date = dayMonthsAfter(from, month);
      const key = `${segment.track} ${date}`;
      if (seen.has(key) || (last !== null && date > last)) continue;
      seen.add(key);
      visits.push({
        schedule: schedule.id,
        track: segment.track,
        month,
        date,
        tolerance_weeks: step <= 3 ? 2 : 4,
        modality: segment.modality,
      });
    }
  }
  visits.sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
  return { visits, missing: [...missing] };
}

function anchorOf(
  schedule: Schedule,
  segment: ScheduleSegment,
  facts: Facts,
): { readonly name: FactName | null; readonly date: string | null } {
  const name = segment.anchor ?? schedule.anchor;
  const date = name ? dateOf(facts, name) : null;
  if (date !== null || !schedule.anchor_alternative) return { name, date };
  return { name, date: dateOf(facts, schedule.anchor_alternative) };
}

function dateOf(facts: Facts, name: FactName): string | null {
  const fact = facts[name];
  return fact?.status === "known" && typeof fact.value === "string" && isCalendarDate(fact.value) ? fact.value : null;
}

/** `extend_to_fact` lengthens a segment (six planned years: 72 months); it never shortens it. */
function lastMonth(segment: ScheduleSegment, facts: Facts): number {
  const fact = segment.extend_to_fact ? facts[segment.extend_to_fact] : undefined;
  const planned = fact?.status === "known" && typeof fact.value === "number" ? fact.value : 0;
  return Math.max(segment.to_month, planned);
}
