import { type ReactNode, useId, useMemo, useState } from "react";
import type { Assessment } from "../../engine/assessment";
import type { Fact, Facts } from "../../engine/fact";
import type { FactName, FactValue, Knowledge } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { RISK } from "../../text/ui-risk";
import { StatusBadge } from "../elements/badge";
import { Button } from "../elements/button";
import { codeLabel, definitionOf, factLabel, factValueText, valueLabel } from "../fact-words";
import type { Entry } from "../state/entry";
import { useText } from "../state/use-app";
import { compareAssessments, hasChanges } from "./compare-assessments";
import { classWords, percentWords } from "./scheme-words";
import styles from "./what-if-panel.module.css";

export type Supposition = Omit<Entry, "date">;

/**
 * Facts from which the engine would calculate the supposed one: what the chart states in them is set aside together with
 * it, or the supposition would only be one side of a contradiction.
 */
const CALCULATED_FROM: { readonly [N in FactName]?: readonly FactName[] } = {
  mitoses_per_5mm2: ["mitoses_raw_count"],
  rupture_category: ["rupture_criterion"],
  genotype: ["variant_hgvs"],
};

/** The entries that suppose a value of one fact, given what is stated now. */
export function suppositionOf(name: FactName, value: FactValue, facts: Facts): readonly Supposition[] {
  const aside = (CALCULATED_FROM[name] ?? []).filter(
    (source) => facts[source]?.status === "known" || facts[source]?.status === "conflict",
  );
  return [
    { fact: name, change: { kind: "value", value } } as Supposition,
    ...aside.map((fact): Supposition => ({ fact, change: { kind: "unknown", note: null } })),
  ];
}

export interface WhatIfPanelProps {
  readonly facts: Facts;
  readonly size_name: "size_mm" | "size_mm_imaging";
  readonly knowledge: Knowledge;
  readonly language: Language;
  readonly assessment: Assessment;
  readonly supposed: { readonly facts: Facts; readonly assessment: Assessment } | null;
  readonly onSuppose: (entries: readonly Supposition[]) => void;
  readonly onPutBack: () => void;
  readonly onTakeOver: () => void;
}

