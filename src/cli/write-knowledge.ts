import type { Interval, Knowledge, Rule } from "../knowledge/types";

/**
 * The knowledge as a document that a sarcoma clinician can read beside the papers: each scheme cell by cell, each rule in words,
 * with its sources and verification grade. Deterministic: the same tables give the same text.
 */
export function writeKnowledge(knowledge: Knowledge): string {
  return `${[
    "# Clinical knowledge",
    `Content date ${knowledge.date}. Written from the tables by \`npm run knowledge:docs\`; do not edit. Decision support for clinicians, not cleared as a device; every row needs the sign-off of a GIST clinician against the original source. Verification: A publisher or two independent sources, B one secondary source, C not verified, project = a construct of this project.`,
    "## Risk schemes",
    ...Object.values(knowledge.schemes).flatMap((scheme) => [
      `### ${scheme.label.en} [${scheme.verification}]`,
      `Sources: ${scheme.citations.join(", ")}. First matching row counts.`,
      table(
        ["Row", "Site group", "Size, cm", "Mitoses / 5 mm²", "As printed", "Class", "%", "Grade"],
        scheme.rows.map((row) => [
          row.id,
          row.site_groups?.map((group) => scheme.group_labels[group]?.en ?? group).join(", ") ?? "any",
          interval(row.size_cm),
          interval(row.mitoses),
          row.printed,
          row.category ?? "no data",
          row.percent ? [...new Set([row.percent.low, row.percent.high])].join("–") : "",
          row.verification,
        ]),
      ),
      ...scheme.remarks.map(({ en }) => `- ${en}`),
    ]),
    "### Validity limits",
    ...knowledge.validity.map(
      ({ id, schemes, effect, text, verification, citations }) =>
        `- **${id}** (${effect}; ${schemes.join(", ")}): ${text.en} [${verification}; ${citations.join(", ")}]`,
    ),
    "### Named, never computed",
    ...knowledge.unshipped_schemes.map(
      ({ name, citation_text, reason, verification }) =>
        `- **${name.en}**: ${citation_text} ${reason.en} [${verification}]`,
    ),
    "## Rules",
    ...knowledge.rules.flatMap((rule) => ruleText(rule, knowledge)),
    "## Founding abstract, 2007",
    ...knowledge.seed_rules.flatMap((rule) => [
      ...ruleText(rule, knowledge),
      `${rule.statement}: ${rule.statement_words.en} Today: ${rule.today.join(", ")}. ${rule.change.en}`,
    ]),
    "## Follow-up schedules",
    table(
      ["Schedule", "Guideline", "Group", "Anchor", "Months → every (min–max)", "Grade", "Status"],
      knowledge.schedules.map((schedule) => [
        schedule.id,
        schedule.guideline,
        schedule.group.en,
        schedule.anchor ?? "per segment",
        schedule.segments
          .map(
            ({ from_month, to_month, every_months: { min, default: every, max } }) =>
              `${from_month}–${to_month} → ${every} (${min}–${max})`,
          )
          .join("; ") || "none",
        schedule.verification,
        schedule.status,
      ]),
    ),
    "## Disagreements",
    ...knowledge.disagreements.map(({ topic, positions }) => `- **${topic.en}**: ${positions.en}`),
    "## Trials",
    ...knowledge.trials.map(
      ({ name, design, result, grade_words, citations }) =>
        `- **${name}**: ${design.en} ${result.en} [${grade_words}; ${citations.join(", ")}]`,
    ),
    "## Pipeline",
    ...knowledge.pipeline.map(
      ({ product, state, recheck_on, verification }) =>
        `- **${product}**: ${state.en} Re-check: ${recheck_on ?? "each content release"} [${verification}]`,
    ),
    "## References",
    ...Object.entries(knowledge.citations).map(
      ([key, { text, verification }]) => `- **${key}** ${text} [${verification}]`,
    ),
  ].join("\n\n")}\n`;
}

function ruleText(rule: Rule, knowledge: Knowledge): readonly string[] {
  return [
    `### ${rule.id} [${rule.verification}]`,
    rule.words.en,
    ...rule.emits.map(
      ({ code, text, status }) =>
        `- \`${code}\` (${status ?? "recommended"}): ${text.en || (knowledge.codes[code]?.label.en ?? "")}`,
    ),
    `Strength: ${rule.strength}. ${rule.guideline}. Sources: ${rule.citations.join(", ")}.`,
  ];
}

function interval(of: Interval | undefined): string {
  if (!of) return "any";
  const low = of.gt !== undefined ? `>${of.gt}` : of.gte !== undefined ? `≥${of.gte}` : "";
  const high = of.lt !== undefined ? `<${of.lt}` : of.lte !== undefined ? `≤${of.lte}` : "";
  return [low, high].filter(Boolean).join(" and ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
