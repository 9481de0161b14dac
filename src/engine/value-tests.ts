import type { Condition, FactValue, Knowledge, TestedFact } from "../knowledge/types";
import type { Fact, NumericBounds } from "./fact";
import { agreement, FALSE, not, TRUE, type Truth, truthOf, UNKNOWN } from "./truth";
import { plain, wordMatcher } from "./words";

export type FactCondition = Extract<Condition, { fact: TestedFact }>;

/** A test on one value, and on the bounds of a number that is not known. */
export interface ValueTest {
  readonly holds: (value: FactValue | number | null) => boolean;
  /** Null: bounds decide nothing. */
  readonly within: ((bounds: NumericBounds) => Truth) | null;
  readonly not_applicable: Truth;
}

/** A test on a fact in any of its states. Conflicting values decide only when there are several and all agree. */
export function truthOfFact(fact: Fact | undefined, test: ValueTest): Truth {
  if (fact === undefined) return UNKNOWN;
  switch (fact.status) {
    case "known":
      return test.holds(fact.value) ? TRUE : FALSE;
    case "conflict":
      return fact.alternatives.length < 2
        ? UNKNOWN
        : agreement(fact.alternatives.map(({ value }) => truthOf(test.holds(value))));
    case "not_applicable":
      return test.not_applicable;
    case "unknown":
      return fact.bounds && test.within ? test.within(fact.bounds) : UNKNOWN;
  }
}

/** @throws when the tables name a drug list that does not exist. */
export function valueTest(condition: FactCondition, knowledge: Knowledge): ValueTest {
  if ("in" in condition) {
    const holds = anyMember(condition.in);
    return { holds, within: null, not_applicable: FALSE };
  }
  if ("not_in" in condition) {
    const holds = anyMember(condition.not_in);
    return { holds: (value) => !holds(value), within: null, not_applicable: TRUE };
  }
  if ("lt" in condition) {
    const { lt } = condition;
    return comparison(
      (value) => value < lt,
      (bounds) => below(bounds, lt, false),
    );
  }
  if ("lte" in condition) {
    const { lte } = condition;
    return comparison(
      (value) => value <= lte,
      (bounds) => below(bounds, lte, true),
    );
  }
  if ("gt" in condition) {
    const { gt } = condition;
    return comparison(
      (value) => value > gt,
      (bounds) => not(below(bounds, gt, true)),
    );
  }
  if ("gte" in condition) {
    const { gte } = condition;
    return comparison(
      (value) => value >= gte,
      (bounds) => not(below(bounds, gte, false)),
    );
  }
  if ("includes_any" in condition) {
    const members = new Set<unknown>(condition.includes_any);
    return {
      holds: (value) => Array.isArray(value) && value.some((member) => members.has(member)),
      within: null,
      not_applicable: FALSE,
    };
  }
  if ("empty" in condition) {
    const wanted = condition.empty;
    return {
      holds: (value) => Array.isArray(value) && value.every((member) => member === "none") === wanted,
      within: null,
      not_applicable: FALSE,
    };
  }
  if ("drug_list" in condition) {
    const list = knowledge.drug_lists[condition.drug_list];
    if (!list) throw new Error(`no drug list named ${condition.drug_list}`);
    return texts(wordMatcher(list.names, "whole"), new Set(list.rxnorm));
  }
  return texts(wordMatcher(condition.matches_any, "start"), new Set());
}

/** Is the value, or some member of the list, one of these? */
function anyMember(wanted: readonly (string | number | boolean)[]): ValueTest["holds"] {
  const members = new Set<unknown>(wanted);
  const [only] = wanted;
  const one = wanted.length === 1 ? (value: unknown) => value === only : (value: unknown) => members.has(value);
  return (value) => (Array.isArray(value) ? value.some(one) : one(value));
}

function comparison(holds: (value: number) => boolean, within: (bounds: NumericBounds) => Truth): ValueTest {
  return { holds: (value) => typeof value === "number" && holds(value), within, not_applicable: FALSE };
}

/** Is a number of which only bounds are known below (or at) the limit? */
function below(bounds: NumericBounds, limit: number, orEqual: boolean): Truth {
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = bounds;
  const highest = high < limit || (high === limit && (orEqual || bounds.high_inclusive === false));
  if (highest) return TRUE;
  const lowest = low > limit || (low === limit && (!orEqual || bounds.low_inclusive === false));
  return lowest ? FALSE : UNKNOWN;
}

function texts(words: RegExp, codes: ReadonlySet<string>): ValueTest {
  const one = (text: string): boolean =>
    words.test(plain(text)) || (codes.size > 0 && (text.match(/\d+/g) ?? []).some((code) => codes.has(code)));
  return {
    holds: (value) =>
      typeof value === "string"
        ? one(value)
        : Array.isArray(value) && value.some((text) => typeof text === "string" && one(text)),
    within: null,
    not_applicable: FALSE,
  };
}
