import type { Entry } from "../chart-index";
import { codings, number, quantity, string, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";

/** SEER grade: L is 5 or fewer mitoses per 5 mm², H more than 5: a side of the cut-off, never a count (trap 15). */
export function registryGrade(reading: Reading, entry: Entry): readonly Candidate[] {
  const letter = letterOf(entry);
  if (letter !== "L" && letter !== "H") {
    reading.aside(entry.reference, "no_number", letter);
    return [];
  }
  const reported = `${wordings(entry.resource.code)[0] ?? ""} ${letter}`.trim();
  const side = sideOfCutOff(reading, entry, letter === "L" ? "low" : "high", "registry", reported);
  if (codings(entry.resource.code).every((coding) => !AFTER_TREATMENT.has(coding.code ?? ""))) return [side];
  const { bounds: _bounds, ...open } = side;
  return [{ ...open, note: reading.say("mitoses_after_treatment", { reported }) }];
}

/** Grades after neoadjuvant treatment, clinical (yc) and pathologic (yp): no mitoses of the untreated tumour. */
const AFTER_TREATMENT = new Set(["1068", "3845"]);

/** Historic CS item: count × 10 per 50 HPF (= 5 mm²); 996 = another denominator. */
export function registryCount(reading: Reading, entry: Entry): readonly Candidate[] {
  const text =
    string(entry.resource.valueString) ??
    `${number(entry.resource.valueInteger) ?? quantity(entry.resource.valueQuantity)?.value ?? ""}`;
  const coded = /^\d{1,3}$/.test(text) ? Number(text) : null;
  if (coded === null || coded >= 988) {
    reading.aside(entry.reference, "sentinel", text);
    return [
      stated(reading, entry, {
        fact: "mitoses_per_5mm2",
        value: null,
        element: "value",
        kind: "registry",
        as_reported: text,
        note: reading.say("mitoses_registry_code", { reported: text }),
      }),
    ];
  }
  return [
    stated(reading, entry, {
      fact: "mitoses_per_5mm2",
      value: coded / 10,
      element: "value",
      kind: "registry",
      as_reported: text,
      note: reading.say("mitoses_registry_tenths", { reported: text }),
    }),
  ];
}

/** German basic oncology record: N (low) or H (high). */
export function category(reading: Reading, entry: Entry): readonly Candidate[] {
  const letter = letterOf(entry);
  if (letter !== "N" && letter !== "H") return [];
  return [sideOfCutOff(reading, entry, letter === "N" ? "low" : "high", "registry", letter)];
}

function sideOfCutOff(
  reading: Reading,
  entry: Entry,
  side: "low" | "high",
  kind: "registry",
  reported: string,
): Candidate<"mitoses_per_5mm2"> {
  return stated(reading, entry, {
    fact: "mitoses_per_5mm2",
    value: null,
    bounds:
      side === "low"
        ? { low: 0, low_inclusive: true, high: 5, high_inclusive: true }
        : { low: 5, low_inclusive: false },
    element: "value",
    kind,
    as_reported: reported,
    note: reading.say("mitoses_side_only", { reported }),
  });
}

function letterOf(entry: Entry): string | null {
  const { resource } = entry;
  return (
    codings(resource.valueCodeableConcept)[0]?.code ??
    string(resource.valueString) ??
    wordings(resource.valueCodeableConcept)[0] ??
    null
  );
}
