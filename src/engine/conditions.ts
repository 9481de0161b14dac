import type { Condition, FactName, FactValue, Knowledge, TestedFact, TkiCourse } from "../knowledge/types";
import type { Fact, Facts, NumericBounds } from "./fact";
import type { CaseRisk } from "./risk-schemes";
import { agreement, and, FALSE, not, or, TRUE, type Truth, truthOf, UNKNOWN } from "./truth";
import { proteinChanges } from "./variant";

/** What one patient's evaluation carries: the completed facts and what was derived from them before any rule. */
export interface Case {
  readonly facts: Facts;
  /** `size_mm` if known, else `size_mm_imaging` (pathway rules §1). */
  readonly size: Fact | undefined;
  readonly size_name: "size_mm" | "size_mm_imaging";
  /** Null while the validity limits themselves are evaluated: they may not ask for a class. */
  risk: CaseRisk | null;
  /** Truth plus one of each shared test, by slot; 0 = not yet asked. */
  readonly memo: Uint8Array;
  /** Outcome of a rule by its index: scope and condition. */
  ruleTruth(index: number): Truth;
  /** Outcome of one code of a rule. */
  emissionTruth(index: number, code: string): Truth;
  traceRule(index: number, code: string | null, trace: Trace): void;
}

/** The facts that a truth value rests on, and those whose absence keeps it unknown. */
export interface Trace {
  readonly because: Set<FactName>;
  readonly missing: Set<FactName>;
}

export interface Test {
  truth(patient: Case): Truth;
  /** Adds the facts that the present truth value rests on (or lacks). */
  trace(patient: Case, trace: Trace): void;
}

export interface ConditionContext {
  readonly knowledge: Knowledge;
  /** Index of a rule by its id; throws for an unknown id, a mistake in the tables. */
  ruleIndex(id: string): number;
  readonly named: Map<string, Test>;
  readonly open: Set<string>;
  /** Equal conditions become one test, asked once a patient; absent: every condition gets a test of its own. */
  readonly shared?: Map<string, Test>;
  /** Counts the slots of the shared tests. */
  readonly slots?: { count: number };
}

/**
 * Turns a condition of the tables into a test. Done once per knowledge; a test then costs some comparisons.
 * @throws when the tables name a condition, rule or drug list that does not exist, or a condition that names itself.
 */
export function compileCondition(condition: Condition, context: ConditionContext): Test {
  const { shared, slots } = context;
  if (!shared || !slots) return testOf(condition, context);
  const key = JSON.stringify(condition);
  const done = shared.get(key);
  if (done) return done;
  const test = askedOnce(testOf(condition, context), slots.count++);
  shared.set(key, test);
  return test;
}

function askedOnce(inner: Test, slot: number): Test {
  return {
    truth(patient) {
      const done = patient.memo[slot];
      if (done) return (done - 1) as Truth;
      const truth = inner.truth(patient);
      patient.memo[slot] = truth + 1;
      return truth;
    },
    trace: (patient, trace) => inner.trace(patient, trace),
  };
}

function testOf(condition: Condition, context: ConditionContext): Test {
  if ("all" in condition) return allOf(condition.all.map((part) => compileCondition(part, context)));
  if ("any" in condition) return anyOf(condition.any.map((part) => compileCondition(part, context)));
  if ("not" in condition) {
    const inner = compileCondition(condition.not, context);
    return {
      truth: (patient) => not(inner.truth(patient)),
      trace: (patient, trace) => inner.trace(patient, trace),
    };
  }
  if ("always" in condition) {
    const truth = truthOf(condition.always);
    return { truth: () => truth, trace: () => {} };
  }
  if ("named" in condition) return namedTest(condition.named, context);
  if ("condition" in condition) return assuming(condition.if_unknown, compileCondition(condition.condition, context));
  if ("rule_fires" in condition) return ruleTest(context.ruleIndex(condition.rule_fires), condition.emitted ?? null);
  if ("known" in condition) return knownTest(condition.known);
  if ("genotype_set" in condition) return genotypeSetTest(condition.genotype_set, context.knowledge);
  if ("variant" in condition) return variantTest(condition.variant);
  if ("course" in condition) return courseTest(condition.course);
  if ("distinct_tki_at_least" in condition) {
    return distinctTkiTest(condition.distinct_tki_at_least, condition.including ?? []);
  }
  return factTest(condition, context);
}

