import type { FactName } from "../knowledge/types";
import type { Translate } from "../text/translate";
import type { ChartTextKey } from "./reading";
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
export interface FactRule {
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

/** The rule of one fact; where none is written the sources stand side by side. */
export function ruleOf(name: FactName): FactRule {
  return RULES[name] ?? { mode: "standing" };
}

/** What settling needs to know beside the candidates. */
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
