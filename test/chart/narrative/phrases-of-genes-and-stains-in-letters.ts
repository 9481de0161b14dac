import type { Topic } from "./phrases";

const with_ = (genotype: string, variant_hgvs?: string) =>
  variant_hgvs === undefined ? { genotype } : { genotype, variant_hgvs };
const ex11 = (variant_hgvs?: string) => with_("KIT_ex11_other", variant_hgvs);
const del = (variant_hgvs?: string) => with_("KIT_ex11_del557_558", variant_hgvs);
const ex9 = (variant_hgvs?: string) => with_("KIT_ex9", variant_hgvs);
const d842v = (variant_hgvs?: string) => with_("PDGFRA_D842V", variant_hgvs);
const incomplete = { genotype: "WT_incomplete" };
const pending = { genotype: "pending" };
const untested = { genotype: "not_tested" };
const both = { ihc_kit: "positive", ihc_dog1: "positive" };
const kit = { ihc_kit: "positive" };
const dog = { ihc_dog1: "positive" };
const dogOnly = { ihc_kit: "negative", ihc_dog1: "positive" };
const retained = { ihc_sdhb: "retained" };
const lost = { ihc_sdhb: "lost" };

/** Genes and stains in letters, second opinions, tables of results, with what stands around them in real reports. */
export const ofGenesAndStainsInLetters: Topic = {
  topic: "genes and stains in letters and second opinions",
  facts: ["genotype", "variant_hgvs", "ihc_kit", "ihc_dog1", "ihc_sdhb"],
  phrases: [
    [
      "Second opinion: we agree with the diagnosis of GIST. Your stains for CD117 and DOG1 are convincingly positive.",
      both,
    ],
    ["The submitted immunostains (CD117, DOG1) show strong positivity in the lesional cells.", both],
    ["On the referring slides CD117 is negative; we repeated DOG1, which is diffusely positive.", dogOnly],
    ["I note CD117 was positive on the biopsy.", kit, "clinical"],
    ["Histology confirmed a GIST (CD117 and DOG1 positive, mitotic count low).", both, "clinical"],
    ["Biopsy proven GIST (c-kit +ve, exon 11 mutation).", { ...kit, ...ex11() }, "clinical"],
    ["c-KIT expression: positive. c-KIT mutation: exon 11 deletion.", { ...kit, ...ex11() }, "clinical"],
    ["KIT IHC positive, KIT sequencing: exon 9 duplication.", { ...kit, ...ex9() }, "clinical"],
    ["He carries the PDGFRA D842V mutation, hence avapritinib rather than imatinib.", d842v("D842V"), "clinical"],
    ["Since the tumour is PDGFRA exon 18 (D842V) mutant we would not offer imatinib.", d842v("D842V"), "clinical"],
    [
      "NGS of the resected tumour identified a KIT p.Y553_Q556delinsK alteration (exon 11).",
      ex11("p.Y553_Q556delinsK"),
      "clinical",
    ],
    ["Molecular profile: KIT exon 11 indel; PDGFRA, BRAF and SDH intact.", ex11(), "clinical"],
    ["KIT mutation status: exon 11 positive", ex11(), "clinical"],
    ["KIT mutation status: negative; PDGFRA mutation status: negative", incomplete, "clinical"],
    ["Mutation testing: KIT (-), PDGFRA (-)", incomplete, "clinical"],
    ["Neither KIT nor PDGFRA harboured a mutation.", incomplete, "clinical"],
    ["KIT and PDGFRA genes: no abnormality found.", incomplete, "genomics"],
    ["Sequencing of KIT exons 9, 11, 13 and 17 and of PDGFRA exons 12, 14 and 18 was normal.", incomplete, "genomics"],
    ["Wild type GIST; SDHB lost on immunohistochemistry.", { ...incomplete, ...lost }, "clinical"],
    ["KIT, PDGFRA and BRAF V600E negative. SDHB retained by IHC.", { ...with_("quadruple_WT"), ...retained }],
    ["Mutation results are still outstanding.", pending, "clinical"],
    ["We are awaiting the KIT/PDGFRA result.", pending, "clinical"],
    ["Tissue has been sent for NGS.", pending, "clinical"],
    ["To do: chase molecular results.", {}, "clinical"],
    ["Genotype not available.", {}, "clinical"],
    ["The exon 11 mutation typically gives a good response.", {}, "clinical"],
    ["Patients with exon 9 mutations may need 800 mg.", {}, "clinical"],
    ["Mother had breast cancer with a BRCA2 mutation.", {}, "clinical", "GIST of the stomach, low risk.\n"],
    ["Melanoma panel (2018): BRAF V600E positive.", {}, "clinical"],
    ["Colon polyp: KRAS exon 2 mutation.", {}, "clinical", "Gastric GIST 2 cm.\n"],
    ["NTRK fusion testing by RNA-seq was negative.", {}, "genomics"],
    ["NTRK1-3 IHC negative.", {}],
    ["SDHA and SDHB IHC both show loss of staining, suggesting an SDHA mutation.", lost],
    ["SDHB positive control satisfactory.", {}],
    ["SDHB retained in lymphocytes; tumour not represented.", {}],
    ["DOG1 is positive. CD117 staining was technically unsatisfactory.", dog],
    ["CD117 could not be interpreted because of crush artefact.", {}],
    ["Slides for CD117 and DOG1 are awaited from the referring laboratory.", {}],
    ["Recuts for DOG1 were ordered; CD117 is diffusely positive.", kit],
    // French
    ["Relecture : diagnostic confirmé, les marquages CD117 et DOG1 sont positifs.", both],
    [
      "Histologie : GIST, CD117+, DOG1+, index mitotique 3/5 mm2, mutation KIT exon 11 (V560D).",
      { ...both, ...ex11("V560D") },
      "clinical",
    ],
    ["La tumeur exprime c-KIT et présente une mutation de l'exon 11.", { ...kit, ...ex11() }, "clinical"],
    ["Biologie moléculaire : KIT exon 11 (délétion 557-558), PDGFRA sauvage.", del(), "clinical"],
    ["Statut moléculaire : muté KIT exon 9.", ex9(), "clinical"],
    ["Statut moléculaire : non disponible.", {}, "clinical"],
    ["Profil moléculaire : PDGFRA exon 18 D842V.", d842v("D842V"), "clinical"],
    ["L'analyse mutationnelle n'a pas mis en évidence de mutation des gènes KIT et PDGFRA.", incomplete, "clinical"],
    ["L'étude moléculaire de KIT et PDGFRA est négative.", incomplete, "clinical"],
    [
      "On ne retrouve pas de mutation de KIT (exons 9, 11, 13, 17) ni de PDGFRA (exons 12, 14, 18).",
      incomplete,
      "genomics",
    ],
    ["Nous sommes dans l'attente du résultat de la biologie moléculaire.", pending, "clinical"],
    ["Le génotypage n'a pas été réalisé.", untested, "clinical"],
    ["Génotypage impossible (fixation au Bouin).", {}, "genomics"],
    ["En l'absence de mutation D842V, un traitement par imatinib est possible.", {}, "clinical"],
    ["La patiente est porteuse d'une mutation BRCA1.", {}, "clinical", "GIST gastrique de 3 cm.\n"],
    ["Les cellules ne sont pas marquées par l'anti-CD117 ; elles sont marquées par l'anti-DOG1.", dogOnly],
    ["Marquage diffus par c-KIT, focal par DOG1, absent pour la desmine et la PS100.", both],
    ["C-KIT +++ ; DOG-1 +++ ; CD34 + ; PS100 - ; AML -", both],
    ["Pas de perte de SDHB (marquage cytoplasmique granulaire conservé).", retained],
    ["SDHB éteinte dans les cellules tumorales.", lost],
    ["CD117 : technique à refaire.", {}],
    ["Les anticorps CD117, DOG1 et SDHB ont été testés.", {}],
    // German
    ["Zweitmeinung: GIST bestätigt, CD117 und DOG1 positiv.", both],
    ["Histologisch GIST (CD117-pos., DOG1-pos.), KIT-Mutation Exon 11.", { ...both, ...ex11() }, "clinical"],
    ["Molekular: KIT Exon 11 p.W557_K558del.", del("p.W557_K558del"), "clinical"],
    ["Mutationsstatus: KIT Exon 9 (A502_Y503dup)", ex9("A502_Y503dup"), "clinical"],
    ["Mutationsstatus: KIT/PDGFRA Wildtyp", incomplete, "clinical"],
    ["Die molekularpathologische Diagnostik erbrachte eine PDGFRA-Mutation (D842V).", d842v("D842V"), "clinical"],
    ["Mutationen in KIT und PDGFRA konnten nicht nachgewiesen werden.", incomplete, "clinical"],
    ["Der Befund der Mutationsanalyse steht aus.", pending, "clinical"],
    ["Eine Mutationsanalyse wurde nicht durchgeführt.", untested, "clinical"],
    ["Bitte um Mutationsanalyse.", {}],
    ["Bei einer D842V-Mutation wäre Imatinib unwirksam.", {}, "clinical"],
    ["Imatinib wirkt bei Exon-11-Mutationen am besten.", {}, "clinical"],
    ["Die Tumorzellen sind CD117- und DOG1-positiv, S100- und Desmin-negativ.", both],
    ["CD117 und DOG1: jeweils kräftige Reaktion der Tumorzellen.", both],
    ["Negativ: CD117. Positiv: DOG1.", dogOnly],
    ["Fehlende Expression von SDHB in den Tumorzellen.", lost],
    ["SDHB: kein Verlust", retained],
    ["DOG1 nicht verfügbar.", {}],
    ["Zusatzuntersuchungen: CD117, DOG1 (Ergebnis folgt).", {}],
  ],
};
