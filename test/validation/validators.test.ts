import type { FhirResource } from "fhir/r4";
import { beforeAll, expect, it } from "vitest";
import { CONTROLS, controlCases, profileFor } from "./control-cases";
import { ownChecks } from "./own-checks";
import { lantanaErrors, medplumErrors, validatorErrors } from "./validators";
import { allResources, type WrittenResource } from "./write-all-resources";

let written: readonly WrittenResource[] = [];
let cases: Readonly<Record<string, () => FhirResource>> = {};
beforeAll(async () => {
  // One chart whose risk is determined, one in conflict, one metastatic; the full set is write-all-resources.ts.
  written = await allResources(["03-jejunal-high", "09-metastatic-exon-11", "14-conflict"]);
  cases = controlCases(written);
}, 60_000);

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

it("V-02: all 32 control cases are built", () => {
  expect(CONTROLS).toHaveLength(32);
  expect(new Set(CONTROLS.map(({ resource, defect }) => `${resource},${defect}`))).toEqual(new Set(Object.keys(cases)));
});

it.each(CONTROLS)("V-02: $resource, $defect: $right", (control) => {
  const resource = cases[`${control.resource},${control.defect}`]?.();
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