/** Another value for a fact, to think with: what would change, and the way back. Nothing is kept unless taken over. */
export function WhatIfPanel(props: WhatIfPanelProps): ReactNode {
  const { facts, size_name, language, supposed, onSuppose, onPutBack, onTakeOver } = props;
  const text = useText(RISK);
  const now = supposed?.facts ?? facts;
  const change = (name: FactName, value: FactValue): void => onSuppose(suppositionOf(name, value, now));
  return (
    <div className={styles.panel} data-active={supposed !== null || undefined}>
      <div className={styles.head}>
        <h3 className={styles.title}>{text(supposed ? "what_if.on" : "what_if.title")}</h3>
        <p className={styles.muted}>{text("what_if.explain")}</p>
      </div>
      <div className={styles.fields} data-screen-only>
        <NumberField
          label={text("what_if.size")}
          name={size_name}
          recorded={facts[size_name]}
          fact={now[size_name]}
          least={1}
          onChange={(value) => change(size_name, value)}
          language={language}
        />
        <NumberField
          label={text("what_if.mitoses")}
          name="mitoses_per_5mm2"
          recorded={facts.mitoses_per_5mm2}
          fact={now.mitoses_per_5mm2}
          least={0}
          onChange={(value) => change("mitoses_per_5mm2", value)}
          language={language}
        />
        {(["site", "rupture_category", "genotype"] as const).map((name) => (
          <ChoiceField
            key={name}
            name={name}
            label={text(
              name === "site" ? "what_if.site" : name === "genotype" ? "what_if.genotype" : "what_if.rupture",
            )}
            recorded={facts[name]}
            fact={now[name]}
            onChange={(value) => change(name, value)}
            language={language}
          />
        ))}
      </div>
      {supposed ? (
        <>
          <Changes {...props} supposed={supposed} />
          <div className={styles.actions} data-screen-only>
            <Button look="primary" onClick={onTakeOver}>
              {text("what_if.take")}
            </Button>
            <Button onClick={onPutBack}>{text("what_if.drop")}</Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly name: FactName;
  readonly recorded: Fact | undefined;
  readonly fact: Fact | undefined;
  readonly language: Language;
}

function recordedWords(
  { name, recorded, language }: FieldProps,
  text: ReturnType<typeof useText<keyof (typeof RISK)["en"]>>,
): string {
  const value =
    recorded?.status === "known"
      ? factValueText(name, recorded.value, language)
      : text(recorded?.status === "conflict" ? "what_if.in_conflict" : "what_if.not_known");
  return text("what_if.recorded", { value });
}

function NumberField(
  props: FieldProps & { readonly least: number; readonly onChange: (value: number) => void },
): ReactNode {
  const { label, name, fact, least, onChange } = props;
  const text = useText(RISK);
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const { kind } = definitionOf(name);
  const most = kind.type === "number" ? kind.max : undefined;
  const parse = (words: string): number | null => {
    if (!/^\d+(?:[.,]\d+)?$/.test(words.trim())) return null;
    const value = Number(words.trim().replace(",", "."));
    return value >= least && (most === undefined || value <= most) ? value : null;
  };
  const shown = draft ?? (fact?.status === "known" && typeof fact.value === "number" ? String(fact.value) : "");
  const invalid = draft !== null && draft !== "" && parse(draft) === null;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={shown}
        aria-invalid={invalid || undefined}
        aria-describedby={`${id}-recorded`}
        onChange={(event) => {
          setDraft(event.target.value);
          const value = parse(event.target.value);
          if (value !== null) onChange(value);
        }}
        onBlur={() => setDraft(null)}
      />
      <span id={`${id}-recorded`} className={styles.muted}>
        {invalid ? text("what_if.invalid") : recordedWords(props, text)}
      </span>
    </div>
  );
}

function ChoiceField(props: FieldProps & { readonly onChange: (value: string) => void }): ReactNode {
  const { label, name, fact, onChange, language } = props;
  const text = useText(RISK);
  const id = useId();
  const { kind } = definitionOf(name);
  const values = kind.type === "enum" ? kind.values : [];
  const value = fact?.status === "known" && typeof fact.value === "string" ? fact.value : "";
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-recorded`}
        onChange={(event) => {
          if (event.target.value) onChange(event.target.value);
        }}
      >
        {value === "" ? (
          <option value="">{text(fact?.status === "conflict" ? "what_if.in_conflict" : "what_if.not_known")}</option>
        ) : null}
        {values.map((option) => (
          <option key={option} value={option}>
            {valueLabel(name, option, language)}
          </option>
        ))}
      </select>
      <span id={`${id}-recorded`} className={styles.muted}>
        {recordedWords(props, text)}
      </span>
    </div>
  );
}

function Changes(
  props: WhatIfPanelProps & { readonly supposed: NonNullable<WhatIfPanelProps["supposed"]> },
): ReactNode {
  const { assessment, supposed, knowledge, language } = props;
  const text = useText(RISK);
  const changes = useMemo(() => compareAssessments(assessment, supposed.assessment), [assessment, supposed]);
  if (!hasChanges(changes)) return <p>{text("changes.none")}</p>;
  return (
    <dl className={styles.changes}>
      {changes.schemes.length > 0 ? (
        <div>
          <dt>{text("changes.classes")}</dt>
          {changes.schemes.map(({ id, before, after }) => {
            const table = knowledge.schemes[id];
            const words = (result: typeof before): string =>
              result.status === "not_applicable"
                ? text("status.not_applicable")
                : [
                    classWords(result, table, language, text),
                    result.percent ? percentWords(result.percent, language, text) : null,
                  ]
                    .filter(Boolean)
                    .join(" ");
            return (
              <dd key={id}>
                {table.label[language]}: {text("changes.from_to", { from: words(before), to: words(after) })}
              </dd>
            );
          })}
        </div>
      ) : null}
      {(["added", "removed"] as const).map((kind) =>
        changes[kind].length > 0 ? (
          <div key={kind} data-kind={kind}>
            <dt>{text(`changes.${kind}`)}</dt>
            {changes[kind].map((row) => (
              <dd key={`${row.rule}/${row.code}`}>
                {codeLabel(row.code, language)} <StatusBadge status={row.status} />{" "}
                <span className={styles.muted}>{row.rule}</span>
              </dd>
            ))}
          </div>
        ) : null,
      )}
      {changes.changed.length > 0 ? (
        <div>
          <dt>{text("changes.status")}</dt>
          {changes.changed.map(({ before, after }) => (
            <dd key={`${after.rule}/${after.code}`}>
              {codeLabel(after.code, language)}: <StatusBadge status={before.status} /> →{" "}
              <StatusBadge status={after.status} /> <span className={styles.muted}>{after.rule}</span>
            </dd>
          ))}
        </div>
      ) : null}
      {changes.flags_added.length + changes.flags_removed.length > 0 ? (
        <div>
          <dt>{text("changes.flags")}</dt>
          {changes.flags_added.map((flag) => (
            <dd key={`+${flag.rule}/${flag.code}`}>
              {text("changes.flag.added", { text: codeLabel(flag.code, language) })}
            </dd>
          ))}
          {changes.flags_removed.map((flag) => (
            <dd key={`-${flag.rule}/${flag.code}`}>
              {text("changes.flag.removed", { text: codeLabel(flag.code, language) })}
            </dd>
          ))}
        </div>
      ) : null}
    </dl>
  );
}

/** The supposed values in words, for the live region and the heading. */
export function supposedWords(facts: Facts, supposed: Facts, language: Language): string {
  return (Object.keys(supposed) as FactName[])
    .flatMap((name) => {
      const is = supposed[name];
      if (is === facts[name] || is?.status !== "known") return [];
      return [`${factLabel(name, language)} ${factValueText(name, is.value, language)}`];
    })
    .join(", ");
}
