import { both, d842v, del, dogOnly, ex9, ex11, genotyped, incomplete, lost, pending, retained } from "./answers";
import type { Topic } from "./phrases";

/** Reports of several lines: layouts, tables, methods, notes and conclusions around the result. */
export const ofMolecularReports: Topic = {
  topic: "molecular reports and panels of stains of several lines",
  facts: ["genotype", "variant_hgvs", "ihc_kit", "ihc_dog1", "ihc_sdhb"],
  phrases: [
    [
      "MOLECULAR PATHOLOGY REPORT\nSpecimen: block A4, gastric GIST\nTest: KIT and PDGFRA mutation analysis\nResult: A pathogenic variant was detected in KIT exon 11.\nVariant: c.1676T>C p.(Val559Ala)\nInterpretation: KIT exon 11 mutations predict a response to imatinib.\nMethod: bidirectional Sanger sequencing of KIT exons 9, 11, 13, 17 and PDGFRA exons 12, 14, 18.",
      ex11("p.(Val559Ala)"),
      "genomics",
    ],
    [
      "NGS SOLID TUMOUR PANEL\nTumour type: GIST (small bowel)\nGenes analysed: BRAF, KIT, KRAS, NF1, NRAS, PDGFRA, SDHA, SDHB, SDHC, SDHD\nTier I variants\nGene   Variant                  Consequence    VAF\nKIT    p.Ala502_Tyr503dup       in-frame dup   38.1%\nTier II variants: none\nTier III variants (VUS)\nNF1    p.Arg765His              missense       49%",
      ex9("p.Ala502_Tyr503dup"),
      "genomics",
    ],
    [
      "Test requested: KIT/PDGFRA mutation screen\nKIT exon 9     no mutation detected\nKIT exon 11    no mutation detected\nKIT exon 13    no mutation detected\nKIT exon 17    no mutation detected\nPDGFRA exon 12 no mutation detected\nPDGFRA exon 14 no mutation detected\nPDGFRA exon 18 no mutation detected\nConclusion: wild type for the regions tested.",
      incomplete,
      "genomics",
    ],
    [
      "KIT/PDGFRA Mutation Analysis\n\nKIT Exon 9: Not detected\nKIT Exon 11: DETECTED - c.1727T>C (p.Leu576Pro)\nKIT Exon 13: Not detected\nKIT Exon 17: Not detected\nPDGFRA Exon 12: Not detected\nPDGFRA Exon 18: Not detected",
      ex11("p.Leu576Pro"),
      "genomics",
    ],
    [
      "RESULTS SUMMARY\nPDGFRA   NM_006206.6   exon 18   c.2525A>T   p.(Asp842Val)   VAF 33%\nNo variants of clinical significance were identified in KIT, BRAF, NF1 or SDHA-D.\nThis variant is associated with primary resistance to imatinib.",
      d842v("p.(Asp842Val)"),
      "genomics",
    ],
    [
      "Plasma cfDNA NGS\nDetected alterations\nKIT p.V560D   3.4% cfDNA\nKIT p.D820G   0.6% cfDNA\nInterpretation: primary exon 11 mutation with an exon 17 resistance mutation.",
      ex11("p.V560D"),
      "genomics",
    ],
    [
      "cfDNA: no tumour-derived alterations detected. A negative plasma result does not exclude a KIT mutation in tissue.",
      {},
      "genomics",
    ],
    [
      "Exon 11 fragment analysis: peak at -6 bp consistent with a deletion.\nSequencing: KIT c.1669_1674del, p.(Trp557_Lys558del).",
      del("p.(Trp557_Lys558del)"),
      "genomics",
    ],
    [
      "Result: QNS. DNA yield 0.3 ng/uL, below the minimum input for KIT and PDGFRA testing. Please send a further block.",
      {},
      "genomics",
    ],
    [
      "Amended report. The KIT exon 9 result was issued in error. Corrected result: KIT exon 11 p.V560D.",
      ex11("p.V560D"),
      "genomics",
    ],
    [
      "Comment: In view of the epithelioid morphology, PDGFRA mutation should be considered. Molecular studies pending.",
      pending,
    ],
    [
      "Comment: Approximately 80% of GISTs harbour KIT mutations and 10% PDGFRA mutations. Testing can be requested if clinically indicated.",
      {},
    ],
    [
      "Microscopic description: spindle cells.\nImmunohistochemistry:\n- CD117: positive, diffuse\n- DOG1: positive, diffuse\n- CD34: positive\n- SMA: negative\n- SDHB: retained\nMolecular: KIT exon 11 mutation, see separate report.",
      { ...both, ...retained, ...ex11() },
    ],
    [
      "SPECIAL STAINS / IHC:\nBlock A3: CD117 (+), DOG-1 (+), Desmin (-), S100 (-), Ki67 (4%)\nBlock A5: CD34 (+)\nControls appropriate.",
      both,
    ],
    [
      "Immunohistochemical stains performed with adequate controls on block B2 reveal the following results in tumor cells:\nCD117 - Positive\nDOG1 - Positive\nPan-cytokeratin - Negative\nS-100 - Negative",
      both,
    ],
    [
      "Immunoperoxidase studies show the tumor is positive for CD117 (strong, diffuse) and DOG1 (strong, diffuse) and negative for S100, desmin, SMA and pankeratin.",
      both,
    ],
    ["IHC panel: CD117: 3+; DOG1: 3+; SDHB: intact; Ki-67: 2%", { ...both, ...retained }],
    ["Positive\n  CD117\n  DOG1\nNegative\n  Desmin\n  S100", both],
    [
      "Tumor cells are positive for DOG1. CD117 is only focally and weakly positive. SDHB shows loss of expression with intact staining in the vessels.",
      { ...both, ...lost },
    ],
    ["Epithelioid GIST, KIT negative, DOG1 positive, PDGFRA exon 18 D842V mutated.", { ...dogOnly, ...d842v("D842V") }],
    [
      "Oncology note: GIST, CD117+ DOG1+, NGS with KIT exon 11 V559D, no other mutations.",
      { ...both, ...ex11("V559D") },
      "clinical",
    ],
    [
      "Assessment: 54 yo with metastatic GIST, primary KIT exon 9 mutated, progressed on imatinib; repeat biopsy NGS shows KIT exon 9 and exon 17 (D820A) mutations.",
      ex9(),
      "clinical",
    ],
    ["Assessment: GIST, mutation testing was never done. Will request KIT/PDGFRA sequencing today.", {}, "clinical"],
    [
      "Genetic counselling: germline testing of SDHA, SDHB, SDHC and SDHD was negative. Tumour: SDHB-deficient GIST.",
      { ...genotyped("SDH_deficient"), ...lost },
      "clinical",
    ],
    // French
    [
      "COMPTE RENDU DE GÉNÉTIQUE SOMATIQUE\nPrélèvement : bloc 3, GIST du grêle, cellularité 70 %\nTechnique : NGS ciblé (KIT exons 8, 9, 11, 13, 14, 17, 18 ; PDGFRA exons 12, 14, 18 ; BRAF exon 15)\nRésultat : mutation KIT exon 9 c.1504_1509dup p.(Ala502_Tyr503dup), fréquence allélique 36 %.\nConclusion : GIST muté KIT exon 9.",
      ex9("p.(Ala502_Tyr503dup)"),
      "genomics",
    ],
    [
      "Résultats\nGène      Exon   Variant nucléotidique   Variant protéique        FA\nKIT       11     c.1669_1674del          p.(Trp557_Lys558del)     42 %\nAbsence de variant pathogène dans PDGFRA, BRAF et NF1.",
      del("p.(Trp557_Lys558del)"),
      "genomics",
    ],
    [
      "Gènes analysés : KIT (exons 9, 11, 13, 17), PDGFRA (exons 12, 14, 18)\nRésultat : absence de mutation détectée.\nLimite de détection : 5 %.",
      incomplete,
      "genomics",
    ],
    [
      "Recherche de mutations du gène KIT\nExon 9 : absence de mutation\nExon 11 : mutation p.(Val559Gly)\nExon 13 : absence de mutation\nExon 17 : absence de mutation\nRecherche de mutations du gène PDGFRA\nExon 12 : absence de mutation\nExon 18 : absence de mutation",
      ex11("p.(Val559Gly)"),
      "genomics",
    ],
    [
      "Conclusion : présence de la mutation D842V de l'exon 18 de PDGFRA, associée à une résistance primaire à l'imatinib.",
      d842v("D842V"),
      "genomics",
    ],
    [
      "Commentaire : les mutations de l'exon 11 de KIT sont observées dans 65 % des GIST. Aucune mutation n'a été retrouvée ici dans les exons 9, 11, 13 et 17 de KIT ; PDGFRA non étudié.",
      {},
      "genomics",
    ],
    [
      "ADN extrait en quantité insuffisante. Analyse des exons 9 et 11 de KIT impossible. Un nouveau prélèvement est souhaitable.",
      {},
      "genomics",
    ],
    [
      "Immunohistochimie :\nCD117 : positif (100 %, intense)\nDOG1 : positif (100 %, intense)\nAML : négatif\nDesmine : négatif\nSDHB : expression conservée\nBiologie moléculaire : en cours",
      { ...both, ...retained, ...pending },
    ],
    [
      "IMMUNOHISTOCHIMIE\nAnticorps        Clone      Résultat\nCD117            YR145      +++\nDOG1             K9         +++\nDesmine          D33        -\nSDHB             21A11      conservé",
      { ...both, ...retained },
    ],
    [
      "L'étude immunohistochimique réalisée sur le bloc 2 met en évidence une positivité intense et diffuse des cellules tumorales avec l'anticorps anti-CD117 et l'anticorps anti-DOG1. La protéine S100 et la desmine sont négatives.",
      both,
    ],
    ["Les cellules tumorales expriment CD34 et DOG1. Elles sont négatives avec CD117 et la desmine.", dogOnly],
    ["Perte complète de l'immunomarquage SDHB ; SDHA conservée.", lost],
    ["L'immunomarquage SDHB est conservé, ce qui écarte un GIST SDH-déficient.", retained],
    ["En RCP : mutation KIT exon 11 confirmée, GIST CD117+ DOG1+.", { ...both, ...ex11() }, "clinical"],
    ["Patient suivi pour une NF1 ; GIST du grêle multiples liés à la NF1.", genotyped("NF1"), "clinical"],
    ["Le prélèvement sera adressé pour génotypage KIT et PDGFRA.", pending],
    ["Recherche de mutation de KIT et de PDGFRA : non faite (taille < 2 cm).", genotyped("not_tested")],
    // German
    [
      "MOLEKULARPATHOLOGISCHER BEFUND\nMaterial: Block 4, GIST des Magens\nMethode: NGS (KIT Exon 8, 9, 11, 13, 14, 17, 18; PDGFRA Exon 12, 14, 18)\nErgebnis: KIT Exon 11: p.(Trp557_Lys558del), c.1669_1674del, AF 37 %\nPDGFRA: Wildtyp\nBeurteilung: Nachweis einer aktivierenden KIT-Mutation.",
      del("p.(Trp557_Lys558del)"),
      "genomics",
    ],
    [
      "Ergebnis der Mutationsanalyse:\nKIT Exon 9: Wildtyp\nKIT Exon 11: Wildtyp\nKIT Exon 13: Wildtyp\nKIT Exon 17: Wildtyp\nPDGFRA Exon 12: Wildtyp\nPDGFRA Exon 14: Wildtyp\nPDGFRA Exon 18: Mutation p.(Asp842Val)",
      d842v("p.(Asp842Val)"),
      "genomics",
    ],
    [
      "Gen       Exon    Nukleotid       Aminosäure       Allelfrequenz\nKIT       11      c.1679T>A       p.(Val560Asp)    28 %\nKommentar: KIT-Exon-11-Mutationen sprechen gut auf Imatinib an.",
      ex11("p.(Val560Asp)"),
      "genomics",
    ],
    [
      "In der molekularpathologischen Untersuchung fand sich keine Mutation in KIT (Exons 9, 11, 13, 17) oder PDGFRA (Exons 12, 14, 18).",
      incomplete,
      "genomics",
    ],
    ["Die DNA-Qualität war für eine Sequenzierung von KIT und PDGFRA nicht ausreichend.", {}, "genomics"],
    ["Etwa 80 % der GIST weisen eine KIT-Mutation auf. Eine Molekularpathologie ist angefordert.", pending],
    [
      "Immunhistochemie:\nCD117: stark positiv\nDOG1: stark positiv\nCD34: positiv\nDesmin: negativ\nS100: negativ\nKi-67: 3 %",
      both,
    ],
    [
      "Immunhistochemisch zeigen die Tumorzellen eine kräftige zytoplasmatische Expression von CD117 und DOG1. Keine Reaktion für S100, Desmin und SMA.",
      both,
    ],
    ["Immunprofil: CD117+, DOG1+, CD34+, Desmin-, S100-, SDHB erhalten.", { ...both, ...retained }],
    ["SDHB: Verlust der Expression in den Tumorzellen bei erhaltener Positivkontrolle", lost],
    ["Z. n. Resektion eines GIST (KIT Exon 9 mutiert), unter Imatinib 800 mg.", ex9(), "clinical"],
    [
      "Diagnose: GIST des Dünndarms, CD117 pos., DOG1 pos., KIT Exon 11 mutiert (V559D).",
      { ...both, ...ex11("V559D") },
      "clinical",
    ],
    ["Procedere: Mutationsanalyse nachfordern.", {}, "clinical"],
    ["Sekundäre KIT-Mutation in Exon 17 unter Imatinib; primär Exon 11 (p.V559D).", ex11("p.V559D"), "clinical"],
    // further traps
    ["Kit lot 2231, expiry 2027-03; exon 11 control passed.", {}, "genomics"],
    ["KIT ligand expression in stroma.", {}, "genomics"],
    ["The external quality scheme included KIT exon 11 p.W557_K558del, correctly reported.", {}, "genomics", "GIST.\n"],
    ["Avapritinib is licensed for PDGFRA D842V.", {}, "clinical"],
    ["The patient asked what a KIT exon 11 mutation means.", {}, "clinical"],
    ["Discussed that if PDGFRA D842V is found avapritinib would be used.", {}, "clinical"],
    ["CD117 expression does not predict a KIT mutation.", {}],
    ["CD117 and DOG1 define GIST immunohistochemically.", {}],
    ["DOG1 antibody clone K9 was used; slides were reviewed.", {}],
    ["Background vessels are CD34 positive; CD117 was not performed.", {}],
  ],
};
