import type { Bundle } from "fhir/r4";
import { describe, expect, it } from "vitest";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { readChart } from "../../src/chart/read-chart";
import type { ChartReading } from "../../src/chart/types";
import { coded, GIST, type Json, LOINC, observation, PATIENT } from "./chart-of";

const HOME = "https://ehr.example.org/fhir";
const OTHER = "https://other.example.net/fhir";

function sized(id: string, millimetres: number, over: Json = {}): Json {
  return observation(id, coded(LOINC, "21889-1"), {
    method: coded("http://snomed.info/sct", "787377000"),
    component: [
      {
        code: coded(LOINC, "33728-7"),
        valueQuantity: { value: millimetres, unit: "mm", system: "http://unitsofmeasure.org", code: "mm" },
      },
    ],
    ...over,
  });
}

async function readingOf(
  entry: readonly { readonly fullUrl?: string; readonly resource: unknown }[],
  type = "collection",
): Promise<ChartReading> {
  const chart = await chartFromBundle({ resourceType: "Bundle", type, entry } as unknown as Bundle);
  return readChart(chart, { patient_id: null, language: "en", as_of: "2026-11-23" });
}

const at = (base: string, resource: Json) => ({
  fullUrl: `${base}/${String(resource.resourceType)}/${String(resource.id)}`,
  resource,
});
const size = (reading: ChartReading) =>
  reading.facts.size_mm?.status === "known" ? reading.facts.size_mm.value : null;
const aside = (reading: ChartReading) => reading.set_aside.map((row) => `${row.reference} ${row.reason}`);

describe("whose a resource of a Bundle is", () => {
  it("takes absolute references to the patient's own server", async () => {
    const subject = { reference: `${HOME}/Patient/synthetic-1/_history/3` };
    const reading = await readingOf([at(HOME, PATIENT), at(HOME, GIST), at(HOME, sized("s", 38, { subject }))]);
    expect(size(reading)).toBe(38);
  });

  it("takes no patient of another server for this one because the ids are the same", async () => {
    const subject = { reference: `${OTHER}/Patient/synthetic-1` };
    const reading = await readingOf([at(HOME, PATIENT), at(HOME, GIST), at(HOME, sized("s", 12, { subject }))]);
    expect(reading.facts.size_mm).toBeUndefined();
    expect(aside(reading)).toEqual(["Observation/s other_patient"]);
  });

  it("reads a relative reference as one of the server that its resource is of", async () => {
    const reading = await readingOf([at(HOME, PATIENT), at(HOME, GIST), at(OTHER, sized("s", 12))]);
    expect(reading.facts.size_mm).toBeUndefined();
    expect(aside(reading)).toEqual(["Observation/s other_patient"]);
  });

  it("lets no resource of another server take the place of one of this server", async () => {
    const newer = sized("s", 12, { meta: { lastUpdated: "2026-09-01T00:00:00Z" } });
    const reading = await readingOf([at(HOME, PATIENT), at(HOME, GIST), at(OTHER, newer), at(HOME, sized("s", 38))]);
    expect(size(reading)).toBe(38);
  });

  it("without any fullUrl, takes absolute subjects where they agree on one server, and none where they do not", async () => {
    const of = (base: string) => ({ subject: { reference: `${base}/Patient/synthetic-1` } });
    const one = [{ resource: PATIENT }, { resource: { ...GIST, ...of(HOME) } }, { resource: sized("s", 38, of(HOME)) }];
    expect(size(await readingOf(one))).toBe(38);
    const two = [
      { resource: PATIENT },
      { resource: { ...GIST, ...of(HOME) } },
      { resource: sized("s", 38, of(OTHER)) },
    ];
    expect(size(await readingOf(two))).toBeNull();
  });

  it("knows a contained copy of the patient by an identifier, and no other contained patient", async () => {
    const identifier = [{ system: "urn:oid:1.2.3", value: "4711" }];
    const contained = (held: Json) => ({
      subject: { reference: "#p" },
      contained: [{ resourceType: "Patient", id: "p", ...held }],
    });
    const patient = { resource: { ...PATIENT, identifier } };
    const copy = await readingOf([
      patient,
      { resource: GIST },
      { resource: sized("s", 38, contained({ identifier })) },
    ]);
    expect(size(copy)).toBe(38);
    const stranger = await readingOf([patient, { resource: GIST }, { resource: sized("s", 38, contained({})) }]);
    expect(size(stranger)).toBeNull();
  });
});

describe("references within a Bundle", () => {
  const uuid = (digit: number) => `urn:uuid:0000000${digit}-0000-4000-8000-000000000000`;
  const nameless = (resource: Json): Json =>
    Object.fromEntries(Object.entries(resource).filter(([key]) => key !== "id"));

  it("of a transaction: by urn:uuid, and the patient by an identifier", async () => {
    const patient = { ...nameless(PATIENT), identifier: [{ system: "urn:oid:1.2.3", value: "4711" }] };
    const subject = { reference: uuid(1) };
    const reading = await readingOf(
      [
        { fullUrl: uuid(1), resource: patient },
        { fullUrl: uuid(2), resource: { ...nameless(GIST), subject } },
        {
          fullUrl: uuid(3),
          resource: {
            resourceType: "Specimen",
            subject,
            type: { text: "Breast core" },
            collection: { bodySite: { text: "Left breast" } },
          },
        },
        { fullUrl: uuid(4), resource: nameless(sized("", 21, { subject, specimen: { reference: uuid(3) } })) },
        {
          fullUrl: uuid(5),
          resource: nameless(
            sized("", 62, {
              subject: { reference: "Patient?identifier=urn:oid:1.2.3|4711" },
              focus: [{ reference: uuid(2) }],
            }),
          ),
        },
      ],
      "transaction",
    );
    expect(size(reading)).toBe(62);
    expect(reading.facts.gist_confirmed).toMatchObject({ status: "known", value: "confirmed" });
  });

  it("of a searchset: an OperationOutcome among the entries is no resource of the chart", async () => {
    const outcome = { resourceType: "OperationOutcome", issue: [{ severity: "warning", code: "incomplete" }] };
    const reading = await readingOf(
      [at(HOME, PATIENT), { resource: outcome }, at(HOME, GIST), at(HOME, sized("s", 38))],
      "searchset",
    );
    expect(size(reading)).toBe(38);
    expect(aside(reading)).toEqual([]);
  });

  it("takes the id of a resource without one from its fullUrl", async () => {
    const reading = await readingOf([
      at(HOME, PATIENT),
      at(HOME, GIST),
      { fullUrl: `${HOME}/Observation/s`, resource: nameless(sized("s", 38)) },
    ]);
    expect(reading.facts.size_mm).toMatchObject({ sources: [{ reference: "Observation/s" }] });
  });

  it("does not follow a Binary of another server that has the same id", async () => {
    const report = {
      resourceType: "DiagnosticReport",
      id: "r",
      status: "final",
      subject: { reference: "Patient/synthetic-1" },
      code: coded(LOINC, "11526-1"),
      presentedForm: [{ contentType: "text/plain", url: `${OTHER}/Binary/b` }],
    };
    const binary = {
      resourceType: "Binary",
      id: "b",
      contentType: "text/plain",
      data: btoa("GIST of the stomach. Tumour size: 6 cm."),
    };
    const reading = await readingOf([at(HOME, PATIENT), at(HOME, GIST), at(HOME, report), at(HOME, binary)]);
    expect(reading.reports).toEqual([]);
  });
});
