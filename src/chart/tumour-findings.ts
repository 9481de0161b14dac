import { namesDiagnosisFinding } from "./readers/diagnoses";
import { stainOf } from "./readers/immunohistochemistry";
import { kindOfCount } from "./readers/mitoses";
import { kindOfFinding } from "./readers/rupture-and-margin";
import { kindOfSize } from "./readers/sizes";
import { kindOfVariant } from "./readers/variant-statement";

/** True for a code under which a reader takes a finding of a tumour: its specimen and its focus say of which. Null for others. */
export function namesTumourFinding(code: unknown): true | null {
  const questions = [kindOfSize, kindOfCount, kindOfVariant, kindOfFinding, stainOf, namesDiagnosisFinding];
  return questions.some((question) => question(code) !== null) || null;
}
