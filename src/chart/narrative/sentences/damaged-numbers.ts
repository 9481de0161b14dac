/** Numbers that copying or scanning damaged: unreadable is safe, half a number is not. */

/** A digit, or a letter that a scanner takes for one. */
const NUMBER = "[0-9losbi]{1,4}(?:[.,][0-9losbi]{1,3})?";
const UNIT = "(?: {0,2}(?:cm|mm))?";
/** A number or a product of numbers, with what tells that it is a measure or a count. */
const MEASURE = new RegExp(
  `(?<![a-z0-9.,\u00df])${NUMBER}${UNIT}(?: {0,2}[x*] {0,2}${NUMBER}${UNIT}){0,3}(?![a-z0-9])(?: {0,2}(?:cm|mm|mitos|mitot|per |pour |pro |/ ?\\d))?`,
  "g",
);
/** Letters among the digits of one number: "ll2", "4,s". */
const MIXED = /(?:\d[.,]?[losbi]|[losbi][.,]?\d)/;
const LETTERS_ONLY = /(?:^|[x*] {0,2})[losbi]{1,4}(?= {0,2}(?:[x*]|cm|mm))/;
/** "4 5 cm", "8·3 cm": two numbers or one that lost its point. */
const APART =
  /(?<![a-z0-9.,/\u00b1-])(?<!\b(?:specimens?|part|prelevement|piece|pot|flacon|grade|segment|level|niveau|stage|stade|tumou?r|tumeur|nodule|lesion|foyer|herd|block|bloc|no|nr|n\u00b0|#) ?)\d{1,3}(?:[ \n\u00b7]\d{1,3}){1,3}(?:[.,]\d{1,2})?(?:(?: {0,2}[x*] {0,2}\d{1,3}(?:[ \u00b7.,]\d{1,2})?){1,3})?(?= {0,2}(?:cm|mm)\b)/g;
/** The same at the end of a product: "13 5 x 11 x 9 cm" is met by its first number, "7 x 6·0 cm" by this. */
const APART_BEHIND =
  /\d{1,3}(?:[.,]\d{1,2})?(?: {0,2}[x*] {0,2}\d{1,3}(?:[.,]\d{1,2})?){0,2} {0,2}[x*] {0,2}\d{1,3}[ \n\u00b7]\d{1,2}(?= {0,2}(?:cm|mm)\b)/g;

/** What a line ends with whose last number may go on in the next. */
const CUT = /(?:\d[.,]|[: ]\d{1,2})\n {0,8}$/;
const PLAIN = "\\d{1,3}(?:[.,]\\d{1,2})?";
const BELOW = `${PLAIN}(?:${UNIT} {0,2}[x*] {0,2}${PLAIN}){0,3}(?= {0,2}(?:cm|mm|per|pour|pro|par|/|mitos|[x*] ?\\d))`;
const CUT_NUMBER = new RegExp(`^ {0,8}${BELOW}`);
const CUT_WITHIN = new RegExp(`(\\d[.,]\\n {0,8}|[: ]\\d{1,2}\\n {0,8})(${BELOW})`, "g");

const masked = (text: string): string => text.replace(/[\d]/g, "\u00a4");

/**
 * The text with the digits of damaged measures and counts replaced by "¤": "ll2 mm", "6.4 x 5.l x 4.0 cm", "4 5 cm". Same length.
 * @param text one folded line. @param before what stands in front of it: a number cut by the line's end is damaged in both its parts.
 */
export function withoutDamagedNumbers(text: string, before: string): string {
  let result = text;
  if (!/\d/.test(result)) return result;
  if (CUT.test(before)) result = result.replace(CUT_NUMBER, masked);
  if (result.includes("\n"))
    result = result.replace(CUT_WITHIN, (_, cut: string, number: string) => cut + masked(number));
  if (/[losbi]/.test(result))
    result = result.replace(MEASURE, (measure) =>
      /\d/.test(measure) &&
      (MIXED.test(measure) || LETTERS_ONLY.test(measure)) &&
      /(?:[x*] {0,2}[\dlosbi]|cm$|mm$|mm2?$|mit|per |pour |pro |\/)/.test(measure)
        ? masked(measure)
        : measure,
    );
  if (/\d[ \n\u00b7]\d/.test(result)) result = result.replace(APART, masked).replace(APART_BEHIND, masked);
  return result;
}
