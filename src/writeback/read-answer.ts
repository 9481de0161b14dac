import type { Bundle, CapabilityStatement, FhirResource, OperationOutcome } from "fhir/r4";

type AnswerBody = FhirResource | Bundle | CapabilityStatement;

/** A response body as a FHIR resource; null where it is empty, not JSON or not a resource. */
export function parseJson(body: Uint8Array): AnswerBody | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === "object" && value !== null && "resourceType" in value ? (value as AnswerBody) : null;
  } catch {
    return null;
  }
}

/** What an OperationOutcome says, shortened to one line of at most 300 characters; null where it says nothing. */
export function wordsOf(body: AnswerBody | null): string | null {
  if (body?.resourceType !== "OperationOutcome") return null;
  const words = (body as OperationOutcome).issue
    .map((issue) => [issue.diagnostics ?? issue.details?.text ?? issue.details?.coding?.[0]?.display, issue.code])
    .map(([text, code]) => text ?? code ?? "")
    .filter((text) => text !== "")
    .join("; ")
    .replace(/\s+/g, " ");
  return words === "" ? null : words.slice(0, 300);
}

/** "Type/id" and version of a Location header, absolute or relative, with or without /_history/; null where neither. */
export function parseLocation(location: string | undefined): { reference: string; version: string | null } | null {
  const match = /([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,255})(?:\/_history\/([A-Za-z0-9\-.]{1,64}))?\/?$/.exec(
    location ?? "",
  );
  if (!match) return null;
  return { reference: `${match[1]}/${match[2]}`, version: match[3] ?? null };
}

/** The version of a weak or strong ETag (W/"3", "3", or bare 3); null where there is none. */
export function parseEtag(etag: string | undefined): string | null {
  const match = /^(?:W\/)?"?([^"]+)"?$/.exec(etag?.trim() ?? "");
  return match?.[1] ?? null;
}
