import { COMPARATOR, clean } from "../reading";
import { NUMBER_WORD, numberOf } from "../sentences/number-words";

/** A length or a product of lengths as the text gives it, in millimetres. */
export interface Measurement {
  readonly from: number;
  readonly to: number;
  readonly greatest_mm: number;
  readonly dimensions: number;
  readonly comparator: string;
  /** Second number of "3 to 4 cm"; null when it is not a range; NaN when two numbers stand there for something else. */
  readonly range_to_mm: number | null;
  /** "4.5 and 1.2 cm": two things, `greatest_mm` the larger of them. */
  readonly pair: boolean;
  readonly approximate: boolean;
}

const UNIT =
  '(?:cms?|mm|crn|mrn(?! ?[:#\\d])|centim(?:etre|eter)s?|millim(?:etre|eter)s?|zentimetern?|millimetern?|inch(?:es)?|pouces?|in\\.?(?= (?:in|greatest|maxim|diameter|x)|[,;)]|$)|")';
const NUMBER = "\\d{1,3}(?:[.,]\\d{1,2})?";
const TIMES = " {0,2}(?:x|\\*|by|sur|par|mal) {0,2}";
const AXIS_NOTE = "(?: ?\\((?![cm]m\\))[a-z-]{1,16}\\))?";
const LINK = "-{0,2}>|=>|\u2192|-|to|a|bis|auf|et|and|und";
const MEASUREMENT = new RegExp(
  `(?<![\\d/p]|(?:^|[^.])\\.|(?:^|[^a-z ]|\\d ),)(?<!\\d {0,2}[x*] {0,2})(?<!(?:^|(?<!\\b(?:nodule|tumou?r|tumeur|lesion|herd|knoten|foyer|gist))[ (:])\\d{1,2} ?, )(${NUMBER})(?:[ -]{0,2}(${UNIT}))?${AXIS_NOTE}(?:(${TIMES})(${NUMBER})(?:[ -]{0,2}(${UNIT}))?${AXIS_NOTE})?(?:${TIMES}(${NUMBER})(?:[ -]{0,2}(${UNIT}))?${AXIS_NOTE})?(?: {0,2}(${LINK}) {0,2}(${NUMBER})(?= {0,2}${UNIT}))?(?:[ -]{0,2}(?:\\(|(?<=\\([\\d.,]{1,6})\\) )?(${UNIT}))?(?![a-z\\d2^])`,
  "g",
);
/** "Four centimetres", the unit written out, too. */
const DECIMAL_WORD =
  "(?: (?:point|virgule|comma|komma) (?:zero|one|une?|two|deux|three|trois|four|quatre|five|cinq|six|seven|sept|eight|huit|nine|neuf|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun))?";
