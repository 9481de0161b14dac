import type { DICTIONARY } from "./dictionary";
import type { MESSAGES } from "./messages";

/*
 * THE CONTRACT BETWEEN THE TABLES (this folder) AND THE INTERPRETERS (src/engine). It is only extended, additively.
 *
 * - `Knowledge` (end of file) gathers everything; `KNOWLEDGE` in knowledge.ts is the one value of it.
 * - Risk schemes: one `SchemeRow` a printed cell, FIRST MATCH WINS, sizes in cm as printed, mitoses per 5 mm². Site groups
 *   are per scheme; a site with several groups gives a range, with none "not applicable". A cell without data has
 *   `category: null` (and `pooled_percent` where the original pooled it). Validity limits are rows too.
 * - Rules: `scope` false = the row does not run at all. `when` true = emitted with the emission's status (default
 *   recommended); unknown = emitted as possible, always. `conditional_when` true or unknown = conditional.
 * - Precedence: within one `decision`, a row that fires (true) suppresses rows of lower `precedence`. `suppresses` names rows
 *   or codes that this row replaces when it fires, whatever their level ("replaces the NEO-01 dose"). Unknown suppresses nothing.
 * - `blocks` names codes (or groups) that stay visible as blocked while `when` of the block (default: of the row) is true.
 *   Where the specification says that the drug is held while the fact is missing: `if_unknown: "hold"` (status conditional).
 * - A test on an unknown fact is unknown; so is a test on the genotype while the stated one is pending, not_tested,
 *   WT_incomplete or (between its two sides) PDGFRA_ex18_unspecified, unless the test names that very word. Conflicting
 *   values give a truth value only when all alternatives agree. not_applicable fails every test except `not_in`/`not`.
 * - Where facts.md says what is assumed while a fact is missing, write `{ if_unknown: true|false, condition }`; the fact
 *   stays in `missing`.
 * - Sentences the engine itself needs (notes, cautions, questions) are in messages.ts, kept together with the engine.
 */

/** A text in both languages of the product. */
export interface Localised {
  readonly en: string;
  readonly fr: string;
}

/**
 * How well this project checked a statement (not how strong the advice is): A publisher's text or two independent
 * sources, B one secondary source, C not verified, project = a construct of this project, never a guideline.
 */
export type VerificationGrade = "A" | "B" | "C" | "project";

export type FactGroup = "disease" | "treatment" | "patient";

export type FactKind =
  | { readonly type: "enum"; readonly values: readonly string[] }
  | { readonly type: "enum_list"; readonly values: readonly string[] }
  | {
      readonly type: "number";
      readonly unit?: string;
      readonly min: number;
      readonly max?: number;
      readonly exclusive_min?: boolean;
    }
  | { readonly type: "boolean" }
  | { readonly type: "date" }
  | { readonly type: "text"; readonly unit?: string; readonly form?: TextForm }
  | { readonly type: "text_list" }
  | { readonly type: "tki_courses" };

/** How a text must be written, where the dictionary says so. */
export interface TextForm {
  /** As the dictionary puts it. */
  readonly words: string;
  /** A regular expression for the whole text. */
  readonly pattern: string;
  /** Each number in it is below the one before. */
  readonly falling?: boolean;
}

/** One row of the dictionary of facts. */
export interface FactDefinition {
  readonly group: FactGroup;
  readonly kind: FactKind;
  readonly label: Localised;
  /** Rule ids or chapters that use the fact. */
  readonly rules: readonly string[];
  readonly need: "mandatory" | "recommended" | "derived";
  readonly need_when?: string;
  /** What stays possible when it is missing; null where the specification says nothing. */
  readonly if_missing: Localised | null;
  /** The fact asked for in a clinician's words. */
  readonly question: Localised;
  readonly unit_label?: Localised;
  /** What each value of an enumeration is called on screen; the keys are the kind's `values`. */
  readonly value_labels?: { readonly [value: string]: Localised };
}

export type FactName = keyof typeof DICTIONARY;

