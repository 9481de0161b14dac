import { NARRATIVE } from "../../text/narrative";
import type { Language } from "../../text/translate";
import { translator } from "../../text/translate";
import { finish, type Steps } from "../steps";
import type { Candidate, ReportText } from "../types";
import { diagnoses } from "./diagnosis/diagnosis";
import { genotypes } from "./genes/genotype";
import { countedSpecimens } from "./mitoses/counted-specimen";
import { mitoticCounts } from "./mitoses/mitotic-count";
import { performanceStatus } from "./performance-status";
import { primarySites } from "./place/site";
import { metastases } from "./place/spread";
import { readReport } from "./read-report";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { readTopic } from "./reading";
import { margins } from "./resection/margin";
import { ruptures } from "./resection/rupture";
import { squeeze } from "./sentences/squeeze";
import { settle } from "./settle";
import { tumourSizes } from "./size/tumour-size";
import { stains } from "./stains/immunohistochemistry";

const READERS: readonly NarrativeReader[] = [
  tumourSizes,
  mitoticCounts,
  countedSpecimens,
  ruptures,
  primarySites,
  margins,
  genotypes,
  stains,
  diagnoses,
  metastases,
  performanceStatus,
];

/** Longest quote kept with a candidate; a longer sentence is cut around the value, at a space. */
const LONGEST_QUOTE = 320;

/**
 * What the text of one report states of the tumour facts, each with its exact quote and place.
 * @param report text and what is known of the report; a superseded report gives nothing (its successor speaks).
 * @param language of the notes; quotes stay as written.
 * @returns candidates in the facts' own units (millimetres, mitoses per 5 mm²); `value` null, with quote, note and where
 * possible bounds, when the report speaks of a fact without settling it. `quote` is always `text.slice(start, end)`.
 * Facts that the text does not speak of have no candidate. Never throws; time linear in the text's length.
 */
export function statementsOf(report: ReportText, language: Language = "en"): Candidate[] {
  return finish(statementSteps(report, language));
}

/** The same, with a rest after each topic. */
export function* statementSteps(report: ReportText, language: Language): Steps<Candidate[]> {
  if (report.status === "superseded" || report.text === "") return [];
  const squeezed = squeeze(report.text);
  if (squeezed === null) return yield* statementsIn(report, language, (start, end) => [start, end]);
  return yield* statementsIn({ ...report, text: squeezed.text }, language, squeezed.originalOf, report.text);
}

/** Where a span of the text that is read lies in the text as it was sent. */
type Place = (start: number, end: number) => readonly [start: number, end: number];

function* statementsIn(report: ReportText, language: Language, placeOf: Place, sent = report.text): Steps<Candidate[]> {
  const read = readReport(report);
  if (read === null) return [];
  const found: AnyStatement[] = [];
  for (const reader of READERS) {
    yield;
    found.push(...readTopic(reader, read));
  }
  yield;
  const statements = found.filter(
    // The performance status is the patient's, whatever tumour is spoken of beside it.
    (statement) =>
      statement.fact === "ecog" ||
      (!read.other_parts.has(statement.segment.part) && !read.beside_other.has(statement.segment.index)),
  );
  const say = translator(NARRATIVE, language);
  return settle(statements, report.text).map((statement) => candidateOf(statement, read, say, { text: sent, placeOf }));
}

function candidateOf(
  statement: AnyStatement,
  read: ReadReport,
  say: ReturnType<typeof translator<keyof (typeof NARRATIVE)["en"]>>,
  sent: { readonly text: string; readonly placeOf: Place },
): Candidate {
  const { report } = read;
  const { segment, from, to } = statement;
  const span = spanOf(statement, report.text);
  const [start, end] = sent.placeOf(span.start, span.end);
  const reported =
    statement.as_reported === null
      ? null
      : sent.text.slice(...sent.placeOf(segment.start + from, segment.start + to)).trim();
  return {
    fact: statement.fact,
    value: statement.value,
    ...(statement.bounds === undefined ? {} : { bounds: statement.bounds }),
    source: {
      reference: report.reference,
      element: null,
      date: report.date,
      quote: sent.text.slice(start, end),
      start,
      end,
      method: "narrative",
    },
    note: statement.note === null ? null : say(statement.note.message, statement.note.values),
    kind: kindOf(statement, read),
    specimen: read.specimen,
    report_status: report.status === "superseded" ? "unknown" : report.status,
    author: report.author,
    as_reported: reported === "" ? null : reported,
  };
}

function kindOf(statement: AnyStatement, read: ReadReport): Candidate["kind"] {
  if (statement.fact === "size_mm_imaging") return "imaging";
  if (read.kind === "pathology" || read.kind === "imaging" || read.kind === "genomics") return read.kind;
  if (read.kind === "operative") return "procedure";
  return "clinical";
}

/** The sentence around a statement, shortened at spaces when it is long. */
function spanOf(statement: AnyStatement, text: string): { start: number; end: number } {
  const { segment } = statement;
  if (segment.end - segment.start <= LONGEST_QUOTE) return { start: segment.start, end: segment.end };
  const from = segment.start + statement.from;
  const to = segment.start + statement.to;
  const room = Math.max(40, Math.floor((LONGEST_QUOTE - Math.min(LONGEST_QUOTE, to - from)) / 2));
  let start = Math.max(segment.start, from - room);
  let end = Math.min(segment.end, to + room);
  if (start > segment.start) {
    const space = text.indexOf(" ", start);
    if (space >= 0 && space < from) start = space + 1;
  }
  if (end < segment.end) {
    const space = text.lastIndexOf(" ", end);
    if (space > to) end = space;
  }
  return { start, end };
}
