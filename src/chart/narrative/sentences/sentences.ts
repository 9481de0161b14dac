import { FIELD_NAME, GENE, STAIN } from "./field-names";

/** A place in a text. */
export interface Span {
  start: number;
  end: number;
}

/** Longest piece that the readers look at in one go; longer ones are cut at a space, so that work stays linear. */
export const LONGEST = 600;

const ABBREVIATION =
  /(?:^|[^a-z])(?:approx|env|ca|max|min|vs|dr|pr|prof|st|no|nr|n|fig|cf|resp|inf|sup|bzw|z|b|incl|mm|dm|ds|diam|ref|al|e\.g|i\.e|u|ggf|mind|etw|gr|v\. ?a|d(?:er|ie|en|em|es|as) \d|e\.c\.o\.g)$/;

const ABBREVIATES_VALUE = /^(?:.*[^a-z])?(?:mit|no|nb|lok|loc)\. {0,2}[\d<>≤≥]|\. {0,2}:/;

export const FIELD_FIRST = new RegExp(`^${FIELD_NAME}(?![a-z])`);
/** A further field on the same line: behind a wide gap or a bar with its value set apart, or behind a comma with its colon. */
const COLUMN = new RegExp(
  `(?:(?<! ) {3,}|(?<! ) ?\\| ?)(?=${FIELD_NAME}(?![a-z])[^:|\\n]{0,40}?(?::|\\|| {3}))|(?:,| -) (?=${FIELD_NAME}(?: \\w{1,16}){0,2} ?(?:\\([^)]{0,24}\\) ?)?[:=])`,
  "g",
);
/** Names of stains and genes, several of which may share a value. */
/** Names of stains and genes, several of which may share a value. */
const SHARING = `(?:${STAIN}|${GENE}|[knh]?ras|ntrk[123/]{0,5})`;
const SHARES_VALUE = new RegExp(`^${SHARING}(?![a-z0-9])`);
const SHARED_BEFORE = new RegExp(`(?<![a-z0-9])${SHARING}(?: ?\\([^()]{0,40}\\))? ?$`);
/** A name with its colon, behind a gap. */
const NAMED_BEHIND_GAP = / {3,}(?=[a-z][^:|.;]{1,40}?(?<! {3}): ?[^ ])/g;
/** Heads of sections that stand within a line where its line ends were lost. */
const HEAD_NAME =
  "(?:impression|conclusions?|findings|comments?|indication|technique|clinical (?:history|details|information)|(?:gross|macroscopic|microscopic) description|m[ai][ck]ros[ck]op(?:y|ie|isch)|beurteilung|befund|nebenbefund|klinische angaben|renseignements cliniques|resultats?|interpretation|synthese|zusammenfassung)";
const NAMED_FIELD = new RegExp(`(?:${FIELD_NAME}|${HEAD_NAME}) {0,2}:`, "g");
const HEAD_FIRST = new RegExp(`^${HEAD_NAME} {0,2}:`);
/** What may stand between the value of a field and the next field's name. */
const FIELD_MARK = /(?:[a-z0-9)\u00df%+.]|(?<!: ?)(?:^|[ .])(?:[-*\u2022\u00b7|/;,]{1,2}|\(?\d{1,2}[.)]) ?| )$/;

/** "CD117, DOG1: +", "KIT, PDGFRA: wild type": several names of one value. */
function sharesValue(content: string, at: number): boolean {
  if (!SHARES_VALUE.test(content.slice(at, at + 12))) return false;
  const joined = /(?:,| -|\/| (?:et|and|und|&)) ?$/.exec(content.slice(Math.max(0, at - 5), at));
  return joined !== null && SHARED_BEFORE.test(content.slice(Math.max(0, at - 63), at - joined[0].length));
}

/** Where further fields of a line begin. The first field begins the line itself. */
function columnsIn(content: string, original: string): readonly number[] {
  const found = new Set<number>();
  if (!/ {3}|\||[:=]/.test(content)) return [];
  const capital = (at: number): boolean => /[A-Z\u00c0-\u00de]/.test(original[at] ?? "");
  const first = content.search(/[:=]/);
  for (const match of content.matchAll(COLUMN)) {
    const at = match.index + match[0].length;
    if (match.index > 0 && !(/^[,-]/.test(match[0].trim()) && sharesValue(content, at))) found.add(at);
  }
  for (const match of content.includes(":") ? content.matchAll(NAMED_BEHIND_GAP) : [])
    if (match.index > 0 && capital(match.index + match[0].length)) found.add(match.index + match[0].length);
  // Several fields in a row, their line ends lost: the capital of its name tells where each begins.
  for (const match of first < 0 ? [] : content.matchAll(NAMED_FIELD)) {
    // "... free of tumor Tumor Rupture: no": the value's last word might be the name's first.
    let at = match.index;
    while (at < match.index + match[0].length && !(capital(at) && !capital(at - 1))) at += 1;
    const ahead = content.slice(at, at + 90);
    if (at <= first || !(FIELD_FIRST.test(ahead) || HEAD_FIRST.test(ahead))) continue;
    const mark = FIELD_MARK.exec(content.slice(Math.max(0, at - 9), at))?.[0];
    if (mark === undefined || sharesValue(content, at)) continue;
    found.add(at - (/^ ?$|^[a-z0-9)\u00df%+.]$/.test(mark) ? 0 : mark.trimStart().length));
  }
  return [...found].sort((one, other) => one - other);
}

