import type { Condition, Rule } from "../types";
import { ESMO, EUROPE, EVERYWHERE } from "./sources";

const ON_TKI_OR_MEASURED: Condition = {
  all: [
    {
      fact: "disease_setting",
      in: ["localized_resectable", "localized_unresectable", "recurrent_local", "metastatic"],
    },
    {
      any: [
        { named: "on_tki" },
        { known: "size_change_pct" },
        { known: "density_change_pct" },
        { known: "new_lesion" },
        { known: "new_intratumoral_nodule" },
      ],
    },
    { named: "gist_not_excluded" },
  ],
};
const CHOI_RESPONSE: Condition = {
  all: [
    {
      any: [
        { fact: "size_change_pct", lte: -10 },
        { fact: "density_change_pct", lte: -15 },
      ],
    },
    { fact: "new_lesion", in: [false] },
    { fact: "non_target_progression", in: [false] },
    { if_unknown: true, condition: { fact: "new_intratumoral_nodule", in: [false] } },
  ],
};
const CHOI_PROGRESSION: Condition = {
  any: [
    { all: [{ fact: "size_change_pct", gte: 10 }, { not: { fact: "density_change_pct", lte: -15 } }] },
    { fact: "new_intratumoral_nodule", in: [true] },
    { fact: "new_lesion", in: [true] },
  ],
};

