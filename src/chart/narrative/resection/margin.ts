import type { AnyStatement, NarrativeReader, ReadReport } from "../reading";
import { FROZEN, isPresent, isPrevious, withoutDates, withoutQuoted } from "../reading";
import { blanked } from "../sentences/blanked";
import type { Segment } from "../sentences/segments";
import { speaksOf } from "../sentences/topics";
import {
  ADJOINING,
  AT_EDGE,
  CLASS,
  CLASS_CONTEXT,
  DOUBTED,
  EARLIER_CLASS,
  EDGE,
  ELLIPTIC,
  EVERY,
  EXCEPTED,
  FACING,
  FINDING,
  INCOMPLETE,
  LABEL_OF_ACT,
  LABEL_OF_CLASS,
  LABEL_OF_COMPLETENESS,
  LEFT_BEHIND,
  LINK,
  MACROSCOPIC,
  MACROSCOPICALLY,
  MICROSCOPIC,
  NEAR,
  NEGATION,
  NEXT,
  NO,
  NO_CUT_EDGE,
  NOT_COMPLETE,
  NOT_TOLD,
  OF_OTHER_FIELD,
  OF_TUMOUR,
  OTHER_CHANGE,
  OTHER_CUT,
  OTHER_FIELD,
  OTHER_LESION,
  OTHER_TISSUE,
  OTHER_TUMOUR,
  OTHER_USE,
  PLANNED,
  SEEN_REST,
  SIDE_ONLY,
  SIDES,
  WHOLE,
  YES,
} from "./margin-words";

/*
 * A margin is told by which edge (or the whole excision), what was found at it, how it was seen and when. Each part has its words
 * in margin-words.ts; `findingsIn` puts them together within a clause, `judge` asks whether they hold now and for every edge.
 */

/** Resection margin: R0, R1, R2 as named, or as the plain words for all margins say. */
export const margins: NarrativeReader = {
  facts: ["margin"],
  speaks: (topics) => speaksOf(topics, "margin"),
  read: marginsIn,
};

type Verdict =
  | { readonly margin: "R0" | "R1" | "R2"; readonly named: boolean }
  | {
      readonly open: "margin_planned" | "margin_undetermined" | "margin_degree" | "margin_partial";
      readonly free?: ReadonlySet<string>;
    };

function marginsIn(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  if (read.kind === "imaging" || read.kind === "genomics") return [];
  const verdicts: { readonly segment: Segment; readonly verdict: Verdict }[] = [];
  for (const segment of speaking) {
    if (!isPresent(segment) || read.other_parts.has(segment.part) || read.beside_other.has(segment.index)) continue;
    const verdict = judge(segment, read);
    if (verdict !== null) verdicts.push({ segment, verdict });
  }
  const sides = new Set<string>();
  let reached = false;
  for (const { verdict } of verdicts) {
    if ("margin" in verdict) reached ||= verdict.margin !== "R0";
    else if (verdict.free) for (const side of verdict.free) sides.add(side);
    else reached ||= verdict.open === "margin_degree" || verdict.open === "margin_partial";
  }
  const settled = verdicts.every(({ verdict }) => "margin" in verdict || verdict.free !== undefined);
  return verdicts.map(({ segment, verdict }) => {
    // Every side told free, each in its own sentence, is all of them; one told as involved takes the good of the others.
    const whole = settled && !reached && "open" in verdict && verdict.free !== undefined && isWhole(sides);
    const kept = "margin" in verdict && !(reached && verdict.margin === "R0" && !verdict.named);
    return {
      fact: "margin",
      segment,
      from: 0,
      to: segment.text.length,
      as_reported: null,
      plainness: segment.label === null ? "sentence" : "synoptic",
      value: whole ? "R0" : kept ? verdict.margin : null,
      note: whole || kept ? null : { message: "open" in verdict ? verdict.open : "margin_partial" },
    };
  });
}

const isWhole = (sides: ReadonlySet<string>): boolean =>
  sides.size > 2 || FACING.some(([one, other]) => sides.has(one) && sides.has(other));

/** A letter tells the operation that was: neither its date nor "status post" makes its margin an earlier one. Same length. */
const ofThen = (text: string, read: ReadReport): string =>
  read.kind === "clinical"
    ? withoutDates(text, read).replace(/\bs\/p\b|\bstatus post\b|\bhistory of\b|\bh\/o\b|\bknown\b/g, blanked)
    : text;