/** A change of the coding sequence, whose protein change follows. */
const CODING = /\bc\.[^ ;]{3,40} ?$/;

/** "p. Trp557_Lys558del". */
const PROTEIN_CHANGE = /(?:^|[^a-z])p\. {1,2}\(?[a-z]{1,3}\d/;

/** Ends of sentences that a dictation spells out. */
const DICTATED = [
  "full stop ",
  "new paragraph ",
  "new line ",
  "point a la ligne ",
  "nouveau paragraphe ",
  "neuer absatz ",
];

const DICTATED_FIRST = new Set(DICTATED.map((words) => words.charAt(0)));

/** Spans of sentences within one joined line. */
export function sentencesOf(content: string, report: string, offset: number): readonly Span[] {
  const pieces: Span[] = [];
  let start = 0;
  const push = (end: number): void => {
    let from = start;
    while (end - from > LONGEST) {
      // Only within the window: a search back through a whole line without spaces would be quadratic.
      const space = content.slice(from, from + LONGEST).lastIndexOf(" ");
      const cut = space <= LONGEST / 2 ? from + LONGEST : from + space;
      pieces.push({ start: from, end: cut });
      from = cut;
    }
    if (end > from) pieces.push({ start: from, end });
    start = end;
  };
  let open = 0;
  const columns = columnsIn(content, report.slice(offset, offset + content.length));
  let column = 0;
  for (let index = 0; index < content.length; index += 1) {
    if (columns[column] === index) {
      column += 1;
      if (open === 0 || index - open > 120) push(index);
    }
    const character = content[index];
    if (character === " " && DICTATED_FIRST.has(content[index + 1] ?? "")) {
      const spoken = DICTATED.find((words) => content.startsWith(words, index + 1));
      if (spoken !== undefined) push(index + 1 + spoken.length);
    }
    if (character === "(") open = index + 1;
    else if (character === ")") open = 0;
    else if (character === ";") {
      // "c.1669_1674del ; p.(Trp557_Lys558del)": one variant in two spellings.
      if (
        /^ {0,2}p\./.test(content.slice(index + 1, index + 5)) &&
        CODING.test(content.slice(Math.max(0, index - 60), index))
      )
        continue;
      if (open === 0 || index - open > 120) push(index + 1);
    } else if (character === "." || character === "!" || character === "?") {
      const next = content[index + 1];
      // "... the margin.The tumor": a sentence ends where its full stop has lost the blank.
      const glued =
        character === "." &&
        /^[a-z]{4}/.test(content.slice(index - 4, index)) &&
        /^[A-Z][a-z]/.test(report.slice(offset + index + 1, offset + index + 3));
      if (next !== undefined && next !== " " && !glued) continue;
      // "Impression: ? GIST": a question mark in front asks what follows.
      if (character === "?" && /(?:^|[:,;(."'-]) {0,2}\?{0,2}$/.test(content.slice(Math.max(0, index - 5), index)))
        continue;
      // "Mit. 7/50 HPF", "Mit. : 5": a count or a colon behind an abbreviation.
      if (character === "." && PROTEIN_CHANGE.test(content.slice(Math.max(0, index - 2), index + 8))) continue;
      if (character === "." && ABBREVIATES_VALUE.test(content.slice(Math.max(0, index - 5), index + 5))) continue;
      // Leading dots set a value apart; they end no sentence.
      if (character === "." && content[index - 1] === ".") continue;
      if (character === "." && ABBREVIATION.test(content.slice(Math.max(0, index - 8), index))) {
        // "5.2 cm." ends a sentence; "approx. 5 cm" does not.
        const before = content.slice(Math.max(0, index - 6), index);
        if (!/\d ?mm$/.test(before)) continue;
      }
      let after = index + 1;
      while (content[after] === " ") after += 1;
      const following = report[offset + after] ?? "";
      const continues = /[a-zà-öø-ÿœ,;)]/.test(following) && following === following.toLowerCase() && following !== "";
      if (!continues || /[!?]/.test(character)) {
        if (open === 0 || index - open > 120) push(index + 1);
      }
    }
  }
  push(content.length);
  return pieces;
}
