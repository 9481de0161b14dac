import { type ReactNode, useId } from "react";
import type { Assessment, Recommendation } from "../../engine/assessment";
import { FILING } from "../../text/ui-filing";
import { StatusBadge } from "../elements/badge";
import { Button } from "../elements/button";
import { Disclosure } from "../elements/disclosure";
import { codeLabel } from "../fact-words";
import { decisionKey } from "../state/store";
import { useApp, useText } from "../state/use-app";
import styles from "./filing.module.css";

const CHOICES = ["accepted", "adapted", "declined"] as const;

/** What waits for a fact or only informs: folded away at review unless something of it was decided. */
const IN_BACKGROUND: readonly Recommendation["status"][] = ["possible", "info"];

/** Each recommendation with accept, adapt, decline; none is chosen beforehand. */
export function DecisionList(props: { readonly assessment: Assessment }): ReactNode {
  const text = useText(FILING);
  const decisions = useApp((state) => state.decisions);
  const { recommendations } = props.assessment;
  const behind = recommendations.filter(({ status }) => IN_BACKGROUND.includes(status));
  const front = recommendations.filter((row) => !behind.includes(row));
  const isOpen = front.length === 0 || behind.some((row) => decisions.has(decisionKey(row)));
  return (
    <>
      <Rows recommendations={front} />
      {behind.length > 0 ? (
        <Disclosure summary={text("decisions_more")} note={String(behind.length)} initiallyOpen={isOpen}>
          <Rows recommendations={behind} />
        </Disclosure>
      ) : null}
    </>
  );
}

function Rows(props: { readonly recommendations: readonly Recommendation[] }): ReactNode {
  return (
    <ul className={styles.decisions}>
      {props.recommendations.map((recommendation) => (
        <DecisionRow key={decisionKey(recommendation)} recommendation={recommendation} />
      ))}
    </ul>
  );
}

function DecisionRow(props: { readonly recommendation: Recommendation }): ReactNode {
  const { recommendation } = props;
  const text = useText(FILING);
  const language = useApp((state) => state.language);
  const key = decisionKey(recommendation);
  const stored = useApp((state) => state.decisions.get(key));
  const decide = useApp((state) => state.decide);
  const group = useId();
  const decision = stored?.decided_on.status === recommendation.status ? stored : undefined;
  const label = codeLabel(recommendation.code, language);
  return (
    <li className={styles.decision}>
      <div className={styles.decisionHead}>
        <StatusBadge status={recommendation.status} />
        <span className={styles.decisionWhat}>
          {label} <span className={styles.muted}>{recommendation.rule}</span>
        </span>
      </div>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{label}</legend>
        {CHOICES.map((choice) => (
          <label key={choice} className={styles.choice}>
            <input
              type="radio"
              name={group}
              checked={decision?.choice === choice}
              onChange={() => decide(recommendation, choice, decision?.reason ?? null)}
            />
            <span>{text(`choice.${choice}`)}</span>
          </label>
        ))}
        {decision ? (
          <Button
            size="small"
            look="quiet"
            aria-label={text("clear_for", { what: label })}
            onClick={() => decide(recommendation, null, null)}
          >
            {text("clear")}
          </Button>
        ) : null}
      </fieldset>
      {decision && decision.choice !== "accepted" ? (
        <label className={styles.reason}>
          <span>{text(`reason.${decision.choice}`)}</span>
          <input
            value={decision.reason ?? ""}
            required
            onChange={(event) => decide(recommendation, decision.choice, event.target.value)}
          />
        </label>
      ) : null}
    </li>
  );
}
