import type { FactName } from "../../knowledge/types";
import { LOINC, SNOMED } from "../codes/systems";
import {
  codings,
  type Element,
  elements,
  folded,
  hasCode,
  number,
  own,
  quantity,
  string,
  valueInWords,
  wordings,
} from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";

const ECOG = ["89247-1"];
/** Its panel: the score stands in a component, or in a member that is read for itself. */
const ECOG_PANEL = ["89262-0"];
/** 97509-4 (mCODE 4.0.0); 88040-1 is still named in its text and used by IDEA4RC. */
const DISEASE_STATUS = ["97509-4", "88040-1"];
/** LOINC answers of 89247-1, grades 0 to 5. */
const ECOG_ANSWERS: Readonly<Record<string, number>> = {
  "LA9622-7": 0,
  "LA9623-5": 1,
  "LA9624-3": 2,
  "LA9625-0": 3,
  "LA9626-8": 4,
  "LA9627-6": 5,
};

/** ECOG grade (a Karnofsky score is not converted) and mCODE disease status. */
export function readStatus(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const { entry, answer } of reading.chart.select("Observation", "code", kindOfStatus)) {
    const { resource } = entry;
    if (answer === "ecog") {
      const component = elements(resource.component).find(({ code }) => hasCode(code, LOINC, ECOG));
      const scored = component ?? resource;
      const grade = gradeOf(scored);
      if (grade === null) {
        const isHeader = hasCode(resource.code, LOINC, ECOG_PANEL) && elements(resource.hasMember).length > 0;
        if (isHeader) continue;
        const reported = valueInWords(scored);
        reading.aside(entry.reference, "no_number", reported);
        if (reported === null) continue;
        // Newer than a grade that can be read, it is not to be passed over.
        const note = reading.say("value_not_read", { reported });
        found.push(stated(reading, entry, { fact: "ecog", value: null, element: "value", kind: "clinical", note }));
      } else if (grade >= 0 && grade <= 4 && Number.isInteger(grade)) {
        const place = component === undefined ? "value" : "component";
        found.push(stated(reading, entry, { fact: "ecog", value: grade, element: place, kind: "clinical" }));
      } else reading.aside(entry.reference, "out_of_range", String(grade));
    }
    if (answer === "disease_status") {
      const belonging = reading.tumours.belonging(entry);
      if (belonging === "other_tumour") {
        reading.aside(entry.reference, "other_tumour");
        continue;
      }
      const trend = codings(resource.valueCodeableConcept)
        .filter((coding) => coding.system === SNOMED)
        .map((coding) => coding.code);
      const base = {
        fact: "response_status",
        element: "valueCodeableConcept",
        kind: "clinical",
        as_reported: wordings(resource.valueCodeableConcept)[0] ?? null,
      } as const;
      if (belonging === "unlinked")
        found.push(stated(reading, entry, { ...base, value: null, note: reading.say("other_tumour_in_chart") }));
      else if (trend.includes("359746009")) found.push(stated(reading, entry, { ...base, value: "sd" }));
      else if (trend.includes("709137006")) found.push(stated(reading, entry, { ...base, value: "unclear" }));
      // Improved may be complete or partial, worsened focal or general: the trend alone does not say.
      else if (trend.includes("268910001"))
        found.push(stated(reading, entry, { ...base, value: null, note: reading.say("trend_improved") }));
      else if (trend.includes("271299001"))
        found.push(stated(reading, entry, { ...base, value: null, note: reading.say("trend_worsened") }));
    }
  }
  return found;
}

function kindOfStatus(code: unknown): "ecog" | "disease_status" | null {
  if (hasCode(code, LOINC, DISEASE_STATUS)) return "disease_status";
  if (hasCode(code, LOINC, [...ECOG, ...ECOG_PANEL])) return "ecog";
  const words = folded(wordings(code).join(" "));
  return /\becog\b|indice oms|who performance/.test(words) && !/karnofsky/.test(words) ? "ecog" : null;
}

/** The one grade that a score states in any form; null where its forms differ, or it is a limit or a span ("0-1"). */
function gradeOf(scored: Element): number | null {
  const measured = quantity(scored.valueQuantity);
  const grades = new Set([
    number(scored.valueInteger) ?? undefined,
    measured && measured.comparator === null ? measured.value : undefined,
    ...codings(scored.valueCodeableConcept).map((coding) => own(ECOG_ANSWERS, coding.code)),
    ...[...wordings(scored.valueCodeableConcept), string(scored.valueString) ?? ""].map(gradeInWords),
  ]);
  grades.delete(undefined);
  const [only] = grades;
  return grades.size === 1 && only !== undefined ? only : null;
}

function gradeInWords(text: string): number | undefined {
  const match =
    /^(?:ecog|oms|who|ps|grade|performance status)?\s*(?:grade|ps|score)?\s*[:=-]?\s*([0-5])(?!\d|[.,]\d|\s*(?:[-–/]|to|or|à|a|ou|bis|oder)\s*\d)/i.exec(
      text,
    );
  return match ? Number(match[1]) : undefined;
}
