import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { statementsOf } from "../../../../src/chart/narrative/statements-of";
import { textOfAttachment } from "../../../../src/chart/narrative/text/text-of-attachment";
import { reportOf } from "../scoring";
import { AS_SENT } from "./as-sent";
import { CONTENTS, type Content } from "./contents";
import { MARKUP_LAYOUTS } from "./markup-layouts";
import { LAYOUTS } from "./text-layouts";

/** Facts that the contents speak of, or might be taken to speak of. */
const FACTS: ReadonlySet<string> = new Set([
  "site",
  "size_mm",
  "size_mm_imaging",
  "mitoses_per_5mm2",
  "mitoses_raw_count",
  "hpf_count",
  "field_area_mm2",
  "margin",
  "rupture_category",
  "rupture_criterion",
  "genotype",
  "ihc_kit",
  "ihc_dog1",
  "ihc_sdhb",
  "histology",
  "metastasis_sites",
  "ecog",
]);

/** Facts that are missing or wrong, each as "missed size_mm 45" or "wrong size_mm 50 of <quote>". */
async function differences(content: Content, bytes: Uint8Array, type: string, may_miss: boolean): Promise<string[]> {
  const read = await textOfAttachment(bytes, type);
  if (read.state !== "text") return may_miss ? [] : [`${content.id}: unreadable, ${read.detail}`];
  const report = reportOf({ id: "1", language: content.language, report_kind: content.kind, text: read.text });
  const said = new Map<string, string>();
  for (const { fact, value, bounds, source } of statementsOf(report)) {
    const answer = value ?? bounds;
    if (FACTS.has(fact) && answer !== undefined) said.set(`${fact} ${JSON.stringify(answer)}`, source.quote ?? "");
  }
  const answersIn = (facts: Content["facts"]): readonly string[] =>
    Object.entries(facts).flatMap(([fact, values]) => values.map((value) => `${fact} ${JSON.stringify(value)}`));
  const expected = new Set(answersIn(content.facts));
  const open = may_miss ? answersIn(content.open ?? {}) : [];
  return [
    ...[...said]
      .filter(([answer]) => !expected.has(answer) && !open.includes(answer))
      .map(([answer, quote]) => `wrong ${answer} of ${quote}`),
    ...(may_miss ? [] : [...expected].filter((answer) => !said.has(answer)).map((answer) => `missed ${answer}`)),
  ].map((difference) => `${content.id}: ${difference}`);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each([
  [
    "text",
    LAYOUTS.map((layout) => ({ ...layout, set: (one: Content) => ({ type: "text/plain", body: layout.set(one) }) })),
  ],
  ["markup", MARKUP_LAYOUTS],
] as const)("a layout of %s changes nothing of what a report says", (_, layouts) => {
  it.each(layouts.map(({ name, promise, set }) => ({ name, promise, set })))(
    "$name ($promise)",
    async ({ promise, set }) => {
      const found: string[] = [];
      for (const content of CONTENTS) {
        const { type, body } = set(content);
        found.push(...(await differences(content, bytesOf(body), type, promise === "harmless")));
      }
      expect(found).toEqual([]);
    },
  );
});

describe("texts as systems send them give their facts and nothing else", () => {
  it.each(AS_SENT.map((one) => ({ ...one })))("$name", async ({ name, text, facts, hidden = [], ...how }) => {
    const { kind = "pathology", language = "en", type = "text/plain" } = how;
    const found = await differences(
      { id: name, language, kind, title: "", parts: [], facts },
      bytesOf(text),
      type,
      false,
    );
    expect(found.filter((one) => !hidden.some((fact) => one.startsWith(`${name}: missed ${fact} `)))).toEqual([]);
  });
});

/** Printed by a browser from synthetic reports: "layout--content.pdf". */
const PRINTED = join(import.meta.dirname, "printed");
/** What is drawn as a graphic is no text; words spread over a narrow column may be lost. */
const MAY_MISS = /^(?:drawn-boxes|justified-narrow)--/;

describe("PDF: the facts of the text that was printed", () => {
  const files = readdirSync(PRINTED).filter((name) => name.includes("--"));
  it.each(files)("%s", async (name) => {
    const content = CONTENTS.find(({ id }) => name.endsWith(`--${id}.pdf`));
    if (content === undefined) throw new Error(`no content for ${name}`);
    const bytes = new Uint8Array(readFileSync(join(PRINTED, name)));
    expect(bytes.length).toBeLessThan(30_000);
    expect(await differences(content, bytes, "application/pdf", MAY_MISS.test(name))).toEqual([]);
  });

  it.each(["scan.pdf", "scan-with-a-page-number.pdf"])("%s is told as unreadable, not as empty", async (name) => {
    const bytes = new Uint8Array(readFileSync(join(PRINTED, name)));
    expect(await textOfAttachment(bytes, "application/pdf")).toEqual({
      state: "unreadable",
      detail: "PDF without text (scanned?)",
    });
  });

  it("a scanned page behind a written one is told", async () => {
    const bytes = new Uint8Array(readFileSync(join(PRINTED, "scan-behind-a-written-page.pdf")));
    expect(await textOfAttachment(bytes, "application/pdf")).toMatchObject({
      state: "text",
      text: expect.stringContaining("Tumor size: 5 cm"),
      unread: "1 of 2 pages of the PDF without text (scanned?)",
    });
  });
});