/** One previous or current course of a tyrosine kinase inhibitor. */
export interface TkiCourse {
  readonly agent?: string | null;
  readonly dose_mg?: number | null;
  readonly start?: string | null;
  readonly stop?: string | null;
  readonly reason?: string | null;
  readonly setting?: "neoadjuvant" | "adjuvant" | "advanced" | null;
  readonly progressed_on?: boolean | null;
}

type ValueOfKind<K> = K extends { type: "enum"; values: readonly (infer V)[] }
  ? V
  : K extends { type: "enum_list"; values: readonly (infer V)[] }
    ? readonly V[]
    : K extends { type: "number" }
      ? number
      : K extends { type: "boolean" }
        ? boolean
        : K extends { type: "text_list" }
          ? readonly string[]
          : K extends { type: "tki_courses" }
            ? readonly TkiCourse[]
            : string;

/** The type of each fact's value, in the unit of the dictionary. */
export type FactValues = { readonly [N in FactName]: ValueOfKind<(typeof DICTIONARY)[N]["kind"]> };

export type FactValue = FactValues[FactName];

/** A citation, given once and named by its key everywhere else. */
export interface Citation {
  readonly text: string;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly url: string | null;
  readonly verification: VerificationGrade;
}

export type Jurisdiction = "EU" | "UK" | "FR" | "US" | "APAC";

/**
 * A test on the facts, as data. Interpreted by the engine in three-valued logic: a test on an unknown fact is unknown.
 * - `in`/`not_in` on a list fact or on `final_risk`: any member matches / none does. Booleans: `in: [true]`.
 * - `includes_any`: a list fact holds one of the values; `empty`: the list has no member (the member "none" counts as none).
 * - `matches_any`: free text or list of texts holds one of the words (case and accents ignored, whole words or word starts).
 * - `drug_list`: a list of medicines holds an entry of that list of `Knowledge.drug_lists` (name or RxNorm code).
 * - `genotype_set`: membership of the sets of pathway rules §1, with the variant of AD-13 taken into account.
 * - `variant`: the reported protein change is one of these (HGVS, one- or three-letter, or the older "RD841-842KI" form).
 * - `known` alone is two-valued: is any value stated (a conflict counts as stated)?
 * - `course`: some previous TKI course fits all of these. `distinct_tki_at_least`: previous and current agents together.
 * - `rule_fires`: outcome of another row (its scope and `when`; suppression is not looked at). `emitted`: that code of it.
 * - `if_unknown`: what the specification says to assume while `condition` is unknown.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: TestedFact; readonly in: readonly (string | number | boolean)[] }
  | { readonly fact: TestedFact; readonly not_in: readonly (string | number | boolean)[] }
  | { readonly fact: TestedFact; readonly lt: number }
  | { readonly fact: TestedFact; readonly lte: number }
  | { readonly fact: TestedFact; readonly gt: number }
  | { readonly fact: TestedFact; readonly gte: number }
  | { readonly fact: TestedFact; readonly includes_any: readonly string[] }
  | { readonly fact: TestedFact; readonly matches_any: readonly string[] }
  | { readonly fact: TestedFact; readonly drug_list: string }
  | { readonly fact: TestedFact; readonly empty: boolean }
  | { readonly known: TestedFact }
  | { readonly genotype_set: GenotypeSet }
  | { readonly variant: readonly string[] }
  | {
      readonly course: {
        readonly agents?: readonly string[];
        readonly settings?: readonly ("neoadjuvant" | "adjuvant" | "advanced")[];
        readonly progressed_on?: boolean;
        readonly reason_matches?: readonly string[];
      };
    }
  | { readonly distinct_tki_at_least: number; readonly including?: readonly string[] }
  | { readonly rule_fires: string; readonly emitted?: string }
  | { readonly named: string }
  | { readonly if_unknown: boolean; readonly condition: Condition }
  | { readonly always: boolean };

export type GenotypeSet = "SENS" | "INSENS" | "WT" | "UNRESOLVED";

/** Facts of the dictionary, and what the engine derives from them before any rule runs. */
export type TestedFact = FactName | DerivedName;
export type DerivedName =
  /** `size_mm` if known, else `size_mm_imaging`, in mm (pathway rules §1). */
  | "size"
  /** true where the rules ask for "GIST confirmed": `in: [true]`; suspected counts as unknown (§1.2). */
  | "gist"
  /** AFIP percentage of the cell; fails every comparison where no figure is published. */
  | "afip_percent"
  | "afip_class"
  | "modified_nih_class"
  | "nih_2002_class";

