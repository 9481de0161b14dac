import { type Case, note, type Test, type Trace } from "./case";
import type { FactIndex } from "./fact-set";
import { agreement, FALSE, type Truth, truthOf, UNKNOWN } from "./truth";
import type { FactCondition, ValueTest } from "./value-tests";

type TestedScheme = "afip_2006" | "modified_nih_2008" | "nih_2002";

/** Any member of the set; over every set that is still possible. No class (not computed) fails every test but `not_in`. */
export function finalRiskTest(condition: FactCondition, index: FactIndex): Test {
  const wanted = "in" in condition ? condition.in : "not_in" in condition ? condition.not_in : null;
  if (!wanted) throw new Error("final_risk is tested with in or not_in");
  const negated = "not_in" in condition;
  const numbers = { final_risk: index.numberOf("final_risk"), decision_scheme: index.numberOf("decision_scheme") };
  const isWanted = (name: string): boolean => wanted.includes(name);
  const truth = (patient: Case): Truth => {
    const sets = patient.risk?.final_risk ?? [];
    const [first] = sets;
    if (first === undefined) return truthOf(negated);
    const matches = first.some(isWanted);
    for (const set of sets) if (set.some(isWanted) !== matches) return UNKNOWN;
    return truthOf(matches !== negated);
  };
  return {
    truth,
    trace: (patient, trace, outcome) => {
      const status = patient.facts[numbers.final_risk]?.status;
      // While stated classes disagree, with each other or with the tables, which of them holds is what is missing.
      if (status === "known" || (status === "conflict" && outcome === UNKNOWN))
        note(outcome, numbers.final_risk, trace);
      if (status === "known") return;
      if (patient.facts[numbers.decision_scheme]?.status === "known") trace.because.add(numbers.decision_scheme);
      traceScheme(patient, "modified_nih_2008", outcome, trace);
      traceScheme(patient, "afip_2006", outcome, trace);
    },
  };
}

/** A test on the class of one scheme, over every row that is still possible. */
export function classTest(scheme: TestedScheme, test: ValueTest): Test {
  const truth = (patient: Case): Truth => {
    const rows = patient.risk?.scheme(scheme).rows ?? [];
    return rows.length === 0 ? test.not_applicable : agreement(rows.map((row) => truthOf(test.holds(row.category))));
  };
  return { truth, trace: (patient, trace, outcome) => traceScheme(patient, scheme, outcome, trace) };
}

export function afipPercentTest(test: ValueTest): Test {
  const truth = (patient: Case): Truth => {
    const rows = patient.risk?.scheme("afip_2006").rows ?? [];
    return rows.length === 0
      ? FALSE
      : agreement(
          rows.flatMap((row) =>
            row.percent
              ? [truthOf(test.holds(row.percent.low)), truthOf(test.holds(row.percent.high))]
              : [test.not_applicable],
          ),
        );
  };
  return { truth, trace: (patient, trace, outcome) => traceScheme(patient, "afip_2006", outcome, trace) };
}

function traceScheme(patient: Case, scheme: TestedScheme, truth: Truth, trace: Trace): void {
  const evaluation = patient.risk?.scheme(scheme);
  if (!evaluation) return;
  for (const number of evaluation.because) trace.because.add(number);
  if (truth === UNKNOWN) for (const number of evaluation.needs) trace.missing.add(number);
}
