import type { FactName } from "../knowledge/types";
import type { RecommendationStatus } from "./assessment";
import type { CompiledEmission, CompiledRule, Program } from "./compile-knowledge";
import type { Case, Trace } from "./conditions";
import type { Fact, Facts } from "./fact";
import type { CaseRisk } from "./risk-schemes";
import { and, FALSE, TRUE, type Truth, UNKNOWN } from "./truth";

/** One code that a rule emits for this patient. */
export interface EmittedCode {
  readonly rule: CompiledRule;
  readonly emission: CompiledEmission;
  readonly status: RecommendationStatus;
  readonly because: readonly FactName[];
  readonly missing: readonly FactName[];
  readonly blocked_by: readonly string[];
}

const NOT_ASKED = -1;
const BEING_ASKED = -2;

/**
 * One patient's walk through a program of rules. Outcomes are computed once and kept, so that a row may ask for another
 * row's outcome at no cost.
 */
export class RuleRun implements Case {
  risk: CaseRisk | null = null;
  readonly memo: Uint8Array;
  private readonly truths: Int8Array;

  constructor(
    readonly facts: Facts,
    readonly size: Fact | undefined,
    readonly size_name: "size_mm" | "size_mm_imaging",
    private readonly program: Program,
  ) {
    this.truths = new Int8Array(program.rules.length).fill(NOT_ASKED);
    this.memo = new Uint8Array(program.slots.count);
  }

  ruleTruth(index: number): Truth {
    const done = this.truths[index] ?? NOT_ASKED;
    if (done >= 0) return done as Truth;
    const rule = this.rule(index);
    if (done === BEING_ASKED) throw new Error(`rule ${rule.rule.id} depends on itself`);
    this.truths[index] = BEING_ASKED;
    const scope = rule.scope ? rule.scope.truth(this) : TRUE;
    const truth = scope === FALSE ? FALSE : and(scope, rule.when.truth(this));
    this.truths[index] = truth;
    return truth;
  }

  emissionTruth(index: number, code: string): Truth {
    const truth = this.ruleTruth(index);
    if (truth === FALSE) return FALSE;
    let outcome = FALSE;
    for (const { emission, when } of this.rule(index).emissions) {
      if (emission.code !== code) continue;
      const own = when ? and(truth, when.truth(this)) : truth;
      if (own > outcome) outcome = own;
    }
    return outcome;
  }

  traceRule(index: number, code: string | null, trace: Trace): void {
    const rule = this.rule(index);
    rule.scope?.trace(this, trace);
    rule.when.trace(this, trace);
    if (code === null) return;
    for (const { emission, when } of rule.emissions) if (emission.code === code) when?.trace(this, trace);
  }

  private rule(index: number): CompiledRule {
    const rule = this.program.rules[index];
    if (!rule) throw new Error(`no rule at ${index}`);
    return rule;
  }
}

interface Candidate {
  readonly index: number;
  readonly rule: CompiledRule;
  readonly emission: CompiledEmission;
  readonly truth: Truth;
}

/**
 * Everything the program emits for this patient, in the order of the tables: precedence, replacement and blocking applied.
 * A row whose scope hangs on the missing current situation does not run ("app asks; nothing else runs", dictionary).
 * Source: pathway rules §1.2, §1.4, §1.7.
 */
export function runRules(run: RuleRun, program: Program, order: ReadonlyMap<FactName, number>): readonly EmittedCode[] {
  const settingMissing = isMissing(run.facts, "disease_setting");
  const candidates: Candidate[] = [];
  const highest = new Map<string, number>();
  const replacedRules = new Set<string>();
  const replacedCodes = new Set<string>();
  const replacing = new Map<string, string>();
  program.rules.forEach((rule, index) => {
    const truth = run.ruleTruth(index);
    if (truth === FALSE) return;
    if (truth === UNKNOWN && settingMissing && rule.scope?.truth(run) === UNKNOWN) return;
    let fires = rule.emissions.length === 0 && truth === TRUE;
    for (const emission of rule.emissions) {
      const own = emission.when ? and(truth, emission.when.truth(run)) : truth;
      if (own === FALSE) continue;
      if (own === TRUE) fires = true;
      candidates.push({ index, rule, emission, truth: own });
    }
    if (!fires) return;
    const { decision, suppresses } = rule.rule;
    if (decision !== undefined) {
      const best = highest.get(decision);
      if (best === undefined || rule.level < best) highest.set(decision, rule.level);
    }
    for (const id of suppresses?.rules ?? []) replacedRules.add(id);
    for (const code of suppresses?.codes ?? []) {
      replacedCodes.add(code);
      replacing.set(code, rule.rule.id);
    }
  });

  const blocks = activeBlocks(run, program, settingMissing);
  const emitted: EmittedCode[] = [];
  for (const candidate of candidates) {
    const { rule, emission, truth } = candidate;
    const { id, decision } = rule.rule;
    const code = emission.emission.code;
    if (replacedRules.has(id) || (replacedCodes.has(code) && replacing.get(code) !== id)) continue;
    if (decision !== undefined && rule.level > (highest.get(decision) ?? Number.POSITIVE_INFINITY)) continue;
    emitted.push(emit(run, candidate, truth, blocks, order));
  }
  return strongestOfEach(emitted);
}

