import type { FhirResource } from "fhir/r4";
import { searchParameter, valuesOf } from "./definitions";
import { FhirError } from "./fhir-error";

/** One `name:modifier=value,value` of a search. Values separated by commas are alternatives. */
export interface Criterion {
  readonly name: string;
  readonly modifier: string | null;
  readonly values: readonly string[];
}

/** Parameters that shape the answer and do not select resources. */
export const RESULT_PARAMETERS = new Set([
  "_count",
  "_include",
  "_revinclude",
  "_sort",
  "_total",
  "_format",
  "_pretty",
  "_summary",
  "_elements",
]);

export function criterionOf(key: string, value: string): Criterion {
  const [name = "", modifier = null] = key.split(":");
  return { name, modifier, values: splitValues(value) };
}

/** Splits at commas that are not escaped (FHIR R4, search, 3.1.1.4.0.1). */
function splitValues(value: string): string[] {
  return value.split(/(?<!\\),/).map((part) => part.replace(/\\([,|$\\])/g, "$1"));
}

/**
 * Does a resource meet one criterion?
 * @throws FhirError 400 for a parameter, modifier or value that R4 or this server does not know.
 */
export function meets(resource: FhirResource, criterion: Criterion, base: string): boolean {
  const { name, modifier } = criterion;
  if (name === "_id") return criterion.values.includes(resource.id ?? "");
  const parameter = searchParameter(resource.resourceType, name);
  if (!parameter) throw new FhirError(400, `Unknown search parameter "${name}" for ${resource.resourceType}`);
  const found = valuesOf(resource, parameter.expression).map((typed) => typed.value as unknown);
  if (modifier === "missing") return (found.length === 0) === (criterion.values[0] === "true");
  const some = (test: (value: unknown, wanted: string) => boolean): boolean =>
    criterion.values.some((wanted) => found.some((value) => test(value, wanted)));
  switch (parameter.type) {
    case "token":
      if (modifier === "not") return !some(tokenMatches);
      if (modifier === "text") return some((value, wanted) => textOf(value).includes(wanted.toLowerCase()));
      refuseModifier(criterion);
      return some(tokenMatches);
    case "reference":
      if (modifier !== null && !/^[A-Z]/.test(modifier)) refuseModifier(criterion);
      return some((value, wanted) => referenceMatches(value, wanted, modifier, base));
    case "date":
      refuseModifier(criterion);
      return some(dateMatches);
    case "string":
      return some((value, wanted) => stringMatches(value, wanted, modifier));
    case "uri":
      refuseModifier(criterion);
      return some((value, wanted) => value === wanted);
    case "number":
    case "quantity":
      refuseModifier(criterion);
      return some(quantityMatches);
    default:
      throw new FhirError(400, `Search parameter "${name}" is not supported by this server`);
  }
}

function refuseModifier({ name, modifier }: Criterion): void {
  if (modifier !== null) throw new FhirError(400, `Modifier ":${modifier}" is not supported for "${name}"`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Token {
  readonly system: string;
  readonly code: string;
}

function tokensOf(value: unknown): Token[] {
  if (typeof value === "string" || typeof value === "boolean") return [{ system: "", code: String(value) }];
  if (!isRecord(value)) return [];
  if (Array.isArray(value.coding)) return value.coding.flatMap(tokensOf);
  const code = value.code ?? value.value;
  return typeof code === "string" ? [{ system: String(value.system ?? ""), code }] : [];
}

function tokenMatches(value: unknown, wanted: string): boolean {
  const bar = wanted.indexOf("|");
  const tokens = tokensOf(value);
  if (bar < 0) return tokens.some((token) => token.code === wanted);
  const [system, code] = [wanted.slice(0, bar), wanted.slice(bar + 1)];
  return tokens.some((token) => token.system === system && (code === "" || token.code === code));
}

function textOf(value: unknown): string {
  if (!isRecord(value)) return "";
  const codings = Array.isArray(value.coding) ? value.coding : [];
  return [value.text, value.display, ...codings.map((coding) => (isRecord(coding) ? coding.display : ""))]
    .filter((text) => typeof text === "string")
    .join(" ")
    .toLowerCase();
}

function referenceMatches(value: unknown, wanted: string, modifier: string | null, base: string): boolean {
  if (typeof value === "string") return value === wanted || value.split("|")[0] === wanted; // canonical
  if (!isRecord(value) || typeof value.reference !== "string") return false;
  const held = value.reference.startsWith(`${base}/`) ? value.reference.slice(base.length + 1) : value.reference;
  let target = wanted.startsWith(`${base}/`) ? wanted.slice(base.length + 1) : wanted;
  if (modifier !== null && !target.includes("/")) target = `${modifier}/${target}`;
  return held === target || (!target.includes("/") && held.split("/").at(-1) === target);
}

function normalised(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return isRecord(value) ? Object.values(value).flatMap(stringsOf) : [];
}

function stringMatches(value: unknown, wanted: string, modifier: string | null): boolean {
  return stringsOf(value).some((text) => {
    if (modifier === "exact") return text === wanted;
    if (modifier === "contains") return normalised(text).includes(normalised(wanted));
    return normalised(text).startsWith(normalised(wanted));
  });
}

/** The instants that a FHIR date of any precision covers: [first, first after]. */
export function rangeOf(date: string): [number, number] {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.+)?)?)?$/.exec(date);
  if (!match) throw new FhirError(400, `"${date}" is not a FHIR date`);
  const [, year = "", month, day] = match;
  if (date.includes("T")) {
    const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(date) ? date : `${date}Z`;
    const at = Date.parse(zoned);
    if (Number.isNaN(at)) throw new FhirError(400, `"${date}" is not a FHIR date`);
    const width = /\.\d+/.test(date) ? 1 : /T\d{2}:\d{2}:\d{2}/.test(date) ? 1000 : 60_000;
    return [at, at + width];
  }
  const y = Number(year);
  if (month === undefined) return [Date.UTC(y, 0, 1), Date.UTC(y + 1, 0, 1)];
  const m = Number(month) - 1;
  if (day === undefined) return [Date.UTC(y, m, 1), Date.UTC(y, m + 1, 1)];
  return [Date.UTC(y, m, Number(day)), Date.UTC(y, m, Number(day) + 1)];
}

