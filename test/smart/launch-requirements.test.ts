// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.org/gist/launch.html" }
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Configuration, Session, SessionOutcome } from "../../src/smart/types";
import { type FakeEhr, fakeEhr, ISS } from "./fake-ehr";

/** The numbered requirements of launching and authorization; each id names a requirement of SMART App Launch 2.2 or of this project. */
const CONFIGURATION: Configuration = {
  issuers: [{ iss: ISS, client_id: "gist-pathway", name: "Example" }],
  jurisdiction: "EU",
  language: "auto",
  operator: { name: null, contact: null, clinical_sign_off: null },
};

let ehr: FakeEhr;

beforeEach(async () => {
  vi.resetModules();
  window.sessionStorage.clear();
  window.localStorage.clear();
  ehr = await fakeEhr();
  window.fetch = (...parameters) => ehr.fetch(...parameters);
  globalThis.fetch = window.fetch;
  window.Response = globalThis.Response;
  visit("/gist/launch.html");
});

function visit(path: string): void {
  window.history.replaceState(null, "", path);
}

async function launch(query = `?iss=${encodeURIComponent(ISS)}&launch=abc%2F123`) {
  visit(`/gist/launch.html${query}`);
  const { startLaunch } = await import("../../src/smart/start-launch");
  return startLaunch(CONFIGURATION, new URL(window.location.href));
}

/** The parameters with which the browser is sent to the authorization server. */
async function authorization(query?: string): Promise<URLSearchParams> {
  const outcome = await launch(query);
  if (!outcome.ok) throw new Error(`launch stopped: ${outcome.failure.kind}`);
  return outcome.method === "GET"
    ? new URL(outcome.url).searchParams
    : new URLSearchParams(outcome.fields.map(([name, value]) => [name, value]));
}

async function answer(
  change: (parameters: URLSearchParams) => void = () => {},
  configuration = CONFIGURATION,
): Promise<SessionOutcome> {
  const sent = await authorization();
  const back = new URLSearchParams({ code: "code-1", state: sent.get("state") ?? "" });
  change(back);
  visit(`/gist/index.html?${back.toString()}`);
  vi.resetModules();
  const { openSession } = await import("../../src/smart/open-session");
  return openSession(configuration);
}

async function session(): Promise<Session> {
  const outcome = await answer();
  if (!outcome.ok) throw new Error(`no session: ${JSON.stringify(outcome.failure)}`);
  return outcome.session;
}

const tokenRequest = () => ehr.requests.find((request) => request.url.pathname === "/token");

