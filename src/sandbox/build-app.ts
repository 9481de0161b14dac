import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const SOURCES = ["src", "public", "index.html", "launch.html", "vite.config.ts", "package.json"];

/** Folder of the static build. */
export const DIST = join(ROOT, "dist");

/** Does dist/ hold a build that is newer than every source? */
export function isBuilt(): boolean {
  const built = join(DIST, "launch.html");
  return existsSync(built) && statSync(built).mtimeMs > Math.max(...SOURCES.map((name) => newest(join(ROOT, name))));
}

/** Builds the app for production, in a process of its own: a test runner's NODE_ENV would make it a development build. */
export function buildApp(): void {
  execFileSync(process.execPath, [join(ROOT, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "error"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: "inherit",
  });
}

/** Newest change below a path, in milliseconds since the epoch. */
function newest(path: string): number {
  const state = statSync(path);
  if (!state.isDirectory()) return state.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
