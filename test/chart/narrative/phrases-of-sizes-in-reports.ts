import type { ReportText } from "../../../src/chart/types";
import type { Topic } from "./phrases";

const least = (low: number) => ({ low, low_inclusive: true });
const over = (low: number) => ({ low, low_inclusive: false });

type Wording = readonly [string, Readonly<Record<string, unknown>>];
const of = (kind: ReportText["kind"], wordings: readonly Wording[]): Topic["phrases"] =>
  wordings.map(([text, expected]) => [text, expected, kind, ""]);

/** Short reports with several lengths in them, of which one or none is the tumour's size. */
export const ofSizesInReports: Topic = {
  topic: "sizes within short reports",
  facts: ["size_mm", "size_mm_imaging", "multiplicity"],
  phrases: [
    ...of("pathology", [
      [
        "Partial gastrectomy, 14.5 x 9 x 4 cm. Opening the stomach reveals a bulging intramural mass covered by ulcerated mucosa; the mass is 6.8 x 6 x 5.5 cm, the ulcer 1.1 cm. Nearest margin 2 cm. Sections: GIST, spindle cell.",
        { size_mm: 68 },
      ],
      [
        "SPECIMEN: Ileum. GROSS: 24 cm of ileum; 11 cm from one end a 4.4 cm exophytic nodule. DIAGNOSIS: GIST.",
        { size_mm: 44 },
      ],
      ["Gastric GIST. pT3 (8.1 cm). 2 mitoses per 5 mm2. R0.", { size_mm: 81 }],
      ["Gastrointestinal stromal tumor of the rectum; greatest dimension, 3.9 cm; margins: negative.", { size_mm: 39 }],
      [
        "A. Stomach, wedge resection - Gastrointestinal stromal tumor - Tumor measures 2.7 cm - Margin clearance 0.5 cm",
        { size_mm: 27 },
      ],
      ["Diagnosis: GIST stomach, low risk (3.1 cm; 1 mitosis/5 mm2).", { size_mm: 31 }],
      ["Jejunal GIST. On slicing the tumour is solid, tan, with focal haemorrhage, 9 cm maximum.", { size_mm: 90 }],
      ["GIST of duodenum (D2), size as measured on the slide 1.6 cm.", { size_mm: 16 }],
      [
        "Well circumscribed submucosal tumour. The tumour, measured fresh, was 5.4 by 4.9 cm. Features of GIST.",
        { size_mm: 54 },
      ],
      ["Dx: GIST. Sz 4.2 cm. Mit 1/5mm2. Margins -ve.", { size_mm: 42 }],
      ["GIST. TUMOR SIZE\n   Greatest dimension (cm)\n   7.7", { size_mm: 77 }],
      ["GIST, small intestine.\nTumour dimensions\n   Maximum: 7.7 cm\n   Other: 6.0 x 5.1 cm", { size_mm: 77 }],
      [
        "GIST of stomach. Maximum tumour dimension (largest tumour if multiple): 28 mm. Number of tumours: 2. Second: 9 mm.",
        { size_mm: 28, multiplicity: "multiple" },
      ],
      [
        "Small bowel with two GISTs: one of 5.6 cm in the jejunum, one of 0.8 cm in the ileum.",
        { size_mm: 56, multiplicity: "multiple" },
      ],
      [
        "Gastric wedge: GIST 3.3 cm. Also a hyperplastic polyp 0.4 cm and an accessory spleen of 1.0 cm.",
        { size_mm: 33 },
      ],
      [
        "GIST, stomach. Post-imatinib specimen: residual tumour mass 5.1 cm (pre-treatment CT 9.8 cm).",
        { size_mm: 51 },
      ],
      [
        "The specimen consists of a piece of stomach 6 x 5 cm. In it, a tumor that is 2.2 cm across. GIST, spindle type.",
        { size_mm: 22 },
      ],
      ["GIST. The tumour is too fragmented for an accurate size; the surgeon estimated 9 cm.", {}],
      ["GIST. Fragmented specimen, total 11 x 8 x 4 cm; exact tumour size cannot be given.", {}],
      ["GIST, biopsy. Three cores, longest 1.6 cm. Size cannot be assessed.", {}],
      ["Biopsy of gastric mass: GIST. Endoscopically 5 cm.", { size_mm_imaging: 50 }],
      [
        "Stomach: GIST, 47 mm. Liver segment 3: metastasis 21 mm. Omentum: two deposits of 5 and 9 mm.",
        { size_mm: 47 },
      ],
      ["No residual GIST in this re-excision (scar 2.5 cm). Previous specimen: GIST 3.4 cm.", {}],
      ["GIST. The tumour invades the muscle over 2 cm and lies 0.1 cm from the serosa.", {}],
      ["GIST. Risk by size: 2-5 cm group.", {}],
      ["GIST of stomach, measuring in excess of 15 cm.", { size_mm: over(150) }],
      ["GIST of stomach at least 15 cm, incompletely received.", { size_mm: least(150) }],
      ["Gastric leiomyoma 2 cm and, separately, gastric GIST 1.4 cm.", { size_mm: 14 }],
      ["Incidental GIST (4 mm) in a sleeve gastrectomy for obesity, 21 x 5 x 3 cm.", { size_mm: 4 }],
      ["Microscopic GIST, 2 mm, found in the wall. Gastrectomy for adenocarcinoma (5.5 cm).", { size_mm: 2 }],
      ["Appendix 7.5 cm long, with a 0.9 cm nodule at the tip: GIST.", { size_mm: 9 }],
      ["GIST. Tumour bed 6 cm, of which viable tumour 10 %.", {}],
      [
        "Tumour: 1 (single), located in D3, 3.0 x 2.5 x 2.1 cm. GIST confirmed by CD117.",
        { size_mm: 30, multiplicity: "single" },
      ],
      [
        "Résection segmentaire du grêle, 19 cm. À 7 cm d'une extrémité, lésion tumorale exophytique de 5,8 cm. GIST.",
        { size_mm: 58 },
      ],
      [
        "Gastrectomie partielle (11 x 7 cm). Présence d'une tumeur arrondie, bien limitée, pesant 45 g, dont le plus grand axe est de 4,6 cm. GIST.",
        { size_mm: 46 },
      ],
      ["GIST de l'antre ; T : 38 mm ; M : 2/5 mm² ; R0", { size_mm: 38 }],
      ["Conclusion : GIST gastrique à cellules fusiformes (taille = 3,8 cm ; 2 mitoses / 5 mm²).", { size_mm: 38 }],
      ["GIST. Taille de la tumeur après fixation : 3,8 cm x 3 cm.", { size_mm: 38 }],
      ["GIST du rectum : résidu tumoral mesurant 22 mm après imatinib ; IRM initiale 55 mm.", { size_mm: 22 }],
      ["Pièce d'énucléation : nodule de 2,1 x 1,8 x 1,5 cm, ferme, homogène. Il s'agit d'une GIST.", { size_mm: 21 }],
      ["GIST. Tumeur reçue morcelée ; les fragments réunis mesurent 9 x 7 cm.", {}],
      [
        "Tumeur bien limitée de la paroi gastrique, mesurée à 4,4 cm sur pièce fraîche, arrivant à 1 mm de la séreuse. GIST.",
        { size_mm: 44 },
      ],
      ["GIST gastrique mesurant 12 cm x 9 cm, avec plages kystiques de 3 cm.", { size_mm: 120 }],
      ["Biopsie d'une masse gastrique de 7 cm : GIST.", {}],
      ["GIST ; ganglions : le plus volumineux mesure 1,2 cm ; tumeur : 6 cm.", { size_mm: 60 }],
      ["GIST iléale unique, 27 mm, à 5 cm de la valvule.", { size_mm: 27, multiplicity: "single" }],
      ["Trois GIST du jéjunum, mesurant respectivement 31, 14 et 6 mm.", { size_mm: 31, multiplicity: "multiple" }],
      ["GIST. Lésion millimétrique.", {}],
      ["GIST de 8 mm de découverte fortuite sur une pièce de sleeve de 22 cm.", { size_mm: 8 }],
      ["GIST. Le diamètre maximal de la tumeur atteint 13 cm.", { size_mm: 130 }],
      ["GIST gastrique. Marge minimale : 3 mm. Taille : 2,4 cm. Nécrose : absente.", { size_mm: 24 }],
      [
        "Magenteilresektat 10 x 7 x 3 cm. Unter der Schleimhaut ein 4,1 cm großer, grau-weißer Tumor. Abstand zum Rand 1,5 cm. GIST.",
        { size_mm: 41 },
      ],
      ["GIST des Dünndarms (größter Durchmesser 6,3 cm), 4 Mitosen/5 mm².", { size_mm: 63 }],
      ["Tumor mit max. Ausdehnung von 6,3 cm. Diagnose: GIST.", { size_mm: 63 }],
      ["GIST, Durchmesser 28 mm, vollständig exzidiert.", { size_mm: 28 }],
      ["Ileumsegment, 17 cm lang. Submukös gelegener Knoten von 3,2 x 2,8 cm. GIST.", { size_mm: 32 }],
      ["GIST. Der größte Tumor misst 5 cm, der kleinste 0,5 cm.", { size_mm: 50 }],
      ["Makroskopisch 8,5 cm messender, gelappter Tumor der Magenwand. GIST, R0.", { size_mm: 85 }],
      ["Excision biopsy (FTRD), 2.9 x 2.5 cm. Within it a GIST of 1.3 cm, deep margin 0.2 cm.", { size_mm: 13 }],
      ["GIST, max. Ø 5,5 cm, Mitosen 3/5 mm².", { size_mm: 55 }],
      ["GIST. Größe 5,5 x 4 cm (CT: 6 cm).", { size_mm: 55, size_mm_imaging: 60 }],
      ["Probeexzision eines 8 cm großen Magentumors: GIST.", {}],
    ]),
    ...of("imaging", [
      ["CT. Stomach: 5.5 x 4.8 x 5 cm submucosal mass. Liver: 1.2 cm cyst. Spleen 11 cm.", { size_mm_imaging: 55 }],
      [
        "Known gastric GIST on imatinib. The index lesion currently measures 4.2 cm; on the study of 3 May it measured 5.9 cm.",
        { size_mm_imaging: 42 },
      ],
      ["GIST follow-up. Primary mass: was 88 mm, is 61 mm.", { size_mm_imaging: 61 }],
      ["GIST. Gastric mass, 61 mm today vs 88 mm in February.", { size_mm_imaging: 61 }],
      ["EUS: 1.8 cm lesion, antrum, fourth layer. ?GIST.", { size_mm_imaging: 18 }],
      [
        "EUS. An oval hypoechoic mass was found in the gastric body. It measured 22 mm by 16 mm in maximal cross-sectional diameter.",
        { size_mm_imaging: 22 },
      ],
      [
        "MRI rectum: well defined lesion anterior wall, 3.4 x 2.9 cm, 5 cm from the anal verge.",
        { size_mm_imaging: 34 },
      ],
      [
        "Bulky tumour of the small bowel, AP 9 cm, transverse 11 cm, craniocaudal 10 cm. GIST likely.",
        { size_mm_imaging: 110 },
      ],
      ["CT: large heterogeneous mass, epicentre stomach, up to 17 cm.", { size_mm_imaging: 170 }],
      ["Post-op CT after gastrectomy for a 9 cm GIST in 2024. No recurrence. Seroma 3.1 cm.", {}],
      ["GIST resected. New liver lesion 14 mm, suspicious.", {}],
      ["No measurable gastric lesion. Renal mass 4 cm.", {}],
      ["CT. 15 mm nodule adjacent to the gastric suture line, indeterminate.", {}],
      ["CT. GIST of the stomach. Tumour has grown by 12 mm and now measures 67 mm.", { size_mm_imaging: 67 }],
      ["PET-CT: GIST; primary 7 cm, SUVmax 9; liver lesion 2 cm, SUV 7.", { size_mm_imaging: 70 }],
      ["IRM : lésion de la paroi rectale mesurant 41 x 33 mm versus 52 x 40 mm. GIST connue.", { size_mm_imaging: 41 }],
      [
        "TDM. Processus expansif du corps gastrique, exophytique, de 92 x 75 mm. Rate 12 cm. Kyste rénal 3 cm.",
        { size_mm_imaging: 92 },
      ],
      [
        "GIST sous imatinib. La masse a diminué, mesurant 48 mm contre 70 mm au scanner initial.",
        { size_mm_imaging: 48 },
      ],
      ["Écho-endoscopie : image hypoéchogène de 14 x 9 mm, sous-muqueuse, antrale.", { size_mm_imaging: 14 }],
      ["Scanner : tumeur de l'angle duodéno-jéjunal, 6 cm, hypervascularisée.", { size_mm_imaging: 60 }],
      ["Pas de masse gastrique. Adénopathie de 12 mm. GIST opérée.", {}],
      ["CT Abdomen: exophytisch wachsender Tumor des Magens, 7,8 x 6,5 cm. Milz 11 cm.", { size_mm_imaging: 78 }],
      ["Verlaufskontrolle GIST: Tumor aktuell 5,1 cm, im Vor-CT 7,4 cm.", { size_mm_imaging: 51 }],
      ["EUS: 16 mm große, echoarme Raumforderung der Muscularis propria im Korpus.", { size_mm_imaging: 16 }],
      ["MRT: GIST im Rektum, Größe 3,9 x 3,1 cm.", { size_mm_imaging: 39 }],
    ]),
    ...of("clinical", [
      ["Dear colleague, this lady had a 6.5 cm jejunal GIST removed in March (4 mitoses per 5 mm2).", { size_mm: 65 }],
      ["Dx: gastric GIST (7.2 cm, 9/50 HPF, R0) resected 1/2026. On imatinib.", { size_mm: 72 }],
      ["GIST found on EUS, 1.5 cm, stable over 2 years.", { size_mm_imaging: 15 }],
      ["Gastric GIST 8 cm on CT scan; plan: neoadjuvant imatinib then resection.", { size_mm_imaging: 80 }],
      ["Rectal GIST. Baseline MRI 6.0 cm, latest MRI 3.8 cm.", { size_mm_imaging: 38 }],
      ["Pathology report: gastrointestinal stromal tumour measuring 4.9 cm, completely excised.", { size_mm: 49 }],
      ["Gastric GIST. Port-site hernia 2 cm. Weight 70 kg.", {}],
      ["Monsieur X a été opéré d'une tumeur stromale gastrique de 6,2 cm, 3 mitoses, R0.", { size_mm: 62 }],
      ["GIST jéjunale de 9 cm réséquée en mars, index mitotique 8/5 mm².", { size_mm: 90 }],
      ["GIST gastrique non opérée. Scanner du 12/03 : 34 mm. Scanner du 12/09 : 36 mm.", { size_mm_imaging: 36 }],
      ["Bekannter Magen-GIST, im CT 5,4 cm. Operation geplant.", { size_mm_imaging: 54 }],
      ["GIST, operiert 03/2026: Größe 5,4 cm, 2 Mitosen/5 mm², R0.", { size_mm: 54 }],
      ["Patient mit GIST. Histologie: 5,4 cm, R0.", { size_mm: 54 }],
      ["Gastric GIST. The CT shows two lesions in the liver, 2 and 3 cm.", {}],
    ]),
    ...of("operative", [
      [
        "Preop CT: 5.5 cm gastric GIST. Findings: tumour on the greater curve. Stapled with 60 mm loads.",
        { size_mm_imaging: 55 },
      ],
      ["Gastric GIST. Specimen sent: 7 cm mass. Drain 10 mm.", {}],
      ["GIST du grêle. Tumeur de 8 cm à 60 cm de l'angle de Treitz.", {}],
      ["Magen-GIST. 12-mm-Trokar. Tumor ca. 4 cm.", {}],
    ]),
  ],
};
