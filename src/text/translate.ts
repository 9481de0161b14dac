import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

export type Language = "en" | "fr";

/** A catalogue: every key in both languages, ICU MessageFormat, checked by the compiler. */
export interface Catalogue<K extends string> {
  readonly en: Readonly<Record<K, string>>;
  readonly fr: Readonly<Record<K, string>>;
}

/** Declares a catalogue; a key that lacks one of the languages does not compile. */
export function catalogue<K extends string>(en: Record<K, string>, fr: Record<NoInfer<K>, string>): Catalogue<K> {
  return { en, fr };
}

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
  const i18n = setupI18n({ locale: language, messages: { [language]: { ...messages[language] } } });
  i18n.setMessagesCompiler(compileMessage);
  return (key, values) => i18n._(key, values);
}
