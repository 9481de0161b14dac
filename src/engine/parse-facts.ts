import type {
  FactDefinition,
  FactName,
  FactValue,
  Knowledge,
  MessageKey,
  TextForm,
  TkiCourse,
} from "../knowledge/types";
import { isCalendarDate } from "./calendar";
import type { Fact, FactSource, Facts, NumericBounds } from "./fact";
import { isInForm } from "./text-form";

/** What is wrong, and where: `path` is a JSON path such as "facts.prior_tki[0].agent". */
export interface FactError {
  readonly path: string;
  readonly problem: MessageKey;
  readonly values: Readonly<Record<string, string>>;
}

export type ParsedFacts =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly error: FactError };

const ENTERED: FactSource = {
  reference: null,
  element: null,
  date: null,
  quote: null,
  start: null,
  end: null,
  method: "entered",
};

/** Thrown and caught within this file only. */
class Refusal extends Error {
  constructor(readonly fact_error: FactError) {
    super(fact_error.problem);
  }
}

function refuse(path: string, problem: MessageKey, values: Readonly<Record<string, string>> = {}): never {
  throw new Refusal({ path, problem, values });
}

/**
 * Reads facts given as JSON: `{ "site": "stomach", "size_mm": 62 }`, names and values of the dictionary.
 * `null` or an absent key is unknown, "not_applicable" is not applicable, `[]` is "none present"; a number of which only
 * limits are known is `{ "gt": 5 }` or `{ "gte": 6, "lte": 10 }` in its place.
 * @returns the facts with the source "entered", or the first thing that is not legal and its path. Nothing is corrected,
 * rounded or clamped. A fact stated twice under two accepted names with different values is a conflict.
 */
export function parseFacts(json: unknown, knowledge: Knowledge): ParsedFacts {
  try {
    return { ok: true, facts: readFacts(json, knowledge) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.fact_error };
    throw error;
  }
}

function readFacts(json: unknown, knowledge: Knowledge): Facts {
  if (!isObject(json)) refuse("facts", "illegal_not_object", { found: described(json) });
  const facts: Record<string, Fact> = {};
  for (const [key, value] of Object.entries(json)) {
    const path = `facts.${key}`;
    const name = factName(key, knowledge);
    if (name === null) refuse(path, "illegal_fact_name", { name: key });
    const fact = readFact(value, knowledge.dictionary[name], path, knowledge);
    const before = facts[name];
    facts[name] = before ? statedTwice(before, fact, knowledge) : fact;
  }
  return facts;
}

function factName(key: string, knowledge: Knowledge): FactName | null {
  if (Object.hasOwn(knowledge.dictionary, key)) return key as FactName;
  return Object.hasOwn(knowledge.aliases, key) ? (knowledge.aliases[key] ?? null) : null;
}

function statedTwice(first: Fact, second: Fact, knowledge: Knowledge): Fact {
  if (first.status === "unknown") return second;
  if (second.status === "unknown" || JSON.stringify(first) === JSON.stringify(second)) return first;
  const alternatives = [first, second].flatMap((fact) =>
    fact.status === "known" ? [{ value: fact.value, sources: fact.sources }] : [],
  );
  return { status: "conflict", alternatives, note: knowledge.messages.conflict_stated_twice.en } as Fact;
}

function readFact(value: unknown, definition: FactDefinition, path: string, knowledge: Knowledge): Fact {
  if (value === null || value === undefined) return { status: "unknown", note: null };
  const { kind } = definition;
  if (value === "not_applicable" && !(kind.type === "enum" && kind.values.includes("not_applicable"))) {
    return { status: "not_applicable", sources: [ENTERED], note: null };
  }
  if (kind.type === "number" && isObject(value)) {
    return { status: "unknown", note: null, sources: [ENTERED], bounds: readBounds(value, kind, path) };
  }
  return { status: "known", value: readValue(value, kind, path, knowledge), sources: [ENTERED], note: null } as Fact;
}

function readValue(value: unknown, kind: FactDefinition["kind"], path: string, knowledge: Knowledge): FactValue {
  switch (kind.type) {
    case "enum":
      return readMember(value, kind.values, path) as FactValue;
    case "enum_list":
      return readList(value, path, (item, at) => readMember(item, kind.values, at)) as FactValue;
    case "number":
      return readNumber(value, kind, path);
    case "boolean":
      return typeof value === "boolean" ? value : refuse(path, "illegal_boolean", { found: described(value) });
    case "date":
      return readDate(value, path);
    case "text":
      return readForm(readText(value, path), kind.form, path);
    case "text_list":
      return readList(value, path, readText);
    case "tki_courses":
      return readList(value, path, (item, at) => readCourse(item, at, knowledge));
  }
}

function readMember(value: unknown, allowed: readonly string[], path: string): string {
  return typeof value === "string" && allowed.includes(value)
    ? value
    : refuse(path, "illegal_member", { found: described(value), allowed: allowed.join(", ") });
}

