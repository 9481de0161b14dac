import type { CapabilityStatement } from "fhir/r4";
import type { FhirRequest, FhirResponse, FhirTransport } from "../../src/chart/types";

type Json = Record<string, unknown>;

export interface Fault {
  /** Tested against the decoded URL below the base. */
  readonly when: RegExp;
  /** How many requests it holds for; without it, all. */
  readonly times?: number;
  readonly answer: (request: FhirRequest, count: number) => FhirResponse | Promise<FhirResponse>;
}

export interface FakeServer {
  readonly transport: FhirTransport;
  readonly requests: readonly string[];
  /** Requests under way at one time, at most. */
  readonly busiest: () => number;
}

export const BASE = "https://ehr.example.org/fhir/R4";

export function answer(status: number, json: unknown, headers: Record<string, string> = {}): FhirResponse {
  return {
    status,
    headers: { "content-type": "application/fhir+json", ...headers },
    body: new TextEncoder().encode(typeof json === "string" ? json : JSON.stringify(json)),
  };
}

export function refusal(status: number, code: string, text = "refused"): FhirResponse {
  return answer(status, {
    resourceType: "OperationOutcome",
    issue: [
      {
        severity: "error",
        code: "processing",
        details: { coding: [{ system: "urn:oid:1.2.840.114350.1.13.0.1.7.2.657369", code }], text },
      },
    ],
  });
}

/**
 * A FHIR server in memory that answers as strictly as its CapabilityStatement says: a parameter that is not listed is a
 * 400 (as Oracle does), a bare Observation search is 59108 (as Epic does), a missing practice is a 403 (as athenahealth
 * does), `_count` above the documented most is a 400.
 */
