import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Assessment } from "../../engine/assessment";
import { SHELL } from "../../text/ui";
import { FILING } from "../../text/ui-filing";
import { Badge } from "../elements/badge";
import { Button } from "../elements/button";
import { Card } from "../elements/card";
import { isPending } from "../facts/fact-view";
import { formatTime } from "../format";
import { standingDecisions } from "../state/store";
import { useApp, useText } from "../state/use-app";
import type { FiledHere } from "./choices";
import styles from "./filing.module.css";

const ReviewAndFile = lazy(() => import("./review-and-file").then((module) => ({ default: module.ReviewAndFile })));

/** The end of the page: nothing is prepared, asked or written before the clinician opens it. */
export function FilingSection(props: { readonly assessment: Assessment }): ReactNode {
  const { assessment } = props;
  const text = useText(FILING);
  const shell = useText(SHELL);
  const decisions = useApp((state) => state.decisions);
  const supposing = useApp((state) => state.what_if !== null);
  const isUnderWay = useApp((state) => state.reading?.queries.some(isPending) ?? false);
  const user = useApp((state) => state.user);
  const checked = useApp((state) => state.user_checked);
  const language = useApp((state) => state.language);
  const [open, setOpen] = useState(false);
  const [filed, setFiled] = useState<FiledHere | null>(null);
  const count = standingDecisions({ assessment, decisions }).length;
  return (
    <Card id="filing" title={text("title")} note={shell("review_counted", { count })}>
      {checked && !user?.verified ? (
        <p className={styles.mistake} role="status">
          {text("user_unverified", { why: reasonWords(user?.why_unverified ?? "no_token", text) })}
        </p>
      ) : null}
      {open ? (
        <Suspense fallback={<p role="status">{text("loading")}</p>}>
          <ReviewAndFile onClose={() => setOpen(false)} onFiled={setFiled} />
        </Suspense>
      ) : (
        <div className={styles.closed} data-screen-only>
          {filed ? (
            <p>
              <Badge tone="positive">
                {text("filed_here", { time: formatTime(filed.at, language), count: filed.count })}
              </Badge>
            </p>
          ) : null}
          <p className={styles.muted}>
            {text(isUnderWay ? "reading_blocks" : supposing ? "what_if_blocks" : "closed")}
          </p>
          <Button look="primary" disabled={supposing || isUnderWay} onClick={() => setOpen(true)}>
            {text(filed ? "open_again" : "open")}
          </Button>
        </div>
      )}
    </Card>
  );
}

const REASONS = ["no_token", "no_issuer", "openid_configuration", "keys_unreadable", "nonce"] as const;

/** Why the id_token proved nobody, in words; a code of the token library stays as it is. */
function reasonWords(why: string, text: ReturnType<typeof useText<keyof (typeof FILING)["en"]>>): string {
  const known = REASONS.find((reason) => reason === why);
  return known ? text(`unverified.${known}`) : why;
}
