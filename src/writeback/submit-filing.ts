import type { Bundle, BundleEntry, FhirResource, OperationOutcome } from "fhir/r4";
import type { FhirResponse, FhirTransport } from "../chart/types";
import { checkCurrent, checkRecord } from "./check-identity";
import { ownIdentifier } from "./earlier-filings";
import { filedMeanwhile } from "./filed-meanwhile";
import { isWritten, resolvedPart, withoutParts } from "./filing-parts";
import { findWritten } from "./find-written";
import type { Ledger, LedgerEntry } from "./ledger";
import { parseEtag, parseJson, parseLocation, wordsOf } from "./read-answer";
import { bareOutcome, receiptState } from "./receipt";
import { sameContent } from "./same-content";
import { sha256 } from "./sha-256";
import { withTimeout } from "./time-limit";
import type { Current, Filing, Receipt, RefusalWhy, WriteOutcome, WriteState, WriteStep } from "./types";

export interface SubmitOptions {
  /** The clock, for the ledger's times only. */
  readonly now?: () => Date;
  /** Milliseconds after which an answer counts as lost; default 30 s. */
  readonly timeout_ms?: number;
  readonly on_outcome?: (done: number, total: number) => void;
}

interface Run {
  readonly filing: Filing;
  readonly transport: FhirTransport;
  readonly current: () => Current;
  readonly ledger: Ledger;
  /** The receipt of an earlier attempt of the same filing. */
  readonly before: Receipt | undefined;
  readonly now: () => Date;
  readonly on_outcome: (done: number, total: number) => void;
}

const FHIR_JSON = "application/fhir+json";

/**
 * Files what was reviewed, once. Identity and inputs are checked before every write; the same filing under way or done is
 * never sent again; a write without an answer is looked for, never repeated (WR-18). A second call for a filing that
 * did not complete is the clinician's own retry: each resource is looked for by its identifier first (WR-17).
 * @returns the receipt, resource by resource; never throws for what a server or network does.
 */
export function submitFiling(
  filing: Filing,
  transport: FhirTransport,
  current: Current | (() => Current),
  ledger: Ledger,
  options: SubmitOptions = {},
): Promise<Receipt> {
  const id = filing.identifier.value;
  const done = ledger.receipts.get(id);
  if (done?.state === "complete") return Promise.resolve(done);
  // One filing at a time in a launch: more clicks on the same inputs wait for the same answer.
  for (const { inputs_hash, receipt } of ledger.in_flight.values()) {
    if (inputs_hash === filing.inputs_hash) return receipt;
  }
  const limited = withTimeout(transport, options.timeout_ms ?? 30_000);
  const run: Run = {
    filing,
    transport: limited,
    current: typeof current === "function" ? current : () => current,
    ledger,
    before: done,
    now: options.now ?? (() => new Date()),
    on_outcome: options.on_outcome ?? (() => undefined),
  };
  const receipt = perform(run).then((result) => {
    // A refusal before sending must not hide what an earlier attempt wrote.
    if (result.refusal == null) ledger.receipts.set(id, result);
    return result;
  });
  const guarded = receipt.finally(() => ledger.in_flight.delete(id));
  ledger.in_flight.set(id, { inputs_hash: filing.inputs_hash, receipt: guarded });
  return guarded;
}

async function perform(run: Run): Promise<Receipt> {
  const { filing, transport, before } = run;
  if (filing.steps.length === 0) return refused(run, "nothing_to_send");
  const first = checkCurrent(filing, run.current(), transport.base);
  if (first !== null) return refused(run, first);
  const record = await checkRecord(filing, transport);
  // Reading may have renewed the session: what it is now comes before what could then not be read.
  const renewed = checkCurrent(filing, run.current(), transport.base);
  if (renewed !== null || record !== null) return refused(run, renewed ?? record ?? "patient_unreadable");
  if (before === undefined && (await filedMeanwhile(filing, transport))) return refused(run, "filed_meanwhile");
  const outcomes: (WriteOutcome | null)[] = filing.steps.map((step) => {
    const earlier = before?.outcomes.find(({ part }) => part === step.part);
    return earlier && isWritten(earlier) ? earlier : null;
  });
  if (before === undefined && filing.mode === "transaction") await sendTogether(run, outcomes, "transaction");
  else {
    if (before === undefined && filing.mode === "batch") await sendTogether(run, outcomes, "batch");
    await sendSingly(run, outcomes, before !== undefined);
  }
  const settled = outcomes.map((outcome, index) => outcome ?? bareOutcome(stepAt(run, index), "not_sent"));
  return { state: receiptState(settled), outcomes: settled, detail: null, refusal: null };
}