function allOf(parts: readonly Test[]): Test {
  return {
    truth(patient) {
      let outcome = TRUE;
      for (const part of parts) {
        const truth = part.truth(patient);
        if (truth === FALSE) return FALSE;
        if (truth < outcome) outcome = truth;
      }
      return outcome;
    },
    trace(patient, trace) {
      const firstFalse = parts.find((part) => part.truth(patient) === FALSE);
      if (firstFalse) firstFalse.trace(patient, trace);
      else for (const part of parts) part.trace(patient, trace);
    },
  };
}

function anyOf(parts: readonly Test[]): Test {
  return {
    truth(patient) {
      let outcome = FALSE;
      for (const part of parts) {
        const truth = part.truth(patient);
        if (truth === TRUE) return TRUE;
        if (truth > outcome) outcome = truth;
      }
      return outcome;
    },
    trace(patient, trace) {
      let outcome = FALSE;
      for (const part of parts) outcome = or(outcome, part.truth(patient));
      for (const part of parts) if (part.truth(patient) === outcome) part.trace(patient, trace);
    },
  };
}

function assuming(assumed: boolean, inner: Test): Test {
  const instead = truthOf(assumed);
  return {
    truth(patient) {
      const truth = inner.truth(patient);
      return truth === UNKNOWN ? instead : truth;
    },
    trace: (patient, trace) => inner.trace(patient, trace),
  };
}

function namedTest(name: string, context: ConditionContext): Test {
  const done = context.named.get(name);
  if (done) return done;
  const condition = context.knowledge.conditions[name];
  if (!condition) throw new Error(`no condition named ${name}`);
  if (context.open.has(name)) throw new Error(`condition ${name} names itself`);
  context.open.add(name);
  const test = compileCondition(condition, context);
  context.open.delete(name);
  context.named.set(name, test);
  return test;
}

function ruleTest(index: number, code: string | null): Test {
  return {
    truth: (patient) => (code === null ? patient.ruleTruth(index) : patient.emissionTruth(index, code)),
    trace: (patient, trace) => patient.traceRule(index, code, trace),
  };
}

function note(truth: Truth, name: FactName, trace: Trace): void {
  if (truth === UNKNOWN) trace.missing.add(name);
  else trace.because.add(name);
}

/** Is any value stated? A conflict is a statement too; "not applicable" is not a value. */
function knownTest(tested: TestedFact): Test {
  const stated = (fact: Fact | undefined): Truth => truthOf(fact?.status === "known" || fact?.status === "conflict");
  if (tested === "size") {
    return {
      truth: (patient) => stated(patient.size),
      trace: (patient, trace) => trace.because.add(patient.size_name),
    };
  }
  if (!isFactName(tested)) throw new Error(`"known" cannot be asked of ${tested}`);
  return {
    truth: (patient) => stated(patient.facts[tested]),
    trace(patient, trace) {
      if (stated(patient.facts[tested]) === TRUE) trace.because.add(tested);
    },
  };
}

const DERIVED_NAMES: readonly TestedFact[] = [
  "size",
  "gist",
  "afip_percent",
  "afip_class",
  "modified_nih_class",
  "nih_2002_class",
];

function isFactName(name: TestedFact): name is FactName {
  return !DERIVED_NAMES.includes(name);
}

/** A test on one value, and on the bounds of a number that is not known. */
interface ValueTest {
  holds(value: FactValue | number | null): boolean;
  /** Null: bounds decide nothing. */
  readonly within: ((bounds: NumericBounds) => Truth) | null;
  readonly not_applicable: Truth;
}

type FactCondition = Extract<Condition, { fact: TestedFact }>;

