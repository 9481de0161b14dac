import type { FactValues } from "../../knowledge/types";
import type { Gene } from "./genes";

export type Genotype = FactValues["genotype"];

/** A change of the protein (or of the coding sequence) as HGVS writes it, in codons. */
export interface Change {
  readonly kind: "substitution" | "deletion" | "delins" | "insertion" | "duplication" | "truncation" | "other";
  readonly start: number;
  readonly end: number;
  /** One-letter amino acids, when the protein change names them. */
  readonly from: string | null;
  readonly to: string | null;
}

const AMINO: Readonly<Record<string, string>> = {
  Ala: "A",
  Arg: "R",
  Asn: "N",
  Asp: "D",
  Cys: "C",
  Gln: "Q",
  Glu: "E",
  Gly: "G",
  His: "H",
  Ile: "I",
  Leu: "L",
  Lys: "K",
  Met: "M",
  Phe: "F",
  Pro: "P",
  Ser: "S",
  Thr: "T",
  Trp: "W",
  Tyr: "Y",
  Val: "V",
  Ter: "*",
};

/**
 * Codons that lie inside an exon beyond doubt (KIT NM_000222, PDGFRA NM_006206). Codons split by an intron, and those
 * next to one, are left out: a change there gives no exon unless the report names it.
 */
const EXONS: Readonly<Partial<Record<Gene, readonly (readonly [exon: number, from: number, to: number])[]>>> = {
  KIT: [
    [9, 451, 512],
    [11, 550, 590],
    [13, 629, 662],
    [17, 789, 826],
  ],
  PDGFRA: [
    [12, 554, 594],
    [14, 636, 666],
    [18, 818, 852],
  ],
};

export function parseProteinChange(text: string): Change | null {
  const compact = text
    .replace(/^.*?p\./, "")
    .replace(/[()\s]/g, "")
    .replace(/[A-Z][a-z]{2}/g, (three) => AMINO[three] ?? three);
  const range = /^([A-Z*])(\d{1,4})(?:_([A-Z*])(\d{1,4}))?(.*)$/.exec(compact);
  if (!range) return null;
  const start = Number(range[2]);
  const end = range[4] === undefined ? start : Number(range[4]);
  if (end < start) return null;
  const rest = range[5] ?? "";
  const from = range[1] ?? null;
  // A stop, a shifted frame or a lengthened end breaks the protein: no activating change.
  if (/^(?:\*|[A-Z*]?fs|ext)|(?:fs|ext)\*?\d*$|\*$/.test(rest))
    return { kind: "truncation", start, end, from, to: null };
  if (/^del(?!ins)[A-Z]*$/.test(rest)) return { kind: "deletion", start, end, from, to: null };
  if (/^del[A-Z]*ins/.test(rest)) {
    const to = rest.replace(/^del[A-Z]*ins/, "");
    // One residue for one is a substitution, however it is written ("p.Asp842delinsVal").
    const kind = start === end && /^[A-Z]$/.test(to) ? "substitution" : "delins";
    return { kind, start, end, from, to: to || null };
  }
  if (/^dup/.test(rest)) return { kind: "duplication", start, end, from, to: null };
  if (/^ins/.test(rest)) return { kind: "insertion", start, end, from, to: null };
  if (/^[A-Z*]$/.test(rest)) return { kind: "substitution", start, end, from, to: rest };
  return { kind: "other", start, end, from, to: null };
}

