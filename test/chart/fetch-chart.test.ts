import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CapabilityStatement } from "fhir/r4";
import { describe, expect, it } from "vitest";
import { fetchCapability } from "../../src/chart/fetch-capability";
import { type FetchChartOptions, fetchChart } from "../../src/chart/fetch-chart";
import { readChart } from "../../src/chart/read-chart";
import { READ_SET } from "../../src/chart/read-set";
import type { Timers } from "../../src/chart/send-read";
import type { FetchedChart, FhirResponse, QueryOutcome } from "../../src/chart/types";
import { answer, BASE, type Fault, fakeServer, refusal } from "./fake-server";

type Json = Record<string, unknown>;

const capability = (name: string): CapabilityStatement =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, "../data/capability-statements", `${name}.json`), "utf8"),
  ) as CapabilityStatement;
const OPEN = capability("open");

const SUBJECT = { reference: "Patient/synthetic-1" };
const PATIENT: Json = { resourceType: "Patient", id: "synthetic-1", gender: "female", birthDate: "1962-04-05" };
const GIST: Json = {
  resourceType: "Condition",
  id: "gist",
  subject: SUBJECT,
  category: [{ coding: [{ code: "problem-list-item" }] }],
  verificationStatus: { coding: [{ code: "confirmed" }] },
  code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code: "C49.A2" }] },
};
const potassium = (index: number): Json => ({
  resourceType: "Observation",
  id: `k${index}`,
  status: "final",
  subject: SUBJECT,
  category: [{ coding: [{ code: "laboratory" }] }],
  effectiveDateTime: `2026-01-${String((index % 28) + 1).padStart(2, "0")}`,
  code: { coding: [{ system: "http://loinc.org", code: "2823-3" }] },
  valueQuantity: { value: 4, unit: "mmol/L" },
});

/** A clock that runs only as fast as somebody waits: each timer fires as soon as nothing else is to be done. */
function quickTimers(): Timers & { readonly waited: number[] } {
  const waited: number[] = [];
  const cleared = new Set<number>();
  let now = Date.parse("2026-11-23T12:00:00Z");
  let next = 0;
  return {
    waited,
    now: () => now,
    setTimeout(run, milliseconds) {
      const id = ++next;
      // Requests that answer do so within microtasks; a timer that is left over fires after them.
      const wait = async (): Promise<void> => {
        await new Promise<void>((resolve) => setImmediate(resolve));
        if (cleared.has(id)) return;
        now += milliseconds;
        waited.push(milliseconds);
        run();
      };
      void wait();
      return id;
    },
    clearTimeout(id) {
      cleared.add(id as number);
    },
  };
}

function withoutReverseIncludes(statement: CapabilityStatement): CapabilityStatement {
  const [server] = statement.rest ?? [];
  const resource = (server?.resource ?? []).map(({ searchRevInclude: _unlisted, ...rest }) => rest);
  return { ...statement, rest: [{ mode: "server", ...server, resource }] };
}

async function fetched(
  resources: readonly Json[],
  settings: Parameters<typeof fakeServer>[2] = {},
  over: Partial<FetchChartOptions> = {},
  statement: CapabilityStatement | null = OPEN,
) {
  const server = fakeServer([PATIENT, GIST, ...resources], statement, settings);
  const timers = quickTimers();
  const chart = await fetchChart(server.transport, {
    patient_id: "synthetic-1",
    as_of: "2026-11-23",
    capability: statement,
    timers,
    ...over,
  });
  const outcome = (id: string): QueryOutcome => {
    const found = chart.queries.find((query) => query.id === id);
    if (!found) throw new Error(`no outcome of ${id}`);
    return found;
  };
  return { chart, server, outcome, timers };
}

const never = (): Promise<FhirResponse> => new Promise(() => undefined);
const on = (when: RegExp, give: Fault["answer"], times?: number): Fault => ({
  when,
  answer: give,
  ...(times === undefined ? {} : { times }),
});
const MEDICINES = /^MedicationRequest\?/;

