import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, BundleEntry, FhirResource } from "fhir/r4";
import { expect, it } from "vitest";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { readChart } from "../../src/chart/read-chart";
import { assess } from "../../src/engine/assess";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";

/** A chart that says one thing very often says what it says once: nothing of it depends on how many a call takes. */
const COPIES = 50_000;
const AS_OF = "2026-11-23";
const bundle = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../src/sandbox/patients/07-adjuvant.json"), "utf8"),
) as Bundle;

const KINDS = ["Condition", "Observation", "Procedure", "MedicationRequest", "DiagnosticReport"] as const;
const ofKind = (type: string): FhirResource[] =>
  (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === type ? [resource as FhirResource] : []));

async function read(entries: readonly BundleEntry[]) {
  const chart = await chartFromBundle({ ...bundle, entry: [...(bundle.entry ?? []), ...entries] });
  return readChart(chart, { patient_id: chart.patient?.id ?? null, language: "en", as_of: AS_OF });
}

const valuesOf = ({ facts }: { facts: object }) =>
  Object.fromEntries(
    Object.entries(facts as Record<string, { status: string; value?: unknown }>).map(([name, { status, value }]) => [
      name,
      [status, value ?? null],
    ]),
  );

it.each(KINDS.filter((type) => ofKind(type).length > 0))(`%s, ${COPIES.toLocaleString("en")} of them`, async (type) => {
  const models = ofKind(type);
  const copies = Array.from({ length: COPIES }, (_, index): BundleEntry => {
    const model = models[index % models.length] as FhirResource;
    return { fullUrl: `https://ehr.example/fhir/${type}/copy-${index}`, resource: { ...model, id: `copy-${index}` } };
  });
  const once = await read([]);
  const often = await read(copies);
  expect(valuesOf(often)).toEqual(valuesOf(once));
  const document = assess(often.facts, KNOWLEDGE, {
    as_of: AS_OF,
    jurisdiction: "EU",
    mode: "today",
    language: "en",
    patient: null,
  });
  expect(document.risk.modified_nih_2008.status).not.toBe("not_applicable");
});
