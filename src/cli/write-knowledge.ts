import type { Condition, FactDefinition, Interval, Knowledge, Rule } from "../knowledge/types";

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
        [
          "Row",
          "Site group",
          "Size, cm",
          "Mitoses / 5 mm²",
          "Also",
          "As printed",
          "Class",
          "%",
          "Grade",
          "Said with it",
        ],
        scheme.rows.map((row) => [
          row.id,
          row.site_groups?.map((group) => scheme.group_labels[group]?.en ?? group).join(", ") ?? "any",
          interval(row.size_cm),
          interval(row.mitoses),
          [row.rupture, row.nodes, row.metastasis].flatMap((part) => part ?? []).join(", "),
          row.printed,
          row.category ?? "no data",
          row.percent ? [...new Set([row.percent.low, row.percent.high])].join("–") : "",
          row.verification,
          [
            row.alternative && `some sources: ${row.alternative}`,
            row.pooled_percent && `pooled ${row.pooled_percent} %`,
            ...(row.cautions ?? []).map(({ en }) => en),
          ]
            .filter(Boolean)
            .join(" "),
        ]),
      ),
      `Sites: ${pairs(scheme.site_groups)}.`,
      ...Object.entries(scheme.site_cautions).map(([site, { en }]) => `- ${site}: ${en}`),
      ...scheme.remarks.map(({ en }) => `- ${en}`),
    ]),
    "### Validity limits",
    ...knowledge.validity.map(
      ({ id, schemes, when, effect, text, text_if_unknown, verification, citations }) =>
        `- **${id}** (${effect}; ${schemes.join(", ")}) if ${test(when)}: ${text.en}${text_if_unknown ? ` Unknown: ${text_if_unknown.en}` : ""} [${verification}; ${citations.join(", ")}]`,
    ),
    "### Named, never computed",
    ...knowledge.unshipped_schemes.map(
      ({ name, citation_text, reason, may_be_said, verification }) =>
        `- **${name.en}**: ${citation_text} ${reason.en} May be said: ${may_be_said.en} [${verification}]`,
    ),
    "## Facts",
    table(
      ["Fact", "Label", "Values", "Need", "While missing", "Rules"],
      Object.entries(knowledge.dictionary).map(([name, fact]) => [
        name,
        fact.label.en,
        legalValues(fact),
        [fact.need, fact.need_when].filter(Boolean).join(" "),
        fact.if_missing?.en ?? "–",
        fact.rules.join(", "),
      ]),
    ),
    `Other names accepted: ${pairs(knowledge.aliases)}.`,
    "## Sets and lists",
    ...Object.entries(knowledge.genotype_sets).map(
      ([name, set]) => `- **${name}**: ${Array.isArray(set) ? set.join(", ") : pairs(set)}`,
    ),
    `- **Rupture**: ${knowledge.rupture_criteria.major.join(", ")}. Not rupture: ${knowledge.rupture_criteria.minor.join(", ")}.`,
    `- **Unknown eyepiece**: field numbers ${knowledge.field_number_range_mm.low}–${knowledge.field_number_range_mm.high} mm.`,
    ...Object.values(knowledge.drug_lists).map(
      ({ label, names, rxnorm, verification }) =>
        `- **${label.en}** [${verification}]: ${names.join(", ")}. RxNorm ${rxnorm.join(", ")}.`,
    ),
    "## Conditions that rules share",
    ...Object.entries(knowledge.conditions).map(
      ([name, condition]) => `- **${name.replaceAll("_", " ")}**: ${test(condition)}`,
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
      [
        "Schedule",
        "Guideline",
        "Group",
        "If",
        "Anchor",
        "Months → every (min–max), modality",
        "Evidence",
        "Grade",
        "Status",
      ],
      knowledge.schedules.map((schedule) => [
        schedule.id,
        schedule.guideline,
        schedule.group.en,
        [
          ...(schedule.scope ? [test(schedule.scope)] : []),
          test(schedule.applies_if),
          ...(schedule.conditional_on_rules ?? []).map((rule) => `awaited by ${rule}`),
        ].join("; "),
        [schedule.anchor ?? "per segment", schedule.anchor_alternative].filter(Boolean).join(" or "),
        schedule.segments
          .map(
            ({ track, from_month, to_month, every_months: { min, default: every, max }, modality, comment, ...rest }) =>
              [
                `${track}: ${from_month}–${to_month} → ${every} (${min}–${max}), ${modality.en}`,
                comment?.en,
                rest.anchor && `from ${rest.anchor}`,
                rest.extend_to_fact && `longer by ${rest.extend_to_fact}`,
                rest.ends_at_fact && `until ${rest.ends_at_fact}`,
              ]
                .filter(Boolean)
                .join(", "),
          )
          .join("; ") || "none",
        [schedule.evidence.en, schedule.remark?.en, schedule.comment?.en, schedule.citations.join(", ")]
          .filter(Boolean)
          .join("; "),
        `${schedule.verification} (${schedule.jurisdictions.join(", ")})`,
        schedule.status,
      ]),
    ),
    "## Disagreements",
    ...knowledge.disagreements.map(
      ({ topic, positions, rules }) => `- **${topic.en}** (${rules.join(", ")}): ${positions.en}`,
    ),
    "## Trials",
    ...knowledge.trials.map(
      ({ name, design, result, grade_words, citations, rules }) =>
        `- **${name}** (${rules.join(", ")}): ${design.en} ${result.en} [${grade_words}; ${citations.join(", ")}]`,
    ),
    "## Figures",
    ...knowledge.figures.map(
      ({ rules, text, verification, citations }) =>
        `- ${rules.join(", ")}: ${text.en} [${verification}; ${citations.join(", ")}]`,
    ),
    "## Pipeline",
    ...knowledge.pipeline.map(
      ({ product, state, recheck_on, verification, citations }) =>
        `- **${product}**: ${state.en} Re-check: ${recheck_on ?? "each content release"} [${verification}; ${citations.join(", ")}]`,
    ),
    "## To verify before release",
    ...(knowledge.to_verify ?? []).map(({ en }) => `- ${en}`),
    "## Codes",
    ...Object.entries(knowledge.codes).map(([code, { kind, label, members, scored_on }]) => {
      const others = [...(members ?? []), ...(scored_on ?? [])].join(", ");
      return `- \`${code}\` (${kind}${others ? `: ${others}` : ""}): ${label.en} · ${label.fr}`;
    }),
    "## References",
    ...Object.entries(knowledge.citations).map(
      ([key, { text, url, verification }]) => `- **${key}** ${text} ${url ?? ""} [${verification}]`,
    ),
  ].join("\n\n")}\n`;
}

function ruleText(rule: Rule, knowledge: Knowledge): readonly string[] {
  return [
    `### ${rule.id} [${rule.verification}]`,
    rule.words.en,
    ...(rule.scope ? [`Runs where: ${test(rule.scope)}.`] : []),
    `If: ${test(rule.when)}.`,
    ...rule.emits.map((emission) => {
      const { code, text, status, when, conditional_when: awaits, strength, guideline, citations } = emission;
      const beside = [
        emission.alternatives && `beside ${emission.alternatives.join(", ")}`,
        emission.off_label &&
          `off-label: ${emission.off_label === "all" ? "everywhere" : emission.off_label.join(", ")}`,
        emission.severity,
        emission.jurisdictions?.join(", "),
      ];
      const grade = emission.verification ?? rule.verification;
      return [
        `- \`${code}\` (${status ?? "recommended"}) [${grade}]: ${text.en || (knowledge.codes[code]?.label.en ?? "")}`,
        ...(when ? [`  If: ${test(when)}.`] : []),
        ...(awaits ? [`  Conditional while: ${test(awaits)}.`] : []),
        ...[[strength, guideline, citations?.join(", "), ...beside].filter(Boolean).join("; ")]
          .filter(Boolean)
          .map((line) => `  ${line}.`),
      ].join("\n");
    }),
    ...(rule.blocks ?? []).map(
      ({ codes, when, if_unknown }) =>
        `Blocks ${codes.map((code) => `\`${code}\``).join(", ")}${when ? ` if: ${test(when)}` : ""}${if_unknown ? "; holds them while unknown" : ""}.`,
    ),
    ...(rule.suppresses
      ? [`Replaces ${[...(rule.suppresses.rules ?? []), ...(rule.suppresses.codes ?? [])].join(", ")}.`]
      : []),
    ...(rule.decision ? [`Decision: ${rule.decision}, level ${rule.precedence ?? "default"}.`] : []),
    ...(rule.limits ? [`Limits: ${rule.limits.en}`] : []),
    `Strength: ${rule.strength}. ${rule.guideline} (${rule.jurisdictions.join(", ")}). Sources: ${rule.citations.join(", ")}.`,
  ];
}

function legalValues({ kind }: FactDefinition): string {
  if (kind.type === "enum") return kind.values.join(", ");
  if (kind.type === "enum_list") return `list of ${kind.values.join(", ")}`;
  if (kind.type !== "number") return [kind.type.replaceAll("_", " "), "unit" in kind ? kind.unit : ""].join(" ").trim();
  const low = kind.exclusive_min ? `>${kind.min}` : `≥${kind.min}`;
  return [low, kind.max === undefined ? "" : `≤${kind.max}`, kind.unit ?? ""].filter(Boolean).join(" ");
}

const pairs = (record: Readonly<Record<string, string | readonly string[]>>): string =>
  Object.entries(record)
    .map(([key, value]) => `${key} → ${typeof value === "string" ? value : value.join(" / ") || "none"}`)
    .join("; ");

/** A condition as the engine tests it, readable beside the sentence that it stands for. */
function test(condition: Condition): string {
  if ("all" in condition) return condition.all.map(nested).join(" and ");
  if ("any" in condition) return condition.any.map(nested).join(" or ");
  if ("not" in condition) return `not ${nested(condition.not)}`;
  if ("condition" in condition)
    return `${nested(condition.condition)} [unknown: ${condition.if_unknown ? "yes" : "no"}]`;
  if ("always" in condition) return condition.always ? "always" : "never";
  if ("known" in condition) return `${condition.known} is stated`;
  if ("named" in condition) return condition.named.replaceAll("_", " ");
  if ("genotype_set" in condition) return `genotype in ${condition.genotype_set}`;
  if ("variant" in condition) return `variant ${condition.variant.join(" / ")}`;
  if ("rule_fires" in condition)
    return `${condition.rule_fires} fires${condition.emitted ? ` with ${condition.emitted}` : ""}`;
  if ("course" in condition) {
    const { agents, settings, progressed_on, reason_matches } = condition.course;
    const parts = [
      agents?.join("/"),
      settings?.join("/"),
      progressed_on === undefined ? undefined : progressed_on ? "progressed on it" : "not progressed on it",
      reason_matches && `stopped for ${reason_matches.join("/")}`,
    ];
    return `a course of ${parts.filter(Boolean).join(", ")}`;
  }
  if ("distinct_tki_at_least" in condition) {
    const including = condition.including ? ` including ${condition.including.join(", ")}` : "";
    return `at least ${condition.distinct_tki_at_least} TKIs${including}`;
  }
  const { fact } = condition;
  if ("in" in condition) return `${fact} is ${condition.in.join(" / ")}`;
  if ("not_in" in condition) return `${fact} is not ${condition.not_in.join(" / ")}`;
  if ("lt" in condition) return `${fact} <${condition.lt}`;
  if ("lte" in condition) return `${fact} ≤${condition.lte}`;
  if ("gt" in condition) return `${fact} >${condition.gt}`;
  if ("gte" in condition) return `${fact} ≥${condition.gte}`;
  if ("includes_any" in condition) return `${fact} has ${condition.includes_any.join(" / ")}`;
  if ("matches_any" in condition) return `${fact} says ${condition.matches_any.join(" / ")}`;
  if ("drug_list" in condition) return `${fact} has a ${condition.drug_list.replaceAll("_", " ")}`;
  return `${fact} is ${condition.empty ? "empty" : "not empty"}`;
}

function nested(condition: Condition): string {
  const several = ("all" in condition && condition.all.length > 1) || ("any" in condition && condition.any.length > 1);
  return several ? `(${test(condition)})` : test(condition);
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
