import type { FactValues } from "../../knowledge/types";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isHedged, isPresent, isPrevious } from "./reading";
import type { Segment } from "./segments";
import { negatesDiagnosis } from "./site";
import { speaksOf } from "./topics";

const GIST =
  /\b(?:gists?\b(?! (?:synoptic|template|proforma|protocol|dataset|checklist|patholog))|gastro-?intestinal stromal (?:tumou?r|neoplasm)|tumeurs? stromales?|gastrointestinale[rn]? stroma-?tumor|stromatumor)/;
const NOT_THIS =
  /\b(?:history of|known|antecedent|prior|previous|template|proforma|dataset|checklist|protocol|minimales a renseigner|risk|risque|most gists|of gists|for gist\b|pour un gist|margins?|limites|gist resection|family)\b/;
const SPINDLE = /\b(?:spindle|fusiforme|fusocellulaire|spindelzell)/;
const EPITHELIOID = /\b(?:epithelioid|epithelioide|epitheloid)/;
const MIXED = /\bmixed|mixte|gemischt|spindle (?:cell )?and (?:focally )?epithelioid|fusiformes? et epithelioid/;
const DIAGNOSTIC_NEGATION = /\b(?:no|not|without|sans|pas|absence|non|kein|rather than|neither|nor|differential)\b/;
const MULTIPLE =
  /\b(?:two|three|four|multiple|several|deux|trois|plusieurs|multiples|zwei|mehrere|multifocal|multifocale) (?:\w+ ){0,2}(?:gists?\b|gastro-?intestinal stromal tumou?rs|tumeurs stromales|stromatumoren)|\bmultifocal gist|gist multifocal/;

/** Histological confirmation, cell type and number of primaries, from pathology reports. */
export const diagnoses: NarrativeReader = {
  facts: ["gist_confirmed"],
  speaks: (topics) => speaksOf(topics, "diagnosis"),
  read: diagnosesIn,
};

function diagnosesIn(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  if (read.kind !== "pathology") return [];
  const found: AnyStatement[] = [];
  for (const segment of speaking) {
    if (!isPresent(segment)) continue;
    const { text } = segment;
    const base = { segment, as_reported: null, note: null };
    const gist = GIST.exec(text);
    if (
      (gist &&
        !isPrevious(text, gist.index) &&
        !negatesDiagnosis(text) &&
        !NOT_THIS.test(text) &&
        !/^[a-z0-9 ,:-]{0,20}$/.test(text.slice(0, gist.index) + text.slice(gist.index + gist[0].length))) ||
      (gist &&
        /^(?:final )?(?:diagnos|conclusion|histolog|type)/.test(segment.label ?? "") &&
        !isHedged(text) &&
        !negatesDiagnosis(text))
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
    if (
      type !== null &&
      !isHedged(text) &&
      !DIAGNOSTIC_NEGATION.test(text.slice(0, Math.max(0, text.search(SPINDLE), text.search(EPITHELIOID))))
    )
      found.push({
        ...base,
        from: 0,
        to: text.length,
        fact: "histology",
        value: type,
        plainness: segment.label !== null && /type/.test(segment.label) ? "synoptic" : "sentence",
      });
    const multiple = MULTIPLE.exec(text);
    if (multiple && !isHedged(text))
      found.push({
        ...base,
        from: multiple.index,
        to: multiple.index + multiple[0].length,
        fact: "multiplicity",
        value: "multiple",
        plainness: "sentence",
      });
    if (
      segment.label !== null &&
      /focality|focalite|multifocal|nombre de tumeurs|number of tumou?rs/.test(segment.label)
    ) {
      const answer = text.slice(segment.value_from);
      const value = /\b(?:unifocal|single|unique|solitary|unifocale|1)\b/.test(answer)
        ? "single"
        : /\b(?:multifocal\w*|multiple)\b/.test(answer)
          ? "multiple"
          : null;
      if (value !== null)
        found.push({ ...base, from: 0, to: text.length, fact: "multiplicity", value, plainness: "synoptic" });
    }
  }
  return withoutMixture(found);
}

function cellType(text: string): FactValues["histology"] | null {
  const spindle = SPINDLE.test(text);
  const epithelioid = EPITHELIOID.test(text);
  if ((spindle && epithelioid) || (MIXED.test(text) && /\b(?:type|cell|cellul|gist|histolog)/.test(text)))
    return spindle || epithelioid || /type|histolog/.test(text)
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
