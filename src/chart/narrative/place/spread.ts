import type { FactValues } from "../../../knowledge/types";
import type { AnyStatement, NarrativeReader, ReadReport } from "../reading";
import { isHedged, isPresent, speaksOfRelative } from "../reading";
import { blanked } from "../sentences/blanked";
import type { Segment } from "../sentences/segments";
import { speaksOf } from "../sentences/topics";
import { sitesIn } from "./organs";
import { TARGET_LABEL } from "./site";

type Site = FactValues["metastasis_sites"][number];

/** What spread is called, whatever its place. */
const SPREAD =
  /metasta(?!\w*ris[ik])\w*|\bmets?\b|filia|\babsiedlung|\btochtergeschw|\baussaat|\b(?:deposits?|depots? de gist|implants?|seeding)\b|: secondaires?\b|\bsecondaries\b|\b(?:localisations?|lesions?|nodules?|tumeurs?|foyers?|depots?) (?:\w+ )?secondaires?|\blocalisations? (?:(?:peritone|hepat|pulmon|oss)\w+|d(?:e |')(?:une? |la )?gist)|(?:carcin|sark?c?|karzin)omatos|carcinose|karzinose|sarkomatose|\bperitoneal(?:e[rns]?)? (?:nodul|disease|tumou?r|knoten|herde|lesion)|\bnodules? peritone|\b[pc]?m1[abc]?\b|\bdistant site|\bm ?\+|\b(?:stage|stade|stadium) iv[ab]?\b|\bspread (?:to|in|into)\b|\b(?:disseminated|disseminee?s?|disseminiert\w*)|: metastatic (?:gist|gastro-?intestinal stromal)|\brecurrent (?:gist|gastro-?intestinal stromal)/;
/** A relapse is spread where it is told in an organ: it may be local. */
const RELAPSE =
  /\b(?:peritone\w*|hepati\w*|liver|pulmon\w*|foie)(?: [a-z]{2,10})? (?:relapse|recurrence|recidive|rechute|rezidiv)|\b(?:relapse|recurrence|recidive|rechute|rezidiv\w*)(?: ?[-:,(] ?| )(?:in |of |au niveau |im |in der |du |de la )?(?:the |le |la )?(?:peritone|liver|foie|hepati|lung|pulmon|leber)/;

const PLACES: readonly (readonly [Site, RegExp])[] = [
  ["liver", /\b(?:liver\b|hepati\w*(?! (?:flexure|arter|vein))|hepato\w*|hepatal\w*|foie\b|leber\w*)/],
  [
    "peritoneum",
    /peritoi?n\w*|\b(?:oment\w*|epiplo\w*|mesenter\w*\b(?! (?:lymph |lymphatic )?nod)|netz(?:metast|knoten|absied)\w*|(?:grossen|gro\u00dfen) netz|douglas\w*|diaphragm\w*|zwerchfell\w*|paracolic|gouttiere|serosal deposit|pelvic (?:deposit|implant|metasta|seed)\w*)/,
  ],
  [
    "lymph_node",
    /\b(?:(?:lymph|regional|mesenteric|peri[a-z]{4,10})[ -]?nod(?:e|es|al)|nodes|nodal|ganglion\w*|lymphknoten\w*|lymphonod\w*|adenopath\w*)\b/,
  ],
  ["lung", /\b(?:lungs?\b|pulmon\w*|poumons?\b|lungen\w*)/],
  [
    "bone",
    /\b(?:bones?|osseous|osseuses?|osseux|(?:aux?|des?|[ld]') ?os|os(?= ?[),;])|skelet\w*|knochen\w*|ossar\w*|vertebra\w*|vertebr(?:e|aux|ale?)s?|lytic|osteoly\w*|lytiques?|wirbel\w*)\b/,
  ],
];
/** Other organs count only where the spread is said to be in them, not beside them. */
const OTHER_ORGAN =
  "(?:spleen|splenic|splenique|rate|milz|adrenal|surrenal\\w*|nebenniere\\w*|brain|cerebral\\w*|hirn|subcutane\\w*|sous-cutane\\w*|cutane\\w*|skin|haut|muscle|muscular|muskel|musculaire|pleura\\w*|ovar\\w*|pancrea\\w*|kidney|renal|renale)";
const IN_OTHER = new RegExp(
  `\\b${OTHER_ORGAN}[ -]?(?:metasta|deposit|implant|filia)|(?:metasta\\w*|deposits?|implants?|secondaires?|filiae?) (?:(?:in|of|to|within|de|du|des|dans|au niveau|der|im)(?: de)? ?(?:the|la|le|l'|der|den)? ?)?(?:left |right )?${OTHER_ORGAN}\\b|^(?:[a-h\\d][.)] ?)?(?:left |right )?${OTHER_ORGAN}[^:]{0,30}: [^;]{0,60}(?:metasta|deposit|implant)`,
);
/** Segments are the liver's where no other organ is named. */
const LIVER_SEGMENT = /\b(?:segm?(?:ents?)?\.?|sgt?\.?|s) ?(?:[ivx]{1,4}|[1-8])[ab]?(?![a-z\d])/;
/** The places of the TNM suffix. */
const TNM =
  /\b[pc]?m1[a-c]? {0,2}[:(]? {0,2}((?:hep|per|pul|oss|lym|oth)(?:[,;+ /]{1,2}(?:hep|per|pul|oss|lym|oth)){0,4})\b/;
const TNM_PLACES: Readonly<Record<string, Site>> = {
  hep: "liver",
  per: "peritoneum",
  pul: "lung",
  oss: "bone",
  lym: "lymph_node",
  oth: "other",
};
/** Nodes with tumour among those examined. */
const NODE_COUNT = /\b(\d{1,2}) ?(?:n ?\+ ?)?(?:\/|of|out of|sur|von) ?(?:the )?(\d{1,3})\b/;
const SIDE_BY_SIDE_COUNTS = /\d ?\/ ?\d{1,3}[^\d]{3,40} {2,}\d{1,2} ?\/ ?\d/;
const NODE_STAGE = /\bp?t[1-4x][a-c]?[ ,;/]{0,2}(?:\([^)]{0,20}\) ?)?c?p?n1[a-c]?\b/;
const NODE_INVOLVED = /positiv|positif|metasta|involv|envahi|befall|infiltr|atteint|tumou?rs?\b|\bn ?\+/;

const NEGATED =
  /\b(?:no|not|without|absence|absent|negative|aucune?|pas|sans|non|none|nil|nein|unknown|inconnue?s?|unbekannt|kein\w*|ohne|nicht|weder|noch|(?:free|clear|devoid) of|frei von|libres? de|exempte?s? de|nor|ni|never|exclu\w*|ausschlu\w*|ausgeschlossen|ruled? out|rule|pm0|m0)\b|: {0,3}n {0,2}[.;]?$/;
/** Not spoken of as found: risk, search, fear, plan, what may come. */
const NOT_FOUND =
  /\b(?:risk|risque|\w*risiko|if|prevent\w*|search\w*|recherche|potential|potentiel|fear\w*|worr\w*|anxious|craint\w*|crainte|befurcht\w*|angst|look(?:ing)? for|assess for|evaluat\w* for|screen\w*|depist\w*|indetermin\w*|unclear|unklar\w*|equivocal|douteu\w*|too small|non-?specific|aspecifique|planned|frage nach|question|hypoth\w*|would|could|might|may(?= (?:(?:later|only|well|yet) )?(?:be|have|represent|spread|develop|occur|also|still|appear|arise|emerge|follow|recur|present|come|supervene))|(?:peut|peuvent)(?= (?:[a-z]+ ){0,2}(?:apparaitre|survenir|se developper|exister))|(?:kann|konnen)(?= (?:[a-z]+ ){0,4}(?:auftreten|entstehen|vorkommen|erscheinen))|ask(?:s|ed)?|(?:surveill\w*|monitor\w*|scans?|ct|mri|controls?|follow-?up|image|imaging|check|stage|look)\b[^.;:]{0,40} for (?:[a-z]+ ){0,3}(?:metasta\w*|deposits?|spread))\b|%/;
/** "No change of the liver metastases" denies the change. */
const NOT_DENIED =
  /\b(?:no|not|without|sans|pas d[e']|pas|non|kein\w*|nicht|ohne|aucune?)(?: (?:any|significant\w*|relevant\w*|interval|de|clear|clearly|wesentlich\w*|plus)){0,3} ?(?:chang\w*|progress\w*|growth|grown|increas\w*|larger|enlarg\w*|modifi\w*|evoluti\w*|augment\w*|anderung\w*|verander\w*|grossen\w*|gro\u00df\w*|zunahme|resectab\w*|resecab\w*|resekt\w*|amenable|accessible\w*|operable|measurable|mesurable\w*)/g;
/** The class of risk beside a finding is no risk of it. */
const RISK_CLASS =
  /\b(?:haut|bas|faible|(?:very )?(?:high|low|intermediate|moderate))[- ](?:risk|risque)(?! (?:of|de))\b|\brisque (?:eleve|faible|intermediaire)\b|\b(?:hohe|niedrige|mittlere)[sn]? risiko\b/g;
/** "Consistent with the known metastases" doubts nothing. */
const KNOWN =
  /\b(?:consistent|compatible|in keeping|vereinbar) (?:with|avec|mit) (?:the |her |his |les |den )?(?:known|proven|connue?s?|bekannten)\b/g;
/** Gone, or of the past. */
const GONE =
  /\b(?:disappear\w*|resolved|disparu\w*|verschwunden|complete (?:metabolic )?(?:response|remission)|no longer|nicht mehr|(?:resected|resequee?s?|reseziert\w*|removed|operee?s?|ablated) (?:in|en|im|le|on)? ?(?:[a-z]{3,9} )?(?:19|20)\d\d)\b/;
const PAST_BEFORE =
  /\b(?:history of|previous(?:ly)?|prior|former|antecedents?(?: d[e']| :)?|anciennes?|z\. ?n\.|status post|s\/p|resected|resequees?|treated)(?: [a-z']{1,14}){0,3} ?$/;
const PAST_AFTER =
  /^[^,;]{0,40}(?:, )?\b(?:(?:was|were|been|ont ete|wurden?) )?(?:resected|resequee?s?|reseziert\w*|(?:treated|traitee?s?) (?:by|with|par|mit)? ?(?:radio\w*|rfa|ablat\w*|surgery|chirurg\w*)|ablated|in (?:19|20)\d\d)/;
const OTHER_PRIMARY =
  /(?:carcinoma|karzinom)(?!tos)|melanom|breast|mammaire|neuroendo[ck]rin|lymphom|seminom|\b(?:p?net|tne|nec|nen|somatostatinom\w*|carcinoids?)\b|(?:colo\w*|rectal|lung|prostate|renal|pancreatic|ovarian|thyroid|bladder|\w+darm)[a-z -]{0,3}(?:cancer|krebs|krc)|\bcancers?\b|\w*krebs\b/;
/** What is told of an organ beside the deposits: that it has none, or that they lie against it. */
const UNAFFECTED =
  /\b(?:normal(?:e|aux|es)?|clear|free|unremarkable|uninvolved|spared|benign|negative|libres?|indemnes?|frei|unauffallig\w*|abut\w*|adjacent|against|contact|near|encas\w*|vessels?|veins?|arter\w+|margins?)\b/;
const PIECES = /, | (?:with|avec|mit|und|and|et) /;
const CLAUSES =
  /, (?:and |et |und )?(?=(?:no|without|but|pas|sans|mais|aucune|kein\w*|ohne|aber|jedoch|possibl\w*|probabl\w*|suspect\w*|suspicio\w*|indetermin\w*|fraglich\w*|v\. ?a|puis|then|dann|danach|ensuite)\b)| (?:but|mais|aber|jedoch|whereas|without|sans|ohne|and no|and possibl\w*|et pas|und kein\w*)(?= )| (?=(?:no|keine?|aucune?|without) (?:further|other|new|additional|weitere\w*|neue\w*|autres?|nouve\w*)\b)| (?=pas d'autres?\b)|; /g;

/** Lesions that a report on metastatic disease measures or follows in an organ. */
const LESION = /\b(?:lesions?|nodul\w*|mass(?:es)?|masses?|lasion\w*|herde?|knoten|tumou?rs?)\b/;
const FOLLOWED =
  /\b(?:decreas\w*|increas\w*|smaller|larger|shr[aiu]nk\w*|gr[eo]wn?|stable|unchanged|progress\w*|regress\w*|diminu\w*|augment\w*|regression|inchange\w*|gro\u00dfenkonstant|konstant|progredient\w*|regredient\w*|unverandert|previously|contre)\b/;
const BENIGN =
  /cyst|kyst|zyst|angiom|steat|\bfnh\b|hamartom|adenom|abscess|abces|abszess|calcif|benign|granulom|biliai|biliar|hyperplas|lipom|\bscar|narbe|cicatri|perfusion/;
/** Spread as a finding, not as an attribute of the disease. */
const FOUND =
  /\bmetasta(?:sis|ses|se|sen)\b|\bmets\b|\bdeposits?\b|\bfiliae?\b|\b(?:metastatic|recurrent) (?:gist|gastro)/;
const METASTATIC = /metasta(?:tic|tique|siert\w*|se\b|ses\b|sis\b|sen\b)|\bfiliae\b|\bmets\b/;

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
  const metastatic = speaking.some(
    ({ text, section }) =>
      (section === "body" || section === "clinical" || (section === "history" && read.kind === "imaging")) &&
      METASTATIC.test(text) &&
      !isHedged(text) &&
      !NEGATED.test(text) &&
      !NOT_FOUND.test(text) &&
      !OTHER_PRIMARY.test(text),
  );
  const examined = examinedOrgan(read);
  for (const segment of speaking) {
    // A letter's history is the story of the disease.
    const story = read.kind === "clinical" && segment.section === "history" && !speaksOfRelative(segment);
    if (!(isPresent(segment) || story) || read.beside_other.has(segment.index)) continue;
    const text = [/, if applicable/g, KNOWN, RISK_CLASS, NOT_DENIED].reduce(
      (rest, aside) => rest.replace(aside, blanked),
      segment.text,
    );
    for (const clause of clausesOf(text)) {
      const words = text.slice(clause.from, clause.to);
      const found = sitesOf(words, segment, { metastatic, kind: read.kind, examined });
      // What follows may take back what was said: "liver metastases, suspected".
      if (
        found.length === 0 ||
        (clause.next !== null && !speaksOfSpread(clause.next) && (isHedged(clause.next) || NOT_FOUND.test(clause.next)))
      )
        continue;
      for (const site of found) sites.add(site);
      first ??= { segment, from: clause.from, to: clause.to };
      if (segment.addendum) addendum = segment;
    }
  }
  if (!first) return [];
  const order: readonly Site[] = [...PLACES.map(([site]) => site), "other"];
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

const speaksOfSpread = (words: string): boolean => SPREAD.test(words) || RELAPSE.test(words);

interface Context {
  /** The report speaks of metastatic disease. */
  readonly metastatic: boolean;
  readonly kind: ReadReport["kind"];
  /** The one organ that was sampled or scanned; null where there are several, or none is named. */
  readonly examined: Site | null;
}

/** "Core biopsy, liver lesion", "MRI liver": the one organ that the first lines say was examined. */
function examinedOrgan(read: ReadReport): Site | null {
  const words = EXAMINED[read.kind];
  const lines = words === undefined ? [] : read.segments.slice(0, 30).filter(({ text }) => words.test(text));
  const head = lines[0];
  if (
    !head ||
    head.index > 3 ||
    head.text.length >= 90 ||
    lines.some(({ text }) => sitesIn(text).some(({ site }) => !DEPOSIT_SITES.has(site)))
  )
    return null;
  const [place, ...others] = placesIn(head.text, false);
  return others.length > 0 ? null : (place ?? null);
}
/** Primary sites that are the place of deposits, too. */
const DEPOSIT_SITES: ReadonlySet<string> = new Set(["omentum", "mesentery", "peritoneum"]);
const EXAMINED: Partial<Record<ReadReport["kind"], RegExp>> = {
  pathology: /biops|resect|resekt|exzi|excis|exeres|ectom/,
  imaging: /\bmri\b|\birm\b|\bmrt\b|\bct\b|ultraso|echograph/,
};

/** The organs that one clause says are affected. */
function sitesOf(words: string, segment: Segment, { metastatic, kind, examined }: Context): readonly Site[] {
  if (isHedged(words) || NEGATED.test(words) || NOT_FOUND.test(words) || OTHER_PRIMARY.test(words)) return [];
  // Two answers side by side are two readers' or two tumours'.
  if (/\|[^|]{1,60}\|/.test(words) || SIDE_BY_SIDE_COUNTS.test(words)) return [];
  // "Metastasis or haemangioma".
  if (BENIGN.test(words) && /\b(?:or|ou|oder|vs\.?|versus)\b/.test(words)) return [];
  const at = words.search(SPREAD);
  const spread = at >= 0 ? at : words.search(RELAPSE);
  const count = PLACES[2]?.[1].test(words) && NODE_INVOLVED.test(words) ? NODE_COUNT.exec(words) : null;
  if (count && Number(count[1]) > Number(count[2])) return [];
  if (count && Number(count[1]) === 0) return [];
  if (spread < 0) {
    if (NODE_STAGE.test(words)) return ["lymph_node"];
    if (count) return ["lymph_node"];
    const target = TARGET_LABEL.test(segment.label ?? "") || /\b(?:target|cible|ziellasion)s? ?\d/.test(words);
    const followed = target || (LESION.test(words) && FOLLOWED.test(words));
    return metastatic && followed && !BENIGN.test(words)
      ? placesIn(words).filter((site) => site === "liver" || site === "peritoneum")
      : [];
  }
  const after = words.slice(spread);
  // What an operation removes today was there.
  const past = kind === "clinical" || kind === "imaging" || /(?:19|20)\d\d/.test(words);
  // "Peritoneal recurrence of a GIST (history: ...)": what brackets tell of the past takes nothing back.
  const outside = words.replace(/\([^()]{0,120}\)/g, " ");
  if (GONE.test(outside) || PAST_BEFORE.test(words.slice(Math.max(0, spread - 60), spread))) return [];
  if (past && PAST_AFTER.test(after.replace(/\([^()]{0,120}\)/g, " "))) return [];
  const suffix = TNM.exec(words)?.[1];
  if (suffix !== undefined) return suffix.split(/[^a-z]+/).flatMap((one) => TNM_PLACES[one] ?? []);
  const affected = words
    .split(PIECES)
    .filter((piece) => piece.search(SPREAD) >= 0 || !UNAFFECTED.test(piece))
    .join(" | ");
  const own = placesIn(affected);
  if (own.length === 0 && !IN_OTHER.test(words)) return examined !== null && FOUND.test(words) ? [examined] : [];
  return IN_OTHER.test(words) ? [...placesIn(affected, false), "other"] : own;
}

function placesIn(words: string, segments = true): readonly Site[] {
  const named = PLACES.filter(([, pattern]) => pattern.test(words)).map(([site]) => site);
  return named.length === 0 && segments && LIVER_SEGMENT.test(words) ? ["liver"] : named;
}

function clausesOf(text: string): readonly { from: number; to: number; next: string | null }[] {
  const starts = [0];
  for (const match of text.matchAll(CLAUSES)) starts.push(match.index);
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? text.length;
    return { from, to, next: to === text.length ? null : text.slice(to, starts[index + 2] ?? text.length) };
  });
}
