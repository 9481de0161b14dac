import type { Condition, FactName, Knowledge } from "../knowledge/types";

const knownThresholds = new WeakMap<Knowledge, ReadonlyMap<FactName, readonly number[]>>();

/** Every number that some rule compares a fact with. */
export function thresholds(knowledge: Knowledge): ReadonlyMap<FactName, readonly number[]> {
  const done = knownThresholds.get(knowledge);
  if (done) return done;
  const found = new Map<FactName, number[]>();
  const visit = (condition: Condition): void => {
    if ("all" in condition) condition.all.forEach(visit);
    else if ("any" in condition) condition.any.forEach(visit);
    else if ("not" in condition) visit(condition.not);
    else if ("condition" in condition) visit(condition.condition);
    else if ("fact" in condition) {
      const names =
        condition.fact === "size" ? (["size_mm", "size_mm_imaging"] as const) : [condition.fact as FactName];
      for (const side of ["lt", "lte", "gt", "gte"] as const) {
        const limit = (condition as Partial<Record<typeof side, number>>)[side];
        if (limit === undefined) continue;
        for (const name of names) found.set(name, [...(found.get(name) ?? []), limit]);
      }
    }
  };
  for (const rule of [...knowledge.rules, ...knowledge.seed_rules]) {
    if (rule.scope) visit(rule.scope);
    visit(rule.when);
    for (const { when, conditional_when } of rule.emits) {
      if (when) visit(when);
      if (conditional_when) visit(conditional_when);
    }
    for (const { when } of rule.blocks ?? []) if (when) visit(when);
  }
  Object.values(knowledge.conditions).forEach(visit);
  knownThresholds.set(knowledge, found);
  return found;
}
