import type { Receipt, WriteState, WrittenType } from "./types";

/** One line of the ledger: something was sent, answered, looked for, or held back. No patient data, no note text. */
export interface LedgerEntry {
  /** ISO 8601 instant. */
  readonly at: string;
  /** Value of the filing's identifier. */
  readonly filing: string;
  readonly part: string;
  readonly resource_type: WrittenType | "Bundle";
  readonly event: "sent" | "answered" | "no_answer" | "looked_for" | "read_back" | "held_back";
  readonly http_status: number | null;
  readonly state: WriteState | null;
  readonly reference: string | null;
  readonly version: string | null;
  /** SHA-256 of the body sent; null for reads. */
  readonly body_hash: string | null;
  readonly detail: string | null;
}

/** Where the lines are kept; in memory unless an installation gives another. */
export interface LedgerStore {
  append(entry: LedgerEntry): void;
  entries(): readonly LedgerEntry[];
}

/** One launch's ledger (WR-16), with the filings under way: ten clicks wait for the same answer. */
export interface Ledger {
  readonly store: LedgerStore;
  readonly in_flight: Map<string, { readonly inputs_hash: string; readonly receipt: Promise<Receipt> }>;
  readonly receipts: Map<string, Receipt>;
}

/** A new ledger for one launch. */
export function createLedger(store: LedgerStore = memoryStore()): Ledger {
  return { store, in_flight: new Map(), receipts: new Map() };
}

function memoryStore(): LedgerStore {
  const held: LedgerEntry[] = [];
  return { append: (entry) => held.push(Object.freeze(entry)), entries: () => [...held] };
}
