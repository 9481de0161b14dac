import { createServer } from "node:net";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { buildApp, DIST, isBuilt } from "../../src/sandbox/build-app";
import { type ServedApp, serveApp } from "../../src/sandbox/serve-app";
import { type Sandbox, startSandbox } from "../../src/sandbox/start-sandbox";
import { startBrowser } from "./browser";

/** The sandbox EHR, the built app on another site, and a browser: what every end-to-end test plays on. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly app: ServedApp;
  readonly browser: Browser;
  /** A new window with its own storage; what it asks of the network and writes to its console is kept. */
  open(options?: BrowserContextOptions): Promise<OpenedWindow>;
  close(): Promise<void>;
}

export interface OpenedWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every line of the console and every uncaught error. */
  readonly console: string[];
  /** Every URL that was asked for, as origin and path. */
  readonly requested: Set<string>;
}

export interface StageOptions {
  /** A FHIR server of somebody else's behind the sandbox's sign-in. */
  readonly upstream?: string;
  /** Origins that may frame the app beside the sandbox's own. */
  readonly framed_by?: readonly string[];
  /** Laid over each issuer of the installation's configuration. */
  readonly issuer?: Readonly<Record<string, unknown>>;
}

/** @returns null where no browser is to be found: the tests then say so and are skipped. */
export async function startStage(options: StageOptions = {}): Promise<Stage | null> {
  const browser = await startBrowser();
  if (!browser) return null;
  if (!isBuilt()) buildApp();
  const port = await freePort();
  const { framed_by = [], issuer = {}, ...upstream } = options;
  const sandbox = await startSandbox({ ...upstream, port: 0, app_url: `http://localhost:${port}` });
  const configuration = sandbox.configuration() as { readonly issuers: readonly object[] };
  const app = await serveApp({
    dist: DIST,
    port,
    configuration: { ...configuration, issuers: configuration.issuers.map((one) => ({ ...one, ...issuer })) },
    ehr_origins: [sandbox.url, ...framed_by],
  });
  return {
    sandbox,
    app,
    browser,
    open: async (options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...options });
      const page = await context.newPage();
      const lines: string[] = [];
      const requested = new Set<string>();
      page.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => lines.push(`pageerror: ${error.message}`));
      page.on("request", (request) => requested.add(new URL(request.url()).origin));
      return { page, context, console: lines, requested };
    },
    close: async () => {
      await browser.close();
      await Promise.all([sandbox.close(), app.close()]);
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
