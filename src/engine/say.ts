import type { Knowledge, Localised, MessageKey } from "../knowledge/types";
import { fill, type Template, templateOf } from "./template";

export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const PLACE = /\{(\w+)\}/;

/**
 * The engine's own sentences in one language, placeholders filled; they are data of the knowledge, not of the logic. A place
 * without a value keeps its braces.
 */
export function sayIn(knowledge: Knowledge, language: keyof Localised): Say {
  const templates = new Map<MessageKey, Template>();
  return (key, values) => {
    const text = knowledge.messages[key][language];
    if (!values) return text;
    let template = templates.get(key);
    if (!template) {
      template = templateOf(text, PLACE);
      templates.set(key, template);
    }
    return fill(template, (name) => String(values[name] ?? `{${name}}`));
  };
}
