import { tellsOfDepositsOnly } from "../place/deposit-report";
import { sitesIn } from "../place/organs";
import { mayBeDeposit } from "../place/place-of";
import { TARGET_LABEL } from "../place/site";
import type { AnyStatement, NarrativeReader, Plainness, ReadReport, Statement } from "../reading";
import { boundsBehind, boundsOf, SIDE_BY_SIDE, unlessCorrected } from "../reading";
import type { Segment } from "../sentences/segments";
import { speaksOf } from "../sentences/topics";
import type { Measurement } from "./measurements";
import { joinedByAxes, measurementsIn } from "./measurements";
import { changesTo, isAmount, isEarlier, isToldNow } from "./size-context";
import { factOf } from "./size-method";
import { OTHER_ENTITY, OTHER_NOUN, TUMOUR_NOUN } from "./size-nouns";
import { DISTANCE_AFTER, isPart, ownerOf, withoutAsides } from "./size-owner";
import { latestOfSeries } from "./size-series";
import { labelAsks, sizeWordsOf } from "./size-words";

const CORRECTION_LABEL =
  /^(?:addend|amend|correct|corrig|erratum|supplement|complement|additif|rectificati|compte[- ]rendu (?:complementaire|rectificatif)|nachtrag|revised)/;
const DISTANCE_LABEL =
  /\b(?:tumou?r|lesion|mass)(?: edge)? to\b|\b(?:tumou?r|tumeur|lesion)-(?!size|taille|gro|dim|durchm|diam)[a-z]{4,12}$|\bends? to\b|\b(?:distance|margins?|marges?|limites?|depth|profondeur|epaisseur|(?<!full[- ])thickness)\b|abstand/;
const PRONOUN =
  /^(?:(?:it|hers|his|the latter|la sienne|this|that|which|he|elle|il|celle-ci|celui-ci|cette derniere|sie|es|er)\b|measuring|measures|mesurant|mesure |size\b|taille\b|dimensions?\b|the largest|la plus grande|greatest|(?:hypo|iso|hyper|an)echog?\w*|developpee?)/;

/** Sizes of the primary tumour: `size_mm` from pathology, `size_mm_imaging` from imaging. Millimetres. */
export const tumourSizes: NarrativeReader = {
  facts: ["size_mm", "size_mm_imaging"],
  speaks: (topics) => (speaksOf(topics, "digit") && speaksOf(topics, "length")) || speaksOf(topics, "written_length"),
  read(read, speaking) {
    const found: AnyStatement[] = [];
    if (tellsOfDepositsOnly(read)) return found;
    for (const segment of speaking) {
      if (isOfDepositOrgan(read, segment)) continue;
      const measurements = joinedByAxes(segment.text, measurementsIn(segment.text, labelUnit(segment)));
      if (measurements.length === 0) continue;
      const subject = subjectBefore(read, segment);
      const largestPart = Math.max(
        0,
        ...measurements.filter((one) => isPart(segment.text, one)).map((one) => one.greatest_mm),
      );
      const earlier = earlierOf(segment.text, measurements, read.kind !== "pathology");
      const told: AnyStatement[] = [];
      measurements.forEach((measurement, index) => {
        if (earlier.has(index)) return;
        // Beside a larger part of it "tumour 3 cm" is not the whole; and no part is.
        if (largestPart > 0 && (measurement.greatest_mm <= largestPart || isPart(segment.text, measurement))) return;
        const statement = sizeStatement(read, segment, measurement, {
          before: endBefore(segment.text, measurements, index, earlier),
          after: measurements[index + 1]?.from ?? segment.text.length,
          subject,
        });
        if (statement) told.push(statement);
      });
      found.push(...largestNamed(told));
    }
    return unlessCorrected(
      latestOfSeries(withoutPieces(found)),
      speaking,
      /\b(?:taille|size|diamet|dimension|gro(?:ss|ß)e)/,
    );
  },
};

