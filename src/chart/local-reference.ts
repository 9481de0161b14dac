/**
 * Ids mean something on one server only: "https://other.example/fhir/Patient/1" is not the launch server's Patient/1.
 * Bases are compared without their scheme: a proxy in front of a server often changes nothing else.
 */
const REFERENCE = /^(?:https?:\/\/(.+)\/|\.?\/)?(([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64}))(?:\/_history\/[^/]+)?$/;

export interface LocalReference {
  readonly type: string;
  readonly id: string;
  /** "Type/id". */
  readonly reference: string;
}

/** What a reference means on the server with one of these bases: null for another server's, and for what is no reference to a resource. */
export function localReference(reference: string, bases: ReadonlySet<string>): LocalReference | null {
  const match = REFERENCE.exec(reference);
  if (!match?.[2] || !match[3] || !match[4]) return null;
  if (match[1] !== undefined && !bases.has(named(match[1]))) return null;
  return { type: match[3], id: match[4], reference: match[2] };
}

/** The base of an absolute reference or fullUrl, as bases are compared; null for a relative one, a urn or other text. */
export function baseOf(url: string): string | null {
  const base = REFERENCE.exec(url)?.[1];
  return base === undefined ? null : named(base);
}

/** A FHIR base URL as bases are compared. */
export function comparableBase(base: string): string {
  return named(base.replace(/^https?:\/\//, ""));
}

function named(base: string): string {
  return base.replace(/\/+$/, "").replace(/^[^/]+/, (host) => host.toLowerCase());
}
