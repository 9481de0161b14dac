import { COUNT_PARTS } from "../count-parts";
import { type AnyStatement, countingOf, type Plainness } from "./reading";

const RANK: Readonly<Record<Plainness, number>> = { synoptic: 2, sentence: 1, heading: 0 };
const COUNT_FACTS: ReadonlySet<string> = new Set(COUNT_PARTS);
/** More statements of one fact than this in one report say nothing that the first ones do not. */
const MOST = 24;

/**
 * What one report says in the end of each fact: an addendum beats what it corrects and tells it, repeated values are
 * told once at their plainest place, a value beats its own vaguer wording. Values that contradict each other stay.
 */
export function settle(statements: readonly AnyStatement[], text: string): readonly AnyStatement[] {
  const byFact = new Map<string, AnyStatement[]>();
  for (const statement of statements) {
    const list = byFact.get(statement.fact) ?? [];
    list.push(statement);
    byFact.set(statement.fact, list);
  }
  const settled: AnyStatement[] = [];
  for (const [fact, list] of byFact) {
    if (!COUNT_FACTS.has(fact)) settled.push(...settleFact(list, text));
  }
  settled.push(
    ...settleCounts(
      statements.filter((statement) => COUNT_FACTS.has(statement.fact)),
      text,
    ),
  );
  return settled.sort((one, other) => one.segment.start + one.from - (other.segment.start + other.from));
}

function settleFact(all: readonly AnyStatement[], text: string): readonly AnyStatement[] {
  const list = corrected(all, text);
  const valued = list.filter((statement) => statement.value !== null);
  const open = list.filter((statement) => statement.value === null);
  const kept = distinct(valued);
  const bounded = open.filter(
    (statement) => statement.bounds !== undefined && !kept.some((one) => within(one, statement)),
  );
  if (kept.length > 0) return dropCoarser([...kept, ...distinctBounds(bounded)]);
  if (bounded.length > 0) return distinctBounds(bounded);
  return open.slice(0, 1);
}

/** Statements after an addendum's correction: those of the addendum, the earlier ones told in the note. */
function corrected(all: readonly AnyStatement[], text: string): readonly AnyStatement[] {
  const added = all.filter((statement) => statement.segment.addendum);
  if (added.length === 0) return all;
  const earlier = all.filter((statement) => !statement.segment.addendum);
  if (earlier.length === 0) return added;
  const decisive = added.filter((statement) => statement.value !== null || statement.bounds !== undefined);
  if (decisive.length === 0) return all;
  const contradicted = earlier.find(
    (statement) => statement.value !== null && !decisive.some((one) => same(one.value, statement.value)),
  );
  if (!contradicted) return decisive;
  const { start, end } = contradicted.segment;
  const quote = text.slice(start, Math.min(end, start + 160));
  return decisive.map((statement) => ({ ...statement, note: { message: "superseded", values: { earlier: quote } } }));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function distinct(valued: readonly AnyStatement[]): AnyStatement[] {
  const kept = new Map<string, AnyStatement>();
  for (const statement of valued) {
    const key = JSON.stringify(statement.value);
    const earlier = kept.get(key);
    if (!earlier) {
      if (kept.size < MOST) kept.set(key, statement);
    } else if (RANK[statement.plainness] > RANK[earlier.plainness]) kept.set(key, statement);
  }
  return [...kept.values()];
}

function distinctBounds(bounded: readonly AnyStatement[]): AnyStatement[] {
  const kept = new Map<string, AnyStatement>();
  for (const statement of bounded) {
    const key = JSON.stringify(statement.bounds);
    if (!kept.has(key) && kept.size < MOST) kept.set(key, statement);
  }
  return [...kept.values()];
}

function within(valued: AnyStatement, bounded: AnyStatement): boolean {
  const { value } = valued;
  const { bounds } = bounded;
  if (typeof value !== "number" || bounds === undefined) return false;
  if (bounds.low !== undefined && (value < bounds.low || (value === bounds.low && bounds.low_inclusive === false)))
    return false;
  return !(
    bounds.high !== undefined &&
    (value > bounds.high || (value === bounds.high && bounds.high_inclusive === false))
  );
}

/** "a 5 cm tumour" beside "5.2 cm": the rounded wording of the same size goes. */
function dropCoarser(list: readonly AnyStatement[]): readonly AnyStatement[] {
  return list.filter((statement) => {
    if (statement.fact !== "size_mm" && statement.fact !== "size_mm_imaging") return true;
    const { value } = statement;
    if (typeof value !== "number" || value % 10 !== 0) return true;
    return !list.some(
      (other) =>
        other !== statement &&
        typeof other.value === "number" &&
        other.value % 10 !== 0 &&
        Math.abs(other.value - value) <= 5,
    );
  });
}

/** Counts, fields and areas are kept for one counting only; two different countings cannot be paired by a reader. */
function settleCounts(statements: readonly AnyStatement[], text: string): readonly AnyStatement[] {
  const added = statements.some((statement) => statement.segment.addendum && statement.fact === "mitoses_raw_count");
  const now = added ? statements.filter((statement) => statement.segment.addendum) : statements;
  const earlier = added
    ? statements.find((statement) => !statement.segment.addendum && statement.fact === "mitoses_raw_count")
    : undefined;
  const countings = new Map<string, AnyStatement[]>();
  for (const statement of now) {
    const key = countingOf(statement);
    const list = countings.get(key) ?? [];
    list.push(statement);
    countings.set(key, list);
  }
  const unlike = new Map<string, AnyStatement[]>();
  for (const list of countings.values()) {
    const told = list.find((statement) => statement.fact === "mitoses_raw_count");
    if (!told) continue;
    const fields = list.find((statement) => statement.fact === "hpf_count" || statement.fact === "field_area_mm2");
    const key = JSON.stringify([told.value, told.bounds, fields?.value]);
    const known = unlike.get(key);
    if (!known || list.length > known.length) unlike.set(key, list);
    if (unlike.size > 2) break;
  }
  const lists = [...unlike.values()];
  const first = lists[0];
  if (!first) return [];
  if (lists.length > 1) {
    const told = first.find((statement) => statement.fact === "mitoses_raw_count");
    return told?.fact === "mitoses_raw_count"
      ? [{ ...told, value: null, bounds: undefined, note: { message: "several_counts" } }]
      : [];
  }
  if (!earlier) return first;
  const quote = text.slice(earlier.segment.start, Math.min(earlier.segment.end, earlier.segment.start + 160));
  return first.map((statement) => ({ ...statement, note: { message: "superseded", values: { earlier: quote } } }));
}
