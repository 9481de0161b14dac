import type { Fact, Facts } from "../engine/fact";
import { DICTIONARY } from "../knowledge/dictionary";
import type { FactName } from "../knowledge/types";
import { chartText } from "../text/chart";
import type { Translate } from "../text/translate";
import { settle } from "./clinicians-word";
import { NARRATIVE_FACTS } from "./narrative-facts";
import type { ChartTextKey } from "./reading";
import { daysBetween } from "./recency";
import type { ReconcileOptions } from "./reconcile-rules";
import { joined, wordOf } from "./settled-fact";
import type { Candidate, QueryOutcome } from "./types";

/** All candidates of a chart in, one fact each out. Facts that nobody states and no failed read concerns are left out (unknown). */
export function reconcile(candidates: readonly Candidate[], options: ReconcileOptions): Facts {
  const facts: { [N in FactName]?: Fact<N> } = {};
  const byFact = new Map<FactName, Candidate[]>();
  for (const candidate of candidates) {
    const listed = byFact.get(candidate.fact);
    if (listed) listed.push(candidate);
    else byFact.set(candidate.fact, [candidate]);
  }
  const failed = options.queries.filter((query) => query.state !== "ok" && query.state !== "empty");
  for (const name of Object.keys(DICTIONARY) as FactName[]) {
    const listed = byFact.get(name) ?? [];
    const of = name === "mitoses_source" ? ofTheCount(listed, facts.mitoses_per_5mm2) : listed;
    const failures = failed.filter((query) => query.concerns.includes(name));
    const fact = of.length === 0 ? null : settle(name, of, options);
    const silences = fact?.status === "known" ? fromSilence(name, fact, failed) : [];
    if (fact?.status === "known" && silences.length > 0) {
      (facts as Record<FactName, Fact>)[name] = {
        status: "unknown",
        sources: fact.sources,
        note: joined(fact.note ?? null, toldOf(silences, options.say)),
      };
      continue;
    }
    const told = withFailures(name, fact, of, failures, options);
    if (told) (facts as Record<FactName, Fact>)[name] = told;
  }
  return facts;
}

/** Pathology of one specimen, its addenda and its parts, comes within so many days. */
const ONE_SPECIMEN_DAYS = 90;

/** Neither a biopsy whose own count does not stand nor a specimen of much later is the one that was counted. */
function ofTheCount(stated: readonly Candidate[], count: Fact<"mitoses_per_5mm2"> | undefined): readonly Candidate[] {
  if (count?.status !== "known") return stated;
  const counted = new Set(count.sources.map(({ reference }) => reference));
  return stated.filter(({ value, kind, source }) => {
    if (source.method === "entered" || counted.has(source.reference)) return true;
    const isLater = count.sources.every(({ date }) => daysBetween(date ?? "", source.date ?? "") > ONE_SPECIMEN_DAYS);
    return value !== "biopsy" && !(kind === "pathology" && isLater);
  });
}

/** "Resected, no residual tumour" rests on these not being stated anywhere: an unread answer could have stated them. */
const SILENT_WHERE_RESECTED: readonly FactName[] = ["disease_setting", "metastasis_sites", "response_status"];

/** The failed reads that a derived fact's silence rests on; a search that the server never offered was not expected to speak. */
function fromSilence(
  name: FactName,
  fact: Extract<Fact, { status: "known" }>,
  failed: readonly QueryOutcome[],
): readonly QueryOutcome[] {
  const isBySilence = name === "disease_setting" && fact.value === "resected_no_residual";
  if (!isBySilence || !fact.sources.every((source) => source.method === "derived")) return [];
  return failed.filter(
    (query) =>
      (query.state !== "unsupported" || query.http_status !== null || query.concerns.includes(name)) &&
      SILENT_WHERE_RESECTED.some((other) => query.concerns.includes(other)),
  );
}

/** One sentence for each way in which reads ended, naming them all. */
function toldOf(queries: readonly QueryOutcome[], say: Translate<ChartTextKey>): string {
  const states = [...new Set(queries.map(({ state }) => state))];
  return states
    .map((state) => {
      const query = queries
        .filter((one) => one.state === state)
        .map((one) => labelOf(one, say))
        .join(", ");
      return state === "pending" ? say("not_yet_read", { query }) : say("not_read", { query, state });
    })
    .join(" ");
}

function withFailures(
  name: FactName,
  fact: Fact | null,
  candidates: readonly Candidate[],
  failures: readonly QueryOutcome[],
  options: ReconcileOptions,
): Fact | null {
  const { say } = options;
  const unread = toldOf(failures, say);
  const document = options.has_unreadable_documents && NARRATIVE_FACTS.includes(name) ? say("document_not_read") : "";
  const missing = [unread, document].filter((part) => part !== "").join(" ");
  if (missing === "") return fact;
  if (!fact) return { status: "unknown", note: missing };
  if (fact.status === "unknown") return { ...fact, note: joined(fact.note, missing) };
  if (fact.status === "known" && unread !== "" && Array.isArray(fact.value)) {
    // A list that may lack entries must not answer "none of these".
    if (name === "metastasis_sites" && fact.value.length > 0)
      return { ...fact, note: joined(fact.note ?? null, missing) };
    const listed = candidates.flatMap((candidate) =>
      Array.isArray(candidate.value) ? candidate.value.map((item) => wordOf(item)) : [],
    );
    return {
      status: "unknown",
      sources: fact.sources,
      note: joined(
        listed.length > 0 ? say("list_incomplete", { listed: [...new Set(listed)].join(", ") }) : null,
        missing,
      ),
    };
  }
  // What was read stands; that another source was asked and did not answer is told beside it.
  const asked = failures.filter((query) => query.state !== "unsupported" || query.http_status !== null);
  if (fact.status === "known" && asked.length > 0)
    return { ...fact, note: joined(fact.note ?? null, toldOf(asked, say)) };
  return fact;
}

function labelOf(query: QueryOutcome, say: Translate<ChartTextKey>): string {
  const key = `query.${query.id}`;
  return isChartKey(key) ? say(key) : query.resource_type;
}

function isChartKey(key: string): key is ChartTextKey {
  return key in chartText.en;
}
