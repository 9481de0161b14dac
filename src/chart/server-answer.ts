import { codings, type Element, element, elements, string } from "./element";
import type { FhirResponse, QueryState } from "./types";

/** What a server's refusal means for the query, and whether another form of it is worth a try. */
export interface Refusal {
  readonly state: Exclude<QueryState, "ok" | "empty">;
  readonly detail: string;
  /** Another form of the search may be taken (a refused list, an unknown parameter). */
  readonly may_rephrase: boolean;
  /** Refused for want of a right (403): what was asked for beside the search may be what it lacks. */
  readonly may_lack_right?: true;
  /** The paging session is over: the search is begun again, once (Epic 4113). */
  readonly begin_again: boolean;
}

/**
 * Documented OperationOutcome codes of one vendor (Epic), by what they ask of the client. Codes, never the wording, are
 * matched. Break-the-glass is not retried: the clinician goes to the chart.
 */
const BREAK_THE_GLASS = new Set(["4130", "4131", "4134"]);
const CEILING = new Set(["4135", "4127"]);
const PAGING_EXPIRED = "4113";
const PARTIAL = "4119";
const NEEDS_CATEGORY = new Set(["59108", "59111"]);

export function jsonOf(body: Uint8Array): Element | null {
  try {
    return element(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return null;
  }
}

/** Codes of the issues of an OperationOutcome: FHIR issue types and the vendor's own, with the first wording. */
export function issuesOf(
  outcome: Element,
): readonly { readonly severity: string; readonly codes: readonly string[]; readonly text: string | null }[] {
  return elements(outcome.issue).map((issue) => ({
    severity: string(issue.severity) ?? "error",
    codes: [string(issue.code), ...codings(issue.details).map((coding) => coding.code)].filter(
      (code): code is string => code !== null,
    ),
    text:
      string(issue.diagnostics) ?? string(element(issue.details)?.text) ?? codings(issue.details)[0]?.display ?? null,
  }));
}

/** What an answer other than a usable 200 says. The server's words are shortened, and hold no more than it said. */
export function refusalOf(response: FhirResponse): Refusal {
  const json = jsonOf(response.body);
  const issues = json?.resourceType === "OperationOutcome" ? issuesOf(json) : [];
  const codes = new Set(issues.flatMap((issue) => issue.codes));
  const said = issues
    .map((issue) => [issue.codes.at(-1), issue.text].filter((part) => part).join(": "))
    .join("; ")
    .slice(0, 300);
  const detail = said || `HTTP ${response.status}`;
  const plain = { detail, may_rephrase: false, begin_again: false };
  if ([...BREAK_THE_GLASS].some((code) => codes.has(code)))
    return { ...plain, state: "forbidden", detail: `break-the-glass: ${detail}` };
  if ([...CEILING].some((code) => codes.has(code))) return { ...plain, state: "truncated" };
  if (codes.has(PAGING_EXPIRED)) return { ...plain, state: "error", begin_again: true };
  if (codes.has(PARTIAL)) return { ...plain, state: "truncated" };
  if ([...NEEDS_CATEGORY].some((code) => codes.has(code)))
    return { ...plain, state: "unsupported", may_rephrase: true };
  if (response.status === 401) return { ...plain, state: "unauthorized" };
  if (response.status === 403) return { ...plain, state: "forbidden", may_lack_right: true };
  if ([400, 404, 405, 406, 410, 414, 415, 422, 501].includes(response.status)) {
    return { ...plain, state: "unsupported", may_rephrase: response.status !== 405 };
  }
  return { ...plain, state: "error" };
}

/** What an OperationOutcome inside a searchset says of its completeness. */
export function completenessOf(outcome: Element): { readonly is_partial: boolean; readonly detail: string | null } {
  let isPartial = false;
  const said: string[] = [];
  for (const issue of issuesOf(outcome)) {
    if (issue.severity === "information" && !issue.codes.includes(PARTIAL)) continue;
    const isError = issue.severity === "error" || issue.severity === "fatal";
    const isLess = issue.codes.some((code) =>
      ["incomplete", "suppressed", "too-costly", "security", "forbidden", "timeout", "throttled", PARTIAL].includes(
        code,
      ),
    );
    if (isError || isLess || issue.codes.some((code) => BREAK_THE_GLASS.has(code) || CEILING.has(code)))
      isPartial = true;
    said.push([issue.codes.at(-1), issue.text].filter((part) => part).join(": "));
  }
  return { is_partial: isPartial, detail: said.length > 0 ? said.join("; ").slice(0, 300) : null };
}
