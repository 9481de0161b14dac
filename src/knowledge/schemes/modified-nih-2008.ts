import type { SchemeTable } from "../types";

/**
 * Modified NIH (Joensuu 2008) in its deterministic form: the printed rows are not a partition, so they are put in the order
 * of the named resolution; the first match is the class and the last row catches the rest. "Not gastric" is every site but
 * stomach. Source: risk schemes §5.
 */
export const MODIFIED_NIH_2008: SchemeTable = {
  id: "modified_nih_2008",
  label: { en: "Modified NIH 2008 (Joensuu)", fr: "NIH modifiée 2008 (Joensuu)" },
  categories: ["very_low", "low", "intermediate", "high"],
  category_labels: {
    very_low: { en: "Very low", fr: "Très faible" },
    low: { en: "Low", fr: "Faible" },
    intermediate: { en: "Intermediate", fr: "Intermédiaire" },
    high: { en: "High", fr: "Haut" },
  },
  site_groups: {
    oesophagus: ["non_gastric"],
    egj: ["gastric", "non_gastric"],
    stomach: ["gastric"],
    duodenum: ["non_gastric"],
    jejunum: ["non_gastric"],
    ileum: ["non_gastric"],
    small_bowel_unspecified: ["non_gastric"],
    colon: ["non_gastric"],
    rectum: ["non_gastric"],
    rectovaginal: ["non_gastric"],
    omentum: ["non_gastric"],
    mesentery: ["non_gastric"],
    peritoneum: ["non_gastric"],
    appendix: ["non_gastric"],
  },
  group_labels: {
    gastric: { en: "Gastric", fr: "Gastrique" },
    non_gastric: { en: "Non-gastric", fr: "Non gastrique" },
  },
  site_cautions: {
    omentum: {
      en: "The modified NIH does not address the omentum: taken as non-gastric; AJCC treats it like the stomach.",
      fr: "La NIH modifiée ne traite pas de l'épiploon : tenu pour non gastrique ; l'AJCC l'assimile à l'estomac.",
    },
    egj: {
      en: "Stomach or oesophagus? Until this is answered both readings are shown (project reading).",
      fr: "Estomac ou œsophage ? Tant que la question n'est pas tranchée, les deux lectures sont affichées (lecture du projet).",
    },
  },
  rows: [
    {
      id: "MNIH-HIGH-RUPTURE",
      rupture: ["major_defect"],
      category: "high",
      printed: "High: any size, any count, tumour rupture",
      verification: "A",
    },
    {
      id: "MNIH-HIGH-SIZE",
      size_cm: { gt: 10 },
      category: "high",
      printed: "High: >10.0 cm, any count",
      verification: "A",
    },
    {
      id: "MNIH-HIGH-MITOSES",
      mitoses: { gt: 10 },
      category: "high",
      printed: "High: any size, >10",
      verification: "A",
    },
    {
      id: "MNIH-HIGH-BOTH",
      size_cm: { gt: 5 },
      mitoses: { gt: 5 },
      category: "high",
      printed: "High: >5.0 cm, >5, any site",
      verification: "A",
    },
    {
      id: "MNIH-HIGH-NON-GASTRIC-MITOSES",
      site_groups: ["non_gastric"],
      size_cm: { gt: 2, lte: 5 },
      mitoses: { gt: 5 },
      category: "high",
      printed: "High: 2.1–5.0 cm, >5, non-gastric",
      verification: "A",
    },
    {
      id: "MNIH-HIGH-NON-GASTRIC-SIZE",
      site_groups: ["non_gastric"],
      size_cm: { gt: 5, lte: 10 },
      category: "high",
      printed: "High: 5.1–10.0 cm, ≤5, non-gastric",
      verification: "A",
    },
    {
      id: "MNIH-VERY-LOW",
      size_cm: { lte: 2 },
      mitoses: { lte: 5 },
      category: "very_low",
      printed: "Very low: <2.0 cm (others print ≤2.0), ≤5",
      verification: "A",
    },
    {
      id: "MNIH-LOW",
      size_cm: { lte: 5 },
      mitoses: { lte: 5 },
      category: "low",
      printed: "Low: 2.1–5.0 cm, ≤5",
      verification: "A",
    },
    {
      id: "MNIH-INTERMEDIATE-LE2-NON-GASTRIC",
      site_groups: ["non_gastric"],
      size_cm: { lte: 2 },
      mitoses: { gt: 5, lte: 10 },
      category: "intermediate",
      printed: "Intermediate: <5.0 cm, 6–10, any site",
      alternative: "high",
      cautions: [
        {
          en: "LE2_NONGASTRIC: some sources: high (≤2 cm, non-gastric, 6–10 mitoses: intermediate in the Chinese form of 2023, high in the reading of Kobe University).",
          fr: "LE2_NONGASTRIC : haut risque selon certaines sources (≤2 cm, non gastrique, 6–10 mitoses : intermédiaire dans la version chinoise de 2023, haut risque dans la lecture de l'université de Kobe).",
        },
      ],
      verification: "C",
    },
    {
      id: "MNIH-INTERMEDIATE-LE2-GASTRIC",
      site_groups: ["gastric"],
      size_cm: { lte: 2 },
      mitoses: { gt: 5, lte: 10 },
      category: "intermediate",
      printed: "Intermediate: <5.0 cm, 6–10, any site",
      verification: "C",
    },
    {
      id: "MNIH-INTERMEDIATE-GASTRIC-MITOSES",
      site_groups: ["gastric"],
      size_cm: { gt: 2, lte: 5 },
      mitoses: { gt: 5, lte: 10 },
      category: "intermediate",
      printed: "Intermediate: 2.1–5.0 cm, >5, gastric",
      verification: "C",
    },
    {
      id: "MNIH-INTERMEDIATE-GASTRIC-SIZE",
      site_groups: ["gastric"],
      size_cm: { gt: 5, lte: 10 },
      mitoses: { lte: 5 },
      category: "intermediate",
      printed: "Intermediate: 5.1–10.0 cm, ≤5, gastric",
      verification: "A",
    },
  ],
  cautions: [],
  remarks: [
    {
      en: "The printed rows are not a partition. Named resolution: exactly 2.0 cm with ≤5 is very low; between 2.0 and 2.1 the next class; exactly 5.0 cm the ≤5.0 class; exactly 10.0 cm is not >10; 5 mitoses on the low side, 10 among 6–10; a converted count between 5 and 6 on the >5 side.",
      fr: "Les lignes imprimées ne forment pas une partition. Résolution retenue : 2,0 cm exactement avec ≤5, très faible ; entre 2,0 et 2,1, classe suivante ; 5,0 cm exactement, classe ≤5,0 ; 10,0 cm exactement n'est pas >10 ; 5 mitoses du côté bas, 10 parmi 6–10 ; un compte converti entre 5 et 6 du côté >5.",
    },
    {
      en: "Overlaps: 3 cm gastric with 12 mitoses is high (“>10, any”); 3 cm non-gastric with 7 mitoses is high (“>5, non-gastric”).",
      fr: "Recouvrements : 3 cm gastrique avec 12 mitoses, haut risque (« >10, tout site ») ; 3 cm non gastrique avec 7 mitoses, haut risque (« >5, non gastrique »).",
    },
    {
      en: "A shorter circulating form (≤5 cm with 6–10: gastric intermediate, non-gastric high) differs in the flagged cell ≤2 cm, non-gastric, 6–10 only; both readings are shown there.",
      fr: "Une forme courte en circulation (≤5 cm avec 6–10 : gastrique intermédiaire, non gastrique haut) ne diffère que par la case signalée ≤2 cm, non gastrique, 6–10 ; les deux lectures y sont affichées.",
    },
    {
      en: "Misprint in circulation: one Chinese consensus transcription (2023) prints >10 once as <10.",
      fr: "Coquille en circulation : une transcription du consensus chinois (2023) imprime une fois <10 pour >10.",
    },
    {
      en: "Misprint in circulation: one Japanese registry-form transcription has a row “intermediate: rupture, stomach” that contradicts its own footnote (rupture = high at any site).",
      fr: "Coquille en circulation : une transcription d'un formulaire de registre japonais comporte une ligne « intermédiaire : rupture, estomac » contraire à sa propre note (rupture = haut risque quel que soit le site).",
    },
    {
      en: "Area under the curve for 10-year recurrence-free survival 0.78 (0.75–0.80); identifies a single high-risk group (Joensuu 2012) (A).",
      fr: "Aire sous la courbe pour la survie sans récidive à 10 ans 0,78 (0,75–0,80) ; isole un seul groupe à haut risque (Joensuu 2012) (A).",
    },
  ],
  verification: "C",
  citations: ["MNIH08"],
};
