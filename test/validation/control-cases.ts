import { readFileSync } from "node:fs";
import type {
  CarePlan,
  DocumentReference,
  FhirResource,
  Observation,
  Provenance,
  RiskAssessment,
  StructureDefinition,
} from "fhir/r4";
import { profileOf } from "./validators";
import type { WrittenResource } from "./write-all-resources";

const US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
const TUMOR_SIZE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tumor-size";

/** The chart whose written resources the controls are made from. */
export const CONTROL_CHART = "03-jejunal-high";

/** A row of validator-controls.csv: what the app writes, right or with one defect, and what each validator makes of it. */
export interface Control {
  readonly resource: string;
  readonly defect: string;
  readonly right: "ok" | "bad";
  readonly medplum: string;
  readonly lantana: string;
}

export const CONTROLS: readonly Control[] = readFileSync(
  new URL("../data/validator-controls.csv", import.meta.url),
  "utf8",
)
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
    const [resource = "", defect = "", right = "", medplum = "", lantana = ""] = cells;
    return { resource, defect, right: right === "ok" ? "ok" : "bad", medplum, lantana };
  });

type Loose = Record<string, unknown>;
const detailOf = (plan: CarePlan): Loose => plan.activity?.[0]?.detail as unknown as Loose;
const attachmentOf = (note: DocumentReference): Loose => note.content[0]?.attachment as unknown as Loose;
const predictionOf = (risk: RiskAssessment): Loose => risk.prediction?.[0] as unknown as Loose;
const sizeOf = (size: Observation): Loose => size.component?.[0] as unknown as Loose;

/**
 * Builds every control case by its "resource,defect" from what the app writes, with the one defect put in.
 * @param written what the app writes for CONTROL_CHART, at least
 */
