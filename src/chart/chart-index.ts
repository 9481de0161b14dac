import type { FhirResource } from "fhir/r4";
import { codings, type Element, element, elements, extensions, isoDate, references, string } from "./element";
import type { FetchedChart, SetAside } from "./types";

/** Identifier system of everything that this app files; what carries it is ours and never evidence for a fact. */
export const FILING_SYSTEM = "urn:gist-pathway:filing";

export interface Entry {
  readonly type: string;
  readonly id: string | null;
  /** "Type/id", the name under which every source of a fact points at it. */
  readonly reference: string;
  readonly resource: Element;
}

/** The resources of one chart that may speak of the launch patient, by type and by reference. */
export interface ChartIndex {
  readonly patient: Element | null;
  readonly patient_id: string | null;
  ofType(type: string): readonly Entry[];
  /** The entry that a reference means: relative, absolute, versioned, or "#id" of a contained resource of `from`. */
  resolve(reference: string, from: Entry | null): Entry | null;
  /** The DiagnosticReports that list this resource among their results. */
  reportsOf(entry: Entry): readonly Entry[];
  readonly superseded: ReadonlySet<string>;
  readonly earlier_filings: readonly FhirResource[];
}

/** Types that carry facts of a patient; their subject must be the launch patient (RD-24). */
const WITHOUT_SUBJECT = new Set([
  "Medication",
  "Binary",
  "Practitioner",
  "PractitionerRole",
  "Organization",
  "Location",
  "Provenance",
  "Device",
  "Bundle",
  "OperationOutcome",
  "CapabilityStatement",
]);

/**
 * Sorts a chart before anything is read from it: drops, with a row each in `aside`, what is not FHIR, repeats
 * (RD-14), other patients' resources (RD-24), entries in error and refuted diagnoses (RD-21); marks superseded
 * reports (RD-19); puts this app's own filings apart.
 */
