import { COMPARATOR, clean } from "./reading";

/** A length or a product of lengths as the text gives it, in millimetres. */
export interface Measurement {
  readonly from: number;
  readonly to: number;
  readonly greatest_mm: number;
  readonly dimensions: number;
  readonly comparator: string;
  /** Second number of "3 to 4 cm"; null when it is not a range; NaN when two numbers stand there for something else. */
  readonly range_to_mm: number | null;
  readonly approximate: boolean;
}

const UNIT =
  '(?:cms?|mm|centim(?:etre|eter)s?|millim(?:etre|eter)s?|zentimetern?|millimetern?|inch(?:es)?|pouces?|in\\.?(?= (?:in|greatest|maxim|diameter|x)|[,;)]|$)|")';
const NUMBER = "\\d{1,3}(?:[.,]\\d{1,2})?";
const TIMES = " {0,2}(?:x|\\*|by|sur|par|mal) {0,2}";
const MEASUREMENT = new RegExp(
  `(?<![\\d/p]|(?:^|[^.])[.,])(?<!\\d {0,2}[x*] {0,2})(?<!(?:^|[ (:])\\d{1,2} ?, )(${NUMBER})(?:[ -]{0,2}(${UNIT}))?(?:(${TIMES})(${NUMBER})(?:[ -]{0,2}(${UNIT}))?)?(?:${TIMES}(${NUMBER})(?:[ -]{0,2}(${UNIT}))?)?(?: {0,2}(-|to|a|bis|et|and|und) {0,2}(${NUMBER})(?= {0,2}${UNIT}))?(?:[ -]{0,2}(?:\\(|(?<=\\([\\d.,]{1,6})\\) )?(${UNIT}))?(?![a-z\\d2^])`,
  "g",
);
/** "(33, 12 and 7 mm)": sizes that share their unit. */
const LIST_OF_SIZES = new RegExp(
  `(?<![\\d.,/])(${NUMBER}(?: {0,2}${UNIT})?(?:, ${NUMBER}(?: {0,2}${UNIT})?){0,6})(?:,? (?:and|et|und|&)|,) (${NUMBER})[ -]{0,2}(${UNIT})(?![a-z\\d2^])`,
  "g",
);
const COMPARATOR_BEFORE = new RegExp(`(${COMPARATOR}) {0,2}(?:about |environ |approximately )?$`);
const APPROXIMATE_BEFORE =
  /(?:\b(?:approximately|approx\.?|about|around|circa|ca\.?|roughly|environ|env\.?|de l'ordre de|etwa|ungefahr|estimated at|nearly|almost|pres de)|~) {0,2}$/;

function millimetres(value: number, unit: string): number {
  if (/^(?:mm|milli)/.test(unit)) return clean(value);
  if (/^(?:in|pouce|")/.test(unit)) return clean(value * 25.4);
  return clean(value * 10);
}

const numberFrom = (digits: string): number => Number(digits.replace(",", "."));
/** Longest comparator or "approximately" between a label and its number. */
const LEAD_IN = 16;

/** "3 to 4 cm" is a range; "from 8 cm to 5 cm" is a change, "3 and 4 cm" two things: neither gives one. */
function rangeEnd(link: string, end: number, before: string): number {
  if (
    /\b(?:from|decreas\w*|increas\w*|grown|shrunk|passe de|passant de|passee? de|diminu\w*|augment\w*|regress\w*|von)\b[^;]{0,16}$/.test(
      before,
    )
  )
    return Number.NaN;
  if (/^(?:and|et|und)$/.test(link)) return /\b(?:between|entre|zwischen) {0,2}$/.test(before) ? end : Number.NaN;
  return end;
}

/**
 * Every measurement of length in a sentence. Areas ("5 mm2"), volumes and rates are none.
 * @param labelled unit that the label gives ("Tumour size (cm): 8.5") and where its value begins; null where it gives none.
 */
export function measurementsIn(
  text: string,
  labelled: { unit: string; from: number } | null = null,
): readonly Measurement[] {
  const found: Measurement[] = [];
  if (!/\d/.test(text)) return found;
  for (const list of text.matchAll(LIST_OF_SIZES)) {
    const items = `${list[1]}, ${list[2]} ${list[3]}`.split(", ");
    if (items.length < 3 && !(/\($/.test(text.slice(0, list.index)) && text[list.index + list[0].length] === ")"))
      continue;
    found.push({
      from: list.index,
      to: list.index + list[0].length,
      greatest_mm: Math.max(
        ...items.map((item) =>
          millimetres(Number.parseFloat(item.replace(",", ".")), item.replace(/^[\d., ]+/, "") || (list[3] ?? "")),
        ),
      ),
      dimensions: items.length,
      comparator: "",
      range_to_mm: null,
      approximate: false,
    });
  }
  const listed = [...found];
  for (const match of text.matchAll(MEASUREMENT)) {
    const bare =
      labelled !== null &&
      match.index >= labelled.from &&
      text.slice(labelled.from, match.index).trim().length <= LEAD_IN;
    if (listed.some((list) => match.index < list.to && match.index + match[0].length > list.from)) continue;
    const unit =
      match[10] ?? match[7] ?? match[5] ?? match[2] ?? (bare && found.length === 0 ? labelled?.unit : undefined);
    if (unit === undefined) continue;
    const to = match.index + match[0].length;
    if (/^ {0,1}(?:2|3|\^|carre|cube|sq|\/ ?(?:h|s|an|y))/.test(text.slice(to, to + 6))) continue;
    const numbers: number[] = [];
    const add = (digits: string | undefined, own: string | undefined): void => {
      if (digits !== undefined) numbers.push(millimetres(numberFrom(digits), own ?? unit));
    };
    // A unit behind a later number holds for the earlier ones that have none of their own.
    add(match[1], match[2]);
    add(match[4], match[5]);
    add(match[6], match[7]);
    const before = text.slice(Math.max(0, match.index - 48), match.index);
    const range =
      match[9] === undefined ? null : rangeEnd(match[8] ?? "", millimetres(numberFrom(match[9]), unit), before);
    found.push({
      from: match.index,
      to,
      greatest_mm: Math.max(...numbers),
      dimensions: numbers.length,
      comparator: comparatorIn(before),
      range_to_mm: range,
      approximate: APPROXIMATE_BEFORE.test(before),
    });
  }
  return listed.length === 0 ? found : found.sort((one, other) => one.from - other.from);
}

const AXIS =
  "(?:cranio-?caudal(?:ly|e)?|cc|height|length|width|depth|breadth|transverse|antero-?posterior(?:ly)?|ap|tr|sagittal|coronal|axial|long|wide|deep|high|thick|hauteur|longueur|largeur|epaisseur|profondeur|transversal|transversalement|plan|hoch|breit|tief|lang|laterale?|vertical\\w*)";
const AXES_BETWEEN = new RegExp(
  `^[ ,()]{0,4}(?:(?:et|and|und|by|in|en|dans|le|la|de|of|sur|the|x|direction|dimension|diameter|axis|axe|plane|im|in der|${AXIS})[ ,()]{0,4}){1,12}$`,
);
const AXIS_NAMED = new RegExp(`\\b${AXIS}\\b`);

/** "Length 6.2 cm, width 4.4 cm" and "96 x 74 mm in the axial plane and 105 mm in height" are one body's dimensions. */
export function joinedByAxes(text: string, measurements: readonly Measurement[]): readonly Measurement[] {
  const joined: Measurement[] = [];
  for (const one of measurements) {
    const last = joined.at(-1);
    const between = last ? text.slice(last.to, one.from) : "";
    const around = last ? text.slice(Math.max(0, last.from - 20), one.to + 20) : "";
    if (
      last &&
      last.range_to_mm === null &&
      one.range_to_mm === null &&
      between.length < 60 &&
      (AXES_BETWEEN.test(between) || /^[ ,]+$/.test(between)) &&
      AXIS_NAMED.test(around)
    )
      joined[joined.length - 1] = {
        ...last,
        to: one.to,
        greatest_mm: Math.max(last.greatest_mm, one.greatest_mm),
        dimensions: last.dimensions + one.dimensions,
      };
    else joined.push(one);
  }
  return joined;
}

/** "Measuring up to 114 mm" gives the greatest dimension, no limit. */
function comparatorIn(before: string): string {
  const comparator = COMPARATOR_BEFORE.exec(before)?.[1] ?? "";
  return /^(?:up to|au plus|au maximum|jusqu'a|bis zu|a maximum of)$/.test(comparator) &&
    /\b(?:measur\w+|mesur\w+|messend\w*|misst) (?:up to|au plus|au maximum|jusqu'a|bis zu|a maximum of) {0,2}$/.test(
      before,
    )
    ? ""
    : comparator;
}
