import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { type Dialect, type DialectName, grantable } from "./dialects";
import { type Answer, type Exchange, htmlAnswer, jsonAnswer, redirectAnswer } from "./exchange";
import type { Grants } from "./grants";
import { authorizationScreen, refusalScreen } from "./page/authorization-screen";
import { isWithin, parseScope, within, words } from "./scopes";
import type { Settings, SmartFaults } from "./settings";

/** What an EHR launch hands over: made when a clinician opens the app from a chart. */
export interface LaunchContext {
  readonly dialect: DialectName;
  readonly patient: string;
  readonly encounter: string | null;
  readonly frame: boolean;
}

export interface RegisteredClient {
  readonly client_id: string;
  readonly redirect_uris: readonly string[];
}

export interface AuthorizationParts {
  readonly url: string;
  readonly dialects: ReadonlyMap<DialectName, Dialect>;
  readonly settings: Settings;
  readonly smart_faults: SmartFaults;
  readonly grants: Grants;
  readonly client: RegisteredClient;
  readonly patients: () => readonly { readonly id: string; readonly name: string; readonly encounter: string | null }[];
  readonly language: (exchange: Exchange) => "en" | "fr";
}

interface Pending {
  readonly dialect: DialectName;
  readonly redirect_uri: string;
  readonly state: string;
  readonly scope: string;
  readonly challenge: string;
  readonly nonce: string | null;
  readonly launch: LaunchContext | null;
  readonly created_at: number;
}

interface Code extends Pending {
  readonly patient: string | null;
  readonly encounter: string | null;
  readonly granted: string;
  readonly expires_at: number;
  readonly family: string;
  used: boolean;
}

interface Refresh {
  readonly code: Code;
  readonly scope: string;
  used: boolean;
}

class OAuthError extends Error {
  readonly error: string;
  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }
}

/** SMART App Launch 2.2 authorization server, strict on purpose: what the specification demands is demanded. */
export class AuthorizationServer {
  readonly #parts: AuthorizationParts;
  readonly #launches = new Map<string, LaunchContext>();
  readonly #pending = new Map<string, Pending>();
  readonly #codes = new Map<string, Code>();
  readonly #refresh = new Map<string, Refresh>();
  readonly #keys: { readonly sign: CryptoKey; readonly other: CryptoKey; readonly jwk: JWK };

  private constructor(parts: AuthorizationParts, keys: { sign: CryptoKey; other: CryptoKey; jwk: JWK }) {
    this.#parts = parts;
    this.#keys = keys;
  }

