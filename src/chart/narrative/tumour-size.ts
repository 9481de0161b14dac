import { tellsOfDepositsOnly } from "./deposit-report";
import type { Measurement } from "./measurements";
import { joinedByAxes, measurementsIn } from "./measurements";
import { sitesIn } from "./organs";
import type { AnyStatement, NarrativeReader, Plainness, ReadReport, Statement } from "./reading";
import {
  boundsBehind,
  boundsOf,
  isDenied,
  isHedged,
  isPresent,
  isPrevious,
  printsCriteria,
  SIDE_BY_SIDE,
  unlessCorrected,
  withoutDates,
  withoutVerdict,
} from "./reading";
import type { Segment } from "./segments";
import { TARGET_LABEL, withoutKnown } from "./site";
import { isPart, OTHER_NOUN, ownerOf, TUMOUR_NOUN } from "./size-owner";
import { speaksOf } from "./topics";

const TUMOUR_LABEL =
  /^(?:(?:greatest|largest|maximum|max\.?|maximal) (?:(?:tumou?r|lesion) )?(?:dimensions?|diameter|size)(?: of (?:the )?tumou?r)?|(?:tumou?r|lesion|mass|gist)(?: \(?[a-z0-9]{1,2}\)?)? (?:size|dimensions?|diameter|measurements?)\b.{0,40}|size(?: of (?:the )?(?:tumou?r|lesion|mass))?(?: \([^)]{0,30}\))?|(?:size|dimensions?),? (?:largest|greatest|maximum).{0,30}|(?:grande? )?(?:taille|diametre|dimensions?)(?: (?:tumorale?s?|maximale?s?|de la (?:tumeur|lesion)|du (?:gist|nodule)|histologique|macroscopique|anatomopathologique))*(?: \([^)]{0,30}\))?|(?:plus )?grande? (?:axe|diametre|dimension)(?: (?:tumorale?|de la (?:tumeur|lesion)|du gist))?|tumou?r size:? greatest dimension|tumorgro(?:ss|ß)e.{0,20}|gro(?:ss|ß)e(?: \([^)]{0,30}\))?|(?:maximaler )?tumordurchmesser|gro(?:ss|ß)ter durchmesser|tumou?r|tumeur|lesion|mass|masse|tumeur primitive|primary tumou?r|histolog(?:y|ie|isch)|patholog(?:y|ie)|anapath|anatomopathologie|histopathology)$/;
const OTHER_LABEL =
  /(?:margin|distance|specimen|piece|recoupe|closest|nearest|slice|block|cassette|section|node|ganglion|ulcer|thickness|epaisseur|additional|length|longueur|depth|profondeur|metasta|necro|spleen|liver|foie|rate|omentum|epiploon|polyp|marge|limite|resektat|abstand|fragment|core|biops|weight|poids|stomach|bowel|estomac|field|champ)/;

const SIZE_VERB =
  /\b(?:measur|mesur|size|dimension|diamet|taille|axe|greatest|across|misst|mess|gro(?:ss|ß)|cm (?:tumou?r|mass|lesion|gist|gastric))/;
const MODALITY =
  /\b(?:ct|computed tomography|mri|pet|ultraso(?:und|nography)|eus|echo-?endoscopi|scanner|tdm|irm|mrt|kernspin\w*|endosono\w*|echograph|tep|imaging|imagerie|endoscop(?!\w* (?:full|sub-?mucos|mucos|resec|resek|excis|exzis|dissec|removal|enucle))|radiolog)/;
/** "MRI: 6.4 cm" in a note on the tumour. */
const MODALITY_LABEL =
  /^(?:(?:ct|mri|eus|pet(?:-ct)?|scanner|tdm|irm|echo-?endoscopie|mrt|imaging|imagerie)(?: (?:scan|abdomen|pelvi\w*|abdominal|size))?(?: [a-z]{3,9}\.? \d{4})?)$/;
