import type { FactName } from "../knowledge/types";
import type { Recommendation } from "./assessment";
import type { Evaluation } from "./evaluate";
import { SCHEMES } from "./scheme-tables";

/** Something still open: a risk scheme, or a rule that is only possible. */
export interface OpenQuestion {
  /** "risk.afip_2006", a rule id, or the id of a follow-up schedule. */
  readonly id: string;
  /** Rows of one decision are open together; null: a row that belongs to no decision. */
  readonly decision: string | null;
  /** The class of a tumour still in place: its facts come with the operation, so they are asked for after all others. */
  readonly is_later?: boolean;
  readonly missing: readonly FactName[];
}

const IN_PLACE: readonly string[] = ["suspected_sel", "localized_resectable", "localized_unresectable"];

/** What is still open: schemes that give a range, rows that are only possible, and the schedules with the facts they wait for. */
export function openQuestions(evaluation: Evaluation, schedules: readonly Recommendation[]): readonly OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  const setting = evaluation.facts.disease_setting;
  if (setting === undefined || setting.status === "unknown") {
    const fact = "disease_setting";
    questions.push({ id: fact, decision: fact, missing: [fact] });
  }
  const isInPlace = setting?.status === "known" && IN_PLACE.includes(setting.value);
  for (const id of SCHEMES) {
    const { needs, status } = evaluation.schemes[id];
    if (status !== "range") continue;
    const scheme = `risk.${id}`;
    questions.push(
      isInPlace
        ? { id: scheme, decision: null, is_later: true, missing: needs }
        : { id: scheme, decision: scheme, missing: needs },
    );
  }
  let asked: string | null = null;
  for (const { rule, status, missing } of evaluation.emitted) {
    const { id, decision } = rule;
    // The codes of a row stand together: the first one that is open asks for the row.
    if (status !== "possible" || missing.length === 0 || id === asked) continue;
    asked = id;
    questions.push({ id, decision, missing });
  }
  for (const { code, missing } of schedules) questions.push({ id: code, decision: null, missing });
  return questions;
}
