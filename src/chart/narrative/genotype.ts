import type { FactValues } from "../../knowledge/types";
import type { NarrativeNote } from "../../text/narrative";
import { folded } from "./folded";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isPrevious, speaksOfRelative } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

type Genotype = FactValues["genotype"];
type Gene = "kit" | "pdgfra" | "braf" | "nf1" | "sdh" | "ntrk" | "ras";

const GENE =
  /\b(?:(c-?kit|kit|cd-?117)|(pdgfr-?(?:a\b|alpha\b|α)|pdgfra)|(braf)|(nf-?1)|(sdh[abcdx]?(?:\/[abcd])*)|(ntrk[123]?|etv6)|([kn]?ras))(?![a-z0-9])/g;
const EXONS =
  /\b(?:exons?|ex\.?(?= ?\d)) {0,2}(?:no?\.? ?|: {0,2})?(\d{1,2}(?: ?(?:,|-|et|and|und|\/|&|ou|or) ?(?:exons? )?\d{1,2}){0,8})/g;
/** A row of a table: gene, number, what was found. */
const EXON_CELL =
  /\b(?:kit|pdgfra)[ |]{1,12}(9|1[1-8])(?=[ |]{1,12}(?:p\.|c\.|not|no\b|neg|wild|wt\b|det|mut|abs|pos|non|del|dup|ins))/g;
const PROTEIN =
  /p\.? ?\(?(?:[a-z]{1,3}\d{1,4}(?:_[a-z]{1,3}\d{1,4})?(?:delins[a-z0-9]{0,24}|del[a-z]{0,24}|dup[a-z]{0,24}|ins[a-z0-9]{1,24}|>[a-z]{1,24}|[a-z]{0,3}fs[a-z0-9*]{0,8}|[a-z]{1,3}(?![a-z0-9])|\*))\)?/g;
