import type { ReactNode } from "react";
import { FILING } from "../../text/ui-filing";
import type { Filing, Route, Routes, WithheldWhy, WriteStep, WrittenType } from "../../writeback/types";
import { useApp, useText } from "../state/use-app";
import styles from "./filing.module.css";
import { partDetail, partLabel } from "./part-words";

/** Which withheld part belongs to which type. */
const TYPE_OF_PART: readonly (readonly [string, WrittenType])[] = [
  ["note", "DocumentReference"],
  ["risk", "RiskAssessment"],
  ["care-plan", "CarePlan"],
];

/** What this filing would write on this server, what not, and why (WR-07, WR-08): resource by resource, before anything is sent. */
export function WhatIsTaken(props: { readonly routes: Routes; readonly filing: Filing }): ReactNode {
  const { routes, filing } = props;
  const text = useText(FILING);
  return (
    <section aria-labelledby="filing-takes">
      <h3 id="filing-takes" className={styles.heading}>
        {text("takes")}{" "}
        {filing.steps.length > 1 ? <span className={styles.muted}>{text(`how.${filing.mode}`)}</span> : null}
      </h3>
      {routes.chosen.length === 0 ? <p className={styles.mistake}>{text("takes_nothing")}</p> : null}
      <ul className={styles.taken}>
        {routes.routes.map((route) => (
          <RouteRow key={route.resource} route={route} routes={routes} filing={filing} />
        ))}
      </ul>
      {routes.chosen.length > 0 && filing.steps.length === 0 ? (
        <p className={styles.mistake}>{text("nothing_now")}</p>
      ) : null}
    </section>
  );
}

function RouteRow(props: { readonly route: Route; readonly routes: Routes; readonly filing: Filing }): ReactNode {
  const { route, routes, filing } = props;
  const text = useText(FILING);
  const language = useApp((state) => state.language);
  const type = route.resource;
  const steps = filing.steps.filter((step) => step.resource_type === type);
  const withheld = filing.withheld.filter(({ part }) =>
    TYPE_OF_PART.some(([prefix, of]) => of === type && part.startsWith(prefix)),
  );
  const isChosen = routes.chosen.includes(type);
  const why = !isChosen
    ? text(route.why_not ? `why.${route.why_not}` : "can_not_used")
    : steps.length > 0
      ? writtenWords(steps, filing, text, (part) => partDetail(part, language))
      : withheld.length === 0 && type === "Observation"
        ? text("can_nothing_entered")
        : null;
  return (
    <li data-used={steps.length > 0 ? "" : undefined} data-type={type}>
      <span aria-hidden="true">{steps.length > 0 ? "✓" : "–"}</span>
      <div>
        {why === null ? null : <p>{text("part", { type: text(`type.${type}`), why })}</p>}
        {withheld.map(({ part, why: reason }) => (
          <p key={part} className={styles.muted}>
            {text("part", { type: partLabel({ resource_type: type, part }, language), why: text(withheldKey(reason)) })}
          </p>
        ))}
      </div>
    </li>
  );
}

const withheldKey = (why: WithheldWhy) => `withheld.${why}` as const;

function writtenWords(
  steps: readonly WriteStep[],
  filing: Filing,
  text: ReturnType<typeof useText<keyof (typeof FILING)["en"]>>,
  detailOf: (part: string) => string | null,
): string {
  const [first] = steps;
  const resource = first && filing.resources[first.index];
  if (resource?.resourceType === "DocumentReference") {
    return text(resource.docStatus === "final" ? "can_final" : "can_draft");
  }
  if (first?.update) return text("can_replace", { version: first.update.version });
  const names = steps.flatMap(({ part }) => detailOf(part) ?? []);
  return names.length > 0 ? text("can_named", { names: names.join(", ") }) : text("can");
}
