import type {
  AssessedFact,
  Assessment,
  FollowUpVisit,
  NextBestFact,
  Recommendation,
  RedFlag,
  SchemeResult,
} from "../engine/assessment";
import type { FactSource } from "../engine/fact";

/*
 * The document as JSON.stringify writes it, for a registry: most sentences of a document stand in many others, so that what is
 * constant is put into JSON once. A byte string has one character for each byte of the UTF-8 text: it is put together and
 * written without being encoded again.
 */

/** The document on one line, byte for byte what JSON.stringify gives, as a byte string. */
export function documentText(document: Assessment): string {
  const { engine, as_of, mode, patient, citations } = document;
  const { facts, risk, recommendations, red_flags, follow_up, next_best_facts } = document;
  return (
    `{"engine":${json(engine)},"as_of":${quoted(as_of)},"mode":${quoted(mode)},"patient":${json(patient)}` +
    `,"facts":${object(facts, factText)},"risk":${object(risk, schemeText)}` +
    `,"recommendations":${list(recommendations, recommendationText)},"red_flags":${list(red_flags, redFlagText)}` +
    `,"follow_up":${list(follow_up, visitText)},"next_best_facts":${list(next_best_facts, nextFactText)}` +
    `,"citations":${object(citations, constant)}}`
  );
}

/** Any value, as a byte string. */
export function json(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("latin1");
}

/** Strings kept in quotation marks: more than the knowledge has; what patients add must not pile up. */
const CAPACITY = 20_000;
const quotedStrings = new Map<string, string>();

function quoted(text: string | null): string {
  if (text === null) return "null";
  const done = quotedStrings.get(text);
  if (done !== undefined) return done;
  if (quotedStrings.size >= CAPACITY) quotedStrings.clear();
  const written = json(text);
  quotedStrings.set(text, written);
  return written;
}

const constants = new WeakMap<object, string>();

/** A part that belongs to the knowledge and is the same object in every document. */
function constant(part: object): string {
  if (Array.isArray(part) && part.length === 0) return "[]";
  const done = constants.get(part);
  if (done !== undefined) return done;
  const written = json(part);
  constants.set(part, written);
  return written;
}

/** Names of the dictionary and keys of the tables: letters, digits and signs that need no escape. */
function names(items: readonly string[]): string {
  return items.length === 0 ? "[]" : `["${items.join('","')}"]`;
}

function list<T>(items: readonly T[], textOf: (item: T) => string): string {
  let written = "";
  for (const item of items) written += written === "" ? textOf(item) : `,${textOf(item)}`;
  return `[${written}]`;
}

function object<T>(members: { readonly [name: string]: T }, textOf: (member: T) => string): string {
  let written = "";
  for (const name in members) written += `${written === "" ? "" : ","}"${name}":${textOf(members[name] as T)}`;
  return `{${written}}`;
}

function factText({ status, value, alternatives, sources, note }: AssessedFact): string {
  const others = alternatives.length === 0 ? "[]" : json(alternatives);
  return (
    `{"status":"${status}","value":${valueText(value)},"alternatives":${others}` +
    `,"sources":${list(sources, sourceText)},"note":${quoted(note)}}`
  );
}

/** Numbers and words without a detour; lists and courses as they come. */
function valueText(value: AssessedFact["value"]): string {
  if (value === null || typeof value === "string") return quoted(value);
  return typeof value === "object" ? json(value) : String(value);
}

function sourceText({ reference, element, date, quote, start, end, method }: FactSource): string {
  return (
    `{"reference":${quoted(reference)},"element":${quoted(element)},"date":${quoted(date)},"quote":${quoted(quote)}` +
    `,"start":${start},"end":${end},"method":"${method}"}`
  );
}

function schemeText({ status, categories, percent, needs, cautions, citations }: SchemeResult): string {
  return (
    `{"status":"${status}","categories":${names(categories)},"percent":${percent === null ? "null" : json(percent)},"needs":${names(needs)}` +
    `,"cautions":${list(cautions, quoted)},"citations":${constant(citations)}}`
  );
}

function recommendationText(row: Recommendation): string {
  return (
    `{"code":"${row.code}","rule":"${row.rule}","status":"${row.status}","text":${quoted(row.text)}` +
    `,"strength":${quoted(row.strength)},"verification":"${row.verification}","guideline":${quoted(row.guideline)}` +
    `,"jurisdictions":${constant(row.jurisdictions)},"because":${names(row.because)},"missing":${names(row.missing)}` +
    `,"blocked_by":${names(row.blocked_by)},"citations":${constant(row.citations)}}`
  );
}

function redFlagText({ rule, code, severity, text, because, citations }: RedFlag): string {
  return (
    `{"rule":"${rule}","code":"${code}","severity":"${severity}","text":${quoted(text)}` +
    `,"because":${names(because)},"citations":${constant(citations)}}`
  );
}

function visitText({ schedule, date, month, modality, citations }: FollowUpVisit): string {
  return (
    `{"schedule":"${schedule}","date":"${date}","month":${month},"modality":${quoted(modality)}` +
    `,"citations":${constant(citations)}}`
  );
}

function nextFactText({ fact, resolves, question }: NextBestFact): string {
  return `{"fact":"${fact}","resolves":${names(resolves)},"question":${quoted(question)}}`;
}
