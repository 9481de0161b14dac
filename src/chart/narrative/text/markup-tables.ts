import { isFieldName } from "../sentences/field-names";
import { folded } from "../sentences/folded";

/** A cell of a table: its lines, and whether it is a heading (`th`). */
export interface Cell {
  readonly lines: readonly string[];
  readonly heading: boolean;
  /** It stands beside several rows: a heading of the group. */
  readonly spans_rows: boolean;
}

const wordsOf = (cell: Cell): string => cell.lines.join(" ").trim();
const isName = (cell: Cell): boolean => isFieldName(folded(wordsOf(cell)));
const MARKED = /^[xX\u2612\u2611\u2713\u2714]$/;
const INDEX = /^\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]?$/;

/** "Tumour size" and "5.2 cm" as a label and its value. */
function pair(name: string, value: string): string {
  if (value === "") return name;
  return `${name}${/[:|]$/.test(name) ? " " : ": "}${value}`;
}

/**
 * The rows of a table as lines. A name and its value become "name: value"; so do a single row of values and the row of names
 * above it. Rows of more cells keep them apart by bars. A cell of several lines keeps its lines.
 */
export function linesOfTable(rows: readonly (readonly Cell[])[]): readonly string[] {
  const filled = rows.filter((row) => row.some((cell) => wordsOf(cell) !== ""));
  const [head, values] = filled;
  if (filled.length === 2 && head && values && head.length > 1 && head.length === values.length) {
    const names =
      head.every((cell) => cell.lines.length <= 1) &&
      !values.some((cell) => cell.heading || isName(cell)) &&
      (head.every((cell) => isName(cell)) || (head.length > 2 && head.every((cell) => cell.heading)));
    if (names) return head.map((name, index) => pair(wordsOf(name), wordsOf(values[index] as Cell)));
  }
  return filled.flatMap(linesOfRow);
}

function linesOfRow(row: readonly Cell[]): readonly string[] {
  const lines: string[] = [];
  let cells = row.filter((cell) => !/^[:|]?$/.test(wordsOf(cell)));
  if (cells.length > 1 && cells[0]?.spans_rows) {
    lines.push(wordsOf(cells[0]));
    cells = cells.slice(1);
  }
  const [first, second, ...others] = cells;
  if (first === undefined) return lines;
  if (cells.every((cell) => cell.lines.length <= 1)) return [...lines, lineOf(cells.map(wordsOf), cells)];
  if (second !== undefined && others.length === 0) {
    // Names one below the other in one cell, their values in the next.
    if (
      first.lines.length > 1 &&
      first.lines.length === second.lines.length &&
      !first.lines.some((line) => line.includes(":"))
    )
      return [...lines, ...first.lines.map((name, index) => pair(name, second.lines[index] ?? ""))];
    if (first.lines.length === 1 && wordsOf(first).length <= 90)
      return [...lines, /[:|]$/.test(wordsOf(first)) ? wordsOf(first) : `${wordsOf(first)}:`, ...second.lines];
  }
  return [...lines, ...cells.flatMap((cell) => [...cell.lines, ""])];
}

function lineOf(words: readonly string[], cells: readonly Cell[]): string {
  const [first = "", second = "", ...others] = words;
  if (words.length === 1) return first;
  if (words.length === 2 && MARKED.test(first)) return `[x] ${second}`;
  if (words.length === 2 && MARKED.test(second)) return `[x] ${first}`;
  if (words.length === 2) return INDEX.test(first) ? `${first.replace(/[.)]$/, "")}. ${second}` : pair(first, second);
  if (words.length === 3 && INDEX.test(first)) return `${first.replace(/[.)]$/, "")}. ${pair(second, others[0] ?? "")}`;
  // A column of units.
  if (
    words.length === 3 &&
    /\d$/.test(second) &&
    /^(?:[cm]m|%|(?:\/|per|pour|pro) ?5 ?mm[2\u00b2])$/.test(others[0] ?? "")
  )
    return pair(first, `${second} ${others[0]}`);
  const names = cells.filter((_, index) => index % 2 === 0);
  if (words.length % 2 === 0 && names.every((cell) => cell.heading || isName(cell) || wordsOf(cell).endsWith(":")))
    return names.map((_, index) => pair(words[2 * index] ?? "", words[2 * index + 1] ?? "")).join(" | ");
  // A box in each cell: the options of a question.
  if (words.slice(1).every((word) => /^[\u2610-\u2612\u25a1\u25a0[(]/.test(word)))
    return `${pair(first, second)}  ${others.join("  ")}`;
  return words.join(" | ");
}
