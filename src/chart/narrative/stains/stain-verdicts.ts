import type { Role, Word } from "./stain-words";

export type Verdict = "positive" | "negative" | "doubtful" | null;
/** What a phrase comes to, and whether by a word that says so itself ("positive") or only by a manner ("strong staining"). */
interface Weight {
  readonly verdict: Verdict;
  readonly firm: boolean;
}

/** Whether a word has one of the roles. */
export const is = (word: Word | undefined, ...roles: readonly Role[]): boolean =>
  word !== undefined && roles.includes(word.role);
/** Roles that are a finding of their own. */
export const FINDING: readonly Role[] = ["plus", "minus"];

/** Roles by which something is said. */
export const MEANT: ReadonlySet<Role> = new Set([
  "plus",
  "minus",
  "sign",
  "strength",
  "doubt",
  "undone",
  "deny",
  "expression",
]);

/** Each marker with what is said of it: by the words behind its list, or those that lead to it, or the same as of the one before. */
export function verdicts(words: readonly Word[]): readonly { word: Word; verdict: Verdict }[] {
  const found: { word: Word; verdict: Verdict }[] = [];
  let last: Verdict = null;
  for (let at = 0; at < words.length; at += 1) {
    if (words[at]?.role !== "marker") continue;
    const same = is(words[at - 1], "same") || (is(words[at - 1], "small") && is(words[at - 2], "same"));
    const end: number =
      same && last !== null ? at + 1 : endOfList(words, at, is(words[at - 1], "small", "for", "with", "verb"));
    const list = words.slice(at, end).filter(({ role }) => role === "marker");
    const left = leading(words, at);
    const right = following(words, end);
    if (left.some(({ role }) => role === "others") || ofOtherTumour(words, at) || onlyOthers(right)) {
      at = end - 1;
      continue;
    }
    const behind = right.find(({ role }) => role !== "small");
    const [first, final]: readonly [Verdict, Verdict] =
      last !== null &&
      (is(behind, "same") || (same && end === at + 1)) &&
      !right.some(({ role }) => FINDING.includes(role))
        ? [last, last]
        : judge(left, right, list.length, last);
    const pairs = list.length > 1 ? pairwise(right, list.length) : null;
    for (const [index, word] of list.entries())
      found.push({ word, verdict: pairs ? (pairs[index] ?? null) : index === list.length - 1 ? final : first });
    last = final ?? last;
    at = end - 1;
  }
  return found;
}

/** "CD117 positive Cajal cells": what is said behind the marker is all of other cells. */
function onlyOthers(phrase: readonly Word[]): boolean {
  const end = phrase.findIndex(({ role }) => role === "and");
  const first = phrase.slice(0, end < 0 ? phrase.length : end);
  const finding = (words: readonly Word[]): boolean => words.some(({ role }) => FINDING.includes(role));
  return first.some(({ role }) => role === "others") && finding(first) && !finding(partsOf(phrase));
}

/** "The schwannoma is S100 positive and negative for CD117": whose cells were named last in the sentence. */
function ofOtherTumour(words: readonly Word[], at: number): boolean {
  for (const { role, text } of words.slice(0, at).reverse()) {
    if (role === "cells" || role === "turn") return false;
    if (role === "others" && OTHER_TUMOUR.test(text)) return true;
  }
  return false;
}
const OTHER_TUMOUR = /leiomyo|schwannom|carcinom|lymphom|melanom|cajal|\brests?$|heterotop|desmoid/;

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
    // "No CD117 positive cells": of what, is not told.
    if (is(right[0], "plus") && is(right[1], "cells")) return both(null);
    const weight = weigh([...left.slice(-2), ...right], "whole");
    // "... but not CD117": the contrary of what was said before.
    return both(weight?.verdict ?? (right.length === 0 ? opposite(last) : null));
  }
  const behind = weigh(right, "right");
  // "The normal muscle": no finding of what follows.
  const before = weigh(
    left.filter(({ text }) => !/^normal/.test(text)),
    "left",
  );
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
function endOfList(words: readonly Word[], at: number, led: boolean): number {
  let closed = false;
  let end = at + 1;
  for (;;) {
    let next = end;
    while (is(words[next], "and")) next += 1;
    // "Expression of CD117 and DOG1, S100 negative": a list that is led to ends with its "and".
    if (closed && led && words[end]?.text === ",") return end;
    closed ||= is(words[next - 1], "and") && /^[a-z]/.test(words[next - 1]?.text ?? "");
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
    // "Not done | positive": the denial is of the doing.
    else if (role === "undone") denied = false;
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
