import { type ReactNode, useEffect, useId, useMemo, useState } from "react";
import { FILING } from "../../text/ui-filing";
import type { Filing, Review, Routes } from "../../writeback/types";
import { Button } from "../elements/button";
import { codeLabel } from "../fact-words";
import { formatDate } from "../format";
import type { WritebackRoom } from "../state/dependencies";
import { overtakenDecisions } from "../state/store";
import { useApp, useText } from "../state/use-app";
import type { Choices } from "./choices";
import { DecisionList } from "./decision-list";
import { EarlierSection } from "./earlier-changes";
import styles from "./filing.module.css";
import { NoteText } from "./note-text";
import { OtherWays } from "./other-ways";
import { WhatIsTaken } from "./what-is-taken";

interface ReviewStepProps {
  readonly room: WritebackRoom;
  readonly routes: Routes;
  readonly review: Review;
  readonly choices: Choices;
  readonly onChoose: (chosen: Partial<Choices>) => void;
  /** Files exactly what was shown. */
  readonly onSend: (filing: Filing) => void;
  readonly onClose: () => void;
}

/** Decisions, what is written and what not, the exact text, and the one press; in the order in which they are read. */
export function ReviewStep(props: ReviewStepProps): ReactNode {
  const { room, routes, review, choices } = props;
  const text = useText(FILING);
  const { filing, isCurrent } = useFiling(room, routes, review);
  const earlier = useMemo(() => room.earlierFiling(review.reading.earlier_filings), [room, review.reading]);
  return (
    <div className={styles.review}>
      <Decisions review={review} />
      {earlier && filing ? (
        <EarlierSection
          room={room}
          earlier={earlier}
          now={filing.note}
          keep={choices.keep_earlier}
          onKeep={(keep_earlier) => props.onChoose({ keep_earlier })}
        />
      ) : null}
      {filing ? <Shown {...props} filing={filing} isCurrent={isCurrent} /> : <p role="status">{text("loading")}</p>}
      <div data-screen-only>
        <Button size="small" look="quiet" onClick={props.onClose}>
          {text("close")}
        </Button>
      </div>
    </div>
  );
}

/** The filing of this review. While it is made again the one before stays on screen, and cannot be filed. */
function useFiling(
  room: WritebackRoom,
  routes: Routes,
  review: Review,
): { readonly filing: Filing | null; readonly isCurrent: boolean } {
  const [made, setMade] = useState<{ readonly review: Review; readonly filing: Filing } | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  useEffect(() => {
    let current = true;
    room.prepareFiling(review, routes).then(
      (filing) => {
        if (current) setMade({ review, filing });
      },
      (error: unknown) => {
        if (current) setFailed(error);
      },
    );
    return () => {
      current = false;
    };
  }, [room, routes, review]);
  if (failed !== null) throw failed;
  return { filing: made?.filing ?? null, isCurrent: made?.review === review };
}

function Decisions(props: { readonly review: Review }): ReactNode {
  const { review } = props;
  const text = useText(FILING);
  const language = useApp((state) => state.language);
  const comment = useApp((state) => state.comment);
  const setComment = useApp((state) => state.setComment);
  const decisions = useApp((state) => state.decisions);
  const id = useId();
  const overtaken = overtakenDecisions({ assessment: review.assessment, decisions });
  return (
    <>
      <section aria-labelledby="filing-decisions">
        <h3 id="filing-decisions" className={styles.heading}>
          {text("decisions")}{" "}
          <span className={styles.muted}>
            {text("decisions_note", {
              decided: review.decisions.length,
              total: review.assessment.recommendations.length,
            })}
          </span>
        </h3>
        {overtaken.length > 0 ? (
          <p className={styles.mistake} role="status">
            {text("overtaken", { what: overtaken.map((row) => codeLabel(row.code, language)).join(", ") })}
          </p>
        ) : null}
        <DecisionList assessment={review.assessment} />
        <p className={styles.muted}>{text("undecided_go")}</p>
      </section>
      <label htmlFor={id} className={styles.commentLabel}>
        {text("comment")}
        <textarea
          id={id}
          className={styles.comment}
          rows={2}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
    </>
  );
}

