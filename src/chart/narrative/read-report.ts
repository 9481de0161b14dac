import type { ReportText } from "../types";
import { isDeniedDiagnosis } from "./diagnosis/denied-diagnosis";
import { concludesOtherwise } from "./diagnosis/final-diagnosis";
import type { ReadReport } from "./reading";
import { isHedged, speaksOfRelative } from "./reading";
import type { Segment } from "./sentences/segments";
import { segmentsOf } from "./sentences/segments";
import { speaksOf } from "./sentences/topics";

const GIST =
  /\b(?:e?gists?\b|(?:extra-?)?gastro-?intestinal stromal|stromal tumou?r|tumeurs? stromale|stroma-?tumor|cd-?117|dog-?1\b|pdgfra|sdhb\b)/;
/** The tumour by its name. Stains and genes are shared with other tumours: they do not outweigh one named beside them. */
const GIST_NAMED =
  /\b(?:e?gists?\b|(?:extra-?)?gastro-?intestinal stromal|stromal tumou?r|tumeurs? stromale|stroma-?tumor)/g;
const OTHER_TUMOUR =
  /(?:carcinom|karzinom|sarkom)(?!atos)|\b(?:adenocarcinom|neuroendo[ck]rin|neuro-endocrine|carcinoid|carcinoide|lymphom|melanom|leiomyosarcom|leiomyom|schwannom|desmoid|liposarcom|seminom|myelom|meningiom|gliom|glioblastom|(?:cyst|fibro|kyst)?adenom(?:as?|es?)\b|lobulaire|nsclc|angiosarcom|rhabdomyo|solitary fibrous|tumeurs? fibreuses? solitaire)/;

/** A radiologist's adenoma of a gland: no tumour that the report is about. */
const GLAND =
  /\b(?:adrenals?|adrenocortical|surrenal\w*|nebenniere\w*|pituitary|hypophys\w*)\b[^.;]{0,60}?\badenom\w*|\badenom\w* (?:surren|hypophys|de la surren)\w*/g;

/** Organs whose tumour, not whose mere neighbourhood, is another tumour. */
const OTHER_ORGAN = /\b(?:breast|mammary|mammaire|sein|mamma|prostat\w*|thyroid\w*)\b/;
const MALIGNANT =
  /\b(?:cancer|tumou?r|tumeur|neoplas\w*|malignan\w*|krebs|metasta\w*|dcis|lumpectomy|mastectomy|grade (?:sbr|gleason)|gleason|nottingham)\b/;
/** What a part of a specimen shows that is no tumour of this kind. */
const NO_TUMOUR =
  /\b(?:no (?:residual )?tumou?r|accessory spleen|fat necrosis|pancreatic (?:rest|heterotop\w*)|heterotop\w*|lipoma|(?:chronic|acute) \w+itis|reactive|sans tumeur|sans lesion|non tumoral\w*|lipome|rate accessoire|cytosteatonecrose|kein tumor|nebenmilz|unremarkable|benign)\b/;

