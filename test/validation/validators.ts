import { readFileSync } from "node:fs";
import { OperationOutcomeError, validateResource } from "@medplum/core";
import * as lantana from "fhir/fhir";
import type { FhirResource, StructureDefinition } from "fhir/r4";
import { loadDefinitions } from "../../src/sandbox/definitions";

type Module = typeof lantana & { default?: typeof lantana };
const loaded: Module = lantana;
const Lantana = loaded.Fhir ?? loaded.default?.Fhir;
const second = new Lantana();

const FILES: Readonly<Record<string, string>> = {
  "http://hl7.org/fhir/us/core/StructureDefinition/us-core-careplan":
    "us-core-6.1.0/StructureDefinition-us-core-careplan",
  "http://hl7.org/fhir/us/core/StructureDefinition/us-core-documentreference":
    "us-core-6.1.0/StructureDefinition-us-core-documentreference",
  "http://hl7.org/fhir/us/core/StructureDefinition/us-core-simple-observation":
    "us-core-6.1.0/StructureDefinition-us-core-simple-observation",
  "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tumor-size":
    "mcode-4.0.0/StructureDefinition-mcode-tumor-size",
  "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-risk-assessment":
    "mcode-4.0.0/StructureDefinition-mcode-cancer-risk-assessment",
  "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-ecog-performance-status":
    "mcode-4.0.0/StructureDefinition-mcode-ecog-performance-status",
};
/** @medplum/core cannot load it ("Invalid slice start before discriminator"): our own check and HAPI stand in. */
const NOT_LOADABLE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-provenance";

const profiles = new Map<string, StructureDefinition>();

/** A profile from test/data by its URL. */
export function profileOf(url: string): StructureDefinition {
  const held = profiles.get(url);
  if (held) return held;
  const file = FILES[url];
  if (file === undefined) throw new Error(`No definition of ${url} in test/data`);
  const profile = JSON.parse(
    readFileSync(new URL(`../data/${file}.json`, import.meta.url), "utf8"),
  ) as StructureDefinition;
  profiles.set(url, profile);
  return profile;
}

/** Errors of @medplum/core against R4 and, where given, one profile. */
export function medplumErrors(resource: FhirResource, profile: StructureDefinition | null = null): readonly string[] {
  loadDefinitions();
  // The library fails ras-2 ("a decimal probability implies <= 100") where there is no decimal probability at all.
  const isFalse = (text: string): boolean =>
    text.includes("ras-2") &&
    resource.resourceType === "RiskAssessment" &&
    (resource.prediction ?? []).every(({ probabilityDecimal }) => probabilityDecimal === undefined);
  return rawErrors(resource, profile).filter((line) => !isFalse(line));
}

function rawErrors(resource: FhirResource, profile: StructureDefinition | null): readonly string[] {
  type Options = Parameters<typeof validateResource>[1];
  try {
    return validateResource(
      resource as Parameters<typeof validateResource>[0],
      (profile === null ? undefined : { profile }) as Options,
    )
      .filter(({ severity }) => severity === "error" || severity === "fatal")
      .map(({ details, expression }) => `@medplum/core ${details?.text ?? ""} ${expression?.join() ?? ""}`);
  } catch (thrown) {
    if (!(thrown instanceof OperationOutcomeError)) throw thrown;
    return thrown.outcome.issue.map(
      ({ details, expression }) => `@medplum/core ${details?.text ?? ""} ${expression?.join() ?? ""}`,
    );
  }
}

/** Errors of fhir (Lantana) against R4; it knows no profile. */
export function lantanaErrors(resource: FhirResource): readonly string[] {
  return (second.validate(resource, { errorOnUnexpected: true }).messages ?? [])
    .filter(({ severity }) => severity === "error" || severity === "fatal")
    .map(({ message, location }) => `fhir ${message ?? ""} ${location ?? ""}`);
}

/** Both npm validators over one resource: R4, then each profile. */
export function validatorErrors(resource: FhirResource, urls: readonly string[]): readonly string[] {
  return [
    ...medplumErrors(resource),
    ...urls.filter((url) => url !== NOT_LOADABLE).flatMap((url) => medplumErrors(resource, profileOf(url))),
    ...lantanaErrors(resource),
  ];
}
