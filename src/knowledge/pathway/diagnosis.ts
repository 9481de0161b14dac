import type { Rule } from "../types";
import { ACG, ESGE, ESMO, EUROPE, EVERYWHERE, EXPERT_PRACTICE, NCCN, UNITED_STATES } from "./sources";

/** Diagnosis and work-up; each row by its own trigger. Source: pathway rules §2. */
export const DIAGNOSIS: readonly Rule[] = [
  {
    id: "DX-01",
    chapter: "DX",
    scope: { all: [{ fact: "disease_setting", in: ["suspected_sel"] }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { named: "upper_gi_site" },
        { fact: "size", lt: 20 },
        { if_unknown: true, condition: { not: { fact: "mass_features", includes_any: ["cystic"] } } },
      ],
    },
    emits: [
      {
        code: "EUS_FIRST",
        text: {
          en: "Endoscopic ultrasound first; tissue sampling often fails at this size.",
          fr: "Échoendoscopie d'abord ; le prélèvement échoue souvent à cette taille.",
        },
      },
    ],
    words: {
      en: "If a solid subepithelial lesion of the oesophagus, stomach or duodenum is smaller than 20 mm: endoscopic ultrasound first.",
      fr: "Si lésion sous-épithéliale solide de l'œsophage, de l'estomac ou du duodénum de moins de 20 mm : échoendoscopie d'abord.",
    },
    strength: "ESMO IV,C; ESGE strong/moderate (EUS best tool)",
    guideline: `${ESMO}; ${ESGE}`,
    verification: "B",
    citations: ["ESMO22", "ESGE22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-02",
    chapter: "DX",
    decision: "small-nodule",
    precedence: "default",
    scope: {
      all: [{ fact: "disease_setting", in: ["suspected_sel", "localized_resectable"] }, { named: "gist_not_excluded" }],
    },
    when: {
      all: [
        { fact: "size", lt: 20 },
        { fact: "gist", in: [true] },
        { fact: "expected_surgical_morbidity", not_in: ["major"] },
      ],
    },
    emits: [
      {
        code: "EXCISE_DEFAULT",
        text: {
          en: "Proven GIST below 20 mm without major expected morbidity: offer excision (surgical, or endoscopic if complete and without rupture).",
          fr: "GIST prouvé de moins de 20 mm sans morbidité majeure attendue : proposer l'exérèse (chirurgicale, ou endoscopique si complète et sans effraction).",
        },
        alternatives: ["SURVEILLANCE_OPTION", "EUS_SURVEILLANCE_US"],
      },
    ],
    words: {
      en: "If smaller than 20 mm, GIST confirmed and no major morbidity expected: excise; endoscopic excision is acceptable if complete without rupture.",
      fr: "Si moins de 20 mm, GIST confirmé et pas de morbidité majeure attendue : exérèse ; endoscopique admise si complète et sans effraction.",
    },
    strength: "IV,C",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-03",
    chapter: "DX",
    decision: "small-nodule",
    precedence: "default",
    scope: {
      all: [{ fact: "disease_setting", in: ["suspected_sel", "localized_resectable"] }, { named: "gist_not_excluded" }],
    },
    when: { all: [{ named: "upper_gi_site" }, { fact: "size", lt: 20 }] },
    emits: [
      {
        code: "SURVEILLANCE_DEFAULT",
        when: {
          any: [{ named: "biopsy_failed" }, { fact: "expected_surgical_morbidity", in: ["major"] }],
        },
        text: {
          en: "Active surveillance: first check at about 3 months (ESMO) or 3–6 months (ESGE), intervals lengthened if stable (10–20 mm every 1–2 years, ESGE); excise on growth or symptoms.",
          fr: "Surveillance active : premier contrôle vers 3 mois (ESMO) ou 3–6 mois (ESGE), puis espacé si stable (10–20 mm tous les 1–2 ans, ESGE) ; exérèse en cas de croissance ou de symptômes.",
        },
        strength: "IV,C / weak, very low",
        alternatives: ["EXCISE_DEFAULT"],
      },
      {
        code: "SURVEILLANCE_OPTION",
        when: {
          all: [
            {
              any: [
                { rule_fires: "DX-02" },
                { if_unknown: false, condition: { fact: "patient_preference", in: ["surveillance"] } },
              ],
            },
            { if_unknown: true, condition: { fact: "patient_preference", in: ["surveillance", "undecided"] } },
            {
              if_unknown: true,
              condition: {
                not: {
                  any: [{ named: "biopsy_failed" }, { fact: "expected_surgical_morbidity", in: ["major"] }],
                },
              },
            },
          ],
        },
        status: "option",
        strength: "IV,C",
        guideline: ESMO,
        citations: ["ESMO22"],
        text: {
          en: "Active surveillance is an alternative to excision after a shared decision.",
          fr: "La surveillance active est une alternative à l'exérèse, en décision partagée.",
        },
        alternatives: ["EXCISE_DEFAULT"],
      },
    ],
    words: {
      en: "If smaller than 20 mm (as DX-01) and biopsy is not feasible or inadequate, or major morbidity is expected (oesophagogastric junction, medial second duodenum): active surveillance, first check about 3 months; where excision is the default, the patient may choose surveillance.",
      fr: "Si moins de 20 mm (comme DX-01) et biopsie irréalisable ou non contributive, ou morbidité majeure attendue (jonction œsogastrique, bord interne du deuxième duodénum) : surveillance active, premier contrôle vers 3 mois ; quand l'exérèse est la règle, le patient peut choisir la surveillance.",
    },
    strength: "ESMO IV,C; ESGE intervals weak/very low",
    guideline: `${ESMO} + ${ESGE}`,
    verification: "B",
    citations: ["ESMO22", "ESGE22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-03b",
    chapter: "DX",
    decision: "small-nodule",
    precedence: "default",
    scope: {
      all: [{ fact: "disease_setting", in: ["suspected_sel", "localized_resectable"] }, { named: "gist_not_excluded" }],
    },
    when: {
      all: [
        { fact: "site", in: ["stomach"] },
        { fact: "size", lt: 20 },
        { fact: "eus_high_risk_features", empty: true },
      ],
    },
    emits: [
      {
        code: "EUS_SURVEILLANCE_US",
        status: "option",
        verification: "C",
        text: {
          en: "US: gastric, below 20 mm, no high-risk EUS feature: EUS surveillance every 6–12 months (NCCN). ACG: the evidence does not favour surveillance or resection.",
          fr: "États-Unis : gastrique, moins de 20 mm, sans signe de risque en échoendoscopie : surveillance échoendoscopique tous les 6–12 mois (NCCN). ACG : preuves insuffisantes pour préférer surveillance ou résection.",
        },
        alternatives: ["EXCISE_DEFAULT", "SURVEILLANCE_DEFAULT"],
      },
    ],
    words: {
      en: "US: if gastric, smaller than 20 mm and without high-risk EUS features: EUS surveillance 6–12-monthly (NCCN); ACG: evidence insufficient to prefer either.",
      fr: "États-Unis : si gastrique, moins de 20 mm et sans signe de risque en échoendoscopie : surveillance tous les 6–12 mois (NCCN) ; ACG : preuves insuffisantes pour trancher.",
    },
    strength: "NCCN 2A [C]; ACG no recommendation",
    guideline: `NCCN (older version); ${ACG}`,
    verification: "C",
    citations: ["NCCNOLD", "NCCN26", "ACG23"],
    jurisdictions: UNITED_STATES,
  },
  {
    id: "DX-03c",
    chapter: "DX",
    decision: "small-nodule",
    precedence: "default",
    scope: { all: [{ named: "unresected" }, { named: "gist_not_excluded" }] },
    // The features are asked for below 20 mm only (dictionary); above, they speak when they are stated.
    when: {
      all: [
        { any: [{ known: "eus_high_risk_features" }, { fact: "size", lt: 20 }] },
        {
          fact: "eus_high_risk_features",
          includes_any: ["irregular_border", "heterogeneity", "ulceration", "cystic_spaces", "echogenic_foci"],
        },
      ],
    },
    emits: [
      {
        code: "BIOPSY_OR_EXCISE",
        when: { fact: "eus_high_risk_features", includes_any: ["irregular_border", "heterogeneity", "ulceration"] },
        verification: "B",
        text: {
          en: "High-risk feature at endoscopic ultrasound (irregular border, heterogeneity, ulceration): biopsy or excision.",
          fr: "Signe de risque en échoendoscopie (contours irréguliers, hétérogénéité, ulcération) : biopsie ou exérèse.",
        },
      },
      {
        code: "BIOPSY_OR_EXCISE",
        when: {
          not: { fact: "eus_high_risk_features", includes_any: ["irregular_border", "heterogeneity", "ulceration"] },
        },
        verification: "C",
        text: {
          en: "Cystic spaces or echogenic foci at endoscopic ultrasound (not verified as high-risk features): biopsy or excision.",
          fr: "Zones kystiques ou foyers échogènes en échoendoscopie (non vérifiés comme signes de risque) : biopsie ou exérèse.",
        },
      },
    ],
    words: {
      en: "If any high-risk EUS feature (irregular border, heterogeneity, ulceration; cystic spaces and echogenic foci not verified): biopsy or excise.",
      fr: "Si un signe de risque en échoendoscopie (contours irréguliers, hétérogénéité, ulcération ; zones kystiques et foyers échogènes non vérifiés) : biopsie ou exérèse.",
    },
    strength: "NCCN",
    guideline: "NCCN",
    verification: "C",
    citations: ["EUSWEB", "NCCN26"],
    jurisdictions: UNITED_STATES,
  },
  {
    id: "DX-04",
    chapter: "DX",
    scope: {
      all: [{ fact: "disease_setting", in: ["suspected_sel", "localized_resectable"] }, { named: "gist_not_excluded" }],
    },
    when: {
      any: [{ fact: "size", gte: 20 }, { all: [{ named: "non_gastric_site" }, { fact: "gist", in: [true] }] }],
    },
    emits: [
      {
        code: "BIOPSY_OR_EXCISE",
        when: { fact: "size", gte: 20 },
        text: {
          en: "20 mm or more and not resected: biopsy or excision, not observation.",
          fr: "20 mm ou plus, non réséqué : biopsie ou exérèse, pas de simple observation.",
        },
        strength: "ESMO IV,C",
        citations: ["ESMO22"],
        jurisdictions: EUROPE,
      },
      {
        code: "RESECT_ACG",
        when: {
          all: [
            { fact: "gist", in: [true] },
            {
              any: [
                {
                  all: [
                    { fact: "site", in: ["stomach"] },
                    { fact: "size", gt: 20 },
                  ],
                },
                { named: "non_gastric_site" },
              ],
            },
          ],
        },
        verification: "A",
        text: {
          en: "ACG: resect a gastric GIST above 2 cm and every non-gastric GIST.",
          fr: "ACG : réséquer tout GIST gastrique de plus de 2 cm et tout GIST non gastrique.",
        },
        strength: "ACG conditional",
        guideline: ACG,
        citations: ["ACG23"],
        jurisdictions: UNITED_STATES,
      },
    ],
    words: {
      en: "If 20 mm or more and unresected: biopsy or excision, not observation. ACG: resect gastric GIST above 2 cm and every non-gastric GIST.",
      fr: "Si 20 mm ou plus et non réséqué : biopsie ou exérèse, pas d'observation. ACG : réséquer tout GIST gastrique >2 cm et tout GIST non gastrique.",
    },
    strength: "ESMO IV,C; ACG conditional",
    guideline: `${ESMO}; ${ACG}`,
    verification: "B",
    citations: ["ESMO22", "ACG23"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "DX-05",
    chapter: "DX",
    scope: {
      all: [{ fact: "disease_setting", in: ["suspected_sel", "localized_resectable"] }, { named: "gist_not_excluded" }],
    },
    when: { named: "rectal_site" },
    emits: [
      {
        code: "BIOPSY_OR_EXCISE",
        text: {
          en: "Rectal or rectovaginal nodule of any size: endorectal ultrasound and pelvic MRI, then biopsy or excision; surveillance is not the default.",
          fr: "Nodule rectal ou rectovaginal, quelle que soit la taille : échoendoscopie rectale et IRM pelvienne, puis biopsie ou exérèse ; la surveillance n'est pas la règle.",
        },
      },
    ],
    words: {
      en: "If the nodule is rectal or rectovaginal, whatever its size: endorectal ultrasound and pelvic MRI, then biopsy or excision.",
      fr: "Si le nodule est rectal ou rectovaginal, quelle que soit sa taille : échoendoscopie rectale et IRM pelvienne, puis biopsie ou exérèse.",
    },
    strength: "ungraded standard",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-06",
    chapter: "DX",
    scope: { all: [{ named: "unresected" }, { named: "gist_not_excluded" }] },
    when: { if_unknown: false, condition: { fact: "mass_features", includes_any: ["out_of_endoscopic_reach"] } },
    emits: [
      {
        code: "EXCISE_SMALL_MOBILE_MASS",
        when: {
          all: [
            {
              any: [
                { fact: "mass_features", includes_any: ["mobile"] },
                { fact: "size", lt: 20 },
              ],
            },
            { if_unknown: true, condition: { fact: "expected_operation", not_in: ["multivisceral"] } },
          ],
        },
        text: {
          en: "Small or mobile mass out of endoscopic reach: laparoscopic or open excision.",
          fr: "Masse petite ou mobile inaccessible à l'endoscopie : exérèse cœlioscopique ou par laparotomie.",
        },
      },
      {
        code: "CORE_BIOPSIES_FIRST",
        when: { fact: "expected_operation", in: ["multivisceral"] },
        text: {
          en: "Large mass with a multivisceral resection likely: multiple core needle biopsies first.",
          fr: "Masse volumineuse avec résection multiviscérale probable : microbiopsies multiples d'abord.",
        },
      },
    ],
    words: {
      en: "If an abdominal mass is out of endoscopic reach: excise if small or mobile; if large with multivisceral resection likely, multiple core needle biopsies first.",
      fr: "Si masse abdominale inaccessible à l'endoscopie : exérèse si petite ou mobile ; si volumineuse avec résection multiviscérale probable, microbiopsies multiples d'abord.",
    },
    strength: "ESMO ungraded",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-07",
    chapter: "DX",
    scope: { fact: "disease_setting", in: ["metastatic"] },
    when: {
      any: [
        { if_unknown: false, condition: { fact: "gist_confirmed", in: ["suspected"] } },
        {
          all: [
            { not: { known: "gist_confirmed" } },
            { if_unknown: false, condition: { fact: "biopsy_result", in: ["not_done", "inadequate"] } },
          ],
        },
      ],
    },
    emits: [
      {
        code: "BIOPSY_METASTASIS",
        text: {
          en: "Obvious metastases without tissue: biopsy the easiest metastasis; no operation for diagnosis.",
          fr: "Métastases évidentes sans histologie : biopsier la métastase la plus accessible ; pas de chirurgie à visée diagnostique.",
        },
      },
    ],
    words: {
      en: "If there are obvious metastases and no tissue: biopsy the easiest metastasis, no surgery for diagnosis.",
      fr: "Si métastases évidentes sans histologie : biopsier la plus accessible, pas de chirurgie diagnostique.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-08",
    chapter: "DX",
    scope: { all: [{ named: "unresected" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { named: "biopsy_planned" },
        { if_unknown: false, condition: { fact: "biopsy_route", in: ["core_percutaneous", "incisional"] } },
        {
          all: [
            { fact: "disease_setting", in: ["suspected_sel"] },
            { any: [{ fact: "size", gte: 20 }, { named: "rectal_site" }] },
          ],
        },
      ],
    },
    emits: [
      {
        code: "EUS_BIOPSY_PREFERRED",
        when: {
          all: [
            { fact: "size", gte: 20 },
            { fact: "site", in: ["oesophagus", "egj", "stomach", "duodenum", "rectum", "rectovaginal"] },
            {
              if_unknown: true,
              condition: { not: { fact: "mass_features", includes_any: ["out_of_endoscopic_reach"] } },
            },
          ],
        },
        conditional_when: { not: { named: "biopsy_planned" } },
        verification: "A",
        text: {
          en: "Subepithelial lesion of 20 mm or more: biopsy under endoscopic ultrasound (fine-needle biopsy) or by mucosal incision is preferred.",
          fr: "Lésion sous-épithéliale de 20 mm ou plus : biopsie sous échoendoscopie (aiguille à biopsie) ou par incision muqueuse préférée.",
        },
        strength: "ESGE strong/moderate",
        guideline: ESGE,
        citations: ["ESGE22"],
      },
      {
        code: "PERCUTANEOUS_BIOPSY_DISPUTED",
        when: {
          if_unknown: false,
          condition: {
            any: [
              { fact: "biopsy_route", in: ["core_percutaneous"] },
              { fact: "planned_actions", includes_any: ["percutaneous_biopsy"] },
            ],
          },
        },
        status: "warning",
        text: {
          en: "Percutaneous biopsy of the primary: ESMO allows it (negligible risk if properly done); Asian consensus (100 %) and NCCN-type advice avoid it for a resectable primary.",
          fr: "Biopsie percutanée du primitif : l'ESMO l'admet (risque négligeable si bien faite) ; le consensus asiatique (100 %) et les avis de type NCCN l'évitent pour un primitif résécable.",
        },
        citations: ["ESMO22", "ASIA25", "NCCN26"],
      },
      {
        code: "BIOPSY_SPECIALISED_CENTRE",
        when: { if_unknown: false, condition: { fact: "mass_features", includes_any: ["cystic", "mobile"] } },
        text: {
          en: "Cystic or mobile mass: biopsy in a specialised centre only.",
          fr: "Masse kystique ou mobile : biopsie en centre spécialisé seulement.",
        },
      },
      {
        code: "NO_INCISIONAL_BIOPSY",
        conditional_when: { not: { named: "biopsy_planned" } },
        verification: "A",
        text: {
          en: "Never an incisional or laparoscopic open biopsy: it counts as rupture.",
          fr: "Jamais de biopsie incisionnelle ni chirurgicale cœlioscopique : elle équivaut à une rupture.",
        },
        citations: ["NISHIDA19", "ESMO22"],
      },
    ],
    words: {
      en: "If a biopsy is planned: EUS-guided (or mucosal incision) for lesions of 20 mm or more; percutaneous disputed between guidelines; cystic or mobile mass in a specialised centre only; never incisional.",
      fr: "Si une biopsie est prévue : sous échoendoscopie (ou incision muqueuse) à partir de 20 mm ; percutanée, avis divergents ; masse kystique ou mobile en centre spécialisé seulement ; jamais incisionnelle.",
    },
    strength: "ESGE strong/moderate; conflict shown",
    guideline: `${ESGE}; ${ESMO}; Asian consensus 2025; ${NCCN}`,
    verification: "B",
    citations: ["ESGE22", "NISHIDA19", "ESMO22", "ASIA25", "NCCN26"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "DX-08b",
    chapter: "DX",
    scope: {
      all: [{ any: [{ named: "unresected" }, { named: "advanced" }] }, { named: "gist_not_excluded" }],
    },
    when: { any: [{ named: "localized" }, { named: "advanced" }, { named: "tki_start_planned" }] },
    emits: [
      {
        code: "BIOPSY_BEFORE_DRUG",
        when: {
          all: [
            {
              any: [
                { named: "advanced" },
                { named: "tki_start_planned" },
                { all: [{ named: "localized" }, { named: "mutilating_without_shrinkage" }] },
              ],
            },
            { not: { named: "on_tki" } },
            { if_unknown: true, condition: { fact: "biopsy_result", not_in: ["diagnostic"] } },
            { if_unknown: true, condition: { fact: "gist_confirmed", not_in: ["confirmed"] } },
            { if_unknown: true, condition: { genotype_set: "UNRESOLVED" } },
          ],
        },
        text: {
          en: "Tissue before any neoadjuvant or systemic drug.",
          fr: "Histologie avant tout traitement médical, néoadjuvant ou systémique.",
        },
      },
      {
        code: "BIOPSY_NOT_NEEDED",
        when: {
          all: [
            { fact: "disease_setting", in: ["localized_resectable"] },
            { fact: "resectability", in: ["R0_limited"] },
            { not: { named: "tki_start_planned" } },
            { not: { named: "mutilating_without_shrinkage" } },
          ],
        },
        status: "info",
        text: {
          en: "A biopsy is not needed before a limited resection when no drug is planned.",
          fr: "La biopsie est inutile avant une résection limitée lorsqu'aucun traitement médical n'est prévu.",
        },
      },
    ],
    words: {
      en: "Need of a biopsy: before any neoadjuvant or systemic drug; not needed when resection is limited and no drug is planned.",
      fr: "Nécessité d'une biopsie : avant tout traitement néoadjuvant ou systémique ; inutile si résection limitée et aucun traitement prévu.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-09",
    chapter: "DX",
    scope: { named: "gist_not_excluded" },
    when: {
      any: [
        { named: "both_stains_negative" },
        {
          all: [
            { not: { all: [{ known: "ihc_kit" }, { known: "ihc_dog1" }] } },
            { if_unknown: true, condition: { fact: "gist_confirmed", not_in: ["confirmed"] } },
            { if_unknown: true, condition: { genotype_set: "UNRESOLVED" } },
            { not: { named: "on_tki" } },
          ],
        },
      ],
    },
    emits: [
      {
        code: "IHC_KIT_DOG1",
        when: { not: { all: [{ known: "ihc_kit" }, { known: "ihc_dog1" }] } },
        conditional_when: { fact: "disease_setting", in: ["suspected_sel"] },
        text: {
          en: "Diagnosis: KIT (CD117) and DOG1 immunohistochemistry.",
          fr: "Diagnostic : immunohistochimie KIT (CD117) et DOG1.",
        },
      },
      {
        code: "GENOTYPE_IF_IHC_NEGATIVE",
        when: { named: "both_stains_negative" },
        text: {
          en: "KIT and DOG1 both negative: genotype to establish the diagnosis.",
          fr: "KIT et DOG1 tous deux négatifs : génotypage pour établir le diagnostic.",
        },
      },
      {
        code: "PATHOLOGY_STANDARD",
        status: "info",
        text: {
          en: "Fixation in formalin, not Bouin; review by a reference pathologist.",
          fr: "Fixation au formol, pas au Bouin ; relecture par un pathologiste référent.",
        },
      },
    ],
    words: {
      en: "Diagnosis: KIT and DOG1 immunohistochemistry; both negative: genotype; formalin, not Bouin; reference pathology.",
      fr: "Diagnostic : immunohistochimie KIT et DOG1 ; deux négatifs : génotypage ; formol, pas de Bouin ; relecture experte.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "FRIG19"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-10",
    chapter: "DX",
    scope: { all: [{ named: "resected" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { not: { known: "size_mm" } },
        { not: { known: "mitoses_per_5mm2" } },
        { not: { known: "site" } },
        { not: { known: "rupture_category" } },
        { not: { known: "margin" } },
        { not: { known: "genotype" } },
      ],
    },
    emits: [
      {
        code: "PATHOLOGY_REPORT_MINIMUM",
        text: {
          en: "The report must hold size in mm, mitoses per 5 mm² (replaces 50 HPF; 50 old HPF are about 5 mm², wide-field can be 10 mm² or more), site, rupture, margin and genotype; Ki-67 is no substitute.",
          fr: "Le compte rendu doit indiquer taille en mm, mitoses par 5 mm² (remplace 50 champs ; 50 anciens champs ≈ 5 mm², grand champ parfois 10 mm² ou plus), site, rupture, marge et génotype ; le Ki-67 ne s'y substitue pas.",
        },
      },
    ],
    words: {
      en: "The pathology report must hold size in mm, mitoses per 5 mm², site, rupture, margin and genotype; Ki-67 is no substitute. Shown while one of them is missing.",
      fr: "Le compte rendu doit indiquer taille en mm, mitoses par 5 mm², site, rupture, marge et génotype ; le Ki-67 ne s'y substitue pas. Affiché tant qu'un élément manque.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-11",
    chapter: "DX",
    scope: { named: "gist_not_excluded" },
    when: {
      any: [
        { named: "localized" },
        { named: "advanced" },
        {
          all: [
            { fact: "disease_setting", in: ["suspected_sel"] },
            { any: [{ named: "rectal_site" }, { fact: "gist", in: [true] }] },
          ],
        },
      ],
    },
    emits: [
      {
        code: "STAGING_CT",
        verification: "B",
        when: { not: { known: "metastasis_sites" } },
        conditional_when: { not: { if_unknown: false, condition: { fact: "gist", in: [true] } } },
        text: {
          en: "Staging: contrast-enhanced CT of abdomen and pelvis.",
          fr: "Bilan d'extension : TDM abdomino-pelvienne injectée.",
        },
      },
      {
        code: "STAGING_MRI",
        when: { named: "rectal_site" },
        text: {
          en: "Rectum: pelvic MRI (liver problem-solving not verified).",
          fr: "Rectum : IRM pelvienne (doute hépatique : non vérifié).",
        },
        verification: "C",
      },
      {
        code: "PET_SELECTIVE",
        verification: "B",
        when: {
          any: [
            { rule_fires: "NEO-01" },
            { rule_fires: "NEO-04b" },
            { if_unknown: false, condition: { fact: "response_status", in: ["unclear"] } },
          ],
        },
        status: "option",
        text: {
          en: "PET for early response or unclear lesions.",
          fr: "TEP pour la réponse précoce ou une lésion douteuse.",
        },
      },
      {
        code: "CHEST_IMAGING_CONSIDER",
        when: { not: { known: "metastasis_sites" } },
        status: "option",
        verification: "A",
        text: {
          en: "Consider baseline chest imaging (NCCN 2025).",
          fr: "Envisager une imagerie thoracique initiale (NCCN 2025).",
        },
        guideline: "NCCN v1.2025",
        citations: ["NCCN25"],
        jurisdictions: UNITED_STATES,
      },
    ],
    words: {
      en: "Staging: contrast CT of abdomen and pelvis; MRI for the rectum (and liver problem-solving, not verified); PET for early response or unclear lesions; chest: NCCN 2025 “consider baseline”. CT is asked for while metastatic sites are not stated.",
      fr: "Bilan d'extension : TDM abdomino-pelvienne injectée ; IRM pour le rectum (et doute hépatique, non vérifié) ; TEP pour réponse précoce ou lésion douteuse ; thorax : NCCN 2025 « à envisager ». TDM demandée tant que les sites métastatiques ne sont pas renseignés.",
    },
    strength: "ESMO/NCCN",
    guideline: `${ESMO}; NCCN v1.2025`,
    verification: "C",
    citations: ["ESMO22", "NCCN25"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "DX-12",
    chapter: "DX",
    scope: { named: "gist_not_excluded" },
    when: {
      all: [
        { genotype_set: "UNRESOLVED" },
        {
          any: [
            { fact: "gist", in: [true] },
            { all: [{ fact: "disease_setting", in: ["suspected_sel"] }, { named: "rectal_site" }] },
          ],
        },
      ],
    },
    emits: [
      {
        code: "MUTATION_REQUIRED",
        when: {
          any: [
            { named: "advanced" },
            { fact: "size", gte: 20 },
            { named: "rectal_site" },
            { if_unknown: false, condition: { all: [{ named: "resected" }, { named: "actionable_risk" }] } },
          ],
        },
        conditional_when: { not: { fact: "gist", in: [true] } },
        text: {
          en: "KIT and PDGFRA sequencing is required (20 mm or more, or rectal, and always before neoadjuvant, adjuvant or advanced therapy).",
          fr: "Le séquençage de KIT et PDGFRA est requis (20 mm ou plus, ou rectal, et toujours avant traitement néoadjuvant, adjuvant ou du stade avancé).",
        },
      },
      {
        code: "MUTATION_OPTIONAL",
        when: {
          all: [
            { fact: "size", lt: 20 },
            { fact: "site", not_in: ["rectum", "rectovaginal"] },
            { not: { named: "advanced" } },
            { not: { if_unknown: false, condition: { all: [{ named: "resected" }, { named: "actionable_risk" }] } } },
          ],
        },
        status: "option",
        text: {
          en: "Below 20 mm and not rectal: sequencing may be omitted. French: all but very low risk; Onkopedia: whenever drug therapy is indicated.",
          fr: "Moins de 20 mm et non rectal : séquençage facultatif. France : tous sauf très faible risque ; Onkopedia : dès qu'un traitement médical est indiqué.",
        },
      },
    ],
    words: {
      en: "If GIST is confirmed: KIT and PDGFRA sequencing required, except below 20 mm and non-rectal; always before neoadjuvant, adjuvant or advanced therapy. A suspected rectal nodule: conditional. French: all but very low risk; Onkopedia: whenever drug therapy is indicated.",
      fr: "Si GIST confirmé : séquençage KIT et PDGFRA requis, sauf moins de 20 mm et non rectal ; toujours avant traitement néoadjuvant, adjuvant ou avancé. Nodule rectal suspect : sous condition. France : tous sauf très faible risque ; Onkopedia : dès qu'un traitement médical est indiqué.",
    },
    strength: "II,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "ONKO24", "FRIG19"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-12b",
    chapter: "DX",
    scope: { named: "gist_not_excluded" },
    when: { rule_fires: "DX-12", emitted: "MUTATION_REQUIRED" },
    emits: [
      {
        code: "PANEL_CONTENT",
        status: "info",
        text: {
          en: "Panel: KIT exons 9, 11, 13, 17 (14 and 18 not verified); PDGFRA exons 12, 14, 18 with the amino-acid change; then BRAF and NTRK; NGS preferred (not verified).",
          fr: "Panel : KIT exons 9, 11, 13, 17 (14 et 18 non vérifiés) ; PDGFRA exons 12, 14, 18 avec le changement d'acide aminé ; puis BRAF et NTRK ; NGS préféré (non vérifié).",
        },
      },
    ],
    words: {
      en: "Panel: KIT 9, 11, 13, 17 (+14, 18 not verified); PDGFRA 12, 14, 18 with the amino-acid change; then BRAF, NTRK; NGS preferred (not verified).",
      fr: "Panel : KIT 9, 11, 13, 17 (+14, 18 non vérifiés) ; PDGFRA 12, 14, 18 avec le changement d'acide aminé ; puis BRAF, NTRK ; NGS préféré (non vérifié).",
    },
    strength: "ESMO (path); exon list French regional guide",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22", "REGFR"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-13",
    chapter: "DX",
    scope: { all: [{ named: "gist_not_excluded" }, { named: "tissue_in_hand" }] },
    when: {
      all: [
        { not: { known: "ihc_sdhb" } },
        {
          any: [
            { fact: "genotype", in: ["quadruple_WT", "WT_incomplete"] },
            {
              all: [
                { any: [{ genotype_set: "UNRESOLVED" }, { genotype_set: "WT" }] },
                { fact: "site", in: ["stomach"] },
                {
                  any: [
                    { fact: "age", lt: 40 },
                    { fact: "multiplicity", in: ["multiple"] },
                    { if_unknown: false, condition: { fact: "histology", in: ["epithelioid"] } },
                    { if_unknown: false, condition: { fact: "nodes_clinical", in: ["enlarged", "proven"] } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    emits: [
      {
        code: "SDHB_IHC",
        when: { fact: "genotype", in: ["quadruple_WT", "WT_incomplete"] },
        verification: "B",
        text: {
          en: "KIT/PDGFRA wild-type: SDHB immunohistochemistry.",
          fr: "KIT/PDGFRA sauvages : immunohistochimie SDHB.",
        },
      },
      {
        code: "SDHB_IHC",
        when: { not: { fact: "genotype", in: ["quadruple_WT", "WT_incomplete"] } },
        verification: "C",
        text: {
          en: "Gastric GIST that is multifocal, epithelioid, nodal or before the age of 40: SDHB immunohistochemistry (not verified).",
          fr: "GIST gastrique multifocal, épithélioïde, ganglionnaire ou avant 40 ans : immunohistochimie SDHB (non vérifié).",
        },
      },
    ],
    words: {
      en: "If KIT/PDGFRA wild-type (or gastric with age below 40, multifocal, epithelioid or nodal; not verified): SDHB immunohistochemistry.",
      fr: "Si KIT/PDGFRA sauvages (ou gastrique avec âge <40 ans, multifocal, épithélioïde ou ganglionnaire ; non vérifié) : immunohistochimie SDHB.",
    },
    strength: "ESMO II,A path",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-14",
    chapter: "DX",
    scope: { all: [{ named: "gist_not_excluded" }, { named: "tissue_in_hand" }] },
    when: {
      all: [
        { if_unknown: true, condition: { fact: "genotype", not_in: ["NF1"] } },
        {
          any: [
            { fact: "genotype", in: ["quadruple_WT"] },
            {
              all: [
                { fact: "multiplicity", in: ["multiple"] },
                { fact: "site", in: ["duodenum", "jejunum", "ileum", "small_bowel_unspecified"] },
              ],
            },
          ],
        },
      ],
    },
    emits: [
      {
        code: "EXCLUDE_NF1",
        text: {
          en: "Look for NF1: skin, family, germline NF1.",
          fr: "Rechercher une NF1 : peau, famille, NF1 constitutionnel.",
        },
      },
    ],
    words: {
      en: "If KIT, PDGFRA, BRAF and SDH are all negative, or there are multiple small-bowel GIST: look for NF1, clinically and germline.",
      fr: "Si KIT, PDGFRA, BRAF et SDH tous négatifs, ou GIST multiples du grêle : rechercher une NF1, cliniquement et au plan constitutionnel.",
    },
    strength: "ESMO ungraded",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "DX-15",
    chapter: "DX",
    scope: { all: [{ named: "gist_not_excluded" }, { named: "tissue_in_hand" }] },
    when: { named: "sdh_deficient" },
    emits: [
      {
        code: "GERMLINE_REFERRAL",
        verification: "A",
        text: {
          en: "SDH-deficient: genetic counselling and germline SDHA/B/C/D.",
          fr: "SDH-déficient : consultation d'oncogénétique et recherche constitutionnelle SDHA/B/C/D.",
        },
      },
      {
        code: "SDHC_METHYLATION",
        when: {
          not: {
            if_unknown: false,
            condition: { fact: "germline_status", in: ["SDHA", "SDHB", "SDHC", "SDHD", "SDHx"] },
          },
        },
        conditional_when: { not: { if_unknown: false, condition: { fact: "germline_status", in: ["negative"] } } },
        verification: "C",
        text: {
          en: "If germline SDHx is negative: SDHC promoter methylation (Carney triad; not verified).",
          fr: "Si SDHx constitutionnel négatif : méthylation du promoteur de SDHC (triade de Carney ; non vérifié).",
        },
      },
      {
        code: "SCREEN_PARAGANGLIOMA",
        verification: "A",
        text: { en: "Screen for paraganglioma.", fr: "Dépister un paragangliome." },
      },
    ],
    words: {
      en: "If SDHB staining is lost or the tumour is SDH-deficient: genetic counselling and germline SDHA/B/C/D; if negative SDHC promoter methylation (not verified); screen for paraganglioma. ESMO gives no germline rule; GeneReviews and UK SDHA guidance do.",
      fr: "Si perte de SDHB ou tumeur SDH-déficiente : oncogénétique et SDHA/B/C/D constitutionnels ; si négatif, méthylation du promoteur SDHC (non vérifié) ; dépister un paragangliome. L'ESMO ne donne pas de règle constitutionnelle ; GeneReviews et le guide britannique SDHA, si.",
    },
    strength: "ESMO gives no germline rule; GeneReviews/UK SDHA do",
    guideline: "GeneReviews; UK SDHA guidance",
    verification: "C",
    citations: ["GENEREV", "UKSDHA", "ESMO22"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "DX-16",
    chapter: "DX",
    scope: { all: [{ named: "gist_not_excluded" }, { named: "tissue_in_hand" }] },
    when: {
      all: [
        { fact: "multiplicity", in: ["multiple"] },
        {
          any: [
            { fact: "family_history", in: [true] },
            {
              if_unknown: false,
              condition: { fact: "syndromic_features", includes_any: ["pigmentation", "dysphagia", "mastocytosis"] },
            },
          ],
        },
      ],
    },
    emits: [
      {
        code: "GERMLINE_KIT_PDGFRA",
        verification: "C",
        text: {
          en: "Multiple GIST with family history or signs of familial GIST: germline KIT and PDGFRA (not verified).",
          fr: "GIST multiples avec antécédents familiaux ou signes de GIST familial : KIT et PDGFRA constitutionnels (non vérifié).",
        },
      },
    ],
    words: {
      en: "If multiple GIST and family history or syndromic features (pigmentation, dysphagia, mastocytosis): germline KIT/PDGFRA.",
      fr: "Si GIST multiples et antécédents familiaux ou signes syndromiques (pigmentation, dysphagie, mastocytose) : KIT/PDGFRA constitutionnels.",
    },
    strength: "expert",
    guideline: EXPERT_PRACTICE,
    verification: "C",
    citations: ["EXPERT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "DX-17",
    chapter: "DX",
    scope: { named: "gist_not_excluded" },
    when: { if_unknown: false, condition: { fact: "incidental_finding", in: [true] } },
    emits: [
      {
        code: "INCIDENTAL_EXCISE_IF_SAFE",
        when: {
          all: [
            { named: "unresected" },
            { if_unknown: true, condition: { fact: "expected_surgical_morbidity", not_in: ["major"] } },
          ],
        },
        status: "option",
        verification: "C",
        text: {
          en: "Incidental, small and safe to remove: excise intact (not verified).",
          fr: "Découverte fortuite, petite et sans risque : exérèse sans effraction (non vérifié).",
        },
      },
      {
        code: "INCIDENTAL_LEAVE_SAMPLE",
        when: {
          all: [
            { named: "unresected" },
            { if_unknown: false, condition: { fact: "expected_surgical_morbidity", in: ["major"] } },
          ],
        },
        status: "option",
        verification: "C",
        text: {
          en: "Incidental and unsafe to remove: leave in place, biopsy or EUS later (not verified).",
          fr: "Découverte fortuite et exérèse risquée : laisser en place, biopsie ou échoendoscopie ensuite (non vérifié).",
        },
      },
      {
        code: "MICRO_GIST_NO_FURTHER",
        // Where rupture or the class leads to the adjuvant question, a small tumour is not done with.
        when: {
          all: [
            { named: "complete_resection" },
            { fact: "size", lt: 10 },
            { not: { if_unknown: false, condition: { named: "actionable_risk" } } },
            {
              any: [
                { not: { known: "rupture_category" } },
                { not: { fact: "rupture_category", in: ["major_defect"] } },
              ],
            },
          ],
        },
        verification: "C",
        text: {
          en: "Micro-GIST (<10 mm) fully removed: nothing further (not verified).",
          fr: "Micro-GIST (<10 mm) entièrement réséqué : rien de plus (non vérifié).",
        },
      },
    ],
    words: {
      en: "If found by chance at operation or imaging: excise intact if small and safe; if unsafe leave and sample later; a micro-GIST (<10 mm) fully removed needs nothing further.",
      fr: "Si découverte fortuite (intervention ou imagerie) : exérèse sans effraction si petite et sûre ; sinon laisser et prélever ensuite ; micro-GIST (<10 mm) entièrement réséqué : rien de plus.",
    },
    strength: "expert",
    guideline: EXPERT_PRACTICE,
    verification: "C",
    citations: ["EXPERT"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "DX-18",
    chapter: "DX",
    scope: { named: "gist_not_excluded" },
    when: {
      any: [
        { named: "advanced" },
        {
          all: [
            { fact: "gist", in: [true] },
            { fact: "size", gte: 20 },
          ],
        },
        { all: [{ fact: "gist", in: [true] }, { named: "rectal_site" }] },
        { if_unknown: false, condition: { fact: "rupture_category", in: ["major_defect"] } },
        { if_unknown: false, condition: { named: "tki_considered" } },
      ],
    },
    emits: [
      {
        code: "REFER_GIST_CENTRE",
        text: {
          en: "Discuss in the MDT of a sarcoma/GIST reference centre.",
          fr: "À discuter en RCP d'un centre de référence sarcome/GIST (NetSarc+ en France).",
        },
      },
    ],
    words: {
      en: "Any GIST of 20 mm or more, rectal, ruptured or candidate for a drug (this list: project): MDT of a sarcoma/GIST reference centre.",
      fr: "Tout GIST de 20 mm ou plus, rectal, rompu ou candidat à un traitement médical (liste du projet) : RCP d'un centre de référence sarcome/GIST.",
    },
    strength: "ESMO; France NetSarc+",
    guideline: ESMO,
    verification: "project",
    citations: ["ESMO22", "NETSARC", "PROJECT"],
    jurisdictions: EUROPE,
  },
];
