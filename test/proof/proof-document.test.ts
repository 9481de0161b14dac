import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { proofDocument } from "./record-proof";

it("docs/proof.md is what the measuring scripts left: run `npm run proof`", () => {
  expect(readFileSync(join(import.meta.dirname, "../../docs/proof.md"), "utf8")).toBe(proofDocument());
});
