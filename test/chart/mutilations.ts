import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { ChartReading } from "../../src/chart/types";
import type { FactSource } from "../../src/engine/fact";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { FactName } from "../../src/knowledge/types";
import type { Json } from "./chart-of";

const FOLDER = join(import.meta.dirname, "golden");

/** The golden charts, each as its patient and its resources. */
export const GOLDEN: readonly (readonly Json[])[] = readdirSync(FOLDER).map((name) => {
  const golden = JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as { patient: Json; resources: Json[] };
  return [golden.patient, ...golden.resources];
});
/** Every resource of the golden charts. */
export const SEEDS: readonly Json[] = GOLDEN.flat();

type Path = readonly (string | number)[];

/** Deeper than any resource goes: what is junk already is not taken apart level by level. */
const DEEPEST_CHANGE = 20;

/** Every path into a JSON value. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null || path.length > DEEPEST_CHANGE) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

const GONE = Symbol("gone");

function withChange(value: unknown, path: Path, change: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return change === GONE ? undefined : change;
  if (Array.isArray(value)) {
    return rest.length === 0 && change === GONE
      ? value.filter((_, index) => index !== head)
      : value.map((item, index) => (index === head ? withChange(item, rest, change) : item));
  }
  // Object.fromEntries makes own members of "__proto__" and "constructor" too, as JSON.parse does.
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([key, item]) => {
      if (key !== head) return [[key, item]];
      return rest.length === 0 && change === GONE ? [] : [[key, withChange(item, rest, change)]];
    }),
  );
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = "inmost";
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

const INHERITED = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
const DEEP_OBJECT = nested(3_000, (inner) => ({ extension: inner }));
const DEEP_LIST = nested(3_000, (inner) => [inner]);

const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(GONE as unknown) },
  {
    weight: 6,
    arbitrary: fc.constantFrom<unknown>(
      ...[null, undefined, "", " ", 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, 5e-324, true, false],
      ...[[], {}, [[]], [null], [{}], [{ coding: [null] }], { coding: {} }, { reference: {} }, { value: "7" }],
      ...[
        "NaN",
        "Infinity",
        "1e999",
        "0x10",
        "-0",
        "٣",
        "1,000",
        "½",
        "2026-13-45",
        "2026-02-30",
        "0000",
        "9999-12-31T25:61:61Z",
      ],
      ...[
        "/(5.mm2)",
        "Patient/synthetic-2",
        "#x",
        "#",
        "urn:uuid:x",
        "http://[",
        "Observation/../Patient/1",
        "\u0000",
        "\ud800",
      ],
      ...INHERITED,
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>("9".repeat(50_000), "x ".repeat(20_000), "(".repeat(20_000)) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(DEEP_OBJECT, DEEP_LIST) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...INHERITED).map((key) => JSON.parse(`{"${key}":{"coding":[{"code":"${key}"}]}}`)),
  },
  { weight: 2, arbitrary: fc.jsonValue() },
);

const changes = (most: number) => fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: most });

function changed(value: unknown, list: readonly (readonly [number, unknown])[]): unknown {
  return list.reduce<unknown>((whole, [index, change]) => {
    const paths = pathsOf(whole);
    return withChange(whole, paths[index % paths.length] ?? [], change);
  }, value);
}

/** A real resource with one to four members taken away or replaced by something else. */
export const mutilated: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(...SEEDS), changes(4))
  .map(([seed, list]) => changed(seed, list));

/** A golden chart, any node of which may be gone or junk; the patient first. */
export const mutilatedChart: fc.Arbitrary<readonly unknown[]> = fc
  .tuple(fc.constantFrom(...GOLDEN), changes(6))
  .map(([chart, list]) => {
    const whole = changed(chart, list);
    return Array.isArray(whole) ? whole : [whole];
  });

/** A golden chart in which every reference leads to a resource of the chart, itself among them. */
export const entangled: fc.Arbitrary<readonly Json[]> = fc
  .tuple(fc.constantFrom(...GOLDEN), fc.array(fc.nat(), { minLength: 1, maxLength: 8 }))
  .map(([chart, turns]) => {
    const names = chart.map((resource) => `${String(resource.resourceType)}/${String(resource.id)}`);
    let turn = 0;
    const target = () => ({ reference: names[(turns[turn++ % turns.length] ?? 0) % names.length] });
    return chart.map((resource) => ({
      ...resource,
      focus: [target()],
      specimen: target(),
      result: [target(), target()],
      relatesTo: [{ code: "replaces", target: target() }],
      evidence: [{ detail: [target()] }],
      extension: [
        { url: "related-condition", valueReference: target() },
        { url: "bodySite", valueReference: target() },
        { url: "replaces", valueReference: target() },
      ],
    }));
  });

export const arbitrary: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: mutilated },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...SEEDS) },
  { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
);

function expectSources(reading: ChartReading, name: string, sources: readonly FactSource[]): void {
  assert.ok(sources.length > 0, `${name} has no source`);
  for (const source of sources) {
    assert.match(source.reference ?? "", /^[A-Z][A-Za-z]+/, name);
    if (source.method !== "narrative") continue;
    const texts = reading.reports.filter(({ reference }) => reference === source.reference).map(({ text }) => text);
    const quotes = texts.map((text) => text.slice(source.start ?? 0, source.end ?? 0));
    assert.ok(quotes.includes(source.quote ?? ""), `${name}: the quote stands elsewhere`);
  }
}

function isAdmitted(name: FactName, value: unknown): boolean {
  const { kind } = DICTIONARY[name];
  if (kind.type === "number") {
    const most = "max" in kind ? kind.max : Number.MAX_VALUE;
    return typeof value === "number" && Number.isFinite(value) && value >= kind.min && value <= most;
  }
  if (kind.type === "enum") return (kind.values as readonly unknown[]).includes(value);
  if (kind.type === "enum_list")
    return Array.isArray(value) && value.every((item) => (kind.values as readonly unknown[]).includes(item));
  if (kind.type === "boolean") return typeof value === "boolean";
  if (kind.type === "date") return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return value !== null && value !== undefined;
}

/** No fact is known without a source, no quote stands elsewhere than said, no value lies outside the dictionary. */
export function expectHonest(reading: ChartReading): void {
  for (const [name, fact] of Object.entries(reading.facts)) {
    if (fact.status === "known") {
      expectSources(reading, name, fact.sources);
      assert.ok(isAdmitted(name as FactName, fact.value), `${name} ${JSON.stringify(fact.value)}`);
    }
    if (fact.status === "conflict") {
      assert.ok(fact.alternatives.length > 1, name);
      for (const { value, sources } of fact.alternatives) {
        expectSources(reading, name, sources);
        assert.ok(isAdmitted(name as FactName, value), `${name} ${JSON.stringify(value)}`);
      }
    }
  }
  assert.doesNotThrow(() => JSON.stringify(reading.facts));
}
