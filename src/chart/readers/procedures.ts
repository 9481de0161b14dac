import type { FactName } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { namesGist } from "../codes/diagnoses";
import { namesSite, type Site, siteOfConcept, siteOfWords, siteRefines } from "../codes/sites";
import { SNOMED } from "../codes/systems";
import { codings, day, element, folded, hasCode, isoDate, string, wordings } from "../element";
import { type Reading, stated } from "../reading";
import { daysBetween } from "../recency";
import type { Candidate, ReportText } from "../types";

/** No procedure code for these operations was verified in any system; they are matched by the words beside the codes. */
const RESECTION_WORDS =
  /gastrectom|\bresect|\bexcision|exerese|ectomie\b|oesophagectom|esophagectom|duodenectom|enterectom|jejunectom|ileectom|colectom|proctectom|pancreaticoduodenectom|whipple|enucleat|resektion|gastrektom|tumorectom/;
const NOT_RESECTION_WORDS =
  /biops|cholecystectom|appendectom(?!y of gist)|appendicectom|hysterectom|mastectom|lumpectom|prostatectom|thyroidectom|tonsillectom|sleeve|bariatric|endoscopic mucosal|polypectom|hepatectom|metastas|skin|cutan|lipom|attempt|abandon|abort|tentative|planned|prevue/;
const EUS_WORDS = /\beus\b|endoscopic ultraso|endosonograph|echo-?endoscop/;
const BIOPSY_WORDS = /biops|\bfna\b|\bfnb\b|aspirat|ponction/;

/** Outcome of a procedure: unsuccessful (value set of FHIR R4). */
const UNSUCCESSFUL = ["385671000"];

export interface Resection {
  readonly entry: Entry;
  readonly date: string | null;
  /** Linked by its reason, its own words or the pathology of its specimen; else only of the same organ. */
  readonly isLinked: boolean;
  readonly organ: Site | null;
}

/** A report on a resection specimen comes within so many days of the operation. */
const REPORTED_WITHIN_DAYS = 30;

/**
 * The operations, those linked that a pathology report shows to be the GIST's: it tells of a resection specimen with the GIST, in the
 * same organ, in the weeks after the operation, and no operation of another day may be meant.
 */
export function linkedByPathology(
  resections: readonly Resection[],
  stated: readonly Candidate[],
  reports: readonly ReportText[],
): readonly Resection[] {
  const specimens = stated.filter(
    ({ kind, specimen, value, source }) =>
      kind === "pathology" && specimen === "resection" && source.method === "narrative" && value !== null,
  );
  const reported = new Map(specimens.map(({ source }) => [source.reference, day(source.date)]));
  const organs = new Set(resections.flatMap(({ organ }) => organ ?? []));
  const linked = new Set<Resection>();
  for (const { reference, text } of reports) {
    const told = reported.get(reference) ?? null;
    if (told === null) continue;
    const named = new Set([...organs].filter((organ) => namesSite(text, organ)));
    const possible = resections.filter(({ date, organ }) => {
      const days = daysBetween(day(date) ?? "", told);
      return organ !== null && named.has(organ) && days >= 0 && days <= REPORTED_WITHIN_DAYS;
    });
    // Whose operation it is is told where all that it may be of were on one day.
    if (new Set(possible.map(({ date }) => day(date))).size === 1)
      for (const resection of possible) linked.add(resection);
  }
  return resections.map((resection) => (linked.has(resection) ? { ...resection, isLinked: true } : resection));
}

/** Completed resections that may be the GIST's: linked by reason or diagnosis, or of its organ and not linked. */
export function resectionsOf(reading: Reading): readonly Resection[] {
  return reading.chart.ofType("Procedure").flatMap((entry): Resection[] => {
    const { resource } = entry;
    const status = string(resource.status);
    if (status !== "completed" || hasCode(resource.outcome, SNOMED, UNSUCCESSFUL)) return [];
    const words = folded([...wordings(resource.code), ...wordings(resource.bodySite)].join(" "));
    if (!RESECTION_WORDS.test(words) || NOT_RESECTION_WORDS.test(words)) return [];
    const belonging = reading.tumours.belonging(entry);
    if (belonging === "other_tumour") return [];
    const isLinked = belonging === "gist" || namesGist(resource.code) || namesGist(resource.reasonCode);
    const site = siteOfConcept(resource.bodySite);
    const organ =
      site && "site" in site ? site.site : (siteOfWords(words) ?? (/gastrect|gastrekt/.test(words) ? "stomach" : null));
    const gistSites = reading.tumours.gist.map((row) => row.site).filter((item) => item !== null);
    const isSameOrgan =
      organ !== null &&
      gistSites.some((item) => item === organ || siteRefines(organ, item) || siteRefines(item, organ));
    if (!isLinked && !isSameOrgan) return [];
    const performed = element(resource.performedPeriod);
    const date = isoDate(resource.performedDateTime) ?? isoDate(performed?.start) ?? isoDate(performed?.end);
    return [{ entry, date, isLinked, organ }];
  });
}

/** Date of resection and route of biopsy from Procedures. An operation on the same organ that nothing links is asked about. */
export function readProcedures(reading: Reading, resections: readonly Resection[]): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const { entry, date, isLinked } of resections) {
    const shown = wordings(entry.resource.code)[0] ?? codings(entry.resource.code)[0]?.code ?? null;
    const exact = day(date);
    const base = {
      fact: "surgery_date",
      kind: "procedure",
      specimen: "resection",
      as_reported: [shown, date].filter((part) => part !== null).join(", "),
      element: entry.resource.performedDateTime !== undefined ? "performedDateTime" : "performedPeriod",
      date,
    } as const;
    if (!isLinked) {
      found.push(
        stated(reading, entry, {
          ...base,
          value: null,
          note: reading.say("operation_not_linked", { reported: base.as_reported }),
        }),
      );
    } else if (exact === null || exact > reading.as_of) {
      found.push(
        stated(reading, entry, {
          ...base,
          value: null,
          note: reading.say(exact === null ? "date_not_exact" : "date_in_future", { reported: base.as_reported }),
        }),
      );
    } else {
      found.push(stated(reading, entry, { ...base, value: exact }));
    }
  }
  for (const entry of reading.chart.ofType("Procedure")) {
    if (string(entry.resource.status) !== "completed") continue;
    const words = folded(wordings(entry.resource.code).join(" "));
    if (!BIOPSY_WORDS.test(words)) continue;
    if (reading.tumours.belonging(entry) !== "gist") continue;
    const route = EUS_WORDS.test(words)
      ? "EUS"
      : /percutan/.test(words)
        ? "core_percutaneous"
        : /incision/.test(words)
          ? "incisional"
          : null;
    if (route)
      found.push(
        stated(reading, entry, {
          fact: "biopsy_route",
          value: route,
          element: "code",
          kind: "procedure",
          specimen: "biopsy",
        }),
      );
  }
  return found;
}
