import type { ReactNode } from "react";
import type { AssessedFact } from "../../engine/assessment";
import type { FactName } from "../../knowledge/types";
import { FACTS } from "../../text/ui-facts";
import { Button } from "../elements/button";
import { SourceChips } from "../elements/source-chip";
import { factValueText } from "../fact-words";
import type { Change } from "../state/entry";
import { useApp, useText } from "../state/use-app";
import { candidateOf } from "./fact-view";
import styles from "./facts.module.css";
import { useEnter } from "./use-enter";

/** Sources that disagree, side by side with what tells them apart; the clinician chooses, the app does not. */
export function ConflictChoice(props: {
  readonly name: FactName;
  readonly fact: AssessedFact;
  readonly label: string;
}): ReactNode {
  const { name, fact, label } = props;
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const reading = useApp((state) => state.reading);
  const enter = useEnter();
  return (
    <ul className={styles.alternatives}>
      {fact.alternatives.map((alternative) => {
        const value = factValueText(name, alternative.value, language);
        const candidates = alternative.sources.flatMap((source) => candidateOf(reading, name, source) ?? []);
        const known = [
          ...new Set(
            candidates.flatMap((candidate) => [
              ...(candidate.kind === "pathology" || candidate.specimen !== "unknown"
                ? [text(`specimen.${candidate.specimen}`)]
                : []),
              ...(candidate.report_status === "unknown" ? [] : [text(`report_status.${candidate.report_status}`)]),
              ...(candidate.author ? [text("author", { name: candidate.author })] : []),
              ...(candidate.as_reported ? [text("as_reported", { text: candidate.as_reported })] : []),
            ]),
          ),
        ];
        const quote = alternative.sources.find((source) => source.quote)?.quote;
        return (
          <li key={value} className={styles.alternative}>
            <div className={styles.valueLine}>
              <span className={styles.value}>{value}</span>
              <SourceChips sources={alternative.sources} fact={name} />
            </div>
            {known.length > 0 ? <p className={styles.note}>{known.join(" · ")}</p> : null}
            {quote ? <q className={styles.quote}>{quote}</q> : null}
            <Button
              size="small"
              data-screen-only
              aria-label={text("choose_value", { value, fact: label })}
              onClick={() =>
                enter(name, { kind: "choice", value: alternative.value, sources: alternative.sources } as Change)
              }
            >
              {text("choose_this")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
