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
  readonly children: ReactNode;
}): ReactNode {
  const { summary, note, about, look = "plain", onOpen, children } = props;
  const [opened, setOpened] = useState(false);
  return (
    <details
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
