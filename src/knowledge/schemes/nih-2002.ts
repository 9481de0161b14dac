import type { SchemeTable } from "../types";

/**
 * NIH consensus 2002 (Fletcher). No site, no rupture: used for the 2007 reading and as a historical comparison. The printed
 * rows are put in an order in which the first match is the class; the boundary resolutions are those of the remarks.
 * Source: risk schemes §3.
 */
export const NIH_2002: SchemeTable = {
  id: "nih_2002",
  label: { en: "NIH consensus 2002", fr: "Consensus NIH 2002" },
  categories: ["very_low", "low", "intermediate", "high"],
  category_labels: {
    very_low: { en: "Very low", fr: "Très faible" },
    low: { en: "Low", fr: "Faible" },
    intermediate: { en: "Intermediate", fr: "Intermédiaire" },
    high: { en: "High", fr: "Haut" },
  },
  site_groups: {
    oesophagus: ["any"],
    egj: ["any"],
    stomach: ["any"],
    duodenum: ["any"],
    jejunum: ["any"],
    ileum: ["any"],
    small_bowel_unspecified: ["any"],
    colon: ["any"],
    rectum: ["any"],
    rectovaginal: ["any"],
    omentum: ["any"],
    mesentery: ["any"],
    peritoneum: ["any"],
    appendix: ["any"],
  },
  group_labels: { any: { en: "Any site", fr: "Tout site" } },
  site_cautions: {},
  rows: [
    {
      id: "NIH-HIGH-SIZE",
      size_cm: { gt: 10 },
      category: "high",
      printed: "High: >10 cm, any count",
      verification: "C",
    },
    {
      id: "NIH-HIGH-MITOSES",
      mitoses: { gt: 10 },
      category: "high",
      printed: "High: any size, >10 / 50 HPF",
      verification: "C",
    },
    {
      id: "NIH-HIGH-BOTH",
      size_cm: { gt: 5 },
      mitoses: { gt: 5 },
      category: "high",
      printed: "High: >5 cm, >5 / 50 HPF",
      verification: "C",
    },
    {
      id: "NIH-INTERMEDIATE-MITOSES",
      size_cm: { lte: 5 },
      mitoses: { gt: 5, lte: 10 },
      category: "intermediate",
      printed: "Intermediate: <5 cm, 6–10 / 50 HPF",
      verification: "C",
    },
    {
      id: "NIH-INTERMEDIATE-SIZE",
      size_cm: { gt: 5, lte: 10 },
      mitoses: { lte: 5 },
      category: "intermediate",
      printed: "Intermediate: 5–10 cm, <5 / 50 HPF",
      verification: "C",
    },
    {
      id: "NIH-LOW",
      size_cm: { gte: 2, lte: 5 },
      mitoses: { lte: 5 },
      category: "low",
      printed: "Low: 2–5 cm, <5 / 50 HPF",
      verification: "C",
    },
    {
      id: "NIH-VERY-LOW",
      size_cm: { lt: 2 },
      mitoses: { lte: 5 },
      category: "very_low",
      printed: "Very low: <2 cm, <5 / 50 HPF",
      verification: "C",
    },
  ],
  cautions: [],
  remarks: [
    {
      en: "No site and no rupture: kept for the reading of 2007 and for historical comparison only.",
      fr: "Ni site ni rupture : conservée pour la lecture de 2007 et à titre de comparaison historique seulement.",
    },
    {
      en: "Boundaries (project, following usual practice): exactly 5 mitoses falls on the ≤5 side; exactly 5 cm with ≤5 is low; exactly 2.0 cm is low; <2 cm with 6–10 is intermediate; the >5 side starts just above 5 and the >10 side just above 10.",
      fr: "Bornes (projet, selon l'usage) : 5 mitoses exactement compte comme ≤5 ; 5 cm exactement avec ≤5 est faible ; 2,0 cm exactement est faible ; <2 cm avec 6–10 est intermédiaire ; « >5 » commence juste au-dessus de 5 et « >10 » juste au-dessus de 10.",
    },
    {
      en: "The exact table is not verified (C); the very low, low, intermediate and most high cells are echoed in two public transcriptions, one of which mislabels them “modified NIH” (B).",
      fr: "Table exacte non vérifiée (C) ; les cases très faible, faible, intermédiaire et la plupart des cases haut risque sont reprises par deux transcriptions publiques, dont une les intitule à tort « NIH modifiée » (B).",
    },
    {
      en: "Area under the curve for 10-year recurrence-free survival 0.79 (0.76–0.81) (Joensuu 2012) (A).",
      fr: "Aire sous la courbe pour la survie sans récidive à 10 ans 0,79 (0,76–0,81) (Joensuu 2012) (A).",
    },
  ],
  verification: "C",
  citations: ["NIH02", "CONTOUR12"],
};
