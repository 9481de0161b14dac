import type {
  FactName,
  Interval,
  Knowledge,
  RiskSchemeId,
  RuptureCategory,
  SchemeRow,
  SchemeTable,
  Site,
} from "../knowledge/types";
import type { Fact, Facts, NumericBounds } from "./fact";

export const SCHEMES = ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"] as const satisfies RiskSchemeId[];

const RUPTURES: readonly RuptureCategory[] = ["none", "minor_defect", "major_defect"];
const NODES = ["N0", "N1"] as const;
const METASTASES = ["M0", "M1"] as const;
const FINAL_CLASSES = ["none", "very_low", "low", "intermediate", "high"] as const;
type FinalClass = (typeof FINAL_CLASSES)[number];

/** Every value between two neighbouring limits of the printed tables behaves alike: the axis cut into such cells. */
interface Axis {
  readonly limits: readonly number[];
  /** One value out of each cell: below, on and between the limits, above. */
  readonly representatives: readonly number[];
}

export interface CompiledSchemes {
  readonly size: Axis;
  readonly mitoses: Axis;
  readonly sites: readonly Site[];
  readonly tables: Readonly<Record<RiskSchemeId, CompiledTable>>;
}

interface CompiledTable {
  readonly table: SchemeTable;
  readonly groups: readonly string[];
  /** Groups by site index, as group indexes. */
  readonly groups_of_site: readonly (readonly number[])[];
  /** Row index by group, rupture, nodes, metastasis, size cell, mitosis cell. */
  readonly cells: Int16Array;
  /** One bit a category; the first is "no data". */
  readonly row_outcomes: readonly number[];
  readonly uses: Readonly<Record<keyof Domain, boolean>>;
}

/** What a patient can still be, per axis, as bit masks over cells, sites and categories. */
interface Domain {
  readonly size: number;
  readonly mitoses: number;
  readonly site: number;
  readonly rupture: number;
  readonly nodes: number;
  readonly metastasis: number;
}

const DIMENSIONS: readonly (keyof Domain)[] = ["site", "rupture", "nodes", "metastasis", "size", "mitoses"];

export interface SchemeEvaluation {
  /** The printed rows that are still possible, in the table's order; empty when the scheme is not applicable. */
  readonly rows: readonly SchemeRow[];
  /** False when some possible site has no table in this scheme. */
  readonly every_site_has_table: boolean;
  /** Facts that would settle the class. */
  readonly needs: readonly FactName[];
  /** Known facts that the class rests on. */
  readonly because: readonly FactName[];
}

export interface CaseRisk {
  readonly schemes: Readonly<Record<RiskSchemeId, SchemeEvaluation>>;
  /** Every set of classes that is still possible (pathway rules §1.6); empty when none may be computed. */
  readonly final_risk: readonly (readonly string[])[];
}

const MILLIMETRES = 10;

/**
 * Cuts the printed tables into cells, once per knowledge.
 * @throws when a table leaves a cell without a row: a scheme must be a total function (risk schemes §5).
 */
export function compileSchemes(knowledge: Knowledge): CompiledSchemes {
  const tables = SCHEMES.map((id) => knowledge.schemes[id]);
  const rows = tables.flatMap((table) => table.rows);
  const size = axis(rows.map((row) => row.size_cm).map(inMillimetres));
  const mitoses = axis(rows.map((row) => row.mitoses));
  const kind = knowledge.dictionary.site.kind;
  const sites = (kind.type === "enum" ? kind.values : []) as readonly Site[];
  const compiled = Object.fromEntries(
    tables.map((table) => [table.id, compileTable(table, sites, size, mitoses)]),
  ) as Record<RiskSchemeId, CompiledTable>;
  return { size, mitoses, sites, tables: compiled };
}

function inMillimetres(interval: Interval | undefined): Interval | undefined {
  if (!interval) return undefined;
  return Object.fromEntries(
    Object.entries(interval).map(([side, limit]: [string, number]) => [
      side,
      Math.round(limit * MILLIMETRES * 1e6) / 1e6,
    ]),
  );
}

