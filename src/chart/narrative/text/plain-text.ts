/** Charset names that mean Windows-1252 in practice: the encoding standard reads Latin-1 as its superset. */
const DECLARED = /charset\s*=\s*["']?([a-z0-9_.:-]{2,40})/i;

/**
 * Bytes to text: byte-order mark first, then the declared charset, then UTF-8 if the bytes are valid UTF-8, else
 * Windows-1252. Line ends become \n. Never throws; bytes that mean nothing become U+FFFD.
 */
export function textOfBytes(bytes: Uint8Array, contentType: string, declaredInside: string | null = null): string {
  const declared = DECLARED.exec(contentType)?.[1] ?? declaredInside;
  return decode(bytes, declared).replace(/\r\n?/g, "\n").replaceAll("\u0000", "");
}

function decode(bytes: Uint8Array, declared: string | null): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder("utf-8").decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const name = declared?.toLowerCase() ?? null;
  if (name !== null && name !== "us-ascii" && name !== "ascii") {
    // A declared UTF-8 that is not valid UTF-8 is Windows-1252 mislabelled, not a text full of replacement signs.
    if (/^(?:windows-1252|cp-?1252|x-cp1252|iso[-_]?8859[-_]?1|latin-?1|l1)$/.test(name)) return windows1252(bytes);
    const decoder = decoderOf(name, /^utf-?8$/.test(name));
    if (decoder) {
      try {
        return decoder.decode(bytes);
      } catch {
        return windows1252(bytes);
      }
    }
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

function decoderOf(name: string, fatal: boolean): TextDecoder | null {
  try {
    return new TextDecoder(name, { fatal });
  } catch {
    return null;
  }
}

/** What the bytes 80 to 9F mean in Windows-1252; the others are Latin-1. Some runtimes read them as control signs. */
const UPPER = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The character that one byte means. */
export const characterOf1252 = (byte: number): string =>
  byte >= 0x80 && byte <= 0x9f ? (UPPER[byte - 0x80] ?? "\ufffd") : String.fromCharCode(byte);

function windows1252(bytes: Uint8Array): string {
  const CHUNK = 8192;
  const units = new Uint16Array(Math.min(CHUNK, bytes.length));
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const length = Math.min(CHUNK, bytes.length - start);
    for (let index = 0; index < length; index += 1) {
      const byte = bytes[start + index] ?? 0;
      units[index] = byte >= 0x80 && byte <= 0x9f ? UPPER.charCodeAt(byte - 0x80) : byte;
    }
    text += String.fromCharCode(...units.subarray(0, length));
  }
  return text;
}
