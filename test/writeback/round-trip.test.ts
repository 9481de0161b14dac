import type { FhirResource } from "fhir/r4";
import { expect, it } from "vitest";
import { readChart } from "../../src/chart/read-chart";
import type { FactName } from "../../src/knowledge/types";
import { createLedger } from "../../src/writeback/ledger";
import { prepareFiling } from "../../src/writeback/prepare-filing";
import { enteredFacts } from "../../src/writeback/resources/observation";
import { submitFiling } from "../../src/writeback/submit-filing";
import { AS_OF, BASE, CORRECTION, everyFactEntered, loadChart, reviewOf, routesOf } from "../validation/reviews";
import { faultyServer } from "./faulty-server";

/** Files a review of one chart; what the server then holds of it, and who the patient is. */
async function filed(entries: typeof CORRECTION) {
  const chart = await loadChart("03-jejunal-high");
  const review = reviewOf(chart, { language: "en", entries });
  const filing = await prepareFiling(review, routesOf("open"));
  const before = [...(chart.patient ? [chart.patient] : []), ...chart.resources];
  const server = faultyServer(BASE, before, []);
  const current = {
    patient_id: filing.patient_id,
    encounter_id: filing.encounter_id,
    inputs_hash: filing.inputs_hash,
  };
  const receipt = await submitFiling(filing, server.transport, current, createLedger());
  expect(receipt.state).toBe("complete");
  const known = new Set(before.map(({ id }) => id));
  const written = [...server.held.values()].filter(({ id }) => !known.has(id));
  return { chart, review, filing, written, receipt };
}

const read = (chart: Awaited<ReturnType<typeof loadChart>>, resources: readonly FhirResource[]) =>
  readChart({ ...chart, resources }, { patient_id: chart.patient?.id ?? null, language: "en", as_of: AS_OF });

/** Written as words, because FHIR has no value for them: told to the clinician, not read back as data. */
const AS_WORDS: readonly FactName[] = ["prior_tki", "concomitant_meds", "comorbidity", "bp", "qt_drugs"];

it("V-11: every fact that was filed is read back with the value that was confirmed", async () => {
  const { chart, review, written } = await filed(everyFactEntered());
  const reading = read(chart, written);
  const sent = enteredFacts(review).filter(({ fact }) => !AS_WORDS.includes(fact));
  expect(sent.length).toBeGreaterThan(70);
  const read_back = Object.fromEntries(
    sent.map(({ fact }) => [fact, reading.candidates.find((row) => row.fact === fact)?.value ?? null]),
  );
  expect(read_back).toEqual(Object.fromEntries(sent.map(({ fact, assessed }) => [fact, assessed.value])));
});

it("V-11: the receipt's own comparison of sent and stored is 'same' part by part", async () => {
  const { receipt } = await filed(CORRECTION);
  expect(new Set(receipt.outcomes.map(({ read_back }) => read_back))).toEqual(new Set(["same"]));
});

it("a filed correction stands at the next launch, as the clinician's, with the pathologist's size told beside it", async () => {
  const { chart, written } = await filed(CORRECTION);
  const alone = read(chart, chart.resources).facts.size_mm;
  const fact = read(chart, [...chart.resources, ...written]).facts.size_mm;
  expect(alone).toMatchObject({ status: "known", value: 30 });
  expect(fact).toMatchObject({ status: "known", value: 55 });
  expect(fact?.note).toContain("Confirmed in this app on");
  expect(fact?.note).toContain("Other sources say: 30 (");
});

it("the app's own notes, plans and risk classes never become facts", async () => {
  const { chart, written } = await filed(CORRECTION);
  const own = new Set(
    written.filter(({ resourceType }) => resourceType !== "Observation").map((one) => `${one.resourceType}/${one.id}`),
  );
  const reading = read(chart, [...chart.resources, ...written]);
  expect(reading.candidates.filter(({ source }) => own.has(source.reference ?? ""))).toEqual([]);
});

it("a filed value edited into another unit is set aside, not converted", async () => {
  const { chart, written } = await filed(CORRECTION);
  const edited = written.map((one) =>
    JSON.parse(
      JSON.stringify(one).replaceAll('"code":"mm"', '"code":"[in_i]"').replaceAll("{mitoses}/(5.mm2)", "/[HPF]"),
    ),
  ) as FhirResource[];
  const reading = read(chart, edited);
  expect(reading.candidates.filter(({ fact }) => fact === "size_mm" || fact === "mitoses_per_5mm2")).toEqual([]);
  expect(reading.set_aside.filter(({ reason }) => reason === "no_number")).toHaveLength(2);
});
