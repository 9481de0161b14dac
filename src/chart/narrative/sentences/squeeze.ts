import { signWithoutFont } from "../text/symbol-fonts";
import { bareLines } from "./line-marks";

/** A text with single blanks between its words, and where each of its positions lies in the original. */
export interface SqueezedText {
  readonly text: string;
  /** Place in the original of a span of the text. */
  originalOf(start: number, end: number): readonly [start: number, end: number];
}

const LF = 0x0a;
const TAB = 0x09;
const COLON = 0x3a;

/** Signs without a width of their own: break opportunities, soft hyphens, marks of order and direction. */
const isInvisible = (unit: number): boolean =>
  unit === 0xad ||
  (unit >= 0x200b && unit <= 0x200f) ||
  (unit >= 0x202a && unit <= 0x202e) ||
  (unit >= 0x2060 && unit <= 0x2069) ||
  unit === 0xfeff;

const isBlank = (unit: number): boolean =>
  unit === 0x20 ||
  unit === TAB ||
  unit === 0xa0 ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  unit === 0x202f ||
  unit === 0x205f ||
  unit === 0x3000;

/** Fewest signs that lead from a name to its value. */
const LEAST_LEADER = 5;
/** What is kept of them. */
const LEADER_KEPT = 3;

/** Where leading dots or hyphens that begin at a position end, blanks between the dots or none; the position itself where none do. */
function leaderFrom(text: string, at: number): number {
  const sign = text[at];
  if (sign !== "." && sign !== "-" && sign !== "\u2026") return at;
  let end = at;
  let count = 0;
  while (text[end] === sign || (sign !== "-" && text[end] === " " && text[end + 1] === sign)) {
    if (text[end] === sign) count += sign === "\u2026" ? LEAST_LEADER : 1;
    end += 1;
  }
  return count >= LEAST_LEADER ? end : at;
}

/** Digits of a mathematical alphabet (U+1D7CE to U+1D7FF), by their second unit. */
const FIRST_MATHEMATICAL_DIGIT = 0xdfce;
const isMathematicalDigit = (unit: number): boolean => unit >= FIRST_MATHEMATICAL_DIGIT && unit <= 0xdfff;

const LIGATURES = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
const FIRST_LIGATURE = 0xfb00;

/**
 * The text as one would write it: two blanks between words of a dictation or a PDF are one (three and more are a layout's
 * gap and stay), none stand at the edges of a line or beside its colon; lines end with a line feed and begin with their own
 * words (no marks of a quoted letter, no frame); letters carry their accents and stand apart from each other; what has no
 * width is left out.
 * @returns null where there is nothing to change. Linear in the text's length.
 */
