import type { FactValues } from "../../knowledge/types";
import { variantsIn } from "./kit-variants";
import type { Segment } from "./segments";

export type Genotype = FactValues["genotype"];
export type Gene = "kit" | "pdgfra" | "braf" | "nf1" | "sdh" | "ntrk" | "ras";

const GENE =
  /\b(?:(c-?kit|kit|cd-?117)|(pdgfr-?(?:a\b|alpha\b|α)|pdgfra)|(braf)|(nf-?1)|(sdh[abcdx]?(?:\/[abcd])*)|(ntrk[123]?|etv6)|([kn]?ras))(?![a-z0-9])/g;
const EXONS =
  /\b(?:exons?|ex\.?(?= ?\d))[ -]{0,2}(?:no?\.? ?|: {0,2})?(\d{1,2}(?: ?(?:,|-|et|and|und|\/|&|ou|or) ?(?:exons? )?\d{1,2}){0,8})/g;
/** A row of a table: gene, number, what was found. */
const EXON_CELL =
  /\b(?:kit|pdgfra)[ |:]{1,12}(9|1[1-8])(?=[ |:]{1,12}(?:p\.|c\.|not|no\b|neg|wild|wt\b|det|mut|abs|pos|non|del|dup|ins))/g;
const NEGATIVE =
  /\b(?:no|not|without|absence|absent|absente|negative|wild[- ]?type|wildtyp|wt|sauvages?|non[- ]mute(?:e|s|es)?|not detected|not identified|undetected|aucune|pas de|pas d'|keine?n?|nicht|non (?:detecte|retrouve|identifie|mis)\w*|unmutated|normal|excluded|exclue?s?|ruled out|ausgeschlossen|nicht nachgewiesen|neg)\b/;
const POSITIVE =
  /\b(?:mutat(?:ion|ed|ions|ions?\b)|mute|mutee|mutiert|delet\w*|insert\w*|duplicat\w*|substitut\w*|variant\w*|detected|identified|present|presence|mise en evidence|detectee?|retrouvee?|positive|pathogen\w*|alteration|indel|deletion|nachgewiesen|nachweis|del ?\(?\d{3}|fusions?|rearrang\w*|rearrangement|pos)\b/;
/** A minor clone: an allele fraction below a tenth is what treatment selects or an artefact, not the primary variant. */
const MINOR_CLONE =
  /\b(?:low[- ]level|subclon\w*|minor clone|sous-clon\w*|clone minoritaire|faible frequence)\b|(?<![\d.,])[0-9](?:[.,]\d{1,2})? ?% ?(?:vaf|allele|allelic|mutant|variant)|(?:vaf|(?:allele|allelic|variant) (?:frequency|fraction)|frequence allelique|allelfrequenz) {0,2}(?:of|de|:|=|is|was|a|at|\|)? {0,2}(?:only |about |~|<)?[0-9](?:[.,]\d{1,2})? ?%/;
/** Another sample than the patient's. */
const CONTROL =
  /\b(?:control|reference) (?:samples?|dna|specimens?|material|standard|cells?|line)|\b(?:positive|negative|external|internal|assay|run|quality|process) controls?\b|\bcell[- ]lines?\b|(?:echantillon|adn) (?:temoin|controle)|\btemoins?\b|\bcontrole (?:externe|interne|positif|negatif|de qualite|qualite)|\blignees?\b|(?:kontroll|referenz)(?:probe|material)|(?:positiv|negativ)kontrolle|zelllinie/;
const CONTROL_LABEL =
  /^(?:(?:positive|negative|external|internal|assay|run|quality) )?controls?\b|^(?:controle|temoin|kontrolle)s?\b|\bcontrols?$/;
/** One pair of brackets, with the brackets of a protein change inside. */
const BRACKETS = /\((?:[^()]|\([^()]{0,40}\)){0,300}\)/g;
const SECONDARY =
  /\b(?:secondary|secondaires?|resistance|acquired|acquise?|acquis|additional mutation|second mutation|ctdna|adntc|circulating|circulant|liquid biopsy|biopsie liquide|emergent)\b/;
/** In SDH and NF1 the germline variant is the tumour's cause; elsewhere it says nothing of the tumour. */
const GERMLINE = /\b(?:germ-?line|constitutionnel\w*|germinal\w*|keimbahn)\b/;
export const PENDING =
  /\b(?:pending|in progress|to follow|awaited|ongoing|requested|has been ordered|was ordered|will be (?:performed|reported|issued)|sent for|en cours|en attente|a suivre|demandee?s?|sera (?:realisee|adressee)|adressee? (?:pour|en)|ausstehend|folgt|veranlasst|in arbeit)\b/;
export const NOT_TESTED =
  /\b(?:not (?:been )?(?:performed|done|tested|carried out|requested|undertaken|examined|analy[sz]ed|studied|assessed|covered|included|available)|non (?:realisee?|effectuee?|faite?|recherchee?s?|demandee?|testee?|etudiee?s?|analysee?s?|couverte?s?)|pas ete (?:realisee?|effectuee?|recherchee?s?|etudiee?s?|analysee?s?|testee?s?)|nicht (?:durchgefuhrt|untersucht|erfolgt)|not sent)\b/;
export const EXCEPTED =
  /\(?\b(?:other than|non-?|not|autre que|different d[eu]|hors|except|excluding|ausser) ?(?:the )?(?:p\.)?(?:d842v|asp842val)\)?|\(?\b(?:p\.)?(?:d842v|asp842val):? (?:is |was )?(?:absente?|not (?:detected|identified|present)|negative|excluded|exclue|non (?:detectee|retrouvee))\)?/g;
/** A variant named for comparison is not this tumour's. */
const COMPARED =
  /\b(?:unlike|in contrast (?:to|with)|contrary to|as opposed to|contrairement a|a la difference d[eu]|im gegensatz zu[rm]?)\b[^,;]{0,60}/g;
export const UNSURE =
  /\b(?:uncertain significance|vus\b|signification (?:incertaine|indeterminee)|possible|possibly|suspected|likely artefact|inconclusive|non concluant|non contributi\w*|failed|echec|insufficient|insuffisant|unsuccessful|ininterpretable|not evaluable|non interpretable|low quality|benign\b|benin\w*|polymorphi\w*|equivocal|borderline|referred as|reportedly|unknown|inconnue?|(?:or|ou|oder) (?:an)?(?:other|autres?|andere\w*|not|non))\b|\?/;
/** A variant that is only supposed. */
const SUPPOSED = /\b(?:if|should|unless|whether|en cas de|si une?|falls|in case of)\b/;

interface Mention {
  readonly gene: Gene;
  readonly from: number;
  readonly to: number;
}

/** What one report says of one gene. */
export interface Finding {
  readonly gene: Gene;
  readonly exons: readonly number[];
  readonly negative: boolean;
  readonly positive: boolean;
  readonly variants: readonly { readonly folded: string; readonly from: number; readonly to: number }[];
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

function genesIn(text: string): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(GENE)) {
    const gene: Gene = match[1]
      ? "kit"
      : match[2]
        ? "pdgfra"
        : match[3]
          ? "braf"
          : match[4]
            ? "nf1"
            : match[5]
              ? "sdh"
              : match[6]
                ? "ntrk"
                : "ras";
    const to = match.index + match[0].length;
    if (gene === "kit" && /^cd/.test(match[0])) {
      if (!/^\)? {0,2}(?:gene|exon|mutation)/.test(text.slice(to, to + 12))) continue;
    }
    mentions.push({ gene, from: match.index, to });
  }
  return mentions;
}

