import type { CarePlan, FhirResource, RiskAssessment } from "fhir/r4";
import { composeNote } from "./compose-note";
import { earlierPlanOf, ownIdentifier } from "./earlier-filings";
import { FILING_SYSTEM, filingIdentifier, hashInputs, partUrl } from "./filing-identifier";
import { routeFor } from "./negotiate-routes";
import { noteBody } from "./note-body";
import { RISK_SCHEMES } from "./note-content";
import { carePlan, hasPlan } from "./resources/care-plan";
import { clinicalNote, noteWithheld } from "./resources/clinical-note";
import { enteredFacts, factObservation } from "./resources/observation";
import { provenance } from "./resources/provenance";
import { questionnaireResponse } from "./resources/questionnaire-response";
import { riskAssessment } from "./resources/risk-assessment";
import { patientReference } from "./resources/source-references";
import type { Filing, Review, Routes, WithheldWhy, WriteStep, WrittenType } from "./types";

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
  if (chosen.has("RiskAssessment")) {
    for (const scheme of RISK_SCHEMES) {
      const resource: RiskAssessment | null = riskAssessment(review, scheme, true);
      const { status } = review.assessment.risk[scheme];
      if (resource !== null) create(`risk-${scheme}`, resource);
      else if (scheme !== "tnm_8" && (status === "range" || status === "insufficient")) {
        withheld.push({ part: `risk-${scheme}`, why: "undetermined" });
      }
    }
  }
  if (chosen.has("Observation")) {
    for (const { fact, assessed } of enteredFacts(review)) {
      create(`observation-${fact}`, factObservation(review, fact, assessed));
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
    mode: routes.bundle === "transaction" && parts.length > 1 ? "transaction" : "single",
    steps: parts.map((part, index) => stepOf(part, index, review, routes)),
    withheld,
    base: review.server.base,
    author_reference: review.author.reference,
    patient: {
      name: review.reading.patient?.name ?? null,
      birth_date: review.reading.patient?.birth_date ?? null,
    },
  };
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
  const type = resource.resourceType;
  const listed = new Set(routes.search[type] ?? []);
  const patient = patientReference(review).reference;
  const own = ownIdentifier(resource);
  const key =
    type === "Provenance"
      ? listed.has("recorded") && listed.has("entity")
        ? `recorded=${encodeURIComponent(review.confirmed_at)}&entity=${encodeURIComponent(patient)}`
        : null
      : own !== null && listed.has("identifier")
        ? `identifier=${encodeURIComponent(`${FILING_SYSTEM}|${own}`)}`
        : null;
  return {
    index,
    resource_type: type,
    part,
    full_url: partUrl(filingIdentifier(review), part),
    key,
    wider_key: key === null ? widerKey(type, listed, patient, review.confirmed_at) : null,
    target_key: type === "Provenance" && listed.has("target"),
    conditional_create: update === null && key !== null && routeFor(routes, type).conditional_create,
    update,
  };
}

/** The patient's own resources of the type, narrowed as far as the server lists the parameters (RD-15). */
function widerKey(type: WrittenType, listed: ReadonlySet<string>, patient: string, at: string): string | null {
  if (type === "Provenance" || !listed.has("patient")) return null;
  const day_before = new Date(Date.parse(at) - 86_400_000).toISOString().slice(0, 10);
  return [
    `patient=${encodeURIComponent(patient.replace(/^Patient\//, ""))}`,
    ...(type === "DocumentReference" && listed.has("category") ? ["category=clinical-note"] : []),
    ...(type === "CarePlan" && listed.has("category") ? ["category=assess-plan"] : []),
    ...(type === "DocumentReference" && listed.has("date") ? [`date=ge${day_before}`] : []),
    ...(type === "QuestionnaireResponse" && listed.has("authored") ? [`authored=ge${day_before}`] : []),
  ].join("&");
}
