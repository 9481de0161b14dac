import type { FhirTransport } from "../chart/types";
import { resolvedPart, withoutParts } from "./filing-parts";
import { findWritten } from "./find-written";
import type { Ledger } from "./ledger";
import { bareOutcome, receiptState } from "./receipt";
import { sameContent } from "./same-content";
import type { Filing, Receipt, WriteOutcome } from "./types";

/**
 * Looks whether a filing of unknown outcome is in the record. Reads only; nothing is sent again (WR-18).
 * @returns the receipt with each unknown row settled where the record answers, and left unknown where it does not
 */
export async function checkFiling(
  filing: Filing,
  transport: FhirTransport,
  ledger: Ledger,
  now: () => Date = () => new Date(),
): Promise<Receipt> {
  const before = ledger.receipts.get(filing.identifier.value);
  const targets = (before?.outcomes ?? []).flatMap(({ reference }) => (reference === null ? [] : [reference]));
  const outcomes = await Promise.all(
    filing.steps.map(async (step): Promise<WriteOutcome> => {
      const held = before?.outcomes.find(({ part }) => part === step.part) ?? null;
      if (held !== null && held.state !== "unknown") return held;
      // A provenance of which no target is known to be written may be there all the same.
      const sent = resolvedPart(filing, step, before?.outcomes ?? []) ?? filing.resources[step.index];
      if (sent === undefined) return held ?? bareOutcome(step, "not_sent");
      const found = await findWritten(step, sent, transport, targets);
      if (found.state === "found") {
        const [first] = found.resources;
        if (first?.id) ledger.filed.set(`${first.resourceType}/${first.id}`, first);
        return {
          ...(held ?? bareOutcome(step, "not_sent")),
          state: "already_there",
          reference: first?.id ? `${first.resourceType}/${first.id}` : null,
          version: first?.meta?.versionId ?? null,
          read_back: first !== undefined && sameContent(withoutParts(sent), first) ? "same" : "different",
          why: found.resources.length > 1 ? "several_copies" : "found_by_identifier",
          copies: found.resources.length,
        };
      }
      if (found.state === "absent") return { ...(held ?? bareOutcome(step, "not_sent")), state: "not_sent", why: null };
      return {
        ...(held ?? bareOutcome(step, "not_sent")),
        state: "unknown",
        why: found.cannot ? "cannot_be_checked" : null,
      };
    }),
  );
  const receipt: Receipt = { state: receiptState(outcomes), outcomes, detail: null };
  for (const { index, part, resource_type } of filing.steps) {
    const outcome = outcomes[index];
    if (outcome === undefined || outcome === before?.outcomes.find((held) => held.part === part)) continue;
    ledger.store.append({
      at: now().toISOString(),
      filing: filing.identifier.value,
      part,
      resource_type,
      event: "looked_for",
      http_status: null,
      state: outcome.state,
      reference: outcome.reference,
      version: outcome.version,
      body_hash: null,
      detail: outcome.read_back,
    });
  }
  ledger.receipts.set(filing.identifier.value, receipt);
  return receipt;
}
