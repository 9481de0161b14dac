import type { AnyStatement } from "../reading";
import { isHedged, isPresent } from "../reading";
import type { Segment } from "../sentences/segments";

const SEVERAL =
  "(?:two|three|four|five|six|seven|eight|nine|ten|(?<![\\d.,/])(?<!\\b(?:exons?|codons?|grade|type|stage|stade|stadium|no\\.?|le|du|au|on|am|vom) )[2-9](?! ?[cm]m)|several|multiple|numerous|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|multiples|nombreu(?:x|ses)|zwei|drei|vier|funf|sechs|mehrere|zahlreiche)";
const ADJECTIVES = "(?:[a-z\\d-]{2,18},? ){0,3}";
const GISTS =
  "(?:gists?\\b|gastro-?intestinal stromal tumou?rs|tumeurs stromales|(?:gastrointestinale )?stromatumoren|gist-(?:herde|knoten|tumoren))";
const TUMOURS = "(?:tumou?rs|tumeurs|tumoren)\\b";
/** What may be a tumour or not: several of it are several tumours only where they are told apart, or called GIST. */
const FOCI = "(?:tumou?rs|nodules|lesions|foci|masses|tumeurs|foyers|tumoren|herde|knoten|lasionen)\\b";
const APART = "(?:separate|distinct|discrete|independent|distincte?s|separee?s|getrennte)";
const MANY: readonly RegExp[] = [
  `\\b${SEVERAL} (?:of (?:the|these) )?${ADJECTIVES}${GISTS}`,
  `\\bsynchron(?:ous|es) ${ADJECTIVES}(?:gists|gastro-?intestinal stromal tumou?rs|tumeurs stromales|stromatumoren)\\b`,
  `\\b${SEVERAL} ${ADJECTIVES}tumor(?:knoten|herde)\\b(?! (?:im|am|in|des) (?:[a-zß]+ )?(?:netz|oment|mesent|mesokol|douglas))`,
  `\\b${SEVERAL} (?:gastric |jejunal |ileal |gastriques? )?${TUMOURS}`,
  `\\b${SEVERAL} ${APART} ${ADJECTIVES}(?:${FOCI}|gist-(?:herde|knoten))`,
  `\\b${SEVERAL} ${FOCI}(?: [a-z]+){0,2} ${APART}\\b`,
  `\\b${SEVERAL} ${ADJECTIVES}${FOCI} (?:of|de|von|d'un) gists?\\b`,
  "\\b(?:multi|pluri)fo[ck]al\\w* (?:(?:[a-z\\d]+-[a-z]+|gastric|jejunal|ileal|duodenal|small|bowel|intestinal|spindle|epithelioid|cell) ){0,3}(?:gist|tumou?r|tumeur)",
  "\\b(?:gists?|tumou?r|tumeur|tumor)(?: [a-z]+){0,2},? (?:multi|pluri)fo[ck]al",
  "\\b(?:gists?|tumeurs stromales) multiples\\b",
  "\\bgist x ?[2-9]\\b",
].map((one) => new RegExp(one));

const ONE_NOUN =
  "(?:tumou?r|mass|nodule|lesion|neoplasm|gist|knoten|tumeur|masse|formation|raumforderung|lasion|herd|rundherd)";
const ONE: readonly RegExp[] = [
  `\\b(?:single|solitary|sole|solitarer?|solitaire|einzelner?|einziger?|only one)[, ] ?(?:[a-z\\d.-]+,? ){0,6}${ONE_NOUN}\\b`,
  `\\b${ONE_NOUN}(?: [a-z-]{4,16}){0,2} (?:unique|solitaire)\\b`,
  `\\b${ONE_NOUN} (?:is|was|est|ist|war) (?:a )?(?:single|solitary|unique|solitaire|solitar|singular)\\b`,
  "\\bune? seule? (?:tumeur|lesion|nodule|masse|formation)\\b",
  "\\bgist(?: [a-z]+){0,4}(?:, [a-z\\d]{2,14}){0,2}, (?:solitar|solitary|solitaire|unique|single)\\b",
  "\\bunifo[ck]al(?:e[rsn]?|es?|ity)?\\b(?! (?:ulcer|progress|recurr|recid|relaps|rechut|rezidiv|pd\\b|necro))",
  "\\b(?:no|not|non|pas de|aucune|keine) multifo[ck]al\\w*",
].map((one) => new RegExp(one));

/** Where what is counted is no primary tumour. */
const OF_SPREAD =
  /\b(?:liver|hepatic|hepatiques?|foie|leber\w*|nodes?|ganglion\w*|metasta\w*|filiae|peritone\w*|omental|epiplo\w*|satellites?|lung|pulmon\w*|recurren\w*|recidiv\w*|rezidiv\w*)\b/;
/** Organs of which a report may name the one or the many nodules. */
const ELSEWHERE =
  /\b(?:kidneys?|renal|rein|niere\w*|thyro\w*|adrenal|surrenal\w*|ovar\w*|uter\w*|breast|sein|brain|bones?|osseu\w*|skin|spleen|rate|milz|gallbladder|vesicule)\b/;
