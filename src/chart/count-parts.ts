import type { FactName } from "../knowledge/types";

/** The parts of one mitotic count as it is reported, in the order in which they are asked for. They stay or go together. */
export const COUNT_PARTS = [
  "mitoses_raw_count",
  "hpf_count",
  "field_area_mm2",
  "field_number_mm",
  "objective_magnification",
] as const satisfies readonly FactName[];
