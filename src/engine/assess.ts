import type { FactName, Jurisdiction, Knowledge, RiskSchemeId, SchemeRow } from "../knowledge/types";
import type {
  AssessedFact,
  Assessment,
  AssessOptions,
  CitationText,
  FollowUpVisit,
  NextBestFact,
  Recommendation,
  RedFlag,
  SchemeResult,
} from "./assessment";
import { type CompiledKnowledge, type CompiledSchedule, compileKnowledge } from "./compile-knowledge";
import type { Trace } from "./conditions";
import { derivedSource, deriveFacts } from "./derive-facts";
import type { Fact, Facts } from "./fact";
import { expandSchedule } from "./follow-up";
import { type OpenQuestion, type RankedFact, rankMissingFacts } from "./next-best-facts";
import { evaluateSchemes, SCHEMES, type SchemeEvaluation } from "./risk-schemes";
import { type EmittedCode, inOrder, isMissing, RuleRun, runRules } from "./rules";
import { type Say, sayIn } from "./say";
import { FALSE, TRUE, UNKNOWN } from "./truth";

const ENGINE_NAME = "gist-pathway";
const ENGINE_VERSION = "0.1.0";

/** One patient evaluated, before anything is put into words: what explanations and comparisons are made from. */
export interface Evaluation {
  readonly compiled: CompiledKnowledge;
  readonly facts: Facts;
  readonly size_name: "size_mm" | "size_mm_imaging";
  readonly run: RuleRun;
  readonly schemes: Readonly<Record<RiskSchemeId, EvaluatedScheme>>;
  readonly emitted: readonly EmittedCode[];
  readonly say: Say;
}

export interface EvaluatedScheme extends SchemeEvaluation {
  readonly id: RiskSchemeId;
  readonly status: SchemeResult["status"];
  readonly categories: readonly string[];
  /** Words of the validity limits that apply or may apply. */
  readonly limits: readonly string[];
}

/**
 * Assesses one patient.
 * @returns the assessment document; the same facts, knowledge and options always give the same document. Missing facts give
 * ranges and possible recommendations, contradictory ones conflicts; nothing is filled in. Never throws for legal facts.
 * Source: assessment document; pathway rules §1; risk schemes §2.
 */
export function assess(facts: Facts, knowledge: Knowledge, options: AssessOptions): Assessment {
  const evaluation = evaluate(facts, knowledge, options);
  const { compiled, emitted, say } = evaluation;
  const order = factOrder(knowledge);
  const cited = new Set<string>();

  const risk = Object.fromEntries(SCHEMES.map((id) => [id, schemeResult(evaluation, id, options, cited)])) as Record<
    RiskSchemeId,
    SchemeResult
  >;

  const recommendations = emitted.map((entry) => recommendation(entry, evaluation.facts, options, knowledge));
  const followUp: FollowUpVisit[] = [];
  if (options.mode === "today") {
    const fired = new Set(emitted.filter(({ status }) => status !== "possible").map(({ rule }) => rule.rule.id));
    for (const schedule of byJurisdiction(compiled.schedules, options.jurisdiction)) {
      const planned = planSchedule(schedule, evaluation, fired, options, order);
      if (!planned) continue;
      recommendations.push(planned.recommendation);
      followUp.push(...planned.visits);
    }
  }

  const questions = openQuestions(evaluation, recommendations, knowledge);
  const ranked = rankMissingFacts(questions, knowledge, order);
  const range = rangeOf(evaluation, questions, ranked, recommendations, options, order);
  if (range) recommendations.unshift(range);

  const redFlags: RedFlag[] = emitted
    .filter(({ rule, status }) => rule.rule.chapter === "RF" && status !== "possible" && status !== "blocked")
    .map((entry) => redFlag(entry, evaluation.facts, options));

  const sorted = sortByJurisdiction(recommendations, options.jurisdiction);
  for (const { citations } of [...sorted, ...redFlags, ...followUp]) for (const key of citations) cited.add(key);

  return {
    engine: { name: ENGINE_NAME, version: ENGINE_VERSION, knowledge_date: knowledge.date },
    as_of: options.as_of,
    mode: options.mode,
    patient: options.patient,
    facts: assessedFacts(evaluation, sorted, risk, order),
    risk,
    recommendations: sorted,
    red_flags: redFlags,
    follow_up: followUp,
    next_best_facts: ranked.map((entry) => nextBestFact(entry, evaluation.facts, options, knowledge, say)),
    citations: citationTexts(cited, knowledge),
  };
}

