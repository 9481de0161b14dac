import { readFileSync, writeFileSync } from "node:fs";
import { KNOWLEDGE } from "../knowledge/knowledge";
import { CLI } from "../text/cli";
import { translator } from "../text/translate";
import { writeKnowledge } from "./write-knowledge";

/* npm run knowledge:docs writes docs/knowledge.md; with --check it only compares, and ends with 1 when they differ. */

const FILE = "docs/knowledge.md";
const say = translator(CLI, "en");
const text = writeKnowledge(KNOWLEDGE);

function present(): string | null {
  try {
    return readFileSync(FILE, "utf8");
  } catch {
    return null;
  }
}

if (process.argv.includes("--check")) {
  const current = present() === text;
  process.stderr.write(`${say(current ? "docs_current" : "docs_drifted", { file: FILE })}\n`);
  process.exitCode = current ? 0 : 1;
} else {
  writeFileSync(FILE, text);
  process.stderr.write(`${say("docs_written", { file: FILE })}\n`);
}
