import type { AnyStatement, NarrativeReader, ReadReport } from "../reading";
import { isPrevious, speaksOfRelative } from "../reading";
import { blanked } from "../sentences/blanked";
import { folded } from "../sentences/folded";
import type { Segment } from "../sentences/segments";
import { speaksOf } from "../sentences/topics";
import type { Finding, Genotype } from "./gene-findings";
import { findingsIn } from "./gene-findings";
import type { Gene } from "./gene-pieces";
import { lastGeneIn } from "./gene-pieces";
import { CHANGE, DOUBTED, ELSEWHERE, FOUND, GENERAL, HYPOTHETICAL, NOT_TESTED, PENDING, TEST } from "./gene-words";
import { fromFindings, withExons } from "./genotype-of-findings";
import { deniesAll, regionsIn } from "./tested-regions";

/** What an assay can see, variants included, is nothing found. */
const COVERS =
  /\b(?:assay|test|panel|method|technique|kit)s? (?:covers?|includes?|detects?|targets?|couvre|detecte|recherche|umfasst|erfasst)\b/;

const CIRCULATING =
  /\b(?:ctdna|circulating tumou?r dna|cell-free dna|cfdna|adnlc|liquid biopsy|adntc|adn (?:tumoral )?circulant|biopsie liquide)\b/;

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
    let gene: Gene | null = null;
    /** Line that told the gene free of mutations. */
    let deniedIn: number | null = null;
    const gist = read.gist_mentioned || speaking.some(({ text }) => /\b(?:kit|pdgfra)\b/.test(text));
    let reached = -1;
    let doubtful = false;
    let listed = -1;
    let cited = -1;
    let regions: readonly Finding[] = [];
    for (const segment of withVariantRows(read, speaking)) {
      const { text } = segment;
      if (/sdh-?b?\b/.test(text) && /\b(?:retained|intact|preserved|conservee?|maintenue?|erhalten)\b/.test(text))
        sdhbRetained = true;
      if (!holds(segment, read)) continue;
      if (
        speaksOfRelative(segment) ||
        (GENERAL.test(text) && !/\bp\.|detected|mise en evidence/.test(text)) ||
        HYPOTHETICAL.test(text) ||
        (ELSEWHERE.test(text) && !/\bgists?\b|stromal/.test(text)) ||
        (COVERS.test(text) && !/\b(?:detected|identified|found)\b/.test(text))
      )
        continue;
      // "Hot spots listed for interpretation: ...": what a comment lists, to the end of its line.
      if (
        LISTED.test(segment.label ?? "") ||
        (/\bpanel$/.test(segment.label ?? "") && !/\bp\.|mutat|fusion/.test(text))
      )
        cited = segment.line;
      if (cited === segment.line) continue;
      doubtful = segment.opens_paragraph || isHeading(text) ? HEADS_DOUBT.test(text) : doubtful;
      if (doubtful) continue;
      found.push(...named(segment, read), ...untested(segment, read.kind === "genomics"));
      // A sentence that only goes on with an exon or a variant speaks of the gene before it.
      const goesOn: boolean = reached === segment.index - 1 && (read.kind === "genomics" || !apart(segment, read));
      const told = findingsIn(segment, goesOn && (deniedIn ?? segment.line) === segment.line ? gene : null, gist);
      // "Genes analysed: KIT exons 9, 11; PDGFRA exon 18": the list goes on to the end of its line.
      const lists = listed === segment.line && !CHANGE.test(text) && !FOUND.test(text);
      const tested = told.length === 0 || lists ? regionsIn(segment, lists) : [];
      if (tested.length > 0) {
        regions = [...regions, ...tested];
        listed = segment.line;
      }
      // "No mutation found": in what the report says was tested.
      if (told.length === 0 && tested.length === 0 && deniesAll(text))
        findings.push(...regions.map((one) => ({ ...one, negative: true, segment, from: 0, to: text.length })));
      if (!lists) findings.push(...told);
      const last = lastGeneIn(text);
      if (last !== null || !goesOn) {
        gene = last;
        // "PDGFRA: no mutation": the variant of the next line is of another gene.
        const ofGene = told.filter((one) => one.gene === last);
        deniedIn = ofGene.length > 0 && ofGene.every((one) => one.negative) ? segment.line : null;
      }
      reached = segment.index;
    }
    const located = withoutLists(findings).map((one) => withExons(one, read));
    // In blood a resistance exon is what treatment selected, not the primary genotype.
    const circulating = read.segments.some((segment) => CIRCULATING.test(segment.text));
    // Beside a primary KIT mutation those of the kinase domains are what treatment selected.
    const primary = located.some(
      (one) => one.positive && one.gene === "kit" && one.exons.length === 1 && isPrimary(one),
    );
    const derived = fromFindings(
      located.filter(
        (one) =>
          !(circulating && one.negative) &&
          !(one.positive && one.gene === "kit" && (circulating || primary) && isResistance(one)),
      ),
      sdhbRetained,
      read,
    );
    // A result answers what was asked for.
    const answered = derived.some((one) => one.fact === "genotype" && one.value !== null);
    const all = [
      ...found.filter(
        // What was not tested beside what was is a part.
        (one) =>
          !(answered && AWAITED.has(one.value as Genotype)) && !(one.value === "not_tested" && findings.length > 0),
      ),
      ...derived,
    ];
    // Wild type for KIT and PDGFRA is part of what the named genotype means, not another answer.
    return all.some((one) => one.fact === "genotype" && REPLACES_WILD_TYPE.has(one.value as Genotype))
      ? all.filter((one) => one.fact !== "genotype" || one.value !== "WT_incomplete")
      : all;
  },
};

