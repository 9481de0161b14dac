import type { FhirResource } from "fhir/r4";
import { authorsOf } from "./authors";
import { germanCertainty } from "./codes/diagnoses";
import { FILING_SYSTEM } from "./codes/filed-facts";
import { codings, conceptKey, type Element, element, elements, isoDate, references, string } from "./element";
import { comparableBase, localReference } from "./local-reference";
import { supersededBy } from "./superseded";
import type { FetchedChart, SetAside } from "./types";
import { identifiersOf, isOfNobody, isOfPatient, membersOf, onlyPatient, soleBase } from "./whose";

export interface Entry {
  readonly type: string;
  readonly id: string | null;
  /** "Type/id", the name under which every source of a fact points at it. */
  readonly reference: string;
  readonly resource: Element;
  /** A component of the resource that is read as a result of its own ("component[2]"). */
  readonly within?: string;
}

/** An entry that a reader asked for by its code, with what the reader made of that code. */
export interface Selected<T> {
  readonly entry: Entry;
  readonly answer: T;
}

/** What a reader asks of a concept: the same answer for concepts of the same codings and words. */
export type Question<T> = (concept: unknown) => T;

/** The resources of one chart that may speak of the launch patient, by type, by code and by reference. */
export interface ChartIndex {
  readonly patient: Element | null;
  readonly patient_id: string | null;
  ofType(type: string): readonly Entry[];
  /**
   * The entries of a type whose concept under `member` the question does not answer with null, in the chart's order.
   * A long chart holds thousands of results and few codes: each code is asked once, and only its entries are touched.
   */
  select<T>(
    type: string,
    member: "code" | "valueCodeableConcept",
    question: Question<T | null>,
  ): readonly Selected<T>[];
  /** What the question says of one concept; asked once for all concepts of this chart that say the same. */
  ask<T>(question: Question<T>, concept: unknown): T;
  /** The entries of a type that claim a profile whose URL holds these words. */
  withProfile(type: string, words: string): readonly Entry[];
  /** The entry that a reference means: relative, absolute, versioned, or "#id" of a contained resource of `from`. */
  resolve(reference: string, from: Entry | null): Entry | null;
  /** The DiagnosticReports that list this resource among their results. */
  reportsOf(entry: Entry): readonly Entry[];
  /** Who stated a resource, by the Provenance that names it as its target. */
  readonly authors: ReadonlyMap<string, string>;
  readonly superseded: ReadonlySet<string>;
  readonly earlier_filings: readonly FhirResource[];
}

/** The verification status that a German "V" (suspected) beside the code stands for. */
const SUSPECTED = { coding: [{ code: "provisional" }] } as const;

/** Types that carry facts of a patient; their subject must be the launch patient (RD-24). */
const WITHOUT_SUBJECT = new Set([
  "Medication",
  "Binary",
  "Practitioner",
  "PractitionerRole",
  "Organization",
  "Location",
  "Provenance",
  "Device",
  "Bundle",
  "OperationOutcome",
  "CapabilityStatement",
]);

/**
 * Sorts a chart before anything is read from it: drops, with a row each in `aside`, what is not FHIR, repeats
 * (RD-14), other patients' resources (RD-24), entries in error and refuted diagnoses (RD-21); marks superseded
 * reports (RD-19); puts this app's own filings apart. `partsOf`: what stands in a resource as a result of its own.
 */
