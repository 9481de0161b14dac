import type { FhirResource } from "fhir/r4";
import type { FrameLocator, Page } from "playwright-core";
import type { DialectName } from "../../src/sandbox/dialects";
import type { Stage } from "./stage";

/** The steps of a filing as a clinician takes them, in either language; shared by the filing tests and the browser matrix. */
export type Place = Page | FrameLocator;

const NAMES = {
  review: /^(Review and file|Relire et enregistrer)( again| de nouveau)?$/,
  accept: /^(Accept|Accepter)$/,
  read: /^(I have read this text|J’ai lu ce texte)/,
  final: /^(File it as final|L’enregistrer comme définitif)/,
  file: /^(File to the chart|Enregistrer au dossier)$/,
} as const;

/** Opens the chart and waits until it is read. */
export async function launch(
  stage: Stage,
  page: Page,
  patient: string,
  dialect: DialectName = "open",
  encounter?: string | null,
): Promise<void> {
  await page.goto(stage.sandbox.launch({ patient, dialect, ...(encounter === undefined ? {} : { encounter }) }));
  await page.getByRole("button", { name: NAMES.review }).waitFor();
}

/** Opens the review and waits for the exact text. Accepts the first recommendation unless told not to. */
export async function openReview(place: Place, accept = true): Promise<void> {
  if (accept) await place.getByRole("radio", { name: NAMES.accept }).first().check();
  await place.getByRole("button", { name: NAMES.review }).click();
  await place.locator("#filing pre").waitFor();
}

/** Confirms the text, as final where the EHR takes no draft. The button is then free; nothing is sent. */
export async function confirmText(place: Place): Promise<void> {
  const final = place.getByRole("checkbox", { name: NAMES.final });
  if ((await final.count()) > 0) {
    await final.check();
    await place.locator("li[data-type=DocumentReference][data-used]").waitFor();
  }
  await place.getByRole("checkbox", { name: NAMES.read }).check();
}

export function fileButton(place: Place) {
  return place.getByRole("button", { name: NAMES.file });
}

export interface ShownReceipt {
  readonly state: string;
  readonly refusal: string | null;
  readonly verdict: string;
  readonly text: string;
}

/** Waits for the receipt and reads it as the clinician does. */
export async function receiptOf(place: Place): Promise<ShownReceipt> {
  const receipt = place.locator("[data-receipt]");
  await receipt.waitFor({ timeout: 60_000 });
  return {
    state: (await receipt.getAttribute("data-receipt")) ?? "",
    refusal: await receipt.getAttribute("data-refusal"),
    verdict: await receipt.locator("h3").innerText(),
    text: await receipt.innerText(),
  };
}

/** Review, confirmation, one press, receipt. */
export async function file(place: Place): Promise<ShownReceipt> {
  await openReview(place);
  await confirmText(place);
  await fileButton(place).click();
  return receiptOf(place);
}

/** Presses a button of the receipt and waits for the next receipt. */
export async function goOn(place: Place, name: string | RegExp): Promise<ShownReceipt> {
  const before = place.locator("[data-receipt]");
  await before.evaluate((element) => element.setAttribute("data-seen", ""));
  await place.getByRole("button", { name }).click();
  await place.locator("[data-receipt]:not([data-seen])").waitFor({ timeout: 60_000 });
  return receiptOf(place);
}

/** How many of each type. */
export function typesOf(resources: readonly FhirResource[]): Record<string, number> {
  const count: Record<string, number> = {};
  for (const { resourceType } of resources) count[resourceType] = (count[resourceType] ?? 0) + 1;
  return count;
}
