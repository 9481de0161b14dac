import type { Fact } from "../../engine/fact";

/**
 * What is known of a number: one value, several that contradict each other, an interval, or nothing.
 * "unknown" is never drawn as a value.
 */
export type Extent =
  | { readonly kind: "value"; readonly value: number }
  | { readonly kind: "values"; readonly values: readonly number[] }
  | {
      readonly kind: "between";
      readonly low: number | null;
      readonly low_inclusive: boolean;
      readonly high: number | null;
      readonly high_inclusive: boolean;
    }
  | { readonly kind: "unknown" };

/** The extent of a numeric fact; a fact that does not apply is as unknown to the map as one that nobody stated. */
export function extentOf(fact: Fact | undefined): Extent {
  switch (fact?.status) {
    case "known":
      return typeof fact.value === "number" ? { kind: "value", value: fact.value } : { kind: "unknown" };
    case "conflict": {
      const values = fact.alternatives.map(({ value }) => value).filter((value) => typeof value === "number");
      const distinct = [...new Set(values)].sort((left, right) => left - right);
      // A single alternative is not a value: the other side of the conflict gives no number, and could be any.
      return distinct.length > 1 && distinct.length === new Set(fact.alternatives.map(({ value }) => value)).size
        ? { kind: "values", values: distinct }
        : { kind: "unknown" };
    }
    case "unknown": {
      const { bounds } = fact;
      if (!bounds || (bounds.low === undefined && bounds.high === undefined)) return { kind: "unknown" };
      return {
        kind: "between",
        low: bounds.low ?? null,
        low_inclusive: bounds.low_inclusive ?? true,
        high: bounds.high ?? null,
        high_inclusive: bounds.high_inclusive ?? true,
      };
    }
    default:
      return { kind: "unknown" };
  }
}

/** The largest number that an extent names, for the length of an axis; 0 where it names none. */
export function largestNamed(extent: Extent): number {
  switch (extent.kind) {
    case "value":
      return extent.value;
    case "values":
      return Math.max(...extent.values);
    case "between":
      return extent.high ?? extent.low ?? 0;
    case "unknown":
      return 0;
  }
}
