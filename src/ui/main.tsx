import { type ConfigurationOutcome, readConfiguration } from "../smart/configuration";
import { openSession } from "../smart/open-session";
import { readStyle } from "../smart/style";
import type { Session } from "../smart/types";
import { mount } from "./mount";
import { type Dependencies, transportOf, type WritebackRoom } from "./state/dependencies";

/** Mounts the app with the real rooms: this window's session, its FHIR server, the clock, the tables. */
export function start(): void {
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no element #app");
  mount(root, realDependencies());
}

function realDependencies(): Dependencies {
  let configuration: Promise<ConfigurationOutcome> | null = null;
  const configured = (): Promise<ConfigurationOutcome> => {
    configuration ??= readConfiguration();
    return configuration;
  };
  return {
    today: () => new Intl.DateTimeFormat("en-CA").format(new Date()),
    now: () => Date.now(),
    newActionId: () => crypto.randomUUID(),
    browser_languages: navigator.languages,
    openSession: async () => {
      const outcome = await configured();
      if (!outcome.ok) return { ok: false, failure: { kind: "configuration_invalid", mistakes: outcome.mistakes } };
      return openSession(outcome.configuration);
    },
    readConfiguration: async () => {
      const outcome = await configured();
      return outcome.ok ? outcome.configuration : null;
    },
    readStyle,
    loadRooms: async () => {
      const [{ KNOWLEDGE }, { assess }, { evaluate }, { whatWouldChange }, { fetchChart }, { readChart }] =
        await Promise.all([
          import("../knowledge/knowledge"),
          import("../engine/assess"),
          import("../engine/evaluate"),
          import("../engine/what-would-change"),
          import("../chart/fetch-chart"),
          import("../chart/read-chart"),
        ]);
      return {
        knowledge: KNOWLEDGE,
        assess: (facts, options) => assess(facts, KNOWLEDGE, options),
        evaluate: (facts, options) => evaluate(facts, KNOWLEDGE, options),
        whatWouldChange: (facts, options) => whatWouldChange(facts, KNOWLEDGE, options),
        fetchChart: (session: Session, options) =>
          fetchChart(transportOf(session), {
            patient_id: session.patient_id ?? "",
            encounter_id: session.encounter_id,
            as_of: options.as_of,
            language: options.language,
            on_progress: options.onProgress,
            signal: options.signal,
          }),
        readChart,
      };
    },
    loadWriteback: async ({ launch_id }) => {
      const { writebackRoom } = await import("./filing/writeback-room");
      writeback ??= writebackRoom(window.sessionStorage, launch_id);
      return writeback;
    },
  };
}

/** One room a launch, that is a page: the review opened twice still meets the same ledger (WR-16). */
let writeback: WritebackRoom | null = null;
