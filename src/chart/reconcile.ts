import type { Fact, FactAlternative, Facts, NumericBounds } from "../engine/fact";
import { DICTIONARY } from "../knowledge/dictionary";
import type { FactName, FactValues } from "../knowledge/types";
import { chartText } from "../text/chart";
import type { Translate } from "../text/translate";
import type { FactAbsence } from "./codes/filed-facts";
import { type Site, siteRefines } from "./codes/sites";
import { parseProteinChange } from "./codes/variants";
import type { ChartTextKey } from "./reading";
import { isEarlier, newestOf } from "./recency";
import type { Candidate, QueryOutcome } from "./types";

/**
 * How the candidates of one fact become one answer.
 *
 * The rule of preference, stated once. The clinician's own entry stands over everything; what a clinician confirmed in an
 * earlier session stands over the sources that were there by then, which are told beside it, and is in conflict with a
 * later source that says otherwise. For facts of the tumour ("standing"):
 *   1. one tumour: where the chart holds several GISTs, no source outranks another, and different values are a conflict;
 *   2. kind: pathology over imaging (and, for size and mitoses, over registry items and sizes of no stated method);
 *   3. specimen: resection (or not stated) over biopsy and cytology, for size, mitoses, rupture and margin;
 *   4. standing: amended over final over preliminary; of several amended reports the newest.
 * Sources of equal rank that differ beyond the tolerance are a conflict; both are kept. What was outranked and differs
 * is told in the note. A source of the highest rank that gives no usable value is not silently replaced by a lesser one.
 * For what changes with time ("latest") the newest statement counts, and a conflict is two values of one day.
 * Lists ("union") gather what the sources state; empty only where a source states emptiness.
 */
interface FactRule {
  readonly mode: "standing" | "latest" | "union" | "text_union" | "earliest";
  /** Largest difference between two readings of one thing: rounding of centimetres, of converted values. Default 0. */
  readonly tolerance?: number;
  /** Values on two sides of a cut-off of the risk schemes differ, however near they are. */
  readonly cut_offs?: readonly number[];
  readonly specimen_counts?: boolean;
  readonly kinds?: Partial<Record<Candidate["kind"], number>>;
  /** The sources may speak of different tumours: none of them outranks another. */
  readonly several_tumours?: boolean;
}

const PATHOLOGY_FIRST = { imaging: 0 } as const;

const RULES: Partial<Record<FactName, FactRule>> = {
  size_mm: {
    mode: "standing",
    tolerance: 1,
    cut_offs: [20, 50, 100],
    specimen_counts: true,
    kinds: { pathology: 3, registry: 2, clinical: 1, imaging: 0 },
  },
  size_mm_imaging: { mode: "latest", tolerance: 1, cut_offs: [20, 50, 100] },
  mitoses_per_5mm2: {
    mode: "standing",
    tolerance: 0.05,
    cut_offs: [5, 10],
    specimen_counts: true,
    kinds: { pathology: 3, registry: 2, imaging: 0 },
  },
  mitoses_raw_count: { mode: "standing", specimen_counts: true },
  hpf_count: { mode: "standing", specimen_counts: true },
  field_area_mm2: { mode: "standing", tolerance: 0.05, specimen_counts: true },
  rupture_category: { mode: "standing", specimen_counts: true, kinds: PATHOLOGY_FIRST },
  margin: { mode: "standing", specimen_counts: true, kinds: PATHOLOGY_FIRST },
  site: { mode: "standing", kinds: PATHOLOGY_FIRST },
  gist_confirmed: { mode: "standing", kinds: PATHOLOGY_FIRST },
  ecog: { mode: "latest" },
  response_status: { mode: "latest" },
  pregnancy_status: { mode: "latest" },
  breastfeeding: { mode: "latest" },
  nodes_clinical: { mode: "latest" },
  start_date: { mode: "earliest", tolerance: 14 },
  tki_start: { mode: "earliest", tolerance: 14 },
  adjuvant_start: { mode: "earliest", tolerance: 14 },
  metastasis_sites: { mode: "union" },
  prior_tki: { mode: "union" },
  concomitant_meds: { mode: "union" },
  syndromic_features: { mode: "union" },
  eus_high_risk_features: { mode: "union" },
  mass_features: { mode: "union" },
  symptoms: { mode: "union" },
  comorbidity: { mode: "text_union" },
  bilirubin_xULN: { mode: "latest" },
  alt_xULN: { mode: "latest" },
  ast_xULN: { mode: "latest" },
  anc: { mode: "latest" },
  platelets: { mode: "latest" },
  haemoglobin: { mode: "latest", tolerance: 1 },
  potassium: { mode: "latest" },
  magnesium: { mode: "latest", tolerance: 0.01 },
  tsh: { mode: "latest" },
  creatinine_clearance_ml_min: { mode: "latest" },
  imatinib_trough_ng_ml: { mode: "latest" },
  qtc_ms: { mode: "latest" },
  lvef_pct: { mode: "latest" },
  weight_kg: { mode: "latest" },
  bp: { mode: "latest" },
  hbsag: { mode: "latest" },
  anti_hbc: { mode: "latest" },
};

