import type { AnyStatement, NarrativeReader } from "./reading";
import { isPrevious } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

type Marker = "ihc_kit" | "ihc_dog1" | "ihc_sdhb";

const MARKERS: readonly (readonly [Marker, RegExp])[] = [
  ["ihc_kit", /\b(?:cd-? ?117|c-?kit|kit)\b/g],
  ["ihc_dog1", /\b(?:dog-? ?1|ano-?1)\b/g],
  ["ihc_sdhb", /\bsdh-?b\b/g],
];
const CONTEXT =
  /immuno|stain|ihc\b|immunhisto|marquage|express|exprim|marqu|cd-? ?117|dog-? ?1|cd-? ?34|desmin|s-?100|\bps100|sdhb|positiv|positif|farb|\bkit {0,30}(?:\(?[+-]\)?|: ?[+-])/;
const GENE_AFTER =
  /^[ )]{0,2}(?:gene|exon|mutat|wild|p\.|sauvage|\/pdgfra|and pdgfra|, pdgfra|et pdgfra|gens?\b|sequenc|muta|testing|analys)/;
const GENE_BEFORE =
  /(?:gene|exons? \d{1,2}(?: (?:of|du|de|des))?(?: the| gene)?|mutations? (?:of|in|de|du|des)(?: the| gene)?|gens?|sequencing of|analyse de|wild[- ]?type(?: for)?|pdgfra (?:and|et)|for) $/;

const POSITIVE =
  /(?:\+{1,3}|positi(?:ve|f|fs|ves|v|ver|vity|vite)?|express(?:es|ed|ion|ing|ent)?|exprim\w*|reactive|strong|diffuse\w*|marquage|immunoreactiv\w*|retained|intact|preserved|conservee?|maintenue?|erhalten|marquent|intense)/;
const AFTER_STATUS =
  /^ {0,2}(?:\([^)]{0,24}\))? {0,2}(?:\/ ?cd-? ?117 ?|\/ ?kit ?)?(?:(?:by |en |on |in der )?immun\w+|(?:by |en |on )?ihc|stain(?:ing|s)?|expression|antibody|marquage|farbung)?(?: (?:is|was|are|were|est|shows?|showed|demonstrates?|:))? {0,30}(?:[:=|]|\.{3,60}|-(?= ?[a-z]))? {0,8}\(?(?!,)(?:(?:both|all|tous|toutes|deux|beide|complete|total|totale|strongly|diffusely|strong|diffuse|weakly|weak|focally|focal|patchy|fortement|intensement|and|et|stark|diffus|kraftig|cytoplasmic|nuclear|membranous|moderately|moderate|variably|partially|clearly|intense|faiblement|faible|nettement|,|tumou?r cells?|expression|staining|marquage|granular) {0,2}){0,5}(?:((?:[1-3] ?)?\+{1,3}|pos(?:iti(?:ve|fs?|ves|v|ver|vity))?\b|(?:not|no|non) (?:lost|loss|absent|perdue?)\b|retained\b|intact\b|preserved\b|conservee?s?\b|maintenue?\b|erhalten\b|expressed\b|exprimee?s?\b|(?:immuno-?)?reactive\b)|(-(?! ?[a-z0-9])|neg(?:ati(?:ve|fs?|ves|v))?\b|lost\b|loss\b|absent\b|perdue?\b|perte\b|extinction\b|deficient\b|not (?:expressed|retained|preserved|positive)\b|no (?:expression|staining)\b|verlust\b|negatif\b)|(equivocal|equivoque|indeterminate|inconclusive|not (?:performed|done|available|contributory)|non (?:realisee?|faite?|contributi\w*|fait)|pending|en cours|to follow|failed))(?! (?:for|pour|par|fur|to|with|avec)\b)/;
/** "strong CD117 expression", "diffuse positivity": the intensity in front, the noun behind. */
const INTENSITY_BEFORE =
  /\b(?:strong|diffuse|intense|weak|focal|patchy|positive|cytoplasmic|membranous|preserved|retained|granular)(?:ly)?(?:,? (?:and )?(?:strong|diffuse|intense|weak|focal|patchy|positive|cytoplasmic|membranous|granular))* {1,2}$/;
const NOUN_AFTER = /^ (?:immuno)?(?:expression|staining|reactivity|positivity|immunoreactivity)\b/;
/** "CD117: diffuse, strong": a labelled stain that only tells how strongly. */
const INTENSITY_AFTER =
  /^ {0,20}(?:\([^)]{0,24}\))? {0,2}[:=|] {0,4}(?:(?:strong|diffuse|intense|fort|fortement|diffus|stark|intens)(?:ly|e)?[ ,;]{0,3}(?:and |et |und )?){1,3}(?:[.;)]|$)/;

