import { type ReactNode, useId, useState } from "react";
import type { Recommendation } from "../../engine/assessment";
import type { Facts } from "../../engine/fact";
import type { Schedule } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { FOLLOW_UP } from "../../text/ui-follow-up";
import { GradeBadge, StatusBadge } from "../elements/badge";
import { Button } from "../elements/button";
import { Card } from "../elements/card";
import { Disclosure } from "../elements/disclosure";
import { codeLabel, factLabel } from "../fact-words";
import { formatDate } from "../format";
import { useApp, useText } from "../state/use-app";
import { useEvaluation, useKnowledge } from "../state/use-evaluation";
import { calendarFile, offerFile } from "./calendar-file";
import styles from "./follow-up.module.css";
import { anchorsOf, type DatedVisit, NO_TRIAL, planVisits, type Trial } from "./plan";
import { Timeline } from "./timeline";

/** The schedules that apply, side by side, dated; another anchor or interval can be tried out before it is taken over. */
export function FollowUpSection(): ReactNode {
  const text = useText(FOLLOW_UP);
  const assessment = useApp((state) => state.assessment);
  const language = useApp((state) => state.language);
  const facts = useApp((state) => (state.phase.name === "ready" ? state.facts : null));
  const knowledge = useKnowledge();
  const evaluation = useEvaluation(facts);
  const [trials, setTrials] = useState<Readonly<Record<string, Trial>>>({});
  if (!assessment || !knowledge || !evaluation) return null;
  const entries = assessment.recommendations.flatMap((row) => {
    const schedule = row.rule === "FU" ? knowledge.schedules.find(({ id }) => id === row.code) : undefined;
    if (schedule?.status !== "active") return [];
    const trial = trials[schedule.id] ?? NO_TRIAL;
    // While it is open whether a schedule applies at all, it is named but not dated.
    const plan =
      row.status === "possible"
        ? { visits: [], missing: row.missing }
        : planVisits(schedule, evaluation.facts, trial, assessment.as_of);
    return [{ row, schedule, trial, plan }];
  });
  const dated = entries.filter(({ row }) => row.status !== "possible");
  const open = entries.filter(({ row }) => row.status === "possible");
  return (
    <Card id="follow-up" title={text("title")} note={text("title.note")}>
      <div className={styles.section}>
        {entries.length === 0 ? <p>{text("none")}</p> : null}
        <Timeline
          lanes={dated.map(({ schedule, plan }) => ({
            id: schedule.id,
            label: codeLabel(schedule.id, language),
            visits: plan.visits,
          }))}
          as_of={assessment.as_of}
          language={language}
        />
        <ul className={styles.schedules}>
          {dated.map((entry) => (
            <ScheduleCard
              key={entry.schedule.id}
              {...entry}
              facts={evaluation.facts}
              language={language}
              onTry={(trial) => setTrials({ ...trials, [entry.schedule.id]: trial })}
            />
          ))}
        </ul>
        {open.length > 0 ? (
          <Disclosure summary={text("open_schedules")} note={String(open.length)}>
            <ul className={styles.open}>
              {open.map(({ row, schedule }) => (
                <li key={schedule.id}>
                  <b>{codeLabel(schedule.id, language)}</b>{" "}
                  <span className={styles.missing}>
                    {text("missing.fact", { facts: row.missing.map((name) => factLabel(name, language)).join(", ") })}
                  </span>{" "}
                  <GradeBadge grade={row.verification} />
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
      </div>
    </Card>
  );
}

interface ScheduleProps {
  readonly row: Recommendation;
  readonly schedule: Schedule;
  readonly trial: Trial;
  readonly plan: ReturnType<typeof planVisits>;
  readonly facts: Facts;
  readonly language: Language;
  readonly onTry: (trial: Trial) => void;
}

/** Horizons that stand for "no end stated" in the schedules (expansion rule 11). */
const TECHNICAL_HORIZONS: readonly number[] = [120, 600];

const EARLIEST = "1900-01-01";

function ScheduleCard(props: ScheduleProps): ReactNode {
  const { row, schedule, trial, plan, facts, language, onTry } = props;
  const text = useText(FOLLOW_UP);
  const id = useId();
  const enter = useApp((state) => state.enter);
  const decide = useApp((state) => state.decide);
  const announce = useApp((state) => state.announce);
  const anchor = anchorsOf(schedule)[0];
  const anchorFact = anchor ? facts[anchor] : undefined;
  // A year is typed digit by digit: what is not a date of this age yet stays in the field and moves nothing.
  const [draft, setDraft] = useState<string | null>(null);
  const anchorDate = draft ?? trial.anchor ?? (anchorFact?.status === "known" ? String(anchorFact.value) : "");
  const next = plan.visits.find(({ state }) => state === "next");
  const isTried = trial.anchor !== null || Object.keys(trial.intervals).length > 0;
  const horizon = schedule.segments.map(({ to_month }) => to_month).find((end) => TECHNICAL_HORIZONS.includes(end));

  const takeOver = (): void => {
    const intervals = Object.entries(trial.intervals).map(([index, months]) => {
      const segment = schedule.segments[Number(index)];
      return text("planned.reason.one", {
        from: segment?.from_month,
        to: segment?.to_month,
        months: text("interval.option", { months }),
      });
    });
    if (trial.anchor !== null && anchor) {
      enter([{ fact: anchor, change: { kind: "value", value: trial.anchor } }]);
    }
    if (intervals.length > 0) decide(row, "adapted", text("planned.reason", { intervals: intervals.join("; ") }));
    onTry(NO_TRIAL);
    announce(text("planned.taken"));
  };

  return (
    <li className={styles.schedule} data-schedule={schedule.id} data-tried={isTried || undefined}>
      <h3 className={styles.name}>{codeLabel(schedule.id, language)}</h3>
      <p className={styles.badges}>
        <StatusBadge status={row.status} /> <GradeBadge grade={row.verification} />
      </p>
      <p className={styles.muted}>
        {schedule.guideline} · {schedule.evidence[language]}
      </p>
      {plan.missing.length > 0 ? (
        <p className={styles.missing}>
          {text("missing.anchor", { facts: plan.missing.map((name) => factLabel(name, language)).join(", ") })}
        </p>
      ) : null}
      {schedule.segments.length === 0 ? <p>{text("no_visits")}</p> : null}
      {plan.visits.length > 0 ? (
        <p>
          <b>{next ? text("next.label", { date: formatDate(next.date, language) }) : text("next.none")}</b>
          {next ? ` ${text("tolerance", { weeks: next.tolerance_weeks })} · ${next.modality[language]}` : null}
        </p>
      ) : null}
      <div className={styles.fields} data-screen-only>
        {anchor && schedule.segments.length > 0 ? (
          <div className={styles.field}>
            <label htmlFor={`${id}-anchor`}>{text("anchor.label", { fact: factLabel(anchor, language) })}</label>
            <input
              id={`${id}-anchor`}
              type="date"
              value={anchorDate}
              min={EARLIEST}
              onChange={(event) => {
                const { value } = event.target;
                setDraft(value);
                if (value >= EARLIEST) onTry({ ...trial, anchor: value });
              }}
              onBlur={() => setDraft(null)}
            />
          </div>
        ) : null}
        {schedule.segments.map((segment, index) => {
          const { min, max, default: usual } = segment.every_months;
          if (min === max) return null;
          const key = `${segment.track} ${segment.from_month}`;
          return (
            <div key={key} className={styles.field}>
              <label htmlFor={`${id}-${index}`}>
                {text("interval.label", {
                  track: trackWords(segment.track, text),
                  from: segment.from_month,
                  to: segment.to_month,
                })}
              </label>
              <select
                id={`${id}-${index}`}
                value={trial.intervals[index] ?? usual}
                onChange={(event) => {
                  const { [index]: _former, ...others } = trial.intervals;
                  const months = Number(event.target.value);
                  onTry({ ...trial, intervals: months === usual ? others : { ...others, [index]: months } });
                }}
              >
                {Array.from({ length: max - min + 1 }, (_, step) => min + step).map((months) => (
                  <option key={months} value={months}>
                    {text("interval.option", { months })}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
      </div>
      {isTried ? (
        <div className={styles.tried} data-screen-only>
          <b>{text("planned.changed")}</b>
          <Button size="small" look="primary" onClick={takeOver}>
            {text("planned.take")}
          </Button>
          <Button size="small" onClick={() => onTry(NO_TRIAL)}>
            {text("planned.drop")}
          </Button>
        </div>
      ) : null}
      {plan.visits.length > 0 ? (
        <>
          <Disclosure summary={text("list.open")} note={String(plan.visits.length)}>
            <VisitTable visits={plan.visits} language={language} />
            {horizon ? <p className={styles.muted}>{text("horizon", { month: horizon })}</p> : null}
          </Disclosure>
          <CalendarControl schedule={schedule} visits={plan.visits} language={language} />
        </>
      ) : null}
    </li>
  );
}

function trackWords(track: string, text: ReturnType<typeof useText<keyof (typeof FOLLOW_UP)["en"]>>): string {
  const key = `track.${track}`;
  return key in FOLLOW_UP.en ? text(key as "track.imaging") : track;
}

function VisitTable(props: { readonly visits: readonly DatedVisit[]; readonly language: Language }): ReactNode {
  const { visits, language } = props;
  const text = useText(FOLLOW_UP);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text("list.date")}</th>
          <th scope="col">{text("list.month")}</th>
          <th scope="col">{text("list.what")}</th>
          <th scope="col">{text("list.state")}</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={`${visit.track} ${visit.date}`} data-state={visit.state}>
            <td>{formatDate(visit.date, language)}</td>
            <td>{visit.month}</td>
            <td>{visit.modality[language]}</td>
            <td>{text(`visit.${visit.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CalendarControl(props: {
  readonly schedule: Schedule;
  readonly visits: readonly DatedVisit[];
  readonly language: Language;
}): ReactNode {
  const { schedule, visits, language } = props;
  const text = useText(FOLLOW_UP);
  const announce = useApp((state) => state.announce);
  const id = useId();
  const [title, setTitle] = useState<string | null>(null);
  const name = title ?? text("calendar.default");
  const ahead = visits.filter(({ state }) => state !== "past");
  const save = async (): Promise<void> => {
    const file = await calendarFile(
      name,
      ahead.map((visit) => ({
        date: visit.date,
        summary: name,
        description: `${visit.modality[language]} (${text("tolerance", { weeks: visit.tolerance_weeks })})`,
        id: `${schedule.id}-${visit.track}-${visit.date}@follow-up`,
      })),
    );
    offerFile("follow-up.ics", "text/calendar", file);
    announce(text("calendar.saved", { count: ahead.length }));
  };
  if (ahead.length === 0) return null;
  return (
    <Disclosure summary={text("calendar.save")}>
      <div className={styles.field}>
        <label htmlFor={id}>{text("calendar.title")}</label>
        <input
          id={id}
          value={name}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTitle(event.target.value)}
        />
        <span id={`${id}-hint`} className={styles.muted}>
          {text("calendar.title.hint")}
        </span>
      </div>
      <Button size="small" onClick={() => void save()}>
        {text("calendar.save")}
      </Button>
    </Disclosure>
  );
}
