import { createStore, type StoreApi } from "zustand/vanilla";
import type { ChartReading, FetchedChart, QueryOutcome } from "../../chart/types";
import type { Assessment, Recommendation, RecommendationStatus } from "../../engine/assessment";
import type { FactSource, Facts } from "../../engine/fact";
import type { FactName, Jurisdiction } from "../../knowledge/types";
import type { Configuration, Session, SessionFailure, SessionUser } from "../../smart/types";
import type { Language } from "../../text/translate";
import type { Decision } from "../../writeback/types";
import { isPending } from "../facts/fact-view";
import { tumourSilence } from "../states/tumour-silence";
import type { Dependencies, Rooms } from "./dependencies";
import { type Entry, type EntryAction, standingEntries, withEntries } from "./entry";
import { inTurns, yieldToPage } from "./yield-to-page";

/** Where the screen stands. Each phase has its own page; "ready" is the only one on which clinical content is shown. */
export type Phase =
  | { readonly name: "starting" }
  | { readonly name: "no_session"; readonly failure: SessionFailure }
  /** The patient's chart is being read: what has been answered so far. */
  | { readonly name: "reading"; readonly queries: readonly QueryOutcome[] }
  /** A fault of this program, not of the chart: nothing was derived. */
  | { readonly name: "broken"; readonly detail: string }
  | { readonly name: "ready" }
  | { readonly name: "signed_out" };

/** A decision and what was on the card when it was taken: if the card changes, it is asked again. */
export interface StoredDecision extends Decision {
  readonly decided_on: { readonly status: RecommendationStatus; readonly text: string };
}

export interface WhatIf {
  readonly actions: readonly EntryAction[];
  readonly facts: Facts;
  readonly assessment: Assessment;
}

export interface OpenedSource {
  readonly source: FactSource;
  readonly fact: FactName | null;
}

export interface AppState {
  readonly phase: Phase;
  readonly configuration: Configuration | null;
  readonly session: Session | null;
  /** The signed-in user; signs nothing unless `verified`. */
  readonly user: SessionUser | null;
  /** Whether the id_token's verification has ended, either way. */
  readonly user_checked: boolean;
  readonly language: Language;
  readonly jurisdiction: Jurisdiction;
  /** YYYY-MM-DD, fixed when the chart was read. */
  readonly as_of: string;
  /** When this page was opened, milliseconds since the epoch: before anything of the chart was read. */
  readonly opened_at: number;
  readonly fetched: FetchedChart | null;
  /** What the chart said, untouched by anything entered here. */
  readonly reading: ChartReading | null;
  /** What the clinician entered for this patient, oldest first; in memory only. */
  readonly actions: readonly EntryAction[];
  readonly entries: ReadonlyMap<FactName, Entry>;
  /** The chart's facts with the clinician's entries over them. */
  readonly facts: Facts;
  /** The rooms that think, once loaded: the tables to show, and other questions to ask of the same facts. */
  readonly rooms: Rooms | null;
  /** The assessment of `facts`; null outside the phase "ready". */
  readonly assessment: Assessment | null;
  readonly decisions: ReadonlyMap<string, StoredDecision>;
  /** A separate set of facts to think with; nothing of it is kept or filed unless taken over. */
  readonly what_if: WhatIf | null;
  readonly comment: string;
  /** The source that is open beside the page, and the fact for which it was opened. */
  readonly opened_source: OpenedSource | null;
  /** What a screen reader is told last; a new object each time, so that the same words are said again. */
  readonly announcement: { readonly text: string };

