import type { ReactNode } from "react";
import type { Language } from "../../text/translate";
import { FOLLOW_UP } from "../../text/ui-follow-up";
import { useElementWidth } from "../elements/element-width";
import { formatDate } from "../format";
import { useText } from "../state/use-app";
import styles from "./follow-up.module.css";
import type { DatedVisit } from "./plan";

const LANE = 40;
const HEAD = 24;

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** The schedules as lanes over the same years; one mark a visit, filled when past, and today as a line. */
export function Timeline(props: {
  readonly lanes: readonly { readonly id: string; readonly label: string; readonly visits: readonly DatedVisit[] }[];
  readonly as_of: string;
  readonly language: Language;
}): ReactNode {
  const { as_of, language } = props;
  const text = useText(FOLLOW_UP);
  const { ref, width } = useElementWidth<HTMLDivElement>(388);
  const lanes = props.lanes.filter(({ visits }) => visits.length > 0);
  const days = [dayOf(as_of), ...lanes.flatMap(({ visits }) => visits.map(({ date }) => dayOf(date)))];
  const first = Math.min(...days);
  const last = Math.max(...days, first + 365);
  const x = (day: number): number => 10 + ((width - 20) * (day - first)) / (last - first);
  const years: number[] = [];
  for (let year = new Date(first * 86_400_000).getUTCFullYear() + 1; dayOf(`${year}-01-01`) <= last; year++) {
    years.push(year);
  }
  const every = Math.max(1, Math.ceil(years.length / Math.max(Math.floor(width / 56), 1)));
  const height = HEAD + lanes.length * LANE + 18;
  return (
    <div ref={ref} className={styles.timeline}>
      {lanes.length === 0 ? null : (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={text("timeline.name", { count: lanes.length })}
        >
          {years.map((year, index) => (
            <g key={year}>
              <line
                x1={x(dayOf(`${year}-01-01`))}
                x2={x(dayOf(`${year}-01-01`))}
                y1={HEAD - 6}
                y2={height - 16}
                className={styles.year}
              />
              {index % every === 0 ? (
                <text x={x(dayOf(`${year}-01-01`))} y={12} textAnchor="middle" className={styles.yearLabel}>
                  {year}
                </text>
              ) : null}
            </g>
          ))}
          {lanes.map((lane, index) => {
            const y = HEAD + index * LANE + 24;
            return (
              <g key={lane.id}>
                <line x1={10} x2={width - 10} y1={y} y2={y} className={styles.lane} />
                <text x={10} y={y - 11} className={styles.laneLabel}>
                  {lane.label}
                </text>
                {lane.visits.map((visit) => (
                  <circle
                    key={`${visit.track} ${visit.date}`}
                    cx={x(dayOf(visit.date))}
                    cy={y}
                    r={visit.state === "next" ? 6.5 : 4}
                    className={styles.visit}
                    data-state={visit.state}
                  />
                ))}
              </g>
            );
          })}
          <line x1={x(dayOf(as_of))} x2={x(dayOf(as_of))} y1={HEAD - 6} y2={height - 16} className={styles.today} />
          <text
            x={x(dayOf(as_of))}
            y={height - 3}
            textAnchor={x(dayOf(as_of)) > width - 90 ? "end" : x(dayOf(as_of)) < 70 ? "start" : "middle"}
            className={styles.todayLabel}
          >
            {text("today", { date: formatDate(as_of, language) })}
          </text>
        </svg>
      )}
    </div>
  );
}
