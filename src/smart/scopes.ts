/**
 * What the app asks for, resource by resource (SMART App Launch 2.2, v2 grammar: c create, r read, u update,
 * d delete, s search). No wildcards (L-09). Whole resource types rather than categories: mitotic count, rupture and
 * margin have no code or category of their own, so a category filter would hide them.
 */
const READ_SCOPES = [
  "patient/Patient.r",
  "patient/Encounter.rs",
  "patient/Condition.rs",
  "patient/Observation.rs",
  "patient/DiagnosticReport.rs",
  "patient/DocumentReference.rs",
  "patient/Binary.r",
  "patient/Procedure.rs",
  "patient/MedicationRequest.rs",
  "patient/MedicationAdministration.rs",
  "patient/CarePlan.rs",
  "user/Practitioner.r",
] as const;

/** Asked only where the server lists them (or a wildcard that covers them): many servers refuse a scope they do not know. */
const FURTHER_READ_SCOPES = [
  "patient/Medication.rs",
  "patient/MedicationStatement.rs",
  "patient/AllergyIntolerance.rs",
  "patient/FamilyMemberHistory.rs",
  "patient/BodyStructure.rs",
  "patient/Specimen.rs",
] as const;

/**
 * Asked only where the server lists the scope, a wildcard that covers it, or no list at all for the note (WR-09). Reading
 * what was written goes with it: a lost answer can be looked for, and a later launch meets what it filed.
 */
const WRITE_SCOPES = [
  "patient/DocumentReference.cu",
  "patient/CarePlan.cu",
  "patient/RiskAssessment.crs",
  "patient/Provenance.crs",
  "patient/QuestionnaireResponse.crs",
] as const;

/** Observations go with a care plan, or stand for the risk where a site asks for that: otherwise this is not asked for. */
const OBSERVATION_SCOPE = "patient/Observation.c";

const IDENTITY_SCOPES = ["openid", "fhirUser", "online_access"] as const;

export interface ServerScopes {
  /** scopes_supported of the smart-configuration; null when it has none. */
  readonly supported: readonly string[] | null;
  /** "permission-v1", "permission-v2" … of the smart-configuration. */
  readonly capabilities: readonly string[];
}

/**
 * The scope string of one authorization request.
 * @param launch true for an EHR launch (`launch`), false for a standalone one (`launch/patient`, L-08).
 * @param risk_as_observation true where the installation wants the risk group written as an Observation.
 * @returns v2 scopes, or v1 where the server says permission-v1 and not permission-v2.
 */
export function requestedScope(server: ServerScopes, launch: boolean, risk_as_observation = false): string {
  const version_1 = server.capabilities.includes("permission-v1") && !server.capabilities.includes("permission-v2");
  const isListed = (scope: string): boolean =>
    server.supported?.some((offered) => coversSome(offered, scope)) ?? scope.startsWith("patient/DocumentReference");
  const writes: string[] = WRITE_SCOPES.filter(isListed);
  if ((writes.includes("patient/CarePlan.cu") || risk_as_observation) && isListed(OBSERVATION_SCOPE))
    writes.push(OBSERVATION_SCOPE);
  const further = FURTHER_READ_SCOPES.filter((scope) =>
    (server.supported ?? []).some((offered) => coversSome(offered, scope, "r")),
  );
  const resources = [...READ_SCOPES, ...further, ...writes];
  const granular = version_1 ? [...new Set(resources.flatMap(toVersion1))] : merge(resources);
  return [launch ? "launch" : "launch/patient", ...IDENTITY_SCOPES, ...granular].join(" ");
}

interface ParsedScope {
  readonly level: string;
  readonly type: string;
  readonly letters: string;
  readonly query: string | null;
}

/**
 * A resource scope taken apart; null for what is none (openid, launch …) or breaks the grammar (L-10).
 * v1 "read" is rs, "write" is cud, "*" is cruds.
 */
export function parseScope(scope: string): ParsedScope | null {
  const match = /^(patient|user|system)\/([A-Z][A-Za-z]*|\*)\.([a-z*]+)(?:\?(.+))?$/.exec(scope);
  if (!match) return null;
  const [, level = "", type = "", verbs = "", query = null] = match;
  const letters = { read: "rs", write: "cud", "*": "cruds" }[verbs] ?? verbs;
  if (!/^c?r?u?d?s?$/.test(letters) || letters === "") return null;
  return { level, type, letters, query };
}

function coversSome(offered: string, wanted: string, letter: "c" | "r" = "c"): boolean {
  const have = parseScope(offered);
  const want = parseScope(wanted);
  if (!have || !want) return false;
  const type = have.type === "*" || have.type === want.type;
  return type && have.level === want.level && have.letters.includes(letter);
}

/** Is every scope of `narrower` within `wider`? Used so that a refresh never widens a grant (L-29). */
export function isWithin(narrower: string, wider: string): boolean {
  const words = wider.split(/\s+/).filter(Boolean);
  return narrower
    .split(/\s+/)
    .filter(Boolean)
    .every((scope) => {
      if (words.includes(scope)) return true;
      const want = parseScope(scope);
      if (!want) return false;
      return [...want.letters].every((letter) =>
        words.some((word) => {
          const have = parseScope(word);
          return (
            have !== null &&
            have.level === want.level &&
            (have.type === "*" || have.type === want.type) &&
            have.letters.includes(letter) &&
            (have.query === null || have.query === want.query)
          );
        }),
      );
    });
}

function toVersion1(scope: string): string[] {
  const parsed = parseScope(scope);
  if (!parsed) return [scope];
  const verbs: string[] = [];
  if (/[rs]/.test(parsed.letters)) verbs.push("read");
  if (/[cud]/.test(parsed.letters)) verbs.push("write");
  return verbs.map((verb) => `${parsed.level}/${parsed.type}.${verb}`);
}

/** One scope a resource, letters in the order of the grammar. */
function merge(scopes: readonly string[]): string[] {
  const letters = new Map<string, string>();
  for (const scope of scopes) {
    const parsed = parseScope(scope);
    if (!parsed) continue;
    const key = `${parsed.level}/${parsed.type}`;
    letters.set(key, (letters.get(key) ?? "") + parsed.letters);
  }
  return [...letters].map(([key, held]) => `${key}.${[..."cruds"].filter((letter) => held.includes(letter)).join("")}`);
}
