import type { Encounter, Patient } from "fhir/r4";
import type { FhirTransport } from "../chart/types";
import { parseJson } from "./read-answer";
import type { Current, Filing, RefusalWhy } from "./types";

/** What differs between the filing and the session or screen of this moment, without asking the server. */
export function checkCurrent(filing: Filing, current: Current, base: string): RefusalWhy | null {
  if (trimBase(current.base ?? base) !== trimBase(filing.base) || trimBase(base) !== trimBase(filing.base)) {
    return "server_differs";
  }
  if (current.patient_id !== filing.patient_id) return "patient_differs";
  if (current.encounter_id !== filing.encounter_id) return "encounter_differs";
  if (current.author_reference !== undefined && current.author_reference !== filing.author_reference) {
    return "user_differs";
  }
  return current.inputs_hash === filing.inputs_hash ? null : "inputs_changed";
}

/**
 * Reads Patient and Encounter again, just before the write (WR-13).
 * @returns why the write is refused; null when both are the ones on the screen. What cannot be read is not taken for
 * granted: it refuses too.
 */
export async function checkRecord(filing: Filing, transport: FhirTransport): Promise<RefusalWhy | null> {
  const [patient, encounter] = await Promise.all([
    read(transport, `Patient/${filing.patient_id}`),
    filing.encounter_id === null ? null : read(transport, `Encounter/${filing.encounter_id}`),
  ]);
  if (patient.status === 401 || encounter?.status === 401) return "session_ended";
  if (patient.body?.resourceType !== "Patient") return "patient_unreadable";
  const refusal = comparePatient(filing, patient.body as Patient);
  if (refusal !== null || encounter === null) return refusal;
  if (encounter.body?.resourceType !== "Encounter") return "encounter_unreadable";
  return sameEncounter(filing, encounter.body as Encounter) ? null : "encounter_differs";
}

function comparePatient(filing: Filing, patient: Patient): RefusalWhy | null {
  if (patient.id !== filing.patient_id) return "patient_differs";
  if (patient.link?.some(({ type }) => type === "replaced-by") === true) return "patient_replaced";
  const born = filing.patient.birth_date;
  if (born !== null && patient.birthDate !== undefined && patient.birthDate !== born) return "patient_differs";
  const shown = filing.patient.name?.toLocaleLowerCase();
  const names = (patient.name ?? []).flatMap(({ family, text }) => [family, text]).filter((part) => part !== undefined);
  // The screen shows one of the record's names in its own form: its family name must be among them.
  const known =
    shown === undefined || names.length === 0 || names.some((name) => shown.includes(name.toLocaleLowerCase()));
  return known ? null : "patient_differs";
}

function sameEncounter(filing: Filing, encounter: Encounter): boolean {
  const subject = encounter.subject?.reference ?? "";
  return (
    encounter.id === filing.encounter_id &&
    (subject === `Patient/${filing.patient_id}` || subject.endsWith(`/Patient/${filing.patient_id}`)) &&
    encounter.status !== "entered-in-error" &&
    encounter.status !== "cancelled"
  );
}

interface Read {
  /** null: no answer came. */
  readonly status: number | null;
  readonly body: { readonly resourceType: string } | null;
}

async function read(transport: FhirTransport, url: string): Promise<Read> {
  try {
    const answer = await transport.send({ method: "GET", url, headers: { accept: "application/fhir+json" } });
    return { status: answer.status, body: answer.status === 200 ? parseJson(answer.body) : null };
  } catch {
    return { status: null, body: null };
  }
}

function trimBase(base: string): string {
  return base.replace(/\/+$/, "");
}
