import type { FactName, Knowledge, RiskSchemeId } from "../knowledge/types";
import type { AssessOptions } from "./assessment";
import { type CompiledKnowledge, compileKnowledge } from "./compile-knowledge";
import { deriveFacts } from "./derive-facts";
import type { Fact, Facts } from "./fact";
import { CaseRisk } from "./risk-schemes";
import { RuleRun } from "./rule-run";
import type { Say } from "./say";
import { SCHEMES } from "./scheme-tables";
import { FALSE, TRUE } from "./truth";
import { derivedSource, type WorkingFacts } from "./working-facts";

/** One patient, ready for the rules: facts completed, validity limits asked, risk schemes to be asked for. */
export interface PreparedCase {
  readonly compiled: CompiledKnowledge;
  readonly facts: Facts;
  readonly size_name: SizeName;
  readonly run: RuleRun;
  readonly risk: CaseRisk;
  /** Words of the validity limits that apply or may apply. */
  readonly limits: Readonly<Record<RiskSchemeId, readonly string[]>>;
  readonly say: Say;
}

export type CaseOptions = Pick<AssessOptions, "as_of" | "mode" | "language">;

type SizeName = "size_mm" | "size_mm_imaging";

/** Never throws for legal facts; the given facts stay as they are. */
export function prepareCase(given: Facts, knowledge: Knowledge, options: CaseOptions): PreparedCase {
  const compiled = compileKnowledge(knowledge);
  const { index } = compiled;
  const say = compiled.say[options.language];
  const facts: WorkingFacts = deriveFacts(given, knowledge, options.as_of, say);
  const sizeName = sizeNameOf(facts);
  const size: Fact | undefined = facts[sizeName];
  const numbered = numberedFacts(facts, compiled);
  const run = new RuleRun(numbered, size, index.numberOf(sizeName), compiled[options.mode]);
  const limits = validityLimits(run, compiled, options, say);
  const risk = new CaseRisk(facts, size, sizeName, compiled, limits.not_computed);
  noteFinalRisk(facts, risk.final_risk, say);
  numbered[index.numberOf("final_risk")] = facts.final_risk;
  // The validity limits were asked before there was a risk: what follows is asked anew.
  run.memo.fill(0);
  run.risk = risk;
  return { compiled, facts, size_name: sizeName, run, risk, limits: limits.texts, say };
}

function numberedFacts(facts: Facts, { index }: CompiledKnowledge): (Fact | undefined)[] {
  const numbered: (Fact | undefined)[] = new Array(index.names.length).fill(undefined);
  for (const name of Object.keys(facts) as FactName[]) numbered[index.numberOf(name)] = facts[name];
  return numbered;
}

/**
 * "Size" = `size_mm` if known, else `size_mm_imaging` (pathway rules §1). Pathology that states limits only (">50 mm") still beats
 * imaging: a smaller shadow must not make it small. When neither says anything, the one to ask for.
 */
function sizeNameOf({ size_mm: pathology, size_mm_imaging: imaging, disease_setting: setting }: Facts): SizeName {
  const says = (fact: Fact | undefined): boolean =>
    fact?.status === "known" ||
    fact?.status === "conflict" ||
    (fact?.status === "unknown" && fact.bounds !== undefined);
  if (says(pathology)) return "size_mm";
  if (says(imaging) || pathology?.status === "not_applicable") return "size_mm_imaging";
  return setting?.status === "known" && setting.value !== "resected_no_residual" ? "size_mm_imaging" : "size_mm";
}

interface Limits {
  readonly texts: Readonly<Record<RiskSchemeId, readonly string[]>>;
  readonly not_computed: ReadonlySet<RiskSchemeId>;
}

/** Which schemes may not be computed for this patient, and what is to be said with the others (risk schemes §2). */
function validityLimits(run: RuleRun, { validity }: CompiledKnowledge, options: CaseOptions, say: Say): Limits {
  const texts: Record<RiskSchemeId, string[]> = { nih_2002: [], afip_2006: [], modified_nih_2008: [], tnm_8: [] };
  const notComputed = new Set<RiskSchemeId>();
  for (const { limit, test } of validity) {
    const truth = test.truth(run);
    if (truth === FALSE) continue;
    const text = truth === TRUE ? limit.text : limit.text_if_unknown;
    for (const id of limit.schemes) {
      if (text) texts[id].push(text[options.language]);
      if (truth === TRUE && limit.effect === "not_computed") notComputed.add(id);
    }
  }
  if (options.mode === "seed2007") {
    for (const id of SCHEMES) {
      if (id === "nih_2002") continue;
      notComputed.add(id);
      texts[id] = [say("not_evaluated_in_seed")];
    }
  }
  return { texts, not_computed: notComputed };
}

/** final_risk joins the facts as what the engine derived: known when one set is possible, else which classes still are. */
function noteFinalRisk(facts: WorkingFacts, sets: readonly (readonly string[])[], say: Say): void {
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
          facts: FINAL_RISK_FACTS.join(", "),
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

const FINAL_RISK_FACTS: readonly FactName[] = ["site", "size_mm", "mitoses_per_5mm2", "rupture_category"];
const FINAL_RISK_SOURCE = derivedSource(FINAL_RISK_FACTS);
