import type { Condition, Rule } from "../types";
import { ASIAN, ESMO, EUROPE, EVERYWHERE, PROJECT } from "./sources";

const LOWER_CLASS: Condition = { fact: "final_risk", in: ["none", "very_low", "low", "intermediate"] };
const HIGHER_CLASS: Condition = { fact: "final_risk", in: ["intermediate", "high"] };
const STOPPED_AT_UNKNOWN_LENGTH: Condition = {
  all: [
    { if_unknown: false, condition: { fact: "adjuvant_status", in: ["completed_or_stopped"] } },
    { not: { known: "imatinib_total_months" } },
  ],
};

/** Can still turn out either way. */
function either(condition: Condition): Condition {
  return {
    all: [
      { if_unknown: true, condition },
      { if_unknown: true, condition: { not: condition } },
    ],
  };
}

/**
 * Adjuvant imatinib. `final_risk` is the set of classes of modified NIH and AFIP, each labelled; a row asking for a class
 * matches any member. Where the two schemes differ, what each of them leads to stands beside the other as an option.
 * Source: pathway rules §5.
 */
export const ADJUVANT: readonly Rule[] = [
  {
    id: "AD-00",
    chapter: "AD",
    scope: { all: [{ named: "resected" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { named: "complete_resection" },
        { not: { genotype_set: "UNRESOLVED" } },
        { if_unknown: true, condition: { not: { fact: "imatinib_hypersensitivity", in: [true] } } },
        { if_unknown: true, condition: { not: { named: "pregnancy_bars_start" } } },
      ],
    },
    emits: [
      {
        code: "ADJ_EVALUATE",
        status: "info",
        text: {
          en: "Complete macroscopic resection, genotype known, no safety block: the adjuvant question can be evaluated.",
          fr: "Résection macroscopiquement complète, génotype connu, pas de contre-indication : la question adjuvante peut être évaluée.",
        },
      },
    ],
    words: {
      en: "If the resection is macroscopically complete, the genotype is known and no safety rule blocks, the rows below are evaluated.",
      fr: "Si la résection est macroscopiquement complète, le génotype connu et qu'aucune règle de sécurité ne s'y oppose, les lignes suivantes sont évaluées.",
    },
    strength: "–",
    guideline: PROJECT,
    verification: "project",
    citations: ["PROJECT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "AD-01",
    chapter: "AD",
    decision: "adjuvant",
    precedence: "genotype",
    scope: {
      all: [{ any: [{ named: "resected" }, { named: "localized" }] }, { named: "gist_not_excluded" }],
    },
    when: {
      any: [
        { fact: "genotype", in: ["PDGFRA_D842V", "SDH_deficient", "NF1", "BRAF_V600E", "NTRK_fusion"] },
        { genotype_set: "WT" },
      ],
    },
    emits: [
      {
        code: "NO_ADJUVANT_GENOTYPE",
        when: { fact: "genotype", in: ["PDGFRA_D842V", "SDH_deficient", "NF1", "BRAF_V600E", "NTRK_fusion"] },
        conditional_when: { named: "localized" },
        text: {
          en: "No adjuvant therapy, whatever the risk class: the genotype is insensitive to imatinib.",
          fr: "Pas de traitement adjuvant, quelle que soit la classe de risque : génotype insensible à l'imatinib.",
        },
      },
      {
        code: "NO_ADJUVANT_WT_DEFAULT",
        when: { genotype_set: "WT" },
        conditional_when: { named: "localized" },
        text: {
          en: "Other true wild-type: no proven benefit of adjuvant imatinib; by default none, to be discussed in the MDT.",
          fr: "Autre GIST véritablement sauvage : bénéfice de l'imatinib adjuvant non démontré ; par défaut pas d'adjuvant, à discuter en RCP.",
        },
      },
      {
        code: "NO_ADJUVANT_IF_NF1",
        when: { all: [{ genotype_set: "WT" }, { named: "nf1_not_excluded" }] },
        conditional_when: { not: { if_unknown: false, condition: { fact: "germline_status", in: ["NF1"] } } },
        text: {
          en: "NF1 is not excluded yet (DX-14): no adjuvant therapy if the tumour is NF1-related.",
          fr: "NF1 non encore écartée (DX-14) : pas d'adjuvant si la tumeur est liée à une NF1.",
        },
      },
    ],
    words: {
      en: "If the genotype is D842V, SDH-deficient, NF1, BRAF V600E or NTRK fusion: no adjuvant therapy at any risk. Other true wild-type: by default none, MDT. While NF1 is not excluded: none if NF1-related. Before surgery the same, conditional.",
      fr: "Si le génotype est D842V, SDH-déficient, NF1, BRAF V600E ou fusion NTRK : pas d'adjuvant quel que soit le risque. Autre sauvage : non par défaut, RCP. Tant que la NF1 n'est pas écartée : pas d'adjuvant si liée à une NF1. Avant chirurgie, de même sous condition.",
    },
    strength: "IV,D (D842V; SDH/NF1); BRAF/NTRK same paragraph",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "AD-02",
    chapter: "AD",
    decision: "adjuvant",
    precedence: "rupture",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: { all: [{ fact: "rupture_category", in: ["major_defect"] }, { genotype_set: "SENS" }] },
    emits: [
      {
        code: "ADJ_IMATINIB_RUPTURE",
        conditional_when: STOPPED_AT_UNKNOWN_LENGTH,
        text: {
          en: "Ruptured tumour: imatinib 400 mg/day for at least 36 months; occult metastatic disease is assumed and the optimal length is not defined. Asian consensus: extended or lifelong (88.9 %). NCCN v1.2026: to be considered as metastatic disease.",
          fr: "Tumeur rompue : imatinib 400 mg/jour pendant au moins 36 mois ; une dissémination infraclinique est présumée et la durée optimale n'est pas définie. Consensus asiatique : prolongé ou à vie (88,9 %). NCCN v1.2026 : à considérer comme une maladie métastatique.",
        },
        strength: "IV,A (ESMO); 88.9 % vote (Asian)",
        guideline: `${ESMO} + ${ASIAN}`,
      },
    ],
    words: {
      en: "If the tumour was ruptured (major defect) and the genotype is sensitive: imatinib 400 mg/day for at least 36 months. Onkopedia 2024 added a path for ruptured GIST whose content is not verified.",
      fr: "Si la tumeur a été rompue (effraction majeure) et le génotype est sensible : imatinib 400 mg/jour pendant au moins 36 mois. Onkopedia 2024 a ajouté une conduite pour les GIST rompus, contenu non vérifié.",
    },
    limits: {
      en: "Imatinib-sensitive genotype.",
      fr: "Génotype sensible à l'imatinib.",
    },
    strength: "IV,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "ASIA25", "NCCN26", "ONKO24", "NISHIDA19", "HOLM16"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "AD-03",
    chapter: "AD",
    decision: "adjuvant",
    precedence: "risk",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: { all: [{ fact: "final_risk", in: ["high"] }, { genotype_set: "SENS" }] },
    emits: [
      {
        code: "ADJ_IMATINIB_400_36M",
        when: { not: LOWER_CLASS },
        conditional_when: STOPPED_AT_UNKNOWN_LENGTH,
        text: {
          en: "High risk: imatinib 400 mg/day for 36 months, started within about 12 weeks of surgery.",
          fr: "Haut risque : imatinib 400 mg/jour pendant 36 mois, débuté dans les 12 semaines environ après la chirurgie.",
        },
      },
      {
        code: "ADJ_IMATINIB_400_36M",
        when: LOWER_CLASS,
        status: "option",
        conditional_when: STOPPED_AT_UNKNOWN_LENGTH,
        text: {
          en: "High risk by one scheme only, the other gives a lower class: imatinib 400 mg/day for 36 months is what the high class leads to; both classes are shown, neither is merged.",
          fr: "Haut risque selon une seule classification, l'autre donnant une classe inférieure : imatinib 400 mg/jour pendant 36 mois est la conduite de la classe haute ; les deux classes sont affichées, sans fusion.",
        },
        alternatives: ["SHARED_DECISION", "NO_ADJUVANT"],
      },
      {
        // High whatever the missing fact turns out to be; open is only whether a lower class stands beside it.
        code: "ADJ_IMATINIB_400_36M",
        when: either(LOWER_CLASS),
        status: "option",
        conditional_when: STOPPED_AT_UNKNOWN_LENGTH,
        text: {
          en: "High risk by at least one scheme, whatever is still missing: imatinib 400 mg/day for 36 months is what the high class leads to. Whether the other scheme gives a lower class is still open.",
          fr: "Haut risque selon au moins une classification, quoi qu'il manque encore : imatinib 400 mg/jour pendant 36 mois est la conduite de la classe haute. Reste à savoir si l'autre classification donne une classe inférieure.",
        },
        alternatives: ["SHARED_DECISION", "NO_ADJUVANT"],
      },
    ],
    words: {
      en: "If the risk is high by modified NIH or AFIP and the genotype is sensitive: imatinib 400 mg/day for 36 months.",
      fr: "Si le risque est haut selon la NIH modifiée ou l'AFIP et le génotype sensible : imatinib 400 mg/jour pendant 36 mois.",
    },
    limits: {
      en: "Imatinib-sensitive genotype, complete resection.",
      fr: "Génotype sensible à l'imatinib, résection complète.",
    },
    strength: "I,A; MCBS A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "SSG12", "MNIH08", "AFIP06"],
    jurisdictions: EUROPE,
  },
  {
    id: "AD-04",
    chapter: "AD",
    decision: "adjuvant",
    precedence: "risk",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: { all: [{ fact: "final_risk", in: ["intermediate"] }, { genotype_set: "SENS" }] },
    emits: [
      {
        code: "SHARED_DECISION",
        when: { if_unknown: false, condition: { fact: "afip_percent", lt: 10 } },
        text: {
          en: "Intermediate by modified NIH but below 10 % by AFIP: show both; by default no adjuvant imatinib (project heuristic), shared decision. NCCN v1.2026 prefers adjuvant treatment for moderate risk too.",
          fr: "Intermédiaire selon la NIH modifiée mais moins de 10 % selon l'AFIP : montrer les deux ; par défaut pas d'imatinib adjuvant (heuristique du projet), décision partagée. NCCN v1.2026 préfère l'adjuvant aussi en cas de risque modéré.",
        },
        alternatives: ["NO_ADJUVANT", "ADJ_IMATINIB_400_36M"],
      },
      {
        code: "SHARED_DECISION",
        when: { if_unknown: false, condition: { not: { fact: "afip_percent", lt: 10 } } },
        text: {
          en: "Intermediate (moderate) risk: shared decision on adjuvant imatinib. Lean to treatment with an exon 11 deletion 557–558, a small-bowel primary or a count near a cut-off (project heuristic). NCCN v1.2026: adjuvant preferred for moderate risk too.",
          fr: "Risque intermédiaire (modéré) : décision partagée sur l'imatinib adjuvant. Plutôt traiter si délétion 557-558 de l'exon 11, primitif du grêle ou compte proche d'un seuil (heuristique du projet). NCCN v1.2026 : adjuvant préféré aussi en cas de risque modéré.",
        },
        alternatives: ["NO_ADJUVANT", "ADJ_IMATINIB_400_36M"],
      },
      {
        // The figure is open, the decision is not: shared whatever the figure turns out to be.
        code: "SHARED_DECISION",
        when: either({ fact: "afip_percent", lt: 10 }),
        text: {
          en: "Intermediate (moderate) risk: shared decision on adjuvant imatinib. The AFIP figure is still open: below 10 % the default is no adjuvant imatinib; lean to treatment with an exon 11 deletion 557–558, a small-bowel primary or a count near a cut-off (project heuristics). NCCN v1.2026: adjuvant preferred for moderate risk too.",
          fr: "Risque intermédiaire (modéré) : décision partagée sur l'imatinib adjuvant. Le pourcentage AFIP reste ouvert : en dessous de 10 %, par défaut pas d'imatinib adjuvant ; plutôt traiter si délétion 557-558 de l'exon 11, primitif du grêle ou compte proche d'un seuil (heuristiques du projet). NCCN v1.2026 : adjuvant préféré aussi en cas de risque modéré.",
        },
        alternatives: ["NO_ADJUVANT", "ADJ_IMATINIB_400_36M"],
      },
    ],
    words: {
      en: "If the risk is intermediate (moderate) by modified NIH or AFIP and the genotype is sensitive: shared decision; the genotype may refine it. ESMO states intermediate as 30–50 % without horizon or tool, which does not line up with AFIP moderate (10–24 %).",
      fr: "Si le risque est intermédiaire (modéré) selon la NIH modifiée ou l'AFIP et le génotype sensible : décision partagée, que le génotype peut affiner. L'ESMO chiffre l'intermédiaire à 30–50 % sans horizon ni outil, ce qui ne coïncide pas avec le modéré AFIP (10–24 %).",
    },
    strength: "shared decision",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "NCCN26", "MNIH08", "AFIP06"],
    jurisdictions: EUROPE,
  },
  {
    id: "AD-05",
    chapter: "AD",
    decision: "adjuvant",
    precedence: "risk",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: { fact: "final_risk", in: ["none", "very_low", "low"] },
    emits: [
      {
        code: "NO_ADJUVANT",
        verification: "B",
        when: { not: HIGHER_CLASS },
        text: {
          en: "No adjuvant imatinib: low, very low or no risk.",
          fr: "Pas d'imatinib adjuvant : risque faible, très faible ou nul.",
        },
        strength: "by indication",
      },
      {
        code: "NO_ADJUVANT",
        verification: "B",
        when: HIGHER_CLASS,
        status: "option",
        text: {
          en: "No adjuvant imatinib is what the lower class leads to; the other scheme gives a higher class: both are shown, neither is merged.",
          fr: "L'absence d'imatinib adjuvant est la conduite de la classe inférieure ; l'autre classification donne une classe plus élevée : les deux sont affichées, sans fusion.",
        },
        strength: "by indication",
        alternatives: ["SHARED_DECISION", "ADJ_IMATINIB_400_36M"],
      },
      {
        code: "NO_ADJUVANT",
        verification: "B",
        when: either(HIGHER_CLASS),
        status: "option",
        text: {
          en: "No adjuvant imatinib is what the low class of at least one scheme leads to, whatever is still missing. Whether the other scheme gives a higher class is still open.",
          fr: "L'absence d'imatinib adjuvant est la conduite de la classe faible d'au moins une classification, quoi qu'il manque encore. Reste à savoir si l'autre classification donne une classe plus élevée.",
        },
        strength: "by indication",
        alternatives: ["SHARED_DECISION", "ADJ_IMATINIB_400_36M"],
      },
    ],
    words: {
      en: "If the risk is low, very low or none: no adjuvant imatinib.",
      fr: "Si le risque est faible, très faible ou nul : pas d'imatinib adjuvant.",
    },
    strength: "ESMO; EU label excludes [C]",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22", "MNIH08", "AFIP06"],
    jurisdictions: EUROPE,
  },
  {
    id: "AD-06",
    chapter: "AD",
    decision: "adjuvant",
    precedence: "rupture",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { fact: "imatinib_total_months", gte: 36 },
        { if_unknown: true, condition: { fact: "adjuvant_status", not_in: ["never"] } },
      ],
    },
    suppresses: { rules: ["AD-02", "AD-03", "AD-07"] },
    emits: [
      {
        code: "STOP_OR_EXTEND_SHARED",
        when: { fact: "final_risk", in: ["high"] },
        text: {
          en: "36 months of imatinib completed: stopping is the standard; in high risk 72 months is an option after a shared decision (ImadGIST; Asian 66.7 %, 5 voted against). NCCN v1.2026 words it at least 3 years (overall survival) or 6 years (disease-free survival).",
          fr: "36 mois d'imatinib effectués : l'arrêt est le standard ; en haut risque, 72 mois sont une option après décision partagée (ImadGIST ; consensus asiatique 66,7 %, 5 votes contre). NCCN v1.2026 : au moins 3 ans (survie globale) ou 6 ans (survie sans maladie).",
        },
      },
      {
        code: "STOP_OR_EXTEND_SHARED",
        when: { not: { fact: "final_risk", in: ["high"] } },
        text: {
          en: "36 months of imatinib completed: stopping is the standard. The option of 72 months concerns high risk only.",
          fr: "36 mois d'imatinib effectués : l'arrêt est le standard. L'option de 72 mois ne concerne que le haut risque.",
        },
      },
    ],
    words: {
      en: "If 36 months of imatinib are completed (replaces AD-02 and AD-03): stop, then the follow-up after stopping; in high risk 72 months as an option. Neither ESMO nor NCCN is known to mandate it.",
      fr: "Si 36 mois d'imatinib sont effectués (remplace AD-02 et AD-03) : arrêt, puis suivi après arrêt ; en haut risque, 72 mois en option. Ni l'ESMO ni le NCCN ne l'imposent à notre connaissance.",
    },
    strength: "I,A for 36 months",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "ASIA25", "NCCN26", "IMADGIST"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "AD-07",
    chapter: "AD",
    decision: "adjuvant-dose",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { fact: "genotype", in: ["KIT_ex9"] },
        { any: [{ rule_fires: "AD-02" }, { rule_fires: "AD-03" }, { rule_fires: "AD-04" }] },
      ],
    },
    emits: [
      {
        code: "ADJ_EX9_400_DEFAULT",
        conditional_when: {
          not: {
            all: [{ fact: "final_risk", in: ["high"] }, { not: LOWER_CLASS }],
          },
        },
        text: {
          en: "KIT exon 9, adjuvant: 400 mg/day by default; 800 mg is used by some experts without prospective support, and a retrospective comparison showed no gain.",
          fr: "KIT exon 9 en adjuvant : 400 mg/jour par défaut ; 800 mg utilisés par certains experts sans données prospectives, une comparaison rétrospective n'a pas montré de gain.",
        },
      },
    ],
    words: {
      en: "If adjuvant imatinib is indicated and KIT exon 9 is mutated: 400 mg/day by default.",
      fr: "Si l'imatinib adjuvant est indiqué et l'exon 9 de KIT muté : 400 mg/jour par défaut.",
    },
    strength: "II,B; ESCAT I-A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "AD-08",
    chapter: "AD",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        {
          any: [{ named: "adjuvant_indicated" }, { rule_fires: "AD-11", emitted: "ADJ_START_WITH_STOP_RULE" }],
        },
        { if_unknown: true, condition: { fact: "adjuvant_status", in: ["never"] } },
        { not: { named: "on_tki" } },
        { if_unknown: true, condition: { fact: "imatinib_total_months", lt: 36 } },
      ],
    },
    emits: [
      {
        code: "START_WITHIN_12W",
        conditional_when: { not: { any: [{ rule_fires: "AD-02" }, { rule_fires: "AD-03" }] } },
        text: {
          en: "Start adjuvant imatinib within about 12 weeks of surgery.",
          fr: "Débuter l'imatinib adjuvant dans les 12 semaines environ suivant la chirurgie.",
        },
      },
      {
        code: "ADJ_DELAY_WARNING",
        when: { if_unknown: false, condition: { fact: "weeks_since_surgery", gte: 10 } },
        status: "warning",
        verification: "project",
        text: {
          en: "{weeks_since_surgery} weeks since surgery: the 12-week limit for starting adjuvant imatinib is near or passed.",
          fr: "{weeks_since_surgery} semaines depuis la chirurgie : la limite de 12 semaines pour débuter l'imatinib adjuvant approche ou est dépassée.",
        },
      },
      {
        code: "ADJ_DELAY_ALARM",
        when: { if_unknown: false, condition: { fact: "weeks_since_surgery", gte: 16 } },
        status: "warning",
        severity: "critical",
        verification: "project",
        text: {
          en: "{weeks_since_surgery} weeks since surgery without adjuvant imatinib: alarm limit of 16 weeks reached.",
          fr: "{weeks_since_surgery} semaines depuis la chirurgie sans imatinib adjuvant : seuil d'alarme de 16 semaines atteint.",
        },
      },
    ],
    words: {
      en: "If adjuvant imatinib is indicated and not started: start within about 12 weeks of surgery (SSGXVIII entry; Asian consensus). Warning at 10 weeks, alarm at 16 (project).",
      fr: "Si l'imatinib adjuvant est indiqué et non débuté : le débuter dans les 12 semaines environ (inclusion SSGXVIII ; consensus asiatique). Avertissement à 10 semaines, alarme à 16 (projet).",
    },
    strength: "trial/Asian",
    guideline: "SSGXVIII; Asian consensus 2025",
    verification: "B",
    citations: ["SSG12", "ASIA25"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "AD-09",
    chapter: "AD",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { fact: "genotype", in: ["KIT_ex11_del557_558"] },
        {
          all: [
            { fact: "genotype", in: ["KIT_ex11_other"] },
            { known: "variant_hgvs" },
            { fact: "variant_hgvs", matches_any: ["del", "deletion", "délétion"] },
          ],
        },
      ],
    },
    emits: [
      {
        code: "EX11_DEL_REFINES",
        status: "info",
        text: {
          en: "KIT exon 11 deletion (especially 557–558): higher risk and larger benefit of imatinib; refines the decision in intermediate risk (AD-04).",
          fr: "Délétion de l'exon 11 de KIT (surtout 557-558) : risque plus élevé et bénéfice de l'imatinib plus grand ; affine la décision en risque intermédiaire (AD-04).",
        },
      },
    ],
    words: {
      en: "If KIT exon 11 is deleted (especially 557–558): larger benefit and higher risk, refines AD-04.",
      fr: "Si délétion de l'exon 11 de KIT (surtout 557-558) : bénéfice et risque accrus, affine AD-04.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "AD-10",
    chapter: "AD",
    scope: { all: [{ named: "resected" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { if_unknown: false, condition: { fact: "margin", in: ["R1"] } },
        { not: { fact: "rupture_category", in: ["major_defect"] } },
      ],
    },
    emits: [
      {
        code: "R1_NOT_INDICATION",
        text: {
          en: "An R1 margin alone is not an indication for adjuvant imatinib.",
          fr: "Une marge R1 isolée n'est pas une indication d'imatinib adjuvant.",
        },
      },
    ],
    words: {
      en: "If the margin is R1 only: not an indication.",
      fr: "Si la marge est seulement R1 : pas une indication.",
    },
    strength: "IV,B",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "EORTCM"],
    jurisdictions: EUROPE,
  },
  {
    id: "AD-11",
    chapter: "AD",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: { genotype_set: "UNRESOLVED" },
    emits: [
      {
        code: "TEST_FIRST",
        verification: "B",
        text: {
          en: "Genotype not resolved: test KIT and PDGFRA before deciding on adjuvant imatinib.",
          fr: "Génotype non établi : rechercher KIT et PDGFRA avant de décider d'un imatinib adjuvant.",
        },
      },
      {
        code: "RANGE",
        status: "info",
        when: { if_unknown: true, condition: { named: "actionable_risk" } },
        text: {
          en: "Until the genotype is known: from no adjuvant therapy (insensitive genotype, AD-01) to what the risk class leads to (AD-02, AD-03, AD-04).",
          fr: "Tant que le génotype n'est pas connu : de l'absence d'adjuvant (génotype insensible, AD-01) à la conduite de la classe de risque (AD-02, AD-03, AD-04).",
        },
      },
      {
        code: "ADJ_START_WITH_STOP_RULE",
        when: { all: [{ fact: "final_risk", in: ["high"] }, { not: { named: "resistant_change_reported" } }] },
        status: "option",
        verification: "project",
        conditional_when: { not: { if_unknown: false, condition: { fact: "weeks_since_surgery", gte: 12 } } },
        text: {
          en: "Near week 12 without a result: imatinib 400 mg may be started with a stop rule if the genotype proves insensitive (project).",
          fr: "Vers la 12e semaine sans résultat : imatinib 400 mg possible, avec règle d'arrêt si le génotype se révèle insensible (projet).",
        },
      },
      {
        code: "ADJ_START_WITH_STOP_RULE",
        when: {
          all: [
            { fact: "final_risk", in: ["intermediate"] },
            { not: { fact: "final_risk", in: ["high"] } },
            { not: { named: "resistant_change_reported" } },
          ],
        },
        status: "conditional",
        verification: "project",
        text: {
          en: "If the shared decision is to treat and no result is there near week 12: imatinib 400 mg may be started with a stop rule if the genotype proves insensitive (project).",
          fr: "Si la décision partagée est de traiter et sans résultat vers la 12e semaine : imatinib 400 mg possible, avec règle d'arrêt si le génotype se révèle insensible (projet).",
        },
      },
    ],
    words: {
      en: "If the genotype is not resolved: test; the result ranges from none (AD-01) to AD-03/04; 400 mg may be started near week 12 with a stop rule (project).",
      fr: "Si le génotype n'est pas établi : le rechercher ; la conduite va de l'absence d'adjuvant (AD-01) à AD-03/04 ; 400 mg possibles vers la 12e semaine avec règle d'arrêt (projet).",
    },
    strength: "II,A test",
    guideline: ESMO,
    verification: "project",
    citations: ["ESMO22", "PROJECT"],
    jurisdictions: EUROPE,
  },
  {
    id: "AD-12",
    chapter: "AD",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: { any: [{ named: "neoadjuvant_given" }, { named: "post_tki_specimen" }] },
    suppresses: { rules: ["AD-03", "AD-04", "AD-05"] },
    emits: [
      {
        code: "TOTAL_36M",
        when: { genotype_set: "SENS" },
        text: {
          en: "Neoadjuvant treatment given: 36 months of imatinib in total, before and after surgery together.",
          fr: "Traitement néoadjuvant reçu : 36 mois d'imatinib au total, avant et après chirurgie confondus.",
        },
      },
      {
        code: "RISK_UNRELIABLE_POST_TKI",
        status: "warning",
        text: {
          en: "The risk class cannot be recalculated on a specimen taken after a TKI: AD-03, AD-04 and AD-05 are not evaluated.",
          fr: "La classe de risque ne peut pas être recalculée sur une pièce après ITK : AD-03, AD-04 et AD-05 ne sont pas évalués.",
        },
      },
    ],
    words: {
      en: "If neoadjuvant treatment was given or the mitoses were counted on a specimen taken after a TKI: 36 months in total; the risk class is invalid, so AD-03, AD-04 and AD-05 are not evaluated.",
      fr: "Si un traitement néoadjuvant a été donné ou si les mitoses ont été comptées sur une pièce après ITK : 36 mois au total ; la classe de risque est invalide, AD-03, AD-04 et AD-05 ne sont pas évalués.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "AD-13",
    chapter: "AD",
    scope: { named: "gist_not_excluded" },
    when: { if_unknown: false, condition: { fact: "genotype", in: ["PDGFRA_ex18_other", "PDGFRA_ex12_14"] } },
    emits: [
      {
        code: "PDGFRA_VARIANT_SENSITIVE",
        when: { genotype_set: "SENS" },
        status: "info",
        text: {
          en: "PDGFRA variant other than D842V, sensitive (such as D842Y, D846Y, N848K, Y849K, HDSN845-848P, exon 12): treat as imatinib-responsive.",
          fr: "Variant PDGFRA autre que D842V, sensible (tel que D842Y, D846Y, N848K, Y849K, HDSN845-848P, exon 12) : à traiter comme répondeur à l'imatinib.",
        },
      },
      {
        code: "PDGFRA_VARIANT_RESISTANT",
        when: { genotype_set: "INSENS" },
        status: "info",
        text: {
          en: "PDGFRA variant next to D842V, resistant to imatinib (RD841-842KI, DI842-843IM).",
          fr: "Variant PDGFRA voisin de D842V, résistant à l'imatinib (RD841-842KI, DI842-843IM).",
        },
      },
    ],
    words: {
      en: "PDGFRA other than D842V: D842Y, D846Y, N848K, Y849K, HDSN845-848P and exon 12 are sensitive; RD841-842KI and DI842-843IM are resistant. Without the exact variant also RF-03.",
      fr: "PDGFRA autre que D842V : D842Y, D846Y, N848K, Y849K, HDSN845-848P et exon 12 sont sensibles ; RD841-842KI et DI842-843IM résistants. Sans variant exact, voir aussi RF-03.",
    },
    strength: "ESMO/Corless",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
];
