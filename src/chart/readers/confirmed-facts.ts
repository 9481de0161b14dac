import { DICTIONARY } from "../../knowledge/dictionary";
import type { FactName, FactValue } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import {
  ABSENT_REASON_SYSTEM,
  ABSENT_REASONS,
  FACT_ORIGIN_SYSTEM,
  FACT_SYSTEM,
  FACTS_OF_A_COUNT,
  type FactAbsence,
  HELD_ITEM,
  OF_THE_PERSON,
  ORIGIN_ITEM,
} from "../codes/filed-facts";
import { codings, day, type Element, elements, isoDate, string } from "../element";
import { heldAt, type Reading, stated } from "../reading";
import type { Candidate } from "../types";
import { answeredValue, observedValue } from "./filed-value";

/** What a clinician said of one fact in an earlier session, as one filing holds it. */
interface Filed {
  readonly fact: FactName;
  readonly entry: Entry;
  /** null: not in the form in which this app files it. */
  readonly value: FactValue | null;
  readonly element: string;
  readonly held: string | null;
  /** The clinician said so instead of a value. */
  readonly absent: FactAbsence | null;
  /** ISO 8601 instant of the confirmation; null where the filing does not tell. */
  readonly at: string | null;
}

const ABSENCES = Object.keys(ABSENT_REASONS) as FactAbsence[];
const OF_ORIGIN = `.${ORIGIN_ITEM}`;

/** Counts of time that go on by themselves: what was confirmed is, on a later day, no more than a lower limit. */
const GROWING: ReadonlySet<FactName> = new Set([
  "weeks_since_surgery",
  "months_on_tki",
  "imatinib_total_months",
  "neoadjuvant_months",
]);

/**
 * Facts that a clinician entered or confirmed in an earlier session and that were filed, as Observations or as answers
 * of a questionnaire response, with when; and those that were marked as unknown or not applicable. The choice stands over
 * the sources that were there, as theirs; a later report may say otherwise, and the difference then stays in sight. Of
 * several filings of one fact, or of one mitotic count in its forms, the newest counts. A value that is not of the
 * dictionary, or not in the unit of the filing, is set aside, never put right. What a questionnaire response repeats from
 * the chart is not read: the chart says it itself.
 */
export function readConfirmedFacts(reading: Reading): readonly Candidate[] {
  const newest = new Map<FactName, Filed>();
  const replaced = (filed: Filed): void => reading.aside(filed.entry.reference, "superseded", filed.fact);
  for (const filing of reading.chart.earlier_filings) {
    for (const filed of filedFacts(filing as unknown as Element)) {
      const before = newest.get(filed.fact);
      const isLater = before === undefined || instant(filed) > instant(before);
      if (isLater) newest.set(filed.fact, filed);
      if (before !== undefined) replaced(isLater ? before : filed);
    }
  }
  const all = [...newest.values()];
  const lastCount = Math.max(0, ...all.filter(({ fact }) => FACTS_OF_A_COUNT.has(fact)).map(instant));
  return all.flatMap((filed): Candidate[] => {
    const { fact, entry, value, element, held, at, absent } = filed;
    if (FACTS_OF_A_COUNT.has(fact) && instant(filed) < lastCount) {
      replaced(filed);
      return [];
    }
    if (absent !== null && at !== null) {
      const said = stated(reading, entry, { fact, element, kind: "clinical", date: held, value: null });
      return [{ ...said, confirmed_at: at, absent }];
    }
    if (value === null) {
      reading.aside(entry.reference, "no_number", fact);
      return [];
    }
    const common = { fact, element, kind: "clinical", date: held } as const;
    if (GROWING.has(fact) && typeof value === "number" && day(held) !== reading.as_of) {
      const note = reading.say("confirmed_then", { value, date: day(held) ?? "?" });
      return [stated(reading, entry, { ...common, value: null, bounds: { low: value }, note })];
    }
    const confirmed = stated(reading, entry, { ...common, value });
    return [{ ...confirmed, ...(at === null ? {} : { confirmed_at: at }) } as Candidate];
  });
}

function instant({ at }: Filed): number {
  return at === null ? 0 : Date.parse(at);
}

function filedFacts(resource: Element): readonly Filed[] {
  const type = string(resource.resourceType) ?? "?";
  const id = string(resource.id);
  const entry: Entry = { type, id, reference: `${type}/${id ?? "?"}`, resource };
  if (type === "Observation") return observed(entry);
  const isWhole = ["completed", "amended"].includes(string(resource.status) ?? "");
  return type === "QuestionnaireResponse" && isWhole ? answered(entry) : [];
}

function observed(entry: Entry): readonly Filed[] {
  const { resource } = entry;
  const fact = factNamed(codings(resource.code).find(({ system }) => system === FACT_SYSTEM)?.code);
  if (fact === null) return [];
  const reason = codings(resource.dataAbsentReason).find(({ system }) => system === ABSENT_REASON_SYSTEM)?.code;
  const value = observedValue(fact, resource);
  const absent = value === null ? (ABSENCES.find((one) => ABSENT_REASONS[one] === reason) ?? null) : null;
  const element = absent === null ? "value" : "dataAbsentReason";
  return [{ fact, entry, value, absent, element, held: heldAt(entry), at: isoDate(resource.issued) }];
}

function answered(entry: Entry): readonly Filed[] {
  const answers = new Map<string, readonly Element[]>();
  for (const group of elements(entry.resource.item)) {
    for (const item of elements(group.item)) answers.set(string(item.linkId) ?? "", elements(item.answer));
  }
  const at = isoDate(entry.resource.authored);
  return [...answers].flatMap(([linkId, told]): Filed[] => {
    // Whose it is says that there is one: an answer that was lost on the way is not one that was never given.
    if (!linkId.endsWith(OF_ORIGIN)) return [];
    const name = linkId.slice(0, -OF_ORIGIN.length);
    const fact = factNamed(name);
    const origin = told
      .flatMap(({ valueCoding }) => codings({ coding: valueCoding }))
      .find(({ system }) => system === FACT_ORIGIN_SYSTEM)?.code;
    const absent = ABSENCES.find((one) => one === origin) ?? null;
    if (fact === null || (absent === null && origin !== "entered" && origin !== "confirmed")) return [];
    const held = isoDate(answers.get(`${name}.${HELD_ITEM}`)?.[0]?.valueDateTime) ?? at;
    const value = absent === null ? answeredValue(fact, answers.get(name) ?? []) : null;
    return [{ fact, entry, value, absent, element: `item(${name})`, held, at }];
  });
}

function factNamed(name: string | null | undefined): FactName | null {
  return name && Object.hasOwn(DICTIONARY, name) && !OF_THE_PERSON.has(name as FactName) ? (name as FactName) : null;
}
