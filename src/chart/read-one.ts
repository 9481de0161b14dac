import type { FactName } from "../knowledge/types";
import { type Element, string } from "./element";
import { FHIR_JSON } from "./fetch-pages";
import { type ReadManners, sendRead } from "./send-read";
import { jsonOf, refusalOf } from "./server-answer";
import type { FhirTransport, QueryOutcome, QueryState } from "./types";

/** One resource read by its id: the resource, or how the read failed. */
export interface OneRead {
  readonly resource: Element | null;
  readonly state: QueryState;
  readonly http_status: number | null;
  readonly detail: string | null;
}

/** Reads one resource. An answer of another type or another id is an error, never the resource. It does not throw. */
export async function readOne(
  transport: FhirTransport,
  type: string,
  id: string,
  manners: ReadManners,
): Promise<OneRead> {
  const answer = await sendRead(transport, `${type}/${encodeURIComponent(id)}`, FHIR_JSON, manners);
  if (answer.kind === "no_answer") return { resource: null, state: "error", http_status: null, detail: answer.detail };
  const { response } = answer;
  if (response.status < 200 || response.status > 299) {
    const refusal = refusalOf(response);
    return { resource: null, state: refusal.state, http_status: response.status, detail: refusal.detail };
  }
  const json = jsonOf(response.body);
  if (!json) return { resource: null, state: "error", http_status: response.status, detail: "the answer is not JSON" };
  if (json.resourceType !== type) {
    const refusal = json.resourceType === "OperationOutcome" ? refusalOf(response) : null;
    return {
      resource: null,
      state: refusal?.state ?? "error",
      http_status: response.status,
      detail: refusal?.detail ?? `the answer is not a ${type}`,
    };
  }
  if (string(json.id) !== null && string(json.id) !== id) {
    return { resource: null, state: "error", http_status: response.status, detail: `the answer is another ${type}` };
  }
  return { resource: json, state: "ok", http_status: response.status, detail: null };
}

/** The outcome of a single read, as a row beside those of the searches. */
export function outcomeOfRead(
  id: string,
  type: string,
  read: OneRead,
  concerns: readonly FactName[],
  depth: number,
): QueryOutcome {
  return {
    id,
    state: read.state,
    resource_type: type,
    described: type,
    http_status: read.http_status,
    pages: read.resource ? 1 : 0,
    entries: read.resource ? 1 : 0,
    detail: read.detail,
    concerns,
    depth,
  };
}
