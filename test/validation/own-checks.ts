import type { FhirResource } from "fhir/r4";

/*
 * What the two npm validators let pass, checked here (V-03 to V-09). Each check gives its own lines; no line, nothing wrong.
 */

/** R4 code lists of required bindings (V-03); source: the value sets of R4 4.0.1. */
const CODES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  CarePlan: {
    status: ["draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"],
    intent: ["proposal", "plan", "order", "option"],
    "activity.detail.status": [
      "not-started",
      "scheduled",
      "in-progress",
      "on-hold",
      "completed",
      "cancelled",
      "stopped",
      "unknown",
      "entered-in-error",
    ],
    "activity.detail.kind": [
      "Appointment",
      "CommunicationRequest",
      "DeviceRequest",
      "MedicationRequest",
      "NutritionOrder",
      "Task",
      "ServiceRequest",
      "VisionPrescription",
    ],
  },
  DocumentReference: {
    status: ["current", "superseded", "entered-in-error"],
    docStatus: ["preliminary", "final", "amended", "entered-in-error"],
    "relatesTo.code": ["replaces", "transforms", "signs", "appends"],
  },
  RiskAssessment: { status: observationStatus() },
  Observation: { status: observationStatus() },
  Provenance: { "entity.role": ["derivation", "revision", "quotation", "source", "removal"] },
  QuestionnaireResponse: { status: ["in-progress", "completed", "amended", "entered-in-error", "stopped"] },
};

function observationStatus(): readonly string[] {
  return ["registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"];
}

/** Resource types that a reference may name (V-04); paths without array positions. An element not listed may name any. */
const PEOPLE = ["Practitioner", "PractitionerRole", "Organization", "CareTeam", "Patient", "RelatedPerson", "Device"];
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  "CarePlan.subject": ["Patient", "Group"],
  "CarePlan.encounter": ["Encounter"],
  "CarePlan.author": PEOPLE,
  "CarePlan.addresses": ["Condition"],
  "CarePlan.replaces": ["CarePlan"],
  "CarePlan.activity.detail.reasonReference": ["Condition", "Observation", "DiagnosticReport", "DocumentReference"],
  "RiskAssessment.subject": ["Patient", "Group"],
  "RiskAssessment.encounter": ["Encounter"],
  "RiskAssessment.condition": ["Condition"],
  "RiskAssessment.performer": ["Practitioner", "PractitionerRole", "Device"],
  "DocumentReference.subject": ["Patient", "Practitioner", "Group", "Device"],
  "DocumentReference.author": PEOPLE,
  "DocumentReference.context.encounter": ["Encounter", "EpisodeOfCare"],
  "DocumentReference.relatesTo.target": ["DocumentReference"],
  "Observation.subject": ["Patient", "Group", "Device", "Location"],
  "Observation.encounter": ["Encounter"],
  "Observation.performer": PEOPLE.filter((type) => type !== "Device"),
  "Observation.specimen": ["Specimen"],
  "Provenance.agent.who": PEOPLE,
  "QuestionnaireResponse.subject": ["Patient"],
  "QuestionnaireResponse.encounter": ["Encounter"],
  "QuestionnaireResponse.author": [
    "Device",
    "Practitioner",
    "PractitionerRole",
    "Patient",
    "RelatedPerson",
    "Organization",
  ],
};

const CHOICES =
  /^(value|effective|onset|abatement|performed|occurrence|medication|deceased|multipleBirth|probability|when|scheduled|product)[A-Z]/;
const SIZE_CODES = new Set(["21889-1", "33728-7", "33729-5"]);
const MITOSES_UNITS = new Set(["{mitoses}/(5.mm2)", "/(5.mm2)"]);

interface Node {
  readonly [member: string]: unknown;
}

