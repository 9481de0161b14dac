import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** An authorization and FHIR server as one function in place of `fetch`: what it is sent is kept for the tests to look at. */
export interface FakeEhr {
  readonly iss: string;
  readonly requests: {
    method: string;
    url: URL;
    headers: Headers;
    body: URLSearchParams | null;
    redirect: RequestRedirect | undefined;
  }[];
  configuration: Record<string, unknown>;
  openid: Record<string, unknown>;
  token: Record<string, unknown>;
  token_status: number;
  /** A request header that the server's CORS rules refuse: the browser then fails the request. */
  cors_refuses: string | null;
  /** Answers FHIR requests: status by path below the base. */
  fhir: (url: URL, headers: Headers) => { status: number; body: unknown };
  sign(claims: Record<string, unknown>, how?: { key?: "other"; alg?: "none" | "HS256" }): Promise<string>;
  fetch: typeof fetch;
}

export const ISS = "https://ehr.example.org/fhir";

const keys = Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]).then(([own, other]) => ({ own, other }));

export async function fakeEhr(): Promise<FakeEhr> {
  const { own, other } = await keys;
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "1", alg: "RS256", use: "sig" };
  const ehr: FakeEhr = {
    iss: ISS,
    requests: [],
    configuration: {
      issuer: "https://ehr.example.org",
      authorization_endpoint: "https://ehr.example.org/authorize",
      token_endpoint: "https://ehr.example.org/token",
      capabilities: ["launch-ehr", "launch-standalone", "client-public", "permission-v2", "sso-openid-connect"],
      code_challenge_methods_supported: ["S256"],
    },
    openid: { issuer: "https://ehr.example.org", jwks_uri: "https://ehr.example.org/keys" },
    token: {
      access_token: "access-1",
      refresh_token: "refresh-1",
      token_type: "Bearer",
      expires_in: 3600,
      patient: "p1",
      encounter: "e1",
      need_patient_banner: true,
      scope: "launch openid fhirUser online_access patient/Patient.r patient/Observation.rs",
    },
    token_status: 200,
    cors_refuses: null,
    fhir: () => ({ status: 200, body: { resourceType: "Patient", id: "p1" } }),
    async sign(claims, how = {}) {
      const now = Math.floor(Date.now() / 1000);
      const all = {
        iss: "https://ehr.example.org",
        aud: "gist-pathway",
        sub: "u1",
        iat: now,
        exp: now + 600,
        ...claims,
      };
      if (how.alg === "none") {
        const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
        return `${part({ alg: "none" })}.${part(all)}.`;
      }
      if (how.alg === "HS256") {
        // the public key taken for a shared secret
        const secret = { kty: "oct", k: Buffer.from(JSON.stringify(jwk)).toString("base64url") };
        return new SignJWT(all).setProtectedHeader({ alg: "HS256", kid: "1" }).sign(secret);
      }
      const key = how.key === "other" ? other.privateKey : own.privateKey;
      return new SignJWT(all).setProtectedHeader({ alg: "RS256", kid: "1" }).sign(key);
    },
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input), window.location.href);
      const headers = new Headers(init?.headers);
      const body =
        typeof init?.body === "string" || init?.body instanceof URLSearchParams ? new URLSearchParams(init.body) : null;
      ehr.requests.push({ method: init?.method ?? "GET", url, headers, body, redirect: init?.redirect });
      if (ehr.cors_refuses !== null && headers.has(ehr.cors_refuses)) throw new TypeError("Failed to fetch");
      const json = (value: unknown, status = 200): Response =>
        new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });
      if (url.origin !== "https://ehr.example.org") return new Response("elsewhere", { status: 404 });
      if (url.pathname.endsWith("/.well-known/smart-configuration")) return json(ehr.configuration);
      if (url.pathname === "/.well-known/openid-configuration") return json(ehr.openid);
      if (url.pathname === "/keys") return json({ keys: [jwk] });
      if (url.pathname.endsWith("/token")) return json(ehr.token, ehr.token_status);
      const answer = ehr.fhir(url, headers);
      return json(answer.body, answer.status);
    },
  };
  return ehr;
}
