import { type ReactNode, useEffect, useRef, useState } from "react";
import type { QueryOutcome } from "../../chart/types";
import type { Assessment } from "../../engine/assessment";
import { SHELL } from "../../text/ui";
import { STATES } from "../../text/ui-states";
import { Button } from "../elements/button";
import { Disclosure } from "../elements/disclosure";
import { assessedFact, isNotOffered, isPending, isUnread } from "../facts/fact-view";
import { formatInstant } from "../format";
import { queryLabel } from "../query-words";
import { overtakenDecisions } from "../state/store";
import { useApp, useDependencies, useText } from "../state/use-app";
import { useOtherPatient } from "./other-patient";
import { QueryList } from "./reading-page";
import styles from "./states.module.css";
import { useTumourSilence } from "./use-tumour-silence";

/** A sentence across the page that must be seen before anything else. */
export function Notice(props: {
  readonly tone: "info" | "warning" | "critical";
  readonly title: string;
  readonly actions?: ReactNode;
  /** More to read, beside the sentence until it is opened. */
  readonly more?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.notice} data-tone={props.tone} role={props.tone === "critical" ? "alert" : "status"}>
      <div>
        <strong>{props.title}.</strong> {props.children}
      </div>
      {props.more}
      {props.actions}
    </div>
  );
}

/** What is special about this chart, this patient or this session. */
export function Notices(props: { readonly assessment: Assessment }): ReactNode {
  const text = useText(STATES);
  const shell = useText(SHELL);
  const whatIf = useApp((state) => state.what_if !== null);
  const dropWhatIf = useApp((state) => state.dropWhatIf);
  const deceased = useApp((state) => state.reading?.patient?.deceased === true);
  const patientName = useApp((state) => state.reading?.patient?.name ?? null);
  const decisions = useApp((state) => state.decisions);
  const needsBanner = useApp((state) => state.session?.need_patient_banner ?? true);
  const other = useOtherPatient();
  const { assessment } = props;
  const age = assessedFact(assessment, "age");
  const gist = assessedFact(assessment, "gist_confirmed");
  const overtaken = overtakenDecisions({ assessment, decisions }).length;
  return (
    <>
      {other.seen ? (
        <Notice
          tone="critical"
          title={text("other_patient_title")}
          actions={
            <Button size="small" onClick={other.dismiss}>
              {text("dismiss")}
            </Button>
          }
        >
          {text("other_patient", { name: needsBanner && patientName ? patientName : text("this_patient") })}
        </Notice>
      ) : null}
      <SessionNotice />
      <PendingNotice />
      <ReadingNotice />
      {deceased ? (
        <Notice tone="warning" title={text("deceased_title")}>
          {text("deceased")}
        </Notice>
      ) : null}
      {age.status === "known" && typeof age.value === "number" && age.value < 18 ? (
        <Notice tone="warning" title={text("not_adult_title")}>
          {text("not_adult", { age: age.value })}
        </Notice>
      ) : null}
      {gist.status === "known" && gist.value === "excluded" ? (
        <Notice tone="info" title={text("no_gist_title")}>
          {text("no_gist")}
        </Notice>
      ) : null}
      {overtaken > 0 ? <Notice tone="warning" title={shell("overtaken", { count: overtaken })} /> : null}
      {whatIf ? (
        <Notice
          tone="warning"
          title={shell("what_if_title")}
          actions={
            <Button size="small" onClick={dropWhatIf}>
              {shell("what_if_drop")}
            </Button>
          }
        >
          {shell("what_if")}
        </Notice>
      ) : null}
    </>
  );
}

/** How many queries a sentence names where there are more: of those under way, and of those that failed. */
const NAMED_PENDING = 2;
const NAMED_FAILED = 5;

/**
 * Queries in words, those that the longest lists of facts rest on first: the texts of reports, and what else speaks of the
 * tumour itself. Beyond `most` and one more the others are counted; the details name them.
 */
function useNamed(): (queries: readonly QueryOutcome[], most: number) => string {
  const text = useText(STATES);
  const language = useApp((state) => state.language);
  return (queries, most) => {
    const sorted = queries.toSorted((one, other) => other.concerns.length - one.concerns.length);
    const labels = [...new Set(sorted.map((query) => queryLabel(query, language)))];
    const others = labels.length > most + 1 ? labels.splice(most).length : 0;
    if (others > 0) labels.push(text("pending_others", { count: others }));
    return new Intl.ListFormat(language, { type: "conjunction" }).format(labels);
  };
}

