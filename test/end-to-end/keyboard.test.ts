import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordProof } from "../proof/record-proof";
import { HOW_TO_GET_A_BROWSER } from "./browser";
import { type OpenedWindow, type Stage, startStage } from "./stage";
import { enterState, type ScreenState, STATES, whole } from "./states";

/** Every flow with the keyboard alone: no pointer, no focus() from the test. */
const stage: Stage | null = await startStage();

beforeEach(() => stage?.sandbox.clearRequests());

const flows = { passed: 0, tried: 0 };

afterEach(({ task }) => {
  flows.tried += 1;
  if (task.result?.state === "pass") flows.passed += 1;
});

afterAll(async () => {
  await stage?.close();
  if (!stage || flows.tried < 14) return; // a part of the flows is no proof of all
  recordProof("screen-keyboard", {
    part: "screen",
    what: "Flows in Chromium by keyboard alone, focus seen and never lost or held, changes said in live regions: every stop at 420 and 1440 px, skip link, source, correct and undo, cancel, count as reported, conflict, map and table, what-if taken over, decline with reason into the note and file, follow-up anchor and calendar, About, language, sign out, failed page",
    result: `${flows.passed} of ${flows.tried}`,
    aim: "all",
    met: flows.passed === flows.tried,
    command: "npx vitest run --project end-to-end test/end-to-end/keyboard.test.ts",
  });
});

/** The element that has the keyboard: what it is, and whether one can see that it has it. */
interface Focused {
  readonly name: string;
  readonly visible: boolean;
  readonly covered: boolean;
  readonly body: boolean;
}

async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) {
      return { name: "", visible: false, covered: false, body: true };
    }
    const marked = (candidate: Element | null): boolean => {
      if (!candidate) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    const strokeOf = (handle: Element): number =>
      handle.matches("[role=slider]:focus-visible")
        ? Number.parseFloat(getComputedStyle(handle.lastElementChild ?? handle).strokeWidth)
        : 0;
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(
      Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
      Math.min(Math.max(box.top + Math.min(box.height / 2, 40), 0), innerHeight - 1),
    );
    // What covers a control is something that neither holds it nor is held by it, and does not share its label.
    const label = element.closest("label");
    const covered = top !== null && !element.contains(top) && !top.contains(element) && !label?.contains(top);
    return {
      name: `${element.tagName.toLowerCase()} ${element.getAttribute("type") ?? ""} ${(element.getAttribute("aria-label") ?? (element.textContent || label?.textContent) ?? "").trim().slice(0, 60)}`,
      // The point of the map is drawn with a thicker line of its own while it has the keyboard.
      visible: marked(element) || marked(element.nextElementSibling) || strokeOf(element) >= 4,
      covered,
      body: false,
    };
  });
}

const holdsFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement).catch(() => false);

