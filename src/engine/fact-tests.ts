import type { FactName, Knowledge, TestedFact } from "../knowledge/types";
import { type Case, factOf, note, type Test } from "./case";
import type { Fact } from "./fact";
import type { FactIndex } from "./fact-set";
import { genotypeTest } from "./genotype-tests";
import { afipPercentTest, classTest, finalRiskTest } from "./risk-tests";
import { FALSE, TRUE, type Truth, truthOf, UNKNOWN } from "./truth";
import { type FactCondition, truthOfFact, type ValueTest, valueTest } from "./value-tests";

/** A test on one fact of the dictionary, or on one of the values that the engine derives before any rule. */
export function factTest(condition: FactCondition, knowledge: Knowledge, index: FactIndex): Test {
  const test = valueTest(condition, knowledge);
  const tested = condition.fact;
  switch (tested) {
    case "size":
      return sizeTest(test);
    case "gist":
      return gistTest(test, index);
    case "final_risk":
      return finalRiskTest(condition, index);
    case "genotype":
      return genotypeTest(test, knowledge, index);
    case "afip_percent":
      return afipPercentTest(test);
    case "afip_class":
      return classTest("afip_2006", test);
    case "modified_nih_class":
      return classTest("modified_nih_2008", test);
    case "nih_2002_class":
      return classTest("nih_2002", test);
    default: {
      const number = index.numberOf(tested);
      const truth = (patient: Case): Truth => truthOfFact(patient.facts[number], test);
      return { truth, trace: (_patient, trace, outcome) => note(outcome, number, trace) };
    }
  }
}

function sizeTest(test: ValueTest): Test {
  const truth = (patient: Case): Truth => truthOfFact(patient.size, test);
  return { truth, trace: (patient, trace, outcome) => note(outcome, patient.size_number, trace) };
}

/**
 * Is any value stated? A conflict is a statement too; "not applicable" is not a value.
 * @throws when the tables ask it of what the engine derives, such as a class.
 */
export function knownTest(tested: TestedFact, index: FactIndex): Test {
  const stated = (fact: Fact | undefined): Truth => truthOf(fact?.status === "known" || fact?.status === "conflict");
  if (tested === "size") {
    return {
      truth: (patient) => stated(patient.size),
      trace: (patient, trace) => trace.because.add(patient.size_number),
    };
  }
  const number = index.numberOf(tested as FactName);
  return {
    truth: (patient) => stated(patient.facts[number]),
    trace: (_patient, trace, outcome) => {
      if (outcome === TRUE) trace.because.add(number);
    },
  };
}

/** Pathway rules §1.2: suspected counts as unknown; absent counts as confirmed unless only a lesion is suspected. */
function gistTest(test: ValueTest, index: FactIndex): Test {
  const confirmation = index.numberOf("gist_confirmed");
  const situation = index.numberOf("disease_setting");
  const whenGist = truthOf(test.holds(true));
  const whenNot = truthOf(test.holds(false));
  const isGist = (patient: Case): Truth => {
    const fact = factOf<"gist_confirmed">(patient, confirmation);
    if (fact?.status === "known") {
      return fact.value === "confirmed" ? TRUE : fact.value === "excluded" ? FALSE : UNKNOWN;
    }
    if (fact?.status === "conflict" || fact?.status === "not_applicable") return UNKNOWN;
    const setting = factOf<"disease_setting">(patient, situation);
    return setting?.status === "known" && setting.value !== "suspected_sel" ? TRUE : UNKNOWN;
  };
  const truth = (patient: Case): Truth => {
    const gist = isGist(patient);
    return gist === UNKNOWN ? (whenGist === whenNot ? whenGist : UNKNOWN) : gist === TRUE ? whenGist : whenNot;
  };
  return {
    truth,
    trace: (patient, trace, outcome) => {
      if (outcome === UNKNOWN) trace.missing.add(confirmation);
      else trace.because.add(patient.facts[confirmation]?.status === "known" ? confirmation : situation);
    },
  };
}
