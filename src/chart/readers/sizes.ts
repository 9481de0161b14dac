import type { NumericBounds } from "../../engine/fact";
import type { FactName } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { isRegistry, LOINC, SNOMED } from "../codes/systems";
import {
  codings,
  type Element,
  elements,
  folded,
  hasCode,
  number,
  own,
  type Quantity,
  quantity,
  string,
  valueInWords,
  wordings,
} from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";

const TUMOUR_SIZE = ["21889-1", "33728-7", "42079-4"];
const GREATEST_DIMENSION = ["33728-7"];
/** 33729-5 is the additional dimension. The form ending in -0 fails the check digit: no such code (trap 16). */
const OTHER_DIMENSION = ["33729-5"];
/** Clinical (before any treatment: imaging, endoscopy), pathologic, summary. */
const REGISTRY_SIZE = new Set(["752", "754", "756"]);
const REGISTRY_CLINICAL = "752";

/** Methods of mCODE TumorSize: gross examination and microscopy against CT, MRI, PET and ultrasound. */
const PATHOLOGY_METHODS = ["787377000", "104157003"];
const IMAGING_METHODS = ["77477000", "113091000", "82918005", "16310003"];

const SIZE_WORDS =
  /(tumou?r|lesion|mass|greatest|largest|maxim\w+) (size|dimension|diameter)|size of (the )?(tumou?r|primary|mass|lesion)|taille (de la |tumorale|maximale)|grand (axe|diametre)|tumorgrosse/;
const NOT_TUMOUR_WORDS =
  /specimen|margin|lymph|node|piece|prelevement|distance|metasta|foetal|fetal|prostate|thyroid|nodule thyro|liver|hepat|foie|aort|aneurysm|anevrism|vessel|arter|vein|veine|\bduct|canal|\bcysts?\b|\bkystes?\b|fibroid|fibrom|stone|\bcalcul(us|i|s)?\b|hernia|hernie|polyp|adenom|kidney|renal|spleen|rate\b|\bovar|\buter|breast|sein\b|lung|pulmon|poumon|\bbone|pancrea|thromb|collection|effusion|ulcer/;

/** Millimetres in one unit. Anything else is set aside, never guessed. */
const MILLIMETRES: Readonly<Record<string, number>> = {
  mm: 1,
  millimeter: 1,
  millimetre: 1,
  cm: 10,
  centimeter: 10,
  centimetre: 10,
  "[in_i]": 25.4,
  "[in_us]": 25.4,
  in: 25.4,
  inch: 25.4,
  inches: 25.4,
};

/**
 * Size of the primary: mCODE TumorSize (components), a value of its own (RD-11), registry items in whole millimetres.
 * The greatest dimension counts. Method, specimen and report say whether it is a pathologist's or a radiologist's.
 */
export function readSizes(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const { entry, answer } of reading.chart.select("Observation", "code", kindOfSize)) {
    if (reading.chart.superseded.has(entry.reference)) {
      reading.aside(entry.reference, "superseded");
      continue;
    }
    const belonging = reading.tumours.belonging(entry);
    if (belonging === "other_tumour") {
      reading.aside(entry.reference, "other_tumour", wordings(entry.resource.code).map(folded)[0] ?? null);
      continue;
    }
    found.push(...sizeOf(reading, entry, answer === "registry", belonging === "unlinked"));
  }
  return found;
}

export function kindOfSize(code: unknown): "registry" | "size" | null {
  const all = codings(code);
  if (all.some((coding) => isRegistry(coding.system) && REGISTRY_SIZE.has(coding.code ?? ""))) return "registry";
  if (hasCode(code, LOINC, ["42079-4"])) return "registry";
  if (hasCode(code, LOINC, TUMOUR_SIZE)) return "size";
  if (all.some((coding) => coding.system === LOINC && !TUMOUR_SIZE.includes(coding.code ?? ""))) return null;
  const words = wordings(code).map(folded);
  return words.some((text) => SIZE_WORDS.test(text) && !NOT_TUMOUR_WORDS.test(text)) ? "size" : null;
}

