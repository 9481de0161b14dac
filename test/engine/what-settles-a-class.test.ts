import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { RiskScheme, SchemeResult } from "../../src/engine/assessment";
import type { Facts } from "../../src/engine/fact";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import { BARE, facts, OPTIONS } from "./sample-knowledge";

/*
 * "The facts that would settle it" (assessment.md, risk.needs), worked out from complete patients alone: a missing fact is named when
 * two patients who differ in it and in nothing else stand in different classes, and only then. One value for each class of the
 * printed tables (risk schemes §3–§6).
 */

const VALUES = {
  // These two stand between columns of the tables (risk schemes §2): they name no class of their own.
  site: DICTIONARY.site.kind.values.filter((site) => site !== "egj" && site !== "small_bowel_unspecified"),
  size_mm: [10, 30, 70, 120],
  mitoses_per_5mm2: [3, 7, 12],
  rupture_category: ["none", "major_defect"],
} as const;
type Name = keyof typeof VALUES;
type Patient = { readonly [N in Name]: (typeof VALUES)[N][number] | null };

const NAMES = Object.keys(VALUES) as readonly Name[];
const SCHEMES: readonly RiskScheme[] = ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"];
const STATED = { disease_setting: "resected_no_residual", nodes_clinical: "negative", metastasis_sites: [] };

function riskOf(patient: Patient): Readonly<Record<RiskScheme, SchemeResult>> {
  const known = Object.fromEntries(Object.entries(patient).filter(([, value]) => value !== null));
  return assess(facts({ ...STATED, ...known }) as Facts, BARE, OPTIONS).risk;
}

function patients(options: { readonly [N in Name]: readonly Patient[N][] }): readonly Patient[] {
  return options.site.flatMap((site) =>
    options.size_mm.flatMap((size_mm) =>
      options.mitoses_per_5mm2.flatMap((mitoses_per_5mm2) =>
        options.rupture_category.map((rupture_category) => ({ site, size_mm, mitoses_per_5mm2, rupture_category })),
      ),
    ),
  );
}

const keyOf = (patient: Patient): string => NAMES.map((name) => patient[name]).join("|");
const classes = new Map(
  patients(VALUES).map((patient) => {
    const risk = riskOf(patient);
    return [keyOf(patient), new Map(SCHEMES.map((scheme) => [scheme, risk[scheme].categories.join(" ")]))] as const;
  }),
);
const classOf = (patient: Patient, scheme: RiskScheme): string | undefined => classes.get(keyOf(patient))?.get(scheme);

/** The missing facts of which one alone can change the class of a completed patient. */
function settling(patient: Patient, scheme: RiskScheme): readonly Name[] {
  const completed = patients({
    site: patient.site === null ? VALUES.site : [patient.site],
    size_mm: patient.size_mm === null ? VALUES.size_mm : [patient.size_mm],
    mitoses_per_5mm2: patient.mitoses_per_5mm2 === null ? VALUES.mitoses_per_5mm2 : [patient.mitoses_per_5mm2],
    rupture_category: patient.rupture_category === null ? VALUES.rupture_category : [patient.rupture_category],
  });
  return NAMES.filter(
    (name) =>
      patient[name] === null &&
      completed.some((whole) =>
        VALUES[name].some(
          (value) => classOf({ ...whole, [name]: value } as Patient, scheme) !== classOf(whole, scheme),
        ),
      ),
  );
}

describe("the facts that would settle a class", () => {
  const open = patients({
    site: [null, ...VALUES.site],
    size_mm: [null, ...VALUES.size_mm],
    mitoses_per_5mm2: [null, ...VALUES.mitoses_per_5mm2],
    rupture_category: [null, ...VALUES.rupture_category],
  }).filter((patient) => NAMES.some((name) => patient[name] === null));

  it.each(SCHEMES)("%s: each that can change it alone, and no other", (scheme) => {
    for (const patient of open) {
      const { needs } = riskOf(patient)[scheme];
      const asked = NAMES.filter((name) => (needs as readonly string[]).includes(name));
      expect(asked, keyOf(patient)).toEqual(settling(patient, scheme));
    }
  });
});
