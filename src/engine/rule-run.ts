import type { Case, Trace } from "./case";
import type { CompiledRule, Program } from "./compile-knowledge";
import type { Fact } from "./fact";
import type { CaseRisk } from "./risk-schemes";
import { and, FALSE, TRUE, type Truth } from "./truth";

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
    readonly facts: readonly (Fact | undefined)[],
    readonly size: Fact | undefined,
    readonly size_number: number,
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
    for (const { code: own, when } of this.rule(index).emissions) {
      if (own !== code) continue;
      const narrowed = when ? and(truth, when.truth(this)) : truth;
      if (narrowed > outcome) outcome = narrowed;
    }
    return outcome;
  }

  traceRule(index: number, code: string | null, trace: Trace): void {
    const { scope, when, emissions } = this.rule(index);
    scope?.trace(this, trace, scope.truth(this));
    when.trace(this, trace, when.truth(this));
    if (code === null) return;
    for (const { code: own, when: narrower } of emissions) {
      if (own === code) narrower?.trace(this, trace, narrower.truth(this));
    }
  }

  private rule(index: number): CompiledRule {
    const rule = this.program.rules[index];
    if (!rule) throw new Error(`no rule at ${index}`);
    return rule;
  }
}
