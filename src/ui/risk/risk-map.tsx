import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from "react";
import type { RuptureCategory, SchemeTable } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { RISK } from "../../text/ui-risk";
import { formatNumber } from "../format";
import { useText } from "../state/use-app";
import { ClassPatterns, classGround, classMark, patternId } from "./class-pattern";
import type { Extent } from "./extent";
import { type Axis, type MapScale, scaleOf, spansOf, valueAt } from "./map-scale";
import { cutOffs } from "./printed-rows";
import { type Cell, type RiskArea, riskAreas } from "./risk-areas";
import styles from "./risk-map.module.css";
import { categoryLabel, percentWords, type RiskText } from "./scheme-words";

const MARGIN = { left: 50, right: 12, top: 12, bottom: 44 } as const;
const POINT = 7;
/** Mean width of a character of the map's labels, in pixels at 12 px. */
const CHARACTER = 6.4;
/** Height of a line of a label, in pixels. */
const LINE = 15;

export interface MapPoint {
  readonly size_mm: number;
  readonly mitoses: number;
}

export interface RiskMapProps {
  readonly table: SchemeTable;
  readonly group: string;
  readonly rupture: RuptureCategory;
  readonly size: Extent;
  readonly mitoses: Extent;
  /** Where the clinician's "what if" stands; null while nothing is supposed. */
  readonly what_if: { readonly size: Extent; readonly mitoses: Extent } | null;
  readonly axes: { readonly size: Axis; readonly mitoses: Axis };
  readonly width: number;
  readonly language: Language;
  /** What the schemes say at the point, in words, for the name of the point. */
  readonly said: string;
  /** Only one map of several carries the movable point; a press on any of them moves it. */
  readonly carries_handle: boolean;
  readonly onMove: (point: MapPoint) => void;
  readonly onPutBack: () => void;
}

/** One map: the classes of a printed table as areas of size by mitotic count, with the patient and the what-if point. */
export function RiskMap(props: RiskMapProps): ReactNode {
  const { table, group, rupture, axes, width, language, what_if, onMove } = props;
  const text = useText(RISK);
  const id = useId();
  const svg = useRef<SVGSVGElement | null>(null);
  const height = Math.round(Math.min(Math.max(width * 0.66, 230), 400));
  const right = width - MARGIN.right;
  const bottom = height - MARGIN.bottom;
  const x = scaleOf(axes.size, MARGIN.left, right);
  const y = scaleOf(axes.mitoses, bottom, MARGIN.top);
  const areas = riskAreas(table, { group, rupture }, { size_top: axes.size.top, mitoses_top: axes.mitoses.top });
  const marks = [props, what_if].flatMap((place) =>
    place?.size.kind === "value" && place.mitoses.kind === "value"
      ? [{ x: x(place.size.value), y: y(place.mitoses.value) }]
      : [],
  );
  const name = text("map.name", {
    scheme: table.label[language],
    group: table.group_labels[group]?.[language] ?? group,
  });

  const moveTo = (event: PointerEvent<SVGSVGElement>): void => {
    const box = svg.current?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    const ratio = width / box.width;
    onMove({
      size_mm: Math.max(1, valueAt(axes.size, MARGIN.left, right, (event.clientX - box.left) * ratio)),
      mitoses: valueAt(axes.mitoses, bottom, MARGIN.top, (event.clientY - box.top) * ratio),
    });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset
    <svg
      ref={svg}
      className={styles.map}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="group"
      aria-label={name}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture?.(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) moveTo(event);
      }}
    >
      <ClassPatterns base={id} />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in the drawing takes focus; the table says the same */}
      <g aria-hidden="true">
        {areas.map((area) => (
          <Area key={cellKey(area.label_cell)} area={area} {...{ x, y, table, language, text, id, marks }} />
        ))}
        <AxisLines {...{ table, axes, x, y, right, bottom, language, text }} />
        <Patient size={props.size} mitoses={props.mitoses} {...{ axes, x, y, right, text, id }} />
      </g>
      <WhatIfPoint {...props} {...{ x, y, text }} shown={what_if} />
    </svg>
  );
}

