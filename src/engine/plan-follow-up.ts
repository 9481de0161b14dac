import type { AssessOptions, FollowUpVisit, Recommendation } from "./assessment";
import { clearTrace, emptyTrace, type Trace } from "./case";
import type { CompiledSchedule } from "./compile-knowledge";
import type { Evaluation } from "./evaluate";
import { expandSchedule } from "./follow-up";
import { byJurisdiction } from "./recommendation";
import { FALSE, TRUE, UNKNOWN } from "./truth";

export interface FollowUpPlan {
  readonly recommendations: readonly Recommendation[];
  readonly visits: readonly FollowUpVisit[];
}

/** Every schedule that applies, or can still apply, to this patient; the chosen jurisdiction's first. */
export function planFollowUp(evaluation: Evaluation, options: AssessOptions): FollowUpPlan {
  const recommendations: Recommendation[] = [];
  const visits: FollowUpVisit[] = [];
  const fired = new Set<number>();
  for (const { rule, status } of evaluation.emitted) if (status !== "possible") fired.add(rule.index);
  const { schedules, index } = evaluation.compiled;
  const trace = emptyTrace(index);
  for (const schedule of byJurisdiction(schedules, (row) => row.schedule.jurisdictions, options.jurisdiction)) {
    const planned = planSchedule(schedule, evaluation, fired, trace, options.language);
    if (!planned) continue;
    recommendations.push(planned.recommendation);
    for (const visit of planned.visits) visits.push(visit);
  }
  return { recommendations, visits };
}

/**
 * One follow-up schedule for this patient, or null when it does not apply. Several guidelines stand side by side, so one that
 * applies is an option; conditional on a named step when the adjuvant decision is still to be carried out; possible while a
 * fact is missing. Inactive schedules are never shown as advice. Source: follow-up schedules; pathway rules §10.
 */
function planSchedule(
  { schedule, scope, applies, conditional_on }: CompiledSchedule,
  evaluation: Evaluation,
  fired: ReadonlySet<number>,
  trace: Trace,
  language: AssessOptions["language"],
): { readonly recommendation: Recommendation; readonly visits: readonly FollowUpVisit[] } | null {
  if (schedule.status !== "active") return null;
  const { run, facts, compiled, say } = evaluation;
  const inScope = scope ? scope.truth(run) : TRUE;
  if (inScope === FALSE) return null;
  const truth = applies.truth(run);
  const awaited = conditional_on.find((rule) => fired.has(rule));
  clearTrace(trace);
  scope?.trace(run, trace, inScope);
  let status: Recommendation["status"];
  if (inScope === TRUE && truth === TRUE) {
    status = "option";
    applies.trace(run, trace, truth);
  } else if (inScope === TRUE && awaited !== undefined) {
    status = "conditional";
    run.traceRule(awaited, null, trace);
    if (truth === UNKNOWN) applies.trace(run, trace, truth);
  } else if (truth !== FALSE) {
    const setting = facts.disease_setting;
    if (setting === undefined || setting.status === "unknown") return null;
    status = "possible";
    applies.trace(run, trace, truth);
  } else {
    return null;
  }
  const expanded = status === "possible" ? { visits: [], missing: [] } : expandSchedule(schedule, facts);
  let text = schedule.comment ? `${schedule.group[language]}. ${schedule.comment[language]}` : schedule.group[language];
  const date = expanded.missing[0];
  if (date !== undefined && expanded.visits.length === 0) {
    text = say("schedule_needs_date", { text, label: compiled.knowledge.dictionary[date].label[language] });
  }
  for (const name of expanded.missing) trace.missing.add(compiled.index.numberOf(name));
  return {
    recommendation: {
      code: schedule.id,
      rule: "FU",
      status,
      text,
      strength: schedule.evidence[language],
      verification: schedule.verification,
      guideline: schedule.guideline,
      jurisdictions: schedule.jurisdictions,
      because: trace.because.names(),
      missing: trace.missing.names(),
      blocked_by: [],
      citations: schedule.citations,
    },
    visits: expanded.visits.map((visit) => ({
      schedule: visit.schedule,
      date: visit.date,
      month: visit.month,
      modality: visit.modality[language],
      citations: schedule.citations,
    })),
  };
}
