import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { Recommendation } from "../../src/engine/assessment";
import type { Fact, Facts } from "../../src/engine/fact";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { Condition, FactName } from "../../src/knowledge/types";
import { BARE, facts, knowledgeWith, OPTIONS, rule } from "./sample-knowledge";

/*
 * Genotype, protein change, "GIST confirmed" and size in any of their states (pathway rules §1.1, §1.2, genotype sets): sources that
 * disagree decide only where all agree, and every answer names the facts that it rests on or lacks.
 */

type Given = Readonly<Record<string, unknown>>;
type States = { readonly [N in FactName]?: Fact };

const conflict = (...values: readonly unknown[]): Fact =>
  ({ status: "conflict", alternatives: values.map((value) => ({ value, sources: [] })), note: "two sources" }) as Fact;
const found = (when: Condition, given: Given, states: States = {}): Recommendation | undefined => {
  const all = { ...facts({ disease_setting: "metastatic", ...given }), ...states } as Facts;
  const knowledge = knowledgeWith({ rules: [rule("T", when, ["STAGING_CT"])] });
  return assess(all, knowledge, OPTIONS).recommendations.find((one) => one.rule === "T");
};

const EXON_9: Condition = { fact: "genotype", in: ["KIT_ex9"] };
const SENS: Condition = { genotype_set: "SENS" };
const INSENS: Condition = { genotype_set: "INSENS" };
const WT: Condition = { genotype_set: "WT" };
const UNRESOLVED: Condition = { genotype_set: "UNRESOLVED" };
const RESISTANT: Condition = { variant: ["RD841-842KI", "N848K"] };

describe("two sources of the genotype", () => {
  it.each<[Condition, readonly string[], string | undefined]>([
    [EXON_9, ["KIT_ex9", "KIT_ex13"], "possible"],
    [{ fact: "genotype", in: ["KIT_ex9", "KIT_ex13"] }, ["KIT_ex9", "KIT_ex13"], "recommended"],
    [{ fact: "genotype", in: ["NF1"] }, ["KIT_ex9", "KIT_ex13"], undefined],
    [EXON_9, ["KIT_ex9", "pending"], "possible"],
    [SENS, ["KIT_ex9", "KIT_ex13"], "recommended"],
    [SENS, ["KIT_ex9", "NF1"], "possible"],
    [SENS, ["KIT_ex9", "pending"], "possible"],
    [INSENS, ["KIT_ex9", "KIT_ex13"], undefined],
    [INSENS, ["PDGFRA_D842V", "NF1"], "recommended"],
    [WT, ["KIT_ex9", "NF1"], undefined],
    // Which set it belongs to is not known while the sources name two; one set is a result, whichever member holds.
    [UNRESOLVED, ["KIT_ex9", "NF1"], "recommended"],
    [UNRESOLVED, ["KIT_ex9", "pending"], "recommended"],
    [UNRESOLVED, ["pending", "not_tested"], "recommended"],
    [UNRESOLVED, ["KIT_ex9", "KIT_ex13"], undefined],
    // One value that another fact contradicts is no result.
    [EXON_9, ["KIT_ex9"], "possible"],
    [SENS, ["KIT_ex9"], "possible"],
    [INSENS, ["KIT_ex9"], "possible"],
    [UNRESOLVED, ["KIT_ex9"], "recommended"],
  ])("%j of %j: %s", (when, values, expected) => {
    expect(found(when, {}, { genotype: conflict(...values) })?.status).toBe(expected);
  });
});

describe("a genotype that does not apply", () => {
  it.each<[Condition, string | undefined]>([
    [EXON_9, undefined],
    [{ fact: "genotype", not_in: ["KIT_ex9"] }, "recommended"],
    [SENS, undefined],
    [{ not: SENS }, "recommended"],
    [UNRESOLVED, undefined],
  ])("%j: %s", (when, expected) => {
    expect(found(when, { genotype: "not_applicable" })?.status).toBe(expected);
  });
});

