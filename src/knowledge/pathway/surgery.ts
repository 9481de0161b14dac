import type { Rule } from "../types";
import { ASIAN, ESMO, EUROPE, EVERYWHERE, EXPERT_PRACTICE } from "./sources";

/** Surgery of localized disease. SX-01 to SX-06, SX-10, SX-12 while the primary is in place, SX-07 to SX-09 after resection,
 * SX-11 whenever a date of surgery is set on a TKI. Source: pathway rules §3. */
export const SURGERY: readonly Rule[] = [
  {
    id: "SX-01",
    chapter: "SX",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: { fact: "resectability", in: ["R0_limited"] },
    emits: [
      {
        code: "RESECT_R0_NO_RUPTURE",
        text: {
          en: "Complete en-bloc excision with an intact pseudocapsule, aiming at R0, without rupture.",
          fr: "Exérèse complète monobloc, pseudocapsule intacte, visant R0, sans effraction tumorale.",
        },
      },
    ],
    words: {
      en: "If the tumour is localized and an R0 resection is possible by a limited operation: complete en-bloc excision, pseudocapsule intact.",
      fr: "Si la tumeur est localisée et une résection R0 possible par une intervention limitée : exérèse complète monobloc, pseudocapsule intacte.",
    },
    strength: "III,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "SX-02",
    chapter: "SX",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: { if_unknown: true, condition: { fact: "nodes_clinical", in: ["negative"] } },
    emits: [
      {
        code: "NO_LYMPHADENECTOMY",
        text: {
          en: "No lymphadenectomy while the nodes are clinically negative.",
          fr: "Pas de curage ganglionnaire tant que les ganglions sont cliniquement négatifs.",
        },
      },
    ],
    words: {
      en: "If the nodes are clinically negative (assumed and flagged while not stated): no lymphadenectomy.",
      fr: "Si les ganglions sont cliniquement négatifs (supposé et signalé si non renseigné) : pas de curage.",
    },
    strength: "III,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "SX-03",
    chapter: "SX",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { if_unknown: false, condition: { fact: "nodes_clinical", in: ["enlarged", "proven"] } },
        { any: [{ named: "sdh_deficient" }, { named: "paediatric" }] },
      ],
    },
    emits: [
      {
        code: "SELECTIVE_NODE_REMOVAL",
        text: {
          en: "SDH-deficient or paediatric GIST with enlarged nodes: remove the enlarged nodes selectively, no systematic dissection.",
          fr: "GIST SDH-déficient ou pédiatrique avec ganglions augmentés : exérèse sélective des ganglions augmentés, sans curage systématique.",
        },
      },
    ],
    words: {
      en: "If SDH-deficient or paediatric and nodes are enlarged: remove the enlarged nodes selectively. ESMO is silent.",
      fr: "Si SDH-déficient ou pédiatrique et ganglions augmentés : exérèse sélective. L'ESMO ne se prononce pas.",
    },
    strength: "Asian vote; ESMO silent",
    guideline: ASIAN,
    verification: "B",
    citations: ["ASIA25"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SX-04",
    chapter: "SX",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: { fact: "size", gt: 0 },
    emits: [
      {
        code: "LAPAROSCOPY_ALLOWED",
        when: { fact: "size", lte: 50 },
        status: "option",
        verification: "project",
        text: {
          en: "Minimally invasive access is acceptable (≤50 mm, project threshold) if the tumour is removed intact, without grasping, in a bag. Favourable: anterior wall or greater curve of the stomach, jejunum, ileum (not verified).",
          fr: "Voie mini-invasive acceptable (≤50 mm, seuil du projet) si exérèse sans effraction, sans préhension de la tumeur, avec extraction en sac. Favorables : face antérieure ou grande courbure gastrique, jéjunum, iléon (non vérifié).",
        },
      },
      {
        code: "LAPAROSCOPY_CAUTION",
        when: {
          all: [
            { fact: "size", gt: 50 },
            { fact: "size", lte: 80 },
          ],
        },
        status: "option",
        verification: "project",
        text: {
          en: "Minimally invasive access with caution (>50–80 mm, project threshold): only if intact removal is certain; older series stayed below 5 cm.",
          fr: "Voie mini-invasive avec prudence (>50–80 mm, seuil du projet) : seulement si l'exérèse sans effraction est assurée ; les séries anciennes restaient sous 5 cm.",
        },
      },
      {
        code: "LAPAROSCOPY_DISCOURAGED",
        verification: "B",
        when: { fact: "size", gt: 80 },
        text: {
          en: "Minimally invasive access is discouraged for a large tumour (>80 mm, project threshold; risk of rupture). ESMO gives no limit in cm; the Asian consensus asks for special care above 8 cm, in selected cases.",
          fr: "Voie mini-invasive déconseillée pour une tumeur volumineuse (>80 mm, seuil du projet ; risque de rupture). L'ESMO ne donne pas de seuil en cm ; le consensus asiatique demande une prudence particulière au-delà de 8 cm, dans des cas choisis.",
        },
      },
    ],
    words: {
      en: "Minimally invasive access: allowed if the tumour is removed intact, discouraged if large. ESMO gives no size; Asian consensus: special care above 8 cm; older series below 5 cm. Displayed (project thresholds): ≤50 mm allowed, >50–80 mm caution, >80 mm discouraged.",
      fr: "Voie mini-invasive : admise si exérèse sans effraction, déconseillée si tumeur volumineuse. L'ESMO ne donne pas de taille ; consensus asiatique : prudence au-delà de 8 cm ; séries anciennes sous 5 cm. Affichage (seuils du projet) : ≤50 mm admise, >50–80 mm prudence, >80 mm déconseillée.",
    },
    strength: "III,A",
    guideline: ESMO,
    verification: "project",
    citations: ["ESMO22", "ASIA25", "KGC13"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SX-05",
    chapter: "SX",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { fact: "resectability", in: ["R0_limited"] },
        {
          if_unknown: false,
          condition: { fact: "expected_operation", in: ["wedge", "segmental", "local_excision"] },
        },
      ],
    },
    emits: [
      {
        code: "ORGAN_SPARING_RESECTION",
        text: {
          en: "Wedge or segmental resection that keeps the organ; an anatomical resection is not needed for the margin.",
          fr: "Résection cunéiforme ou segmentaire conservant l'organe ; une résection anatomique n'est pas nécessaire à la marge.",
        },
      },
    ],
    words: {
      en: "If a limited operation keeps the organ: wedge or segmental resection.",
      fr: "Si une intervention limitée conserve l'organe : résection cunéiforme ou segmentaire.",
    },
    strength: "III,A",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
  {
    id: "SX-06",
    chapter: "SX",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: {
      any: [
        { if_unknown: false, condition: { fact: "expected_operation", in: ["endoscopic"] } },
        {
          all: [
            { fact: "size", lt: 20 },
            { fact: "site", in: ["oesophagus", "egj", "stomach", "duodenum", "colon", "rectum"] },
          ],
        },
      ],
    },
    emits: [
      {
        code: "ENDOSCOPIC_RESECTION_EXPERT",
        status: "option",
        text: {
          en: "Endoscopic resection of a small tumour in an expert sarcoma centre only. Full-thickness endoscopic resection: acceptable for ESMO, the Asian consensus is weakly against.",
          fr: "Résection endoscopique d'une petite tumeur en centre expert des sarcomes seulement. Résection endoscopique transmurale : acceptable pour l'ESMO, avis faiblement défavorable du consensus asiatique.",
        },
      },
    ],
    words: {
      en: "If the tumour of the upper or lower gut is small: endoscopic resection in an expert sarcoma centre; on full-thickness resection ESMO and the Asian consensus differ.",
      fr: "Si la tumeur digestive haute ou basse est petite : résection endoscopique en centre expert ; avis divergents de l'ESMO et du consensus asiatique sur la résection transmurale.",
    },
    strength: "ungraded",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "ASIA25"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SX-07",
    chapter: "SX",
    scope: { all: [{ named: "resected" }, { named: "gist_not_excluded" }] },
    when: { fact: "rupture_category", in: ["major_defect", "minor_defect"] },
    emits: [
      {
        code: "RUPTURE_MAJOR",
        when: { fact: "rupture_category", in: ["major_defect"] },
        status: "info",
        severity: "critical",
        text: {
          en: "Counts as rupture: fracture or spillage, blood-stained ascites, perforation at the tumour, microscopic infiltration of an adjacent organ, intralesional or piecemeal removal, or incisional biopsy. 5-year recurrence 64 % v 31 % without defect.",
          fr: "Constitue une rupture : fracture ou dissémination, ascite hémorragique, perforation en regard de la tumeur, infiltration microscopique d'un organe de voisinage, exérèse intralésionnelle ou fragmentée, ou biopsie incisionnelle. Récidive à 5 ans 64 % v 31 % sans effraction.",
        },
      },
      {
        code: "NOT_RUPTURE",
        when: { fact: "rupture_category", in: ["minor_defect"] },
        status: "info",
        text: {
          en: "Does not count as rupture: mucosal defect or intraluminal spill, microscopic peritoneal penetration, iatrogenic tear of the peritoneal lining, uncomplicated needle biopsy, R1 margin.",
          fr: "Ne constitue pas une rupture : brèche muqueuse ou issue intraluminale, franchissement péritonéal microscopique, déchirure iatrogène du revêtement péritonéal, biopsie à l'aiguille non compliquée, marge R1.",
        },
      },
    ],
    words: {
      en: "Any of the six findings (fracture or spillage; blood-stained ascites; perforation at the tumour; microscopic infiltration of an adjacent organ; intralesional or piecemeal removal; incisional biopsy) is rupture; mucosal defect or intraluminal spill, microscopic peritoneal penetration, peritoneal-lining tear, uncomplicated needle biopsy and R1 are not.",
      fr: "L'un des six constats (fracture ou dissémination ; ascite hémorragique ; perforation en regard de la tumeur ; infiltration microscopique d'un organe de voisinage ; exérèse intralésionnelle ou fragmentée ; biopsie incisionnelle) est une rupture ; brèche muqueuse ou issue intraluminale, franchissement péritonéal microscopique, déchirure péritonéale, biopsie à l'aiguille non compliquée et R1 n'en sont pas.",
    },
    strength: "definition",
    guideline: "Nishida 2019",
    verification: "A",
    citations: ["NISHIDA19", "HOLM16"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SX-08",
    chapter: "SX",
    scope: { all: [{ named: "resected" }, { named: "gist_not_excluded" }] },
    when: {
      all: [
        { if_unknown: false, condition: { fact: "margin", in: ["R1"] } },
        { not: { fact: "rupture_category", in: ["major_defect"] } },
      ],
    },
    emits: [
      {
        code: "NO_ROUTINE_REEXCISION",
        text: {
          en: "R1 without rupture: no routine re-excision, and the margin does not drive adjuvant treatment. In EORTC 62024 R1 was not linked to recurrence or death (post hoc).",
          fr: "R1 sans rupture : pas de reprise chirurgicale systématique, et la marge ne commande pas l'adjuvant. Dans EORTC 62024, R1 n'était pas lié à la récidive ni au décès (analyse a posteriori).",
        },
      },
      {
        code: "R1_ACCEPTABLE_AWKWARD_SITE",
        when: { fact: "final_risk", in: ["none", "very_low", "low"] },
        status: "option",
        text: {
          en: "At an awkward site a possible R1 can be accepted for a low-risk tumour, with the patient.",
          fr: "En localisation difficile, une marge R1 éventuelle peut être acceptée pour une tumeur à faible risque, avec le patient.",
        },
      },
    ],
    words: {
      en: "If the margin is R1 and there was no rupture: no routine re-excision; at an awkward site a possible R1 can be accepted for a low-risk tumour.",
      fr: "Si marge R1 sans rupture : pas de reprise systématique ; en localisation difficile, R1 acceptable pour une tumeur à faible risque.",
    },
    strength: "IV,B",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22", "EORTCM"],
    jurisdictions: EUROPE,
  },
  {
    id: "SX-09",
    chapter: "SX",
    scope: {
      all: [{ any: [{ named: "resected" }, { named: "advanced" }] }, { named: "gist_not_excluded" }],
    },
    when: { if_unknown: false, condition: { fact: "margin", in: ["R2"] } },
    emits: [
      {
        code: "R2_AS_RESIDUAL",
        text: {
          en: "R2: treat as residual disease, imatinib by genotype, and discuss resection again. NCCN v1.2026: consider as metastatic disease.",
          fr: "R2 : traiter comme une maladie résiduelle, imatinib selon le génotype, et rediscuter la résection. NCCN v1.2026 : à considérer comme une maladie métastatique.",
        },
      },
    ],
    words: {
      en: "If the margin is R2: treat as residual disease by genotype and discuss resection again.",
      fr: "Si marge R2 : traiter comme maladie résiduelle selon le génotype et rediscuter la résection.",
    },
    strength: "expert",
    guideline: `${EXPERT_PRACTICE}; NCCN v1.2026`,
    verification: "C",
    citations: ["EXPERT", "NCCN26"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SX-10",
    chapter: "SX",
    scope: { all: [{ named: "localized" }, { named: "gist_not_excluded" }] },
    when: {
      fact: "site",
      in: ["oesophagus", "egj", "duodenum", "jejunum", "ileum", "small_bowel_unspecified", "rectum", "colon"],
    },
    emits: [
      {
        code: "SITE_OESOPHAGUS_EGJ",
        when: { fact: "site", in: ["oesophagus", "egj"] },
        text: {
          en: "Oesophagus or oesophagogastric junction: neoadjuvant imatinib if oesophagectomy or total gastrectomy would be needed otherwise; enucleation only if intact (not verified).",
          fr: "Œsophage ou jonction œsogastrique : imatinib néoadjuvant si une œsophagectomie ou une gastrectomie totale serait sinon nécessaire ; énucléation seulement si la tumeur reste intacte (non vérifié).",
        },
      },
      {
        code: "SITE_DUODENUM",
        when: { fact: "site", in: ["duodenum"] },
        text: {
          en: "Duodenum: local or segmental resection rather than pancreaticoduodenectomy; neoadjuvant imatinib if that would be needed.",
          fr: "Duodénum : résection locale ou segmentaire plutôt que duodénopancréatectomie ; imatinib néoadjuvant si celle-ci serait nécessaire.",
        },
      },
      {
        code: "SITE_SMALL_BOWEL",
        when: { fact: "site", in: ["jejunum", "ileum", "small_bowel_unspecified"] },
        verification: "C",
        text: {
          en: "Jejunum or ileum: segmental resection; the risk is higher for the same size.",
          fr: "Jéjunum ou iléon : résection segmentaire ; à taille égale, le risque est plus élevé.",
        },
      },
      {
        code: "SITE_RECTUM",
        when: { fact: "site", in: ["rectum"] },
        text: {
          en: "Rectum: sphincter-sparing surgery, pelvic MRI, neoadjuvant imatinib if abdominoperineal resection would be needed.",
          fr: "Rectum : chirurgie conservatrice du sphincter, IRM pelvienne, imatinib néoadjuvant si une amputation abdominopérinéale serait nécessaire.",
        },
      },
      {
        code: "SITE_COLON",
        when: { fact: "site", in: ["colon"] },
        verification: "C",
        text: { en: "Colon: segmental resection.", fr: "Côlon : résection segmentaire." },
      },
    ],
    words: {
      en: "By site: oesophagus/EGJ, duodenum and rectum: neoadjuvant imatinib where the operation would be mutilating; jejunum, ileum and colon: segmental resection.",
      fr: "Selon le site : œsophage/JOG, duodénum et rectum : imatinib néoadjuvant si l'intervention serait mutilante ; jéjunum, iléon et côlon : résection segmentaire.",
    },
    strength: "III,A for the neoadjuvant part",
    guideline: ESMO,
    verification: "C",
    citations: ["ESMO22", "EXPERT"],
    jurisdictions: EUROPE,
  },
  {
    id: "SX-11",
    chapter: "SX",
    scope: { known: "planned_surgery_date" },
    when: {
      if_unknown: false,
      condition: { fact: "current_tki", in: ["imatinib", "ripretinib", "regorafenib", "sunitinib", "avapritinib"] },
    },
    emits: [
      {
        code: "TKI_HOLD_BEFORE_SURGERY",
        when: { named: "on_imatinib" },
        verification: "B",
        text: {
          en: "Imatinib: stop one to a few days before surgery ({planned_surgery_date}), restart on recovery.",
          fr: "Imatinib : arrêt d'un à quelques jours avant la chirurgie ({planned_surgery_date}), reprise à la récupération.",
        },
      },
      {
        code: "TKI_HOLD_BEFORE_SURGERY",
        when: { named: "on_ripretinib" },
        verification: "A",
        text: {
          en: "Ripretinib: hold at least 1 week before surgery ({planned_surgery_date}), and at least 2 weeks after and until the wound is healed.",
          fr: "Riprétinib : suspendre au moins 1 semaine avant la chirurgie ({planned_surgery_date}), puis au moins 2 semaines après et jusqu'à cicatrisation.",
        },
      },
      {
        code: "TKI_HOLD_BEFORE_SURGERY",
        when: { named: "on_regorafenib" },
        verification: "C",
        text: {
          en: "Regorafenib: hold at least 2 weeks before surgery ({planned_surgery_date}); figure not verified.",
          fr: "Régorafénib : suspendre au moins 2 semaines avant la chirurgie ({planned_surgery_date}) ; chiffre non vérifié.",
        },
      },
      {
        code: "TKI_HOLD_BEFORE_SURGERY",
        when: { named: "on_sunitinib" },
        verification: "C",
        text: {
          en: "Sunitinib: hold at least 3 weeks before surgery ({planned_surgery_date}); figure not verified.",
          fr: "Sunitinib : suspendre au moins 3 semaines avant la chirurgie ({planned_surgery_date}) ; chiffre non vérifié.",
        },
      },
      {
        code: "TKI_HOLD_BEFORE_SURGERY",
        when: { named: "on_avapritinib" },
        verification: "C",
        text: {
          en: "Avapritinib: hold at least 1 week before surgery ({planned_surgery_date}); figure not verified.",
          fr: "Avapritinib : suspendre au moins 1 semaine avant la chirurgie ({planned_surgery_date}) ; chiffre non vérifié.",
        },
      },
    ],
    words: {
      en: "On a TKI with a date of surgery: imatinib off one to a few days before, restarted on recovery; ripretinib ≥1 week before and ≥2 weeks after; regorafenib ≥2, sunitinib ≥3 and avapritinib ≥1 week before (the last three not verified).",
      fr: "Sous ITK avec une date de chirurgie : imatinib arrêté un à quelques jours avant, repris à la récupération ; riprétinib ≥1 semaine avant et ≥2 après ; régorafénib ≥2, sunitinib ≥3 et avapritinib ≥1 semaine avant (trois derniers non vérifiés).",
    },
    strength: "label",
    guideline: `${ESMO}; ripretinib label`,
    verification: "C",
    citations: ["ESMO22", "RIPLAB"],
    jurisdictions: EVERYWHERE,
  },
  {
    id: "SX-12",
    chapter: "SX",
    precedence: "emergency",
    // "At presentation": a subepithelial lesion that bleeds is an emergency too.
    scope: { named: "unresected" },
    when: { if_unknown: false, condition: { fact: "emergency", in: ["bleeding", "obstruction", "perforation"] } },
    emits: [
      {
        code: "EMERGENCY_LOCAL_CONTROL",
        severity: "critical",
        text: {
          en: "Assess now for emergency control of bleeding, obstruction or perforation. Perforation at the tumour counts as rupture (SX-07).",
          fr: "Évaluer sans délai le contrôle en urgence du saignement, de l'occlusion ou de la perforation. Une perforation en regard de la tumeur constitue une rupture (SX-07).",
        },
      },
      {
        code: "NEOADJ_NOT_BARRED",
        when: { fact: "emergency", in: ["bleeding"] },
        status: "info",
        text: {
          en: "Bleeding or a fistula alone does not bar neoadjuvant therapy.",
          fr: "Un saignement ou une fistule isolés n'excluent pas un traitement néoadjuvant.",
        },
      },
    ],
    words: {
      en: "If bleeding, obstruction or perforation at presentation: emergency control; perforation is rupture; bleeding or fistula alone does not bar neoadjuvant therapy.",
      fr: "Si saignement, occlusion ou perforation au diagnostic : contrôle en urgence ; la perforation est une rupture ; saignement ou fistule isolés n'excluent pas le néoadjuvant.",
    },
    strength: "ESMO",
    guideline: ESMO,
    verification: "B",
    citations: ["ESMO22"],
    jurisdictions: EUROPE,
  },
];
