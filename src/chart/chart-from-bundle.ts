import type { Bundle, FhirResource, Patient } from "fhir/r4";
import { indexChart, onlyPatient, patientIdsOf } from "./chart-index";
import { type Element, element, elements, string } from "./element";
import { type AttachmentPlace, attachmentsOf } from "./reports";
import type { AttachmentText, FetchedChart, SetAside } from "./types";

/**
 * The chart in a file: a Bundle of any type (searchset, collection, batch, transaction, document), Bundles within it
 * included. References by `fullUrl` (urn:uuid:…) are put right; texts of attachments are decoded, inline or from a Binary
 * of the same Bundle. Nothing is requested from anywhere. It holds no queries: what the file lacks was not refused.
 * Never throws; what is no resource is listed in `set_aside`.
 */
export async function chartFromBundle(bundle: Bundle): Promise<FetchedChart> {
  const setAside: SetAside[] = [];
  const { resources, byFullUrl } = unpack(bundle, setAside);
  const [id] = patientIdsOf(resources);
  const patient =
    resources.find(
      (resource) => resource.resourceType === "Patient" && (id === undefined || string(resource.id) === id),
    ) ?? null;
  const fetched: FetchedChart = {
    patient: patient as unknown as Patient | null,
    resources: resources.filter((resource) => resource !== patient) as unknown as readonly FhirResource[],
    attachments: new Map(),
    queries: [],
    set_aside: setAside,
  };
  // Which reports are this patient's and stand is the index's to say; it needs no other resource for that.
  const reports = fetched.resources.filter((resource) => WITH_ATTACHMENTS.has(resource.resourceType));
  const index = indexChart({ ...fetched, resources: reports }, onlyPatient(resources), () => undefined);
  const places = [...index.ofType("DiagnosticReport"), ...index.ofType("DocumentReference")].flatMap(attachmentsOf);
  const binaries = new Map<string, Element>(
    resources
      .filter((resource) => resource.resourceType === "Binary")
      .flatMap((resource) => (string(resource.id) ? [[`Binary/${string(resource.id)}`, resource] as const] : [])),
  );
  const attachments = new Map<string, AttachmentText>();
  for (const place of places) {
    if (attachments.has(place.key)) continue;
    const text = await textOfPlace(place, (url) => {
      const resolved = byFullUrl.get(url) ?? url;
      const name = /(?:^|\/)(Binary\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(resolved)?.[1];
      return name ? (binaries.get(name) ?? null) : null;
    });
    if (text) attachments.set(place.key, text);
  }
  return { ...fetched, attachments };
}

const WITH_ATTACHMENTS: ReadonlySet<string> = new Set(["DiagnosticReport", "DocumentReference"]);

/** The patients of a Bundle, by id: more than one means that it is no one patient's chart. */
export function patientsOfBundle(bundle: Bundle): readonly string[] {
  return patientIdsOf(unpack(bundle, []).resources);
}

function unpack(
  bundle: unknown,
  setAside: SetAside[],
): { readonly resources: Element[]; readonly byFullUrl: ReadonlyMap<string, string> } {
  const resources: Element[] = [];
  const byFullUrl = new Map<string, string>();
  let nameless = 0;
  const take = (value: unknown, fullUrl: string | null, depth: number): void => {
    const resource = element(value);
    if (!resource || string(resource.resourceType) === null) {
      if (value !== undefined) setAside.push({ reference: fullUrl ?? "?", reason: "not_fhir", detail: null });
      return;
    }
    if (resource.resourceType === "Bundle") {
      if (depth < 5)
        for (const entry of elements(resource.entry)) take(entry.resource, string(entry.fullUrl), depth + 1);
      return;
    }
    const type = string(resource.resourceType) ?? "";
    const uuid = fullUrl === null ? null : (/^urn:(?:uuid|oid):(.+)$/.exec(fullUrl)?.[1] ?? null);
    const id = string(resource.id) ?? uuid ?? `nameless-${++nameless}`;
    if (fullUrl !== null) byFullUrl.set(fullUrl, `${type}/${id}`);
    resources.push(string(resource.id) === null ? { ...resource, id } : resource);
  };
  take(bundle, null, 0);
  const needed = [...byFullUrl.keys()].some((url) => url.startsWith("urn:"));
  return {
    resources: needed ? resources.map((resource) => withReferences(resource, byFullUrl) as Element) : resources,
    byFullUrl,
  };
}

/** A copy in which each reference by fullUrl is a reference by type and id. */
function withReferences(value: unknown, byFullUrl: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, byFullUrl));
  const item = element(value);
  if (!item) return value;
  return Object.fromEntries(
    Object.entries(item).map(([key, inner]) => [
      key,
      key === "reference" && typeof inner === "string"
        ? (byFullUrl.get(inner) ?? inner)
        : withReferences(inner, byFullUrl),
    ]),
  );
}

/**
 * Text of one attachment: inline data, else the Binary that `binaryOf` finds under its URL.
 * @returns null when neither is there.
 */
export async function textOfPlace(
  place: AttachmentPlace,
  binaryOf: (url: string) => Element | null,
): Promise<AttachmentText | null> {
  const inline = string(place.attachment.data);
  const type = string(place.attachment.contentType);
  if (inline !== null) return textOfBase64(inline, type);
  const url = string(place.attachment.url);
  const embedded = url ? /^data:([^,]*?);base64,(.*)$/s.exec(url) : null;
  if (embedded) return textOfBase64(embedded[2] ?? "", embedded[1] ?? type);
  const binary = url ? binaryOf(url) : null;
  const data = binary ? string(binary.data) : null;
  return binary && data ? textOfBase64(data, string(binary.contentType) ?? type) : null;
}

export async function textOfBase64(data: string, contentType: string | null): Promise<AttachmentText> {
  const bytes = bytesOfBase64(data);
  return bytes ? textOfBytes(bytes, contentType) : { state: "unreadable", detail: "not base64" };
}

/** The converters for RTF and PDF are heavy and load only when the first attachment is there to be read. */
export async function textOfBytes(bytes: Uint8Array, contentType: string | null): Promise<AttachmentText> {
  const { textOfAttachment } = await import("./narrative/text-of-attachment");
  return textOfAttachment(bytes, contentType ?? "text/plain");
}

function bytesOfBase64(data: string): Uint8Array | null {
  try {
    const decoded = atob(data.replace(/\s+/g, ""));
    return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
