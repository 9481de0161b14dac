import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./button.module.css";

/** A button. "primary" is for the one main action of a view. */
export function Button(
  props: ButtonHTMLAttributes<HTMLButtonElement> & {
    readonly look?: "primary" | "plain" | "quiet" | "critical";
    readonly size?: "small" | "normal";
  },
): ReactNode {
  const { look = "plain", size = "normal", className: _ignored, ...rest } = props;
  return <button type="button" className={styles.button} data-look={look} data-size={size} {...rest} />;
}
