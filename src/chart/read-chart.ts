import { chartText } from "../text/chart";
import { translator } from "../text/translate";
import { afterTreatment } from "./after-treatment";
import { type Entry, indexChart } from "./chart-index";
import { agentOf } from "./codes/drugs";
import { isOfDictionary } from "./dictionary-limits";
import { element, isoDate } from "./element";
import { panelReader } from "./panels";
import { readAllergies } from "./readers/allergies";
import { readConfirmedFacts } from "./readers/confirmed-facts";
import { readDiagnoses } from "./readers/diagnoses";
import { readDiseaseSetting } from "./readers/disease-setting";
import { readImmunohistochemistry } from "./readers/immunohistochemistry";
import { namesMeasurement, readLaboratory } from "./readers/laboratory";
import { readMedications } from "./readers/medications";
import { readMetastases } from "./readers/metastases";
import { readMitoses } from "./readers/mitoses";
import { identityOf, readPatient } from "./readers/patient";
import { linkedByPathology, readProcedures, resectionsOf } from "./readers/procedures";
import { readReproduction } from "./readers/reproduction";
import { readRuptureAndMargin } from "./readers/rupture-and-margin";
import { readSizes } from "./readers/sizes";
import { readStatus } from "./readers/status";
import { readVariants } from "./readers/variants";
import { heldAt, type Reading } from "./reading";
import { newestOf } from "./recency";
import { reconcile } from "./reconcile";
import { reportTexts } from "./reports";
import { statementsIn } from "./reports-on-the-gist";
import { finish, finishInTurns, type Steps } from "./steps";
import { namesTumourFinding } from "./tumour-findings";
import { tumoursOf } from "./tumours";
import type { Candidate, ChartReading, FetchedChart, ReadOptions, SetAside } from "./types";

/**
 * Reads the facts of one patient out of a fetched chart. Pure and synchronous: the same chart and options give the same
 * answer. Every known fact has at least one source; what was not used is in `set_aside` with its reason; a query that
 * failed leaves what it could have carried unknown, with a note. It does not throw, whatever the resources look like.
 */
export function readChart(fetched: FetchedChart, options: ReadOptions): ChartReading {
  return finish(readingSteps(fetched, options));
}

/** The same reading in turns: `pause` is awaited between readers and topics, so that a page can answer in between. */
export function readChartInTurns(
  fetched: FetchedChart,
  options: ReadOptions,
  pause: () => Promise<void>,
): Promise<ChartReading> {
  return finishInTurns(readingSteps(fetched, options), pause);
}

function* readingSteps(fetched: FetchedChart, options: ReadOptions): Steps<ChartReading> {
  const setAside: SetAside[] = [...fetched.set_aside];
  const listed = new Set<string>();
  const aside = (row: SetAside): void => {
    const key = `${row.reference}|${row.reason}|${row.detail ?? ""}`;
    if (row.reason !== "duplicate" && row.reference !== "?" && listed.has(key)) return;
    listed.add(key);
    setAside.push(row);
  };
  const say = translator(chartText, options.language);
  const chart = indexChart(fetched, options.patient_id, aside, panelReader(namesTumourFinding, namesMeasurement));
  const tumours = tumoursOf(chart);
  const reading: Reading = {
    chart,
    tumours,
    say,
    as_of: options.as_of,
    aside: (reference, reason, detail) => aside({ reference, reason, detail: detail ?? null }),
  };

  yield;
  const reports = reportTexts(reading, fetched.attachments);
  const operations = resectionsOf(reading);
  const found: Candidate[] = [];
  for (const read of [
    readDiagnoses,
    readSizes,
    readMitoses,
    readRuptureAndMargin,
    readVariants,
    readImmunohistochemistry,
    readStatus,
    readMetastases,
    readMedications,
    readLaboratory,
    readReproduction,
    (row: Reading) => readAllergies(row, (concept) => agentOf(concept)?.agent === "imatinib"),
    readPatient,
    readConfirmedFacts,
  ]) {
    yield;
    // One by one: a chart may state more than a call takes arguments.
    for (const candidate of read(reading)) found.push(candidate);
  }
  for (const report of reports) {
    for (const candidate of yield* statementsIn(report, reading, {
      resections: operations,
      language: options.language,
    }))
      found.push(candidate);
  }
  yield;
  const resections = linkedByPathology(operations, found, reports);
  found.push(...readProcedures(reading, resections));
  const stated = afterTreatment(
    reading,
    resections,
    found.map((candidate) => withinLimits(candidate, reading)),
  );
  const candidates = [...stated, ...readDiseaseSetting(reading, resections, stated)];

  const queries = fetched.queries;
  const primary =
    tumours.gist.find((row) => row.kind === "gist" && row.active) ??
    tumours.gist.find((row) => row.kind === "gist") ??
    null;
  return {
    patient: identityOf(chart.patient),
    facts: reconcile(candidates, {
      say,
      queries,
      has_unreadable_documents: setAside.some((row) => row.reason === "unreadable_document"),
      has_several_gists: tumours.hasSeveralGists,
      arrivedAt: (reference) => arrivedAt(reference === null ? null : chart.resolve(reference, null)),
    }),
    candidates,
    reports,
    queries,
    set_aside: setAside,
    condition_reference: primary?.entry.reference ?? null,
    earlier_filings: chart.earlier_filings,
  };
}

/** What no tumour, patient or test can be is no value, whoever states it: it stays in sight, and is asked about. */
function withinLimits(candidate: Candidate, reading: Reading): Candidate {
  if (candidate.value === null || isOfDictionary(candidate.fact, candidate.value)) return candidate;
  const reported = candidate.as_reported ?? String(candidate.value);
  reading.aside(candidate.source.reference ?? "?", "out_of_range", reported);
  return { ...candidate, value: null, note: reading.say("out_of_range", { reported }) };
}

/** The latest of the dates at which a resource was written, changed or held; null for none. */
function arrivedAt(entry: Entry | null): string | null {
  if (!entry) return null;
  const { resource } = entry;
  const dates = [element(resource.meta)?.lastUpdated, resource.issued, resource.recordedDate, resource.date]
    .map(isoDate)
    .concat(heldAt(entry))
    .filter((date) => date !== null);
  return newestOf(dates, (date) => date)[0] ?? null;
}