function axis(intervals: readonly (Interval | undefined)[]): Axis {
  const limits = [
    ...new Set(
      intervals.flatMap((interval) =>
        interval ? [interval.gt, interval.gte, interval.lt, interval.lte].filter((limit) => limit !== undefined) : [],
      ),
    ),
  ].sort((left, right) => left - right);
  const representatives: number[] = [];
  limits.forEach((limit, index) => {
    const before = limits[index - 1];
    representatives.push(before === undefined ? limit / 2 : (before + limit) / 2, limit);
  });
  representatives.push((limits.at(-1) ?? 0) + 1);
  return { limits, representatives };
}

function within(value: number, interval: Interval | undefined): boolean {
  if (!interval) return true;
  return (
    (interval.gt === undefined || value > interval.gt) &&
    (interval.gte === undefined || value >= interval.gte) &&
    (interval.lt === undefined || value < interval.lt) &&
    (interval.lte === undefined || value <= interval.lte)
  );
}

function compileTable(table: SchemeTable, sites: readonly Site[], size: Axis, mitoses: Axis): CompiledTable {
  const groups = [...new Set(Object.values(table.site_groups).flat())];
  const sizes = size.representatives.length;
  const counts = mitoses.representatives.length;
  const cells = new Int16Array(groups.length * RUPTURES.length * 2 * 2 * sizes * counts).fill(-1);
  let position = 0;
  for (const group of groups)
    for (const rupture of RUPTURES)
      for (const nodes of NODES)
        for (const metastasis of METASTASES)
          for (const millimetres of size.representatives)
            for (const count of mitoses.representatives) {
              const row = table.rows.findIndex(
                (candidate) =>
                  (!candidate.site_groups || candidate.site_groups.includes(group)) &&
                  (!candidate.rupture || candidate.rupture.includes(rupture)) &&
                  (!candidate.nodes || candidate.nodes.includes(nodes)) &&
                  (!candidate.metastasis || candidate.metastasis.includes(metastasis)) &&
                  within(millimetres, inMillimetres(candidate.size_cm)) &&
                  within(count, candidate.mitoses),
              );
              if (row < 0) {
                throw new Error(
                  `${table.id}: no row for ${group}, ${rupture}, ${nodes}, ${metastasis}, ${millimetres} mm, ${count} mitoses`,
                );
              }
              cells[position++] = row;
            }
  return {
    table,
    groups,
    groups_of_site: sites.map((site) => table.site_groups[site].map((group) => groups.indexOf(group))),
    cells,
    row_outcomes: table.rows.map((row) => (row.category === null ? 1 : 2 << table.categories.indexOf(row.category))),
    uses: Object.fromEntries(DIMENSIONS.map((name) => [name, usesDimension(table, name)])) as Record<
      keyof Domain,
      boolean
    >,
  };
}

function cellOf(value: number, limits: readonly number[]): number {
  let cell = 0;
  for (const limit of limits) {
    if (value < limit) return cell;
    if (value === limit) return cell + 1;
    cell += 2;
  }
  return cell;
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
  const sites = facts.metastasis_sites;
  if (sites?.status === "known" && sites.value.some((site) => site !== "lymph_node")) return 2;
  const setting = facts.disease_setting;
  const one = (value: unknown): number => (value === "metastatic" ? 2 : 1);
  let mask = 3;
  if (setting?.status === "known") mask = one(setting.value);
  else if (setting?.status === "conflict" && setting.alternatives.length > 1) {
    mask = setting.alternatives.reduce((states, { value }) => states | one(value), 0);
  }
  const count = facts.metastasis_count;
  if (count?.status === "known" && mask === 3) {
    const nodal = sites?.status === "known" && sites.value.includes("lymph_node");
    return count.value === 0 ? 1 : nodal ? 3 : 2;
  }
  if (mask === 3 && sites?.status === "known" && sites.value.length === 0) return 1;
  return mask;
}

/** Which of the schemes may not be computed for this patient (validity limits). */
export type NotComputed = ReadonlySet<RiskSchemeId>;

/**
 * Evaluates every scheme over everything the patient can still be: an unknown, conflicting or bounded fact gives exactly
 * the union over its completions. Source: risk schemes §2–§6.
 */