/** Completes the facts, computes the schemes and walks the rules of the mode; no words yet. */
export function evaluate(given: Facts, knowledge: Knowledge, options: AssessOptions): Evaluation {
  const compiled = compileKnowledge(knowledge);
  const say = sayIn(knowledge, options.language);
  const facts: { -readonly [N in FactName]?: Facts[N] } = {
    ...deriveFacts(given, knowledge, options.as_of, say),
  };
  const sizeName = sizeNameOf(facts);
  const size: Fact | undefined = facts[sizeName];
  const program = compiled[options.mode === "today" ? "today" : "seed2007"];
  const run = new RuleRun(facts, size, sizeName, program);

  const limits = new Map<RiskSchemeId, string[]>(SCHEMES.map((id) => [id, []]));
  const notComputed = new Set<RiskSchemeId>();
  for (const { limit, test } of compiled.validity) {
    const truth = test.truth(run);
    if (truth === FALSE) continue;
    const text = truth === TRUE ? limit.text : limit.text_if_unknown;
    for (const id of limit.schemes) {
      if (text) limits.get(id)?.push(text[options.language]);
      if (truth === TRUE && limit.effect === "not_computed") notComputed.add(id);
    }
  }
  if (options.mode === "seed2007") {
    for (const id of SCHEMES) {
      if (id === "nih_2002") continue;
      notComputed.add(id);
      limits.set(id, [say("not_evaluated_in_seed")]);
    }
  }
  run.risk = evaluateSchemes(facts, size, sizeName, compiled.schemes, notComputed);
  noteFinalRisk(facts, run.risk.final_risk, say);
  // The validity limits were asked before there was a risk: what follows is asked anew.
  run.memo.fill(0);

  const schemes = Object.fromEntries(
    SCHEMES.map((id) => [id, outcomeOf(id, run.risk?.schemes[id], limits.get(id) ?? [], knowledge)]),
  ) as Record<RiskSchemeId, EvaluatedScheme>;
  const emitted = runRules(run, program, factOrder(knowledge));
  return { compiled, facts, size_name: sizeName, run, schemes, emitted, say };
}

/** "Size" = `size_mm` if known, else `size_mm_imaging` (pathway rules §1); when neither is, the one to ask for. */
function sizeNameOf(facts: Facts): "size_mm" | "size_mm_imaging" {
  const stated = (fact: Fact | undefined): boolean => fact?.status === "known" || fact?.status === "conflict";
  const bounded = (fact: Fact | undefined): boolean => fact?.status === "unknown" && fact.bounds !== undefined;
  if (stated(facts.size_mm)) return "size_mm";
  if (stated(facts.size_mm_imaging)) return "size_mm_imaging";
  if (bounded(facts.size_mm)) return "size_mm";
  if (bounded(facts.size_mm_imaging)) return "size_mm_imaging";
  const setting = facts.disease_setting;
  return setting?.status === "known" && setting.value !== "resected_no_residual" ? "size_mm_imaging" : "size_mm";
}

const orders = new WeakMap<Knowledge, ReadonlyMap<FactName, number>>();

/** Position of each fact in the dictionary: the order of every list of facts. */
export function factOrder(knowledge: Knowledge): ReadonlyMap<FactName, number> {
  const done = orders.get(knowledge);
  if (done) return done;
  const order = new Map((Object.keys(knowledge.dictionary) as FactName[]).map((name, index) => [name, index]));
  orders.set(knowledge, order);
  return order;
}

/** final_risk joins the facts as what the engine derived: known when one set is possible, else which classes still are. */
function noteFinalRisk(
  facts: { -readonly [N in FactName]?: Facts[N] },
  sets: readonly (readonly string[])[],
  say: Say,
): void {
  if (facts.final_risk !== undefined && facts.final_risk.status !== "unknown") {
    if (facts.final_risk.status === "known" && sets.length > 1) {
      const stated = facts.final_risk;
      const others = sets.filter((set) => set !== stated.value) as (typeof stated.value)[];
      facts.final_risk = {
        status: "conflict",
        alternatives: [
          { value: stated.value, sources: stated.sources },
          ...others.map((value) => ({ value, sources: [FINAL_RISK_SOURCE] })),
        ],
        note: say("conflict_given_and_derived", {
          given: stated.value.join(", "),
          facts: FINAL_RISK_SOURCE.element ?? "",
          derived: others.map((set) => set.join("+")).join(" / "),
        }),
      };
    }
    return;
  }
  if (sets.length === 0) return;
  const only = sets[0];
  facts.final_risk =
    sets.length === 1 && only
      ? {
          status: "known",
          value: only as NonNullable<Extract<Facts["final_risk"], { status: "known" }>>["value"],
          sources: [FINAL_RISK_SOURCE],
          note: say("final_risk_computed"),
        }
      : {
          status: "unknown",
          note: say("final_risk_possible", { classes: sets.map((set) => set.join("+")).join(" / ") }),
        };
}

