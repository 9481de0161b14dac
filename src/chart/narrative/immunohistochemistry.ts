import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isPrevious } from "./reading";
import type { Segment } from "./segments";
import type { Role, Word } from "./stain-words";
import { wordsOf } from "./stain-words";
import { speaksOf } from "./topics";

type Marker = "ihc_kit" | "ihc_dog1" | "ihc_sdhb";
const MARKERS: readonly (readonly [Marker, RegExp])[] = [
  ["ihc_kit", /^(?:cd[- ]*1[1l]7|cd one.*|c-?kit|kit)$/],
  ["ihc_dog1", /^(?:d[o0]g[- ]*(?:1|one)|ano-?1)$/],
  ["ihc_sdhb", /^(?:sdh[- ]?b|succin.*)$/],
];
const markerOf = ({ role, text }: Word): Marker | null =>
  role === "marker" ? (MARKERS.find(([, name]) => name.test(text))?.[0] ?? null) : null;

/** KIT, DOG1 and SDHB stains. A gene of the same name is not a stain. */
export const stains: NarrativeReader = {
  facts: MARKERS.map(([marker]) => marker),
  speaks: (topics) => speaksOf(topics, "stain"),
  read(read, speaking) {
    if (read.kind === "imaging") return [];
    return speaking
      .filter(({ section }) => section !== "family" && section !== "reference")
      .filter(({ section, text }) => section !== "history" || /gist|strom|tumou?r|tumeur|\bcell|zellen/.test(text))
      .flatMap((segment) => stainsIn(segment, read.kind === "pathology", headOver(segment, read)));
  },
};

/** "Positive" on its own line over names of stains, each on its own: their finding. */
function headOver(segment: Segment, { segments }: ReadReport): "plus" | "minus" | null {
  const only = ({ text }: Segment, ...roles: readonly Role[]): boolean =>
    wordsOf(text).every((word) => is(word, ...roles));
  if (segment.text.length > 40 || !only(segment, "marker", "and", "sign", "open", "close")) return null;
  for (const before of segments.slice(Math.max(0, segment.index - 12), segment.index).reverse()) {
    if (before.text.length > 40) return null;
    if (only(before, "marker", "and", "sign", "word")) continue;
    const [head, ...rest] = wordsOf(before.text);
    return head &&
      (head.role === "plus" || head.role === "minus") &&
      rest.every((word) => is(word, "small", "staining", "colon", "for"))
      ? head.role
      : null;
  }
  return null;
}

/** What holds of such tumours or of a stain in general, or under a condition, is not said of this tumour. */
const GENERAL =
  /\b(?:if|unless|would|should|could|may (?:be|show|stain|express|lack|lose)|en cas de|si (?:le|la|l'|negati|positi)|falls|wenn|sofern|typically|usually|generally|often|most|majority|habituellement|generalement|souvent|la plupart|ublicherweise|meist(?:ens)?|in der regel|defines?|predicts?|do(?:es)? not exclude|n'exclut pas|definit|definiert|ware|(?:seen|found|observed|typical|characteristic) (?:in|of|for) (?:sdh|gists?)|oriente|criteria|criteres|kriterien|auszuschlie(?:ss|\u00df)en|to (?:exclude|rule out)|a (?:eliminer|rechercher|exclure))\b|\d ?% (?:of|des|der) (?:all |cases|gists?)|\bgists? sind\b|\bgist exprimieren\b|(?:^|\bles )gists? (?:are|express|stain|show|expriment|sont)\b/;
const isGeneral = (text: string, { from, to }: Word): boolean =>
  GENERAL.test(text.slice(Math.max(0, from - 100), to + 60));
/** A control that did not stain: the stain tells nothing. */
const FAILED =
  /\b(?:controls?|temoins?|\w*kontrolle)\b[^,;.]{0,24}\b(?:negati\w+|absent|failed|lost|no|not|missing|perdu|non|nicht)\b|\b(?:no|pas de|sans|keine?|ohne) (?:internal |interne )?(?:controls?|temoins?|\w*kontrolle)\b/;
const IMMUNO =
  /immuno|stain|ihc\b|immunhisto|marquage|express|exprim|marqu|cd-? ?117|dog-? ?1|cd-? ?34|desmin|s-?100|sdhb|positiv|positif|farb|negativ|\bkit {0,30}(?:\(?[+-]\)?|: ?(?:[+-]|pos|neg))/;
const GENE_WORDS = /mutat|mutier|\bmute|exon|wild[- ]?typ|sauvage|sequenc|sequenz|\bgens?\b|\bgenes?\b/;
const GENE_AFTER =
  /^[ )-]{0,2}(?:gene|exon|mutat|mutier|wild|p\.|sauvage|[/,] ?pdgfra|(?:and|et|und) pdgfra|gens?\b|sequenc|sequenz|testing|analys|inhibit)/;

