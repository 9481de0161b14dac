import type { Language } from "../text/translate";

/* A formatter is costly to make and cheap to use: one a language is kept. */

/** Region of the number and date forms: day before month in both languages, as European charts print them. */
const LOCALE: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

const NUMBER: Partial<Record<Language, Intl.NumberFormat>> = {};
const DAY: Partial<Record<Language, Intl.DateTimeFormat>> = {};
const MONTH: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/** A number in the language's own form; at most two decimals, none added. */
export function formatNumber(value: number, language: Language): string {
  NUMBER[language] ??= new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 2 });
  return NUMBER[language].format(value);
}

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

/** An instant (milliseconds since the epoch) as the clinician's own clock shows it. */
export function formatInstant(milliseconds: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: "medium", timeStyle: "short" }).format(milliseconds);
}

/** The time of day of an instant, to the second, as the clinician's own clock shows it. */
export function formatTime(milliseconds: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeStyle: "medium" }).format(milliseconds);
}
