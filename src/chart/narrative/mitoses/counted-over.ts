import type { NumericBounds } from "../../../engine/fact";
import { boundsBehind, boundsOf, COMPARATOR } from "../reading";
import { COMPOUND_NUMBER, NO_PART_OF_NUMBER, NUMBER_WORD, numberOf } from "../sentences/number-words";

/** The area or fields that something was counted over. */
export interface Denominator {
  readonly from: number;
  readonly to: number;
  readonly kind: "area" | "fields";
  /** mm² for an area, number of fields for fields. */
  readonly amount: number;
  /** "Per mm²": nothing says that one square millimetre was counted. */
  readonly density: boolean;
}

/** A number with what stands around it. */
interface Number_ {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly bounds: NumericBounds | null;
  readonly range: boolean;
  /** A word of absence ("no", "keine"): none only of what is named behind it. */
  readonly absence: boolean;
}

/** A number together with what it was counted over, from the first to the last of their words. */
export interface Count extends Omit<Number_, "absence"> {
  readonly over: Denominator;
}

const SQUARE_MM =
  "(?:mm ?\\^? ?2|mm ?carres?|sq(?:uare)?\\.? ?(?:mm|millimet(?:er|re)s?)|qmm|(?:mm|millimet(?:er|re)s?) ?squared|millimetres? carres?|quadratmillimetern?)";
const FIELDS =
  "(?:(?:consecutive|contiguous|successifs?|microscopic|random) ){0,2}(?:hpf'?s?|hgf|cgg|cfg|(?:high[- ]?power(?:ed)? (?:microscopic |\\(?x400\\)? )?|high[- ]magnification )?fields?(?: of view)?|(?:grande?s? )?champs?|(?:haupt)?gesichtsfeld(?:ern?)?)";
const DENOMINATOR = new RegExp(
  `(?<![\\d.,a-z])(?:(\\d{1,2}(?:[.,]\\d{1,2})?|one|two|five|ten|cinq|dix|funf|zehn) {0,2}${SQUARE_MM}|(\\d{1,3}|${NUMBER_WORD}) {0,2}${FIELDS})(?![a-z0-9])|(?:/|\\b(?:per|par|pro|je)) {0,2}(?:(${SQUARE_MM})|(?:one |un )?(?:hpf|high[- ]power(?:ed)? field|cfg|champ))(?![a-z0-9])`,
  "g",
);
/** "x400", "at 40x magnification", "bei 400-facher Vergrößerung": no count. */
const MAGNIFIED =
  /\bx ?\d{2,3}(?:\b|x)|\b\d{2,3}(?: ?x\b|[- ]?fach\w*)|\b(?:objecti(?:f|ve)|objektiv|obj\.?|grossissement|g) ?(?:de |x )?\d{2,3}\b/g;
const ABSENCE = "(?:none|no|nil|keine?|without|ohne|sans|aucune?|absence d[e']|pas (?:[a-z]{2,9} ){0,2}d[e'])";
const TOKEN = `(?:\\d{1,4}(?:[.,]\\d{1,2})?|${NUMBER_WORD})`;
const ABOUT = "(?:about |approximately |approx\\.? |environ |ca\\.? |circa |etwa |rund |~ ?)?";
const NUMBERS = new RegExp(
  `(?:(?<![a-z])(${COMPARATOR}|[<>]/= ?|not (?:below|under)|nicht (?:unter|weniger als)|bis|ab|au-dela d[e']|en dessous d[e']|au-dess(?:o?us) d[e']|unterhalb(?: von)?|oberhalb(?: von)?|a partir d[e']|beyond|in excess of|exceeded|maximal|max\\.?|maximum|minimal|min\\.?|(?:inf|sup)erieure?s? ou egale?s? a) {0,2}(?:de |of |von )?${ABOUT})?(?<![\\d,a-z/?]|(?:^|[^.])\\.|\\? ?)${NO_PART_OF_NUMBER}(?<!\\d )(?:(?!${COMPOUND_NUMBER})(${TOKEN}) {0,2}(?:-|to|a|bis|et|and|und) {0,2})?(?:(${ABSENCE}|a single|une seule|eine einzige)|(${TOKEN}))( or (?:fewer|less|more)| ou (?:moins|plus)| oder (?:weniger|mehr)| ?\\+)?(?:(?<=d')|(?![a-z\\d]|[.,]\\d| {0,2}(?:cm|mm|%|x ?\\d)))(?<!\\b(?:une|eine)(?! (?:seule |einzige )?(?:mit|figure)))`,
  "g",
);

