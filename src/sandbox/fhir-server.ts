import { randomUUID } from "node:crypto";
import type { Bundle, BundleEntry, BundleLink, FhirResource } from "fhir/r4";
import { isGranted, tokenOf } from "./access";
import { ownersOf, patientOf, relative } from "./compartment";
import { searchParameter } from "./definitions";
import { refuseSearch, refuseWrite } from "./dialect-refusals";
import { type Dialect, offeredResource, offers, offersSystem } from "./dialects";
import type { Answer, Exchange } from "./exchange";
import { applyAfter, applyBefore } from "./fault-effects";
import type { Faults, FaultVerb } from "./faults";
import { FhirError, issue, outcomeOf } from "./fhir-error";
import type { AccessToken, Grants } from "./grants";
import { resourceScopes } from "./scopes";
import { type Criterion, criterionOf, meets, RESULT_PARAMETERS, sortNewestFirst } from "./search";
import type { Settings } from "./settings";
import type { Store } from "./store";
import { validationIssues } from "./validate";

const FHIR_JSON = "application/fhir+json; charset=utf-8";
/** The practice that athenahealth searches must name. */
export const PRACTICE = "Organization/a-1.Practice-9400";

interface PagingSession {
  readonly entries: readonly BundleEntry<FhirResource>[];
  readonly total: number;
  readonly size: number;
  readonly self: string;
  readonly patient: string | null;
}

interface Result {
  readonly status: number;
  readonly resource: FhirResource | null;
  readonly headers: Record<string, string>;
  readonly raw?: { readonly content_type: string; readonly body: Uint8Array };
}

export interface FhirServerParts {
  readonly dialect: Dialect;
  readonly base: string;
  readonly store: Store;
  readonly grants: Grants;
  readonly faults: Faults;
  readonly settings: Settings;
}

/** One FHIR R4 server that speaks one dialect. Every refusal is an OperationOutcome unless the vendor answers otherwise. */
export class FhirServer {
  readonly #parts: FhirServerParts;
  readonly #pages = new Map<string, PagingSession>();

  constructor(parts: FhirServerParts) {
    this.#parts = parts;
  }

  get store(): Store {
    return this.#parts.store;
  }

  get base(): string {
    return this.#parts.base;
  }

  /** @param path below the base, without leading slash. */
  async handle(exchange: Exchange, path: string): Promise<Answer> {
    const [type = "", id, operation] = path.split("/");
    const verb = this.#verbOf(exchange, path);
    const query = exchange.url.search;
    const met = this.#parts.faults.meet(this.#parts.dialect.name, verb, type, decodeURIComponent(query));
    const latency = this.#parts.settings.latency_ms;
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    const before = await applyBefore(met);
    if (before) return before;
    let answer: Answer;
    try {
      const result = await this.#dispatch(exchange, type, id, operation, verb);
      answer = this.#answerOf(result, exchange);
    } catch (error) {
      if (!(error instanceof FhirError)) throw error;
      const empty = error.empty_body;
      answer = {
        status: error.status,
        headers: { ...(empty ? {} : { "Content-Type": FHIR_JSON }), ...error.headers },
        body: empty ? "" : JSON.stringify(error.outcome),
      };
    }
    return applyAfter(met, answer, {
      base: this.#parts.base,
      type,
      path: `${this.#parts.base}/${path}${query}`,
      others: () => this.#othersOf(exchange, type),
    });
  }

