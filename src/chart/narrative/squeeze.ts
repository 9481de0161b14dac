/** A text with single blanks between its words, and where each of its positions lies in the original. */
export interface SqueezedText {
  readonly text: string;
  /** Position in the original; a position behind the end is the original's end. */
  originalOf(position: number): number;
}

/** A second blank between words, a carriage return in front of its line feed, a letter with its accents written apart. */
const LAYOUT = /(?<=[^\s]) (?= [^\s])|\r(?=\n)|[A-Za-z][\u0300-\u036f]{1,8}/g;

/**
 * The text as one would write it: two blanks between words of a dictation or a PDF are one (three and more are a layout's
 * gap and stay), lines end with a line feed, letters carry their accents.
 * @returns null where there is nothing to change. Linear in the text's length.
 */
export function squeeze(text: string): SqueezedText | null {
  const pieces: string[] = [];
  /** Positions in the squeezed text behind which a unit of the original is left out, ascending. */
  const removed: number[] = [];
  let from = 0;
  for (const match of text.matchAll(LAYOUT)) {
    const accented = match[0].length > 1;
    const written = accented ? match[0].normalize("NFC") : "";
    const at = match.index - removed.length + Math.max(0, written.length - 1);
    pieces.push(text.slice(from, match.index), written);
    from = match.index + match[0].length;
    for (let left = match[0].length - written.length; left > 0; left -= 1) removed.push(at);
  }
  if (removed.length === 0) return null;
  pieces.push(text.slice(from));
  return {
    text: pieces.join(""),
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
