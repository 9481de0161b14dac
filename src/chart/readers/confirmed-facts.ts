import { DICTIONARY } from "../../knowledge/dictionary";
import type { FactDefinition, FactName, FactValue } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { isOfDictionary } from "../dictionary-limits";
import { codings, day, type Element, elements, isoDate, number, quantity, string } from "../element";
import { heldAt, type Reading, stated } from "../reading";
import type { Candidate } from "../types";

/** Code systems of the Observations in which this app files what a clinician confirmed. */
const FACT = "urn:gist-pathway:fact";
const FACT_VALUE = "urn:gist-pathway:fact-value";
const LONGEST_DIMENSION = "33728-7";
/** Where another unit would be another class of risk, only the unit that is filed is read. */
const UNITS: { readonly [N in FactName]?: string } = {
  size_mm: "mm",
  size_mm_imaging: "mm",
  mitoses_per_5mm2: "{mitoses}/(5.mm2)",
};

/**
 * Facts that a clinician confirmed in an earlier session and that were filed as Observations, with when. The choice
 * stands over the sources that were there, as theirs; a later report may say otherwise, and the difference then stays in
 * sight. Of several filings of one fact the newest counts. A value that is not of the dictionary is set aside, never put
 * right.
 */
export function readConfirmedFacts(reading: Reading): readonly Candidate[] {
  const newest = new Map<FactName, Entry>();
  // Earlier filings come newest first.
  for (const filing of reading.chart.earlier_filings) {
    if (filing.resourceType !== "Observation") continue;
    const resource = filing as unknown as Element;
    const name = codings(resource.code).find(({ system }) => system === FACT)?.code ?? null;
    if (name === null || !Object.hasOwn(DICTIONARY, name)) continue;
    const fact = name as FactName;
    const id = string(resource.id);
    const entry: Entry = { type: "Observation", id, reference: `Observation/${id ?? "?"}`, resource };
    const before = newest.get(fact);
    const later = before === undefined || filedAt(entry) > filedAt(before) ? entry : before;
    const replaced = later === entry ? before : entry;
    newest.set(fact, later);
    if (replaced !== undefined) reading.aside(replaced.reference, "superseded", fact);
  }
  return [...newest].flatMap(([fact, entry]): Candidate[] => {
    const value = filedValue(fact, entry.resource);
    if (value === null) {
      reading.aside(entry.reference, "no_number", fact);
      return [];
    }
    const confirmed = stated(reading, entry, { fact, value, element: "value", kind: "clinical", date: heldAt(entry) });
    const at = isoDate(entry.resource.issued);
    return [{ ...confirmed, ...(at === null ? {} : { confirmed_at: at }) } as Candidate];
  });
}

function filedAt({ resource }: Entry): string {
  return string(resource.issued) ?? "";
}

function filedValue(fact: FactName, resource: Element): FactValue | null {
  const { kind }: FactDefinition = DICTIONARY[fact];
  const concept = resource.valueCodeableConcept;
  const listed = codings(concept).flatMap(({ system, code }) => (system === FACT_VALUE && code ? [code] : []));
  switch (kind.type) {
    case "enum": {
      const [value] = listed;
      return value !== undefined && listed.length === 1 && kind.values.includes(value) ? value : null;
    }
    case "enum_list":
      // Without a coding it is "none of these"; with a coding of somebody else's it is not ours to read.
      if (concept === undefined || codings(concept).length !== listed.length) return null;
      return listed.every((value) => kind.values.includes(value)) ? listed : null;
    case "boolean":
      return typeof resource.valueBoolean === "boolean" ? resource.valueBoolean : null;
    case "date":
      return day(string(resource.valueDateTime));
    case "number": {
      const measured = quantity(longest(resource) ?? resource.valueQuantity);
      const unit = UNITS[fact];
      if (measured?.comparator) return null;
      if (unit !== undefined && codeOf(longest(resource) ?? resource.valueQuantity) !== unit) return null;
      const value = measured?.value ?? number(resource.valueInteger);
      return isOfDictionary(fact, value) ? value : null;
    }
    case "text":
      return kind.unit === undefined ? string(resource.valueString) : null;
    default:
      return null; // lists of free text and courses of treatment are filed as words, and not read back
  }
}

function longest(resource: Element): unknown {
  return elements(resource.component).find(({ code }) =>
    codings(code).some((coding) => coding.code === LONGEST_DIMENSION),
  )?.valueQuantity;
}

function codeOf(value: unknown): string | null {
  const held = typeof value === "object" && value !== null && "code" in value ? value.code : null;
  return string(held);
}
