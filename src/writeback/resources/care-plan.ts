import type { CarePlan, CarePlanActivity } from "fhir/r4";
import { translator } from "../../text/translate";
import { RESOURCES, SCHEMES } from "../../text/writeback";
import { filingIdentifier, partIdentifier } from "../filing-identifier";
import { failedQueries, queryWords, RISK_SCHEMES } from "../note-content";
import type { Review } from "../types";
import { codeLabelOf, factsWith, labelsOf, neededFacts, unknownFacts } from "../value-words";
import { conceptOf, OWN_SYSTEMS, WRITTEN_CODES } from "../written-codes";
import { escapeXhtml, narrativeDiv } from "../xhtml";
import { authorReference, conditionReference, patientReference, sourceReferences } from "./source-references";

/** Canonical of the plan definition that the engine's rules make up; written with the engine's version (WR-23). */
export const PLAN_DEFINITION = "urn:gist-pathway:plan-definition:gist";

export interface PlanOptions {
  /** false: a proposal (intent proposal); true: after the clinician's confirmation (intent plan, also WR-24). */
  readonly confirmed: boolean;
  /** References of the risk assessments that belong to it. */
  readonly risk_references: readonly string[];
}

/**
 * The plan of what the clinician accepted or adapted, one activity each, and the visits of an accepted schedule. What was
 * declined or left undecided, and what is missing, is told in notes. Status draft: it becomes active by the EHR's own
 * hand. Activities carry detail, never a reference beside it (WR-22).
 */
export function carePlan(review: Review, options: PlanOptions): CarePlan {
  const { assessment, language } = review;
  const say = translator(RESOURCES, language);
  const engine = { name: assessment.engine.name, version: assessment.engine.version };
  const condition = conditionReference(review);
  const author = authorReference(review);
  const supporting = [...sourceReferences(review), ...options.risk_references.map((reference) => ({ reference }))];
  const description = say(options.confirmed ? "plan_description" : "plan_proposal_description", engine);
  const notes = planNotes(review);
  const activities = [...decidedActivities(review), ...visitActivities(review)];
  return {
    resourceType: "CarePlan",
    text: { status: "generated", div: narrative(review, description, activities, notes) },
    identifier: [partIdentifier(filingIdentifier(review), "care-plan")],
    instantiatesCanonical: [`${PLAN_DEFINITION}|${assessment.engine.version}`],
    status: "draft",
    intent: options.confirmed ? "plan" : "proposal",
    category: [conceptOf(WRITTEN_CODES.assess_plan)],
    title: say("plan_title"),
    description,
    subject: patientReference(review),
    ...(review.encounter_id === null ? {} : { encounter: { reference: `Encounter/${review.encounter_id}` } }),
    created: review.confirmed_at,
    ...(options.confirmed && author?.reference !== undefined ? { author } : {}),
    ...(condition === null ? {} : { addresses: [condition] }),
    ...(supporting.length === 0 ? {} : { supportingInfo: supporting }),
    ...(activities.length === 0 ? {} : { activity: activities }),
    note: notes.map((text) => ({ text })),
  };
}

/** Is there anything the clinician accepted or adapted? Without it there is no plan. */
export function hasPlan(review: Review): boolean {
  return review.decisions.some(({ choice }) => choice !== "declined");
}

function decidedActivities(review: Review): CarePlanActivity[] {
  const { assessment, decisions, language } = review;
  const say = translator(RESOURCES, language);
  const condition = conditionReference(review);
  return decisions
    .filter(({ choice }) => choice !== "declined")
    .map((decision): CarePlanActivity => {
      const row = assessment.recommendations.find(({ code, rule }) => code === decision.code && rule === decision.rule);
      const reason =
        decision.reason === null
          ? null
          : say(decision.choice === "adapted" ? "activity_adapted" : "activity_accepted", { reason: decision.reason });
      const label = codeLabelOf(decision.code, language);
      return {
        detail: {
          // A task, not an order: nothing here prescribes.
          kind: "Task",
          code: {
            coding: [{ system: OWN_SYSTEMS.recommendation, code: decision.code, display: label }],
            text: label,
          },
          ...(row === undefined
            ? {}
            : {
                reasonCode: [
                  {
                    text: say("activity_reason", {
                      guideline: row.guideline,
                      strength: row.strength,
                      grade: row.verification,
                      rule: row.rule,
                    }),
                  },
                ],
              }),
          ...(condition === null ? {} : { reasonReference: [condition] }),
          status: "not-started",
          description: [row?.text ?? label, reason].filter((part) => part !== null).join(" "),
        },
      };
    });
}

