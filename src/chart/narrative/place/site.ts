import { isDeniedDiagnosis } from "../diagnosis/denied-diagnosis";
import type { AnyStatement, NarrativeReader, Plainness, ReadReport } from "../reading";
import { isHedged, isPresent, isPrevious, speaksOfRelative } from "../reading";
import { blanked } from "../sentences/blanked";
import type { Segment } from "../sentences/segments";
import { speaksOf } from "../sentences/topics";
import { agreed, type Place, type Site, SMALL_BOWEL, sitesIn, withoutWhole } from "./organs";
import { mayBeDeposit, placeOf, withoutNeighbours } from "./place-of";
import { isSampleLine } from "./sample-line";

/** The words of a label that asks for the place: one of the first, and none but these. */
const PLACE_WORD =
  /^(?:sites?|locations?|locali[sz]ations?|siege|sitz|lage|topograph\w*|organe?s?|origine?|ursprung\w*|(?:tumor|primar)?lokali[sz]ation|tumorsitz|primartumor|primarius|primary|entnahmeort)$/;
const PLACE_ATTRIBUTE =
  /^(?:(?:primary|tumou?r|tumeur|tumorale?|lesion|gist|neoplasm|anatomic(?:al)?|anatomique|primiti(?:f|ve)|of|the|de|la|du|des|l'origine|exact|main|preleve|originating|s|d'origine)|\([^)]*|[^(]*\))$/;
const asksForPlace = (label: string): boolean => {
  const words = label
    .replace(/\([^)]{0,30}\)/g, " ")
    .split(/[ /-]+/)
    .filter((word) => word !== "");
  return (
    words.some((word) => PLACE_WORD.test(word)) &&
    words.every((word) => PLACE_WORD.test(word) || PLACE_ATTRIBUTE.test(word))
  );
};
const GIST =
  /\b(?:e?gists?|(?:extra-?)?gastro-?intestinal stromal (?:tumou?r|neoplasm|sarcoma)s?|stromal tumou?rs?|tumeurs? stromales?(?: gastro-?intestinales?)?|tumeurs? conjonctives? gist|gastrointestinale[rn]? stroma-?tumor(?:en|s)?|stromatumor\w*)\b/;
const TUMOUR =
  /\b(?:tumou?rs?|mass|lesion|neoplasm|tumeur|masse|nodule|neoformation|formation|(?:unter|zwischen)?raumforderung|knoten|lasion|[a-z]{3,12}tumor|cible primitive)\b/g;
/** Where the sentence speaks of spread or relapse, an organ named in passing is not the primary's. */
const SPREAD_OR_RELAPSE =
  /\b(?:p?m1|metasta\w*|implants?|secondary|secondaire|recurren\w*|recidiv\w*|rezidiv\w*|seeding|carcinose|sarcomatos\w*|deposit\w*|noeud|lymph\w*|involv\w*|extend\w*|between)\b/;
