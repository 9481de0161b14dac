import { LOCALE } from "../text/dates";
import type { Language } from "../text/translate";

export { formatDate, formatInstant, formatTime } from "../text/dates";

const NUMBER: Partial<Record<Language, Intl.NumberFormat>> = {};

/** A number in the language's own form; at most two decimals, none added. */
export function formatNumber(value: number, language: Language): string {
  NUMBER[language] ??= new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 2 });
  return NUMBER[language].format(value);
}
