import type { FactName, FactValues } from "../knowledge/types";
import type { Fact, FactSource, Facts, NumericBounds } from "./fact";
import type { Say } from "./say";

type NumberFact = { [N in FactName]: FactValues[N] extends number ? N : never }[FactName];

/** A working copy of the facts; the caller's object is never changed. */
export type WorkingFacts = { [N in FactName]?: Fact<N> };

/** The value, if the fact is known. */
export function known<N extends FactName>(facts: Facts, name: N): FactValues[N] | null {
  const fact = facts[name] as Fact<N> | undefined;
  return fact?.status === "known" ? fact.value : null;
}

/** The stated metastatic sites that are distant: nodes are a category of their own (risk schemes §6). */
export function distantSites(facts: Facts): FactValues["metastasis_sites"] {
  return known(facts, "metastasis_sites")?.filter((site) => site !== "lymph_node") ?? [];
}

/** Is nothing stated, or only that it is unknown? */
export function isMissing(fact: Fact | undefined): boolean {
  return fact === undefined || fact.status === "unknown";
}

/** Where a stated fact came from; empty for a missing one. */
export function sourcesOf(fact: Fact | undefined): readonly FactSource[] {
  return fact && "sources" in fact ? (fact.sources ?? []) : [];
}

/** The source of a derived value names the facts it was derived from. */
export function derivedSource(from: readonly FactName[]): FactSource {
  return {
    reference: null,
    element: from.join(", "),
    date: null,
    quote: null,
    start: null,
    end: null,
    method: "derived",
  };
}

/** A known fact that follows from others. */
export function derived<V>(value: V, from: readonly FactName[], note: string) {
  return { status: "known" as const, value, sources: [derivedSource(from)], note };
}

/** Removes the noise of binary fractions: 1.0000000000000002 mitoses is 1. */
export function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** Gives a derived number, or a conflict when a stated one differs by more than the tolerance of its own rounding. */
export function settle(
  facts: WorkingFacts,
  name: NumberFact,
  value: number,
  from: readonly FactName[],
  tolerance: number,
  say: Say,
  note: () => string,
): void {
  const fact = facts[name];
  const exact = tidy(value);
  if (fact?.status === "known") {
    if (Math.abs(fact.value - exact) <= tolerance) return;
    assign(facts, name, {
      status: "conflict",
      alternatives: [
        { value: fact.value, sources: fact.sources },
        { value: exact, sources: [derivedSource(from)] },
      ],
      note: say("conflict_given_and_derived", { given: fact.value, facts: from.join(", "), derived: exact }),
    });
  } else if (fact === undefined || fact.status === "unknown") {
    assign(facts, name, derived(exact, from, note()));
  }
}

/** Gives bounds to a number of which nothing else is known. */
export function settleBounds(
  facts: WorkingFacts,
  name: NumberFact,
  bounds: NumericBounds,
  from: readonly FactName[],
  note: string,
) {
  const fact = facts[name];
  if (fact !== undefined && (fact.status !== "unknown" || fact.bounds)) return;
  assign(facts, name, { status: "unknown", note, sources: [derivedSource(from)], bounds });
}

/** Sets one fact of the working copy. */
export function assign<N extends FactName>(facts: WorkingFacts, name: N, fact: Fact<N>): void {
  Object.assign(facts, { [name]: fact });
}
