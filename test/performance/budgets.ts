import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Size budgets of the built pages: gzip KiB of every script that a page loads before anything is asked for lazily. */
const DIST = join(import.meta.dirname, "../../dist");
const BUDGETS = [
  { page: "launch.html", kib: 30 },
  { page: "index.html", kib: 200 },
];

let failed = 0;
for (const { page, kib } of BUDGETS) {
  const scripts = scriptsOf(page);
  const size = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path))).length, 0) / 1024;
  const verdict = size <= kib ? "ok" : "OVER BUDGET";
  if (size > kib) failed += 1;
  console.log(`${page}: ${size.toFixed(1)} KiB gzip in ${scripts.length} scripts, budget ${kib} KiB: ${verdict}`);
}
const html = BUDGETS.map(({ page }) => readFileSync(join(DIST, page), "utf8")).join("\n");
const foreign = [...html.matchAll(/(?:src|href)="(https?:)?\/\/[^"]+"/g)].map((match) => match[0]);
console.log(`third-party addresses in the pages: ${foreign.length === 0 ? "none" : foreign.join(", ")}`);
process.exit(failed > 0 || foreign.length > 0 ? 1 : 0);

/** The page's own scripts and all that they import statically. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(join(DIST, page), "utf8");
  const open = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? "");
  const found = new Set<string>();
  while (open.length > 0) {
    const path = open.pop();
    if (!path || found.has(path)) continue;
    found.add(path);
    const source = readFileSync(join(DIST, path), "utf8");
    for (const match of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) open.push(`assets/${match[1]}`);
  }
  return [...found];
}
