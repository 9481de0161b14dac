import type { DocumentReference, FhirResource, Provenance, QuestionnaireResponse } from "fhir/r4";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { HOW_TO_GET_A_BROWSER } from "./browser";
import { confirmText, file, fileButton, launch, openReview, receiptOf, typesOf } from "./filing-play";
import { type Stage, startStage } from "./stage";

/** From the EHR's launch to the receipt, on every dialect, with what the chart holds afterwards. */
const stage: Stage | null = await startStage();

beforeEach(() => {
  stage?.sandbox.reset();
  stage?.sandbox.faults.clear();
});
afterAll(() => stage?.close());

const only = <R extends FhirResource>(resources: readonly FhirResource[], type: R["resourceType"]): R => {
  const [first, ...more] = resources.filter((one): one is R => one.resourceType === type);
  if (!first || more.length > 0) throw new Error(`${more.length + (first ? 1 : 0)} of ${type}`);
  return first;
};
const textOf = ({ content }: DocumentReference): string =>
  Buffer.from(content[0]?.attachment.data ?? "", "base64").toString("utf8");

describe.skipIf(stage === null)(stage === null ? `skipped: ${HOW_TO_GET_A_BROWSER}` : "filing on each dialect", () => {
  const play = stage as Stage;

  it("open: one transaction of a note, three risk assessments, a plan and provenance", async () => {
    const { page, context } = await play.open();
    await launch(play, page, "jejunal-high");
    const receipt = await file(page);
    expect([receipt.state, receipt.verdict]).toEqual(["complete", "Filed"]);
    expect(typesOf(play.sandbox.written())).toEqual({
      DocumentReference: 1,
      RiskAssessment: 3,
      CarePlan: 1,
      Provenance: 1,
    });
    const targets = only<Provenance>(play.sandbox.written(), "Provenance").target.map(({ reference }) => reference);
    expect(targets).toHaveLength(5);
    await context.close();
  });

  it("open: a confirmed fact goes as an Observation, and the note as the PDF that was chosen", async () => {
    const { page, context } = await play.open();
    await launch(play, page, "narrative-english");
    await page
      .getByRole("button", { name: /^Confirm / })
      .first()
      .click();
    await openReview(page);
    await page.getByRole("radio", { name: "PDF" }).check();
    await confirmText(page);
    await fileButton(page).click();
    expect((await receiptOf(page)).state).toBe("complete");
    const written = play.sandbox.written();
    expect(typesOf(written)).toMatchObject({ DocumentReference: 1, Observation: 1, CarePlan: 1 });
    const note = only<DocumentReference>(written, "DocumentReference").content[0]?.attachment;
    expect(note?.contentType).toBe("application/pdf");
    expect(
      Buffer.from(note?.data ?? "", "base64")
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    await context.close();
  });

  it("Epic: a draft in its encounter; what is not offered is named with the reason before anything is sent", async () => {
    const { page, context } = await play.open();
    await launch(play, page, "gastric-high", "epic");
    await openReview(page);
    const takes = page.getByRole("region", { name: /What is written/ });
    expect(await takes.innerText()).toContain("Clinical note: will be written as a draft");
    expect(await takes.innerText()).toContain("Care plan: not offered by this EHR");
    await confirmText(page);
    await fileButton(page).click();
    expect((await receiptOf(page)).state).toBe("complete");
    const note = only<DocumentReference>(play.sandbox.written("epic"), "DocumentReference");
    expect(play.sandbox.written("epic")).toHaveLength(1);
    expect([note.docStatus, note.context?.encounter?.length]).toEqual(["preliminary", 1]);
    expect(textOf(note)).toContain("DRAFT");
    await context.close();
  });

  it("Epic without an encounter: says why no note can be written, and gives the text to take away", async () => {
    const { page, context } = await play.open();
    await launch(play, page, "gastric-high", "epic", null);
    await openReview(page);
    expect(await page.locator("#filing").innerText()).toContain("needs an encounter");
    await page.getByRole("checkbox", { name: /I have read/ }).check();
    expect(await fileButton(page).isDisabled()).toBe(true);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download PDF" }).click();
    expect((await download).suggestedFilename()).toMatch(/^gist-pathway-.*\.pdf$/);
    expect(play.sandbox.written("epic")).toEqual([]);
    await context.close();
  });

  it("Oracle Health, in French: final only after its own confirmation, signed by the user, with provenance", async () => {
    const { page, context } = await play.open({ locale: "fr-FR" });
    await launch(play, page, "jejunal-high", "oracle-health");
    await openReview(page);
    await page.getByRole("checkbox", { name: /^J’ai lu ce texte/ }).check();
    expect(await fileButton(page).isDisabled(), "read, but not confirmed as final").toBe(true);
    await confirmText(page);
    await fileButton(page).click();
    const receipt = await receiptOf(page);
    expect([receipt.state, receipt.verdict]).toEqual(["complete", "Enregistré"]);
    const written = play.sandbox.written("oracle-health");
    expect(typesOf(written)).toEqual({ DocumentReference: 1, Provenance: 1 });
    const note = only<DocumentReference>(written, "DocumentReference");
    expect([note.docStatus, note.author?.length, note.context?.period?.end?.includes("T")]).toEqual(["final", 1, true]);
    expect(textOf(note)).toMatch(/DÉFINITIF/i);
    await context.close();
  });

  it.each(["meditech", "athenahealth"] as const)(
    "%s: the answers and the whole note as a questionnaire response, the one door there is",
    async (dialect) => {
      const { page, context } = await play.open();
      await launch(play, page, "jejunal-high", dialect);
      const receipt = await file(page);
      expect([receipt.state, receipt.verdict]).toEqual(["complete", "Filed"]);
      expect(typesOf(play.sandbox.written(dialect))).toEqual({ QuestionnaireResponse: 1 });
      const answers = only<QuestionnaireResponse>(play.sandbox.written(dialect), "QuestionnaireResponse");
      const note = answers.item?.at(-1)?.answer?.[0]?.valueString ?? "";
      expect(note).toContain("30 mm");
      expect(answers.subject?.reference).toContain("jejunal-high");
      await context.close();
    },
  );

  it("nothing granted: says so, and copy, print, Bundle and PDF give the same content", async () => {
    play.sandbox.settings.grant = "launch openid fhirUser online_access patient/*.rs";
    const { page, context } = await play.open({ permissions: ["clipboard-read", "clipboard-write"] });
    await launch(play, page, "jejunal-high");
    play.sandbox.settings.grant = null;
    await openReview(page);
    expect(await page.locator("#filing").innerText()).toContain("not allowed for this app by the EHR");
    expect(await fileButton(page).count()).toBe(0);
    const note = await page.locator("#filing pre").innerText();
    await page.getByRole("button", { name: "Copy text" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("30 mm");
    expect(note).toContain("30 mm");
    const [bundle] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download FHIR Bundle" }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await bundle.createReadStream()) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    expect([body.resourceType, body.type]).toEqual(["Bundle", "collection"]);
    expect(body.entry.map((entry: { resource: FhirResource }) => entry.resource.resourceType)).toContain("CarePlan");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#filing pre").isVisible()).toBe(true);
    expect(play.sandbox.written()).toEqual([]);
    await context.close();
  });
});
