import type { RiskAssessment } from "fhir/r4";
import type { RiskScheme } from "../../engine/assessment";
import type { FactName } from "../../knowledge/types";
import { translator } from "../../text/translate";
import { RESOURCES, SCHEMES } from "../../text/writeback";
import { filingIdentifier, partIdentifier } from "../filing-identifier";
import type { Review } from "../types";
import { categoryWords, codeLabelOf, factWords, labelOf } from "../value-words";
import { authorReference, conditionReference, patientReference, sourceReferences } from "./source-references";

/**
 * Schemes written as RiskAssessment, with the facts each is made of. TNM is absent: a stage is not a predicted risk, and
 * the two are never mixed (WR-27); it stands in the note.
 */
export const WRITTEN_SCHEMES: Readonly<Partial<Record<RiskScheme, readonly FactName[]>>> = {
  nih_2002: ["size_mm", "size_mm_imaging", "mitoses_per_5mm2"],
  afip_2006: ["site", "size_mm", "size_mm_imaging", "mitoses_per_5mm2"],
  modified_nih_2008: ["site", "size_mm", "size_mm_imaging", "mitoses_per_5mm2", "rupture_category"],
};

export interface DeterminedRisk {
  readonly category: string;
  readonly used: readonly FactName[];
  /** Result, facts and limits in words. */
  readonly rationale: string;
}

/** What a scheme determined, and from what; null where it did not, or is no scheme of risk (WR-27, WR-28). */
export function determinedRisk({ assessment, language }: Review, scheme: RiskScheme): DeterminedRisk | null {
  const result = assessment.risk[scheme];
  const used = WRITTEN_SCHEMES[scheme];
  const category = result.categories[0];
  if (used === undefined || result.status !== "determined" || category === undefined) return null;
  const say = translator(RESOURCES, language);
  const known = used.flatMap((fact) => {
    const assessed = assessment.facts[fact];
    return assessed?.status === "known" ? [`${labelOf(fact, language)}: ${factWords(fact, assessed, language)}`] : [];
  });
  const cautions =
    result.cautions.length === 0 ? "" : ` ${say("risk_cautions", { cautions: result.cautions.join(" ") })}`;
  const words = categoryWords(scheme, category, language);
  return { category, used, rationale: say("risk_rationale", { category: words, facts: known.join("; ") }) + cautions };
}

/**
 * The risk by one scheme; null where the scheme is not determined: no class is written as long as deciding facts are
 * unknown (WR-28). The class stands as text, since R4's own scale is another one (WR-26). A probability is given only
 * where the engine carries a published figure, as one number or one range, never both (WR-25).
 */
export function riskAssessment(review: Review, scheme: RiskScheme, confirmed: boolean): RiskAssessment | null {
  const { assessment, language } = review;
  const determined = determinedRisk(review, scheme);
  if (determined === null) return null;
  const { category, used, rationale } = determined;
  const say = translator(RESOURCES, language);
  const engine = { name: assessment.engine.name, version: assessment.engine.version };
  const scheme_name = translator(SCHEMES, language)(scheme);
  const condition = conditionReference(review);
  const performer = authorReference(review);
  const basis = sourceReferences(review, used);
  const accepted = review.decisions.filter(({ choice }) => choice !== "declined");
  const { percent } = assessment.risk[scheme];
  return {
    resourceType: "RiskAssessment",
    identifier: [partIdentifier(filingIdentifier(review), `risk-${scheme}`)],
    status: confirmed ? "final" : "preliminary",
    method: { text: say("risk_method", { scheme: scheme_name, ...engine }) },
    subject: patientReference(review),
    ...(review.encounter_id === null ? {} : { encounter: { reference: `Encounter/${review.encounter_id}` } }),
    occurrenceDateTime: review.confirmed_at,
    ...(condition === null ? {} : { condition }),
    ...(confirmed && performer?.reference !== undefined ? { performer } : {}),
    ...(basis.length === 0 ? {} : { basis: [...basis] }),
    prediction: [
      {
        outcome: { text: say("risk_outcome") },
        ...(percent === null
          ? {}
          : percent.low === percent.high
            ? { probabilityDecimal: percent.low }
            : { probabilityRange: { low: percentQuantity(percent.low), high: percentQuantity(percent.high) } }),
        qualitativeRisk: { text: categoryWords(scheme, category, language) },
        rationale,
      },
    ],
    ...(accepted.length === 0
      ? {}
      : {
          mitigation: say("risk_mitigation", {
            list: accepted.map(({ code }) => codeLabelOf(code, language)).join("; "),
          }),
        }),
    note: [{ text: say("rule_based", { ...engine, date: assessment.engine.knowledge_date }) }],
  };
}

function percentQuantity(value: number): { value: number; unit: string; system: string; code: string } {
  return { value, unit: "%", system: "http://unitsofmeasure.org", code: "%" };
}
