import type { Place, Site } from "./organs";
import { agreed, sitesIn } from "./organs";
import type { AnyStatement, NarrativeReader, Plainness, ReadReport } from "./reading";
import { isHedged, isPresent, isPrevious } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

const LABEL =
  /^(?:(?:primary )?(?:tumou?r )?(?:site|location|localization|localisation)(?: (?:of (?:the )?(?:primary )?tumou?r|tumorale|de la tumeur|du primitif|primitive))?(?: \([^)]{0,30}\))?|primary(?: tumou?r)?(?: site| location)?|(?:tumou?r|lesion) (?:site|location|origin)|siege(?: (?:de la tumeur|tumoral|de la lesion|du primitif))?|topographie|organe|organ|sitz|site (?:primitif|tumoral|de la tumeur|of origin|of primary)|tumorlokalisation|lokalisation|primartumor|anatomic(?:al)? site|origine)$/;
const GIST =
  /\b(?:e?gists?|(?:extra-?)?gastro-?intestinal stromal (?:tumou?r|neoplasm|sarcoma)s?|stromal tumou?rs?|tumeurs? stromales?(?: gastro-?intestinales?)?|tumeurs? conjonctives? gist|gastrointestinale[rn]? stroma-?tumor(?:en|s)?|stromatumor\w*)\b/;
const TUMOUR =
  /\b(?:tumou?rs?|mass|lesion|neoplasm|tumeur|masse|nodule|neoformation|formation|raumforderung|knoten|lasion|cible primitive)\b/;
const ADJECTIVE =
  /\b(?:gastric|duodenal\w?|jejunal\w?|ileal\w?|rectal\w?|colonic|oesophageal|esophageal|mesenteric|omental|rectovaginal|small[- ](?:bowel|intestinal|intestine)|appendiceal|sigmoid|antral|fundic)(?: wall| body| antral| fundic| antrum| primary| subepithelial| submucosal| intramural| exophytic| epithelioid| spindle[- ]cell| high-risk| low-risk| cardia){0,2} (?:gists?\b|gastro-?intestinal stromal|stromal tumou?r)/;
const ADJECTIVE_AFTER =
  /(?:gists?|stromales?(?: gastro-?intestinales?)?(?: \(gist\))?|stromatumors?(?: \(gist\))?)(?: (?:a cellules fusiformes|fusiforme|epithelioide|primitive?|localisee?|operee?|de type [a-z ]{4,20}),?){0,2},? (?:gastriques?|duodenal\w*|jejunal\w*|ileal\w*|rectal\w*|coliques?|osophagien\w*|oesophagien\w*|mesenteriques?|epiploiques?|greliques?|antral\w*|fundiques?|gastro-duoden\w*)\b/;
const SECONDARY =
  /\b(?:p?m1|metasta\w*|implants?|secondary|secondaire|recurren\w*|recidiv\w*|seeding|carcinose|sarcomatose|sarcomatosis|deposit|noeud|lymph|distance|adherent|adhesion|insepar|adjacent|next to|close to|near\b|between|behind|pres d|a cote|en regard|extend|extension|invad|infiltr|envahi|involv|abut|contact|compress|displac|refoul|attached omentum)/;

/** Primary site of the GIST. */
export const primarySites: NarrativeReader = {
  facts: ["site"],
  speaks: (topics) => speaksOf(topics, "site", "gist"),
  read: sitesOf,
};

