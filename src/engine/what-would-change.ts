import type { FactName, FactValue, Knowledge, RiskSchemeId } from "../knowledge/types";
import type { AssessOptions, RecommendationStatus } from "./assessment";
import { type Evaluation, evaluate } from "./evaluate";
import type { Fact, Facts } from "./fact";
import { type Boundary, boundariesAlong, numbersAround } from "./limits-beside";
import { labelOfValue } from "./recommendation";
import { SCHEMES } from "./scheme-tables";

type Language = AssessOptions["language"];

/** One fact set to another value, everything else kept, and what that would do. */
export interface Change {
  readonly fact: FactName;
  /** learn: the fact is missing now; change: it is known and would be different. */
  readonly kind: "learn" | "change";
  readonly from: FactValue | null;
  /** A value that brings the change about; for a number one just beyond the limit. */
  readonly to: FactValue;
  /** Of a number: the limit that is crossed and how far it is away, in the fact's unit. */
  readonly boundary: Boundary | null;
  readonly effects: readonly Effect[];
  readonly text: string;
}

export type Effect =
  | {
      readonly kind: "scheme";
      readonly scheme: RiskSchemeId;
      readonly from: readonly string[];
      readonly to: readonly string[];
      readonly text: string;
    }
  | {
      readonly kind: "recommendation";
      readonly rule: string;
      readonly code: string;
      /** null: not emitted. */
      readonly from: RecommendationStatus | null;
      readonly to: RecommendationStatus | null;
      readonly text: string;
    };

export interface WhatWouldChange {
  /** Nearest change for each scheme; null when no single fact changes its class. */
  readonly schemes: Readonly<Record<RiskSchemeId, Change | null>>;
  /** Nearest change for each recommendation that is emitted now. */
  readonly recommendations: readonly {
    readonly rule: string;
    readonly code: string;
    readonly nearest: Change | null;
  }[];
  /** Distances of size and mitotic count from the class limits beside them. */
  readonly boundaries: readonly Boundary[];
  /** Every single change that has an effect, nearest first. */
  readonly changes: readonly Change[];
}

/** Facts that are not varied: free text, dates, courses, and what the engine itself works out. */
const NOT_VARIED: readonly FactName[] = [
  "final_risk",
  "jurisdiction",
  "line",
  "neoadjuvant_months",
  "imatinib_total_months",
];

/** A derived fact is varied as if it had been stated, without the facts that it is worked out from. */
const INPUTS: { readonly [N in FactName]?: readonly FactName[] } = {
  mitoses_per_5mm2: ["mitoses_raw_count"],
  age: ["birth_date"],
  weeks_since_surgery: ["surgery_date"],
  months_on_tki: ["tki_start", "start_date"],
  rupture_category: ["rupture_criterion"],
  rupture_criterion: ["rupture_category"],
};

/**
 * For each scheme and each recommendation: the nearest change of one fact that changes it, and how far the present numbers
 * are from the limits beside them. Numbers move to the nearest value beyond a limit of the tables or rules; a missing fact
 * takes each of its values in turn. Pure; some hundred evaluations, made on request and not part of `assess`.
 */
export function whatWouldChange(facts: Facts, knowledge: Knowledge, options: AssessOptions): WhatWouldChange {
  const base = evaluate(facts, knowledge, options);
  const before = statusesOf(base);
  const found: { readonly change: Change; readonly distance: number }[] = [];
  for (const name of relevantFacts(base)) {
    for (const { distance, ...candidate } of candidatesFor(name, base, options.language)) {
      const varied = evaluate(withFact(facts, name, candidate.to), knowledge, options);
      const effects = effectsOf(base, before, varied, options.language);
      if (effects.length === 0) continue;
      const text = changeText(candidate, base, effects, options.language);
      found.push({ change: { ...candidate, effects, text }, distance });
    }
  }
  found.sort((left, right) => left.distance - right.distance);
  const changes = found.map(({ change }) => change);
  const nearest = (matches: (effect: Effect) => boolean): Change | null =>
    changes.find(({ effects }) => effects.some(matches)) ?? null;
  return {
    schemes: Object.fromEntries(
      SCHEMES.map((id) => [id, nearest((effect) => effect.kind === "scheme" && effect.scheme === id)]),
    ) as Record<RiskSchemeId, Change | null>,
    recommendations: base.emitted.map(({ rule, emission }) => ({
      rule: rule.id,
      code: emission.code,
      nearest: nearest(
        (effect) => effect.kind === "recommendation" && effect.rule === rule.id && effect.code === emission.code,
      ),
    })),
    boundaries: (["size", "mitoses"] as const).flatMap((along) => boundariesAlong(along, base, options.language)),
    changes,
  };
}

interface Candidate extends Omit<Change, "effects" | "text"> {
  /** Ranks changes: missing facts first, then numbers by the share they would have to move, then everything else. */
  readonly distance: number;
}

function withFact(facts: Facts, name: FactName, value: FactValue): Facts {
  const kept = Object.fromEntries(
    Object.entries(facts).filter(([other]) => !INPUTS[name]?.includes(other as FactName)),
  );
  const fact = { status: "known", value, sources: [ASSUMED], note: null } as Fact;
  return { ...kept, [name]: fact };
}

