import type { FactName } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { isGistMorphology, namesGist, saysSpread } from "../codes/diagnoses";
import { type SiteReading, siteOfConcept } from "../codes/sites";
import { LOINC } from "../codes/systems";
import { codings, elements, hasCode, isoDate, references, string, valueInWords, wordings } from "../element";
import { statementsOf } from "../narrative/statements-of";
import { type Reading, stated } from "../reading";
import { MORPHOLOGY_CODES } from "../tumours";
import type { Candidate } from "../types";

/**
 * Diagnosis and site from Conditions and coded histology.
 * Suspected codes and unconfirmed verification give "suspected" only (RD-22); history and family history give nothing
 * (RD-23); 8936/3 is a GIST like 8936/0 and says nothing of risk (RD-04).
 */
export function readDiagnoses(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  /** What the words of a diagnosis say: a chart repeats it at every encounter. */
  const read = new Map<string, readonly Candidate[]>();
  for (const row of reading.tumours.diagnoses) {
    const { entry, kind } = row;
    const { resource } = entry;
    if (kind === "history" || kind === "family_history") {
      reading.aside(entry.reference, kind, wordings(resource.code)[0] ?? null);
      continue;
    }
    if (kind === "other_tumour" && reading.tumours.others.includes(row)) {
      reading.aside(entry.reference, "other_tumour", wordings(resource.code)[0] ?? null);
      continue;
    }
    if (kind !== "gist" && kind !== "gist_suspected") continue;

    const verification = codings(resource.verificationStatus).map((coding) => coding.code);
    const unconfirmed = verification.some(
      (code) => code === "unconfirmed" || code === "provisional" || code === "differential",
    );
    const isSuspected = kind === "gist_suspected" || unconfirmed;
    if (isSuspected) reading.aside(entry.reference, "suspected", wordings(resource.code)[0] ?? null);
    found.push(
      stated(reading, entry, {
        fact: "gist_confirmed",
        value: isSuspected ? "suspected" : "confirmed",
        element: isSuspected && unconfirmed ? "verificationStatus" : "code",
        kind: "clinical",
        as_reported: wordings(resource.code)[0] ?? codings(resource.code)[0]?.code ?? null,
      }),
    );
    for (const [member, concept] of [
      ["bodySite", resource.bodySite],
      ["code", resource.code],
    ] as const) {
      const site = siteCandidate(
        reading,
        entry,
        member,
        siteOfConcept(concept),
        wordings(concept)[0] ?? codings(concept)[0]?.code ?? null,
      );
      if (site) found.push(site);
    }
    const four = isSuspected ? null : stageFourIn(elements(resource.stage).map((stage) => stage.summary));
    const spread = saysSpread(resource.code) ? (wordings(resource.code)[0] ?? "") : four;
    if (spread !== null) found.push(openSetting(reading, entry, "code", spread));
    for (const text of spread !== null && !isSuspected && row.active ? wordings(resource.code) : []) {
      const said = read.get(text) ?? metastasesInWords(text);
      read.set(text, said);
      for (const one of said)
        found.push(
          stated(reading, entry, { ...one, element: "code", kind: "clinical", as_reported: text, method: "coded" }),
        );
    }
    if (
      !isSuspected &&
      codings(resource.clinicalStatus).some((coding) => coding.code === "recurrence" || coding.code === "relapse")
    ) {
      found.push(
        stated(reading, entry, {
          fact: "disease_setting",
          value: null,
          element: "clinicalStatus",
          kind: "clinical",
          note: reading.say("recurrence_without_extent"),
          unresolved: "ambiguous",
          date: isoDate(resource.recordedDate) ?? isoDate(resource.onsetDateTime),
        }),
      );
    }
  }

  for (const { entry } of reading.chart.select(
    "Observation",
    "code",
    (code) => hasCode(code, LOINC, STAGE_GROUP) || null,
  )) {
    const four = stageFourIn([entry.resource.valueCodeableConcept, { text: entry.resource.valueString }]);
    if (four === null || reading.chart.superseded.has(entry.reference)) continue;
    if (reading.tumours.belonging(entry) === "other_tumour") continue;
    found.push(openSetting(reading, entry, "valueCodeableConcept", four));
  }

  for (const { entry } of reading.chart.select(
    "Observation",
    "code",
    (code) => hasCode(code, LOINC, R_PREFIX) || null,
  )) {
    const reported = valueInWords(entry.resource);
    const isStated = reported !== null && !/^(no|not|absent|none|n|false|unknown)\b/i.test(reported);
    if (!isStated || reading.chart.superseded.has(entry.reference)) continue;
    if (reading.tumours.belonging(entry) === "other_tumour") continue;
    found.push(openSetting(reading, entry, "value", `r: ${reported}`));
  }

  for (const { entry, answer } of reading.chart.select("Observation", "code", namesDiagnosisFinding)) {
    const { resource } = entry;
    const { isMorphology, isTopography } = answer;
    const values = isMorphology ? [resource.valueCodeableConcept] : [];
    if (reading.chart.superseded.has(entry.reference)) continue;
    if (reading.tumours.belonging(entry) === "other_tumour") continue;
    for (const value of values) {
      const byCode = codings(value).some((coding) => isGistMorphology(coding.system, coding.code ?? ""));
      const byText = /^8936\/[013]\b/.test(string(resource.valueString) ?? "");
      if (!byCode && !byText && !namesGist(value)) continue;
      found.push(
        stated(reading, entry, {
          fact: "gist_confirmed",
          value: "confirmed",
          element: "valueCodeableConcept",
          kind: "pathology",
          as_reported: codings(value)[0]?.code ?? wordings(value)[0] ?? null,
        }),
      );
      // Behaviour 6: the tissue examined was a metastasis.
      const secondary = codings(value).find((coding) => /^M?-?8936\/6$/.test(coding.code ?? ""));
      if (secondary) found.push(openSetting(reading, entry, "valueCodeableConcept", secondary.code ?? ""));
    }
    if (isTopography) {
      const site = siteCandidate(
        reading,
        entry,
        "valueCodeableConcept",
        siteOfConcept(resource.valueCodeableConcept ?? { text: resource.valueString }),
        wordings(resource.valueCodeableConcept)[0] ?? string(resource.valueString),
      );
      if (site) found.push(site);
    }
  }

  // Where a biopsy was taken may be a metastasis, or next to the tumour: told where no site is stated, never read as one.
  if (reading.tumours.gist.every((row) => row.site === null)) {
    for (const { entry } of reading.chart.select(
      "Observation",
      "code",
      (code) => hasCode(code, LOINC, BIOPSY_SITE) || null,
    )) {
      const reported = wordings(entry.resource.valueCodeableConcept)[0] ?? valueInWords(entry.resource);
      if (reported === null || reading.tumours.belonging(entry) === "other_tumour") continue;
      const note = reading.say("site_of_biopsy", { reported });
      const base = { fact: "site", kind: "clinical", element: "value", as_reported: reported } as const;
      found.push(stated(reading, entry, { ...base, value: null, note }));
    }
  }

  for (const entry of reading.chart.ofType("BodyStructure")) {
    // Not in use any more: entered in error, most often.
    if (entry.resource.active === false) continue;
    if (reading.tumours.gist.length === 0 && !namesGist(entry.resource.morphology)) continue;
    const isOfGist = namesGist(entry.resource.morphology) || isRelatedToGist(reading, entry);
    if (!isOfGist) continue;
    const site = siteCandidate(
      reading,
      entry,
      "location",
      siteOfConcept(entry.resource.location),
      wordings(entry.resource.location)[0] ?? null,
    );
    if (site) found.push(site);
  }
  return found;
}

