import { withoutContainer } from "../place/site";
import { blanked } from "../sentences/blanked";
import type { Segment } from "../sentences/segments";
import type { Measurement } from "./measurements";
import {
  ELSEWHERE_AFTER,
  ELSEWHERE_BEFORE,
  IN_OTHER_ORGAN,
  ORGAN,
  OTHER_NOUN,
  OVER_IT,
  PIECE_OF,
  TUMOUR_NOUN,
} from "./size-nouns";

const PREPOSITION_BEFORE =
  /(?:\b(?:in|of|from|within|on|at|to|into|along|through|near|the|a|an|gastric|small|large|distal|proximal|dans|de|du|des|la|le|les|sur|au|aux|en|im|des|der|vom|greater|lesser|grande|petite|posterior|anterior|upper|lower|outer|serosal)|l'|d') {0,2}$/;
/** What a number followed by these words tells: how far, how deep, or the specimen's length. */
export const DISTANCE_AFTER =
  /^[ ,)]{0,3}(?:from|away)\b|^ {0,2}\((?:whole |entire |surgical )?(?:specimen|piece|praparat|resektat)|^ ?(?:at (?:its|the) )?(?:closest|nearest)\b|^[ )]{0,3}(?:to the|distance|of the (?:nearest|closest|resection|surgical)|(?:du|de la|des|d'une?) (?:marge|limite|recoupe|tranche|collet|bord|berge|cardia|pylore|ligne|section)|(?:(?:proximally|distally|upstream|downstream|further|plus loin|weiter)\b|(?:proximal|distal)(?! (?:[a-z]+ ){0,2}(?:tumou?r|mass|lesion|gist|nodule)\b)|beyond|above|below|deep|thick|epais|long|in length|de long|de longueur|d'epaisseur|en amont|en aval|en dehors|au-dess|sous|vom|entfernt|clear|clearance|margin|de marge|surgical|depuis|a partir|des arcades|de la marge|from the anal|ab ano|de profondeur|in thickness|in depth|intervals?|increments?|cuff|segment|portion|strip|slice|apart)\b)/;
