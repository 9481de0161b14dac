import type { FhirResource } from "fhir/r4";
import type { ReactNode } from "react";
import { FILING } from "../../text/ui-filing";
import type { WriteOutcome } from "../../writeback/types";
import { formatDate } from "../format";
import { useApp, useText } from "../state/use-app";
import styles from "./filing.module.css";

/** What stands in the chart beside what was to be written, after somebody else's edit (409, 412): neither is hidden. */
export function BothVersions(props: { readonly outcome: WriteOutcome }): ReactNode {
  const { theirs, mine } = props.outcome;
  const text = useText(FILING);
  const language = useApp((state) => state.language);
  if (!theirs || !mine) return null;
  const changed = theirs.meta?.lastUpdated;
  const states = statesOf(theirs) !== statesOf(mine);
  const other = [...linesOf(theirs), ...(states ? [statesOf(theirs)] : [])];
  const own = [...linesOf(mine), ...(states ? [statesOf(mine)] : [])];
  return (
    <section aria-labelledby="filing-versions">
      <h4 id="filing-versions" className={styles.heading}>
        {text("versions_title")}
      </h4>
      <div className={styles.versions}>
        <Version
          title={text("version_theirs", {
            version: theirs.meta?.versionId ?? "?",
            date: changed ? formatDate(changed, language) : "?",
          })}
          lines={other}
          beside={new Set(own)}
        />
        <Version title={text("version_mine")} lines={own} beside={new Set(other)} />
      </div>
    </section>
  );
}

/** Lines that the other version lacks are marked. */
function Version(props: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly beside: ReadonlySet<string>;
}): ReactNode {
  return (
    <div className={styles.version}>
      <h5>{props.title}</h5>
      <ul className={styles.versionLines}>
        {props.lines.map((line) => (
          <li key={line}>{props.beside.has(line) ? line : <mark>{line}</mark>}</li>
        ))}
      </ul>
    </div>
  );
}

/** What a clinician would read of a plan, line by line; of any other resource its type alone. */
function linesOf(resource: FhirResource): readonly string[] {
  if (resource.resourceType !== "CarePlan") return [resource.resourceType];
  const activities = (resource.activity ?? []).map(({ detail, reference }) =>
    [detail?.scheduledTiming?.event?.[0], detail?.description ?? detail?.code?.text, reference?.display]
      .filter(Boolean)
      .join(" · "),
  );
  const notes = (resource.note ?? []).map((note) => note.text);
  const head = [resource.title, resource.description];
  return [...new Set([...head, ...activities, ...notes].filter((line): line is string => Boolean(line)))];
}

/** Codes of the plan's and its activities' states, told only where the two versions differ in them. */
function statesOf(resource: FhirResource): string {
  if (resource.resourceType !== "CarePlan") return "";
  const activities = (resource.activity ?? []).map(({ detail }) => detail?.status ?? "?");
  return [resource.status, resource.intent, ...activities].join(", ");
}
