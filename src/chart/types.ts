import type { Bundle, FhirResource, Patient } from "fhir/r4";
import type { FactSource, Facts, NumericBounds } from "../engine/fact";
import type { FactName, FactValues } from "../knowledge/types";
import type { FactAbsence } from "./codes/filed-facts";

/**
 * The one way out to the FHIR server that the chart room and the write-back room are given. Implemented by the smart
 * room (which adds the access token, and only for the FHIR server's own host) and by tests. It never throws for an
 * HTTP status; it throws only when there was no answer (network, abort, time-out).
 */
export interface FhirTransport {
  /** FHIR base URL without a trailing slash. */
  readonly base: string;
  send(request: FhirRequest): Promise<FhirResponse>;
}

export interface FhirRequest {
  readonly method: "GET" | "POST" | "PUT";
  /** Relative to the base ("Condition?patient=1"), or absolute: then it must be of the same origin and below the base. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface FhirResponse {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * How one query of the read set ended. A refusal or a failure is never "empty". "pending": asked for and not answered yet, in a chart
 * that is shown before all of it has come; what it may carry is as open as after a failure.
 */
export type QueryState =
  | "ok"
  | "empty"
  | "unauthorized"
  | "forbidden"
  | "unsupported"
  | "truncated"
  | "error"
  | "pending";

export interface QueryOutcome {
  /** Row of the read set, for example "observation-laboratory". Its label is in text/. */
  readonly id: string;
  readonly state: QueryState;
  readonly resource_type: string;
  /** Path and parameter names only; never a patient's identifier. */
  readonly described: string;
  readonly http_status: number | null;
  readonly pages: number;
  readonly entries: number;
  /** What the server said, shortened, or why we stopped. */
  readonly detail: string | null;
  /** Facts that this query could have carried: they cannot be called absent when it failed. */
  readonly concerns: readonly FactName[];
  /** 1: one round of requests from launch; 2: follows a first answer (report bodies, included resources). */
  readonly depth: number;
}

/** A resource or statement that was not used, and why; nothing is dropped without a row here. */
export interface SetAside {
  readonly reference: string;
  readonly reason:
    | "not_fhir"
    | "other_patient"
    | "entered_in_error"
    | "modifier"
    | "refuted"
    | "suspected"
    | "history"
    | "family_history"
    | "superseded"
    | "other_tumour"
    | "no_number"
    | "unreadable_unit"
    | "sentinel"
    | "gene_mismatch"
    | "unreadable_document"
    | "duplicate"
    | "out_of_range";
  readonly detail: string | null;
}

/** One statement of one fact by one source, before reconciliation. */
export interface Candidate<N extends FactName = FactName> {
  readonly fact: N;
  /** null: the source speaks of the fact but gives no usable value (`note` says why; `bounds` what is left). */
  readonly value: FactValues[N] | null;
  readonly bounds?: NumericBounds;
  readonly source: FactSource;
  readonly note: string | null;
  /** What decides preference between candidates. */
  readonly kind:
    | "pathology"
    | "imaging"
    | "registry"
    | "genomics"
    | "clinical"
    | "medication"
    | "procedure"
    | "laboratory"
    | "administrative";
  readonly specimen: "resection" | "biopsy" | "cytology" | "unknown";
  readonly report_status: "final" | "amended" | "preliminary" | "unknown";
  readonly author: string | null;
  /** Original wording of the value with its own unit and denominator ("12 mitoses/50 HPF"), if it was converted. */
  readonly as_reported: string | null;
  /**
   * Only with a null value. "ambiguous": the source contradicts itself or needs the clinician's eye, so that no equal
   * source may settle the fact over its head. Absent: it merely gives no usable value.
   */
  readonly unresolved?: "ambiguous";
  /**
   * Instant at which a clinician confirmed the value in this app, in an earlier session. The choice stands over what the
   * chart held by then; what came later is put beside it.
   */
  readonly confirmed_at?: string;
  /** An earlier measurement that the newest one does not replace: both are shown, and which is meant is asked. */
  readonly stands_beside?: true;
  /** Only with `confirmed_at` and a null value: the clinician said so instead of a value. */
  readonly absent?: FactAbsence;
}

/** A report whose text was read, kept so that the screen can show a quote in its place. */
export interface ReportText {
  /** Reference of the resource that carries it, for example "DiagnosticReport/12". */
  readonly reference: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly author: string | null;
  readonly status: "final" | "amended" | "preliminary" | "superseded" | "unknown";
  readonly kind: "pathology" | "imaging" | "operative" | "genomics" | "clinical" | "unknown";
  readonly language: "en" | "fr" | "de" | "unknown";
  /** Plain text; spans of FactSource count UTF-16 code units of this string. */
  readonly text: string;
}

export interface PatientIdentity {
  readonly id: string;
  readonly name: string | null;
  readonly birth_date: string | null;
  readonly sex: string | null;
  readonly identifiers: readonly { readonly label: string | null; readonly value: string }[];
  readonly deceased: boolean | null;
}

/** What a chart said: the output of the chart room. */
export interface ChartReading {
  readonly patient: PatientIdentity | null;
  readonly facts: Facts;
  readonly candidates: readonly Candidate[];
  readonly reports: readonly ReportText[];
  readonly queries: readonly QueryOutcome[];
  readonly set_aside: readonly SetAside[];
  /** Condition that the tumour facts belong to, for CarePlan.addresses; null when none was found. */
  readonly condition_reference: string | null;
  /** Plans, notes and assessments that this app filed earlier, newest first. */
  readonly earlier_filings: readonly FhirResource[];
}

export interface ReadOptions {
  readonly patient_id: string | null;
  readonly language: "en" | "fr";
  /** YYYY-MM-DD; used for derived ages and durations only. */
  readonly as_of: string;
}

/** Resources of one chart as a server or a file gave them, with how each query ended. */
export interface FetchedChart {
  readonly patient: Patient | null;
  readonly resources: readonly FhirResource[];
  /** Text of attachments, by the URL under which the report names them. */
  readonly attachments: ReadonlyMap<string, AttachmentText>;
  readonly queries: readonly QueryOutcome[];
  readonly set_aside: readonly SetAside[];
  /**
   * FHIR bases of the server that the chart is of: an absolute reference to another is another server's. Absent where
   * nothing tells; then the one base that the chart's own subjects name, if it is one.
   */
  readonly bases?: readonly string[];
}

export type AttachmentText =
  /** `unread`: what of the document has no text (scanned pages), in plain words. */
  | { readonly state: "text"; readonly text: string; readonly unread?: string }
  | { readonly state: "unreadable"; readonly detail: string };

export type ChartBundle = Bundle;
