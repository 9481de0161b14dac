import type { Topic } from "./phrases";

const findings = "Tumour 4.5 cm, 3 mitoses per 5 mm2, margins free, no rupture.";

/** Reports whose final diagnosis is another one: whatever they say of a GIST as a question, nothing in them is the GIST's. */
export const ofOtherDiagnoses: Topic = {
  topic: "reports with another final diagnosis",
  facts: [
    "gist_confirmed",
    "site",
    "size_mm",
    "size_mm_imaging",
    "mitoses_per_5mm2",
    "mitoses_raw_count",
    "margin",
    "rupture_category",
    "metastasis_sites",
    "multiplicity",
    "histology",
  ],
  phrases: [
    `Gastrectomy for "GIST". ${findings} Diagnosis: schwannoma of the stomach.`,
    `CT: 5 cm gastric GIST. Resection. ${findings} Conclusion: leiomyoma.`,
    `Clinical diagnosis: GIST. ${findings} Final diagnosis: leiomyosarcoma, grade 2.`,
    `${findings} GIST was the leading clinical consideration and is excluded by the immunoprofile. Diagnosis: leiomyosarcoma.`,
    `${findings} The preoperative suspicion of a gastrointestinal stromal tumour is not confirmed. Diagnosis: desmoid fibromatosis.`,
    `${findings} Diagnosis: solitary fibrous tumour. CD117 and DOG1 negative, which rules out GIST.`,
    `${findings} DIAGNOSIS: INFLAMMATORY FIBROID POLYP. COMMENT: NOT A GIST.`,
    `Wedge resection for suspected GIST. ${findings} Diagnosis: glomus tumour of the stomach.`,
    `Resection of presumed GIST. ${findings} Final: ectopic pancreas.`,
    `${findings} Diagnosis: plexiform fibromyxoma. Differential diagnosis GIST excluded.`,
    `${findings} Immunohistochemistry does not support a GIST. Diagnosis: neuroendocrine tumour G1.`,
    `Outside diagnosis GIST. On review: dedifferentiated liposarcoma. ${findings}`,
    `Referred as GIST. ${findings} Our diagnosis: leiomyosarcoma.`,
    `${findings} Melanoma metastasis (SOX10+). CD117 positivity must not be mistaken for GIST.`,
    `${findings} Diagnosis: calcifying fibrous tumour. No stromal tumour (GIST).`,
    `Gastrectomie partielle pour « GIST de 47 mm » au scanner. Tumeur de 4,5 cm, limites saines. Conclusion : schwannome gastrique. Il ne s'agit pas d'une GIST.`,
    `Pièce de résection pour suspicion de GIST. Tumeur de 5 cm, 2 mitoses/5 mm². Conclusion : léiomyome.`,
    `Tumeur de 6 cm, limites saines. L'hypothèse d'une GIST n'est pas retenue. Conclusion : tumeur desmoïde.`,
    `Tumeur de 6 cm. GIST évoquée cliniquement, non confirmée. Diagnostic : léiomyosarcome.`,
    `Tumeur de 3 cm, CD117-, DOG1-. Le diagnostic de GIST est écarté au profit d'un schwannome.`,
    `Exzisat Ösophagus, Knoten 24 mm. Diagnose: Leiomyom. Der klinische Verdacht auf einen GIST bestätigt sich nicht.`,
    `Magenwandresektat bei V. a. GIST. Tumor 4 cm, R0. Diagnose: Schwannom.`,
    `Tumor 4 cm. Ein GIST konnte ausgeschlossen werden. Diagnose: Leiomyosarkom.`,
    `Tumor 4 cm, R0. GIST immunhistochemisch nicht bestätigt. Diagnose: inflammatorischer fibroider Polyp.`,
    `Klinisch GIST. Tumor 4 cm, R0. Beurteilung: solitärer fibröser Tumor.`,
  ].map((text) => [text, {}, "pathology", ""] as const),
};