const cellKey = (cell: Cell): string => `${cell.size_from} ${cell.mitoses_from}`;

function rectangle(cell: Cell, x: MapScale, y: MapScale): { x: number; y: number; width: number; height: number } {
  return {
    x: x(cell.size_from),
    y: y(cell.mitoses_to),
    width: x(cell.size_to) - x(cell.size_from),
    height: y(cell.mitoses_from) - y(cell.mitoses_to),
  };
}

function Area(props: {
  readonly area: RiskArea;
  readonly x: MapScale;
  readonly y: MapScale;
  readonly table: SchemeTable;
  readonly language: Language;
  readonly text: RiskText;
  readonly id: string;
  /** What stands on the map and must not be written over. */
  readonly marks: readonly { readonly x: number; readonly y: number }[];
}): ReactNode {
  const { area, x, y, table, language, text, id, marks } = props;
  const mark = classMark(area.category, table.categories);
  const path = area.cells
    .map((cell) => {
      const box = rectangle(cell, x, y);
      return `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`;
    })
    .join("");
  const label = rectangle(area.label_cell, x, y);
  const lines = linesOf(area, table, language, text);
  const fits = lines.every((line) => line.length * CHARACTER <= label.width - 4);
  const middleX = label.x + label.width / 2;
  const tall = (lines.length - 1) * LINE;
  const middleY = label.y + label.height / 2;
  const inWay = marks.find(
    (mark) => Math.abs(mark.x - middleX) <= label.width / 2 && Math.abs(mark.y - middleY) <= tall + 2 * LINE,
  );
  const centred = middleY - tall / 2 + 4;
  const aside = inWay && inWay.y > middleY ? label.y + LINE : label.y + label.height - tall - 7;
  const firstY = inWay && label.height > 4 * LINE ? aside : centred;
  return (
    <g data-category={area.category ?? "no_data"}>
      <path d={path} fill={classGround(area.category, table.categories)} />
      {mark === "blank" ? null : <path d={path} fill={`url(#${patternId(id, mark)})`} />}
      <path d={outlineOf(area.cells, x, y)} className={styles.outline} />
      {lines.map((line, index) => (
        <text
          key={line}
          x={middleX}
          y={firstY + index * LINE}
          className={styles.label}
          data-strong={index === 0 || undefined}
          textLength={fits || line.length * CHARACTER <= label.width - 4 ? undefined : label.width - 6}
          lengthAdjust="spacingAndGlyphs"
        >
          {line}
        </text>
      ))}
    </g>
  );
}

function linesOf(area: RiskArea, table: SchemeTable, language: Language, text: RiskText): readonly string[] {
  const word = area.category === null ? text("map.no_data") : categoryLabel(table, area.category, language);
  const figure = area.percent
    ? percentWords(area.percent, language, text)
    : area.pooled_percent !== null
      ? text("map.pooled", { value: formatNumber(area.pooled_percent, language) })
      : null;
  return figure === null ? [word] : [word, figure];
}

/** The edge of a group of cells: every side that no second cell shares. */
export function outlineOf(cells: readonly Cell[], x: MapScale, y: MapScale): string {
  const sides = new Map<string, number>();
  for (const cell of cells) {
    const { x: left, y: top, width, height } = rectangle(cell, x, y);
    const edges = [
      `M${left} ${top}H${left + width}`,
      `M${left} ${top + height}H${left + width}`,
      `M${left} ${top}V${top + height}`,
      `M${left + width} ${top}V${top + height}`,
    ];
    for (const edge of edges) sides.set(edge, (sides.get(edge) ?? 0) + 1);
  }
  return [...sides.entries()]
    .filter(([, count]) => count === 1)
    .map(([edge]) => edge)
    .join("");
}

