import { describe, expect, it } from "vitest";
import { contrast, parseColour } from "../../../src/ui/style/contrast";
import { ehrColours } from "../../../src/ui/style/ehr-colours";

const OWN: Readonly<Record<string, string>> = {
  "--ground": "#f4f6f8",
  "--surface": "#ffffff",
  "--surface-sunken": "#eef1f4",
  "--surface-raised": "#ffffff",
  "--accent-soft": "#e2eff5",
  "--on-accent": "#ffffff",
  "--text": "#16202a",
  "--text-muted": "#4d5a67",
  "--accent": "#0b5c7a",
  "--critical": "#a3141e",
  "--warning": "#7a4b00",
  "--positive": "#1c6336",
  "--info": "#1f4f8f",
  "--entered": "#6a2f8a",
};
const token = (name: string): string => OWN[name] ?? "";

describe("contrast", () => {
  it("is what WCAG says of black on white, and of the grey that just passes and the one that just fails", () => {
    const of = (one: string, other: string): number => {
      const [first, second] = [parseColour(one), parseColour(other)];
      if (!first || !second) throw new Error("not a colour");
      return contrast(first, second);
    };
    expect(of("#000", "rgb(255, 255, 255)")).toBeCloseTo(21, 5);
    expect(of("#767676", "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(of("#777777", "#ffffff")).toBeLessThan(4.5);
  });

  it.each(["", "red", "#12345", "rgb(1,2,300)", "rgb(0 0 0 / 50%)", "#00000080"])("does not guess %j", (written) => {
    expect(parseColour(written)).toBeNull();
  });
});

describe("the EHR's colours", () => {
  it("takes a readable background and highlight", () => {
    expect(ehrColours({ color_background: "#fdfdfd", color_highlight: "#123a7a" }, token)).toEqual({
      "--ground": "#fdfdfd",
      "--accent": "#123a7a",
      "--accent-hover": "#123a7a",
      "--focus": "#123a7a",
    });
  });

  it.each<Readonly<Record<string, string>>>([
    { color_background: "#808080" },
    { color_background: "#101010" },
    { color_highlight: "#69b5ce" },
    { color_highlight: "url(x)" },
    { color_text: "#000000" },
    {},
  ])("ignores %j", (style) => {
    expect(ehrColours(style, token)).toEqual({});
  });
});
