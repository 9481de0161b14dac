import type { FhirResource, Patient } from "fhir/r4";
import { readChart } from "../../src/chart/read-chart";
import type { AttachmentText, ChartReading } from "../../src/chart/types";

export type Json = Record<string, unknown>;

export const LOINC = "http://loinc.org";
export const SNOMED = "http://snomed.info/sct";
export const SUBJECT = { reference: "Patient/synthetic-1" };
export const PATIENT: Json = { resourceType: "Patient", id: "synthetic-1", gender: "male", birthDate: "1960-02-29" };

export function coded(system: string, code: string, display?: string): Json {
  return { coding: [{ system, code, ...(display ? { display } : {}) }] };
}

export function observation(id: string, code: Json, over: Json = {}): Json {
  return {
    resourceType: "Observation",
    id,
    status: "final",
    subject: SUBJECT,
    effectiveDateTime: "2026-02-01",
    code,
    ...over,
  };
}

export function condition(id: string, code: Json, over: Json = {}): Json {
  return {
    resourceType: "Condition",
    id,
    subject: SUBJECT,
    clinicalStatus: coded("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"),
    verificationStatus: coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed"),
    code,
    ...over,
  };
}

export const GIST = condition("gist", coded("http://hl7.org/fhir/sid/icd-10-cm", "C49.A2", "GIST of stomach"));

/** The reading of a chart that holds these resources and nothing else. */
export function readingOf(
  resources: readonly unknown[],
  attachments: ReadonlyMap<string, AttachmentText> = new Map(),
  patient: Json | null = PATIENT,
): ChartReading {
  return readChart(
    {
      patient: patient as unknown as Patient | null,
      resources: resources as readonly FhirResource[],
      attachments,
      queries: [],
      set_aside: [],
    },
    { patient_id: "synthetic-1", language: "en", as_of: "2026-11-23" },
  );
}
