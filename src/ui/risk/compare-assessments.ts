import type { Assessment, Recommendation, RedFlag, RiskScheme, SchemeResult } from "../../engine/assessment";

export interface AssessmentChanges {
  readonly schemes: readonly { readonly id: RiskScheme; readonly before: SchemeResult; readonly after: SchemeResult }[];
  readonly added: readonly Recommendation[];
  readonly removed: readonly Recommendation[];
  readonly changed: readonly { readonly before: Recommendation; readonly after: Recommendation }[];
  readonly flags_added: readonly RedFlag[];
  readonly flags_removed: readonly RedFlag[];
}

const keyOf = (row: { readonly rule: string; readonly code: string }): string => `${row.rule}/${row.code}`;

/** The engine's own remark on what is open is not advice, and would only repeat the differences. */
const isAdvice = (row: Recommendation): boolean => row.rule !== "ENGINE" && !row.rule.startsWith("RF-");

/** What differs between two assessments of one patient: classes, recommendations by rule and code, warnings. */
export function compareAssessments(before: Assessment, after: Assessment): AssessmentChanges {
  const ids = Object.keys(before.risk) as RiskScheme[];
  const old = new Map(before.recommendations.filter(isAdvice).map((row) => [keyOf(row), row]));
  const now = new Map(after.recommendations.filter(isAdvice).map((row) => [keyOf(row), row]));
  const oldFlags = new Set(before.red_flags.map(keyOf));
  const newFlags = new Set(after.red_flags.map(keyOf));
  return {
    schemes: ids
      .map((id) => ({ id, before: before.risk[id], after: after.risk[id] }))
      .filter(({ before: was, after: is }) => isOther(was, is)),
    added: [...now.entries()].filter(([key]) => !old.has(key)).map(([, row]) => row),
    removed: [...old.entries()].filter(([key]) => !now.has(key)).map(([, row]) => row),
    changed: [...now.entries()].flatMap(([key, row]) => {
      const was = old.get(key);
      return was && was.status !== row.status ? [{ before: was, after: row }] : [];
    }),
    flags_added: after.red_flags.filter((flag) => !oldFlags.has(keyOf(flag))),
    flags_removed: before.red_flags.filter((flag) => !newFlags.has(keyOf(flag))),
  };
}

function isOther(before: SchemeResult, after: SchemeResult): boolean {
  return (
    before.status !== after.status ||
    before.categories.join() !== after.categories.join() ||
    before.percent?.low !== after.percent?.low ||
    before.percent?.high !== after.percent?.high
  );
}

export function hasChanges(changes: AssessmentChanges): boolean {
  return Object.values(changes).some((list) => list.length > 0);
}
