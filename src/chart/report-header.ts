import { folded } from "./element";

/** How much of a report is its head, where the person is named. */
const HEAD = 800;
const LABEL =
  /\b(?:d\.? ?o\.? ?b\b\.?|dates? of birth|birth ?date|date de naissance|ddn|nee? ?(?:\(e\))? le|geburtsdatum|geb\.? ?-? ?dat(?:um|\.)|geb(?:\.|oren)?(?: am)?)\s*[:=*]{0,2}\s*/g;
const MONTH_NUMBERS: readonly (readonly [RegExp, number])[] = [
  [/^jan/, 1],
  [/^f[ea][bv]/, 2],
  [/^mar|^mer|^mrz/, 3],
  [/^apr|^avr/, 4],
  [/^ma[iy]/, 5],
  [/^juin|^jun/, 6],
  [/^juil|^jul/, 7],
  [/^aug|^aou/, 8],
  [/^sep/, 9],
  [/^o[ck]t/, 10],
  [/^nov/, 11],
  [/^de[cz]/, 12],
];

/**
 * True when the head of a report names a date of birth, and none that it names is the patient's: the report is filed under the wrong
 * person (RD-24). Day and month may stand in either order. False where the head names none, or the patient's own is not known to the day.
 */
export function namesOtherBirth(text: string, birthDate: string | null): boolean {
  const own = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate ?? "");
  if (!own) return false;
  const head = folded(text.slice(0, HEAD));
  const dates = [...head.matchAll(LABEL)].flatMap((label) => dateAt(head.slice(label.index + label[0].length)) ?? []);
  const [year, month, day] = [Number(own[1]), Number(own[2]), Number(own[3])];
  return (
    dates.length > 0 &&
    dates.every(
      (date) =>
        (date.year < 100 ? date.year !== year % 100 : date.year !== year) ||
        !((date.one === day && date.other === month) || (date.one === month && date.other === day)),
    )
  );
}

/** The date that a text begins with: its year, and day and month in the order in which they stand; null for none. */
function dateAt(text: string): { readonly year: number; readonly one: number; readonly other: number } | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/.exec(text);
  if (iso) return { year: Number(iso[1]), one: Number(iso[2]), other: Number(iso[3]) };
  const numeric = /^(\d{1,2}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{4}|\d{2})(?!\d)/.exec(text);
  if (numeric) return { year: Number(numeric[3]), one: Number(numeric[1]), other: Number(numeric[2]) };
  const worded = /^(?:(\d{1,2})(?:st|nd|rd|th|er)?\.?[ -])?([a-z]{3,9})\.?[ -](?:(\d{1,2}),? )?(\d{4})/.exec(text);
  const month = MONTH_NUMBERS.find(([pattern]) => pattern.test(worded?.[2] ?? ""))?.[1];
  const day = worded?.[1] ?? worded?.[3];
  return worded && month !== undefined && day !== undefined
    ? { year: Number(worded[4]), one: Number(day), other: month }
    : null;
}
