/** Lines without the signs that something else set around them. */
export interface BareLines {
  /** Where the words of the line that starts at a position begin. */
  startOf(lineStart: number): number;
  /** Whether the words of a line end at a position, a frame's bar standing there. */
  endsAt(position: number): boolean;
}

/** A line of a letter that was answered: "> text", ">> text". */
const QUOTED = /^[ \t]*(?:> ?)+/;
const FRAMED = /^[ \t]*[|\u2502\u2551] ?(?=[^|]*[|\u2502\u2551][ \t]*$)/;
/** Fewer lines in a row with such a sign may mean something by it ("> 5 per 5 mm2"). */
const LEAST_LINES = 3;

/**
 * Finds the marks in front of quoted lines and the bars of a frame: runs of lines that all carry them, most of them
 * followed by a word. Null where there are none. Linear in the text's length.
 */
export function bareLines(text: string): BareLines | null {
  if (![">", "|", "\u2502", "\u2551"].some((mark) => text.includes(mark))) return null;
  const starts = new Map<number, number>();
  const ends = new Set<number>();
  for (const [mark, frame] of [
    [QUOTED, false],
    [FRAMED, true],
  ] as const) {
    let run: { start: number; line: string; length: number }[] = [];
    const close = (): void => {
      const worded = run.filter(({ line, length }) => /^[^\d\s]/.test(line.slice(length))).length;
      if (run.length >= LEAST_LINES && worded * 2 > run.length)
        for (const { start, line, length } of run) {
          starts.set(start, start + length);
          if (frame) ends.add(start + line.trimEnd().length - 1);
        }
      run = [];
    };
    let start = 0;
    for (const line of text.split("\n")) {
      const found = line.length > 2000 ? null : mark.exec(line);
      if (found && found[0].length > 0) run.push({ start, line, length: found[0].length });
      else close();
      start += line.length + 1;
    }
    close();
  }
  if (starts.size === 0) return null;
  return { startOf: (lineStart) => starts.get(lineStart) ?? lineStart, endsAt: (position) => ends.has(position) };
}
