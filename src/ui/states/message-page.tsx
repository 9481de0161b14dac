import type { ReactNode } from "react";
import type { SessionFailure } from "../../smart/types";
import { SHELL } from "../../text/ui";
import { STATES } from "../../text/ui-states";
import { Button } from "../elements/button";
import { useText } from "../state/use-app";
import { LanguageSwitch } from "./language-switch";
import styles from "./states.module.css";

/** A page that says one thing and the way out of it. */
export function MessagePage(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const shell = useText(SHELL);
  return (
    <main className={styles.page}>
      <div className={styles.product}>
        {shell("product")} <LanguageSwitch />
      </div>
      <h1 className={styles.title}>{props.title}</h1>
      {props.children}
      <p className={styles.purpose}>{shell("purpose")}</p>
    </main>
  );
}

export function StartingPage(): ReactNode {
  const text = useText(STATES);
  const shell = useText(SHELL);
  return (
    <main className={styles.page} aria-busy="true">
      <h1 className={styles.product}>{shell("product")}</h1>
      <p role="status">{text("starting")}</p>
      <div className={styles.bar} aria-hidden="true">
        <span />
      </div>
    </main>
  );
}

export function SignedOutPage(): ReactNode {
  const text = useText(STATES);
  return (
    <MessagePage title={text("signed_out_title")}>
      <p role="status">{text("signed_out")}</p>
    </MessagePage>
  );
}

/** The window is opened anew: a browser does not ask again for a script that did not load, and the session outlives it. */
export function BrokenPage(props: { readonly detail: string }): ReactNode {
  const text = useText(STATES);
  return (
    <MessagePage title={text("broken_title")}>
      <p role="alert">{text("broken")}</p>
      <p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {text("retry")}
        </Button>
      </p>
      <details className={styles.muted}>
        <summary>{text("details")}</summary>
        <code>{props.detail}</code>
      </details>
    </MessagePage>
  );
}

/** Failures after which asking again in this window can help. */
const WORTH_RETRYING: ReadonlySet<SessionFailure["kind"]> = new Set([
  "discovery_failed",
  "network",
  "configuration_invalid",
]);

/** Why there is no session, in a sentence, and what to do about it. */
export function FailurePage(props: { readonly failure: SessionFailure }): ReactNode {
  const { failure } = props;
  const text = useText(STATES);
  if (failure.kind === "no_launch") return <NoLaunchPage />;
  return (
    <MessagePage title={text("failure_title")}>
      <p role="alert">{text(`failure.${failure.kind}`, failureValues(failure))}</p>
      {failure.kind === "configuration_invalid" ? (
        <ul>
          {failure.mistakes.map((mistake) => (
            <li key={`${mistake.path} ${mistake.problem}`}>
              <code>{mistake.path || "config.json"}</code> {text(`mistake.${mistake.problem}`)}
              {mistake.got ? ` ${text("mistake_got", { got: mistake.got })}` : ""}
            </li>
          ))}
        </ul>
      ) : null}
      {WORTH_RETRYING.has(failure.kind) ? (
        <p>
          <Button look="primary" onClick={() => window.location.reload()}>
            {text("retry")}
          </Button>
        </p>
      ) : (
        <p>{text("way_out_relaunch")}</p>
      )}
    </MessagePage>
  );
}

function failureValues(failure: SessionFailure): Readonly<Record<string, string>> {
  if (failure.kind === "issuer_unknown") return { iss: failure.iss };
  if (failure.kind === "denied") return { error: failure.error, description: failure.description ?? "" };
  return "detail" in failure ? { detail: failure.detail } : {};
}

function NoLaunchPage(): ReactNode {
  const text = useText(STATES);
  return (
    <MessagePage title={text("no_launch_title")}>
      <p>{text("no_launch")}</p>
      <p>{text("no_launch_clinician")}</p>
      <p>
        {text("no_launch_try")} <code className={styles.code}>npm ci && npm start</code>
      </p>
      <p className={styles.muted}>{text("no_launch_sandbox")}</p>
      <p className={styles.muted}>{text("no_launch_integrator")}</p>
    </MessagePage>
  );
}
