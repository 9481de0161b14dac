import { withoutPlainGist } from "../../gist-word";
import type { ReportText } from "../../types";
import { withoutOpenOptions } from "./answer-options";
import { columnsUnder } from "./columns";
import { withoutDamagedNumbers } from "./damaged-numbers";
import { FIELD_NAME, ITEM_MARK } from "./field-names";
import { folded } from "./folded";
import { asLabelled } from "./labelled-lines";
import { lineEnds, logicalLine, wrappedFrom } from "./lines";
import {
  BRACKETED_HEAD,
  headOf,
  IN_FORCE,
  ITEM_HEAD,
  NOW,
  PART_HEAD,
  RECEIVED,
  type Section,
  SPECIMEN_HEAD,
  SUPERSEDED,
  sectionOf,
  WHOLE_TEXT,
} from "./section-heads";
import { sentencesOf } from "./sentences";
import { withoutHyphenation, withoutUntickedOptions } from "./template-options";
import { topicsIn } from "./topics";

/** One sentence, clause or labelled line of a report. Positions count UTF-16 code units of the report's text. */
export interface Segment {
  /** Its place among the segments of the report. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Folded text, unticked options blanked; same length as the span. */
  readonly text: string;
  /** Folded label before the first colon ("tumour size"), or null. */
  readonly label: string | null;
  /** Position in `text` where the value after the label begins; 0 without a label. */
  readonly value_from: number;
  readonly section: Section;
  readonly addendum: boolean;
  /** Number of the specimen part ("A.", "Specimen 2:") the sentence stands in; 0 before the first. */
  readonly part: number;
  /** Number of the item of a numbered list it stands in; the same number in another list is the same specimen; 0 outside. */
  readonly item: number;
  /** Start of its line: pieces of one line share it. */
  readonly line: number;
  /** First segment of its paragraph: pronouns do not reach back over it. */
  readonly opens_paragraph: boolean;
  /** Topics that its words name, as bits for `speaksOf`. */
  readonly topics: number;
}

/** A text cut into sentences, and what could not be looked at because there are too many of them. */
export interface SegmentedText {
  readonly segments: readonly Segment[];
  /** Topics that the unread rest of the text names; 0 when all was read. */
  readonly unread_topics: number;
}

/** More sentences than any report has; of what lies behind them only the topics are found, and told as not read. */
const MOST_SEGMENTS = 20_000;

/**
 * The sentences of a report, with the section each stands in.
 * Lines that a layout wrapped are joined; template options that are not ticked are blanked. Linear in the text's length.
 * @param kind in a pathologist's report what the clinician wrote goes on to the end of its line; elsewhere an indication
 * within a line is its own sentence only.
 */
