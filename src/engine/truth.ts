/**
 * Kleene's strong three-valued logic: false < unknown < true. "And" is the lesser, "or" the greater, "not" the mirror.
 * Total: there is no fourth outcome and no operand that throws. Source: pathway rules §1.2.
 */
export type Truth = 0 | 1 | 2;

export const FALSE: Truth = 0;
export const UNKNOWN: Truth = 1;
export const TRUE: Truth = 2;

export function not(value: Truth): Truth {
  return (2 - value) as Truth;
}

export function and(left: Truth, right: Truth): Truth {
  return left < right ? left : right;
}

export function or(left: Truth, right: Truth): Truth {
  return left > right ? left : right;
}

export function truthOf(value: boolean): Truth {
  return value ? TRUE : FALSE;
}

/** What several possible completions agree on: definite only when all of them agree; unknown when there are none. */
export function agreement(outcomes: Iterable<Truth>): Truth {
  let agreed: Truth | null = null;
  for (const outcome of outcomes) {
    if (agreed !== null && agreed !== outcome) return UNKNOWN;
    agreed = outcome;
  }
  return agreed ?? UNKNOWN;
}
