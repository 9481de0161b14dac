import {
  ABSENT_REASON_SYSTEM,
  ABSENT_REASONS,
  FACT_ORIGIN_SYSTEM,
  FACT_PART_SYSTEM,
  FACT_SYSTEM,
  FACT_VALUE_SYSTEM,
} from "../chart/codes/filed-facts";

/**
 * Every code of a public code system that this app writes. Grade A: read in an official publication of the code's owner
 * or of HL7; B: third-party source, so always written with text beside it. A code of grade C may not stand here (WR-21).
 */
export interface WrittenCode {
  readonly system: string;
  readonly code: string;
  /** As the publication prints it; null where the publication (US Core, mCODE) gives the code alone. */
  readonly display: string | null;
  readonly grade: "A" | "B";
}

const LOINC = "http://loinc.org";
const SNOMED = "http://snomed.info/sct";

export const WRITTEN_CODES = {
  consult_note: { system: LOINC, code: "11488-4", display: null, grade: "A" },
  tumour_size: { system: LOINC, code: "21889-1", display: null, grade: "A" },
  greatest_dimension: { system: LOINC, code: "33728-7", display: null, grade: "A" },
  ecog: { system: LOINC, code: "89247-1", display: null, grade: "A" },
  gross_examination: {
    system: SNOMED,
    code: "787377000",
    display: "Gross examination and sampling of tissue specimen (procedure)",
    grade: "A",
  },
  clinical_note: {
    system: "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
    code: "clinical-note",
    display: "Clinical Note",
    grade: "A",
  },
  assess_plan: {
    system: "http://hl7.org/fhir/us/core/CodeSystem/careplan-category",
    code: "assess-plan",
    display: "Assessment and Plan of Treatment",
    grade: "A",
  },
  exam: {
    system: "http://terminology.hl7.org/CodeSystem/observation-category",
    code: "exam",
    display: "Exam",
    grade: "A",
  },
  unknown: {
    system: ABSENT_REASON_SYSTEM,
    code: ABSENT_REASONS.unknown,
    display: "Unknown",
    grade: "A",
  },
  not_applicable: {
    system: ABSENT_REASON_SYSTEM,
    code: ABSENT_REASONS.not_applicable,
    display: "Not Applicable",
    grade: "A",
  },
  author: {
    system: "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
    code: "author",
    display: "Author",
    grade: "A",
  },
  assembler: {
    system: "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
    code: "assembler",
    display: "Assembler",
    grade: "A",
  },
  create: {
    system: "http://terminology.hl7.org/CodeSystem/v3-DataOperation",
    code: "CREATE",
    display: "create",
    grade: "A",
  },
} as const satisfies Readonly<Record<string, WrittenCode>>;

/** Own code systems: named by a urn, never mistaken for a public one. */
export const OWN_SYSTEMS = {
  recommendation: "urn:gist-pathway:recommendation",
  schedule: "urn:gist-pathway:schedule",
  risk_scheme: "urn:gist-pathway:risk-scheme",
  risk_class: "urn:gist-pathway:risk-class",
  fact: FACT_SYSTEM,
  fact_value: FACT_VALUE_SYSTEM,
  fact_part: FACT_PART_SYSTEM,
  fact_origin: FACT_ORIGIN_SYSTEM,
} as const;

/** A Coding of one written code. */
export function codingOf({ system, code, display }: WrittenCode): { system: string; code: string; display?: string } {
  return { system, code, ...(display === null ? {} : { display }) };
}

/** A CodeableConcept of one written code, always with text. */
export function conceptOf(
  written: WrittenCode & { readonly display: string },
  text?: string,
): ReturnType<typeof wordedConcept>;
export function conceptOf(written: WrittenCode, text: string): ReturnType<typeof wordedConcept>;
export function conceptOf(written: WrittenCode, text?: string): ReturnType<typeof wordedConcept> {
  return wordedConcept(written, text ?? written.display ?? written.code);
}

function wordedConcept(written: WrittenCode, text: string): { coding: ReturnType<typeof codingOf>[]; text: string } {
  return { coding: [codingOf(written)], text };
}
