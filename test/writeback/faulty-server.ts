import type { Bundle, BundleEntry, FhirResource } from "fhir/r4";
import type { FhirResponse, FhirTransport } from "../../src/chart/types";
import { ownIdentifier } from "../../src/writeback/earlier-filings";

/** What happens to one request. "before": the server never saw it. "after": it did its work and the answer was lost. */
export const FAULTS = [
  "none",
  "lost_before",
  "lost_after",
  "timeout_before",
  "timeout_after",
  "502_before",
  "502_after",
  "portal_before",
  "portal_after",
  "500_after",
  "empty_201",
  "401",
  "403",
  "409",
  "412",
  "422",
  "429",
  "500",
] as const;
export type Fault = (typeof FAULTS)[number];

/** A sign-in page with status 200, from something in between. */
const PORTAL: FhirResponse = {
  status: 200,
  headers: { "content-type": "text/html" },
  body: new TextEncoder().encode("<html><h1>Please sign in</h1></html>"),
};

export interface FaultyServer {
  readonly transport: FhirTransport;
  /** Everything stored, newest version each. */
  readonly held: Map<string, FhirResource>;
  /** POST and PUT requests that were given to the network. */
  readonly writes: () => number;
  /** What met them: "POST DocumentReference lost_after", one a request. */
  readonly met: () => readonly string[];
}

/**
 * A FHIR server in memory that stores exactly what it was given, as often as it was given it: it duplicates nothing and
 * prevents nothing, except where If-None-Exist or If-Match asks for it. Faults are used up in order, reads included; with
 * `of_writes` the writes have a row of faults of their own.
 */
