import { type ReactNode, useId, useState } from "react";
import type { AssessedFact } from "../../engine/assessment";
import type { FactKind, FactName, FactValue, TkiCourse } from "../../knowledge/types";
import { FACT_WORDS, FACTS } from "../../text/ui-facts";
import { Button } from "../elements/button";
import { definitionOf, factLabel, factUnit, valueLabel } from "../fact-words";
import type { Change } from "../state/entry";
import { useApp, useText } from "../state/use-app";
import { CountEditor } from "./count-editor";
import { CourseEditor } from "./course-editor";

import { EditorForm, useMistakeText } from "./editor-form";
import styles from "./facts.module.css";
import { parseValue, type ValueMistake } from "./parse-value";
import { useEnter } from "./use-enter";

/** Facts without which nothing can be worked out: they may be unknown, never "not applicable". */
const ALWAYS_APPLIES: ReadonlySet<FactName> = new Set([
  "disease_setting",
  "gist_confirmed",
  "site",
  "size_mm",
  "size_mm_imaging",
  "mitoses_per_5mm2",
  "rupture_category",
  "genotype",
  "birth_date",
  "age",
  "sex_at_birth",
  "symptoms",
  "current_tki",
]);

/** A form in place of the value: Enter saves, Escape leaves everything as it was. */
export function FactEditor(props: {
  readonly name: FactName;
  readonly fact: AssessedFact;
  readonly onClose: () => void;
}): ReactNode {
  const { name, fact, onClose } = props;
  const text = useText(FACTS);
  const enter = useEnter();
  const { kind } = definitionOf(name);
  const save = (change: Change) => {
    enter(name, change);
    onClose();
  };
  const actions = (
    <EditorActions
      onUnknown={() => save({ kind: "unknown", note: text("yours") })}
      onNotApplicable={ALWAYS_APPLIES.has(name) ? null : () => save({ kind: "not_applicable" })}
      onCancel={onClose}
    />
  );
  if (name === "mitoses_per_5mm2") return <CountEditor fact={fact} actions={actions} onClose={onClose} />;
  if (kind.type === "tki_courses") {
    return (
      <CourseEditor
        value={Array.isArray(fact.value) ? (fact.value as readonly TkiCourse[]) : []}
        onSave={(value) => save({ kind: "value", value } as Change)}
        actions={actions}
        onCancel={onClose}
      />
    );
  }
  if (kind.type === "enum_list") {
    return (
      <ListEditor
        name={name}
        values={kind.values}
        chosen={Array.isArray(fact.value) ? (fact.value as readonly string[]) : []}
        onSave={(value) => save({ kind: "value", value } as Change)}
        actions={actions}
        onCancel={onClose}
      />
    );
  }
  return (
    <SingleEditor
      name={name}
      kind={kind}
      value={fact.value}
      onSave={(value) => save({ kind: "value", value } as Change)}
      actions={actions}
      onCancel={onClose}
    />
  );
}

function EditorActions(props: {
  readonly onUnknown: () => void;
  readonly onNotApplicable: (() => void) | null;
  readonly onCancel: () => void;
}): ReactNode {
  const text = useText(FACTS);
  return (
    <div className={styles.editorActions}>
      <Button type="submit" size="small" look="primary">
        {text("save")}
      </Button>
      <Button size="small" onClick={props.onCancel}>
        {text("cancel")}
      </Button>
      <Button size="small" look="quiet" onClick={props.onUnknown}>
        {text("not_known")}
      </Button>
      {props.onNotApplicable ? (
        <Button size="small" look="quiet" onClick={props.onNotApplicable}>
          {text("mark_not_applicable")}
        </Button>
      ) : null}
    </div>
  );
}

function typedOf(value: FactValue | null): string {
  if (value === null) return "";
  return Array.isArray(value) ? value.join("\n") : String(value);
}

function SingleEditor(props: {
  readonly name: FactName;
  readonly kind: FactKind;
  readonly value: FactValue | null;
  readonly onSave: (value: FactValue) => void;
  readonly actions: ReactNode;
  readonly onCancel: () => void;
}): ReactNode {
  const { name, kind, value, onSave, actions, onCancel } = props;
  const today = useApp((state) => state.as_of);
  const language = useApp((state) => state.language);
  const mistakeText = useMistakeText();
  const [typed, setTyped] = useState(typedOf(value));
  const [mistake, setMistake] = useState<ValueMistake | null>(null);
  const id = useId();
  const label = factLabel(name, language);
  return (
    <EditorForm
      onCancel={onCancel}
      onSubmit={() => {
        const parsed = parseValue(name, typed, today);
        if (parsed.ok) onSave(parsed.value);
        else setMistake(parsed.mistake);
      }}
    >
      <ValueInput
        name={name}
        kind={kind}
        label={label}
        typed={typed}
        onType={(next) => {
          setTyped(next);
          setMistake(null);
        }}
        invalid={mistake !== null}
        describedBy={mistake ? id : undefined}
      />
      {mistake ? (
        <p id={id} className={styles.mistake} role="alert">
          {mistakeText(mistake)}
        </p>
      ) : null}
      {actions}
    </EditorForm>
  );
}

