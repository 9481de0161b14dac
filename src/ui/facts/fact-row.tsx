import { type ReactNode, useMemo, useRef, useState } from "react";
import { COUNT_PARTS } from "../../chart/count-parts";
import type { AssessedFact } from "../../engine/assessment";
import type { FactName, FactValue } from "../../knowledge/types";
import { FACTS } from "../../text/ui-facts";
import { Badge } from "../elements/badge";
import { Button } from "../elements/button";
import { SourceChips } from "../elements/source-chip";
import { factLabel, factValueText } from "../fact-words";
import { formatNumber } from "../format";
import type { Change } from "../state/entry";
import { useApp, useText } from "../state/use-app";
import { ConflictChoice } from "./conflict-choice";
import { FactEditor } from "./fact-editor";
import { candidateOf, isPending, unreadQueriesFor } from "./fact-view";
import styles from "./facts.module.css";
import { UnansweredQueries } from "./unanswered-queries";
import { useEnter } from "./use-enter";

/** One fact: what it is, where it came from, and the way to correct it. */
export function FactRow(props: {
  readonly name: FactName;
  readonly fact: AssessedFact;
  /** Stands among facts that nobody stated. */
  readonly quiet?: boolean;
}): ReactNode {
  const { name, fact, quiet = false } = props;
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const reading = useApp((state) => state.reading);
  const entry = useApp((state) => state.entries.get(name));
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const label = factLabel(name, language);
  const absent = fact.status === "unknown";
  // Whose it is, when, and what other sources say: a value of an earlier session does not stand there as if it were new.
  const filedEarlier = useMemo(
    () => !entry && fact.sources.some((source) => candidateOf(reading, name, source)?.confirmed_at !== undefined),
    [entry, fact, reading, name],
  );

  // The chart's own note names each read that failed, and how.
  const noted = fact.note && (absent || fact.status === "conflict" || filedEarlier) && !quiet;
  const hasFailed = absent && !entry && unreadQueriesFor(reading, name).some((query) => !isPending(query));

  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => editButton.current?.focus());
  };

  return (
    <div className={styles.row} data-status={fact.status} data-entered={entry ? "" : undefined} data-fact={name}>
      <div className={styles.label}>{label}</div>
      <div className={styles.content}>
        {editing ? (
          <FactEditor name={name} fact={fact} onClose={close} />
        ) : (
          <>
            <div className={styles.valueLine}>
              <Value name={name} fact={fact} />
              {entry ? (
                <Badge tone="entered">{entry.change.kind === "choice" ? text("confirmed") : text("yours")}</Badge>
              ) : null}
              {fact.status === "known" || fact.status === "not_applicable" ? (
                <SourceChips sources={fact.sources.filter((source) => source.method !== "entered")} fact={name} />
              ) : null}
              {fact.status === "known" && !entry ? <AsReported name={name} fact={fact} /> : null}
            </div>
            {name === "mitoses_per_5mm2" ? <CountAsReported /> : null}
            {fact.status === "known" && !entry ? <Narrative name={name} fact={fact} label={label} /> : null}
            {fact.status === "conflict" ? <ConflictChoice name={name} fact={fact} label={label} /> : null}
            {noted ? (
              <p className={hasFailed ? styles.unread : styles.note}>{fact.note}</p>
            ) : absent ? (
              <UnansweredQueries name={name} />
            ) : null}
            {entry ? <ChartValue name={name} label={label} /> : null}
          </>
        )}
      </div>
      {editing ? null : (
        <div className={styles.edit} data-screen-only>
          <Button
            ref={editButton}
            size="small"
            look="quiet"
            aria-label={text(absent ? "add_fact" : "edit_fact", { fact: label })}
            onClick={() => setEditing(true)}
          >
            {text(absent ? "add" : "edit")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Value(props: { readonly name: FactName; readonly fact: AssessedFact }): ReactNode {
  const { name, fact } = props;
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  if (fact.status === "known" && fact.value !== null) {
    return <span className={styles.value}>{factValueText(name, fact.value, language)}</span>;
  }
  if (fact.status === "conflict") return <Badge tone="warning">{text("conflict")}</Badge>;
  return <span className={styles.muted}>{text(fact.status === "not_applicable" ? "not_applicable" : "unknown")}</span>;
}

/** The count in the report's own terms, beside the converted one. */
function CountAsReported(): ReactNode {
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const facts = useApp((state) => state.assessment?.facts);
  const parts = COUNT_PARTS.flatMap((part) => {
    const value = facts?.[part]?.status === "known" ? facts[part]?.value : null;
    return typeof value === "number" ? [`${factLabel(part, language)} ${formatNumber(value, language)}`] : [];
  });
  const note = facts?.mitoses_per_5mm2?.status === "known" ? facts.mitoses_per_5mm2.note : null;
  if (parts.length === 0 && !note) return null;
  return (
    <p className={styles.note}>
      {[parts.length > 0 ? `${text("count.how")}: ${parts.join(" · ")}` : null, note].filter(Boolean).join(". ")}
    </p>
  );
}

/** A value read from prose stands beside its sentence until somebody has looked at it. */
function Narrative(props: { readonly name: FactName; readonly fact: AssessedFact; readonly label: string }): ReactNode {
  const { name, fact, label } = props;
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const enter = useEnter();
  const { value } = fact;
  if (value === null) return null;
  // A coded statement of the same value has already said it: only what prose alone says is to be confirmed.
  const isProseOnly = fact.sources.every((source) => source.method === "narrative");
  const quote = isProseOnly ? fact.sources.find((source) => source.quote)?.quote : null;
  if (!quote) return null;
  return (
    <div className={styles.narrative}>
      <q className={styles.quote}>{quote}</q>
      <span className={styles.toConfirm}>
        <Badge tone="info">{text("to_confirm")}</Badge>
        <Button
          size="small"
          data-screen-only
          aria-label={text("confirm_fact", { fact: label, value: factValueText(name, value, language) })}
          onClick={() => enter(name, { kind: "choice", value, sources: fact.sources } as Change)}
        >
          {text("confirm")}
        </Button>
      </span>
    </div>
  );
}

/** The source's own words, where they say more than the value. */
function AsReported(props: { readonly name: FactName; readonly fact: AssessedFact }): ReactNode {
  const { name, fact } = props;
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const reading = useApp((state) => state.reading);
  if (fact.value === null) return null;
  const value = factValueText(name, fact.value, language);
  const reported = fact.sources
    .map((source) => candidateOf(reading, name, source)?.as_reported)
    .find((words) => words && words !== value);
  return reported ? <span className={styles.reported}>{text("as_reported", { text: reported })}</span> : null;
}

/** The chart's own value stays in sight under what the clinician entered. */
function ChartValue(props: { readonly name: FactName; readonly label: string }): ReactNode {
  const { name, label } = props;
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const chart = useApp((state) => state.reading?.facts[name]);
  const withdraw = useApp((state) => state.withdraw);
  const announce = useApp((state) => state.announce);
  const silent = chart === undefined || chart.status === "unknown";
  const says =
    chart?.status === "known"
      ? text("chart_says", { value: factValueText(name, chart.value as FactValue, language) })
      : chart?.status === "conflict"
        ? text("chart_conflict")
        : text("chart_silent");
  return (
    <div className={styles.chartValue}>
      <span>{says}</span>
      {chart?.status === "known" ? <SourceChips sources={chart.sources} fact={name} /> : null}
      <Button
        size="small"
        look="quiet"
        data-screen-only
        aria-label={text(silent ? "remove_for" : "back_to_chart_for", { fact: label })}
        onClick={() => {
          withdraw(name === "mitoses_per_5mm2" ? [name, ...COUNT_PARTS] : [name]);
          announce(text("withdrawn", { fact: label }));
        }}
      >
        {text(silent ? "remove" : "back_to_chart")}
      </Button>
    </div>
  );
}
