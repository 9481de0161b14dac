import type { AnyStatement } from "../reading";

const MONTHS = [
  /^jan/,
  /^(?:feb|fev)/,
  /^mar|^marz/,
  /^(?:apr|avr)/,
  /^(?:may|mai)/,
  /^(?:june?|juin|juni)\b/,
  /^(?:july?|juil|juli)/,
  /^(?:aug|aou)/,
  /^sep/,
  /^(?:oct|okt)/,
  /^nov/,
  /^(?:dec|dez)/,
];
const NAMED =
  /(?:\b(\d{1,2})\.? )?\b(jan(?:uary|vier|uar)?|feb(?:ruary|ruar)?|fevrier|mars|march|marz|apr(?:il)?|avril|may|mai|june?|juin|juni|july?|juillet|juli|aug(?:ust)?|aout|sept?(?:ember|embre)?|oct(?:ober|obre)?|oktober|nov(?:ember|embre)?|dec(?:ember|embre)?|dezember)\b\.?(?: (20\d\d))?/g;
const NUMERIC = /\b(\d{1,2})[./](\d{1,2})(?:[./](20\d\d|\d\d))?\b/g;
/** "TDM du 8": a day alone is of this month. */
const DAY_ALONE = /\b(?:du|of the|vom) (\d{1,2})(?:st|nd|rd|th)?\.? {0,2}[:,(]/;

interface When {
  readonly year: number | null;
  readonly day_of_year: number;
}

/** When a scan was made that words tell of; the last date among them, null where there is none. */
function dateIn(text: string): When | null {
  const named = [...text.matchAll(NAMED)].at(-1);
  const numeric = [...text.matchAll(NUMERIC)].at(-1);
  if (named && (!numeric || named.index > numeric.index)) {
    const month = MONTHS.findIndex((one) => one.test(named[2] ?? ""));
    return { year: named[3] ? Number(named[3]) : null, day_of_year: month * 31 + Number(named[1] ?? 0) };
  }
  if (numeric) {
    const year = numeric[3] === undefined ? null : Number(numeric[3]) % 100;
    return {
      year: year === null ? null : 2000 + year,
      day_of_year: (Number(numeric[2]) - 1) * 31 + Number(numeric[1]),
    };
  }
  return DAY_ALONE.test(text) ? { year: null, day_of_year: Number.POSITIVE_INFINITY } : null;
}

const isLater = (one: When, other: When): boolean =>
  (one.year ?? 0) !== (other.year ?? 0) ? (one.year ?? 0) > (other.year ?? 0) : one.day_of_year > other.day_of_year;

/**
 * Sizes on imaging without those of earlier scans: where every one is dated, all with their year or none, and they are told in order
 * of time, the last is the tumour's present size. Elsewhere all stay.
 */
export function latestOfSeries(found: readonly AnyStatement[]): readonly AnyStatement[] {
  const scans = found.filter(({ fact, value }) => fact === "size_mm_imaging" && value !== null);
  if (scans.length < 2) return found;
  const dates = scans.map(({ segment: { text }, from, to }) => {
    const behind = text.slice(to, to + 40).split(/[,;).(]/, 1)[0] ?? "";
    return dateIn(behind) ?? dateIn(text.slice(Math.max(0, from - 90), from));
  });
  const known = dates.filter((one) => one !== null);
  if (known.length < dates.length || new Set(known.map(({ year }) => year === null)).size > 1) return found;
  const latest = known.reduce((last, one) => (isLater(one, last) ? one : last));
  const inOrder = known.every((one, index) => index === 0 || !isLater(known[index - 1] ?? one, one));
  const told = latest.day_of_year === Number.POSITIVE_INFINITY || known[0]?.year !== null || inOrder;
  if (!told) return found;
  const kept = scans.filter((_, index) => dates[index] === latest);
  return found.filter((one) => !scans.includes(one) || kept.includes(one));
}
