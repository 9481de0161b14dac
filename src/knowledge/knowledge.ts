import { CITATIONS } from "./citations";
import { CODES } from "./codes";
import { CONDITIONS } from "./conditions";
import { DISAGREEMENTS, FIGURES, PIPELINE, TO_VERIFY, TRIALS } from "./context";
import { DICTIONARY } from "./dictionary";
import { DRUG_LISTS } from "./drug-lists";
import { SCHEDULES } from "./follow-up";
import { GENOTYPE_SETS } from "./genotype-sets";
import { MESSAGES } from "./messages";
import { ADJUVANT } from "./pathway/adjuvant";
import { ADVANCED } from "./pathway/advanced";
import { DIAGNOSIS } from "./pathway/diagnosis";
import { NEOADJUVANT } from "./pathway/neoadjuvant";
import { RED_FLAGS } from "./pathway/red-flags";
import { RESIDUAL_DISEASE } from "./pathway/residual-disease";
import { RESPONSE } from "./pathway/response";
import { SAFETY } from "./pathway/safety";
import { SEED_2007 } from "./pathway/seed-2007";
import { SURGERY } from "./pathway/surgery";
import { AFIP_2006 } from "./schemes/afip-2006";
import { MODIFIED_NIH_2008 } from "./schemes/modified-nih-2008";
import { NIH_2002 } from "./schemes/nih-2002";
import { TNM_8 } from "./schemes/tnm-8";
import { VALIDITY } from "./schemes/validity";
import { SCHEMES_NOT_SHIPPED } from "./schemes-not-shipped";
import type { Knowledge } from "./types";

/** Everything the engine knows, content date 2026-11-23. Nothing outside it is a clinical source. */
export const KNOWLEDGE: Knowledge = {
  date: "2026-11-23",
  dictionary: DICTIONARY,
  aliases: {
    current_dose_mg: "dose_mg",
    sex: "sex_at_birth",
    patient_request: "patient_preference",
    adjuvant_start_date: "adjuvant_start",
    adjuvant_end_date: "adjuvant_end",
    tki_start_date: "tki_start",
    first_detection_date: "detection_date",
  },
  schemes: { nih_2002: NIH_2002, afip_2006: AFIP_2006, modified_nih_2008: MODIFIED_NIH_2008, tnm_8: TNM_8 },
  validity: VALIDITY,
  unshipped_schemes: SCHEMES_NOT_SHIPPED,
  rules: [
    ...DIAGNOSIS,
    ...SURGERY,
    ...NEOADJUVANT,
    ...ADJUVANT,
    ...SAFETY,
    ...ADVANCED,
    ...RESPONSE,
    ...RESIDUAL_DISEASE,
    ...RED_FLAGS,
  ],
  seed_rules: SEED_2007,
  schedules: SCHEDULES,
  codes: CODES,
  citations: CITATIONS,
  conditions: CONDITIONS,
  genotype_sets: GENOTYPE_SETS,
  drug_lists: DRUG_LISTS,
  rupture_criteria: {
    major: [
      "fracture",
      "spillage",
      "blood_stained_ascites",
      "perforation",
      "adjacent_organ_infiltration",
      "intralesional_or_piecemeal",
      "incisional_biopsy",
    ],
    minor: [
      "mucosal_defect_or_luminal_spill",
      "microscopic_peritoneal_penetration",
      "peritoneal_lining_tear",
      "needle_biopsy",
      "r1_margin",
    ],
  },
  field_number_range_mm: { low: 18, high: 26.5 },
  disagreements: DISAGREEMENTS,
  trials: TRIALS,
  pipeline: PIPELINE,
  figures: FIGURES,
  to_verify: TO_VERIFY,
  messages: MESSAGES,
};