async function sendSingly(run: Run, outcomes: (WriteOutcome | null)[], retry: boolean): Promise<void> {
  const { filing } = run;
  let held: WriteOutcome["why"] = null;
  for (const step of filing.steps) {
    const settled = outcomes[step.index];
    if (settled) {
      held ??= heldAfter(settled);
      continue;
    }
    if (held === null && checkCurrent(filing, run.current(), run.transport.base) !== null) held = "refused_before";
    let outcome: WriteOutcome;
    if (held !== null) {
      outcome = notSent(run, step, held);
      note(run, step, "held_back", outcome, null);
    } else outcome = await sendOne(run, step, outcomes, retry);
    outcomes[step.index] = outcome;
    run.on_outcome(outcomes.filter(Boolean).length, filing.steps.length);
    held ??= heldAfter(outcome);
  }
}

/** Why nothing more is sent after this outcome; null: the next one may go. */
function heldAfter({ state }: WriteOutcome): WriteOutcome["why"] {
  if (state === "unknown") return "after_unknown";
  if (state === "unauthorized") return "after_unauthorized";
  return state === "throttled" ? "after_throttled" : null;
}

async function sendOne(
  run: Run,
  step: WriteStep,
  outcomes: readonly (WriteOutcome | null)[],
  retry: boolean,
): Promise<WriteOutcome> {
  const resource = resolvedPart(run.filing, step, outcomes);
  if (resource === null) return notSent(run, step, null);
  if (retry) {
    const found = await look(run, step, resource);
    if (found.state === "found") return fromFound(run, step, resource, found.resources, "already_there");
    // Without If-None-Exist a write that may already be there is not repeated unless a search says that it is not.
    if (found.state === "unknown" && !step.conditional_create && step.update === null) {
      return { ...bareOutcome(step, "unknown"), why: found.cannot ? "cannot_be_checked" : null };
    }
  }
  if (step.update !== null) {
    const stale = await staleBefore(run, step, resource);
    if (stale !== null) return stale;
  }
  const mismatch = checkCurrent(run.filing, run.current(), run.transport.base);
  if (mismatch !== null) return notSent(run, step, "refused_before", mismatch);
  const body = JSON.stringify(resource);
  const sent_at = run.now().toISOString();
  note(run, step, "sent", null, body);
  let answer: FhirResponse;
  try {
    answer = await run.transport.send({
      method: step.update === null ? "POST" : "PUT",
      url: step.update === null ? step.resource_type : step.update.reference,
      headers: {
        "content-type": FHIR_JSON,
        accept: FHIR_JSON,
        ...(step.update === null ? {} : { "if-match": `W/"${step.update.version}"` }),
        ...(step.conditional_create && step.key !== null ? { "if-none-exist": step.key } : {}),
      },
      body,
    });
  } catch (failure) {
    const lost = { ...bareOutcome(step, "unknown"), sent_at, detail: wordsOfFailure(failure) };
    note(run, step, "no_answer", lost, null);
    return afterLoss(run, step, resource, lost);
  }
  const location = parseLocation(answer.headers.location ?? answer.headers["content-location"]);
  const returned = parseJson(answer.body);
  const reference = location?.reference ?? idOf(returned, step);
  const told = answered(step, answer.status, wordsOf(returned));
  const outcome: WriteOutcome = {
    ...told,
    ...(isWritten(told) && !isEvidence(step, answer, reference) ? { state: "unknown" as const } : {}),
    sent_at,
    reference: step.update?.reference ?? reference,
    version: parseEtag(answer.headers.etag) ?? location?.version ?? versionOf(returned, step),
    retry_after: secondsOf(answer),
  };
  note(run, step, "answered", outcome, null);
  return settle(run, step, resource, outcome);
}

