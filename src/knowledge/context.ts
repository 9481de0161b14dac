import type { Disagreement, Figure, Localised, PipelineProduct, Trial } from "./types";

/** Where guidelines or schemes differ: shown side by side beside the rules named, never merged. Source: pathway rules §11. */
export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    id: "SMALL-NODULE",
    topic: { en: "Nodule below 20 mm", fr: "Nodule de moins de 20 mm" },
    positions: {
      en: "ESMO: excise proven GIST, surveillance by choice. NCCN: surveillance if no high-risk EUS feature. ACG: insufficient evidence.",
      fr: "ESMO : exérèse du GIST prouvé, surveillance si le patient la choisit. NCCN : surveillance sans signe de risque en échoendoscopie. ACG : preuves insuffisantes.",
    },
    rules: ["DX-02", "DX-03", "DX-03b"],
  },
  {
    id: "PERCUTANEOUS-BIOPSY",
    topic: { en: "Percutaneous biopsy of a resectable primary", fr: "Biopsie percutanée d'un primitif résécable" },
    positions: {
      en: "ESMO allows; Asian (100 %) and NCCN-type advice avoid.",
      fr: "L'ESMO l'admet ; consensus asiatique (100 %) et avis de type NCCN l'évitent.",
    },
    rules: ["DX-08", "RF-04"],
  },
  {
    id: "GENOTYPING",
    topic: { en: "Extent of genotyping", fr: "Étendue du génotypage" },
    positions: {
      en: "ESMO: all but <20 mm non-rectal; French: all but very low risk; Onkopedia: when drug therapy is indicated.",
      fr: "ESMO : tous sauf <20 mm non rectal ; France : tous sauf très faible risque ; Onkopedia : si traitement médical indiqué.",
    },
    rules: ["DX-12"],
  },
  {
    id: "EFTR",
    topic: { en: "Endoscopic full-thickness resection", fr: "Résection endoscopique transmurale" },
    positions: {
      en: "ESMO acceptable; Asian weakly against.",
      fr: "ESMO : acceptable ; consensus asiatique : faiblement contre.",
    },
    rules: ["SX-06"],
  },
  {
    id: "LAPAROSCOPY",
    topic: { en: "Size limit of laparoscopy", fr: "Taille limite de la cœlioscopie" },
    positions: {
      en: "ESMO gives no cm; Asian: care above 8 cm; older series below 5 cm.",
      fr: "ESMO : pas de seuil en cm ; Asie : prudence au-delà de 8 cm ; séries anciennes sous 5 cm.",
    },
    rules: ["SX-04"],
  },
  {
    id: "EXON-9-DOSE",
    topic: { en: "Dose in KIT exon 9", fr: "Dose si KIT exon 9" },
    positions: {
      en: "ESMO 800 mg; Asian: escalation after progression; NCCN: “may benefit”; adjuvant: 400 mg by default.",
      fr: "ESMO 800 mg ; Asie : escalade après progression ; NCCN : bénéfice possible ; en adjuvant : 400 mg par défaut.",
    },
    rules: ["MET-02", "NEO-02", "AD-07"],
  },
  {
    id: "INTERMEDIATE-RISK",
    topic: { en: "Moderate or intermediate risk", fr: "Risque modéré ou intermédiaire" },
    positions: {
      en: "ESMO: shared decision; NCCN v1.2026: adjuvant preferred; modified NIH and AFIP often differ (gastric >5–10 cm, ≤5 mitoses: intermediate v 3.6 % low).",
      fr: "ESMO : décision partagée ; NCCN v1.2026 : adjuvant préféré ; NIH modifiée et AFIP divergent souvent (estomac >5–10 cm, ≤5 mitoses : intermédiaire v 3,6 % faible).",
    },
    rules: ["AD-03", "AD-04", "AD-05"],
  },
  {
    id: "ADJUVANT-LENGTH",
    topic: { en: "Length of adjuvant imatinib", fr: "Durée de l'imatinib adjuvant" },
    positions: {
      en: "36 months standard; 72 optional (ImadGIST, Asian 66.7 %); NCCN v1.2026: at least 3 years (overall survival) or 6 years (disease-free survival).",
      fr: "36 mois standard ; 72 en option (ImadGIST, Asie 66,7 %) ; NCCN v1.2026 : au moins 3 ans (survie globale) ou 6 ans (survie sans maladie).",
    },
    rules: ["AD-03", "AD-06"],
  },
  {
    id: "AFTER-RUPTURE",
    topic: { en: "After rupture", fr: "Après rupture" },
    positions: {
      en: "ESMO: length undefined; Asian: extended or lifelong 88.9 %; NCCN v1.2026: as metastatic.",
      fr: "ESMO : durée non définie ; Asie : prolongé ou à vie 88,9 % ; NCCN v1.2026 : comme métastatique.",
    },
    rules: ["AD-02"],
  },
  {
    id: "LE2-NON-GASTRIC",
    topic: {
      en: "Modified NIH, ≤2 cm, non-gastric, 6–10 mitoses",
      fr: "NIH modifiée, ≤2 cm, non gastrique, 6–10 mitoses",
    },
    positions: { en: "Intermediate v high.", fr: "Intermédiaire v haut." },
    rules: ["AD-03", "AD-04"],
  },
  {
    id: "AVAPRITINIB-LABEL",
    topic: { en: "Avapritinib label", fr: "AMM de l'avapritinib" },
    positions: {
      en: "EU: D842V; US: any PDGFRA exon 18; handling of intracranial haemorrhage differs (SAF-10).",
      fr: "UE : D842V ; US : tout exon 18 de PDGFRA ; conduite différente en cas d'hémorragie intracrânienne (SAF-10).",
    },
    rules: ["MET-03", "SAF-10"],
  },
  {
    id: "RENAL-DOSING",
    topic: { en: "Imatinib and renal function", fr: "Imatinib et fonction rénale" },
    positions: { en: "US caps; EU start 400 mg.", fr: "US : plafonds ; UE : débuter à 400 mg." },
    rules: ["SAF-02"],
  },
  {
    id: "SECOND-LINE",
    topic: { en: "Second line", fr: "Deuxième ligne" },
    positions: {
      en: "ESMO sunitinib; NCCN ripretinib if sunitinib-intolerant.",
      fr: "ESMO : sunitinib ; NCCN : riprétinib si intolérance au sunitinib.",
    },
    rules: ["MET-08", "MET-09"],
  },
  {
    id: "GERMLINE-SDHX",
    topic: { en: "Germline SDHx", fr: "SDHx constitutionnel" },
    positions: {
      en: "ESMO gives no rule; GeneReviews and UK SDHA guidance do.",
      fr: "ESMO : pas de règle ; GeneReviews et guide britannique SDHA : oui.",
    },
    rules: ["DX-15"],
  },
  {
    id: "FOLLOW-UP",
    topic: { en: "Follow-up", fr: "Suivi" },
    positions: {
      en: "ESMO, BSG, NCCN and Asian differ in anchor and interval.",
      fr: "ESMO, BSG, NCCN et Asie diffèrent par le point de départ et l'intervalle.",
    },
    rules: ["AD-02", "AD-03", "AD-05", "AD-06"],
  },
];

