import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Runs the whole write matrix and writes docs/write-faults.md; about two minutes on two idle cores. `--record` keeps the proof row. */
const run = spawnSync(
  process.execPath,
  [
    join(import.meta.dirname, "../../node_modules/vitest/vitest.mjs"),
    "run",
    "--project",
    "unit",
    "test/writeback/write-matrix.test.ts",
  ],
  {
    stdio: "inherit",
    env: { ...process.env, WRITE_FAULTS: "whole", ...(process.argv.includes("--record") ? { RECORD_PROOF: "1" } : {}) },
  },
);
process.exitCode = run.status ?? 1;
