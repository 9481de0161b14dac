import { blanked } from "../sentences/blanked";
import type { Place } from "./organs";
import { agreed, sitesIn } from "./organs";

/** What stands beside the tumour, how far it lies from a landmark, what was joined: no place of its own. */
const NEIGHBOUR =
  /\b(?:adher\w*|attached|adjacent|next|close|near|abut\w*|contact|compress\w*|displac\w*|refoul\w*|invad\w*|infiltr\w*|envahi\w*|insepar\w*|extend\w*|extension|etend\w*|verdrang\w*|verwachs\w*|reach\w*|behind|between|en regard|a cote|pres d|accol\w*|anastomos\w*|margins?|\d{1,3}(?:[.,]\d)? ?(?:cm|mm) (?:from|(?:distal|proximal)(?:ly)? (?:to|of)|above|below|en amont|en aval|vom|von der|aboral|oral)|a \d{1,3}(?:[.,]\d)? ?(?:cm|mm) d[eu'])\b(?:(?! (?:aris|originat|develop|depend|ausgeh|(?:an?|une?|eine?n?) [^,;.:()]{0,24}(?:tumou?r|mass|lesion|tumeur|knoten)))[^,;.:()]){0,60}(?:, (?:(?:the|la|le) )?[a-z]{3,12} (?:and|et|und) [^,;.:()]{0,20})?/g;

/** The text without what it says of neighbours, landmarks and anastomoses. Same length. */
export const withoutNeighbours = (text: string): string => text.replace(STOMY, blanked).replace(NEIGHBOUR, blanked);
const STOMY =
  /\b[a-z]{4,12} (?:(?:resection|surgical) )?margins?\b|\b(?:marges?|limites?|tranches?|recoupes?) [a-z]{4,14}\b(?: et [a-z]{4,14}\b)?|\b[a-z]{4,14}er (?:absetzungs|resektions|schnitt)rand\w*|\b[a-z]{3,9}-?(?:jejunal|ileal|duodenal|colic|colique|jejunale|gastric|rectal)e? anastomos\w*|\banastomose [a-z]{3,9}-?[a-z]{3,12}\b/g;

/** Verbs, articles, conjunctions, procedures: a place on their other side is not tied to the tumour by mere neighbourhood. */
const STOP =
  "(?:an?|the|this|of|in|on|with|and|or|to|from|by|at|for|is|was|are|were|be|no|not|without|contain\\w*|show\\w*|bears?|reveal\\w*|normal\\w*|unremarkable|clear|free|\\w*resect\\w*|wedge|biops\\w*|specimens?|la|le|les|une?|des?|du|dans|avec|et|ou|est|sans|pas|non|pour|die|der|das|den|ein\\w*|mit|und|oder|ist|bei|kein\\w*|zeigt|metasta\\w*|deposit\\w*|involv\\w*|invol\\w*|lymph\\w*|node\\w*|nodal|ulcer\\w*|polyp\\w*|except|versus|than|while|where|which|has|have|had|risk|exons?|mutation\\w*)";
const FRONT = new RegExp(`^(?:[- ](?:(?!${STOP}\\b)[a-z0-9.-]{1,18} ){0,5}|- ?|[- ]?\\()$`);
const BEHIND = new RegExp(
  `^(?: (?:is|was|est|ist)(?: (?:an?|une?|ein\\w*))?(?= ))?(?:,? \\(?|- ?|,? (?:(?!${STOP}\\b)[a-z0-9.,()-]{1,18} ){1,5}\\(?)$`,
);
const TIED =
  /(?:\b(?:of|in|from|within|at|along|on|de|du|dans|au niveau|au|sur|des|im|am|an|vom|der|aus)\b|\bl'|\bd'|,|\(|aux? depens|\brelated to\b)/;
const ARISING =
  /\b(?:aris\w*|originat\w*|develop\w*|depend\w*|aux? depens|located|situ\w*|siege\w*|ausgehend|ausgehen\w*|centred|centered|gelegen|lokalisiert)\b[^,]*$/;
const SECONDARY =
  /\b(?:p?m1|metasta\w*|implants?|secondary|secondaire|recurren\w*|recidiv\w*|rezidiv\w*|seeding|carcinose|sarcomatose|sarcomatosis|deposit|noeud|lymph|distance|involv|extend|between)/;
/** "The stomach is normal": told of the organ, not of the tumour. */
const UNAFFECTED =
  /^(?: wall| mucosa)?,? (?:(?:is|was|are|were|est|ist) )?(?:normal|unremarkable|free|clear|not |un(?:involved|auffallig)|sans |indemne|margin|frei\b|o\. ?b\.)/;
/** Two organs named side by side are no answer. */
const PAIRED =
  /^(?: wall)?,? ?(?:and|or|et|ou|und|oder|vs\.?|versus|\/|-|,) ?(?:(?:the|le|la|l'|du|de|des|der|of|von|possibly|proximal|distal|adjacent|first|second|third|\d(?:st|nd|rd|th|er?e?|eme)?|anse|part|portion|wall|paroi) ?){0,4}$/;
const UNLINKED =
  /\b(?:and|with|to|et|avec|mit|und|without|ohne|sans|no|not|nicht|kein\w*|pas|adjacent|near|close|than|metasta\w*|disseminat\w*|dissemine\w*)\b|\d/;
const UNLINKED_OR_SET_OFF = new RegExp(`${UNLINKED.source}|[(,]`);
/** Into the peritoneum goes what comes out of a tumour elsewhere. */
const CAME_OUT = /perfor|spill|spilt|ruptur|rompu|tore\b|torn\b|issue de|deverse|austritt|fluid|ascit|peritonit/;
const DEPOSITS =
  /metasta|disseminat|disseminiert|spread|deposit|implant|recurr|recidiv|rezidiv|rechute|relapse|seeding|carcin|sarcomatos|nodul|knoten/;

/** A peritoneal, omental or mesenteric tumour is as a rule a deposit: its place counts only where nothing hints at one. */
export const mayBeDeposit = (site: Place["site"], text: string): boolean =>
  (site === "peritoneum" || site === "omentum" || site === "mesentery") &&
  (DEPOSITS.test(text) || (site === "peritoneum" && CAME_OUT.test(text)));

/** The place that a tumour named at a position is said to have: in front of it, behind it, or tied by a preposition. Null: none, or several. */
export function placeOf(text: string, from: number, to: number): Place | null {
  return inFront(text, from) ?? behind(text, to);
}

function inFront(text: string, from: number): Place | null {
  const start = Math.max(0, from - 110);
  const places = sitesIn(text.slice(start, from)).map((one) => ({
    ...one,
    from: one.from + start,
    to: one.to + start,
  }));
  const tied = places.filter((place, index) => {
    const next = places[index + 1];
    return (
      FRONT.test(text.slice(place.to, from)) ||
      (next !== undefined && FRONT.test(text.slice(place.to, next.from)) && FRONT.test(text.slice(next.to, from)))
    );
  });
  const first = tied[0];
  return first === undefined ? null : single(text, places, tied, first);
}

function behind(text: string, at: number): Place | null {
  const window = text.slice(at, at + 130);
  const places = sitesIn(window);
  const first = places[0];
  if (!first) return null;
  const between = window.slice(0, first.from);
  const direct = BEHIND.test(between);
  if (!direct && !TIED.test(between)) return null;
  if (SECONDARY.test(between) || between.includes(";") || UNAFFECTED.test(window.slice(first.to))) return null;
  if (!direct && /,/.test(between) && between.length > 70 && !ARISING.test(between)) return null;
  const near = places.filter((place) => place.from < first.to + 32);
  const until = (ends: RegExp): readonly Place[] =>
    near.filter((place) => place === first || !ends.test(window.slice(first.to, place.from)));
  const together = until(UNLINKED);
  // "Tumour of the small bowel (jejunum)" names its part; "of the ileum (liver, peritoneum)" something else.
  const linked = agreed(together) === null ? until(UNLINKED_OR_SET_OFF) : together;
  const moved = (place: Place): Place => ({ ...place, from: place.from + at, to: place.to + at });
  return single(text, places.map(moved), linked.map(moved), moved(first));
}

/** The one place that those tied to the tumour agree on, unless another organ is named in one breath with it. */
function single(text: string, all: readonly Place[], tied: readonly Place[], first: Place): Place | null {
  const site = agreed(tied);
  if (site === null || mayBeDeposit(site, text)) return null;
  const last = tied[tied.length - 1] ?? first;
  const paired = all.some(
    (place) =>
      !tied.includes(place) &&
      agreed([place, ...tied]) === null &&
      (PAIRED.test(text.slice(place.to, first.from)) || PAIRED.test(text.slice(last.to, place.from))),
  );
  return paired ? null : { site, from: first.from, to: last.to };
}
