import type { Observation } from "fhir/r4";
import type { RiskScheme } from "../../engine/assessment";
import { translator } from "../../text/translate";
import { RESOURCES, SCHEMES } from "../../text/writeback";
import { filingIdentifier, partIdentifier } from "../filing-identifier";
import { percentWords } from "../note-content";
import type { Review } from "../types";
import { categoryWords } from "../value-words";
import { conceptOf, OWN_SYSTEMS, WRITTEN_CODES } from "../written-codes";
import { determinedRisk } from "./risk-assessment";
import { authorReference, conditionReference, patientReference, sourceReferences } from "./source-references";

/**
 * The risk group by one scheme in the shape of mCODE 4.0.0 CancerRiskAssessment (an abstract profile on Observation): the
 * Condition in focus, the Observations it rests on as members. Only for a site that asks for it, where an Observation is
 * taken and a CarePlan is not. Null where the scheme is not determined (WR-28), and where the chart
 * holds no Condition of the tumour to put in focus. Scheme and class stand under the app's
 * own codes: mCODE's value sets hold no scheme for GIST.
 */
export function riskObservation(review: Review, scheme: RiskScheme): Observation | null {
  const { assessment, language } = review;
  const determined = determinedRisk(review, scheme);
  const condition = conditionReference(review);
  if (determined === null || condition === null) return null;
  const { category, used, rationale } = determined;
  const say = translator(RESOURCES, language);
  const { name, version, knowledge_date } = assessment.engine;
  const scheme_name = translator(SCHEMES, language)(scheme);
  const words = categoryWords(scheme, category, language);
  const percent = percentWords(assessment.risk[scheme], language);
  const author = authorReference(review);
  const members = sourceReferences(review, used).filter(({ reference }) => reference?.startsWith("Observation/"));
  const notes = [
    say("risk_observation_note", { scheme: scheme_name }),
    rationale,
    ...(percent === null ? [] : [percent]),
    say("rule_based", { name, version, date: knowledge_date }),
  ];
  return {
    resourceType: "Observation",
    identifier: [partIdentifier(filingIdentifier(review), `risk-${scheme}`)],
    status: "final",
    category: [conceptOf(WRITTEN_CODES.exam)],
    code: { coding: [{ system: OWN_SYSTEMS.risk_scheme, code: scheme, display: scheme_name }], text: scheme_name },
    subject: patientReference(review),
    focus: [condition],
    ...(review.encounter_id === null ? {} : { encounter: { reference: `Encounter/${review.encounter_id}` } }),
    effectiveDateTime: review.confirmed_at,
    issued: review.confirmed_at,
    ...(author?.reference !== undefined ? { performer: [author] } : {}),
    valueCodeableConcept: {
      coding: [{ system: OWN_SYSTEMS.risk_class, code: category, display: words }],
      text: words,
    },
    ...(members.length === 0 ? {} : { hasMember: [...members] }),
    note: notes.map((text) => ({ text })),
  };
}
