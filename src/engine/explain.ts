import type { Condition, FactName, FactValue, Knowledge, RiskSchemeId, SchemeRow } from "../knowledge/types";
import type { AssessOptions } from "./assessment";
import { emptyTrace } from "./case";
import { type ConditionContext, compileCondition } from "./conditions";
import { type Evaluation, evaluate } from "./evaluate";
import type { Facts } from "./fact";
import { FALSE, TRUE, type Truth } from "./truth";

/** Why a scheme gives its class: the printed rows that are possible, to be highlighted in the table. */
export interface SchemeExplanation {
  readonly scheme: RiskSchemeId;
  readonly rows: readonly SchemeRow[];
  readonly because: readonly FactName[];
  readonly needs: readonly FactName[];
}

/** One step of a rule's condition, with its truth and the facts it read: the rule as a proof. */
export interface ProofStep {
  readonly condition: Condition;
  readonly truth: "true" | "false" | "unknown";
  readonly facts: readonly { readonly fact: FactName; readonly value: FactValue | null }[];
  readonly missing: readonly FactName[];
  readonly steps: readonly ProofStep[];
}

export interface RuleExplanation {
  readonly rule: string;
  readonly code: string | null;
  readonly scope: ProofStep | null;
  readonly when: ProofStep;
  readonly narrower: ProofStep | null;
}

/** The rows of each printed table that apply, or can still apply, to this patient. */
export function explainSchemes(
  facts: Facts,
  knowledge: Knowledge,
  options: AssessOptions,
): Readonly<Record<RiskSchemeId, SchemeExplanation>> {
  const { schemes } = evaluate(facts, knowledge, options);
  const explained = Object.values(schemes).map(({ id, rows, because, needs }) => ({
    scheme: id,
    rows,
    because,
    needs,
  }));
  return Object.fromEntries(explained.map((entry) => [entry.scheme, entry])) as Record<RiskSchemeId, SchemeExplanation>;
}

/**
 * A rule as a proof: each part of its condition with its truth value for this patient and the facts that it read.
 * @returns null when the mode has no such rule.
 */
export function explainRule(
  facts: Facts,
  knowledge: Knowledge,
  options: AssessOptions,
  ruleId: string,
  code: string | null = null,
): RuleExplanation | null {
  const evaluation = evaluate(facts, knowledge, options);
  const program = evaluation.compiled[options.mode];
  const rule = program.rules[program.index.get(ruleId) ?? -1]?.rule;
  if (!rule) return null;
  const context: ConditionContext = {
    knowledge,
    index: evaluation.compiled.index,
    ruleIndex: (id) => program.index.get(id) ?? -1,
    named: new Map(),
    open: new Set(),
  };
  const step = (condition: Condition): ProofStep => proofStep(condition, evaluation, context);
  const emission = rule.emits.find((candidate) => candidate.code === code);
  return {
    rule: rule.id,
    code,
    scope: rule.scope ? step(rule.scope) : null,
    when: step(rule.when),
    narrower: emission?.when ? step(emission.when) : null,
  };
}

function proofStep(condition: Condition, evaluation: Evaluation, context: ConditionContext): ProofStep {
  const test = compileCondition(condition, context);
  const { index } = evaluation.compiled;
  const trace = emptyTrace(index);
  const truth = test.truth(evaluation.run);
  test.trace(evaluation.run, trace, truth);
  return {
    condition,
    truth: word(truth),
    facts: trace.because.names().map((fact) => {
      const known = evaluation.facts[fact];
      return { fact, value: known?.status === "known" ? known.value : null };
    }),
    missing: trace.missing.names(),
    steps: partsOf(condition, context.knowledge).map((part) => proofStep(part, evaluation, context)),
  };
}

function partsOf(condition: Condition, knowledge: Knowledge): readonly Condition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  if ("not" in condition) return [condition.not];
  if ("condition" in condition) return [condition.condition];
  if ("named" in condition) {
    const named = knowledge.conditions[condition.named];
    return named ? [named] : [];
  }
  return [];
}

function word(truth: Truth): ProofStep["truth"] {
  return truth === TRUE ? "true" : truth === FALSE ? "false" : "unknown";
}
