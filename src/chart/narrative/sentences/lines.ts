import { labelAsks } from "../size/size-words";
import { isAnswer } from "./answer-options";
import { isFieldName } from "./field-names";
import { isLabelledLine } from "./labelled-lines";
import { sectionOf } from "./section-heads";
import type { Span } from "./sentences";
import { FIELD_FIRST, LONGEST } from "./sentences";

/** Longest line looked at in one go; a longer one goes on as the next. */
const LONGEST_LINE = 20_000;
/** A line shorter than this is taken as ended on purpose, not wrapped. */
const WRAPPED_FROM = 48;

const BOXED = /^\s*(?:[[(][ _xv•✓✔*]{0,3}[\])]|[☐□☒☑✓✔■●◯○◉⦿]|_{1,4}[xv]?_{1,4}(?= ))/;
/** A short line that its box ends. */
const BOXED_BEHIND = /^[^:[\]☐☒☑]{2,60} {1,40}(?:\[[ x]?\]|[☐☒☑]) {0,8}$/;
/** The first of several options beside its label. */
const FIRST_BOX = /: {0,4}(?:[[(][ _xv•✓✔*]{0,3}[\])]|[☐□☒☑◯○])/;
/** Columns of a table set with blanks. */
const GAP = /[^ ] {3,}[^ ].* {3,}[^ ]/;
/** A unit at the start of a line was parted from its number by the layout. */
const UNIT_BELOW = /^\s*(?:(?:mm2?|cm|hpfs?|high[- ]power)\b|[x*/] ?\d)/;
/** A number at the start of a line belongs to a line that leads up to it. */
const LEADS_TO_NUMBER =
  /\b(?:measur\w+|mesur\w+|is|was|are|est|misst|diamet\w+|dimensions?|size|axe|approximately|environ|about|with|between|entre|than|least|plus|moins|que|up)$/;

/** "2.4 Mitoses": the number of a section, not of centimetres. */
const SECTION_NUMBERED = /^\s*\d{1,2}(?:\.\d{1,2}){1,2}\.? (?!(?:CM|MM|X)\b)[A-Z\u00c0-\u00de]/;
/** A line with such a word at its start went on from the one above, whatever its length. */
const GOES_ON =
  /^\s*(?:in|of|on|per|pour|par|pro|with|without|avec|sans|mit|ohne|and|et|und|or|ou|oder|des?|du|der|to|from|at|by|which|qui|dans|im|von|vom|zu[rm]?|for|than|que|als) [a-z0-9]/;
/** A line with these words at its end goes on. */
const LEADS_ON =
  /(?:[,x/(<>≤≥=-]| (?:of|in|at|on|by|to|from|with|without|per|the|an|or|and|de|du|la|le|les|des|et|ou|au|aux|dans|avec|sans|pour|par|sur|vers|x|im|der|die|das|den|dem|eine?[nmrs]?|fur|mit|ohne|pro|je|keine?[nmrs]?|und|oder|von|vom|auf|bei))$/;
/** A gene or a stain: "BRAF," is followed by "RAS, NF1: no mutation". */
const ABBREVIATED = /^[A-Z]{1,5}\d{0,3}(?=[ ,:])/;
const MEASURE_FIRST = /^\s*\d{1,3}(?:[.,]\d{1,2})? ?(?:cm|mm)\b/;

/** Ends of the lines of a text, asked for from front to back: each line end is looked for once. */
export function lineEnds(text: string): (at: number) => number {
  let known = -1;
  return (at) => {
    if (known < at) {
      const found = text.indexOf("\n", at);
      known = found < 0 ? text.length : found;
    }
    if (known - at <= LONGEST_LINE) return known;
    // A line without end is cut, at a blank if there is one.
    const blank = text.slice(at, at + LONGEST_LINE).lastIndexOf(" ");
    return at + (blank > LONGEST_LINE / 2 ? blank : LONGEST_LINE);
  };
}

/** Lines that a width is judged by; a report's layout shows in its first ones. */
const JUDGED_LINES = 200;

/**
 * From which length on a line without a full stop was wrapped: where a text is set to a narrow width, many lines reach nearly
 * the longest one and the next goes on in lower case.
 */
export function wrappedFrom(report: string): number {
  const lines = report
    .slice(0, 20_000)
    .split("\n", JUDGED_LINES)
    .map((line) => line.trimEnd());
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest < 28 || longest >= WRAPPED_FROM + 16) return WRAPPED_FROM;
  const reach = longest - 13;
  const full = lines.filter((line) => line.length >= reach).length;
  const going = lines.filter(
    (line, index) => line.length >= reach && /^\s*[a-zà-öø-ÿœ]/.test(lines[index + 1] ?? "") && !/[.:;]$/.test(line),
  ).length;
  const filled = lines.filter((line) => line !== "").length;
  return going >= 2 && full * 2 >= filled ? Math.max(20, reach) : WRAPPED_FROM;
}

/** Where a value stands that a gap sets apart from the name in front of it; 0 where there is none. */
function valueColumn(line: string): number {
  return /^ {0,6}[^ :|](?:[^:|]{0,48}?[^ :|])? {3,}(?=[^ ])/.exec(line.slice(0, 80))?.[0].length ?? 0;
}

/** Whether the line in front of a position is the name of a field without its value: a column of names. */
function afterFieldName(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 120), at).trimEnd();
  return isFieldName(before.slice(before.lastIndexOf("\n") + 1));
}

/** Longest value looked for below the name of its field. */
const LONGEST_VALUE = 200;

