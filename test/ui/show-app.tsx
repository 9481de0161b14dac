import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import type { Bundle, FhirResource } from "fhir/r4";
import type { ReactNode } from "react";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { readChart, readChartInTurns } from "../../src/chart/read-chart";
import type { FetchedChart, QueryOutcome } from "../../src/chart/types";
import { assess } from "../../src/engine/assess";
import { evaluate } from "../../src/engine/evaluate";
import { whatWouldChange } from "../../src/engine/what-would-change";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { Session } from "../../src/smart/types";
import { App } from "../../src/ui/app";
import { writebackRoom } from "../../src/ui/filing/writeback-room";
import type { Dependencies, WritebackRoom } from "../../src/ui/state/dependencies";
import { type AppStore, createAppStore } from "../../src/ui/state/store";
import { AppProvider } from "../../src/ui/state/use-app";
import { tumourSilence } from "../../src/ui/states/tumour-silence";
import { negotiateRoutes } from "../../src/writeback/negotiate-routes";

// Lazily loaded parts take longer than a second on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

const PATIENTS = join(import.meta.dirname, "../../src/sandbox/patients");

export interface Shown {
  readonly store: AppStore;
  readonly unmount: () => void;
}

/** The app in jsdom with the real rooms, a chart from a file, and whatever part of the world a test replaces. */
export async function showApp(
  patient: string,
  over: {
    readonly writeback?: Partial<WritebackRoom>;
    readonly queries?: readonly QueryOutcome[];
    /** Another chart than the one of the file, for example one of which nothing was read. */
    readonly resources?: readonly FhirResource[];
    readonly session?: Partial<Session>;
    /** The chart of the first round; the whole of it comes when the promise ends. */
    readonly early?: { readonly of: (whole: FetchedChart) => FetchedChart; readonly until: Promise<void> };
  } = {},
): Promise<Shown> {
  cleanup();
  const bundle = JSON.parse(readFileSync(join(PATIENTS, `${patient}.json`), "utf8")) as Bundle;
  const fetched = {
    ...(await chartFromBundle(bundle)),
    ...(over.queries ? { queries: over.queries } : {}),
    ...(over.resources ? { resources: over.resources, attachments: new Map() } : {}),
  };
  const capability = JSON.parse(
    readFileSync(join(import.meta.dirname, "../data/capability-statements/open.json"), "utf8"),
  );
  const session: Session = {
    launch_id: "launch-1",
    current_context: () => ({ patient_id: session.patient_id, encounter_id: session.encounter_id }),
    base: "https://ehr.example.org/fhir",
    issuer: { iss: "https://ehr.example.org/fhir", client_id: "gist", name: "Practice EHR" },
    patient_id: fetched.patient?.id ?? "none",
    encounter_id: null,
    granted_scope: "launch openid fhirUser patient/*.cruds",
    need_patient_banner: true,
    style_url: null,
    intent: null,
    fhir_context: [],
    ehr_language: null,
    user: { reference: "Practitioner/1", name: "Dr Example", verified: true, why_unverified: null },
    verify_user: async () => ({
      reference: "Practitioner/1",
      name: "Dr Example",
      verified: true,
      why_unverified: null,
    }),
    expires_at: null,
    can_refresh: true,
    send: () => Promise.reject(new Error("a component test asks no server")),
    sign_out: async () => undefined,
    ...over.session,
  };
  const dependencies: Dependencies = {
    today: () => "2026-11-23",
    now: () => Date.parse("2026-11-23T10:00:00Z"),
    wait: () => Promise.resolve(),
    newActionId: () => "action-1",
    browser_languages: ["en"],
    openSession: async () => ({ ok: true, session }),
    readConfiguration: async () => null,
    fetchChart: async (_session, options) => {
      if (over.early) {
        options.onChart(over.early.of(fetched));
        await over.early.until;
      }
      return fetched;
    },
    loadRooms: async () => ({
      knowledge: KNOWLEDGE,
      assess: (facts, options) => assess(facts, KNOWLEDGE, options),
      evaluate: (facts, options) => evaluate(facts, KNOWLEDGE, options),
      whatWouldChange: (facts, options) => whatWouldChange(facts, KNOWLEDGE, options),
      readChart,
      readChartInTurns,
    }),
    loadWriteback: async (of) => ({
      ...writebackRoom(memoryStorage(), of.launch_id),
      fetchRoutes: async (_transport, scope) => negotiateRoutes(capability, scope),
      submitFiling: async () => ({ state: "complete", outcomes: [], detail: null }),
      renderPdf: async () => new Uint8Array(),
      ...over.writeback,
    }),
  };
  const store = createAppStore(dependencies);
  const view = render(
    <AppProvider store={store} dependencies={dependencies}>
      <App />
    </AppProvider>,
  );
  const started = store.getState().start();
  if (!over.early) await started;
  await screen.findByRole("heading", { name: "Facts" });
  // The later parts of the page are made one after another.
  await waitFor(() => {
    const { reading, facts } = store.getState();
    const filing = tumourSilence(reading?.queries ?? [], facts) !== null || document.getElementById("filing") !== null;
    if (!filing || document.querySelector("[aria-busy=true]")) throw new Error("parts of the page are still to come");
  });
  return { store, unmount: view.unmount };
}

/** Storage of a window that is closed after the test. */
function memoryStorage(): Pick<Storage, "getItem" | "setItem"> {
  const held = new Map<string, string>();
  return { getItem: (name) => held.get(name) ?? null, setItem: (name, value) => held.set(name, value) };
}

/** A part of the screen with a store of its own that has read nothing: for what only needs words and dates. */
export function inApp(part: ReactNode): ReactNode {
  const none = (): never => {
    throw new Error("a part on its own reaches for nothing");
  };
  const dependencies: Dependencies = {
    today: () => "2026-11-23",
    now: () => Date.parse("2026-11-23T10:00:00Z"),
    wait: none,
    newActionId: () => "action-1",
    browser_languages: ["en"],
    openSession: none,
    readConfiguration: none,
    fetchChart: none,
    loadRooms: none,
    loadWriteback: none,
  };
  return (
    <AppProvider store={createAppStore(dependencies)} dependencies={dependencies}>
      {part}
    </AppProvider>
  );
}
