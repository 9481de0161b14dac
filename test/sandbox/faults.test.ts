import type { Bundle, FhirResource, Observation } from "fhir/r4";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Fault } from "../../src/sandbox/faults";
import { type Sandbox, startSandbox } from "../../src/sandbox/start-sandbox";
import { APP, ask, type Fhir, fhir, matched, outcomeText, signIn } from "./client";

let sandbox: Sandbox;
let ada: Fhir;
const SEARCH = "Observation?patient=large-chart&category=laboratory";

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app_url: APP });
  ada = fhir(sandbox, (await signIn(sandbox, { patient: "large-chart" })).access_token);
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.reset();
});

const search = async (): Promise<Bundle<FhirResource>> => (await ada.get(SEARCH)).json<Bundle<FhirResource>>();
const nextOf = (bundle: Bundle): string | undefined => bundle.link?.find((link) => link.relation === "next")?.url;
const on = (kind: Fault["kind"], more: Partial<Fault> = {}): string =>
  sandbox.faults.set({ kind, resource: "Observation", ...more });

describe("faults on demand", () => {
  it.each([401, 403, 404, 409, 412, 422, 429, 500])("status %i, with an OperationOutcome", async (status) => {
    on(`status_${status}` as Fault["kind"], { retry_after: 7 });
    const reply = await ada.get(SEARCH);
    expect(reply.status).toBe(status);
    outcomeText(reply);
    expect(reply.headers.get("retry-after")).toBe(status === 429 ? "7" : null);
    expect((await ada.get("Condition?patient=large-chart")).status, "other resources are not met").toBe(200);
  });

  it("meets one verb, one dialect, so many times, after so many", async () => {
    on("status_500", { verb: "read" });
    expect((await ada.get(SEARCH)).status).toBe(200);
    sandbox.faults.clear();
    on("status_500", { dialect: "epic" });
    expect((await ada.get(SEARCH)).status).toBe(200);
    sandbox.faults.clear();
    on("status_500", { times: 1, after: 1 });
    const seen = [];
    for (let time = 0; time < 3; time++) seen.push((await ada.get(SEARCH)).status);
    expect(seen).toEqual([200, 500, 200]);
  });

  it("never answers", async () => {
    on("timeout", { times: 1 });
    const silent = ask(`${sandbox.fhirBase()}/${SEARCH}`, { signal: AbortSignal.timeout(300) });
    await expect(silent).rejects.toThrow(/timeout|aborted/i);
    expect((await ada.get(SEARCH)).status).toBe(200);
  });

  it("answers late", async () => {
    on("slow", { milliseconds: 300 });
    const from = performance.now();
    expect((await ada.get(SEARCH)).status).toBe(200);
    expect(performance.now() - from).toBeGreaterThanOrEqual(290);
  });

  it("drops the connection after the resource was stored: written, but no answer", async () => {
    sandbox.faults.set({ kind: "drop_after", resource: "CarePlan", verb: "create" });
    const plan = {
      resourceType: "CarePlan",
      status: "draft",
      intent: "plan",
      subject: { reference: "Patient/large-chart" },
    };
    await expect(ada.post("CarePlan", plan)).rejects.toThrow();
    expect(sandbox.written()).toHaveLength(1);
    sandbox.faults.clear();
    sandbox.reset();
    sandbox.faults.set({ kind: "drop_before", resource: "CarePlan" });
    await expect(ada.post("CarePlan", plan)).rejects.toThrow();
    expect(sandbox.written()).toEqual([]);
  });

  it("ends the pages early though the total says more", async () => {
    on("truncated_paging");
    const bundle = await search();
    expect(nextOf(bundle)).toBeUndefined();
    expect(bundle.total).toBeGreaterThan(matched(bundle).length);
  });

  it("gives a next link that is broken, goes in a circle, or leads to another host", async () => {
    on("broken_next");
    expect((await ada.get(nextOf(await search()) ?? "")).status).toBe(404);
    sandbox.faults.clear();
    on("loop_next");
    expect(nextOf(await search())).toBe(`${sandbox.fhirBase()}/${SEARCH}`);
    sandbox.faults.clear();
    on("foreign_next", { foreign_origin: "http://127.0.0.2:1" });
    expect(new URL(nextOf(await search()) ?? "").origin).toBe("http://127.0.0.2:1");
  });

  it("can fail on the second page only", async () => {
    on("status_500", { verb: "page" });
    expect((await ada.get(nextOf(await search()) ?? "")).status).toBe(500);
  });

  it("answers nothing, a page, half a JSON, or another resource", async () => {
    on("empty_body");
    expect((await ada.get(SEARCH)).text).toBe("");
    sandbox.faults.clear();
    on("html");
    expect((await ada.get(SEARCH)).headers.get("content-type")).toContain("text/html");
    sandbox.faults.clear();
    on("not_json");
    const half = await ada.get(SEARCH);
    expect(() => half.json()).toThrow();
    sandbox.faults.clear();
    on("wrong_resource_type");
    expect((await ada.get(SEARCH)).json().resourceType).toBe("Basic");
  });

  it("mixes in a warning, or another patient's resource", async () => {
    on("outcome_in_searchset");
    expect((await search()).entry?.some((entry) => entry.resource?.resourceType === "OperationOutcome")).toBe(true);
    sandbox.faults.clear();
    on("other_patient");
    const subjects = matched(await search()).map((one) => (one as Observation).subject?.reference);
    expect(new Set(subjects).size).toBe(2);
  });

  it("sends fifty thousand entries", async () => {
    on("many_entries");
    const bundle = await search();
    expect(bundle.entry).toHaveLength(50_000);
    expect(new Set(bundle.entry?.map((entry) => entry.resource?.id)).size).toBe(50_000);
  });

  it("is switched over HTTP too, and a wrong switch is refused with its reason", async () => {
    const api = `${sandbox.url}/api/faults`;
    const body = JSON.stringify({ kind: "status_500", resource: "Observation" });
    const { id } = (await ask(api, { method: "POST", body })).json<{ id: string }>();
    expect((await ada.get(SEARCH)).status).toBe(500);
    expect((await ask(api)).json<unknown[]>()).toHaveLength(1);
    await ask(`${api}?id=${id}`, { method: "DELETE" });
    expect((await ada.get(SEARCH)).status).toBe(200);
    const wrong = await ask(api, { method: "POST", body: JSON.stringify({ kind: "explosion" }) });
    expect([wrong.status, wrong.text.includes("kind is one of")]).toEqual([400, true]);
  });
});
