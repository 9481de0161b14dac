/** A place in a text. */
export interface Span {
  start: number;
  end: number;
}

/** Longest piece that the readers look at in one go; longer ones are cut at a space, so that work stays linear. */
export const LONGEST = 600;

const ABBREVIATION =
  /(?:^|[^a-z])(?:approx|env|ca|max|min|vs|dr|pr|prof|st|no|nr|n|fig|cf|resp|inf|sup|bzw|z|b|incl|mm|dm|ds|diam|ref|al|e\.g|i\.e|u|ggf|mind|etw|gr|v\. ?a|e\.c\.o\.g)$/;

const ABBREVIATES_VALUE = /^(?:.*[^a-z])?(?:mit|no|nb|lok|loc)\. {0,2}[\d<>≤≥]|\. {0,2}:/;

const FIELD =
  "(?:(?:tumou?r|lesion) (?:size|site|location|rupture|focality|grade|type)|size|taille|(?:greatest|maximum|largest) (?:dimension|diameter)|mitotic (?:rate|count|index|activity)|mitos(?:es|en)|mit\\.?(?= ?[:=])|(?:index|compte|activite) mitotique|nombre de mitoses|(?:tumou?r )?rupture|effraction|site|siege|localisation|(?:resection |surgical )?margins?|marges?|limites|necrosis|necrose|histolog(?:ic|ical|y) (?:type|grade)|type histologique|grade|risk|risque|ki-?67|stage|stade|ptnm|genotype|mutation|weight|poids|specimen|procedure)";
export const FIELD_FIRST = new RegExp(`^${FIELD}\\b`);
/** A further field on the same line: behind a wide gap or a bar with its value set apart, or behind a comma with its colon. */
const COLUMN = new RegExp(
  `(?:(?<! ) {3,}|(?<! ) ?\\| ?)(?=(?:${FIELD}|cd-?117|dog-?1|cd-?34|sdhb|s-?100|desmin)\\b[^:|\\n]{0,40}?(?::|\\|| {3}))|(?:,| -) (?=${FIELD}\\b(?: \\w{1,16}){0,2} ?(?:\\([^)]{0,24}\\) ?)?[:=])`,
  "g",
);

/** Where further fields of a line begin. The first field begins the line itself. */
function columnsIn(content: string): readonly number[] {
  const found: number[] = [];
  if (!/ {3}|\||[:=]/.test(content)) return found;
  for (const match of content.matchAll(COLUMN)) if (match.index > 0) found.push(match.index + match[0].length);
  return found;
}

/** A change of the coding sequence, whose protein change follows. */
const CODING = /\bc\.[^ ;]{3,40} ?$/;

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
  const columns = columnsIn(content);
  let column = 0;
  for (let index = 0; index < content.length; index += 1) {
    if (columns[column] === index) {
      column += 1;
      if (open === 0 || index - open > 120) push(index);
    }
    const character = content[index];
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
      if (next !== undefined && next !== " ") continue;
      // "Impression: ? GIST": a question mark in front asks what follows.
      if (character === "?" && /(?:^|[:,;(."'-]) {0,2}\?{0,2}$/.test(content.slice(Math.max(0, index - 5), index)))
        continue;
      // "Mit. 7/50 HPF", "Mit. : 5": a count or a colon behind an abbreviation.
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