describe("authorization request", () => {
  it("L-01 refuses an issuer that is not on the list before any request to it", async () => {
    const outcome = await launch("?iss=https%3A%2F%2Fevil.example.net%2Ffhir&launch=x");
    expect(outcome).toEqual({ ok: false, failure: { kind: "issuer_unknown", iss: "https://evil.example.net/fhir" } });
    expect(ehr.requests).toEqual([]);
  });

  it.each([
    "https://ehr.example.org/fhir/../evil",
    "https://ehr.example.org.evil.net/fhir",
    "https://ehr.example.org/FHIR",
    "http://ehr.example.org/fhir",
  ])("L-01 takes %s for another issuer", async (iss) => {
    const outcome = await launch(`?iss=${encodeURIComponent(iss)}`);
    expect(outcome.ok).toBe(false);
    expect(ehr.requests).toEqual([]);
  });

  it("L-01 opened without an issuer is its own outcome", async () => {
    expect(await launch("")).toEqual({ ok: false, failure: { kind: "issuer_missing" } });
  });

  it("L-02 L-06 uses the fixed redirect URI beside the launch page (Inferno 3.01, 5.07)", async () => {
    expect((await authorization()).get("redirect_uri")).toBe("https://app.example.org/gist/index.html");
  });

  it("L-03 reads the smart-configuration as JSON and resolves relative endpoints against the FHIR base", async () => {
    ehr.configuration.authorization_endpoint = "auth/authorize";
    ehr.configuration.token_endpoint = "/oauth/token";
    const outcome = await launch();
    expect(ehr.requests[0]?.url.href).toBe(`${ISS}/.well-known/smart-configuration`);
    expect(ehr.requests.some((request) => request.headers.get("accept") === "application/json")).toBe(true);
    expect(outcome.ok && new URL(outcome.url).href.split("?")[0]).toBe("https://ehr.example.org/fhir/auth/authorize");
    const state = outcome.ok ? new URL(outcome.url).searchParams.get("state") : null;
    expect(JSON.parse(window.sessionStorage.getItem(state ?? "") ?? "{}").tokenUri).toBe(
      "https://ehr.example.org/oauth/token",
    );
  });

  it("L-04 L-05 L-07 L-09 L-14 carries code, client, launch unchanged, scope and aud (Inferno 5.07)", async () => {
    const sent = await authorization();
    expect(sent.get("response_type")).toBe("code");
    expect(sent.get("client_id")).toBe("gist-pathway");
    expect(sent.get("launch")).toBe("abc/123");
    expect(sent.get("aud")).toBe(ISS);
    expect(sent.get("scope")?.split(" ")).toEqual(
      expect.arrayContaining(["launch", "openid", "fhirUser", "patient/Observation.rs"]),
    );
  });

  it("L-08 standalone launch sends no launch parameter and asks for launch/patient", async () => {
    const sent = await authorization(`?iss=${encodeURIComponent(ISS)}`);
    expect(sent.has("launch")).toBe(false);
    expect(sent.get("scope")?.split(" ")).toContain("launch/patient");
    expect(sent.get("scope")?.split(" ")).not.toContain("launch");
  });

  it("L-09 L-10 asks for no wildcard and in the v2 grammar", async () => {
    const { parseScope } = await import("../../src/smart/scopes");
    const scopes = (await authorization()).get("scope")?.split(" ") ?? [];
    expect(scopes.filter((scope) => scope.includes("*"))).toEqual([]);
    for (const scope of scopes.filter((item) => item.includes("/") && !item.startsWith("launch"))) {
      expect(parseScope(scope), scope).not.toBeNull();
    }
  });

  it("L-10 refuses letters out of order", async () => {
    const { parseScope } = await import("../../src/smart/scopes");
    expect(parseScope("patient/Observation.sr")).toBeNull();
    expect(parseScope("patient/Observation.rs?category=laboratory")).toEqual({
      level: "patient",
      type: "Observation",
      letters: "rs",
      query: "category=laboratory",
    });
  });

  it("L-11 L-12 sends a state of at least 122 bits, new each time", async () => {
    const states = new Set<string>();
    for (let turn = 0; turn < 50; turn += 1) states.add((await authorization()).get("state") ?? "");
    expect(states.size).toBe(50);
    for (const state of states) expect(state).toMatch(/^[A-Za-z0-9_-]{32}$/); // 24 random bytes
  });

  it("L-15 stops where the server has no S256 (Inferno 5.07, 5.10)", async () => {
    ehr.configuration.code_challenge_methods_supported = ["plain"];
    expect(await launch()).toEqual({ ok: false, failure: { kind: "pkce_unsupported" } });
  });

  it("L-15 sends an S256 challenge", async () => {
    const sent = await authorization();
    expect(sent.get("code_challenge_method")).toBe("S256");
    expect(sent.get("code_challenge")).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it("L-16 prefers POST where the server offers it", async () => {
    ehr.configuration.capabilities = ["launch-ehr", "authorize-post", "permission-v2"];
    const outcome = await launch();
    expect(outcome).toMatchObject({ ok: true, method: "POST", url: "https://ehr.example.org/authorize" });
  });

  it.each(["authorization_endpoint", "token_endpoint"])("L-31 does not go to an %s without TLS", async (endpoint) => {
    ehr.configuration[endpoint] = "http://ehr.example.org/there";
    expect(await launch()).toMatchObject({ ok: false, failure: { kind: "discovery_failed" } });
  });

  it("L-03 L-15 stops where discovery answers nothing to go by", async () => {
    for (const missing of ["authorization_endpoint", "token_endpoint", "code_challenge_methods_supported"]) {
      const kept = ehr.configuration[missing];
      delete ehr.configuration[missing];
      expect((await launch()).ok, missing).toBe(false);
      ehr.configuration[missing] = kept;
    }
    expect((await launch()).ok).toBe(true);
  });

  it("L-33 lets no other query parameter take effect", async () => {
    const sent = await authorization(
      `?iss=${encodeURIComponent(ISS)}&launch=x&clientId=evil&patientId=other&redirect_uri=https%3A%2F%2Fevil.example.net&fhirServiceUrl=https%3A%2F%2Fevil.example.net`,
    );
    expect(sent.get("client_id")).toBe("gist-pathway");
    expect(sent.get("redirect_uri")).toBe("https://app.example.org/gist/index.html");
    expect(JSON.stringify([...Object.values(window.sessionStorage)])).not.toContain("evil");
    expect(window.location.search).not.toContain("evil");
  });
});

describe("scopes that depend on the server", () => {
  it("L-19 asks for CarePlan and RiskAssessment writes only where the server lists them", async () => {
    expect((await authorization()).get("scope")).not.toContain("RiskAssessment");
    ehr.configuration.scopes_supported = ["launch", "patient/CarePlan.cruds", "patient/*.c"];
    expect((await authorization()).get("scope")).toContain("patient/RiskAssessment.crs");
    ehr.configuration.scopes_supported = ["launch", "patient/Observation.rs"];
    expect((await authorization()).get("scope")).not.toContain("DocumentReference.c");
  });

  it("speaks v1 to a server that knows v1 only", async () => {
    ehr.configuration.capabilities = ["permission-v1"];
    const scopes = (await authorization()).get("scope")?.split(" ");
    expect(scopes).toContain("patient/Observation.read");
    expect(scopes).not.toContain("patient/Observation.rs");
  });
});

describe("answer of the authorization server", () => {
  it("L-13 opens a session for its own state", async () => {
    expect((await session()).patient_id).toBe("p1");
  });

  it.each([
    ["a missing state", (back: URLSearchParams) => back.delete("state")],
    ["a foreign state", (back: URLSearchParams) => back.set("state", "A".repeat(32))],
    ["a state without a code", (back: URLSearchParams) => back.delete("code")],
  ])("L-13 stops at %s and asks for no token", async (_name, change) => {
    expect(await answer(change)).toEqual({ ok: false, failure: { kind: "state_mismatch" } });
    expect(tokenRequest()).toBeUndefined();
  });

  it("L-13 stops at a state that was used before", async () => {
    await session();
    const key = JSON.parse(window.sessionStorage.getItem("SMART_KEY") ?? '""');
    visit(`/gist/index.html?code=code-2&state=${key}`);
    vi.resetModules();
    const { openSession } = await import("../../src/smart/open-session");
    expect(await openSession(CONFIGURATION)).toEqual({ ok: false, failure: { kind: "state_mismatch" } });
  });

  it("L-13 an error with a foreign state is not shown as this launch's refusal", async () => {
    await authorization();
    visit("/gist/index.html?error=access_denied&state=foreign");
    vi.resetModules();
    const { openSession } = await import("../../src/smart/open-session");
    expect(await openSession(CONFIGURATION)).toMatchObject({ ok: false, failure: { kind: "state_mismatch" } });
  });

  it("a refusal by the user or server is told in its words", async () => {
    const outcome = await answer((back) => {
      back.delete("code");
      back.set("error", "access_denied");
      back.set("error_description", "The user said no");
    });
    expect(outcome).toEqual({
      ok: false,
      failure: { kind: "denied", error: "access_denied", description: "The user said no" },
    });
  });

  it("an expired or used code is its own outcome, and the launch is forgotten", async () => {
    ehr.token_status = 400;
    ehr.token = { error: "invalid_grant" };
    expect(await answer()).toMatchObject({ ok: false, failure: { kind: "code_expired" } });
    expect(window.sessionStorage.length).toBe(0);
  });

  it("a token without a patient opens no session", async () => {
    delete ehr.token.patient;
    expect(await answer()).toEqual({ ok: false, failure: { kind: "no_patient" } });
  });

  it("opened without a launch is its own outcome", async () => {
    visit("/gist/index.html");
    const { openSession } = await import("../../src/smart/open-session");
    expect(await openSession(CONFIGURATION)).toEqual({ ok: false, failure: { kind: "no_launch" } });
  });

  it("signs in once however often it is asked", async () => {
    const sent = await authorization();
    visit(`/gist/index.html?code=code-1&state=${sent.get("state")}`);
    vi.resetModules();
    const { openSession } = await import("../../src/smart/open-session");
    await Promise.all([openSession(CONFIGURATION), openSession(CONFIGURATION), openSession(CONFIGURATION)]);
    expect(ehr.requests.filter((request) => request.url.pathname === "/token")).toHaveLength(1);
  });

  it("L-17 L-18 asks for the token as a public client, form-encoded, with verifier and the same redirect (Inferno 5.10)", async () => {
    const sent = await authorization();
    visit(`/gist/index.html?code=code-1&state=${sent.get("state")}`);
    vi.resetModules();
    const { openSession } = await import("../../src/smart/open-session");
    await openSession(CONFIGURATION);
    const request = tokenRequest();
    expect(request?.method).toBe("POST");
    expect(request?.headers.get("content-type")).toContain("application/x-www-form-urlencoded");
    expect(request?.headers.has("authorization")).toBe(false);
    expect(Object.fromEntries(request?.body ?? [])).toMatchObject({
      grant_type: "authorization_code",
      code: "code-1",
      redirect_uri: "https://app.example.org/gist/index.html",
      client_id: "gist-pathway",
    });
    const verifier = request?.body?.get("code_verifier") ?? "";
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    expect(Buffer.from(digest).toString("base64url")).toBe(sent.get("code_challenge"));
    expect([...(request?.body?.keys() ?? [])]).not.toContain("client_secret");
  });

  it("L-33 leaves neither code nor state in the address", async () => {
    await session();
    expect(window.location.search).toBe("");
  });
});

describe("the session", () => {
  it("L-19 gives the granted scope, not the asked one", async () => {
    expect((await session()).granted_scope).toBe(ehr.token.scope);
  });

  it("L-20 gives the launch values", async () => {
    ehr.token.smart_style_url = "https://ehr.example.org/style.json";
    ehr.token.intent = "reconcile";
    ehr.token.fhirContext = [
      { reference: "ImagingStudy/1" },
      { reference: "List/2", role: "other" },
      { canonical: "x" },
    ];
    const opened = await session();
    expect(opened).toMatchObject({
      patient_id: "p1",
      encounter_id: "e1",
      need_patient_banner: true,
      style_url: "https://ehr.example.org/style.json",
      intent: "reconcile",
      fhir_context: [
        { reference: "ImagingStudy/1", role: null },
        { reference: "List/2", role: "other" },
      ],
    });
  });

  it("L-20 shows its own banner only when need_patient_banner is true", async () => {
    ehr.token.need_patient_banner = "true";
    expect((await session()).need_patient_banner).toBe(false);
  });

  it("L-23 sends no auth_time or max_age", async () => {
    const sent = await authorization();
    expect(sent.has("max_age")).toBe(false);
    expect(sent.has("auth_time")).toBe(false);
  });

  it("L-24 sends the token as Bearer with every FHIR request (Inferno 5.12)", async () => {
    const opened = await session();
    const answered = await opened.send({ method: "GET", url: "Patient/p1" });
    expect(answered.status).toBe(200);
    const request = ehr.requests.at(-1);
    expect(request?.url.href).toBe(`${ISS}/Patient/p1`);
    expect(request?.headers.get("authorization")).toBe("Bearer access-1");
    expect(request?.redirect).toBe("error");
  });

  it("reads ask for an answer made now; a server that refuses the header is read without it, writes go out once", async () => {
    const opened = await session();
    await opened.send({ method: "GET", url: "Patient/p1" });
    expect(ehr.requests.at(-1)?.headers.get("cache-control")).toBe("no-cache");
    await opened.send({ method: "POST", url: "Observation", body: "{}" });
    expect(ehr.requests.at(-1)?.headers.has("cache-control")).toBe(false);

    visit("/gist/index.html");
    const strict = await session();
    const before = ehr.requests.length;
    ehr.cors_refuses = "cache-control";
    expect((await strict.send({ method: "GET", url: "Patient/p1" })).status).toBe(200);
    expect((await strict.send({ method: "GET", url: "Patient/p1" })).status).toBe(200);
    const read = ehr.requests.slice(before).map(({ headers }) => headers.get("cache-control"));
    expect(read).toEqual(["no-cache", null, null]);
    ehr.cors_refuses = "authorization";
    await expect(strict.send({ method: "POST", url: "Observation", body: "{}" })).rejects.toThrow(TypeError);
    expect(ehr.requests.length).toBe(before + 4);
  });

  it.each([
    "https://elsewhere.example.net/Binary/1",
    "https://ehr.example.org/other/Binary/1",
    "https://ehr.example.org/fhirother/Binary/1",
    "//elsewhere.example.net/fhir/Binary/1",
    "https://ehr.example.org@elsewhere.example.net/fhir/1",
    "https://ehr.example.org:8443/fhir/Binary/1",
    "../other/1",
    "https://ehr.example.org/fhir/../other?_getpages=1",
    "https://ehr.example.org/fhir/%2e%2e/other/1",
    "https://ehr.example.org/?_getpages=1",
    "javascript:alert(1)",
    "data:application/fhir+json,{}",
    "http://ehr.example.org/fhir/Binary/1",
  ])("L-25 L-26 never sends the token to %s", async (url) => {
    const opened = await session();
    const before = ehr.requests.length;
    await expect(opened.send({ method: "GET", url })).rejects.toThrow();
    expect(ehr.requests.length).toBe(before);
  });

  it("L-26 what is asked without a token goes to the launched server alone, and without one", async () => {
    const { launchedServer } = await import("../../src/smart/open-session");
    const { sendUnsigned } = await import("../../src/smart/send-request");
    expect(launchedServer(CONFIGURATION)).toBeNull();
    await launch();
    expect(launchedServer({ ...CONFIGURATION, issuers: [] })).toBeNull();
    const base = launchedServer(CONFIGURATION);
    expect(base).toBe(ISS);
    await sendUnsigned(base ?? "", { method: "GET", url: "metadata" });
    const sent = ehr.requests.at(-1);
    expect(sent?.url.href).toBe(`${ISS}/metadata`);
    expect(sent?.headers.has("authorization")).toBe(false);
    expect(sent?.redirect).toBe("error");
  });

  it("L-25 follows the server's own next link, at the base itself too", async () => {
    const opened = await session();
    for (const url of [`${ISS}?_getpages=a&_getpagesoffset=20`, `${ISS}/?_getpages=b`, `${ISS}/Observation?page=2`]) {
      expect((await opened.send({ method: "GET", url })).status).toBe(200);
      expect(ehr.requests.at(-1)?.headers.get("authorization")).toBe("Bearer access-1");
    }
  });

  it("L-27 asks for online_access and not for offline_access", async () => {
    const scopes = (await authorization()).get("scope")?.split(" ");
    expect(scopes).toContain("online_access");
    expect(scopes).not.toContain("offline_access");
  });

  it("L-28 L-30 refreshes with the issued token after a 401, once, and takes the new one", async () => {
    const opened = await session();
    ehr.fhir = (_url, headers) =>
      headers.get("authorization") === "Bearer access-2" ? { status: 200, body: {} } : { status: 401, body: {} };
    ehr.token = { access_token: "access-2", refresh_token: "refresh-2", expires_in: 60, token_type: "Bearer" };
    const answers = await Promise.all([1, 2, 3].map(() => opened.send({ method: "GET", url: "Patient/p1" })));
    expect(answers.map((item) => item.status)).toEqual([200, 200, 200]);
    const refreshes = ehr.requests.filter((request) => request.body?.get("grant_type") === "refresh_token");
    expect(refreshes).toHaveLength(1);
    expect(refreshes[0]?.body?.get("refresh_token")).toBe("refresh-1");
    expect(refreshes[0]?.body?.get("client_id")).toBe("gist-pathway");
    const stored = JSON.stringify(Object.values(window.sessionStorage));
    expect(stored).toContain("refresh-2");
    expect(stored).not.toContain("refresh-1");
  });

  it("L-28 a refused refresh ends the session: 401, and no further try with the old token", async () => {
    const opened = await session();
    ehr.fhir = () => ({ status: 401, body: {} });
    ehr.token_status = 400;
    ehr.token = { error: "invalid_grant" };
    expect((await opened.send({ method: "GET", url: "Patient/p1" })).status).toBe(401);
    const asked = ehr.requests.filter((request) => request.url.pathname.endsWith("/Patient/p1"));
    expect(asked).toHaveLength(1);
  });

  it("L-29 does not take a refresh that widens the grant", async () => {
    const opened = await session();
    ehr.fhir = () => ({ status: 401, body: {} });
    ehr.token = { access_token: "access-2", expires_in: 60, scope: `${ehr.token.scope} patient/*.cruds` };
    expect((await opened.send({ method: "GET", url: "Patient/p1" })).status).toBe(401);
    expect(JSON.stringify(Object.values(window.sessionStorage))).not.toContain("access-2");
  });

  it("L-34 L-35 keeps tokens in sessionStorage only, and none after sign-out", async () => {
    const opened = await session();
    expect(document.cookie).toBe("");
    expect(window.localStorage.length).toBe(0);
    await opened.sign_out();
    expect(window.sessionStorage.length).toBe(0);
    expect((await opened.send({ method: "GET", url: "Patient/p1" })).status).toBe(401);
  });

  it("L-36 L-37 a reload takes up the session of its own window", async () => {
    await session();
    vi.resetModules();
    const { openSession } = await import("../../src/smart/open-session");
    expect(await openSession(CONFIGURATION)).toMatchObject({ ok: true });
  });
});

describe("L-21 L-22 the id_token", () => {
  const nonce = async (): Promise<string> => {
    const { nonceOf } = await import("../../src/smart/nonce");
    return nonceOf(JSON.parse(window.sessionStorage.getItem("SMART_KEY") ?? '""'));
  };

  async function verified(
    change: (ehr: FakeEhr, claims: Record<string, unknown>) => undefined | { key?: "other"; alg?: "none" | "HS256" },
  ) {
    const sent = await authorization();
    const claims: Record<string, unknown> = {
      nonce: await nonce(),
      fhirUser: `${ISS}/Practitioner/dr1`,
      name: "Dr Synthetic",
    };
    expect(sent.get("nonce")).toBe(claims.nonce);
    const how = change(ehr, claims) ?? {};
    ehr.token.id_token = await ehr.sign(claims, how);
    visit(`/gist/index.html?code=code-1&state=${sent.get("state")}`);
    vi.resetModules();
    const { openSession } = await import("../../src/smart/open-session");
    const outcome = await openSession(CONFIGURATION);
    if (!outcome.ok) throw new Error(outcome.failure.kind);
    expect(outcome.session.user?.verified).toBe(false);
    return outcome.session.verify_user();
  }

  it("verifies a right one and reads fhirUser as a FHIR reference", async () => {
    expect(await verified(() => {})).toEqual({
      reference: "Practitioner/dr1",
      name: "Dr Synthetic",
      verified: true,
      why_unverified: null,
    });
  });

  it.each<
    [
      string,
      (ehr: FakeEhr, claims: Record<string, unknown>) => undefined | { key?: "other"; alg?: "none" | "HS256" },
      string,
    ]
  >([
    ["wrong issuer", (_ehr, claims) => void Object.assign(claims, { iss: "https://evil.example.net" }), "claim_iss"],
    ["wrong audience", (_ehr, claims) => void Object.assign(claims, { aud: "another-app" }), "claim_aud"],
    ["expired", (_ehr, claims) => void Object.assign(claims, { exp: 1_000_000 }), "claim_exp"],
    ["wrong nonce", (_ehr, claims) => void Object.assign(claims, { nonce: "other" }), "nonce"],
    ["missing nonce", (_ehr, claims) => void delete claims.nonce, "nonce"],
    ["wrong signature", () => ({ key: "other" }), "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"],
    ["alg none", () => ({ alg: "none" }), "ERR_JOSE_ALG_NOT_ALLOWED"],
    ["the public key as a shared secret", () => ({ alg: "HS256" }), "ERR_JOSE_ALG_NOT_ALLOWED"],
    [
      "several audiences, none of them ours",
      (_ehr, claims) => void Object.assign(claims, { aud: ["a", "b"] }),
      "claim_aud",
    ],
    [
      "another issuer's openid-configuration",
      (server) => void Object.assign(server.openid, { issuer: "https://evil.example.net" }),
      "openid_configuration",
    ],
    ["no issuer in discovery", () => undefined, "no_issuer"],
  ])("takes no user from one with %s", async (name, change, why) => {
    if (why === "no_issuer") delete ehr.configuration.issuer;
    const user = await verified(change);
    expect(user?.verified, name).toBe(false);
    expect(user?.why_unverified).toBe(why);
  });
});