export function squeeze(text: string): SqueezedText | null {
  const units = new Uint16Array(text.length * 3);
  let length = 0;
  /** Positions from which on the original lies further on by a shift, ascending. */
  const places: number[] = [];
  const shifts: number[] = [];
  let shift = 0;
  const move = (by: number): void => {
    shift += by;
    if (places.at(-1) === length) shifts[shifts.length - 1] = shift;
    else {
      places.push(length);
      shifts.push(shift);
    }
  };
  const write = (unit: number): void => {
    units[length] = unit;
    length += 1;
  };
  let changed = false;
  const lines = bareLines(text);
  let at = 0;
  const drop = (until: number): void => {
    if (until > at) move(until - at);
    at = until;
  };
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const lineStart = length === 0 || units[length - 1] === LF;
    if (lineStart) {
      const until = lines?.startOf(at) ?? at;
      if (until > at) {
        drop(until);
        continue;
      }
    }
    if ((unit === 0x0d && text.charCodeAt(at + 1) === LF) || lines?.endsAt(at)) drop(at + 1);
    else if (isInvisible(unit)) {
      let end = at + 1;
      // A word parted at a soft hyphen goes on in the next line.
      if (unit === 0xad && text.charCodeAt(end) === LF) end += 1;
      drop(end);
    } else if (unit >= FIRST_LIGATURE && unit < FIRST_LIGATURE + LIGATURES.length) {
      const letters = LIGATURES[unit - FIRST_LIGATURE] ?? "";
      for (let index = 0; index < letters.length; index += 1) write(letters.charCodeAt(index));
      at += 1;
      move(1 - letters.length);
    } else if (isBlank(unit)) {
      let end = at + 1;
      let tab = unit === TAB;
      while (end < text.length && (isBlank(text.charCodeAt(end)) || isInvisible(text.charCodeAt(end)))) {
        tab ||= text.charCodeAt(end) === TAB;
        end += 1;
      }
      const next = text.charCodeAt(end);
      const edge = lineStart || end >= text.length || next === LF || next === 0x0d || (lines?.endsAt(end) ?? false);
      const colon = units[length - 1] === COLON || (next === COLON && !(text.charCodeAt(end + 1) > 0x20));
      // A column of units.
      const before = units[length - 1] ?? 0;
      const unitNext = before >= 0x30 && before <= 0x39 && /^[cm]m(?![a-z\d])/i.test(text.slice(end, end + 3));
      const kept =
        edge || (!tab && leaderFrom(text, end) > end) ? 0 : tab || colon || unitNext || end - at === 2 ? 1 : end - at;
      if (tab && !colon && !unitNext && kept === 1) {
        if (unit !== TAB || end - at > 1) changed = true;
        write(TAB);
      } else for (let index = 0; index < kept; index += 1) write(kept > 1 || unit === TAB ? 0x20 : unit);
      if (unit === TAB && (colon || unitNext) && kept === 1) changed = true;
      at += kept;
      drop(end);
    } else if (unit === 0xd835 && isMathematicalDigit(text.charCodeAt(at + 1))) {
      write(0x30 + ((text.charCodeAt(at + 1) - FIRST_MATHEMATICAL_DIGIT) % 10));
      at += 1;
      drop(at + 1);
    } else if (unit >= 0xf020 && unit <= 0xf0ff) {
      const number = /^[ \u00a0]?\d/.test(text.slice(at + 1, at + 3));
      write(signWithoutFont(unit, number).charCodeAt(0));
      at += 1;
      changed = true;
    } else if (leaderFrom(text, at) > at) {
      let end = leaderFrom(text, at);
      for (let index = 0; index < LEADER_KEPT; index += 1) write(text.charCodeAt(at));
      const from = at + LEADER_KEPT;
      while (text[end] === " ") end += 1;
      move(end - from);
      at = end;
      changed = true;
    } else {
      const next = text.charCodeAt(at + 1);
      const accented = next >= 0x300 && next <= 0x36f ? composed(unit, next) : 0;
      write(accented || unit);
      at += 1;
      if (accented !== 0) drop(at + 1);
    }
  }
  if (places.length === 0 && !changed) return null;
  /** The shift that holds at a position: of changes right there, those only that `inclusive` counts. */
  const shiftAt = (position: number, inclusive: boolean): number => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const place = places[middle] ?? 0;
      if (place < position || (inclusive && place === position)) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (shifts[low - 1] ?? 0);
  };
  return {
    text: new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units.subarray(0, length)),
    originalOf: (start, end) => [
      start + shiftAt(start, true),
      Math.max(start + shiftAt(start, true), end + shiftAt(end, false)),
    ],
  };
}

const COMPOSED = new Map<number, number>();

/** The code unit of a letter with its accent; 0 where Unicode has none. */
function composed(letter: number, accent: number): number {
  const key = letter * 0x10000 + accent;
  const known = COMPOSED.get(key);
  if (known !== undefined) return known;
  const written = String.fromCharCode(letter, accent).normalize("NFC");
  const found = written.length === 1 ? written.charCodeAt(0) : 0;
  // Only letters of Latin alphabets: what is kept stays small whatever the text.
  if (letter < 0x250) COMPOSED.set(key, found);
  return found;
}
