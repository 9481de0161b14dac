import type { FactValues } from "../../knowledge/types";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isHedged, isPresent, isPrevious } from "./reading";
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
const MULTIPLE =
  /\b(?:two|three|four|five|multiple|several|deux|trois|quatre|plusieurs|multiples|zwei|drei|mehrere|multifocale?|multifokale[rn]?) (?:\w+ ){0,2}(?:gists?\b|gastro-?intestinal stromal tumou?rs|tumeurs stromales|stromatumoren)|\b(?:two|three|four|five|deux|trois|quatre|zwei|drei) (?:separate|distinct|discrete|distinctes?|separees?|getrennte) (?:tumou?rs|nodules|tumeurs|tumoren)|\b(?:deux|trois|quatre|plusieurs) tumeurs distinctes|\bmultifocal gist|gists?(?: [a-z]+){0,2},? (?:multi|pluri)fo[ck]al|gist x ?[2-9]\b/;
/** One tumour, told as one. */
const SINGLE =
  /\b(?:single|solitary|solitarer?|solitaire|einzelner?)[, ] ?(?:[a-z-]+,? ){0,6}(?:tumou?r|mass|nodule|lesion|neoplasm|gist|knoten)\b|\b(?:tumeur|nodule|lesion|formation|masse|gist) unique\b|\bunifo[ck]al\w*/;

/** "Two biopsies of a GIST", "multiple GIST metastases": several of something else. */
const OF_ONE = / (?:of|from|for|with|in|de|du|des|von|mit) /;
const FOCI = /\b(?:foci|foyers|tumou?rs|tumeurs|tumoren|herde)\b/;
const NOT_ITSELF =
  /^ (?:metasta|deposit|implant|recurren|recidiv|rezidiv|cent(?:re|er)|patient|cas(?:e|es)?\b|trial|stud|clinic|specialist|team|cells?\b)/;

/** Several tumours, told as several. */
function severalTumours(text: string): RegExpExecArray | null {
  const match = MULTIPLE.exec(text);
  if (!match || (OF_ONE.test(match[0]) && !FOCI.test(match[0]))) return null;
  return NOT_ITSELF.test(text.slice(match.index + match[0].length)) ? null : match;
}

const COUNT_LABEL =
  /focality|focalite|fokalitat|multifocal|foyers?$|nombre de (?:tumeurs|lesions|gists?)|^(?:nombre|number|zahl)$|tumou?r number$|number of (?:tumou?rs|lesions|gists?)|anzahl|^(?:tumou?r|tumeur)$/;

/** "Several jejunal GISTs" in a letter or an operation note. One tumour named there says nothing of their number. */
function severalIn(segment: Segment): readonly AnyStatement[] {
  const { text } = segment;
  const several = severalTumours(text);
  if (!several || !isPresent(segment) || isHedged(text) || DIAGNOSTIC_NEGATION.test(text.slice(0, several.index)))
    return [];
  return [
    {
      fact: "multiplicity",
      value: "multiple",
      segment,
      from: several.index,
      to: several.index + several[0].length,
      plainness: "sentence",
      note: null,
      as_reported: null,
    },
  ];
}

/** Histological confirmation, cell type and number of primaries, from pathology reports. */
export const diagnoses: NarrativeReader = {
  facts: ["gist_confirmed"],
  speaks: (topics) => speaksOf(topics, "diagnosis"),
  read: diagnosesIn,
};

function diagnosesIn(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  if (read.kind === "clinical" || read.kind === "operative") return speaking.flatMap(severalIn);
  if (read.kind !== "pathology") return [];
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
      if (!isHedged(text))
        found.push({ ...base, ...at, fact: "gist_confirmed", value: "confirmed", plainness: "sentence" });
      else
        found.push({
          ...base,
          ...at,
          fact: "gist_confirmed",
          value: null,
          plainness: "sentence",
          note: { message: "hedged" },
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
    const multiple = severalTumours(text);
    if (multiple && !isHedged(text))
      found.push({
        ...base,
        from: multiple.index,
        to: multiple.index + multiple[0].length,
        fact: "multiplicity",
        value: "multiple",
        plainness: "sentence",
      });
    const single = SINGLE.exec(text);
    if (
      single &&
      !multiple &&
      !isHedged(text) &&
      !/\b(?:liver|hepatic|foie|node|ganglion|metasta\w*|not|pas|no|satellite)\b/.test(
        text.slice(0, single.index + single[0].length),
      )
    )
      found.push({
        ...base,
        from: single.index,
        to: single.index + single[0].length,
        fact: "multiplicity",
        value: "single",
        plainness: "sentence",
      });
    if (segment.label !== null && COUNT_LABEL.test(segment.label)) {
      // "Tumour: single" answers by one word; a description may hold the same words.
      const whole = text.slice(segment.value_from).trim();
      const answer = /^(?:tumou?r|tumeur)$/.test(segment.label) && whole.includes(" ") ? "" : whole;
      const value = /\b(?:unifocal|unifokal|single|unique|solitary|solitar|unifocale|one|une?|1)\b/.test(answer)
        ? "single"
        : /\b(?:multifo[ck]al\w*|multiples?|[2-9])\b/.test(answer)
          ? "multiple"
          : null;
      if (value !== null)
        found.push({ ...base, from: 0, to: text.length, fact: "multiplicity", value, plainness: "synoptic" });
    }
  }
  // The cell type and the number of lesions are the GIST's only where the report says that it is one.
  if (!found.some((statement) => statement.fact === "gist_confirmed" && statement.value === "confirmed"))
    return found.filter((statement) => statement.fact === "gist_confirmed");
  return withoutMixture(found);
}

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
