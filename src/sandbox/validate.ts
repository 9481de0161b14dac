import { OperationOutcomeError, validateResource } from "@medplum/core";
import * as lantana from "fhir/fhir";
import type { FhirResource, OperationOutcomeIssue } from "fhir/r4";
import { issue } from "./fhir-error";

type LantanaModule = typeof lantana & { default?: typeof lantana };
// The package is CommonJS: depending on the loader its class sits on the module or on its default.
const loaded: LantanaModule = lantana;
const Validator = loaded.Fhir ?? loaded.default?.Fhir;
const validator = new Validator();

/** Elements of which R4 allows one choice type only; neither library refuses two. */
const CHOICES =
  /^(value|effective|onset|abatement|performed|occurrence|medication|deceased|multipleBirth|probability|when)[A-Z]/;

/**
 * What is wrong with a resource that somebody wants to store: structure and required elements (@medplum/core), codes
 * and reference types (fhir), and what both let pass. Empty: nothing.
 */
export function validationIssues(resource: FhirResource): OperationOutcomeIssue[] {
  const found: OperationOutcomeIssue[] = [];
  try {
    for (const one of validateResource(resource as Parameters<typeof validateResource>[0])) {
      if (one.severity !== "error" && one.severity !== "fatal") continue;
      // The library fails ras-2 for a prediction without a decimal probability, which the invariant lets pass.
      if (/ras-2/.test(one.details?.text ?? "") && isProbabilityInRange(resource)) continue;
      found.push(one as OperationOutcomeIssue);
    }
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    for (const one of error.outcome.issue as OperationOutcomeIssue[]) {
      if (!(/ras-2/.test(one.details?.text ?? "") && isProbabilityInRange(resource))) found.push(one);
    }
  }
  const second = validator.validate(resource, { errorOnUnexpected: true });
  for (const message of second.messages ?? []) {
    if (message.severity !== "error" && message.severity !== "fatal") continue;
    if (/Invalid type for reference/.test(message.message ?? "") && /"urn:uuid:/.test(message.message ?? "")) continue;
    found.push({
      severity: "error",
      code: "invalid",
      diagnostics: message.message ?? "invalid",
      expression: message.location ? [message.location] : undefined,
    });
  }
  visit(resource, resource.resourceType, found);
  return found;
}

/** ras-2: a decimal probability is at most 100. */
function isProbabilityInRange(resource: FhirResource): boolean {
  return (
    resource.resourceType === "RiskAssessment" &&
    (resource.prediction ?? []).every(
      ({ probabilityDecimal }) => probabilityDecimal === undefined || probabilityDecimal <= 100,
    )
  );
}

function visit(value: unknown, path: string, found: OperationOutcomeIssue[]): void {
  if (Array.isArray(value)) {
    value.forEach((one, index) => {
      visit(one, `${path}[${index}]`, found);
    });
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const choices = new Map<string, string>();
  for (const [name, held] of Object.entries(value)) {
    const stem = CHOICES.exec(name)?.[1];
    if (stem !== undefined && !name.startsWith("valueSet")) {
      if (choices.has(stem)) found.push(issue("invariant", `${path}: ${choices.get(stem)} and ${name} at once`));
      choices.set(stem, name);
    }
    if (name === "div" && typeof held === "string") {
      if (!/^<div[^>]*\sxmlns="http:\/\/www\.w3\.org\/1999\/xhtml"/.test(held)) {
        found.push(issue("invariant", `${path}.div has no XHTML namespace (txt-1)`));
      }
      if (/<\s*(script|form|iframe|object|embed|base|link)\b|\son\w+\s*=|javascript:/i.test(held)) {
        found.push(issue("invariant", `${path}.div has active content (txt-1)`));
      }
    }
    visit(held, `${path}.${name}`, found);
  }
}
