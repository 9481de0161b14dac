import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CarePlan, DocumentReference, FhirResource } from "fhir/r4";
import { prepareFiling } from "../../src/writeback/prepare-filing";
import { questionnaire } from "../../src/writeback/resources/questionnaire";
import type { Filing, Review } from "../../src/writeback/types";
import { OWN_SYSTEMS, WRITTEN_CODES } from "../../src/writeback/written-codes";
import {
  ABSENCES,
  chartNames,
  DIALECT_NAMES,
  everyFactEntered,
  LANGUAGES,
  loadChart,
  reviewOf,
  riskObservationRoutes,
  routesOf,
} from "./reviews";

/*
 * npx tsx test/validation/write-all-resources.ts DIR: everything that the app can write, one JSON file a resource, for any
 * validator. Each file names in meta.profile what the resource has to satisfy; the app itself claims no profile.
 */

export interface WrittenResource {
  readonly name: string;
  readonly resource: FhirResource;
  readonly profiles: readonly string[];
}

const US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
const MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/";

/** The profiles (US Core 6.1.0, mCODE 4.0.0) that a written resource has to satisfy; R4 alone where there is none. */
export function profilesOf(resource: FhirResource): readonly string[] {
  switch (resource.resourceType) {
    case "DocumentReference":
      return [`${US_CORE}us-core-documentreference`];
    case "CarePlan":
      return [`${US_CORE}us-core-careplan`];
    case "Provenance":
      return [`${US_CORE}us-core-provenance`];
    case "Observation": {
      const codes = new Set(resource.code.coding?.map(({ code }) => code));
      if (codes.has(WRITTEN_CODES.tumour_size.code)) return [`${MCODE}mcode-tumor-size`];
      if (resource.code.coding?.some(({ system }) => system === OWN_SYSTEMS.risk_scheme))
        return [`${MCODE}mcode-cancer-risk-assessment`];
      if (codes.has(WRITTEN_CODES.ecog.code)) return [`${MCODE}mcode-ecog-performance-status`];
      return [`${US_CORE}us-core-simple-observation`];
    }
    default:
      return [];
  }
}

/** Everything the app can write: every shipped chart, dialect, language, format; every fact entered; plans replaced. */
export async function allResources(charts: readonly string[] = chartNames()): Promise<readonly WrittenResource[]> {
  const written: WrittenResource[] = [];
  const add = (prefix: string, filing: Filing): void => {
    for (const { index, part } of filing.steps) {
      const resource = filing.resources[index];
      if (resource === undefined) continue;
      written.push({ name: `${prefix}.${part}`, resource: literal(resource, filing), profiles: profilesOf(resource) });
    }
  };
  for (const name of charts) {
    const fetched = await loadChart(name);
    if (fetched.patient === null) continue;
    for (const language of LANGUAGES) {
      const review = reviewOf(fetched, { language });
      for (const dialect of DIALECT_NAMES) {
        add(`${name}.${dialect}.${language}`, await prepareFiling(review, routesOf(dialect)));
      }
      add(`${name}.observations-only.${language}`, await prepareFiling(review, riskObservationRoutes()));
    }
  }
  const [first = ""] = charts;
  const chart = await loadChart(first);
  for (const language of LANGUAGES) {
    const every = reviewOf(chart, { language, entries: everyFactEntered() });
    for (const dialect of ["open", "meditech"] as const) {
      add(`every-fact.${dialect}.${language}`, await prepareFiling(every, routesOf(dialect)));
    }
    const absent = reviewOf(chart, { language, entries: ABSENCES });
    for (const dialect of ["open", "meditech"] as const) {
      add(`absences.${dialect}.${language}`, await prepareFiling(absent, routesOf(dialect)));
    }
    const plain = reviewOf(chart, { language });
    for (const note_format of ["text/html", "application/pdf"] as const) {
      const short = note_format.replace(/^.*\//, "");
      for (const dialect of ["open", "oracle-health"] as const) {
        add(`${short}.${dialect}.${language}`, await prepareFiling({ ...plain, note_format }, routesOf(dialect)));
      }
    }
    const nobody: Review = { ...plain, encounter_id: null, author: { reference: null, name: null }, comment: null };
    add(`no-author.open.${language}`, await prepareFiling(nobody, routesOf("open")));
    const before = await prepareFiling(plain, routesOf("open"));
    const again = { ...plain, action_id: "action-2", reading: { ...plain.reading, earlier_filings: stored(before) } };
    add(`replaces.open.${language}`, await prepareFiling(again, routesOf("open")));
    written.push({
      name: `questionnaire.${language}`,
      resource: questionnaire(plain.assessment.engine.version, language),
      profiles: [],
    });
  }
  return written;
}

/** What an earlier filing left in the record. */
function stored(filing: Filing): FhirResource[] {
  return filing.resources
    .filter((one): one is CarePlan | DocumentReference => ["CarePlan", "DocumentReference"].includes(one.resourceType))
    .map((one, index) => ({ ...one, id: `earlier-${index}`, meta: { versionId: "3" } }));
}

/**
 * Writes each resource to a file of its own in `dir`.
 * @returns how many files
 */
export async function writeAllResources(dir: string): Promise<number> {
  mkdirSync(dir, { recursive: true });
  const all = await allResources();
  for (const { name, resource, profiles } of all) {
    const stands =
      profiles.length === 0 ? resource : { ...resource, meta: { ...resource.meta, profile: [...profiles] } };
    writeFileSync(join(dir, `${name}.json`), `${JSON.stringify(stands, null, 2)}\n`);
  }
  return all.length;
}

/** References to parts of the same filing as the server that stores them would name them: a urn tells no type. */
function literal(resource: FhirResource, filing: Filing): FhirResource {
  const typed = filing.steps.reduce(
    (text, { full_url, resource_type }) =>
      text.replaceAll(`"${full_url}"`, `"${resource_type}/${full_url.replace("urn:uuid:", "")}"`),
    JSON.stringify(resource),
  );
  return JSON.parse(typed) as FhirResource;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dir] = process.argv.slice(2);
  if (dir === undefined) throw new Error("write-all-resources.ts DIR");
  console.log(`${await writeAllResources(dir)} resources in ${dir}`);
}
