import type { FactName } from "../../knowledge/types";
import { folded } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";
import type { Resection } from "./procedures";

/**
 * Where the chart states the situation plainly: a linked, completed resection with margin R0 or R1 and not one statement
 * of metastasis or recurrence is "resected, no residual tumour". Everything short of it stays unknown with a note:
 * resectability is a judgement that no resource holds.
 */
export function readDiseaseSetting(
  reading: Reading,
  resections: readonly Resection[],
  soFar: readonly Candidate[],
): readonly Candidate[] {
  const found: Candidate<FactName>[] = [...byMetastases(soFar)];
  const linked = resections.filter((resection) => resection.isLinked);
  if (linked.length === 0) return found;
  const margins = soFar.filter((candidate) => candidate.fact === "margin" && candidate.specimen !== "biopsy");
  const isContradicted = soFar.some(
    (candidate) =>
      candidate.fact === "disease_setting" ||
      (candidate.fact === "metastasis_sites" &&
        (candidate.value === null || (Array.isArray(candidate.value) && candidate.value.length > 0))) ||
      (candidate.fact === "response_status" && candidate.value === null),
  );
  const telling = soFar.filter(
    ({ fact }) => fact === "treatment_intent" || fact === "current_tki" || fact === "size_mm_imaging",
  );
  for (const { entry, date } of linked) {
    const base = {
      fact: "disease_setting",
      element: "code",
      kind: "procedure",
      specimen: "resection",
      method: "derived",
    } as const;
    // A margin from before the operation is another operation's.
    const own = margins.filter(({ source }) => source.date === null || daysFrom(date, source.date) >= -1);
    const isComplete = own.length > 0 && own.every(({ value }) => value === "R0" || value === "R1");
    // A tumour measured on imaging after the operation, or treatment of advanced disease: something is there again, or still.
    const later = telling.find(
      (candidate) =>
        (candidate.fact === "treatment_intent" && candidate.value === "advanced") ||
        // After imatinib's adjuvant use come the drugs of advanced disease only.
        (candidate.fact === "current_tki" && candidate.value !== null && candidate.value !== "imatinib") ||
        (candidate.fact === "size_mm_imaging" &&
          candidate.source.date !== null &&
          daysFrom(date, candidate.source.date) > 0),
    );
    if (isComplete && !isContradicted && later) {
      const reported = [later.as_reported ?? String(later.value), later.source.date?.slice(0, 10)].join(", ");
      const note = reading.say("resected_and_later", { reported });
      found.push(stated(reading, entry, { ...base, value: null, note, unresolved: "ambiguous" }));
    } else if (isComplete && !isContradicted) {
      found.push(
        stated(reading, entry, {
          ...base,
          value: "resected_no_residual",
          note: reading.say("resected_by_operation_and_margin"),
        }),
      );
    } else if (!isContradicted) {
      found.push(stated(reading, entry, { ...base, value: null, note: reading.say("resected_margin_not_stated") }));
    }
  }
  return found;
}

/**
 * Metastases beyond the nodes that pathology shows, or that a report tells where the diagnosis itself is recorded as metastatic; nothing
 * where a source of the same day or later has none, or another statement of the situation stands.
 */
function byMetastases(soFar: readonly Candidate[]): readonly Candidate[] {
  const lists = soFar.filter(({ fact, value }) => fact === "metastasis_sites" && Array.isArray(value));
  const filled = lists.filter(({ value }) => (value as readonly string[]).some((site) => site !== "lymph_node"));
  const isEmptied = lists.some(({ value }) => (value as readonly string[]).length === 0);
  const settings = soFar.filter(({ fact }) => fact === "disease_setting");
  const isRecorded = settings.some(
    ({ value, as_reported }) => value === null && /metasta|\bmets\b/.test(folded(as_reported ?? "")),
  );
  if (isEmptied || settings.some(({ value, unresolved }) => value !== null || unresolved === "ambiguous")) return [];
  return filled
    .filter(({ kind }) => kind === "pathology" || isRecorded)
    .slice(0, 1)
    .map((candidate) => ({
      ...candidate,
      fact: "disease_setting",
      value: "metastatic",
      source: { ...candidate.source, method: "derived" },
      note: null,
    }));
}

/** Days from the operation to another date; 0 where a date is not exact. */
function daysFrom(operation: string | null, date: string): number {
  const days = (Date.parse(date.slice(0, 10)) - Date.parse(operation?.slice(0, 10) ?? "")) / 86_400_000;
  return operation !== null && operation.length >= 10 && date.length >= 10 && Number.isFinite(days) ? days : 0;
}
