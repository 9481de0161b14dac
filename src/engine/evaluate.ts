import type { FactName, Knowledge, RiskSchemeId } from "../knowledge/types";
import type { AssessOptions, SchemeResult } from "./assessment";
import type { Facts } from "./fact";
import { type PreparedCase, prepareCase } from "./prepare-case";
import type { SchemeEvaluation } from "./risk-schemes";
import { type EmittedCode, runRules } from "./rules";

/** One patient evaluated, before anything is put into words: what explanations and comparisons are made from. */
export interface Evaluation extends PreparedCase {
  readonly schemes: Readonly<Record<RiskSchemeId, EvaluatedScheme>>;
  readonly emitted: readonly EmittedCode[];
}

export interface EvaluatedScheme {
  readonly id: RiskSchemeId;
  readonly status: SchemeResult["status"];
  readonly categories: readonly string[];
  readonly rows: SchemeEvaluation["rows"];
  /** Facts that would settle the class. */
  readonly needs: readonly FactName[];
  /** Known facts that the class rests on. */
  readonly because: readonly FactName[];
  /** Words of the validity limits that apply or may apply. */
  readonly limits: readonly string[];
}

/**
 * Completes the facts, computes the schemes and walks the rules of the mode; no words yet but notes and limits. Never throws
 * for legal facts.
 */
export function evaluate(given: Facts, knowledge: Knowledge, options: AssessOptions): Evaluation {
  const prepared = prepareCase(given, knowledge, options);
  const schemes = {
    nih_2002: evaluatedScheme(prepared, "nih_2002"),
    afip_2006: evaluatedScheme(prepared, "afip_2006"),
    modified_nih_2008: evaluatedScheme(prepared, "modified_nih_2008"),
    tnm_8: evaluatedScheme(prepared, "tnm_8"),
  };
  const { run, compiled } = prepared;
  return Object.assign(prepared, { schemes, emitted: runRules(run, compiled[options.mode], compiled) });
}

/** One scheme's answer for this patient. */
export function evaluatedScheme({ risk, limits, compiled }: PreparedCase, id: RiskSchemeId): EvaluatedScheme {
  const evaluation = risk.scheme(id);
  const { rows, outcomes } = evaluation;
  const { schemes, index } = compiled;
  const categories = schemes.tables[id].table.categories.filter((_, category) => (outcomes >> (category + 1)) & 1);
  const hasCellWithoutData = (outcomes & 1) === 1;
  const status =
    rows.length === 0
      ? "not_applicable"
      : categories.length === 0
        ? "insufficient"
        : categories.length === 1 && !hasCellWithoutData && evaluation.every_site_has_table
          ? "determined"
          : "range";
  const names = (numbers: readonly number[]): readonly FactName[] =>
    numbers.flatMap((number) => index.names[number] ?? []);
  return {
    id,
    status,
    categories,
    rows,
    needs: names(evaluation.needs),
    because: names(evaluation.because),
    limits: limits[id],
  };
}