/** What an answer leaves open: ambiguous errors are looked for, stale ones show both, written ones are read back. */
async function settle(run: Run, step: WriteStep, sent: FhirResource, outcome: WriteOutcome): Promise<WriteOutcome> {
  if (outcome.state === "unknown" || outcome.state === "server_error") return afterLoss(run, step, sent, outcome);
  if (outcome.state === "stale" || outcome.state === "conflict") {
    const found = await look(run, step, sent);
    if (found.state === "found") return fromFound(run, step, sent, found.resources, "already_there");
    if (outcome.state === "conflict") return outcome;
    const theirs = step.update === null ? null : await readResource(run, step.update.reference);
    return { ...outcome, theirs, mine: sent };
  }
  if (!isWritten(outcome)) return outcome;
  const copies = step.conditional_create || step.update !== null ? null : await look(run, step, sent);
  const several = copies?.state === "found" && copies.resources.length > 1 ? copies.resources.length : null;
  const named = outcome.reference ?? (copies?.state === "found" ? referenceOf(copies.resources[0]) : null);
  const complete = {
    ...outcome,
    reference: named,
    ...(several ? { copies: several, why: "several_copies" as const } : {}),
  };
  return readBack(run, step, sent, complete);
}

async function afterLoss(run: Run, step: WriteStep, sent: FhirResource, lost: WriteOutcome): Promise<WriteOutcome> {
  const found = await look(run, step, sent);
  if (found.state === "found") {
    const outcome = await fromFound(run, step, sent, found.resources, "written");
    return { ...outcome, sent_at: lost.sent_at, http_status: lost.http_status };
  }
  if (found.state === "absent") return lost;
  return { ...lost, state: "unknown", why: found.cannot ? "cannot_be_checked" : null };
}

/**
 * One Bundle. A transaction carries the whole filing, all or nothing; a batch, in which no entry can name another, only the
 * parts that name none: the rest follows one by one.
 */
async function sendTogether(run: Run, outcomes: (WriteOutcome | null)[], type: "transaction" | "batch"): Promise<void> {
  const { filing } = run;
  const steps = type === "transaction" ? filing.steps : filing.steps.filter((step) => standsAlone(filing, step));
  if (steps.length < 2) return;
  for (const step of steps) {
    const resource = filing.resources[step.index];
    if (step.update === null || resource === undefined) continue;
    const stale = await staleBefore(run, step, resource);
    if (stale === null) continue;
    // This very filing arrived before: each part is looked for, as in a retry.
    if (isWritten(stale)) return sendSingly(run, outcomes, true);
    for (const other of steps) {
      outcomes[other.index] =
        other === step ? stale : { ...bareOutcome(other, "not_sent"), why: "transaction_refused" };
    }
    return;
  }
  const mismatch = checkCurrent(filing, run.current(), run.transport.base);
  if (mismatch !== null) {
    for (const step of steps) {
      outcomes[step.index] = { ...bareOutcome(step, "not_sent"), why: "refused_before", detail: mismatch };
    }
    return;
  }
  const bundle: Bundle = { resourceType: "Bundle", type, entry: steps.map((step) => entryOf(filing, step)) };
  const body = JSON.stringify(bundle);
  const sent_at = run.now().toISOString();
  for (const step of steps) note(run, step, "sent", null, body);
  let answer: FhirResponse | null = null;
  let failure: string | null = null;
  try {
    answer = await run.transport.send({
      method: "POST",
      url: "",
      headers: { "content-type": FHIR_JSON, accept: FHIR_JSON },
      body,
    });
  } catch (thrown) {
    failure = wordsOfFailure(thrown);
  }
  for (const [row, step] of steps.entries()) {
    const resource = filing.resources[step.index];
    if (resource === undefined) continue;
    const outcome =
      answer === null
        ? { ...bareOutcome(step, "unknown"), sent_at, detail: failure }
        : { ...answeredTogether(filing, step, row, answer, type), sent_at };
    note(run, step, answer === null ? "no_answer" : "answered", outcome, null);
    outcomes[step.index] = await settle(run, step, resource, outcome);
    run.on_outcome(outcomes.filter(Boolean).length, filing.steps.length);
  }
}

/** Does a part name no other part of its filing? */
function standsAlone(filing: Filing, step: WriteStep): boolean {
  const text = JSON.stringify(filing.resources[step.index] ?? null);
  return !filing.steps.some((other) => text.includes(other.full_url) || refersTo(text, other));
}

/** A part that replaces an own earlier resource is named by that resource's reference. */
const refersTo = (text: string, { update }: WriteStep): boolean =>
  update !== null && text.includes(`"reference":"${update.reference}"`);

