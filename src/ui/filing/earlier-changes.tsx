import { type ReactNode, useEffect, useMemo, useState } from "react";
import { FILING } from "../../text/ui-filing";
import { Disclosure } from "../elements/disclosure";
import { formatDate } from "../format";
import { type EarlierFiling, transportOf, type WritebackRoom } from "../state/dependencies";
import { useApp, useText } from "../state/use-app";
import { changedLines } from "./changed-lines";
import styles from "./filing.module.css";

/** This app's earlier plan: when it was filed, what differs from it now, and whether it is to be replaced. */
export function EarlierSection(props: {
  readonly room: WritebackRoom;
  readonly earlier: EarlierFiling;
  readonly now: string;
  readonly keep: boolean;
  readonly onKeep: (keep: boolean) => void;
}): ReactNode {
  const { room, earlier, now, keep } = props;
  const text = useText(FILING);
  const language = useApp((state) => state.language);
  const session = useApp((state) => state.session);
  const [before, setBefore] = useState<string | null | undefined>(undefined);
  const { note } = earlier;
  useEffect(() => {
    let current = true;
    const reading = note && session ? room.readNote(note, transportOf(session)) : Promise.resolve(null);
    const settle = (words: string | null): void => {
      if (current) setBefore(words);
    };
    reading.then(settle, () => settle(null));
    return () => {
      current = false;
    };
  }, [room, note, session]);
  return (
    <section className={styles.earlier} aria-labelledby="filing-earlier">
      <h3 id="filing-earlier" className={styles.heading}>
        {text("earlier_title")}
      </h3>
      <p>{text("earlier", { date: earlier.date ? formatDate(earlier.date, language) : "?" })}</p>
      {before === undefined ? (
        <p role="status" className={styles.muted}>
          {text("earlier_reading")}
        </p>
      ) : (
        <Changes before={before} now={now} />
      )}
      <label className={styles.tick}>
        <input type="checkbox" checked={keep} onChange={(event) => props.onKeep(event.target.checked)} />
        {text("earlier_keep")}
      </label>
    </section>
  );
}

function Changes(props: { readonly before: string | null; readonly now: string }): ReactNode {
  const { before, now } = props;
  const text = useText(FILING);
  const changes = useMemo(() => (before === null ? null : changedLines(before, now)), [before, now]);
  if (changes === null) return <p className={styles.muted}>{text("earlier_unread")}</p>;
  if (changes.length === 0) return <p className={styles.muted}>{text("earlier_same")}</p>;
  return (
    <Disclosure summary={text("earlier_changed")} note={String(changes.length)} initiallyOpen={changes.length <= 12}>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={`${change.kind}${change.line}`} data-kind={change.kind}>
            {change.kind === "gone" ? <del>{change.line}</del> : <ins>{change.line}</ins>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
