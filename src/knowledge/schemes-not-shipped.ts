import type { UnshippedScheme } from "./types";

/**
 * Published schemes that this project names with their citation and does not compute: their points, coefficients or splits
 * are not published in a form that can be checked. Source: risk schemes §7.
 */
export const SCHEMES_NOT_SHIPPED: readonly UnshippedScheme[] = [
  {
    id: "MSKCC-NOMOGRAM",
    name: { en: "MSKCC nomogram (Gold 2009)", fr: "Nomogramme du MSKCC (Gold 2009)" },
    citation_text:
      "Gold JS, Gönen M, Gutiérrez A, et al. Lancet Oncol 2009;10(11):1045–52; doi 10.1016/S1470-2045(09)70242-6; PMC3175638",
    reason: {
      en: "Points, coefficients and probability axis exist only as a drawing. The R package “cliot” 1.0.0 advertises a function for it, but its reference names authors who did not write the paper: not used.",
      fr: "Points, coefficients et axe des probabilités n'existent que sous forme de dessin. Le paquet R « cliot » 1.0.0 annonce une fonction, mais sa référence cite des auteurs qui n'ont pas écrit l'article : non utilisé.",
    },
    may_be_said: {
      en: "Inputs: size (continuous, non-linear), mitoses <5 v ≥5 per 50 HPF (a count of exactly 5 is on the high side here), stomach / small intestine / colon-rectum / other; output 2- and 5-year recurrence-free survival without adjuvant therapy. Derivation n=127, concordance 0.78±0.02; validation GEIS n=212 0.76±0.03, Mayo n=148 0.80±0.02; v NIH 0.70/0.66 (GEIS), 0.74/0.78 (Mayo); v AFIP 0.73 (GEIS, p=0.28), 0.76 (Mayo, p=0.09); KIT/PDGFRA status added nothing.",
      fr: "Variables : taille (continue, non linéaire), mitoses <5 v ≥5 pour 50 champs (un compte de 5 exactement est ici du côté haut), estomac / grêle / côlon-rectum / autre ; résultat : survie sans récidive à 2 et 5 ans sans adjuvant. Construction n=127, concordance 0,78±0,02 ; validation GEIS n=212 0,76±0,03, Mayo n=148 0,80±0,02 ; v NIH 0,70/0,66 (GEIS), 0,74/0,78 (Mayo) ; v AFIP 0,73 (GEIS, p=0,28), 0,76 (Mayo, p=0,09) ; le statut KIT/PDGFRA n'apporte rien.",
    },
    verification: "A",
  },
  {
    id: "CONTOUR-MAPS",
    name: { en: "Prognostic contour maps (Joensuu 2012)", fr: "Cartes de contour pronostiques (Joensuu 2012)" },
    citation_text:
      "Joensuu H, Vehtari A, Riihimäki J, et al. Lancet Oncol 2012;13(3):265–74; doi 10.1016/S1470-2045(11)70299-6; PMID 22153892 (PMID not verified)",
    reason: {
      en: "Non-linear model (Gaussian-process type) without closed form; hazard ratios and 10-year figures per group exist only in drawings.",
      fr: "Modèle non linéaire (de type processus gaussien) sans forme close ; rapports de risque et survies à 10 ans par groupe n'existent qu'en figures.",
    },
    may_be_said: {
      en: "2560 untreated patients from ten population series, validation in 920; 15-year recurrence-free survival 59.9 % (56.2–63.6), few recurrences after 10 years; adverse: size, count, non-gastric site, rupture, male sex; AUC for 10-year recurrence-free survival NIH 0.79, modified NIH 0.78, AFIP 0.82 (A); non-linear model 0.88 (C). One printed value: gastric, 10 cm, 5/50 HPF, no rupture → 10-year recurrence 20–40 % (B).",
      fr: "2560 patients non traités de dix séries de population, validation chez 920 ; survie sans récidive à 15 ans 59,9 % (56,2–63,6), peu de récidives après 10 ans ; péjoratifs : taille, mitoses, site non gastrique, rupture, sexe masculin ; AUC pour la survie sans récidive à 10 ans NIH 0,79, NIH modifiée 0,78, AFIP 0,82 (A) ; modèle non linéaire 0,88 (C). Une valeur imprimée : estomac, 10 cm, 5/50 champs, sans rupture → récidive à 10 ans 20–40 % (B).",
    },
    verification: "C",
  },
  {
    id: "DECISION-TREE",
    name: { en: "Decision tree (Bertsimas, Margonis 2024)", fr: "Arbre de décision (Bertsimas, Margonis 2024)" },
    citation_text:
      "Lancet Oncol 2024, “Interpretable artificial intelligence to optimise use of imatinib…”; PMID 38976997",
    reason: {
      en: "Implementable in principle, but its published splits could not be verified.",
      fr: "Réalisable en principe, mais ses seuils publiés n'ont pas pu être vérifiés.",
    },
    may_be_said: {
      en: "The model and its citation only.",
      fr: "Le modèle et sa référence seulement.",
    },
    verification: "A",
  },
  {
    id: "DEMATTEO-2008",
    name: { en: "DeMatteo 2008", fr: "Modèle de DeMatteo 2008" },
    citation_text: "DeMatteo, et al. Cancer 2008;112:608–15; doi 10.1002/cncr.23199",
    reason: { en: "Cox model only, no scheme.", fr: "Modèle de Cox seul, sans classification." },
    may_be_said: {
      en: "n=127; ≥5/50 HPF, ≥10 cm and small bowel adverse; recurrence-free survival 83/75/63 % at 1/2/5 years.",
      fr: "n=127 ; ≥5/50 champs, ≥10 cm et grêle péjoratifs ; survie sans récidive 83/75/63 % à 1/2/5 ans.",
    },
    verification: "C",
  },
  {
    id: "ROSSI-2011",
    name: { en: "Rossi 2011 nomogram", fr: "Nomogramme de Rossi 2011" },
    citation_text: "Rossi, et al. Am J Surg Pathol 2011;35:1646–56",
    reason: { en: "Drawn nomogram.", fr: "Nomogramme dessiné." },
    may_be_said: {
      en: "929 imatinib-naive patients, 10-year overall survival.",
      fr: "929 patients naïfs d'imatinib, survie globale à 10 ans.",
    },
    verification: "C",
  },
  {
    id: "BISCHOF-2014",
    name: { en: "Bischof 2014 nomogram", fr: "Nomogramme de Bischof 2014" },
    citation_text: "Bischof, et al. J Gastrointest Surg 2014;18(12):2123–9; doi 10.1007/s11605-014-2658-2",
    reason: { en: "Drawn nomogram.", fr: "Nomogramme dessiné." },
    may_be_said: {
      en: "n=365; sex, size, site and rate for disease-free survival; concordance 0.77 v NIH 0.73, modified NIH 0.71, MSKCC 0.71, Miettinen 0.78.",
      fr: "n=365 ; sexe, taille, site et index mitotique pour la survie sans maladie ; concordance 0,77 v NIH 0,73, NIH modifiée 0,71, MSKCC 0,71, Miettinen 0,78.",
    },
    verification: "A",
  },
  {
    id: "JIAXIN-2020",
    name: { en: "Jiaxin 2020 (rectal)", fr: "Jiaxin 2020 (rectum)" },
    citation_text: "Jiaxin 2020. Aging 2020;12(12):11416–30; doi 10.18632/aging.103204",
    reason: { en: "Point table not verified.", fr: "Table de points non vérifiée." },
    may_be_said: {
      en: "Size and rate only, cut at 65 points.",
      fr: "Taille et index mitotique seuls, seuil à 65 points.",
    },
    verification: "B",
  },
  {
    id: "CHONGQING-2023",
    name: { en: "Chongqing 2023 nomogram", fr: "Nomogramme de Chongqing 2023" },
    citation_text: "J Pers Med 2023;13:498; doi 10.3390/jpm13030498 (corrected 2024)",
    reason: { en: "Existence verified only.", fr: "Seule l'existence est vérifiée." },
    may_be_said: { en: "Its existence and citation only.", fr: "Son existence et sa référence seulement." },
    verification: "B",
  },
  {
    id: "CINSARC",
    name: { en: "CINSARC / complexity index", fr: "CINSARC / index de complexité" },
    citation_text: "Lagarde P, et al. Clin Cancer Res 2012;18:826–38",
    reason: {
      en: "Needs genomic input that the chart does not hold.",
      fr: "Exige des données génomiques que le dossier ne contient pas.",
    },
    may_be_said: {
      en: "Genomic index = A²/C (A copy-number alterations, C chromosomes involved), poor above 10 (C).",
      fr: "Index génomique = A²/C (A altérations du nombre de copies, C chromosomes concernés), défavorable au-delà de 10 (C).",
    },
    verification: "C",
  },
  {
    id: "SEER-SITES",
    name: { en: "SEER site comparison (Ye 2017)", fr: "Comparaison des sites, SEER (Ye 2017)" },
    citation_text: "Ye 2017. Oncotarget (23692)",
    reason: { en: "A comparison of sites, not a scheme.", fr: "Comparaison de sites, pas une classification." },
    may_be_said: {
      en: "Stomach 2594, duodenum 228, jejunum/ileum 1176; cancer-specific survival like stomach on Cox except 2.1–5 cm with ≤5 (HR 1.657) and 2.1–5 cm with >5 in jejunum/ileum (HR 4.627).",
      fr: "Estomac 2594, duodénum 228, jéjunum/iléon 1176 ; survie spécifique proche de l'estomac (Cox) sauf 2,1–5 cm avec ≤5 (HR 1,657) et 2,1–5 cm avec >5 au jéjunum/iléon (HR 4,627).",
    },
    verification: "B",
  },
  {
    id: "SEROSAL-INVASION",
    name: { en: "Serosal invasion (2014)", fr: "Envahissement de la séreuse (2014)" },
    citation_text: "BMC Cancer 2014 (PMC4057930)",
    reason: { en: "A prognostic factor, not a scheme.", fr: "Facteur pronostique, pas une classification." },
    may_be_said: {
      en: "Within high risk, >10/50 HPF and serosal invasion split prognosis, n=370.",
      fr: "Au sein du haut risque, >10/50 champs et envahissement séreux séparent le pronostic, n=370.",
    },
    verification: "B",
  },
  {
    id: "PROMETHEUS",
    name: { en: "PROMETheus (Renne 2023/24)", fr: "PROMETheus (Renne, 2023/24)" },
    citation_text: "Renne 2023/24, JMIR preprint 50023",
    reason: {
      en: "Bayesian prediction of the surgical count from the biopsy; preprint, n=80.",
      fr: "Prédiction bayésienne du compte opératoire d'après la biopsie ; prépublication, n=80.",
    },
    may_be_said: { en: "Its existence and citation only.", fr: "Son existence et sa référence seulement." },
    verification: "B",
  },
];
