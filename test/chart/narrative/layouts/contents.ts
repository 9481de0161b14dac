import type { ReportText } from "../../../../src/chart/types";

/** One line of a report's form: its label, its value, and the boxes to tick of which the value is one. */
export interface Row {
  readonly label: string;
  readonly value: string;
  readonly options?: readonly string[];
}

/** A headed part of a report: sentences, a form, or both. */
export interface Part {
  readonly heading: string;
  readonly prose?: readonly string[];
  readonly rows?: readonly Row[];
}

/** What one report says, apart from how it is laid out, and the facts that any layout of it states. */
export interface Content {
  readonly id: string;
  readonly language: ReportText["language"];
  readonly kind: ReportText["kind"];
  readonly title: string;
  readonly parts: readonly Part[];
  readonly facts: Readonly<Record<string, readonly unknown[]>>;
  /** Answers that are right, if less exact, where damage made a part unreadable. */
  readonly open?: Readonly<Record<string, readonly unknown[]>>;
}

const row = (label: string, value: string, ...others: readonly string[]): Row =>
  others.length === 0 ? { label, value } : { label, value, options: [value, ...others] };

/** Synthetic reports: no patient behind any of them. */
export const CONTENTS: readonly Content[] = [
  {
    id: "us-gastric-resection",
    language: "en",
    kind: "pathology",
    title: "Surgical Pathology Report",
    parts: [
      { heading: "Clinical History", prose: ["62-year-old man with melena."] },
      {
        heading: "Gross Description",
        prose: [
          "Received fresh is a portion of stomach measuring 15.0 x 9.0 x 3.0 cm.",
          "Within the wall there is a well-circumscribed tan mass measuring 6.4 x 5.1 x 4.0 cm, located 2.1 cm from the nearest margin.",
        ],
      },
      {
        heading: "Synoptic Report",
        rows: [
          row("Procedure", "Partial gastrectomy"),
          row("Tumor Site", "Stomach"),
          row("Histologic Type", "Gastrointestinal stromal tumor, spindle cell type"),
          row("Tumor Size", "6.4 x 5.1 x 4.0 cm"),
          row("Mitotic Rate", "4 mitoses per 5 mm2"),
          row("Necrosis", "Not identified", "Present"),
          row("Margins", "Negative for tumor", "Positive for tumor", "Cannot be assessed"),
          row("Tumor Rupture", "Not identified", "Present"),
          row("CD117", "Positive", "Negative"),
          row("DOG1", "Positive", "Negative"),
          row("SDHB", "Retained", "Lost"),
        ],
      },
    ],
    facts: {
      site: ["stomach"],
      size_mm: [64],
      mitoses_per_5mm2: [4],
      margin: ["R0"],
      rupture_category: ["none"],
      ihc_kit: ["positive"],
      ihc_dog1: ["positive"],
      ihc_sdhb: ["retained"],
      histology: ["spindle"],
    },
  },
  {
    id: "uk-jejunal-resection",
    language: "en",
    kind: "pathology",
    title: "Histopathology report",
    parts: [
      { heading: "Clinical details", prose: ["Small bowel mass, emergency laparotomy for bleeding."] },
      {
        heading: "Macroscopy",
        prose: [
          "A segment of small bowel 240 mm in length with attached mesentery up to 40 mm.",
          "There is a lobulated tumour arising from the jejunal wall measuring 112 x 95 x 80 mm.",
        ],
      },
      {
        heading: "Reporting proforma",
        rows: [
          row("Site of tumour", "Jejunum"),
          row("Maximum tumour dimension", "112 mm"),
          row("Mitotic count", "14 per 5 mm2"),
          row("Tumour rupture", "Yes, with spillage during surgery"),
          row("Resection margins", "R1", "R0", "R2"),
          row("CD117", "Positive", "Negative", "Not done"),
          row("DOG1", "Negative", "Positive", "Not done"),
        ],
      },
      {
        heading: "Conclusion",
        prose: ["Jejunal GIST, 112 mm, with 14 mitoses per 5 mm2, incompletely excised microscopically (R1)."],
      },
    ],
    facts: {
      site: ["jejunum"],
      size_mm: [112],
      mitoses_per_5mm2: [14],
      margin: ["R1"],
      rupture_category: ["major_defect"],
      rupture_criterion: ["spillage"],
      ihc_kit: ["positive"],
      ihc_dog1: ["negative"],
    },
  },
  {
    id: "us-sequencing",
    language: "en",
    kind: "genomics",
    title: "Molecular Pathology Report",
    parts: [
      {
        heading: "Specimen",
        rows: [row("Diagnosis", "Gastrointestinal stromal tumor"), row("Tumor content", "80 %")],
      },
      {
        heading: "Results",
        rows: [
          row("Gene", "KIT"),
          row("Exon", "11"),
          row("Variant", "p.Trp557_Lys558del"),
          row("Allele frequency", "41 %"),
          row("PDGFRA", "No mutation detected"),
        ],
      },
      {
        heading: "Interpretation",
        prose: ["A deletion of KIT exon 11, p.Trp557_Lys558del, was detected in this gastrointestinal stromal tumor."],
      },
    ],
    facts: { genotype: ["KIT_ex11_del557_558"] },
    open: { genotype: ["KIT_ex11_other"] },
  },
  {
    id: "us-ct",
    language: "en",
    kind: "imaging",
    title: "CT Abdomen and Pelvis with contrast",
    parts: [
      { heading: "Indication", prose: ["Gastric mass on endoscopy, suspected GIST."] },
      { heading: "Technique", prose: ["Axial 5 mm sections after 100 mL of intravenous contrast."] },
      {
        heading: "Findings",
        prose: [
          "There is a heterogeneous mass arising from the stomach measuring 8.3 x 7.1 cm.",
          "Simple renal cyst of 2.2 cm on the left.",
        ],
        rows: [
          row("Liver", "Two metastases in segment VI"),
          row("Peritoneum", "No nodules"),
          row("Lungs", "Clear"),
          row("Lymph nodes", "No enlarged nodes"),
        ],
      },
      { heading: "Impression", prose: ["Gastric GIST of 8.3 cm with liver metastases."] },
    ],
    facts: { site: ["stomach"], size_mm_imaging: [83], metastasis_sites: [["liver"]] },
  },
  {
    id: "us-operation",
    language: "en",
    kind: "operative",
    title: "Operative Report",
    parts: [
      {
        heading: "Summary",
        rows: [
          row("Preoperative diagnosis", "Gastric GIST"),
          row("Procedure", "Laparoscopic wedge resection of the stomach"),
          row("Tumor rupture", "No", "Yes"),
          row("Resection margins", "R0", "R1", "R2"),
          row("Blood loss", "50 mL"),
          row("Complications", "None"),
        ],
      },
      {
        heading: "Description of procedure",
        prose: [
          "The tumor was removed en bloc in a retrieval bag without rupture or spillage.",
          "The staple line was 2 cm from the tumor.",
        ],
      },
    ],
    facts: { site: ["stomach"], rupture_category: ["none"] },
  },
  {
    id: "fr-gastrectomie",
    language: "fr",
    kind: "pathology",
    title: "Compte rendu d'anatomie et cytologie pathologiques",
    parts: [
      { heading: "Renseignements cliniques", prose: ["Homme de 58 ans, hématémèse."] },
      {
        heading: "Macroscopie",
        prose: [
          "Pièce de gastrectomie partielle mesurant 12 x 8 x 4 cm.",
          "À la coupe, tumeur blanchâtre, bien limitée, mesurant 4,5 x 3,8 x 3,0 cm, située à 1,2 cm de la limite la plus proche.",
        ],
      },
      {
        heading: "Compte rendu standardisé",
        rows: [
          row("Siège de la tumeur", "Estomac"),
          row("Type histologique", "Tumeur stromale gastro-intestinale, à cellules fusiformes"),
          row("Taille de la tumeur", "4,5 cm"),
          row("Index mitotique", "3 mitoses pour 5 mm²"),
          row("Nécrose", "Absente", "Présente"),
          row("Rupture tumorale", "Non", "Oui"),
          row("Limites d'exérèse", "R0", "R1", "R2"),
          row("CD117", "Positif", "Négatif"),
          row("DOG1", "Positif", "Négatif"),
          row("SDHB", "Expression conservée", "Perte d'expression"),
        ],
      },
      { heading: "Conclusion", prose: ["GIST gastrique de 4,5 cm, 3 mitoses pour 5 mm², exérèse complète (R0)."] },
    ],
    facts: {
      site: ["stomach"],
      size_mm: [45],
      mitoses_per_5mm2: [3],
      margin: ["R0"],
      rupture_category: ["none"],
      ihc_kit: ["positive"],
      ihc_dog1: ["positive"],
      ihc_sdhb: ["retained"],
      histology: ["spindle"],
    },
  },
  {
    id: "fr-ileon",
    language: "fr",
    kind: "pathology",
    title: "Examen anatomopathologique",
    parts: [
      { heading: "Renseignements cliniques", prose: ["Masse pelvienne, antécédent d'adénocarcinome du sein."] },
      {
        heading: "Description macroscopique",
        prose: ["Segment d'iléon de 22 cm porteur d'une tumeur de 13,5 x 11 x 9 cm, rompue en surface."],
      },
      {
        heading: "Données",
        rows: [
          row("Localisation", "Iléon"),
          row("Grand axe tumoral", "13,5 cm"),
          row("Nombre de mitoses", "12 / 5 mm²"),
          row("Effraction tumorale", "Oui, préopératoire, avec perforation"),
          row("Marges", "R1", "R0"),
          row("CD117", "+"),
          row("DOG1", "+"),
        ],
      },
      { heading: "Conclusion", prose: ["Tumeur stromale iléale à cellules épithélioïdes, exérèse R1."] },
    ],
    facts: {
      site: ["ileum"],
      size_mm: [135],
      mitoses_per_5mm2: [12],
      margin: ["R1"],
      rupture_category: ["major_defect"],
      rupture_criterion: ["perforation"],
      ihc_kit: ["positive"],
      ihc_dog1: ["positive"],
      histology: ["epithelioid"],
    },
  },
  {
    id: "fr-moleculaire",
    language: "fr",
    kind: "genomics",
    title: "Compte rendu de génétique somatique",
    parts: [
      {
        heading: "Prélèvement",
        rows: [row("Tumeur", "GIST"), row("Cellularité tumorale", "70 %")],
      },
      {
        heading: "Résultats",
        rows: [
          row("KIT exon 9", "Absence de mutation"),
          row("KIT exon 11", "p.Val559Asp"),
          row("KIT exon 13", "Absence de mutation"),
          row("KIT exon 17", "Absence de mutation"),
          row("PDGFRA exon 18", "Absence de mutation"),
        ],
      },
      { heading: "Conclusion", prose: ["Mutation de l'exon 11 du gène KIT : p.Val559Asp."] },
    ],
    facts: { genotype: ["KIT_ex11_other"] },
  },
  {
    id: "be-rectum",
    language: "fr",
    kind: "pathology",
    title: "Protocole d'anatomie pathologique",
    parts: [
      {
        heading: "Examen macroscopique",
        prose: ["Pièce d'exérèse locale du rectum, comportant un nodule ferme de 35 mm."],
      },
      {
        heading: "Synthèse",
        rows: [
          row("Organe", "Rectum"),
          row("Diagnostic", "GIST"),
          row("Diamètre tumoral maximal", "35 mm"),
          row("Mitoses par 5 mm²", "7"),
          row("Marge de résection", "Envahie (R1)"),
          row("Rupture", "Absente", "Présente"),
          row("c-KIT (CD117)", "Positif"),
          row("DOG-1", "Positif"),
        ],
      },
    ],
    facts: {
      site: ["rectum"],
      size_mm: [35],
      mitoses_per_5mm2: [7],
      margin: ["R1"],
      rupture_category: ["none"],
      ihc_kit: ["positive"],
      ihc_dog1: ["positive"],
    },
  },
  {
    id: "de-magen",
    language: "de",
    kind: "pathology",
    title: "Histologischer Befund",
    parts: [
      { heading: "Klinische Angaben", prose: ["Submuköser Tumor, Teerstuhl."] },
      {
        heading: "Makroskopie",
        prose: [
          "Magenteilresektat von 14 x 9 x 5 cm.",
          "Auf den Schnittflächen ein gut begrenzter, grauweißer Tumor von 7,2 x 6,0 x 5,5 cm.",
        ],
      },
      {
        heading: "Befund",
        rows: [
          row("Lokalisation", "Magen"),
          row("Histologischer Typ", "Gastrointestinaler Stromatumor, spindelzellig"),
          row("Tumorgröße", "7,2 cm"),
          row("Mitosezahl", "6 Mitosen pro 5 mm²"),
          row("Tumorruptur", "Nein", "Ja"),
          row("Resektionsränder", "R0", "R1", "R2"),
          row("CD117", "Positiv", "Negativ"),
          row("DOG1", "Positiv", "Negativ"),
          row("SDHB", "Erhalten", "Verlust"),
        ],
      },
      { heading: "Nebenbefund", prose: ["Hyperplastischer Polyp von 0,4 cm."] },
      { heading: "Beurteilung", prose: ["GIST des Magens, 7,2 cm, 6 Mitosen pro 5 mm², R0-Resektion."] },
    ],
    facts: {
      site: ["stomach"],
      size_mm: [72],
      mitoses_per_5mm2: [6],
      margin: ["R0"],
      rupture_category: ["none"],
      ihc_kit: ["positive"],
      ihc_dog1: ["positive"],
      ihc_sdhb: ["retained"],
      histology: ["spindle"],
    },
  },
  {
    id: "at-duodenum",
    language: "de",
    kind: "pathology",
    title: "Pathologisch-anatomischer Befund",
    parts: [
      { heading: "Fragestellung", prose: ["V. a. GIST des Duodenums."] },
      {
        heading: "Mikroskopie",
        prose: ["Spindelzelliger mesenchymaler Tumor der Duodenalwand, bis an den Schnittrand reichend."],
      },
      {
        heading: "Zusammenfassung",
        rows: [
          row("Organ", "Duodenum"),
          row("Diagnose", "GIST"),
          row("Größter Tumordurchmesser", "48 mm"),
          row("Mitosen", "2 / 5 mm²"),
          row("Schnittränder", "R1", "R0"),
          row("CD117", "positiv"),
          row("DOG1", "positiv"),
        ],
      },
    ],
    facts: {
      site: ["duodenum"],
      size_mm: [48],
      mitoses_per_5mm2: [2],
      margin: ["R1"],
      ihc_kit: ["positive"],
      ihc_dog1: ["positive"],
      histology: ["spindle"],
    },
  },
  {
    id: "de-molekular",
    language: "de",
    kind: "genomics",
    title: "Molekularpathologischer Befund",
    parts: [
      { heading: "Material", rows: [row("Tumor", "GIST"), row("Tumorzellgehalt", "60 %")] },
      {
        heading: "Ergebnis",
        rows: [
          row("KIT", "Keine Mutation nachweisbar"),
          row("PDGFRA Exon 18", "p.Asp842Val"),
          row("BRAF", "Keine Mutation nachweisbar"),
        ],
      },
      { heading: "Beurteilung", prose: ["Nachweis der Mutation p.Asp842Val in Exon 18 des PDGFRA-Gens."] },
    ],
    facts: { genotype: ["PDGFRA_D842V"] },
  },
  {
    id: "uk-sdh-deficient",
    language: "en",
    kind: "pathology",
    title: "Histology",
    parts: [
      {
        heading: "Microscopic description",
        prose: [
          "Multinodular tumour of the gastric antrum composed of epithelioid cells.",
          "The largest nodule measures 28 mm.",
        ],
      },
      {
        heading: "Immunohistochemistry",
        rows: [row("CD117", "Positive"), row("DOG1", "Positive"), row("SDHB", "Lost", "Retained")],
      },
      {
        heading: "Summary",
        rows: [
          row("Diagnosis", "SDH-deficient GIST"),
          row("Site", "Stomach"),
          row("Largest tumour diameter", "28 mm"),
          row("Mitoses", "less than 5 per 5 mm2"),
          row("Margins", "R0", "R1"),
          row("Tumour rupture", "No", "Yes"),
        ],
      },
    ],
    facts: {
      site: ["stomach"],
      size_mm: [28],
      mitoses_per_5mm2: [{ high: 5, high_inclusive: false }],
      margin: ["R0"],
      rupture_category: ["none"],
      genotype: ["SDH_deficient"],
      ihc_kit: ["positive"],
      ihc_dog1: ["positive"],
      ihc_sdhb: ["lost"],
      histology: ["epithelioid"],
    },
  },
];
