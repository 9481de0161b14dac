import type { FhirResource } from "fhir/r4";
import type { FhirTransport } from "../chart/types";
import { ownIdentifier } from "./earlier-filings";
import { practiceParameter, searchAll } from "./find-written";
import type { Filing, WrittenType } from "./types";

/** Types of which a second one beside the first would be a double: one each is looked at, the first that the filing has. */
const TELLING: readonly WrittenType[] = ["CarePlan", "DocumentReference", "QuestionnaireResponse"];

/**
 * Did this app file for this patient since the page was opened, from another window or by another user? A search that this
 * server refuses says nothing, and holds nothing up. Reads only.
 */
export async function filedMeanwhile(filing: Filing, transport: FhirTransport): Promise<boolean> {
  const { known } = filing;
  const step = TELLING.map((type) => filing.steps.find((one) => one.resource_type === type)).find(Boolean);
  if (known === null || !step?.patient_key) return false;
  const practice = step.practice_of === null ? "" : await practiceParameter(step.practice_of, transport);
  const { resources } = await searchAll(`${step.resource_type}?${step.patient_key}${practice}`, transport);
  return resources.some(
    (resource) =>
      ownIdentifier(resource)?.startsWith(`${filing.identifier.value}.`) === false &&
      !known.references.includes(`${resource.resourceType}/${resource.id}`) &&
      Date.parse(filedAt(resource)) > Date.parse(known.since),
  );
}

/** The instant of the confirmation, which every filing of this app carries. */
function filedAt(resource: FhirResource): string {
  if (resource.resourceType === "CarePlan") return resource.created ?? "";
  if (resource.resourceType === "DocumentReference") return resource.date ?? "";
  return resource.resourceType === "QuestionnaireResponse" ? (resource.authored ?? "") : "";
}
