import { afterAll, beforeAll, expect, it } from "vitest";
import { fetchChart } from "../../src/chart/fetch-chart";
import { readChart } from "../../src/chart/read-chart";
import type { FhirTransport } from "../../src/chart/types";
import { type Sandbox, startSandbox } from "../../src/sandbox/start-sandbox";
import { requestedScope } from "../../src/smart/scopes";
import { createLedger } from "../../src/writeback/ledger";
import { fetchRoutes } from "../../src/writeback/negotiate-routes";
import { prepareFiling } from "../../src/writeback/prepare-filing";
import { submitFiling } from "../../src/writeback/submit-filing";
import type { Review } from "../../src/writeback/types";
import { APP, signIn } from "../sandbox/client";
import { AS_OF, type DialectName, loadChart, reviewOf } from "../validation/reviews";

/* The launch after a filing, by the app's own searches on the sandbox's servers: not by resources handed over. */

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app_url: APP });
  // The server's first answer takes its definitions in: no test's time is to be spent on that.
  const { token, transport } = await signedIn("open");
  await fetchChart(transport, { patient_id: token.patient ?? "", as_of: AS_OF });
}, 120_000);
afterAll(() => sandbox.close());

async function signedIn(dialect: DialectName) {
  const base = sandbox.fhirBase(dialect);
  const offered = await fetch(`${base}/.well-known/smart-configuration`).then((answer) => answer.json());
  const server = { supported: offered.scopes_supported ?? null, capabilities: offered.capabilities };
  const token = await signIn(sandbox, { patient: "narrative-english", dialect, scope: requestedScope(server, true) });
  const transport: FhirTransport = {
    base,
    send: async ({ method, url, headers, body }) => {
      const answer = await fetch(url.startsWith("http") ? url : `${base}/${url}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${token.access_token}` },
        ...(body === undefined ? {} : { body }),
      });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: bytes };
    },
  };
  return { token, transport, routes: await fetchRoutes(transport, token.scope) };
}

it.each<[DialectName, NonNullable<Review["note_format"]>]>([
  ["open", "text/plain"],
  ["open", "text/html"],
  ["open", "application/pdf"],
  ["epic", "text/plain"],
  ["meditech", "text/plain"],
  ["athenahealth", "text/plain"],
])("%s, %s: the chart is read whole, and what was confirmed comes back", async (dialect, note_format) => {
  sandbox.reset();
  const { token, transport, routes } = await signedIn(dialect);
  const review: Review = {
    ...reviewOf(await loadChart("15-narrative-english"), { language: "en" }),
    server: { name: "Sandbox EHR", base: transport.base },
    encounter_id: token.encounter ?? null,
    author: { reference: `Practitioner/${sandbox.settings.practitioner}`, name: "Dr Synthetic" },
    note_format,
  };
  const filing = await prepareFiling(review, routes);
  const { patient_id, encounter_id, inputs_hash } = filing;
  const current = { patient_id, encounter_id, inputs_hash };
  expect((await submitFiling(filing, transport, current, createLedger())).state).toBe("complete");

  const fetched = await fetchChart(transport, { patient_id, encounter_id, as_of: AS_OF });
  const unread = fetched.queries.filter(({ state, http_status }) => state !== "ok" && state !== "empty" && http_status);
  expect(unread).toEqual([]);
  const reading = readChart(fetched, { patient_id, language: "en", as_of: AS_OF });
  expect(reading.earlier_filings.length).toBeGreaterThan(0);
  const confirmed = reading.candidates.filter(({ confirmed_at }) => confirmed_at !== undefined);
  const reads = ["open", "meditech", "athenahealth"].includes(dialect);
  expect(Object.fromEntries(confirmed.map(({ fact, value }) => [fact, value]))).toEqual(
    // Epic takes a note only: a note is never evidence for a fact.
    reads ? { size_mm: 55, mitoses_per_5mm2: 7 } : {},
  );
});