function Shown(props: ReviewStepProps & { readonly filing: Filing; readonly isCurrent: boolean }): ReactNode {
  const { room, routes, review, choices, filing, isCurrent } = props;
  const text = useText(FILING);
  // What was read is this very text: a change of one letter takes the tick away.
  const [readText, setReadText] = useState<string | null>(null);
  const hasRead = readText === filing.note;
  const unreasoned = review.decisions.some((row) => row.choice !== "accepted" && row.reason === null);
  const writesNote = routes.chosen.includes("DocumentReference");
  const finalOnly = writesNote && !routes.note.draft;
  const nothing = routes.chosen.length === 0;
  const isReady = isCurrent && hasRead && !unreasoned && filing.steps.length > 0 && (!finalOnly || choices.as_final);
  return (
    <>
      <section aria-labelledby="filing-text">
        <h3 id="filing-text" className={styles.heading}>
          {text(nothing ? "text_fallback" : "text")}{" "}
          <span className={styles.muted}>{text("text_note", { lines: filing.note.split("\n").length })}</span>
        </h3>
        <NoteText note={filing.note} />
      </section>
      <WhatIsTaken routes={routes} filing={filing} />
      {nothing ? null : (
        <div className={styles.confirm} data-screen-only>
          {writesNote && routes.note.formats.length > 1 ? (
            <fieldset className={styles.choices}>
              <legend className={styles.legend}>{text("format")}</legend>
              {routes.note.formats.map((format) => (
                <label key={format} className={styles.choice}>
                  <input
                    type="radio"
                    name="note-format"
                    checked={choices.format === format}
                    onChange={() => props.onChoose({ format })}
                  />
                  <span>{text(`format.${format}`)}</span>
                </label>
              ))}
            </fieldset>
          ) : null}
          {finalOnly ? (
            <div className={styles.final}>
              <strong>{text("final_title")}</strong>
              <label className={styles.tick}>
                <input
                  type="checkbox"
                  checked={choices.as_final}
                  onChange={(event) => props.onChoose({ as_final: event.target.checked })}
                />
                {text("final")}
              </label>
            </div>
          ) : null}
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={hasRead}
              disabled={!isCurrent}
              onChange={(event) => setReadText(event.target.checked ? filing.note : null)}
            />
            {text("read_it")}
          </label>
          {readText !== null && !hasRead ? (
            <p className={styles.mistake} role="status">
              {text("text_changed")}
            </p>
          ) : null}
          {unreasoned ? (
            <p className={styles.mistake} role="status">
              {text("reason_missing")}
            </p>
          ) : null}
          <p className={styles.forPatient}>
            <ForPatient review={review} />
          </p>
          <div className={styles.actions}>
            <Button look="primary" disabled={!isReady} onClick={() => props.onSend(filing)}>
              {text("file")}
            </Button>
            <span className={styles.muted}>
              {text("signed_as", { name: review.author.name ?? text("unnamed") })} · {review.server.name}
            </span>
          </div>
        </div>
      )}
      <OtherWays room={room} routes={routes} review={review} note={filing.note} />
    </>
  );
}

/** Whose chart it goes to, beside the button that writes. */
function ForPatient(props: { readonly review: Review }): ReactNode {
  const { review } = props;
  const text = useText(FILING);
  const language = useApp((state) => state.language);
  const { patient } = review.reading;
  return [
    text("for_patient", { patient: patient?.name ?? patient?.id ?? "?" }),
    patient?.birth_date ? text("born", { date: formatDate(patient.birth_date, language) }) : null,
    text(review.encounter_id === null ? "no_encounter" : "in_encounter"),
  ]
    .filter(Boolean)
    .join(", ");
}
