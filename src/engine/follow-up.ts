import type { FactName, Localised, Schedule, ScheduleSegment } from "../knowledge/types";
import { type CalendarDay, calendarDay, dayMonthsAfter, rankOf, written } from "./calendar";
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
  const planned: { readonly rank: number; readonly visit: PlannedVisit }[] = [];
  const missing = new Set<FactName>();
  const ranks = new Map<string, Set<number>>();
  for (const segment of schedule.segments) {
    const { track, modality } = segment;
    const anchor = anchorOf(schedule, segment, facts);
    if (anchor.day === null) {
      if (anchor.name) missing.add(anchor.name);
      continue;
    }
    const taken = ranks.get(track) ?? new Set();
    ranks.set(track, taken);
    const end = segment.ends_at_fact ? dayOf(facts, segment.ends_at_fact) : null;
    const last = end ? rankOf(end) : Number.POSITIVE_INFINITY;
    const step = segment.every_months.default;
    const tolerance = step <= 3 ? 2 : 4;
    const lastMonth = lastMonthOf(segment, facts);
    for (let month = segment.from_month + step; month <= lastMonth; month += step) {
      const day = dayMonthsAfter(anchor.day, month);
      const rank = rankOf(day);
      if (rank > last || taken.has(rank)) continue;
      taken.add(rank);
      const date = written(day);
      planned.push({
        rank,
        visit: { schedule: schedule.id, track, month, date, tolerance_weeks: tolerance, modality },
      });
    }
  }
  planned.sort((left, right) => left.rank - right.rank);
  return { visits: planned.map(({ visit }) => visit), missing: [...missing] };
}

function anchorOf(
  schedule: Schedule,
  segment: ScheduleSegment,
  facts: Facts,
): { readonly name: FactName | null; readonly day: CalendarDay | null } {
  const name = segment.anchor ?? schedule.anchor;
  const day = name ? dayOf(facts, name) : null;
  if (day !== null || !schedule.anchor_alternative) return { name, day };
  return { name, day: dayOf(facts, schedule.anchor_alternative) };
}

function dayOf(facts: Facts, name: FactName): CalendarDay | null {
  const fact = facts[name];
  return fact?.status === "known" && typeof fact.value === "string" ? calendarDay(fact.value) : null;
}

/** `extend_to_fact` lengthens a segment (six planned years: 72 months); it never shortens it. */
function lastMonthOf(segment: ScheduleSegment, facts: Facts): number {
  const fact = segment.extend_to_fact ? facts[segment.extend_to_fact] : undefined;
  const planned = fact?.status === "known" && typeof fact.value === "number" ? fact.value : 0;
  return Math.max(segment.to_month, planned);
}
