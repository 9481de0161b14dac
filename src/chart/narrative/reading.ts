import type { NumericBounds } from "../../engine/fact";
import type { FactName, FactValues } from "../../knowledge/types";
import type { NarrativeNote } from "../../text/narrative";
import type { ReportText } from "../types";
import { blanked } from "./sentences/blanked";
import type { Segment } from "./sentences/segments";
import { speaksOf } from "./sentences/topics";

/** A report cut into sentences, with what holds for all of it. */
export interface ReadReport {
  readonly report: ReportText;
  readonly segments: readonly Segment[];
  /** Topics named in the part of an overlong text that was not read; 0 when all was read. */
  readonly unread_topics: number;
  /** Kind as given, or as the text itself shows where it was not. */
  readonly kind: ReportText["kind"];
  readonly specimen: "resection" | "biopsy" | "cytology" | "unknown";
  /** Parts (numbers of `Segment.part`) that speak of another tumour and not of a GIST. */
  readonly other_parts: ReadonlySet<number>;
  /** Sentences (`Segment.index`) that speak of another tumour and not of a GIST: nothing in them is the GIST's. */
  readonly beside_other: ReadonlySet<number>;
  readonly other_mentioned: boolean;
  readonly gist_mentioned: boolean;
}

/** How plainly a statement gives its fact: a labelled synoptic line, a sentence, a heading. */
export type Plainness = "synoptic" | "sentence" | "heading";

/** One statement of a fact before it becomes a candidate. `from` and `to` are positions in the segment's text. */
export interface Statement<N extends FactName = FactName> {
  readonly fact: N;
  readonly value: FactValues[N] | null;
  readonly bounds?: NumericBounds;
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
  readonly plainness: Plainness;
  readonly note: NarrativeNote | null;
  readonly as_reported: string | null;
  /** For a part of a mitotic count that another sentence tells: the count that it belongs to, see `countingOf`. */
  readonly counting?: string;
}

/** The name of the counting that a statement belongs to: its own place where it is told with the count. */
export const countingOf = (one: Pick<AnyStatement, "segment" | "from" | "counting">): string =>
  one.counting ?? `${one.segment.start}:${one.from}`;

export type AnyStatement = { readonly [N in FactName]: Statement<N> }[FactName];