/** Words that may stand between a count and what it was counted over, one list for every order of the two. */
const MITOSES =
  /^(?:mitos[ei]s?|mitosen|mitotic|mitotiques?|figures?|mits?|mf|mitosefiguren|kernteilungsfiguren|division)$/;
const LINKS =
  /^(?:per|par|pour|sur|dans|in|pro|je|auf|for|over|across|within|of|on|an|p|slash|every|counting|innerhalb|uber|bei|de|du|des|d|at)$/;
const FILLERS =
  /^(?:the|a|les?|la|l|une?|der|die|das|den|dem|eine?[nmrs]?|total|totale|gesamt\w*|area|areas|aire|surface|surfaces|\w*flache|dabei|davon|darin|region|zone|zones|areal|tumou?r|tumeur|tumorale?s?|tissue|equivalent|equivalente|corresponding|to|most|plus|active|cellular|cellulaire|zellreichsten?|part|partie|could|find|peut|actives?|actifs?|aktivsten?|hot|hottest|spot|hotspot|mitotically|highest|density|identifiable|definite|about|approximately|approx|environ|ca|circa|etwa|rund|hpf|field|fields|x|high|fort|grossissement|grandissement|objectif|objective|objektiv|magnification|vergro(?:ss|\u00df)erung|power|microscope|au|sous|il|were|was|are|is|being|be|been|have|has|had|number|numbering|numbered|amounts?|n|est|sont|ont|ete|ne|wurden?|werden|sind|ist|sich|lassen|we|i|on|es|there|and|und|et|from|bis|seen|identified|detected|counted|found|noted|present|observed|recorded|assessed|evaluated|estimated|examined|available|shown|comptee?s?|compte|denombree?s?|denombre|observee?s?|observe|retrouvee?s?|retenue?s?|retrouve|vue?s?|vu|decelee?s?|mises?|evidence|identifiee?s?|relevee?s?|releve|note|notee?s?|estimee?s?|evaluee?s?|examinee?s?|etudiee?s?|gezahlte?[nr]?|nachweisbar|gefunden|finden|findet|zeigen|zeigt|nachgewiesen|untersuchte?[nr]?|ausgezahlt|beurteilte?[nr]?)$/;
const VERBS =
  /\b(?:is|are|was|were|est|sont|ist|sind|on|il|there|we|i|wurden?|werden|finden|findet|lassen|zeigen|zeigt|found|counted|comptee?s?|compte|denombre|observe|retrouve|note|estimated|shows?)\b/;
