import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CapabilityStatement, FhirResource } from "fhir/r4";
import { fetchChart } from "../../src/chart/fetch-chart";
import { planReads, yearsBefore } from "../../src/chart/plan-reads";
import { readChart } from "../../src/chart/read-chart";
import { READ_SET } from "../../src/chart/read-set";
import type { Timers } from "../../src/chart/send-read";
import type { ChartReading, FhirResponse, FhirTransport, QueryOutcome, QueryState } from "../../src/chart/types";
import { assess } from "../../src/engine/assess";
import type { Assessment } from "../../src/engine/assessment";
import type { Fact } from "../../src/engine/fact";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { FactName } from "../../src/knowledge/types";
import { loadPatients } from "../../src/sandbox/patients";
import { chartText } from "../../src/text/chart";
import { translator } from "../../src/text/translate";

import { answer, BASE, fakeServer, refusal } from "./fake-server";

type Json = Record<string, unknown>;

export const AS_OF = "2026-11-23";

/** What an EHR can do to one query. The order is that of the table. */
export const FAULTS = [
  "401",
  "403",
  "404",
  "429",
  "500",
  "timeout",
  "slow",
  "empty body",
  "HTML instead of JSON",
  "not JSON",
  "wrong resourceType",
  "OperationOutcome inside",
  "truncated paging",
  "broken next",
  "loop in next links",
  "foreign next",
  "another patient's resources",
  "50,000 entries",
] as const;
export type FaultName = (typeof FAULTS)[number];

/** "as usual": the fault does no harm, the query ends as it does without it. Source: reading rules RD-13, RD-14, RD-20, RD-24. */
type Expected = QueryState | "as usual" | "does not apply";

const OF_SEARCH: Readonly<Record<FaultName, Expected>> = {
  "401": "unauthorized",
  "403": "forbidden",
  "404": "unsupported",
  "429": "error",
  "500": "error",
  timeout: "error",
  slow: "as usual",
  "empty body": "error",
  "HTML instead of JSON": "error",
  "not JSON": "error",
  "wrong resourceType": "error",
  "OperationOutcome inside": "truncated",
  "truncated paging": "truncated",
  "broken next": "truncated",
  "loop in next links": "truncated",
  "foreign next": "truncated",
  // It answered; what it answered with is another's and set aside.
  "another patient's resources": "ok",
  "50,000 entries": "truncated",
};

/** A single resource has no pages; in its place an outcome, another type or another's resource is no answer. */
const OF_READ: Readonly<Record<FaultName, Expected>> = {
  ...OF_SEARCH,
  "OperationOutcome inside": "error",
  "truncated paging": "does not apply",
  "broken next": "does not apply",
  "loop in next links": "does not apply",
  "foreign next": "does not apply",
  "another patient's resources": "error",
  "50,000 entries": "does not apply",
};

const SINGLE_READS = new Set(["metadata", "patient", "encounter", "report-body", "referenced"]);

export function expectedState(query: string, fault: FaultName): Expected {
  return SINGLE_READS.has(query) ? OF_READ[fault] : OF_SEARCH[fault];
}

const OPEN = withEverySearch(
  JSON.parse(
    readFileSync(join(import.meta.dirname, "../data/capability-statements/open.json"), "utf8"),
  ) as CapabilityStatement,
);

/** The open dialect with every search of the read set offered, so that each query is really sent. */
function withEverySearch(capability: CapabilityStatement): CapabilityStatement {
  return {
    ...capability,
    rest: (capability.rest ?? []).map((rest) => {
      const offered = new Set((rest.resource ?? []).map((resource) => resource.type as string));
      const missing = [...new Set(READ_SET.map((row) => row.resource_type))].filter((type) => !offered.has(type));
      return {
        ...rest,
        resource: [
          ...(rest.resource ?? []).map((resource) => ({
            ...resource,
            // Questionnaire responses are asked for only where no note can be filed.
            interaction: (resource.interaction ?? []).filter(
              ({ code }) => resource.type !== "DocumentReference" || code !== "create",
            ),
          })),
          ...missing.map((type) => ({
            type: type as "AllergyIntolerance",
            interaction: [{ code: "read" as const }, { code: "search-type" as const }],
            searchParam: ["patient", "_count"].map((name) => ({ name, type: "string" as const })),
          })),
        ],
      };
    }),
  };
}