export function controlCases(written: readonly WrittenResource[]): Readonly<Record<string, () => FhirResource>> {
  const sample = <R extends FhirResource>(part: string): R => {
    const found = written.find(({ name }) => name.startsWith(`${CONTROL_CHART}.open.en.`) && name.endsWith(part));
    if (found === undefined) throw new Error(`No ${part} was written`);
    return structuredClone(found.resource) as R;
  };
  const spoilt = <R extends FhirResource>(part: string, spoil: (resource: R & Loose) => void): FhirResource => {
    const resource = sample<R>(part) as R & Loose;
    spoil(resource);
    return resource as FhirResource;
  };
  return {
    "CarePlan,as is": () => sample("care-plan"),
    "CarePlan,bad status code": () => spoilt<CarePlan>("care-plan", (one) => Object.assign(one, { status: "planned" })),
    "CarePlan,bad intent code": () => spoilt<CarePlan>("care-plan", (one) => Object.assign(one, { intent: "wish" })),
    "CarePlan,no subject": () => spoilt<CarePlan>("care-plan", (one) => Reflect.deleteProperty(one, "subject")),
    "CarePlan,activity ref+detail (cpl-3)": () =>
      spoilt<CarePlan>("care-plan", (one) =>
        Object.assign(one.activity?.[0] ?? {}, { reference: { reference: "Task/1" } }),
      ),
    "CarePlan,bad activity.detail.status": () =>
      spoilt<CarePlan>("care-plan", (one) => Object.assign(detailOf(one), { status: "later" })),
    "CarePlan,no activity.detail.status": () =>
      spoilt<CarePlan>("care-plan", (one) => Reflect.deleteProperty(detailOf(one), "status")),
    "CarePlan,subject wrong type": () =>
      spoilt<CarePlan>("care-plan", (one) => Object.assign(one, { subject: { reference: "Practitioner/1" } })),
    "CarePlan,div without xmlns": () =>
      spoilt<CarePlan>("care-plan", (one) =>
        Object.assign(one, { text: { status: "generated", div: "<div>x</div>" } }),
      ),
    "CarePlan,script in div": () =>
      spoilt<CarePlan>("care-plan", (one) =>
        Object.assign(one, {
          text: {
            status: "generated",
            div: '<div xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></div>',
          },
        }),
      ),
    "RiskAssessment,as is": () => sample("risk-modified_nih_2008"),
    "RiskAssessment,probability 101 (ras-2)": () =>
      spoilt<RiskAssessment>("risk-modified_nih_2008", (one) =>
        Object.assign(predictionOf(one), { probabilityDecimal: 101 }),
      ),
    "RiskAssessment,two probability types": () =>
      spoilt<RiskAssessment>("risk-modified_nih_2008", (one) =>
        Object.assign(predictionOf(one), {
          probabilityDecimal: 10,
          probabilityRange: { low: { value: 5 }, high: { value: 20 } },
        }),
      ),
    "RiskAssessment,note given as a string": () =>
      spoilt<RiskAssessment>("risk-modified_nih_2008", (one) => Object.assign(one, { note: ["text"] })),
    "RiskAssessment,bad status": () =>
      spoilt<RiskAssessment>("risk-modified_nih_2008", (one) => Object.assign(one, { status: "draft" })),
    "DocumentReference,as is": () => sample("note"),
    "DocumentReference,bad docStatus": () =>
      spoilt<DocumentReference>("note", (one) => Object.assign(one, { docStatus: "draft" })),
    "DocumentReference,no content": () =>
      spoilt<DocumentReference>("note", (one) => Reflect.deleteProperty(one, "content")),
    "DocumentReference,bad base64": () =>
      spoilt<DocumentReference>("note", (one) => Object.assign(attachmentOf(one), { data: "not base64!" })),
    "DocumentReference,bad instant date": () =>
      spoilt<DocumentReference>("note", (one) => Object.assign(one, { date: "23.11.2026" })),
    "DocumentReference,R5 field version": () =>
      spoilt<DocumentReference>("note", (one) => Object.assign(one, { version: "1" })),
    "Provenance,as is": () => sample("provenance"),
    "Provenance,no agent": () => spoilt<Provenance>("provenance", (one) => Reflect.deleteProperty(one, "agent")),
    "Provenance,recorded not instant": () =>
      spoilt<Provenance>("provenance", (one) => Object.assign(one, { recorded: "2026-11-23" })),
    "Observation,synthetic profile, value[x] max 0, value present": () => sample("observation-mitoses_per_5mm2"),
    "Observation (mCODE TumorSize),two longest-dimension components": () =>
      spoilt<Observation>("observation-size_mm", (one) =>
        Object.assign(one, { component: [...(one.component ?? []), ...(one.component ?? [])] }),
      ),
    "Observation (mCODE TumorSize),both focus and specimen": () =>
      spoilt<Observation>("observation-size_mm", (one) => Object.assign(one, { focus: [{ display: "tumour" }] })),
    "Observation (mCODE TumorSize),unit m (required value set mm|cm)": () =>
      spoilt<Observation>("observation-size_mm", (one) =>
        Object.assign(sizeOf(one), {
          valueQuantity: { value: 0.05, unit: "m", system: "http://unitsofmeasure.org", code: "m" },
        }),
      ),
    "Observation (mCODE TumorSize),dimension with no unit": () =>
      spoilt<Observation>("observation-size_mm", (one) => Object.assign(sizeOf(one), { valueQuantity: { value: 55 } })),
    "CarePlan (US Core 8.0.0),no category": () =>
      spoilt<CarePlan>("care-plan", (one) => Reflect.deleteProperty(one, "category")),
    "DocumentReference (US Core 8.0.0),attachment with neither data nor url (us-core-6)": () =>
      spoilt<DocumentReference>("note", (one) => Reflect.deleteProperty(attachmentOf(one), "data")),
    "DocumentReference (US Core 8.0.0),two context.encounter (max 1)": () =>
      spoilt<DocumentReference>("note", (one) =>
        Object.assign(one, {
          context: { encounter: [{ reference: "Encounter/1" }, { reference: "Encounter/2" }] },
        }),
      ),
  };
}

/** The definition a control is about; the cases of US Core 8.0.0 hold for 6.1.0, the version that the app is held to. */
export function profileFor({ resource, defect }: Control): StructureDefinition | null {
  if (defect.startsWith("synthetic profile")) {
    const profile = structuredClone(profileOf(`${US_CORE}us-core-simple-observation`));
    const value = profile.snapshot?.element.find(({ path }) => path === "Observation.value[x]");
    if (value === undefined) throw new Error("Observation.value[x] is not in the definition");
    value.min = 0;
    value.max = "0";
    return { ...profile, url: "urn:gist-pathway:test:no-value", name: "NoValue" };
  }
  if (resource.includes("TumorSize")) return profileOf(TUMOR_SIZE);
  if (resource.startsWith("CarePlan (")) return profileOf(`${US_CORE}us-core-careplan`);
  return resource.startsWith("DocumentReference (") ? profileOf(`${US_CORE}us-core-documentreference`) : null;
}