function sitesOf(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  const plain: AnyStatement[] = [];
  const weaker: AnyStatement[] = [];
  let header: { segment: Segment; site: Site; from: number; to: number } | null = null;
  for (const segment of speaking) {
    if (read.beside_other.has(segment.index)) continue;
    const statement = inSegment(segment, read);
    if (statement) plain.push(statement);
    else weaker.push(...ofTumour(segment, read));
    // "STOMACH, WEDGE RESECTION:" with the diagnosis in the lines below it.
    const head = headerSite(segment);
    if (head) header = { segment, ...head };
    else if (segment.opens_paragraph && header && segment.part !== header.segment.part) header = null;
    if (!header || segment === header.segment || !isPresent(segment) || segment.start - header.segment.start >= 600)
      continue;
    const { text } = segment;
    const gist = GIST.exec(text);
    if (
      !gist ||
      isHedged(text) ||
      SECONDARY.test(text) ||
      isDeniedDiagnosis(text, gist.index, gist.index + gist[0].length)
    )
      continue;
    if (!statement) weaker.push(siteAt(header.segment, header.site, header.from, header.to, "heading"));
    header = null;
  }
  // What is said of the GIST itself beats where a specimen came from and what is said of "the mass"; a part beats its whole.
  const said = plain.length > 0 ? plain : weaker.length > 0 ? weaker : ofOperation(read, speaking);
  const parts = [...plain, ...weaker].filter((one) => SMALL_BOWEL.has(one.value));
  return said.every((one) => one.value === "small_bowel_unspecified") && parts.length > 0 ? parts : said;
}

const SMALL_BOWEL: ReadonlySet<unknown> = new Set(["jejunum", "ileum", "duodenum"]);

/** Where nothing names the tumour's place: the one organ that was operated on or biopsied, in a report on a GIST alone. */
function ofOperation(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  if (!(read.kind === "pathology" || read.kind === "operative") || read.other_mentioned || !read.gist_mentioned)
    return [];
  // Only where the report says, plainly, that this is a GIST and its first one.
  let affirmed = false;
  for (const { text, section } of speaking) {
    const gist = GIST.exec(text);
    if (!gist) continue;
    if (/\b(?:recurren|recidiv|rezidiv|metasta)\w*/.test(text)) return [];
    affirmed ||=
      section === "body" &&
      !isHedged(text) &&
      !DENIAL_BEFORE.test(text.slice(0, gist.index)) &&
      !DENIAL_AFTER.test(text.slice(gist.index));
  }
  if (!affirmed) return [];
  const found = new Map<Site, Segment>();
  for (const segment of speaking) {
    if (segment.section !== "body" && segment.section !== "clinical") continue;
    const text = withoutContainer(segment.text);
    if (
      /\b(?:liver|hepatic|hepatique|foie|leber\w*|node|lymph\w*|ganglion\w*|metasta\w*|recurren\w*|recidiv\w*|rezidiv\w*|peritone\w*|not|no|without|pas|sans)\b/.test(
        text,
      )
    )
      continue;
    const operated =
      /\b(?:gastrectom|\w*resect|\w*resekt|resec|exeres|excis|exzis|wedge|biops|fnb|stanzbiops|ectomie|ectomy)/.test(
        text,
      );
    const gross = /^(?:gross|macro|makro|specimen)/.test(segment.label ?? "");
    if (!(operated || gross)) continue;
    const places = sitesIn(text).filter(
      ({ site }) => site !== "omentum" && site !== "mesentery" && site !== "appendix",
    );
    const sites = new Set(places.map(({ site }) => site));
    const organ = read.kind === "operative" ? null : operatedOrgan(text);
    if (organ !== null) sites.add(organ);
    for (const site of sites) if (!found.has(site)) found.set(site, segment);
  }
  if (found.size === 2 && found.has("small_bowel_unspecified")) {
    const part = [...found.keys()].find((site) => SMALL_BOWEL.has(site));
    if (part !== undefined) found.delete("small_bowel_unspecified");
  }
  if (found.size !== 1) return [];
  return [...found].map(([site, segment]) => siteAt(segment, site, 0, segment.text.length, "heading"));
}

function siteAt(segment: Segment, value: Site, from: number, to: number, plainness: Plainness): AnyStatement {
  return { fact: "site", value, segment, from, to, plainness, note: null, as_reported: null };
}

