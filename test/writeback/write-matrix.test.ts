// @vitest-environment jsdom
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { recordProof } from "../proof/record-proof";
import { runWriteMatrix } from "./run-write-matrix";
import { rowOf, WRITE_KINDS, type WriteCell, writeFaultsDocument, wrongsOf } from "./write-matrix";

const DOCUMENT = join(import.meta.dirname, "../../docs/write-faults.md");
/** `npm run faults:write`: every kind of write, and the document is written; `npm test`: the kinds that differ most. */
const WHOLE = process.env.WRITE_FAULTS === "whole";
const DIFFERENT = [
  "note, Epic",
  "Provenance, Oracle Health",
  "QuestionnaireResponse, athenahealth",
  "transaction that replaces a plan",
  "CarePlan replaced, one by one",
];

let cells: readonly WriteCell[] = [];

it("kinds of write under every fault: the receipt is true, nothing stands twice, the way on ends well", async () => {
  cells = await runWriteMatrix(WHOLE ? WRITE_KINDS : WRITE_KINDS.filter(({ name }) => DIFFERENT.includes(name)));
  if (WHOLE) writeFileSync(DOCUMENT, writeFaultsDocument(cells));
  const wrong = cells.map((cell) => [cell.kind, cell.fault, ...wrongsOf(cell)]).filter((row) => row.length > 2);
  if (WHOLE) {
    recordProof("writeback-fault-matrix", {
      part: "write-back",
      what: "Every fault switch on every kind of write, sandbox servers in process, the receipt's own screen in jsdom, then the way on",
      result: `${WRITE_KINDS.length} kinds of write, ${cells.length} cells, ${cells.length - wrong.length} held, ${wrong.length} wrong (docs/write-faults.md)`,
      aim: "each with its defined state and screen; nothing lost, nothing twice",
      met: wrong.length === 0,
      command: "npm run faults:write",
    });
  }
  expect(wrong).toEqual([]);
}, 1_200_000);

it("is what docs/write-faults.md says", () => {
  const document = readFileSync(DOCUMENT, "utf8");
  for (const cell of cells) expect(document).toContain(rowOf(cell));
  for (const { name } of WRITE_KINDS) expect(document).toContain(`| ${name} |`);
});

it("would be noticed: a receipt that says too much, a second copy, a way that ends nowhere", () => {
  const [cell] = cells.filter(({ state }) => state === "complete");
  if (cell === undefined) throw new Error("no cell is complete");
  expect(wrongsOf(cell)).toEqual([]);
  expect(wrongsOf({ ...cell, stored: cell.stored - 1 })).toHaveLength(1);
  expect(wrongsOf({ ...cell, ended_stored: cell.total + 1 }).join()).toContain("twice");
  expect(wrongsOf({ ...cell, ended: "unknown" }).join()).toContain("way on");
  expect(wrongsOf({ ...cell, fallback: false })).toHaveLength(1);
});
