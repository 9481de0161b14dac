import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** Each numbered requirement of launching has a test that bears its number, and so has each check of Inferno's client suite. */
const ROOT = join(import.meta.dirname, "../..");
const titles = ["test/smart", "test/sandbox", "test/end-to-end"].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".test.ts"))
    .flatMap((name) => [
      ...readFileSync(join(ROOT, folder, name), "utf8").matchAll(
        /(?:\b(?:it|describe)(?:\.\w+)?|\]\))\(\s*(["'`])(.*?)\1/gs,
      ),
    ])
    .map(([, , title = ""]) => title),
);

const NUMBERS = Array.from({ length: 39 }, (_, index) => `L-${String(index + 1).padStart(2, "0")}`);
/** Checks of the suite for a public client; 5.03 waits for a person and checks nothing. */
const INFERNO = ["3.01", "5.07", "5.10", "5.12"];

describe("the numbered requirements", () => {
  it("are looked for among a good many titles", () => {
    expect(titles.length).toBeGreaterThan(80);
    expect(titles.some((title) => title.includes("L-40"))).toBe(false);
  });

  it.each(NUMBERS)("%s has a test that names it", (id) => {
    expect(titles.filter((title) => title.includes(id)).length).toBeGreaterThan(0);
  });

  it.each(INFERNO)("Inferno %s is rebuilt", (number) => {
    expect(titles.filter((title) => title.includes("Inferno") && title.includes(number)).length).toBeGreaterThan(0);
  });
});

describe("hosting", () => {
  it("L-39 the shipped headers let the EHR frame the app, and nobody else", () => {
    for (const file of ["public/_headers", "docs/deploy/nginx.conf"]) {
      const directives =
        /Content-Security-Policy:? "?([^"\n]+)/.exec(readFileSync(join(ROOT, file), "utf8"))?.[1] ?? "";
      const ancestors = /frame-ancestors ([^;]+)/.exec(directives)?.[1]?.trim().split(" ") ?? [];
      expect(ancestors, file).toHaveLength(2);
      expect(ancestors[0]).toBe("'self'");
      expect(ancestors[1]).toMatch(/^(https:\/\/ehr\.example\.org|\$gist_pathway_ehr)$/);
      for (const loose of ["unsafe-inline", "unsafe-eval", "*", "http:"]) expect(directives, file).not.toContain(loose);
      expect(directives).toContain("require-trusted-types-for 'script'");
    }
  });
});
