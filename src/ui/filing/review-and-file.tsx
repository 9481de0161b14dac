import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { SHELL } from "../../text/ui";
import { FILING } from "../../text/ui-filing";
import type { Filing, Receipt, Review, Routes } from "../../writeback/types";
import { Button } from "../elements/button";
import { Disclosure } from "../elements/disclosure";
import { codeLabel } from "../fact-words";
import { formatDate } from "../format";
import { transportOf, type WritebackRoom } from "../state/dependencies";
import { overtakenDecisions, standingDecisions } from "../state/store";
import { useApp, useAppStore, useDependencies, useText } from "../state/use-app";
import { changedLines } from "./changed-lines";
import { DecisionList } from "./decision-list";
import styles from "./filing.module.css";
import { OtherWays } from "./other-ways";
import { ReceiptView } from "./receipt-view";
import { WhatIsTaken } from "./what-is-taken";

interface Prepared {
  readonly room: WritebackRoom;
  readonly routes: Routes;
}

type Step =
  | { readonly name: "review" }
  | { readonly name: "submitting"; readonly filing: Filing }
  | { readonly name: "checking"; readonly filing: Filing }
  | { readonly name: "done"; readonly filing: Filing; readonly review: Review; readonly receipt: Receipt };

/** The explicit review: decisions, what the EHR takes, the exact text, and one press that writes once. */
export function ReviewAndFile(props: { readonly onClose: () => void }): ReactNode {
  const text = useText(FILING);
  const dependencies = useDependencies();
  const session = useApp((state) => state.session);
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    if (!session) return;
    let current = true;
    dependencies
      .loadWriteback()
      .then(async (room) => {
        const routes = await room.fetchRoutes(transportOf(session), session.granted_scope);
        if (current) setPrepared({ room, routes });
      })
      .catch((error: unknown) => {
        if (current) setFailed(error instanceof Error ? error.message : String(error));
      });
    return () => {
      current = false;
    };
  }, [dependencies, session]);
  if (failed !== null) {
    return (
      <p className={styles.mistake} role="alert">
        {text("failed", { detail: failed })}
      </p>
    );
  }
  if (!prepared) return <p role="status">{text("loading")}</p>;
  return <Steps prepared={prepared} onClose={props.onClose} />;
}

/** A new review each time something that goes into the text changes; it keeps its identifiers while nothing does. */
function useReview(finalConfirmed: boolean, keepEarlier: boolean): Review | null {
  const dependencies = useDependencies();
  const assessment = useApp((state) => state.assessment);
  const reading = useApp((state) => state.reading);
  const decisions = useApp((state) => state.decisions);
  const comment = useApp((state) => state.comment);
  const language = useApp((state) => state.language);
  const session = useApp((state) => state.session);
  const user = useApp((state) => state.user);
  const configuration = useApp((state) => state.configuration);
  return useMemo(() => {
    if (!assessment || !reading || !session) return null;
    return {
      assessment,
      reading,
      decisions: standingDecisions({ assessment, decisions }).map(({ code, rule, choice, reason }) => ({
        code,
        rule,
        choice,
        reason: reason?.trim() || null,
      })),
      comment: comment.trim() === "" ? null : comment.trim(),
      language,
      encounter_id: session.encounter_id,
      // A user whom the id_token did not prove is named, but signs nothing (L-22).
      author: {
        reference: user?.verified ? user.reference : null,
        name: user?.name ?? null,
      },
      server: { name: session.issuer.name, base: session.base },
      confirmed_at: new Date(dependencies.now()).toISOString(),
      action_id: dependencies.newActionId(),
      operator: configuration?.operator ?? { name: null, contact: null, clinical_sign_off: null },
      final_confirmed: finalConfirmed,
      earlier: keepEarlier ? "keep" : "replace",
    };
  }, [
    assessment,
    reading,
    decisions,
    comment,
    language,
    session,
    user,
    configuration,
    dependencies,
    finalConfirmed,
    keepEarlier,
  ]);
}

function Steps(props: { readonly prepared: Prepared; readonly onClose: () => void }): ReactNode {
  const { room, routes } = props.prepared;
  const text = useText(FILING);
  const store = useAppStore();
  const supposing = useApp((state) => state.what_if !== null);
  const [step, setStep] = useState<Step>({ name: "review" });
  const [asFinal, setAsFinal] = useState(false);
  const [keepEarlier, setKeepEarlier] = useState(false);
  const review = useReview(asFinal, keepEarlier);
  const pressed = useRef(false);

  const send = async (confirmed: Review): Promise<void> => {
    // Ten clicks are one submission: the first one shuts the door before anything is awaited.
    if (pressed.current) return;
    pressed.current = true;
    try {
      const { session } = store.getState();
      if (!session) return;
      const filing = await room.prepareFiling(confirmed, routes);
      setStep({ name: "submitting", filing });
      const receipt = await room.submitFiling(filing, transportOf(session), () => {
        const now = store.getState();
        return {
          patient_id: now.session?.patient_id ?? null,
          encounter_id: now.session?.encounter_id ?? null,
          inputs_hash: now.assessment ? room.hashInputs(now.assessment) : "",
        };
      });
      setStep({ name: "done", filing, review: confirmed, receipt });
    } finally {
      pressed.current = false;
    }
  };

  const check = async (filing: Filing, confirmed: Review): Promise<void> => {
    const { session } = store.getState();
    if (!session) return;
    setStep({ name: "checking", filing });
    const receipt = await room.checkFiling(filing, transportOf(session));
    setStep({ name: "done", filing, review: confirmed, receipt });
  };

  if (!review) return null;
  if (step.name === "submitting" || step.name === "checking") {
    return (
      <p role="status" className={styles.progress}>
        {text(step.name === "submitting" ? "filing_wait" : "checking")}
      </p>
    );
  }
  if (step.name === "done") {
    return (
      <>
        <ReceiptView
          receipt={step.receipt}
          onCheck={() => void check(step.filing, step.review)}
          onSendMissing={() => void send(step.review)}
          onReviewAgain={() => setStep({ name: "review" })}
          onClose={props.onClose}
        />
        <OtherWays room={room} routes={routes} review={step.review} note={step.filing.note} />
      </>
    );
  }
  if (supposing) return <p role="status">{text("what_if_blocks")}</p>;
  return (
    <ReviewStep
      room={room}
      routes={routes}
      review={review}
      asFinal={asFinal}
      onAsFinal={setAsFinal}
      keepEarlier={keepEarlier}
      onKeepEarlier={setKeepEarlier}
      onSend={() => void send(review)}
      onClose={props.onClose}
    />
  );
}

