import { type ReactNode, useEffect, useRef } from "react";
import { FILING } from "../../text/ui-filing";
import type { LedgerEntry } from "../../writeback/ledger";
import type { Receipt, WriteOutcome } from "../../writeback/types";
import type { Tone } from "../elements/badge";
import { Button } from "../elements/button";
import { Disclosure } from "../elements/disclosure";
import { formatTime } from "../format";
import { useApp, useText } from "../state/use-app";
import { BothVersions } from "./both-versions";
import styles from "./filing.module.css";
import { partLabel } from "./part-words";

const TONE: Record<Receipt["state"], Tone> = {
  complete: "positive",
  partial: "warning",
  none: "critical",
  unknown: "warning",
  refused_identity: "critical",
  refused_changed: "warning",
};

/** Refusals that may pass: the same filing can be tried again as it is. */
const PASSING = ["patient_unreadable", "encounter_unreadable"];

export interface ReceiptActions {
  readonly onCheck: () => void;
  /** Absent where the text that was sent is no longer at hand: the page was loaded again. */
  readonly onSendMissing?: () => void;
  /** Somebody else's version stays, the new plan goes beside it. */
  readonly onWriteBeside?: () => void;
  readonly onReviewAgain: () => void;
  /** Reads the chart again: another filing stands in it. */
  readonly onReadAgain?: () => void;
  readonly onClose: () => void;
}

/** What became of each resource, and what to do. An unknown outcome is checked by reading, and is never sent again from here. */
export function ReceiptView(
  props: ReceiptActions & {
    readonly receipt: Receipt;
    readonly lines: readonly LedgerEntry[];
    /** Said in place of the receipt's own explanation. */
    readonly explanation?: string;
  },
): ReactNode {
  const { receipt, lines } = props;
  const text = useText(FILING);
  const language = useApp((state) => state.language);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const stale = receipt.outcomes.find((outcome) => outcome.state === "stale");
  const isUnknown = receipt.state === "unknown" || receipt.outcomes.some(({ state }) => state === "unknown");
  const isOdd = receipt.outcomes.some((row) => row.read_back === "different" || row.why === "several_copies");
  const canTryAgain = receipt.refusal != null && PASSING.includes(receipt.refusal);
  const canSend = (receipt.state === "partial" || receipt.state === "none") && receipt.refusal == null;
  return (
    <div
      className={styles.receipt}
      role={receipt.state === "complete" ? "status" : "alert"}
      data-receipt={receipt.state}
      data-refusal={receipt.refusal ?? undefined}
    >
      <h3 ref={heading} tabIndex={-1} className={styles.verdict} data-tone={isOdd ? "warning" : TONE[receipt.state]}>
        {text(`done.${receipt.state}`)}
      </h3>
      <p>{props.explanation ?? text(`explain.${receipt.state}`)}</p>
      {receipt.refusal ? <p className={styles.todo}>{text(`refusal.${receipt.refusal}`)}</p> : null}
      <ul className={styles.outcomes}>
        {receipt.outcomes.map((outcome) => (
          <OutcomeRow key={outcome.part ?? outcome.resource_type} outcome={outcome} />
        ))}
      </ul>
      {stale ? <BothVersions outcome={stale} /> : null}
      <div className={styles.actions} data-screen-only>
        {isUnknown ? (
          <Button look="primary" onClick={props.onCheck}>
            {text("check")}
          </Button>
        ) : null}
        {props.onSendMissing && (canTryAgain || (canSend && !isUnknown && !stale)) ? (
          <Button onClick={props.onSendMissing}>{text(canTryAgain ? "try_refused" : "try_again")}</Button>
        ) : null}
        {stale && !isUnknown && props.onWriteBeside ? (
          <Button onClick={props.onWriteBeside}>{text("write_beside")}</Button>
        ) : null}
        {receipt.refusal === "filed_meanwhile" && props.onReadAgain ? (
          <Button onClick={props.onReadAgain}>{text("read_again")}</Button>
        ) : receipt.state === "refused_changed" || !props.onSendMissing ? (
          <Button onClick={props.onReviewAgain}>{text(isUnknown ? "go_on" : "file_again")}</Button>
        ) : null}
        <Button look="quiet" onClick={props.onClose}>
          {text("close_receipt")}
        </Button>
      </div>
      {lines.length > 0 ? (
        <Disclosure summary={text("ledger")} note={text("ledger_note", { count: lines.length })}>
          <ol className={styles.ledger}>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the ledger only grows at its end
              <li key={index}>
                {[
                  formatTime(Date.parse(line.at), language),
                  partLabel(line, language),
                  text(`event.${line.event}`),
                  line.http_status === null ? null : `HTTP ${line.http_status}`,
                  line.state && line.event !== "read_back" ? text(`outcome.${line.state}`) : null,
                  line.event === "read_back" && isReadBack(line.detail) ? text(`read_back.${line.detail}`) : null,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </li>
            ))}
          </ol>
        </Disclosure>
      ) : null}
    </div>
  );
}

function OutcomeRow(props: { readonly outcome: WriteOutcome }): ReactNode {
  const { outcome } = props;
  const text = useText(FILING);
  const language = useApp((state) => state.language);
  const isThere = outcome.state === "written" || outcome.state === "already_there";
  const todo = todoOf(outcome);
  const details = [
    outcome.reference,
    outcome.version ? text("version", { version: outcome.version }) : null,
    outcome.read_back ? text(`read_back.${outcome.read_back}`) : null,
    outcome.http_status ? `HTTP ${outcome.http_status}` : null,
    outcome.retry_after ? text("wait", { seconds: outcome.retry_after }) : null,
    outcome.why === "refused_before" ? null : outcome.detail,
  ].filter((part): part is string => Boolean(part));
  return (
    <li data-state={outcome.state} data-part={outcome.part}>
      <span className={styles.mark} aria-hidden="true">
        {isThere ? "✓" : outcome.state === "unknown" ? "?" : "✗"}
      </span>
      <div>
        <strong>{partLabel(outcome, language)}</strong>: {text(`outcome.${outcome.state}`)}
        {todo ? <p className={styles.todo}>{text(todo, { copies: outcome.copies ?? 2 })}</p> : null}
        {details.length > 0 ? <p className={styles.muted}>{details.join(" · ")}</p> : null}
      </div>
    </li>
  );
}

type Todo = Extract<keyof (typeof FILING)["en"], `todo.${string}`>;

/** What to do about one resource; null where there is nothing to do. */
function todoOf({ state, why, read_back }: WriteOutcome): Todo | null {
  if (why === "several_copies") return "todo.several_copies";
  if (read_back === "different") return "todo.different";
  if (why === "cannot_be_checked") return "todo.cannot_be_checked";
  if (state === "written" || state === "already_there") return null;
  if (state !== "not_sent") return `todo.${state}`;
  return why && why !== "found_by_identifier" ? `todo.${why}` : null;
}

const isReadBack = (detail: string | null): detail is "same" | "different" | "unreadable" =>
  detail === "same" || detail === "different" || detail === "unreadable";
