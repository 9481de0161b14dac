import type { ReadReport } from "../reading";

const NAMED =
  /\b(?:e?gists?\b|(?:extra-?)?gastro-?intestinal stromal|stromal tumou?r|tumeurs? stromale|stroma-?tumor|stromatumor)/g;
/** What came back or spread, named with the tumour: "recurrent GIST", "localisation peritoneale d'une GIST". */
const CAME_BACK_BEFORE =
  /\b(?:recurren\w*|relaps\w*|recidiv\w*|rezidiv\w*|metasta\w*|deposits?|implants?|localisations? (?:secondaires?|peritoneales?|hepatiques?|metastatiques?))\b(?: [a-z']{1,14}){0,3}[ ']$/;
const CAME_BACK_AFTER =
  /^[a-z]*(?: (?:tumou?rs?|gist|\(gist\)))?,? \(?(?:recurren\w*|relapse|recidiv\w*|rezidiv\w*|metasta\w*|deposits?|implants?)\b/;
/** "Excision of a local recurrence: GIST, 3 cm": the sentence, or the one before, says what the specimen is. */
const RECURRENCE = /\b(?:recurrence|recidive|rezidiv)\b/;
const NOT_TOLD =
  /\b(?:risk|risque|risiko|no|not|non|without|sans|pas|absence|kein\w*|probabilit\w*|rates?|taux|free|predict\w*|score|likelihood|potential|if|may|could|suspected|suspicion|interval|survival|follow-?up|surveillance)\b|%|\?/;
/** The tumour that was there before. */
const EARLIER_BEFORE =
  /\b(?:known|previous|prior|history of|h\/o|antecedents?|status post|s\/p|z\. ?n\.|connue?|bekannte[nrms]?|(?:19|20)\d\d:?)\b[^.;]{0,32}$/;

/**
 * true where a pathologist's report speaks of nothing but what came back or spread: wherever the findings name the tumour they name a
 * recurrence, a deposit or the earlier primary. What is measured there is no primary tumour. One pass over the sentences.
 */
export function tellsOfDepositsOnly(read: ReadReport): boolean {
  if (read.kind !== "pathology") return false;
  let deposits = false;
  let told = Number.NEGATIVE_INFINITY;
  for (const { text, section, index } of read.segments) {
    if (section !== "body") continue;
    const recurrence = RECURRENCE.exec(text);
    if (recurrence && !NOT_TOLD.test(text) && !EARLIER_BEFORE.test(text.slice(0, recurrence.index))) told = index;
    for (const match of text.matchAll(NAMED)) {
      const before = text.slice(Math.max(0, match.index - 60), match.index);
      const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
      if (CAME_BACK_BEFORE.test(before) || CAME_BACK_AFTER.test(after) || index - told <= 1) deposits = true;
      else if (!EARLIER_BEFORE.test(before)) return false;
    }
  }
  return deposits;
}
