import type { AttachmentText } from "../../types";
import { finishedLine, type Span } from "./markup-lines";
import { characterOf1252 } from "./plain-text";
import { BREAKS, CHARSETS, CODE_PAGES, SKIPPED } from "./rich-text-words";
import { type SymbolFont, signOf, symbolFontOf } from "./symbol-fonts";

/** Groups nested deeper than this are no report. */
const MOST_DEPTH = 512;
const MOST_TEXT = 8_000_000;
/** Longest control word; the specification allows 32 letters. */
const LONGEST_WORD = 32;

interface GroupState {
  skip: boolean;
  fonts: boolean;
  /** Replacement characters that follow each \u. */
  fallback: number;
  encoding: string | null;
  hidden: boolean;
  /** Deleted by a tracked change: no longer the report's text. */
  deleted: boolean;
  /** Struck out by hand: no longer what the report says. */
  struck: boolean;
  /** Bold or underlined. */
  emphasis: boolean;
  /** A font in which letters draw signs. */
  signs: SymbolFont | null;
}

/**
 * Text of an RTF document. One pass over the bytes: control words, groups, \'xx in the code page of the document or of
 * the font, \uN with its replacement skipped, \bin jumped over; pictures, tables of fonts and unknown \* destinations
 * left out, as are hidden text and tracked deletions.
 * @returns `unreadable` when it does not begin as RTF, nests deeper or is longer than any report, or its groups do not close.
 */
