import type { Bundle, FhirResource, Patient } from "fhir/r4";
import { indexChart } from "./chart-index";
import { type Element, element, elements, string } from "./element";
import { baseOf, localReference } from "./local-reference";
import { type AttachmentPlace, attachmentsOf } from "./reports";
import type { AttachmentText, FetchedChart, SetAside } from "./types";
import { onlyPatient, patientIdsOf } from "./whose";

/**
 * The chart in a file: a Bundle of any type (searchset, collection, batch, transaction, document), Bundles within it
 * included. References by `fullUrl` (urn:uuid:…) are put right; texts of attachments are decoded, inline or from a Binary
 * of the same Bundle. Nothing is requested from anywhere. It holds no queries: what the file lacks was not refused.
 * Never throws; what is no resource is listed in `set_aside`.
 */
export async function chartFromBundle(bundle: Bundle): Promise<FetchedChart> {
  const setAside: SetAside[] = [];
  const { resources, byFullUrl, bases } = unpack(bundle, setAside);
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
    ...(bases.length > 0 ? { bases } : {}),
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
      const base = baseOf(resolved);
      const named = localReference(resolved, new Set(bases.length > 0 || base === null ? bases : [base]));
      return named ? (binaries.get(named.reference) ?? null) : null;
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

interface Unpacked {
  readonly resources: readonly Element[];
  /** "Type/id" of each resource of the Bundle by its fullUrl. */
  readonly byFullUrl: ReadonlyMap<string, string>;
  /** The base of the server that the patient is of; empty where no fullUrl tells. */
  readonly bases: readonly string[];
}

interface Packed {
  readonly resource: Element;
  readonly type: string;
  readonly fullUrl: string | null;
  readonly base: string | null;
}

/** A reference nests no deeper in any resource; what does is left as it is. */
const DEEPEST = 60;

function unpack(bundle: unknown, setAside: SetAside[]): Unpacked {
  const packed: Packed[] = [];
  const take = (value: unknown, fullUrl: string | null, depth: number): void => {
    const resource = element(value);
    const type = resource ? string(resource.resourceType) : null;
    if (!resource || type === null) {
      if (value !== undefined) setAside.push({ reference: fullUrl ?? "?", reason: "not_fhir", detail: null });
      return;
    }
    if (type === "Bundle") {
      if (depth < 5)
        for (const entry of elements(resource.entry)) {
          // What a transaction takes out of the chart is none of it.
          if (string(element(entry.request)?.method) === "DELETE") continue;
          take(entry.resource, string(entry.fullUrl), depth + 1);
        }
      return;
    }
    packed.push({ resource, type, fullUrl, base: fullUrl === null ? null : baseOf(fullUrl) });
  };
  take(bundle, null, 0);

  const named = new Set(packed.flatMap(({ base }) => (base === null ? [] : [base])));
  const home = packed.find(({ type, base }) => type === "Patient" && base !== null)?.base ?? null;
  const bases = home !== null ? [home] : named.size === 1 ? [...named] : [];
  const isAway = ({ base }: Packed): boolean => base !== null && bases.length > 0 && !bases.includes(base);
  // The home server's resources take their names first; another server's give way where they have the same.
  const taken = new Set<string>();
  const byFullUrl = new Map<string, string>();
  const ids = new Map<Packed, string>();
  let nameless = 0;
  for (const item of [...packed.filter((one) => !isAway(one)), ...packed.filter(isAway)]) {
    const { resource, type, fullUrl } = item;
    const inUrl = fullUrl === null ? null : (/^urn:(?:uuid|oid):(.+)$/.exec(fullUrl)?.[1] ?? idInUrl(fullUrl, type));
    let id = string(resource.id) ?? inUrl ?? `nameless-${++nameless}`;
    if (isAway(item)) while (taken.has(`${type}/${id}`)) id = `${id}-other`;
    taken.add(`${type}/${id}`);
    ids.set(item, id);
    if (fullUrl !== null) byFullUrl.set(fullUrl, `${type}/${id}`);
    // A transaction may name the patient by an identifier.
    if (type === "Patient" && !isAway(item)) {
      for (const identifier of elements(resource.identifier))
        byFullUrl.set(
          `Patient?identifier=${string(identifier.system) ?? ""}|${string(identifier.value) ?? ""}`,
          `Patient/${id}`,
        );
    }
  }
  const isRewritten = [...byFullUrl.keys()].some((url) => !url.startsWith("http")) || packed.some(isAway);
  const resources = packed.map((item): Element => {
    const id = ids.get(item) ?? "";
    const own = item.resource.id === id ? item.resource : { ...item.resource, id };
    if (!isRewritten) return own;
    return withReferences(own, (reference) => {
      const known = byFullUrl.get(reference);
      if (known !== undefined) return known;
      // A relative reference is of the server that its resource is of.
      if (!isAway(item) || !/^[A-Z][A-Za-z]+\//.test(reference)) return reference;
      const absolute = `https://${item.base}/${reference}`;
      return byFullUrl.get(absolute) ?? byFullUrl.get(absolute.replace("https:", "http:")) ?? absolute;
    });
  });
  return { resources, byFullUrl, bases };
}

function idInUrl(fullUrl: string, type: string): string | null {
  const [path, id] = fullUrl.split("/").slice(-2);
  return path === type && id !== undefined ? id : null;
}

/** A copy in which each reference is what `renamed` makes of it. */
function withReferences(resource: Element, renamed: (reference: string) => string): Element {
  const copied = (value: unknown, depth: number): unknown => {
    if (depth > DEEPEST) return value;
    if (Array.isArray(value)) return value.map((item) => copied(item, depth + 1));
    const item = element(value);
    if (!item) return value;
    return Object.fromEntries(
      Object.entries(item).map(([key, inner]) => [
        key,
        key === "reference" && typeof inner === "string" ? renamed(inner) : copied(inner, depth + 1),
      ]),
    );
  };
  return copied(resource, 0) as Element;
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
  const { textOfAttachment } = await import("./narrative/text/text-of-attachment");
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
