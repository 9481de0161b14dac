import type { Coding, ObservationComponent, QuestionnaireResponseItem, QuestionnaireResponseItemAnswer } from "fhir/r4";
import { COURSE_PARTS, type CoursePart, type FactPart, FILED_UNITS } from "../../chart/codes/filed-facts";
import type { FactName, FactValue, TkiCourse } from "../../knowledge/types";
import { type Language, translator } from "../../text/translate";
import { NOTE, RESOURCES } from "../../text/writeback";
import { definitionOf, valueWords } from "../value-words";
import { OWN_SYSTEMS } from "../written-codes";

/**
 * Values that no single FHIR value holds (lists, courses of a drug, a text with a unit): part by part, so that the app
 * reads back what was meant and not what it was called. None for a fact that one value holds.
 */
export function partComponents(fact: FactName, value: FactValue, language: Language): ObservationComponent[] {
  const kind = definitionOf(fact).kind;
  if (kind.type === "text" && kind.unit !== undefined && typeof value === "string") {
    return [component("item", { valueString: value }, language)];
  }
  if (!Array.isArray(value) || (kind.type !== "text_list" && kind.type !== "tki_courses")) return [];
  return [
    component("length", { valueInteger: value.length }, language),
    ...value.flatMap((item) => {
      if (typeof item === "string") return [component("item", { valueString: item }, language)];
      const parts = courseParts(item, language);
      return [
        component("course", { valueInteger: parts.length }, language),
        ...parts.map(({ part, coding, ...held }) =>
          component(part, coding === undefined ? held : { valueCodeableConcept: { coding: [coding] } }, language),
        ),
      ];
    }),
  ];
}

/** One course of a drug as an answer: its words, how many parts it has, and each under its own question. */
export function courseAnswer(fact: FactName, course: TkiCourse, language: Language): QuestionnaireResponseItemAnswer {
  const parts = courseParts(course, language).map(
    ({ part, coding, valueDateTime, ...held }): QuestionnaireResponseItem => {
      const answer: QuestionnaireResponseItemAnswer =
        coding !== undefined
          ? { valueCoding: coding }
          : valueDateTime !== undefined
            ? { valueDate: valueDateTime }
            : held;
      return { linkId: `${fact}.${part}`, text: partLabel(part, language), answer: [answer] };
    },
  );
  const count = {
    linkId: `${fact}.course`,
    text: partLabel("course", language),
    answer: [{ valueInteger: parts.length }],
  };
  return { valueString: valueWords(fact, [course], language), item: [count, ...parts] };
}

/** The answer, or value, that a list is empty: said, because silence would be unknown. */
export function noneCoding(language: Language): Coding {
  return { system: OWN_SYSTEMS.fact_part, code: "none", display: translator(NOTE, language)("list_none") };
}

/** What a part is called. */
export function partLabel(part: FactPart, language: Language): string {
  return translator(RESOURCES, language)(`part.${part}`);
}

type Held = Pick<ObservationComponent, "valueString" | "valueQuantity" | "valueDateTime" | "valueBoolean">;
type Part = Held & { readonly part: CoursePart; readonly coding?: Coding };

function courseParts(course: TkiCourse, language: Language): Part[] {
  const say = translator(NOTE, language);
  return COURSE_PARTS.flatMap((part): Part[] => {
    const value = course[part];
    if (value === undefined || value === null || value === "") return [];
    if (typeof value === "number") {
      const { system, code, unit } = FILED_UNITS.mg_per_day;
      return [{ part, valueQuantity: { value, unit, system, code } }];
    }
    if (typeof value === "boolean") return [{ part, valueBoolean: value }];
    if (part === "start" || part === "stop") return [{ part, valueDateTime: value }];
    if (part === "setting") {
      const display = course.setting ? say(`setting.${course.setting}`) : value;
      return [{ part, coding: { system: OWN_SYSTEMS.fact_value, code: value, display } }];
    }
    const known = part === "agent" ? definitionOf("current_tki").value_labels?.[value]?.[language] : undefined;
    return known === undefined
      ? [{ part, valueString: value }]
      : [{ part, coding: { system: OWN_SYSTEMS.fact_value, code: value, display: known } }];
  });
}

function component(part: FactPart, held: Partial<ObservationComponent>, language: Language): ObservationComponent {
  const text = partLabel(part, language);
  return { code: { coding: [{ system: OWN_SYSTEMS.fact_part, code: part, display: text }], text }, ...held };
}
