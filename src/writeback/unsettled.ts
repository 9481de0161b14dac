import type { FhirResource, Identifier } from "fhir/r4";
import { FILING_SYSTEM } from "../chart/codes/filed-facts";
import type { FhirTransport } from "../chart/types";
import { partUrl } from "./filing-identifier";
import { findWritten } from "./find-written";
import type { Ledger, LedgerEntry } from "./ledger";
import { bareOutcome, receiptState } from "./receipt";
import type { Receipt, Routes, WriteOutcome, WriteStep } from "./types";
import { searchKeys } from "./write-step";

/** Parts that were sent in this launch and of which no answer is known: the page was left, or the answer never came. */
export function unsettledParts(ledger: Ledger): readonly LedgerEntry[] {
  const open = new Map<string, LedgerEntry>();
  for (const entry of ledger.store.entries()) {
    const part = `${entry.filing} ${entry.part}`;
    if (entry.event === "sent") open.set(part, entry);
    else if (entry.event === "left_open" || (entry.state !== null && entry.state !== "unknown")) open.delete(part);
  }
  return [...open.values()];
}

/** The clinician has looked in the chart and goes on: the parts stay unknown, and are not asked about again. */
export function leaveOpen(ledger: Ledger, now: () => Date = () => new Date()): void {
  for (const entry of unsettledParts(ledger)) {
    ledger.store.append({ ...entry, at: now().toISOString(), event: "left_open", body_hash: null });
  }
}

/** What is known of those parts before the record was asked: nothing. Null where there are none. */
export function unsettledReceipt(ledger: Ledger): Receipt | null {
  const parts = unsettledParts(ledger);
  if (parts.length === 0) return null;
  return { state: "unknown", outcomes: parts.map((entry) => bareOutcome(entry, "unknown", entry.at)), detail: null };
}

/**
 * Looks for the unsettled parts by their identifiers, without the text that was sent: a page that was loaded again has
 * forgotten it. Reads only; nothing is sent again (WR-18). What is found or found absent is settled in the ledger.
 */
export async function checkUnsettled(
  ledger: Ledger,
  routes: Routes,
  patient_id: string,
  transport: FhirTransport,
  now: () => Date = () => new Date(),
): Promise<Receipt> {
  const outcomes = await Promise.all(
    unsettledParts(ledger).map(async (entry): Promise<WriteOutcome> => {
      const { resource_type } = entry;
      const identifier: Identifier = { system: FILING_SYSTEM, value: `${entry.filing}.${entry.part}` };
      const stub = { resourceType: resource_type, identifier } as unknown as FhirResource;
      const step: WriteStep = {
        index: 0,
        resource_type,
        part: entry.part,
        full_url: partUrl({ value: entry.filing }, entry.part),
        ...searchKeys(stub, routes, `Patient/${patient_id}`, entry.at),
        conditional_create: false,
        update: null,
      };
      // A provenance has no identifier: it is found with what it speaks of, not by itself.
      const found =
        resource_type === "Provenance"
          ? ({ state: "unknown", cannot: true } as const)
          : await findWritten(step, stub, transport, []);
      const [first] = found.state === "found" ? found.resources : [];
      const outcome: WriteOutcome =
        found.state === "found"
          ? {
              ...bareOutcome(entry, "already_there", entry.at),
              reference: first?.id ? `${first.resourceType}/${first.id}` : null,
              version: first?.meta?.versionId ?? null,
              why: found.resources.length > 1 ? "several_copies" : "found_by_identifier",
              copies: found.resources.length,
            }
          : found.state === "absent"
            ? bareOutcome(entry, "not_sent", entry.at)
            : { ...bareOutcome(entry, "unknown", entry.at), why: found.cannot ? "cannot_be_checked" : null };
      ledger.store.append({
        ...entry,
        at: now().toISOString(),
        event: "looked_for",
        state: outcome.state,
        reference: outcome.reference,
        version: outcome.version,
        body_hash: null,
        detail: found.state,
      });
      for (const resource of found.state === "found" ? found.resources.slice(0, 1) : []) {
        ledger.filed.set(`${resource.resourceType}/${resource.id}`, resource);
      }
      return outcome;
    }),
  );
  return { state: receiptState(outcomes), outcomes, detail: null };
}
