/**
 * Text folded for matching: lower case, no accents, plain spaces, dashes, quotes and superscripts. One UTF-16 code unit
 * becomes exactly one, so that every position in the folded text is the same position in the report: spans need no map.
 */

const TABLE = buildTable();
const BAR = 0x7c;

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let code = 0; code < 65536; code += 1) table[code] = code;
  for (let code = 0x41; code <= 0x24f; code += 1) {
    const lower = String.fromCharCode(code).toLowerCase();
    const base = lower.normalize("NFD");
    if (base.length > 0) table[code] = base.charCodeAt(0);
  }
  // Full-width forms.
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = table[code - 0xfee0] ?? code;
  const set = (codes: readonly number[], character: string): void => {
    for (const code of codes) table[code] = character.charCodeAt(0);
  };
  set([0x09, 0x0b, 0x0c, 0xa0, 0xad, 0x1680, 0x200b, 0x200c, 0x200d, 0x202f, 0x205f, 0x3000, 0xfeff], " ");
  for (let code = 0x2000; code <= 0x200a; code += 1) table[code] = 0x20;
  set([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe63, 0xff0d], "-");
  // One unit for one unit: the ligature is read as its first letter.
  set([0x153, 0x152], "o");
  set([0xd7, 0x2715, 0x2716, 0x2a2f], "x");
  set([0xb2], "2");
  set([0xb3], "3");
  set([0x2018, 0x2019, 0x201b, 0x2bc, 0x60, 0xb4, 0x2032], "'");
  set([0x201c, 0x201d, 0x201e, 0xab, 0xbb, 0x2033], '"');
  set([0x2044, 0x2215], "/");
  set([0xff1a, 0x2236], ":");
  set([0x2028, 0x2029, 0x0d, 0x85], "\n");
  set([0x2264, 0x2a7d, 0x2266], "≤");
  set([0x2265, 0x2a7e, 0x2267], "≥");
  return table;
}

/** The folded form of a text; same length, same positions. Linear. */
export function folded(text: string): string {
  const CHUNK = 8192;
  const pieces: string[] = [];
  const units = new Uint16Array(CHUNK);
  for (let start = 0; start < text.length; start += CHUNK) {
    const length = Math.min(CHUNK, text.length - start);
    for (let index = 0; index < length; index += 1) {
      const at = start + index;
      const code = text.charCodeAt(at);
      // A tab between words sets columns apart, as a bar does.
      const column = code === 0x09 && text.charCodeAt(at - 1) > 0x20 && text.charCodeAt(at + 1) > 0x20;
      units[index] = column ? BAR : (TABLE[code] ?? 0x20);
    }
    pieces.push(String.fromCharCode(...units.subarray(0, length)));
  }
  return pieces.join("");
}
