import type { CarePlan, DocumentReference, FhirResource, Identifier } from "fhir/r4";
import { FILING_SYSTEM } from "./filing-identifier";

/** The identifier by which this app knows its own filings; null for anybody else's resource. */
export function ownIdentifier(resource: FhirResource): string | null {
  const held: unknown = "identifier" in resource ? resource.identifier : undefined;
  const list = Array.isArray(held) ? (held as Identifier[]) : held ? [held as Identifier] : [];
  const extra = resource.resourceType === "DocumentReference" && resource.masterIdentifier;
  const own = [...list, ...(extra ? [extra] : [])].find(({ system }) => system === FILING_SYSTEM);
  return own?.value ?? null;
}

/** This app's newest note in the record that still stands; null where there is none. */
export function earlierNoteOf(filings: readonly FhirResource[]): DocumentReference | null {
  return newest(
    filings.filter(
      (filing): filing is DocumentReference =>
        filing.resourceType === "DocumentReference" && filing.status === "current" && ownIdentifier(filing) !== null,
    ),
    ({ date }) => date,
  );
}

/** This app's newest care plan in the record that still stands; null where there is none. */
export function earlierPlanOf(filings: readonly FhirResource[]): CarePlan | null {
  return newest(
    filings.filter(
      (filing): filing is CarePlan =>
        filing.resourceType === "CarePlan" &&
        ["draft", "active", "on-hold", "unknown"].includes(filing.status) &&
        ownIdentifier(filing) !== null,
    ),
    ({ created }) => created,
  );
}

function newest<R extends FhirResource>(rows: readonly R[], dateOf: (row: R) => string | undefined): R | null {
  return [...rows].sort((one, other) => (dateOf(other) ?? "").localeCompare(dateOf(one) ?? ""))[0] ?? null;
}
