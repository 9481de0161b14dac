import type { FactValues } from "../../knowledge/types";
import { type Coding, codings, folded, own, sameSystem, wordings } from "../element";
import { isIcd10, isIcd10Cm, isIcdO3, SNOMED } from "./systems";

export type Site = FactValues["site"];
export type MetastasisSite = FactValues["metastasis_sites"][number];

/** A site as a code or a word gives it; `ask` marks codes that leave it open (omentum against mesentery, and the like). */
export type SiteReading =
  | { readonly site: Site }
  | { readonly ask: "icd_other_site" | "peritoneum_part" | "rectosigmoid" | "several" };

/** SNOMED CT body structures. Grades: A mCODE, SNOMED server page; B; C for peritoneum, omentum, mesentery (match only). */
const SNOMED_SITES: Readonly<Record<string, Site>> = {
  "69695003": "stomach",
  "68560004": "stomach",
  "30315005": "small_bowel_unspecified",
  "38848004": "duodenum",
  "21306003": "jejunum",
  "34516001": "ileum",
  "71854001": "colon",
  "66754008": "appendix",
  "34402009": "rectum",
  "32849002": "oesophagus",
  "15425007": "peritoneum",
  "27398004": "omentum",
  "89679009": "mesentery",
};

/** GIST codes of ICD-10-CM (grade A, mCODE value set). A3 holds duodenum, jejunum and ileum; A9 leaves the site open (RD-03). */
const ICD10CM_GIST_SITES: Readonly<Record<string, SiteReading | null>> = {
  "C49.A0": null,
  "C49.A1": { site: "oesophagus" },
  "C49.A2": { site: "stomach" },
  "C49.A3": { site: "small_bowel_unspecified" },
  "C49.A4": { site: "colon" },
  "C49.A5": { site: "rectum" },
  "C49.A9": { ask: "icd_other_site" },
};

/** Organ codes of ICD-10 and of the ICD-O-3 topography, by prefix, longest first. They say where, not what. */
const ORGAN_CODES: readonly (readonly [RegExp, SiteReading])[] = [
  [/^C15/, { site: "oesophagus" }],
  // Cardia and oesophagogastric junction share one code: the junction is the reading that keeps both open.
  [/^C16\.?0/, { site: "egj" }],
  [/^C16/, { site: "stomach" }],
  [/^C17\.?0/, { site: "duodenum" }],
  [/^C17\.?1/, { site: "jejunum" }],
  // Meckel diverticulum counts as ileum (risk schemes, sites without an AFIP table).
  [/^C17\.?[23]/, { site: "ileum" }],
  [/^C17/, { site: "small_bowel_unspecified" }],
  [/^C18\.?1/, { site: "appendix" }],
  [/^C18/, { site: "colon" }],
  [/^C19/, { ask: "rectosigmoid" }],
  [/^C20/, { site: "rectum" }],
  [/^C48\.?1/, { ask: "peritoneum_part" }],
  [/^C48\.?2/, { site: "peritoneum" }],
];

/** Words for sites in English, French and German; the first that matches wins, so the more particular stand first. */
const SITE_WORDS: readonly (readonly [RegExp, Site])[] = [
  [/rectovaginal|recto-vaginal|rektovaginal/, "rectovaginal"],
  [/gastro-?o?esophageal junction|o?esophago-?gastric junction|jonction o?eso-?gastrique|\begj\b|\bgej\b/, "egj"],
  [/\bappendix\b|\bappendi[cx]|appendice(?!.*xiph)/, "appendix"],
  [/duoden/, "duodenum"],
  [/jejun/, "jejunum"],
  [/\bile(um|al|on)\b|meckel/, "ileum"],
  [/small (bowel|intestine)|small intestinal|intestin grele|\bgrele\b|dunndarm/, "small_bowel_unspecified"],
  [/\brectum\b|\brectal|rektum/, "rectum"],
  [/\boment|epiploon|omental/, "omentum"],
  [/mesenter|mesocolon/, "mesentery"],
  [/(?<!retro)periton/, "peritoneum"],
  [/\bcolon|caecum|cecum|sigmoid|large (bowel|intestine)/, "colon"],
  [/o?esophag|osophag|speiserohre/, "oesophagus"],
  [/stomach|gastric|gastrique|estomac|\bmagen|fundus of|antrum|pylor|cardia/, "stomach"],
];

