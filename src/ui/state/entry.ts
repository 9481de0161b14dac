import type { Fact, FactSource, Facts } from "../../engine/fact";
import type { FactName, FactValues } from "../../knowledge/types";

/** What the clinician said about one fact. It stands beside the chart's value and never replaces it in the record. */
export type Change<N extends FactName = FactName> =
  | { readonly kind: "value"; readonly value: FactValues[N] }
  /** One side of a conflict, taken with the sources that state it. */
  | { readonly kind: "choice"; readonly value: FactValues[N]; readonly sources: readonly FactSource[] }
  /** The chart's value is wrong or cannot be relied on, and the right one is not known. */
  | { readonly kind: "unknown"; readonly note: string | null }
  | { readonly kind: "not_applicable" };

export interface Entry<N extends FactName = FactName> {
  readonly fact: N;
  readonly change: Change<N>;
  /** YYYY-MM-DD of the entry. */
  readonly date: string;
}

/** One action of the clinician: it may change several facts at once, and is undone as one. */
export interface EntryAction {
  readonly entries: readonly Entry[];
  /** Facts that this action gives back to the chart. */
  readonly withdrawn: readonly FactName[];
}

/** The entry that stands for each fact after all actions, oldest first. */
export function standingEntries(actions: readonly EntryAction[]): ReadonlyMap<FactName, Entry> {
  const standing = new Map<FactName, Entry>();
  for (const action of actions) {
    for (const name of action.withdrawn) standing.delete(name);
    for (const entry of action.entries) standing.set(entry.fact, entry);
  }
  return standing;
}

/**
 * The chart's facts with the clinician's entries laid over them; an entered value has the method "entered".
 * A value that was calculated from a fact which is now entered is left out: the engine calculates it again.
 */
export function withEntries(chart: Facts, entries: Iterable<Entry>): Facts {
  const facts: { [N in FactName]?: Fact } = { ...chart };
  const entered = [...entries];
  const names = new Set<string>(entered.map((entry) => entry.fact));
  for (const [name, fact] of Object.entries(facts)) {
    if (fact?.status === "known" && isCalculatedFrom(fact.sources, names)) delete facts[name as FactName];
  }
  for (const entry of entered) facts[entry.fact] = factOf(entry);
  return facts as Facts;
}

function isCalculatedFrom(sources: readonly FactSource[], names: ReadonlySet<string>): boolean {
  return (
    sources.length > 0 &&
    sources.every((source) => source.method === "derived") &&
    sources.some((source) => (source.element ?? "").split(", ").some((name) => names.has(name)))
  );
}

function factOf(entry: Entry): Fact {
  const { change } = entry;
  const entered: FactSource = {
    reference: null,
    element: null,
    date: entry.date,
    quote: null,
    start: null,
    end: null,
    method: "entered",
  };
  switch (change.kind) {
    case "value":
      return { status: "known", value: change.value, sources: [entered] };
    case "choice":
      return { status: "known", value: change.value, sources: [entered, ...change.sources] };
    case "unknown":
      return { status: "unknown", note: change.note, sources: [entered] };
    case "not_applicable":
      return { status: "not_applicable", sources: [entered] };
  }
}
