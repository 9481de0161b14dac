import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { recordProof } from "../proof/record-proof";

/**
 * npm run budgets: sizes of the built pages, in KiB of gzipped script. A page's own figure is what the browser must have before the page
 * shows anything; the last figure is all that is loaded until the first risk is on the screen, asked for beside the sign-in. Fails when
 * one is over its budget, or when a page names a third party.
 */
const DIST = join(import.meta.dirname, "../../dist");

/** What the app asks for by itself before the risk: the page, the tables, the engine, the reader of the chart. */
const BEFORE_THE_RISK = [
  "chart-page",
  "knowledge",
  "assess",
  "evaluate",
  "what-would-change",
  "fetch-chart",
  "read-chart",
];
/** Asked for when the chart holds a report as HTML or RTF, which most do. */
const WITH_REPORTS = [...BEFORE_THE_RISK, "text-of-attachment"];

const assets = readdirSync(join(DIST, "assets")).filter((name) => name.endsWith(".js"));
const html = (page: string): string => readFileSync(join(DIST, page), "utf8");
const ofPage = (page: string): string[] =>
  [...html(page).matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map((match) => match[1] ?? "");
/** Chunks of a name; a room that the bundler put into another chunk has none of its own. */
const chunks = (names: readonly string[]): string[] =>
  assets.filter((file) => names.some((name) => file.startsWith(`${name}-`) && file.length === name.length + 12));

/** The scripts and all that they import statically, gzipped, in KiB. */
function weigh(scripts: readonly string[]): { readonly kib: number; readonly count: number } {
  const open = [...scripts];
  const found = new Set<string>();
  while (open.length > 0) {
    const path = open.pop();
    if (!path || found.has(path)) continue;
    found.add(path);
    const source = readFileSync(join(DIST, "assets", path), "utf8");
    for (const match of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) open.push(match[1] ?? "");
  }
  const bytes = [...found].reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, "assets", path))).length, 0);
  return { kib: bytes / 1024, count: found.size };
}

const missing = BEFORE_THE_RISK.filter((name) => chunks([name]).length === 0);
const BUDGETS = [
  { what: "launch page", ...weigh(ofPage("launch.html")), budget: 30 },
  { what: "app, first page", ...weigh(ofPage("index.html")), budget: 200 },
  { what: "app, until the first risk", ...weigh([...ofPage("index.html"), ...chunks(WITH_REPORTS)]), budget: 512 },
];

for (const { what, kib, count, budget } of BUDGETS) {
  console.log(
    `${what}: ${kib.toFixed(1)} KiB gzip in ${count} scripts, budget ${budget} KiB: ${kib <= budget ? "ok" : "OVER BUDGET"}`,
  );
}
if (missing.length > 0) console.log(`no chunk of its own (counted where it stands): ${missing.join(", ")}`);
const foreign = ["launch.html", "index.html"].flatMap((page) =>
  [...html(page).matchAll(/(?:src|href)="(https?:)?\/\/[^"]+"/g)].map((match) => match[0]),
);
console.log(`third-party addresses in the pages: ${foreign.length === 0 ? "none" : foreign.join(", ")}`);

const [launch, first, risk] = BUDGETS.map(({ kib }) => kib);
recordProof("screen-sizes", {
  part: "screen",
  what: "Scripts of the built pages, gzipped: launch page; app before it shows anything; all until the first risk, asked for beside the sign-in",
  result: `${launch?.toFixed(1)} KiB; ${first?.toFixed(1)} KiB; ${risk?.toFixed(1)} KiB`,
  aim: "≤ 30 KiB; ≤ 200 KiB; held below 512 KiB",
  met: BUDGETS.every(({ kib, budget }) => kib <= budget) && foreign.length === 0,
  command: "npm run build && npm run budgets",
});
process.exit(BUDGETS.some(({ kib, budget }) => kib > budget) || foreign.length > 0 ? 1 : 0);
