import { createServer } from "node:http";
import type { Encounter, FhirResource, HumanName } from "fhir/r4";
import { AuthorizationServer, type LaunchContext } from "./authorization-server";
import { patientOf } from "./compartment";
import { loadDefinitions } from "./definitions";
import { DIALECTS, type Dialect, type DialectName, isDialect, loadDialects } from "./dialects";
import { type Answer, corsHeaders, type Exchange, jsonAnswer, readExchange, sendAnswer } from "./exchange";
import { type FaultSwitches, Faults } from "./faults";
import { FhirServer } from "./fhir-server";
import { Gateway } from "./gateway";
import { Grants } from "./grants";
import { EhrPages } from "./page/ehr-pages";
import { loadPatients, type PatientChart } from "./patients";
import { closeServer, listen } from "./serve-app";
import { DEFAULT_SETTINGS, NO_SMART_FAULTS, type Settings, type SmartFaults } from "./settings";
import { Store } from "./store";

export const CLIENT_ID = "gist-pathway";

export interface SandboxOptions extends Partial<Settings> {
  /** Default 9400; 0: any free port. */
  readonly port?: number;
  /** Where the app is served, without trailing slash. */
  readonly app_url: string;
  /** FHIR base URL of a server that answers in place of the open dialect's own, behind this authorization server. */
  readonly upstream?: string;
}

export interface LaunchOptions {
  /** Patient id, for example "gastric-low-30". */
  readonly patient: string;
  /** Default: the patient's newest encounter; null: a launch without one. */
  readonly encounter?: string | null;
  readonly dialect?: DialectName;
  /** true: the app is opened in the EHR's frame, where the EHR shows the patient banner. */
  readonly frame?: boolean;
}

/** One request that reached the sandbox; tokens and bodies are not kept. */
export interface LoggedRequest {
  readonly method: string;
  /** For example "/open/fhir/Observation". */
  readonly path: string;
  readonly query: string;
  readonly status: number;
  /** Did it carry an Authorization header? */
  readonly authorized: boolean;
  readonly origin: string | null;
}

export interface Sandbox {
  /** The EHR's own origin, for example http://127.0.0.1:9400. */
  readonly url: string;
  readonly app_url: string;
  readonly patients: readonly PatientChart[];
  fhirBase(dialect?: DialectName): string;
  /** Makes a launch. @returns the app's launch URL with iss and launch. */
  launch(options: LaunchOptions): string;
  /** The app's launch URL with iss only. */
  standalone(dialect?: DialectName): string;
  /** The EHR page that shows the app in a sandboxed frame beside the chart. */
  framePage(options: LaunchOptions): string;
  readonly faults: FaultSwitches;
  /** Changes take effect at once. */
  readonly settings: Settings;
  /** What the authorization server gets wrong; set and reset in place. */
  readonly smart_faults: SmartFaults;
  clearSmartFaults(): void;
  /** What apps have written, oldest first. */
  written(dialect?: DialectName): readonly FhirResource[];
  read(type: string, id: string, dialect?: DialectName): FhirResource | null;
  /** Puts a resource into a chart behind the app's back (another clinician's change). */
  put(resource: FhirResource, dialect?: DialectName): FhirResource;
  readonly requests: readonly LoggedRequest[];
  clearRequests(): void;
  /** Ends every session: all tokens become unknown. */
  endSessions(): void;
  /** The charts as they were shipped; faults, settings and sessions stay. */
  reset(): void;
  /** A configuration of the app that knows this sandbox's servers. */
  configuration(): unknown;
  close(): Promise<void>;
}

