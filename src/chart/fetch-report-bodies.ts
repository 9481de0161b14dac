import { textOfBase64, textOfBytes, textOfPlace } from "./chart-from-bundle";
import type { Entry } from "./chart-index";
import { isoDate, string } from "./element";
import { FHIR_JSON, isBelow } from "./fetch-pages";
import { type AttachmentPlace, kindOf } from "./reports";
import { type ReadManners, sendRead } from "./send-read";
import { jsonOf, refusalOf } from "./server-answer";
import type { AttachmentText, FhirTransport, QueryState } from "./types";

/** Report bodies read in one go; more are left for the clinician to open, and that is told. */
const MOST_BODIES = 80;

export interface ReportBodies {
  readonly texts: ReadonlyMap<string, AttachmentText>;
  readonly state: QueryState;
  readonly detail: string | null;
  readonly requests: number;
  readonly read: number;
}

/**
 * Texts of the attachments of reports: inline, or under a URL of this FHIR server only (RD-20). Each URL once (RD-16);
 * pathology, genomics, operative and imaging reports first, the newest of each first. A body that is refused or cannot
 * be converted is "unreadable" with its reason, never an empty text.
 */
export async function fetchReportBodies(
  transport: FhirTransport,
  places: readonly AttachmentPlace[],
  known: ReadonlyMap<string, AttachmentText>,
  manners: ReadManners,
): Promise<ReportBodies> {
  const texts = new Map<string, AttachmentText>();
  const wanted: AttachmentPlace[] = [];
  const listed = new Set<string>(known.keys());
  for (const place of [...places].sort(inOrder)) {
    if (listed.has(place.key)) continue;
    listed.add(place.key);
    const own = await textOfPlace(place, () => null);
    if (own) {
      texts.set(place.key, own);
      continue;
    }
    const url = string(place.attachment.url);
    if (url === null) continue;
    if (!isBelow(transport.base, url)) {
      texts.set(place.key, { state: "unreadable", detail: "kept on another server: open it in the EHR" });
      continue;
    }
    wanted.push(place);
  }
  const chosen = wanted.slice(0, MOST_BODIES);
  const left = wanted.length - chosen.length;
  const states: QueryState[] = [];
  await Promise.all(
    chosen.map(async (place) => {
      const body = await fetchBody(transport, place, manners);
      texts.set(place.key, body.text);
      states.push(body.state);
    }),
  );
  const bad = states.filter((state) => state !== "ok");
  const state: QueryState =
    left > 0
      ? "truncated"
      : bad.length === 0
        ? texts.size > 0
          ? "ok"
          : "empty"
        : bad.length === states.length
          ? (bad[0] ?? "error")
          : "truncated";
  const detail = [
    bad.length > 0 ? `${bad.length} of ${states.length} report texts not read` : null,
    left > 0 ? `${left} further report texts not asked for` : null,
  ]
    .filter((part) => part !== null)
    .join("; ");
  return {
    texts,
    state,
    detail: detail === "" ? null : detail,
    requests: chosen.length,
    read: states.length - bad.length,
  };
}

async function fetchBody(
  transport: FhirTransport,
  place: AttachmentPlace,
  manners: ReadManners,
): Promise<{ readonly text: AttachmentText; readonly state: QueryState }> {
  const url = string(place.attachment.url) ?? "";
  const type = string(place.attachment.contentType);
  // Oracle: Accept must be the content's own type or FHIR JSON (RD-17); the plain bytes spare a third of the transfer.
  let answer = await sendRead(transport, url, type?.split(";")[0] ?? FHIR_JSON, manners);
  if (answer.kind === "response" && [400, 406, 415].includes(answer.response.status) && type) {
    answer = await sendRead(transport, url, FHIR_JSON, manners);
  }
  if (answer.kind === "no_answer") return { text: { state: "unreadable", detail: answer.detail }, state: "error" };
  const { response } = answer;
  if (response.status < 200 || response.status > 299) {
    const refusal = refusalOf(response);
    return { text: { state: "unreadable", detail: refusal.detail }, state: refusal.state };
  }
  const given = response.headers["content-type"] ?? "";
  const json = /json/i.test(given) ? jsonOf(response.body) : null;
  const spoilt = (detail: string) => ({ text: { state: "unreadable", detail } as const, state: "error" as const });
  if (response.body.length === 0) return spoilt("the answer is empty");
  if (json?.resourceType === "Binary") {
    const id = string(json.id);
    if (id !== null && !isBinaryOf(url, id)) return spoilt("the answer is another Binary");
    if (string(json.data) === null) return spoilt("no content");
    const data = string(json.data);
    const text: AttachmentText = data
      ? await textOfBase64(data, string(json.contentType) ?? type)
      : { state: "unreadable", detail: "no content" };
    return { text, state: "ok" };
  }
  if (json?.resourceType === "OperationOutcome") {
    const refusal = refusalOf(response);
    return { text: { state: "unreadable", detail: refusal.detail }, state: refusal.state };
  }
  // A sign-in page or an error in place of the document is not its text.
  if (type && /json/i.test(given) && !/json/i.test(type)) return spoilt("the answer is not the document");
  if (type && /html/i.test(given) && !/html|xml/i.test(type))
    return spoilt("the answer is a web page, not the document");
  const told = /octet-stream/i.test(given) || given === "" ? type : given;
  return { text: await textOfBytes(response.body, told), state: "ok" };
}

/** False where the URL names a Binary and the answer is one of another id. */
function isBinaryOf(url: string, id: string): boolean {
  const named = /(?:^|\/)Binary\/([A-Za-z0-9.-]{1,64})(?:\/|\?|$)/.exec(url)?.[1];
  return named === undefined || named === id;
}

const KIND_ORDER: readonly string[] = ["pathology", "genomics", "operative", "imaging", "clinical", "unknown"];

function inOrder(one: AttachmentPlace, other: AttachmentPlace): number {
  const kind = KIND_ORDER.indexOf(kindOf(one.entry)) - KIND_ORDER.indexOf(kindOf(other.entry));
  return kind !== 0 ? kind : datedAt(other.entry).localeCompare(datedAt(one.entry)) || one.key.localeCompare(other.key);
}

function datedAt(entry: Entry): string {
  return (
    isoDate(entry.resource.date) ?? isoDate(entry.resource.effectiveDateTime) ?? isoDate(entry.resource.issued) ?? ""
  );
}
