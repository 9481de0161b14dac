import { COLUMNS } from "../../writeback/plain-text";

export interface ChangedLine {
  readonly kind: "gone" | "new";
  readonly line: string;
}

/**
 * Statements of two notes that only one of them has, in the order of the notes. A statement that was wrapped over several
 * lines is one; headings, rules and blank lines are none.
 */
export function changedLines(before: string, now: string): readonly ChangedLine[] {
  const old = statementsOf(before);
  const current = statementsOf(now);
  const had = new Set(old);
  const has = new Set(current);
  return [
    ...old.filter((line) => !has.has(line)).map((line): ChangedLine => ({ kind: "gone", line })),
    ...current.filter((line) => !had.has(line)).map((line): ChangedLine => ({ kind: "new", line })),
  ];
}

/** Lines put together again: a line goes on from the one before where its first word would not have fitted there. */
function statementsOf(text: string): readonly string[] {
  const statements: string[] = [];
  let last: { readonly line: string; readonly depth: number } | null = null;
  for (const line of text.split("\n")) {
    if (!/[\p{L}\p{N}]/u.test(line)) {
      last = null;
      continue;
    }
    const begins = /^ *(?:- |\*\*\* )/.test(line);
    const depth = /^ *(?:- |\*\*\* )?/.exec(line)?.[0].length ?? 0;
    const word = line.trim().split(" ")[0] ?? "";
    // A labelled row starts at the margin and goes on two columns in.
    const follows = last !== null && (depth === last.depth || (last.depth === 0 && depth === 2));
    if (last !== null && follows && !begins && last.line.length + 1 + word.length > COLUMNS) {
      statements.push(`${statements.pop() ?? ""} ${line.trim()}`);
    } else statements.push(line.trim());
    last = { line, depth };
  }
  return [...new Set(statements)];
}
