import { mitoticCounts } from "../mitoses/mitotic-count";
import type { AnyStatement, NarrativeReader, ReadReport } from "../reading";
import { FROZEN, isPresent, isPrevious, readTopic, speaksOfRelative, withoutDates } from "../reading";
import type { Segment } from "../sentences/segments";
import { speaksOf } from "../sentences/topics";
import { multiplicityIn } from "../size/multiplicity";
import { stains } from "../stains/immunohistochemistry";
import { cellTypeIn } from "./cell-type";
import { type GistNamed, gistsNamedIn, isDoubtedAt } from "./gist-named";

/** Histological confirmation, cell type and number of primaries. Another kind of report than the pathologist's tells what the pathologist found. */
export const diagnoses: NarrativeReader = {
  facts: ["gist_confirmed"],
  speaks: (topics) => speaksOf(topics, "diagnosis"),
  read: (read, speaking) => (read.kind === "pathology" ? diagnosed(read, speaking) : toldOfDiagnosis(read, speaking)),
};

function statementAt(segment: Segment, { from, to }: Pick<GistNamed, "from" | "to">) {
  return { segment, from, to, plainness: "sentence", note: null, as_reported: null } as const;
}

function confirmedAt(segment: Segment, at: Pick<GistNamed, "from" | "to">): AnyStatement {
  return { ...statementAt(segment, at), fact: "gist_confirmed", value: "confirmed" };
}

/** Named in doubt: left open, with its quote. */
function openAt(segment: Segment, at: Pick<GistNamed, "from" | "to">): AnyStatement {
  return { ...statementAt(segment, at), fact: "gist_confirmed", value: null, note: { message: "hedged" } };
}

function histologyIn(segment: Segment): readonly AnyStatement[] {
  const found = cellTypeIn(segment.text);
  if (!found || isDoubtedAt(segment.text, found.from, found.to)) return [];
  const plainness = segment.label !== null && /typ/.test(segment.label) ? "synoptic" : "sentence";
  return [{ ...statementAt(segment, found), plainness, fact: "histology", value: found.type }];
}

/** The pathologist's own report. */
function diagnosed(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  const found: AnyStatement[] = [];
  for (const segment of speaking) {
    const { text } = segment;
    const named = gistsNamedIn(text);
    // What the request asked and no finding answers stays open.
    const asked = segment.section === "clinical" && text.includes("?") ? named[0] : undefined;
    if (asked) found.push(openAt(segment, asked));
    if (!isPresent(segment)) continue;
    const doubted = named.find(({ said }) => said === "with doubt");
    const plain = named.find(({ said }) => said === "plainly");
    if (!named.some(({ said }) => said === "denied")) {
      if (doubted) found.push(openAt(segment, doubted));
      else if (plain && !isTitle(read, segment, plain)) found.push(confirmedAt(segment, plain));
    }
    found.push(...histologyIn(segment).filter(({ from }) => !isPrevious(text, from)), ...multiplicityIn(segment, true));
  }
  const said = found.some(({ fact }) => fact === "gist_confirmed");
  const shown = !said && isShownByFindings(read);
  if (shown) found.push(...namedAside(speaking));
  // The cell type and the number of lesions are the GIST's only where the report says, or its findings show, that it is one.
  const ofGist = shown || found.some(({ fact, value }) => fact === "gist_confirmed" && value === "confirmed");
  return settledTypes(ofGist ? found : found.filter(({ fact }) => fact === "gist_confirmed"));
}

const DIAGNOSIS_HEAD =
  /^[^a-z]{0,4}(?:final |principal )?(?:diagnos|conclusion|histolog|opinion|beurteilung|befund|interpretation|type)/;

/** "GIST, resection" over a report: what it is about, not yet what was found. */
function isTitle(read: ReadReport, { index, text, label }: Segment, { from, to }: GistNamed): boolean {
  if (index > 2 || /[.;]$/.test(text) || !/^[a-z0-9 ,:-]{0,20}$/.test(text.slice(0, from) + text.slice(to)))
    return false;
  return (
    !/typ/.test(label ?? "") &&
    !DIAGNOSIS_HEAD.test(label ?? "") &&
    !DIAGNOSIS_HEAD.test(read.segments[index - 1]?.text ?? "")
  );
}

/** Mitoses counted, KIT or DOG1 positive, and neither another tumour named nor a GIST denied: a report on a GIST. */
function isShownByFindings(read: ReadReport): boolean {
  if (read.other_mentioned) return false;
  if (doubts(read)) return false;
  const counted = readTopic(mitoticCounts, read).some(({ value, bounds }) => value !== null || bounds !== undefined);
  return counted && readTopic(stains, read).some(({ value }) => value === "positive");
}

const isDoubtedOrDenied = ({ said }: GistNamed): boolean => said === "denied" || said === "with doubt";

/** true where a report anywhere names the tumour in doubt or denies it. */
function doubts(read: ReadReport): boolean {
  return read.segments.some(
    ({ text, topics }) => speaksOf(topics, "gist") && gistsNamedIn(text).some(isDoubtedOrDenied),
  );
}

/** The tumour named in the title or the request of a report whose findings show it. */
function namedAside(speaking: readonly Segment[]): readonly AnyStatement[] {
  const asked = speaking.filter(
    (segment) => (segment.section === "body" || segment.section === "clinical") && !speaksOfRelative(segment),
  );
  const [first] = asked.flatMap((segment) => gistsNamedIn(segment.text).map((one) => confirmedAt(segment, one)));
  return first ? [{ ...first, plainness: "heading" }] : [];
}