/** Organs in which a GIST does not arise; a measurement there is of another tumour, or of a metastasis. */
const ELSEWHERE_WORDS =
  /breast|\bsein\b|mamma|\blung|poumon|pulmon|bronch|prostat|kidney|renal|\brein\b|thyroid|\bskin\b|cutaneous|cutane|brain|cerebral|ovary|ovarian|uter|cervix|bladder|vessie|pancrea|larynx|tongue|testi|\bliver|hepat|\bfoie\b|lymph node|ganglion|\bbone\b/;

export function siteOfCoding(coding: Coding): SiteReading | null {
  if (coding.code === null) return null;
  if (sameSystem(coding.system, SNOMED)) {
    const site = own(SNOMED_SITES, coding.code);
    return site ? { site } : null;
  }
  // Some interfaces send the codes of ICD-10-CM without their dot.
  const code = coding.code.toUpperCase().replace(/^C49A/, "C49.A");
  const gist = isIcd10Cm(coding.system) ? own(ICD10CM_GIST_SITES, code) : undefined;
  if (gist !== undefined) return gist;
  if (isIcd10(coding.system) || isIcdO3(coding.system)) {
    return ORGAN_CODES.find(([pattern]) => pattern.test(code))?.[1] ?? null;
  }
  return null;
}

/** Words of spread, growth into a neighbour or relapse: beside them a site may be where the tumour went. */
const SPREAD_WORDS =
  /metasta|\bmets?\b|carcino(?:mato)?s|sarcomatos|karzinos|dissemin|\bspread|seeding|implant|deposit|nodul|disease|infiltrat|invad|invasion|envahi|exten[ds]|recurr|recidiv|rezidiv|relaps/;
const SEROUS: readonly Site[] = ["peritoneum", "omentum", "mesentery"];

/** The site that words name. Beside words of spread a peritoneal site is none of the primary, and of two organs neither is taken. */
function siteInWords(text: string): SiteReading | null {
  // "Non-gastric", "extragastric" say where it is not.
  const words = folded(text).replace(
    /gastro-?intestinal|\b(non|not|extra|pas)[- ]?(gastric|gastrique|ventrikkel|stomach)|ikke ventrikkel/g,
    "",
  );
  const first = SITE_WORDS.find(([pattern]) => pattern.test(words));
  if (!first) return null;
  if (!SPREAD_WORDS.test(words)) return { site: first[1] };
  let rest = words;
  const named: Site[] = [];
  for (const [pattern, site] of SITE_WORDS) {
    const without = rest.replace(new RegExp(pattern, "g"), " ");
    if (without !== rest && !SEROUS.includes(site)) named.push(site);
    rest = without;
  }
  const [only, ...others] = named.filter((site) => !named.some((other) => siteRefines(other, site)));
  if (only === undefined) return null;
  return others.length > 0 ? { ask: "several" } : { site: only };
}

/** The one site that words name; null for none, or for several that contradict each other. */
export function siteOfWords(text: string): Site | null {
  const reading = siteInWords(text);
  return reading && "site" in reading ? reading.site : null;
}

/** True when words name an organ, whatever else they name; "gastrectomy" names the stomach. */
export function namesSite(text: string, site: Site): boolean {
  const words = folded(text);
  if (site === "stomach" && /gastre[ck]t/.test(words)) return true;
  return SITE_WORDS.some(([pattern, of]) => (of === site || siteRefines(of, site)) && pattern.test(words));
}

/** What stands beside a part of the small bowel where it is one of several, or none. */
const NOT_ONE_PART =
  /\b(?:includ\w*|incl|compris\w*|or|ou|oder|and|et|und|not|non|no|pas|kein\w*|exclu\w*|except\w*|sauf|ohne)\b/;

