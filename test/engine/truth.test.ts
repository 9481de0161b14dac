import { describe, expect, it } from "vitest";
import { agreement, and, FALSE, not, or, TRUE, type Truth, truthOf, UNKNOWN } from "../../src/engine/truth";

const ALL: readonly Truth[] = [FALSE, UNKNOWN, TRUE];

describe("three-valued logic: unknown never turns definite by itself", () => {
  it.each([
    [TRUE, TRUE, TRUE, TRUE],
    [TRUE, UNKNOWN, UNKNOWN, TRUE],
    [TRUE, FALSE, FALSE, TRUE],
    [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN],
    [UNKNOWN, FALSE, FALSE, UNKNOWN],
    [FALSE, FALSE, FALSE, FALSE],
  ])("%i and/or %i", (left, right, both, either) => {
    expect(and(left, right)).toBe(both);
    expect(and(right, left)).toBe(both);
    expect(or(left, right)).toBe(either);
    expect(or(right, left)).toBe(either);
  });

  it("mirrors in negation, and unknown stays unknown", () => {
    expect(ALL.map(not)).toEqual([TRUE, UNKNOWN, FALSE]);
  });

  it("obeys De Morgan for every pair", () => {
    for (const left of ALL)
      for (const right of ALL) {
        expect(not(and(left, right))).toBe(or(not(left), not(right)));
        expect(not(or(left, right))).toBe(and(not(left), not(right)));
      }
  });

  it("agrees only when every completion does, and knows nothing of none", () => {
    expect(agreement([TRUE, TRUE])).toBe(TRUE);
    expect(agreement([FALSE, FALSE])).toBe(FALSE);
    expect(agreement([TRUE, FALSE])).toBe(UNKNOWN);
    expect(agreement([TRUE, UNKNOWN])).toBe(UNKNOWN);
    expect(agreement([])).toBe(UNKNOWN);
  });

  it("takes a stated boolean as it is", () => {
    expect(truthOf(true)).toBe(TRUE);
    expect(truthOf(false)).toBe(FALSE);
  });
});