function entryOf(filing: Filing, step: WriteStep): BundleEntry {
  const { update, conditional_create, key } = step;
  return {
    fullUrl: update === null ? step.full_url : `${filing.base}/${update.reference}`,
    resource: filing.resources[step.index],
    request:
      update === null
        ? {
            method: "POST",
            url: step.resource_type,
            ...(conditional_create && key !== null ? { ifNoneExist: key } : {}),
          }
        : { method: "PUT", url: update.reference, ifMatch: `W/"${update.version}"` },
  };
}

/** What the answer to a Bundle says about one of its parts. */
function answeredTogether(
  filing: Filing,
  step: WriteStep,
  row: number,
  answer: FhirResponse,
  type: "transaction" | "batch",
): WriteOutcome {
  const returned = parseJson(answer.body);
  if (answer.status < 200 || answer.status >= 300) {
    const refused = {
      ...answered(step, answer.status, wordsOf(returned)),
      ...(type === "transaction" ? { why: "transaction_refused" as const } : {}),
      retry_after: secondsOf(answer),
    };
    // A conflict is of the part that updates: the others were only not sent with it.
    const is_conflict = refused.state === "stale" || refused.state === "conflict";
    const updates = filing.steps.some(({ update }) => update !== null);
    return is_conflict && updates && step.update === null ? { ...refused, state: "not_sent" } : refused;
  }
  const response = returned?.resourceType === "Bundle" ? (returned as Bundle).entry?.[row]?.response : undefined;
  const status = Number.parseInt(response?.status ?? "", 10);
  if (answer.status !== 200 || Number.isNaN(status)) return bareOutcome(step, "unknown");
  const location = parseLocation(response?.location);
  return {
    ...answered(step, status, wordsOf((response?.outcome as OperationOutcome | undefined) ?? null)),
    reference: step.update?.reference ?? location?.reference ?? null,
    version: parseEtag(response?.etag) ?? location?.version ?? null,
  };
}

/** The version is read immediately before (WR-19): another one than the plan was made from is shown, not overwritten. */
async function staleBefore(run: Run, step: WriteStep, mine: FhirResource): Promise<WriteOutcome | null> {
  if (step.update === null) return null;
  const theirs = await readResource(run, step.update.reference);
  if (theirs === null) return { ...bareOutcome(step, "not_sent"), reference: step.update.reference, why: "no_version" };
  const version = theirs.meta?.versionId ?? null;
  if (version === step.update.version) return null;
  // The newer version is this very filing: an earlier attempt arrived although its answer was lost.
  if (ownIdentifier(theirs) !== null && ownIdentifier(theirs) === ownIdentifier(mine)) {
    return fromFound(run, step, mine, [theirs], "already_there");
  }
  return { ...bareOutcome(step, "stale"), reference: step.update.reference, version, theirs, mine };
}

async function fromFound(
  run: Run,
  step: WriteStep,
  sent: FhirResource,
  resources: readonly FhirResource[],
  state: "written" | "already_there",
): Promise<WriteOutcome> {
  const several = resources.length > 1;
  return readBack(run, step, sent, {
    ...bareOutcome(step, state),
    reference: referenceOf(resources[0]),
    version: resources[0]?.meta?.versionId ?? null,
    why: several ? "several_copies" : "found_by_identifier",
    copies: resources.length,
  });
}

async function readBack(run: Run, step: WriteStep, sent: FhirResource, outcome: WriteOutcome): Promise<WriteOutcome> {
  const got = outcome.reference === null ? null : await readResource(run, outcome.reference);
  // Inside a transaction the server turned the urn of a part into its reference: only the rest can be compared.
  const comparable = withoutParts(sent);
  if (got !== null && outcome.reference !== null) run.ledger.filed.set(outcome.reference, got);
  const read_back = got === null ? "unreadable" : sameContent(comparable, got) ? "same" : "different";
  const complete: WriteOutcome = { ...outcome, read_back, version: outcome.version ?? got?.meta?.versionId ?? null };
  note(run, step, "read_back", complete, null);
  return complete;
}

async function look(run: Run, step: WriteStep, sent: FhirResource) {
  const targets =
    sent.resourceType === "Provenance"
      ? sent.target.flatMap(({ reference }) => (reference && !reference.startsWith("urn:") ? [reference] : []))
      : [];
  const found = await findWritten(step, sent, run.transport, targets);
  note(run, step, "looked_for", null, null, found.state);
  return found;
}