function sizeOf(reading: Reading, entry: Entry, isRegistryItem: boolean, isUnlinked: boolean): readonly Candidate[] {
  const { resource } = entry;
  const isClinical = isRegistryItem && codings(resource.code).some((coding) => coding.code === REGISTRY_CLINICAL);
  const origin = isClinical ? "imaging" : originOf(reading, entry);
  const fact = origin === "imaging" ? "size_mm_imaging" : "size_mm";
  const base = {
    fact,
    kind: isRegistryItem
      ? "registry"
      : origin === "imaging"
        ? "imaging"
        : origin === "pathology"
          ? "pathology"
          : "clinical",
    specimen: specimenOf(reading, entry),
  } as const;

  const all = measuresOf(resource, isRegistryItem);
  const named = all.filter((measure) => measure.isGreatest);
  const measures = named.length > 0 ? named : all;
  if (measures.length === 0) {
    const reported = valueInWords(resource);
    if (reported === null && (resource.dataAbsentReason !== undefined || elements(resource.component).length === 0))
      return [];
    reading.aside(entry.reference, "no_number", reported ?? wordings(resource.code)[0] ?? null);
    if (reported === null) return [];
    const note = reading.say("value_not_read", { reported });
    return [stated(reading, entry, { ...base, value: null, element: "value", as_reported: reported, note })];
  }
  const readings = measures.map((measure) => ({ ...measure, ...millimetresOf(measure.quantity, isRegistryItem) }));
  const unreadable = readings.find((item) => item.problem);
  const usable = readings.filter((item) => item.millimetres !== undefined || item.bounds !== undefined);
  if (usable.length === 0) {
    const problem = unreadable?.problem ?? "no_number";
    reading.aside(entry.reference, problem, unreadable?.quantity.shown ?? null);
    return [
      stated(reading, entry, {
        ...base,
        value: null,
        element: unreadable?.element ?? "valueQuantity",
        as_reported: unreadable?.quantity.shown ?? null,
        note: reading.say(
          problem === "sentinel" ? "size_sentinel" : problem === "out_of_range" ? "size_out_of_range" : "unit_not_read",
          {
            reported: unreadable?.quantity.shown ?? "",
          },
        ),
      }),
    ];
  }
  const greatest = usable.reduce((one, other) => ((other.millimetres ?? 0) > (one.millimetres ?? 0) ? other : one));
  const reported = greatest.quantity.shown;
  // The greatest dimension is stated once; two of them, or an additional one beyond it, contradict each other.
  const stating = named.length > 0 ? all : [];
  const values = stating.flatMap((measure) => millimetresOf(measure.quantity, isRegistryItem).millimetres ?? []);
  const named_mm = usable.flatMap((item) => item.millimetres ?? []);
  if (named.length > 0 && Math.max(...values) - Math.min(...named_mm) > ROUNDING_MM) {
    const all_reported = [...new Set(stating.map((measure) => measure.quantity.shown))].join(", ");
    return [
      stated(reading, entry, {
        ...base,
        value: null,
        element: greatest.element,
        as_reported: all_reported,
        note: reading.say("size_dimensions_disagree", { reported: all_reported }),
        unresolved: "ambiguous",
      }),
    ];
  }
  // Additional dimensions alone do not state the greatest; it is at least the largest of them.
  if (usable.every((item) => item.isAdditional) && greatest.millimetres !== undefined && !isUnlinked) {
    return [
      stated(reading, entry, {
        ...base,
        value: null,
        bounds: { low: greatest.millimetres, low_inclusive: true },
        element: greatest.element,
        as_reported: reported,
        note: reading.say("size_additional_only", { reported }),
      }),
    ];
  }
  const notes = [
    isUnlinked ? reading.say("other_tumour_in_chart") : null,
    origin === "unstated" && !isRegistryItem ? reading.say("size_method_not_stated") : null,
    greatest.isGreatest || usable.length === 1 ? null : reading.say("size_greatest_of_several"),
    greatest.bounds ? reading.say("size_bound", { reported }) : null,
  ].filter((note): note is string => note !== null);
  return [
    stated(reading, entry, {
      ...base,
      value: isUnlinked || greatest.bounds ? null : (greatest.millimetres ?? null),
      ...(greatest.bounds && !isUnlinked ? { bounds: greatest.bounds } : {}),
      ...(isUnlinked ? { unresolved: "ambiguous" as const } : {}),
      element: greatest.element,
      as_reported: reported,
      note: notes.length > 0 ? notes.join(" ") : null,
    }),
  ];
}

