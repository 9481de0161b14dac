import type { ReactNode } from "react";
import type { Assessment, RedFlag } from "../../engine/assessment";
import { SHELL } from "../../text/ui";
import { Badge, type Tone } from "../elements/badge";
import { Disclosure } from "../elements/disclosure";
import { codeLabel, factLabel } from "../fact-words";
import { useApp, useText } from "../state/use-app";
import styles from "./red-flags.module.css";

const TONE: Record<RedFlag["severity"], Tone> = { critical: "critical", warning: "warning", info: "info" };
const ORDER: readonly RedFlag["severity"][] = ["critical", "warning", "info"];

/** What must not be overlooked, gravest first; notes are folded away. */
export function RedFlagsSection(props: { readonly assessment: Assessment }): ReactNode {
  const text = useText(SHELL);
  const flags = [...props.assessment.red_flags].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const grave = flags.filter((flag) => flag.severity !== "info");
  const notes = flags.filter((flag) => flag.severity === "info");
  return (
    <section
      className={styles.section}
      aria-labelledby="red-flags-heading"
      data-grave={grave.length > 0 ? "" : undefined}
    >
      <h2 id="red-flags-heading" className={styles.heading}>
        {text("red_flags")}
      </h2>
      <div className={styles.body}>
        {flags.length === 0 ? <p className={styles.none}>{text("no_red_flags")}</p> : null}
        {grave.length > 0 ? (
          <ul className={styles.list}>
            {grave.map((flag) => (
              <Flag key={`${flag.rule}${flag.code}`} flag={flag} />
            ))}
          </ul>
        ) : null}
        {notes.length > 0 ? (
          <Disclosure summary={<span className={styles.none}>{text("minor_flags", { count: notes.length })}</span>}>
            <ul className={styles.list}>
              {notes.map((flag) => (
                <Flag key={`${flag.rule}${flag.code}`} flag={flag} />
              ))}
            </ul>
          </Disclosure>
        ) : null}
      </div>
    </section>
  );
}

function Flag(props: { readonly flag: RedFlag }): ReactNode {
  const { flag } = props;
  const text = useText(SHELL);
  const language = useApp((state) => state.language);
  return (
    <li className={styles.flag} data-severity={flag.severity}>
      <Badge tone={TONE[flag.severity]}>{text(`severity.${flag.severity}`)}</Badge>
      <div>
        <strong>{codeLabel(flag.code, language)}.</strong> {flag.text}{" "}
        <span className={styles.why}>
          {flag.because.length > 0
            ? text("because", { facts: flag.because.map((name) => factLabel(name, language)).join(", ") })
            : null}{" "}
          ({flag.rule})
        </span>
      </div>
    </li>
  );
}