function AxisLines(props: {
  readonly table: SchemeTable;
  readonly axes: RiskMapProps["axes"];
  readonly x: MapScale;
  readonly y: MapScale;
  readonly right: number;
  readonly bottom: number;
  readonly language: Language;
  readonly text: RiskText;
}): ReactNode {
  const { table, axes, x, y, right, bottom, language, text } = props;
  const limits = cutOffs([table]);
  const sizes = limits.size_mm.filter((limit) => limit > 0 && limit < axes.size.top);
  const counts = limits.mitoses.filter((limit) => limit > 0 && limit < axes.mitoses.top);
  return (
    <g>
      <rect
        x={MARGIN.left}
        y={MARGIN.top}
        width={right - MARGIN.left}
        height={bottom - MARGIN.top}
        className={styles.frame}
      />
      {sizes.map((limit) => (
        <g key={limit}>
          <line x1={x(limit)} x2={x(limit)} y1={bottom} y2={bottom + 5} className={styles.tick} />
          <text x={x(limit)} y={bottom + 18} className={styles.tickLabel} textAnchor="middle">
            {formatNumber(limit / 10, language)}
          </text>
        </g>
      ))}
      {counts.map((limit) => (
        <g key={limit}>
          <line x1={MARGIN.left - 5} x2={MARGIN.left} y1={y(limit)} y2={y(limit)} className={styles.tick} />
          <text x={MARGIN.left - 9} y={y(limit) + 4} className={styles.tickLabel} textAnchor="end">
            {formatNumber(limit, language)}
          </text>
        </g>
      ))}
      <text x={MARGIN.left - 9} y={bottom + 4} className={styles.tickLabel} textAnchor="end">
        0
      </text>
      <text x={MARGIN.left} y={bottom + 18} className={styles.tickLabel} textAnchor="middle">
        0
      </text>
      <text x={right} y={bottom + 18} className={styles.tickLabel} textAnchor="end">
        {formatNumber(axes.size.top / 10, language)}
      </text>
      <text x={MARGIN.left - 9} y={MARGIN.top + 9} className={styles.tickLabel} textAnchor="end">
        {formatNumber(axes.mitoses.top, language)}
      </text>
      <text x={(MARGIN.left + right) / 2} y={bottom + 36} className={styles.axisLabel} textAnchor="middle">
        {text("map.size")}
      </text>
      <text
        transform={`translate(13 ${(MARGIN.top + bottom) / 2}) rotate(-90)`}
        className={styles.axisLabel}
        textAnchor="middle"
      >
        {text("map.mitoses")}
      </text>
    </g>
  );
}

