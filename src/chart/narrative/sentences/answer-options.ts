/**
 * The answers that a form prints beside a question for one of them to be marked ("Positive / Negative", "R0 / R1 / R2"):
 * without a mark they answer nothing.
 */

const PLUS =
  "positive?s?(?: for (?:tumou?r|malignancy))?|positif|positiv|yes|oui|ja|presente?|identified|involved(?: by tumou?r)?|vorhanden|envahies?|retained|intact|preserved|erhalten|(?:expression )?conservee?|retenue?";
const MINUS =
  "negative?s?(?: for (?:tumou?r|malignancy))?|negatif|negativ|no|non|nein|absente?|not (?:identified|present)|uninvolved(?: by tumou?r)?|free(?: of tumou?r)?|clear|nicht vorhanden|tumorfrei|saines?|lost|loss(?: of expression)?|perdue?|perte(?: d'expression)?|verlust";
const RESIDUE = "r ?[012]";
const NEITHER =
  "rx|not (?:done|performed|applicable|assessed|tested)|cannot be (?:assessed|determined)|unknown|n/a|indeterminate|indeterminee?|non (?:fait|realisee?|evaluable)|nicht (?:durchgefuhrt|beurteilbar)|unbekannt|equivocal";

const ANSWER = `(?:(${PLUS})|(${MINUS})|(${RESIDUE})|(${NEITHER}))(?![a-z0-9])`;
const MARK_BEFORE =
  "(?:[[(] ?[xv\u2713\u2714] ?[\\])] ?|[\u2612\u2611\u2713\u2714\u25a0\u25c9\u25cf] ?|x (?=[a-z])|[-=]{1,2}> ?|[\u2192\u27a2\u25ba] ?|\\*{1,2}|_{1,2})";
const MARK_BEHIND = "(?:\\*{1,2}|_{1,2}| {1,40}[x\u2713\u2714\u2612](?= {0,4}(?:$|\\n)))";
const OPTION = new RegExp(`(${MARK_BEFORE})?${ANSWER}(${MARK_BEHIND})?`, "y");
const BETWEEN = /(?:[ ,;/|\n]|or |ou |oder ){1,12}/y;
const EMPTY_BOX = /\[[ _]{0,3}\]|\([ _]{1,3}\)|[\u2610\u25a1\u25ef\u25cb]|___/;

/** A line of a list of such answers, marked or not. */
const ANSWER_LINE = new RegExp(`^ {0,8}${MARK_BEFORE}?${ANSWER}${MARK_BEHIND}? {0,8}$`);
export const isAnswer = (line: string): boolean => line.length < 90 && ANSWER_LINE.test(line);

/**
 * Where all of a line's value is a list of contrary answers: the one that is marked stays, else none. Same length; a line of another make stays as
 * it is, as do boxes to tick and the answers to several questions ("CD117/DOG1: positive/negative").
 * @param line folded, its name ending at a colon; its lines may still be apart.
 */
export function withoutOpenOptions(line: string): string {
  const colon = line.slice(0, 96).indexOf(":");
  if (colon < 0 || line.length - colon > 240 || EMPTY_BOX.test(line)) return line;
  if (/[/,&]| (?:and|et|und) /.test(line.slice(0, colon))) return line;
  const options: { from: number; to: number; kind: string; marked: boolean }[] = [];
  let at = colon + 1;
  BETWEEN.lastIndex = at;
  if (BETWEEN.test(line)) at = BETWEEN.lastIndex;
  while (at < line.length) {
    OPTION.lastIndex = at;
    const found = OPTION.exec(line);
    if (found === null) return line;
    const [all, before, plus, minus, residue, , behind] = found;
    const from = at + (before?.length ?? 0);
    const kind = plus ? "plus" : minus ? "minus" : (residue ?? "neither");
    // A star behind only points to a note; emphasis stands on both sides.
    const emphasis = /^[*_]/.test(before ?? behind ?? "");
    options.push({
      from,
      to: at + all.length - (behind?.length ?? 0),
      kind,
      marked: emphasis ? before !== undefined && behind !== undefined : (before ?? behind) !== undefined,
    });
    at += all.length;
    BETWEEN.lastIndex = at;
    if (at < line.length && !/^ {0,4}\.? {0,4}$/.test(line.slice(at, at + 9))) {
      if (!BETWEEN.test(line)) return line;
      at = BETWEEN.lastIndex;
    } else break;
  }
  if (options.length < 2 || new Set(options.map(({ kind }) => kind)).size < 2) return line;
  const marked = options.filter((option) => option.marked);
  const [kept] = marked;
  // A question without an answer says nothing, not even that it was asked.
  if (marked.length !== 1 || !kept) return " ".repeat(line.length);
  const before = " ".repeat(Math.max(0, kept.from - colon - 1));
  return `${line.slice(0, colon + 1)}${before}${line.slice(kept.from, kept.to)}${" ".repeat(line.length - kept.to)}`;
}