const BARE_SUBSTITUTION = /\b([acdefghiklmnpqrstvwy]\d{2,4}[acdefghiklmnpqrstvwy])\b/g;
const NEGATIVE =
  /\b(?:no|not|without|absence|absent|absente|negative|wild[- ]?type|wildtyp|wt|sauvages?|non[- ]mute(?:e|s|es)?|not detected|not identified|undetected|aucune|pas de|pas d'|keine?n?|nicht|non (?:detecte|retrouve|identifie|mis)\w*|unmutated|normal|excluded|exclue?s?|ruled out|ausgeschlossen|nicht nachgewiesen|neg)\b/;
const POSITIVE =
  /\b(?:mutat(?:ion|ed|ions|ions?\b)|mute|mutee|mutiert|delet\w*|insert\w*|duplicat\w*|substitut\w*|variant\w*|detected|identified|present|presence|mise en evidence|detectee?|retrouvee?|positive|pathogen\w*|alteration|indel|deletion|nachgewiesen|nachweis|fusions?|rearrang\w*|rearrangement|pos)\b/;
/** A minor clone: an allele fraction below a tenth is what treatment selects or an artefact, not the primary variant. */
const MINOR_CLONE =
  /\b(?:low[- ]level|subclon\w*|minor clone|sous-clon\w*|clone minoritaire|faible frequence)\b|(?<![\d.,])[0-9](?:[.,]\d{1,2})? ?% ?(?:vaf|allele|allelic|mutant|variant)|(?:vaf|(?:allele|allelic|variant) (?:frequency|fraction)|frequence allelique|allelfrequenz) {0,2}(?:of|de|:|=|is|was|a|at|\|)? {0,2}(?:only |about |~|<)?[0-9](?:[.,]\d{1,2})? ?%/;
/** Another sample than the patient's. */
const CONTROL =
  /\b(?:control|reference) (?:samples?|dna|specimens?|material|standard|cells?|line)|\b(?:positive|negative|external|internal|assay|run|quality|process) controls?\b|\bcell[- ]lines?\b|(?:echantillon|adn) (?:temoin|controle)|\btemoins?\b|\bcontrole (?:externe|interne|positif|negatif|de qualite|qualite)|\blignees?\b|(?:kontroll|referenz)(?:probe|material)|(?:positiv|negativ)kontrolle|zelllinie/;
const CONTROL_LABEL =
  /^(?:(?:positive|negative|external|internal|assay|run|quality) )?controls?\b|^(?:controle|temoin|kontrolle)s?\b/;
/** One pair of brackets, with the brackets of a protein change inside. */
const BRACKETS = /\((?:[^()]|\([^()]{0,40}\)){0,300}\)/g;
/** Without effect in every gene that has it: p.Met541Leu of KIT is a polymorphism whatever the text calls it. */
const HARMLESS = /^(?:m541l)$/;
const SECONDARY =
  /\b(?:secondary|secondaires?|resistance|acquired|acquise?|acquis|additional mutation|second mutation|ctdna|adntc|circulating|circulant|liquid biopsy|biopsie liquide|emergent)\b/;
/** In SDH and NF1 the germline variant is the tumour's cause; elsewhere it says nothing of the tumour. */
const GERMLINE = /\b(?:germ-?line|constitutionnel\w*|germinal\w*|keimbahn)\b/;
const PENDING =
  /\b(?:pending|in progress|to follow|awaited|ongoing|requested|has been ordered|was ordered|will be (?:performed|reported|issued)|sent for|en cours|en attente|a suivre|demandee?s?|sera (?:realisee|adressee)|adressee? (?:pour|en)|ausstehend|folgt|veranlasst|in arbeit)\b/;
const NOT_TESTED =
  /\b(?:not (?:been )?(?:performed|done|tested|carried out|requested|undertaken|examined|analy[sz]ed|studied|assessed|covered|included|available)|non (?:realisee?|effectuee?|faite?|recherchee?s?|demandee?|testee?|etudiee?s?|analysee?s?|couverte?s?)|pas ete (?:realisee?|effectuee?|recherchee?s?|etudiee?s?|analysee?s?|testee?s?)|nicht (?:durchgefuhrt|untersucht|erfolgt)|not sent)\b/;
const TEST =
  /(?:molecular|mutation(?:al)?|genetic|genotyp\w*|kit(?:\/pdgfra)?|moleculaire|mutationnelle|genetique|biologie moleculaire|sequenc\w*|molekular\w*|ngs)[a-z/ ,'-]{0,40}(?:analys\w*|test\w*|stud\w*|recherche|etude|examen|status|statut|sequencing|results?|resultats?|work-?up|assessment|profil\w*|typing|untersuchung|pathologie|diagnostik)|(?:analyse|recherche|etude|examen|genotypage|statut|profil)[a-z' ]{0,30}(?:moleculaire|mutation\w*|mutationnel\w*|genetique|genotyp\w*|kit|pdgfra)|genotyp|mutations? (?:non recherchee|not tested|status)|^mutations?\b|biologie moleculaire|sequenc|molecular/;
const EXCEPTED =
  /\(?\b(?:other than|non-?|not|autre que|different d[eu]|hors|except|excluding|ausser) ?(?:the )?(?:p\.)?(?:d842v|asp842val)\)?|\(?\b(?:p\.)?(?:d842v|asp842val):? (?:is |was )?(?:absente?|not (?:detected|identified|present)|negative|excluded|exclue|non (?:detectee|retrouvee))\)?/g;
/** A variant named for comparison is not this tumour's. */
const COMPARED =
  /\b(?:unlike|in contrast (?:to|with)|contrary to|as opposed to|contrairement a|a la difference d[eu]|im gegensatz zu[rm]?)\b[^,;]{0,60}/g;
const UNSURE =
  /\b(?:uncertain significance|vus\b|signification (?:incertaine|indeterminee)|possible|possibly|suspected|likely artefact|inconclusive|non concluant|non contributi\w*|failed|echec|insufficient|insuffisant|unsuccessful|ininterpretable|not evaluable|non interpretable|low quality|benign\b|benin\w*|polymorphi\w*|equivocal|borderline|referred as|reportedly|unknown|inconnue?)\b|\?/;
const GENERAL =
  /\b(?:(?:approximately|about|most|majority|up to|environ|la plupart|\d{1,2} ?%) (?:of |des )?(?:all )?(?:gists?|tumou?rs|cases|cas)|associated with (?:better|response|resistance)|in general|literature|litterature|guideline|recommended|recommande|should be|if (?:a |the )?(?:kit|pdgfra|mutation|imatinib)|would|to look for|a la recherche|confers|known to|responds? to|(?:assay|test|panel|method|technique)s? (?:detects?|covers?|can detect|is designed|includes?|targets?|detecte|couvre))\b|^(?:tests?|method|assay|methode|technique) ?:/;

/** What an assay can see, variants included, is nothing found. */
const COVERS =
  /\b(?:assay|test|panel|method|technique|kit)s? (?:covers?|includes?|detects?|targets?|couvre|detecte|recherche|umfasst|erfasst)\b/;
/** A variant that is only supposed. */
const SUPPOSED = /\b(?:if|should|unless|whether|en cas de|si une?|falls|in case of)\b/;

const CIRCULATING =
  /\b(?:ctdna|circulating tumou?r dna|cell-free dna|liquid biopsy|adntc|adn (?:tumoral )?circulant|biopsie liquide)\b/;

interface Mention {
  readonly gene: Gene;
  readonly from: number;
  readonly to: number;
}

/** What one report says of one gene. */
interface Finding {
  readonly gene: Gene;
  readonly exons: readonly number[];
  readonly negative: boolean;
  readonly positive: boolean;
  readonly variants: readonly { readonly folded: string; readonly from: number; readonly to: number }[];
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

const REPLACES_WILD_TYPE: ReadonlySet<Genotype> = new Set(["SDH_deficient", "NF1", "quadruple_WT"]);

const AWAITED: ReadonlySet<Genotype> = new Set(["pending", "not_tested"]);

/** Primary genotype and variant, in the closed values of the dictionary. */
export const genotypes: NarrativeReader = {
  facts: ["genotype"],
  speaks: (topics) => speaksOf(topics, "genotype"),
  read(read, speaking) {
    const findings: Finding[] = [];
    const found: AnyStatement[] = [];
    let sdhbRetained = false;
    for (const segment of withVariantRows(read, speaking)) {
      const { text } = segment;
      if (/sdh-?b?\b/.test(text) && /\b(?:retained|intact|preserved|conservee?|maintenue?|erhalten)\b/.test(text))
        sdhbRetained = true;
      if (segment.section !== "body" && segment.section !== "clinical") continue;
      if (segment.section === "clinical" && read.kind !== "genomics") continue;
      if (
        speaksOfRelative(segment) ||
        (GENERAL.test(text) && !/\bp\.|detected|mise en evidence/.test(text)) ||
        (COVERS.test(text) && !/\b(?:detected|identified|found)\b/.test(text))
      )
        continue;
      found.push(...named(segment, read), ...untested(segment));
      for (const finding of findingsIn(segment)) findings.push(finding);
    }
    // In blood a resistance exon is what treatment selected, not the primary genotype.
    const circulating = read.segments.some((segment) => CIRCULATING.test(segment.text));
    // Beside a primary KIT mutation those of the kinase domains are what treatment selected.
    const primary = findings.some(
      (one) => one.positive && one.gene === "kit" && one.exons.length === 1 && isPrimary(one),
    );
    const derived = fromFindings(
      findings.filter(
        (one) =>
          !(circulating && one.negative) &&
          !(one.positive && one.gene === "kit" && (circulating || primary) && isResistance(one)),
      ),
      sdhbRetained,
      read,
    );
    // A result answers what was asked for.
    const answered = derived.some((one) => one.fact === "genotype" && one.value !== null);
    const all = [...found.filter((one) => !(answered && AWAITED.has(one.value as Genotype))), ...derived];
    // Wild type for KIT and PDGFRA is part of what the named genotype means, not another answer.
    return all.some((one) => one.fact === "genotype" && REPLACES_WILD_TYPE.has(one.value as Genotype))
      ? all.filter((one) => one.fact !== "genotype" || one.value !== "WT_incomplete")
      : all;
  },
};

const isPrimary = ({ exons }: Finding): boolean => exons[0] === 9 || exons[0] === 11;
const isResistance = ({ exons }: Finding): boolean =>
  exons.length > 0 && exons.every((exon) => exon === 13 || exon === 14 || exon === 17 || exon === 18);

const GENE_LABEL = /^(?:gene|gen)(?: (?:name|symbol|tested))?$/;
const ROW_LABEL =
  /^(?:exons?|variante?s?|mutations?|proteine?(?: change)?|protein change|amino ?acid(?: change)?|hgvs.{0,12}|c\.?dna|nucleotide(?: change)?|coding(?: change)?|transcript|codon|type|zygosity|classification|results?|resultat|vaf|(?:variant )?allele (?:frequency|fraction)|frequence allelique)$/;
const LONGEST_ROW = 600;

/** A table set in lines ("Gene: KIT", "Exon: 11", "Protein change: ...") is one statement: its lines are read together. */
function withVariantRows(read: ReadReport, speaking: readonly Segment[]): readonly Segment[] {
  const found: Segment[] = [];
  let reached = -1;
  for (const segment of speaking) {
    if (segment.index <= reached) continue;
    let end = segment;
    if (GENE_LABEL.test(segment.label ?? "")) {
      for (const next of read.segments.slice(segment.index + 1, segment.index + 9)) {
        if (!ROW_LABEL.test(next.label ?? "") || next.end - segment.start > LONGEST_ROW) break;
        end = next;
      }
    }
    reached = end.index;
    found.push(end === segment ? segment : { ...segment, end: end.end, text: rowText(read, segment.start, end.end) });
  }
  return found;
}

const rowText = (read: ReadReport, start: number, end: number): string =>
  folded(read.report.text.slice(start, end)).replace(/[\n;]/g, ",").replaceAll(":", " ");

/** Genotypes that a report names as such: SDH-deficient, quadruple wild type, NF1-associated, wild-type GIST. */
function named(segment: Segment, read: ReadReport): readonly AnyStatement[] {
  const { text } = segment;
  const rows: readonly (readonly [Genotype, RegExp])[] = [
    [
      "SDH_deficient",
      /\b(?:sdh[abcd]?|succinate dehydrogenase|succinate deshydrogenase)[- ](?:deficient|mutant gist|mutated gist|deficiente?s?|defizient\w*)|deficiente?s? en (?:sdh|succinate)|gist (?:a )?(?:deficit|perte) (?:en|de) sdh/,
    ],
    ["quadruple_WT", /\bquadruple[- ](?:wild[- ]?type|wt|negative|negatif|sauvage)|quadruple sauvage/],
    [
      "NF1",
      /\bnf-?1[- ](?:associated|related|mutated|mutant)|neurofibromatosis(?: type)?(?: 1)?[- ](?:associated|related)|gists?(?: \w+){0,4} (?:associee?s?|liee?s?) a (?:la |une )?(?:nf-?1|neurofibromatose|maladie de (?:von )?recklinghausen)|, liee?s a la (?:nf-?1|neurofibromatose)|gists?(?: \w+){0,4} (?:in (?:the )?(?:setting|context) of|associated with|dans le (?:cadre|contexte) d(?:e |')(?:une |la )?|im rahmen einer) ?(?:nf-?1|neurofibromatos|(?:von )?recklinghausen|maladie de (?:von )?recklinghausen)/,
    ],
    ["WT_incomplete", /\b(?:wild[- ]?type|wt) gist|gist (?:wild[- ]?type|de type sauvage|sauvage|wt)\b/],
  ];
  for (const [value, pattern] of rows) {
    const match = pattern.exec(text);
    if (!match) continue;
    const around = text.slice(Math.max(0, match.index - 40), match.index);
    if (value === "WT_incomplete" && /quadruple[- ]$/.test(around)) continue;
    if (
      /\b(?:no|not|non|pas|exclu\w*|rule[sd]? out|suspected|possible|suspicion|\?|unlikely|against|absence|without|sans|eliminer)\b/.test(
        around,
      ) ||
      UNSURE.test(text)
    )
      continue;
    if (isPrevious(text, match.index) && read.kind !== "clinical") continue;
    return [
      {
        fact: "genotype",
        value,
        segment,
        from: match.index,
        to: match.index + match[0].length,
        plainness: "synoptic",
        note: value === "WT_incomplete" ? { message: "wild_type_extent" } : null,
        as_reported: null,
      },
    ];
  }
  return [];
}

function untested(segment: Segment): readonly AnyStatement[] {
  const { text } = segment;
  const awaited = PENDING.test(segment.label ?? "") && /\b(?:kit|pdgfra|molec|mutat|genotyp)/.test(text);
  if (!awaited && !TEST.test(text) && !/\b(?:kit|pdgfra)\b.{0,20}(?:analys|test|mutation|exon)/.test(text)) return [];
  if (/\b(?:cd-?117|dog-?1|immuno|stain|ihc|marquage)\b/.test(text) && !/molec|mutat|exon|genetic|genetique/.test(text))
    return [];
  const not = NOT_TESTED.exec(text);
  // "Non demandée" holds the words of a request.
  const asked = PENDING.exec(not ? text.replace(not[0], (words) => " ".repeat(words.length)) : text);
  const refused = asked !== null && /\b(?:not|non|nicht|pas|never) (?:ete )?$/.test(text.slice(0, asked.index));
  const pending = refused ? null : asked;
  const match = asked ?? not;
  if (!match) return [];
  if (/\bp\.[a-z(]|exon \d{1,2}.{0,20}(?:detected|mutation (?:detected|identified))/.test(text)) return [];
  // "Other exons not tested" speaks of a part only.
  if (/\b(?:other|remaining|further|autres|exons? \d)/.test(text) && not) return [];
  if (/\b(?:sdhb?|braf|ntrk|nf-?1)\b/.test(text) && !/kit|pdgfra|molec/.test(text)) return [];
  return [
    {
      fact: "genotype",
      value: pending ? "pending" : "not_tested",
      segment,
      from: match.index,
      to: match.index + match[0].length,
      plainness: "heading",
      note: null,
      as_reported: null,
    },
  ];
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

/** Cuts a sentence at the words that turn its meaning, and reads gene, exon and verdict within each clause. */
function findingsIn(segment: Segment): readonly Finding[] {
  if (TESTED_LABEL.test(segment.label ?? "") || CONTROL_LABEL.test(segment.label ?? "")) return [];
  const text = withoutTested(segment)
    .replace(COMPARED, (words) => " ".repeat(words.length))
    .replace(BRACKETS, (words) => (CONTROL.test(words) ? " ".repeat(words.length) : words));
  const findings: Finding[] = [];
  const clauses = clausesOf(text);
  let lastGenes: readonly Mention[] = [];
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

function variantsIn(words: string): { folded: string; from: number; to: number }[] {
  const variants: { folded: string; from: number; to: number }[] = [];
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
    for (const match of words.matchAll(BARE_SUBSTITUTION)) {
      if (/^(?:s100|p\d)/.test(match[1] ?? "")) continue;
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
function oneLetter(variant: string): string {
  return variant
    .replace(/^p\.? ?/, "")
    .replace(/[()]/g, "")
    .replace(/([a-z]{3})(?=\d)|(?<=\d)([a-z]{3})$/g, (whole) => THREE[whole] ?? whole);
}

/** A deletion that takes away codons 557 and 558 of KIT. */
function deletes557And558(variant: string): boolean {
  const match = /^[a-z](\d{3})(?:_[a-z](\d{3}))?del/.exec(oneLetter(variant));
  if (!match) return false;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first <= 557 && last >= 558;
}

/** What a deletion told by its coding positions takes away of codons 557 and 558; null where none is told so. */
function codingDeletion(words: string): "557_558" | "elsewhere" | "unclear" | null {
  const match = /\bc\.\(?(\d{3,4})(?:_(\d{3,4}))?\)?del(ins)?/.exec(words);
  if (!match) return null;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  const [from, to] = [Math.ceil(first / 3), Math.ceil(last / 3)];
  if (to < 557 || from > 558) return "elsewhere";
  const whole = match[3] === undefined && first % 3 === 1 && last % 3 === 0;
  return whole && from <= 557 && to >= 558 ? "557_558" : "unclear";
}

/** The same in words: "deletion of codons 557 and 558", "del 557-558", "557_558del". */
function deletesCodons557And558(words: string): boolean {
  const match =
    /\b(?:del|deletions?|deleted)\b[a-z:' ]{0,24}?[a-z]{0,3}(\d{3})(?: ?(?:-|_|\/|to|a|and|et|und|bis|,) ?)[a-z]{0,3}(\d{3})\b/.exec(
      words,
    ) ?? /\b[a-z]{0,3}(\d{3}) ?[-_/] ?[a-z]{0,3}(\d{3}) ?del/.exec(words);
  return match !== null && Number(match[1]) <= 557 && Number(match[2]) >= 558;
}

function fromFindings(findings: readonly Finding[], sdhbRetained: boolean, read: ReadReport): readonly AnyStatement[] {
  const found: AnyStatement[] = [];
  const emit = (value: Genotype | null, finding: Finding, note: NarrativeNote | null = null): void => {
    found.push({
      fact: "genotype",
      value,
      segment: finding.segment,
      from: finding.from,
      to: finding.to,
      plainness: "synoptic",
      note,
      as_reported: null,
    });
  };
  const variant = (finding: Finding): void => {
    for (const one of finding.variants.filter(({ folded }) => !HARMLESS.test(oneLetter(folded))).slice(0, 2)) {
      const { text } = read.report;
      const start = finding.segment.start + one.from;
      found.push({
        fact: "variant_hgvs",
        value: text.slice(start, finding.segment.start + one.to).replace(/^p\s/, "p."),
        segment: finding.segment,
        from: one.from,
        to: one.to,
        plainness: "synoptic",
        note: null,
        as_reported: null,
      });
    }
  };
  for (const finding of findings.filter((one) => one.positive)) {
    const codes = finding.variants.map((one) => oneLetter(one.folded));
    const words = finding.segment.text.slice(finding.from, finding.to);
    const exons = new Set(finding.exons);
    if (finding.gene === "kit") {
      if (exons.size > 1) {
        emit(null, finding, { message: "genotype_unclear" });
        continue;
      }
      if (exons.has(11) || deletesCodons557And558(words)) {
        const coding = finding.variants.length === 0 ? codingDeletion(words) : null;
        // A deletion whose extent is not told, or that cuts into these codons, may be either.
        if (coding === "unclear") {
          emit(null, finding, { message: "variant_unstated" });
          continue;
        }
        const deleted =
          coding === "557_558" ||
          finding.variants.some((one) => deletes557And558(one.folded)) ||
          deletesCodons557And558(words);
        emit(
          deleted ? "KIT_ex11_del557_558" : "KIT_ex11_other",
          finding,
          finding.variants.length === 0 && !deleted ? { message: "variant_unstated" } : null,
        );
        variant(finding);
      } else if (exons.has(9) || exons.has(13) || exons.has(17)) {
        emit(exons.has(9) ? "KIT_ex9" : exons.has(13) ? "KIT_ex13" : "KIT_ex17", finding);
        variant(finding);
      } else if (codes.some((code) => deletes557And558(code))) {
        emit("KIT_ex11_del557_558", finding);
        variant(finding);
      } else if (/mutat|mute|exon|variant|delet/.test(words) && !/immuno|stain|cd-?117/.test(words)) {
        if (finding.variants.length > 0) variant(finding);
        emit(null, finding, { message: "genotype_unclear" });
      }
    } else if (finding.gene === "pdgfra") {
      const excepted = words.search(EXCEPTED) >= 0;
      if (excepted && (exons.has(18) || /mutat|mute/.test(words))) {
        emit("PDGFRA_ex18_other", finding, { message: "variant_unstated" });
      } else if (codes.includes("d842v") || /\bd842v\b|asp842val/.test(words)) {
        emit("PDGFRA_D842V", finding);
        variant(finding);
      } else if (exons.has(18)) {
        emit(
          finding.variants.length > 0 ? "PDGFRA_ex18_other" : "PDGFRA_ex18_unspecified",
          finding,
          finding.variants.length === 0 ? { message: "variant_unstated" } : null,
        );
        variant(finding);
      } else if (exons.has(12) || exons.has(14)) {
        emit("PDGFRA_ex12_14", finding);
        variant(finding);
      } else if (/mutat|mute|exon|variant|delet/.test(words)) {
        emit(null, finding, { message: "genotype_unclear" });
      }
    } else if (finding.gene === "braf" && (codes.includes("v600e") || /v600e/.test(words))) {
      emit("BRAF_V600E", finding);
      variant(finding);
    } else if (finding.gene === "ntrk" && /fusion|rearrang|rearrange|translocation/.test(words)) {
      emit("NTRK_fusion", finding);
    } else if (
      finding.gene === "nf1" &&
      (/mutat|mute|pathogen/.test(words) || finding.variants.length > 0) &&
      read.gist_mentioned
    ) {
      emit("NF1", finding);
    } else if (finding.gene === "sdh" && /pathogen|mutat|mute|delet/.test(words) && !/immuno|\bihc\b/.test(words)) {
      emit("SDH_deficient", finding);
    }
  }
  if (found.some((statement) => statement.fact === "genotype" && statement.value !== null)) return found;
  return [...found, ...wildType(findings, sdhbRetained)];
}

/** Wild type only where KIT and PDGFRA are both told to be without mutation, and not just in one region. */
function wildType(findings: readonly Finding[], sdhbRetained: boolean): readonly AnyStatement[] {
  const negative = findings.filter((one) => one.negative);
  const whole = (gene: Gene, needed: readonly number[]): Finding | undefined => {
    const ours = negative.filter(
      (one) => one.gene === gene && !/\bd842v\b|v559|w557/.test(one.segment.text.slice(one.from, one.to)),
    );
    const open = ours.find((one) => one.exons.length === 0);
    if (open) return open;
    const exons = new Set(ours.flatMap((one) => one.exons));
    return needed.every((exon) => exons.has(exon)) ? ours[0] : undefined;
  };
  const kit = whole("kit", [9, 11]);
  const pdgfra = whole("pdgfra", [18]);
  const first = negative[0];
  if (!first) return [];
  const state = (value: Genotype | null, finding: Finding, note: NarrativeNote | null): AnyStatement => ({
    fact: "genotype",
    value,
    segment: finding.segment,
    from: finding.from,
    to: finding.to,
    plainness: "sentence",
    note,
    as_reported: null,
  });
  if (kit && pdgfra) {
    const braf = negative.some((one) => one.gene === "braf");
    const sdh = sdhbRetained || negative.some((one) => one.gene === "sdh");
    // The pathway's own words: KIT, PDGFRA, BRAF and SDH all negative.
    if (braf && sdh) return [state("quadruple_WT", kit, null)];
    return [state("WT_incomplete", kit, { message: "wild_type_extent" })];
  }
  const single = /\bd842v\b/.test(first.segment.text.slice(first.from, first.to));
  return [state(null, first, { message: single ? "single_variant_absent" : "not_full_wild_type" })];
}
