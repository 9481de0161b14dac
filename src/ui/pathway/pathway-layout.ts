import type { DrawnStage } from "./stages";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Edge {
  readonly from: DrawnStage;
  readonly to: DrawnStage;
  readonly path: string;
  /** Word on the edge, by its key; where it stands. */
  readonly label: {
    readonly key: "edge.relapse" | "edge.operable";
    readonly x: number;
    readonly y: number;
    readonly anchor: "start" | "middle";
  } | null;
}

export interface PathwayLayout {
  readonly direction: "across" | "down";
  readonly width: number;
  readonly height: number;
  readonly boxes: Readonly<Record<DrawnStage, Box>>;
  readonly edges: readonly Edge[];
}

const WIDE = 720;

/** Where each stage stands for the room there is: from left to right, or from top to bottom in a side pane. */
export function layOut(width: number): PathwayLayout {
  return width >= WIDE ? across(width) : down(width);
}

function across(width: number): PathwayLayout {
  const gap = 26;
  const column = Math.floor((width - 4 * gap) / 5);
  const height = column < 150 ? 122 : 96; // narrow boxes break their words over more lines
  const at = (index: number) => index * (column + gap);
  const row = (index: number) => index * (height + 40);
  const box = (columnIndex: number, rowIndex: number, span = 1): Box => ({
    x: at(columnIndex),
    y: row(rowIndex),
    width: column * span + gap * (span - 1),
    height,
  });
  const boxes = {
    work_up: box(0, 0),
    before: box(1, 0),
    surgery: box(2, 0),
    after: box(3, 0),
    follow_up: box(4, 0),
    advanced: box(1, 1, 3),
  };
  const bottom = (stage: keyof typeof boxes, share = 0.5) => ({
    x: boxes[stage].x + boxes[stage].width * share,
    y: boxes[stage].y + boxes[stage].height,
  });
  const straight = (from: keyof typeof boxes, to: keyof typeof boxes, drop = 0): string =>
    `M${boxes[from].x + boxes[from].width} ${boxes[from].y + height / 2 + drop}H${boxes[to].x - 7}`;
  const advanced = boxes.advanced;
  const middle = advanced.y + height / 2;
  const detour = height + 18;
  const start = bottom("work_up", 0.75);
  const end = bottom("surgery", 0.25);
  const relapse = bottom("follow_up", 0.5);
  const operable = bottom("surgery", 0.6);
  return {
    direction: "across",
    width,
    height: row(1) + height + 4,
    boxes,
    edges: [
      { from: "work_up", to: "before", path: straight("work_up", "before"), label: null },
      { from: "before", to: "surgery", path: straight("before", "surgery"), label: null },
      { from: "surgery", to: "after", path: straight("surgery", "after"), label: null },
      { from: "after", to: "follow_up", path: straight("after", "follow_up"), label: null },
      {
        from: "work_up",
        to: "surgery",
        path: `M${start.x} ${start.y}V${detour}H${end.x}V${end.y + 7}`,
        label: null,
      },
      {
        from: "work_up",
        to: "advanced",
        path: `M${bottom("work_up", 0.4).x} ${bottom("work_up").y}V${middle}H${advanced.x - 7}`,
        label: null,
      },
      {
        from: "follow_up",
        to: "advanced",
        path: `M${relapse.x} ${relapse.y}V${middle}H${advanced.x + advanced.width + 7}`,
        label: { key: "edge.relapse", x: relapse.x + 6, y: relapse.y + 26, anchor: "start" },
      },
      {
        from: "advanced",
        to: "surgery",
        path: `M${operable.x} ${advanced.y}V${operable.y + 7}`,
        label: { key: "edge.operable", x: operable.x + 8, y: operable.y + 26, anchor: "start" },
      },
    ],
  };
}

function down(width: number): PathwayLayout {
  const gap = 22;
  const height = 74;
  const lane = 30;
  const full = width - 2 * lane;
  const row = (index: number): Box => ({ x: lane, y: index * (height + gap), width: full, height });
  const boxes = {
    work_up: row(0),
    before: row(1),
    surgery: row(2),
    after: row(3),
    follow_up: row(4),
    advanced: row(5),
  };
  const centre = lane + full / 2;
  const right = lane + full;
  const middle = (stage: keyof typeof boxes) => boxes[stage].y + height / 2;
  const fall = (from: keyof typeof boxes, to: keyof typeof boxes): string =>
    `M${centre} ${boxes[from].y + height}V${boxes[to].y - 7}`;
  return {
    direction: "down",
    width,
    height: boxes.advanced.y + height + 4,
    boxes,
    edges: [
      { from: "work_up", to: "before", path: fall("work_up", "before"), label: null },
      { from: "before", to: "surgery", path: fall("before", "surgery"), label: null },
      { from: "surgery", to: "after", path: fall("surgery", "after"), label: null },
      { from: "after", to: "follow_up", path: fall("after", "follow_up"), label: null },
      {
        from: "work_up",
        to: "surgery",
        path: `M${right} ${middle("work_up")}H${right + 14}V${middle("surgery") - 10}H${right + 7}`,
        label: null,
      },
      {
        from: "work_up",
        to: "advanced",
        path: `M${lane} ${middle("work_up")}H${lane - 18}V${middle("advanced")}H${lane - 7}`,
        label: null,
      },
      {
        from: "follow_up",
        to: "advanced",
        path: fall("follow_up", "advanced"),
        label: { key: "edge.relapse", x: centre + 8, y: boxes.advanced.y - 7, anchor: "start" },
      },
      {
        from: "advanced",
        to: "surgery",
        path: `M${right} ${middle("advanced")}H${right + 22}V${middle("surgery") + 10}H${right + 7}`,
        label: null,
      },
    ],
  };
}
