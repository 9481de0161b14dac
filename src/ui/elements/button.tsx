import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./button.module.css";

/** A button. "primary" is for the one main action of a view. */
export function Button(
  props: ButtonHTMLAttributes<HTMLButtonElement> & {
    readonly look?: "primary" | "plain" | "quiet" | "critical";
    readonly size?: "small" | "normal";
    readonly ref?: Ref<HTMLButtonElement>;
  },
): ReactNode {
  const { look = "plain", size = "normal", className: _ignored, ...rest } = props;
  return <button type="button" className={styles.button} data-look={look} data-size={size} {...rest} />;
}
