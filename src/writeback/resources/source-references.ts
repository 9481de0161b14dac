import type { Reference } from "fhir/r4";
import type { AssessedFact } from "../../engine/assessment";
import type { FactName } from "../../knowledge/types";
import type { Review } from "../types";
import { FACT_NAMES } from "../value-words";

/** A literal reference to a resource of the same server; anything else (a file, a quote, a urn) is not written. */
const LITERAL = /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/;

/** References of the sources of the given facts, each once, in the order of the dictionary. */
export function sourceReferences(
  { assessment }: Review,
  facts: readonly FactName[] = FACT_NAMES,
): readonly Reference[] {
  const found = facts.flatMap((fact) => {
    const assessed: AssessedFact | undefined = assessment.facts[fact];
    if (assessed === undefined) return [];
    return [...assessed.sources, ...assessed.alternatives.flatMap(({ sources }) => sources)].flatMap(({ reference }) =>
      reference !== null && LITERAL.test(reference) ? [reference] : [],
    );
  });
  return [...new Set(found)].map((reference) => ({ reference }));
}

/** The patient as a reference; the launch patient's id, never a name. */
export function patientReference({ assessment, reading }: Review): { reference: string } {
  const reference = assessment.patient?.reference ?? (reading.patient ? `Patient/${reading.patient.id}` : null);
  if (reference === null) throw new Error("A filing needs a patient: this review has none.");
  return { reference };
}

/** The clinician as a reference, by display alone where the EHR gave no fhirUser; null where it gave neither. */
export function authorReference({ author }: Review): Reference | null {
  if (author.reference === null && author.name === null) return null;
  return {
    ...(author.reference !== null && LITERAL.test(author.reference) ? { reference: author.reference } : {}),
    ...(author.name === null ? {} : { display: author.name }),
  };
}

/** The tumour's Condition as a reference; null where the chart has none. */
export function conditionReference({ reading }: Review): { reference: string } | null {
  const reference = reading.condition_reference;
  return reference !== null && LITERAL.test(reference) ? { reference } : null;
}
