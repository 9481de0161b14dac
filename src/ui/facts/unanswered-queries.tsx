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
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const named = (of: typeof queries): string => list.format(new Set(of.map((query) => queryLabel(query, language))));
  const pending = queries.filter(isPending);
  const failed = queries.filter((query) => !isPending(query));
  return (
    <>
      {failed.length > 0 ? <p className={styles.unread}>{text("could_not_read", { what: named(failed) })}</p> : null}
      {pending.length > 0 ? <p className={styles.note}>{text("being_read", { what: named(pending) })}</p> : null}
    </>
  );
}
