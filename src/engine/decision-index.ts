import type { FactDefinition, FactName } from "../knowledge/types";
import type { CompiledKnowledge } from "./compile-knowledge";
import type { Fact, Facts } from "./fact";
import { cellOf } from "./scheme-tables";
import { thresholds } from "./thresholds";

/** Answers kept at most; beyond it nothing more is kept. */
const CAPACITY = 50_000;

/** The code of a fact that stands for every value which no table and no row tells from it. */
type CodeOf = (fact: Fact) => number | null;

interface Branch<T> {
  readonly next: Map<number, Branch<T>>;
  answer: T | null;
}

const CODES = 256;

/**
 * Answers by what was known when they were worked out. Named values stand for themselves; sizes and mitotic counts by the cell
 * between two limits of the tables and rows, so that 31 mm and 32 mm are one case. Facts of any other kind (dates, courses,
 * texts, conflicts, bounds, other numbers) have no code: a patient with one of them is always worked out anew.
 */
export class DecisionIndex<T> {
  private readonly codes: ReadonlyMap<string, { readonly number: number; readonly codeOf: CodeOf }>;
  private readonly root: Branch<T> = { next: new Map(), answer: null };
  private kept = 0;

  constructor({ knowledge, index, schemes }: CompiledKnowledge) {
    const compared = thresholds(knowledge);
    const cells = (name: FactName): CodeOf => {
      const { limits } = name === "mitoses_per_5mm2" ? schemes.mitoses : schemes.size;
      const all = [...new Set([...limits, ...(compared.get(name) ?? [])])].sort((left, right) => left - right);
      return (fact) => (fact.status === "known" && typeof fact.value === "number" ? cellOf(fact.value, all) : null);
    };
    this.codes = new Map(
      index.names.flatMap((name, number) => {
        const codeOf = CELLED.includes(name) ? cells(name) : codeOfNamed(knowledge.dictionary[name]);
        return codeOf ? [[name, { number, codeOf }] as const] : [];
      }),
    );
  }

  /** The answer kept for such facts, or what `work` gives, kept from now on if the facts have codes. */
  answer(facts: Facts, work: () => T): T {
    let branch = this.root;
    for (const name in facts) {
      const fact: Fact | undefined = facts[name as FactName];
      if (fact === undefined || (fact.status === "unknown" && fact.bounds === undefined)) continue;
      const coded = this.codes.get(name);
      const code = coded?.codeOf(fact) ?? null;
      if (coded === undefined || code === null) return work();
      const key = coded.number * CODES + code;
      let next = branch.next.get(key);
      if (next === undefined) {
        if (this.kept >= CAPACITY) return work();
        this.kept++;
        next = { next: new Map(), answer: null };
        branch.next.set(key, next);
      }
      branch = next;
    }
    branch.answer ??= work();
    return branch.answer;
  }
}

const CELLED: readonly FactName[] = ["size_mm", "size_mm_imaging", "mitoses_per_5mm2"];

function codeOfNamed({ kind }: FactDefinition): CodeOf | null {
  if (kind.type !== "enum" && kind.type !== "boolean") return null;
  const values: readonly unknown[] = kind.type === "enum" ? kind.values : [false, true];
  const codes = new Map(values.map((value, code) => [value, code]));
  return (fact) => (fact.status === "known" ? (codes.get(fact.value) ?? null) : null);
}
