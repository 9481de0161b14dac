const LINE_FEED = 0x0a;

/** Some whole lines of an input, by the number of the first one. */
export interface Batch {
  readonly first_line: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The lines of a text as bytes, without their line feeds; a text that does not end in one has a last line too. */
export function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  if (from < bytes.length) lines.push(bytes.subarray(from));
  return lines;
}

/** Gathers a stream into batches of that many lines. A last line without a line feed is a line too. */
export async function* batchesOf(input: AsyncIterable<Uint8Array>, lines: number): AsyncGenerator<Batch> {
  let parts: Uint8Array[] = [];
  let first = 1;
  let count = 0;
  for await (const chunk of input) {
    let from = 0;
    let searched = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, searched)) {
      searched = at + 1;
      if (++count < lines) continue;
      yield { first_line: first, bytes: joined([...parts, chunk.subarray(from, searched)]) };
      first += count;
      from = searched;
      parts = [];
      count = 0;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield { first_line: first, bytes: joined(parts) };
}

/** In a buffer of its own, which can be handed over to another thread. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
