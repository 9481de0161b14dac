import type { FactName } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { kindOfDiagnosis } from "../codes/diagnoses";
import { isIcd10 } from "../codes/systems";
import {
  codings,
  day,
  type Element,
  element,
  elements,
  extensions,
  folded,
  isAbsentOrUnknown,
  own,
  string,
  wordings,
} from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate, PatientIdentity } from "../types";

/** Sex of US Core 8: female and male in SNOMED CT. */
const US_CORE_SEX: Readonly<Record<string, string>> = { "248152002": "female", "248153007": "male" };

const NOT_A_PROBLEM = /^(full-time employment|part-time employment|social|housing|education|stress|limited social)/;

/** Birth date, sex at birth, other problems and family history. Administrative gender stands in for sex at birth with a note. */
export function readPatient(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  const patient = reading.chart.patient;
  if (patient) {
    const id = string(patient.id);
    const entry: Entry = { type: "Patient", id, reference: id ? `Patient/${id}` : "Patient", resource: patient };
    const birth = day(patient.birthDate);
    const age = birth === null ? null : yearsBetween(birth, reading.as_of);
    const base = { kind: "administrative", element: "birthDate", date: null } as const;
    const reported = string(patient.birthDate);
    if (birth !== null && age !== null && age >= 0 && age <= 120) {
      found.push(stated(reading, entry, { ...base, fact: "birth_date", value: birth }));
      found.push(stated(reading, entry, { ...base, fact: "age", value: age, method: "derived" }));
    } else if (reported !== null) {
      // A birth to come, or one that makes the patient older than anybody, is no date of birth.
      const note = reading.say(birth === null ? "date_not_exact" : "out_of_range", { reported });
      found.push(stated(reading, entry, { ...base, fact: "birth_date", value: null, note }));
    }
    const birthSex = extensions(patient, "us-core-birthsex")
      .map((extension) => string(extension.valueCode))
      .find((code) => code !== null);
    const gender = string(patient.gender);
    const sex =
      extensions(patient, "us-core-sex")
        .map((extension) => own(US_CORE_SEX, string(extension.valueCode)))
        .find((code) => code !== undefined) ?? null;
    if (birthSex === "F" || birthSex === "M") {
      found.push(
        stated(reading, entry, {
          fact: "sex_at_birth",
          value: birthSex === "F" ? "female" : "male",
          element: "extension",
          kind: "administrative",
          date: null,
        }),
      );
    } else if (sex !== null && sex !== gender) {
      // The administrative gender and the clinical sex of US Core 8 differ: neither is the sex at birth for certain.
      found.push(
        stated(reading, entry, {
          fact: "sex_at_birth",
          value: null,
          element: "extension",
          kind: "administrative",
          note: reading.say("sources_differ"),
          unresolved: "ambiguous",
          date: null,
        }),
      );
    } else if (gender === "female" || gender === "male" || gender === "other") {
      found.push(
        stated(reading, entry, {
          fact: "sex_at_birth",
          value: gender,
          element: "gender",
          kind: "administrative",
          note: reading.say("administrative_gender"),
          date: null,
        }),
      );
    }
  }

  for (const row of reading.tumours.diagnoses) {
    if (row.kind !== "other" || !row.active) continue;
    const text = wordings(row.entry.resource.code)[0];
    const categories = codings(row.entry.resource.category).map((coding) => coding.code);
    if (codings(row.entry.resource.code).some(isAbsentOrUnknown)) continue;
    if (!text || NOT_A_PROBLEM.test(folded(text)) || !categories.includes("problem-list-item")) continue;
    const verification = codings(row.entry.resource.verificationStatus).map((coding) => coding.code);
    if (verification.length > 0 && !verification.includes("confirmed")) continue;
    found.push(stated(reading, row.entry, { fact: "comorbidity", value: text, element: "code", kind: "clinical" }));
  }
  for (const row of reading.tumours.diagnoses) {
    const all = codings(row.entry.resource.code)
      .filter((coding) => isIcd10(coding.system))
      .map((coding) => coding.code ?? "");
    const verification = codings(row.entry.resource.verificationStatus).map((coding) => coding.code);
    const isConfirmed = verification.length === 0 || verification.includes("confirmed");
    for (const [fact, codes] of DANGERS) {
      if (!all.some((code) => codes.test(code))) continue;
      if (isConfirmed) found.push(stated(reading, row.entry, { fact, value: true, element: "code", kind: "clinical" }));
      else reading.aside(row.entry.reference, "suspected", wordings(row.entry.resource.code)[0] ?? null);
    }
  }
  for (const entry of reading.chart.ofType("FamilyMemberHistory")) {
    const conditions = elements(entry.resource.condition);
    const isGist = conditions.some(
      (condition) => kindOfDiagnosis({ resourceType: "Condition", code: condition.code }) === "gist",
    );
    reading.aside(entry.reference, "family_history", wordings(conditions[0]?.code)[0] ?? null);
    if (isGist && !isByMarriage(entry.resource.relationship))
      found.push(
        stated(reading, entry, { fact: "family_history", value: true, element: "condition", kind: "clinical" }),
      );
  }
  return found;
}

/** Spouses, in-laws, step and adoptive relatives share no genes (HL7 v3 RoleCode, and words). */
function isByMarriage(relationship: unknown): boolean {
  return (
    codings(relationship).some((coding) =>
      /^(SPS|HUSB|WIFE|DOMPART|ADOPT\w*|STP\w+|\w*INLAW|FTHFOST|MTHFOST)$/.test(coding.code ?? ""),
    ) ||
    wordings(relationship).some((text) =>
      /husband|wife|spouse|partner|in-law|step|adopt|conjoint|epou/.test(folded(text)),
    )
  );
}

/** Conditions that bar or burden a drug, in ICD-10: intracranial bleeding without injury, epilepsy. */
const DANGERS = [
  ["ich_history", /^I6[0-2]/],
  ["seizure", /^G40/],
] as const;

/** Whole years from one date to another; null when either is no date. */
export function yearsBetween(from: string, to: string): number | null {
  const start = /^(\d{4})-(\d{2})-(\d{2})$/.exec(from);
  const end = /^(\d{4})-(\d{2})-(\d{2})/.exec(to);
  if (!start || !end) return null;
  const years = Number(end[1]) - Number(start[1]);
  const isBeforeBirthday = `${end[2]}${end[3]}` < `${start[2]}${start[3]}`;
  return isBeforeBirthday ? years - 1 : years;
}

export function identityOf(patient: Element | null): PatientIdentity | null {
  const id = patient ? string(patient.id) : null;
  if (!patient || id === null) return null;
  const names = elements(patient.name);
  const name =
    names.find((item) => string(item.use) === "official") ??
    names.find((item) => string(item.use) === "usual") ??
    names[0];
  const given = Array.isArray(name?.given)
    ? name.given.map((part) => string(part)).filter((part) => part !== null)
    : [];
  const composed = [...given, string(name?.family)].filter((part) => part !== null).join(" ");
  return {
    id,
    name: string(name?.text) ?? (composed === "" ? null : composed),
    birth_date: string(patient.birthDate),
    sex: string(patient.gender),
    identifiers: elements(patient.identifier).flatMap((identifier) => {
      const value = string(identifier.value);
      return value === null
        ? []
        : [{ label: wordings(identifier.type)[0] ?? codings(identifier.type)[0]?.code ?? null, value }];
    }),
    deceased:
      typeof patient.deceasedBoolean === "boolean"
        ? patient.deceasedBoolean
        : string(patient.deceasedDateTime) !== null || element(patient.deceasedDateTime)
          ? true
          : null,
  };
}
