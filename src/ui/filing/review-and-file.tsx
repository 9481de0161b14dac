import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { FILING } from "../../text/ui-filing";
import type { Current, Filing, Receipt, Review, Routes } from "../../writeback/types";
import { Button } from "../elements/button";
import { formatTime } from "../format";
import { transportOf, type WritebackRoom } from "../state/dependencies";
import { type AppStore, standingDecisions } from "../state/store";
import { useApp, useAppStore, useDependencies, useText } from "../state/use-app";
import type { Choices, FiledHere } from "./choices";
import styles from "./filing.module.css";
import { NoteText } from "./note-text";
import { OtherWays } from "./other-ways";
import { ReceiptView } from "./receipt-view";
import { ReviewStep } from "./review-step";

interface Prepared {
  readonly room: WritebackRoom;
  readonly routes: Routes;
}

type Step =
  | { readonly name: "review" }
  | { readonly name: "submitting"; readonly done: number; readonly total: number }
  | { readonly name: "checking" }
  /** Sent in this launch, before the page was loaded again, and never answered. */
  | { readonly name: "unsettled"; readonly receipt: Receipt }
  | { readonly name: "done"; readonly filing: Filing; readonly review: Review; readonly receipt: Receipt };

/** The explicit review: decisions, what the EHR takes, the exact text, and one press that writes once. */
export function ReviewAndFile(props: {
  readonly onClose: () => void;
  readonly onFiled: (filed: FiledHere) => void;
}): ReactNode {
  const text = useText(FILING);
  const dependencies = useDependencies();
  const session = useApp((state) => state.session);
  const [attempt, setAttempt] = useState(0);
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (!session) return;
    let current = true;
    dependencies
      .loadWriteback(session)
      .then(async (room) => {
        const routes = await room.fetchRoutes(transportOf(session), session.granted_scope, {
          risk_as_observation: session.issuer.risk_as_observation === true,
        });
        if (current) setPrepared({ room, routes });
      })
      .catch((error: unknown) => {
        if (current) setFailed(wordsOf(error));
      });
    return () => {
      current = false;
    };
  }, [dependencies, session, attempt]);
  if (failed !== null) {
    const again = () => {
      setFailed(null);
      setAttempt(attempt + 1);
    };
    return <FailedStep detail={failed} onAgain={again} />;
  }
  if (!prepared) return <p role="status">{text("loading")}</p>;
  return <Steps prepared={prepared} onClose={props.onClose} onFiled={props.onFiled} />;
}

function FailedStep(props: { readonly detail: string; readonly onAgain: () => void }): ReactNode {
  const text = useText(FILING);
  return (
    <div className={styles.receipt} role="alert">
      <p className={styles.mistake}>{text("failed", { detail: props.detail })}</p>
      <div className={styles.actions}>
        <Button onClick={props.onAgain}>{text("failed_retry")}</Button>
      </div>
    </div>
  );
}

