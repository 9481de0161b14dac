import type { FactName } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { isSupposed } from "../codes/diagnoses";
import { type MetastasisSite, metastasisSiteOf } from "../codes/sites";
import { LOINC } from "../codes/systems";
import { codings, folded, hasCode, isoDate, string, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";

const STAGE_M = ["21907-1", "21901-4"];
const STAGE_N = ["21906-3", "21900-6"];

/**
 * Metastases of the GIST: secondary diagnoses linked to it (or not linked, where no other tumour is known), stated M and
 * N categories, and mCODE's HistoryOfMetastaticCancer, whose "false" is an answer (RD-12). An empty list is given only
 * where the chart says so in one of these ways, never because nothing was found.
 */
export function readMetastases(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  const secondaries = reading.tumours.diagnoses.filter((row) => row.kind === "secondary");
  for (const row of secondaries) {
    const { entry } = row;
    const belonging = reading.tumours.secondaryBelongs(entry);
    const shown = wordings(entry.resource.code)[0] ?? codings(entry.resource.code)[0]?.code ?? null;
    if (belonging === "other_tumour") {
      reading.aside(entry.reference, "other_tumour", shown);
      continue;
    }
    const verification = codings(entry.resource.verificationStatus).map((coding) => coding.code);
    if (
      isSupposed(entry.resource.code) ||
      verification.some((code) => code === "unconfirmed" || code === "provisional" || code === "differential")
    ) {
      reading.aside(entry.reference, "suspected", shown);
      // Neither a metastasis nor none: it keeps open what "no metastasis" and "resected" would say.
      const note = reading.say("metastasis_suspected", { reported: shown ?? "" });
      for (const fact of ["metastasis_sites", "disease_setting"] as const)
        found.push(
          stated(reading, entry, {
            fact,
            value: null,
            element: "code",
            kind: "clinical",
            note,
          }),
        );
      continue;
    }
    const base = {
      element: "code",
      kind: "clinical",
      as_reported: shown,
      date: isoDate(entry.resource.onsetDateTime) ?? isoDate(entry.resource.recordedDate),
    } as const;
    if (belonging === "unlinked") {
      found.push(
        stated(reading, entry, {
          ...base,
          fact: "metastasis_sites",
          value: null,
          note: reading.say("metastasis_of_unknown_primary", { reported: shown ?? "" }),
          unresolved: "ambiguous",
        }),
      );
      found.push(
        stated(reading, entry, {
          ...base,
          fact: "disease_setting",
          value: null,
          note: reading.say("metastasis_of_unknown_primary", { reported: shown ?? "" }),
          unresolved: "ambiguous",
        }),
      );
      continue;
    }
    const site = metastasisSiteOf(entry.resource.code) ?? metastasisSiteOf(entry.resource.bodySite);
    if (site) found.push(stated(reading, entry, { ...base, fact: "metastasis_sites", value: [site] }));
    else
      found.push(
        stated(reading, entry, {
          ...base,
          fact: "metastasis_sites",
          value: null,
          note: reading.say("metastasis_site_not_stated", { reported: shown ?? "" }),
        }),
      );
    if (row.active) {
      found.push(stated(reading, entry, { ...base, fact: "disease_setting", value: "metastatic", method: "derived" }));
    } else {
      found.push(
        stated(reading, entry, {
          ...base,
          fact: "disease_setting",
          value: null,
          note: reading.say("metastasis_not_active", { reported: shown ?? "" }),
          unresolved: "ambiguous",
        }),
      );
    }
  }

  const digits = { M: new Set<0 | 1>(), N: new Set<0 | 1>() };
  let withoutMetastasis: Entry | null = null;
  const history = new Set([
    ...reading.chart.withProfile("Observation", "mcode-history-of-metastatic-cancer"),
    ...reading.chart.select("Observation", "code", namesHistory).map(({ entry }) => entry),
  ]);
  const categoryEntries = reading.chart
    .select("Observation", "code", letterOfCategory)
    .filter(({ entry }) => !history.has(entry));
  for (const { entry, answer } of [
    ...[...history].map((one) => ({ entry: one, answer: "history" as const })),
    ...categoryEntries,
  ]) {
    const { resource } = entry;
    const isHistory = answer === "history";
    const isM = answer === "M";
    if (reading.chart.superseded.has(entry.reference)) continue;
    const belonging = reading.tumours.belonging(entry);
    if (belonging === "other_tumour" || belonging === "unlinked") {
      reading.aside(entry.reference, "other_tumour", wordings(resource.code)[0] ?? null);
      continue;
    }
    if (isHistory) {
      const answer = typeof resource.valueBoolean === "boolean" ? resource.valueBoolean : null;
      if (answer === false) {
        found.push(
          stated(reading, entry, {
            fact: "metastasis_sites",
            value: [] as readonly MetastasisSite[],
            element: "valueBoolean",
            kind: "clinical",
            as_reported: "false",
          }),
        );
      } else if (answer === true) {
        found.push(
          stated(reading, entry, {
            fact: "metastasis_sites",
            value: null,
            element: "valueBoolean",
            kind: "clinical",
            note: reading.say("metastasis_site_not_stated", { reported: "true" }),
            as_reported: "true",
          }),
        );
      }
      continue;
    }
    const digit = categoryIn(isM ? "M" : "N", resource);
    if (digit === null) {
      reading.aside(entry.reference, "no_number", wordings(resource.valueCodeableConcept)[0] ?? null);
      continue;
    }
    const shown = `${isM ? "M" : "N"}${digit}`;
    digits[isM ? "M" : "N"].add(digit);
    if (isM) {
      if (digit === 0) withoutMetastasis = entry;
      if (digit === 1) {
        found.push(
          stated(reading, entry, {
            fact: "metastasis_sites",
            value: null,
            element: "valueCodeableConcept",
            kind: "clinical",
            note: reading.say("metastasis_site_not_stated", { reported: shown }),
            as_reported: shown,
          }),
        );
        found.push(
          stated(reading, entry, {
            fact: "disease_setting",
            value: "metastatic",
            element: "valueCodeableConcept",
            kind: "clinical",
            as_reported: shown,
            method: "derived",
          }),
        );
      }
    } else {
      const isPathologic = hasCode(resource.code, LOINC, ["21900-6"]);
      if (digit === 1) {
        found.push(
          stated(reading, entry, {
            fact: "nodes_clinical",
            value: isPathologic ? "proven" : "enlarged",
            element: "valueCodeableConcept",
            kind: isPathologic ? "pathology" : "clinical",
            as_reported: shown,
          }),
        );
        if (isPathologic) {
          found.push(
            stated(reading, entry, {
              fact: "metastasis_sites",
              value: ["lymph_node"],
              element: "valueCodeableConcept",
              kind: "pathology",
              as_reported: shown,
            }),
          );
        }
      } else if (!isPathologic) {
        found.push(
          stated(reading, entry, {
            fact: "nodes_clinical",
            value: "negative",
            element: "valueCodeableConcept",
            kind: "clinical",
            as_reported: shown,
          }),
        );
      }
    }
  }
  // M0 leaves the nodes open: only M0 with N0, and never an M1 or N1, states that there is no metastasis at all.
  if (withoutMetastasis && !digits.M.has(1) && digits.N.has(0) && !digits.N.has(1)) {
    found.push(
      stated(reading, withoutMetastasis, {
        fact: "metastasis_sites",
        value: [] as readonly MetastasisSite[],
        element: "valueCodeableConcept",
        kind: "clinical",
        as_reported: "N0 M0",
      }),
    );
  }
  return found;
}

function letterOfCategory(code: unknown): "M" | "N" | null {
  if (hasCode(code, LOINC, STAGE_M)) return "M";
  return hasCode(code, LOINC, STAGE_N) ? "N" : null;
}

function namesHistory(code: unknown): true | null {
  return wordings(code).some((text) => /^history of metasta/.test(folded(text))) || null;
}

function categoryIn(letter: "M" | "N", resource: Readonly<Record<string, unknown>>): 0 | 1 | null {
  const texts = [
    ...wordings(resource.valueCodeableConcept),
    ...codings(resource.valueCodeableConcept).map((coding) => coding.code ?? ""),
    string(resource.valueString) ?? "",
  ];
  const digits = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(new RegExp(`(?<![A-Za-z0-9])[cpyra]{0,3}${letter}([01])(?![0-9])`, "g"))].map(
        (match) => match[1],
      ),
    ),
  );
  const [only] = digits;
  return digits.size === 1 ? (only === "1" ? 1 : 0) : null;
}
