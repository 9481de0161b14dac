import { recordProof } from "../proof/record-proof";
import { accessibilityFaults } from "./accessibility";
import { startStage } from "./stage";
import { enterState, STATES } from "./states";

/*
 * npm run accessibility [state …]: axe in a real browser on every state of the screen, at 420, 900 and 1440 px, in English and in
 * French, and in dark colours at 1440 px. About fifteen minutes; prints every fault and fails when there is one.
 */
const WIDTHS = [420, 900, 1440] as const;
const only = new Set(process.argv.slice(2).filter((argument) => !argument.startsWith("-")));
const stage = await startStage();
if (!stage) process.exit(1);

let looked = 0;
const faults: string[] = [];
const failed: string[] = [];
const states = STATES.filter(({ name }) => only.size === 0 || only.has(name));
for (const state of states) {
  for (const [language, locale] of [
    ["en", "en-GB"],
    ["fr", "fr-FR"],
  ] as const) {
    try {
      const window = await enterState(stage, state, { locale, viewport: { width: 1440, height: 900 } });
      const look = async (where: string): Promise<void> => {
        looked += 1;
        for (const fault of await accessibilityFaults(window.page))
          faults.push(`${state.name} ${where} ${language}: ${fault}`);
        const wider = await window.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (wider > 0) faults.push(`${state.name} ${where} ${language}: ${wider} px wider than the window`);
      };
      for (const width of WIDTHS) {
        await window.page.setViewportSize({ width, height: width < 600 ? 860 : 900 });
        await window.page.waitForTimeout(150);
        await look(String(width));
      }
      await window.page.emulateMedia({ colorScheme: "dark" });
      await window.page.waitForTimeout(150);
      await look("1440 dark");
      await window.context.close();
    } catch (error) {
      failed.push(
        `${state.name} ${language}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      );
    }
  }
  console.log(
    `${state.name}: ${faults.length} faults so far${failed.length > 0 ? `, ${failed.length} not reached` : ""}`,
  );
}
await stage.close();
for (const line of [...new Set(faults)]) console.log(line);
for (const line of failed) console.log(`not reached: ${line}`);
console.log(`${looked} pages looked at, ${faults.length} faults, ${failed.length} states not reached`);
if (only.size === 0) {
  recordProof("screen-axe", {
    part: "screen",
    what: "axe-core in Chromium, target size and contrast included, on every state × 420, 900, 1440 px × English, French, and dark at 1440 px; no page wider than its window",
    result: `${states.length} states, ${looked} pages: ${faults.length} violations${failed.length > 0 ? `; ${failed.length} states not reached` : ""}`,
    aim: "0 violations",
    met: faults.length === 0 && failed.length === 0,
    command: "npm run accessibility",
  });
}
process.exit(faults.length + failed.length === 0 ? 0 : 1);
