import { CODES } from "../knowledge/codes";
import { DICTIONARY } from "../knowledge/dictionary";
import type { FactDefinition, FactName, FactValue, Localised, TkiCourse } from "../knowledge/types";
import { type Language, translator } from "../text/translate";
import { FACT_WORDS } from "../text/ui-facts";
import { formatDate, formatNumber } from "./format";

const words = { en: translator(FACT_WORDS, "en"), fr: translator(FACT_WORDS, "fr") };

export function definitionOf(name: FactName): FactDefinition {
  return DICTIONARY[name];
}

/** What a fact is called on screen: the dictionary's label without its remark in brackets. */
export function factLabel(name: FactName, language: Language): string {
  return definitionOf(name).label[language].split(" (")[0] ?? name;
}

export function factQuestion(name: FactName, language: Language): string {
  return definitionOf(name).question[language];
}

/** Unit as printed behind the value; empty where the fact has none. */
export function factUnit(name: FactName, language: Language): string {
  const { unit_label, kind } = definitionOf(name);
  return unit_label?.[language] ?? (kind.type === "number" || kind.type === "text" ? (kind.unit ?? "") : "");
}

/** What one value of an enumeration is called; a value that the dictionary does not name is printed as it is. */
export function valueLabel(name: FactName, value: string, language: Language): string {
  return definitionOf(name).value_labels?.[value]?.[language] ?? value;
}

/** A value in words with its unit. An empty list is a statement ("none"), not a missing value. */
export function factValueText(name: FactName, value: FactValue, language: Language): string {
  const text = words[language];
  const { kind } = definitionOf(name);
  if (typeof value === "boolean") return text(value ? "yes" : "no");
  if (typeof value === "number") {
    const unit = factUnit(name, language);
    return unit ? `${formatNumber(value, language)} ${unit}` : formatNumber(value, language);
  }
  if (typeof value === "string") {
    if (kind.type === "date") return formatDate(value, language);
    return kind.type === "enum" ? valueLabel(name, value, language) : value;
  }
  if (value.length === 0) return text("none");
  if (kind.type === "tki_courses") {
    return (value as readonly TkiCourse[]).map((course) => courseText(course, language)).join("; ");
  }
  return (value as readonly string[]).map((member) => valueLabel(name, member, language)).join(", ");
}

/** One course of treatment in a line: agent, dose, dates, setting, outcome; what is not stated is left out. */
export function courseText(course: TkiCourse, language: Language): string {
  const text = words[language];
  const dates =
    course.start || course.stop
      ? `${course.start ? formatDate(course.start, language) : "?"} – ${course.stop ? formatDate(course.stop, language) : "?"}`
      : null;
  return [
    course.agent ? valueLabel("current_tki", course.agent, language) : "?",
    course.dose_mg == null ? null : `${formatNumber(course.dose_mg, language)} mg`,
    course.setting ? text(`setting.${course.setting}`) : null,
    dates,
    course.progressed_on === true ? text("progressed") : null,
    course.reason ?? null,
  ]
    .filter((part): part is string => part !== null)
    .join(", ");
}

/** What a recommendation's or flag's code is called. */
export function codeLabel(code: string, language: Language): string {
  const row = (CODES as Readonly<Record<string, { readonly label: Localised }>>)[code];
  return row?.label[language] ?? code;
}
