import { type ChildProcess, spawn } from "node:child_process";
import type { Bundle, CarePlan, FhirResource, Observation } from "fhir/r4";
import { fetchChart } from "../../src/chart/fetch-chart";
import { readChart } from "../../src/chart/read-chart";
import type { FhirRequest, FhirResponse } from "../../src/chart/types";
import { loadPatients } from "../../src/sandbox/patients";
import { mainJobChecks } from "./hapi-main-job";

type Check = (name: string, isRight: boolean, detail?: string) => void;

const JSON_TYPE = "application/fhir+json";

export interface Hapi {
  /** FHIR base URL. */
  readonly base: string;
  stop(): void;
}

/** Starts HAPI FHIR JPA on any free port; some forty seconds. */
export function startHapi(classes: string): Promise<Hapi> {
  const child: ChildProcess = spawn("java", ["-Xmx2g", "-cp", classes, "org.gistpathway.conformance.Server", "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill();
      reject(new Error("HAPI was not ready in 300 s"));
    }, 300_000);
    let said = "";
    child.once("exit", (code) => reject(new Error(`HAPI ended with ${code}`)));
    child.stdout?.on("data", (data: Buffer) => {
      said = (said + data.toString()).slice(-4000);
      const port = /ready (\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve({ base: `http://127.0.0.1:${port}/fhir`, stop: () => void child.kill() });
    });
  });
}

async function ask(
  base: string,
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly json: unknown }> {
  const response = await fetch(path.startsWith("http") ? path : `${base}${path ? `/${path}` : ""}`, {
    method,
    headers: { accept: JSON_TYPE, "content-type": JSON_TYPE, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text ? (JSON.parse(text) as unknown) : null };
}

/** The sandbox's charts, put so that every resource keeps its id. */
async function load(base: string): Promise<{ readonly resources: number; readonly refused: readonly string[] }> {
  const refused: string[] = [];
  let resources = 0;
  for (const chart of loadPatients()) {
    const entry = chart.resources.map((resource: FhirResource) => ({
      // without a fullUrl the validator cannot tell what a relative reference stands on, and refuses the whole
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
      request: { method: "PUT" as const, url: `${resource.resourceType}/${resource.id}` },
    }));
    const answer = await ask(base, "POST", "", { resourceType: "Bundle", type: "transaction", entry });
    if (answer.status === 200) resources += entry.length;
    else refused.push(`${chart.patient.id}: ${answer.status} ${JSON.stringify(answer.json).slice(0, 300)}`);
  }
  return { resources, refused };
}

/** What this app relies on, tried on a server that it did not come with: HAPI FHIR. */
export async function serverChecks(classes: string, check: Check): Promise<void> {
  const hapi = await startHapi(classes);
  try {
    const { base } = hapi;
    const loaded = await load(base);
    check("HAPI takes the sandbox's charts by transaction", loaded.refused.length === 0, loaded.refused.join("; "));
    console.log(`HAPI: ${loaded.resources} resources loaded`);

    const send = async (request: FhirRequest): Promise<FhirResponse> => {
      const url = request.url.startsWith("http") ? request.url : `${base}/${request.url}`;
      const response = await fetch(url, { method: request.method, headers: request.headers, signal: request.signal });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      };
    };
    const follows: string[] = [];
    for (const chart of loadPatients()) {
      const id = chart.patient.id ?? "";
      const fetched = await fetchChart(
        {
          base,
          send: (request) => {
            if (request.url.includes("_getpages")) follows.push(id);
            return send(request);
          },
        },
        { patient_id: id, as_of: "2026-11-23" },
      );
      const failed = fetched.queries.filter(({ state }) => state !== "ok" && state !== "empty");
      check(
        `${id}: every query of the read set answers`,
        failed.length === 0,
        failed.map((query) => `${query.id} ${query.state} ${query.detail}`).join("; "),
      );
      const reading = readChart(fetched, { patient_id: id, language: "en", as_of: "2026-11-23" });
      check(`${id}: the facts come with sources`, Object.keys(reading.facts).length > 0 && reading.patient?.id === id);
    }
    check("the read set went through HAPI's paging (_getpages)", follows.length > 0);
    await mainJobChecks(base, check);

    const subject = { reference: `Patient/${loadPatients()[0]?.patient.id ?? ""}` };
    const identifier = [{ system: "urn:ietf:rfc:3986", value: "urn:uuid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff" }];
    const plan: CarePlan = { resourceType: "CarePlan", identifier, status: "active", intent: "plan", subject };
    const once = { "If-None-Exist": `identifier=${identifier[0]?.system}|${identifier[0]?.value}` };
    const first = await ask(base, "POST", "CarePlan", plan, once);
    const second = await ask(base, "POST", "CarePlan", plan, once);
    check(
      "conditional create: 201, then 200",
      first.status === 201 && second.status === 200,
      `${first.status} ${second.status}`,
    );
    const found = (await ask(base, "GET", `CarePlan?identifier=${identifier[0]?.value}`)).json as Bundle;
    check("conditional create leaves one resource", found.entry?.length === 1, String(found.entry?.length));
    const stored = found.entry?.[0]?.resource as CarePlan | undefined;
    const change = { ...plan, id: stored?.id, status: "revoked" as const };
    const fresh = await ask(base, "PUT", `CarePlan/${stored?.id}`, change, { "If-Match": 'W/"1"' });
    const stale = await ask(
      base,
      "PUT",
      `CarePlan/${stored?.id}`,
      { ...change, status: "active" },
      { "If-Match": 'W/"1"' },
    );
    check(
      "If-Match: fresh 200, stale 409",
      fresh.status === 200 && stale.status === 409,
      `${fresh.status} ${stale.status}`,
    );
    const wrong = await ask(base, "POST", "Observation", { resourceType: "Observation", subject } as Observation);
    check(
      "an Observation without status and code is refused",
      wrong.status >= 400 && wrong.status < 500,
      String(wrong.status),
    );
    const dangling = await ask(base, "POST", "CarePlan", {
      ...plan,
      identifier: [],
      subject: { reference: "Patient/nobody" },
    });
    check("a reference to nobody is refused", dangling.status >= 400 && dangling.status < 500, String(dangling.status));
  } finally {
    hapi.stop();
  }
}
