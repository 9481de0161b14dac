import type { Assessment, Recommendation, RecommendationStatus } from "../../engine/assessment";
import type { FactName, FactValues } from "../../knowledge/types";

/** The stages of the pathway; "safety" and "across" belong to all of them and are not drawn. */
export const DRAWN_STAGES = ["work_up", "before", "surgery", "after", "follow_up", "advanced"] as const;
export type DrawnStage = (typeof DRAWN_STAGES)[number];
export type Stage = DrawnStage | "safety" | "across";

const STAGE_OF_CHAPTER: Readonly<Record<string, Stage>> = {
  DX: "work_up",
  SX: "surgery",
  NEO: "before",
  AD: "after",
  MET: "advanced",
  RSP: "advanced",
  MS: "advanced",
  FU: "follow_up",
  SAF: "safety",
};

/** Which stage a rule speaks of, by the chapter in its id; the engine's own remarks belong to every stage. */
export function stageOf(rule: string): Stage {
  return STAGE_OF_CHAPTER[rule.split("-")[0] ?? ""] ?? "across";
}

/** Red flags have their own section of the page, on top; they are not told twice. */
export function isCard(row: Recommendation): boolean {
  return !row.rule.startsWith("RF-");
}

export type PlaceInPathway = "here" | "maybe" | "next" | "other" | "done";

export interface StageView {
  readonly stage: DrawnStage;
  readonly place: PlaceInPathway;
  readonly counts: Readonly<Record<RecommendationStatus, number>>;
  /** Facts without which some recommendation of the stage stays open. */
  readonly missing: readonly FactName[];
}

/** What follows a stage when all goes its usual way; "before" is a detour that only a recommendation opens. */
const FOLLOWING: Readonly<Record<DrawnStage, readonly DrawnStage[]>> = {
  work_up: ["before", "surgery", "advanced"],
  before: ["surgery"],
  surgery: ["before", "after"],
  after: ["follow_up"],
  follow_up: [],
  advanced: ["surgery", "follow_up"],
};
const BEHIND: Readonly<Record<DrawnStage, readonly DrawnStage[]>> = {
  work_up: [],
  before: ["work_up"],
  surgery: ["work_up"],
  after: ["work_up", "surgery"],
  follow_up: ["work_up", "surgery", "after"],
  advanced: ["work_up"],
};

type Setting = FactValues["disease_setting"];

/** Stages at which a patient in this situation stands. */
function stagesOfSetting(setting: Setting, assessment: Assessment): readonly DrawnStage[] {
  const value = (name: FactName) => (assessment.facts[name]?.status === "known" ? assessment.facts[name]?.value : null);
  switch (setting) {
    case "suspected_sel":
      return ["work_up"];
    case "localized_resectable":
      return value("treatment_intent") === "neoadjuvant" ? ["before"] : ["surgery"];
    case "localized_unresectable":
      return value("treatment_intent") === "neoadjuvant" ? ["before"] : ["advanced"];
    case "resected_no_residual":
      return value("adjuvant_status") === "completed_or_stopped" ? ["follow_up"] : ["after"];
    case "recurrent_local":
    case "metastatic":
      return ["advanced"];
  }
}

/** The patient's place: known, several in conflict, or not known; never guessed. */
export function placesOf(assessment: Assessment): {
  readonly certainty: "known" | "conflict" | "unknown";
  readonly stages: readonly DrawnStage[];
} {
  const fact = assessment.facts.disease_setting;
  if (fact?.status === "known") {
    return { certainty: "known", stages: stagesOfSetting(fact.value as Setting, assessment) };
  }
  if (fact?.status === "conflict") {
    const stages = fact.alternatives.flatMap(({ value }) => stagesOfSetting(value as Setting, assessment));
    return { certainty: "conflict", stages: DRAWN_STAGES.filter((stage) => stages.includes(stage)) };
  }
  return { certainty: "unknown", stages: [] };
}

/** Every drawn stage with its place, what is recommended there and what is open. */
export function viewStages(assessment: Assessment): readonly StageView[] {
  const places = placesOf(assessment);
  const cards = assessment.recommendations.filter(isCard);
  const countsOf = (stage: DrawnStage): StageView["counts"] => {
    const counts = { recommended: 0, option: 0, conditional: 0, possible: 0, blocked: 0, warning: 0, info: 0 };
    for (const row of cards) if (stageOf(row.rule) === stage) counts[row.status]++;
    return counts;
  };
  const speaks = (stage: DrawnStage): boolean => {
    const { recommended, option, conditional, blocked } = countsOf(stage);
    return recommended + option + conditional + blocked > 0;
  };
  const next = new Set(places.stages.flatMap((stage) => FOLLOWING[stage]).filter(speaks));
  const behind = new Set(places.stages.flatMap((stage) => BEHIND[stage]));
  const placeOf = (stage: DrawnStage): PlaceInPathway => {
    if (places.stages.includes(stage)) return places.certainty === "known" ? "here" : "maybe";
    if (next.has(stage)) return "next";
    return behind.has(stage) ? "done" : "other";
  };
  return DRAWN_STAGES.map((stage) => ({
    stage,
    place: placeOf(stage),
    counts: countsOf(stage),
    missing: [
      ...new Set(
        cards.filter((row) => stageOf(row.rule) === stage && row.status === "possible").flatMap((row) => row.missing),
      ),
    ],
  }));
}

const STATUS_ORDER: readonly RecommendationStatus[] = [
  "blocked",
  "recommended",
  "option",
  "warning",
  "conditional",
  "possible",
  "info",
];

/** Stages in the order in which their cards are read: the patient's own, what is next, then the others. */
export function readingOrder(assessment: Assessment): readonly Stage[] {
  const rank: Readonly<Record<PlaceInPathway, number>> = { here: 0, maybe: 0, next: 1, other: 3, done: 2 };
  const drawn = [...viewStages(assessment)].sort((left, right) => rank[left.place] - rank[right.place]);
  const own = drawn.filter(({ place }) => rank[place] === 0).map(({ stage }) => stage);
  const rest = drawn.filter(({ place }) => rank[place] > 0).map(({ stage }) => stage);
  return ["across", ...own, "safety", ...rest];
}

/** Most important first; within a status the engine's own order (jurisdiction, table order) is kept. */
export function byImportance(rows: readonly Recommendation[]): readonly Recommendation[] {
  return [...rows].sort((left, right) => STATUS_ORDER.indexOf(left.status) - STATUS_ORDER.indexOf(right.status));
}
