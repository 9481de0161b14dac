import { checkFiling } from "../../writeback/check-filing";
import { composeNote } from "../../writeback/compose-note";
import { earlierNoteOf, earlierPlanOf, readNote } from "../../writeback/earlier-filings";
import { fileBeside } from "../../writeback/file-beside";
import { hashInputs } from "../../writeback/filing-identifier";
import { createLedger, keptStore, linesOf } from "../../writeback/ledger";
import { fetchRoutes } from "../../writeback/negotiate-routes";
import { noteContent } from "../../writeback/note-content";
import { prepareFiling } from "../../writeback/prepare-filing";
import { submitFiling } from "../../writeback/submit-filing";
import { checkUnsettled, leaveOpen, unsettledReceipt } from "../../writeback/unsettled";
import type { WritebackRoom } from "../state/dependencies";

/**
 * The write-back room of one launch, with its one ledger (WR-16): ten clicks, the review opened twice, or the page loaded
 * again still meet the same one.
 * @param storage the window's own storage, where the ledger's lines outlive a reload
 * @param launch_id name of the launch in that storage
 */
export function writebackRoom(storage: Pick<Storage, "getItem" | "setItem">, launch_id: string): WritebackRoom {
  const ledger = createLedger(keptStore(storage, `${launch_id}.ledger`));
  return {
    fetchRoutes,
    composeNote,
    prepareFiling,
    hashInputs,
    submitFiling: (filing, transport, current, on_outcome) =>
      submitFiling(filing, transport, current, ledger, { on_outcome }),
    checkFiling: (filing, transport) => checkFiling(filing, transport, ledger),
    fileBeside,
    unsettled: () => unsettledReceipt(ledger),
    checkUnsettled: (routes, patient_id, transport) => checkUnsettled(ledger, routes, patient_id, transport),
    leaveOpen: () => leaveOpen(ledger),
    filedHere: () => [...ledger.filed.values()],
    linesOf: (filing) => linesOf(ledger, filing.identifier.value),
    earlierFiling: (filings) => {
      const note = earlierNoteOf(filings);
      const plan = earlierPlanOf(filings);
      const found = note ?? plan;
      if (!found?.id) return null;
      const date = (note?.date ?? plan?.created) || null;
      return { reference: `${found.resourceType}/${found.id}`, date, note };
    },
    readNote,
    renderPdf: async (review, routes) => {
      const { renderPdf } = await import("../../writeback/render-pdf");
      return renderPdf(noteContent(review, routes), review.language);
    },
    downloadBundle: async (review, routes) => {
      const { downloadBundle } = await import("../../writeback/download-bundle");
      return downloadBundle(review, routes);
    },
  };
}