export function evaluateSchemes(
  facts: Facts,
  size: Fact | undefined,
  sizeName: "size_mm" | "size_mm_imaging",
  compiled: CompiledSchemes,
  notComputed: NotComputed,
): CaseRisk {
  const domain: Domain = {
    size: cellsOf(size, compiled.size),
    mitoses: cellsOf(facts.mitoses_per_5mm2, compiled.mitoses),
    site: statesOf(facts.site, compiled.sites) || 2 ** compiled.sites.length - 1,
    rupture: statesOf(facts.rupture_category, RUPTURES) || 7,
    nodes: nodeStates(facts),
    metastasis: metastasisStates(facts),
  };
  const names: Readonly<Record<keyof Domain, FactName>> = {
    size: sizeName,
    mitoses: "mitoses_per_5mm2",
    site: "site",
    rupture: "rupture_category",
    nodes: "nodes_clinical",
    metastasis: "disease_setting",
  };
  const isKnown = (name: FactName): boolean => facts[name]?.status === "known";
  const evaluation = (id: RiskSchemeId): SchemeEvaluation =>
    notComputed.has(id)
      ? { rows: [], every_site_has_table: true, needs: [], because: [] }
      : evaluateTable(compiled.tables[id], domain, compiled, names, isKnown);
  return {
    schemes: {
      nih_2002: evaluation("nih_2002"),
      afip_2006: evaluation("afip_2006"),
      modified_nih_2008: evaluation("modified_nih_2008"),
      tnm_8: evaluation("tnm_8"),
    },
    final_risk: finalRisk(facts, domain, compiled, notComputed),
  };
}

function members(mask: number): number[] {
  const found: number[] = [];
  for (let index = 0; mask >> index; index++) if ((mask >> index) & 1) found.push(index);
  return found;
}

/** Distinct lists of groups of the possible sites: sites that a scheme treats alike are looked up once. */
function siteGroups(table: CompiledTable, siteMask: number): readonly (readonly number[])[] {
  const distinct = new Map<string, readonly number[]>();
  for (const site of members(siteMask)) {
    const groups = table.groups_of_site[site] ?? [];
    distinct.set(groups.join(), groups);
  }
  return [...distinct.values()];
}

function evaluateTable(
  compiled: CompiledTable,
  domain: Domain,
  axes: CompiledSchemes,
  names: Readonly<Record<keyof Domain, FactName>>,
  isKnown: (name: FactName) => boolean,
): SchemeEvaluation {
  const sites = siteGroups(compiled, domain.site);
  const withTable = sites.filter((groups) => groups.length > 0);
  const everySite = withTable.length === sites.length;
  const { cells, table, row_outcomes } = compiled;
  const axesOf: readonly (readonly number[])[] = [
    sites.map((_, index) => index),
    members(domain.rupture),
    members(domain.nodes),
    members(domain.metastasis),
    members(domain.size),
    members(domain.mitoses),
  ];
  const [siteIndexes = [], ruptures = [], nodes = [], metastases = [], sizes = [], counts = []] = axesOf;
  const sizeCount = axes.size.representatives.length;
  const mitosisCount = axes.mitoses.representatives.length;

  const possible = new Set<number>();
  const outcomes: number[] = [];
  for (const site of siteIndexes)
    for (const rupture of ruptures)
      for (const node of nodes)
        for (const metastasis of metastases)
          for (const size of sizes)
            for (const count of counts) {
              let outcome = 0;
              for (const group of sites[site] ?? []) {
                const place = ((group * RUPTURES.length + rupture) * 2 + node) * 2 + metastasis;
                const row = cells[(place * sizeCount + size) * mitosisCount + count] ?? -1;
                possible.add(row);
                outcome |= row_outcomes[row] ?? 0;
              }
              outcomes.push(outcome);
            }
  const rows = [...possible].sort((left, right) => left - right).map((index) => table.rows[index]);
  const determined = new Set(rows.map((row) => row?.category)).size <= 1 && everySite;
  const needs: FactName[] = [];
  if (!determined) {
    DIMENSIONS.forEach((name, position) => {
      const twoColumns = name === "site" && sites.some((groups) => groups.length > 1);
      if (twoColumns || variesAlong(outcomes, axesOf, position)) needs.push(names[name]);
    });
  }
  const because = DIMENSIONS.filter((name) => compiled.uses[name])
    .map((name) => names[name])
    .filter(isKnown);
  return {
    rows: withTable.length === 0 ? [] : rows.filter((row) => row !== undefined),
    every_site_has_table: everySite,
    needs,
    because,
  };
}

