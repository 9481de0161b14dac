import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import type { FhirTransport } from "../../src/chart/types";
import { FAULTS_OF_ANY } from "../../src/sandbox/faults";
import { type Sandbox, startSandbox } from "../../src/sandbox/start-sandbox";
import { requestedScope } from "../../src/smart/scopes";
import { OtherWays } from "../../src/ui/filing/other-ways";
import { ReceiptView } from "../../src/ui/filing/receipt-view";
import { writebackRoom } from "../../src/ui/filing/writeback-room";
import type { WritebackRoom } from "../../src/ui/state/dependencies";
import { checkFiling } from "../../src/writeback/check-filing";
import { fileBeside } from "../../src/writeback/file-beside";
import { createLedger, type Ledger } from "../../src/writeback/ledger";
import { fetchRoutes } from "../../src/writeback/negotiate-routes";
import { prepareFiling } from "../../src/writeback/prepare-filing";
import { submitFiling } from "../../src/writeback/submit-filing";
import type { Filing, Receipt, Review, Routes } from "../../src/writeback/types";
import { APP, signIn } from "../sandbox/client";
import { inApp } from "../ui/show-app";
import { loadChart, reviewOf } from "../validation/reviews";
import { WRITE_KINDS, type WriteCell, type WriteFault, type WriteKind, writesHeld } from "./write-matrix";

/** Milliseconds after which an answer counts as lost in these runs. */
const LOST = 600;

interface Prepared {
  readonly kind: WriteKind;
  readonly transport: FhirTransport;
  readonly routes: Routes;
  readonly review: Review;
  readonly filing: Filing;
  /** Brings the chart to what it was before the filing. */
  readonly reset: () => Promise<void>;
}

/** Every kind of write under every fault, in process. */
export async function runWriteMatrix(kinds: readonly WriteKind[] = WRITE_KINDS): Promise<readonly WriteCell[]> {
  const sandbox = await startSandbox({ port: 0, app_url: APP });
  try {
    const cells: WriteCell[] = [];
    for (const kind of kinds) {
      const prepared = await prepare(sandbox, kind);
      for (const fault of FAULTS_OF_ANY) cells.push(await runCell(sandbox, prepared, fault));
    }
    return cells;
  } finally {
    cleanup();
    await sandbox.close();
  }
}

async function prepare(sandbox: Sandbox, kind: WriteKind): Promise<Prepared> {
  const { dialect, patient } = kind;
  sandbox.settings.bundles = kind.bundles;
  const supported = await fetch(`${sandbox.fhirBase(dialect)}/.well-known/smart-configuration`).then((answer) =>
    answer.json(),
  );
  const scope = requestedScope(
    { supported: supported.scopes_supported ?? null, capabilities: supported.capabilities },
    true,
  );
  const token = await signIn(sandbox, { patient, dialect, scope });
  const transport = transportTo(sandbox.fhirBase(dialect), token.access_token);
  const routes = await fetchRoutes(transport, token.scope);
  const chart = await loadChart(FILE_OF[patient] ?? patient);
  const plain = reviewOf(chart, { language: "en", ...(kind.confirms ? {} : { entries: [] }) });
  const before: Review = {
    ...plain,
    server: { name: "Sandbox EHR", base: transport.base },
    encounter_id: token.encounter ?? null,
    author: { reference: `Practitioner/${sandbox.settings.practitioner}`, name: "Dr Synthetic" },
    final_confirmed: true,
    action_id: "before",
  };
  const reset = async (): Promise<void> => {
    sandbox.reset();
    if (!kind.again) return;
    const first = await prepareFiling(before, routes);
    await submitFiling(first, transport, currentOf(first), createLedger());
  };
  await reset();
  const earlier_filings = kind.again ? sandbox.written(dialect) : [];
  const review = {
    ...before,
    action_id: "now",
    confirmed_at: "2026-11-23T11:00:00.123Z",
    reading: { ...before.reading, earlier_filings },
  };
  // The second filing replaces the plan by its id: the same one each time the chart is brought back.
  const refiled = async (): Promise<void> => {
    sandbox.reset();
    for (const one of earlier_filings) sandbox.put(one, dialect);
  };
  return { kind, transport, routes, review, filing: await prepareFiling(review, routes), reset: refiled };
}

