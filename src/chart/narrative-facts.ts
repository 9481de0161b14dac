import type { FactName } from "../knowledge/types";

/**
 * What the text of a report may tell: a text that was not read leaves these open. The parts of a mitotic count and of a rupture are open
 * with their whole.
 */
export const NARRATIVE_FACTS: readonly FactName[] = [
  "site",
  "size_mm",
  "size_mm_imaging",
  "mitoses_per_5mm2",
  "mitoses_source",
  "rupture_category",
  "margin",
  "genotype",
  "variant_hgvs",
  "ihc_kit",
  "ihc_dog1",
  "ihc_sdhb",
  "histology",
  "multiplicity",
  "gist_confirmed",
  "metastasis_sites",
  "ecog",
];
