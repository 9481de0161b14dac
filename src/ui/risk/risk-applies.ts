import type { Assessment } from "../../engine/assessment";

/** Do the tables that give a risk of recurrence speak of this patient at all? They describe resected localized tumours. */
export function riskApplies({ risk }: Assessment): boolean {
  return risk.modified_nih_2008.status !== "not_applicable" || risk.afip_2006.status !== "not_applicable";
}