/** Where the measurement in front ends that parts this one from the words before it: no earlier size, none in closed brackets. */
function endBefore(text: string, all: readonly Measurement[], index: number, earlier: ReadonlySet<number>): number {
  const before = all[index - 1];
  if (!before || earlier.has(index - 1)) return 0;
  const bracketed =
    /\([^()]{0,40}$/.test(text.slice(Math.max(0, before.from - 48), before.from)) &&
    /^[^()]{0,40}\) (?:measur|mesur|is|was|est|misst|ist)/.test(text.slice(before.to, before.to + 56));
  // "Arises 4 cm beyond the ligament and measures 7.3 cm": the verb goes back to the subject.
  const resumed = /\b(?:and|et|und)(?: [a-z]{2,10})? (?:measures?|measuring|mesure|mesurant|misst)\b[^,;]{0,16}$/.test(
    text.slice(before.to, all[index]?.from),
  );
  if ((bracketed || resumed) && index === 1) return 0;
  // "Tumour 5 mm above the dentate line, 41 x 33 mm": distances told in passing.
  const apposed = /, ?(?:m\/s |measur\w+ |mesur\w+ )?$/.test(text.slice(before.to, all[index]?.from));
  return apposed && all.slice(0, index).every(({ to }) => DISTANCE_AFTER.test(text.slice(to, to + 60))) ? 0 : before.to;
}

/** Organs that a GIST spreads to and does not begin in. */
const SPREADS_TO =
  /^(?:[a-h\d]{1,2}[.)]? {0,2})?(?:(?:left|right|segment \w+) )?(?:liver|hepatic|foie|hepatique|leber|lungs?|poumon|lunge|peritone\w*|(?:lymph )?nodes?|ganglions?|lymphknoten|diaphragm\w*)\b/;

/** "Liver, segment 3:" in front, on its line or alone above: what follows came from where such a tumour only spreads to. */
function isOfDepositOrgan(read: ReadReport, { index, label }: Segment): boolean {
  const above = read.segments[index - 1]?.text ?? "";
  return SPREADS_TO.test(label ?? "") || (above.endsWith(":") && above.length < 80 && SPREADS_TO.test(above));
}

/** Which measurements of a sentence are no size of now: earlier ones, where a report compares, and by how much the tumour changed. */
function earlierOf(text: string, measurements: readonly Measurement[], compares: boolean): ReadonlySet<number> {
  const end = text.length;
  return new Set(
    measurements.flatMap((one, index) => {
      const around = { before: measurements[index - 1]?.to ?? 0, after: measurements[index + 1]?.from ?? end };
      const next = measurements[index + 1];
      const changes = next !== undefined && changesTo(text, one, next);
      return changes || isAmount(text, one) || (compares && isEarlier(text, one, around)) ? [index] : [];
    }),
  );
}

const RECONSTRUCTED =
  /\b(?:re-?construct\w*|re-?assembl\w*|re-?constitu\w*|rekonstru\w*|zusammengesetzt\w*|overall|in toto|total (?:size|tumou?r|diameter|extent)|taille (?:totale|globale)|gesamt(?:tumor)?(?:gro(?:ss|ß)e|durchmesser|ausdehnung))\b/;

/** Where the whole of a tumour in pieces is told, the sizes of its pieces are none of the tumour. */
function withoutPieces(found: readonly AnyStatement[]): readonly AnyStatement[] {
  const wholes = found.filter(({ fact, segment }) => fact === "size_mm" && RECONSTRUCTED.test(segment.text));
  const whole = Math.max(0, ...wholes.map(({ value }) => Number(value)));
  return whole === 0
    ? found
    : found.filter((one) => one.fact !== "size_mm" || one.value === null || Number(one.value) >= whole);
}

/** Of several sizes in a sentence, one of them called the larger, that one. */
function largestNamed(told: readonly AnyStatement[]): readonly AnyStatement[] {
  if (told.length < 2) return told;
  const larger = told.find(({ segment, from }) =>
    /\b(?:larger|largest|bigger|biggest|main|dominant|(?:plus )?(?:grande?|grosse?|volumineuse?)|principale?|gro(?:ss|\u00df)ere[rs]?|gro(?:ss|\u00df)te[rs]?)\b[^,;:]{0,40}$/.test(
      segment.text.slice(Math.max(0, from - 60), from),
    ),
  );
  return larger && told.every(({ fact, value }) => fact === larger.fact && Number(value) <= Number(larger.value))
    ? [larger]
    : told;
}