/** Where the words of a diagnosis itself say that it has spread ("GIST of the ileum, metastatic to the liver"). */
function metastasesInWords(text: string): readonly Candidate[] {
  const report = { reference: "", title: null, date: null, author: null, language: "unknown", text } as const;
  return statementsOf({ ...report, kind: "clinical", status: "final" }).filter(
    ({ fact, value }) => fact === "metastasis_sites" && value !== null,
  );
}

/** Stage group: clinical, pathologic, other (A mCODE). */
const STAGE_GROUP = ["21908-9", "21902-2", "21914-7"];

/** The r prefix of a TNM classification, a recurrent tumour (A MII). */
const R_PREFIX = ["101659-1"];

/** The wording of a stage IV (nodes or metastases, AJCC 8 chapter 43) among the concepts; null for every other stage. */
function stageFourIn(concepts: readonly unknown[]): string | null {
  const texts = concepts.flatMap((concept) => [
    ...wordings(concept),
    ...codings(concept).flatMap((coding) => coding.code ?? []),
  ]);
  return (
    texts.find((text) => /^(?:.*\bstage\b|.*\bstade\b|.*\bstadium\b)?\s*[cpyra]{0,2}IV[A-C]?\b/i.test(text.trim())) ??
    null
  );
}

/** Spread or recurrence is on record without its extent: "resected, no residual tumour" is not to be concluded beside it. */
function openSetting(reading: Reading, entry: Entry, element: string, reported: string): Candidate {
  return stated(reading, entry, {
    fact: "disease_setting",
    value: null,
    element,
    kind: "clinical",
    as_reported: reported,
    note: reading.say("spread_recorded", { reported }),
  });
}

export function namesDiagnosisFinding(
  code: unknown,
): { readonly isMorphology: boolean; readonly isTopography: boolean } | null {
  const isMorphology = hasCode(code, LOINC, MORPHOLOGY_CODES);
  const isTopography = /topograph|primary site|site primitif|localisation primitive/i.test(wordings(code).join(" "));
  return isMorphology || isTopography ? { isMorphology, isTopography } : null;
}

function isRelatedToGist(reading: Reading, entry: Entry): boolean {
  return elements(entry.resource.extension).some((extension) =>
    references(extension.valueReference).some((reference) => {
      const target = reading.chart.resolve(reference, entry);
      return target !== null && reading.tumours.gist.some((row) => row.entry.reference === target.reference);
    }),
  );
}

/** Biopsy site (A CPDS, MII). */
const BIOPSY_SITE = ["94738-2"];

const NOTE_OF_OPEN_SITE = {
  icd_other_site: "site_other_code",
  peritoneum_part: "site_peritoneum_part",
  rectosigmoid: "site_rectosigmoid",
  several: "site_several",
} as const;

function siteCandidate(
  reading: Reading,
  entry: Parameters<typeof stated>[1],
  member: string,
  site: SiteReading | null,
  shown: string | null,
): Candidate<"site"> | null {
  if (!site) return null;
  const kind = entry.type === "Observation" ? "pathology" : "clinical";
  if ("site" in site) {
    return stated(reading, entry, {
      fact: "site",
      value: site.site,
      element: member,
      kind,
      as_reported: shown,
      note: site.site === "small_bowel_unspecified" ? reading.say("small_bowel_not_divided") : null,
    });
  }
  return stated(reading, entry, {
    fact: "site",
    value: null,
    element: member,
    kind,
    as_reported: shown,
    note: reading.say(NOTE_OF_OPEN_SITE[site.ask]),
    ...(site.ask === "several" ? { unresolved: "ambiguous" as const } : {}),
  });
}
