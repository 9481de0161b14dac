import { DICTIONARY } from "../../knowledge/dictionary";
import type { FactDefinition, FactName, FactValue, TkiCourse } from "../../knowledge/types";
import {
  COURSE_PARTS,
  type CoursePart,
  FACT_PART_SYSTEM,
  FACT_VALUE_SYSTEM,
  FILED_UNITS,
  UNIT_OF_FACT,
} from "../codes/filed-facts";
import { isOfDictionary } from "../dictionary-limits";
import { codings, day, type Element, element, elements, isoDate, number, quantity, string } from "../element";

const LONGEST_DIMENSION = "33728-7";
const SETTINGS = ["neoadjuvant", "adjuvant", "advanced"] as const;

/** What holds one value of ours: an Observation, a component of one, or an answer. */
type Holder = Element;

/** The value of a fact that was filed as an Observation; null where it is not in the form, or the unit, in which it is filed. */
export function observedValue(fact: FactName, resource: Element): FactValue | null {
  const { kind }: FactDefinition = DICTIONARY[fact];
  const components = elements(resource.component);
  switch (kind.type) {
    case "enum_list":
      return listedValue(kind.values, [resource]);
    case "text_list":
      return textList(components);
    case "tki_courses":
      return courseList(components);
    case "text":
      // With a unit the value's words hold it too; the value alone is the one component.
      return kind.unit === undefined ? string(resource.valueString) : onlyItem(components);
    default: {
      const longest = components.find(({ code }) => codings(code).some((coding) => coding.code === LONGEST_DIMENSION));
      return singleValue(fact, longest ?? resource);
    }
  }
}

/** The value of a fact that was answered in our questionnaire; null where it is not in the form in which it is answered. */
export function answeredValue(fact: FactName, answers: readonly Element[]): FactValue | null {
  const { kind }: FactDefinition = DICTIONARY[fact];
  const [first] = answers;
  if (first === undefined) return null;
  switch (kind.type) {
    case "enum_list":
      return listedValue(kind.values, answers);
    case "text_list":
      return isNone(answers) ? [] : allOf(answers.map(({ valueString }) => string(valueString)));
    case "tki_courses":
      return isNone(answers) ? [] : allOf(answers.map(answeredCourse));
    default:
      return answers.length === 1 ? singleValue(fact, first) : null;
  }
}

function singleValue(fact: FactName, holder: Holder): FactValue | null {
  const { kind }: FactDefinition = DICTIONARY[fact];
  switch (kind.type) {
    case "enum": {
      const listed = listedValue(kind.values, [holder]);
      return listed?.length === 1 ? (listed[0] ?? null) : null;
    }
    case "boolean":
      return typeof holder.valueBoolean === "boolean" ? holder.valueBoolean : null;
    case "date":
      return day(string(holder.valueDateTime) ?? string(holder.valueDate));
    case "number": {
      const measured = inUnit(holder, UNIT_OF_FACT[fact]?.code) ?? number(holder.valueInteger);
      return isOfDictionary(fact, measured) ? measured : null;
    }
    default:
      return string(holder.valueString);
  }
}

/** A number in the one unit in which it is filed; another unit is another number, and is not converted. */
function inUnit(holder: Holder, unit: string | undefined): number | null {
  const measured = quantity(holder.valueQuantity);
  return measured && !measured.comparator && string(element(holder.valueQuantity)?.code) === unit
    ? measured.value
    : null;
}

/** Values of an enumeration, all of them ours; empty only where it says so. */
function listedValue(values: readonly string[], holders: readonly Holder[]): readonly string[] | null {
  const found = holders.flatMap(codesOf);
  if (found.length === 0) return null;
  if (isNone(holders)) return [];
  const listed = found.map(({ system, code }) => (system === FACT_VALUE_SYSTEM ? code : null));
  return listed.every((code) => code !== null && values.includes(code)) ? allOf(listed) : null;
}

function codesOf(holder: Holder): ReturnType<typeof codings> {
  return [...codings(holder.valueCodeableConcept), ...codings({ coding: holder.valueCoding })];
}

