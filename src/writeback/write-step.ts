import type { FhirResource } from "fhir/r4";
import { FILING_SYSTEM } from "../chart/codes/filed-facts";
import { ownIdentifier } from "./earlier-filings";
import type { Routes, WriteStep, WrittenType } from "./types";

type SearchKeys = Pick<WriteStep, "key" | "wider_key" | "patient_key" | "target_key" | "practice_of">;

/**
 * How a written resource is found again on this server, with no search parameter that it does not list (RD-15).
 * @param patient reference of the patient
 * @param at ISO 8601 instant of the confirmation
 */
export function searchKeys(resource: FhirResource, routes: Routes, patient: string, at: string): SearchKeys {
  const type = resource.resourceType as WrittenType;
  const listed = new Set(routes.search[type] ?? []);
  const own = ownIdentifier(resource);
  const key =
    type === "Provenance"
      ? listed.has("recorded") && listed.has("entity")
        ? `recorded=${encodeURIComponent(at)}&entity=${encodeURIComponent(patient)}`
        : null
      : own !== null && listed.has("identifier")
        ? `identifier=${encodeURIComponent(`${FILING_SYSTEM}|${own}`)}`
        : null;
  const patient_key = patientKey(type, listed, patient, at);
  return {
    key,
    wider_key: key === null ? patient_key : null,
    patient_key,
    target_key: type === "Provenance" && listed.has("target"),
    practice_of: listed.has("ah-practice") ? patient : null,
  };
}

/** The patient's own resources of the type, narrowed as far as the server lists the parameters. */
function patientKey(type: WrittenType, listed: ReadonlySet<string>, patient: string, at: string): string | null {
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
