import fc from "fast-check";
import { jsPDF, type jsPDFOptions } from "jspdf";
import { describe, expect, it } from "vitest";
import { linesOfPage } from "../../../src/chart/narrative/text/page-lines";
import { textOfAttachment } from "../../../src/chart/narrative/text/text-of-attachment";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

async function text(bytes: Uint8Array, type: string): Promise<string> {
  const read = await textOfAttachment(bytes, type);
  expect(read).toMatchObject({ state: "text" });
  return read.state === "text" ? read.text : "";
}

function pdf(build: (document: jsPDF) => void, options: jsPDFOptions = {}): Uint8Array {
  const document = new jsPDF(options);
  build(document);
  return new Uint8Array(document.output("arraybuffer"));
}

describe("plain text: a wrong charset must not garble a comparator or an accent", () => {
  it.each([
    ["UTF-8 undeclared", bytesOf("Taille ≤ 5 cm, œsophage"), "text/plain", "Taille ≤ 5 cm, œsophage"],
    [
      "Latin-1 declared",
      latin1("Taille tumorale : 5 cm, pièce opérée"),
      "text/plain; charset=iso-8859-1",
      "Taille tumorale : 5 cm, pièce opérée",
    ],
    [
      "Windows-1252 undeclared",
      Uint8Array.from([0x8c, 0x73, 0x6f, 0x70, 0x68, 0x61, 0x67, 0x65, 0x20, 0xe9]),
      "text/plain",
      "Œsophage é",
    ],
    ["Latin-1 called UTF-8", latin1("pièce"), "text/plain;charset=utf-8", "pièce"],
    [
      "byte-order mark",
      Uint8Array.from([0xef, 0xbb, 0xbf, 0x47, 0x49, 0x53, 0x54]),
      "text/plain; charset=latin1",
      "GIST",
    ],
    ["UTF-16 with mark", Uint8Array.from([0xff, 0xfe, 0x47, 0, 0x49, 0]), "text/plain", "GI"],
    ["an unknown charset", bytesOf("GIST"), "text/plain; charset=x-nothing", "GIST"],
    ["decomposed accents", bytesOf("re\u0301section"), "text/plain", "résection"],
    ["carriage returns", bytesOf("a\r\nb\rc"), "text/plain", "a\nb\nc"],
  ])("%s", async (_name, bytes, type, expected) => {
    expect(await text(bytes, type)).toBe(expected);
  });
});

describe("HTML: text only, structure as lines", () => {
  it("makes lines of rows and items, decodes entities, drops scripts and styles", async () => {
    const html =
      "<html><head><title>x</title><style>p{}</style></head><body><script>alert('5 cm')</script><h1>Diagnosis</h1><table><tr><th>Tumor size</th><td>5.2&nbsp;cm</td></tr><tr><td>Mitoses</td><td>&le;5 / 5&nbsp;mm&sup2;</td></tr></table><ul><li>R0</li><li>CD117 +</li></ul>a<br>b</body></html>";
    const read = await text(bytesOf(html), "text/html; charset=utf-8");
    expect(read.split("\n").filter((line) => line !== "")).toEqual([
      "Diagnosis",
      "Tumor size: 5.2 cm",
      "Mitoses: ≤5 / 5 mm²",
      "R0",
      "CD117 +",
      "a",
      "b",
    ]);
    expect(read).not.toContain("alert");
  });

  it("honours the charset that the page itself declares", async () => {
    expect(await text(latin1('<meta charset="iso-8859-1"><p>pièce</p>'), "text/html")).toBe("pièce");
  });

  it("reads only the narrative of a C-CDA", async () => {
    const xml =
      '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Doc</title><recordTarget><name>Synthetic</name></recordTarget><component><structuredBody><component><section><code code="22637-3"/><title>Pathology</title><text><list><item>Tumor size 5 cm</item><item>R0</item></list></text><entry><observation><text>coded</text><value unit="cm" value="9"/>noise</observation></entry></section></component></structuredBody></component></ClinicalDocument>';
    const read = await text(bytesOf(xml), "application/xml");
    expect(read).toContain("Tumor size 5 cm\nR0");
    expect(read).not.toContain("Synthetic");
    expect(read).not.toContain("noise");
  });
});

describe("RTF", () => {
  it("reads bytes in the document's code page, Unicode with its fallback skipped, and no table of fonts", async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fswiss Arial;}}{\\*\\generator Test;}{\\info{\\title hidden}}\\f0 Pi\\'e8ce : 5,2 cm\\par \\u8804?5 mitoses\\line {\\b Rupture} : non\\par\\trowd Taille\\cell 48 mm\\cell\\row}";
    expect(await text(latin1(rtf), "application/rtf")).toBe("Pièce : 5,2 cm\n≤5 mitoses\nRupture : non\nTaille: 48 mm");
  });

  it("reads a font's own code page and skips pictures, binary data, hidden and deleted text", async () => {
    const rtf =
      "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}}{\\pict 89504e47}\\bin4 }}}}{\\f1 \\'c3\\'c8\\'d1\\'d2}{\\v 9 cm}{\\deleted 8 cm} 5 cm\\{ok\\}}";
    expect(await text(latin1(rtf), "text/rtf")).toBe("ГИСТ 5 cm{ok}");
  });

  it.each([
    ["groups that never close", `{\\rtf1 ${"{".repeat(40)} text`],
    ["groups nested without end", `{\\rtf1 ${"{".repeat(100_000)}`],
    ["no RTF at all", "plain words"],
  ])("calls %s unreadable", async (_name, rtf) => {
    expect(await textOfAttachment(latin1(rtf), "application/rtf")).toMatchObject({ state: "unreadable" });
  });
});

