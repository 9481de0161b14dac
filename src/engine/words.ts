/** Case and accents removed, so that "Rifampicine" and "rifampicine" are one word. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[’`]/g, "'")
    .toLowerCase();
}

/** Finds one of the words in a plain text: as a whole word, or as the start of one. */
export function wordMatcher(words: readonly string[], ends: "whole" | "start"): RegExp {
  const escaped = words.map((word) => plain(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (escaped.length === 0) return /(?!)/;
  return new RegExp(`(?<![a-z0-9])(?:${escaped.join("|")})${ends === "whole" ? "(?![a-z0-9])" : ""}`);
}
