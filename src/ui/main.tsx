import type { DocumentReference } from "fhir/r4";
import { type ConfigurationOutcome, readConfiguration } from "../smart/configuration";
import { openSession } from "../smart/open-session";
import { readStyle } from "../smart/style";
import type { Session } from "../smart/types";
import { decodeBase64 } from "../writeback/base64";
import { mount } from "./mount";
import { type Dependencies, transportOf } from "./state/dependencies";

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
    loadWriteback: async () => {
      const [routes, notes, content, prepare, submit, check, identifiers, earlier, ledgers] = await Promise.all([
        import("../writeback/negotiate-routes"),
        import("../writeback/compose-note"),
        import("../writeback/note-content"),
        import("../writeback/prepare-filing"),
        import("../writeback/submit-filing"),
        import("../writeback/check-filing"),
        import("../writeback/filing-identifier"),
        import("../writeback/earlier-filings"),
        import("../writeback/ledger"),
      ]);
      ledger ??= ledgers.createLedger();
      const own = ledger;
      return {
        fetchRoutes: routes.fetchRoutes,
        composeNote: notes.composeNote,
        prepareFiling: prepare.prepareFiling,
        hashInputs: identifiers.hashInputs,
        submitFiling: (filing, transport, current) => submit.submitFiling(filing, transport, current, own),
        checkFiling: (filing, transport) => check.checkFiling(filing, transport, own),
        earlierFiling: (filings) => {
          const note = earlier.earlierNoteOf(filings);
          const plan = earlier.earlierPlanOf(filings);
          const found = note ?? plan;
          if (!found?.id) return null;
          return {
            reference: `${found.resourceType}/${found.id}`,
            date: (note?.date ?? plan?.created) || null,
            note: note ? textOfNote(note) : null,
          };
        },
        renderPdf: async (review, given) => {
          const { renderPdf } = await import("../writeback/render-pdf");
          return renderPdf(content.noteContent(review, given), review.language);
        },
        downloadBundle: async (review, given) => {
          const { downloadBundle } = await import("../writeback/download-bundle");
          return downloadBundle(review, given);
        },
      };
    },
  };
}

/** The text of a note filed as plain text; null for any other form. */
function textOfNote(note: DocumentReference): string | null {
  const { contentType, data } = note.content[0]?.attachment ?? {};
  if (!contentType?.startsWith("text/plain") || !data) return null;
  const bytes = decodeBase64(data);
  return bytes ? new TextDecoder().decode(bytes) : null;
}

/** One ledger a launch, that is a page (WR-16): ten clicks, or the review opened twice, still meet the same one. */
let ledger: import("../writeback/ledger").Ledger | null = null;
