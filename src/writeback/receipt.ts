import { isWritten } from "./filing-parts";
import type { Receipt, WriteOutcome } from "./types";

/** What the outcomes come to: one unknown makes the whole unknown, for a second filing could then stand twice. */
export function receiptState(outcomes: readonly WriteOutcome[]): Receipt["state"] {
  if (outcomes.some(({ state }) => state === "unknown")) return "unknown";
  const written = outcomes.filter(isWritten).length;
  if (written === outcomes.length) return "complete";
  return written === 0 ? "none" : "partial";
}