/** What lies between may hold these signs only; a colon, a semicolon or another number parts the two. */
const SIGNS = /^[a-z '()/,.\u00df_~=-]*$/;

const wordsOf = (gap: string): readonly string[] => gap.split(/[^a-z\u00df]+/).filter((word) => word !== "");
const isGlue = (word: string): boolean => MITOSES.test(word) || LINKS.test(word) || FILLERS.test(word);

const COMPARED_FIELDS = new RegExp(`(?:^|[^a-z])${COMPARATOR} {0,2}$`);

/** "Over 50 fields" compares, "9 mitoses over 50 fields" links. */
const OVER = /(?:mitos[a-z]*|figures?|counted|found|seen|assessed|gezahlt|\d) (?:over|uber) $/;
const isCompared = (before: string): boolean => COMPARED_FIELDS.test(before) && !OVER.test(before);

/** Every area and number of fields in a sentence that a count may be over. */
export function denominatorsIn(text: string): readonly Denominator[] {
  const found: Denominator[] = [];
  for (const match of text.matchAll(DENOMINATOR)) {
    const [whole, area, fields, density] = match;
    const at = { from: match.index, to: match.index + whole.length };
    if (area !== undefined) found.push({ ...at, kind: "area", amount: numberOf(area) ?? 0, density: false });
    // "More than 50 fields were looked at" is no denominator.
    else if (fields !== undefined && isCompared(text.slice(Math.max(0, at.from - 40), at.from))) continue;
    else if (fields !== undefined) found.push({ ...at, kind: "fields", amount: numberOf(fields) ?? 0, density: false });
    else
      found.push({ ...at, kind: density !== undefined ? "area" : "fields", amount: 1, density: density !== undefined });
  }
  return found.filter((one) => one.amount > 0);
}

const blanked = (words: string): string => "_".repeat(words.length);

/** The sentence without its denominators and magnifications; same length. */
function withoutDenominators(text: string, denominators: readonly Denominator[]): string {
  let bare = text;
  // The link of "9/mm2" and "1.2 per mm2" stays, as a slash.
  for (const { from, to } of denominators)
    bare = `${bare.slice(0, from)}${/[/pj]/.test(text[from] ?? "") ? "/" : "#"}${"#".repeat(to - from - 1)}${bare.slice(to)}`;
  return bare.replace(MAGNIFIED, blanked);
}

/** "Corrected from 3 to 8": the second is the number. */
const CHANGED =
  /\b(?:corrected|revised|changed|amended|modifi\w*|corrige\w*|rectifi\w*|korrigiert|geandert)\b[^;,.]{0,16}\b(?:from|de|von) $/;

function numbersIn(bare: string): readonly Number_[] {
  const found: Number_[] = [];
  for (const match of bare.matchAll(NUMBERS)) {
    const [whole, comparator, first, word, last, behind] = match;
    const at = { from: match.index, to: match.index + whole.length };
    const absence = word !== undefined && !/single|seul|einzig/.test(word);
    const value = last === undefined ? (absence ? 0 : 1) : numberOf(last);
    if (value === null) continue;
    const changed = first !== undefined && CHANGED.test(bare.slice(Math.max(0, at.from - 40), at.from));
    const low = first === undefined || changed ? null : numberOf(first);
    if (first !== undefined && !changed && low === null) continue;
    const bounds =
      low !== null
        ? { low: Math.min(low, value), low_inclusive: true, high: Math.max(low, value), high_inclusive: true }
        : comparator !== undefined
          ? UP_TO.test(comparator)
            ? null
            : limitOf(comparator, value)
          : boundsBehind((behind ?? "").replace(/^ \+/, "+"), value);
    found.push({ ...at, value, bounds, range: low !== null, absence });
  }
  return found;
}

/** "Up to 12 mitoses per 50 HPF" is the count of the densest area, where mitoses are counted; "at most 12" is a limit. */
const UP_TO = /^(?:up to|jusqu'a|bis)/;

/** Limits that only counts have; the others as for every number. */
function limitOf(comparator: string, value: number): NumericBounds | null {
  if (/^(?:<\/=|inf\w* ou egal|max)/.test(comparator)) return { high: value, high_inclusive: true };
  if (/^(?:>\/=|sup\w* ou egal|min|ab$|a partir|not (?:below|under)|nicht (?:unter|weniger))/.test(comparator))
    return { low: value, low_inclusive: true };
  if (/^(?:in excess|au-dela|beyond|au-dessus|oberhalb)/.test(comparator)) return { low: value, low_inclusive: false };
  if (/^(?:en dessous|au-dessous|unterhalb)/.test(comparator)) return { high: value, high_inclusive: false };
  return boundsOf(comparator, value);
}

/** "9 mitoses in an area of | 5 mm2": the number in front, with only such words between. */
function inFront(bare: string, one: Denominator, number: Number_): boolean {
  const gap = bare.slice(number.to, one.from) + (bare[one.from] === "/" ? "/" : "");
  const words = wordsOf(gap.replace(/^ ?\(\d{1,3}\)/, ""));
  const named = words.some((word) => MITOSES.test(word));
  if (!SIGNS.test(gap.replace(/^ ?\(\d{1,3}\)/, "")) || !words.every(isGlue)) return false;
  // "None of 5 mm2", "size 12, mitoses per 5 mm2: 9": a word of absence and a comma need the mitoses named in between.
  if (gap.includes(",") && !/mit|figures/.test(gap.slice(0, gap.indexOf(",")))) return false;
  if (number.absence)
    return /^ ?\(?(?:figures? (?:de )?|definite |identifiable )?(?:mitos(?:es|is|e|en)|mitotic (?:figures?|activity)|activite mitotique|kernteilungsfiguren)\b/.test(
      gap,
    )
      ? true
      : /^(?:none|nil)/.test(bare.slice(number.from, number.to)) &&
          (gap.includes("/") || words.some((word) => LINKS.test(word)));
  return named || /[/(]/.test(gap) || words.some((word) => LINKS.test(word));
}

const ANSWER = /^[ )\]]{0,3}(?:[a-z]{1,12} ?){0,3}?(?:[:=|]| - ?|\.{3,60})[ :=|]{0,3}(?:n ?= ?)?$/;

/** "In 5 mm2 we found | 9", "Mitoses per 5 mm2: 9": the number behind. `labelled`: the denominator is the label's. */
function behind(bare: string, one: Denominator, number: Number_, labelled: boolean): boolean {
  const gap = bare.slice(one.to, number.from);
  const words = wordsOf(gap);
  if (gap.length > 70 || !words.every(isGlue) || /[;/]/.test(gap)) return false;
  const after = bare.slice(number.to, number.to + 40);
  const named =
    /^ ?\(?(?:(?:definite|identifiable|typical|convincing|clear|unequivocal|certain|true|sichere|eindeutige) )?(?:mitos(?:es|is|e|en)\b|mitotic (?:figures?|activity)|mits?\b|mf\b|figures?\b|kernteilungsfiguren)/.test(
      after,
    );
  const ends = /^ ?(?:$|[.,;)(|]| {2}|in total|au total|insgesamt|(?:were|was|wurden|werden|sont|ont ete) [a-z])/.test(
    after,
  );
  if (ANSWER.test(gap)) return named || ends || !number.absence;
  if (named) return true;
  if (labelled) return !number.absence || ends;
  if (!ends || number.absence) return false;
  // "The mitotic rate was assessed over 5 mm2 and is 9", "mitoses in 5 mm2 9".
  const before = bare.slice(Math.max(0, one.from - 60), one.from);
  const led = /(?:mitos|mitot|figures|kernteil)[a-z\u00df]*[^:;.\d]{0,48}$/.test(before);
  return led && (VERBS.test(gap) || /^ (?:were|was|wurden|sont|ont) /.test(after) || /^[ )\]]{1,3}$/.test(gap));
}

/** Words behind a denominator that make a limit of the count: "5 per 5 mm2 or less". */
const LIMIT_BEHIND = /^ (?:or (?:fewer|less|more)|ou (?:moins|plus)|oder (?:weniger|mehr))(?![a-z])/;

/**
 * The counts of a sentence, each with what it was counted over: every order of the two, joined by words of a few small lists (links,
 * articles, verbs of finding, names of mitoses). Each number and each denominator is used once. Work is linear in the text's length: only
 * the numbers nearest to a denominator are looked at.
 * @param label_to where the label of a labelled line ends; 0 without one.
 */
export function countsIn(text: string, denominators: readonly Denominator[], label_to: number): readonly Count[] {
  if (denominators.length === 0) return [];
  const bare = withoutDenominators(text, denominators);
  const numbers = numbersIn(bare);
  const used = new Set<Number_>();
  const found: Count[] = [];
  // "Mitotic count per 5 mm2 (HPF 0.24 mm2, 21 fields): 6": a label asks per its area.
  const asked = denominators.find((one) => one.kind === "area" && one.amount >= 1 && one.to <= label_to);
  for (const [index, one] of denominators.entries()) {
    if (asked && one !== asked && one.to <= label_to) continue;
    const free = numbers.filter((number) => !used.has(number));
    const previous = denominators[index - 1]?.to ?? 0;
    const next = one === asked ? text.length : (denominators[index + 1]?.from ?? text.length);
    const front = free.findLast((number) => number.to <= one.from);
    const back = free.find((number) => number.from >= one.to);
    const isFront = front !== undefined && front.from >= previous && inFront(bare, one, front);
    const isBack = back !== undefined && back.to <= next && behind(bare, one, back, one.to <= label_to);
    const answered = isBack && ANSWER.test(bare.slice(one.to, back.from));
    const number = isFront && !(answered && label_to > 0 && one.to <= label_to) ? front : isBack ? back : undefined;
    if (!number) continue;
    used.add(number);
    const { absence: _, ...count } = number;
    const [from, to] = [Math.min(number.from, one.from), Math.max(number.to, one.to)];
    const limit = LIMIT_BEHIND.exec(text.slice(to, to + 16))?.[0];
    found.push({
      ...count,
      from,
      to,
      over: one,
      bounds: count.bounds ?? (limit === undefined ? null : boundsBehind(limit, number.value)),
    });
  }
  return found;
}
