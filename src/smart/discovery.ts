import { isSecure, withoutSlash } from "./configuration";

/** What the server says of its authorization, endpoints made absolute (L-03). */
export interface Discovery {
  readonly issuer: string | null;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly revocation_endpoint: string | null;
  readonly capabilities: readonly string[];
  readonly scopes_supported: readonly string[] | null;
  readonly code_challenge_methods: readonly string[];
}

export type DiscoveryOutcome =
  | { readonly ok: true; readonly discovery: Discovery }
  | { readonly ok: false; readonly detail: string };

/**
 * Reads `{base}/.well-known/smart-configuration`.
 * @returns the endpoints, relative ones resolved against the FHIR base; not ok when it cannot be read, lacks an
 * endpoint, or names one that is not https (L-31).
 */
export async function discover(base: string): Promise<DiscoveryOutcome> {
  const root = `${withoutSlash(base)}/`;
  let body: unknown;
  try {
    const response = await fetch(`${root}.well-known/smart-configuration`, {
      headers: { accept: "application/json" },
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    if (!response.ok) return { ok: false, detail: `smart-configuration: HTTP ${response.status}` };
    body = await response.json();
  } catch (error) {
    return { ok: false, detail: `smart-configuration: ${error instanceof Error ? error.name : "unreadable"}` };
  }
  if (typeof body !== "object" || body === null) return { ok: false, detail: "smart-configuration: not an object" };
  const said = body as Record<string, unknown>;
  const endpoint = (name: string): string | null => {
    const given = said[name];
    if (typeof given !== "string" || given === "") return null;
    try {
      const url = new URL(given, root);
      return isSecure(url) ? url.href : null;
    } catch {
      return null;
    }
  };
  const authorization_endpoint = endpoint("authorization_endpoint");
  const token_endpoint = endpoint("token_endpoint");
  if (authorization_endpoint === null) return { ok: false, detail: "authorization_endpoint: none, or not https" };
  if (token_endpoint === null) return { ok: false, detail: "token_endpoint: none, or not https" };
  return {
    ok: true,
    discovery: {
      issuer: typeof said.issuer === "string" ? said.issuer : null,
      authorization_endpoint,
      token_endpoint,
      revocation_endpoint: endpoint("revocation_endpoint"),
      capabilities: strings(said.capabilities) ?? [],
      scopes_supported: strings(said.scopes_supported),
      code_challenge_methods: strings(said.code_challenge_methods_supported) ?? [],
    },
  };
}

function strings(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : null;
}
