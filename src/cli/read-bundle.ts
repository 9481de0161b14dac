import type { Bundle } from "fhir/r4";
import type { CommandLine, Say } from "./arguments";
import { type Input, isObject } from "./input";

const BUNDLE_TYPES = ["searchset", "collection", "transaction", "batch"];

/** A patient's chart as a server would return it: the chart room reads it; a Bundle of several patients is refused. */
export async function readBundle(
  json: Readonly<Record<string, unknown>>,
  command: CommandLine,
  say: Say,
): Promise<Input> {
  const refusal = refuse(json, say);
  if (refusal !== null) return { ok: false, message: refusal };
  // Loaded on first use: a run over facts alone does not need the chart room.
  const { chartFromBundle } = await import("../chart/chart-from-bundle");
  const { readChart } = await import("../chart/read-chart");
  const fetched = await chartFromBundle(json as unknown as Bundle);
  const reading = readChart(fetched, { patient_id: null, language: command.language, as_of: command.as_of });
  const id = reading.patient?.id;
  return { ok: true, facts: reading.facts, patient: id ? { reference: `Patient/${id}` } : null };
}

/** Why this is no Bundle of one patient, or null when it is. */
function refuse(json: Readonly<Record<string, unknown>>, say: Say): string | null {
  if (json.resourceType !== "Bundle") return say("not_a_bundle", { found: String(json.resourceType) });
  if (!BUNDLE_TYPES.includes(String(json.type))) {
    return say("bundle_type", { found: String(json.type ?? "?"), allowed: BUNDLE_TYPES.join(", ") });
  }
  const entries = json.entry ?? [];
  if (!Array.isArray(entries)) return say("bundle_entries");
  const wrong = entries.findIndex(
    (entry) => !isObject(entry) || (entry.resource !== undefined && !isObject(entry.resource)),
  );
  if (wrong >= 0) return say("bundle_entry", { index: wrong });
  const patients = patientsOf(entries.filter(isObject));
  return patients.length > 1 ? say("several_patients", { patients: patients.join(", ") }) : null;
}

/** Patients in the Bundle, and patients that its resources are about, each once, as "Patient/id". */
function patientsOf(entries: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const found = new Set<string>();
  const byUrl = new Map<string, string>();
  entries.forEach(({ resource, fullUrl }, index) => {
    if (!isObject(resource) || resource.resourceType !== "Patient") return;
    const name = `Patient/${typeof resource.id === "string" ? resource.id : (fullUrl ?? index)}`;
    found.add(name);
    if (typeof fullUrl === "string") byUrl.set(fullUrl, name);
  });
  for (const { resource } of entries) {
    if (!isObject(resource)) continue;
    for (const about of [resource.subject, resource.patient]) {
      if (!isObject(about) || typeof about.reference !== "string") continue;
      const named =
        byUrl.get(about.reference) ??
        /(?:^|\/)(Patient\/[A-Za-z0-9.-]+)(?:\/_history\/.*)?$/.exec(about.reference)?.[1];
      if (named) found.add(named);
    }
  }
  return [...found];
}
