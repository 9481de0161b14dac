import type { FactName } from "../../knowledge/types";
import { SNOMED } from "../codes/systems";
import { codings, hasCode, isAbsentOrUnknown, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";
import type { Order } from "./medication-orders";

/** "No known medications" and IPS "no medication information" differ: only the first is an answer. */
const NO_MEDICATION = ["787481004"];

/** Medicines that are none of the drugs for GIST; "no medicine" is an answer only where no such drug runs. */
export function otherMedicines(reading: Reading, others: readonly Order[], isOnDrug: boolean): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const order of others) {
    if (order.state === "not_taken" && !hasCode(order.concept, SNOMED, NO_MEDICATION)) continue;
    if (
      hasCode(order.concept, SNOMED, NO_MEDICATION) ||
      codings(order.concept).some((coding) => coding.code === "no-known-medications")
    ) {
      found.push(
        stated(reading, order.entry, {
          fact: "concomitant_meds",
          // "No medicine" beside an order that runs is not of the same day.
          value: isOnDrug ? null : [],
          element: "medicationCodeableConcept",
          kind: "medication",
          note: isOnDrug ? reading.say("sources_differ") : null,
        }),
      );
      continue;
    }
    if (codings(order.concept).some(isAbsentOrUnknown)) continue;
    if (order.state !== "current" || order.entry.type === "MedicationAdministration") continue;
    const name = medicineName(order.concept);
    if (name === null) {
      reading.aside(order.entry.reference, "not_fhir", null);
      continue;
    }
    found.push(
      stated(reading, order.entry, {
        fact: "concomitant_meds",
        value: [name],
        element: "medicationCodeableConcept",
        kind: "medication",
      }),
    );
  }
  return found;
}

function medicineName(concept: unknown): string | null {
  const text = wordings(concept)[0];
  if (text) return text;
  const coding = codings(concept).find((item) => item.code !== null);
  return coding?.code ? `${/rxnorm/i.test(coding.system ?? "") ? "RxNorm " : ""}${coding.code}` : null;
}
