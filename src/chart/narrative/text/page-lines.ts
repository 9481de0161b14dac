import { isFieldName } from "../sentences/field-names";
import { folded } from "../sentences/folded";

/** A piece of text on a page of a PDF, as the library gives it. */
export interface TextItem {
  readonly str: string;
  /** Matrix from text to page: direction of writing and place. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A stretch of a line without a wide gap; `across` and `up` are measured in the direction of writing. */
interface Piece {
  text: string;
  readonly from: number;
  to: number;
  readonly up: number;
  readonly height: number;
}
/** Lines one below the other: a paragraph, or a cell of a table. */
interface Block {
  readonly lines: Piece[];
  from: number;
  to: number;
}
/** Blocks side by side. */
type Row = Block[];

/** Gap between two words, and between two cells, in heights of the letters. */
const WORD_GAP = 0.15;
const CELL_GAP = 1.6;
/** Lines whose heights differ by less stand on one line (a raised 2). */
const SAME_LINE = 0.6;
const PARAGRAPH_GAP = 2.2;
/** A cell set in the middle of its row stands between the lines of the cell beside it. */
const BESIDE = 0.9;
/** A longer block beside another is a column of text, no cell. */
const MOST_CELL_LINES = 6;
const LEAST_COLUMN_LINES = 6;
const LEAST_COLUMN_WIDTH = 24;

const topOf = (block: Block): number => block.lines[0]?.up ?? 0;
const bottomOf = (block: Block): number => block.lines.at(-1)?.up ?? 0;
const wordsOf = (block: Block): string => block.lines.map(({ text }) => text.trim()).join(" ");
const namesField = (text: string): boolean => /[:?]$/.test(text.trim()) || isFieldName(folded(text));

/**
 * The text of a page, line by line. Cells that stand side by side are set apart by a gap, a name and the several lines of its value by a colon;
 * columns of text follow one another; what is written in another direction than the page (a stamp across it, a note up its margin) comes last.
 */
export function linesOfPage(items: readonly TextItem[]): string {
  const turns = new Map<number | null, number>();
  for (const item of items) turns.set(turnOf(item), (turns.get(turnOf(item)) ?? 0) + item.str.trim().length);
  const [main] = [...turns].filter(([turn]) => turn !== null).sort((one, other) => other[1] - one[1])[0] ?? [0];
  const upright = rowsOf(
    piecesOf(
      items.filter((item) => turnOf(item) === main),
      main ?? 0,
    ),
  );
  const others = [...turns.keys()]
    .filter((turn) => turn !== main)
    .map((turn) =>
      textOfRows(
        rowsOf(
          piecesOf(
            items.filter((item) => turnOf(item) === turn),
            turn ?? 0,
          ),
        ),
      ),
    );
  return [textOfRows(withColumnsApart(upright)), ...others].filter((text) => text.trim() !== "").join("\n\n");
}

/** Quarter turns of the direction of writing; null where it is aslant. */
function turnOf({ transform: [a = 1, b = 0] }: TextItem): number | null {
  const slant = Math.min(Math.abs(a), Math.abs(b));
  if (slant > 0.05 * Math.max(Math.abs(a), Math.abs(b))) return null;
  return Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 0 : 2) : b > 0 ? 1 : 3;
}

function piecesOf(items: readonly TextItem[], turn: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | null = null;
  for (const item of items) {
    if (item.str === "") {
      if (item.hasEOL) open = null;
      continue;
    }
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform;
    const [across, up] = (
      [
        [x, y],
        [y, -x],
        [-x, -y],
        [-y, x],
      ] as const
    )[turn] ?? [x, y];
    const height = item.height || Math.hypot(c, d) || Math.hypot(a, b) || 10;
    const blank = item.str.trim() === "";
    // The library gives a gap between words as a blank of its width.
    if (blank && (open === null || item.width > height * CELL_GAP)) {
      open = null;
      continue;
    }
    const gap: number = open === null ? 0 : across - open.to;
    if (
      open !== null &&
      Math.abs(up - open.up) <= height * SAME_LINE &&
      gap <= height * CELL_GAP &&
      gap > -height * CELL_GAP
    ) {
      if (gap > height * WORD_GAP && !/\s$/.test(open.text) && !/^\s/.test(item.str)) open.text += " ";
      open.text += item.str;
      open.to = across + item.width;
    } else if (!blank) {
      open = { text: item.str, from: across, to: across + item.width, up, height };
      pieces.push(open);
    }
    if (item.hasEOL) open = null;
  }
  return pieces;
}

