import type { Facts } from "../../engine/fact";
import { expandSchedule, type PlannedVisit } from "../../engine/follow-up";
import type { FactName, Schedule } from "../../knowledge/types";

/** What the clinician tries out for one schedule: another interval for a segment, another anchor date. */
export interface Trial {
  /** By segment index, in months. */
  readonly intervals: Readonly<Record<number, number>>;
  readonly anchor: string | null;
}

export const NO_TRIAL: Trial = { intervals: {}, anchor: null };

export interface DatedVisit extends PlannedVisit {
  readonly state: "past" | "next" | "future";
}

/** Dates from which a schedule is counted: its own anchor, or the ones of its segments. */
export function anchorsOf(schedule: Schedule): readonly FactName[] {
  const names = schedule.segments.map((segment) => segment.anchor ?? schedule.anchor);
  return [...new Set(names.filter((name): name is FactName => name !== null))];
}

/** The schedule with the tried intervals; one outside the guideline's own limits is not taken. */
export function withIntervals(schedule: Schedule, intervals: Trial["intervals"]): Schedule {
  return {
    ...schedule,
    segments: schedule.segments.map((segment, index) => {
      const { min, max } = segment.every_months;
      const chosen = intervals[index];
      if (chosen === undefined || chosen < min || chosen > max) return segment;
      return { ...segment, every_months: { min, max, default: chosen } };
    }),
  };
}

/** The dated visits of a schedule under a trial, told as past, next or ahead of today; and the dates that are missing. */
export function planVisits(
  schedule: Schedule,
  facts: Facts,
  trial: Trial,
  as_of: string,
): { readonly visits: readonly DatedVisit[]; readonly missing: readonly FactName[] } {
  const anchor = anchorsOf(schedule)[0];
  const tried: Facts =
    trial.anchor !== null && anchor !== undefined
      ? ({ ...facts, [anchor]: { status: "known", value: trial.anchor, sources: [] } } as Facts)
      : facts;
  const { visits, missing } = expandSchedule(withIntervals(schedule, trial.intervals), tried);
  const next = visits.find(({ date }) => date >= as_of)?.date;
  return {
    visits: visits.map((visit) => ({
      ...visit,
      state: visit.date < as_of ? "past" : visit.date === next ? "next" : "future",
    })),
    missing,
  };
}
