import type { FactName } from "../knowledge/types";
import type { AssessedFact, Assessment, Recommendation } from "./assessment";
import type { Evaluation } from "./evaluate";
import type { Fact, NumericBounds } from "./fact";
import type { Say } from "./say";

/** Every fact that was given, derived, or named as missing; in the order of the dictionary. */
export function assessedFacts(
  { run, compiled, say }: Evaluation,
  recommendations: readonly Recommendation[],
  risk: Assessment["risk"],
): Assessment["facts"] {
  const named = new Set<FactName>();
  for (const { missing } of recommendations) for (const name of missing) named.add(name);
  for (const { needs } of Object.values(risk)) for (const name of needs) named.add(name);
  const assessed: { [N in FactName]?: AssessedFact } = {};
  compiled.index.names.forEach((name, number) => {
    const fact = run.facts[number];
    if (fact !== undefined || named.has(name)) assessed[name] = assessedFact(fact, say);
  });
  return assessed;
}

function assessedFact(fact: Fact | undefined, say: Say): AssessedFact {
  switch (fact?.status) {
    case "known":
      return { status: "known", value: fact.value, alternatives: [], sources: fact.sources, note: fact.note ?? null };
    case "conflict":
      return { status: "conflict", value: null, alternatives: fact.alternatives, sources: [], note: fact.note };
    case "not_applicable":
      return {
        status: "not_applicable",
        value: null,
        alternatives: [],
        sources: fact.sources,
        note: fact.note ?? null,
      };
    case "unknown":
      return {
        status: "unknown",
        value: null,
        alternatives: [],
        sources: fact.sources ?? [],
        note:
          fact.note ?? (fact.bounds ? say("bounds_known", { bounds: boundsInWords(fact.bounds) }) : say("not_stated")),
      };
    default:
      return { status: "unknown", value: null, alternatives: [], sources: [], note: say("not_stated") };
  }
}

function boundsInWords(bounds: NumericBounds): string {
  const parts: string[] = [];
  if (bounds.low !== undefined) parts.push(`${bounds.low_inclusive === false ? ">" : "≥"} ${bounds.low}`);
  if (bounds.high !== undefined) parts.push(`${bounds.high_inclusive === false ? "<" : "≤"} ${bounds.high}`);
  return parts.join(", ");
}