  start(): Promise<void>;
  /** The page changes when the chart's own sentences are there in the new language. */
  setLanguage(language: Language): Promise<void>;
  setJurisdiction(jurisdiction: Jurisdiction): void;
  /** Lays entries over the chart as one action that `undo` takes back. */
  enter(entries: readonly Omit<Entry, "date">[]): void;
  /** Gives facts back to the chart. */
  withdraw(names: readonly FactName[]): void;
  undo(): void;
  decide(recommendation: Recommendation, choice: Decision["choice"] | null, reason: string | null): void;
  setComment(comment: string): void;
  /** The assessment as it would be with these entries; changes nothing. */
  preview(entries: readonly Omit<Entry, "date">[]): Assessment | null;
  /** Changes facts in the overlay only; opens the overlay when it is not open. */
  suppose(entries: readonly Omit<Entry, "date">[]): void;
  dropWhatIf(): void;
  /** Makes the overlay's changes the clinician's entries, as one action. */
  takeOverWhatIf(): void;
  announce(text: string): void;
  openSource(opened: OpenedSource | null): void;
  readAgain(): Promise<void>;
  signOut(): Promise<void>;
  endSession(failure: SessionFailure): void;
}

/** How long the page waits for the rest of a chart of which it has the first round, in milliseconds. */
const PATIENCE_MS = 300;

export type AppStore = StoreApi<AppState>;

/** The key of a decision: one rule may emit several codes. */
export function decisionKey(recommendation: { readonly rule: string; readonly code: string }): string {
  return `${recommendation.rule}/${recommendation.code}`;
}

/** Decisions that still answer the card as it now stands; the others are asked again. */
export function standingDecisions(state: Pick<AppState, "assessment" | "decisions">): readonly StoredDecision[] {
  const now = new Map(state.assessment?.recommendations.map((row) => [decisionKey(row), row]) ?? []);
  return [...state.decisions.entries()]
    .filter(([key, decision]) => now.get(key)?.status === decision.decided_on.status)
    .map(([, decision]) => decision);
}

/** Decisions whose card has changed or gone since they were taken. */
export function overtakenDecisions(state: Pick<AppState, "assessment" | "decisions">): readonly StoredDecision[] {
  const standing = new Set(standingDecisions(state));
  return [...state.decisions.values()].filter((decision) => !standing.has(decision));
}

const NOTHING = {
  fetched: null,
  reading: null,
  actions: [],
  entries: new Map<FactName, Entry>(),
  facts: {} as Facts,
  assessment: null,
  decisions: new Map<string, StoredDecision>(),
  what_if: null,
  comment: "",
  opened_source: null,
} as const;

