import { expect, it } from "vitest";
import { FactIndex } from "../../src/engine/fact-set";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { FactName } from "../../src/knowledge/types";

const index = new FactIndex(DICTIONARY);
const setOf = (...names: readonly FactName[]) => {
  const set = index.emptySet();
  for (const name of names) set.add(index.numberOf(name));
  return set;
};

it("a set of facts holds each once, in the order of the dictionary, whatever is added", () => {
  const all = Object.keys(DICTIONARY) as FactName[];
  expect(setOf(...all.toReversed(), ...all).names()).toEqual(all);
  for (const name of all) expect(setOf(name).names()).toEqual([name]);
});

it("taking in another set keeps what is there", () => {
  const [first, last] = [index.names[0], index.names.at(-1)] as [FactName, FactName];
  const set = setOf(first, "ecog");
  set.addAll(setOf(last, "ecog"));
  set.addAll(setOf());
  expect(set.names()).toEqual([first, "ecog", last]);
  set.clear();
  expect(set.names()).toEqual([]);
});

it("a name that is no fact is a mistake in the tables", () => {
  expect(() => index.numberOf("spleen" as FactName)).toThrow("no fact spleen");
});
