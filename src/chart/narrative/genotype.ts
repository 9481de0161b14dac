import { folded } from "./folded";
import type { Finding, Genotype } from "./gene-findings";
import { findingsIn, NOT_TESTED, PENDING, UNSURE } from "./gene-findings";
import { fromFindings } from "./genotype-of-findings";
import { deletes557And558, variantsIn } from "./kit-variants";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isPrevious, speaksOfRelative } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

const TEST =
  /(?:molecular|mutation(?:al)?|genetic|genotyp\w*|kit(?:\/pdgfra)?|moleculaire|mutationnelle|genetique|biologie moleculaire|sequenc\w*|molekular\w*|ngs)[a-z/ ,'-]{0,40}(?:analys\w*|test\w*|stud\w*|recherche|etude|examen|status|statut|sequencing|results?|resultats?|work-?up|assessment|profil\w*|typing|untersuchung|pathologie|diagnostik)|(?:analyse|recherche|etude|examen|genotypage|statut|profil)[a-z' ]{0,30}(?:moleculaire|mutation\w*|mutationnel\w*|genetique|genotyp\w*|kit|pdgfra)|genotyp|mutations? (?:non recherchee|not tested|status)|^mutations?\b|biologie moleculaire|sequenc|molecular/;
const GENERAL =
  /\b(?:(?:approximately|about|most|majority|up to|environ|la plupart|\d{1,2} ?%) (?:of |des )?(?:all )?(?:gists?|tumou?rs|cases|cas)|associated with (?:better|response|resistance)|in general|literature|litterature|guideline|recommended|recommande|should be|if (?:a |the )?(?:kit|pdgfra|mutation|imatinib)|would|to look for|a la recherche|confers|known to|responds? to|(?:assay|test|panel|method|technique)s? (?:detects?|covers?|can detect|is designed|includes?|targets?|detecte|couvre))\b|^(?:tests?|method|assay|methode|technique) ?:/;

/** What an assay can see, variants included, is nothing found. */
const COVERS =
  /\b(?:assay|test|panel|method|technique|kit)s? (?:covers?|includes?|detects?|targets?|couvre|detecte|recherche|umfasst|erfasst)\b/;

const CIRCULATING =
  /\b(?:ctdna|circulating tumou?r dna|cell-free dna|liquid biopsy|adntc|adn (?:tumoral )?circulant|biopsie liquide)\b/;

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
      // "KIT exon 11: p.(...); also p.(Trp557_Lys558del)": the variant that weighs more is not lost for want of its gene.
      const before = findings.at(-1);
      const goesOn =
        before?.gene === "kit" &&
        before.segment.line === segment.line &&
        before.segment.index === segment.index - 1 &&
        variantsIn(text).some(({ folded: variant }) => deletes557And558(variant));
      findings.push(...findingsIn(segment, goesOn ? "kit" : null));
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