describe("a word that is no result stands for every result it can turn out to be", () => {
  const results = DICTIONARY.genotype.kind.values.filter((value) => !BARE.genotype_sets.UNRESOLVED.includes(value));
  it("so what holds for all of them holds", () => {
    for (const genotype of ["pending", "not_tested", "WT_incomplete"]) {
      expect(found({ fact: "genotype", in: results }, { genotype })?.status).toBe("recommended");
      expect(found({ fact: "genotype", not_in: results }, { genotype })).toBeUndefined();
      expect(found({ fact: "genotype", in: results.slice(1) }, { genotype })?.status).toBe("possible");
    }
  });
});

describe("the reported protein change", () => {
  const variant = (given: unknown, states: States = {}) =>
    found(RESISTANT, states.variant_hgvs ? {} : { variant_hgvs: given }, states);
  it("is one of several that a report names", () => {
    expect(variant("D842Y; N848K")?.status).toBe("recommended");
    expect(variant("D842Y; D846Y")).toBeUndefined();
  });
  it("of two sources decides only where both agree", () => {
    const of = (...texts: readonly string[]) => variant(null, { variant_hgvs: conflict(...texts) })?.status;
    expect(of("N848K", "RD841-842KI")).toBe("recommended");
    expect(of("N848K", "D842Y")).toBe("possible");
    expect(of("D842Y", "D846Y")).toBeUndefined();
    expect(of("N848K", "exon 18")).toBe("possible");
    expect(of("N848K")).toBe("possible");
  });
  it("that does not apply is none of them", () => {
    expect(variant("not_applicable")).toBeUndefined();
  });
  it("is what the answer rests on, or lacks", () => {
    expect(variant("N848K")).toMatchObject({ because: ["variant_hgvs"], missing: [] });
    expect(variant(null)).toMatchObject({ status: "possible", because: [], missing: ["variant_hgvs"] });
  });
});

describe("what a genotype set rests on", () => {
  const other = { genotype: "PDGFRA_ex18_other" };
  it.each<[Condition, Given, readonly FactName[], readonly FactName[]]>([
    [SENS, { genotype: "KIT_ex9" }, ["genotype"], []],
    [SENS, { ...other, variant_hgvs: "D842Y" }, ["genotype", "variant_hgvs"], []],
    [SENS, other, ["genotype"], ["variant_hgvs"]],
    [SENS, {}, [], ["genotype"]],
    [SENS, { genotype: null }, [], ["genotype"]],
    [SENS, { genotype: "pending" }, [], ["genotype"]],
    [UNRESOLVED, {}, [], ["genotype"]],
    [UNRESOLVED, { genotype: null }, [], ["genotype"]],
    [UNRESOLVED, { genotype: "pending" }, ["genotype"], []],
    // A result whatever the variant is.
    [{ not: UNRESOLVED }, { ...other, variant_hgvs: "D842Y" }, ["genotype"], []],
    [{ not: UNRESOLVED }, other, ["genotype"], []],
    // Exon 18 is reported: what is missing is the change, not the genotype (RF-03).
    [
      { fact: "genotype", in: ["PDGFRA_D842V"] },
      { genotype: "PDGFRA_ex18_unspecified" },
      ["genotype"],
      ["variant_hgvs"],
    ],
    [{ not: EXON_9 }, { genotype: "PDGFRA_ex18_unspecified" }, ["genotype"], []],
    [{ fact: "genotype", in: ["PDGFRA_ex18_other"] }, { ...other, variant_hgvs: "D842Y" }, ["genotype"], []],
    [SENS, { genotype: "PDGFRA_ex18_unspecified" }, ["genotype"], ["variant_hgvs"]],
    [{ not: WT }, other, ["genotype"], []],
    [EXON_9, { genotype: "KIT_ex9" }, ["genotype"], []],
    [EXON_9, {}, [], ["genotype"]],
  ])("%j on %j: %j, lacking %j", (when, given, because, missing) => {
    expect(found(when, given)).toMatchObject({ because, missing });
  });
});

