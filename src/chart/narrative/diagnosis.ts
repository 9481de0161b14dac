import type { FactValues } from "../../knowledge/types";
import { stains } from "./immunohistochemistry";
import { multiplicityIn } from "./multiplicity";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isHedged, isPresent, isPrevious, readTopic, speaksOfRelative } from "./reading";
import type { Segment } from "./segments";
import { isDeniedDiagnosis } from "./site";
import { speaksOf } from "./topics";

const GIST =
  /\b(?:e?gists?\b(?! (?:synoptic|template|proforma|protocol|dataset|checklist|patholog))|(?:extra-?)?gastro-?intestinal stromal (?:tumou?r|neoplasm)|tumeurs? stromales?|gastrointestinale[rn]? stroma-?tumor|stromatumor)/;
/** The tumour in general, a form, an earlier tumour: not the diagnosis of this specimen. */
const NOT_THIS_BEFORE =
  /\b(?:history of|known|antecedents? d|prior|previous|risk (?:of|for|in)|risque (?:de|des)|most|for|pour une?|family|\? ?) ?(?:(?:an?|une?|la|le|the|gastric|gastrique|[a-z]+al) ){0,2}$/;
const NOT_THIS =
  /\b(?:template|proforma|dataset|checklist|protocol|minimales a renseigner|most gists|of gists|gist resection|gists? (?:are|may|often|with [a-z ]{0,20} are))\b/;
const SPINDLE = /\b(?:spindle|fusiforme|fusocellulaire|spindelzell)/;
const EPITHELIOID = /\b(?:epithelioid|epithelioide|epitheloid)/;
const MIXED = /\bmixed|mixte|gemischt|spindle (?:cell )?and (?:focally )?epithelioid|fusiformes? et epithelioid/;
const DIAGNOSTIC_NEGATION = /\b(?:no|not|without|sans|pas|absence|non|kein|rather than|neither|nor|differential)\b/;
/** The number of tumours in a letter, an operation note or on imaging: one tumour counts as told only where the GIST is named. */
function numberTold(read: ReadReport, segment: Segment): readonly AnyStatement[] {
  return multiplicityIn(segment, false).filter(({ value }) => value === "multiple" || read.gist_mentioned);
}

/** Histological confirmation, cell type and number of primaries, from pathology reports. */
export const diagnoses: NarrativeReader = {
  facts: ["gist_confirmed"],
  speaks: (topics) => speaksOf(topics, "diagnosis"),
  read: diagnosesIn,
};

function diagnosesIn(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  if (read.kind !== "pathology") {
    const told = read.kind === "genomics" ? [] : speaking.flatMap((one) => numberTold(read, one));
    return read.kind === "clinical" ? [...told, ...diagnosisTold(read, speaking)] : told;
  }
  const found: AnyStatement[] = [];
  for (const segment of speaking) {
    const { text } = segment;
    const base = { segment, as_reported: null, note: null };
    const asked = segment.section === "clinical" && text.includes("?") ? GIST.exec(text) : null;
    // What the request asked and no finding answers stays open.
    if (asked)
      found.push({
        ...base,
        from: asked.index,
        to: asked.index + asked[0].length,
        fact: "gist_confirmed",
        value: null,
        plainness: "sentence",
        note: { message: "hedged" },
      });
    if (!isPresent(segment)) continue;
    const gist = GIST.exec(text);
    if (
      (gist &&
        !isPrevious(text, gist.index) &&
        !isDeniedDiagnosis(text, gist.index, gist.index + gist[0].length) &&
        !NOT_THIS_BEFORE.test(text.slice(Math.max(0, gist.index - 48), gist.index)) &&
        !NOT_THIS.test(text) &&
        !/^[a-z0-9 ,:-]{0,20}$/.test(text.slice(0, gist.index) + text.slice(gist.index + gist[0].length))) ||
      (gist &&
        /^(?:final )?(?:diagnos|conclusion|histolog|type)/.test(segment.label ?? "") &&
        !isHedged(text) &&
        !isDeniedDiagnosis(text, gist.index, gist.index + gist[0].length))
    ) {
      const at = { from: gist.index, to: gist.index + gist[0].length };
      found.push({
        ...base,
        ...at,
        fact: "gist_confirmed",
        value: isHedged(text) ? null : "confirmed",
        plainness: "sentence",
        note: isHedged(text) ? { message: "hedged" } : null,
      });
    }
    const type = cellType(text);
    if (type !== null && !isHedged(text) && !DIAGNOSTIC_NEGATION.test(clauseBefore(text, type)))
      found.push({
        ...base,
        from: 0,
        to: text.length,
        fact: "histology",
        value: type,
        plainness: segment.label !== null && /type/.test(segment.label) ? "synoptic" : "sentence",
      });
    found.push(...multiplicityIn(segment, true));
  }
  if (!found.some(({ fact }) => fact === "gist_confirmed")) found.push(...formOfGist(read));
  // The cell type and the number of lesions are the GIST's only where the report says that it is one.
  if (!found.some((statement) => statement.fact === "gist_confirmed" && statement.value === "confirmed"))
    return found.filter((statement) => statement.fact === "gist_confirmed");
  return withoutMixture(found);
}

