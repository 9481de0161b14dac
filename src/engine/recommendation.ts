import type { FactName, Jurisdiction, Knowledge } from "../knowledge/types";
import type { AssessOptions, Recommendation, RedFlag } from "./assessment";
import type { CompiledEmission } from "./compile-knowledge";
import type { Facts } from "./fact";
import type { EmittedCode } from "./rules";
import { fill } from "./template";
import { tidy } from "./working-facts";

type Language = AssessOptions["language"];

/** An emitted code as the document tells it. */
export function recommendation(entry: EmittedCode, facts: Facts, language: Language): Recommendation {
  const { emission } = entry;
  return {
    code: emission.code,
    rule: entry.rule.id,
    status: entry.status,
    text: textOf(emission, facts, language),
    strength: emission.strength,
    verification: emission.verification,
    guideline: emission.guideline,
    jurisdictions: emission.jurisdictions,
    because: entry.because,
    missing: entry.missing,
    blocked_by: entry.blocked_by,
    citations: emission.citations,
  };
}

/** A red flag that fires, as the document tells it. */
export function redFlag(entry: EmittedCode, facts: Facts, language: Language): RedFlag {
  const { emission } = entry;
  return {
    rule: entry.rule.id,
    code: emission.code,
    severity: emission.emission.severity ?? "warning",
    text: textOf(emission, facts, language),
    because: entry.because,
    citations: emission.citations,
  };
}

/** Fills `{fact_name}` and `{36 - fact_name}` with the fact's value; "?" while it is not known. */
function textOf({ text }: CompiledEmission, facts: Facts, language: Language): string {
  return fill(text[language], (place) => {
    const [name = "", minuend] = place.split(" - ").reverse();
    const fact = facts[name as FactName];
    if (fact?.status !== "known") return "?";
    if (typeof fact.value === "number") {
      return numeral(minuend === undefined ? fact.value : Math.max(0, Number(minuend) - fact.value), language);
    }
    return minuend === undefined ? String(fact.value) : "?";
  });
}

/** A number in a sentence: 17.428571 weeks are told as 17.4, never rounded up to a limit that is not reached. */
function numeral(value: number, language: Language): string {
  const short = Number.isInteger(tidy(value * 100)) ? tidy(value) : Math.floor(tidy(value * 10)) / 10;
  return language === "fr" ? String(short).replace(".", ",") : String(short);
}

/** The label of a value in the language, for facts with named values; else the value itself. */
export function labelOfValue(knowledge: Knowledge, name: FactName, value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((member) => labelOfValue(knowledge, name, member, language)).join(", ");
  const labels = knowledge.dictionary[name].value_labels;
  if (typeof value === "object") return JSON.stringify(value);
  return labels?.[String(value)]?.[language] ?? String(value);
}

/** The chosen jurisdiction's rows first, otherwise the order of the tables; nothing is left out (§1.5). */
export function byJurisdiction<T>(
  rows: readonly T[],
  jurisdictionsOf: (row: T) => readonly Jurisdiction[],
  chosen: Jurisdiction,
): readonly T[] {
  const first: T[] = [];
  const others: T[] = [];
  for (const row of rows) {
    const jurisdictions = jurisdictionsOf(row);
    (jurisdictions.length === 0 || jurisdictions.includes(chosen) ? first : others).push(row);
  }
  return [...first, ...others];
}