function isNone(holders: readonly Holder[]): boolean {
  const found = holders.flatMap(codesOf);
  return found.length === 1 && found[0]?.system === FACT_PART_SYSTEM && found[0].code === "none";
}

const partOf = (code: unknown): string | null =>
  codings(code).find(({ system }) => system === FACT_PART_SYSTEM)?.code ?? null;

function onlyItem(components: readonly Element[]): string | null {
  const items = components.filter(({ code }) => partOf(code) === "item");
  return items.length === 1 ? string(items[0]?.valueString) : null;
}

/** What follows the length; null where no length is told. */
function afterLength(components: readonly Element[]): { length: number; rest: readonly Element[] } | null {
  const [first, ...rest] = components.filter(({ code }) => partOf(code) !== null);
  const length = first && partOf(first.code) === "length" ? number(first.valueInteger) : null;
  return length === null ? null : { length, rest };
}

function textList(components: readonly Element[]): readonly string[] | null {
  const counted = afterLength(components);
  if (counted?.rest.length !== counted?.length || counted === null) return null;
  return allOf(counted.rest.map(({ code, valueString }) => (partOf(code) === "item" ? string(valueString) : null)));
}

function courseList(components: readonly Element[]): readonly TkiCourse[] | null {
  const counted = afterLength(components);
  if (counted === null) return null;
  const courses: { readonly length: number | null; readonly parts: [string | null, Element][] }[] = [];
  for (const component of counted.rest) {
    const part = partOf(component.code);
    if (part === "course") courses.push({ length: number(component.valueInteger), parts: [] });
    else if (courses.length === 0) return null;
    else courses.at(-1)?.parts.push([part, component]);
  }
  if (courses.length !== counted.length || courses.some(({ length, parts }) => length !== parts.length)) return null;
  return allOf(courses.map(({ parts }) => courseOf(parts)));
}

function answeredCourse(answer: Element): TkiCourse | null {
  const answered = elements(answer.item).flatMap((item) =>
    elements(item.answer).map((inner): [string | null, Element] => [
      string(item.linkId)?.split(".").at(-1) ?? null,
      inner,
    ]),
  );
  const parts = answered.filter(([part]) => part !== "course");
  const counts = answered.filter(([part]) => part === "course").map(([, { valueInteger }]) => number(valueInteger));
  return counts.length === 1 && counts[0] === parts.length ? courseOf(parts) : null;
}

/** One course; null where any part of it is not as it is filed: half a course is another course. */
function courseOf(parts: readonly (readonly [string | null, Element])[]): TkiCourse | null {
  const course: Partial<Record<CoursePart, unknown>> = {};
  for (const [name, holder] of parts) {
    const part = COURSE_PARTS.find((each) => each === name);
    const value = part === undefined || part in course ? null : coursePart(part, holder);
    if (part === undefined || value === null) return null;
    course[part] = value;
  }
  return course as TkiCourse;
}

function coursePart(part: CoursePart, holder: Holder): string | number | boolean | null {
  switch (part) {
    case "agent":
      return (
        codesOf(holder).find(({ system }) => system === FACT_VALUE_SYSTEM)?.code ??
        string(element(holder.valueCodeableConcept)?.text) ??
        string(holder.valueString)
      );
    case "dose_mg": {
      const dose = inUnit(holder, FILED_UNITS.mg_per_day.code);
      return dose !== null && dose >= 0 ? dose : null;
    }
    case "start":
    case "stop":
      return isoDate(holder.valueDateTime ?? holder.valueDate);
    case "setting":
      return SETTINGS.find((each) => codesOf(holder).some(({ code }) => code === each)) ?? null;
    case "progressed_on":
      return typeof holder.valueBoolean === "boolean" ? holder.valueBoolean : null;
    case "reason":
      return string(holder.valueString);
  }
}

function allOf<T>(values: readonly (T | null)[]): readonly T[] | null {
  const found = values.filter((value): value is T => value !== null);
  return found.length === values.length ? found : null;
}
