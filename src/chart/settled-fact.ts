import type { Fact, FactAlternative, NumericBounds } from "../engine/fact";
import type { Translate } from "../text/translate";
import type { ChartTextKey } from "./reading";
import type { Candidate } from "./types";

/** A known fact with the sources of its group; unknown where the chosen candidate has no value. */
export function known(chosen: Candidate, group: readonly Candidate[], notes: readonly (string | null)[]): Fact {
  if (chosen.value === null) return { status: "unknown", note: joined(...unique(notes)) };
  const note = joined(...unique(notes));
  return { status: "known", value: chosen.value, sources: distinctSources(group), ...(note !== null ? { note } : {}) };
}

/** A conflict: each group's value with its sources. */
export function conflict(groups: readonly (readonly Candidate[])[], say: Translate<ChartTextKey>): Fact {
  const alternatives = groups.flatMap((group): FactAlternative[] => {
    const value = group[0]?.value;
    return value === null || value === undefined ? [] : [{ value, sources: distinctSources(group) }];
  });
  return {
    status: "conflict",
    alternatives,
    note: joined(say("sources_differ"), ...unique(groups.flatMap((group) => group.map((candidate) => candidate.note)))),
  };
}

/** Unknown, with what the sources told, what others say, and the limits that all of them leave. */
export function unknownFrom(
  top: readonly Candidate[],
  others: readonly Candidate[],
  say: Translate<ChartTextKey>,
): Extract<Fact, { status: "unknown" }> {
  const valued = others.filter((candidate) => candidate.value !== null);
  const bounds = commonBounds(top.flatMap((candidate) => (candidate.bounds ? [candidate.bounds] : [])));
  const note = joined(
    ...unique(top.map((candidate) => candidate.note)),
    valued.length > 0 ? say("other_sources_say", { others: toldValues(valued) }) : null,
  );
  return {
    status: "unknown",
    note,
    sources: top.map((candidate) => candidate.source),
    ...(bounds && valued.length === 0 ? { bounds } : {}),
  };
}

function distinctSources(group: readonly Candidate[]): readonly Candidate["source"][] {
  const seen = new Set<string>();
  return group
    .map((candidate) => candidate.source)
    .filter((source) => {
      const key = `${source.reference}|${source.element}|${source.start ?? ""}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** The limits that all leave; null where there are none, or where they exclude one another. */
export function commonBounds(all: readonly NumericBounds[]): NumericBounds | null {
  if (all.length === 0) return null;
  const [first] = all;
  if (all.length === 1 && first) return first;
  const lows = all.filter((item) => item.low !== undefined).sort((one, other) => (other.low ?? 0) - (one.low ?? 0));
  const highs = all.filter((item) => item.high !== undefined).sort((one, other) => (one.high ?? 0) - (other.high ?? 0));
  const low = lows[0];
  const high = highs[0];
  if (low?.low !== undefined && high?.high !== undefined && low.low > high.high) return null;
  return {
    ...(low?.low !== undefined ? { low: low.low, low_inclusive: low.low_inclusive ?? true } : {}),
    ...(high?.high !== undefined ? { high: high.high, high_inclusive: high.high_inclusive ?? true } : {}),
  };
}

/** A candidate in words: value, source and date. */
export function told(candidate: Candidate): string {
  const value = candidate.value === null ? (candidate.as_reported ?? "?") : wordOf(candidate.value);
  const date = candidate.source.date?.slice(0, 10);
  return `${value} (${[candidate.source.reference, date].filter((part) => part).join(", ")})`;
}

/** Several candidates in words, each once; of very many the first, and how many more. */
export function toldValues(candidates: readonly Candidate[]): string {
  const words = [...new Set(candidates.map(told))];
  const left = words.length - MOST_TOLD;
  return left > 1 ? `${words.slice(0, MOST_TOLD).join("; ")}; … (+${left})` : words.join("; ");
}

const MOST_TOLD = 12;

/** A value as a word. */
export function wordOf(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(wordOf).join(", ");
  const agent = (value as { readonly agent?: unknown } | null)?.agent;
  return typeof agent === "string" ? agent : JSON.stringify(value);
}

/** Notes, each once. */
export function unique(notes: readonly (string | null)[]): readonly (string | null)[] {
  return [...new Set(notes)];
}

/** Notes as one; null where nothing is said. */
export function joined(...notes: readonly (string | null | undefined)[]): string | null {
  const parts = notes.filter((note): note is string => typeof note === "string" && note !== "");
  return parts.length === 0 ? null : parts.join(" ");
}
