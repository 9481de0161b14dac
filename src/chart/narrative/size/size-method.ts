import { tellsResection } from "../read-report";
import type { ReadReport } from "../reading";
import { isHedged } from "../reading";
import type { Segment } from "../sentences/segments";
import type { Measurement } from "./measurements";

/** Words of imaging. */
export const MODALITY =
  /\b(?:ct|computed tomography|mri|pet(?:ct)?\b|ultraso(?:und|nography)|eus(?!-? ?(?:fn|guid))|ees|echo-?endoscopi|scanner|tdm|irm|mrt|kernspin\w*|endosono\w*|echograph|tep\b|scan\b|imaging|imagerie|endoscop(?!\w* (?:full|sub-?mucos|mucos|resec|resek|excis|exzis|dissec|removal|enucle))|radiolog)/;
const GIST_HERE = /\bgists?\b|stromal|stromatumor/;
const HISTOLOGY_LABEL = /^(?:histo|patholog|anapath|anatomopath)/;

const ON_SPECIMEN =
  /\b(?:when opened|on (?:opening|sectioning|section|slicing|cut)|cut (?:surface|section)|a la coupe|a l'ouverture|auf schnitt|specimen|macroscop\w*|gross(?:ly)?|patholog\w*|histolog\w*|histopatholog\w*|anatomopatholog\w*|anapath\w*|piece|makroskop\w*|resektat)/g;
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

const HISTOLOGY_SHOWED =
  /\b(?:histo\w*|patho\w*|anapath\w*)\b[^.;:]{0,40}\b(?:tumou?r|lesion|tumeur|size|taille|mass|masse|gro(?:ss|\u00df)e)\b/;
const HISTOLOGY = /histolog|patholog|anatomopath|anapath|mito[st]|\d mits?\b|\bpath\b|\br[01]\b/;
const CUT_OUT =
  /resect|resec|resek|exeres|exzis|excis|gastrectom|enterectom|ektomie|enucle|\bwedge\b|removed|enlevee?|entfern|oper(?:e|ee|es|ees|ated)\b|operier/;
const NOT_YET =
  /\b(?:plan\w*|schedul\w*|await\w*|will|to be|candidate|consider\w*|propos\w*|prevue?|programmee?|geplant|vorgesehen|unresect\w*|irresec\w*|inoper\w*|neo-?adju\w*|before|prior to|avant|vor (?:der )?(?:op|resektion)|pre-?op\w*|for (?:[a-z-]{3,16} ){0,2}(?:surgery|resection|wedge|\w+ectomy|excision|removal)|en attente)\b/;

/** A letter's size is the pathologist's beside what he found, or of a tumour that was taken out, not of one that is to be. */
const toldOfSpecimen = (text: string): boolean => HISTOLOGY.test(text) || (CUT_OUT.test(text) && !NOT_YET.test(text));

/** "She came after her yearly EUS. The antral lesion measures 14 mm": the scan is told in the sentence before. */
function followsScan(read: ReadReport, { text, index, line }: Segment): boolean {
  const before = read.segments[index - 1];
  if (!before || before.line !== line || read.beside_other.has(before.index)) return false;
  const both = `${before.text} ${text}`;
  return (
    MODALITY.test(before.text) &&
    /\b(?:measures?|mesure|misst|(?:reported|described|given) (?:at|as))\b/.test(text) &&
    !HISTOLOGY.test(both) &&
    !CUT_OUT.test(both)
  );
}

/** Whose size it is: the pathologist's, the radiologist's, or neither (then it is not taken). */
export function factOf(
  read: ReadReport,
  segment: Segment,
  measurement: Measurement,
  around: { before: number; after: number },
): "size_mm" | "size_mm_imaging" | null {
  const { text } = segment;
  if (read.kind === "imaging") return "size_mm_imaging";
  if (measuredBy(text, measurement, around) === "imaging") return "size_mm_imaging";
  if (read.kind === "clinical" && followsScan(read, segment)) return "size_mm_imaging";
  if (read.kind === "pathology")
    return (read.specimen === "biopsy" || read.specimen === "cytology") && !tellsResection(read) ? null : "size_mm";
  if (
    read.kind === "clinical" &&
    (GIST_HERE.test(text) ||
      (read.gist_mentioned &&
        !read.beside_other.has(segment.index) &&
        /\b(?:\d{1,3} ?mitos\w*|primary tumou?r|tumeur primitive|primitif|primartumor|p?t[1-4][ab]?, |\w*resektion \()/.test(
          text,
        )) ||
      (read.gist_mentioned && HISTOLOGY_SHOWED.test(text)) ||
      (HISTOLOGY_LABEL.test(segment.label ?? "") && read.gist_mentioned)) &&
    toldOfSpecimen(measurement.from <= 2 ? `${lineBefore(read, segment)} ${text}` : text) &&
    !isHedged(text.replace(/,[^,?]{0,40}\?[^?]{0,3}$/, ""))
  )
    return "size_mm";
  return null;
}
