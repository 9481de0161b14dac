import type { FactName, FactValues } from "../knowledge/types";

/** Where a value came from. `quote`, `start` and `end` are a span of the source's text; dates are ISO 8601. */
export interface FactSource {
  readonly reference: string | null;
  readonly element: string | null;
  readonly date: string | null;
  readonly quote: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly method: "coded" | "narrative" | "derived" | "entered";
}

/** A value that some source states although another one states a different one. */
export interface FactAlternative<N extends FactName = FactName> {
  readonly value: FactValues[N];
  readonly sources: readonly FactSource[];
}

/**
 * What is known of one fact. "Known" without a source does not exist. An absent key means the same as "unknown".
 * `bounds` is what an unknown number is still known to satisfy (a count reported as ">5", a registry size "1 mm or
 * less"): the engine's ranges use it, the assessment document tells it in `note`.
 */
export type Fact<N extends FactName = FactName> =
  | {
      readonly status: "known";
      readonly value: FactValues[N];
      readonly sources: readonly FactSource[];
      readonly note?: string | null;
    }
  | {
      readonly status: "unknown";
      readonly note: string | null;
      readonly sources?: readonly FactSource[];
      readonly bounds?: NumericBounds;
    }
  | {
      readonly status: "conflict";
      readonly alternatives: readonly FactAlternative<N>[];
      readonly note: string | null;
    }
  | {
      readonly status: "not_applicable";
      readonly sources: readonly FactSource[];
      readonly note?: string | null;
    };

export interface NumericBounds {
  readonly low?: number;
  readonly low_inclusive?: boolean;
  readonly high?: number;
  readonly high_inclusive?: boolean;
}

/** The facts of one patient, as the readers, the command line or the clinician give them. */
export type Facts = { readonly [N in FactName]?: Fact<N> };
