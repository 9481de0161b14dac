import type { FhirResource } from "fhir/r4";
import type { Receipt, WriteState, WrittenType } from "./types";

/** One line of the ledger: something was sent, answered, looked for, or held back. No patient data, no note text. */
export interface LedgerEntry {
  /** ISO 8601 instant. */
  readonly at: string;
  /** Value of the filing's identifier. */
  readonly filing: string;
  readonly part: string;
  readonly resource_type: WrittenType;
  /** "left_open": the clinician went on although the outcome stayed unknown. */
  readonly event: "sent" | "answered" | "no_answer" | "looked_for" | "read_back" | "held_back" | "left_open";
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
  /** Resources of this launch's own filings as they stand in the record: the next filing meets them as earlier ones. */
  readonly filed: Map<string, FhirResource>;
}

/** A new ledger for one launch. */
export function createLedger(store: LedgerStore = memoryStore()): Ledger {
  return { store, in_flight: new Map(), receipts: new Map(), filed: new Map() };
}

function memoryStore(): LedgerStore {
  const held: LedgerEntry[] = [];
  return { append: (entry) => held.push(Object.freeze(entry)), entries: () => [...held] };
}

/**
 * Lines that outlive a reload of the page: kept in the window's own storage, under a name of this launch. What cannot be
 * kept (storage full or closed) is still held in memory; what cannot be parsed is left out.
 */
export function keptStore(storage: Pick<Storage, "getItem" | "setItem">, name: string): LedgerStore {
  const held: LedgerEntry[] = parseLines(read(storage, name));
  return {
    append: (entry) => {
      held.push(Object.freeze(entry));
      try {
        storage.setItem(name, JSON.stringify(held));
      } catch {
        // in memory only
      }
    },
    entries: () => [...held],
  };
}

function read(storage: Pick<Storage, "getItem">, name: string): string | null {
  try {
    return storage.getItem(name);
  } catch {
    return null;
  }
}

function parseLines(text: string | null): LedgerEntry[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? (value as LedgerEntry[]) : [];
  } catch {
    return [];
  }
}

/** The lines of one filing, oldest first. */
export function linesOf(ledger: Ledger, filing: string): readonly LedgerEntry[] {
  return ledger.store.entries().filter((entry) => entry.filing === filing);
}
