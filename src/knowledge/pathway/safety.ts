import type { Rule } from "../types";
import { EUROPE, EVERYWHERE, UNITED_STATES } from "./sources";

/** What no imatinib start may be advised against a contraindication. */
const IMATINIB_CODES = [
  "ADJ_IMATINIB",
  "NEOADJ_IMATINIB",
  "IMATINIB_400",
  "IMATINIB_800",
  "RESTART_IMATINIB_800",
  "IMATINIB_RECHALLENGE",
  "TOTAL_36M",
  "RESTART_AFTER_SURGERY",
  "START_WITHIN_12W",
] as const;
const IMATINIB_800_CODES = ["IMATINIB_800", "NEOADJ_IMATINIB_800", "RESTART_IMATINIB_800"] as const;
const TKI_START_CODES = [
  ...IMATINIB_CODES,
  "AVAPRITINIB_300",
  "CONSIDER_AVAPRITINIB",
  "SUNITINIB",
  "REGORAFENIB",
  "RIPRETINIB_4L",
  "RIPRETINIB_CTDNA_OPTION",
  "RIPRETINIB_2L_INTOLERANT",
  "SDH_SUNITINIB_REGORAFENIB",
  "NTRK_INHIBITOR",
  "BRAF_MEK_INHIBITOR",
] as const;

/**
 * Dose, organ function, interactions: product information. The labels of two jurisdictions are always both shown. The US
 * imatinib label used dates from about 2011; current texts are to be read again before release. Source: pathway rules §6.
 */
