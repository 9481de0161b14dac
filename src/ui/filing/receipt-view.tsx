import { type ReactNode, useEffect, useRef } from "react";
import { FILING } from "../../text/ui-filing";
import type { Receipt } from "../../writeback/types";
import { Badge, type Tone } from "../elements/badge";
import { Button } from "../elements/button";
import { useText } from "../state/use-app";
import styles from "./filing.module.css";

const TONE: Record<Receipt["state"], Tone> = {
  complete: "positive",
  partial: "warning",
  none: "critical",
  unknown: "warning",
  refused_identity: "critical",
  refused_changed: "warning",
};

/** What became of each resource. An unknown outcome is checked by reading, and is never sent again from here. */
export function ReceiptView(props: {
  readonly receipt: Receipt;
  readonly onCheck: () => void;
  readonly onSendMissing: () => void;
  readonly onReviewAgain: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { receipt } = props;
  const text = useText(FILING);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isUnknown = receipt.state === "unknown" || receipt.outcomes.some((outcome) => outcome.state === "unknown");
  const isPartial = receipt.state === "partial" || receipt.state === "none";
  const mustReviewAgain = receipt.state === "refused_changed" || receipt.outcomes.some((row) => row.state === "stale");
  return (
    <div className={styles.receipt} role={isUnknown ? "alert" : "status"}>
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        <Badge tone={TONE[receipt.state]}>{text(`done.${receipt.state}`)}</Badge>
      </h3>
      <p>{text(`explain.${receipt.state}`)}</p>
      {receipt.detail ? <p className={styles.muted}>{receipt.detail}</p> : null}
      <ul className={styles.outcomes}>
        {receipt.outcomes.map((outcome) => (
          <li key={outcome.part ?? outcome.resource_type} data-state={outcome.state}>
            <strong>{text(`type.${outcome.resource_type}`)}</strong>: {text(`outcome.${outcome.state}`)}
            {[
              outcome.reference,
              outcome.version ? text("version", { version: outcome.version }) : null,
              outcome.read_back ? text(`read_back.${outcome.read_back}`) : null,
              outcome.http_status ? `HTTP ${outcome.http_status}` : null,
              outcome.retry_after ? text("wait", { seconds: outcome.retry_after }) : null,
              outcome.detail,
            ]
              .filter((part): part is string => Boolean(part))
              .map((part) => (
                <span key={part} className={styles.muted}>
                  {" "}
                  · {part}
                </span>
              ))}
          </li>
        ))}
      </ul>
      <div className={styles.actions} data-screen-only>
        {isUnknown ? (
          <Button look="primary" onClick={props.onCheck}>
            {text("check")}
          </Button>
        ) : null}
        {isPartial && !isUnknown && !mustReviewAgain ? (
          <Button onClick={props.onSendMissing}>{text("try_again")}</Button>
        ) : null}
        {mustReviewAgain ? <Button onClick={props.onReviewAgain}>{text("file_again")}</Button> : null}
        {isUnknown ? null : (
          <Button look="quiet" onClick={props.onClose}>
            {text("close_receipt")}
          </Button>
        )}
      </div>
    </div>
  );
}
