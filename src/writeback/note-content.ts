import type { QueryOutcome } from "../chart/types";
import type { Recommendation, RiskScheme, SchemeResult } from "../engine/assessment";
import type { FactName } from "../knowledge/types";
import { formatDateTime } from "../text/dates";
import { translator } from "../text/translate";
import { NOTE, READ_TYPES, SCHEMES } from "../text/writeback";
import { earlierNoteOf } from "./earlier-filings";
import { filingIdentifier } from "./filing-identifier";
import type { Review, Routes } from "./types";
import {
  categoryWords,
  codeLabelOf,
  factsWith,
  factWords,
  labelOf,
  labelsOf,
  neededFacts,
  numberWords,
  sourcesWords,
  sourceWords,
  unknownFacts,
  valueWords,
} from "./value-words";

/** The note before it is rendered: the same content becomes plain text, HTML and PDF. */
export type NoteBlock =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly strong?: boolean }
  | { readonly kind: "row"; readonly label: string; readonly text: string }
  | { readonly kind: "item"; readonly text: string; readonly details: readonly string[] };

export const RISK_SCHEMES: readonly RiskScheme[] = ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"];

const STATUS_ORDER: readonly Recommendation["status"][] = [
  "warning",
  "blocked",
  "recommended",
  "conditional",
  "option",
  "possible",
  "info",
];

/**
 * Everything the note says, complete without the app: identity, date, facts with sources and status, risk by scheme,
 * recommendations with grade and guideline, decisions, what is missing, follow-up, references, engine and evidence
 * version. Unknown, conflicting and unread facts are told, never left out.
 */
export function noteContent(review: Review, routes: Routes): readonly NoteBlock[] {
  return [
    ...headBlocks(review, routes),
    ...redFlagBlocks(review),
    ...riskBlocks(review),
    ...recommendationBlocks(review),
    ...decisionBlocks(review),
    ...followUpBlocks(review),
    ...missingBlocks(review),
    ...factBlocks(review),
    ...notReadBlocks(review),
    ...reportBlocks(review),
    ...referenceBlocks(review),
    ...aboutBlocks(review),
  ];
}

/** Is the note filed as final here? Only where no draft is taken, and only after its own confirmation (WR-03). */
export function isFinal(review: Review, routes: Routes): boolean {
  return !routes.note.draft && routes.note.final && review.final_confirmed === true;
}

function headBlocks(review: Review, routes: Routes): NoteBlock[] {
  const { language, assessment, reading } = review;
  const say = translator(NOTE, language);
  const patient = reading.patient;
  const reference = assessment.patient?.reference ?? (patient ? `Patient/${patient.id}` : say("unknown"));
  const sex = patient?.sex ?? "unknown";
  const identity = [
    patient?.name ?? say("patient_unnamed"),
    patient?.birth_date ? say("birth_date", { date: patient.birth_date }) : say("birth_date_unknown"),
    sex === "male" || sex === "female" || sex === "other" ? say(`sex.${sex}`) : say("sex.unknown"),
    ...(patient?.deceased === true ? [say("deceased")] : []),
  ].join(", ");
  const earlier = review.earlier === "keep" ? null : earlierNoteOf(reading.earlier_filings);
  return [
    { kind: "title", text: say("title") },
    { kind: "paragraph", text: say(isFinal(review, routes) ? "final" : "draft"), strong: true },
    ...(assessment.mode === "seed2007" ? [{ kind: "paragraph", text: say("seed"), strong: true } as const] : []),
    { kind: "paragraph", text: say("device") },
    { kind: "row", label: say("patient"), text: identity },
    ...(patient && patient.identifiers.length > 0
      ? [
          {
            kind: "row",
            label: say("identifiers"),
            text: patient.identifiers
              .map(({ label, value }) => (label === null ? value : `${label} ${value}`))
              .join(", "),
          } as const,
        ]
      : []),
    { kind: "row", label: say("record"), text: say("record_of", { reference, server: review.server.name }) },
    {
      kind: "row",
      label: say("encounter"),
      text: review.encounter_id === null ? say("encounter_none") : `Encounter/${review.encounter_id}`,
    },
    { kind: "row", label: say("as_of"), text: assessment.as_of },
    {
      kind: "row",
      label: say("confirmed"),
      text: say("confirmed_by", {
        at: review.confirmed_at.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*$/, "$1 $2"),
        name: [review.author.name ?? say("clinician_unnamed"), review.author.reference]
          .filter((part) => part !== null)
          .join(", "),
      }),
    },
    ...(earlier?.id
      ? [{ kind: "paragraph", text: say("replaces", { reference: `DocumentReference/${earlier.id}` }) } as const]
      : []),
  ];
}

