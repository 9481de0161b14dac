import * as cql from "cql-execution";
import type { Decision } from "../../src/engine/decide";
import { ADJUVANT_DECISION_ELM, CLASSES, ROWS } from "./adjuvant-decision-elm";

type Json = Readonly<Record<string, unknown>>;

/** A number from 0 to 1, the same sequence every time. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * Resected patients of every kind that the decision asks about, unknown facts among them. The site is always known: where it is
 * not, one code of AD-04 depends on an AFIP figure that the CQL does not hold.
 */
export function resectedPatients(count: number): readonly Json[] {
  const next = sequence(7);
  const one = <T>(values: readonly T[]): T | null => values[Math.floor(next() * values.length)] ?? null;
  const unlessUnknown = (value: number): number | null => (next() < 0.15 ? null : value);
  return Array.from({ length: count }, () => ({
    disease_setting: "resected_no_residual",
    decision_scheme: "modified_nih",
    adjuvant_status: "never",
    site: one(["stomach", "duodenum", "jejunum", "ileum", "colon", "rectum", "omentum"]),
    size_mm: unlessUnknown(Math.round(10 + next() * 1500) / 10),
    mitoses_per_5mm2: unlessUnknown(Math.floor(next() * 16)),
    rupture_category: one(["none", "none", "minor_defect", "major_defect", null]),
    genotype: one([
      "KIT_ex11_del557_558",
      "KIT_ex11_other",
      "KIT_ex9",
      "PDGFRA_D842V",
      "NF1",
      "quadruple_WT",
      "pending",
      null,
    ]),
  }));
}

export type Answer = Readonly<Record<string, boolean | null>>;

/** Every class and every row of the decision by cql-execution: true, false, or null where it is open. */
export async function decideByCql(patients: readonly Json[]): Promise<readonly Answer[]> {
  const source = new cql.PatientSource(
    patients.map((facts, id) => ({ id: String(id), recordType: "Patient", ...facts })),
  );
  const { patientResults } = await executor.exec_expression("Decision", source, ON);
  return patients.map((_, id) => patientResults[String(id)]?.Decision as Answer);
}

const ON = new cql.DateTime(2026, 11, 23);
const executor = new cql.Executor(new cql.Library(ADJUVANT_DECISION_ELM));

/** The same questions to the engine's answer; of a class only whether it is possible. */
export function answerOf({ scheme, emitted }: Decision): Answer {
  const answer: Record<string, boolean | null> = {};
  for (const [category, name] of Object.entries(CLASSES)) answer[name] = scheme.categories.includes(category);
  for (const row of ROWS) {
    const statuses = emitted.filter(({ rule }) => rule.id === row).map(({ status }) => status);
    answer[row] = statuses.length === 0 ? false : statuses.some((status) => status !== "possible") ? true : null;
  }
  return answer;
}

/** The same classes possible, and every row true, open or false alike? */
export function isSameAnswer(byCql: Answer, byEngine: Answer): boolean {
  return (
    Object.values(CLASSES).every((name) => (byCql[name] !== false) === byEngine[name]) &&
    ROWS.every((row) => byCql[row] === byEngine[row])
  );
}
