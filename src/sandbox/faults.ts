import { DIALECTS, type DialectName } from "./dialects";

/** Faults that can meet any request, a write as well. */
export const FAULTS_OF_ANY = [
  "status_401",
  "status_403",
  "status_404",
  "status_409",
  "status_412",
  "status_422",
  "status_429",
  "status_500",
  "status_502",
  "timeout",
  "timeout_after",
  "slow",
  "drop_before",
  "drop_after",
  "gateway_after",
  "portal",
  "html",
  "empty_body",
  "not_json",
  "wrong_resource_type",
] as const;

/** Faults of a search's answer. */
const FAULTS_OF_SEARCH = [
  "truncated_paging",
  "broken_next",
  "loop_next",
  "foreign_next",
  "outcome_in_searchset",
  "other_patient",
  "many_entries",
] as const;

export const FAULT_KINDS = [...FAULTS_OF_ANY, ...FAULTS_OF_SEARCH] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const FAULT_VERBS = ["*", "read", "search", "create", "update", "transaction", "metadata", "page"] as const;
export type FaultVerb = (typeof FAULT_VERBS)[number];

/** One switch: which requests it meets and what happens to them. */
export interface Fault {
  readonly kind: FaultKind;
  /** FHIR resource type; "*" (or absent) any. */
  readonly resource?: string;
  /** "page": following a next link; "search": a first page only; "*" (or absent) any. */
  readonly verb?: FaultVerb;
  readonly dialect?: DialectName | "*";
  /** Only requests whose query string contains this text. */
  readonly query?: string;
  /** Meets this many requests, then is spent; absent: until cleared. */
  readonly times?: number;
  /** Lets this many matching requests pass first. */
  readonly after?: number;
  /** "slow": how long; default 5000. */
  readonly milliseconds?: number;
  /** "status_429": seconds in Retry-After; default 2. */
  readonly retry_after?: number;
  /** "many_entries": how many; default 50000. */
  readonly entries?: number;
  /** "foreign_next": origin of the next link; default one that does not exist. */
  readonly foreign_origin?: string;
}

export interface FaultEntry extends Fault {
  readonly id: string;
}

export interface FaultSwitches {
  /** Adds a switch. @returns its id. */
  set(fault: Fault): string;
  /** Takes one switch away, or all. */
  clear(id?: string): void;
  list(): readonly FaultEntry[];
}

interface Held {
  readonly entry: FaultEntry;
  seen: number;
  met: number;
}

export class Faults implements FaultSwitches {
  readonly #held = new Map<string, Held>();
  #next = 1;

  set(fault: Fault): string {
    const id = String(this.#next++);
    this.#held.set(id, { entry: { ...fault, id }, seen: 0, met: 0 });
    return id;
  }

  clear(id?: string): void {
    if (id === undefined) this.#held.clear();
    else this.#held.delete(id);
  }

  list(): readonly FaultEntry[] {
    return [...this.#held.values()].map((held) => held.entry);
  }

  /** The faults that meet one request, oldest first; counts them. */
  meet(dialect: DialectName, verb: FaultVerb, type: string, query: string): readonly FaultEntry[] {
    const met: FaultEntry[] = [];
    for (const held of this.#held.values()) {
      const { entry } = held;
      if ((entry.dialect ?? "*") !== "*" && entry.dialect !== dialect) continue;
      if ((entry.verb ?? "*") !== "*" && entry.verb !== verb) continue;
      if ((entry.resource ?? "*") !== "*" && entry.resource !== type) continue;
      if (entry.query !== undefined && !query.includes(entry.query)) continue;
      held.seen += 1;
      if (held.seen <= (entry.after ?? 0)) continue;
      if (entry.times !== undefined && held.met >= entry.times) continue;
      held.met += 1;
      met.push(entry);
    }
    return met;
  }
}

/** Checks a fault that came over HTTP. @returns it, or what is wrong with it. */
export function parseFault(value: unknown): Fault | string {
  if (typeof value !== "object" || value === null) return "a fault is a JSON object";
  const given = value as Record<string, unknown>;
  if (!(FAULT_KINDS as readonly unknown[]).includes(given.kind)) return `kind is one of ${FAULT_KINDS.join(", ")}`;
  const verb = given.verb ?? "*";
  if (!(FAULT_VERBS as readonly unknown[]).includes(verb)) return `verb is one of ${FAULT_VERBS.join(", ")}`;
  const dialect = given.dialect ?? "*";
  if (dialect !== "*" && !(DIALECTS as readonly unknown[]).includes(dialect)) {
    return `dialect is * or one of ${DIALECTS.join(", ")}`;
  }
  const resource = given.resource ?? "*";
  if (typeof resource !== "string" || !/^(\*|[A-Z][A-Za-z]+)$/.test(resource)) return "resource is * or a FHIR type";
  const fault: Record<string, unknown> = { kind: given.kind, verb, dialect, resource };
  for (const name of ["times", "after", "milliseconds", "retry_after", "entries"]) {
    const number = given[name];
    if (number === undefined || number === "") continue;
    if (!Number.isInteger(Number(number)) || Number(number) < 0) return `${name} is a whole number`;
    fault[name] = Number(number);
  }
  for (const name of ["query", "foreign_origin"]) {
    const text = given[name];
    if (typeof text === "string" && text !== "") fault[name] = text;
  }
  return fault as unknown as Fault;
}
