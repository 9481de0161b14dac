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
    const decoder = decoderOf(name, /^utf-?8$/.test(name));
    if (decoder) {
      try {
        return decoder.decode(bytes);
      } catch {
        return new TextDecoder("windows-1252").decode(bytes);
      }
    }
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function decoderOf(name: string, fatal: boolean): TextDecoder | null {
  try {
    return new TextDecoder(name, { fatal });
  } catch {
    return null;
  }
}