/** Readings of one dimension in centimetres and in millimetres differ by no more. */
const ROUNDING_MM = 1;

interface Measure {
  readonly quantity: Quantity;
  readonly element: string;
  readonly isGreatest: boolean;
  /** Coded as an additional dimension: never the greatest one by what it says. */
  readonly isAdditional?: boolean;
}

function measuresOf(resource: Element, isRegistryItem: boolean): readonly Measure[] {
  const found: Measure[] = [];
  elements(resource.component).forEach((component, index) => {
    const measured = quantity(component.valueQuantity);
    if (!measured) return;
    const isGreatest = hasCode(component.code, LOINC, GREATEST_DIMENSION);
    const isAdditional = hasCode(component.code, LOINC, OTHER_DIMENSION);
    const isOther =
      isAdditional || wordings(component.code).some((text) => /dimension|diameter|diametre|axe/i.test(folded(text)));
    const isSelf = hasCode(component.code, LOINC, ["21889-1"]);
    if (isGreatest || isOther || isSelf) {
      found.push({ quantity: measured, element: `component[${index}].valueQuantity`, isGreatest, isAdditional });
    }
  });
  // RD-11: mCODE describes value[x] as not used, and systems use it all the same.
  const stated = quantity(resource.valueQuantity);
  // A registry item is in whole millimetres, and says no unit where it is coded as its table has it.
  const own = stated && stated.unit === null && isRegistryItem ? { ...stated, unit: "mm" } : stated;
  if (own) found.push({ quantity: own, element: "valueQuantity", isGreatest: true });
  const integer = number(resource.valueInteger);
  if (integer !== null)
    found.push({ quantity: bare(integer, isRegistryItem), element: "valueInteger", isGreatest: true });
  const text = string(resource.valueString);
  if (text !== null) {
    const measured = sizeInWords(text, isRegistryItem);
    if (measured) found.push({ quantity: measured, element: "valueString", isGreatest: true });
  }
  return found;
}

function bare(value: number, isRegistryItem: boolean): Quantity {
  return {
    value,
    comparator: null,
    unit: isRegistryItem ? "mm" : null,
    printed_unit: null,
    shown: isRegistryItem ? `${value} mm` : `${value}`,
  };
}

/** A whole value such as "6.2 cm", "62 mm" or "6,2 x 5 x 4 cm"; prose is the narrative readers' work. */
function sizeInWords(text: string, isRegistryItem: boolean): Quantity | null {
  if (isRegistryItem && /^\d{1,3}$/.test(text)) return bare(Number(text), true);
  const match =
    /^(<=|>=|<|>|≤|≥)?\s*((?:\d+(?:[.,]\d+)?)(?:\s*[x×*]\s*\d+(?:[.,]\d+)?){0,2})\s*(mm|cm|in|inch|inches)\.?$/i.exec(
      text,
    );
  if (!match) return null;
  const values = (match[2] ?? "").split(/[x×*]/).map((part) => Number(part.trim().replace(",", ".")));
  const sign = (match[1] ?? "").replace("≤", "<=").replace("≥", ">=");
  return {
    value: Math.max(...values),
    comparator: sign === "<" || sign === "<=" || sign === ">" || sign === ">=" ? sign : null,
    unit: (match[3] ?? "").toLowerCase(),
    printed_unit: null,
    shown: text,
  };
}

