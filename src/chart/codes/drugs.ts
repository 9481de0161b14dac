import type { FactValues } from "../../knowledge/types";
import { codings, folded, sameSystem, wordings } from "../element";
import { ATC, RXNORM } from "./systems";

export type Agent =
  | Exclude<FactValues["current_tki"], "none" | "other" | "dabrafenib_trametinib">
  | "dabrafenib"
  | "trametinib";

interface DrugRow {
  readonly agent: Agent;
  readonly rxnorm: readonly string[];
  readonly atc: readonly string[];
  /** Generic names in English, French, German and Latin endings, and brands (grade C: matched, never written). */
  readonly names: RegExp;
}

/** Match order of RD-05: ingredient RxCUI, ATC, then a name in the text at word boundaries. */
const DRUGS: readonly DrugRow[] = [
  { agent: "imatinib", rxnorm: ["282388"], atc: ["L01EA01"], names: /\b(imatinib\w*|glivec|gleevec)\b/ },
  { agent: "sunitinib", rxnorm: ["357977"], atc: ["L01EX01"], names: /\b(sunitinib\w*|sutent)\b/ },
  { agent: "regorafenib", rxnorm: ["1312397"], atc: ["L01EX05"], names: /\b(regorafenib\w*|stivarga)\b/ },
  { agent: "ripretinib", rxnorm: [], atc: ["L01EX19"], names: /\b(ripretinib\w*|qinlock)\b/ },
  { agent: "avapritinib", rxnorm: [], atc: ["L01EX18"], names: /\b(avapritinib\w*|ayvakit|ayvakyt)\b/ },
  { agent: "larotrectinib", rxnorm: [], atc: [], names: /\blarotrectinib\w*\b/ },
  { agent: "entrectinib", rxnorm: [], atc: [], names: /\bentrectinib\w*\b/ },
  { agent: "repotrectinib", rxnorm: [], atc: [], names: /\brepotrectinib\w*\b/ },
  { agent: "dabrafenib", rxnorm: [], atc: [], names: /\bdabrafenib\w*\b/ },
  { agent: "trametinib", rxnorm: [], atc: [], names: /\btrametinib\w*\b/ },
  { agent: "pimitespib", rxnorm: [], atc: [], names: /\bpimitespib\w*\b/ },
  { agent: "ponatinib", rxnorm: [], atc: [], names: /\bponatinib\w*\b/ },
];

/**
 * True when the concept does not say which drug the patient takes: its codes and words name different ones, or a placebo
 * beside one. Dabrafenib with trametinib is one treatment.
 */
export function isUncertainDrug(concept: unknown): boolean {
  const texts = wordings(concept).map(folded);
  const named = DRUGS.filter(
    (row) =>
      codings(concept).some(
        (coding) => row.rxnorm.includes(coding.code ?? "") || row.atc.includes(coding.code ?? ""),
      ) || texts.some((text) => row.names.test(text)),
  ).map((row) => row.agent);
  const isOne = named.length < 2 || named.every((agent) => agent === "dabrafenib" || agent === "trametinib");
  return !isOne || (named.length > 0 && texts.some((text) => /placebo|double-?blind|en aveugle/.test(text)));
}

/** The tyrosine kinase inhibitor (or HSP90 inhibitor) of a medication concept, and what matched; null for others. */
export function agentOf(concept: unknown): { readonly agent: Agent; readonly matched: string } | null {
  const all = codings(concept);
  for (const row of DRUGS) {
    const code = all.find((coding) => sameSystem(coding.system, RXNORM) && row.rxnorm.includes(coding.code ?? ""));
    if (code) return { agent: row.agent, matched: `RxNorm ${code.code}` };
  }
  for (const row of DRUGS) {
    const code = all.find(
      (coding) =>
        (sameSystem(coding.system, ATC) || /atc/i.test(coding.system ?? "")) && row.atc.includes(coding.code ?? ""),
    );
    if (code) return { agent: row.agent, matched: `ATC ${code.code}` };
  }
  for (const text of wordings(concept)) {
    const row = DRUGS.find((drug) => drug.names.test(folded(text)));
    if (row) return { agent: row.agent, matched: text };
  }
  return null;
}

/** Strength in milligrams that a drug name states ("imatinib 400 MG Oral Tablet"), one strength only. */
export function strengthInName(texts: readonly string[]): number | null {
  const found = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*mg\b/gi)].map((match) => Number((match[1] ?? "").replace(",", "."))),
    ),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
