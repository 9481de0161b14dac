import type { Bundle, DocumentReference, FhirResource } from "fhir/r4";
import type { ChartReading, FetchedChart, FhirTransport, QueryOutcome, ReadOptions } from "../../chart/types";
import type { Assessment, AssessOptions } from "../../engine/assessment";
import type { Evaluation } from "../../engine/evaluate";
import type { Facts } from "../../engine/fact";
import type { WhatWouldChange } from "../../engine/what-would-change";
import type { Knowledge } from "../../knowledge/types";
import type { Configuration, Session, SessionOutcome } from "../../smart/types";
import type { LedgerEntry } from "../../writeback/ledger";
import type { NegotiateOptions } from "../../writeback/negotiate-routes";
import type { Current, Filing, Receipt, Review, Routes } from "../../writeback/types";

/**
 * What the screen is given from outside. main.tsx passes the real rooms, tests and the gallery pass fixtures: no part of
 * the screen reaches for a session, a server or a clock by itself.
 */
export interface Dependencies {
  /** Today's date in the clinician's own time zone, YYYY-MM-DD. */
  today(): string;
  /** Ends after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  /** The present instant, milliseconds since the epoch; used for time stamps and the end of the session only. */
  now(): number;
  /** One identifier per press of "file" (WR-15). */
  newActionId(): string;
  /** Languages the browser asks for, best first. */
  readonly browser_languages: readonly string[];
  openSession(): Promise<SessionOutcome>;
  /** The checked configuration, or null where it cannot be read: the screen then says so on "About". */
  readConfiguration(): Promise<Configuration | null>;
  /** The rooms that think: loaded beside the sign-in, so that the first page stays small. */
  loadRooms(): Promise<Rooms>;
  /** Asks the server for everything of the chart; what came back is not understood yet. */
  fetchChart(session: Session, options: FetchOptions): Promise<FetchedChart>;
  /** The EHR's style file, by the launch's smart_style_url; absent where none is to be read. */
  readStyle?(url: string, base: string): Promise<Readonly<Record<string, string>> | null>;
  /** Loaded when the clinician goes to file; one room a launch. */
  loadWriteback(session: Session): Promise<WritebackRoom>;
}

export interface Rooms {
  /** The tables behind the assessment: the published row, the rule in words, the citation and its grade. */
  readonly knowledge: Knowledge;
  assess(facts: Facts, options: AssessOptions): Assessment;
  /** The same evaluation before it is put into words: facts with their bounds, printed rows that are still possible. */
  evaluate(facts: Facts, options: AssessOptions): Evaluation;
  /** The nearest single changes and what each would do; some hundred evaluations, so only when asked for. */
  whatWouldChange(facts: Facts, options: AssessOptions): WhatWouldChange;
  readChart(fetched: FetchedChart, options: ReadOptions): ChartReading;
  /** The same, with `pause` awaited between its parts. */
  readChartInTurns(fetched: FetchedChart, options: ReadOptions, pause: () => Promise<void>): Promise<ChartReading>;
}

export interface FetchOptions {
  readonly as_of: string;
  readonly language: "en" | "fr";
  readonly onProgress: (outcome: QueryOutcome) => void;
  /** The chart so far, after the first round of searches: what is still to come stands in it as pending. */
  readonly onChart: (chart: FetchedChart) => void;
  readonly signal: AbortSignal;
}

export interface WritebackRoom {
  fetchRoutes(transport: FhirTransport, granted_scope: string, options?: NegotiateOptions): Promise<Routes>;
  composeNote(review: Review, routes: Routes): string;
  prepareFiling(review: Review, routes: Routes): Promise<Filing>;
  /** Hash of what an assessment was made from; compared again at the moment of the write (WR-14). */
  hashInputs(assessment: Assessment): string;
  /** Writes once; ten calls with the same filing give the same receipt. `current` is asked again just before the write. */
  submitFiling(
    filing: Filing,
    transport: FhirTransport,
    current: () => Current,
    on_outcome: (done: number, total: number) => void,
  ): Promise<Receipt>;
  /** Looks whether a filing of unknown outcome is in the chart: reads only. */
  checkFiling(filing: Filing, transport: FhirTransport): Promise<Receipt>;
  /** The same filing with its plan beside the earlier one, which somebody else has changed. */
  fileBeside(filing: Filing): Filing;
  /** What was sent in this launch without a known outcome, also before the page was loaded again; null: nothing. */
  unsettled(): Receipt | null;
  /** Looks for it in the chart: reads only. */
  checkUnsettled(routes: Routes, patient_id: string, transport: FhirTransport): Promise<Receipt>;
  /** The clinician has looked in the chart and goes on. */
  leaveOpen(): void;
  /** What this launch filed, as it stands in the chart. */
  filedHere(): readonly FhirResource[];
  /** Lines of the ledger about one filing, oldest first. */
  linesOf(filing: Filing): readonly LedgerEntry[];
  /** This app's newest plan or note in the chart that still stands. */
  earlierFiling(filings: readonly FhirResource[]): EarlierFiling | null;
  /** The words of an earlier note; null where they cannot be read. */
  readNote(note: DocumentReference, transport: FhirTransport): Promise<string | null>;
  renderPdf(review: Review, routes: Routes): Promise<Uint8Array>;
  /** Everything of the review as a Bundle to take away, whatever the server takes. */
  downloadBundle(review: Review, routes: Routes): Promise<Bundle>;
}

export interface EarlierFiling {
  readonly reference: string;
  readonly date: string | null;
  /** Its note; null where only a plan was filed. */
  readonly note: DocumentReference | null;
}

/** The session as the one way out to its FHIR server. */
export function transportOf(session: Session): FhirTransport {
  return { base: session.base, send: (request) => session.send(request) };
}
