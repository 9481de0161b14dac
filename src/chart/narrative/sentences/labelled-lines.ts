import { FIELD_NAME, ITEM_MARK, STAIN } from "./field-names";

const blanks = (length: number): string => " ".repeat(length);
const MARK = `^((?:\\| {0,3})?${ITEM_MARK})`;
/** Leading dots, rules and the like between a name and its value. */
const LEADER = "(?:\\.{3,80}|(?:\\. ){3,40}|\u2026{1,40}|_{3,80}|-{3,80})";

/** "2.4 Mitoses per 5 mm2: 7": the number counts sections. */
const SECTION_NUMBER = new RegExp(`^( {0,8})(\\d{1,2}(?:\\.\\d{1,2}){1,2}\\.?) (?=${FIELD_NAME} {0,3}[:=|])`);
/** "**Margins:** free", "[Margins] free", "<Margins> free", "\"Margins\";\"free\"". */
const SET_OFF = new RegExp(
  `${MARK}(?:(\\*\\*|__)([a-z][^*_:\\n]{1,58}?)(:?)(?:\\*\\*|__)|([[<"])(${FIELD_NAME})(:?)[\\]>"])( {0,2}[:;,|]?)(?= {0,4}\\S)`,
);
const LED = new RegExp(`${MARK}([a-z][^:;|=.\u2026_\\n]{1,58}?|${FIELD_NAME})( {0,3}${LEADER} ?[:>]? ?)(?=[^ \\n])`);
/** What sets a value apart from the name of a field, and of a field only. */
const APART = new RegExp(
  `${MARK}(${FIELD_NAME})( ?(?:[-=]{1,2}>|[\u2192\u2794\u21d2\u25ba]) ?:?| ?; ?| {0,60}\\| {0,4}(?!${FIELD_NAME} ?(?:\\||$))| - (?![a-z]{2,12} ?[:=])|\\* ?:|[:?]?\\*{0,2} ?\\n{1,3})(?=[^ \\n])`,
);
/** A dash behind a stain says negative, unless the result follows it. */
const RESULT =
  /^ {0,2}(?:\+|-$|pos|neg|retain|lost|loss|intact|conserv|perte|perdu|erhalten|verlust|diffus|strong|fort|stark|expres|not )/;
const STAIN_ONLY = new RegExp(`^${STAIN}(?: ?\\([^)]{1,24}\\))?$`);

/** A value in quotes, brackets or signs of emphasis of its own. */
const ENCLOSED =
  /^([^:\n]{2,80}: {0,8})(["[_*]{1,2})([a-z0-9+<>\u2264\u2265][^"[\]_*\n]{1,200}|\+)(["\]_*]{1,2})( {0,2}[.;]? {0,2})$/;
/** A bullet in front of the value below its name. */
const BULLET_BELOW = new RegExp(
  `^(${ITEM_MARK}${FIELD_NAME} ?:?\\n{1,2} {0,8})([-*\u2022\u00b7\u25aa\u25cf\u25e6>] )(?=[^ ])`,
);

/**
 * The name and the value of a form's line with a colon between them, whatever the layout put there: leading dots, a rule, an
 * arrow, a dash, brackets or emphasis, the end of the line. Same length; a line of another make stays as it is.
 * @param line folded; @param original the same as it was written, for its capitals.
 */
export function asLabelled(line: string, original: string): string {
  let result = line;
  const number = SECTION_NUMBER.exec(result.slice(0, 160));
  if (number) {
    const from = number[0].length;
    if (/[A-Z]/.test(original[from] ?? "")) result = blanks(from) + result.slice(from);
  }
  if (result.includes("\n"))
    result = result.replace(BULLET_BELOW, (_, name: string, bullet: string) => name + blanks(bullet.length));
  // The bar that closes a row of a table.
  if (result.startsWith("|") && result.length < 320) result = result.replace(/ \| {0,8}$/, (bar) => blanks(bar.length));
  result = named(result);
  if (result.length < 320)
    result = result.replace(
      ENCLOSED,
      (_, name: string, open: string, value: string, close: string, rest: string) =>
        name + blanks(open.length) + value + blanks(close.length) + rest,
    );
  // "Rupture ; non": a semicolon alone on its line sets a value apart like a colon.
  return result.length < 90 &&
    result.includes(";") &&
    /^(?:(?:cd-?\d{2,3}|dog-?1|s-?100|ki-?67) |[^;:.,\d]{3,34})(?:\/\d{1,2} ?mm2)?\s+; [^;:]{1,48}$/.test(result)
    ? result.replace(";", ":")
    : result;
}

/** Whether a folded line begins with a name that the layout sets apart from its value. */
export const isLabelledLine = (line: string): boolean => named(line) !== line;

function named(line: string): string {
  const head = line.slice(0, 240);
  const setOff = SET_OFF.exec(head);
  if (setOff) {
    const [all, mark = "", , marked, , , bracketed] = setOff;
    const name = marked ?? bracketed ?? "";
    const before = all.indexOf(name, mark.length);
    return `${mark}${blanks(before - mark.length)}${name}:${blanks(all.length - before - name.length - 1)}${line.slice(all.length)}`;
  }
  const led = LED.exec(head);
  if (led) return withColon(line, led);
  const apart = APART.exec(head);
  if (
    apart &&
    !(/ - $/.test(apart[3] ?? "") && STAIN_ONLY.test(apart[2] ?? "") && !RESULT.test(line.slice(apart[0].length)))
  )
    return withColon(line, apart);
  return line;
}

function withColon(line: string, found: RegExpExecArray): string {
  const [all, mark = "", name = "", between = ""] = found;
  return `${mark}${name}:${blanks(between.length - 1)}${line.slice(all.length)}`;
}
