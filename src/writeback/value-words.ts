import type { AssessedFact, Assessment, RiskScheme } from "../engine/assessment";
import type { FactSource } from "../engine/fact";
import { CODES } from "../knowledge/codes";
import { DICTIONARY } from "../knowledge/dictionary";
import type { CodeDefinition, FactDefinition, FactName, FactValue, TkiCourse } from "../knowledge/types";
import { formatDateTime } from "../text/dates";
import { type Language, translator } from "../text/translate";
import { NOTE, SCHEMES } from "../text/writeback";

const DEFINITIONS: Readonly<Record<FactName, FactDefinition>> = DICTIONARY;
const CODE_ROWS: Readonly<Record<string, CodeDefinition>> = CODES;
export const FACT_NAMES: readonly FactName[] = Object.keys(DICTIONARY) as FactName[];

/** The row of the dictionary. */
export function definitionOf(fact: FactName): FactDefinition {
  return DEFINITIONS[fact];
}

/** What the fact is called. */
export function labelOf(fact: FactName, language: Language): string {
  return DEFINITIONS[fact]?.label[language] ?? fact;
}

/** What the code is called; the code itself where the list lacks it. */
export function codeLabelOf(code: string, language: Language): string {
  return CODE_ROWS[code]?.label[language] ?? code;
}

/** Labels of several facts, or of what stands in their place (a rule id), joined by commas. */
export function labelsOf(facts: readonly string[], language: Language): string {
  return facts.map((fact) => (fact in DEFINITIONS ? labelOf(fact as FactName, language) : fact)).join(", ");
}

/** One value of one fact in words, with its unit. A value outside the dictionary is printed as it is. */
export function valueWords(fact: FactName, value: FactValue, language: Language): string {
  const say = translator(NOTE, language);
  const definition = DEFINITIONS[fact];
  const one = (item: string): string => definition?.value_labels?.[item]?.[language] ?? item;
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (typeof value === "number") return withUnit(numberWords(readable(fact, value), language), definition, language);
  if (typeof value === "string") {
    return definition?.kind.type === "enum" ? one(value) : withUnit(value, definition, language);
  }
  if (value.length === 0) return say("list_none");
  return value.map((item) => (typeof item === "string" ? one(item) : courseWords(item, language))).join("; ");
}

/** Weeks worked out from two dates have no end of decimals; no limit of a rule lies between their tenths. */
function readable(fact: FactName, value: number): number {
  return fact === "weeks_since_surgery" ? Math.floor(value * 10) / 10 : value;
}

/** A number as it is, with the decimal sign of the language; nothing rounded, nothing added. */
export function numberWords(value: number, language: Language): string {
  return language === "fr" ? String(value).replace(".", ",") : String(value);
}

function withUnit(text: string, definition: FactDefinition | undefined, language: Language): string {
  const kind = definition?.kind;
  const unit = definition?.unit_label?.[language] ?? (kind && "unit" in kind ? kind.unit : undefined);
  return unit === undefined ? text : `${text} ${unit}`;
}

function courseWords(course: TkiCourse, language: Language): string {
  const say = translator(NOTE, language);
  return [
    course.agent ?? say("unknown"),
    typeof course.dose_mg === "number" ? `${numberWords(course.dose_mg, language)} mg` : null,
    course.start || course.stop ? `${course.start ?? "?"} - ${course.stop ?? "?"}` : null,
    course.setting ? say(`setting.${course.setting}`) : null,
    course.progressed_on === true ? say("progressed") : null,
    course.reason ?? null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/** A source in a few words: what it is, its date, how it was taken, and the words of the report. */
export function sourceWords(source: FactSource, language: Language): string {
  const say = translator(NOTE, language);
  if (source.method === "entered" && source.reference === null) return say("entered");
  const where = source.reference ?? say("source_none");
  const how = say(source.method);
  const quote = source.quote ? `, "${source.quote.replace(/\s+/g, " ").trim().slice(0, 160)}"` : "";
  const date = source.date === null ? say("undated") : formatDateTime(source.date, language);
  return `${where}, ${date}, ${how}${quote}`;
}

export function sourcesWords(sources: readonly FactSource[], language: Language): string {
  return sources.map((source) => sourceWords(source, language)).join("; ");
}

/** A fact's value in words, whatever its status. */
export function factWords(fact: FactName, assessed: AssessedFact, language: Language): string {
  const say = translator(NOTE, language);
  if (assessed.status === "known" && assessed.value !== null) return valueWords(fact, assessed.value, language);
  if (assessed.status === "conflict") {
    return assessed.alternatives.map(({ value }) => valueWords(fact, value, language)).join(` ${say("versus")} `);
  }
  return say(assessed.status === "not_applicable" ? "not_applicable" : "unknown");
}

/** A class or stage of a scheme in words. */
export function categoryWords(scheme: RiskScheme, category: string, language: Language): string {
  const say = translator(SCHEMES, language);
  if (scheme === "tnm_8") return say("stage", { stage: category });
  return isClass(category) ? say(category) : category;
}

const CLASSES = ["none", "very_low", "low", "intermediate", "high"] as const;
function isClass(category: string): category is (typeof CLASSES)[number] {
  return CLASSES.some((known) => known === category);
}

/** Facts of one status, in the order of the dictionary. */
export function factsWith(
  assessment: Assessment,
  status: AssessedFact["status"],
): { readonly fact: FactName; readonly assessed: AssessedFact }[] {
  return FACT_NAMES.flatMap((fact) => {
    const assessed = assessment.facts[fact];
    return assessed?.status === status ? [{ fact, assessed }] : [];
  });
}

/** Facts that are unknown or absent, in the order of the dictionary: an absent key means unknown. */
export function unknownFacts(assessment: Assessment): readonly { fact: FactName; note: string | null }[] {
  return FACT_NAMES.flatMap((fact) => {
    const assessed = assessment.facts[fact];
    if (assessed === undefined) return [{ fact, note: null }];
    return assessed.status === "unknown" ? [{ fact, note: assessed.note }] : [];
  });
}

/** Facts that some scheme or recommendation says it lacks. */
export function neededFacts(assessment: Assessment): ReadonlySet<string> {
  return new Set([
    ...Object.values(assessment.risk).flatMap(({ needs }) => needs),
    ...assessment.recommendations.flatMap(({ missing }) => missing),
    ...assessment.next_best_facts.map(({ fact }) => fact),
  ]);
}
