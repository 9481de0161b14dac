import type { ReactNode } from "react";
import styles from "./disclosure.module.css";

/** Something more to read, closed until asked for. Native details: works without script, by keyboard, and in find-in-page. */
export function Disclosure(props: {
  readonly summary: ReactNode;
  readonly note?: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <details className={styles.details} open={props.open}>
      <summary className={styles.summary}>
        <span>{props.summary}</span>
        {props.note ? <span className={styles.note}>{props.note}</span> : null}
      </summary>
      <div className={styles.content}>{props.children}</div>
    </details>
  );
}
