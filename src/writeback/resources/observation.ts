import type { Observation, Quantity, Reference } from "fhir/r4";
import { OF_THE_PERSON, UNIT_OF_FACT } from "../../chart/codes/filed-facts";
import type { AssessedFact } from "../../engine/assessment";
import type { FactName } from "../../knowledge/types";
import { translator } from "../../text/translate";
import { RESOURCES } from "../../text/writeback";
import { filingIdentifier, partIdentifier } from "../filing-identifier";
import type { Review } from "../types";
import { definitionOf, factsWith, labelOf, sourceWords, valueWords } from "../value-words";
import { codingOf, conceptOf, OWN_SYSTEMS, WRITTEN_CODES } from "../written-codes";
import { noneCoding, partComponents } from "./fact-parts";
import { authorReference, conditionReference, patientReference } from "./source-references";

const RELATED_CONDITION = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-related-condition";

/** Facts that the clinician entered, corrected or confirmed in this app: these alone are written as observations. */
export function enteredFacts(review: Review): readonly { fact: FactName; assessed: AssessedFact }[] {
  return factsWith(review.assessment, "known").filter(
    ({ fact, assessed }) => !OF_THE_PERSON.has(fact) && assessed.sources.some(({ method }) => method === "entered"),
  );
}

/**
 * One clinician-confirmed fact. Always under the app's own code, with a public code beside it only where one of grade A
 * exists (tumour size, ECOG): no public code for a GIST mitotic count or rupture was found. Sizes in mm, mitoses per
 * 5 mm² in the one form of WR-21.
 */
export function factObservation(review: Review, fact: FactName, assessed: AssessedFact): Observation {
  const { language, assessment } = review;
  const say = translator(RESOURCES, language);
  const label = labelOf(fact, language);
  const condition = conditionReference(review);
  const author = authorReference(review);
  const from_chart = assessed.sources.filter(({ method }) => method !== "entered");
  const own = { system: OWN_SYSTEMS.fact, code: fact, display: label };
  const size = fact === "size_mm" || fact === "size_mm_imaging";
  const standard = size ? WRITTEN_CODES.tumour_size : fact === "ecog" ? WRITTEN_CODES.ecog : null;
  const quantity = quantityOf(fact, assessed);
  const parts = assessed.value === null ? [] : partComponents(fact, assessed.value, language);
  const notes = [
    say("observation_note", {
      origin: say(from_chart.length > 0 ? "observation_confirmed" : "observation_entered"),
      name: assessment.engine.name,
      version: assessment.engine.version,
      date: review.confirmed_at.slice(0, 10),
    }),
    ...from_chart.map((source) => say("observation_chart", { text: sourceWords(source, language) })),
  ];
  return {
    resourceType: "Observation",
    identifier: [partIdentifier(filingIdentifier(review), `observation-${fact}`)],
    status: "final",
    category: [conceptOf(WRITTEN_CODES.exam)],
    code: {
      coding: [...(standard === null ? [] : [codingOf(standard)]), own],
      text: label,
    },
    subject: patientReference(review),
    ...(size
      ? sizeLinks(fact, condition, say(fact === "size_mm" ? "specimen_named" : "tumour_named"))
      : condition === null
        ? {}
        : { focus: [condition] }),
    ...(review.encounter_id === null ? {} : { encounter: { reference: `Encounter/${review.encounter_id}` } }),
    effectiveDateTime: assessed.sources.find(({ date }) => date !== null)?.date ?? review.confirmed_at,
    issued: review.confirmed_at,
    ...(author?.reference !== undefined ? { performer: [author] } : {}),
    // A pathologist's size is told from a radiologist's by its method (mCODE tumour-size method).
    ...(fact === "size_mm" ? { method: conceptOf(WRITTEN_CODES.gross_examination) } : {}),
    ...(size && quantity !== null
      ? { component: [{ code: conceptOf(WRITTEN_CODES.greatest_dimension, label), valueQuantity: quantity }] }
      : observationValue(review, fact, assessed, quantity)),
    ...(parts.length === 0 ? {} : { component: parts }),
    note: notes.map((text) => ({ text })),
  };
}

/**
 * mCODE TumorSize asks for the specimen (tumour removed) or the tumour itself (a BodyStructure) and never both; the chart
 * reader holds neither by reference, so they are named, and the Condition is linked by mCODE's own extension.
 */
function sizeLinks(fact: FactName, condition: Reference | null, display: string): Partial<Observation> {
  return {
    ...(condition === null ? {} : { extension: [{ url: RELATED_CONDITION, valueReference: condition }] }),
    ...(fact === "size_mm" ? { specimen: { display } } : { focus: [{ display }] }),
  };
}

function quantityOf(fact: FactName, assessed: AssessedFact): Quantity | null {
  const unit = UNIT_OF_FACT[fact];
  if (typeof assessed.value !== "number" || unit === undefined) return null;
  return {
    value: assessed.value,
    ...(unit.unit === "" ? {} : { unit: unit.unit }),
    system: unit.system,
    code: unit.code,
  };
}

function observationValue(
  { language }: Review,
  fact: FactName,
  { value }: AssessedFact,
  quantity: Quantity | null,
): Partial<Observation> {
  if (value === null) return {};
  // mCODE takes an ECOG grade as an integer only.
  if (fact === "ecog" && typeof value === "number") return { valueInteger: value };
  if (quantity !== null) return { valueQuantity: quantity };
  if (typeof value === "boolean") return { valueBoolean: value };
  const kind = definitionOf(fact).kind.type;
  if (kind === "date" && typeof value === "string") return { valueDateTime: value };
  if (kind === "enum" && typeof value === "string") {
    const words = valueWords(fact, value, language);
    return {
      valueCodeableConcept: {
        coding: [{ system: OWN_SYSTEMS.fact_value, code: value, display: words }],
        text: words,
      },
    };
  }
  if (kind === "enum_list" && Array.isArray(value)) {
    // One concept with a coding an item: an observation has one value. An empty list is said, as "none".
    const items = value.filter((item): item is string => typeof item === "string");
    return {
      valueCodeableConcept: {
        coding:
          items.length === 0 ? [noneCoding(language)] : items.map((code) => ({ system: OWN_SYSTEMS.fact_value, code })),
        text: valueWords(fact, value, language),
      },
    };
  }
  return { valueString: valueWords(fact, value, language) };
}