const FINAL_RISK_SOURCE = derivedSource(["site", "size_mm", "mitoses_per_5mm2", "rupture_category"]);

function outcomeOf(
  id: RiskSchemeId,
  evaluation: SchemeEvaluation | undefined,
  limits: readonly string[],
  knowledge: Knowledge,
): EvaluatedScheme {
  const rows = evaluation?.rows ?? [];
  const present = new Set(rows.map((row) => row.category));
  const categories = knowledge.schemes[id].categories.filter((category) => present.has(category));
  const everySite = evaluation?.every_site_has_table ?? true;
  const status =
    rows.length === 0
      ? "not_applicable"
      : categories.length === 0
        ? "insufficient"
        : categories.length === 1 && !present.has(null) && everySite
          ? "determined"
          : "range";
  return {
    id,
    status,
    categories,
    limits,
    rows,
    every_site_has_table: everySite,
    needs: status === "range" || status === "insufficient" ? (evaluation?.needs ?? []) : [],
    because: evaluation?.because ?? [],
  };
}

function schemeResult(
  evaluation: Evaluation,
  id: RiskSchemeId,
  options: AssessOptions,
  cited: Set<string>,
): SchemeResult {
  const scheme = evaluation.schemes[id];
  const table = evaluation.compiled.knowledge.schemes[id];
  for (const key of table.citations) cited.add(key);
  return {
    status: scheme.status,
    categories: scheme.categories,
    percent: percentOf(scheme.rows),
    needs: scheme.needs,
    cautions: cautionsOf(evaluation, scheme, options),
    citations: table.citations,
  };
}

/** From the lowest to the highest published figure of the possible cells; pooled figures are cautions, not figures. */
function percentOf(rows: readonly SchemeRow[]): SchemeResult["percent"] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { percent } of rows) {
    if (!percent) continue;
    low = Math.min(low, percent.low);
    high = Math.max(high, percent.high);
  }
  return low <= high ? { low, high } : null;
}

function cautionsOf(evaluation: Evaluation, scheme: EvaluatedScheme, options: AssessOptions): readonly string[] {
  const { say, facts, compiled } = evaluation;
  const table = compiled.knowledge.schemes[scheme.id];
  const { language } = options;
  const cautions = new Set<string>(scheme.limits);
  const site = facts.site?.status === "known" ? facts.site.value : null;
  if (scheme.rows.length === 0) {
    if (site !== null && table.site_groups[site].length === 0) {
      cautions.add(say("no_table_for_site", { site: labelOfValue(compiled.knowledge, "site", site, language) }));
      const remark = table.site_cautions[site];
      if (remark) cautions.add(remark[language]);
    }
    return [...cautions];
  }
  const remark = site !== null ? table.site_cautions[site] : undefined;
  if (remark) cautions.add(remark[language]);
  if (evaluation.size_name === "size_mm_imaging" && facts.size_mm_imaging?.status === "known") {
    cautions.add(say("size_from_imaging"));
  }
  for (const row of scheme.rows) {
    for (const caution of row.cautions ?? []) cautions.add(caution[language]);
    if (row.alternative && !row.cautions?.length) {
      cautions.add(
        say("alternative_reading", { category: table.category_labels[row.alternative]?.[language] ?? row.alternative }),
      );
    }
    if (row.pooled_percent !== undefined) cautions.add(say("pooled_percent", { percent: row.pooled_percent }));
  }
  const withoutData = scheme.rows.find((row) => row.category === null);
  if (withoutData) {
    cautions.add(
      scheme.categories.length === 0
        ? say("no_data_in_cell", { printed: withoutData.printed })
        : say("some_cells_without_data"),
    );
  }
  for (const caution of table.cautions) cautions.add(caution[language]);
  return [...cautions];
}

