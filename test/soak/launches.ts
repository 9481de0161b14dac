import type { CDPSession, Page } from "playwright-core";
import { type Stage, startStage } from "../end-to-end/stage";
import { recordProof } from "../proof/record-proof";
import { residentMemory } from "./resident-memory";

/*
 * npm run soak [launches] [-- --record]: 200 launches in one tab of one browser, patient after patient. After each tenth (the same
 * patient each time) the garbage is collected and heap, nodes and listeners of the page are counted, and the memory of this
 * script with the browser's processes. Some five minutes on a quiet machine.
 */

const LAUNCHES = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 200);
const EVERY = 10;
const PROBE = "jejunal-high";
const OTHERS = [
  "gastric-low",
  "gastric-high",
  "ileal-ruptured",
  "adjuvant",
  "metastatic-exon-11",
  "conflict",
  "narrative-english",
  "narrative-rtf",
  "duodenal",
];

interface Sample {
  readonly launch: number;
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
  readonly resident: number;
}

async function launchOnce(stage: Stage, page: Page, patient: string): Promise<void> {
  await page.goto(stage.sandbox.launch({ patient }));
  await page.getByRole("button", { name: /Review and file/ }).waitFor({ timeout: 90_000 });
}

async function sample(cdp: CDPSession, launch: number): Promise<Sample> {
  for (let round = 0; round < 3; round += 1) await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    launch,
    heap: of("JSHeapUsedSize"),
    nodes: of("Nodes"),
    listeners: of("JSEventListeners"),
    documents: of("Documents"),
    resident: residentMemory(process.pid),
  };
}

/** Least-squares slope of a measure against the number of the launch. */
function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(samples.map(({ launch }) => launch));
  const y = mean(samples.map(of));
  const above = samples.reduce((sum, one) => sum + (one.launch - x) * (of(one) - y), 0);
  return above / samples.reduce((sum, one) => sum + (one.launch - x) ** 2, 0);
}

async function run(): Promise<void> {
  const stage = await startStage();
  if (!stage) {
    console.log("soak: skipped, no browser found (skipped is not passed)");
    return;
  }
  const window = await stage.open();
  const cdp = await window.context.newCDPSession(window.page);
  await cdp.send("Performance.enable");
  const samples: Sample[] = [];
  for (let launch = 1; launch <= LAUNCHES; launch += 1) {
    const isProbe = launch % EVERY === 0;
    await launchOnce(stage, window.page, isProbe ? PROBE : (OTHERS[launch % OTHERS.length] ?? PROBE));
    stage.sandbox.clearRequests();
    window.console.length = 0;
    if (!isProbe) continue;
    const now = await sample(cdp, launch);
    samples.push(now);
    console.log(
      `${launch}: heap ${(now.heap / 1024).toFixed(0)} KiB, ${now.nodes} nodes, ${now.listeners} listeners, ${now.documents} documents, browser ${(now.resident / 2 ** 20).toFixed(0)} MiB`,
    );
  }
  await stage.close();
  // the first fifth warms up: compiled code and caches
  const settled = samples.slice(Math.ceil(samples.length / 5));
  const heap = slope(settled, (one) => one.heap) / 1024;
  const nodes = slope(settled, (one) => one.nodes);
  const listeners = slope(settled, (one) => one.listeners);
  const resident = slope(settled, (one) => one.resident) / 1024;
  const first = settled[0];
  const last = settled.at(-1);
  if (!first || !last) throw new Error("too few launches to say anything");
  const isFlat = heap < 5 && nodes < 1 && listeners < 1;
  const result = `${LAUNCHES} launches: heap after collection ${(first.heap / 2 ** 20).toFixed(1)} MiB at launch ${first.launch}, ${(last.heap / 2 ** 20).toFixed(1)} MiB at launch ${last.launch} (slope ${heap.toFixed(2)} KiB a launch); nodes ${first.nodes} and ${last.nodes} (slope ${nodes.toFixed(3)}); listeners ${first.listeners} and ${last.listeners} (slope ${listeners.toFixed(3)}); script and browser ${(first.resident / 2 ** 20).toFixed(0)} and ${(last.resident / 2 ** 20).toFixed(0)} MiB (slope ${resident.toFixed(0)} KiB a launch)`;
  console.log(`${isFlat ? "flat" : "GROWING"}: ${result}`);
  recordProof("load-launches", {
    part: "load",
    what: "Launches one after another in one tab, memory after forced collection",
    result,
    aim: "no growth: below 5 KiB of heap, 1 node and 1 listener a launch",
    met: isFlat,
    command: "npm run soak",
  });
  process.exitCode = isFlat ? 0 : 1;
}

await run();
