import { FILING_SYSTEM } from "../chart/codes/filed-facts";
import type { Assessment } from "../engine/assessment";
import { sha256, uuidOf } from "./sha-256";
import type { Review } from "./types";

/** JSON with the keys of every object in order: equal content gives equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/**
 * Hash of what an assessment was made from: patient, facts with their sources, options and engine version. The screen
 * computes it again at the moment of the write; a different one refuses the write (WR-14).
 */
export function hashInputs(assessment: Assessment): string {
  const { engine, as_of, mode, patient, facts } = assessment;
  return sha256(canonicalJson({ engine, as_of, mode, patient, facts }));
}

/** The stable identifier of a filing (WR-15): patient, inputs, engine version and user action; same action, same value. */
export function filingIdentifier(review: Review): { readonly system: string; readonly value: string } {
  const patient = review.assessment.patient?.reference ?? review.reading.patient?.id ?? null;
  const inputs = hashInputs(review.assessment);
  const value = sha256(canonicalJson([patient, inputs, review.assessment.engine.version, review.action_id]));
  return { system: FILING_SYSTEM, value: value.slice(0, 40) };
}

/** The identifier of one part of a filing ("note", "care-plan" …). */
export function partIdentifier(
  filing: { readonly value: string },
  part: string,
): { readonly system: string; readonly value: string } {
  return { system: FILING_SYSTEM, value: `${filing.value}.${part}` };
}

/** urn:uuid under which a part is named inside one filing. */
export function partUrl(filing: { readonly value: string }, part: string): string {
  return `urn:uuid:${uuidOf(`${FILING_SYSTEM}|${filing.value}.${part}`)}`;
}
