import { type ReactNode, useMemo, useState } from "react";
import type { FactSource } from "../../engine/fact";
import type { FactName } from "../../knowledge/types";
import { ELEMENTS } from "../../text/ui";
import { candidateOf } from "../facts/fact-view";
import { formatDate } from "../format";
import { useApp, useText } from "../state/use-app";
import { Button } from "./button";
import { Chip } from "./chip";

/** Where a value came from: kind and date. Pressing it opens the source itself beside the page. */
export function SourceChip(props: { readonly source: FactSource; readonly fact: FactName | null }): ReactNode {
  const { source, fact } = props;
  const text = useText(ELEMENTS);
  const language = useApp((state) => state.language);
  const openSource = useApp((state) => state.openSource);
  // A clinician's value of an earlier session comes back as a coded entry: whose it is says more than how it is held.
  const reading = useApp((state) => state.reading);
  const confirmed = useMemo(
    () => fact !== null && candidateOf(reading, fact, source)?.confirmed_at !== undefined,
    [reading, fact, source],
  );
  const kind = text(confirmed ? "source.confirmed" : `method.${source.method}`);
  const date = source.date ? formatDate(source.date, language) : text("source.undated");
  const resource = source.reference?.split("/")[0] ?? "";
  return (
    <Chip
      tone={source.method === "entered" ? "entered" : "plain"}
      aria-haspopup="dialog"
      onClick={() => openSource({ source, fact })}
    >
      {kind} · {date}
      <span className="visually-hidden">{text("source.open", { resource })}</span>
    </Chip>
  );
}

/** The chips of all sources of a value, each source once. */
export function SourceChips(props: {
  readonly sources: readonly FactSource[];
  readonly fact: FactName | null;
}): ReactNode {
  const text = useText(ELEMENTS);
  const [shown, setShown] = useState(FIRST_SHOWN);
  const byKey = [
    ...new Map(
      props.sources.map((source) => [`${source.reference} ${source.element} ${source.start} ${source.method}`, source]),
    ),
  ];
  const left = byKey.length - shown;
  return (
    <>
      {byKey.slice(0, shown).map(([key, source]) => (
        <SourceChip key={key} source={source} fact={props.fact} />
      ))}
      {left > 0 ? (
        <Button size="small" look="quiet" onClick={() => setShown(shown + THEN_SHOWN)}>
          {text("source.more", { count: left })}
        </Button>
      ) : null}
    </>
  );
}

/** A value may be stated a thousand times over: as many as a reader may open are shown, the others when asked for. */
const FIRST_SHOWN = 6;
const THEN_SHOWN = 50;
