import type { Language } from "./translate";

/* A formatter is costly to make and cheap to use: one a language is kept. */

/** Region of the number and date forms: day before month in both languages, as European charts print them. */
export const LOCALE: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

const DAY: Partial<Record<Language, Intl.DateTimeFormat>> = {};
const MONTH: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/**
 * A FHIR or ISO 8601 date in words, as precise as it was given: a year stays a year, a month a month, and the day is
 * taken as written, without a change of time zone. Anything else is printed as it came.
 */
export function formatDate(value: string, language: Language): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(value);
  if (!match) return value;
  const [, year, month, day] = match;
  if (!month) return String(year);
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, day ? Number(day) : 1));
  if (Number.isNaN(date.getTime())) return value;
  const form = { timeZone: "UTC", year: "numeric", month: "short" } as const;
  if (!day) {
    MONTH[language] ??= new Intl.DateTimeFormat(LOCALE[language], form);
    return MONTH[language].format(date);
  }
  DAY[language] ??= new Intl.DateTimeFormat(LOCALE[language], { ...form, day: "numeric" });
  return DAY[language].format(date);
}

/**
 * A FHIR dateTime in words: a date as `formatDate` gives it; an instant with its time, on the clock of this place; a time
 * of which the zone is not told as it is written.
 */
export function formatDateTime(value: string, language: Language): string {
  const match = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(value);
  const at = match ? Date.parse(match[1] ? value : `${value}Z`) : Number.NaN;
  if (Number.isNaN(at)) return formatDate(value, language);
  const zone = match?.[1] ? {} : { timeZone: "UTC" };
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: "medium", timeStyle: "short", ...zone }).format(at);
}

/** An instant (milliseconds since the epoch) as the clinician's own clock shows it. */
export function formatInstant(milliseconds: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: "medium", timeStyle: "short" }).format(milliseconds);
}

/** The time of day of an instant, to the second, as the clinician's own clock shows it. */
export function formatTime(milliseconds: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeStyle: "medium" }).format(milliseconds);
}
