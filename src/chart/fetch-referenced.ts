import type { CapabilityStatement } from "fhir/r4";
import type { FactName } from "../knowledge/types";
import type { ChartIndex } from "./chart-index";
import { type Element, references } from "./element";
import { comparableBase, localReference } from "./local-reference";
import { offeredOf } from "./plan-reads";
import { readOne } from "./read-one";
import type { ReadManners } from "./send-read";
import { namesTumourFinding } from "./tumour-findings";
import type { FhirTransport, QueryOutcome } from "./types";

/** Single reads of medicines, specimens and results that a resource names and no search brought. */
const MOST_REFERENCED = 60;

/** A resource that another names. */
export interface Referenced {
  readonly type: string;
  readonly id: string;
}

/** What resources of the chart name and no search has brought: medicines, specimens, results, each once. */
export function referencedIn(
  transport: FhirTransport,
  index: ChartIndex,
  capability: CapabilityStatement | null,
): readonly Referenced[] {
  const wanted = new Map<string, Referenced>();
  const bases = new Set([comparableBase(transport.base)]);
  const missing = (
    entry: Parameters<ChartIndex["resolve"]>[1],
    members: readonly string[],
    types: readonly string[],
  ): void => {
    for (const member of members) {
      for (const reference of references(entry?.resource[member])) {
        if (index.resolve(reference, entry)) continue;
        // L-25: a reference to another server is not followed with this server's token.
        const named = localReference(reference, bases);
        if (!named || !types.includes(named.type)) continue;
        const { type, id } = named;
        if (offeredOf(capability, type)?.can_read === false) continue;
        wanted.set(`${type}/${id}`, { type, id });
      }
    }
  };
  for (const type of ["MedicationRequest", "MedicationStatement", "MedicationAdministration"]) {
    for (const entry of index.ofType(type)) missing(entry, ["medicationReference"], ["Medication"]);
  }
  for (const entry of index.ofType("DiagnosticReport")) missing(entry, ["result"], ["Observation"]);
  for (const { entry } of index.select("Observation", "code", namesTumourFinding))
    missing(entry, ["focus", "specimen"], ["BodyStructure", "Specimen", "Condition"]);
  return [...wanted.values()];
}

/** The outcome's row of what is read by reference. */
export function referencedRow(chosen: readonly Referenced[]) {
  const types = [...new Set(chosen.map((item) => item.type))].join(", ");
  const concerns: readonly FactName[] = [
    ...(chosen.some((item) => item.type === "Medication")
      ? (["current_tki", "prior_tki", "concomitant_meds"] as const)
      : []),
    ...(chosen.some((item) => item.type === "Observation")
      ? (["size_mm", "mitoses_per_5mm2", "genotype", "margin"] as const)
      : []),
  ];
  return { id: "referenced", resource_type: types, described: types, concerns };
}

/** Medicines, specimens, body structures and results that are named but not there yet; one level, each once. */
export async function readReferenced(
  transport: FhirTransport,
  wanted: readonly Referenced[],
  manners: ReadManners,
  keep: (list: readonly Element[]) => void,
  ended: (outcome: QueryOutcome) => void,
): Promise<void> {
  const chosen = wanted.slice(0, MOST_REFERENCED);
  if (chosen.length === 0) return;
  const reads = await Promise.all(chosen.map(({ type, id }) => readOne(transport, type, id, manners)));
  keep(reads.flatMap((read) => (read.resource ? [read.resource] : [])));
  const failed = reads.filter((read) => read.state !== "ok");
  const left = wanted.length - chosen.length;
  ended({
    ...referencedRow(chosen),
    state:
      failed.length === 0 && left === 0
        ? "ok"
        : failed.length === reads.length
          ? (failed[0]?.state ?? "error")
          : "truncated",
    http_status: failed[0]?.http_status ?? 200,
    pages: reads.length,
    entries: reads.length - failed.length,
    detail:
      failed.length > 0 || left > 0
        ? `${failed.length} of ${reads.length} not read${left > 0 ? `, ${left} not asked for` : ""}`
        : null,
    depth: 2,
  });
}