/** The unit that a label states for its bare number: "(cm)", "in millimetres". */
function labelUnit(segment: Segment): { unit: string; from: number } | null {
  const head = segment.label === null ? /^([a-z\u00df -]{3,48})\((cm|mm)\) [-=]? ?(?=\d)/.exec(segment.text) : null;
  if (head && labelAsks(head[1] ?? "") === "size") return { unit: head[2] ?? "", from: head[0].length };
  if (/\d ?(?:cm|mm)\b\)?[ :)]*$/.test(segment.label ?? "")) return null;
  const unit = /\b(?:in |en )?(cm|mm|centimet(?:re|er)s?|millimet(?:re|er)s?)\b\)?[ :)]*$/.exec(
    segment.label ?? "",
  )?.[1];
  return unit === undefined ? null : { unit, from: segment.value_from };
}

/** Sentences that "it" may reach back over. */
const REACH = 4;

/** What the sentences before speak of, within the paragraph. */
function subjectBefore(read: ReadReport, segment: Segment): "tumour" | "other" | "unsaid" {
  if (segment.opens_paragraph) return "unsaid";
  for (let index = segment.index - 1; index >= Math.max(0, segment.index - REACH); index -= 1) {
    const earlier = read.segments[index];
    if (!earlier) break;
    // "GIST stomach; partial gastrectomy; 9.7 cm": an operation named in the list changes no subject.
    const subject = PROCEDURE_ALONE.test(earlier.text) ? null : subjectOf(earlier.text);
    if (subject !== null) return subject;
    if (earlier.opens_paragraph) break;
  }
  return "unsaid";
}

const PROCEDURE_ALONE =
  /^(?:[a-z-]+ ){0,3}(?:resections?|gastrectom\w+|enterectom\w+|excision|exerese|resektion)[;,.]?$/;

/** What a sentence speaks of; null when it only goes on about what came before. */
function subjectOf(text: string): "tumour" | "other" | "unsaid" | null {
  if (PRONOUN.test(text)) return null;
  const tumour = text.search(TUMOUR_NOUN);
  const other = text.search(OTHER_NOUN);
  if (tumour >= 0 && other < 0) return "tumour";
  if (tumour < 0 && other >= 0) return "other";
  return tumour >= 0 && other >= 0 ? "unsaid" : null;
}

/** "Error in the size: read 52 mm": the correction names the size, on its line, and gives the number. */
function correctsSize(read: ReadReport, segment: Segment, at: number): boolean {
  if (
    !/\b(?:lire|read|corrected to|corrigee? (?:a|en)|is|ist|est|=|:|soit|lies|richtig) {0,2}$/.test(
      segment.text.slice(0, at),
    )
  )
    return false;
  for (let index = segment.index; index >= Math.max(0, segment.index - 3); index -= 1) {
    const earlier = read.segments[index];
    if (earlier?.line !== segment.line) break;
    if (
      /\b(?:tumou?r size|size of the tumou?r|taille|diametre|size|tumorgro(?:ss|ß)e)\b/.test(earlier.text) &&
      !/specimen|piece|marge|margin/.test(earlier.text)
    )
      return true;
  }
  return false;
}

/** Whether the piece of the same line before speaks of the tumour's size. */
function followsSize(read: ReadReport, segment: Segment): boolean {
  const before = read.segments[segment.index - 1];
  return (
    before !== undefined &&
    before.line === segment.line &&
    /\b(?:size|taille|tumou?r|tumeur|gist|mass|masse|gro(?:ss|ß)e)\b/.test(before.text)
  );
}

interface Around {
  /** End of the measurement in front; 0 where there is none. */
  readonly before: number;
  /** Start of the next one; the sentence's end where there is none. */
  readonly after: number;
  readonly subject: "tumour" | "other" | "unsaid";
}