/** Adjuvant trials. Source: pathway rules §12. */
export const TRIALS: readonly Trial[] = [
  {
    id: "Z9001",
    name: "Z9001",
    design: { en: "713; 1 year v placebo; ≥3 cm", fr: "713 ; 1 an v placebo ; ≥3 cm" },
    result: {
      en: "1-year recurrence-free survival 98 v 83 %, HR 0.35; no gain in overall survival",
      fr: "Survie sans récidive à 1 an 98 v 83 %, HR 0,35 ; pas de gain de survie globale",
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
      fr: "397 analysés ; 3 ans v 1 an ; haut risque ou rupture",
    },
    result: {
      en: "2012: HR for recurrence 0.46 (0.32–0.65), 5-year recurrence-free survival 65.6 v 47.9 %, overall survival 92.0 v 81.7 % (HR 0.45). 2016: 71.1 v 52.3 %, HR 0.60; overall survival 91.9 v 85.3 %, HR 0.60. 10 years: 52.5 v 41.8 % (HR 0.66), overall survival 79.0 v 65.3 % (HR 0.55). Early stop for reasons other than relapse 25.8 v 12.6 %",
      fr: "2012 : HR de récidive 0,46 (0,32–0,65), survie sans récidive à 5 ans 65,6 v 47,9 %, survie globale 92,0 v 81,7 % (HR 0,45). 2016 : 71,1 v 52,3 %, HR 0,60 ; survie globale 91,9 v 85,3 %, HR 0,60. 10 ans : 52,5 v 41,8 % (HR 0,66), survie globale 79,0 v 65,3 % (HR 0,55). Arrêt précoce hors rechute 25,8 v 12,6 %",
    },
    verification: "B",
    grade_words: "A (SSG12, SSG16, CANC23); part B",
    citations: ["SSG12", "SSG16", "CANC23"],
    rules: ["AD-02", "AD-03", "AD-08"],
  },
  {
    id: "EORTC62024",
    name: "EORTC 62024",
    design: { en: "908; 2 years v none; intermediate or high", fr: "908 ; 2 ans v rien ; intermédiaire ou haut" },
    result: {
      en: "Final at 9.1 years: imatinib-failure-free survival 87/75 % v 83/74 % at 5/10 years, HR 0.87 (0.65–1.15), p=0.31; recurrence-free survival 70 v 63 % at 5 years, 63 v 61 % at 10 years",
      fr: "Final à 9,1 ans : survie sans échec de l'imatinib 87/75 % v 83/74 % à 5/10 ans, HR 0,87 (0,65–1,15), p=0,31 ; survie sans récidive 70 v 63 % à 5 ans, 63 v 61 % à 10 ans",
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
      en: "5-year recurrence-free survival 90 %, overall survival 95 %; 49 % stopped early; no relapse on drug in sensitive genotypes",
      fr: "Survie sans récidive à 5 ans 90 %, survie globale 95 % ; 49 % d'arrêts précoces ; pas de rechute sous traitement si génotype sensible",
    },
    verification: "A",
    grade_words: "A (PERSIST5)",
    citations: ["PERSIST5"],
    rules: ["AD-06"],
  },
  {
    id: "IMADGIST",
    name: "ImadGIST",
    design: {
      en: "136 (65 v 71); 3 v 6 years, randomized at 3 years; NCCN risk ≥35 %",
      fr: "136 (65 v 71) ; 3 v 6 ans, randomisation à 3 ans ; risque NCCN ≥35 %",
    },
    result: {
      en: "Disease-free survival HR 0.40 (0.20–0.69), p=0.0008, median 55 months; overall survival immature",
      fr: "Survie sans maladie HR 0,40 (0,20–0,69), p=0,0008, médiane 55 mois ; survie globale immature",
    },
    verification: "B",
    grade_words: "A; HR and CI B (IMADGIST)",
    citations: ["IMADGIST"],
    rules: ["AD-06"],
  },
  {
    id: "SSGXXII",
    name: "SSG XXII",
    design: { en: "3 v 5 years, high risk after 3 years", fr: "3 v 5 ans, haut risque après 3 ans" },
    result: {
      en: "Accrual complete; results pending (2025 source), none known",
      fr: "Inclusions terminées ; résultats attendus (source 2025), aucun connu",
    },
    verification: "B",
    grade_words: "A/B (SSGXXII)",
    citations: ["SSGXXII"],
    rules: ["AD-06"],
  },
];

