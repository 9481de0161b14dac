import type { FactName } from "../knowledge/types";
import type { Fact, Facts, NumericBounds } from "./fact";
import { type Axis, type CompiledSchemes, cellOf, type Dimension, RUPTURES } from "./scheme-tables";
import { distantSites } from "./working-facts";

/** What a patient can still be, as a bit mask over the states or cells of each dimension of the printed tables. */
export type Domain = Readonly<Record<Dimension, number>>;

/** The fact that each dimension is read from. */
export function factOfDimension(name: Dimension, sizeName: "size_mm" | "size_mm_imaging"): FactName {
  return name === "size" ? sizeName : FACT_OF_DIMENSION[name];
}

const FACT_OF_DIMENSION = {
  site: "site",
  rupture: "rupture_category",
  nodes: "nodes_clinical",
  metastasis: "disease_setting",
  mitoses: "mitoses_per_5mm2",
} as const satisfies Record<Exclude<Dimension, "size">, FactName>;

/** An unknown, conflicting or bounded fact leaves every state open that it does not exclude. */
export function domainOf(facts: Facts, size: Fact | undefined, schemes: CompiledSchemes): Domain {
  return {
    size: cellsOf(size, schemes.size),
    mitoses: cellsOf(facts.mitoses_per_5mm2, schemes.mitoses),
    site: statesOf(facts.site, schemes.sites) || 2 ** schemes.sites.length - 1,
    rupture: statesOf(facts.rupture_category, RUPTURES) || 7,
    nodes: nodeStates(facts),
    metastasis: metastasisStates(facts),
  };
}

/** The members of a mask, each brought to the first one alike, every one once. */
export function members(mask: number, alike: readonly number[]): readonly number[] {
  const found: number[] = [];
  let seen = 0;
  for (let index = 0; mask >> index; index++) {
    if (((mask >> index) & 1) === 0) continue;
    const first = alike[index] ?? index;
    if ((seen >> first) & 1) continue;
    seen |= 1 << first;
    found.push(first);
  }
  return found;
}

function everyCell(along: Axis): number {
  return 2 ** along.representatives.length - 1;
}

/** The cells that a number can still fall into. */
function cellsOf(fact: Fact | undefined, along: Axis): number {
  if (fact?.status === "known" && typeof fact.value === "number") return 1 << cellOf(fact.value, along.limits);
  if (fact?.status === "conflict" && fact.alternatives.length > 1) {
    return fact.alternatives.reduce(
      (mask, { value }) => (typeof value === "number" ? mask | (1 << cellOf(value, along.limits)) : mask),
      0,
    );
  }
  if (fact?.status === "unknown" && fact.bounds) return cellsWithin(fact.bounds, along);
  return everyCell(along);
}

function cellsWithin(bounds: NumericBounds, along: Axis): number {
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = bounds;
  const lowCell = Number.isFinite(low) ? cellOf(low, along.limits) : 0;
  const last = along.representatives.length - 1;
  const highCell = Number.isFinite(high) ? cellOf(high, along.limits) : last;
  // Odd cells are the limits themselves: an excluded limit leaves only the open cell beside it.
  const first = lowCell % 2 === 1 && bounds.low_inclusive === false ? lowCell + 1 : lowCell;
  const final = highCell % 2 === 1 && bounds.high_inclusive === false ? highCell - 1 : highCell;
  let mask = 0;
  for (let cell = first; cell <= final; cell++) mask |= 1 << cell;
  return mask || everyCell(along);
}

function statesOf<V extends string>(fact: Fact | undefined, values: readonly V[]): number {
  const bit = (value: unknown): number => {
    const index = values.indexOf(value as V);
    return index < 0 ? 0 : 1 << index;
  };
  if (fact?.status === "known") return bit(fact.value);
  if (fact?.status === "conflict" && fact.alternatives.length > 1) {
    return fact.alternatives.reduce((mask, { value }) => mask | bit(value), 0);
  }
  return 2 ** values.length - 1;
}

/** Nodal category: "N0 none or unknown" (AJCC 8, risk schemes §6); enlarged nodes may turn out either way. */
function nodeStates(facts: Facts): number {
  const sites = facts.metastasis_sites;
  if (sites?.status === "known" && sites.value.includes("lymph_node")) return 2;
  const nodes = facts.nodes_clinical;
  const one = (value: unknown): number => (value === "proven" ? 2 : value === "enlarged" ? 3 : 1);
  if (nodes?.status === "known") return one(nodes.value);
  if (nodes?.status === "conflict") return nodes.alternatives.reduce((mask, { value }) => mask | one(value), 0);
  return 1;
}

/** Distant metastasis: from the current situation, the sites and the count; open while none of them is stated. */
function metastasisStates(facts: Facts): number {
  if (distantSites(facts).length > 0) return 2;
  const sites = facts.metastasis_sites;
  const setting = facts.disease_setting;
  const one = (value: unknown): number => (value === "metastatic" ? 2 : 1);
  let mask = 3;
  if (setting?.status === "known") mask = one(setting.value);
  else if (setting?.status === "conflict" && setting.alternatives.length > 1) {
    mask = setting.alternatives.reduce((states, { value }) => states | one(value), 0);
  }
  if (mask !== 3) return mask;
  const count = facts.metastasis_count;
  if (count?.status === "known") return count.value === 0 ? 1 : 2; // nodes counted as metastases are stage IV either way
  return sites?.status === "known" && sites.value.length === 0 ? 1 : 3;
}
