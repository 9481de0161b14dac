import type { FactValues } from "../../knowledge/types";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isHedged, isPresent, isPrevious } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

type Site = FactValues["site"];

/** Words for each site; the first row that matches a place wins, so narrower rows stand first. */
const SITES: readonly (readonly [Site, RegExp])[] = [
  [
    "egj",
    /\b(?:(?:o?esophago?-?gastric|gastro-?o?esophageal|ge|eg) junction|egj|goj|gej|jonction (?:oe|œ|e)so-?gastrique|osophagogastral\w*)\b/g,
  ],
  ["rectovaginal", /\b(?:recto-?vaginal|cloison recto)/g],
  [
    "oesophagus",
    /\b(?:(?:o|œ)?o?esophagus|esophageal|oesophageal|œsophage|oesophage|œsophagien\w*|oesophagien\w*|osophagus|speiserohre)\b/g,
  ],
  ["duodenum", /\b(?:duodenum|duodenal\w*|duodenums|zwolffingerdarm|d[1-4]\b(?= |,|\)|$))/g],
  ["jejunum", /\b(?:jejunum|jejunal\w*|jejunums)\b/g],
  ["ileum", /\b(?:ileum|ileal\w*|terminal ileum|ileon|ileums)\b/g],
  ["small_bowel_unspecified", /\b(?:small (?:bowel|intestin\w*)|grele|intestin grele|grelique|dunndarm\w*)\b/g],
  ["appendix", /\b(?:appendix|appendiceal|appendice|appendiculaire)\b/g],
  ["rectum", /\b(?:rectum|rectal\w*|rectaux|bas rectum|rektum)\b/g],
  ["colon", /\b(?:colon|colonic|colique|sigmoid\w*|caecum|cecum|kolon|dickdarm)\b/g],
  [
    "stomach",
    /\b(?:stomach|gastric|estomac|gastriques?|antrum|antral\w*|antre|fundus|fundic|fundique|cardia|cardial|pylor\w*|magen\w*|(?:greater|lesser) curv\w*|(?:grande|petite) courbure)\b/g,
  ],
  ["omentum", /\b(?:omentum|omental|epiploon|epiploique)\b/g],
  ["mesentery", /\b(?:mesentery|mesenteric|mesentere|mesenterique|mesenterium)\b/g],
  ["peritoneum", /\b(?:peritoneum|peritoine)\b/g],
];

const LABEL =
  /^(?:(?:primary )?(?:tumou?r )?(?:site|location|localization|localisation)(?: (?:of (?:the )?(?:primary )?tumou?r|tumorale|de la tumeur|du primitif|primitive))?(?: \([^)]{0,30}\))?|primary(?: tumou?r)?(?: site| location)?|(?:tumou?r|lesion) (?:site|location|origin)|siege(?: (?:de la tumeur|tumoral|de la lesion|du primitif))?|topographie|organe|organ|site (?:primitif|tumoral|de la tumeur|of origin|of primary)|tumorlokalisation|lokalisation|primartumor|anatomic(?:al)? site|origine)$/;
const GIST =
  /\b(?:gists?|gastro-?intestinal stromal (?:tumou?r|neoplasm|sarcoma)s?|stromal tumou?rs?|tumeurs? stromales?(?: gastro-?intestinales?)?|tumeurs? conjonctives? gist|gastrointestinale[rn]? stroma-?tumor(?:en|s)?|stromatumor\w*)\b/;
const TUMOUR = /\b(?:tumou?r|mass|lesion|neoplasm|tumeur|masse|nodule|neoformation)\b/;
const ADJECTIVE =
  /\b(?:gastric|duodenal\w?|jejunal\w?|ileal\w?|rectal\w?|colonic|oesophageal|esophageal|mesenteric|omental|rectovaginal|small[- ](?:bowel|intestinal|intestine)|appendiceal|sigmoid|antral|fundic)(?: wall| body| antral| fundic| antrum| primary| subepithelial| submucosal| intramural| exophytic| epithelioid| spindle[- ]cell| high-risk| low-risk| cardia){0,2} (?:gists?\b|gastro-?intestinal stromal|stromal tumou?r)/;
const ADJECTIVE_AFTER =
  /(?:gists?|stromales?(?: gastro-?intestinales?)?(?: \(gist\))?|stromatumors?(?: \(gist\))?)(?: (?:a cellules fusiformes|fusiforme|epithelioide|primitive?|localisee?|operee?|de type [a-z ]{4,20}),?){0,2},? (?:gastriques?|duodenal\w*|jejunal\w*|ileal\w*|rectal\w*|coliques?|œsophagien\w*|oesophagien\w*|mesenteriques?|epiploiques?|greliques?|antral\w*|fundiques?|gastro-duoden\w*)\b/;
const SECONDARY =
  /\b(?:metasta\w*|implants?|secondary|secondaire|recurren\w*|recidiv\w*|seeding|carcinose|sarcomatose|sarcomatosis|deposit|noeud|lymph|distance|adherent|adhesion|extend|extension|invad|infiltr|envahi|involv|abut|contact|compress|displac|refoul|attached omentum)/;
const ARISES =
  /(?:aris(?:es|ing|en)|originat(?:es|ing|ed)|located|situated|centred|centered|developed|developpee?s?|localisee?s?|situee?s?|siegeant|siege|naissant|provenant|issue?|ausgehend|lokalisiert)/;