export const SAFETY: readonly Rule[] = [
  {
    id: "SAF-01",
    chapter: "SAF",
    precedence: "safety",
    when: {
      all: [
        { fact: "imatinib_hypersensitivity", in: [true] },
        { any: [{ known: "imatinib_hypersensitivity" }, { named: "imatinib_considered" }] },
      ],
    },
    emits: [
      {
        code: "CONTRAINDICATED_HYPERSENSITIVITY",
        status: "warning",
        severity: "critical",
        text: {
          en: "Imatinib is contraindicated: hypersensitivity.",
          fr: "Imatinib contre-indiqué : hypersensibilité.",
        },
      },
    ],
    blocks: [
      { codes: IMATINIB_CODES, when: { fact: "imatinib_hypersensitivity", in: [true] } },
      {
        codes: ["CONTINUE"],
        when: { all: [{ fact: "imatinib_hypersensitivity", in: [true] }, { named: "on_imatinib" }] },
      },
    ],
    words: {
      en: "If there is hypersensitivity to imatinib: contraindicated.",
      fr: "En cas d'hypersensibilité à l'imatinib : contre-indiqué.",
    },
    strength: "label",
    guideline: "Imatinib product information",
    verification: "A",
    citations: ["IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-02",
    chapter: "SAF",
    precedence: "safety",
    when: {
      all: [
        { fact: "creatinine_clearance_ml_min", lt: 60 },
        { named: "no_tki_but_imatinib" },
        { any: [{ known: "creatinine_clearance_ml_min" }, { named: "imatinib_considered" }] },
      ],
    },
    emits: [
      {
        code: "RENAL_CAP_600_US",
        when: {
          all: [
            { fact: "creatinine_clearance_ml_min", gte: 40 },
            { fact: "creatinine_clearance_ml_min", lt: 60 },
          ],
        },
        status: "warning",
        text: {
          en: "US label: creatinine clearance 40–59 mL/min, imatinib at most 600 mg/day.",
          fr: "AMM américaine : clairance 40–59 mL/min, imatinib 600 mg/jour au maximum.",
        },
        guideline: "Imatinib US label",
        citations: ["IMAUS"],
        jurisdictions: UNITED_STATES,
      },
      {
        code: "RENAL_CAP_400_US",
        when: {
          all: [
            { fact: "creatinine_clearance_ml_min", gte: 20 },
            { fact: "creatinine_clearance_ml_min", lt: 40 },
          ],
        },
        status: "warning",
        text: {
          en: "US label: creatinine clearance 20–39 mL/min, halve the starting dose and do not exceed 400 mg/day.",
          fr: "AMM américaine : clairance 20–39 mL/min, diminuer de moitié la dose initiale et ne pas dépasser 400 mg/jour.",
        },
        guideline: "Imatinib US label",
        citations: ["IMAUS"],
        jurisdictions: UNITED_STATES,
      },
      {
        code: "RENAL_CAUTION_LT20_US",
        when: { fact: "creatinine_clearance_ml_min", lt: 20 },
        status: "warning",
        text: {
          en: "US label: creatinine clearance below 20 mL/min, caution (100 mg was tolerated in two patients).",
          fr: "AMM américaine : clairance inférieure à 20 mL/min, prudence (100 mg tolérés chez deux patients).",
        },
        guideline: "Imatinib US label",
        citations: ["IMAUS"],
        jurisdictions: UNITED_STATES,
      },
      {
        code: "RENAL_START_400_EU",
        status: "warning",
        text: {
          en: "EU: start at the minimum dose of 400 mg with caution.",
          fr: "UE : débuter à la dose minimale de 400 mg, avec prudence.",
        },
        guideline: "Imatinib EU SmPC",
        citations: ["IMAEU"],
        jurisdictions: EUROPE,
      },
    ],
    blocks: [{ codes: IMATINIB_800_CODES, when: { fact: "creatinine_clearance_ml_min", lt: 60 } }],
    words: {
      en: "Creatinine clearance. US label: 40–59 at most 600 mg; 20–39 halve the start, at most 400 mg; below 20 caution. EU: start at the minimum of 400 mg with caution. Both labels are always shown; a dose above the US cap is blocked.",
      fr: "Clairance de la créatinine. AMM américaine : 40–59, 600 mg au plus ; 20–39, moitié de la dose initiale, 400 mg au plus ; moins de 20, prudence. UE : débuter à 400 mg avec prudence. Les deux AMM sont toujours affichées ; une dose au-delà du plafond américain est bloquée.",
    },
    strength: "label",
    guideline: "Imatinib US label / EU SmPC",
    verification: "A",
    citations: ["IMAUS", "IMAEU"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-02b",
    chapter: "SAF",
    precedence: "safety",
    when: {
      all: [
        { named: "no_tki_but_imatinib" },
        {
          any: [
            { fact: "hepatic_impairment", in: ["mild", "moderate", "severe"] },
            { fact: "bilirubin_xULN", gt: 3 },
            { fact: "alt_xULN", gt: 5 },
            { fact: "ast_xULN", gt: 5 },
          ],
        },
        {
          any: [
            { known: "hepatic_impairment" },
            { known: "bilirubin_xULN" },
            { known: "alt_xULN" },
            { known: "ast_xULN" },
            { named: "imatinib_considered" },
          ],
        },
      ],
    },
    emits: [
      {
        code: "HEPATIC_START_400_EU",
        verification: "A",
        when: { if_unknown: false, condition: { fact: "hepatic_impairment", in: ["mild", "moderate", "severe"] } },
        status: "warning",
        text: {
          en: "EU: mild to severe hepatic impairment, start at 400 mg and reduce if needed.",
          fr: "UE : insuffisance hépatique légère à sévère, débuter à 400 mg et réduire si nécessaire.",
        },
        guideline: "Imatinib EU SmPC",
        citations: ["IMAEU"],
        jurisdictions: EUROPE,
      },
      {
        code: "HEPATIC_REDUCE_25_US",
        when: { if_unknown: false, condition: { fact: "hepatic_impairment", in: ["severe"] } },
        status: "warning",
        verification: "C",
        text: {
          en: "US: severe hepatic impairment, reduce by 25 % (not verified).",
          fr: "US : insuffisance hépatique sévère, réduire de 25 % (non vérifié).",
        },
        guideline: "Imatinib US label",
        citations: ["IMAUS"],
        jurisdictions: UNITED_STATES,
      },
      {
        code: "HEPATIC_HOLD_RESUME",
        when: {
          any: [
            { fact: "bilirubin_xULN", gt: 3 },
            { fact: "alt_xULN", gt: 5 },
            { fact: "ast_xULN", gt: 5 },
          ],
        },
        status: "warning",
        verification: "A",
        severity: "critical",
        text: {
          en: "Bilirubin above 3 × ULN or ALT/AST above 5 × ULN: hold imatinib until below 1.5 × and 2.5 × ULN, then resume lower (400→300, 600→400, 800→600 mg).",
          fr: "Bilirubine > 3 × LSN ou ALAT/ASAT > 5 × LSN : suspendre l'imatinib jusqu'à < 1,5 × et < 2,5 × LSN, puis reprendre à dose réduite (400→300, 600→400, 800→600 mg).",
        },
      },
    ],
    words: {
      en: "Hepatic function. EU: mild to severe impairment start at 400 mg. US: severe −25 % (not verified). Bilirubin >3 × ULN or ALT/AST >5 × ULN: hold until <1.5 × / <2.5 × ULN, resume lower.",
      fr: "Fonction hépatique. UE : insuffisance légère à sévère, débuter à 400 mg. US : sévère −25 % (non vérifié). Bilirubine >3 × LSN ou ALAT/ASAT >5 × LSN : suspendre jusqu'à <1,5 × / <2,5 × LSN, reprendre plus bas.",
    },
    strength: "label",
    guideline: "Imatinib EU SmPC / US label",
    verification: "C",
    citations: ["IMAEU", "IMAUS"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-03",
    chapter: "SAF",
    precedence: "safety",
    scope: { named: "imatinib_considered" },
    when: { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inducer" },
    emits: [
      {
        code: "AVOID_STRONG_INDUCER",
        severity: "critical",
        text: {
          en: "Avoid a strong CYP3A4 inducer with imatinib; if unavoidable, the US label raises the dose by at least 50 % (figure not verified) with monitoring, and a trough level is measured.",
          fr: "Éviter un inducteur puissant du CYP3A4 avec l'imatinib ; s'il est indispensable, l'AMM américaine augmente la dose d'au moins 50 % (chiffre non vérifié) sous surveillance, avec dosage résiduel.",
        },
        strength: "label (+50 %: [C])",
      },
    ],
    words: {
      en: "With a strong CYP3A4 inducer (rifampicin, phenytoin, carbamazepine, phenobarbital, dexamethasone, St John's wort): avoid; otherwise US +≥50 % of the dose (not verified) and trough level. The advice to avoid is A.",
      fr: "Avec un inducteur puissant du CYP3A4 (rifampicine, phénytoïne, carbamazépine, phénobarbital, dexaméthasone, millepertuis) : éviter ; sinon US +≥50 % de la dose (non vérifié) et dosage résiduel. Le conseil d'éviter est A.",
    },
    strength: "label",
    guideline: "EU SmPC / FDA label",
    verification: "C",
    citations: ["IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-03b",
    chapter: "SAF",
    precedence: "safety",
    scope: { named: "imatinib_considered" },
    when: { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inhibitor" },
    emits: [
      {
        code: "CAUTION_STRONG_INHIBITOR",
        status: "warning",
        text: {
          en: "Strong CYP3A4 inhibitor with imatinib: caution, watch for toxicity.",
          fr: "Inhibiteur puissant du CYP3A4 avec l'imatinib : prudence, surveiller la toxicité.",
        },
      },
    ],
    words: {
      en: "With a strong CYP3A4 inhibitor (azoles, clarithromycin, protease inhibitors; grapefruit not verified): caution, watch for toxicity.",
      fr: "Avec un inhibiteur puissant du CYP3A4 (azolés, clarithromycine, antiprotéases ; pamplemousse non vérifié) : prudence, surveiller la toxicité.",
    },
    strength: "label",
    guideline: "Imatinib product information",
    verification: "C",
    citations: ["IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-03c",
    chapter: "SAF",
    precedence: "safety",
    scope: { named: "imatinib_considered" },
    when: { fact: "concomitant_meds", drug_list: "cyp_substrate" },
    emits: [
      {
        code: "CAUTION_CYP_SUBSTRATE",
        status: "warning",
        text: {
          en: "Imatinib raises the exposure of this medicine (CYP3A4 narrow-index substrate, simvastatin, warfarin, metoprolol): caution; LMWH or heparin in place of warfarin (not verified).",
          fr: "L'imatinib augmente l'exposition à ce médicament (substrat du CYP3A4 à marge étroite, simvastatine, warfarine, métoprolol) : prudence ; HBPM ou héparine à la place de la warfarine (non vérifié).",
        },
      },
    ],
    words: {
      en: "With a CYP3A4 narrow-index substrate, simvastatin, warfarin or metoprolol: caution.",
      fr: "Avec un substrat du CYP3A4 à marge étroite, la simvastatine, la warfarine ou le métoprolol : prudence.",
    },
    strength: "label",
    guideline: "Imatinib product information",
    verification: "C",
    citations: ["IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-04",
    chapter: "SAF",
    precedence: "safety",
    scope: { named: "tki_considered" },
    when: {
      all: [
        { fact: "concomitant_meds", drug_list: "levothyroxine" },
        { fact: "comorbidity", matches_any: ["thyroidectom", "thyroid removed", "thyroïdectom"] },
      ],
    },
    emits: [
      {
        code: "MONITOR_TSH",
        text: {
          en: "Levothyroxine after thyroidectomy: monitor TSH.",
          fr: "Lévothyroxine après thyroïdectomie : surveiller la TSH.",
        },
      },
    ],
    words: {
      en: "On levothyroxine after thyroidectomy: monitor TSH.",
      fr: "Sous lévothyroxine après thyroïdectomie : surveiller la TSH.",
    },
    strength: "label",
    guideline: "Imatinib product information",
    verification: "A",
    citations: ["IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-05",
    chapter: "SAF",
    precedence: "safety",
    scope: {
      any: [
        { named: "tki_considered" },
        { all: [{ known: "pregnancy_status" }, { fact: "pregnancy_status", in: ["possible", "pregnant"] }] },
      ],
    },
    when: { named: "pregnancy_to_exclude" },
    emits: [
      {
        code: "HOLD_TKI_PREGNANCY",
        verification: "A",
        when: { fact: "pregnancy_status", in: ["possible", "pregnant"] },
        severity: "critical",
        text: {
          en: "Pregnant or possibly pregnant: do not start a TKI.",
          fr: "Grossesse en cours ou possible : ne pas débuter d'ITK.",
        },
      },
      {
        code: "CONTRACEPTION_REQUIRED",
        text: {
          en: "Effective contraception while on the drug and for 14 (US) or 15 (EU) days after (days not verified).",
          fr: "Contraception efficace pendant le traitement et 14 (US) ou 15 (UE) jours après (délais non vérifiés).",
        },
        verification: "C",
      },
      {
        code: "NO_BREASTFEEDING",
        verification: "A",
        when: { fact: "breastfeeding", in: [true] },
        text: { en: "No breastfeeding on a TKI.", fr: "Pas d'allaitement sous ITK." },
      },
    ],
    blocks: [{ codes: TKI_START_CODES, when: { named: "pregnancy_bars_start" }, if_unknown: "hold" }],
    words: {
      en: "If pregnant or possibly so: do not start; effective contraception on the drug and 14 (US) / 15 (EU) days after; no breastfeeding. The age of 60 up to which pregnancy is asked about is a construct of this project.",
      fr: "En cas de grossesse, même possible : ne pas débuter ; contraception efficace pendant et 14 (US) / 15 (UE) jours après ; pas d'allaitement. L'âge de 60 ans jusqu'auquel la grossesse est recherchée est un choix du projet.",
    },
    strength: "label",
    guideline: "Imatinib product information",
    verification: "C",
    citations: ["IMAPI", "PROJECT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-06",
    chapter: "SAF",
    precedence: "safety",
    scope: { named: "tki_considered" },
    when: {
      any: [{ not: { known: "hbsag" } }, { not: { known: "anti_hbc" } }, { fact: "hbsag", in: ["positive"] }],
    },
    emits: [
      {
        code: "TEST_HBV",
        when: { any: [{ not: { known: "hbsag" } }, { not: { known: "anti_hbc" } }] },
        text: {
          en: "HBs antigen or anti-HBc unknown: test for hepatitis B before starting.",
          fr: "Antigène HBs ou anti-HBc inconnus : dépister l'hépatite B avant de débuter.",
        },
      },
      {
        code: "HBV_CARRIER_MONITOR",
        when: { if_unknown: false, condition: { fact: "hbsag", in: ["positive"] } },
        severity: "critical",
        text: {
          en: "Hepatitis B carrier: hepatology advice and monitoring.",
          fr: "Porteur du virus de l'hépatite B : avis d'un hépatologue et surveillance.",
        },
      },
    ],
    words: {
      en: "If HBs antigen or anti-HBc is unknown: test before starting; a carrier goes to hepatology and is monitored.",
      fr: "Si l'antigène HBs ou l'anti-HBc est inconnu : dépister avant de débuter ; un porteur est adressé à l'hépatologue et surveillé.",
    },
    strength: "label",
    guideline: "Imatinib product information",
    verification: "A",
    citations: ["IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-07",
    chapter: "SAF",
    precedence: "safety",
    scope: { named: "imatinib_considered" },
    when: {
      any: [
        {
          if_unknown: false,
          condition: {
            fact: "comorbidity",
            matches_any: ["cardia", "heart", "coronar", "coeur", "cœur", "insuffisance cardiaque", "infarct", "chf"],
          },
        },
        { fact: "age", gte: 65 },
      ],
    },
    emits: [
      {
        code: "MONITOR_FLUID_CARDIAC",
        text: {
          en: "Cardiac disease or older age: weigh regularly, watch for fluid retention and heart failure.",
          fr: "Cardiopathie ou âge avancé : peser régulièrement, surveiller rétention hydrosodée et insuffisance cardiaque.",
        },
      },
    ],
    words: {
      en: "With cardiac disease or older age: weigh regularly, fluid retention, heart failure. “Older” is read as 65 years and above (project).",
      fr: "En cas de cardiopathie ou d'âge avancé : peser régulièrement, rétention hydrosodée, insuffisance cardiaque. « Âge avancé » est lu comme 65 ans et plus (projet).",
    },
    strength: "label",
    guideline: "Imatinib product information",
    verification: "project",
    citations: ["IMAPI", "PROJECT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-08",
    chapter: "SAF",
    precedence: "safety",
    when: {
      all: [
        { if_unknown: true, condition: { fact: "current_tki", not_in: ["none"] } },
        {
          any: [
            { if_unknown: false, condition: { fact: "anc", lt: 1 } },
            { if_unknown: false, condition: { fact: "platelets", lt: 50 } },
          ],
        },
      ],
    },
    emits: [
      {
        code: "HOLD_CYTOPENIA",
        severity: "critical",
        text: {
          en: "Neutrophils below 1.0 or platelets below 50 × 10⁹/L: stop until ≥1.5 and ≥75, resume at the same dose; reduce on recurrence.",
          fr: "Neutrophiles < 1,0 ou plaquettes < 50 × 10⁹/L : arrêt jusqu'à ≥1,5 et ≥75, reprise à la même dose ; réduire en cas de récidive.",
        },
      },
    ],
    words: {
      en: "If neutrophils <1.0 or platelets <50 × 10⁹/L: stop until ≥1.5 and ≥75, resume same dose; recurrence: reduce.",
      fr: "Si neutrophiles <1,0 ou plaquettes <50 × 10⁹/L : arrêt jusqu'à ≥1,5 et ≥75, reprise à la même dose ; récidive : réduire.",
    },
    strength: "label",
    guideline: "Imatinib EU SmPC",
    verification: "A",
    citations: ["IMAEU"],
    jurisdictions: EUROPE,
  },
  {
    id: "SAF-09",
    chapter: "SAF",
    precedence: "safety",
    when: { named: "imatinib_considered" },
    emits: [
      {
        code: "MONITOR_IMATINIB",
        conditional_when: { not: { named: "on_imatinib" } },
        text: {
          en: "On imatinib: blood count weekly in month 1, every 2 weeks in month 2, then periodically; liver tests before and monthly; weight.",
          fr: "Sous imatinib : NFS hebdomadaire le 1er mois, toutes les 2 semaines le 2e, puis périodiquement ; bilan hépatique avant puis mensuel ; poids.",
        },
      },
    ],
    words: {
      en: "On imatinib: blood count weekly in month 1, 2-weekly in month 2, then periodically; liver tests before and monthly; weight.",
      fr: "Sous imatinib : NFS hebdomadaire le 1er mois, toutes les 2 semaines le 2e, puis périodique ; bilan hépatique avant puis mensuel ; poids.",
    },
    strength: "label",
    guideline: "Imatinib product information",
    verification: "A",
    citations: ["IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-10",
    chapter: "SAF",
    precedence: "safety",
    when: { named: "avapritinib_considered" },
    emits: [
      {
        code: "AVAPRITINIB_ADMIN",
        conditional_when: { not: { named: "on_avapritinib" } },
        text: {
          en: "Avapritinib 300 mg once daily on an empty stomach.",
          fr: "Avapritinib 300 mg une fois par jour, à jeun.",
        },
      },
      {
        code: "AVAPRITINIB_CYP3A",
        when: {
          any: [
            { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inhibitor" },
            { fact: "concomitant_meds", drug_list: "moderate_cyp3a4_inhibitor" },
            { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inducer" },
          ],
        },
        status: "warning",
        text: {
          en: "Avapritinib: avoid strong and moderate CYP3A inhibitors (a moderate one that is unavoidable: 100 mg) and inducers.",
          fr: "Avapritinib : éviter les inhibiteurs puissants et modérés du CYP3A (modéré indispensable : 100 mg) et les inducteurs.",
        },
      },
      {
        code: "AVAPRITINIB_ICH",
        when: { fact: "ich_history", in: [true] },
        status: "warning",
        severity: "critical",
        text: {
          en: "Intracranial haemorrhage: EU stop permanently at any grade; US resume reduced after a first grade 1–2.",
          fr: "Hémorragie intracrânienne : UE, arrêt définitif quel que soit le grade ; US, reprise à dose réduite après un premier grade 1–2.",
        },
      },
      {
        code: "AVAPRITINIB_COGNITIVE",
        when: {
          if_unknown: false,
          condition: {
            any: [
              { fact: "cognitive_status", matches_any: ["2", "3", "4"] },
              { fact: "symptoms", includes_any: ["confusion", "memory_loss"] },
            ],
          },
        },
        status: "warning",
        severity: "critical",
        text: {
          en: "Cognitive effects: hold at grade 2–3, stop at grade 4.",
          fr: "Effets cognitifs : suspendre aux grades 2–3, arrêter au grade 4.",
        },
      },
      {
        code: "AVAPRITINIB_ORGAN_LIMIT",
        when: {
          any: [
            { fact: "creatinine_clearance_ml_min", lt: 30 },
            { fact: "bilirubin_xULN", gt: 3 },
          ],
        },
        status: "warning",
        text: {
          en: "Creatinine clearance below 30 mL/min or bilirubin above 3 × ULN: no dose of avapritinib is established.",
          fr: "Clairance < 30 mL/min ou bilirubine > 3 × LSN : posologie de l'avapritinib non établie.",
        },
      },
      {
        code: "AVAPRITINIB_LONG_QT_UK",
        when: {
          if_unknown: false,
          condition: { fact: "comorbidity", matches_any: ["long qt", "qt long", "long-qt"] },
        },
        status: "warning",
        severity: "critical",
        text: {
          en: "UK product information: congenital long QT is a contraindication to avapritinib.",
          fr: "Information produit britannique : le QT long congénital contre-indique l'avapritinib.",
        },
        jurisdictions: ["UK"],
      },
    ],
    words: {
      en: "Avapritinib: 300 mg on an empty stomach; avoid strong and moderate CYP3A inhibitors (moderate unavoidable: 100 mg) and inducers; intracranial haemorrhage: EU stop at any grade, US resume reduced after a first grade 1–2; cognitive grade 2–3 hold, 4 stop; CrCl <30 or bilirubin >3 × ULN no dose established; UK: congenital long QT contraindicated.",
      fr: "Avapritinib : 300 mg à jeun ; éviter inhibiteurs puissants et modérés du CYP3A (modéré indispensable : 100 mg) et inducteurs ; hémorragie intracrânienne : UE arrêt quel que soit le grade, US reprise réduite après un premier grade 1–2 ; effets cognitifs grade 2–3 suspendre, 4 arrêter ; ClCr <30 ou bilirubine >3 × LSN posologie non établie ; RU : QT long congénital contre-indiqué.",
    },
    strength: "label",
    guideline: "Avapritinib product information (UK, US)",
    verification: "A",
    citations: ["AVALAB"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-11",
    chapter: "SAF",
    precedence: "safety",
    when: { named: "sunitinib_considered" },
    emits: [
      {
        code: "SUNITINIB_DOSE_DDI",
        verification: "A",
        when: {
          any: [
            { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inhibitor" },
            { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inducer" },
          ],
        },
        status: "warning",
        text: {
          en: "Sunitinib: with a strong CYP3A4 inhibitor at least 37.5 mg, with an inducer up to 87.5 mg; range 25–75 mg in steps of 12.5 mg.",
          fr: "Sunitinib : avec un inhibiteur puissant du CYP3A4, 37,5 mg au minimum ; avec un inducteur, jusqu'à 87,5 mg ; de 25 à 75 mg par paliers de 12,5 mg.",
        },
      },
      {
        code: "SUNITINIB_MONITOR",
        conditional_when: { not: { named: "on_sunitinib" } },
        verification: "C",
        text: {
          en: "Sunitinib: watch QT, thyroid, LVEF, blood pressure and liver (not verified).",
          fr: "Sunitinib : surveiller QT, thyroïde, FEVG, pression artérielle et foie (non vérifié).",
        },
      },
    ],
    words: {
      en: "Sunitinib: strong CYP3A4 inhibitor min 37.5 mg, inducer up to 87.5 mg, range 25–75 mg in 12.5 mg steps; QT, thyroid, LVEF, hypertension, hepatotoxicity (not verified).",
      fr: "Sunitinib : inhibiteur puissant du CYP3A4 37,5 mg au minimum, inducteur jusqu'à 87,5 mg, de 25 à 75 mg par 12,5 mg ; QT, thyroïde, FEVG, hypertension, hépatotoxicité (non vérifié).",
    },
    strength: "label",
    guideline: "Sunitinib product information",
    verification: "C",
    citations: ["SUNLAB"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-12",
    chapter: "SAF",
    precedence: "safety",
    when: { named: "regorafenib_considered" },
    emits: [
      {
        code: "REGORAFENIB_LFT",
        when: { named: "regorafenib_liver_stop" },
        severity: "critical",
        text: {
          en: "ALT/AST above 20 × ULN, or above 3 × with bilirubin above 2 × ULN: stop regorafenib.",
          fr: "ALAT/ASAT > 20 × LSN, ou > 3 × avec bilirubine > 2 × LSN : arrêter le régorafénib.",
        },
      },
      {
        code: "REGORAFENIB_LFT",
        when: { not: { named: "regorafenib_liver_stop" } },
        conditional_when: { not: { named: "on_regorafenib" } },
        text: {
          en: "Regorafenib: liver tests before, every 2 weeks for 2 months, then monthly; stop if ALT/AST >20 × ULN, or >3 × with bilirubin >2 × ULN.",
          fr: "Régorafénib : bilan hépatique avant, toutes les 2 semaines pendant 2 mois, puis mensuel ; arrêt si ALAT/ASAT >20 × LSN, ou >3 × avec bilirubine >2 × LSN.",
        },
      },
      {
        code: "REGORAFENIB_DOSE",
        conditional_when: { not: { named: "on_regorafenib" } },
        text: {
          en: "Regorafenib: dose steps 160→120→80 mg; after a low-fat meal.",
          fr: "Régorafénib : paliers 160→120→80 mg ; après un repas pauvre en graisses.",
        },
      },
    ],
    words: {
      en: "Regorafenib: liver tests before, 2-weekly for 2 months, then monthly; ALT/AST >20 × ULN or >3 × with bilirubin >2 ×: stop; dose 160→120→80 mg; after a low-fat meal.",
      fr: "Régorafénib : bilan hépatique avant, toutes les 2 semaines pendant 2 mois, puis mensuel ; ALAT/ASAT >20 × LSN ou >3 × avec bilirubine >2 × : arrêt ; dose 160→120→80 mg ; après un repas pauvre en graisses.",
    },
    strength: "label",
    guideline: "Regorafenib product information",
    verification: "A",
    citations: ["REGLAB"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SAF-13",
    chapter: "SAF",
    precedence: "safety",
    when: { named: "ripretinib_considered" },
    emits: [
      {
        code: "RIPRETINIB_SAFETY",
        conditional_when: { not: { named: "on_ripretinib" } },
        text: {
          en: "Ripretinib: 150→100 mg; skin checks (squamous cell carcinoma 4.7 %, melanoma 2.4 %), LVEF before start, blood pressure, palmar-plantar syndrome.",
          fr: "Riprétinib : 150→100 mg ; examen cutané (carcinome épidermoïde 4,7 %, mélanome 2,4 %), FEVG avant le début, pression artérielle, syndrome mains-pieds.",
        },
      },
    ],
    words: {
      en: "Ripretinib: 150→100 mg; skin check (cuSCC 4.7 %, melanoma 2.4 %), LVEF before start, hypertension, palmar-plantar erythrodysaesthesia.",
      fr: "Riprétinib : 150→100 mg ; examen cutané (carcinome épidermoïde 4,7 %, mélanome 2,4 %), FEVG avant le début, hypertension, syndrome mains-pieds.",
    },
    strength: "label",
    guideline: "Ripretinib FDA label",
    verification: "A",
    citations: ["RIPLAB"],
    jurisdictions: EVERYWHERE,
  },
];
