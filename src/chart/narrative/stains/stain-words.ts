/** What a word does in a sentence on stains. */
export type Role =
  | "marker"
  | "plus"
  | "minus"
  | "seen"
  | "deny"
  | "doubt"
  | "undone"
  | "strength"
  | "expression"
  | "staining"
  | "verb"
  | "copula"
  | "for"
  | "with"
  | "small"
  | "cells"
  | "others"
  | "and"
  | "same"
  | "turn"
  | "colon"
  | "open"
  | "close"
  | "sign"
  | "word";

export interface Word {
  readonly role: Role;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The words of each part of a statement on stains, folded; English, French, German. The first list that fits has the word. */
const LISTS: readonly (readonly [Role, string])[] = [
  // Signs: "+++", "3+", "+ve", "-ve", "(-)"; a lone dash is weighed by its place.
  ["doubt", String.raw`\+ ?/ ?-|-/\+|±`],
  ["plus", String.raw`(?:[1-3] ?)?\+{1,4}(?:ve\b)?`],
  ["minus", String.raw`-ve\b`],
  ["colon", String.raw`[:=|]| {3,}|\.{3,60}`],
  ["sign", "-"],
  ["open", String.raw`[(\[]`],
  ["close", String.raw`[)\]]`],
  ["turn", "[;.]"],
  ["doubt", String.raw`\?`],
  ["and", "[,/&]"],
  [
    "marker",
    String.raw`\b(?:cd[- ]{0,2}(?:\d{1,3}[a-z]?|1[1l]{1,2}7)|cd one (?:one seven|seventeen)|dog one|succin\w{2,4} de(?:s|ss)?hydrogenase (?:subunit )?b|c-?kit|kit|d[o0]g[- ]{0,2}1|ano-?1|sdh[- ]?[a-d]|(?:protein\w? )?p?s[- ]?100(?: ?protein\w?)?|desmin\w?|h?-?caldesmon\w?|calponin\w?|a?-?sma|aml|(?:alpha-?)?(?:smooth[- ]muscle )?actine?s?(?: (?:muscle|muscul)\w* (?:lisse|lisses))?|vimentin\w?|nestin\w?|pkc\w*(?: theta)?|(?:pan)?-?(?:cyto)?[kc]eratine?s?|ck ?\d{0,2}|ae1 ?/ ?(?:ae)?3|ema|hmb-?45|melan-?a|sox-?10|stat-?6|(?:beta|b)-?[ck]atenin\w?|alk1?|ki-?67|mib-?1|chromogranin\w*|synaptophysin\w*|ini-?1|mdm2|p16|p53|myogenin\w?)(?![a-z0-9])`,
  ],
  // Another tumour's marker, where it is negative; where it is positive, whose cells are spoken of stays open.
  [
    "marker",
    String.raw`\b(?:[ep]r|nse|tle-?1|ttf-?1|wt-?1|pax-?8|gata-?3|cdx-?2|bcl-?2|hep ?par-?1?|inhibin\w?|calretinin\w?|d2-40|muc-?4|gfap|insm-?1|p40|p63|erg)(?= ?:? ?(?:\(?-|neg))`,
  ],
  // "As is DOG1", "DOG1 likewise": what was said of the marker before.
  [
    "same",
    String.raw`\b(?:(?:as|so) (?:is|was|are|were|does|do)(?! the case)(?= (?:the )?(?:cd|c-?kit|kit|d[o0]g|sdh))|aussi|egalement|too|likewise|ebenfalls|ebenso|auch|gleichfalls|idem|ditto)\b`,
  ],
  // How the stains were done.
  [
    "word",
    String.raw`\bwith (?:appropriate|adequate|satisfactory|suitable|valid) (?:positive and negative )?controls?\b`,
  ],
  // A class of tumours, no stain.
  ["word", String.raw`\b(?:sdh|succin\w+ \w+)[- ]{1,2}(?:defi[cz]i\w*|proficient)`],
  [
    "others",
    String.raw`\b(?:mast ?cells?|mastocyt\w*|mastzell\w*|endothel\w*|stromal cells|\w*controls?|temoins?|\w*kontroll\w*|leiomyo\w*|lymphom\w*(?: cells)?|lymphocyt\w*|lymphoid|(?:interstitial )?(?:cells? (?:of|de) )?cajal(?: cells?)?|interstitial cells|cellules de cajal|(?:pancreatic|ectopic) rests?|heterotop\w*|schwannom\w*|nerves?|nerfs?|nerven|muscularis|musculeuse|\w*carcinom\w*|melanom\w*|vessels?|vaisseaux|gefass\w*|adjacent\w*|adjacente\w*|angrenzend\w*|fibroblast\w*|histiocyt\w*|desmoid\w*)\b`,
  ],
  [
    "plus",
    String.raw`\b(?:(?:immuno?-?)?po[si]{1,3}ti[a-z]?[vf]\w*|postive|positve|pos\b|(?:immuno?-?)?rea[ck]ti(?:ve|fs?|v|v\w{1,2})\b|retained|intact\w?|intakt\w*|preserved|conserve\w{0,3}|conservation|maint(?:ained|enue?s?|ien)|erhalten\w*|normal\w?)\b`,
  ],
  [
    "minus",
    String.raw`\b(?:(?:immuno?-?)?negat\w*|neg|lost|loss|absente?s?|perdue?s?|pertes?|extinction|eteinte?s?|deficien\w*|defizien\w*|\w*verlust|verloren|fehl(?:t|en|end\w*)|ausfall|abolie?s?|disparition)\b`,
  ],
  [
    "deny",
    String.raw`\b(?:no|not|non|without|lack(?:s|ing|ed)?|absence|fail(?:s|ed)? to|kein\w{0,2}|nicht|ohne|pas|sans|never|neither|aucune?|devoid|depourvue?s?)\b`,
  ],
  [
    "doubt",
    String.raw`\b(?:equivo[ck]\w*|aquivok\w*|indetermin\w*|inconclusive|doubtful|douteu\w*|fraglich\w*|uncertain|borderline|possibl[ey]|suspect\w*|suspicious|probabl[ey]|probablement|unsicher\w*|verdacht\w*|moglich\w*)\b`,
  ],
  [
    "undone",
    String.raw`\b(?:pending|awaited|request\w*|ordered|order|recommended|suggested|advised|to follow|follow(?:s|ing)?(?! [:=])|will|repeat\w*|en cours|en attente|demande\w*|a completer|a suivre|a realiser|a faire|souhaitable\w*|ausstehend\w*|folg(?:t|en)|angefordert|veranlasst|empfohlen|(?:see )?addendum|(?:in)?interpretable\w?|beurteilbar\w*|auswertbar\w*|evalua\w*|assess\w*|performed|done|available|tested|contribut\w*|realise\w*|faite?s?|effectue\w*|durchgefuhrt|failed|applicable|used|studied|examined|erfolgt\w*|erganz\w*)\b`,
  ],
  [
    "strength",
    String.raw`\b(?:strong(?:ly)?|diffus\w*|intens\w*|focal\w*|fokal\w*|patchy|weak(?:ly)?|faible\w*|fort(?:e|es|s|ement)?|moder\w*|massig|stark\w*|kraftig\w*|schwach\w*|membran\w*|[cz]ytoplasm\w*|granul\w*|heterogen\w*|homogen\w*|dot[- ]like|para\w*nuclear|peri\w*nuclear|marked(?:ly)?|extensive\w*|uniform\w*|multifo[ck]al\w*|nett\w*|franche\w*|deutlich\w*|variabl[ey])\b`,
  ],
  [
    "expression",
    String.raw`\b(?:(?:over|co-?|sur|uber|immuno-?)?expression\w*|(?:immuno?-?)?(?:rea[ck]tivi\w+|reactivity|positivit\w+)|(?:co-?)?expressing)\b`,
  ],
  [
    "staining",
    String.raw`\b(?:(?:immuno?-?)?stain(?:s|ing|ed)?|(?:immuno-?)?marquages?|(?:an)?farbung\w*|immunfarbung\w*|labell?ing|labels?|marks?|(?:immun)?reaktion\w*|signal)\b`,
  ],
  [
    "verb",
    String.raw`\b(?:(?:co-?)?express(?:es|ed)?|exprim(?:e|es|ent|ant|aient|ait|ees?)|exprimier\w*|marque(?:nt|e|s|es|ees?)?|reagi\w*|anfarb\w*|farben|highlights?|decorates?)\b`,
  ],
  [
    "seen",
    String.raw`\b(?:presente?s?|seen|noted|observed|identified|detected|found|demonstrated|confirmed|retrouve\w*|observe\w*|nachweisbar|nachgewiesen|nachweis|vorhanden|detecte\w*|mise? en evidence|y|yes|oui|ja)\b`,
  ],
  [
    "copula",
    String.raw`\b(?:is|are|was|were|be|being|been|has|have|est|sont|etai(?:t|ent)|ist|sind|war|waren|wird|werden|wurden?|show(?:s|ed|n|ing)?|demonstrat(?:e|es|ing)|display\w*|exhibit\w*|reveal\w*|remain\w*|montre\w*|zeig\w*|finde[nt]|sich|es)\b`,
  ],
  ["and", String.raw`\b(?:and|et|und|or|ou|oder|as well as|ainsi que|de meme que|sowie|bzw|plus|nor|ni|also)\b`],
  [
    "turn",
    String.raw`\b(?:but|whereas|while|however|although|mais|alors que|tandis que|aber|jedoch|hingegen|wahrend)\b`,
  ],
  ["for", String.raw`\b(?:for|pour|fur)\b`],
  ["with", String.raw`\b(?:with|avec|mit|bei)\b`],
  [
    "small",
    String.raw`\b(?:of|to|by|on|in|at|the|an?|this|these|their|par|du?|des?|aux?|l[ea]?s?|dans|de facon|von|vom|de[rsmn]|di[e]|das|im|am|gegen|auf|anti|as|all|both|tous|toutes|deux|beide\w*|following|suivants?|folgende\w*|nuclear|nucleaire|total\w*|complete\w*|komplett\w*|vollstandig\w*|partial\w*|antibod\w*|anticorps|antikorper\w*|markers?|marqueurs?|immunohisto\w*|immunhisto\w*|immunocyto\w*|ihc|ihk|clearly|consistently|[dln](?='))\b`,
  ],
  [
    "cells",
    String.raw`\b(?:tumou?r\w*|tumeurs?|tumoral\w*|cells?|cellules?|zellen|lesion\w*|neoplas\w*|spindel\w*|spindle|fusiform\w*|proliferation|epithelioid\w*|population|it|they|elles?|ils?|sie)\b`,
  ],
  ["word", "[a-z0-9ß]{1,40}(?:[.'%][a-z0-9]{1,12})?"],
];

const WORD = new RegExp(LISTS.map(([, words]) => `(${words})`).join("|"), "g");

/** The words of a folded sentence with their roles, in order. Linear in its length. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const role = LISTS[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? "word";
    words.push({ role, text: match[0], from: match.index, to: match.index + match[0].length });
  }
  return words;
}