export function textOfRichText(bytes: Uint8Array): AttachmentText {
  if (!startsAsRichText(bytes)) return { state: "unreadable", detail: "not RTF" };
  /** The text being written: no byte gives more than one unit. */
  const units = new Uint16Array(bytes.length);
  let length = 0;
  let encoding = "windows-1252";
  let pending: number[] = [];
  let pendingEncoding = encoding;
  let group: GroupState = {
    skip: false,
    fonts: false,
    fallback: 1,
    encoding: null,
    hidden: false,
    deleted: false,
    struck: false,
    emphasis: false,
    signs: null,
  };
  const stack: GroupState[] = [];
  const fontEncodings = new Map<number, string>();
  const fontSigns = new Map<number, SymbolFont>();
  let font = 0;
  let fontName = "";
  /** The box of a form field, from its properties to the place where its result stands. */
  let box: { ticked: number; unless: number } | null = null;
  const emphasised: Span[] = [];
  let toSkip = 0;
  let opened = false;
  let starred = false;
  let surrogate = 0;

  const keep = (text: string): void => {
    for (let index = 0; index < text.length; index += 1) units[length + index] = text.charCodeAt(index);
    if (group.emphasis && text.length > 0) {
      const last = emphasised.at(-1);
      if (last?.to === length) last.to += text.length;
      else emphasised.push({ from: length, to: length + text.length });
    }
    length += text.length;
  };
  const flush = (): void => {
    if (pending.length === 0) return;
    keep(decoderOf(pendingEncoding).decode(Uint8Array.from(pending)));
    pending = [];
  };
  const silent = (): boolean => group.skip || group.hidden || group.deleted || group.struck;
  const write = (text: string): void => {
    if (silent()) return;
    flush();
    keep(text);
  };
  const writeByte = (byte: number): void => {
    if (toSkip > 0) {
      toSkip -= 1;
      return;
    }
    if (group.fonts && fontName.length < 60) {
      if (byte === 0x3b) {
        const signs = symbolFontOf(fontName.trim());
        if (signs !== null && fontSigns.size < 4096) fontSigns.set(font, signs);
        fontName = "";
      } else fontName += String.fromCharCode(byte);
    }
    if (silent()) return;
    if (group.signs !== null) {
      flush();
      keep(signOf(group.signs, byte));
      return;
    }
    const own = group.encoding ?? encoding;
    if (own !== pendingEncoding) {
      flush();
      pendingEncoding = own;
    }
    if (own === "windows-1252") {
      keep(characterOf1252(byte));
      return;
    }
    pending.push(byte);
    if (pending.length >= 4096) flush();
  };

  let at = 0;
  while (at < bytes.length) {
    if (length > MOST_TEXT) return { state: "unreadable", detail: "too much text" };
    const byte = bytes[at] ?? 0;
    if (byte === 0x7b) {
      if (stack.length >= MOST_DEPTH) return { state: "unreadable", detail: "malformed RTF: nested too deeply" };
      stack.push(group);
      group = { ...group };
      opened = true;
      toSkip = 0;
      at += 1;
      continue;
    }
    if (byte === 0x7d) {
      const outer = stack.pop();
      if (!outer) break;
      flush();
      if (box !== null && group.skip && !outer.skip) {
        group = outer;
        write(box.ticked === 1 || (box.ticked === 25 && box.unless === 1) ? "[x] " : "[ ] ");
        box = null;
      }
      group = outer;
      opened = false;
      starred = false;
      toSkip = 0;
      at += 1;
      if (stack.length === 0) break;
      continue;
    }
    if (byte !== 0x5c) {
      at += 1;
      if (byte === 0x0d || byte === 0x0a || byte === 0) continue;
      opened = false;
      writeByte(byte);
      continue;
    }
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (!isLetter(next)) {
      at += 2;
      if (next === 0x27) {
        const value = Number.parseInt(String.fromCharCode(bytes[at] ?? 0x20, bytes[at + 1] ?? 0x20), 16);
        at += 2;
        if (!Number.isNaN(value)) writeByte(value);
      } else if (next === 0x2a) {
        starred = opened;
        continue;
      } else if (next === 0x7e) write(" ");
      else if (next === 0x5f) write("-");
      else if (next === 0x2d) continue;
      else if (next === 0x0d || next === 0x0a) write("\n");
      else if (next === 0x5c || next === 0x7b || next === 0x7d) writeByte(next);
      opened = false;
      continue;
    }
    let end = at + 1;
    while (end < bytes.length && isLetter(bytes[end] ?? 0) && end - at <= LONGEST_WORD) end += 1;
    const word = wordAt(bytes, at + 1, end);
    let digits = end;
    if (bytes[digits] === 0x2d) digits += 1;
    while (digits < bytes.length && isDigit(bytes[digits] ?? 0) && digits - end < 11) digits += 1;
    const parameter = digits > end ? Number.parseInt(String.fromCharCode(...bytes.subarray(end, digits)), 10) : null;
    at = digits;
    if (bytes[at] === 0x20) at += 1;

    if (starred || (opened && SKIPPED.has(word))) {
      if (word === "fonttbl") group.fonts = true;
      group.skip = true;
      starred = false;
    }
    opened = false;
    const written = BREAKS.get(word);
    if (written !== undefined) write(written);
    else if (word === "bin") {
      at += Math.max(0, Math.min(parameter ?? 0, bytes.length - at));
    } else if (word === "u" && parameter !== null) {
      const unit = parameter < 0 ? parameter + 65536 : parameter;
      if (unit >= 0xd800 && unit < 0xdc00) surrogate = unit;
      else if (unit >= 0xdc00 && unit < 0xe000 && surrogate > 0) {
        write(String.fromCharCode(surrogate, unit));
        surrogate = 0;
      } else if (unit >= 0xf000 && unit <= 0xf0ff && group.signs !== null) write(signOf(group.signs, unit));
      else if (unit >= 0x20 && unit <= 0xffff) write(String.fromCharCode(unit));
      toSkip = group.fallback;
    } else if (word === "uc") group.fallback = Math.max(0, Math.min(parameter ?? 1, 8));
    else if (word === "ansicpg") encoding = CODE_PAGES[parameter ?? 1252] ?? "windows-1252";
    else if (word === "mac") encoding = "macintosh";
    else if (word === "v") group.hidden = parameter !== 0;
    else if (word === "deleted") group.deleted = parameter !== 0;
    else if (word === "strike" || word === "striked") group.struck = parameter !== 0;
    else if (word === "b" || word === "ul") group.emphasis = parameter !== 0;
    else if (word === "ulnone") group.emphasis = false;
    else if (word === "fftype" && parameter === 1) box = { ticked: 25, unless: 0 };
    else if (word === "ffres" && box !== null) box.ticked = parameter ?? 25;
    else if (word === "ffdefres" && box !== null) box.unless = parameter ?? 0;
    else if (word === "plain") {
      group.hidden = false;
      group.struck = false;
      group.deleted = false;
      group.emphasis = false;
      group.signs = null;
    } else if (word === "f" && parameter !== null) {
      font = parameter;
      if (group.fonts) fontName = "";
      else {
        group.encoding = fontEncodings.get(font) ?? null;
        group.signs = fontSigns.get(font) ?? null;
      }
    } else if (word === "fcharset" && group.fonts) {
      const name = CHARSETS[parameter ?? 0];
      if (name !== undefined && fontEncodings.size < 4096) fontEncodings.set(font, name);
    }
  }
  flush();
  if (stack.length > 0) return { state: "unreadable", detail: "malformed RTF: the document breaks off" };
  const text = new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units.subarray(0, length));
  let start = 0;
  let span = 0;
  const lines = text.split("\n").map((line) => {
    const end = start + line.length;
    const within: Span[] = [];
    while ((emphasised[span]?.to ?? Number.POSITIVE_INFINITY) <= start) span += 1;
    for (let index = span; (emphasised[index]?.from ?? end) < end; index += 1) {
      const { from, to } = emphasised[index] as Span;
      within.push({ from: Math.max(from, start) - start, to: Math.min(to, end) - start });
    }
    start = end + 1;
    return cellsOf(finishedLine(line, within));
  });
  return { state: "text", text: lines.join("\n").replaceAll("\u0000", "").trim() };
}

