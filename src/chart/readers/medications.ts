import type { FactName, FactValues, TkiCourse } from "../../knowledge/types";
import { type Agent, agentOf, isUncertainDrug } from "../codes/drugs";
import { SNOMED } from "../codes/systems";
import {
  codings,
  day,
  type Element,
  element,
  elements,
  extensions,
  folded,
  hasCode,
  isoDate,
  string,
  wordings,
} from "../element";
import { type Reading, stated } from "../reading";
import { daysBetween } from "../recency";
import type { Candidate } from "../types";
import { dosagesOf, dosageText } from "./daily-dose";
import { doseOf, endsLongBefore, newest, type Order, ordersOf, RENEWAL_DAYS, startOfCourse } from "./medication-orders";
import { otherMedicines } from "./other-medicines";

/** No response / not tolerated / patient refused / trial completed / death: termination reasons of mCODE. */
const STOPPED_NO_RESPONSE = ["266721009"];

/**
 * Current and previous tyrosine kinase inhibitors with daily dose and dates, and the other current medicines. A dose is
 * given only where amount, unit and frequency are all stated; a course only where an order or statement shows it.
 * "None" is never concluded from an empty list: only a chart that says "no medication" gives it.
 */
export function readMedications(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  const ofAgent = new Map<Agent, Order[]>();
  const others: Order[] = [];
  for (const order of ordersOf(reading)) {
    if (isUncertainDrug(order.concept)) {
      found.push(...uncertain(reading, order));
      continue;
    }
    const drug = agentOf(order.concept);
    const listed = drug ? ofAgent.get(drug.agent) : others;
    if (listed) listed.push(order);
    else if (drug) ofAgent.set(drug.agent, [order]);
  }

  const current = [...ofAgent].filter(([, list]) => list.some((order) => order.state === "current"));
  const agents = current.map(([agent]) => agent);
  const isCombination = agents.includes("dabrafenib") && agents.includes("trametinib");
  for (const [agent, list] of current) {
    const active = newest(list.filter((order) => order.state === "current"));
    if (!active) continue;
    const doubt = doubtOf(reading, agent, active, list);
    if (doubt !== null) {
      found.push(doubt);
      continue;
    }
    const drug = agentOf(active.concept);
    const base = {
      element: "medicationCodeableConcept",
      kind: "medication",
      as_reported: drug?.matched ?? null,
    } as const;
    const named: FactValues["current_tki"] =
      agent === "dabrafenib" || agent === "trametinib" ? (isCombination ? "dabrafenib_trametinib" : "other") : agent;
    found.push(stated(reading, active.entry, { ...base, fact: "current_tki", value: named }));
    if (named === "dabrafenib_trametinib" || named === "other") continue;
    const running = list.filter((order) => order.state === "current");
    const dosed = newest(running.filter((order) => dosagesOf(order.entry.resource).length > 0)) ?? active;
    const dose = doseOf(dosed);
    const doses = new Set(running.flatMap((order) => doseOf(order)?.value ?? []));
    if (dose && doses.size > 1) {
      // 400 mg beside 200 mg: two strengths of one dose, or the old order beside the new? Not ours to say.
      const reported = [...doses].map((value) => `${value} mg`).join(", ");
      found.push(
        stated(reading, dosed.entry, {
          ...base,
          fact: "dose_mg",
          value: null,
          element: "dosageInstruction",
          as_reported: reported,
          note: reading.say("doses_side_by_side", { reported }),
          unresolved: "ambiguous",
        }),
      );
    } else if (dose) {
      found.push(
        stated(reading, dosed.entry, {
          ...base,
          fact: "dose_mg",
          value: dose.value,
          element: "dosageInstruction",
          as_reported: dose.shown,
        }),
      );
    } else if (dosagesOf(dosed.entry.resource).length > 0) {
      found.push(
        stated(reading, dosed.entry, {
          ...base,
          fact: "dose_mg",
          value: null,
          element: "dosageInstruction",
          as_reported: dosageText(dosed.entry.resource),
          note: reading.say("dose_not_computable", { reported: dosageText(dosed.entry.resource) ?? "" }),
        }),
      );
    }
    const started = startOfCourse(list);
    if (started) {
      const start = day(started.start);
      const note =
        start === null
          ? reading.say("date_not_exact", { reported: started.start ?? "" })
          : list.length > 1
            ? reading.say("start_of_first_order")
            : null;
      for (const fact of ["start_date", "tki_start"] as const) {
        found.push(
          stated(reading, started.entry, {
            fact,
            value: start,
            element: "authoredOn",
            kind: "medication",
            as_reported: started.start,
            note,
          }),
        );
      }
    }
    const setting = settingOf(active.entry.resource);
    if (setting) found.push(stated(reading, active.entry, { ...base, fact: "treatment_intent", value: setting }));
    if (setting === "adjuvant") {
      found.push(stated(reading, active.entry, { ...base, fact: "adjuvant_status", value: "on" }));
      const start = day(startOfCourse(list)?.start);
      if (start) found.push(stated(reading, active.entry, { ...base, fact: "adjuvant_start", value: start }));
    }
  }
  for (const [agent, list] of ofAgent) {
    const held = list.some((order) => order.state === "held");
    if (held && !agents.includes(agent)) {
      const order = newest(list.filter((item) => item.state === "held"));
      if (order)
        found.push(
          stated(reading, order.entry, {
            fact: "current_tki",
            value: null,
            element: "status",
            kind: "medication",
            note: reading.say("medicine_on_hold", { agent }),
            unresolved: "ambiguous",
          }),
        );
    }
  }
  return [
    ...withoutStrayDose(reading, found),
    ...previousCourses(reading, ofAgent, agents),
    ...otherMedicines(reading, others, agents.length > 0),
  ];
}

