import type { FactValues } from "../../../knowledge/types";
import { blanked } from "../sentences/blanked";
import type { Segment } from "../sentences/segments";
import type { Gene } from "./gene-pieces";
import { CODING_CHANGE, EXONS, exonsIn, GENE, genesIn, piecesOf } from "./gene-pieces";
import * as words from "./gene-words";
import type { Variant } from "./kit-variants";
import { deletesCodons557And558, variantsIn } from "./kit-variants";

export type Genotype = FactValues["genotype"];

/** What one report says of one gene. */
export interface Finding {
  readonly gene: Gene;
  readonly exons: readonly number[];
  readonly negative: boolean;
  readonly positive: boolean;
  readonly variants: readonly Variant[];
  /** The variant D842V is set apart: "a mutation of exon 18 other than D842V". */
  readonly excepted: boolean;
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

const EXCEPTED =
  /(?:\b(?:other than|non-?|autres? qu[e']|(?:different|distinct|verschieden)(?:e?s?|er?) (?:d[eu]|from|to|than|von)|andere?[rns]? als|hors|except|excluding|ausser|nicht) ?|[,(;-] ?(?:not|non|keine?|pas|but not|mais pas) ?)(?:the |la )?(?:mutation )?(?:p\.)?\(?(?:d842v|asp842val)\)?|[,(;] ?(?:p\.)?(?:d842v|asp842val):? (?:is |was )?(?:absente?|not (?:detected|identified|present)|negative|excluded|exclue|non (?:detectee|retrouvee))/g;
export const D842V = /\bd842v\b|asp842val/;
/** A variant named for comparison is not this tumour's. */
const COMPARED =
  /\b(?:unlike|in contrast (?:to|with)|contrary to|as opposed to|contrairement a|a la difference d[eu]|(?:im gegensatz|im unterschied|verglichen|im vergleich) (?:zu[rm]?|mit)|anders als|compared (?:to|with)|par rapport a)\b(?:[^,;]{0,24}?(?:d842v|asp842val)|[^,;]{0,60})/g;
const CONTROL_LABEL =
  /^(?:(?:positive|negative|external|internal|assay|run|quality) )?controls?\b|^(?:controle|temoin|kontrolle)s?\b|\bcontrols?$/;
/** One pair of brackets, with the brackets of a protein change inside. */
const BRACKETS = /\((?:[^()]|\([^()]{0,40}\)){0,300}\)/g;
/** What a test looked for is not what it found. */
const TESTED_LABEL =
  /\b(?:primers?|amorces|amplicons?|coverage|couverture|abdeckung|targets?|hotspots?|(?:genes?|gene|exone?s?|exonen|regions?|abschnitte|genabschnitte|codons?|mutations?)\b.{0,24}\b(?:tested|covered|studied|analy[sz]ed|testee?s?|recherchee?s?|etudiee?s?|analysee?s?|couverte?s?|untersucht)(?: pour cette indication)?|(?:tested|untersuchte|analysierte|getestete) \w+)$/;
/** Words of a search, whose objects are no findings. */
export const ANALYSIS = /recherche|analys|sequenc|sequenz|etude|screen|test|panel|suche|untersuch/;

/** A mention of a gene, an exon or a variant with what is said of it. */
interface Claim {
  gene: Gene;
  exons: number[];
  variants: Variant[];
  verdict: Verdict | null;
  /** The gene stands in the piece itself. */
  readonly named: boolean;
  /** A change is named before its gene, and nothing more: the verdict may still come. */
  readonly bare: boolean;
  /** Place in the sentence. */
  from: number;
  to: number;
}
/** "void": a doubt, another sample, a later mutation: nothing that the primary genotype is told by. */
type Verdict = "present" | "absent" | "void";

/** What a piece says, and where its word stands. */
function verdictIn(text: string, gene: Gene | null, named: boolean): { verdict: Verdict; at: number } | null {
  const undone = [words.NOT_TESTED, words.PENDING, words.DOUBTED, words.SECONDARY, words.MINOR_CLONE, words.CONTROL]
    .map((pattern) => text.search(pattern))
    .filter((at) => at >= 0);
  if (undone.length > 0) return { verdict: "void", at: Math.min(...undone) };
  if (words.GERMLINE.test(text) && gene !== "sdh" && gene !== "nf1") return { verdict: "void", at: 0 };
  const change = text.replace(words.SOUGHT, blanked).search(words.CHANGE);
  const supposed = text.search(words.SUPPOSED);
  if (supposed >= 0 && (change < 0 || supposed < change)) return { verdict: "void", at: supposed };
  const absent = text.replace(words.DENIED_BESIDE, blanked).search(words.ABSENT);
  if (absent >= 0) return { verdict: "absent", at: absent };
  if (change >= 0) return { verdict: "present", at: change };
  const found = named ? text.search(words.FOUND) : -1;
  return found >= 0 ? { verdict: "present", at: found } : null;
}

/** A sentence with a verb is no line of results. */
const SPOKEN = /\b(?:was|were|is|are|has|been|wurden?|wird|ist|sind|est|sont|ete|peut)\b/;

/** What a piece without a gene may still say of the variant before it. */
const CALLED = [words.DOUBTED, words.MINOR_CLONE, words.CALLED_SECONDARY, words.CONTROL];

/** "No KIT or PDGFRA mutation": the denial waits for its noun. */
const OPEN_DENIAL = /\b(?:no|neither|pas de|ni|keine?r?|weder|ohne|sans|without|aucune)\b/;

/**
 * What a sentence says of each gene. It is cut at commas and joining words; a piece without a verdict takes that of the piece that leads
 * to it ("no mutation in KIT or PDGFRA"), or waits for the one that follows ("KIT and PDGFRA: no mutation").
 * @param carried gene of the sentence before, where this one only goes on with an exon or a variant.
 */
export function findingsIn(segment: Segment, carried: Gene | null, gist: boolean): readonly Finding[] {
  if (isTested(segment.label ?? "") || CONTROL_LABEL.test(segment.label ?? "")) return [];
  const whole = withoutTested(segment)
    .replace(COMPARED, blanked)
    .replace(BRACKETS, (match) => (words.CONTROL.test(match) ? blanked(match) : match));
  const exception = exceptionIn(whole);
  const text = exception
    ? whole.slice(0, exception.from) + " ".repeat(exception.to - exception.from) + whole.slice(exception.to)
    : whole;
  const claims = claimsIn(text, carried, gist);
  return claims.flatMap((claim): readonly Finding[] => {
    if (claim.verdict === null || claim.verdict === "void" || claim.gene === "other") return [];
    const excepted = exception !== null && claim.gene === "pdgfra" && claim.verdict === "present";
    return [
      {
        gene: claim.gene,
        exons: claim.exons,
        variants: claim.variants,
        negative: claim.verdict === "absent",
        positive: claim.verdict === "present",
        excepted,
        segment,
        from: claim.from,
        to: claim.to,
      },
    ];
  });
}

function claimsIn(text: string, carried: Gene | null, gist: boolean): readonly Claim[] {
  const claims: Claim[] = [];
  let waiting: Claim[] = [];
  let lead: Verdict | null = null;
  let denial = false;
  let doubted = false;
  let orphans: Variant[] = [];
  let gene = carried;
  const settle = (): void => {
    const [alone] = waiting;
    // "KIT exon 11" with nothing said of it in a line of results.
    if (
      alone?.named &&
      (alone.gene === "kit" || alone.gene === "pdgfra") &&
      waiting.length === 1 &&
      alone.exons.length === 1 &&
      !words.METHOD.test(text) &&
      !ANALYSIS.test(text) &&
      !SPOKEN.test(text) &&
      !words.ABSENT.test(text) &&
      /exon|\bex\b/.test(text)
    )
      alone.verdict = "present";
    waiting = [];
    lead = null;
    denial = false;
    doubted = false;
    orphans = [];
  };
  let first = 0;
  for (const piece of piecesOf(text)) {
    if (piece.opens) {
      settle();
      first = claims.length;
    }
    const named = genesIn(piece.text)[0] ?? null;
    const exons = exonsIn(piece.text);
    const variants = variantsIn(piece.text).map((one) => ({
      ...one,
      from: one.from + piece.from,
      to: one.to + piece.from,
    }));
    const changed = variants.length > 0 || piece.text.search(CODING_CHANGE) >= 0;
    const said = verdictIn(piece.text, named ?? gene, exons.length > 0 || changed);
    const verdict: Verdict | null = said?.verdict ?? (changed ? (lead ?? "present") : null);
    const last = claims.length > first ? claims.at(-1) : undefined;
    const conditional = CONDITION.test(piece.text);
    if (named === null && exons.length === 0 && !changed) {
      if (conditional) doubted = true;
      if (verdict === null) continue;
      // "Reference standard with ...": all that follows.
      if (words.CONTROL.test(piece.text)) doubted = true;
      if (waiting.length > 0) {
        for (const claim of waiting) {
          claim.verdict = verdict;
          claim.to = piece.to;
        }
        waiting = [];
      } else if (last === undefined)
        lead =
          verdict !== "present" &&
          (/wild|sauvage|\bwt\b/.test(piece.text) || words.CHANGE.test(piece.text) || words.FOUND.test(piece.text))
            ? verdict
            : null;
      else if (verdict === "void" && CALLED.some((pattern) => pattern.test(piece.text))) last.verdict = "void";
      else last.to = piece.to;
      continue;
    }
    const goesOn = named === null && last !== undefined && (exons.length === 0 || last.exons.length === 0);
    if (
      goesOn &&
      last.verdict !== "absent" &&
      verdict !== "absent" &&
      (exons.length > 0 || sameChange(last, variants))
    ) {
      last.exons.push(...exons);
      if (last.variants.length === 0) last.variants.push(...variants);
      last.to = piece.to;
      if (verdict !== null && last.verdict !== "void") {
        last.verdict = verdict;
        waiting = waiting.filter((one) => one !== last);
      }
      continue;
    }
    if (goesOn && exons.length > 0 && said === null && !changed) {
      last.exons.push(...exons);
      last.to = piece.to;
      continue;
    }
    // "p.Asp842Val, of exon 18 of PDGFRA": the gene of the variant before it.
    if (said === null && !changed && last?.verdict === "present" && last.gene === named && last.exons.length === 0) {
      last.exons.push(...exons);
      continue;
    }
    const implied = named ?? impliedBy(piece.text, variants) ?? gene ?? (gist && said !== null ? byExon(exons) : null);
    if (implied === null) {
      orphans.push(...variants);
      continue;
    }
    const before = said !== null && said.at < piece.text.search(named === null ? EXONS : GENE);
    // "V559D (exon 11 of KIT)": the variant is named before its gene.
    if (variants.length === 0 && verdict !== "absent") variants.push(...orphans);
    orphans = [];
    const claim: Claim = {
      gene: implied,
      exons,
      variants,
      verdict,
      named: named !== null,
      bare: before && verdict === "present" && !changed && !words.FOUND.test(piece.text),
      from: piece.from,
      to: piece.to,
    };
    // "Variants of unknown significance: ...": all that follows.
    if (said?.verdict === "void" && before && /^[^:]{0,80}:/.test(piece.text.slice(said.at))) doubted = true;
    const completes: boolean = denial && words.CHANGE.test(piece.text);
    if (denial && (verdict === null || (verdict === "present" && !changed))) claim.verdict = "absent";
    else if (doubted) claim.verdict = "void";
    else if (verdict === null && variants.length > 0) claim.verdict = "present";
    else if (verdict === null) {
      claim.verdict = lead;
      if (lead === null) waiting.push(claim);
    } else {
      if (!before) for (const one of waiting) one.verdict = claim.verdict;
      // "Mutations in KIT and PDGFRA were not detected": what stands at the end holds for both.
      const joined = last?.bare && !text.slice(last.to, piece.from).includes(",");
      if (joined && !before && verdict !== "present" && !words.CHANGE.test(piece.text) && words.FOUND.test(piece.text))
        for (const one of claims.slice(first)) if (one.bare) one.verdict = verdict;
      waiting = [];
      lead = before ? verdict : null;
    }
    denial =
      !completes &&
      (denial || (verdict === "absent" && before && OPEN_DENIAL.test(piece.text) && !words.CHANGE.test(piece.text)));
    claims.push(claim);
    if (conditional) doubted = true;
    gene = implied;
  }
  settle();
  return claims.filter((one) => !isStain(one, text));
}

/** SDHB without expression, "KIT negative" among stains: no gene without mutation. */
function isStain({ gene, verdict, from, to }: Claim, text: string): boolean {
  if (verdict !== "absent" || (gene !== "sdh" && gene !== "kit")) return false;
  if (gene === "sdh") return !SEQUENCED.test(text);
  // "KIT: negative" alone may be either.
  if (!SEQUENCED.test(text) && !/pdgfr|braf|exon/.test(text)) return true;
  return AMONG_STAINS.test(text) && !SEQUENCED.test(text.slice(from, to)) && !/exon/.test(text.slice(from, to));
}
const AMONG_STAINS = /dog-? ?1|cd-? ?34|immuno|immunhist|s-?100|desmin|\bihc\b/;
const SEQUENCED = /mutat|mutier|\bmute|variant|pathogen|wild|\bwt\b|sauvage|alteration|detect|sequen|delet|nachweis/;

/** What follows it holds only then. */
const CONDITION = /\b(?:if|unless|falls|wenn|sofern|en cas de?|si)\b/;

/** The same change in another spelling, or one where none was told. */
function sameChange(claim: Claim, variants: readonly Variant[]): boolean {
  if (claim.variants.length === 0 || variants.length === 0) return true;
  const codon = (one: Variant | undefined): string | undefined => /\d{2,4}/.exec(one?.folded ?? "")?.[0];
  return codon(claim.variants[0]) === codon(variants[0]);
}

/** Variants that name their gene. */
function impliedBy(text: string, variants: readonly Variant[]): Gene | null {
  if (D842V.test(text)) return "pdgfra";
  if (/\bv600e\b|val600glu/.test(text)) return "braf";
  return variants.length === 0 && /\bdel/.test(text) && deletesCodons557And558(text) ? "kit" : null;
}

/** In a GIST an exon 9, 11, 13 or 17 without its gene is of KIT, an exon 12 of PDGFRA. */
function byExon(exons: readonly number[]): Gene | null {
  if (exons.length === 0) return null;
  if (exons.every((exon) => exon === 9 || exon === 11 || exon === 13 || exon === 17)) return "kit";
  return exons.every((exon) => exon === 12) ? "pdgfra" : null;
}

/** "A mutation of exon 18, not D842V": the exception is no denial of the mutation. */
function exceptionIn(text: string): { from: number; to: number } | null {
  for (const match of text.matchAll(EXCEPTED)) {
    const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
    if (words.CHANGE.test(rest) && !ANALYSIS.test(text.slice(0, match.index)))
      return { from: match.index, to: match.index + match[0].length };
  }
  return null;
}

/** "No mutation of KIT (exons analysed: ..." tells more than what was looked for. */
const isTested = (label: string): boolean =>
  TESTED_LABEL.test(label) && !(words.ABSENT.test(label) && genesIn(label).length > 0);

/** "Search for mutations of KIT (exons 9, 11): mutation of exon 11 of KIT": what was searched for goes where the answer names its gene. */
function withoutTested({ text }: Segment): string {
  const colon = text.indexOf(":");
  const tested =
    colon > 0 &&
    ANALYSIS.test(text.slice(0, colon)) &&
    !/\([^)]*$/.test(text.slice(0, colon)) &&
    genesIn(text.slice(colon)).length > 0;
  return tested ? " ".repeat(colon + 1) + text.slice(colon + 1) : text;
}
