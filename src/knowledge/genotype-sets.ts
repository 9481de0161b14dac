import type { GenotypeSets } from "./types";

const PDGFRA_EXON_18 = ["PDGFRA_D842V", "PDGFRA_ex18_other"] as const;
const WILD_TYPE_KIT_PDGFRA = ["SDH_deficient", "NF1", "BRAF_V600E", "NTRK_fusion", "quadruple_WT"] as const;

/** Genotype sets of the rules; PDGFRA exon 18 other than D842V is sensitive unless the variant is listed as resistant (AD-13). */
export const GENOTYPE_SETS: GenotypeSets = {
  SENS: [
    "KIT_ex11_del557_558",
    "KIT_ex11_other",
    "KIT_ex9",
    "KIT_ex13",
    "KIT_ex17",
    "PDGFRA_ex12_14",
    "PDGFRA_ex18_other",
  ],
  INSENS: ["PDGFRA_D842V", "SDH_deficient", "NF1", "BRAF_V600E", "NTRK_fusion"],
  WT: ["quadruple_WT"],
  UNRESOLVED: ["PDGFRA_ex18_unspecified", "WT_incomplete", "pending", "not_tested"],
  resistant_variants: ["RD841-842KI", "DI842-843IM"],
  sensitive_variants: ["D842Y", "D846Y", "N848K", "Y849K", "HDSN845-848P"],
  unresolved_completions: {
    PDGFRA_ex18_unspecified: PDGFRA_EXON_18,
    WT_incomplete: WILD_TYPE_KIT_PDGFRA,
  },
};