async function readResource(run: Run, reference: string): Promise<FhirResource | null> {
  try {
    const answer = await run.transport.send({ method: "GET", url: reference, headers: { accept: FHIR_JSON } });
    const body = answer.status === 200 ? parseJson(answer.body) : null;
    return body !== null && reference.startsWith(`${body.resourceType}/`) ? (body as FhirResource) : null;
  } catch {
    return null;
  }
}

/** What an HTTP status says about a write. 408, 502 and 504 come from something in between: the outcome is open. */
function answered(step: WriteStep, status: number, detail: string | null): WriteOutcome {
  const state: WriteState =
    status === 200 && step.update === null && step.conditional_create
      ? "already_there"
      : status === 200 || status === 201 || status === 204
        ? "written"
        : status === 202 || status === 408 || status === 502 || status === 504
          ? "unknown"
          : status === 401
            ? "unauthorized"
            : status === 403
              ? "forbidden"
              : status === 409 || status === 412
                ? step.update === null
                  ? "conflict"
                  : "stale"
                : status === 429
                  ? "throttled"
                  : status >= 500
                    ? "server_error"
                    : "refused";
  return { ...bareOutcome(step, state), http_status: status, detail };
}

/**
 * Is a success that the status claims borne out by the answer? A sign-in page or a proxy's page with status 200 is not: what
 * was written then has to be looked for.
 */
function isEvidence(step: WriteStep, answer: FhirResponse, reference: string | null): boolean {
  if (reference !== null) return true;
  if (answer.status === 204 || answer.body.length === 0) return step.update !== null || answer.status === 201;
  const returned = parseJson(answer.body);
  return returned?.resourceType === step.resource_type || (answer.status === 201 && returned !== null);
}

/** Seconds of a Retry-After header; null where there is none, or where it is a date. */
function secondsOf(answer: FhirResponse): number | null {
  return Number.parseInt(answer.headers["retry-after"] ?? "", 10) || null;
}

/** Not sent this time. What an earlier attempt wrote, or may have written, stays told: "not sent" would be untrue of it. */
function notSent(run: Run, step: WriteStep, why: WriteOutcome["why"], detail: string | null = null): WriteOutcome {
  const earlier = run.before?.outcomes.find(({ part }) => part === step.part);
  if (earlier && (isWritten(earlier) || earlier.state === "unknown")) return earlier;
  return { ...bareOutcome(step, "not_sent"), why, detail };
}

function refused(run: Run, refusal: RefusalWhy): Receipt {
  const outcomes = run.filing.steps.map((step): WriteOutcome => {
    const outcome = notSent(run, step, "refused_before");
    note(run, step, "held_back", outcome, null, refusal);
    return outcome;
  });
  const state =
    refusal === "inputs_changed" || refusal === "filed_meanwhile"
      ? "refused_changed"
      : refusal === "nothing_to_send"
        ? "none"
        : "refused_identity";
  return { state, outcomes, detail: refusal, refusal };
}

function note(
  run: Run,
  step: WriteStep,
  event: LedgerEntry["event"],
  outcome: WriteOutcome | null,
  body: string | null,
  detail: string | null = null,
): void {
  run.ledger.store.append({
    at: run.now().toISOString(),
    filing: run.filing.identifier.value,
    part: step.part,
    resource_type: step.resource_type,
    event,
    http_status: outcome?.http_status ?? null,
    state: outcome?.state ?? null,
    reference: outcome?.reference ?? null,
    version: outcome?.version ?? null,
    body_hash: body === null ? null : sha256(body),
    detail: detail ?? (event === "read_back" ? (outcome?.read_back ?? null) : null),
  });
}

const referenceOf = (resource: FhirResource | undefined): string | null =>
  resource?.id === undefined ? null : `${resource.resourceType}/${resource.id}`;
const idOf = (body: { resourceType: string; id?: string } | null, step: WriteStep): string | null =>
  body?.resourceType === step.resource_type && body.id !== undefined ? `${body.resourceType}/${body.id}` : null;
const versionOf = (
  body: { resourceType: string; meta?: { versionId?: string } } | null,
  step: WriteStep,
): string | null => (body?.resourceType === step.resource_type ? (body.meta?.versionId ?? null) : null);
const wordsOfFailure = (failure: unknown): string => (failure instanceof Error ? failure.message.slice(0, 300) : "");

function stepAt(run: Run, index: number): WriteStep {
  const step = run.filing.steps[index];
  if (step === undefined) throw new Error("A filing's outcomes and steps have the same length.");
  return step;
}