export function fakeServer(
  resources: readonly Json[],
  capability: CapabilityStatement | null,
  settings: {
    readonly faults?: readonly Fault[];
    readonly page_size?: number;
    readonly most?: Readonly<Record<string, number>>;
  } = {},
): FakeServer {
  const requests: string[] = [];
  const used = new Map<Fault, number>();
  const pages = new Map<string, { readonly list: readonly Json[]; readonly size: number; readonly type: string }>();
  let underWay = 0;
  let busiest = 0;
  const listed = new Map(
    (capability?.rest?.[0]?.resource ?? []).map((resource) => [
      resource.type as string,
      {
        search: resource.interaction?.some((item) => item.code === "search-type") ?? false,
        read: resource.interaction?.some((item) => item.code === "read") ?? false,
        names: new Set([...(resource.searchParam ?? []).map((item) => item.name)]),
        includes: resource.searchInclude ?? [],
        reverse: resource.searchRevInclude ?? [],
      },
    ]),
  );

  const handle = (request: FhirRequest): FhirResponse => {
    const url = new URL(request.url, `${BASE}/`);
    if (!url.href.startsWith(`${BASE}/`) && !url.href.startsWith(`${BASE}?`))
      throw new Error(`outside the base: ${url.href}`);
    const path = url.pathname.slice(new URL(BASE).pathname.length + 1);
    if (path === "metadata") return capability ? answer(200, capability) : answer(404, "");
    if (path.startsWith("_page/"))
      return page(path.slice("_page/".length).split("/")[0] ?? "", Number(url.searchParams.get("continue") ?? "0"));
    const [type = "", id] = path.split("/");
    const offered = listed.get(type);
    if (id !== undefined) {
      if (capability && type !== "Binary" && !offered?.read)
        return answer(404, { resourceType: "OperationOutcome", issue: [{ severity: "error", code: "not-supported" }] });
      const found = resources.find(
        (resource) => resource.resourceType === type && resource.id === decodeURIComponent(id),
      );
      if (!found) return refusal(404, "not-found");
      if (type === "Binary" && request.headers?.accept && !/json/.test(request.headers.accept)) {
        return {
          status: 200,
          headers: { "content-type": String(found.contentType) },
          body: Uint8Array.from(atob(String(found.data)), (character) => character.charCodeAt(0)),
        };
      }
      return answer(200, found);
    }
    if (capability && !offered?.search) return refusal(404, "not-supported");
    if (offered) {
      for (const name of url.searchParams.keys()) {
        if (name === "_revinclude" && offered.reverse.includes(url.searchParams.get(name) ?? "")) continue;
        if (!offered.names.has(name) && name !== "_include") return refusal(400, "not-supported", `parameter ${name}`);
        if (
          name === "_include" &&
          !offered.includes.includes("*") &&
          !offered.includes.includes(url.searchParams.get(name) ?? "")
        )
          return refusal(400, "not-supported", "include");
      }
      if (
        offered.names.has("ah-practice") &&
        !/^Organization\/a-1\.Practice-\d+$/.test(url.searchParams.get("ah-practice") ?? "")
      )
        return refusal(403, "forbidden", "practice");
    }
    if (type === "Observation" && !url.searchParams.has("category") && !url.searchParams.has("code"))
      return refusal(400, "59108");
    const count = Number(url.searchParams.get("_count") ?? settings.page_size ?? 50);
    const most = settings.most?.[type];
    if (most !== undefined && count > most) return refusal(400, "invalid", "_count");
    const matches = resources.filter(
      (resource) => resource.resourceType === type && isMatch(resource, url.searchParams),
    );
    const key = `s${pages.size}`;
    pages.set(key, { list: matches, size: Math.min(count, settings.page_size ?? count), type });
    return page(key, 0, [
      ...(url.searchParams.has("_include") ? included(matches) : []),
      ...(url.searchParams.has("_revinclude") ? provenanceOf(matches) : []),
    ]);
  };

  const page = (key: string, from: number, extra: readonly Json[] = []): FhirResponse => {
    const search = pages.get(key);
    if (!search) return refusal(410, "4113");
    const part = search.list.slice(from, from + search.size);
    const next = from + search.size;
    return answer(200, {
      resourceType: "Bundle",
      type: "searchset",
      total: search.list.length,
      link: next < search.list.length ? [{ relation: "next", url: `${BASE}/_page/${key}?continue=${next}` }] : [],
      entry: [
        ...part.map((resource) => ({
          fullUrl: `${BASE}/${String(resource.resourceType)}/${String(resource.id)}`,
          resource,
          search: { mode: "match" },
        })),
        ...extra.map((resource) => ({ resource, search: { mode: "include" } })),
      ],
    });
  };

  const included = (matches: readonly Json[]): readonly Json[] => {
    const names = matches.map(
      (resource) => (resource.medicationReference as { reference?: string } | undefined)?.reference,
    );
    return resources.filter((resource) => names.includes(`${String(resource.resourceType)}/${String(resource.id)}`));
  };

  const provenanceOf = (matches: readonly Json[]): readonly Json[] => {
    const names = matches.map((resource) => `${String(resource.resourceType)}/${String(resource.id)}`);
    return resources.filter(
      (resource) =>
        resource.resourceType === "Provenance" &&
        (resource.target as readonly { readonly reference: string }[]).some((item) => names.includes(item.reference)),
    );
  };

  return {
    requests,
    busiest: () => busiest,
    transport: {
      base: BASE,
      async send(request) {
        const below = decodeURIComponent(request.url.replace(`${BASE}/`, ""));
        requests.push(below);
        underWay += 1;
        busiest = Math.max(busiest, underWay);
        try {
          await Promise.resolve();
          for (const fault of settings.faults ?? []) {
            const count = used.get(fault) ?? 0;
            if (!fault.when.test(below) || (fault.times !== undefined && count >= fault.times)) continue;
            used.set(fault, count + 1);
            return await fault.answer(request, count);
          }
          return handle(request);
        } finally {
          underWay -= 1;
        }
      },
    },
  };
}

function isMatch(resource: Json, parameters: URLSearchParams): boolean {
  const patient = parameters.get("patient") ?? parameters.get("subject")?.replace("Patient/", "");
  const subject = ((resource.subject ?? resource.patient) as { reference?: string } | undefined)?.reference;
  if (patient && subject !== undefined && !resource.leaks && !subject.endsWith(`Patient/${patient}`)) return false;
  for (const name of ["category", "code", "type"]) {
    const wanted = parameters.get(name);
    if (wanted !== null && !wanted.split(",").some((token) => holdsToken(resource[name], token))) return false;
  }
  const intent = parameters.get("intent");
  return intent === null || resource.intent === intent;
}

function holdsToken(concepts: unknown, token: string): boolean {
  const [system, code] = token.includes("|") ? token.split("|") : [null, token];
  const list = Array.isArray(concepts) ? concepts : [concepts];
  return list.some((concept) =>
    ((concept as { coding?: { system?: string; code?: string }[] } | undefined)?.coding ?? []).some(
      (coding) => coding.code === code && (system === null || coding.system === system),
    ),
  );
}
