import { buildApp, DIST, isBuilt } from "./build-app";
import { serveApp } from "./serve-app";
import { startSandbox } from "./start-sandbox";

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
    buildApp();
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