describe("GIST confirmed (§1.2)", () => {
  const gist: Condition = { fact: "gist", in: [true] };
  it("is not known while sources disagree, or where confirmation is said not to apply", () => {
    const two = { gist_confirmed: conflict("confirmed", "excluded") };
    expect(found(gist, {}, two)).toMatchObject({ status: "possible", because: [], missing: ["gist_confirmed"] });
    expect(found(gist, { gist_confirmed: "not_applicable" })?.status).toBe("possible");
    expect(found({ not: gist }, {}, two)?.status).toBe("possible");
  });
  it("holds either way where both answers are wanted", () => {
    const either: Condition = { fact: "gist", in: [true, false] };
    expect(found(either, { gist_confirmed: "suspected" })?.status).toBe("recommended");
    expect(found({ fact: "gist", in: [false] }, { gist_confirmed: "excluded" })?.status).toBe("recommended");
  });
  it.each<[Given, readonly FactName[], readonly FactName[]]>([
    [{ gist_confirmed: "confirmed" }, ["gist_confirmed"], []],
    [{}, ["disease_setting"], []],
    [{ gist_confirmed: null }, ["disease_setting"], []],
    [{ gist_confirmed: "suspected" }, [], ["gist_confirmed"]],
    [{ disease_setting: "suspected_sel" }, [], ["gist_confirmed"]],
  ])("on %j it rests on %j, lacking %j", (given, because, missing) => {
    expect(found(gist, given)).toMatchObject({ because, missing });
  });
  it("a tumour that proved not to be one rests on that", () => {
    expect(found({ not: gist }, { gist_confirmed: "excluded" })).toMatchObject({ because: ["gist_confirmed"] });
  });
});

describe("the size that is asked for", () => {
  const large: Condition = { fact: "size", gt: 50 };
  const RESECTED = { disease_setting: "resected_no_residual" };
  it.each<[Given, States, string | undefined, readonly FactName[], readonly FactName[]]>([
    [{ size_mm: 60 }, {}, "recommended", ["size_mm"], []],
    [{ size_mm_imaging: 60 }, {}, "recommended", ["size_mm_imaging"], []],
    [{}, {}, "possible", [], ["size_mm_imaging"]],
    [RESECTED, {}, "possible", [], ["size_mm"]],
    // Nothing was removed: there is no size in pathology to wait for.
    [{ ...RESECTED, size_mm: "not_applicable" }, {}, "possible", [], ["size_mm_imaging"]],
    // Two sizes in pathology are not settled by a shadow.
    [{ size_mm_imaging: 30 }, { size_mm: conflict(40, 60) }, "possible", [], ["size_mm"]],
    [{ size_mm_imaging: 30 }, { size_mm: conflict(55, 60) }, "recommended", ["size_mm"], []],
    [RESECTED, { size_mm_imaging: conflict(40, 60) }, "possible", [], ["size_mm_imaging"]],
  ])("%j %j: %s", (given, states, status, because, missing) => {
    expect(found(large, given, states)).toMatchObject({ status, because, missing });
  });
});

describe("what is asked whether it is stated at all", () => {
  it("rests on the fact that is stated; what is not stated is neither a reason nor missing", () => {
    expect(found({ known: "margin" }, { margin: "R0" })).toMatchObject({ because: ["margin"], missing: [] });
    expect(found({ not: { known: "margin" } }, {})).toMatchObject({ because: [], missing: [] });
    expect(found({ known: "margin" }, {}, { margin: conflict("R0", "R1") })?.status).toBe("recommended");
  });
});

describe("parts that all have to hold", () => {
  const both: Condition = {
    not: {
      all: [
        { fact: "site", in: ["stomach"] },
        { fact: "age", lt: 18 },
      ],
    },
  };
  it.each<[Given, readonly FactName[]]>([
    [{ site: "stomach", age: 50 }, ["age"]],
    [{ site: "ileum", age: 10 }, ["site"]],
    [{ site: "ileum", age: 50 }, ["site"]],
    [{ site: "ileum" }, ["site"]],
  ])("fail by the first that does not, which is the reason: %j", (given, because) => {
    expect(found(both, given)).toMatchObject({ status: "recommended", because, missing: [] });
  });
});
