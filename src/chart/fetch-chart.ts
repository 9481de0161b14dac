import type { CapabilityStatement, FhirResource, Patient } from "fhir/r4";
import type { FactName } from "../knowledge/types";
import { type ChartIndex, indexChart } from "./chart-index";
import { type Element, string } from "./element";
import { fetchCapability } from "./fetch-capability";
import { readReferenced, referencedIn, referencedRow } from "./fetch-referenced";
import { fetchReportBodies } from "./fetch-report-bodies";
import { NARRATIVE_FACTS } from "./narrative-facts";
import { type PlannedRead, planReads, practiceOf, wantsPractice, yearsBefore } from "./plan-reads";
import { outcomeOfRead, readOne } from "./read-one";
import { READ_SET } from "./read-set";
import { attachmentsOf } from "./reports";
import { runSearch } from "./run-search";
import { Gate, type ReadManners, SYSTEM_TIMERS, type Timers } from "./send-read";
import type { AttachmentText, FetchedChart, FhirTransport, QueryOutcome, QueryState, SetAside } from "./types";

export interface FetchChartOptions {
  readonly patient_id: string;
  readonly encounter_id?: string | null;
  /** YYYY-MM-DD. */
  readonly as_of: string;
  readonly language?: "en" | "fr";
  /** The server's /metadata; null when it could not be read; absent: it is read first. */
  readonly capability?: CapabilityStatement | null;
  /** athenahealth's practice, where the sign-in told it ("Organization/a-1.Practice-…"). */
  readonly practice?: string | null;
  /** The granted scope covers searching Provenance: authors are asked for with what they stated, where the server lists it. */
  readonly reads_provenance?: boolean;
  /** First day of the documents to list; ten years before `as_of` when absent. */
  readonly documents_since?: string;
  /** Called as each query ends. */
  readonly on_progress?: (outcome: QueryOutcome) => void;
  /**
   * Called with the chart so far when the first round of searches has ended or, where a list is long, brought its first page; and
   * after the second when texts of reports are still to come. What is to come stands in it as "pending" queries. The promise gives
   * the whole.
   */
  readonly on_chart?: (chart: FetchedChart) => void;
  readonly signal?: AbortSignal | null;
  readonly timers?: Timers;
}

const REQUEST_TIMEOUT = 30_000;
const AT_ONE_TIME = 6;
const OF_PATIENT: readonly FactName[] = ["birth_date", "age", "sex_at_birth"];
const REPORT_BODY = {
  id: "report-body",
  resource_type: "Binary",
  described: "Binary",
  concerns: NARRATIVE_FACTS,
} as const;
const NOT_YET = { state: "pending", http_status: null, pages: 0, entries: 0, detail: null, depth: 2 } as const;

/**
 * Fetches one patient's chart: the read set in parallel, every page, then what the first answers point at (medicines,
 * specimens, report texts). Each query fails alone and ends as one outcome; nothing that failed looks empty (RD-13).
 * Refusals lead to the next, plainer form of the same search, never to a wider one. It does not throw.
 */
