import type { Bundle, CarePlan, Encounter, FhirResource, Patient, Provenance } from "fhir/r4";
import { expect, it } from "vitest";
import { textOfAttachment } from "../../src/chart/narrative/text/text-of-attachment";
import { checkFiling } from "../../src/writeback/check-filing";
import { composeNote } from "../../src/writeback/compose-note";
import { downloadBundle } from "../../src/writeback/download-bundle";
import { createLedger } from "../../src/writeback/ledger";
import { negotiateRoutes } from "../../src/writeback/negotiate-routes";
import { noteContent } from "../../src/writeback/note-content";
import { prepareFiling } from "../../src/writeback/prepare-filing";
import { renderHtml } from "../../src/writeback/render-html";
import { renderPdf } from "../../src/writeback/render-pdf";
import { submitFiling } from "../../src/writeback/submit-filing";
import type { Filing, Review, Routes } from "../../src/writeback/types";
import { ownChecks } from "../validation/own-checks";
import { BASE, capabilityOf, loadChart, reviewOf, routesOf } from "../validation/reviews";
import { validatorErrors } from "../validation/validators";
import { type Fault, faultyServer } from "./faulty-server";

const chart = await loadChart("03-jejunal-high");
const review = reviewOf(chart, { language: "en" });
const stored: readonly FhirResource[] = [...(chart.patient ? [chart.patient] : []), ...chart.resources];
const OPEN = routesOf("open");

const currentOf = (filing: Filing) => ({
  patient_id: filing.patient_id,
  encounter_id: filing.encounter_id,
  inputs_hash: filing.inputs_hash,
});
async function file(
  of: Review,
  routes: Routes,
  options: { readonly faults?: readonly Fault[]; readonly held?: readonly FhirResource[] } = {},
) {
  const filing = await prepareFiling(of, routes);
  const server = faultyServer(BASE, options.held ?? stored, options.faults ?? []);
  const ledger = createLedger();
  const submit = () => submitFiling(filing, server.transport, currentOf(filing), ledger, { timeout_ms: 1 });
  return { filing, server, ledger, submit, receipt: await submit() };
}
const single = (): Routes => {
  const capability = structuredClone(capabilityOf("open"));
  for (const rest of capability.rest ?? []) rest.interaction = [];
  return negotiateRoutes(capability, "patient/*.cruds");
};
const changed = (type: string, change: object): readonly FhirResource[] =>
  stored.map((one) => (one.resourceType === type ? ({ ...one, ...change } as FhirResource) : one));

it.each([
  [
    "a merged patient",
    changed("Patient", { link: [{ type: "replaced-by", other: { reference: "Patient/other" } }] }),
    "patient_replaced",
  ],
  ["another birth date", changed("Patient", { birthDate: "1901-01-01" } satisfies Partial<Patient>), "patient_differs"],
  [
    "another family name",
    changed("Patient", { name: [{ family: "Somebodyelse" }] } satisfies Partial<Patient>),
    "patient_differs",
  ],
  [
    "a patient who cannot be read",
    stored.filter(({ resourceType }) => resourceType !== "Patient"),
    "patient_unreadable",
  ],
  [
    "another's encounter",
    changed("Encounter", { subject: { reference: "Patient/other" } } satisfies Partial<Encounter>),
    "encounter_differs",
  ],
  [
    "a cancelled encounter",
    changed("Encounter", { status: "cancelled" } satisfies Partial<Encounter>),
    "encounter_differs",
  ],
  ["an encounter gone", stored.filter(({ resourceType }) => resourceType !== "Encounter"), "encounter_unreadable"],
] as const)("WR-13: %s in the record refuses the filing before anything is sent", async (_words, held, refusal) => {
  const { receipt, server } = await file(review, OPEN, { held });
  expect([receipt.state, receipt.refusal, server.writes()]).toEqual(["refused_identity", refusal, 0]);
  expect(receipt.outcomes.every(({ state }) => state === "not_sent")).toBe(true);
});

async function earlierPlan(): Promise<CarePlan> {
  const before = await prepareFiling({ ...review, action_id: "before" }, OPEN);
  const plan = before.resources.find((one): one is CarePlan => one.resourceType === "CarePlan");
  if (plan === undefined) throw new Error("This chart gives no plan");
  return { ...plan, id: "earlier", meta: { versionId: "3" } };
}

