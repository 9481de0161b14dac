import type { ReactNode } from "react";
import { FILING } from "../../text/ui-filing";
import type { Routes } from "../../writeback/types";
import { useText } from "../state/use-app";
import styles from "./filing.module.css";

/** What this server takes, what it does not, and why (WR-08). */
export function WhatIsTaken(props: { readonly routes: Routes }): ReactNode {
  const { routes } = props;
  const text = useText(FILING);
  return (
    <section aria-labelledby="filing-takes">
      <h3 id="filing-takes" className={styles.heading}>
        {text("takes")}
      </h3>
      {routes.chosen.length === 0 ? <p className={styles.mistake}>{text("takes_nothing")}</p> : null}
      <ul className={styles.taken}>
        {routes.routes.map((route) => {
          const used = routes.chosen.includes(route.resource);
          const why = route.why_not ? text(`why.${route.why_not}`) : text(used ? "can" : "can_not_used");
          return (
            <li key={route.resource} data-used={used ? "" : undefined}>
              <span aria-hidden="true">{used ? "✓" : "–"}</span>
              {text("part", { type: text(`type.${route.resource}`), why })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
