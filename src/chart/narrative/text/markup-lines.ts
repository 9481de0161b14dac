import { withoutOpenOptions } from "../sentences/answer-options";
import { isFieldName } from "../sentences/field-names";
import { folded } from "../sentences/folded";

/** A stretch of a line that is set in bold or underlined. */
export interface Span {
  readonly from: number;
  to: number;
}

/**
 * A line of a document without its markup: where emphasis said something, signs say it. A field's name in bold gets its colon; of answers to choose
 * from the emphasised one is starred.
 * @param emphasis stretches in bold or underlined, ascending.
 */
export function finishedLine(line: string, emphasis: readonly Span[]): string {
  if (emphasis.length === 0 || line.length > 240) return line.trimEnd();
  const [first] = emphasis;
  const name = first ? line.slice(0, first.to).trim() : "";
  const behind = line.slice(first?.to ?? 0).trim();
  if (
    first?.from === 0 &&
    /^[A-Za-z0-9+\u2264\u2265<>\u2610-\u2612[]/.test(behind) &&
    isFieldName(folded(name)) &&
    !/[:=]$/.test(name)
  )
    return `${name}: ${behind}`;
  const plain = folded(line);
  if (withoutOpenOptions(plain).trim() !== "") return line.trimEnd();
  const colon = line.indexOf(":");
  const chosen = emphasis.filter(({ from, to }) => from > colon && line.slice(from, to).trim() !== "");
  const [one] = chosen;
  if (chosen.length !== 1 || !one) return line.trimEnd();
  return `${line.slice(0, one.from)}**${line.slice(one.from, one.to).trim()}**${line.slice(one.to)}`.trimEnd();
}
