import type { QuestionnaireResponse, QuestionnaireResponseItem, QuestionnaireResponseItemAnswer } from "fhir/r4";
import { type FactOrigin, HELD_ITEM, ORIGIN_ITEM, QUESTIONNAIRE, UNIT_OF_FACT } from "../../chart/codes/filed-facts";
import type { AssessedFact } from "../../engine/assessment";
import type { FactGroup, FactName, FactValue } from "../../knowledge/types";
import { translator } from "../../text/translate";
import { NOTE, RESOURCES } from "../../text/writeback";
import { filingIdentifier, partIdentifier } from "../filing-identifier";
import { failedQueries, queryWords } from "../note-content";
import type { Review } from "../types";
import { definitionOf, factsWith, factWords, labelOf, neededFacts, sourceWords, unknownFacts } from "../value-words";
import { OWN_SYSTEMS } from "../written-codes";
import { courseAnswer, noneCoding } from "./fact-parts";
import { enteredFacts } from "./observation";
import { NOT_KNOWN_ITEM, NOTE_ITEM, originCoding, questionnaireFacts } from "./questionnaire";
import { authorReference, patientReference } from "./source-references";

const GROUPS: readonly FactGroup[] = ["disease", "treatment", "patient"];

/**
 * The confirmed facts and the whole note as a questionnaire response: the write of choice where a server takes nothing
 * else (MEDITECH, athenahealth). A fact that is unknown, in conflict or unread has no answer under its name; it is told
 * in words under "not known".
 */
export function questionnaireResponse(review: Review, note: string): QuestionnaireResponse {
  const { assessment, language } = review;
  const say = translator(RESOURCES, language);
  const author = authorReference(review);
  const entered = new Map(enteredFacts(review).map((own) => [own.fact, own]));
  const groups = GROUPS.flatMap((group): QuestionnaireResponseItem[] => {
    const item = questionnaireFacts(group).flatMap((fact): QuestionnaireResponseItem[] => {
      const assessed = assessment.facts[fact];
      const own = entered.get(fact);
      if (own?.origin === "unknown" || own?.origin === "not_applicable") {
        return originItems(review, fact, own.assessed, own.origin);
      }
      if (assessed?.status !== "known" || assessed.value === null) return [];
      const answer = answersOf(fact, assessed.value, review);
      // What was worked out from the clinician's own parts is theirs too.
      const origin = own?.origin === "calculated" ? "entered" : (own?.origin ?? "chart");
      return [{ linkId: fact, text: labelOf(fact, language), answer }, ...originItems(review, fact, assessed, origin)];
    });
    return item.length === 0 ? [] : [{ linkId: `group-${group}`, text: say(`questionnaire_group.${group}`), item }];
  });
  const not_known = notKnown(review);
  return {
    resourceType: "QuestionnaireResponse",
    identifier: partIdentifier(filingIdentifier(review), "questionnaire-response"),
    questionnaire: `${QUESTIONNAIRE}|${assessment.engine.version}`,
    status: "completed",
    subject: patientReference(review),
    ...(review.encounter_id === null ? {} : { encounter: { reference: `Encounter/${review.encounter_id}` } }),
    authored: review.confirmed_at,
    ...(author?.reference !== undefined ? { author } : {}),
    item: [
      ...groups,
      ...(not_known.length === 0
        ? []
        : [
            {
              linkId: NOT_KNOWN_ITEM,
              text: say("questionnaire_not_known"),
              answer: not_known.map((valueString) => ({ valueString })),
            },
          ]),
      { linkId: NOTE_ITEM, text: say("questionnaire_note"), answer: [{ valueString: note }] },
    ],
  };
}

function answersOf(fact: FactName, value: FactValue, { language }: Review): QuestionnaireResponseItemAnswer[] {
  const kind = definitionOf(fact).kind.type;
  const coded = (code: string): QuestionnaireResponseItemAnswer => ({
    valueCoding: {
      system: OWN_SYSTEMS.fact_value,
      code,
      display: definitionOf(fact).value_labels?.[code]?.[language] ?? code,
    },
  });
  if (typeof value === "boolean") return [{ valueBoolean: value }];
  if (typeof value === "number") {
    const unit = UNIT_OF_FACT[fact];
    if (unit === undefined) return [{ valueDecimal: value }];
    return [
      {
        valueQuantity: {
          value,
          ...(unit.unit === "" ? {} : { unit: unit.unit }),
          system: unit.system,
          code: unit.code,
        },
      },
    ];
  }
  if (typeof value === "string") {
    if (kind === "enum") return [coded(value)];
    return kind === "date" ? [{ valueDate: value }] : [{ valueString: value }];
  }
  if (value.length === 0) return [{ valueCoding: noneCoding(language) }];
  return value.map((item) => {
    if (typeof item !== "string") return courseAnswer(fact, item, language);
    return kind === "enum_list" ? coded(item) : { valueString: item };
  });
}

/**
 * Whose the answer is: the clinician's (entered, confirmed as the chart has it, or marked as unknown or not applicable:
 * then there is none) or the chart's, with every source in words. The app reads back the clinician's own answers only; the
 * chart says its own.
 */
function originItems(
  { language }: Review,
  fact: FactName,
  assessed: AssessedFact,
  origin: FactOrigin,
): QuestionnaireResponseItem[] {
  const say = translator(RESOURCES, language);
  const held = origin !== "chart" ? assessed.sources.find(({ date }) => date !== null)?.date : undefined;
  return [
    {
      linkId: `${fact}.${ORIGIN_ITEM}`,
      text: say("origin_of", { fact: labelOf(fact, language) }),
      answer: [
        { valueCoding: originCoding(origin, language) },
        ...assessed.sources.map((source) => ({ valueString: sourceWords(source, language) })),
      ],
    },
    ...(held
      ? [
          {
            linkId: `${fact}.${HELD_ITEM}`,
            text: say("held_at", { fact: labelOf(fact, language) }),
            answer: [{ valueDateTime: held }],
          },
        ]
      : []),
  ];
}

function notKnown(review: Review): string[] {
  const { assessment, reading, language } = review;
  const say = translator(NOTE, language);
  const needed = neededFacts(assessment);
  return [
    ...factsWith(assessment, "conflict").map(
      ({ fact, assessed }) => `${labelOf(fact, language)}: ${factWords(fact, assessed, language)}`,
    ),
    ...unknownFacts(assessment)
      .filter(({ fact }) => needed.has(fact))
      .map(({ fact, note }) =>
        note === null
          ? say("unknown_bare", { fact: labelOf(fact, language) })
          : say("unknown_why", { fact: labelOf(fact, language), why: note }),
      ),
    ...failedQueries(reading.queries).map((query) =>
      say("query_row", {
        what: queryWords(query, language),
        state: query.state === "ok" || query.state === "empty" ? "" : say(`query.${query.state}`),
        status: query.http_status === null ? "" : ` (HTTP ${query.http_status})`,
      }),
    ),
  ];
}
