import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.0 to 2.2, A and AA, and axe's best practices: every rule that is on by default, and target size. */
const OPTIONS = { rules: { "target-size": { enabled: true } } };

interface Violations {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** Everything scrolled to its beginning, so that no bar that stays lies half over a control, and two frames painted. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const element of [document.documentElement, ...document.querySelectorAll("main *")]) element.scrollTop = 0;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** What axe finds on the page as it stands, with the real styles; one line a place. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await settle(page);
  const has = await page.evaluate(() => "axe" in globalThis);
  if (!has) await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run: (root: Document, options: unknown) => Promise<unknown> } }).axe.run(
        document,
        { ...options, resultTypes: ["violations"] },
      ),
    OPTIONS,
  )) as Violations;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.html.slice(0, 200)} ${(node.failureSummary ?? "").split("\n").at(-1)?.trim() ?? ""}`,
    ),
  );
}