/** "CD117: Y" on a form. A "no" may as well mean that nothing was stained. */
const ANSWERED_YES = /^ {0,20}[:=|] {0,4}(?:y|yes|oui|ja) {0,2}[.;]?$/;

/** Items that may stand between a status word and a marker in a list of stains. */
const LIST_ITEM =
  /^(?:[ ,/&+();:]|\b(?:and|et|und|ou|or|as well as|ainsi que|also|cd[- ]? ?\d{2,3}|dog[- ]? ?1|c[- ]?kit|kit|sdh[- ]?[ab]|s[- ]?100|ps[- ]?100|desmin\w{0,12}|sma|aml|actine?\w{0,12}|smooth|muscle|actin|caldesmon|h[- ]?caldesmon|vimentin\w{0,12}|nestin|ano[- ]?1|pkc\w{0,12}|theta|keratine?s?|cytokeratin\w{0,12}|ae1|ae3|ck\w{0,12}|ema|hmb[- ]?45|melan[- ]?a|sox[- ]?10|stat6|beta[- ]?catenin\w{0,12}|alk|ki[- ]?67|proteine?|protein|s100|the|focal\w{0,12}|diffuse\w{0,12}|patchy|weak\w{0,12}|strong\w{0,12}|membranous|cytoplasmic)\b)+$/;

/** KIT, DOG1 and SDHB stains. A gene of the same name is not a stain. */
export const stains: NarrativeReader = {
  facts: MARKERS.map(([marker]) => marker),
  speaks: (topics) => speaksOf(topics, "stain"),
  read(read, speaking) {
    if (read.kind === "imaging") return [];
    return speaking
      .filter(({ section }) => section !== "family" && section !== "reference" && section !== "history")
      .flatMap((segment) =>
        MARKERS.map(([marker, pattern]) => stainIn(segment, marker, pattern, read.kind === "pathology")).filter(
          (one) => one !== null,
        ),
      );
  },
};

/** "KIT: neg" in a pathologist's list of stains. */
const NAMED_ALONE = /^ *(?:c-)?kit ?: *(?:pos|neg|[+-])[a-z.]*(?: *\([^)]{0,24}\))? *$/;
const DOUBTED_LOSS =
  /\b(?:suspicious|suspected|possible|probabl[ey]|equivocal|cannot (?:be )?exclude\w*|suspect\w*|douteu\w*)\b|\?/;
/** Cells that stain beside the tumour, and controls: their colour is not the tumour's. */
const OTHER_CELLS =
  /\b(?:endotheli\w*|mast cells?|mastocyt\w*|stromal cells|(?:internal|external|positive) controls?|temoins?)\b/;
const OF_TUMOUR =
  /\b(?:(lost|loss|negative|absent|perte|perdue?|negatif|absence)|(retained|positive|positif|conservee?|preserved|intact))\b[^,;.]{0,48}?\b(?:in|of|dans) (?:the |les |des )?(?:tumou?r|neoplastic|cellules tumorales|lesional)|\b(?:tumou?r(?: cells?)?|neoplastic cells|cellules tumorales)(?: are| is| sont)? (?:(lost|negative|negatives?)|(retained|positive|positives?))\b/;

const BESIDE_CLAUSE = /(?:,? (?:with|while|whereas|avec|alors que|tandis que|mit|wahrend) |, (?:the )?)[^,;]*$/;
/** A control that did not stain: the stain tells nothing. */
const FAILED =
  /\bcontrols?\b[^,;.]{0,24}\b(?:negative|absent|failed|lost|no|not|missing)\b|\btemoins?\b[^,;.]{0,24}\b(?:negatif|negative|absent|perdu|non)/;
const ONLY_THERE = /\b(?:only|restricted|limited|confined|seule?(?:ment|s)?|uniquement|exclusive\w*|nur)\b/;

type Status = "positive" | "negative" | "equivocal" | null;

