import { findIssuer, isSecure, withoutSlash } from "./configuration";
import { type Discovery, discover } from "./discovery";
import { SMART_KEY, type SmartState, smartLibrary } from "./fhir-client";
import { nonceOf, randomState } from "./nonce";
import { requestedScope } from "./scopes";
import type { Configuration, IssuerConfiguration, SessionFailure } from "./types";

/** The way to the authorization server: a link to go to, or a form to send where the server prefers POST (L-16). */
export type LaunchOutcome =
  | { readonly ok: true; readonly method: "GET"; readonly url: string }
  | {
      readonly ok: true;
      readonly method: "POST";
      readonly url: string;
      readonly fields: readonly (readonly [string, string])[];
    }
  | { readonly ok: false; readonly failure: SessionFailure };

/**
 * Starts the authorization of an EHR or standalone launch. The issuer is compared with the configuration before any
 * request is made (L-01); PKCE S256 is demanded (L-15); nothing of the page's address but `iss` and `launch` is used (L-33).
 * @param address the page's own address
 * @returns where to send the browser, or why the launch stops
 */
export async function startLaunch(configuration: Configuration, address: URL): Promise<LaunchOutcome> {
  const iss = address.searchParams.get("iss");
  if (!iss) return { ok: false, failure: { kind: "issuer_missing" } };
  const issuer = findIssuer(configuration, iss);
  if (!issuer) return { ok: false, failure: { kind: "issuer_unknown", iss: iss.slice(0, 200) } };
  const launch = address.searchParams.get("launch");
  forgetOtherParameters(address, iss, launch);

  const redirect_uri = new URL("index.html", `${address.origin}${address.pathname}`).href;
  if (!isSecure(new URL(redirect_uri))) return failed("insecure page");
  const state = randomState();
  const library = smartLibrary();
  // The library reads the smart-configuration itself; ours runs beside it for what the library does not keep.
  const [found, prepared] = await Promise.all([
    discover(iss),
    library.oauth2
      .authorize({
        iss,
        clientId: issuer.client_id,
        scope: "launch", // replaced below, when discovery has told what the server offers
        redirectUri: redirect_uri,
        pkceMode: "required",
        completeInTarget: true,
        noRedirect: true,
        stateKey: state,
      })
      .then((url) => ({ url }))
      .catch((error: unknown) => ({ error: error instanceof Error ? error.message : String(error) })),
  ]);
  if (!found.ok) return failed(found.detail);
  if (!found.discovery.code_challenge_methods.includes("S256"))
    return { ok: false, failure: { kind: "pkce_unsupported" } };
  if ("error" in prepared) return failed(prepared.error);
  return finish(prepared.url, found.discovery, issuer, { iss, launch, state });
}

async function finish(
  prepared: string,
  discovery: Discovery,
  issuer: IssuerConfiguration,
  request: { iss: string; launch: string | null; state: string },
): Promise<LaunchOutcome> {
  const scope =
    issuer.scope ??
    requestedScope(
      { supported: discovery.scopes_supported, capabilities: discovery.capabilities },
      request.launch !== null,
      issuer.risk_as_observation === true,
    );
  const fields = new Map(new URLSearchParams(prepared.slice(prepared.indexOf("?") + 1)));
  fields.set("scope", scope);
  fields.set("nonce", await nonceOf(request.state));
  rememberState(request.state, (kept) => ({
    ...kept,
    scope,
    serverUrl: withoutSlash(request.iss),
    authorizeUri: discovery.authorization_endpoint,
    tokenUri: discovery.token_endpoint,
    discovery: { issuer: discovery.issuer, revocation_endpoint: discovery.revocation_endpoint },
  }));
  if (discovery.capabilities.includes("authorize-post")) {
    return { ok: true, method: "POST", url: discovery.authorization_endpoint, fields: [...fields] };
  }
  const url = new URL(discovery.authorization_endpoint);
  for (const [name, value] of fields) url.searchParams.set(name, value);
  return { ok: true, method: "GET", url: url.href };
}

function failed(detail: string): LaunchOutcome {
  return { ok: false, failure: { kind: "discovery_failed", detail } };
}

/** The library lets the address override client, patient and server; it gets to see the two parameters of SMART only. */
function forgetOtherParameters(address: URL, iss: string, launch: string | null): void {
  const kept = new URLSearchParams({ iss, ...(launch === null ? {} : { launch }) });
  window.history.replaceState(null, "", `${address.pathname}?${kept.toString()}`);
}

function rememberState(state: string, change: (kept: SmartState) => SmartState): void {
  const kept = window.sessionStorage.getItem(state);
  if (kept === null) return;
  window.sessionStorage.setItem(state, JSON.stringify(change(JSON.parse(kept) as SmartState)));
  window.sessionStorage.setItem(SMART_KEY, JSON.stringify(state));
}
