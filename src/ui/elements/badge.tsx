import type { ReactNode } from "react";
import type { RecommendationStatus } from "../../engine/assessment";
import type { VerificationGrade } from "../../knowledge/types";
import { ELEMENTS } from "../../text/ui";
import { useText } from "../state/use-app";
import styles from "./badge.module.css";

export type Tone = "neutral" | "critical" | "warning" | "positive" | "info" | "entered" | "accent";

/** A word on a tinted ground. The word carries the meaning; the colour only repeats it. */
export function Badge(props: {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span className={styles.badge} data-tone={props.tone ?? "neutral"} title={props.title}>
      {props.children}
    </span>
  );
}

const STATUS_TONE: Record<RecommendationStatus, Tone> = {
  recommended: "positive",
  option: "info",
  conditional: "info",
  possible: "neutral",
  blocked: "critical",
  warning: "warning",
  info: "neutral",
};

/** Status of a recommendation, in words. */
export function StatusBadge(props: { readonly status: RecommendationStatus }): ReactNode {
  const text = useText(ELEMENTS);
  return <Badge tone={STATUS_TONE[props.status]}>{text(`status.${props.status}`)}</Badge>;
}

/** How well this project checked the statement; not how strong the advice is. */
export function GradeBadge(props: { readonly grade: VerificationGrade }): ReactNode {
  const text = useText(ELEMENTS);
  return (
    <span className={styles.grade} data-grade={props.grade} title={text(`grade.${props.grade}.meaning`)}>
      {text(`grade.${props.grade}`)}
      <span className="visually-hidden">. {text(`grade.${props.grade}.meaning`)}</span>
    </span>
  );
}