const ASSUMED = {
  reference: null,
  element: null,
  date: null,
  quote: null,
  start: null,
  end: null,
  method: "entered",
} as const;

/** Facts that the present answer rests on or lacks, in the order of the dictionary. */
function relevantFacts(base: Evaluation): readonly FactName[] {
  const names = new Set<FactName>();
  for (const id of SCHEMES) {
    for (const name of base.schemes[id].because) names.add(name);
    for (const name of base.schemes[id].needs) names.add(name);
  }
  for (const { because, missing } of base.emitted) {
    for (const name of because) names.add(name);
    for (const name of missing) names.add(name);
  }
  names.add("rupture_category");
  return base.compiled.index.names.filter((name) => names.has(name) && !NOT_VARIED.includes(name));
}

function candidatesFor(name: FactName, base: Evaluation, language: Language): readonly Candidate[] {
  const fact = base.facts[name];
  if (fact?.status === "not_applicable") return [];
  if (fact?.status === "conflict") {
    return fact.alternatives.map(({ value }) => ({
      fact: name,
      kind: "learn",
      from: null,
      to: value,
      boundary: null,
      distance: -1,
    }));
  }
  const present = fact?.status === "known" ? fact.value : null;
  const { kind } = base.compiled.knowledge.dictionary[name];
  const candidate = (to: FactValue, distance: number, boundary: Boundary | null = null): Candidate => ({
    fact: name,
    kind: present === null ? "learn" : "change",
    from: present,
    to,
    boundary,
    distance: present === null ? -1 : distance,
  });
  switch (kind.type) {
    case "enum":
      return kind.values.filter((value) => value !== present).map((value) => candidate(value as FactValue, 1));
    case "boolean":
      return [true, false].filter((value) => value !== present).map((value) => candidate(value, 1));
    case "enum_list": {
      const now = Array.isArray(present) ? (present as readonly string[]) : [];
      const lists = kind.values.map((value) =>
        now.includes(value)
          ? now.filter((member) => member !== value)
          : value === "none"
            ? [value]
            : [...now.filter((member) => member !== "none"), value],
      );
      if (present === null) lists.unshift([]);
      return lists.map((list) => candidate(list as unknown as FactValue, 1));
    }
    case "number":
      return numbersAround(name, kind, present as number | null, base, language).map(({ to, boundary }) =>
        candidate(to, Math.abs(to - Number(present)) / Math.max(1, Math.abs(Number(present))), boundary),
      );
    default:
      return [];
  }
}

/** Emitted codes by rule and code. */
type Statuses = ReadonlyMap<
  string,
  { readonly rule: string; readonly code: string; readonly status: RecommendationStatus }
>;

function statusesOf({ emitted }: Evaluation): Statuses {
  return new Map(
    emitted.map(({ rule: { id: rule }, emission: { code }, status }) => [`${rule} ${code}`, { rule, code, status }]),
  );
}

function effectsOf(base: Evaluation, before: Statuses, varied: Evaluation, language: Language): readonly Effect[] {
  const { say } = base;
  const { knowledge } = base.compiled;
  const effects: Effect[] = [];
  for (const id of SCHEMES) {
    const from = base.schemes[id];
    const to = varied.schemes[id];
    if (from.status === to.status && from.categories.join() === to.categories.join()) continue;
    const words = (categories: readonly string[]): string =>
      categories.map((name) => knowledge.schemes[id].category_labels[name]?.[language] ?? name).join(", ") || "–";
    effects.push({
      kind: "scheme",
      scheme: id,
      from: from.categories,
      to: to.categories,
      text: say("change_class", {
        scheme: knowledge.schemes[id].label[language],
        from: words(from.categories),
        to: words(to.categories),
      }),
    });
  }
  const after = statusesOf(varied);
  for (const [key, { rule, code }] of new Map([...before, ...after])) {
    const from = before.get(key)?.status ?? null;
    const to = after.get(key)?.status ?? null;
    if (from === to) continue;
    const label = knowledge.codes[code]?.label[language] ?? code;
    effects.push({
      kind: "recommendation",
      rule,
      code,
      from,
      to,
      text:
        from === null
          ? say("change_appears", { code: label })
          : to === null
            ? say("change_disappears", { code: label })
            : say("change_status", { code: label, from: statusWord(from, base), to: statusWord(to, base) }),
    });
  }
  return effects;
}

function statusWord(status: RecommendationStatus, base: Evaluation): string {
  return base.say(`status_${status}`);
}

function changeText(
  candidate: Omit<Candidate, "distance">,
  base: Evaluation,
  effects: readonly Effect[],
  language: Language,
): string {
  const { knowledge } = base.compiled;
  const value = (one: FactValue | null): string =>
    one === null
      ? base.say("not_known")
      : labelOfValue(knowledge, candidate.fact, one, language) || base.say("empty_list");
  const what = base.say("change_to", {
    label: knowledge.dictionary[candidate.fact].label[language],
    value: value(candidate.to),
    current: value(candidate.from),
  });
  const schemes = effects.filter(({ kind }) => kind === "scheme");
  const shown = schemes.length > 0 ? schemes : effects.slice(0, 3);
  const where = candidate.boundary ? ` (${candidate.boundary.text})` : "";
  return `${what}${where}: ${shown.map(({ text }) => text).join("; ")}`;
}
