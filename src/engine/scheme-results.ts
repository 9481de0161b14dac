import type { RiskSchemeId, SchemeRow } from "../knowledge/types";
import type { Assessment, AssessOptions, SchemeResult } from "./assessment";
import type { EvaluatedScheme, Evaluation } from "./evaluate";
import { labelOfValue } from "./recommendation";

type Language = AssessOptions["language"];

/** Every scheme as the document tells it. */
export function schemeResults(evaluation: Evaluation, language: Language): Assessment["risk"] {
  return {
    nih_2002: schemeResult(evaluation, "nih_2002", language),
    afip_2006: schemeResult(evaluation, "afip_2006", language),
    modified_nih_2008: schemeResult(evaluation, "modified_nih_2008", language),
    tnm_8: schemeResult(evaluation, "tnm_8", language),
  };
}

function schemeResult(evaluation: Evaluation, id: RiskSchemeId, language: Language): SchemeResult {
  const scheme = evaluation.schemes[id];
  return {
    status: scheme.status,
    categories: scheme.categories,
    percent: percentOf(scheme.rows),
    needs: scheme.needs,
    cautions: cautionsOf(evaluation, scheme, language),
    citations: evaluation.compiled.knowledge.schemes[id].citations,
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

function cautionsOf(evaluation: Evaluation, scheme: EvaluatedScheme, language: Language): readonly string[] {
  const { say, facts, compiled } = evaluation;
  const table = compiled.knowledge.schemes[scheme.id];
  const cautions = new Set<string>(scheme.limits);
  const site = facts.site?.status === "known" ? facts.site.value : null;
  const remark = site === null ? undefined : table.site_cautions[site];
  if (scheme.rows.length === 0) {
    if (site !== null && table.site_groups[site].length === 0) {
      cautions.add(say("no_table_for_site", { site: labelOfValue(compiled.knowledge, "site", site, language) }));
      if (remark) cautions.add(remark[language]);
    }
    return [...cautions];
  }
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
