import { isoDate } from "./element";

/**
 * When a dated statement may have held: wall-clock milliseconds from the first to the last moment that its date allows,
 * and the moment itself where a time with its zone is given. A bare year is a whole year, not its first of January.
 */
interface Held {
  readonly from: number;
  readonly to: number;
  readonly instant: number | null;
}

const NEVER: Held = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY, instant: null };

function heldOf(date: string | null): Held {
  const text = isoDate(date);
  const parts = text ? /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}:\d{2}(?::\d{2})?)\S*)?$/.exec(text) : null;
  if (!text || !parts) return NEVER;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  if (parts[4] !== undefined) {
    const wall = Date.parse(`${text.slice(0, 10)}T${parts[4]}Z`);
    const instant = /(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(wall)) return { from: wall, to: wall, instant: Number.isNaN(instant) ? null : instant };
  }
  const from = Date.UTC(year, month - 1, day);
  const to =
    parts[3] !== undefined
      ? Date.UTC(year, month - 1, day + 1)
      : parts[2] !== undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year + 1, 0, 1);
  return { from, to: to - 1, instant: null };
}

/** True when the one certainly held before the other; false also where their dates do not tell. */
export function isEarlier(one: string | null, other: string | null): boolean {
  return precedes(heldOf(one), heldOf(other));
}

function precedes(one: Held, other: Held): boolean {
  if (one.instant !== null && other.instant !== null) return one.instant < other.instant;
  return one.to < other.from;
}

/**
 * The newest of dated items: all that are not certainly older than the one that began last. Two dates of which neither
 * is certainly the later ("2024-05" and "2024-05-20") are both among the newest. Items without a date come in only
 * where no item has one. Time linear in the number of items.
 */
export function newestOf<T>(items: readonly T[], dateOf: (item: T) => string | null): readonly T[] {
  const held = items.map((item) => heldOf(dateOf(item)));
  let last = NEVER;
  for (const each of held) {
    const isLater =
      each.instant !== null && last.instant !== null ? each.instant > last.instant : each.from > last.from;
    if (isLater) last = each;
  }
  return items.filter((_, index) => !precedes(held[index] ?? NEVER, last));
}

/** Days from one date to another, by their days; NaN where one is not exact. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000;
}
