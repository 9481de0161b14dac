import type { Localised } from "./types";

/**
 * Sentences that the engine itself says: why a fact is unknown or in conflict, what a range depends on, what to ask next.
 * `{name}` is a placeholder. Clinical advice is in the rules, not here.
 */
export const MESSAGES = {
  not_stated: { en: "Not stated.", fr: "Non renseigné." },
} as const satisfies Record<string, Localised>;
