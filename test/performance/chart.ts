/**
 * npm run performance:chart [-- --record]: time and memory of reading a chart, bundled as it is shipped and each size in a
 * process of its own, and the requests that each kind of server gets. Prints; fails nothing. About a minute.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { CapabilityStatement } from "fhir/r4";
import { fetchChart } from "../../src/chart/fetch-chart";
import { fakeServer } from "../chart/fake-server";
import { recordProof } from "../proof/record-proof";
import type { ChartSpeed } from "./chart-speed";
import { entriesOf } from "./long-chart";

const COMMAND = "npm run performance:chart";
const AS_OF = "2026-11-23";
const MOST_MILLISECONDS: Readonly<Record<number, number>> = { 1000: 50, 50000: 2_000 };

async function speeds(counts: readonly number[]): Promise<readonly ChartSpeed[]> {
  const folder = mkdtempSync(join(tmpdir(), "chart-speed-"));
  const outfile = join(folder, "chart-speed.mjs");
  try {
    await build({
      entryPoints: [join(import.meta.dirname, "chart-speed.ts")],
      outfile,
      bundle: true,
      minify: true,
      platform: "node",
      format: "esm",
      logLevel: "error",
      external: ["pdfjs-dist"],
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    return counts.map((count) => {
      const told = execFileSync(process.execPath, ["--expose-gc", outfile, String(count)], { encoding: "utf8" });
      return JSON.parse(told) as ChartSpeed;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tell(speed: ChartSpeed): void {
  const result =
    `median of 15 readings ${speed.median.toFixed(0)} ms (processor ${speed.median_processor.toFixed(0)} ms), first reading of a process ` +
    `${speed.first.toFixed(0)} ms (processor ${speed.first_processor.toFixed(0)} ms); unpacking the Bundle ${speed.unpacking.toFixed(0)} ms; ` +
    `the reading holds ${speed.reading_holds.toFixed(1)} MiB, the process at most ${speed.process_peak.toFixed(0)} MiB`;
  console.log(`${String(speed.entries).padStart(6)} entries: ${result}`);
  const most = MOST_MILLISECONDS[speed.entries];
  recordProof(`chart-speed-${speed.entries}`, {
    part: "chart",
    what: `Chart of ${speed.entries.toLocaleString("en")} entries to facts, bundled as shipped`,
    result,
    aim: most === undefined ? null : `≤ ${most} ms`,
    met: most === undefined ? null : speed.median <= most,
    command: COMMAND,
  });
}

interface Requests {
  readonly dialect: string;
  readonly searches: number;
  readonly before: number;
  readonly all: number;
  readonly depth: number;
}

async function requests(dialect: string): Promise<Requests> {
  const capability = JSON.parse(
    readFileSync(join(import.meta.dirname, "../data/capability-statements", `${dialect}.json`), "utf8"),
  ) as CapabilityStatement;
  const id = dialect === "athenahealth" ? "a-195900.E-1" : "synthetic-1";
  const server = fakeServer([{ resourceType: "Patient", id }, ...entriesOf(1000, id)], capability, {
    most: { Observation: 200, DiagnosticReport: 100, DocumentReference: 100 },
  });
  let beforeFirst = 0;
  let searchesFirst = 0;
  const chart = await fetchChart(server.transport, {
    patient_id: id,
    as_of: AS_OF,
    capability,
    on_chart: () => {
      if (beforeFirst > 0) return;
      beforeFirst = server.requests.length;
      searchesFirst = server.requests.filter((request) => /^[A-Z][A-Za-z]+\?/.test(request)).length;
    },
  });
  const depth = Math.max(...chart.queries.map((query) => query.depth));
  const row = { dialect, searches: searchesFirst, before: beforeFirst, all: server.requests.length, depth };
  console.log(
    `${dialect.padEnd(14)} searches before the first useful screen ${row.searches}, requests then ${row.before} (pages and Patient included), in all ${row.all}, depth ${depth}, not offered ${chart.queries.filter((query) => query.state === "unsupported").length}`,
  );
  return row;
}

for (const speed of await speeds([100, 1_000, 10_000, 50_000])) tell(speed);
const dialects = ["open", "epic", "oracle-health", "meditech", "athenahealth"];
const rows: Requests[] = [];
for (const dialect of dialects) rows.push(await requests(dialect));
const MOST_SEARCHES = 8;
recordProof("chart-requests", {
  part: "chart",
  what: "Requests for a chart of 1,000 entries, by kind of server (searches before the first useful screen / requests by then, pages and Patient included / requests in all / depth)",
  result: rows.map((row) => `${row.dialect} ${row.searches}/${row.before}/${row.all}/${row.depth}`).join(", "),
  aim: `≤ ${MOST_SEARCHES} searches before the first useful screen on a server that takes them`,
  met: rows.every((row) => row.dialect !== "open" || row.searches <= MOST_SEARCHES),
  command: COMMAND,
});
