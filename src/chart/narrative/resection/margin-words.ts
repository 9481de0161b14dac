/* The words of a resection margin, part by part: edges and their sides, findings, the excision, the class, time and doubt. */

/** Which side an edge is on, by groups: two that face each other, or three, are the whole. */
export const SIDES: readonly (readonly [string, RegExp])[] = [
  [
    "one end",
    /\b(?:proximal|oral|superi[eo]u?r|cranial|longitudin|enteri[cq]\w*(?=[^;.]{0,40}(?:margins|ends|marges|limites|berges))|o?esophag)\w*/,
  ],
  [
    "other end",
    /\b(?:distal|aboral|inferi[eo]u?r|longitudin|enteri[cq]\w*(?=[^;.]{0,40}(?:margins|ends|marges|limites|berges))|caudal)\w*/,
  ],
  ["depth", /\b(?:deep|profond|vertical|basal|tief|serosal|sereu)\w*/],
  [
    "breadth",
    /\b(?:lateral|peripher|mucos|muqueu|horizontal|radial|circumferential|circonferentiel|zirkumferen|seitlich)\w*/,
  ],
  ["mesentery", /\b(?:mesenter)\w*/],
  ["front", /\b(?:anterior|anterieur|vorder|ventral)\w*/],
  ["back", /\b(?:posterior|posterieur|hinter|dorsal|retroperitone)\w*/],
  ["slice", /\brecoupe(?!s? (?:chirurgicale|d'exerese|de resection))/],
  [
    "organ",
    /\b(?:enteri[cq]|splen|spleen|bile|bladder|vascular|oment|hil[ua]|uret|prostat|liver|hepat|kidney|renal|gastric|gastrique|duoden|jejun|ile|pancrea|vagin|colon)\w*/,
  ],
];
export const FACING = [
  ["one end", "other end"],
  ["depth", "breadth"],
] as const;
const SIDE =
  "(?:(?:ab)?oral|proximal|distal|longitudin|enteri[cq]|superi[eo]u?r|inferi[eo]u?r|deep|profond|vertical|basal|tief|serosal|sereu|lateral|peripher|mucos|muqueu|horizontal|radial|circumferential|circonferentiel|zirkumferen|seitlich|mesenter|anteri[eo]u?r|posteri[eo]u?r|retroperitone|gastri[cq]|duoden|jejun|pancrea|o?esophag|vagin)[a-z]*";
const KIND_OF_EDGE =
  "(?:inked|resection|surgical|excision|cauteri[sz]ed|diathermied|stapled|specimen|cut|nearest|closest|tuschemarkiert\\w*|chirurgicales?|d'exerese|de resection|de section|of (?:the )?(?:excision|resection))";
const EDGE_NOUN =
  "(?:margins?(?:\\(s\\))?|marg\\.?|marges?|limites?|berges?|bords?|tranches?|recoupes?|extremites|sections(?= de resection| d'exerese| chirurgicales)|sections (?:extremes|d'extremites?)|(?:lines?|lignes?) (?:of|de) (?:resection|excision|section)|(?:resection|surgical|excision|cut|bowel) (?:ends?|edges?|lines?|planes?)|ends|staple lines?|(?:absetzungs|resektions|resektat|schnitt|exzisions|abtragungs|praparat)r[a]nd\\w*|rand(?:er|ern|es)?|absetzung(?:en)?|schnittflache\\w*|ink(?:ed (?:surface|edge))?|encre|tusche)";
/** A list's item that is a side and nothing more: what is found is told behind the next ones. */
export const SIDE_ONLY = new RegExp(`^ *(?:(?:and|et|und) )?${SIDE} *$`);
export const EDGE = new RegExp(
  `(?:\\b${KIND_OF_EDGE} ){0,2}(?:\\b${SIDE}(?:, (?:and |et |und )?| ?& ?|/|,? (?:and|et|und|or|ou|\\+) | )){0,5}(?:\\b${KIND_OF_EDGE} ){0,3}\\b(${EDGE_NOUN})(?![a-z])(?: ${KIND_OF_EDGE}){0,2}(?: \\(${SIDE}\\)|(?:(?:,| -)? (?:et |and |und )?\\b${SIDE}){0,3})`,
  "g",
);
/** Edges of the tumour, of an ulcer or of what is normal: nothing was cut there. */
export const NO_CUT_EDGE =
  /(?<!resection |surgical |excision )\bmargins? of (?:the |an? )?(?:ulcer\w*|tumou?r|lesion|mass|polyp|nodule)|\b(?:tumou?r|lesion|liver|hepatic) margins?\b|(?:irregular|well[- ]defined|ill[- ]defined|smooth|lobulated|pushing|infiltrative|sharp) margins?|margins? (?:is|are) (?:pushing|infiltrat|well|ill|smooth|irregular)|\brander d(?:es|er) (?!absetzung|resekt|praparat)|limites (?:nettes|floues|regulieres|irregulieres|de la normale|normales)|\bbords? (?!d'exerese|de (?:la )?(?:resection|section))|(?:glatt|scharf|gut) begrenzt/;
/** Words of other use: an edge only beside what names the cut, or right beside the finding. */
export const OTHER_USE = /^(?:limites?|ends|extremites|rand|rander|randern|sections?|bords?)$/;

const TUMOUR =
  "(?:tumou?r(?:al|s)?(?: cells?)?|neoplas\\w*|gists?|lesions?|disease|(?:proliferation|tissu|cellules?) tumorale?s?|tumeurs?|tumor(?:zell|gewebe|anteil|infiltrat|nachweis|auslaufer)\\w*|malignan\\w*)(?! (?:necrosis|rupture|budding|emboli|thromb|size))";
const FREE =
  "(?:negati(?:ve|f)s?|neg|-ve|free|clear|uninvolved|tumou?r-?free|saine?s?|indemnes?|libres?|tumorfrei\\w*|frei(?:e[nrms]?)?|pass\\w+ (?:a distance|au large))";
const INVOLVED =
  "(?:positi(?:ve|f)s?|pos|\\+ve|involve(?:d|s|ment)?|infiltrat\\w*|infiltre\\w*|infiltrier\\w*|invade[sd]?|transect\\w*|breach\\w*|touch\\w*|present (?:at|on)|reach(?:es|ed)?|extend(?:s|ing)? to|contain(?:s|ing)? tumou?r|envahi\\w*|atteinte?s?|au contact|affleur\\w*|arriv\\w+|tumorales?|befall(?:en)?|ubergreif\\w*|erreicht|heran\\w*|tumorpositiv\\w*)";
export const NEGATION =
  /\b(?:no|not|none|neither|nor|never|without|absence|free of|pas|sans|aucune?s?|non|ni|less than|kein\w*|nicht|ohne)(?![a-z'])/;
/** Words that link an edge to its finding. */
export const ADJOINING =
  /^(?:is|are|was|were|status|all|both|not|est|sont|non|pas|ne|ist|sind|nicht|toutes?|tous|des|well|widely|clearly|largement|weit|laterale?s?|appears?|histolog\w*|mi[ck]ros[ck]op\w*)$/;
export const FINDING = new RegExp(`(?<![a-z0-9])(?:(${FREE})|(${INVOLVED})|(${TUMOUR}))(?![a-z0-9])`, "g");
export const AT_EDGE = /^ (?:\w+ ){0,3}?(?:at|on|sur|am|an|au niveau)(?: (?:the|den|dem|der|de|du|des|la|les|l'))* ?$/;
/** The tumour comes near and no further. */
export const NEAR =
  /\b(?:extend(?:s|ing)?|comes?|reach(?:es)?|lies|is|approach\w*)? ?(?:up )?(?:to )?within (?:less than )?[<≤]? ?[\d.,]+ ?[mc]m|\b(?:knapp|close) (?:an |to )/g;
/** Between an edge and a finding beyond a comma nothing may stand but these. */
export const ELLIPTIC =
  /^(?:which|that|they|and|but|although|though|however|is|are|was|were|all|both|being|close|closest|nearest|narrow|at|min|minimum|minimal\w*|abstand|mm|cm|mais|et|est|sont|a|de|of|distance|la|plus|proche|aber|jedoch|und|sind|status|focal\w*|mi[ck]ros[ck]op\w*|histolog\w*)$/;
export const LINK = /\b(?:with|and|but|avec|et|mit|und|mais|aber)\b/;

const ACT = "(?:excision|resection|removal|exerese|ablation|exzision|resektion|entfernung|tumou?rectomy|tumorectomie)";
const HOW_DONE =
  "(?:is|was|has been|est|etait|ist|war|wurde|tumorale?|local|wide|carcinolog\\w+|histolog\\w+|mi[ck]ros[ck]op\\w+|of (?:the |each |all |this |both )?\\w+|de la \\w+|de cette \\w+|des tumors)";
const CUT_OUT =
  "(?:excised|resected|removed|enlevee?s?|retiree?s?|resequee?s?|(?:exzidiert|reseziert|entfernt|exstirpiert)(?:e[nrms]?)?)";
/** The whole was taken out, or all around was healthy: an answer for every edge at once. */
export const WHOLE = new RegExp(
  [
    `\\b${ACT}\\b[ :,-]{0,3}(?:${HOW_DONE} ){0,4}(?:complete|vollstandig|komplett)(?![a-z])`,
    `\\b(?:complete|vollstandige|komplette)[rnsm]? (?:\\w+ )?${ACT}\\b`,
    `\\b(?:completely|fully|entirely|totally|radically|vollstandig|komplett|completement|totalement) (?:\\w+ ){0,2}?${CUT_OUT}\\b`,
    `\\b${CUT_OUT} (?:\\w+ )?(?:completely|entirely|in (?:its|their) entirety|en totalite|in toto)\\b`,
    "\\bcomplet(?:e|eness)? (?:of|de l'|der) ?(?:excision|exerese|resection)",
    "\\b(?:in sano|en (?:zone|tissu|territoire|marges?|limites?) saine?s?|im gesunden|in healthy tissue|locally clear|clear by [\\d.,]+ ?[mc]m)\\b",
  ].join("|"),
  "g",
);
export const INCOMPLETE = new RegExp(
  `\\b(?:incomplet\\w*|unvollstandig\\w*|inkomplett\\w*) (?:\\w+ )?(?:${ACT}|${CUT_OUT})|\\b${ACT}\\b[ :,-]{0,3}(?:${HOW_DONE} ){0,4}(?:(?:mi[ck]ros[ck]op|histolog|focal)\\w* )?(?:incomplete?|unvollstandig|inkomplett)`,
  "g",
);
export const LABEL_OF_ACT =
  /^(?:completeness of |complet\w* |caractere complet de l'|qualite de l'|status of )?(?:excision|resection|exerese|exzision|resektion|completely excised)(?: complete?)?\??$/;
/** "Completeness: R0": a label that only a class answers. */
export const LABEL_OF_COMPLETENESS = /^(?:completeness|completude|vollstandigkeit)$/;
/** An involved edge told as what it takes away: no doubt of its class. */
export const NOT_COMPLETE =
  /\bcomplete (?:excision|resection|removal) (?:cannot|can't|could not) be (?:confirmed|guaranteed|assured)/g;
export const LABEL_OF_CLASS =
  /^(?:r[- ]?(?:status|classification|class|statut)|statut r|resection status|resektionsstatus|residual (?:tumou?r|disease)|residualtumor|residu tumoral)\b|\br-? ?(?:status|klassifikation)\b/;

export const CLASS =
  /(?<![a-z0-9./-])p?r[ -]?([012])(?![a-z0-9/])|(?<=\bp?t[0-4x][a-z0-9()/]{1,40})r([012])(?![a-z0-9/])/g;
export const CLASS_CONTEXT =
  /resect|resec|resekt|\brand\b|inked|encre|tumou?r cells|exeres|exzis|excis|entfern|margin|marge|limite|schnittr|absetzungsr|gist|surg|chirurg|operat|residual|residuel|mitos|stroma|pt\d|ptnm|stat|lokal|tumou?r|mi[ck]ros[ck]op|histolog/;
/** "Re-excision after R1 resection": the class of the operation before. */
export const EARLIER_CLASS =
  /\b(?:after|following|apres|nach|outside|auswarts|initial\w*) (?:(?:an?|une?|previous|the) )?(?:\w+ ){0,2}r[012]\b|\br[012]\)? (?:on|at|in) (?:the )?(?:first|initial|previous|prior)\b/;

export const MICROSCOPIC =
  /\b(?:mi[ck]ros[ck]op|histolog|focal|ink|encre|tusch|tumou?r cells|tumorzell|cellules tumorales)/;
export const MACROSCOPIC = /\b(?:ma[ck]ros[ck]op|gross|naked eye|a l'oeil)/;
export const PLANNED =
  /\b(?:patients (?:with|who|avec|qui)|patienten mit|declin|refus|regarded as (?:adequate|sufficient)|influence|affect|defini|planned|plan:|expected|aim|goal|intend|achiev|feasible|possible|could|would|should|if\b|in case of|hope|recommend|advis|likely|unlikely|prevu|objectif|envisag|souhait|esper|realisable|faisable|recommand|en cas d|geplant|angestrebt|anzustreben|empfohlen|bei (?:einer )?r[012]|falls|to obtain|afin d'obtenir|in order to|defined|definition|means|chance)|^r[012] ?[:=]/;
/** An edge of which the report says that it tells nothing. */
export const NOT_TOLD =
  /\b(?:cannot|can't|not (?:assess|evaluab|submitted|sampled|specified|stated|determin)|(?:not|non) (?:evaluable|precise|determin|interpretable)|ininterpretable|indetermin|nicht (?:beurteil|bestimm|bewert)|unknown)/;
/** What is to be done next is no aim of the excision told. */
export const NEXT =
  /\b(?:re-?excision|re-?resection|further (?:surgery|resection)|nachresektion|reprise|adjuvant\w*|imatinib)\b[^,;]{0,40}/g;
export const DOUBTED =
  /\b(?:art[ei]fact|additional (?:\w+ )?margin|resubmitted|recoupes? complementaire|according to (?:the |her |his )?(?:patient|surgeon|letter)|operateur|nach angabe|jugee?\b|sampling|provisional|provisoire|vorlaufig|guarant|garanti|ausstehend|pending|en attente|awaited|cannot|can't|not (?:be )?(?:achieved|confirmed|possible)|probabl|presum|sous reserve|to be confirmed|a confirmer|surgeon|chirurgien|frozen|extempor|schnellschnitt|clinically|doubt|douteu|fraglich|whether|vraisemblabl|wahrscheinlich|am ehesten|versus|vs\b|thought to|believed|appear|seem|sembl|parait|scheint|erscheint|indetermin|not (?:assess|evaluab|applicable|specified|stated|determin)|non (?:evaluable|precise|applicable|determin|interpretable)|ininterpretable|rx\b|unknown|fragment|nicht (?:beurteil|bestimm|bewert)|(?:nicht|not|pas|non) (?:sicher|eindeutig|definitely|clearly|formellement|certain)|n\/a|difficult|equivocal|possibl|uncertain)|\?/;
/** "All margins except the deep one are free" says nothing good of the deep one. */
export const EXCEPTED =
  /\b(?:except(?:ing|ion)?|save for|apart from|other than|(?:other|remaining) (?:resection |surgical )?margins|autres (?:marges|limites|berges|tranches)|(?:ubrige|restliche)\w* \w*rand\w*|elsewhere|ailleurs|sauf|hormis|excepte|a l'exception|en dehors de|ausser|bis auf)\b/;
export const MACROSCOPICALLY = /ma[ck]ros[ck]op\w* r0|\br0\b ?\(?(?:ma[ck]ros[ck]op|gross)/;
export const EVERY =
  /\b(?:all|both|none|neither|every|throughout|nearest|closest|la plus proche|toute?s?|tous|ensemble|deux|minim\w*|samtlich\w*|alle|allseits|aucune)\b/;
export const OTHER_CHANGE =
  /(?:negative|free|clear) (?:for|of) (?!tumou?r|gist|neopl)(?:\w+ ){0,2}(?:dysplas|metaplas|adenom|carcinom|inflamm|bacteri|goblet)/;
/** Other tumours by their names: what their sentence tells is theirs, unless it names the GIST. */
export const OTHER_TUMOUR =
  /\b(?:polypes?|polyps?|lipom\w*|n[ae]ev\w*|\w*adenom\w*|schwannom\w*|leiomyom\w*|cancers?|\w*(?:carcinom|karzinom)\w*|melanom\w*|dcis|pdac|tne|nets?|hcc|rcc)\b/;
/** What else may be cut out, where no tumour is named beside it. */
export const OTHER_LESION =
  /\b(?:cyst\w*|kystes?|metasta\w*|appendi\w*|gall ?bladder|vesicule|(?:splen|chole|hyster|append|nephr|adrenal|surrenal|milz)\w*e[ck]tom\w*)\b/;
export const OF_TUMOUR = /\b(?:tumou?r\w*|gists?|stromal\w*|tumeur|mass|masse|lesions?)\b/;
export const OTHER_CUT =
  /\bmetasta\w*(?: \w+){0,4} (?:resec|resek|excis|remov|enlev|entfern)|\b(?:skin|cutaneous) (?:lesion|tumou?r)|lesion cutanee|hauttumor/;
/** What is cut out with the tumour: it being complete says nothing of the edge. */
export const OTHER_TISSUE =
  /\b(?:mucosa|wall|cyst|omentum|skin|scar|serosa|muqueuse|paroi|epiploon|schleimhaut|wand)\b/;
const FIELD =
  "\\b(?:cd-?\\d+|dog-?1|kit|desmin\\w*|s-?100|ki-?67|sdh\\w*|nodes?|ganglions?|mitos\\w*|necros\\w*|ruptur\\w*)\\b";
export const OTHER_FIELD = new RegExp(FIELD);
/** "CD117 pos": the finding is the marker's. */
export const OF_OTHER_FIELD = new RegExp(`${FIELD} ?[:=]? ?$`);
export const YES = /^\s*(?:yes|oui|ja|y)\b(?! ?\/)/;
export const NO =
  /^\s*(?:no|non|nein|n|none|nil|absent\w*|absence|negative|aucune?|keine?|not (?:identified|present|seen))\b(?! ?\/)/;

const SEEN = "(?:gross|ma[ck]ros[ck]op|visible|visibl|sichtbar)\\w*";
const LEFT =
  "(?:left (?:behind|in situ|in place|over|on|at)|laissee?s?(?: en place| sur| au)?|en place|belassen|zuruckgelassen|zuruckgeblieben)";
/** Tumour left where it was, or an excision that the eye sees is not complete: R2 in words. */
export const LEFT_BEHIND = new RegExp(
  `\\b(?:tumou?r|tumeur|disease|plaque|residue?|reliquat|tumorrest\\w*)\\b[^.;,]{0,40} ${LEFT}\\b|\\b${SEEN} (?:incomplet|inkomplett|unvollstandig)|\\b${ACT} (?:\\w+ )?${SEEN} (?:incomplet|inkomplett|unvollstandig)`,
);
/** What is left over, seen: of the specimen in a pathologist's report, of the patient elsewhere. */
export const SEEN_REST = new RegExp(
  `\\b${SEEN} (?:residual (?:tumou?r|disease)|residue?|reliquat|tumorrest\\w*)|\\bresidual ${SEEN} (?:tumou?r|disease)|\\b(?:residu|reliquat) (?:tumoral )?${SEEN}`,
);
