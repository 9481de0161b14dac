/** The nouns by which it is told whose size a number is, in English, French and German, folded. */

export const TUMOUR_NOUN =
  /\b(?:tumou?rs?|mass(?:es)?|lesions?|neoplasms?|gists?|stromal(?:es?)?|stromatumor\w*|nodules?|growth|lump|micro-?nodules?|micro-?gists?|swelling|tumeurs?|masses?|neoformations?|formations? (?:tumorale|nodulaire|arrondie|hypoechogene|tissulaire|ovalaire|sous-muqueuse|solide|polypoide|bourgeonnante|sous-epitheliale)|cibles? primitives?|(?<!site )primitif|primarius|primary target|primary(?= ?(?:(?:in|of|measures?|is|was)\b|[,:(\d]|$))|processus (?:expansif|tumoral|lesionnel|neoformatif)|images? (?:hypoechogene|nodulaire|lacunaire|tumorale)|syndrome de masse|neubildung|geschwulst|lasion(?:en)?|herd|proliferations?|raumforderung|knoten|tumors|(?:primar|magen|magenwand|dunndarm|darm|rektum|duodenal|wand|becken|abdominal|weichteil)tumors?|tumor(?:en|knoten)|herdbefund|sels?|smts?|tumordurchmesser|tumorgro(?:ss|ß)e|(?:residu|reliquat) tumoral|herde)\b/g;
export const OTHER_NOUN =
  /\b(?:specimens?|wedge|sleeve (?:of|resections?)|segments?|resections?|gastrectom(?:y|ie)s?|fragments?|cores?|biops(?:y|ies|ie)s?|slices?|(?<!cross-|cross )sections?|blocks?|cassettes?|margins?|ulcer(?:s|ation|ations|e|es)?|polyp(?:s|e|es)?|cysts?|kystes?|metastas(?:is|es|e|tic)|metastases|nodes?|ganglions?|adenopathies?|adenopathie|spleen|gall ?bladder|vesicule|omentum|epiploon|kidney|rein|uterus|fibroids?|leiomyomas?|leiomyome|fibrome|hernia|strips?|cuff|rim|necrosis|necrose|haemorrhage|hemorrhage|fractures?|fissures?|orifices?|ruptures?|tears?|breach(?:es)?|perforations?|lacerations?|(?<!sub-|sub )mucosa|(?<!sous-|sous )muqueuse|defect|pieces?|prelevements?|carottes?|tranches?|recoupes?|marges?|limites?|rate|resektat|praparat|lymphknoten|absetzungsrand|implants?|deposits?|cavity|cavite|portion|length|longueur|thickness|epaisseur|distance|tissue|tissus?|skin|lipomas?|adenomas?|adenome|carcinomas?|adenocarcinomas?|carcinome|adenocarcinome|hemangioma|angiome|aneurysm|anse|collerette|meche|satellite|diverticulum|pancreas|needle|aiguille|scar|cicatrice|incision|trocar|port|nodulation|schwannoma|field|champ|diameter of (?:the )?field|thyroid|thyroide|[rl][ulm]l|adrenal|surrenale|ovar(?:y|ian)|ovaire|prostate|stone|calculus|calcul|calculi|appendix|appendice|neuroendocrine|lungs?|pulmonary|pulmonaires?|poumons?|hepatic|hepatiques?|renal|renale|lymphoma|melanoma|dis[ck]|disques?|scheibe|ellipse|patch|stalk|pedicle|pedicule|pedicules?|pseudocapsule|calcifications?|erosions?|varices|thrombus|collection|(?:nieren|leber|lungen|ovarial|nebennieren|milz|prostata|blasen|schilddrusen|pankreas|uterus)(?:tumor|herd|knoten|raumforderung|zyste)\w*|(?:areas?|zones?|plages?|areale?|foc(?:us|i))(?! (?:of|de|von) (?:gist|tumou?r))|bladder|vessie|omental nodules?)\b/g;
export const ORGAN =
  /\b(?:stomach|bowel|intestine|colon|rectum|duodenum|jejunum|ileum|esophagus|oesophagus|liver|foie|estomac|grele|magen|darm|wall|paroi|abdomen|lumen|lumiere|antrum|fundus|body|corps|curvature|courbure|cavum|peritoneum|mesentery|mesentere)\b/g;
/** Organs, as noun and adjective, of which a nodule or a mass is no GIST's primary. */
const OTHER_ORGANS =
  "(?:liver|hepatic|hepatiques?|foie|leber|lungs?|pulmonary|pulmonaires?|poumons?|lunge|kidneys?|renal(?:e|es)?|rein|nieren?|adrenal|surrenal\\w*|nebennieren?|spleen|splenic|spleniques?|milz|pancreatic|pancreatiques?|ovar(?:y|ian)|ovarien\\w*|ovaires?|adnexal|annexiel\\w*|uter(?:us|ine|in|ins|ines)|bladder|vessie|vesicale?|harnblase|prostat\\w*|thyroid\\w*|schilddruse\\w*|breast|mammary|mammaires?|sein|brain|bones?|osseous|osseu(?:x|se|ses)|skin|cutaneous|mediastin\\w*|pleural\\w*|douglas|diaphragm\\w*|gallbladder|nodal|peritone(?:al|aux|ale|ales))";
/** A nodule or mass of another organ, or beside the tumour. */
export const ELSEWHERE_BEFORE = new RegExp(
  `\\b(?:${OTHER_ORGANS}|omental|satellite|additional|separate|second(?:ary)?|metastatic|recurrent|glomus|neuroendokrin\\w*|granular cell|neuroendocrine|desmoid|solitary fibrous|vascular|lipomatous|fatty|fat|adipose|lymphoid|lymph|fettige[rns]?|germ cell) {1,2}$`,
);
export const ELSEWHERE_AFTER = new RegExp(
  `^ (?:[a-z]+ )?(?:${OTHER_ORGANS}|satellites?|metastatiques?|secondaires?|glomiques?|desmoides?|neuroendocrines?|fibreuses?|villeuses?|carcinoides?|adipeu(?:x|se|ses)|graisseu(?:x|se|ses)|lipomateu(?:x|se|ses)|ganglionnaires?|lymphoides?|(?:of|de|d') ?(?:fat|graisse|tissu adipeux))\\b`,
);
export const IN_OTHER_ORGAN = new RegExp(
  `^ {0,1}(?:is |are )?(?:in|of|within|du|de l[a']|dans l[ea']|au niveau du|im|in der|der|des) ?(?:the |left |right |its |upper |lower |middle |linken |rechten ){0,3}(?:${OTHER_ORGANS}|lobe|lower lobe|upper lobe|rate|segment [ivx\\d])`,
);
/** "The ulcer over the tumour (10 mm)". */
export const OVER_IT =
  /\b(?:ulcer\w*|ulkus|ulzeration|mucosa|schleimhaut|muqueuse|erosion)\b(?: [a-z]{3,12})? (?:over|overlying|above|on|uber|sur|an|beside|near|next to|au-dessus d[eu]) ?(?:the |dem |der |la |le |l')?$/;
/** What a lesion turns out to be that is no GIST, named in its sentence. */
export const OTHER_ENTITY =
  /(?:lipom|schwannom|leiomyom|hamartom|angiom|splenos|fibroid polyp|polype? fibro|duplication|heterotop|ectopic pancreas|desmoid|granulom|carcinom|karzinom|lymphom|\bnets?\b|neuroendo|\badenom|endometrio)/;
/** A part of a thing or a piece of it: its length is not the whole's. */
export const PIECE_OF =
  /\b(?:pieces?|fragments?|morceaux?|sections?|samples?|portions?|slices?|cores?|blocks?|strips?|edges?|rims?|surfaces?|wall|half|halves|(?:pseudo)?capsule|stalk|pedicle|pole|(?:omental|mesenteric|peritoneal|hepatic|liver|nodal|satellite) nodules?|deposits?|implants?|(?:tumor)?anteil|teil|stuck|rand|partie|bord|paroi|base|fracture|rupture|perforation|breche|breach|tear|defect|dechirure|ulceration|orifice|fissure) (?:of|de|du|d'|d'une?|von|des|vom) ?(?:the |an? |la |l'|une? |viable )?$/;
