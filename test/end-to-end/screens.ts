import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startStage } from "./stage";
import { enterState, STATES } from "./states";

/*
 * npm run screens [state …]: writes docs/screens, every state of the screen at 420, 900 and 1440 px, the main ones in French at 420
 * and 1440 px; dark colours, paper, 200 % zoom. About ten minutes; then they are to be looked at.
 */
const FOLDER = join(import.meta.dirname, "../../docs/screens");
const WIDTHS = [420, 900, 1440] as const;
const LANGUAGES = [
  ["en", "en-GB"],
  ["fr", "fr-FR"],
] as const;
const only = new Set(process.argv.slice(2));
mkdirSync(FOLDER, { recursive: true });
if (only.size === 0) for (const name of readdirSync(FOLDER)) rmSync(join(FOLDER, name));
const stage = await startStage();
if (!stage) process.exit(1);

let failed = 0;
for (const state of STATES.filter(({ name }) => only.size === 0 || only.has(name))) {
  for (const [language, locale] of LANGUAGES) {
    if (language === "fr" && !state.main) continue;
    try {
      const { page, context } = await enterState(stage, state, { locale, viewport: { width: 1440, height: 900 } });
      const picture = async (name: string, whole = false): Promise<void> => {
        const path = join(FOLDER, `${state.name}-${name}-${language}.jpg`);
        await page.screenshot({ path, type: "jpeg", quality: 60, fullPage: whole });
      };
      for (const width of WIDTHS) {
        if (width === 900 && language === "fr") continue;
        await page.setViewportSize({ width, height: width < 600 ? 860 : 900 });
        if (state.shows) {
          await page
            .locator(state.shows)
            .first()
            .evaluate((element) => element.scrollIntoView({ block: element.matches("section") ? "start" : "center" }));
        }
        await page.waitForTimeout(400);
        await picture(String(width));
      }
      if (state.name === "ready") {
        await page.emulateMedia({ colorScheme: "dark" });
        await page.waitForTimeout(400);
        await picture("1440-dark");
        await page.emulateMedia({ colorScheme: "light", media: "print" });
        await page.setViewportSize({ width: 760, height: 1075 });
        await page.waitForTimeout(400);
        if (language === "en") await picture("paper", true);
        await page.emulateMedia({ media: "screen" });
        // 200 % zoom of a 1440 px window.
        await page.setViewportSize({ width: 720, height: 450 });
        await page.waitForTimeout(400);
        await picture("200-percent");
      }
      await context.close();
    } catch (error) {
      failed += 1;
      console.log(
        `${state.name} ${language}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      );
    }
  }
}
await stage.close();
process.exit(failed === 0 ? 0 : 1);
