import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, FhirResource } from "fhir/r4";
import { beforeAll, describe, expect, it } from "vitest";
import { loadDefinitions } from "../../src/sandbox/definitions";
import { loadPatients } from "../../src/sandbox/patients";
import { validationIssues } from "../../src/sandbox/validate";

const FOLDER = join(import.meta.dirname, "../../src/sandbox/patients");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const bundleOf = (file: string): Bundle<FhirResource> => JSON.parse(readFileSync(join(FOLDER, file), "utf8"));

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  const own = "reference" in value && typeof value.reference === "string" ? [value.reference] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

beforeAll(loadDefinitions);

describe("the shipped charts", () => {
  it("are at least sixteen, each with a story in both languages and a name that says synthetic", () => {
    const charts = loadPatients();
    expect(charts.length).toBeGreaterThanOrEqual(16);
    for (const { patient, story } of charts) {
      expect(patient.name?.[0]?.family).toMatch(/^(Synthetic|Exemple)/);
      expect(story.en.length).toBeGreaterThan(10);
      expect(story.fr.length).toBeGreaterThan(10);
    }
    expect(new Set(charts.map(({ patient }) => patient.id)).size).toBe(charts.length);
  });

  it.each(files)("%s is valid FHIR", (file) => {
    for (const { resource } of bundleOf(file).entry ?? []) {
      if (!resource) throw new Error("an entry without resource");
      expect(validationIssues(resource), `${resource.resourceType}/${resource.id}`).toEqual([]);
    }
  });

  it.each(files)("%s refers to nothing outside itself, and nothing in it to another patient", (file) => {
    const resources = (bundleOf(file).entry ?? []).flatMap((entry) => (entry.resource ? [entry.resource] : []));
    const known = new Set(resources.map((resource) => `${resource.resourceType}/${resource.id}`));
    const dangling = resources.flatMap(referencesIn).filter((reference) => !known.has(reference));
    expect(dangling).toEqual([]);
    expect(resources.filter((resource) => resource.resourceType === "Patient")).toHaveLength(1);
    expect(resources.some((resource) => resource.resourceType === "Encounter")).toBe(true);
    expect(resources.some((resource) => resource.resourceType === "Practitioner")).toBe(true);
  });

  it.each(files)("%s says nothing of a day after 2026-11-23 except what is planned", (file) => {
    const text = readFileSync(join(FOLDER, file), "utf8");
    const dates = [
      ...text.matchAll(
        /"(?:effectiveDateTime|issued|date|authoredOn|recordedDate|performedDateTime)": "(\d{4}-\d{2}-\d{2})/g,
      ),
    ];
    expect(dates.map((match) => match[1]).filter((date) => date !== undefined && date > "2026-11-23")).toEqual([]);
  });
});
