import { characterOf1252 } from "./plain-text";

/** HL7 v2 escape sequences: line ends, indents, emphasis, delimiters, bytes (HL7 v2.9, chapter 2, 2.7). */
const HL7 = /\\(?:\.(br|sp|ce|sk|fi|nf|in|ti) ?[+-]?\d{0,3}|([HNFSTRE])|X((?:[0-9A-Fa-f]{2}){1,8}))\\/g;
const DELIMITERS: Readonly<Record<string, string>> = { F: "|", S: "^", T: "&", R: "~", E: "\\", H: "", N: "" };

function hl7(all: string, command: string | undefined, letter: string | undefined, bytes: string | undefined): string {
  if (command !== undefined) return /^(?:br|sp|ce)$/.test(command) ? "\n" : command === "sk" ? " " : "";
  if (letter !== undefined) return DELIMITERS[letter] ?? all;
  const codes = (bytes ?? "").match(/../g) ?? [];
  return codes
    .map((code) => String.fromCharCode(Number.parseInt(code, 16)))
    .join("")
    .replace(/\r\n?/g, "\n");
}

/** Signs that lines end with where a message lost its line ends: in a text of one line only. */
function withLineEnds(text: string): string {
  if (text.length < 60 || text.trim().includes("\n")) return text;
  if ((text.match(/\\n/g)?.length ?? 0) >= 2) return text.replace(/(?:\\r)?\\n/g, "\n");
  // A repetition of an HL7 field; "~ 5 cm" is about five.
  return (text.match(/[^ ~]~(?=[^ \d])/g)?.length ?? 0) >= 2 ? text.replace(/(?<! )~/g, "\n") : text;
}

const CONTINUATION =
  "[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]";
/** UTF-8 that was taken for Windows-1252: the lead byte of a Latin letter, a Greek one or a sign, and what follows it. */
const MOJIBAKE = new RegExp(`[\\u00c2\\u00c3\\u00c5\\u00ce]${CONTINUATION}|\\u00e2${CONTINUATION}{2}`, "g");
const BYTES = new Map(Array.from({ length: 256 }, (_, byte) => [characterOf1252(byte), byte]));

function mended(sequence: string): string {
  const bytes = Uint8Array.from(sequence, (character) => BYTES.get(character) ?? 0xff);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return sequence;
  }
}

/**
 * A text as its author wrote it, where a message passed it on with the escapes of its carrier: HL7 v2 sequences ("\.br\",
 * "\T\"), line ends written as "\n" or "~", and UTF-8 that was read as Windows-1252 ("mmÂ²", "â‰¤ 5"). Other texts stay as they are.
 */
export function withoutEscapes(text: string): string {
  let plain = text.includes("\\") ? text.replace(HL7, hl7) : text;
  plain = withLineEnds(plain);
  // Twice: what was read wrongly once may have been read so again.
  for (let times = 0; times < 2; times += 1) plain = plain.replace(MOJIBAKE, mended);
  return plain;
}
