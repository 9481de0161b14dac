/** Blanks in the place of words, so that what stands behind them keeps its place: for `replace`. Same length. */
export const blanked = (words: string): string => " ".repeat(words.length);