function exonsOf(text: string): number[] {
  const exons: number[] = [];
  for (const match of text.matchAll(EXONS))
    for (const digits of (match[1] ?? "").matchAll(/\d{1,2}/g)) exons.push(Number(digits[0]));
  if (exons.length === 0) for (const match of text.matchAll(EXON_CELL)) exons.push(Number(match[1]));
  return exons;
}

/** What a test looked for is not what it found. */
const TESTED_LABEL =
  /(?:tested|covered|targets?|regions? (?:studied|analy[sz]ed)|hotspots?|testee?s?|recherchee?s?|etudiee?s?|analysee?s?)$/;

/** "Search for mutations of KIT (exons 9, 11): mutation of exon 11 of KIT": what was searched for goes where the answer names its gene. */
function withoutTested({ text }: Segment): string {
  const colon = text.indexOf(":");
  const tested =
    colon > 0 &&
    /recherche|analys|sequenc|etude|screen|test|panel|suche|untersuch/.test(text.slice(0, colon)) &&
    genesIn(text.slice(colon)).length > 0;
  return tested ? " ".repeat(colon + 1) + text.slice(colon + 1) : text;
}

/**
 * Cuts a sentence at the words that turn its meaning, and reads gene, exon and verdict within each clause.
 * @param gene what the sentence before spoke of, where this one only goes on with a variant.
 */