const RESECTION =
  /\b(?:resections?\b(?! margin)|resected|gastrectom|enterectom|colectom|proctectom|duodenopancreatectom|whipple|wedge|enucleat|excision(?! margin)|exerese|amputation|[a-z]{0,12}(?:gastr|enter|kol|prokt|duoden|osophag|pankreat)ektomie|piece (?:operatoire|d'exerese|de resection)|[a-z]*resekt(?:at|ion)|resecat|esophagectom|oesophagectom|sleeve|en bloc|segment (?:de |of )(?:jejun|ile|grele|small|colon)|tumorectom|segmentectom|duodenectom)/;
const BIOPSY =
  /(?<!vor|aut)biops|[a-z]-pe\b|\bprobe-?(?:exzision|entnahme)|\b(?:core needle|needle core|fnb\b|ponction|punch|microbiops|tru-?cut)/;
const CYTOLOGY =
  /\b(?:fna\b|fine[- ]needle aspirat|(?<!anatomie et (?:de )?)cytolog(?!ies? pathologi)|eus-fna|cytoponction|feinnadel(?!biops))/;
const RESECTED =
  /\b(?:resection|resected|excision|operative|surgical) specimens?\b|\bpiece (?:operatoire|de resection)\b|resektat\b/;
/** "Percutaneous biopsy not done", "Biopsie extern nicht gelungen": none was taken. */
const NO_BIOPSY =
  /\b(?:no|without|sans|pas de|keine) (?:[a-z]{3,14} ){0,2}biops\w*|\bbiops\w* (?:[a-z]{3,12} ){0,3}(?:not (?:done|taken|performed|obtained|diagnostic)|(?:nicht|non|pas|n'a pas ete) (?:gelungen|durchgefuhrt|erfolgt|contributi\w*|faite|realisee|diagnost\w*))/g;
/** Words of what was cut out where nothing names the operation. */
const CUT_OUT =
  /\b(?:surgeon's note|op-?bericht|piecemeal removal|weigh\w* \d)|\b(?:resection|surgical|excision|all) margins?\b|\bmargins? (?:are |is |all )?(?:clear|free|negative|positive|uninvolved|involved)\b|\br[01]\b|\b(?:marges|limites) (?:d'exerese|de resection|saines)\b|absetzungsr|resektionsr/;
const SPECIMEN_LABEL =
  /^(?:piece(?: operatoire)?|specimens?(?: (?:type|submitted|received|description))?(?:\(s\))?|procedures?|operation|nature (?:du|des) prelevements?|prelevements?|type de (?:prelevement|piece)|intervention|material|materiel|entnahme|probe|specimen\(s\) received|tissue submitted|operative procedure|type of (?:specimen|procedure)|source)$/;

/**
 * Cuts a report into sentences and settles what holds for all of it.
 * @returns null when the report is about another tumour and never speaks of a GIST: then nothing in it counts.
 */
export function readReport(report: ReportText): ReadReport | null {
  const { segments, unread_topics } = segmentsOf(report.text, report.kind);
  const title = (report.title ?? "").toLowerCase();
  let gist = false;
  let gistNamed = false;
  let other = false;
  let other_mentioned = false;
  let denied = false;
  let affirmed = false;
  const beside_other = new Set<number>();
  const parts = new Map<number, { gist: boolean; other: boolean }>();
  const items = new Map<number, { tumour: boolean; none: boolean }>();
  for (const segment of segments) {
    if (segment.section === "reference" || segment.section === "family" || segment.section === "superseded") continue;
    const speaksGist = speaksOf(segment.topics, "gist") && GIST.test(segment.text);
    const speaksOther =
      speaksOf(segment.topics, "other_tumour") &&
      segment.section === "body" &&
      (OTHER_TUMOUR.test(segment.text.replace(GLAND, " ")) ||
        (OTHER_ORGAN.test(segment.text) && MALIGNANT.test(segment.text))) &&
      !setsAside(segment.text) &&
      !speaksOfRelative(segment);
    if (segment.item !== 0) {
      const item = items.get(segment.item) ?? { tumour: false, none: false };
      item.none ||= NO_TUMOUR.test(segment.text);
      item.tumour ||= speaksGist || TUMOUR_PART.test(segment.text.replace(new RegExp(NO_TUMOUR.source, "g"), " "));
      items.set(segment.item, item);
    }
    if (!speaksGist && isOtherLesion(segment)) beside_other.add(segment.index);
    if (!speaksGist && !speaksOther) continue;
    const namesGist = speaksGist && namesGistIn(segment.text);
    if (speaksGist && !namesGist && segment.text.search(GIST_NAMED) >= 0) denied = true;
    affirmed ||=
      namesGist &&
      !isHedged(segment.text) &&
      (report.kind !== "pathology" || (segment.section === "body" && !QUOTED_NAME.test(segment.text)));
    gist ||= speaksGist;
    // What the request asks for does not outweigh what the pathologist found.
    gistNamed ||=
      namesGist &&
      (report.kind !== "pathology" || segment.section === "body") &&
      (report.kind === "imaging" || !asksFor(segment.text));
    other ||= speaksOther;
    if (speaksOther && !speaksGist) {
      beside_other.add(segment.index);
      other_mentioned = true;
    }
    const part = parts.get(segment.part) ?? { gist: false, other: false };
    part.gist ||= namesGist && segment.section === "body";
    part.other ||= speaksOther;
    parts.set(segment.part, part);
  }
  // Named among what it might be and then excluded: the report is about something else.
  if ((!gistNamed && other) || (denied && !affirmed)) return null;
  if ((report.kind === "pathology" || report.kind === "imaging") && concludesOtherwise(segments)) return null;
  const other_parts = new Set<number>();
  for (const [number, part] of parts) if (part.other && !part.gist) other_parts.add(number);
  const empty = new Set([...items].filter(([, item]) => item.none && !item.tumour).map(([number]) => number));
  for (const segment of segments) if (empty.has(segment.item)) beside_other.add(segment.index);
  return {
    report,
    segments,
    unread_topics,
    kind: report.kind === "unknown" ? kindFrom(segments, title) : report.kind,
    specimen: report.kind === "imaging" || report.kind === "genomics" ? "unknown" : specimenFrom(segments, title),
    other_parts,
    beside_other,
    other_mentioned,
    gist_mentioned: gist,
  };
}

/** "Gastrectomy for 'GIST of 47 mm'": another's words. */
const QUOTED_NAME = /"[^"]{0,24}\b(?:gists?|stromal|stromatumor)\b[^"]{0,40}"/;
/** "Submucosal lesion 19 mm, a lipoma": nothing in the sentence is the GIST's. */
const OTHER_LESION =
  /\b(?:lipom\w*|splenos\w*|splenunculus|nebenmilz\w*|accessory spleen|rate accessoire|heterotop\w*|(?:ectopic|aberrant) pancrea\w*|pancreas (?:aberrant|ectopique)|endometrio\w*|hamartom\w*|fibroid polyp\w*|polype fibro\w*|glomus tumou?r|tumeur glomique)\b/;
const isOtherLesion = ({ section, topics, text }: Segment): boolean =>
  section === "body" &&
  speaksOf(topics, "other_tumour") &&
  OTHER_LESION.test(text) &&
  !setsAside(text) &&
  !/\b(?:tumou?rs?|tumeurs?|mass|masse|raumforderung|tumor\w*)\b(?! glomique)/.test(text);
const TUMOUR_PART = /\b(?:tumou?r|tumeur|gist|stromal|cd-?117|dog-?1|mitos\w*|mitot\w*)\b/;

/** The tumour by its name, at least once without being denied. */
function namesGistIn(text: string): boolean {
  for (const match of text.matchAll(GIST_NAMED))
    if (!isDeniedDiagnosis(text, match.index, match.index + match[0].length)) return true;
  return false;
}

/** "?GIST": the tumour is asked for. */
const asksFor = (text: string): boolean => /\? {0,1}(?:[a-z]+ ){0,2}gists?\b|\bgists?(?: [a-z]+){0,3} ?\?/.test(text);

/** "No carcinoma", "not a leiomyoma", "rules out schwannoma": the other tumour is named to be excluded. */
function setsAside(text: string): boolean {
  // "? lymphoma" is asked.
  return /\?|\b(?:no evidence|negative for|no (?:carcinoma|lymphoma|melanoma)|not (?:a |in favou?r)|exclud|rule[sd]? out|against|differential|rather than|elimin|ecart|history|previous|prior|antecedent|known|connue?|rather than|absence de|pas de|diagnostic differentiel|versus|(?:s-?100|desmin)(?! ?(?:\+|pos))|kein)\b/.test(
    text,
  );
}

function kindFrom(segments: readonly Segment[], title: string): ReportText["kind"] {
  if (/patholog|histolog|anatomopath|biops|anapath/.test(title)) return "pathology";
  if (/\bct\b|\bmri\b|scanner|irm|imaging|radiolog|echograph|ultraso|tdm|tomogra/.test(title)) return "imaging";
  if (/operat|operatoire|surgery/.test(title)) return "operative";
  if (/molec|genet|genom|ngs|sequenc/.test(title)) return "genomics";
  let pathology = 0;
  let imaging = 0;
  for (const segment of segments) {
    if (segment.section !== "body" || !speaksOf(segment.topics, "pathology_words", "imaging_words")) continue;
    if (
      /\b(?:macroscop|microscop|gross|histolog|mitos|mitot|immunohisto|hpf|spindle|fusiforme|margin|synoptic)/.test(
        segment.text,
      )
    )
      pathology += 1;
    if (
      /\b(?:ct|mri|scanner|irm|contrast|contraste|enhanc|rehauss|hounsfield|arterial phase|portal|tdm|impression)\b/.test(
        segment.text,
      )
    )
      imaging += 1;
  }
  if (pathology > imaging) return "pathology";
  if (imaging > pathology && imaging > 1) return "imaging";
  return "unknown";
}

const isResection = ({ topics, text }: Segment): boolean =>
  speaksOf(topics, "procedure") && RESECTION.test(text) && !BIOPSY.test(text);

const NOT_DONE =
  /\b(?:plan\w*|await\w*|recommend\w*|consider\w*|propos\w*|if|until|pending|candidate|expected|prevue?|attente|empfohlen|geplant|vor|before|avant|prior)\b/;

/** Whether the findings tell of an operation that was done, whatever else was sent. */
export const tellsResection = ({ segments }: ReadReport): boolean =>
  segments.some((one) => one.section === "body" && isResection(one) && !NOT_DONE.test(one.text));

function specimenFrom(segments: readonly Segment[], title: string): ReadReport["specimen"] {
  const labelled = segments.filter(
    (segment) => segment.label !== null && SPECIMEN_LABEL.test(segment.label) && segment.section !== "history",
  );
  const decide = (words: string): ReadReport["specimen"] => {
    const text = words.replace(NO_BIOPSY, " ");
    const resection = RESECTION.test(text);
    const biopsy = BIOPSY.test(text);
    const cytology = CYTOLOGY.test(text);
    if (resection && !biopsy) return "resection";
    if (biopsy && !resection) return "biopsy";
    if (cytology && !resection) return "cytology";
    return "unknown";
  };
  for (const segment of labelled) {
    const found = decide(segment.text.slice(segment.value_from));
    if (found !== "unknown") return found;
  }
  const fromTitle = decide(title);
  if (fromTitle !== "unknown") return fromTitle;
  const body = segments.filter((segment) => segment.section === "body");
  for (const segment of body.slice(0, 6)) {
    const found = decide(segment.text.slice(0, 160));
    // "GIST, biopsy 03/2025" tells how it was found, where another procedure is told of, too.
    if (found === "biopsy" && /\b(?:\d{1,2}\/)?(?:19|20)\d\d\b/.test(segment.text) && body.some(isResection)) continue;
    // A count "on the biopsy" beside what "the resection specimen" shows.
    if (found === "biopsy" && body.some(({ topics, text }) => speaksOf(topics, "procedure") && RESECTED.test(text)))
      return "unknown";
    if (found !== "unknown") return found;
  }
  let resection = 0;
  let biopsy = 0;
  for (const segment of body) {
    if (!speaksOf(segment.topics, "procedure")) continue;
    if (RESECTION.test(segment.text)) resection += 1;
    if (BIOPSY.test(segment.text.replace(NO_BIOPSY, " "))) biopsy += 1;
  }
  if (resection > 0 && biopsy === 0) return "resection";
  if (biopsy > 0 && resection === 0) return "biopsy";
  // Margins are told of what was cut out.
  if (biopsy === 0 && body.some(({ text }) => CUT_OUT.test(text))) return "resection";
  return "unknown";
}