/** Cells of a table row, "label<tab>value<tab>", as "label: value"; of more cells, each apart from the next. */
function cellsOf(line: string): string {
  const cells = line
    .split("\t")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  const [name = "", ...values] = cells;
  if (values.length === 0) return name;
  // "1.<tab>text": the number of an item.
  if (/^(?:\(?\d{1,2}[.)]|[-\u2022\u00b7\u25aa\u27a2])$/.test(name)) return `${name} ${cellsOf(values.join("\t"))}`;
  if (name.length > 60 || name.includes(":")) return cells.join(values.length > 1 ? " | " : " ");
  return values.length === 1 ? `${name}: ${values[0]}` : cells.join(" | ");
}

function startsAsRichText(bytes: Uint8Array): boolean {
  let at = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
  while (at < 64 && (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d)) at += 1;
  return String.fromCharCode(...bytes.subarray(at, at + 5)) === "{\\rtf";
}

const decoders = new Map<string, TextDecoder>();

function decoderOf(encoding: string): TextDecoder {
  const known = decoders.get(encoding);
  if (known) return known;
  const made = decoderOrDefault(encoding);
  decoders.set(encoding, made);
  return made;
}

function decoderOrDefault(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder("windows-1252");
  }
}

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
/** Control words met before, by a sum of their letters: a document has few, many thousand times. */
const words = new Map<number, string>();
const MOST_WORDS = 4096;

/** The control word between two positions, without making it anew each time. */
function wordAt(bytes: Uint8Array, from: number, to: number): string {
  let sum = to - from;
  for (let at = from; at < to; at += 1) sum = (Math.imul(sum, 31) + (bytes[at] ?? 0)) | 0;
  const known = words.get(sum);
  if (known !== undefined && spells(known, bytes, from, to)) return known;
  const word = String.fromCharCode(...bytes.subarray(from, to));
  if (words.size < MOST_WORDS) words.set(sum, word);
  return word;
}

function spells(word: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let index = 0; index < word.length; index += 1) if (word.charCodeAt(index) !== bytes[from + index]) return false;
  return true;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
