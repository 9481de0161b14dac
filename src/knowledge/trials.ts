import type { Figure, Trial } from "./types";

/** Adjuvant trials. Source: pathway rules §12. */
export const TRIALS: readonly Trial[] = [
  {
    id: "Z9001",
    name: "ACOSOG Z9001",
    design: { en: "713 patients; 1 year v placebo; ≥3 cm", fr: "713 patients ; 1 an contre placebo ; ≥3 cm" },
    result: {
      en: "1-year RFS 98 v 83 %, HR 0.35; no OS gain",
      fr: "Survie sans récidive à 1 an 98 contre 83 %, HR 0,35 ; pas de gain de survie globale",
    },
    verification: "A",
    grade_words: "A (CANC23)",
    citations: ["CANC23"],
    rules: ["AD-03"],
  },
  {
    id: "SSGXVIII",
    name: "SSGXVIII/AIO",
    design: {
      en: "397 analysed; 3 v 1 year; high risk or rupture",
      fr: "397 analysés ; 3 contre 1 an ; haut risque ou rupture",
    },
    result: {
      en: "2012: HR RFS 0.46 (0.32–0.65), 5-year RFS 65.6 v 47.9 %, OS 92.0 v 81.7 % (HR 0.45). 2016: 71.1 v 52.3 %, HR 0.60; OS 91.9 v 85.3 %, HR 0.60. 10-year: RFS 52.5 v 41.8 % (HR 0.66), OS 79.0 v 65.3 % (HR 0.55). Early stop for non-relapse reasons 25.8 v 12.6 %",
      fr: "2012 : HR de survie sans récidive 0,46 (0,32–0,65), à 5 ans 65,6 contre 47,9 %, survie globale 92,0 contre 81,7 % (HR 0,45). 2016 : 71,1 contre 52,3 %, HR 0,60 ; survie globale 91,9 contre 85,3 %, HR 0,60. À 10 ans : survie sans récidive 52,5 contre 41,8 % (HR 0,66), survie globale 79,0 contre 65,3 % (HR 0,55). Arrêt précoce hors récidive 25,8 contre 12,6 %",
    },
    verification: "B",
    grade_words: "A (SSG12, SSG16, CANC23); part B",
    citations: ["SSG12", "SSG16", "CANC23"],
    rules: ["AD-03", "AD-08"],
  },
  {
    id: "EORTC-62024",
    name: "EORTC 62024",
    design: { en: "908; 2 years v none; intermediate/high", fr: "908 ; 2 ans contre rien ; intermédiaire/haut" },
    result: {
      en: "final 9.1 years: IFFS 87/75 % v 83/74 % at 5/10 years, HR 0.87 (0.65–1.15) p=0.31; RFS 70 v 63 % at 5 years, 63 v 61 % at 10 years",
      fr: "final à 9,1 ans : survie sans échec de l'imatinib 87/75 % contre 83/74 % à 5/10 ans, HR 0,87 (0,65–1,15) p=0,31 ; survie sans récidive 70 contre 63 % à 5 ans, 63 contre 61 % à 10 ans",
    },
    verification: "A",
    grade_words: "A (EORTC)",
    citations: ["EORTC"],
    rules: ["AD-03", "AD-04"],
  },
  {
    id: "PERSIST-5",
    name: "PERSIST-5",
    design: { en: "91, single arm, 5 years", fr: "91, un seul bras, 5 ans" },
    result: {
      en: "5-year RFS 90 %, OS 95 %; 49 % stopped early; no relapse on drug in sensitive genotypes",
      fr: "Survie sans récidive à 5 ans 90 %, survie globale 95 % ; 49 % d'arrêts précoces ; aucune récidive sous traitement pour les génotypes sensibles",
    },
    verification: "A",
    grade_words: "A (PERSIST5)",
    citations: ["PERSIST5"],
    rules: ["AD-06"],
  },
  {
    id: "ImadGIST",
    name: "ImadGIST",
    design: {
      en: "136 (65 v 71); 3 v 6 years, randomized at 3 years; NCCN risk ≥35 %",
      fr: "136 (65 contre 71) ; 3 contre 6 ans, randomisation à 3 ans ; risque NCCN ≥35 %",
    },
    result: {
      en: "DFS HR 0.40 (0.20–0.69) p=0.0008, median 55 months; OS immature",
      fr: "Survie sans maladie HR 0,40 (0,20–0,69) p=0,0008, suivi médian 55 mois ; survie globale immature",
    },
    verification: "B",
    grade_words: "A; HR and CI B (IMADGIST)",
    citations: ["IMADGIST"],
    rules: ["AD-06"],
  },
  {
    id: "SSG-XXII",
    name: "SSG XXII",
    design: { en: "3 v 5 years, high risk after 3 years", fr: "3 contre 5 ans, haut risque après 3 ans" },
    result: {
      en: "accrual complete; results pending (2025 source), none known",
      fr: "inclusions terminées ; résultats attendus (source 2025), aucun connu",
    },
    verification: "B",
    grade_words: "A/B (SSGXXII)",
    citations: ["SSGXXII"],
    rules: ["AD-06"],
  },
];

