// The library's build for current browsers: no polyfills. It puts its interface on `window.FHIR`.
import "fhirclient/build/fhir-client.pure.min.js";

/** What the session uses of fhirclient 2.6.3. */
export interface SmartLibrary {
  readonly oauth2: {
    readonly settings: Record<string, unknown>;
    authorize(parameters: Record<string, unknown>): Promise<string>;
    ready(): Promise<SmartClient>;
  };
}

export interface SmartClient {
  readonly state: SmartState;
  refresh(): Promise<SmartState>;
}

/** The library's own record of one launch, kept by it in sessionStorage under the launch's `state`. */
export interface SmartState {
  serverUrl: string;
  clientId: string;
  key: string;
  scope: string;
  redirectUri: string;
  authorizeUri?: string;
  tokenUri?: string;
  expiresAt?: number;
  tokenResponse?: TokenResponse;
  /** Ours, kept beside the library's: what discovery said. */
  discovery?: { issuer: string | null; revocation_endpoint: string | null };
}

export interface TokenResponse {
  access_token?: string;
  refresh_token?: string;
  id_token?: string;
  scope?: string;
  expires_in?: number;
  patient?: string;
  encounter?: string;
  need_patient_banner?: boolean;
  smart_style_url?: string;
  intent?: string;
  fhirContext?: unknown;
  [key: string]: unknown;
}

/** The key under which the library keeps the name of the current launch. */
export const SMART_KEY = "SMART_KEY";

/** The library, set as this app needs it. */
export function smartLibrary(): SmartLibrary {
  const library = (window as unknown as { FHIR: SmartLibrary }).FHIR;
  library.oauth2.settings.refreshTokenWithClientId = true; // a public client names itself (RFC 6749 §6)
  library.oauth2.settings.refreshTokenWithCredentials = "omit";
  return library;
}