function useReview(room: WritebackRoom, choices: Choices): Review | null {
  const dependencies = useDependencies();
  const assessment = useApp((state) => state.assessment);
  const reading = useApp((state) => state.reading);
  const decisions = useApp((state) => state.decisions);
  const comment = useApp((state) => state.comment);
  const language = useApp((state) => state.language);
  const session = useApp((state) => state.session);
  const user = useApp((state) => state.user);
  const configuration = useApp((state) => state.configuration);
  const opened_at = useApp((state) => state.opened_at);
  return useMemo(() => {
    if (!assessment || !reading || !session) return null;
    return {
      assessment,
      // What this launch filed is met like what an earlier one filed: replaced, never doubled.
      reading: { ...reading, earlier_filings: [...room.filedHere(), ...reading.earlier_filings] },
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
      opened_at: new Date(opened_at).toISOString(),
      operator: configuration?.operator ?? { name: null, contact: null, clinical_sign_off: null },
      final_confirmed: choices.as_final,
      note_format: choices.format,
      earlier: choices.keep_earlier ? "keep" : "replace",
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
    choices,
    room,
    opened_at,
  ]);
}

const NOTHING_CHOSEN: Choices = { as_final: false, keep_earlier: false, format: "text/plain" };

function Steps(props: {
  readonly prepared: Prepared;
  readonly onClose: () => void;
  readonly onFiled: (filed: FiledHere) => void;
}): ReactNode {
  const { prepared, onClose, onFiled } = props;
  const { room, routes } = prepared;
  const text = useText(FILING);
  const store = useAppStore();
  const language = useApp((state) => state.language);
  const supposing = useApp((state) => state.what_if !== null);
  const [step, setStep] = useState<Step>(() => {
    const receipt = room.unsettled();
    return receipt ? { name: "unsettled", receipt } : { name: "review" };
  });
  const [choices, setChoices] = useState(NOTHING_CHOSEN);
  const [broken, setBroken] = useState<string | null>(null);
  const review = useReview(room, choices);
  const pressed = useRef(false);

  const finish = (filing: Filing, confirmed: Review, receipt: Receipt): void => {
    const count = receipt.outcomes.filter(({ state }) => state === "written" || state === "already_there").length;
    if (count > 0) onFiled({ at: Date.parse(confirmed.confirmed_at), count });
    setStep({ name: "done", filing, review: confirmed, receipt });
  };

  /** Ten clicks are one submission: the first one shuts the door before anything is awaited. */
  const once = async (work: () => Promise<void>): Promise<void> => {
    if (pressed.current) return;
    pressed.current = true;
    try {
      await work();
    } catch (error) {
      setBroken(wordsOf(error));
    } finally {
      pressed.current = false;
    }
  };

  const send = (filing: Filing, confirmed: Review): Promise<void> =>
    once(async () => {
      const { session } = store.getState();
      if (!session) return;
      const onOutcome = (done: number, total: number) => setStep({ name: "submitting", done, total });
      onOutcome(0, filing.steps.length);
      const current = () => currentOf(store, room);
      finish(filing, confirmed, await room.submitFiling(filing, transportOf(session), current, onOutcome));
    });

  const check = (filing: Filing, confirmed: Review): Promise<void> =>
    once(async () => {
      const { session } = store.getState();
      if (!session) return;
      setStep({ name: "checking" });
      finish(filing, confirmed, await room.checkFiling(filing, transportOf(session)));
    });

  const checkUnsettled = (): Promise<void> =>
    once(async () => {
      const { session } = store.getState();
      if (!session?.patient_id) return;
      setStep({ name: "checking" });
      const receipt = await room.checkUnsettled(routes, session.patient_id, transportOf(session));
      setStep({ name: "unsettled", receipt });
    });

  if (broken !== null) return <FailedStep detail={broken} onAgain={() => setBroken(null)} />;
  if (!review) return null;
  if (step.name === "submitting") return <Submitting done={step.done} total={step.total} />;
  if (step.name === "checking") {
    return (
      <p role="status" className={styles.progress}>
        {text("checking")}
      </p>
    );
  }
  if (step.name === "unsettled") {
    const { receipt } = step;
    const at = Date.parse(receipt.outcomes[0]?.sent_at ?? "");
    const again = () => {
      room.leaveOpen();
      setStep({ name: "review" });
    };
    return (
      <ReceiptView
        receipt={receipt}
        lines={[]}
        {...(receipt.state === "unknown"
          ? { explanation: text("explain.unsettled", { time: formatTime(at, language) }) }
          : {})}
        onCheck={() => void checkUnsettled()}
        onReviewAgain={again}
        onClose={onClose}
      />
    );
  }
  if (step.name === "done") {
    const { filing, receipt } = step;
    return (
      <div className={styles.review}>
        <ReceiptView
          receipt={receipt}
          lines={room.linesOf(filing)}
          onCheck={() => void check(filing, step.review)}
          onSendMissing={() => void send(filing, step.review)}
          onWriteBeside={() => void send(room.fileBeside(filing), step.review)}
          onReviewAgain={() => setStep({ name: "review" })}
          onReadAgain={() => void store.getState().readAgain()}
          onClose={onClose}
        />
        <section aria-labelledby="filing-filed">
          <h3 id="filing-filed" className={styles.heading}>
            {text("filed_text")}
          </h3>
          <NoteText note={filing.note} />
        </section>
        <OtherWays room={room} routes={routes} review={step.review} note={filing.note} />
      </div>
    );
  }
  if (supposing) return <p role="status">{text("what_if_blocks")}</p>;
  return (
    <ReviewStep
      room={room}
      routes={routes}
      review={review}
      choices={choices}
      onChoose={(chosen) => setChoices({ ...choices, ...chosen })}
      onSend={(filing) => void send(filing, review)}
      onClose={onClose}
    />
  );
}

/** The session and the screen at this very moment (WR-13, WR-14). */
function currentOf(store: AppStore, room: WritebackRoom): Current {
  const { session, assessment, user } = store.getState();
  const context = session?.current_context();
  return {
    patient_id: context?.patient_id ?? null,
    encounter_id: context?.encounter_id ?? null,
    inputs_hash: assessment ? room.hashInputs(assessment) : "",
    author_reference: user?.verified ? user.reference : null,
    ...(session ? { base: session.base } : {}),
  };
}

/** Milliseconds without an answer after which the page says that it still waits. */
const SLOW = 4_000;

/** While it is being filed: how far it is, and that the page is to stay open. */
function Submitting(props: { readonly done: number; readonly total: number }): ReactNode {
  const { done, total } = props;
  const text = useText(FILING);
  const [slow, setSlow] = useState(false);
  const stay = useCallback((event: BeforeUnloadEvent) => event.preventDefault(), []);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW);
    window.addEventListener("beforeunload", stay);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("beforeunload", stay);
    };
  }, [stay]);
  return (
    <div className={styles.submitting} role="status">
      <p className={styles.progress}>{text(done === 0 ? "filing_wait" : "filing", { done, total })}</p>
      <progress value={done} max={total} aria-label={text("filing", { done, total })} />
      {slow ? <p className={styles.todo}>{text("filing_slow")}</p> : null}
    </div>
  );
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