function toldAt(segment: Segment, from: number, to: number) {
  return { fact: "gist_confirmed", segment, from, to, plainness: "sentence", note: null, as_reported: null } as const;
}

/** By what a letter shows that the diagnosis is the pathologist's. */
const HISTOLOGICAL =
  /\bbiops\w*[- ](?:proven|confirmed|positive)|\b(?:bx|biops(?:y|ies?)|histo\w*|patho\w*|anapath\w*|anatomopatho\w*) {0,2}:|\b(?:bioptisch|histologisch|histologically|histologiquement)\b|\bprouvee? (?:par|a|sur) |\d ?(?:mitos\w*|mit\b)|\banapath\w*|\br[012]\b|\bexon \d/;
const NOT_YET =
  /\b(?:awaited|pending|planned|expected|aim\w*|attendue?|erwartet|to confirm|to follow|no tissue|no biops\w*|no histolog\w*|without|if|en attente|a confirmer|prevue?|sans|ausstehend|geplant)\b/;

/** The diagnosis in a letter: told without doubt beside what the pathologist found, or or not at all. */
function diagnosisTold(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  const found: AnyStatement[] = [];
  for (const segment of speaking) {
    const { text, index } = segment;
    const gist = GIST.exec(text);
    if (!gist || segment.section === "history" || segment.section === "family" || read.beside_other.has(index))
      continue;
    if (speaksOfRelative(segment)) continue;
    const to = gist.index + gist[0].length;
    if (isDeniedDiagnosis(text, gist.index, to)) continue;
    if (isHedged(text)) continue;
    const shown = read.segments
      .slice(index, index + 3)
      .some((one) => !read.beside_other.has(one.index) && HISTOLOGICAL.test(one.text) && !NOT_YET.test(one.text));
    if (shown) found.push({ ...toldAt(segment, gist.index, to), value: "confirmed" });
  }
  return found;
}

const MITOTIC_LABEL = /mitos|mitot/;
const FORM_LABEL =
  /^(?:(?:tumou?r |primary )?(?:site|size|rupture|location)|max\w* .*dim|(?:max\w*|greatest) diam|siege|taille|gro(?:ss|\u00df)e|cd-?117|dog-?1|(?:\w+ )?margins?)/;

/** A form for GISTs that was filled in, mitoses counted and KIT or DOG1 positive, has its diagnosis in its title. */
function formOfGist(read: ReadReport): readonly AnyStatement[] {
  if (read.other_mentioned) return [];
  const title = read.segments
    .slice(0, 8)
    .find(({ text, section }) => section === "body" && text.length < 120 && GIST_TITLE.test(text));
  if (!title || isHedged(title.text) || DIAGNOSTIC_NEGATION.test(title.text)) return [];
  const filled = read.segments.filter(
    ({ label, text, value_from }) => label !== null && /[a-z\d+]/.test(text.slice(value_from)) && label.length < 60,
  );
  const counted = filled.some(
    ({ label, text, value_from }) => MITOTIC_LABEL.test(label ?? "") && /\d/.test(text.slice(value_from)),
  );
  if (!counted || filled.filter(({ label }) => FORM_LABEL.test(label ?? "")).length < 3) return [];
  if (!readTopic(stains, read).some(({ value }) => value === "positive")) return [];
  const at = title.text.search(GIST_TITLE);
  return [{ ...toldAt(title, at, title.text.length), value: "confirmed", plainness: "heading" }];
}

const GIST_TITLE = /\bgists?\b|\bgastro-?intestinal stromal tumou?rs?\b|\btumeurs? stromales?\b|stromatumor/;

/** The words of the clause in front of a cell type. */
function clauseBefore(text: string, type: FactValues["histology"]): string {
  const at = text.search(type === "epithelioid" ? EPITHELIOID : SPINDLE);
  const before = text.slice(Math.max(0, at - 60), Math.max(0, at));
  return before.slice(Math.max(before.lastIndexOf(","), before.lastIndexOf(";"), before.lastIndexOf(":")) + 1);
}

/** A cell type that is named to be denied. */
const DENIED_TYPE =
  /\b(?:without|no|not|non|sans|absence d(?:e|')|pas d(?:e|')|rather than|ohne|kein\w*) ?(?:[a-z]+ ){0,2}?(?:epithelioid\w*|epitheloid\w*|spindle|fusiform\w*)/g;

function cellType(words: string): FactValues["histology"] | null {
  const text = words.replace(DENIED_TYPE, " ");
  const spindle = SPINDLE.test(text);
  const epithelioid = EPITHELIOID.test(text);
  if ((spindle && epithelioid) || (MIXED.test(text) && /\b(?:typ|zelltyp|cell|cellul|gist|histolog)/.test(text)))
    return spindle || epithelioid || /typ|histolog/.test(text)
      ? MIXED.test(text) || (spindle && epithelioid)
        ? "mixed"
        : null
      : null;
  if (spindle) return "spindle";
  if (epithelioid) return "epithelioid";
  return null;
}

/** "Mixed type" with a sentence on the spindle areas is mixed, not a contradiction. */
function withoutMixture(found: readonly AnyStatement[]): readonly AnyStatement[] {
  const mixed = found.some((statement) => statement.fact === "histology" && statement.value === "mixed");
  return mixed ? found.filter((statement) => statement.fact !== "histology" || statement.value === "mixed") : found;
}
