import type { Bundle, FhirResource } from "fhir/r4";
import { filingIdentifier } from "./filing-identifier";
import { prepareFiling } from "./prepare-filing";
import type { Review, Routes, WrittenType } from "./types";

const EVERYTHING: readonly WrittenType[] = [
  "DocumentReference",
  "RiskAssessment",
  "Observation",
  "CarePlan",
  "Provenance",
];

/**
 * Everything of this review as one Bundle (type collection), for the clinician to take away: the whole set of resources
 * whatever this server takes, as a draft, in plain text, with nothing replaced. References between the parts are by
 * fullUrl; the patient and the sources keep the references of this server. Throws only where the review has no patient.
 */
export async function downloadBundle(review: Review, routes: Routes): Promise<Bundle<FhirResource>> {
  const whole: Routes = {
    ...routes,
    family: "other",
    bundle: "transaction",
    note: { ...routes.note, draft: true, needs_encounter: false, formats: ["text/plain"] },
    chosen: EVERYTHING,
  };
  const filing = await prepareFiling({ ...review, earlier: "keep", note_format: "text/plain" }, whole);
  return {
    resourceType: "Bundle",
    identifier: filingIdentifier(review),
    type: "collection",
    timestamp: review.confirmed_at,
    entry: filing.steps.flatMap(({ index, full_url }) => {
      const resource = filing.resources[index];
      if (resource === undefined) return [];
      return [{ fullUrl: full_url, resource }];
    }),
  };
}