export interface Chart {
  readonly name: string;
  readonly patient_id: string;
  readonly encounter_id: string | null;
  readonly resources: readonly Json[];
}

const subject = (id: string): Json => ({ reference: `Patient/${id}` });

/**
 * Charts in which a lost answer is most tempting to read as "no": operated with a clear margin while only the problem
 * list, a report or the medicines say that the tumour has spread, ruptured or was treated first.
 */
function temptingChart(kind: "spread" | "treated_first"): Chart {
  const id = "synthetic-tempting";
  const of = subject(id);
  const loinc = (code: string): Json => ({ coding: [{ system: "http://loinc.org", code }] });
  const category = (code: string): Json[] => [{ coding: [{ code }] }];
  const confirmed = { coding: [{ code: "confirmed" }] };
  const condition = (key: string, code: string, place: string): Json => ({
    resourceType: "Condition",
    id: key,
    subject: of,
    category: category(place),
    clinicalStatus: { coding: [{ code: "active" }] },
    verificationStatus: confirmed,
    onsetDateTime: "2026-02-01",
    code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code }] },
  });
  return {
    name: kind === "spread" ? "operated, spread told elsewhere" : "operated, treatment before told elsewhere",
    patient_id: id,
    encounter_id: "tempting-encounter",
    resources: [
      { resourceType: "Patient", id, gender: "female", birthDate: "1961-03-04" },
      { resourceType: "Encounter", id: "tempting-encounter", status: "finished", class: { code: "AMB" }, subject: of },
      condition("tempting-gist", "C49.A2", "problem-list-item"),
      ...(kind === "spread" ? [condition("tempting-liver", "C78.7", "encounter-diagnosis")] : []),
      {
        resourceType: "Procedure",
        id: "tempting-operation",
        status: "completed",
        subject: of,
        performedDateTime: "2026-03-10",
        code: { text: "Wedge gastrectomy for GIST" },
        reasonReference: [{ reference: "Condition/tempting-gist" }],
      },
      {
        resourceType: "Observation",
        id: "tempting-margin",
        status: "final",
        subject: of,
        focus: [{ reference: "Condition/tempting-gist" }],
        category: category("laboratory"),
        effectiveDateTime: "2026-03-12",
        code: loinc("84892-9"),
        valueCodeableConcept: { text: "R0" },
      },
      {
        resourceType: "Observation",
        id: "tempting-size",
        status: "final",
        subject: of,
        focus: [{ reference: "Condition/tempting-gist" }],
        category: category("laboratory"),
        effectiveDateTime: "2026-03-12",
        method: { coding: [{ system: "http://snomed.info/sct", code: "787377000" }] },
        code: loinc("21889-1"),
        component: [{ code: loinc("33728-7"), valueQuantity: { value: 42, unit: "mm", code: "mm" } }],
      },
      {
        resourceType: "Observation",
        id: "tempting-mitoses",
        status: "final",
        subject: of,
        focus: [{ reference: "Condition/tempting-gist" }],
        category: category("laboratory"),
        effectiveDateTime: "2026-03-12",
        code: { text: "Mitotic count, gastrointestinal stromal tumour" },
        valueQuantity: { value: 3, unit: "/(5.mm2)", system: "http://unitsofmeasure.org", code: "/(5.mm2)" },
      },
      {
        resourceType: "DocumentReference",
        id: "tempting-operative-note",
        status: "current",
        subject: of,
        date: "2026-03-10T10:00:00Z",
        category: category("clinical-note"),
        type: loinc("11504-8"),
        content: [{ attachment: { contentType: "text/plain", url: "Binary/tempting-text" } }],
      },
      {
        resourceType: "Binary",
        id: "tempting-text",
        contentType: "text/plain",
        data: Buffer.from(
          kind === "spread"
            ? "Operative note. Gastric GIST. The tumour ruptured during mobilisation with spillage into the peritoneal cavity."
            : "Operative note. Gastric GIST, wedge resection. No tumour rupture.",
        ).toString("base64"),
      },
      { resourceType: "Medication", id: "tempting-medicine", code: { text: "imatinib 400 mg tablet" } },
      {
        resourceType: "MedicationRequest",
        id: "tempting-imatinib",
        status: "completed",
        intent: "order",
        subject: of,
        authoredOn: "2025-10-01",
        medicationReference: { reference: "Medication/tempting-medicine" },
      },
    ],
  };
}