function redFlagBlocks({ assessment, language }: Review): NoteBlock[] {
  const say = translator(NOTE, language);
  const rank = { critical: 0, warning: 1, info: 2 } as const;
  const flags = [...assessment.red_flags].sort((one, other) => rank[one.severity] - rank[other.severity]);
  return [
    { kind: "heading", text: say("heading.red_flags") },
    ...(flags.length === 0 ? [{ kind: "paragraph", text: say("none") } as const] : []),
    ...flags.map(
      (flag): NoteBlock => ({
        kind: "item",
        text: `${say(`severity.${flag.severity}`)}: ${flag.text}`,
        details: [
          [say("rule", { rule: flag.rule }), flag.code].join(", "),
          ...(flag.because.length > 0 ? [say("because", { facts: labelsOf(flag.because, language) })] : []),
          ...(flag.citations.length > 0 ? [say("citation_keys", { keys: flag.citations.join(", ") })] : []),
        ],
      }),
    ),
  ];
}

/** Published figure of a scheme in words; null where none is published. */
export function percentWords(result: SchemeResult, language: Review["language"]): string | null {
  if (result.percent === null) return null;
  const say = translator(NOTE, language);
  const { low, high } = result.percent;
  return low === high
    ? say("percent", { figure: numberWords(low, language) })
    : say("percent_range", { low: numberWords(low, language), high: numberWords(high, language) });
}

function riskBlocks({ assessment, language }: Review): NoteBlock[] {
  const say = translator(NOTE, language);
  const name = translator(SCHEMES, language);
  const items = RISK_SCHEMES.map((scheme): NoteBlock => {
    const result = assessment.risk[scheme];
    const words = result.categories.map((category) => categoryWords(scheme, category, language));
    const outcome =
      result.status === "determined"
        ? say("risk.determined", { category: words.join(", ").toUpperCase() })
        : result.status === "range"
          ? say("risk.range", { categories: words.join(", ") })
          : say(`risk.${result.status}`);
    const percent = percentWords(result, language);
    return {
      kind: "item",
      text: `${name(scheme)}: ${outcome}${percent === null ? "" : `; ${percent}`}`,
      details: [
        ...(result.needs.length > 0 ? [say("needs", { facts: labelsOf(result.needs, language) })] : []),
        ...result.cautions,
        ...(result.citations.length > 0 ? [say("citation_keys", { keys: result.citations.join(", ") })] : []),
      ],
    };
  });
  // Classes are compared among the risk schemes only: the TNM stage is another system (WR-27).
  const reached = RISK_SCHEMES.filter(
    (scheme) => scheme !== "tnm_8" && assessment.risk[scheme].status === "determined",
  ).map((scheme) => ({ scheme, category: assessment.risk[scheme].categories[0] ?? "" }));
  const distinct = new Set(reached.map(({ category }) => category));
  const comparison =
    reached.length < 2
      ? say("disagree_none")
      : distinct.size === 1
        ? say("agree", { category: categoryWords("nih_2002", [...distinct][0] ?? "", language) })
        : say("disagree", {
            list: reached
              .map(({ scheme, category }) => `${name(scheme)}: ${categoryWords(scheme, category, language)}`)
              .join("; "),
          });
  return [
    { kind: "heading", text: say("heading.risk") },
    ...items,
    { kind: "paragraph", text: comparison, strong: distinct.size > 1 },
    { kind: "paragraph", text: say("stage_note") },
  ];
}

function recommendationBlocks({ assessment, language }: Review): NoteBlock[] {
  const say = translator(NOTE, language);
  const ordered = [...assessment.recommendations].sort(
    (one, other) => STATUS_ORDER.indexOf(one.status) - STATUS_ORDER.indexOf(other.status),
  );
  return [
    { kind: "heading", text: say("heading.recommendations") },
    ...(ordered.length === 0 ? [{ kind: "paragraph", text: say("none") } as const] : []),
    ...ordered.map(
      (row): NoteBlock => ({
        kind: "item",
        text: `${say(`status.${row.status}`)}: ${row.text}`,
        details: [
          `${say("guideline", { guideline: row.guideline, strength: row.strength })}; ${say("rule", { rule: row.rule })}, ${row.code}`,
          say("grade", { grade: say(`grade.${row.verification}`) }),
          ...(row.because.length > 0 ? [say("because", { facts: labelsOf(row.because, language) })] : []),
          ...(row.missing.length > 0 ? [say("missing", { facts: labelsOf(row.missing, language) })] : []),
          ...(row.blocked_by.length > 0 ? [say("blocked_by", { rules: row.blocked_by.join(", ") })] : []),
          ...(row.citations.length > 0 ? [say("citation_keys", { keys: row.citations.join(", ") })] : []),
        ],
      }),
    ),
  ];
}