/** Response on a TKI: values as reported, no reading of images. Source: pathway rules §8. */
export const RESPONSE: readonly Rule[] = [
  {
    id: "RSP-01",
    chapter: "RSP",
    scope: ON_TKI_OR_MEASURED,
    when: { named: "on_tki" },
    emits: [
      {
        code: "CT_SIZE_AND_DENSITY",
        text: {
          en: "Read size and density on CT; first scan at 2–3 months (interval not verified).",
          fr: "Lire taille et densité au TDM ; premier examen à 2–3 mois (délai non vérifié).",
        },
      },
    ],
    words: {
      en: "On a TKI: CT with size and density; first scan at 2–3 months (not verified).",
      fr: "Sous ITK : TDM avec taille et densité ; premier examen à 2–3 mois (non vérifié).",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "RSP-02",
    chapter: "RSP",
    scope: ON_TKI_OR_MEASURED,
    when: {
      any: [
        { named: "on_tki" },
        { known: "size_change_pct" },
        { known: "density_change_pct" },
        { known: "new_lesion" },
        { known: "new_intratumoral_nodule" },
      ],
    },
    emits: [
      {
        code: "CHOI_RESPONSE",
        when: CHOI_RESPONSE,
        status: "info",
        text: {
          en: "Choi partial response: size −10 % or more, or density −15 % or more, no new lesion, no non-target progression.",
          fr: "Réponse partielle de Choi : taille −10 % ou plus, ou densité −15 % ou plus, sans nouvelle lésion ni progression non-cible.",
        },
      },
      {
        code: "CHOI_PROGRESSION",
        when: CHOI_PROGRESSION,
        status: "info",
        text: {
          en: "Choi progression: size +10 % or more without response by density, new or growing intratumoral nodule, or new lesion.",
          fr: "Progression de Choi : taille +10 % ou plus sans réponse en densité, nodule intratumoral nouveau ou croissant, ou nouvelle lésion.",
        },
      },
      {
        code: "CHOI_STABLE",
        when: {
          all: [
            { not: CHOI_RESPONSE },
            { not: CHOI_PROGRESSION },
            // Progression of a non-target lesion bars the response; it is not told as stability either.
            { if_unknown: true, condition: { fact: "non_target_progression", in: [false] } },
          ],
        },
        status: "info",
        text: {
          en: "Choi stable disease: neither response nor progression.",
          fr: "Stabilité selon Choi : ni réponse ni progression.",
        },
      },
    ],
    words: {
      en: "Choi: partial response if size ≤ −10 % or density ≤ −15 % (HU, portal phase) without new lesion or non-target progression; progression if size ≥ +10 % and no response by density, a new or growing intratumoral nodule, or a new lesion; otherwise stable.",
      fr: "Choi : réponse partielle si taille ≤ −10 % ou densité ≤ −15 % (UH, temps portal) sans nouvelle lésion ni progression non-cible ; progression si taille ≥ +10 % sans réponse en densité, nodule intratumoral nouveau ou croissant, ou nouvelle lésion ; sinon stabilité.",
    },
    strength: "criteria",
    guideline: "Choi criteria",
    verification: "A",
    citations: ["CHOI"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "RSP-03",
    chapter: "RSP",
    scope: ON_TKI_OR_MEASURED,
    when: {
      any: [
        { fact: "new_intratumoral_nodule", in: [true] },
        {
          if_unknown: false,
          condition: {
            all: [
              { fact: "new_lesion", in: [true] },
              { fact: "metastasis_sites", includes_any: ["liver"] },
            ],
          },
        },
        {
          if_unknown: false,
          condition: {
            all: [
              { fact: "months_on_tki", gte: 6 },
              { fact: "response_status", in: ["cr", "pr", "sd"] },
            ],
          },
        },
      ],
    },
    emits: [
      {
        code: "NODULE_IS_PROGRESSION",
        when: { fact: "new_intratumoral_nodule", in: [true] },
        status: "info",
        text: {
          en: "A nodule within the mass or a focal rise in density is progression even if the size is stable.",
          fr: "Un nodule dans la masse ou une hausse focale de densité est une progression, même à taille stable.",
        },
      },
      {
        code: "HYPODENSE_LIVER_NOT_PD",
        when: {
          if_unknown: false,
          condition: {
            all: [
              { fact: "new_lesion", in: [true] },
              { fact: "metastasis_sites", includes_any: ["liver"] },
            ],
          },
        },
        status: "info",
        text: {
          en: "A newly visible hypodense liver lesion alone is not progression.",
          fr: "Une lésion hépatique hypodense nouvellement visible, isolée, n'est pas une progression.",
        },
      },
      {
        code: "NO_PD_6M_IS_RESPONSE",
        when: {
          if_unknown: false,
          condition: {
            all: [
              { fact: "months_on_tki", gte: 6 },
              { fact: "response_status", in: ["cr", "pr", "sd"] },
            ],
          },
        },
        status: "info",
        text: {
          en: "No progression at 6 months counts as response.",
          fr: "L'absence de progression à 6 mois vaut réponse.",
        },
      },
    ],
    words: {
      en: "A nodule within the mass or a focal density rise is progression even if size is stable; a newly visible hypodense liver lesion alone is not; no progression at 6 months is response.",
      fr: "Un nodule dans la masse ou une hausse focale de densité est une progression même à taille stable ; une lésion hépatique hypodense nouvelle isolée n'en est pas une ; pas de progression à 6 mois vaut réponse.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "RSP-04",
    chapter: "RSP",
    scope: ON_TKI_OR_MEASURED,
    when: {
      all: [
        { not: { named: "progression_confirmed" } },
        {
          any: [
            { if_unknown: false, condition: { fact: "response_status", in: ["focal_pd", "general_pd", "unclear"] } },
            { if_unknown: false, condition: CHOI_PROGRESSION },
            { named: "tki_switch_planned" },
          ],
        },
      ],
    },
    emits: [
      {
        code: "CONFIRM_PD_CHECKLIST",
        text: {
          en: "Before calling progression: expert re-reading of the imaging, adherence, interactions. A switch is held until then.",
          fr: "Avant de conclure à une progression : relecture experte de l'imagerie, observance, interactions. Le changement d'ITK attend.",
        },
      },
    ],
    words: {
      en: "Before calling progression: expert re-read, adherence, interactions.",
      fr: "Avant de conclure à une progression : relecture experte, observance, interactions.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "RSP-05",
    chapter: "RSP",
    scope: ON_TKI_OR_MEASURED,
    when: { any: [{ named: "on_tki" }, { known: "size_change_pct" }] },
    emits: [
      {
        code: "RECIST_PROGRESSION",
        when: { if_unknown: false, condition: { fact: "size_change_pct", gte: 20 } },
        status: "info",
        verification: "C",
        text: {
          en: "RECIST 1.1 progression: sum of diameters +20 % or more (and at least 5 mm; not verified).",
          fr: "Progression RECIST 1.1 : somme des diamètres +20 % ou plus (et au moins 5 mm ; non vérifié).",
        },
        guideline: "RECIST 1.1",
        citations: ["EXPERT"],
      },
      {
        code: "REPORT_BOTH_CRITERIA",
        verification: "A",
        text: {
          en: "Report Choi and RECIST: on imatinib RECIST response was not linked to time to progression and Choi was; on sunitinib Choi response v stability had no predictive value.",
          fr: "Rapporter Choi et RECIST : sous imatinib, la réponse RECIST n'était pas liée au temps jusqu'à progression, Choi l'était ; sous sunitinib, réponse v stabilité de Choi sans valeur prédictive.",
        },
        citations: ["CHOIREC", "CHOISUN"],
      },
    ],
    words: {
      en: "RECIST 1.1 progression: sum of diameters +≥20 % and ≥5 mm (not verified). Report both Choi and RECIST.",
      fr: "Progression RECIST 1.1 : somme des diamètres +≥20 % et ≥5 mm (non vérifié). Rapporter Choi et RECIST.",
    },
    strength: "as marked",
    guideline: "RECIST v Choi studies",
    verification: "C",
    citations: ["CHOIREC", "CHOISUN"],
    jurisdictions: EVERYWHERE,
  },
];
