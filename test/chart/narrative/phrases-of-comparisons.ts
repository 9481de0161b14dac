import { both } from "./answers";
import type { Topic } from "./phrases";

const other = { genotype: "PDGFRA_ex18_other" };

/** What is named for comparison, expected, or said of the marker, gene or specimen beside: nothing of it is this tumour's. */
export const ofComparisons: Topic = {
  topic: "comparisons, expectations, neighbours in a list",
  facts: ["genotype", "variant_hgvs", "ihc_kit", "ihc_dog1", "ihc_sdhb", "histology", "mitoses_source"],
  phrases: [
    ["The stain for CD117 is positive as is DOG1, desmin is negative.", both],
    ["CD117 is positive, as is DOG1; S100 is negative.", both],
    ["CD117 is negative, as is DOG1, CD34 is positive.", { ihc_kit: "negative", ihc_dog1: "negative" }],
    ["CD117 is strongly positive and so is DOG1, SMA is negative.", both],
    ["Le CD117 est fortement positif, le DOG1 aussi.", both],
    ["CD117 ist positiv, DOG1 ebenfalls, Desmin ist negativ.", both],
    ["CD117 strong, DOG1 strong, ER negative, desmin negative, S100 negative.", both],
    ["CD117 diffuse, DOG1 diffuse, PR negative, WT1 negative.", both],
    ["CD117 strong, DOG1 weak, TTF1 negative.", both],
    ["CD117 negative, CDX2 positive.", {}],
    ["Pertinent negatives: KIT, BRAF, SDHA-D, NF1", {}, "genomics"],
    ["Pertinent negatives: KIT, NTRK, SDHB", {}, "genomics"],
    ["Negative: KIT, BRAF, SDHB.", {}, "genomics"],
    ["PDGFRA exon 18 mutation (différente de D842V).", other],
    ["Mutation de sensibilité à l'imatinib (différente de D842V).", {}],
    ["PDGFRA exon 18 mutation different from D842V.", other],
    ["PDGFRA-Mutation Exon 18 (andere als D842V).", other],
    ["PDGFRA exon 18 mutation, distinct from D842V.", other],
    ["Im Unterschied zu D842V spricht diese Mutation auf Imatinib an.", {}],
    ["Anders als bei D842V ist ein Ansprechen möglich.", {}],
    ["À la différence de la D842V, cette mutation est sensible.", {}],
    ["Ansprechen auf Imatinib zu erwarten.", {}],
    ["Ein Ansprechen auf Imatinib ist wahrscheinlich.", {}],
    ["Response to imatinib is predicted.", {}],
    ["A good response to imatinib can be anticipated.", {}],
    ["Réponse à l'imatinib attendue.", {}],
    ["Bonne réponse prévisible à l'imatinib.", {}],
    ["Marked response to imatinib, with hyalinised stroma.", { mitoses_source: "resection_post_tki" }],
    ['Frozen section: "spindle/epithelioid neoplasm, defer". Epithelioid morphology.', { histology: "epithelioid" }],
    ["Schnellschnitt: spindelzelliger Tumor. Histologie: gemischtzelliger GIST.", { histology: "mixed" }],
    ["Examen extemporané : prolifération fusiforme. GIST de type épithélioïde.", { histology: "epithelioid" }],
    ["A nodule of muscularis propria which is a GIST of spindle cells.", { histology: "spindle" }],
  ],
};