/** The charts of the matrix: sandbox patients by name, and the tempting one. */
export function chartsOfMatrix(names: readonly string[]): readonly Chart[] {
  const sandbox = loadPatients().flatMap((chart): readonly Chart[] => {
    const id = chart.patient.id ?? "";
    if (!names.includes(id)) return [];
    const encounter = chart.resources.find((resource) => resource.resourceType === "Encounter");
    return [
      {
        name: id,
        patient_id: id,
        encounter_id: encounter?.id ?? null,
        resources: chart.resources as readonly FhirResource[] as unknown as readonly Json[],
      },
    ];
  });
  return [...sandbox, temptingChart("spread"), temptingChart("treated_first")];
}

/** A clock that runs only as fast as somebody waits. */
function quickTimers(): Timers {
  const cleared = new Set<number>();
  let now = Date.parse(`${AS_OF}T12:00:00Z`);
  let next = 0;
  return {
    now: () => now,
    setTimeout(run, milliseconds) {
      const id = ++next;
      const wait = async (): Promise<void> => {
        // A request under way is answered first, unless it never answers.
        for (let turn = 0; turn < 3; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
        if (cleared.has(id)) return;
        now += milliseconds;
        run();
      };
      void wait();
      return id;
    },
    clearTimeout(id) {
      cleared.add(id as number);
    },
  };
}

export interface Spoiling {
  readonly query: string;
  /** "silent": the query answers well and brings nothing: what the rest of the chart says by itself. */
  readonly fault: FaultName | "silent";
}

/** A transport that answers as the chart's server does, but for one query. */
function spoilt(chart: Chart, spoiling: Spoiling | null, meet: () => void): FhirTransport {
  const { transport } = fakeServer(chart.resources, OPEN);
  if (spoiling === null) return transport;
  const queryOf = queriesByUrl(chart);
  return {
    base: BASE,
    async send(request) {
      const below = request.url.replace(`${BASE}/`, "");
      const query = queryOf(below);
      if (query !== spoiling.query) return transport.send(request);
      meet();
      const well = (): Promise<FhirResponse> => transport.send(request);
      return spoil(spoiling.fault, below, well, SINGLE_READS.has(query));
    },
  };
}

function queriesByUrl(chart: Chart): (below: string) => string | null {
  const urls = new Map<string, string>();
  const planned = planReads(OPEN, {
    patient_id: chart.patient_id,
    as_of: AS_OF,
    documents_since: yearsBefore(AS_OF, 10),
    practice: null,
    reads_provenance: false,
  });
  for (const read of planned) for (const url of read.attempts.flat()) urls.set(url, read.row.id);
  const texts = new Set(
    chart.resources.filter((one) => one.resourceType === "Binary").map((one) => `Binary/${one.id}`),
  );
  return (below) => {
    if (below === "metadata") return "metadata";
    const [plain = ""] = below.split("#");
    const isNext = /[?&]fault-page=([\w-]+)/.exec(plain);
    if (isNext) return isNext[1] ?? null;
    const known = urls.get(plain);
    if (known) return known;
    if (plain === `Patient/${chart.patient_id}`) return "patient";
    if (plain === `Encounter/${chart.encounter_id}`) return "encounter";
    if (texts.has(plain)) return "report-body";
    return plain.includes("?") || plain.startsWith("_page/") ? null : "referenced";
  };
}

const ELSEWHERE: Readonly<Record<string, Json>> = {
  Condition: {
    verificationStatus: { coding: [{ code: "confirmed" }] },
    code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code: "C78.7" }] },
  },
  Observation: {
    status: "final",
    code: { coding: [{ system: "http://loinc.org", code: "2823-3" }] },
    valueQuantity: { value: 6.9, unit: "mmol/L" },
  },
  MedicationRequest: {
    status: "active",
    intent: "order",
    medicationCodeableConcept: { text: "warfarin 5 mg" },
  },
};

