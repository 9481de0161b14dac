import type { Knowledge, Localised, MessageKey } from "../knowledge/types";

export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** The engine's own sentences in one language, placeholders filled; they are data of the knowledge, not of the logic. */
export function sayIn(knowledge: Knowledge, language: keyof Localised): Say {
  return (key, values) => fill(knowledge.messages[key][language], values);
}

function fill(text: string, values: Readonly<Record<string, string | number>> | undefined): string {
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
