import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { FACTS } from "../../text/ui-facts";
import { formatNumber } from "../format";
import { useApp, useText } from "../state/use-app";
import styles from "./facts.module.css";
import type { ValueMistake } from "./parse-value";

/** A form that Escape closes. */
export function EditorForm(props: {
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
  }, []);
  return (
    <form
      ref={form}
      className={styles.editor}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        props.onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        props.onCancel();
      }}
    >
      {props.children}
    </form>
  );
}

/** What is wrong with a value, in words. */
export function useMistakeText(): (mistake: ValueMistake) => string {
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  return (mistake) => {
    if (mistake.kind === "below") {
      const { limit, exclusive } = mistake;
      return text("mistake.below", { limit: formatNumber(limit, language), exclusive: String(exclusive) });
    }
    if (mistake.kind === "above") return text("mistake.above", { limit: formatNumber(mistake.limit, language) });
    if (mistake.kind === "not_in_form") return text("mistake.not_in_form", { form: mistake.form });
    return text(`mistake.${mistake.kind}`);
  };
}