export function faultyServer(
  base: string,
  stored: readonly FhirResource[],
  faults: readonly Fault[],
  of_writes?: readonly Fault[],
): FaultyServer {
  const held = new Map(stored.map((one) => [`${one.resourceType}/${one.id}`, one]));
  const queue = [...faults];
  const write_queue = of_writes === undefined ? queue : [...of_writes];
  const met: string[] = [];
  let writes = 0;
  let next = 0;

  const answer = (status: number, body: unknown, headers: Record<string, string> = {}): FhirResponse => ({
    status,
    headers,
    body: new TextEncoder().encode(body === null ? "" : JSON.stringify(body)),
  });
  const located = (one: FhirResource) => ({
    location: `${one.resourceType}/${one.id}/_history/${one.meta?.versionId}`,
    etag: `W/"${one.meta?.versionId}"`,
  });
  const search = (type: string, query: string): FhirResource[] => {
    const wanted = new URLSearchParams(query);
    return [...held.values()].filter((one) => {
      if (one.resourceType !== type) return false;
      const words = JSON.stringify(one);
      for (const [name, value] of wanted) {
        if (name === "identifier" && ownIdentifier(one) !== value.split("|")[1]) return false;
        if (["patient", "entity", "target"].includes(name) && !words.includes(`${value.replace(/^Patient\//, "")}"`)) {
          return false;
        }
        if (name === "recorded" && (one.resourceType !== "Provenance" || one.recorded !== value)) return false;
      }
      return true;
    });
  };
  const create = (resource: FhirResource): FhirResource => {
    const one = { ...resource, id: `n${++next}`, meta: { versionId: "1" } };
    held.set(`${one.resourceType}/${one.id}`, one);
    return one;
  };
  const perform = (method: string, url: string, body: string, condition: string | null, match: string | null) => {
    const resource = JSON.parse(body) as FhirResource;
    if (method === "PUT") {
      const before = held.get(url);
      if (before?.meta?.versionId !== match?.replace(/^W\/|"/g, "")) return { status: 412, one: null };
      const one = { ...resource, meta: { versionId: String(Number(before?.meta?.versionId ?? "0") + 1) } };
      held.set(url, one);
      return { status: 200, one };
    }
    const found = condition === null ? [] : search(url, condition);
    return found[0] ? { status: 200, one: found[0] } : { status: 201, one: create(resource) };
  };
  /** Each entry for itself. */
  const apart = (bundle: Bundle<FhirResource>): FhirResponse => {
    const entry = (bundle.entry ?? []).map(({ resource, request }): BundleEntry => {
      const { status, one } = perform(
        request?.method ?? "",
        request?.url ?? "",
        JSON.stringify(resource),
        request?.ifNoneExist ?? null,
        request?.ifMatch ?? null,
      );
      return { response: { status: String(status), ...(one === null ? {} : located(one)) } };
    });
    return answer(200, { resourceType: "Bundle", type: "batch-response", entry });
  };
  const together = (bundle: Bundle<FhirResource>): FhirResponse => {
    if (bundle.type === "batch") return apart(bundle);
    const kept = new Map(held);
    const names = new Map<string, string>();
    const rows: BundleEntry[] = [];
    for (const { fullUrl, resource, request } of bundle.entry ?? []) {
      const { status, one } = perform(
        request?.method ?? "",
        request?.url ?? "",
        JSON.stringify(resource),
        request?.ifNoneExist ?? null,
        request?.ifMatch ?? null,
      );
      if (one === null) {
        held.clear();
        for (const [reference, before] of kept) held.set(reference, before);
        return answer(status, { resourceType: "OperationOutcome", issue: [] });
      }
      names.set(fullUrl ?? "", `${one.resourceType}/${one.id}`);
      rows.push({ response: { status: String(status), ...located(one) } });
    }
    for (const [reference, one] of held) {
      if (kept.get(reference) === one) continue;
      const text = [...names].reduce(
        (words, [from, to]) => words.replaceAll(`"${from}"`, `"${to}"`),
        JSON.stringify(one),
      );
      held.set(reference, JSON.parse(text) as FhirResource);
    }
    return answer(200, { resourceType: "Bundle", type: "transaction-response", entry: rows });
  };

  const never = (): Promise<FhirResponse> => new Promise(() => undefined);
  return {
    held,
    writes: () => writes,
    met: () => met,
    transport: {
      base,
      send: async ({ method, url, headers = {}, body = "" }) => {
        const fault = (method === "GET" ? queue : write_queue).shift() ?? "none";
        const [status = "", when = "before"] = fault.split("_");
        if (method === "GET") {
          if (fault === "none" || fault === "empty_201") return get(url);
          if (status === "lost") throw new Error("network");
          if (status === "timeout") return never();
          if (status === "portal") return PORTAL;
          return answer(Number(status), { resourceType: "OperationOutcome", issue: [] });
        }
        writes++;
        met.push(`${method} ${url === "" ? (JSON.parse(body) as Bundle).type : url.split("/")[0]} ${fault}`);
        if (fault === "lost_before") throw new Error("network");
        if (fault === "timeout_before") return never();
        if (fault === "portal_before") return PORTAL;
        if (/^\d/.test(fault) && when === "before") {
          return answer(Number(status), { resourceType: "OperationOutcome", issue: [{ diagnostics: fault }] });
        }
        const done = write(method, url, headers, body);
        if (fault === "lost_after") throw new Error("network");
        if (fault === "timeout_after") return never();
        if (fault === "portal_after") return PORTAL;
        if (/^\d/.test(fault)) return answer(Number(status), null);
        return fault === "empty_201" && done.status === 201 ? answer(201, null) : done;
      },
    },
  };

  function get(url: string): FhirResponse {
    const [type = "", query] = url.split("?");
    if (query !== undefined) {
      const entry = search(type, query).map((resource) => ({ resource }));
      return answer(200, { resourceType: "Bundle", type: "searchset", entry });
    }
    const one = held.get(url);
    return one ? answer(200, one) : answer(404, { resourceType: "OperationOutcome", issue: [] });
  }

  function write(method: string, url: string, headers: Readonly<Record<string, string>>, body: string): FhirResponse {
    if (url === "") return together(JSON.parse(body) as Bundle<FhirResource>);
    const { status, one } = perform(method, url, body, headers["if-none-exist"] ?? null, headers["if-match"] ?? null);
    return one === null
      ? answer(status, { resourceType: "OperationOutcome", issue: [] })
      : answer(status, one, located(one));
  }
}
