import type { FactName, FactValues } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { LOINC, SNOMED } from "../codes/systems";
import { codings, folded, hasCode, isoDate, string, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";
import { specimenOf } from "./sizes";

/** Rupture of neoplasm (SNOMED CT, B). OMOP concepts of the IDEA4RC guide. */
const RUPTURE_SNOMED = ["371004008"];
const RUPTURE_OMOP = new Set(["36768904", "4153220"]);
const RUPTURE_WORDS =
  /(tumou?r|neoplasm|gist) rupture|rupture (of|de la|du|d'une) (the |a )?(tumou?r|tumeur|neoplasm|gist|mass|masse|capsule|lesion)|rupture (capsulaire|tumorale)|tumorruptur|ruptured (tumou?r|gist|neoplasm)/;
const RUPTURE_DENIED = /\b(no|not|non|without|sans|pas de|absence|kein\w*|ohne)\b/;
/** Residual tumour status R0, R1, R2 (A, MII oncology); surgical margin involvement (B). */
const RESIDUAL_TUMOUR = ["84892-9"];
const MARGIN_INVOLVEMENT = ["21939-4"];

const PRESENT = /^(present|yes|positive|true|detected|vorhanden|oui|presente?|y)$/;
const ABSENT = /^(absent|no|negative|false|not present|not detected|none|not identified|nicht vorhanden|non|n)$/;
const PRESENT_CODES = new Set(["LA9633-4", "LA33-6", "52101004", "373066001", "at0031"]);
const ABSENT_CODES = new Set(["LA9634-2", "LA32-8", "2667000", "373067005", "at0032"]);

/**
 * Coded rupture and margins. "Present" does not tell a minor from a major defect: no category is given for it, the
 * clinician decides (only a stated absence is "none"). R0, R1, R2 are read as written; RX and "involved" are not.
 */
export function readRuptureAndMargin(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  const byCode = reading.chart.select("Observation", "code", kindOfFinding);
  const isNamed = new Set(byCode.flatMap(({ entry, answer }) => (answer === "rupture" ? [entry] : [])));
  const byValue = reading.chart
    .select("Observation", "valueCodeableConcept", (value) => (namesRupture(value) ? ("rupture_found" as const) : null))
    .filter(({ entry }) => !isNamed.has(entry));
  for (const { entry, answer } of [...byCode, ...byValue]) {
    if (reading.chart.superseded.has(entry.reference)) {
      reading.aside(entry.reference, "superseded");
      continue;
    }
    const belonging = reading.tumours.belonging(entry);
    if (belonging === "other_tumour") {
      reading.aside(entry.reference, "other_tumour", wordings(entry.resource.code)[0] ?? null);
      continue;
    }
    const isUnlinked = belonging === "unlinked";
    if (answer === "rupture" || answer === "rupture_found") {
      found.push(...rupture(reading, entry, answer === "rupture_found", isUnlinked));
    } else found.push(...margin(reading, entry, answer === "involvement", isUnlinked));
  }
  for (const entry of reading.chart.ofType("Condition")) {
    if (!namesRupture(entry.resource.code)) continue;
    found.push(
      stated(reading, entry, {
        fact: "rupture_category",
        value: null,
        element: "code",
        kind: "clinical",
        note: reading.say("rupture_present"),
        unresolved: "ambiguous",
        as_reported: wordings(entry.resource.code)[0] ?? null,
        date: isoDate(entry.resource.onsetDateTime) ?? isoDate(entry.resource.recordedDate),
      }),
    );
  }
  return found;
}

export function kindOfFinding(code: unknown): "rupture" | "residual" | "involvement" | null {
  if (namesRupture(code)) return "rupture";
  if (hasCode(code, LOINC, RESIDUAL_TUMOUR) || saysResidual(code)) return "residual";
  return hasCode(code, LOINC, MARGIN_INVOLVEMENT) ? "involvement" : null;
}

function namesRupture(concept: unknown): boolean {
  return (
    hasCode(concept, SNOMED, RUPTURE_SNOMED) ||
    codings(concept).some(
      (coding) => RUPTURE_OMOP.has(coding.code ?? "") && /ohdsi|omop|idea4rc/i.test(coding.system ?? ""),
    ) ||
    wordings(concept).some((text) => RUPTURE_WORDS.test(folded(text)))
  );
}

function rupture(reading: Reading, entry: Entry, isFinding: boolean, isUnlinked: boolean): readonly Candidate[] {
  const { resource } = entry;
  const shown = shownValue(entry);
  const isDenied = wordings(resource.valueCodeableConcept).some((text) => RUPTURE_DENIED.test(folded(text)));
  const answer = !isFinding ? presence(entry) : isDenied ? null : "present";
  const base = {
    fact: "rupture_category",
    kind: "pathology",
    specimen: specimenOf(reading, entry),
    as_reported: shown,
  } as const;
  if (answer === null) {
    if (shown !== null) reading.aside(entry.reference, "no_number", shown);
    return [];
  }
  const element =
    resource.valueBoolean !== undefined
      ? "valueBoolean"
      : resource.valueString !== undefined
        ? "valueString"
        : "valueCodeableConcept";
  if (isUnlinked) {
    return [
      stated(reading, entry, {
        ...base,
        value: null,
        element,
        note: reading.say("other_tumour_in_chart"),
        unresolved: "ambiguous",
      }),
    ];
  }
  return answer === "absent"
    ? [stated(reading, entry, { ...base, value: "none", element })]
    : [
        stated(reading, entry, {
          ...base,
          value: null,
          element,
          note: reading.say("rupture_present"),
          unresolved: "ambiguous",
        }),
      ];
}

function margin(reading: Reading, entry: Entry, isInvolvement: boolean, isUnlinked: boolean): readonly Candidate[] {
  const { resource } = entry;
  const shown = shownValue(entry);
  if (shown === null && codings(resource.valueCodeableConcept).length === 0) return [];
  const texts = [
    ...codings(resource.valueCodeableConcept).map((coding) => coding.code ?? ""),
    ...wordings(resource.valueCodeableConcept),
    string(resource.valueString) ?? "",
  ];
  const grades = new Set(
    texts.flatMap((text) => [...text.matchAll(/(?<![A-Za-z0-9])R\s?([012])(?![0-9])/g)].map((match) => `R${match[1]}`)),
  );
  const [only] = grades;
  const base = { fact: "margin", kind: "pathology", specimen: specimenOf(reading, entry), as_reported: shown } as const;
  const element = resource.valueString !== undefined ? "valueString" : "valueCodeableConcept";
  if (isUnlinked) {
    return [
      stated(reading, entry, {
        ...base,
        value: null,
        element,
        note: reading.say("other_tumour_in_chart"),
        unresolved: "ambiguous",
      }),
    ];
  }
  if (grades.size === 1 && (only === "R0" || only === "R1" || only === "R2")) {
    return [stated(reading, entry, { ...base, value: only satisfies FactValues["margin"], element })];
  }
  if (isInvolvement) {
    return [
      stated(reading, entry, {
        ...base,
        value: null,
        element,
        note: reading.say("margin_involvement_only", { reported: shown ?? "" }),
      }),
    ];
  }
  reading.aside(entry.reference, "no_number", shown);
  return [
    stated(reading, entry, {
      ...base,
      value: null,
      element,
      note: reading.say("margin_not_graded", { reported: shown ?? "" }),
    }),
  ];
}

function saysResidual(code: unknown): boolean {
  return (
    codings(code).every((coding) => coding.system !== LOINC) &&
    wordings(code).some((text) =>
      /residual tumou?r (status|classification)|r[- ]classification|residualstatus|statut de residu/.test(folded(text)),
    )
  );
}

/** present, absent, or null when the value is neither. Shared by every reader of a yes-or-no finding. */
export function presence(entry: Entry): "present" | "absent" | null {
  const { resource } = entry;
  if (resource.valueBoolean === true) return "present";
  if (resource.valueBoolean === false) return "absent";
  const all = codings(resource.valueCodeableConcept);
  const isPresent = all.some((coding) => PRESENT_CODES.has(coding.code ?? ""));
  const isAbsent = all.some((coding) => ABSENT_CODES.has(coding.code ?? ""));
  if (isPresent !== isAbsent) return isPresent ? "present" : "absent";
  if (isPresent && isAbsent) return null;
  const words = [...wordings(resource.valueCodeableConcept), string(resource.valueString) ?? ""].map((text) =>
    folded(text).replace(/ \(.*\)$/, ""),
  );
  if (words.some((text) => PRESENT.test(text))) return "present";
  if (words.some((text) => ABSENT.test(text))) return "absent";
  return null;
}

export function shownValue(entry: Entry): string | null {
  const { resource } = entry;
  if (typeof resource.valueBoolean === "boolean") return String(resource.valueBoolean);
  return (
    wordings(resource.valueCodeableConcept)[0] ??
    codings(resource.valueCodeableConcept)[0]?.code ??
    string(resource.valueString)
  );
}