function decisionBlocks({ assessment, decisions, comment, language }: Review): NoteBlock[] {
  const say = translator(NOTE, language);
  const decided = new Set(decisions.map(({ code, rule }) => `${rule} ${code}`));
  const undecided = assessment.recommendations.filter(({ code, rule }) => !decided.has(`${rule} ${code}`)).length;
  return [
    { kind: "heading", text: say("heading.decisions") },
    ...(decisions.length === 0 ? [{ kind: "paragraph", text: say("decisions_none") } as const] : []),
    ...decisions.map((decision): NoteBlock => {
      const row = assessment.recommendations.find(({ code, rule }) => code === decision.code && rule === decision.rule);
      return {
        kind: "item",
        text: say("decision", {
          choice: say(`choice.${decision.choice}`),
          code: codeLabelOf(decision.code, language),
          rule: decision.rule,
          text: row?.text ?? "",
        }).trim(),
        details: [decision.reason === null ? say("reason_none") : say("reason", { reason: decision.reason })],
      };
    }),
    ...(decisions.length > 0 && undecided > 0
      ? [{ kind: "paragraph", text: say("undecided", { count: undecided }) } as const]
      : []),
    ...(comment === null || comment.trim() === ""
      ? []
      : [{ kind: "paragraph", text: say("comment", { comment: comment.trim() }) } as const]),
  ];
}

function followUpBlocks({ assessment, language }: Review): NoteBlock[] {
  const say = translator(NOTE, language);
  const series = new Map<string, { schedule: string; modality: string; dates: string[] }>();
  for (const visit of assessment.follow_up) {
    const key = `${visit.schedule}\n${visit.modality}`;
    const row = series.get(key) ?? { schedule: visit.schedule, modality: visit.modality, dates: [] };
    row.dates.push(visit.date);
    series.set(key, row);
  }
  return [
    { kind: "heading", text: say("heading.follow_up") },
    ...(series.size === 0 ? [{ kind: "paragraph", text: say("follow_up_none") } as const] : []),
    ...[...series.values()].map(
      ({ schedule, modality, dates }): NoteBlock => ({
        kind: "item",
        text: say("schedule", { schedule: `${schedule} (${codeLabelOf(schedule, language)})`, modality }),
        details: [dates.join(", ")],
      }),
    ),
    ...(series.size === 0 ? [] : [{ kind: "paragraph", text: say("schedule_note") } as const]),
  ];
}

function missingBlocks({ assessment, language }: Review): NoteBlock[] {
  const say = translator(NOTE, language);
  return [
    { kind: "heading", text: say("heading.missing") },
    ...(assessment.next_best_facts.length === 0 ? [{ kind: "paragraph", text: say("none") } as const] : []),
    ...assessment.next_best_facts.map(
      ({ fact, question, resolves }): NoteBlock => ({
        kind: "item",
        text: `${labelOf(fact, language)}: ${question}`,
        details: resolves.length > 0 ? [say("resolves", { what: resolves.join(", ") })] : [],
      }),
    ),
  ];
}

function factBlocks(review: Review): NoteBlock[] {
  const { assessment, reading, language } = review;
  const say = translator(NOTE, language);
  const reported = (fact: FactName, references: readonly (string | null)[]): string[] =>
    [
      ...new Set(
        reading.candidates
          .filter((candidate) => candidate.fact === fact && references.includes(candidate.source.reference))
          .flatMap(({ as_reported }) => (as_reported === null ? [] : [as_reported])),
      ),
    ].map((text) => say("as_reported", { text }));
  const known = [...factsWith(assessment, "known"), ...factsWith(assessment, "not_applicable")];
  const conflicts = factsWith(assessment, "conflict");
  const needed = neededFacts(assessment);
  const unknown = unknownFacts(assessment);
  const rest = unknown.filter(({ fact, note }) => !needed.has(fact) && note === null);
  const told = unknown.filter(({ fact, note }) => needed.has(fact) || note !== null);
  return [
    { kind: "heading", text: say("heading.facts") },
    ...(known.length === 0 ? [{ kind: "paragraph", text: say("none") } as const] : []),
    ...known.map(
      ({ fact, assessed }): NoteBlock => ({
        kind: "item",
        text: `${labelOf(fact, language)}: ${factWords(fact, assessed, language)}`,
        details: [
          ...assessed.sources.map((source) => `[${sourceWords(source, language)}]`),
          ...reported(
            fact,
            assessed.sources.map(({ reference }) => reference),
          ),
          ...(assessed.note === null ? [] : [assessed.note]),
        ],
      }),
    ),
    ...(conflicts.length === 0 ? [] : [{ kind: "heading", text: say("heading.conflicts") } as const]),
    ...conflicts.map(
      ({ fact, assessed }): NoteBlock => ({
        kind: "item",
        text: `${labelOf(fact, language)}: ${factWords(fact, assessed, language)}`,
        details: [
          ...assessed.alternatives.map(
            ({ value, sources }) => `${valueWords(fact, value, language)} [${sourcesWords(sources, language)}]`,
          ),
          ...(assessed.note === null ? [] : [assessed.note]),
        ],
      }),
    ),
    { kind: "heading", text: say("heading.unknown") },
    ...(told.length === 0 ? [] : [{ kind: "paragraph", text: say("unknown_needed") } as const]),
    ...told.map(
      ({ fact, note }): NoteBlock => ({
        kind: "item",
        text:
          note === null
            ? say("unknown_bare", { fact: labelOf(fact, language) })
            : say("unknown_why", { fact: labelOf(fact, language), why: note }),
        details: [],
      }),
    ),
    ...(rest.length === 0
      ? []
      : [
          {
            kind: "paragraph",
            text: say("unknown_other", {
              facts: labelsOf(
                rest.map(({ fact }) => fact),
                language,
              ),
            }),
          } as const,
        ]),
  ];
}

