/** Everything about the sandbox that can be changed while it runs. */
export interface Settings {
  access_token_seconds: number;
  code_seconds: number;
  /** Added to every FHIR answer. */
  latency_ms: number;
  /** Scopes granted at most, space separated; null: whatever was asked and the server offers. */
  grant: string | null;
  /** When the authorization screen is shown: the clinician is signed in to the EHR already in an EHR launch. */
  authorization_screen: "standalone" | "always" | "never";
  /** Refresh tokens are given out when online_access or offline_access was granted. */
  refresh: boolean;
  /** null: true in a tab, false in the EHR's frame, where the chart shows the patient. */
  need_patient_banner: boolean | null;
  intent: string | null;
  /** BCP 47; goes into the id_token and the token response. */
  locale: string | null;
  fhir_context: readonly Readonly<Record<string, string>>[];
  smart_style: boolean;
  /** Caps every page, whatever the client asks; null: the dialect's own. */
  page_size: number | null;
  /** smart-configuration with endpoints relative to the FHIR base. */
  relative_endpoints: boolean;
  practitioner: string;
  /** Bundles that the servers take at most; null: each dialect's own. */
  bundles: readonly ("transaction" | "batch")[] | null;
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  access_token_seconds: 300,
  code_seconds: 60,
  latency_ms: 0,
  grant: null,
  authorization_screen: "standalone",
  refresh: true,
  need_patient_banner: null,
  intent: null,
  locale: null,
  fhir_context: [],
  smart_style: true,
  page_size: null,
  relative_endpoints: false,
  practitioner: "practitioner-synthetic-oncologist",
  bundles: null,
};

/** What an authorization server can get wrong (or refuse); each stays on until cleared. */
export interface SmartFaults {
  id_token: "issuer" | "audience" | "expiry" | "nonce" | "signature" | "alg_none" | "missing" | "not_a_token" | null;
  /** smart-configuration that does not name S256. */
  no_s256: boolean;
  discovery: "not_found" | "html" | "server_error" | null;
  /** The redirect carries a state that the app did not send. */
  wrong_state: boolean;
  /** Codes are expired when they are given out. */
  expired_code: boolean;
  /** The authorization is denied without a screen. */
  deny: boolean;
  /** The token response names no patient. */
  no_patient: boolean;
  token_endpoint: "server_error" | "html" | null;
  refuse_refresh: boolean;
  /** The refresh answer claims more scope than was granted. */
  widen_refresh: boolean;
  /** The refresh answer is for this patient: somebody switched the patient in the EHR; null: the launched one. */
  refresh_patient: string | null;
}

export const NO_SMART_FAULTS: Readonly<SmartFaults> = {
  id_token: null,
  no_s256: false,
  discovery: null,
  wrong_state: false,
  expired_code: false,
  deny: false,
  no_patient: false,
  token_endpoint: null,
  refuse_refresh: false,
  widen_refresh: false,
  refresh_patient: null,
};