const OTHER_CONTEXT_BEFORE =
  /(?:distance (?:of|to|from)|within(?= (?:about |approximately |less than |a )?$)|at a distance|situee? a|a moins de|passe(?:nt)? a|clear(?:ance)? (?:by|of)|located|margin(?:s)? (?:is|are|by|of|at|clear|free|negative|:)|marge(?:s)?(?: \w+){0,2} (?:a|de|:)|limites?(?: \w+){0,3} (?:a|de)|abstand|thickness of|depth of|epaisseur de|length of|longueur de|profondeur de|extend\w*|s'etend\w*|invad\w*|infiltr\w*|penetrat\w*|envahi\w*|ink|every|tous les|each|chacune?|field diameter|aliquot|aggregat\w*|agregats?|together|ensemble|zusammen|totall?ing)[^,;]{0,24}$/;
/** "Extends to the ink over a front of about 2 mm": how far something reaches. */
const EXTENT_BEFORE =
  /\b(?:extend\w*|s'etend\w*|reach\w*|abut\w*|touch\w*|invad\w*|infiltr\w*|involv\w*|ink\w*|envahi\w*|atteint|affleur\w*|reicht|infiltriert|contact\w*)\b[^,;]{0,70}\b(?:over|for|sur|auf|uber|within|by)\b[^,;]{0,32}$|\b(?:over|sur|auf|uber) (?:an? |une? |einer? )?(?:[a-z]{3,12} )?(?:front|length|area|stretch|zone|width|surface|segment|longueur|largeur|plage|strecke|lange|breite|flache)\b[^,;]{0,24}$/;
/** "Protrudes 3 cm into the lumen". */
const PROTRUDES_BEFORE =
  /\b(?:protrudes?|bulges?|projects?|saillie|displaces? [a-z ]{3,24}|ragt|wolbt sich)(?: (?:by|for|de|sur|um|about|up to|approximately|environ|ca\.?))? {0,2}$/;
/** "Margins free, closest 4 mm": what is nearest or least is a distance. */
const CLOSEST_BEFORE =
  /\b(?:closest|nearest|narrowest|minimal(?:e|ly)?|minimum|plus (?:proche|pres|courte?|etroite?)|(?:knapp|nachst|eng|gering|schmal)ste[nrs]?|minimaler?)\b[^,;]{0,40}$/;
/** "Free of tumour", "negative for tumour": the tumour is named where it is not. */
const FREE_OF =
  /\b(?:(?:free|clear|devoid) (?:of|from)|negative for|uninvolved by|not involved by|indemnes? de|libres? de|exempte?s? de|frei von|without|sans) (?:the |any |la |toute )?$/;
/** A node or fat, told behind or in front: "a nodule in which a node is found", "sent under the name of node". */
const HOLDS_NODE =
  /^[^;.]{0,40}\b(?:in which|within which|contain\w*|dans le(?:quel|squels)|dans laquelle|conten\w*|renferm\w*|in (?:dem|welchem)|worin|enthalt\w*|correspond\w*|entsprech\w*)\b[^;.]{0,40}\b(?:ganglions?|(?:lymph )?nodes?|lymphknoten|lipom\w*|fat|graisse|fettgewebe)\b/;
const CALLED_NODE =
  /\b(?:denomination|intitulee?|etiquetee?|nommee?|labell?ed|designated|marked|bezeichne\w*|beschriftet|als)\b[^;.a-z]{0,4}(?:as )?[^;.a-z]{0,3}(?:(?:lymph )?nodes?|ganglions?|lymphknoten|fat|graisse|fett\w*|lipom\w*)\b[^;.]{0,60}$/;
/** "Proximal end to lesion 5 cm", "lesion to nearest end: 5 cm". */
const FROM_THING_TO_THING =
  /\b(?:ends?|margin|edge|ink|line|bord|rand|marge|limite|serosa)\b[^,;]{0,16}\b(?:to|zum?|bis)\b[^,;]{0,16}$|\b(?:tumou?r|lesion|mass|tumeur|gist)(?: edge)? (?:to|a|zum|bis) (?:[a-z]{2,10} ){0,3}(?:ends?|margin|edge|ink|serosa|line|marge|limite|rand)\b[^,;]{0,8}$/;
const ATTRIBUTIVE =
  /^(?:\)|,| in (?:greatest|maximum|maximal|largest) (?:dimension|diameter),?| im [a-zß]{4,10} durchmesser| \([a-z x]{2,24}\))? {0,2}(?:[a-zß'/-]{2,18},? ){0,4}?(tumou?r|mass|lesion|neoplasm|gist|nodule|raumforderung|knoten|lasion|gastrointestinal stromal|stromal|sel|smt)\b/;
/** Words that tell the noun behind a measurement apart from what was measured: only adjectives may stand between. */
const NOT_ATTRIBUTIVE =
  /\b(?:and|with|without|from|for|of|in|at|to|the|an?|no|negative|free|which|that|contain\w*|show\w*|bear\w*|includ\w*|et|avec|sans|une?|la|le|les|des|du|dans|pour|comport\w*|conten\w*|renferm\w*|present\w*|mit|im|am|vom|von|zum|bei|auf|ein\w*|d(?:er|ie|as)|enthalt\w*)\b/;
const ORDINAL_BEFORE =
  /\b(?:the (?:other|second|smaller|larger|largest|first|third)|an?(?:other)? (?:larger|bigger)|une? autre,? plus (?:grande?|grosse?)|ein(?:en?)? gro(?:ss|ß)ere[nrs]?|le (?:premier|second|deuxieme|troisieme|plus (?:petit|grand|gros))|la (?:premiere|seconde|deuxieme|plus (?:petite|grande|grosse))|l'autre)(?: one)?(?: (?:measur\w+|mesur\w+|is|est|was|de|of)){0,2} {0,2}$/;
const SEVERAL_TUMOURS = /\b(?:tumou?rs|tumeurs|tumoren|gists?|stromales|lesions|nodules|masses|knoten)\b/;

const PART_AFTER = /^ (?:[a-z-]{3,16} ){0,2}(?:component|part|portion|composante|contingent|anteil)\b/;
const PART_BEFORE =
  /\b(?:made up|composed|consisting|constitue\w*|formee?|bestehend) (?:of|de|d'|aus)[^,;]{0,40}$|\b(?:component|part|portion|versant|composante|contingent|partie|anteil)(?: (?:[a-z]*-?luminale?|[a-z]*-?phyti\w+|[a-z]*-?murale?|solide?|cystic|kystique))?(?: (?:is|of|de|von|measuring|mesurant|est))?:? {0,2}$/;

/** "Extraluminal part 8 cm", "a 9 cm exophytic component": a part of the tumour was measured. */
export function isPart(text: string, { from, to }: Measurement): boolean {
  return PART_AFTER.test(text.slice(to, to + 60)) || PART_BEFORE.test(text.slice(Math.max(0, from - 60), from));
}

/** Relative clauses and apposed participles between a subject and its verb: "the lesion, which involves the wall, is 25 mm". */
const ASIDE =
  /, ?(?:which|that|who|as (?:given|stated|measured|reported)|dont|qui|der|die|das|recouvert\w*|situee?|localisee?|developpee?)\b[^,;.]{3,90},(?= )/g;
const WITH_ASIDE = /, ?(?:with|avec|mit)\b[^,;.]{3,60},(?= )/g;
/** Words by which a size is the whole's. */
const WHOLE = /^ ?(?:max\w*|in (?:greatest|maxim|largest)|overall|in toto|de (?:plus )?grand|im gro(?:ss|\u00df)ten)/;
const BRACKETED = /\([^()]{0,60}\)/g;

/** The words without brackets that are closed and without asides. Same length. */
export function withoutAsides(text: string): string {
  return text.replace(BRACKETED, blanked).replace(ASIDE, blanked);
}

/** Whose a measurement is; an organ's where only an organ is named. */
export type Owner = "tumour" | "organ" | "other" | "unsaid";

/** "The second (9 mm) is a lipoma": what it turns out to be. */
const IS_DEPOSIT =
  /^,? ?(?:(?:probably|likely|possibly|presumably|most|an?|une?|eine?|consistent with|in keeping with|suspicious for|evocateur d[e']|suspecte? d[e']|wahrscheinlich|am ehesten) ?){1,4}(?:deposits?|implants?|metasta\w*|filia\w*|recurren\w*|recidive|rezidiv)\b/;
const IS_A = /^\)?,? ?(?:is|was|being|est|etait|ist|war) (?:an?|une?|eine?) ((?:[a-z-]{3,20} ?){1,2})/;

/** What a measurement belongs to: the tumour, something else, or the sentence does not say. */
export function ownerOf(segment: Segment, measurement: Measurement, after: number, before: number): Owner {
  const { text } = segment;
  const following = text.slice(measurement.to, measurement.to + 60);
  if (DISTANCE_AFTER.test(following)) return "other";
  if (IS_DEPOSIT.test(following)) return "other";
  OTHER_NOUN.lastIndex = 0;
  if (OTHER_NOUN.test(IS_A.exec(following)?.[1] ?? "")) return "other";
  // "(85 mm, 11 mitoses/5 mm2)": what mitoses are counted in.
  if (/^ {0,2}[,;]? {0,2}(?:(?:and|et|und|mit|with|avec) )?\d{1,3} ?(?:mitos|mits?\b)/.test(following)) return "tumour";
  const asides = withoutAsides(
    withoutContainer(text).slice(Math.max(before, measurement.from - 160), measurement.from),
  );
  const preceding = WHOLE.test(following) ? asides.replace(WITH_ASIDE, blanked) : asides;
  if (CLOSEST_BEFORE.test(preceding.slice(-70)) || HOLDS_NODE.test(text.slice(measurement.to, measurement.to + 100)))
    return "other";
  if (CALLED_NODE.test(text.slice(Math.max(0, measurement.from - 100), measurement.from))) return "other";
  if (/\b(?:distance|abstand|clearance)\b[^,;]{0,60}$/.test(preceding)) return "other";
  // The smallest of several is not the size that counts.
  if (
    /\b(?:smaller|smallest|lesser|(?:la|le|les) plus petite?s?|kleiner\w*|kleinste[rn]?)\b[^,;]{0,32}$/.test(preceding)
  )
    return "other";
  if (OTHER_CONTEXT_BEFORE.test(preceding.slice(-60)) || EXTENT_BEFORE.test(preceding.slice(-120))) return "other";
  if (PROTRUDES_BEFORE.test(preceding.slice(-60)) || FROM_THING_TO_THING.test(preceding.slice(-70))) return "other";
  const untilNext = following.slice(0, Math.max(0, Math.min(60, after - measurement.to)));
  const attributive = ATTRIBUTIVE.exec(untilNext);
  if (attributive) {
    const words = attributive[0];
    const noun = words.length - (attributive[1]?.length ?? 0);
    if (ELSEWHERE_BEFORE.test(words.slice(0, noun)) || IN_OTHER_ORGAN.test(following.slice(words.length)))
      return "other";
    OTHER_NOUN.lastIndex = 0;
    // "A cyst of 3 cm, tumour 4 cm": what follows a comma at once is the next thing.
    if (
      !/^, ?(?:tumou?r|mass|gist|lesion|nodule)$/.test(words) &&
      !OTHER_NOUN.test(words) &&
      !NOT_ATTRIBUTIVE.test(words.slice(0, noun).replace(GREATEST, ""))
    )
      return "tumour";
  }
  if (IN_OTHER_ORGAN.test(following)) return "other";
  const whole = segment.text.slice(0, measurement.from);
  if (ORDINAL_BEFORE.test(whole) && SEVERAL_TUMOURS.test(whole) && whole.search(OTHER_NOUN) < 0) return "tumour";
  const nearOther = /^ {0,2}(?:[a-z'-]{2,16} ){0,2}?([a-z]{3,18})/.exec(untilNext);
  if (nearOther) {
    OTHER_NOUN.lastIndex = 0;
    const other = OTHER_NOUN.exec(untilNext.slice(0, 32).split(/[,;]/, 1)[0] ?? "");
    if (
      other &&
      !/\b(?:in|with|from|and|et|avec|dans|sur|on|at|after|apres|auf|im|am|nach|qui|which|that|refoul\w*|soulev\w*|displac\w*|,)\b/.test(
        untilNext.slice(0, other.index),
      )
    )
      return "other";
  }
  return nearestNoun(preceding);
}

const SEEN_IN_ORGAN =
  /^ (?:seen|noted|identified|present|located|found|arising) (?:in|at|on|along) the (?:antrum|fundus|body|stomach|duodenum|jejunum|ileum|rectum|(?:lesser|greater) curv\w+)\b/;
const LOCATED = /^[^,;]*\b(?:of|in|from|within|at|du|de|des|dans|im|der|am)\b|^[^,;]*[ld]'/;
const GREATEST =
  /^,? (?:in (?:greatest|maximum|maximal|largest) (?:dimension|diameter)|im (?:[a-z\u00df]{4,10} )?durchmesser),?/;

/** The governing noun in front of a measurement: the nearest, but an organ behind a preposition only says where. */
function nearestNoun(preceding: string): Owner {
  const nouns: { at: number; owner: Owner }[] = [];
  for (const match of preceding.matchAll(TUMOUR_NOUN)) {
    const follows = preceding.slice(match.index + match[0].length);
    // "tumour bed", "tumour-free margin", "tumour nodule" do not name the tumour itself.
    if (/^(?: |-)(?:bed|free|deposit|cell|thrombus|board|bank|marker|necrosis|implant)/.test(follows)) continue;
    const elsewhere =
      PIECE_OF.test(preceding.slice(0, match.index)) ||
      OVER_IT.test(preceding.slice(0, match.index)) ||
      FREE_OF.test(preceding.slice(0, match.index)) ||
      /^(?:'s)? (?:pseudo-?capsule|capsule|surface|edge|border|rim|base|wall|stalk|pole)\b/.test(follows) ||
      ELSEWHERE_BEFORE.test(preceding.slice(Math.max(0, match.index - 24), match.index)) ||
      ELSEWHERE_AFTER.test(follows) ||
      (/^nodules?$/.test(match[0]) && /\bmesenteric $/.test(preceding.slice(0, match.index))) ||
      (/^nodules?$/.test(match[0]) && /^ (?:[a-z]{3,16} )?epiploiques?\b/.test(follows)) ||
      IN_OTHER_ORGAN.test(follows);
    nouns.push({ at: match.index, owner: elsewhere ? "other" : "tumour" });
  }
  for (const match of preceding.matchAll(OTHER_NOUN)) {
    const before = preceding.slice(0, match.index);
    if (
      /^(?:resections?|gastrectom|margins?|mucosa|muqueuse|omentum|epiploon|pancreas|tissus?|tissue|areas?|zones?|specimens?|wedge|segments?|pieces?|sections?|pancreas|spleen|rate)/.test(
        match[0],
      ) &&
      /\b(?:in|from|within|on|dans|sur|im|to|into|of the (?:resection|resected)|involving|with) (?:the |a |an |la |le |l'|une? |der )?(?:\w+ ){0,2}$/.test(
        before,
      )
    ) {
      if (!/\b(?:consists of|consisting|received)\b/.test(before)) continue;
    }
    // "A growth with central ulceration seen in the antrum measuring 5 cm".
    if (
      /^(?:ulceration|necros[ie]s|h[ae]{1,2}morrhage)$/.test(match[0]) &&
      /\b(?:with|showing) (?:central |surface |focal )?$/.test(before) &&
      SEEN_IN_ORGAN.test(preceding.slice(match.index + match[0].length))
    )
      continue;
    // "GIST of the greater omentum, 13 cm", "GIST in the mid appendix, 6 mm", "GIST (biopsy), 45 mm", "GIST, resection, 88 mm".
    const named = nouns.findLast(
      (noun) => noun.owner === "tumour" && noun.at < match.index && noun.at > match.index - 60,
    );
    if (
      named &&
      ((/^(?:omentum|epiploon|appendi|pancreas|diverticul|portion|anse)/.test(match[0]) &&
        LOCATED.test(preceding.slice(named.at, match.index))) ||
        (/\($/.test(before) && preceding[match.index + match[0].length] === ")") ||
        (/^(?:resections?|biops\w+|gastrectom\w+)$/.test(match[0]) &&
          /, ?(?:[a-z]+ )?$/.test(before) &&
          /^, ?$/.test(preceding.slice(match.index + match[0].length))))
    )
      continue;
    // "Proved at the biopsy, 52 mm": how it was known, not what was measured.
    if (
      named &&
      /^biops/.test(match[0]) &&
      (/\b(?:on|by|at|in|per|a la|par|sur|in der|durch) (?:the )?$/.test(before) ||
        /^[- ](?:proven|confirmed)\b/.test(preceding.slice(match.index + match[0].length)))
    )
      continue;
    if (/\bon (?:cut |cross |serial )?$/.test(before) || /\b(?:cut|cross|serial) $/.test(before)) continue;
    nouns.push({ at: match.index, owner: "other" });
  }
  for (const match of preceding.matchAll(ORGAN)) {
    if (PREPOSITION_BEFORE.test(preceding.slice(0, match.index))) continue;
    // "Tumour of the second duodenum, measuring": the organ says where the tumour is.
    const within = nouns.findLast(
      (noun) => noun.owner === "tumour" && noun.at < match.index && noun.at > match.index - 60,
    );
    if (within && LOCATED.test(preceding.slice(within.at, match.index))) continue;
    // "GIST, stomach, 72 mm": set beside the tumour it says where.
    if (within && /^[a-z]+(?: tumou?rs?)?[ ,(]{1,3}(?:[a-z]+ )?$/.test(preceding.slice(within.at, match.index)))
      continue;
    nouns.push({ at: match.index, owner: "organ" });
  }
  nouns.sort((one, other) => other.at - one.at);
  return nouns[0]?.owner ?? "unsaid";
}