const FILE_OF: Readonly<Record<string, string>> = { "narrative-english": "15-narrative-english" };

async function runCell(sandbox: Sandbox, prepared: Prepared, fault: WriteFault): Promise<WriteCell> {
  const { kind, filing, transport } = prepared;
  sandbox.faults.clear();
  await prepared.reset();
  const base = writesHeld(sandbox, kind.dialect);
  const held = (): number => writesHeld(sandbox, kind.dialect) - base;
  sandbox.faults.set({ kind: fault, verb: kind.verb, resource: kind.resource, milliseconds: 60, retry_after: 1 });
  const ledger = createLedger();
  const receipt = await submit(filing, transport, ledger);
  const stored = held();
  sandbox.faults.clear();

  cleanup();
  render(inApp(<Outcome prepared={prepared} ledger={ledger} first={receipt} />));
  const shown = (): { state: string; verdict: string } => {
    const place = document.querySelector("[data-receipt]");
    return { state: place?.getAttribute("data-receipt") ?? "", verdict: place?.querySelector("h3")?.textContent ?? "" };
  };
  const first = shown();
  const parts = [...new Set(receipt.outcomes.map(({ state, why }) => (why ? `${state} (${why})` : state)))];
  const fallback = FALLBACK.every((name) => screen.queryByRole("button", { name }) !== null);
  const way: string[] = [];
  for (let turn = 0; turn < 3 && shown().state !== "complete"; turn++) {
    const name = WAYS.find((one) => screen.queryByRole("button", { name: one }) !== null);
    if (name === undefined) break;
    way.push(name);
    const done = document.querySelector("[data-turn]")?.getAttribute("data-turn");
    screen.getByRole("button", { name }).click();
    await waitFor(() => {
      if (document.querySelector("[data-turn]")?.getAttribute("data-turn") === done) throw new Error("under way");
    });
  }
  return {
    kind: kind.name,
    fault,
    ...first,
    parts,
    stored,
    total: filing.steps.length,
    way,
    ended: shown().state,
    ended_stored: held(),
    fallback,
  };
}

const FALLBACK = ["Copy text", "Print", "Download FHIR Bundle", "Download PDF"];
/** The receipt's ways on, in the order in which a clinician would take them. */
const WAYS = ["Check the chart", "Send what is missing", "Write yours beside it"];

/** The receipt's own screen over the app's own submission. */
function Outcome(props: { readonly prepared: Prepared; readonly ledger: Ledger; readonly first: Receipt }): ReactNode {
  const { prepared, ledger, first } = props;
  const { filing, transport, review, routes } = prepared;
  const [shown, setShown] = useState({ receipt: first, turn: 0 });
  const next = (work: Promise<Receipt>): void => {
    void work.then((receipt) => setShown({ receipt, turn: shown.turn + 1 }));
  };
  return (
    <div data-turn={shown.turn}>
      <ReceiptView
        key={shown.turn}
        receipt={shown.receipt}
        lines={[]}
        onCheck={() => next(checkFiling(filing, transport, ledger))}
        onSendMissing={() => next(submit(filing, transport, ledger))}
        onWriteBeside={() => next(submit(fileBeside(filing), transport, ledger))}
        onReviewAgain={() => undefined}
        onClose={() => undefined}
      />
      <OtherWays room={ROOM} routes={routes} review={review} note={filing.note} />
    </div>
  );
}

const ROOM: WritebackRoom = writebackRoom({ getItem: () => null, setItem: () => undefined }, "matrix");

function submit(filing: Filing, transport: FhirTransport, ledger: Ledger): Promise<Receipt> {
  return submitFiling(filing, transport, currentOf(filing), ledger, { timeout_ms: LOST });
}

const currentOf = ({ patient_id, encounter_id, inputs_hash }: Filing) => ({ patient_id, encounter_id, inputs_hash });

function transportTo(base: string, token: string): FhirTransport {
  return {
    base,
    send: async ({ method, url, headers = {}, body, signal }) => {
      const answer = await fetch(new URL(url, `${base}/`), {
        method,
        headers: { ...headers, authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
      });
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: new Uint8Array(await answer.arrayBuffer()),
      };
    },
  };
}
