import type { Element } from "./element";
import { fetchPages, type Pages } from "./fetch-pages";
import type { PlannedRead } from "./plan-reads";
import type { ReadManners } from "./send-read";
import type { FhirTransport } from "./types";

/** Tries the forms of one search in turn; the answers of a form with several requests are one outcome. */
export async function runSearch(
  transport: FhirTransport,
  read: PlannedRead,
  manners: ReadManners,
  onFirst: (resources: readonly Element[]) => void,
): Promise<{ readonly pages: Pages; readonly described: string }> {
  if (read.attempts.length === 0) {
    return {
      pages: {
        state: "unsupported",
        resources: [],
        entries: 0,
        pages: 0,
        http_status: null,
        detail: read.why_not,
        refusal: null,
        bases: new Set(),
      },
      described: read.described,
    };
  }
  let last: Pages | null = null;
  for (const [index, attempt] of read.attempts.entries()) {
    const parts = await Promise.all(
      attempt.map((url) => fetchPages(transport, url, read.row.resource_type, manners, onFirst)),
    );
    const pages = merged(parts);
    const isLast = index === read.attempts.length - 1;
    // Rephrasing is for a search refused as a whole, before any page came; where Provenance was asked for with it, the right
    // to that may be what is lacking.
    const asksMore = attempt.some((url) => url.includes("_revinclude="));
    const isRefused = ({ refusal, pages: read }: Pages): boolean =>
      read === 0 && refusal !== null && (refusal.may_rephrase || (asksMore && refusal.may_lack_right === true));
    if (!isLast && parts.every(isRefused)) {
      last = pages;
      continue;
    }
    return { pages, described: describedOf(attempt[0] ?? read.described) };
  }
  return { pages: last ?? merged([]), described: read.described };
}

function describedOf(url: string): string {
  const [path, query] = url.split("?");
  const names = (query ?? "").split("&").map((part) => decodeURIComponent(part.split("=")[0] ?? ""));
  return `${path ?? ""}?${names.join("&")}`;
}

function merged(parts: readonly Pages[]): Pages {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const states = parts.map((part) => part.state);
  const failed = states.filter((state) => state !== "ok" && state !== "empty");
  const isSome = states.some((state) => state === "ok" || state === "empty");
  const details = [...new Set(parts.map((part) => part.detail).filter((detail): detail is string => detail !== null))];
  return {
    // Some of the list answered and some refused: what came is a part.
    state:
      failed.length === 0 ? (states.includes("ok") ? "ok" : "empty") : isSome ? "truncated" : (failed[0] ?? "error"),
    resources: parts.flatMap((part) => part.resources),
    entries: parts.reduce((sum, part) => sum + part.entries, 0),
    pages: parts.reduce((sum, part) => sum + part.pages, 0),
    http_status:
      parts.find((part) => part.state !== "ok" && part.state !== "empty")?.http_status ?? only?.http_status ?? null,
    detail: details.length > 0 ? details.join("; ").slice(0, 400) : null,
    refusal: parts.find((part) => part.refusal)?.refusal ?? null,
    bases: new Set(parts.flatMap((part) => [...part.bases])),
  };
}
