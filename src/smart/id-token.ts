import { isSecure, withoutSlash } from "./configuration";
import { nonceOf } from "./nonce";
import type { SessionUser } from "./types";

/** Signature algorithms taken; "none" and shared-secret ones are not. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"];

export interface ExpectedToken {
  /** issuer of the smart-configuration; null when the server names none. */
  readonly issuer: string | null;
  readonly client_id: string;
  /** `state` of the launch, from which the nonce was made. */
  readonly state: string;
}

/**
 * The user that an id_token names, not verified: good for showing a name, for nothing else (L-22).
 * @returns null without a readable token
 */
export function namedUser(id_token: string | undefined): SessionUser | null {
  const claims = claimsOf(id_token);
  return claims === null ? null : { ...userOf(claims), verified: false, why_unverified: "pending" };
}

/**
 * Verifies an id_token: the issuer's openid-configuration and keys, signature, issuer, audience, expiry, nonce (L-21).
 * @returns the user, `verified` or with the reason why not; null without a token. Never throws.
 */
export async function verifyUser(id_token: string | undefined, expected: ExpectedToken): Promise<SessionUser | null> {
  const named = namedUser(id_token);
  if (id_token === undefined || named === null) return null;
  const not = (why: string): SessionUser => ({ ...named, verified: false, why_unverified: why });
  if (expected.issuer === null) return not("no_issuer");
  try {
    const keys_url = await keysUrl(expected.issuer);
    if (keys_url === null) return not("openid_configuration");
    const { createLocalJWKSet, jwtVerify } = await import("jose");
    const answer = await fetch(keys_url, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) return not("keys_unreadable");
    const { payload } = await jwtVerify(id_token, createLocalJWKSet(await answer.json()), {
      issuer: expected.issuer,
      audience: expected.client_id,
      algorithms: ALGORITHMS,
      requiredClaims: ["exp", "iat", "sub"],
      clockTolerance: 60,
    });
    if (payload.nonce !== (await nonceOf(expected.state))) return not("nonce");
    return { ...userOf(payload), verified: true, why_unverified: null };
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : null;
    const claim = typeof error === "object" && error !== null && "claim" in error ? String(error.claim) : null;
    return not(claim ? `claim_${claim}` : (code ?? "unverifiable"));
  }
}

async function keysUrl(issuer: string): Promise<string | null> {
  const response = await fetch(`${withoutSlash(issuer)}/.well-known/openid-configuration`, {
    headers: { accept: "application/json" },
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
  if (!response.ok) return null;
  const said: unknown = await response.json();
  if (typeof said !== "object" || said === null) return null;
  const { issuer: own, jwks_uri } = said as { issuer?: unknown; jwks_uri?: unknown };
  if (own !== issuer || typeof jwks_uri !== "string") return null;
  const url = new URL(jwks_uri);
  return isSecure(url) ? url.href : null;
}

function claimsOf(token: string | undefined): Record<string, unknown> | null {
  const part = token?.split(".")[1];
  if (!part) return null;
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function userOf(claims: Readonly<Record<string, unknown>>): { reference: string | null; name: string | null } {
  const user = claims.fhirUser ?? claims.profile;
  const match =
    typeof user === "string"
      ? /(?:^|\/)((?:Practitioner|PractitionerRole|Patient|RelatedPerson|Person)\/[A-Za-z0-9.-]{1,64})$/.exec(user)
      : null;
  const name = claims.name;
  return { reference: match?.[1] ?? null, name: typeof name === "string" ? name : null };
}
