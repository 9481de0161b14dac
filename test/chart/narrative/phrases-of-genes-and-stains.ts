import type { Topic } from "./phrases";

const ex11 = (variant_hgvs?: string) => with_("KIT_ex11_other", variant_hgvs);
const del = (variant_hgvs?: string) => with_("KIT_ex11_del557_558", variant_hgvs);
const ex9 = (variant_hgvs?: string) => with_("KIT_ex9", variant_hgvs);
const d842v = (variant_hgvs?: string) => with_("PDGFRA_D842V", variant_hgvs);
const with_ = (genotype: string, variant_hgvs?: string) =>
  variant_hgvs === undefined ? { genotype } : { genotype, variant_hgvs };
const incomplete = { genotype: "WT_incomplete" };
const both = { ihc_kit: "positive", ihc_dog1: "positive" };
const kit = { ihc_kit: "positive" };
const noKit = { ihc_kit: "negative" };
const dogOnly = { ihc_kit: "negative", ihc_dog1: "positive" };
const kitOnly = { ihc_kit: "positive", ihc_dog1: "negative" };
const neither = { ihc_kit: "negative", ihc_dog1: "negative" };
const retained = { ihc_sdhb: "retained" };
const lost = { ihc_sdhb: "lost" };

/** Genes and stains of further registers: notes, referrals, dictation, board minutes, laboratory systems, addenda. */
export const ofGenesAndStains: Topic = {
  topic: "genes and stains in notes, minutes, addenda and systems",
  facts: ["genotype", "variant_hgvs", "ihc_kit", "ihc_dog1", "ihc_sdhb"],
  phrases: [
    // English, genes
    ["Addendum: Molecular results received. KIT exon 11, p.Val560_Leu576del.", ex11("p.Val560_Leu576del")],
    ["MDT: 62F gastric GIST 7 cm, 3 mits, KIT ex 11 del 557/558, for adjuvant imatinib 3y.", del(), "clinical"],
    ["PMH: jejunal GIST 2022 (KIT exon 9 AY dup), on 800 mg.", ex9(), "clinical"],
    ["Mutational status: c-KIT exon 11 (codon 557-558 deletion)", del(), "clinical"],
    ["Genomic alterations detected: KIT exon 11 p.K558_V559delinsN", del("p.K558_V559delinsN"), "genomics"],
    ["KIT V559D (42%); no other pathogenic variants", ex11("V559D"), "genomics"],
    ["RESULT: POSITIVE for a KIT exon 11 mutation", ex11(), "genomics"],
    ["RESULT: NEGATIVE for mutations in KIT and PDGFRA", incomplete, "genomics"],
    ["Tempus xT: PDGFRA p.D842V missense variant (exon 18) - GOF, VAF 36.2%", d842v("p.D842V"), "genomics"],
    [
      "We now have the sequencing back and there is an exon 11 mutation in KIT so she should respond.",
      ex11(),
      "clinical",
    ],
    ["Sequencing showed exon 9 KIT.", ex9(), "clinical"],
    ["The tumour carried a c-KIT exon 11 mutation (deletion).", ex11(), "clinical"],
    ["KIT exon 11 : c.1735_1737delGAT p.(Asp579del)", ex11("p.(Asp579del)"), "genomics"],
    ["PDGFRA c.1682T>A (p.V561D), exon 12", { genotype: "PDGFRA_ex12_14", variant_hgvs: "p.V561D" }, "genomics"],
    ["Mutation profile: KIT wt, PDGFRA D842V", d842v("D842V"), "clinical"],
    ["Mutation profile: KIT wt, PDGFRA wt", incomplete, "clinical"],
    ["SDHB deficient GIST, KIT/PDGFRA WT", { genotype: "SDH_deficient", ihc_sdhb: "lost" }, "clinical"],
    ["Loss of SDHB by IHC confirms an SDH-deficient GIST.", { genotype: "SDH_deficient", ihc_sdhb: "lost" }],
    ["KIT/PDGFRA analysis: DNA too degraded for a result.", {}, "genomics"],
    ["Specimen inadequate for molecular testing.", {}, "genomics"],
    ["Molecular testing was attempted but failed.", {}, "genomics"],
    ["Recommend reflex KIT/PDGFRA sequencing.", {}],
    ["We will send the block for mutation analysis if the patient is considered for imatinib.", {}],
    ["Awaiting mutation status.", { genotype: "pending" }, "clinical"],
    ["Mutation analysis sent 12 March, result outstanding.", { genotype: "pending" }, "clinical"],
    ["No molecular testing performed.", { genotype: "not_tested" }],
    ["KIT D816V not detected; tryptase normal (mastocytosis screen).", {}, "clinical", "GIST.\n"],
    ["The KIT exon 11 mutation seen in the primary persists; new exon 17 Y823D.", ex11(), "genomics"],
    ["Her brother's GIST had a germline KIT exon 11 mutation; hers has not been tested.", {}, "clinical"],
    ["Imatinib is less active in KIT exon 9 disease and inactive in D842V.", {}, "clinical"],
    ["No KIT exon 9 mutation; no KIT exon 11 mutation; no PDGFRA exon 18 mutation.", incomplete, "genomics"],
    // English, stains
    ["Spindle cell neoplasm, c-kit and DOG-1 positive, c/w GIST.", both],
    ["IHC performed at the referring hospital: CD117 pos / DOG1 pos / S100 neg.", both],
    ["CD117......Positive (diffuse)\nDOG1.......Positive (diffuse)\nSDHB.......Retained", { ...both, ...retained }],
    [
      "The tumor shows the following immunophenotype: CD117 positive, DOG1 positive, CD34 positive, SMA negative.",
      both,
    ],
    ["Tumor cells mark with CD117 and DOG1.", both],
    ["Tumor cells label for CD117; DOG1 is noncontributory.", kit],
    ["Reactivity: CD117 ++, DOG1 +, desmin 0", both],
    ["CD117 shows diffuse strong membranous and cytoplasmic positivity in the lesional cells; DOG1 likewise.", kit],
    ["There is diffuse expression of both c-KIT and DOG-1.", both],
    ["Immunohistochemistry for CD117 and DOG1 is positive, whilst desmin and S100 are negative.", both],
    ["Negative for CD117 and DOG1; SMA and desmin are strongly positive.", neither],
    ["Weak patchy CD117, strong DOG1.", both],
    ["SDHB IHC: abnormal (loss of granular cytoplasmic staining)", lost],
    ["SDHB immunohistochemistry shows absence of staining in tumour cells with a positive internal control.", lost],
    ["SDHB: positive (granular cytoplasmic), i.e. SDH-proficient.", retained],
    ["SDHB expression maintained in the neoplastic cells.", retained],
    ["CD117 and DOG1 immunostains are in progress.", {}],
    ["CD117 not assessed owing to lack of tissue.", {}],
    ["Stains with CD117, DOG1, S100 and desmin were examined.", {}],
    ["A CD117-negative GIST would be unusual.", {}],
    ["Immunohistochemistry awaited (CD117, DOG1).", {}],
    ["CD117 stain: background mast cells only.", {}],
    // French, genes
    ["RCP : GIST gastrique 9 cm, KIT exon 11 muté (del 557-558), imatinib néoadjuvant.", del(), "clinical"],
    ["Le génotypage retrouve une mutation de KIT exon 11.", ex11(), "clinical"],
    ["Analyse moléculaire : mutation ponctuelle V559D exon 11 KIT.", ex11("V559D")],
    [
      "Résultat : présence d'une délétion en phase p.(Trp557_Val559delinsPhe) dans l'exon 11 du gène KIT.",
      del("p.(Trp557_Val559delinsPhe)"),
      "genomics",
    ],
    ["Exon 11 de KIT : muté. Exon 18 de PDGFRA : non muté.", ex11(), "genomics"],
    [
      "Exon 9 KIT : séquence normale\nExon 11 KIT : délétion c.1669_1674del\nExon 13 KIT : séquence normale",
      del(),
      "genomics",
    ],
    ["Pas de variant pathogène sur les gènes KIT et PDGFRA.", incomplete, "genomics"],
    ["GIST sans mutation KIT ni PDGFRA.", incomplete, "clinical"],
    ["Tumeur PDGFRA mutée (exon 18, p.Asp842Val).", d842v("p.Asp842Val"), "clinical"],
    ["Mutation D842V du gène PDGFRA mise en évidence.", d842v("D842V"), "genomics"],
    ["GIST de phénotype sauvage (KIT, PDGFRA)", incomplete, "clinical"],
    ["Échec d'amplification de l'exon 11 de KIT.", {}, "genomics"],
    ["Prélèvement insuffisant pour la biologie moléculaire.", {}, "genomics"],
    ["Une recherche de mutation sera demandée si un traitement par imatinib est envisagé.", {}],
    ["Le typage moléculaire a été demandé le 3 mai.", { genotype: "pending" }],
    ["Statut mutationnel non connu.", {}, "clinical"],
    ["Absence de mutation KIT exon 11 ; les autres exons sont en cours d'analyse.", {}, "genomics"],
    ["Mutation KIT exon 11 initiale et apparition d'une mutation exon 17 sous imatinib.", ex11(), "clinical"],
    ["Cousin porteur d'une neurofibromatose.", {}, "clinical"],
    // French, stains
    ["Profil immunohistochimique : CD117+/DOG1+/CD34+/AML-/PS100-.", both],
    ["Les cellules sont CD117+, DOG1+ ; elles sont négatives pour la desmine.", both],
    ["L'étude immunohistochimique montre un marquage positif diffus pour CD117 et DOG1.", both],
    ["Étude immunohistochimique : CD117 (+++), DOG1 (+++), CD34 (+), desmine (-)", both],
    ["Il existe une expression diffuse de CD117 et de DOG1, sans expression de la protéine S100.", both],
    ["Immunophénotype : c-kit positif, DOG1 négatif.", kitOnly],
    ["Anti-CD117 négatif ; anti-DOG1 fortement positif.", dogOnly],
    ["Marquage SDHB présent dans les cellules tumorales.", retained],
    ["SDHB : négatif dans la tumeur, positif dans l'endothélium", lost],
    ["CD117 et DOG1 : techniques en cours.", {}],
    ["Le marquage CD117 n'est pas interprétable.", {}],
    ["Absence d'immunomarquage CD117 et DOG1 des cellules tumorales.", neither],
    // German
    ["Tumorboard: GIST Magen 8 cm, KIT Exon 11 Del 557-558, adjuvant Imatinib 3 Jahre.", del(), "clinical"],
    [
      "Molekularpathologischer Befund: Deletion in Exon 11 des KIT-Gens (p.Lys558_Glu562del).",
      del("p.Lys558_Glu562del"),
    ],
    ["Die Sequenzierung ergab eine Mutation im KIT-Gen (Exon 9).", ex9(), "clinical"],
    ["PDGFRA-D842V-Mutation nachgewiesen.", d842v("D842V"), "clinical"],
    ["Kein Nachweis einer KIT- oder PDGFRA-Mutation.", incomplete, "clinical"],
    ["In KIT und PDGFRA wurden keine Mutationen gefunden.", incomplete, "genomics"],
    ["KIT-/PDGFRA-Wildtyp-GIST", incomplete, "clinical"],
    ["Molekulare Testung läuft.", { genotype: "pending" }, "clinical"],
    ["Molekularpathologie: Ergebnis ausstehend", { genotype: "pending" }],
    ["Mutationsstatus unbekannt.", {}, "clinical"],
    ["Mutationsanalyse bei zu geringem Tumorzellgehalt nicht möglich.", {}, "genomics"],
    ["Immunhistologisch CD117 und DOG1 stark und diffus positiv, Desmin und S100 negativ.", both],
    ["Immunhistologie: CD117: +++, DOG1: ++, SDHB: erhalten", { ...both, ...retained }],
    ["Die Tumorzellen zeigen eine kräftige Positivität für CD117 sowie DOG-1.", both],
    ["Die Zellen färben sich mit CD117 und DOG1 an.", both],
    ["Immunhistochemisch Positivität für DOG1, Negativität für CD117.", dogOnly],
    ["Tumorzellen CD117-negativ.", noKit],
    ["SDHB in den Tumorzellen nicht nachweisbar, im Endothel erhalten.", lost],
    ["SDHB-Färbung: regelrechte granuläre Expression", retained],
    ["CD117 und DOG1 wurden nachgefordert.", {}],
    ["Ein Verlust von SDHB ist auszuschließen.", {}],
    ["Mastzellen als interne Positivkontrolle CD117-positiv.", {}],
  ],
};