  #verbOf(exchange: Exchange, path: string): FaultVerb {
    const parts = path.split("/").filter(Boolean);
    if (path === "metadata") return "metadata";
    if (exchange.method === "POST" && parts.length === 0) return "transaction";
    if (exchange.method === "POST" && parts[1] !== "_search") return "create";
    if (exchange.method === "PUT") return "update";
    if (exchange.url.searchParams.has(this.#parts.dialect.cursor)) return "page";
    return parts.length <= 1 || parts[1] === "_search" ? "search" : "read";
  }

  async #dispatch(
    exchange: Exchange,
    type: string,
    id: string | undefined,
    operation: string | undefined,
    verb: FaultVerb,
  ): Promise<Result> {
    if (type === "metadata") return this.#metadata();
    const token = tokenOf(exchange, this.#parts.grants, this.#parts.dialect);
    if (verb === "transaction") return this.#bundle(exchange, token);
    const cursor = exchange.url.searchParams.get(this.#parts.dialect.cursor);
    if (cursor !== null && exchange.method === "GET" && id === undefined) return this.#page(cursor, token);
    if (!offeredResource(this.#parts.dialect, type)) {
      throw new FhirError(404, `${type || "This path"} is not offered by this server`, { code: "not-supported" });
    }
    switch (exchange.method) {
      case "GET":
        if (id === undefined) return this.#search(type, exchange.url.searchParams, token, exchange.headers);
        if (operation === "_history") return this.#history(type, id, exchange.url.pathname.split("/").at(-1), token);
        return this.#read(type, id, token, exchange.headers.accept ?? "");
      case "POST":
        if (id === "_search") return this.#search(type, new URLSearchParams(exchange.body), token, exchange.headers);
        if (id === "$validate") return this.#validate(this.#parse(exchange.body));
        return this.#create(type, this.#parse(exchange.body), token, exchange.headers);
      case "PUT":
        return this.#update(type, id ?? "", this.#parse(exchange.body), token, exchange.headers);
      case "DELETE":
        return this.#delete(type, id ?? "", token);
      default:
        throw new FhirError(405, `${exchange.method} is not supported`);
    }
  }

  #answerOf(result: Result, exchange: Exchange): Answer {
    if (result.raw) {
      return {
        status: result.status,
        headers: { "Content-Type": result.raw.content_type, ...result.headers },
        body: result.raw.body,
      };
    }
    const write = exchange.method === "POST" || exchange.method === "PUT";
    const prefer = exchange.headers.prefer ?? "";
    const minimal =
      write &&
      result.resource?.resourceType !== "Bundle" &&
      result.resource?.resourceType !== "OperationOutcome" &&
      (prefer.includes("return=minimal") ||
        (this.#parts.dialect.name !== "open" && !prefer.includes("return=representation")));
    if (result.resource === null || minimal) return { status: result.status, headers: result.headers, body: "" };
    return {
      status: result.status,
      headers: { "Content-Type": FHIR_JSON, ...result.headers },
      body: this.#serialise(result.resource),
    };
  }

  /** Attachment URLs and the practice extension are written as the vendor writes them. */
  #serialise(resource: FhirResource): string {
    let text = JSON.stringify(resource);
    if (this.#parts.dialect.attachment_urls === "absolute") {
      text = text.replaceAll('"url":"Binary/', `"url":"${this.#parts.base}/Binary/`);
    }
    return text;
  }

  #metadata(): Result {
    const { capability } = this.#parts.dialect;
    const authorization = this.#parts.base.replace(/\/fhir$/, "/oauth2");
    const rest = (capability.rest ?? []).map((one) => ({
      ...one,
      interaction: (one.interaction ?? []).filter(({ code }) => this.#takesBundle(code)),
      security: {
        cors: true,
        service: [
          {
            coding: [
              {
                system: "http://terminology.hl7.org/CodeSystem/restful-security-service",
                code: "SMART-on-FHIR",
              },
            ],
          },
        ],
        extension: [
          {
            url: "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris",
            extension: [
              { url: "authorize", valueUri: `${authorization}/authorize` },
              { url: "token", valueUri: `${authorization}/token` },
            ],
          },
        ],
      },
    }));
    const resource = {
      ...capability,
      implementation: {
        description: capability.implementation?.description ?? capability.title ?? "Sandbox",
        url: this.#parts.base,
      },
      rest,
    };
    return { status: 200, resource, headers: {} };
  }

  #parse(body: string): FhirResource {
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      throw new FhirError(400, "The body is not JSON", { code: "structure" });
    }
    if (typeof value !== "object" || value === null || !("resourceType" in value)) {
      throw new FhirError(400, "The body is not a FHIR resource", { code: "structure" });
    }
    return value as FhirResource;
  }

  // --- access -----------------------------------------------------------------------------------------------------

  #denied(text: string): FhirError {
    return new FhirError(403, text, {
      headers: { "WWW-Authenticate": 'Bearer error="insufficient_scope"' },
      empty_body: this.#parts.dialect.name === "epic", // API not on the client registration
    });
  }

