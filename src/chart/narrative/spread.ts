import type { FactValues } from "../../knowledge/types";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isHedged, isPresent } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

type Site = FactValues["metastasis_sites"][number];

const SPEAKS =
  /\bdeposits?\b|\bmets?\b|peritoneal (?:deposit|nodul|relapse|recurrence|recidiv)|recidive peritone|nodules? peritone|metasta|implant|secondaire|localisations? (?:periton|hepat|pulmon|oss)|sarcomatos|carcinose|filia|: recurrent|distant site|\bp?m1/;
const SITES: readonly (readonly [Site, RegExp])[] = [
  ["liver", /\b(?:liver|hepatic|hepatiques?|hepatisch\w*|hepatal\w*|foie|leber\w*)\b/],
  ["peritoneum", /\b(?:peritone\w*|peritoine|omental|mesenteric(?! (?:lymph |lymphatic )?nod)|epiploiques?)\b/],
  [
    "lymph_node",
    /\b(?:(?:lymph|regional|mesenteric|peri[a-z]{4,10}) nodes?|nodal|ganglionnaires?|ganglions?|lymphknoten\w*)\b/,
  ],
  ["lung", /\b(?:lung|pulmonary|pulmonaires?|pulmonal\w*|poumons?|lungen\w*)\b/],
  [
    "bone",
    /\b(?:bone|osseous|osseuses?|osseux|(?:aux?|des?|[ld]') ?os|skelet\w*|knochen\w*|ossar\w*|vertebra\w*|vertebr(?:e|aux|ale?)s?|lytic|osteoly\w*|lytiques?|wirbel\w*)\b/,
  ],
];
const DEPOSIT =
  /\b(?:(?:liver|hepatic|lung|bone|peritoneal)(?: s\d)? mets?|smaller liver mets|(?:omental|mesenteric|serosal) deposits?|peritoneal (?:deposits?|nodules|relapse|recurrence)|nodules peritoneaux|(?:recidive|rechute) peritoneale|localisations? (?:peritoneales?|hepatiques?|pulmonaires?|osseuses?) d(?:e |')(?:une? |la )?(?:gist|tumeur)|metastasiert\w*|metasta(?:sis|ses|tic|tique|tiques|se|sen)|metastases?|peritoneal implants?|implants? (?:peritone\w*)|peritoneal sarcomatosis|sarcomatose peritoneale|(?:localisations?|lesions?) secondaires?|lebermetastasen|lebermetastase|filiae|distant site(?:s|\(s\))? involved|p?m1[abc]?|(?:peritoneal|omental|hepatic|liver) (?:nodules?|lesions?|mass(?:es)?)[^.;]{0,24}: (?:recurrent|metastatic) (?:gist|gastro-?intestinal stromal))(?![a-z])/g;
const NEGATED =
  /\b(?:no|not|without|absence|absent|negative|aucune?|pas|sans|non|none|nil|nein|unknown|inconnue?s?|unbekannt|kein\w*|free of|nor|ni|never|exclu\w*|risk|risque|if|prevent|search|recherche|rule|potential|pm0|m0)\b|: {0,3}n {0,2}[.;]?$/;
const CHANGED =
  /\b(?:history of|previous|antecedent|resected|resequee?s?|treated|disappear|resolved|disparu|complete response)\b/;

/** Sites of metastases that the report states as present. Absence is never taken as an empty list. */
export const metastases: NarrativeReader = {
  facts: ["metastasis_sites"],
  speaks: (topics) => speaksOf(topics, "spread"),
  read: metastasesIn,
};

function metastasesIn(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  const sites = new Set<Site>();
  let first: { segment: Segment; from: number; to: number } | null = null;
  let addendum: Segment | null = null;
  if (!read.gist_mentioned && read.kind !== "imaging") return [];
  for (const segment of speaking) {
    const text = segment.text.replace(/, if applicable/, (words) => " ".repeat(words.length));
    if (!isPresent(segment) || !SPEAKS.test(text) || isHedged(text)) continue;
    for (const clause of clausesOf(text)) {
      const words = text.slice(clause.from, clause.to);
      const deposit = DEPOSIT.exec(words);
      DEPOSIT.lastIndex = 0;
      // "Peritoneal recurrence of a GIST (history: ...)": what brackets tell of the past takes nothing back.
      const outside = words.replace(/\([^()]{0,120}\)/g, " ");
      if (!deposit || NEGATED.test(words) || CHANGED.test(outside.search(DEPOSIT) >= 0 ? outside : words)) continue;
      const affected = words
        .split(PIECES)
        .filter((piece) => piece.search(DEPOSIT) >= 0 || !UNAFFECTED.test(piece))
        .join(" | ");
      const ours = SITES.filter(([, pattern]) => pattern.test(affected));
      if (ours.length === 0) continue;
      if (/carcinoma|melanom|breast|neuroendocrine/.test(words)) continue;
      for (const [site] of ours) sites.add(site);
      first ??= { segment, from: clause.from, to: clause.to };
      if (segment.addendum) addendum = segment;
    }
  }
  if (!first || sites.size === 0) return [];
  const order: readonly Site[] = SITES.map(([site]) => site);
  return [
    {
      fact: "metastasis_sites",
      value: order.filter((site) => sites.has(site)),
      segment: addendum ?? first.segment,
      from: first.from,
      to: first.to,
      plainness: "sentence",
      note: null,
      as_reported: null,
    },
  ];
}

const PIECES = /, | (?:with|avec|mit|und|and|et) /;
/** What is told of an organ beside the deposits: that it has none, or that they lie against it. */
const UNAFFECTED =
  /\b(?:normal(?:e|aux|es)?|clear|free|unremarkable|uninvolved|spared|benign|negative|libres?|indemnes?|frei|unauffallig|abut\w*|adjacent|against|contact|near|encas\w*|vessels?|veins?|arter\w+|margins?)\b/;

function clausesOf(text: string): readonly { from: number; to: number }[] {
  const clauses: { from: number; to: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(
    /, (?:and |et )?(?=(?:no|without|but|pas|sans|mais|aucune)\b)| (?:but|mais|without|sans|and no|et pas)(?= )|; /g,
  )) {
    clauses.push({ from, to: match.index });
    from = match.index;
  }
  clauses.push({ from, to: text.length });
  return clauses;
}
