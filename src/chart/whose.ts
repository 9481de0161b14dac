import { type Element, element, elements, references, string } from "./element";
import { baseOf } from "./local-reference";

/** The id of the chart's only patient, where nobody named one (a file given to the command line). */
export function onlyPatient(all: readonly unknown[]): string | null {
  const ids = patientIdsOf(all);
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

/** The patients that a chart speaks of: those it holds, else those its resources name as their subject. */
export function patientIdsOf(resources: readonly unknown[]): readonly string[] {
  const held = new Set<string>();
  const named = new Set<string>();
  for (const item of resources) {
    const resource = element(item);
    if (!resource) continue;
    const id = resource.resourceType === "Patient" ? string(resource.id) : null;
    if (id) held.add(id);
    else for (const reference of subjectsOf(resource)) named.add(reference);
  }
  if (held.size > 0) return [...held];
  return [...new Set([...named].map(patientIdIn))].filter((id) => id !== null);
}

function subjectsOf(resource: Element): readonly string[] {
  if (resource.patient === undefined) return resource.subject === undefined ? [] : references(resource.subject);
  return [...references(resource.subject), ...references(resource.patient)];
}

function patientIdIn(reference: string): string | null {
  return /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference)?.[1] ?? null;
}

/** Where nobody told the server's base: the one that the absolute subjects of the chart name, if they agree. */
export function soleBase(all: readonly unknown[]): readonly string[] {
  const found = new Set<string>();
  for (const item of all) {
    const resource = element(item);
    if (!resource || resource.resourceType === "Patient") continue;
    for (const reference of subjectsOf(resource)) {
      const base = reference.startsWith("http") ? baseOf(reference) : null;
      if (base !== null) found.add(base);
    }
  }
  return found.size === 1 ? [...found] : [];
}

/**
 * A subject is known by its reference; a copy of the patient inside the resource, and a subject given without a reference,
 * by an identifier that it shares with the patient; a name alone tells nobody. What is said to be of another person in
 * its focus (a child before birth, a donor) is not the patient's either.
 */
export function isOfPatient(
  resource: Element,
  isLaunched: (reference: string) => boolean,
  isCopy: (contained: Element) => boolean,
): boolean {
  for (const member of [resource.subject, resource.patient]) {
    const subject = element(member);
    if (subject && string(subject.reference) === null && !isCopy(subject)) return false;
  }
  if (
    resource.focus !== undefined &&
    references(resource.focus).some((focus) => OF_A_PERSON.test(focus) && !isLaunched(focus))
  )
    return false;
  return subjectsOf(resource).every((reference) =>
    reference.startsWith("#")
      ? elements(resource.contained).some((inner) => `#${String(inner.id)}` === reference && isCopy(inner))
      : isLaunched(reference),
  );
}

/** Types that state facts of a person, with the person named in `subject` or `patient`. */
const OF_SOMEBODY = new Set([
  "Observation",
  "Condition",
  "DiagnosticReport",
  "DocumentReference",
  "Procedure",
  "MedicationRequest",
  "MedicationStatement",
  "MedicationAdministration",
  "MedicationDispense",
  "AllergyIntolerance",
  "FamilyMemberHistory",
  "CarePlan",
]);

/** True for a statement that does not say of whom it is: it is not known to be the launch patient's (RD-24). */
export function isOfNobody({ type, resource }: { readonly type: string; readonly resource: Element }): boolean {
  return OF_SOMEBODY.has(type) && resource.subject === undefined && resource.patient === undefined;
}

/** What resources list as their results or members: it is of whom they are. */
export function membersOf(entries: readonly { readonly resource: Element }[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ resource }) => [...references(resource.result), ...references(resource.hasMember)]),
  );
}

const OF_A_PERSON = /(?:^|\/)(?:Patient|RelatedPerson)\//;

/** Identifiers of a person as "system|value". */
export function identifiersOf(resource: Element): readonly string[] {
  return elements(resource.identifier).flatMap((identifier) => {
    const value = string(identifier.value);
    return value === null ? [] : [`${string(identifier.system) ?? ""}|${value}`];
  });
}
