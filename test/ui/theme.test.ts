import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contrast, parseColour } from "../../src/ui/style/contrast";

const CSS = readFileSync(join(import.meta.dirname, "../../src/ui/theme.css"), "utf8");

/** The custom properties of the block that opens with `selector`. */
function tokens(selector: string): ReadonlyMap<string, string> {
  const start = CSS.indexOf(selector);
  if (start < 0) throw new Error(`no ${selector}`);
  const block = CSS.slice(start, CSS.indexOf("}", start));
  return new Map([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

const LIGHT = tokens(":root {");
const DARK = new Map([...LIGHT, ...tokens(':root:not([data-theme="light"]) {')]);

const GROUNDS = ["--ground", "--surface", "--surface-sunken", "--surface-raised"];
const TONES = ["critical", "warning", "positive", "info", "entered"];
const PAIRS: readonly (readonly [string, string])[] = [
  ...["--text", "--text-muted", "--accent", "--accent-hover", ...TONES.map((tone) => `--${tone}`)].flatMap((text) =>
    GROUNDS.map((ground) => [text, ground] as const),
  ),
  ...[...TONES, "accent"].flatMap((tone) => [
    [`--${tone}`, `--${tone}-soft`] as const,
    ["--text", `--${tone}-soft`] as const,
    ["--text-muted", `--${tone}-soft`] as const,
  ]),
  ["--on-accent", "--accent"],
  ["--on-accent", "--accent-hover"],
  ["--mark-text", "--mark"],
  ...["none", "very_low", "low", "intermediate", "high"].map((risk) => ["--risk-text", `--risk-${risk}`] as const),
];

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
])("colours, %s", (_name, colours) => {
  it.each(PAIRS)("%s on %s is readable (4.5:1)", (text, ground) => {
    const [one, other] = [text, ground].map((name) => parseColour(colours.get(name) ?? ""));
    if (!one || !other) throw new Error("not a colour");
    expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GROUNDS)("a field's edge and the focus ring stand out from %s (3:1)", (ground) => {
    for (const name of ["--line-strong", "--focus"]) {
      const [one, other] = [name, ground].map((each) => parseColour(colours.get(each) ?? ""));
      if (!one || !other) throw new Error("not a colour");
      expect(contrast(one, other)).toBeGreaterThanOrEqual(3);
    }
  });
});