function factTest(condition: FactCondition, context: ConditionContext): Test {
  const test = valueTest(condition, context.knowledge);
  const tested = condition.fact;
  if (tested === "size") return sizeTest(test);
  if (tested === "gist") return gistTest(test);
  if (tested === "final_risk") return finalRiskTest(condition);
  if (tested === "genotype") return genotypeTest(test, context.knowledge);
  if (tested === "afip_percent") return afipPercentTest(test);
  if (tested === "afip_class") return classTest("afip_2006", test);
  if (tested === "modified_nih_class") return classTest("modified_nih_2008", test);
  if (tested === "nih_2002_class") return classTest("nih_2002", test);
  const name: FactName = tested;
  const truth = (patient: Case): Truth => truthOfFact(patient.facts[name], test);
  return { truth, trace: (patient, trace) => note(truth(patient), name, trace) };
}

/** A test on a fact in any of its states. Conflicting values decide only when there are several and all agree. */
export function truthOfFact(fact: Fact | undefined, test: ValueTest): Truth {
  if (fact === undefined) return UNKNOWN;
  switch (fact.status) {
    case "known":
      return truthOf(test.holds(fact.value));
    case "conflict":
      return fact.alternatives.length < 2
        ? UNKNOWN
        : agreement(fact.alternatives.map(({ value }) => truthOf(test.holds(value))));
    case "not_applicable":
      return test.not_applicable;
    case "unknown":
      return fact.bounds && test.within ? test.within(fact.bounds) : UNKNOWN;
  }
}

function valueTest(condition: FactCondition, knowledge: Knowledge): ValueTest {
  if ("in" in condition) {
    const members = new Set<unknown>(condition.in);
    return {
      holds: (value) => (Array.isArray(value) ? value.some((member) => members.has(member)) : members.has(value)),
      within: null,
      not_applicable: FALSE,
    };
  }
  if ("not_in" in condition) {
    const members = new Set<unknown>(condition.not_in);
    return {
      holds: (value) => !(Array.isArray(value) ? value.some((member) => members.has(member)) : members.has(value)),
      within: null,
      not_applicable: TRUE,
    };
  }
  if ("lt" in condition)
    return comparison(
      (value) => value < condition.lt,
      (bounds) => below(bounds, condition.lt, false),
    );
  if ("lte" in condition)
    return comparison(
      (value) => value <= condition.lte,
      (bounds) => below(bounds, condition.lte, true),
    );
  if ("gt" in condition) {
    return comparison(
      (value) => value > condition.gt,
      (bounds) => not(below(bounds, condition.gt, true)),
    );
  }
  if ("gte" in condition) {
    return comparison(
      (value) => value >= condition.gte,
      (bounds) => not(below(bounds, condition.gte, false)),
    );
  }
  if ("includes_any" in condition) {
    const members = new Set<unknown>(condition.includes_any);
    return {
      holds: (value) => Array.isArray(value) && value.some((member) => members.has(member)),
      within: null,
      not_applicable: FALSE,
    };
  }
  if ("empty" in condition) {
    const wanted = condition.empty;
    return {
      holds: (value) => Array.isArray(value) && value.every((member) => member === "none") === wanted,
      within: null,
      not_applicable: FALSE,
    };
  }
  if ("drug_list" in condition) {
    const list = knowledge.drug_lists[condition.drug_list];
    if (!list) throw new Error(`no drug list named ${condition.drug_list}`);
    return texts(wordMatcher(list.names, "whole"), new Set(list.rxnorm));
  }
  return texts(wordMatcher(condition.matches_any, "start"), new Set());
}

function comparison(holds: (value: number) => boolean, within: (bounds: NumericBounds) => Truth): ValueTest {
  return { holds: (value) => typeof value === "number" && holds(value), within, not_applicable: FALSE };
}

/** Is a number of which only bounds are known below (or at) the limit? */
function below(bounds: NumericBounds, limit: number, orEqual: boolean): Truth {
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = bounds;
  const highest = high < limit || (high === limit && (orEqual || bounds.high_inclusive === false));
  if (highest) return TRUE;
  const lowest = low > limit || (low === limit && (!orEqual || bounds.low_inclusive === false));
  return lowest ? FALSE : UNKNOWN;
}