function ReviewStep(props: {
  readonly room: WritebackRoom;
  readonly routes: Routes;
  readonly review: Review;
  readonly asFinal: boolean;
  readonly onAsFinal: (final: boolean) => void;
  readonly keepEarlier: boolean;
  readonly onKeepEarlier: (keep: boolean) => void;
  readonly onSend: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { room, routes, review } = props;
  const text = useText(FILING);
  const shell = useText(SHELL);
  const language = useApp((state) => state.language);
  const comment = useApp((state) => state.comment);
  const setComment = useApp((state) => state.setComment);
  const decisions = useApp((state) => state.decisions);
  const note = useMemo(() => room.composeNote(review, routes), [room, review, routes]);
  // What was read is this very text: a change of one letter takes the tick away.
  const [readText, setReadText] = useState<string | null>(null);
  const hasRead = readText === note;
  const commentId = useId();
  const overtaken = overtakenDecisions({ assessment: review.assessment, decisions });
  const unreasoned = review.decisions.some((row) => row.choice !== "accepted" && row.reason === null);
  const writesNote = routes.chosen.includes("DocumentReference");
  const finalOnly = writesNote && !routes.note.draft;
  const nothing = routes.chosen.length === 0;
  const earlier = useMemo(() => room.earlierFiling(review.reading.earlier_filings), [room, review.reading]);
  const name = review.author.name ?? text("unnamed");
  return (
    <div className={styles.review}>
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
      <label htmlFor={commentId} className={styles.commentLabel}>
        {text("comment")}
        <textarea
          id={commentId}
          className={styles.comment}
          rows={2}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      {earlier ? (
        <section className={styles.earlier} aria-labelledby="filing-earlier">
          <h3 id="filing-earlier" className={styles.heading}>
            {text("earlier_title")}
          </h3>
          <p>{text("earlier", { date: earlier.date ? formatDate(earlier.date, language) : "?" })}</p>
          <EarlierChanges before={earlier.note} now={note} />
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={props.keepEarlier}
              onChange={(event) => props.onKeepEarlier(event.target.checked)}
            />
            {text("earlier_keep")}
          </label>
        </section>
      ) : null}
      <WhatIsTaken routes={routes} />
      <section aria-labelledby="filing-text">
        <h3 id="filing-text" className={styles.heading}>
          {text(nothing ? "text_fallback" : "text")}{" "}
          <span className={styles.muted}>{text("text_note", { lines: note.split("\n").length })}</span>
        </h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre className={styles.note} tabIndex={0}>
          {note}
        </pre>
      </section>
      {nothing ? null : (
        <div className={styles.confirm} data-screen-only>
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={hasRead}
              onChange={(event) => setReadText(event.target.checked ? note : null)}
            />
            {text("read_it")}
          </label>
          {finalOnly ? (
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={props.asFinal}
                onChange={(event) => props.onAsFinal(event.target.checked)}
              />
              {text("final")}
            </label>
          ) : null}
          {unreasoned ? (
            <p className={styles.mistake} role="status">
              {text("reason_missing")}
            </p>
          ) : null}
          <div className={styles.actions}>
            <Button
              look="primary"
              disabled={!hasRead || unreasoned || (finalOnly && !props.asFinal)}
              onClick={props.onSend}
            >
              {text("file")}
            </Button>
            <span className={styles.muted}>
              {text("signed_as", { name })} · {review.server.name}
            </span>
          </div>
        </div>
      )}
      <OtherWays room={room} routes={routes} review={review} note={note} />
      <div data-screen-only>
        <Button size="small" look="quiet" onClick={props.onClose}>
          {text("close")}
        </Button>
        <span className="visually-hidden">{shell("product")}</span>
      </div>
    </div>
  );
}

function EarlierChanges(props: { readonly before: string | null; readonly now: string }): ReactNode {
  const { before, now } = props;
  const text = useText(FILING);
  const changes = useMemo(() => (before === null ? null : changedLines(before, now)), [before, now]);
  if (changes === null) return <p className={styles.muted}>{text("earlier_unread")}</p>;
  if (changes.length === 0) return <p className={styles.muted}>{text("earlier_same")}</p>;
  return (
    <Disclosure summary={text("earlier_changed")} note={String(changes.length)}>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={`${change.kind}${change.line}`} data-kind={change.kind}>
            {change.kind === "gone" ? <del>{change.line}</del> : <ins>{change.line}</ins>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
