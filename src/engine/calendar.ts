/** Calendar days without a clock and without a time zone: dates are YYYY-MM-DD strings of the proleptic Gregorian calendar. */

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The number written with decimal digits in part of a text; NaN when another character is among them. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The parts of a full calendar date, or null when the text is not one (a partial date, 30 February). */
export function calendarDay(text: string): CalendarDay | null {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(year >= 0)) return null;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null;
  return { year, month, day };
}

export function isCalendarDate(text: string): boolean {
  return calendarDay(text) !== null;
}

/** The day as YYYY-MM-DD. */
export function written({ year, month, day }: CalendarDay): string {
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  return `${year < 1000 ? String(year).padStart(4, "0") : year}-${two(month)}-${two(day)}`;
}

/**
 * The date that many calendar months after `date`, the day clamped to the month's end (31 August + 6 months = 28 February).
 * Null when `date` is not a full calendar date. Source: follow-up schedules, expansion rule 3.
 */
export function addMonths(date: string, months: number): string | null {
  const from = calendarDay(date);
  return from ? written(dayMonthsAfter(from, months)) : null;
}

/** The same for a date that was read already. */
export function dayMonthsAfter(from: CalendarDay, months: number): CalendarDay {
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, day: Math.min(from.day, daysInMonth(year, month)) };
}

/** A number that puts days in their order. */
export function rankOf({ year, month, day }: CalendarDay): number {
  return (year * 12 + month) * 31 + day;
}

/** Days from 1970-01-01; null when not a full calendar date. */
function dayNumber(text: string): number | null {
  const day = calendarDay(text);
  return day ? Date.UTC(day.year, day.month - 1, day.day) / 86_400_000 : null;
}

/** Whole days from `from` to `to` (negative when `to` is earlier); null when one of them is not a full calendar date. */
export function daysBetween(from: string, to: string): number | null {
  const start = dayNumber(from);
  const end = dayNumber(to);
  return start === null || end === null ? null : end - start;
}

/** Completed calendar months from `from` to `to`; negative when `to` is earlier; null for a partial date. */
export function completedMonths(from: string, to: string): number | null {
  const start = calendarDay(from);
  const end = calendarDay(to);
  if (!start || !end) return null;
  const months = (end.year - start.year) * 12 + (end.month - start.month);
  const day = Math.min(start.day, daysInMonth(end.year, end.month));
  return end.day < day ? months - 1 : months;
}
