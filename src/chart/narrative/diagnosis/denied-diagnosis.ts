/** The tumour's name, and the bracket that holds it once more. */
const IN_BRACKETS = /(stromal (?:tumou?r|neoplasm)|stromale|stroma-?tumor|gastro-?intestinale) ?\($/;

const DENIAL_BEFORE =
  /\b(?:no|not|without|negative for|absence d(?:e|u)|pas d(?:e|u)|sans|kein\w*|exclu\w*|rule[sd]? out|against|never|ni|nor|elimin\w*|rather than|other than|plutot qu\w*)(?![a-z])|\b(?:absence|pas) d'/;
const DENIAL_AFTER =
  /^[^,;.]{0,60}?\b(?:excluded|ruled out|refut\w*|unlikely|not (?:seen|present|identified|supported|confirmed|favou?red|found)|exclue?s?|(?<!\b(?:jambes|cuisses|bras) )ecartee?s?|eliminee?s?|infirmee?s?|withdrawn|retracted|retiree?s?|abandonnee?s?|ausgeschlossen|(?:non|pas) (?:retenue?|confirmee?)|nicht (?:bestatigt|nachgewiesen)|(?:bestatigt|bestatigte) sich nicht)\b|^(?:,[^.;]{0,90},|[^,;.]{0,90}?) (?:is|was|are|been|est|wird|wurde|ist|and is|et est) (?:excluded|ruled out|exclue?|ecartee?|eliminee?|ausgeschlossen)\b|^[^,;.]{0,40}, (?:non|pas|not|nicht) (?:confirmee?|retenue?|confirmed|supported|bestatigt)\b/;

/** What cannot be excluded is open. */
const LEFT_OPEN =
  /\b(?:cannot|can ?not|could not|not|nor|nicht|noch|ni|pas|sans (?:etre|pouvoir l'))(?: (?:be|etre|entirely|completely|definitely|sicher|formellement|totalement)){0,2} (?:excluded|ruled out|exclue?|eliminee?|ecartee?|ausgeschlossen)\b/g;

/** true where a diagnosis named at a place is denied there: "no stromal tumour seen", "GIST is excluded". */
export function isDeniedDiagnosis(text: string, from: number, to: number): boolean {
  // "No stromal tumour (GIST)": the name in brackets is the name in front of them.
  const before = text.slice(Math.max(0, from - 60), from).replace(IN_BRACKETS, "$1  ");
  const clause = before.slice(Math.max(...[",", ";", ":", ".", "("].map((mark) => before.lastIndexOf(mark))) + 1);
  return DENIAL_BEFORE.test(clause) || DENIAL_AFTER.test(text.slice(to, to + 110).replace(LEFT_OPEN, " "));
}
