import { describe, expect, it } from "vitest";
import { statementsOf } from "../../../src/chart/narrative/statements-of";
import { textOfMarkup } from "../../../src/chart/narrative/text/markup";
import { textOfRichText } from "../../../src/chart/narrative/text/rich-text";
import { reportOf } from "./scoring";

const read = (text: string, language: "en" | "fr" = "en") =>
  statementsOf(reportOf({ id: "1", language, report_kind: "pathology", text }));

describe("how a text is laid out changes nothing of what it says", () => {
  it("accents written apart and carriage returns: the quote is the text as it stands", () => {
    const text =
      "Masse rectale : le\u0301iomyosarcome e\u0301carte\u0301.\r\nGIST de l'ile\u0301on de 4\r\ncm, supe\u0301rieur a\u0300 2 cm.";
    const found = read(text, "fr");
    expect(found.map(({ fact, value }) => [fact, value])).toContainEqual(["site", "ileum"]);
    for (const { source } of found) expect(text.slice(source.start ?? 0, source.end ?? 0)).toBe(source.quote);
  });

  it.each([
    ["GIST gastrique de 4 cm. Moins de 5 mitoses pour 5 mm2. Perte d'expression de SDHB.", "fr"],
    ["Gastrointestinal stromal tumor of the stomach, 4.2 cm. KIT exon 11: wild type. Margins are free.", "en"],
    ["GIST of the jejunum. Mitotic count: more than 5 per 5 mm2. No tumour rupture.", "en"],
  ] as const)("double blanks: %s", (text, language) => {
    const wide = text.replaceAll(" ", "  ");
    const told = (candidates: ReturnType<typeof read>) =>
      candidates.map(({ fact, value, bounds }) => ({ fact, value, bounds }));
    const found = read(wide, language);
    expect(found.length).toBeGreaterThan(2);
    expect(told(found)).toEqual(told(read(text, language)));
    for (const { source } of found) expect(wide.slice(source.start ?? 0, source.end ?? 0)).toBe(source.quote);
  });
});

describe("what was struck out is no longer said", () => {
  it.each([
    "<p>Size: <s>3.4 cm</s> 6.4 cm</p>",
    "<p>Size: <strike>3.4 cm</strike> 6.4 cm</p>",
    "<p>Size: <del>3.4 <b>cm</b></del> 6.4 cm</p>",
    '<p>Size: <span style="color:red;text-decoration: line-through">3.4 <i>cm</i></span> 6.4 cm</p>',
  ])("%s", (markup) => {
    const found = textOfMarkup(markup, "html");
    expect(found.state === "text" ? found.text.replace(/ +/g, " ") : found.state).toBe("Size: 6.4 cm");
  });

  it("in RTF too", () => {
    const found = textOfRichText(
      new TextEncoder().encode("{\\rtf1\\ansi Size: {\\strike 3.4 cm }\\strike 9 cm \\strike0 6.4 cm}"),
    );
    expect(found.state === "text" ? found.text : found.state).toBe("Size: 6.4 cm");
  });
});