/** The headless core of the screen: every state change of the app is an action of this store. */
export function createAppStore(dependencies: Dependencies): AppStore {
  let rooms: Rooms | null = null;
  let abort: AbortController | null = null;
  let verifying: Session | null = null;
  let wanted: Language | null = null;

  return createStore<AppState>()((set, get) => {
    const assess = (facts: Facts, over: Partial<AppState> = {}): Assessment | null => {
      const state = { ...get(), ...over };
      if (!rooms) return null;
      const id = state.reading?.patient?.id ?? state.session?.patient_id;
      return rooms.assess(facts, {
        as_of: state.as_of,
        jurisdiction: state.jurisdiction,
        mode: "today",
        language: state.language,
        patient: id ? { reference: `Patient/${id}` } : null,
      });
    };

    /** Everything that follows from the chart, the entries, the language and the jurisdiction, worked out in one place. */
    const derive = (over: Partial<AppState>): Partial<AppState> => {
      const state = { ...get(), ...over };
      const entries = standingEntries(state.actions);
      const facts = withEntries(state.reading?.facts ?? {}, entries.values());
      const derived = { ...over, entries, facts, assessment: assess(facts, over) };
      const what_if = state.what_if ? overlay(state.what_if.actions, derived) : null;
      return { ...derived, what_if };
    };

    const overlay = (actions: readonly EntryAction[], over: Partial<AppState> = {}): WhatIf | null => {
      const state = { ...get(), ...over };
      const facts = withEntries(state.facts, standingEntries(actions).values());
      const assessment = assess(facts, over);
      return assessment && actions.length > 0 ? { actions, facts, assessment } : null;
    };

    const dated = (entries: readonly Omit<Entry, "date">[]): readonly Entry[] =>
      entries.map((entry) => ({ ...entry, date: get().as_of }));

    const read = async (session: Session): Promise<void> => {
      abort?.abort();
      const own = new AbortController();
      abort = own;
      const as_of = dependencies.today();
      set({ phase: { name: "reading", queries: [] }, as_of });
      try {
        // The chart is asked for at once: what reads it may still be on its way.
        const loading = rooms ?? dependencies.loadRooms();
        const isOurs = (): boolean => !own.signal.aborted && get().session === session;
        let newest: FetchedChart | null = null;
        const fetching = dependencies.fetchChart(session, {
          as_of,
          language: get().language,
          signal: own.signal,
          onProgress: (outcome) => {
            const { phase } = get();
            if (own.signal.aborted || phase.name !== "reading") return;
            set({ phase: { name: "reading", queries: [...phase.queries, outcome] } });
          },
          onChart: (chart) => {
            newest = chart;
            const isNewest = (): boolean => isOurs() && newest === chart;
            Promise.all([loading, dependencies.wait(PATIENCE_MS)])
              .then(async ([loaded]) => {
                rooms = loaded;
                if (isNewest() && (await show(session, chart, isNewest))) void verify(session);
              })
              .catch(() => undefined); // said of the whole chart
          },
        });
        const [loaded, fetched] = await Promise.all([loading, fetching]);
        rooms = loaded;
        newest = fetched;
        if (isOurs() && (await show(session, fetched, isOurs))) void verify(session);
      } catch (error) {
        if (own.signal.aborted) return;
        own.abort();
        set({ ...NOTHING, phase: { name: "broken", detail: error instanceof Error ? error.message : String(error) } });
      }
    };

    /**
     * Puts a fetched chart on the page, under what the clinician has entered meanwhile. Reading, assessing and drawing are tasks of their
     * own, so that the page answers in between. A chart that is still being read and says nothing of the tumour is no page to look at.
     * @returns whether it stands on the page; not when `isWanted` says no in between
     */
    const show = async (session: Session, fetched: FetchedChart, isWanted: () => boolean): Promise<boolean> => {
      if (!rooms) return false;
      const { language, as_of } = get();
      const options = { patient_id: session.patient_id, language, as_of };
      const read = await rooms.readChartInTurns(fetched, options, inTurns());
      if (fetched.queries.some(isPending) && tumourSilence(read.queries, read.facts) !== null) return false;
      await yieldToPage();
      const before = get();
      const made = derive({ phase: { name: "ready" }, fetched, reading: read, rooms });
      await yieldToPage();
      if (!isWanted()) return false;
      const now = get();
      const isSame = (["language", "jurisdiction", "actions", "what_if"] as const).every(
        (key) => now[key] === before[key],
      );
      if (isSame && now.language === language) {
        set(made);
        return true;
      }
      // Something was entered or chosen in between: worked out again, in one go.
      const reading =
        now.language === language ? read : rooms.readChart(fetched, { ...options, language: now.language });
      set(derive({ phase: { name: "ready" }, fetched, reading, rooms }));
      return true;
    };

    /** Beside the page, never before it: nothing that is read or worked out waits for who is signed in. */
    const verify = async (session: Session): Promise<void> => {
      if (verifying === session) return;
      verifying = session;
      const user = await session.verify_user().catch(() => null);
      if (get().session === session) set({ user, user_checked: true });
    };

    return {
      phase: { name: "starting" },
      configuration: null,
      session: null,
      user: null,
      user_checked: false,
      language: languageOf(dependencies.browser_languages) ?? "en",
      jurisdiction: "EU",
      as_of: dependencies.today(),
      opened_at: dependencies.now(),
      rooms: null,
      announcement: { text: "" },
      ...NOTHING,

      async start() {
        dependencies.loadRooms().then(
          (loaded) => {
            rooms ??= loaded;
          },
          () => undefined, // asked again, and reported, when the chart is read
        );
        const [outcome, configuration] = await Promise.all([
          dependencies.openSession(),
          dependencies.readConfiguration(),
        ]);
        const session = outcome.ok ? outcome.session : null;
        const language = chooseLanguage(configuration, session, dependencies.browser_languages);
        const jurisdiction = session?.issuer.jurisdiction ?? configuration?.jurisdiction ?? "EU";
        set({ configuration, session, user: session?.user ?? null, user_checked: false, language, jurisdiction });
        if (!outcome.ok) {
          set({ phase: { name: "no_session", failure: outcome.failure } });
          return;
        }
        if (outcome.session.patient_id === null) {
          set({ phase: { name: "no_session", failure: { kind: "no_patient" } } });
          return;
        }
        await read(outcome.session);
      },

      async setLanguage(language) {
        wanted = language;
        const { fetched, session, as_of } = get();
        if (!rooms || !fetched) {
          set(derive({ language }));
          return;
        }
        // The reading's own notes are sentences too: they are written again in the new language, from the same answers.
        const options = { patient_id: session?.patient_id ?? null, language, as_of };
        const reading = await rooms.readChartInTurns(fetched, options, inTurns());
        if (wanted !== language || get().session !== session) return;
        // More of the chart may have come meanwhile.
        if (get().fetched === fetched) set(derive({ language, reading }));
        else await get().setLanguage(language);
      },

      setJurisdiction(jurisdiction) {
        set(derive({ jurisdiction }));
      },

      enter(entries) {
        if (entries.length === 0) return;
        set(derive({ actions: [...get().actions, { entries: dated(entries), withdrawn: [] }] }));
      },

      withdraw(names) {
        const present = names.filter((name) => get().entries.has(name));
        if (present.length === 0) return;
        set(derive({ actions: [...get().actions, { entries: [], withdrawn: present }] }));
      },

      undo() {
        set(derive({ actions: get().actions.slice(0, -1) }));
      },

      decide(recommendation, choice, reason) {
        const decisions = new Map(get().decisions);
        const key = decisionKey(recommendation);
        if (choice === null) decisions.delete(key);
        else
          decisions.set(key, {
            code: recommendation.code,
            rule: recommendation.rule,
            choice,
            reason,
            decided_on: { status: recommendation.status, text: recommendation.text },
          });
        set({ decisions });
      },

      setComment(comment) {
        set({ comment });
      },

      preview(entries) {
        return assess(withEntries(get().facts, dated(entries)));
      },

      suppose(entries) {
        const actions = [...(get().what_if?.actions ?? []), { entries: dated(entries), withdrawn: [] }];
        set({ what_if: overlay(actions) });
      },

      dropWhatIf() {
        set({ what_if: null });
      },

      takeOverWhatIf() {
        const { what_if, actions } = get();
        if (!what_if) return;
        const entries = [...standingEntries(what_if.actions).values()];
        set(derive({ actions: [...actions, { entries, withdrawn: [] }], what_if: null }));
      },

      announce(text) {
        set({ announcement: { text } });
      },

      openSource(opened_source) {
        set({ opened_source });
      },

      async readAgain() {
        const { session } = get();
        if (session) await read(session);
      },

      async signOut() {
        const { session } = get();
        abort?.abort();
        set({ ...NOTHING, session: null, user: null, phase: { name: "signed_out" } });
        await session?.sign_out();
      },

      endSession(failure) {
        abort?.abort();
        set({ phase: { name: "no_session", failure } });
      },
    };
  });
}

function languageOf(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "en" || primary === "fr") return primary;
  }
  return null;
}

/** The installation's choice, else the EHR's, else the browser's, else English. */
export function chooseLanguage(
  configuration: Configuration | null,
  session: Session | null,
  browser: readonly string[],
): Language {
  if (configuration && configuration.language !== "auto") return configuration.language;
  const asked = session?.ehr_language ? [session.ehr_language] : [];
  return languageOf(asked) ?? languageOf(browser) ?? "en";
}
