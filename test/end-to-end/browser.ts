import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const CANDIDATES = [
  process.env.CHROME_PATH,
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Quiet and closed: no background requests of the browser's own. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const HOW_TO_GET_A_BROWSER =
  "no browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to one; on Linux x64 `npm ci` brings one along";

/** The browser that tests drive: one of this machine, else on Linux x64 the one inside @sparticuz/chromium; null where there is none. */
export async function findBrowser(): Promise<{ executablePath: string; args: string[] } | null> {
  const own = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (own) return { executablePath: own, args: QUIET };
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const { default: packaged } = await import("@sparticuz/chromium");
  const args = packaged.args.filter((argument) => !["--single-process", "--no-zygote"].includes(argument));
  return { executablePath: await packaged.executablePath(), args: [...new Set([...args, ...QUIET])] };
}

/**
 * Starts the browser.
 * @returns null where none is found; with CI=true that is an error, so that a run without a browser never counts as passed.
 */
export async function startBrowser(): Promise<Browser | null> {
  const found = await findBrowser();
  if (found) return chromium.launch({ ...found, headless: true });
  if (process.env.CI === "true") throw new Error(HOW_TO_GET_A_BROWSER);
  console.warn(`end-to-end tests skipped: ${HOW_TO_GET_A_BROWSER}`);
  return null;
}