/**
 * The site of a concept: its codes first, its words where no code of it is known, or where its codes leave the part of the
 * small bowel open (RD-03) and its words name it. Codes of two sites give neither.
 */
export function siteOfConcept(concept: unknown): SiteReading | null {
  let found: SiteReading | null = null;
  for (const coding of codings(concept)) {
    const reading = siteOfCoding(coding);
    if (!reading) continue;
    if (!found) found = reading;
    else if ("site" in found && "site" in reading && found.site !== reading.site) {
      if (siteRefines(reading.site, found.site)) found = reading;
      else if (!siteRefines(found.site, reading.site)) return { ask: "several" };
    }
  }
  if (found && "site" in found && found.site === "small_bowel_unspecified") {
    const wide = found.site;
    const parts = new Set(
      wordings(concept).flatMap((text) => {
        const site = NOT_ONE_PART.test(folded(text)) ? null : siteOfWords(text);
        return site !== null && siteRefines(site, wide) ? [site] : [];
      }),
    );
    const [part] = parts;
    return part !== undefined && parts.size === 1 ? { site: part } : found;
  }
  if (found) return found;
  for (const text of wordings(concept)) {
    const reading = siteInWords(text);
    if (reading) return reading;
  }
  return null;
}

/** True when a body site is certainly none where a primary GIST arises. An unknown code or word is not certain. */
export function isElsewhere(concept: unknown): boolean {
  if (siteOfConcept(concept)) return false;
  // Left breast and liver by code, as the mCODE examples and dictionary have them.
  if (
    codings(concept).some(
      (coding) => sameSystem(coding.system, SNOMED) && /^(80248007|73056007|10200004)$/.test(coding.code ?? ""),
    )
  )
    return true;
  return wordings(concept).some((text) => ELSEWHERE_WORDS.test(folded(text)));
}

const OTHER_METASTATIC_ORGAN =
  /brain|cerebr|cerveau|\bhirn|\bovar|ovaire|\bskin\b|cutane|spleen|splen|adrenal|surren|kidney|\brein\b|pancrea|pleura|plevre|muscle|soft tissue/;

/** Where a metastasis sits, by ICD-10 and SNOMED code (grades A and B) or by words. */
export function metastasisSiteOf(concept: unknown): MetastasisSite | null {
  for (const coding of codings(concept)) {
    const code = (coding.code ?? "").toUpperCase();
    if (isIcd10(coding.system)) {
      if (/^C78\.?7/.test(code)) return "liver";
      if (/^C78\.?6/.test(code)) return "peritoneum";
      if (/^C77/.test(code)) return "lymph_node";
      if (/^C78\.?0/.test(code)) return "lung";
      if (/^C79\.?5/.test(code)) return "bone";
      if (/^C7[89]/.test(code)) return "other";
    }
    if (sameSystem(coding.system, SNOMED) && code === "94381002") return "liver";
    // Brain, as the mCODE 4.0.0 examples have it.
    if (sameSystem(coding.system, SNOMED) && code === "94225005") return "other";
  }
  for (const text of wordings(concept)) {
    const words = folded(text);
    if (/liver|hepat|foie|leber/.test(words)) return "liver";
    if (/periton|oment/.test(words)) return "peritoneum";
    if (/lymph|ganglion/.test(words)) return "lymph_node";
    if (/\blung|pulmon|poumon|lunge/.test(words)) return "lung";
    if (/\bbone|\bos\b|osseous|osseuse|knochen/.test(words)) return "bone";
    if (OTHER_METASTATIC_ORGAN.test(words)) return "other";
  }
  return null;
}

/** `small_bowel_unspecified` holds duodenum, jejunum and ileum: the narrower site is no contradiction to it. */
export function siteRefines(narrow: Site, wide: Site): boolean {
  return wide === "small_bowel_unspecified" && (narrow === "duodenum" || narrow === "jejunum" || narrow === "ileum");
}
