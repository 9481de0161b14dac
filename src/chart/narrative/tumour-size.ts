import type { AnyStatement, NarrativeReader, Plainness, ReadReport, Statement } from "./reading";
import {
  boundsBehind,
  boundsOf,
  COMPARATOR,
  clean,
  isDenied,
  isHedged,
  isPresent,
  isPrevious,
  printsCriteria,
  unlessCorrected,
  withoutDates,
  withoutVerdict,
} from "./reading";
import type { Segment } from "./segments";
import { sitesIn, withoutKnown } from "./site";
import { speaksOf } from "./topics";

/** A length or a product of lengths as the text gives it, in millimetres. */
interface Measurement {
  readonly from: number;
  readonly to: number;
  readonly greatest_mm: number;
  readonly dimensions: number;
  readonly comparator: string;
  /** Second number of "3 to 4 cm"; null when it is not a range; NaN when two numbers stand there for something else. */
  readonly range_to_mm: number | null;
  readonly approximate: boolean;
}

const UNIT =
  '(?:cms?|mm|centim(?:etre|eter)s?|millim(?:etre|eter)s?|zentimetern?|millimetern?|inch(?:es)?|pouces?|in\\.?(?= (?:in|greatest|maxim|diameter|x)|[,;)]|$)|")';
const NUMBER = "\\d{1,3}(?:[.,]\\d{1,2})?";
const TIMES = " {0,2}(?:x|\\*|by|sur|par|mal) {0,2}";
const MEASUREMENT = new RegExp(
  `(?<![\\d/p]|(?:^|[^.])[.,])(?<!\\d {0,2}[x*] {0,2})(?<!(?:^|[ (:])\\d{1,2} ?, )(${NUMBER})(?:[ -]{0,2}(${UNIT}))?(?:(${TIMES})(${NUMBER})(?:[ -]{0,2}(${UNIT}))?)?(?:${TIMES}(${NUMBER})(?:[ -]{0,2}(${UNIT}))?)?(?: {0,2}(-|to|a|bis|et|and|und) {0,2}(${NUMBER})(?= {0,2}${UNIT}))?(?:[ -]{0,2}(?:\\(|(?<=\\([\\d.,]{1,6})\\) )?(${UNIT}))?(?![a-z\\d2^])`,
  "g",
);
/** "(33, 12 and 7 mm)": sizes that share their unit. */
const LIST_OF_SIZES = new RegExp(
  `(?<![\\d.,/])(${NUMBER}(?: {0,2}${UNIT})?(?:, ${NUMBER}(?: {0,2}${UNIT})?){0,6})(?:,? (?:and|et|und|&)|,) (${NUMBER})[ -]{0,2}(${UNIT})(?![a-z\\d2^])`,
  "g",
);
const COMPARATOR_BEFORE = new RegExp(`(${COMPARATOR}) {0,2}(?:about |environ |approximately )?$`);
const APPROXIMATE_BEFORE =
  /(?:\b(?:approximately|approx\.?|about|around|circa|ca\.?|roughly|environ|env\.?|de l'ordre de|etwa|ungefahr|estimated at|nearly|almost|pres de)|~) {0,2}$/;

function millimetres(value: number, unit: string): number {
  if (/^(?:mm|milli)/.test(unit)) return clean(value);
  if (/^(?:in|pouce|")/.test(unit)) return clean(value * 25.4);
  return clean(value * 10);
}

const numberFrom = (digits: string): number => Number(digits.replace(",", "."));
/** Longest comparator or "approximately" between a label and its number. */
const LEAD_IN = 16;

/** "3 to 4 cm" is a range; "from 8 cm to 5 cm" is a change, "3 and 4 cm" two things: neither gives one. */
function rangeEnd(link: string, end: number, before: string): number {
  if (
    /\b(?:from|decreas\w*|increas\w*|grown|shrunk|passe de|passant de|passee? de|diminu\w*|augment\w*|regress\w*|von)\b[^;]{0,16}$/.test(
      before,
    )
  )
    return Number.NaN;
  if (/^(?:and|et|und)$/.test(link)) return /\b(?:between|entre|zwischen) {0,2}$/.test(before) ? end : Number.NaN;
  return end;
}

/**
 * Every measurement of length in a sentence. Areas ("5 mm2"), volumes and rates are none.
 * @param labelled unit that the label gives ("Tumour size (cm): 8.5") and where its value begins; null where it gives none.
 */
export function measurementsIn(
  text: string,
  labelled: { unit: string; from: number } | null = null,
): readonly Measurement[] {
  const found: Measurement[] = [];
  if (!/\d/.test(text)) return found;
  for (const list of text.matchAll(LIST_OF_SIZES)) {
    const items = `${list[1]}, ${list[2]} ${list[3]}`.split(", ");
    if (items.length < 3 && !(/\($/.test(text.slice(0, list.index)) && text[list.index + list[0].length] === ")"))
      continue;
    found.push({
      from: list.index,
      to: list.index + list[0].length,
      greatest_mm: Math.max(
        ...items.map((item) =>
          millimetres(Number.parseFloat(item.replace(",", ".")), item.replace(/^[\d., ]+/, "") || (list[3] ?? "")),
        ),
      ),
      dimensions: items.length,
      comparator: "",
      range_to_mm: null,
      approximate: false,
    });
  }
  const listed = [...found];
  for (const match of text.matchAll(MEASUREMENT)) {
    const bare =
      labelled !== null &&
      match.index >= labelled.from &&
      text.slice(labelled.from, match.index).trim().length <= LEAD_IN;
    if (listed.some((list) => match.index < list.to && match.index + match[0].length > list.from)) continue;
    const unit =
      match[10] ?? match[7] ?? match[5] ?? match[2] ?? (bare && found.length === 0 ? labelled?.unit : undefined);
    if (unit === undefined) continue;
    const to = match.index + match[0].length;
    if (/^ {0,1}(?:2|3|\^|carre|cube|sq|\/ ?(?:h|s|an|y))/.test(text.slice(to, to + 6))) continue;
    const numbers: number[] = [];
    const add = (digits: string | undefined, own: string | undefined): void => {
      if (digits !== undefined) numbers.push(millimetres(numberFrom(digits), own ?? unit));
    };
    // A unit behind a later number holds for the earlier ones that have none of their own.
    add(match[1], match[2]);
    add(match[4], match[5]);
    add(match[6], match[7]);
    const before = text.slice(Math.max(0, match.index - 48), match.index);
    const range =
      match[9] === undefined ? null : rangeEnd(match[8] ?? "", millimetres(numberFrom(match[9]), unit), before);
    found.push({
      from: match.index,
      to,
      greatest_mm: Math.max(...numbers),
      dimensions: numbers.length,
      comparator: comparatorIn(before),
      range_to_mm: range,
      approximate: APPROXIMATE_BEFORE.test(before),
    });
  }
  return listed.length === 0 ? found : found.sort((one, other) => one.from - other.from);
}

const AXIS =
  "(?:cranio-?caudal(?:ly|e)?|cc|height|length|width|depth|breadth|transverse|antero-?posterior(?:ly)?|ap|tr|sagittal|coronal|axial|long|wide|deep|high|thick|hauteur|longueur|largeur|epaisseur|profondeur|transversal|transversalement|plan|hoch|breit|tief|lang|laterale?|vertical\\w*)";
const AXES_BETWEEN = new RegExp(
  `^[ ,()]{0,4}(?:(?:et|and|und|by|in|en|dans|le|la|de|of|sur|the|x|direction|dimension|diameter|axis|axe|plane|im|in der|${AXIS})[ ,()]{0,4}){1,12}$`,
);
const AXIS_NAMED = new RegExp(`\\b${AXIS}\\b`);

/** "Length 6.2 cm, width 4.4 cm" and "96 x 74 mm in the axial plane and 105 mm in height" are one body's dimensions. */
function joinedByAxes(text: string, measurements: readonly Measurement[]): readonly Measurement[] {
  const joined: Measurement[] = [];
  for (const one of measurements) {
    const last = joined.at(-1);
    const between = last ? text.slice(last.to, one.from) : "";
    const around = last ? text.slice(Math.max(0, last.from - 20), one.to + 20) : "";
    if (
      last &&
      last.range_to_mm === null &&
      one.range_to_mm === null &&
      between.length < 60 &&
      (AXES_BETWEEN.test(between) || /^[ ,]+$/.test(between)) &&
      AXIS_NAMED.test(around)
    )
      joined[joined.length - 1] = {
        ...last,
        to: one.to,
        greatest_mm: Math.max(last.greatest_mm, one.greatest_mm),
        dimensions: last.dimensions + one.dimensions,
      };
    else joined.push(one);
  }
  return joined;
}

/** "Measuring up to 114 mm" gives the greatest dimension, no limit. */
function comparatorIn(before: string): string {
  const comparator = COMPARATOR_BEFORE.exec(before)?.[1] ?? "";
  return /^(?:up to|au plus|au maximum|jusqu'a|bis zu|a maximum of)$/.test(comparator) &&
    /\b(?:measur\w+|mesur\w+|messend\w*|misst) (?:up to|au plus|au maximum|jusqu'a|bis zu|a maximum of) {0,2}$/.test(
      before,
    )
    ? ""
    : comparator;
}

const TUMOUR_LABEL =
  /^(?:(?:greatest|largest|maximum|max\.?|maximal) (?:(?:tumou?r|lesion) )?(?:dimensions?|diameter|size)(?: of (?:the )?tumou?r)?|(?:tumou?r|lesion|mass|gist)(?: \(?[a-z0-9]{1,2}\)?)? (?:size|dimensions?|diameter|measurements?)\b.{0,40}|size(?: of (?:the )?(?:tumou?r|lesion|mass))?(?: \([^)]{0,30}\))?|(?:size|dimensions?),? (?:largest|greatest|maximum).{0,30}|(?:grande? )?(?:taille|diametre|dimensions?)(?: (?:tumorale?s?|maximale?s?|de la (?:tumeur|lesion)|du (?:gist|nodule)|histologique|macroscopique|anatomopathologique))*(?: \([^)]{0,30}\))?|(?:plus )?grande? (?:axe|diametre|dimension)(?: (?:tumorale?|de la (?:tumeur|lesion)|du gist))?|tumou?r size:? greatest dimension|tumorgro(?:ss|ß)e.{0,20}|gro(?:ss|ß)e(?: \([^)]{0,30}\))?|(?:maximaler )?tumordurchmesser|gro(?:ss|ß)ter durchmesser|tumou?r|tumeur|lesion|mass|masse|tumeur primitive|primary tumou?r|histolog(?:y|ie|isch)|patholog(?:y|ie)|anapath|anatomopathologie|histopathology)$/;
const OTHER_LABEL =
  /(?:margin|distance|specimen|piece|recoupe|closest|nearest|slice|block|cassette|section|node|ganglion|ulcer|thickness|epaisseur|additional|length|longueur|depth|profondeur|metasta|necro|spleen|liver|foie|rate|omentum|epiploon|polyp|marge|limite|resektat|abstand|fragment|core|biops|weight|poids|stomach|bowel|estomac|field|champ)/;

const TUMOUR_NOUN =
  /\b(?:tumou?rs?|mass(?:es)?|lesions?|neoplasms?|gists?|stromal(?:es?)?|stromatumor\w*|nodules?|growth|tumeurs?|masses?|neoformations?|formations? (?:tumorale|nodulaire|arrondie|hypoechogene|tissulaire|ovalaire|sous-muqueuse|solide|polypoide|bourgeonnante|sous-epitheliale)|cibles? primitives?|primary target|lasion(?:en)?|herd|proliferations?|raumforderung|knoten|tumors|tumordurchmesser|tumorgro(?:ss|ß)e|(?:residu|reliquat) tumoral|herde)\b/g;
const OTHER_NOUN =
  /\b(?:specimens?|wedge|segments?|resections?|gastrectom(?:y|ie)s?|fragments?|cores?|biops(?:y|ies|ie)s?|slices?|sections?|blocks?|cassettes?|margins?|ulcer(?:s|ation|ations|e|es)?|polyp(?:s|e|es)?|cysts?|kystes?|metastas(?:is|es|e|tic)|metastases|nodes?|ganglions?|adenopathies?|adenopathie|spleen|gall ?bladder|vesicule|omentum|epiploon|kidney|rein|uterus|fibroids?|leiomyomas?|leiomyome|fibrome|hernia|strips?|cuff|rim|necrosis|necrose|haemorrhage|hemorrhage|fractures?|fissures?|orifices?|ruptures?|tears?|breach(?:es)?|perforations?|lacerations?|(?<!sub-|sub )mucosa|(?<!sous-|sous )muqueuse|defect|pieces?|prelevements?|carottes?|tranches?|recoupes?|marges?|limites?|rate|resektat|praparat|lymphknoten|absetzungsrand|implants?|deposits?|cavity|cavite|portion|length|longueur|thickness|epaisseur|distance|tissue|tissus?|skin|lipomas?|adenomas?|adenome|carcinomas?|adenocarcinomas?|carcinome|adenocarcinome|hemangioma|angiome|aneurysm|anse|collerette|meche|satellite|diverticulum|pancreas|needle|aiguille|scar|cicatrice|incision|trocar|port|nodulation|schwannoma|field|champ|diameter of (?:the )?field|thyroid|thyroide|adrenal|surrenale|ovar(?:y|ian)|ovaire|prostate|stone|calculus|calcul|calculi|appendix|appendice|neuroendocrine|lungs?|pulmonary|pulmonaires?|poumons?|hepatic|hepatiques?|renal|renale|lymphoma|melanoma)\b/g;
const ORGAN =
  /\b(?:stomach|bowel|intestine|colon|rectum|duodenum|jejunum|ileum|esophagus|oesophagus|liver|foie|estomac|grele|magen|darm|wall|paroi|abdomen|lumen|lumiere|antrum|fundus|body|corps|curvature|courbure|cavum|peritoneum|mesentery|mesentere)\b/g;
const PREPOSITION_BEFORE =
  /(?:\b(?:in|of|from|within|on|at|to|into|along|through|near|the|a|an|gastric|small|large|distal|proximal|dans|de|du|des|la|le|les|sur|au|aux|en|im|des|der|vom|greater|lesser|grande|petite|posterior|anterior|upper|lower|outer|serosal)|l'|d') {0,2}$/;
const SIZE_VERB =
  /\b(?:measur|mesur|size|dimension|diamet|taille|axe|greatest|across|misst|mess|gro(?:ss|ß)|cm (?:tumou?r|mass|lesion|gist|gastric))/;
const DISTANCE_AFTER =
  /^[ ,)]{0,3}(?:from|away|to the|distance|of the (?:nearest|closest|resection|surgical)|(?:du|de la|des|d'une?) (?:marge|limite|recoupe|tranche|collet|bord|berge|cardia|pylore|ligne|section)|(?:proximal|distal|beyond|above|below|deep|thick|epais|long|in length|de long|de longueur|d'epaisseur|en amont|en aval|en dehors|au-dess|sous|vom|entfernt|clear|clearance|margin|de marge|surgical|depuis|a partir|des arcades|de la marge|from the anal|ab ano|de profondeur|in thickness|in depth|cuff|segment|portion|strip|slice|apart)\b)/;
const OTHER_CONTEXT_BEFORE =
  /(?:distance (?:of|to|from)|within|at a distance|situee? a|a moins de|passe(?:nt)? a|clear(?:ance)? (?:by|of)|located|margin(?:s)? (?:is|are|by|of|at|clear|free|negative|:)|marge(?:s)?(?: \w+){0,2} (?:a|de|:)|limites?(?: \w+){0,3} (?:a|de)|abstand|thickness of|depth of|epaisseur de|length of|longueur de|profondeur de|extend\w*|s'etend\w*|invad\w*|infiltr\w*|penetrat\w*|envahi\w*|every|tous les|each|chacune?|field diameter|aliquot)[^,;]{0,24}$/;
const ATTRIBUTIVE =
  /^(?:,| in (?:greatest|maximum|maximal|largest) (?:dimension|diameter),?| \([a-z x]{2,24}\))? {0,2}(?:[a-zß'/-]{2,18},? ){0,4}?(tumou?r|mass|lesion|neoplasm|gist|nodule|raumforderung|knoten|lasion|gastrointestinal stromal|stromal)\b/;
/** Words that tell the noun behind a measurement apart from what was measured: only adjectives may stand between. */
const NOT_ATTRIBUTIVE =
  /\b(?:and|with|without|from|for|of|in|at|to|the|an?|no|negative|free|which|that|contain\w*|show\w*|bear\w*|includ\w*|et|avec|sans|une?|la|le|les|des|du|dans|pour|comport\w*|conten\w*|renferm\w*|present\w*|mit|ein\w*|d(?:er|ie|as)|enthalt\w*)\b/;
/** A nodule or mass of another organ, or beside the tumour. */
const ELSEWHERE_BEFORE =
  /\b(?:peritoneal|hepatic|liver|pulmonary|lung|renal|kidney|adrenal|splenic|spleen|ovarian|adnexal|uterine|thyroid|breast|pancreatic|nodal|omental|satellite|additional|separate|second(?:ary)?|mediastinal|osseous|bone|skin|cutaneous|metastatic|recurrent) {1,2}$/;
const ELSEWHERE_AFTER =
  /^ (?:[a-z]+ )?(?:peritone(?:al|aux|ale)|hepatiques?|pulmonaires?|renal(?:e|es)?|satellites?|spleniques?|surrenalien(?:ne)?s?|ovarien(?:ne)?s?|thyroidien(?:ne)?s?|osseu(?:x|se|ses)|metastatiques?|secondaires?)\b/;
const IN_OTHER_ORGAN =
  /^ {0,1}(?:is |are )?(?:in|of|within|du|de la|dans le|dans la|au niveau du|im|in der) (?:the |left |right |its |upper |lower |middle |segment ){0,3}(?:liver|lung|kidney|adrenal|spleen|ovary|uterus|thyroid|breast|lobe|lower lobe|upper lobe|lobe|poumon|foie|rein|rate|surrenale|leber|lunge|segment [ivx\d])/;
const ORDINAL_BEFORE =
  /\b(?:the (?:other|second|smaller|larger|largest|first|third)|le (?:premier|second|deuxieme|troisieme|plus (?:petit|grand|gros))|la (?:premiere|seconde|deuxieme|plus (?:petite|grande|grosse))|l'autre)(?: one)?(?: (?:measur\w+|mesur\w+|is|est|was|de|of)){0,2} {0,2}$/;
const SEVERAL_TUMOURS = /\b(?:tumou?rs|tumeurs|gists?|stromales|lesions|nodules|masses|knoten)\b/;

/** What a measurement belongs to: the tumour, something else, or the sentence does not say. */
function ownerOf(
  segment: Segment,
  measurement: Measurement,
  after: number,
  before: number,
): "tumour" | "other" | "unsaid" {
  const { text } = segment;
  const following = text.slice(measurement.to, measurement.to + 60);
  if (DISTANCE_AFTER.test(following)) return "other";
  // "(85 mm, 11 mitoses/5 mm2)": what mitoses are counted in.
  if (/^ {0,2}[,;]? {0,2}(?:(?:and|et|und|mit|with|avec) )?\d{1,3} ?(?:mitos|mit\b)/.test(following)) return "tumour";
  const preceding = text.slice(Math.max(before, measurement.from - 160), measurement.from);
  if (/\b(?:distance|abstand|clearance)\b[^,;]{0,60}$/.test(preceding)) return "other";
  if (OTHER_CONTEXT_BEFORE.test(preceding.slice(-60))) return "other";
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
    const other = OTHER_NOUN.exec(untilNext.slice(0, 32));
    if (
      other &&
      !/\b(?:in|with|from|and|et|avec|dans|qui|which|that|refoul\w*|soulev\w*|displac\w*|,)\b/.test(
        untilNext.slice(0, other.index),
      )
    )
      return "other";
  }
  return nearestNoun(preceding);
}

const LOCATED = /^[^,;]*\b(?:of|in|from|within|at|du|de|des|dans|im|der|am)\b|^[^,;]*[ld]'/;
const GREATEST = /^,? in (?:greatest|maximum|maximal|largest) (?:dimension|diameter),?/;

/** The governing noun in front of a measurement: the nearest, but an organ behind a preposition only says where. */
function nearestNoun(preceding: string): "tumour" | "other" | "unsaid" {
  const nouns: { at: number; owner: "tumour" | "other" }[] = [];
  for (const match of preceding.matchAll(TUMOUR_NOUN)) {
    const follows = preceding.slice(match.index + match[0].length);
    // "tumour bed", "tumour-free margin", "tumour nodule" do not name the tumour itself.
    if (/^(?: |-)(?:bed|free|deposit|cell|thrombus|board|bank|marker|necrosis|implant)/.test(follows)) continue;
    const elsewhere =
      /\b(?:fracture|rupture|perforation|breche|breach|tear|defect|dechirure|ulceration|orifice|fissure) (?:of|de|du|d'un) (?:the |la |l'|une? )?$/.test(
        preceding.slice(0, match.index),
      ) ||
      ELSEWHERE_BEFORE.test(preceding.slice(Math.max(0, match.index - 24), match.index)) ||
      ELSEWHERE_AFTER.test(follows) ||
      IN_OTHER_ORGAN.test(follows);
    nouns.push({ at: match.index, owner: elsewhere ? "other" : "tumour" });
  }
  for (const match of preceding.matchAll(OTHER_NOUN)) {
    const before = preceding.slice(0, match.index);
    if (
      /^(?:resections?|gastrectom|margins?|mucosa|muqueuse|omentum|epiploon|pancreas|tissus?|tissue|specimens?|wedge|segments?|pieces?|sections?|pancreas|spleen|rate)/.test(
        match[0],
      ) &&
      /\b(?:in|from|within|on|dans|sur|im|to|into|of the (?:resection|resected)|involving|with) (?:the |a |an |la |le |l'|une? |der )?(?:\w+ ){0,2}$/.test(
        before,
      )
    ) {
      if (!/\b(?:consists of|consisting|received)\b/.test(before)) continue;
    }
    // "GIST of the greater omentum, 13 cm", "GIST in the mid appendix, 6 mm", "GIST (biopsy), 45 mm", "GIST, resection, 88 mm".
    const named = nouns.findLast(
      (noun) => noun.owner === "tumour" && noun.at < match.index && noun.at > match.index - 60,
    );
    if (
      named &&
      ((/^(?:omentum|epiploon|appendi|pancreas|diverticul|portion)/.test(match[0]) &&
        LOCATED.test(preceding.slice(named.at, match.index))) ||
        (/\($/.test(before) && preceding[match.index + match[0].length] === ")") ||
        (/^(?:resections?|biops\w+|gastrectom\w+)$/.test(match[0]) &&
          /, ?(?:[a-z]+ )?$/.test(before) &&
          /^, ?$/.test(preceding.slice(match.index + match[0].length))))
    )
      continue;
    // "Proved at the biopsy, 52 mm": how it was known, not what was measured.
    if (named && /^biops/.test(match[0]) && /\b(?:on|by|at|in|per|a la|par|sur|in der|durch) (?:the )?$/.test(before))
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
    nouns.push({ at: match.index, owner: "other" });
  }
  nouns.sort((one, other) => other.at - one.at);
  return nouns[0]?.owner ?? "unsaid";
}

const MODALITY =
  /\b(?:ct|computed tomography|mri|pet|ultraso(?:und|nography)|eus|echo-?endoscopi|scanner|tdm|irm|echograph|tep|imaging|imagerie|endoscop|radiolog)/;
/** "MRI: 6.4 cm" in a note on the tumour. */
const MODALITY_LABEL =
  /^(?:(?:ct|mri|eus|pet(?:-ct)?|scanner|tdm|irm|echo-?endoscopie|mrt|imaging|imagerie)(?: (?:scan|abdomen|pelvi\w*|abdominal|size))?(?: [a-z]{3,9}\.? \d{4})?)$/;
const UNLABELLED =
  /^[\s\-*•]*(?:the |la |le |die )?(?:(?:greatest|largest|maximum|maximal|max\.?) (?:(?:tumou?r )?dimension|diameter|size|extent)|(?:tumou?r )?size|taille(?: tumorale| de la tumeur)?|plus grand (?:axe|diametre)|grand axe|diametre maximal|gro(?:ss|ß)e)(?: (?:laut|selon|according to|as per|per) [a-z-]{3,16})?(?: (?:(?:en|on|by|in) |a l')?(?:irm|tdm|scanner|imagerie|ct|mri|imaging|eus|echo-?endoscopie))?(?: (?:of|is|was|est|de|a|now|approximately|environ|should|be|read|corrected|revised|to|:)){0,4} {0,2}$/;
const CORRECTION_LABEL =
  /^(?:addend|amend|correct|corrig|erratum|supplement|complement|additif|rectificati|compte[- ]rendu (?:complementaire|rectificatif)|nachtrag|revised)/;
const DISTANCE_LABEL = /distance|margin|marge|limite|abstand|thickness|epaisseur|depth|profondeur/;
const PRONOUN =
  /^(?:(?:it|this|that|which|he|elle|il|celle-ci|celui-ci|cette derniere|sie|es|er)\b|measuring|measures|mesurant|mesure |size\b|taille\b|dimensions?\b|the largest|la plus grande|greatest)/;

/** Sizes of the primary tumour: `size_mm` from pathology, `size_mm_imaging` from imaging. Millimetres. */
export const tumourSizes: NarrativeReader = {
  facts: ["size_mm", "size_mm_imaging"],
  speaks: (topics) => speaksOf(topics, "digit") && speaksOf(topics, "length"),
  read(read, speaking) {
    const found: AnyStatement[] = [];
    for (const segment of speaking) {
      const measurements = joinedByAxes(segment.text, measurementsIn(segment.text, labelUnit(segment)));
      if (measurements.length === 0) continue;
      const subject = subjectBefore(read, segment);
      measurements.forEach((measurement, index) => {
        const statement = sizeStatement(read, segment, measurement, {
          before: measurements[index - 1]?.to ?? 0,
          after: measurements[index + 1]?.from ?? segment.text.length,
          subject,
        });
        if (statement) found.push(statement);
      });
    }
    return unlessCorrected(found, speaking, /\b(?:taille|size|diamet|dimension|gro(?:ss|ß)e)/);
  },
};

/** The unit that a label states for its bare number: "(cm)", "in millimetres". */
function labelUnit(segment: Segment): { unit: string; from: number } | null {
  if (/\d ?(?:cm|mm)\b\)?[ :)]*$/.test(segment.label ?? "")) return null;
  const unit = /\b(?:in |en )?(cm|mm|centimet(?:re|er)s?|millimet(?:re|er)s?)\b\)?[ :)]*$/.exec(
    segment.label ?? "",
  )?.[1];
  return unit === undefined ? null : { unit, from: segment.value_from };
}

/** A label without its brackets and its unit. */
function plainLabel(label: string): string {
  return label
    .replace(/\([^)]{0,48}\)/g, "")
    .replace(/,? ?\b(?:in|en) (?:cm|mm|centimet\w*|millimet\w*)/, "")
    .replace(
      / (?:au|en|a l'|on|by|per|in der|im) ?(?:scanner|tdm|irm|imagerie|ct|mri|imaging|eus|echo-?endoscopie)\b/,
      "",
    )
    .replace(/ {2,}/g, " ")
    .replace(/[ :,-]+$/, "")
    .trim();
}

/** Sentences that "it" may reach back over. */
const REACH = 4;

/** What the sentences before speak of, within the paragraph. */
function subjectBefore(read: ReadReport, segment: Segment): "tumour" | "other" | "unsaid" {
  if (segment.opens_paragraph) return "unsaid";
  for (let index = segment.index - 1; index >= Math.max(0, segment.index - REACH); index -= 1) {
    const earlier = read.segments[index];
    if (!earlier) break;
    // "GIST stomach; partial gastrectomy; 9.7 cm": an operation named in the list changes no subject.
    const subject = PROCEDURE_ALONE.test(earlier.text) ? null : subjectOf(earlier.text);
    if (subject !== null) return subject;
    if (earlier.opens_paragraph) break;
  }
  return "unsaid";
}

const PROCEDURE_ALONE =
  /^(?:[a-z-]+ ){0,3}(?:resections?|gastrectom\w+|enterectom\w+|excision|exerese|resektion)[;,.]?$/;

/** What a sentence speaks of; null when it only goes on about what came before. */
function subjectOf(text: string): "tumour" | "other" | "unsaid" | null {
  if (PRONOUN.test(text)) return null;
  const tumour = text.search(TUMOUR_NOUN);
  const other = text.search(OTHER_NOUN);
  if (tumour >= 0 && other < 0) return "tumour";
  if (tumour < 0 && other >= 0) return "other";
  return tumour >= 0 && other >= 0 ? "unsaid" : null;
}

/** "Error in the size: read 52 mm": the correction names the size, on its line, and gives the number. */
function correctsSize(read: ReadReport, segment: Segment, at: number): boolean {
  if (
    !/\b(?:lire|read|corrected to|corrigee? (?:a|en)|is|est|=|:|soit|lies|richtig) {0,2}$/.test(
      segment.text.slice(0, at),
    )
  )
    return false;
  for (let index = segment.index; index >= Math.max(0, segment.index - 3); index -= 1) {
    const earlier = read.segments[index];
    if (earlier?.line !== segment.line) break;
    if (
      /\b(?:tumou?r size|size of the tumou?r|taille|diametre|size|tumorgro(?:ss|ß)e)\b/.test(earlier.text) &&
      !/specimen|piece|marge|margin/.test(earlier.text)
    )
      return true;
  }
  return false;
}

/** Whether the piece of the same line before speaks of the tumour's size. */
function followsSize(read: ReadReport, segment: Segment): boolean {
  const before = read.segments[segment.index - 1];
  return (
    before !== undefined &&
    before.line === segment.line &&
    /\b(?:size|taille|tumou?r|tumeur|gist|mass|masse|gro(?:ss|ß)e)\b/.test(before.text)
  );
}

const RISK_LABEL = /^(?:risk|risque|prognos|pt\d|stage|stade|ptnm|pathologic stage)/;

function sizeStatement(
  read: ReadReport,
  segment: Segment,
  measurement: Measurement,
  around: { before: number; after: number; subject: "tumour" | "other" | "unsaid" },
): Statement<"size_mm"> | Statement<"size_mm_imaging"> | null {
  const { text } = segment;
  const indication = read.kind === "operative" && segment.section === "clinical" && MODALITY.test(text);
  if (
    !(isPresent(segment) || indication) ||
    printsCriteria(measurement.comparator === "" && measurement.range_to_mm === null ? withoutVerdict(text) : text) ||
    isPrevious(read.kind === "imaging" ? withoutKnown(text) : withoutDates(text, read), measurement.from) ||
    isDenied(text, measurement.from) ||
    text.includes("?")
  )
    return null;
  if (
    RISK_LABEL.test(segment.label ?? "") ||
    (measurement.comparator !== "" && /\b(?:risk|risque|risiko)\b/.test(text))
  )
    return null;
  if (/\bp?t[1-4][ab]?\b.{0,40}$/.test(text.slice(0, measurement.from)) && measurement.comparator !== "") return null;
  const labelled = segment.label !== null && measurement.from >= segment.value_from;
  const byModality =
    labelled &&
    (read.gist_mentioned || read.kind === "imaging") &&
    around.before === 0 &&
    MODALITY_LABEL.test(segment.label ?? "") &&
    /^ {0,2}$/.test(text.slice(segment.value_from, measurement.from)) &&
    /^ {0,2}(?:[,;.(]|$|x)/.test(text.slice(measurement.to));
  if (
    labelled &&
    (DISTANCE_LABEL.test(segment.label ?? "") || /\b(?:mets?|metasta\w*|filia\w*)\b/.test(segment.label ?? ""))
  )
    return null;
  let plainness: Plainness = "sentence";
  let owner: "tumour" | "other" | "unsaid";
  if (labelled && segment.label !== null && TUMOUR_LABEL.test(plainLabel(segment.label))) {
    const between = text.slice(segment.value_from, measurement.from);
    const second = around.before > segment.value_from;
    const own = ownerOf(segment, measurement, around.after, Math.max(around.before, segment.value_from));
    if (second && own !== "tumour") return null;
    if (own === "other" || /additional|autres? dimensions?/.test(between)) return null;
    owner = "tumour";
    plainness = /size|dimension|diamet|taille|axe|gro(?:ss|ß)e/.test(segment.label) ? "synoptic" : "sentence";
  } else if (
    labelled &&
    segment.label !== null &&
    OTHER_LABEL.test(segment.label) &&
    !/tumou?r|tumeur|gist/.test(segment.label)
  ) {
    // "Specimen: wedge of stomach with a 4 cm tumour" still names the tumour outright.
    owner = ownerOf(segment, measurement, around.after, around.before);
    if (owner !== "tumour") return null;
  } else {
    owner = byModality ? "tumour" : ownerOf(segment, measurement, around.after, around.before);
    // "Greatest dimension 5.0 cm" in a report on the tumour is a label without its colon.
    if (
      owner === "unsaid" &&
      read.gist_mentioned &&
      around.before === 0 &&
      UNLABELLED.test(text.slice(CORRECTION_LABEL.test(segment.label ?? "") ? segment.value_from : 0, measurement.from))
    )
      owner = "tumour";
    // "GIST of the stomach. 6.4 cm, epithelioid": a bare size goes on about the tumour named before.
    if (
      owner === "unsaid" &&
      around.before === 0 &&
      /^(?:\d{1,2}\/\d{2,4}[. ]{1,2})?(?: {0,2}|p?t[1-4][ab]?[ ,]{1,3})$/.test(text.slice(0, measurement.from)) &&
      /^ {0,2}(?:[,;.]|$)/.test(text.slice(measurement.to))
    )
      owner = around.subject;
    // "Size 6.8 cm at CT; 8.1 cm in the specimen" goes on about the same.
    if (
      owner === "unsaid" &&
      measurement.from <= 2 &&
      /^ (?:in|on|a|en|sur|at|im) (?:the |l'|la )?(?:(?:fixed|fresh|resection|resected|gross|examen|piece) )?(?:specimen|macroscop\w*|pathology|histology|exam\w*|anatomopatholog\w*|piece|gross|resektat)/.test(
        text.slice(measurement.to),
      ) &&
      followsSize(read, segment)
    )
      owner = "tumour";
    if (owner === "unsaid" && segment.addendum && correctsSize(read, segment, measurement.from)) owner = "tumour";
    if (owner === "unsaid" && PRONOUN.test(text) && around.before === 0) owner = around.subject;
  }
  if (owner !== "tumour") return null;
  // "Metastatic gastrointestinal stromal tumour, 1.2 cm" is the deposit's size.
  if (
    plainness === "sentence" &&
    /\b(?:mets?|metasta(?:tic|s[ei]s|ses?|tiques?))\b[^,;]{0,60}[^;]{0,24}$/.test(text.slice(0, measurement.from))
  )
    return null;
  if (
    plainness === "sentence" &&
    !byModality &&
    measurement.from > 2 &&
    !segment.addendum &&
    !SIZE_VERB.test(text) &&
    !HISTOLOGY_LABEL.test(segment.label ?? "") &&
    !/\b(?:tumou?r|tumeur|mass|masse|gist|stroma|lesion|nodule|neoplasm|knoten|raumforderung|formation|lasion|cible primitive)|\bmitos|\d mit\b/.test(
      text,
    )
  )
    return null;
  const fact = factOf(read, segment, measurement, around);
  if (fact === null) return null;
  // A radiologist's "lesion" or "nodule" may be anything; a digestive organ or the tumour's name must stand beside it.
  if (
    fact === "size_mm_imaging" &&
    read.kind === "imaging" &&
    plainness === "sentence" &&
    !/\b(?:mass|masse|tumou?r|tumeur|gist|stromal|raumforderung|cible primitive|primary target)/.test(text) &&
    !(read.gist_mentioned && /\b(?:la lesion|the lesion|le nodule|the nodule)\b/.test(text)) &&
    sitesIn(text).length === 0
  )
    return null;
  const reported = text.slice(measurement.from, measurement.to);
  const base = { segment, from: measurement.from, to: measurement.to, plainness, as_reported: reported };
  if (Number.isNaN(measurement.range_to_mm)) return null;
  if (measurement.range_to_mm !== null) {
    const low = Math.min(measurement.greatest_mm, measurement.range_to_mm);
    const high = Math.max(measurement.greatest_mm, measurement.range_to_mm);
    return {
      ...base,
      fact,
      value: null,
      bounds: { low, low_inclusive: true, high, high_inclusive: true },
      note: { message: "range" },
    };
  }
  const bounds =
    boundsOf(measurement.comparator, measurement.greatest_mm) ??
    boundsBehind(text.slice(measurement.to, measurement.to + 24), measurement.greatest_mm);
  if (bounds) return { ...base, fact, value: null, bounds, note: { message: "limit" } };
  if (measurement.greatest_mm < 1 || measurement.greatest_mm > 600) return null;
  return {
    ...base,
    fact,
    value: measurement.greatest_mm,
    note: measurement.approximate
      ? { message: "approximate" }
      : measurement.dimensions > 1
        ? { message: "greatest_of_several" }
        : null,
  };
}

const GIST_HERE = /\bgists?\b|stromal|stromatumor/;
const HISTOLOGY_LABEL = /^(?:histo|patholog|anapath|anatomopath)/;

const ON_SPECIMEN =
  /\b(?:specimen|macroscop\w*|gross(?:ly)?|patholog\w*|histolog\w*|histopatholog\w*|anatomopatholog\w*|anapath\w*|piece|makroskop\w*|resektat)/g;
const MODALITIES = new RegExp(MODALITY.source, "g");

/** Behind these the words lead to the next measurement: "66 mm (imaging 118 mm)". */
const NEXT_CLAUSE = /[,;]|\((?![^()]*\))|\b(?:vs|versus|against|compared|contre|gegen|gegenuber|down from)\b/;

/** By what a size was measured: the words right behind it, else the nearest in front, else what the sentence names. */
function measuredBy(
  text: string,
  measurement: Measurement,
  around: { before: number; after: number },
): "imaging" | "specimen" | "unsaid" {
  const after = text.slice(measurement.to, Math.min(around.after, measurement.to + 40)).split(NEXT_CLAUSE, 1)[0] ?? "";
  if (MODALITY.test(after)) return "imaging";
  if (after.search(ON_SPECIMEN) >= 0) return "specimen";
  const before = text.slice(0, measurement.from);
  const last = (pattern: RegExp): number => [...before.matchAll(pattern)].at(-1)?.index ?? -1;
  const [imaging, specimen] = [last(MODALITIES), last(ON_SPECIMEN)];
  if (imaging >= 0 || specimen >= 0) return imaging > specimen ? "imaging" : "specimen";
  return around.after === text.length && MODALITY.test(text) ? "imaging" : "unsaid";
}

/** The pieces of the same line in front of a sentence. */
function lineBefore(read: ReadReport, segment: Segment): string {
  return read.segments
    .slice(Math.max(0, segment.index - 3), segment.index)
    .filter(({ line, index }) => line === segment.line && !read.beside_other.has(index))
    .map(({ text }) => text)
    .join(" ");
}

/** Whose size it is: the pathologist's, the radiologist's, or neither (then it is not taken). */
function factOf(
  read: ReadReport,
  segment: Segment,
  measurement: Measurement,
  around: { before: number; after: number },
): "size_mm" | "size_mm_imaging" | null {
  const { text } = segment;
  if (read.kind === "imaging") return "size_mm_imaging";
  if (measuredBy(text, measurement, around) === "imaging") return "size_mm_imaging";
  if (read.kind === "pathology") return read.specimen === "biopsy" || read.specimen === "cytology" ? null : "size_mm";
  if (
    read.kind === "clinical" &&
    (GIST_HERE.test(text) ||
      (read.gist_mentioned &&
        !read.beside_other.has(segment.index) &&
        /\b(?:\d{1,3} ?mitos\w*|primary tumou?r|tumeur primitive|primitif|primartumor|p?t[1-4][ab]?, |\w*resektion \()/.test(
          text,
        )) ||
      (HISTOLOGY_LABEL.test(segment.label ?? "") && read.gist_mentioned)) &&
    /resect|resec|histolog|patholog|anatomopath|anapath|exeres|oper(?:e|ee|es|ees|ated)\b|operier|mito[st]|\d mit\b|\br[01]\b/.test(
      measurement.from <= 2 ? `${lineBefore(read, segment)} ${text}` : text,
    ) &&
    !isHedged(text)
  )
    return "size_mm";
  return null;
}