/** What one sentence says of the margin; null where it says nothing. */
function judge(segment: Segment, read: ReadReport): Verdict | null {
  const text = ofThen(withoutQuoted(segment.text), read);
  if (FROZEN.test(text)) return null;
  if (
    OTHER_CUT.test(text) ||
    (OTHER_LESION.test(text) && !OF_TUMOUR.test(text)) ||
    (OTHER_TUMOUR.test(text) && !/\bgists?\b|stromal/.test(text))
  )
    return null;
  const left = Math.max(text.search(LEFT_BEHIND), read.kind === "pathology" ? -1 : text.search(SEEN_REST));
  if (left >= 0 && !isPlanned(text.replace(/\bcould not\b/g, " ")) && !isPrevious(text, 0) && !deniedAt(text, left))
    return { margin: "R2", named: false };
  const named = classIn(segment, text, read);
  if (named !== undefined) return named;
  if (read.kind === "operative" || NO_CUT_EDGE.test(text) || OTHER_CHANGE.test(text)) return null;
  return inWords(segment, text, read);
}

/** The class as named ("R0", "R classification: 0"); undefined where none is. */
function classIn(segment: Segment, text: string, read: ReadReport): Verdict | null | undefined {
  const ofClass = segment.label !== null && LABEL_OF_CLASS.test(segment.label);
  const tokens = new Set([...text.matchAll(CLASS)].map((match) => match[1] ?? match[2]));
  const bare = ofClass ? /^\s*([012])(?![\d.,/]| ?(?:mm|cm|%))/.exec(text.slice(segment.value_from))?.[1] : undefined;
  if (bare !== undefined) tokens.add(bare);
  if (tokens.size === 0) return undefined;
  const labelled =
    ofClass ||
    (segment.label !== null && (LABEL_OF_COMPLETENESS.test(segment.label) || edgesIn(segment.label).length > 0));
  if (!labelled && !CLASS_CONTEXT.test(text) && text.length >= 16 && !/^[ (]{0,2}r[012]\b/.test(text)) return undefined;
  if (tokens.size > 1 || isPrevious(text, Math.max(0, text.search(CLASS))) || EARLIER_CLASS.test(text)) return null;
  if (isPlanned(text)) return { open: "margin_planned" };
  if (/\b(?:no|not|nor|pas|non|sans) (?:an? |de |d')?r[012]/.test(text)) return null;
  const [token] = tokens;
  const margin = token === "0" ? "R0" : token === "1" ? "R1" : "R2";
  // A surgeon sees R2; only the microscope tells R0 from R1.
  const own = margin === "R0" ? ofOwnItems(text) : ofOwnItems(text).replace(NOT_COMPLETE, " ");
  const doubted = DOUBTED.test(margin === "R2" ? own.replace(/\b(?:surgeon|chirurgien)s?\b/g, " ") : own);
  const seen = read.kind === "operative" && margin !== "R2" && !/histolog|mi[ck]ros[ck]op|pathol/.test(text);
  if (doubted || seen) return { open: "margin_undetermined" };
  // "Macroscopically R0": what the eye finds free the microscope may not.
  if (
    margin === "R0" &&
    (MACROSCOPICALLY.test(text) || (MACROSCOPIC.test(text) && !MICROSCOPIC.test(text) && !labelled))
  )
    return { open: "margin_undetermined" };
  return { margin, named: true };
}

/** A list without its items of other fields: "no rupture (so the surgeon)" beside "R0" is no doubt of the class. */
const ofOwnItems = (text: string): string =>
  text
    .split(/[,;](?![^()]{0,120}\))/)
    .filter((item) => !OTHER_FIELD.test(item) || CLASS_TOKEN.test(item) || edgesIn(item).length > 0)
    .join(",");

const CLASS_TOKEN = /\br[ -]?[012]\b/;

/** What a sentence says of the edges, put together. */
interface Told {
  readonly free: boolean;
  readonly reached: boolean;
  /** Said of the excision or of every edge, not of one. */
  readonly whole: boolean;
  /** Sides that were told free; empty where none was named. */
  readonly sides: ReadonlySet<string>;
  /** Only by the tumour having been taken out completely. */
  readonly by_act: boolean;
  readonly at: number;
  /** The words that answer, without what the label or a question asked. */
  readonly answer: string;
}

/** The margin in words. */
function inWords(segment: Segment, text: string, read: ReadReport): Verdict | null {
  const told = toldIn(segment, text, read);
  if (told === null && NOT_TOLD.test(text) && edgesIn(text).some((edge) => !edge.doubtful))
    return { open: "margin_undetermined" };
  if (told === null || isPrevious(text, told.at) || isPlanned(text)) return null;
  const microscopic = MICROSCOPIC.test(text);
  if (DOUBTED.test(microscopic ? told.answer.replace(/\bappears?\b/g, " ") : told.answer))
    return { open: "margin_undetermined" };
  if (told.reached) return microscopic ? { margin: "R1", named: false } : { open: "margin_degree" };
  if (EXCEPTED.test(text)) return { open: "margin_partial" };
  // What the eye finds free the microscope may not; "complete resection" in a letter is what the surgeon saw.
  if (MACROSCOPIC.test(text) && !microscopic) return { open: "margin_undetermined" };
  if (told.by_act && read.kind !== "pathology" && /\b(?:resec|remov|entfern)/.test(text))
    return { open: "margin_undetermined" };
  return told.whole || isWhole(told.sides)
    ? { margin: "R0", named: false }
    : { open: "margin_partial", free: told.sides };
}

function toldIn(segment: Segment, text: string, read: ReadReport): Told | null {
  if (/\b(?:yes|y|oui|ja) ?\/ ?(?:no|n|non|nein)\b/.test(text)) return null;
  const last = text.lastIndexOf(",") + 1;
  const asked = text.endsWith("?") && (last === 0 || edgesIn(text.slice(last)).length > 0);
  const [before, behind] = [read.segments[segment.index - 1], read.segments[segment.index + 1]];
  const label = asked ? text.slice(last, -1) : segment.label;
  const answer = !asked ? text.slice(segment.value_from) : behind?.line === segment.line ? behind.text : "";
  const goesOn = before !== undefined && /^(?:all|both) (?:free|clear)/.test(text) && edgesIn(before.text).length > 0;
  if (label !== null || goesOn) {
    const told = inAnswer(label ?? "", answer, goesOn);
    if (told !== null || asked) return told;
  }
  // What stands in front of a question of something else is told.
  return asked ? null : inSentence(text.endsWith("?") ? text.slice(0, last) : text);
}

/** What stands behind a label that names an edge or the excision; null where the label names neither. */
function inAnswer(label: string, answer: string, goesOn: boolean): Told | null {
  const ofAct = LABEL_OF_ACT.test(label);
  const edges = edgesIn(label);
  if (!ofAct && edges.length === 0 && !goesOn) return null;
  const sides = new Set(edges.flatMap((edge) => [...edge.sides]));
  const told = { sides, by_act: ofAct, at: 0, answer };
  const asks = inSentence(label);
  const forGood = /complet/.test(label) || asks?.free === true;
  if (forGood || asks?.reached || /involv|atteint|envahi|befall|infiltr/.test(label)) {
    if (YES.test(answer)) return { ...told, whole: sides.size === 0, free: forGood, reached: !forGood };
    if (NO.test(answer)) return { ...told, whole: sides.size === 0, free: !forGood, reached: forGood };
  }
  if (ofAct && /incomplet|unvollstandig|inkomplett/.test(answer))
    return { ...told, whole: true, free: false, reached: true };
  if (ofAct && /^\s*(?:\w+ )?(?:complete|vollstandig|komplett|total)(?![a-z])/.test(answer))
    return deniedAt(answer, answer.length) ? null : { ...told, whole: true, free: true, reached: false };
  let [free, reached] = [false, false];
  let ahead = "";
  for (const item of withoutNear(answer).split(/[,;]/)) {
    const clause = ahead + item;
    ahead = SIDE_ONLY.test(item) ? `${clause} ` : "";
    if (OTHER_FIELD.test(clause)) continue;
    for (const { good, tumour, from } of goodAndBad(clause)) {
      if (tumour && !good) continue;
      free ||= good;
      reached ||= !good;
      if (good) for (const side of sidesIn(clause.slice(0, from))) sides.add(side);
    }
  }
  return free || reached ? { ...told, whole: sides.size === 0 || EVERY.test(label + answer), free, reached } : null;
}

/** What a sentence says that names edges, or the whole excision, within itself. */
function inSentence(said: string): Told | null {
  const text = withoutNear(said);
  const edges = edgesIn(text);
  const sides = new Set<string>();
  let [free, reached, whole, at] = [false, false, false, text.length];
  for (const found of goodAndBad(text)) {
    const edge = edges.find((one) => isOf(found, one, text));
    if (edge === undefined) continue;
    free ||= found.good;
    reached ||= !found.good;
    at = Math.min(at, edge.from);
    if (!found.good) continue;
    for (const side of edge.sides) sides.add(side);
    const clause = text.slice(text.lastIndexOf(",", edge.from) + 1, Math.max(found.to, edge.to) + 16);
    whole ||= EVERY.test(clause) || (edge.sides.size === 0 && !(edge.singular && !adjoins(between(found, edge, text))));
  }
  const byEdge = free;
  for (const [pattern, good] of [
    [WHOLE, true],
    [INCOMPLETE, false],
  ] as const)
    for (const match of text.matchAll(pattern)) {
      const ahead = text.slice(0, match.index).split(/[,;.]/).at(-1) ?? "";
      if (OTHER_TISSUE.test(ahead) && !OF_TUMOUR.test(ahead)) continue;
      const holds = good && !deniedAt(text, match.index);
      whole ||= holds;
      free ||= holds;
      reached ||= !holds;
      at = Math.min(at, match.index);
    }
  return free || reached
    ? { free, reached, whole, sides, by_act: !byEdge && !/sain|sano|gesund|clear/.test(text), at, answer: said }
    : null;
}

const withoutNear = (text: string): string => text.replace(NEAR, blanked);

const isPlanned = (text: string): boolean => PLANNED.test(text.replace(NEXT, " "));

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly sides: ReadonlySet<string>;
  /** One edge without saying which. */
  readonly singular: boolean;
  /** The word has other uses: only beside its finding does it mean a cut. */
  readonly doubtful: boolean;
}

/** Every edge that a text names. */
function edgesIn(text: string): readonly Edge[] {
  return [...text.matchAll(EDGE)].map(({ 0: words, 1: noun = "", index }) => ({
    from: index,
    to: index + words.length,
    sides: sidesIn(words + named(text, index, index + words.length)),
    singular: words === noun && /^(?:margin|marge|limite|tranche|rand)$/.test(noun),
    doubtful: words === noun && OTHER_USE.test(noun),
  }));
}

/** "Bile duct margin", "margins of the spleen": what an edge is named by without being one of the words of edges. */
function named(text: string, from: number, to: number): string {
  const of = /^ of (?:the )?(?:\w+ )?\w+/.exec(text.slice(to, to + 40))?.[0] ?? "";
  const before = /(?:[a-z]+ ){1,2}$/.exec(text.slice(Math.max(0, from - 30), from))?.[0] ?? "";
  return ` ${of} ${before}`;
}

const sidesIn = (words: string): ReadonlySet<string> =>
  new Set(SIDES.filter(([, pattern]) => pattern.test(words)).map(([side]) => side));

interface Found {
  readonly good: boolean;
  readonly tumour: boolean;
  readonly free: boolean;
  readonly from: number;
  readonly to: number;
}

/** Said of what the eye sees as well: a denial of these alone does not make an edge free under the microscope. */
const COMES_TO = /^(?:reach|extend|erreicht|heran|arriv)/;

/** The findings of a text, good or bad by their denial. */
const goodAndBad = (text: string): readonly Found[] =>
  [...text.matchAll(FINDING)].flatMap((match): Found[] => {
    const [from, to] = [match.index, match.index + match[0].length];
    const [free, denied] = [match[1] !== undefined, deniedAt(text, from, to)];
    if (denied && COMES_TO.test(match[0]) && !MICROSCOPIC.test(text)) return [];
    if (OF_OTHER_FIELD.test(text.slice(Math.max(0, from - 24), from))) return [];
    return [{ good: free !== denied, tumour: match[3] !== undefined, free, from, to }];
  });

/** A negation in front, within the clause, or an absence told behind. */
function deniedAt(text: string, from: number, to = from): boolean {
  const before = text.slice(Math.max(0, from - 64), from).split(/[,;:.(]|\b(?:and|et|und|but|mais|aber)\b/);
  if (NEGATION.test(before.at(-1) ?? "")) return true;
  return /^[^,;.]{0,48}\b(?:not (?:seen|identified|present|evident|found)|absent|(?:liegt|liegen) nicht vor|nicht (?:nachweis|erkennbar|vorhanden)|n'est (?:pas|ni))/.test(
    text.slice(to, to + 72),
  );
}

const holdsOnly = (gap: string, words: RegExp): boolean =>
  gap.length <= 60 && (gap.match(/[a-z][a-z'-]*/g) ?? []).every((word) => words.test(word));

const adjoins = (gap: string): boolean => !/[^a-z :=-]/.test(gap) && holdsOnly(gap, ADJOINING);

const between = (found: Found, edge: Edge, text: string): string =>
  found.from >= edge.to ? text.slice(edge.to, found.from) : text.slice(found.to, edge.from);

/** Whether a finding is told of an edge: near it in the same clause, or behind it with nothing else in between. */
function isOf(found: Found, edge: Edge, text: string): boolean {
  const gap = between(found, edge, text);
  if (found.tumour && !found.good) return found.from >= edge.to ? gap === " on " : AT_EDGE.test(gap);
  if (edge.doubtful) return adjoins(gap);
  if (found.from >= edge.to)
    return holdsOnly(gap, ELLIPTIC) || (gap.length <= 45 && !/[,;:]/.test(gap) && !OTHER_FIELD.test(gap));
  return (
    found.to <= edge.from &&
    gap.length <= (found.free ? 24 : 40) &&
    !/[;:.]/.test(gap) &&
    (!gap.includes(",") || /\bbut [^,]{0,24}$/.test(text.slice(0, found.to))) &&
    !LINK.test(gap)
  );
}