/** The patient: a point when both numbers are known, else every place that is still possible. */
function Patient(props: {
  readonly size: Extent;
  readonly mitoses: Extent;
  readonly axes: RiskMapProps["axes"];
  readonly x: MapScale;
  readonly y: MapScale;
  readonly right: number;
  readonly text: RiskText;
  readonly id: string;
}): ReactNode {
  const { size, mitoses, axes, x, y, right, text } = props;
  if (size.kind === "unknown" && mitoses.kind === "unknown") return null;
  const places = spansOf(size, axes.size).flatMap((across) =>
    spansOf(mitoses, axes.mitoses).map((up) => ({ across, up })),
  );
  const isPoint = size.kind === "value" && mitoses.kind === "value";
  return (
    <g data-patient={isPoint ? "point" : "region"}>
      {places.map(({ across, up }, index) => {
        const left = x(across.from);
        const top = y(up.to);
        const width = x(across.to) - left;
        const height = y(up.from) - top;
        const key = `${across.from} ${up.from}`;
        if (width === 0 && height === 0) {
          return (
            <g key={key}>
              <circle cx={left} cy={top} r={POINT + 2.5} className={styles.halo} />
              <circle cx={left} cy={top} r={POINT} className={isPoint ? styles.patient : styles.oneOfSeveral} />
              {index === 0 && isPoint ? (
                <PointLabel x={left} y={top} right={right} words={text("map.patient")} />
              ) : null}
            </g>
          );
        }
        const grown = { x: left - POINT, y: top - POINT, width: width + 2 * POINT, height: height + 2 * POINT };
        const box = {
          x: width === 0 ? grown.x : left,
          width: width === 0 ? grown.width : width,
          y: height === 0 ? grown.y : top,
          height: height === 0 ? grown.height : height,
        };
        return (
          <g key={key}>
            <rect {...box} rx={3} className={styles.regionHalo} />
            <rect {...box} rx={3} className={styles.region} />
            {index === 0 ? (
              <PointLabel x={box.x + 2} y={box.y + 18} right={right} words={text("map.patient.region")} inside />
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function PointLabel(props: {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly words: string;
  readonly inside?: boolean;
}): ReactNode {
  const { x, y, right, words, inside } = props;
  const room = words.length * CHARACTER + POINT * 2;
  const turned = x + room > right;
  const offset = inside ? 4 : POINT + 5;
  return (
    <text
      x={turned ? x - offset : x + offset}
      y={inside ? y : y - POINT - 3 < MARGIN.top + 8 ? y + POINT + 14 : y - POINT - 3}
      textAnchor={turned ? "end" : "start"}
      className={styles.pointLabel}
    >
      {words}
    </text>
  );
}

const STEPS: Readonly<Record<string, { readonly size: number; readonly count: number }>> = {
  ArrowRight: { size: 1, count: 0 },
  ArrowLeft: { size: -1, count: 0 },
  ArrowUp: { size: 0, count: 1 },
  ArrowDown: { size: 0, count: -1 },
};
const LARGEST_SIZE = 600; // the dictionary's own limit of a size in mm

/** The movable point: a slider in two directions. Without a known place there is nothing to move; the fields set one. */
function WhatIfPoint(
  props: RiskMapProps & {
    readonly x: MapScale;
    readonly y: MapScale;
    readonly text: RiskText;
    readonly shown: RiskMapProps["what_if"];
  },
): ReactNode {
  const { size, mitoses, shown, x, y, text, language, said, onMove, onPutBack, carries_handle } = props;
  const across = shown?.size ?? size;
  const up = shown?.mitoses ?? mitoses;
  if (across.kind !== "value" || up.kind !== "value") return null;
  const place = { x: x(across.value), y: y(up.value) };
  const isPatient = size.kind === "value" && mitoses.kind === "value";
  const moved = shown !== null && !(isPatient && size.value === across.value && mitoses.value === up.value);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      const factor = event.shiftKey ? 10 : 1;
      onMove({
        size_mm: Math.min(Math.max(across.value + step.size * factor, 1), LARGEST_SIZE),
        mitoses: Math.max(up.value + step.count * (event.shiftKey ? 5 : 1), 0),
      });
    } else if (event.key === "Escape" && shown !== null) {
      event.preventDefault();
      onPutBack();
    }
  };
  const shape = (
    <>
      {moved && isPatient ? (
        <line x1={x(size.value)} y1={y(mitoses.value)} x2={place.x} y2={place.y} className={styles.way} />
      ) : null}
      {moved ? (
        <path d={`M${place.x} ${place.y - 11}l11 11l-11 11l-11 -11z`} className={styles.whatIf} data-what-if />
      ) : (
        <circle cx={place.x} cy={place.y} r={POINT + 5} className={styles.grip} />
      )}
    </>
  );
  if (!carries_handle) return <g>{shape}</g>;
  return (
    <g
      role="slider"
      tabIndex={0}
      className={styles.handle}
      aria-label={text("handle.name")}
      aria-valuemin={1}
      aria-valuemax={LARGEST_SIZE}
      aria-valuenow={across.value}
      aria-valuetext={text("handle.value", {
        size: formatNumber(across.value, language),
        count: formatNumber(up.value, language),
        class: said,
      })}
      onKeyDown={onKeyDown}
    >
      {shape}
    </g>
  );
}
