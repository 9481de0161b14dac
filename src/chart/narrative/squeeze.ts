/** A text with single blanks between its words, and where each of its positions lies in the original. */
export interface SqueezedText {
  readonly text: string;
  /** Position in the original; a position behind the end is the original's end. */
  originalOf(position: number): number;
}

/**
 * Two blanks between words of a dictation or a PDF are one; three and more are a layout's gap and stay.
 * @returns null where there is nothing to squeeze. Linear in the text's length.
 */
export function squeeze(text: string): SqueezedText | null {
  const pieces: string[] = [];
  /** Positions in the squeezed text before which a blank was taken out. */
  const removed: number[] = [];
  let from = 0;
  for (let at = text.indexOf("  "); at >= 0; at = text.indexOf("  ", at + 1)) {
    if (at === 0 || isBlank(text, at - 1) || at + 2 >= text.length || isBlank(text, at + 2)) continue;
    pieces.push(text.slice(from, at));
    removed.push(at - removed.length);
    from = at + 1;
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

const isBlank = (text: string, at: number): boolean => text.charCodeAt(at) <= 0x20;