export function segmentsOf(report: string, kind: ReportText["kind"] = "pathology"): SegmentedText {
  const text = folded(report);
  const segments: Segment[] = [];
  let section = "body" as Section;
  let addendum = false;
  let superseded = false;
  let part = 0;
  let opens = true;
  let method: Section | null = null;
  let item = 0;
  const items = new Map<string, number>();
  const itemOf = (name: string): number => {
    const number = items.get(name) ?? items.size + 1;
    items.set(name, number);
    return number;
  };
  let at = 0;
  const endOfLine = lineEnds(text);
  const wrapped = wrappedFrom(report);
  const enter = (head: string, inline: boolean): void => {
    const entered = kind === "operative" && /^techni/.test(head) ? "body" : sectionOf(head, inline);
    if (SUPERSEDED.test(head) && WHOLE_TEXT.test(head)) {
      superseded = true;
      opens = true;
      if (entered !== "addendum") section = "body";
      return;
    }
    if (entered === "addendum" || (superseded && IN_FORCE.test(head))) superseded = false;
    if (entered === null) return;
    if (entered === "original") {
      addendum = false;
      section = "body";
    } else if (entered === "addendum") {
      addendum = true;
      section = "body";
    } else section = entered;
    opens = true;
  };
  while (at < text.length) {
    if (text.charCodeAt(at) === 10) {
      opens = true;
      at += 1;
      continue;
    }
    const line = logicalLine(text, report, at, endOfLine, wrapped);
    at = text.charCodeAt(line.end) === 10 ? line.end + 1 : line.end;
    const laid = asLabelled(text.slice(line.start, line.end), report.slice(line.start, line.start + 40));
    const whole = withoutDamagedNumbers(laid, text.slice(Math.max(0, line.start - 16), line.start));
    const content = withoutUntickedOptions(withoutHyphenation(withoutOpenOptions(whole)));
    if (content.trim() === "") {
      opens = true;
      continue;
    }
    const table = columnsUnder(content, line.start, text, at, kind === "pathology");
    if (table !== null && segments.length + table.values.length < MOST_SEGMENTS) {
      for (const value of table.values)
        segments.push({
          ...value,
          index: segments.length,
          section,
          addendum,
          part,
          item,
          line: line.start,
          opens_paragraph: true,
          topics: topicsIn(value.text),
        });
      at = table.end;
      opens = true;
      continue;
    }
    const head = headOf(content.slice(0, 200), report.slice(line.start, Math.min(line.end, line.start + 120)));
    const numbered = ITEM_HEAD.exec(content.slice(0, 24));
    if (numbered) item = itemOf(numbered[1] ?? numbered[2] ?? "");
    else if (head !== null && (sectionOf(head, false) !== null || content.length === head.length)) item = 0;
    if (PART_HEAD.test(content.slice(0, 40))) {
      part += 1;
      if (section === "family" || section === "history") section = "body";
    }
    const bracketed = BRACKETED_HEAD.exec(content.slice(0, 80))?.[1];
    if (bracketed !== undefined && bracketed !== head) enter(bracketed, false);
    const labelled =
      head !== null &&
      content
        .trimStart()
        .slice(head.length, head.length + 3)
        .includes(":");
    // "Method: NGS." is its own line or paragraph: the next line with a label of its own is a result again.
    if (method !== null && (opens || labelled)) {
      if (section === "reference") section = method;
      method = null;
    }
    if (labelled && /^(?:tech|method)/.test(head) && content.trim().length > head.length + 3) method = section;
    if (head !== null) enter(head, false);
    // "Peritoneal nodule, excision: ..." begins what the pathologist says of a specimen.
    if (
      head !== null &&
      (section === "clinical" || section === "history") &&
      sectionOf(head, false) === null &&
      SPECIMEN_HEAD.test(head)
    )
      section = "body";
    // A radiologist's list of organs set in columns ends the history above it.
    const laidOut = head === null && section === "history" && kind === "imaging" ? labelOf(content.trimStart()) : null;
    if (laidOut !== null && sectionOf(laidOut.label, false) === "body") section = "body";
    if ((section === "clinical" || section === "history") && NOW.test(content.slice(0, 32))) section = "body";
    // "Resektat Rektum, Tumor 31 mm" below the request is what the pathologist received.
    if (
      (section === "clinical" || section === "history") &&
      kind === "pathology" &&
      RECEIVED.test(content.slice(0, 40))
    )
      section = "body";
    const ofLine = section;
    for (const piece of sentencesOf(content, report, line.start)) {
      const raw = withoutPlainGist(content.slice(piece.start, piece.end));
      const lead = raw.length - raw.trimStart().length;
      const body = raw.trim();
      if (body === "") continue;
      const start = line.start + piece.start + lead;
      const bullet = /^(\d)[.)]?(?= [a-z]|[.)]?$)/.exec(body);
      if (piece.start > 0 && item !== 0 && bullet && Number(bullet[1]) > 1) item = itemOf(bullet[1] ?? "");
      if (segments.length >= MOST_SEGMENTS) return { segments, unread_topics: topicsIn(text, start) };
      const found = labelOf(body);
      const before = section;
      if (found !== null && piece.start > 0) enter(found.label, true);
      const within = section;
      if (
        kind !== "pathology" &&
        kind !== "unknown" &&
        (within === "clinical" || within === "history") &&
        (piece.start > 0 || before !== within)
      )
        section = before === within ? "body" : before;
      // "Technique: NGS. Mutation of ...": a method named within a line is its own sentence only.
      if (within === "reference" && before !== within && piece.start > 0 && /^(?:tech|method)/.test(found?.label ?? ""))
        section = before;
      // "Technique: T2, 3 mm slices. Known GIST ...": a scan's technique is the sentence that it begins.
      if (within === "reference" && kind === "imaging" && /^techni/.test(found?.label ?? "")) section = "body";
      segments.push({
        index: segments.length,
        start,
        end: start + body.length,
        text: body,
        label: found?.label ?? null,
        value_from: found?.value_from ?? 0,
        section: superseded || (found !== null && SUPERSEDED.test(found.label)) ? "superseded" : within,
        addendum,
        part,
        item,
        line: line.start,
        opens_paragraph: opens,
        topics: topicsIn(body),
      });
      opens = false;
    }
    // A history told within a line ends with it.
    if (section === "history" && ofLine !== "history") section = ofLine;
  }
  return { segments, unread_topics: 0 };
}

/** A name set apart from its value by a gap, a bar, leading dots or an equals sign. Names of stains have digits, and the area that mitoses are counted in. */
const LAID_OUT = new RegExp(
  `^(?:\\| {0,2})?(?:[^\\d:|=]{4,50}?|${ITEM_MARK}${FIELD_NAME})(?: {3,}| ?\\| {0,4}|\\.{3,60} ?| ?= ?)(?=[^ ])`,
);

/** A label ends at its colon, or at the gap by which a layout sets its value apart. */
function labelOf(body: string): { label: string; value_from: number } | null {
  const head = body.slice(0, 96);
  const match = /^[^:]{1,90}?:(?!\/\/)/.exec(head) ?? LAID_OUT.exec(head);
  if (!match) return null;
  const label = match[0]
    .replace(/(?::| {3,}| ?\| {0,4}|\.{3,60} ?| ?= ?)$/, "")
    .replace(/^[-*•.\s\d)#>|]+(?!\d)/, "")
    .trim()
    .replace(/ text$/, "");
  return { label, value_from: match[0].length };
}
