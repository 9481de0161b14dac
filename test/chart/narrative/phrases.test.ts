import { describe, expect, it } from "vitest";
import { statementsOf } from "../../../src/chart/narrative/statements-of";
import { TOPICS } from "./phrases";
import { reportOf } from "./scoring";

/** Words in front of a phrase, so that it stands in a report on a resected GIST. */
const CONTEXT = "Gastric GIST, resection.\n\n";

function answersTo(text: string, kind: Parameters<typeof reportOf>[0]["report_kind"], facts: readonly string[]) {
  const answers: Record<string, unknown[]> = {};
  for (const { fact, value, bounds } of statementsOf(reportOf({ id: "1", language: "en", report_kind: kind, text }))) {
    const answer = value ?? bounds;
    if (facts.includes(fact) && answer !== undefined) answers[fact] = [...(answers[fact] ?? []), answer].sort();
  }
  return answers;
}

describe.each(TOPICS)("$topic: each wording gives its facts and nothing else", ({ facts, phrases }) => {
  it.each(phrases.map(([text, expected, kind, context]) => ({ text, expected, kind, context })))(
    "$text",
    ({ text, expected, kind = "pathology", context = kind === "clinical" || kind === "genomics" ? "" : CONTEXT }) => {
      const wanted = Object.fromEntries(
        Object.entries(expected).map(([fact, value]) => [fact, Array.isArray(value) ? [...value].sort() : [value]]),
      );
      expect(answersTo(context + text, kind, facts)).toEqual(wanted);
    },
  );
});
