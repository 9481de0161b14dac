import { assess } from "../../src/engine/assess";
import type { Assessment, AssessOptions } from "../../src/engine/assessment";
import type { Facts } from "../../src/engine/fact";
import { parseFacts } from "../../src/engine/parse-facts";
import { CITATIONS } from "../../src/knowledge/citations";
import { CODES } from "../../src/knowledge/codes";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import { MESSAGES } from "../../src/knowledge/messages";
import { AFIP_2006 } from "../../src/knowledge/schemes/afip-2006";
import { MODIFIED_NIH_2008 } from "../../src/knowledge/schemes/modified-nih-2008";
import { NIH_2002 } from "../../src/knowledge/schemes/nih-2002";
import { TNM_8 } from "../../src/knowledge/schemes/tnm-8";
import type { Condition, Emission, Knowledge, Rule } from "../../src/knowledge/types";

export const OPTIONS: AssessOptions = {
  as_of: "2026-11-23",
  jurisdiction: "EU",
  mode: "today",
  language: "en",
  patient: null,
};

const SCHEMES = { nih_2002: NIH_2002, afip_2006: AFIP_2006, modified_nih_2008: MODIFIED_NIH_2008, tnm_8: TNM_8 };

/** Knowledge with the real dictionary and tables but only the rows under test: how the interpreter behaves, whatever the rows say. */
export function knowledgeWith(parts: Partial<Knowledge> = {}): Knowledge {
  return {
    date: "2026-11-23",
    dictionary: DICTIONARY,
    aliases: { current_dose_mg: "dose_mg", sex: "sex_at_birth" },
    schemes: SCHEMES,
    validity: [],
    unshipped_schemes: [],
    rules: [],
    seed_rules: [],
    schedules: [],
    codes: CODES,
    citations: CITATIONS,
    conditions: {},
    genotype_sets: {
      SENS: ["KIT_ex11_del557_558", "KIT_ex11_other", "KIT_ex9", "KIT_ex13", "KIT_ex17", "PDGFRA_ex12_14"],
      INSENS: ["PDGFRA_D842V", "SDH_deficient", "NF1", "BRAF_V600E", "NTRK_fusion"],
      WT: ["quadruple_WT"],
      UNRESOLVED: ["PDGFRA_ex18_unspecified", "WT_incomplete", "pending", "not_tested"],
      resistant_variants: ["RD841-842KI", "DI842-843IM"],
      sensitive_variants: ["D842Y", "D846Y", "N848K", "Y849K", "HDSN845-848P"],
      unresolved_completions: { PDGFRA_ex18_unspecified: ["PDGFRA_D842V", "PDGFRA_ex18_other"] },
    },
    drug_lists: {
      strong_inducers: {
        label: { en: "", fr: "" },
        names: ["rifampicin", "rifampicine"],
        rxnorm: ["9384"],
        verification: "A",
      },
    },
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
    disagreements: [],
    trials: [],
    pipeline: [],
    figures: [],
    messages: MESSAGES,
    ...parts,
  };
}

export const BARE = knowledgeWith();

/** A rule of which only what matters to the test is written. */
export function rule(id: string, when: Condition, emits: (string | Emission)[], more: Partial<Rule> = {}): Rule {
  return {
    id,
    chapter: "AD",
    when,
    emits: emits.map((emission) =>
      typeof emission === "string" ? { code: emission, text: { en: emission, fr: emission } } : emission,
    ),
    words: { en: id, fr: id },
    strength: "",
    guideline: "",
    verification: "project",
    citations: [],
    jurisdictions: [],
    ...more,
  };
}

/** Facts as the command line reads them; a mistake in a test's facts fails the test. */
export function facts(json: Readonly<Record<string, unknown>>, knowledge: Knowledge = BARE): Facts {
  const parsed = parseFacts(json, knowledge);
  if (!parsed.ok) throw new Error(`${parsed.error.path}: ${parsed.error.problem}`);
  return parsed.facts;
}

export function assessed(
  json: Readonly<Record<string, unknown>>,
  knowledge: Knowledge = BARE,
  options: Partial<AssessOptions> = {},
): Assessment {
  return assess(facts(json, knowledge), knowledge, { ...OPTIONS, ...options });
}
