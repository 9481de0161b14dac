import { behind } from "./answers";
import type { Topic } from "./phrases";

/** The nearest margin, pieces beside the whole, fat and nodes called nodules, and sizes told behind a distance. */
export const ofDistancesAndPieces: Topic = {
  topic: "distances and pieces beside the tumour's size",
  facts: ["size_mm", "size_mm_imaging", "multiplicity"],
  phrases: [
    ...behind("pathology", "Gastric GIST, resection.\n\n", [
      ["Resection margins are all free of tumour closest four millimetres.", {}],
      ["Margins of resection negative for tumor, closest 1.5 cm.", {}],
      ["Margins free of tumour, nearest 7 mm.", {}],
      ["Clear of tumour by a minimum of 3 mm.", {}],
      ["Tranches indemnes de tumeur, la plus proche à 6 mm.", {}],
      ["Limites saines, tumeur au plus près 2 mm.", {}],
      ["Ränder frei von Tumor, knappste Stelle 4 mm.", {}],
      ["Resektionsrand tumorfrei, geringster Abstand 4 mm.", {}],
      ["Tumour 4.2 cm, margins free of tumour, closest 5 mm.", { size_mm: 42 }],
      [
        "Pot 1 - an excavated mass 50 mm across.\nPot 2 - tumour fragments.\nReconstructed maximum size of the tumour estimated at 75 mm.",
        { size_mm: 75 },
      ],
      ["Masse de 40 mm dans le premier pot. Taille reconstituée de la tumeur : 68 mm.", { size_mm: 68 }],
      ["Un nodule adipeux de 1,5 cm dans lequel on isole un ganglion de 6 mm.", {}],
      ["Sent separately, labelled node: a nodule of 12 mm.", {}],
      ["A fatty nodule of 12 mm, sent apart.", {}],
      ["Nodule graisseux de 9 mm adressé à part.", {}],
      ["Ein fettiger Knoten von 14 mm.", {}],
      ["A nodule of 15 mm in which a lymph node is found.", {}],
      ["Petit nodule ferme de la séreuse du fundus, de 5 mm, correspondant à un GIST fusiforme.", { size_mm: 5 }],
      ["Petite lésion nodulaire de 12 mm du corps gastrique : GIST fusiforme.", { size_mm: 12 }],
      ["There is a tumour in the anterior wall, 5 mm above the dentate line, 41 x 33 x 30 mm.", { size_mm: 41 }],
      ["Growth identified 11 cm from one end and 13 cm from other end, m/s 16.5 x 12 x 10 cm.", { size_mm: 165 }],
      ["The tumour lies 2 cm from the proximal margin, 3 mm at its closest.", {}],
      ["A growth with central ulceration seen in the antrum measuring 5.5 x 5 x 4 cm.", { size_mm: 55 }],
      ["A growth with an ulcer measuring 8 mm.", {}],
      ["Vier Tumorknoten im Antrum (1,2 / 1,9 / 2,7 und 4,6 cm).", { size_mm: 46, multiplicity: "multiple" }],
      ["Drei Tumorknoten im großen Netz.", {}],
    ]),
    ...behind("imaging", "", [
      ["Raumforderung der Magenhinterwand, 6,6 x 5,9 cm axial, kraniokaudal 7,2 cm.", { size_mm_imaging: 72 }],
      ["Scanner thoracique : micronodule de 3 mm, sans suite.", {}],
      ["Lésion bombante du fundus. Hypoéchogène, de la 4e couche, 31 mm de grand axe.", { size_mm_imaging: 31 }],
    ]),
  ],
};
