import type { Rule } from "../types";
import { EVERYWHERE } from "./sources";

/** Red flags: always warnings. The grade is that of the rule named in the text, unless marked. Source: pathway rules §10. */
export const RED_FLAGS: readonly Rule[] = [
  {
    id: "RF-01",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      all: [
        { genotype_set: "UNRESOLVED" },
        {
          any: [
            { named: "advanced" },
            { named: "tki_start_planned" },
            { named: "tki_switch_planned" },
            { named: "on_tki" },
            {
              if_unknown: false,
              condition: { all: [{ named: "localized" }, { named: "mutilating_without_shrinkage" }] },
            },
            { all: [{ named: "complete_resection" }, { named: "actionable_risk" }] },
          ],
        },
      ],
    },
    emits: [
      {
        code: "TEST_FIRST",
        status: "warning",
        severity: "critical",
        text: {
          en: "A TKI is considered and the genotype is missing: stop and test; the range is shown.",
          fr: "Un ITK est envisagé et le génotype manque : s'arrêter et le rechercher ; la fourchette est affichée.",
        },
      },
    ],
    words: {
      en: "Any TKI considered and genotype missing: stop and test, show the range.",
      fr: "ITK envisagé et génotype manquant : s'arrêter et tester, afficher la fourchette.",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-02",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      all: [
        {
          any: [
            { fact: "genotype", in: ["PDGFRA_D842V"] },
            { if_unknown: false, condition: { variant: ["D842V"] } },
          ],
        },
        { any: [{ named: "on_imatinib" }, { named: "tki_start_planned" }] },
      ],
    },
    emits: [
      {
        code: "NO_IMATINIB_D842V",
        status: "warning",
        severity: "critical",
        text: {
          en: "Imatinib with PDGFRA D842V: ineffective (response 0 %, progression-free survival 2.8 months); avapritinib in advanced disease, no adjuvant therapy.",
          fr: "Imatinib et PDGFRA D842V : inefficace (réponse 0 %, survie sans progression 2,8 mois) ; avapritinib au stade avancé, pas d'adjuvant.",
        },
      },
    ],
    words: {
      en: "Imatinib active or ordered and D842V: ineffective.",
      fr: "Imatinib en cours ou prescrit et D842V : inefficace.",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "B",
    citations: ["ESMO22", "NAVIGATOR"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-03",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      if_unknown: false,
      condition: {
        any: [
          { fact: "genotype", in: ["PDGFRA_ex18_unspecified"] },
          { all: [{ fact: "genotype", in: ["PDGFRA_ex18_other"] }, { not: { known: "variant_hgvs" } }] },
        ],
      },
    },
    emits: [
      {
        code: "CLARIFY_VARIANT",
        status: "warning",
        severity: "critical",
        text: {
          en: "PDGFRA exon 18 without the amino-acid change: ask the laboratory, do not infer; the range is shown.",
          fr: "PDGFRA exon 18 sans changement d'acide aminé : interroger le laboratoire, ne pas déduire ; la fourchette est affichée.",
        },
      },
    ],
    words: {
      en: "PDGFRA exon 18 without amino-acid change: ask the laboratory, do not infer.",
      fr: "PDGFRA exon 18 sans changement d'acide aminé : interroger le laboratoire, ne pas déduire.",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-04",
    chapter: "RF",
    scope: { all: [{ named: "unresected" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { if_unknown: false, condition: { fact: "planned_actions", includes_any: ["incisional_biopsy"] } },
        {
          all: [
            { named: "biopsy_planned" },
            { if_unknown: false, condition: { fact: "biopsy_route", in: ["incisional"] } },
          ],
        },
        {
          all: [
            {
              any: [
                { if_unknown: false, condition: { fact: "planned_actions", includes_any: ["percutaneous_biopsy"] } },
                {
                  all: [
                    { named: "biopsy_planned" },
                    { if_unknown: false, condition: { fact: "biopsy_route", in: ["core_percutaneous"] } },
                  ],
                },
              ],
            },
            {
              any: [
                { if_unknown: true, condition: { fact: "resectability", in: ["R0_limited", "R0_morbid"] } },
                { if_unknown: false, condition: { fact: "mass_features", includes_any: ["cystic"] } },
              ],
            },
          ],
        },
      ],
    },
    emits: [
      {
        code: "BIOPSY_ROUTE_WARNING",
        status: "warning",
        severity: "critical",
        text: {
          en: "Incisional biopsy, or percutaneous core biopsy of a resectable or cystic primary: risk of rupture and seeding, prefer endoscopic ultrasound.",
          fr: "Biopsie incisionnelle, ou microbiopsie percutanée d'un primitif résécable ou kystique : risque de rupture et de dissémination, préférer l'échoendoscopie.",
        },
      },
    ],
    words: {
      en: "Incisional or laparoscopic biopsy planned, or percutaneous core of a resectable or cystic primary: rupture and seeding risk, prefer EUS.",
      fr: "Biopsie incisionnelle ou cœlioscopique prévue, ou microbiopsie percutanée d'un primitif résécable ou kystique : risque de rupture, préférer l'échoendoscopie.",
    },
    strength: "warning",
    guideline: "ESGE 2022; ESMO-EURACAN-GENTURIS 2022",
    verification: "B",
    citations: ["NISHIDA19", "ESMO22", "ASIA25"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-05",
    chapter: "RF",
    scope: { all: [{ named: "resected" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        {
          all: [
            { fact: "rupture_category", in: ["major_defect"] },
            { if_unknown: false, condition: { fact: "adjuvant_status", in: ["never"] } },
            { if_unknown: true, condition: { not: { genotype_set: "INSENS" } } },
          ],
        },
        {
          if_unknown: false,
          condition: {
            all: [
              { fact: "rupture_category", in: ["major_defect"] },
              {
                fact: "rupture_criterion",
                in: [
                  "mucosal_defect_or_luminal_spill",
                  "microscopic_peritoneal_penetration",
                  "peritoneal_lining_tear",
                  "needle_biopsy",
                  "r1_margin",
                ],
              },
            ],
          },
        },
      ],
    },
    emits: [
      {
        code: "RUPTURE_RECORD_MISMATCH",
        status: "warning",
        severity: "warning",
        text: {
          en: "Rupture is recorded but adjuvant treatment is absent, or a minor finding (R1, needle biopsy) is coded as rupture: check SX-07.",
          fr: "Rupture notée sans traitement adjuvant, ou constat mineur (R1, biopsie à l'aiguille) codé comme rupture : vérifier SX-07.",
        },
      },
    ],
    words: {
      en: "Rupture recorded but adjuvant treatment absent, or R1 or needle biopsy coded as rupture: check SX-07.",
      fr: "Rupture notée sans adjuvant, ou R1 ou biopsie à l'aiguille codés comme rupture : vérifier SX-07.",
    },
    strength: "warning",
    guideline: "Nishida 2019",
    verification: "A",
    citations: ["NISHIDA19", "HOLM16"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-06",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      all: [
        { known: "mitoses_raw_count" },
        { not: { known: "mitoses_per_5mm2" } },
        { not: { known: "field_area_mm2" } },
      ],
    },
    emits: [
      {
        code: "MITOSES_NEED_AREA",
        status: "warning",
        severity: "warning",
        text: {
          en: "Mitoses are reported per fields without an area: ask for the count per 5 mm²; conversion = count × 5 / area in mm².",
          fr: "Mitoses rapportées par champs sans surface : demander le compte par 5 mm² ; conversion = compte × 5 / surface en mm².",
        },
      },
    ],
    words: {
      en: "Mitoses per HPF without field area: ask per 5 mm²; convert = count × 5 / area mm².",
      fr: "Mitoses par champs sans surface : demander par 5 mm² ; conversion = compte × 5 / surface mm².",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "A",
    citations: ["ESMO22", "CREE21"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-07",
    chapter: "RF",
    scope: { all: [{ any: [{ named: "resected" }, { named: "localized" }] }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { fact: "genotype", in: ["SDH_deficient", "NF1", "PDGFRA_D842V"] },
        { any: [{ named: "resected" }, { known: "mitoses_per_5mm2" }] },
      ],
    },
    emits: [
      {
        code: "RISK_TABLE_NOT_VALID",
        status: "warning",
        severity: "warning",
        text: {
          en: "The risk tables are not validated for this genotype (SDH-deficient, NF1, D842V).",
          fr: "Les tables de risque ne sont pas validées pour ce génotype (SDH-déficient, NF1, D842V).",
        },
      },
    ],
    words: {
      en: "Risk table on SDH-deficient, NF1 or D842V: not validated.",
      fr: "Table de risque pour SDH-déficient, NF1 ou D842V : non validée.",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-08",
    chapter: "RF",
    scope: { all: [{ named: "resected" }, { named: "gist_not_excluded" }] },
    when: { named: "post_tki_specimen" },
    emits: [
      {
        code: "RISK_UNRELIABLE_POST_TKI",
        status: "warning",
        severity: "critical",
        text: {
          en: "Mitoses counted on a specimen taken after a TKI: the risk is invalid.",
          fr: "Mitoses comptées sur une pièce après ITK : le risque est invalide.",
        },
      },
    ],
    words: {
      en: "Mitoses from a specimen taken after a TKI: risk invalid.",
      fr: "Mitoses sur une pièce après ITK : risque invalide.",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-09",
    chapter: "RF",
    scope: { all: [{ named: "resected" }, { named: "gist_not_excluded" }] },
    when: {
      if_unknown: false,
      condition: { fact: "site", in: ["duodenum", "jejunum", "ileum", "small_bowel_unspecified"] },
    },
    emits: [
      {
        code: "AFIP_COLUMN_ORDER",
        status: "warning",
        severity: "info",
        text: {
          en: "Several copies of the AFIP table swap duodenum and jejunum/ileum; the right order is used here: jejunum/ileum 4.3 / 24 / 52, duodenum 8.3 / no data / 34.",
          fr: "Plusieurs copies de la table AFIP intervertissent duodénum et jéjunum/iléon ; l'ordre exact est utilisé ici : jéjunum/iléon 4,3 / 24 / 52, duodénum 8,3 / sans données / 34.",
        },
      },
    ],
    words: {
      en: "AFIP for duodenum, jejunum or ileum: use the right column order.",
      fr: "AFIP pour duodénum, jéjunum ou iléon : bon ordre des colonnes.",
    },
    strength: "warning",
    guideline: "AFIP 2006",
    verification: "A",
    citations: ["AFIP06"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-10",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      all: [
        {
          any: [
            { fact: "disease_setting", in: ["localized_resectable"] },
            {
              if_unknown: false,
              condition: {
                fact: "planned_actions",
                includes_any: [
                  "surgery",
                  "biopsy",
                  "incisional_biopsy",
                  "percutaneous_biopsy",
                  "lymphadenectomy",
                  "r2_debulking",
                ],
              },
            },
            { known: "planned_surgery_date" },
          ],
        },
        {
          any: [
            { named: "sdh_deficient" },
            { fact: "genotype", in: ["NF1"] },
            { rule_fires: "DX-14" },
            {
              if_unknown: false,
              condition: { fact: "germline_status", in: ["SDHA", "SDHB", "SDHC", "SDHD", "SDHx", "NF1"] },
            },
          ],
        },
      ],
    },
    emits: [
      {
        code: "CHECK_PHEO",
        status: "warning",
        severity: "critical",
        verification: "C",
        text: {
          en: "SDH-deficient or NF1 (also possible NF1): plasma metanephrines before anaesthesia, surgery or biopsy (not verified).",
          fr: "SDH-déficient ou NF1 (même possible) : métanéphrines plasmatiques avant anesthésie, chirurgie ou biopsie (non vérifié).",
        },
      },
    ],
    words: {
      en: "SDH-deficient or NF1 (also possible NF1, DX-14) with surgery or biopsy planned: plasma metanephrines first.",
      fr: "SDH-déficient ou NF1 (même possible, DX-14) avec chirurgie ou biopsie prévue : métanéphrines plasmatiques d'abord.",
    },
    strength: "practice [C]",
    guideline: "Expert practice, not verified",
    verification: "C",
    citations: ["EXPERT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-11",
    chapter: "RF",
    scope: { all: [{ named: "complete_resection" }, { named: "gist_not_excluded" }] },
    when: {
      if_unknown: false,
      condition: {
        all: [
          { fact: "weeks_since_surgery", gt: 12 },
          { any: [{ rule_fires: "AD-02" }, { rule_fires: "AD-03" }] },
          { if_unknown: true, condition: { fact: "adjuvant_status", in: ["never"] } },
          { not: { named: "on_tki" } },
          { if_unknown: true, condition: { fact: "imatinib_total_months", lt: 36 } },
        ],
      },
    },
    emits: [
      {
        code: "ADJ_DELAY_WARNING",
        status: "warning",
        severity: "critical",
        text: {
          en: "More than 12 weeks since surgery with an adjuvant indication that is not met: delay; more than 4 months may harm survival.",
          fr: "Plus de 12 semaines depuis la chirurgie avec une indication adjuvante non honorée : retard ; plus de 4 mois pourraient nuire à la survie.",
        },
      },
    ],
    words: {
      en: "More than 12 weeks since surgery and the indication unmet: delay; >4 months may harm survival.",
      fr: "Plus de 12 semaines depuis la chirurgie, indication non honorée : retard ; >4 mois pourraient nuire à la survie.",
    },
    strength: "warning",
    guideline: "SSGXVIII; Asian consensus 2025",
    verification: "B",
    citations: ["SSG12", "ASIA25"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-12",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      all: [
        { named: "dose_800_in_question" },
        {
          any: [
            { named: "renal_cap_below_800" },
            { if_unknown: false, condition: { fact: "hepatic_impairment", in: ["mild", "moderate", "severe"] } },
            {
              if_unknown: false,
              condition: {
                fact: "comorbidity",
                matches_any: ["oedema", "edema", "œdème", "heart failure", "insuffisance cardiaque", "chf"],
              },
            },
          ],
        },
      ],
    },
    emits: [
      {
        code: "HIGH_DOSE_ORGAN_RISK",
        status: "warning",
        severity: "critical",
        text: {
          en: "Imatinib 800 mg with creatinine clearance below 60 mL/min, hepatic impairment, oedema or heart failure: see SAF-02 and SAF-07.",
          fr: "Imatinib 800 mg avec clairance < 60 mL/min, insuffisance hépatique, œdèmes ou insuffisance cardiaque : voir SAF-02 et SAF-07.",
        },
      },
    ],
    words: {
      en: "Imatinib 800 mg and CrCl <60, hepatic impairment, oedema or heart failure: SAF-02/07.",
      fr: "Imatinib 800 mg et ClCr <60, insuffisance hépatique, œdèmes ou insuffisance cardiaque : SAF-02/07.",
    },
    strength: "warning",
    guideline: "Imatinib product information",
    verification: "A",
    citations: ["IMAUS", "IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-13",
    chapter: "RF",
    scope: { all: [{ named: "tki_considered" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inducer" },
        { fact: "concomitant_meds", drug_list: "strong_cyp3a4_inhibitor" },
      ],
    },
    emits: [
      {
        code: "CYP3A_INTERACTION",
        status: "warning",
        severity: "warning",
        text: {
          en: "Strong CYP3A4 inducer or inhibitor with a TKI: see SAF-03, SAF-10 and SAF-11.",
          fr: "Inducteur ou inhibiteur puissant du CYP3A4 avec un ITK : voir SAF-03, SAF-10 et SAF-11.",
        },
      },
    ],
    words: {
      en: "Strong CYP3A4 inducer or inhibitor with a TKI.",
      fr: "Inducteur ou inhibiteur puissant du CYP3A4 avec un ITK.",
    },
    strength: "warning",
    guideline: "TKI product information",
    verification: "A",
    citations: ["IMAPI", "AVALAB", "SUNLAB"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-14",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      all: [
        { any: [{ named: "tki_considered" }, { known: "pregnancy_status" }] },
        { named: "pregnancy_to_exclude" },
        {
          any: [
            { fact: "pregnancy_status", in: ["possible", "pregnant"] },
            { fact: "breastfeeding", in: [true] },
            { fact: "contraception", in: ["none"] },
          ],
        },
      ],
    },
    emits: [
      {
        code: "HOLD_TKI_PREGNANCY",
        status: "warning",
        severity: "critical",
        text: {
          en: "Pregnancy possible, breastfeeding or no contraception: do not start a TKI before this is settled (SAF-05).",
          fr: "Grossesse possible, allaitement ou absence de contraception : ne pas débuter d'ITK avant d'avoir réglé ce point (SAF-05).",
        },
      },
    ],
    words: {
      en: "Pregnancy possible, breastfeeding or no contraception: SAF-05.",
      fr: "Grossesse possible, allaitement ou absence de contraception : SAF-05.",
    },
    strength: "warning",
    guideline: "Imatinib product information",
    verification: "A",
    citations: ["IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-15",
    chapter: "RF",
    scope: { all: [{ named: "tki_considered" }, { named: "gist_not_excluded" }] },
    when: { any: [{ not: { known: "hbsag" } }, { not: { known: "anti_hbc" } }] },
    emits: [
      {
        code: "TEST_HBV",
        status: "warning",
        severity: "warning",
        text: {
          en: "Hepatitis B status unknown: test before starting a TKI (SAF-06).",
          fr: "Statut hépatite B inconnu : dépister avant de débuter un ITK (SAF-06).",
        },
      },
    ],
    words: { en: "HBV unknown: SAF-06.", fr: "VHB inconnu : SAF-06." },
    strength: "warning",
    guideline: "Imatinib product information",
    verification: "A",
    citations: ["IMAPI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-16",
    chapter: "RF",
    scope: { any: [{ named: "sunitinib_considered" }, { named: "avapritinib_considered" }] },
    when: {
      any: [
        { fact: "potassium", lt: 3.5 },
        { fact: "magnesium", lt: 0.7 },
        { fact: "qtc_ms", gt: 480 },
        { fact: "qt_drugs", in: [true] },
      ],
    },
    emits: [
      {
        code: "CORRECT_QT_RISK",
        status: "warning",
        severity: "warning",
        verification: "C",
        text: {
          en: "QT-risk TKI (sunitinib, avapritinib) with potassium <3.5 or magnesium <0.7 mmol/L, QTc >480 ms, or a QT-prolonging drug or diuretic: correct first, ECG (thresholds not verified).",
          fr: "ITK à risque de QT (sunitinib, avapritinib) avec kaliémie <3,5 ou magnésémie <0,7 mmol/L, QTc >480 ms, ou médicament allongeant le QT ou diurétique : corriger d'abord, ECG (seuils non vérifiés).",
        },
      },
    ],
    words: {
      en: "QT-risk TKI and K <3.5 mmol/L, Mg <0.7, QTc >480 ms, QT drug or diuretic: correct first, ECG.",
      fr: "ITK à risque de QT et K <3,5 mmol/L, Mg <0,7, QTc >480 ms, médicament QT ou diurétique : corriger d'abord, ECG.",
    },
    strength: "warning",
    guideline: "TKI product information",
    verification: "C",
    citations: ["SUNLAB", "AVALAB"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-17",
    chapter: "RF",
    scope: { named: "on_avapritinib" },
    when: {
      if_unknown: false,
      condition: { fact: "symptoms", includes_any: ["confusion", "headache", "memory_loss"] },
    },
    emits: [
      {
        code: "AVAPRITINIB_ICH_SUSPECTED",
        status: "warning",
        severity: "critical",
        text: {
          en: "New confusion, headache or memory loss on avapritinib: urgent imaging, hold the drug.",
          fr: "Confusion, céphalées ou troubles de la mémoire récents sous avapritinib : imagerie urgente, suspendre le traitement.",
        },
      },
    ],
    words: {
      en: "New confusion, headache or memory loss on avapritinib: urgent imaging, hold.",
      fr: "Confusion, céphalées ou troubles de la mémoire récents sous avapritinib : imagerie urgente, suspendre.",
    },
    strength: "warning",
    guideline: "Avapritinib product information",
    verification: "A",
    citations: ["AVALAB"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-18",
    chapter: "RF",
    scope: { named: "on_tki" },
    when: {
      if_unknown: false,
      condition: {
        fact: "symptoms",
        includes_any: [
          "haemoglobin_drop",
          "melaena",
          "pain",
          "fever",
          "bleeding",
          "perforation",
          "obstruction",
          "sepsis",
        ],
      },
    },
    emits: [
      {
        code: "ASSESS_NOW",
        status: "warning",
        severity: "critical",
        text: {
          en: "Falling haemoglobin, melaena, abdominal pain or fever on a TKI: assess now for bleeding, necrosis or perforation (MS-06).",
          fr: "Baisse de l'hémoglobine, méléna, douleur abdominale ou fièvre sous ITK : évaluer sans délai saignement, nécrose ou perforation (MS-06).",
        },
      },
    ],
    words: {
      en: "Haemoglobin drop, melaena, abdominal pain or fever on a TKI: assess now.",
      fr: "Baisse de l'hémoglobine, méléna, douleur abdominale ou fièvre sous ITK : évaluer sans délai.",
    },
    strength: "warning",
    guideline: "Bonvalot 2007; Yonkus 2021",
    verification: "C",
    citations: ["SEED07", "YONKUS21"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-19",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: { all: [{ named: "tki_switch_planned" }, { not: { named: "progression_confirmed" } }] },
    emits: [
      {
        code: "CONFIRM_PD_CHECKLIST",
        status: "warning",
        severity: "critical",
        text: {
          en: "A change of TKI is proposed before imaging, adherence and interactions were all checked: the switch is held (RSP-04).",
          fr: "Un changement d'ITK est envisagé avant vérification de l'imagerie, de l'observance et des interactions : le changement attend (RSP-04).",
        },
      },
    ],
    words: {
      en: "TKI switch proposed and not all of imaging review, adherence and interactions checked: switch held.",
      fr: "Changement d'ITK envisagé sans relecture, observance et interactions vérifiées : changement suspendu.",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-20",
    chapter: "RF",
    scope: { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { named: "responding" },
        {
          if_unknown: false,
          condition: {
            any: [
              { fact: "planned_actions", includes_any: ["stop_tki"] },
              { fact: "patient_preference", in: ["stop"] },
            ],
          },
        },
      ],
    },
    emits: [
      {
        code: "CONTINUE",
        status: "warning",
        severity: "critical",
        text: {
          en: "A stop of the TKI is planned in a metastatic responder, or after metastasectomy: advise against it (MET-06).",
          fr: "Arrêt de l'ITK prévu chez un répondeur métastatique, ou après métastasectomie : le déconseiller (MET-06).",
        },
      },
    ],
    words: {
      en: "Planned imatinib stop in a metastatic responder, or after metastasectomy: MET-06.",
      fr: "Arrêt d'imatinib prévu chez un répondeur métastatique, ou après métastasectomie : MET-06.",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "B",
    citations: ["ESMO22", "BFR14"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-21",
    chapter: "RF",
    scope: { known: "planned_surgery_date" },
    when: { if_unknown: false, condition: { fact: "current_tki", in: ["ripretinib", "regorafenib", "sunitinib"] } },
    emits: [
      {
        code: "TKI_HOLD_BEFORE_SURGERY",
        status: "warning",
        severity: "critical",
        text: {
          en: "A date of surgery is set on ripretinib, regorafenib or sunitinib: check that the drug is held (SX-11).",
          fr: "Date de chirurgie fixée sous riprétinib, régorafénib ou sunitinib : vérifier que le traitement est suspendu (SX-11).",
        },
      },
    ],
    words: {
      en: "Surgery date and ripretinib, regorafenib or sunitinib not held: SX-11.",
      fr: "Date de chirurgie et riprétinib, régorafénib ou sunitinib non suspendu : SX-11.",
    },
    strength: "warning",
    guideline: "TKI labels; ESMO-EURACAN-GENTURIS 2022",
    verification: "C",
    citations: ["RIPLAB", "ESMO22"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-22",
    chapter: "RF",
    scope: { named: "on_imatinib" },
    when: {
      any: [
        {
          all: [
            { named: "progression_stated" },
            { if_unknown: false, condition: { fact: "concomitant_meds", drug_list: "proton_pump_inhibitor" } },
          ],
        },
        {
          if_unknown: false,
          condition: {
            fact: "comorbidity",
            matches_any: [
              "gastrectom",
              "gastrectomie",
              "bowel resection",
              "small bowel resection",
              "résection du grêle",
              "résection intestinale",
            ],
          },
        },
      ],
    },
    emits: [
      {
        code: "TROUGH_SELECTIVE",
        status: "warning",
        severity: "info",
        text: {
          en: "Proton pump inhibitor with falling efficacy (not verified), gastrectomy or bowel resection on imatinib: consider a trough level (MET-14).",
          fr: "Inhibiteur de la pompe à protons avec baisse d'efficacité (non vérifié), gastrectomie ou résection intestinale sous imatinib : envisager un dosage résiduel (MET-14).",
        },
      },
    ],
    words: {
      en: "Proton pump inhibitor and falling efficacy, gastrectomy or bowel resection: consider a trough level.",
      fr: "Inhibiteur de la pompe à protons et baisse d'efficacité, gastrectomie ou résection intestinale : envisager un dosage résiduel.",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "C",
    citations: ["ESMO22", "TROUGH"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-23",
    chapter: "RF",
    scope: { all: [{ named: "tissue_in_hand" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { not: { known: "ihc_sdhb" } },
        { fact: "site", in: ["stomach"] },
        { any: [{ genotype_set: "UNRESOLVED" }, { genotype_set: "WT" }] },
        {
          any: [
            { fact: "age", lt: 40 },
            { if_unknown: false, condition: { fact: "multiplicity", in: ["multiple"] } },
            { if_unknown: false, condition: { fact: "nodes_clinical", in: ["enlarged", "proven"] } },
          ],
        },
      ],
    },
    emits: [
      {
        code: "SDHB_IHC",
        status: "warning",
        severity: "warning",
        verification: "C",
        text: {
          en: "Gastric GIST before the age of 40, multifocal or nodal: SDHB immunohistochemistry (not verified).",
          fr: "GIST gastrique avant 40 ans, multifocal ou ganglionnaire : immunohistochimie SDHB (non vérifié).",
        },
      },
    ],
    words: {
      en: "Gastric with age below 40, multifocal or nodal: SDHB immunohistochemistry.",
      fr: "Gastrique avec âge <40 ans, multifocal ou ganglionnaire : immunohistochimie SDHB.",
    },
    strength: "warning",
    guideline: "Expert practice, not verified",
    verification: "C",
    citations: ["EXPERT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-24",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      if_unknown: false,
      condition: { fact: "planned_actions", includes_any: ["lymphadenectomy", "r2_debulking"] },
    },
    emits: [
      {
        code: "NO_LYMPHADENECTOMY",
        when: { fact: "planned_actions", includes_any: ["lymphadenectomy"] },
        status: "warning",
        severity: "warning",
        text: {
          en: "Lymphadenectomy is planned: not indicated (SX-02); only enlarged nodes in SDH-deficient or paediatric GIST (SX-03).",
          fr: "Curage ganglionnaire prévu : non indiqué (SX-02) ; seuls les ganglions augmentés d'un GIST SDH-déficient ou pédiatrique (SX-03).",
        },
      },
      {
        code: "NO_DEBULKING",
        when: { fact: "planned_actions", includes_any: ["r2_debulking"] },
        status: "warning",
        severity: "critical",
        verification: "A",
        text: {
          en: "R2 debulking is planned: no survival gain (MS-07).",
          fr: "Réduction tumorale R2 prévue : aucun gain de survie (MS-07).",
        },
      },
    ],
    words: {
      en: "Lymphadenectomy or R2 debulking planned: SX-02, MS-07.",
      fr: "Curage ou réduction R2 prévus : SX-02, MS-07.",
    },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "B",
    citations: ["ESMO22", "BAUER14"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-25",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      all: [
        { rule_fires: "DX-18" },
        { not: { if_unknown: false, condition: { fact: "mdt_reference_centre", in: [true] } } },
      ],
    },
    emits: [
      {
        code: "REFER_GIST_CENTRE",
        status: "warning",
        severity: "info",
        text: {
          en: "Not yet discussed in a reference-centre MDT, as far as is known (DX-18).",
          fr: "Pas encore discuté en RCP de centre de référence, à notre connaissance (DX-18).",
        },
      },
    ],
    words: { en: "Not yet in a reference-centre MDT: DX-18.", fr: "Pas encore en RCP de centre de référence : DX-18." },
    strength: "warning",
    guideline: "ESMO-EURACAN-GENTURIS 2022",
    verification: "project",
    citations: ["ESMO22", "NETSARC", "PROJECT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RF-26",
    chapter: "RF",
    scope: { named: "gist_not_excluded" },
    when: {
      any: [
        {
          all: [
            { named: "on_regorafenib" },
            { if_unknown: true, condition: { fact: "months_on_tki", lte: 2 } },
            { not: { fact: "monitoring_done", includes_any: ["lft_2weekly"] } },
          ],
        },
        {
          all: [
            { named: "on_ripretinib" },
            {
              any: [
                { not: { fact: "monitoring_done", includes_any: ["lvef_baseline"] } },
                { not: { fact: "monitoring_done", includes_any: ["skin_check"] } },
              ],
            },
          ],
        },
      ],
    },
    emits: [
      {
        code: "MONITORING_GAP",
        status: "warning",
        severity: "warning",
        text: {
          en: "Required monitoring is missing: liver tests every 2 weeks in the first 2 months of regorafenib; LVEF and skin check on ripretinib.",
          fr: "Surveillance requise manquante : bilan hépatique toutes les 2 semaines pendant les 2 premiers mois de régorafénib ; FEVG et examen cutané sous riprétinib.",
        },
      },
    ],
    words: {
      en: "Regorafenib month 0–2 without 2-weekly liver tests; ripretinib without LVEF or skin check.",
      fr: "Régorafénib mois 0–2 sans bilan hépatique toutes les 2 semaines ; riprétinib sans FEVG ou examen cutané.",
    },
    strength: "warning",
    guideline: "TKI product information",
    verification: "A",
    citations: ["REGLAB", "RIPLAB"],
    jurisdictions: EVERYWHERE,
  },
];
