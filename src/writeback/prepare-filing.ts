import type { CarePlan, FhirResource, Observation, RiskAssessment } from "fhir/r4";
import { FILING_SYSTEM } from "../chart/codes/filed-facts";
import { composeNote } from "./compose-note";
import { earlierPlanOf } from "./earlier-filings";
import { filingIdentifier, hashInputs, partUrl } from "./filing-identifier";
import { routeFor } from "./negotiate-routes";
import { noteBody } from "./note-body";
import { RISK_SCHEMES } from "./note-content";
import { carePlan, hasPlan } from "./resources/care-plan";
import { clinicalNote, noteWithheld } from "./resources/clinical-note";
import { enteredFacts, factObservation } from "./resources/observation";
import { provenance } from "./resources/provenance";
import { questionnaireResponse } from "./resources/questionnaire-response";
import { determinedRisk, riskAssessment } from "./resources/risk-assessment";
import { riskObservation } from "./resources/risk-observation";
import { patientReference } from "./resources/source-references";
import type { Filing, Review, Routes, WithheldWhy, WriteStep, WrittenType } from "./types";
import { searchKeys } from "./write-step";

interface Part {
  readonly part: string;
  readonly resource: FhirResource & { resourceType: WrittenType };
  readonly update: WriteStep["update"];
}

/**
 * The filing: the exact resources, in the order in which they are written (note, risk assessments, observations, care
 * plan, provenance), only of the types that this server takes (WR-08). Nothing is sent. What the server would take but
 * this review cannot give is in `withheld`, with the reason. Throws only where the review has no patient.
 */
export async function prepareFiling(review: Review, routes: Routes): Promise<Filing> {
  const identifier = filingIdentifier(review);
  const note = composeNote(review, routes);
  const parts: Part[] = [];
  const withheld: { part: string; why: WithheldWhy }[] = [];
  const chosen = new Set(routes.chosen);
  const create = (part: string, resource: Part["resource"]): void => {
    parts.push({ part, resource, update: null });
  };

  if (chosen.has("DocumentReference")) {
    const why = noteWithheld(review, routes);
    if (why === null) create("note", clinicalNote(review, routes, await noteBody(review, routes)));
    else withheld.push({ part: "note", why });
  }
  // Without a care plan an Observation is chosen only where the site wants the risk group in that form.
  const as_observation = chosen.has("Observation") && !chosen.has("CarePlan");
  if (chosen.has("RiskAssessment") || as_observation) {
    for (const scheme of RISK_SCHEMES) {
      const resource: RiskAssessment | Observation | null = as_observation
        ? riskObservation(review, scheme)
        : riskAssessment(review, scheme, true);
      const { status } = review.assessment.risk[scheme];
      if (resource !== null) create(`risk-${scheme}`, resource);
      else if (as_observation && determinedRisk(review, scheme) !== null) {
        withheld.push({ part: `risk-${scheme}`, why: "condition_missing" });
      } else if (scheme !== "tnm_8" && (status === "range" || status === "insufficient")) {
        withheld.push({ part: `risk-${scheme}`, why: "undetermined" });
      }
    }
  }
  if (chosen.has("Observation") && !as_observation) {
    for (const entered of enteredFacts(review)) {
      create(`observation-${entered.fact}`, factObservation(review, entered));
    }
  }
  if (chosen.has("CarePlan")) {
    if (hasPlan(review)) {
      const risk_references = parts
        .filter(({ resource }) => resource.resourceType === "RiskAssessment")
        .map(({ part }) => partUrl(identifier, part));
      parts.push(planPart(review, routes, carePlan(review, { confirmed: true, risk_references })));
    } else withheld.push({ part: "care-plan", why: "nothing_accepted" });
  }
  if (chosen.has("QuestionnaireResponse")) create("questionnaire-response", questionnaireResponse(review, note));
  if (chosen.has("Provenance") && parts.length > 0) {
    create(
      "provenance",
      provenance(
        review,
        parts.map(({ part, update }) => update?.reference ?? partUrl(identifier, part)),
      ),
    );
  }
  return {
    identifier,
    note,
    resources: parts.map(({ resource }) => resource),
    inputs_hash: hashInputs(review.assessment),
    patient_id: patientReference(review).reference.replace(/^Patient\//, ""),
    encounter_id: review.encounter_id,
    mode: modeOf(routes, parts),
    steps: parts.map((part, index) => stepOf(part, index, review, routes)),
    withheld,
    base: review.server.base,
    author_reference: review.author.reference,
    known:
      review.opened_at === undefined
        ? null
        : {
            references: review.reading.earlier_filings.map(({ resourceType, id }) => `${resourceType}/${id}`),
            since: review.opened_at,
          },
    patient: {
      name: review.reading.patient?.name ?? null,
      birth_date: review.reading.patient?.birth_date ?? null,
    },
  };
}

/** A batch helps only where two parts name no other: plan and provenance name what goes before them. */
function modeOf({ bundle }: Routes, parts: readonly Part[]): Filing["mode"] {
  const alone = parts.filter(({ resource: { resourceType } }) => !["CarePlan", "Provenance"].includes(resourceType));
  if (bundle === "transaction" && parts.length > 1) return "transaction";
  return bundle === "batch" && alone.length > 1 ? "batch" : "single";
}

/** An own earlier plan is replaced in place where its version is known; otherwise the new one says what it replaces. */
function planPart(review: Review, routes: Routes, plan: CarePlan): Part {
  const earlier = review.earlier === "keep" ? null : earlierPlanOf(review.reading.earlier_filings);
  if (earlier?.id === undefined) return { part: "care-plan", resource: plan, update: null };
  const reference = `CarePlan/${earlier.id}`;
  const version = earlier.meta?.versionId;
  if (version === undefined || !routeFor(routes, "CarePlan").can_update) {
    return { part: "care-plan", resource: { ...plan, replaces: [{ reference }] }, update: null };
  }
  // Identifiers that others gave to the plan stay with it.
  const foreign = (earlier.identifier ?? []).filter(({ system }) => system !== FILING_SYSTEM);
  const resource: CarePlan = { ...plan, id: earlier.id, identifier: [...(plan.identifier ?? []), ...foreign] };
  return { part: "care-plan", resource, update: { reference, version } };
}

function stepOf({ part, resource, update }: Part, index: number, review: Review, routes: Routes): WriteStep {
  const keys = searchKeys(resource, routes, patientReference(review).reference, review.confirmed_at);
  const conditional = routeFor(routes, resource.resourceType).conditional_create;
  return {
    index,
    resource_type: resource.resourceType,
    part,
    full_url: partUrl(filingIdentifier(review), part),
    ...keys,
    conditional_create: update === null && keys.key !== null && conditional,
    update,
  };
}
