import type { AssessOptions, Recommendation } from "./assessment";
import type { Evaluation } from "./evaluate";
import type { RankedFact } from "./next-best-facts";
import type { OpenQuestion } from "./open-questions";
import { SCHEMES } from "./scheme-tables";

/**
 * `ENGINE` emits `RANGE` when a decision hangs on a missing fact: what is still possible, and the one fact that would shrink it
 * most (pathway rules §1.3). Null when nothing is open.
 */
export function rangeOf(
  evaluation: Evaluation,
  questions: readonly OpenQuestion[],
  ranked: readonly RankedFact[],
  engine: string,
  language: AssessOptions["language"],
): Recommendation | null {
  const open = questions.filter(({ decision }) => decision !== null);
  const first = ranked[0];
  if (open.length === 0 || first === undefined) return null;
  const { compiled, schemes, say } = evaluation;
  const { knowledge, index } = compiled;
  const isOpen = new Set(open.map(({ id }) => id));
  const missing = new Set(open.flatMap((question) => question.missing));
  const because = index.emptySet();
  const codes = new Set<string>();
  for (const { rule, emission, status, because: known } of evaluation.emitted) {
    if (!isOpen.has(rule.id)) continue;
    for (const name of known) because.add(index.numberOf(name));
    if (status === "possible") codes.add(knowledge.codes[emission.code]?.label[language] ?? emission.code);
  }
  const classes = SCHEMES.filter((id) => isOpen.has(`risk.${id}`)).map((id) => {
    const { label, category_labels } = knowledge.schemes[id];
    const words = schemes[id].categories.map((category) => category_labels[category]?.[language] ?? category);
    return `${label[language]} {${words.join(", ")}}`;
  });
  const items = [...classes, ...codes].join(" ; ");
  const fact = knowledge.dictionary[first.fact].label[language];
  return {
    code: "RANGE",
    rule: "ENGINE",
    status: "info",
    text: items === "" ? say("range_setting_missing", { fact }) : say("range_text", { items, fact }),
    strength: say("range_strength"),
    verification: "project",
    guideline: engine,
    jurisdictions: [],
    because: because.names(),
    missing: ranked.map((entry) => entry.fact).filter((name) => missing.has(name)),
    blocked_by: [],
    citations: [],
  };
}
