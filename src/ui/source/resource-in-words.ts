import type { FhirResource } from "fhir/r4";
import { type Language, translator } from "../../text/translate";
import { RESOURCES } from "../../text/ui-facts";
import { formatDate, formatNumber } from "../format";

const words = { en: translator(RESOURCES, "en"), fr: translator(RESOURCES, "fr") };
const HIDDEN: ReadonlySet<string> = new Set([
  "resourceType",
  "id",
  "meta",
  "text",
  "contained",
  "implicitRules",
  "language",
  "identifier",
  "subject",
  "patient",
]);

/**
 * A resource as label and value, element by element, in the order of the resource. The coded values are said by their
 * text or display; what has neither is shown by its code. Identifiers and the patient, who is on the page, are left out.
 */
export function resourceInWords(resource: FhirResource, language: Language): readonly (readonly [string, string])[] {
  return Object.entries(resource).flatMap(([name, value]): (readonly [string, string])[] => {
    if (HIDDEN.has(name) || value === undefined || value === null) return [];
    const said = inWords(value, language);
    return said === "" ? [] : [[elementLabel(name, language), said]];
  });
}

function elementLabel(name: string, language: Language): string {
  const key = name.startsWith("value") ? "value" : name;
  return Object.hasOwn(RESOURCES.en, key) ? words[language](key as keyof typeof RESOURCES.en) : name;
}

function inWords(value: unknown, language: Language): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return /^\d{4}-\d{2}(-\d{2})?(T|$)/.test(value) ? formatDate(value, language) : value;
  if (typeof value === "number") return formatNumber(value, language);
  if (typeof value === "boolean") return words[language](value ? "true" : "false");
  if (Array.isArray(value)) {
    return value
      .map((member) => inWords(member, language))
      .filter((said) => said !== "")
      .join("; ");
  }
  const object = value as Readonly<Record<string, unknown>>;
  if (typeof object.text === "string") return object.text;
  if (Array.isArray(object.coding)) return inWords(object.coding[0], language);
  if (typeof object.display === "string") return object.display;
  if (typeof object.value === "number") {
    const comparator = typeof object.comparator === "string" ? object.comparator : "";
    const unit = typeof object.unit === "string" ? object.unit : typeof object.code === "string" ? object.code : "";
    return `${comparator}${formatNumber(object.value, language)} ${unit}`.trim();
  }
  if (typeof object.code === "string") return object.code;
  if (typeof object.reference === "string") return object.reference;
  if (typeof object.contentType === "string" || typeof object.data === "string") {
    return typeof object.title === "string" ? object.title : words[language]("attachment_without_title");
  }
  return Object.entries(object)
    .filter(([name]) => !HIDDEN.has(name) && name !== "system" && name !== "url")
    .map(([name, member]) => {
      const said = inWords(member, language);
      return said === "" ? "" : `${elementLabel(name, language)}: ${said}`;
    })
    .filter((said) => said !== "")
    .join(", ");
}
