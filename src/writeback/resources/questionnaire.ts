import type { Questionnaire, QuestionnaireItem } from "fhir/r4";
import type { FactGroup, FactName } from "../../knowledge/types";
import { type Language, translator } from "../../text/translate";
import { RESOURCES } from "../../text/writeback";
import { definitionOf, FACT_NAMES, labelOf } from "../value-words";
import { OWN_SYSTEMS } from "../written-codes";
import { UNIT_OF_FACT } from "./observation";

export const QUESTIONNAIRE = "urn:gist-pathway:questionnaire:gist";
export const NOTE_ITEM = "note";
export const NOT_KNOWN_ITEM = "not-known";
const GROUPS: readonly FactGroup[] = ["disease", "treatment", "patient"];

/** Facts that stand in the questionnaire, by group; courses of treatment are text. */
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
          item: questionnaireFacts(group).map((fact) => questionOf(fact, language)),
        }),
      ),
      { linkId: NOT_KNOWN_ITEM, text: say("questionnaire_not_known"), type: "text", repeats: true },
      { linkId: NOTE_ITEM, text: say("questionnaire_note"), type: "text" },
    ],
  };
}

function questionOf(fact: FactName, language: Language): QuestionnaireItem {
  const { kind, value_labels } = definitionOf(fact);
  const base = { linkId: fact, text: labelOf(fact, language) };
  if (kind.type === "enum" || kind.type === "enum_list") {
    return {
      ...base,
      type: "choice",
      ...(kind.type === "enum_list" ? { repeats: true } : {}),
      answerOption: kind.values.map((code) => ({
        valueCoding: { system: OWN_SYSTEMS.fact_value, code, display: value_labels?.[code]?.[language] ?? code },
      })),
    };
  }
  if (kind.type === "boolean") return { ...base, type: "boolean" };
  if (kind.type === "date") return { ...base, type: "date" };
  if (kind.type === "number") return { ...base, type: UNIT_OF_FACT[fact] === undefined ? "decimal" : "quantity" };
  return { ...base, type: "text", ...(kind.type === "text" ? {} : { repeats: true }) };
}
