import type { NumericBounds } from "../../engine/fact";
import { COMPOUND_NUMBER, NO_PART_OF_NUMBER, NUMBER_WORD, numberOf } from "./number-words";
import type { AnyStatement, NarrativeReader, Plainness, ReadReport } from "./reading";
import {
  boundsBehind,
  boundsOf,
  COMPARATOR,
  clean,
  isDenied,
  isPresent,
  isPrevious,
  SIDE_BY_SIDE,
  unlessCorrected,
  withoutDates,
  withoutVerdict,
} from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

/** The area or fields that mitoses were counted over. */
interface Denominator {
  readonly from: number;
  readonly to: number;
  readonly kind: "area" | "fields";
  /** mm² for an area, number of fields for fields. */
  readonly amount: number;
}

interface Count {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly bounds: NumericBounds | null;
  readonly range: boolean;
}

const SQUARE_MM =
  "(?:mm ?\\^? ?2|mm ?carres?|sq(?:uare)?\\.? ?(?:mm|millimet(?:er|re)s?)|qmm|millimetres? carres?|quadratmillimeter)";
const FIELDS =
  "(?:hpfs?\\b|hpf\\b|hgf\\b|high[- ]power(?:ed)?(?: microscopic)? fields?|(?:consecutive |contiguous )?high[- ]power(?:ed)? fields?|cgg\\b|cfg\\b|gesichtsfelder(?:n)?|hauptgesichtsfelder|grande?s? champs?|champs? (?:microscopiques? )?(?:a |au |de )?(?:fort|grand|plus fort) ?(?:grossissement|grandissement)?|champs? (?:a l'?objectif|x ?40\\d?|au x ?40\\d?|x ?400|de grossissement)|champs?\\b)";
const DENOMINATOR = new RegExp(
  `(?<![\\d.,])(?:(\\d{1,2}(?:[.,]\\d{1,2})?) {0,2}(${SQUARE_MM})|(\\d{1,3}) {0,2}(?:consecutive |contiguous |successifs? )?${FIELDS})(?![a-z0-9])|(?:/|\\bper|\\bpar|\\bpro|\\bje) {0,2}(?:(${SQUARE_MM})|(?:one |un )?(?:hpf\\b|high[- ]power(?:ed)? field\\b|cfg\\b|champ\\b))(?![a-z0-9])`,
  "g",
);
const MITOSIS =
  /mitos|mitot|mitoz|figures? de division|kernteilung|\d ?mits?\.? ?\/|\b(?:(?:mit|mi|im|mc)\b[.: =]{0,5}|m ?= ?)[<>≤≥]? ?\d{1,3}(?:[.,]\d)?(?: ?- ?\d{1,3})? ?(?:\/|per|pour|in) ?(?:5|10|50)(?!\d)/;
