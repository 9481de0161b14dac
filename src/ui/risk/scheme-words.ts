import type { RiskScheme, SchemeResult } from "../../engine/assessment";
import type { Interval, SchemeTable } from "../../knowledge/types";
import type { Language, Translate } from "../../text/translate";
import type { RISK } from "../../text/ui-risk";
import { formatNumber } from "../format";

export type RiskText = Translate<keyof (typeof RISK)["en"]>;

/** Order in which the schemes are shown: those that decide first, the historical one last. */
export const SHOWN_SCHEMES: readonly RiskScheme[] = ["modified_nih_2008", "afip_2006", "tnm_8", "nih_2002"];

/** A class as this scheme prints it. */
export function categoryLabel(table: SchemeTable, category: string, language: Language): string {
  return table.category_labels[category]?.[language] ?? category;
}

/** The class in words: one, a range of neighbours, or every one that is still possible; none where none is published. */
export function classWords(result: SchemeResult, table: SchemeTable, language: Language, text: RiskText): string {
  const { categories } = result;
  const [first] = categories;
  const last = categories.at(-1);
  if (first === undefined || last === undefined) return text("class.none_published");
  if (categories.length === 1) return categoryLabel(table, first, language);
  const positions = categories.map((category) => table.categories.indexOf(category));
  const neighbours = positions.every((position, index) => index === 0 || position === (positions[index - 1] ?? 0) + 1);
  if (neighbours && categories.length > 2) {
    return text("class.range", {
      low: categoryLabel(table, first, language),
      high: categoryLabel(table, last, language),
    });
  }
  const list = new Intl.ListFormat(language, { type: "disjunction" });
  return list.format(categories.map((category) => categoryLabel(table, category, language)));
}

/** A published figure, both of its editions where they differ; no rounding, nothing added. */
export function percentWords(
  percent: { readonly low: number; readonly high: number },
  language: Language,
  text: RiskText,
): string {
  return percent.low === percent.high
    ? text("percent", { value: formatNumber(percent.low, language) })
    : text("percent.range", { low: formatNumber(percent.low, language), high: formatNumber(percent.high, language) });
}

/** An interval in the manner of the printed tables: "≤2", ">2–5", ">10". */
export function intervalWords(interval: Interval | undefined, language: Language, any: string): string {
  if (!interval) return any;
  const { gt, gte, lt, lte } = interval;
  const low = gt ?? gte;
  const high = lt ?? lte;
  const lowWord = low === undefined ? "" : `${gt === undefined ? "≥" : ">"}${formatNumber(low, language)}`;
  const highWord = high === undefined ? "" : formatNumber(high, language);
  const highSign = lt === undefined ? "≤" : "<";
  if (low === undefined) return high === undefined ? any : `${highSign}${highWord}`;
  if (high === undefined) return lowWord;
  return lt === undefined ? `${lowWord}–${highWord}` : `${lowWord} – <${highWord}`;
}
