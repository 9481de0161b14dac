import type { QueryOutcome } from "../../chart/types";
import type { Facts } from "../../engine/fact";
import type { FactName } from "../../knowledge/types";
import { isUnread } from "../facts/fact-view";

/** Facts that speak of the tumour itself: without one of them every risk class is "possible", which says nothing. */
const TUMOUR_FACTS: readonly FactName[] = [
  "gist_confirmed",
  "disease_setting",
  "site",
  "size_mm",
  "size_mm_imaging",
  "mitoses_per_5mm2",
  "rupture_category",
  "genotype",
];

/** "unread": what could have spoken of it was not read, or not in full. "absent": the chart was read and says nothing of it. */
export type TumourSilence = "unread" | "absent";

/** Why nothing is to be derived from these facts; null as soon as one of them speaks of the tumour. */
export function tumourSilence(queries: readonly QueryOutcome[], facts: Facts): TumourSilence | null {
  if (TUMOUR_FACTS.some((name) => facts[name] !== undefined && facts[name]?.status !== "unknown")) return null;
  return queries.some((query) => isUnread(query) && TUMOUR_FACTS.some((name) => query.concerns.includes(name)))
    ? "unread"
    : "absent";
}