/** Pieces in their order of writing as blocks, and the blocks that stand side by side as rows. */
function rowsOf(pieces: readonly Piece[]): readonly Row[] {
  const rows: Row[] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    const block = row?.at(-1);
    const last = block?.lines.at(-1);
    if (!row || !block || !last) {
      rows.push([newBlock(piece)]);
      continue;
    }
    const line = piece.height * SAME_LINE;
    const below = last.up - piece.up;
    const continues = below > line && below <= piece.height * PARAGRAPH_GAP;
    if (continues && row.length > 1 && Math.abs(piece.from - block.from) <= 3 * piece.height) append(block, piece);
    else if (isBeside(row, piece)) {
      // What stands above the first line beside which it stands is a paragraph of its own.
      const above = row.length === 1 ? block.lines.filter(({ up }) => up > piece.up + line) : [];
      const rest = block.lines.slice(above.length);
      if (above.length > 0 && rest.length > 0) rows.splice(-1, 1, [blockOf(above)], [blockOf(rest), newBlock(piece)]);
      else row.push(newBlock(piece));
    } else if (continues && row.length === 1) append(block, piece);
    else rows.push([newBlock(piece)]);
  }
  return rows;
}

function append(block: Block, piece: Piece): void {
  block.lines.push(piece);
  block.from = Math.min(block.from, piece.from);
  block.to = Math.max(block.to, piece.to);
}

const newBlock = (piece: Piece): Block => ({ lines: [piece], from: piece.from, to: piece.to });

/** Lines of a cell, and cells of a row, that a piece may stand beside: no report has more, and the work is bounded. */
const MOST_LINES_BESIDE = 120;
const MOST_CELLS_BESIDE = 64;

/** Whether a piece stands at the height of a row's lines, to their left or right. */
function isBeside(row: Row, piece: Piece): boolean {
  const line = piece.height * SAME_LINE;
  const lines = row.slice(-MOST_CELLS_BESIDE).flatMap((block) => block.lines.slice(-MOST_LINES_BESIDE));
  const near = lines.filter(({ up }) => Math.abs(up - piece.up) <= piece.height * BESIDE);
  const bottom = Math.min(...lines.map(({ up }) => up));
  return (
    near.length > 0 &&
    piece.up >= bottom - line &&
    near.every(({ from, to }) => piece.from >= to - line || piece.to <= from + line)
  );
}

/** Two columns of prose drawn line by line across the page, as two columns. */
function withColumnsApart(rows: readonly Row[]): readonly Row[] {
  const result: Row[] = [];
  let run: Row[] = [];
  const close = (): void => {
    const [left, right] = [run.map(([one]) => one as Block), run.map(([, two]) => two as Block)];
    const width = (blocks: readonly Block[]): number =>
      blocks.reduce((sum, block) => sum + wordsOf(block).length, 0) / Math.max(1, blocks.length);
    const prose =
      run.length >= LEAST_COLUMN_LINES &&
      width(left) >= LEAST_COLUMN_WIDTH &&
      width(right) >= LEAST_COLUMN_WIDTH &&
      left.filter((block) => namesField(wordsOf(block))).length * 5 < run.length;
    if (prose) for (const blocks of [left, right]) result.push([blockOf(blocks.flatMap(({ lines }) => lines))]);
    else result.push(...run);
    run = [];
  };
  for (const row of rows) {
    const [left, right] = [...row].sort((one, other) => one.from - other.from);
    const first = run[0]?.[1];
    const fits =
      row.length === 2 &&
      left &&
      right &&
      row.every(({ lines }) => lines.length === 1) &&
      (first === undefined || Math.abs(first.from - right.from) <= 2);
    if (!fits) close();
    if (fits && left && right) run.push([left, right]);
    else result.push(row);
  }
  close();
  return result;
}

function blockOf(lines: Piece[]): Block {
  return { lines, from: Math.min(...lines.map(({ from }) => from)), to: Math.max(...lines.map(({ to }) => to)) };
}

/** Left edges that differ by less are those of one column, in points. */
const COLUMN_STEP = 18;
/** Fewest lines that must nearly reach the edge of a column for it to be one. */
const LEAST_FULL_LINES = 2;

/** A shorter line in front of a number may be a heading. */
const LEAST_PROSE = 40;

