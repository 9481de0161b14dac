import type { Segment } from "../sentences/segments";

/** true for the line by which a molecular report names the tumour that was sampled: what is told of genes is of tumours at large. */
export const isSampleLine = ({ label, text, index }: Segment): boolean =>
  SAMPLE_LABEL.test(label ?? "") || (index < 8 && text.length < 120 && !OF_GENES.test(text));
const SAMPLE_LABEL =
  /^(?:(?:nature|type|site|source|origine?) (?:of |de |du |des )?)?(?:the |la |l')?(?:specimens?|samples?|materiale?|(?:untersuchungs|proben)material|prelevements?|echantillons?|tumou?r|tumeur|tissue|probe|diagnos|block|bloc)/;
const OF_GENES =
  /\b(?:kit|c-kit|pdgfra|mutat\w*|mutee?s?|mutiert\w*|exons?|wild|sauvage|wildtyp\w*|variants?|imatinib)\b/;
