import type { CarePlan, DocumentReference, FhirResource } from "fhir/r4";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { HOW_TO_GET_A_BROWSER } from "./browser";
import { type Stage, startStage } from "./stage";

/** The main job in a real browser: launch, read, assess, review, file. Each test is named after the risk it stands for. */
const stage: Stage | null = await startStage();

beforeEach(() => {
  stage?.sandbox.reset();
  stage?.sandbox.faults.clear();
  stage?.sandbox.clearSmartFaults();
  stage?.sandbox.clearRequests();
});

afterAll(async () => {
  await stage?.close();
});

type Place = Page | FrameLocator;

/** Accepts the first recommendation, opens the review, confirms the text and files it. */
async function reviewAndFile(place: Place): Promise<void> {
  await place.getByRole("radio", { name: "Accept" }).first().check();
  await place.getByRole("button", { name: "Review and file" }).click();
  const dialog = place;
  await dialog.getByRole("checkbox", { name: /I have read this text/ }).check();
  await dialog.getByRole("button", { name: "File to the chart" }).click();
}

function noteText(resources: readonly FhirResource[]): string {
  const note = resources.find(
    (resource): resource is DocumentReference => resource.resourceType === "DocumentReference",
  );
  return Buffer.from(note?.content[0]?.attachment.data ?? "", "base64").toString("utf8");
}

const types = (resources: readonly FhirResource[]): Record<string, number> =>
  resources.reduce<Record<string, number>>(
    (count, { resourceType }) => ({ ...count, [resourceType]: (count[resourceType] ?? 0) + 1 }),
    {},
  );

