import type { Topic } from "./phrases";

const most = (high: number) => ({ high, high_inclusive: true });
const least = (low: number) => ({ low, low_inclusive: true });
const over = (low: number) => ({ low, low_inclusive: false });
const confirmed = "confirmed";
const untreated = "resection_untreated";
const treated = "resection_post_tki";

/** Letters, board minutes, forms and reports with something else in them: diagnosis, cell type, count and counted specimen. */
export const ofLettersAndForms: Topic = {
  topic: "letters, board minutes and forms: diagnosis, cell type, mitotic count and its specimen",
  facts: ["gist_confirmed", "histology", "mitoses_per_5mm2", "mitoses_raw_count", "hpf_count", "mitoses_source"],
  phrases: [
    [
      "Gastric GIST s/p wedge resection 09/2022, 7.0 cm, 9 mitoses per 5 mm2, R0. On adjuvant imatinib.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 9 },
      "clinical",
      "",
    ],
    [
      "Oncology follow-up. Known jejunal GIST, resected 2021: 64 mm, spindle cell, 11 mitoses/5mm2. No relapse.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 11 },
      "clinical",
      "",
    ],
    [
      "Problem list: 1. GIST, stomach, 2020 (3 mitoses per 5 mm2, spindle). 2. Asthma.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 3 },
      "clinical",
      "",
    ],
    [
      "Thank you for referring this man with a rectal GIST proven on biopsy. Mitotic count on the biopsy was 3 per 5 mm2.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 3, mitoses_source: "biopsy" },
      "clinical",
      "",
    ],
    ["Clinic: gastric mass, likely GIST. EUS FNB next week.", {}, "clinical", ""],
    [
      "Clinic: her mother's GIST had 12 mitoses per 5 mm2; her own gastric nodule is 8 mm and has not been sampled.",
      {},
      "clinical",
      "",
    ],
    [
      "Board: resected GIST ileum, mitoses 4 per 5 mm2 (local), 7 per 5 mm2 on central review.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 7 },
      "clinical",
      "",
    ],
    [
      "Board: GIST 9 cm, count was 6/50 HPF, field size unknown; pathologist to recount per 5 mm2.",
      { gist_confirmed: confirmed, mitoses_raw_count: 6, hpf_count: 50 },
      "clinical",
      "",
    ],
    [
      "Op date 3/4. Path: GIST. MI 2/5mm2. Neg margins. Epithelioid type.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 2, histology: "epithelioid" },
      "clinical",
      "",
    ],
    [
      "Histopathology: spindle cell GIST with >10 mitoses per 5mm2. Imatinib for three years advised.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: over(10) },
      "clinical",
      "",
    ],
    [
      "CT staging of histologically proven gastric GIST (spindle cell). 7.5 cm mass.",
      { gist_confirmed: confirmed, histology: "spindle" },
      "imaging",
      "",
    ],
    ["CT: mass suspicious for GIST, histology awaited.", {}, "imaging", ""],
    [
      "Microscopy: sheets of epithelioid cells. Mitoses, 5 mm2 counted: 2. IHC KIT-, DOG1+. GIST.",
      { gist_confirmed: confirmed, histology: "epithelioid", mitoses_per_5mm2: 2 },
      "pathology",
      "",
    ],
    [
      "Tumour type: GIST\nSubtype: Spindle cell\nMitotic activity: 3 in 5mm2 (HPF 25)\nNeoadjuvant: None\nSpecimen: Resection",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 3, mitoses_source: untreated },
      "pathology",
      "",
    ],
    [
      "Diagnosis GIST.\nMorphology   spindled\nMitoses   2 / 5 mm2\nPrior TKI   no\nOperation   wedge resection",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 2, mitoses_source: untreated },
      "pathology",
      "",
    ],
    [
      "GIST, resection. Prior treatment: imatinib, 12 months. Mitotic count <1 per 5 mm2. Spindle cell.",
      {
        gist_confirmed: confirmed,
        histology: "spindle",
        mitoses_per_5mm2: { high: 1, high_inclusive: false },
        mitoses_source: treated,
      },
      "pathology",
      "",
    ],
    [
      "Pancreas, distal pancreatectomy: neuroendocrine tumour G2, 4 mitoses per 2 mm2. Stomach, incidental: GIST 6 mm, spindle cell, no mitoses in 5 mm2.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 0 },
      "pathology",
      "",
    ],
    [
      "Stomach, wedge: GIST. Mitotic count: 5/5 mm2. The cut-off between low and high is 5/5 mm2, hence low.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 5 },
      "pathology",
      "",
    ],
    [
      "GIST, colon. Mitotic count 10 per 5 mm2, high risk by Miettinen.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 10 },
      "pathology",
      "",
    ],
    [
      "Interim report: spindle cell lesion of stomach, 4 mitoses per 5 mm2. GIST suspected, immunostains to follow.",
      { mitoses_per_5mm2: 4 },
      "pathology",
      "",
    ],
    [
      "Supplementary report: KIT and DOG1 positive. The tumour is therefore a GIST, spindle cell type.",
      { gist_confirmed: confirmed, histology: "spindle" },
      "pathology",
      "",
    ],
    [
      "Frozen section: spindle cell tumour, probably GIST. Final: gastrointestinal stromal tumour, mitoses 1/5mm2.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 1 },
      "pathology",
      "",
    ],
    [
      "GIST, gastric. Mitoses 9/5 mm2 in resection. (Biopsy 3 months ago: 2/5 mm2, before imatinib.)",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 9 },
      "pathology",
      "",
    ],
    [
      "Core biopsy, pelvic mass: GIST, epithelioid. Mitotic count at least 6 in 1 mm2 of tumour.",
      {
        gist_confirmed: confirmed,
        histology: "epithelioid",
        mitoses_raw_count: least(6),
        mitoses_per_5mm2: least(30),
        mitoses_source: "biopsy",
      },
      "pathology",
      "",
    ],
    [
      "Amended: mitotic rate corrected from 3 to 8 per 5 mm2. GIST otherwise as reported.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 8 },
      "pathology",
      "",
    ],
    // French
    [
      "Suivi : GIST gastrique opérée en 2022 (55 mm, 6 mitoses/5 mm², R0). Sous imatinib adjuvant.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 6 },
      "clinical",
      "",
    ],
    [
      "Patient porteur d'une GIST du grêle fusiforme, histologiquement prouvée, 12 mitoses pour 5 mm².",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 12 },
      "clinical",
      "",
    ],
    ["RCP : probable GIST, pas de preuve histologique. Biopsie à programmer.", {}, "clinical", ""],
    [
      "Histologie : GIST, type épithélioïde, 3 mitoses/5 mm². Proposition : surveillance.",
      { gist_confirmed: confirmed, histology: "epithelioid", mitoses_per_5mm2: 3 },
      "clinical",
      "",
    ],
    [
      "Résultat anatomopathologique : tumeur stromale fusiforme, index mitotique 2/5 mm².",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 2 },
      "clinical",
      "",
    ],
    [
      "Scanner. GIST gastrique connue, prouvée par biopsie. Masse de 7 cm.",
      { gist_confirmed: confirmed },
      "imaging",
      "",
    ],
    [
      "Type de prélèvement : gastrectomie partielle\nDiagnostic : GIST\nForme : fusiforme\nMitoses/5 mm² : 1\nTraitement médical préalable : aucun",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 1, mitoses_source: untreated },
      "pathology",
      "",
    ],
    [
      "Prélèvement : biopsies\nDiagnostic : GIST mixte\nMitoses : < 1/5 mm²",
      {
        gist_confirmed: confirmed,
        histology: "mixed",
        mitoses_per_5mm2: { high: 1, high_inclusive: false },
        mitoses_source: "biopsy",
      },
      "pathology",
      "",
    ],
    [
      "Colectomie pour adénocarcinome. Fortuitement, GIST de 4 mm du grêle, fusiforme, sans mitose sur 5 mm².",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 0 },
      "pathology",
      "",
    ],
    [
      "Exérèse d'une GIST gastrique. Index mitotique : 5 mitoses pour 5 mm² (seuil : 5).",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 5 },
      "pathology",
      "",
    ],
    [
      "Tumeur fusocellulaire gastrique dont l'aspect fait évoquer une GIST. 2 mitoses/5 mm². Marquages en cours.",
      { mitoses_per_5mm2: 2 },
      "pathology",
      "",
    ],
    [
      "Les marquages confirment la GIST évoquée. Type fusiforme.",
      { gist_confirmed: confirmed, histology: "spindle" },
      "pathology",
      "",
    ],
    [
      "Compte rendu modifié : lire 8 mitoses pour 5 mm² et non 3. GIST du grêle.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 8 },
      "pathology",
      "",
    ],
    [
      "Relecture RRePS : GIST confirmée, 11 mitoses/5 mm² (laboratoire d'origine : 6).",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 11 },
      "pathology",
      "",
    ],
    [
      "Rectum, exérèse après imatinib néoadjuvant 12 mois : GIST, cellularité faible, pas de mitose sur 5 mm².",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 0, mitoses_source: treated },
      "pathology",
      "",
    ],
    ["Gastrectomie. Léiomyome, 1 mitose/5 mm². Le diagnostic de GIST n'est pas retenu.", {}, "pathology", ""],
    [
      "Index mitotique au maximum de 4 mitoses/5 mm². GIST.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: most(4) },
      "pathology",
      "",
    ],
    // German
    [
      "Nachsorge: GIST des Magens, reseziert 2021, 6 Mitosen/5 mm², R0, spindelzellig.",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 6 },
      "clinical",
      "",
    ],
    [
      "Bekannter GIST des Dünndarms (histologisch gesichert, 3 Mitosen/5 mm²).",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 3 },
      "clinical",
      "",
    ],
    ["Tumorkonferenz: V. a. GIST, Biopsie geplant.", {}, "clinical", ""],
    [
      "Histo: GIST, epitheloid, 8 Mitosen auf 5 mm². Imatinib adjuvant empfohlen.",
      { gist_confirmed: confirmed, histology: "epithelioid", mitoses_per_5mm2: 8 },
      "clinical",
      "",
    ],
    [
      "Material: Magenwandresektat\nDiagnose: GIST\nZelltyp: spindelzellig\nMitosen/5 mm²: 2\nVorbehandlung: keine",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 2, mitoses_source: untreated },
      "pathology",
      "",
    ],
    [
      "Material: Stanzbiopsie\nDiagnose: GIST\nMitosen: 1/10 HPF",
      { gist_confirmed: confirmed, mitoses_raw_count: 1, hpf_count: 10, mitoses_source: "biopsy" },
      "pathology",
      "",
    ],
    [
      "Resektat nach Imatinib (9 Monate). GIST mit Regressionszeichen. Keine Mitosen in 5 mm².",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 0, mitoses_source: treated },
      "pathology",
      "",
    ],
    [
      "Hemikolektomie wegen Karzinom (12 Mitosen/10 HPF). Nebenbefund: GIST, 5 mm, spindelzellig, keine Mitosen auf 5 mm².",
      { gist_confirmed: confirmed, histology: "spindle", mitoses_per_5mm2: 0 },
      "pathology",
      "",
    ],
    [
      "Spindelzelliger Tumor, immunhistochemisch kein GIST (CD117-, DOG1-), sondern Leiomyom. 1 Mitose/5 mm².",
      {},
      "pathology",
      "",
    ],
    [
      "Korrektur: statt 3 Mitosen richtig 8 Mitosen pro 5 mm². GIST.",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 8 },
      "pathology",
      "",
    ],
    [
      "Referenzpathologie: GIST bestätigt. 9 Mitosen/5 mm² (Erstbefund 4).",
      { gist_confirmed: confirmed, mitoses_per_5mm2: 9 },
      "pathology",
      "",
    ],
    ["CT: Raumforderung der Magenwand, a. e. GIST.", {}, "imaging", ""],
  ],
};
