/** A text with single blanks between its words, and where each of its positions lies in the original. */
export interface SqueezedText {
  readonly text: string;
  /** Position in the original; a position behind the end is the original's end. */
  originalOf(position: number): number;
}

/**
 * The text as one would write it: two blanks between words of a dictation or a PDF are one (three and more are a layout's
 * gap and stay), lines end with a line feed, letters carry their accents.
 * @returns null where there is nothing to change. Linear in the text's length.
 */
export function squeeze(text: string): SqueezedText | null {
  if (!text.includes("  ") && !text.includes("\r\n") && !writesAccentsApart(text)) return null;
  const units = new Uint16Array(text.length);
  let length = 0;
  /** Positions in the squeezed text behind which a unit of the original is left out, ascending. */
  const removed: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (
      (unit === 0x0d && next === 0x0a) ||
      (unit === 0x20 && next === 0x20 && text.charCodeAt(at - 1) > 0x20 && text.charCodeAt(at + 2) > 0x20)
    ) {
      removed.push(length);
      continue;
    }
    const accented = next >= 0x300 && next <= 0x36f ? composed(unit, next) : 0;
    if (accented !== 0) {
      removed.push(length);
      at += 1;
    }
    units[length] = accented || unit;
    length += 1;
  }
  if (removed.length === 0) return null;
  return {
    text: new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units.subarray(0, length)),
    originalOf(position) {
      let low = 0;
      let high = removed.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((removed[middle] ?? 0) < position) low = middle + 1;
        else high = middle;
      }
      return position + low;
    },
  };
}

function writesAccentsApart(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x300 && unit <= 0x36f) return true;
  }
  return false;
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
