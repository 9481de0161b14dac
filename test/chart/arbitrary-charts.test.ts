import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Bundle } from "fhir/r4";
import { describe, expect, it } from "vitest";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import type { ChartReading } from "../../src/chart/types";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { FactName } from "../../src/knowledge/types";
import { type Json, readingOf } from "./chart-of";

const FOLDER = join(import.meta.dirname, "golden");
const SEEDS: readonly Json[] = readdirSync(FOLDER).flatMap((name) => {
  const golden = JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as { patient: Json; resources: Json[] };
  return [golden.patient, ...golden.resources];
});

/** Every path into a JSON value. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  return [
    [...path],
    ...Object.entries(value).flatMap(([key, inner]) =>
      pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function withChange(value: unknown, path: readonly (string | number)[], change: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return change;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[head] = withChange(copy[head], rest, change);
  return copy;
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    "",
    " ",
    0,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e308,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    "2026-13-45",
    "0000",
    "/(5.mm2)",
    "Patient/synthetic-2",
    "#x",
  ),
  fc.jsonValue(),
);

/** A real resource with one to four members replaced by something else. */
const mutilated = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 4 }))
  .map(([seed, changes]) =>
    changes.reduce<unknown>((resource, [index, change]) => {
      const paths = pathsOf(resource);
      return withChange(resource, paths[index % paths.length] ?? [], change);
    }, seed),
  );

const arbitrary = fc.oneof(
  { weight: 6, arbitrary: mutilated },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...SEEDS) },
  { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
);

function expectHonest(reading: ChartReading): void {
  for (const [name, fact] of Object.entries(reading.facts)) {
    const { kind } = DICTIONARY[name as FactName];
    if (fact.status === "known") {
      expect(fact.sources.length, name).toBeGreaterThan(0);
      for (const source of fact.sources) expect(source.reference, name).toMatch(/^[A-Z][A-Za-z]+/);
      if (kind.type === "number") {
        expect(Number.isFinite(fact.value), `${name} ${String(fact.value)}`).toBe(true);
        expect(fact.value as number, name).toBeGreaterThanOrEqual(kind.min);
        if ("max" in kind) expect(fact.value as number, name).toBeLessThanOrEqual(kind.max);
      }
      if (kind.type === "enum") expect(kind.values, name).toContain(fact.value);
      if (kind.type === "date") expect(fact.value, name).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    if (fact.status === "conflict") {
      expect(fact.alternatives.length, name).toBeGreaterThan(1);
      for (const alternative of fact.alternatives) expect(alternative.sources.length, name).toBeGreaterThan(0);
    }
  }
}

describe("whatever a chart holds", () => {
  it("reading it never throws, and no fact is known without a source or outside its dictionary", () => {
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 8 }), (resources) => {
        expectHonest(readingOf(resources));
      }),
      { numRuns: 600 },
    );
  });

  it("a mutilated patient is read or left out, never guessed", () => {
    fc.assert(
      fc.property(mutilated, (patient) => {
        expectHonest(readingOf([], new Map(), patient as Json));
      }),
      { numRuns: 200 },
    );
  });

  it("a file of anything is unpacked without throwing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            arbitrary,
            arbitrary.map((resource) => ({ resource })),
          ),
          { maxLength: 6 },
        ),
        async (entry) => {
          const chart = await chartFromBundle({
            resourceType: "Bundle",
            type: "collection",
            entry,
          } as unknown as Bundle);
          expect(Array.isArray(chart.resources)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("the order of the resources changes no fact", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...SEEDS.slice(0, 60)], { minLength: 2, maxLength: 20 }), (resources) => {
        // One id may stand for several resources of the golden charts: each is given its own.
        const named = resources.map((resource) => ({
          ...resource,
          id: resource.resourceType === "Patient" ? resource.id : `r${SEEDS.indexOf(resource)}`,
        }));
        const comparable = (reading: ChartReading) =>
          Object.fromEntries(
            Object.entries(reading.facts).map(([name, fact]) => [
              name,
              fact.status === "known"
                ? [fact.status, JSON.stringify(fact.value).split("").toSorted().join("")]
                : fact.status,
            ]),
          );
        expect(comparable(readingOf([...named].reverse()))).toEqual(comparable(readingOf(named)));
      }),
      { numRuns: 100 },
    );
  });

  it("the same chart gives the same bytes", () => {
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 6 }), (resources) => {
        expect(JSON.stringify(readingOf(resources).facts)).toBe(JSON.stringify(readingOf(resources).facts));
      }),
      { numRuns: 100 },
    );
  });
});