/** KIT names a stain as well as a gene: a gene where its own words are beside it and no stain's are. */
function isGene({ text: name, from, to }: Word, text: string): boolean {
  if (/^cd|^dog|^ano/.test(name)) return false;
  const after = text.slice(to, to + 24);
  if (/^sdh/.test(name))
    return (
      /^[ )]{0,2}(?:gene|mutat|variant|germline|exon)/.test(after) ||
      (/detected|pathogen|variant/.test(text) && !/immuno|stain|ihc|marquage|express/.test(text))
    );
  if (
    /^(?:(?! (?:et|and|und|mais|but) )[^,;.]){0,30}(?:mutat|mutier|\bmute|exon|wild|sauvage|\bwt\b)/.test(after) &&
    !/^ ?\(?(?:[+-]|pos|neg)/.test(after)
  )
    return true;
  if (!IMMUNO.test(text) || GENE_AFTER.test(after)) return true;
  // "KIT negative, DOG1 positive": one of the stains told.
  if (
    /^(?: |: ?| ?\()(?:[+-]|pos|neg|strong|diffus|weak)/.test(after) &&
    !/^[^,;.]{0,16}exon/.test(after) &&
    (name === "c-kit" || /dog-?1|cd-?34|s-?100|desmin/.test(text))
  )
    return false;
  if (
    /^ (?:expression|ihc|immuno|stain)/.test(after) ||
    /(?:exprim\w+|express\w*)(?: le| of| de| for)? $/.test(text.slice(Math.max(0, from - 24), from))
  )
    return false;
  return (
    GENE_WORDS.test(text) && !(/immuno|stain|ihc|cd-? ?117|marquage|immunhist/.test(text) && !nearGene(text, from))
  );
}
const nearGene = (text: string, from: number): boolean =>
  /(?:genes?|gens?|exons? \d{1,2}(?: (?:of|du|de|des))?|mutations? (?:of|in|de|du|des|im)|sequencing of|analyse de|wild[- ]?type|pdgfra (?:and|et|und))(?: for| the| gene| gen)? $/.test(
    text.slice(Math.max(0, from - 40), from),
  );

function stainsIn(segment: Segment, stained: boolean, head: "plus" | "minus" | null): readonly AnyStatement[] {
  const { text } = segment;
  if (FAILED.test(text)) return [];
  const words = plainWords(text, stained);
  const told = new Map<Marker, { verdict: Verdict; word: Word }>();
  for (const { word, verdict: own } of verdicts(words)) {
    const marker = markerOf(word);
    const verdict = own ?? (head === "plus" ? "positive" : head === "minus" ? "negative" : null);
    if (marker === null || verdict === null || isPrevious(text, word.from) || isGeneral(text, word)) continue;
    const known = told.get(marker);
    if (!known || known.verdict === "doubtful") told.set(marker, { verdict, word });
  }
  return [...told].map(([fact, { verdict, word }]): AnyStatement => {
    const base = { segment, from: word.from, to: word.to, plainness: "sentence" as const, as_reported: null };
    if (verdict === "doubtful" || verdict === null)
      return { ...base, fact, value: null, note: { message: "equivocal_stain" } };
    if (fact === "ihc_sdhb") return { ...base, fact, value: verdict === "positive" ? "retained" : "lost", note: null };
    return { ...base, fact, value: verdict, note: null };
  });
}

type Verdict = "positive" | "negative" | "doubtful" | null;
/** What a phrase comes to, and whether by a word that says so itself ("positive") or only by a manner ("strong staining"). */
interface Weight {
  readonly verdict: Verdict;
  readonly firm: boolean;
}

const is = (word: Word | undefined, ...roles: readonly Role[]): boolean =>
  word !== undefined && roles.includes(word.role);
const FINDING: readonly Role[] = ["plus", "minus"];
const as = (word: Word, role: Role): Word => ({ ...word, role });

/** The words without what only explains: other names in brackets, dashes that join; genes are no markers. */
function plainWords(text: string, stained: boolean): readonly Word[] {
  const all = wordsOf(text).map((word) =>
    word.role === "marker" && isGene(word, text) && !(stained && /^ *(?:c-)?kit ?: *(?:\(?[+-]|pos|neg)/.test(text))
      ? as(word, "word")
      : word,
  );
  const signed = all.some(
    (word, index) => word.role === "plus" && /\+/.test(word.text) && is(all[index - 1], "marker"),
  );
  const found: Word[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const word = all[index] as Word;
    const before = found.at(-1);
    const next = all[index + 1];
    if (word.role === "sign") {
      const minus = is(before, "marker", "colon", "open") && isMinus(text, word, next, signed);
      if (minus) found.push(as(word, "minus"));
      else if (is(before, "plus", "minus") && is(next, "marker")) found.push(as(word, "and"));
    } else if (word.role === "open") {
      const end = all.findIndex((one, at) => at > index && one.role === "close");
      const inner = all.slice(index + 1, end < 0 ? all.length : end);
      if (end < 0) continue;
      if (inner.some(({ role }) => role === "others") && !inner.some(({ role }) => role === "marker")) {
        // "Positive (mast cells only)": that is all that stained.
        if (is(before, "plus") && /\b(?:only|seule\w*|uniquement|nur)\b/.test(text)) found.push(as(word, "others"));
        index = end;
      } else if (is(before, "marker")) {
        if (!inner.some(({ role }) => MEANT.has(role))) index = end;
      } else if (!inner.some(({ role }) => role === "marker" || FINDING.includes(role) || role === "sign")) index = end;
    } else if (word.role === "with" && othersFollow(all, index)) found.push(as(word, "turn"));
    else if (word.role === "others" && found.slice(-3).some((one) => one.role === "deny" || EXCLUDED.test(one.text)))
      found.push(as(word, "word"));
    else if (word.role !== "close") found.push(word);
  }
  return found;
}
const MEANT: ReadonlySet<Role> = new Set([
  "plus",
  "minus",
  "sign",
  "strength",
  "doubt",
  "undone",
  "deny",
  "expression",
]);
const EXCLUDED = /^(?:against|exclud|rather|versus|exclu|gegen)/;

/** A dash is a minus behind a marker where nothing is joined by it. */
function isMinus(text: string, { from, to }: Word, next: Word | undefined, signed: boolean): boolean {
  const after = text.slice(to, to + 24);
  // "CD117- und DOG1-positiv": a word that waits for its end.
  if (/^ (?:und|oder|bzw\.?|and|or|et|ou) [a-z0-9-]{2,9}-[a-z]/.test(after)) return false;
  if (/^ {0,2}(?:[,;.)\]|/]|$| {3})/.test(after)) return true;
  if (text[from - 1] !== " " && /^ (?:and|or|et|und|ou|oder)\b/.test(after)) return true;
  return signed && is(next, "marker") && after[0] === " ";
}

