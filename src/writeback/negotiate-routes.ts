import type { CapabilityStatement, CapabilityStatementRestResource } from "fhir/r4";
import type { FhirTransport } from "../chart/types";
import { grants } from "./granted-scope";
import { parseJson } from "./read-answer";
import { withTimeout } from "./time-limit";
import type { Route, Routes, ServerFamily, WrittenType } from "./types";

export interface NegotiateOptions {
  /** FHIR base URL of the launch: says the family where /metadata does not. */
  readonly base?: string;
  /** WR route 3, risk group as Observation where no care plan can be created: off unless a site asks for it. */
  readonly risk_as_observation?: boolean;
}

const WRITTEN_TYPES: readonly WrittenType[] = [
  "DocumentReference",
  "RiskAssessment",
  "CarePlan",
  "Observation",
  "Provenance",
  "QuestionnaireResponse",
];

/** How a server names itself; evidence: the CapabilityStatement fixtures, and the paths of the vendors' FHIR bases. */
const FAMILIES: readonly { readonly family: ServerFamily; readonly name: RegExp; readonly base: RegExp }[] = [
  { family: "epic", name: /\bepic/i, base: /\/api\/fhir\/r4$/i },
  { family: "oracle-health", name: /oracle ?health|cerner|millennium/i, base: /\bcerner\.com\b/i },
  { family: "meditech", name: /meditech/i, base: /\bmeditech\.com\b/i },
  { family: "athenahealth", name: /athena/i, base: /\bathenahealth\.com\b|\bplatform\.athena/i },
];

/**
 * Clinical-note rules by family (WR-01 to WR-06, table of section 2). Accents are kept only where the server documents
 * `charset=utf-8` for text (Oracle Health) or is known to take it.
 */
const NOTE_RULES: Readonly<Record<ServerFamily, Routes["note"]>> = {
  open: {
    draft: true,
    final: true,
    needs_encounter: false,
    formats: ["text/plain", "text/html", "application/pdf"],
  },
  epic: { draft: true, final: true, needs_encounter: true, formats: ["text/plain"], ascii: true },
  "oracle-health": {
    draft: false,
    final: true,
    needs_encounter: false,
    formats: ["text/plain", "text/html", "application/pdf"],
  },
  meditech: { draft: true, final: true, needs_encounter: false, formats: ["text/plain"], ascii: true },
  athenahealth: { draft: true, final: true, needs_encounter: false, formats: ["text/plain"], ascii: true },
  other: { draft: true, final: true, needs_encounter: false, formats: ["text/plain", "application/pdf"], ascii: true },
};

/**
 * What can be written here: /metadata and the granted scope both asked, resource by resource (WR-07).
 * @param capability the CapabilityStatement; null where it could not be read: then nothing can be written, and the
 * reason is told ("metadata_unread").
 * @param granted_scope the scope string of the token response, v1 or v2.
 * @returns one route a type with the reason where it is closed, and what a filing here consists of (`chosen`).
 * An absent conditionalCreate is "no" (WR-11).
 */
export function negotiateRoutes(
  capability: CapabilityStatement | null,
  granted_scope: string,
  options: NegotiateOptions = {},
): Routes {
  const rest = capability?.rest?.find(({ mode }) => mode === "server") ?? null;
  const family = familyOf(capability, options.base ?? "");
  const routes = WRITTEN_TYPES.map((type) => routeOf(type, rest === null ? null : rest.resource, granted_scope));
  const interactions = rest?.interaction?.map(({ code }) => code) ?? [];
  const open_care_plan = routes.some((route) => route.resource === "CarePlan" && route.can_create);
  const narrowed = routes.map((route): Route => {
    if (route.resource !== "Observation" || !route.can_create) return route;
    // Epic and Oracle take vital signs, lines, devices or laboratory values only: none of what this app has to say.
    if (family !== "open" && family !== "other") return closed(route, "not_offered");
    if (open_care_plan || options.risk_as_observation === true) return route;
    return closed(route, "switched_off");
  });
  return {
    family,
    routes: narrowed,
    bundle: interactions.includes("transaction") ? "transaction" : interactions.includes("batch") ? "batch" : "none",
    note: NOTE_RULES[family],
    chosen: chosenOf(narrowed),
    search: Object.fromEntries(
      WRITTEN_TYPES.map((type) => [
        type,
        (rest?.resource?.find((resource) => resource.type === type)?.searchParam ?? []).map(({ name }) => name),
      ]),
    ),
  };
}

