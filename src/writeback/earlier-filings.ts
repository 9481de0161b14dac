import type { CarePlan, DocumentReference, FhirResource, Identifier } from "fhir/r4";
import { FILING_SYSTEM } from "../chart/codes/filed-facts";
import type { FhirTransport } from "../chart/types";
import { decodeBase64 } from "./base64";
import { parseJson } from "./read-answer";
import { withTimeout } from "./time-limit";

/** The identifier by which this app knows its own filings; null for anybody else's resource. */
export function ownIdentifier(resource: FhirResource): string | null {
  const held: unknown = "identifier" in resource ? resource.identifier : undefined;
  const list = Array.isArray(held) ? (held as Identifier[]) : held ? [held as Identifier] : [];
  const extra = resource.resourceType === "DocumentReference" && resource.masterIdentifier;
  const own = [...list, ...(extra ? [extra] : [])].find(({ system }) => system === FILING_SYSTEM);
  return own?.value ?? null;
}

/** This app's newest note in the record that still stands; null where there is none. */
export function earlierNoteOf(filings: readonly FhirResource[]): DocumentReference | null {
  return newest(
    filings.filter(
      (filing): filing is DocumentReference =>
        filing.resourceType === "DocumentReference" && filing.status === "current" && ownIdentifier(filing) !== null,
    ),
    ({ date }) => date,
  );
}

/** This app's newest care plan in the record that still stands; null where there is none. */
export function earlierPlanOf(filings: readonly FhirResource[]): CarePlan | null {
  return newest(
    filings.filter(
      (filing): filing is CarePlan =>
        filing.resourceType === "CarePlan" &&
        ["draft", "active", "on-hold", "unknown"].includes(filing.status) &&
        ownIdentifier(filing) !== null,
    ),
    ({ created }) => created,
  );
}

/**
 * The words of an earlier note, as filed: inline or behind its link, as text, HTML or PDF. Null where it cannot be read or
 * its form holds no text. Reading only.
 */
export async function readNote(note: DocumentReference, transport: FhirTransport): Promise<string | null> {
  const { contentType, data, url } = note.content[0]?.attachment ?? {};
  if (!contentType) return null;
  const bytes = data ? decodeBase64(data) : url ? await fetchBytes(url, contentType, transport) : null;
  if (bytes === null) return null;
  if (contentType.startsWith("text/plain")) return new TextDecoder().decode(bytes);
  const { textOfAttachment } = await import("../chart/narrative/text/text-of-attachment");
  const read = await textOfAttachment(bytes, contentType);
  return "text" in read ? read.text : null;
}

async function fetchBytes(url: string, type: string, transport: FhirTransport): Promise<Uint8Array | null> {
  try {
    const answer = await withTimeout(transport, 10_000).send({
      method: "GET",
      url,
      headers: { accept: `${type.split(";")[0]}, application/fhir+json` },
    });
    if (answer.status !== 200) return null;
    const binary = parseJson(answer.body);
    return binary?.resourceType === "Binary" && "data" in binary ? decodeBase64(binary.data ?? "") : answer.body;
  } catch {
    return null;
  }
}

function newest<R extends FhirResource>(rows: readonly R[], dateOf: (row: R) => string | undefined): R | null {
  return [...rows].sort((one, other) => (dateOf(other) ?? "").localeCompare(dateOf(one) ?? ""))[0] ?? null;
}
