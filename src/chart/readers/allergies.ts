import type { FactName } from "../../knowledge/types";
import { SNOMED } from "../codes/systems";
import { codings, elements, folded, hasCode, isAbsentOrUnknown, string, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";

/** Allergy to imatinib; "no known drug allergy" is a stated no. */
export function readAllergies(reading: Reading, isImatinib: (concept: unknown) => boolean): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const entry of reading.chart.ofType("AllergyIntolerance")) {
    const { resource } = entry;
    const clinical = codings(resource.clinicalStatus).map((coding) => coding.code);
    if (clinical.includes("inactive") || clinical.includes("resolved")) continue;
    const isOpen =
      string(resource.type) === "intolerance" ||
      codings(resource.verificationStatus).some(({ code }) => code === "unconfirmed" || code === "presumed");
    const substances = [resource.code, ...elements(resource.reaction).map((reaction) => reaction.substance)];
    const isDenied = wordings(resource.code).some((text) =>
      /\b(no|not|denies|tolerates?|pas d|aucune)\b/.test(folded(text)),
    );
    if (substances.some(isImatinib) && isDenied) {
      reading.aside(entry.reference, "refuted", wordings(resource.code)[0] ?? null);
    } else if (substances.some(isImatinib)) {
      found.push(
        stated(reading, entry, {
          fact: "imatinib_hypersensitivity",
          element: "code",
          kind: "clinical",
          ...(isOpen
            ? { value: null, note: reading.say("allergy_not_confirmed"), unresolved: "ambiguous" as const }
            : { value: true, note: null }),
        }),
      );
    } else if (
      hasCode(resource.code, SNOMED, ["716186003", "409137002"]) ||
      codings(resource.code).some(
        (coding) => isAbsentOrUnknown(coding) && /^no-known-(medication-)?allergies$/.test(coding.code ?? ""),
      )
    ) {
      found.push(
        stated(reading, entry, {
          fact: "imatinib_hypersensitivity",
          value: false,
          element: "code",
          kind: "clinical",
          as_reported: wordings(resource.code)[0] ?? null,
        }),
      );
    }
  }
  return found;
}