/** Whether it is the tumour that was measured, and how plainly that is said; null where it is not, or not said. */
function measuredTumour(
  read: ReadReport,
  segment: Segment,
  measurement: Measurement,
  around: Around,
): Plainness | null {
  const { text, label, value_from } = segment;
  const labelled = label !== null && measurement.from >= value_from;
  if (
    labelled &&
    (SIDE_BY_SIDE.test(text.slice(value_from)) ||
      DISTANCE_LABEL.test(label) ||
      DEPOSIT.test(label) ||
      ofTarget(segment))
  )
    return null;
  const asked = labelled ? (labelAsks(label) ?? askedAbove(read, segment, label)) : null;
  if (asked === "size" || asked === "tumour") {
    const own = ownerOf(segment, measurement, around.after, Math.max(around.before, value_from));
    if (around.before > value_from && own !== "tumour") {
      if (own !== "unsaid" || impliedOwner(read, segment, measurement, around) !== "tumour") return null;
    }
    if (own === "other" || /additional|autres? dimensions?/.test(text.slice(value_from, measurement.from))) return null;
    return asked === "size" ? "synoptic" : "sentence";
  }
  // "Metastatic gastrointestinal stromal tumour, 1.2 cm" is the deposit's size.
  if (/\b(?:mets?|metasta(?:tic|s[ei]s|ses?|tiques?))\b[^,;]{0,60}[^;]{0,24}$/.test(text.slice(0, measurement.from)))
    return null;
  const named = ownerOf(segment, measurement, around.after, around.before);
  // "Specimen: wedge of stomach with a 4 cm tumour" still names the tumour outright.
  if (asked === "other") return named === "tumour" ? "sentence" : null;
  const owner = named === "unsaid" ? impliedOwner(read, segment, measurement, around) : named;
  return owner === "tumour" ? "sentence" : null;
}

/** "Tumour dimensions" above "Maximum: 7.7 cm": what the head asks for. */
function askedAbove(read: ReadReport, { index }: Segment, label: string): "size" | null {
  const words = sizeWordsOf(label);
  const above = read.segments[index - 1];
  if (words.unknown || !above || /\d/.test(above.text) || above.text.length > 48) return null;
  return labelAsks(above.text.replace(/[ :]+$/, "")) === "size" ? "size" : null;
}

const DEPOSIT = /\b(?:mets?|metasta\w*|filia\w*)\b/;
/** "Target 2: liver" may be any lesion; one that names the primary is the primary. */
const ofTarget = ({ label, text }: Segment): boolean =>
  TARGET_LABEL.test(label ?? "") &&
  !/\b(?:primary|primitif|primitive|primartumor)\b/.test(label ?? "") &&
  !(
    /\b(?:mass|masse|tumou?r|tumeur|raumforderung)\b/.test(text) &&
    sitesIn(text).some(({ site }) => site !== "peritoneum" && site !== "mesentery" && site !== "omentum")
  );

