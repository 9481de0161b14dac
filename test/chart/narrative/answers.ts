import type { ReportText } from "../../../src/chart/types";
import type { Topic } from "./phrases";

/** Answers that the wordings of several topics expect, and the ways of setting wordings behind the same words. */

export const least = (low: number) => ({ low, low_inclusive: true });
export const over = (low: number) => ({ low, low_inclusive: false });
export const most = (high: number) => ({ high, high_inclusive: true });
export const under = (high: number) => ({ high, high_inclusive: false });
export const range = (low: number, high: number) => ({ low, low_inclusive: true, high, high_inclusive: true });

export const per5 = (mitoses_per_5mm2: unknown) => ({ mitoses_per_5mm2 });
export const fields = (mitoses_raw_count: unknown, hpf_count: number) => ({ mitoses_raw_count, hpf_count });
export const onUntreated = { mitoses_source: "resection_untreated" };
export const onTreated = { mitoses_source: "resection_post_tki" };
export const onBiopsy = { mitoses_source: "biopsy" };

export const R0 = { margin: "R0" };
export const R1 = { margin: "R1" };
export const R2 = { margin: "R2" };
export const notRuptured = { rupture_category: "none" };
export const majorDefect = (rupture_criterion: string | readonly string[], rupture_timing?: string) => ({
  rupture_category: "major_defect",
  rupture_criterion,
  ...(rupture_timing === undefined ? {} : { rupture_timing }),
});

export const genotyped = (genotype: string, variant_hgvs?: string) =>
  variant_hgvs === undefined ? { genotype } : { genotype, variant_hgvs };
export const ex11 = (variant_hgvs?: string) => genotyped("KIT_ex11_other", variant_hgvs);
export const del = (variant_hgvs?: string) => genotyped("KIT_ex11_del557_558", variant_hgvs);
export const ex9 = (variant_hgvs?: string) => genotyped("KIT_ex9", variant_hgvs);
export const d842v = (variant_hgvs?: string) => genotyped("PDGFRA_D842V", variant_hgvs);
export const other18 = (variant_hgvs?: string) => genotyped("PDGFRA_ex18_other", variant_hgvs);
export const incomplete = { genotype: "WT_incomplete" };
export const quadruple = { genotype: "quadruple_WT" };
export const pending = { genotype: "pending" };
export const untested = { genotype: "not_tested" };

export const both = { ihc_kit: "positive", ihc_dog1: "positive" };
export const neither = { ihc_kit: "negative", ihc_dog1: "negative" };
export const kit = { ihc_kit: "positive" };
export const noKit = { ihc_kit: "negative" };
export const dog = { ihc_dog1: "positive" };
export const dogOnly = { ihc_kit: "negative", ihc_dog1: "positive" };
export const kitOnly = { ihc_kit: "positive", ihc_dog1: "negative" };
export const retained = { ihc_sdhb: "retained" };
export const lost = { ihc_sdhb: "lost" };

type Wording = string | readonly [string, Readonly<Record<string, unknown>>];
/** Wordings of one kind of report, each behind the same words; one without an answer must give none. */
export const behind = (kind: ReportText["kind"], words: string, wordings: readonly Wording[]): Topic["phrases"] =>
  wordings.map((one) => (typeof one === "string" ? [one, {}, kind, words] : [one[0], one[1], kind, words]));
