import type { Disagreement } from "./types";

/** Where guidelines and schemes differ: shown side by side beside the rules named, never merged. Source: pathway rules §11. */
export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    id: "nodule-under-20-mm",
    topic: { en: "Nodule <20 mm", fr: "Nodule <20 mm" },
    positions: {
      en: "ESMO: excise a proven GIST, surveillance by choice. NCCN: surveillance if no high-risk EUS feature. ACG: insufficient evidence.",
      fr: "ESMO : exérèse d'un GIST prouvé, surveillance au choix. NCCN : surveillance en l'absence de signe échoendoscopique de risque. ACG : données insuffisantes.",
    },
    rules: ["DX-02", "DX-03", "DX-03b", "DX-03c"],
  },
  {
    id: "percutaneous-biopsy",
    topic: { en: "Percutaneous biopsy of a resectable primary", fr: "Biopsie percutanée d'un primitif résécable" },
    positions: {
      en: "ESMO allows it; Asian consensus (100 %) and NCCN-type advice avoid it.",
      fr: "L'ESMO l'autorise ; le consensus asiatique (100 %) et les avis de type NCCN l'évitent.",
    },
    rules: ["DX-08", "RF-04"],
  },
  {
    id: "genotyping-extent",
    topic: { en: "Extent of genotyping", fr: "Étendue du génotypage" },
    positions: {
      en: "ESMO: all but <20 mm non-rectal. French: all but very low risk. Onkopedia: when drug therapy is indicated.",
      fr: "ESMO : tous sauf <20 mm non rectal. France : tous sauf risque très faible. Onkopedia : si un traitement médical est indiqué.",
    },
    rules: ["DX-12"],
  },
  {
    id: "endoscopic-full-thickness-resection",
    topic: { en: "Endoscopic full-thickness resection", fr: "Résection endoscopique transmurale" },
    positions: {
      en: "ESMO: acceptable. Asian consensus: weakly against.",
      fr: "ESMO : acceptable. Consensus asiatique : plutôt contre.",
    },
    rules: ["SX-06"],
  },
  {
    id: "laparoscopy-size",
    topic: { en: "Size limit of minimally invasive surgery", fr: "Taille limite de la voie mini-invasive" },
    positions: {
      en: "ESMO: no figure in cm. Asian consensus: care >8 cm. Older series: <5 cm.",
      fr: "ESMO : pas de seuil en cm. Consensus asiatique : prudence >8 cm. Séries anciennes : <5 cm.",
    },
    rules: ["SX-04"],
  },
  {
    id: "exon-9-dose",
    topic: { en: "KIT exon 9 dose", fr: "Dose en cas d'exon 9 de KIT" },
    positions: {
      en: 'ESMO: 800 mg. Asian consensus: escalation after progression. NCCN: "may benefit". Adjuvant: 400 mg by default.',
      fr: "ESMO : 800 mg. Consensus asiatique : escalade après progression. NCCN : bénéfice possible. En adjuvant : 400 mg par défaut.",
    },
    rules: ["NEO-02", "MET-02", "MET-05", "AD-07"],
  },
  {
    id: "intermediate-risk",
    topic: { en: "Moderate / intermediate risk", fr: "Risque modéré / intermédiaire" },
    positions: {
      en: "ESMO: shared decision. NCCN v1.2026: adjuvant preferred. Modified NIH and AFIP often differ (gastric >5–10 cm, ≤5 mitoses: intermediate v 3.6 % low).",
      fr: "ESMO : décision partagée. NCCN v1.2026 : adjuvant préféré. NIH modifiée et AFIP diffèrent souvent (estomac >5–10 cm, ≤5 mitoses : intermédiaire contre 3,6 % faible).",
    },
    rules: ["AD-04", "AD-05"],
  },
  {
    id: "adjuvant-length",
    topic: { en: "Length of adjuvant therapy", fr: "Durée du traitement adjuvant" },
    positions: {
      en: "36 months standard; 72 optional (ImadGIST, Asian 66.7 %); NCCN v1.2026 ≥3 (OS) or ≥6 years (DFS).",
      fr: "36 mois en standard ; 72 en option (ImadGIST, Asie 66,7 %) ; NCCN v1.2026 ≥3 ans (survie globale) ou ≥6 ans (survie sans maladie).",
    },
    rules: ["AD-03", "AD-06"],
  },
  {
    id: "after-rupture",
    topic: { en: "After rupture", fr: "Après rupture" },
    positions: {
      en: "ESMO: length undefined. Asian consensus: extended or lifelong, 88.9 %. NCCN v1.2026: as metastatic.",
      fr: "ESMO : durée non définie. Consensus asiatique : prolongé ou à vie, 88,9 %. NCCN v1.2026 : comme une maladie métastatique.",
    },
    rules: ["AD-02", "SX-07"],
  },
  {
    id: "modified-nih-small-non-gastric",
    topic: {
      en: "Modified NIH ≤2 cm, non-gastric, 6–10 mitoses",
      fr: "NIH modifiée ≤2 cm, non gastrique, 6–10 mitoses",
    },
    positions: {
      en: "Intermediate in some sources, high in others.",
      fr: "Intermédiaire selon certaines sources, haut selon d'autres.",
    },
    rules: ["AD-03", "AD-04"],
  },
  {
    id: "avapritinib-label",
    topic: { en: "Avapritinib label", fr: "AMM de l'avapritinib" },
    positions: {
      en: "EU: D842V. US: any PDGFRA exon 18. Handling of intracranial haemorrhage differs.",
      fr: "UE : D842V. États-Unis : tout exon 18 de PDGFRA. La conduite en cas d'hémorragie intracrânienne diffère.",
    },
    rules: ["MET-03", "NEO-03", "SAF-10"],
  },
  {
    id: "imatinib-renal-dosing",
    topic: { en: "Imatinib and renal function", fr: "Imatinib et fonction rénale" },
    positions: { en: "US: caps. EU: start at 400 mg.", fr: "États-Unis : doses plafonnées. UE : débuter à 400 mg." },
    rules: ["SAF-02"],
  },
  {
    id: "second-line",
    topic: { en: "Second line", fr: "Deuxième ligne" },
    positions: {
      en: "ESMO: sunitinib. NCCN: ripretinib if sunitinib-intolerant.",
      fr: "ESMO : sunitinib. NCCN : riprétinib en cas d'intolérance au sunitinib.",
    },
    rules: ["MET-08", "MET-09"],
  },
  {
    id: "germline-sdhx",
    topic: { en: "Germline SDHx", fr: "SDHx constitutionnel" },
    positions: {
      en: "ESMO: no rule. GeneReviews and UK SDHA guidance: yes.",
      fr: "ESMO : pas de règle. GeneReviews et recommandations britanniques SDHA : oui.",
    },
    rules: ["DX-15"],
  },
  {
    id: "follow-up",
    topic: { en: "Follow-up", fr: "Suivi" },
    positions: {
      en: "ESMO, BSG, NCCN and Asian consensus differ in anchor and interval.",
      fr: "ESMO, BSG, NCCN et consensus asiatique diffèrent par l'origine et l'intervalle.",
    },
    rules: ["FU"],
  },
];
