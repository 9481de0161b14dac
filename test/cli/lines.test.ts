import { describe, expect, it } from "vitest";
import { batchesOf, linesOf } from "../../src/cli/lines";

async function* chunks(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function gathered(lines: number, ...texts: string[]) {
  const batches: { first_line: number; lines: string[] }[] = [];
  for await (const { first_line, bytes } of batchesOf(chunks(...texts), lines)) {
    batches.push({ first_line, lines: linesOf(bytes).map((line) => Buffer.from(line).toString()) });
  }
  return batches;
}

describe("lines of a stream, gathered", () => {
  it("numbers the first line of each batch and keeps a last line without a line feed", async () => {
    expect(await gathered(2, "a\nb\nc\nd\ne")).toEqual([
      { first_line: 1, lines: ["a", "b"] },
      { first_line: 3, lines: ["c", "d"] },
      { first_line: 5, lines: ["e"] },
    ]);
  });

  it("joins a line, and a character, that two chunks cut", async () => {
    const accented = Buffer.from("é\n");
    async function* cut(): AsyncIterable<Uint8Array> {
      yield Buffer.from("x\ny");
      yield Buffer.concat([Buffer.from("z\n"), accented.subarray(0, 1)]);
      yield accented.subarray(1);
    }
    const found: string[] = [];
    for await (const { bytes } of batchesOf(cut(), 3))
      found.push(...linesOf(bytes).map((line) => Buffer.from(line).toString()));
    expect(found).toEqual(["x", "yz", "é"]);
  });

  it("keeps blank lines, so that line numbers are those of the file", async () => {
    expect(await gathered(3, "a\n\n\nb\n")).toEqual([
      { first_line: 1, lines: ["a", "", ""] },
      { first_line: 4, lines: ["b"] },
    ]);
  });

  it("gives nothing for nothing", async () => {
    expect(await gathered(3)).toEqual([]);
  });
});
