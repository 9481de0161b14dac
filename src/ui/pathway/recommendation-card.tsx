import { type ReactNode, useId } from "react";
import type { Assessment, Recommendation } from "../../engine/assessment";
import type { FactName, Knowledge, Rule } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { PATHWAY } from "../../text/ui-pathway";
import type { Decision } from "../../writeback/types";
import { Badge, GradeBadge, StatusBadge } from "../elements/badge";
import { Button } from "../elements/button";
import { CitationList } from "../elements/citation-list";
import { Disclosure } from "../elements/disclosure";
import { SourceChip } from "../elements/source-chip";
import { codeLabel, factLabel, factValueText } from "../fact-words";
import { decisionKey } from "../state/store";
import { useApp, useText } from "../state/use-app";
import { useWhatWouldChange } from "../state/use-evaluation";
import styles from "./recommendation-card.module.css";

interface CardProps {
  readonly row: Recommendation;
  readonly assessment: Assessment;
  readonly knowledge: Knowledge;
  readonly language: Language;
}

/** Signs beside the status word: the word carries the meaning. */
const SIGNS: Readonly<Record<Recommendation["status"], string>> = {
  recommended: "✓",
  option: "◇",
  conditional: "◷",
  possible: "?",
  blocked: "×",
  warning: "!",
  info: "i",
};

/** One recommendation: what, how strong, by whom; opened: why, what is missing, what else, on what sources. */
export function RecommendationCard(props: CardProps): ReactNode {
  const { row, knowledge, language } = props;
  const text = useText(PATHWAY);
  const id = useId();
  const rule = knowledge.rules.find((candidate) => candidate.id === row.rule);
  const emission = rule?.emits.find((candidate) => candidate.code === row.code);
  return (
    <li className={styles.card} data-status={row.status} data-code={row.code}>
      <div className={styles.head}>
        <h4 id={id} className={styles.title}>
          {codeLabel(row.code, language)}
        </h4>
        <p className={styles.badges}>
          <span aria-hidden="true">{SIGNS[row.status]}</span> <StatusBadge status={row.status} />
          {emission?.off_label ? (
            <Badge tone="warning">
              {emission.off_label === "all"
                ? text("card.off_label.all")
                : text("card.off_label", { where: emission.off_label.join(", ") })}
            </Badge>
          ) : null}
        </p>
      </div>
      <p>{row.text}</p>
      {row.blocked_by.length > 0 ? (
        <p className={styles.blocked}>
          {text("card.blocked")}{" "}
          {row.blocked_by
            .map((blocker) => {
              const words = knowledge.rules.find((candidate) => candidate.id === blocker)?.words[language];
              return words ? text("card.blocked.by", { rule: blocker, words }) : blocker;
            })
            .join(" ")}
        </p>
      ) : null}
      {row.missing.length > 0 ? (
        <p className={styles.missing}>
          <b>{text("card.missing")}:</b> {row.missing.map((name) => factLabel(name, language)).join(", ")}
        </p>
      ) : null}
      <p className={styles.meta}>
        {[row.guideline, row.strength].filter(Boolean).join(" · ")} · {row.rule} <GradeBadge grade={row.verification} />
      </p>
      <Disclosure summary={text("card.detail")} about={id} look="quiet">
        <Detail {...props} rule={rule} alternatives={emission?.alternatives ?? []} />
      </Disclosure>
      {DECIDED.has(row.status) ? <DecisionControl row={row} language={language} /> : null}
    </li>
  );
}

