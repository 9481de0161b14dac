import type { Localised, SeedRule } from "../types";
import { EVERYWHERE } from "./sources";

const GUIDELINE = "Bonvalot 2007 (abstract)";
const CONFIRMED: Localised = { en: "confirmed", fr: "confirmé" };

/**
 * The founding abstract of 2007, statement by statement: runs in the mode "seed2007" only. `today` names the rules that
 * replace or confirm it. "Necrosis with bleeding and localized progression" is read as OR (S8b, S8c).
 * Source: seed abstract.
 */
export const SEED_2007: readonly SeedRule[] = [
  {
    id: "SEED-S1",
    chapter: "SEED",
    statement: "S1",
    statement_words: {
      en: "Options have moved fast since imatinib, a selective inhibitor of KIT.",
      fr: "Les options ont évolué vite depuis l'imatinib, inhibiteur sélectif de KIT.",
    },
    today: ["DX-12", "MET-00", "MET-03", "MET-04a", "MET-04b", "MET-04c", "MET-04d"],
    change: {
      en: "refined: the genotype decides; imatinib also inhibits PDGFRA; D842V, SDH-deficient, NF1, BRAF and NTRK take other paths",
      fr: "précisé : le génotype décide ; l'imatinib inhibe aussi PDGFRA ; D842V, SDH-déficient, NF1, BRAF et NTRK suivent d'autres voies",
    },
    when: { fact: "gist", in: [true] },
    emits: [
      {
        code: "SEED_KIT_THERAPY",
        status: "option",
        text: { en: "2007: consider KIT-directed therapy.", fr: "2007 : envisager un traitement ciblant KIT." },
      },
    ],
    words: { en: "If GIST: consider KIT-directed therapy.", fr: "Si GIST : envisager un traitement ciblant KIT." },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S2",
    chapter: "SEED",
    statement: "S2",
    statement_words: {
      en: "In localized resectable disease, complete removal without rupturing the tumour is the mainstay.",
      fr: "Au stade localisé résécable, l'exérèse complète sans effraction tumorale est le traitement principal.",
    },
    today: ["SX-01", "SX-05", "NEO-01"],
    change: {
      en: "confirmed, refined: R0 aim, organ preservation, neoadjuvant treatment when mutilating",
      fr: "confirmé, précisé : objectif R0, conservation d'organe, néoadjuvant si chirurgie mutilante",
    },
    when: { fact: "disease_setting", in: ["localized_resectable"] },
    emits: [
      {
        code: "SEED_RESECT_COMPLETE",
        text: { en: "2007: complete intact resection.", fr: "2007 : exérèse complète sans effraction." },
      },
    ],
    words: {
      en: "If localized and resectable: complete intact resection.",
      fr: "Si localisé et résécable : exérèse complète sans effraction.",
    },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S3",
    chapter: "SEED",
    statement: "S3",
    statement_words: {
      en: "Rupture during resection carries a high risk of local recurrence and is to be avoided.",
      fr: "L'effraction tumorale pendant la résection expose à un risque élevé de récidive locale et doit être évitée.",
    },
    today: ["SX-07", "AD-02"],
    change: {
      en: "confirmed; now changes drug therapy: six-item definition, adjuvant imatinib whatever size and mitoses; recurrence is mostly peritoneal",
      fr: "confirmé ; modifie désormais le traitement médical : définition en six critères, imatinib adjuvant quelles que soient taille et mitoses ; récidive surtout péritonéale",
    },
    when: {
      any: [
        { fact: "disease_setting", in: ["localized_resectable"] },
        { fact: "rupture_category", in: ["major_defect"] },
      ],
    },
    emits: [
      {
        code: "SEED_RUPTURE_FLAG",
        text: {
          en: "2007: avoid rupture of the tumour, and flag it if it occurred.",
          fr: "2007 : éviter la rupture tumorale, et la signaler si elle a eu lieu.",
        },
      },
    ],
    words: {
      en: "If resecting: avoid rupture; if ruptured: flag it.",
      fr: "En cas de résection : éviter la rupture ; si rupture : la signaler.",
    },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S4A",
    chapter: "SEED",
    statement: "S4a",
    statement_words: {
      en: "Laparoscopy is not recommended as standard.",
      fr: "La cœlioscopie n'est pas recommandée de façon standard.",
    },
    today: ["SX-04"],
    change: {
      en: "reversed with limits: acceptable, discouraged when large",
      fr: "inversé avec des limites : acceptable, déconseillée si tumeur volumineuse",
    },
    when: { fact: "disease_setting", in: ["localized_resectable"] },
    emits: [{ code: "SEED_OPEN_SURGERY", text: { en: "2007: open surgery.", fr: "2007 : voie ouverte." } }],
    words: { en: "If resection: open surgery.", fr: "En cas de résection : voie ouverte." },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S4B",
    chapter: "SEED",
    statement: "S4b",
    statement_words: {
      en: "Lymphadenectomy is not recommended as standard.",
      fr: "Le curage ganglionnaire n'est pas recommandé de façon standard.",
    },
    today: ["SX-02", "SX-03"],
    change: {
      en: "confirmed, with an exception for SDH-deficient and paediatric GIST",
      fr: "confirmé, avec une exception pour les GIST SDH-déficients et pédiatriques",
    },
    when: { fact: "disease_setting", in: ["localized_resectable"] },
    emits: [{ code: "SEED_NO_NODES", text: { en: "2007: no lymph node dissection.", fr: "2007 : pas de curage." } }],
    words: { en: "If resection: no node dissection.", fr: "En cas de résection : pas de curage." },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S5",
    chapter: "SEED",
    statement: "S5",
    statement_words: {
      en: "Metastatic risk follows from tumour size and mitotic count.",
      fr: "Le risque métastatique dépend de la taille tumorale et du nombre de mitoses.",
    },
    today: ["AD-03", "AD-04", "AD-05", "AD-09"],
    change: {
      en: "refined: site and rupture added (modified NIH, AFIP), count per 5 mm², genotype refines; using NIH 2002 as its table is our reading",
      fr: "précisé : site et rupture ajoutés (NIH modifiée, AFIP), compte par 5 mm², le génotype affine ; l'emploi de la table NIH 2002 est notre lecture",
    },
    when: { fact: "disease_setting", in: ["localized_resectable", "resected_no_residual"] },
    emits: [
      {
        code: "SEED_RISK_NIH2002",
        status: "info",
        text: {
          en: "2007: risk from size and mitotic count (read as the NIH 2002 table).",
          fr: "2007 : risque selon taille et mitoses (lu comme la table NIH 2002).",
        },
      },
    ],
    words: {
      en: "Risk from size and mitotic count: NIH 2002 table (our reading).",
      fr: "Risque selon taille et mitoses : table NIH 2002 (notre lecture).",
    },
    strength: "–",
    guideline: GUIDELINE,
    verification: "project",
    citations: ["SEED07", "NIH02"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S6",
    chapter: "SEED",
    statement: "S6",
    statement_words: {
      en: "Imatinib is under trial as adjuvant therapy after removal of high-risk primaries.",
      fr: "L'imatinib est à l'essai en adjuvant après exérèse des tumeurs primitives à haut risque.",
    },
    today: ["AD-03", "AD-06"],
    change: { en: "superseded: 36 months are the standard", fr: "dépassé : 36 mois sont le standard" },
    when: {
      all: [
        { fact: "disease_setting", in: ["resected_no_residual"] },
        { fact: "nih_2002_class", in: ["high"] },
      ],
    },
    emits: [
      {
        code: "SEED_ADJUVANT_TRIAL",
        text: { en: "2007: adjuvant imatinib in a trial only.", fr: "2007 : imatinib adjuvant en essai seulement." },
      },
    ],
    words: {
      en: "If high risk: adjuvant imatinib in a trial only.",
      fr: "Si haut risque : imatinib adjuvant en essai seulement.",
    },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S7",
    chapter: "SEED",
    statement: "S7",
    statement_words: {
      en: "Imatinib is the first systemic treatment that works in metastatic or unresectable disease.",
      fr: "L'imatinib est le premier traitement systémique efficace au stade métastatique ou non résécable.",
    },
    today: ["MET-01", "MET-02", "MET-03", "MET-08", "MET-10", "MET-11"],
    change: {
      en: "confirmed for sensitive genotypes: four lines, exon 9 800 mg, D842V avapritinib",
      fr: "confirmé pour les génotypes sensibles : quatre lignes, exon 9 à 800 mg, D842V avapritinib",
    },
    when: { fact: "disease_setting", in: ["metastatic", "localized_unresectable"] },
    emits: [
      {
        code: "SEED_IMATINIB_ADVANCED",
        text: {
          en: "2007: imatinib in metastatic or unresectable disease.",
          fr: "2007 : imatinib si métastatique ou non résécable.",
        },
      },
    ],
    words: { en: "If metastatic or unresectable: imatinib.", fr: "Si métastatique ou non résécable : imatinib." },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S8A",
    chapter: "SEED",
    statement: "S8a",
    statement_words: {
      en: "The place of secondary surgery on imatinib is undefined; it could help locally advanced primaries that become operable.",
      fr: "La place de la chirurgie secondaire sous imatinib n'est pas définie ; elle pourrait aider les primitifs localement avancés devenus opérables.",
    },
    today: ["NEO-01", "NEO-06", "MS-04"],
    change: { en: "upgraded: now a standard strategy", fr: "promu : désormais une stratégie standard" },
    when: {
      all: [
        { fact: "disease_setting", in: ["localized_unresectable", "localized_resectable"] },
        { fact: "response_status", in: ["cr", "pr", "sd"] },
        { fact: "resectability", in: ["R0_limited", "R0_morbid"] },
      ],
    },
    emits: [
      {
        code: "SEED_SECONDARY_PRIMARY",
        text: {
          en: "2007: resection of a responding primary that became operable.",
          fr: "2007 : résection du primitif répondeur devenu opérable.",
        },
      },
    ],
    words: {
      en: "If the primary responds and is operable: resect.",
      fr: "Si le primitif répond et devient opérable : le réséquer.",
    },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S8B",
    chapter: "SEED",
    statement: "S8b",
    statement_words: {
      en: "Secondary surgery could help tumour necrosis with bleeding.",
      fr: "La chirurgie secondaire pourrait aider en cas de nécrose tumorale hémorragique.",
    },
    today: ["MS-06"],
    change: CONFIRMED,
    when: {
      all: [
        { fact: "disease_setting", in: ["metastatic", "localized_unresectable", "recurrent_local"] },
        { fact: "emergency", in: ["bleeding", "abscess_necrosis"] },
      ],
    },
    emits: [
      {
        code: "SEED_SECONDARY_BLEEDING",
        status: "option",
        text: { en: "2007: surgery for necrosis with bleeding.", fr: "2007 : chirurgie si nécrose hémorragique." },
      },
    ],
    words: { en: "If necrosis with bleeding: operate.", fr: "Si nécrose hémorragique : opérer." },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S8C",
    chapter: "SEED",
    statement: "S8c",
    statement_words: {
      en: "Secondary surgery could help localized progression, to pre-empt life-threatening complications.",
      fr: "La chirurgie secondaire pourrait aider en cas de progression localisée, pour prévenir des complications vitales.",
    },
    today: ["MS-03"],
    change: {
      en: "confirmed, still weak; the same TKI dose continues",
      fr: "confirmé, preuve toujours faible ; la même dose d'ITK est poursuivie",
    },
    when: {
      all: [
        { fact: "disease_setting", in: ["metastatic", "localized_unresectable", "recurrent_local"] },
        { fact: "response_status", in: ["focal_pd"] },
      ],
    },
    emits: [
      {
        code: "SEED_SECONDARY_FOCAL",
        status: "option",
        text: {
          en: "2007: consider surgery for focal progression.",
          fr: "2007 : envisager la chirurgie si progression focale.",
        },
      },
    ],
    words: { en: "If focal progression: consider surgery.", fr: "Si progression focale : envisager la chirurgie." },
    strength: "–",
    guideline: GUIDELINE,
    verification: "A",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SEED-S9",
    chapter: "SEED",
    statement: "S9",
    statement_words: {
      en: "For most other residual metastases progression-free survival resembles that of patients not operated on; the benefit needs study.",
      fr: "Pour la plupart des autres métastases résiduelles, la survie sans progression est proche de celle des patients non opérés ; le bénéfice reste à évaluer.",
    },
    today: ["MS-02", "MS-05"],
    change: {
      en: "still open: individual option in responders, none in generalized progression; no randomized trial has settled it",
      fr: "toujours ouvert : option individuelle chez les répondeurs, aucune en progression généralisée ; aucun essai randomisé n'a tranché",
    },
    when: {
      all: [
        { fact: "disease_setting", in: ["metastatic"] },
        { fact: "response_status", in: ["cr", "pr", "sd"] },
      ],
    },
    emits: [
      {
        code: "SEED_NO_ROUTINE_SURGERY",
        text: {
          en: "2007: no routine surgery of residual metastases (our reading of “benefit to be evaluated”).",
          fr: "2007 : pas de chirurgie de routine des métastases résiduelles (notre lecture de « bénéfice à évaluer »).",
        },
      },
    ],
    words: {
      en: "If residual metastases in a responder: no routine surgery.",
      fr: "Si métastases résiduelles chez un répondeur : pas de chirurgie de routine.",
    },
    strength: "–",
    guideline: GUIDELINE,
    verification: "project",
    citations: ["SEED07"],
    jurisdictions: EVERYWHERE,
  },
];
