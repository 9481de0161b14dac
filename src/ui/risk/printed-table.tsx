import type { ReactNode } from "react";
import type { SchemeRow, SchemeTable } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { RISK } from "../../text/ui-risk";
import { GradeBadge } from "../elements/badge";
import { useText } from "../state/use-app";
import styles from "./printed-table.module.css";
import { categoryLabel, intervalWords, percentWords, type RiskText } from "./scheme-words";

/**
 * The table as it is printed, with the rows that apply to the patient marked. A scheme whose every row is one cell of a
 * grid (size and count down, sites across) is shown as that grid; one whose rows overlap, in the order that decides.
 */
export function PrintedTable(props: {
  readonly table: SchemeTable;
  /** Rows that are still possible for this patient; one when the class is determined. */
  readonly applies: readonly SchemeRow[];
  readonly language: Language;
}): ReactNode {
  const { table, applies, language } = props;
  const text = useText(RISK);
  const marked = new Set(applies.map((row) => row.id));
  const word = text(marked.size === 1 ? "table.applies" : "table.possible");
  const isGrid = table.rows.every(
    (row) => row.site_groups && row.size_cm && !row.rupture && !row.nodes && !row.metastasis,
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table that scrolls is neither a fieldset nor a landmark
    <div
      className={styles.scroll}
      role="group"
      aria-label={text("table.caption", { scheme: table.label[language] })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption className="visually-hidden">{text("table.caption", { scheme: table.label[language] })}</caption>
        {isGrid ? (
          <Grid table={table} marked={marked} word={word} language={language} text={text} />
        ) : (
          <List table={table} marked={marked} word={word} language={language} text={text} />
        )}
      </table>
    </div>
  );
}

interface PartProps {
  readonly table: SchemeTable;
  readonly marked: ReadonlySet<string>;
  readonly word: string;
  readonly language: Language;
  readonly text: RiskText;
}

function Grid({ table, marked, word, language, text }: PartProps): ReactNode {
  const groups = Object.keys(table.group_labels);
  const lines = new Map<string, { readonly first: SchemeRow; readonly byGroup: Map<string, SchemeRow> }>();
  for (const row of table.rows) {
    const key = JSON.stringify([row.size_cm, row.mitoses]);
    const line = lines.get(key) ?? { first: row, byGroup: new Map<string, SchemeRow>() };
    lines.set(key, line);
    for (const group of row.site_groups ?? []) if (!line.byGroup.has(group)) line.byGroup.set(group, row);
  }
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{text("table.size")}</th>
          <th scope="col">{text("table.mitoses")}</th>
          {groups.map((group) => (
            <th key={group} scope="col">
              {table.group_labels[group]?.[language] ?? group}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...lines.entries()].map(([key, { first, byGroup }]) => (
          <tr key={key}>
            <th scope="row">{intervalWords(first.size_cm, language, text("table.any"))}</th>
            <td>{intervalWords(first.mitoses, language, text("table.any"))}</td>
            {groups.map((group) => {
              const row = byGroup.get(group);
              return (
                <td key={group} data-marked={row && marked.has(row.id) ? true : undefined}>
                  {row ? <Outcome {...{ row, table, language, text }} /> : text("table.no_cell")}
                  {row && marked.has(row.id) ? <span className={styles.word}>{word}</span> : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function List({ table, marked, word, language, text }: PartProps): ReactNode {
  const hasSites = table.rows.some((row) => row.site_groups);
  const hasConditions = table.rows.some((row) => row.rupture || row.nodes || row.metastasis);
  const any = text("table.any");
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{text("table.class")}</th>
          <th scope="col">{text("table.size")}</th>
          <th scope="col">{text("table.mitoses")}</th>
          {hasSites ? <th scope="col">{text("table.site")}</th> : null}
          {hasConditions ? <th scope="col">{text("table.condition")}</th> : null}
          <th scope="col">{text("table.grade")}</th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.id} data-marked={marked.has(row.id) || undefined}>
            <th scope="row">
              <Outcome {...{ row, table, language, text }} />
              {marked.has(row.id) ? <span className={styles.word}>{word}</span> : null}
            </th>
            <td>{intervalWords(row.size_cm, language, any)}</td>
            <td>{intervalWords(row.mitoses, language, any)}</td>
            {hasSites ? (
              <td>
                {row.site_groups
                  ? row.site_groups.map((group) => table.group_labels[group]?.[language] ?? group).join(", ")
                  : any}
              </td>
            ) : null}
            {hasConditions ? <td>{conditionsOf(row, text) || any}</td> : null}
            <td>
              <GradeBadge grade={row.verification} />
            </td>
          </tr>
        ))}
      </tbody>
    </>
  );
}

function conditionsOf(row: SchemeRow, text: RiskText): string {
  return [
    ...(row.rupture ?? []).map((rupture) => text(`condition.rupture.${rupture}`)),
    ...(row.nodes ?? []),
    ...(row.metastasis ?? []),
  ].join(", ");
}

function Outcome(props: {
  readonly row: SchemeRow;
  readonly table: SchemeTable;
  readonly language: Language;
  readonly text: RiskText;
}): ReactNode {
  const { row, table, language, text } = props;
  const word = row.category === null ? text("map.no_data") : categoryLabel(table, row.category, language);
  if (row.percent) return `${word} ${percentWords(row.percent, language, text)}`;
  return word;
}