const TUMOUR_ADJECTIVE =
  /\b(gastric|duodenal|jejunal|ileal|rectal|colonic|oesophageal|esophageal|mesenteric|omental|small[- ](?:bowel|intestinal)|appendiceal|antral|fundic)(?: [a-z-]{3,16}){0,2} (?:tumou?r|mass|lesion|neoplasm|nodule)\b/;
const TUMOUR_ADJECTIVE_AFTER =
  /\b(?:tumeur|masse|lesion|nodule|formation)(?: [a-z-]{3,18}){0,2} (gastrique|duodenale?|jejunale?|ileale?|rectale?|colique|osophagienne|oesophagienne|mesenterique|epiploique|grelique|antrale?|fundique)\b/;

/** Where "the tumour" lies, in a report that speaks of no other one. */
function ofTumour(segment: Segment, read: ReadReport): readonly AnyStatement[] {
  const { text } = segment;
  if (read.other_mentioned || !(read.gist_mentioned || read.kind === "operative" || read.kind === "imaging")) return [];
  if (!isPresent(segment) || read.kind === "genomics" || TARGET_LABEL.test(segment.label ?? "")) return [];
  const tumour = TUMOUR.exec(text);
  if (
    !tumour ||
    isPrevious(withoutKnown(text), tumour.index) ||
    isDeniedDiagnosis(text, tumour.index, tumour.index + tumour[0].length)
  )
    return [];
  const saidAt = (site: Site, from: number, to: number, plainness: Plainness = "sentence"): readonly AnyStatement[] =>
    SECONDARY.test(text.slice(0, to)) ? [] : [siteAt(segment, site, from, to, plainness)];
  const adjective = TUMOUR_ADJECTIVE.exec(text) ?? TUMOUR_ADJECTIVE_AFTER.exec(text);
  if (adjective) {
    const site = agreed(sitesIn(adjective[0]));
    // "Omental nodule: recurrent GIST" is where it came back.
    if (/\b(?:recurren|recidiv|rezidiv|metasta)\w*/.test(text)) return [];
    // A nodule of the omentum or the mesentery is as a rule a deposit.
    if (/\bnodule\b/.test(adjective[0]) && (site === "omentum" || site === "mesentery")) return [];
    return site === null ? [] : saidAt(site, adjective.index, adjective.index + adjective[0].length);
  }
  const place = placeAfter(text, tumour.index + tumour[0].length);
  if (place) return saidAt(place.site, tumour.index, place.to);
  // A radiologist's list of organs: "Stomach: 33 mm intramural lesion".
  if (
    read.kind === "imaging" &&
    segment.label !== null &&
    tumour.index >= segment.value_from &&
    segment.label.length < 44
  ) {
    const site = agreed(sitesIn(segment.label));
    if (site !== null) return saidAt(site, 0, tumour.index + tumour[0].length, "heading");
  }
  // "57 mm mass anterior low rectum": notes leave the preposition out.
  const bare = PLACE_BARE.exec(text.slice(tumour.index + tumour[0].length, tumour.index + tumour[0].length + 60));
  const told = bare === null ? null : agreed(sitesIn(bare[0]));
  if (bare !== null && told !== null)
    return saidAt(told, tumour.index, tumour.index + tumour[0].length + bare[0].length);
  // "The stomach contains a tumour".
  const holder = PLACE_HOLDS.exec(text.slice(0, tumour.index));
  const held = holder === null ? null : agreed(sitesIn(holder[0]));
  if (holder !== null && held !== null) return saidAt(held, holder.index, tumour.index + tumour[0].length);
  // "At the gastric fundus a hypoechoic, well-demarcated lesion".
  const before = PLACE_FIRST.exec(text.slice(0, tumour.index));
  const first = before === null ? null : agreed(sitesIn(before[0]));
  return before !== null && first !== null ? saidAt(first, before.index, tumour.index + tumour[0].length) : [];
}

const PLACE_BARE =
  /^(?: (?:anterior|posterior|lateral|low|lower|mid|middle|upper|high|proximal|distal|left|right|greater|lesser|wall)){0,4} (?:stomach|antrum|fundus|duodenum|d[1-4]|jejunum|ileum|small bowel|colon|rectum|o?esophagus)\b/;