export function indexChart(
  fetched: FetchedChart,
  patientId: string | null,
  aside: (row: SetAside) => void,
): ChartIndex {
  const byType = new Map<string, Entry[]>();
  const byReference = new Map<string, Entry>();
  const filings: FhirResource[] = [];
  const all: unknown[] = [...(fetched.patient ? [fetched.patient] : []), ...fetched.resources];
  const launched = patientId ?? onlyPatient(all);
  let nameless = 0;

  const entries: Entry[] = [];
  for (const candidate of all) {
    const resource = element(candidate);
    const type = resource ? string(resource.resourceType) : null;
    if (!resource || !type || !/^[A-Z][A-Za-z]+$/.test(type)) {
      aside({ reference: "?", reason: "not_fhir", detail: null });
      continue;
    }
    const id = string(resource.id);
    const reference = id ? `${type}/${id}` : `${type}/?${++nameless}`;
    entries.push({ type, id, reference, resource });
  }

  for (const entry of newestOfEach(entries, aside)) {
    const { resource, type, reference } = entry;
    if (type === "OperationOutcome" || type === "Bundle") continue;
    if (type === "Patient") {
      if (launched !== null && entry.id !== null && entry.id !== launched) {
        aside({ reference, reason: "other_patient", detail: null });
        continue;
      }
    } else if (!WITHOUT_SUBJECT.has(type) && !isOfPatient(entry, launched)) {
      aside({ reference, reason: "other_patient", detail: null });
      continue;
    }
    if (isEnteredInError(resource)) {
      aside({ reference, reason: "entered_in_error", detail: null });
      continue;
    }
    if (elements(resource.identifier).some((identifier) => string(identifier.system) === FILING_SYSTEM)) {
      filings.push(resource as unknown as FhirResource);
      continue;
    }
    if (codings(resource.verificationStatus).some((coding) => coding.code === "refuted")) {
      aside({ reference, reason: "refuted", detail: null });
      continue;
    }
    const listed = byType.get(type);
    if (listed) listed.push(entry);
    else byType.set(type, [entry]);
    byReference.set(reference, entry);
    for (const contained of elements(resource.contained)) {
      const inner = string(contained.id);
      const innerType = string(contained.resourceType);
      if (inner && innerType) {
        byReference.set(`${reference}#${inner}`, {
          type: innerType,
          id: inner,
          reference: `${reference}#${inner}`,
          resource: contained,
        });
      }
    }
  }

  const resolve = (reference: string, from: Entry | null): Entry | null => {
    if (reference.startsWith("#"))
      return from ? (byReference.get(`${from.reference.split("#")[0]}${reference}`) ?? null) : null;
    const direct = byReference.get(reference);
    if (direct) return direct;
    const match = /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference);
    return match?.[1] ? (byReference.get(match[1]) ?? null) : null;
  };

  const reportsByResult = new Map<string, Entry[]>();
  for (const report of byType.get("DiagnosticReport") ?? []) {
    for (const reference of references(report.resource.result)) {
      const target = resolve(reference, report);
      if (!target) continue;
      const listed = reportsByResult.get(target.reference);
      if (listed) listed.push(report);
      else reportsByResult.set(target.reference, [report]);
      // Results kept inside the report are read like any other Observation.
      if (target.reference.includes("#") && listed === undefined) {
        byType.set(target.type, [...(byType.get(target.type) ?? []), target]);
      }
    }
  }

  const superseded = supersededBy(byType, resolve);
  for (const [listed, reports] of reportsByResult) {
    if (reports.every((report) => superseded.has(report.reference))) superseded.add(listed);
  }
  filings.sort((one, other) => filedAt(other).localeCompare(filedAt(one)));

  return {
    patient: byType.get("Patient")?.[0]?.resource ?? null,
    patient_id: launched,
    ofType: (type) => byType.get(type) ?? [],
    resolve,
    reportsOf: (entry) => reportsByResult.get(entry.reference) ?? [],
    superseded,
    earlier_filings: filings,
  };
}

function filedAt(resource: FhirResource): string {
  const item = resource as unknown as Element;
  return (
    isoDate(item.date) ??
    isoDate(item.created) ??
    isoDate(item.recorded) ??
    isoDate(item.occurrenceDateTime) ??
    isoDate(element(item.meta)?.lastUpdated) ??
    ""
  );
}

/** One entry a reference: the newest version; the rest are listed as duplicates (RD-14). */
function newestOfEach(entries: readonly Entry[], aside: (row: SetAside) => void): readonly Entry[] {
  const kept = new Map<string, Entry>();
  for (const entry of entries) {
    const before = kept.get(entry.reference);
    if (!before) {
      kept.set(entry.reference, entry);
      continue;
    }
    aside({ reference: entry.reference, reason: "duplicate", detail: null });
    if (versionOf(entry) > versionOf(before)) kept.set(entry.reference, entry);
  }
  return [...kept.values()];
}

function versionOf(entry: Entry): string {
  const meta = element(entry.resource.meta);
  const number = string(meta?.versionId);
  return `${string(meta?.lastUpdated) ?? ""} ${number && /^\d+$/.test(number) ? number.padStart(12, "0") : (number ?? "")}`;
}

/** The id of the chart's only patient, where nobody named one (a file given to the command line). */
function onlyPatient(all: readonly unknown[]): string | null {
  const ids = new Set(
    all.flatMap((item) => {
      const resource = element(item);
      const id = resource?.resourceType === "Patient" ? string(resource.id) : null;
      return id ? [id] : [];
    }),
  );
  if (ids.size > 1) return null;
  const [only] = ids;
  if (only) return only;
  const subjects = new Set(all.flatMap((item) => (element(item) ? subjectIds(element(item) as Element) : [])));
  const [subject] = subjects;
  return subjects.size === 1 && subject ? subject : null;
}

