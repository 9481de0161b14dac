import type { Block, Emission, Knowledge, Precedence, Rule, Schedule, ValidityLimit } from "../knowledge/types";
import { type ConditionContext, compileCondition, type Test } from "./conditions";
import { type CompiledSchemes, compileSchemes } from "./risk-schemes";

/** The tables turned into tests and look-ups, once per knowledge. */
export interface CompiledKnowledge {
  readonly knowledge: Knowledge;
  readonly schemes: CompiledSchemes;
  readonly validity: readonly { readonly limit: ValidityLimit; readonly test: Test }[];
  readonly today: Program;
  readonly seed2007: Program;
  readonly schedules: readonly CompiledSchedule[];
}

/** The rules that run in one mode. */
export interface Program {
  readonly rules: readonly CompiledRule[];
  readonly index: ReadonlyMap<string, number>;
  /** How many tests are shared, over all programs of the knowledge. */
  readonly slots: { readonly count: number };
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly scope: Test | null;
  readonly when: Test;
  readonly emissions: readonly CompiledEmission[];
  readonly blocks: readonly CompiledBlock[];
  /** 0 is the highest level of §1.4. */
  readonly level: number;
}

export interface CompiledEmission {
  readonly emission: Emission;
  readonly when: Test | null;
  readonly conditional: Test | null;
}

export interface CompiledBlock {
  readonly codes: ReadonlySet<string>;
  readonly when: Test | null;
  readonly holds: boolean;
}

export interface CompiledSchedule {
  readonly schedule: Schedule;
  readonly scope: Test | null;
  readonly applies: Test;
  readonly conditional_on: readonly number[];
}

const LEVELS: readonly Precedence[] = ["safety", "emergency", "genotype", "rupture", "risk", "default"];

const compiled = new WeakMap<Knowledge, CompiledKnowledge>();

/**
 * The compiled form of the knowledge; made on first use and kept as long as the knowledge lives.
 * @throws for a mistake in the tables: an unknown rule, condition, code, group or drug list, or a scheme with a hole.
 */
export function compileKnowledge(knowledge: Knowledge): CompiledKnowledge {
  const done = compiled.get(knowledge);
  if (done) return done;
  const today = indexOf(knowledge.rules);
  const slots = { count: 0 };
  const context = contextFor(knowledge, today, slots);
  const result: CompiledKnowledge = {
    knowledge,
    schemes: compileSchemes(knowledge),
    validity: knowledge.validity.map((limit) => ({ limit, test: compileCondition(limit.when, context) })),
    today: { rules: knowledge.rules.map((rule) => compileRule(rule, context)), index: today, slots },
    seed2007: compileProgram(knowledge.seed_rules, knowledge, slots),
    schedules: knowledge.schedules.map((schedule) => ({
      schedule,
      scope: schedule.scope ? compileCondition(schedule.scope, context) : null,
      applies: compileCondition(schedule.applies_if, context),
      conditional_on: (schedule.conditional_on_rules ?? []).map(context.ruleIndex),
    })),
  };
  compiled.set(knowledge, result);
  return result;
}

function indexOf(rules: readonly Rule[]): ReadonlyMap<string, number> {
  const index = new Map(rules.map((rule, position) => [rule.id, position]));
  if (index.size !== rules.length) throw new Error("two rules have the same id");
  return index;
}

function contextFor(
  knowledge: Knowledge,
  index: ReadonlyMap<string, number>,
  slots: { count: number },
): ConditionContext {
  return {
    knowledge,
    ruleIndex(id) {
      const position = index.get(id);
      if (position === undefined) throw new Error(`no rule ${id}`);
      return position;
    },
    named: new Map(),
    open: new Set(),
    shared: new Map(),
    slots,
  };
}

function compileProgram(rules: readonly Rule[], knowledge: Knowledge, slots: { count: number }): Program {
  const index = indexOf(rules);
  const context = contextFor(knowledge, index, slots);
  return { rules: rules.map((rule) => compileRule(rule, context)), index, slots };
}

function compileRule(rule: Rule, context: ConditionContext): CompiledRule {
  return {
    rule,
    scope: rule.scope ? compileCondition(rule.scope, context) : null,
    when: compileCondition(rule.when, context),
    emissions: rule.emits.map((emission) => {
      if (context.knowledge.codes[emission.code]?.kind !== "rec") {
        throw new Error(`${rule.id} emits ${emission.code}, which is no recommendation`);
      }
      return {
        emission,
        when: emission.when ? compileCondition(emission.when, context) : null,
        conditional: emission.conditional_when ? compileCondition(emission.conditional_when, context) : null,
      };
    }),
    blocks: (rule.blocks ?? []).map((block) => compileBlock(block, context)),
    level: LEVELS.indexOf(rule.precedence ?? "default"),
  };
}

function compileBlock(block: Block, context: ConditionContext): CompiledBlock {
  return {
    codes: new Set(block.codes.flatMap((code) => codesOf(code, context.knowledge))),
    when: block.when ? compileCondition(block.when, context) : null,
    holds: block.if_unknown === "hold",
  };
}

/** A code, or the members of a group. */
export function codesOf(code: string, knowledge: Knowledge): readonly string[] {
  const definition = knowledge.codes[code];
  if (!definition) throw new Error(`no code ${code}`);
  return definition.kind === "group" ? (definition.members ?? []) : [code];
}
