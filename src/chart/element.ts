/**
 * Reading JSON that claims to be FHIR. Charts hold resources with missing, misplaced or mistyped members; every accessor
 * here answers null or an empty list for what is not as it should be, so that no reader throws and none guesses.
 */
export type Element = Readonly<Record<string, unknown>>;

export interface Coding {
  readonly system: string | null;
  readonly code: string | null;
  readonly display: string | null;
}

export interface Quantity {
  readonly value: number;
  readonly comparator: "<" | "<=" | ">" | ">=" | null;
  /** `code` where the system is UCUM, else `unit`; null when neither is given. */
  readonly unit: string | null;
  /** What a person reads as the unit, where it is not the very string of `unit`. */
  readonly printed_unit: string | null;
  /** Value and unit as a person would read them. */
  readonly shown: string;
}

export function element(value: unknown): Element | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Element) : null;
}

export function elements(value: unknown): readonly Element[] {
  if (Array.isArray(value)) {
    // The usual list is all elements, and is not copied.
    const isElement = (item: unknown): item is Element => element(item) !== null;
    return value.every(isElement) ? value : value.filter(isElement);
  }
  const single = element(value);
  return single ? [single] : [];
}

export function string(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const trimmed = value.trim();
  return trimmed === "" ? null : trimmed;
}

export function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** What a table holds under a key that came from outside; never what every object inherits ("constructor"). */
export function own<T>(table: Readonly<Record<string, T>>, key: string | null): T | undefined {
  return key !== null && Object.hasOwn(table, key) ? table[key] : undefined;
}

export function codings(concept: unknown): readonly Coding[] {
  const found: Coding[] = [];
  for (const item of elements(concept)) {
    for (const coding of elements(item.coding)) {
      found.push({ system: string(coding.system), code: string(coding.code), display: string(coding.display) });
    }
  }
  return found;
}

/** Text and displays of one or several CodeableConcepts, in that order, without repeats. */
export function wordings(concept: unknown): readonly string[] {
  const found = new Set<string>();
  for (const item of elements(concept)) {
    for (const text of [string(item.text), ...elements(item.coding).map((coding) => string(coding.display))]) {
      if (text !== null) found.add(text);
    }
  }
  return [...found];
}

/** International Patient Summary: "no known problems", "no information about medicines": no entry of the list it stands in. */
export function isAbsentOrUnknown(coding: Coding): boolean {
  return /absent-unknown/.test(coding.system ?? "");
}

/** Concepts with one key have the same codings and wordings, whatever else they hold. */
export function conceptKey(concept: unknown): string {
  let key = "";
  // Each part with its length before it: no text can pass itself off as the end of another.
  const add = (value: unknown): void => {
    key += typeof value === "string" ? `${value.length}:${value}` : "-";
  };
  for (const item of elements(concept)) {
    key += "(";
    add(item.text);
    for (const coding of elements(item.coding)) {
      key += ",";
      add(coding.system);
      add(coding.code);
      add(coding.display);
    }
  }
  return key;
}

/** True when a coding of the concept has this code in this system (a system is compared by {@link sameSystem}). */
export function hasCode(concept: unknown, system: string, codes: ReadonlySet<string> | readonly string[]): boolean {
  const isWanted = (code: string): boolean =>
    Array.isArray(codes) ? codes.includes(code) : (codes as ReadonlySet<string>).has(code);
  return codings(concept).some(
    (coding) => coding.code !== null && isWanted(coding.code) && sameSystem(coding.system, system),
  );
}

/** Code systems go by a URL, by the same URL with another scheme, and by their OID. */
const OIDS: Readonly<Record<string, string>> = {
  "urn:oid:2.16.840.1.113883.6.1": "http://loinc.org",
  "urn:oid:2.16.840.1.113883.6.96": "http://snomed.info/sct",
  "urn:oid:2.16.840.1.113883.6.88": "http://www.nlm.nih.gov/research/umls/rxnorm",
  "urn:oid:2.16.840.1.113883.6.90": "http://hl7.org/fhir/sid/icd-10-cm",
  "urn:oid:2.16.840.1.113883.6.3": "http://hl7.org/fhir/sid/icd-10",
  "urn:oid:2.16.840.1.113883.6.73": "http://www.whocc.no/atc",
};

