/** A protein change as a report writes it. */
const PROTEIN =
  /p\.? ?\(?(?:[a-z]{1,3}\d{1,4}(?:_[a-z]{1,3}\d{1,4})?(?:delins[a-z0-9]{0,24}|del[a-z]{0,24}|dup[a-z]{0,24}|ins[a-z0-9]{1,24}|>[a-z]{1,24}|[a-z]{0,3}fs[a-z0-9*]{0,8}|[a-z]{1,3}(?![a-z0-9])|\*))\)?/g;
const AMINO = "(?:ala|arg|asn|asp|cys|gln|glu|gly|his|ile|leu|lys|met|phe|pro|ser|thr|trp|tyr|val)";
/** The same without its "p.": "V559D", "Val559Asp", "W557_K558del". */
const BARE = new RegExp(
  `\\b(?:[acdefghiklmnpqrstvwy]\\d{2,4}[acdefghiklmnpqrstvwy]|${AMINO}\\d{2,4}${AMINO}|(?:[a-z]|${AMINO})\\d{2,4}(?:_(?:[a-z]|${AMINO})\\d{2,4})?(?:delins[a-z]{0,24}|del|dup|ins[a-z]{1,12}))\\b`,
  "g",
);

/** A protein change in folded words, with its place. */
export interface Variant {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** Protein changes named in folded words, with their places; bare ones ("V559D") where none is written as p. */
export function variantsIn(words: string): Variant[] {
  const variants: Variant[] = [];
  for (const match of words.matchAll(PROTEIN)) {
    if (!/^p\.? ?\(?/.test(match[0]) || (match[0][1] !== "." && !/[\s(]/.test(words[match.index - 1] ?? " "))) continue;
    const open = match[0].endsWith(")") && !match[0].includes("(") ? 1 : 0;
    variants.push({
      folded: match[0].slice(0, match[0].length - open),
      from: match.index,
      to: match.index + match[0].length - open,
    });
  }
  if (variants.length === 0) {
    for (const match of words.matchAll(BARE)) {
      if (/^(?:s100|p\d)/.test(match[0])) continue;
      variants.push({ folded: match[0], from: match.index, to: match.index + match[0].length });
    }
  }
  return variants;
}

const THREE: Readonly<Record<string, string>> = {
  ala: "a",
  arg: "r",
  asn: "n",
  asp: "d",
  cys: "c",
  gln: "q",
  glu: "e",
  gly: "g",
  his: "h",
  ile: "i",
  leu: "l",
  lys: "k",
  met: "m",
  phe: "f",
  pro: "p",
  ser: "s",
  thr: "t",
  trp: "w",
  tyr: "y",
  val: "v",
};

/** "p.Trp557_Lys558del" and "p.(W557_K558del)" in one-letter form without brackets: "w557_k558del". */
export function oneLetter(variant: string): string {
  return variant
    .replace(/^p\.? ?/, "")
    .replace(/[()]/g, "")
    .replace(/([a-z]{3})(?=\d)|(?<=\d)([a-z]{3})$/g, (whole) => THREE[whole] ?? whole);
}

/** A deletion that takes away codon 557 or 558 of KIT, or both. */
export function deletes557And558(variant: string): boolean {
  const match = /^[a-z](\d{3})(?:_[a-z](\d{3}))?del/.exec(oneLetter(variant));
  if (!match) return false;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first <= 558 && last >= 557;
}

/** What a deletion told by its coding positions takes away of codons 557 and 558; null where none is told so. */
export function codingDeletion(words: string): "557_558" | "elsewhere" | "unclear" | null {
  const match = /\bc\.\(?(\d{3,4})(?:_(\d{3,4}))?\)?del(ins)?/.exec(words);
  if (!match) return null;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  const [from, to] = [Math.ceil(first / 3), Math.ceil(last / 3)];
  if (to < 557 || from > 558) return "elsewhere";
  const whole = match[3] === undefined && first % 3 === 1 && last % 3 === 0;
  return whole && from <= 558 && to >= 557 ? "557_558" : "unclear";
}

/** Two codons of three digits with what joins them: "557-558", "W557_K558", "557 und 558", "552 a 559". */
export const CODONS = /\b[a-z]{0,3}(\d{3})(?: ?[-_/,] ?| (?:to|a|and|et|und|bis) )[a-z]{0,3}(\d{3})(?!\d)/g;

/** The same in words: "deletion of codons 557 and 558", "del 557-558", "557_558del". */
export function deletesCodons557And558(words: string): boolean {
  if (!/del/.test(words)) return false;
  for (const { 0: codons, 1: first, 2: last, index } of words.matchAll(CODONS)) {
    const before = words.slice(Math.max(0, index - 60), index);
    const told =
      /del[a-z]{0,10}[a-z:' -]{0,24}$|\bcodons? $/.test(before) ||
      /^del|^ ?\)? ?-?del/.test(words.slice(index + (codons.startsWith("del") ? 0 : codons.length)));
    if (told && Number(first) <= 558 && Number(last) >= 557) return true;
  }
  return false;
}
