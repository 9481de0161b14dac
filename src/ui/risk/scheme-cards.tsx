import { type ReactNode, useId } from "react";
import type { Assessment, RiskScheme, SchemeResult } from "../../engine/assessment";
import type { Evaluation } from "../../engine/evaluate";
import type { Knowledge, SchemeRow } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { RISK } from "../../text/ui-risk";
import { Badge, GradeBadge, type Tone } from "../elements/badge";
import { CitationList } from "../elements/citation-list";
import { Disclosure } from "../elements/disclosure";
import { factLabel } from "../fact-words";
import { useText } from "../state/use-app";
import { ClassSwatch } from "./class-pattern";
import { PrintedTable } from "./printed-table";
import styles from "./scheme-cards.module.css";
import { classWords, percentWords, SHOWN_SCHEMES } from "./scheme-words";

const STATUS_TONE: Readonly<Record<SchemeResult["status"], Tone>> = {
  determined: "neutral",
  range: "warning",
  insufficient: "warning",
  not_applicable: "neutral",
};

/** The schemes side by side, each with its own class, figure, gaps, limits and sources; nothing is averaged. */
export function SchemeCards(props: {
  readonly assessment: Assessment;
  readonly evaluation: Evaluation;
  readonly knowledge: Knowledge;
  readonly language: Language;
}): ReactNode {
  const text = useText(RISK);
  const shared = sharedCautions(props.assessment);
  return (
    <>
      {shared.map((caution) => (
        <p key={caution} className={styles.caution}>
          {caution}
        </p>
      ))}
      <ul className={styles.cards} aria-label={text("schemes.label")}>
        {SHOWN_SCHEMES.map((id) => (
          <SchemeCard key={id} id={id} shared={shared} {...props} />
        ))}
      </ul>
    </>
  );
}

/** Limits that every scheme names: said once above the cards. */
function sharedCautions(assessment: Assessment): readonly string[] {
  const [first, ...others] = SHOWN_SCHEMES.map((id) => assessment.risk[id].cautions);
  return (first ?? []).filter((caution) => others.every((cautions) => cautions.includes(caution)));
}

function SchemeCard(props: {
  readonly id: RiskScheme;
  readonly shared: readonly string[];
  readonly assessment: Assessment;
  readonly evaluation: Evaluation;
  readonly knowledge: Knowledge;
  readonly language: Language;
}): ReactNode {
  const { id, assessment, evaluation, knowledge, language } = props;
  const text = useText(RISK);
  const base = useId();
  const table = knowledge.schemes[id];
  const result = assessment.risk[id];
  const rows = evaluation.schemes[id].rows;
  const only = rows.length === 1 ? rows[0] : undefined;
  const publishes = table.rows.some((row) => row.percent);
  const [firstCaution, ...moreCautions] = result.cautions.filter((caution) => !props.shared.includes(caution));
  return (
    <li className={styles.card} data-status={result.status} data-scheme={id}>
      <h3 id={`${base}-name`} className={styles.name}>
        {table.label[language]}
      </h3>
      <div className={styles.outcome}>
        <p className={styles.class}>
          {result.categories.map((category) => (
            <ClassSwatch
              key={category}
              category={category}
              categories={table.categories}
              base={`${base}-${category}`}
            />
          ))}
          <span>
            {result.status === "not_applicable"
              ? text("status.not_applicable")
              : classWords(result, table, language, text)}
          </span>
        </p>
        {result.status === "not_applicable" ? null : (
          <p className={styles.percent}>
            {result.percent ? (
              <>
                <strong>{percentWords(result.percent, language, text)}</strong> {text("endpoint.natural")}
              </>
            ) : (
              <span className={styles.muted}>{text(publishes ? "percent.none_here" : "percent.none")}</span>
            )}
          </p>
        )}
        {result.status === "determined" || result.status === "not_applicable" ? null : (
          <Badge tone={STATUS_TONE[result.status]}>{text(`status.${result.status}`)}</Badge>
        )}
      </div>
      <div className={styles.detail}>
        {result.needs.length > 0 ? (
          <p>
            <span className={styles.term}>{text("needs.label")} </span>
            {result.needs.map((name) => factLabel(name, language)).join(", ")}
          </p>
        ) : null}
        {only ? (
          <p>
            <span className={styles.term}>{text("row.label")} </span>
            <PrintedRow row={only} />
          </p>
        ) : null}
        {firstCaution ? <p className={styles.caution}>{firstCaution}</p> : null}
        {moreCautions.length > 0 ? (
          <Disclosure summary={text("cautions.more", { count: moreCautions.length })}>
            <ul className={styles.list}>
              {moreCautions.map((caution) => (
                <li key={caution} className={styles.caution}>
                  {caution}
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
      </div>
      <div className={styles.source}>
        <p className={styles.muted}>
          {result.citations.join(", ")} <GradeBadge grade={only?.verification ?? table.verification} />
        </p>
        <Disclosure summary={text("table.open")} about={`${base}-name`} look="quiet">
          <PrintedTable table={table} applies={rows} language={language} />
        </Disclosure>
        <Disclosure summary={text("how.open")} about={`${base}-name`} look="quiet">
          <ul className={styles.list}>
            {[...table.cautions, ...table.remarks].map((remark) => (
              <li key={remark.en}>{remark[language]}</li>
            ))}
          </ul>
          <CitationList keys={result.citations} citations={assessment.citations} />
        </Disclosure>
      </div>
    </li>
  );
}

/** The row as printed in the original, in its own language. */
function PrintedRow(props: { readonly row: SchemeRow }): ReactNode {
  const { row } = props;
  return (
    <span lang="en">
      “{row.printed}” <span className={styles.muted}>({row.id})</span>
    </span>
  );
}