const LABEL = /mito(?:s|t)|kernteilung/;
const NUMBER_TOKEN = `(?:\\d{1,4}(?:[.,]\\d{1,2})?|none|no|aucune?|absence d(?:e|')|pas d(?:e|')|keine|nil|${NUMBER_WORD})`;
/** A count that ends directly before its denominator: "3 mitotic figures per", "3/", "3 mitoses pour", "0 in". */
const COUNT_BEFORE = new RegExp(
  `(?:(${COMPARATOR}) {0,2})?(?<![\\d.,a-z/])${NO_PART_OF_NUMBER}(?<!\\d )(?:(?!${COMPOUND_NUMBER})(${NUMBER_TOKEN}) {0,2}(?:-|to|a|bis|et|and|und) {0,2})?(${NUMBER_TOKEN})( or (?:fewer|less|more)| ou (?:moins|plus))?(?: {0,2}\\(\\d{1,3}\\))?(?: {0,2}(?:identifiable |mitotic |definite |atypical |figures? (?:de |en ))?(?:mitos[ei]s?|mitosen|mits?\\.?|mitotic figures?|figures?(?: de mitoses?| mitotiques?)?|mitotic|division figures))?(?:,? (?:were |was |are |is |being |have been |n'est |n'a ete |n'ont ete |ne sont |est |sont |ont ete |a ete )?(?:seen|identified|detected|decelees?|mises? en evidence|counted|found|noted|present|observed|comptees?|observees?|retrouvees?|vues?|denombrees?|gezahlt|nachweisbar|identifiees?))?(?: {0,2}\\([^)]{0,20}\\))? {0,2}\\(?(?:/|per|par|pour|sur|dans|in|pro|je|auf|for|over|across|within|p\\.)? {0,2}(?:a |an |the |les |les |total (?:of )?|une surface de |an area of |au total |every |50 hpf )?$`,
);
/** A count that follows its denominator or its label: ": 3", "= 3", "3 mitoses". */
const COUNT_AFTER = new RegExp(
  `^[ )\\]]{0,3}(?:(?:available|examined|counted|assessed|observes|examines|etudies),? )?(?:[:=,|-]|is|are|was|were|est|on (?:compte|denombre|observe|retrouve)|il est (?:compte|denombre|observe)|there (?:are|were|is|was)|we (?:count|counted)|finden sich|werden|wurden|found|counted)?[ :=]{0,3}(?:about |approximately |environ |up to )?(?:(${COMPARATOR}) {0,2})?(?:(?!${COMPOUND_NUMBER})(${NUMBER_TOKEN}) {0,2}(?:-|to|a|bis|et|and|und) {0,2})?(${NUMBER_TOKEN})(?![\\d.,]*\\d)(?! {0,2}(?:cm|mm|%|x|hpf|high|champ|fields))`,
);
const FIELD_DIAMETER =
  /(?:(?:field(?: of view)?|hpf|champ) diameter|diameter of (?:the |each |one |a )?(?:field|hpf)|diametre (?:de|du|d'un) champ|diametre des champs|gesichtsfelddurchmesser|diametre de champ)[^\d]{0,20}(0[.,]\d{1,4}) ?mm/;
const FIELD_AREA =
  /(?:(?:each )?(?:field|hpf)(?: of view)?(?: (?:area|size))?|field area|area (?:of (?:each|one|a|the) )?(?:field|hpf)|surface (?:de|du|d'un|par) champ|champs? de|surface de chaque champ|gesichtsfeld(?:gro(?:ss|ß)e|flache))[^\d]{0,20}(0[.,]\d{1,5}) ?mm ?\^?2/;
const FIELD_AREA_REVERSED = /\b(0[.,]\d{1,5}) ?mm ?\^?2 ?(?:\/ ?|per |each|par |chacun|je )/;
const FIELD_NUMBER =
  /\b(?:field number|fn|indice de champ|sehfeldzahl|eyepiece field number)[^\d]{0,8}(\d{2}(?:[.,]\d)?)\b/;
const MAGNIFICATION =
  /\b(?:(?:objective|objectif|objektiv|obj\.?)[^\d]{0,6}(?:x ?)?(\d{2})(?: ?x)?\b|(\d{2}) ?x (?:objective|lens|objectif|objektiv)|x ?(\d{2}) (?:objective|lens))/;
const TOTAL_AREA =
  /(?:total (?:area|surface)(?: (?:counted|examined|of))?|surface totale(?: comptee| examinee)?|corresponding to|correspond(?:ing|ant)?(?: a| to)?|equivalent (?:to|a)|equal(?:ling|s)?(?: to)?|soit|i\.?e\.?|=|entsprechend(?: einer gesamtflache von)?|gesamtflache(?: von)?|totalling|area of|surface de|\()[ :,]{0,3}(?:a total (?:area )?of |an area of |une surface de |environ |approximately |total )?(\d{1,2}(?:[.,]\d{1,3})?) ?mm ?\^?2/;

/** An area of something else than of what was counted. */
const OTHER_SURFACE =
  /\b(?:ulcer|ulzer|geschwur|necro|nekro|defect|defaut|defekt|mucos|muqueuse|schleimhaut|specimen|prelevement|fragment|node\b|nodes\b|ganglion|lesion\b|cyst|kyst)[^,;)]{0,40}$/;

const CRITERIA =
  /\b(?:risk (?:categor|stratif|class|group|table|criteria)|criteria|criteres|miettinen|lasota|fletcher|joensuu|afip|armed forces|guidelines?|defined as|cut-?off|threshold|seuil|is used|are used|should be (?:counted|reported)|doit etre|recommended|recommande|equals? (?:about|approximately)|prognos|high risk|low risk|risque (?:eleve|faible|intermediaire))/;
const OTHER_COUNT =
  /\b(?:neuroendocrine|carcinoid|nottingham|bloom|elston|breast|sein\b|mammary|melanom|meningiom|leiomyosarcom)/;

const COMPARED_FIELDS = new RegExp(`(?:^|[^a-z])${COMPARATOR} {0,2}$`);

function denominatorsIn(text: string): readonly Denominator[] {
  const found: Denominator[] = [];
  for (const match of text.matchAll(DENOMINATOR)) {
    const at = { from: match.index, to: match.index + match[0].length };
    if (match[1] !== undefined) {
      found.push({ ...at, kind: "area", amount: Number(match[1].replace(",", ".")) });
    } else if (match[3] !== undefined) {
      // "More than 50 fields were looked at" is no denominator.
      if (COMPARED_FIELDS.test(text.slice(Math.max(0, match.index - 24), match.index))) continue;
      found.push({ ...at, kind: "fields", amount: Number(match[3]) });
    } else if (match[4] !== undefined) {
      found.push({ ...at, kind: "area", amount: 1 });
    } else {
      found.push({ ...at, kind: "fields", amount: 1 });
    }
  }
  return found.filter((one) => one.amount > 0);
}

function countOf(
  comparator: string | undefined,
  first: string | undefined,
  second: string | undefined,
  behind = "",
): Omit<Count, "from" | "to"> | null {
  const value = numberOf(second ?? "");
  if (value === null) return null;
  if (first !== undefined) {
    const low = numberOf(first);
    if (low === null) return null;
    return {
      value,
      range: true,
      bounds: { low: Math.min(low, value), low_inclusive: true, high: Math.max(low, value), high_inclusive: true },
    };
  }
  return {
    value,
    range: false,
    bounds: comparator === undefined ? boundsBehind(behind, value) : boundsOf(comparator, value),
  };
}

function countFor(text: string, one: Denominator, previousEnd: number, label: { end: number } | null): Count | null {
  const beforeText = text.slice(Math.max(previousEnd, one.from - 110), one.from);
  const before = COUNT_BEFORE.exec(beforeText);
  if (before && /[a-z/)(]\s*$|\d\s*$/.test(beforeText)) {
    const count = countOf(before[1], before[2], before[3], before[4]);
    const from = one.from - beforeText.length + before.index;
    // "pT2 50 HPF", "x400 50 HPF": a bare number with nothing between is no count.
    const joined = /[/a-z.)(]\s*$/.test(before[0]) || /^(?:\/|p[ae]r\b|pro\b|je\b)/.test(text.slice(one.from, one.to));
    // "No 5 mm2 could be assessed": a word of absence with neither mitoses nor a link behind it counts nothing.
    const linked = /\d/.test(before[3] ?? "") || before[0].trim() !== before[3];
    if (count && joined && linked) return { ...count, from, to: one.to };
  }
  const afterText = text.slice(one.to, one.to + 80);
  const after = COUNT_AFTER.exec(afterText);
  if (after) {
    const plain =
      /^[ )\]]{0,3}(?:(?:available|examined|counted|assessed),? )?(?:[:=]|is|are|was|were|est|on |il est|there|we |finden|werden|wurden|found|counted)/.test(
        afterText,
      );
    const named = /^\s*(?:mitos|mitot|figures?)/.test(afterText.slice(after[0].length));
    if (plain || named || (label !== null && one.to <= label.end)) {
      const count = countOf(after[1], after[2], after[3]);
      if (count) return { ...count, from: one.from, to: one.to + after[0].length };
    }
  }
  return null;
}

/**
 * Mitotic counts with their denominators. A count per 5 mm² is a value; a count per other areas or per fields gives the
 * count and what it was counted over, and is left to be converted where the area is known (never scaled here).
 */
export const mitoticCounts: NarrativeReader = {
  facts: ["mitoses_per_5mm2"],
  speaks: (topics) => speaksOf(topics, "mitosis") || (speaksOf(topics, "fields") && speaksOf(topics, "digit")),
  read(read, speaking) {
    if (read.kind === "imaging") return [];
    const found = speaking
      .filter((segment) => isPresent(segment) && !OTHER_COUNT.test(segment.text))
      .flatMap((segment) => {
        const speaks = MITOSIS.test(segment.text);
        return speaks || namesTumour(segment.text) || followsMitoses(read, segment)
          ? countsIn(segment, speaks, lineLabelOf(read, segment), read)
          : [];
      });
    return unlessCorrected(found, speaking, MITOSIS);
  },
};

/** "GIST, 53 mm, 7/5 mm2": a number over five square millimetres beside the tumour's name and size counts mitoses. */
function namesTumour(text: string): boolean {
  return /\bgists?\b|stromal|stromatumor/.test(text) && /\d ?(?:mm|cm)\b(?! ?\^?2)/.test(text);
}

const GRADE = /\b(?:grade|grading|risk|risque|stage|stade|prognos\w*|malignan\w*)\b/;

/** The label that the line of a sentence begins with, if the sentence is a later piece of it. */
function lineLabelOf(read: ReadReport, segment: Segment): string | null {
  let label: string | null = null;
  for (let index = segment.index - 1; index >= Math.max(0, segment.index - 6); index -= 1) {
    const earlier = read.segments[index];
    if (earlier?.line !== segment.line) break;
    label = earlier.label;
  }
  return label;
}

/** "... mitoses. 3 per 50 HPF": the sentence before names them. */
function followsMitoses(read: ReadReport, segment: Segment): boolean {
  const before = segment.opens_paragraph ? undefined : read.segments[segment.index - 1];
  return before !== undefined && MITOSIS.test(before.text) && isPresent(before);
}

/** The proliferation index and what it was counted over; mitoses named beside it are mitoses. */
const PROLIFERATION = /\b(?:ki-?67|mib-?1)\b[^,;]{0,60}/g;

/** "Atypical mitoses 1 per 5 mm2": some of the mitoses, not their number. */
const ATYPICAL = /\b(?:atypical mitos[ei]s|mitoses atypiques|atypische mitosen) ?[:=]? {0,2}$/;

/** "14 per 5 mm2 (biopsy: 1 per 5 mm2)": told beside what counts. */
const BIOPSY_BRACKET = /\((?:[a-z]+ ){0,2}(?:biops\w*|bx|stanz\w*|ponction)\b[^()]{0,20}$/;

const ELSEWHERE =
  /\b(?:most (?:areas|fields)|elsewhere|other areas|remaining (?:areas|tumou?r)|remainder|background|on average|mean|ailleurs|(?:la plupart|le reste) d(?:es|u)|autres (?:zones|territoires)|en moyenne|sonst|ubrigen|im durchschnitt)\b[^;]{0,40}$/;

function countsIn(
  segment: Segment,
  speaks: boolean,
  lineLabel: string | null,
  read: ReadReport,
): readonly AnyStatement[] {
  const text = segment.text.replace(PROLIFERATION, (words) => " ".repeat(words.length));
  if (!MITOSIS.test(text) && text !== segment.text) return [];
  const found: AnyStatement[] = [];
  const denominators = denominatorsIn(text);
  const labelled = segment.label !== null && LABEL.test(segment.label);
  const label = labelled ? { end: segment.value_from } : null;
  const plainness: Plainness = labelled ? "synoptic" : "sentence";
  const area = countedArea(text);
  // "Grade: low (mitotic rate <= 5 per 5 mm2)" defines the grade; it does not count.
  const grading = GRADE.test(segment.label ?? "") || (lineLabel !== null && GRADE.test(lineLabel));
  if (/cut-?off|threshold|seuil/.test(segment.label ?? "")) return [];
  if (labelled && SIDE_BY_SIDE.test(text.slice(segment.value_from))) return [];
  const resection = read.specimen === "resection";
  const timeless = withoutDates(text, read);
  let previousEnd = 0;
  let counted = false;
  for (const one of denominators) {
    const count = countFor(text, one, previousEnd, label);
    if (!count) continue;
    // Where fewer are seen is not where they are counted.
    if (ELSEWHERE.test(text.slice(Math.max(0, count.from - 48), count.from))) continue;
    if (ATYPICAL.test(text.slice(Math.max(0, count.from - 40), count.from))) continue;
    // The biopsy's count in the report of the resection is the earlier one.
    if (resection && /biops|stanz/.test(text.slice(Math.max(0, count.from - 60), count.from))) continue;
    if (
      resection &&
      /^[^.;]{0,8}\b(?:in|on|sur|dans|an) (?:the |la |der )?(?:\w+ )?(?:biops|stanz)/.test(
        text.slice(count.to, count.to + 40),
      )
    )
      continue;
    if (read.specimen !== "biopsy" && BIOPSY_BRACKET.test(text.slice(Math.max(0, count.from - 40), count.from)))
      continue;
    if (isPrevious(timeless, count.from) || isDenied(text, count.from)) continue;
    if (count.bounds === null ? !labelled && CRITERIA.test(withoutVerdict(text)) : CRITERIA.test(text)) continue;
    if (CRITERIA.test(segment.label ?? "")) continue;
    if (count.bounds !== null && grading) continue;
    if (!speaks && count.bounds !== null) continue;
    previousEnd = one.to;
    counted = true;
    found.push(...statementsFor(segment, one, count, area, plainness));
  }
  if (!counted && speaks && !CRITERIA.test(text)) {
    const bare = withoutDenominator(segment, label, denominators);
    if (bare) found.push(bare);
  }
  return found;
}

function statementsFor(
  segment: Segment,
  one: Denominator,
  count: Count,
  area: { mm2: number | null; field_mm2: number | null; field_number: number | null; magnification: number | null },
  plainness: Plainness,
): readonly AnyStatement[] {
  const reported = segment.text.slice(count.from, count.to).trim();
  const base = { segment, from: count.from, to: count.to, plainness, as_reported: reported };
  const note = count.range ? ({ message: "range" } as const) : count.bounds ? ({ message: "limit" } as const) : null;
  const five = (one.kind === "area" && one.amount === 5) || (one.kind === "fields" && one.amount > 1 && area.mm2 === 5);
  const found: AnyStatement[] = [];
  if (one.kind === "fields") {
    if (count.bounds === null) {
      found.push({ ...base, fact: "mitoses_raw_count", value: count.value, note: null });
    } else {
      found.push({ ...base, fact: "mitoses_raw_count", value: null, bounds: count.bounds, note });
    }
    found.push({ ...base, fact: "hpf_count", value: one.amount, note: null });
    const total = area.mm2 ?? (area.field_mm2 === null ? null : clean(area.field_mm2 * one.amount));
    if (total !== null) found.push({ ...base, fact: "field_area_mm2", value: total, note: null });
    if (area.field_number !== null && area.field_number >= 15 && area.field_number <= 30)
      found.push({ ...base, fact: "field_number_mm", value: area.field_number, note: null });
    if (area.magnification !== null)
      found.push({ ...base, fact: "objective_magnification", value: area.magnification, note: null });
    if (five && count.bounds === null) {
      found.push({ ...base, fact: "mitoses_per_5mm2", value: count.value, note: null });
    } else if (five && count.bounds !== null) {
      found.push({ ...base, fact: "mitoses_per_5mm2", value: null, bounds: count.bounds, note });
    } else {
      found.push(total === null ? unconverted(base, area) : converted(base, count, total));
    }
    return found;
  }
  if (five) {
    found.push(
      count.bounds === null
        ? { ...base, fact: "mitoses_per_5mm2", value: count.value, note: null }
        : { ...base, fact: "mitoses_per_5mm2", value: null, bounds: count.bounds, note },
    );
    return found;
  }
  // "Per mm²" is a density: nothing says that one square millimetre was counted.
  if (one.amount === 1) return [converted(base, count, 1)];
  found.push(
    count.bounds === null
      ? { ...base, fact: "mitoses_raw_count", value: count.value, note: { message: "other_area" } }
      : { ...base, fact: "mitoses_raw_count", value: null, bounds: count.bounds, note },
    { ...base, fact: "field_area_mm2", value: one.amount, note: null },
    converted(base, count, one.amount),
  );
  return found;
}

type Base = Pick<AnyStatement, "segment" | "from" | "to" | "plainness" | "as_reported">;

/** Count x 5 / area (risk schemes, section 10), shown with what it was converted from. */
function converted(base: Base, count: Count, area: number): AnyStatement {
  const convert = (value: number): number => Math.round(((value * 5) / area) * 1e4) / 1e4;
  const note = { message: "converted", values: { area: String(area) } } as const;
  if (count.bounds === null) return { ...base, fact: "mitoses_per_5mm2", value: convert(count.value), note };
  const { low, high } = count.bounds;
  const bounds = {
    ...count.bounds,
    ...(low === undefined ? {} : { low: convert(low) }),
    ...(high === undefined ? {} : { high: convert(high) }),
  };
  return { ...base, fact: "mitoses_per_5mm2", value: null, bounds, note };
}

/** Fields without their area: the clinician is asked; eyepiece and objective, where stated, give the area later. */
function unconverted(base: Base, area: { field_number: number | null; magnification: number | null }): AnyStatement {
  const known = area.field_number !== null && area.magnification !== null;
  return { ...base, fact: "mitoses_per_5mm2", value: null, note: { message: known ? "other_area" : "no_field_area" } };
}

/** What the sentence says of the field's size. */
function countedArea(text: string): {
  mm2: number | null;
  field_mm2: number | null;
  field_number: number | null;
  magnification: number | null;
} {
  const decimal = (digits: string | undefined): number | null => {
    const number = digits === undefined ? 0 : Number(digits.replace(",", "."));
    return number > 0 ? number : null;
  };
  const diameter = decimal(FIELD_DIAMETER.exec(text)?.[1]);
  const field = decimal(FIELD_AREA.exec(text)?.[1]) ?? decimal(FIELD_AREA_REVERSED.exec(text)?.[1]);
  const stated = TOTAL_AREA.exec(text);
  const isOther = stated !== null && OTHER_SURFACE.test(text.slice(Math.max(0, stated.index - 40), stated.index));
  const total = isOther ? null : decimal(stated?.[1]);
  const fieldNumber = decimal(FIELD_NUMBER.exec(text)?.[1]);
  // Without the field number a magnification says nothing of the area.
  const magnification = MAGNIFICATION.exec(text);
  const objective = decimal(magnification?.[1] ?? magnification?.[2] ?? magnification?.[3]);
  const optics =
    fieldNumber === null || objective === null || fieldNumber < 15 || fieldNumber > 30
      ? null
      : Math.PI * (fieldNumber / objective / 2) ** 2;
  return {
    mm2: total !== null && total >= 1 ? total : null,
    field_mm2: field ?? optics ?? (diameter === null ? null : Math.PI * (diameter / 2) ** 2),
    field_number: fieldNumber,
    magnification:
      fieldNumber === null ? null : decimal(magnification?.[1] ?? magnification?.[2] ?? magnification?.[3]),
  };
}

const WORDS_ONLY =
  /\b(?:rare|few|scant|scattered|occasional|numerous|frequent|brisk|low|high|no|absence|aucune|rares|peu de|nombreuses|faible|elevee?|exceptionnelles?|vereinzelt|keine)\b[^.;]{0,30}(?:mitos|mitot)|(?:mitos|mitot)[^.;]{0,40}\b(?:rare|few|scant|scattered|occasional|numerous|frequent|brisk|low|high|absent|rares|nombreuses|faible|elevee?|not identified|inconspicuous|infrequent)\b/;

function withoutDenominator(
  segment: Segment,
  label: { end: number } | null,
  denominators: readonly Denominator[],
): AnyStatement | null {
  const { text } = segment;
  const base = {
    segment,
    from: 0,
    to: text.length,
    plainness: "sentence" as const,
    as_reported: null,
    fact: "mitoses_per_5mm2" as const,
    value: null,
  };
  if (denominators.length > 0) return null;
  if (label && /^\s*[<>≤≥]?\s*\d/.test(text.slice(label.end))) return { ...base, note: { message: "no_denominator" } };
  if (WORDS_ONLY.test(text)) return { ...base, note: { message: "words_only" } };
  return null;
}
