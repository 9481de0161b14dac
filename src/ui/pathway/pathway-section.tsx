import { type ReactNode, useId, useMemo, useState } from "react";
import type { Assessment, Recommendation } from "../../engine/assessment";
import type { Knowledge } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { PATHWAY } from "../../text/ui-pathway";
import { Card } from "../elements/card";
import { Disclosure } from "../elements/disclosure";
import { useApp, useText } from "../state/use-app";
import { useKnowledge } from "../state/use-evaluation";
import { PathwayPicture } from "./pathway-picture";
import styles from "./pathway-section.module.css";
import { RecommendationCard } from "./recommendation-card";
import { byImportance, isCard, readingOrder, type Stage, stageOf } from "./stages";

/** The picture of the pathway, and every recommendation as a card that can be accepted, adapted or declined. */
export function PathwaySection(): ReactNode {
  const assessment = useApp((state) => state.assessment);
  const language = useApp((state) => state.language);
  const knowledge = useKnowledge();
  if (!assessment || !knowledge) return null;
  return <Pathway assessment={assessment} knowledge={knowledge} language={language} />;
}

interface PathwayProps {
  readonly assessment: Assessment;
  readonly knowledge: Knowledge;
  readonly language: Language;
}

function Pathway(props: PathwayProps): ReactNode {
  const { assessment, language } = props;
  const text = useText(PATHWAY);
  const name = useId();
  const [chosen, setChosen] = useState<Stage | null>(null);
  const cards = useMemo(() => assessment.recommendations.filter(isCard), [assessment]);
  const order = readingOrder(assessment);
  const present = order.filter((stage) => cards.some((row) => stageOf(row.rule) === stage));
  // A chapter that only informs does not stand before one that says what to do.
  const speaks = (stage: Stage): boolean =>
    cards.some((row) => stageOf(row.rule) === stage && row.status !== "possible" && row.status !== "info");
  present.sort((left, right) => Number(speaks(right)) - Number(speaks(left)));
  const shown = chosen === null ? present : [chosen];
  const count = (status: Recommendation["status"]) => cards.filter((row) => row.status === status).length;
  return (
    <Card
      id="pathway"
      title={text("title")}
      note={text("title.note", {
        recommended: count("recommended"),
        blocked: count("blocked"),
        open: count("possible"),
      })}
    >
      <div className={styles.section}>
        <PathwayPicture
          assessment={assessment}
          language={language}
          chosen={chosen === "safety" || chosen === "across" ? null : chosen}
          onChoose={(stage) => setChosen(stage === chosen ? null : stage)}
        />
        <fieldset className={styles.filter} data-screen-only>
          <legend className="visually-hidden">{text("filter")}</legend>
          {[null, ...present].map((stage) => (
            <label key={stage ?? "all"} className={styles.option}>
              <input type="radio" name={name} checked={chosen === stage} onChange={() => setChosen(stage)} />
              {stage === null ? text("filter.all") : text(`stage.${stage}`)}
            </label>
          ))}
        </fieldset>
        {cards.length === 0 ? <p>{text("none.all")}</p> : null}
        {shown.map((stage) => (
          <Chapter key={stage} {...props} stage={stage} rows={cards.filter((row) => stageOf(row.rule) === stage)} />
        ))}
      </div>
    </Card>
  );
}

function Chapter(props: PathwayProps & { readonly stage: Stage; readonly rows: readonly Recommendation[] }): ReactNode {
  const { stage, rows, ...rest } = props;
  const text = useText(PATHWAY);
  const sorted = byImportance(rows);
  const first = sorted.filter(({ status }) => status !== "possible" && status !== "info");
  const list = (members: readonly Recommendation[]): ReactNode => (
    <ul className={styles.cards}>
      {members.map((row) => (
        <RecommendationCard key={`${row.rule}/${row.code}`} row={row} {...rest} />
      ))}
    </ul>
  );
  return (
    <div className={styles.chapter}>
      <h3 className={styles.heading}>{text(`stage.${stage}`)}</h3>
      {rows.length === 0 ? <p>{text("none.chapter")}</p> : null}
      {first.length > 0 ? list(first) : null}
      {(["possible", "info"] as const).map((status) => {
        const members = sorted.filter((row) => row.status === status);
        if (members.length === 0) return null;
        return (
          <Disclosure key={status} summary={text(`group.${status}`)} note={String(members.length)}>
            {list(members)}
          </Disclosure>
        );
      })}
    </div>
  );
}
