import type { Bundle, FhirResource } from "fhir/r4";
import { practiceOf } from "../chart/plan-reads";
import type { FhirTransport } from "../chart/types";
import { ownIdentifier } from "./earlier-filings";
import { parseJson } from "./read-answer";
import type { WriteStep } from "./types";

export type Found =
  | { readonly state: "found"; readonly resources: readonly FhirResource[] }
  | { readonly state: "absent" }
  | { readonly state: "unknown"; readonly cannot: boolean };

/**
 * Looks for what a step writes. "absent" only where every page of an answered search was read; a search that failed, or
 * that this server does not offer (`cannot`), is no evidence of absence. Reading only: safe to do at any time.
 */
export async function findWritten(
  step: WriteStep,
  sent: FhirResource,
  transport: FhirTransport,
  targets: readonly string[],
): Promise<Found> {
  const queries =
    step.key !== null
      ? [step.key]
      : step.target_key && targets.length > 0
        ? // Any one of the targets may be the only one that it was written with.
          targets.map((target) => `target=${encodeURIComponent(target)}`)
        : step.wider_key !== null
          ? [step.wider_key]
          : [];
  if (queries.length === 0) return { state: "unknown", cannot: true };
  const practice = step.practice_of === null ? "" : await practiceParameter(step.practice_of, transport);
  for (const query of queries) {
    const found = await search(`${step.resource_type}?${query}${practice}`, sent, transport);
    if (found.state !== "absent") return found;
  }
  return { state: "absent" };
}

async function practiceParameter(patient: string, transport: FhirTransport): Promise<string> {
  const answer = await transport
    .send({ method: "GET", url: patient, headers: { accept: "application/fhir+json" } })
    .catch(() => null);
  const practice = practiceOf(patient.replace(/^Patient\//, ""), answer === null ? null : parseJson(answer.body));
  return practice === null ? "" : `&ah-practice=${encodeURIComponent(practice)}`;
}

async function search(first: string, sent: FhirResource, transport: FhirTransport): Promise<Found> {
  const found: FhirResource[] = [];
  let url: string | undefined = first;
  try {
    for (let page = 0; url !== undefined && page < 20; page++) {
      const answer = await transport.send({ method: "GET", url, headers: { accept: "application/fhir+json" } });
      const body = answer.status === 200 ? parseJson(answer.body) : null;
      if (body?.resourceType !== "Bundle") return { state: "unknown", cannot: false };
      const bundle = body as Bundle<FhirResource>;
      for (const { resource } of bundle.entry ?? []) {
        if (resource !== undefined && isSame(resource, sent)) found.push(resource);
      }
      url = bundle.link?.find(({ relation }) => relation === "next")?.url;
    }
  } catch {
    return { state: "unknown", cannot: false };
  }
  if (found.length > 0) return { state: "found", resources: found };
  return url === undefined ? { state: "absent" } : { state: "unknown", cannot: false };
}

function isSame(candidate: FhirResource, sent: FhirResource): boolean {
  if (candidate.resourceType !== sent.resourceType) return false;
  if (candidate.resourceType === "Provenance" && sent.resourceType === "Provenance") {
    const patients = sent.entity?.[0]?.what.reference ?? "";
    return (
      Date.parse(candidate.recorded) === Date.parse(sent.recorded) &&
      (candidate.entity ?? []).some(({ what }) => what.reference?.endsWith(patients) === true)
    );
  }
  return ownIdentifier(candidate) !== null && ownIdentifier(candidate) === ownIdentifier(sent);
}