/** Products in development at 2026-11-23, with the date of the next check. Source: pathway rules §13. */
export const PIPELINE: readonly PipelineProduct[] = [
  {
    id: "BEZUCLASTINIB",
    product: "Bezuclastinib + sunitinib (PEAK, after imatinib)",
    state: {
      en: "Progression-free survival 16.5 v 9.2 months, HR 0.50, response 46 v 26 %, stop for related adverse event 7.4 v 3.8 %; breakthrough 26 Jan 2026; NDA priority review, FDA date 30 Nov 2026; no approval known",
      fr: "Survie sans progression 16,5 v 9,2 mois, HR 0,50, réponse 46 v 26 %, arrêt pour effet lié 7,4 v 3,8 % ; breakthrough 26 janv. 2026 ; revue prioritaire, date FDA 30 nov. 2026 ; pas d'AMM connue",
    },
    recheck_on: "2026-12-01",
    verification: "B",
    citations: ["PEAK"],
  },
  {
    id: "VELZATINIB",
    product: "Velzatinib (IDRX-42/GSK6042981)",
    state: {
      en: "Phase 1: second line response 46 % (n=13), fourth line and later 20 % (n=10); phase 3 StrateGIST 3 v sunitinib running",
      fr: "Phase 1 : deuxième ligne, réponse 46 % (n=13), quatrième ligne et au-delà 20 % (n=10) ; phase 3 StrateGIST 3 v sunitinib en cours",
    },
    recheck_on: null,
    verification: "B",
    citations: ["VELZ"],
  },
  {
    id: "INSIGHT",
    product: "Ripretinib INSIGHT (NCT05734105; exon 11 + 17/18)",
    state: { en: "No read-out known", fr: "Aucun résultat connu" },
    recheck_on: null,
    verification: "B",
    citations: ["INTRIGUECT"],
  },
  {
    id: "OLVEREMBATINIB",
    product: "Olverembatinib",
    state: {
      en: "China breakthrough; single-arm phase 3; no approval in GIST known",
      fr: "Breakthrough en Chine ; phase 3 à un bras ; pas d'AMM connue dans le GIST",
    },
    recheck_on: null,
    verification: "B",
    citations: ["OLVER"],
  },
  {
    id: "SSGXXII-AND-GUIDELINES",
    product: "SSG XXII; any ESMO update; NCCN after v1.2026",
    state: { en: "See the trial SSG XXII and the list to verify", fr: "Voir l'essai SSG XXII et la liste à vérifier" },
    recheck_on: null,
    verification: "B",
    citations: ["SSGXXII"],
  },
];

