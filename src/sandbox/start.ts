import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { serveApp } from "./serve-app";
import { startSandbox } from "./start-sandbox";

const ROOT = join(import.meta.dirname, "../..");
const DIST = join(ROOT, "dist");

/** Newest change below a path, in milliseconds since the epoch. */
function newest(path: string): number {
  const state = statSync(path);
  if (!state.isDirectory()) return state.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isBuilt(): boolean {
  const built = join(DIST, "launch.html");
  if (!existsSync(built)) return false;
  const sources = ["src", "public", "index.html", "launch.html", "vite.config.ts", "package.json"];
  return statSync(built).mtimeMs > Math.max(...sources.map((name) => newest(join(ROOT, name))));
}

function portOf(name: string, usual: number): number {
  const given = process.env[name];
  if (given === undefined || given === "") return usual;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name} is not a port: ${given}`);
  return port;
}

async function start(): Promise<void> {
  const ehr_port = portOf("SANDBOX_EHR_PORT", 9400);
  const app_port = portOf("SANDBOX_APP_PORT", 9401);
  if (!isBuilt()) {
    console.log("Building the app …");
    await build({ root: ROOT, configFile: join(ROOT, "vite.config.ts"), logLevel: "warn" });
  }
  const sandbox = await startSandbox({ port: ehr_port, app_url: `http://localhost:${app_port}` });
  const app = await serveApp({
    dist: DIST,
    port: app_port,
    configuration: sandbox.configuration(),
    ehr_origins: [sandbox.url],
  });
  console.log(`Open ${sandbox.url}/   (Ctrl-C ends it)`);
  const end = (): void => {
    void Promise.all([sandbox.close(), app.close()]).then(() => process.exit(0));
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error("Other ports: SANDBOX_EHR_PORT=9500 SANDBOX_APP_PORT=9501 npm start");
  process.exit(1);
});
