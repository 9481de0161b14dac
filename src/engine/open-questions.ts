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
  readonly missing: readonly FactName[];
}

/** What is still open: schemes that give a range, rows that are only possible, schedules that wait for a fact. */
export function openQuestions(evaluation: Evaluation, schedules: readonly Recommendation[]): readonly OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  const setting = evaluation.facts.disease_setting;
  if (setting === undefined || setting.status === "unknown") {
    questions.push({ id: "disease_setting", decision: "disease_setting", missing: ["disease_setting"] });
  }
  for (const id of SCHEMES) {
    const { needs, status } = evaluation.schemes[id];
    if (status !== "range") continue;
    questions.push({ id: `risk.${id}`, decision: `risk.${id}`, missing: needs });
  }
  let asked: string | null = null;
  for (const { rule, status, missing } of evaluation.emitted) {
    const { id, decision } = rule;
    // The codes of a row stand together: the first one that is open asks for the row.
    if (status !== "possible" || missing.length === 0 || id === asked) continue;
    asked = id;
    questions.push({ id, decision, missing });
  }
  for (const { code, missing } of schedules) {
    if (missing.length > 0) questions.push({ id: code, decision: null, missing });
  }
  return questions;
}
