import type { FactName } from "../knowledge/types";
import type { AssessOptions, NextBestFact } from "./assessment";
import type { Evaluation } from "./evaluate";
import type { FactSet } from "./fact-set";
import type { OpenQuestion } from "./open-questions";

export interface RankedFact {
  readonly fact: FactName;
  readonly resolves: readonly string[];
}

interface Count {
  readonly fact: FactName;
  /** Place in the dictionary. */
  readonly number: number;
  readonly is_mandatory: boolean;
  readonly resolves: string[];
  /** Decisions that the fact settles alone, and that it helps to settle. */
  settles: number;
  helps: number;
  /** The same of single rows that belong to no decision. */
  row_settles: number;
  row_helps: number;
}

/**
 * The missing facts, most useful first: first by how many open decisions (risk schemes included) the fact settles alone, then
 * by how many it helps to settle, then by the single rows in the same way; mandatory facts before recommended ones, then the
 * order of the dictionary. What only the specimen of a tumour still in place can tell counts for nothing before the others.
 */
export function rankMissingFacts(questions: readonly OpenQuestion[], { compiled }: Evaluation): readonly RankedFact[] {
  const { index, knowledge } = compiled;
  const decisions = new Map<string, FactSet>();
  const counts = new Map<FactName, Count>();
  const countOf = (fact: FactName): Count => {
    let count = counts.get(fact);
    if (!count) {
      const is_mandatory = knowledge.dictionary[fact].need === "mandatory";
      const number = index.numberOf(fact);
      count = { fact, number, is_mandatory, resolves: [], settles: 0, helps: 0, row_settles: 0, row_helps: 0 };
      counts.set(fact, count);
    }
    return count;
  };
  for (const { id, decision, is_later, missing } of questions) {
    let needed = decision === null ? undefined : decisions.get(decision);
    if (decision !== null && !needed) {
      needed = index.emptySet();
      decisions.set(decision, needed);
    }
    for (const fact of missing) {
      const count = countOf(fact);
      count.resolves.push(id);
      if (is_later) continue;
      if (needed) {
        needed.add(count.number);
      } else {
        count.row_helps++;
        if (missing.length === 1) count.row_settles++;
      }
    }
  }
  for (const needed of decisions.values()) {
    const names = needed.names();
    for (const fact of names) {
      const count = countOf(fact);
      count.helps++;
      if (names.length === 1) count.settles++;
    }
  }
  const before = (left: Count, right: Count): number =>
    Number(right.fact === "disease_setting") - Number(left.fact === "disease_setting") ||
    right.settles - left.settles ||
    right.helps - left.helps ||
    right.row_settles - left.row_settles ||
    right.row_helps - left.row_helps ||
    Number(right.is_mandatory) - Number(left.is_mandatory) ||
    left.number - right.number;
  return [...counts.values()].sort(before);
}

/** A missing fact as the document asks for it. */
export function nextBestFact(
  { fact, resolves }: RankedFact,
  { facts, compiled, say }: Evaluation,
  language: AssessOptions["language"],
): NextBestFact {
  const definition = compiled.knowledge.dictionary[fact];
  const label = definition.label[language];
  return {
    fact,
    resolves,
    question: facts[fact]?.status === "conflict" ? say("question_conflict", { label }) : definition.question[language],
  };
}