/** Whose size a bare number is that no noun governs: the words in front of it name a dimension, or it goes on about the tumour. */
function impliedOwner(
  read: ReadReport,
  segment: Segment,
  { from, to }: Measurement,
  around: Around,
): "tumour" | "other" | "unsaid" {
  const { text } = segment;
  const lead = text.slice(CORRECTION_LABEL.test(segment.label ?? "") ? segment.value_from : around.before, from);
  const words = sizeWordsOf(withoutAsides(lead));
  const inFront = around.before === 0;
  const ends =
    /^ {0,2}(?:(?:max(?:imum|imal)?|\u00f8|diam(?:eter)?|now|today|currently|actuellement|ce jour|jetzt|aktuell|heute) ?)?(?:[,;.(]|$)/.test(
      text.slice(to),
    );
  // "Greatest dimension 5.0 cm" in a report on the tumour is a label without its colon; "MRI 12/11: 37 mm" names what was scanned.
  if (inFront && !words.unknown && (read.gist_mentioned || read.kind === "imaging")) {
    if (words.dimension && around.subject !== "other") return "tumour";
    if (words.imaging && ends) return "tumour";
    if (/^[^a-z]{0,4}$/.test(lead) && /^ {0,2}(?:across|max|in (?:size|greatest|maxim)|\u00f8)/.test(text.slice(to)))
      return "tumour";
  }
  // "EUS size 32 mm, CT size 35 mm".
  if (words.dimension && words.imaging && !words.unknown && /^ ?[,;(]/.test(lead)) return "tumour";
  // "54 mm on the CT of May, 51 mm on MRI" measures the same again.
  if (/^[^,;]{0,24},(?: and| et| und)? ?$/.test(lead) && around.before > 0 && BY_SCAN.test(text.slice(to)))
    return "tumour";
  // "GIST of the stomach. 6.4 cm, epithelioid": a bare size goes on about the tumour named before.
  if (inFront && ends && /^(?:\d{1,2}\/\d{2,4}[. ]{1,2})?(?: {0,2}|p?t[1-4][ab]?[ ,]{1,3})$/.test(lead))
    return around.subject;
  // "Size 6.8 cm at CT; 8.1 cm in the specimen" goes on about the same.
  if (from <= 2 && ON_THE_SPECIMEN.test(text.slice(to)) && followsSize(read, segment)) return "tumour";
  if (segment.addendum && correctsSize(read, segment, from)) return "tumour";
  return inFront && (PRONOUN.test(text) || /\b(?:measures?|measured|puts?) (?:it|this) (?:at|as)? ?$/.test(lead))
    ? around.subject
    : "unsaid";
}

const BY_SCAN = /^ (?:on|at|by|in|au|a l'|en|im|in der) ?(?:the |an? )?(?:ct|mri|eus|pet|scanner|tdm|irm|ees|mrt)\b/;
const ON_THE_SPECIMEN =
  /^ (?:in|on|a|en|sur|at|im) (?:the |l'|la )?(?:(?:fixed|fresh|resection|resected|gross|examen|piece) )?(?:specimen|macroscop\w*|pathology|histology|exam\w*|anatomopatholog\w*|piece|gross|resektat)/;
/** A radiologist's "lesion" or "nodule" may be anything; a digestive organ, its wall or the tumour's name must stand beside it. */
const OF_THE_GUT =
  /\b(?:mass|masse|tumou?r|tumeur|gist|stromal|raumforderung|primartumor|cible primitive|primary)\b|\b(?:\w*tumors?|tumoren|magenwand\w*|dunndarm\w*|submuco\w*|submuko\w*|fund(?:al|isch\w*)|sous-muqueu\w*|sous-epithel\w*|subepithel\w*|subserosal|intramural\w*|muscularis|musculeuse|(?:4|fourth|second|2|third|3)(?:th|nd|rd|e|eme)? (?:\w+ )?(?:layer|couche)|(?:quatrieme|deuxieme|troisieme) couche|wandschicht|echoschicht|sel|smt|set)\b/;

/** What stands where a tumour was taken out is no primary. */
const AFTER_RESECTION =
  /\b(?:suture line|staple line|anastom\w*|moignon|stump|(?:resection|surgical|tumou?r) bed|loge|recurren\w*|recidiv\w*|rezidiv\w*)\b/;

/** What is new under treatment or after an operation is a deposit until told otherwise. */
const NEW_FOCUS =
  /\b(?:new|nouve(?:au|lle|aux|lles)|apparition d(?:e|'un|'une)|neue?[rsn]?)\b(?: [\d.,x]{1,5}){0,4}(?: ?[cm]m)?(?: [a-z-]{3,16}){0,2} (?:nodules?|lesions?|foc(?:us|i)|deposits?|mass(?:es)?|foyers?|masses?|herde?|lasion(?:en)?|knoten|rundherde?)\b/;

function isOfTheGut(read: ReadReport, segment: Segment): boolean {
  // In other reports the tumour is spoken of already; a nodule or a lesion may still be anything.
  if (read.kind !== "imaging" && !/\b(?:(?:micro-?)?nodules?|lesions?|knoten|lasion)\b/.test(segment.text)) return true;
  // "It measured 22 mm", "baseline 84 mm, now 41 mm" go on about what the sentence before names.
  const before = PRONOUN.test(segment.text) || segment.text.search(TUMOUR_NOUN) < 0 ? segment.index - 1 : segment.index;
  const text = read.segments
    .slice(Math.max(0, before), segment.index + 1)
    .map((one) => one.text)
    .join(" ");
  if (AFTER_RESECTION.test(text) || NEW_FOCUS.test(text)) return false;
  if (/\b(?:eus|ees|endoso\w+|echo-?endo\w*)\b/.test(text)) return true;
  return (
    OF_THE_GUT.test(text) ||
    (read.gist_mentioned &&
      /\b(?:the|la|le|die) (?:(?:index|target|known|primary|dominant|same|above) )?(?:lesion|nodule|lasion)\b/.test(
        text,
      )) ||
    sitesIn(text).some(({ site }) => !mayBeDeposit(site, text))
  );
}

/** "A mass of up to 17 cm" gives its greatest dimension; "Tumour size: up to 4 cm" a limit. */
const GREATEST_EXTENT = /^(?:up to|jusqu'a|bis zu)/;

/** "4.5 and 1.2 cm" are two tumours' sizes where several are named and nothing else. */
const areSeveral = (before: string): boolean =>
  severalAlone(before) || severalAlone(before.slice(before.lastIndexOf(":") + 1));
const severalAlone = (before: string): boolean =>
  /\b(?:tumou?rs|nodules|lesions|gists|masses|tumeurs|tumoren|knoten|herde|foci|foyers)\b/.test(before) &&
  before.search(OTHER_NOUN) < 0;

function sizeStatement(
  read: ReadReport,
  segment: Segment,
  measurement: Measurement,
  around: Around,
): Statement<"size_mm"> | Statement<"size_mm_imaging"> | null {
  const { text } = segment;
  if (!isToldNow(read, segment, measurement, around)) return null;
  const plainness = measuredTumour(read, segment, measurement, around);
  if (plainness === null) return null;
  if (measurement.pair && !areSeveral(text.slice(0, measurement.from))) return null;
  // "A lesion of 23 mm, i.e. a lipoma": the sentence says what it is.
  if (
    plainness === "sentence" &&
    !/\bgists?\b|stromal/.test(text.replace(/"[^"]{0,60}"/g, "")) &&
    OTHER_ENTITY.test(text.slice(measurement.to))
  )
    return null;
  const fact = factOf(read, segment, measurement, around);
  if (fact === null || (fact === "size_mm_imaging" && isEarlier(text, measurement, around))) return null;
  if (fact === "size_mm_imaging" && plainness === "sentence" && !isOfTheGut(read, segment)) return null;
  const reported = text.slice(measurement.from, measurement.to);
  const base = { segment, from: measurement.from, to: measurement.to, plainness, as_reported: reported };
  if (Number.isNaN(measurement.range_to_mm)) return null;
  if (measurement.range_to_mm !== null) {
    const low = Math.min(measurement.greatest_mm, measurement.range_to_mm);
    const high = Math.max(measurement.greatest_mm, measurement.range_to_mm);
    return {
      ...base,
      fact,
      value: null,
      bounds: { low, low_inclusive: true, high, high_inclusive: true },
      note: { message: "range" },
    };
  }
  const bounds =
    (GREATEST_EXTENT.test(measurement.comparator) && plainness === "sentence"
      ? null
      : boundsOf(measurement.comparator, measurement.greatest_mm)) ??
    boundsBehind(text.slice(measurement.to, measurement.to + 24), measurement.greatest_mm);
  if (bounds) return { ...base, fact, value: null, bounds, note: { message: "limit" } };
  if (measurement.greatest_mm < 1 || measurement.greatest_mm > 600) return null;
  return {
    ...base,
    fact,
    value: measurement.greatest_mm,
    note: measurement.approximate
      ? { message: "approximate" }
      : measurement.dimensions > 1
        ? { message: "greatest_of_several" }
        : null,
  };
}
