import { COUNT_PARTS } from "../../chart/count-parts";
import type { FactName } from "../../knowledge/types";

export type FactGroupId =
  | "tumour"
  | "pathology"
  | "genetics"
  | "surgery"
  | "extent"
  | "treatment"
  | "urgent"
  | "laboratory"
  | "patient"
  | "decision";

/** The facts in the order in which a GIST is read: tumour, specimen, genes, operation, extent, drug, then the patient. */
export const FACT_GROUPS: Readonly<Record<FactGroupId, readonly FactName[]>> = {
  tumour: [
    "disease_setting",
    "gist_confirmed",
    "site",
    "size_mm",
    "size_mm_imaging",
    "multiplicity",
    "incidental_finding",
    "detection_date",
    "mass_features",
    "eus_high_risk_features",
  ],
  pathology: [
    "mitoses_per_5mm2",
    ...COUNT_PARTS,
    "mitoses_source",
    "rupture_category",
    "rupture_criterion",
    "rupture_timing",
    "margin",
    "nodes_clinical",
    "histology",
    "ihc_kit",
    "ihc_dog1",
    "ihc_sdhb",
    "biopsy_result",
    "biopsy_route",
  ],
  genetics: [
    "genotype",
    "variant_hgvs",
    "ctdna_kit_secondary",
    "germline_status",
    "germline_result_date",
    "family_history",
    "syndromic_features",
  ],
  surgery: [
    "surgery_date",
    "weeks_since_surgery",
    "resectability",
    "expected_operation",
    "expected_surgical_morbidity",
    "planned_surgery_date",
    "planned_actions",
  ],
  extent: [
    "metastasis_sites",
    "metastasis_count",
    "response_status",
    "size_change_pct",
    "density_change_pct",
    "new_lesion",
    "new_intratumoral_nodule",
    "non_target_progression",
    "all_residual_resectable",
    "all_progressing_resectable",
    "imaging_reviewed",
    "adherence_checked",
    "ddi_checked",
  ],
  treatment: [
    "current_tki",
    "dose_mg",
    "start_date",
    "tki_start",
    "treatment_intent",
    "line",
    "months_on_tki",
    "prior_tki",
    "imatinib_total_months",
    "neoadjuvant_months",
    "adjuvant_status",
    "adjuvant_start",
    "adjuvant_end",
    "planned_adjuvant_months",
    "imatinib_trough_ng_ml",
    "monitoring_done",
    "concomitant_meds",
  ],
  urgent: ["symptoms", "symptomatic", "emergency", "hemodynamic"],
  laboratory: [
    "creatinine_clearance_ml_min",
    "hepatic_impairment",
    "bilirubin_xULN",
    "alt_xULN",
    "ast_xULN",
    "anc",
    "platelets",
    "haemoglobin",
    "potassium",
    "magnesium",
    "tsh",
    "hbsag",
    "anti_hbc",
    "qtc_ms",
    "qt_drugs",
    "lvef_pct",
    "bp",
    "weight_kg",
  ],
  patient: [
    "birth_date",
    "age",
    "sex_at_birth",
    "pregnancy_status",
    "breastfeeding",
    "contraception",
    "ecog",
    "comorbidity",
    "life_expectancy",
    "imatinib_hypersensitivity",
    "ich_history",
    "seizure",
    "cognitive_status",
  ],
  decision: ["mdt_reference_centre", "mdt_date", "patient_preference", "decision_scheme"],
};

/** What the screen does not ask for: set by the installation, or the engine's own output. */
export const NOT_ASKED: ReadonlySet<FactName> = new Set(["jurisdiction", "final_risk"]);
