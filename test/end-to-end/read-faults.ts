import type { Page } from "playwright-core";
import { READ_SET } from "../../src/chart/read-set";
import type { QueryState } from "../../src/chart/types";
import type { Fault, FaultKind } from "../../src/sandbox/faults";
import { translator } from "../../src/text/translate";
import { STATES } from "../../src/text/ui-states";
import { queryLabel } from "../../src/ui/query-words";
import { expectedState, type FaultName } from "../chart/faults";
import { recordProof } from "../proof/record-proof";
import { type Stage, startStage } from "./stage";

/*
 * The matrix of docs/faults.md on the screen of a real browser: one query of a launch spoilt at a time, then the page is read as a
 * clinician reads it. A cell is held when the list of what was read says the state that the specification asks for and every other
 * query says what it says with the whole chart; when the page names what could not be read; and when no fact and no risk class is
 * shown as known that is not the same with the whole chart. `--record` keeps the proof row; `--faults a,b` runs some. A query that times
 * out takes a minute of the app's own limits: half an hour in all.
 */
const FAULTS: readonly (readonly [FaultName, FaultKind])[] = [
  ["timeout", "timeout"],
  ["401", "status_401"],
  ["403", "status_403"],
  ["404", "status_404"],
  ["429", "status_429"],
  ["500", "status_500"],
  ["slow", "slow"],
  ["empty body", "empty_body"],
  ["HTML instead of JSON", "html"],
  ["not JSON", "not_json"],
  ["wrong resourceType", "wrong_resource_type"],
  ["OperationOutcome inside", "outcome_in_searchset"],
  ["truncated paging", "truncated_paging"],
  ["broken next", "broken_next"],
  ["loop in next links", "loop_next"],
  ["foreign next", "foreign_next"],
  ["another patient's resources", "other_patient"],
  ["50,000 entries", "many_entries"],
];

const BY_CODE = "code=";
const SEARCHES_BY_CODE = READ_SET.filter(({ parameters }) => parameters?.some(({ name }) => name === "code"));

/** The queries of a first page on the sandbox's open server, by what is only in their address. */
const QUERIES: readonly (Pick<Fault, "resource" | "verb" | "query"> & {
  readonly id: string;
})[] = [
  { id: "patient", resource: "Patient", verb: "read" },
  { id: "encounter", resource: "Encounter", verb: "read" },
  { id: "condition-problem-list", resource: "Condition", query: "problem-list-item" },
  { id: "condition-encounter-diagnosis", resource: "Condition", query: "encounter-diagnosis" },
  { id: "observation-laboratory", resource: "Observation", query: "category=laboratory" },
  // Refused, it is asked again in parts: what these have in common they share with the other searches by codes.
  { id: "observation-tumour", resource: "Observation", query: BY_CODE },
  { id: "diagnostic-report", resource: "DiagnosticReport" },
  { id: "document-reference", resource: "DocumentReference", query: "clinical-note" },
  { id: "procedure", resource: "Procedure" },
  { id: "medication-request", resource: "MedicationRequest" },
];

const PATIENT = "ileal-ruptured";
const argument = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1];
const some = process.argv.includes("--faults") ? argument("--faults")?.split(",") : undefined;
const words = translator(STATES, "en");

/** What the page says: the queries, the facts and classes that it shows as known, and all of its text. */
interface Shown {
  readonly queries: ReadonlyMap<string, string>;
  /** How many resources each query brought. */
  readonly entries: ReadonlyMap<string, number>;
  readonly known: ReadonlyMap<string, string>;
  readonly text: string;
}

async function shown(stage: Stage, fault: Fault | null): Promise<Shown> {
  stage.sandbox.reset();
  stage.sandbox.faults.clear();
  // A list is cut short only where a page follows.
  stage.sandbox.settings.page_size = fault?.kind === "truncated_paging" ? 1 : null;
  if (fault) stage.sandbox.faults.set(fault);
  const { page, context } = await stage.open();
  page.setDefaultTimeout(150_000);
  try {
    await page.goto(stage.sandbox.launch({ patient: PATIENT }));
    await page.locator("#risk").waitFor();
    await page.waitForFunction(() => !/being read/i.test(document.body.innerText), undefined, { timeout: 150_000 });
    const text = await page.locator("body").innerText();
    const known = await knownOn(page);
    await page.getByRole("button", { name: "About" }).first().click();
    await page.getByRole("dialog").waitFor();
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll("[role=dialog] li > span:last-child")].map((row): [string, string] => [
        [...row.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : "")).join(""),
        row.querySelector("span")?.textContent ?? "",
      ]),
    );
    const entries = rows.map(([row, more]): [string, number] => [
      rowOf(row)[0]?.[0] ?? "",
      Number(/ · (\d+)(?: ·|$)/.exec(more.replace(/ · HTTP \d+/, ""))?.[1] ?? 0),
    ]);
    return { queries: new Map(rows.flatMap(([row]) => rowOf(row))), entries: new Map(entries), known, text };
  } finally {
    await context.close();
  }
}

