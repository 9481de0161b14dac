import type { GenotypeSet, Knowledge } from "../knowledge/types";
import { type Case, factOf, note, type Test } from "./case";
import type { FactIndex } from "./fact-set";
import { agreement, FALSE, TRUE, type Truth, truthOf, UNKNOWN } from "./truth";
import type { ValueTest } from "./value-tests";
import { proteinChanges } from "./variant";

/** The genotypes a stated word can still turn out to be; itself when it is a result. */
function genotypeCompletions(stated: string, knowledge: Knowledge): readonly string[] {
  const sets = knowledge.genotype_sets;
  if (!sets.UNRESOLVED.includes(stated)) return [stated];
  return (
    sets.unresolved_completions[stated] ?? genotypes(knowledge).filter((value) => !sets.UNRESOLVED.includes(value))
  );
}

function genotypes(knowledge: Knowledge): readonly string[] {
  const { kind } = knowledge.dictionary.genotype;
  return kind.type === "enum" ? kind.values : [];
}

/** A test on the genotype: a word that is no result yet ("pending") stands for what it can still turn out to be. */
export function genotypeTest(test: ValueTest, knowledge: Knowledge, index: FactIndex): Test {
  const number = index.numberOf("genotype");
  const outcomes = new Map<string, Truth>();
  // A test that names the unresolved word itself ("pending") is about the word, not about what it will turn out to be.
  const neutral = truthOf(test.holds(null));
  for (const stated of genotypes(knowledge)) {
    const itself = truthOf(test.holds(stated));
    const completions = genotypeCompletions(stated, knowledge).map((value) => truthOf(test.holds(value)));
    outcomes.set(stated, itself === neutral ? agreement(completions) : itself);
  }
  const truth = (patient: Case): Truth => {
    const fact = factOf<"genotype">(patient, number);
    if (fact?.status === "known") return outcomes.get(fact.value) ?? UNKNOWN;
    if (fact?.status === "conflict" && fact.alternatives.length > 1) {
      return agreement(fact.alternatives.map(({ value }) => outcomes.get(value) ?? UNKNOWN));
    }
    return fact?.status === "not_applicable" ? test.not_applicable : UNKNOWN;
  };
  const variantNumber = index.numberOf("variant_hgvs");
  return {
    truth,
    trace: (patient, trace, outcome) => {
      const byVariant = outcome === UNKNOWN && hangsOnVariant(patient, number);
      note(outcome, byVariant ? variantNumber : number, trace);
      if (byVariant) trace.because.add(number);
    },
  };
}

/** PDGFRA exon 18 is reported: what is missing is its amino-acid change (RF-03), not the genotype. */
function hangsOnVariant(patient: Case, genotype: number): boolean {
  const fact = factOf<"genotype">(patient, genotype);
  return fact?.status === "known" && (fact.value === "PDGFRA_ex18_unspecified" || fact.value === "PDGFRA_ex18_other");
}

/** Membership of SENS, INSENS, WT or UNRESOLVED; AD-13 decides PDGFRA variants by the reported protein change. */
export function genotypeSetTest(set: GenotypeSet, knowledge: Knowledge, index: FactIndex): Test {
  const sets = knowledge.genotype_sets;
  const number = index.numberOf("genotype");
  const variantNumber = index.numberOf("variant_hgvs");
  const resistant = new Set(sets.resistant_variants.flatMap(proteinChanges));
  const completions = new Map(genotypes(knowledge).map((stated) => [stated, genotypeCompletions(stated, knowledge)]));

  /** The set of one resolved genotype; null when the variant that would decide is not known. */
  const setOf = (genotype: string, patient: Case): "SENS" | "INSENS" | "WT" | "other" | null => {
    if (genotype === "PDGFRA_ex18_other") {
      const variant = factOf<"variant_hgvs">(patient, variantNumber);
      if (variant?.status !== "known") return null;
      const changes = proteinChanges(variant.value);
      if (changes.some((change) => resistant.has(change))) return "INSENS";
      // "Unless AD-13 says resistant": a readable variant that is not listed as resistant stays sensitive.
      return changes.length > 0 ? "SENS" : null;
    }
    if (sets.SENS.includes(genotype)) return "SENS";
    if (sets.INSENS.includes(genotype)) return "INSENS";
    return sets.WT.includes(genotype) ? "WT" : "other";
  };
  const member = (stated: string, patient: Case): Truth => {
    if (set === "UNRESOLVED") return truthOf(sets.UNRESOLVED.includes(stated));
    return agreement(
      (completions.get(stated) ?? [stated]).map((genotype) => {
        const found = setOf(genotype, patient);
        return found === null ? (set === "WT" ? FALSE : UNKNOWN) : truthOf(found === set);
      }),
    );
  };
  const truth = (patient: Case): Truth => {
    const fact = factOf<"genotype">(patient, number);
    switch (fact?.status) {
      case "known":
        return member(fact.value, patient);
      case "conflict": {
        if (fact.alternatives.length < 2) return set === "UNRESOLVED" ? TRUE : UNKNOWN;
        const outcome = agreement(fact.alternatives.map(({ value }) => member(value, patient)));
        if (set !== "UNRESOLVED") return outcome;
        const places = new Set(fact.alternatives.map(({ value }) => setOf(value, patient)));
        return places.size > 1 ? TRUE : outcome;
      }
      case "not_applicable":
        return FALSE;
      default:
        // "UNRESOLVED: …, unknown": an absent genotype is unresolved by definition.
        return set === "UNRESOLVED" ? TRUE : UNKNOWN;
    }
  };
  return {
    truth,
    trace: (patient, trace, outcome) => {
      const fact = factOf<"genotype">(patient, number);
      const byVariant = set !== "UNRESOLVED" && hangsOnVariant(patient, number);
      if (outcome === UNKNOWN) {
        trace.missing.add(byVariant ? variantNumber : number);
        if (byVariant) trace.because.add(number);
        return;
      }
      if (fact === undefined || fact.status === "unknown") trace.missing.add(number);
      else trace.because.add(number);
      if (byVariant && factOf<"variant_hgvs">(patient, variantNumber)?.status === "known") {
        trace.because.add(variantNumber);
      }
    },
  };
}

/** Is the reported protein change one of these? Text in which no protein change is found decides nothing. */
export function variantTest(variants: readonly string[], index: FactIndex): Test {
  const number = index.numberOf("variant_hgvs");
  const wanted = new Set(variants.flatMap(proteinChanges));
  const holds = (text: string): Truth => {
    const changes = proteinChanges(text);
    return changes.length === 0 ? UNKNOWN : truthOf(changes.some((change) => wanted.has(change)));
  };
  const truth = (patient: Case): Truth => {
    const fact = factOf<"variant_hgvs">(patient, number);
    if (fact?.status === "known") return holds(fact.value);
    if (fact?.status === "conflict" && fact.alternatives.length > 1) {
      return agreement(fact.alternatives.map(({ value }) => holds(value)));
    }
    return fact?.status === "not_applicable" ? FALSE : UNKNOWN;
  };
  return { truth, trace: (_patient, trace, outcome) => note(outcome, number, trace) };
}
