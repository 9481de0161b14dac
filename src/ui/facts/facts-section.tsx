import { type ReactNode, useMemo } from "react";
import { COUNT_PARTS } from "../../chart/count-parts";
import type { Assessment } from "../../engine/assessment";
import type { FactName } from "../../knowledge/types";
import { FACTS } from "../../text/ui-facts";
import { Button } from "../elements/button";
import { Card } from "../elements/card";
import { Disclosure } from "../elements/disclosure";
import { useApp, useText } from "../state/use-app";
import { FACT_GROUPS, type FactGroupId } from "./fact-groups";
import { FactRow } from "./fact-row";
import { assessedFact, chartReadiness, decidingFacts, unreadQueriesFor } from "./fact-view";
import styles from "./facts.module.css";

/** Every fact with its value, status and source, in groups; what nobody stated is folded away but can be added. */
export function FactsSection(props: { readonly assessment: Assessment }): ReactNode {
  const { assessment } = props;
  const text = useText(FACTS);
  const reading = useApp((state) => state.reading);
  const canUndo = useApp((state) => state.actions.length > 0);
  const undo = useApp((state) => state.undo);
  const announce = useApp((state) => state.announce);
  const readiness = useMemo(() => chartReadiness(assessment, reading), [assessment, reading]);
  const deciding = useMemo(() => decidingFacts(assessment), [assessment]);
  return (
    <Card
      id="facts"
      title={text("title")}
      note={text("readiness", { ...readiness })}
      actions={
        canUndo ? (
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              undo();
              announce(text("undone"));
            }}
          >
            {text("undo")}
          </Button>
        ) : null
      }
    >
      {(Object.keys(FACT_GROUPS) as FactGroupId[]).map((group) => (
        <FactGroup key={group} group={group} assessment={assessment} deciding={deciding} />
      ))}
    </Card>
  );
}

function FactGroup(props: {
  readonly group: FactGroupId;
  readonly assessment: Assessment;
  readonly deciding: ReadonlySet<FactName>;
}): ReactNode {
  const { group, assessment, deciding } = props;
  const text = useText(FACTS);
  const reading = useApp((state) => state.reading);
  const entries = useApp((state) => state.entries);
  const shown: FactName[] = [];
  const silent: FactName[] = [];
  for (const name of FACT_GROUPS[group]) {
    const { status } = assessedFact(assessment, name);
    const isCountPart = (COUNT_PARTS as readonly FactName[]).includes(name);
    const speaks =
      entries.has(name) ||
      (status !== "unknown" && !(isCountPart && status === "known")) ||
      (deciding.has(name) && (reading?.facts[name] !== undefined || unreadQueriesFor(reading, name).length > 0));
    if (speaks) shown.push(name);
    else if (!isCountPart) silent.push(name);
  }
  const heading = text(`group.${group}`);
  const rest = (
    <div className={styles.rows}>
      {silent.map((name) => (
        <FactRow key={name} name={name} fact={assessedFact(assessment, name)} quiet />
      ))}
    </div>
  );
  if (shown.length === 0) {
    return (
      <div className={styles.group} data-empty>
        <Disclosure summary={heading} note={text("empty_group")}>
          {rest}
        </Disclosure>
      </div>
    );
  }
  return (
    <div className={styles.group}>
      <h3 className={styles.groupHeading}>{heading}</h3>
      <div className={styles.rows}>
        {shown.map((name) => (
          <FactRow key={name} name={name} fact={assessedFact(assessment, name)} />
        ))}
      </div>
      {silent.length > 0 ? (
        <div className={styles.silent}>
          <Disclosure summary={<span className={styles.muted}>{text("not_stated", { count: silent.length })}</span>}>
            {rest}
          </Disclosure>
        </div>
      ) : null}
    </div>
  );
}
