import type { RiskSchemeId, SchemeRow } from "../knowledge/types";
import type { Fact, Facts } from "./fact";
import type { FactIndex } from "./fact-set";
import { type CompiledFinalRisk, finalRisk } from "./final-risk";
import { type Domain, domainOf, factOfDimension, members } from "./risk-domain";
import { type CompiledSchemes, type CompiledTable, DIMENSIONS } from "./scheme-tables";

export interface SchemeEvaluation {
  /** The printed rows that are still possible, in the table's order; empty when the scheme is not applicable. */
  readonly rows: readonly SchemeRow[];
  /** The categories of those rows as bits (`CompiledTable.row_outcomes`). */
  readonly outcomes: number;
  /** False when some possible site has no table in this scheme. */
  readonly every_site_has_table: boolean;
  /** Numbers of the facts that would settle the class. */
  readonly needs: readonly number[];
  /** Numbers of the known facts that the class rests on. */
  readonly because: readonly number[];
}

/** Which of the schemes may not be computed for this patient (validity limits). */
export type NotComputed = ReadonlySet<RiskSchemeId>;

const NOT_COMPUTED: SchemeEvaluation = { rows: [], outcomes: 0, every_site_has_table: true, needs: [], because: [] };

/**
 * The schemes over everything the patient can still be: an unknown, conflicting or bounded fact gives exactly the union over
 * its completions. A scheme is evaluated when it is first asked for. Source: risk schemes §2–§6.
 */
export class CaseRisk {
  /** Every set of classes that is still possible (pathway rules §1.6); empty when none may be computed. */
  readonly final_risk: readonly (readonly string[])[];
  private readonly domain: Domain;
  private readonly evaluated: { [S in RiskSchemeId]: SchemeEvaluation | null } = {
    nih_2002: null,
    afip_2006: null,
    modified_nih_2008: null,
    tnm_8: null,
  };

  constructor(
    private readonly facts: Facts,
    size: Fact | undefined,
    private readonly sizeName: "size_mm" | "size_mm_imaging",
    private readonly compiled: CompiledRisk,
    private readonly notComputed: NotComputed,
  ) {
    this.domain = domainOf(facts, size, compiled.schemes);
    this.final_risk = finalRisk(facts, this.domain, compiled.final_risk, !notComputed.has("modified_nih_2008"));
  }

  scheme(id: RiskSchemeId): SchemeEvaluation {
    const done = this.evaluated[id];
    if (done) return done;
    const { schemes, index } = this.compiled;
    const evaluation = this.notComputed.has(id)
      ? NOT_COMPUTED
      : evaluateTable(schemes.tables[id], this.domain, this.sizeName, this.facts, index);
    this.evaluated[id] = evaluation;
    return evaluation;
  }
}

interface CompiledRisk {
  readonly schemes: CompiledSchemes;
  readonly final_risk: CompiledFinalRisk;
  readonly index: FactIndex;
}

function evaluateTable(
  compiled: CompiledTable,
  domain: Domain,
  sizeName: "size_mm" | "size_mm_imaging",
  facts: Facts,
  index: FactIndex,
): SchemeEvaluation {
  const { table, alike, row_outcomes } = compiled;
  const lists = members(domain.site, compiled.list_of_site);
  const sites = lists.map((list) => compiled.site_lists[list] ?? []);
  const everySite = sites.every((groups) => groups.length > 0);
  const ruptures = members(domain.rupture, alike.rupture);
  const nodes = members(domain.nodes, alike.nodes);
  const metastases = members(domain.metastasis, alike.metastasis);
  const sizes = members(domain.size, alike.size);
  const counts = members(domain.mitoses, alike.mitoses);

  const possible = table.rows.map(() => false);
  const outcomes: number[] = [];
  let columnsDiffer = false;
  for (const groups of sites)
    for (const rupture of ruptures)
      for (const node of nodes)
        for (const metastasis of metastases)
          for (const size of sizes)
            for (const count of counts) {
              let outcome = 0;
              for (const group of groups) {
                const row = compiled.rowAt(group, rupture, node, metastasis, size, count);
                possible[row] = true;
                outcome |= row_outcomes[row] ?? 0;
              }
              // A site that stands between two columns of the table: which of them it is can settle the class.
              if ((outcome & (outcome - 1)) !== 0) columnsDiffer = true;
              outcomes.push(outcome);
            }
  const rows = table.rows.filter((_, row) => possible[row]);
  const together = outcomes.reduce((all, outcome) => all | outcome, 0);
  const isDetermined = (together & (together - 1)) === 0 && everySite;
  const needs: number[] = [];
  if (!isDetermined) {
    const lengths = [sites, ruptures, nodes, metastases, sizes, counts].map((along) => along.length);
    DIMENSIONS.forEach((name, position) => {
      if ((name === "site" && columnsDiffer) || variesAlong(outcomes, lengths, position)) {
        needs.push(index.numberOf(factOfDimension(name, sizeName)));
      }
    });
  }
  const because: number[] = [];
  for (const name of DIMENSIONS) {
    const fact = factOfDimension(name, sizeName);
    if (compiled.uses[name] && facts[fact]?.status === "known") because.push(index.numberOf(fact));
  }
  return { rows, outcomes: together, every_site_has_table: everySite, needs, because };
}

/** Do two completions that differ along this dimension alone have different outcomes? */
function variesAlong(outcomes: readonly number[], lengths: readonly number[], position: number): boolean {
  const length = lengths[position] ?? 1;
  if (length < 2) return false;
  let stride = 1;
  for (let after = position + 1; after < lengths.length; after++) stride *= lengths[after] ?? 1;
  for (let start = 0; start < outcomes.length; start += stride * length)
    for (let offset = 0; offset < stride; offset++)
      for (let step = 1; step < length; step++)
        if (outcomes[start + offset + step * stride] !== outcomes[start + offset]) return true;
  return false;
}
