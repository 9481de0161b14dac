import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentText } from "../../src/cli/document-text";
import { assess } from "../../src/engine/assess";
import type { Assessment, AssessOptions } from "../../src/engine/assessment";
import type { FactSource, Facts } from "../../src/engine/fact";
import { parseFacts } from "../../src/engine/parse-facts";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import { anyFacts } from "../engine/any-facts";
import { OPTIONS } from "../engine/sample-knowledge";

const bytesOf = (document: Assessment): Buffer => Buffer.from(documentText(document), "latin1");

/** A list of the facts' sources as charts give them: quotes with every kind of sign. */
const source: fc.Arbitrary<FactSource> = fc.record({
  reference: fc.option(fc.string()),
  element: fc.option(fc.string({ unit: "binary" })),
  date: fc.option(fc.string()),
  quote: fc.option(fc.string({ unit: "grapheme" })),
  start: fc.option(fc.nat()),
  end: fc.option(fc.nat()),
  method: fc.constantFrom("coded" as const, "narrative" as const, "derived" as const, "entered" as const),
});

describe("the document on one line is what JSON.stringify gives, byte for byte", () => {
  it("for any legal facts, sources and options", () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.array(source, { maxLength: 2 }),
        fc.constantFrom<Partial<AssessOptions>>(
          {},
          { language: "fr", jurisdiction: "FR" },
          { mode: "seed2007" },
          { jurisdiction: "US", patient: { reference: 'Patient/é"1' } },
        ),
        (json, sources, options) => {
          const parsed = parseFacts(json, KNOWLEDGE);
          if (!parsed.ok) throw new Error(parsed.error.path);
          const facts = Object.fromEntries(
            Object.entries(parsed.facts).map(([name, fact]) => [
              name,
              sources.length > 0 && fact?.status === "known" ? { ...fact, sources } : fact,
            ]),
          ) as Facts;
          const document = assess(facts, KNOWLEDGE, { ...OPTIONS, ...options });
          expect(bytesOf(document).equals(Buffer.from(JSON.stringify(document)))).toBe(true);
        },
      ),
      { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 300) },
    );
  }, 120_000);

  it("for the worst strings: quotation marks, control characters, half a surrogate pair", () => {
    const note = '"\\\u0000\u2028\ud800 é 漢 🩺';
    const document = assess({ comorbidity: { status: "known", value: note, sources: [], note } }, KNOWLEDGE, {
      ...OPTIONS,
      patient: { reference: note },
    });
    expect(bytesOf(document).equals(Buffer.from(JSON.stringify(document)))).toBe(true);
  });

  it("names that are written without a look for escapes need none", () => {
    const { dictionary, codes, citations, rules, seed_rules, schedules, schemes } = KNOWLEDGE;
    const categories = Object.values(schemes).flatMap((scheme) => scheme.categories);
    const ids = [...rules, ...seed_rules, ...schedules].map(({ id }) => id);
    for (const name of [dictionary, codes, citations].flatMap(Object.keys).concat(categories, ids)) {
      expect(JSON.stringify(name)).toBe(`"${name}"`);
      expect(name).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});
