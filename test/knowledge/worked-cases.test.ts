import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { failuresOf, type WorkedCase } from "./run-case";

const FOLDER = new URL("./cases/", import.meta.url);

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".json"))) {
  const cases = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as readonly WorkedCase[];
  describe(`worked cases: ${file}`, () => {
    it.each(cases.map((worked) => [worked.id, worked.title, worked] as const))("%s %s", (_id, _title, worked) => {
      expect(failuresOf(worked)).toEqual([]);
    });
  });
}

it("no folder of cases is empty", () => {
  expect(readdirSync(FOLDER).length).toBeGreaterThan(5);
});