const PLACE_HOLDS =
  /\b[a-z-]{4,12}(?: wall)? (?:contains?|bears|harbou?rs|shows|contient|comporte|renferme|enthalt)\b[^,;:.]{0,40}$/;
const PLACE_FIRST =
  /(?:^|[:,] |\b(?:seen|identified|found|noted|visible|retrouve|note|montre|shows?|demonstrates?) )(?:in|at|within|on|along|au niveau|dans|sur|im|am|in der)\b[^,;:.]{3,48}(?:, [^,;:.]{3,30})?(?:,|\b(?:there is|is|was|on (?:note|retrouve|observe)|il existe|findet sich|zeigt sich))? ?(?:an?|une?|eine?|la|the)\b[^;:.]{0,70}$/;

/** "Target 2:": one of the lesions that a response is measured by, whichever they are. */
export const TARGET_LABEL = /^(?:(?:non-?)?target|cible|ziellasion)(?: lesion)? (?:n ?[o\u00b0] ?)?\d/;

/** The site of a known tumour is its site. Same length. */
export const withoutKnown = (text: string): string =>
  text.replace(/\bknown\b|\bconnue?\b/g, (word) => " ".repeat(word.length));

const DENIAL_BEFORE =
  /\b(?:no|not|without|negative for|absence d(?:e|'|u)|pas d(?:e|'|u)|sans|kein\w*|exclu\w*|rule[sd]? out|against|never|ni|nor|elimin\w*|rather than|other than|plutot qu\w*)(?![a-z])/;
const DENIAL_AFTER =
  /^[^,;.]{0,40}?\b(?:excluded|ruled out|refut\w*|unlikely|not (?:seen|present|identified|supported|confirmed|favou?red|found)|exclue?s?|ecartee?s?|eliminee?s?|infirmee?s?|withdrawn|retracted|retiree?s?|abandonnee?s?|ausgeschlossen|(?:non|pas) (?:retenue?|confirmee?))\b/;

/** true where a diagnosis named at a place is denied there: "no stromal tumour seen", "GIST is excluded". */
export function isDeniedDiagnosis(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 60), from);
  const clause = before.slice(Math.max(...[",", ";", ":", ".", "("].map((mark) => before.lastIndexOf(mark))) + 1);
  return DENIAL_BEFORE.test(clause) || DENIAL_AFTER.test(text.slice(to, to + 60));
}

const PROCEDURE =
  /\b(?:resection|gastrectomy|excision|enucleation|wedge|biops(?:y|ies|ie|ien)|duodenectomy|colectomy|enterectomy|proctectomy|resektion|gastrectomie|exerese|\w{0,12}duodenectomy|resektat|\w*resektat|exzision|fnb|fna|ponction|punktion|segmentectomy|partial|sleeve|tumou?rectomy|dissection|esd|polypectomy|esophagectomy|oesophagectomy)\b/;

