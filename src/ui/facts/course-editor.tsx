import { type ReactNode, useState } from "react";
import { DICTIONARY } from "../../knowledge/dictionary";
import type { TkiCourse } from "../../knowledge/types";
import { FACT_WORDS, FACTS } from "../../text/ui-facts";
import { Button } from "../elements/button";
import { valueLabel } from "../fact-words";
import { useApp, useText } from "../state/use-app";
import { EditorForm, useMistakeText } from "./editor-form";
import styles from "./facts.module.css";
import { parseNumber, type ValueMistake } from "./parse-value";

const AGENTS = DICTIONARY.current_tki.kind.values.filter((agent) => agent !== "none");
const SETTINGS = ["neoadjuvant", "adjuvant", "advanced"] as const;

/** Previous courses of a tyrosine kinase inhibitor. An empty list is the statement "none"; every part may stay open. */
export function CourseEditor(props: {
  readonly value: readonly TkiCourse[];
  readonly onSave: (value: readonly TkiCourse[]) => void;
  readonly actions: ReactNode;
  readonly onCancel: () => void;
}): ReactNode {
  const { onSave, actions, onCancel } = props;
  const text = useText(FACTS);
  const words = useText(FACT_WORDS);
  const language = useApp((state) => state.language);
  const mistakeText = useMistakeText();
  const [courses, setCourses] = useState<readonly TkiCourse[]>(props.value);
  const [doses, setDoses] = useState<readonly string[]>(props.value.map((course) => String(course.dose_mg ?? "")));
  const [mistake, setMistake] = useState<ValueMistake | null>(null);
  const change = (index: number, part: TkiCourse) => {
    setMistake(null);
    setCourses(courses.map((course, at) => (at === index ? { ...course, ...part } : course)));
  };
  const submit = () => {
    const complete: TkiCourse[] = [];
    for (const [index, course] of courses.entries()) {
      if (!course.agent) {
        setMistake({ kind: "not_in_list" });
        return;
      }
      const typed = doses[index]?.trim() ?? "";
      const dose = typed === "" ? null : parseNumber(typed);
      if (typed !== "" && (dose === null || dose < 0)) {
        setMistake({ kind: "not_a_number" });
        return;
      }
      complete.push({ ...course, dose_mg: dose });
    }
    onSave(complete);
  };
  return (
    <EditorForm onSubmit={submit} onCancel={onCancel}>
      {courses.length === 0 ? <p className={styles.note}>{text("course.none")}</p> : null}
      {courses.map((course, index) => (
        // Courses have no identity of their own: their place in the list is what they are called by.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is edited in place, at its end or by number
        <fieldset key={index} className={styles.course}>
          <legend>{text("course.number", { number: index + 1 })}</legend>
          <label className={styles.part}>
            <span>{text("course.agent")}</span>
            <select
              className={styles.input}
              value={course.agent ?? ""}
              onChange={(event) => change(index, { agent: event.target.value || null })}
            >
              <option value="">{text("choose")}</option>
              {AGENTS.map((agent) => (
                <option key={agent} value={agent}>
                  {valueLabel("current_tki", agent, language)}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.part}>
            <span>{text("course.setting")}</span>
            <select
              className={styles.input}
              value={course.setting ?? ""}
              onChange={(event) =>
                change(index, { setting: SETTINGS.find((each) => each === event.target.value) ?? null })
              }
            >
              <option value="">{text("unknown")}</option>
              {SETTINGS.map((setting) => (
                <option key={setting} value={setting}>
                  {words(`setting.${setting}`)}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.part}>
            <span>{text("course.dose_mg")}</span>
            <input
              className={styles.input}
              inputMode="decimal"
              value={doses[index] ?? ""}
              onChange={(event) => {
                setMistake(null);
                setDoses(courses.map((_, at) => (at === index ? event.target.value : (doses[at] ?? ""))));
              }}
            />
          </label>
          {(["start", "stop"] as const).map((end) => (
            <label key={end} className={styles.part}>
              <span>{text(`course.${end}`)}</span>
              <input
                className={styles.input}
                type="date"
                value={course[end] ?? ""}
                onChange={(event) => change(index, { [end]: event.target.value || null })}
              />
            </label>
          ))}
          <label className={styles.part}>
            <span>{text("course.progressed_on")}</span>
            <select
              className={styles.input}
              value={course.progressed_on == null ? "" : String(course.progressed_on)}
              onChange={(event) =>
                change(index, { progressed_on: event.target.value === "" ? null : event.target.value === "true" })
              }
            >
              <option value="">{text("unknown")}</option>
              <option value="true">{words("yes")}</option>
              <option value="false">{words("no")}</option>
            </select>
          </label>
          <label className={styles.part}>
            <span>{text("course.reason")}</span>
            <input
              className={styles.input}
              value={course.reason ?? ""}
              onChange={(event) => change(index, { reason: event.target.value || null })}
            />
          </label>
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              setCourses(courses.filter((_, at) => at !== index));
              setDoses(doses.filter((_, at) => at !== index));
            }}
          >
            {text("course.remove", { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button size="small" onClick={() => setCourses([...courses, {}])}>
          {text("course.add")}
        </Button>
      </div>
      {mistake ? (
        <p className={styles.mistake} role="alert">
          {mistakeText(mistake)}
        </p>
      ) : null}
      {actions}
    </EditorForm>
  );
}
