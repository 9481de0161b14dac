/**
 * The words by which reports name a size, in English, French and German, folded. A label, or the words in front of a number, is of
 * the tumour's size where it holds a word of a dimension or of the tumour and no word that is not listed here.
 */

const DIMENSION =
  /^(?:sizes?|sz|dimensions?|dims?|diameters?|diam|dia|measure(?:s|d|ments?)?|measuring|extent|extension|axis|axes|cross-section|span|taille|tailles|diametres?|axe|mensurations?|mesure|mesures|mesuree?|mesurant|gro(?:ss|\u00df)e|durchmesser|ausdehnung|gro(?:ss|\u00df)enausdehnung|abmessung(?:en)?|ma(?:ss|\u00df)e|misst|messend|\u00f8|o\u0338|\u2300)$/;
/** German names both in one word. */
const TUMOUR_DIMENSION =
  /^(?:tumor|herd|knoten|primartumor|lasions)-?(?:gro(?:ss|\u00df)e|durchmesser|ausdehnung|abmessung(?:en)?|ma(?:ss|\u00df)e)$/;
const TUMOUR =
  /^(?:tumou?rs?|tumoral|lesions?|lesional|mass|gists?|neoplasm|nodules?|primary|tumeurs?|tumorale?s?|masse|lesionnelle|primitive|primitif|herd|herde?s|lasion|knoten|primartumors?|tumors|raumforderung|stromal|stromatumors?|sel|smt)$/;
const QUALIFIER =
  /^(?:greatest|largest|longest|widest|maximum|maximal|maximale[rsn]?|maximaux|max|maxi|overall|total|main|dominant|index|single|solitary|grand|grande|grands|plus|principale?|gro(?:ss|\u00df)te[rsn]?|longitudinale?|transverse|axial|linear|three|dimensional|dimensionnelle|x|y|gross|macroscopic|microscopic|macroscopique|microscopique|histologic(?:al)?|histologique|pathologic(?:al)?|anatomopathologique|makroskopische?|histologische?|pathologische?|fresh|fixed|fixation|formalin|final|actual|true|reconstructed|reported|invasive|untreated|residual|residuelle?|\w{3,}(?:ee|ees|ed|ierte?|ue))$/;
const FUNCTION =
  /^(?:of|the|a|an|in|on|by|at|for|to|is|was|as|be|it|its|this|now|should|read|has|de|du|des|la|le|les|l|d|en|au|aux|sur|par|est|etait|a|un|une|dans|son|sa|elle|il|ce|des|der|die|das|dem|im|am|bei|von|betragt|ist|war|er|sie|es|laut|selon|according|report|letter|initial|compte|rendu|rapport|courrier|bericht|befund|request|per|approximately|approx|about|ca|circa|environ|etwa|estimated|estimate|estimee?|evaluee?|geschatzt|after|apres|nach|before|avant|vorher|with|and|et|und|or|ou|oder|comprise?|between|entre|zwischen|ranging|superieure?|inferieure?|egale?|more|less|than|over|under|above|below|exceeds|exceeding|least|moins|unter|uber|mindestens|corrected|revised|amended|rectifiee?|corrigee?|korrigiert|cms?|mms?|centimet(?:re|er)s?|millimet(?:re|er)s?|zentimetern?|millimetern?|unit|units)$/;
const IMAGING =
  /^(?:ct|cect|mri|mr|pet|pet-ct|ultrasound|us|eus|scanner|tdm|irm|echo-?endoscopie|echoendoscopie|ees|mrt|endosono\w*|endoscopic\w*|endoskop\w*|imaging|imagerie|scan|abdomen|abdominal|abdo|pelvis|pelvic|pelvi|chest|thorax|tap|cap|ap|preoperative|pre-?op|preoperatoire|staging|restaging|baseline|latest|recent|current|initiale?|sejour|admission|last|dernier|derniere|date|dated|du|vom|today|jan\w{0,6}|feb\w{0,6}|mar\w{0,3}|apr\w{0,3}|may|june?|july?|aug\w{0,4}|sep\w{0,6}|oct\w{0,4}|okt\w{0,4}|nov\w{0,5}|dec\w{0,5}|dez\w{0,5}|janvier|fevr?\w{0,4}|mars|avril|mai|juin|juillet|aout)$/;
/** Organs, where a label says which tumour it is: "stomach primary". */
const ORGAN =
  /^(?:gastric|stomach|jejunal|ileal|duodenal|rectal|oesophageal|esophageal|colonic|small|bowel|gastrique|jejunale|ileale|duodenale|rectale|grele|magen|dunndarm)$/;

export interface SizeWords {
  readonly dimension: boolean;
  readonly tumour: boolean;
  readonly imaging: boolean;
  /** A word that is in none of the lists. */
  readonly unknown: boolean;
}

/** Longest run of words that may lead up to a number; a longer one is a sentence. */
const LONGEST_LEAD = 120;

/** What kinds of words stand in a label or in front of a number. Single letters and numbers count as none. */
export function sizeWordsOf(text: string): SizeWords {
  const found = { dimension: false, tumour: false, imaging: false, unknown: text.length > LONGEST_LEAD };
  if (found.unknown) return found;
  for (const [token] of text.matchAll(/[a-z\u00df\u00f8\u2300][a-z\u00df-]*/g)) {
    const word = token.replace(/-+$/, "");
    if (DIMENSION.test(word)) found.dimension = true;
    else if (TUMOUR_DIMENSION.test(word)) found.dimension = found.tumour = true;
    else if (TUMOUR.test(word)) found.tumour = true;
    else if (IMAGING.test(word)) found.imaging = true;
    else if (word.length > 1 && !QUALIFIER.test(word) && !FUNCTION.test(word) && !ORGAN.test(word))
      found.unknown = true;
  }
  return found;
}

const OTHER_THING =
  /\b(?:margin|distance|specimen|piece|recoupe|closest|nearest|slice|block|cassette|sections?\b|nodes?\b|ganglion|ulcer|thickness|epaisseur|additional|autres? dim|length|longueur|depth|profondeur|metasta|necro|spleen|liver|foie|rate\b|omentum|epiploon|polyp|marge|limites?\b|fragment|cores?\b|biops|weight|poids|bowel$|field|champ|sum\b|somme|cyst|kyst)|resektat|abstand|metasta|nekros|lymphknoten/;

/** What a label asks for: the tumour's size, the tumour, something else; null where its words do not say. */
export function labelAsks(label: string): "size" | "tumour" | "other" | null {
  if (OTHER_THING.test(label) && !/tumou?r|tumeur|gist|lesion/.test(label)) return "other";
  const plain = label.replace(/\([^)]{0,48}\)/g, " ");
  if (OTHER_THING.test(plain)) return null;
  if (/^(?:t|sz|d|\u00f8)$/.test(plain.trim())) return "size";
  const words = sizeWordsOf(plain);
  if (words.dimension && (words.tumour || !words.unknown)) return "size";
  if (
    /^(?:histolog(?:y|ie|isch)|patholog(?:y|ie)|anapath|anatomopathologie|histopathology)(?: (?:summary|review|report|result))?$/.test(
      plain.trim(),
    )
  )
    return "tumour";
  return words.tumour && !words.unknown ? "tumour" : null;
}
