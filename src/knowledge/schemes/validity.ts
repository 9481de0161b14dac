import type { RiskSchemeId, ValidityLimit } from "../types";

const ALL: readonly RiskSchemeId[] = ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"];
const RISK_TABLES: readonly RiskSchemeId[] = ["nih_2002", "afip_2006", "modified_nih_2008"];

/** Where no class may be given, and where it may only be given with a warning. Source: risk schemes §2. */
export const VALIDITY: readonly ValidityLimit[] = [
  {
    id: "VALID-EXCLUDED",
    schemes: ALL,
    when: { fact: "gist_confirmed", in: ["excluded"] },
    effect: "not_computed",
    text: {
      en: "GIST is excluded: the classifications describe GIST and are not computed.",
      fr: "GIST exclu : les classifications décrivent des GIST et ne sont pas calculées.",
    },
    verification: "B",
    citations: ["ESMO22", "NCCN26"],
  },
  {
    id: "VALID-METASTATIC",
    schemes: RISK_TABLES,
    // A stated distant metastasis is enough, also where the situation is contradicted by it.
    when: {
      any: [
        { fact: "disease_setting", in: ["metastatic"] },
        {
          if_unknown: false,
          condition: { fact: "metastasis_sites", includes_any: ["liver", "peritoneum", "lung", "bone", "other"] },
        },
      ],
    },
    effect: "not_computed",
    text: {
      en: "Metastatic disease: the risk tables describe resected localized tumours and are not computed.",
      fr: "Maladie métastatique : les tables de risque décrivent des tumeurs localisées réséquées et ne sont pas calculées.",
    },
    text_if_unknown: {
      en: "The situation is not established: if the disease is metastatic, no class may be given.",
      fr: "Situation non établie : si la maladie est métastatique, aucune classe ne peut être donnée.",
    },
    verification: "B",
    citations: ["ESMO22", "NCCN26"],
  },
  {
    id: "VALID-RECURRENT",
    schemes: RISK_TABLES,
    when: { fact: "disease_setting", in: ["recurrent_local"] },
    effect: "not_computed",
    text: {
      en: "Local recurrence: the risk tables describe the first complete resection and are not computed.",
      fr: "Récidive locale : les tables de risque décrivent la première résection complète et ne sont pas calculées.",
    },
    verification: "B",
    citations: ["ESMO22", "NCCN26"],
  },
  {
    id: "VALID-R2",
    schemes: ALL,
    when: { fact: "margin", in: ["R2"] },
    effect: "not_computed",
    text: {
      en: "R2 resection: the classifications hold after complete resection only and are not computed.",
      fr: "Résection R2 : les classifications ne valent qu'après résection complète et ne sont pas calculées.",
    },
    verification: "B",
    citations: ["ESMO22", "NCCN26"],
  },
  {
    id: "VALID-POST-TKI",
    schemes: ALL,
    when: { named: "post_tki_specimen" },
    effect: "not_computed",
    text: {
      en: "Mitoses counted after a TKI: they can no longer be interpreted, no class is given (RF-08).",
      fr: "Mitoses comptées après ITK : elles ne sont plus interprétables, aucune classe n'est donnée (RF-08).",
    },
    text_if_unknown: {
      en: "If the specimen was taken after a TKI, no class may be given.",
      fr: "Si le prélèvement a été fait après ITK, aucune classe ne peut être donnée.",
    },
    verification: "B",
    citations: ["ESMO22", "NCCN26"],
  },
  {
    id: "VALID-NOT-RESECTED",
    schemes: RISK_TABLES,
    when: {
      fact: "disease_setting",
      in: ["suspected_sel", "localized_resectable", "localized_unresectable"],
    },
    effect: "caution",
    text: {
      en: "The tumour is still in place: the tables describe the course after complete resection without adjuvant imatinib.",
      fr: "La tumeur est en place : les tables décrivent l'évolution après résection complète, sans imatinib adjuvant.",
    },
    verification: "B",
    citations: ["ESMO22", "NCCN26"],
  },
  {
    id: "VALID-BIOPSY-COUNT",
    schemes: ALL,
    when: { fact: "mitoses_source", in: ["biopsy"] },
    effect: "caution",
    text: {
      en: "Mitoses counted on a biopsy: the count is unreliable.",
      fr: "Mitoses comptées sur biopsie : le compte n'est pas fiable.",
    },
    verification: "B",
    citations: ["ESMO22"],
  },
  {
    id: "VALID-GENOTYPE",
    schemes: ALL,
    when: { fact: "genotype", in: ["SDH_deficient", "NF1", "PDGFRA_D842V"] },
    effect: "caution",
    text: {
      en: "Not validated for this genotype (RF-07): the classifications essentially refer to KIT-mutated GIST.",
      fr: "Non validée pour ce génotype (RF-07) : les classifications visent essentiellement les GIST mutés KIT.",
    },
    verification: "B",
    citations: ["ESMO22"],
  },
  {
    id: "VALID-PAEDIATRIC",
    schemes: ALL,
    when: { fact: "age", lt: 18 },
    effect: "caution",
    text: {
      en: "Not validated for paediatric GIST.",
      fr: "Non validée pour les GIST pédiatriques.",
    },
    verification: "B",
    citations: ["ESMO22"],
  },
];
