/**
 * npm run chart:mutilate [runs] [-- --record]: golden charts and resources with nodes taken away or replaced by junk, circles of
 * references, files of anything. Nothing may throw, no fact be known without its source. 20,000 runs take about ten minutes.
 */
import fc from "fast-check";
import type { Bundle } from "fhir/r4";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { readChart } from "../../src/chart/read-chart";
import { recordProof } from "../proof/record-proof";
import { type Json, readingOf } from "./chart-of";
import { arbitrary, entangled, expectHonest, mutilatedChart } from "./mutilations";

const runs = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 20_000);
const seed = Date.now() % 2 ** 31;
const of = (part: number) => ({ numRuns: Math.ceil(runs * part), seed });

fc.assert(
  fc.property(mutilatedChart, ([patient, ...resources]) =>
    expectHonest(readingOf(resources, new Map(), patient as Json)),
  ),
  of(0.5),
);
fc.assert(
  fc.property(fc.array(arbitrary, { maxLength: 8 }), (resources) => expectHonest(readingOf(resources))),
  of(0.2),
);
fc.assert(
  fc.property(entangled, ([patient, ...resources]) => expectHonest(readingOf(resources, new Map(), patient as Json))),
  of(0.1),
);
await fc.assert(
  fc.asyncProperty(mutilatedChart, async (chart) => {
    const entry = chart.map((resource) => ({ resource }));
    const fetched = await chartFromBundle({ resourceType: "Bundle", type: "collection", entry } as unknown as Bundle);
    expectHonest(readChart(fetched, { patient_id: null, language: "fr", as_of: "2026-11-23" }));
  }),
  of(0.2),
);
console.log(
  `${runs} mutilated charts read, seed ${seed}: nothing thrown, no fact without a source or outside its dictionary`,
);
recordProof("chart-mutilations", {
  part: "chart",
  what: "Golden charts and resources with any node gone or junk (wrong types, huge and deep values, inherited names, circles of references), as chart and as file",
  result: `${runs.toLocaleString("en")} runs, nothing thrown, no fact known without a source or outside its dictionary (seed ${seed})`,
  aim: "never throws, never a known fact without a source",
  met: true,
  command: "npm run chart:mutilate",
});
