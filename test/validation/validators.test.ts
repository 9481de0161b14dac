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
import { beforeAll, expect, it } from "vitest";
import { ownChecks } from "./own-checks";
import { lantanaErrors, medplumErrors, profileOf, validatorErrors } from "./validators";
import { allResources, type WrittenResource } from "./write-all-resources";

const US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
const TUMOR_SIZE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tumor-size";

let written: readonly WrittenResource[] = [];
beforeAll(async () => {
  // One chart whose risk is determined, one in conflict, one metastatic; the full set is write-all-resources.ts.
  written = await allResources(["03-jejunal-high", "09-metastatic-exon-11", "14-conflict"]);
}, 60_000);

const sample = <R extends FhirResource>(part: string): R => {
  const found = written.find(({ name }) => name.startsWith("03-jejunal-high.open.en.") && name.endsWith(part));
  if (found === undefined) throw new Error(`No ${part} was written`);
  return structuredClone(found.resource) as R;
};

it("V-01: every kind of resource that the app can write is among those validated", () => {
  expect(new Set(written.map(({ resource }) => resource.resourceType))).toEqual(
    new Set([
      "DocumentReference",
      "CarePlan",
      "RiskAssessment",
      "Observation",
      "Provenance",
      "QuestionnaireResponse",
      "Questionnaire",
    ]),
  );
  expect(written.length).toBeGreaterThan(300);
});

it("V-01: two validators find no error in anything written, R4 and profile", () => {
  const wrong = written.flatMap(({ name, resource, profiles }) =>
    validatorErrors(resource, profiles).map((line) => `${name}: ${line}`),
  );
  expect(wrong).toEqual([]);
});

it("V-03 to V-09: our own checks find nothing in anything written", () => {
  expect(written.flatMap(({ name, resource }) => ownChecks(resource).map((line) => `${name}: ${line}`))).toEqual([]);
});

it("WR-05: every note and plan has exactly the category that US Core asks for", () => {
  for (const { resource } of written) {
    if (resource.resourceType === "CarePlan") {
      expect(resource.category?.flatMap(({ coding }) => coding?.map(({ code }) => code))).toEqual(["assess-plan"]);
      expect(resource.activity?.every(({ reference, detail }) => reference === undefined && detail !== undefined)).toBe(
        true,
      );
      expect(resource.instantiatesCanonical?.every((canonical) => /\|\d+\.\d+\.\d+$/.test(canonical))).toBe(true);
    }
    if (resource.resourceType === "DocumentReference") {
      expect(resource.content).toHaveLength(1);
      expect(resource.category?.[0]?.coding?.[0]?.code).toBe("clinical-note");
    }
  }
});

interface Control {
  readonly resource: string;
  readonly defect: string;
  readonly right: "ok" | "bad";
  readonly medplum: string;
  readonly lantana: string;
}

const CONTROLS: readonly Control[] = readFileSync(new URL("../data/validator-controls.csv", import.meta.url), "utf8")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
    const [resource = "", defect = "", right = "", medplum = "", lantana = ""] = cells;
    return { resource, defect, right: right === "ok" ? "ok" : "bad", medplum, lantana };
  });

type Loose = Record<string, unknown>;
const spoilt = <R extends FhirResource>(part: string, spoil: (resource: R & Loose) => void): FhirResource => {
  const resource = sample<R>(part) as R & Loose;
  spoil(resource);
  return resource as FhirResource;
};
const detailOf = (plan: CarePlan): Loose => plan.activity?.[0]?.detail as unknown as Loose;
const attachmentOf = (note: DocumentReference): Loose => note.content[0]?.attachment as unknown as Loose;
const predictionOf = (risk: RiskAssessment): Loose => risk.prediction?.[0] as unknown as Loose;
const sizeOf = (size: Observation): Loose => size.component?.[0] as unknown as Loose;

/** Each control case as a resource: what the app writes, with the one defect put in. */
const BUILD: Readonly<Record<string, () => FhirResource>> = {
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
    spoilt<CarePlan>("care-plan", (one) => Object.assign(one, { text: { status: "generated", div: "<div>x</div>" } })),
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

/** The definition a control is about; the cases of US Core 8.0.0 hold for 6.1.0, the version that the app is held to. */
function profileFor({ resource, defect }: Control): StructureDefinition | null {
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

it("V-02: all 32 control cases are built", () => {
  expect(CONTROLS).toHaveLength(32);
  expect(new Set(CONTROLS.map(({ resource, defect }) => `${resource},${defect}`))).toEqual(new Set(Object.keys(BUILD)));
});

it.each(CONTROLS)("V-02: $resource, $defect: $right", (control) => {
  const resource = BUILD[`${control.resource},${control.defect}`]?.();
  if (resource === undefined) throw new Error("This control is not built");
  const profile = profileFor(control);
  const caught = {
    medplum: profile === null ? medplumErrors(resource) : medplumErrors(resource, profile),
    lantana: profile === null ? lantanaErrors(resource) : [],
    own: ownChecks(resource),
  };
  const all = [...caught.medplum, ...caught.lantana, ...caught.own];
  if (control.right === "ok") expect(all).toEqual([]);
  else expect(all.length).toBeGreaterThan(0);
  // What each npm validator sees and misses is as recorded: a new version that changes it is noticed here.
  if (["ok", "bad"].includes(control.medplum)) expect(caught.medplum.length > 0 ? "bad" : "ok").toBe(control.medplum);
  if (["ok", "bad"].includes(control.lantana)) expect(caught.lantana.length > 0 ? "bad" : "ok").toBe(control.lantana);
});
