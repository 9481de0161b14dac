import { DICTIONARY } from "../knowledge/dictionary";
import type { FactName } from "../knowledge/types";
import { FACT_SYSTEM, OF_THE_PERSON } from "./codes/filed-facts";
import { NARRATIVE_FACTS } from "./narrative-facts";

/** One search of the read set. Values are templates: what a server does not list is not sent (RD-15). */
export interface ReadRow {
  readonly id: string;
  readonly resource_type: string;
  /** 1: sent at once; 2: after the first useful screen. At most eight searches have depth 1. */
  readonly depth: 1 | 2;
  /**
   * Parameters beside the patient. `required`: without it the search would be another one, so it is not sent at all;
   * otherwise it is left out where the server does not list it.
   */
  readonly parameters: readonly ReadParameter[];
  /** Where /metadata does not offer the resource, nothing is lost that the chart must have. */
  readonly is_optional?: boolean;
  readonly includes?: readonly string[];
  /** Ask for the Provenance of what is found, where the server lists it: the findings whose author the screen names. */
  readonly with_provenance?: true;
  /** What this app files itself: asked only where /metadata says that it can be (`creates`), elsewhere there is none. */
  readonly filed_where?: (creates: (type: string) => boolean) => boolean;
  readonly concerns: readonly FactName[];
}

export interface ReadParameter {
  readonly name: string;
  /** A list is sent as one comma list, and value by value where the server refuses lists. */
  readonly values: readonly string[];
  readonly required?: boolean;
  /** Values for the second attempt, where fewer than the first. */
  readonly values_one_by_one?: readonly string[];
}

const LOINC = "http://loinc.org";
const SNOMED = "http://snomed.info/sct";

const OF_TUMOUR: readonly FactName[] = [
  "size_mm",
  "size_mm_imaging",
  "mitoses_per_5mm2",
  "rupture_category",
  "margin",
  "genotype",
  "variant_hgvs",
  "ihc_kit",
  "ihc_dog1",
  "ihc_sdhb",
];
const OF_DIAGNOSIS: readonly FactName[] = ["disease_setting", "gist_confirmed", "site", "metastasis_sites"];
const OF_BLOOD: readonly FactName[] = [
  "bilirubin_xULN",
  "alt_xULN",
  "ast_xULN",
  "anc",
  "platelets",
  "haemoglobin",
  "potassium",
  "magnesium",
  "tsh",
  "creatinine_clearance_ml_min",
  "imatinib_trough_ng_ml",
  "hbsag",
  "anti_hbc",
];
const OF_MEDICINES: readonly FactName[] = [
  "current_tki",
  "prior_tki",
  "dose_mg",
  "start_date",
  "tki_start",
  "concomitant_meds",
  "adjuvant_status",
  "adjuvant_start",
  "adjuvant_end",
  "treatment_intent",
];

const CONFIRMABLE: readonly FactName[] = (Object.keys(DICTIONARY) as FactName[]).filter(
  (fact) => !OF_THE_PERSON.has(fact),
);

/** Size, stage, T, N, M, recurrence, disease status, ECOG, variants, residual tumour, histology, biopsy site, mitoses, rupture (reading rules §5). */
const TUMOUR_CODES: readonly string[] = [
  ...[
    "21889-1",
    "33728-7",
    "42079-4",
    "21908-9",
    "21902-2",
    "21914-7",
    "21905-5",
    "21906-3",
    "21907-1",
    "21899-0",
    "21900-6",
    "21901-4",
    "101659-1",
    "97509-4",
    "88040-1",
    "89247-1",
    "89262-0",
    "69548-6",
    "48018-6",
    "84892-9",
    "21939-4",
    "31206-6",
    "59847-4",
    "94738-2",
  ].map((code) => `${LOINC}|${code}`),
  `${SNOMED}|406094009`,
  `${SNOMED}|371004008`,
];

/** Weight, blood pressure, ejection fraction, QTc, pregnancy, breastfeeding. */
const MEASUREMENT_CODES: readonly string[] = [
  "29463-7",
  "85354-9",
  "10230-1",
  "8806-2",
  "18043-0",
  "8636-3",
  "82810-3",
  "63895-7",
].map((code) => `${LOINC}|${code}`);

