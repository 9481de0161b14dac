import type { RuptureCategory, SchemeRow, SchemeTable } from "../../knowledge/types";
import { cutOffs, rowAt } from "./printed-rows";

/** A rectangle of the map in the units of the tables: mm and mitoses per 5 mm². */
export interface Cell {
  readonly size_from: number;
  readonly size_to: number;
  readonly mitoses_from: number;
  readonly mitoses_to: number;
}

/** All of the map that carries the same class and the same published figure, and hangs together. */
export interface RiskArea {
  readonly category: string | null;
  readonly percent: SchemeRow["percent"];
  readonly pooled_percent: number | null;
  readonly rows: readonly SchemeRow[];
  readonly cells: readonly Cell[];
  /** Where its name stands: the largest rectangle inside it. */
  readonly label_cell: Cell;
}

export interface MapExtent {
  /** Ends of the axes, mm and mitoses per 5 mm²: beyond every cut-off and beyond the patient. */
  readonly size_top: number;
  readonly mitoses_top: number;
}

/** What the map is drawn for: one column of the table and one state of rupture, without nodes or metastases. */
export interface MapSituation {
  readonly group: string;
  readonly rupture: RuptureCategory;
}

interface Grid {
  readonly sizes: readonly number[];
  readonly counts: readonly number[];
  readonly rows: readonly (readonly (SchemeRow | null)[])[];
}

/**
 * The classes of one printed table as areas of size by mitotic count. Each open field between two neighbouring cut-offs
 * is looked up at its middle, so the areas are the table itself; which side a value exactly on a line belongs to is for
 * `rowAt` to say.
 */
export function riskAreas(table: SchemeTable, situation: MapSituation, extent: MapExtent): readonly RiskArea[] {
  const grid = gridOf(table, situation, extent);
  const width = grid.sizes.length - 1;
  const height = grid.counts.length - 1;
  const seen = new Set<number>();
  const areas: RiskArea[] = [];
  for (let start = 0; start < width * height; start++) {
    if (seen.has(start)) continue;
    const key = keyOf(grid.rows[Math.floor(start / width)]?.[start % width]);
    const members: number[] = [];
    const open = [start];
    seen.add(start);
    while (open.length > 0) {
      const index = open.pop() as number;
      members.push(index);
      const x = index % width;
      const y = Math.floor(index / width);
      for (const [nextX, nextY] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue;
        const next = nextY * width + nextX;
        if (seen.has(next) || keyOf(grid.rows[nextY]?.[nextX]) !== key) continue;
        seen.add(next);
        open.push(next);
      }
    }
    areas.push(
      areaOf(
        members.sort((left, right) => left - right),
        grid,
        width,
      ),
    );
  }
  return areas;
}

function gridOf(table: SchemeTable, situation: MapSituation, extent: MapExtent): Grid {
  const limits = cutOffs([table]);
  const sizes = [0, ...limits.size_mm.filter((limit) => limit > 0 && limit < extent.size_top), extent.size_top];
  const counts = [0, ...limits.mitoses.filter((limit) => limit > 0 && limit < extent.mitoses_top), extent.mitoses_top];
  const middle = (steps: readonly number[], index: number) => ((steps[index] ?? 0) + (steps[index + 1] ?? 0)) / 2;
  const rows = counts.slice(1).map((_, y) =>
    sizes.slice(1).map((__, x) =>
      rowAt(table, {
        ...situation,
        size_mm: middle(sizes, x),
        mitoses: middle(counts, y),
        nodes: "N0",
        metastasis: "M0",
      }),
    ),
  );
  return { sizes, counts, rows };
}

function keyOf(row: SchemeRow | null | undefined): string {
  if (!row) return "";
  return JSON.stringify([row.category, row.percent?.low, row.percent?.high, row.pooled_percent]);
}

function areaOf(members: readonly number[], grid: Grid, width: number): RiskArea {
  const inside = new Set(members);
  const at = (index: number) => grid.rows[Math.floor(index / width)]?.[index % width] ?? null;
  const cell = (x0: number, x1: number, y0: number, y1: number): Cell => ({
    size_from: grid.sizes[x0] ?? 0,
    size_to: grid.sizes[x1] ?? 0,
    mitoses_from: grid.counts[y0] ?? 0,
    mitoses_to: grid.counts[y1] ?? 0,
  });
  const rows = [...new Set(members.map(at).filter((row) => row !== null))];
  const first = rows[0] ?? null;
  let best = members[0] ?? 0;
  let label = {
    x0: best % width,
    x1: (best % width) + 1,
    y0: Math.floor(best / width),
    y1: Math.floor(best / width) + 1,
  };
  let room = 0;
  for (best of members) {
    const x0 = best % width;
    const y0 = Math.floor(best / width);
    let reach = width;
    for (let y1 = y0 + 1; inside.has((y1 - 1) * width + x0); y1++) {
      let x1 = x0;
      while (x1 < reach && inside.has((y1 - 1) * width + x1)) x1++;
      reach = x1;
      // Cut-offs lie closer together than they are drawn: what counts for a label is the number of fields it spans.
      const fields = (x1 - x0) * (y1 - y0);
      if (fields > room) {
        room = fields;
        label = { x0, x1, y0, y1 };
      }
    }
  }
  return {
    category: first?.category ?? null,
    percent: first?.percent ?? null,
    pooled_percent: first?.pooled_percent ?? null,
    rows,
    cells: members.map((index) => {
      const x = index % width;
      const y = Math.floor(index / width);
      return cell(x, x + 1, y, y + 1);
    }),
    label_cell: cell(label.x0, label.x1, label.y0, label.y1),
  };
}