/** Case and accents removed, so that "Rifampicine" and "rifampicine" are one word. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[’`]/g, "'")
    .toLowerCase();
}

function wordMatcher(words: readonly string[], ends: "whole" | "start"): RegExp {
  const escaped = words.map((word) => plain(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (escaped.length === 0) return /(?!)/;
  return new RegExp(`(?<![a-z0-9])(?:${escaped.join("|")})${ends === "whole" ? "(?![a-z0-9])" : ""}`);
}

function texts(words: RegExp, codes: ReadonlySet<string>): ValueTest {
  const one = (text: string): boolean =>
    words.test(plain(text)) || (codes.size > 0 && (text.match(/\d+/g) ?? []).some((code) => codes.has(code)));
  return {
    holds: (value) =>
      typeof value === "string"
        ? one(value)
        : Array.isArray(value) && value.some((text) => typeof text === "string" && one(text)),
    within: null,
    not_applicable: FALSE,
  };
}

function sizeTest(test: ValueTest): Test {
  const truth = (patient: Case): Truth => truthOfFact(patient.size, test);
  return { truth, trace: (patient, trace) => note(truth(patient), patient.size_name, trace) };
}

/** Pathway rules §1.2: suspected counts as unknown; absent counts as confirmed unless only a lesion is suspected. */
export function isGist(facts: Facts): Truth {
  const fact = facts.gist_confirmed;
  if (fact?.status === "known") {
    return fact.value === "confirmed" ? TRUE : fact.value === "excluded" ? FALSE : UNKNOWN;
  }
  if (fact?.status === "conflict" || fact?.status === "not_applicable") return UNKNOWN;
  const setting = facts.disease_setting;
  return setting?.status === "known" && setting.value !== "suspected_sel" ? TRUE : UNKNOWN;
}

function gistTest(test: ValueTest): Test {
  const whenGist = truthOf(test.holds(true));
  const whenNot = truthOf(test.holds(false));
  const truth = (patient: Case): Truth => {
    const gist = isGist(patient.facts);
    return gist === UNKNOWN ? (whenGist === whenNot ? whenGist : UNKNOWN) : gist === TRUE ? whenGist : whenNot;
  };
  return {
    truth,
    trace(patient, trace) {
      if (truth(patient) === UNKNOWN) trace.missing.add("gist_confirmed");
      else trace.because.add(patient.facts.gist_confirmed?.status === "known" ? "gist_confirmed" : "disease_setting");
    },
  };
}

/** The genotypes a stated word can still turn out to be; itself when it is a result. */
export function genotypeCompletions(stated: string, knowledge: Knowledge): readonly string[] {
  const sets = knowledge.genotype_sets;
  if (!sets.UNRESOLVED.includes(stated)) return [stated];
  const listed = sets.unresolved_completions[stated];
  if (listed) return listed;
  const kind = knowledge.dictionary.genotype.kind;
  return kind.type === "enum" ? kind.values.filter((value) => !sets.UNRESOLVED.includes(value)) : [];
}

function genotypeTest(test: ValueTest, knowledge: Knowledge): Test {
  const outcomes = new Map<string, Truth>();
  const kind = knowledge.dictionary.genotype.kind;
  for (const stated of kind.type === "enum" ? kind.values : []) {
    const itself = truthOf(test.holds(stated));
    const completions = genotypeCompletions(stated, knowledge).map((value) => truthOf(test.holds(value)));
    outcomes.set(stated, decidesByItself(stated, itself, test, knowledge) ? itself : agreement(completions));
  }
  const truth = (patient: Case): Truth => {
    const fact = patient.facts.genotype;
    if (fact?.status === "known") return outcomes.get(fact.value) ?? UNKNOWN;
    if (fact?.status === "conflict" && fact.alternatives.length > 1) {
      return agreement(fact.alternatives.map(({ value }) => outcomes.get(value) ?? UNKNOWN));
    }
    return fact?.status === "not_applicable" ? test.not_applicable : UNKNOWN;
  };
  return { truth, trace: (patient, trace) => note(truth(patient), "genotype", trace) };
}

/** A test that names the unresolved word itself ("pending") is about the word, not about what it will turn out to be. */
function decidesByItself(stated: string, itself: Truth, test: ValueTest, knowledge: Knowledge): boolean {
  if (!knowledge.genotype_sets.UNRESOLVED.includes(stated)) return true;
  const neutral = truthOf(test.holds("a word that no test names"));
  return itself !== neutral;
}

