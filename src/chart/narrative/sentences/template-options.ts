/** A box of a template; ticked ones are captured. */
const MARK =
  /(\[ ?[xv✓✔•*] ?\]|\( ?[x✓✔•*] ?\)|[☒☑✓✔■●◉⦿]|(?<![a-z0-9_])_{1,4}[xv]_{1,4})|\[ {0,3}\]|\( {1,3}\)|\[_{1,3}\]|\(_{1,3}\)|[☐□◯○]|(?<![a-z0-9_])_{2,8}(?=[ a-z0-9]|$)/g;

/** An option ends where a gap sets the next field apart ("[ ] no     DOG1  [x] +"). */
function firstField(words: string): string {
  const gap = /(?: {3,}|[;|] ?)(?=[^ ])/.exec(words.trimStart());
  return gap === null ? words : words.slice(0, words.length - words.trimStart().length + gap.index);
}

/** Blanks the options that a template leaves unticked, and the tick marks themselves. Same length. */
export function withoutUntickedOptions(line: string): string {
  if (!/[[(☐□◯○☒☑✓✔■●◉⦿_]/.test(line)) return line;
  const marks: { at: number; length: number; ticked: boolean }[] = [];
  for (const match of line.matchAll(MARK))
    marks.push({ at: match.index, length: match[0].length, ticked: match[1] !== undefined });
  if (marks.length === 0) return line;
  const first = marks[0];
  // A box that follows its words ("present [x]  absent [ ]") marks the words before it.
  const trailing = first !== undefined && boxesFollowWords(line, first.at, marks);
  let result = line.slice(0, trailing ? startOfOption(line, first.at) : first?.at);
  let reached = result.length;
  marks.forEach((mark, index) => {
    if (mark.at < reached && !trailing) return;
    if (trailing) {
      const option = line.slice(reached, mark.at);
      result += (mark.ticked ? option : " ".repeat(option.length)) + " ".repeat(mark.length);
      reached = mark.at + mark.length;
      return;
    }
    const until = marks[index + 1]?.at ?? line.length;
    const option = firstField(line.slice(mark.at + mark.length, until));
    result += " ".repeat(mark.length) + (mark.ticked ? option : " ".repeat(option.length));
    result += line.slice(mark.at + mark.length + option.length, until);
    reached = until;
  });
  result += line.slice(reached);
  // A question without an answer says nothing, not even that it was asked.
  return /: *$/.test(result) ? " ".repeat(line.length) : result;
}

/** Words in front of a hyphen of their own: "spindle-" and "cell" are two words wherever the line ends. */
const COMPOUND =
  /(?:spindle|cell|sdh|kit|pdgfra|dog|cd|non|well|low|high|wild|free|post|pre|peri|full|cross|tumou?r|tumeur|wide|clear|margin|risk|r[012]|en|ct|pt|type|half|self|so|up|left|right|long|short)$/;

/** A word that the end of a line parted is put together; the blanks follow it. Same length. */
export function withoutHyphenation(lines: string): string {
  if (!lines.includes("\n")) return lines;
  return lines
    .replace(/([a-z]{2,16})-\n([a-z]{2,16})(?![a-z])/g, (all, before: string, behind: string) =>
      COMPOUND.test(before)
        ? `${before}-${behind} `
        : `${before}${behind}${" ".repeat(all.length - before.length - behind.length)}`,
    )
    .replaceAll("\n", " ");
}

function startOfOption(line: string, at: number): number {
  const colon = line.lastIndexOf(":", at);
  if (colon >= 0) return colon + 1;
  // "Tumour rupture      Yes [ ]   No [x]": the name stands apart from its options.
  const gap = /[a-z] {3,}(?=[^ ])/.exec(line.slice(0, at));
  return gap === null ? 0 : gap.index + gap[0].length;
}

function boxesFollowWords(line: string, first: number, marks: readonly { at: number; length: number }[]): boolean {
  const last = marks[marks.length - 1];
  if (!last || marks.length < 2) return false;
  const before = line.slice(startOfOption(line, first), first).trim();
  return before.length > 0 && line.slice(last.at + last.length).trim().length === 0;
}
