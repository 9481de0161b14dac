import type { NarrativeNote } from "../../../text/narrative";
import { exonOf, parseCodingChange, parseProteinChange } from "../../codes/variants";
import type { AnyStatement, ReadReport } from "../reading";
import type { Finding, Genotype } from "./gene-findings";
import type { Gene } from "./gene-pieces";
import { codingDeletion, deletes557And558, deletesCodons557And558, oneLetter } from "./kit-variants";

/** Without effect in every gene that has it: p.Met541Leu of KIT is a polymorphism whatever the text calls it. */
const HARMLESS = /^(?:m541l)$/;

/** Genotype and variant that the findings of one report come to; wild type where nothing was found and enough was looked at. */
export function fromFindings(
  findings: readonly Finding[],
  sdhbRetained: boolean,
  read: ReadReport,
): readonly AnyStatement[] {
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
        value: text.slice(start, finding.segment.start + one.to).replace(/^p\.?\s+/, "p."),
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
      } else if (
        (finding.variants.length > 0 || /mutat|mute|exon|variant|delet/.test(words)) &&
        !/immuno|stain|cd-?117/.test(words)
      ) {
        if (finding.variants.length > 0) variant(finding);
        emit(null, finding, { message: "genotype_unclear" });
      }
    } else if (finding.gene === "pdgfra") {
      const { excepted } = finding;
      if (exons.size > 1 && finding.variants.length === 0) {
        emit(null, finding, { message: "genotype_unclear" });
      } else if (excepted && codes.includes("d842v")) {
        // Denied and told in one breath.
        emit(null, finding, { message: "genotype_unclear" });
      } else if (excepted && (exons.has(18) || /mutat|mute/.test(words))) {
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
    } else if (finding.gene === "ntrk" && /fusion|rearrang|translocation/.test(words) && NTRK_TOLD.test(words)) {
      emit("NTRK_fusion", finding);
    } else if (
      finding.gene === "nf1" &&
      (/mutat|mute|pathogen/.test(words) || finding.variants.some((one) => /\*|ter\b|fs/.test(one.folded))) &&
      read.gist_mentioned &&
      !findings.some((one) => one.positive && DRIVERS.has(one.gene) && one.exons.length > 0)
    ) {
      emit("NF1", finding);
    } else if (finding.gene === "sdh" && /pathogen|mutat|mute|delet/.test(words) && !/immuno|\bihc\b/.test(words)) {
      emit("SDH_deficient", finding);
    }
  }
  const genotypes = found.filter((statement) => statement.fact === "genotype");
  if (genotypes.some(({ value }) => value !== null)) return withoutCoarser(found);
  // A variant whose exon is not told is a mutation all the same: no wild type beside it.
  if (genotypes.length > 0 && findings.some((one) => one.positive && DRIVERS.has(one.gene) && one.variants.length > 0))
    return found;
  return [...found, ...wildType(findings, sdhbRetained)];
}

/** "Fusions: NTRK1-3" is what was looked for. */
const NTRK_TOLD =
  /::|etv6|-ntrk|rearrang|detect|identif|found|present|positi|evidence|nachgewiesen|retrouve|harbou?r|transcri|reveal|show/;

/** A finding with the exon that its codons lie in, where it names none; with both where the two disagree. */
export function withExons(finding: Finding, read: ReadReport): Finding {
  const gene = finding.gene === "kit" ? "KIT" : finding.gene === "pdgfra" ? "PDGFRA" : null;
  if (gene === null || finding.negative || finding.exons.length > 1) return finding;
  const { start } = finding.segment;
  const said = read.report.text.slice(start + finding.from, start + finding.to);
  const [variant] = finding.variants;
  const change = variant
    ? parseProteinChange(read.report.text.slice(start + variant.from, start + variant.to))
    : parseCodingChange(/\bc\.[^ ,;|]{3,40}/.exec(said)?.[0] ?? "");
  const byCodon = change === null ? null : exonOf(gene, change);
  return byCodon === null || finding.exons[0] === byCodon
    ? finding
    : { ...finding, exons: [...finding.exons, byCodon] };
}

const DRIVERS: ReadonlySet<Gene> = new Set(["kit", "pdgfra"]);

/** "The same exon 11 deletion" beside the deletion told in full is no other genotype. */
function withoutCoarser(found: readonly AnyStatement[]): readonly AnyStatement[] {
  const pdgfra = found.some(({ value }) => value === "PDGFRA_D842V" || value === "PDGFRA_ex18_other");
  if (pdgfra) return found.filter(({ value }) => value !== "PDGFRA_ex18_unspecified");
  return found.some(({ value }) => value === "KIT_ex11_del557_558")
    ? found.filter((one) => one.value !== "KIT_ex11_other" || one.note?.message !== "variant_unstated")
    : found;
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
