import { isWritten } from "./filing-parts";
import type { Receipt, WriteOutcome, WriteState, WriteStep } from "./types";

/** What the outcomes come to: one unknown makes the whole unknown, for a second filing could then stand twice. */
export function receiptState(outcomes: readonly WriteOutcome[]): Receipt["state"] {
  if (outcomes.some(({ state }) => state === "unknown")) return "unknown";
  const written = outcomes.filter(isWritten).length;
  if (written === outcomes.length) return "complete";
  return written === 0 ? "none" : "partial";
}

/** An outcome of which nothing more is known than its state. */
export function bareOutcome(
  { resource_type, part }: Pick<WriteStep, "resource_type" | "part">,
  state: WriteState,
  sentAt: string | null = null,
): WriteOutcome {
  return {
    resource_type,
    part,
    state,
    reference: null,
    version: null,
    http_status: null,
    detail: null,
    read_back: null,
    sent_at: sentAt,
    why: null,
  };
}
