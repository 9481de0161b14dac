import type { Bundle, BundleEntry, FhirResource } from "fhir/r4";
import type { Answer } from "./exchange";
import type { FaultEntry } from "./faults";
import { FhirError, issue, outcomeOf } from "./fhir-error";

const JSON_TYPE = { "Content-Type": "application/fhir+json; charset=utf-8" };
const SIGN_IN_PAGE =
  "<!doctype html><html><head><title>Sign in</title></head><body><h1>Your session has ended</h1><p>Please sign in.</p></body></html>";

/** Faults that act before anything is done. @returns the answer, or null to go on. */
export async function applyBefore(faults: readonly FaultEntry[]): Promise<Answer | null> {
  for (const fault of faults) {
    if (fault.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.milliseconds ?? 5000));
    else if (fault.kind === "timeout") return { status: 0, headers: {}, body: "", end: "hang" };
    else if (fault.kind === "drop_before") return { status: 0, headers: {}, body: "", end: "drop" };
    else if (fault.kind === "portal") return portal();
    else if (fault.kind.startsWith("status_")) return refusal(Number(fault.kind.slice(7)), fault);
  }
  return null;
}

/** A sign-in page with status 200, as proxies and captive portals answer. */
function portal(): Answer {
  return { status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, body: SIGN_IN_PAGE };
}

function refusal(status: number, fault: FaultEntry): Answer {
  const error = new FhirError(status, `Fault switched on in the sandbox: ${status}`);
  const headers: Record<string, string> = { ...JSON_TYPE };
  if (status === 429) headers["Retry-After"] = String(fault.retry_after ?? 2);
  if (status === 401) headers["WWW-Authenticate"] = 'Bearer error="invalid_token"';
  return { status, headers, body: JSON.stringify(error.outcome) };
}

export interface FaultPlace {
  readonly base: string;
  readonly type: string;
  /** The URL that was asked, for a next link that goes in a circle. */
  readonly path: string;
  readonly others: () => FhirResource | null;
}

/** Faults that spoil a finished answer; what was written stays written. */
export function applyAfter(faults: readonly FaultEntry[], answer: Answer, place: FaultPlace): Answer {
  return faults.reduce((held, fault) => spoil(fault, held, place), answer);
}

function spoil(fault: FaultEntry, answer: Answer, place: FaultPlace): Answer {
  switch (fault.kind) {
    case "drop_after":
      return { ...answer, end: "drop" };
    case "timeout_after":
      return { ...answer, end: "hang" };
    case "gateway_after":
      return { status: 502, headers: { "Content-Type": "text/html; charset=utf-8" }, body: "<h1>Bad gateway</h1>" };
    case "empty_body":
      return { ...answer, body: "" };
    case "html":
      return portal();
    case "not_json":
      return {
        ...answer,
        status: 200,
        headers: { ...JSON_TYPE },
        body: '{"resourceType":"Bundle","type":"searchset","entry":[{',
      };
    case "wrong_resource_type":
      return {
        ...answer,
        body: JSON.stringify({ resourceType: "Basic", id: "unexpected", code: { text: "unexpected" } }),
      };
    case "other_patient": {
      const other = place.others();
      if (!other || answer.status !== 200) return answer;
      return (
        onBundle(answer, (bundle) => ({
          ...bundle,
          entry: [
            ...(bundle.entry ?? []),
            { fullUrl: `${place.base}/${other.resourceType}/${other.id}`, resource: other, search: { mode: "match" } },
          ],
        })) ?? { ...answer, body: JSON.stringify(other) }
      );
    }
    case "outcome_in_searchset":
      return (
        onBundle(answer, (bundle) => ({
          ...bundle,
          entry: [
            ...(bundle.entry ?? []),
            {
              resource: outcomeOf([
                {
                  ...issue("incomplete", "Some of the data could not be retrieved", "warning"),
                  details: { coding: [{ system: "urn:oid:1.2.840.114350.1.13.0.1.7.2.657369", code: "4119" }] },
                },
              ]),
              search: { mode: "outcome" },
            },
          ],
        })) ?? answer
      );
    case "truncated_paging":
      return onBundle(answer, (bundle) => withNext(bundle, null)) ?? answer;
    case "broken_next":
      return (
        onBundle(answer, (bundle) => withNext(bundle, `${place.base}/${place.type}/no-such-page/at/all`)) ?? answer
      );
    case "loop_next":
      return onBundle(answer, (bundle) => withNext(bundle, place.path)) ?? answer;
    case "foreign_next": {
      const origin = fault.foreign_origin ?? "https://elsewhere.example";
      return onBundle(answer, (bundle) => withNext(bundle, `${origin}/fhir/${place.type}?page=2`)) ?? answer;
    }
    case "many_entries":
      return onBundle(answer, (bundle) => manyEntries(bundle, fault.entries ?? 50_000, place.base)) ?? answer;
    default:
      return answer;
  }
}

function onBundle(answer: Answer, change: (bundle: Bundle<FhirResource>) => Bundle<FhirResource>): Answer | null {
  if (answer.status !== 200 || typeof answer.body !== "string" || answer.body === "") return null;
  const value = JSON.parse(answer.body) as FhirResource;
  if (value.resourceType !== "Bundle" || value.type !== "searchset") return null;
  return { ...answer, body: JSON.stringify(change(value as Bundle<FhirResource>)) };
}

function withNext(bundle: Bundle<FhirResource>, url: string | null): Bundle<FhirResource> {
  const link = (bundle.link ?? []).filter((one) => one.relation !== "next");
  return { ...bundle, link: url === null ? link : [...link, { relation: "next", url }] };
}

function manyEntries(bundle: Bundle<FhirResource>, wanted: number, base: string): Bundle<FhirResource> {
  const models = (bundle.entry ?? []).filter((entry) => entry.resource && entry.search?.mode === "match");
  if (models.length === 0) return bundle;
  const entry: BundleEntry<FhirResource>[] = [...(bundle.entry ?? [])];
  for (let index = entry.length; index < wanted; index++) {
    const model = models[index % models.length]?.resource;
    if (!model) break;
    const id = `many-${index}`;
    const resource = { ...model, id } as FhirResource;
    entry.push({ fullUrl: `${base}/${model.resourceType}/${id}`, resource, search: { mode: "match" } });
  }
  return { ...withNext(bundle, null), total: entry.length, entry };
}