export function findingsIn(segment: Segment, gene: Gene | null = null): readonly Finding[] {
  if (TESTED_LABEL.test(segment.label ?? "") || CONTROL_LABEL.test(segment.label ?? "")) return [];
  const text = withoutTested(segment)
    .replace(COMPARED, (words) => " ".repeat(words.length))
    .replace(BRACKETS, (words) => (CONTROL.test(words) ? " ".repeat(words.length) : words));
  const findings: Finding[] = [];
  const clauses = clausesOf(text);
  let lastGenes: readonly Mention[] = gene === null ? [] : [{ gene, from: 0, to: 0 }];
  for (const clause of clauses) {
    const said = text.slice(clause.from, clause.to);
    // "A mutation of exon 18, not D842V": the exception is no denial of the mutation.
    const apart = said.replace(EXCEPTED, (words) => " ".repeat(words.length));
    const words = apart !== said && POSITIVE.test(apart) && /exon|mutat|mute/.test(apart) ? apart : said;
    if (PENDING.test(words) || NOT_TESTED.test(words)) continue;
    if (GERMLINE.test(words) && !/\b(?:sdh[abcdx]|nf-?1)\b/.test(words)) continue;
    if (
      SECONDARY.test(words) ||
      UNSURE.test(words) ||
      MINOR_CLONE.test(words) ||
      SUPPOSED.test(words) ||
      CONTROL.test(words)
    )
      continue;
    let genes = genesIn(words);
    if (genes.length === 0 && lastGenes.length > 0 && /exon|p\./.test(words)) genes = lastGenes.slice(-1);
    if (genes.length === 0) {
      if (/\bd842v\b|asp842val/.test(words)) genes = [{ gene: "pdgfra", from: 0, to: 0 }];
      else if (/\bv600e\b/.test(words)) genes = [{ gene: "braf", from: 0, to: 0 }];
      else continue;
    }
    lastGenes = genes;
    const variants = variantsIn(words).map((variant) => ({
      ...variant,
      from: variant.from + clause.from,
      to: variant.to + clause.from,
    }));
    const negative = NEGATIVE.test(words);
    const positive =
      !negative &&
      (POSITIVE.test(words) ||
        variants.length > 0 ||
        (exonsOf(words).length === 1 && genes.length === 1 && /exon/.test(words) && !NEGATIVE.test(text)));
    genes.forEach((gene, index) => {
      const window = words.slice(index === 0 ? 0 : gene.from, genes[index + 1]?.from ?? words.length);
      const own = genes.length === 1 ? words : window;
      findings.push({
        gene: gene.gene,
        exons: exonsOf(own),
        negative,
        positive,
        variants:
          genes.length === 1
            ? variants
            : variants.filter(
                (variant) =>
                  variant.from - clause.from >= gene.from &&
                  variant.from - clause.from < (genes[index + 1]?.from ?? words.length),
              ),
        segment,
        from: clause.from,
        to: clause.to,
      });
    });
  }
  return findings;
}

function clausesOf(text: string): readonly { from: number; to: number }[] {
  const clauses: { from: number; to: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(
    /(?<!\bc\.[^ ;]{3,40} ?); |(?<!\.)\. |, (?=(?:no |and no |with no |but |while |whereas |pas de |absence |sans |mais |without |[a-z][a-z0-9/ -]{1,20}(?:: | (?:wild|sauvage|negative|non mute)))|(?:kit|pdgfra|c-kit|braf|nf1) (?:exon|mutation|wild|sauvage|p\.|was|is|:))| (?:and|et|und) (?=(?:a |an |une? |eine )?(?:kit|pdgfra|c-kit) (?:exon \d|p\.))| (?:and|et|und) (?=(?:kit|pdgfra|c-kit|braf) (?:(?:is|was|ist) )?(?:wild|sauvage|negati|wt\b|non mute|not mut|no mut|unmutated))| (?:but|while|whereas|mais|tandis que|however|et absence|and no|without|sans) /g,
  )) {
    // "BRAF, RAS, NF1: no mutation": genes without a verdict of their own wait for the one that follows.
    if (GENES_ALONE.test(text.slice(from, match.index))) continue;
    clauses.push({ from, to: match.index });
    from = match.index;
  }
  clauses.push({ from, to: text.length });
  return clauses;
}

const GENES_ALONE =
  /^[ ,;]{0,4}(?:(?:c-?kit|kit|pdgfra|braf|[knh]?ras|nf-?1|sdh[abcdx]?)[ ,/&]{0,4}(?:and |et |und )?){1,16}$/;
