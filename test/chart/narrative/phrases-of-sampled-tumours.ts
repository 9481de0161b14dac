import type { Topic } from "./phrases";

const gist = "Gastrointestinal stromal tumour confirmed.\n";

/** The site that a molecular report's sample line names, parts that beat their whole, and organs of documents and of what may come. */
export const ofSampledTumours: Topic = {
  topic: "site by the sample line of a molecular report, by the part that was taken, beside deposits",
  facts: ["site", "metastasis_sites"],
  phrases: [
    [
      "Specimen: FFPE block A5, stomach, gastrointestinal stromal tumor, tumor content 70%",
      { site: "stomach" },
      "genomics",
    ],
    ["Sample: GIST, jejunum, block B2     Request: KIT/PDGFRA", { site: "jejunum" }, "genomics"],
    ["Tissue tested: ileal GIST, resection 2021.", { site: "ileum" }, "genomics"],
    ["Sample: EUS-FNB, gastric GIST. Tumour cells ~5%.", { site: "stomach" }, "genomics"],
    ["Prélèvement : bloc 20P-445-3, GIST de l'estomac, cellularité tumorale 60 %.", { site: "stomach" }, "genomics"],
    ["Tumeur : GIST duodénal, bloc B7. Panel 28 gènes.", { site: "duodenum" }, "genomics"],
    ["Analyse de fragments, GIST gastrique.", { site: "stomach" }, "genomics"],
    ["Échantillon : tumeur stromale du rectum, 40 % de cellules.", { site: "rectum" }, "genomics"],
    ["Material: Paraffinblock 3B, GIST Magen, Tumorzellgehalt 75 %", { site: "stomach" }, "genomics"],
    ["Untersuchungsmaterial: GIST des Duodenums, Block 1A.", { site: "duodenum" }, "genomics"],
    ["Sample: suspected gastric GIST, block 2.", {}, "genomics"],
    ["Sample: liver, needle core.\nGastric GISTs with PDGFRA mutations are often indolent.", {}, "genomics"],
    ["Sample: block A1.\nKIT exon 9 mutations are found in GIST of the small bowel.", {}, "genomics"],
    ["Prélèvement : bloc 4.\nLes mutations de PDGFRA touchent les GIST de l'estomac.", {}, "genomics"],
    ["Material: Block 7.\nKIT-Exon-9-Mutationen kommen bei GIST des Dünndarms vor.", {}, "genomics"],
    [
      "Perforated small bowel tumor.\nSegment of ileum 18.5 cm.\nGIST, spindle cell.",
      { site: "ileum" },
      "pathology",
      "",
    ],
    [
      "Small bowel tumour.\nSegments of jejunum and ileum, 30 cm.\nGIST, spindle cell.",
      { site: "small_bowel_unspecified" },
      "pathology",
      "",
    ],
    ["Tumeur du grêle.\nSegment de jéjunum de 20 cm.\nGIST fusiforme.", { site: "jejunum" }, "pathology", ""],
    ["Reporting proforma for GIST (Appendix D)", {}, "pathology", gist],
    ["Scored by the table of Appendix 2 of the dataset.", {}, "pathology", gist],
    ["See appendix C, GIST dataset.", {}, "pathology", gist],
    ["GIST of the appendix, 12 mm.", { site: "appendix" }, "pathology", ""],
    ["Tumour site: stomach, cardia (not involving the GOJ)", { site: "stomach" }, "pathology", gist],
    [
      "Patient suivi pour une GIST gastrique métastatique au péritoine.\nRésection d'un nodule du grêle.",
      { site: "stomach", metastasis_sites: [["peritoneum"]] },
      "operative",
      "",
    ],
    [
      "Known jejunal GIST metastatic to the liver.\nA nodule of the stomach was excised.",
      { site: "jejunum", metastasis_sites: [["liver"]] },
      "operative",
      "",
    ],
    ["Liver metastases may appear very late in this entity.", {}, "pathology", gist],
    ["Liver metastases may only emerge after decades.", {}, "pathology", gist],
    ["Des métastases hépatiques peuvent apparaître tardivement.", {}, "pathology", gist],
    ["Lebermetastasen können noch nach Jahren auftreten.", {}, "pathology", gist],
  ],
};

/** A work-up or staging names the tumour aside; that it is proven by histology confirms it all the same. */
export const ofProvenTumours: Topic = {
  topic: "a GIST that a work-up names as proven by histology",
  facts: ["gist_confirmed"],
  phrases: [
    [
      "Bilan d'une tumeur stromale du bas rectum prouvée histologiquement.",
      { gist_confirmed: "confirmed" },
      "imaging",
      "",
    ],
    ["Bilan d'un GIST gastrique confirmé par biopsie.", { gist_confirmed: "confirmed" }, "imaging", ""],
    ["Work-up of a gastric GIST confirmed on biopsy.", { gist_confirmed: "confirmed" }, "imaging", ""],
    ["Bilan d'une tumeur stromale non prouvée histologiquement.", {}, "imaging", ""],
    ["Bilan d'un GIST gastrique à confirmer par biopsie.", {}, "imaging", ""],
    ["Work-up of a gastric GIST not confirmed on biopsy.", {}, "imaging", ""],
    ["Recherche d'un GIST.", {}, "imaging", ""],
  ],
};
