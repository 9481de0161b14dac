import type { FactValues } from "../../../knowledge/types";

export type Site = FactValues["site"];

/** Words and ICD codes for each site; the first row that matches a place wins, so narrower rows stand first. */
const SITES: readonly (readonly [Site, RegExp])[] = [
  [
    "egj",
    /\b(?:(?:o?esophago?-?gastric|gastro-?o?esophageal|ge|eg) junction|egj|goj|gej|jonction (?:(?:oe|o|e)so-?gastrique|gastro-?(?:oe|o|e)sophagienne)|o?esophagogastral\w*|osophagogastral\w*|gastroosophageal\w*|c16\.0)\b/g,
  ],
  ["rectovaginal", /\b(?:re[ck]to-?vaginal\w*|cloison recto|septum rectovag\w*)/g],
  ["oesophagus", /\b(?:(?:o?e|o)sophag(?!o|ect)\w*|speiserohre\w*|c15(?:\.\d)?|c49\.a1)\b/g],
  [
    "duodenum",
    /\b(?:duoden(?!ect|o)\w*|zwolffingerdarm\w*|pars (?:descendens|horizontalis|ascendens)(?: duodeni)?|d[1-4](?![0-9a-z])|c17\.0)\b/g,
  ],
  ["jejunum", /\b(?:jejun(?!ost|ect|o)\w*|c17\.1)\b/g],
  ["ileum", /\b(?:ile(?:um|al|on|aux)\w*|meckel\w*|c17\.[23])\b/g],
  [
    "small_bowel_unspecified",
    /\b(?:small[- ](?:bowel|gut|intestin\w*)|intestine, small|bowel, small|sb(?= (?:resection|segment|loop|mass|gist|tumou?r))|greles?|greliques?|dunndarm\w*|c17\.9|c49\.a3)\b/g,
  ],
  [
    "appendix",
    /\b(?:appendix(?! (?:[b-h](?![a-z\d])|[ivx]{1,4}\b|[a-h]?\d{1,2}(?![\d.,]| ?(?:x|[cm]m)\b)|a(?=[):.;,]|$)|(?:to|of) (?:the|this|our) (?:report|dataset|guideline|protocol|document)))\w*|appendiceal|appendice|appendiculaires?|c18\.1)\b/g,
  ],
  ["rectum", /\b(?:rect(?:um|al\w*|aux)|rektum\w*|rektal\w*|mastdarm\w*|c20(?:\.\d)?|c49\.a5)\b/g],
  [
    "colon",
    /\b(?:(?<!\b(?:diagnosis|impression|conclusion|findings?|histology|type|rate|size|count|margins?|comment) )colon|colonic|coliques?|sigmoid\w*|sigma|sigmas|ca?ecum|ca?ecal|coecum|zokum\w*|zakum\w*|kolon\w*|dickdarm\w*|large (?:bowel|intestine)|(?:splenic|hepatic) flexure|angle colique|c18(?:\.[02-9])?|c49\.a4)\b/g,
  ],
  [
    "stomach",
    /\b(?:stomach|(?:exo|endo|intra)?gastric|(?:exo|endo|intra)?gastriques?|(?:exo|endo|intra)?gastrale?[mnrs]?|estomac|antrum\w*|antral\w*|antre|fund(?:us|ic|ique|ale?)|cardia|cardial\w*|pylor\w*|magen\w*|incisura|angulus|(?:greater|lesser) curv\w*|(?:grande|petite) courbure|(?:gro(?:ss|\u00df)|klein)(?:e[nr]? )?(?:magen)?kurvatur\w*|c16(?:\.[1-9])?|c49\.a2)\b/g,
  ],
  ["omentum", /(?<!bursa )\b(?:oment(?:um|al|i)\w*|epiploon|epiploiques?|(?:gro(?:ss|\u00df)|klein)e[ns]? netz\w*)\b/g],
  ["mesentery", /\b(?:mesenter\w*|mesocolon)\b/g],
  ["peritoneum", /\b(?:peritoneum|peritoine)\b/g],
];

const FLEXURE = /\b(?:duodeno-?jejunal\w*|(?:angle|ligament) (?:de|of) treitz)\b/g;

/** What makes a word for an organ name something else than the place: "gastric-type", "mesenteric artery", "fundus of the gallbladder". */
const NOT_A_PLACE_AFTER =
  /^(?:-?(?:intestinal|type|duodenal ligament|colic|hepatic|oesophageal|omental (?:vessel|bag))|[- ](?:arter|vein|vessel|bypass|band\b|varic|empty|ulcer|node\b|nodes\b|(?:adeno)?ca(?:rcinom|ncer)|ca\b|lymphom|adenom)| (?:of the |uteri|of )?(?:gall|uter|vesic))/;
/** "Non-gastric", "extragastric" say where it is not. */
const NOT_A_PLACE_BEFORE =
  /\b(?:non|not|extra|pas|nicht|ausserhalb des|au\u00dferhalb des)[- ]?$|(?:cancers?|carcinom\w{0,3}|karzinoms?) (?:of |du |de |des |der |im |in )?(?:the |la |l')?$/;

export interface Place {
  readonly site: Site;
  readonly from: number;
  readonly to: number;
}

/** Every site named in a text, in order of place. "Gastrointestinal" and "gastrectomy" name none. */
export function sitesIn(text: string): readonly Place[] {
  const places: Place[] = [];
  for (const [site, pattern] of SITES) {
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      if (places.some((place) => match.index < place.to && to > place.from)) continue;
      if (/karzinom|krebs|adenom/.test(match[0])) continue;
      if (NOT_A_PLACE_AFTER.test(text.slice(to, to + 18))) continue;
      if (NOT_A_PLACE_BEFORE.test(text.slice(Math.max(0, match.index - 32), match.index))) continue;
      places.push({ site, from: match.index, to });
    }
  }
  // At the flexure both parts meet: two places, no answer.
  for (const match of text.matchAll(FLEXURE)) {
    const span = { from: match.index, to: match.index + match[0].length };
    const kept = places.filter((place) => place.from >= span.to || place.to <= span.from);
    places.splice(0, places.length, ...kept, { site: "duodenum", ...span }, { site: "jejunum", ...span });
  }
  return places.sort((one, other) => one.from - other.from);
}

/** The parts of the small bowel. */
export const SMALL_BOWEL: ReadonlySet<Site> = new Set(["jejunum", "ileum", "duodenum"]);

/** The sites without the whole of which a part is named beside it. */
export function withoutWhole(sites: Iterable<Site>): ReadonlySet<Site> {
  const all = new Set(sites);
  if ([...all].some((site) => SMALL_BOWEL.has(site))) all.delete("small_bowel_unspecified");
  return all;
}

/** One site out of the places named together, or null when they do not agree. A part beats its whole. */
export function agreed(places: readonly Place[]): Site | null {
  const [site, ...others] = withoutWhole(places.map((place) => place.site));
  return others.length > 0 ? null : (site ?? null);
}
