import type { Interval, Knowledge, RiskSchemeId, RuptureCategory, SchemeTable, Site } from "../knowledge/types";

export const SCHEMES = ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"] as const satisfies RiskSchemeId[];

export const RUPTURES: readonly RuptureCategory[] = ["none", "minor_defect", "major_defect"];
const NODES = ["N0", "N1"] as const;
const METASTASES = ["M0", "M1"] as const;

/** Every value between two neighbouring limits of the printed tables behaves alike: the axis cut into such cells. */
export interface Axis {
  readonly limits: readonly number[];
  /** One value out of each cell: below, on and between the limits, above. */
  readonly representatives: readonly number[];
}

/** What the printed tables ask about. */
export type Dimension = "site" | "rupture" | "nodes" | "metastasis" | "size" | "mitoses";
export const DIMENSIONS: readonly Dimension[] = ["site", "rupture", "nodes", "metastasis", "size", "mitoses"];

export interface CompiledSchemes {
  readonly size: Axis;
  readonly mitoses: Axis;
  readonly sites: readonly Site[];
  readonly tables: Readonly<Record<RiskSchemeId, CompiledTable>>;
}

/** A printed table as look-ups. Groups, states and cells stand by number. */
export interface CompiledTable {
  readonly table: SchemeTable;
  /** Lists of groups, each once: sites that the table treats alike share one. */
  readonly site_lists: readonly (readonly number[])[];
  /** List of each site. */
  readonly list_of_site: readonly number[];
  /** Of each state or cell, the first one that the table does not tell from it: alike ones are looked up once. */
  readonly alike: Readonly<Record<Exclude<Dimension, "site">, readonly number[]>>;
  /** One bit a category for each row; the first is "no data". */
  readonly row_outcomes: readonly number[];
  readonly uses: Readonly<Record<Dimension, boolean>>;
  /** Number of the row in a place of the table. */
  rowAt(group: number, rupture: number, nodes: number, metastasis: number, size: number, mitoses: number): number;
}

const MILLIMETRES = 10;

const cut = new WeakMap<Knowledge["schemes"], CompiledSchemes>();

/**
 * The printed tables cut into cells; done once, and kept as long as the tables live.
 * @throws when a table leaves a cell without a row: a scheme must be a total function (risk schemes §5).
 */
export function compileSchemes(knowledge: Knowledge): CompiledSchemes {
  const done = cut.get(knowledge.schemes);
  if (done) return done;
  const tables = SCHEMES.map((id) => knowledge.schemes[id]);
  const rows = tables.flatMap((table) => table.rows);
  const size = axis(rows.map((row) => row.size_cm).map(inMillimetres));
  const mitoses = axis(rows.map((row) => row.mitoses));
  const kind = knowledge.dictionary.site.kind;
  const sites = (kind.type === "enum" ? kind.values : []) as readonly Site[];
  const compiled = Object.fromEntries(
    tables.map((table) => [table.id, compileTable(table, sites, size, mitoses)]),
  ) as Record<RiskSchemeId, CompiledTable>;
  const schemes = { size, mitoses, sites, tables: compiled };
  cut.set(knowledge.schemes, schemes);
  return schemes;
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
  const rows = table.rows.map((row) => ({ ...row, size_mm: inMillimetres(row.size_cm) }));
  const cells: number[] = [];
  for (const group of groups)
    for (const rupture of RUPTURES)
      for (const nodes of NODES)
        for (const metastasis of METASTASES)
          for (const millimetres of size.representatives)
            for (const count of mitoses.representatives) {
              const row = rows.findIndex(
                (candidate) =>
                  (!candidate.site_groups || candidate.site_groups.includes(group)) &&
                  (!candidate.rupture || candidate.rupture.includes(rupture)) &&
                  (!candidate.nodes || candidate.nodes.includes(nodes)) &&
                  (!candidate.metastasis || candidate.metastasis.includes(metastasis)) &&
                  within(millimetres, candidate.size_mm) &&
                  within(count, candidate.mitoses),
              );
              if (row < 0) {
                throw new Error(
                  `${table.id}: no row for ${group}, ${rupture}, ${nodes}, ${metastasis}, ${millimetres} mm, ${count} mitoses`,
                );
              }
              cells.push(row);
            }
  const sizes = size.representatives.length;
  const counts = mitoses.representatives.length;
  const lists = sites.map((site) => table.site_groups[site].map((group) => groups.indexOf(group)));
  const keys = [...new Set(lists.map((list) => list.join()))];
  const uses = Object.fromEntries(
    DIMENSIONS.map((name) => [name, usesDimension(table, name)]),
  ) as CompiledTable["uses"];
  return {
    table,
    site_lists: keys.map((key) => lists.find((list) => list.join() === key) ?? []),
    list_of_site: lists.map((list) => keys.indexOf(list.join())),
    alike: {
      rupture: alikeAlong(cells, RUPTURES.length, 4 * sizes * counts),
      nodes: alikeAlong(cells, NODES.length, 2 * sizes * counts),
      metastasis: alikeAlong(cells, METASTASES.length, sizes * counts),
      size: alikeAlong(cells, sizes, counts),
      mitoses: alikeAlong(cells, counts, 1),
    },
    row_outcomes: table.rows.map((row) => (row.category === null ? 1 : 2 << table.categories.indexOf(row.category))),
    uses,
    rowAt: (group, rupture, nodes, metastasis, millimetres, count) => {
      const place = ((group * RUPTURES.length + rupture) * 2 + nodes) * 2 + metastasis;
      return cells[(place * sizes + millimetres) * counts + count] ?? -1;
    },
  };
}

/** Of each of `length` neighbours that lie `stride` apart, the first one with the same rows everywhere. */
function alikeAlong(cells: readonly number[], length: number, stride: number): readonly number[] {
  const rowsOf = (place: number): string =>
    cells.filter((_, cell) => Math.trunc(cell / stride) % length === place).join();
  const planes = Array.from({ length }, (_, place) => rowsOf(place));
  return planes.map((plane) => planes.indexOf(plane));
}

function usesDimension(table: SchemeTable, name: Dimension): boolean {
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

/** The cell of a number: even ones lie between two limits, odd ones are the limits themselves. */
export function cellOf(value: number, limits: readonly number[]): number {
  let cell = 0;
  for (const limit of limits) {
    if (value < limit) return cell;
    if (value === limit) return cell + 1;
    cell += 2;
  }
  return cell;
}
