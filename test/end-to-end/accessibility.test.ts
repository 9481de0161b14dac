import { afterAll, describe, expect, it } from "vitest";
import { accessibilityFaults } from "./accessibility";
import { HOW_TO_GET_A_BROWSER } from "./browser";
import { type Stage, startStage } from "./stage";
import { enterState, STATES } from "./states";

/** axe with the real styles on the states that hold most of the screen; `npm run accessibility` looks at every state and width. */
const stage: Stage | null = await startStage();
const LOOKED_AT = ["ready", "conflict", "refused", "source-report", "review"] as const;

afterAll(async () => {
  await stage?.close();
});

describe.skipIf(stage === null)(stage === null ? `skipped: ${HOW_TO_GET_A_BROWSER}` : "accessibility", () => {
  const play = stage as Stage;

  it.each(LOOKED_AT)("%s: no fault in a side pane in English, none in a window in French", async (name) => {
    const state = STATES.find((row) => row.name === name);
    if (!state) throw new Error(`no state ${name}`);
    for (const [locale, width] of [
      ["en-GB", 420],
      ["fr-FR", 1440],
    ] as const) {
      const { page, context } = await enterState(play, state, { locale, viewport: { width, height: 900 } });
      expect(await accessibilityFaults(page)).toEqual([]);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, "nothing is wider than the window").toBeLessThanOrEqual(0);
      await context.close();
    }
  });
});
