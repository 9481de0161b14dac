import type { Facts } from "./fact";
import { type Domain, members } from "./risk-domain";
import { type CompiledSchemes, type CompiledTable, RUPTURES } from "./scheme-tables";

const CLASSES = ["none", "very_low", "low", "intermediate", "high"] as const;
type FinalClass = (typeof CLASSES)[number];
const HIGH = 1 << CLASSES.indexOf("high");

/** The sets of classes by their bit mask. */
const SETS: readonly (readonly FinalClass[])[] = Array.from({ length: 1 << CLASSES.length }, (_, mask) =>
  CLASSES.filter((_class, index) => (mask >> index) & 1),
);

/** Modified NIH and AFIP side by side, as look-ups. */
export interface CompiledFinalRisk {
  /** The groups of the two tables that can hold together; null: the second table has none for the site. */
  readonly pairs: readonly (readonly [number, number | null])[];
  readonly pairs_of_site: readonly (readonly number[])[];
  /** Cells that both tables treat alike, as in `CompiledTable`. */
  readonly alike: { readonly size: readonly number[]; readonly mitoses: readonly number[] };
  readonly nih: CompiledTable;
  readonly afip: CompiledTable;
  /** Class of each row, as a bit; 0: none. */
  readonly nih_classes: readonly number[];
  readonly afip_classes: readonly number[];
}

export function compileFinalRisk({ sites, tables }: CompiledSchemes): CompiledFinalRisk {
  const nih = tables.modified_nih_2008;
  const afip = tables.afip_2006;
  const keys: string[] = [];
  const pairs: (readonly [number, number | null])[] = [];
  const numberOf = (group: number, other: number | null): number => {
    const key = `${group},${other}`;
    if (!keys.includes(key)) {
      keys.push(key);
      pairs.push([group, other]);
    }
    return keys.indexOf(key);
  };
  const pairsOfSite = sites.map((_, site) => {
    const first = nih.site_lists[nih.list_of_site[site] ?? -1] ?? [];
    const second = afip.site_lists[afip.list_of_site[site] ?? -1] ?? [];
    // The junction is stomach or oesophagus in both schemes at once; otherwise columns combine freely.
    const together = first.length > 1 && first.length === second.length;
    return first.flatMap((group, index) => {
      const others = second.length === 0 ? [null] : together ? [second[index] ?? null] : second;
      return others.map((other) => numberOf(group, other));
    });
  });
  const classesOf = ({ table }: CompiledTable): readonly number[] =>
    table.rows.map(({ category }) => {
      const index = CLASSES.indexOf(category as FinalClass);
      return index < 0 ? 0 : 1 << index;
    });
  return {
    pairs,
    pairs_of_site: pairsOfSite,
    alike: { size: both(nih.alike.size, afip.alike.size), mitoses: both(nih.alike.mitoses, afip.alike.mitoses) },
    nih,
    afip,
    nih_classes: classesOf(nih),
    afip_classes: classesOf(afip),
  };
}

function both(first: readonly number[], second: readonly number[]): readonly number[] {
  const keys = first.map((one, index) => `${one},${second[index]}`);
  return keys.map((key) => keys.indexOf(key));
}

/**
 * The possible sets of final classes: modified NIH and AFIP together, {high} after major rupture, reduced to one scheme when
 * the clinician chose it; a cell without AFIP data falls back on modified NIH. A stated final_risk stands as it is, unless no
 * completion agrees with it: then both stand. Source: pathway rules §1.6, risk schemes §4.
 */
export function finalRisk(
  facts: Facts,
  domain: Domain,
  compiled: CompiledFinalRisk,
  isComputed: boolean,
): readonly (readonly string[])[] {
  const stated = facts.final_risk;
  const computed = isComputed ? computedFinalRisk(facts, domain, compiled) : [];
  if (stated?.status === "known" && stated.value.length > 0) {
    const agrees =
      computed.length === 0 ||
      computed.some((set) => set.some((name) => (stated.value as readonly string[]).includes(name)));
    return agrees ? [stated.value] : [stated.value, ...computed];
  }
  if (stated?.status === "conflict" && stated.alternatives.length > 1) {
    return stated.alternatives.map(({ value }) => value as readonly string[]);
  }
  return computed;
}

function computedFinalRisk(
  facts: Facts,
  domain: Domain,
  compiled: CompiledFinalRisk,
): readonly (readonly FinalClass[])[] {
  const scheme = facts.decision_scheme?.status === "known" ? facts.decision_scheme.value : null;
  const { nih, afip } = compiled;
  const sizes = members(domain.size, compiled.alike.size);
  const counts = members(domain.mitoses, compiled.alike.mitoses);
  const pairs = new Set<number>();
  for (let site = 0; domain.site >> site; site++) {
    if ((domain.site >> site) & 1) for (const pair of compiled.pairs_of_site[site] ?? []) pairs.add(pair);
  }
  /** One bit for each set of classes that is possible. */
  let masks = 0;
  for (let rupture = 0; rupture < RUPTURES.length; rupture++) {
    if (((domain.rupture >> rupture) & 1) === 0) continue;
    if (RUPTURES[rupture] === "major_defect") {
      masks |= 1 << HIGH;
      continue;
    }
    for (const pair of pairs) {
      const [group = 0, other = null] = compiled.pairs[pair] ?? [];
      for (const size of sizes)
        for (const count of counts) {
          const byNih = compiled.nih_classes[nih.rowAt(group, rupture, 0, 0, size, count)] ?? 0;
          const byAfip =
            other === null ? 0 : (compiled.afip_classes[afip.rowAt(other, rupture, 0, 0, size, count)] ?? 0);
          masks |= 1 << (scheme === "modified_nih" ? byNih : scheme === "afip" ? byAfip || byNih : byNih | byAfip);
        }
    }
  }
  return SETS.filter((_, mask) => (masks >>> mask) & 1);
}
