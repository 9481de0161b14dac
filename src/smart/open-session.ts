import { findIssuer, withoutSlash } from "./configuration";
import { SMART_KEY, type SmartClient, type SmartState, smartLibrary } from "./fhir-client";
import { namedUser, verifyUser } from "./id-token";
import { isWithin } from "./scopes";
import { requestSender, unauthorized } from "./send-request";
import type {
  Configuration,
  IssuerConfiguration,
  Session,
  SessionFailure,
  SessionOutcome,
  SessionRequest,
  SessionResponse,
  SessionUser,
} from "./types";

let opening: Promise<SessionOutcome> | null = null;

/**
 * Opens the session of this window: once, however often it is asked for.
 * Completes the authorization when the address carries its answer, else takes up the session this window already has.
 * @returns the session, or why there is none. Never throws.
 */
export function openSession(configuration: Configuration): Promise<SessionOutcome> {
  opening ??= open(configuration).catch(
    (error: unknown): SessionOutcome => fail({ kind: "network", detail: describe(error) }),
  );
  return opening;
}

/**
 * The FHIR server that this window's launch names, for what may be asked of it without a token while the sign-in ends.
 * @returns its base without a slash at the end; null when there is no launch, or its issuer is not configured
 */
export function launchedServer(configuration: Configuration): string | null {
  const key = storedText(SMART_KEY);
  const server = key === null ? undefined : storedState(key)?.serverUrl;
  if (typeof server !== "string" || !findIssuer(configuration, server)) return null;
  return withoutSlash(server);
}

async function open(configuration: Configuration): Promise<SessionOutcome> {
  const answer = new URL(window.location.href).searchParams;
  const stopped = checkAnswer(answer);
  if (stopped) {
    if (answer.has("code") || answer.has("error")) forgetAnswer();
    return fail(stopped);
  }
  let client: SmartClient;
  try {
    client = await smartLibrary().oauth2.ready();
  } catch (error) {
    forgetLaunch();
    return fail(failureOf(error));
  }
  const { state } = client;
  const issuer = findIssuer(configuration, state.serverUrl);
  if (!issuer) {
    forgetLaunch();
    return fail({ kind: "issuer_unknown", iss: state.serverUrl.slice(0, 200) });
  }
  const token = state.tokenResponse ?? {};
  if (!token.access_token) {
    forgetLaunch();
    return fail({ kind: "expired" });
  }
  if (typeof token.patient !== "string" || token.patient === "") return fail({ kind: "no_patient" });
  return { ok: true, session: sessionOf(client, issuer, token.patient) };
}

/** The answer of the authorization server against what this window is waiting for (L-13); null when it may go on. */
function checkAnswer(answer: URLSearchParams): SessionFailure | null {
  const expected = storedText(SMART_KEY);
  const waiting = expected === null ? null : storedState(expected);
  if (answer.has("error")) {
    if (waiting === null || answer.get("state") !== expected) return { kind: "state_mismatch" };
    forgetLaunch();
    return {
      kind: "denied",
      error: (answer.get("error") ?? "").slice(0, 80),
      description: answer.get("error_description")?.slice(0, 300) ?? null,
    };
  }
  if (answer.has("code") || answer.has("state")) {
    if (waiting === null || answer.get("state") !== expected || !answer.has("code")) return { kind: "state_mismatch" };
    if (waiting.tokenResponse?.access_token) return { kind: "state_mismatch" }; // this state was used before
    return null;
  }
  if (waiting === null) return { kind: "no_launch" };
  if (!waiting.tokenResponse?.access_token) return { kind: "no_launch" }; // a launch that was begun and left
  return null;
}

function failureOf(error: unknown): SessionFailure {
  const status = typeof error === "object" && error !== null && "statusCode" in error ? Number(error.statusCode) : null;
  if (status === 400) return { kind: "code_expired", detail: "HTTP 400" };
  if (status !== null) return { kind: "token_refused", detail: `HTTP ${status}` };
  if (error instanceof TypeError) return { kind: "network", detail: error.name };
  return { kind: "token_refused", detail: describe(error) };
}