/** Presses Tab until the element has the keyboard; fails where it cannot be reached, or focus cannot be seen on the way. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor({ state: "attached" });
  const wanted = await target.elementHandle();
  for (let press = 0; press < 400; press += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((element) => element === document.activeElement, wanted)) return;
  }
  throw new Error(`not reached with ${key}: ${target}`);
}

async function live(page: Page): Promise<string> {
  return (await page.getByRole("status").allTextContents()).join(" ");
}

const state = (name: string): ScreenState => {
  const found = STATES.find((row) => row.name === name);
  if (!found) throw new Error(`no state ${name}`);
  return found;
};

describe.skipIf(stage === null)(stage === null ? `skipped: ${HOW_TO_GET_A_BROWSER}` : "by keyboard alone", () => {
  const play = stage as Stage;
  const open = async (patient: string, width = 1440): Promise<OpenedWindow> =>
    enterState(play, { name: patient, patient }, { viewport: { width, height: width < 600 ? 860 : 900 } });

  it.each([420, 1440])("at %i px every stop is seen, none is covered, and none holds the keyboard", async (width) => {
    const { page, context } = await open("narrative-english", width);
    const faults: string[] = [];
    const seen: string[] = [];
    for (let press = 0; press < 500; press += 1) {
      await page.keyboard.press("Tab");
      const now = await focused(page);
      if (now.body) break;
      seen.push(now.name);
      if (!now.visible) faults.push(`not visible: ${now.name}`);
      if (now.covered) faults.push(`covered: ${now.name}`);
    }
    expect(faults).toEqual([]);
    expect(seen.length).toBeGreaterThan(60);
    expect(seen.length, "Tab leads out of the page").toBeLessThan(500);
    expect(seen.at(-1)).toMatch(/Review and file/);
    await context.close();
  });

  it("the first stop leads past the bar to the facts", async () => {
    const { page, context } = await open("gastric-low");
    await page.keyboard.press("Tab");
    expect((await focused(page)).name).toContain("Skip to the facts");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("#facts") !== null)).toBe(true);
    await context.close();
  });

  it("opens a source with its sentence marked, and comes back to where it was", async () => {
    const { page, context } = await open("narrative-english");
    const chip = page.locator('[data-fact="size_mm"] button[aria-haspopup=dialog]').first();
    await tabTo(page, chip);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.locator("mark").first().waitFor();
    expect(await dialog.locator("mark").first().isVisible()).toBe(true);
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press("Tab");
      // The dialog's own guards hand the keyboard back into it.
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null))
        .toBe(true);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await holdsFocus(chip)).toBe(true);
    await context.close();
  });

  it("corrects a fact, hears it, and undoes it; the keyboard stays where it was", async () => {
    const { page, context } = await open("gastric-low");
    const edit = page.getByRole("button", { name: "Edit Size, pathology" });
    await tabTo(page, edit);
    await page.keyboard.press("Enter");
    const field = page.getByRole("textbox", { name: "Size, pathology" });
    expect(await holdsFocus(field)).toBe(true);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("900");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").first().textContent()).toContain("600");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("112");
    await page.keyboard.press("Enter");
    await expect.poll(() => holdsFocus(edit)).toBe(true);
    expect(await live(page)).toContain("Size, pathology set to 112 mm");
    expect(await page.locator('[data-fact="size_mm"]').innerText()).toContain("Chart: 30 mm");
    await tabTo(page, page.getByRole("button", { name: "Undo last change" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => live(page)).toContain("Last change undone");
    expect((await focused(page)).name).toContain("Facts");
    expect(await page.locator('[data-fact="size_mm"]').innerText()).not.toContain("Chart:");
    await context.close();
  });

  it("leaves an editor with Escape, and nothing has changed", async () => {
    const { page, context } = await open("gastric-low");
    const edit = page.getByRole("button", { name: "Edit Primary site" });
    await tabTo(page, edit);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect.poll(() => holdsFocus(edit)).toBe(true);
    expect(await page.getByRole("button", { name: "Undo last change" }).count()).toBe(0);
    await context.close();
  });

  it("enters a mitotic count as it was reported, converted in view", async () => {
    const { page, context } = await open("gastric-low");
    await tabTo(page, page.getByRole("button", { name: "Edit Mitoses per 5 mm²" }));
    await page.keyboard.press("Enter");
    const row = page.locator('[data-fact="mitoses_per_5mm2"]');
    if (!(await row.getByRole("radio", { name: "As the report counts" }).isChecked())) {
      await tabTo(page, row.getByRole("radio", { name: "Per 5 mm²" }), "Shift+Tab");
      await page.keyboard.press("ArrowRight");
    }
    for (const [name, value] of [
      ["Mitoses counted", "12"],
      ["Fields counted", "50"],
      ["Eyepiece field number", "22"],
      ["Objective magnification", "40"],
    ] as const) {
      await tabTo(page, row.getByRole("textbox", { name: new RegExp(name) }));
      await page.keyboard.press("Control+A");
      await page.keyboard.type(value);
    }
    await expect.poll(() => row.locator("output").textContent()).toMatch(/= \d/);
    const converted = (await row.locator("output").textContent()) ?? "";
    // 12 × 5 / (50 × π/4 × (22/40)²) = 5.05
    expect(converted).toContain("5.05");
    await page.keyboard.press("Enter");
    await expect.poll(() => row.innerText()).toContain("Entered by you");
    await context.close();
  });

  it("settles a conflict by choosing one side", async () => {
    const { page, context } = await open("conflict");
    const row = page.locator('[data-fact="size_mm"]');
    await tabTo(page, row.getByRole("button", { name: /^Use this/ }).last());
    await page.keyboard.press("Enter");
    await expect.poll(() => row.getAttribute("data-status")).toBe("known");
    expect(await page.evaluate(() => document.activeElement?.closest('[data-fact="size_mm"]') !== null)).toBe(true);
    expect(await row.innerText()).toContain("Chart: sources disagree");
    await context.close();
  });

  it("moves the point of the map with the arrow keys, hears the classes, puts it back, and reads the table instead", async () => {
    const { page, context } = await open("gastric-low");
    const slider = page.getByRole("slider");
    await tabTo(page, slider);
    expect(await slider.getAttribute("aria-valuetext")).toContain("30 mm");
    for (const key of ["Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowUp"]) {
      await page.keyboard.press(key);
    }
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toContain("60 mm");
    await expect.poll(() => live(page)).toMatch(/60 mm.*high/i);
    expect(await page.locator("main").innerText()).toContain("What-if is on");
    expect(await page.getByRole("button", { name: "Review and file" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toContain("30 mm");
    expect(await page.locator("main").innerText()).not.toContain("What-if is on");
    const table = page.locator("#risk summary").filter({ hasText: "The same as a table" });
    await tabTo(page, table);
    await page.keyboard.press("Enter");
    await page.locator("#risk table").first().waitFor();
    await context.close();
  });

  it("takes a what-if over only on demand", async () => {
    const { page, context } = await open("gastric-low");
    await tabTo(page, page.getByRole("slider"));
    await page.keyboard.press("Shift+ArrowRight");
    await tabTo(page, page.getByRole("button", { name: "Take over as my entry" }));
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator('[data-fact="size_mm"]').innerText()).toContain("Entered by you");
    expect((await focused(page)).body).toBe(false);
    await context.close();
  });

  it("declines a card with a reason, which goes into the note that is reviewed and filed", async () => {
    const { page, context } = await open("jejunal-high");
    const card = page.locator('#pathway li[data-status="recommended"]').first();
    await tabTo(page, card.locator("summary").first());
    await page.keyboard.press("Enter");
    await card.getByText("Sources", { exact: true }).waitFor();
    await tabTo(page, card.getByRole("radio", { name: "Accept" }));
    await page.keyboard.press("ArrowLeft");
    expect(await card.getByRole("radio", { name: "Decline" }).isChecked()).toBe(true);
    await page.keyboard.press("Tab");
    if (!(await holdsFocus(card.getByRole("textbox")))) await tabTo(page, card.getByRole("textbox"));
    await page.keyboard.type("Patient declines after two talks");
    const begin = page.getByRole("button", { name: "Review and file" });
    await tabTo(page, begin);
    await page.keyboard.press("Enter");
    await page.locator("#filing pre").waitFor();
    expect((await focused(page)).body, "focus is not lost when the review opens").toBe(false);
    expect(await page.locator("#filing pre").innerText()).toContain("Patient declines after two talks");
    await tabTo(page, page.getByRole("checkbox", { name: /I have read this text/ }));
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("button", { name: "File to the chart" }));
    await page.keyboard.press("Enter");
    await page.locator("#filing").getByText("Filed").first().waitFor();
    expect((await focused(page)).body, "focus is not lost when the receipt stands").toBe(false);
    expect(play.sandbox.written().map(({ resourceType }) => resourceType)).toContain("DocumentReference");
    await context.close();
  });

  it("moves the anchor of the follow-up, reads the dates, and saves the calendar file", async () => {
    const { page, context } = await open("gastric-intermediate");
    const anchor = page.locator("#follow-up input[type=date]").first();
    await tabTo(page, anchor);
    await page.keyboard.type("01152026");
    await expect.poll(() => anchor.inputValue()).toBe("2026-01-15");
    const section = page.locator("#follow-up");
    await tabTo(page, section.getByRole("button", { name: "Take over" }).first());
    await page.keyboard.press("Enter");
    await expect.poll(() => live(page)).toContain("Taken over");
    expect((await focused(page)).body).toBe(false);
    await tabTo(page, section.locator("summary").filter({ hasText: "Dates as a list" }).first());
    await page.keyboard.press("Enter");
    await section.getByRole("columnheader", { name: "Date" }).first().waitFor();
    await tabTo(page, section.locator("summary").filter({ hasText: "Calendar file" }).first());
    await page.keyboard.press("Enter");
    await tabTo(page, section.getByRole("button", { name: "Calendar file (.ics)" }).first());
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    expect((await download).suggestedFilename()).toBe("follow-up.ics");
    await context.close();
  });

  it("opens About and comes back; changes the language; signs out", async () => {
    const { page, context } = await open("gastric-low");
    const about = page.getByRole("button", { name: "About" });
    await tabTo(page, about);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Source attributes").first().waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => holdsFocus(about)).toBe(true);
    const french = page.getByRole("button", { name: "Français" });
    await tabTo(page, french, "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("fr");
    expect(await holdsFocus(page.getByRole("button", { name: "Français" }))).toBe(true);
    await whole(page);
    await tabTo(page, page.getByRole("button", { name: "Se déconnecter" }));
    await page.keyboard.press("Enter");
    await page
      .getByRole("heading", { name: "Vous êtes déconnecté" })
      .or(page.getByRole("heading").first())
      .first()
      .waitFor();
    await context.close();
  });

  it("leaves a page that failed by its own button", async () => {
    const { page, context } = await enterState(play, state("broken"), { viewport: { width: 1440, height: 900 } });
    await page.unroute("**/read-chart-*.js");
    await tabTo(page, page.getByRole("button", { name: "Try again" }));
    await page.keyboard.press("Enter");
    await page.locator("#facts").waitFor();
    await context.close();
  });
});