/** Do two completions that differ along this axis alone have different outcomes? */
function variesAlong(outcomes: readonly number[], axes: readonly (readonly number[])[], position: number): boolean {
  const length = axes[position]?.length ?? 1;
  if (length < 2) return false;
  const stride = axes.slice(position + 1).reduce((product, along) => product * along.length, 1);
  for (let start = 0; start < outcomes.length; start += stride * length)
    for (let offset = 0; offset < stride; offset++)
      for (let step = 1; step < length; step++)
        if (outcomes[start + offset + step * stride] !== outcomes[start + offset]) return true;
  return false;
}

function usesDimension(table: SchemeTable, name: keyof Domain): boolean {
  const column = (
    {
      size: "size_cm",
      mitoses: "mitoses",
      site: "site_groups",
      rupture: "rupture",
      nodes: "nodes",
      metastasis: "metastasis",
    } as const
  )[name];
  return table.rows.some((row) => row[column] !== undefined);
}

/**
 * The possible sets of final classes: modified NIH and AFIP together, {high} after major rupture, reduced to one scheme when
 * the clinician chose it; a cell without AFIP data falls back on modified NIH. A stated final_risk stands as it is, unless no
 * completion agrees with it: then both stand. Source: pathway rules §1.6, risk schemes §4.
 */
function finalRisk(
  facts: Facts,
  domain: Domain,
  compiled: CompiledSchemes,
  notComputed: NotComputed,
): readonly (readonly string[])[] {
  const stated = facts.final_risk;
  const computed = notComputed.has("modified_nih_2008") ? [] : computedFinalRisk(facts, domain, compiled);
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

function computedFinalRisk(facts: Facts, domain: Domain, compiled: CompiledSchemes): readonly (readonly string[])[] {
  const scheme = facts.decision_scheme?.status === "known" ? facts.decision_scheme.value : null;
  const nih = compiled.tables.modified_nih_2008;
  const afip = compiled.tables.afip_2006;
  const sizeCount = compiled.size.representatives.length;
  const mitosisCount = compiled.mitoses.representatives.length;
  const sizes = members(domain.size);
  const counts = members(domain.mitoses);
  const pairs = new Map<string, readonly [number, number | null]>();
  for (const site of members(domain.site)) {
    const first = nih.groups_of_site[site] ?? [];
    const second = afip.groups_of_site[site] ?? [];
    // The junction is stomach or oesophagus in both schemes at once; otherwise columns combine freely.
    const together = first.length > 1 && first.length === second.length;
    first.forEach((group, index) => {
      const others: readonly (number | null)[] =
        second.length === 0 ? [null] : together ? [second[index] ?? null] : second;
      for (const other of others) pairs.set(`${group},${other}`, [group, other]);
    });
  }
  const masks = new Set<number>();
  for (const rupture of members(domain.rupture)) {
    if (RUPTURES[rupture] === "major_defect") {
      masks.add(1 << FINAL_CLASSES.indexOf("high"));
      continue;
    }
    const category = (table: CompiledTable, group: number, size: number, count: number): number => {
      const row =
        table.cells[((group * RUPTURES.length + rupture) * 4 * sizeCount + size) * mitosisCount + count] ?? -1;
      const index = FINAL_CLASSES.indexOf(table.table.rows[row]?.category as FinalClass);
      return index < 0 ? 0 : 1 << index;
    };
    for (const [group, other] of pairs.values())
      for (const size of sizes)
        for (const count of counts) {
          const byNih = category(nih, group, size, count);
          const byAfip = other === null ? 0 : category(afip, other, size, count);
          masks.add(scheme === "modified_nih" ? byNih : scheme === "afip" ? byAfip || byNih : byNih | byAfip);
        }
  }
  return [...masks]
    .sort((left, right) => left - right)
    .map((mask) => members(mask).map((index) => FINAL_CLASSES[index] ?? ""));
}
