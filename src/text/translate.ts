import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Catalogue } from "./catalogue";

export { type Catalogue, catalogue } from "./catalogue";

export type Language = "en" | "fr";

export type Translate<K extends string> = (
  key: K,
  values?: Readonly<Record<string, string | number | boolean | Date | null | undefined>>,
) => string;

/**
 * The sentences of a catalogue in one language.
 * @returns a function that gives the sentence of a key, its ICU placeholders filled (numbers and dates in the
 * language's own form). An unknown key is a compile error; a placeholder without a value prints as empty.
 */
export function translator<K extends string>(messages: Catalogue<K>, language: Language): Translate<K> {
  const sentences = messages[language];
  const i18n = setupI18n({ locale: language, messages: { [language]: { ...sentences } } });
  i18n.setMessagesCompiler(compileMessage);
  // A sentence without a placeholder or a quote is itself: nothing is compiled for it.
  return (key, values) => (/[{}']/.test(sentences[key]) ? i18n._(key, values) : sentences[key]);
}
