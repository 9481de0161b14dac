import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, CapabilityStatement } from "fhir/r4";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { readChart } from "../../src/chart/read-chart";
import type { FetchedChart } from "../../src/chart/types";
import { assess } from "../../src/engine/assess";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { FactDefinition, FactName, FactValue } from "../../src/knowledge/types";
import { type Entry, withEntries } from "../../src/ui/state/entry";
import { negotiateRoutes } from "../../src/writeback/negotiate-routes";
import type { Decision, Review, Routes } from "../../src/writeback/types";

export const AS_OF = "2026-11-23";
export const BASE = "https://ehr.example/fhir";
export const DIALECT_NAMES = ["open", "epic", "oracle-health", "meditech", "athenahealth"] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];
export const LANGUAGES = ["en", "fr"] as const;

const SANDBOX = join(import.meta.dirname, "../../src/sandbox");

/** Names of the shipped synthetic charts, without the ending. */
export function chartNames(): readonly string[] {
  return readdirSync(join(SANDBOX, "patients"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
}

export async function loadChart(name: string): Promise<FetchedChart> {
  return chartFromBundle(JSON.parse(readFileSync(join(SANDBOX, `patients/${name}.json`), "utf8")) as Bundle);
}

export function capabilityOf(dialect: DialectName): CapabilityStatement {
  return JSON.parse(readFileSync(join(SANDBOX, `dialects/${dialect}.json`), "utf8")) as CapabilityStatement;
}

/** Everything a dialect could ever grant: what is not offered is not written all the same. */
export function routesOf(dialect: DialectName): Routes {
  return negotiateRoutes(capabilityOf(dialect), "patient/*.cruds");
}

/** A server that takes notes and Observations, and neither care plans nor risk assessments. */
export function observationsOnly(): CapabilityStatement {
  const open = capabilityOf("open");
  return {
    ...open,
    software: { name: "Another server" },
    rest: (open.rest ?? []).map((rest) => ({
      ...rest,
      interaction: [],
      resource: (rest.resource ?? []).filter(({ type }) => type !== "CarePlan" && type !== "RiskAssessment"),
    })),
  };
}

/** Its routes with the site's switch on. */
export function riskObservationRoutes(): Routes {
  return negotiateRoutes(observationsOnly(), "patient/*.cruds", { risk_as_observation: true });
}

/** The clinician's correction: a size and count beside what the chart says, dated on the day of review. */
export const CORRECTION: readonly Entry[] = [
  { fact: "size_mm", change: { kind: "value", value: 55 }, date: AS_OF },
  { fact: "mitoses_per_5mm2", change: { kind: "value", value: 7 }, date: AS_OF },
];

/** A size that cannot be relied on, a rupture that does not apply: the two things that stand in the place of a value. */
export const ABSENCES: readonly Entry[] = [
  { fact: "size_mm", change: { kind: "unknown", note: null }, date: AS_OF },
  { fact: "rupture_category", change: { kind: "not_applicable" }, date: AS_OF },
];

/** One legal value for every fact of the dictionary, so that every form in which a fact can be written is written. */
export function everyFactEntered(): readonly Entry[] {
  return (Object.entries(DICTIONARY) as [FactName, FactDefinition][]).map(
    ([fact, { kind }]): Entry => ({ fact, change: { kind: "value", value: legalValue(kind) }, date: AS_OF }) as Entry,
  );
}

function legalValue(kind: FactDefinition["kind"]): FactValue {
  switch (kind.type) {
    case "enum":
      return kind.values[0] ?? "";
    case "enum_list":
      return kind.values.slice(0, 2);
    case "number":
      return kind.max === undefined ? Math.ceil(kind.min) + 4 : Math.floor((kind.min + kind.max) / 2);
    case "boolean":
      return false;
    case "date":
      return "2026-02-03";
    case "text":
      return kind.form ? "120/80" : "synthetic <text> & more";
    case "text_list":
      return ["synthetic", "second"];
    case "tki_courses":
      return [
        {
          agent: "imatinib",
          dose_mg: 400,
          start: "2025-01-02",
          stop: "2025-12-01",
          setting: "advanced",
          reason: "progression",
          progressed_on: true,
        },
      ];
  }
}

export interface ReviewOptions {
  readonly language: "en" | "fr";
  readonly entries?: readonly Entry[];
  readonly over?: Partial<Review>;
}

/** A chart read, corrected and assessed as the screen does it, with the recommendations decided in turn. */
export function reviewOf(fetched: FetchedChart, { language, entries = CORRECTION, over = {} }: ReviewOptions): Review {
  const reading = readChart(fetched, { patient_id: fetched.patient?.id ?? null, language, as_of: AS_OF });
  const assessment = assess(withEntries(reading.facts, entries), KNOWLEDGE, {
    as_of: AS_OF,
    jurisdiction: "EU",
    mode: "today",
    language,
    patient: reading.patient === null ? null : { reference: `Patient/${reading.patient.id}` },
  });
  const idOf = (type: string): string | null =>
    fetched.resources.find(({ resourceType }) => resourceType === type)?.id ?? null;
  const practitioner = idOf("Practitioner");
  const choices = ["accepted", "adapted", "declined"] as const;
  const decisions = assessment.recommendations.slice(0, 9).map(({ code, rule }, index): Decision => {
    const choice = choices[index % 3] ?? "accepted";
    return {
      code,
      rule,
      choice,
      reason: choice === "accepted" ? null : "Synthetic reason: <patient's wish> & comorbidity",
    };
  });
  return {
    assessment,
    reading,
    decisions: [
      ...decisions,
      // One schedule taken: its visits become activities.
      ...assessment.follow_up
        .slice(0, 1)
        .map(({ schedule }): Decision => ({ code: schedule, rule: schedule, choice: "accepted", reason: null })),
    ],
    comment: "Comment with <b>signs</b> & accents: é, œ, ≤ 5 mm²",
    language,
    encounter_id: idOf("Encounter"),
    author: {
      reference: practitioner === null ? null : `Practitioner/${practitioner}`,
      name: "Dr Synthetic Oncologist",
    },
    server: { name: "Test EHR", base: BASE },
    confirmed_at: "2026-11-23T10:00:00.123Z",
    action_id: "action-1",
    operator: { name: "Synthetic hospital", contact: "https://hospital.example", clinical_sign_off: null },
    final_confirmed: true,
    ...over,
  };
}