function stainIn(segment: Segment, marker: Marker, pattern: RegExp, stained: boolean): AnyStatement | null {
  const { text } = segment;
  let verdict: { status: Status; from: number; to: number } | null = null;
  const other = OTHER_CELLS.exec(text);
  if (other) {
    const own = besideOtherCells(segment, marker, pattern);
    // "SDHB: loss, with preserved staining in endothelium": what stands before the clause on other cells is the tumour's.
    const apart = BESIDE_CLAUSE.exec(text.slice(0, other.index));
    if (own !== null || apart === null || ONLY_THERE.test(text) || FAILED.test(text.slice(other.index))) return own;
    return stainIn({ ...segment, text: text.slice(0, apart.index) }, marker, pattern, stained);
  }
  for (const match of text.matchAll(pattern)) {
    const to = match.index + match[0].length;
    if (match[0] === "kit" || match[0] === "c-kit") {
      if (!CONTEXT.test(text) && !(stained && NAMED_ALONE.test(text))) continue;
      const after = text.slice(to, to + 24);
      if (GENE_AFTER.test(after) && !/^[ )]{0,2}immuno/.test(after)) continue;
      if (
        GENE_BEFORE.test(text.slice(Math.max(0, match.index - 40), match.index)) &&
        /mutat|exon|wild|gene|sauvage/.test(text)
      )
        continue;
      if (
        match[0] === "kit" &&
        /mutat|exon|wild[- ]?type|sauvage|sequenc/.test(text) &&
        !/immuno|stain|ihc|cd-? ?117|marquage/.test(text)
      )
        continue;
    }
    if (marker === "ihc_sdhb" && /^[ )]{0,2}(?:gene|mutat|variant|germline|exon)/.test(text.slice(to, to + 14)))
      continue;
    if (isPrevious(text, match.index)) continue;
    const status = statusAt(text, match.index, to);
    if (status) verdict ??= { status, from: match.index, to };
    if (verdict && verdict.status !== "equivocal") break;
  }
  if (!verdict || verdict.status === null) return null;
  const base = { segment, from: verdict.from, to: verdict.to, plainness: "sentence" as const, as_reported: null };
  if (marker === "ihc_sdhb" && DOUBTED_LOSS.test(text)) return null;
  if (verdict.status === "equivocal")
    return { ...base, fact: marker, value: null, note: { message: "equivocal_stain" } };
  if (marker === "ihc_sdhb")
    return { ...base, fact: marker, value: verdict.status === "positive" ? "retained" : "lost", note: null };
  return { ...base, fact: marker, value: verdict.status, note: null };
}

/** "Lost in tumour cells, retained in endothelium": only what is said of the tumour's cells counts, of one marker. */
function besideOtherCells(segment: Segment, marker: Marker, pattern: RegExp): AnyStatement | null {
  const { text } = segment;
  const at = text.search(pattern);
  const own = OF_TUMOUR.exec(text);
  if (at < 0 || !own || MARKERS.some(([other, words]) => other !== marker && text.search(words) >= 0)) return null;
  const negative = own[1] !== undefined || own[3] !== undefined;
  const base = { segment, from: 0, to: text.length, plainness: "sentence" as const, as_reported: null, note: null };
  return marker === "ihc_sdhb"
    ? { ...base, fact: marker, value: negative ? "lost" : "retained" }
    : { ...base, fact: marker, value: negative ? "negative" : "positive" };
}

/** The status that the words around a marker give it: right behind it, in front of its list, or behind its list. */
function statusAt(text: string, from: number, to: number): Status {
  const after = text.slice(to, to + 110);
  const direct = AFTER_STATUS.exec(after);
  if (direct) {
    // "no loss of expression" is retained.
    if (direct[1] !== undefined) {
      const before = text.slice(Math.max(0, from - 12), from);
      return /\b(?:not|non) $/.test(before) ? "negative" : "positive";
    }
    if (direct[2] !== undefined) {
      return "negative";
    }
    return /equivo|indeterm|inconcl/.test(direct[3] ?? "") ? "equivocal" : null;
  }
  if (
    /^ {0,2}(?:\([^)]{0,20}\))? {0,2}[:=]? {0,2}(?:shows? |showed |there is |with )?no loss|^ {0,2}[:=]? {0,2}(?:pas de perte|sans perte|absence de perte)/.test(
      after,
    )
  )
    return "positive";
  if (INTENSITY_AFTER.test(after) || (from < 4 && ANSWERED_YES.test(after))) return "positive";
  const before = text.slice(Math.max(0, from - 200), from);
  const intensity = INTENSITY_BEFORE.exec(before);
  if (intensity && NOUN_AFTER.test(after))
    return /\b(?:no|not|without|absent|lack of|loss of) {0,2}$/.test(before.slice(0, intensity.index))
      ? "negative"
      : "positive";
  const lead = leadStatus(before);
  if (lead) return lead;
  return trailStatus(after);
}

