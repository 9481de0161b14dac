import type { ReactNode } from "react";
import type { FactName } from "../../knowledge/types";
import { FACTS } from "../../text/ui-facts";
import { queryLabel } from "../query-words";
import { useApp, useText } from "../state/use-app";
import { isPending, unreadQueriesFor } from "./fact-view";
import styles from "./facts.module.css";

/** Where this fact may still stand: what could not be read, and what is being read. */
export function UnansweredQueries(props: { readonly name: FactName }): ReactNode {
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const reading = useApp((state) => state.reading);
  const queries = unreadQueriesFor(reading, props.name);
  const pending = queries.filter(isPending);
  const labels = pending.map((query) => queryLabel(query, language));
  return (
    <>
      {queries
        .filter((query) => !isPending(query))
        .map((query) => (
          <p key={query.id} className={styles.unread}>
            {text("could_not_read", { what: queryLabel(query, language) })}
          </p>
        ))}
      {pending.length > 0 ? (
        <p className={styles.note}>
          {text("being_read", { what: new Intl.ListFormat(language, { type: "conjunction" }).format(labels) })}
        </p>
      ) : null}
    </>
  );
}
