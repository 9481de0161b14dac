/**
 * Fonts of signs, in which a letter's code draws something else: in Symbol the byte A3 is "≤", in Wingdings FE is a ticked box.
 * A word processor writes either the byte or the private code point F000 + byte.
 */

const SYMBOL: Readonly<Record<number, string>> = {
  163: "\u2264",
  179: "\u2265",
  177: "\u00b1",
  180: "\u00d7",
  176: "\u00b0",
  183: "\u2022",
  187: "\u2248",
  174: "\u2192",
  215: "\u00b7",
  45: "\u2212",
  109: "\u00b5",
  126: "~",
};
/** Wingdings and Wingdings 2. */
const DINGS: Readonly<Record<number, string>> = {
  254: "\u2612",
  253: "\u2612",
  120: "\u2612",
  82: "\u2611",
  83: "\u2612",
  81: "\u2612",
  252: "\u2713",
  251: "\u2717",
  168: "\u2610",
  111: "\u2610",
  113: "\u2610",
  114: "\u2610",
  163: "\u2610",
  161: "\u25cb",
  110: "\u25aa",
  167: "\u25aa",
  216: "\u27a2",
  118: "\u2022",
  159: "\u2022",
  224: "\u2192",
};

export type SymbolFont = "symbol" | "dings";

/** The font of signs that a font's name means; null for fonts of letters. */
export function symbolFontOf(name: string): SymbolFont | null {
  if (/wingdings|webdings|dingbats/i.test(name)) return "dings";
  return /^\W*symbol\b/i.test(name) ? "symbol" : null;
}

/**
 * What a code draws in such a font, digits and punctuation as themselves.
 * @param code byte, or private code point (F000 to F0FF). A sign of no known meaning is the replacement character: a number
 * beside it is not read as if nothing stood there.
 */
export function signOf(font: SymbolFont, code: number): string {
  const byte = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = (font === "symbol" ? SYMBOL : DINGS)[byte];
  if (known !== undefined) return known;
  if (byte < 0x21 || byte === 0xa0) return " ";
  return font === "symbol" && byte < 0x40 ? String.fromCharCode(byte) : "\ufffd";
}

/** A private code point without its font: boxes and bullets of Wingdings, comparators of Symbol where a number follows. */
export function signWithoutFont(code: number, numberFollows: boolean): string {
  const sign = signOf("dings", code);
  if (numberFollows && (code === 0xf0a3 || code === 0xf0b3 || code === 0xf0b1)) return signOf("symbol", code);
  return sign === "\ufffd" ? signOf("symbol", code) : sign;
}
