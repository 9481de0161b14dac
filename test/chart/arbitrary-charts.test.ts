import fc from "fast-check";
import type { Bundle } from "fhir/r4";
import { describe, expect, it } from "vitest";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import type { ChartReading } from "../../src/chart/types";
import { type Json, readingOf } from "./chart-of";
import { arbitrary, entangled, expectHonest, mutilated, mutilatedChart, SEEDS } from "./mutilations";

describe("whatever a chart holds", () => {
  it("reading it never throws, and no fact is known without a source or outside its dictionary", () => {
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 8 }), (resources) => {
        expectHonest(readingOf(resources));
      }),
      { numRuns: 400 },
    );
  });

  it("a whole chart of which any node is gone or junk gives no invented fact", () => {
    fc.assert(
      fc.property(mutilatedChart, ([patient, ...resources]) => {
        expectHonest(readingOf(resources, new Map(), patient as Json));
      }),
      { numRuns: 400 },
    );
  });

  it("references that go round in circles end", () => {
    fc.assert(
      fc.property(entangled, ([patient, ...resources]) => {
        expectHonest(readingOf(resources, new Map(), patient as Json));
      }),
      { numRuns: 100 },
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