/** The label of a value in the language, for facts with named values; else the value itself. */
export function labelOfValue(
  knowledge: Knowledge,
  name: FactName,
  value: unknown,
  language: AssessOptions["language"],
): string {
  if (Array.isArray(value)) return value.map((member) => labelOfValue(knowledge, name, member, language)).join(", ");
  const labels = knowledge.dictionary[name].value_labels;
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return labels?.[String(value)]?.[language] ?? String(value);
}

const PLACEHOLDER = /\{(?:(\d+) - )?([a-z][a-z0-9_]*)\}/gi;

/** Fills `{fact_name}` and `{36 - fact_name}` with the fact's value; "?" while it is not known. */
function fillFacts(text: string, facts: Facts): string {
  if (!text.includes("{")) return text;
  return text.replace(PLACEHOLDER, (_whole, minuend: string | undefined, name: string) => {
    const fact = facts[name as FactName];
    if (fact?.status !== "known") return "?";
    if (minuend === undefined) return String(fact.value);
    return typeof fact.value === "number" ? String(Math.max(0, Number(minuend) - fact.value)) : "?";
  });
}

function recommendation(
  entry: EmittedCode,
  facts: Facts,
  options: AssessOptions,
  knowledge: Knowledge,
): Recommendation {
  const { rule } = entry.rule;
  const { emission } = entry.emission;
  return {
    code: emission.code,
    rule: rule.id,
    status: entry.status,
    text:
      fillFacts(emission.text[options.language], facts) ||
      (knowledge.codes[emission.code]?.label[options.language] ?? ""),
    strength: emission.strength ?? rule.strength,
    verification: emission.verification ?? rule.verification,
    guideline: emission.guideline ?? rule.guideline,
    jurisdictions: emission.jurisdictions ?? rule.jurisdictions,
    because: entry.because,
    missing: entry.missing,
    blocked_by: entry.blocked_by,
    citations: emission.citations ?? rule.citations,
  };
}

function redFlag(entry: EmittedCode, facts: Facts, options: AssessOptions): RedFlag {
  const { rule } = entry.rule;
  const { emission } = entry.emission;
  return {
    rule: rule.id,
    code: emission.code,
    severity: emission.severity ?? "warning",
    text: fillFacts(emission.text[options.language], facts),
    because: entry.because,
    citations: emission.citations ?? rule.citations,
  };
}

function matches(jurisdictions: readonly Jurisdiction[], chosen: Jurisdiction): boolean {
  return jurisdictions.length === 0 || jurisdictions.includes(chosen);
}

/** The chosen jurisdiction's advice first, otherwise the order of the tables; nothing is left out (§1.5). */
function sortByJurisdiction(
  recommendations: readonly Recommendation[],
  chosen: Jurisdiction,
): readonly Recommendation[] {
  return [
    ...recommendations.filter(({ jurisdictions }) => matches(jurisdictions, chosen)),
    ...recommendations.filter(({ jurisdictions }) => !matches(jurisdictions, chosen)),
  ];
}

function byJurisdiction(schedules: readonly CompiledSchedule[], chosen: Jurisdiction): readonly CompiledSchedule[] {
  return [
    ...schedules.filter(({ schedule }) => matches(schedule.jurisdictions, chosen)),
    ...schedules.filter(({ schedule }) => !matches(schedule.jurisdictions, chosen)),
  ];
}

/**
 * One follow-up schedule for this patient, or null when it does not apply. Several guidelines stand side by side, so one that
 * applies is an option; conditional on a named step when the adjuvant decision is still to be carried out; possible while a
 * fact is missing. Inactive schedules are never shown as advice. Source: follow-up schedules; pathway rules §10.
 */
