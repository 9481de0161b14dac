/**
 * Resources that the allow-list must not let pass: a code that its system, which is there, does not have; and a note type out
 * of a system that is there and is not LOINC; a LOINC message at another path.
 */
export const ALLOW_LIST_CONTROLS: readonly { readonly name: string; readonly resource: unknown }[] = [
  {
    name: "present system",
    resource: {
      resourceType: "Provenance",
      target: [{ reference: "CarePlan/1" }],
      recorded: "2026-11-23T10:00:00Z",
      agent: [
        {
          type: {
            coding: [
              { system: "http://terminology.hl7.org/CodeSystem/provenance-participant-type", code: "no-such-code" },
            ],
          },
          who: { display: "Synthetic clinician" },
        },
      ],
    },
  },
  {
    name: "note type of another system",
    resource: {
      resourceType: "DocumentReference",
      meta: { profile: ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-documentreference"] },
      status: "current",
      type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "no-such-code" }] },
      category: [
        {
          coding: [
            {
              system: "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
              code: "clinical-note",
            },
          ],
        },
      ],
      subject: { reference: "Patient/synthetic-1" },
      content: [{ attachment: { contentType: "text/plain", data: "c3ludGhldGlj" } }],
    },
  },
  {
    name: "LOINC where another system is required",
    resource: {
      resourceType: "CarePlan",
      status: "active",
      intent: "plan",
      subject: { reference: "Patient/synthetic-1" },
      activity: [{ detail: { status: "http://loinc.org#11488-4", description: "Synthetic" } }],
    },
  },
];
