import type { Block, Emission, Knowledge, Precedence, Rule, Schedule, ValidityLimit } from "../knowledge/types";
import type { AssessOptions, CitationText, RecommendationStatus } from "./assessment";
import type { Test } from "./case";
import { type ConditionContext, compileCondition } from "./conditions";
import { FactIndex } from "./fact-set";
import { type CompiledFinalRisk, compileFinalRisk } from "./final-risk";
import { type Say, sayIn } from "./say";
import { type CompiledSchemes, compileSchemes } from "./scheme-tables";
import { type Template, templateOf } from "./template";

/** The tables turned into tests and look-ups, once per knowledge. */
export interface CompiledKnowledge {
  readonly knowledge: Knowledge;
  readonly index: FactIndex;
  readonly schemes: CompiledSchemes;
  readonly final_risk: CompiledFinalRisk;
  readonly validity: readonly { readonly limit: ValidityLimit; readonly test: Test }[];
  readonly today: Program;
  readonly seed2007: Program;
  readonly schedules: readonly CompiledSchedule[];
  readonly say: Readonly<Record<AssessOptions["language"], Say>>;
  /** Every citation as a document gives it, by key in alphabetical order. */
  readonly citations: readonly (readonly [string, CitationText])[];
}

/** The rules that run in one mode. */
export interface Program {
  readonly rules: readonly CompiledRule[];
  /** Those of them that can block something. */
  readonly blocking: readonly CompiledRule[];
  readonly index: ReadonlyMap<string, number>;
  /** How many tests keep their answer, over all programs of the knowledge. */
  readonly slots: { readonly count: number };
}

export interface CompiledRule {
  readonly index: number;
  readonly rule: Rule;
  readonly id: string;
  readonly is_red_flag: boolean;
  readonly decision: string | null;
  readonly suppresses: Rule["suppresses"] | null;
  readonly scope: Test | null;
  readonly when: Test;
  readonly emissions: readonly CompiledEmission[];
  readonly blocks: readonly CompiledBlock[];
  /** 0 is the highest level of §1.4. */
  readonly level: number;
}

/** One code of a rule, with what the row says of it wherever the code says nothing of its own. */
export interface CompiledEmission {
  readonly emission: Emission;
  readonly code: string;
  readonly when: Test | null;
  readonly conditional: Test | null;
  /** What it is when its condition holds. */
  readonly status: RecommendationStatus;
  /** Whether another emission of the rule has the same code. */
  readonly is_repeated: boolean;
  readonly text: Readonly<Record<AssessOptions["language"], Template>>;
  readonly strength: string;
  readonly verification: Rule["verification"];
  readonly guideline: string;
  readonly jurisdictions: Rule["jurisdictions"];
  readonly citations: readonly string[];
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
  const index = new FactIndex(knowledge.dictionary);
  const slots = { count: 0 };
  const today = contextFor(knowledge, knowledge.rules, index, slots);
  const seed = contextFor(knowledge, knowledge.seed_rules, index, slots);
  const schemes = compileSchemes(knowledge);
  const result: CompiledKnowledge = {
    knowledge,
    index,
    schemes,
    final_risk: compileFinalRisk(schemes),
    validity: knowledge.validity.map((limit) => ({ limit, test: compileCondition(limit.when, today) })),
    today: compileProgram(knowledge.rules, today, slots),
    seed2007: compileProgram(knowledge.seed_rules, seed, slots),
    schedules: knowledge.schedules.map((schedule) => ({
      schedule,
      scope: schedule.scope ? compileCondition(schedule.scope, today) : null,
      applies: compileCondition(schedule.applies_if, today),
      conditional_on: (schedule.conditional_on_rules ?? []).map(today.ruleIndex),
    })),
    say: { en: sayIn(knowledge, "en"), fr: sayIn(knowledge, "fr") },
    citations: citationTexts(knowledge),
  };
  compiled.set(knowledge, result);
  return result;
}

function citationTexts({ citations }: Knowledge): CompiledKnowledge["citations"] {
  return Object.keys(citations)
    .sort()
    .flatMap((key) => {
      const citation = citations[key];
      if (!citation) return [];
      const { text, doi, pmid, url } = citation;
      return [[key, { text, doi, pmid, url }] as const];
    });
}

interface ProgramContext extends ConditionContext {
  readonly rules: ReadonlyMap<string, number>;
}

function contextFor(
  knowledge: Knowledge,
  rules: readonly Rule[],
  index: FactIndex,
  slots: { count: number },
): ProgramContext {
  const positions = new Map(rules.map((rule, position) => [rule.id, position]));
  if (positions.size !== rules.length) throw new Error("two rules have the same id");
  return {
    knowledge,
    index,
    rules: positions,
    ruleIndex(id) {
      const position = positions.get(id);
      if (position === undefined) throw new Error(`no rule ${id}`);
      return position;
    },
    named: new Map(),
    open: new Set(),
    shared: { tests: new Map(), slots },
  };
}

function compileProgram(rules: readonly Rule[], context: ProgramContext, slots: Program["slots"]): Program {
  const compiledRules = rules.map((rule, index) => compileRule(rule, index, context));
  return {
    rules: compiledRules,
    blocking: compiledRules.filter(({ blocks }) => blocks.length > 0),
    index: context.rules,
    slots,
  };
}

function compileRule(rule: Rule, index: number, context: ConditionContext): CompiledRule {
  return {
    index,
    rule,
    id: rule.id,
    is_red_flag: rule.chapter === "RF",
    decision: rule.decision ?? null,
    suppresses: rule.suppresses ?? null,
    scope: rule.scope ? compileCondition(rule.scope, context) : null,
    when: compileCondition(rule.when, context),
    emissions: rule.emits.map((emission) => compileEmission(emission, rule, context)),
    blocks: (rule.blocks ?? []).map((block) => compileBlock(block, context)),
    level: LEVELS.indexOf(rule.precedence ?? "default"),
  };
}

/** `{fact_name}` and `{36 - fact_name}`. */
const PLACE = /\{((?:\d+ - )?[a-z][a-z0-9_]*)\}/i;

function compileEmission(emission: Emission, rule: Rule, context: ConditionContext): CompiledEmission {
  const { code } = emission;
  const definition = context.knowledge.codes[code];
  if (definition?.kind !== "rec") throw new Error(`${rule.id} emits ${code}, which is no recommendation`);
  return {
    emission,
    code,
    when: emission.when ? compileCondition(emission.when, context) : null,
    conditional: emission.conditional_when ? compileCondition(emission.conditional_when, context) : null,
    status: emission.status ?? (rule.chapter === "RF" ? "warning" : "recommended"),
    is_repeated: rule.emits.filter((other) => other.code === code).length > 1,
    text: {
      en: templateOf(emission.text.en || definition.label.en, PLACE),
      fr: templateOf(emission.text.fr || definition.label.fr, PLACE),
    },
    strength: emission.strength ?? rule.strength,
    verification: emission.verification ?? rule.verification,
    guideline: emission.guideline ?? rule.guideline,
    jurisdictions: emission.jurisdictions ?? rule.jurisdictions,
    citations: emission.citations ?? rule.citations,
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
