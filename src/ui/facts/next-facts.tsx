import { type ReactNode, useRef, useState } from "react";
import type { Assessment, NextBestFact } from "../../engine/assessment";
import { FACTS } from "../../text/ui-facts";
import { Button } from "../elements/button";
import { Card } from "../elements/card";
import { Disclosure } from "../elements/disclosure";
import { definitionOf } from "../fact-words";
import { resolvedText } from "../resolved-text";
import { useApp, useText } from "../state/use-app";
import { FactEditor } from "./fact-editor";
import { assessedFact } from "./fact-view";
import styles from "./facts.module.css";
import { UnansweredQueries } from "./unanswered-queries";

const SHOWN = 3;

/** What is worth asking next, most useful first, each with what it would settle, and answered on the spot. */
export function NextFacts(props: { readonly assessment: Assessment }): ReactNode {
  const { assessment } = props;
  const text = useText(FACTS);
  const first = assessment.next_best_facts.slice(0, SHOWN);
  const rest = assessment.next_best_facts.slice(SHOWN);
  return (
    <Card id="next" title={text("next.title")} note={first.length > 0 ? text("next.note") : undefined}>
      {first.length === 0 ? <p className={styles.muted}>{text("next.done")}</p> : null}
      <ol className={styles.questions}>
        {first.map((next) => (
          <Question key={next.fact} next={next} assessment={assessment} />
        ))}
      </ol>
      {rest.length > 0 ? (
        <Disclosure summary={<span className={styles.muted}>{text("next.more", { count: rest.length })}</span>}>
          <ol className={styles.questions} start={SHOWN + 1}>
            {rest.map((next) => (
              <Question key={next.fact} next={next} assessment={assessment} />
            ))}
          </ol>
        </Disclosure>
      ) : null}
    </Card>
  );
}

function Question(props: { readonly next: NextBestFact; readonly assessment: Assessment }): ReactNode {
  const { next, assessment } = props;
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const [answering, setAnswering] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const settles = resolvedText(next.resolves, assessment, language);
  const { if_missing } = definitionOf(next.fact);
  return (
    <li className={styles.question}>
      <div className={styles.questionLine}>
        <p className={styles.questionText}>{next.question}</p>
        {answering ? null : (
          <Button
            ref={button}
            size="small"
            data-screen-only
            aria-label={text("next.answer_fact", { question: next.question })}
            onClick={() => setAnswering(true)}
          >
            {text("next.answer")}
          </Button>
        )}
      </div>
      <UnansweredQueries name={next.fact} />
      {settles.length > 0 ? <p className={styles.note}>{text("next.settles", { what: settles.join(" · ") })}</p> : null}
      {if_missing ? <p className={styles.note}>{text("next.if_missing", { text: if_missing[language] })}</p> : null}
      {answering ? (
        <FactEditor
          name={next.fact}
          fact={assessedFact(assessment, next.fact)}
          onClose={() => {
            setAnswering(false);
            requestAnimationFrame(() => button.current?.focus());
          }}
        />
      ) : null}
    </li>
  );
}
