import type { Bundle } from "fhir/r4";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { readChart } from "../../src/chart/read-chart";
import { entriesOf } from "./long-chart";

/** What one size of chart costs, in milliseconds (wall clock and processor) and MiB. The first reading of a process is the cold one. */
export interface ChartSpeed {
  readonly entries: number;
  readonly first: number;
  readonly first_processor: number;
  readonly median: number;
  readonly median_processor: number;
  /** From the Bundle to the chart: unpacking, references, report texts. */
  readonly unpacking: number;
  readonly reading_holds: number;
  /** Largest resident memory of the process: fifteen charts read one after the other. */
  readonly process_peak: number;
}

const RUNS = 15;
const PATIENT = { resourceType: "Patient", id: "synthetic-1", birthDate: "1962-04-05" };

async function measure(entries: number): Promise<ChartSpeed> {
  const text = JSON.stringify({
    resourceType: "Bundle",
    type: "collection",
    entry: [PATIENT, ...entriesOf(entries, PATIENT.id)].map((resource) => ({ resource })),
  });
  const wall: number[] = [];
  const processor: number[] = [];
  const unpacking: number[] = [];
  let held = 0;
  for (let run = 0; run < RUNS; run += 1) {
    // Resources of their own each time: what an earlier reading remembered of them is no help to the next.
    const bundle = JSON.parse(text) as Bundle;
    const start = performance.now();
    const chart = await chartFromBundle(bundle);
    unpacking.push(performance.now() - start);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const used = process.cpuUsage();
    const from = performance.now();
    const reading = readChart(chart, { language: "en", as_of: "2026-11-23", patient_id: PATIENT.id });
    wall.push(performance.now() - from);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
    globalThis.gc?.();
    held = process.memoryUsage().heapUsed - before;
    if (Object.keys(reading.facts).length === 0) throw new Error("the chart was not read");
  }
  const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[RUNS >> 1] ?? 0;
  return {
    entries,
    first: wall[0] ?? 0,
    first_processor: processor[0] ?? 0,
    median: median(wall),
    median_processor: median(processor),
    unpacking: median(unpacking),
    reading_holds: held / 2 ** 20,
    process_peak: process.resourceUsage().maxRSS / 1024,
  };
}

console.log(JSON.stringify(await measure(Number(process.argv[2]))));
