import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, FhirResource, Patient } from "fhir/r4";

/** One shipped chart: a Bundle of type transaction whose entries stand alone (practitioner and encounter included). */
export interface PatientChart {
  readonly file: string;
  readonly patient: Patient;
  readonly story: { readonly en: string; readonly fr: string };
  readonly resources: readonly FhirResource[];
}

const STORY = "urn:gist-pathway:sandbox:story";

/** Reads every chart of src/sandbox/patients. The story line is in the Bundle's meta.tag, one for each language. */
export function loadPatients(folder: string = join(import.meta.dirname, "patients")): readonly PatientChart[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((file) => {
      const bundle = JSON.parse(readFileSync(join(folder, file), "utf8")) as Bundle<FhirResource>;
      const resources = (bundle.entry ?? []).flatMap((entry) => (entry.resource ? [entry.resource] : []));
      const patient = resources.find((resource): resource is Patient => resource.resourceType === "Patient");
      if (!patient) throw new Error(`${file} has no Patient`);
      const story = (language: string): string =>
        bundle.meta?.tag?.find((tag) => tag.system === STORY && tag.code === language)?.display ?? "";
      return { file, patient, story: { en: story("en"), fr: story("fr") }, resources };
    });
}
