/**
 * The first key that stands twice in one object of a JSON text, or null. JSON.parse keeps the last of them without a word: a
 * size given twice would be resolved silently. The text must be valid JSON. Linear in its length, no recursion.
 */
export function duplicateKey(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case OBJECT_START:
        open.push(new Set());
        break;
      case LIST_START:
        open.push(null);
        break;
      case OBJECT_END:
      case LIST_END:
        open.pop();
        break;
      case QUOTE: {
        const start = at + 1;
        for (at = start; json.charCodeAt(at) !== QUOTE; at++) if (json.charCodeAt(at) === BACKSLASH) at++;
        const keys = open.at(-1);
        if (!keys || !isKey(json, at + 1)) break;
        const written = json.slice(start, at);
        const key = written.includes("\\") ? (JSON.parse(`"${written}"`) as string) : written;
        if (keys.has(key)) return key;
        keys.add(key);
      }
    }
  }
  return null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OBJECT_START = 0x7b;
const OBJECT_END = 0x7d;
const LIST_START = 0x5b;
const LIST_END = 0x5d;
const COLON = 0x3a;

/** A string that a colon follows is a key. */
function isKey(json: string, from: number): boolean {
  let at = from;
  while (json.charCodeAt(at) <= 0x20) at++;
  return json.charCodeAt(at) === COLON;
}
