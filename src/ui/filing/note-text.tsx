import type { ReactNode } from "react";
import styles from "./filing.module.css";

/** The exact text, in a region that scrolls on screen and is printed whole. */
export function NoteText(props: { readonly note: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <pre className={styles.note} tabIndex={0}>
      {props.note}
    </pre>
  );
}
