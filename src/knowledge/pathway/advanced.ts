import type { Rule } from "../types";
import { ESMO, EUROPE, EVERYWHERE, EXPERT_PRACTICE, PROJECT, UNITED_STATES } from "./sources";

/**
 * Metastatic, unresectable or locally recurrent disease. The rows of the decision "advanced-drug" follow §1.4: the genotype
 * exclusions (MET-03, MET-04a–d) come before the default drugs. Source: pathway rules §7.
 */
export const ADVANCED: readonly Rule[] = [
  {
    id: "MET-00",
    chapter: "MET",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: { genotype_set: "UNRESOLVED" },
    emits: [
      {
        code: "TEST_FIRST",
        text: {
          en: "Send KIT and PDGFRA now; range: imatinib 400 mg, imatinib 800 mg, avapritinib, SDH-deficient or another path.",
          fr: "Demander KIT et PDGFRA maintenant ; fourchette : imatinib 400 mg, imatinib 800 mg, avapritinib, voie SDH-déficiente ou autre.",
        },
        strength: "II,A",
      },
      {
        code: "BRIDGE_IMATINIB",
        when: {
          all: [
            { fact: "symptomatic", in: [true] },
            { named: "not_on_tki" },
            { not: { named: "resistant_change_reported" } },
            { if_unknown: true, condition: { not: { named: "imatinib_failed" } } },
          ],
        },
        status: "option",
        text: {
          en: "If treatment cannot wait: imatinib 400 mg as a bridge, decide again on the result (PET can show a response within weeks).",
          fr: "Si le traitement ne peut attendre : imatinib 400 mg en attente, décision revue au résultat (la TEP peut montrer une réponse en quelques semaines).",
        },
        strength: "practice, ungraded",
      },
    ],
    words: {
      en: "If the genotype is not resolved: test first; if urgent, imatinib 400 mg as a bridge, decide again on the result.",
      fr: "Si le génotype n'est pas établi : le rechercher d'abord ; en urgence, imatinib 400 mg en attente, décision revue au résultat.",
    },
    strength: "II,A; bridge ungraded practice",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "MET-01",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "default",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      all: [{ genotype_set: "SENS" }, { fact: "genotype", not_in: ["KIT_ex9"] }, { not: { named: "imatinib_failed" } }],
    },
    emits: [
      {
        code: "IMATINIB_400_CONTINUOUS",
        verification: "B",
        when: { fact: "genotype", not_in: ["KIT_ex13", "KIT_ex17"] },
        text: {
          en: "Imatinib 400 mg/day, without a planned stop, until progression or intolerance.",
          fr: "Imatinib 400 mg/jour, sans arrêt prévu, jusqu'à progression ou intolérance.",
        },
      },
      {
        code: "IMATINIB_400_CONTINUOUS",
        when: { fact: "genotype", in: ["KIT_ex13", "KIT_ex17"] },
        verification: "C",
        text: {
          en: "KIT exon 13 or 17: imatinib 400 mg/day, without a planned stop (not verified for these exons).",
          fr: "KIT exon 13 ou 17 : imatinib 400 mg/jour, sans arrêt prévu (non vérifié pour ces exons).",
        },
      },
    ],
    words: {
      en: "If KIT exon 11 (or 13/17, not verified) or PDGFRA other than D842V: imatinib 400 mg/day, no planned stop.",
      fr: "Si KIT exon 11 (ou 13/17, non vérifié) ou PDGFRA autre que D842V : imatinib 400 mg/jour sans arrêt prévu.",
    },
    limits: {
      en: "Imatinib-sensitive genotype, no failure of imatinib.",
      fr: "Génotype sensible, sans échec de l'imatinib.",
    },
    strength: "I,A; ESCAT I-A",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "MET-02",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "default",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: { all: [{ fact: "genotype", in: ["KIT_ex9"] }, { not: { named: "imatinib_failed" } }] },
    emits: [
      {
        code: "IMATINIB_800",
        verification: "B",
        text: {
          en: "KIT exon 9: imatinib 800 mg/day (ESMO). MetaGIST (n=1640): small gain in progression-free survival, essentially exon 9, none in overall survival; EORTC 62005 exon 9: 61 % lower relative risk of progression at 800 mg.",
          fr: "KIT exon 9 : imatinib 800 mg/jour (ESMO). MetaGIST (n=1640) : petit gain de survie sans progression, pour l'essentiel exon 9, sans gain de survie globale ; EORTC 62005 exon 9 : risque relatif de progression réduit de 61 % à 800 mg.",
        },
        alternatives: ["ALT_400_ESCALATE"],
      },
      {
        code: "ALT_400_ESCALATE",
        verification: "C",
        status: "option",
        text: {
          en: "Alternative: 400 mg, then escalation or switch at progression (Asian consensus: lower tolerance of 800 mg; NCCN: “may benefit from escalation”, category not verified).",
          fr: "Alternative : 400 mg, puis escalade ou changement à la progression (consensus asiatique : moindre tolérance de 800 mg ; NCCN : escalade possible, catégorie non vérifiée).",
        },
        guideline: "Asian consensus 2025; NCCN",
        citations: ["ASIA25", "NCCN26"],
        jurisdictions: ["APAC", "US"],
        alternatives: ["IMATINIB_800"],
      },
    ],
    words: {
      en: "If KIT exon 9: imatinib 800 mg/day (ESMO); alternative 400 mg and escalation after progression (Asian, NCCN).",
      fr: "Si KIT exon 9 : imatinib 800 mg/jour (ESMO) ; alternative 400 mg et escalade après progression (Asie, NCCN).",
    },
    limits: { en: "KIT exon 9, no failure of imatinib.", fr: "KIT exon 9, sans échec de l'imatinib." },
    strength: "III,B; ESCAT I-A",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22", "ASIA25", "METAGIST"],
    jurisdictions: EUROPE,
  },
  {
    id: "MET-03",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "genotype",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { fact: "genotype", in: ["PDGFRA_D842V"] },
        { all: [{ fact: "genotype", in: ["PDGFRA_ex18_other"] }, { genotype_set: "INSENS" }] },
      ],
    },
    emits: [
      {
        code: "AVAPRITINIB_300",
        when: { all: [{ fact: "genotype", in: ["PDGFRA_D842V"] }, { not: { named: "after_avapritinib" } }] },
        text: {
          en: "PDGFRA D842V: avapritinib 300 mg/day. NAVIGATOR in D842V: response 88–89 %; overall survival at 48 months 63 % v 17 % historical.",
          fr: "PDGFRA D842V : avapritinib 300 mg/jour. NAVIGATOR, D842V : réponse 88–89 % ; survie globale à 48 mois 63 % v 17 % historique.",
        },
        citations: ["ESMO22", "AVALAB", "NAVIGATOR"],
      },
      {
        code: "AVAPRITINIB_300",
        when: { all: [{ fact: "genotype", in: ["PDGFRA_ex18_other"] }, { not: { named: "after_avapritinib" } }] },
        status: "option",
        text: {
          en: "PDGFRA exon 18 resistant to imatinib, other than D842V: the US label of avapritinib covers any PDGFRA exon 18, the EU label D842V only.",
          fr: "PDGFRA exon 18 résistant à l'imatinib, autre que D842V : l'AMM américaine de l'avapritinib couvre tout exon 18 de PDGFRA, l'AMM européenne D842V seulement.",
        },
        strength: "label",
        guideline: "Avapritinib US label",
        verification: "A",
        citations: ["AVALAB"],
        jurisdictions: UNITED_STATES,
        off_label: ["EU", "FR"],
      },
      {
        code: "NO_IMATINIB_D842V",
        when: { fact: "genotype", in: ["PDGFRA_D842V"] },
        text: {
          en: "No imatinib in PDGFRA D842V: response 0 %, progression-free survival 2.8 months.",
          fr: "Pas d'imatinib si PDGFRA D842V : réponse 0 %, survie sans progression 2,8 mois.",
        },
      },
    ],
    words: {
      en: "If PDGFRA D842V: avapritinib 300 mg/day, no imatinib. EU label D842V only; US label any PDGFRA exon 18.",
      fr: "Si PDGFRA D842V : avapritinib 300 mg/jour, pas d'imatinib. AMM européenne : D842V seulement ; américaine : tout exon 18 de PDGFRA.",
    },
    limits: { en: "PDGFRA D842V.", fr: "PDGFRA, D842V." },
    strength: "III,A; MCBS 3; ESCAT I-B",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "AVALAB", "NAVIGATOR"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-03b",
    chapter: "MET",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: { if_unknown: false, condition: { named: "after_avapritinib" } },
    emits: [
      {
        code: "AFTER_AVAPRITINIB_MDT",
        text: {
          en: "After avapritinib: ESMO gives no order; trial or MDT. VOYAGER (unselected, third line or later): progression-free survival 4.2 v 5.6 months, not superior.",
          fr: "Après avapritinib : l'ESMO ne donne pas d'ordre ; essai ou RCP. VOYAGER (non sélectionnés, 3e ligne ou plus) : survie sans progression 4,2 v 5,6 mois, non supérieure.",
        },
      },
    ],
    words: {
      en: "After avapritinib: no ESMO order; trial or MDT.",
      fr: "Après avapritinib : pas d'ordre ESMO ; essai ou RCP.",
    },
    strength: "–",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "VOYAGER"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-04a",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "genotype",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: { fact: "genotype", in: ["SDH_deficient"] },
    emits: [
      {
        code: "NO_IMATINIB_SDH",
        verification: "B",
        text: { en: "SDH-deficient: imatinib is not active.", fr: "SDH-déficient : l'imatinib n'est pas actif." },
      },
      {
        code: "SDH_WATCHFUL_WAITING",
        status: "option",
        verification: "C",
        text: {
          en: "SDH-deficient and indolent: watchful waiting (not verified).",
          fr: "SDH-déficient et indolent : surveillance (non vérifié).",
        },
      },
      {
        code: "SDH_SUNITINIB_REGORAFENIB",
        verification: "B",
        status: "option",
        text: {
          en: "SDH-deficient: sunitinib or regorafenib (partial activity).",
          fr: "SDH-déficient : sunitinib ou régorafénib (activité partielle).",
        },
      },
      {
        code: "TRIAL_REFERRAL",
        verification: "B",
        status: "option",
        text: {
          en: "SDH-deficient: refer to a trial (olverembatinib phase 3 POLARIS-3; belzutifan).",
          fr: "SDH-déficient : orienter vers un essai (olverembatinib phase 3 POLARIS-3 ; belzutifan).",
        },
        citations: ["OLVER"],
      },
    ],
    words: {
      en: "If SDH-deficient: imatinib not active; watchful waiting if indolent (not verified); sunitinib or regorafenib; trial. Primary reference for belzutifan to be added.",
      fr: "Si SDH-déficient : imatinib inactif ; surveillance si indolent (non vérifié) ; sunitinib ou régorafénib ; essai. Référence primaire du belzutifan à ajouter.",
    },
    limits: { en: "SDH-deficient GIST.", fr: "GIST SDH-déficient." },
    strength: "III,B",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22", "OLVER"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-04b",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "genotype",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: { fact: "genotype", in: ["NTRK_fusion"] },
    emits: [
      {
        code: "NTRK_INHIBITOR",
        text: {
          en: "NTRK fusion: larotrectinib or entrectinib (repotrectinib not verified).",
          fr: "Fusion NTRK : larotrectinib ou entrectinib (répotrectinib non vérifié).",
        },
      },
    ],
    words: {
      en: "If NTRK fusion: larotrectinib or entrectinib (repotrectinib not verified).",
      fr: "Si fusion NTRK : larotrectinib ou entrectinib (répotrectinib non vérifié).",
    },
    limits: { en: "NTRK fusion.", fr: "Fusion NTRK." },
    strength: "III,A; MCBS 3; ESCAT I-C",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-04c",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "genotype",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: { fact: "genotype", in: ["BRAF_V600E"] },
    emits: [
      {
        code: "BRAF_MEK_INHIBITOR",
        status: "option",
        text: {
          en: "BRAF V600E: BRAF inhibitor with or without MEK inhibitor; off-label for ESMO; Asian consensus dabrafenib + trametinib (100 %); FDA tumour-agnostic approval (not verified).",
          fr: "BRAF V600E : inhibiteur de BRAF avec ou sans inhibiteur de MEK ; hors AMM pour l'ESMO ; consensus asiatique dabrafénib + tramétinib (100 %) ; AMM FDA indépendante de la tumeur (non vérifié).",
        },
        off_label: ["EU", "UK", "FR"],
      },
    ],
    words: {
      en: "If BRAF V600E: BRAF with or without MEK inhibitor (ESMO off-label; Asian consensus dabrafenib + trametinib).",
      fr: "Si BRAF V600E : inhibiteur de BRAF avec ou sans MEK (hors AMM pour l'ESMO ; consensus asiatique dabrafénib + tramétinib).",
    },
    limits: { en: "BRAF V600E.", fr: "BRAF, V600E." },
    strength: "V,B; ESCAT III-A",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22", "ASIA25"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-04d",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "genotype",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: { fact: "genotype", in: ["NF1"] },
    emits: [
      {
        code: "NF1_ADVANCED_PATH",
        text: {
          en: "NF1-related: imatinib, sunitinib and regorafenib are not active; surgery of symptomatic lesions, trial or MEK inhibitor (not verified).",
          fr: "Lié à une NF1 : imatinib, sunitinib et régorafénib inactifs ; chirurgie des lésions symptomatiques, essai ou inhibiteur de MEK (non vérifié).",
        },
      },
    ],
    words: {
      en: "If NF1-related: imatinib, sunitinib and regorafenib not active; surgery of symptomatic lesions, trial or MEK inhibitor (not verified).",
      fr: "Si lié à une NF1 : imatinib, sunitinib et régorafénib inactifs ; chirurgie des lésions symptomatiques, essai ou inhibiteur de MEK (non vérifié).",
    },
    limits: { en: "NF1-related GIST.", fr: "GIST lié à une NF1." },
    strength: "–",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22", "EXPERT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-05",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "default",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { known: "prior_tki" },
        { course: { agents: ["imatinib"], settings: ["adjuvant"], progressed_on: false } },
        { genotype_set: "SENS" },
        { named: "not_on_tki" },
        { not: { named: "imatinib_failed" } },
      ],
    },
    suppresses: { codes: ["IMATINIB_400_CONTINUOUS", "IMATINIB_800"] },
    emits: [
      {
        code: "RESTART_IMATINIB_400",
        when: { fact: "genotype", not_in: ["KIT_ex9"] },
        text: {
          en: "Relapse after stopping adjuvant imatinib: restart imatinib 400 mg, indefinitely. This is not a failure of imatinib.",
          fr: "Rechute après l'arrêt de l'imatinib adjuvant : reprendre imatinib 400 mg, sans limite de durée. Ce n'est pas un échec de l'imatinib.",
        },
      },
      {
        code: "RESTART_IMATINIB_800",
        when: { fact: "genotype", in: ["KIT_ex9"] },
        text: {
          en: "Relapse after stopping adjuvant imatinib, KIT exon 9: restart imatinib at 800 mg (dose of MET-02), indefinitely.",
          fr: "Rechute après l'arrêt de l'imatinib adjuvant, KIT exon 9 : reprendre imatinib à 800 mg (dose de MET-02), sans limite de durée.",
        },
      },
      {
        code: "RESTART_IMATINIB_400",
        when: { all: [{ fact: "genotype", in: ["KIT_ex9"] }, { named: "renal_cap_below_800" }] },
        status: "option",
        text: {
          en: "KIT exon 9, but 800 mg exceeds the dose cap at this creatinine clearance: 400 mg/day is the dose that remains.",
          fr: "KIT exon 9, mais 800 mg dépassent la dose plafond pour cette clairance : 400 mg/jour est la dose qui reste possible.",
        },
      },
    ],
    words: {
      en: "If relapse after stopping adjuvant imatinib without progression on it: restart imatinib by genotype, indefinitely (KIT exon 9: dose of MET-02).",
      fr: "Si rechute après l'arrêt de l'imatinib adjuvant sans progression sous traitement : reprendre l'imatinib selon le génotype, sans limite (KIT exon 9 : dose de MET-02).",
    },
    limits: { en: "Imatinib-sensitive genotype.", fr: "Génotype sensible à l'imatinib." },
    strength: "I,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "MET-05b",
    chapter: "MET",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: { all: [{ named: "relapse_on_adjuvant" }, { not: { named: "responding_now" } }] },
    emits: [
      {
        code: "TREAT_AS_RESISTANCE",
        verification: "C",
        text: {
          en: "Relapse on adjuvant imatinib: treat as resistance; genotype again, then MET-07 or MET-08 (not verified).",
          fr: "Rechute sous imatinib adjuvant : traiter comme une résistance ; refaire le génotype, puis MET-07 ou MET-08 (non vérifié).",
        },
      },
    ],
    words: {
      en: "If relapse on adjuvant imatinib 400 mg: treat as resistance, genotype again, MET-07/08.",
      fr: "Si rechute sous imatinib adjuvant 400 mg : traiter comme résistance, refaire le génotype, MET-07/08.",
    },
    strength: "–",
    guideline: EXPERT_PRACTICE,
    verification: "C",
    citations: ["EXPERT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-06",
    chapter: "MET",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { named: "responding" },
        { fact: "current_tki", not_in: ["none"] },
        { not: { all: [{ named: "on_imatinib" }, { if_unknown: false, condition: { genotype_set: "INSENS" } }] } },
      ],
    },
    emits: [
      {
        code: "CONTINUE",
        text: {
          en: "Responding or stable: continue indefinitely, also after complete resection of metastases. BFR14, stop v continue, median progression-free survival: 6.1 v 27.8 months (1 year), 7.0 v 67.0 (3 years), 12.0 v not reached (5 years); most regain control on restart (24/26).",
          fr: "Réponse ou stabilité : poursuivre sans limite, y compris après exérèse complète des métastases. BFR14, arrêt v poursuite, survie sans progression médiane : 6,1 v 27,8 mois (1 an), 7,0 v 67,0 (3 ans), 12,0 v non atteinte (5 ans) ; le contrôle est le plus souvent retrouvé à la reprise (24/26).",
        },
      },
    ],
    words: {
      en: "If responding or stable on the TKI: continue indefinitely, also after complete resection of metastases.",
      fr: "Si réponse ou stabilité sous ITK : poursuivre sans limite, y compris après exérèse complète des métastases.",
    },
    strength: "I,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "BFR14"],
    jurisdictions: EUROPE,
  },
  {
    id: "MET-07",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "default",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { named: "on_imatinib" },
        {
          any: [
            { if_unknown: false, condition: { named: "progression" } },
            { if_unknown: false, condition: { named: "relapse_on_adjuvant" } },
          ],
        },
        { fact: "dose_mg", lte: 400 },
        { genotype_set: "SENS" },
      ],
    },
    emits: [
      {
        code: "ALT_ESCALATE_OR_SWITCH",
        when: { not: { named: "renal_cap_below_800" } },
        status: "option",
        conditional_when: { not: { named: "progression_confirmed" } },
        text: {
          en: "Confirmed progression on 400 mg: escalate to 800 mg (most useful for exon 9 if not done already), or second line (MET-08).",
          fr: "Progression confirmée sous 400 mg : escalade à 800 mg (surtout exon 9 si non déjà fait), ou deuxième ligne (MET-08).",
        },
        strength: "III,B / I,A",
        alternatives: ["SUNITINIB", "LOCAL_TREAT_CONTINUE_TKI"],
      },
      {
        code: "ALT_ESCALATE_OR_SWITCH",
        when: { named: "renal_cap_below_800" },
        status: "option",
        conditional_when: { not: { named: "progression_confirmed" } },
        text: {
          en: "Confirmed progression on 400 mg: 800 mg exceeds the dose cap at this creatinine clearance; switch to second line (MET-08).",
          fr: "Progression confirmée sous 400 mg : 800 mg dépassent la dose plafond pour cette clairance ; passer à la deuxième ligne (MET-08).",
        },
        strength: "III,B / I,A",
        alternatives: ["SUNITINIB", "LOCAL_TREAT_CONTINUE_TKI"],
      },
    ],
    words: {
      en: "If progression is confirmed (RSP-04) on imatinib 400 mg with a sensitive genotype: 800 mg, or MET-08. Not for insensitive genotypes.",
      fr: "Si progression confirmée (RSP-04) sous imatinib 400 mg avec génotype sensible : 800 mg, ou MET-08. Pas pour les génotypes insensibles.",
    },
    limits: { en: "Imatinib-sensitive genotype.", fr: "Génotype sensible à l'imatinib." },
    strength: "III,B",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "MET-08",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "default",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        {
          any: [
            { if_unknown: false, condition: { fact: "line", in: [2] } },
            { if_unknown: false, condition: { all: [{ named: "on_imatinib" }, { named: "progression" }] } },
            { if_unknown: false, condition: { course: { agents: ["imatinib"], progressed_on: true } } },
            { if_unknown: false, condition: { named: "relapse_on_adjuvant" } },
            { if_unknown: false, condition: { named: "imatinib_intolerance" } },
          ],
        },
        // A line in conflict (stated against counted) leaves the row open; one that is not stated does not.
        { any: [{ not: { known: "line" } }, { not: { fact: "line", gte: 3 } }] },
        { not: { if_unknown: false, condition: { course: { agents: ["sunitinib"] } } } },
        { not: { if_unknown: false, condition: { named: "progression_on_sunitinib" } } },
        // Intolerance of imatinib is the one reason to leave a drug that works.
        {
          not: {
            all: [
              { named: "responding_now" },
              {
                not: {
                  all: [{ named: "on_imatinib" }, { if_unknown: false, condition: { named: "imatinib_intolerance" } }],
                },
              },
            ],
          },
        },
        { if_unknown: true, condition: { fact: "current_tki", not_in: ["regorafenib", "ripretinib"] } },
      ],
    },
    emits: [
      {
        code: "SUNITINIB",
        conditional_when: {
          any: [
            { all: [{ named: "on_imatinib" }, { not: { named: "progression_confirmed" } }] },
            { named: "switch_held" },
            { if_unknown: false, condition: { fact: "response_status", in: ["focal_pd"] } },
          ],
        },
        text: {
          en: "Second line after confirmed progression or rare intolerance: sunitinib 50 mg, 4 weeks on 2 off [I,A; MCBS 3], or 37.5 mg daily [III,C]. Time to progression 27.3 v 6.4 weeks, HR 0.33.",
          fr: "Deuxième ligne après progression confirmée ou rare intolérance : sunitinib 50 mg, 4 semaines sur 6 [I,A ; MCBS 3], ou 37,5 mg par jour [III,C]. Temps jusqu'à progression 27,3 v 6,4 semaines, HR 0,33.",
        },
      },
    ],
    words: {
      en: "If progression on imatinib is confirmed, in rare intolerance, or in second line: sunitinib.",
      fr: "Si progression confirmée sous imatinib, rare intolérance, ou deuxième ligne : sunitinib.",
    },
    strength: "I,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "SUNTRIAL"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-09",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "default",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        {
          all: [
            { rule_fires: "MET-08" },
            { if_unknown: false, condition: { fact: "ctdna_kit_secondary", in: ["ex13_14", "ex17_18", "both"] } },
          ],
        },
        {
          if_unknown: false,
          condition: {
            all: [
              { named: "sunitinib_intolerance" },
              { not: { named: "progression_on_sunitinib" } },
              { if_unknown: true, condition: { fact: "line", lte: 3 } },
            ],
          },
        },
      ],
    },
    emits: [
      {
        code: "RIPRETINIB_CTDNA_OPTION",
        when: {
          all: [
            { fact: "genotype", in: ["KIT_ex11_del557_558", "KIT_ex11_other"] },
            { if_unknown: false, condition: { fact: "ctdna_kit_secondary", in: ["ex17_18"] } },
          ],
        },
        status: "option",
        text: {
          en: "Exploratory, off-label in second line: ctDNA exon 11 + 17/18, progression-free survival ripretinib 14.2 v sunitinib 1.5 months; no read-out of the phase 3 INSIGHT known at 2026-11-23. INTRIGUE overall: 8.0 v 8.3 months; exon 11: 8.3 v 7.0 (HR 0.88); overall survival 35.5 v 31.5.",
          fr: "Exploratoire, hors AMM en deuxième ligne : ADNtc exon 11 + 17/18, survie sans progression riprétinib 14,2 v sunitinib 1,5 mois ; pas de résultat connu de la phase 3 INSIGHT au 23/11/2026. INTRIGUE dans son ensemble : 8,0 v 8,3 mois ; exon 11 : 8,3 v 7,0 (HR 0,88) ; survie globale 35,5 v 31,5.",
        },
        strength: "exploratory",
        guideline: "INTRIGUE ctDNA (Nat Med 2024)",
        citations: ["INTRIGUE", "INTRIGUECT"],
        jurisdictions: EVERYWHERE,
        off_label: "all",
        alternatives: ["SUNITINIB"],
      },
      {
        code: "SUNITINIB_CTDNA_SUPPORT",
        when: {
          all: [
            { fact: "genotype", in: ["KIT_ex11_del557_558", "KIT_ex11_other"] },
            { if_unknown: false, condition: { fact: "ctdna_kit_secondary", in: ["ex13_14"] } },
          ],
        },
        status: "info",
        text: {
          en: "ctDNA exon 11 + 13/14 supports sunitinib: progression-free survival 15.0 v 4.0 months (exploratory).",
          fr: "L'ADNtc exon 11 + 13/14 plaide pour le sunitinib : survie sans progression 15,0 v 4,0 mois (exploratoire).",
        },
        strength: "exploratory",
        guideline: "INTRIGUE ctDNA (Nat Med 2024)",
        citations: ["INTRIGUE", "INTRIGUECT"],
        jurisdictions: EVERYWHERE,
      },
      {
        code: "RIPRETINIB_2L_INTOLERANT",
        when: { if_unknown: false, condition: { named: "sunitinib_intolerance" } },
        status: "option",
        text: {
          en: "NCCN: ripretinib preferred in second line if sunitinib is not tolerated.",
          fr: "NCCN : riprétinib préféré en deuxième ligne si le sunitinib n'est pas toléré.",
        },
        strength: "NCCN",
        guideline: "NCCN",
        citations: ["NCCN2L"],
        jurisdictions: UNITED_STATES,
      },
    ],
    words: {
      en: "In second line with secondary KIT mutations known in ctDNA: exon 17/18 ripretinib as an exploratory option, exon 13/14 supports sunitinib. NCCN prefers ripretinib if sunitinib-intolerant. Otherwise exploratory and off-label.",
      fr: "En deuxième ligne avec mutations secondaires de KIT connues dans l'ADNtc : exon 17/18, riprétinib en option exploratoire ; exon 13/14, plaide pour le sunitinib. Le NCCN préfère le riprétinib en cas d'intolérance au sunitinib. Sinon exploratoire et hors AMM.",
    },
    strength: "NCCN",
    guideline: "INTRIGUE; NCCN",
    verification: "B",
    citations: ["ESMO22", "INTRIGUE", "INTRIGUECT", "NCCN2L"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-10",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "default",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        {
          any: [
            { if_unknown: false, condition: { named: "progression_on_sunitinib" } },
            { if_unknown: false, condition: { fact: "line", in: [3] } },
          ],
        },
        { not: { named: "responding_now" } },
        { not: { if_unknown: false, condition: { course: { agents: ["regorafenib"] } } } },
        { any: [{ not: { known: "line" } }, { not: { fact: "line", gte: 4 } }] },
        {
          not: {
            all: [
              { named: "on_regorafenib" },
              {
                if_unknown: false,
                condition: { fact: "response_status", in: ["cr", "pr", "sd", "focal_pd", "general_pd"] },
              },
            ],
          },
        },
        { not: { named: "on_ripretinib" } },
      ],
    },
    emits: [
      {
        code: "REGORAFENIB",
        conditional_when: {
          any: [
            { all: [{ named: "on_sunitinib" }, { not: { named: "progression_confirmed" } }] },
            { named: "switch_held" },
          ],
        },
        text: {
          en: "Progression on sunitinib: regorafenib 160 mg, days 1–21 of 28. Progression-free survival 4.8 v 0.9 months, HR 0.27.",
          fr: "Progression sous sunitinib : régorafénib 160 mg, jours 1–21 sur 28. Survie sans progression 4,8 v 0,9 mois, HR 0,27.",
        },
      },
    ],
    words: {
      en: "If progression on sunitinib (third line): regorafenib 160 mg, days 1–21 of 28.",
      fr: "Si progression sous sunitinib (3e ligne) : régorafénib 160 mg, jours 1–21 sur 28.",
    },
    strength: "I,A; MCBS 3",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "GRID"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-11",
    chapter: "MET",
    decision: "advanced-drug",
    precedence: "default",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        {
          any: [
            { if_unknown: false, condition: { distinct_tki_at_least: 3, including: ["imatinib"] } },
            // The line alone does not say that imatinib was among the drugs: it decides only where no course is listed.
            { all: [{ if_unknown: false, condition: { fact: "line", in: [4] } }, { not: { known: "prior_tki" } }] },
          ],
        },
        { not: { named: "responding_now" } },
        { not: { if_unknown: false, condition: { course: { agents: ["ripretinib"] } } } },
        { not: { all: [{ named: "on_ripretinib" }, { named: "progression_stated" }] } },
      ],
    },
    emits: [
      {
        code: "RIPRETINIB_4L",
        conditional_when: {
          all: [
            { named: "on_tki" },
            { not: { named: "on_ripretinib" } },
            { not: { all: [{ named: "progression_stated" }, { named: "progression_confirmed" }] } },
          ],
        },
        text: {
          en: "After three or more TKIs including imatinib: ripretinib 150 mg/day. Progression-free survival 6.3 v 1.0 months, HR 0.15.",
          fr: "Après trois ITK ou plus dont l'imatinib : riprétinib 150 mg/jour. Survie sans progression 6,3 v 1,0 mois, HR 0,15.",
        },
      },
    ],
    words: {
      en: "After three or more TKIs including imatinib: ripretinib 150 mg/day.",
      fr: "Après trois ITK ou plus dont l'imatinib : riprétinib 150 mg/jour.",
    },
    strength: "I,A; MCBS 3",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "RIPLAB", "INVICTUS"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-12",
    chapter: "MET",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { if_unknown: false, condition: { fact: "line", gte: 5 } },
        { if_unknown: false, condition: { named: "progression_on_ripretinib" } },
        { if_unknown: false, condition: { distinct_tki_at_least: 5, including: ["imatinib"] } },
      ],
    },
    emits: [
      {
        code: "TRIAL_REFERRAL",
        text: {
          en: "Beyond the registered lines: refer to a trial.",
          fr: "Au-delà des lignes enregistrées : orienter vers un essai.",
        },
      },
      {
        code: "IMATINIB_RECHALLENGE",
        when: { if_unknown: true, condition: { not: { genotype_set: "INSENS" } } },
        status: "option",
        text: {
          en: "Imatinib rechallenge (RIGHT: progression-free survival 1.8 v 0.9 months).",
          fr: "Réintroduction de l'imatinib (RIGHT : survie sans progression 1,8 v 0,9 mois).",
        },
        citations: ["ESMO22", "RIGHT"],
      },
      {
        code: "TKI_BEYOND_PROGRESSION",
        status: "option",
        text: {
          en: "TKI beyond progression [II,B].",
          fr: "ITK poursuivi au-delà de la progression [II,B].",
        },
      },
      {
        code: "NO_TKI_COMBINATION",
        text: {
          en: "No combination of TKIs outside trials (approved ones excepted). Pimitespib: Japan only; NCCN lists ponatinib and others.",
          fr: "Pas d'association d'ITK hors essai (sauf associations autorisées). Pimitespib : Japon seulement ; le NCCN cite le ponatinib et d'autres.",
        },
        citations: ["ESMO22", "NCCN23"],
      },
    ],
    words: {
      en: "Beyond: trial; imatinib rechallenge or TKI beyond progression; no TKI combinations outside trials; pimitespib in Japan only; NCCN lists ponatinib and others.",
      fr: "Au-delà : essai ; réintroduction d'imatinib ou ITK au-delà de la progression ; pas d'association hors essai ; pimitespib au Japon seulement ; le NCCN cite le ponatinib et d'autres.",
    },
    strength: "II,B",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "RIGHT", "NCCN23"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MET-13",
    chapter: "MET",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { if_unknown: false, condition: { named: "imatinib_intolerance" } },
        { if_unknown: false, condition: { named: "sunitinib_intolerance" } },
        { all: [{ named: "tki_switch_planned" }, { if_unknown: false, condition: { named: "responding" } }] },
      ],
    },
    emits: [
      {
        code: "MANAGE_TOXICITY_FIRST",
        text: {
          en: "Intolerance: manage it, reduce the dose, measure the level; switch only if truly intolerant.",
          fr: "Intolérance : la traiter, réduire la dose, doser ; ne changer qu'en cas d'intolérance vraie.",
        },
      },
    ],
    words: {
      en: "If intolerance: manage, reduce, measure the level; switch only if truly intolerant.",
      fr: "En cas d'intolérance : traiter, réduire, doser ; changer seulement si intolérance vraie.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "MET-14",
    chapter: "MET",
    scope: { all: [{ named: "on_imatinib" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { if_unknown: false, condition: { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inducer" } },
        { if_unknown: false, condition: { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inhibitor" } },
        {
          if_unknown: false,
          condition: {
            fact: "comorbidity",
            matches_any: [
              "gastrectom",
              "bowel resection",
              "small bowel resection",
              "résection du grêle",
              "résection intestinale",
              "short bowel",
              "grêle court",
            ],
          },
        },
        { all: [{ named: "progression_stated" }, { if_unknown: false, condition: { genotype_set: "SENS" } }] },
        { all: [{ known: "imatinib_trough_ng_ml" }, { fact: "imatinib_trough_ng_ml", lt: 1100 }] },
      ],
    },
    emits: [
      {
        code: "TROUGH_SELECTIVE",
        status: "option",
        text: {
          en: "Imatinib trough level, not routinely: interaction or bowel resection, unexpected toxicity, poor response in a sensitive genotype. Lowest quartile below 1110 ng/mL: time to progression 11.3 v >30 months; target ≥1100 ng/mL (not verified).",
          fr: "Concentration résiduelle d'imatinib, pas en routine : interaction ou résection intestinale, toxicité inattendue, réponse médiocre avec génotype sensible. Quartile inférieur < 1110 ng/mL : temps jusqu'à progression 11,3 v >30 mois ; cible ≥1100 ng/mL (non vérifié).",
        },
      },
    ],
    words: {
      en: "Plasma level: not routine; for interaction or bowel resection, unexpected toxicity, poor response in a sensitive genotype; target ≥1100 ng/mL (not verified).",
      fr: "Dosage plasmatique : pas en routine ; interaction ou résection intestinale, toxicité inattendue, réponse médiocre avec génotype sensible ; cible ≥1100 ng/mL (non vérifié).",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22", "TROUGH"],
    jurisdictions: EUROPE,
  },
  {
    id: "MET-15",
    chapter: "MET",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { if_unknown: false, condition: { fact: "concomitant_meds", drug_list: "pipeline" } },
        { if_unknown: false, condition: { named: "imatinib_failed" } },
        { fact: "genotype", in: ["SDH_deficient"] },
      ],
    },
    emits: [
      {
        code: "PIPELINE_TRIAL_ONLY",
        status: "info",
        text: {
          en: "Drugs in development (bezuclastinib, velzatinib, olverembatinib): never outside a trial or expanded access at 2026-11-23.",
          fr: "Molécules en développement (bézuclastinib, velzatinib, olverembatinib) : jamais hors essai ou accès précoce au 23/11/2026.",
        },
      },
    ],
    words: {
      en: "Drugs of the pipeline: never outside a trial or expanded access.",
      fr: "Molécules en développement : jamais hors essai ou accès précoce.",
    },
    strength: "–",
    guideline: PROJECT,
    verification: "project",
    citations: ["PROJECT", "PEAK", "VELZ", "OLVER"],
    jurisdictions: EVERYWHERE,
  },
];
