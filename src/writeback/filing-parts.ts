import type { FhirResource } from "fhir/r4";
import type { Filing, WriteOutcome, WriteStep } from "./types";

/** Is it in the record, as far as this outcome says? */
export const isWritten = ({ state }: WriteOutcome): boolean => state === "written" || state === "already_there";

/** References to parts of this filing as the server named them; those that were not written are left out. */
export function resolvedPart(
  filing: Filing,
  step: WriteStep,
  outcomes: readonly (WriteOutcome | null)[],
): FhirResource | null {
  const resource = filing.resources[step.index];
  if (resource === undefined) return null;
  const names = new Map<string, string>();
  for (const other of filing.steps) {
    const outcome = outcomes[other.index];
    if (outcome && isWritten(outcome) && outcome.reference) names.set(other.full_url, outcome.reference);
  }
  const kept = replaceParts(resource, names) as FhirResource;
  if (kept.resourceType !== "Provenance") return kept;
  const updates = new Set(
    filing.steps.flatMap(({ update, index }) => {
      const outcome = outcomes[index];
      return update !== null && !(outcome && isWritten(outcome)) ? [update.reference] : [];
    }),
  );
  const target = kept.target.filter(({ reference }) => !updates.has(reference ?? ""));
  return target.length === 0 ? null : { ...kept, target };
}

/** A resource without its references to parts of the same filing: what can be compared whatever the server made of them. */
export function withoutParts(resource: FhirResource): unknown {
  return replaceParts(resource, new Map());
}

function replaceParts(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) {
    return value
      .map((item) => replaceParts(item, names))
      .filter((item) => !(typeof item === "object" && item !== null && "reference" in item && isPart(item.reference)));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === "reference" && typeof member === "string" ? (names.get(member) ?? member) : replaceParts(member, names),
    ]),
  );
}

const isPart = (reference: unknown): boolean => typeof reference === "string" && reference.startsWith("urn:uuid:");
