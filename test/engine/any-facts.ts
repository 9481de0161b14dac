import fc from "fast-check";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import type { FactDefinition } from "../../src/knowledge/types";

/* Facts as they may legally be given: every fact of the dictionary, known, limited, not applicable or missing. */

export const date = fc
  .tuple(fc.integer({ min: 1930, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);

const course = fc.record({
  agent: fc.constantFrom("imatinib", "sunitinib", "regorafenib", "ripretinib", "avapritinib", null),
  dose_mg: fc.constantFrom(400, 800, null),
  start: fc.option(date),
  stop: fc.constant(null),
  reason: fc.constantFrom("intolerance", "progression", "effet indésirable", null),
  setting: fc.constantFrom("neoadjuvant", "adjuvant", "advanced", null),
  progressed_on: fc.constantFrom(true, false, null),
});

/** Any legal value of a fact, limits of the tables included; of a number also the limits alone, as a report gives them. */
export function legal({ kind }: FactDefinition): fc.Arbitrary<unknown> {
  switch (kind.type) {
    case "enum":
      return fc.constantFrom(...kind.values);
    case "enum_list":
      return fc.subarray([...kind.values]);
    case "number":
      return exact(kind);
    case "boolean":
      return fc.boolean();
    case "date":
      return date;
    case "text":
      if (kind.form) return fc.constantFrom("120/80", "185.5/110");
      return fc.constantFrom(
        "D842V",
        "p.Asp842Tyr",
        "RD841-842KI",
        "cardiac failure",
        "thyroidectomy",
        "text",
        "grade 3",
      );
    case "text_list":
      return fc.subarray(["rifampicin", "itraconazole", "warfarin", "levothyroxine", "omeprazole", "9384", "water"]);
    case "tki_courses":
      return fc.array(course, { maxLength: 3 });
  }
}

function exact(kind: Extract<FactDefinition["kind"], { type: "number" }>): fc.Arbitrary<number> {
  const low = kind.exclusive_min ? kind.min + 0.1 : kind.min;
  const high = kind.max ?? 200;
  const edges = [low, high, 5, 10, 20, 50, 100, 5.1, 10.1, 20.1, 50.1, 100.1].filter(
    (one) => one >= low && one <= high,
  );
  return fc.oneof(fc.constantFrom(...edges), fc.double({ min: low, max: high, noNaN: true }));
}

function orLimits(definition: FactDefinition): fc.Arbitrary<unknown> {
  const { kind } = definition;
  if (kind.type !== "number") return legal(definition);
  const value = exact(kind);
  return fc.oneof(
    { weight: 5, arbitrary: value },
    { weight: 1, arbitrary: value.map((one) => ({ gte: one })) },
    { weight: 1, arbitrary: fc.tuple(value, value).map(([a, b]) => ({ gte: Math.min(a, b), lte: Math.max(a, b) })) },
  );
}

export const anyFacts: fc.Arbitrary<Record<string, unknown>> = fc.record(
  Object.fromEntries(
    Object.entries(KNOWLEDGE.dictionary).map(([name, definition]) => [
      name,
      fc.option(
        fc.oneof(
          { weight: 8, arbitrary: orLimits(definition) },
          { weight: 1, arbitrary: fc.constant("not_applicable") },
        ),
      ),
    ]),
  ),
  { requiredKeys: [] },
);