function sessionOf(client: SmartClient, issuer: IssuerConfiguration, patient_id: string): Session {
  const { state } = client;
  const token = state.tokenResponse ?? {};
  const granted_scope = token.scope ?? state.scope;
  const base = withoutSlash(state.serverUrl);
  let signed_out = false;
  let verified: Promise<SessionUser | null> | null = null;
  let user = namedUser(token.id_token);
  const sendOnce = requestSender();

  const refresh = async (): Promise<boolean> => {
    if (!client.state.tokenResponse?.refresh_token) return false;
    try {
      await client.refresh();
    } catch {
      return false;
    }
    const now = client.state.tokenResponse?.scope;
    if (now !== undefined && !isWithin(now, granted_scope)) {
      forgetLaunch(); // a refresh that widens the grant is not taken (L-29)
      client.state.tokenResponse = {};
      return false;
    }
    return Boolean(client.state.tokenResponse?.access_token);
  };

  const send = async (request: SessionRequest): Promise<SessionResponse> => {
    const url = ownUrl(base, request.url);
    if (url === null) throw new ForeignUrl();
    if (signed_out) return unauthorized();
    if (isExpiring(client.state)) await refresh();
    let answer = await sendOnce(client.state.tokenResponse?.access_token, url, request);
    if (answer.status === 401 && (await refresh())) {
      answer = await sendOnce(client.state.tokenResponse?.access_token, url, request);
    }
    return answer;
  };

  const idOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return {
    launch_id: state.key,
    base,
    issuer,
    patient_id,
    encounter_id: idOf(token.encounter),
    current_context: () => {
      const now = client.state.tokenResponse ?? {};
      return { patient_id: idOf(now.patient), encounter_id: idOf(now.encounter) };
    },
    granted_scope,
    need_patient_banner: token.need_patient_banner === true,
    style_url: typeof token.smart_style_url === "string" ? token.smart_style_url : null,
    intent: typeof token.intent === "string" ? token.intent : null,
    fhir_context: contextOf(token.fhirContext),
    ehr_language:
      [token.locale, token.language, token.ui_locales].find((it): it is string => typeof it === "string") ?? null,
    get user() {
      return user;
    },
    get expires_at() {
      return client.state.expiresAt ? client.state.expiresAt * 1000 : null;
    },
    get can_refresh() {
      return Boolean(client.state.tokenResponse?.refresh_token);
    },
    verify_user: () => {
      verified ??= verifyUser(token.id_token, {
        issuer: state.discovery?.issuer ?? null,
        client_id: state.clientId,
        state: state.key,
      }).then((found) => {
        user = found;
        return found;
      });
      return verified;
    },
    send,
    sign_out: async () => {
      signed_out = true;
      const held = client.state.tokenResponse ?? {};
      client.state.tokenResponse = {};
      forgetLaunch();
      await revoke(client.state, held.refresh_token ?? held.access_token);
    },
  };
}

/** Asked to send the token somewhere else than to the FHIR server: a bug of the caller, or a hostile link (L-26). */
export class ForeignUrl extends Error {
  override readonly name = "ForeignUrl";
}

/** The absolute URL below the FHIR base, or null when it leads anywhere else (L-25, L-26). */
export function ownUrl(base: string, url: string): string | null {
  let resolved: URL;
  try {
    resolved = new URL(url, `${base}/`);
  } catch {
    return null;
  }
  const root = new URL(`${base}/`);
  // the base itself too: a server may page at `base?_getpages=…`
  const below = resolved.pathname.startsWith(root.pathname) || `${resolved.pathname}/` === root.pathname;
  return resolved.origin === root.origin && below && !resolved.username ? resolved.href : null;
}

function isExpiring(state: SmartState): boolean {
  return state.expiresAt !== undefined && state.expiresAt - 10 < Date.now() / 1000;
}

/** References only; contexts without a role are part of the launch itself (L-20). */
function contextOf(value: unknown): Session["fhir_context"] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null || !("reference" in entry) || typeof entry.reference !== "string")
      return [];
    return [
      { reference: entry.reference, role: "role" in entry && typeof entry.role === "string" ? entry.role : null },
    ];
  });
}

async function revoke(state: SmartState, token: string | undefined): Promise<void> {
  const url = state.discovery?.revocation_endpoint;
  if (!url || !token) return;
  try {
    await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ token, client_id: state.clientId }),
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
  } catch {
    // signed out here all the same; the token ends by its own expiry
  }
}

/** Takes the answer out of the address bar, so that a reload does not send it again. */
function forgetAnswer(): void {
  window.history.replaceState(null, "", window.location.pathname);
}

function forgetLaunch(): void {
  const key = storedText(SMART_KEY);
  const names = Object.keys(window.sessionStorage);
  for (const name of names) if (name === key || name.startsWith(`${key}.`)) window.sessionStorage.removeItem(name);
  window.sessionStorage.removeItem(SMART_KEY);
}

function storedText(key: string): string | null {
  const kept = parseStored(key);
  return typeof kept === "string" ? kept : null;
}

function storedState(key: string): SmartState | null {
  const kept = parseStored(key);
  return typeof kept === "object" && kept !== null ? (kept as SmartState) : null;
}

function parseStored(key: string): unknown {
  const kept = window.sessionStorage.getItem(key);
  if (kept === null) return null;
  try {
    return JSON.parse(kept);
  } catch {
    return null;
  }
}

function fail(failure: SessionFailure): SessionOutcome {
  return { ok: false, failure };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.name : "error";
}