interface ActiveBlock {
  readonly rule: CompiledRule;
  readonly index: number;
  readonly codes: ReadonlySet<string>;
  readonly truth: Truth;
  readonly trace: (trace: Trace) => void;
}

function activeBlocks(run: RuleRun, program: Program, settingMissing: boolean): readonly ActiveBlock[] {
  const active: ActiveBlock[] = [];
  program.rules.forEach((rule, index) => {
    if (rule.blocks.length === 0) return;
    const scope = rule.scope ? rule.scope.truth(run) : TRUE;
    if (scope === FALSE || (scope === UNKNOWN && settingMissing)) return;
    for (const block of rule.blocks) {
      const test = block.when ?? rule.when;
      const truth = and(scope, test.truth(run));
      if (truth === TRUE || (truth === UNKNOWN && block.holds)) {
        active.push({ rule, index, codes: block.codes, truth, trace: (trace) => test.trace(run, trace) });
      }
    }
  });
  return active;
}

const BLOCKABLE: readonly RecommendationStatus[] = ["recommended", "option", "conditional", "possible"];

function emit(
  run: RuleRun,
  { index, rule, emission }: Candidate,
  truth: Truth,
  blocks: readonly ActiveBlock[],
  order: ReadonlyMap<FactName, number>,
): EmittedCode {
  const trace: Trace = { because: new Set(), missing: new Set() };
  run.traceRule(index, null, trace);
  emission.when?.trace(run, trace);
  let status: RecommendationStatus;
  if (truth === UNKNOWN) {
    status = "possible";
  } else {
    status = emission.emission.status ?? (rule.rule.chapter === "RF" ? "warning" : "recommended");
    if (emission.conditional && (status === "recommended" || status === "option")) {
      if (emission.conditional.truth(run) !== FALSE) {
        status = "conditional";
        emission.conditional.trace(run, trace);
      }
    }
  }
  const blockedBy: string[] = [];
  if (BLOCKABLE.includes(status)) {
    for (const block of blocks) {
      if (!block.codes.has(emission.emission.code) || block.index === index) continue;
      block.trace(trace);
      if (block.truth === TRUE) blockedBy.push(block.rule.rule.id);
      else if (status === "recommended" || status === "option") status = "conditional";
    }
    if (blockedBy.length > 0) status = "blocked";
  }
  return {
    rule,
    emission,
    status,
    because: inOrder(trace.because, order),
    missing: inOrder(trace.missing, order),
    blocked_by: [...new Set(blockedBy)],
  };
}

const STRENGTH: readonly RecommendationStatus[] = [
  "blocked",
  "recommended",
  "option",
  "conditional",
  "warning",
  "info",
  "possible",
];

/** A code that one row emits through several narrower conditions is told once, in its strongest form. */
function strongestOfEach(emitted: readonly EmittedCode[]): readonly EmittedCode[] {
  const best = new Map<string, EmittedCode>();
  for (const entry of emitted) {
    const key = `${entry.rule.rule.id} ${entry.emission.emission.code}`;
    const before = best.get(key);
    if (!before || STRENGTH.indexOf(entry.status) < STRENGTH.indexOf(before.status)) best.set(key, entry);
  }
  if (best.size === emitted.length) return emitted;
  const kept = new Set(best.values());
  return emitted.filter((entry) => kept.has(entry));
}

export function inOrder(names: ReadonlySet<FactName>, order: ReadonlyMap<FactName, number>): readonly FactName[] {
  if (names.size < 2) return [...names];
  return [...names].sort((left, right) => (order.get(left) ?? 0) - (order.get(right) ?? 0));
}

export function isMissing(facts: Facts, name: FactName): boolean {
  const fact = facts[name];
  return fact === undefined || fact.status === "unknown";
}
