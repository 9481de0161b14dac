import { describe, expect, it } from "vitest";
import { FILING_SYSTEM } from "../../src/chart/codes/filed-facts";
import type { FactName } from "../../src/knowledge/types";
import { coded, GIST, type Json, LOINC, observation, readingOf } from "./chart-of";

const CONFIRMED_AT = "2026-03-10T09:00:00.000Z";

function sized(id: string, millimetres: number, over: Json = {}): Json {
  return observation(id, coded(LOINC, "21889-1"), {
    specimen: { display: "resection specimen" },
    component: [
      {
        code: coded(LOINC, "33728-7"),
        valueQuantity: { value: millimetres, unit: "mm", system: "http://unitsofmeasure.org", code: "mm" },
      },
    ],
    ...over,
  });
}

/** An Observation as this app files a fact that a clinician confirmed. */
function filed(fact: FactName, over: Json): Json {
  return observation(
    `filed-${fact}`,
    { coding: [{ system: "urn:gist-pathway:fact", code: fact }] },
    {
      identifier: [{ system: FILING_SYSTEM, value: `x/observation-${fact}` }],
      issued: CONFIRMED_AT,
      performer: [{ display: "Dr A. Synthetic" }],
      ...over,
    },
  );
}

const filedSize = (millimetres: number, over: Json = {}): Json =>
  filed("size_mm", {
    valueQuantity: { value: millimetres, unit: "mm", system: "http://unitsofmeasure.org", code: "mm" },
    ...over,
  });

describe("a fact that a clinician confirmed in an earlier session", () => {
  it("settles the conflict that it was chosen in, as theirs, and tells what the others said", () => {
    const { facts } = readingOf([GIST, sized("a", 54), sized("b", 49), filedSize(54)]);
    expect(facts.size_mm).toMatchObject({ status: "known", value: 54 });
    const note = facts.size_mm?.note ?? "";
    expect(note).toContain("Confirmed in this app on 2026-03-10 by Dr A. Synthetic.");
    expect(note).toContain("49 (Observation/b");
    expect(facts.size_mm?.status === "known" && facts.size_mm.sources.map(({ reference }) => reference)).toEqual([
      "Observation/filed-size_mm",
    ]);
  });

  it("stands over a source of higher rank that was there by then", () => {
    const { facts } = readingOf([GIST, sized("a", 54), filedSize(60)]);
    expect(facts.size_mm).toMatchObject({ status: "known", value: 60 });
  });

  it.each([
    ["measured", { effectiveDateTime: "2026-06-01" }],
    ["reported", { issued: "2026-06-01T08:00:00Z" }],
    ["changed", { meta: { lastUpdated: "2026-06-01T08:00:00Z" } }],
  ])("is in conflict with a source that was %s later and says otherwise", (_, later) => {
    const { facts } = readingOf([GIST, sized("a", 54), sized("b", 49, later), filedSize(54)]);
    expect(facts.size_mm?.status === "conflict" && facts.size_mm.alternatives.map(({ value }) => value)).toEqual([
      54, 49,
    ]);
  });

  it("stays known beside a later source that says the same", () => {
    const { facts } = readingOf([GIST, filedSize(54), sized("b", 54, { effectiveDateTime: "2026-06-01" })]);
    expect(facts.size_mm).toMatchObject({ status: "known", value: 54 });
    expect(facts.size_mm?.status === "known" && facts.size_mm.sources).toHaveLength(2);
  });

  it("is asked about again when a later source leaves the fact open", () => {
    const rupture = observation("r", coded("http://snomed.info/sct", "371004008"), {
      effectiveDateTime: "2026-06-01",
      valueCodeableConcept: { text: "Present" },
    });
    const none = filed("rupture_category", {
      valueCodeableConcept: { coding: [{ system: "urn:gist-pathway:fact-value", code: "none" }] },
    });
    expect(readingOf([GIST, none]).facts.rupture_category).toMatchObject({ status: "known", value: "none" });
    expect(readingOf([GIST, none, rupture]).facts.rupture_category?.status).toBe("unknown");
  });

  it("gives way to a newer result where the newest counts", () => {
    const ecog = (id: string, value: number, date: string) =>
      observation(id, coded(LOINC, "89247-1"), { valueInteger: value, effectiveDateTime: date });
    const confirmed = filed("ecog", { valueInteger: 1, effectiveDateTime: "2026-03-10" });
    expect(readingOf([GIST, ecog("a", 0, "2026-03-10"), confirmed]).facts.ecog).toMatchObject({ value: 1 });
    expect(readingOf([GIST, ecog("b", 2, "2026-06-01"), confirmed]).facts.ecog).toMatchObject({ value: 2 });
  });

  it.each([
    ["unknown", "unknown", "Marked as not known in this app on 2026-03-10 by Dr A. Synthetic."],
    ["not-applicable", "not_applicable", "Marked as not applicable in this app on 2026-03-10 by Dr A. Synthetic."],
  ])("marked as %s stands over what was there by then, which is told", (code, status, told) => {
    const marked = filed("size_mm", {
      dataAbsentReason: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/data-absent-reason", code }] },
    });
    const older = { ...filedSize(60), id: "older", issued: "2026-02-20T09:00:00.000Z" };
    const { facts } = readingOf([GIST, sized("a", 54), older, marked]);
    expect(facts.size_mm?.status).toBe(status);
    expect(facts.size_mm?.note).toContain(told);
    expect(facts.size_mm?.note).toContain("54 (Observation/a");
    expect(facts.size_mm?.note).not.toContain("60");
    const later = sized("b", 49, { effectiveDateTime: "2026-06-01" });
    const anew = readingOf([GIST, sized("a", 54), marked, later]).facts.size_mm;
    expect(anew).toMatchObject({ status: "known", value: 49 });
    expect(anew?.note).toContain(told);
  });

  it("marked with another reason than this app writes is set aside, not read as unknown", () => {
    const masked = filed("size_mm", {
      dataAbsentReason: {
        coding: [{ system: "http://terminology.hl7.org/CodeSystem/data-absent-reason", code: "masked" }],
      },
    });
    const { facts, set_aside } = readingOf([GIST, sized("a", 54), masked]);
    expect(facts.size_mm).toMatchObject({ status: "known", value: 54 });
    expect(set_aside).toContainEqual(expect.objectContaining({ reference: "Observation/filed-size_mm" }));
  });

  it("a count in one form, filed later, replaces the whole older count", () => {
    const counted = filed("mitoses_per_5mm2", {
      issued: "2026-02-20T09:00:00.000Z",
      valueQuantity: { value: 3, unit: "x", system: "http://unitsofmeasure.org", code: "{mitoses}/(5.mm2)" },
    });
    const raw = filed("mitoses_raw_count", {
      valueQuantity: { value: 12, system: "http://unitsofmeasure.org", code: "1" },
    });
    const { facts, set_aside } = readingOf([GIST, counted, raw]);
    expect(facts.mitoses_raw_count).toMatchObject({ status: "known", value: 12 });
    expect(facts.mitoses_per_5mm2).toBeUndefined();
    expect(set_aside).toContainEqual(
      expect.objectContaining({ reference: "Observation/filed-mitoses_per_5mm2", reason: "superseded" }),
    );
  });

  it("counts by its newest filing", () => {
    const older = { ...filedSize(60), id: "older", issued: "2026-02-20T09:00:00.000Z" };
    expect(readingOf([GIST, sized("a", 49), older, filedSize(54)]).facts.size_mm).toMatchObject({ value: 54 });
  });
});
