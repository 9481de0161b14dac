import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeKnowledge } from "../../src/cli/write-knowledge";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";

it("docs/knowledge.md says what the tables say: run npm run knowledge:docs after changing them", () => {
  const written = readFileSync(join(import.meta.dirname, "../../docs/knowledge.md"), "utf8");
  expect(written === writeKnowledge(KNOWLEDGE)).toBe(true);
});
