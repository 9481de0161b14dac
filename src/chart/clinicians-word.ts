import type { Fact } from "../engine/fact";
import type { FactName } from "../knowledge/types";
import { agrees, grouped } from "./agreement";
import type { FactAbsence } from "./codes/filed-facts";
import { isEarlier } from "./recency";
import { type FactRule, type ReconcileOptions, ruleOf } from "./reconcile-rules";
import { byRule } from "./settle";
import { conflict, joined, known, toldValues, unknownFrom } from "./settled-fact";
import type { Candidate } from "./types";

/** The answer for one fact: by the clinician's word of an earlier session where there is one, else by the sources alone. */
export function settle(name: FactName, candidates: readonly Candidate[], options: ReconcileOptions): Fact {
  const rule = ruleOf(name);
  const said = candidates.find((candidate) => candidate.confirmed_at !== undefined);
  if (said?.absent) return afterAbsence(name, said, said.absent, candidates, options);
  if (said && said.value !== null) return afterConfirmation(name, said, candidates, rule, options);
  return bySources(name, candidates, rule, options);
}

function bySources(name: FactName, candidates: readonly Candidate[], rule: FactRule, options: ReconcileOptions): Fact {
  const { say } = options;
  if (options.has_several_gists && rule.mode === "standing")
    return byRule(name, candidates, { ...rule, several_tumours: true }, say);
  return byRule(name, candidates, rule, say);
}

/**
 * The clinician said that the fact is unknown, or does not apply. That stands over what the chart held by then, which is
 * told beside it; what came later speaks for itself, and the clinician's word is told beside that. A source that nothing
 * dates does not undo it: it is told.
 */
function afterAbsence(
  name: FactName,
  said: Candidate,
  absent: FactAbsence,
  candidates: readonly Candidate[],
  options: ReconcileOptions,
): Fact {
  const { say } = options;
  const others = candidates.filter((candidate) => candidate !== said);
  const later = others.filter(laterThan(said, options, false));
  const by = byWhom(said);
  const word =
    by === null ? say(`marked_${absent}`, saidOn(said)) : say(`marked_${absent}_by`, { ...saidOn(said), author: by });
  if (later.length > 0) {
    const fact = bySources(name, later, ruleOf(name), options);
    return { ...fact, note: joined(fact.note ?? null, word) } as Fact;
  }
  const valued = others.filter((candidate) => candidate.value !== null);
  const note = joined(word, valued.length > 0 ? say("other_sources_say", { others: toldValues(valued) }) : null);
  return { status: absent, note, sources: [said.source] };
}

const saidOn = ({ confirmed_at }: Candidate) => ({ date: (confirmed_at ?? "").slice(0, 10) });

/** Who said it, where that is a name and not a reference. */
function byWhom({ author }: Candidate): string | null {
  return author === null || /^[A-Z]\w+\/\S+$/.test(author) ? null : author;
}

/** Whether a candidate came into the chart, or was changed, after the clinician said so; `undated` where nothing tells. */
function laterThan(
  { confirmed_at }: Candidate,
  { arrivedAt }: ReconcileOptions,
  undated: boolean,
): (candidate: Candidate) => boolean {
  return ({ source }) => {
    const arrived = arrivedAt?.(source.reference) ?? source.date;
    return arrived === null ? undated : isEarlier(confirmed_at ?? "", arrived);
  };
}

/** The clinician's choice, kept as theirs, and whatever came after it. */
function afterConfirmation(
  name: FactName,
  confirmed: Candidate,
  candidates: readonly Candidate[],
  rule: FactRule,
  options: ReconcileOptions,
): Fact {
  const { say } = options;
  const others = candidates.filter((candidate) => candidate !== confirmed);
  const isLater = laterThan(confirmed, options, true);
  const later = others.filter(isLater);
  const settled = others.filter(
    (candidate) => !isLater(candidate) && candidate.value !== null && !agrees(name, candidate, confirmed, rule),
  );
  const by = byWhom(confirmed);
  const told = joined(
    by === null
      ? say("confirmed_earlier", saidOn(confirmed))
      : say("confirmed_earlier_by", { ...saidOn(confirmed), author: by }),
    settled.length > 0 ? say("other_sources_say", { others: toldValues(settled) }) : null,
  );
  const own = { ...confirmed, note: joined(confirmed.note, told) };
  if (rule.mode !== "standing") return byRule(name, [own, ...later], rule, say);
  const differing = later.filter((candidate) => candidate.value !== null && !agrees(name, candidate, own, rule));
  if (differing.length > 0) return conflict([[own], ...grouped(name, differing, rule)], say);
  const open = later.filter((candidate) => candidate.value === null && candidate.unresolved === "ambiguous");
  if (open.length > 0) return unknownFrom(open, [own], say);
  return known(own, [own, ...later.filter((candidate) => candidate.value !== null)], [own.note]);
}
