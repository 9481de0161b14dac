import type { TextForm } from "../knowledge/types";

/**
 * Is the text written as the dictionary says? With `falling`, each number must also be below the one before it: a blood
 * pressure of 80/120 can only be a mistake. True for a fact without a form.
 */
export function isInForm(text: string, form: TextForm | undefined): boolean {
  if (form === undefined) return true;
  if (!new RegExp(form.pattern).test(text)) return false;
  if (!form.falling) return true;
  const numbers = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return numbers.every((number, place) => place === 0 || number < (numbers[place - 1] ?? 0));
}
