import type { FactName, Knowledge } from "../knowledge/types";

/** Something still open: a risk scheme, or a rule that is only possible. */
export interface OpenQuestion {
  /** "risk.afip_2006" or a rule id. */
  readonly id: string;
  /** Rows of one decision are open together; null: a row that belongs to no decision. */
  readonly decision: string | null;
  readonly missing: readonly FactName[];
}

export interface RankedFact {
  readonly fact: FactName;
  readonly resolves: readonly string[];
}

/**
 * The missing facts, most useful first: first by how many open decisions (risk schemes included) the fact settles alone, then
 * by how many it helps to settle, then by the single rows in the same way; mandatory facts before recommended ones, then the
 * order of the dictionary.
 */
export function rankMissingFacts(
  questions: readonly OpenQuestion[],
  knowledge: Knowledge,
  order: ReadonlyMap<FactName, number>,
): readonly RankedFact[] {
  const decisions = new Map<string, Set<FactName>>();
  const rows: (readonly FactName[])[] = [];
  const resolves = new Map<FactName, Set<string>>();
  for (const question of questions) {
    for (const fact of question.missing) {
      const ids = resolves.get(fact) ?? new Set();
      ids.add(question.id);
      resolves.set(fact, ids);
    }
    if (question.decision === null) {
      rows.push(question.missing);
      continue;
    }
    const needed = decisions.get(question.decision) ?? new Set();
    for (const fact of question.missing) needed.add(fact);
    decisions.set(question.decision, needed);
  }
  const score = (fact: FactName): readonly number[] => {
    let settles = 0;
    let helps = 0;
    for (const needed of decisions.values()) {
      if (!needed.has(fact)) continue;
      helps++;
      if (needed.size === 1) settles++;
    }
    let rowSettles = 0;
    let rowHelps = 0;
    for (const needed of rows) {
      if (!needed.includes(fact)) continue;
      rowHelps++;
      if (needed.length === 1) rowSettles++;
    }
    return [
      fact === "disease_setting" ? 1 : 0,
      settles,
      helps,
      rowSettles,
      rowHelps,
      knowledge.dictionary[fact].need === "mandatory" ? 1 : 0,
      -(order.get(fact) ?? 0),
    ];
  };
  return [...resolves.entries()]
    .map(([fact, ids]) => ({ fact, resolves: [...ids], score: score(fact) }))
    .sort((left, right) => {
      const at = left.score.findIndex((value, index) => value !== right.score[index]);
      return at < 0 ? 0 : (right.score[at] ?? 0) - (left.score[at] ?? 0);
    })
    .map(({ fact, resolves: ids }) => ({ fact, resolves: ids }));
}