  /** @throws FhirError 403 where no scope of this type and letter is granted at all. */
  #demand(token: AccessToken, type: string, letter: string): void {
    if (!isGranted(token, type, letter)) throw this.#denied(`The granted scope does not include ${letter} on ${type}`);
  }

  /** May this token do this to this very resource? Compartment and granular restrictions included. */
  #permits(token: AccessToken, resource: FhirResource, letter: string): boolean {
    const { store, base } = this.#parts;
    const owner = patientOf(resource, store, base);
    if (owner !== "shared" && token.patient !== null && owner !== token.patient) return false;
    if (resource.resourceType === "Practitioner" && `Practitioner/${resource.id}` === token.fhir_user) {
      if (letter === "r" && token.scope.split(" ").includes("fhirUser")) return true;
    }
    return resourceScopes(token.scope).some((scope) => {
      if (scope.type !== "*" && scope.type !== resource.resourceType) return false;
      if (!scope.letters.includes(letter)) return false;
      if (scope.level === "patient" && token.patient === null) return false;
      if (scope.level === "system") return false;
      if (scope.query === null) return true;
      return [...new URLSearchParams(scope.query)].every(([name, value]) =>
        meets(resource, criterionOf(name, value), base),
      );
    });
  }

  // --- read -------------------------------------------------------------------------------------------------------

  #read(type: string, id: string, token: AccessToken, accept: string): Result {
    const { store, dialect, base } = this.#parts;
    if (!offers(dialect, type, "read")) throw new FhirError(405, `Reading ${type} is not offered`);
    this.#demand(token, type, "r");
    const resource = store.read(type, id);
    if (store.isDeleted(type, id)) throw new FhirError(410, `${type}/${id} was deleted`, { code: "deleted" });
    if (!resource) throw new FhirError(404, `${type}/${id} is not known`);
    if (!this.#permits(token, resource, "r")) {
      throw this.#denied(`${type}/${id} is outside what was granted`);
    }
    if (resource.resourceType === "Binary") {
      const owners = ownersOf(id, store, base);
      if (owners.length > 0 && !owners.some((owner) => this.#holds(token, owner.type, "r"))) {
        throw this.#denied("The scope of the resource that carries this attachment is needed too");
      }
      if (!/fhir\+json|application\/json/.test(accept)) {
        const wanted = accept.split(",").map((one) => (one.split(";")[0] ?? "").trim());
        const own = resource.contentType.split(";")[0] ?? "";
        if (dialect.name === "oracle-health" && !wanted.includes(own)) {
          throw new FhirError(406, `Accept must be ${own} or application/fhir+json`, { code: "not-supported" });
        }
        const body = Buffer.from(resource.data ?? "", "base64");
        return { status: 200, resource: null, headers: {}, raw: { content_type: resource.contentType, body } };
      }
    }
    return { status: 200, resource: this.#dressed(resource), headers: this.#versionHeaders(resource) };
  }

  #holds(token: AccessToken, type: string, letter: string): boolean {
    return resourceScopes(token.scope).some(
      (scope) => (scope.type === "*" || scope.type === type) && scope.letters.includes(letter),
    );
  }

  #history(type: string, id: string, last: string | undefined, token: AccessToken): Result {
    const { store, dialect, base } = this.#parts;
    this.#demand(token, type, "r");
    const versions = store.history(type, id);
    const newest = versions.at(-1);
    if (!newest) throw new FhirError(404, `${type}/${id} is not known`);
    if (!this.#permits(token, newest, "r")) throw this.#denied(`${type}/${id} is outside what was granted`);
    if (last === "_history") {
      if (!offers(dialect, type, "history-instance")) throw new FhirError(405, "History is not offered");
      const entry = [...versions].reverse().map((resource) => ({
        fullUrl: `${base}/${type}/${id}`,
        resource,
        request: {
          method: (resource.meta?.versionId === "1" ? "POST" : "PUT") as "POST" | "PUT",
          url: `${type}/${id}`,
        },
        response: { status: "200", lastModified: resource.meta?.lastUpdated },
      }));
      return {
        status: 200,
        resource: { resourceType: "Bundle", type: "history", total: entry.length, entry },
        headers: {},
      };
    }
    if (!offers(dialect, type, "vread")) throw new FhirError(405, "Reading a version is not offered");
    const version = versions.find((one) => one.meta?.versionId === last);
    if (!version) throw new FhirError(404, `${type}/${id} has no version ${last}`);
    return { status: 200, resource: version, headers: this.#versionHeaders(version) };
  }

  #versionHeaders(resource: FhirResource): Record<string, string> {
    if (this.#parts.dialect.name === "epic") return {}; // no ETag seen
    const version = resource.meta?.versionId;
    return version === undefined ? {} : { ETag: `W/"${version}"` };
  }

  #dressed(resource: FhirResource): FhirResource {
    if (this.#parts.dialect.name !== "athenahealth" || resource.resourceType === "Binary") return resource;
    const held = "extension" in resource ? (resource.extension ?? []) : [];
    return {
      ...resource,
      extension: [
        ...held,
        {
          url: "https://fhir.athena.io/StructureDefinition/ah-practice",
          valueReference: { reference: PRACTICE },
        },
      ],
    } as FhirResource;
  }

  // --- search -----------------------------------------------------------------------------------------------------

  #search(type: string, query: URLSearchParams, token: AccessToken, headers: Readonly<Record<string, string>>): Result {
    const { dialect, base, store } = this.#parts;
    if (!offers(dialect, type, "search-type")) throw new FhirError(405, `Searching ${type} is not offered`);
    this.#demand(token, type, "s");
    const offered = offeredResource(dialect, type);
    const listed = new Set((offered?.searchParam ?? []).map((one) => one.name));
    const warnings: string[] = [];
    const criteria: Criterion[] = [];
    const names = new Set<string>();
    for (const [key, value] of query) {
      const criterion = criterionOf(key, value);
      names.add(criterion.name);
      if (criterion.name === "_include" || criterion.name === "_revinclude") {
        const allowed = (criterion.name === "_include" ? offered?.searchInclude : offered?.searchRevInclude) ?? [];
        if (!allowed.includes("*") && !allowed.includes(value)) {
          throw new FhirError(400, `${criterion.name}=${value} is not supported`, { code: "not-supported" });
        }
        continue;
      }
      const general =
        criterion.name === "_format" || (dialect.name === "open" && RESULT_PARAMETERS.has(criterion.name));
      if (!listed.has(criterion.name) && !listed.has(key) && !general) {
        if (dialect.unknown_parameter === "refuse" && headers.prefer?.includes("handling=lenient") !== true) {
          throw new FhirError(400, `The search parameter ${criterion.name} is not supported for ${type}`, {
            code: "not-supported",
          });
        }
        warnings.push(`Unknown or unsupported search parameter ${criterion.name} was ignored`);
        continue;
      }
      if (RESULT_PARAMETERS.has(criterion.name) || criterion.name.startsWith("ah-")) continue;
      if (criterion.name === "patient" || criterion.name === "subject") this.#samePatient(criterion, token);
      if (value === "") throw new FhirError(400, `The search parameter ${criterion.name} has no value`);
      if (criterion.name !== "_id" && !searchParameter(type, criterion.name)) {
        throw new FhirError(400, `The search parameter ${criterion.name} is not supported for ${type}`, {
          code: "not-supported",
        });
      }
      criteria.push(criterion);
    }
    refuseSearch(dialect, type, names);
    const matches = this.#sorted(
      store
        .ofType(type)
        .filter((resource) => this.#permits(token, resource, "s"))
        .filter((resource) => criteria.every((criterion) => meets(resource, criterion, base))),
      query.get("_sort"),
    );
    const bounds = dialect.page(type);
    const asked = query.get("_count");
    if (asked !== null && !/^\d+$/.test(asked)) throw new FhirError(400, "_count is a whole number");
    const most = Math.min(bounds.most, this.#parts.settings.page_size ?? bounds.most);
    const usual = Math.min(bounds.usual, most);
    const size = asked === null || !names.has("_count") ? usual : Math.max(1, Math.min(Number(asked), most));
    const entries = matches.map(
      (resource): BundleEntry<FhirResource> => ({
        fullUrl: `${base}/${type}/${resource.id}`,
        resource: this.#dressed(resource),
        search: { mode: "match" },
      }),
    );
    const session: PagingSession = {
      entries,
      total: matches.length,
      size,
      self: `${base}/${type}?${query.toString()}`,
      patient: token.patient,
    };
    const includes = query.getAll("_include");
    const reverse = query.getAll("_revinclude");
    return this.#pageOf(session, 0, token, { includes, reverse, warnings, key: null });
  }

  #samePatient(criterion: Criterion, token: AccessToken): void {
    if (token.patient === null) return;
    for (const value of criterion.values) {
      if (value.split("/").at(-1) !== token.patient) throw this.#denied("Another patient than the one launched");
    }
  }

  #sorted(resources: FhirResource[], sort: string | null): FhirResource[] {
    const newest = sortNewestFirst(resources);
    return sort !== null && !sort.startsWith("-") ? newest.reverse() : newest;
  }

  readonly #cursors = new Map<
    string,
    { session: string; offset: number; includes: readonly string[]; reverse: readonly string[] }
  >();

  #page(cursor: string, token: AccessToken): Result {
    const held = this.#cursors.get(cursor);
    const session = held ? this.#pages.get(held.session) : undefined;
    if (!held || !session) {
      throw new FhirError(410, "The paging session has expired: restart the search", { code: "processing" });
    }
    if (session.patient !== token.patient) throw this.#denied("The paging session belongs to another authorization");
    return this.#pageOf(session, held.offset, token, { ...held, warnings: [], key: held.session });
  }

  #pageOf(
    session: PagingSession,
    offset: number,
    token: AccessToken,
    how: {
      readonly includes: readonly string[];
      readonly reverse: readonly string[];
      readonly warnings: readonly string[];
      readonly key: string | null;
    },
  ): Result {
    const { base, dialect } = this.#parts;
    const entries = session.entries.slice(offset, offset + session.size);
    const link: BundleLink[] = [{ relation: "self", url: session.self }];
    if (offset + session.size < session.entries.length) {
      const key = how.key ?? randomUUID();
      this.#pages.set(key, session);
      const cursor = randomUUID();
      this.#cursors.set(cursor, {
        session: key,
        offset: offset + session.size,
        includes: how.includes,
        reverse: how.reverse,
      });
      const type = session.entries[0]?.resource?.resourceType ?? "";
      link.push({ relation: "next", url: `${base}/${type}?${dialect.cursor}=${cursor}` });
    }
    const included = this.#included(entries, how.includes, how.reverse, token);
    const warned: BundleEntry<FhirResource>[] = how.warnings.map((text) => ({
      resource: outcomeOf([issue("not-supported", text, "warning")]),
      search: { mode: "outcome" },
    }));
    const bundle: Bundle<FhirResource> = {
      resourceType: "Bundle",
      id: randomUUID(),
      type: "searchset",
      ...(dialect.total ? { total: session.total } : {}),
      link,
      entry: [...entries, ...included, ...warned],
    };
    if (bundle.entry?.length === 0) delete bundle.entry;
    return { status: 200, resource: bundle, headers: {} };
  }

  #included(
    entries: readonly BundleEntry<FhirResource>[],
    includes: readonly string[],
    reverse: readonly string[],
    token: AccessToken,
  ): BundleEntry<FhirResource>[] {
    const { base, store } = this.#parts;
    const found = new Map<string, FhirResource>();
    const present = new Set(entries.map((entry) => `${entry.resource?.resourceType}/${entry.resource?.id}`));
    for (const include of includes) {
      const [type = "", name = ""] = include.split(":");
      for (const { resource } of entries) {
        if (!resource || (type !== "*" && resource.resourceType !== type)) continue;
        for (const reference of this.#referencesOf(resource, name)) {
          const [target = "", id = ""] = relative(reference, base).split("/");
          const held = store.read(target, id);
          const key = `${target}/${id}`;
          if (held && !present.has(key) && (target === "Medication" || this.#permits(token, held, "r"))) {
            found.set(key, held);
          }
        }
      }
    }
    for (const include of reverse) {
      const [type = "", name = ""] = include.split(":");
      if (!this.#holds(token, type, "r") && !this.#holds(token, type, "s")) continue;
      for (const resource of store.ofType(type)) {
        const targets = this.#referencesOf(resource, name).map((reference) => relative(reference, base));
        if (targets.some((target) => present.has(target)) && this.#permits(token, resource, "r")) {
          found.set(`${type}/${resource.id}`, resource);
        }
      }
    }
    return [...found.values()].map((resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource: this.#dressed(resource),
      search: { mode: "include" },
    }));
  }

  #referencesOf(resource: FhirResource, name: string): string[] {
    const found: string[] = [];
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect);
      else if (typeof value === "object" && value !== null) {
        if ("reference" in value && typeof value.reference === "string") found.push(value.reference);
        Object.values(value).forEach(collect);
      }
    };
    if (name === "" || name === "*") collect(resource);
    else {
      // Search parameter names and element names agree for every include that this server offers, but for hyphens.
      const element = name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
      const elements = resource as unknown as Record<string, unknown>;
      collect(
        elements[element] ?? elements[`${element}Reference`] ?? (element === "patient" ? elements.subject : null),
      );
    }
    return found;
  }

  /** Resources of another patient, for the fault that mixes them in. */
  #othersOf(exchange: Exchange, type: string): FhirResource | null {
    const { grants, store, base } = this.#parts;
    const token = grants.find((exchange.headers.authorization ?? "").replace("Bearer ", ""));
    return (
      store.ofType(type).find((resource) => {
        const owner = patientOf(resource, store, base);
        return owner !== "shared" && owner !== null && owner !== token?.patient;
      }) ?? null
    );
  }

  // --- write ------------------------------------------------------------------------------------------------------

  #check(resource: FhirResource, token: AccessToken, letter: string, pending: ReadonlySet<string>): void {
    const { dialect, store, base } = this.#parts;
    const issues = validationIssues(resource);
    if (issues.length > 0) throw new FhirError(dialect.name === "open" ? 422 : 400, issues);
    refuseWrite(dialect, resource, token.fhir_user);
    const owner =
      resource.resourceType === "Provenance" && pending.size > 0 ? token.patient : patientOf(resource, store, base);
    if (owner === null || owner === "shared") {
      throw new FhirError(422, `${resource.resourceType} names no patient`, { code: "required" });
    }
    if (token.patient !== null && owner !== token.patient) throw this.#denied("Another patient than the one launched");
    for (const reference of this.#referencesOf(resource, "*")) {
      const target = relative(reference, base).split("/_history/")[0] ?? "";
      if (/^#/.test(target) || /^(https?|urn):/.test(target) || pending.has(target)) continue;
      const [type = "", id = ""] = target.split("/");
      const held = store.read(type, id);
      if (!held) throw new FhirError(422, `${reference} is not known to this server`, { code: "not-found" });
      const other = patientOf(held, store, base);
      if (other !== "shared" && other !== null && token.patient !== null && other !== token.patient) {
        throw new FhirError(422, `${reference} belongs to another patient`, { code: "business-rule" });
      }
    }
    const scoped = pending.size > 0 && resource.resourceType === "Provenance";
    if (scoped ? !this.#holds(token, resource.resourceType, letter) : !this.#permits(token, resource, letter)) {
      throw this.#denied(`The granted scope does not cover this ${resource.resourceType}`);
    }
  }

  #create(
    type: string,
    resource: FhirResource,
    token: AccessToken,
    headers: Readonly<Record<string, string>>,
    pending: ReadonlySet<string> = new Set(),
    id?: string,
  ): Result {
    const { dialect, store, base } = this.#parts;
    if (!offers(dialect, type, "create")) throw new FhirError(405, `Creating ${type} is not offered`);
    this.#demand(token, type, "c");
    if (resource.resourceType !== type) {
      throw new FhirError(400, `The body is a ${resource.resourceType}, not a ${type}`);
    }
    const condition = headers["if-none-exist"];
    if (condition !== undefined && offeredResource(dialect, type)?.conditionalCreate === true) {
      const found = this.#conditional(type, condition, token);
      if (found.length > 1) throw new FhirError(412, "If-None-Exist matches more than one resource");
      const existing = found[0];
      if (existing) {
        return {
          status: 200,
          resource: existing,
          headers: {
            Location: `${base}/${type}/${existing.id}/_history/${existing.meta?.versionId}`,
            ...this.#versionHeaders(existing),
          },
        };
      }
    }
    this.#check(resource, token, "c", pending);
    const stored = store.create(this.#authored(resource, token), id);
    return {
      status: 201,
      resource: stored,
      headers: { Location: this.#location(stored), ...this.#versionHeaders(stored) },
    };
  }

  /** Epic has no author element: the note files under the authorized user. */
  #authored(resource: FhirResource, token: AccessToken): FhirResource {
    if (this.#parts.dialect.name !== "epic" || resource.resourceType !== "DocumentReference") return resource;
    return { ...resource, author: [{ reference: token.fhir_user }], content: resource.content.slice(0, 1) };
  }

  #location(resource: FhirResource): string {
    const path = `${resource.resourceType}/${resource.id}`;
    if (this.#parts.dialect.name === "epic") return path;
    if (this.#parts.dialect.name === "oracle-health") return `${this.#parts.base}/${path}`;
    return `${this.#parts.base}/${path}/_history/${resource.meta?.versionId ?? "1"}`;
  }

  #conditional(type: string, condition: string, token: AccessToken): FhirResource[] {
    const criteria = [...new URLSearchParams(condition.replace(/^[^?]*\?/, ""))].map(([name, value]) =>
      criterionOf(name, value),
    );
    if (criteria.length === 0) throw new FhirError(400, "If-None-Exist is empty");
    const { store, base } = this.#parts;
    return store
      .ofType(type)
      .filter((resource) => {
        const owner = patientOf(resource, store, base);
        return token.patient === null || owner === token.patient;
      })
      .filter((resource) => criteria.every((criterion) => meets(resource, criterion, base)));
  }

  #update(
    type: string,
    id: string,
    resource: FhirResource,
    token: AccessToken,
    headers: Readonly<Record<string, string>>,
    pending: ReadonlySet<string> = new Set(),
  ): Result {
    const { dialect, store } = this.#parts;
    if (!offers(dialect, type, "update")) throw new FhirError(405, `Updating ${type} is not offered`);
    this.#demand(token, type, "u");
    if (resource.resourceType !== type || resource.id !== id) {
      throw new FhirError(400, "The type and id of the body must be those of the URL");
    }
    const current = store.read(type, id);
    if (!current) {
      if (offeredResource(dialect, type)?.updateCreate !== true) throw new FhirError(404, `${type}/${id} is not known`);
      this.#demand(token, type, "c");
    } else if (!this.#permits(token, current, "u")) {
      throw this.#denied(`${type}/${id} is outside what was granted`);
    }
    const wanted = headers["if-match"];
    if (wanted === undefined && dialect.needs_if_match) throw new FhirError(412, "If-Match is required");
    if (wanted !== undefined && current) {
      const version = /^(?:W\/)?"([^"]*)"$/.exec(wanted)?.[1];
      if (version !== current.meta?.versionId) {
        throw new FhirError(
          dialect.stale_version,
          `${type}/${id} has been changed: version ${current.meta?.versionId}`,
        );
      }
    }
    this.#check(resource, token, "u", pending);
    const stored = store.update(this.#authored(resource, token), id);
    return {
      status: current ? 200 : 201,
      resource: stored,
      headers: { Location: this.#location(stored), ...this.#versionHeaders(stored) },
    };
  }

  #delete(type: string, id: string, token: AccessToken): Result {
    const { dialect, store } = this.#parts;
    if (!offers(dialect, type, "delete")) throw new FhirError(405, `Deleting ${type} is not offered`);
    this.#demand(token, type, "d");
    const current = store.read(type, id);
    if (current && !this.#permits(token, current, "d")) throw this.#denied(`${type}/${id} is outside what was granted`);
    if (current) store.delete(type, id);
    return { status: 204, resource: null, headers: {} };
  }

  #validate(resource: FhirResource): Result {
    const target =
      resource.resourceType === "Parameters"
        ? (resource.parameter?.find((one) => one.name === "resource")?.resource as FhirResource | undefined)
        : resource;
    if (!target) throw new FhirError(400, "$validate needs a resource");
    const issues = validationIssues(target);
    return {
      status: 200,
      resource: outcomeOf(issues.length > 0 ? issues : [issue("informational", "No issues", "information")]),
      headers: {},
    };
  }

  // --- transaction and batch ---------------------------------------------------------------------------------------

  /** false: a kind of Bundle that was switched off; every other interaction is not concerned. */
  #takesBundle(code: string): boolean {
    const { bundles } = this.#parts.settings;
    return bundles === null || (code !== "transaction" && code !== "batch") || bundles.includes(code);
  }

  #bundle(exchange: Exchange, token: AccessToken): Result {
    const { dialect } = this.#parts;
    const bundle = this.#parse(exchange.body);
    if (bundle.resourceType !== "Bundle" || (bundle.type !== "transaction" && bundle.type !== "batch")) {
      throw new FhirError(400, "The body is not a transaction or batch Bundle");
    }
    if (!offersSystem(dialect, bundle.type) || !this.#takesBundle(bundle.type))
      throw new FhirError(405, `A ${bundle.type} is not offered`);
    const entries = (bundle.entry ?? []) as BundleEntry<FhirResource>[];
    return bundle.type === "batch" ? this.#batch(entries, token) : this.#transaction(entries, token);
  }

  #batch(entries: readonly BundleEntry<FhirResource>[], token: AccessToken): Result {
    const entry = entries.map((one): BundleEntry<FhirResource> => {
      try {
        return this.#entryAnswer(this.#perform(one, token, new Map(), new Set()));
      } catch (error) {
        if (!(error instanceof FhirError)) throw error;
        return { response: { status: String(error.status), outcome: error.outcome } };
      }
    });
    return { status: 200, resource: { resourceType: "Bundle", type: "batch-response", entry }, headers: {} };
  }

  /** All or nothing; urn:uuid references become the ids that the server gives (FHIR R4, http, 3.1.0.11.2). */
  #transaction(entries: readonly BundleEntry<FhirResource>[], token: AccessToken): Result {
    const { store } = this.#parts;
    const undo = store.snapshot();
    const ids = new Map<string, string>();
    const existing = new Map<BundleEntry<FhirResource>, Result>();
    try {
      for (const entry of entries) {
        const type = entry.resource?.resourceType ?? "";
        if (entry.request?.method !== "POST" || !entry.fullUrl?.startsWith("urn:uuid:")) continue;
        if (ids.has(entry.fullUrl)) throw new FhirError(400, `fullUrl ${entry.fullUrl} is used twice`);
        const condition = entry.request.ifNoneExist;
        const found = condition === undefined ? [] : this.#conditional(type, condition, token);
        if (found.length > 1) throw new FhirError(412, "ifNoneExist matches more than one resource");
        if (found[0]) {
          this.#demand(token, type, "c");
          const location = `${this.#parts.base}/${type}/${found[0].id}/_history/${found[0].meta?.versionId}`;
          existing.set(entry, {
            status: 200,
            resource: found[0],
            headers: { Location: location, ...this.#versionHeaders(found[0]) },
          });
        }
        ids.set(entry.fullUrl, `${type}/${found[0]?.id ?? randomUUID()}`);
      }
      const pending = new Set(ids.values());
      const order = ["DELETE", "POST", "PUT", "GET"];
      const results = new Map<BundleEntry<FhirResource>, BundleEntry<FhirResource>>();
      for (const method of order) {
        for (const entry of entries.filter((one) => one.request?.method === method)) {
          const result = existing.get(entry) ?? this.#perform(entry, token, ids, pending);
          results.set(entry, this.#entryAnswer(result));
        }
      }
      if (results.size !== entries.length) throw new FhirError(400, "Every entry needs a request with a known method");
      const entry = entries.flatMap((one) => results.get(one) ?? []);
      return { status: 200, resource: { resourceType: "Bundle", type: "transaction-response", entry }, headers: {} };
    } catch (error) {
      undo();
      throw error;
    }
  }

  #perform(
    entry: BundleEntry<FhirResource>,
    token: AccessToken,
    ids: ReadonlyMap<string, string>,
    pending: ReadonlySet<string>,
  ): Result {
    const request = entry.request;
    if (!request) throw new FhirError(400, "An entry has no request");
    const url = new URL(request.url, `${this.#parts.base}/`);
    const below = `${new URL(this.#parts.base).pathname}/`;
    if (!url.pathname.startsWith(below)) throw new FhirError(400, `${request.url} is not below this server`);
    const [type = "", id] = url.pathname.slice(below.length).split("/");
    if (request.method === "GET") {
      return id === undefined
        ? this.#search(type, url.searchParams, token, {})
        : this.#read(type, id, token, "application/fhir+json");
    }
    if (request.method === "DELETE") return this.#delete(type, id ?? "", token);
    if (!entry.resource) throw new FhirError(400, "An entry has no resource");
    const resource = resolveIds(entry.resource, ids);
    const headers: Record<string, string> = {};
    if (request.ifNoneExist !== undefined) headers["if-none-exist"] = request.ifNoneExist;
    if (request.ifMatch !== undefined) headers["if-match"] = request.ifMatch;
    if (request.method === "PUT") return this.#update(type, id ?? "", resource, token, headers, pending);
    if (request.method !== "POST") throw new FhirError(405, `${request.method} is not supported in a Bundle`);
    const own = ids.get(entry.fullUrl ?? "")?.split("/")[1];
    return this.#create(type, resource, token, headers, pending, own);
  }

  #entryAnswer(result: Result): BundleEntry<FhirResource> {
    return {
      ...(result.resource ? { resource: result.resource } : {}),
      response: {
        status: result.status === 201 ? "201 Created" : result.status === 204 ? "204 No Content" : "200 OK",
        ...(result.headers.Location ? { location: result.headers.Location } : {}),
        ...(result.headers.ETag ? { etag: result.headers.ETag } : {}),
      },
    };
  }
}

/** Replaces urn:uuid references by the ids given in the same transaction; one that nothing defines is refused. */
function resolveIds(resource: FhirResource, ids: ReadonlyMap<string, string>): FhirResource {
  const text = JSON.stringify(resource, (_key, value: unknown) => {
    if (typeof value !== "string" || !value.startsWith("urn:uuid:")) return value;
    return ids.get(value) ?? value;
  });
  const unresolved = /"reference":"(urn:uuid:[^"]+)"/.exec(text)?.[1];
  if (unresolved !== undefined) throw new FhirError(400, `${unresolved} is no entry of this Bundle`);
  return JSON.parse(text) as FhirResource;
}
