import type { FactDefinition, FactName, MessageKey } from "../knowledge/types";
import type { AssessOptions } from "./assessment";
import type { Evaluation } from "./evaluate";
import { SCHEMES } from "./scheme-tables";
import { thresholds } from "./thresholds";

type Language = AssessOptions["language"];
type Direction = "up" | "down";

/** A limit of the tables or rules beside a number of the patient. */
export interface Boundary {
  readonly fact: FactName;
  readonly limit: number;
  /** Distance of the present value from the limit; 0 = exactly on it. */
  readonly distance: number;
  readonly direction: Direction;
  readonly text: string;
}

/** Another value of a number, and the limit that it crosses; null while there is no present value. */
interface OtherNumber {
  readonly to: number;
  readonly boundary: Boundary | null;
}

/** Just beyond a limit: a tenth of the unit, the step of a converted count and of a size in centimetres. */
const STEP = 0.1;

/** The legal values just below, on and just above each limit of a number, the present one (null: not known) left out. */
export function numbersAround(
  name: FactName,
  kind: Extract<FactDefinition["kind"], { type: "number" }>,
  present: number | null,
  base: Evaluation,
  language: Language,
): readonly OtherNumber[] {
  const legal = (value: number): boolean =>
    (kind.exclusive_min ? value > kind.min : value >= kind.min) && (kind.max === undefined || value <= kind.max);
  return limitsOf(name, base).flatMap((limit): OtherNumber[] => {
    const around = [limit - STEP, limit, limit + STEP].map((value) => Math.round(value * 10) / 10).filter(legal);
    if (present === null) return around.map((to) => ({ to, boundary: null }));
    return around
      .filter((to) => to !== present)
      .map((to) => ({ to, boundary: boundaryOf(name, present, limit, to > present ? "up" : "down", base, language) }));
  });
}

/** Limits of the printed tables and of the rules' comparisons for one fact. */
function limitsOf(name: FactName, { compiled, size_name }: Evaluation): readonly number[] {
  const { size, mitoses } = compiled.schemes;
  const printed = name === size_name ? size.limits : name === "mitoses_per_5mm2" ? mitoses.limits : [];
  const limits = new Set([...(thresholds(compiled.knowledge).get(name) ?? []), ...printed]);
  return [...limits].sort((left, right) => left - right);
}

function boundaryOf(
  name: FactName,
  present: number,
  limit: number,
  direction: Direction,
  { compiled, say }: Evaluation,
  language: Language,
): Boundary {
  const distance = Math.round(Math.abs(present - limit) * 1e6) / 1e6;
  const key = boundaryMessage(name, direction, distance);
  const { label } = compiled.knowledge.dictionary[name];
  const text = key
    ? say(key, { distance, boundary: limit })
    : say("change_limit", { label: label[language], boundary: limit, distance });
  return { fact: name, limit, distance, direction, text };
}

function boundaryMessage(name: FactName, direction: Direction, distance: number): MessageKey | null {
  const along =
    name === "mitoses_per_5mm2" ? "mitoses" : name === "size_mm" || name === "size_mm_imaging" ? "size" : null;
  if (along === null) return null;
  return distance === 0 ? "change_at_boundary" : `change_${along}_${direction === "up" ? "below" : "above"}`;
}

/** The class limits right below and right above a known size or count; every scheme closes its classes on the upper side. */
export function boundariesAlong(along: "size" | "mitoses", base: Evaluation, language: Language): readonly Boundary[] {
  const name = along === "size" ? base.size_name : "mitoses_per_5mm2";
  const fact = base.facts[name];
  if (fact?.status !== "known" || SCHEMES.every((id) => base.schemes[id].rows.length === 0)) return [];
  const present = fact.value;
  const { limits } = base.compiled.schemes[along];
  const next = limits.find((limit) => limit >= present);
  const previous = limits.findLast((limit) => limit < present);
  return [
    ...(next === undefined ? [] : [boundaryOf(name, present, next, "up", base, language)]),
    ...(previous === undefined ? [] : [boundaryOf(name, present, previous, "down", base, language)]),
  ];
}
