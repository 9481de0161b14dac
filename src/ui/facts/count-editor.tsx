import { type ReactNode, useId, useMemo, useState } from "react";
import { COUNT_PARTS } from "../../chart/count-parts";
import type { AssessedFact } from "../../engine/assessment";
import type { FactName } from "../../knowledge/types";
import { FACTS } from "../../text/ui-facts";
import { factLabel, factUnit } from "../fact-words";
import { formatNumber } from "../format";
import type { Change, Entry } from "../state/entry";
import { useApp, useText } from "../state/use-app";
import { EditorForm, useMistakeText } from "./editor-form";

import styles from "./facts.module.css";
import { parseValue, type ValueMistake } from "./parse-value";
import { useEnter } from "./use-enter";

type Part = (typeof COUNT_PARTS)[number];
type Typed = Readonly<Record<Part, string>>;

/**
 * A mitotic count, per 5 mm² or as the report gives it. The engine converts, in sight, while it is typed; what is entered
 * are the report's own numbers, so that the conversion stays checkable.
 */
export function CountEditor(props: {
  readonly fact: AssessedFact;
  readonly actions: ReactNode;
  readonly onClose: () => void;
}): ReactNode {
  const { fact, actions, onClose } = props;
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const today = useApp((state) => state.as_of);
  const facts = useApp((state) => state.facts);
  const enterAll = useApp((state) => state.enter);
  const announce = useApp((state) => state.announce);
  const preview = useApp((state) => state.preview);
  const enter = useEnter();
  const mistakeText = useMistakeText();
  const group = useId();
  const known = (name: Part): string => {
    const part = facts[name];
    return part?.status === "known" ? String(part.value) : "";
  };
  const [mode, setMode] = useState<"direct" | "raw">(known("mitoses_raw_count") ? "raw" : "direct");
  const [direct, setDirect] = useState(typeof fact.value === "number" ? String(fact.value) : "");
  const [typed, setTyped] = useState<Typed>(
    () => Object.fromEntries(COUNT_PARTS.map((name) => [name, known(name)])) as Typed,
  );
  const [mistake, setMistake] = useState<{ readonly name: FactName; readonly mistake: ValueMistake } | null>(null);

  const raw = useMemo(() => rawEntries(typed, today, text("count.raw")), [typed, today, text]);
  const converted = useMemo(
    () => (mode === "raw" && raw.ok ? (preview(raw.entries)?.facts.mitoses_per_5mm2 ?? null) : null),
    [mode, raw, preview],
  );
  const result =
    converted?.status === "known" && typeof converted.value === "number"
      ? text("count.result", { value: formatNumber(converted.value, language) })
      : null;

  const submit = () => {
    if (mode === "direct") {
      const parsed = parseValue("mitoses_per_5mm2", direct, today);
      if (!parsed.ok) {
        setMistake({ name: "mitoses_per_5mm2", mistake: parsed.mistake });
        return;
      }
      enter("mitoses_per_5mm2", { kind: "value", value: parsed.value } as Change);
    } else {
      if (!raw.ok) {
        setMistake(raw);
        return;
      }
      enterAll(raw.entries);
      announce(
        text("saved", { fact: factLabel("mitoses_per_5mm2", language), value: result ?? text("count.result_none") }),
      );
    }
    onClose();
  };

  const partLabel: Record<Part, string> = {
    mitoses_raw_count: text("count.mitoses"),
    hpf_count: text("count.fields"),
    field_number_mm: text("count.field_number"),
    objective_magnification: text("count.magnification"),
    field_area_mm2: text("count.area"),
  };
  const order: readonly Part[] = [
    "mitoses_raw_count",
    "hpf_count",
    "field_number_mm",
    "objective_magnification",
    "field_area_mm2",
  ];

  return (
    <EditorForm onSubmit={submit} onCancel={onClose}>
      <fieldset className={styles.segments}>
        <legend className="visually-hidden">{factLabel("mitoses_per_5mm2", language)}</legend>
        {(["direct", "raw"] as const).map((choice) => (
          <label key={choice} className={styles.segment}>
            <input
              type="radio"
              name={group}
              checked={mode === choice}
              onChange={() => {
                setMode(choice);
                setMistake(null);
              }}
            />
            <span>{text(`count.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      {mode === "direct" ? (
        <span className={styles.inputLine}>
          <input
            className={styles.input}
            inputMode="decimal"
            autoComplete="off"
            aria-label={factLabel("mitoses_per_5mm2", language)}
            aria-invalid={mistake !== null}
            value={direct}
            onChange={(event) => {
              setDirect(event.target.value);
              setMistake(null);
            }}
          />
          <span className={styles.muted}>{factUnit("mitoses_per_5mm2", language)}</span>
        </span>
      ) : (
        <>
          <div className={styles.parts}>
            {order.map((name) => (
              <label key={name} className={styles.part}>
                <span>{partLabel[name]}</span>
                <input
                  className={styles.input}
                  inputMode="decimal"
                  autoComplete="off"
                  aria-invalid={mistake?.name === name}
                  value={typed[name]}
                  onChange={(event) => {
                    setTyped({ ...typed, [name]: event.target.value });
                    setMistake(null);
                  }}
                />
              </label>
            ))}
          </div>
          <output className={styles.converted} data-known={result ? "" : undefined}>
            {result ?? converted?.note ?? text("count.result_none")}
          </output>
          <p className={styles.note}>{text("count.formula")}</p>
        </>
      )}
      {mistake ? (
        <p className={styles.mistake} role="alert">
          {mode === "raw" && mistake.name !== "mitoses_per_5mm2" ? `${partLabel[mistake.name as Part]}: ` : ""}
          {mistakeText(mistake.mistake)}
        </p>
      ) : null}
      {actions}
    </EditorForm>
  );
}

type RawEntries =
  | { readonly ok: true; readonly entries: readonly Omit<Entry, "date">[] }
  | { readonly ok: false; readonly name: Part; readonly mistake: ValueMistake };

/** The parts as entries. The count per 5 mm² itself is set to unknown: the engine works it out from the parts. */
function rawEntries(typed: Typed, today: string, note: string): RawEntries {
  const entries: Omit<Entry, "date">[] = [{ fact: "mitoses_per_5mm2", change: { kind: "unknown", note } }];
  for (const name of COUNT_PARTS) {
    if (typed[name].trim() === "") {
      if (name === "mitoses_raw_count") return { ok: false, name, mistake: { kind: "empty" } };
      entries.push({ fact: name, change: { kind: "unknown", note } });
      continue;
    }
    const parsed = parseValue(name, typed[name], today);
    if (!parsed.ok) return { ok: false, name, mistake: parsed.mistake };
    entries.push({ fact: name, change: { kind: "value", value: parsed.value } as Change });
  }
  return { ok: true, entries };
}