/** Published figures quoted beside the rules. Source: pathway rules §3, §4, §9 and risk schemes §4, §9. */
export const FIGURES: readonly Figure[] = [
  {
    id: "RUPTURE-HOLM16",
    rules: ["SX-07", "AD-02"],
    text: {
      en: "Consequence of rupture (small intestine, n=72): 5-year recurrence 64 % major, 29 % minor, 31 % no defect; peritoneal 52/25/19 %.",
      fr: "Conséquence de la rupture (grêle, n=72) : récidive à 5 ans 64 % majeure, 29 % mineure, 31 % sans effraction ; péritonéale 52/25/19 %.",
    },
    verification: "A",
    citations: ["HOLM16"],
  },
  {
    id: "RUPTURE-HOLM18",
    rules: ["SX-07", "AD-02"],
    text: {
      en: "Gastric, n=242: 5-year recurrence-free survival rupture 37 %, minor 91 %, none 96 %; within high risk 37 v 77 %, HR 3.56 (1.57–8.08); 11 of 13 given imatinib after rupture relapsed.",
      fr: "Estomac, n=242 : survie sans récidive à 5 ans rupture 37 %, mineure 91 %, aucune 96 % ; en haut risque 37 v 77 %, HR 3,56 (1,57–8,08) ; 11 des 13 traités par imatinib après rupture ont rechuté.",
    },
    verification: "B",
    citations: ["HOLM18"],
  },
  {
    id: "RUPTURE-NISHIDA18",
    rules: ["SX-07"],
    text: {
      en: "Rupture in 21/665 (3.2 %) and 5/182; independent for recurrence-free survival, not for overall survival.",
      fr: "Rupture chez 21/665 (3,2 %) et 5/182 ; facteur indépendant pour la survie sans récidive, non pour la survie globale.",
    },
    verification: "B",
    citations: ["NISHIDA18"],
  },
  {
    id: "NEO-GASTRIC",
    rules: ["NEO-01", "NEO-06"],
    text: {
      en: "Neoadjuvant gastric series n=55: median 10 months, 113→62 mm, stomach kept 96 %, R0 94 %.",
      fr: "Série gastrique néoadjuvante n=55 : médiane 10 mois, 113→62 mm, estomac conservé 96 %, R0 94 %.",
    },
    verification: "A",
    citations: ["NEOG"],
  },
  {
    id: "NEO-28",
    rules: ["NEO-01", "NEO-06"],
    text: {
      en: "Neoadjuvant series n=28: partial response 86 %, R0 18/19; shrinkage mainly at 6–12 months (retrospective).",
      fr: "Série néoadjuvante n=28 : réponse partielle 86 %, R0 18/19 ; réduction surtout à 6–12 mois (rétrospectif).",
    },
    verification: "A",
    citations: ["NEO28"],
  },
  {
    id: "NEO-RTOG",
    rules: ["NEO-01"],
    text: {
      en: "RTOG 0132, 8 weeks: partial response 7 %, stable 83 % in primaries, 2-year progression-free survival 83 %.",
      fr: "RTOG 0132, 8 semaines : réponse partielle 7 %, stabilité 83 % des primitifs, survie sans progression à 2 ans 83 %.",
    },
    verification: "B",
    citations: ["RTOG0132"],
  },
  {
    id: "NEO-EORTC",
    rules: ["NEO-01"],
    text: {
      en: "EORTC pooled n=161: R0 83 %, 5-year disease-free survival 65 %, overall survival 87 %.",
      fr: "EORTC, séries regroupées n=161 : R0 83 %, survie sans maladie à 5 ans 65 %, survie globale 87 %.",
    },
    verification: "C",
    citations: ["EORTC_NEO"],
  },
  {
    id: "FAIRWEATHER-2018",
    rules: ["MS-02", "MS-03", "MS-05", "MS-08"],
    text: {
      en: "Fairweather 2018 (323 patients, 400 operations; imatinib group, from surgery): progression-free survival responding 36, stable 30, unifocal progression 11, multifocal 6 months; overall survival not reached/110/59/24.",
      fr: "Fairweather 2018 (323 patients, 400 interventions ; groupe imatinib, depuis la chirurgie) : survie sans progression réponse 36, stabilité 30, progression unifocale 11, multifocale 6 mois ; survie globale non atteinte/110/59/24.",
    },
    verification: "A",
    citations: ["FAIR18"],
  },
  {
    id: "BAUER-2014",
    rules: ["MS-02", "MS-07"],
    text: {
      en: "Bauer 2014 (n=239; 177 R0/R1): overall survival 8.7 years R0/R1 v 5.3 years R2; in remission not reached v 5.1 years; no difference in progression-free survival if progressing.",
      fr: "Bauer 2014 (n=239 ; 177 R0/R1) : survie globale 8,7 ans R0/R1 v 5,3 ans R2 ; en rémission non atteinte v 5,1 ans ; pas de différence de survie sans progression si évolutif.",
    },
    verification: "A",
    citations: ["BAUER14"],
  },
  {
    id: "RAUT-2006",
    rules: ["MS-02", "MS-03", "MS-05"],
    text: {
      en: "Raut 2006 (n=69): no evidence of disease 78/25/7 % and 12-month progression-free survival 80/33/0 % for stable/limited/generalized progression; overall survival 95/86/0 %.",
      fr: "Raut 2006 (n=69) : sans maladie visible 78/25/7 % et survie sans progression à 12 mois 80/33/0 % si stable/progression limitée/généralisée ; survie globale 95/86/0 %.",
    },
    verification: "C",
    citations: ["RAUT06"],
  },
  {
    id: "DU-2014",
    rules: ["MS-02"],
    text: {
      en: "Du 2014, randomized, 41 of 210 planned: 2-year progression-free survival 88.4 v 57.7 % (p=0.089); overall survival not reached v 49 months (p=0.024). Selection bias in all series; no completed randomized trial.",
      fr: "Du 2014, randomisé, 41 sur 210 prévus : survie sans progression à 2 ans 88,4 v 57,7 % (p=0,089) ; survie globale non atteinte v 49 mois (p=0,024). Biais de sélection dans toutes les séries ; pas d'essai randomisé achevé.",
    },
    verification: "C",
    citations: ["DU14"],
  },
  {
    id: "MESENTERY",
    rules: ["AD-03"],
    text: {
      en: "Mesentery, 114 pooled cases: 91 % high risk, 5-year disease-free survival 57.7 %.",
      fr: "Mésentère, 114 cas regroupés : 91 % haut risque, survie sans maladie à 5 ans 57,7 %.",
    },
    verification: "B",
    citations: ["MESENTERY"],
  },
  {
    id: "OESOPHAGUS",
    rules: ["AD-03"],
    text: {
      en: "Oesophagus, pooled: 70.8 % high risk, 5-year disease-free survival 65.1 %.",
      fr: "Œsophage, cas regroupés : 70,8 % haut risque, survie sans maladie à 5 ans 65,1 %.",
    },
    verification: "B",
    citations: ["OESOPHAGUS"],
  },
  {
    id: "GENOTYPE-FREQUENCY",
    rules: ["DX-12"],
    text: {
      en: "KIT about 80–85 %, PDGFRA about 10–15 %; SDH-deficient about 5–7.5 % of GIST (the last figure B).",
      fr: "KIT environ 80–85 %, PDGFRA environ 10–15 % ; SDH-déficient environ 5–7,5 % des GIST (dernier chiffre B).",
    },
    verification: "B",
    citations: ["ONKO24", "OLVER"],
  },
  {
    id: "FDA-APPROVED",
    rules: ["MET-15"],
    text: {
      en: "FDA-approved in GIST: imatinib, sunitinib, regorafenib, avapritinib, ripretinib.",
      fr: "Autorisés par la FDA dans le GIST : imatinib, sunitinib, régorafénib, avapritinib, riprétinib.",
    },
    verification: "B",
    citations: ["CURETODAY"],
  },
  {
    id: "ESGE-FOLLOW-UP",
    rules: ["DX-03"],
    text: {
      en: "ESGE surveillance of subepithelial lesions without definite diagnosis: <10 mm first at 3–6 months, then every 2–3 years; 10–20 mm every 1–2 years; >20 mm not resected every 6–12 months.",
      fr: "Surveillance ESGE des lésions sous-épithéliales sans diagnostic certain : <10 mm premier contrôle à 3–6 mois, puis tous les 2–3 ans ; 10–20 mm tous les 1–2 ans ; >20 mm non réséquée tous les 6–12 mois.",
    },
    verification: "A",
    citations: ["ESGE22"],
  },
];

