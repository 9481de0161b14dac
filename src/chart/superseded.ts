import type { Entry } from "./chart-index";
import { elements, extensions, isoDate, references, string } from "./element";

/** Reports and results that a later one takes the place of (RD-19). An addendum adds; it replaces nothing. */
export function supersededBy(
  byType: ReadonlyMap<string, readonly Entry[]>,
  resolve: (reference: string, from: Entry | null) => Entry | null,
): Set<string> {
  const superseded = new Set<string>();
  const mark = (reference: string, from: Entry): void => {
    const target = resolve(reference, from);
    if (target && target.reference !== from.reference) superseded.add(target.reference);
  };
  for (const entry of ["DocumentReference", "DiagnosticReport", "Observation"].flatMap(
    (type) => byType.get(type) ?? [],
  )) {
    if (entry.resource.status === "superseded") superseded.add(entry.reference);
    if (entry.resource.relatesTo === undefined && entry.resource.extension === undefined) continue;
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
      const listed = byNumber.get(key);
      if (listed) listed.push(report);
      else byNumber.set(key, [report]);
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