describe.skipIf(stage === null)(stage === null ? `skipped: ${HOW_TO_GET_A_BROWSER}` : "the main job", () => {
  const play = stage as Stage;

  it("the page is there before the reports are, says so, cannot file, and takes them in when they come", async () => {
    play.sandbox.faults.set({ kind: "slow", verb: "read", resource: "Binary", milliseconds: 8_000 });
    const { page } = await play.open();
    await page.goto(play.sandbox.launch({ patient: "narrative-english" }));
    await page.getByText("The chart is still being read.", { exact: true }).waitFor();
    const size = page.locator("dl > div").filter({ hasText: "Size" }).first();
    await size.getByText("being read").waitFor();
    await page.getByText("What is filed must rest on all of it").waitFor();
    expect(await page.getByRole("button", { name: "Review and file" }).isDisabled()).toBe(true);
    await size.getByText("65 mm").waitFor();
    await page.getByText("The chart is still being read.", { exact: true }).waitFor({ state: "detached" });
    expect(await page.getByRole("button", { name: "Review and file" }).isEnabled()).toBe(true);
    expect(await page.locator("main").innerText()).not.toMatch(/being read|could not read/i);
  });

  it("in a tab: from the launch to a plan, a note, risk assessments and provenance in the chart", async () => {
    const window = await play.open();
    await window.page.goto(play.sandbox.launch({ patient: "jejunal-high" }));
    await window.page.getByRole("heading", { name: "Risk", exact: false }).first().waitFor();
    const shown = await window.page.locator("main").innerText();
    expect(shown).toContain("30 mm");
    expect(shown).toContain("Jejunum");
    expect(shown).toMatch(/73\s?%/);
    expect(play.sandbox.written()).toEqual([]);

    await window.page.getByRole("button", { name: "Review and file" }).click();
    expect(play.sandbox.written(), "nothing is written before the confirmation").toEqual([]);
    await window.page.getByRole("button", { name: "Close without filing" }).click();
    await reviewAndFile(window.page);
    await window.page
      .getByText(/Filed\b|filed\b/)
      .first()
      .waitFor();
    await expect
      .poll(() => types(play.sandbox.written()))
      .toMatchObject({ DocumentReference: 1, CarePlan: 1, Provenance: 1 });
    const written = play.sandbox.written();
    expect(types(written).RiskAssessment).toBeGreaterThanOrEqual(2);
    const plan = written.find((resource): resource is CarePlan => resource.resourceType === "CarePlan");
    expect(plan?.subject.reference).toBe("Patient/jejunal-high");
    expect(plan?.instantiatesCanonical?.[0]).toMatch(/\|/);
    expect(noteText(written)).toContain("30 mm");
    expect(noteText(written).toLowerCase()).toContain("draft");
    expect(window.console.filter((line) => !line.includes("Failed to load resource"))).toEqual([]);
    expect([...window.requested].sort()).toEqual([play.app.url, play.sandbox.url].sort());
    await window.context.close();
  });

  it("in the EHR's sandboxed frame, on another site, with third-party storage", async () => {
    const window = await play.open();
    await window.page.goto(play.sandbox.framePage({ patient: "gastric-low" }));
    const frame = window.page.frameLocator("iframe");
    await frame.getByRole("button", { name: "Review and file" }).waitFor();
    await reviewAndFile(frame);
    await expect.poll(() => types(play.sandbox.written())).toMatchObject({ DocumentReference: 1, CarePlan: 1 });
    await window.context.close();
  });

  it("on Epic: the note alone, plain text with its encounter, as a draft", async () => {
    const window = await play.open();
    await window.page.goto(play.sandbox.launch({ patient: "gastric-high", dialect: "epic" }));
    await window.page.getByRole("button", { name: "Review and file" }).waitFor();
    expect(await window.page.locator("main").innerText()).toContain("110 mm");
    await reviewAndFile(window.page);
    await expect.poll(() => types(play.sandbox.written("epic"))).toEqual({ DocumentReference: 1 });
    const note = play.sandbox.written("epic")[0] as DocumentReference;
    expect(note.docStatus).toBe("preliminary");
    expect(note.context?.encounter?.[0]?.reference).toContain("gastric-high-encounter");
    await window.context.close();
  });

  it("in French when the browser asks for it", async () => {
    const window = await play.open({ locale: "fr-FR" });
    await window.page.goto(play.sandbox.launch({ patient: "narrative-french" }));
    await window.page.getByText("Risque").first().waitFor();
    expect(await window.page.locator("html").getAttribute("lang")).toBe("fr");
    expect(await window.page.locator("main").innerText()).toContain("72 mm");
    await window.context.close();
  });

  it("every search refused: says what was refused, and derives neither a risk nor a no", async () => {
    play.sandbox.faults.set({ kind: "status_403", verb: "search" });
    const window = await play.open();
    await window.page.goto(play.sandbox.launch({ patient: "gastric-low" }));
    await expect.poll(() => window.page.locator("body").innerText()).toMatch(/could not read|refused/i);
    await window.page.waitForFunction(() => !document.body.innerText.includes("Reading the chart"));
    const shown = await window.page.locator("body").innerText();
    expect(shown).not.toMatch(/\b1\.9\s?%/);
    expect(shown).not.toMatch(/No adjuvant imatinib/);
    await window.context.close();
  });

  it("a resource that is not FHIR is set aside, the rest is read", async () => {
    play.sandbox.faults.set({ kind: "wrong_resource_type", verb: "search", resource: "Procedure" });
    const window = await play.open();
    await window.page.goto(play.sandbox.launch({ patient: "gastric-low" }));
    await window.page.getByRole("button", { name: "Review and file" }).waitFor();
    expect(await window.page.locator("body").innerText()).toMatch(/could not read/i);
    expect(await window.page.locator("main").innerText()).toContain("30 mm");
    await window.context.close();
  });

  it("opened without a launch: says what a SMART launch is and how to try the sandbox", async () => {
    const window = await play.open();
    await window.page.goto(`${play.app.url}/index.html`);
    await window.page.getByText(/SMART/).first().waitFor();
    expect(await window.page.locator("body").innerText()).toContain("npm start");
    await window.context.close();
  });

  it("an unknown issuer is refused before any request to it", async () => {
    const window = await play.open();
    await window.page.goto(
      `${play.app.url}/launch.html?iss=${encodeURIComponent("https://evil.example.net/fhir")}&launch=x`,
    );
    await window.page.getByText(/nothing was sent/i).waitFor();
    expect([...window.requested]).toEqual([play.app.url]);
    await window.context.close();
  });

  it("a denied authorization, an expired code and a wrong state each get a sentence and a way out", async () => {
    const sentences = new Set<string>();
    for (const fault of ["deny", "expired_code", "wrong_state"] as const) {
      play.sandbox.clearSmartFaults();
      play.sandbox.smart_faults[fault] = true;
      const window = await play.open();
      await window.page.goto(play.sandbox.launch({ patient: "gastric-low" }));
      await window.page.waitForURL(/index\.html/);
      // The page that connects has a heading too.
      const shown = await window.page.locator("main:not([aria-busy=true])").innerText();
      expect(shown.length).toBeGreaterThan(40);
      sentences.add(shown);
      expect(play.sandbox.requests.filter(({ path }) => path.includes("/fhir/Patient"))).toEqual([]);
      await window.context.close();
    }
    expect(sentences.size).toBe(3);
  });

  it("ten clicks file one note", async () => {
    const window = await play.open();
    await window.page.goto(play.sandbox.launch({ patient: "gastric-low" }));
    await window.page.getByRole("button", { name: "Review and file" }).click();
    const dialog = window.page;
    await dialog.getByRole("checkbox", { name: /I have read this text/ }).check();
    const button = dialog.getByRole("button", { name: "File to the chart" });
    await button.evaluate((element) => {
      for (let turn = 0; turn < 10; turn += 1) (element as HTMLElement).click();
    });
    await expect.poll(() => types(play.sandbox.written()).DocumentReference).toBe(1);
    await window.page.waitForTimeout(500);
    expect(types(play.sandbox.written()).DocumentReference).toBe(1);
    await window.context.close();
  });

  it("two tabs, two patients, both reloaded, both filed: each in its own record", async () => {
    const window = await play.open();
    const other = await window.context.newPage();
    await window.page.goto(play.sandbox.launch({ patient: "gastric-low" }));
    await other.goto(play.sandbox.launch({ patient: "jejunal-high" }));
    for (const page of [window.page, other]) await page.getByRole("button", { name: "Review and file" }).waitFor();
    for (const page of [window.page, other]) {
      await page.reload();
      await page.getByRole("button", { name: "Review and file" }).waitFor();
    }
    await reviewAndFile(other);
    await reviewAndFile(window.page);
    await expect.poll(() => types(play.sandbox.written()).DocumentReference).toBe(2);
    const notes = play.sandbox
      .written()
      .filter((resource): resource is DocumentReference => resource.resourceType === "DocumentReference");
    expect(notes.map((note) => note.subject?.reference).sort()).toEqual([
      "Patient/gastric-low",
      "Patient/jejunal-high",
    ]);
    for (const note of notes) {
      const text = Buffer.from(note.content[0]?.attachment.data ?? "", "base64").toString("utf8");
      const own = note.subject?.reference === "Patient/gastric-low" ? "Ada" : "Chiara";
      const foreign = own === "Ada" ? "Chiara" : "Ada";
      expect(text).toContain(own);
      expect(text).not.toContain(foreign);
    }
    await window.context.close();
  });

  it("signing out forgets every token, and nothing of a patient is in localStorage, address or title", async () => {
    const window = await play.open();
    await window.page.goto(play.sandbox.launch({ patient: "gastric-low" }));
    await window.page.getByRole("button", { name: "Review and file" }).waitFor();
    expect(window.page.url()).toBe(`${play.app.url}/index.html`);
    expect(await window.page.title()).not.toContain("Ada");
    expect(await window.page.evaluate(() => globalThis.localStorage.length)).toBe(0);
    await window.page.getByRole("button", { name: "Sign out" }).click();
    await expect.poll(() => window.page.evaluate(() => globalThis.sessionStorage.length)).toBe(0);
    await window.context.close();
  });
});
