import type { FactDefinition, Knowledge, Localised, MessageKey } from "../knowledge/types";
import { fill, type Template, templateOf } from "./template";

export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const PLACE = /\{(\w+)\}/;
/** Places that are filled with names of facts; `value` is a value of the fact in `fact`. */
const NAMES: ReadonlySet<string> = new Set(["fact", "facts"]);

/**
 * The engine's own sentences in one language, placeholders filled; they are data of the knowledge, not of the logic. Facts are
 * named, and values of their enumerations said, by the dictionary's labels. A place without a value keeps its braces.
 */
export function sayIn(knowledge: Knowledge, language: keyof Localised): Say {
  const templates = new Map<MessageKey, Template>();
  const definitions: Readonly<Record<string, FactDefinition>> = knowledge.dictionary;
  const definitionOf = (name: unknown): FactDefinition | undefined =>
    typeof name === "string" && Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  // Without the dictionary's remark in brackets.
  const named = (name: string): string => definitionOf(name)?.label[language].split(" (")[0] ?? name;
  return (key, values) => {
    const text = knowledge.messages[key][language];
    if (!values) return text;
    let template = templates.get(key);
    if (!template) {
      template = templateOf(text, PLACE);
      templates.set(key, template);
    }
    return fill(template, (place) => {
      const value = values[place];
      if (value === undefined) return `{${place}}`;
      if (typeof value === "number") return String(value);
      if (NAMES.has(place)) return value.split(", ").map(named).join(", ");
      const labels = place === "value" ? definitionOf(values.fact)?.value_labels : undefined;
      return labels
        ? value
            .split(", ")
            .map((one) => labels[one]?.[language] ?? one)
            .join(", ")
        : value;
    });
  };
}
