import type { Knowledge, RiskSchemeId } from "../knowledge/types";
import type { AssessOptions } from "./assessment";
import { type CompiledKnowledge, type CompiledRule, compileKnowledge, type Program } from "./compile-knowledge";
import { DecisionIndex } from "./decision-index";
import { type EvaluatedScheme, evaluatedScheme } from "./evaluate";
import type { Facts } from "./fact";
import { prepareCase } from "./prepare-case";
import { type EmittedCode, runRules } from "./rules";

/** One scheme and one decision of the pathway, such as "adjuvant". */
export interface Question {
  readonly scheme: RiskSchemeId;
  readonly decision: string;
}

/** The answer to one question, without the document around it. */
export interface Decision {
  readonly scheme: EvaluatedScheme;
  /** What the rows of the decision emit: the same entries as in the whole evaluation. */
  readonly emitted: readonly EmittedCode[];
}

/**
 * Answers one question for many patients by the same tables and rows as `assess`: precedence, replacement and blocking applied,
 * nothing put into words. Patients whom no table and no row tells apart are worked out once.
 * @returns for the facts of a patient every class that is still possible and every code that applies or may apply; unknown
 * facts stay unknown.
 */
export function decisionMaker(
  knowledge: Knowledge,
  { as_of, language }: Pick<AssessOptions, "as_of" | "language">,
  question: Question,
): (facts: Facts) => Decision {
  const compiled = compileKnowledge(knowledge);
  const rows = rowsOf(question.decision, compiled);
  const index = new DecisionIndex<Decision>(compiled);
  const work = (facts: Facts): Decision => {
    const prepared = prepareCase(facts, knowledge, { as_of, language, mode: "today" });
    return {
      scheme: evaluatedScheme(prepared, question.scheme),
      emitted: runRules(prepared.run, rows, compiled).filter(({ rule }) => rule.decision === question.decision),
    };
  };
  return (facts) => index.answer(facts, () => work(facts));
}

/** The rows of a decision, those that replace one of them or one of their codes, and those that may block one of the codes. */
function rowsOf(decision: string, { today }: CompiledKnowledge): Pick<Program, "rules" | "blocking"> {
  const own = today.rules.filter((rule) => rule.decision === decision);
  const ids = new Set(own.map(({ id }) => id));
  const codes = new Set(own.flatMap(({ emissions }) => emissions.map(({ code }) => code)));
  const replaces = ({ suppresses }: CompiledRule): boolean =>
    (suppresses?.rules ?? []).some((id) => ids.has(id)) || (suppresses?.codes ?? []).some((code) => codes.has(code));
  return {
    rules: today.rules.filter((rule) => ids.has(rule.id) || replaces(rule)),
    blocking: today.blocking.filter(({ blocks }) =>
      blocks.some((block) => [...block.codes].some((code) => codes.has(code))),
    ),
  };
}