const SIGN_IN = "<!doctype html><html><body><h1>Please sign in</h1></body></html>";

async function spoil(
  fault: FaultName | "silent",
  below: string,
  well: () => Promise<FhirResponse>,
  isRead: boolean,
): Promise<FhirResponse> {
  const raw = (content_type: string, body: string): FhirResponse => ({
    status: 200,
    headers: { "content-type": content_type },
    body: new TextEncoder().encode(body),
  });
  const type = below.split(/[/?]/)[0] ?? "";
  const onBundle = async (change: (bundle: Json & { entry: Json[] }) => Json): Promise<FhirResponse> => {
    const response = await well();
    const bundle = JSON.parse(new TextDecoder().decode(response.body)) as Json & { entry: Json[] };
    return answer(200, change(bundle));
  };
  switch (fault) {
    case "silent":
      return isRead
        ? refusal(404, "not-found")
        : answer(200, { resourceType: "Bundle", type: "searchset", total: 0, entry: [] });
    case "401":
    case "403":
    case "404":
    case "429":
    case "500":
      return refusal(Number(fault), "processing");
    case "timeout":
      return new Promise(() => undefined);
    case "slow":
      await new Promise<void>((resolve) => setImmediate(resolve));
      return well();
    case "empty body":
      return raw("application/fhir+json", "");
    case "HTML instead of JSON":
      return raw("text/html", SIGN_IN);
    case "not JSON":
      return raw("application/fhir+json", '{"resourceType":"Bundle","entry":[{');
    case "wrong resourceType":
      return answer(200, { resourceType: "Basic", id: "unexpected", code: { text: "unexpected" } });
    case "OperationOutcome inside": {
      const outcome = {
        resourceType: "OperationOutcome",
        issue: [{ severity: "warning", code: "incomplete", diagnostics: "Some of the data could not be retrieved" }],
      };
      if (isRead) return answer(200, outcome);
      return onBundle((bundle) => ({
        ...bundle,
        entry: [...bundle.entry, { resource: outcome, search: { mode: "outcome" } }],
      }));
    }
    case "truncated paging":
      return onBundle((bundle) => ({ ...bundle, link: [], total: bundle.entry.length + 1 }));
    case "broken next":
      return /fault-page=/.test(below)
        ? refusal(404, "not-found")
        : onBundle((bundle) => withNext(bundle, `${BASE}/${type}?fault-page=${pageOf(below)}`));
    case "loop in next links":
      return onBundle((bundle) => withNext(bundle, `${BASE}/${below}`));
    case "foreign next":
      return onBundle((bundle) => withNext(bundle, `https://elsewhere.example/fhir/${type}?page=2`));
    case "another patient's resources": {
      const other: Json = {
        resourceType: type,
        id: "of-another-patient",
        subject: subject("synthetic-other"),
        patient: subject("synthetic-other"),
        ...ELSEWHERE[type],
      };
      if (isRead) return answer(200, other);
      return onBundle((bundle) => ({
        ...bundle,
        total: Number(bundle.total) + 1,
        entry: [...bundle.entry, { resource: other, search: { mode: "match" } }],
      }));
    }
    case "50,000 entries": {
      // Pages of 5,000 with a next link each: the ceiling is reached on the way.
      const page = Number(/fault-from=(\d+)/.exec(below)?.[1] ?? 0);
      const entry = Array.from({ length: 5_000 }, (_, index) => ({
        resource: { resourceType: type, id: `many-${page + index}`, status: "entered-in-error" },
        search: { mode: "match" },
      }));
      const next = page + 5_000;
      const first =
        page === 0 ? ((JSON.parse(new TextDecoder().decode((await well()).body)) as Json).entry as Json[]) : [];
      return answer(200, {
        resourceType: "Bundle",
        type: "searchset",
        link:
          next < 50_000
            ? [{ relation: "next", url: `${BASE}/${type}?fault-page=${pageOf(below)}&fault-from=${next}` }]
            : [],
        entry: [...first, ...entry],
      });
    }
  }
}