/** "Lost, with staining of the endothelium preserved": other cells are spoken of from here on. */
function othersFollow(words: readonly Word[], at: number): boolean {
  for (const word of words.slice(at + 1, at + 7)) {
    if (word.role === "others") return true;
    if (is(word, "marker", "turn", "and")) return false;
  }
  return false;
}

/** Each marker with what is said of it: by the words behind its list, or those that lead to it. */
function verdicts(words: readonly Word[]): readonly { word: Word; verdict: Verdict }[] {
  const found: { word: Word; verdict: Verdict }[] = [];
  let last: Verdict = null;
  for (let at = 0; at < words.length; at += 1) {
    if (words[at]?.role !== "marker") continue;
    const end = endOfList(words, at);
    const list = words.slice(at, end).filter(({ role }) => role === "marker");
    const left = leading(words, at);
    const right = following(words, end);
    if (left.some(({ role }) => role === "others") || ofOtherTumour(words, at)) {
      at = end - 1;
      continue;
    }
    const [first, final] = judge(left, right, list.length, last);
    const pairs = list.length > 1 ? pairwise(right, list.length) : null;
    for (const [index, word] of list.entries())
      found.push({ word, verdict: pairs ? (pairs[index] ?? null) : index === list.length - 1 ? final : first });
    last = final ?? last;
    at = end - 1;
  }
  return found;
}

