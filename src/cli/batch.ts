import type { CommandLine, Say } from "./arguments";
import { assessText } from "./assess-text";
import { documentText, json } from "./document-text";
import { type Batch, joined, linesOf } from "./lines";

export interface BatchResult {
  /** One document a line, an error row in the place of a line that cannot be read. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly has_bad_line: boolean;
}

/** Assesses the lines of a batch in their order; blank lines give nothing. */
export async function assessBatch(batch: Batch, command: CommandLine, say: Say): Promise<BatchResult> {
  const written: Uint8Array[] = [];
  let hasBadLine = false;
  for (const [index, line] of linesOf(batch.bytes).entries()) {
    if (line.every((byte) => byte <= 0x20)) continue;
    const outcome = await assessText(line, command, say);
    if (!outcome.ok) hasBadLine = true;
    const row = outcome.ok
      ? documentText(outcome.document)
      : json({ error: outcome.message, line: batch.first_line + index });
    written.push(Buffer.from(`${row}\n`, "latin1"));
  }
  return { bytes: joined(written), has_bad_line: hasBadLine };
}
