import { day, element } from "./element";
import type { Resection } from "./readers/procedures";
import type { Reading } from "./reading";
import { newestOf } from "./recency";
import type { Candidate } from "./types";

/**
 * What was stated, and what a tyrosine kinase inhibitor does to it. The risk tables are made for the untreated tumour (risk-schemes.md,
 * section 2): the count of a resection specimen taken after the drug was started is marked as such, a size measured after it is told as
 * such, and is no size of the untreated tumour where the count is another specimen's.
 */
export function afterTreatment(
  reading: Reading,
  resections: readonly Resection[],
  stated: readonly Candidate[],
): readonly Candidate[] {
  const start = firstStart(stated);
  const isOperatedBefore = resections.some(({ date }) => {
    const operated = day(date);
    return operated !== null && start !== null && operated < start;
  });
  const isAfter = ({ source }: Candidate): boolean => {
    const taken = day(source.date);
    return start !== null && taken !== null && start < taken;
  };
  // Only pathology is dated as its specimen is; a letter that repeats a figure is not.
  const isTreated = (candidate: Candidate): boolean =>
    candidate.specimen === "resection" && candidate.kind === "pathology" && !isOperatedBefore && isAfter(candidate);
  const sources = countedSpecimens(reading, stated, isTreated, start ?? "");
  const isCountTreated = [...stated, ...sources].some(
    ({ fact, value }) => fact === "mitoses_source" && value === "resection_post_tki",
  );
  const isCountOfBiopsy = stated.some(
    ({ fact, value, specimen }) => fact === "mitoses_per_5mm2" && value !== null && specimen === "biopsy",
  );
  const told = stated.map((candidate): Candidate => {
    const isSize = candidate.fact === "size_mm" && isTreated(candidate);
    const isOnImaging = candidate.fact === "size_mm_imaging" && isAfter(candidate);
    if ((!isSize && !isOnImaging) || candidate.value === null) return candidate;
    const note = reading.say("size_after_tki", { start: start ?? "" });
    const kept = { ...candidate, note: candidate.note === null ? note : `${candidate.note} ${note}` };
    return isSize && isCountOfBiopsy && !isCountTreated
      ? { ...kept, value: null, bounds: undefined, unresolved: "ambiguous" }
      : kept;
  });
  return [...besideTheUntreated(told, isAfter), ...sources];
}

/**
 * A tumour in place that was measured before the drug and differs now: the tables want the untreated size, an operation today's. The last
 * measurement before the drug stands beside the newest, so that which is meant is asked.
 */
function besideTheUntreated(
  told: readonly Candidate[],
  isAfter: (candidate: Candidate) => boolean,
): readonly Candidate[] {
  const onImaging = told.filter(
    ({ fact, value, source }) => fact === "size_mm_imaging" && value !== null && source.date !== null,
  );
  const newest = newestOf(onImaging, ({ source }) => source.date);
  if (newest.length === 0 || !newest.every(isAfter)) return told;
  // Where pathology has the size, or the disease has spread, no class rests on it.
  const isMoot = told.some(
    ({ fact, value }) =>
      (fact === "size_mm" && value !== null) ||
      (fact === "disease_setting" && value === "metastatic") ||
      (fact === "metastasis_sites" && Array.isArray(value) && value.some((site) => site !== "lymph_node")),
  );
  if (isMoot) return told;
  const untreated = new Set(
    newestOf(
      onImaging.filter((candidate) => !isAfter(candidate)),
      ({ source }) => source.date,
    ),
  );
  return told.map((candidate) => (untreated.has(candidate) ? { ...candidate, stands_beside: true } : candidate));
}

/** The first day on which the chart has the patient on a tyrosine kinase inhibitor; null where it states none. */
function firstStart(stated: readonly Candidate[]): string | null {
  const starts = stated.flatMap((candidate) => {
    if (candidate.fact === "start_date" && typeof candidate.value === "string") return [candidate.value];
    if (candidate.fact === "prior_tki" && Array.isArray(candidate.value)) {
      const start = element(candidate.value[0])?.start;
      return typeof start === "string" ? [start] : [];
    }
    return [];
  });
  return starts.toSorted()[0] ?? null;
}

/** The specimens of the counts: a biopsy, where no other specimen gives the count, or a resection after the drug was started. */
function countedSpecimens(
  reading: Reading,
  stated: readonly Candidate[],
  isTreated: (candidate: Candidate) => boolean,
  start: string,
): readonly Candidate[] {
  const isOfBiopsy = stated.every(
    ({ fact, value, specimen }) => fact !== "mitoses_per_5mm2" || value === null || specimen === "biopsy",
  );
  return stated.flatMap((candidate): Candidate[] => {
    if (candidate.fact !== "mitoses_per_5mm2" || (candidate.value === null && !candidate.bounds)) return [];
    const base = { ...candidate, fact: "mitoses_source", bounds: undefined, unresolved: undefined } as const;
    if (candidate.specimen === "biopsy") return isOfBiopsy ? [{ ...base, value: "biopsy", note: null }] : [];
    if (!isTreated(candidate)) return [];
    const source = { ...candidate.source, method: "derived" } as const;
    return [{ ...base, value: "resection_post_tki", source, note: reading.say("post_tki_specimen", { start }) }];
  });
}