const UNLABELLED =
  /^[\s\-*•]*(?:the |la |le |die )?(?:(?:greatest|largest|maximum|maximal|max\.?) (?:(?:tumou?r )?dimension|diameter|size|extent)|(?:tumou?r )?size|taille(?: tumorale| de la tumeur)?|plus grand (?:axe|diametre)|grand axe|diametre maximal|gro(?:ss|ß)e)(?: (?:laut|selon|according to|as per|per) [a-z-]{3,16})?(?: (?:(?:en|on|by|in) |a l')?(?:irm|tdm|scanner|imagerie|ct|mri|imaging|eus|echo-?endoscopie))?(?: (?:of|is|was|est|de|a|now|approximately|environ|should|be|read|corrected|revised|to|:)){0,4} {0,2}$/;
const CORRECTION_LABEL =
  /^(?:addend|amend|correct|corrig|erratum|supplement|complement|additif|rectificati|compte[- ]rendu (?:complementaire|rectificatif)|nachtrag|revised)/;
const DISTANCE_LABEL = /distance|margin|marge|limite|abstand|(?<!full[- ])thickness|epaisseur|depth|profondeur/;
const PRONOUN =
  /^(?:(?:it|this|that|which|he|elle|il|celle-ci|celui-ci|cette derniere|sie|es|er)\b|measuring|measures|mesurant|mesure |size\b|taille\b|dimensions?\b|the largest|la plus grande|greatest)/;

/** Sizes of the primary tumour: `size_mm` from pathology, `size_mm_imaging` from imaging. Millimetres. */
export const tumourSizes: NarrativeReader = {
  facts: ["size_mm", "size_mm_imaging"],
  speaks: (topics) => speaksOf(topics, "digit") && speaksOf(topics, "length"),
  read(read, speaking) {
    const found: AnyStatement[] = [];
    if (tellsOfDepositsOnly(read)) return found;
    for (const segment of speaking) {
      const measurements = joinedByAxes(segment.text, measurementsIn(segment.text, labelUnit(segment)));
      if (measurements.length === 0) continue;
      const subject = subjectBefore(read, segment);
      const largestPart = Math.max(
        0,
        ...measurements.filter((one) => isPart(segment.text, one)).map((one) => one.greatest_mm),
      );
      measurements.forEach((measurement, index) => {
        // Beside a larger part of it "tumour 3 cm" is not the whole; and no part is.
        if (largestPart > 0 && (measurement.greatest_mm <= largestPart || isPart(segment.text, measurement))) return;
        const statement = sizeStatement(read, segment, measurement, {
          before: measurements[index - 1]?.to ?? 0,
          after: measurements[index + 1]?.from ?? segment.text.length,
          subject,
        });
        if (statement) found.push(statement);
      });
    }
    return unlessCorrected(found, speaking, /\b(?:taille|size|diamet|dimension|gro(?:ss|ß)e)/);
  },
};

/** The unit that a label states for its bare number: "(cm)", "in millimetres". */
function labelUnit(segment: Segment): { unit: string; from: number } | null {
  if (/\d ?(?:cm|mm)\b\)?[ :)]*$/.test(segment.label ?? "")) return null;
  const unit = /\b(?:in |en )?(cm|mm|centimet(?:re|er)s?|millimet(?:re|er)s?)\b\)?[ :)]*$/.exec(
    segment.label ?? "",
  )?.[1];
  return unit === undefined ? null : { unit, from: segment.value_from };
}

