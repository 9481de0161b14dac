import type { FactValues } from "../../knowledge/types";

export type Site = FactValues["site"];

/** Words for each site; the first row that matches a place wins, so narrower rows stand first. */
const SITES: readonly (readonly [Site, RegExp])[] = [
  [
    "egj",
    /\b(?:(?:o?esophago?-?gastric|gastro-?o?esophageal|ge|eg) junction|egj|goj|gej|jonction (?:oe|o|e)so-?gastrique|osophagogastral\w*)\b/g,
  ],
  ["rectovaginal", /\b(?:recto-?vaginal|cloison recto)/g],
  ["oesophagus", /\b(?:(?:o?e|o)sophag(?!o)\w*|speiserohre)\b/g],
  ["duodenum", /\b(?:duodenum|duodenal\w*|duodenum\w*|zwolffingerdarm|d[1-4](?![0-9a-z]))/g],
  ["jejunum", /\b(?:jejunum|jejunal\w*|jejunaux|jejunum\w*)\b/g],
  ["ileum", /\b(?:ileum|ileal\w*|terminal ileum|ileon|ileum\w*)\b/g],
  [
    "small_bowel_unspecified",
    /\b(?:small[- ](?:bowel|gut|intestin\w*)|intestine, small|bowel, small|grele|intestin grele|grelique|dunndarm\w*)\b/g,
  ],
  ["appendix", /\b(?:appendix|appendiceal|appendice|appendiculaire)\b/g],
  ["rectum", /\b(?:rectum|rectal\w*|rectaux|bas rectum|rektum\w*|mastdarm\w*)\b/g],
  ["colon", /\b(?:colon|colonic|colique|sigmoid\w*|caecum|cecum|kolon|dickdarm)\b/g],
  [
    "stomach",
    /\b(?:stomach|gastric|estomac|gastriques?|antrum|antral\w*|antre|fundus|fundic|fundique|cardia|cardial|pylor\w*|magen\w*|incisura|angulus|(?:greater|lesser) curv\w*|(?:grande|petite) courbure)\b/g,
  ],
  ["omentum", /\b(?:omentum|omental|epiploon|epiploique)\b/g],
  ["mesentery", /\b(?:mesentery|mesenteric|mesentere|mesenterique|mesenterium)\b/g],
  ["peritoneum", /\b(?:peritoneum|peritoine)\b/g],
];

const FLEXURE = /\b(?:duodeno-?jejunal\w*|(?:angle|ligament) (?:de|of) treitz)\b/g;

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
      // "gastro-intestinal", "gastric-type" and the like are not places.
      if (
        /^-?(?:intestinal|type|duodenal ligament|colic|hepatic|oesophageal|omental (?:vessel|bag))/.test(
          text.slice(to, to + 12),
        )
      )
        continue;
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

/** One site out of the places named together, or null when they do not agree. A part beats its whole. */
export function agreed(places: readonly Place[]): Site | null {
  const sites = new Set(places.map((place) => place.site));
  if (sites.has("small_bowel_unspecified") && (sites.has("jejunum") || sites.has("ileum") || sites.has("duodenum")))
    sites.delete("small_bowel_unspecified");
  if (sites.size !== 1) return null;
  return [...sites][0] ?? null;
}