/** The dose of one drug is not the patient's where two are ordered and the other's dose is not told. */
function withoutStrayDose(reading: Reading, found: readonly Candidate[]): readonly Candidate[] {
  const agents = new Set(found.flatMap(({ fact, value }) => (fact === "current_tki" && value !== null ? [value] : [])));
  const doses = found.filter(({ fact }) => fact === "dose_mg");
  if (agents.size < 2 || (doses.length >= agents.size && doses.every(({ value }) => value !== null))) return found;
  const note = reading.say("doses_of_several_drugs", { drugs: [...agents].join(", ") });
  return found.map((candidate) =>
    candidate.fact === "dose_mg" ? { ...candidate, value: null, note, unresolved: "ambiguous" } : candidate,
  );
}

function previousCourses(
  reading: Reading,
  ofAgent: ReadonlyMap<Agent, readonly Order[]>,
  currentAgents: readonly Agent[],
): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const [agent, list] of ofAgent) {
    const first = currentAgents.includes(agent) ? startOfCourse(list) : null;
    if (currentAgents.includes(agent) && !first) continue;
    // Of an agent that is taken now, only a course that ended long before this one began.
    const past = list.filter((order) => order.state === "past" && (!first || endsLongBefore(order, first)));
    const last = newest(past);
    if (!last) continue;
    // Packs handed out and doses given show that the drug was had, not that its course is over.
    if (
      past.every(
        (order) => order.entry.type === "MedicationDispense" || order.entry.type === "MedicationAdministration",
      )
    ) {
      found.push(
        stated(reading, last.entry, {
          fact: "current_tki",
          value: null,
          element: "status",
          kind: "medication",
          note: reading.say("medicine_given_only", { agent, date: last.start?.slice(0, 10) ?? "?" }),
          unresolved: "ambiguous",
        }),
      );
      continue;
    }
    const began = startOfCourse(past);
    const reason = statusReason(last.entry.resource);
    const course: TkiCourse = {
      agent,
      dose_mg: doseOf(last)?.value ?? null,
      start: day(began?.start ?? null),
      stop: day(last.stop),
      reason: reason.text,
      setting: settingOf(last.entry.resource),
      progressed_on: reason.progressed,
    };
    found.push(
      stated(reading, last.entry, {
        fact: "prior_tki",
        value: [course],
        element: "status",
        kind: "medication",
        as_reported: agentOf(last.concept)?.matched ?? null,
        note: last.stop === null ? reading.say("course_end_not_stated", { agent }) : null,
      }),
    );
    if (course.setting === "adjuvant") {
      found.push(
        stated(reading, last.entry, {
          fact: "adjuvant_status",
          value: "completed_or_stopped",
          element: "status",
          kind: "medication",
        }),
      );
      if (course.start)
        found.push(
          stated(reading, last.entry, {
            fact: "adjuvant_start",
            value: course.start,
            element: "authoredOn",
            kind: "medication",
          }),
        );
      if (course.stop)
        found.push(
          stated(reading, last.entry, {
            fact: "adjuvant_end",
            value: course.stop,
            element: "status",
            kind: "medication",
          }),
        );
    }
  }
  return found;
}