const IN_WORDS = new RegExp(
  `(?<![a-z-]|\\b(?:hundred|cents?|hundert|point|virgule|comma|komma)[ -])((?:${NUMBER_WORD})${DECIMAL_WORD}(?: (?:by|x|sur|mal) (?:${NUMBER_WORD})${DECIMAL_WORD}){0,2})[ -](centim(?:etre|eter)s?|millim(?:etre|eter)s?|zentimetern?|millimetern?)\\b(?! (?:and a half|et demi|squared?|carres?))`,
  "g",
);
/** "(33, 12 and 7 mm)": sizes that share their unit. */
const LIST_OF_SIZES = new RegExp(
  `(?<![\\d.,/])(${NUMBER}(?: {0,2}${UNIT})?(?:(?:,| /) ${NUMBER}(?: {0,2}${UNIT})?){0,6})(?:,? (?:and|et|und|&)|,) (${NUMBER})[ -]{0,2}(${UNIT})(?![a-z\\d2^])`,
  "g",
);
const COMPARATOR_BEFORE = new RegExp(`(${COMPARATOR}) {0,2}(?:about |environ |approximately )?$`);
const APPROXIMATE_BEFORE =
  /(?:\b(?:approximately|approx\.?|about|around|circa|ca\.?|roughly|environ|env\.?|de l'ordre de|etwa|ungefahr|estimated at|nearly|almost|pres de)|~) {0,2}$/;

function millimetres(value: number, unit: string): number {
  if (/^(?:mm|mrn|milli)/.test(unit)) return clean(value);
  if (/^(?:in|pouce|")/.test(unit)) return clean(value * 25.4);
  return clean(value * 10);
}

const numberFrom = (digits: string): number => Number(digits.replace(",", "."));
/** Longest comparator or "approximately" between a label and its number. */
const LEAD_IN = 16;

const CHANGE =
  /\b(?:decreas\w*|increas\w*|grown|grew|growth|shrunk|shrank|shrinkage|reduc\w*|gone|went|fall\w*|fell|ris\w*|rose|(?:down|up) from|chang\w*|amend\w*|correct\w*|revis\w*|evol\w*|passee?s?|passant|diminu\w*|augment\w*|regress\w*|regredient\w*|progred\w*|abgenommen|zugenommen|abnahme|zunahme|\w+abnahme|\w+zunahme|verkleiner\w*|reduziert)\b/;
const FROM = /\b(?:from|de|von) {0,2}$/;

const SEVERAL =
  /\b(?:tumou?rs|nodules|lesions|gists|masses|foci|tumeurs|foyers|tumoren|knoten|herde|ganglions|nodes|deposits)\b/;

/** "3 to 4 cm" is a range; "from 8 cm to 5 cm" is a change to 5 cm; "3 and 4 cm" are two things. */
function linked(link: string, before: string): "range" | "change" | "pair" | "unclear" {
  if (link.endsWith(">") || link === "\u2192") return "change";
  if (/^(?:and|et|und)$/.test(link)) return /\b(?:between|entre|zwischen) {0,2}$/.test(before) ? "range" : "pair";
  if (CHANGE.test(before) && (FROM.test(before) || link === "auf")) return "change";
  if (link === "auf" || CHANGE.test(before)) return "unclear";
  // "Nodules from 0.4 to 6 cm" are several: the larger end is one of them.
  return FROM.test(before) && SEVERAL.test(before) ? "pair" : "range";
}

/** The number that words name, a decimal behind "point" among them; null when they name none. */
function spoken(words: string): number | null {
  const [whole, part] = words.split(/ (?:point|virgule|comma|komma) /).map(numberOf);
  if (whole === undefined || whole === null || part === null) return null;
  return part === undefined ? whole : part < 10 ? whole + part / 10 : null;
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
  for (const list of text.matchAll(LIST_OF_SIZES)) {
    const items = `${list[1]}, ${list[2]} ${list[3]}`.split(/, | \/ /);
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
      pair: false,
      approximate: false,
    });
  }
  for (const match of text.matchAll(IN_WORDS)) {
    const numbers = (match[1] ?? "").split(/ (?:by|x|sur|mal) /).map(spoken);
    if (numbers.includes(null)) continue;
    const before = text.slice(Math.max(0, match.index - 48), match.index);
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      greatest_mm: millimetres(Math.max(...numbers.map(Number)), match[2] ?? ""),
      dimensions: numbers.length,
      comparator: comparatorIn(before),
      range_to_mm: null,
      pair: false,
      approximate: APPROXIMATE_BEFORE.test(before),
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
    const second = match[9] === undefined ? null : millimetres(numberFrom(match[9]), unit);
    const kind = second === null ? null : linked(match[8] ?? "", before);
    if (second !== null && kind === "pair") numbers.push(second);
    found.push({
      from: match.index,
      to,
      greatest_mm: second !== null && kind === "change" ? second : Math.max(...numbers),
      dimensions: numbers.length,
      comparator: comparatorIn(before),
      range_to_mm: kind === "range" ? second : kind === "unclear" ? Number.NaN : null,
      pair: kind === "pair",
      approximate: APPROXIMATE_BEFORE.test(before),
    });
  }
  return listed.length === 0 ? found : found.sort((one, other) => one.from - other.from);
}

const AXIS =
  "(?:[ck]ranio-?[ck]audal\\w{0,2}|cc|height|length|width|depth|breadth|transverse|antero-?posterior(?:ly)?|ap|tr|sagittal|coronal|axial|long|wide|deep|high|thick|hauteur|longueur|largeur|epaisseur|profondeur|transversal|transversalement|plan|hoch|breit|tief|lang|laterale?|vertical\\w*)";
const AXES_BETWEEN = new RegExp(
  `^[ ,()]{0,4}(?:(?:et|and|und|by|in|en|dans|le|la|de|of|sur|the|x|direction|dimension|diameter|axis|axe|plane|im|in der|${AXIS})[ ,()]{0,4}){1,12}$`,
);
const AXIS_BEHIND = new RegExp(`^,? ${AXIS}\\b`);
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
      !last.pair &&
      !one.pair &&
      between.length < 60 &&
      (AXES_BETWEEN.test(between) || /^[ ,]+$/.test(between)) &&
      AXIS_NAMED.test(around)
    )
      joined[joined.length - 1] = {
        ...last,
        to: one.to + (AXIS_BEHIND.exec(text.slice(one.to, one.to + 24))?.[0].length ?? 0),
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