/** Figures quoted beside the rules of a chapter. Source: pathway rules §3, §4, §9. */
export const FIGURES: readonly Figure[] = [
  {
    id: "rupture-consequence",
    rules: ["SX-07", "AD-02"],
    text: {
      en: "5-year recurrence 64 % major, 29 % minor, 31 % no defect; peritoneal 52/25/19 %.",
      fr: "Récidive à 5 ans : 64 % effraction majeure, 29 % mineure, 31 % aucune ; péritonéale 52/25/19 %.",
    },
    verification: "A",
    citations: ["HOLM16"],
  },
  {
    id: "neoadjuvant-gastric",
    rules: ["NEO-01", "NEO-06"],
    text: {
      en: "Gastric series n=55, median 10 months, 113→62 mm, stomach kept 96 %, R0 94 %.",
      fr: "Série gastrique n=55, médiane 10 mois, 113→62 mm, estomac conservé 96 %, R0 94 %.",
    },
    verification: "A",
    citations: ["NEOG"],
  },
  {
    id: "neoadjuvant-28",
    rules: ["NEO-01", "NEO-06"],
    text: { en: "n=28: PR 86 %, R0 18/19.", fr: "n=28 : réponse partielle 86 %, R0 18/19." },
    verification: "A",
    citations: ["NEO28"],
  },
  {
    id: "fairweather-2018",
    rules: ["MS-02", "MS-03", "MS-05"],
    text: {
      en: "323 patients, 400 operations; imatinib group, from surgery: PFS responding 36, stable 30, unifocal progression 11, multifocal 6 months; OS not reached/110/59/24. Selection bias; no completed RCT.",
      fr: "323 patients, 400 interventions ; groupe imatinib, depuis la chirurgie : survie sans progression 36 mois si réponse, 30 si stabilité, 11 si progression unifocale, 6 si multifocale ; survie globale non atteinte/110/59/24. Biais de sélection ; aucun essai randomisé achevé.",
    },
    verification: "A",
    citations: ["FAIR18"],
  },
  {
    id: "bauer-2014",
    rules: ["MS-02", "MS-07"],
    text: {
      en: "n=239 (177 R0/R1): OS 8.7 years R0/R1 v 5.3 years R2; in remission not reached v 5.1 years; no PFS difference if progressing. Selection bias; no completed RCT.",
      fr: "n=239 (177 R0/R1) : survie globale 8,7 ans R0/R1 contre 5,3 ans R2 ; en rémission non atteinte contre 5,1 ans ; pas de différence de survie sans progression en cas de progression. Biais de sélection ; aucun essai randomisé achevé.",
    },
    verification: "A",
    citations: ["BAUER14"],
  },
];