/** A drug whose names disagree, or that may be a placebo. */
function uncertain(reading: Reading, order: Order): readonly Candidate[] {
  const reported = wordings(order.concept)[0] ?? codings(order.concept)[0]?.code ?? "?";
  reading.aside(order.entry.reference, "no_number", reported);
  if (order.state !== "current" && order.state !== "held") return [];
  return [
    stated(reading, order.entry, {
      fact: "current_tki",
      value: null,
      element: "medicationCodeableConcept",
      kind: "medication",
      as_reported: reported,
      note: reading.say("medicine_uncertain", { reported }),
      unresolved: "ambiguous",
    }),
  ];
}

/** Why a running order does not show that the drug is taken: it starts later on, or later word has it that it is not. */
function doubtOf(reading: Reading, agent: Agent, active: Order, list: readonly Order[]): Candidate | null {
  const since = active.start ?? "";
  const isLater = active.start !== null && active.start.slice(0, 10) > reading.as_of;
  const ranOut = list
    .filter((order) => order.state === "current")
    .map((order) => isoDate(element(element(order.entry.resource.dispenseRequest)?.validityPeriod)?.end));
  const denying = list.find(({ entry, state, start, stop }) => {
    const status = string(entry.resource.status);
    if (status === "not-taken") return (start ?? "9") > since;
    const isEnd = status === "stopped" || (status === "completed" && entry.type === "MedicationStatement");
    return state === "past" && isEnd && stop !== null && daysBetween(since, stop) > RENEWAL_DAYS;
  });
  const lastValid = ranOut.every((end) => end !== null && daysBetween(end, reading.as_of) > RENEWAL_DAYS)
    ? (ranOut.toSorted().at(-1) ?? null)
    : null;
  if (!isLater && !denying && lastValid === null) return null;
  const date = (isLater ? active.start : denying ? (denying.stop ?? denying.start) : lastValid)?.slice(0, 10) ?? "?";
  return stated(reading, active.entry, {
    fact: "current_tki",
    value: null,
    element: "status",
    kind: "medication",
    note: isLater
      ? reading.say("date_in_future", { reported: `${agent}, ${date}` })
      : reading.say(denying ? "medicine_contradicted" : "medicine_ran_out", { agent, date }),
    unresolved: "ambiguous",
  });
}

function statusReason(resource: Element): { readonly text: string | null; readonly progressed: boolean | null } {
  const concepts = [
    resource.statusReason,
    ...extensions(resource, "termination-reason").map((extension) => extension.valueCodeableConcept),
  ];
  const text = concepts.flatMap((concept) => wordings(concept))[0] ?? null;
  const words = folded(concepts.flatMap((concept) => wordings(concept)).join(" "));
  if (/progress|evolution de la maladie/.test(words) && !/no progress|without progress/.test(words))
    return { text, progressed: true };
  if (concepts.some((concept) => hasCode(concept, SNOMED, STOPPED_NO_RESPONSE))) return { text, progressed: null };
  return { text, progressed: null };
}

/** Adjuvant, neoadjuvant or advanced, only in so many words: mCODE's intents know neither of the first two. */
function settingOf(resource: Element): "neoadjuvant" | "adjuvant" | "advanced" | null {
  const words = folded(
    [
      ...wordings(resource.reasonCode),
      ...wordings(resource.category),
      ...extensions(resource, "treatment-intent").flatMap((extension) => wordings(extension.valueCodeableConcept)),
      ...extensions(resource, "procedure-intent").flatMap((extension) => wordings(extension.valueCodeableConcept)),
      ...elements(resource.note).map((note) => string(note.text) ?? ""),
      ...elements(resource.dosageInstruction).map((dosage) => string(dosage.text) ?? ""),
    ].join(" "),
  );
  const isNeo = /neo-?adjuvant|preoperative/.test(words);
  const isAdjuvant = /(?<!neo)(?<!neo-)adjuvant/.test(words);
  const isAdvanced = /metastatic|metastatique|unresectable|palliative|advanced disease/.test(words);
  if ([isNeo, isAdjuvant, isAdvanced].filter(Boolean).length !== 1) return null;
  return isNeo ? "neoadjuvant" : isAdjuvant ? "adjuvant" : "advanced";
}