/** "procedures: read" as query and state. */
function rowOf(row: string): [string, string][] {
  const at = row.indexOf(": ");
  return at < 0 ? [] : [[row.slice(0, at), row.slice(at + 2).trim()]];
}

/** The tiles of the first look that show a value, and the classes that are determined. */
async function knownOn(page: Page): Promise<ReadonlyMap<string, string>> {
  // No function with a name of its own: what runs in the page is sent there as text.
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll("dl > div[data-status=known] dd, dl [data-status=determined]")].map(
      (value): [string, string] => [
        value.closest("div")?.querySelector("dt")?.textContent ?? "?",
        value.textContent ?? "",
      ],
    ),
  );
  return new Map(rows);
}

function labelOf(id: string): string {
  const resource_type = READ_SET.find((row) => row.id === id)?.resource_type ?? `${id[0]?.toUpperCase()}${id.slice(1)}`;
  return queryLabel({ id, resource_type }, "en");
}

/** A single resource has no entries; a list of one is never cut short. */
function applies(id: string, name: FaultName, whole: Shown): boolean {
  if (expectedState(id, name) === "does not apply") return false;
  const isSingle = id === "patient" || id === "encounter";
  if (name === "OperationOutcome inside") return !isSingle;
  return name !== "truncated paging" || (whole.entries.get(labelOf(id)) ?? 0) > 1;
}

/** What is wrong in a cell, in words; nothing when it is held. */
function wrongIn(id: string, isByCode: boolean, name: FaultName, whole: Shown, now: Shown): string[] {
  const own = labelOf(id);
  const spoilt = new Set([own, ...(isByCode ? SEARCHES_BY_CODE.map((row) => labelOf(row.id)) : [])]);
  const usual = whole.queries.get(own);
  const expected = expectedState(id, name);
  // A list with another patient's resource in it has answered, be it of the patient or not. The sandbox gives 50,000 entries on
  // one page, which is whole: the ceiling is for the pages that would follow.
  const isWhole = expected === "ok" || name === "50,000 entries";
  const allowed = isWhole
    ? [usual, words("state.ok")]
    : [expected === "as usual" ? usual : words(`state.${expected as QueryState}`)];
  const state = allowed.find((one) => one === now.queries.get(own)) ?? allowed[0];
  const found = now.queries.get(own);
  const wrong: string[] = [];
  if (usual === undefined) wrong.push(`"${own}" is not among what was read`);
  if (found !== state) wrong.push(`"${own}" says "${found}", not "${state}"`);
  for (const [label, said] of whole.queries) {
    const other = now.queries.get(label);
    if (!spoilt.has(label) && other !== undefined && other !== said)
      wrong.push(`"${label}" says "${other}", not "${said}"`);
  }
  for (const [label, value] of now.known) {
    if (whole.known.get(label) !== value) wrong.push(`${label} is shown as ${value}`);
  }
  const isGap = state !== usual && expected !== "unsupported" && !isWhole;
  if (isGap && !now.text.toLowerCase().includes(own)) wrong.push(`the page does not name "${own}"`);
  return wrong;
}

const stage = await startStage();
if (!stage) process.exit(1);
const started = Date.now();
const faults = FAULTS.filter(([name]) => some === undefined || some.includes(name));
const whole = await shown(stage, null);
if (whole.known.size < 6) throw new Error("the whole chart shows too little to compare with");
const wrong: string[] = [];
let run = 0;
for (const [name, kind] of faults) {
  for (const { id, ...which } of QUERIES) {
    if (!applies(id, name, whole)) continue;
    run += 1;
    const told = await shown(stage, { kind, ...which })
      .then((now) => wrongIn(id, which.query === BY_CODE, name, whole, now))
      .catch((error: unknown) => [error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)]);
    for (const one of told) console.error(`${id} | ${name}: ${one}`);
    if (told.length > 0) wrong.push(`${id} | ${name}`);
  }
  console.log(`${name}: ${run} cells so far, ${wrong.length} wrong`);
}
await stage.close();
const minutes = Math.round((Date.now() - started) / 60_000);
const cells = FAULTS.flatMap(([name]) => QUERIES.filter(({ id }) => applies(id, name, whole))).length;
const result = `${run} of ${cells} cells (${QUERIES.length} queries of the first page, ${FAULTS.length} faults) in Chromium in ${minutes} min, ${run - wrong.length} held, ${wrong.length} wrong`;
console.log(result);
recordProof("chart-faults-browser", {
  part: "chart",
  what: "Each query of a launch spoilt in each way, on the screen of a real browser: what was read says it, the page names it, no fact and no class rests on it",
  result,
  aim: "every cell as the specification asks",
  met: run === cells && wrong.length === 0,
  command: "npm run faults:read-browser",
});
process.exitCode = wrong.length === 0 ? 0 : 1;