const CAME_BACK = /\b(?:recurren|recidiv|rezidiv|metasta)\w*/;
/** Of GISTs in general, or of what would hold elsewhere: nothing of this one. */
const GENERAL =
  /\b(?:most (?:frequent|common|often)\w*|commonest|usually|generally|typically|la plupart|plupart des|le plus souvent|frequemment|haufigste\w*|meistens?|in general|would (?:be|have)|serait|ware|(?:better|worse|more|less|higher|lower|best|poor|good) (?:\w+ ){0,4}(?:than|prognos\w*|outcome)|(?:meilleur|mauvais|bon) pronostic|(?:gunstiger|schlechter)\w* prognose|(?:gastric|duodenal|jejunal|small[- ]bowel|rectal|all|these|such) gists (?:are|have|behave|show|with|of|tend)|(?:les|des|ces) gists? (?:[a-z]+ )?(?:sont|ont|presentent)|depends on|depend de|depend du|abhangig)\b|^(?:if|wenn|falls|si (?:la|le|l'|elle|une)\b)|\d ?% (?:of|des|aller)\b/;
const UNDETERMINED =
  /\b(?:cannot|unknown|indetermin\w*|not (?:specified|stated|determin\w*|certain|clear)|non precise\w*|unbekannt\w*|unklar\w*)/;

/** Primary site of the GIST. */
export const primarySites: NarrativeReader = {
  facts: ["site"],
  speaks: (topics) => speaksOf(topics, "site", "gist"),
  read: sitesOf,
};

/**
 * What is said of the GIST itself beats where a specimen came from and what is said of "the mass", and both beat the one organ that was
 * operated on or that the request names; a part beats its whole.
 */
function sitesOf(read: ReadReport, all: readonly Segment[]): readonly AnyStatement[] {
  const speaking = all.filter(
    ({ index, part, text }) => !read.beside_other.has(index) && !read.other_parts.has(part) && !GENERAL.test(text),
  );
  if (read.kind === "genomics")
    return read.other_mentioned ? [] : speaking.filter(isSampleLine).flatMap((one) => inSegment(one, read) ?? []);
  const plain: AnyStatement[] = [];
  const weaker: AnyStatement[] = [];
  const own = specimensOfGist(read);
  let header: { segment: Segment; place: Place } | null = null;
  for (const segment of speaking) {
    const statement = inSegment(segment, read);
    if (statement) plain.push(statement);
    else weaker.push(...ofTumour(segment, read, own));
    // "STOMACH, WEDGE RESECTION:" with the diagnosis in the lines below it.
    const head = headerPlace(segment);
    if (head) header = { segment, place: head };
    else if (segment.opens_paragraph && header && segment.part !== header.segment.part) header = null;
    if (!header || segment === header.segment || !isPresent(segment) || segment.start - header.segment.start >= 600)
      continue;
    const { text } = segment;
    const gist = GIST.exec(text);
    if (
      !gist ||
      isHedged(text) ||
      SPREAD_OR_RELAPSE.test(text) ||
      isDeniedDiagnosis(text, gist.index, gist.index + gist[0].length)
    )
      continue;
    if (!statement) weaker.push(siteAt(header.segment, header.place, "heading"));
    header = null;
  }
  const said = plain.length > 0 ? plain : weaker.length > 0 ? weaker : ofSpecimen(read, speaking);
  const parts = [...plain, ...weaker].filter(({ value }) => SMALL_BOWEL.has(value as Site));
  const others = said.filter(({ value }) => value !== "small_bowel_unspecified");
  if (others.length > 0 || said.length === 0) return parts.length === 0 ? said : others;
  if (parts.length > 0) return parts;
  // "Perforated small bowel tumour. Segment of ileum": the part that the specimen is named by.
  const taken = ofSpecimen(read, speaking, true).filter(({ value }) => SMALL_BOWEL.has(value as Site));
  return taken.length > 0 ? taken : said;
}

function siteAt(segment: Segment, place: Place, plainness: Plainness, value: Site = place.site): AnyStatement {
  return { fact: "site", value, segment, from: place.from, to: place.to, plainness, note: null, as_reported: null };
}

const spanning = (site: Site, from: number, to: number): Place => ({ site, from, to });

/** A sentence on the past of the GIST still tells its site, but where a pathologist examines something new. Same length. */
function withoutPast(segment: Segment, read: ReadReport): string {
  const known = withoutKnown(segment.text);
  return read.kind === "pathology" && segment.section !== "clinical" ? known : known.replace(PAST, blanked);
}
const PAST =
  /\b(?:s\/p|status post|z\. ?n\.|history of|antecedents? d[e']|resected|operee?s?|(?:in|en|im|since|depuis|seit) (?:[a-z]{3,9} )?(?:19|20)\d\d|\d{1,2} (?:years?|months?) ago|il y a \d{1,2} (?:ans?|mois)|vor \d{1,2} (?:jahr|monat)\w*)/g;

/** An indication names the tumour that is operated on or followed, a letter's history the one that it is about. */
function isRequest(segment: Segment, read: ReadReport): boolean {
  if (speaksOfRelative(segment)) return false;
  if ((read.kind === "clinical" || read.kind === "imaging") && segment.section === "history") return true;
  return read.kind !== "pathology" && segment.section === "clinical" && !isPrevious(withoutPast(segment, read), 0);
}

/** What a labelled line or a sentence on the GIST says of its site. */
function inSegment(segment: Segment, read: ReadReport): AnyStatement | null {
  const text = withoutNeighbours(withoutQuotes(withoutContainer(segment.text)));
  if (!isPresent(segment) && !isRequest(segment, read)) return null;
  if (segment.label !== null && asksForPlace(segment.label)) return inLabel(segment, text);
  const gist = GIST.exec(text);
  if (!gist) return ofPrimary(segment, text, read);
  const end = gist.index + gist[0].length;
  if (isPrevious(withoutPast(segment, read), gist.index) || isDeniedDiagnosis(text, gist.index, end)) return null;
  // What an operation was for, or what a scan shows, is doubted, not where; a doubt between tumour and place is of the place.
  const said = (place: Place, plainness: Plainness): AnyStatement | null => {
    const between = text.slice(Math.min(end, place.to), Math.max(gist.index, place.from));
    const isOpen = read.kind === "operative" || read.kind === "imaging" ? isHedged(between) : isHedged(text);
    return isOpen ? null : siteAt(segment, place, plainness);
  };
  const stated = SITE_STATED.exec(text);
  const is = stated === null ? null : agreed(sitesIn((stated[1] ?? "").replace(NOT_THERE, "")));
  if (stated !== null && is !== null)
    return said(spanning(is, stated.index, stated.index + stated[0].length), "sentence");
  const place = placeOf(text, gist.index, end);
  if (place) return said(place, "sentence");
  const comeBack = CAME_BACK.test(text.slice(0, gist.index));
  // "Stomach, wedge resection: GIST", "Ileum: GIST", "Distal gastrectomy: GIST".
  const label = segment.label === null || gist.index < segment.value_from ? null : text.slice(0, segment.value_from);
  if (label !== null && !comeBack) {
    const organ = agreed(sitesIn(label)) ?? operatedOrgan(label);
    const near = gist.index < segment.value_from + 60 || (label.length < 40 && sitesIn(label)[0]?.from === 0);
    if (organ !== null && near && !UNAFFECTED.test(label) && !mayBeDeposit(organ, text))
      return said(spanning(organ, 0, end), "heading");
  }
  if (SPREAD_OR_RELAPSE.test(text)) return ofPrimary(segment, text, read);
  const head = headerPlace(segment);
  if (head && head.from < gist.index && !comeBack) return said({ ...head, to: end }, "heading");
  const places = sitesIn(text);
  // "Gastrectomy for a 13 cm GIST".
  const operation = OPERATION_FOR.exec(text.slice(0, gist.index));
  const operated = operation === null ? null : operatedOrgan(operation[0]);
  if (operation !== null && operated !== null && places.every((one) => one.site === operated))
    return said(spanning(operated, operation.index, end), "heading");
  // "Open wedge resection of the stomach for GIST": the one place of the sentence.
  const first = places[0];
  const only = agreed(places);
  if (!first || only === null || mayBeDeposit(only, text) || OTHER_FINDING.test(text)) return null;
  if (UNAFFECTED.test(text.slice(first.to, first.to + 16))) return null;
  const [from, to] = [Math.min(first.from, gist.index), Math.max(first.to, end)];
  return to - from < 130 && !/[;:]/.test(text.slice(from, Math.max(first.from, gist.index)))
    ? said(spanning(only, from, to), "sentence")
    : null;
}

/** "The patient has a known jejunal primary": whenever it was, it is the primary's site. */
function ofPrimary(segment: Segment, text: string, read: ReadReport): AnyStatement | null {
  const primary = PRIMARY.exec(text);
  if (!primary || read.other_mentioned || !read.gist_mentioned || isHedged(text)) return null;
  const end = primary.index + primary[0].length;
  const place = isDeniedDiagnosis(text, primary.index, end) ? null : placeOf(text, primary.index, end);
  return place === null ? null : siteAt(segment, place, "sentence");
}
const PRIMARY =
  /\b(?:primary(?! (?:site|care|tumou?r|surg|repair|closure|intention|diagnos))|primarius|primartumor|primitif)\b/;

function inLabel(segment: Segment, text: string): AnyStatement | null {
  const value = text.slice(segment.value_from).replace(NOT_INVOLVED, blanked);
  const places = sitesIn(value);
  const first = places[0];
  const last = places[places.length - 1];
  if (!first || !last) return null;
  const site = agreed(places);
  const span = spanning(site ?? first.site, segment.value_from + first.from, segment.value_from + last.to);
  const open = { ...siteAt(segment, span, "synoptic"), value: null } as const;
  if (SPREAD_OR_RELAPSE.test(value) && places.length > 1) return { ...open, note: { message: "several_sites" } };
  if (UNDETERMINED.test(value) || isHedged(value)) return { ...open, note: { message: "hedged" } };
  return site === null ? { ...open, note: { message: "several_sites" } } : siteAt(segment, span, "synoptic");
}

/** "Stomach, cardia (not involving the GOJ)". */
const NOT_INVOLVED =
  /\b(?:not|without|no|sans|ohne|pas d[e']) ?(?:involv|extend|extens|reach|invad|atteint|envahi|befall|beteilig)\w*[^(),;]{0,60}/g;

/** The numbered specimen or finding that a sentence stands in. */
const specimenOf = ({ item, part }: Segment): string | null =>
  item > 0 ? `item ${item}` : part > 0 ? `part ${part}` : null;

/** In a report on another tumour, too: the specimens that name a GIST and no other tumour. */
function specimensOfGist(read: ReadReport): ReadonlySet<string> {
  const named = new Set<string>();
  if (!read.other_mentioned) return named;
  for (const segment of read.segments) {
    const specimen = speaksOf(segment.topics, "gist") && isPresent(segment) ? specimenOf(segment) : null;
    const gist = specimen === null ? null : GIST.exec(segment.text);
    if (specimen === null || !gist || isHedged(segment.text)) continue;
    if (!isDeniedDiagnosis(segment.text, gist.index, gist.index + gist[0].length)) named.add(specimen);
  }
  for (const segment of read.segments)
    if (read.beside_other.has(segment.index)) named.delete(specimenOf(segment) ?? "");
  return named;
}

/** Where "the tumour" lies, in a report or a specimen that speaks of no other one. */
function ofTumour(segment: Segment, read: ReadReport, own: ReadonlySet<string>): readonly AnyStatement[] {
  if (read.other_mentioned && !own.has(specimenOf(segment) ?? "")) return [];
  if (!(read.gist_mentioned || read.kind === "operative" || read.kind === "imaging")) return [];
  const operated = (read.kind === "operative" || read.kind === "clinical") && isRequest(segment, read);
  if (!(isPresent(segment) || operated) || TARGET_LABEL.test(segment.label ?? "")) return [];
  const place = placeOfTumour(segment, read);
  return place === null ? [] : [siteAt(segment, place, "sentence")];
}

function placeOfTumour(segment: Segment, read: ReadReport): Place | null {
  const text = withoutNeighbours(segment.text);
  const metastatic = read.kind === "operative" && read.segments.some((one) => isOfMetastatic(one));
  for (const tumour of [...text.matchAll(TUMOUR)].slice(0, 4)) {
    const end = tumour.index + tumour[0].length;
    if (metastatic && /^nod|^lesion|^knoten|^masse?$/.test(tumour[0])) continue;
    if (isPrevious(withoutKnown(text), tumour.index) || isDeniedDiagnosis(text, tumour.index, end)) continue;
    // "Omental nodule: recurrent GIST" is where it came back.
    const place =
      placeOf(text, tumour.index, end) ??
      holderOf(text, tumour.index, end) ??
      listedOrgan(segment, read, tumour.index, end);
    if (
      place &&
      !SPREAD_OR_RELAPSE.test(text.slice(0, Math.max(place.to, end))) &&
      !(place.to <= tumour.index && CAME_BACK.test(text))
    )
      return place;
  }
  return null;
}

/** "Followed for a gastric GIST metastatic to the peritoneum": a nodule that is taken out of another organ is a deposit. */
const isOfMetastatic = ({ text }: Segment): boolean => METASTATIC_GIST.test(text) && !isHedged(text);
const METASTATIC_GIST =
  /\b(?:gist|stromal tumou?r|tumeur stromale|stromatumor)s?(?: [a-z]{3,12}){0,2} (?:metastati\w*|metastasiert\w*)|\b(?:metastati[ck]\w*|metastasiert\w*|disseminated) (?:[a-z]{3,12} ){0,2}(?:gist|stromal tumou?r|tumeur stromale|stromatumor)/;

/** "The stomach contains a tumour", "At the gastric fundus a hypoechoic lesion". */
function holderOf(text: string, from: number, to: number): Place | null {
  const before = text.slice(0, from);
  const holder = HOLDS.exec(before) ?? PLACE_FIRST.exec(before);
  const site = holder === null ? null : agreed(sitesIn(holder[0]));
  return holder === null || site === null || mayBeDeposit(site, text) ? null : spanning(site, holder.index, to);
}

/** A list of organs, a radiologist's or of numbered specimens: "Stomach: 33 mm intramural lesion". */
function listedOrgan(segment: Segment, read: ReadReport, from: number, to: number): Place | null {
  const listed = read.kind === "imaging" || (read.kind === "pathology" && specimenOf(segment) !== null);
  if (!listed || segment.label === null || from < segment.value_from || segment.label.length >= 44) return null;
  const site = agreed(sitesIn(segment.label));
  return site === null || mayBeDeposit(site, segment.text) ? null : spanning(site, 0, to);
}

const HOLDS =
  /\b[a-z-]{4,12}(?: wall)? (?:contains?|bears|harbou?rs|shows|contient|comporte|renferme|enthalt)\b[^,;:.]{0,40}$/;
const PLACE_FIRST =
  /(?:^|[:,] |\b(?:seen|identified|found|noted|visible|retrouve|note|montre|shows?|demonstrates?) )(?:in|at|within|on|along|au niveau|dans|sur|im|am|an|in der)\b[^,;:.]{3,48}(?:, [^,;:.]{3,30})?(?:,|\b(?:there is|is|was|on (?:note|retrouve|observe)|il existe|findet sich|zeigt sich))? ?(?:an?|une?|eine?|la|the)\b[^;:.]{0,70}$/;

const PROCEDURE =
  /\b(?:resection|gastrectomy|excision|enucleation|wedge|biops(?:y|ies|ie|ien)|\w{0,12}duodenectomy|colectomy|enterectomy|proctectomy|resektion|gastrectomie|exerese|\w*resektat|exzision|fnb|fna|ponction|punktion|segmentectomy|partial|sleeve|tumou?rectomy|dissection|esd|polypectomy|o?esophagectomy)\b/;
const OTHER_SPECIMEN = /\b(?:liver|hepatic|foie|node|lymph|peritoneal|breast|lung)\b/;

/** The organ at the head of a specimen's line: "Stomach, wedge resection". */
function headerPlace(segment: Segment): Place | null {
  if (!isPresent(segment)) return null;
  const head = segment.text.slice(0, 90);
  const places = sitesIn(head);
  const first = places[0];
  if (first && BESIDE.has(first.site) && /biops|nodul/.test(head)) return null;
  if (first && UNAFFECTED.test(head.slice(first.to, first.to + 16))) return null;
  if (!first || first.from > 30 || !PROCEDURE.test(head) || OTHER_SPECIMEN.test(head.slice(0, first.from))) return null;
  const lead = head
    .slice(0, first.from)
    .replace(
      /^[\s(]*(?:specimens?|part|prelevement|piece|procedure|nature du prelevement|intervention)?[\s:#n\u00b0a-h0-9.()-]*/,
      "",
    );
  if (lead.length > 24) return null;
  const site = agreed(
    places.filter((place) => place === first || (place.site !== "omentum" && place.site !== "mesentery")),
  );
  return site === null ? null : { ...first, site };
}

/** Words by which a line tells what was taken out, or what the request is about. */
const TAKEN =
  /gastrectom|resect|resekt|resec|exeres|excis|exzi[sd]|wedge|biops|\bfn[abp]\b|ectom(?:y|ie)|\b(?:specimens?|segments?|\w+segment|pieces?|prelevements?|sleeve|cores?|loop|anse|material|teil\w*|length)\b/;
const TAKEN_LABEL =
  /^(?:gross|macro|makro|specimen|material|prelevement|nature|procedure|tissue|source|source of|entnahme|probe)/;
const REQUESTED =
  /\b(?:tumou?rs?|mass|lesions?|gists?|tumeurs?|masse|nodule|raumforderung|lasion|knoten|[a-z]{3,12}tumor)\b/;
/** Where a deposit lay beside the primary. */
const DEPOSIT_PLACE =
  /nodul|knoten|liver|hepat|foie|leber|ganglion|node|lymph|periton|oment|epiplo|mesent|lung|pulmon|\bbone|\bos\b/;
/** A specimen with a finding of its own, or from elsewhere, is not where the GIST was. */
const NOT_ITS_PLACE =
  /\b(?:liver|hepatic|hepatique|foie|leber\w*|node|lymph\w*|ganglion\w*|metasta\w*|recurren\w*|recidiv\w*|rezidiv\w*|peritone\w*|not|no|without|pas|sans|kein\w*|ohne|free|frei|libres?|indemnes?|normal\w*|unremarkable)\b/;
/** "Its origin remains uncertain": then no specimen tells it. */
const ORIGIN_OPEN =
  /\b(?:origine?|ursprung\w*|primary(?: site)?|site primitif|point de depart|primarius)\b[^.;]{0,40}\b(?:uncertain|unknown|can ?not|undetermin\w*|indetermin\w*|inconnue?|unklar|unbekannt|nicht|not)\b|\b(?:unknown|undetermined|uncertain|unclear) (?:primary|origin|site)\b/;
const OTHER_FINDING =
  /\b\w{4,}(?:itis|ite)s?\b|\bpolyp|\badenom|\bulcus|\bmetaplas|\bhelicobacter|\bhaemorrhoid|\bdivertic/;
const PAST_OR_OTHER =
  /\b(?:history|previous|prior|pmh|antecedents?|ancien\w*|vorgeschichte|z\. ?n\.|(?:19|20)\d\d|cancer|carcinom\w*|ca\b|lymphom\w*)/;

/** Where nothing names the tumour's place: the one organ of specimens, operations and the request, in a report on a GIST alone. */
function ofSpecimen(read: ReadReport, speaking: readonly Segment[], isPlaced = false): readonly AnyStatement[] {
  if (!(read.kind === "pathology" || read.kind === "operative") || read.other_mentioned || !read.gist_mentioned)
    return [];
  // Only where the report says, plainly, that this is a GIST and its first one.
  let affirmed = false;
  for (const { text, section } of speaking) {
    if (ORIGIN_OPEN.test(text)) return [];
    const gist = GIST.exec(text);
    if (!gist) continue;
    if (CAME_BACK.test(text)) {
      if (!DEPOSIT_PLACE.test(text)) return [];
      continue;
    }
    affirmed ||=
      (section === "body" || section === "clinical") &&
      !isHedged(text) &&
      !isDeniedDiagnosis(text, gist.index, gist.index + gist[0].length);
  }
  if (!affirmed && !isPlaced) return [];
  const found = new Map<Site, AnyStatement>();
  for (const segment of speaking) {
    if (segment.section === "family" || segment.section === "reference" || segment.section === "superseded") continue;
    const text = withoutNeighbours(withoutContainer(segment.text));
    if (NOT_ITS_PLACE.test(text) || OTHER_FINDING.test(text)) continue;
    const asked = segment.section === "clinical" || segment.section === "history";
    const taken = segment.section !== "history" && (TAKEN.test(text) || TAKEN_LABEL.test(segment.label ?? ""));
    const requested = asked && REQUESTED.test(text) && !PAST_OR_OTHER.test(text.slice(segment.value_from));
    if (!taken && !requested) continue;
    const sites = new Set(
      sitesIn(text)
        .map(({ site }) => site)
        .filter((site) => !BESIDE.has(site)),
    );
    const organ = read.kind === "operative" ? null : operatedOrgan(text);
    if (organ !== null) sites.add(organ);
    for (const site of sites)
      if (!found.has(site)) found.set(site, siteAt(segment, spanning(site, 0, segment.text.length), "heading"));
  }
  const [site, ...others] = withoutWhole(found.keys());
  const statement = site === undefined ? undefined : found.get(site);
  return statement === undefined || others.length > 0 ? [] : [statement];
}

/** Taken out with the organ, as a rule. */
const BESIDE: ReadonlySet<Site> = new Set(["omentum", "mesentery", "appendix"]);

/** "Target 2:": one of the lesions that a response is measured by, whichever they are. */
export const TARGET_LABEL = /^(?:(?:non-?)?target|cible|ziellasion)(?: lesion)? (?:n ?[o\u00b0] ?)?\d/;

/** The site of a known tumour is its site. Same length. */
export const withoutKnown = (text: string): string =>
  text.replace(/\bknown\b|\bconnue?\b/g, (word) => " ".repeat(word.length));

/** What a container is labelled with is not where the pathologist found the tumour. Same length. */
export const withoutContainer = (text: string): string =>
  text.replace(/\b(?:labell?ed|designated|marked|etiquetee?|intitulee?)\b[^".;]{0,48}"[^"]{0,60}"/g, blanked);

/** Organs named to say that nothing is in them. */
const UNAFFECTED = /\b(?:free|indemnes?|libres?|saine?s?|frei|normal\w*|unremarkable|uninvolved)\b/;

/** Words in quotation marks are another's, but for a name. Same length. */
const withoutQuotes = (text: string): string =>
  text.replace(/"[^"]{6,240}"/g, (words) =>
    words.split(" ").length > 3 || /\d/.test(words) ? " ".repeat(words.length) : words,
  );

/** "The site of the GIST is therefore ileum and not jejunum". */
const SITE_STATED =
  /\b(?:site|location|origin|siege|localisation) (?:of|de la|du) (?:the |this )?(?:gist|tumou?r|tumeur(?: stromale)?) (?:is|was|est) (?:(?:therefore|thus|hence|in fact|now|actually|donc|en fait) )?([^,;.:]{4,60})/;
const NOT_THERE = /\b(?:and |et |rather |plutot )?(?:not|non(?: pas)?|than|que)\b.*/;
const OPERATION_FOR = /\b[a-z-]*(?:gastrectom|proctectom)(?:y|ie)\b[^.;:,]{0,40} (?:for|pour|bei|wegen) [^.;:,]{0,30}$/;

/** The organ that an operation takes its name from. */
function operatedOrgan(words: string): Site | null {
  if (/\bgastre[ck]tom(?:y|ie)\b/.test(words)) return "stomach";
  return /\bproctectom/.test(words) ? "rectum" : null;
}