/** A letter tells the genotype in its summary of the past; what a request says of it is the laboratory's own only in its report. */
function holds({ section, text }: Segment, { kind }: ReadReport): boolean {
  if (section === "body" || (section === "clinical" && kind === "genomics")) return true;
  if (section !== "clinical" && section !== "history") return false;
  return kind === "clinical" || /\bgists?\b|stromal/.test(text);
}

/** "Tier III variants (VUS)" over the rows of a table: doubtful until the next heading. */
const HEADS_DOUBT =
  /^[^:|]{0,60}(?:\bvus\b|(?:uncertain|unknown|unclear) significance|signification (?:incertaine|indeterminee|inconnue)|unklarer \w*signifikanz|tier (?:iii|3|iv|4)|class[e]? [123]\b|klasse [123]\b)[^:|]{0,30}:?$/;
const isHeading = (text: string): boolean =>
  text.length < 90 &&
  !/\b(?:kit|pdgfra|braf|p\.|c\.)/.test(text) &&
  /variant|mutation|alteration|tier|result|ergebnis|conclusion|interpret|class|klasse|find|befund/.test(text);

/** A blank line stands in front of the sentence. */
function apart({ index, start }: Segment, { segments, report }: ReadReport): boolean {
  const before = segments[index - 1];
  return before === undefined || /\n[ \t\r]*\n/.test(report.text.slice(before.end, start));
}

const LISTED =
  /hot ?spots?|points? chauds?|referenz(?:variant|mutation)\w*|(?:reference|known|common) (?:variants|mutations)|mutations? de reference|pour memoire|\blisted\b|(?:fusion|rna) module|^fusion(?:s|en)?$/;

/** Drivers exclude each other: variants of several genes in one line are a list, no finding. */
function withoutLists(findings: readonly Finding[]): readonly Finding[] {
  const genes = new Map<number, Set<Gene>>();
  for (const { gene, positive, variants, segment } of findings)
    if (positive && variants.length > 0 && (gene === "kit" || gene === "pdgfra" || gene === "braf"))
      genes.set(segment.line, (genes.get(segment.line) ?? new Set()).add(gene));
  return findings.filter(({ positive, segment }) => !positive || (genes.get(segment.line)?.size ?? 0) < 2);
}

const isPrimary = ({ exons }: Finding): boolean => exons[0] === 9 || exons[0] === 11;
const isResistance = ({ exons }: Finding): boolean =>
  exons.length > 0 && exons.every((exon) => exon === 13 || exon === 14 || exon === 17 || exon === 18);

