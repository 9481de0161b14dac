import type { ReactNode } from "react";
import styles from "./card.module.css";
import { SectionHeading } from "./section-heading";

/** One section of the page: a landmark named by its heading. */
export function Card(props: {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly tone?: "plain" | "critical" | "warning";
  readonly children: ReactNode;
}): ReactNode {
  const { id, title, note, actions, tone = "plain", children } = props;
  const heading = `${id}-heading`;
  return (
    <section id={id} className={styles.card} data-tone={tone} aria-labelledby={heading}>
      <SectionHeading id={heading} note={note} actions={actions}>
        {title}
      </SectionHeading>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
