import type { ReactNode } from "react";

/** Marks by which classes differ in print, in high contrast and to a colour-blind reader. */
const MARKS = ["blank", "sparse", "dots", "lines", "hatch"] as const;
type Mark = (typeof MARKS)[number];

/** Custom property of a class word; a stage has no risk word of its own and takes a step of neutral grounds. */
const GROUNDS: Readonly<Record<string, string>> = {
  none: "var(--risk-none)",
  very_low: "var(--risk-very_low)",
  low: "var(--risk-low)",
  intermediate: "var(--risk-intermediate)",
  high: "var(--risk-high)",
};

function isRiskWord(category: string): boolean {
  return category in GROUNDS;
}

/** Ground of a class. Stages are an order of their own: neutral, one shade a step, so that they are not read as risk words. */
export function classGround(category: string | null, categories: readonly string[]): string {
  if (category === null) return "var(--surface-sunken)";
  const word = GROUNDS[category];
  if (word) return word;
  const step = Math.max(categories.indexOf(category), 0);
  return `color-mix(in srgb, var(--accent) ${6 + step * 8}%, var(--surface))`;
}

export function classMark(category: string | null, categories: readonly string[]): Mark | "none" {
  if (category === null) return "none";
  const order = isRiskWord(category) ? Object.keys(GROUNDS).indexOf(category) : categories.indexOf(category);
  return MARKS[Math.min(Math.max(order, 0), MARKS.length - 1)] ?? "blank";
}

export function patternId(base: string, mark: string): string {
  return `${base}-${mark}`;
}

/** The pattern definitions of one drawing; `base` keeps the ids of several drawings apart. */
export function ClassPatterns(props: { readonly base: string }): ReactNode {
  const { base } = props;
  const stroke = { stroke: "var(--risk-text)", strokeOpacity: 0.2, strokeWidth: 1 } as const;
  const dot = { fill: "var(--risk-text)", fillOpacity: 0.22 } as const;
  return (
    <defs>
      <pattern id={patternId(base, "sparse")} width="16" height="16" patternUnits="userSpaceOnUse">
        <circle cx="4" cy="4" r="1" {...dot} />
        <circle cx="12" cy="12" r="1" {...dot} />
      </pattern>
      <pattern id={patternId(base, "dots")} width="8" height="8" patternUnits="userSpaceOnUse">
        <circle cx="2" cy="2" r="1" {...dot} />
        <circle cx="6" cy="6" r="1" {...dot} />
      </pattern>
      <pattern id={patternId(base, "lines")} width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M-2 10 L10 -2" {...stroke} />
      </pattern>
      <pattern id={patternId(base, "hatch")} width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M-2 10 L10 -2 M-2 -2 L10 10" {...stroke} />
      </pattern>
      <pattern id={patternId(base, "none")} width="6" height="6" patternUnits="userSpaceOnUse">
        <path d="M0 3 H6" stroke="var(--text-muted)" strokeOpacity="0.25" strokeWidth="1" />
      </pattern>
    </defs>
  );
}

/** The ground and mark of a class as a small swatch beside its word. */
export function ClassSwatch(props: {
  readonly category: string | null;
  readonly categories: readonly string[];
  readonly base: string;
}): ReactNode {
  const { category, categories, base } = props;
  const mark = classMark(category, categories);
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <ClassPatterns base={base} />
      <rect
        x="0.5"
        y="0.5"
        width="17"
        height="17"
        rx="3"
        fill={classGround(category, categories)}
        stroke="var(--line-strong)"
      />
      {mark === "blank" ? null : (
        <rect x="1" y="1" width="16" height="16" rx="3" fill={`url(#${patternId(base, mark)})`} />
      )}
    </svg>
  );
}
