import type { Condition, TkiCourse } from "../knowledge/types";
import { type Case, factOf, note, type Test } from "./case";
import type { FactIndex } from "./fact-set";
import { agreement, and, FALSE, or, TRUE, type Truth, truthOf, UNKNOWN } from "./truth";
import { plain, wordMatcher } from "./words";

type CourseCondition = Extract<Condition, { course: unknown }>["course"];

/** Does some previous course fit all of these? What a course does not say leaves it open. */
export function courseTest(wanted: CourseCondition, index: FactIndex): Test {
  const number = index.numberOf("prior_tki");
  const agents = wanted.agents ? new Set(wanted.agents) : null;
  const settings = wanted.settings ? new Set<string>(wanted.settings) : null;
  const reasons = wanted.reason_matches ? wordMatcher(wanted.reason_matches, "start") : null;
  const fits = (course: TkiCourse): Truth => {
    let truth = TRUE;
    if (agents) truth = and(truth, course.agent ? truthOf(agents.has(course.agent.toLowerCase())) : UNKNOWN);
    if (settings) truth = and(truth, course.setting ? truthOf(settings.has(course.setting)) : UNKNOWN);
    if (wanted.progressed_on !== undefined) {
      const progressed = course.progressed_on;
      truth = and(truth, typeof progressed === "boolean" ? truthOf(progressed === wanted.progressed_on) : UNKNOWN);
    }
    if (reasons) truth = and(truth, course.reason ? truthOf(reasons.test(plain(course.reason))) : UNKNOWN);
    return truth;
  };
  const some = (courses: readonly TkiCourse[]): Truth =>
    courses.reduce<Truth>((so, course) => or(so, fits(course)), FALSE);
  const truth = (patient: Case): Truth => {
    const fact = factOf<"prior_tki">(patient, number);
    if (fact?.status === "known") return some(fact.value);
    if (fact?.status === "conflict" && fact.alternatives.length > 1) {
      return agreement(fact.alternatives.map(({ value }) => some(value)));
    }
    return fact?.status === "not_applicable" ? FALSE : UNKNOWN;
  };
  return { truth, trace: (_patient, trace, outcome) => note(outcome, number, trace) };
}

/** Are there that many different agents, previous and current together, these among them? */
export function distinctTkiTest(least: number, including: readonly string[], index: FactIndex): Test {
  const priorNumber = index.numberOf("prior_tki");
  const currentNumber = index.numberOf("current_tki");
  const truth = (patient: Case): Truth => {
    const current = factOf<"current_tki">(patient, currentNumber);
    const prior = factOf<"prior_tki">(patient, priorNumber);
    const agents = new Set<string>();
    let open = false;
    if (prior?.status === "known") {
      for (const course of prior.value) {
        if (course.agent) agents.add(course.agent.toLowerCase());
        else open = true;
      }
    } else if (prior?.status !== "not_applicable") open = true;
    if (current?.status === "known") {
      if (current.value !== "none") agents.add(current.value);
    } else if (current?.status !== "not_applicable" && (open || agents.size + 1 >= least)) open = true;
    const included = including.every((agent) => agents.has(agent));
    if (agents.size >= least && included) return TRUE;
    return open ? UNKNOWN : FALSE;
  };
  return {
    truth,
    trace: (patient, trace, outcome) => {
      for (const number of [priorNumber, currentNumber]) {
        if (patient.facts[number]?.status === "known") trace.because.add(number);
        else if (outcome === UNKNOWN) trace.missing.add(number);
      }
    },
  };
}
