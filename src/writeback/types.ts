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
  };
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
}

/** How the write of one resource ended. "unknown": the answer never came; it is checked by reading, never repeated. */
export type WriteState =
  | "written"
  | "already_there"
  | "refused"
  | "forbidden"
  | "unauthorized"
  | "stale"
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
}

export interface Receipt {
  readonly state: "complete" | "partial" | "none" | "unknown" | "refused_identity" | "refused_changed";
  readonly outcomes: readonly WriteOutcome[];
  readonly detail: string | null;
}