function ValueInput(props: {
  readonly name: FactName;
  readonly kind: FactKind;
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}): ReactNode {
  const { name, kind, label, typed, onType, invalid, describedBy } = props;
  const text = useText(FACTS);
  const words = useText(FACT_WORDS);
  const language = useApp((state) => state.language);
  const shared = { "aria-label": label, "aria-invalid": invalid, "aria-describedby": describedBy };
  const options: readonly { readonly value: string; readonly label: string }[] =
    kind.type === "enum"
      ? kind.values.map((option) => ({ value: option, label: valueLabel(name, option, language) }))
      : kind.type === "boolean"
        ? [
            { value: "true", label: words("yes") },
            { value: "false", label: words("no") },
          ]
        : [];
  if (options.length > 0 && options.length <= 4) {
    return (
      <fieldset className={styles.segments} aria-describedby={describedBy}>
        <legend className="visually-hidden">{label}</legend>
        {options.map((option) => (
          <label key={option.value} className={styles.segment}>
            <input
              type="radio"
              name={`edit-${name}`}
              value={option.value}
              checked={typed === option.value}
              onChange={() => onType(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  if (options.length > 0) {
    return (
      <select className={styles.input} value={typed} onChange={(event) => onType(event.target.value)} {...shared}>
        <option value="">{text("choose")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (kind.type === "text_list") {
    return (
      <>
        <textarea
          className={styles.input}
          rows={3}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          {...shared}
        />
        <p className={styles.note}>{text("one_a_line")}</p>
      </>
    );
  }
  const unit = factUnit(name, language);
  return (
    <span className={styles.inputLine}>
      <input
        className={styles.input}
        type={kind.type === "date" ? "date" : "text"}
        inputMode={kind.type === "number" ? "decimal" : undefined}
        autoComplete="off"
        value={typed}
        onChange={(event) => onType(event.target.value)}
        {...shared}
      />
      {unit ? <span className={styles.muted}>{unit}</span> : null}
    </span>
  );
}

function ListEditor(props: {
  readonly name: FactName;
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly onSave: (value: readonly string[]) => void;
  readonly actions: ReactNode;
  readonly onCancel: () => void;
}): ReactNode {
  const { name, values, onSave, actions, onCancel } = props;
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const mistakeText = useMistakeText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(props.chosen));
  const [none, setNone] = useState(false);
  const [mistake, setMistake] = useState<ValueMistake | null>(null);
  // Where the dictionary has its own word for "none", that word is the statement; an empty list is it elsewhere.
  const ownNone = values.includes("none");
  const toggle = (value: string) => {
    const next = new Set(chosen);
    if (next.has(value)) next.delete(value);
    else next.add(value);
    if (value !== "none") next.delete("none");
    setChosen(value === "none" && next.has("none") ? new Set(["none"]) : next);
    setNone(false);
    setMistake(null);
  };
  return (
    <EditorForm
      onCancel={onCancel}
      onSubmit={() => {
        if (chosen.size === 0 && !none) setMistake({ kind: "empty" });
        else onSave(values.filter((value) => chosen.has(value)));
      }}
    >
      <fieldset className={styles.checks}>
        <legend className="visually-hidden">{factLabel(name, language)}</legend>
        {values.map((value) => (
          <label key={value} className={styles.check}>
            <input type="checkbox" checked={chosen.has(value)} onChange={() => toggle(value)} />
            {valueLabel(name, value, language)}
          </label>
        ))}
        {ownNone ? null : (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={none}
              onChange={() => {
                setNone(!none);
                setChosen(new Set());
                setMistake(null);
              }}
            />
            {text("list_none")}
          </label>
        )}
      </fieldset>
      {mistake ? (
        <p className={styles.mistake} role="alert">
          {mistakeText(mistake)}
        </p>
      ) : null}
      {actions}
    </EditorForm>
  );
}
