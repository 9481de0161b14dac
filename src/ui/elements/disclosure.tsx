import { type ReactNode, useState } from "react";
import styles from "./disclosure.module.css";

/**
 * Something more to read, closed until asked for; what is inside is made when it is first opened. Native details: works by
 * keyboard, and says by itself whether it is open.
 */
export function Disclosure(props: {
  readonly summary: ReactNode;
  readonly note?: ReactNode;
  /** Id of what the summary's words are about, where several disclosures have the same words. */
  readonly about?: string;
  readonly look?: "plain" | "quiet";
  readonly onOpen?: () => void;
  /** Open from the start; the reader may close it. */
  readonly initiallyOpen?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { summary, note, about, look = "plain", onOpen, initiallyOpen = false, children } = props;
  const [isOpenFirst] = useState(initiallyOpen);
  const [opened, setOpened] = useState(initiallyOpen);
  return (
    <details
      open={isOpenFirst}
      className={styles.details}
      data-look={look}
      onToggle={(event) => {
        if (!event.currentTarget.open || opened) return;
        setOpened(true);
        onOpen?.();
      }}
    >
      <summary className={styles.summary} aria-describedby={about}>
        <span>{summary}</span>
        {note ? <span className={styles.note}>{note}</span> : null}
      </summary>
      {opened ? <div className={styles.content}>{children}</div> : null}
    </details>
  );
}
