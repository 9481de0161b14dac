import { tellsOfDepositsOnly } from "../place/deposit-report";
import type { AnyStatement, NarrativeReader, Plainness, ReadReport } from "../reading";
import {
  countingOf,
  isDenied,
  isPresent,
  isPrevious,
  SIDE_BY_SIDE,
  speaksOfRelative,
  unlessCorrected,
  withoutDates,
  withoutVerdict,
} from "../reading";
import { blanked } from "../sentences/blanked";
import { clauseAround } from "../sentences/clause";
import type { Segment } from "../sentences/segments";
import { speaksOf } from "../sentences/topics";
import { type Count, countsIn, type Denominator, denominatorsIn } from "./counted-over";
import { areaOf, type FieldSize, type FieldSizes, fieldSizeIn, fieldSizesOf, type Located } from "./field-size";

const MITOSIS =
  /mitos|mitot|mitoz|\d ?\/ ?50 ?hpf|^m ?\/ ?5 ?mm|figures? de division|kernteilung|\d ?mits?\.? ?(?:\/|per|in)|\bmits?\b|\b(?:(?:mit|mi|im|mc|mr)\b[.: =]{0,5}|m ?= ?)[<>≤≥]? ?\d{1,3}(?:[.,]\d)?(?: ?- ?\d{1,3})? ?(?:\/|per|pour|in) ?(?:5|10|50)(?!\d)/;
const LABEL = /mito(?:s|t)|kernteilung|^mits?$|^m ?\/ ?5 ?mm/;

/** A sentence on tumours at large, not on this one. */
const AT_LARGE =
  /\b(?:(?:tumou?rs|gists|tumeurs|tumoren)(?: of this size)? (?:with|having|showing|avec|de|mit)|(?:for|par|d'|a titre d')exemple|(?:for example|par exemple|zum beispiel|such as))|^(?:low|high|intermediate|bas|haut|faible|elevee?|niedrig|hoch|(?:en |au-?)dess(?:ous|us)|au-?dela|unterhalb|oberhalb)\b|^(?:example|exemple|beispiel|who|oms|tnm|ajcc|uicc|cap|iccr|esmo|nccn)\b[^:]{0,30}:/;
/** A scheme, the class that it gives, how to count, what a count means. */
const SCHEME =
  /\b(?:risk (?:categor|stratif|class|group|table|criteria)|criteria|criteres|kriterien|miettinen|lasota|fletcher|joensuu|afip|armed forces|guidelines?|leitlinie|prognos|\brisk\b|risque|risiko|trials?\b|patients with|nomogram|\bpoints\b|reimburs|rembours|categor|kategorie|lorsqu|defined as|definition|definie?s? (?:par|comme)|definiert|is used|are used|should be (?:counted|reported)|(?:are|is|sind|ist) to be|auszuzahlen|doit etre|doivent etre|il convient|recommended|recommande|equals? (?:about|approximately)|means?\b|would be|signifie\w*|bedeutet|gilt\b|gelten)/;
/** Low and high told in one sentence with limits: what the words mean. */
const BOTH_CLASSES = /\b(?:low|bas|basse|faible|niedrig)\b.*\b(?:high|haut|haute|elevee?|hoch)\b/;
const TUMOURS = /(?<!\b(?:both|two|three|four|all|les deux|beide) )\b(?:tumou?rs|gists|tumeurs|tumoren)\b/;
/** ", low risk.": the class set behind the findings. */
const CLASS_BEHIND =
  /[,(] ?(?:(?:very )?(?:low|high|intermediate|moderate)[- ]risk(?: [a-z]{3,12})?|risque (?:tres )?(?:faible|eleve|intermediaire)|(?:hohes|niedriges|mittleres) risiko)\)?[ .]*$/;
/** The counts that the schemes' limits are (risk schemes, sections 3 and 4): a scheme named in the sentence may mean its limit. */
const LIMITS: ReadonlySet<number> = new Set([5, 10]);
/** A limit that a count is compared with, or a condition: it is told in its own clause. */
const LIMIT_OR_CONDITION =
  /\b(?:cut-?offs?|thresholds?|seuil|grenzwert|schwelle\w*|cut-?off-wert|if(?! any)|assuming|supposing|en supposant|angenommen|unless|wenn|lorsqu\w*|bei (?:mehr|weniger|uber|unter)|had there|were there|would|unless|si|falls|wenn|sollten?)\b/;