export function indexChart(
  fetched: FetchedChart,
  patientId: string | null,
  aside: (row: SetAside) => void,
  partsOf: (entry: Entry) => readonly Entry[] = () => [],
): ChartIndex {
  const byType = new Map<string, Entry[]>();
  const byReference = new Map<string, Entry>();
  const filings: FhirResource[] = [];
  const all: unknown[] = [...(fetched.patient ? [fetched.patient] : []), ...fetched.resources];
  const launched = patientId ?? onlyPatient(all);
  let nameless = 0;

  const entries: Entry[] = [];
  const isTypeName = answeredOnce((type: string) => /^[A-Z][A-Za-z]+$/.test(type));
  for (const candidate of all) {
    const resource = element(candidate);
    const type = resource ? string(resource.resourceType) : null;
    if (!resource || !type || !isTypeName(type)) {
      aside({ reference: "?", reason: "not_fhir", detail: null });
      continue;
    }
    const id = string(resource.id);
    const reference = id ? `${type}/${id}` : `${type}/?${++nameless}`;
    entries.push({ type, id, reference, resource });
  }

  const bases = new Set((fetched.bases ?? soleBase(all)).map(comparableBase));
  const isLaunched = answeredOnce((reference: string) => {
    const named = localReference(reference, bases);
    return named?.type === "Patient" && named.id === launched;
  });
  const inError: Entry[] = [];
  const own = entries.find((entry) => entry.type === "Patient" && entry.id === launched);
  const identifiers = new Set(own ? identifiersOf(own.resource) : []);
  const isCopy = (contained: Element): boolean => identifiersOf(contained).some((item) => identifiers.has(item));
  const isWithheld = (resource: Element, reference: string): boolean => {
    if (!hasModifier(resource)) return false;
    aside({ reference, reason: "modifier", detail: null });
    return true;
  };
  const listed = membersOf(entries.filter((entry) => !isOfNobody(entry)));
  for (const entry of newestOfEach(entries, aside)) {
    const { resource, type, reference } = entry;
    if (type === "OperationOutcome" || type === "Bundle") continue;
    if (type === "Patient") {
      if (launched !== null && entry.id !== null && entry.id !== launched) {
        aside({ reference, reason: "other_patient", detail: null });
        continue;
      }
    } else if (
      !WITHOUT_SUBJECT.has(type) &&
      (!isOfPatient(resource, isLaunched, isCopy) || (isOfNobody(entry) && !listed.has(reference)))
    ) {
      aside({ reference, reason: "other_patient", detail: null });
      continue;
    }
    if (isEnteredInError(resource)) {
      inError.push(entry);
      aside({ reference, reason: "entered_in_error", detail: null });
      continue;
    }
    if (type !== "Patient" && isWithheld(resource, reference)) continue;
    if (
      resource.identifier !== undefined &&
      elements(resource.identifier).some((identifier) => string(identifier.system) === FILING_SYSTEM)
    ) {
      filings.push(resource as unknown as FhirResource);
      continue;
    }
    const certainty = type === "Condition" ? germanCertainty(resource.code) : null;
    if (certainty === "A" || codings(resource.verificationStatus).some((coding) => coding.code === "refuted")) {
      aside({ reference, reason: "refuted", detail: null });
      continue;
    }
    const kept = certainty === "V" ? { ...entry, resource: { ...resource, verificationStatus: SUSPECTED } } : entry;
    const ofType = byType.get(type);
    if (ofType) ofType.push(kept, ...partsOf(kept));
    else byType.set(type, [kept, ...partsOf(kept)]);
    byReference.set(reference, kept);
    for (const contained of resource.contained === undefined ? [] : elements(resource.contained)) {
      const inner = string(contained.id);
      const innerType = string(contained.resourceType);
      if (inner && innerType) {
        byReference.set(`${reference}#${inner}`, {
          type: innerType,
          id: inner,
          reference: `${reference}#${inner}`,
          resource: contained,
        });
      }
    }
  }

  const resolve = (reference: string, from: Entry | null): Entry | null => {
    if (reference.startsWith("#"))
      return from ? (byReference.get(`${from.reference.split("#")[0]}${reference}`) ?? null) : null;
    const direct = byReference.get(reference);
    if (direct) return direct;
    const local = localReference(reference, bases);
    return local ? (byReference.get(local.reference) ?? null) : null;
  };

  const reportsByResult = new Map<string, Entry[]>();
  for (const report of byType.get("DiagnosticReport") ?? []) {
    for (const target of resultsOf(report, resolve)) {
      const listed = reportsByResult.get(target.reference);
      if (listed) {
        listed.push(report);
        continue;
      }
      reportsByResult.set(target.reference, [report]);
      // Results kept inside the report are read like any other Observation, and left out for the same reasons.
      if (!target.reference.includes("#")) continue;
      if (isEnteredInError(target.resource))
        aside({ reference: target.reference, reason: "entered_in_error", detail: null });
      else if (!isOfPatient({ ...target.resource, contained: report.resource.contained }, isLaunched, isCopy))
        aside({ reference: target.reference, reason: "other_patient", detail: null });
      else if (!isWithheld(target.resource, target.reference)) {
        const ofType = byType.get(target.type);
        if (ofType) ofType.push(target);
        else byType.set(target.type, [target]);
      }
    }
  }
  // What only a report entered in error lists was entered in error with it.
  const withdrawn = new Set<Entry>();
  for (const report of inError) {
    if (report.type !== "DiagnosticReport" || report.resource.status === "cancelled") continue;
    for (const target of resultsOf(report, resolve)) {
      if (reportsByResult.has(target.reference) || withdrawn.has(target)) continue;
      withdrawn.add(target);
      aside({ reference: target.reference, reason: "entered_in_error", detail: report.reference });
    }
  }
  for (const entry of withdrawn) {
    byReference.delete(entry.reference);
    const ofType = byType.get(entry.type);
    if (ofType)
      byType.set(
        entry.type,
        ofType.filter((other) => other !== entry),
      );
  }

  const superseded = supersededBy(byType, resolve);
  for (const [listed, reports] of reportsByResult) {
    if (reports.every((report) => superseded.has(report.reference))) superseded.add(listed);
  }
  filings.sort((one, other) => filedAt(other).localeCompare(filedAt(one)));

  return {
    patient: byType.get("Patient")?.[0]?.resource ?? null,
    patient_id: launched,
    ofType: (type) => byType.get(type) ?? [],
    ...byConcept(byType),
    resolve,
    authors: authorsOf(byType.get("Provenance") ?? [], resolve),
    reportsOf: (entry) => reportsByResult.get(entry.reference) ?? [],
    superseded,
    earlier_filings: filings,
  };
}

