import type { NoteBlock } from "./note-content";

/** Columns of the note as plain text (WR-04). */
export const COLUMNS = 80;

/** Signs that clinical text uses and that old viewers show as a box: written in ASCII, without change of meaning. */
const SIGNS: Readonly<Record<string, string>> = {
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "≈": "~",
  "≫": ">>",
  "±": "+/-",
  "×": "x",
  "÷": "/",
  "·": ".",
  "•": "*",
  "°": " deg",
  "²": "2",
  "³": "3",
  "⁹": "^9",
  "¹": "1",
  "½": "1/2",
  "¼": "1/4",
  "→": "->",
  "←": "<-",
  "⇒": "=>",
  "–": "-",
  "—": "-",
  "‑": "-",
  "‐": "-",
  "−": "-",
  "…": "...",
  "‘": "'",
  "’": "'",
  "‚": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  µ: "u",
  μ: "u",
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  Δ: "Delta",
  π: "pi",
  "§": "section ",
  "†": "+",
  "‡": "++",
  "™": "(TM)",
  "®": "(R)",
  "©": "(c)",
  "€": "EUR",
  œ: "oe",
  Œ: "OE",
  æ: "ae",
  Æ: "AE",
  ß: "ss",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
};
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text in ASCII: signs as above ("≤" becomes "<=", "mm²" "mm2"), accents removed unless `accents` keeps them. A letter of
 * another script (a name) stays as it is: a question mark in its place would be a wrong name.
 */
export function transliterate(text: string, accents: "kept" | "removed"): string {
  const signed = [...text.replace(SPACES, " ").replace(INVISIBLE, "").normalize("NFC")]
    .map((sign) => (accents === "kept" && /[œŒæÆßøØ]/.test(sign) ? sign : (SIGNS[sign] ?? sign)))
    .join("");
  if (accents === "kept") return signed;
  return signed
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC");
}

/** The note as plain text: at most 80 columns, lines ended by \n, no tabs. */
export function renderText(blocks: readonly NoteBlock[], accents: "kept" | "removed"): string {
  const lines: string[] = [];
  const write = (text: string, first: string, next: string): void => {
    for (const line of wrap(transliterate(text, accents), first, next)) lines.push(line);
  };
  for (const block of blocks) {
    if (block.kind === "title") {
      write(block.text.toUpperCase(), "", "");
      lines.push("=".repeat(COLUMNS));
    } else if (block.kind === "heading") {
      lines.push("");
      write(block.text.toUpperCase(), "", "");
      lines.push("-".repeat(COLUMNS));
    } else if (block.kind === "paragraph") {
      write(block.strong ? `*** ${block.text}` : block.text, "", block.strong ? "    " : "");
    } else if (block.kind === "row") {
      write(`${block.label}: ${block.text}`, "", "  ");
    } else {
      write(block.text, "- ", "  ");
      for (const detail of block.details) write(detail, "    ", "    ");
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Lines of at most 80 columns, broken at spaces; a word longer than a line is broken where it must be. */
export function wrap(text: string, first: string, next: string): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line = lines.length === 0 ? first : next;
    let empty = true;
    for (const word of paragraph.split(/\s+/).filter((part) => part !== "")) {
      let rest = word;
      if (!empty && line.length + 1 + rest.length > COLUMNS) {
        lines.push(line);
        line = next;
        empty = true;
      }
      while (line.length + (empty ? 0 : 1) + rest.length > COLUMNS) {
        const room = COLUMNS - line.length;
        lines.push(line + rest.slice(0, room));
        rest = rest.slice(room);
        line = next;
      }
      line += empty ? rest : ` ${rest}`;
      empty = false;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}
