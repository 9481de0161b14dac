import type { ChartIndex, Entry } from "./chart-index";
import { type DiagnosisKind, germanCertainty, kindOfDiagnosis, namesGist, profiles } from "./codes/diagnoses";
import { isElsewhere, type Site, siteOfConcept, siteRefines } from "./codes/sites";
import { LOINC } from "./codes/systems";
import { codings, type Element, elements, extensions, hasCode, references, string, wordings } from "./element";

/** Whose measurement a resource is. `unlinked`: nothing says, and the chart holds a tumour besides. */
export type Belonging = "gist" | "other_tumour" | "unlinked" | "only_tumour";

export interface DiagnosisRow {
  readonly entry: Entry;
  readonly kind: DiagnosisKind;
  readonly site: Site | null;
  readonly active: boolean;
}

export interface Tumours {
  readonly diagnoses: readonly DiagnosisRow[];
  readonly gist: readonly DiagnosisRow[];
  /** Other malignant tumours of this patient, their secondaries not counted. */
  readonly others: readonly DiagnosisRow[];
  belonging(entry: Entry): Belonging;
  /** Active GISTs of sites that are not one and the same. */
  readonly hasSeveralGists: boolean;
  /** Whether a secondary tumour may be the GIST's: linked to it, or not linked and no other tumour known. */
  secondaryBelongs(entry: Entry): Belonging;
}

/**
 * Sorts the diagnoses of a chart and says, for a measurement, whether it is the GIST's: a breast cancer's size is not.
 * Followed, in this order: focus and specimen to their condition or body structure, the report that lists the result,
 * the stated body site. A measurement that nothing links belongs to the only tumour there is, or stays unlinked.
 */
export function tumoursOf(chart: ChartIndex): Tumours {
  const morphology = gistMorphology(chart);
  const diagnoses = chart.ofType("Condition").map((entry): DiagnosisRow => {
    const { resource } = entry;
    // A bare code is the same question for every Condition that has it.
    const isBare =
      resource.extension === undefined && profiles(resource).length === 0 && germanCertainty(resource.code) === null;
    const said = isBare ? chart.ask(kindOfCode, resource.code) : kindOfDiagnosis(resource);
    // An organ code is a GIST where the morphology beside it says so, and its own words name no other histology.
    const kind =
      said === "other_tumour" && morphology.conditions.has(entry.reference) && !saysHistology(resource) ? "gist" : said;
    return { entry, kind, site: siteOfDiagnosis(resource), active: isActive(resource) };
  });
  const gist = diagnoses.filter((row) => row.kind === "gist" || row.kind === "gist_suspected");
  const gistSites = new Set(gist.map((row) => row.site).filter((site) => site !== null));
  // An organ code without histology for the same organ is how older records code the GIST itself, not a second tumour.
  const others = diagnoses.filter(
    (row) =>
      row.kind === "other_tumour" &&
      !(row.site !== null && gistSites.has(row.site) && !saysHistology(row.entry.resource)),
  );
  const kinds = new Map(
    diagnoses.map((row) => [row.entry.reference, others.includes(row) ? "other_tumour" : row.kind]),
  );

  const ofTarget = (reference: string, from: Entry, depth: number): Belonging | null => {
    const target = chart.resolve(reference, from);
    if (!target || depth > 4) return null;
    if (target.type === "Condition") {
      const kind = kinds.get(target.reference);
      if (kind === "gist" || kind === "gist_suspected") return "gist";
      if (kind === "other_tumour" || kind === "secondary") return "other_tumour";
      return null;
    }
    if (target.type === "BodyStructure") {
      for (const extension of extensions(target.resource, "related-condition")) {
        for (const inner of references(extension.valueReference)) {
          const found = ofTarget(inner, target, depth + 1);
          if (found) return found;
        }
      }
      if (namesGist(target.resource.morphology)) return "gist";
      if (isElsewhere(target.resource.location)) return "other_tumour";
      return null;
    }
    if (target.type === "Specimen") {
      const collection = elements(target.resource.collection)[0];
      if (collection && isElsewhere(collection.bodySite)) return "other_tumour";
      for (const extension of [
        ...extensions(target.resource, "bodySite"),
        ...extensions(target.resource, "related-condition"),
      ]) {
        for (const inner of references(extension.valueReference)) {
          const found = ofTarget(inner, target, depth + 1);
          if (found) return found;
        }
      }
      if (wordings(target.resource.type).some((text) => namesGist({ text }))) return "gist";
      if (isElsewhere(target.resource.type)) return "other_tumour";
      return null;
    }
    return null;
  };

  const linked = (entry: Entry): Belonging | null => {
    const { resource } = entry;
    for (const member of ["focus", "specimen", "reasonReference", "addresses"]) {
      for (const reference of references(resource[member])) {
        const found = ofTarget(reference, entry, 0);
        if (found) return found;
        // What a finding is said to be of is not the GIST's where it is another disease (a KIT variant of a mastocytosis).
        const target = member === "focus" ? chart.resolve(reference, entry) : null;
        if (target?.type === "Condition" && kinds.get(target.reference) === "other") return "other_tumour";
      }
    }
    for (const ending of ["bodyStructure", "bodySite", "related-condition", "condition-related"]) {
      for (const extension of extensions(resource, ending)) {
        for (const reference of references(extension.valueReference)) {
          const found = ofTarget(reference, entry, 0);
          if (found) return found;
        }
      }
    }
    if (namesGist(resource.reasonCode) || namesGist(resource.conclusionCode)) return "gist";
    if (isElsewhere(resource.bodySite)) return "other_tumour";
    return null;
  };

  const remembered = new Map<string, Belonging>();
  const belonging = (entry: Entry): Belonging => {
    const known = remembered.get(entry.reference);
    if (known) return known;
    let found = linked(entry);
    if (!found) {
      for (const report of chart.reportsOf(entry)) {
        found = linked(report) ?? (wordings(report.resource.code).some((text) => namesGist({ text })) ? "gist" : null);
        if (found) break;
        if (codesOtherTumour(report.resource)) {
          found = "other_tumour";
          break;
        }
      }
    }
    // A focus that the chart names and does not hold may be any tumour.
    const isDangling = references(entry.resource.focus).some((reference) => !chart.resolve(reference, entry));
    const settled: Belonging =
      found ??
      (others.length > 0 && gist.length === 0 && !morphology.isFound
        ? "other_tumour"
        : others.length > 0 || isDangling
          ? "unlinked"
          : "only_tumour");
    remembered.set(entry.reference, settled);
    return settled;
  };

  const secondaryBelongs = (entry: Entry): Belonging => {
    const primaries = [
      ...extensions(entry.resource, "related-primary-cancer-condition"),
      ...extensions(entry.resource, "condition-related"),
      ...extensions(entry.resource, "condition-dueTo"),
    ].flatMap((extension) => references(extension.valueReference));
    for (const reference of primaries) {
      const target = chart.resolve(reference, entry);
      const kind = target ? kinds.get(target.reference) : undefined;
      if (kind === "gist") return "gist";
      if (kind === "other_tumour") return "other_tumour";
      // A primary that the chart names but does not hold is not known to be the GIST.
      if (!target) return others.length === 0 && gist.length > 0 ? "unlinked" : "other_tumour";
    }
    if (wordings(entry.resource.code).some((text) => namesGist({ text }))) return "gist";
    if (gist.length === 0) return "other_tumour";
    return others.length === 0 ? "only_tumour" : "unlinked";
  };

  const activeSites = [
    ...new Set(gist.flatMap((row) => (row.kind === "gist" && row.active && row.site !== null ? [row.site] : []))),
  ];
  const hasSeveralGists = activeSites.some((one) =>
    activeSites.some((other) => other !== one && !siteRefines(one, other) && !siteRefines(other, one)),
  );
  return { diagnoses, gist, others, hasSeveralGists, belonging, secondaryBelongs };
}

