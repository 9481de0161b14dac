import type { Candidate, ChartReading, QueryOutcome } from "../../chart/types";
import type { AssessedFact, Assessment } from "../../engine/assessment";
import type { FactSource } from "../../engine/fact";
import type { FactName } from "../../knowledge/types";
import { NOT_ASKED } from "./fact-groups";

const UNREAD: ReadonlySet<QueryOutcome["state"]> = new Set([
  "unauthorized",
  "forbidden",
  "unsupported",
  "truncated",
  "error",
  "pending",
]);

/** A query whose answer we do not have, or only in part: nothing may be called absent because of it. */
export function isUnread(query: QueryOutcome): boolean {
  return UNREAD.has(query.state);
}

/** A query that is still under way: what rests on it may change by itself. */
export function isPending(query: QueryOutcome): boolean {
  return query.state === "pending";
}

/** A read that this server does not have and that no fact turns on: said in the details, no gap in the chart. */
export function isNotOffered(query: QueryOutcome): boolean {
  return query.state === "unsupported" && query.concerns.length === 0;
}

/** Queries that could have carried this fact and were not answered in full. */
export function unreadQueriesFor(reading: ChartReading | null, name: FactName): readonly QueryOutcome[] {
  return reading?.queries.filter((query) => isUnread(query) && query.concerns.includes(name)) ?? [];
}

/** The statement of the chart that a source stands for; null for entered and calculated values. */
export function candidateOf(reading: ChartReading | null, name: FactName, source: FactSource): Candidate | null {
  if (!reading) return null;
  let index = indexes.get(reading.candidates);
  if (!index) {
    index = new Map();
    for (const candidate of reading.candidates) {
      const key = keyOf(candidate.fact, candidate.source);
      if (!index.has(key)) index.set(key, candidate);
    }
    indexes.set(reading.candidates, index);
  }
  return index.get(keyOf(name, source)) ?? null;
}

/** A chart may state one value ten thousand times: each source is looked up, not looked for. */
const indexes = new WeakMap<ChartReading["candidates"], Map<string, Candidate>>();

function keyOf(name: FactName, { reference, element, start }: FactSource): string {
  return JSON.stringify([name, reference, element, start]);
}

export const UNKNOWN_FACT: AssessedFact = {
  status: "unknown",
  value: null,
  alternatives: [],
  sources: [],
  note: null,
};

export function assessedFact(assessment: Assessment, name: FactName): AssessedFact {
  return assessment.facts[name] ?? UNKNOWN_FACT;
}

/** The facts that decide something for this patient: used by a result, missing from one, or worth asking. */
export function decidingFacts(assessment: Assessment): ReadonlySet<FactName> {
  const names = new Set<FactName>();
  for (const scheme of Object.values(assessment.risk)) for (const name of scheme.needs) names.add(name);
  for (const row of assessment.recommendations) for (const name of [...row.because, ...row.missing]) names.add(name);
  for (const flag of assessment.red_flags) for (const name of flag.because) names.add(name);
  for (const next of assessment.next_best_facts) names.add(next.fact);
  for (const name of NOT_ASKED) names.delete(name);
  return names;
}

export interface Readiness {
  readonly total: number;
  readonly known: number;
  readonly conflict: number;
  /** Unknown, and a query that could have carried it was not answered. */
  readonly unread: number;
  /** Unknown, and a query that could carry it is still under way. */
  readonly pending: number;
}

/** How far the chart answers what this patient's plan turns on. */
export function chartReadiness(assessment: Assessment, reading: ChartReading | null): Readiness {
  const names = [...decidingFacts(assessment)];
  const isOpen = (name: FactName, of: (query: QueryOutcome) => boolean): boolean =>
    status(name) === "unknown" && unreadQueriesFor(reading, name).some(of);
  const status = (name: FactName) => assessedFact(assessment, name).status;
  return {
    total: names.length,
    known: names.filter((name) => status(name) === "known" || status(name) === "not_applicable").length,
    conflict: names.filter((name) => status(name) === "conflict").length,
    unread: names.filter((name) => isOpen(name, (query) => !isPending(query))).length,
    pending: names.filter((name) => isOpen(name, isPending)).length,
  };
}
