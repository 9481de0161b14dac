import type { Topic } from "./phrases";

const confirmed = (site: string) => ({ gist_confirmed: "confirmed", site });

/** A report on a carcinoma with a GIST beside it, and the other way round; parts of two organs; the English word "gist". */
export const ofOtherTumours: Topic = {
  topic: "another tumour beside the GIST, or instead of it",
  facts: ["site", "size_mm", "gist_confirmed", "margin", "metastasis_sites"],
  phrases: [
    [
      "A. Stomach, wedge: GIST, 1.2 cm.\nB. Colon, right hemicolectomy: adenocarcinoma, 4.5 cm, margins clear. 3/15 lymph nodes positive.",
      { ...confirmed("stomach"), size_mm: 12 },
    ],
    [
      "Right hemicolectomy: adenocarcinoma of the caecum, 6 cm, R0. Incidental GIST of the ileum, 0.9 cm.",
      { ...confirmed("ileum"), size_mm: 9 },
    ],
    [
      "Gastrectomy for adenocarcinoma of the antrum (5 cm). In the fundus an incidental GIST of 6 mm.",
      { ...confirmed("stomach"), size_mm: 6 },
    ],
    ["Colon, sigmoid resection: adenocarcinoma 3.8 cm, margins free. No GIST.", {}],
    ["Oesophagus, biopsy: squamous cell carcinoma. History of gastric GIST.", {}],
    [
      "Pièce de colectomie droite : adénocarcinome de 5 cm, limites saines.\nWedge gastrique : GIST de 15 mm.",
      { ...confirmed("stomach"), size_mm: 15 },
    ],
    [
      "Hemikolektomie rechts: Adenokarzinom, 5 cm, R0.\nMagenwandexzidat: GIST, 1,4 cm.",
      { ...confirmed("stomach"), size_mm: 14 },
    ],
    [
      "GIST of the jejunum, 5 cm, R0. Liver nodule: bile duct adenoma, 4 mm.",
      { ...confirmed("jejunum"), size_mm: 50, margin: "R0" },
    ],
    [
      "GIST of the stomach, 4 cm.\nKidney: renal cell carcinoma, 7 cm, margin involved.",
      { ...confirmed("stomach"), size_mm: 40 },
    ],
    ["Liver: metastatic adenocarcinoma. Known GIST.", {}],
    ["Liver: metastases of a neuroendocrine tumour of the ileum.", {}],
    ["Leiomyosarcoma of the small bowel, 8 cm. Differential diagnosis GIST excluded by stains.", {}],
    ["Desmoid tumour of the mesentery, 10 cm; not a GIST.", {}],
    ["Gist of discussion: carcinoma of the colon, 4 cm, margins clear.", {}],
    ["The gist of the report: gastric polyp.", {}],
    ["In gist: benign leiomyoma of the stomach, 2 cm.", {}],
    [
      "Specimen 1: stomach, GIST 3 cm. Specimen 2: gallbladder, cholecystitis with a stone of 2 cm.",
      { ...confirmed("stomach"), size_mm: 30 },
    ],
    [
      "I. Magenteilresektat mit GIST von 3,5 cm.\nII. Gallenblase mit chronischer Cholezystitis.",
      { ...confirmed("stomach"), size_mm: 35 },
    ],
    [
      "1) Grêle : GIST de 4 cm.\n2) Foie, segment III : hémangiome de 1 cm.",
      { ...confirmed("small_bowel_unspecified"), size_mm: 40 },
    ],
    [
      "Adenocarcinoma of the pancreas, 3 cm, with liver metastases. Incidental gastric GIST of 7 mm.",
      { ...confirmed("stomach"), size_mm: 7 },
    ],
    [
      "Prostate adenocarcinoma, Gleason 7. During the operation a rectal GIST was excised: 2.2 cm.",
      { ...confirmed("rectum"), size_mm: 22 },
    ],
    ["Neuroendocrine tumour of the stomach, 9 mm, complete excision.", {}],
    ["Melanoma metastasis of the small bowel, CD117 positive, 4 cm.", {}],
    ["Gastric schwannoma, 3 cm, margins clear. The lesion is not a gastrointestinal stromal tumour.", {}],
  ].map(([text, expected]) => [text, expected, "pathology", ""]) as unknown as Topic["phrases"],
};