/** Membership of SENS, INSENS, WT or UNRESOLVED; AD-13 decides PDGFRA variants by the reported protein change. */
function genotypeSetTest(set: "SENS" | "INSENS" | "WT" | "UNRESOLVED", knowledge: Knowledge): Test {
  const sets = knowledge.genotype_sets;
  const canonical = (texts: readonly string[]) => new Set(texts.flatMap(proteinChanges));
  const resistant = canonical(sets.resistant_variants);

  /** The set of one resolved genotype; null when the variant that would decide is not known. */
  const setOf = (genotype: string, facts: Facts): "SENS" | "INSENS" | "WT" | "other" | null => {
    if (genotype === "PDGFRA_ex18_other") {
      const variant = facts.variant_hgvs;
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
  const member = (stated: string, facts: Facts): Truth => {
    const unresolved = sets.UNRESOLVED.includes(stated);
    if (set === "UNRESOLVED") return truthOf(unresolved);
    return agreement(
      genotypeCompletions(stated, knowledge).map((genotype) => {
        const found = setOf(genotype, facts);
        return found === null ? (set === "WT" ? FALSE : UNKNOWN) : truthOf(found === set);
      }),
    );
  };
  const truth = (patient: Case): Truth => {
    const fact = patient.facts.genotype;
    switch (fact?.status) {
      case "known":
        return member(fact.value, patient.facts);
      case "conflict": {
        if (fact.alternatives.length < 2) return set === "UNRESOLVED" ? TRUE : UNKNOWN;
        const outcome = agreement(fact.alternatives.map(({ value }) => member(value, patient.facts)));
        if (set !== "UNRESOLVED") return outcome;
        const places = new Set(fact.alternatives.map(({ value }) => setOf(value, patient.facts)));
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
    trace(patient, trace) {
      const outcome = truth(patient);
      const fact = patient.facts.genotype;
      const byVariant = fact?.status === "known" && fact.value === "PDGFRA_ex18_other" && set !== "UNRESOLVED";
      if (outcome === UNKNOWN) {
        trace.missing.add(byVariant ? "variant_hgvs" : "genotype");
        if (byVariant) trace.because.add("genotype");
        return;
      }
      if (fact === undefined || fact.status === "unknown") trace.missing.add("genotype");
      else trace.because.add("genotype");
      if (byVariant) trace.because.add("variant_hgvs");
    },
  };
}

function variantTest(variants: readonly string[]): Test {
  const wanted = new Set(variants.flatMap(proteinChanges));
  const truth = (patient: Case): Truth => {
    const fact = patient.facts.variant_hgvs;
    const holds = (text: string): Truth => {
      const changes = proteinChanges(text);
      return changes.length === 0 ? UNKNOWN : truthOf(changes.some((change) => wanted.has(change)));
    };
    if (fact?.status === "known") return holds(fact.value);
    if (fact?.status === "conflict" && fact.alternatives.length > 1) {
      return agreement(fact.alternatives.map(({ value }) => holds(value)));
    }
    return fact?.status === "not_applicable" ? FALSE : UNKNOWN;
  };
  return { truth, trace: (patient, trace) => note(truth(patient), "variant_hgvs", trace) };
}

type CourseCondition = Extract<Condition, { course: unknown }>["course"];

function courseTest(wanted: CourseCondition): Test {
  const agents = wanted.agents ? new Set(wanted.agents) : null;
  const settings = wanted.settings ? new Set<string>(wanted.settings) : null;
  const reasons = wanted.reason_matches ? wordMatcher(wanted.reason_matches, "start") : null;
  const fits = (course: TkiCourse): Truth => {
    let truth = TRUE;
    if (agents) truth = and(truth, course.agent ? truthOf(agents.has(course.agent.toLowerCase())) : UNKNOWN);
    if (settings) truth = and(truth, course.setting ? truthOf(settings.has(course.setting)) : UNKNOWN);
    if (wanted.progressed_on !== undefined) {
      const progressed = course.progressed_on;
      truth = and(truth, typeof progressed === "boolean" ? truthOf(progressed === wanted.progressed_on) : UNKNOWN);
    }
    if (reasons) truth = and(truth, course.reason ? truthOf(reasons.test(plain(course.reason))) : UNKNOWN);
    return truth;
  };
  const some = (courses: readonly TkiCourse[]): Truth =>
    courses.reduce<Truth>((so, course) => or(so, fits(course)), FALSE);
  const truth = (patient: Case): Truth => {
    const fact = patient.facts.prior_tki;
    if (fact?.status === "known") return some(fact.value);
    if (fact?.status === "conflict" && fact.alternatives.length > 1) {
      return agreement(fact.alternatives.map(({ value }) => some(value)));
    }
    return fact?.status === "not_applicable" ? FALSE : UNKNOWN;
  };
  return { truth, trace: (patient, trace) => note(truth(patient), "prior_tki", trace) };
}

/** Previous and current agents together. */
function distinctTkiTest(least: number, including: readonly string[]): Test {
  const truth = (patient: Case): Truth => {
    const current = patient.facts.current_tki;
    const prior = patient.facts.prior_tki;
    const agents = new Set<string>();
    let open = false;
    if (prior?.status === "known") {
      for (const course of prior.value) {
        if (course.agent) agents.add(course.agent.toLowerCase());
        else open = true;
      }
    } else if (prior?.status !== "not_applicable") open = true;
    if (current?.status === "known") {
      if (current.value !== "none") agents.add(current.value);
    } else if (current?.status !== "not_applicable" && (open || agents.size + 1 >= least)) open = true;
    const included = including.every((agent) => agents.has(agent));
    if (agents.size >= least && included) return TRUE;
    return open ? UNKNOWN : FALSE;
  };
  return {
    truth,
    trace(patient, trace) {
      const outcome = truth(patient);
      if (patient.facts.prior_tki?.status === "known") trace.because.add("prior_tki");
      else if (outcome === UNKNOWN) trace.missing.add("prior_tki");
      if (patient.facts.current_tki?.status === "known") trace.because.add("current_tki");
      else if (outcome === UNKNOWN) trace.missing.add("current_tki");
    },
  };
}

/** Any member of the set; over every set that is still possible. No class (not computed) fails every test but `not_in`. */
function finalRiskTest(condition: FactCondition): Test {
  const wanted = "in" in condition ? condition.in : "not_in" in condition ? condition.not_in : null;
  if (!wanted) throw new Error("final_risk is tested with in or not_in");
  const negated = "not_in" in condition;
  const truth = (patient: Case): Truth => {
    const sets = patient.risk?.final_risk ?? [];
    const matches =
      sets.length === 0 ? FALSE : agreement(sets.map((set) => truthOf(set.some((name) => wanted.includes(name)))));
    return negated ? not(matches) : matches;
  };
  return { truth, trace: (patient, trace) => traceRisk(patient, truth(patient), trace) };
}

function classTest(scheme: "afip_2006" | "modified_nih_2008" | "nih_2002", test: ValueTest): Test {
  const truth = (patient: Case): Truth => {
    const rows = patient.risk?.schemes[scheme].rows ?? [];
    return rows.length === 0 ? test.not_applicable : agreement(rows.map((row) => truthOf(test.holds(row.category))));
  };
  return { truth, trace: (patient, trace) => traceScheme(patient, scheme, truth(patient), trace) };
}

function afipPercentTest(test: ValueTest): Test {
  const truth = (patient: Case): Truth => {
    const rows = patient.risk?.schemes.afip_2006.rows ?? [];
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
  return { truth, trace: (patient, trace) => traceScheme(patient, "afip_2006", truth(patient), trace) };
}

function traceRisk(patient: Case, truth: Truth, trace: Trace): void {
  if (patient.facts.final_risk?.status === "known") {
    trace.because.add("final_risk");
    return;
  }
  if (patient.facts.decision_scheme?.status === "known") trace.because.add("decision_scheme");
  traceScheme(patient, "modified_nih_2008", truth, trace);
  traceScheme(patient, "afip_2006", truth, trace);
}

function traceScheme(
  patient: Case,
  scheme: "afip_2006" | "modified_nih_2008" | "nih_2002",
  truth: Truth,
  trace: Trace,
): void {
  const evaluation = patient.risk?.schemes[scheme];
  if (!evaluation) return;
  for (const name of evaluation.because) trace.because.add(name);
  if (truth === UNKNOWN) for (const name of evaluation.needs) trace.missing.add(name);
}
