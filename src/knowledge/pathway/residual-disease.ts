import type { Condition, Rule } from "../types";
import { ESMO, EUROPE, EVERYWHERE } from "./sources";

const SCOPE: Condition = { all: [{ named: "advanced" }, { named: "gist_not_excluded" }] };
/**
 * MS-06 comes first (§1.4): while an emergency stands, the planned courses below it wait until it is controlled and are told
 * as conditional, so that none of them reads as a reason to delay.
 */
const EMERGENCY_STANDS: Condition = {
  if_unknown: false,
  condition: { fact: "emergency", in: ["bleeding", "perforation", "obstruction", "abscess_necrosis"] },
};

/** Surgery and local therapy in advanced disease, on a TKI. Source: pathway rules §9. */
export const RESIDUAL_DISEASE: readonly Rule[] = [
  {
    id: "MS-01",
    chapter: "MS",
    scope: SCOPE,
    when: {
      all: [
        { fact: "disease_setting", in: ["metastatic"] },
        { fact: "prior_tki", empty: true },
        { named: "untreated" },
      ],
    },
    emits: [
      {
        code: "TKI_FIRST",
        conditional_when: EMERGENCY_STANDS,
        text: {
          en: "Metastatic and untreated: TKI first, not surgery first.",
          fr: "Métastatique non traité : ITK d'abord, pas de chirurgie première.",
        },
      },
    ],
    words: {
      en: "If metastatic and untreated: TKI first, not surgery first.",
      fr: "Si métastatique et non traité : ITK d'abord, pas de chirurgie première.",
    },
    strength: "III,C context",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "MSREV"],
    jurisdictions: EUROPE,
  },
  {
    id: "MS-02",
    chapter: "MS",
    scope: SCOPE,
    when: {
      all: [
        { named: "responding" },
        { if_unknown: false, condition: { fact: "all_residual_resectable", in: [true] } },
        { if_unknown: true, condition: { fact: "current_tki", not_in: ["none"] } },
      ],
    },
    emits: [
      {
        code: "SURGERY_INDIVIDUAL",
        verification: "B",
        status: "option",
        conditional_when: EMERGENCY_STANDS,
        text: {
          en: "Resection of all residual disease may be discussed case by case in a reference centre, 6–12 months into treatment (timing not verified); benefit not shown prospectively; the TKI must continue after surgery.",
          fr: "La résection de tout le résidu peut être discutée au cas par cas en centre de référence, après 6–12 mois de traitement (délai non vérifié) ; bénéfice non démontré de façon prospective ; l'ITK doit être poursuivi après la chirurgie.",
        },
      },
    ],
    words: {
      en: "If responding or stable and all residual disease is resectable: an individual option in a reference centre, 6–12 months in (timing not verified), the TKI continues after. Never a standard.",
      fr: "Si réponse ou stabilité et tout le résidu résécable : option individuelle en centre de référence, à 6–12 mois (délai non vérifié), ITK poursuivi ensuite. Jamais un standard.",
    },
    strength: "III,C",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22", "BAUER14", "FAIR18"],
    jurisdictions: EUROPE,
  },
  {
    id: "MS-03",
    chapter: "MS",
    scope: SCOPE,
    when: { fact: "response_status", in: ["focal_pd"] },
    emits: [
      {
        code: "LOCAL_TREAT_CONTINUE_TKI",
        when: { if_unknown: true, condition: { fact: "all_progressing_resectable", in: [true] } },
        status: "option",
        conditional_when: { not: { if_unknown: false, condition: { fact: "all_progressing_resectable", in: [true] } } },
        text: {
          en: "Focal progression: resect, ablate or irradiate the progressing focus and continue the TKI at the same dose.",
          fr: "Progression focale : réséquer, détruire ou irradier le foyer évolutif et poursuivre l'ITK à la même dose.",
        },
        alternatives: ["ALT_ESCALATE_OR_SWITCH"],
      },
      {
        code: "LOCAL_TREAT_CONTINUE_TKI",
        when: { if_unknown: false, condition: { fact: "all_progressing_resectable", in: [false] } },
        status: "option",
        text: {
          en: "Focal progression, not all of it resectable: ablate or irradiate the focus and continue the TKI at the same dose; discuss in the MDT.",
          fr: "Progression focale non entièrement résécable : détruire ou irradier le foyer et poursuivre l'ITK à la même dose ; à discuter en RCP.",
        },
        alternatives: ["ALT_ESCALATE_OR_SWITCH"],
      },
    ],
    words: {
      en: "If focal progression (one or few nodules), the rest controlled: resect, ablate or irradiate the focus; same TKI dose. Surgery is not offered while it is not stated that all progressing lesions are resectable.",
      fr: "Si progression focale (un ou quelques nodules), le reste contrôlé : réséquer, détruire ou irradier le foyer ; même dose d'ITK. La chirurgie n'est pas proposée tant que la résécabilité des lésions évolutives n'est pas renseignée.",
    },
    strength: "IV,C",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "FAIR18"],
    jurisdictions: EUROPE,
  },
  {
    id: "MS-04",
    chapter: "MS",
    scope: { all: [{ fact: "disease_setting", in: ["localized_unresectable"] }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { fact: "resectability", in: ["R0_limited", "R0_morbid"] },
        { named: "responding" },
        { if_unknown: true, condition: { fact: "current_tki", not_in: ["none"] } },
      ],
    },
    emits: [
      {
        code: "RESECT_AFTER_RESPONSE",
        text: {
          en: "The unresectable primary has become operable: resect (NEO-06).",
          fr: "Le primitif non résécable est devenu opérable : le réséquer (NEO-06).",
        },
      },
    ],
    words: {
      en: "If an unresectable primary became operable: resect (NEO-06).",
      fr: "Si un primitif non résécable est devenu opérable : le réséquer (NEO-06).",
    },
    strength: "III,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "MS-05",
    chapter: "MS",
    scope: SCOPE,
    when: { fact: "response_status", in: ["general_pd"] },
    emits: [
      {
        code: "NO_CYTOREDUCTION",
        conditional_when: EMERGENCY_STANDS,
        text: {
          en: "Generalized or multifocal progression: no cytoreduction; change the drug. Palliative exception only.",
          fr: "Progression généralisée ou multifocale : pas de cytoréduction ; changer de traitement médical. Exception palliative seulement.",
        },
      },
    ],
    words: {
      en: "If generalized or multifocal progression: no cytoreduction, change the drug; palliative exception only.",
      fr: "Si progression généralisée ou multifocale : pas de cytoréduction, changer de traitement ; exception palliative seulement.",
    },
    strength: "retrospective",
    guideline: "Fairweather 2018; Yonkus 2021",
    verification: "A",
    citations: ["FAIR18", "YONKUS21"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MS-06",
    chapter: "MS",
    precedence: "emergency",
    scope: { named: "advanced" },
    when: EMERGENCY_STANDS,
    emits: [
      {
        code: "EMERGENCY_LOCAL_CONTROL",
        severity: "critical",
        verification: "C",
        text: {
          en: "Assess now for urgent local control (surgery, endoscopy, embolisation), whatever the status of the disease. Perforation is rupture.",
          fr: "Évaluer sans délai un contrôle local urgent (chirurgie, endoscopie, embolisation), quel que soit le statut de la maladie. La perforation est une rupture.",
        },
      },
    ],
    words: {
      en: "If bleeding, perforation, obstruction, abscess or necrosis: urgent local control whatever the status; perforation = rupture. Operational wording not verified.",
      fr: "Si saignement, perforation, occlusion, abcès ou nécrose : contrôle local urgent quel que soit le statut ; perforation = rupture. Formulation opérationnelle non vérifiée.",
    },
    strength: "expert; seed",
    guideline: "Bonvalot 2007; Yonkus 2021",
    verification: "C",
    citations: ["SEED07", "YONKUS21"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MS-07",
    chapter: "MS",
    scope: SCOPE,
    when: { if_unknown: false, condition: { fact: "planned_actions", includes_any: ["r2_debulking"] } },
    emits: [
      {
        code: "NO_DEBULKING",
        text: {
          en: "No R2 debulking: no gain in survival.",
          fr: "Pas de réduction tumorale R2 : aucun gain de survie.",
        },
      },
    ],
    words: {
      en: "If R2 or debulking is planned: do not, no survival gain.",
      fr: "Si R2 ou réduction tumorale prévue : s'abstenir, aucun gain de survie.",
    },
    strength: "retrospective",
    guideline: "Bauer 2014; Yonkus 2021",
    verification: "A",
    citations: ["BAUER14", "YONKUS21"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MS-08",
    chapter: "MS",
    scope: SCOPE,
    when: {
      any: [{ named: "on_later_line_tki" }, { if_unknown: false, condition: { fact: "line", gte: 3 } }],
    },
    emits: [
      {
        code: "SURGERY_LATE_LINE_DISCOURAGED",
        conditional_when: EMERGENCY_STANDS,
        text: {
          en: "On sunitinib or later: surgery is rarely useful; the response did not predict the outcome and resections are more often incomplete.",
          fr: "Sous sunitinib ou au-delà : la chirurgie est rarement utile ; la réponse ne prédisait pas l'évolution et les résections sont plus souvent incomplètes.",
        },
      },
    ],
    words: {
      en: "On sunitinib or later: surgery rarely useful.",
      fr: "Sous sunitinib ou au-delà : chirurgie rarement utile.",
    },
    strength: "retrospective",
    guideline: "Fairweather 2018; review",
    verification: "A",
    citations: ["FAIR18", "MSREV"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "MS-09",
    chapter: "MS",
    scope: SCOPE,
    when: {
      all: [
        { fact: "metastasis_sites", includes_any: ["liver"] },
        { not: { fact: "metastasis_sites", includes_any: ["peritoneum", "lymph_node", "lung", "bone", "other"] } },
        { if_unknown: true, condition: { fact: "metastasis_count", gt: 0 } },
      ],
    },
    emits: [
      {
        code: "LIVER_LOCAL_THERAPY",
        status: "option",
        conditional_when: {
          any: [
            { not: { named: "on_tki" } },
            { if_unknown: false, condition: { fact: "response_status", in: ["general_pd"] } },
          ],
        },
        text: {
          en: "Liver only and few lesions, on a TKI: resection or ablation (radiofrequency, microwave, cryotherapy) of progressing or residual lesions; embolisation if liver-dominant and refractory (not verified).",
          fr: "Foie seul et lésions peu nombreuses, sous ITK : résection ou destruction (radiofréquence, micro-ondes, cryothérapie) des lésions évolutives ou résiduelles ; embolisation si atteinte hépatique dominante réfractaire (non vérifié).",
        },
      },
    ],
    words: {
      en: "If liver only and few: resection or ablation of progressing or residual lesions; embolisation if liver-dominant and TKI-refractory (not verified). The number is left to the MDT: the source gives none.",
      fr: "Si foie seul et lésions peu nombreuses : résection ou destruction des lésions évolutives ou résiduelles ; embolisation si atteinte hépatique dominante réfractaire (non vérifié). Le nombre relève de la RCP : la source n'en donne pas.",
    },
    strength: "ESMO lists ablation for focal PD",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "MS-10",
    chapter: "MS",
    scope: SCOPE,
    when: {
      any: [
        { if_unknown: false, condition: { fact: "metastasis_sites", includes_any: ["bone"] } },
        { if_unknown: false, condition: { fact: "symptoms", includes_any: ["pain", "bleeding"] } },
        { if_unknown: false, condition: { fact: "emergency", in: ["pain", "bleeding"] } },
      ],
    },
    emits: [
      {
        code: "PALLIATIVE_RADIOTHERAPY",
        status: "option",
        text: {
          en: "Painful, bleeding or bone focus: palliative radiotherapy.",
          fr: "Foyer douloureux, hémorragique ou osseux : radiothérapie palliative.",
        },
      },
    ],
    words: {
      en: "If a focus is painful, bleeding or in bone: palliative radiotherapy.",
      fr: "Si un foyer est douloureux, hémorragique ou osseux : radiothérapie palliative.",
    },
    strength: "V,B",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
];
