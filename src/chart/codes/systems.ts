/** Names of the code systems that the readers know. */
export const LOINC = "http://loinc.org";
export const SNOMED = "http://snomed.info/sct";
export const ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm";
export const RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
export const ATC = "http://www.whocc.no/atc";

/** ICD-10 as the WHO, Germany, France and others publish it: no code for GIST in it. */
export function isIcd10(system: string | null): boolean {
  if (system === null) return false;
  return (
    /\/icd-10(-gm|-who|-fr|-uk|-am|-ca)?$|bfarm\/icd-10-gm|2\.16\.840\.1\.113883\.6\.3$/i.test(system) ||
    isIcd10Cm(system)
  );
}

export function isIcd10Cm(system: string | null): boolean {
  return system !== null && /icd-10-cm$|2\.16\.840\.1\.113883\.6\.90$/i.test(system);
}

/** ICD-O-3, morphology or topography. Guides name it in several ways. */
export function isIcdO3(system: string | null): boolean {
  return system !== null && /icd-?o-?3|icd-o$|2\.16\.840\.1\.113883\.6\.43/i.test(system);
}

/** North American cancer-registry items (NAACCR), also as SEER names them. */
export function isRegistry(system: string | null): boolean {
  return system !== null && /naaccr|seer/i.test(system);
}
