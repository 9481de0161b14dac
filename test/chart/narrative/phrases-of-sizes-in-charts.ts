import type { ReportText } from "../../../src/chart/types";
import type { Topic } from "./phrases";

const least = (low: number) => ({ low, low_inclusive: true });
const range = (low: number, high: number) => ({ low, low_inclusive: true, high, high_inclusive: true });

type Wording = readonly [string, Readonly<Record<string, unknown>>];
const of = (kind: ReportText["kind"], wordings: readonly Wording[]): Topic["phrases"] =>
  wordings.map(([text, expected]) => [text, expected, kind, ""]);

/** Whole reports in few lines, as charts hold them. */
export const ofSizesInCharts: Topic = {
  topic: "sizes within charts",
  facts: ["size_mm", "size_mm_imaging", "multiplicity"],
  phrases: [
    ...of("pathology", [
      [
        "SURGICAL PATHOLOGY\nPart A: Small bowel, segmental resection\n- Gastrointestinal stromal tumor, spindle cell type\n- Size: 8.8 x 7.1 x 6 cm\n- Mitoses: 6/5 mm2\n- Margins uninvolved (closest 3.2 cm)\nPart B: Gallbladder, 8 cm: cholesterolosis",
        { size_mm: 88 },
      ],
      [
        "GROSS DESCRIPTION\nThe specimen is labelled 'stomach' and consists of a 9.5 x 6.5 x 2.2 cm wedge with a 9 cm staple line. The serosal surface shows a dome-shaped protrusion. Sectioning discloses a fish-flesh, lobulated neoplasm occupying the wall (4.9 x 4.4 x 3.7 cm), 0.8 cm from the staple line.\nDIAGNOSIS\nGIST.",
        { size_mm: 49 },
      ],
      [
        "MACRO: Opened stomach 13cm GC, 9cm LC. Exophytic nodular growth on posterior wall 58 x 49 x 40mm with surface vessels. Omentum 150 x 90mm.\nMICRO: GIST, mixed type.",
        { size_mm: 58 },
      ],
      [
        "Duodenal wedge. Macroscopically there's a firm whitish lump, 2.3 cm in diameter. GIST with spindle cells. CD117 pos.",
        { size_mm: 23 },
      ],
      ["GIST, Stomach - T2 (3.6cm) N0, L mitotic rate, R0", { size_mm: 36 }],
      ["CAP synoptic. GIST: Tumor Size (Note C): 4.0 cm. Mitotic rate: 3/5 mm2. Tumor site: Ileum", { size_mm: 40 }],
      ["GIST. Tumor size - Greatest dimension (cm) - 11.6 - Additional dimensions (cm) - 9.0 x 8.2", { size_mm: 116 }],
      [
        "Gastric GIST\nMax. tumour diameter (mm)      43\nMitoses per 5 mm2              2\nMargin (mm)                    6",
        { size_mm: 43 },
      ],
      ["Rectal GIST post imatinib, excised locally. Tumour measures 18mm. Originally 40mm on MRI.", { size_mm: 18 }],
      ["GIST. The nodule's dimensions are: 33 mm (longitudinal), 28 mm (transverse), 25 mm (depth).", { size_mm: 33 }],
      [
        "Gastric GIST. Of the two lesions sampled, the first (22 mm) is a GIST, the second (9 mm) is a lipoma.",
        { size_mm: 22 },
      ],
      ["Multiple jejunal GISTs (at least 5), ranging from 3 to 34 mm.", { size_mm: 34, multiplicity: "multiple" }],
      ["Ileal GIST, 5.0 cm; previously, a gastric adenoma of 1.2 cm was removed.", { size_mm: 50 }],
      ["GIST measuring 7.5 cm in its longest and 4.1 cm in its shortest axis.", { size_mm: 75 }],
      ["GIST. Tumour 8 x 6 cm with a central cavity 4 x 3 cm.", { size_mm: 80 }],
      ["Consult: outside slides of a gastric mass reportedly measuring 6.4 cm. Diagnosis: GIST.", { size_mm: 64 }],
      ["GIST. A tumor nodule 5.5 cm in size with an attached mucosal strip 2 cm wide.", { size_mm: 55 }],
      ["GIST, 4cm, 2cm from margin.", { size_mm: 40 }],
      ["Stomach, excision: stromal tumour (GIST) 31mm max dimension, no necrosis", { size_mm: 31 }],
      ["Core biopsy, 15 mm long, from a 9 cm abdominal mass: GIST.", {}],
      ["Gastric GIST, resection. Size of the defect in the capsule: 1.5 cm.", {}],
      ["Gastric GIST, resection. The tumour is bisected; half measures 4 cm.", {}],
      ["Gastric GIST, resection. Thickness of the tumour wall 0.6 cm.", {}],
      ["Gastric GIST, resection. Serosal implant 0.7 cm.", {}],
      ["Gastric GIST, resection. Mitoses counted over a distance of 8 mm.", {}],
      ["Gastric GIST, resection. Ink on tumour over 4 mm.", {}],
      ["GIST table: Gastric, 5-10 cm, <5 mitoses, 3.6 % risk.", {}],
      ["Gastric GIST, resection. Size criterion (>10 cm) not met.", {}],
      ["Gastric GIST, resection. Macroscopic photo with 1 cm scale bar.", {}],
      ["Gastric GIST, resection. Sister lesion? 4 mm focus, undetermined.", {}],
      [
        "EXAMEN MACROSCOPIQUE : gastrectomie en manchon de 21 cm. En pleine paroi, on note une néoformation blanc-grisâtre, bosselée, mesurant 4,3 x 3,9 cm. Elle est à 2,1 cm de la berge.\nDIAGNOSTIC : GIST.",
        { size_mm: 43 },
      ],
      ["GIST de la petite courbure\nDiamètre : 55 mm\nMarge : 4 mm\nMitoses : 3/5 mm²", { size_mm: 55 }],
      ["Compte rendu standardisé GIST. Taille du plus grand axe tumoral (mm) : 55", { size_mm: 55 }],
      ["GIST duodénale. Lésion arrondie mesurant 3 cm sur 2,5 cm, refoulant la muqueuse.", { size_mm: 30 }],
      ["GIST. Tumeur bourgeonnante d'un diamètre de 7 cm, ulcérée sur 1,5 cm.", { size_mm: 70 }],
      ["GIST. La pièce comporte une tumeur dont les dimensions sont de 9 x 8 x 6,5 cm.", { size_mm: 90 }],
      ["GIST gastrique. La lésion, d'aspect fasciculé à la coupe, mesure environ 2 cm.", { size_mm: 20 }],
      ["GIST. Taille estimée entre 8 et 9 cm (fragments multiples).", { size_mm: range(80, 90) }],
      ["GIST. Tumeur d'au moins 6 cm, incomplète.", { size_mm: least(60) }],
      ["GIST, pièce de résection. Nodule satellite de 6 mm. Tumeur principale de 52 mm.", { size_mm: 52 }],
      ["GIST, pièce de résection. Grêle de 31 cm. Méso de 6 cm.", {}],
      ["GIST, pièce de résection. Bloc tumeur + marge 3 mm.", {}],
      ["GIST, pièce de résection. Foyer de nécrose de 12 mm.", {}],
      ["GIST, pièce de résection. Plaque d'ulcération 2 x 1 cm.", {}],
      ["GIST. Diagnostic : tumeur de 6 à 7 cm de l'iléon.", { size_mm: range(60, 70) }],
      [
        "MAKROSKOPIE: Dünndarmresektat von 26 cm Länge. 9 cm vom oralen Ende ein die Wand durchsetzender, 5,7 cm großer Tumor, Serosa vorgewölbt.\nDIAGNOSE: GIST des Jejunums.",
        { size_mm: 57 },
      ],
      ["GIST des Magens, Tumorgrösse: 42mm, Mitosen: 2 pro 5 mm2", { size_mm: 42 }],
      ["GIST. Keilexzidat 6 x 4 cm mit zentralem Knoten (2,6 cm).", { size_mm: 26 }],
      ["GIST. Der Tumor hat eine Größe von 12 x 11 x 8,5 cm.", { size_mm: 120 }],
      ["GIST (Durchmesser maximal 4,2 cm).", { size_mm: 42 }],
      ["GIST, Resektat. Tumorfreier Rand 8 mm. Ulkus 1 cm.", {}],
      ["GIST, Resektat. Lymphknoten 3 Stück, bis 9 mm.", {}],
    ]),
    ...of("pathology", [
      [
        "A. Stomach, wedge resection: GIST, 3.1 cm. Margins negative.\nB. Liver, segment 3, wedge biopsy: Metastatic gastrointestinal stromal tumor, 1.4 cm.",
        { size_mm: 31 },
      ],
      [
        "Duodenal GIST measuring 31 mm. The tumour extends to the inked pancreatic aspect over a front of about 2 mm.",
        { size_mm: 31 },
      ],
      ["GIST. The tumour abuts the capsule for 6 mm. It reaches the ink over a width of 3 mm.", {}],
      ["GIST du grêle. La tumeur affleure la séreuse sur une longueur de 8 mm.", {}],
      ["GIST. Der Tumor reicht auf einer Strecke von 4 mm an den Rand.", {}],
      [
        "specimen received small bowel with a mass full stop mass measures fifty four by forty one by thirty eight millimetres full stop one cyst of eight millimetres full stop gastrointestinal stromal tumour",
        { size_mm: 54 },
      ],
      ["GIST. The tumour measures three point five centimetres.", { size_mm: 35 }],
      ["GIST. La tumeur mesure six virgule deux centimètres.", { size_mm: 62 }],
      ["GIST du mésentère. Taille reconstituée : 21 cm environ.", { size_mm: 210 }],
      ["GIST. Taille d'après le compte rendu initial : 49 mm.", { size_mm: 49 }],
      [
        "Fragestellung: Dignität, R-Status?\nResektat Rektum (TAR), Tumor 31 x 28 x 22 mm der tiefen Wand.\nDiagnose: GIST des Rektums.",
        { size_mm: 31 },
      ],
      ["Duodénum (D3), résection limitée :\nGIST fusiforme de 26 mm.", { size_mm: 26 }],
      [
        "Gastric GIST. Multinodular plexiform mass, overall 7.2 x 5.5 cm, made up of nodules of 0.5 to 3.0 cm separated by strands.",
        { size_mm: 72 },
      ],
      [
        "GIST du bas rectum, biopsie 03/2025. Proctectomie.\nLésion résiduelle blanchâtre de 41 x 33 mm, à 2 mm de la marge.",
        { size_mm: 41 },
      ],
      ["GIST du grêle de 12,8 cm.\n3) Nodule du Douglas : 1,1 cm.", { size_mm: 128 }],
      [
        "Gastrectomie partielle pour « GIST de 47 mm ».\nNodule de 4,5 cm. Conclusion : schwannome. Il ne s'agit pas d'une GIST.",
        {},
      ],
      [
        "Jejunum. Tumor 9.3 cm.\nDIAGNOSIS: Leiomyosarcoma.\nGIST was the leading clinical consideration and is excluded.",
        {},
      ],
      ["Exzisat Ösophagus, Knoten 24 mm.\nDiagnose: Leiomyom. Der Verdacht auf einen GIST bestätigt sich nicht.", {}],
      [
        "GIST - RESECTION\nGastrointestinal stromal tumour.\nMitoses per 5 mm2:  [ ] <=5   [x] >5     Number: 8\nNumber of tumours:  [x] one   [ ] more than one",
        { multiplicity: "single" },
      ],
      ["Multiple NF1-associated GISTs of the jejunum.", { multiplicity: "multiple" }],
      [
        "GIST des Jejunums, Resektat.\nTumorzahl:  solitär\nGrößter Durchmesser:  9,7 cm",
        { multiplicity: "single", size_mm: 97 },
      ],
      [
        "Jejunal GIST. A fourth tumour 11 cm proximally bulges from the serosa; 34 x 30 x 26 mm, whorled.",
        { size_mm: 34 },
      ],
      [
        "GIST du rectum, exérèse locale : disque de 48 x 40 mm portant un nodule sous-muqueux de 24 x 22 x 18 mm.",
        { size_mm: 24 },
      ],
      ["GIST des Ileums, Tumor 49 mm. Das Ulkus über dem Tumor (10 mm) ist nicht perforiert.", { size_mm: 49 }],
      [
        "GIST. The tumour arises 4 cm beyond the ligament of Treitz, i.e. in the jejunum, and measures 7.3 x 6.8 cm.",
        { size_mm: 73 },
      ],
      [
        "Gastric GIST, after a liver biopsy.\n1 Stomach: partial gastrectomy with a cystic mass, 88 x 70 mm.\n2 Liver: 24 mm nodule.",
        { size_mm: 88 },
      ],
      [
        "B. Jejunum, segment: Two gastrointestinal stromal tumors, 1.3 cm and 0.8 cm, completely excised.",
        { size_mm: 13, multiplicity: "multiple" },
      ],
      [
        "GIST. Résection jéjunale de 14 cm ; une seule tumeur, 32 x 29 x 25 mm.",
        { size_mm: 32, multiplicity: "single" },
      ],
      ["GIST des Ileums, pT2, solitär.", { multiplicity: "single" }],
      ["DIAGNOSIS: Multifocal SDH-deficient GIST of the gastric antrum.", { multiplicity: "multiple" }],
      ["GIST. Multifocal necrosis within the tumour.", {}],
      ["1. Stomach: GIST, 3.1 cm.\n2. Liver: GIST, 5 cm.", { size_mm: 31 }],
      ["GIST of stomach. The size, as given by the contributor, is 5.1 cm.", { size_mm: 51 }],
      ["GIST of the rectum. 18 mm max. Mitoses 2 per 5 mm2.", { size_mm: 18 }],
    ]),
    ...of("imaging", [
      [
        "Jejunal GIST resected.\nTwo lesions in the liver measuring 18 and 22 mm. New 2.5 cm nodule in the left flank omentum.",
        {},
      ],
      ["MRI pelvis: Known low rectal GIST. Baseline 8.4 cm, now 4.1 cm. No lymphadenopathy.", { size_mm_imaging: 41 }],
      [
        "CT ABDOMEN\nIndication: GIST, baseline.\nFindings: Stomach: large exophytic mass off the fundus, 13.4 cm. Liver: normal, 16 cm span.\nImpression: 13.4 cm fundal GIST.",
        { size_mm_imaging: 134 },
      ],
      ["CT. The previously seen gastric mass measures 44 mm (51 mm).", { size_mm_imaging: 44 }],
      ["CT follow-up GIST. Gastric lesion: 44 mm, prior 51 mm, nadir 40 mm.", { size_mm_imaging: 44 }],
      ["CT. Small bowel tumour with a long axis of 74 mm and short axis of 51 mm.", { size_mm_imaging: 74 }],
      ["Endoscopic ultrasound: submucosal tumour in the duodenal bulb, hypoechoic, 12 mm.", { size_mm_imaging: 12 }],
      [
        "CT: Mass in the left upper quadrant inseparable from stomach, approximately 10 x 9 cm. ? GIST",
        { size_mm_imaging: 100 },
      ],
      ["MRI. Rectovaginal septum lesion 2.8 cm, biopsy-proven GIST.", { size_mm_imaging: 28 }],
      ["CT. GIST of jejunum; maximal dimension 6.6 cm, unchanged.", { size_mm_imaging: 66 }],
      ["CT. GIST. Liver mets up to 5 cm, primary unchanged.", {}],
      ["CT. Known GIST. A fat density lesion of 23 mm in the jejunum, i.e. a lipoma.", {}],
      ["EUS. Antrum: hyperechoic submucosal lesion 19 mm, = lipoma. Fundus: GIST 26 mm.", { size_mm_imaging: 26 }],
      [
        "GIST jéjunale métastatique.\nCibles RECIST : primitif jéjunal 61 mm (66 mm le 03/03/2026) ; métastase du segment II 24 mm.",
        { size_mm_imaging: 61 },
      ],
      ["CT. GIST. Residual cystic lesion in liver 4 cm.", {}],
      [
        "US abdomen. Gallbladder wall 3 mm. CBD 5 mm. Incidental 6 cm solid mass near the stomach.",
        { size_mm_imaging: 60 },
      ],
      ["CT. Gastric wall thickening up to 15 mm. History of GIST.", {}],
      ["CT. GIST resected 2022. Uterine mass 7 cm.", {}],
      ["TDM : masse tissulaire sous-péritonéale au contact du rectum, 64 mm, GIST possible.", { size_mm_imaging: 64 }],
      ["EES : au niveau du corps gastrique, lésion hypoéchogène bien limitée de 27 mm.", { size_mm_imaging: 27 }],
      ["TDM : GIST jéjunale connue, 58 x 44 mm ce jour, 71 x 60 mm il y a 3 mois.", { size_mm_imaging: 58 }],
      ["TDM : récidive locale d'une GIST gastrique, nodule de 25 mm.", {}],
      ["CT: Raumforderung der kleinen Kurvatur mit max. 8,2 cm Durchmesser.", { size_mm_imaging: 82 }],
      [
        "CT: Bei bekanntem GIST größenprogrediente Raumforderung, jetzt 9,1 cm (zuvor 7,7 cm).",
        { size_mm_imaging: 91 },
      ],
      ["Endosonographie: submuköser Tumor im Antrum, 2,1 x 1,7 cm.", { size_mm_imaging: 21 }],
      ["MRT: Z. n. GIST-Resektion. Narbe 2 cm. Kein Rezidiv.", {}],
    ]),
    ...of("clinical", [
      [
        "ONCOLOGY CLINIC. Diagnosis: Jejunal GIST, 10.5cm, mitotic count 12/50hpf, KIT exon 11. Surgery 12/01/2026. CT: no recurrence; 5 mm lung nodule unchanged.",
        { size_mm: 105 },
      ],
      ["58M with incidental 3.2 cm gastric GIST (EUS-FNB proven), for laparoscopic wedge.", {}],
      ["GIST stomach: EUS size 32mm, CT size 35mm.", { size_mm_imaging: [32, 35] }],
      ["Gastric GIST excised 2025; histology showed a tumour of 4.4cm with low mitotic count.", { size_mm: 44 }],
      ["Known GIST. CT: gastric mass has reduced to 5.5 cm (8.0 cm pre-treatment).", { size_mm_imaging: 55 }],
      ["RCP : GIST du grêle réséquée le 4/2, 85 mm, 3 mitoses/5 mm², R0. Mutation KIT exon 11.", { size_mm: 85 }],
      ["GIST gastrique de 3 cm en EES, surveillance annuelle.", { size_mm_imaging: 30 }],
      ["GIST opérée en 2025 (taille 6 cm, index mitotique bas).", { size_mm: 60 }],
      ["Tumorboard: GIST des Magens, pT3 (7,4 cm), R0, 3 Mitosen/5 mm².", { size_mm: 74 }],
      ["Magen-GIST, Endosono: 2,8 cm. Verlaufskontrolle empfohlen.", { size_mm_imaging: 28 }],
      ["GIST. Her aunt had a 4 cm thyroid nodule. Waist 90 cm.", {}],
      ["GIST resected. Wound 12 cm, clean.", {}],
      ['Your letter speaks of a "4 cm high risk jejunal GIST, resected R1".', {}],
      [
        "GIST du rectum.\n- IRM du 2 mars : masse rectale 88 mm.\n- IRM du 15 juin : 71 mm. IRM du 30 octobre : 49 mm.",
        { size_mm_imaging: 49 },
      ],
      ["GIST of duodenum. Pathology summary: 42 mm, 7 mitoses per 5 mm2.", { size_mm: 42 }],
      [
        "Dear Colleague, she attended after her yearly EUS. The antral submucosal lesion measures 14 mm, last year 13 mm. Presumed GIST.",
        { size_mm_imaging: 14 },
      ],
      ["GIST of stomach.\nPathology: 7.4 cm GIST, margins negative, tumor ruptured? - No.", { size_mm: 74 }],
      [
        "Diagnose: GIST des Magens.\nAnamnese: Oberbauchdruck. CT: 9,4 cm große Raumforderung am Fundus.",
        { size_mm_imaging: 94 },
      ],
      ["Gastric GIST. Incidental: 9 mm RLL nodule, CT chest in 6 mo.", {}],
      ["Gastric GIST. CT also shows a 2 cm thyroid lesion and a lesion of the kidney, 3 cm.", {}],
      [
        "Question: management of 5.6 cm gastric lesion on CT; EUS FNB = GIST.\nOutcome: imatinib if genotype sensitive.",
        { size_mm_imaging: 56 },
      ],
    ]),
    ...of("operative", [
      [
        "Laparoscopic wedge for gastric GIST (CT 4.1 cm). Mass seen on anterior wall. 45 mm stapler.",
        { size_mm_imaging: 41 },
      ],
      [
        "GIST der Kardia, Rückgang unter Imatinib von 83 mm (CT Januar) auf 54 mm (CT September).",
        { size_mm_imaging: 54 },
      ],
      ["GIST of the rectum on imatinib; MRI: 61 mm before, 33 mm now.", { size_mm_imaging: 33 }],
      ["Indication : GIST du duodénum (54 mm au scanner de mai, 51 mm à l'IRM de juin).", { size_mm_imaging: 51 }],
      ["Gastrectomie pour GIST du fundus. Scanner J-10 : 91 mm (67 mm un an plus tôt).", { size_mm_imaging: 91 }],
      ["Gastric GIST. Two tumours were found, both removed.", { multiplicity: "multiple" }],
      ["GIST gastrique. Masse unique de la face postérieure, incision de 6 cm.", { multiplicity: "single" }],
      ["Jejunal GIST. No other small bowel tumour. Anastomosis 80 mm stapler.", {}],
    ]),
  ],
};
