import { codings, elements, own, string, wordings } from "../element";

/** HGNC ids of the genes that GIST reports name (grade B; BRAF and NRAS as the mCODE 4.0.0 examples use them). */
const HGNC: Readonly<Record<string, string>> = {
  "HGNC:6342": "KIT",
  "HGNC:8803": "PDGFRA",
  "HGNC:10680": "SDHA",
  "HGNC:10681": "SDHB",
  "HGNC:10682": "SDHC",
  "HGNC:10683": "SDHD",
  "HGNC:1097": "BRAF",
  "HGNC:7989": "NRAS",
};

const SYMBOLS = [
  "KIT",
  "PDGFRA",
  "SDHA",
  "SDHB",
  "SDHC",
  "SDHD",
  "BRAF",
  "NRAS",
  "NF1",
  "NTRK1",
  "NTRK2",
  "NTRK3",
] as const;
export type Gene = (typeof SYMBOLS)[number];

export type GeneReading = { readonly gene: Gene } | { readonly mismatch: string } | null;

/**
 * The gene of a "gene studied" component. Id and symbol must agree; where they do not, no gene is given (RD-01).
 * Both systems in use are accepted: http://www.genenames.org and http://www.genenames.org/geneId.
 */
export function geneOf(concept: unknown): GeneReading {
  const found = new Set<string>();
  for (const coding of codings(concept)) {
    const id = coding.code?.toUpperCase() ?? "";
    const byId = own(HGNC, id) ?? own(HGNC, `HGNC:${id}`) ?? null;
    const isHgnc = /genenames/i.test(coding.system ?? "") || id.startsWith("HGNC:");
    const shown = coding.display ? symbolIn(coding.display) : null;
    if (isHgnc && byId) found.add(byId);
    if (isHgnc && !byId && shown && Object.values(HGNC).includes(shown)) {
      return { mismatch: `${coding.code ?? ""} ${coding.display ?? ""}`.trim() };
    }
    if (shown) found.add(shown);
    if (!isHgnc && symbolIn(coding.code ?? "") && (coding.code ?? "").length <= 6)
      found.add(symbolIn(coding.code ?? "") ?? "");
  }
  if (found.size === 0) {
    for (const text of wordings(concept)) {
      const symbol = symbolIn(text);
      if (symbol) found.add(symbol);
    }
  } else {
    for (const item of elements(concept)) {
      const symbol = symbolIn(string(item.text) ?? "");
      if (symbol) found.add(symbol);
    }
  }
  found.delete("");
  if (found.size > 1) {
    const shown = codings(concept).map((coding) => `${coding.code ?? ""} ${coding.display ?? ""}`.trim());
    return { mismatch: shown.join(", ") || [...found].join(", ") };
  }
  const [only] = found;
  const gene = SYMBOLS.find((symbol) => symbol === only);
  return gene ? { gene } : null;
}

/** The one gene symbol that a text names; null for none and for several. */
export function symbolIn(text: string): Gene | null {
  const named = SYMBOLS.filter((symbol) => new RegExp(`(?<![A-Za-z0-9])${symbol}(?![A-Za-z0-9])`).test(text));
  return named.length === 1 ? (named[0] ?? null) : null;
}
