import { isInForm } from "../../engine/text-form";
import type { FactName, FactValue } from "../../knowledge/types";
import { definitionOf } from "../fact-words";

export type ValueMistake =
  | { readonly kind: "empty" }
  | { readonly kind: "not_a_number" }
  | { readonly kind: "below"; readonly limit: number; readonly exclusive: boolean }
  | { readonly kind: "above"; readonly limit: number }
  | { readonly kind: "not_a_date" }
  | { readonly kind: "after_today" }
  | { readonly kind: "not_in_list" }
  | { readonly kind: "not_in_form"; readonly form: string };

export type ParsedValue =
  | { readonly ok: true; readonly value: FactValue }
  | { readonly ok: false; readonly mistake: ValueMistake };

/** Dates that lie ahead by their nature; every other date is of something that has happened. */
const AHEAD: ReadonlySet<FactName> = new Set(["planned_surgery_date", "adjuvant_end", "mdt_date"]);

/**
 * What was typed, checked against the dictionary: type, range, closed list. Nothing is rounded, clamped or guessed.
 * A decimal comma is read as a decimal point; a thousands separator is refused, because "1,500" says two things.
 */
export function parseValue(name: FactName, typed: string, today: string): ParsedValue {
  const text = typed.trim();
  const { kind } = definitionOf(name);
  if (text === "") return { ok: false, mistake: { kind: "empty" } };
  switch (kind.type) {
    case "number": {
      const number = parseNumber(text);
      if (number === null) return { ok: false, mistake: { kind: "not_a_number" } };
      const exclusive = kind.exclusive_min === true;
      if (number < kind.min || (exclusive && number === kind.min)) {
        return { ok: false, mistake: { kind: "below", limit: kind.min, exclusive } };
      }
      if (kind.max !== undefined && number > kind.max) {
        return { ok: false, mistake: { kind: "above", limit: kind.max } };
      }
      return { ok: true, value: number };
    }
    case "date": {
      if (!isCalendarDay(text)) return { ok: false, mistake: { kind: "not_a_date" } };
      if (text > today && !AHEAD.has(name)) return { ok: false, mistake: { kind: "after_today" } };
      return { ok: true, value: text };
    }
    case "boolean":
      if (text !== "true" && text !== "false") return { ok: false, mistake: { kind: "not_in_list" } };
      return { ok: true, value: text === "true" };
    case "enum":
      if (!kind.values.includes(text)) return { ok: false, mistake: { kind: "not_in_list" } };
      return { ok: true, value: text as FactValue };
    case "text":
      return isInForm(text, kind.form)
        ? { ok: true, value: text }
        : { ok: false, mistake: { kind: "not_in_form", form: kind.form?.words ?? "" } };
    case "text_list":
      return {
        ok: true,
        value: text
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== ""),
      };
    case "enum_list":
    case "tki_courses":
      return { ok: false, mistake: { kind: "not_in_list" } }; // entered by their own parts of the form
  }
}

/** A number as a clinician types it, or null. "1,500" and "1 500" are null: the reader must not choose. */
export function parseNumber(typed: string): number | null {
  const text = typed.trim();
  if (!/^-?\d+(?:[.,]\d+)?$/.test(text)) return null;
  if (/^-?[1-9]\d{0,2},\d{3}$/.test(text)) return null;
  return Number(text.replace(",", "."));
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
