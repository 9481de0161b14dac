import type { Coding, Questionnaire, QuestionnaireItem } from "fhir/r4";
import {
  COURSE_PARTS,
  type CoursePart,
  FACT_ORIGIN_SYSTEM,
  type FactOrigin,
  HELD_ITEM,
  ORIGIN_ITEM,
  QUESTIONNAIRE,
  UNIT_OF_FACT,
} from "../../chart/codes/filed-facts";
import type { FactGroup, FactName } from "../../knowledge/types";
import { type Language, translator } from "../../text/translate";
import { NOTE, RESOURCES } from "../../text/writeback";
import { definitionOf, FACT_NAMES, labelOf } from "../value-words";
import { OWN_SYSTEMS } from "../written-codes";
import { noneCoding, partLabel } from "./fact-parts";

export const NOTE_ITEM = "note";
export const NOT_KNOWN_ITEM = "not-known";
const GROUPS: readonly FactGroup[] = ["disease", "treatment", "patient"];

/** Facts that stand in the questionnaire, by group. */
export function questionnaireFacts(group: FactGroup): readonly FactName[] {
  return FACT_NAMES.filter((fact) => definitionOf(fact).group === group);
}

/**
 * The questionnaire of all facts, made from the dictionary: link ids are the fact names. Not required to be on the
 * server: the response names it by canonical and carries every question's text itself.
 */
export function questionnaire(version: string, language: Language): Questionnaire {
  const say = translator(RESOURCES, language);
  return {
    resourceType: "Questionnaire",
    url: QUESTIONNAIRE,
    version,
    name: "GistPathwayFacts",
    title: say("questionnaire_title"),
    status: "active",
    subjectType: ["Patient"],
    language,
    item: [
      ...GROUPS.map(
        (group): QuestionnaireItem => ({
          linkId: `group-${group}`,
          text: say(`questionnaire_group.${group}`),
          type: "group",
          item: questionnaireFacts(group).flatMap((fact) => [questionOf(fact, language), ...besides(fact, language)]),
        }),
      ),
      { linkId: NOT_KNOWN_ITEM, text: say("questionnaire_not_known"), type: "text", repeats: true },
      { linkId: NOTE_ITEM, text: say("questionnaire_note"), type: "text" },
    ],
  };
}

const ORIGINS: readonly FactOrigin[] = ["entered", "confirmed", "unknown", "not_applicable", "chart"];

/** Whose an answer is, as a code with its words. */
export function originCoding(origin: FactOrigin, language: Language): Coding {
  return { system: FACT_ORIGIN_SYSTEM, code: origin, display: translator(RESOURCES, language)(`origin.${origin}`) };
}

/** Beside each question: whose the answer is, with its sources in words; and when the clinician's own held. */
function besides(fact: FactName, language: Language): QuestionnaireItem[] {
  const say = translator(RESOURCES, language);
  return [
    {
      linkId: `${fact}.${ORIGIN_ITEM}`,
      text: say("origin_of", { fact: labelOf(fact, language) }),
      type: "open-choice",
      repeats: true,
      answerOption: ORIGINS.map((origin) => ({ valueCoding: originCoding(origin, language) })),
    },
    { linkId: `${fact}.${HELD_ITEM}`, text: say("held_at", { fact: labelOf(fact, language) }), type: "dateTime" },
  ];
}

function questionOf(fact: FactName, language: Language): QuestionnaireItem {
  const { kind, value_labels } = definitionOf(fact);
  const base = { linkId: fact, text: labelOf(fact, language) };
  const none = { valueCoding: noneCoding(language) };
  if (kind.type === "enum" || kind.type === "enum_list") {
    const values = kind.values.map((code) => ({
      valueCoding: { system: OWN_SYSTEMS.fact_value, code, display: value_labels?.[code]?.[language] ?? code },
    }));
    return kind.type === "enum"
      ? { ...base, type: "choice", answerOption: values }
      : { ...base, type: "choice", repeats: true, answerOption: [...values, none] };
  }
  if (kind.type === "boolean") return { ...base, type: "boolean" };
  if (kind.type === "date") return { ...base, type: "date" };
  if (kind.type === "number") return { ...base, type: UNIT_OF_FACT[fact] === undefined ? "decimal" : "quantity" };
  if (kind.type === "text") return { ...base, type: "text" };
  const list: QuestionnaireItem = { ...base, type: "open-choice", repeats: true, answerOption: [none] };
  if (kind.type === "text_list") return list;
  return {
    ...list,
    item: [
      { linkId: `${fact}.course`, text: partLabel("course", language), type: "integer" },
      ...COURSE_PARTS.map(
        (part): QuestionnaireItem => ({
          linkId: `${fact}.${part}`,
          text: partLabel(part, language),
          type: TYPE_OF_PART[part],
          ...(TYPE_OF_PART[part] === "open-choice" ? { answerOption: optionsOf(part, language) } : {}),
        }),
      ),
    ],
  };
}

const TYPE_OF_PART: Readonly<Record<CoursePart, QuestionnaireItem["type"]>> = {
  agent: "open-choice",
  dose_mg: "quantity",
  start: "date",
  stop: "date",
  setting: "open-choice",
  progressed_on: "boolean",
  reason: "string",
};

function optionsOf(part: CoursePart, language: Language): { valueCoding: Coding }[] {
  const option = (code: string, display: string): { valueCoding: Coding } => ({
    valueCoding: { system: OWN_SYSTEMS.fact_value, code, display },
  });
  if (part === "agent") {
    return Object.entries(definitionOf("current_tki").value_labels ?? {}).map(([code, label]) =>
      option(code, label[language]),
    );
  }
  const say = translator(NOTE, language);
  return (["neoadjuvant", "adjuvant", "advanced"] as const).map((code) => option(code, say(`setting.${code}`)));
}
