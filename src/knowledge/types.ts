import type { DICTIONARY } from "./dictionary";

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
  | { readonly type: "text"; readonly unit?: string }
  | { readonly type: "text_list" }
  | { readonly type: "tki_courses" };

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
  readonly if_missing: string | null;
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
 * `set` tests membership of the genotype sets of the pathway rules; `rule` refers to another rule's outcome;
 * `known` alone is two-valued (is a value stated at all?).
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
  | { readonly fact: TestedFact; readonly empty: boolean }
  | { readonly known: TestedFact }
  | { readonly genotype_set: "SENS" | "INSENS" | "WT" | "UNRESOLVED" }
  | {
      readonly course: {
        readonly agents?: readonly string[];
        readonly settings?: readonly string[];
        readonly progressed_on?: boolean;
      };
    }
  | { readonly distinct_tki_at_least: number }
  | { readonly rule_fires: string }
  | { readonly named: string }
  | { readonly always: true };

/** Facts of the dictionary, and what the engine derives from them before any rule runs. */
export type TestedFact = FactName | DerivedName;
export type DerivedName =
  /** `size_mm` if known, else `size_mm_imaging` (pathway rules §1). */
  | "size"
  /** true where the rules ask for "GIST confirmed"; suspected counts as unknown (§1.2). */
  | "gist"
  /** AFIP percentage, null where no figure is published. */
  | "afip_percent"
  | "modified_nih_class"
  | "afip_class";

export type Precedence = "safety" | "emergency" | "genotype" | "rupture" | "risk" | "default";
export type EmissionStatus = "recommended" | "option" | "conditional" | "warning" | "info";

/** One code that a rule emits, with what differs from its row. */
export interface Emission {
  readonly code: string;
  /** Narrows the row's `when`; absent = the row's own. */
  readonly when?: Condition;
  /** Status when the condition is true; default "recommended". */
  readonly status?: EmissionStatus;
  /** Where this holds the status is "conditional" instead (for example before surgery). */
  readonly conditional_when?: Condition;
  /** The advice in words, own wording. */
  readonly text: Localised;
  readonly strength?: string;
  readonly guideline?: string;
  readonly verification?: VerificationGrade;
  readonly citations?: readonly string[];
  readonly jurisdictions?: readonly Jurisdiction[];
  /** The code applies whenever the rule's condition is unknown too, as the specification says for it ("flagged"). */
  readonly severity?: "info" | "warning" | "critical";
}

/** One row of a pathway chapter. */
export interface Rule {
  readonly id: string;
  readonly chapter: string;
  /** Rules of one decision suppress each other by precedence (§1.4). */
  readonly decision?: string;
  readonly precedence?: Precedence;
  /** Where the row runs at all (§1, "Scope"); outside it nothing is emitted, not even as possible. */
  readonly scope?: Condition;
  readonly when: Condition;
  readonly emits: readonly Emission[];
  /** Codes this rule blocks when it fires; they stay visible as blocked. */
  readonly blocks?: readonly { readonly codes: readonly string[]; readonly when?: Condition }[];
  /** The row in words, for the documentation and the screen. */
  readonly words: Localised;
  readonly strength: string;
  readonly guideline: string;
  readonly verification: VerificationGrade;
  readonly citations: readonly string[];
  readonly jurisdictions: readonly Jurisdiction[];
}
