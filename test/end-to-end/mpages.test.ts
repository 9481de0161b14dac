import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Place } from "./filing-play";
import { type Stage, startStage } from "./stage";

/*
 * L-38: the app as a view of PowerChart's MPages. The page around it stands at one of the origins that Cerner's library names, and
 * frames the app with the same library's other half, as PowerChart does.
 */

const POWERCHART = "https://embedded.cerner.com";
const OTHER = "https://other.example";

const stage = await startStage({ framed_by: [POWERCHART, OTHER], issuer: { mpages: true } });
const consumer = await consumerScript();

afterAll(() => stage?.close());

/** The half of the library that frames: mounts what the address says and keeps what the view tells. */
async function consumerScript(): Promise<string> {
  const built = await build({
    stdin: {
      contents: `import { Consumer } from "xfc";
        window.told = [];
        window.mount = (source) => {
          Consumer.init({ "xfc.authorized": (detail) => window.told.push(detail) });
          Consumer.mount(document.body, source, { resizeConfig: { fixedWidth: undefined }, iframeAttrs: { title: "view" }, focusIndicator: {} });
        };`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: "iife",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return built.outputFiles[0]?.text ?? "";
}

async function framed(on: Stage, origin: string): Promise<{ page: Page; requested: string[]; console: string[] }> {
  const { page, console } = await on.open();
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>Synthetic EHR</title><style>iframe{width:900px;height:150px}</style><script>${consumer}</script><body></body>`,
    }),
  );
  await page.goto(`${origin}/view`);
  await page.evaluate(
    (source) => (globalThis as unknown as { mount(source: string): void }).mount(source),
    on.sandbox.launch({ patient: "gastric-low" }),
  );
  return { page, requested, console };
}

async function openBibliography(view: Place) {
  await view.getByRole("button", { name: "About" }).first().click();
  const dialog = view.getByRole("dialog");
  await dialog.getByText("Bibliography").click();
  return dialog.getByRole("listitem");
}

describe.skipIf(stage === null)("L-38 a view of PowerChart's MPages", () => {
  let page: Page;
  let requested: string[];
  let console: string[];
  beforeAll(async () => {
    if (stage) ({ page, requested, console } = await framed(stage, POWERCHART));
    await page.frameLocator("iframe").locator("#risk").waitFor();
  }, 60_000);

  it("L-38 PowerChart learns that the page has come, without the answer of the sign-in in its address", async () => {
    await page.locator(".xfc[data-status=authorized]").waitFor();
    const told = (await page.evaluate("window.told")) as { url: string }[];
    expect(told).toHaveLength(1);
    expect(told[0]?.url).toMatch(/^http:\/\/localhost:\d+\//);
    expect(told[0]?.url).not.toMatch(/code=|state=/);
  });

  it("L-38 the frame has the height of a view, keeps it, and the page scrolls within it", async () => {
    const height = () => page.evaluate("document.querySelector('iframe').getBoundingClientRect().height");
    await expect.poll(height, { timeout: 10_000 }).toBeGreaterThan(400);
    const first = await height();
    expect(first).toBeLessThan(1000);
    const inner = await page
      .frameLocator("iframe")
      .locator("#app")
      .evaluate((app) => app.scrollHeight);
    expect(inner).toBeGreaterThan(1000);
    await page.waitForTimeout(1000);
    expect(await height()).toBe(first);
  });

  it("L-38 nothing opens a window: the addresses of publications are printed", async () => {
    const view = page.frameLocator("iframe");
    const publications = await openBibliography(view);
    await expect.poll(() => publications.filter({ hasText: "https://" }).count()).toBeGreaterThan(5);
    expect(await view.locator("a[target]").count()).toBe(0);
    expect(page.context().pages()).toHaveLength(1);
  });

  it("L-38 nobody but the EHR and the app's own host is asked; the console has the library's own two warnings alone", () => {
    const others = console.filter(
      (line) => !/^warning: (Security warning: Hidden attribute|Failed to execute 'postMessage')/.test(line),
    );
    expect(others).toEqual([]);
    const hosts = new Set(requested.map((url) => new URL(url).hostname));
    expect([...hosts].sort()).toEqual(["127.0.0.1", "embedded.cerner.com", "localhost"]);
  });
});

describe.skipIf(stage === null)("L-38 any other page around the app", () => {
  it("L-38 is told nothing, even one that may frame it, and shows the page all the same", async () => {
    if (!stage) return;
    const { page } = await framed(stage, OTHER);
    await page.frameLocator("iframe").locator("#risk").waitFor();
    await page.waitForTimeout(1000);
    expect(await page.evaluate("window.told")).toEqual([]);
    expect(await page.locator(".xfc").getAttribute("data-status")).toBe("mounted");
  }, 60_000);

  it("L-38 the library is not loaded where the app is not framed", async () => {
    if (!stage) return;
    const { page } = await stage.open();
    await page.goto(stage.sandbox.launch({ patient: "gastric-low" }));
    await page.locator("#risk").waitFor();
    expect(await page.locator("html").getAttribute("data-host")).toBeNull();
    await openBibliography(page);
    await expect.poll(() => page.locator("a[target=_blank]").count()).toBeGreaterThan(5);
  }, 60_000);
});
