import { type ReactNode, useMemo } from "react";
import type { Assessment, Recommendation } from "../../engine/assessment";
import type { Knowledge, SeedRule } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { RISK } from "../../text/ui-risk";
import { THEN_AND_NOW } from "../../text/ui-then-and-now";
import { GradeBadge, StatusBadge } from "../elements/badge";
import { Card } from "../elements/card";
import { CitationList } from "../elements/citation-list";
import { Disclosure } from "../elements/disclosure";
import { codeLabel } from "../fact-words";
import { classWords } from "../risk/scheme-words";
import { useApp, useText } from "../state/use-app";
import { useAssessOptions } from "../state/use-evaluation";
import styles from "./then-and-now.module.css";

/** The founding abstract of 2007 and today's rules for the same patient, with the word of change between them. */
export function ThenAndNowSection(): ReactNode {
  const text = useText(THEN_AND_NOW);
  const today = useApp((state) => state.assessment);
  const facts = useApp((state) => (state.phase.name === "ready" ? state.facts : null));
  const rooms = useApp((state) => state.rooms);
  const language = useApp((state) => state.language);
  const options = useAssessOptions();
  const then = useMemo(
    () => (rooms && facts ? rooms.assess(facts, { ...options, mode: "seed2007" }) : null),
    [rooms, facts, options],
  );
  if (!today || !rooms || !then) return null;
  const { knowledge } = rooms;
  const isSaid = (rule: SeedRule) => then.recommendations.some((row) => row.rule === rule.id);
  const said = knowledge.seed_rules.filter(isSaid);
  const rest = knowledge.seed_rules.filter((rule) => !isSaid(rule));
  const shared = { then, today, knowledge, language };
  return (
    <Card id="then-and-now" title={text("title")} note={text("title.note")}>
      <Disclosure summary={text("open", { count: said.length })}>
        <div className={styles.section}>
          <Statements rules={said} {...shared} />
          {rest.length > 0 ? (
            <Disclosure summary={text("rest")} note={String(rest.length)}>
              <Statements rules={rest} {...shared} />
            </Disclosure>
          ) : null}
          <p className={styles.muted}>{text("source")}</p>
          <CitationList
            keys={[...new Set(knowledge.seed_rules.flatMap(({ citations }) => citations))]}
            citations={knowledge.citations}
          />
        </div>
      </Disclosure>
    </Card>
  );
}

interface SharedProps {
  readonly then: Assessment;
  readonly today: Assessment;
  readonly knowledge: Knowledge;
  readonly language: Language;
}

function Statements(props: SharedProps & { readonly rules: readonly SeedRule[] }): ReactNode {
  const { rules, ...shared } = props;
  return (
    <ol className={styles.list}>
      {rules.map((rule) => (
        <Statement key={rule.id} rule={rule} {...shared} />
      ))}
    </ol>
  );
}

function Statement(props: SharedProps & { readonly rule: SeedRule }): ReactNode {
  const { rule, then, today, knowledge, language } = props;
  const text = useText(THEN_AND_NOW);
  const risk = useText(RISK);
  const of = (rows: readonly Recommendation[], ids: readonly string[]) => rows.filter((row) => ids.includes(row.rule));
  const now = of(today.recommendations, rule.today);
  const isRisk = rule.emits.some(({ code }) => code === "SEED_RISK_NIH2002");
  const classOf = (assessment: Assessment, id: "nih_2002" | "afip_2006" | "modified_nih_2008"): string => {
    const result = assessment.risk[id];
    return result.status === "not_applicable"
      ? risk("status.not_applicable")
      : classWords(result, knowledge.schemes[id], language, risk);
  };
  return (
    <li className={styles.statement} data-statement={rule.statement}>
      <div>
        <h3 className={styles.column}>
          {rule.statement} · {text("column.then")}
        </h3>
        <p>{rule.statement_words[language]}</p>
        {of(then.recommendations, [rule.id]).map((row) => (
          <p key={row.code}>
            <b>{codeLabel(row.code, language)}</b> <StatusBadge status={row.status} />
          </p>
        ))}
        {isRisk ? <p>{text("risk.then", { class: classOf(then, "nih_2002") })}</p> : null}
        <GradeBadge grade={rule.verification} />
      </div>
      <div>
        <h3 className={styles.column}>{text("column.change")}</h3>
        <p>{rule.change[language]}</p>
      </div>
      <div>
        <h3 className={styles.column}>{text("column.now")}</h3>
        {isRisk
          ? (["modified_nih_2008", "afip_2006"] as const).map((id) => (
              <p key={id}>
                {text("risk.now", { scheme: knowledge.schemes[id].label[language], class: classOf(today, id) })}
              </p>
            ))
          : null}
        {now.length === 0 && rule.today.length > 0 ? (
          <p className={styles.muted}>{text("now.none", { rules: rule.today.join(", ") })}</p>
        ) : null}
        <ul className={styles.now}>
          {now.map((row) => (
            <li key={`${row.rule}/${row.code}`}>
              {codeLabel(row.code, language)} <StatusBadge status={row.status} />{" "}
              <span className={styles.muted}>{row.rule}</span>
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
