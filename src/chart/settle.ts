import type { Fact, NumericBounds } from "../engine/fact";
import type { FactName, FactValues } from "../knowledge/types";
import type { Translate } from "../text/translate";
import { agrees, grouped, inOrder } from "./agreement";
import type { ChartTextKey } from "./reading";
import { daysBetween, newestOf } from "./recency";
import type { FactRule } from "./reconcile-rules";
import { commonBounds, conflict, joined, known, told, toldValues, unknownFrom } from "./settled-fact";
import type { Candidate } from "./types";

/** The answer of the sources by the rule of preference; what a clinician entered in this session stands over them. */
export function byRule(
  name: FactName,
  candidates: readonly Candidate[],
  rule: FactRule,
  say: Translate<ChartTextKey>,
): Fact {
  const entered = candidates.filter((candidate) => candidate.source.method === "entered" && candidate.value !== null);
  if (entered.length > 0) return standing(name, entered, rule, say);
  if (rule.mode === "union") return union(name, candidates, say);
  if (rule.mode === "text_union") return textUnion(candidates);
  if (rule.mode === "latest") return latest(name, candidates, rule, say);
  if (rule.mode === "earliest") return earliest(name, candidates, rule, say);
  return standing(name, candidates, rule, say);
}

function without(all: readonly Candidate[], some: readonly Candidate[]): readonly Candidate[] {
  const leftOut = new Set(some);
  return all.filter((candidate) => !leftOut.has(candidate));
}

function rankOf(candidate: Candidate, rule: FactRule): readonly number[] {
  if (rule.several_tumours) return [0];
  const kind = rule.kinds?.[candidate.kind] ?? (rule.kinds ? 3 : 1);
  const specimen =
    rule.specimen_counts && (candidate.specimen === "biopsy" || candidate.specimen === "cytology") ? 0 : 1;
  const status = candidate.report_status === "amended" ? 2 : candidate.report_status === "preliminary" ? 0 : 1;
  return [kind, specimen, status];
}

