import type { FactName, FactValues, TkiCourse } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { type Agent, agentOf, strengthInName } from "../codes/drugs";
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
  number,
  own,
  references,
  string,
  wordings,
} from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";

interface Order {
  readonly entry: Entry;
  readonly concept: unknown;
  readonly state: "current" | "past" | "held" | "not_taken";
  readonly start: string | null;
  readonly stop: string | null;
}

/** No response / not tolerated / patient refused / trial completed / death: termination reasons of mCODE. */
const STOPPED_NO_RESPONSE = ["266721009"];

/**
 * Current and previous tyrosine kinase inhibitors with daily dose and dates, and the other current medicines. A dose is
 * given only where amount, unit and frequency are all stated; a course only where an order or statement shows it.
 * "None" is never concluded from an empty list: only a chart that says "no medication" gives it.
 */
export function readMedications(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  const orders = ["MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense"].flatMap(
    (type) =>
      reading.chart.ofType(type).flatMap((entry) => {
        const order = orderOf(reading, entry);
        return order ? [order] : [];
      }),
  );
  const ofAgent = new Map<Agent, Order[]>();
  const others: Order[] = [];
  for (const order of orders) {
    const drug = agentOf(order.concept);
    if (drug) ofAgent.set(drug.agent, [...(ofAgent.get(drug.agent) ?? []), order]);
    else others.push(order);
  }

  const current = [...ofAgent].filter(([, list]) => list.some((order) => order.state === "current"));
  const agents = current.map(([agent]) => agent);
  const isCombination = agents.includes("dabrafenib") && agents.includes("trametinib");
  for (const [agent, list] of current) {
    const active = newest(list.filter((order) => order.state === "current"));
    if (!active) continue;
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
    const dose = dailyDose(active.entry.resource, wordings(active.concept));
    if (dose) {
      found.push(
        stated(reading, active.entry, {
          ...base,
          fact: "dose_mg",
          value: dose.value,
          element: "dosageInstruction",
          as_reported: dose.shown,
        }),
      );
    } else if (
      elements(active.entry.resource.dosageInstruction).length > 0 ||
      elements(active.entry.resource.dosage).length > 0
    ) {
      found.push(
        stated(reading, active.entry, {
          ...base,
          fact: "dose_mg",
          value: null,
          element: "dosageInstruction",
          as_reported: dosageText(active.entry.resource),
          note: reading.say("dose_not_computable", { reported: dosageText(active.entry.resource) ?? "" }),
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
  found.push(...previousCourses(reading, ofAgent, agents));
  found.push(...otherMedicines(reading, others));
  return found;
}

function previousCourses(
  reading: Reading,
  ofAgent: ReadonlyMap<Agent, readonly Order[]>,
  currentAgents: readonly Agent[],
): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const [agent, list] of ofAgent) {
    if (currentAgents.includes(agent)) continue;
    const past = list.filter((order) => order.state === "past");
    const last = newest(past);
    if (!last) continue;
    const first = startOfCourse(past);
    const reason = statusReason(last.entry.resource);
    const course: TkiCourse = {
      agent,
      dose_mg: dailyDose(last.entry.resource, wordings(last.concept))?.value ?? null,
      start: day(first?.start ?? null),
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

/** "No known medications" and IPS "no medication information" differ: only the first is an answer. */
const NO_MEDICATION = ["787481004"];

function otherMedicines(reading: Reading, others: readonly Order[]): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const order of others) {
    if (order.state === "not_taken" && !hasCode(order.concept, SNOMED, NO_MEDICATION)) continue;
    if (
      hasCode(order.concept, SNOMED, NO_MEDICATION) ||
      codings(order.concept).some((coding) => coding.code === "no-known-medications")
    ) {
      found.push(
        stated(reading, order.entry, {
          fact: "concomitant_meds",
          value: [],
          element: "medicationCodeableConcept",
          kind: "medication",
        }),
      );
      continue;
    }
    if (order.state !== "current" || order.entry.type === "MedicationAdministration") continue;
    const name = medicineName(order.concept);
    if (name === null) {
      reading.aside(order.entry.reference, "not_fhir", null);
      continue;
    }
    found.push(
      stated(reading, order.entry, {
        fact: "concomitant_meds",
        value: [name],
        element: "medicationCodeableConcept",
        kind: "medication",
      }),
    );
  }
  return found;
}

function medicineName(concept: unknown): string | null {
  const text = wordings(concept)[0];
  if (text) return text;
  const coding = codings(concept).find((item) => item.code !== null);
  return coding?.code ? `${/rxnorm/i.test(coding.system ?? "") ? "RxNorm " : ""}${coding.code}` : null;
}

function orderOf(reading: Reading, entry: Entry): Order | null {
  const { resource, type } = entry;
  const status = string(resource.status);
  if (type === "MedicationRequest") {
    const intent = string(resource.intent);
    if (intent === "proposal" || intent === "plan" || intent === "option") return null;
    if (resource.doNotPerform === true) return null;
    if (status === "draft" || status === "cancelled" || status === "unknown") return null;
  }
  const state =
    status === "active" || status === "in-progress"
      ? "current"
      : status === "on-hold"
        ? "held"
        : status === "stopped" || status === "completed"
          ? "past"
          : status === "not-taken" || status === "not-done" || status === "intended"
            ? "not_taken"
            : null;
  if (state === null) return null;
  // A single dose given, or a pack dispensed, shows a past course; that it goes on is for the order to say.
  const isEvent = type === "MedicationAdministration" || type === "MedicationDispense";
  const period = element(resource.effectivePeriod);
  const bounds = elements(resource.dosageInstruction)
    .map((dosage) => element(element(element(dosage.timing)?.repeat)?.boundsPeriod))
    .find((item) => item);
  const validity = element(element(resource.dispenseRequest)?.validityPeriod);
  const ended = isoDate(period?.end) ?? isoDate(bounds?.end);
  const isOver = state === "current" && ended !== null && ended.slice(0, 10) < reading.as_of;
  return {
    entry,
    concept: medicationOf(reading, entry),
    state: isOver ? "past" : isEvent && state === "past" ? "past" : state,
    start:
      isoDate(period?.start) ??
      isoDate(resource.effectiveDateTime) ??
      isoDate(bounds?.start) ??
      isoDate(validity?.start) ??
      isoDate(resource.authoredOn) ??
      isoDate(resource.whenHandedOver) ??
      isoDate(resource.dateAsserted),
    stop: ended ?? statusChanged(resource),
  };
}

/** Date of the stop, where a Medication extension or the mCODE end date states it. */
function statusChanged(resource: Element): string | null {
  for (const extension of [
    ...extensions(resource, "statusChanged"),
    ...extensions(resource, "medicationrequest-end"),
  ]) {
    const date = isoDate(extension.valueDateTime);
    if (date) return date;
  }
  return isoDate(resource.statusChanged);
}

export function medicationOf(reading: Reading, entry: Entry): unknown {
  const own = entry.resource.medicationCodeableConcept;
  if (own !== undefined) return own;
  for (const reference of references(entry.resource.medicationReference)) {
    const target = reading.chart.resolve(reference, entry);
    if (target) return target.resource.code;
  }
  const display = string(element(entry.resource.medicationReference)?.display);
  return display ? { text: display } : null;
}

const PER_DAY: Readonly<Record<string, number>> = { d: 1, h: 24, wk: 1 / 7 };

/** Milligrams a day: amount × times a day. Amounts in tablets need a strength in the medicine's name. */
function dailyDose(
  resource: Element,
  names: readonly string[],
): { readonly value: number; readonly shown: string } | null {
  const dosages = [...elements(resource.dosageInstruction), ...elements(resource.dosage)];
  let total = 0;
  for (const dosage of dosages) {
    const amount =
      elements(dosage.doseAndRate)
        .map((rate) => element(rate.doseQuantity))
        .find((item) => item) ?? element(dosage.dose);
    const inText = dosageInWords(string(dosage.text) ?? string(dosage.patientInstruction) ?? "", names);
    if (!amount) {
      if (inText === null) return null;
      total += inText;
      continue;
    }
    const value = number(amount.value);
    if (value === null) return null;
    const [strength, ...others] = new Set(
      [string(amount.code), string(amount.unit)].flatMap((unit) => milligramsOf(unit, names) ?? []),
    );
    // Code and printed unit that do not mean the same give no dose.
    if (strength === undefined || others.length > 0) return null;
    const times = timesADay(element(dosage.timing));
    if (times === null) return null;
    const perDay = value * strength * times;
    if (inText !== null && Math.abs(inText - perDay) > 0.5) return null;
    total += perDay;
  }
  if (dosages.length === 0 || !(total > 0) || total > 1000) return null;
  return { value: Math.round(total * 100) / 100, shown: dosageText(resource) ?? `${total} mg` };
}

/** Milligrams in one unit of a dose; an amount in tablets needs a strength in the medicine's name. */
function milligramsOf(unit: string | null, names: readonly string[]): number | null {
  const words = folded(unit ?? "").replace(/[{}]/g, "");
  if (/^mg$|milligram/.test(words)) return 1;
  if (/^g$|^gram$/.test(words)) return 1000;
  return /tab|cap|comprim|gelule|\btbl/.test(words) ? strengthInName(names) : null;
}

function timesADay(timing: Element | null): number | null {
  if (!timing) return null;
  const repeat = element(timing.repeat);
  const frequency = number(repeat?.frequency) ?? (repeat?.period !== undefined ? 1 : null);
  const period = number(repeat?.period);
  const unit = string(repeat?.periodUnit);
  if (repeat && frequency !== null && period !== null && unit !== null && period > 0) {
    const perDay = own(PER_DAY, unit);
    return perDay === undefined ? null : (frequency / period) * perDay;
  }
  const when = repeat?.when;
  if (Array.isArray(when) && when.length > 0 && when.every((item) => typeof item === "string") && period === null)
    return when.length;
  const code = codings(timing.code)
    .map((coding) => coding.code)
    .concat(string(element(timing.code)?.text));
  if (code.some((item) => item === "QD" || item === "AM" || item === "PM" || item === "BED")) return 1;
  if (code.includes("BID")) return 2;
  return null;
}

/** "400 mg once daily", "1 comprimé à 400 mg par jour", "400 mg/d", "2 x 400 mg daily": whole doses a day, else null. */
function dosageInWords(text: string, names: readonly string[]): number | null {
  const words = folded(text);
  if (words === "") return null;
  const daily =
    /daily|per day|a day|\/ ?d(ay|ie|\b)|\/ ?j(our)?\b|par jour|quotidien|\bqd\b|\bod\b|once|every day|chaque jour|taglich|every morning|tous les jours|le matin/.test(
      words,
    );
  const twice = /twice|\bbid\b|two times|2 times|2 fois|deux fois|matin et soir|zweimal|\b2x\b/.test(words);
  if (!daily && !twice) return null;
  if (
    /every other|alternate|weekly|week|semaine|un jour sur|3 times|three times|trois fois|\btid\b|weeks? on|4\/2/.test(
      words,
    )
  )
    return null;
  const amounts = [...words.matchAll(/(\d+(?:[.,]\d+)?) ?mg\b/g)].map((match) =>
    Number((match[1] ?? "").replace(",", ".")),
  );
  const tablets = /\b(\d+(?:[.,]\d+)?|one|un|une) ?(tab|cap|comprim|gelule|cp\b)/.exec(words);
  const count = tablets ? (/^\d/.test(tablets[1] ?? "") ? Number((tablets[1] ?? "").replace(",", ".")) : 1) : null;
  const distinct = [...new Set(amounts)];
  if (distinct.length > 1) return null;
  const single = distinct[0];
  const strength = single ?? strengthInName(names);
  if (strength === undefined || strength === null) return null;
  if (single === undefined && count === null) return null;
  // "2 tablets of 200 mg" multiplies; "400 mg (1 tablet)" does not.
  const amount =
    count !== null && (single === undefined || /(tab|cap|comprim|gelule)\w* (of|a|de|zu) /.test(words))
      ? strength * count
      : strength;
  return amount * (twice ? 2 : 1);
}

function dosageText(resource: Element): string | null {
  const dosage = [...elements(resource.dosageInstruction), ...elements(resource.dosage)][0];
  if (!dosage) return null;
  const amount = elements(dosage.doseAndRate)
    .map((rate) => element(rate.doseQuantity))
    .find((item) => item);
  return (
    string(dosage.text) ??
    (amount ? `${number(amount.value) ?? ""} ${string(amount.unit) ?? string(amount.code) ?? ""}`.trim() : null)
  );
}

function newest(orders: readonly Order[]): Order | null {
  return [...orders].sort((one, other) => (other.start ?? "").localeCompare(one.start ?? ""))[0] ?? null;
}

/** The first order of an unbroken course: going back from the newest, until an order that was stopped. */
function startOfCourse(orders: readonly Order[]): Order | null {
  const sorted = [...orders]
    .filter((order) => order.start !== null && order.state !== "not_taken")
    .sort((one, other) => (other.start ?? "").localeCompare(one.start ?? ""));
  let first: Order | null = null;
  for (const order of sorted) {
    if (first !== null && string(order.entry.resource.status) === "stopped") break;
    first = order;
  }
  return first;
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