const GENE_LABEL = /^(?:gene|gen)(?: (?:name|symbol|tested))?$/;
/** A row of a table whose cells a semicolon sets apart begins with its gene. */
const GENE_ALONE = /^(?:c-?kit|kit|pdgfra|braf) ?;$/;
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
    if (GENE_ALONE.test(segment.text)) {
      for (const next of read.segments.slice(segment.index + 1, segment.index + 9)) {
        if (next.line !== segment.line || next.end - segment.start > LONGEST_ROW) break;
        end = next;
      }
    } else if (GENE_LABEL.test(segment.label ?? "")) {
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

const SDH = "(?:succinate|succinic|succinat)[- ]?(?:dehydrogenase|deshydrogenase)(?: ?\\(sdh\\))?|sdh[abcdx]?";
const NEUROFIBROMATOSIS =
  "(?:nf-?1|neurofibromatos[ei]s?(?: (?:de )?(?:type|typ))?(?: ?(?:1|i)\\b)?|(?:maladie de |morbus )?(?:von )?recklinghausen)";
/** What a report may name as such, and the words that deny or doubt it. */
const NAMED: readonly (readonly [Genotype, RegExp])[] = [
  [
    "SDH_deficient",
    new RegExp(
      `\\b(?:${SDH})[- ]{1,2}(?:deficien\\w*|defizien\\w*|mutant gist|mutated gist|mutierter gist)|\\b(?:deficiente?s?|deficit|defekt|defizienz|deficience|perte) (?:en|de|d'une|der|in|a) (?:la )?(?:${SDH})\\b`,
    ),
  ],
  ["quadruple_WT", /\bquadruple?[- ](?:wild[- ]?typ\w*|wt|negati\w*|sauvage)/],
  [
    "NF1",
    new RegExp(
      `\\b${NEUROFIBROMATOSIS}[- ](?:associated|related|assoziiert\\w*|bedingt\\w*|mutated|mutant)|\\b(?:associee?s?|liee?s?) a (?:la |une )?${NEUROFIBROMATOSIS}|\\bgists?\\b[^.;:]{0,40}\\b(?:in|bei|with|in the (?:setting|context) of|associated with|dans le (?:cadre|contexte) d\\w*|chez|im rahmen|assoziiert mit|sur)\\b(?: ?(?:an?|une?|einer|einem|eine|the|known|bekannter|connue|patiente?|patientin|porteu\\w+|attein\\w+|with|mit|with known|d'une|de|la|')){0,6} ?${NEUROFIBROMATOSIS}`,
    ),
  ],
  ["WT_incomplete", /\b(?:wild[- ]?type|wt) gist|gist (?:wild[- ]?type|de type sauvage|sauvage|wt)\b|\bwildtyp-gist/],
];
const NOT_NAMED =
  /\b(?:no|not|non|pas|keine?n?|nicht|ohne|exclu\w*|rule[sd]? out|susp\w*|possib\w*|\?|unlikely|against|absence|without|sans|eliminer|ausgeschlossen|ecarte\w*|hinweis\w*|evidence|consider|lacks?|aucune?)\b/;

/** "Seen in SDH-deficient GIST", "les GIST SDH-déficients": the class, not this tumour. */
const NAMES_A_CLASS =
  /\b(?:in|bei|for|patients? with|patienten mit|features? of|typical of|open to|chez|dans les?|les gists?|think of|like|raises? [a-z ]{0,20})(?: (?:an?|the))?\s*$/;

/** Genotypes that a report names as such: SDH-deficient, quadruple wild type, NF1-associated, wild-type GIST. */
function named(segment: Segment, read: ReadReport): readonly AnyStatement[] {
  const { text } = segment;
  for (const [value, pattern] of NAMED) {
    const match = pattern.exec(text);
    if (!match) continue;
    const around = text.slice(Math.max(0, match.index - 40), match.index);
    if (value === "WT_incomplete" && /quadruple[- ]$/.test(around)) continue;
    const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 24);
    if (
      NOT_NAMED.test(around) ||
      DOUBTED.test(text) ||
      NAMES_A_CLASS.test(around) ||
      /^ ?(?:gist )?(?:is |was |can be |est |ist |wird )?(?:excluded|exclue?|ausgeschlossen|unlikely|not\b|improbable|dismissed)|^ ?(?:gists\b|gist (?:sind|treten|zeigen|sprechen|kommen))/.test(
        behind,
      )
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

function untested(segment: Segment, genomics: boolean): readonly AnyStatement[] {
  const { text } = segment;
  const awaited = PENDING.test(segment.label ?? "") && /\b(?:kit|pdgfra|molec|mutat|genotyp)/.test(text);
  if (
    !awaited &&
    !TEST.test(text) &&
    !(genomics && /\b(?:result|resultat|befund|ergebnis)/.test(text)) &&
    !/\b(?:kit(?!-? ?ligand)|pdgfra)\b.{0,20}(?:analys|test|mutation|exon)/.test(text)
  )
    return [];
  if (/\b(?:cd-?117|dog-?1|immuno|stain|ihc|marquage)\b/.test(text) && !/molec|mutat|exon|genetic|genetique/.test(text))
    return [];
  if (/\b(?:if|si|wenn|falls|sofern|en cas de?|only|unless)\b/.test(text)) return [];
  // "PDGFRA not tested": a part of it.
  if (/pdgfr/.test(text) && !/\bkit\b/.test(text)) return [];
  const not = NOT_TESTED.exec(text);
  // "Non demandée" holds the words of a request.
  const asked = PENDING.exec(not ? text.replace(not[0], blanked) : text);
  const refused = asked !== null && /\b(?:not|non|nicht|pas|never) (?:ete )?$/.test(text.slice(0, asked.index));
  const pending = refused ? null : asked;
  const match = asked ?? not;
  if (!match) return [];
  if (/\bp\.[a-z(]|exon \d{1,2}.{0,20}(?:detected|mutation (?:detected|identified))/.test(text)) return [];
  // "Other exons not tested" speaks of a part only.
  if (/\b(?:other|remaining|further|remainder|rest|reste|autres|ubrige\w*|weitere\w*|exons? \d)/.test(text) && not)
    return [];
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