/** The results of a report, and the members of those that are panels. */
function resultsOf(
  report: Entry,
  resolve: (reference: string, from: Entry | null) => Entry | null,
): ReadonlySet<Entry> {
  const found = new Set<Entry>();
  const add = (entry: Entry, named: unknown, depth: number): void => {
    for (const reference of references(named)) {
      const target = resolve(reference, entry);
      if (!target || target === report || found.has(target)) continue;
      found.add(target);
      if (depth < MOST_PANELS) add(target, target.resource.hasMember, depth + 1);
    }
  };
  add(report, report.resource.result, 0);
  return found;
}

/** Panels within panels: a synoptic report has sections, a section has questions. */
const MOST_PANELS = 4;

/** Entries of one type whose concept says the same, with their places in the chart. */
interface Topic {
  readonly concept: unknown;
  readonly entries: Entry[];
  readonly places: number[];
}

function byConcept(byType: ReadonlyMap<string, readonly Entry[]>): Pick<ChartIndex, "select" | "ask" | "withProfile"> {
  const grouped = new Map<string, readonly Topic[]>();
  const topicsOf = (type: string, member: string): readonly Topic[] => {
    const known = grouped.get(`${type}.${member}`);
    if (known) return known;
    const topics = new Map<string, Topic>();
    (byType.get(type) ?? []).forEach((entry, place) => {
      const concept = entry.resource[member];
      if (concept === undefined && member !== "code") return;
      const key = conceptKey(concept);
      const topic = topics.get(key);
      if (topic) {
        topic.entries.push(entry);
        topic.places.push(place);
      } else topics.set(key, { concept, entries: [entry], places: [place] });
    });
    const found = [...topics.values()];
    grouped.set(`${type}.${member}`, found);
    return found;
  };
  const answers = new Map<Question<unknown>, Map<string, unknown>>();
  return {
    select<T>(type: string, member: string, question: Question<T | null>): readonly Selected<T>[] {
      const found: (Selected<T> & { readonly place: number })[] = [];
      let topics = 0;
      for (const topic of topicsOf(type, member)) {
        const answer = question(topic.concept);
        if (answer === null) continue;
        topics += 1;
        for (const [index, entry] of topic.entries.entries())
          found.push({ entry, answer, place: topic.places[index] ?? 0 });
      }
      return topics > 1 ? found.sort((one, other) => one.place - other.place) : found;
    },
    ask<T>(question: Question<T>, concept: unknown): T {
      const known = answers.get(question) ?? new Map<string, unknown>();
      answers.set(question, known);
      const key = conceptKey(concept);
      if (known.has(key)) return known.get(key) as T;
      const answer = question(concept);
      known.set(key, answer);
      return answer;
    },
    withProfile(type: string, words: string): readonly Entry[] {
      const holds = answeredOnce((profile: string) => profile.includes(words));
      return (byType.get(type) ?? []).filter((entry) => {
        const profiles = element(entry.resource.meta)?.profile;
        return Array.isArray(profiles) && profiles.some((profile) => typeof profile === "string" && holds(profile));
      });
    },
  };
}

