/** A catalogue: every key in both languages, ICU MessageFormat, checked by the compiler. */
export interface Catalogue<K extends string> {
  readonly en: Readonly<Record<K, string>>;
  readonly fr: Readonly<Record<K, string>>;
}

/** Declares a catalogue; a key that lacks one of the languages does not compile. */
export function catalogue<K extends string>(en: Record<K, string>, fr: Record<NoInfer<K>, string>): Catalogue<K> {
  return { en, fr };
}