let pageKey = "";
function pageOf(below: string): string {
  return /fault-page=([\w-]+)/.exec(below)?.[1] ?? pageKey;
}

function withNext(bundle: Json, url: string): Json {
  return { ...bundle, link: [{ relation: "next", url }] };
}

export interface Run {
  /** Requests of the spoilt query that were sent. */
  readonly met: number;
  readonly reading: ChartReading;
  readonly assessment: Assessment;
}

export async function runChart(chart: Chart, spoiling: Spoiling | null): Promise<Run> {
  pageKey = spoiling?.query ?? "";
  const isMetadata = spoiling?.query === "metadata";
  let met = 0;
  const transport = spoilt(chart, spoiling, () => {
    met += 1;
  });
  const fetched = await fetchChart(transport, {
    patient_id: chart.patient_id,
    encounter_id: chart.encounter_id,
    as_of: AS_OF,
    ...(isMetadata ? {} : { capability: OPEN }),
    timers: quickTimers(),
  });
  const reading = readChart(fetched, { patient_id: chart.patient_id, language: "en", as_of: AS_OF });
  const assessment = assess(reading.facts, KNOWLEDGE, {
    as_of: AS_OF,
    jurisdiction: "EU",
    mode: "today",
    language: "en",
    patient: null,
  });
  return { met, reading, assessment };
}

export interface Cell {
  readonly query: string;
  readonly fault: FaultName;
  readonly state: QueryState | "none";
  /** What is wrong; empty: as it must be. */
  readonly lies: readonly string[];
}

const say = translator(chartText, "en");
const isFailed = (state: QueryState): boolean => state !== "ok" && state !== "empty";
const valueTold = (fact: Fact | undefined): string | null =>
  fact?.status === "known" ? JSON.stringify(fact.value) : null;
const outcomeOf = (run: Run, query: string): QueryOutcome | null =>
  run.reading.queries.find((one) => one.id === query) ?? null;

/**
 * Holds one run with a fault against the same chart read well (`whole`) and against the chart whose query has nothing to
 * say (`silent`): what the failed read alone could carry is unknown and says why; nothing else moves; no class appears.
 */
export function judge(query: string, fault: FaultName, whole: Run, silent: Run, faulty: Run): Cell {
  const lies: string[] = [];
  if (query === "metadata") return judgeMetadata(fault, whole, faulty);
  const outcome = outcomeOf(faulty, query);
  const expected = expectedState(query, fault);
  const wanted = expected === "as usual" ? (outcomeOf(whole, query)?.state ?? null) : expected;
  if (outcome?.state !== wanted) lies.push(`state ${outcome?.state ?? "none"} instead of ${wanted}`);
  const failed = outcome !== null && isFailed(outcome.state);
  const concerns = new Set<FactName>(failed ? outcome.concerns : []);
  const label = say(`query.${query}` as Parameters<typeof say>[0]);
  for (const name of Object.keys(DICTIONARY) as FactName[]) {
    const before = whole.reading.facts[name];
    const alone = silent.reading.facts[name];
    const now = faulty.reading.facts[name];
    const told = now && "note" in now ? (now.note ?? "") : "";
    if (failed && concerns.has(name)) {
      // An answer that came in part may still state it; one that failed may not, unless another source does.
      const isStatedElsewhere = alone?.status === "known" || alone?.status === "conflict";
      const isInPart =
        outcome.state === "truncated" && valueTold(before) !== null && valueTold(now) === valueTold(before);
      if (!isStatedElsewhere && !isInPart && now?.status !== "conflict" && now?.status !== "unknown")
        lies.push(`${name} is ${now?.status ?? "missing"} (${valueTold(now) ?? ""}) though only this read could say`);
      if (now?.status === "unknown" && !told.includes(label))
        lies.push(`${name} is unknown and does not name the read`);
      if (now === undefined) lies.push(`${name} does not name the read`);
    } else if (!failed && JSON.stringify(now) !== JSON.stringify(before)) lies.push(`${name} changed`);
    // Nothing may be known otherwise than with the whole chart, unless it stood there as one side of a conflict.
    const value = valueTold(now);
    if (value !== null && value !== valueTold(before)) {
      const isSide =
        before?.status === "conflict" && before.alternatives.some((side) => JSON.stringify(side.value) === value);
      // So does the silence of an answer that only put another one in doubt.
      const isToldElsewhere = failed && concerns.has(name) && valueTold(alone) === value;
      if (!(isSide || isToldElsewhere) || !told.includes(label))
        lies.push(`${name} reads ${value}, with the whole chart ${valueTold(before) ?? before?.status ?? "nothing"}`);
    }
  }
  lies.push(...newClasses(whole, faulty));
  for (const other of faulty.reading.queries) {
    if (other.id === query) continue;
    const was = outcomeOf(whole, other.id);
    // What follows from this query's answer has less to ask for.
    if (other.id === "report-body" || other.id === "referenced") {
      if (isFailed(other.state) && !(was && isFailed(was.state))) lies.push(`${other.id} ended as ${other.state}`);
    } else if (other.state !== was?.state) lies.push(`${other.id} ended as ${other.state}`);
  }
  return { query, fault, state: outcome?.state ?? "none", lies };
}

