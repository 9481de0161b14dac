import type { Observation, Quantity, Reference } from "fhir/r4";
import { type FactAbsence, OF_THE_PERSON, UNIT_OF_FACT } from "../../chart/codes/filed-facts";
import type { AssessedFact, Assessment } from "../../engine/assessment";
import type { FactName } from "../../knowledge/types";
import { translator } from "../../text/translate";
import { NOTE, RESOURCES } from "../../text/writeback";
import { filingIdentifier, partIdentifier } from "../filing-identifier";
import type { Review } from "../types";
import { definitionOf, FACT_NAMES, labelOf, sourceWords, valueWords } from "../value-words";
import { codingOf, conceptOf, OWN_SYSTEMS, WRITTEN_CODES } from "../written-codes";
import { noneCoding, partComponents } from "./fact-parts";
import { authorReference, conditionReference, patientReference } from "./source-references";

const RELATED_CONDITION = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-related-condition";

export interface EnteredFact {
  readonly fact: FactName;
  readonly assessed: AssessedFact;
  /** How it became the clinician's own: "calculated" from what they entered; an absence stands in the place of a value. */
  readonly origin: "entered" | "confirmed" | "calculated" | FactAbsence;
}

/**
 * Facts that the clinician entered, corrected, confirmed, or marked as unknown or not applicable in this app: these alone
 * are written as observations. A mitotic count that was worked out from the count as the clinician entered it is among
 * them: left out, an older one would come back in its place.
 */
export function enteredFacts({ assessment }: Review): readonly EnteredFact[] {
  return FACT_NAMES.flatMap((fact): EnteredFact[] => {
    const assessed = assessment.facts[fact];
    if (assessed === undefined || assessed.status === "conflict" || OF_THE_PERSON.has(fact)) return [];
    if (isCalculatedCount(fact, assessed, assessment)) return [{ fact, assessed, origin: "calculated" }];
    if (!isEntered(assessed)) return [];
    if (assessed.status !== "known") return [{ fact, assessed, origin: assessed.status }];
    return [{ fact, assessed, origin: chartSources(assessed).length > 0 ? "confirmed" : "entered" }];
  });
}

const chartSources = ({ sources }: AssessedFact) =>
  sources.filter(({ method }) => method !== "entered" && method !== "derived");

const isEntered = ({ sources }: AssessedFact): boolean => sources.some(({ method }) => method === "entered");

function isCalculatedCount(fact: FactName, { status, sources }: AssessedFact, { facts }: Assessment): boolean {
  if (fact !== "mitoses_per_5mm2" || status !== "known" || sources.length === 0) return false;
  const { mitoses_raw_count } = facts;
  return (
    sources.every(({ method }) => method === "derived") &&
    mitoses_raw_count !== undefined &&
    isEntered(mitoses_raw_count)
  );
}

/**
 * One clinician-confirmed fact. Always under the app's own code, with a public code beside it only where one of grade A
 * exists (tumour size, ECOG): no public code for a GIST mitotic count or rupture was found. Sizes in mm, mitoses per
 * 5 mm² in the one form of WR-21. Where the clinician said that it is unknown or does not apply, that is written in the
 * place of the value, under the app's own code alone: a reader of the public code asks for a measurement.
 */
export function factObservation(review: Review, { fact, assessed, origin }: EnteredFact): Observation {
  const { language, assessment } = review;
  const say = translator(RESOURCES, language);
  const label = labelOf(fact, language);
  const condition = conditionReference(review);
  const author = authorReference(review);
  const absent = origin === "unknown" || origin === "not_applicable" ? origin : null;
  const own = { system: OWN_SYSTEMS.fact, code: fact, display: label };
  const size = absent === null && (fact === "size_mm" || fact === "size_mm_imaging");
  const standard = size ? WRITTEN_CODES.tumour_size : fact === "ecog" && absent === null ? WRITTEN_CODES.ecog : null;
  const quantity = quantityOf(fact, assessed);
  const parts = assessed.value === null ? [] : partComponents(fact, assessed.value, language);
  const notes = [
    say("observation_note", {
      origin: say(`observation_${origin}`),
      name: assessment.engine.name,
      version: assessment.engine.version,
      date: review.confirmed_at.slice(0, 10),
    }),
    ...chartSources(assessed).map((source) => say("observation_chart", { text: sourceWords(source, language) })),
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
    ...(size && fact === "size_mm" ? { method: conceptOf(WRITTEN_CODES.gross_examination) } : {}),
    ...(absent === null
      ? {}
      : { dataAbsentReason: conceptOf(WRITTEN_CODES[absent], translator(NOTE, language)(absent)) }),
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