/** "Two biopsies of a GIST", "multiple GIST metastases": several of something else. */
const OF_ONE = / (?:of|from|for|with|in|on|de|du|des|pour|par|chez|avec|von|mit|bei|wegen) /;
const TOLD_OF = /\b(?:foci|foyers|tumou?rs|tumeurs|tumoren|herde|nodules|lesions|masses|knoten)\b/;
const NOT_ITSELF =
  /^(?:-| )(?:metasta|deposit|implant|recurren|recidiv|rezidiv|cent(?:re|er)|patient|cas(?:e|es)?\b|trial|stud|clinic|specialist|team|cells?\b|blocks?|sections?)/;
/** What holds of such tumours in general. */
const GENERAL =
  /^[^.;]{0,24}\b(?:suggests?|should|(?:may|can) (?:be|have|occur|indicate|point|suggest)|raises?|occur|are (?:associated|seen|typical|common|usually|often)|evoquent|doivent|font evoquer|sont (?:associees|frequentes|evocatrices)|sprechen|konnen)\b/;
const DENIAL = /\b(?:no|not|without|sans|pas|absence|non|kein\w*|rather than|neither|nor|differential)\b/;

/** Several tumours, told as several; null where the sentence does not tell it. */
function severalTumours(text: string): RegExpExecArray | null {
  for (const pattern of MANY) {
    const match = pattern.exec(text);
    if (!match || (OF_ONE.test(match[0]) && !TOLD_OF.test(match[0]))) continue;
    const after = text.slice(match.index + match[0].length);
    const clause = after.slice(0, 40).split(/[,;.]/, 1)[0] ?? "";
    const named = /gist|strom/.test(match[0]);
    if (NOT_ITSELF.test(after) || OF_SPREAD.test(named ? match[0] + clause : text)) continue;
    if (ELSEWHERE.test(match[0] + clause) || GENERAL.test(after)) continue;
    if (!DENIAL.test(text.slice(0, match.index))) return match;
  }
  return null;
}

function oneTumour(text: string): RegExpExecArray | null {
  for (const pattern of ONE) {
    const match = pattern.exec(text);
    if (!match) continue;
    const before = text.slice(0, match.index);
    const clause = text.slice(match.index).split(/[,;.]/, 1)[0] ?? "";
    if (
      DENIAL.test(before) ||
      /fibr|\b(?:excluded|ausgeschlossen|exclue?|ecartee?)\b/.test(clause) ||
      OF_SPREAD.test(before + clause) ||
      ELSEWHERE.test(before + clause)
    )
      continue;
    return match;
  }
  return null;
}

const COUNT_LABEL =
  /focality|focalite|fokalitat|multifocal|multiplicit|multiplizit|foyers?$|nombre de (?:tumeurs|lesions|gists?)|^(?:nombre|number|zahl)$|tumou?r (?:number|count)$|(?:number|no\.?) of (?:tumou?rs|lesions|gists?)|anzahl|tumorzahl|^(?:tumou?r|tumeur)(?:\(s\))?$/;
const ANSWERS_ONE = /\b(?:unifo[ck]al\w*|single|unique|solitary|solitar\w*|one|une?|eine?|1)\b/;
const ANSWERS_MANY =
  /\b(?:multifo[ck]al\w*|multiples?|two|three|four|five|deux|trois|quatre|cinq|zwei|drei|vier|funf|[2-9])\b/;

/** What a label for the number of tumours is answered by; null where it is no such label or has no answer. */
function numberAnswered({ label, text, value_from, start, line }: Segment): "single" | "multiple" | null {
  if (label === null || !COUNT_LABEL.test(label)) return null;
  // "Mitoses: > 5   Number: 8": a bare "number" further on in a line counts what the line is about.
  if (/^(?:nombre|number|zahl|anzahl)$/.test(label) && start - line > 12) return null;
  const whole = text
    .slice(value_from)
    .trim()
    .replace(/[.;,]+$/, "");
  // "Tumour: single" answers by one word; a description may hold the same words.
  if (/^(?:tumou?r|tumeur)(?:\(s\))?$/.test(label) && !/^(?:[a-z]+|\d(?: \([a-z]+\))?)[.;]?(?:,|$)/.test(whole))
    return null;
  // Sizes and counts behind the label are no number of tumours.
  const told = whole.replace(/\d{1,3}(?:[.,]\d{1,2})?(?: ?(?:cm|mm)|(?=[.,\d]))/g, " ");
  return ANSWERS_ONE.test(told) ? "single" : ANSWERS_MANY.test(told) ? "multiple" : null;
}

/**
 * How many primary tumours a sentence tells: `single` or `multiple`; nothing where it doubts, denies, or counts deposits, other
 * organs' nodules, or tumours in general.
 * @param labelled whether the answer to a label counts too ("Focality: unifocal"), as in a pathologist's form.
 */
export function multiplicityIn(segment: Segment, labelled: boolean): readonly AnyStatement[] {
  if (!isPresent(segment)) return [];
  const { text } = segment;
  const said = (value: "single" | "multiple", match: RegExpExecArray | null): AnyStatement => ({
    fact: "multiplicity",
    value,
    segment,
    from: match?.index ?? 0,
    to: match ? match.index + match[0].length : text.length,
    plainness: match ? "sentence" : "synoptic",
    note: null,
    as_reported: null,
  });
  const found: AnyStatement[] = [];
  if (!isHedged(text)) {
    const several = severalTumours(text);
    const one = several ? null : oneTumour(text);
    if (several) found.push(said("multiple", several));
    else if (one) found.push(said("single", one));
  }
  const answer = labelled ? numberAnswered(segment) : null;
  if (answer !== null) found.push(said(answer, null));
  return found;
}
