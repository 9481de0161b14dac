import type { Extent } from "./extent";
import { largestNamed } from "./extent";

/** Cut-offs closer together than this would leave no room to draw the class between them. */
const LEAST_STEP = { size_mm: 5, mitoses: 1 } as const;

export interface Axis {
  /** 0, the cut-offs, and the end of the axis. */
  readonly knots: readonly number[];
  readonly top: number;
}

/**
 * An axis on which every published class has the same length: the small classes, where most tumours lie, stay readable,
 * and the patient's distance to a line is true within the class. `tops` are numbers that must fit on it.
 */
export function axisOf(cutOffs: readonly number[], tops: readonly number[], kind: keyof typeof LEAST_STEP): Axis {
  const inner: number[] = [];
  for (const cutOff of cutOffs) {
    if (cutOff >= LEAST_STEP[kind] && cutOff - (inner.at(-1) ?? 0) >= LEAST_STEP[kind]) inner.push(cutOff);
  }
  const last = inner.at(-1) ?? 10;
  const largest = Math.max(last * 1.5, ...tops.map((value) => value * 1.08));
  const rounding = kind === "size_mm" ? 10 : 5;
  const top = Math.ceil(largest / rounding) * rounding;
  return { knots: [0, ...inner, top], top };
}

export type MapScale = (value: number) => number;

/** Position along an axis in pixels; `from` is where 0 lies, `to` where the axis ends. */
export function scaleOf(axis: Axis, from: number, to: number): MapScale {
  const steps = axis.knots.length - 1;
  return (value) => {
    const index = Math.max(
      axis.knots.findLastIndex((knot) => knot <= value),
      0,
    );
    const start = axis.knots[index] ?? 0;
    const end = axis.knots[index + 1];
    const within = end === undefined ? 0 : Math.max(value - start, 0) / (end - start);
    return from + ((to - from) * (index + within)) / steps;
  };
}

/** The value at a position of the map, to the step at which the fact is stated (1 mm, one mitosis). */
export function valueAt(axis: Axis, from: number, to: number, position: number): number {
  const steps = axis.knots.length - 1;
  const at = ((position - from) / (to - from)) * steps;
  const index = Math.min(Math.max(Math.floor(at), 0), steps - 1);
  const start = axis.knots[index] ?? 0;
  const end = axis.knots[index + 1] ?? axis.top;
  const value = start + (end - start) * Math.min(Math.max(at - index, 0), 1);
  return Math.round(value);
}

/** Numbers of an extent that the axis must reach. */
export function topsOf(...extents: readonly Extent[]): readonly number[] {
  return extents.map(largestNamed);
}

/** Ends of an extent on an axis: an open side reaches the end of the axis. */
export function spansOf(extent: Extent, axis: Axis): readonly { readonly from: number; readonly to: number }[] {
  switch (extent.kind) {
    case "value":
      return [{ from: extent.value, to: extent.value }];
    case "values":
      return extent.values.map((value) => ({ from: value, to: value }));
    case "between":
      return [{ from: extent.low ?? 0, to: extent.high ?? axis.top }];
    case "unknown":
      return [{ from: 0, to: axis.top }];
  }
}
