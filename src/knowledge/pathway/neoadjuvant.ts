import type { Rule } from "../types";
import { ESMO, EUROPE, EVERYWHERE, UNITED_STATES } from "./sources";

/** Neoadjuvant treatment: while the primary is in place, NEO-08 and NEO-10 after resection. Source: pathway rules §4. */
export const NEOADJUVANT: readonly Rule[] = [
  {
    id: "NEO-01",
    chapter: "NEO",
    decision: "neoadjuvant",
    precedence: "default",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { genotype_set: "SENS" },
        { if_unknown: true, condition: { not: { fact: "gist", in: [false] } } },
        { any: [{ named: "mutilating_without_shrinkage" }, { named: "bleeding_at_presentation" }] },
      ],
    },
    emits: [
      {
        code: "NEOADJ_IMATINIB_400",
        when: { all: [{ named: "mutilating_without_shrinkage" }, { fact: "genotype", not_in: ["KIT_ex9"] }] },
        text: {
          en: "Imatinib 400 mg/day before surgery, surgery at 6–12 months; biopsy and genotype first.",
          fr: "Imatinib 400 mg/jour avant la chirurgie, chirurgie à 6–12 mois ; biopsie et génotype d'abord.",
        },
      },
      {
        code: "NEOADJ_IMATINIB_400",
        when: {
          all: [
            { named: "mutilating_without_shrinkage" },
            { fact: "genotype", in: ["KIT_ex9"] },
            { named: "renal_cap_below_800" },
          ],
        },
        status: "option",
        text: {
          en: "KIT exon 9, but 800 mg exceeds the dose cap at this creatinine clearance: 400 mg/day is the dose that remains.",
          fr: "KIT exon 9, mais 800 mg dépassent la dose plafond pour cette clairance : 400 mg/jour est la dose qui reste possible.",
        },
      },
      {
        code: "NEOADJ_IMATINIB_400",
        when: {
          all: [
            { not: { named: "mutilating_without_shrinkage" } },
            { named: "bleeding_at_presentation" },
            { fact: "genotype", not_in: ["KIT_ex9"] },
          ],
        },
        status: "conditional",
        text: {
          en: "If the surgeon judges that shrinkage makes the operation safer (rupture, bleeding): imatinib 400 mg/day before surgery.",
          fr: "Si le chirurgien estime que la réduction tumorale rend l'intervention plus sûre (rupture, saignement) : imatinib 400 mg/jour avant la chirurgie.",
        },
      },
    ],
    words: {
      en: "If localized, the genotype is sensitive (KIT 9/11/13/17, PDGFRA non-D842V) and R0 is not feasible, or a less mutilating or safer operation is likely after shrinkage: imatinib 400 mg/day, biopsy and genotype first.",
      fr: "Si localisé, génotype sensible (KIT 9/11/13/17, PDGFRA non D842V) et R0 impossible, ou intervention moins mutilante ou plus sûre probable après réduction : imatinib 400 mg/jour, biopsie et génotype d'abord.",
    },
    limits: { en: "Imatinib-sensitive genotype.", fr: "Génotype sensible à l'imatinib." },
    strength: "III,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "NEO-02",
    chapter: "NEO",
    decision: "neoadjuvant",
    precedence: "default",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: { all: [{ fact: "genotype", in: ["KIT_ex9"] }, { named: "mutilating_without_shrinkage" }] },
    emits: [
      {
        code: "NEOADJ_IMATINIB_800",
        text: {
          en: "KIT exon 9: neoadjuvant imatinib 800 mg/day is the ESMO dose (replaces 400 mg). The Asian consensus is cautious about 800 mg up front.",
          fr: "KIT exon 9 : imatinib néoadjuvant 800 mg/jour, dose de l'ESMO (remplace 400 mg). Le consensus asiatique est réservé sur 800 mg d'emblée.",
        },
        strength: "III,A (neoadjuvant); III,B (exon 9 dose, advanced)",
      },
    ],
    words: {
      en: "As NEO-01 with KIT exon 9: 800 mg/day (ESMO), in place of 400 mg; the Asian consensus is cautious.",
      fr: "Comme NEO-01 avec KIT exon 9 : 800 mg/jour (ESMO), à la place de 400 mg ; consensus asiatique réservé.",
    },
    limits: { en: "KIT exon 9.", fr: "KIT, exon 9." },
    strength: "III,A / III,B",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "ASIA25"],
    jurisdictions: EUROPE,
  },
  {
    id: "NEO-03",
    chapter: "NEO",
    decision: "neoadjuvant",
    precedence: "genotype",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: { fact: "genotype", in: ["PDGFRA_D842V"] },
    emits: [
      {
        code: "NO_IMATINIB_D842V",
        text: {
          en: "PDGFRA D842V: no imatinib before surgery.",
          fr: "PDGFRA D842V : pas d'imatinib avant la chirurgie.",
        },
      },
      {
        code: "CONSIDER_AVAPRITINIB",
        status: "option",
        conditional_when: { not: { named: "mutilating_without_shrinkage" } },
        text: {
          en: "Where the operation would be mutilating, avapritinib 300 mg may be considered in the MDT; off-label (labels: unresectable or metastatic).",
          fr: "Si l'intervention serait mutilante, avapritinib 300 mg à discuter en RCP ; hors AMM (AMM : non résécable ou métastatique).",
        },
        verification: "B",
        citations: ["ESMO22", "AVALAB"],
        off_label: "all",
      },
    ],
    words: {
      en: "If PDGFRA D842V: no imatinib; avapritinib 300 mg may be considered in the MDT, off-label.",
      fr: "Si PDGFRA D842V : pas d'imatinib ; avapritinib 300 mg à discuter en RCP, hors AMM.",
    },
    strength: "III,A cited for the drug",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "AVALAB"],
    jurisdictions: EUROPE,
  },
  {
    id: "NEO-04",
    chapter: "NEO",
    decision: "neoadjuvant",
    precedence: "genotype",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: {
      any: [{ fact: "genotype", in: ["SDH_deficient", "NF1", "BRAF_V600E", "NTRK_fusion"] }, { genotype_set: "WT" }],
    },
    emits: [
      {
        code: "NO_NEOADJ_IMATINIB_GENOTYPE",
        text: {
          en: "Insensitive genotype: forgo neoadjuvant imatinib; surgery or observation.",
          fr: "Génotype insensible : renoncer à l'imatinib néoadjuvant ; chirurgie ou surveillance.",
        },
        citations: ["ESMO22", "NCCN25"],
      },
      {
        code: "OBSERVATION_OPTION_SDH",
        when: { all: [{ fact: "genotype", in: ["SDH_deficient"] }, { named: "mutilating_without_shrinkage" }] },
        status: "option",
        text: {
          en: "SDH-deficient with a morbid operation: NCCN 2023 added observation as an option (2B).",
          fr: "SDH-déficient avec intervention mutilante : le NCCN 2023 a ajouté la surveillance en option (2B).",
        },
        strength: "NCCN 2B",
        guideline: "NCCN v1.2023",
        verification: "A",
        citations: ["NCCN23"],
        jurisdictions: UNITED_STATES,
      },
      {
        code: "NTRK_INHIBITOR_DISCUSS",
        when: { fact: "genotype", in: ["NTRK_fusion"] },
        status: "option",
        text: {
          en: "NTRK fusion: an NTRK inhibitor may be discussed.",
          fr: "Fusion NTRK : un inhibiteur de NTRK peut être discuté.",
        },
      },
    ],
    words: {
      en: "If SDH-deficient, NF1, BRAF V600E or wild-type: forgo neoadjuvant imatinib, surgery or observation; v1.2025 of NCCN forgoes it for other mutations too. NTRK fusion: an NTRK inhibitor may be discussed.",
      fr: "Si SDH-déficient, NF1, BRAF V600E ou sauvage : renoncer à l'imatinib néoadjuvant, chirurgie ou surveillance ; la v1.2025 du NCCN y renonce aussi pour d'autres mutations. Fusion NTRK : inhibiteur de NTRK à discuter.",
    },
    strength: "ESMO; NCCN",
    guideline: `${ESMO}; NCCN v1.2025`,
    verification: "B",
    citations: ["ESMO22", "NCCN25", "NCCN23"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "NEO-04b",
    chapter: "NEO",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { genotype_set: "UNRESOLVED" },
        { fact: "symptomatic", in: [true] },
        { named: "mutilating_without_shrinkage" },
        { not: { named: "resistant_change_reported" } },
      ],
    },
    emits: [
      {
        code: "NEOADJ_TRIAL_WITH_PET",
        status: "option",
        text: {
          en: "Genotype awaited and treatment cannot wait: imatinib 400 mg only with PET within weeks; continue or stop by the response.",
          fr: "Génotype en attente et traitement ne pouvant être différé : imatinib 400 mg seulement avec TEP à quelques semaines ; poursuite ou arrêt selon la réponse.",
        },
      },
    ],
    words: {
      en: "If the genotype is awaited and treatment must start: imatinib 400 mg only with PET within weeks, stop without response; range {continue, stop}.",
      fr: "Si le génotype est en attente et qu'il faut traiter : imatinib 400 mg seulement avec TEP à quelques semaines, arrêt sans réponse ; fourchette {poursuivre, arrêter}.",
    },
    strength: "ESMO (PET useful)",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "NEO-05",
    chapter: "NEO",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: {
      any: [{ named: "neoadjuvant_under_way" }, { rule_fires: "NEO-01" }, { rule_fires: "NEO-02" }],
    },
    emits: [
      {
        code: "EARLY_RESPONSE_CHECK",
        conditional_when: { not: { named: "neoadjuvant_under_way" } },
        text: {
          en: "Early response assessment: PET within weeks, or CT with density at 4–8 weeks (interval not verified); then CT every 2–3 months with the surgeon (not verified).",
          fr: "Évaluation précoce de la réponse : TEP à quelques semaines, ou TDM avec densité à 4–8 semaines (délai non vérifié) ; puis TDM tous les 2–3 mois avec le chirurgien (non vérifié).",
        },
        citations: ["ESMO22"],
      },
    ],
    words: {
      en: "Once a neoadjuvant TKI is started (conditional when NEO-01 or NEO-02 fires): early response check by PET within weeks or CT with density at 4–8 weeks, then every 2–3 months with the surgeon.",
      fr: "Dès qu'un ITK néoadjuvant est débuté (sous condition si NEO-01 ou NEO-02 s'applique) : évaluation précoce par TEP à quelques semaines ou TDM avec densité à 4–8 semaines, puis tous les 2–3 mois avec le chirurgien.",
    },
    strength: "required, ungraded",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "NEO-06",
    chapter: "NEO",
    scope: { all: [{ named: "neoadjuvant_under_way" }, { named: "gist_not_excluded" }] },
    when: { named: "responding" },
    emits: [
      {
        code: "OPERATE_AT_6_12M",
        text: {
          en: "Responding or stable: operate at 6–12 months, at the maximal response; later adds little and resistance starts. NCCN v1.2025: at least 6 months may be needed.",
          fr: "Réponse ou stabilité : opérer à 6–12 mois, à la réponse maximale ; au-delà, peu de gain et début des résistances. NCCN v1.2025 : au moins 6 mois peuvent être nécessaires.",
        },
      },
    ],
    words: {
      en: "If responding or stable on a neoadjuvant TKI: operate at 6–12 months.",
      fr: "Si réponse ou stabilité sous ITK néoadjuvant : opérer à 6–12 mois.",
    },
    strength: "III,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "NCCN25", "NEO28"],
    jurisdictions: EUROPE,
  },
  {
    id: "NEO-07",
    chapter: "NEO",
    scope: { all: [{ named: "localized" }, { known: "planned_surgery_date" }, { named: "gist_not_excluded" }] },
    when: { named: "on_imatinib" },
    emits: [
      {
        code: "RESTART_AFTER_SURGERY",
        conditional_when: { always: true },
        text: {
          en: "After surgery ({planned_surgery_date}): restart imatinib promptly; hold before it as in SX-11.",
          fr: "Après la chirurgie ({planned_surgery_date}) : reprendre rapidement l'imatinib ; suspension préalable selon SX-11.",
        },
      },
    ],
    words: {
      en: "If a date of surgery is set: SX-11, and restart imatinib promptly.",
      fr: "Si une date de chirurgie est fixée : SX-11, et reprise rapide de l'imatinib.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "NEO-08",
    chapter: "NEO",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    // 36 months of imatinib: an insensitive genotype has AD-01 instead.
    when: {
      all: [{ any: [{ named: "neoadjuvant_given" }, { named: "post_tki_specimen" }] }, { genotype_set: "SENS" }],
    },
    emits: [
      {
        code: "TOTAL_36M",
        when: { known: "neoadjuvant_months" },
        text: {
          en: "36 months of imatinib in total, before and after surgery together: remaining = 36 − months before surgery (36 − {neoadjuvant_months} = {36 - neoadjuvant_months}).",
          fr: "36 mois d'imatinib au total, avant et après chirurgie : reste = 36 − mois préopératoires (36 − {neoadjuvant_months} = {36 - neoadjuvant_months}).",
        },
      },
      {
        code: "TOTAL_36M",
        when: { not: { known: "neoadjuvant_months" } },
        text: {
          en: "36 months of imatinib in total, before and after surgery together: remaining = 36 − months before surgery (not stated).",
          fr: "36 mois d'imatinib au total, avant et après chirurgie : reste = 36 − mois préopératoires (non renseignés).",
        },
      },
    ],
    words: {
      en: "After surgery that followed neoadjuvant imatinib: 36 months in total, before and after (remaining = 36 − months before surgery).",
      fr: "Après chirurgie précédée d'imatinib néoadjuvant : 36 mois au total, avant et après (reste = 36 − mois préopératoires).",
    },
    strength: "figure footnote",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "NEO-09",
    chapter: "NEO",
    scope: { all: [{ named: "neoadjuvant_under_way" }, { named: "gist_not_excluded" }] },
    when: { named: "progression" },
    emits: [
      {
        code: "NEOADJ_PROGRESSION_PATH",
        text: {
          en: "Progression on neoadjuvant treatment: exclude pseudoprogression, non-adherence and interactions; check the genotype again; if resectable operate now, otherwise MET-07 or MET-08.",
          fr: "Progression sous néoadjuvant : écarter pseudoprogression, défaut d'observance et interactions ; revoir le génotype ; si résécable, opérer maintenant, sinon MET-07 ou MET-08.",
        },
      },
    ],
    words: {
      en: "If progression on a neoadjuvant TKI: exclude pseudoprogression, non-adherence and interaction, check the genotype again; operate now if resectable, otherwise MET-07/08.",
      fr: "Si progression sous ITK néoadjuvant : écarter pseudoprogression, défaut d'observance et interaction, revoir le génotype ; opérer si résécable, sinon MET-07/08.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "NEO-10",
    chapter: "NEO",
    scope: { all: [{ named: "resected" }, { named: "gist_not_excluded" }] },
    when: { named: "post_tki_specimen" },
    emits: [
      {
        code: "RISK_UNRELIABLE_POST_TKI",
        status: "warning",
        text: {
          en: "Specimen taken after a TKI: its mitotic count is not valid for risk, and a count on the earlier biopsy is unreliable.",
          fr: "Pièce prélevée après ITK : son compte de mitoses n'est pas valable pour le risque, et un compte sur la biopsie antérieure n'est pas fiable.",
        },
      },
    ],
    words: {
      en: "If the specimen was taken after a TKI: its mitotic count is not valid for risk; a biopsy count is unreliable.",
      fr: "Si la pièce a été prélevée après ITK : compte de mitoses non valable pour le risque ; compte sur biopsie non fiable.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
];
