import type { CarePlan, FhirResource } from "fhir/r4";
import { FILING_SYSTEM } from "../chart/codes/filed-facts";
import type { Filing } from "./types";

/**
 * The same filing with its plan as a new one, beside the earlier plan that somebody else has changed: theirs is left as it is.
 * What the filing wrote already keeps its identifiers, and is not written again.
 */
export function fileBeside(filing: Filing): Filing {
  const replacing = filing.steps.find(({ update }) => update !== null);
  if (!replacing?.update) return filing;
  const { reference } = replacing.update;
  return {
    ...filing,
    resources: filing.resources.map((resource, index) =>
      index === replacing.index ? asNew(resource as CarePlan) : pointedAt(resource, reference, replacing.full_url),
    ),
    steps: filing.steps.map((step) => (step === replacing ? { ...step, update: null } : step)),
  };
}

function asNew({ id: _id, ...plan }: CarePlan): FhirResource {
  return { ...plan, identifier: (plan.identifier ?? []).filter(({ system }) => system === FILING_SYSTEM) };
}

/** The authorship record speaks of the new plan, not of theirs. */
function pointedAt(resource: FhirResource, from: string, to: string): FhirResource {
  if (resource.resourceType !== "Provenance") return resource;
  return {
    ...resource,
    target: resource.target.map((target) => (target.reference === from ? { ...target, reference: to } : target)),
  };
}
