import type { FactName, FactValues } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { type Gene, geneOf, symbolIn } from "../codes/genes";
import { LOINC } from "../codes/systems";
import {
  type Change,
  exonOf,
  type GenotypeReading,
  genotypeOf,
  isSynonymous,
  parseCodingChange,
  parseProteinChange,
} from "../codes/variants";
import { codings, type Element, elements, folded, hasCode, string, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";

const VARIANT = ["69548-6"];
const GENE_STUDIED = ["48018-6"];
const PROTEIN_CHANGE = ["48005-3"];
const CODING_CHANGE = ["48004-6"];
const DISCRETE_VARIANT = ["81252-9", "81290-9"];
const REGION_STUDIED = ["53041-0"];
/** DNA region name, as genomics reporting uses it for the exon. */
const DNA_REGION = ["47999-8"];
const SOURCE_CLASS = ["48002-0"];
const GENOMICS_REPORT = ["81247-9"];
/** Clinical significance: benign and likely benign, and uncertain (LOINC answers of 53037-8). */
const SIGNIFICANCE = ["53037-8"];
const BENIGN = ["LA6675-8", "LA26334-5"];
const UNCERTAIN = ["LA26333-7"];

interface Variant {
  readonly entry: Entry;
  readonly answer: "present" | "absent" | null;
  readonly genes: readonly Gene[];
  readonly mismatch: string | null;
  readonly protein: string | null;
  readonly coding: string | null;
  /** Names changes of the protein that differ, or a coding change of another place. */
  readonly disagrees: boolean;
  readonly exon: number | null;
  readonly regions: string;
  readonly isGermline: boolean;
  readonly significance: "benign" | "uncertain" | "stated_or_none";
  readonly element: string;
}

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

export function kindOfVariant(code: unknown): "variant" | "gene" | null {
  if (hasCode(code, LOINC, GENE_STUDIED)) return "gene";
  return hasCode(code, LOINC, VARIANT) ? "variant" : null;
}

function variantOf(entry: Entry, isGene: boolean): Variant {
  const { resource } = entry;
  const components = elements(resource.component);
  const ofCode = (codes: readonly string[]): readonly Element[] =>
    components.filter((component) => hasCode(component.code, LOINC, codes));
  const geneComponents = ofCode(GENE_STUDIED);
  const geneConcepts = isGene
    ? [resource.valueCodeableConcept]
    : geneComponents.map((component) => component.valueCodeableConcept ?? { text: component.valueString });
  const readings = geneConcepts.map((concept) => geneOf(concept));
  const mismatch = readings.find((reading) => reading && "mismatch" in reading);
  const discrete = ofCode(DISCRETE_VARIANT).flatMap((component) => [
    ...wordings(component.valueCodeableConcept),
    ...codings(component.valueCodeableConcept).map((coding) => coding.code ?? ""),
  ]);
  let genes = readings.flatMap((reading) => (reading && "gene" in reading ? [reading.gene] : []));
  if (genes.length === 0 && geneConcepts.length === 0) {
    const named = discrete.map(symbolIn).find((symbol) => symbol !== null);
    if (named) genes = [named];
  }
  const protein =
    firstText(ofCode(PROTEIN_CHANGE)) ??
    discrete
      .map((text) => /p\.(?:\([A-Z][A-Za-z0-9_*>=]+\)|[A-Z][A-Za-z0-9_*>=]+)/.exec(text)?.[0] ?? null)
      .find((text) => text !== null) ??
    null;
  const coding =
    firstText(ofCode(CODING_CHANGE)) ??
    discrete.map((text) => /c\.[\d_+-]+[A-Za-z>]+/.exec(text)?.[0] ?? null).find((text) => text !== null) ??
    null;
  const regions = [...ofCode(REGION_STUDIED), ...ofCode(DNA_REGION)]
    .flatMap((component) => [string(component.valueString), ...wordings(component.valueCodeableConcept)])
    .filter((text) => text !== null)
    .join("; ");
  const named = /exon\s*(\d{1,2})\b/i.exec([firstText(ofCode(DNA_REGION)) ?? "", protein ?? ""].join(" "))?.[1];
  const index = geneComponents[0] ? components.indexOf(geneComponents[0]) : -1;
  return {
    entry,
    answer: isGene ? null : answerOf(entry),
    genes,
    mismatch: mismatch && "mismatch" in mismatch ? mismatch.mismatch : null,
    protein: protein === null ? null : protein.replace(/^.*?(p\.)/, "$1"),
    coding,
    exon: named === undefined ? null : Number(named),
    regions,
    isGermline: ofCode(SOURCE_CLASS).some(
      (component) =>
        hasCode(component.valueCodeableConcept, LOINC, ["LA6683-2"]) ||
        wordings(component.valueCodeableConcept).some((text) => /germline|constitution/i.test(text)),
    ),
    significance: protein !== null && isSynonymous(protein) ? "benign" : significanceOf(ofCode(SIGNIFICANCE)),
    disagrees: changesDisagree(ofCode(PROTEIN_CHANGE), coding),
    element: index >= 0 ? `component[${index}].valueCodeableConcept` : "valueCodeableConcept",
  };
}

/** How far HGVS may write one change apart in protein and coding sequence (repeats go to the far end): codons. */
const NEAR_CODONS = 25;

function changesDisagree(components: readonly Element[], coding: string | null): boolean {
  const texts = components.flatMap((component) => [
    string(component.valueString) ?? "",
    ...wordings(component.valueCodeableConcept),
    ...codings(component.valueCodeableConcept).map((item) => item.code ?? ""),
  ]);
  const changes = texts.flatMap((text) =>
    /p\.|^[A-Z][A-Za-z]{0,2}\d/.test(text) ? (parseProteinChange(text) ?? []) : [],
  );
  if (new Set(changes.map((change) => JSON.stringify(change))).size > 1) return true;
  const [protein] = changes;
  const inCoding = coding === null ? null : parseCodingChange(coding);
  return protein !== undefined && inCoding !== null && Math.abs(protein.start - inCoding.start) > NEAR_CODONS;
}

function significanceOf(components: readonly Element[]): Variant["significance"] {
  const values = components.map((component) => component.valueCodeableConcept);
  const words = values.flatMap(wordings).map(folded);
  if (values.some((value) => hasCode(value, LOINC, BENIGN)) || words.some((text) => /^(likely )?benign/.test(text)))
    return "benign";
  if (values.some((value) => hasCode(value, LOINC, UNCERTAIN)) || words.some((text) => /uncertain|\bvus\b/.test(text)))
    return "uncertain";
  return "stated_or_none";
}

function answerOf(entry: Entry): "present" | "absent" | null {
  const value = entry.resource.valueCodeableConcept;
  if (hasCode(value, LOINC, ["LA9633-4"])) return "present";
  if (hasCode(value, LOINC, ["LA9634-2"])) return "absent";
  const words = [...wordings(value), string(entry.resource.valueString) ?? ""].map(folded);
  if (words.some((text) => /^(absent|not detected|negative|not identified|non detecte|wild[- ]?type)$/.test(text)))
    return "absent";
  if (words.some((text) => /^(present|detected|positive|detecte)$/.test(text))) return "present";
  return null;
}

function changeOf(variant: Variant): Change | null {
  return (
    (variant.protein ? parseProteinChange(variant.protein) : null) ??
    (variant.coding ? parseCodingChange(variant.coding) : null)
  );
}

function firstText(components: readonly Element[]): string | null {
  for (const component of components) {
    const text =
      string(component.valueString) ??
      wordings(component.valueCodeableConcept)[0] ??
      codings(component.valueCodeableConcept)[0]?.code ??
      null;
    if (text) return text;
  }
  return null;
}
