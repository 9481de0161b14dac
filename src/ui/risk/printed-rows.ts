import type { Interval, RuptureCategory, SchemeRow, SchemeTable, Site } from "../../knowledge/types";

/** One exact place in a printed table: everything that a row may ask for. */
export interface Place {
  readonly size_mm: number;
  readonly mitoses: number;
  readonly group: string;
  readonly rupture: RuptureCategory;
  readonly nodes: "N0" | "N1";
  readonly metastasis: "M0" | "M1";
}

const MILLIMETRES = 10;

/** Is a number inside an interval as printed? An absent interval means "any". */
export function isWithin(value: number, interval: Interval | undefined): boolean {
  if (!interval) return true;
  const { gt, gte, lt, lte } = interval;
  return (
    (gt === undefined || value > gt) &&
    (gte === undefined || value >= gte) &&
    (lt === undefined || value < lt) &&
    (lte === undefined || value <= lte)
  );
}

/** The row of the printed table that holds at a place: the first that fits, as the tables are made; null when none does. */
export function rowAt(table: SchemeTable, place: Place): SchemeRow | null {
  // Rounded to a tenth of a millimetre: a size in mm divided by ten must not miss a printed cut-off by a binary digit.
  const size_cm = Math.round(place.size_mm * 10) / (10 * MILLIMETRES);
  return (
    table.rows.find(
      (row) =>
        (!row.site_groups || row.site_groups.includes(place.group)) &&
        (!row.rupture || row.rupture.includes(place.rupture)) &&
        (!row.nodes || row.nodes.includes(place.nodes)) &&
        (!row.metastasis || row.metastasis.includes(place.metastasis)) &&
        isWithin(size_cm, row.size_cm) &&
        isWithin(place.mitoses, row.mitoses),
    ) ?? null
  );
}

function limits(intervals: readonly (Interval | undefined)[]): readonly number[] {
  const found = intervals.flatMap((interval) =>
    interval ? [interval.gt, interval.gte, interval.lt, interval.lte] : [],
  );
  return [...new Set(found.filter((limit) => limit !== undefined))].sort((left, right) => left - right);
}

/** Published cut-offs of the tables: sizes in mm, mitoses per 5 mm², ascending. */
export function cutOffs(tables: readonly SchemeTable[]): {
  readonly size_mm: readonly number[];
  readonly mitoses: readonly number[];
} {
  const rows = tables.flatMap((table) => table.rows);
  return {
    size_mm: limits(rows.map((row) => row.size_cm)).map((limit) => Math.round(limit * MILLIMETRES * 10) / 10),
    mitoses: limits(rows.map((row) => row.mitoses)),
  };
}

/** Columns of the table that a site uses; without a known site every column, because each stays possible. */
export function groupsOfSite(table: SchemeTable, sites: readonly Site[] | null): readonly string[] {
  const all = sites ? sites.flatMap((site) => table.site_groups[site]) : Object.values(table.site_groups).flat();
  return [...new Set(all)];
}
