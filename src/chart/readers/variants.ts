import type { FactName, FactValues } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import type { Gene } from "../codes/genes";
import { LOINC } from "../codes/systems";
import { exonOf, type GenotypeReading, genotypeOf, parseProteinChange } from "../codes/variants";
import { elements, folded, hasCode, string, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";
import { changeOf, kindOfVariant, type Variant, variantOf } from "./variant-statement";

const GENOMICS_REPORT = ["81247-9"];

/**
 * Genotype from coded variants. Gene id and symbol must agree (RD-01). "Absent" is read gene by gene and is wild type
 * for no gene that the panel did not cover (RD-02): coded negatives alone give at most WT_incomplete.
 */
export function readVariants(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  const absent = new Map<Gene, { entry: Entry; regions: string }>();
  const searched: Variant[] = [];
  const present: Variant[] = [];
  for (const { entry, answer } of reading.chart.select("Observation", "code", kindOfVariant)) {
    const variant = variantOf(entry, answer === "gene");
    if (reading.chart.superseded.has(entry.reference)) {
      reading.aside(entry.reference, "superseded");
      continue;
    }
    const belonging = reading.tumours.belonging(entry);
    if (belonging === "other_tumour") {
      reading.aside(entry.reference, "other_tumour", wordings(entry.resource.code)[0] ?? null);
      continue;
    }
    if (variant.mismatch !== null) {
      reading.aside(entry.reference, "gene_mismatch", variant.mismatch);
      found.push(
        stated(reading, entry, {
          fact: "genotype",
          value: null,
          element: variant.element,
          kind: "genomics",
          as_reported: variant.mismatch,
          note: reading.say("gene_mismatch", { reported: variant.mismatch }),
          unresolved: "ambiguous",
        }),
      );
      continue;
    }
    if (variant.answer === "absent") {
      for (const gene of variant.genes)
        absent.set(gene, { entry, regions: [absent.get(gene)?.regions ?? "", variant.regions].join("; ") });
      if (variant.protein === null && variant.coding === null) searched.push(variant);
      continue;
    }
    const [gene] = variant.genes;
    if (variant.answer === "present" && variant.genes.length > 1)
      reading.aside(entry.reference, "gene_mismatch", variant.genes.join(", "));
    if (variant.answer === null || variant.genes.length !== 1 || !gene) continue;
    if (variant.significance === "benign") {
      // A polymorphism is present in the gene and says nothing of the tumour's driver.
      reading.aside(entry.reference, "no_number", [gene, variant.protein ?? variant.coding ?? "", "benign"].join(" "));
      continue;
    }
    if (variant.isGermline) found.push(...germline(reading, variant, gene));
    else {
      present.push(variant);
      found.push(...somatic(reading, variant, gene, belonging === "unlinked"));
    }
  }
  found.push(...contradictions(reading, present, searched));
  found.push(...negatives(reading, absent, found));
  for (const report of reading.chart.ofType("DiagnosticReport")) {
    const status = string(report.resource.status);
    if (status !== "registered" || !hasCode(report.resource.code, LOINC, GENOMICS_REPORT)) continue;
    found.push(stated(reading, report, { fact: "genotype", value: "pending", element: "status", kind: "genomics" }));
  }
  return found;
}

function somatic(reading: Reading, variant: Variant, gene: Gene, isUnlinked: boolean): readonly Candidate[] {
  const { entry } = variant;
  const shown = [gene, variant.exon !== null ? `exon ${variant.exon}` : null, variant.protein ?? variant.coding]
    .filter((part) => part !== null)
    .join(" ");
  const base = { kind: "genomics", as_reported: shown, element: variant.element } as const;
  if (isUnlinked && gene !== "KIT" && gene !== "PDGFRA") {
    return [
      stated(reading, entry, { ...base, fact: "genotype", value: null, note: reading.say("other_tumour_in_chart") }),
    ];
  }
  const isDriver = gene === "KIT" || gene === "PDGFRA";
  if (isDriver && variant.disagrees)
    return [
      stated(reading, entry, {
        ...base,
        fact: "genotype",
        value: null,
        note: reading.say("variant_disagrees", { reported: shown }),
        unresolved: "ambiguous",
      }),
    ];
  const result = genotypeIn(variant, gene);
  const source = bloodOf(reading, entry);
  // In plasma a resistance mutation is found as easily as the first one; in blood cells a change is inherited.
  if (isDriver && (source === "cells" || (source === "plasma" && isOfResistance(gene, result.genotype))))
    return [
      stated(reading, entry, {
        ...base,
        fact: "genotype",
        value: null,
        note: reading.say("variant_in_blood", { reported: shown }),
        unresolved: "ambiguous",
      }),
    ];
  const found: Candidate<FactName>[] = [];
  if (result.genotype !== null) {
    found.push(
      stated(reading, entry, {
        ...base,
        fact: "genotype",
        value: result.genotype,
        note: result.note === "delins_557_558" ? reading.say("delins_557_558", { reported: shown }) : null,
      }),
    );
  } else if (
    gene === "KIT" ||
    gene === "PDGFRA" ||
    gene === "BRAF" ||
    gene.startsWith("SDH") ||
    gene === "NF1" ||
    gene.startsWith("NTRK")
  ) {
    const key =
      result.why === "exon_disagrees"
        ? "variant_exon_disagrees"
        : result.why === "exon_not_certain"
          ? "variant_exon_not_certain"
          : "variant_not_mapped";
    found.push(
      stated(reading, entry, {
        ...base,
        fact: "genotype",
        value: null,
        note: reading.say(key, { reported: shown }),
        ...(gene === "KIT" || gene === "PDGFRA" ? { unresolved: "ambiguous" as const } : {}),
      }),
    );
  }
  // "p.?" and "p.(=)" name no change.
  const isChange = variant.protein !== null && parseProteinChange(variant.protein) !== null;
  if (isChange && variant.significance !== "uncertain" && (gene === "KIT" || gene === "PDGFRA")) {
    found.push(stated(reading, entry, { ...base, fact: "variant_hgvs", value: variant.protein }));
  }
  return found;
}

/** Exons of KIT in which acquired resistance to imatinib sits (13, 14, 17 and 18): no first mutation for certain. */
function isOfResistance(gene: Gene, genotype: FactValues["genotype"] | null): boolean {
  return (
    gene === "KIT" && genotype !== "KIT_ex9" && genotype !== "KIT_ex11_other" && genotype !== "KIT_ex11_del557_558"
  );
}

/** The kind of blood that a variant was found in; null for tissue and where the chart does not say. */
function bloodOf(reading: Reading, entry: Entry): "plasma" | "cells" | null {
  const specimens = elements(entry.resource.specimen);
  const words = folded(
    [
      ...wordings(entry.resource.method),
      ...specimens.map((item) => string(item.display) ?? ""),
      ...specimens.flatMap((item) => {
        const target = reading.chart.resolve(string(item.reference) ?? "", entry);
        return target ? wordings(target.resource.type) : [];
      }),
    ].join(" "),
  );
  if (/plasma|cell-?free|cfdna|ctdna|liquid biopsy|biopsie liquide|adn circulant|\bserum\b/.test(words))
    return "plasma";
  return /\bblood\b|leu[ck]o[ck]yt|lymphocyt|buccal|saliva|\bsang\b|salive|\bblut/.test(words) ? "cells" : null;
}

/** A change that is present, where another result searched its very exon and found none. */
function contradictions(
  reading: Reading,
  present: readonly Variant[],
  searched: readonly Variant[],
): readonly Candidate[] {
  return present.flatMap((variant) => {
    const [gene] = variant.genes;
    const change = changeOf(variant);
    const exon = variant.exon ?? (gene && change ? exonOf(gene, change) : null);
    if (!gene || exon === null) return [];
    const denying = searched.find((other) => other.genes.includes(gene) && coversAll(other.regions, [exon]));
    if (!denying) return [];
    const reported = `${gene} exon ${exon}`;
    return [
      stated(reading, denying.entry, {
        fact: "genotype",
        value: null,
        element: "valueCodeableConcept",
        kind: "genomics",
        as_reported: reported,
        note: reading.say("variant_absent_elsewhere", { reported }),
        unresolved: "ambiguous",
      }),
    ];
  });
}

function genotypeIn(variant: Variant, gene: Gene): GenotypeReading {
  if (variant.significance === "uncertain") return { genotype: null, why: "gene_not_mapped" };
  const words = `${wordings(variant.entry.resource.code).join(" ")}${variant.regions}${variant.protein ?? ""}`;
  if (gene.startsWith("NTRK") && /fusion|rearrange|translocat/i.test(words))
    return { genotype: "NTRK_fusion", note: null };
  return genotypeOf(gene, changeOf(variant), variant.exon);
}

function germline(reading: Reading, variant: Variant, gene: Gene): readonly Candidate[] {
  const value = (["SDHA", "SDHB", "SDHC", "SDHD", "KIT", "PDGFRA", "NF1"] as const).find((name) => name === gene);
  if (!value) return [];
  return [
    stated(reading, variant.entry, {
      fact: "germline_status",
      value: value satisfies FactValues["germline_status"],
      element: variant.element,
      kind: "genomics",
      as_reported: [gene, variant.protein ?? variant.coding ?? ""].join(" ").trim(),
    }),
  ];
}

function negatives(
  reading: Reading,
  absent: ReadonlyMap<Gene, { readonly entry: Entry; readonly regions: string }>,
  found: readonly Candidate[],
): readonly Candidate[] {
  if (absent.size === 0 || found.some((candidate) => candidate.fact === "genotype" && candidate.value !== null))
    return [];
  const kit = absent.get("KIT");
  const pdgfra = absent.get("PDGFRA");
  const [first] = absent.values();
  const named = kit ?? pdgfra ?? first;
  if (!named) return [];
  const genes = [...absent.keys()].join(", ");
  const base = {
    fact: "genotype",
    kind: "genomics",
    element: "valueCodeableConcept",
    as_reported: `${genes}: absent`,
  } as const;
  if (kit && pdgfra && coversAll(kit.regions, [9, 11]) && coversAll(pdgfra.regions, [18])) {
    return [
      stated(reading, named.entry, {
        ...base,
        value: "WT_incomplete",
        note: reading.say("wild_type_incomplete", { genes }),
      }),
    ];
  }
  if (!kit && !pdgfra) return [];
  return [stated(reading, named.entry, { ...base, value: null, note: reading.say("absent_not_wild_type", { genes }) })];
}

/** True when the region studied names these exons. An unstated region is not taken for the whole gene. */
function coversAll(regions: string, exons: readonly number[]): boolean {
  if (/whole gene|full gene|entire coding|all exons|gene entier|tous les exons/i.test(regions)) return true;
  const named = new Set<number>();
  for (const match of regions.matchAll(/\b(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})\b/g)) {
    for (let exon = Number(match[1]); exon <= Math.min(Number(match[2]), 30); exon += 1) named.add(exon);
  }
  for (const match of regions.matchAll(/\b(\d{1,2})\b/g)) named.add(Number(match[1]));
  return exons.every((exon) => named.has(exon));
}
