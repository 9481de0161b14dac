import type { Condition, Knowledge } from "../knowledge/types";
import type { Test } from "./case";
import type { FactIndex } from "./fact-set";
import { factTest, knownTest } from "./fact-tests";
import { genotypeSetTest, variantTest } from "./genotype-tests";
import { courseTest, distinctTkiTest } from "./treatment-tests";
import { FALSE, not, TRUE, type Truth, truthOf, UNKNOWN } from "./truth";

export interface ConditionContext {
  readonly knowledge: Knowledge;
  readonly index: FactIndex;
  /** Index of a rule by its id; throws for an unknown id, a mistake in the tables. */
  ruleIndex(id: string): number;
  readonly named: Map<string, Test>;
  readonly open: Set<string>;
  /** Equal conditions become one test, asked once a patient; absent: every condition gets a test of its own. */
  readonly shared?: SharedTests;
}

export interface SharedTests {
  /** By what they test. */
  readonly tests: Map<string, Test>;
  /** Places for the answers about the patient at hand, over all programs of a knowledge. */
  readonly slots: { count: number };
}

/**
 * Turns a condition of the tables into a test. Done once per knowledge; a test then costs some comparisons.
 * @throws when the tables name a condition, rule, fact or drug list that does not exist, or a condition that names itself.
 */
export function compileCondition(condition: Condition, context: ConditionContext): Test {
  const { shared } = context;
  if (!shared) return testOf(condition, context);
  const key = JSON.stringify(condition);
  const done = shared.tests.get(key);
  if (done) return done;
  const own = testOf(condition, context);
  const test = isQuick(condition) ? own : askedOnce(own, shared.slots.count++);
  shared.tests.set(key, test);
  return test;
}

/** One comparison is quicker than remembering its answer. */
function isQuick(condition: Condition): boolean {
  if ("fact" in condition) return !("drug_list" in condition || "matches_any" in condition);
  return "always" in condition || "known" in condition;
}

function askedOnce({ truth, trace }: Test, slot: number): Test {
  return {
    truth: (patient) => {
      const done = patient.memo[slot];
      if (done) return (done - 1) as Truth;
      const answer = truth(patient);
      patient.memo[slot] = answer + 1;
      return answer;
    },
    trace,
  };
}

function testOf(condition: Condition, context: ConditionContext): Test {
  const { knowledge, index } = context;
  if ("all" in condition) return allOf(condition.all.map((part) => compileCondition(part, context)));
  if ("any" in condition) return anyOf(condition.any.map((part) => compileCondition(part, context)));
  if ("not" in condition) {
    const { truth, trace } = compileCondition(condition.not, context);
    return {
      truth: (patient) => not(truth(patient)),
      trace: (patient, found, outcome) => trace(patient, found, not(outcome)),
    };
  }
  if ("always" in condition) {
    const truth = truthOf(condition.always);
    return { truth: () => truth, trace: () => {} };
  }
  if ("named" in condition) return namedTest(condition.named, context);
  if ("condition" in condition) return assuming(condition.if_unknown, compileCondition(condition.condition, context));
  if ("rule_fires" in condition) return ruleTest(context.ruleIndex(condition.rule_fires), condition.emitted ?? null);
  if ("known" in condition) return knownTest(condition.known, index);
  if ("genotype_set" in condition) return genotypeSetTest(condition.genotype_set, knowledge, index);
  if ("variant" in condition) return variantTest(condition.variant, index);
  if ("course" in condition) return courseTest(condition.course, index);
  if ("distinct_tki_at_least" in condition) {
    return distinctTkiTest(condition.distinct_tki_at_least, condition.including ?? [], index);
  }
  return factTest(condition, knowledge, index);
}

function allOf(parts: readonly Test[]): Test {
  return {
    truth: (patient) => {
      let outcome = TRUE;
      for (const part of parts) {
        const truth = part.truth(patient);
        if (truth === FALSE) return FALSE;
        if (truth < outcome) outcome = truth;
      }
      return outcome;
    },
    trace: (patient, trace, truth) => {
      if (truth === FALSE) parts.find((part) => part.truth(patient) === FALSE)?.trace(patient, trace, FALSE);
      else if (truth === TRUE) for (const part of parts) part.trace(patient, trace, TRUE);
      else for (const part of parts) part.trace(patient, trace, part.truth(patient));
    },
  };
}

function anyOf(parts: readonly Test[]): Test {
  return {
    truth: (patient) => {
      let outcome = FALSE;
      for (const part of parts) {
        const truth = part.truth(patient);
        if (truth === TRUE) return TRUE;
        if (truth > outcome) outcome = truth;
      }
      return outcome;
    },
    trace: (patient, trace, truth) => {
      for (const part of parts) {
        if (truth === FALSE || part.truth(patient) === truth) part.trace(patient, trace, truth);
      }
    },
  };
}

function assuming(assumed: boolean, { truth, trace }: Test): Test {
  const instead = truthOf(assumed);
  return {
    truth: (patient) => {
      const answer = truth(patient);
      return answer === UNKNOWN ? instead : answer;
    },
    trace: (patient, found) => trace(patient, found, truth(patient)),
  };
}

function namedTest(name: string, context: ConditionContext): Test {
  const done = context.named.get(name);
  if (done) return done;
  const condition = context.knowledge.conditions[name];
  if (!condition) throw new Error(`no condition named ${name}`);
  if (context.open.has(name)) throw new Error(`condition ${name} names itself`);
  context.open.add(name);
  const test = compileCondition(condition, context);
  context.open.delete(name);
  context.named.set(name, test);
  return test;
}

function ruleTest(rule: number, code: string | null): Test {
  return {
    truth: (patient) => (code === null ? patient.ruleTruth(rule) : patient.emissionTruth(rule, code)),
    trace: (patient, trace) => patient.traceRule(rule, code, trace),
  };
}