export const READ_SET: readonly ReadRow[] = [
  {
    id: "condition-problem-list",
    resource_type: "Condition",
    depth: 1,
    with_provenance: true,
    parameters: [{ name: "category", values: ["problem-list-item"] }],
    concerns: [...OF_DIAGNOSIS, "comorbidity", "pregnancy_status", "ich_history", "seizure"],
  },
  {
    id: "condition-encounter-diagnosis",
    resource_type: "Condition",
    depth: 1,
    parameters: [{ name: "category", values: ["encounter-diagnosis"] }],
    concerns: OF_DIAGNOSIS,
  },
  {
    id: "observation-laboratory",
    resource_type: "Observation",
    depth: 1,
    // Never a bare Observation search: Epic answers 59108 or 59111 to one.
    parameters: [
      { name: "category", values: ["laboratory"], required: true },
      { name: "_count", values: ["200"] },
    ],
    concerns: [...OF_BLOOD, ...OF_TUMOUR],
  },
  {
    id: "observation-tumour",
    resource_type: "Observation",
    depth: 1,
    with_provenance: true,
    parameters: [
      { name: "code", values: TUMOUR_CODES, required: true },
      { name: "_count", values: ["200"] },
    ],
    concerns: [...OF_TUMOUR, "metastasis_sites", "nodes_clinical", "ecog", "response_status"],
  },
  {
    id: "diagnostic-report",
    resource_type: "DiagnosticReport",
    depth: 1,
    with_provenance: true,
    parameters: [
      {
        name: "category",
        values: ["LAB", `${LOINC}|LP7839-6`, `${LOINC}|LP29684-5`, "PAT", "SP", "GE", "RAD"],
        values_one_by_one: ["LAB", `${LOINC}|LP7839-6`, `${LOINC}|LP29684-5`],
      },
      { name: "_count", values: ["100"] },
    ],
    concerns: NARRATIVE_FACTS,
  },
  {
    id: "document-reference",
    resource_type: "DocumentReference",
    depth: 1,
    with_provenance: true,
    parameters: [
      { name: "category", values: ["clinical-note"] },
      { name: "date", values: ["{documents_since}"] },
      { name: "_sort", values: ["-date"] },
      { name: "_count", values: ["100"] },
    ],
    concerns: NARRATIVE_FACTS,
  },
  {
    id: "procedure",
    resource_type: "Procedure",
    depth: 1,
    with_provenance: true,
    parameters: [{ name: "_count", values: ["100"] }],
    concerns: ["surgery_date", "biopsy_route", "disease_setting"],
  },
  {
    id: "medication-request",
    resource_type: "MedicationRequest",
    depth: 1,
    with_provenance: true,
    parameters: [
      { name: "intent", values: ["order"] },
      { name: "_count", values: ["100"] },
    ],
    includes: ["MedicationRequest:medication"],
    concerns: OF_MEDICINES,
  },
  {
    id: "condition-health-concern",
    resource_type: "Condition",
    depth: 2,
    parameters: [{ name: "category", values: ["health-concern"] }],
    is_optional: true,
    concerns: [],
  },
  {
    id: "observation-measurements",
    resource_type: "Observation",
    depth: 2,
    parameters: [
      { name: "code", values: MEASUREMENT_CODES, required: true },
      { name: "date", values: ["{measurements_since}"] },
      { name: "_count", values: ["200"] },
    ],
    concerns: ["weight_kg", "bp", "lvef_pct", "qtc_ms", "pregnancy_status", "breastfeeding"],
  },
  {
    id: "observation-imaging",
    resource_type: "Observation",
    depth: 2,
    parameters: [
      { name: "category", values: ["imaging"], required: true },
      { name: "_count", values: ["200"] },
    ],
    concerns: ["size_mm_imaging"],
  },
  {
    id: "document-reference-pathology",
    resource_type: "DocumentReference",
    depth: 2,
    parameters: [
      { name: "type", values: [`${LOINC}|11526-1`, `${LOINC}|11504-8`], required: true },
      { name: "_count", values: ["100"] },
    ],
    concerns: NARRATIVE_FACTS,
  },
  {
    id: "medication-statement",
    resource_type: "MedicationStatement",
    depth: 2,
    parameters: [{ name: "_count", values: ["100"] }],
    is_optional: true,
    concerns: ["concomitant_meds", "prior_tki", "current_tki", "dose_mg"],
  },
  {
    id: "medication-administration",
    resource_type: "MedicationAdministration",
    depth: 2,
    parameters: [{ name: "_count", values: ["100"] }],
    is_optional: true,
    concerns: ["prior_tki", "current_tki"],
  },
  {
    id: "allergy-intolerance",
    resource_type: "AllergyIntolerance",
    depth: 2,
    parameters: [{ name: "_count", values: ["100"] }],
    concerns: ["imatinib_hypersensitivity"],
  },
  {
    id: "family-member-history",
    resource_type: "FamilyMemberHistory",
    depth: 2,
    parameters: [{ name: "_count", values: ["100"] }],
    is_optional: true,
    concerns: ["family_history"],
  },
  {
    id: "body-structure",
    resource_type: "BodyStructure",
    depth: 2,
    parameters: [{ name: "_count", values: ["100"] }],
    is_optional: true,
    concerns: [],
  },
  // Earlier filings of this app, and the tumour board's plans. Oracle requires a category and takes this one only.
  {
    id: "care-plan",
    resource_type: "CarePlan",
    depth: 2,
    parameters: [
      { name: "category", values: ["assess-plan"] },
      { name: "_count", values: ["100"] },
    ],
    is_optional: true,
    concerns: [],
  },
  {
    id: "risk-assessment",
    resource_type: "RiskAssessment",
    depth: 2,
    parameters: [{ name: "_count", values: ["100"] }],
    is_optional: true,
    concerns: [],
  },
  // What a clinician confirmed in an earlier session: it may be any fact of the disease.
  {
    id: "observation-confirmed",
    resource_type: "Observation",
    depth: 2,
    parameters: [
      { name: "code", values: [`${FACT_SYSTEM}|`], required: true },
      { name: "_count", values: ["200"] },
    ],
    is_optional: true,
    filed_where: (creates) => creates("Observation") && creates("CarePlan"),
    concerns: CONFIRMABLE,
  },
  // Filed where no note is taken (MEDITECH, athenahealth).
  {
    id: "questionnaire-response",
    resource_type: "QuestionnaireResponse",
    depth: 2,
    parameters: [{ name: "_count", values: ["100"] }],
    is_optional: true,
    filed_where: (creates) => creates("QuestionnaireResponse") && !creates("DocumentReference"),
    concerns: CONFIRMABLE,
  },
];
