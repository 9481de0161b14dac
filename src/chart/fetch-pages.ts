import { type Element, element, elements, number, string } from "./element";
import { baseOf } from "./local-reference";
import { type ReadManners, sendRead } from "./send-read";
import { completenessOf, jsonOf, type Refusal, refusalOf } from "./server-answer";
import type { FhirTransport, QueryState } from "./types";

const MOST_PAGES = 60;
const MOST_ENTRIES = 20_000;
export const FHIR_JSON = "application/fhir+json";

export interface Pages {
  readonly state: QueryState;
  readonly resources: readonly Element[];
  readonly entries: number;
  readonly pages: number;
  readonly http_status: number | null;
  readonly detail: string | null;
  readonly refusal: Refusal | null;
  /** The bases under which the server names the resources of its answer (`fullUrl`). */
  readonly bases: ReadonlySet<string>;
}

/**
 * One search to its last page. Next links are followed as they stand (RD-14), below the FHIR base only (RD-20), never
 * twice; a ceiling that is reached, a link that leads elsewhere and an outcome that speaks of partial data end as
 * "truncated", with what was read kept.
 * @param onFirst called with the first page's resources where others follow it
 */
export async function fetchPages(
  transport: FhirTransport,
  url: string,
  expected: string,
  manners: ReadManners,
  onFirst?: (resources: readonly Element[]) => void,
): Promise<Pages> {
  const first = await follow(transport, url, expected, manners, onFirst);
  if (first.refusal?.begin_again) {
    const again = await follow(transport, url, expected, manners);
    // What the broken-off search brought is not mixed with the new one's pages.
    return again.refusal?.begin_again ? { ...again, state: again.resources.length > 0 ? "truncated" : "error" } : again;
  }
  return first;
}

async function follow(
  transport: FhirTransport,
  url: string,
  expected: string,
  manners: ReadManners,
  onFirst?: (resources: readonly Element[]) => void,
): Promise<Pages> {
  const resources = new Map<string, Element>();
  const visited = new Set<string>();
  const bases = new Set<string>();
  let nameless = 0;
  let pages = 0;
  let status: number | null = null;
  let total: number | null = null;
  let seen = 0;
  let isPartial = false;
  const said: string[] = [];
  const end = (state: QueryState | null, detail: string | null, refusal: Refusal | null = null): Pages => {
    const list = [...resources.values()];
    const matches = list.filter((resource) => resource.resourceType === expected).length;
    const settled = state ?? (isPartial ? "truncated" : matches > 0 ? "ok" : "empty");
    const told = [detail, ...said].filter((part): part is string => part !== null && part !== "");
    return {
      state: settled,
      resources: list,
      entries: matches,
      pages,
      http_status: status,
      detail: told.length > 0 ? [...new Set(told)].join("; ").slice(0, 400) : null,
      refusal,
      bases,
    };
  };

  let next: string | null = url;
  while (next !== null) {
    if (pages >= MOST_PAGES || resources.size >= MOST_ENTRIES)
      return end("truncated", `stopped after ${pages} pages, ${resources.size} entries`);
    visited.add(absolute(transport.base, next));
    const answer = await sendRead(transport, next, FHIR_JSON, manners);
    if (answer.kind === "no_answer") return end(pages > 0 ? "truncated" : "error", answer.detail);
    status = answer.response.status;
    if (status < 200 || status > 299) {
      const refusal = refusalOf(answer.response);
      const isLater = pages > 0 && refusal.state !== "unauthorized";
      return end(isLater ? "truncated" : refusal.state, refusal.detail, refusal);
    }
    const json = jsonOf(answer.response.body);
    if (!json) return end(pages > 0 ? "truncated" : "error", "the answer is not JSON");
    if (json.resourceType === "OperationOutcome") {
      const refusal = refusalOf(answer.response);
      return end(pages > 0 ? "truncated" : refusal.state, refusal.detail, refusal);
    }
    if (json.resourceType !== "Bundle")
      return end(
        pages > 0 ? "truncated" : "error",
        `the answer is a ${string(json.resourceType) ?? "thing without a type"}, not a Bundle`,
      );
    pages += 1;
    total = number(json.total) ?? total;
    for (const entry of elements(json.entry)) {
      const resource = element(entry.resource);
      if (!resource) continue;
      if (resource.resourceType === "OperationOutcome") {
        const { is_partial, detail } = completenessOf(resource);
        isPartial ||= is_partial;
        if (detail) said.push(detail);
        continue;
      }
      if (string(element(entry.search)?.mode) !== "include") seen += 1;
      const base = typeof entry.fullUrl === "string" ? baseOf(entry.fullUrl) : null;
      if (base !== null) bases.add(base);
      const id = string(resource.id);
      const key = id ? `${String(resource.resourceType)}/${id}` : `?${++nameless}`;
      const before = resources.get(key);
      if (!before || version(resource) >= version(before)) resources.set(key, resource);
    }
    const link = elements(json.link).find((item) => string(item.relation) === "next");
    const target = link ? string(link.url) : null;
    if (target === null) break;
    if (!isBelow(transport.base, target)) return end("truncated", "the next page lies outside this FHIR server");
    if (visited.has(absolute(transport.base, target))) return end("truncated", "the pages go round in a circle");
    next = target;
    if (pages === 1) onFirst?.([...resources.values()]);
  }
  if (total !== null && total > seen) return end("truncated", `${seen} of ${total} entries came`);
  return end(null, null);
}

function version(resource: Element): string {
  return string(element(resource.meta)?.lastUpdated) ?? "";
}

export function absolute(base: string, url: string): string {
  try {
    return new URL(url, `${base}/`).href;
  } catch {
    return url;
  }
}

/** True for a URL of the base's own origin and below its path, or a relative one that stays there. */
export function isBelow(base: string, url: string): boolean {
  try {
    const target = new URL(url, `${base}/`);
    const root = new URL(base);
    const path = root.pathname.replace(/\/$/, "");
    return (
      target.origin === root.origin &&
      target.username === "" &&
      target.password === "" &&
      (target.pathname === path || target.pathname.startsWith(`${path}/`)) &&
      !/%2e%2e|%2f\.\./i.test(target.pathname)
    );
  } catch {
    return false;
  }
}
