import type { FhirResource } from "fhir/r4";
import type { ChartReading } from "../chart/types";
import type { Assessment } from "../engine/assessment";

export type WrittenType =
  | "DocumentReference"
  | "CarePlan"
  | "RiskAssessment"
  | "Observation"
  | "Provenance"
  | "QuestionnaireResponse";

/** What this server takes of one resource type, after /metadata and the granted scope have both been asked. */
export interface Route {
  readonly resource: WrittenType;
  readonly can_create: boolean;
  readonly can_update: boolean;
  readonly conditional_create: boolean;
  /** Why it cannot be created; null when it can. */
  readonly why_not: "not_offered" | "not_granted" | "metadata_unread" | "switched_off" | null;
}

/** What the server family demands of a clinical note (writing rules WR-01 to WR-06). */
export type ServerFamily = "open" | "epic" | "oracle-health" | "meditech" | "athenahealth" | "other";

export interface Routes {
  readonly family: ServerFamily;
  readonly routes: readonly Route[];
  readonly bundle: "transaction" | "batch" | "none";
  readonly note: {
    readonly draft: boolean;
    readonly final: boolean;
    readonly needs_encounter: boolean;
    readonly formats: readonly ("text/plain" | "text/html" | "application/pdf")[];
    /** true: plain text is pure ASCII, accents removed (WR-04); absent or false: letters keep their accents. */
    readonly ascii?: boolean;
  };
  /** What a filing here consists of, in the order of the route table; empty: copy, print and download only. */
  readonly chosen: readonly WrittenType[];
  /** Search parameters this server lists, by type: what a check "is it there already?" can use (RD-15). */
  readonly search: { readonly [T in WrittenType]?: readonly string[] };
}

/** What the clinician decided about one recommendation. Nothing is decided beforehand. */
export interface Decision {
  readonly code: string;
  readonly rule: string;
  readonly choice: "accepted" | "adapted" | "declined";
  readonly reason: string | null;
}

/** Everything the filing is made from; all of it was on the screen when the clinician confirmed. */
export interface Review {
  readonly assessment: Assessment;
  readonly reading: ChartReading;
  readonly decisions: readonly Decision[];
  readonly comment: string | null;
  readonly language: "en" | "fr";
  readonly encounter_id: string | null;
  readonly author: { readonly reference: string | null; readonly name: string | null };
  readonly server: { readonly name: string; readonly base: string };
  /** ISO 8601 instant of the confirmation, given by the screen. */
  readonly confirmed_at: string;
  /** One per press of "file": the same action gives the same identifiers (WR-15). */
  readonly action_id: string;
  readonly operator: {
    readonly name: string | null;
    readonly contact: string | null;
    readonly clinical_sign_off: string | null;
  };
  /** The separate confirmation "file as final" where a server takes no drafts (WR-03); absent = not given. */
  readonly final_confirmed?: boolean;
  /** Format of the note where the server takes more than plain text; absent = text/plain. */
  readonly note_format?: "text/plain" | "text/html" | "application/pdf";
  /** ISO 8601 instant at which the page was opened: what this app filed later, unknown here, was filed meanwhile (absent = not asked). */
  readonly opened_at?: string;
  /** What happens to this app's earlier plan; absent = "replace". */
  readonly earlier?: "replace" | "keep";
}

/** Why a resource that the server would take is not part of this filing. */
export type WithheldWhy =
  | "final_not_confirmed"
  | "encounter_missing"
  | "author_missing"
  | "condition_missing"
  | "nothing_accepted"
  | "undetermined";

/** One write of a filing: the resource, and how to find it again. */
export interface WriteStep {
  /** Position in `resources`. */
  readonly index: number;
  readonly resource_type: WrittenType;
  /** "note", "care-plan", "risk-afip_2006", "observation-size_mm", "provenance", "questionnaire-response". */
  readonly part: string;
  /** urn:uuid by which the other resources of the filing name this one before the server gave it an id. */
  readonly full_url: string;
  /** Search that finds exactly this resource, and nobody else's; null where the server offers none. */
  readonly key: string | null;
  /** Search by patient, of which the answers are compared by identifier here; null where not possible either. */
  readonly wider_key: string | null;
  /** Search for the patient's own resources of this type, whoever filed them; null where not possible. */
  readonly patient_key: string | null;
  /** Whether it can be found by its target (Provenance has no identifier in R4). */
  readonly target_key: boolean;
  /** Reference of the patient whose practice every search has to name (athenahealth); null where it has not. */
  readonly practice_of: string | null;
  readonly conditional_create: boolean;
  /** Replaces this version of an own earlier resource; null = create. */
  readonly update: { readonly reference: string; readonly version: string } | null;
}