const OTHER_COUNT =
  /\b(?:neuro-?endokrin\w*|tne|(?:das|ein|eines|the|a) net|net g[123]|neuroendocrine|carcinoid|nottingham|bloom|elston|breast|sein\b|mammary|melanom|meningiom|leiomyosarcom)/;
/** "Low grade up to 5 mitoses per 5 mm2": a limit beside its grade, in one clause. */
const GRADE_CLAUSE = /\b(?:low|high|bas|haut|niedrig\w*|hoch)[- ]?(?:grade|grad|risk|malign)|\bgrade? [12]\b|\bg[12]\b/;
const OPERATED = /\bs\/p\b|\b(?:status post|h\/o|history of|known|connue?|antecedents? d[e']|z\. ?n\.)/g;
const GRADE = /\b(?:grade|grading|risk|risque|stage|stade|prognos\w*|malignan\w*)\b|^g[12]$/;
/** Other things that are counted over an area; mitoses named beside them are mitoses. */
const COUNTED_ELSE = /\b(?:ki-?67|mib-?1|p?-?phh-?3|apopto\w*|mast cells?|mastocytes?|mastzellen|tils?)\b[^,;]{0,60}/g;
/** "Atypical mitoses 1 per 5 mm2": some of the mitoses, not their number. */
const ATYPICAL = /\batypi(?:cal|ques?|sche\w*)\b[^,;]{0,24}$/;
/** Where fewer are seen is not where they are counted. */
const ELSEWHERE =
  /\b(?:most (?:areas|fields)|elsewhere|auswarts|other areas|remaining (?:areas|tumou?r)|remainder|background|on average|mean|ailleurs|(?:la plupart|le reste) d(?:es|u)|autres (?:zones|territoires)|en moyenne|sonst|ubrigen|im durchschnitt)\b[^;]{0,40}$/;
/** What a laboratory said before this one looked. */
const REFERRED =
  /(?:\b(?:you (?:had |have |also |kindly )?(?:report|count|found|find|gave|give|state|describ)\w*|your (?:own )?(?:report|count|figure)|vous (?:aviez |avez )?(?:rapport|compt|trouv|decriv)\w*|votre (?:compte|rapport|lecture)|sie (?:hatten|haben|geben|zahlten)|ihr(?:e[nmrs]?)? (?:befund|zahlung)|(?:dr|prof)\.? [a-z]+ (?:had |a |avait |hatte )?(?:count|report|found|gave|compt|rapport|gezahlt)\w*|colleague\w*|kollegen?|letter|minutes|mdt|form|frozen section|schnellschnitt|extempor\w*|erstzahlung|(?:mitotique|mitotic|mitoses?|count|compte|comptage)(?: count)? initiale?(?:ly|ment)?|signed out|request form|bon de demande|reproduce|disagree|(?:accompanying|first|previous|earlier|their|premier|premiere|precedente?) (?:report|pathologist\w*|compt\w*|lecture|count|slides?)|(?:19|20)\d\d (?:specimen|biops\w*|resection|slides?|tumou?r)|(?:primary|primitif|biops\w*) \((?:19|20)\d\d|(?:since|depuis|seit) (?:the |la |le |der )?(?:last|previous|prior|dernier\w*|letzten))\b(?:(?!\b(?:we|our|i|nous|je|wir|unsere\w*|recompt\w*|recount\w*|review\w*|relu\w*|relecture|nachgezahlt|now)\b)[^;]){0,70}|\((?:was|were|had been|formerly|etait|avant|vorher|zuvor|war) )$|\b(?:reported|counted|given|stated|diagnosed|signed out)(?: (?:to|as|by|at|in|elsewhere|a|an|the))* (?:you|your|the (?:referring|outside|local|original))\b|\byour (?:own )?(?:count|report|diagnosis|figure)\b|(?:\b(?:referring|outside|local|original|initial|submitting|auswartige[nmrs]?|externe[nmrs]?)\b ?(?:laborator\w*|lab|pathologist\w*|report|diagnosis|count|hospital|befund\w*|labor\w*|institut\w*)|\b(?:laboratoire|compte[- ]rendu|rapport|pathologiste|lecture) (?:initial|exterieur|adresseur|d'origine)|\b(?:erst|fremd)befund)(?:(?!\b(?:we|our|i|nous|notre|wir|unser|review\w*|relecture|now)\b)[^;,]){0,50}$/;
const BIOPSY = "(?:biops|bx\\b|stanz|ponction|fnb)";
/** The biopsy's count in the report of the resection is the earlier one. */
const OF_BIOPSY_BEFORE = new RegExp(`${BIOPSY}[^;]{0,50}$`);
const OF_BIOPSY_AFTER = new RegExp(
  `^[^.;]{0,8}\\b(?:in|on|of|sur|dans|an|de|bei) (?:the |la |der )?(?:[a-z]{1,16} )?${BIOPSY}`,
);
/** "14 per 5 mm2 (biopsy: 1 per 5 mm2)": told beside what counts. */
const BIOPSY_BRACKET = new RegExp(`\\((?:[a-z]{1,16} ){0,2}${BIOPSY}[^()]{0,20}$`);

const DEPOSIT =
  /\b(?:(?:metastatic|recurrent|metastatique|metastasierter?) (?:e?gist|gastro-?intestinal stromal tumou?r|tumou?r|stromatumor)|e?gist metastas[ei]s|(?:leber|lymphknoten|peritoneal)?metastas(?:is|es|en|e)|(?:netz|leber|peritoneal|bauchfell)(?:knoten|herde?)|nodules? (?:epiploiques?|hepatiques?|peritoneaux)|deposits?|implants?|recurrences?|recidives?|rezidive?|satellites?|(?:omental|peritoneal|mesenteric|hepatic|liver|nodal|pulmonary|lung) (?:nodules?|lesions?|tumou?rs?|mass(?:es)?)|fibrom\w*|leiomyom\w*|schwannom\w*|\w*carcinom\w*|\w*karzinom\w*|nodules? (?:omental|peritoneal|epiploique)\w*|lymph nodes?|ganglions?)\b/g;
const DEPOSIT_LABEL =
  /\b(?:(?:omental|peritoneal|mesenteric|hepatic|liver|nodal) |\w*(?:netz|leber|peritoneal|lymph))[a-z]*\b|metasta|recurren|recidiv|rezidiv|deposit|implant/;
const PRIMARY = /\b(?:gists?|primary|primitive?|primarius|primartumor|tumou?r|tumeur|resektat)\b/;
const NOT_THERE = /\b(?:no|not|without|pas de|sans|absence de|keine?n?|risk of|risque de)\b[^,;]{0,24}$/;
/** "B. Liver, segment 3, biopsy:": where a part was taken that is no primary's. */
const DEPOSIT_PART = /\b(?:liver|hepatic|foie|hepatique|leber|lymph nodes?|nodes|ganglions?|lungs?|poumon|lunge)\b/;
const PRIMARY_PART =
  /\b(?:stomach|gastr(?!o-?intest)\w*|estomac|magen|duoden\w*|jejun\w*|ile\w*|bowel|grele|dunndarm|rect\w*|rekt\w*|colon|oesoph\w*|esoph\w*)\b/;
/** "3 per 5 mm2 was stated on the request form". */
const TOLD_BY_OTHERS =
  /^[^,;.]{0,24}\b(?:request form|stated (?:on|in|by)|according to (?:you|the (?:referring|outside))|selon votre|angegeben)\b/;
/** "4 per 5 mm2 (local)": whose count it is, behind it. */
const OF_OTHERS_BEHIND =
  /^ ?\((?:in the |on the |sur |au |im )?(?:local|outside|original|initial\w*|referring|erstbefund|auswarts|laboratoire (?:d'origine|initial)|first report)\b[^()\d]{0,20}\)/;
const IN_DEPOSIT =
  /^,? ?(?:in|on|dans|sur|an|within) (?:the |la |le |l'|der |den |eine[rm] )?(?:[a-z]{2,12} ){0,2}(?:\w*metasta|deposit|implant|recurren|recidiv|rezidiv|node|nodule|ganglion)/;

/**
 * Mitotic counts with their denominators. A count per 5 mm² is a value; a count per other areas or per fields gives the
 * count and what it was counted over, and is converted only where the report tells the area (never scaled silently).
 */
export const mitoticCounts: NarrativeReader = {
  facts: ["mitoses_per_5mm2"],
  speaks: (topics) => speaksOf(topics, "mitosis") || (speaksOf(topics, "fields") && speaksOf(topics, "digit")),
  read(read, speaking) {
    if (read.kind === "imaging" || tellsOfDepositsOnly(read)) return [];
    const told = speaking.map((segment) => countedIn(segment));
    const sizes = fieldSizesOf(
      told.filter(
        ({ counts, segment }) => counts.length === 0 && !SCHEME.test(segment.text) && !AT_LARGE.test(segment.text),
      ),
    );
    // In a letter the reason of the visit goes on into what is told.
    const isNow = (segment: Segment) =>
      isPresent(segment) || (read.kind === "clinical" && segment.section === "clinical" && !speaksOfRelative(segment));
    const found = told
      .filter(({ segment }) => isNow(segment) && !OTHER_COUNT.test(segment.text))
      .flatMap((one) => {
        const { text } = one.segment;
        const speaks = MITOSIS.test(text) || underLabel(read, one.segment);
        return speaks || namesTumour(text) || followsMitoses(read, one.segment)
          ? statementsIn(one, speaks, sizes, read)
          : [];
      });
    return unlessCorrected(found, speaking, MITOSIS);
  },
};

interface Counted {
  readonly segment: Segment;
  /** The sentence with what was counted besides mitoses blanked. */
  readonly text: string;
  readonly label_to: number;
  readonly denominators: readonly Denominator[];
  readonly counts: readonly Count[];
  readonly size: FieldSize;
}

function countedIn(segment: Segment): Counted {
  const text = segment.text.replace(COUNTED_ELSE, blanked);
  const label_to = segment.label !== null && LABEL.test(segment.label) ? segment.value_from : 0;
  const denominators = denominatorsIn(text);
  const counts = countsIn(text, denominators, label_to);
  return { segment, text, label_to, denominators, counts, size: fieldSizeIn(text, denominators, counts) };
}

const EXACT_LABEL = /^(?:exact )?(?:number|specify|count|value|nombre|preciser|valeur|anzahl|wert)\b/;

/** "Mitoses per 5 mm2: [ ] <=5 [x] >5   Number: 8": the number in a further field of the line of a count per 5 mm². */
function exactBehind({ segment, denominators }: Counted, read: ReadReport): readonly AnyStatement[] {
  const asked = denominators.find(
    ({ kind, amount, to }) => kind === "area" && amount === 5 && to <= segment.value_from,
  );
  const next = read.segments[segment.index + 1];
  if (!asked || next?.line !== segment.line || !EXACT_LABEL.test(next.label ?? "")) return [];
  const digits = /^ {0,3}(\d{1,3})(?: ?\/ ?5 ?mm2)? *[.;]?$/.exec(next.text.slice(next.value_from))?.[1];
  if (digits === undefined) return [];
  const base = { segment: next, from: 0, to: next.text.length, plainness: "synoptic" as const, as_reported: next.text };
  return [{ ...base, fact: "mitoses_per_5mm2", value: Number(digits), note: null }];
}

/** "GIST, 53 mm, 7/5 mm2": a number over five square millimetres beside the tumour's name and size counts mitoses. */
function namesTumour(text: string): boolean {
  return /\bgists?\b|stromal|stromatumor/.test(text) && /\d ?(?:mm|cm)\b(?! ?\^?2)/.test(text);
}

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

/** "Mitotic rate:" alone on the line above, with the answer below it. */
function underLabel(read: ReadReport, segment: Segment): boolean {
  const above = read.segments[segment.index - 1];
  return (
    above !== undefined &&
    isPresent(above) &&
    above.line !== segment.line &&
    /^[^a-z]{0,4}mito[a-z ]{3,24}:?$/.test(above.text)
  );
}

function statementsIn(told: Counted, speaks: boolean, sizes: FieldSizes, read: ReadReport): readonly AnyStatement[] {
  const { segment, text, label_to, denominators, counts, size } = told;
  if (!MITOSIS.test(text) && text !== segment.text) return [];
  const labelled = label_to > 0;
  const exact = labelled ? exactBehind(told, read) : [];
  if (exact.length > 0) return exact;
  const label = segment.label ?? "";
  // Two tumours side by side in one row of a table.
  if (labelled && counts.some((one, at) => at > 0 && text.slice(counts[at - 1]?.to, one.from).includes("|"))) return [];
  if (LIMIT_OR_CONDITION.test(label) || (labelled && SIDE_BY_SIDE.test(text.slice(label_to)))) return [];
  const plainness: Plainness = labelled ? "synoptic" : "sentence";
  // "Grade: low (mitotic rate <= 5 per 5 mm2)" defines the grade; it does not count.
  const lineLabel = lineLabelOf(read, segment);
  const grading = GRADE.test(label) || (lineLabel !== null && GRADE.test(lineLabel));
  // In a letter the operated tumour is the tumour.
  const timeless = read.kind === "clinical" ? withoutDates(text, read).replace(OPERATED, blanked) : text;
  const found: AnyStatement[] = [];
  for (const count of counts) {
    if (isOfElse(segment, text, count, read)) continue;
    if (isPrevious(timeless, count.from) || isDenied(text, count.from)) continue;
    const clause = clauseAround(text, count.from, count.to);
    if (AT_LARGE.test(text) || SCHEME.test(label) || LIMIT_OR_CONDITION.test(clause)) continue;
    const near = count.bounds !== null || LIMITS.has(count.value) ? text : clause;
    if (SCHEME.test(count.bounds !== null ? near.replace(CLASS_BEHIND, "") : labelled ? "" : withoutVerdict(near)))
      continue;
    if (count.bounds !== null && (BOTH_CLASSES.test(text) || TUMOURS.test(text.slice(0, count.from)))) continue;
    if (count.bounds !== null && (grading || !speaks || GRADE_CLAUSE.test(clause))) continue;
    found.push(...statementsFor(segment, count, sizes.of(segment, size), plainness));
  }
  if (found.length === 0 && speaks && !SCHEME.test(text) && !AT_LARGE.test(text)) {
    const bare = withoutDenominator(segment, label_to, denominators);
    if (bare) found.push(bare);
  }
  return found;
}

/** Counts of a biopsy before the resection, of a deposit, of some mitoses only, of another area or laboratory. */
function isOfElse(segment: Segment, text: string, { from, to }: Count, read: ReadReport): boolean {
  const before = text.slice(Math.max(0, from - 60), from);
  const after = text.slice(to, to + 60);
  if (ELSEWHERE.test(before) || ATYPICAL.test(before) || REFERRED.test(text.slice(Math.max(0, from - 90), from)))
    return true;
  if (/^[^,;]{0,30}atypi/.test(text.slice(from, to))) return true;
  if (read.specimen === "resection" && (OF_BIOPSY_BEFORE.test(before) || OF_BIOPSY_AFTER.test(after))) return true;
  if (read.specimen !== "biopsy" && BIOPSY_BRACKET.test(before)) return true;
  // Words in quotation marks are another's.
  if (text.slice(0, from).split('"').length % 2 === 0 && text.includes('"', to)) return true;
  // "Lower than the 8 per 5 mm2 of the biopsy": compared with, not counted.
  if (/\b(?:than|que|als) (?:the |les |die |den )?$/.test(before) || DEPOSIT_LABEL.test(segment.label ?? ""))
    return true;
  if (
    OF_OTHERS_BEHIND.test(after) ||
    TOLD_BY_OTHERS.test(after) ||
    IN_DEPOSIT.test(after) ||
    (segment.part > 0 && ofDepositPart(read, segment))
  )
    return true;
  const clause =
    text
      .slice(Math.max(0, from - 120), from)
      .split(";")
      .at(-1) ?? "";
  const deposit = [...clause.matchAll(DEPOSIT)].findLast(({ index }) => !NOT_THERE.test(clause.slice(0, index)));
  if (!deposit) return false;
  const behind = clause.slice(deposit.index + deposit[0].length);
  return !PRIMARY.test(behind);
}

function statementsFor(
  segment: Segment,
  count: Count,
  size: Located<FieldSize>,
  plainness: Plainness,
): readonly AnyStatement[] {
  const { over, bounds } = count;
  const reported = segment.text.slice(count.from, count.to).trim();
  const base = { segment, from: count.from, to: count.to, plainness, as_reported: reported };
  const note = count.range ? ({ message: "range" } as const) : bounds ? ({ message: "limit" } as const) : null;
  const counted = (fact: "mitoses_raw_count" | "mitoses_per_5mm2"): AnyStatement =>
    bounds === null ? { ...base, fact, value: count.value, note: null } : { ...base, fact, value: null, bounds, note };
  if (over.density) return [converted(base, count, 1)];
  const raw = counted("mitoses_raw_count");
  if (over.kind === "area" && over.amount === 5)
    return [counted("mitoses_per_5mm2"), ...throughEyepiece(base, raw, size)];
  if (over.kind === "area")
    return [
      bounds === null ? { ...raw, note: { message: "other_area" } } : raw,
      { ...base, fact: "field_area_mm2", value: over.amount, note: null },
      converted(base, count, over.amount),
    ];
  const found: AnyStatement[] = [raw, { ...base, fact: "hpf_count", value: over.amount, note: null }];
  const area = areaOf(over.amount, size);
  // What another sentence tells is quoted from there and stays with its count.
  const elsewhere = (key: keyof FieldSize) => {
    const where = size.from[key];
    return where === undefined
      ? base
      : { ...base, segment: where, from: 0, to: where.text.length, counting: countingOf(base) };
  };
  const of = size.total_mm2 !== null ? "total_mm2" : "field_mm2";
  if (area !== null) found.push({ ...elsewhere(of), fact: "field_area_mm2", value: area, note: null });
  if (size.field_number !== null)
    found.push({ ...elsewhere("field_number"), fact: "field_number_mm", value: size.field_number, note: null });
  if (size.magnification !== null)
    found.push({
      ...elsewhere("magnification"),
      fact: "objective_magnification",
      value: size.magnification,
      note: null,
    });
  if (area === null) found.push({ ...base, fact: "mitoses_per_5mm2", value: null, note: { message: "no_field_area" } });
  else found.push(area === 5 && over.amount > 1 ? counted("mitoses_per_5mm2") : converted(base, count, area));
  return found;
}

/** "2 / 5 mm2 (field number 22, objective x40, 21 fields)": by what those five square millimetres were seen. */
function throughEyepiece(base: Base, raw: AnyStatement, size: Located<FieldSize>): readonly AnyStatement[] {
  const { fields, field_number, magnification } = size;
  if (fields === null || field_number === null || size.from.field_number !== undefined) return [];
  return [
    raw,
    { ...base, fact: "hpf_count", value: fields, note: null },
    { ...base, fact: "field_area_mm2", value: 5, note: null },
    { ...base, fact: "field_number_mm", value: field_number, note: null },
    ...(magnification === null
      ? []
      : [{ ...base, fact: "objective_magnification", value: magnification, note: null } as const]),
  ];
}

type Base = Pick<AnyStatement, "segment" | "from" | "to" | "plainness" | "as_reported">;

/** Count x 5 / area (risk schemes, section 10), shown with what it was converted from. */
function converted(base: Base, { bounds, value }: Count, area: number): AnyStatement {
  const convert = (one: number): number => Math.round(((one * 5) / area) * 1e4) / 1e4;
  const note = { message: "converted", values: { area: String(area) } } as const;
  if (bounds === null) return { ...base, fact: "mitoses_per_5mm2", value: convert(value), note };
  const { low, high } = bounds;
  const scaled = {
    ...bounds,
    ...(low === undefined ? {} : { low: convert(low) }),
    ...(high === undefined ? {} : { high: convert(high) }),
  };
  return { ...base, fact: "mitoses_per_5mm2", value: null, bounds: scaled, note };
}

const WORDS_ONLY =
  /\b(?:rare|few|scant|scattered|occasional|numerous|frequent|brisk|low|high|no|absence|aucune|rares|peu de|nombreuses|faible|elevee?|exceptionnelles?|vereinzelt|keine)\b[^.;]{0,30}(?:mitos|mitot)|(?:mitos|mitot)[^.;]{0,40}\b(?:rare|few|scant|scattered|occasional|numerous|frequent|brisk|low|high|absent|rares|nombreuses|faible|elevee?|not identified|inconspicuous|infrequent)\b/;

function withoutDenominator(
  segment: Segment,
  label_to: number,
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
  if (label_to > 0 && /^\s*[<>≤≥]?\s*\d/.test(text.slice(label_to)))
    return { ...base, note: { message: "no_denominator" } };
  if (WORDS_ONLY.test(text)) return { ...base, note: { message: "words_only" } };
  return null;
}

/** true in the paragraph of a part of the specimen whose head names a place of spread and no place of a primary. */
function ofDepositPart(read: ReadReport, { index, part }: Segment): boolean {
  for (let at = index; at >= Math.max(0, index - 12); at -= 1) {
    const one = read.segments[at];
    if (one?.part !== part) return false;
    const head = one.text.slice(0, 80);
    if (read.segments[at - 1]?.part !== part) return DEPOSIT_PART.test(head) && !PRIMARY_PART.test(head);
    if (one.opens_paragraph) return false;
  }
  return false;
}