/** Queries that did not end well, worded; an empty answer is an answer. */
export function failedQueries(queries: readonly QueryOutcome[]): readonly QueryOutcome[] {
  return queries.filter(({ state }) => state !== "ok" && state !== "empty");
}

/** What a query of the read set asks for, in words. */
export function queryWords(query: QueryOutcome, language: Review["language"]): string {
  const named = READ_TYPES.en;
  const type = query.resource_type;
  const words = type in named ? translator(READ_TYPES, language)(type as keyof typeof named) : type;
  return `${words} (${query.id})`;
}

function notReadBlocks({ reading, language }: Review): NoteBlock[] {
  const say = translator(NOTE, language);
  const failed = failedQueries(reading.queries);
  if (failed.length === 0) return [];
  return [
    { kind: "heading", text: say("heading.not_read") },
    ...failed.map((query): NoteBlock => {
      const state = query.state === "ok" || query.state === "empty" ? "" : say(`query.${query.state}`);
      return {
        kind: "item",
        text: say("query_row", {
          what: queryWords(query, language),
          state,
          status: query.http_status === null ? "" : ` (HTTP ${query.http_status})`,
        }),
        details:
          query.concerns.length > 0 ? [say("query_concerns", { facts: labelsOf(query.concerns, language) })] : [],
      };
    }),
  ];
}

function reportBlocks({ reading, language }: Review): NoteBlock[] {
  const say = translator(NOTE, language);
  if (reading.reports.length === 0) return [];
  return [
    { kind: "heading", text: say("heading.reports") },
    ...reading.reports.map(
      (report): NoteBlock => ({
        kind: "item",
        text: [
          say("report", {
            title: report.title ?? say("untitled"),
            date: report.date === null ? say("undated") : formatDateTime(report.date, language),
            author: report.author ?? say("author_unknown"),
          }),
          report.reference,
          ...(report.status === "preliminary" || report.status === "superseded" || report.status === "amended"
            ? [say(`report_status.${report.status}`)]
            : []),
        ].join(", "),
        details: [],
      }),
    ),
  ];
}

function referenceBlocks({ assessment, language }: Review): NoteBlock[] {
  const say = translator(NOTE, language);
  const keys = Object.keys(assessment.citations).sort();
  return [
    { kind: "heading", text: say("heading.references") },
    ...(keys.length === 0 ? [{ kind: "paragraph", text: say("none") } as const] : []),
    ...keys.flatMap((key): NoteBlock[] => {
      const citation = assessment.citations[key];
      if (citation === undefined) return [];
      const where = [
        citation.doi === null ? null : `doi:${citation.doi}`,
        citation.pmid === null ? null : `PMID ${citation.pmid}`,
        citation.doi === null && citation.pmid === null ? citation.url : null,
      ].filter((part) => part !== null);
      return [{ kind: "item", text: `${key}: ${[citation.text, ...where].join(" ")}`, details: [] }];
    }),
  ];
}

function aboutBlocks(review: Review): NoteBlock[] {
  const { assessment, operator, language } = review;
  const say = translator(NOTE, language);
  return [
    { kind: "heading", text: say("heading.about") },
    {
      kind: "paragraph",
      text: say("rule_based", {
        name: assessment.engine.name,
        version: assessment.engine.version,
        date: assessment.engine.knowledge_date,
      }),
    },
    {
      kind: "row",
      label: say("operator"),
      text: [operator.name ?? say("operator_unknown"), operator.contact].filter((part) => part !== null).join(", "),
    },
    { kind: "row", label: say("sign_off"), text: operator.clinical_sign_off ?? say("sign_off_none") },
    { kind: "row", label: say("identifier"), text: filingIdentifier(review).value },
  ];
}
