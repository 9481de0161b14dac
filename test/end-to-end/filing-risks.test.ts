import type { CarePlan, DocumentReference, FhirResource } from "fhir/r4";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { HOW_TO_GET_A_BROWSER } from "./browser";
import { confirmText, file, fileButton, goOn, launch, openReview, receiptOf, typesOf } from "./filing-play";
import { type Stage, startStage } from "./stage";

/** What can go wrong between the review and the receipt, in a real browser. Each test is named after the risk it stands for. */
const stage: Stage | null = await startStage();

beforeEach(() => {
  stage?.sandbox.reset();
  stage?.sandbox.faults.clear();
  stage?.sandbox.clearSmartFaults();
});
afterAll(() => stage?.close());

const plans = (resources: readonly FhirResource[]): CarePlan[] =>
  resources.filter((one): one is CarePlan => one.resourceType === "CarePlan");
const notes = (resources: readonly FhirResource[]): DocumentReference[] =>
  resources.filter((one): one is DocumentReference => one.resourceType === "DocumentReference");

describe.skipIf(stage === null)(stage === null ? `skipped: ${HOW_TO_GET_A_BROWSER}` : "filing under risk", () => {
  const play = stage as Stage;

  it("a later launch finds the plan, shows what changed since, and replaces it", async () => {
    const first = await play.open();
    await launch(play, first.page, "jejunal-high");
    expect((await file(first.page)).state).toBe("complete");
    await first.context.close();
    const { page, context } = await play.open();
    await launch(play, page, "jejunal-high");
    await openReview(page);
    const earlier = page.getByRole("region", { name: /earlier plan of this app/ });
    await earlier.getByText("What differs from the earlier note").waitFor();
    expect(await page.getByRole("region", { name: /What is written/ }).innerText()).toContain("(version 1)");
    await confirmText(page);
    await fileButton(page).click();
    expect((await receiptOf(page)).state).toBe("complete");
    const [plan, ...more] = plans(play.sandbox.written());
    expect([plan?.meta?.versionId, more.length]).toEqual(["2", 0]);
    const [old, now] = notes(play.sandbox.written());
    expect(now?.relatesTo).toEqual([{ code: "replaces", target: { reference: `DocumentReference/${old?.id}` } }]);
    await context.close();
  });

  it("somebody else's edit in between is shown beside ours and never overwritten; ours goes beside it", async () => {
    const first = await play.open();
    await launch(play, first.page, "jejunal-high");
    await file(first.page);
    await first.context.close();
    const { page, context } = await play.open();
    await launch(play, page, "jejunal-high");
    await openReview(page);
    await confirmText(page);
    const [plan] = plans(play.sandbox.written());
    play.sandbox.put({ ...(plan as CarePlan), title: "Edited by a colleague" });
    await fileButton(page).click();
    const receipt = await receiptOf(page);
    expect(receipt.text).toContain("somebody else changed it in the meantime");
    expect(receipt.text).toContain("Edited by a colleague");
    expect(notes(play.sandbox.written()), "one transaction: nothing of it was written").toHaveLength(1);
    const then = await goOn(page, "Write yours beside it");
    expect(then.state).toBe("complete");
    expect(plans(play.sandbox.written()).map(({ title }) => title)).toEqual(["Edited by a colleague", plan?.title]);
    expect(notes(play.sandbox.written())).toHaveLength(2);
    await context.close();
  });

  it("the patient was switched in the EHR before the press: refused, nothing sent", async () => {
    const { page, context } = await play.open();
    await page.clock.install();
    await launch(play, page, "jejunal-high");
    await openReview(page);
    await confirmText(page);
    play.sandbox.smart_faults.refresh_patient = "gastric-low";
    // The token is about to expire: it is renewed at the moment of the write, for another patient.
    await page.clock.fastForward(295_000);
    await fileButton(page).click();
    const receipt = await receiptOf(page);
    expect([receipt.state, receipt.refusal]).toEqual(["refused_identity", "patient_differs"]);
    expect(play.sandbox.written()).toEqual([]);
    await context.close();
  });

  it("the encounter was cancelled, or the record merged, after the review: refused, nothing sent", async () => {
    const { page, context } = await play.open();
    await launch(play, page, "jejunal-high");
    await openReview(page);
    await confirmText(page);
    const encounter = play.sandbox.read("Encounter", "jejunal-high-encounter") as FhirResource;
    play.sandbox.put({ ...encounter, status: "cancelled" } as FhirResource);
    const before = play.sandbox.written().length;
    await fileButton(page).click();
    expect((await receiptOf(page)).refusal).toBe("encounter_differs");
    expect(play.sandbox.written()).toHaveLength(before);
    await context.close();
  });

  it("the session ended at the moment of filing: nothing sent, and the text can still be taken away", async () => {
    const { page, context } = await play.open();
    await launch(play, page, "jejunal-high");
    await openReview(page);
    await confirmText(page);
    play.sandbox.endSessions();
    await fileButton(page).click();
    const receipt = await receiptOf(page);
    expect([receipt.state, receipt.refusal]).toEqual(["refused_identity", "session_ended"]);
    expect(await page.locator("#filing pre").innerText()).toContain("30 mm");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download PDF" }).click(),
    ]);
    expect(download.suggestedFilename()).toContain(".pdf");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#filing pre").isVisible(), "printed after a failure too").toBe(true);
    expect(play.sandbox.written()).toEqual([]);
    await context.close();
  });

  it("ten clicks on an EHR without conditional create, and the answer lost: one note", async () => {
    play.sandbox.faults.set({ kind: "timeout_after", verb: "create", resource: "DocumentReference" });
    const { page, context } = await play.open();
    await page.clock.install();
    await launch(play, page, "jejunal-high", "epic");
    await openReview(page);
    await confirmText(page);
    await fileButton(page).evaluate((element) => {
      const button = element as HTMLElement;
      for (let turn = 0; turn < 10; turn += 1) button.click();
    });
    await expect.poll(() => play.sandbox.written("epic").length).toBe(1);
    await page.clock.runFor(31_000);
    const receipt = await receiptOf(page);
    expect([receipt.state, typesOf(play.sandbox.written("epic"))]).toEqual(["complete", { DocumentReference: 1 }]);
    await context.close();
  });

  it("the page reloaded in the middle of filing: the ledger remembers, the chart is checked, nothing stands twice", async () => {
    play.sandbox.faults.set({ kind: "slow", verb: "transaction", milliseconds: 2500 });
    const { page, context } = await play.open();
    page.on("dialog", (dialog) => void dialog.accept());
    await launch(play, page, "jejunal-high");
    await openReview(page);
    await confirmText(page);
    await fileButton(page).click();
    await page.locator("#filing progress").waitFor();
    await page.waitForTimeout(700);
    await page.reload();
    await expect.poll(() => typesOf(play.sandbox.written()).DocumentReference, { timeout: 15_000 }).toBe(1);
    await page.getByRole("button", { name: "Review and file" }).click();
    const receipt = await receiptOf(page);
    expect(receipt.state).toBe("unknown");
    expect(receipt.text).toContain("the page was left before the answer was known");
    const then = await goOn(page, "Check the chart");
    expect(then.text).toContain("Clinical note: is in the chart");
    expect(then.text).toContain("Care plan: is in the chart");
    expect(typesOf(play.sandbox.written())).toMatchObject({ DocumentReference: 1, CarePlan: 1 });
    await context.close();
  });

  it("two tabs on the same patient: the second is told of the first, reads again, and replaces its plan", async () => {
    const { page, context } = await play.open();
    const other = await context.newPage();
    await launch(play, page, "jejunal-high");
    await launch(play, other, "jejunal-high");
    expect((await file(page)).state).toBe("complete");
    const refused = await file(other);
    expect([refused.state, refused.refusal]).toEqual(["refused_changed", "filed_meanwhile"]);
    expect(plans(play.sandbox.written())).toHaveLength(1);
    await other.locator("#filing").getByRole("button", { name: "Read the chart again" }).click();
    await other.locator("[data-receipt]").waitFor({ state: "detached" });
    await other.getByRole("button", { name: "Review and file" }).waitFor();
    expect((await file(other)).state).toBe("complete");
    expect(plans(play.sandbox.written()).map(({ meta }) => meta?.versionId)).toEqual(["2"]);
    await context.close();
  });

  it("the same launch files again: its own plan is replaced, not doubled", async () => {
    const { page, context } = await play.open();
    await launch(play, page, "jejunal-high");
    expect((await file(page)).state).toBe("complete");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    expect(await page.locator("#filing").innerText()).toContain("6 parts are in the chart");
    expect((await file(page)).state).toBe("complete");
    expect(plans(play.sandbox.written()).map(({ meta }) => meta?.versionId)).toEqual(["2"]);
    await context.close();
  });
});