function planSchedule(
  { schedule, scope, applies, conditional_on }: CompiledSchedule,
  evaluation: Evaluation,
  fired: ReadonlySet<string>,
  options: AssessOptions,
  order: ReadonlyMap<FactName, number>,
): { readonly recommendation: Recommendation; readonly visits: readonly FollowUpVisit[] } | null {
  if (schedule.status !== "active") return null;
  const { run, facts, compiled, say } = evaluation;
  const inScope = scope ? scope.truth(run) : TRUE;
  if (inScope === FALSE) return null;
  const truth = applies.truth(run);
  const awaited = conditional_on.find((index) => fired.has(compiled.today.rules[index]?.rule.id ?? ""));
  const trace: Trace = { because: new Set(), missing: new Set() };
  scope?.trace(run, trace);
  let status: Recommendation["status"];
  if (inScope === TRUE && truth === TRUE) {
    status = "option";
    applies.trace(run, trace);
  } else if (inScope === TRUE && awaited !== undefined) {
    status = "conditional";
    run.traceRule(awaited, null, trace);
    if (truth === UNKNOWN) applies.trace(run, trace);
  } else if (truth === UNKNOWN || (truth === TRUE && inScope === UNKNOWN)) {
    if (isMissing(facts, "disease_setting")) return null;
    status = "possible";
    applies.trace(run, trace);
  } else {
    return null;
  }
  const expanded = status === "possible" ? { visits: [], missing: [] } : expandSchedule(schedule, facts);
  const { language } = options;
  let text = schedule.comment ? `${schedule.group[language]}. ${schedule.comment[language]}` : schedule.group[language];
  const date = expanded.missing[0];
  if (date !== undefined && expanded.visits.length === 0) {
    text = say("schedule_needs_date", { text, label: compiled.knowledge.dictionary[date].label[language] });
  }
  for (const name of expanded.missing) trace.missing.add(name);
  return {
    recommendation: {
      code: schedule.id,
      rule: "FU",
      status,
      text,
      strength: schedule.evidence[language],
      verification: schedule.verification,
      guideline: schedule.guideline,
      jurisdictions: schedule.jurisdictions,
      because: inOrder(trace.because, order),
      missing: inOrder(trace.missing, order),
      blocked_by: [],
      citations: schedule.citations,
    },
    visits: expanded.visits.map((visit) => ({
      schedule: visit.schedule,
      date: visit.date,
      month: visit.month,
      modality: visit.modality[language],
      citations: schedule.citations,
    })),
  };
}

/** What is still open: schemes that give a range, rows that are only possible, schedules that wait for a fact. */
function openQuestions(
  evaluation: Evaluation,
  recommendations: readonly Recommendation[],
  knowledge: Knowledge,
): readonly OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  if (isMissing(evaluation.facts, "disease_setting")) {
    questions.push({ id: "disease_setting", decision: "disease_setting", missing: ["disease_setting"] });
  }
  for (const id of SCHEMES) {
    const { needs, status } = evaluation.schemes[id];
    if (status === "range" && needs.length > 0)
      questions.push({ id: `risk.${id}`, decision: `risk.${id}`, missing: needs });
  }
  const decisions = new Map(evaluation.emitted.map(({ rule }) => [rule.rule.id, rule.rule.decision ?? null]));
  const seen = new Set<string>();
  for (const { rule, code, status, missing } of recommendations) {
    if (missing.length === 0 || (status !== "possible" && rule !== "FU")) continue;
    const id = rule === "FU" ? code : rule;
    if (seen.has(id)) continue;
    seen.add(id);
    questions.push({
      id,
      decision: decisions.get(rule) ?? null,
      missing: missing.filter((name) => name in knowledge.dictionary),
    });
  }
  return questions;
}

/**
 * `ENGINE` emits `RANGE` when a decision hangs on a missing fact: what is still possible, and the one fact that would shrink it
 * most (pathway rules §1.3).
 */
function rangeOf(
  evaluation: Evaluation,
  questions: readonly OpenQuestion[],
  ranked: readonly RankedFact[],
  recommendations: readonly Recommendation[],
  options: AssessOptions,
  order: ReadonlyMap<FactName, number>,
): Recommendation | null {
  const open = questions.filter(({ decision }) => decision !== null);
  const first = ranked[0];
  if (open.length === 0 || first === undefined) return null;
  const { compiled, say } = evaluation;
  const { knowledge } = compiled;
  const { language } = options;
  const missing = new Set(open.flatMap((question) => question.missing));
  const openRules = new Set(open.map(({ id }) => id));
  const items = [
    ...SCHEMES.filter((id) => openRules.has(`risk.${id}`)).map(
      (id) =>
        `${knowledge.schemes[id].label[language]} {${evaluation.schemes[id].categories
          .map((category) => knowledge.schemes[id].category_labels[category]?.[language] ?? category)
          .join(", ")}}`,
    ),
    ...new Set(
      recommendations
        .filter(({ rule, status }) => openRules.has(rule) && status === "possible")
        .map(({ code }) => knowledge.codes[code]?.label[language] ?? code),
    ),
  ];
  const fact = knowledge.dictionary[first.fact].label[language];
  return {
    code: "RANGE",
    rule: "ENGINE",
    status: "info",
    text:
      items.length === 0
        ? say("range_setting_missing", { fact })
        : say("range_text", { items: items.join(" ; "), fact }),
    strength: say("range_strength"),
    verification: "project",
    guideline: ENGINE_NAME,
    jurisdictions: [],
    because: inOrder(
      new Set(recommendations.filter(({ rule }) => openRules.has(rule)).flatMap(({ because }) => because)),
      order,
    ),
    missing: ranked.map((entry) => entry.fact).filter((name) => missing.has(name)),
    blocked_by: [],
    citations: [],
  };
}