function readList<T>(value: unknown, path: string, readItem: (item: unknown, path: string) => T): readonly T[] {
  if (!Array.isArray(value)) refuse(path, "illegal_list", { found: described(value) });
  return value.map((item, index) => readItem(item, `${path}[${index}]`));
}

type NumberKind = Extract<FactDefinition["kind"], { type: "number" }>;

function readNumber(value: unknown, kind: NumberKind, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) refuse(path, "illegal_number", { found: described(value) });
  const low = kind.exclusive_min ? value > kind.min : value >= kind.min;
  const high = kind.max === undefined || value <= kind.max;
  if (!low || !high) refuse(path, "illegal_range", { found: described(value), allowed: rangeInWords(kind) });
  return value;
}

function rangeInWords(kind: NumberKind): string {
  const unit = kind.unit ? ` ${kind.unit}` : "";
  if (kind.max === undefined) return `${kind.exclusive_min ? ">" : "≥"} ${kind.min}${unit}`;
  return `${kind.min}–${kind.max}${unit}`;
}

const SIDES = ["gt", "gte", "lt", "lte"] as const;

function readBounds(value: Readonly<Record<string, unknown>>, kind: NumberKind, path: string): NumericBounds {
  const sides: { [S in (typeof SIDES)[number]]?: number } = {};
  for (const [key, limit] of Object.entries(value)) {
    const side = SIDES.find((known) => known === key);
    if (!side) refuse(`${path}.${key}`, "illegal_key", { key, allowed: SIDES.join(", ") });
    sides[side] = readNumber(limit, kind, `${path}.${key}`);
  }
  const { gt, gte, lt, lte } = sides;
  const lowest = gt ?? gte;
  const highest = lt ?? lte;
  const twice = (gt !== undefined && gte !== undefined) || (lt !== undefined && lte !== undefined);
  const crossed = lowest !== undefined && highest !== undefined && lowest > highest;
  const hollow = lowest !== undefined && lowest === highest && (gt !== undefined || lt !== undefined);
  if (twice || crossed || hollow || (lowest === undefined && highest === undefined)) {
    refuse(path, "illegal_bounds", { found: JSON.stringify(value) });
  }
  return {
    ...(lowest === undefined ? {} : { low: lowest, low_inclusive: gt === undefined }),
    ...(highest === undefined ? {} : { high: highest, high_inclusive: lt === undefined }),
  };
}

function readDate(value: unknown, path: string): string {
  return typeof value === "string" && isCalendarDate(value)
    ? value
    : refuse(path, "illegal_date", { found: described(value) });
}

function readText(value: unknown, path: string): string {
  return typeof value === "string" && value.trim() !== ""
    ? value
    : refuse(path, "illegal_text", { found: described(value) });
}

function readForm(text: string, form: TextForm | undefined, path: string): string {
  return isInForm(text, form)
    ? text
    : refuse(path, "illegal_form", { found: described(text), allowed: form?.words ?? "" });
}

const COURSE_SETTINGS = ["neoadjuvant", "adjuvant", "advanced"] as const;
const COURSE_KEYS = ["agent", "dose_mg", "start", "stop", "reason", "setting", "progressed_on"] as const;

/** Keys of dictionary fact prior_tki; each of them may be null. */
function readCourse(value: unknown, path: string, knowledge: Knowledge): TkiCourse {
  if (!isObject(value)) refuse(path, "illegal_not_object", { found: described(value) });
  for (const key of Object.keys(value)) {
    if (!COURSE_KEYS.some((known) => known === key)) {
      refuse(`${path}.${key}`, "illegal_key", { key, allowed: COURSE_KEYS.join(", ") });
    }
  }
  const given = <T>(key: (typeof COURSE_KEYS)[number], read: (item: unknown, at: string) => T): T | null =>
    value[key] === null || value[key] === undefined ? null : read(value[key], `${path}.${key}`);
  const start = given("start", readDate);
  const stop = given("stop", readDate);
  if (start !== null && stop !== null && stop < start) {
    refuse(`${path}.stop`, "illegal_order", { found: stop, other: start });
  }
  const dose = knowledge.dictionary.dose_mg.kind;
  return {
    agent: given("agent", readText),
    dose_mg: given("dose_mg", (item, at) =>
      dose.type === "number" ? readNumber(item, dose, at) : refuse(at, "illegal_number", { found: described(item) }),
    ),
    start,
    stop,
    reason: given("reason", readText),
    setting: given("setting", (item, at) => readMember(item, COURSE_SETTINGS, at) as (typeof COURSE_SETTINGS)[number]),
    progressed_on: given("progressed_on", (item, at) =>
      typeof item === "boolean" ? item : refuse(at, "illegal_boolean", { found: described(item) }),
    ),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as it may stand in a one-line message; one nested too deep to be written is told by its brackets. */
function described(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = Array.isArray(value) ? "[…]" : "{…}";
  }
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
