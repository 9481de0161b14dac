import { expect, it } from "vitest";
import { isInForm } from "../../src/engine/text-form";
import type { TextForm } from "../../src/knowledge/types";

const PAIR: TextForm = { pattern: "^\\d+(\\.\\d+)?/\\d+(\\.\\d+)?$", words: "two numbers" };

it.each<[string, TextForm | undefined, boolean]>([
  ["anything", undefined, true],
  ["120/80", PAIR, true],
  ["80/120", PAIR, true],
  ["120", PAIR, false],
  ["120/80", { ...PAIR, falling: true }, true],
  ["120.25/80", { ...PAIR, falling: true }, true],
  ["120.25/120.5", { ...PAIR, falling: true }, false],
  ["80/120", { ...PAIR, falling: true }, false],
  ["80/80", { ...PAIR, falling: true }, false],
])("%s is written as %j: %s", (text, form, expected) => {
  expect(isInForm(text, form)).toBe(expected);
});
