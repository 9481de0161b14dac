export interface ChangedLine {
  readonly kind: "gone" | "new";
  readonly line: string;
}

/** Lines of two notes that only one of them has, in the order of the notes; blank lines and rules are left out. */
export function changedLines(before: string, now: string): readonly ChangedLine[] {
  const lines = (text: string) => [
    ...new Set(
      text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => /[\p{L}\p{N}]/u.test(line)),
    ),
  ];
  const old = lines(before);
  const current = lines(now);
  const had = new Set(old);
  const has = new Set(current);
  return [
    ...old.filter((line) => !has.has(line)).map((line): ChangedLine => ({ kind: "gone", line })),
    ...current.filter((line) => !had.has(line)).map((line): ChangedLine => ({ kind: "new", line })),
  ];
}
