// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import type { FhirResource } from "fhir/r4";
import { afterEach, expect, it } from "vitest";
import { readChart } from "../../src/chart/read-chart";
import type { ChartReading } from "../../src/chart/types";
import { candidateOf } from "../../src/ui/facts/fact-view";
import { showApp } from "./show-app";

afterEach(cleanup);

/** One potassium, stated again and again on one day, beside a tumour. */
const stated = (count: number): FhirResource[] => [
  {
    resourceType: "Condition",
    id: "gist",
    subject: { reference: "Patient/gastric-low" },
    code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code: "C49.A2" }] },
  },
  ...Array.from(
    { length: count },
    (_, index): FhirResource => ({
      resourceType: "Observation",
      id: `potassium-${index}`,
      status: "final",
      category: [
        { coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "laboratory" }] },
      ],
      code: { coding: [{ system: "http://loinc.org", code: "2823-3" }] },
      subject: { reference: "Patient/gastric-low" },
      effectiveDateTime: "2026-11-01",
      valueQuantity: { value: 4.1, unit: "mmol/L", system: "http://unitsofmeasure.org", code: "mmol/L" },
    }),
  ),
];

it("a value with very many sources shows the first of them, and the others when asked for", async () => {
  await showApp("01-gastric-low", { resources: stated(60) });
  const row = await screen.findByText("Potassium").then((label) => label.closest("[data-fact]") as HTMLElement);
  const chips = () => within(row).getAllByRole("button", { name: /open source/ });
  expect(chips()).toHaveLength(6);
  fireEvent.click(within(row).getByRole("button", { name: "54 more sources" }));
  expect(chips()).toHaveLength(56);
  fireEvent.click(within(row).getByRole("button", { name: "4 more sources" }));
  expect(chips()).toHaveLength(60);
});

it("a source is looked up by fact and place, the first of several alike", () => {
  const reading: ChartReading = readChart(
    { patient: null, resources: stated(3), attachments: new Map(), queries: [], set_aside: [], bases: [] },
    { patient_id: "gastric-low", language: "en", as_of: "2026-11-23" },
  );
  const own = reading.candidates.filter(({ fact }) => fact === "potassium");
  expect(own).toHaveLength(3);
  for (const candidate of own) expect(candidateOf(reading, "potassium", candidate.source)).toBe(candidate);
  expect(candidateOf(reading, "magnesium", own[0]?.source ?? ({} as never))).toBeNull();
  expect(candidateOf(null, "potassium", own[0]?.source ?? ({} as never))).toBeNull();
});
