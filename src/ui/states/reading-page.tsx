import type { ReactNode } from "react";
import type { QueryOutcome } from "../../chart/types";
import { SHELL } from "../../text/ui";
import { STATES } from "../../text/ui-states";
import { isUnread } from "../facts/fact-view";
import { queryLabel } from "../query-words";
import { useApp, useText } from "../state/use-app";
import styles from "./states.module.css";

/** The chart is being read: each request as it is answered. */
export function ReadingPage(props: { readonly queries: readonly QueryOutcome[] }): ReactNode {
  const text = useText(STATES);
  const shell = useText(SHELL);
  return (
    <main className={styles.page} aria-busy="true">
      <p className={styles.product}>{shell("product")}</p>
      <h1 className={styles.title}>{text("reading")}</h1>
      <p className={styles.muted} role="status">
        {text("reading_note", { count: props.queries.length })}
      </p>
      <div className={styles.bar} aria-hidden="true">
        <span />
      </div>
      <QueryList queries={props.queries} />
    </main>
  );
}

/** How each query ended; a refusal or a failure is said as such. */
export function QueryList(props: {
  readonly queries: readonly QueryOutcome[];
  readonly detailed?: boolean;
}): ReactNode {
  const text = useText(STATES);
  const language = useApp((state) => state.language);
  return (
    <ul className={styles.queries}>
      {props.queries.map((query) => (
        <li key={query.id} data-unread={isUnread(query) ? "" : undefined}>
          <span className={styles.dot} data-state={query.state} aria-hidden="true" />
          <span>
            {queryLabel(query, language)}: {text(`state.${query.state}`)}
            {props.detailed ? (
              <span className={styles.muted}>
                {" "}
                {query.described}
                {query.http_status ? ` · HTTP ${query.http_status}` : ""}
                {query.entries > 0 ? ` · ${query.entries}` : ""}
                {query.detail ? ` · ${query.detail}` : ""}
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
