import type { CapabilityStatement } from "fhir/r4";
import { type ConfigurationOutcome, readConfiguration } from "../smart/configuration";
import { isMpagesView, joinMpages } from "../smart/mpages";
import { launchedServer, openSession } from "../smart/open-session";
import { sendUnsigned } from "../smart/send-request";
import { readStyle } from "../smart/style";
import type { SessionRequest } from "../smart/types";
import { grants } from "../writeback/granted-scope";
import { mount } from "./mount";
import { type Dependencies, transportOf, type WritebackRoom } from "./state/dependencies";
import { yieldToPage } from "./state/yield-to-page";

/** Mounts the app with the real rooms: this window's session, its FHIR server, the clock, the tables. */
export function start(): void {
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no element #app");
  mount(root, realDependencies());
}

const READY = { as_of: "2000-01-01", jurisdiction: "EU", mode: "today", language: "en", patient: null } as const;

function realDependencies(): Dependencies {
  let configuration: Promise<ConfigurationOutcome> | null = null;
  const configured = (): Promise<ConfigurationOutcome> => {
    configuration ??= readConfiguration();
    return configuration;
  };
  // Both beside the sign-in: nothing of the patient is asked for before it has ended.
  const reader = import("../chart/fetch-chart");
  reader.catch(() => undefined); // reported when the chart is read
  const capability = askCapability(configured()).catch(() => null);
  return {
    today: () => localDay(new Date()),
    now: () => Date.now(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    newActionId: () => crypto.randomUUID(),
    browser_languages: navigator.languages,
    openSession: async () => {
      const outcome = await configured();
      if (!outcome.ok) return { ok: false, failure: { kind: "configuration_invalid", mistakes: outcome.mistakes } };
      const { configuration } = outcome;
      const isView = isMpagesView(configuration, launchedServer(configuration));
      const opened = await openSession(configuration);
      if (isView) void joinMpages();
      return opened;
    },
    readConfiguration: async () => {
      const outcome = await configured();
      return outcome.ok ? outcome.configuration : null;
    },
    readStyle,
    fetchChart: async (session, options) => {
      const [{ fetchChart }, known] = await Promise.all([
        reader.catch(() => import("../chart/fetch-chart")),
        capability,
      ]);
      return fetchChart(transportOf(session), {
        patient_id: session.patient_id ?? "",
        encounter_id: session.encounter_id,
        // Refused without a token, or not read: asked again with it.
        ...(known?.base === session.base ? { capability: known.statement } : {}),
        as_of: options.as_of,
        language: options.language,
        reads_provenance: grants(session.granted_scope, "Provenance", "s"),
        on_progress: options.onProgress,
        on_chart: options.onChart,
        signal: options.signal,
      });
    },
    loadRooms: async () => {
      const [{ KNOWLEDGE }, { assess }, { evaluate }, { whatWouldChange }, { readChart, readChartInTurns }] =
        await Promise.all([
          import("../knowledge/knowledge"),
          import("../engine/assess"),
          import("../engine/evaluate"),
          import("../engine/what-would-change"),
          import("../chart/read-chart"),
        ]);
      // The tables are made ready in a task of their own, while the server still answers.
      await yieldToPage();
      evaluate({}, KNOWLEDGE, READY);
      return {
        knowledge: KNOWLEDGE,
        assess: (facts, options) => assess(facts, KNOWLEDGE, options),
        evaluate: (facts, options) => evaluate(facts, KNOWLEDGE, options),
        whatWouldChange: (facts, options) => whatWouldChange(facts, KNOWLEDGE, options),
        readChart,
        readChartInTurns,
      };
    },
    loadWriteback: async ({ launch_id }) => {
      const { writebackRoom } = await import("./filing/writeback-room");
      writeback ??= writebackRoom(window.sessionStorage, launch_id);
      return writeback;
    },
  };
}

interface KnownCapability {
  readonly base: string;
  readonly statement: CapabilityStatement;
}

/** Milliseconds in all, its waits included. */
const CAPABILITY_TIMEOUT = 5000;

/** The /metadata of the server that the launch names; null when it is not told without a token. */
async function askCapability(configured: Promise<ConfigurationOutcome>): Promise<KnownCapability | null> {
  const [outcome, { fetchCapability }] = await Promise.all([configured, import("../chart/fetch-capability")]);
  const base = outcome.ok ? launchedServer(outcome.configuration) : null;
  if (base === null) return null;
  const transport = { base, send: (request: SessionRequest) => sendUnsigned(base, request) };
  const statement = await fetchCapability(transport, { signal: AbortSignal.timeout(CAPABILITY_TIMEOUT) });
  return statement ? { base, statement } : null;
}

/** A day as the clinician's own clock shows it, YYYY-MM-DD. */
function localDay(instant: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

/** One room a launch, that is a page: the review opened twice still meets the same ledger (WR-16). */
let writeback: WritebackRoom | null = null;