/** Visits of the schedules that were accepted by name, and of no other: guidelines' schedules stand side by side. */
function visitActivities(review: Review): CarePlanActivity[] {
  const { assessment, decisions, language } = review;
  const say = translator(RESOURCES, language);
  const accepted = new Set(decisions.filter(({ choice }) => choice !== "declined").map(({ code }) => code));
  return assessment.follow_up
    .filter(({ schedule }) => accepted.has(schedule))
    .map((visit): CarePlanActivity => {
      const words = say("visit", { month: visit.month, modality: visit.modality });
      return {
        detail: {
          kind: "Appointment",
          code: {
            coding: [
              {
                system: OWN_SYSTEMS.schedule,
                code: visit.schedule,
                display: codeLabelOf(visit.schedule, language),
              },
            ],
            text: visit.modality,
          },
          reasonCode: [{ text: say("visit_reason", { schedule: visit.schedule }) }],
          status: "not-started",
          scheduledTiming: { event: [visit.date] },
          description: words,
        },
      };
    });
}

function planNotes(review: Review): string[] {
  const { assessment, reading, decisions, comment, language } = review;
  const say = translator(RESOURCES, language);
  const scheme = translator(SCHEMES, language);
  const needed = neededFacts(assessment);
  const missing = unknownFacts(assessment)
    .map(({ fact }) => fact)
    .filter((fact) => needed.has(fact));
  const conflicts = factsWith(assessment, "conflict").map(({ fact }) => fact);
  const failed = failedQueries(reading.queries);
  const undetermined = RISK_SCHEMES.filter(
    (name) => assessment.risk[name].status === "range" || assessment.risk[name].status === "insufficient",
  );
  const decided = new Set(decisions.map(({ code, rule }) => `${rule} ${code}`));
  const named = (rows: readonly { code: string; rule: string }[]): string =>
    rows.map(({ code, rule }) => `${codeLabelOf(code, language)} (${rule})`).join("; ");
  const declined = decisions.filter(({ choice }) => choice === "declined");
  const undecided = assessment.recommendations.filter(
    ({ code, rule, status }) =>
      !decided.has(`${rule} ${code}`) && (status === "recommended" || status === "conditional" || status === "option"),
  );
  return [
    say("rule_based", {
      name: assessment.engine.name,
      version: assessment.engine.version,
      date: assessment.engine.knowledge_date,
    }),
    missing.length === 0 ? say("plan_missing_none") : say("plan_missing", { facts: labelsOf(missing, language) }),
    ...(conflicts.length === 0 ? [] : [say("plan_conflicts", { facts: labelsOf(conflicts, language) })]),
    ...(failed.length === 0
      ? []
      : [say("plan_not_read", { queries: failed.map((query) => queryWords(query, language)).join(", ") })]),
    ...(undetermined.length === 0
      ? []
      : [say("plan_undetermined", { schemes: undetermined.map((name) => scheme(name)).join("; ") })]),
    ...(declined.length === 0
      ? []
      : [
          say("plan_declined", {
            list: declined
              .map(
                ({ code, rule, reason }) =>
                  `${codeLabelOf(code, language)} (${rule})${reason === null ? "" : `: ${reason}`}`,
              )
              .join("; "),
          }),
        ]),
    ...(undecided.length === 0 ? [] : [say("plan_undecided", { list: named(undecided) })]),
    ...(comment === null || comment.trim() === "" ? [] : [say("plan_comment", { comment: comment.trim() })]),
  ];
}

function narrative(
  review: Review,
  description: string,
  activities: readonly CarePlanActivity[],
  notes: readonly string[],
): string {
  const say = translator(RESOURCES, review.language);
  const items = activities.map(({ detail }) => {
    const date = detail?.scheduledTiming?.event?.[0];
    return `<li>${escapeXhtml([date, detail?.description].filter((part) => part !== undefined).join(": "))}</li>`;
  });
  return narrativeDiv(
    [
      `<p>${escapeXhtml(description)}</p>`,
      ...(items.length === 0 ? [] : [`<p>${escapeXhtml(say("plan_activities"))}</p><ul>${items.join("")}</ul>`]),
      ...notes.map((note) => `<p>${escapeXhtml(note)}</p>`),
    ].join(""),
  );
}