/** By what a text shows that the diagnosis is the pathologist's. */
const HISTOLOGICAL =
  /\bbiops\w*[- ](?:proven|confirmed|positive)|\b(?:bx|fnb|fna|biops(?:y|ies?|ien)|histo\w*|path\w*|anapath\w*|anatomopatho\w*)(?: (?:review|relue|report|result\w*|final\w*|initiale?))? {0,2}[:=]|\b(?:bioptisch|histologisch|histologically|histologiquement)\b|\b(?:histo\w*|patho\w*|anapath\w*|biops\w*|fnb) (?:has |have |had |a |hat )?(?:confirm|show|reveal|demonstrat|conclu|montre|retrouve|zeigt|ergab|ergeb)\w*|\bprouvee? (?:par|a|sur) |(?<!\b(?:not|non|pas|be|etre|a) )\bconfirm(?:ed|ee?) (?:par|a la|sur|on|by) (?:biops|ponction|histo|fnb)|\d ?mit\b|\bmito[st]\w*|\bhpf\b|\bmitoserate|\b(?:spindle|epithelioid|spindelzell|fusiform|fusocell)\w*|\banapath\w*|\br[012]\b|\bexon \d/;
const STAINED = /\b(?:cd-?117|c-?kit|dog-?1) ?(?:\+|pos)|\bexon \d/;
const NOT_YET =
  /\b(?:frozen|extempor\w*|schnellschnitt\w*|awaited|pending|planned|expected|aim\w*|attendue?|erwartet|to confirm|to follow|no tissue|no biops\w*|no histolog\w*|without|if|en attente|a confirmer|prevue?|sans|ausstehend|geplant)\b/;
/** "...; epithelioid; ...": a finding of its own in a list. */
const CELL_TYPE_ALONE = /^[^a-z]{0,3}[a-z-]{6,20}(?: cells?| zell\w*)?(?: type)?[.;,]?$/;

/** A letter, an operation note, a radiologist's or a molecular report: told without doubt beside what the pathologist found, or not at all. */
function toldOfDiagnosis(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  const found: AnyStatement[] = [];
  const isShown = ({ index, text }: Segment) =>
    !read.beside_other.has(index) && HISTOLOGICAL.test(text) && !NOT_YET.test(text);
  // Stains or an exon told anywhere in a letter that doubts nothing are the tumour's.
  const isStained = () =>
    !doubts(read) && read.segments.some((one) => isPresent(one) && STAINED.test(one.text) && isShown(one));
  const denied = read.segments.some(
    (one) =>
      speaksOf(one.topics, "gist") &&
      !speaksOfRelative(one) &&
      gistsNamedIn(one.text).some(({ said }) => said === "denied"),
  );
  for (const segment of speaking) {
    const { text, index, section, line } = segment;
    if (read.kind !== "genomics")
      // One tumour counts as told only where the GIST is named.
      found.push(...multiplicityIn(segment, false).filter(({ value }) => value === "multiple" || read.gist_mentioned));
    if (section === "history" || section === "family" || read.beside_other.has(index) || speaksOfRelative(segment))
      continue;
    const plain = gistsNamedIn(withoutDates(text, read)).find(
      ({ said, from, to }) =>
        said === "plainly" || (said === "aside" && (isKnown(text, from) || PROVEN_BEHIND.test(text.slice(to)))),
    );
    // A letter goes on with the pathologist's findings; elsewhere they are told in the same breath.
    const near = read.kind === "clinical" ? read.segments.slice(index, index + 3) : [segment];
    if (plain && read.kind !== "genomics" && (near.some(isShown) || (read.kind === "clinical" && isStained())))
      found.push(confirmedAt(segment, plain));
    const inList =
      CELL_TYPE_ALONE.test(text) &&
      read.segments.slice(Math.max(0, index - 6), index).some((one) => one.line === line && isShown(one));
    // Where the tumour is denied, or its name in doubt, the cells are of something else, or not yet known.
    if (denied || gistsNamedIn(text).some(({ said }) => said === "with doubt")) continue;
    if (read.gist_mentioned && (plain || isShown(segment) || inList) && !isPrevious(text, 0))
      found.push(...histologyIn(segment));
  }
  return settledTypes(found);
}

/** "Known GIST, biopsy-proven": known is not doubted in a letter. */
const isKnown = (text: string, from: number): boolean =>
  /\b(?:follow-?up|suivi|surveillance|nachsorge|known|connue?|bekannte[nrms]?|for|pour)\b[^,;.]{0,24}$/.test(
    text.slice(0, from),
  );

/** "Bilan d'une tumeur stromale du rectum prouvée histologiquement": whatever it is named for, it is proven. */
const PROVEN_BEHIND =
  /^(?: (?!(?:not|non|pas|nicht|to|a|de|never|jamais)\b)[a-z'-]{1,14}){0,5},? (?:prouvee?|confirmee?|proven|confirmed) (?:histologi\w*|(?:par|a la|sur) (?:biopsies?|ponction)|(?:on|by) (?:biopsy|fnb|histology))\b/;

/** A frozen section's cell type yields to the final one; "mixed type" with a sentence on the spindle areas is mixed, not a contradiction. */
function settledTypes(found: readonly AnyStatement[]): readonly AnyStatement[] {
  const isType = ({ fact }: AnyStatement): boolean => fact === "histology";
  const onFrozen = ({ segment }: AnyStatement): boolean => FROZEN.test(segment.text);
  const types = found.filter(isType);
  const final = types.filter((one) => !onFrozen(one));
  const counted = final.length > 0 ? final : types;
  const mixed = counted.some(({ value }) => value === "mixed");
  return found.filter((one) => !isType(one) || (counted.includes(one) && (!mixed || one.value === "mixed")));
}
