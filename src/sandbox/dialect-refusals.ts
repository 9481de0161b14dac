import type { DocumentReference, FhirResource, OperationOutcomeIssue } from "fhir/r4";
import type { Dialect } from "./dialects";
import { FhirError } from "./fhir-error";

const EPIC_ERRORS = "urn:oid:1.2.840.114350.1.13.0.1.7.2.657369";
const LOINC = "http://loinc.org";
/** Note types that this sandbox's Epic dialect takes; 18842-5, 34105-7 and 69730-0 are documented as not accepted. */
const EPIC_NOTE_TYPES = ["11488-4", "11506-3", "34117-2", "34111-5", "57133-1", "34746-8"];
const ORACLE_NOTE_CONTENT = [
  "text/plain",
  "text/html",
  "text/rtf",
  "text/richtext",
  "application/pdf",
  "application/xml",
  "application/xhtml+xml",
];

function epicIssue(number: string, text: string, code: OperationOutcomeIssue["code"]): OperationOutcomeIssue {
  return {
    severity: "fatal",
    code,
    details: { coding: [{ system: EPIC_ERRORS, code: number, display: text }], text },
    diagnostics: text,
  };
}

/** Refusals of a search that a vendor documents. @throws FhirError 400 */
export function refuseSearch(dialect: Dialect, type: string, names: ReadonlySet<string>): void {
  if (names.has("_id")) return;
  if (dialect.name === "epic" && type === "Observation" && !names.has("category") && !names.has("code")) {
    throw new FhirError(400, [
      epicIssue("59108", "A required element is missing: category.", "required"),
      epicIssue("59111", "Either category or code is required for this search.", "required"),
    ]);
  }
  if (dialect.name === "oracle-health") {
    if (type === "Observation" && !names.has("patient") && !names.has("subject")) {
      throw new FhirError(400, "patient or subject is required", { code: "required" });
    }
    if (type === "CarePlan" && !names.has("category")) {
      throw new FhirError(400, "category is required and must be assess-plan", { code: "required" });
    }
  }
  if (dialect.name === "athenahealth" && !names.has("ah-practice")) {
    throw new FhirError(400, "ah-practice is required", { code: "required" });
  }
}

/** Refusals of a write that a vendor documents (writing rules of Epic and Oracle Health). @throws FhirError 400, 422 */
export function refuseWrite(dialect: Dialect, resource: FhirResource, practitioner: string): void {
  if (dialect.name === "epic") {
    if ("modifierExtension" in resource) {
      throw new FhirError(422, [epicIssue("59012", "Modifier values are not supported.", "business-rule")]);
    }
    if (resource.resourceType === "DocumentReference") refuseEpicNote(resource);
    if (resource.resourceType === "Observation") {
      const categories = resource.category?.flatMap((one) => one.coding ?? []).map((coding) => coding.code) ?? [];
      if (!categories.includes("vital-signs")) {
        throw new FhirError(422, "Only vital signs, lines and DICOM observations can be created.");
      }
    }
  }
  if (dialect.name === "oracle-health" && resource.resourceType === "DocumentReference") {
    refuseOracleNote(resource, practitioner);
  }
}

function refuseEpicNote(note: DocumentReference): void {
  const content = note.content?.[0]?.attachment;
  if (!/^text\/plain(;|$)/.test(content?.contentType ?? "")) {
    throw new FhirError(400, "Only text/plain is supported for clinical notes.", { code: "not-supported" });
  }
  if (!content?.data || content.url) {
    throw new FhirError(400, "The note text must be inline, base64 encoded.", { code: "required" });
  }
  if ((note.context?.encounter ?? []).length !== 1) {
    throw new FhirError(400, "context.encounter is required.", { code: "required" });
  }
  if (note.docStatus !== "preliminary" && note.docStatus !== "final") {
    throw new FhirError(422, [epicIssue("59012", "docStatus must be preliminary or final.", "business-rule")]);
  }
  if (note.status !== "current") {
    throw new FhirError(422, [epicIssue("59012", "status must be current.", "business-rule")]);
  }
  const type = note.type?.coding?.find((coding) => coding.system === LOINC)?.code;
  const local = note.type?.coding?.some((coding) => coding.system?.startsWith("urn:oid:")) ?? false;
  if (!local && (type === undefined || !EPIC_NOTE_TYPES.includes(type))) {
    throw new FhirError(400, `Note type ${type ?? "(none)"} is not accepted.`, { code: "value" });
  }
}

function refuseOracleNote(note: DocumentReference, practitioner: string): void {
  const refuse = (text: string): never => {
    throw new FhirError(422, text, { code: "business-rule" });
  };
  if (note.docStatus !== "final") refuse("docStatus must be final for a provider application.");
  if (note.author?.length !== 1) refuse("Exactly one author is required.");
  if (!note.author?.[0]?.reference?.endsWith(practitioner)) refuse("The author must be the authorized provider.");
  if (note.content.length !== 1) refuse("Exactly one content is required.");
  if (!/T\d{2}:\d{2}/.test(note.context?.period?.end ?? "")) refuse("context.period.end with a time is required.");
  if ((note.context?.encounter ?? []).length > 1) refuse("At most one context.encounter is allowed.");
  const [media = "", ...parameters] = (note.content[0]?.attachment.contentType ?? "")
    .split(";")
    .map((one) => one.trim());
  if (!ORACLE_NOTE_CONTENT.includes(media)) refuse(`Content type ${media || "(none)"} is not supported.`);
  if (media.startsWith("text/") && !parameters.some((one) => /^charset=utf-?8$/i.test(one))) {
    refuse("Text content needs charset=utf-8.");
  }
  if (!note.content[0]?.attachment.data) refuse("The content must be inline.");
  const systems = new Set((note.type?.coding ?? []).map((coding) => (coding.system === LOINC ? "loinc" : "local")));
  if (systems.size !== 1) refuse("type must be LOINC or a proprietary code, not both.");
}
