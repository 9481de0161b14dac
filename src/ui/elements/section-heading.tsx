import type { ReactNode } from "react";
import styles from "./section-heading.module.css";

/** Heading of a section (h2), with a short note beside it and actions at its end. */
export function SectionHeading(props: {
  readonly id: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.row}>
      <h2 id={props.id} className={styles.heading} tabIndex={-1}>
        {props.children}
      </h2>
      {props.note ? <p className={styles.note}>{props.note}</p> : null}
      {props.actions ? (
        <div className={styles.actions} data-screen-only>
          {props.actions}
        </div>
      ) : null}
    </div>
  );
}