/** "The schwannoma is S100 positive and negative for CD117": whose cells were named last in the sentence. */
function ofOtherTumour(words: readonly Word[], at: number): boolean {
  for (const { role, text } of words.slice(0, at).reverse()) {
    if (role === "cells" || role === "turn") return false;
    if (role === "others" && OTHER_TUMOUR.test(text)) return true;
  }
  return false;
}
const OTHER_TUMOUR = /leiomyo|schwannom|carcinom|lymphom|melanom|cajal|rest|heterotop|desmoid/;

/** The verdict on a list and on its last marker: they differ where the words in front of it and those behind it do. */
function judge(
  left: readonly Word[],
  right: readonly Word[],
  length: number,
  last: Verdict,
): readonly [Verdict, Verdict] {
  const denied = is(left.at(-1), "deny") || (is(left.at(-2), "deny") && is(left.at(-1), "small", "for", "with"));
  const both = (verdict: Verdict): readonly [Verdict, Verdict] => [verdict, verdict];
  if (denied && !left.some(({ role }) => PREDICATES.has(role))) {
    const weight = weigh([...left.slice(-2), ...right], "whole");
    // "... but not CD117": the contrary of what was said before.
    return both(weight?.verdict ?? (right.length === 0 ? opposite(last) : null));
  }
  const behind = weigh(right, "right");
  const before = weigh(left, "left");
  const contrary =
    behind?.firm && before?.firm && opposite(behind.verdict) === before.verdict && before.verdict !== null;
  if (contrary && is(left.at(-1), "for", "with", "small", "colon"))
    return length > 1 ? [before.verdict, behind.verdict] : both("doubtful");
  if (behind?.firm) return both(behind.verdict);
  if (before?.firm) return both(before.verdict);
  const whole = is(right[0], "expression", "staining") ? weigh([...left, ...right], "whole") : null;
  return both((whole ?? behind ?? before)?.verdict ?? null);
}
const PREDICATES: ReadonlySet<Role> = new Set(["plus", "minus", "verb", "expression", "staining", "seen", "undone"]);
const opposite = (verdict: Verdict): Verdict =>
  verdict === "positive" ? "negative" : verdict === "negative" ? "positive" : verdict;

/** Behind the last marker of a list ("CD117, DOG1 and CD34", "pour CD117 et pour DOG1"). */
function endOfList(words: readonly Word[], at: number): number {
  let end = at + 1;
  for (;;) {
    let next = end;
    while (is(words[next], "and")) next += 1;
    if (next > end) while (is(words[next], "small", "for", "with")) next += 1;
    // A marker without a name here, between two that have one.
    if (next > end && is(words[next], "word") && is(words[next + 1], "and") && is(words[next + 2], "marker")) next += 2;
    if (!is(words[next], "marker")) return end;
    end = next + 1;
  }
}

const MOST_WORDS = 8;

/** The words in front of a list that lead to it, up to another statement. */
function leading(words: readonly Word[], at: number): readonly Word[] {
  let from = at;
  let unknown = 0;
  for (; from > 0; from -= 1) {
    const word = words[from - 1] as Word;
    if (is(word, "turn", "marker")) break;
    if (word.role === "and" && !(is(words[from], "strength", "small") && is(words[from - 2], "strength", "plus")))
      break;
    if (word.role === "word") unknown += 1;
    if (unknown > MOST_WORDS) break;
  }
  const phrase = words.slice(from, at);
  if (!is(words[from - 1], "marker")) return phrase;
  // What stands behind another marker is said of that one, unless it leads on ("CD34 weak, positive for CD117").
  const said = phrase.findLastIndex(({ role }) => FINDING.includes(role));
  return is(phrase[said + 1], "for") ? phrase : phrase.slice(said + 1);
}

/** The words behind a list that tell of it, up to another statement. */
function following(words: readonly Word[], end: number): readonly Word[] {
  let to = end;
  let unknown = 0;
  for (; to < words.length; to += 1) {
    const word = words[to] as Word;
    if (is(word, "turn", "marker")) break;
    if (word.role === "word") unknown += 1;
    if (unknown > MOST_WORDS) break;
    if (word.role === "and") {
      const stop = words.findIndex((one, index) => index > to && is(one, "and", "turn", "marker"));
      const clause = words.slice(to + 1, stop < 0 ? words.length : stop);
      if (is(words[stop], "marker") || !clause.some(({ role }) => MEANT.has(role) || role === "others")) break;
      if (clause.some((one, index) => FINDING.includes(one.role) && is(clause[index + 1], "colon", "for"))) break;
    }
  }
  const phrase = words.slice(end, to);
  if (!is(words[to], "marker")) return phrase;
  // "... negative for desmin": said of what follows.
  const said = phrase.findLastIndex(({ role }) => FINDING.includes(role));
  const leads = said >= 0 && phrase.slice(said + 1).some(({ role }) => role === "for");
  const apart = phrase.findIndex(({ role }) => role === "with" || role === "verb");
  const cut = Math.min(leads ? said : phrase.length, apart < 0 ? phrase.length : apart);
  return phrase.slice(0, cut);
}