/** Lines of a paragraph, those put together that only the edge of their column parted. */
function linesOfBlock(block: Block, edge: number): string {
  const { lines } = block;
  const full = lines.filter(({ to, height }) => to >= edge - 8 * height).length;
  return lines.reduce((text, line, index) => {
    const before = lines[index - 1];
    const words = line.text.trim();
    if (before === undefined) return words;
    const first = /^\S*/.exec(words)?.[0].length ?? 0;
    const room = edge - before.to;
    const wrapped =
      full >= LEAST_FULL_LINES &&
      room < ((line.to - line.from) * (first + 1)) / Math.max(1, words.length) &&
      (/^[a-z\u00df-\u00ff(<\u2264\u2265]/.test(words) || (/^\d/.test(words) && before.text.length >= LEAST_PROSE)) &&
      !/^[^:.;]{1,50}:|\.{4}/.test(words) &&
      !STARTS_ITEM.test(words);
    if (!wrapped) return `${text}\n${words}`;
    // A hyphen that only the edge put there has a code of its own in some documents.
    return /[a-z\u00df-\u00ff]\u2010$/.test(text) && /^[a-z\u00df-\u00ff]/.test(words)
      ? text.slice(0, -1) + words
      : `${text}${/[a-z]-$/.test(text) ? "\n" : " "}${words}`;
  }, "");
}

const STARTS_ITEM = /^(?:[\u2610-\u2612\u25a0\u25a1\u25cb\u25cf\u2022*-] ?|[[(] ?[xX]? ?[\])]|\(?[a-h0-9]{1,2}[.)] )/;

function textOfRows(rows: readonly Row[]): string {
  /** Right edges of the columns that blocks stand in, by their left ones. */
  const edges = new Map<number, number>();
  const column = ({ from }: Block): number => Math.round(from / COLUMN_STEP);
  for (const block of rows.flat()) edges.set(column(block), Math.max(edges.get(column(block)) ?? 0, block.to));
  const edgeOf = (block: Block): number => Math.max(...[-1, 0, 1].map((step) => edges.get(column(block) + step) ?? 0));
  let text = "";
  let bottom: number | null = null;
  for (const row of rows) {
    const top = Math.max(...row.map(topOf));
    const height = row[0]?.lines[0]?.height ?? 10;
    if (bottom !== null && Math.abs(bottom - top) > height * PARAGRAPH_GAP) text += "\n";
    text += `${textOfRow(
      [...row].sort((one, other) => one.from - other.from),
      edgeOf,
    )}\n`;
    bottom = Math.min(...row.map(bottomOf));
  }
  return text;
}

function textOfRow(row: Row, edgeOf: (block: Block) => number): string {
  const [first, second] = row;
  if (first === undefined) return "";
  if (row.every(({ lines }) => lines.length === 1)) return row.map(wordsOf).join("    ");
  if (second !== undefined && row.length === 2) {
    const pairs = pairsOf(first, second);
    if (pairs !== null) return pairs;
    const name = wordsOf(first);
    if (first.lines.length <= MOST_CELL_LINES && namesField(name))
      return `${name.replace(/ ?:$/, "")}: ${joined(second)}`;
  }
  return row.map((block) => linesOfBlock(block, edgeOf(block))).join("\n\n");
}

/** Lines of a cell: wrapped ones put together, boxes and items on lines of their own. */
const joined = (block: Block): string =>
  block.lines.reduce(
    (text, { text: line }) => text + (text === "" ? "" : STARTS_ITEM.test(line.trim()) ? "\n" : " ") + line.trim(),
    "",
  );

const MOST_PAIRS = 200;

/** Names one below the other and their values beside them, written one after the other: each name with the value on its line. */
function pairsOf(names: Block, values: Block): string | null {
  if (names.lines.length < 2 || values.lines.length < 2) return null;
  const mateOf = (line: Piece): Piece | undefined =>
    names.lines.find((name) => Math.abs(name.up - line.up) <= line.height * SAME_LINE);
  if (names.lines.length > MOST_PAIRS || values.lines.length > MOST_PAIRS) return null;
  const named = names.lines.filter((name) => namesField(name.text));
  const short =
    names.lines.length === values.lines.length && names.lines.every(({ text }) => /^[^.;,]{2,30}$/.test(text.trim()));
  if ((named.length * 5 < names.lines.length * 3 && !short) || values.lines.some((line) => mateOf(line) === undefined))
    return null;
  return names.lines
    .map((name) => {
      const value = values.lines.find((line) => mateOf(line) === name);
      return value ? `${name.text.trim()}    ${value.text.trim()}` : name.text.trim();
    })
    .join("\n");
}