/** A label without its brackets and its unit. */
function plainLabel(label: string): string {
  return label
    .replace(/\([^)]{0,48}\)/g, "")
    .replace(/,? ?\b(?:in|en) (?:cm|mm|centimet\w*|millimet\w*)/, "")
    .replace(
      / (?:au|en|a l'|on|by|per|in der|im) ?(?:scanner|tdm|irm|imagerie|ct|mri|imaging|eus|echo-?endoscopie)\b/,
      "",
    )
    .replace(/ {2,}/g, " ")
    .replace(/[ :,-]+$/, "")
    .trim();
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

const RISK_LABEL = /^(?:risk|risque|prognos|pt\d|stage|stade|ptnm|pathologic stage)/;

function sizeStatement(
  read: ReadReport,
  segment: Segment,
  measurement: Measurement,
  around: { before: number; after: number; subject: "tumour" | "other" | "unsaid" },
): Statement<"size_mm"> | Statement<"size_mm_imaging"> | null {
  const { text } = segment;
  const indication = read.kind === "operative" && segment.section === "clinical" && MODALITY.test(text);
  if (
    !(isPresent(segment) || indication) ||
    printsCriteria(measurement.comparator === "" && measurement.range_to_mm === null ? withoutVerdict(text) : text) ||
    isPrevious(read.kind === "imaging" ? withoutKnown(text) : withoutDates(text, read), measurement.from) ||
    isDenied(text, measurement.from) ||
    text.includes("?")
  )
    return null;
  if (
    RISK_LABEL.test(segment.label ?? "") ||
    (measurement.comparator !== "" && /\b(?:risk|risque|risiko)\b/.test(text))
  )
    return null;
  if (/\bp?t[1-4][ab]?\b.{0,40}$/.test(text.slice(0, measurement.from)) && measurement.comparator !== "") return null;
  const labelled = segment.label !== null && measurement.from >= segment.value_from;
  const byModality =
    labelled &&
    (read.gist_mentioned || read.kind === "imaging") &&
    around.before === 0 &&
    MODALITY_LABEL.test(segment.label ?? "") &&
    /^ {0,2}$/.test(text.slice(segment.value_from, measurement.from)) &&
    /^ {0,2}(?:[,;.(]|$|x)/.test(text.slice(measurement.to));
  if (
    labelled &&
    (SIDE_BY_SIDE.test(text.slice(segment.value_from)) ||
      TARGET_LABEL.test(segment.label ?? "") ||
      DISTANCE_LABEL.test(segment.label ?? "") ||
      /\b(?:mets?|metasta\w*|filia\w*)\b/.test(segment.label ?? ""))
  )
    return null;
  let plainness: Plainness = "sentence";
  let owner: "tumour" | "other" | "unsaid";
  if (labelled && segment.label !== null && TUMOUR_LABEL.test(plainLabel(segment.label))) {
    const between = text.slice(segment.value_from, measurement.from);
    const second = around.before > segment.value_from;
    const own = ownerOf(segment, measurement, around.after, Math.max(around.before, segment.value_from));
    if (second && own !== "tumour") return null;
    if (own === "other" || /additional|autres? dimensions?/.test(between)) return null;
    owner = "tumour";
    plainness = /size|dimension|diamet|taille|axe|gro(?:ss|ß)e/.test(segment.label) ? "synoptic" : "sentence";
  } else if (
    labelled &&
    segment.label !== null &&
    OTHER_LABEL.test(segment.label) &&
    !/tumou?r|tumeur|gist/.test(segment.label)
  ) {
    // "Specimen: wedge of stomach with a 4 cm tumour" still names the tumour outright.
    owner = ownerOf(segment, measurement, around.after, around.before);
    if (owner !== "tumour") return null;
  } else {
    owner = byModality ? "tumour" : ownerOf(segment, measurement, around.after, around.before);
    // "Greatest dimension 5.0 cm" in a report on the tumour is a label without its colon.
    if (
      owner === "unsaid" &&
      read.gist_mentioned &&
      around.before === 0 &&
      UNLABELLED.test(text.slice(CORRECTION_LABEL.test(segment.label ?? "") ? segment.value_from : 0, measurement.from))
    )
      owner = "tumour";
    // "GIST of the stomach. 6.4 cm, epithelioid": a bare size goes on about the tumour named before.
    if (
      owner === "unsaid" &&
      around.before === 0 &&
      /^(?:\d{1,2}\/\d{2,4}[. ]{1,2})?(?: {0,2}|p?t[1-4][ab]?[ ,]{1,3})$/.test(text.slice(0, measurement.from)) &&
      /^ {0,2}(?:max(?:imum|\.)? ?)?(?:[,;.]|$)/.test(text.slice(measurement.to))
    )
      owner = around.subject;
    // "Size 6.8 cm at CT; 8.1 cm in the specimen" goes on about the same.
    if (
      owner === "unsaid" &&
      measurement.from <= 2 &&
      /^ (?:in|on|a|en|sur|at|im) (?:the |l'|la )?(?:(?:fixed|fresh|resection|resected|gross|examen|piece) )?(?:specimen|macroscop\w*|pathology|histology|exam\w*|anatomopatholog\w*|piece|gross|resektat)/.test(
        text.slice(measurement.to),
      ) &&
      followsSize(read, segment)
    )
      owner = "tumour";
    if (owner === "unsaid" && segment.addendum && correctsSize(read, segment, measurement.from)) owner = "tumour";
    if (owner === "unsaid" && PRONOUN.test(text) && around.before === 0) owner = around.subject;
  }
  if (owner !== "tumour") return null;
  // "Metastatic gastrointestinal stromal tumour, 1.2 cm" is the deposit's size.
  if (
    plainness === "sentence" &&
    /\b(?:mets?|metasta(?:tic|s[ei]s|ses?|tiques?))\b[^,;]{0,60}[^;]{0,24}$/.test(text.slice(0, measurement.from))
  )
    return null;
  if (
    plainness === "sentence" &&
    !byModality &&
    measurement.from > 2 &&
    !segment.addendum &&
    !SIZE_VERB.test(text) &&
    !HISTOLOGY_LABEL.test(segment.label ?? "") &&
    !/\b(?:tumou?r|tumeur|primartumor|mass|masse|gist|stroma|lesion|nodule|neoplasm|knoten|raumforderung|formation|lasion|cible primitive)|\bmitos|\d mit\b/.test(
      text,
    )
  )
    return null;
  const fact = factOf(read, segment, measurement, around);
  if (fact === null) return null;
  // A radiologist's "lesion" or "nodule" may be anything; a digestive organ or the tumour's name must stand beside it.
  if (
    fact === "size_mm_imaging" &&
    read.kind === "imaging" &&
    plainness === "sentence" &&
    !/\b(?:mass|masse|tumou?r|tumeur|gist|stromal|raumforderung|primartumor|cible primitive|primary target)/.test(
      text,
    ) &&
    !(read.gist_mentioned && /\b(?:la lesion|the lesion|le nodule|the nodule)\b/.test(text)) &&
    sitesIn(text).length === 0
  )
    return null;
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
    boundsOf(measurement.comparator, measurement.greatest_mm) ??
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

const GIST_HERE = /\bgists?\b|stromal|stromatumor/;
const HISTOLOGY_LABEL = /^(?:histo|patholog|anapath|anatomopath)/;

const ON_SPECIMEN =
  /\b(?:specimen|macroscop\w*|gross(?:ly)?|patholog\w*|histolog\w*|histopatholog\w*|anatomopatholog\w*|anapath\w*|piece|makroskop\w*|resektat)/g;
const MODALITIES = new RegExp(MODALITY.source, "g");

/** Behind these the words lead to the next measurement: "66 mm (imaging 118 mm)". */
const NEXT_CLAUSE = /[,;]|\((?![^()]*\))|\b(?:vs|versus|against|compared|contre|gegen|gegenuber|down from)\b/;

/** By what a size was measured: the words right behind it, else the nearest in front, else what the sentence names. */
function measuredBy(
  text: string,
  measurement: Measurement,
  around: { before: number; after: number },
): "imaging" | "specimen" | "unsaid" {
  const after = text.slice(measurement.to, Math.min(around.after, measurement.to + 40)).split(NEXT_CLAUSE, 1)[0] ?? "";
  if (MODALITY.test(after)) return "imaging";
  if (after.search(ON_SPECIMEN) >= 0) return "specimen";
  const before = text.slice(0, measurement.from);
  const last = (pattern: RegExp): number => [...before.matchAll(pattern)].at(-1)?.index ?? -1;
  const [imaging, specimen] = [last(MODALITIES), last(ON_SPECIMEN)];
  if (imaging >= 0 || specimen >= 0) return imaging > specimen ? "imaging" : "specimen";
  return around.after === text.length && MODALITY.test(text) ? "imaging" : "unsaid";
}

/** The pieces of the same line in front of a sentence. */
function lineBefore(read: ReadReport, segment: Segment): string {
  return read.segments
    .slice(Math.max(0, segment.index - 3), segment.index)
    .filter(({ line, index }) => line === segment.line && !read.beside_other.has(index))
    .map(({ text }) => text)
    .join(" ");
}

/** Whose size it is: the pathologist's, the radiologist's, or neither (then it is not taken). */
function factOf(
  read: ReadReport,
  segment: Segment,
  measurement: Measurement,
  around: { before: number; after: number },
): "size_mm" | "size_mm_imaging" | null {
  const { text } = segment;
  if (read.kind === "imaging") return "size_mm_imaging";
  if (measuredBy(text, measurement, around) === "imaging") return "size_mm_imaging";
  if (read.kind === "pathology") return read.specimen === "biopsy" || read.specimen === "cytology" ? null : "size_mm";
  if (
    read.kind === "clinical" &&
    (GIST_HERE.test(text) ||
      (read.gist_mentioned &&
        !read.beside_other.has(segment.index) &&
        /\b(?:\d{1,3} ?mitos\w*|primary tumou?r|tumeur primitive|primitif|primartumor|p?t[1-4][ab]?, |\w*resektion \()/.test(
          text,
        )) ||
      (HISTOLOGY_LABEL.test(segment.label ?? "") && read.gist_mentioned)) &&
    /resect|resec|histolog|patholog|anatomopath|anapath|exeres|oper(?:e|ee|es|ees|ated)\b|operier|mito[st]|\d mits?\b|\bpath\b|\br[01]\b/.test(
      measurement.from <= 2 ? `${lineBefore(read, segment)} ${text}` : text,
    ) &&
    !isHedged(text)
  )
    return "size_mm";
  return null;
}
