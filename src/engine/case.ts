import type { FactName } from "../knowledge/types";
import type { Fact } from "./fact";
import type { FactIndex, FactSet } from "./fact-set";
import type { CaseRisk } from "./risk-schemes";
import { type Truth, UNKNOWN } from "./truth";

/** What one patient's evaluation carries: the completed facts and what was derived from them before any rule. */
export interface Case {
  /** By number (`FactIndex`). */
  readonly facts: readonly (Fact | undefined)[];
  /** `size_mm` if known, else `size_mm_imaging` (pathway rules §1). */
  readonly size: Fact | undefined;
  readonly size_number: number;
  /** Null while the validity limits themselves are evaluated: they may not ask for a class. */
  risk: CaseRisk | null;
  /** Truth plus one of each shared test, by slot; 0 = not yet asked. */
  readonly memo: Uint8Array;
  /** Outcome of a rule by its index: scope and condition. */
  ruleTruth(index: number): Truth;
  /** Outcome of one code of a rule. */
  emissionTruth(index: number, code: string): Truth;
  /** Adds the facts that the outcome of a rule, or of one of its codes, rests on or lacks. */
  traceRule(index: number, code: string | null, trace: Trace): void;
}

/** The number of the fact of that name. */
export type FactNumber<N extends FactName> = number & { readonly name?: N };

/** The fact of that number, with the type of its value. */
export function factOf<N extends FactName>(patient: Case, number: FactNumber<N>): Fact<N> | undefined {
  return patient.facts[number] as Fact<N> | undefined;
}

/** The facts that a truth value rests on, and those whose absence keeps it unknown. */
export interface Trace {
  readonly because: FactSet;
  readonly missing: FactSet;
}

export function emptyTrace(index: FactIndex): Trace {
  return { because: index.emptySet(), missing: index.emptySet() };
}

export function clearTrace(trace: Trace): void {
  trace.because.clear();
  trace.missing.clear();
}

/** A fact that is lacking is missing; any other carries the answer. */
export function note(truth: Truth, number: number, trace: Trace): void {
  (truth === UNKNOWN ? trace.missing : trace.because).add(number);
}

/** A condition, ready to be asked of a patient. */
export interface Test {
  readonly truth: (patient: Case) => Truth;
  /** Adds the facts that `truth`, the present one, rests on or lacks. */
  readonly trace: (patient: Case, trace: Trace, truth: Truth) => void;
}
