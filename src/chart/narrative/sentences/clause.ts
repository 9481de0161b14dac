const MARK = /[,;()]/;

/** The words before a place that belong to its clause: back to the last comma, semicolon or bracket. */
export function clauseBefore(text: string, from: number): string {
  const start = Math.max(...[",", ";", "(", ")"].map((mark) => text.lastIndexOf(mark, from - 1)));
  return from === 0 ? "" : text.slice(start + 1, from);
}

/** The words behind a place that belong to its clause: up to the next comma, semicolon or bracket. */
export function clauseBehind(text: string, to: number): string {
  const behind = text.slice(to);
  const end = behind.search(MARK);
  return end < 0 ? behind : behind.slice(0, end);
}

/** A clause: what stands from the mark before a place to the mark behind it. */
export function clauseAround(text: string, from: number, to: number): string {
  return clauseBefore(text, from) + text.slice(from, to) + clauseBehind(text, to);
}
