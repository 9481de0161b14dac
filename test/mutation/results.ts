/** What Stryker says of one mutant; places count from 1. */
export interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

export interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

/** One file of results for each file of the engine. */
export const RESULTS = "reports/mutation/engine";

export function isUndetected({ status }: Mutant): boolean {
  return status === "Survived" || status === "NoCoverage";
}

/** A time-out by the clock may come from a busy machine; one by the number of rounds is an endless loop. */
export function isDoubtful({ status, statusReason }: Mutant): boolean {
  return status === "Timeout" && !statusReason?.includes("Hit limit");
}

/** The line that a mutant starts in, and the code of that line that it replaces. */
export function replacedBy({ location: { start, end } }: Mutant, source: string): { line: string; text: string } {
  const line = source.split("\n")[start.line - 1] ?? "";
  return { line, text: line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined) };
}
