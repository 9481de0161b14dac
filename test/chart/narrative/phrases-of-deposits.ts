import type { Topic } from "./phrases";
import { ofNotes } from "./phrases-of-notes";

const perforated = {
  rupture_category: "major_defect",
  rupture_criterion: "perforation",
  rupture_timing: "preoperative",
};

/** What came back measured as if it were the primary, words of absence taken for counts, and wordings that stood beside them. */
export const ofDeposits: Topic = {
  topic: "deposits, aggregates, targets, absence, wordings of a further author",
  facts: [...ofNotes.facts, "gist_confirmed"],
  phrases: [
    [
      "Omental nodule: recurrent GIST. Nodule 3.1 cm.",
      { site: "stomach", metastasis_sites: [["peritoneum"]], gist_confirmed: "confirmed" },
      "pathology",
      "Known primary: gastric GIST 2016.\n",
    ],
    [
      "Localisation péritonéale d'une GIST (antécédent : GIST du grêle). 24 mm.",
      { site: "small_bowel_unspecified", metastasis_sites: [["peritoneum"]], gist_confirmed: "confirmed" },
      "pathology",
      "",
    ],
    [
      "Tumour size: 3.4 cm",
      { metastasis_sites: [["liver"]], gist_confirmed: "confirmed" },
      "pathology",
      "Liver wedge: metastatic GIST.\n",
    ],
    // The primary beside its metastasis keeps its size.
    [
      "B. Liver nodule: metastatic GIST.",
      { gist_confirmed: "confirmed", site: "stomach", size_mm: 71, metastasis_sites: [["liver"]] },
      "pathology",
      "A. Stomach: GIST, 7.1 cm.\n",
    ],
    ["Fragments of tumour, aggregate 12 x 8 x 5 cm.", { gist_confirmed: "confirmed" }, "pathology", "GIST.\n"],
    ["Target 2: omental nodule 20 mm.", {}, "imaging", "Metastatic GIST.\n"],
    ["Nodule épiploïque de 20 mm.", {}, "imaging", "GIST métastatique.\n"],
    ["Cible 2 : nodule épiploïque 20 mm.", {}, "imaging", "GIST métastatique.\n"],
    [
      "Mitosen 2/10 HPF, keine 5 mm² beurteilbar.",
      { mitoses_raw_count: 2, hpf_count: 10, gist_confirmed: "confirmed" },
      "pathology",
      "Diagnose: GIST.\n",
    ],
    ["No 5 mm2 area could be assessed.", {}, "pathology", "GIST: mitotic count\n"],
    ["Mitoses: none in 5 mm2.", { mitoses_per_5mm2: 0, gist_confirmed: "confirmed" }, "pathology", "This is a GIST. "],
    [
      "KIT exon 11 p.Trp557_Lys558del. In the lung biopsy the same KIT exon 11 deletion was detected.",
      { genotype: "KIT_ex11_del557_558", variant_hgvs: "p.Trp557_Lys558del" },
      "genomics",
    ],
    [
      "Gene: Exon: Result\nKIT: 9: p.(Ala502_Tyr503dup)\nKIT: 11: no variant\nPDGFRA: 18: no variant",
      { genotype: "KIT_ex9", variant_hgvs: "p.(Ala502_Tyr503dup)" },
      "genomics",
    ],
    // A variant without its exon is no wild type.
    [
      "KIT p.(Ala502_Tyr503dup) detected.\nKIT exon 11: no variant\nKIT exon 9: no other variant\nPDGFRA: no variant",
      { variant_hgvs: "p.(Ala502_Tyr503dup)" },
      "genomics",
    ],
    // Two counted tumours in a table: both are told.
    [
      "Tumour   Site      Size    Mitoses/5mm2\nA        stomach   22 mm   1\nB        ileum     84 mm   9\nBoth are GIST.",
      { site: ["ileum", "stomach"], size_mm: [22, 84], mitoses_per_5mm2: [1, 9], gist_confirmed: "confirmed" },
      "pathology",
      "",
    ],
    [
      "Site | Size | Diagnosis\nstomach | 22 mm | GIST\ngallbladder | 84 mm | cholecystitis",
      { gist_confirmed: "confirmed", site: "stomach" },
      "pathology",
      "",
    ],
    [
      "Site | Size | Mitoses/5mm2\nstomach | 92 mm | 7\nliver | 20 mm | 1",
      { gist_confirmed: "confirmed" },
      "pathology",
      "Diagnosis: GIST.\n",
    ],
    [
      "Taille tumorale\t48 mm\nMitoses / 5 mm²\t6\nRupture\tnon",
      { size_mm: 48, mitoses_per_5mm2: 6, rupture_category: "none", gist_confirmed: "confirmed" },
      "pathology",
      "Diagnostic : GIST.\n",
    ],
    ["Local recurrence at the staple line. GIST, 2.8 cm.", { gist_confirmed: "confirmed" }, "pathology", ""],
    [
      "GIST of the ileum, 62 mm. Risk of recurrence: high.",
      { gist_confirmed: "confirmed", site: "ileum", size_mm: 62 },
      "pathology",
      "",
    ],
    ["Pieces of GIST, together 70 mm across.", { gist_confirmed: "confirmed" }, "pathology", "This is a GIST. "],
    [
      "Addendum: tumour size corrected, 2.5 cm should read 12.5 cm. Gastric GIST.",
      { size_mm: 125, site: "stomach", gist_confirmed: "confirmed" },
      "pathology",
      "",
    ],
    ["GIST opéré : 4 cm, en fait 14 cm après relecture.", {}, "clinical", ""],
    [
      "Tumour 3 cm in the submucosa with a further 9 cm exophytic component.",
      { gist_confirmed: "confirmed" },
      "pathology",
      "GIST:\n",
    ],
    [
      "Versant endoluminal 2 cm, versant exoluminal 7 cm.",
      { gist_confirmed: "confirmed" },
      "pathology",
      "Tumeur (GIST) :\n",
    ],
    [
      "GIST of the ileum 8 cm with a cystic part of 2 cm.",
      { site: "ileum", size_mm: 80, gist_confirmed: "confirmed" },
      "pathology",
      "",
    ],
    ["The tumour capsule was entered during the dissection with no macroscopic spill.", {}, "operative", "GIST.\n"],
    [
      "No rupture reported; however the capsule is torn over 3 cm.",
      { gist_confirmed: "confirmed" },
      "pathology",
      "GIST:\n",
    ],
    ["Margins clear (R0) on first excision.", { gist_confirmed: "confirmed" }, "pathology", "GIST:\n"],
    ["PDGFRA exon 18 mutation (not D842V at first, now D842V).", {}, "genomics"],
    ["Features would fit with a gastrointestinal stromal tumour.", {}, "pathology", ""],
    ["Spindle cell tumour, consistent in the first instance with GIST.", {}, "pathology", ""],
    ["GIST to be considered.", {}, "pathology", ""],
    [
      "GIST, 14 mitoses per 5 mm2 (biopsy: 1 per 5 mm2).",
      { mitoses_per_5mm2: 14, gist_confirmed: "confirmed" },
      "pathology",
      "Resection:\n",
    ],
    [
      "Patient received Glivec for half a year. No neoadjuvant therapy. Mitoses 1/5mm2.",
      { mitoses_per_5mm2: 1, gist_confirmed: "confirmed" },
      "pathology",
      "Resection: GIST.\n",
    ],
    ["Control: KIT exon 11 p.V559D detected.", {}, "genomics"],
    ["Patient A control: KIT exon 11 p.V559D.", {}, "genomics"],
    ["Spindle cell tumour. GIST likely.", {}, "pathology", ""],
    ["Spindelzelliger Tumor, am ehesten GIST.", {}, "pathology", ""],
    [
      "Ouverture accidentelle de la tumeur lors de la mise en sac.",
      { rupture_timing: "intraoperative" },
      "operative",
      "GIST.\n",
    ],
    ["KIT-Exon-9-Mutation.", { genotype: "KIT_ex9" }, "genomics"],
    [
      "The site of the GIST is therefore ileum and not jejunum.",
      { site: "ileum", gist_confirmed: "confirmed" },
      "pathology",
      "",
    ],
    ["SDHB immunostain: complete loss, internal control retained.", { ihc_sdhb: "lost" }, "pathology", "GIST:\n"],
    ["SDHB retained, internal control negative.", {}, "pathology", "KIT and DOG1.\n"],
    [
      "Enucleation of a GIST. The overlying mucosa tore.",
      { rupture_category: "minor_defect", rupture_criterion: "mucosal_defect_or_luminal_spill" },
      "operative",
      "",
    ],
    ["Tumor präoperativ gedeckt perforiert.", perforated, "clinical", "GIST.\n"],
    ["Perforation tumorale à l'admission.", perforated, "clinical", "GIST.\n"],
    ["Intégrité de la tumeur : intacte, pas d'effraction", { rupture_category: "none" }, "pathology", "GIST:\n"],
    ["Intégrité de la tumeur : intacte", {}, "pathology", "GIST:\n"],
    [
      "Gastric GIST 8.5 cm, margins clear.",
      { site: "stomach", size_mm: 85, margin: "R0", gist_confirmed: "confirmed" },
    ],
    ["The GIST is a 5.5 cm proximal jejunal mass.", { site: "jejunum", size_mm_imaging: 55 }, "imaging", ""],
    [
      "Hypoechoic lesion of the antrum, 17 mm. ?GIST vs leiomyoma.",
      { site: "stomach", size_mm_imaging: 17 },
      "imaging",
      "",
    ],
    [
      "Primärtumor 5,6 cm (Vor-CT 7,9 cm). Knoten im Netz, vereinbar mit Metastase.",
      { site: "stomach", size_mm_imaging: 56 },
      "imaging",
      "GIST des Magens.\n",
    ],
  ],
};
