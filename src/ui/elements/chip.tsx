import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./chip.module.css";

/** A small button that names something and opens it. */
export function Chip(
  props: ButtonHTMLAttributes<HTMLButtonElement> & { readonly icon?: ReactNode; readonly tone?: "plain" | "entered" },
): ReactNode {
  const { icon, tone = "plain", children, className: _ignored, ...rest } = props;
  return (
    <button type="button" className={styles.chip} data-tone={tone} {...rest}>
      {icon ? (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      ) : null}
      {children}
    </button>
  );
}
