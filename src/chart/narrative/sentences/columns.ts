import { isFieldName } from "./field-names";

/** A name of a table's head with the value below it. Positions are the text's. */
export interface ColumnValue {
  /** From the head row to the end of the value. */
  readonly start: number;
  readonly end: number;
  /** Name, colon and value, the value at its own place, blanks in front; as long as the span. */
  readonly text: string;
  readonly label: string;
  readonly value_from: number;
}

interface Cell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface Row {
  readonly row: string;
  readonly start: number;
  readonly end: number;
}

/** Longest row that is looked at. */
const LONGEST_ROW = 240;

const NAME =
  /^(?:(?:(?:primary |tumou?r )?(?:site|location|organ|size)|siege|sitz|lokalisation|localisation|organe|taille|gro(?:ss|\u00df)e|diam\w*|max\w*\.? (?:size|diam\w*|dim\w*)|(?:cell |histologic(?:al)? )?type|zelltyp|type cellulaire|subtype|diagnos\w*|mitos\w*|mitotic \w+|index mitotique|mit\.?|kit|c-?kit|cd-?117|dog-?1|cd-?34|sdh-?b|s-?100|desmin\w*|ki-?67|margins?|marges?|limites|rand|ruptur\w*|focality|nombre|number|anzahl|necrosis|necrose|nekrose|grade|risk|risque|risiko|stage|nodes|part|specimen|no\.|tumou?r|tumeur|nodule|lesion|n ?\u00b0)(?: ?\(?(?:in |en )?(?:mm|cm|(?:per |\/ ?)?(?:5 ?mm2|50 ?hpf|10 ?hpf))\)?)?|mit\w*\.? ?\/ ?(?:5 ?mm2|50 ?hpf|10 ?hpf))$/;

/** The cells of a row, set apart by bars or by three blanks and more. */
function cellsOf(row: string): readonly Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (const piece of row.split(/( {3,}|\|)/)) {
    const text = piece.trim();
    if (text !== "" && text !== "|") {
      const start = from + piece.length - piece.trimStart().length;
      cells.push({ text, from: start, to: start + text.length });
    }
    from += piece.length;
  }
  return cells;
}

/** The next row of a text: its words and where it ends; rules of dashes are passed over. */
function rowAt(text: string, from: number): Row | null {
  let start = from;
  for (let rules = 0; rules < 2; rules += 1) {
    const window = text.slice(start, start + LONGEST_ROW + 1);
    const line = window.indexOf("\n");
    if (line < 0 && window.length > LONGEST_ROW) return null;
    const row = line < 0 ? window : window.slice(0, line);
    if (!/^[ |+:=-]*[-=]{3}[ |+:=-]*$/.test(row)) return { row, start, end: start + row.length };
    start += row.length + 1;
  }
  return null;
}

/** A column that only numbers its rows. */
const INDEX_NAME =
  /^(?:tumou?r|tumeur|tumor|nodule|lesion|foyer|herd|part|specimen|no\.?|nr\.?|n ?[o\u00b0]\.?|number|nombre|anzahl)$/;
/** Of a single row such a column may be an answer: "Number of tumours" over "1". */
const TELLS_OF_ONE = /^(?:part|specimen|no\.|number|nombre|anzahl)$/;
/** Rows of other things than primary tumours of one specimen: deposits, nodes, other tumours, dates. */
const OTHER_ROW =
  /liver|hepati|foie|leber|\bnode|gangli|lymph|metasta|periton|oment|epiplo|recurr|recidiv|rezidiv|carcinom|karzinom|lymphom|leiomyo|schwannom|adenom|polyp|\b(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./]\d/;
const MOST_ROWS = 8;

/** The further rows of a table; null where one of its rows tells of something else than a tumour of this specimen. */
function rowsBelow(first: Row, cells: number, text: string): readonly Row[] | null {
  const rows = [first];
  for (;;) {
    const next = rowAt(text, (rows.at(-1)?.end ?? 0) + 1);
    if (next === null || cellsOf(next.row).length !== cells) break;
    if (rows.length === MOST_ROWS) return null;
    rows.push(next);
  }
  return rows.length > 1 && rows.some(({ row }) => OTHER_ROW.test(row)) ? null : rows;
}

/**
 * A table of one row under its head ("Site   Size   Mitoses/5mm2" over "stomach   85 mm   2"), each value with its name.
 * A table of several rows tells of several tumours: each value is told, none is chosen.
 * @param several whether such a table is read at all. It is left as it is where a row tells of a deposit or another tumour, or where
 * mitoses are not counted in every row: then its rows may be any specimens.
 * @param head folded head row, which starts at `at`; `below` is where the next line starts.
 * @returns null where it is no such table.
 */
export function columnsUnder(
  head: string,
  at: number,
  text: string,
  below: number,
  several: boolean,
): { readonly values: readonly ColumnValue[]; readonly end: number } | null {
  if (head.length > LONGEST_ROW || !/ {3}|\|/.test(head)) return null;
  const names = cellsOf(head);
  const known = names.filter((name) => NAME.test(name.text) || isFieldName(name.text)).length;
  if (names.length < 2 || known * 3 < names.length * 2 || (names.length === 2 && known < 2)) return null;
  const first = rowAt(text, below);
  if (first === null) return null;
  const cells = cellsOf(first.row);
  if (
    cells.length !== names.length ||
    cells.some((cell) => (NAME.test(cell.text) || isFieldName(cell.text)) && !/^kit$/.test(cell.text))
  )
    return null;
  const rows = rowsBelow(first, names.length, text);
  if (rows === null) return null;
  if (rows.length > 1) {
    const counts = names.findIndex((name) => /^(?:mit|index mitotique)/.test(name.text));
    if (!several || counts < 0 || !rows.every(({ row }) => /^[<>≤≥]? ?\d/.test(cellsOf(row)[counts]?.text ?? "")))
      return null;
  }
  const values = rows.flatMap(({ row, start: from }) =>
    cellsOf(row).flatMap((cell, index): readonly ColumnValue[] => {
      const name = names[index];
      if (!name || (INDEX_NAME.test(name.text) && (rows.length > 1 || !TELLS_OF_ONE.test(name.text)))) return [];
      const start = at + name.from;
      const end = from + cell.to;
      const told = `${name.text}: ${cell.text}`;
      if (end - start < told.length) return [];
      return [
        {
          start,
          end,
          text: told.padStart(end - start),
          label: name.text,
          value_from: end - start - cell.text.length,
        },
      ];
    }),
  );
  return { values, end: rows.at(-1)?.end ?? first.end };
}