/** "CD117 / DOG1: + / -": as many findings as markers. */
function pairwise(phrase: readonly Word[], length: number): readonly Verdict[] | null {
  if (!phrase.some(({ role, text }) => role === "and" && text === "/")) return null;
  const statuses = phrase.filter(({ role }) => FINDING.includes(role));
  return statuses.length === length ? statuses.map(({ role }) => (role === "plus" ? "positive" : "negative")) : null;
}

/** Parts of a phrase that have a finding of their own; what is said of other cells is left out. */
function partsOf(phrase: readonly Word[]): readonly Word[] {
  const parts: Word[][] = [[]];
  phrase.forEach((word, index) => {
    if (word.role === "and") {
      const rest = phrase.slice(index + 1);
      const end = rest.findIndex(({ role }) => role === "and");
      if (rest.slice(0, end < 0 ? rest.length : end).some(({ role }) => FINDING.includes(role) || role === "others"))
        parts.push([]);
    } else parts.at(-1)?.push(word);
  });
  return parts.filter((part) => !part.some(({ role }) => role === "others")).flat();
}

/**
 * What a phrase says of the markers beside it. A denial turns the next finding; a manner or an expression says "positive"
 * only where nothing else does.
 */
function weigh(phrase: readonly Word[], place: "left" | "right" | "whole"): Weight | null {
  const said = partsOf(phrase);
  const has = (role: Role): boolean => said.some((word) => word.role === role);
  if (has("doubt")) return { verdict: "doubtful", firm: true };
  const findings: boolean[] = [];
  let denied = false;
  for (const [index, { role }] of said.entries()) {
    if (role === "deny") denied = true;
    // "Loss of the normal staining": what was lost.
    else if (role === "plus" && said.slice(Math.max(0, index - 4), index).some(({ text }) => LOSS.test(text))) continue;
    // "Nuclear negative": the stain is told by the cytoplasm.
    else if (role === "minus" && /^nu[ck]lea/.test(said[index - 1]?.text ?? "")) continue;
    else if (FINDING.includes(role)) {
      findings.push((role === "plus") !== denied);
      denied = false;
    } else if (role === "seen" && is(said[index - 1], "deny") && findings.length > 0) {
      findings.push(!findings.pop());
      denied = false;
    }
  }
  const [first] = findings;
  if (first !== undefined) {
    if (findings.some((one) => one !== first)) return { verdict: "doubtful", firm: true };
    return { verdict: first ? "positive" : "negative", firm: true };
  }
  if (has("undone")) return { verdict: null, firm: true };
  const verdict = denied ? "negative" : "positive";
  if (has("verb") || isVerb(said)) return { verdict, firm: true };
  if (has("expression") || has("staining"))
    return denied || has("strength") || has("seen") || (place === "left" && has("expression"))
      ? { verdict, firm: denied }
      : null;
  if (has("seen")) {
    const answered =
      said.some((word) => word.role === "seen" && !/^(?:y|yes|oui|ja)$/.test(word.text)) || is(said[0], "colon");
    return denied ? { verdict, firm: true } : answered && place === "right" ? { verdict, firm: false } : null;
  }
  // "CD117: strong, diffuse", "weak patchy CD117".
  const manner =
    place === "right"
      ? !has("word") && !has("deny")
      : said.every((word) => is(word, "strength", "small", "for", "with"));
  if (has("strength") && place !== "whole" && manner) return { verdict, firm: false };
  return null;
}

const LOSS = /^(?:loss|pertes?|\w*verlust|disparition|extinction|ausfall)$/;

/** "The cells stain for", "both stain the tumour cells". */
const isVerb = (said: readonly Word[]): boolean =>
  said.some(
    (word, index) =>
      /^(?:stain|mark|label)s?$/.test(word.text) &&
      (said.slice(Math.max(0, index - 3), index).some(({ role }) => role === "cells" || role === "deny") ||
        said.slice(index + 1, index + 3).some(({ role }) => role === "cells")),
  );