function headerSite(segment: Segment): { site: Site; from: number; to: number } | null {
  if (!isPresent(segment)) return null;
  const head = segment.text.slice(0, 90);
  const places = sitesIn(head);
  const first = places[0];
  if (!first || first.from > 30 || !PROCEDURE.test(head)) return null;
  if (/\b(?:liver|hepatic|foie|node|lymph|peritoneal|breast|lung)\b/.test(head.slice(0, first.from))) return null;
  const lead = head
    .slice(0, first.from)
    .replace(
      /^[\s(]*(?:specimens?|part|prelevement|piece|procedure|nature du prelevement|intervention)?[\s:#n°a-h0-9.()-]*/,
      "",
    );
  if (lead.length > 24) return null;
  const site = agreed(
    places.filter((place) => place === first || (place.site !== "omentum" && place.site !== "mesentery")),
  );
  return site === null ? null : { site, from: first.from, to: first.to };
}

/** What a container is labelled with is not where the pathologist found the tumour. Same length. */
export const withoutContainer = (text: string): string =>
  text.replace(/\b(?:labell?ed|designated|marked|etiquetee?|intitulee?)\b[^".;]{0,48}"[^"]{0,60}"/g, (words) =>
    " ".repeat(words.length),
  );

function inSegment(segment: Segment, read: ReadReport): AnyStatement | null {
  const text = withoutContainer(segment.text);
  // An operation note's indication names the tumour that is operated on.
  const indication =
    (read.kind === "operative" || read.kind === "clinical") &&
    segment.section === "clinical" &&
    !isPrevious(segment.text, 0);
  if (!(isPresent(segment) || indication) || read.kind === "genomics") return null;
  const base = { fact: "site" as const, segment, as_reported: null };
  if (segment.label !== null && LABEL.test(segment.label)) {
    const value = text.slice(segment.value_from);
    const places = sitesIn(value);
    const first = places[0];
    const last = places[places.length - 1];
    if (!first || !last) return null;
    const span = {
      from: segment.value_from + first.from,
      to: segment.value_from + last.to,
      plainness: "synoptic" as const,
    };
    if (SECONDARY.test(value) && places.length > 1)
      return { ...base, ...span, value: null, note: { message: "several_sites" } };
    if (
      /\b(?:cannot|unknown|indetermin|not (?:specified|stated|determin)|non precise|unbekannt)/.test(value) ||
      isHedged(value)
    )
      return { ...base, ...span, value: null, note: { message: "hedged" } };
    const site = agreed(places);
    return site === null
      ? { ...base, ...span, value: null, note: { message: "several_sites" } }
      : { ...base, ...span, value: site, note: null };
  }
  const gist = GIST.exec(text);
  if (
    !gist ||
    isPrevious(withoutKnown(text), gist.index) ||
    isDeniedDiagnosis(text, gist.index, gist.index + gist[0].length)
  )
    return null;
  const said = (site: Site, from: number, to: number, plainness: Plainness): AnyStatement | null =>
    isHedged(text) ? null : siteAt(segment, site, from, to, plainness);
  const adjective = ADJECTIVE.exec(text) ?? ADJECTIVE_AFTER.exec(text);
  const named = adjective ? agreed(sitesIn(adjective[0])) : null;
  if (adjective && named !== null)
    return said(named, adjective.index, adjective.index + adjective[0].length, "sentence");
  const end = gist.index + gist[0].length;
  const stated = SITE_STATED.exec(text);
  const is = stated === null ? null : agreed(sitesIn((stated[1] ?? "").replace(NOT_THERE, "")));
  if (stated !== null && is !== null) return said(is, stated.index, stated.index + stated[0].length, "sentence");
  const place = placeAfter(text, end);
  if (place) return said(place.site, gist.index, place.to, "sentence");
  if (SECONDARY.test(text)) return null;
  // "Stomach, wedge resection: GIST", "Ileum: GIST", "Distal gastrectomy: GIST".
  const label =
    segment.label === null || gist.index < segment.value_from || gist.index > segment.value_from + 60
      ? null
      : text.slice(0, segment.value_from);
  if (label !== null) {
    const organ = agreed(sitesIn(label)) ?? operatedOrgan(label);
    if (organ !== null && !/\b(?:recurren|recidiv|rezidiv)\w*/.test(text.slice(0, gist.index)))
      return said(organ, 0, end, "heading");
  }
  const head = headerSite(segment);
  if (head && head.from < gist.index && !/\b(?:recurren|recidiv|rezidiv|metasta)\w*/.test(text.slice(0, gist.index)))
    return said(head.site, head.from, end, "heading");
  // "Gastrectomy for a 13 cm GIST".
  const operation = OPERATION_FOR.exec(text.slice(0, gist.index));
  const operated = operation === null ? null : operatedOrgan(operation[0]);
  if (operation !== null && operated !== null && sitesIn(text).every((place) => place.site === operated))
    return said(operated, operation.index, end, "heading");
  // "Open wedge resection of the stomach for GIST": the one place of the sentence.
  const places = sitesIn(text);
  const first = places[0];
  const only = agreed(places);
  if (
    first &&
    only !== null &&
    !(only === "peritoneum" && CAME_OUT.test(text)) &&
    Math.abs(first.from - gist.index) < 100 &&
    !/[;:]/.test(text.slice(Math.min(first.from, gist.index), Math.max(first.from, gist.index)))
  )
    return said(only, Math.min(first.from, gist.index), Math.max(first.to, end), "sentence");
  return null;
}

/** "The site of the GIST is therefore ileum and not jejunum". */
const SITE_STATED =
  /\b(?:site|location|origin|siege|localisation) (?:of|de la|du) (?:the |this )?(?:gist|tumou?r|tumeur(?: stromale)?) (?:is|was|est) (?:(?:therefore|thus|hence|in fact|now|actually|donc|en fait) )?([^,;.:]{4,60})/;
const NOT_THERE = /\b(?:and |et |rather |plutot )?(?:not|non(?: pas)?|than|que)\b.*/;
const OPERATION_FOR = /\b[a-z-]*(?:gastrectom|proctectom)(?:y|ie)\b[^.;:,]{0,40} (?:for|pour|bei|wegen) [^.;:,]{0,30}$/;

/** The organ that an operation takes its name from. */
function operatedOrgan(words: string): Site | null {
  if (/\b(?:gastrectom(?:y|ie)|magen\w*resekt)/.test(words) && !/oesophago-?gastrectom|esophagogastrectom/.test(words))
    return "stomach";
  if (/\b(?:proctectom)/.test(words)) return "rectum";
  return null;
}

const UNLINKED = /\b(?:and|with|to|et|avec|or|ou|without|adjacent|near|close)\b|\d/;
const UNLINKED_OR_BRACKET = new RegExp(`${UNLINKED.source}|\\(`);

/** Into the peritoneum goes what comes out of a tumour elsewhere. */
const CAME_OUT = /perfor|spill|spilt|ruptur|rompu|tore\b|torn\b|issue de|deverse|austritt|fluid|ascit|peritonit/;

/** A place that a preposition ties to the tumour: "of the stomach", "arising from the jejunum", "du grele". */
function placeAfter(text: string, at: number): Place | null {
  const window = text.slice(at, at + 130);
  const places = sitesIn(window);
  const first = places[0];
  if (!first) return null;
  const between = window.slice(0, first.from);
  if (
    !/(?:\b(?:of|in|from|within|at|along|de|du|dans|au niveau|au|sur|des|im|am|vom|der|involving)\b|l'|d'|,|\(|aux? depens)/.test(
      between,
    )
  )
    return null;
  if (SECONDARY.test(between) || between.includes(";")) return null;
  if (first.site === "peritoneum" && CAME_OUT.test(text)) return null;
  if (
    /,/.test(between) &&
    between.length > 70 &&
    !/\b(?:arising|arises|originat\w*|develop\w*|depend\w*|aux? depens|located|situee?|ausgehend|centred|centered)\b[^,]*$/.test(
      between,
    )
  )
    return null;
  const near = places.filter((place) => place.from < first.to + 32);
  const until = (ends: RegExp): readonly Place[] =>
    near.filter((place) => place === first || !ends.test(window.slice(first.to, place.from)));
  const together = until(UNLINKED);
  // "Tumour of the small bowel (jejunum)" names its part; "of the ileum (liver, peritoneum)" something else.
  const linked = agreed(together) === null ? until(UNLINKED_OR_BRACKET) : together;
  const site = agreed(linked);
  if (site !== null)
    return {
      ...(linked[linked.length - 1] ?? first),
      site,
      from: at + first.from,
      to: at + (linked[linked.length - 1] ?? first).to,
    };
  // "wall of the gastric body at the oesophagogastric junction": two places, no answer.
  return null;
}