/** A question that is put to few different strings very often. */
function answeredOnce(question: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const asked = question(text);
    known.set(text, asked);
    return asked;
  };
}

function filedAt(resource: FhirResource): string {
  const item = resource as unknown as Element;
  return (
    isoDate(item.date) ??
    isoDate(item.created) ??
    isoDate(item.recorded) ??
    isoDate(item.occurrenceDateTime) ??
    isoDate(element(item.meta)?.lastUpdated) ??
    ""
  );
}

/** One entry a reference: the newest version; the rest are listed as duplicates (RD-14). */
function newestOfEach(entries: readonly Entry[], aside: (row: SetAside) => void): Iterable<Entry> {
  const kept = new Map<string, Entry>();
  for (const entry of entries) {
    const before = kept.get(entry.reference);
    if (!before) {
      kept.set(entry.reference, entry);
      continue;
    }
    aside({ reference: entry.reference, reason: "duplicate", detail: null });
    if (versionOf(entry) > versionOf(before)) kept.set(entry.reference, entry);
  }
  return kept.values();
}

function versionOf(entry: Entry): string {
  const meta = element(entry.resource.meta);
  const number = string(meta?.versionId);
  return `${string(meta?.lastUpdated) ?? ""} ${number && /^\d+$/.test(number) ? number.padStart(12, "0") : (number ?? "")}`;
}

/**
 * A modifier extension, or implicit rules, may turn what a resource says into its contrary; this app knows none of them,
 * and FHIR lets nobody read past one that he does not know.
 */
function hasModifier(resource: Element): boolean {
  if (resource.implicitRules !== undefined || elements(resource.modifierExtension).length > 0) return true;
  for (const member in resource) {
    const value = resource[member];
    if (member === "contained" || !Array.isArray(value)) continue;
    if (value.some((item) => elements(element(item)?.modifierExtension).length > 0)) return true;
  }
  return false;
}

function isEnteredInError(resource: Element): boolean {
  return (
    string(resource.status) === "entered-in-error" ||
    string(resource.docStatus) === "entered-in-error" ||
    // A cancelled result was never one.
    (resource.resourceType !== "MedicationRequest" && string(resource.status) === "cancelled") ||
    codings(resource.verificationStatus).some((coding) => coding.code === "entered-in-error")
  );
}