it.each([
  ["in one transaction", OPEN],
  ["one by one", single()],
] as const)(
  "WR-19: a plan edited by somebody else is shown beside ours and never overwritten (%s)",
  async (_how, routes) => {
    const earlier = await earlierPlan();
    const theirs: CarePlan = { ...earlier, title: "Edited by a colleague", identifier: [], meta: { versionId: "4" } };
    const of = { ...review, reading: { ...review.reading, earlier_filings: [earlier] } };
    const { receipt, server } = await file(of, routes, { held: [...stored, theirs] });
    const plan = receipt.outcomes.find(({ part }) => part === "care-plan");
    expect([plan?.state, plan?.theirs, plan?.mine?.resourceType]).toEqual(["stale", theirs, "CarePlan"]);
    expect(server.held.get("CarePlan/earlier")).toEqual(theirs);
  },
);

it.each(["409", "412"] as const)("WR-19: a %s at the write itself shows both", async (fault) => {
  const earlier = await earlierPlan();
  const of = { ...review, reading: { ...review.reading, earlier_filings: [earlier] } };
  const filing = await prepareFiling(of, single());
  const server = faultyServer(BASE, [...stored, earlier], []);
  const transport = {
    ...server.transport,
    send: (request: Parameters<typeof server.transport.send>[0]) =>
      request.method === "PUT"
        ? Promise.resolve({ status: Number(fault), headers: {}, body: new Uint8Array() })
        : server.transport.send(request),
  };
  const receipt = await submitFiling(filing, transport, currentOf(filing), createLedger());
  const plan = receipt.outcomes.find(({ part }) => part === "care-plan");
  expect([plan?.state, plan?.http_status]).toEqual(["stale", Number(fault)]);
  expect(plan?.theirs?.id).toBe("earlier");
  expect(plan?.mine?.resourceType).toBe("CarePlan");
  expect(receipt.state).toBe("partial");
});

it("a later launch replaces its own plan in place, with If-Match, and the note says which one it replaces", async () => {
  const earlier = await earlierPlan();
  const of = { ...review, reading: { ...review.reading, earlier_filings: [earlier] } };
  const { receipt, server } = await file(of, OPEN, { held: [...stored, earlier] });
  expect(receipt.state).toBe("complete");
  expect(server.held.get("CarePlan/earlier")?.meta?.versionId).toBe("4");
  expect([...server.held.values()].filter(({ resourceType }) => resourceType === "CarePlan")).toHaveLength(1);
});

it("WR-17: If-None-Exist finds what an earlier launch's lost answer wrote: told as already there", async () => {
  const { filing, server } = await file(review, single());
  // The same filing from a page that remembers nothing.
  const again = await submitFiling(filing, server.transport, currentOf(filing), createLedger());
  expect(again.state).toBe("complete");
  const states = again.outcomes.filter(({ resource_type }) => resource_type !== "Provenance").map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(["already_there"]));
});

it("WR-10: partial success names what was written and what was not, and the retry adds only the rest", async () => {
  // Patient and encounter are read, the note is written and read back, then the next write is refused.
  const filing = await prepareFiling(review, single());
  const server = faultyServer(BASE, stored, []);
  let refuse = true;
  const transport = {
    ...server.transport,
    send: (request: Parameters<typeof server.transport.send>[0]) =>
      refuse && request.method === "POST" && request.url === "CarePlan"
        ? Promise.resolve({ status: 422, headers: {}, body: new Uint8Array() })
        : server.transport.send(request),
  };
  const ledger = createLedger();
  const first = await submitFiling(filing, transport, currentOf(filing), ledger);
  expect(first.state).toBe("partial");
  expect(first.outcomes.filter(({ state }) => state !== "written").map(({ part, state }) => [part, state])).toEqual([
    ["care-plan", "refused"],
  ]);
  const before = server.held.size;
  refuse = false;
  const second = await submitFiling(filing, transport, currentOf(filing), ledger);
  expect([second.state, server.held.size]).toEqual(["complete", before + 1]);
});

it("Provenance names the clinician, the app, the patient and everything written", async () => {
  const { server, receipt } = await file(review, OPEN);
  const provenance = [...server.held.values()].find((one): one is Provenance => one.resourceType === "Provenance");
  const written = receipt.outcomes.flatMap(({ reference }) => (reference === null ? [] : [reference]));
  expect(provenance?.target.map(({ reference }) => reference).sort()).toEqual(
    written.filter((reference) => !reference.startsWith("Provenance/")).sort(),
  );
  expect(provenance?.agent.map(({ type }) => type?.coding?.[0]?.code)).toEqual(["author", "assembler"]);
  expect(provenance?.agent[0]?.who.reference).toBe(review.author.reference);
  expect(provenance?.entity?.[0]?.what.reference).toBe(`Patient/${chart.patient?.id}`);
});

