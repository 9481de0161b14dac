import { createHash, randomBytes } from "node:crypto";
import type { Bundle, FhirResource, OperationOutcome } from "fhir/r4";
import type { DialectName } from "../../src/sandbox/dialects";
import type { Sandbox } from "../../src/sandbox/start-sandbox";

export const APP = "http://localhost:9999";
export const READ =
  "patient/Patient.r patient/Encounter.rs patient/Condition.rs patient/Observation.rs patient/DiagnosticReport.rs patient/DocumentReference.rs patient/Binary.r patient/Procedure.rs patient/MedicationRequest.rs patient/CarePlan.rs";
export const WRITE =
  "patient/DocumentReference.crus patient/CarePlan.crus patient/RiskAssessment.crs patient/Provenance.crs";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; fails the test when it is none. */
  json<T = Record<string, unknown>>(): T;
}

export async function ask(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: <T>() => JSON.parse(text) as T };
}

export interface AuthorizeOptions {
  readonly patient?: string;
  readonly dialect?: DialectName;
  readonly scope?: string;
  readonly encounter?: string | null;
  /** Changes (or with null removes) single parameters of the authorization request. */
  readonly change?: Readonly<Record<string, string | null>>;
  readonly method?: "GET" | "POST";
}

/** Sends an authorization request as a right client would, with single changes. */
export async function authorize(
  sandbox: Sandbox,
  options: AuthorizeOptions = {},
): Promise<{ reply: Reply; verifier: string; location: URL | null }> {
  const dialect = options.dialect ?? "open";
  const launch = new URL(
    sandbox.launch({
      patient: options.patient ?? "gastric-low",
      dialect,
      ...(options.encounter === undefined ? {} : { encounter: options.encounter }),
    }),
  );
  const verifier = randomBytes(48).toString("base64url");
  const parameters: Record<string, string | null> = {
    response_type: "code",
    client_id: "gist-pathway",
    redirect_uri: `${APP}/`,
    launch: launch.searchParams.get("launch"),
    scope: options.scope ?? `launch openid fhirUser online_access ${READ} ${WRITE}`,
    state: "state-of-this-window",
    nonce: "nonce-of-this-window",
    aud: sandbox.fhirBase(dialect),
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...options.change,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null) query.set(name, value);
  const endpoint = `${sandbox.url}/${dialect}/oauth2/authorize`;
  const reply =
    options.method === "POST"
      ? await ask(endpoint, { method: "POST", body: query })
      : await ask(`${endpoint}?${query.toString()}`);
  const to = reply.headers.get("location");
  return { reply, verifier, location: to === null ? null : new URL(to) };
}

export async function exchange(
  sandbox: Sandbox,
  dialect: DialectName,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return ask(`${sandbox.url}/${dialect}/oauth2/token`, {
    method: "POST",
    headers: { ...headers },
    body: new URLSearchParams({ client_id: "gist-pathway", ...form }),
  });
}

export interface TokenResponse {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly scope: string;
  readonly patient?: string;
  readonly encounter?: string;
  readonly need_patient_banner: boolean;
  readonly smart_style_url?: string;
  readonly expires_in: number;
  readonly [name: string]: unknown;
}

/** The whole of a launch: authorization, code, token. */
export async function signIn(sandbox: Sandbox, options: AuthorizeOptions = {}): Promise<TokenResponse> {
  const { verifier, location } = await authorize(sandbox, options);
  const code = location?.searchParams.get("code");
  if (!code) throw new Error(`no code: ${location?.search}`);
  const reply = await exchange(sandbox, options.dialect ?? "open", {
    grant_type: "authorization_code",
    code,
    redirect_uri: `${APP}/`,
    code_verifier: verifier,
  });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.json<TokenResponse>();
}

export interface Fhir {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  post(path: string, resource: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  put(path: string, resource: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** Follows next links to the end. @returns every matched resource, page by page. */
  pages(path: string): Promise<FhirResource[][]>;
}

export function fhir(sandbox: Sandbox, token: string, dialect: DialectName = "open"): Fhir {
  const base = sandbox.fhirBase(dialect);
  const send = (method: string, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    ask(path.startsWith("http") ? path : `${base}/${path}`.replace(/\/$/, ""), {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: "application/fhir+json",
        ...(body === undefined ? {} : { "Content-Type": "application/fhir+json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    get: (path, headers) => send("GET", path, undefined, headers),
    post: (path, resource, headers) => send("POST", path, resource, headers),
    put: (path, resource, headers) => send("PUT", path, resource, headers),
    pages: async (path) => {
      const pages: FhirResource[][] = [];
      let next: string | undefined = path;
      while (next !== undefined) {
        const bundle: Bundle<FhirResource> = (await send("GET", next, undefined)).json();
        pages.push(matched(bundle));
        next = bundle.link?.find((link) => link.relation === "next")?.url;
      }
      return pages;
    },
  };
}

export function matched(bundle: Bundle<FhirResource>): FhirResource[] {
  return (bundle.entry ?? []).flatMap((entry) =>
    entry.resource && entry.search?.mode === "match" ? [entry.resource] : [],
  );
}

/** The refusal's own words; fails the test when the body is no OperationOutcome. */
export function outcomeText(reply: Reply): string {
  const outcome = reply.json<OperationOutcome>();
  if (outcome.resourceType !== "OperationOutcome") throw new Error("no OperationOutcome");
  return JSON.stringify(outcome.issue);
}
