import type { NumericBounds } from "../engine/fact";
import type { FactName, FactValues } from "../knowledge/types";
import type { chartText } from "../text/chart";
import type { Translate } from "../text/translate";
import type { ChartIndex, Entry } from "./chart-index";
import { dateOf, element, elements, references, string } from "./element";
import type { Tumours } from "./tumours";
import type { Candidate, SetAside } from "./types";

export type ChartTextKey = keyof (typeof chartText)["en"];

/** What every reader is given. */
export interface Reading {
  readonly chart: ChartIndex;
  readonly tumours: Tumours;
  readonly say: Translate<ChartTextKey>;
  /** YYYY-MM-DD. */
  readonly as_of: string;
  readonly aside: (reference: string, reason: SetAside["reason"], detail?: string | null) => void;
}

export interface Statement<N extends FactName> {
  readonly fact: N;
  readonly value: FactValues[N] | null;
  readonly bounds?: NumericBounds;
  readonly element: string;
  readonly note?: string | null;
  readonly kind: Candidate["kind"];
  readonly specimen?: Candidate["specimen"];
  readonly as_reported?: string | null;
  readonly unresolved?: Candidate["unresolved"];
  readonly method?: "coded" | "derived";
  readonly date?: string | null;
}

/** A candidate with the source, date, author and standing of the resource that states it. */
export function stated<N extends FactName>(reading: Reading, entry: Entry, statement: Statement<N>): Candidate<N> {
  return {
    fact: statement.fact,
    value: statement.value,
    ...(statement.bounds ? { bounds: statement.bounds } : {}),
    ...(statement.unresolved ? { unresolved: statement.unresolved } : {}),
    source: {
      reference: entry.reference,
      element: entry.within === undefined ? statement.element : `${entry.within}.${statement.element}`,
      date: statement.date !== undefined ? statement.date : heldAt(entry),
      quote: null,
      start: null,
      end: null,
      method: statement.method ?? "coded",
    },
    note: statement.note ?? null,
    kind: statement.kind,
    specimen: statement.specimen ?? "unknown",
    report_status: standingOf(reading, entry),
    author: authorOf(entry, reading.chart.authors.get(entry.reference)),
    as_reported: statement.as_reported ?? null,
  };
}

/** When what a resource states held: clinical time before administrative time. */
export function heldAt(entry: Entry): string | null {
  return dateOf(entry.resource, HELD_AT);
}

const HELD_AT = [
  "effectiveDateTime",
  "effectivePeriod",
  "effectiveInstant",
  "performedDateTime",
  "performedPeriod",
  "onsetDateTime",
  "authoredOn",
  "date",
  "issued",
  "recordedDate",
  "dateAsserted",
] as const;

/** Who stated it, by name: in the resource, else in its Provenance; a bare reference where no name is given. */
export function authorOf(entry: Entry, provenance?: string): string | null {
  for (const member of ["resultsInterpreter", "performer", "author", "asserter", "recorder", "requester"]) {
    for (const item of elements(entry.resource[member])) {
      const name = string(item.display) ?? string(element(item.actor)?.display);
      if (name) return name;
    }
  }
  const [reference] = ["resultsInterpreter", "performer", "author", "asserter", "recorder", "requester"].flatMap(
    (member) => references(entry.resource[member]),
  );
  return provenance ?? reference ?? null;
}

/** Standing of a result: its own status, raised to "amended" when the report that lists it was amended. */
export function standingOf(reading: Reading, entry: Entry): Candidate["report_status"] {
  const own = standing(string(entry.resource.status));
  if (own !== "final" || entry.type !== "Observation") return own;
  const reports = reading.chart.reportsOf(entry).map((report) => standing(string(report.resource.status)));
  return reports.includes("amended") ? "amended" : own;
}

export function standing(status: string | null): Candidate["report_status"] {
  if (status === "amended" || status === "corrected" || status === "appended") return "amended";
  if (status === "preliminary" || status === "partial" || status === "registered" || status === "draft")
    return "preliminary";
  if (status === "final" || status === "completed" || status === "active" || status === "current") return "final";
  return "unknown";
}