/** The value that stands below the name of its field, a blank line between them or none; null where something else stands there. */
function valueBelow(text: string, report: string, next: number, endOfLine: (at: number) => number): Span | null {
  let start = next;
  if (endOfLine(start) === start && text.charCodeAt(start) === 10) start += 1;
  const end = endOfLine(start);
  const value = text.slice(start, Math.min(end, start + LONGEST_VALUE + 1)).trim();
  if (
    value === "" ||
    value.length > LONGEST_VALUE ||
    BOXED.test(value) ||
    BOXED_BEHIND.test(value) ||
    isFieldName(value)
  )
    return null;
  if (/^[^:.;]{1,60}:/.test(value) || GAP.test(value) || value.includes("|") || isLabelledLine(value)) return null;
  const written = report.slice(start, end).trim();
  if (
    sectionOf(value, false) !== null &&
    (written === written.toUpperCase() || !/[ \d]/.test(value)) &&
    /[A-Z]/.test(written[0] ?? "")
  )
    return null;
  return { start, end };
}

/** From `at` to the end of the line, with following lines joined when the layout merely wrapped them. */
export function logicalLine(
  text: string,
  report: string,
  at: number,
  endOfLine: (at: number) => number,
  wrapped: number,
): Span {
  let end = endOfLine(at);
  let lineStart = at;
  let option = false;
  while (text.charCodeAt(end) === 10 && end - at < LONGEST * 2) {
    let next = end + 1;
    const nextEnd = endOfLine(next);
    const following = text.slice(next, Math.min(nextEnd, next + 120));
    const isOption = BOXED.test(following) || BOXED_BEHIND.test(following);
    if (isOption && option) {
      lineStart = next;
      end = nextEnd;
      continue;
    }
    const line = text.slice(lineStart, end);
    // Answers listed below their question: one of them may be marked.
    if (lineStart !== at && isAnswer(line) && isAnswer(following)) {
      lineStart = next;
      end = nextEnd;
      continue;
    }
    const named = lineStart === at && isFieldName(line) && !afterFieldName(text, at);
    if (named) {
      const value = valueBelow(text, report, next, endOfLine);
      if (value !== null) {
        lineStart = value.start;
        end = value.end;
        continue;
      }
    }
    if (following.trim() === "" || line.trim() === "") break;
    const lead = following.length - following.trimStart().length;
    const first = report[next + lead] ?? "";
    const trimmed = line.trimEnd();
    // Options listed below their label belong to it: "Tumour site:" with a box and a site on each line.
    if (isOption && (named || trimmed.endsWith(":") || FIRST_BOX.test(line))) {
      option = true;
      lineStart = next;
      end = nextEnd;
      continue;
    }
    option = false;
    // "Results" alone on its line begins what follows.
    if (
      /[A-Z]/.test(first) &&
      /^\s*[^\s.:,;\d]{5,18}\s*$/.test(following) &&
      sectionOf(following.trim(), false) !== null
    )
      break;
    // A heading is no part of the first field below it.
    if (trimmed.endsWith(":") && isFieldName(following) && valueBelow(text, report, nextEnd + 1, endOfLine) !== null)
      break;
    // An option of its own line is never part of the line above.
    if (isOption) break;
    const lower = /[a-zà-öø-ÿœ]/.test(first) && first === first.toLowerCase();
    // "exons 9,": what follows goes on, whatever it begins with.
    const goesOn =
      /[,(/]$/.test(trimmed) &&
      (lower || /\d/.test(first) || ABBREVIATED.test(report.slice(next + lead, next + lead + 9)));
    const bullet =
      SECTION_NUMBERED.test(report.slice(next, next + 24)) ||
      (!goesOn && /^\s*(?:[-*•+>]|\(?[a-h0-9]{1,2}[.)]\s|_)/.test(following));
    const cutWithin = lower && trimmed.length >= wrapped && !/[.:;!?]$/.test(trimmed);
    const labelled =
      isLabelledLine(following) ||
      (!UNIT_BELOW.test(following) &&
        /^[^:.;]{1,60}:/.test(following.trimStart()) &&
        !goesOn &&
        !/^[^:(]{0,60}\)/.test(following.trimStart()) &&
        !(cutWithin && !FIELD_FIRST.test(following.trimStart())));
    const [column, nextColumn] = [valueColumn(line), valueColumn(following)];
    const aligned = column > 0 && column === nextColumn;
    const rows =
      aligned ||
      (GAP.test(following) && !lower && !BOXED.test(line)) ||
      (line.includes("|") && following.includes("|")) ||
      (GAP.test(line) && (GAP.test(following) || !lower));
    const joined =
      !bullet &&
      !labelled &&
      !rows &&
      ((trimmed.endsWith(":") && trimmed.length < 80) ||
        UNIT_BELOW.test(following) ||
        (/^\s*[<>≤≥~]? ?\d/.test(following) && LEADS_TO_NUMBER.test(trimmed)) ||
        (trimmed.length < 60 && /^\s*[<>≤≥~]? ?\d/.test(following) && labelAsks(trimmed) === "size") ||
        (MEASURE_FIRST.test(following) && !/[.:;!?]$/.test(trimmed)) ||
        (trimmed.length >= wrapped && !/[.:;!?]$/.test(trimmed)) ||
        (lower && (trimmed.length >= 24 || GOES_ON.test(following)) && !/[.:;!?]$/.test(trimmed)) ||
        LEADS_ON.test(trimmed));
    if (!joined) break;
    lineStart = next;
    next = nextEnd;
    end = nextEnd;
  }
  return { start: at, end };
}