  static async create(parts: AuthorizationParts): Promise<AuthorizationServer> {
    const pair = await generateKeyPair("RS256");
    const other = await generateKeyPair("RS256");
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: "sandbox-1", alg: "RS256", use: "sig" };
    return new AuthorizationServer(parts, { sign: pair.privateKey, other: other.privateKey, jwk });
  }

  fhirBase(dialect: DialectName): string {
    return `${this.#parts.url}/${dialect}/fhir`;
  }

  issuer(dialect: DialectName): string {
    const at_fhir = this.#parts.dialects.get(dialect)?.issuer === "fhir";
    return at_fhir ? this.fhirBase(dialect) : `${this.#parts.url}/${dialect}/oauth2`;
  }

  /** Registers a launch. @returns the opaque `launch` value. */
  launch(context: LaunchContext): string {
    const value = randomBytes(18).toString("base64url");
    this.#launches.set(value, context);
    return value;
  }

  forgetAll(): void {
    this.#pending.clear();
    this.#codes.clear();
    this.#refresh.clear();
  }

  smartConfiguration(dialect: Dialect): Answer {
    const faults = this.#parts.smart_faults;
    if (faults.discovery === "not_found") return jsonAnswer(404, { error: "not_found" });
    if (faults.discovery === "server_error") return jsonAnswer(500, { error: "server_error" });
    if (faults.discovery === "html") return htmlAnswer(200, "<!doctype html><title>Portal</title><p>Portal</p>");
    const oauth = this.#parts.settings.relative_endpoints ? "../oauth2" : `${this.#parts.url}/${dialect.name}/oauth2`;
    return jsonAnswer(200, {
      issuer: this.issuer(dialect.name),
      jwks_uri: `${oauth}/jwks`,
      authorization_endpoint: `${oauth}/authorize`,
      token_endpoint: `${oauth}/token`,
      revocation_endpoint: `${oauth}/revoke`,
      token_endpoint_auth_methods_supported: ["none"],
      grant_types_supported: ["authorization_code", "refresh_token"],
      response_types_supported: ["code"],
      scopes_supported: words(grantable(dialect)),
      code_challenge_methods_supported: faults.no_s256 ? ["plain"] : ["S256"],
      capabilities: [
        "launch-ehr",
        "launch-standalone",
        "authorize-post",
        "client-public",
        "sso-openid-connect",
        "context-banner",
        "context-style",
        "context-ehr-patient",
        "context-ehr-encounter",
        "context-standalone-patient",
        "context-standalone-encounter",
        "permission-online",
        "permission-offline",
        "permission-patient",
        "permission-user",
        ...dialect.permissions,
      ],
    });
  }

  openidConfiguration(dialect: Dialect): Answer {
    const oauth = `${this.#parts.url}/${dialect.name}/oauth2`;
    return jsonAnswer(200, {
      issuer: this.issuer(dialect.name),
      jwks_uri: `${oauth}/jwks`,
      authorization_endpoint: `${oauth}/authorize`,
      token_endpoint: `${oauth}/token`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      scopes_supported: ["openid", "fhirUser"],
      claims_supported: ["iss", "sub", "aud", "exp", "iat", "nonce", "fhirUser", "locale"],
    });
  }

  jwks(): Answer {
    return jsonAnswer(200, { keys: [this.#keys.jwk] });
  }

  // --- authorize ---------------------------------------------------------------------------------------------------

  authorize(dialect: Dialect, exchange: Exchange): Answer {
    const language = this.#parts.language(exchange);
    const form = exchange.method === "POST";
    if (form && !isForm(exchange)) return refusalScreen(400, "invalid_request", "content type", language);
    const query = form ? new URLSearchParams(exchange.body) : exchange.url.searchParams;
    const { client } = this.#parts;
    // An unknown client or redirect address is shown here and never redirected to (RFC 6749, 4.1.2.1).
    if (query.get("client_id") !== client.client_id) {
      return refusalScreen(400, "unauthorized_client", "client_id", language);
    }
    const redirect_uri = query.get("redirect_uri");
    if (redirect_uri === null || !client.redirect_uris.includes(redirect_uri)) {
      return refusalScreen(400, "invalid_request", "redirect_uri", language);
    }
    const state = query.get("state") ?? "";
    try {
      const pending = this.#accept(dialect, query, redirect_uri, state);
      if (this.#parts.smart_faults.deny) return this.#back(pending, { error: "access_denied" });
      const { authorization_screen } = this.#parts.settings;
      const standalone = pending.launch === null;
      const wanted = authorization_screen === "always" || (authorization_screen === "standalone" && standalone);
      const needs_patient = standalone && words(pending.scope).includes("launch/patient");
      if (!wanted && !needs_patient) return this.#approve(pending, null, pending.scope);
      const id = randomUUID();
      this.#pending.set(id, pending);
      return authorizationScreen({
        id,
        dialect: dialect.name,
        title: dialect.title,
        scopes: words(pending.scope),
        patients: needs_patient ? this.#parts.patients() : null,
        patient: pending.launch?.patient ?? null,
        app_origin: new URL(redirect_uri).origin,
        language,
      });
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return this.#back({ redirect_uri, state }, { error: error.error, error_description: error.message });
    }
  }

  #accept(dialect: Dialect, query: URLSearchParams, redirect_uri: string, state: string): Pending {
    for (const name of new Set(query.keys())) {
      if (query.getAll(name).length > 1) throw new OAuthError("invalid_request", `${name} is given more than once`);
    }
    if (query.get("response_type") !== "code") throw new OAuthError("unsupported_response_type", "code only");
    if (state === "") throw new OAuthError("invalid_request", "state is missing");
    if (query.get("aud") !== this.fhirBase(dialect.name)) {
      throw new OAuthError("invalid_request", "aud is not the FHIR base URL of this server");
    }
    const challenge = query.get("code_challenge") ?? "";
    if (query.get("code_challenge_method") !== "S256" || !/^[\w-]{43}$/.test(challenge)) {
      throw new OAuthError("invalid_request", "PKCE with S256 is required");
    }
    const asked = words(query.get("scope") ?? "");
    if (asked.length === 0) throw new OAuthError("invalid_scope", "scope is missing");
    for (const word of asked) {
      const scope = parseScope(word);
      if (scope === "malformed") throw new OAuthError("invalid_scope", `${word} breaks the scope grammar`);
      if (typeof scope === "object" && scope.type === "*" && !dialect.wildcard_scopes) {
        throw new OAuthError("invalid_scope", `${word}: wildcards are not accepted`);
      }
    }
    const launch_value = query.get("launch");
    const launch = launch_value === null ? null : (this.#launches.get(launch_value) ?? undefined);
    if (launch === undefined || (launch !== null && launch.dialect !== dialect.name)) {
      throw new OAuthError("invalid_request", "launch is not known");
    }
    if ((launch !== null) !== asked.includes("launch")) {
      throw new OAuthError("invalid_scope", "the scope launch and the launch parameter go together");
    }
    const { grant } = this.#parts.settings;
    let scope = within(asked.join(" "), grantable(dialect));
    if (grant !== null) scope = within(scope, `launch launch/patient launch/encounter ${grant}`);
    return {
      dialect: dialect.name,
      redirect_uri,
      state,
      scope,
      challenge,
      nonce: query.get("nonce"),
      launch,
      created_at: Date.now(),
    };
  }

  /** The clinician's answer on the authorization screen. */
  decide(exchange: Exchange): Answer {
    const language = this.#parts.language(exchange);
    const form = new URLSearchParams(exchange.body);
    const id = form.get("id") ?? "";
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (!pending) return refusalScreen(400, "invalid_request", "expired", language);
    if (form.get("decision") !== "allow") {
      return this.#back(pending, { error: "access_denied", error_description: "The clinician denied the request" });
    }
    const ticked = new Set(form.getAll("scope"));
    const scope = words(pending.scope)
      .filter((word) => ticked.has(word))
      .join(" ");
    const patient = form.get("patient");
    if (words(pending.scope).includes("launch/patient") && pending.launch === null) {
      if (!this.#parts.patients().some((one) => one.id === patient)) {
        return refusalScreen(400, "invalid_request", "patient", language);
      }
    }
    return this.#approve(pending, patient, scope);
  }

  #approve(pending: Pending, patient: string | null, granted: string): Answer {
    const code = randomBytes(24).toString("base64url");
    const picked = this.#parts.patients().find((one) => one.id === patient);
    const wants_encounter = words(pending.scope).includes("launch/encounter");
    const { smart_faults, settings } = this.#parts;
    this.#codes.set(code, {
      ...pending,
      patient: pending.launch?.patient ?? picked?.id ?? null,
      encounter: pending.launch ? pending.launch.encounter : wants_encounter ? (picked?.encounter ?? null) : null,
      granted,
      expires_at: smart_faults.expired_code ? 0 : Date.now() + settings.code_seconds * 1000,
      family: randomUUID(),
      used: false,
    });
    return this.#back(pending, { code });
  }

  #back(to: { redirect_uri: string; state: string }, values: Readonly<Record<string, string>>): Answer {
    const url = new URL(to.redirect_uri);
    for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
    const state = this.#parts.smart_faults.wrong_state ? `${to.state}-not-yours` : to.state;
    if (to.state !== "") url.searchParams.set("state", state);
    return redirectAnswer(url.toString());
  }

  // --- token -------------------------------------------------------------------------------------------------------

  async token(dialect: Dialect, exchange: Exchange): Promise<Answer> {
    const faults = this.#parts.smart_faults;
    if (faults.token_endpoint === "server_error") return jsonAnswer(500, { error: "server_error" });
    if (faults.token_endpoint === "html") return htmlAnswer(200, "<!doctype html><title>Portal</title><p>Portal</p>");
    try {
      if (!isForm(exchange)) throw new OAuthError("invalid_request", "form encoding is required");
      if (exchange.headers.authorization !== undefined) {
        throw new OAuthError("invalid_client", "a public client does not authenticate");
      }
      const form = new URLSearchParams(exchange.body);
      if (form.get("client_id") !== this.#parts.client.client_id) {
        throw new OAuthError("invalid_client", "client_id is unknown");
      }
      switch (form.get("grant_type")) {
        case "authorization_code":
          return await this.#exchangeCode(dialect, form);
        case "refresh_token":
          return await this.#exchangeRefresh(dialect, form);
        default:
          throw new OAuthError("unsupported_grant_type", "authorization_code or refresh_token");
      }
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      const status = error.error === "invalid_client" ? 401 : 400;
      return jsonAnswer(status, { error: error.error, error_description: error.message });
    }
  }

  async #exchangeCode(dialect: Dialect, form: URLSearchParams): Promise<Answer> {
    const code = this.#codes.get(form.get("code") ?? "");
    if (!code || code.dialect !== dialect.name) throw new OAuthError("invalid_grant", "the code is unknown");
    if (code.used) {
      this.#parts.grants.revoke(code.family); // RFC 6749, 4.1.2: a code used twice revokes what came from it
      throw new OAuthError("invalid_grant", "the code was used before");
    }
    code.used = true;
    if (code.expires_at <= Date.now()) throw new OAuthError("invalid_grant", "the code has expired");
    if (form.get("redirect_uri") !== code.redirect_uri) throw new OAuthError("invalid_grant", "redirect_uri differs");
    const verifier = form.get("code_verifier") ?? "";
    const hash = createHash("sha256").update(verifier).digest("base64url");
    if (!/^[\w.~-]{43,128}$/.test(verifier) || hash !== code.challenge) {
      throw new OAuthError("invalid_grant", "the code verifier does not match");
    }
    return this.#answer(code, code.granted, true);
  }

  async #exchangeRefresh(dialect: Dialect, form: URLSearchParams): Promise<Answer> {
    const held = this.#refresh.get(form.get("refresh_token") ?? "");
    if (!held || held.code.dialect !== dialect.name || this.#parts.grants.isRevoked(held.code.family)) {
      throw new OAuthError("invalid_grant", "the refresh token is unknown or revoked");
    }
    if (this.#parts.smart_faults.refuse_refresh) throw new OAuthError("invalid_grant", "the session has ended");
    if (held.used) {
      this.#parts.grants.revoke(held.code.family); // rotation: an old token that comes again was stolen or lost
      throw new OAuthError("invalid_grant", "the refresh token was used before");
    }
    const asked = form.get("scope");
    if (asked !== null && !isWithin(asked, held.scope)) {
      throw new OAuthError("invalid_scope", "a refresh never widens the grant");
    }
    held.used = true;
    return this.#answer(held.code, asked ?? held.scope, false);
  }

  async #answer(code: Code, granted: string, first: boolean): Promise<Answer> {
    const { settings, grants, smart_faults, url } = this.#parts;
    const scopes = words(granted);
    const access_token = randomBytes(32).toString("base64url");
    const fhir_user = `Practitioner/${settings.practitioner}`;
    const switched = first ? null : smart_faults.refresh_patient;
    const patient = smart_faults.no_patient ? null : (switched ?? code.patient);
    grants.add(access_token, {
      dialect: code.dialect,
      client_id: this.#parts.client.client_id,
      scope: granted,
      patient,
      encounter: code.encounter,
      fhir_user,
      expires_at: Date.now() + settings.access_token_seconds * 1000,
      family: code.family,
    });
    const widened = !first && smart_faults.widen_refresh ? `${granted} patient/*.cruds` : granted;
    const answer: Record<string, unknown> = {
      access_token,
      token_type: "Bearer",
      expires_in: settings.access_token_seconds,
      scope: widened,
    };
    if (patient !== null) answer.patient = patient;
    if (code.encounter !== null) answer.encounter = code.encounter;
    answer.need_patient_banner = settings.need_patient_banner ?? code.launch?.frame !== true;
    if (settings.smart_style) answer.smart_style_url = `${url}/smart-style.json`;
    if (settings.intent !== null) answer.intent = settings.intent;
    if (settings.locale !== null) answer.locale = settings.locale;
    if (settings.fhir_context.length > 0) answer.fhirContext = settings.fhir_context;
    if (code.dialect === "athenahealth") answer.ah_practice = "Organization/a-1.Practice-9400";
    if (settings.refresh && (scopes.includes("online_access") || scopes.includes("offline_access"))) {
      const refresh_token = randomBytes(32).toString("base64url");
      this.#refresh.set(refresh_token, { code, scope: granted, used: false });
      answer.refresh_token = refresh_token;
    }
    if (first && scopes.includes("openid")) {
      const id_token = await this.#idToken(code, scopes.includes("fhirUser") ? fhir_user : null);
      if (id_token !== null) answer.id_token = id_token;
    }
    return jsonAnswer(200, answer, { Pragma: "no-cache" });
  }

  async #idToken(code: Code, fhir_user: string | null): Promise<string | null> {
    const fault = this.#parts.smart_faults.id_token;
    if (fault === "missing") return null;
    if (fault === "not_a_token") return "not-a-token";
    const now = Math.floor(Date.now() / 1000);
    const nonce = fault === "nonce" ? "another-nonce" : code.nonce;
    const claims: Record<string, unknown> = {
      iss: fault === "issuer" ? "https://another-issuer.example" : this.issuer(code.dialect),
      sub: this.#parts.settings.practitioner,
      aud: fault === "audience" ? "another-client" : this.#parts.client.client_id,
      iat: fault === "expiry" ? now - 7200 : now,
      exp: fault === "expiry" ? now - 3600 : now + 300,
    };
    if (nonce !== null) claims.nonce = nonce;
    if (fhir_user !== null) claims.fhirUser = `${this.fhirBase(code.dialect)}/${fhir_user}`;
    if (this.#parts.settings.locale !== null) claims.locale = this.#parts.settings.locale;
    if (fault === "alg_none") return new UnsecuredJWT(claims).encode();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "sandbox-1", typ: "JWT" })
      .sign(fault === "signature" ? this.#keys.other : this.#keys.sign);
  }

  /** RFC 7009: answers 200 whether or not the token was known. */
  revoke(exchange: Exchange): Answer {
    const token = new URLSearchParams(exchange.body).get("token") ?? "";
    this.#parts.grants.revokeToken(token);
    const refresh = this.#refresh.get(token);
    if (refresh) this.#parts.grants.revoke(refresh.code.family);
    return jsonAnswer(200, {});
  }
}

function isForm(exchange: Exchange): boolean {
  return /^application\/x-www-form-urlencoded\b/.test(exchange.headers["content-type"] ?? "");
}
