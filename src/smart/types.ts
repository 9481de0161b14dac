/** The configuration of one installation: public/config.json after its check. */
export interface Configuration {
  /** EHRs that may launch the app; any other `iss` is refused before a request is made to it. */
  readonly issuers: readonly IssuerConfiguration[];
  readonly jurisdiction: "EU" | "UK" | "FR" | "US" | "APAC";
  /** "auto": the EHR's or the browser's language. */
  readonly language: "auto" | "en" | "fr";
  /** Shown on the About screen: who operates this installation, last clinical sign-off. */
  readonly operator: {
    readonly name: string | null;
    readonly contact: string | null;
    readonly clinical_sign_off: string | null;
  };
}

export interface IssuerConfiguration {
  /** FHIR base URL exactly as the EHR sends it in `iss`. */
  readonly iss: string;
  readonly client_id: string;
  readonly name: string;
  /** Space-separated; absent = the app's own list. */
  readonly scope?: string;
  readonly jurisdiction?: Configuration["jurisdiction"];
  /** The risk group as an Observation, where this EHR takes one and no care plan; absent = no. */
  readonly risk_as_observation?: boolean;
  /** PowerChart shows the app in an MPages view; absent = told by the host of `iss`. */
  readonly mpages?: boolean;
}

/** One mistake in public/config.json, named by its place; the sentence is in text/. */
export interface ConfigurationMistake {
  /** JSON path, for example "issuers[0].client_id"; "" for the file itself. */
  readonly path: string;
  readonly problem:
    | "unreachable"
    | "not_json"
    | "missing"
    | "wrong_type"
    | "not_a_url"
    | "not_https"
    | "unknown_value"
    | "unknown_key"
    | "duplicate"
    | "empty";
  readonly got: string | null;
}

/** A signed-in session: exists only after the token response was accepted. */
export interface Session {
  /** Name of this launch in the window's own storage; what is kept under it or `<launch_id>.…` ends with the session. */
  readonly launch_id: string;
  /** FHIR base URL without trailing slash; equals the `iss` of the launch. */
  readonly base: string;
  readonly issuer: IssuerConfiguration;
  readonly patient_id: string | null;
  readonly encounter_id: string | null;
  /** Patient and encounter of the token as it is now: a refresh may have brought another's (WR-13). */
  current_context(): { readonly patient_id: string | null; readonly encounter_id: string | null };
  readonly granted_scope: string;
  readonly need_patient_banner: boolean;
  readonly style_url: string | null;
  readonly intent: string | null;
  readonly fhir_context: readonly { readonly reference: string; readonly role: string | null }[];
  /** BCP 47 language that the EHR gave with the launch, if any. */
  readonly ehr_language: string | null;
  /** The user as the id_token names them; until verify_user has ended not verified: may be shown, decides nothing (L-22). */
  readonly user: SessionUser | null;
  /** Verifies the id_token (issuer, keys, signature, audience, expiry, nonce) once and gives the user with the result (L-21). */
  verify_user(): Promise<SessionUser | null>;
  /** Milliseconds since the epoch; null when the server did not say. */
  readonly expires_at: number | null;
  readonly can_refresh: boolean;
  /** Sends a request with the access token to the FHIR server's own host only; refreshes once on expiry. */
  send(request: SessionRequest): Promise<SessionResponse>;
  /** Forgets every token of this session. */
  sign_out(): Promise<void>;
}

export interface SessionUser {
  /** fhirUser as a relative reference, for example "Practitioner/12". */
  readonly reference: string | null;
  readonly name: string | null;
  /** false: the id_token could not be verified; then the user is shown by name only and decides nothing. */
  readonly verified: boolean;
  readonly why_unverified: string | null;
}

export interface SessionRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface SessionResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Why there is no session; the screen has a sentence and a way out for each. */
export type SessionFailure =
  | { readonly kind: "no_launch" }
  | { readonly kind: "configuration_invalid"; readonly mistakes: readonly ConfigurationMistake[] }
  | { readonly kind: "issuer_unknown"; readonly iss: string }
  | { readonly kind: "issuer_missing" }
  | { readonly kind: "discovery_failed"; readonly detail: string }
  | { readonly kind: "pkce_unsupported" }
  | { readonly kind: "denied"; readonly error: string; readonly description: string | null }
  | { readonly kind: "state_mismatch" }
  | { readonly kind: "code_expired"; readonly detail: string }
  | { readonly kind: "token_refused"; readonly detail: string }
  | { readonly kind: "no_patient" }
  | { readonly kind: "expired" }
  | { readonly kind: "network"; readonly detail: string };

export type SessionOutcome =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly failure: SessionFailure };
