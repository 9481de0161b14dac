/**
 * Speed and memory of reading a chart, and the requests that each kind of server gets. Prints; fails nothing.
 * Run: npx tsx --expose-gc test/performance/chart.ts
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, CapabilityStatement } from "fhir/r4";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { fetchChart } from "../../src/chart/fetch-chart";
import { readChart } from "../../src/chart/read-chart";
import { fakeServer } from "../chart/fake-server";

type Json = Record<string, unknown>;
const OPTIONS = { language: "en", as_of: "2026-11-23" } as const;

/** A long-followed patient: mostly blood tests, some orders, diagnoses and reports. */
function entriesOf(count: number, patient: string): readonly Json[] {
  const subject = { reference: `Patient/${patient}` };
  const laboratory = [
    { coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "laboratory" }] },
  ];
  const tests: readonly (readonly [string, number, string])[] = [
    ["2823-3", 4.1, "mmol/L"],
    ["718-7", 12.4, "g/dL"],
    ["777-3", 210, "10*3/uL"],
    ["1742-6", 31, "U/L"],
    ["2160-0", 80, "umol/L"],
  ];
  return Array.from({ length: count }, (_, index): Json => {
    const day = `20${String(10 + (index % 16)).padStart(2, "0")}-${String((index % 12) + 1).padStart(2, "0")}-${String((index % 28) + 1).padStart(2, "0")}`;
    const common = { id: `e${index}`, subject };
    if (index === 0)
      return {
        ...common,
        resourceType: "Condition",
        category: [{ coding: [{ code: "problem-list-item" }] }],
        code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code: "C49.A2" }] },
      };
    if (index % 40 === 1)
      return {
        ...common,
        resourceType: "MedicationRequest",
        status: "completed",
        intent: "order",
        authoredOn: day,
        medicationCodeableConcept: { text: "pantoprazole 40 mg" },
      };
    if (index % 40 === 2)
      return {
        ...common,
        resourceType: "Condition",
        category: [{ coding: [{ code: "encounter-diagnosis" }] }],
        code: { text: "Hypertension" },
      };
    if (index % 100 === 3) {
      return {
        ...common,
        resourceType: "DiagnosticReport",
        status: "final",
        effectiveDateTime: day,
        category: [{ coding: [{ system: "http://loinc.org", code: "LP29684-5" }] }],
        code: { coding: [{ system: "http://loinc.org", code: "18748-4" }] },
        conclusion: `CT of ${day}. Known GIST of the stomach, resected. No evidence of recurrence or of metastasis. Report ${index}.`,
      };
    }
    const [code, value, unit] = tests[index % tests.length] ?? ["2823-3", 4, "mmol/L"];
    return {
      ...common,
      resourceType: "Observation",
      status: "final",
      category: laboratory,
      effectiveDateTime: day,
      code: { coding: [{ system: "http://loinc.org", code }] },
      valueQuantity: { value, unit, system: "http://unitsofmeasure.org", code: unit },
      referenceRange: [{ high: { value: value * 1.3, unit } }],
    };
  });
}

async function speed(count: number): Promise<void> {
  const patient = { resourceType: "Patient", id: "synthetic-1", birthDate: "1962-04-05" };
  const bundle = {
    resourceType: "Bundle",
    type: "collection",
    entry: [patient, ...entriesOf(count, "synthetic-1")].map((resource) => ({ resource })),
  } as unknown as Bundle;
  const chart = await chartFromBundle(bundle);
  const options = { ...OPTIONS, patient_id: "synthetic-1" };
  const first = performance.now();
  readChart(chart, options);
  const cold = performance.now() - first;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const times: number[] = [];
  let kept: unknown = null;
  for (let run = 0; run < 7; run += 1) {
    const start = performance.now();
    kept = readChart(chart, options);
    times.push(performance.now() - start);
  }
  globalThis.gc?.();
  const held = process.memoryUsage().heapUsed - before;
  times.sort((one, other) => one - other);
  console.log(
    `${String(count).padStart(6)} entries: first ${cold.toFixed(0)} ms, median of 7 ${(times[3] ?? 0).toFixed(0)} ms, reading holds ${(held / 1048576).toFixed(1)} MiB${kept ? "" : "?"}`,
  );
}

async function requests(dialect: string): Promise<void> {
  const capability = JSON.parse(
    readFileSync(join(import.meta.dirname, "../data/capability-statements", `${dialect}.json`), "utf8"),
  ) as CapabilityStatement;
  const id = dialect === "athenahealth" ? "a-195900.E-1" : "synthetic-1";
  const server = fakeServer([{ resourceType: "Patient", id }, ...entriesOf(1000, id)], capability, {
    most: { Observation: 200, DiagnosticReport: 100, DocumentReference: 100 },
  });
  let beforeFirst = 0;
  let searchesFirst = 0;
  const chart = await fetchChart(server.transport, {
    patient_id: id,
    as_of: OPTIONS.as_of,
    capability,
    on_chart: () => {
      if (beforeFirst > 0) return;
      beforeFirst = server.requests.length;
      searchesFirst = server.requests.filter((request) => /^[A-Z][A-Za-z]+\?/.test(request)).length;
    },
  });
  const depth = Math.max(...chart.queries.map((query) => query.depth));
  console.log(
    `${dialect.padEnd(14)} searches before the first useful screen ${searchesFirst}, requests then ${beforeFirst} (pages and Patient included), in all ${server.requests.length}, depth ${depth}, not offered ${chart.queries.filter((query) => query.state === "unsupported").length}`,
  );
}

for (const count of [100, 1_000, 10_000, 50_000]) await speed(count);
for (const dialect of ["open", "epic", "oracle-health", "meditech", "athenahealth"]) await requests(dialect);