describe("PDF", () => {
  it("reads lines and the value that stands apart from its label", async () => {
    const bytes = pdf((document) => {
      document.text("SYNTHETIC PATHOLOGY REPORT", 20, 20);
      document.text("Tumor size", 20, 40);
      document.text("5.2 cm", 90, 40);
      document.text("Mitotic rate: 3 per 5 mm2", 20, 50);
      document.addPage();
      document.text("Margins negative.", 20, 20);
    });
    const read = await text(bytes, "application/pdf");
    expect(read).toMatch(/Tumor size {3,}5\.2 cm\n/);
    expect(read).toContain("Mitotic rate: 3 per 5 mm2");
    expect(read).toContain("Margins negative.");
    // The caller's bytes are still its own.
    expect(bytes.length).toBeGreaterThan(100);
  });

  it("says that a scanned document has no text", async () => {
    const read = await textOfAttachment(
      pdf((document) => void document.rect(10, 10, 50, 50)),
      "application/pdf",
    );
    expect(read).toEqual({ state: "unreadable", detail: "PDF without text (scanned?)" });
  });

  it("says that a document is encrypted", async () => {
    const bytes = pdf((document) => void document.text("secret", 10, 10), {
      encryption: { userPassword: "test", ownerPassword: "test", userPermissions: [] },
    });
    expect(await textOfAttachment(bytes, "application/pdf")).toEqual({
      state: "unreadable",
      detail: "PDF is encrypted",
    });
  });

  it("refuses a document that claims ten thousand pages, and broken ones", async () => {
    const kids = "3 0 R ".repeat(10_000);
    const claims = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 10000/Kids[${kids}]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`;
    expect(await textOfAttachment(latin1(claims), "application/pdf")).toMatchObject({ state: "unreadable" });
    expect(await textOfAttachment(latin1("%PDF-1.7 nothing more"), "application/pdf")).toMatchObject({
      state: "unreadable",
    });
  });
});

describe("what cannot be read is told, never thrown", () => {
  it("trusts the first bytes where the declared type plainly errs", async () => {
    expect(await text(latin1("{\\rtf1 GIST}"), "text/plain")).toBe("GIST");
  });

  it.each(["image/png", "application/dicom", "application/zip", "application/msword"])(
    "%s is not read",
    async (type) => {
      expect(await textOfAttachment(latin1("PK\u0003\u0004"), type)).toMatchObject({ state: "unreadable" });
    },
  );

  it("an empty attachment is not an empty report", async () => {
    expect(await textOfAttachment(new Uint8Array(), "text/plain")).toMatchObject({ state: "unreadable" });
    expect(await textOfAttachment(bytesOf(" \n "), "text/html")).toMatchObject({ state: "unreadable" });
  });

  it("deeply nested markup is read or refused, and ends", async () => {
    const nested = (depth: number): string => `${"<div>".repeat(depth)}5 cm${"</div>".repeat(depth)}`;
    expect(await text(bytesOf(nested(500)), "text/html")).toBe("5 cm");
    expect(await textOfAttachment(bytesOf(nested(50_000)), "text/html")).toMatchObject({
      state: "unreadable",
      detail: expect.stringContaining("nested too deeply"),
    });
    expect((await textOfAttachment(bytesOf(`${"<a ".repeat(50_000)}`), "text/html")).state).toBe("unreadable");
  });

  it("never throws for any bytes and any type", async () => {
    const types = fc.constantFrom(
      "text/plain",
      "text/html",
      "application/rtf",
      "application/xml",
      "text/plain; charset=%",
      "",
      "application/pdf",
    );
    const starts = fc.constantFrom("", "{\\rtf1", "<?xml", "<html>", "{\\rtf1\\'", "{\\rtf1\\u-");
    await fc.assert(
      fc.asyncProperty(types, starts, fc.uint8Array({ maxLength: 400 }), async (type, start, tail) => {
        const read = await textOfAttachment(Uint8Array.from([...latin1(start), ...tail]), type);
        expect(read.state === "text" || read.detail.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

it("a page of a PDF with forty thousand words side by side is read whole", () => {
  const words = Array.from({ length: 40_000 }, (_, index) => ({
    str: `w${index}`,
    transform: [10, 0, 0, 10, index * 60, 500],
    width: 20,
    height: 10,
    hasEOL: false,
  }));
  expect(linesOfPage(words).trim().split(/ +/)).toEqual(words.map(({ str }) => str));
});
