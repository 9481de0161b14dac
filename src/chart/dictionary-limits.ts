import { isInForm } from "../engine/text-form";
import { DICTIONARY } from "../knowledge/dictionary";
import type { FactDefinition, FactName } from "../knowledge/types";

/** True when the dictionary of facts admits the value: of its kind, finite and within its limits, one of its words. */
export function isOfDictionary(fact: FactName, value: unknown): boolean {
  const { kind }: FactDefinition = DICTIONARY[fact];
  switch (kind.type) {
    case "number":
      return (
        typeof value === "number" &&
        Number.isFinite(value) &&
        value >= kind.min &&
        !(kind.exclusive_min && value === kind.min) &&
        (kind.max === undefined || value <= kind.max)
      );
    case "enum":
      return typeof value === "string" && kind.values.includes(value);
    case "enum_list":
      return Array.isArray(value) && value.every((item) => kind.values.includes(item));
    case "boolean":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case "text":
      return typeof value === "string" && value !== "" && isInForm(value, kind.form);
    case "text_list":
      return Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");
    case "tki_courses":
      return Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null);
  }
}
