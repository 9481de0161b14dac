import type { Entry } from "../chart-index";
import { type Gene, geneOf, symbolIn } from "../codes/genes";
import { LOINC } from "../codes/systems";
import { type Change, isSynonymous, parseCodingChange, parseProteinChange } from "../codes/variants";
import { codings, type Element, elements, folded, hasCode, string, wordings } from "../element";

const VARIANT = ["69548-6"];
const GENE_STUDIED = ["48018-6"];
const PROTEIN_CHANGE = ["48005-3"];
const CODING_CHANGE = ["48004-6"];
const DISCRETE_VARIANT = ["81252-9", "81290-9"];
const REGION_STUDIED = ["53041-0"];
/** DNA region name, as genomics reporting uses it for the exon. */
const DNA_REGION = ["47999-8"];
const SOURCE_CLASS = ["48002-0"];
/** Clinical significance: benign and likely benign, and uncertain (LOINC answers of 53037-8). */
const SIGNIFICANCE = ["53037-8"];
const BENIGN = ["LA6675-8", "LA26334-5"];
const UNCERTAIN = ["LA26333-7"];

/** What one result states of one variant. */
export interface Variant {
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

/** A variant (69548-6), a gene studied (48018-6), or null for other codes. */
export function kindOfVariant(code: unknown): "variant" | "gene" | null {
  if (hasCode(code, LOINC, GENE_STUDIED)) return "gene";
  return hasCode(code, LOINC, VARIANT) ? "variant" : null;
}

/** Reads the parts of a variant result: genes, change, exon, regions studied, source, significance. */
export function variantOf(entry: Entry, isGene: boolean): Variant {
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

/** The change of a variant in codons, by its protein or else its coding sequence; null where neither can be read. */
export function changeOf(variant: Variant): Change | null {
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
