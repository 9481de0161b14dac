import type { FactName, FactValue, Jurisdiction, VerificationGrade } from "../knowledge/types";
import type { FactSource } from "./fact";

/** The assessment document: the fixed JSON contract of the engine. Names and shapes must not change. */
export interface Assessment {
  readonly engine: { readonly name: string; readonly version: string; readonly knowledge_date: string };
  readonly as_of: string;
  readonly mode: "today" | "seed2007";
  readonly patient: { readonly reference: string } | null;
  readonly facts: { readonly [N in FactName]?: AssessedFact };
  readonly risk: { readonly [S in RiskScheme]: SchemeResult };
  readonly recommendations: readonly Recommendation[];
  readonly red_flags: readonly RedFlag[];
  readonly follow_up: readonly FollowUpVisit[];
  readonly next_best_facts: readonly NextBestFact[];
  readonly citations: { readonly [key: string]: CitationText };
}

export interface AssessedFact {
  readonly status: "known" | "unknown" | "conflict" | "not_applicable";
  readonly value: FactValue | null;
  readonly alternatives: readonly { readonly value: FactValue; readonly sources: readonly FactSource[] }[];
  readonly sources: readonly FactSource[];
  readonly note: string | null;
}

export type RiskScheme = "nih_2002" | "afip_2006" | "modified_nih_2008" | "tnm_8";

export interface SchemeResult {
  readonly status: "determined" | "range" | "insufficient" | "not_applicable";
  readonly categories: readonly string[];
  readonly percent: { readonly low: number; readonly high: number } | null;
  readonly needs: readonly FactName[];
  readonly cautions: readonly string[];
  readonly citations: readonly string[];
}

export type RecommendationStatus =
  | "recommended"
  | "option"
  | "conditional"
  | "possible"
  | "blocked"
  | "warning"
  | "info";

export interface Recommendation {
  readonly code: string;
  readonly rule: string;
  readonly status: RecommendationStatus;
  readonly text: string;
  readonly strength: string;
  readonly verification: VerificationGrade;
  readonly guideline: string;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly because: readonly FactName[];
  readonly missing: readonly FactName[];
  readonly blocked_by: readonly string[];
  readonly citations: readonly string[];
}

export interface RedFlag {
  readonly rule: string;
  readonly code: string;
  readonly severity: "info" | "warning" | "critical";
  readonly text: string;
  readonly because: readonly FactName[];
  readonly citations: readonly string[];
}

export interface FollowUpVisit {
  readonly schedule: string;
  readonly date: string;
  readonly month: number;
  readonly modality: string;
  readonly citations: readonly string[];
}

export interface NextBestFact {
  readonly fact: FactName;
  readonly resolves: readonly string[];
  readonly question: string;
}

export interface CitationText {
  readonly text: string;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly url: string | null;
}

export interface AssessOptions {
  /** Today's date as the caller gives it, YYYY-MM-DD: the engine has no clock. */
  readonly as_of: string;
  readonly jurisdiction: Jurisdiction;
  readonly mode: "today" | "seed2007";
  readonly language: "en" | "fr";
  readonly patient: { readonly reference: string } | null;
}