/** §1.4, highest first. */
export type Precedence = "safety" | "emergency" | "genotype" | "rupture" | "risk" | "default";
export type EmissionStatus = "recommended" | "option" | "conditional" | "warning" | "info";
export type Severity = "info" | "warning" | "critical";

/** One code that a rule emits, with what differs from its row. */
export interface Emission {
  readonly code: string;
  /** Narrows the row's `when`; absent = the row's own. Both must hold. */
  readonly when?: Condition;
  /** Status when the condition is true; default "recommended". */
  readonly status?: EmissionStatus;
  /** Where this holds (or is unknown) the status is "conditional" instead (for example before surgery). */
  readonly conditional_when?: Condition;
  /** The advice in words, own wording. `{fact_name}` is replaced by the fact's value and unit, or by "?" . */
  readonly text: Localised;
  readonly strength?: string;
  readonly guideline?: string;
  readonly verification?: VerificationGrade;
  readonly citations?: readonly string[];
  readonly jurisdictions?: readonly Jurisdiction[];
  /** Of a red flag; default "warning". */
  readonly severity?: Severity;
  /** Codes that stand beside this one as the other courses of the same choice. */
  readonly alternatives?: readonly string[];
  /** Jurisdictions in which this use is outside the product's label, as the specification states it. */
  readonly off_label?: readonly Jurisdiction[] | "all";
}

export interface Block {
  /** Codes or groups. */
  readonly codes: readonly string[];
  /** Default: the row's own `when`. */
  readonly when?: Condition;
  /** "hold": while unknown, a recommended or optional code becomes conditional and names the missing facts. */
  readonly if_unknown?: "hold";
}

/** One row of a pathway chapter. */
export interface Rule {
  readonly id: string;
  /** DX, SX, NEO, AD, SAF, MET, RSP, MS, RF or SEED. */
  readonly chapter: string;
  /** Rules of one decision suppress each other by precedence (§1.4). */
  readonly decision?: string;
  readonly precedence?: Precedence;
  /** Where the row runs at all (§1, "Scope"); outside it nothing is emitted, not even as possible. */
  readonly scope?: Condition;
  readonly when: Condition;
  readonly emits: readonly Emission[];
  /** Rows and codes that this row replaces when it fires. */
  readonly suppresses?: { readonly rules?: readonly string[]; readonly codes?: readonly string[] };
  /** Codes this rule blocks when it fires; they stay visible as blocked. */
  readonly blocks?: readonly Block[];
  /** The row in words, for the documentation and the screen. */
  readonly words: Localised;
  /** Population and limits of the row (e.g. KIT-mutated only), where the specification states them. */
  readonly limits?: Localised;
  readonly strength: string;
  readonly guideline: string;
  readonly verification: VerificationGrade;
  readonly citations: readonly string[];
  readonly jurisdictions: readonly Jurisdiction[];
}

/** A rule of the founding abstract of 2007; runs in `seed2007` mode only. */
export interface SeedRule extends Rule {
  /** S1 … S9: the statement of the abstract. */
  readonly statement: string;
  readonly statement_words: Localised;
  /** Today's rules that replace or confirm it. */
  readonly today: readonly string[];
  readonly change: Localised;
}

// --- risk schemes -----------------------------------------------------------------------------------------------------

export type RiskSchemeId = "nih_2002" | "afip_2006" | "modified_nih_2008" | "tnm_8";
export type Site = FactValues["site"];
export type RuptureCategory = FactValues["rupture_category"];

/** An interval as printed; an absent side is open-ended. */
export interface Interval {
  readonly gt?: number;
  readonly gte?: number;
  readonly lt?: number;
  readonly lte?: number;
}