/** Everything wrong that our own checks see in one resource, one line each. */
export function ownChecks(resource: FhirResource): readonly string[] {
  const found: string[] = [];
  const say = (path: string, what: string): void => void found.push(`${path}: ${what}`);
  const type = resource.resourceType;

  for (const [path, allowed] of Object.entries(CODES[type] ?? {})) {
    for (const value of at(resource, path.split("."))) {
      if (typeof value !== "string" || !allowed.includes(value)) say(`${type}.${path}`, `${String(value)} is no code`);
    }
  }
  walk(resource, type, (node, path) => {
    if (typeof node.reference === "string") checkTarget(node.reference, path, say);
    checkChoices(node, path, say);
    if (typeof node.div === "string") for (const what of divProblems(node.div)) say(`${path}.div`, what);
  });

  if (resource.resourceType === "DocumentReference") {
    if ((resource.context?.encounter ?? []).length > 1) say("DocumentReference.context.encounter", "more than one");
    for (const { attachment } of resource.content ?? []) {
      if (attachment?.data === undefined && attachment?.url === undefined) {
        say("DocumentReference.content.attachment", "neither data nor url");
      }
    }
  }
  if (resource.resourceType === "Observation") {
    const codes = (resource.code?.coding ?? []).map(({ code }) => code ?? "");
    if (codes.includes("21889-1")) {
      for (const part of resource.component ?? []) checkSize(part.valueQuantity, "Observation.component", say);
      if (resource.valueQuantity) checkSize(resource.valueQuantity, "Observation.valueQuantity", say);
    }
    for (const part of resource.component ?? []) {
      const inner = (part.code?.coding ?? []).some(({ code }) => SIZE_CODES.has(code ?? ""));
      if (inner && !codes.includes("21889-1")) checkSize(part.valueQuantity, "Observation.component", say);
    }
    if (codes.includes("mitoses_per_5mm2") && !MITOSES_UNITS.has(resource.valueQuantity?.code ?? "")) {
      say("Observation.valueQuantity", "mitoses are not per 5 mm2");
    }
    // mCODE CancerRiskAssessment: a coded class, the tumour in focus, neither device nor reference range.
    if ((resource.code?.coding ?? []).some(({ system }) => system === "urn:gist-pathway:risk-scheme")) {
      if (resource.valueCodeableConcept === undefined) say("Observation.value", "a risk group is no coded concept");
      if (resource.focus === undefined) say("Observation.focus", "none");
      if (resource.device || resource.referenceRange) say("Observation", "device or reference range in a risk group");
    }
    if (codes.includes("89247-1") && resource.valueInteger === undefined)
      say("Observation.value", "ECOG is no integer");
  }
  if (resource.resourceType === "RiskAssessment") {
    if (!Array.isArray(resource.prediction)) say("RiskAssessment.prediction", "none");
    if (resource.subject?.reference === undefined) say("RiskAssessment.subject", "none");
    for (const prediction of resource.prediction ?? []) {
      const figures = [
        prediction.probabilityDecimal,
        prediction.probabilityRange?.low?.value,
        prediction.probabilityRange?.high?.value,
      ].filter((figure) => figure !== undefined);
      if (figures.some((figure) => !(figure >= 0 && figure <= 100))) say("RiskAssessment.probability", "not 0 to 100");
      if (prediction.qualitativeRisk?.coding !== undefined)
        say("RiskAssessment.qualitativeRisk", "coded in another scale");
    }
  }
  if (resource.resourceType === "Provenance") {
    if ((resource.target ?? []).length === 0) say("Provenance.target", "none");
    for (const agent of resource.agent ?? []) if (agent.who === undefined) say("Provenance.agent.who", "none");
    if (!/T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(resource.recorded ?? ""))
      say("Provenance.recorded", "no instant");
  }
  return found;
}

function at(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => at(item, path));
  const [first, ...rest] = path;
  if (first === undefined) return [value];
  if (typeof value !== "object" || value === null || !(first in value)) return [];
  return at((value as Node)[first], rest);
}

function walk(value: unknown, path: string, visit: (node: Node, path: string) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, path, visit);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  visit(value as Node, path);
  for (const [name, inner] of Object.entries(value)) walk(inner, `${path}.${name}`, visit);
}

function checkTarget(reference: string, path: string, say: (path: string, what: string) => void): void {
  const allowed = TARGETS[path];
  const type = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]+(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];
  if (allowed !== undefined && type !== undefined && !allowed.includes(type)) say(path, `${type} may not stand here`);
  // A urn is fine inside a transaction and nowhere else; a name or a quote is no reference at all.
  if (type === undefined && !/^(#|urn:uuid:)/.test(reference)) say(path, `${reference} names no resource`);
}

function checkChoices(node: Node, path: string, say: (path: string, what: string) => void): void {
  const seen = new Map<string, string>();
  for (const name of Object.keys(node)) {
    const stem = CHOICES.exec(name)?.[1];
    if (stem === undefined || name.startsWith("valueSet")) continue;
    const before = seen.get(stem);
    if (before !== undefined) say(path, `${before} and ${name} at once`);
    seen.set(stem, name);
  }
}

/** R4 txt-1: the div is XHTML in its namespace, with nothing active in it and well-formed. */
function divProblems(div: string): string[] {
  const found: string[] = [];
  if (!/^<div[^>]*\sxmlns="http:\/\/www\.w3\.org\/1999\/xhtml"/.test(div)) found.push("no XHTML namespace");
  if (/<\s*(script|form|iframe|object|embed|base|link|style)\b|<[^>]*\son\w+\s*=|javascript:/i.test(div)) {
    found.push("active content");
  }
  if (/&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);)/i.test(div)) found.push("an ampersand that is not escaped");
  const open: string[] = [];
  for (const [tag, closing, name = "", empty] of div.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*?(\/?)>/gi)) {
    if (closing && open.pop() !== name) found.push(`${tag} closes nothing`);
    else if (!closing && !empty) open.push(name);
  }
  if (open.length > 0) found.push(`${open.join(", ")} not closed`);
  if (/[<>]/.test(div.replace(/<\/?[a-z][a-z0-9]*\b[^<>]*>/gi, ""))) found.push("a bracket that is not escaped");
  return found;
}

function checkSize(
  quantity: { readonly system?: string; readonly code?: string } | undefined,
  path: string,
  say: (path: string, what: string) => void,
): void {
  if (quantity === undefined) return;
  if (quantity.system !== "http://unitsofmeasure.org" || !["mm", "cm"].includes(quantity.code ?? "")) {
    say(path, `a size in ${quantity.code ?? "no unit"}, not mm or cm`);
  }
}
