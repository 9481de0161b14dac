import type { ReactNode } from "react";
import type { WhatWouldChange } from "../../engine/what-would-change";
import { RISK } from "../../text/ui-risk";
import { useText } from "../state/use-app";
import styles from "./risk-section.module.css";

const SHOWN = 6;

/** How far the numbers are from the limits beside them, and the nearest single facts that would change something. */
export function NearestChanges(props: { readonly changes: WhatWouldChange | null }): ReactNode {
  const { changes } = props;
  const text = useText(RISK);
  if (!changes) return <p className={styles.muted}>{text("nearest.working")}</p>;
  const rest = changes.changes.length - SHOWN;
  return (
    <>
      {changes.boundaries.length > 0 ? (
        <ul className={styles.list}>
          {changes.boundaries.map((boundary) => (
            <li key={boundary.text}>{boundary.text}</li>
          ))}
        </ul>
      ) : null}
      {changes.changes.length === 0 ? <p>{text("nearest.none")}</p> : null}
      <ol className={styles.list}>
        {changes.changes.slice(0, SHOWN).map((change) => (
          <li key={change.text}>{change.text}</li>
        ))}
      </ol>
      {rest > 0 ? <p className={styles.muted}>{text("nearest.more", { count: rest })}</p> : null}
    </>
  );
}
