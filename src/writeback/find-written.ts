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

/** The parameter that names the patient's practice, ready to be appended; empty where none is known. */
export async function practiceParameter(patient: string, transport: FhirTransport): Promise<string> {
  const answer = await transport
    .send({ method: "GET", url: patient, headers: { accept: "application/fhir+json" } })
    .catch(() => null);
  const practice = practiceOf(patient.replace(/^Patient\//, ""), answer === null ? null : parseJson(answer.body));
  return practice === null ? "" : `&ah-practice=${encodeURIComponent(practice)}`;
}

async function search(first: string, sent: FhirResource, transport: FhirTransport): Promise<Found> {
  const { resources, whole } = await searchAll(first, transport);
  const found = resources.filter((resource) => isSame(resource, sent));
  // What one page shows is there, whatever became of the next.
  if (found.length > 0) return { state: "found", resources: found };
  return whole ? { state: "absent" } : { state: "unknown", cannot: false };
}

/** Every page of a search; `whole` is false where a page failed or there were more than twenty. */
export async function searchAll(
  first: string,
  transport: FhirTransport,
): Promise<{ readonly resources: readonly FhirResource[]; readonly whole: boolean }> {
  const resources: FhirResource[] = [];
  let url: string | undefined = first;
  try {
    for (let page = 0; url !== undefined && page < 20; page++) {
      const answer = await transport.send({ method: "GET", url, headers: { accept: "application/fhir+json" } });
      const body = answer.status === 200 ? parseJson(answer.body) : null;
      if (body?.resourceType !== "Bundle") return { resources, whole: false };
      const bundle = body as Bundle<FhirResource>;
      resources.push(...(bundle.entry ?? []).flatMap(({ resource }) => (resource === undefined ? [] : [resource])));
      url = bundle.link?.find(({ relation }) => relation === "next")?.url;
    }
  } catch {
    return { resources, whole: false };
  }
  return { resources, whole: url === undefined };
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
