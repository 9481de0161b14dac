import type { CapabilityStatement } from "fhir/r4";
import { element, elements, string } from "./element";
import { READ_SET, type ReadRow } from "./read-set";

/** A search made ready for one server: attempts, the most telling first; the next is for a server that refuses it. */
export interface PlannedRead {
  readonly row: ReadRow;
  /** Requests of each attempt; empty when this server does not offer the search at all. */
  readonly attempts: readonly (readonly string[])[];
  /** Path and parameter names, without values: fit for a screen and a log. */
  readonly described: string;
  readonly why_not: string | null;
}

export interface ReadContext {
  readonly patient_id: string;
  readonly as_of: string;
  /** First day of documents to list; the user can widen it. */
  readonly documents_since: string;
  /** athenahealth: "Organization/a-1.Practice-…"; null where the server does not ask for one. */
  readonly practice: string | null;
  /** The sign-in grants reading Provenance: without that the whole search may be refused, or called partial. */
  readonly reads_provenance: boolean;
}

/** What a server lists for one resource; null where nothing is known of the server. */
export interface Offered {
  readonly can_search: boolean;
  readonly can_read: boolean;
  readonly can_create: boolean;
  readonly parameters: ReadonlySet<string>;
  readonly includes: readonly string[];
  readonly reverse_includes: readonly string[];
}

export function offeredOf(capability: CapabilityStatement | null, type: string): Offered | null {
  if (!capability) return null;
  const server =
    elements(capability.rest).find((rest) => string(rest.mode) === "server") ?? elements(capability.rest)[0];
  if (!server) return null;
  const resource = elements(server.resource).find((item) => string(item.type) === type);
  const codes = elements(resource?.interaction).map((item) => string(item.code));
  return {
    can_search: codes.includes("search-type"),
    can_read: codes.includes("read"),
    can_create: codes.includes("create"),
    parameters: new Set(elements(resource?.searchParam).map((item) => string(item.name) ?? "")),
    includes: stringsOf(resource?.searchInclude),
    reverse_includes: stringsOf(resource?.searchRevInclude),
  };
}

function stringsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === "string") : [];
}

/** True when this server's searches want to be told the practice (athenahealth). */
export function wantsPractice(capability: CapabilityStatement | null): boolean {
  return READ_SET.some((row) => offeredOf(capability, row.resource_type)?.parameters.has("ah-practice") ?? false);
}

/**
 * The practice of an athenahealth patient: from the id ("a-195900.E-1" is of practice 195900), else from the patient's
 * own extension. Null when neither tells.
 */
export function practiceOf(patientId: string, patient: unknown): string | null {
  const number = /^a-(\d+)\.E-/.exec(patientId)?.[1];
  if (number && number !== "1") return `Organization/a-1.Practice-${number}`;
  for (const extension of elements(element(patient)?.extension)) {
    if (!string(extension.url)?.endsWith("ah-practice")) continue;
    const reference = string(element(extension.valueReference)?.reference);
    if (reference) return reference;
  }
  return null;
}

/** The read set for one server and patient: only parameters that its /metadata lists (RD-15). */
export function planReads(capability: CapabilityStatement | null, context: ReadContext): readonly PlannedRead[] {
  const sent = new Set<string>();
  const creates = (type: string): boolean => offeredOf(capability, type)?.can_create !== false;
  return READ_SET.flatMap((row) => {
    if (capability !== null && row.filed_where?.(creates) === false) return [];
    const planned = planRead(row, offeredOf(capability, row.resource_type), context);
    const [first] = planned.attempts;
    const key = first?.join(" ");
    // Without a category parameter the two condition searches are one and the same: it is sent once.
    if (key !== undefined && sent.has(key)) return [];
    if (key !== undefined) sent.add(key);
    return [planned];
  });
}

/** Who stated what was found (§5.9), where the server lists it for the resource. */
const PROVENANCE = "Provenance:target";

function planRead(row: ReadRow, offered: Offered | null, context: ReadContext): PlannedRead {
  const none = (why: string): PlannedRead => ({ row, attempts: [], described: row.resource_type, why_not: why });
  if (offered && !offered.can_search) return none("not offered by /metadata");
  const isListed = (name: string): boolean => offered?.parameters.has(name) ?? !name.startsWith("_");
  const patient: readonly (readonly [string, string])[] | null = isListed("patient")
    ? [["patient", context.patient_id]]
    : isListed("subject")
      ? [["subject", `Patient/${context.patient_id}`]]
      : null;
  if (!patient) return none("no search by patient in /metadata");
  const missing = row.parameters.find((parameter) => parameter.required && !isListed(parameter.name));
  if (missing) return none(`no search by ${missing.name} in /metadata`);

  const used = row.parameters.filter(
    (parameter) => isListed(parameter.name) && (parameter.name !== "_sort" || offered !== null),
  );
  const practice: readonly (readonly [string, string])[] =
    context.practice && offered?.parameters.has("ah-practice") ? [["ah-practice", context.practice]] : [];
  const includes: readonly (readonly [string, string])[] = (row.includes ?? [])
    .filter((include) => offered?.includes.includes(include) || offered?.includes.includes("*"))
    .map((include) => ["_include", include] as const);
  const provenance: readonly (readonly [string, string])[] =
    row.with_provenance && context.reads_provenance && offered?.reverse_includes.includes(PROVENANCE)
      ? [["_revinclude", PROVENANCE]]
      : [];

  const filled = (value: string): string =>
    value
      .replace("{documents_since}", `ge${context.documents_since}`)
      .replace("{measurements_since}", `ge${yearsBefore(context.as_of, 3)}`);
  const listed = used.map((parameter) => [parameter.name, parameter.values.map(filled).join(",")] as const);
  const whole = [...patient, ...listed, ...practice, ...includes, ...provenance];
  const attempts: string[][] = [[search(row.resource_type, whole)]];
  // A server that refuses conveniences (_include, _count, _sort) may take the search without them.
  const isPlain = (name: string): boolean => !name.startsWith("_");
  if (whole.some(([name]) => !isPlain(name)))
    attempts.push([
      search(
        row.resource_type,
        whole.filter(([name]) => isPlain(name)),
      ),
    ]);
  const list = used.find((parameter) => parameter.values.length > 1);
  if (list) {
    const one = list.values_one_by_one ?? list.values;
    attempts.push(
      one.map((value) =>
        search(row.resource_type, [
          ...patient,
          ...listed
            .map(([name, joined]) => [name, name === list.name ? filled(value) : joined] as const)
            .filter(([name]) => isPlain(name)),
          ...practice,
        ]),
      ),
    );
  }
  return { row, attempts, described: `${row.resource_type}?${whole.map(([name]) => name).join("&")}`, why_not: null };
}

function search(type: string, parameters: readonly (readonly [string, string])[]): string {
  return `${type}?${parameters.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")}`;
}

export function yearsBefore(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`.replace("-02-29", "-02-28");
}