/** Reads one topic out of the sentences that may speak of it. */
export interface NarrativeReader {
  /** Facts that are told as unread when the text names the topic too often. */
  readonly facts: readonly FactName[];
  /** Whether a sentence with these topics is one to look at. */
  speaks(topics: number): boolean;
  read(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[];
}

/**
 * No report names one thing in this many sentences; a longer text is something else (a whole chart printed, an attack). The reader
 * then gives no value and says so, instead of a part of the values as if they were all.
 */
const TOO_OFTEN = 300;

/**
 * What a reader finds in a report: it is given only the sentences that speak of its topic, and no more than any report
 * has, so that its work is bounded whatever the text is.
 */
export function readTopic(reader: NarrativeReader, read: ReadReport): readonly AnyStatement[] {
  const speaking: Segment[] = [];
  for (const segment of read.segments) {
    if (!reader.speaks(segment.topics)) continue;
    if (speaking.length === TOO_OFTEN) return reader.facts.map((fact) => gaveUp(fact, segment));
    speaking.push(segment);
  }
  const last = read.segments.at(-1);
  if (last && reader.speaks(read.unread_topics)) return reader.facts.map((fact) => gaveUp(fact, last));
  return speaking.length === 0 ? [] : reader.read(read, speaking);
}

/** What a reader says that gave up: no value, the place where it stopped. */
function gaveUp(fact: FactName, segment: Segment): AnyStatement {
  const statement = {
    fact,
    value: null,
    segment,
    from: 0,
    to: segment.text.length,
    plainness: "sentence",
    note: { message: "too_often" },
    as_reported: null,
  };
  return statement as AnyStatement;
}

const PREVIOUS =
  /\b(?:previous(?:ly)?|prior|earlier|formerly|history of|h\/o|s\/p|status post|compared (?:to|with)|versus|in (?:january|february|march|april|may|june|july|august|september|october|november|december)? ?(?:19|20)\d\d|years? ago|months? ago|(?<!\b(?:paroi|face|versant|bord|partie|region|tiers|rectale|gastrique|vaginale|duodenale)(?: [a-z]{3,12})? )anterieur(?:e|s|es|ement)?|precedent(?:e|s|es)?|precedemment|antecedents?|ancienn?e?|auparavant|il y a|en (?:19|20)\d\d|contre|vorbefund|vor-?(?:ct|mrt|untersuchung|aufnahme)\b|fruher|zuvor|vormals|initially|was reported as|reported as|(?:original|initial|first|outside) (?:report|diagnosis) (?:stated|said|gave|read|was|had)|instead of|au lieu de|annule et remplace|replac(?:es|ing)|remplace|ersetzt|anstelle|rather than|erroneously|wrongly|incorrectly|mistakenly|by mistake|mis(?:transcribed|typed|reported|printed|stated)|par erreur|a tort|irrtumlich\w*|falschlich\w*|known|before (?:imatinib|treatment|therapy|neo-?adjuvant)|avant (?:l'|le )?(?:traitement|imatinib))\b/g;
const NOW =
  /\b(?:now|currently|today|at present|actuellement|aujourd'hui|ce jour|desormais|aktuell|jetzt|current|should (?:be|read)|corrected to|revised to|lire|after|apres)\b/g;
const RELATIVE =
  /\b(?:family history|antecedents? familia\w*|mother|father|brother|sister|siblings?|aunt|uncle|cousin|(?:his|her|the patient's|patient's|the) (?:son|daughter|partner)|wife|husband|spouse|epouse|(?:le|son) mari|conjointe?|mere|pere|frere|soeur|sours?|s?he too|lui aussi|elle aussi|er auch|sie auch|enkel\w*|petite?-?(?:fils|fille)|niece|nephew|neveu|fratrie|(?:sa|la|leur) fille|(?:son|leur) fils|grand-?(?:mere|pere|mother|father)|tante|oncle|mutter|vater|bruder|schwester|geschwister|tochter|sohn|familienanamnese)\b/;
const HEDGE =
  /\b(?:suspicious|suspect(?:ed|e|ee)?|suspicion|suggestive|possibl[ey]|possibly|probabl[ey]|probably|presumed|presumptive|may be|might be|could be|cannot (?:be )?(?:exclude|rule|entirely)|not excluded|neither (?:confirmed|proven|proved)|weder bestatigt|ni confirmee?|can not be excluded|differential|versus|vs\.?|rule out|r\/o|query|\?{1,3}|evocat(?:eur|rice)|evoquant|evoque|en faveur d|compatible|consistent\b[^,;.]{0,28} with|fit(?:s|ting)? with|to be considered|(?:working|provisional) diagnosis|pending (?:immuno\w*|ihc|stains?)|gists?(?: [a-z]{2,12})? a discuter|favou?r(?:s|ed)?|in keeping with|ne peut (?:pas )?etre (?:exclu|elimine)|non exclu|a eliminer|a confirmer|hypothese|diagnostic differentiel|verdacht|v\. ?a\.|\bdd:? |moglich|wahrscheinlich|fraglich|vereinbar mit|passend zu|am ehesten|in erster linie|spricht fur|likely|vraisemblable\w*|plaident? (?:en faveur|pour)|if\b|in case of|risk of|risque de|en cas de)|\?/;

const UNCHANGED = /\b(?:unchanged|remains?|no change|inchange|sans changement|unverandert|sans modification)/;

/**
 * An addendum that speaks of a fact with a number that the reader could not take may correct what came before: then the
 * earlier value is not given as if nothing had been added.
 */
export function unlessCorrected(
  found: readonly AnyStatement[],
  speaking: readonly Segment[],
  words: RegExp,
): readonly AnyStatement[] {
  const unclear = speaking.find(
    (segment) =>
      segment.addendum &&
      words.test(segment.text) &&
      /\d/.test(segment.text) &&
      !UNCHANGED.test(segment.text) &&
      !found.some((one) => one.segment === segment || (one.segment.addendum && one.segment.line === segment.line)),
  );
  const first = found[0];
  if (!unclear || !first || found.every((one) => one.segment.addendum)) return found;
  const statement = {
    fact: first.fact,
    value: null,
    segment: unclear,
    from: 0,
    to: unclear.text.length,
    plainness: "sentence",
    note: { message: "addendum_unclear" },
    as_reported: null,
  };
  return [statement as AnyStatement];
}

/** true where the words around a position speak of an earlier examination, not of this one. */
export function isPrevious(text: string, at: number): boolean {
  const from = Math.max(0, at - 90);
  const before = text.slice(from, at);
  let last = -1;
  for (const match of before.matchAll(PREVIOUS)) last = match.index;
  if (last >= 0) {
    const between = before.slice(last);
    let now = false;
    for (const _ of between.matchAll(NOW)) now = true;
    if (!now && !/[;)]/.test(between)) return true;
  }
  return /^[^,;(]{0,36}?\b(?:previously|on (?:the )?(?:prior|previous)|precedemment|auparavant|anterieurement|in (?:19|20)\d\d|en (?:19|20)\d\d|before (?:treatment|imatinib|neo|therapy|starting)|avant (?:le |l'|tout )?(?:traitement|imatinib)|at (?:baseline|presentation|initial diagnosis)|au (?:moment du )?diagnostic initial|initialement|initially|(?:as )?(?:originally|erroneously|initially) (?:stated|reported|recorded)|superseded|withdrawn|now replaced|annulee?|remplacee? par)\b|^[^,;(]{0,24},? ?(?:should (?:have )?(?:be|been|read)|to be read as|must read|doit se lire|(?:il faut )?lire|muss? hei(?:ss|\u00df)en)\b|^[^;]{0,40}, (?:en fait|en realite|in fact|actually|tatsachlich)\b|^[^,;(]{0,24}\((?:superseded|withdrawn|replaced|obsolete|annulee?s?|remplacee?s?|ersetzt)\b/.test(
    text.slice(at, at + 70),
  );
}

const DATED =
  /\b(?:(?:in|en|im|since|depuis|seit) (?:[a-z]{3,9} )?(?:19|20)\d\d|\d{1,2} (?:years?|months?) ago|(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:years?|months?) ago|il y a (?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:ans?|mois)|vor (?:\d{1,2}|einem|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn) (?:jahr(?:en)?|monat(?:en)?))\b/g;

/** A letter tells what was done then: a date makes nothing in it an earlier value. Elsewhere the text as it is. Same length. */
export function withoutDates(text: string, read: ReadReport): string {
  return read.kind === "clinical" ? text.replace(DATED, blanked) : text;
}

const REPORTED =
  /\b(?:your|you|referr\w*|referral|letter|request|initial\w*|first|provisional\w*|outside|original\w*|previous\w*|votre|vos|courrier|demande|bon|initiale?|provisoire|auswarts|auswartig\w*|einsender\w*|vorlaufig\w*|erstbefund|zuvor|consultation)\b/;

/** The text without what others wrote, where it quotes them. Same length. */
export function withoutQuoted(text: string): string {
  return text.includes('"') && REPORTED.test(text) ? text.replace(/"[^"]{1,240}"/g, blanked) : text;
}

/** true where a value is named to say that it is not the one ("52 mm and not 25 mm"). */
export function isDenied(text: string, at: number): boolean {
  return /\b(?:not|non(?: pas)?|nicht|instead of|rather than|au lieu de|statt) {0,2}$/.test(
    text.slice(Math.max(0, at - 20), at),
  );
}

export function speaksOfRelative(segment: Segment): boolean {
  return speaksOf(segment.topics, "relative") && RELATIVE.test(segment.text);
}

export function isHedged(text: string): boolean {
  return HEDGE.test(text);
}

/** Sections whose statements are about now and about this patient. */
export function isPresent(segment: Segment): boolean {
  return segment.section === "body" && !speaksOfRelative(segment);
}

const RISK_TABLE =
  /\b(?:risk (?:categor|stratif|class|group|table|of (?:progress|recurr|metast))|criteria|criteres|miettinen|lasota|fletcher|joensuu|afip|nih\b|armed forces|who classification|classification de|risque (?:de (?:progress|recid|metast)|intermediaire|eleve|faible)|guidelines?|definition|defined as|is used|are used|cut-?off|threshold|seuil|aggressive behaviou?r)/;

/** "(Miettinen: >5 cm)", "high risk of progression": the class that a report draws from its findings. */
const VERDICT =
  /,? ?(?:not |n'\w+ pas )?(?:exceeding|above|below|under|over|au-?dessus|au-?dessous|inferieure?s?|superieure?s?) (?:the|d[ue]|au) (?:cut-?off|threshold|seuil)[^,;.]{0,24}|\([^()]{0,160}\b(?:miettinen|lasota|fletcher|joensuu|afip|nih|who|oms|criteria|criteres|category|categorie|risk|risque|risiko)\b[^()]{0,160}\)|(?:,? ?(?:placing|putting|which|corresponding|classifying|classified|i\.e\.|hence|thus|therefore|soit|donc|correspondant|classant|classee?)\b[^;]{0,40}?)?\b(?:(?:very |tres )?(?:low|high|intermediate|moderate)[- ]risk|risque (?:tres )?(?:faible|eleve|intermediaire|modere)|(?:hohes|niedriges|mittleres) risiko)\b(?: (?:category|group|class|tumou?r|disease|gist|of (?:recurrence|progression|progressive disease|metastasis|aggressive behaviou?r)|de (?:recidive|progression|rechute|malignite)))?(?: (?:according to|by|per|selon|d'apres|nach)[^,;.]{0,60})?/g;

/** The text without the risk class that it draws from its findings. Same length. */
export function withoutVerdict(text: string): string {
  return text.replace(VERDICT, blanked);
}

/** A row of a risk table: limits, then a share. */
const TABLE_ROW = /^[^a-z]{0,6}(?:<|>|≤|≥)[^%]{2,90}\d ?%[ .;|]*$/;

/** true for sentences that print a scheme's criteria rather than this tumour's findings. */
export function printsCriteria(text: string): boolean {
  return RISK_TABLE.test(text) || TABLE_ROW.test(text);
}

/** Removes the binary dust of a unit change (5.2 cm is 52 mm, not 52.00000000000001). */
export function clean(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Bounds that a comparator in front of a number states; null when it states none (then the number is the value). */
export function boundsOf(comparator: string, value: number): NumericBounds | null {
  const word = comparator.trim();
  if (
    /^(?:≥|>=|=>|sup\w* ou egale?s? a|greater than or equal to|> ?(?:ou|or) ?=|at least|(?:a )?minimum|au m(?:oins|inimum)|a minima|mindestens|no (?:less|fewer) than|not (?:less|fewer) than|pas moins)/.test(
      word,
    )
  )
    return { low: value, low_inclusive: true };
  if (
    /^(?:≤|<=|=<|inf\w* ou egale?s? a|less than or equal to|< ?(?:ou|or) ?=|up to|jusqu'a|at most|au plus|(?:a |au )?maximum|no more than|not more than|not exceeding|n'excedant|ne depassant|pas plus|bis zu|hochstens)/.test(
      word,
    )
  )
    return { high: value, high_inclusive: true };
  if (
    /^(?:>|more than|greater than|bigger than|in excess of|over|exceed|above|plus d[e']|sup|depassant|mehr als|uber|larger than|plus grand)/.test(
      word,
    )
  )
    return { low: value, low_inclusive: false };
  if (/^(?:<|less than|fewer than|under|below|smaller than|moins d[e']|inf|weniger als|unter)/.test(word))
    return { high: value, high_inclusive: false };
  return null;
}

/** Bounds that words behind a number state ("10 or more", "5 ou moins"); null when they state none. */
export function boundsBehind(following: string, value: number): NumericBounds | null {
  if (
    /^ {0,2}(?:\+(?! ?\d)|or (?:more|greater|larger|above)|ou (?:plus|davantage)|et plus|oder mehr|und mehr)(?![a-z])/.test(
      following,
    )
  )
    return { low: value, low_inclusive: true };
  if (/^ {0,2}(?:or (?:less|fewer|smaller|below)|ou moins|et moins|oder weniger)(?![a-z])/.test(following))
    return { high: value, high_inclusive: true };
  return null;
}

/** Numbers of several tumours side by side in one row ("Size | 12 mm | 42 mm"): the first is not the row's answer. */
export const SIDE_BY_SIDE = /\d ?(?:mm|cm)?(?: ?\| ?| {3,})[<>≤≥]? ?\d/;

/** Words of comparison that may stand directly before a number. */
export const COMPARATOR =
  "(?:≥|>=|=>|≤|<=|=<|(?:sup|inf)erieure?s? ou egale?s? a|(?:greater|less) than or equal to|< ?(?:ou|or) ?=|> ?(?:ou|or) ?=|>|<|exceeds?|at least|(?:a )?minimum(?: of)?|au moins|au minimum|a minima|mindestens|(?:no|not) (?:less|fewer|more) than|not exceeding|up to|jusqu'a|at most|(?:a )?maximum of|au plus|au maximum|bis zu|hochstens|pas (?:plus|moins) d(?:e|')|n'excedant pas|ne depassant pas|more than|greater than|larger than|bigger than|in excess of|over|exceeding|above|plus d(?:e|')|sup(?:\\.|erieure?)? a|depassant|mehr als|uber|less than|fewer than|under|below|smaller than|moins d(?:e|')|inf(?:\\.|erieure?)? a|weniger als|unter)";

/** Looked at during the operation: the report on the fixed tissue tells margin and cell type. */
export const FROZEN = /\b(?:frozen|intra-?operative (?:consult|section|diagnos)|extempor|schnellschnitt)/;