describe("each query ends as what it was", () => {
  it("says ok for entries and empty for none", async () => {
    const { outcome } = await fetched([]);
    expect(outcome("condition-problem-list")).toMatchObject({ state: "ok", entries: 1, pages: 1, depth: 1 });
    expect(outcome("procedure")).toMatchObject({ state: "empty", entries: 0, pages: 1 });
  });

  it.each([
    ["unauthorized", 401, "login"],
    ["forbidden", 403, "forbidden"],
    ["unsupported", 404, "not-supported"],
    ["unsupported", 400, "invalid"],
    ["error", 500, "exception"],
  ] as const)("says %s for HTTP %i, and tells the other queries apart from it (RD-13)", async (state, status, code) => {
    const { outcome } = await fetched([], { faults: [on(MEDICINES, () => refusal(status, code))] });
    expect(outcome("medication-request")).toMatchObject({ state, http_status: status });
    expect(outcome("condition-problem-list").state).toBe("ok");
  });

  it.each([
    ["not JSON", () => answer(200, "<html>sign in</html>")],
    ["another type", () => answer(200, PATIENT)],
    [
      "an outcome with status 200",
      () => answer(200, { resourceType: "OperationOutcome", issue: [{ severity: "error", code: "exception" }] }),
    ],
  ])("calls an answer that is %s an error, never empty", async (_what, give) => {
    const { outcome } = await fetched([], { faults: [on(MEDICINES, give)] });
    expect(outcome("medication-request").state).toBe("error");
  });

  it("calls a searchset that confesses to partial data truncated (Epic 4119)", async () => {
    const bundle = {
      resourceType: "Bundle",
      type: "searchset",
      entry: [
        {
          resource: {
            resourceType: "OperationOutcome",
            issue: [{ severity: "warning", code: "processing", details: { coding: [{ code: "4119" }] } }],
          },
          search: { mode: "outcome" },
        },
      ],
    };
    const { outcome } = await fetched([], { faults: [on(MEDICINES, () => answer(200, bundle))] });
    expect(outcome("medication-request").state).toBe("truncated");
  });

  it("calls a shorter list than the server's own total truncated", async () => {
    const { outcome } = await fetched([], {
      faults: [on(MEDICINES, () => answer(200, { resourceType: "Bundle", type: "searchset", total: 7, entry: [] }))],
    });
    expect(outcome("medication-request")).toMatchObject({ state: "truncated", detail: "0 of 7 entries came" });
  });

  it("names paths and parameters only, never the patient", async () => {
    const { chart } = await fetched([]);
    expect(chart.queries.map((query) => query.described).join(" ")).not.toContain("synthetic-1");
  });

  it("keeps a fact unknown, with the failed read named, when the query that could carry it failed (RD-13)", async () => {
    const { chart } = await fetched([], { faults: [on(MEDICINES, () => refusal(403, "forbidden"))] });
    const { facts } = readChart(chart, { patient_id: "synthetic-1", language: "en", as_of: "2026-11-23" });
    expect(facts.prior_tki).toMatchObject({ status: "unknown", note: expect.stringContaining("medication orders") });
    expect(facts.current_tki).toMatchObject({ status: "unknown", note: expect.stringContaining("access refused") });
    const french = readChart(chart, { patient_id: "synthetic-1", language: "fr", as_of: "2026-11-23" });
    expect(french.facts.prior_tki).toMatchObject({ note: expect.stringContaining("accès refusé") });
  });

  it("does not read a list as complete when its query was cut short", async () => {
    const order: Json = {
      resourceType: "MedicationRequest",
      id: "r",
      status: "active",
      intent: "order",
      subject: SUBJECT,
      medicationCodeableConcept: { text: "warfarin 5 mg" },
    };
    const page = {
      resourceType: "Bundle",
      type: "searchset",
      entry: [{ resource: order }],
      link: [{ relation: "next", url: "https://elsewhere.example.org/next" }],
    };
    const { chart, outcome } = await fetched([], { faults: [on(MEDICINES, () => answer(200, page))] });
    expect(outcome("medication-request").state).toBe("truncated");
    const { facts } = readChart(chart, { patient_id: "synthetic-1", language: "en", as_of: "2026-11-23" });
    expect(facts.concomitant_meds).toMatchObject({ status: "unknown", note: expect.stringContaining("warfarin 5 mg") });
  });

  it("answers for the patient: a refused Patient leaves birth date and sex unknown", async () => {
    const { chart } = await fetched([], { faults: [on(/^Patient\//, () => refusal(403, "forbidden"))] });
    expect(chart.patient).toBeNull();
    const { facts } = readChart(chart, { patient_id: "synthetic-1", language: "en", as_of: "2026-11-23" });
    expect(facts.birth_date?.status).toBe("unknown");
    expect(facts.gist_confirmed?.status).toBe("known");
  });

  it("refuses another patient's Patient resource", async () => {
    const { chart, outcome } = await fetched([], {
      faults: [on(/^Patient\//, () => answer(200, { ...PATIENT, id: "synthetic-2" }))],
    });
    expect(chart.patient).toBeNull();
    expect(outcome("patient").state).toBe("error");
  });
});

describe("pages", () => {
  it("follows every next link and keeps each entry once (RD-14)", async () => {
    const { chart, outcome } = await fetched(
      Array.from({ length: 95 }, (_, index) => potassium(index)),
      { page_size: 10 },
    );
    expect(outcome("observation-laboratory")).toMatchObject({ state: "ok", pages: 10, entries: 95 });
    expect(chart.resources.filter((resource) => resource.resourceType === "Observation")).toHaveLength(95);
  });

  it("sends a next link as it stands", async () => {
    const link = `${BASE}/_page/x?continue=%7Babc%7D&_x=1%202`;
    const { server } = await fetched([], {
      faults: [
        on(MEDICINES, () =>
          answer(200, {
            resourceType: "Bundle",
            type: "searchset",
            entry: [],
            link: [{ relation: "next", url: link }],
          }),
        ),
        on(/^_page\/x/, () => answer(200, { resourceType: "Bundle", type: "searchset", entry: [] })),
      ],
    });
    expect(server.requests).toContain(decodeURIComponent(link.replace(`${BASE}/`, "")));
  });

  it.each([
    ["another host", "https://elsewhere.example.org/fhir/R4/MedicationRequest?page=2"],
    ["a path above the base", "https://ehr.example.org/other/MedicationRequest?page=2"],
    ["another scheme", "http://ehr.example.org/fhir/R4/MedicationRequest?page=2"],
    ["a user in the URL", "https://x:y@ehr.example.org/fhir/R4/MedicationRequest?page=2"],
    ["a look-alike base", "https://ehr.example.org/fhir/R4evil/MedicationRequest?page=2"],
  ])("never follows a next link to %s (RD-20)", async (_what, url) => {
    const { server, outcome } = await fetched([], {
      faults: [
        on(MEDICINES, () =>
          answer(200, { resourceType: "Bundle", type: "searchset", entry: [], link: [{ relation: "next", url }] }),
        ),
      ],
    });
    expect(outcome("medication-request").state).toBe("truncated");
    expect(server.requests.some((request) => request.includes("page=2"))).toBe(false);
  });

  it("stops in a circle of pages and tells it", async () => {
    const loop = (to: string) => () =>
      answer(200, {
        resourceType: "Bundle",
        type: "searchset",
        entry: [],
        link: [{ relation: "next", url: `${BASE}/_page/${to}` }],
      });
    const { outcome, server } = await fetched([], {
      faults: [on(MEDICINES, loop("a")), on(/^_page\/a/, loop("b")), on(/^_page\/b/, loop("a"))],
    });
    expect(outcome("medication-request")).toMatchObject({ state: "truncated", pages: 3 });
    expect(server.requests.filter((request) => request.startsWith("_page/"))).toHaveLength(2);
  });

  it("stops at its ceiling when a server never ends, and tells it", async () => {
    let page = 0;
    const endless = () =>
      answer(200, {
        resourceType: "Bundle",
        type: "searchset",
        entry: [],
        link: [{ relation: "next", url: `${BASE}/_page/${++page}` }],
      });
    const { outcome } = await fetched([], { faults: [on(/^MedicationRequest\?|^_page\//, endless)] });
    expect(outcome("medication-request")).toMatchObject({ state: "truncated", pages: 60 });
  });

  it("begins a search again once when the paging session expired (Epic 4113)", async () => {
    const list = Array.from({ length: 30 }, (_, index) => potassium(index));
    const { outcome } = await fetched(list, { page_size: 10, faults: [on(/^_page\//, () => refusal(400, "4113"), 1)] });
    expect(outcome("observation-laboratory")).toMatchObject({ state: "ok", entries: 30 });
  });

  it("keeps the pages that came when a later one fails", async () => {
    const list = Array.from({ length: 30 }, (_, index) => potassium(index));
    const { outcome } = await fetched(list, {
      page_size: 10,
      faults: [on(/^_page\/.*continue=10/, () => refusal(500, "exception"))],
    });
    expect(outcome("observation-laboratory")).toMatchObject({ state: "truncated", entries: 10 });
  });
});

describe("time, retry and manners", () => {
  it("tries an idempotent read once more after a 5xx", async () => {
    const { outcome, server } = await fetched([], { faults: [on(MEDICINES, () => refusal(503, "transient"), 1)] });
    expect(outcome("medication-request").state).toBe("empty");
    expect(server.requests.filter((request) => MEDICINES.test(request))).toHaveLength(2);
  });

  it("does not repeat a refusal", async () => {
    const { server } = await fetched([], { faults: [on(MEDICINES, () => refusal(403, "forbidden"))] });
    expect(server.requests.filter((request) => MEDICINES.test(request))).toHaveLength(1);
  });

  it("gives a request thirty seconds, twice, then calls it an error", async () => {
    const { outcome, timers, server } = await fetched([], { faults: [on(MEDICINES, never)] });
    expect(outcome("medication-request")).toMatchObject({ state: "error", detail: "no answer in 30 s" });
    expect(timers.waited.filter((wait) => wait === 30_000)).toHaveLength(2);
    expect(server.requests.filter((request) => MEDICINES.test(request))).toHaveLength(2);
  });

  it("waits as long as a 429 asks, and goes on", async () => {
    const { outcome, timers } = await fetched([], {
      faults: [on(MEDICINES, () => answer(429, "", { "retry-after": "7" }), 2)],
    });
    expect(outcome("medication-request").state).toBe("empty");
    expect(timers.waited.filter((wait) => wait === 7000)).toHaveLength(2);
  });

  it("reads Retry-After as a date too", async () => {
    const { outcome, timers } = await fetched([], {
      faults: [on(MEDICINES, () => answer(429, "", { "retry-after": "Mon, 23 Nov 2026 12:00:05 GMT" }), 1)],
    });
    expect(outcome("medication-request").state).toBe("empty");
    expect(timers.waited.some((wait) => wait > 0 && wait <= 5000)).toBe(true);
  });

  it.each([["3600"], ["5"]])("does not wait for ever on 429 with Retry-After %s", async (seconds) => {
    const { outcome, timers } = await fetched([], {
      faults: [on(MEDICINES, () => answer(429, "", { "retry-after": seconds }))],
    });
    expect(outcome("medication-request")).toMatchObject({ state: "error", detail: "too many requests" });
    expect(timers.waited.reduce((sum, wait) => sum + (wait === 30_000 ? 0 : wait), 0)).toBeLessThan(60_000);
  });

  it("survives a connection that breaks", async () => {
    const { outcome } = await fetched([], {
      faults: [
        on(MEDICINES, () => {
          throw new TypeError("failed");
        }),
      ],
    });
    expect(outcome("medication-request").state).toBe("error");
  });

  it("keeps to six requests at one time", async () => {
    const { server } = await fetched([]);
    expect(server.busiest()).toBeLessThanOrEqual(6);
  });

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    const { chart } = await fetched(
      [],
      {
        faults: [
          on(MEDICINES, () => {
            controller.abort();
            return never();
          }),
        ],
      },
      { signal: controller.signal },
    );
    expect(chart.queries.find((query) => query.id === "medication-request")?.state).toBe("error");
    expect(chart.queries.find((query) => query.id === "body-structure")).toMatchObject({
      state: "error",
      detail: "stopped",
    });
  });

  it("reports each query as it ends, and the chart after the first round", async () => {
    const seen: string[] = [];
    const charts: FetchedChart[] = [];
    const { chart: whole } = await fetched(
      [],
      {},
      { on_progress: (outcome) => seen.push(outcome.id), on_chart: (chart) => charts.push(chart) },
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain("report-body");
    // Nothing of a text was to come: the chart so far once, before any of the second round, which stands in it as still to come.
    expect(charts).toHaveLength(1);
    const ended = charts[0]?.queries.filter((query) => query.state !== "pending") ?? [];
    expect(ended).toHaveLength(9); // Patient and eight searches
    const idsOf = (queries: readonly QueryOutcome[] | undefined) => queries?.map((query) => query.id).sort() ?? [];
    const first = new Set(idsOf(ended));
    const later = whole.queries.filter(
      (query) => !first.has(query.id) && query.state !== "unsupported" && query.id !== "report-body",
    );
    expect(later.length).toBeGreaterThan(5);
    expect(idsOf(charts[0]?.queries.filter((query) => query.state === "pending"))).toEqual(idsOf(later));
  });
});

describe("a list of many pages", () => {
  const laboratory = (index: number): Json => ({
    resourceType: "Observation",
    id: `laboratory-${index}`,
    status: "final",
    category: [{ coding: [{ code: "laboratory" }] }],
    subject: SUBJECT,
    code: { text: "synthetic" },
  });

  it("is shown with its first page, still to come, and is whole in the end", async () => {
    const partial: FetchedChart[] = [];
    const { chart, outcome } = await fetched(
      Array.from({ length: 95 }, (_, index) => laboratory(index)),
      { page_size: 10 },
      { on_chart: (soFar) => partial.push(soFar) },
    );
    const [first] = partial;
    expect(first?.queries.find(({ id }) => id === "observation-laboratory")).toMatchObject({ state: "pending" });
    expect(first?.queries.find(({ id }) => id === "observation-laboratory")?.concerns).toContain("size_mm");
    const count = (of: FetchedChart | undefined) =>
      of?.resources.filter(({ resourceType }) => resourceType === "Observation").length ?? 0;
    expect(count(first)).toBeGreaterThanOrEqual(10);
    expect(count(first)).toBeLessThan(95);
    expect(count(chart)).toBe(95);
    expect(outcome("observation-laboratory")).toMatchObject({ state: "ok", pages: 10, entries: 95 });
  });

  it("that breaks off afterwards is what it is: the chart so far promised nothing", async () => {
    const partial: FetchedChart[] = [];
    const { outcome } = await fetched(
      Array.from({ length: 95 }, (_, index) => laboratory(index)),
      { page_size: 10, faults: [on(/^_page/, () => answer(500, {}))] },
      { on_chart: (soFar) => partial.push(soFar) },
    );
    expect(partial[0]?.queries.find(({ id }) => id === "observation-laboratory")).toMatchObject({ state: "pending" });
    expect(outcome("observation-laboratory")).toMatchObject({ state: "truncated" });
  });
});

describe("adapted to the server", () => {
  it("has at most eight searches in the first round", () => {
    expect(READ_SET.filter((row) => row.depth === 1).length).toBeLessThanOrEqual(8);
  });

  it.each(["epic", "oracle-health", "meditech", "athenahealth", "open"])(
    "sends %s no parameter that its /metadata does not list (RD-15)",
    async (name) => {
      const statement = capability(name);
      const id = name === "athenahealth" ? "a-195900.E-7" : "synthetic-1";
      const server = fakeServer([{ ...PATIENT, id }], statement, {
        most: { Observation: 200, DocumentReference: 100, DiagnosticReport: 100 },
      });
      const chart = await fetchChart(server.transport, { patient_id: id, as_of: "2026-11-23", capability: statement });
      const refused = chart.queries.filter((query) => query.http_status !== null && query.http_status >= 400);
      expect(refused).toEqual([]);
      const searches = server.requests.filter((request) => request.includes("?"));
      // Nothing was refused, so each search was sent once.
      expect(new Set(searches).size).toBe(searches.length);
      expect(searches.every((request) => !/^Observation\?/.test(request) || /category=|code=/.test(request))).toBe(
        true,
      );
    },
  );

  it("waits for the patient where only the patient tells athenahealth's practice", async () => {
    const statement = capability("athenahealth");
    const patient = {
      ...PATIENT,
      id: "opaque",
      extension: [
        {
          url: "https://fhir.athena.io/StructureDefinition/ah-practice",
          valueReference: { reference: "Organization/a-1.Practice-77" },
        },
      ],
    };
    const server = fakeServer([patient], statement);
    const chart = await fetchChart(server.transport, {
      patient_id: "opaque",
      as_of: "2026-11-23",
      capability: statement,
    });
    expect(server.requests[0]).toBe("Patient/opaque");
    expect(
      server.requests
        .filter((request) => request.includes("?"))
        .every((request) => request.includes("ah-practice=Organization/a-1.Practice-77")),
    ).toBe(true);
    expect(chart.queries.find((query) => query.id === "procedure")).toMatchObject({ state: "empty", depth: 2 });
  });

  it("asks code by code where a comma list is refused, and makes one outcome of it", async () => {
    const size: Json = {
      ...potassium(1),
      id: "size",
      category: [],
      code: { coding: [{ system: "http://loinc.org", code: "21889-1" }] },
      valueQuantity: { value: 62, unit: "mm" },
    };
    const { outcome, chart } = await fetched([size], {
      faults: [on(/^Observation\?.*code=[^&]*,/, () => refusal(400, "invalid", "no lists"))],
    });
    expect(outcome("observation-tumour")).toMatchObject({ state: "ok", entries: 1 });
    expect(chart.resources.some((resource) => resource.id === "size")).toBe(true);
  });

  it("rephrases only in the direction of less: never a bare Observation search", async () => {
    const { server, outcome } = await fetched([], { faults: [on(/^Observation\?/, () => refusal(400, "59111"))] });
    expect(outcome("observation-laboratory").state).toBe("unsupported");
    expect(
      server.requests
        .filter((request) => request.startsWith("Observation?"))
        .every((request) => /category=|code=/.test(request)),
    ).toBe(true);
  });

  it.each(["4130", "4131", "4134"])("does not retry behind the glass (Epic %s)", async (code) => {
    const { server, outcome } = await fetched([], { faults: [on(/^DiagnosticReport\?/, () => refusal(400, code))] });
    expect(outcome("diagnostic-report")).toMatchObject({
      state: "forbidden",
      detail: expect.stringContaining("break-the-glass"),
    });
    expect(server.requests.filter((request) => request.startsWith("DiagnosticReport?"))).toHaveLength(1);
  });

  it("tells a daily document ceiling as part of the data (Epic 4135)", async () => {
    const { outcome } = await fetched([], { faults: [on(/^DocumentReference\?/, () => refusal(400, "4135"))] });
    expect(outcome("document-reference").state).toBe("truncated");
  });

  it("asks for Provenance with what it is of, where it is listed and granted, and names its author (§5.9)", async () => {
    const provenance: Json = {
      resourceType: "Provenance",
      id: "p",
      target: [{ reference: "Condition/gist" }],
      recorded: "2026-01-10T10:00:00Z",
      agent: [
        { type: { coding: [{ code: "transmitter" }] }, who: { display: "Interface engine" } },
        { type: { coding: [{ code: "author" }] }, who: { display: "Dr Synthetic Author" } },
      ],
    };
    const granted = await fetched([provenance], {}, { reads_provenance: true }, capability("epic"));
    const asked = granted.server.requests.filter((request) => request.includes("_revinclude=Provenance:target"));
    expect(asked.map((request) => request.split("?")[0])).toEqual(
      expect.arrayContaining(["Condition", "Observation", "DiagnosticReport", "DocumentReference", "Procedure"]),
    );
    const reading = readChart(granted.chart, { patient_id: "synthetic-1", language: "en", as_of: "2026-11-23" });
    expect(reading.candidates.find((candidate) => candidate.fact === "gist_confirmed")?.author).toBe(
      "Dr Synthetic Author",
    );
    for (const [reads_provenance, statement] of [
      [false, capability("epic")],
      [true, withoutReverseIncludes(capability("epic"))],
    ] as const) {
      const { server } = await fetched([provenance], {}, { reads_provenance }, statement);
      expect(server.requests.filter((request) => request.includes("_revinclude"))).toEqual([]);
    }
  });

  it("reads without Provenance where the server forbids it with that, and asks no second time at broken glass", async () => {
    const asking = /_revinclude=Provenance:target/;
    const statement = capability("epic");
    const lacking = { faults: [on(asking, () => refusal(403, "forbidden"))] };
    const { outcome, chart } = await fetched([], lacking, { reads_provenance: true }, statement);
    expect(outcome("condition-problem-list").state).toBe("ok");
    expect(chart.resources.some((resource) => resource.id === "gist")).toBe(true);
    const glass = { faults: [on(asking, () => refusal(403, "4130"))] };
    const closed = await fetched([], glass, { reads_provenance: true }, statement);
    expect(closed.outcome("condition-problem-list").state).toBe("forbidden");
    expect(closed.server.requests.filter((request) => /^Condition\?.*problem-list-item/.test(request))).toHaveLength(1);
    const refused = { faults: [on(/^Condition\?/, () => refusal(403, "forbidden"))] };
    const without = await fetched([], refused, { reads_provenance: true }, statement);
    expect(without.outcome("condition-problem-list").state).toBe("forbidden");
  });

  it("reads Medication by reference where _include is not offered", async () => {
    const order: Json = {
      resourceType: "MedicationRequest",
      id: "r",
      status: "active",
      intent: "order",
      subject: SUBJECT,
      medicationReference: { reference: "Medication/m" },
    };
    const statement = capability("oracle-health");
    const partial: FetchedChart[] = [];
    const { chart } = await fetched(
      [order, { resourceType: "Medication", id: "m", code: { text: "imatinib" } }],
      {},
      { on_chart: (soFar) => partial.push(soFar) },
      {
        ...statement,
        rest: [
          {
            ...(statement.rest?.[0] ?? { mode: "server" }),
            resource: [
              ...(statement.rest?.[0]?.resource ?? []),
              { type: "Medication", interaction: [{ code: "read" }] },
            ],
          },
        ],
      },
    );
    // Until the medicine is here, no drug may be called absent: the chart so far says that it is still to come.
    const pending = partial[0]?.queries.find((query) => query.id === "referenced");
    expect(pending).toMatchObject({ state: "pending", resource_type: "Medication" });
    expect(pending?.concerns).toContain("current_tki");
    expect(chart.queries.find((query) => query.id === "referenced")?.state).toBe("ok");
    expect(chart.resources.some((resource) => resource.resourceType === "Medication")).toBe(true);
  });

  it("does without /metadata: core parameters only", async () => {
    const { server, outcome } = await fetched([], {}, {}, null);
    expect(outcome("condition-problem-list").state).toBe("ok");
    expect(server.requests.every((request) => !/[?&]_/.test(request))).toBe(true);
  });

  it("reads /metadata, and says null when it is no CapabilityStatement", async () => {
    expect((await fetchCapability(fakeServer([], OPEN).transport))?.id).toBe("open");
    expect(
      await fetchCapability(fakeServer([], OPEN, { faults: [on(/^metadata/, () => answer(200, "<html>"))] }).transport),
    ).toBeNull();
  });
});

describe("report bodies", () => {
  const report = (id: string, url: string): Json => ({
    resourceType: "DiagnosticReport",
    id,
    status: "final",
    subject: SUBJECT,
    category: [{ coding: [{ system: "http://loinc.org", code: "LP7839-6" }] }],
    code: { coding: [{ system: "http://loinc.org", code: "11526-1" }] },
    presentedForm: [{ contentType: "text/plain", url }],
  });
  const binary = (id: string, text: string): Json => ({
    resourceType: "Binary",
    id,
    contentType: "text/plain",
    data: btoa(text),
  });

  it("never asks another host for an attachment (RD-20)", async () => {
    const { chart, server, outcome } = await fetched([report("r", "https://archive.example.net/Binary/b")]);
    expect(server.requests.some((request) => request.includes("archive"))).toBe(false);
    expect(chart.attachments.get("https://archive.example.net/Binary/b")).toMatchObject({ state: "unreadable" });
    expect(outcome("report-body").state).not.toBe("error");
    const reading = readChart(chart, { patient_id: "synthetic-1", language: "en", as_of: "2026-11-23" });
    expect(reading.set_aside).toContainEqual(
      expect.objectContaining({ reference: "DiagnosticReport/r", reason: "unreadable_document" }),
    );
  });

  it("asks for one URL once however many reports name it (RD-16)", async () => {
    const { server } = await fetched([report("a", "Binary/b"), report("b", "Binary/b"), binary("b", "GIST")]);
    expect(server.requests.filter((request) => request === "Binary/b")).toHaveLength(1);
  });

  it("asks in the content's own type, and in FHIR JSON where that is refused (RD-17)", async () => {
    const { chart, server } = await fetched([report("r", "Binary/b"), binary("b", "GIST of the stomach")], {
      faults: [on(/^Binary\/b$/, () => refusal(406, "not-acceptable"), 1)],
    });
    expect(server.requests.filter((request) => request === "Binary/b")).toHaveLength(2);
    expect(chart.attachments.get("Binary/b")).toEqual({ state: "text", text: "GIST of the stomach" });
  });

  it("tells a refused body as unread, and leaves what it could have said unknown", async () => {
    const { chart, outcome } = await fetched([report("r", "Binary/b"), binary("b", "GIST")], {
      faults: [on(/^Binary\//, () => refusal(403, "forbidden"))],
    });
    expect(outcome("report-body").state).toBe("forbidden");
    const { facts } = readChart(chart, { patient_id: "synthetic-1", language: "en", as_of: "2026-11-23" });
    expect(facts.mitoses_per_5mm2).toMatchObject({
      status: "unknown",
      note: expect.stringContaining("texts of reports"),
    });
  });
});