function periodOf(value: unknown): [number, number] | null {
  if (typeof value === "string") return rangeOf(value);
  if (!isRecord(value)) return null;
  if (typeof value.start === "string" || typeof value.end === "string") {
    return [
      typeof value.start === "string" ? rangeOf(value.start)[0] : Number.NEGATIVE_INFINITY,
      typeof value.end === "string" ? rangeOf(value.end)[1] : Number.POSITIVE_INFINITY,
    ];
  }
  return null;
}

function dateMatches(value: unknown, wanted: string): boolean {
  const [, prefix = "eq", date = ""] = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/.exec(wanted) ?? [];
  const [low, high] = rangeOf(date);
  const held = periodOf(value);
  if (!held) return false;
  const [start, end] = held;
  switch (prefix) {
    case "ne":
      return !(start >= low && end <= high);
    case "gt":
      return end > high;
    case "sa":
      return start >= high;
    case "lt":
      return start < low;
    case "eb":
      return end <= low;
    case "ge":
      return end > low;
    case "le":
      return start < high;
    case "ap":
      return start < high && end > low;
    default:
      return start >= low && end <= high;
  }
}

function quantityMatches(value: unknown, wanted: string): boolean {
  const [amount = "", system = "", code = ""] = wanted.split("|");
  const [, prefix = "eq", text = ""] = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/.exec(amount) ?? [];
  const number = Number(text);
  if (text === "" || Number.isNaN(number)) throw new FhirError(400, `"${wanted}" is not a number`);
  const held = isRecord(value) ? value.value : value;
  if (typeof held !== "number") return false;
  if (isRecord(value) && code !== "" && value.code !== code && value.unit !== code) return false;
  if (isRecord(value) && system !== "" && value.system !== system) return false;
  const half = 0.5 * 10 ** -(text.split(".")[1]?.length ?? 0);
  switch (prefix) {
    case "ne":
      return Math.abs(held - number) >= half;
    case "gt":
    case "sa":
      return held > number;
    case "lt":
    case "eb":
      return held < number;
    case "ge":
      return held >= number;
    case "le":
      return held <= number;
    default:
      return Math.abs(held - number) < half;
  }
}

/** Newest first by the date that the resource itself carries, then by id, so that pages are stable. */
export function sortNewestFirst(resources: readonly FhirResource[]): FhirResource[] {
  return [...resources].sort((a, b) => dateOf(b) - dateOf(a) || (a.id ?? "").localeCompare(b.id ?? ""));
}

const DATE_PARAMETERS = ["date", "recorded-date", "onset-date", "authoredon", "effective-time", "recorded", "authored"];

function dateOf(resource: FhirResource): number {
  for (const name of DATE_PARAMETERS) {
    const parameter = searchParameter(resource.resourceType, name);
    if (parameter?.type !== "date") continue;
    for (const typed of valuesOf(resource, parameter.expression)) {
      const period = periodOf(typed.value);
      if (period && Number.isFinite(period[0])) return period[0];
    }
  }
  return Date.parse(resource.meta?.lastUpdated ?? "1970-01-01T00:00:00Z");
}