/** Codons of a change of the coding sequence (c. numbering starts at the A of ATG). Intronic positions give null. */
export function parseCodingChange(text: string): Change | null {
  const compact = text.replace(/^.*?c\./, "").replace(/[()\s]/g, "");
  const match = /^(\d{1,5})(?:_(\d{1,5}))?([A-Za-z>].*)$/.exec(compact);
  if (!match || /^\d+[+-]/.test(compact) || /_\d+[+-]/.test(compact)) return null;
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  const rest = match[3] ?? "";
  const start = Math.ceil(first / 3);
  const end = Math.ceil(last / 3);
  if (end < start) return null;
  if (/^del[ACGT]*$/.test(rest)) {
    // Whole codons only; an out-of-step deletion may change its neighbours too.
    return {
      kind: (last - first + 1) % 3 === 0 && first % 3 === 1 ? "deletion" : "other",
      start,
      end,
      from: null,
      to: null,
    };
  }
  if (/^del[ACGT]*ins/.test(rest)) return { kind: "delins", start, end, from: null, to: null };
  if (/^dup/.test(rest)) return { kind: "duplication", start, end, from: null, to: null };
  if (/^ins/.test(rest)) return { kind: "insertion", start, end, from: null, to: null };
  return { kind: "other", start, end, from: null, to: null };
}

/** True for a change that leaves the protein as it is: "p.Val559=", "p.(=)". */
export function isSynonymous(text: string): boolean {
  return /=\)?\]?$/.test(text.trim());
}

export function exonOf(gene: Gene, change: Change): number | null {
  const row = EXONS[gene]?.find(([, from, to]) => change.start >= from && change.end <= to);
  return row?.[0] ?? null;
}

export type GenotypeReading =
  | { readonly genotype: Genotype; readonly note: "delins_557_558" | null }
  | { readonly genotype: null; readonly why: "exon_not_certain" | "exon_disagrees" | "gene_not_mapped" };

/**
 * The genotype group of a variant that is present. An exon named by the report and the codons must agree; where the
 * exon is not certain, or the gene has no group of its own (an SDHx variant alone is not SDH deficiency), none is given.
 */
export function genotypeOf(gene: Gene, change: Change | null, namedExon: number | null): GenotypeReading {
  if (gene === "BRAF") {
    return change?.kind === "substitution" && change.start === 600 && change.from === "V" && change.to === "E"
      ? { genotype: "BRAF_V600E", note: null }
      : { genotype: null, why: "gene_not_mapped" };
  }
  if (gene !== "KIT" && gene !== "PDGFRA") return { genotype: null, why: "gene_not_mapped" };
  if (change?.kind === "truncation") return { genotype: null, why: "gene_not_mapped" };
  const byCodon = change ? exonOf(gene, change) : null;
  if (byCodon !== null && namedExon !== null && byCodon !== namedExon) return { genotype: null, why: "exon_disagrees" };
  const exon = byCodon ?? namedExon;
  if (exon === null) return { genotype: null, why: "exon_not_certain" };
  if (gene === "KIT") {
    if (exon === 11) {
      const covers = change !== null && change.start <= 557 && change.end >= 558;
      // A deletion of either codon: the group is that of deletions of codons 557 and/or 558.
      const touches = change !== null && change.start <= 558 && change.end >= 557;
      if (touches && change.kind === "deletion") return { genotype: "KIT_ex11_del557_558", note: null };
      if (touches && change.kind === "delins") return { genotype: "KIT_ex11_del557_558", note: "delins_557_558" };
      return change === null || (change.kind === "other" && covers)
        ? { genotype: null, why: "exon_not_certain" }
        : { genotype: "KIT_ex11_other", note: null };
    }
    if (exon === 9) return { genotype: "KIT_ex9", note: null };
    if (exon === 13) return { genotype: "KIT_ex13", note: null };
    if (exon === 17) return { genotype: "KIT_ex17", note: null };
    return { genotype: null, why: "exon_not_certain" };
  }
  if (exon === 12 || exon === 14) return { genotype: "PDGFRA_ex12_14", note: null };
  if (exon === 18) {
    if (change?.kind === "substitution" && change.start === 842 && change.to === "V")
      return { genotype: "PDGFRA_D842V", note: null };
    return {
      genotype: change === null || change.from === null ? "PDGFRA_ex18_unspecified" : "PDGFRA_ex18_other",
      note: null,
    };
  }
  return { genotype: null, why: "exon_not_certain" };
}