export interface ReconcileOptions {
  readonly say: Translate<ChartTextKey>;
  /** Queries that did not end as ok or empty: what they could have carried cannot be called absent. */
  readonly queries: readonly QueryOutcome[];
  /** Reports that were listed but could not be read. */
  readonly has_unreadable_documents: boolean;
  /** When the resource that a source names came into the chart or was last changed; null where nothing tells. */
  readonly arrivedAt?: (reference: string | null) => string | null;
  /** The chart holds GISTs of different sites. */
  readonly has_several_gists?: boolean;
}

/** Facts that only a report's text usually carries; an unread document leaves them open. */
const OF_NARRATIVE: ReadonlySet<FactName> = new Set([
  "site",
  "size_mm",
  "size_mm_imaging",
  "mitoses_per_5mm2",
  "rupture_category",
  "margin",
  "genotype",
  "variant_hgvs",
  "ihc_kit",
  "ihc_dog1",
  "ihc_sdhb",
  "histology",
]);

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
    const of = byFact.get(name) ?? [];
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

function toldOf(queries: readonly QueryOutcome[], say: Translate<ChartTextKey>): string {
  return queries
    .map((query) =>
      query.state === "pending"
        ? say("not_yet_read", { query: labelOf(query, say) })
        : say("not_read", { query: labelOf(query, say), state: query.state }),
    )
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
  const document = options.has_unreadable_documents && OF_NARRATIVE.has(name) ? say("document_not_read") : "";
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

function settle(name: FactName, candidates: readonly Candidate[], options: ReconcileOptions): Fact {
  const rule = RULES[name] ?? { mode: "standing" };
  const said = candidates.find((candidate) => candidate.confirmed_at !== undefined);
  if (said?.absent) return afterAbsence(name, said, said.absent, candidates, options);
  if (said && said.value !== null) return afterConfirmation(name, said, candidates, rule, options);
  return bySources(name, candidates, rule, options);
}

function bySources(name: FactName, candidates: readonly Candidate[], rule: FactRule, options: ReconcileOptions): Fact {
  const { say } = options;
  if (options.has_several_gists && rule.mode === "standing")
    return byRule(name, candidates, { ...rule, several_tumours: true }, say);
  return byRule(name, candidates, rule, say);
}

/**
 * The clinician said that the fact is unknown, or does not apply. That stands over what the chart held by then, which is
 * told beside it; what came later speaks for itself, and the clinician's word is told beside that. A source that nothing
 * dates does not undo it: it is told.
 */
function afterAbsence(
  name: FactName,
  said: Candidate,
  absent: FactAbsence,
  candidates: readonly Candidate[],
  options: ReconcileOptions,
): Fact {
  const { say } = options;
  const others = candidates.filter((candidate) => candidate !== said);
  const later = others.filter(laterThan(said, options, false));
  const by = byWhom(said);
  const word =
    by === null ? say(`marked_${absent}`, saidOn(said)) : say(`marked_${absent}_by`, { ...saidOn(said), author: by });
  if (later.length > 0) {
    const fact = bySources(name, later, RULES[name] ?? { mode: "standing" }, options);
    return { ...fact, note: joined(fact.note ?? null, word) } as Fact;
  }
  const valued = others.filter((candidate) => candidate.value !== null);
  const note = joined(word, valued.length > 0 ? say("other_sources_say", { others: toldValues(valued) }) : null);
  return { status: absent, note, sources: [said.source] };
}

const saidOn = ({ confirmed_at }: Candidate) => ({ date: (confirmed_at ?? "").slice(0, 10) });

/** Who said it, where that is a name and not a reference. */
function byWhom({ author }: Candidate): string | null {
  return author === null || /^[A-Z]\w+\/\S+$/.test(author) ? null : author;
}

/** Whether a candidate came into the chart, or was changed, after the clinician said so; `undated` where nothing tells. */
function laterThan(
  { confirmed_at }: Candidate,
  { arrivedAt }: ReconcileOptions,
  undated: boolean,
): (candidate: Candidate) => boolean {
  return ({ source }) => {
    const arrived = arrivedAt?.(source.reference) ?? source.date;
    return arrived === null ? undated : isEarlier(confirmed_at ?? "", arrived);
  };
}

/** The clinician's choice, kept as theirs, and whatever came after it. */
function afterConfirmation(
  name: FactName,
  confirmed: Candidate,
  candidates: readonly Candidate[],
  rule: FactRule,
  options: ReconcileOptions,
): Fact {
  const { say } = options;
  const others = candidates.filter((candidate) => candidate !== confirmed);
  const later = others.filter(laterThan(confirmed, options, true));
  const settled = others.filter(
    (candidate) => !later.includes(candidate) && candidate.value !== null && !agrees(name, candidate, confirmed, rule),
  );
  const by = byWhom(confirmed);
  const told = joined(
    by === null
      ? say("confirmed_earlier", saidOn(confirmed))
      : say("confirmed_earlier_by", { ...saidOn(confirmed), author: by }),
    settled.length > 0 ? say("other_sources_say", { others: toldValues(settled) }) : null,
  );
  const own = { ...confirmed, note: joined(confirmed.note, told) };
  if (rule.mode !== "standing") return byRule(name, [own, ...later], rule, say);
  const differing = later.filter((candidate) => candidate.value !== null && !agrees(name, candidate, own, rule));
  if (differing.length > 0) return conflict([[own], ...grouped(name, differing, rule)], say);
  const open = later.filter((candidate) => candidate.value === null && candidate.unresolved === "ambiguous");
  if (open.length > 0) return unknownFrom(open, [own], say);
  return known(own, [own, ...later.filter((candidate) => candidate.value !== null)], [own.note]);
}

function byRule(name: FactName, candidates: readonly Candidate[], rule: FactRule, say: Translate<ChartTextKey>): Fact {
  const entered = candidates.filter((candidate) => candidate.source.method === "entered" && candidate.value !== null);
  if (entered.length > 0) return standing(name, entered, rule, say);
  if (rule.mode === "union") return union(name, candidates, say);
  if (rule.mode === "text_union") return textUnion(candidates);
  if (rule.mode === "latest") return latest(name, candidates, rule, say);
  if (rule.mode === "earliest") return earliest(name, candidates, rule, say);
  return standing(name, candidates, rule, say);
}

function rankOf(candidate: Candidate, rule: FactRule): readonly number[] {
  if (rule.several_tumours) return [0];
  const kind = rule.kinds?.[candidate.kind] ?? (rule.kinds ? 3 : 1);
  const specimen =
    rule.specimen_counts && (candidate.specimen === "biopsy" || candidate.specimen === "cytology") ? 0 : 1;
  const status = candidate.report_status === "amended" ? 2 : candidate.report_status === "preliminary" ? 0 : 1;
  return [kind, specimen, status];
}

function compareRank(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < one.length; index += 1) {
    const difference = (other[index] ?? 0) - (one[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function standing(
  name: FactName,
  candidates: readonly Candidate[],
  rule: FactRule,
  say: Translate<ChartTextKey>,
): Fact {
  const ranked = [...candidates].sort(
    (one, other) => compareRank(rankOf(one, rule), rankOf(other, rule)) || inOrder(one, other),
  );
  const best = ranked[0];
  if (!best) return { status: "unknown", note: null };
  const isEqual = (candidate: Candidate): boolean => compareRank(rankOf(candidate, rule), rankOf(best, rule)) === 0;
  let top = ranked.filter(isEqual);
  const lesser = ranked.filter((candidate) => !isEqual(candidate));

  const ambiguous = top.filter((candidate) => candidate.value === null && candidate.unresolved === "ambiguous");
  const valued = top.filter((candidate) => candidate.value !== null);
  if (ambiguous.length > 0 || valued.length === 0) {
    return unknownFrom(
      [...ambiguous, ...top.filter((candidate) => !ambiguous.includes(candidate))],
      [...valued, ...lesser],
      say,
    );
  }
  // Of several amended reports that differ the newest counts.
  if (top.every((candidate) => candidate.report_status === "amended")) {
    const newestDate =
      valued
        .map((candidate) => candidate.source.date ?? "")
        .sort()
        .at(-1) ?? "";
    const newest = valued.filter((candidate) => (candidate.source.date ?? "") === newestDate);
    if (newestDate !== "" && newest.length < valued.length) {
      lesser.push(...valued.filter((candidate) => !newest.includes(candidate)));
      top = newest;
    }
  }
  const groups = grouped(
    name,
    top.filter((candidate) => candidate.value !== null),
    rule,
  );
  if (groups.length > 1) return conflict(groups, say);
  const [group] = groups;
  const chosen = group?.[0];
  if (!group || !chosen || chosen.value === null) return unknownFrom(top, lesser, say);
  const contradicting = [...top, ...lesser].find(
    (candidate) =>
      candidate.value === null &&
      candidate.bounds &&
      candidate.kind !== "imaging" &&
      typeof chosen.value === "number" &&
      !isWithin(chosen.value, candidate.bounds),
  );
  if (contradicting) {
    return {
      status: "unknown",
      note: joined(
        say("sources_differ_with_bound", { value: told(chosen), other: told(contradicting) }),
        contradicting.note,
      ),
      sources: [...group.map((candidate) => candidate.source), contradicting.source],
    };
  }
  const outranked = lesser.filter((candidate) => candidate.value !== null && !agrees(name, candidate, chosen, rule));
  const notes = [
    ...group.map((candidate) => candidate.note),
    ...top.filter((candidate) => candidate.value === null).map((candidate) => candidate.note),
    outranked.length > 0 ? say("other_sources_say", { others: toldValues(outranked) }) : null,
  ];
  return known(chosen, group, notes);
}

function unknownFrom(
  top: readonly Candidate[],
  others: readonly Candidate[],
  say: Translate<ChartTextKey>,
): Extract<Fact, { status: "unknown" }> {
  const valued = others.filter((candidate) => candidate.value !== null);
  const bounds = commonBounds(top.flatMap((candidate) => (candidate.bounds ? [candidate.bounds] : [])));
  const note = joined(
    ...unique(top.map((candidate) => candidate.note)),
    valued.length > 0 ? say("other_sources_say", { others: toldValues(valued) }) : null,
  );
  return {
    status: "unknown",
    note,
    sources: top.map((candidate) => candidate.source),
    ...(bounds && valued.length === 0 ? { bounds } : {}),
  };
}

function latest(name: FactName, candidates: readonly Candidate[], rule: FactRule, say: Translate<ChartTextKey>): Fact {
  const dateOf = (candidate: Candidate): string | null => candidate.source.date;
  const current = [...newestOf(candidates, dateOf)].sort(inOrder);
  const valued = current.filter((candidate) => candidate.value !== null);
  if (valued.length === 0 || current.some((candidate) => candidate.unresolved === "ambiguous")) {
    const earlier = candidates.filter((candidate) => !current.includes(candidate) && candidate.value !== null);
    // A limit that is the newest result stays one, whatever an older result was.
    const bounds = commonBounds(current.flatMap((candidate) => (candidate.bounds ? [candidate.bounds] : [])));
    const fact = unknownFrom(
      current.filter((candidate) => candidate.value === null),
      [...valued, ...newestOf(earlier, dateOf)],
      say,
    );
    return bounds && valued.length === 0 ? { ...fact, bounds } : fact;
  }
  const groups = grouped(name, valued, rule);
  if (groups.length > 1) return conflict(groups, say);
  const [group] = groups;
  const chosen = group?.[0];
  return group && chosen
    ? known(chosen, group, [...group.map((candidate) => candidate.note)])
    : { status: "unknown", note: null };
}

function earliest(
  name: FactName,
  candidates: readonly Candidate[],
  rule: FactRule,
  say: Translate<ChartTextKey>,
): Fact {
  const valued = candidates
    .filter((candidate) => typeof candidate.value === "string")
    .sort((one, other) => String(one.value).localeCompare(String(other.value)));
  const [first] = valued;
  if (!first) return unknownFrom(candidates, [], say);
  const last = valued.at(-1) ?? first;
  const days = (Date.parse(String(last.value)) - Date.parse(String(first.value))) / 86_400_000;
  if (!(days <= (rule.tolerance ?? 0))) return conflict(grouped(name, valued, { mode: "standing" }), say);
  return known(
    first,
    valued,
    valued.map((candidate) => candidate.note),
  );
}

function union(name: FactName, candidates: readonly Candidate[], say: Translate<ChartTextKey>): Fact {
  const lists = candidates.filter((candidate) => Array.isArray(candidate.value));
  const filled = lists.filter((candidate) => (candidate.value as readonly unknown[]).length > 0);
  const empty = lists.filter((candidate) => (candidate.value as readonly unknown[]).length === 0);
  const open = candidates.filter((candidate) => candidate.value === null);
  if (filled.length === 0) {
    if (empty.length === 0 || open.length > 0) return unknownFrom(open, empty, say);
    const [first] = empty;
    return first
      ? known(
          first,
          empty,
          empty.map((candidate) => candidate.note),
        )
      : { status: "unknown", note: null };
  }
  const lastFilled =
    filled
      .map((candidate) => candidate.source.date ?? "")
      .sort()
      .at(-1) ?? "";
  // An "empty" that is not older than the last entry, or where no date tells which is, contradicts it.
  const later = empty.filter((candidate) => lastFilled === "" || (candidate.source.date ?? "") >= lastFilled);
  const values = mergedList(name, filled);
  if (later.length > 0 && name !== "concomitant_meds") {
    return {
      status: "conflict",
      alternatives: [
        { value: values as FactValues[FactName], sources: filled.map((candidate) => candidate.source) },
        { value: [] as unknown as FactValues[FactName], sources: later.map((candidate) => candidate.source) },
      ],
      note: say("sources_differ"),
    };
  }
  const [first] = filled;
  if (!first) return { status: "unknown", note: null };
  return known(
    { ...first, value: values as FactValues[FactName] },
    filled,
    [...filled, ...open].map((candidate) => candidate.note),
  );
}

function mergedList(name: FactName, candidates: readonly Candidate[]): readonly unknown[] {
  const values: unknown[] = [];
  const seen = new Set<string>();
  const ordered =
    name === "prior_tki"
      ? [...candidates].sort((one, other) => startOf(one).localeCompare(startOf(other)))
      : candidates;
  for (const candidate of ordered) {
    for (const item of candidate.value as readonly unknown[]) {
      const key = typeof item === "string" ? item.toLowerCase() : JSON.stringify(item);
      if (seen.has(key)) continue;
      seen.add(key);
      values.push(item);
    }
  }
  return values;
}

function startOf(candidate: Candidate): string {
  const [course] = Array.isArray(candidate.value)
    ? (candidate.value as readonly { readonly start?: string | null }[])
    : [];
  return course?.start ?? "9999";
}

function textUnion(candidates: readonly Candidate[]): Fact {
  const valued = candidates.filter((candidate) => typeof candidate.value === "string").sort(inOrder);
  const [first] = valued;
  if (!first) return { status: "unknown", note: null };
  const text = [...new Set(valued.map((candidate) => String(candidate.value)))].join("; ");
  return known({ ...first, value: text }, valued, []);
}

function grouped(name: FactName, candidates: readonly Candidate[], rule: FactRule): readonly (readonly Candidate[])[] {
  // Equal values first: a result that was measured a thousand times is one value to compare, not a thousand.
  const equal = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key =
      typeof candidate.value === "object"
        ? JSON.stringify(candidate.value)
        : `${typeof candidate.value} ${candidate.value}`;
    const listed = equal.get(key);
    if (listed) listed.push(candidate);
    else equal.set(key, [candidate]);
  }
  const values = [...equal.values()].flatMap((members) => (members[0] ? [{ first: members[0], members }] : []));
  const strong = values.filter(
    ({ first }) => !values.some((other) => other.first !== first && refines(name, other.first.value, first.value)),
  );
  const groups: { readonly firsts: Candidate[]; readonly members: Candidate[] }[] = [];
  for (const { first, members } of strong.length > 0 ? strong : values) {
    const group = groups.find(({ firsts }) => firsts.every((member) => agrees(name, member, first, rule)));
    if (group) {
      group.firsts.push(first);
      group.members.push(...members);
    } else groups.push({ firsts: [first], members: [...members] });
  }
  return groups.map((group) => group.members);
}

/** True when `narrow` says the same as `wide` and more: a named loop of small bowel, a known amino-acid change, a diagnosis after a suspicion. */
function refines(name: FactName, narrow: unknown, wide: unknown): boolean {
  if (name === "site") return siteRefines(narrow as Site, wide as Site);
  if (name === "gist_confirmed") return narrow === "confirmed" && wide === "suspected";
  if (name === "genotype") {
    if (
      (wide === "pending" || wide === "not_tested") &&
      narrow !== wide &&
      narrow !== "pending" &&
      narrow !== "not_tested"
    )
      return true;
    return wide === "PDGFRA_ex18_unspecified" && (narrow === "PDGFRA_D842V" || narrow === "PDGFRA_ex18_other");
  }
  return false;
}

function agrees(name: FactName, one: Candidate, other: Candidate, rule: FactRule): boolean {
  if (typeof one.value === "number" && typeof other.value === "number") {
    if (Math.abs(one.value - other.value) > (rule.tolerance ?? 0) + 1e-9) return false;
    const [low, high] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
    return !(rule.cut_offs ?? []).some((cut) => low <= cut && high > cut);
  }
  if (name === "variant_hgvs" && typeof one.value === "string" && typeof other.value === "string") {
    const first = parseProteinChange(one.value);
    const second = parseProteinChange(other.value);
    if (first && second) return JSON.stringify(first) === JSON.stringify(second);
  }
  return one.value === other.value || refines(name, one.value, other.value) || refines(name, other.value, one.value);
}

function known(chosen: Candidate, group: readonly Candidate[], notes: readonly (string | null)[]): Fact {
  if (chosen.value === null) return { status: "unknown", note: joined(...unique(notes)) };
  const note = joined(...unique(notes));
  return { status: "known", value: chosen.value, sources: distinctSources(group), ...(note !== null ? { note } : {}) };
}

function distinctSources(group: readonly Candidate[]): readonly Candidate["source"][] {
  const seen = new Set<string>();
  return group
    .map((candidate) => candidate.source)
    .filter((source) => {
      const key = `${source.reference}|${source.element}|${source.start ?? ""}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

function conflict(groups: readonly (readonly Candidate[])[], say: Translate<ChartTextKey>): Fact {
  const alternatives = groups.flatMap((group): FactAlternative[] => {
    const value = group[0]?.value;
    return value === null || value === undefined ? [] : [{ value, sources: distinctSources(group) }];
  });
  return {
    status: "conflict",
    alternatives,
    note: joined(say("sources_differ"), ...unique(groups.flatMap((group) => group.map((candidate) => candidate.note)))),
  };
}

/** Coded before narrative, then newest first, then by reference: the same chart gives the same order. */
function inOrder(one: Candidate, other: Candidate): number {
  const method = Number(one.source.method === "narrative") - Number(other.source.method === "narrative");
  if (method !== 0) return method;
  const date = (other.source.date ?? "").localeCompare(one.source.date ?? "");
  if (date !== 0) return date;
  return `${one.source.reference ?? ""}${one.source.element ?? ""}`.localeCompare(
    `${other.source.reference ?? ""}${other.source.element ?? ""}`,
  );
}

function isWithin(value: number, bounds: NumericBounds): boolean {
  if (bounds.low !== undefined && (value < bounds.low || (value === bounds.low && bounds.low_inclusive === false)))
    return false;
  return !(
    bounds.high !== undefined &&
    (value > bounds.high || (value === bounds.high && bounds.high_inclusive === false))
  );
}

function commonBounds(all: readonly NumericBounds[]): NumericBounds | null {
  if (all.length === 0) return null;
  const [first] = all;
  if (all.length === 1 && first) return first;
  const lows = all.filter((item) => item.low !== undefined).sort((one, other) => (other.low ?? 0) - (one.low ?? 0));
  const highs = all.filter((item) => item.high !== undefined).sort((one, other) => (one.high ?? 0) - (other.high ?? 0));
  const low = lows[0];
  const high = highs[0];
  if (low?.low !== undefined && high?.high !== undefined && low.low > high.high) return null;
  return {
    ...(low?.low !== undefined ? { low: low.low, low_inclusive: low.low_inclusive ?? true } : {}),
    ...(high?.high !== undefined ? { high: high.high, high_inclusive: high.high_inclusive ?? true } : {}),
  };
}

function told(candidate: Candidate): string {
  const value = candidate.value === null ? (candidate.as_reported ?? "?") : wordOf(candidate.value);
  const date = candidate.source.date?.slice(0, 10);
  return `${value} (${[candidate.source.reference, date].filter((part) => part).join(", ")})`;
}

function toldValues(candidates: readonly Candidate[]): string {
  return [...new Set(candidates.map(told))].join("; ");
}

function wordOf(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(wordOf).join(", ");
  const agent = (value as { readonly agent?: unknown } | null)?.agent;
  return typeof agent === "string" ? agent : JSON.stringify(value);
}

function unique(notes: readonly (string | null)[]): readonly (string | null)[] {
  return [...new Set(notes)];
}

function joined(...notes: readonly (string | null | undefined)[]): string | null {
  const parts = notes.filter((note): note is string => typeof note === "string" && note !== "");
  return parts.length === 0 ? null : parts.join(" ");
}