function millimetresOf(
  measured: Quantity,
  isRegistryItem: boolean,
): { millimetres?: number; bounds?: NumericBounds; problem?: "unreadable_unit" | "sentinel" | "out_of_range" } {
  const unit = own(MILLIMETRES, measured.unit?.toLowerCase() ?? null);
  const printed = own(MILLIMETRES, measured.printed_unit?.toLowerCase() ?? null);
  // "cm" to be read and mm in code: one of them is wrong, and which is not ours to say.
  if (unit === undefined || (printed !== undefined && printed !== unit)) return { problem: "unreadable_unit" };
  const millimetres = Math.round(measured.value * unit * 100) / 100;
  // RD-06: registry sentinels are no sizes; 001 is "1 mm or less", 989 "989 mm or more".
  if (isRegistryItem || (unit === 1 && [990, 998, 999].includes(measured.value))) {
    if ([0, 990, 998, 999].includes(measured.value)) return { problem: "sentinel" };
    if (measured.value === 1) return { bounds: { high: 1, high_inclusive: true } };
    if (measured.value === 989) return { bounds: { low: 989, low_inclusive: true } };
  }
  if (measured.comparator) {
    if (millimetres <= 0) return { problem: "out_of_range" };
    return { bounds: boundsOf(measured.comparator, millimetres) };
  }
  if (millimetres < 1 || millimetres > 600) return { problem: "out_of_range" };
  return { millimetres };
}

export function boundsOf(comparator: "<" | "<=" | ">" | ">=", value: number): NumericBounds {
  return comparator.startsWith("<")
    ? { high: value, high_inclusive: comparator === "<=" }
    : { low: value, low_inclusive: comparator === ">=" };
}

function originOf(reading: Reading, entry: Entry): "pathology" | "imaging" | "unstated" {
  const { resource } = entry;
  const isPathology = hasCode(resource.method, SNOMED, PATHOLOGY_METHODS);
  const isImaging = hasCode(resource.method, SNOMED, IMAGING_METHODS);
  if (isPathology && isImaging) return "unstated";
  if (isPathology) return "pathology";
  if (isImaging) return "imaging";
  const method = wordings(resource.method).map(folded).join(" ");
  if (/gross|microscop|patholog|macroscop|specimen/.test(method)) return "pathology";
  if (/\bct\b|tomogra|\bmri\b|\birm\b|magnetic|\bpet\b|ultraso|echogra|imaging|radiolog|scanner|sonograph/.test(method))
    return "imaging";
  if (elements(resource.specimen).length > 0) return "pathology";
  const words = wordings(resource.code).map(folded).join(" ");
  if (/patholog|macroscop|anatomo|gross/.test(words)) return "pathology";
  if (/imaging|radiolog|\bct\b|\bmri\b|\birm\b|scanner|imagerie|ultraso/.test(words)) return "imaging";
  const categories = codings(resource.category).map((coding) => coding.code);
  if (categories.includes("imaging")) return "imaging";
  for (const report of reading.chart.reportsOf(entry)) {
    const codes = [...codings(report.resource.category), ...codings(report.resource.code)].map(
      (coding) => coding.code ?? "",
    );
    const text = [...wordings(report.resource.category), ...wordings(report.resource.code)].map(folded).join(" ");
    if (
      codes.some((code) => ["LP7839-6", "11526-1", "60568-3", "60567-5", "PAT", "SP"].includes(code)) ||
      /patholog|anatomo/.test(text)
    )
      return "pathology";
    if (codes.some((code) => ["LP29684-5", "18748-4", "RAD"].includes(code)) || /radiolog|imaging|imagerie/.test(text))
      return "imaging";
  }
  return "unstated";
}

/** Kind of specimen that a result was taken from, where the chart says so. */
export function specimenOf(reading: Reading, entry: Entry): Candidate["specimen"] {
  const texts: string[] = [...wordings(entry.resource.code), ...wordings(entry.resource.method)];
  for (const item of elements(entry.resource.specimen)) {
    const reference = string(item.reference);
    const display = string(item.display);
    if (display) texts.push(display);
    const target = reference ? reading.chart.resolve(reference, entry) : null;
    if (!target) continue;
    const collection = elements(target.resource.collection)[0];
    texts.push(...wordings(target.resource.type), ...(collection ? wordings(collection.method) : []));
    for (const note of elements(target.resource.note)) texts.push(string(note.text) ?? "");
  }
  for (const report of reading.chart.reportsOf(entry)) texts.push(...wordings(report.resource.code));
  const words = folded(texts.join(" "));
  if (/biops|needle|\bcore\b|fnb|trocart/.test(words)) return "biopsy";
  if (/cytolog|fine needle aspir|\bfna\b|cytoponction/.test(words)) return "cytology";
  if (/resect|excision|gastrectom|surgical specimen|ectomy|piece operatoire|exerese/.test(words)) return "resection";
  return "unknown";
}
