import { type ReactNode, useId } from "react";
import type { Assessment } from "../../engine/assessment";
import type { Language } from "../../text/translate";
import { PATHWAY } from "../../text/ui-pathway";
import { useElementWidth } from "../elements/element-width";
import { factLabel } from "../fact-words";
import { useText } from "../state/use-app";
import { layOut } from "./pathway-layout";
import styles from "./pathway-picture.module.css";
import { type DrawnStage, placesOf, type StageView, viewStages } from "./stages";

const MARKS: Readonly<Record<StageView["place"], string>> = { here: "●", maybe: "◐", next: "→", done: "✓", other: "" };

/** The whole pathway, with the patient's place, what comes next and what is open. A stage shows its cards when pressed. */
export function PathwayPicture(props: {
  readonly assessment: Assessment;
  readonly language: Language;
  readonly chosen: DrawnStage | null;
  readonly onChoose: (stage: DrawnStage) => void;
}): ReactNode {
  const { assessment, language, chosen, onChoose } = props;
  const text = useText(PATHWAY);
  const { ref, width } = useElementWidth<HTMLDivElement>(388);
  const arrow = useId();
  const layout = layOut(width);
  const stages = viewStages(assessment);
  const { certainty } = placesOf(assessment);
  const lit = new Set(stages.filter(({ place }) => place !== "other").map(({ stage }) => stage));
  return (
    <div ref={ref} className={styles.frame}>
      {certainty === "known" ? null : <p className={styles.remark}>{text(`place.${certainty}`)}</p>}
      <div className={styles.picture} style={{ height: layout.height }} data-direction={layout.direction}>
        <svg
          className={styles.edges}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          width={layout.width}
          height={layout.height}
          aria-hidden="true"
          focusable="false"
        >
          <defs>
            <marker id={arrow} viewBox="0 0 8 8" refX="2" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0L8 4L0 8z" className={styles.arrow} />
            </marker>
          </defs>
          {layout.edges.map((edge) => (
            <g key={`${edge.from} ${edge.to}`}>
              <path
                d={edge.path}
                className={styles.edge}
                data-lit={(lit.has(edge.from) && lit.has(edge.to)) || undefined}
                markerEnd={`url(#${arrow})`}
              />
              {edge.label ? (
                <text x={edge.label.x} y={edge.label.y} textAnchor={edge.label.anchor} className={styles.edgeLabel}>
                  {text(edge.label.key)}
                </text>
              ) : null}
            </g>
          ))}
        </svg>
        <ol className={styles.stages} aria-label={text("picture.name")}>
          {stages.map((view) => {
            const box = layout.boxes[view.stage];
            const counts = countWords(view, text);
            return (
              <li
                key={view.stage}
                className={styles.stage}
                style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
              >
                <button
                  type="button"
                  className={styles.box}
                  data-place={view.place}
                  aria-pressed={chosen === view.stage}
                  aria-current={view.place === "here" ? "step" : undefined}
                  onClick={() => onChoose(view.stage)}
                >
                  <span className={styles.place}>
                    <span aria-hidden="true">{MARKS[view.place]} </span>
                    {text(`place.${view.place}`)}
                  </span>
                  <span className={styles.name}>{text(`stage.${view.stage}`)}</span>
                  <span className={styles.counts}>{counts}</span>
                  {view.missing.length > 0 ? (
                    <span
                      className={styles.missing}
                      title={view.missing.map((name) => factLabel(name, language)).join(", ")}
                    >
                      {text("stage.missing", { count: view.missing.length })}
                    </span>
                  ) : null}
                </button>
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

function countWords(view: StageView, text: ReturnType<typeof useText<keyof (typeof PATHWAY)["en"]>>): string {
  return (["recommended", "blocked", "option", "conditional", "possible"] as const)
    .filter((status) => view.counts[status] > 0)
    .slice(0, 2)
    .map((status) => text(`count.${status}`, { count: view.counts[status] }))
    .join(" · ");
}