it("an unknown outcome is settled by looking, without a second write", async () => {
  // patient, encounter, POST (stored, answer lost), and the search fails.
  const { filing, server, ledger, receipt } = await file(review, routesOf("epic"), {
    faults: ["none", "none", "lost_after", "500"],
  });
  expect([receipt.state, server.writes()]).toEqual(["unknown", 1]);
  const looked = await checkFiling(filing, server.transport, ledger);
  expect([looked.state, looked.outcomes[0]?.why, looked.outcomes[0]?.read_back, server.writes()]).toEqual([
    "complete",
    "found_by_identifier",
    "same",
    1,
  ]);
});

it.each(["en", "fr"] as const)("the PDF carries the note's own words and starts as a PDF (%s)", async (language) => {
  const of = reviewOf(chart, { language });
  const bytes = await renderPdf(noteContent(of, OPEN), language);
  expect(new TextDecoder("latin1").decode(bytes.slice(0, 5))).toBe("%PDF-");
  const read = await textOfAttachment(bytes, "application/pdf");
  const text = ("text" in read ? read.text : "").replace(/\s+/g, " ");
  for (const part of ["55 mm", of.assessment.engine.version, AUTHOR, chart.patient?.birthDate ?? "?"]) {
    expect(text).toContain(part);
  }
});
const AUTHOR = "Dr Synthetic Oncologist";

it("the HTML carries the same words as the plain text and nothing that runs", () => {
  const html = renderHtml(noteContent(review, OPEN), "en");
  expect(html).not.toMatch(/<script|\son\w+=|<img|<link|https?:\/\/[^<]*\.(js|css)/i);
  expect(html).toContain("Comment with &lt;b&gt;signs&lt;/b&gt; &amp; accents");
  for (const part of ["55 mm", AUTHOR, "DRAFT"]) {
    expect(html).toContain(part);
    expect(composeNote(review, OPEN)).toContain(part);
  }
});

it.each(["open", "epic", "meditech"] as const)(
  "the Bundle to take away is whole and valid whatever the server takes (%s)",
  async (dialect) => {
    const bundle: Bundle<FhirResource> = await downloadBundle(review, routesOf(dialect));
    expect(bundle.type).toBe("collection");
    const types = new Set(bundle.entry?.map(({ resource }) => resource?.resourceType));
    expect(types).toEqual(new Set(["DocumentReference", "RiskAssessment", "Observation", "CarePlan", "Provenance"]));
    const names = new Set(bundle.entry?.map(({ fullUrl }) => fullUrl));
    const urns = JSON.stringify(bundle.entry?.map(({ resource }) => resource)).match(/urn:uuid:[0-9a-f-]+/g) ?? [];
    expect(urns.length).toBeGreaterThan(0);
    expect(urns.filter((urn) => !names.has(urn))).toEqual([]);
    for (const { resource } of bundle.entry ?? []) {
      if (resource === undefined) continue;
      expect(ownChecks(resource)).toEqual([]);
      // The validator wants a type in every reference; inside a Bundle the urn stands for it.
      expect(validatorErrors(resource, []).filter((line) => !line.includes("urn:uuid:"))).toEqual([]);
    }
  },
);

it("V-09: a probability is written only where the engine gives a published figure, and is that figure", async () => {
  const filing = await prepareFiling(review, OPEN);
  const schemes = ["nih_2002", "afip_2006", "modified_nih_2008"] as const;
  const rows = schemes.map((scheme) => {
    const step = filing.steps.find(({ part }) => part === `risk-${scheme}`);
    const risk = step && filing.resources[step.index];
    const [prediction] = risk?.resourceType === "RiskAssessment" ? (risk.prediction ?? []) : [];
    const range = prediction?.probabilityRange;
    const figure = prediction?.probabilityDecimal;
    const { percent } = review.assessment.risk[scheme];
    return {
      scheme,
      written: figure === undefined ? (range ? [range.low?.value, range.high?.value] : null) : [figure, figure],
      published: percent === null ? null : [percent.low, percent.high],
    };
  });
  expect(rows.map(({ written }) => written)).toEqual(rows.map(({ published }) => published));
  // Both kinds are among them: one scheme has a figure, one has none.
  expect(new Set(rows.map(({ published }) => published === null)).size).toBe(2);
});
