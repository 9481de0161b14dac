import type { FactName } from "../../knowledge/types";
import { isIcd10, LOINC, SNOMED } from "../codes/systems";
import { codings, type Element, elements, folded, hasCode, quantity, string, valueInWords, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";

const PREGNANT = new Set(["LA15173-0", "77386006"]);
const NOT_PREGNANT = new Set(["LA26683-5", "60001007"]);
const POSSIBLY_PREGNANT = new Set(["152231000119106", "102874004"]);

/** Pregnancy (SNOMED CT); pregnant state and its supervision in ICD-10-CM (grade C: matched, never written). */
function namesPregnancy(code: unknown): boolean {
  return (
    hasCode(code, SNOMED, ["77386006"]) ||
    codings(code).some((coding) => isIcd10(coding.system) && /^(Z33(\.1)?|Z34(\.\d+)?)$/i.test(coding.code ?? ""))
  );
}

/** No code of a pregnancy test is verified: matched by its words. */
const TEST_WORDS = /pregnancy test|choriogonadotropin|\bb?-?hcg\b|schwangerschaftstest|test de grossesse/;

function kindOfReproduction(code: unknown): "pregnancy" | "breastfeeding" | "test" | null {
  if (hasCode(code, LOINC, ["82810-3"])) return "pregnancy";
  if (hasCode(code, LOINC, ["63895-7"])) return "breastfeeding";
  return wordings(code).some((text) => TEST_WORDS.test(folded(text))) ? "test" : null;
}

/** Pregnancy and breastfeeding status. A statement older than a pregnancy lasts says nothing of today. */
export function readReproduction(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const { entry, answer } of reading.chart.select("Observation", "code", kindOfReproduction)) {
    const { resource } = entry;
    if (answer === "test") {
      const positive = reading.chart.patient?.gender === "male" ? null : positiveIn(resource);
      if (positive === null) continue;
      const base = { fact: "pregnancy_status", element: "value", kind: "laboratory" } as const;
      const note = reading.say("pregnancy_test_positive", { reported: positive });
      found.push(
        heldToday(reading, stated(reading, entry, { ...base, value: "possible", as_reported: positive, note })),
      );
      continue;
    }
    const isFeeding = answer === "breastfeeding";
    const all = codings(resource.valueCodeableConcept).map((coding) => coding.code ?? "");
    const words = wordings(resource.valueCodeableConcept).map(folded);
    if (isFeeding) {
      const isYes =
        resource.valueBoolean === true ||
        words.some((text) => /^(yes|currently breast|breastfeeding|oui)/.test(text)) ||
        all.includes("LA33-6") ||
        all.includes("LA29252-6");
      const isNo =
        resource.valueBoolean === false ||
        words.some((text) => /^(no\b|not breastfeeding|non\b)/.test(text)) ||
        all.includes("LA32-8");
      const reported = valueInWords(resource);
      if (isYes === isNo && reported === null) continue;
      const isStated = isYes !== isNo;
      const candidate = stated(reading, entry, {
        fact: "breastfeeding",
        value: isStated ? isYes : null,
        element: "value",
        kind: "clinical",
        note: isStated ? null : reading.say("value_not_read", { reported: reported ?? "" }),
      });
      found.push(heldToday(reading, candidate));
      continue;
    }
    const value =
      all.some((code) => PREGNANT.has(code)) || words.includes("pregnant")
        ? "pregnant"
        : all.some((code) => NOT_PREGNANT.has(code)) || words.includes("not pregnant")
          ? "not_pregnant"
          : all.some((code) => POSSIBLY_PREGNANT.has(code))
            ? "possible"
            : null;
    const reported = valueInWords(resource);
    if (value === null && reported === null) continue;
    const candidate = stated(reading, entry, {
      fact: "pregnancy_status",
      value,
      element: "valueCodeableConcept",
      kind: "clinical",
      note: value === null ? reading.say("value_not_read", { reported: reported ?? "" }) : null,
    });
    found.push(heldToday(reading, candidate));
  }
  for (const row of reading.tumours.diagnoses) {
    if (!row.active || !namesPregnancy(row.entry.resource.code)) continue;
    const verification = codings(row.entry.resource.verificationStatus).map((coding) => coding.code);
    const isConfirmed = verification.length === 0 || verification.includes("confirmed");
    const candidate = stated(reading, row.entry, {
      fact: "pregnancy_status",
      value: isConfirmed ? "pregnant" : null,
      element: "code",
      kind: "clinical",
      ...(isConfirmed ? {} : { note: reading.say("pregnancy_not_confirmed"), unresolved: "ambiguous" as const }),
    });
    found.push(heldToday(reading, candidate));
  }
  // A test adds nothing to a pregnancy that is stated.
  const isPregnant = found.some(({ value }) => value === "pregnant");
  return isPregnant ? found.filter(({ value }) => value !== "possible") : found;
}

/** How a pregnancy test is positive: in words, by its interpretation, or above its range; null where it is not. */
function positiveIn(resource: Element): string | null {
  const words = [...wordings(resource.valueCodeableConcept), string(resource.valueString) ?? ""].map(folded);
  const said = words.find((text) => /^(?:positive?|positif|positiv|detected|reactive)\b/.test(text.trim()));
  if (said !== undefined) return said;
  if (hasCode(resource.valueCodeableConcept, SNOMED, ["10828004"])) return "10828004";
  const flagged = elements(resource.interpretation).some((concept) =>
    codings(concept).some(({ code }) => code === "POS" || code === "H" || code === "HH" || code === "A"),
  );
  const measured = quantity(resource.valueQuantity);
  const above = elements(resource.referenceRange).some((range) => {
    const high = quantity(range.high);
    return measured !== null && measured.comparator === null && high !== null && measured.value > high.value;
  });
  return flagged || above ? (measured?.shown ?? valueInWords(resource) ?? "+") : null;
}

/** The candidate, or none of its value where its statement is older than a pregnancy lasts. */
function heldToday<N extends FactName>(reading: Reading, candidate: Candidate<N>): Candidate<N> {
  if (candidate.value === null || !isOlderThan(candidate.source.date, reading.as_of, 280)) return candidate;
  const note = reading.say("pregnancy_statement_old", { date: candidate.source.date ?? "?" });
  return { ...candidate, value: null, note };
}

function isOlderThan(date: string | null, asOf: string, days: number): boolean {
  if (date === null) return true;
  const from = Date.parse(date.length >= 10 ? date.slice(0, 10) : date);
  const to = Date.parse(asOf);
  return Number.isNaN(from) || Number.isNaN(to) || to - from > days * 86_400_000;
}
