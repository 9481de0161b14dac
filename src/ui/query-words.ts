import type { QueryOutcome } from "../chart/types";
import { type Language, translator } from "../text/translate";
import { QUERIES } from "../text/ui-states";

const words = { en: translator(QUERIES, "en"), fr: translator(QUERIES, "fr") };

/** What a query of the read set asks for, in a clinician's words. */
export function queryLabel(query: Pick<QueryOutcome, "id" | "resource_type">, language: Language): string {
  const key = Object.hasOwn(QUERIES.en, query.id) ? query.id : query.resource_type;
  if (!Object.hasOwn(QUERIES.en, key)) return query.resource_type;
  return words[language](key as keyof typeof QUERIES.en);
}