/** Classes that stand with a fault and did not stand with the whole chart. */
function newClasses(whole: Run, faulty: Run): readonly string[] {
  const lies: string[] = [];
  for (const scheme of Object.keys(faulty.assessment.risk) as (keyof Assessment["risk"])[]) {
    const now = faulty.assessment.risk[scheme];
    const before = whole.assessment.risk[scheme];
    if (now.status !== "determined") continue;
    // The class follows from size, mitoses and site that were read; that the setting is not known is said beside it.
    if (before.status === "not_applicable" && faulty.reading.facts.disease_setting?.status === "unknown") continue;
    // Two sources differed and one of them is the failed read: the other stands, and its note says what was not read.
    const isOneSide = (Object.keys(DICTIONARY) as FactName[]).some((name) => {
      const fact = faulty.reading.facts[name];
      return (
        whole.reading.facts[name]?.status === "conflict" &&
        fact?.status === "known" &&
        fact.note?.includes("Could not be read")
      );
    });
    if (before.status === "range" && isOneSide) continue;
    if (before.status !== "determined" || before.categories.join() !== now.categories.join())
      lies.push(
        `${scheme} determined as ${now.categories.join()}, with the whole chart ${before.status} ${before.categories.join()}`,
      );
  }
  return lies;
}

/** Without /metadata only what every server of the core profiles knows is asked for: less may be known, nothing else. */
function judgeMetadata(fault: FaultName, whole: Run, faulty: Run): Cell {
  const lies = [...newClasses(whole, faulty)];
  for (const name of Object.keys(DICTIONARY) as FactName[]) {
    const value = valueTold(faulty.reading.facts[name]);
    if (value !== null && value !== valueTold(whole.reading.facts[name])) lies.push(`${name} reads ${value}`);
  }
  return { query: "metadata", fault, state: "none", lies };
}

export interface MatrixRow {
  readonly chart: string;
  readonly cells: readonly Cell[];
}

/** Every query of the chart with every fault that applies to it. */
export async function runMatrix(chart: Chart, faults: readonly FaultName[] = FAULTS): Promise<MatrixRow> {
  const whole = await runChart(chart, null);
  const cells: Cell[] = [];
  for (const query of ["metadata", ...whole.reading.queries.map(({ id }) => id)]) {
    const silent = await runChart(chart, { query, fault: "silent" });
    // Nothing to ask (no text to fetch, nothing referenced): no fault can meet it.
    if (silent.met === 0) continue;
    for (const fault of faults) {
      if (expectedState(query, fault) === "does not apply") continue;
      cells.push(judge(query, fault, whole, silent, await runChart(chart, { query, fault })));
    }
  }
  return { chart: chart.name, cells };
}