/** What of the chart is still to come: a page that may change by itself says so, and says when it no longer will. */
function PendingNotice(): ReactNode {
  const text = useText(STATES);
  const named = useNamed();
  const queries = useApp((state) => state.reading?.queries);
  const announce = useApp((state) => state.announce);
  const pending = queries?.filter(isPending) ?? [];
  const isUnderWay = pending.length > 0;
  const wasUnderWay = useRef(false);
  useEffect(() => {
    if (wasUnderWay.current && !isUnderWay) {
      const isPartly = queries?.some((query) => isUnread(query) && !isNotOffered(query));
      announce(text(isPartly ? "pending_ended_partly" : "pending_ended"));
    }
    wasUnderWay.current = isUnderWay;
  }, [isUnderWay, queries, announce, text]);
  if (!isUnderWay) return null;
  const more = (
    <Disclosure summary={text("details")} look="quiet">
      <QueryList queries={pending} />
    </Disclosure>
  );
  return (
    <Notice tone="warning" title={text("pending_title")} more={more}>
      {text("pending", { what: named(pending, NAMED_PENDING) })}
    </Notice>
  );
}

/** What of the chart could not be read; and a chart that says nothing of a GIST. */
function ReadingNotice(): ReactNode {
  const text = useText(STATES);
  const named = useNamed();
  const reading = useApp((state) => state.reading);
  const readAgain = useApp((state) => state.readAgain);
  const entered = useApp((state) => state.entries.size > 0);
  const silence = useTumourSilence();
  if (!reading) return null;
  const unread = reading.queries.filter((query) => isUnread(query) && !isPending(query));
  const clinical = reading.queries.filter(
    (query) => query.resource_type !== "Patient" && query.resource_type !== "Practitioner" && !isNotOffered(query),
  );
  const missed = unread.filter((query) => !isNotOffered(query));
  const again = (
    <Button size="small" onClick={() => void readAgain()}>
      {text("read_again")}
    </Button>
  );
  const more = (
    <Disclosure summary={text("details")} look="quiet">
      <QueryList queries={unread} detailed />
    </Disclosure>
  );
  const allFailed =
    clinical.length > 0 &&
    clinical.every((query) => isUnread(query) && query.state !== "truncated" && query.state !== "pending");
  // Beside a fact of the tumour "nothing is known" would be untrue: then what could not be read is named instead.
  if (allFailed && silence !== null) {
    return (
      <Notice tone="critical" title={text("all_failed_title")} actions={again} more={more}>
        {text("all_failed")}
      </Notice>
    );
  }
  if (missed.length > 0) {
    return (
      <Notice tone="warning" title={text("partly_title")} actions={again} more={more}>
        {text("partly", { what: named(missed, NAMED_FAILED) })}
      </Notice>
    );
  }
  if (!entered && silence !== null) {
    return (
      <Notice tone="info" title={text("nothing_found_title")}>
        {text("nothing_found")}
      </Notice>
    );
  }
  return null;
}

const WARN_BEFORE_MS = 5 * 60_000;

/** Counts only when the server said when the session ends and it cannot be renewed. */
function SessionNotice(): ReactNode {
  const text = useText(STATES);
  const language = useApp((state) => state.language);
  const expiresAt = useApp((state) => (state.session && !state.session.can_refresh ? state.session.expires_at : null));
  const dependencies = useDependencies();
  const [now, setNow] = useState(() => dependencies.now());
  useEffect(() => {
    if (expiresAt === null) return;
    const timer = setInterval(() => setNow(dependencies.now()), 15_000);
    return () => clearInterval(timer);
  }, [expiresAt, dependencies]);
  if (expiresAt === null || expiresAt - now > WARN_BEFORE_MS) return null;
  if (expiresAt <= now) {
    return (
      <Notice tone="critical" title={text("expired_title")}>
        {text("expired_kept")}
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={text("expiring_title")}>
      {text("expiring", { time: formatInstant(expiresAt, language) })}
    </Notice>
  );
}
