import { CODONS, variantsIn } from "./kit-variants";

export type Gene = "kit" | "pdgfra" | "braf" | "nf1" | "sdh" | "ntrk" | "other";

const GENES: readonly (readonly [Gene, string])[] = [
  ["kit", "c-?kit|kit(?!-? ?ligand)|cd-?117(?=\\)? {0,2}(?:gene|exon|mutation))"],
  ["pdgfra", "pdgfr-?(?:a|alpha|α)"],
  ["braf", "braf"],
  ["nf1", "nf-?1"],
  ["sdh", "sdh[abcdx]?(?:(?:\\/|, ?| and | et | und |-)(?:sdh)?[abcd](?![a-z0-9]))*"],
  ["ntrk", "(?:[a-z0-9]{2,8}(?:::|-| ?\\/ ?))?ntrk[123]?|etv6"],
  [
    "other",
    "[knh]?ras|egfr|pik3[cr][a-z0-9]{1,3}|tp53|ctnnb1|cdkn2[abc]|cdk(?:4|12)|her2|erbb[234]|alk|ros1|idh[12]|met|ret|fgfr[1-4]?|atm|atr|apc|arid1[ab]|asxl1|bap1|brca[12]|chek2|dnmt3a|fbxw7|flt3|gnas|jak[123]|keap1|kmt2[a-d]|map2k1|mdm2|men1|mlh1|msh[26]|mtor|mutyh|mycn?|nf2|notch[1-4]|npm1|palb2|pbrm1|pms2|pole|ptch1|pten|rad5[01][a-d]?|rb1|setd2|smad4|smarc[a-z]\\d|stk11|tert|tet2|tsc[12]|vhl|wt1",
  ],
];
/** The name of a gene. */
export const GENE = new RegExp(`\\b(?:${GENES.map(([, names]) => `(${names})`).join("|")})(?![a-z0-9])`, "g");
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  nine: 9,
  neuf: 9,
  neun: 9,
  eleven: 11,
  onze: 11,
  elf: 11,
  thirteen: 13,
  treize: 13,
  dreizehn: 13,
  seventeen: 17,
  siebzehn: 17,
  eighteen: 18,
  achtzehn: 18,
};
/** The numbers of exons behind their word. */
export const EXONS = new RegExp(
  `\\b(?:exons?|exonen?|ex\\.?(?= ?\\d))[ -]{0,2}(?:no?[.\u00b0]? ?|: {0,2}|\\| {0,2})?(?:(\\d{1,2}(?!\\d)(?: ?(?:,|-|et|and|und|\\/|&|ou|or|\\+) ?(?:exons? )?\\d{1,2}(?!\\d| ?(?:cm|mm|%))){0,8})|(${Object.keys(NUMBER_WORDS).join("|")})\\b)`,
  "g",
);
/** "KIT | 11 |", "KIT 9, 11, 13, 17", "KIT NM_000222.3 11": numbers behind a gene are its exons. */
const EXON_CELL =
  /\b(?:kit|pdgfra)[ |:,(]{1,12}(?:nm_[\d.]{6,12}[ |:,]{1,12})?((?:[89]|1\d|2[01])(?: ?(?:,|-|et|and|und|&) ?(?:[89]|1\d|2[01])){0,8})(?![\d%/]|\.\d| ?%)/g;
/** The genes that a text names, in order. */
export function genesIn(text: string): readonly Gene[] {
  return [...text.matchAll(GENE)].map(
    (match) => GENES[match.slice(1).findIndex((one) => one !== undefined)]?.[0] ?? "other",
  );
}

/** The exons that a text names, in order; ranges in full. */
export function exonsIn(text: string): number[] {
  const named = [...text.matchAll(EXONS)];
  return (named.length > 0 ? named : [...text.matchAll(EXON_CELL)]).flatMap(([, list, word]) =>
    word === undefined ? numbersIn(list ?? "") : [NUMBER_WORDS[word] ?? 0],
  );
}

/** "9, 11 and 13", "8-11". */
function numbersIn(list: string): readonly number[] {
  return [...list.matchAll(/(\d{1,2})(?: ?- ?(\d{1,2}))?/g)].flatMap(([, first, last]) => {
    const from = Number(first);
    const to = last === undefined ? from : Number(last);
    return to < from || to - from > 12 ? [from, to] : Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/** The gene that a sentence speaks of last, for the one that goes on without naming it. */
export function lastGeneIn(text: string): Gene | null {
  return genesIn(text).at(-1) ?? null;
}

/** A piece of a sentence between two commas or joining words. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** A new statement begins with it. */
  readonly opens: boolean;
}

const HARD =
  "(?<!\\bc\\.[^ ;]{3,40} ?); |(?<!\\.)\\. | (?:but|while|whereas|however|mais|tandis que|alors que|aber|jedoch|hingegen|wahrend) ";
const SOFT =
  "[,/&] ?| {3,}| (?:and|et|und|or|ou|oder|sowie|ainsi que|bzw\\.?) (?!(?:an)?other|autre|andere|not\\b|non\\b)| (?=(?:nor|ni|noch|without|sans|ohne) )| (?:with|avec|mit) |[()]";
const SEPARATOR = new RegExp(`(${HARD})|${SOFT}`, "g");
/** A change of the coding sequence. */
export const CODING_CHANGE = /\bc\.\(?\d{2,4}[^ ,;|]{0,48}/g;

/** The pieces of a sentence; lists of exons and variants are not cut. */
const SIGN = / ?\([+-]\)/g;

export function piecesOf(text: string): readonly Piece[] {
  const kept: [number, number][] = [EXONS, EXON_CELL, CODING_CHANGE, CODONS, SIGN]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => [match.index, match.index + match[0].length]);
  for (const { from, to } of variantsIn(text)) kept.push([from, to]);
  const inside = (at: number): boolean => kept.some(([from, to]) => at > from && at < to);
  const cuts: { at: number; next: number; opens: boolean }[] = [];
  for (const match of text.matchAll(SEPARATOR))
    if (!inside(match.index))
      cuts.push({ at: match.index, next: match.index + match[0].length, opens: match[1] !== undefined });
  const pieces: Piece[] = [];
  let from = 0;
  let opens = true;
  const push = (to: number): void => {
    let start = from;
    // A second gene in one piece begins another.
    for (const [index, match] of [...text.slice(from, to).matchAll(GENE)].entries())
      if (index > 0) {
        pieces.push({ from: start, to: from + match.index, text: text.slice(start, from + match.index), opens });
        start = from + match.index;
        opens = false;
      }
    pieces.push({ from: start, to, text: text.slice(start, to), opens });
  };
  for (const cut of cuts) {
    push(cut.at);
    ({ next: from, opens } = cut);
  }
  push(text.length);
  return pieces;
}
