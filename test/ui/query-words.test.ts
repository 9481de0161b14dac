import { expect, it } from "vitest";
import { READ_SET } from "../../src/chart/read-set";
import { queryLabel } from "../../src/ui/query-words";

it.each(["en", "fr"] as const)("each query of the read set has words of its own on the screen (%s)", (language) => {
  const words = READ_SET.map((row) => queryLabel(row, language));
  expect(new Set(words).size).toBe(READ_SET.length);
  expect(words.filter((label) => /[a-z][A-Z]/.test(label))).toEqual([]);
});
