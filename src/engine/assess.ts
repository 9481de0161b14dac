import type { Knowledge } from "../knowledge/types";
import { assessedFacts } from "./assessed-facts";
import type { Assessment, AssessOptions, CitationText } from "./assessment";
import type { CompiledKnowledge } from "./compile-knowledge";
import { type Evaluation, evaluate } from "./evaluate";
import type { Facts } from "./fact";
import { nextBestFact, rankMissingFacts } from "./next-best-facts";
import { openQuestions } from "./open-questions";
import { type FollowUpPlan, planFollowUp } from "./plan-follow-up";
import { rangeOf } from "./range";
import { byJurisdiction, recommendation, redFlag } from "./recommendation";
import { schemeResults } from "./scheme-results";

const ENGINE_NAME = "gist-pathway";
const ENGINE_VERSION = "0.1.0";
const NO_FOLLOW_UP: FollowUpPlan = { recommendations: [], visits: [] };

/**
 * Assesses one patient.
 * @returns the assessment document; the same facts, knowledge and options always give the same document. Missing facts give
 * ranges and possible recommendations, contradictory ones conflicts; nothing is filled in. Never throws for legal facts.
 * Source: assessment document; pathway rules §1; risk schemes §2.
 */
export function assess(facts: Facts, knowledge: Knowledge, options: AssessOptions): Assessment {
  const { language, mode } = options;
  const evaluation = evaluate(facts, knowledge, options);
  const risk = schemeResults(evaluation, language);
  const followUp = mode === "today" ? planFollowUp(evaluation, options) : NO_FOLLOW_UP;
  const questions = openQuestions(evaluation, followUp.recommendations);
  const ranked = rankMissingFacts(questions, evaluation);
  const range = rangeOf(evaluation, questions, ranked, ENGINE_NAME, language);
  const recommendations = byJurisdiction(
    [
      ...(range ? [range] : []),
      ...evaluation.emitted.map((entry) => recommendation(entry, evaluation.facts, language)),
      ...followUp.recommendations,
    ],
    ({ jurisdictions }) => jurisdictions,
    options.jurisdiction,
  );
  const redFlags = redFlagsOf(evaluation, language);
  return {
    engine: { name: ENGINE_NAME, version: ENGINE_VERSION, knowledge_date: knowledge.date },
    as_of: options.as_of,
    mode,
    patient: options.patient,
    facts: assessedFacts(evaluation, recommendations, risk),
    risk,
    recommendations,
    red_flags: redFlags,
    follow_up: followUp.visits,
    next_best_facts: ranked.map((entry) => nextBestFact(entry, evaluation, language)),
    citations: citationTexts([Object.values(risk), recommendations, redFlags], evaluation.compiled),
  };
}

function redFlagsOf({ emitted, facts }: Evaluation, language: AssessOptions["language"]): Assessment["red_flags"] {
  return emitted
    .filter(({ rule, status }) => rule.is_red_flag && status !== "possible" && status !== "blocked")
    .map((entry) => redFlag(entry, facts, language));
}

/** Each citation that something in the document names, once, by key. A visit names those of its schedule. */
function citationTexts(
  parts: readonly (readonly { readonly citations: readonly string[] }[])[],
  { citations }: CompiledKnowledge,
): Readonly<Record<string, CitationText>> {
  const cited = new Set<string>();
  for (const part of parts) for (const row of part) for (const key of row.citations) cited.add(key);
  const texts: Record<string, CitationText> = {};
  for (const [key, text] of citations) if (cited.has(key)) texts[key] = text;
  return texts;
}