export function sameSystem(given: string | null, wanted: string): boolean {
  if (given === null) return false;
  const name = (own(OIDS, given) ?? given).replace(/^https:/, "http:").replace(/\/$/, "");
  return name === wanted || name === wanted.replace(/^http:\/\/www\./, "http://");
}

export function quantity(value: unknown): Quantity | null {
  const item = element(value);
  if (!item) return null;
  const amount = number(item.value);
  if (amount === null) return null;
  const comparator = comparatorOf(item.comparator);
  if (comparator === undefined) return null;
  const isUcum = string(item.system)?.includes("unitsofmeasure.org") ?? false;
  const code = string(item.code);
  const unit = string(item.unit);
  const stated = (isUcum ? (code ?? unit) : (unit ?? code)) ?? null;
  return {
    value: amount,
    comparator,
    unit: stated,
    printed_unit: unit === stated ? null : unit,
    shown: `${comparator ?? ""}${amount}${unit || code ? ` ${unit ?? code}` : ""}`,
  };
}

/** A comparator that FHIR R4 does not know ("~", "ad") makes the number say something else: undefined, no exact value. */
function comparatorOf(value: unknown): Quantity["comparator"] | undefined {
  const sign = string(value);
  return sign === null || sign === "<" || sign === "<=" || sign === ">" || sign === ">=" ? sign : undefined;
}

/** The value of a result in any form that FHIR has for it, as a person would read it; null where there is none. */
export function valueInWords(resource: Element): string | null {
  const measured = (item: unknown): string | null => {
    const amount = element(item);
    const value = number(amount?.value);
    const unit = string(amount?.unit) ?? string(amount?.code);
    return value === null ? null : `${string(amount?.comparator) ?? ""}${value}${unit ? ` ${unit}` : ""}`;
  };
  if (typeof resource.valueBoolean === "boolean") return String(resource.valueBoolean);
  const range = element(resource.valueRange);
  const ratio = element(resource.valueRatio);
  return (
    string(resource.valueString) ??
    wordings(resource.valueCodeableConcept)[0] ??
    codings(resource.valueCodeableConcept)[0]?.code ??
    measured(resource.valueQuantity) ??
    (range ? `${measured(range.low) ?? ""} – ${measured(range.high) ?? ""}` : null) ??
    (ratio ? `${measured(ratio.numerator) ?? ""} : ${measured(ratio.denominator) ?? ""}` : null) ??
    string(element(resource.valueSampledData)?.data)
  );
}

export function references(value: unknown): readonly string[] {
  return elements(value)
    .map((item) => string(item.reference))
    .filter((reference): reference is string => reference !== null);
}

/** First of the dates that a resource states for when its content held, as written (ISO 8601, any precision). */
export function dateOf(resource: Element, members: readonly string[]): string | null {
  for (const member of members) {
    const value = resource[member];
    if (value === undefined) continue;
    const plain = isoDate(value);
    if (plain) return plain;
    const period = element(value);
    if (period) {
      const edge = isoDate(period.end) ?? isoDate(period.start);
      if (edge) return edge;
    }
  }
  return null;
}

/** A FHIR date or dateTime as written; null for anything else, a day that no calendar has (30 February) among it. */
export function isoDate(value: unknown): string | null {
  const text = string(value);
  if (text === null || !/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T.*)?)?)?$/.test(text)) return null;
  const isLateDay = text.length >= 10 && text.slice(8, 10) > "28";
  return isLateDay && new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() !== Number(text.slice(8, 10))
    ? null
    : text;
}

/** YYYY-MM-DD of a date or dateTime that is at least that precise; null otherwise. */
export function day(value: unknown): string | null {
  const text = isoDate(value);
  return text !== null && text.length >= 10 ? text.slice(0, 10) : null;
}

export function extensions(resource: Element, ending: string): readonly Element[] {
  return elements(resource.extension).filter((extension) => string(extension.url)?.endsWith(ending) ?? false);
}

/** Lower case, without accents and with single spaces: for comparing words, never for showing them. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