/** The patients that a chart speaks of: those it holds, else those its resources name as their subject. */
export function patientIdsOf(resources: readonly unknown[]): readonly string[] {
  const held = new Set<string>();
  const named = new Set<string>();
  for (const item of resources) {
    const resource = element(item);
    if (!resource) continue;
    const id = string(resource.id);
    if (resource.resourceType === "Patient" && id) held.add(id);
    else for (const subject of subjectIds(resource)) named.add(subject);
  }
  return [...(held.size > 0 ? held : named)];
}

function subjectIds(resource: Element): readonly string[] {
  return [...references(resource.subject), ...references(resource.patient)].flatMap((reference) => {
    const id = /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];
    return id ? [id] : [];
  });
}

function isOfPatient(entry: Entry, launched: string | null): boolean {
  const named = [...references(entry.resource.subject), ...references(entry.resource.patient)];
  if (named.length === 0) return true;
  if (launched === null) return false;
  return named.every((reference) => {
    if (reference.startsWith("#")) return true;
    return /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference)?.[1] === launched;
  });
}

function isEnteredInError(resource: Element): boolean {
  return (
    string(resource.status) === "entered-in-error" ||
    string(resource.docStatus) === "entered-in-error" ||
    // A cancelled result was never one.
    (resource.resourceType !== "MedicationRequest" && string(resource.status) === "cancelled") ||
    codings(resource.verificationStatus).some((coding) => coding.code === "entered-in-error")
  );
}

/** Reports and results that a later one takes the place of (RD-19). An addendum adds; it replaces nothing. */
function supersededBy(
  byType: ReadonlyMap<string, readonly Entry[]>,
  resolve: (reference: string, from: Entry | null) => Entry | null,
): Set<string> {
  const superseded = new Set<string>();
  const mark = (reference: string, from: Entry): void => {
    const target = resolve(reference, from);
    if (target && target.reference !== from.reference) superseded.add(target.reference);
  };
  for (const entry of [
    ...(byType.get("DocumentReference") ?? []),
    ...(byType.get("DiagnosticReport") ?? []),
    ...(byType.get("Observation") ?? []),
  ]) {
    if (string(entry.resource.status) === "superseded") superseded.add(entry.reference);
    for (const relation of elements(entry.resource.relatesTo)) {
      if (string(relation.code) === "replaces" || string(relation.code) === "transforms") {
        for (const reference of references(relation.target)) mark(reference, entry);
      }
    }
    for (const extension of extensions(entry.resource, "replaces")) {
      for (const reference of references(extension.valueReference)) mark(reference, entry);
    }
    for (const relation of extensions(entry.resource, "DiagnosticReport.relatesTo")) {
      for (const part of elements(relation.extension)) {
        for (const reference of references(part.valueReference)) mark(reference, entry);
      }
    }
  }
  // One accession number, an earlier and a corrected or amended version: the corrected one stands.
  const byNumber = new Map<string, Entry[]>();
  for (const report of byType.get("DiagnosticReport") ?? []) {
    for (const identifier of elements(report.resource.identifier)) {
      const value = string(identifier.value);
      if (!value) continue;
      const key = `${string(identifier.system) ?? ""}|${value}`;
      byNumber.set(key, [...(byNumber.get(key) ?? []), report]);
    }
  }
  for (const reports of byNumber.values()) {
    if (reports.length < 2) continue;
    const newest = [...reports].sort((one, other) => reportedAt(other).localeCompare(reportedAt(one)))[0];
    if (!newest || !["amended", "corrected"].includes(string(newest.resource.status) ?? "")) continue;
    for (const report of reports) {
      if (report !== newest && reportedAt(report) < reportedAt(newest)) superseded.add(report.reference);
    }
  }
  return superseded;
}

function reportedAt(report: Entry): string {
  return isoDate(report.resource.issued) ?? isoDate(report.resource.effectiveDateTime) ?? "";
}
