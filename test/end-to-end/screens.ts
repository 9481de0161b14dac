import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import type { FaultKind } from "../../src/sandbox/faults";
import { startStage } from "./stage";

/** Writes docs/screens: the states of the screen at 420, 900 and 1440 px, in both languages. About two minutes; then they are to be looked at. */
const FOLDER = join(import.meta.dirname, "../../docs/screens");
mkdirSync(FOLDER, { recursive: true });
const stage = await startStage();
if (!stage) process.exit(1);
const only = new Set(process.argv.slice(2));

interface Screen {
  readonly name: string;
  readonly patient?: string;
  readonly dialect?: "open" | "epic";
  readonly fault?: { kind: FaultKind; verb: "search" | "read"; resource?: string };
  readonly address?: string;
  readonly options?: BrowserContextOptions;
  readonly whole?: boolean;
  readonly act?: (page: Page) => Promise<void>;
}

const ready = async (page: Page): Promise<void> => {
  await page.locator("main").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  await page.waitForTimeout(900);
};

const review = async (page: Page): Promise<void> => {
  await page
    .getByRole("radio", { name: /^(Accept|Accepter)/ })
    .first()
    .check();
  await page.getByRole("button", { name: /Review and file|Relire et enregistrer/ }).click();
  await page.getByRole("checkbox", { name: /I have read|J’ai lu/ }).scrollIntoViewIfNeeded();
};

const SCREENS: readonly Screen[] = [
  { name: "ready", patient: "jejunal-high" },
  { name: "ready-whole", patient: "jejunal-high", whole: true },
  { name: "discordant", patient: "gastric-intermediate" },
  { name: "conflict", patient: "conflict" },
  { name: "metastatic", patient: "metastatic-exon-9" },
  { name: "suspicion", patient: "suspicion" },
  { name: "no-gist", patient: "no-gist" },
  { name: "narrative-dark", patient: "narrative-english", options: { colorScheme: "dark" } },
  { name: "refused", patient: "gastric-low", fault: { kind: "status_403", verb: "search" } },
  {
    name: "part-refused",
    patient: "gastric-low",
    fault: { kind: "status_500", verb: "search", resource: "DiagnosticReport" },
  },
  { name: "no-launch", address: "/index.html" },
  { name: "unknown-issuer", address: "/launch.html?iss=https%3A%2F%2Fevil.example.net%2Ffhir&launch=x" },
  { name: "review", patient: "gastric-low", act: review },
  {
    name: "receipt",
    patient: "gastric-low",
    act: async (page) => {
      await review(page);
      await page.getByRole("checkbox", { name: /I have read|J’ai lu/ }).check();
      await page.getByRole("button", { name: /^(File to the chart|Enregistrer au dossier)/ }).click();
      await page.waitForTimeout(1500);
    },
  },
];

for (const screen of SCREENS) {
  if (only.size > 0 && !only.has(screen.name)) continue;
  for (const [language, locale] of [
    ["en", "en-GB"],
    ["fr", "fr-FR"],
  ] as const) {
    for (const width of [420, 900, 1440]) {
      if (screen.whole && width === 900) continue;
      stage.sandbox.reset();
      stage.sandbox.faults.clear();
      if (screen.fault) stage.sandbox.faults.set(screen.fault);
      const window = await stage.open({
        viewport: { width, height: width < 600 ? 860 : 900 },
        locale,
        ...screen.options,
      });
      try {
        await window.page.goto(
          screen.address
            ? stage.app.url + screen.address
            : stage.sandbox.launch({ patient: screen.patient ?? "", dialect: screen.dialect ?? "open" }),
        );
        await ready(window.page);
        await screen.act?.(window.page);
        await window.page.screenshot({
          path: join(FOLDER, `${screen.name}-${width}-${language}.png`),
          fullPage: screen.whole ?? false,
        });
        const overflow = await window.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (overflow > 0) console.log(`${screen.name} ${width} ${language}: ${overflow} px wider than the window`);
      } catch (error) {
        console.log(
          `${screen.name} ${width} ${language}: ${error instanceof Error ? error.message.split("\n")[0] : error}`,
        );
      }
      await window.context.close();
    }
  }
}
await stage.close();