/** To verify before release. Source: pathway rules §14. */
export const TO_VERIFY: readonly Localised[] = [
  {
    en: "ESMO 2022 wording and grades (all B); BSG, NCCN v1.2026 and TNCD follow-up tables (TNCD schedules stay inactive). No ESMO GIST guideline later than 2022 is known; a claimed “ESMO GIST 2025” is unsupported and must be ignored. BSG full text not verified. Onkopedia April 2024: last change = ruptured GIST. French TNCD/Intergroup: 2019 summary (A); a newer update exists (C).",
    fr: "Formulations et niveaux ESMO 2022 (tous B) ; tables de suivi BSG, NCCN v1.2026 et TNCD (calendriers TNCD inactifs). Aucune recommandation ESMO GIST postérieure à 2022 n'est connue ; une « ESMO GIST 2025 » alléguée n'est pas étayée et doit être ignorée. Texte intégral BSG non vérifié. Onkopedia avril 2024 : dernier changement = GIST rompu. TNCD/Intergroupe : résumé 2019 (A) ; une mise à jour plus récente existe (C).",
  },
  {
    en: "Approval of PEAK after 30 Nov 2026; INSIGHT; SSG XXII.",
    fr: "AMM après PEAK au-delà du 30 nov. 2026 ; INSIGHT ; SSG XXII.",
  },
  {
    en: "ESMO “30–50 %” intermediate v AFIP moderate: our mapping.",
    fr: "Intermédiaire « 30–50 % » de l'ESMO v modéré AFIP : notre correspondance.",
  },
  { en: "AFIP column order v the original table of 2006.", fr: "Ordre des colonnes AFIP v table originale de 2006." },
  {
    en: "All C figures: Raut 2006, Du 2014, EORTC neoadjuvant pool, response check at 4–8 weeks, metastatic 8–12 weeks, surgical hold of sunitinib and regorafenib, US hepatic −25 % and inducer +50 %, contraception days, K/Mg/QTc cut-offs.",
    fr: "Tous les chiffres C : Raut 2006, Du 2014, séries néoadjuvantes EORTC, évaluation à 4–8 semaines, métastatique 8–12 semaines, suspension chirurgicale du sunitinib et du régorafénib, −25 % hépatique et +50 % inducteur (US), jours de contraception, seuils K/Mg/QTc.",
  },
  { en: "Current DailyMed and EMA texts of imatinib.", fr: "Textes actuels DailyMed et EMA de l'imatinib." },
  { en: "FDA and EU classification: regulatory counsel.", fr: "Classification FDA et UE : conseil réglementaire." },
];