function Detail(
  props: CardProps & { readonly rule: Rule | undefined; readonly alternatives: readonly string[] },
): ReactNode {
  const { row, rule, alternatives, assessment, knowledge, language } = props;
  const text = useText(PATHWAY);
  const differ = knowledge.disagreements.filter(({ rules }) => rules.includes(row.rule));
  const trials = knowledge.trials.filter(({ rules }) => rules.includes(row.rule));
  const figures = knowledge.figures.filter(({ rules }) => rules.includes(row.rule));
  const schedule = row.rule === "FU" ? knowledge.schedules.find(({ id }) => id === row.code) : undefined;
  return (
    <dl className={styles.list}>
      <Part title={text("card.why")}>
        <ul>
          {row.because.map((name) => (
            <FactLine key={name} name={name} assessment={assessment} language={language} />
          ))}
        </ul>
      </Part>
      {rule ? <Part title={text("card.logic", { rule: rule.id })}>{rule.words[language]}</Part> : null}
      {rule?.limits ? <Part title={text("card.limits")}>{rule.limits[language]}</Part> : null}
      {schedule ? <Part title={text("card.logic", { rule: schedule.id })}>{schedule.evidence[language]}</Part> : null}
      <Part title={text("card.alternatives")}>
        <ul>
          {alternatives.map((code) => (
            <li key={code}>{codeLabel(code, language)}</li>
          ))}
          <li>{text("card.alternative.none")}</li>
        </ul>
      </Part>
      {differ.length > 0 ? (
        <Part title={text("card.differ")}>
          <ul>
            {differ.map((entry) => (
              <li key={entry.id}>
                <b>{entry.topic[language]}</b>: {entry.positions[language]}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {trials.length + figures.length > 0 ? (
        <Part title={text("card.evidence")}>
          <ul>
            {trials.map((trial) => (
              <li key={trial.id}>
                <b>{trial.name}</b> ({trial.design[language]}): {trial.result[language]}{" "}
                <GradeBadge grade={trial.verification} />
              </li>
            ))}
            {figures.map((figure) => (
              <li key={figure.id}>
                {figure.text[language]} <GradeBadge grade={figure.verification} />
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Part title={text("card.change")}>
        <WhatChangesIt row={row} />
      </Part>
      <Part title={text("card.jurisdictions")}>{row.jurisdictions.join(", ") || "–"}</Part>
      <Part title={text("card.sources")}>
        <CitationList keys={row.citations} citations={assessment.citations} />
        <p className={styles.meta}>
          {text("card.rules", { version: assessment.engine.version, date: assessment.engine.knowledge_date })}
        </p>
      </Part>
    </dl>
  );
}

function Part(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function FactLine(props: {
  readonly name: FactName;
  readonly assessment: Assessment;
  readonly language: Language;
}): ReactNode {
  const { name, assessment, language } = props;
  const text = useText(PATHWAY);
  const fact = assessment.facts[name];
  const value =
    fact?.status === "known" && fact.value !== null
      ? factValueText(name, fact.value, language)
      : fact?.status === "conflict"
        ? `${text("fact.conflict")}: ${fact.alternatives.map((side) => factValueText(name, side.value, language)).join(" / ")}`
        : text(fact?.status === "not_applicable" ? "fact.not_applicable" : "fact.not_known");
  const source = fact?.sources[0];
  return (
    <li>
      {factLabel(name, language)}: <b>{value}</b> {source ? <SourceChip source={source} fact={name} /> : null}
    </li>
  );
}

function WhatChangesIt({ row }: { readonly row: Recommendation }): ReactNode {
  const text = useText(PATHWAY);
  const changes = useWhatWouldChange(true);
  if (!changes) return text("card.change.working");
  const own = changes.recommendations.find(({ rule, code }) => rule === row.rule && code === row.code);
  return own?.nearest?.text ?? text("card.change.none");
}

const DECIDED: ReadonlySet<Recommendation["status"]> = new Set(["recommended", "option", "conditional", "blocked"]);
const CHOICES = ["accepted", "adapted", "declined"] as const satisfies readonly Decision["choice"][];

/** Accept, adapt or decline; nothing is chosen beforehand, and the reason goes into the note. */
function DecisionControl(props: { readonly row: Recommendation; readonly language: Language }): ReactNode {
  const { row, language } = props;
  const text = useText(PATHWAY);
  const id = useId();
  const stored = useApp((state) => state.decisions.get(decisionKey(row)));
  const decide = useApp((state) => state.decide);
  const announce = useApp((state) => state.announce);
  const overtaken = stored !== undefined && stored.decided_on.status !== row.status;
  const decision = overtaken ? undefined : stored;
  const what = codeLabel(row.code, language);
  const choose = (choice: Decision["choice"] | null): void => {
    decide(row, choice, choice === null ? null : (decision?.reason ?? null));
    announce(text(choice === null ? "decision.said.cleared" : `decision.said.${choice}`, { what }));
  };
  return (
    <fieldset
      className={styles.decision}
      data-plain={
        row.status !== "blocked" && !overtaken && (!decision || decision.choice === "accepted") ? "" : undefined
      }
    >
      <legend className="visually-hidden">{text("decision.label", { what })}</legend>
      {CHOICES.filter((choice) => row.status !== "blocked" || choice !== "accepted").map((choice) => (
        <label key={choice} className={styles.choice}>
          <input type="radio" name={id} checked={decision?.choice === choice} onChange={() => choose(choice)} />
          {text(`decision.${choice}`)}
        </label>
      ))}
      {decision ? (
        <Button look="quiet" size="small" onClick={() => choose(null)}>
          {text("decision.clear")}
        </Button>
      ) : null}
      {row.status === "blocked" ? <p className={styles.meta}>{text("decision.none_for_blocked")}</p> : null}
      {overtaken ? (
        <p className={styles.missing}>
          {text("decision.overtaken", { choice: text(`decision.${stored.choice}`) })} {stored.reason}
        </p>
      ) : null}
      {decision && decision.choice !== "accepted" ? (
        <div className={styles.reason}>
          <label htmlFor={`${id}-reason`}>
            {text(decision.choice === "adapted" ? "decision.how" : "decision.reason")}
          </label>
          <textarea
            id={`${id}-reason`}
            rows={2}
            value={decision.reason ?? ""}
            onChange={(event) => decide(row, decision.choice, event.target.value === "" ? null : event.target.value)}
          />
          {decision.reason?.trim() ? null : <span className={styles.missing}>{text("decision.reason.missing")}</span>}
        </div>
      ) : null}
    </fieldset>
  );
}
