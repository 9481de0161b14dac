import type { DialectName } from "./dialects";

/** What an access token stands for. */
export interface AccessToken {
  readonly dialect: DialectName;
  readonly client_id: string;
  readonly scope: string;
  readonly patient: string | null;
  readonly encounter: string | null;
  /** "Practitioner/…" of the signed-in clinician. */
  readonly fhir_user: string;
  readonly expires_at: number;
  /** All tokens that came from one authorization. */
  readonly family: string;
}

/** Tokens in force; asked by the FHIR server, filled by the authorization server. */
export class Grants {
  readonly #tokens = new Map<string, AccessToken>();
  readonly #revoked = new Set<string>();

  add(token: string, held: AccessToken): void {
    this.#tokens.set(token, held);
  }

  /** The grant of a bearer token; null when it is unknown, expired or revoked. */
  find(token: string): AccessToken | null {
    const held = this.#tokens.get(token);
    return held && held.expires_at > Date.now() && !this.#revoked.has(held.family) ? held : null;
  }

  revoke(family: string): void {
    this.#revoked.add(family);
  }

  isRevoked(family: string): boolean {
    return this.#revoked.has(family);
  }

  revokeToken(token: string): void {
    const held = this.#tokens.get(token);
    if (held) this.revoke(held.family);
  }

  clear(): void {
    this.#tokens.clear();
  }
}
