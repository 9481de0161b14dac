/** A text with places to fill, taken apart once. */
export interface Template {
  readonly text: string;
  /** Empty when the text has no places; else texts and places in turn, a text first and last. */
  readonly parts: readonly string[];
}

/**
 * Takes a text apart at its places.
 * @param place matches one place; its first group is what stands in `parts`.
 */
export function templateOf(text: string, place: RegExp): Template {
  const parts = text.split(place);
  return { text, parts: parts.length === 1 ? [] : parts };
}

/** The text with every place filled. */
export function fill({ text, parts }: Template, value: (place: string) => string): string {
  if (parts.length === 0) return text;
  let filled = parts[0] ?? "";
  for (let index = 1; index < parts.length; index += 2) {
    filled += value(parts[index] ?? "") + (parts[index + 1] ?? "");
  }
  return filled;
}