/** Milliseconds that /metadata may take: the text is to be at hand, to copy or print, even where nothing answers. */
const PATIENCE = 10_000;

/** Reads /metadata and negotiates; an unreadable or late one closes every write and says so. Throws nothing. */
export async function fetchRoutes(
  transport: FhirTransport,
  granted_scope: string,
  options: NegotiateOptions = {},
): Promise<Routes> {
  const read = { base: transport.base, ...options };
  try {
    const answer = await withTimeout(transport, PATIENCE).send({
      method: "GET",
      url: "metadata",
      headers: { accept: "application/fhir+json" },
    });
    const body = answer.status === 200 ? parseJson(answer.body) : null;
    return negotiateRoutes(body?.resourceType === "CapabilityStatement" ? body : null, granted_scope, read);
  } catch {
    return negotiateRoutes(null, granted_scope, read);
  }
}

/** The route of one type; closed and unread where the list lacks it. */
export function routeFor(routes: Routes, type: WrittenType): Route {
  return (
    routes.routes.find(({ resource }) => resource === type) ?? {
      resource: type,
      can_create: false,
      can_update: false,
      conditional_create: false,
      why_not: "metadata_unread",
    }
  );
}

function routeOf(
  type: WrittenType,
  resources: readonly CapabilityStatementRestResource[] | null | undefined,
  granted_scope: string,
): Route {
  const shut = { resource: type, can_create: false, can_update: false, conditional_create: false } as const;
  if (resources === null) return { ...shut, why_not: "metadata_unread" };
  const offered = resources?.find((resource) => resource.type === type);
  const interactions = offered?.interaction?.map(({ code }) => code) ?? [];
  const can_update = interactions.includes("update") && grants(granted_scope, type, "u");
  if (!interactions.includes("create")) return { ...shut, can_update, why_not: "not_offered" };
  if (!grants(granted_scope, type, "c")) return { ...shut, can_update, why_not: "not_granted" };
  return {
    resource: type,
    can_create: true,
    can_update,
    conditional_create: offered?.conditionalCreate === true,
    why_not: null,
  };
}

function closed(route: Route, why_not: Route["why_not"]): Route {
  return { ...route, can_create: false, conditional_create: false, why_not };
}

/** Order of routes: note; care plan with risk assessments and provenance; else one questionnaire response. */
function chosenOf(routes: readonly Route[]): WrittenType[] {
  const open = new Set(routes.filter(({ can_create }) => can_create).map(({ resource }) => resource));
  const chosen: WrittenType[] = [];
  if (open.has("DocumentReference")) chosen.push("DocumentReference");
  if (open.has("CarePlan")) {
    if (open.has("RiskAssessment")) chosen.push("RiskAssessment");
    if (open.has("Observation")) chosen.push("Observation");
    chosen.push("CarePlan");
  } else if (open.has("Observation")) chosen.push("Observation");
  if (chosen.length === 0 && open.has("QuestionnaireResponse")) chosen.push("QuestionnaireResponse");
  if (chosen.length > 0 && open.has("Provenance")) chosen.push("Provenance");
  return chosen;
}

function familyOf(capability: CapabilityStatement | null, base: string): ServerFamily {
  const named = [
    capability?.software?.name,
    capability?.name,
    capability?.title,
    capability?.publisher,
    capability?.implementation?.description,
  ]
    .filter((text) => text !== undefined)
    .join("\n");
  const known = FAMILIES.find(({ name }) => name.test(named)) ?? FAMILIES.find((row) => row.base.test(base));
  if (known) return known.family;
  const rest = capability?.rest?.find(({ mode }) => mode === "server");
  const transaction = rest?.interaction?.some(({ code }) => code === "transaction") === true;
  const plan = rest?.resource?.find(({ type }) => type === "CarePlan");
  const creates = plan?.interaction?.some(({ code }) => code === "create") === true;
  return transaction && creates ? "open" : "other";
}
