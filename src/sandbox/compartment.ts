import type { FhirResource } from "fhir/r4";
import type { Store } from "./store";

/** Elements by which an R4 resource belongs to a patient (patient compartment, the types that this server holds). */
const SUBJECT_ELEMENTS = ["subject", "patient", "individual", "beneficiary", "for"] as const;

function referenceOf(value: unknown): string | null {
  return typeof value === "object" && value !== null && "reference" in value && typeof value.reference === "string"
    ? value.reference
    : null;
}

/**
 * The patient that a resource belongs to: an id, "shared" for what belongs to no patient (Practitioner, Medication …),
 * or null when it ought to belong to one and names none.
 */
export function patientOf(resource: FhirResource, store: Store, base: string): string | "shared" | null {
  if (resource.resourceType === "Patient") return resource.id ?? null;
  if (resource.resourceType === "Provenance") {
    for (const target of resource.target) {
      const [type = "", id = ""] = relative(target.reference ?? "", base).split("/");
      if (type === "Patient") return id;
      const found = store.read(type, id);
      if (found && found.resourceType !== "Provenance") return patientOf(found, store, base);
    }
    return null;
  }
  if (resource.resourceType === "Binary") return ownersOf(resource.id ?? "", store, base)[0]?.patient ?? "shared";
  const elements = resource as unknown as Record<string, unknown>;
  let has_subject = false;
  for (const name of SUBJECT_ELEMENTS) {
    const reference = referenceOf(elements[name]);
    if (reference === null) continue;
    has_subject = true;
    const [type = "", id = ""] = relative(reference, base).split("/");
    if (type === "Patient") return id;
  }
  if (has_subject) return null;
  return PATIENT_TYPES.has(resource.resourceType) ? null : "shared";
}

const PATIENT_TYPES = new Set([
  "BodyStructure",
  "CarePlan",
  "CareTeam",
  "ClinicalImpression",
  "Communication",
  "Condition",
  "DiagnosticReport",
  "DocumentReference",
  "Encounter",
  "FamilyMemberHistory",
  "Goal",
  "MedicationAdministration",
  "MedicationDispense",
  "MedicationRequest",
  "MedicationStatement",
  "Observation",
  "Procedure",
  "QuestionnaireResponse",
  "RiskAssessment",
  "ServiceRequest",
  "Specimen",
  "Task",
]);

export function relative(reference: string, base: string): string {
  return reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
}

/** The reports and documents whose attachment is this Binary: their scope is needed too. */
export function ownersOf(
  id: string,
  store: Store,
  base: string,
): { type: string; id: string; patient: string | null }[] {
  const owners: { type: string; id: string; patient: string | null }[] = [];
  for (const type of ["DocumentReference", "DiagnosticReport"]) {
    for (const resource of store.ofType(type)) {
      const attachments =
        resource.resourceType === "DocumentReference"
          ? resource.content.map((content) => content.attachment)
          : resource.resourceType === "DiagnosticReport"
            ? (resource.presentedForm ?? [])
            : [];
      if (attachments.some((attachment) => relative(attachment.url ?? "", base) === `Binary/${id}`)) {
        const patient = patientOf(resource, store, base);
        owners.push({ type, id: resource.id ?? "", patient: patient === "shared" ? null : patient });
      }
    }
  }
  return owners;
}
