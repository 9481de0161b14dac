import type { CodeDefinition } from "./types";

/**
 * Every code that a rule may emit, and the groups and guards built on them. Codes are permanent: a changed meaning gets a
 * new code. Source: pathway rules of 2026-11-23, code list; seed abstract for the codes of 2007.
 */
export const CODES = {
  RANGE: {
    kind: "rec",
    label: {
      en: "Result depends on a missing fact: show range and next fact",
      fr: "Résultat dépendant d'une donnée manquante : afficher la fourchette et la donnée à obtenir",
    },
  },
  EUS_FIRST: { kind: "rec", label: { en: "Endoscopic ultrasound first", fr: "Échoendoscopie d'abord" } },
  EXCISE_DEFAULT: { kind: "rec", label: { en: "Excision is the default", fr: "Exérèse par défaut" } },
  SURVEILLANCE_DEFAULT: {
    kind: "rec",
    label: { en: "Active surveillance is the default", fr: "Surveillance active par défaut" },
  },
  SURVEILLANCE_OPTION: {
    kind: "rec",
    label: { en: "Surveillance as alternative, shared decision", fr: "Surveillance possible, décision partagée" },
  },
  EUS_SURVEILLANCE_US: {
    kind: "rec",
    label: { en: "EUS surveillance 6–12-monthly (US)", fr: "Surveillance par EES tous les 6–12 mois (États-Unis)" },
  },
  BIOPSY_OR_EXCISE: {
    kind: "rec",
    label: { en: "Biopsy or excision, not observation", fr: "Biopsie ou exérèse, pas de simple observation" },
  },
  RESECT_ACG: {
    kind: "rec",
    label: {
      en: "ACG: resect gastric >2 cm, all non-gastric",
      fr: "ACG : réséquer gastrique >2 cm, tout non gastrique",
    },
  },
  EXCISE_SMALL_MOBILE_MASS: {
    kind: "rec",
    label: { en: "Excise a small mobile mass", fr: "Exérèse d'une petite masse mobile" },
  },
  CORE_BIOPSIES_FIRST: {
    kind: "rec",
    label: { en: "Multiple core biopsies before major surgery", fr: "Microbiopsies multiples avant chirurgie lourde" },
  },
  BIOPSY_METASTASIS: {
    kind: "rec",
    label: { en: "Biopsy the easiest metastasis", fr: "Biopsier la métastase la plus accessible" },
  },
  EUS_BIOPSY_PREFERRED: {
    kind: "rec",
    label: { en: "EUS-guided biopsy preferred (≥20 mm)", fr: "Biopsie sous EES préférée (≥20 mm)" },
  },
  PERCUTANEOUS_BIOPSY_DISPUTED: {
    kind: "rec",
    label: { en: "Percutaneous biopsy: guidelines differ", fr: "Biopsie percutanée : avis divergents" },
  },
  BIOPSY_SPECIALISED_CENTRE: {
    kind: "rec",
    label: { en: "Cystic/mobile mass: specialised centre", fr: "Masse kystique/mobile : centre spécialisé" },
  },
  NO_INCISIONAL_BIOPSY: {
    kind: "rec",
    label: { en: "Never incisional/open biopsy", fr: "Jamais de biopsie incisionnelle" },
  },
  BIOPSY_BEFORE_DRUG: {
    kind: "rec",
    label: { en: "Tissue before any drug", fr: "Histologie avant tout traitement médical" },
  },
  BIOPSY_NOT_NEEDED: {
    kind: "rec",
    label: { en: "Biopsy not needed before limited resection", fr: "Biopsie inutile avant résection limitée" },
  },
  IHC_KIT_DOG1: { kind: "rec", label: { en: "KIT and DOG1 staining", fr: "IHC KIT et DOG1" } },
  GENOTYPE_IF_IHC_NEGATIVE: {
    kind: "rec",
    label: { en: "Genotype if KIT/DOG1 negative", fr: "Génotypage si KIT/DOG1 négatifs" },
  },
  PATHOLOGY_STANDARD: { kind: "rec", label: { en: "Formalin, reference pathology", fr: "Formol, relecture experte" } },
  PATHOLOGY_REPORT_MINIMUM: {
    kind: "rec",
    label: { en: "Minimum content of the report", fr: "Contenu minimal du compte rendu" },
  },
  STAGING_CT: { kind: "rec", label: { en: "Contrast CT abdomen+pelvis", fr: "TDM abdomino-pelvienne injectée" } },
  STAGING_MRI: {
    kind: "rec",
    label: { en: "MRI for rectum (liver problem-solving)", fr: "IRM pour le rectum (doute hépatique)" },
  },
  PET_SELECTIVE: {
    kind: "rec",
    label: { en: "PET for early response/unclear lesions", fr: "TEP : réponse précoce ou lésion douteuse" },
  },
  CHEST_IMAGING_CONSIDER: {
    kind: "rec",
    label: { en: "Consider baseline chest imaging", fr: "Envisager une imagerie thoracique initiale" },
  },
  MUTATION_REQUIRED: {
    kind: "rec",
    label: { en: "KIT/PDGFRA sequencing required", fr: "Génotypage KIT/PDGFRA requis" },
  },
  MUTATION_OPTIONAL: { kind: "rec", label: { en: "Sequencing may be omitted", fr: "Génotypage facultatif" } },
  PANEL_CONTENT: { kind: "rec", label: { en: "Minimum gene panel", fr: "Panel génique minimal" } },
  SDHB_IHC: { kind: "rec", label: { en: "SDHB staining", fr: "IHC SDHB" } },
  EXCLUDE_NF1: { kind: "rec", label: { en: "Look for NF1", fr: "Rechercher une NF1" } },
  GERMLINE_REFERRAL: {
    kind: "rec",
    label: { en: "Genetic counselling, germline SDHx", fr: "Consultation d'oncogénétique, SDHx constitutionnel" },
  },
  SDHC_METHYLATION: {
    kind: "rec",
    label: { en: "SDHC promoter methylation test", fr: "Méthylation du promoteur SDHC" },
  },
  SCREEN_PARAGANGLIOMA: { kind: "rec", label: { en: "Screen for paraganglioma", fr: "Dépister un paragangliome" } },
  GERMLINE_KIT_PDGFRA: { kind: "rec", label: { en: "Germline KIT/PDGFRA test", fr: "KIT/PDGFRA constitutionnel" } },
  INCIDENTAL_EXCISE_IF_SAFE: {
    kind: "rec",
    label: { en: "Incidental: excise if safe", fr: "Découverte fortuite : exérèse si sûre" },
  },
  INCIDENTAL_LEAVE_SAMPLE: {
    kind: "rec",
    label: { en: "Incidental: leave, sample later", fr: "Découverte fortuite : laisser, biopsier ensuite" },
  },
  MICRO_GIST_NO_FURTHER: {
    kind: "rec",
    label: { en: "Removed micro-GIST: nothing further", fr: "Micro-GIST réséqué : rien de plus" },
  },
  REFER_GIST_CENTRE: { kind: "rec", label: { en: "Reference-centre MDT", fr: "RCP de centre de référence" } },
  RESECT_R0_NO_RUPTURE: {
    kind: "rec",
    label: { en: "Complete en-bloc R0 excision, intact", fr: "Exérèse monobloc R0 sans effraction" },
  },
  NO_LYMPHADENECTOMY: { kind: "rec", label: { en: "No lymphadenectomy", fr: "Pas de curage" } },
  SELECTIVE_NODE_REMOVAL: {
    kind: "rec",
    label: { en: "Remove enlarged nodes only", fr: "Exérèse des seuls ganglions augmentés" },
  },
  LAPAROSCOPY_ALLOWED: {
    kind: "rec",
    label: { en: "Minimally invasive access acceptable", fr: "Voie mini-invasive acceptable" },
  },
  LAPAROSCOPY_CAUTION: {
    kind: "rec",
    label: { en: "Minimally invasive: caution", fr: "Voie mini-invasive : prudence" },
  },
  LAPAROSCOPY_DISCOURAGED: {
    kind: "rec",
    label: { en: "Minimally invasive discouraged", fr: "Voie mini-invasive déconseillée" },
  },
  ORGAN_SPARING_RESECTION: {
    kind: "rec",
    label: { en: "Wedge/segmental resection", fr: "Résection limitée/segmentaire" },
  },
  ENDOSCOPIC_RESECTION_EXPERT: {
    kind: "rec",
    label: { en: "Endoscopic resection, expert centre", fr: "Résection endoscopique en centre expert" },
  },
  RUPTURE_MAJOR: { kind: "rec", label: { en: "Counts as rupture", fr: "Constitue une rupture" } },
  NOT_RUPTURE: { kind: "rec", label: { en: "Does not count as rupture", fr: "Ne constitue pas une rupture" } },
  NO_ROUTINE_REEXCISION: {
    kind: "rec",
    label: { en: "No routine re-excision for R1", fr: "Pas de reprise systématique si R1" },
  },
  R1_ACCEPTABLE_AWKWARD_SITE: {
    kind: "rec",
    label: { en: "R1 may be accepted, low risk", fr: "R1 acceptable si faible risque" },
  },
  R2_AS_RESIDUAL: { kind: "rec", label: { en: "R2: treat as residual disease", fr: "R2 : traiter comme résidu" } },
  SITE_OESOPHAGUS_EGJ: { kind: "rec", label: { en: "Oesophagus/EGJ plan", fr: "Stratégie œsophage/JOG" } },
  SITE_DUODENUM: { kind: "rec", label: { en: "Duodenum: local over Whipple", fr: "Duodénum : local plutôt que DPC" } },
  SITE_SMALL_BOWEL: { kind: "rec", label: { en: "Small bowel: segmental", fr: "Grêle : résection segmentaire" } },
  SITE_RECTUM: { kind: "rec", label: { en: "Rectum: sphincter-sparing", fr: "Rectum : conservation sphinctérienne" } },
  SITE_COLON: { kind: "rec", label: { en: "Colon: segmental", fr: "Côlon : segmentaire" } },
  TKI_HOLD_BEFORE_SURGERY: {
    kind: "rec",
    label: { en: "Hold TKI around surgery", fr: "Suspendre l'ITK autour de la chirurgie" },
  },
  EMERGENCY_LOCAL_CONTROL: { kind: "rec", label: { en: "Urgent local control", fr: "Contrôle local urgent" } },
  NEOADJ_NOT_BARRED: {
    kind: "rec",
    label: { en: "Bleeding/fistula does not bar neoadjuvant", fr: "Saignement/fistule n'exclut pas le néoadjuvant" },
  },
  NEOADJ_IMATINIB_400: { kind: "rec", label: { en: "Neoadjuvant imatinib 400 mg", fr: "Imatinib néoadjuvant 400 mg" } },
  NEOADJ_IMATINIB_800: {
    kind: "rec",
    label: { en: "Neoadjuvant imatinib 800 mg (exon 9)", fr: "Imatinib néoadjuvant 800 mg (exon 9)" },
  },
  NO_IMATINIB_D842V: { kind: "rec", label: { en: "No imatinib in D842V", fr: "Pas d'imatinib si D842V" } },
  CONSIDER_AVAPRITINIB: {
    kind: "rec",
    label: { en: "Consider neoadjuvant avapritinib, off-label", fr: "Discuter avapritinib néoadjuvant, hors AMM" },
  },
  NO_NEOADJ_IMATINIB_GENOTYPE: {
    kind: "rec",
    label: { en: "Forgo neoadjuvant imatinib (genotype)", fr: "Pas d'imatinib néoadjuvant (génotype)" },
  },
  OBSERVATION_OPTION_SDH: {
    kind: "rec",
    label: { en: "SDH-deficient: observation option", fr: "SDH-déficient : surveillance possible" },
  },
  NTRK_INHIBITOR_DISCUSS: {
    kind: "rec",
    label: { en: "Discuss NTRK inhibitor", fr: "Discuter un inhibiteur de NTRK" },
  },
  NEOADJ_TRIAL_WITH_PET: {
    kind: "rec",
    label: { en: "Imatinib trial with PET, stop rule", fr: "Test d'imatinib avec TEP, règle d'arrêt" },
  },
  EARLY_RESPONSE_CHECK: {
    kind: "rec",
    label: { en: "Early response assessment", fr: "Évaluation précoce de la réponse" },
  },
  OPERATE_AT_6_12M: { kind: "rec", label: { en: "Operate at 6–12 months", fr: "Opérer à 6–12 mois" } },
  RESTART_AFTER_SURGERY: { kind: "rec", label: { en: "Restart imatinib promptly", fr: "Reprendre vite l'imatinib" } },
  TOTAL_36M: { kind: "rec", label: { en: "36 months in total, pre+post", fr: "36 mois au total, pré+post" } },
  NEOADJ_PROGRESSION_PATH: {
    kind: "rec",
    label: { en: "Progression on neoadjuvant: path", fr: "Progression en néoadjuvant : conduite" },
  },
  RISK_UNRELIABLE_POST_TKI: {
    kind: "rec",
    label: { en: "Post-TKI count cannot classify risk", fr: "Mitoses après ITK : risque non classable" },
  },
  ADJ_EVALUATE: {
    kind: "rec",
    label: { en: "Adjuvant question can be evaluated", fr: "Question adjuvante évaluable" },
  },
  NO_ADJUVANT_GENOTYPE: {
    kind: "rec",
    label: { en: "No adjuvant: insensitive genotype", fr: "Pas d'adjuvant : génotype insensible" },
  },
  NO_ADJUVANT_WT_DEFAULT: {
    kind: "rec",
    label: { en: "Other wild-type: default no, MDT", fr: "Autre sauvage : non par défaut, RCP" },
  },
  NO_ADJUVANT_IF_NF1: { kind: "rec", label: { en: "No adjuvant if NF1-related", fr: "Pas d'adjuvant si NF1" } },
  ADJ_IMATINIB_RUPTURE: {
    kind: "rec",
    label: { en: "Ruptured: imatinib ≥36 months", fr: "Rupture : imatinib ≥36 mois" },
  },
  ADJ_IMATINIB_400_36M: { kind: "rec", label: { en: "Imatinib 400 mg, 36 months", fr: "Imatinib 400 mg, 36 mois" } },
  SHARED_DECISION: {
    kind: "rec",
    label: { en: "Intermediate risk: shared decision", fr: "Risque intermédiaire : décision partagée" },
  },
  NO_ADJUVANT: {
    kind: "rec",
    label: { en: "No adjuvant imatinib (low risk)", fr: "Pas d'imatinib adjuvant (risque faible)" },
  },
  STOP_OR_EXTEND_SHARED: {
    kind: "rec",
    label: { en: "Stop at 36 or extend to 72 months", fr: "Arrêt à 36 ou prolongation à 72 mois" },
  },
  ADJ_EX9_400_DEFAULT: {
    kind: "rec",
    label: { en: "Exon 9 adjuvant: 400 mg default", fr: "Exon 9 adjuvant : 400 mg par défaut" },
  },
  START_WITHIN_12W: { kind: "rec", label: { en: "Start within ~12 weeks", fr: "Débuter sous ~12 semaines" } },
  ADJ_DELAY_WARNING: { kind: "rec", label: { en: "Adjuvant delay: warning", fr: "Retard d'adjuvant : avertissement" } },
  ADJ_DELAY_ALARM: {
    kind: "rec",
    label: { en: "Adjuvant delay: alarm (16 weeks)", fr: "Retard d'adjuvant : alarme (16 semaines)" },
  },
  EX11_DEL_REFINES: {
    kind: "rec",
    label: { en: "Exon 11 deletion raises benefit/risk", fr: "Délétion exon 11 : bénéfice/risque accru" },
  },
  R1_NOT_INDICATION: { kind: "rec", label: { en: "R1 is not an indication", fr: "R1 n'est pas une indication" } },
  TEST_FIRST: { kind: "rec", label: { en: "Genotype before drug", fr: "Génotyper avant de traiter" } },
  ADJ_START_WITH_STOP_RULE: {
    kind: "rec",
    label: {
      en: "Start 400 mg near week 12, stop if insensitive",
      fr: "Débuter 400 mg vers la 12e semaine, arrêt si insensible",
    },
  },
  PDGFRA_VARIANT_SENSITIVE: { kind: "rec", label: { en: "PDGFRA variant sensitive", fr: "Variant PDGFRA sensible" } },
  PDGFRA_VARIANT_RESISTANT: { kind: "rec", label: { en: "PDGFRA variant resistant", fr: "Variant PDGFRA résistant" } },
  CONTRAINDICATED_HYPERSENSITIVITY: {
    kind: "rec",
    label: { en: "Contraindicated: hypersensitivity", fr: "Contre-indiqué : hypersensibilité" },
  },
  RENAL_CAP_600_US: { kind: "rec", label: { en: "US: max 600 mg (CrCl 40–59)", fr: "US : max 600 mg (ClCr 40–59)" } },
  RENAL_CAP_400_US: {
    kind: "rec",
    label: { en: "US: halve start, max 400 mg (CrCl 20–39)", fr: "US : demi-dose, max 400 mg (ClCr 20–39)" },
  },
  RENAL_CAUTION_LT20_US: { kind: "rec", label: { en: "US: caution (CrCl <20)", fr: "US : prudence (ClCr <20)" } },
  RENAL_START_400_EU: {
    kind: "rec",
    label: { en: "EU: start at 400 mg, caution", fr: "UE : débuter à 400 mg, prudence" },
  },
  HEPATIC_START_400_EU: { kind: "rec", label: { en: "EU hepatic: start 400 mg", fr: "UE, foie : débuter à 400 mg" } },
  HEPATIC_REDUCE_25_US: { kind: "rec", label: { en: "US severe hepatic: −25 %", fr: "US, foie sévère : −25 %" } },
  HEPATIC_HOLD_RESUME: {
    kind: "rec",
    label: { en: "Hold for liver tests, resume lower", fr: "Suspendre (bilan hépatique), reprendre plus bas" },
  },
  AVOID_STRONG_INDUCER: {
    kind: "rec",
    label: { en: "Avoid strong CYP3A4 inducer", fr: "Éviter inducteur puissant CYP3A4" },
  },
  CAUTION_STRONG_INHIBITOR: {
    kind: "rec",
    label: { en: "Caution: strong CYP3A4 inhibitor", fr: "Prudence : inhibiteur puissant CYP3A4" },
  },
  CAUTION_CYP_SUBSTRATE: {
    kind: "rec",
    label: { en: "Caution: interacting substrate", fr: "Prudence : substrat interagissant" },
  },
  MONITOR_TSH: { kind: "rec", label: { en: "Monitor TSH", fr: "Surveiller la TSH" } },
  HOLD_TKI_PREGNANCY: {
    kind: "rec",
    label: { en: "Do not start TKI: pregnancy", fr: "Ne pas débuter l'ITK : grossesse" },
  },
  CONTRACEPTION_REQUIRED: { kind: "rec", label: { en: "Effective contraception", fr: "Contraception efficace" } },
  NO_BREASTFEEDING: { kind: "rec", label: { en: "No breastfeeding", fr: "Pas d'allaitement" } },
  TEST_HBV: { kind: "rec", label: { en: "Test HBV before start", fr: "Dépister le VHB avant début" } },
  HBV_CARRIER_MONITOR: {
    kind: "rec",
    label: { en: "HBV carrier: hepatology, monitor", fr: "Porteur VHB : hépatologue, suivi" },
  },
  MONITOR_FLUID_CARDIAC: {
    kind: "rec",
    label: { en: "Weight, fluid, heart monitoring", fr: "Poids, rétention, cœur : surveiller" },
  },
  HOLD_CYTOPENIA: { kind: "rec", label: { en: "Hold for cytopenia", fr: "Suspendre pour cytopénie" } },
  MONITOR_IMATINIB: { kind: "rec", label: { en: "Imatinib monitoring plan", fr: "Plan de surveillance imatinib" } },
  AVAPRITINIB_ADMIN: { kind: "rec", label: { en: "300 mg, empty stomach", fr: "300 mg à jeun" } },
  AVAPRITINIB_CYP3A: {
    kind: "rec",
    label: { en: "Avapritinib CYP3A interactions", fr: "Avapritinib : interactions CYP3A" },
  },
  AVAPRITINIB_ICH: {
    kind: "rec",
    label: { en: "Intracranial bleeding handling", fr: "Hémorragie intracrânienne : conduite" },
  },
  AVAPRITINIB_COGNITIVE: {
    kind: "rec",
    label: { en: "Cognitive effects: hold/stop", fr: "Effets cognitifs : suspendre/arrêter" },
  },
  AVAPRITINIB_ORGAN_LIMIT: {
    kind: "rec",
    label: { en: "Organ function outside studied range", fr: "Fonction d'organe hors données" },
  },
  AVAPRITINIB_LONG_QT_UK: {
    kind: "rec",
    label: { en: "UK: congenital long QT contraindicated", fr: "RU : QT long congénital contre-indiqué" },
  },
  SUNITINIB_DOSE_DDI: { kind: "rec", label: { en: "Sunitinib dose and CYP3A4", fr: "Sunitinib : dose et CYP3A4" } },
  SUNITINIB_MONITOR: { kind: "rec", label: { en: "Sunitinib monitoring", fr: "Surveillance sunitinib" } },
  REGORAFENIB_LFT: { kind: "rec", label: { en: "Regorafenib liver tests", fr: "Régorafénib : bilan hépatique" } },
  REGORAFENIB_DOSE: { kind: "rec", label: { en: "Regorafenib dose steps", fr: "Régorafénib : paliers de dose" } },
  RIPRETINIB_SAFETY: { kind: "rec", label: { en: "Ripretinib dose and checks", fr: "Riprétinib : dose et contrôles" } },
  BRIDGE_IMATINIB: {
    kind: "rec",
    label: { en: "Imatinib 400 mg bridge, re-decide", fr: "Imatinib 400 mg d'attente, réévaluer" },
  },
  IMATINIB_400_CONTINUOUS: {
    kind: "rec",
    label: { en: "Imatinib 400 mg, no planned stop", fr: "Imatinib 400 mg sans arrêt prévu" },
  },
  IMATINIB_800: { kind: "rec", label: { en: "Imatinib 800 mg (exon 9)", fr: "Imatinib 800 mg (exon 9)" } },
  ALT_400_ESCALATE: {
    kind: "rec",
    label: { en: "Alternative: 400 mg, then escalate/switch", fr: "Alternative : 400 mg puis escalade" },
  },
  AVAPRITINIB_300: { kind: "rec", label: { en: "Avapritinib 300 mg", fr: "Avapritinib 300 mg" } },
  AFTER_AVAPRITINIB_MDT: {
    kind: "rec",
    label: { en: "After avapritinib: trial/MDT", fr: "Après avapritinib : essai/RCP" },
  },
  NO_IMATINIB_SDH: {
    kind: "rec",
    label: { en: "SDH-deficient: imatinib not active", fr: "SDH-déficient : imatinib inactif" },
  },
  SDH_WATCHFUL_WAITING: {
    kind: "rec",
    label: { en: "SDH-deficient, indolent: watch", fr: "SDH-déficient indolent : surveiller" },
  },
  SDH_SUNITINIB_REGORAFENIB: {
    kind: "rec",
    label: { en: "SDH-deficient: sunitinib/regorafenib", fr: "SDH-déficient : sunitinib/régorafénib" },
  },
  TRIAL_REFERRAL: { kind: "rec", label: { en: "Refer to a trial", fr: "Orienter vers un essai" } },
  NTRK_INHIBITOR: { kind: "rec", label: { en: "Larotrectinib or entrectinib", fr: "Larotrectinib ou entrectinib" } },
  BRAF_MEK_INHIBITOR: { kind: "rec", label: { en: "BRAF±MEK inhibitor", fr: "Inhibiteur BRAF±MEK" } },
  NF1_ADVANCED_PATH: { kind: "rec", label: { en: "NF1 advanced: surgery/trial", fr: "NF1 avancé : chirurgie/essai" } },
  RESTART_IMATINIB_400: { kind: "rec", label: { en: "Restart imatinib 400 mg", fr: "Reprendre imatinib 400 mg" } },
  RESTART_IMATINIB_800: {
    kind: "rec",
    label: { en: "Restart imatinib 800 mg (exon 9)", fr: "Reprendre imatinib 800 mg (exon 9)" },
  },
  TREAT_AS_RESISTANCE: {
    kind: "rec",
    label: { en: "Relapse on adjuvant: resistance", fr: "Rechute sous adjuvant : résistance" },
  },
  CONTINUE: { kind: "rec", label: { en: "Continue TKI indefinitely", fr: "Poursuivre l'ITK sans limite" } },
  ALT_ESCALATE_OR_SWITCH: {
    kind: "rec",
    label: { en: "Escalate to 800 mg or switch", fr: "Escalade à 800 mg ou changement" },
  },
  SUNITINIB: { kind: "rec", label: { en: "Sunitinib (standard second line)", fr: "Sunitinib (2e ligne standard)" } },
  RIPRETINIB_CTDNA_OPTION: {
    kind: "rec",
    label: { en: "ctDNA 17/18: ripretinib, exploratory", fr: "ADNtc 17/18 : riprétinib, exploratoire" },
  },
  SUNITINIB_CTDNA_SUPPORT: {
    kind: "rec",
    label: { en: "ctDNA 13/14 supports sunitinib", fr: "ADNtc 13/14 : en faveur du sunitinib" },
  },
  RIPRETINIB_2L_INTOLERANT: {
    kind: "rec",
    label: { en: "NCCN: ripretinib if sunitinib-intolerant", fr: "NCCN : riprétinib si intolérance au sunitinib" },
  },
  REGORAFENIB: { kind: "rec", label: { en: "Regorafenib (third line)", fr: "Régorafénib (3e ligne)" } },
  RIPRETINIB_4L: { kind: "rec", label: { en: "Ripretinib after ≥3 TKIs", fr: "Riprétinib après ≥3 ITK" } },
  IMATINIB_RECHALLENGE: { kind: "rec", label: { en: "Imatinib rechallenge", fr: "Réintroduction d'imatinib" } },
  TKI_BEYOND_PROGRESSION: { kind: "rec", label: { en: "TKI beyond progression", fr: "ITK au-delà de la progression" } },
  NO_TKI_COMBINATION: {
    kind: "rec",
    label: { en: "No TKI combination outside trials", fr: "Pas d'association d'ITK hors essai" },
  },
  MANAGE_TOXICITY_FIRST: {
    kind: "rec",
    label: { en: "Manage toxicity before switching", fr: "Gérer la toxicité avant de changer" },
  },
  TROUGH_SELECTIVE: {
    kind: "rec",
    label: { en: "Trough level in selected cases", fr: "Dosage résiduel dans certains cas" },
  },
  PIPELINE_TRIAL_ONLY: {
    kind: "rec",
    label: { en: "Pipeline drug: trial/expanded access only", fr: "Molécule en développement : essai/accès précoce" },
  },
  CT_SIZE_AND_DENSITY: { kind: "rec", label: { en: "Read size and density", fr: "Lire taille et densité" } },
  CHOI_RESPONSE: { kind: "rec", label: { en: "Choi partial response", fr: "Réponse partielle Choi" } },
  CHOI_PROGRESSION: { kind: "rec", label: { en: "Choi progression", fr: "Progression Choi" } },
  CHOI_STABLE: { kind: "rec", label: { en: "Choi stable disease", fr: "Stabilité Choi" } },
  NODULE_IS_PROGRESSION: {
    kind: "rec",
    label: { en: "Nodule within mass = progression", fr: "Nodule intratumoral = progression" },
  },
  HYPODENSE_LIVER_NOT_PD: {
    kind: "rec",
    label: { en: "New hypodense liver lesion alone ≠ PD", fr: "Lésion hépatique hypodense isolée ≠ PD" },
  },
  NO_PD_6M_IS_RESPONSE: {
    kind: "rec",
    label: { en: "No PD at 6 months = response", fr: "Pas de PD à 6 mois = réponse" },
  },
  CONFIRM_PD_CHECKLIST: {
    kind: "rec",
    label: { en: "Re-read, adherence, interactions first", fr: "Relecture, observance, interactions d'abord" },
  },
  RECIST_PROGRESSION: { kind: "rec", label: { en: "RECIST progression", fr: "Progression RECIST" } },
  REPORT_BOTH_CRITERIA: { kind: "rec", label: { en: "Report Choi and RECIST", fr: "Rapporter Choi et RECIST" } },
  TKI_FIRST: { kind: "rec", label: { en: "TKI first in metastatic disease", fr: "ITK d'abord si métastatique" } },
  SURGERY_INDIVIDUAL: {
    kind: "rec",
    label: { en: "Residual surgery: individual option", fr: "Chirurgie du résidu : option individuelle" },
  },
  LOCAL_TREAT_CONTINUE_TKI: {
    kind: "rec",
    label: { en: "Treat focal PD, same TKI dose", fr: "Traiter la PD focale, même dose d'ITK" },
  },
  RESECT_AFTER_RESPONSE: {
    kind: "rec",
    label: { en: "Resect primary made operable", fr: "Opérer le primitif devenu résécable" },
  },
  NO_CYTOREDUCTION: {
    kind: "rec",
    label: { en: "No cytoreduction in generalized PD", fr: "Pas de cytoréduction si PD généralisée" },
  },
  NO_DEBULKING: { kind: "rec", label: { en: "No R2 debulking", fr: "Pas de réduction R2" } },
  SURGERY_LATE_LINE_DISCOURAGED: {
    kind: "rec",
    label: { en: "Surgery rarely useful after 2nd line", fr: "Chirurgie rarement utile dès la 2e ligne" },
  },
  LIVER_LOCAL_THERAPY: { kind: "rec", label: { en: "Liver resection/ablation", fr: "Résection/ablation hépatique" } },
  PALLIATIVE_RADIOTHERAPY: { kind: "rec", label: { en: "Palliative radiotherapy", fr: "Radiothérapie palliative" } },
  CLARIFY_VARIANT: {
    kind: "rec",
    label: { en: "Ask for exact PDGFRA variant", fr: "Demander le variant PDGFRA exact" },
  },
  BIOPSY_ROUTE_WARNING: {
    kind: "rec",
    label: { en: "Biopsy route: rupture/seeding risk", fr: "Voie de biopsie : risque de rupture" },
  },
  RUPTURE_RECORD_MISMATCH: {
    kind: "rec",
    label: { en: "Rupture record inconsistent", fr: "Donnée « rupture » incohérente" },
  },
  MITOSES_NEED_AREA: { kind: "rec", label: { en: "Need count per 5 mm²", fr: "Compte par 5 mm² requis" } },
  RISK_TABLE_NOT_VALID: {
    kind: "rec",
    label: { en: "Risk table not validated here", fr: "Table de risque non validée ici" },
  },
  AFIP_COLUMN_ORDER: { kind: "rec", label: { en: "Use correct AFIP column order", fr: "Bon ordre des colonnes AFIP" } },
  CHECK_PHEO: { kind: "rec", label: { en: "Metanephrines before procedure", fr: "Métanéphrines avant le geste" } },
  HIGH_DOSE_ORGAN_RISK: {
    kind: "rec",
    label: { en: "800 mg with organ impairment", fr: "800 mg et défaillance d'organe" },
  },
  CYP3A_INTERACTION: { kind: "rec", label: { en: "CYP3A4 interaction with TKI", fr: "Interaction CYP3A4 avec l'ITK" } },
  CORRECT_QT_RISK: { kind: "rec", label: { en: "Correct QT risk first; ECG", fr: "Corriger le risque QT ; ECG" } },
  AVAPRITINIB_ICH_SUSPECTED: {
    kind: "rec",
    label: { en: "Suspected ICH: image, hold", fr: "Suspicion d'HIC : imagerie, suspendre" },
  },
  ASSESS_NOW: {
    kind: "rec",
    label: { en: "Assess now: bleeding/necrosis", fr: "Évaluer sans délai : saignement/nécrose" },
  },
  MONITORING_GAP: { kind: "rec", label: { en: "Required monitoring missing", fr: "Surveillance requise manquante" } },
  "FU-ESMO-HIGH-ON": {
    kind: "rec",
    label: { en: "ESMO example, high risk, on adjuvant", fr: "Exemple ESMO, haut risque, sous adjuvant" },
  },
  "FU-ESMO-HIGH-OFF": {
    kind: "rec",
    label: { en: "ESMO example, high risk, after stop", fr: "Exemple ESMO, haut risque, après arrêt" },
  },
  "FU-ESMO-HIGH-NONE": { kind: "rec", label: { en: "High risk, never treated", fr: "Haut risque, sans adjuvant" } },
  "FU-ESMO-LOW": { kind: "rec", label: { en: "ESMO example, low risk", fr: "Exemple ESMO, faible risque" } },
  "FU-ESMO-VLOW": {
    kind: "rec",
    label: { en: "Very low/none: no routine imaging", fr: "Très faible/nul : pas d'imagerie" },
  },
  "FU-BSG-HIGH-ON": { kind: "rec", label: { en: "BSG high, on adjuvant", fr: "BSG haut risque, sous adjuvant" } },
  "FU-BSG-HIGH-OFF": { kind: "rec", label: { en: "BSG high, after adjuvant", fr: "BSG haut risque, après adjuvant" } },
  "FU-BSG-INT": { kind: "rec", label: { en: "BSG intermediate", fr: "BSG intermédiaire" } },
  "FU-BSG-LOW": { kind: "rec", label: { en: "BSG low", fr: "BSG faible" } },
  "FU-NCCN-RESECTED": {
    kind: "rec",
    label: { en: "NCCN resected (older version)", fr: "NCCN réséqué (version ancienne)" },
  },
  "FU-NCCN-MET": { kind: "rec", label: { en: "NCCN metastatic/residual", fr: "NCCN métastatique/résidu" } },
  "FU-ASIA-HI": { kind: "rec", label: { en: "Asian high+intermediate", fr: "Asie haut+intermédiaire" } },
  "FU-ASIA-LO": { kind: "rec", label: { en: "Asian low+very low", fr: "Asie faible+très faible" } },
  "FU-REVIEW-JOENSUU": { kind: "rec", label: { en: "Review 2015, high risk", fr: "Revue 2015, haut risque" } },
  "FU-TNCD-HIGH": { kind: "rec", label: { en: "TNCD high, inactive", fr: "TNCD haut, inactif" } },
  "FU-TNCD-INT": { kind: "rec", label: { en: "TNCD intermediate, inactive", fr: "TNCD intermédiaire, inactif" } },
  "FU-TNCD-LOW": { kind: "rec", label: { en: "TNCD low, inactive", fr: "TNCD faible, inactif" } },
  "FU-TNCD-VLOW": { kind: "rec", label: { en: "TNCD very low, inactive", fr: "TNCD très faible, inactif" } },
  "FU-NEO": { kind: "rec", label: { en: "During neoadjuvant TKI", fr: "Sous ITK néoadjuvant" } },
  "FU-MET-TKI": { kind: "rec", label: { en: "Metastatic on TKI", fr: "Métastatique sous ITK" } },
  "FU-SEL-LT10": {
    kind: "rec",
    label: { en: "Unresected SEL <10 mm", fr: "Lésion sous-épithéliale non réséquée <10 mm" },
  },
  "FU-SEL-10-20": {
    kind: "rec",
    label: { en: "Unresected SEL 10–20 mm", fr: "Lésion sous-épithéliale non réséquée 10–20 mm" },
  },
  "FU-SEL-GT20": {
    kind: "rec",
    label: { en: "Unresected SEL >20 mm", fr: "Lésion sous-épithéliale non réséquée >20 mm" },
  },
  "FU-SDHX": { kind: "rec", label: { en: "SDHx carrier", fr: "Porteur SDHx" } },

  // Codes of the founding abstract of 2007, emitted in the mode "seed2007" only.
  SEED_KIT_THERAPY: {
    kind: "rec",
    label: { en: "Consider KIT-directed therapy", fr: "Envisager un traitement ciblant KIT" },
  },
  SEED_RESECT_COMPLETE: {
    kind: "rec",
    label: { en: "Complete intact resection", fr: "Exérèse complète sans effraction" },
  },
  SEED_RUPTURE_FLAG: { kind: "rec", label: { en: "Avoid rupture, and flag it", fr: "Éviter et signaler la rupture" } },
  SEED_OPEN_SURGERY: { kind: "rec", label: { en: "Open surgery", fr: "Voie ouverte" } },
  SEED_NO_NODES: { kind: "rec", label: { en: "No lymph node dissection", fr: "Pas de curage" } },
  SEED_RISK_NIH2002: {
    kind: "rec",
    label: { en: "Risk from size and mitotic count", fr: "Risque selon taille et mitoses" },
  },
  SEED_ADJUVANT_TRIAL: {
    kind: "rec",
    label: { en: "Adjuvant imatinib in a trial only", fr: "Adjuvant en essai seulement" },
  },
  SEED_IMATINIB_ADVANCED: {
    kind: "rec",
    label: { en: "Imatinib if metastatic or unresectable", fr: "Imatinib si métastatique/non résécable" },
  },
  SEED_SECONDARY_PRIMARY: {
    kind: "rec",
    label: { en: "Resection of a primary made operable", fr: "Résection du primitif devenu opérable" },
  },
  SEED_SECONDARY_BLEEDING: {
    kind: "rec",
    label: { en: "Surgery for necrosis with bleeding", fr: "Chirurgie si nécrose hémorragique" },
  },
  SEED_SECONDARY_FOCAL: {
    kind: "rec",
    label: { en: "Consider surgery for focal progression", fr: "Envisager la chirurgie si progression focale" },
  },
  SEED_NO_ROUTINE_SURGERY: {
    kind: "rec",
    label: { en: "No routine surgery of residual disease", fr: "Pas de chirurgie de routine du résidu" },
  },

  // Groups: a test on a group is a test on its members; never emitted.
  ADJ_IMATINIB: {
    kind: "group",
    label: { en: "Any adjuvant imatinib", fr: "Tout imatinib adjuvant" },
    members: ["ADJ_IMATINIB_400_36M", "ADJ_IMATINIB_RUPTURE", "ADJ_EX9_400_DEFAULT", "ADJ_START_WITH_STOP_RULE"],
  },
  NEOADJ_IMATINIB: {
    kind: "group",
    label: { en: "Any neoadjuvant imatinib", fr: "Tout imatinib néoadjuvant" },
    members: ["NEOADJ_IMATINIB_400", "NEOADJ_IMATINIB_800", "NEOADJ_TRIAL_WITH_PET"],
  },
  IMATINIB_400: {
    kind: "group",
    label: { en: "Any imatinib 400 mg in advanced disease", fr: "Tout imatinib 400 mg en situation avancée" },
    members: ["IMATINIB_400_CONTINUOUS", "BRIDGE_IMATINIB", "RESTART_IMATINIB_400", "ALT_400_ESCALATE"],
  },

  // Guards: names of wrong conclusions, never advice. `scored_on` names the codes whose emission is that conclusion.
  ADJ_IMATINIB_STANDARD: {
    kind: "guard",
    label: { en: "Adjuvant imatinib shown as the settled answer", fr: "Imatinib adjuvant présenté comme acquis" },
    scored_on: ["ADJ_IMATINIB_400_36M"],
  },
  NO_ADJUVANT_FINAL: {
    kind: "guard",
    label: { en: "No adjuvant shown as the settled answer", fr: "Absence d'adjuvant présentée comme acquise" },
    scored_on: ["NO_ADJUVANT", "NO_ADJUVANT_GENOTYPE"],
  },
  SWITCH_TO_SUNITINIB: {
    kind: "guard",
    label: { en: "Switch without confirmed progression", fr: "Passage au sunitinib sans progression confirmée" },
    scored_on: ["SUNITINIB"],
  },
  AVAPRITINIB_WITHOUT_VARIANT: {
    kind: "guard",
    label: { en: "Avapritinib without a known variant", fr: "Avapritinib sans variant connu" },
    scored_on: ["AVAPRITINIB_300"],
  },
  SURGERY_STANDARD: {
    kind: "guard",
    label: { en: "Residual surgery shown as standard", fr: "Chirurgie du résidu présentée comme standard" },
    scored_on: ["SURGERY_INDIVIDUAL"],
  },
  RIPRETINIB_SECOND_LINE_DEFAULT: {
    kind: "guard",
    label: { en: "Ripretinib as default second line", fr: "Riprétinib en 2e ligne par défaut" },
    scored_on: ["RIPRETINIB_4L", "RIPRETINIB_CTDNA_OPTION", "RIPRETINIB_2L_INTOLERANT"],
  },
  UPFRONT_TOTAL_GASTRECTOMY_DEFAULT: {
    kind: "guard",
    label: { en: "Total gastrectomy upfront by default", fr: "Gastrectomie totale d'emblée par défaut" },
    scored_on: [],
  },
  LYMPHADENECTOMY: { kind: "guard", label: { en: "Lymphadenectomy advised", fr: "Curage conseillé" }, scored_on: [] },
  RE_EXCISION_ROUTINE: {
    kind: "guard",
    label: { en: "Routine re-excision", fr: "Reprise systématique" },
    scored_on: [],
  },
  ADJ_BECAUSE_R1: {
    kind: "guard",
    label: { en: "Adjuvant because of R1", fr: "Adjuvant motivé par R1" },
    scored_on: [],
  },
  NO_ADJUVANT_BECAUSE_ZERO_MITOSES: {
    kind: "guard",
    label: { en: "No adjuvant from a post-TKI count", fr: "Pas d'adjuvant d'après un compte après ITK" },
    scored_on: ["NO_ADJUVANT"],
  },
  ADJ_AVAPRITINIB: { kind: "guard", label: { en: "Adjuvant avapritinib", fr: "Avapritinib adjuvant" }, scored_on: [] },
  SURGERY_FIRST: {
    kind: "guard",
    label: { en: "Surgery before TKI in metastatic disease", fr: "Chirurgie avant ITK si métastatique" },
    scored_on: [],
  },
  PLANNED_STOP: {
    kind: "guard",
    label: { en: "Planned stop in advanced disease", fr: "Arrêt programmé en situation avancée" },
    scored_on: [],
  },
  STOP_IMATINIB: {
    kind: "guard",
    label: { en: "Stop imatinib at focal PD", fr: "Arrêt d'imatinib sur PD focale" },
    scored_on: [],
  },
  STOP_IMATINIB_AFTER_SURGERY: {
    kind: "guard",
    label: { en: "Stop imatinib after metastasectomy", fr: "Arrêt d'imatinib après métastasectomie" },
    scored_on: [],
  },
  CYTOREDUCTIVE_SURGERY: {
    kind: "guard",
    label: { en: "Cytoreduction in generalized PD", fr: "Cytoréduction si PD généralisée" },
    scored_on: [],
  },
  WAIT_FOR_MDT: {
    kind: "guard",
    label: { en: "Delay an emergency for the MDT", fr: "Retarder une urgence pour la RCP" },
    scored_on: [],
  },
} as const satisfies Record<string, CodeDefinition>;
