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

/** What a chart of one GIST may hold in any number, beside its pathology report and an order of imatinib. */
const REPEATED: Readonly<Record<string, () => object>> = {
  "operations on its organ that nothing links, of one day": () => ({
    resourceType: "Procedure",
    status: "completed",
    code: { text: "Partial gastrectomy" },
    performedDateTime: "2026-03-01",
  }),
  "diagnoses whose words tell of spread": () => ({
    resourceType: "Condition",
    clinicalStatus: { coding: [{ code: "active" }] },
    code: { text: "GIST of stomach, metastatic to the liver" },
  }),
  "sizes on imaging from before the drug": () => ({
    resourceType: "Observation",
    status: "final",
    code: { coding: [{ system: "http://loinc.org", code: "21889-1" }] },
    effectiveDateTime: "2026-02-01",
    method: { coding: [{ system: "http://snomed.info/sct", code: "77477000" }] },
    valueQuantity: { value: 52, unit: "mm", system: "http://unitsofmeasure.org", code: "mm" },
  }),
};
const SUBJECT = { reference: "Patient/p" };
const BESIDE = [
  { resourceType: "Patient", id: "p", gender: "female", birthDate: "1961-04-12" },
  {
    resourceType: "Condition",
    id: "gist",
    subject: SUBJECT,
    code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code: "C49.A2" }], text: "GIST of stomach" },
  },
  {
    resourceType: "DiagnosticReport",
    id: "pathology",
    status: "final",
    subject: SUBJECT,
    code: { coding: [{ system: "http://loinc.org", code: "11526-1" }] },
    effectiveDateTime: "2026-03-10",
    conclusion:
      "Partial gastrectomy: gastrointestinal stromal tumour of the stomach, 3 mitoses per 5 mm2, margins clear.",
  },
  {
    resourceType: "MedicationRequest",
    id: "order",
    status: "active",
    intent: "order",
    subject: SUBJECT,
    medicationCodeableConcept: { text: "imatinib 400 mg" },
    authoredOn: "2026-03-15",
  },
];

it.each(Object.entries(REPEATED))("%s", async (_name, model) => {
  const chartOf = async (count: number) => {
    const repeated = Array.from({ length: count }, (_, index) => ({
      ...model(),
      id: `copy-${index}`,
      subject: SUBJECT,
    }));
    const entry = [...BESIDE, ...repeated].map((resource) => ({ resource }) as BundleEntry);
    const chart = await chartFromBundle({ resourceType: "Bundle", type: "collection", entry });
    return readChart(chart, { patient_id: "p", language: "en", as_of: AS_OF });
  };
  expect(valuesOf(await chartOf(COPIES))).toEqual(valuesOf(await chartOf(1)));
});
