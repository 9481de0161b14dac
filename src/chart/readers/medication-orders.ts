import type { Entry } from "../chart-index";
import { type Element, element, elements, extensions, folded, isoDate, references, string, wordings } from "../element";
import type { Reading } from "../reading";
import { daysBetween } from "../recency";
import { type DailyDose, dailyDose, dosagesOf } from "./daily-dose";

/** One order, statement, gift or pack of a medicine, with what it shows of the drug's course. */
export interface Order {
  readonly entry: Entry;
  readonly concept: unknown;
  readonly state: "current" | "past" | "held" | "not_taken";
  readonly start: string | null;
  readonly stop: string | null;
}

/** The orders, statements and gifts of a chart; an order that a running one names as the one before it runs no more. */
export function ordersOf(reading: Reading): readonly Order[] {
  const orders = ["MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense"].flatMap(
    (type) =>
      reading.chart.ofType(type).flatMap((entry) => {
        const order = orderOf(reading, entry);
        return order ? [order] : [];
      }),
  );
  const replaced = new Set(
    orders
      .filter((order) => order.state === "current")
      .flatMap((order) => references(order.entry.resource.priorPrescription))
      .map((reference) => reading.chart.resolve(reference, null)?.reference),
  );
  if (replaced.size === 0) return orders;
  return orders.map((order) =>
    order.state === "current" && replaced.has(order.entry.reference) ? { ...order, state: "past" } : order,
  );
}

/** The daily dose that an order states; null where it states none, or not one. */
export function doseOf(order: Order): DailyDose | null {
  return dailyDose(order.entry.resource, wordings(order.concept));
}

/** Orders are renewed some days before or after the last one ends; an end further away is an end of the course. */
export const RENEWAL_DAYS = 31;

/** Whether an order ended more than a renewal before the next began. */
export function endsLongBefore(order: Order, next: Order): boolean {
  return order.stop !== null && next.start !== null && daysBetween(order.stop, next.start) > RENEWAL_DAYS;
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
  const bounds = dosagesOf(resource).map((dosage) => element(element(element(dosage.timing)?.repeat)?.boundsPeriod));
  // Steps of one order: it ends when the last of them does, and not where one has no end.
  const ends = bounds.map((item) => isoDate(item?.end));
  const lastEnd = ends.every((end) => end !== null) ? (ends.toSorted().at(-1) ?? null) : null;
  const firstStart = bounds.flatMap((item) => isoDate(item?.start) ?? []).toSorted()[0] ?? null;
  const validity = element(element(resource.dispenseRequest)?.validityPeriod);
  const ended = isoDate(period?.end) ?? lastEnd;
  const isOver = state === "current" && ended !== null && ended.slice(0, 10) < reading.as_of;
  return {
    entry,
    concept: medicationOf(reading, entry),
    state: isOver ? "past" : isEvent && state === "past" ? "past" : state,
    start:
      isoDate(period?.start) ??
      isoDate(resource.effectiveDateTime) ??
      firstStart ??
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

/** A medicine without a code of its own is its active ingredients. */
function ingredientsOf(medication: Element): unknown {
  const concepts = elements(medication.ingredient)
    .filter((ingredient) => ingredient.isActive !== false)
    .map((ingredient) => ingredient.itemCodeableConcept);
  if (concepts.length === 0) return undefined;
  const coding = concepts.flatMap((concept) => elements(element(concept)?.coding));
  const text = concepts.flatMap((concept) => wordings(concept)[0] ?? []).join(" / ");
  return { coding, ...(text === "" ? {} : { text }) };
}

export function medicationOf(reading: Reading, entry: Entry): unknown {
  const own = entry.resource.medicationCodeableConcept;
  if (own !== undefined) return own;
  for (const reference of references(entry.resource.medicationReference)) {
    const target = reading.chart.resolve(reference, entry);
    if (target) return target.resource.code ?? ingredientsOf(target.resource);
  }
  const display = string(element(entry.resource.medicationReference)?.display);
  return display ? { text: display } : null;
}

/** The order that began last; those without a date come last. */
export function newest(orders: readonly Order[]): Order | null {
  return [...orders].sort((one, other) => (other.start ?? "").localeCompare(one.start ?? ""))[0] ?? null;
}

/** Why an order is stopped to write the next one: the drug goes on. */
const REWRITTEN =
  /\bdos(?:e|age|is) ?(?:change|adjust|reduc|increas|modif|escalat|anpassung|reduktion|anderung|erhohung)|(?:change|adjust|reduc|increas|modif|escalat|augment|adapt)\w* (?:of |in |de |du |la )*(?:dos(?:e|age)|posolog)|re-?order|renew|renouvel/;

function isStopped({ resource }: Entry): boolean {
  return string(resource.status) === "stopped" && !REWRITTEN.test(folded(wordings(resource.statusReason).join(" ")));
}

/** The first order of an unbroken course: going back from the newest, until an order that was stopped or ended long before. */
export function startOfCourse(orders: readonly Order[]): Order | null {
  const sorted = [...orders]
    .filter((order) => order.start !== null && order.state !== "not_taken")
    .sort((one, other) => (other.start ?? "").localeCompare(one.start ?? ""));
  let first: Order | null = null;
  for (const order of sorted) {
    if (first !== null && (isStopped(order.entry) || endsLongBefore(order, first))) break;
    first = order;
  }
  return first;
}