/** One cell or row of a printed risk table. First match wins; an absent test means "any". */
export interface SchemeRow {
  /** Stable and readable, e.g. "AFIP-6A-STOMACH", "MNIH-HIGH-SIZE". */
  readonly id: string;
  readonly size_cm?: Interval;
  /** Per 5 mm². */
  readonly mitoses?: Interval;
  /** Groups of this scheme's `site_groups`. */
  readonly site_groups?: readonly string[];
  readonly rupture?: readonly RuptureCategory[];
  readonly nodes?: readonly ("N0" | "N1")[];
  readonly metastasis?: readonly ("M0" | "M1")[];
  /** Engine word (none very_low low intermediate high, or the stage); null = the table has no data here. */
  readonly category: string | null;
  /** As printed ("moderate 24", "insufficient data†"). */
  readonly printed: string;
  readonly percent?: { readonly low: number; readonly high: number } | null;
  /** Figure of pooled rows: never a cell's own figure, told as a caution. */
  readonly pooled_percent?: number;
  /** What must be said with this cell ("LE2_NONGASTRIC: some sources: high", "few cases", "10–12 % by edition"). */
  readonly cautions?: readonly Localised[];
  /** Other reading of the same cell, shown beside it. */
  readonly alternative?: string;
  readonly verification: VerificationGrade;
}

export interface SchemeTable {
  readonly id: RiskSchemeId;
  readonly label: Localised;
  /** From lowest to highest. */
  readonly categories: readonly string[];
  readonly category_labels: Readonly<Record<string, Localised>>;
  readonly site_groups: Readonly<Record<Site, readonly string[]>>;
  readonly group_labels: Readonly<Record<string, Localised>>;
  /** What must be said for a site: borrowed table, question to ask (egj), project reading. */
  readonly site_cautions: { readonly [S in Site]?: Localised };
  readonly rows: readonly SchemeRow[];
  /** Said with every result of the scheme; keep it to what a reader must know. */
  readonly cautions: readonly Localised[];
  /** Endpoint, basis, boundary resolutions, misprints in circulation: for documentation and "how was this computed". */
  readonly remarks: readonly Localised[];
  readonly verification: VerificationGrade;
  readonly citations: readonly string[];
}

/** A validity limit of the schemes (risk schemes §2). */
export interface ValidityLimit {
  readonly id: string;
  readonly schemes: readonly RiskSchemeId[];
  readonly when: Condition;
  /** not_computed: no class at all; caution: the class with the warning. */
  readonly effect: "not_computed" | "caution";
  readonly text: Localised;
  /** Said while `when` is unknown; absent = nothing said. */
  readonly text_if_unknown?: Localised;
  readonly verification: VerificationGrade;
  readonly citations: readonly string[];
}

/** A published scheme that must not give a number; named with its citation and the reason. */
export interface UnshippedScheme {
  readonly id: string;
  readonly name: Localised;
  readonly citation_text: string;
  readonly reason: Localised;
  readonly may_be_said: Localised;
  readonly verification: VerificationGrade;
}

// --- follow-up --------------------------------------------------------------------------------------------------------

export interface ScheduleSegment {
  readonly track: string;
  readonly from_month: number;
  readonly to_month: number;
  readonly every_months: { readonly min: number; readonly default: number; readonly max: number };
  readonly modality: Localised;
  readonly comment?: Localised;
  /** Lengthens `to_month` when the fact is longer. */
  readonly extend_to_fact?: FactName;
  /** Anchor of this segment where the schedule has one per segment. */
  readonly anchor?: FactName;
  /** Visits after this date are not planned (ON segments: adjuvant_end; FU-NEO: surgery_date). */
  readonly ends_at_fact?: FactName;
}

export interface Schedule {
  readonly id: string;
  readonly guideline: string;
  readonly group: Localised;
  /** Where it makes sense at all; outside it nothing is emitted (relapse cancels a resected patient's schedules here). */
  readonly scope?: Condition;
  readonly applies_if: Condition;
  /** Rules that, when they fire, emit the schedule as conditional on a named step (pathway rules §10, last paragraph). */
  readonly conditional_on_rules?: readonly string[];
  readonly anchor: FactName | null;
  readonly anchor_alternative?: FactName;
  readonly segments: readonly ScheduleSegment[];
  readonly evidence: Localised;
  readonly verification: VerificationGrade;
  readonly citations: readonly string[];
  readonly remark?: Localised;
  readonly comment?: Localised;
  readonly status: "active" | "inactive_until_verified";
  readonly jurisdictions: readonly Jurisdiction[];
}