function nextBestFact(
  { fact, resolves }: RankedFact,
  facts: Facts,
  options: AssessOptions,
  knowledge: Knowledge,
  say: Say,
): NextBestFact {
  const definition = knowledge.dictionary[fact];
  const label = definition.label[options.language];
  return {
    fact,
    resolves,
    question:
      facts[fact]?.status === "conflict" ? say("question_conflict", { label }) : definition.question[options.language],
  };
}

/** Every fact that was given, derived, or named as missing; in the order of the dictionary. */
function assessedFacts(
  evaluation: Evaluation,
  recommendations: readonly Recommendation[],
  risk: Readonly<Record<RiskSchemeId, SchemeResult>>,
  order: ReadonlyMap<FactName, number>,
): Assessment["facts"] {
  const names = new Set(Object.keys(evaluation.facts) as FactName[]);
  for (const { missing } of recommendations) for (const name of missing) names.add(name);
  for (const { needs } of Object.values(risk)) for (const name of needs) names.add(name);
  const assessed: { [N in FactName]?: AssessedFact } = {};
  for (const name of inOrder(names, order)) assessed[name] = assessedFact(evaluation.facts[name], evaluation.say);
  return assessed;
}

function assessedFact(fact: Fact | undefined, say: Say): AssessedFact {
  switch (fact?.status) {
    case "known":
      return { status: "known", value: fact.value, alternatives: [], sources: fact.sources, note: fact.note ?? null };
    case "conflict":
      return { status: "conflict", value: null, alternatives: fact.alternatives, sources: [], note: fact.note };
    case "not_applicable":
      return {
        status: "not_applicable",
        value: null,
        alternatives: [],
        sources: fact.sources,
        note: fact.note ?? null,
      };
    case "unknown":
      return {
        status: "unknown",
        value: null,
        alternatives: [],
        sources: fact.sources ?? [],
        note:
          fact.note ?? (fact.bounds ? say("bounds_known", { bounds: boundsInWords(fact.bounds) }) : say("not_stated")),
      };
    default:
      return { status: "unknown", value: null, alternatives: [], sources: [], note: say("not_stated") };
  }
}

function boundsInWords(bounds: NonNullable<Extract<Fact, { status: "unknown" }>["bounds"]>): string {
  const parts: string[] = [];
  if (bounds.low !== undefined) parts.push(`${bounds.low_inclusive === false ? ">" : "≥"} ${bounds.low}`);
  if (bounds.high !== undefined) parts.push(`${bounds.high_inclusive === false ? "<" : "≤"} ${bounds.high}`);
  return parts.join(", ");
}

function citationTexts(keys: ReadonlySet<string>, knowledge: Knowledge): Readonly<Record<string, CitationText>> {
  const texts: Record<string, CitationText> = {};
  for (const [key, text] of allCitationTexts(knowledge)) if (keys.has(key)) texts[key] = text;
  return texts;
}

const citationLists = new WeakMap<Knowledge, readonly (readonly [string, CitationText])[]>();

/** Every citation as a document gives it, by key in alphabetical order. */
function allCitationTexts(knowledge: Knowledge): readonly (readonly [string, CitationText])[] {
  const done = citationLists.get(knowledge);
  if (done) return done;
  const list = Object.keys(knowledge.citations)
    .sort()
    .flatMap((key) => {
      const citation = knowledge.citations[key];
      if (!citation) return [];
      const { text, doi, pmid, url } = citation;
      return [[key, { text, doi, pmid, url }] as const];
    });
  citationLists.set(knowledge, list);
  return list;
}
