import type { Topic } from "./phrases";

const most = (high: number) => ({ high, high_inclusive: true });
const under = (high: number) => ({ high, high_inclusive: false });
const over = (low: number) => ({ low, low_inclusive: false });
const confirmed = "confirmed";
const untreated = "resection_untreated";
const treated = "resection_post_tki";

/** Short whole reports: what stands between the lines of a count, its specimen, the diagnosis and the cell type. */
export const ofShortReports: Topic = {
  topic: "short whole reports: diagnosis, cell type, mitotic count and its specimen",
  facts: [
    "gist_confirmed",
    "histology",
    "mitoses_per_5mm2",
    "mitoses_raw_count",
    "hpf_count",
    "field_area_mm2",
    "field_number_mm",
    "objective_magnification",
    "mitoses_source",
  ],
  phrases: [
    [
      "SURGICAL PATHOLOGY (synthetic)\nClinical history: 67M, melena, no prior treatment.\nGross: stomach wedge 8 x 6 x 5 cm with a 4.4 cm nodule.\nMicroscopic: fascicles of bland spindle cells. Mitoses: 3 in 5 mm2. No necrosis.\nIHC: KIT diffuse positive, DOG1 positive.\nDiagnosis: Gastrointestinal stromal tumor, 4.4 cm.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 3, mitoses_source: untreated },
      "pathology",
      "",
    ],
    [
      "CAP GIST RESECTION\nProcedure: Segmental resection\nTumor Site: Jejunum\nTumor Size: 7.1 cm\nGIST Subtype: Spindle cell\nMitotic Rate: Specify mitoses per 5 mm2: 8\nNecrosis: Not identified\nHistologic Grade: G2, High grade; mitotic rate >5 / 5 mm2\nRisk Assessment: High\nTreatment Effect: No known presurgical therapy\nMargins: uninvolved\nKIT: Positive",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 8, mitoses_source: untreated },
      "pathology",
      "",
    ],
    [
      "EUS-FNB of a gastric mass (invented patient). Tiny cores of an epithelioid neoplasm. DOG1 and CD117 positive. Mitoses: none in 12 HPF. Diagnosis: GIST, epithelioid type. The biopsy does not allow risk assessment.",
      {
        gist_confirmed: confirmed,
        histology: "epithelioid",
        mitoses_raw_count: 0,
        hpf_count: 12,
        mitoses_source: "biopsy",
      },
      "pathology",
      "",
    ],
    [
      "Dear colleague, this fictional lady had her gastric GIST removed in May. Histology: 62 mm, spindle cell, 4 mitoses per 5 mm2, R0. She received no imatinib before surgery. We discussed surveillance.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 4 },
      "clinical",
      "",
    ],
    [
      "Addendum (test case). On request the mitoses were recounted: 12 in 5 mm2 (initially reported as 4). The diagnosis of gastrointestinal stromal tumour is unchanged.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 12 },
      "pathology",
      "",
    ],
    [
      "Rectum, local excision (fictional). GIST, 2.1 cm, spindle cell. 7 mitoses / 50 HPF; field diameter of our microscope 0.62 mm. Margin involved.",
      {
        gist_confirmed: confirmed,
        histology: "spindle",
        mitoses_raw_count: 7,
        hpf_count: 50,
        field_area_mm2: 15.095353,
        mitoses_per_5mm2: 2.3186,
      },
      "pathology",
      "",
    ],
    [
      "Gastrectomy specimen (made up). Two lesions. 1: adenocarcinoma of the antrum, pT1b, 12 mitoses per 10 HPF. 2: GIST of the fundus, 9 mm, spindle cell, 0 mitoses per 5 mm2.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 0 },
      "pathology",
      "",
    ],
    [
      "Stomach, partial gastrectomy after imatinib (synthetic): residual gastrointestinal stromal tumour, spindle cell type, 5.5 cm with 80 % hyalinisation. Mitotic count 0 per 5 mm2. Note: the count cannot be used for risk.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 0, mitoses_source: treated },
      "pathology",
      "",
    ],
    ["CT abdomen (fictional): 6 cm exophytic gastric mass, probably GIST. No liver lesion.", {}, "imaging", ""],
    [
      "Small bowel, resection: Spindle cell tumor, 3 cm, favor GIST; DOG1 pending. Mitoses 2/5 mm2. (synthetic)",
      { mitoses_per_5mm2: 2 },
      "pathology",
      "",
    ],
    [
      "FINAL DIAGNOSIS (sample)\nA. Stomach, wedge resection:\n   - Gastrointestinal stromal tumor, mixed spindle and epithelioid type, 8.8 cm\n   - 11 mitotic figures per 5 mm2\n   - Margins negative\nB. Liver, segment 3, biopsy:\n   - Metastatic gastrointestinal stromal tumor, 20 mitotic figures per 5 mm2",
      { gist_confirmed: confirmed, histology: "mixed", mitoses_per_5mm2: 11 },
      "pathology",
      "",
    ],
    [
      "Op note (fiction): laparoscopic wedge for presumed GIST, frozen section spindle cell tumour. Specimen out in a bag.",
      {},
      "operative",
      "",
    ],
    [
      "MDT outcome, test patient: 71 y, biopsy proven GIST of the stomach 9 cm, mitoses on biopsy 2/5mm2. Plan: neoadjuvant imatinib.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 2, mitoses_source: "biopsy" },
      "clinical",
      "",
    ],
    [
      "RCPath dataset (dummy)\nSpecimen type: Resection\nPreoperative therapy: Not known\nHistological type: GIST, spindle cell\nMitotic count per 5 mm2 (HPF 0.24 mm2, 21 fields): 6\nNecrosis: Present",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 6 },
      "pathology",
      "",
    ],
    [
      "Consult (fictional): slides from outside, 4 cm duodenal tumor. Outside diagnosis: leiomyoma. Our diagnosis: gastrointestinal stromal tumor, spindle cell. CD117+, DOG1+. Mitotic rate 5/5 mm2.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 5 },
      "pathology",
      "",
    ],
    [
      "Gastric polyp biopsy, sample case. Hyperplastic polyp. No evidence of GIST. No mitoses of note.",
      {},
      "pathology",
      "",
    ],
    [
      "Ileum resection, mock report. Sections show interlacing bundles of spindle cells with eosinophilic cytoplasm; mitotic figures are hard to find, two being identified in 5 mm2. CD117 and DOG1 are strongly positive, desmin is negative. CONCLUSION: GIST, 35 mm.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 2 },
      "pathology",
      "",
    ],
    [
      "NGS report (synthetic). Sample: gastric GIST, spindle cell type, tumour content 80 %. KIT exon 11 deletion.",
      { histology: "spindle" },
      "genomics",
      "",
    ],
    [
      "Discharge summary (dummy). Sigmoid GIST resected, epithelioid, high mitotic rate (>10/5 mm2). Margins clear.",
      { mitoses_per_5mm2: over(10), gist_confirmed: confirmed, histology: "epithelioid" },
      "clinical",
      "",
    ],
    [
      "Stomach, excision, invented: GIST with predominantly spindle morphology. Mitotic activity below 5 per 5 mm2, precise count not recorded.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: under(5) },
      "pathology",
      "",
    ],
    [
      "Synoptic (example)\nHistologic type ......... Gastrointestinal stromal tumor\nCell type ............... Spindle\nMitoses per 5 mm2 ....... 14\nPreop treatment ......... No\nProcedure ............... Segmental resection, jejunum",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 14, mitoses_source: untreated },
      "pathology",
      "",
    ],
    // French
    [
      "COMPTE RENDU (patient fictif)\nRenseignements cliniques : tumeur gastrique de 5 cm, suspicion de GIST. Pas de traitement préopératoire.\nMacroscopie : gastrectomie atypique 10 x 6 cm.\nMicroscopie : prolifération de cellules fusiformes en faisceaux, 3 mitoses pour 5 mm².\nImmunohistochimie : CD117+, DOG1+.\nConclusion : tumeur stromale gastro-intestinale.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 3, mitoses_source: untreated },
      "pathology",
      "",
    ],
    [
      "Biopsies gastriques profondes (dossier inventé) : GIST fusiforme. Index mitotique non évaluable sur 5 mm² ; 1 mitose pour 10 champs au fort grossissement.",
      {
        gist_confirmed: confirmed,
        histology: "spindle",
        mitoses_raw_count: 1,
        hpf_count: 10,
        mitoses_source: "biopsy",
      },
      "pathology",
      "",
    ],
    [
      "Pièce de résection grêle (exemple). Tumeur stromale de 8 cm, à cellules épithélioïdes. Mitoses nombreuses, estimées à 16 pour 5 mm². Risque élevé selon Joensuu.",
      { gist_confirmed: confirmed, histology: "epithelioid", mitoses_per_5mm2: 16 },
      "pathology",
      "",
    ],
    [
      "RCP (cas fictif) : M. EXEMPLE, GIST rectale opérée après 9 mois d'imatinib. Anapath : ypT2, 1 mitose/5 mm², type fusiforme, R0.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 1 },
      "clinical",
      "",
    ],
    [
      "Gastrectomie (document fictif). GIST épithélioïde. Mitoses : 5 / 50 champs (x400, diamètre de champ 0,5 mm).",
      {
        gist_confirmed: confirmed,
        histology: "epithelioid",
        mitoses_raw_count: 5,
        hpf_count: 50,
        field_area_mm2: 9.817477,
        mitoses_per_5mm2: 2.5465,
      },
      "pathology",
      "",
    ],
    [
      "Fiche standardisée (test)\nType histologique : GIST\nSous-type : mixte\nNombre de mitoses (5 mm²) : 7\nTraitement néo-adjuvant : oui (imatinib)\nType de prélèvement : pièce opératoire",
      { gist_confirmed: confirmed, histology: "mixed", mitoses_per_5mm2: 7, mitoses_source: treated },
      "pathology",
      "",
    ],
    [
      "Estomac, résection (fictif). Tumeur à cellules fusiformes, CD117 négatif, DOG1 négatif, PS100 positif : schwannome. Il ne s'agit pas d'une GIST. 1 mitose/5 mm².",
      {},
      "pathology",
      "",
    ],
    [
      "Relecture (patient fictif) d'une lésion du grêle. Le diagnostic de GIST porté par le premier laboratoire est confirmé. Type fusiforme. Nous comptons 8 mitoses pour 5 mm² (contre 3 initialement).",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 8 },
      "pathology",
      "",
    ],
    [
      "Écho-endoscopie (fictive) : lésion de la 4e couche, 22 mm, compatible avec une GIST. Ponction réalisée, résultat en attente.",
      {},
      "imaging",
      "",
    ],
    [
      "Conclusion (cas école) : GIST du duodénum, fusocellulaire, 3,2 cm, index mitotique ≤ 5/5 mm², exérèse R0.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: most(5) },
      "pathology",
      "",
    ],
    [
      "Courrier fictif. Votre patiente, opérée d'une GIST gastrique (4 cm, 2 mitoses pour 5 mm²), n'a pas de récidive au scanner. Son frère est suivi pour une GIST avec 12 mitoses pour 5 mm².",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 2 },
      "clinical",
      "",
    ],
    [
      "Pièce (fictive) : iléon 20 cm. GIST 52 mm. Aspect fusiforme. Mitoses\n    zone 1 : 4 / 5 mm²\nRupture : absente.\nTableau de Miettinen : ≤ 5 mitoses/5 mm² et > 5 cm : 24 %.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 4 },
      "pathology",
      "",
    ],
    [
      "Nodule hépatique, résection (fictif) : métastase d'une GIST connue, fusiforme, 22 mitoses pour 5 mm².",
      { gist_confirmed: confirmed, histology: "spindle" },
      "pathology",
      "",
    ],
    // German
    [
      "Pathologie (fiktiv)\nKlinik: Magentumor, keine Vorbehandlung.\nMakroskopie: Magenteilresektat mit 4,2 cm großem Knoten.\nMikroskopie: spindelzelliger Tumor, 4 Mitosen pro 5 mm².\nImmunhistochemie: CD117 positiv, DOG1 positiv.\nDiagnose: Gastrointestinaler Stromatumor.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 4, mitoses_source: untreated },
      "pathology",
      "",
    ],
    [
      "Stanzbiopsie Becken (erfunden): epitheloidzelliger GIST, 3 Mitosen in 20 HPF.",
      {
        gist_confirmed: confirmed,
        histology: "epithelioid",
        mitoses_raw_count: 3,
        hpf_count: 20,
        mitoses_source: "biopsy",
      },
      "pathology",
      "",
    ],
    [
      "Tumorboard (Testfall): GIST Magen, Z. n. Resektion, Histologie spindelzellig, Mitosen 6/5 mm², R0. Empfehlung: Imatinib adjuvant.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 6 },
      "clinical",
      "",
    ],
    [
      "Dünndarmresektat (fiktiv) nach 7 Monaten Imatinib: GIST mit Regression, Mitosen 0 auf 5 mm², gemischtzellig.",
      { gist_confirmed: confirmed, histology: "mixed", mitoses_per_5mm2: 0, mitoses_source: treated },
      "pathology",
      "",
    ],
    ["Magen-PE (erfunden): Verdacht auf GIST, Immunhistochemie folgt.", {}, "pathology", ""],
    [
      "Befund (Muster): GIST des Jejunums, 6,1 cm. Mitosezahl 3/50 HPF (Gesichtsfelddurchmesser 0,55 mm). Spindelzelliges Bild.",
      {
        gist_confirmed: confirmed,
        histology: "spindle",
        mitoses_raw_count: 3,
        hpf_count: 50,
        field_area_mm2: 11.879147,
        mitoses_per_5mm2: 1.2627,
      },
      "pathology",
      "",
    ],
    [
      "Zweitbefund (fiktiv). Auswärts 2 Mitosen/5 mm² beschrieben. In unserer Auszählung 9 Mitosen/5 mm². Die Diagnose eines GIST wird bestätigt.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 9 },
      "pathology",
      "",
    ],
    ["Leiomyom des Ösophagus (Beispiel), 3 cm, keine Mitosen auf 5 mm². Kein GIST.", {}, "pathology", ""],
  ],
};
