import type { Device, Provenance } from "fhir/r4";
import { translator } from "../../text/translate";
import { RESOURCES } from "../../text/writeback";
import type { Review } from "../types";
import { conceptOf, WRITTEN_CODES } from "../written-codes";
import { authorReference, patientReference, sourceReferences } from "./source-references";

/**
 * Who did it, with what, from what: the clinician as author, the app as assembler, the patient's record and every source
 * of a fact as entities. R4's Provenance has no identifier: it is found again by its targets, or by its instant together
 * with the patient among its entities.
 */
export function provenance(review: Review, targets: readonly string[]): Provenance {
  const { assessment, language } = review;
  const say = translator(RESOURCES, language);
  const { name, version } = assessment.engine;
  const author = authorReference(review) ?? { display: say("provenance_author") };
  const app: Device = {
    resourceType: "Device",
    id: "app",
    deviceName: [{ name, type: "user-friendly-name" }],
    version: [{ value: version }],
  };
  return {
    resourceType: "Provenance",
    contained: [app],
    target: targets.map((reference) => ({ reference })),
    recorded: review.confirmed_at,
    occurredDateTime: review.confirmed_at,
    reason: [{ text: say("provenance_reason") }],
    activity: conceptOf(WRITTEN_CODES.create),
    // US Core (provenance-1) asks on whose behalf a device acted; by name only, for the app knows of no organisation.
    agent: [
      { type: conceptOf(WRITTEN_CODES.author), who: author },
      {
        type: conceptOf(WRITTEN_CODES.assembler),
        who: { reference: "#app", display: `${name} ${version}` },
        onBehalfOf: { display: author.display ?? say("provenance_author") },
      },
    ],
    entity: [patientReference(review), ...sourceReferences(review)].map((what) => ({ role: "source", what })),
  };
}