/** Starts the EHR: its pages, an authorization server and one FHIR server for each dialect, on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  loadDefinitions();
  const { port = 9400, app_url: given_app_url, upstream, ...given } = options;
  const app_url = given_app_url.replace(/\/$/, "");
  const settings: Settings = { ...DEFAULT_SETTINGS, ...given };
  const smart_faults: SmartFaults = { ...NO_SMART_FAULTS };
  const dialects = loadDialects();
  const grants = new Grants();
  const faults = new Faults();
  const patients = loadPatients();
  const requests: LoggedRequest[] = [];

  let handle: (exchange: Exchange) => Promise<Answer> = async () => jsonAnswer(503, { error: "starting" });
  const server = createServer((request, response) => {
    void readExchange(request, url).then(async (exchange) => {
      if (!exchange) {
        sendAnswer(response, jsonAnswer(413, { error: "too_large" }));
        return;
      }
      let answer: Answer;
      try {
        answer = await handle(exchange);
      } catch (error) {
        console.error(error);
        answer = jsonAnswer(500, {
          resourceType: "OperationOutcome",
          issue: [{ severity: "fatal", code: "exception" }],
        });
      }
      requests.push({
        method: exchange.method,
        path: exchange.url.pathname,
        query: exchange.url.search,
        status: answer.end ? 0 : answer.status,
        authorized: exchange.headers.authorization !== undefined,
        origin: exchange.headers.origin ?? null,
      });
      sendAnswer(response, answer);
    });
  });
  let url = "http://127.0.0.1";
  url = `http://127.0.0.1:${await listen(server, port, "127.0.0.1")}`;

  const servers = new Map<DialectName, FhirServer>();
  for (const dialect of dialects.values()) {
    const base = `${url}/${dialect.name}/fhir`;
    servers.set(dialect.name, new FhirServer({ dialect, base, store: new Store(), grants, faults, settings }));
  }
  const open = dialects.get("open");
  const gateway =
    upstream === undefined || open === undefined
      ? null
      : new Gateway({ dialect: open, base: `${url}/open/fhir`, upstream, grants });
  const serverOf = (dialect: DialectName): FhirServer => {
    const found = servers.get(dialect);
    if (!found) throw new Error(`No such dialect: ${dialect}`);
    return found;
  };
  const reset = (): void => {
    for (const one of servers.values()) {
      one.store.clear();
      for (const chart of patients) for (const resource of chart.resources) one.store.seed(resource);
    }
  };
  reset();

  const newestEncounter = (patient: string): string | null => {
    const chart = patients.find((one) => one.patient.id === patient);
    const encounters = (chart?.resources ?? []).filter((one): one is Encounter => one.resourceType === "Encounter");
    const start = (encounter: Encounter): string => encounter.period?.start ?? "";
    return encounters.sort((a, b) => start(b).localeCompare(start(a)))[0]?.id ?? null;
  };

  const origin = new URL(app_url).origin;
  const authorization = await AuthorizationServer.create({
    url,
    dialects,
    settings,
    smart_faults,
    grants,
    client: { client_id: CLIENT_ID, redirect_uris: [`${app_url}/`, `${app_url}/index.html`] },
    patients: () =>
      patients.map(({ patient }) => ({
        id: patient.id ?? "",
        name: nameOf(patient.name?.[0]),
        encounter: newestEncounter(patient.id ?? ""),
      })),
    language: languageOf,
  });

  const contextOf = (launch: LaunchOptions): LaunchContext => {
    if (!patients.some((chart) => chart.patient.id === launch.patient)) {
      throw new Error(`No such patient: ${launch.patient}`);
    }
    return {
      dialect: launch.dialect ?? "open",
      patient: launch.patient,
      encounter: launch.encounter === undefined ? newestEncounter(launch.patient) : launch.encounter,
      frame: launch.frame ?? false,
    };
  };
  const standalone = (dialect: DialectName = "open"): string =>
    `${app_url}/launch.html?iss=${encodeURIComponent(serverOf(dialect).base)}`;
  const launch = (wanted: LaunchOptions): string => {
    const context = contextOf(wanted);
    return `${standalone(context.dialect)}&launch=${encodeURIComponent(authorization.launch(context))}`;
  };

  const pages = new EhrPages({
    patients,
    dialects,
    settings,
    faults,
    launch,
    standalone,
    app_origin: origin,
    reset,
    chart: (dialect, patient) => {
      const { store, base } = serverOf(dialect);
      return store.all().filter((resource) => patientOf(resource, store, base) === patient);
    },
    isWritten: (dialect, resource) => serverOf(dialect).store.isWritten(resource),
    language: languageOf,
  });

  handle = async (exchange) => {
    const [first = "", room = "", ...rest] = exchange.url.pathname.slice(1).split("/");
    if (!isDialect(first)) return pages.handle(exchange);
    const dialect = dialects.get(first);
    if (!dialect) return jsonAnswer(404, { error: "not_found" });
    const cors = corsHeaders(exchange, [origin]);
    if (exchange.method === "OPTIONS") return { status: 204, headers: cors, body: "" };
    const answer = await dialectAnswer(dialect, room, rest.join("/"), exchange);
    return { ...answer, headers: { ...answer.headers, ...cors } };
  };

  async function dialectAnswer(dialect: Dialect, room: string, path: string, exchange: Exchange): Promise<Answer> {
    const at_issuer = (dialect.issuer === "fhir" ? "fhir" : "oauth2") === room;
    if (at_issuer && path === ".well-known/openid-configuration") return authorization.openidConfiguration(dialect);
    if (room === "fhir") {
      if (path === ".well-known/smart-configuration") return authorization.smartConfiguration(dialect);
      const server = dialect.name === "open" && gateway ? gateway : serverOf(dialect.name);
      return server.handle(exchange, path.replace(/\/$/, ""));
    }
    if (room === "oauth2") {
      const { method } = exchange;
      if (path === "authorize" && (method === "GET" || method === "POST")) {
        return authorization.authorize(dialect, exchange);
      }
      if (path === "decide" && method === "POST") return authorization.decide(exchange);
      if (path === "token" && method === "POST") return authorization.token(dialect, exchange);
      if (path === "revoke" && method === "POST") return authorization.revoke(exchange);
      if (path === "jwks") return authorization.jwks();
    }
    return jsonAnswer(404, { error: "not_found" });
  }

  return {
    url,
    app_url,
    patients,
    fhirBase: (dialect = "open") => serverOf(dialect).base,
    launch,
    standalone,
    framePage: (wanted) =>
      `${url}/chart/${wanted.patient}?dialect=${wanted.dialect ?? "open"}&app=frame${wanted.encounter === null ? "&encounter=none" : ""}`,
    faults,
    settings,
    smart_faults,
    clearSmartFaults: () => {
      Object.assign(smart_faults, NO_SMART_FAULTS);
    },
    written: (dialect = "open") => serverOf(dialect).store.written(),
    read: (type, id, dialect = "open") => serverOf(dialect).store.read(type, id),
    put: (resource, dialect = "open") => {
      const { store } = serverOf(dialect);
      return resource.id !== undefined && store.read(resource.resourceType, resource.id)
        ? store.update(resource, resource.id)
        : store.create(resource, resource.id);
    },
    requests,
    clearRequests: () => {
      requests.length = 0;
    },
    endSessions: () => {
      grants.clear();
      authorization.forgetAll();
    },
    reset,
    configuration: () => ({
      issuers: DIALECTS.map((dialect) => ({
        iss: serverOf(dialect).base,
        client_id: CLIENT_ID,
        name: `Sandbox EHR (${dialects.get(dialect)?.title ?? dialect})`,
      })),
      jurisdiction: "EU",
      language: "auto",
      operator: { name: null, contact: null, clinical_sign_off: null },
    }),
    close: () => closeServer(server),
  };
}

function nameOf(name: HumanName | undefined): string {
  return [name?.family?.toUpperCase(), name?.given?.join(" ")].filter(Boolean).join(" ");
}

/** ?lang= first, then what was chosen before, then the browser's. */
function languageOf(exchange: Exchange): "en" | "fr" {
  const asked = exchange.url.searchParams.get("lang");
  if (asked === "fr" || asked === "en") return asked;
  const kept = /(?:^|;\s*)sandbox_language=(en|fr)/.exec(exchange.headers.cookie ?? "")?.[1];
  if (kept === "fr" || kept === "en") return kept;
  return /^fr\b/i.test(exchange.headers["accept-language"] ?? "") ? "fr" : "en";
}