export interface Filing {
  readonly identifier: { readonly system: string; readonly value: string };
  /** The exact note text shown at review. */
  readonly note: string;
  readonly resources: readonly FhirResource[];
  /** Hash of patient, inputs and engine version; submission is refused when it no longer matches the screen. */
  readonly inputs_hash: string;
  readonly patient_id: string;
  readonly encounter_id: string | null;
  readonly mode: "transaction" | "batch" | "single";
  readonly steps: readonly WriteStep[];
  readonly withheld: readonly { readonly part: string; readonly why: WithheldWhy }[];
  readonly base: string;
  readonly author_reference: string | null;
  /** Own filings that the review knew of, and since when others would be new; null: not asked. */
  readonly known: { readonly references: readonly string[]; readonly since: string } | null;
  /** The patient as on the screen, to be compared with the record just before the write. */
  readonly patient: { readonly name: string | null; readonly birth_date: string | null };
}

/** What is on the screen and in the token at the very moment of the write (WR-13, WR-14). */
export interface Current {
  readonly patient_id: string | null;
  readonly encounter_id: string | null;
  readonly inputs_hash: string;
  /** Who is signed in now; absent = not compared. */
  readonly author_reference?: string | null;
  /** The FHIR base of the session now; absent = that of the transport. */
  readonly base?: string;
}

/** Why a filing was refused before anything was sent. */
export type RefusalWhy =
  | "patient_differs"
  | "patient_unreadable"
  | "patient_replaced"
  | "encounter_differs"
  | "encounter_unreadable"
  | "session_ended"
  | "server_differs"
  | "user_differs"
  | "inputs_changed"
  | "filed_meanwhile"
  | "nothing_to_send";

/** Why a resource was not sent, or what else there is to know about its outcome. */
export type OutcomeWhy =
  | "refused_before"
  | "after_unknown"
  | "after_unauthorized"
  | "after_throttled"
  | "transaction_refused"
  | "found_by_identifier"
  | "cannot_be_checked"
  | "several_copies"
  | "no_version";

/** How the write of one resource ended. "unknown": the answer never came; it is checked by reading, never repeated. */
export type WriteState =
  | "written"
  | "already_there"
  | "refused"
  | "forbidden"
  | "unauthorized"
  /** An update met another version than the one it was made from: both are shown, nothing is overwritten. */
  | "stale"
  /** A create that the server says conflicts with what is in the record. */
  | "conflict"
  | "throttled"
  | "server_error"
  | "unknown"
  | "not_sent";

export interface WriteOutcome {
  readonly resource_type: WrittenType;
  readonly state: WriteState;
  readonly reference: string | null;
  readonly version: string | null;
  readonly http_status: number | null;
  readonly detail: string | null;
  /** Result of reading it back: null when it was not tried. */
  readonly read_back: "same" | "different" | "unreadable" | null;
  readonly sent_at: string | null;
  readonly part?: string;
  readonly why?: OutcomeWhy | null;
  /** Copies found under the identifier: more than one only where something outside the app repeated the request. */
  readonly copies?: number | null;
  /** Seconds the server asked to wait. */
  readonly retry_after?: number | null;
  /** Stale: what stands in the record now, and what was to be written. */
  readonly theirs?: FhirResource | null;
  readonly mine?: FhirResource | null;
}

export interface Receipt {
  readonly state: "complete" | "partial" | "none" | "unknown" | "refused_identity" | "refused_changed";
  readonly outcomes: readonly WriteOutcome[];
  readonly detail: string | null;
  readonly refusal?: RefusalWhy | null;
}
