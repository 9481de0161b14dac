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

/** Longest row that is looked at. */
const LONGEST_ROW = 240;

const NAME =
  /^(?:(?:(?:primary |tumou?r )?(?:site|location|organ|size)|siege|sitz|lokalisation|localisation|organe|taille|gro(?:ss|\u00df)e|diam\w*|max\w*\.? (?:size|diam\w*|dim\w*)|(?:cell |histologic(?:al)? )?type|zelltyp|type cellulaire|subtype|diagnos\w*|mitos\w*|mitotic \w+|index mitotique|mit\.?|kit|c-?kit|cd-?117|dog-?1|cd-?34|sdh-?b|s-?100|desmin\w*|ki-?67|margins?|marges?|limites|rand|ruptur\w*|focality|nombre|number|anzahl|necrosis|necrose|nekrose|grade|risk|risque|risiko|stage|nodes|part|specimen|no\.)(?: ?\(?(?:in |en )?(?:mm|cm|(?:per |\/ ?)?(?:5 ?mm2|50 ?hpf|10 ?hpf))\)?)?|mit\w*\.? ?\/ ?(?:5 ?mm2|50 ?hpf|10 ?hpf))$/;

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
function rowAt(text: string, from: number): { row: string; start: number; end: number } | null {
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

/**
 * A table of one row under its head ("Site   Size   Mitoses/5mm2" over "stomach   85 mm   2"), each value with its name.
 * A table of several rows tells of several specimens: it is left as it is.
 * @param head folded head row, which starts at `at`; `below` is where the next line starts.
 * @returns null where it is no such table.
 */
export function columnsUnder(
  head: string,
  at: number,
  text: string,
  below: number,
): { readonly values: readonly ColumnValue[]; readonly end: number } | null {
  if (head.length > LONGEST_ROW || !/ {3}|\|/.test(head)) return null;
  const names = cellsOf(head);
  if (names.length < 3 || names.filter((name) => NAME.test(name.text)).length * 3 < names.length * 2) return null;
  const first = rowAt(text, below);
  if (first === null) return null;
  const cells = cellsOf(first.row);
  if (cells.length !== names.length || cells.some((cell) => NAME.test(cell.text) && !/^kit$/.test(cell.text)))
    return null;
  const second = rowAt(text, first.end + 1);
  if (second !== null && cellsOf(second.row).length === names.length) return null;
  const values = names.flatMap((name, index): readonly ColumnValue[] => {
    const cell = cells[index];
    if (!cell) return [];
    const start = at + name.from;
    const end = first.start + cell.to;
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
  });
  return { values, end: first.end };
}