function compareRank(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < one.length; index += 1) {
    const difference = (other[index] ?? 0) - (one[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function standing(
  name: FactName,
  candidates: readonly Candidate[],
  rule: FactRule,
  say: Translate<ChartTextKey>,
): Fact {
  const ranked = [...candidates].sort(
    (one, other) => compareRank(rankOf(one, rule), rankOf(other, rule)) || inOrder(one, other),
  );
  const best = ranked[0];
  if (!best) return { status: "unknown", note: null };
  const isEqual = (candidate: Candidate): boolean => compareRank(rankOf(candidate, rule), rankOf(best, rule)) === 0;
  let top = ranked.filter(isEqual);
  const lesser = ranked.filter((candidate) => !isEqual(candidate));

  // A rupture of no stated kind is the major one that another source describes.
  const isMajor = top.some((candidate) => candidate.value === "major_defect");
  const ambiguous = top.filter(
    (candidate) => candidate.value === null && candidate.unresolved === "ambiguous" && !isMajor,
  );
  const valued = top.filter((candidate) => candidate.value !== null);
  if (ambiguous.length > 0 || valued.length === 0) {
    return unknownFrom([...ambiguous, ...without(top, ambiguous)], [...valued, ...lesser], say);
  }
  // Of several amended reports that differ the newest counts.
  if (top.every((candidate) => candidate.report_status === "amended")) {
    const newestDate =
      valued
        .map((candidate) => candidate.source.date ?? "")
        .sort()
        .at(-1) ?? "";
    const newest = valued.filter((candidate) => (candidate.source.date ?? "") === newestDate);
    if (newestDate !== "" && newest.length < valued.length) {
      for (const candidate of without(valued, newest)) lesser.push(candidate);
      top = newest;
    }
  }
  const groups = grouped(
    name,
    top.filter((candidate) => candidate.value !== null),
    rule,
  );
  if (groups.length > 1) return conflict(groups, say);
  const [group] = groups;
  const chosen = group?.[0];
  if (!group || !chosen || chosen.value === null) return unknownFrom(top, lesser, say);
  const contradicting = [...top, ...lesser].find(
    (candidate) =>
      candidate.value === null &&
      candidate.bounds &&
      candidate.kind !== "imaging" &&
      typeof chosen.value === "number" &&
      !isWithin(chosen.value, candidate.bounds),
  );
  if (contradicting) {
    return {
      status: "unknown",
      note: joined(
        say("sources_differ_with_bound", { value: told(chosen), other: told(contradicting) }),
        contradicting.note,
      ),
      sources: [...group.map((candidate) => candidate.source), contradicting.source],
    };
  }
  const outranked = lesser.filter((candidate) => candidate.value !== null && !agrees(name, candidate, chosen, rule));
  const notes = [
    ...group.map((candidate) => candidate.note),
    ...top.filter((candidate) => candidate.value === null).map((candidate) => candidate.note),
    outranked.length > 0 ? say("other_sources_say", { others: toldValues(outranked) }) : null,
  ];
  return known(chosen, group, notes);
}

function latest(name: FactName, candidates: readonly Candidate[], rule: FactRule, say: Translate<ChartTextKey>): Fact {
  const dateOf = (candidate: Candidate): string | null => candidate.source.date;
  const newest = newestOf(candidates, dateOf);
  const beside = without(
    candidates.filter((candidate) => candidate.stands_beside),
    newest,
  );
  const current = [...newest, ...beside].sort(inOrder);
  const valued = current.filter((candidate) => candidate.value !== null);
  if (valued.length === 0 || current.some((candidate) => candidate.unresolved === "ambiguous")) {
    const earlier = without(candidates, current).filter((candidate) => candidate.value !== null);
    // A limit that is the newest result stays one, whatever an older result was.
    const bounds = commonBounds(current.flatMap((candidate) => (candidate.bounds ? [candidate.bounds] : [])));
    const fact = unknownFrom(
      current.filter((candidate) => candidate.value === null),
      [...valued, ...newestOf(earlier, dateOf)],
      say,
    );
    return bounds && valued.length === 0 ? { ...fact, bounds } : fact;
  }
  const groups = grouped(name, valued, rule);
  if (groups.length > 1) return conflict(groups, say);
  const [group] = groups;
  const chosen = group?.[0];
  return group && chosen
    ? known(chosen, group, [...group.map((candidate) => candidate.note)])
    : { status: "unknown", note: null };
}

function earliest(
  name: FactName,
  candidates: readonly Candidate[],
  rule: FactRule,
  say: Translate<ChartTextKey>,
): Fact {
  const valued = candidates
    .filter((candidate) => typeof candidate.value === "string")
    .sort((one, other) => String(one.value).localeCompare(String(other.value)));
  const [first] = valued;
  if (!first) return unknownFrom(candidates, [], say);
  const last = valued.at(-1) ?? first;
  const days = daysBetween(String(first.value), String(last.value));
  if (!(days <= (rule.tolerance ?? 0))) return conflict(grouped(name, valued, { mode: "standing" }), say);
  return known(
    first,
    valued,
    valued.map((candidate) => candidate.note),
  );
}

function union(name: FactName, candidates: readonly Candidate[], say: Translate<ChartTextKey>): Fact {
  const lists = candidates.filter((candidate) => Array.isArray(candidate.value));
  const filled = lists.filter((candidate) => (candidate.value as readonly unknown[]).length > 0);
  const empty = lists.filter((candidate) => (candidate.value as readonly unknown[]).length === 0);
  const open = candidates.filter((candidate) => candidate.value === null);
  if (filled.length === 0) {
    if (empty.length === 0 || open.length > 0) return unknownFrom(open, empty, say);
    const [first] = empty;
    return first
      ? known(
          first,
          empty,
          empty.map((candidate) => candidate.note),
        )
      : { status: "unknown", note: null };
  }
  const lastFilled =
    filled
      .map((candidate) => candidate.source.date ?? "")
      .sort()
      .at(-1) ?? "";
  // An "empty" that is not older than the last entry, or where no date tells which is, contradicts it.
  const later = empty.filter((candidate) => lastFilled === "" || (candidate.source.date ?? "") >= lastFilled);
  const values = mergedList(name, filled);
  if (later.length > 0 && name !== "concomitant_meds") {
    return {
      status: "conflict",
      alternatives: [
        { value: values as FactValues[FactName], sources: filled.map((candidate) => candidate.source) },
        { value: [] as unknown as FactValues[FactName], sources: later.map((candidate) => candidate.source) },
      ],
      note: say("sources_differ"),
    };
  }
  const [first] = filled;
  if (!first) return { status: "unknown", note: null };
  return known(
    { ...first, value: values as FactValues[FactName] },
    filled,
    [...filled, ...open].map((candidate) => candidate.note),
  );
}

function mergedList(name: FactName, candidates: readonly Candidate[]): readonly unknown[] {
  const values: unknown[] = [];
  const seen = new Set<string>();
  const ordered =
    name === "prior_tki"
      ? [...candidates].sort((one, other) => startOf(one).localeCompare(startOf(other)))
      : candidates;
  for (const candidate of ordered) {
    for (const item of candidate.value as readonly unknown[]) {
      const key = typeof item === "string" ? item.toLowerCase() : JSON.stringify(item);
      if (seen.has(key)) continue;
      seen.add(key);
      values.push(item);
    }
  }
  return values;
}

function startOf(candidate: Candidate): string {
  const [course] = Array.isArray(candidate.value)
    ? (candidate.value as readonly { readonly start?: string | null }[])
    : [];
  return course?.start ?? "9999";
}

function textUnion(candidates: readonly Candidate[]): Fact {
  const valued = candidates.filter((candidate) => typeof candidate.value === "string").sort(inOrder);
  const [first] = valued;
  if (!first) return { status: "unknown", note: null };
  const text = [...new Set(valued.map((candidate) => String(candidate.value)))].join("; ");
  return known({ ...first, value: text }, valued, []);
}

function isWithin(value: number, bounds: NumericBounds): boolean {
  if (bounds.low !== undefined && (value < bounds.low || (value === bounds.low && bounds.low_inclusive === false)))
    return false;
  return !(
    bounds.high !== undefined &&
    (value > bounds.high || (value === bounds.high && bounds.high_inclusive === false))
  );
}