interface Place {
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
  return places.sort((one, other) => one.from - other.from);
}

/** One site out of the places named together, or null when they do not agree. A part beats its whole. */
function agreed(places: readonly Place[]): Site | null {
  const sites = new Set(places.map((place) => place.site));
  if (sites.has("small_bowel_unspecified") && (sites.has("jejunum") || sites.has("ileum") || sites.has("duodenum")))
    sites.delete("small_bowel_unspecified");
  if (sites.size !== 1) return null;
  return [...sites][0] ?? null;
}

/** Primary site of the GIST. */
export const primarySites: NarrativeReader = {
  facts: ["site"],
  speaks: (topics) => speaksOf(topics, "site", "gist"),
  read: sitesOf,
};

function sitesOf(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  const found: AnyStatement[] = [];
  let header: { segment: Segment; site: Site; from: number; to: number } | null = null;
  for (const segment of speaking) {
    const statement = inSegment(segment, read);
    if (statement) found.push(statement);
    // "STOMACH, WEDGE RESECTION:" with the diagnosis in the lines below it.
    const head = headerSite(segment);
    if (head) header = { segment, ...head };
    else if (segment.opens_paragraph && header && segment.part !== header.segment.part) header = null;
    if (header && isPresent(segment) && segment.start - header.segment.start < 400 && segment !== header.segment) {
      if (
        GIST.test(segment.text) &&
        !isHedged(segment.text) &&
        !SECONDARY.test(segment.text) &&
        !negatesDiagnosis(segment.text)
      ) {
        found.push({
          fact: "site",
          value: header.site,
          segment: header.segment,
          from: header.from,
          to: header.to,
          plainness: "heading",
          note: null,
          as_reported: null,
        });
        header = null;
      }
    }
  }
  return found;
}

export function negatesDiagnosis(text: string): boolean {
  return /\b(?:no (?:evidence|sign|residual)|not? (?:a )?(?:gist|diagnostic)|negative for|absence de|pas de|kein|exclu(?:ded|s|e)|ruled out|elimine|against)\b/.test(
    text,
  );
}

const PROCEDURE =
  /\b(?:resection|gastrectomy|excision|enucleation|wedge|biopsy|duodenectomy|colectomy|enterectomy|proctectomy|resektion|gastrectomie|exerese|enucleation|resektat|exzision|segmentectomy|partial|sleeve|tumou?rectomy|esophagectomy|oesophagectomy)\b/;

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

function inSegment(segment: Segment, read: ReadReport): AnyStatement | null {
  const { text } = segment;
  if (!isPresent(segment) || read.kind === "genomics") return null;
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
  if (isPrevious(text, gist?.index ?? 0)) return null;
  if (gist && !negatesDiagnosis(text)) {
    const adjective = ADJECTIVE.exec(text) ?? ADJECTIVE_AFTER.exec(text);
    if (adjective) {
      const places = sitesIn(adjective[0]);
      const site = agreed(places);
      if (site !== null) {
        if (isHedged(text)) return null;
        return {
          ...base,
          value: site,
          from: adjective.index,
          to: adjective.index + adjective[0].length,
          plainness: "sentence",
          note: null,
        };
      }
    }
    const place = placeAfter(text, gist.index + gist[0].length);
    if (place && !isHedged(text))
      return { ...base, value: place.site, from: gist.index, to: place.to, plainness: "sentence", note: null };
    // "Stomach, wedge resection: gastrointestinal stromal tumour".
    const head = headerSite(segment);
    if (head && head.from < gist.index && !isHedged(text) && !SECONDARY.test(text))
      return {
        ...base,
        value: head.site,
        from: head.from,
        to: gist.index + gist[0].length,
        plainness: "heading",
        note: null,
      };
    return null;
  }
  if (!read.gist_mentioned) return null;
  const tumour = TUMOUR.exec(text);
  if (tumour && ARISES.test(text) && !SECONDARY.test(text) && !isHedged(text) && !negatesDiagnosis(text)) {
    const place = placeAfter(text, tumour.index + tumour[0].length);
    if (place)
      return { ...base, value: place.site, from: tumour.index, to: place.to, plainness: "sentence", note: null };
  }
  return null;
}

/** A place that a preposition ties to the tumour: "of the stomach", "arising from the jejunum", "du grele". */
function placeAfter(text: string, at: number): Place | null {
  const window = text.slice(at, at + 130);
  const places = sitesIn(window);
  const first = places[0];
  if (!first) return null;
  const between = window.slice(0, first.from);
  if (
    !/(?:\b(?:of|in|from|within|at|de|du|dans|au niveau|sur|des|im|am|vom|der|involving)\b|l'|d'|,|aux? depens)/.test(
      between,
    )
  )
    return null;
  if (SECONDARY.test(between) || /[.;]/.test(between)) return null;
  if (/,/.test(between) && between.length > 70) return null;
  const near = places.filter((place) => place.from < first.to + 32);
  const linked = near.filter(
    (place) =>
      place === first ||
      !/\b(?:and|with|to|et|avec|or|ou|without|adjacent|near|close)\b/.test(window.slice(first.to, place.from)),
  );
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
