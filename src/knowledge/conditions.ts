import type { Condition } from "./types";

/**
 * Conditions that several rows share, by name. Where the dictionary leaves nothing possible while a fact is missing ("–"),
 * the test assumes its answer and the fact stays in the list of what is missing.
 * Source: pathway rules §1 (scope) and the dictionary of facts.
 */
export const CONDITIONS = {
  // Situation
  gist_not_excluded: { if_unknown: true, condition: { not: { fact: "gist", in: [false] } } },
  unresected: {
    fact: "disease_setting",
    in: ["suspected_sel", "localized_resectable", "localized_unresectable"],
  },
  localized: { fact: "disease_setting", in: ["localized_resectable", "localized_unresectable"] },
  resected: { fact: "disease_setting", in: ["resected_no_residual"] },
  advanced: { fact: "disease_setting", in: ["metastatic", "localized_unresectable", "recurrent_local"] },
  complete_resection: {
    all: [{ named: "resected" }, { if_unknown: true, condition: { fact: "margin", not_in: ["R2"] } }],
  },
  tissue_in_hand: {
    any: [
      { if_unknown: false, condition: { fact: "gist", in: [true] } },
      { known: "ihc_kit" },
      { known: "ihc_sdhb" },
      { known: "genotype" },
    ],
  },
  /** A biopsy that gave nothing, in a nodule that is not proven otherwise (DX-03). */
  biopsy_failed: {
    all: [
      { fact: "biopsy_result", in: ["not_feasible", "inadequate"] },
      { not: { if_unknown: false, condition: { fact: "gist", in: [true] } } },
    ],
  },
  upper_gi_site: { fact: "site", in: ["oesophagus", "egj", "stomach", "duodenum"] },
  rectal_site: { fact: "site", in: ["rectum", "rectovaginal"] },
  non_gastric_site: { fact: "site", not_in: ["stomach", "egj"] },
  paediatric: { fact: "age", lt: 18 },
  /** SDHB staining is asked for in wild-type tumours only (dictionary): while it is missing, the genotype alone speaks. */
  sdh_deficient: {
    any: [
      { fact: "genotype", in: ["SDH_deficient"] },
      { all: [{ known: "ihc_sdhb" }, { fact: "ihc_sdhb", in: ["lost"] }] },
    ],
  },
  /** By rupture or by class, in every reading that is still open, even where it is open which row it will be. */
  adjuvant_indicated: {
    all: [
      { named: "complete_resection" },
      { named: "gist_not_excluded" },
      { named: "actionable_risk" },
      { genotype_set: "SENS" },
    ],
  },
  /** A resistant change is reported although the genotype is still called pending or not tested: no imatinib while it is sorted out. */
  resistant_change_reported: {
    if_unknown: false,
    condition: { variant: ["D842V", "RD841-842KI", "DI842-843IM"] },
  },
  /** One negative stain raises the question (DX-09); while nothing is known of either, it is not raised. */
  both_stains_negative: {
    all: [
      {
        any: [
          { if_unknown: false, condition: { fact: "ihc_kit", in: ["negative"] } },
          { if_unknown: false, condition: { fact: "ihc_dog1", in: ["negative"] } },
        ],
      },
      { fact: "ihc_kit", in: ["negative"] },
      { fact: "ihc_dog1", in: ["negative"] },
    ],
  },
  actionable_risk: { fact: "final_risk", in: ["intermediate", "high"] },

  // Planned actions: a warning is not evaluated while nothing is stated (dictionary)
  biopsy_planned: {
    any: [
      {
        if_unknown: false,
        condition: { fact: "planned_actions", includes_any: ["biopsy", "incisional_biopsy", "percutaneous_biopsy"] },
      },
      {
        all: [{ known: "biopsy_route" }, { if_unknown: true, condition: { fact: "biopsy_result", in: ["not_done"] } }],
      },
    ],
  },
  tki_start_planned: { if_unknown: false, condition: { fact: "planned_actions", includes_any: ["tki_start"] } },
  tki_switch_planned: { if_unknown: false, condition: { fact: "planned_actions", includes_any: ["tki_switch"] } },

  // Neoadjuvant
  mutilating_without_shrinkage: {
    any: [
      { fact: "disease_setting", in: ["localized_unresectable"] },
      { fact: "resectability", in: ["R0_morbid", "unresectable"] },
      {
        all: [
          { known: "expected_operation" },
          {
            fact: "expected_operation",
            in: ["total_gastrectomy", "oesophagectomy", "APR", "pancreaticoduodenectomy", "multivisceral"],
          },
        ],
      },
    ],
  },
  bleeding_at_presentation: {
    any: [
      { if_unknown: false, condition: { fact: "emergency", in: ["bleeding"] } },
      { if_unknown: false, condition: { fact: "symptoms", includes_any: ["bleeding", "melaena"] } },
    ],
  },
  neoadjuvant_under_way: {
    all: [
      { named: "localized" },
      {
        any: [
          { if_unknown: false, condition: { fact: "treatment_intent", in: ["neoadjuvant"] } },
          { all: [{ not: { known: "treatment_intent" } }, { named: "on_tki" }] },
        ],
      },
    ],
  },
  neoadjuvant_given: {
    any: [
      { all: [{ known: "neoadjuvant_months" }, { fact: "neoadjuvant_months", gt: 0 }] },
      { course: { settings: ["neoadjuvant"] } },
    ],
  },
  post_tki_specimen: {
    any: [
      { all: [{ known: "mitoses_source" }, { fact: "mitoses_source", in: ["resection_post_tki"] }] },
      {
        all: [
          { if_unknown: true, condition: { fact: "mitoses_source", not_in: ["biopsy", "resection_untreated"] } },
          { named: "neoadjuvant_given" },
        ],
      },
    ],
  },

  // Treatment under way
  on_tki: { if_unknown: false, condition: { fact: "current_tki", not_in: ["none"] } },
  on_imatinib: { if_unknown: false, condition: { fact: "current_tki", in: ["imatinib"] } },
  on_avapritinib: { if_unknown: false, condition: { fact: "current_tki", in: ["avapritinib"] } },
  on_sunitinib: { if_unknown: false, condition: { fact: "current_tki", in: ["sunitinib"] } },
  on_regorafenib: { if_unknown: false, condition: { fact: "current_tki", in: ["regorafenib"] } },
  on_ripretinib: { if_unknown: false, condition: { fact: "current_tki", in: ["ripretinib"] } },
  on_later_line_tki: {
    if_unknown: false,
    condition: { fact: "current_tki", in: ["sunitinib", "regorafenib", "ripretinib", "pimitespib", "ponatinib"] },
  },
  no_tki_but_imatinib: { if_unknown: true, condition: { fact: "current_tki", in: ["none", "imatinib"] } },
  not_on_tki: { if_unknown: true, condition: { fact: "current_tki", in: ["none"] } },
  responding: { fact: "response_status", in: ["cr", "pr", "sd"] },
  /** The present drug works, be it stated or not: no row changes it. */
  responding_now: {
    all: [
      { if_unknown: true, condition: { fact: "current_tki", not_in: ["none"] } },
      { if_unknown: false, condition: { named: "responding" } },
    ],
  },
  /** A response, or a relapse on adjuvant treatment, says that there was a drug even where none is stated. */
  untreated: {
    any: [
      { if_unknown: false, condition: { fact: "current_tki", in: ["none"] } },
      {
        all: [
          { named: "not_on_tki" },
          { not: { known: "response_status" } },
          { not: { if_unknown: false, condition: { fact: "adjuvant_status", in: ["on"] } } },
        ],
      },
    ],
  },
  progression: { fact: "response_status", in: ["focal_pd", "general_pd"] },
  progression_stated: { if_unknown: false, condition: { named: "progression" } },
  progression_confirmed: {
    if_unknown: false,
    condition: {
      all: [
        { fact: "imaging_reviewed", in: [true] },
        { fact: "adherence_checked", in: [true] },
        { fact: "ddi_checked", in: [true] },
      ],
    },
  },
  /** Progression under the present drug before it is confirmed (RSP-04): the switch is held. */
  switch_held: {
    all: [{ named: "on_tki" }, { named: "progression_stated" }, { not: { named: "progression_confirmed" } }],
  },
  relapse_on_adjuvant: {
    any: [
      {
        all: [
          { known: "prior_tki" },
          { course: { agents: ["imatinib"], settings: ["adjuvant"], progressed_on: true } },
        ],
      },
      { if_unknown: false, condition: { fact: "adjuvant_status", in: ["on"] } },
      {
        all: [
          { named: "on_imatinib" },
          { if_unknown: false, condition: { fact: "treatment_intent", in: ["adjuvant"] } },
        ],
      },
    ],
  },
  imatinib_failed: {
    any: [
      { course: { agents: ["imatinib"], progressed_on: true } },
      { named: "relapse_on_adjuvant" },
      // Progression under a drug that is not stated leaves it open whether imatinib failed.
      {
        all: [
          { fact: "current_tki", in: ["imatinib"] },
          { if_unknown: false, condition: { fact: "response_status", in: ["general_pd"] } },
        ],
      },
      { named: "on_later_line_tki" },
      { if_unknown: false, condition: { fact: "line", gte: 2 } },
    ],
  },
  progression_on_sunitinib: {
    any: [
      { course: { agents: ["sunitinib"], progressed_on: true } },
      { all: [{ named: "on_sunitinib" }, { named: "progression_stated" }] },
    ],
  },
  progression_on_ripretinib: {
    any: [
      { course: { agents: ["ripretinib"], progressed_on: true } },
      { all: [{ named: "on_ripretinib" }, { named: "progression_stated" }] },
    ],
  },
  imatinib_intolerance: {
    course: {
      agents: ["imatinib"],
      reason_matches: ["intoleran", "toxic", "adverse", "effet indesirable", "effets indesirables"],
    },
  },
  sunitinib_intolerance: {
    course: {
      agents: ["sunitinib"],
      reason_matches: ["intoleran", "toxic", "adverse", "effet indesirable", "effets indesirables"],
    },
  },
  after_avapritinib: {
    any: [
      { if_unknown: false, condition: { course: { agents: ["avapritinib"] } } },
      { all: [{ fact: "current_tki", in: ["avapritinib"] }, { named: "progression_stated" }] },
    ],
  },

  // Safety: on the drug, or about to be advised it
  imatinib_considered: {
    if_unknown: false,
    condition: {
      any: [
        { named: "on_imatinib" },
        {
          all: [
            { named: "no_tki_but_imatinib" },
            {
              any: [
                { named: "tki_start_planned" },
                { rule_fires: "NEO-01" },
                { rule_fires: "NEO-04b" },
                { rule_fires: "NEO-08" },
                { named: "adjuvant_indicated" },
                { rule_fires: "AD-11", emitted: "ADJ_START_WITH_STOP_RULE" },
                { rule_fires: "MET-00" },
                { rule_fires: "MET-01" },
                { rule_fires: "MET-02" },
                { rule_fires: "MET-05" },
              ],
            },
          ],
        },
      ],
    },
  },
  avapritinib_considered: {
    if_unknown: false,
    condition: {
      any: [
        { named: "on_avapritinib" },
        { rule_fires: "MET-03", emitted: "AVAPRITINIB_300" },
        { rule_fires: "NEO-03", emitted: "CONSIDER_AVAPRITINIB" },
      ],
    },
  },
  sunitinib_considered: {
    if_unknown: false,
    condition: {
      any: [
        { named: "on_sunitinib" },
        { rule_fires: "MET-08", emitted: "SUNITINIB" },
        { rule_fires: "MET-04a", emitted: "SDH_SUNITINIB_REGORAFENIB" },
      ],
    },
  },
  regorafenib_considered: {
    if_unknown: false,
    condition: { any: [{ named: "on_regorafenib" }, { rule_fires: "MET-10", emitted: "REGORAFENIB" }] },
  },
  ripretinib_considered: {
    if_unknown: false,
    condition: { any: [{ named: "on_ripretinib" }, { rule_fires: "MET-11", emitted: "RIPRETINIB_4L" }] },
  },
  tki_considered: {
    any: [
      { named: "on_tki" },
      { named: "tki_start_planned" },
      { named: "tki_switch_planned" },
      { named: "imatinib_considered" },
      { named: "avapritinib_considered" },
      { named: "sunitinib_considered" },
      { named: "regorafenib_considered" },
      { named: "ripretinib_considered" },
      { if_unknown: false, condition: { rule_fires: "MET-04b" } },
      { if_unknown: false, condition: { rule_fires: "MET-04c" } },
    ],
  },
  /** Childbearing potential: the limit of 60 years is a construct of this project, to keep the question from the elderly. */
  pregnancy_to_exclude: {
    any: [
      { all: [{ known: "pregnancy_status" }, { fact: "pregnancy_status", in: ["possible", "pregnant"] }] },
      {
        all: [
          { fact: "sex_at_birth", in: ["female", "other"] },
          { if_unknown: true, condition: { fact: "age", lt: 60 } },
          { if_unknown: true, condition: { fact: "pregnancy_status", not_in: ["not_applicable"] } },
        ],
      },
    ],
  },
  pregnancy_bars_start: {
    all: [
      { fact: "pregnancy_status", in: ["possible", "pregnant"] },
      {
        any: [
          { known: "pregnancy_status" },
          {
            all: [
              { if_unknown: false, condition: { fact: "sex_at_birth", in: ["female", "other"] } },
              { if_unknown: true, condition: { fact: "age", lt: 60 } },
            ],
          },
        ],
      },
    ],
  },
  dose_800_in_question: {
    if_unknown: false,
    condition: {
      any: [
        { all: [{ named: "on_imatinib" }, { fact: "dose_mg", gte: 800 }] },
        { all: [{ not: { known: "current_tki" } }, { fact: "dose_mg", gte: 800 }] },
        { rule_fires: "NEO-02" },
        { rule_fires: "MET-02", emitted: "IMATINIB_800" },
        { rule_fires: "MET-05", emitted: "RESTART_IMATINIB_800" },
      ],
    },
  },
  regorafenib_liver_stop: {
    if_unknown: false,
    condition: {
      any: [
        { fact: "alt_xULN", gt: 20 },
        { fact: "ast_xULN", gt: 20 },
        {
          all: [
            { fact: "bilirubin_xULN", gt: 2 },
            {
              any: [
                { fact: "alt_xULN", gt: 3 },
                { fact: "ast_xULN", gt: 3 },
              ],
            },
          ],
        },
      ],
    },
  },
  renal_cap_below_800: { if_unknown: false, condition: { fact: "creatinine_clearance_ml_min", lt: 60 } },
  nf1_not_excluded: {
    if_unknown: true,
    condition: {
      fact: "germline_status",
      not_in: ["negative", "SDHA", "SDHB", "SDHC", "SDHD", "SDHx", "KIT", "PDGFRA"],
    },
  },
} as const satisfies Record<string, Condition>;
