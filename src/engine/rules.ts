import type { FactName } from "../knowledge/types";
import type { RecommendationStatus } from "./assessment";
import { clearTrace, emptyTrace, type Test, type Trace } from "./case";
import type { CompiledEmission, CompiledKnowledge, CompiledRule, Program } from "./compile-knowledge";
import type { FactIndex } from "./fact-set";
import type { RuleRun } from "./rule-run";
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

interface Candidate {
  readonly rule: CompiledRule;
  readonly emission: CompiledEmission;
  readonly truth: Truth;
}

/** Rows to walk, and rows that may block what they emit. */
type Rows = Pick<Program, "rules" | "blocking">;

/**
 * Everything the rows emit for this patient, in the order of the tables: precedence, replacement and blocking applied.
 * A row whose scope hangs on the missing current situation does not run ("app asks; nothing else runs", dictionary).
 * Source: pathway rules §1.2, §1.4, §1.7.
 */
export function runRules(run: RuleRun, program: Rows, { index }: CompiledKnowledge): readonly EmittedCode[] {
  const setting = run.facts[index.numberOf("disease_setting")];
  const settingMissing = setting === undefined || setting.status === "unknown";
  const candidates: Candidate[] = [];
  const replacement = new Replacement();
  for (const rule of program.rules) {
    const truth = run.ruleTruth(rule.index);
    if (truth === FALSE) continue;
    if (settingMissing && rule.scope?.truth(run) === UNKNOWN) continue;
    let fires = rule.emissions.length === 0 && truth === TRUE;
    for (const emission of rule.emissions) {
      const own = emission.when ? and(truth, emission.when.truth(run)) : truth;
      if (own === FALSE) continue;
      if (own === TRUE) fires = true;
      candidates.push({ rule, emission, truth: own });
    }
    if (fires) replacement.add(rule);
  }

  const blocks = activeBlocks(run, program, settingMissing);
  const tracer = new Tracer(run, index);
  const emitted: EmittedCode[] = [];
  for (const candidate of candidates) {
    if (!replacement.covers(candidate)) emitted.push(emit(run, candidate, blocks, tracer.traceOf(candidate)));
  }
  return strongestOfEach(emitted);
}

/** What the rows that fire put in the place of others: lower levels of their decision, and the rows and codes that they name. */
class Replacement {
  private readonly highest = new Map<string, number>();
  private readonly rules = new Set<string>();
  private readonly codes = new Map<string, CompiledRule>();

  add(rule: CompiledRule): void {
    const { decision, suppresses } = rule;
    if (decision !== null) {
      const best = this.highest.get(decision);
      if (best === undefined || rule.level < best) this.highest.set(decision, rule.level);
    }
    for (const id of suppresses?.rules ?? []) this.rules.add(id);
    for (const code of suppresses?.codes ?? []) this.codes.set(code, rule);
  }

  covers({ rule, emission }: Candidate): boolean {
    if (this.rules.size > 0 && this.rules.has(rule.id)) return true;
    const replacing = this.codes.size > 0 ? this.codes.get(emission.code) : undefined;
    if (replacing !== undefined && replacing !== rule) return true;
    const { decision } = rule;
    return decision !== null && rule.level > (this.highest.get(decision) ?? Number.POSITIVE_INFINITY);
  }
}

/** Finds what a code rests on; what its row rests on is found once for all codes of the row. */
class Tracer {
  private row: CompiledRule | null = null;
  private readonly ofRow: Trace;
  private readonly ofCode: Trace;

  constructor(
    private readonly run: RuleRun,
    index: FactIndex,
  ) {
    this.ofRow = emptyTrace(index);
    this.ofCode = emptyTrace(index);
  }

  /** Valid until the next one is asked for. */
  traceOf({ rule, emission }: Candidate): Trace {
    const { run, ofRow, ofCode } = this;
    if (rule !== this.row) {
      clearTrace(ofRow);
      run.traceRule(rule.index, null, ofRow);
      this.row = rule;
    }
    clearTrace(ofCode);
    ofCode.because.addAll(ofRow.because);
    ofCode.missing.addAll(ofRow.missing);
    emission.when?.trace(run, ofCode, emission.when.truth(run));
    return ofCode;
  }
}

interface ActiveBlock {
  readonly rule: CompiledRule;
  readonly codes: ReadonlySet<string>;
  readonly truth: Truth;
  readonly test: Test;
}

function activeBlocks(run: RuleRun, program: Rows, settingMissing: boolean): readonly ActiveBlock[] {
  const active: ActiveBlock[] = [];
  for (const rule of program.blocking) {
    const scope = rule.scope ? rule.scope.truth(run) : TRUE;
    if (scope === FALSE || (scope === UNKNOWN && settingMissing)) continue;
    for (const block of rule.blocks) {
      const test = block.when ?? rule.when;
      const truth = and(scope, test.truth(run));
      if (truth === TRUE || (truth === UNKNOWN && block.holds)) {
        active.push({ rule, codes: block.codes, truth, test });
      }
    }
  }
  return active;
}

function isBlockable(status: RecommendationStatus): boolean {
  return status === "recommended" || status === "option" || status === "conditional" || status === "possible";
}

function emit(
  run: RuleRun,
  { rule, emission, truth }: Candidate,
  blocks: readonly ActiveBlock[],
  trace: Trace,
): EmittedCode {
  let status: RecommendationStatus = truth === UNKNOWN ? "possible" : emission.status;
  if (emission.conditional && (status === "recommended" || status === "option")) {
    const waits = emission.conditional.truth(run);
    if (waits !== FALSE) {
      status = "conditional";
      emission.conditional.trace(run, trace, waits);
    }
  }
  const blockedBy: string[] = [];
  if (isBlockable(status)) {
    for (const block of blocks) {
      if (block.rule === rule || !block.codes.has(emission.code)) continue;
      block.test.trace(run, trace, block.test.truth(run));
      if (block.truth === TRUE) {
        const { id } = block.rule;
        if (!blockedBy.includes(id)) blockedBy.push(id);
      } else if (status === "recommended" || status === "option") status = "conditional";
    }
    if (blockedBy.length > 0) status = "blocked";
  }
  return {
    rule,
    emission,
    status,
    because: trace.because.names(),
    missing: trace.missing.names(),
    blocked_by: blockedBy,
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
    if (!entry.emission.is_repeated) continue;
    const key = `${entry.rule.id} ${entry.emission.code}`;
    const before = best.get(key);
    if (!before || STRENGTH.indexOf(entry.status) < STRENGTH.indexOf(before.status)) best.set(key, entry);
  }
  if (best.size === 0) return emitted;
  const kept = new Set(best.values());
  return emitted.filter((entry) => !entry.emission.is_repeated || kept.has(entry));
}