// --- the rest ---------------------------------------------------------------------------------------------------------

export interface CodeDefinition {
  readonly kind: "rec" | "group" | "guard";
  readonly label: Localised;
  /** Of a group. */
  readonly members?: readonly string[];
  /** Of a guard: the recommendations whose emission violates it (§1.9). */
  readonly scored_on?: readonly string[];
}

export interface DrugList {
  readonly label: Localised;
  /** Ingredient names, lower case, English and French spellings. */
  readonly names: readonly string[];
  readonly rxnorm: readonly string[];
  readonly verification: VerificationGrade;
}

export interface GenotypeSets {
  readonly SENS: readonly string[];
  readonly INSENS: readonly string[];
  readonly WT: readonly string[];
  readonly UNRESOLVED: readonly string[];
  /** AD-13: of PDGFRA_ex18_other and PDGFRA_ex12_14. Any HGVS or older notation; the engine brings them to one form. */
  readonly resistant_variants: readonly string[];
  readonly sensitive_variants: readonly string[];
  /** What a stated but unresolved genotype can still turn out to be; absent = any resolved genotype. */
  readonly unresolved_completions: Readonly<Record<string, readonly string[]>>;
}

export interface Disagreement {
  readonly id: string;
  readonly topic: Localised;
  readonly positions: Localised;
  /** Rules beside which it is shown. */
  readonly rules: readonly string[];
}

export interface Trial {
  readonly id: string;
  readonly name: string;
  readonly design: Localised;
  readonly result: Localised;
  readonly verification: VerificationGrade;
  readonly grade_words: string;
  readonly citations: readonly string[];
  readonly rules: readonly string[];
}

export interface PipelineProduct {
  readonly id: string;
  readonly product: string;
  readonly state: Localised;
  /** YYYY-MM-DD, or null: at each content release. */
  readonly recheck_on: string | null;
  readonly verification: VerificationGrade;
  readonly citations: readonly string[];
}

/** Figures of one chapter, quoted beside its rules. */
export interface Figure {
  readonly id: string;
  readonly rules: readonly string[];
  readonly text: Localised;
  readonly verification: VerificationGrade;
  readonly citations: readonly string[];
}

export type MessageKey = keyof typeof MESSAGES;

/** Everything the engine knows, as data. */
export interface Knowledge {
  /** Content date, YYYY-MM-DD. */
  readonly date: string;
  readonly dictionary: Readonly<Record<FactName, FactDefinition>>;
  /** Other names under which facts are accepted, to their dictionary name. */
  readonly aliases: Readonly<Record<string, FactName>>;
  readonly schemes: Readonly<Record<RiskSchemeId, SchemeTable>>;
  readonly validity: readonly ValidityLimit[];
  readonly unshipped_schemes: readonly UnshippedScheme[];
  readonly rules: readonly Rule[];
  readonly seed_rules: readonly SeedRule[];
  readonly schedules: readonly Schedule[];
  readonly codes: Readonly<Record<string, CodeDefinition>>;
  readonly citations: Readonly<Record<string, Citation>>;
  readonly conditions: Readonly<Record<string, Condition>>;
  readonly genotype_sets: GenotypeSets;
  readonly drug_lists: Readonly<Record<string, DrugList>>;
  /** SX-07: findings that are rupture, and findings that are not. */
  readonly rupture_criteria: { readonly major: readonly string[]; readonly minor: readonly string[] };
  /** Field numbers between which a count per fields is a range when the eyepiece is not known (risk schemes §10), mm. */
  readonly field_number_range_mm: { readonly low: number; readonly high: number };
  readonly disagreements: readonly Disagreement[];
  readonly trials: readonly Trial[];
  readonly pipeline: readonly PipelineProduct[];
  readonly figures: readonly Figure[];
  /** What is to be verified before release (pathway rules §14). */
  readonly to_verify?: readonly Localised[];
  readonly messages: Readonly<Record<MessageKey, Localised>>;
}
