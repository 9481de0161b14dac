import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/sandbox/settings";
import { type Sandbox, startSandbox } from "../../src/sandbox/start-sandbox";
import { APP, ask, authorize, exchange, fhir, READ, signIn } from "./client";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app_url: APP });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  Object.assign(sandbox.settings, DEFAULT_SETTINGS);
  sandbox.clearSmartFaults();
});

async function code(options: Parameters<typeof authorize>[1] = {}) {
  const { verifier, location } = await authorize(sandbox, options);
  return {
    grant_type: "authorization_code",
    code: location?.searchParams.get("code") ?? "",
    redirect_uri: `${APP}/`,
    code_verifier: verifier,
  };
}

describe("discovery", () => {
  it("names S256, endpoints and scopes, and an issuer whose own configuration agrees", async () => {
    for (const dialect of ["open", "epic"] as const) {
      const reply = await ask(`${sandbox.fhirBase(dialect)}/.well-known/smart-configuration`);
      const smart = reply.json<Record<string, unknown>>();
      expect(smart.code_challenge_methods_supported).toEqual(["S256"]);
      expect(smart.capabilities).toEqual(expect.arrayContaining(["launch-ehr", "launch-standalone", "permission-v2"]));
      const openid = (await ask(`${smart.issuer}/.well-known/openid-configuration`)).json<Record<string, unknown>>();
      expect(openid.issuer).toBe(smart.issuer);
      expect(openid.jwks_uri).toBe(smart.jwks_uri);
    }
  });

  it("offers no write scope for what the server does not write", async () => {
    const of = async (dialect: "open" | "epic") =>
      (await ask(`${sandbox.fhirBase(dialect)}/.well-known/smart-configuration`)).json<{ scopes_supported: string[] }>()
        .scopes_supported;
    expect(await of("open")).toContain("patient/CarePlan.cruds");
    expect(await of("epic")).toContain("patient/CarePlan.rs");
    expect((await of("epic")).join(" ")).not.toContain("RiskAssessment");
  });

  it("can leave S256 out, fail, or answer with a page", async () => {
    const url = `${sandbox.fhirBase()}/.well-known/smart-configuration`;
    sandbox.smart_faults.no_s256 = true;
    expect((await ask(url)).json().code_challenge_methods_supported).toEqual(["plain"]);
    sandbox.smart_faults.discovery = "not_found";
    expect((await ask(url)).status).toBe(404);
    sandbox.smart_faults.discovery = "html";
    expect((await ask(url)).headers.get("content-type")).toContain("text/html");
  });

  it("lets the registered app read across sites and nobody else", async () => {
    const url = `${sandbox.fhirBase()}/.well-known/smart-configuration`;
    const app = await ask(url, { headers: { Origin: APP } });
    const other = await ask(url, { headers: { Origin: "http://evil.example" } });
    expect(app.headers.get("access-control-allow-origin")).toBe(APP);
    expect(other.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("authorization request", () => {
  it.each(["GET", "POST"] as const)("by %s comes back with a code and the same state", async (method) => {
    const { reply, location } = await authorize(sandbox, { method });
    expect(reply.status).toBe(302);
    expect(`${location?.origin}${location?.pathname}`).toBe(`${APP}/`);
    expect(location?.searchParams.get("state")).toBe("state-of-this-window");
    expect(location?.searchParams.get("code")).toMatch(/^[\w-]{32,}$/);
  });

  it.each([
    ["an unknown client", { client_id: "somebody-else" }],
    ["a redirect address that is not registered", { redirect_uri: "https://evil.example/" }],
    ["a redirect address that only begins like a registered one", { redirect_uri: `${APP}/index.html/../evil` }],
    ["a redirect address without its last slash", { redirect_uri: APP }],
    ["no redirect address", { redirect_uri: null }],
  ])("never redirects for %s", async (_what, change) => {
    const { reply, location } = await authorize(sandbox, { change });
    expect(reply.status).toBe(400);
    expect(location).toBeNull();
  });

  it.each([
    ["no PKCE", { code_challenge: null, code_challenge_method: null }, "invalid_request"],
    ["PKCE plain", { code_challenge_method: "plain" }, "invalid_request"],
    ["a challenge that is no SHA-256", { code_challenge: "short" }, "invalid_request"],
    ["no aud", { aud: null }, "invalid_request"],
    ["aud of another server", { aud: "https://other.example/fhir" }, "invalid_request"],
    ["aud with a slash too many", { aud: "SLASH" }, "invalid_request"],
    ["no state", { state: null }, "invalid_request"],
    ["the implicit flow", { response_type: "token" }, "unsupported_response_type"],
    ["an unknown launch", { launch: "made-up" }, "invalid_request"],
    ["a launch without the scope launch", { scope: "openid patient/Patient.r" }, "invalid_scope"],
    ["no scope", { scope: null }, "invalid_scope"],
    ["letters in the wrong order", { scope: "launch patient/Observation.sr" }, "invalid_scope"],
    ["an unknown v1 verb", { scope: "launch patient/Observation.readwrite" }, "invalid_scope"],
  ])("refuses %s", async (_what, given, error) => {
    const change: Record<string, string | null> = { ...given };
    if (change.aud === "SLASH") change.aud = `${sandbox.fhirBase()}/`;
    const { location } = await authorize(sandbox, { change });
    expect(location?.searchParams.get("error")).toBe(error);
    expect(location?.searchParams.get("code")).toBeNull();
  });

  it("refuses wildcards where the vendor does, and a launch that was made for another server", async () => {
    const wildcard = { scope: "launch patient/*.rs" };
    const refused = await authorize(sandbox, { dialect: "oracle-health", change: wildcard });
    const taken = await authorize(sandbox, { dialect: "open", change: wildcard });
    expect(refused.location?.searchParams.get("error")).toBe("invalid_scope");
    expect(taken.location?.searchParams.get("code")).not.toBeNull();
    const launch = new URL(sandbox.launch({ patient: "gastric-low", dialect: "epic" })).searchParams.get("launch");
    const foreign = await authorize(sandbox, { dialect: "open", change: { launch } });
    expect(foreign.location?.searchParams.get("error")).toBe("invalid_request");
  });

  it("can be denied, answered with another state, or with a code that has expired", async () => {
    sandbox.smart_faults.deny = true;
    expect((await authorize(sandbox)).location?.searchParams.get("error")).toBe("access_denied");
    sandbox.clearSmartFaults();
    sandbox.smart_faults.wrong_state = true;
    expect((await authorize(sandbox)).location?.searchParams.get("state")).not.toBe("state-of-this-window");
    sandbox.clearSmartFaults();
    sandbox.smart_faults.expired_code = true;
    const reply = await exchange(sandbox, "open", await code());
    expect(reply.status).toBe(400);
    expect(reply.json().error).toBe("invalid_grant");
  });
});

describe("the authorization screen", () => {
  const standalone = { launch: null, scope: `launch/patient openid ${READ}` };
  const hidden = (page: string): string => /name="id" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const decide = (form: string[][]) =>
    ask(`${sandbox.url}/open/oauth2/decide`, { method: "POST", body: new URLSearchParams(form) });

  it("picks the patient of a standalone launch, and lets single scopes be unticked", async () => {
    const { reply, verifier } = await authorize(sandbox, { change: standalone });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('value="jejunal-high"');
    const answer = await decide([
      ["id", hidden(reply.text)],
      ["decision", "allow"],
      ["patient", "jejunal-high"],
      ["scope", "launch/patient"],
      ["scope", "openid"],
      ["scope", "patient/Patient.r"],
    ]);
    const back = new URL(answer.headers.get("location") ?? "");
    const token = await exchange(sandbox, "open", {
      grant_type: "authorization_code",
      code: back.searchParams.get("code") ?? "",
      redirect_uri: `${APP}/`,
      code_verifier: verifier,
    });
    expect(token.json()).toMatchObject({ patient: "jejunal-high", scope: "launch/patient openid patient/Patient.r" });
  });

  it("sends a denial back, and an answer counts once", async () => {
    const { reply } = await authorize(sandbox, { change: standalone });
    const form = [
      ["id", hidden(reply.text)],
      ["decision", "deny"],
    ];
    const denied = await decide(form);
    expect(new URL(denied.headers.get("location") ?? "").searchParams.get("error")).toBe("access_denied");
    expect((await decide(form)).status).toBe(400);
  });
});

describe("token request", () => {
  it("gives the launch context, a short token and what was granted", async () => {
    sandbox.settings.access_token_seconds = 42;
    sandbox.settings.intent = "review";
    sandbox.settings.locale = "fr";
    sandbox.settings.fhir_context = [{ reference: "DiagnosticReport/1" }];
    const token = await signIn(sandbox, { patient: "jejunal-high" });
    expect(token).toMatchObject({
      token_type: "Bearer",
      patient: "jejunal-high",
      expires_in: 42,
      need_patient_banner: true,
      intent: "review",
      locale: "fr",
      fhirContext: [{ reference: "DiagnosticReport/1" }],
    });
    expect(token.encounter).toBeTruthy();
    const style = await ask(token.smart_style_url ?? "", { headers: { Origin: APP } });
    expect(style.json().color_background).toMatch(/^#/);
  });

  it.each([
    ["another verifier", { code_verifier: "x".repeat(43) }, "invalid_grant", 400],
    ["a verifier that is too short", { code_verifier: "x" }, "invalid_grant", 400],
    ["another redirect address", { redirect_uri: `${APP}/index.html` }, "invalid_grant", 400],
    ["an unknown code", { code: "made-up" }, "invalid_grant", 400],
    ["another client", { client_id: "somebody-else" }, "invalid_client", 401],
    ["another grant type", { grant_type: "password" }, "unsupported_grant_type", 400],
  ])("is refused with %s", async (_what, change, error, status) => {
    const reply = await exchange(sandbox, "open", { ...(await code()), ...change });
    expect(reply.status).toBe(status);
    expect(reply.json().error).toBe(error);
  });

  it("is refused as JSON, with client authentication, and at another server", async () => {
    const form = await code();
    const json = await ask(`${sandbox.url}/open/oauth2/token`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ client_id: "gist-pathway", ...form }),
    });
    expect(json.status).toBe(400);
    expect((await exchange(sandbox, "open", form, { Authorization: "Basic eDp5" })).status).toBe(401);
    expect((await exchange(sandbox, "epic", form)).status).toBe(400);
  });

  it("takes a code once, and a second use revokes what the first gave", async () => {
    const form = await code();
    const first = (await exchange(sandbox, "open", form)).json<{ access_token: string }>();
    const client = fhir(sandbox, first.access_token);
    expect((await client.get("Patient/gastric-low")).status).toBe(200);
    expect((await exchange(sandbox, "open", form)).json().error).toBe("invalid_grant");
    expect((await client.get("Patient/gastric-low")).status).toBe(401);
  });
});

describe("refresh", () => {
  const refresh = (refresh_token: string, more: Record<string, string> = {}) =>
    exchange(sandbox, "open", { grant_type: "refresh_token", refresh_token, ...more });

  it("is for those who were granted online_access or offline_access", async () => {
    expect((await signIn(sandbox)).refresh_token).toBeTruthy();
    expect((await signIn(sandbox, { scope: "launch offline_access patient/Patient.r" })).refresh_token).toBeTruthy();
    expect((await signIn(sandbox, { scope: "launch patient/Patient.r" })).refresh_token).toBeUndefined();
  });

  it("gives a new refresh token; the old one revokes the session when it comes again", async () => {
    const first = await signIn(sandbox);
    const second = (await refresh(first.refresh_token ?? "")).json<{ access_token: string; refresh_token: string }>();
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await refresh(first.refresh_token ?? "")).status).toBe(400);
    expect((await fhir(sandbox, second.access_token).get("Patient/gastric-low")).status).toBe(401);
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });

  it("may narrow and never widens", async () => {
    const token = await signIn(sandbox, { scope: "launch online_access patient/Observation.rs" });
    const wider = await refresh(token.refresh_token ?? "", { scope: "patient/Observation.rs patient/Condition.rs" });
    expect(wider.json().error).toBe("invalid_scope");
    const narrower = await refresh(token.refresh_token ?? "", { scope: "patient/Observation.r" });
    expect(narrower.json().scope).toBe("patient/Observation.r");
  });
});

describe("granting less", () => {
  it("grants what the server offers, not what was asked", async () => {
    const scope = "launch patient/CarePlan.cru patient/RiskAssessment.c patient/DocumentReference.cu";
    const granted = (await signIn(sandbox, { dialect: "epic", scope })).scope.split(" ");
    expect(granted.sort()).toEqual(["launch", "patient/CarePlan.r", "patient/DocumentReference.cu"].sort());
  });

  it("grants at most what the switch allows, restrictions included", async () => {
    sandbox.settings.grant = "openid patient/Patient.r patient/Observation.rs?category=laboratory";
    const token = await signIn(sandbox, { scope: "launch openid patient/*.rs patient/CarePlan.c" });
    expect(token.scope.split(" ").sort()).toEqual(
      ["launch", "openid", "patient/Observation.rs?category=laboratory", "patient/Patient.r"].sort(),
    );
  });

  it("understands v1 and answers in v1", async () => {
    const scope = "launch patient/Condition.read patient/CarePlan.write";
    expect((await signIn(sandbox, { dialect: "meditech", scope })).scope).toBe("launch patient/Condition.read");
  });
});

describe("id_token", () => {
  const keys = async () => createLocalJWKSet((await ask(`${sandbox.url}/open/oauth2/jwks`)).json<JSONWebKeySet>());
  const rules = () => ({ issuer: sandbox.fhirBase("open"), audience: "gist-pathway" });

  it("is signed, with nonce and fhirUser", async () => {
    const { id_token = "" } = await signIn(sandbox);
    const { payload } = await jwtVerify(id_token, await keys(), rules());
    expect(payload.nonce).toBe("nonce-of-this-window");
    expect(payload.fhirUser).toBe(`${sandbox.fhirBase()}/Practitioner/${DEFAULT_SETTINGS.practitioner}`);
    const user = await fhir(sandbox, (await signIn(sandbox)).access_token).get(String(payload.fhirUser));
    expect(user.json().resourceType).toBe("Practitioner");
  });

  it.each(["issuer", "audience", "expiry", "signature", "alg_none", "not_a_token"] as const)(
    "with a wrong %s does not verify",
    async (fault) => {
      sandbox.smart_faults.id_token = fault;
      const { id_token = "" } = await signIn(sandbox);
      await expect(jwtVerify(id_token, await keys(), rules())).rejects.toThrow();
      if (fault === "alg_none") expect(decodeProtectedHeader(id_token).alg).toBe("none");
    },
  );

  it("can carry another nonce, or be missing", async () => {
    sandbox.smart_faults.id_token = "nonce";
    expect(decodeJwt((await signIn(sandbox)).id_token ?? "").nonce).not.toBe("nonce-of-this-window");
    sandbox.smart_faults.id_token = "missing";
    expect((await signIn(sandbox)).id_token).toBeUndefined();
  });
});
