import type { CarePlan, DocumentReference, FhirResource, Provenance, RiskAssessment } from "fhir/r4";

export interface Control {
  readonly name: string;
  readonly is_valid: boolean;
  readonly resource: unknown;
}

const SUBJECT = { reference: "Patient/synthetic-1" };
const TEXT = { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml">Synthetic</div>' } as const;
const PLAN: CarePlan = {
  resourceType: "CarePlan",
  text: TEXT,
  status: "active",
  intent: "plan",
  subject: SUBJECT,
  activity: [{ detail: { status: "not-started", description: "Synthetic" } }],
};
const RISK: RiskAssessment = {
  resourceType: "RiskAssessment",
  text: TEXT,
  status: "final",
  subject: SUBJECT,
  prediction: [{ probabilityDecimal: 10 }],
};
const NOTE: DocumentReference = {
  resourceType: "DocumentReference",
  text: TEXT,
  status: "current",
  docStatus: "final",
  subject: SUBJECT,
  date: "2026-11-23T10:00:00Z",
  content: [{ attachment: { contentType: "text/plain", data: "c3ludGhldGlj" } }],
};
const ORIGIN: Provenance = {
  resourceType: "Provenance",
  text: TEXT,
  target: [{ reference: "CarePlan/1" }],
  recorded: "2026-11-23T10:00:00Z",
  agent: [{ who: { display: "Synthetic clinician" } }],
};

const without = (resource: FhirResource, member: string): unknown =>
  Object.fromEntries(Object.entries(resource).filter(([name]) => name !== member));
const bad = (name: string, resource: unknown): Control => ({ name, is_valid: false, resource });
const good = (name: string, resource: unknown): Control => ({ name, is_valid: true, resource });

/** Right and defective resources that show that the validator can tell them apart, and that no allowed message hides a defect. */
export const CONTROLS: readonly Control[] = [
  good("care-plan", PLAN),
  bad("care-plan-status", { ...PLAN, status: "ongoing" }),
  bad("care-plan-intent", { ...PLAN, intent: "wish" }),
  bad("care-plan-no-subject", without(PLAN, "subject")),
  bad("care-plan-cpl-3", { ...PLAN, activity: [{ reference: { display: "x" }, detail: { status: "not-started" } }] }),
  bad("care-plan-detail-status", { ...PLAN, activity: [{ detail: { status: "later" } }] }),
  bad("care-plan-no-detail-status", { ...PLAN, activity: [{ detail: { description: "x" } }] }),
  bad("care-plan-div-namespace", { ...PLAN, text: { status: "generated", div: "<div>x</div>" } }),
  bad("care-plan-script", {
    ...PLAN,
    text: { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>' },
  }),
  good("risk-assessment", RISK),
  bad("risk-assessment-ras-2", { ...RISK, prediction: [{ probabilityDecimal: 101 }] }),
  bad("risk-assessment-note", { ...RISK, note: "x" }),
  bad("risk-assessment-status", { ...RISK, status: "done" }),
  good("document-reference", NOTE),
  bad("document-reference-doc-status", { ...NOTE, docStatus: "ready" }),
  bad("document-reference-no-content", without(NOTE, "content")),
  bad("document-reference-instant", { ...NOTE, date: "2026-11-23" }),
  bad("document-reference-r5", { ...NOTE, version: "1" }),
  good("provenance", ORIGIN),
  bad("provenance-no-agent", without(ORIGIN, "agent")),
  bad("provenance-recorded", { ...ORIGIN, recorded: "2026" }),
  // The allow-list's own control: a code that its system, which is there, does not have.
  bad("allow-list-present-system", {
    ...ORIGIN,
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
  }),
];