function kindOfCode(code: unknown): DiagnosisKind {
  return kindOfDiagnosis({ code });
}

/** LOINC codes of histology and behaviour: what their value names is a finding of pathology, not an order for it. */
export const MORPHOLOGY_CODES = ["31206-6", "59847-4", "77753-2"];

/**
 * Conditions that a coded GIST morphology (8936/x) is of, by its focus, or as the evidence or stage assessment that they
 * name; and whether the chart holds such a morphology at all.
 */
function gistMorphology(chart: ChartIndex): { readonly conditions: ReadonlySet<string>; readonly isFound: boolean } {
  const conditions = new Set<string>();
  const findings = new Set<string>();
  for (const { entry } of chart.select(
    "Observation",
    "code",
    (code) => hasCode(code, LOINC, MORPHOLOGY_CODES) || null,
  )) {
    if (chart.superseded.has(entry.reference) || !namesGist(entry.resource.valueCodeableConcept)) continue;
    findings.add(entry.reference);
    for (const reference of references(entry.resource.focus)) {
      const target = chart.resolve(reference, entry);
      if (target?.type === "Condition") conditions.add(target.reference);
    }
  }
  if (findings.size > 0) {
    for (const entry of chart.ofType("Condition")) {
      const named = [
        ...elements(entry.resource.evidence).flatMap((evidence) => references(evidence.detail)),
        ...elements(entry.resource.stage).flatMap((stage) => references(stage.assessment)),
      ];
      if (named.some((reference) => findings.has(chart.resolve(reference, entry)?.reference ?? "")))
        conditions.add(entry.reference);
    }
  }
  return { conditions, isFound: findings.size > 0 };
}

/** Site of a diagnosis: what its own code says of a GIST, then its body site, then its words. */
export function siteOfDiagnosis(condition: Element): Site | null {
  const reading = siteOfConcept(condition.bodySite) ?? siteOfConcept(condition.code);
  return reading && "site" in reading ? reading.site : null;
}

export function isActive(condition: Element): boolean {
  const status = codings(condition.clinicalStatus).map((coding) => coding.code);
  if (status.length > 0) return status.some((code) => code === "active" || code === "recurrence" || code === "relapse");
  return string(condition.abatementDateTime) === null && condition.abatementPeriod === undefined;
}

function saysHistology(condition: Element): boolean {
  return wordings(condition.code).some((text) => /carcinom|karzinom|lymphom|melanom|neuroendocrin/i.test(text));
}

function codesOtherTumour(report: Element): boolean {
  return wordings(report.conclusionCode)
    .concat(wordings(report.code))
    .some((text) => /breast|mamma|lymphom|melanom|adenocarcinom|prostat|\bsein\b/i.test(text));
}