const STATUS_WORD =
  /(?:no loss|absence de perte|pas de perte|sans perte|do(?:es)? not express|not express\w*|n'expriment pas|n'exprime pas|sans expression|pas d'expression|fail to express|no (?:expression|staining)|absence d'expression|lack of expression|loss of (?:\w+ )?(?:expression|staining)|loss of|perte (?:d'expression|de l'expression|d'immunoexpression|de marquage|de)|negative|negatifs?|negatives|negativity|negativ|positive|positifs?|positives|positivity|positivite|positiv|immunoreactiv\w*|reactive|reactivity|expression|expressing|expresses|express|exprim\w+|stain(?:s|ing|ed)?(?= (?:strongly |diffusely )?(?:for|with))|marquage|marquent|retained|intact|conservee?s?|lost|lack(?:s|ing)?|equivocal)/g;

function leadStatus(before: string): Status {
  let last: { word: string; end: number } | null = null;
  for (const match of before.matchAll(STATUS_WORD)) last = { word: match[0], end: match.index + match[0].length };
  if (!last) return null;
  const between = before.slice(last.end);
  // From the status word to the marker there may only be list items and linking words.
  const stripped = between
    .replace(/[-']/g, " ")
    .replace(
      /\b(?:for|with|of|pour|par|avec|stains?|markers|bei|de|du|des|les|la|le|l|d|fur|anticorps|anti|both|von|cytoplasmique|diffuse?|diffusement|intensement|fortement|strongly|markers?|antibod\w+|diffuse|intense|the|tumou?r cells|expression|nuclear|staining|in|a la fois|immunostains?|d'expression|positif|positive|immunoexpression|membranous|cytoplasmic)\b/g,
      "",
    );
  if (!(stripped.trim() === "" || LIST_ITEM.test(stripped))) return null;
  // "CD34 positive, CD117 ..." - a status that already closed the item before it does not lead the next.
  if (/^[ ]*[,;]/.test(between) && /(?:positi|negati|retained|intact|lost|conserv|equivocal)/.test(last.word))
    return null;
  if (/equivocal/.test(last.word)) return null;
  if (/^(?:no loss|absence de perte|pas de perte|sans perte)/.test(last.word)) return "positive";
  if (/^(?:do|not|n'|sans|pas|fail|no |absence|lack|loss|perte|negati|lost)/.test(last.word)) return "negative";
  const lead = before.slice(Math.max(0, last.end - last.word.length - 14), last.end - last.word.length);
  if (/\b(?:not|non|no|without|sans|absence d(?:e|')) ?$/.test(lead)) return "negative";
  return "positive";
}

function trailStatus(after: string): Status {
  const match =
    /^((?:[ ,/&]|\b(?:and|et|und|cd-? ?\d{2,3}|dog-? ?1|c-?kit|kit|sdh-?b|desmin\w{0,3}|s-?100|sma|ano-?1)\b|\([^)]{0,20}\))+)(?:immuno\w+ |stain(?:s|ing) |both )?(?:: ?|(?:are|were|is|was|sont|est|shows?|stains?|ist|sind)\b ?)?(?:(?:both|all|strongly|diffusely|strong|diffuse|and|tous|deux|toutes?|fortement|intensement|diffusement|kraftig|stark|diffus|beide)\b ){0,4}(positi\w+|exprim\w+|expressed|\+{1,3}|negati\w+|retained|intact|conserve\w*|lost|equivocal)(?! (?:for|pour|par|to|with|avec|fur)\b)/.exec(
      after,
    );
  if (!match) return null;
  const word = match[2] ?? "";
  if (/^negati|^lost/.test(word)) return "negative";
  if (/^equivocal/.test(word)) return "equivocal";
  return POSITIVE.test(word) ? "positive" : null;
}
