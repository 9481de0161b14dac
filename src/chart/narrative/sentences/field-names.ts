/** Names of the fields of a report's form, folded, in English, French and German: one list for lines, rows and columns. */

const SIZE =
  "(?:sizes?|tailles?|dimensions?|diam(?:eter|etre|\\.)?|grand axe|(?:plus )?grande? (?:axe|dimension|diametre)|gro(?:ss|\u00df)e|tumorgro(?:ss|\u00df)e|(?:tumor)?durchmesser|ausdehnung)";
const COUNT =
  "(?:mitotic (?:rate|count|index|activity|figures)|mitos(?:es|en|is)|(?:index|compte|activite|indice|taux) mitotique|(?:nombre|number|no\\.?) (?:de |of )mitoses|mitose(?:zahl|rate|index|anzahl)|mitosis count|mitotische aktivitat)";
const SITE =
  "(?:(?:anatomic(?:al)? )?(?:site|location)s?|sieges?|locali[sz]ation|lokalisation|sitz|organ[es]?|topograph(?:y|ie))";
const MARGIN =
  "(?:(?:(?:surgical|resection|excision) )?margins?|(?:marges?|limites|berges)(?: (?:d'exerese|de resection|chirurgicales?))?|(?:resektions|absetzungs|schnitt)rand(?:er)?|r-?status|resektionsstatus|(?:residual|completeness of) (?:tumou?r|resection))";
const RUPTURE = "(?:rupture|ruptur|integrity|integrite|perforation|effraction(?: capsulaire)?|(?:tumor|kapsel)ruptur)";
export const STAIN =
  "(?:cd-? ?117|c-?kit|kit|dog-? ?1|ano-?1|sdh-? ?[ab]|cd-? ?34|s-? ?100|desmine?|sma|ki-?67|mib-?1)";
export const GENE =
  "(?:(?:kit|pdgfra|braf|nf-?1|sdh[a-dx]?)(?:[ ,-]{1,2}exons? ?\\d{1,2})?|gene?s?|exon|variant|mutation|genotype?)";
const TYPE =
  "(?:histolog(?:ic(?:al)?|y) (?:type|subtype|grade)|type histologique|histologischer typ|histotype?|zelltyp|cell type|type cellulaire|subtype|diagnos(?:is|tic|e|is text))";
const OTHER =
  "(?:focality|focalite|fokalitat|multiplicity|(?:number|nombre|anzahl|no\\.?) (?:of |de |der )?(?:tumou?rs?|tumeurs?|tumoren|lesions?)|necrosis|necrose|nekrosen?|grade|risk|risque|risiko|stage|stade|stadium|ptnm|procedure|intervention|specimens?|prelevement|weight|poids|gewicht|(?:lymph )?nodes|ecog|performance status|oms)";

/** Words in front of a name that say of what, or how it is taken. */
const BEFORE =
  "(?:(?:tumou?r|tumoral|lesion|primary|overall|maximum|maximal|maximaler|greatest|largest|longest|max\\.?|gro(?:ss|\u00df)ter|pathological?|histologic(?:al)?|plus) )";
/** Words behind a name. */
const BEHIND =
  "(?: (?:of (?:the )?(?:primary )?(?:tumou?r|lesion)|de la (?:tumeur|lesion)|tumorale?s?|maximale?s?|des (?:tumors|primarius)|status|dimension|diameter)| ?\\([^():]{1,24}\\)| ?,? ?(?:per|pour|par|pro|in|en|/) ?(?:5 ?mm2|\\d\\d ?hpf|mm|cm))";

export const FIELD_NAME = `(?:${BEFORE}{0,3}(?:${[SIZE, COUNT, SITE, MARGIN, RUPTURE, STAIN, TYPE, OTHER, GENE].join("|")})${BEHIND}{0,3})`;

/** A number, letter or sign in front of the items of a list, and the signs that Markdown sets around a name. */
export const ITEM_MARK =
  "[ \\t]{0,8}(?:(?:\\d{1,2}(?:\\.\\d{1,2}){1,2}\\.?(?= )|\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,4})[.)\\]/]|[-*\u2022\u00b7\u25aa\u25cf\u25e6\u25cb\u2023\u27a2\u25ba\u25a0\u25ba#>+\u00a7\uf0b7\uf0a7\uf0d8]|o(?= )) {0,4}){0,2}";

const ALONE = new RegExp(`^${ITEM_MARK}[["*_]{0,2}(${FIELD_NAME})[\\]"*_]{0,2} ?[*:?]?[*_]{0,2} ?$`);

/** Whether a folded line is the name of a field and nothing else: its value stands below. */
export const isFieldName = (line: string): boolean => line.length < 90 && ALONE.test(line);