export async function fetchChart(transport: FhirTransport, options: FetchChartOptions): Promise<FetchedChart> {
  const manners: ReadManners = {
    timers: options.timers ?? SYSTEM_TIMERS,
    signal: options.signal ?? null,
    timeout: REQUEST_TIMEOUT,
    gate: new Gate(AT_ONE_TIME),
  };
  const resources = new Map<string, Element>();
  const queries: QueryOutcome[] = [];
  const attachments = new Map<string, AttachmentText>();
  const setAside: SetAside[] = [];
  const named = new Set<string>();
  /** First pages of searches that are still under way: shown, and replaced by the whole when it has come. */
  const firstPages = new Map<string, readonly Element[]>();
  let patient: Element | null = null;

  const ended = (outcome: QueryOutcome): void => {
    queries.push(outcome);
    options.on_progress?.(outcome);
  };
  const keep = (list: readonly Element[]): void => {
    for (const resource of list) {
      const id = string(resource.id);
      const key = id ? `${String(resource.resourceType)}/${id}` : `?${resources.size}`;
      if (!resources.has(key)) resources.set(key, resource);
    }
  };
  const chart = (): FetchedChart => ({
    patient: patient as unknown as Patient | null,
    resources: [...resources.values()] as unknown as readonly FhirResource[],
    attachments: new Map(attachments),
    queries: [...queries].sort(inReadOrder),
    set_aside: setAside,
    // A server behind a proxy may call itself by another name, always the same.
    bases: [transport.base, ...(named.size === 1 ? named : [])],
  });
  const indexed = (): ChartIndex => indexChart(chart(), options.patient_id, () => undefined);

  const capability = options.capability === undefined ? await fetchCapability(transport, manners) : options.capability;
  const readPatient = async (): Promise<void> => {
    const read = await readOne(transport, "Patient", options.patient_id, manners);
    if (read.resource) patient = read.resource;
    ended(outcomeOfRead("patient", "Patient", read, OF_PATIENT, 1));
  };
  const readEncounter = async (): Promise<void> => {
    if (!options.encounter_id) return;
    const read = await readOne(transport, "Encounter", options.encounter_id, manners);
    if (read.resource) keep([read.resource]);
    ended(outcomeOfRead("encounter", "Encounter", read, [], 1));
  };

  let practice = options.practice ?? practiceOf(options.patient_id, null);
  let patientRead: Promise<void> | null = readPatient();
  let lag = 0;
  if (practice === null && wantsPractice(capability)) {
    // Only the patient tells the practice, which every search here must name: the searches wait for that one read.
    await patientRead;
    patientRead = null;
    practice = practiceOf(options.patient_id, patient);
    lag = 1;
  }
  const planned = planReads(capability, {
    patient_id: options.patient_id,
    as_of: options.as_of,
    documents_since: options.documents_since ?? yearsBefore(options.as_of, 10),
    practice,
    reads_provenance: options.reads_provenance ?? false,
  });
  const run = async (read: PlannedRead, onFirst: () => void = () => undefined): Promise<void> => {
    const { pages, described } = await runSearch(transport, read, manners, (page) => {
      firstPages.set(read.row.id, [...(firstPages.get(read.row.id) ?? []), ...page]);
      onFirst();
    });
    firstPages.delete(read.row.id);
    keep(pages.resources);
    for (const base of pages.bases) named.add(base);
    ended({
      id: read.row.id,
      state: pages.state,
      resource_type: read.row.resource_type,
      described,
      http_status: pages.http_status,
      pages: pages.pages,
      entries: pages.entries,
      detail: pages.detail,
      concerns: read.row.is_optional && read.attempts.length === 0 ? [] : read.row.concerns,
      depth: Math.min(2, read.row.depth + lag),
    });
  };

  /** The chart so far. Texts of reports are to come where a report has one that is not written into it. */
  const soFar = (): FetchedChart => {
    const whole = chart();
    const begun = [...firstPages.values()].flat() as unknown as readonly FhirResource[];
    const first = { ...whole, resources: [...whole.resources, ...begun] };
    const index = indexChart(first, options.patient_id, () => undefined);
    const reports = [...index.ofType("DiagnosticReport"), ...index.ofType("DocumentReference")];
    const ended = new Set(first.queries.map((query) => query.id));
    const later = planned.filter((read) => read.attempts.length > 0 && !ended.has(read.row.id));
    const referenced = referencedIn(transport, index, capability);
    const pending = [
      ...later.map((read) => ({
        id: read.row.id,
        resource_type: read.row.resource_type,
        described: read.described,
        concerns: read.row.concerns,
      })),
      ...(reports.some((report) => attachmentsOf(report).length > 0) ? [REPORT_BODY] : []),
      ...(referenced.length > 0 ? [referencedRow(referenced)] : []),
    ].map((row) => ({ ...row, ...NOT_YET }));
    return { ...first, queries: [...first.queries, ...pending] };
  };

  const ofFirstRound = planned
    .filter((read) => read.row.depth === 1)
    .map((read) => {
      let begin = (): void => undefined;
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const whole = run(read, begin);
      return { whole, shown: Promise.race([whole, begun]) };
    });
  await Promise.all([patientRead, readEncounter(), ...ofFirstRound.map(({ shown }) => shown)]);
  options.on_chart?.(soFar());

  const bodies = { state: "empty" as QueryState, details: [] as string[], requests: 0, read: 0 };
  const readBodies = async (): Promise<void> => {
    const index = indexed();
    const places = [...index.ofType("DiagnosticReport"), ...index.ofType("DocumentReference")].flatMap(attachmentsOf);
    const found = await fetchReportBodies(transport, places, attachments, manners);
    for (const [key, text] of found.texts) attachments.set(key, text);
    bodies.state = worse(bodies.state, found.state);
    if (found.detail) bodies.details.push(found.detail);
    bodies.requests += found.requests;
    bodies.read += found.texts.size;
  };
  const second = Promise.all(planned.filter((read) => read.row.depth === 2).map((read) => run(read)));
  const texts = Promise.all(ofFirstRound.map(({ whole }) => whole))
    .then(readBodies)
    .then(() => "read" as const);
  if ((await Promise.race([texts, second])) !== "read") options.on_chart?.(soFar());
  await Promise.all([texts, second]);
  const referenced = referencedIn(transport, indexed(), capability);
  await Promise.all([readReferenced(transport, referenced, manners, keep, ended), readBodies()]);
  ended({
    ...REPORT_BODY,
    state: bodies.state,
    http_status: null,
    pages: bodies.requests,
    entries: bodies.read,
    detail: bodies.details.length > 0 ? bodies.details.join("; ") : null,
    depth: 2,
  });
  return chart();
}

const SEVERITY: readonly QueryState[] = [
  "empty",
  "ok",
  "unsupported",
  "truncated",
  "error",
  "forbidden",
  "unauthorized",
];

function worse(one: QueryState, other: QueryState): QueryState {
  return SEVERITY.indexOf(one) >= SEVERITY.indexOf(other) ? one : other;
}

const ORDER: ReadonlyMap<string, number> = new Map(
  ["patient", "encounter", ...READ_SET.map((row) => row.id), "referenced", "report-body"].map((id, index) => [
    id,
    index,
  ]),
);

/** The outcomes in the order of the read set, whichever answer came first. */
function inReadOrder(one: QueryOutcome, other: QueryOutcome): number {
  return (ORDER.get(one.id) ?? 99) - (ORDER.get(other.id) ?? 99);
}
