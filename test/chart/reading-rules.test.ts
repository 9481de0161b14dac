import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fetchChart } from "../../src/chart/fetch-chart";
import { recordProof } from "../proof/record-proof";
import { coded, condition, GIST, type Json, LOINC, observation, PATIENT, readingOf, SNOMED, SUBJECT } from "./chart-of";
import { BASE, fakeServer, refusal } from "./fake-server";

const CM = "http://hl7.org/fhir/sid/icd-10-cm";
const HGNC = "http://www.genenames.org";
const GROSS = coded(SNOMED, "787377000");
const mitoses = (value: number, unit: string | null, over: Json = {}): Json =>
  observation(
    "m",
    { text: "Mitotic count" },
    { valueQuantity: { value, ...(unit ? { unit, code: unit, system: "http://unitsofmeasure.org" } : {}) }, ...over },
  );
const size = (value: number, unit: string, over: Json = {}): Json =>
  observation("s", coded(LOINC, "21889-1"), {
    method: GROSS,
    component: [{ code: coded(LOINC, "33728-7"), valueQuantity: { value, unit } }],
    ...over,
  });
const variant = (genes: readonly Json[], answer: "LA9633-4" | "LA9634-2", more: readonly Json[] = []): Json =>
  observation("g", coded(LOINC, "69548-6"), {
    valueCodeableConcept: coded(LOINC, answer),
    component: [...genes.map((gene) => ({ code: coded(LOINC, "48018-6"), valueCodeableConcept: gene })), ...more],
  });
const region = (text: string): Json => ({ code: coded(LOINC, "53041-0"), valueString: text });
const example = (name: string): Json =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../data/mcode-4.0.0", `${name}.json`), "utf8")) as Json;

describe("reading rules", () => {
  it("RD-01 uses no gene result whose id and symbol disagree, in either system of HGNC", () => {
    for (const system of [HGNC, `${HGNC}/geneId`]) {
      const { facts, set_aside } = readingOf([GIST, variant([coded(system, "HGNC:8803", "KIT")], "LA9633-4")]);
      expect(facts.genotype?.status).toBe("unknown");
      expect(set_aside).toContainEqual(
        expect.objectContaining({ reference: "Observation/g", reason: "gene_mismatch" }),
      );
    }
  });

  it("RD-02 reads Absent gene by gene: KIT alone, or a panel of unstated regions, is not wild type", () => {
    const kit = coded(HGNC, "HGNC:6342", "KIT");
    const pdgfra = coded(HGNC, "HGNC:8803", "PDGFRA");
    for (const genes of [[kit], [pdgfra], [kit, pdgfra]]) {
      expect(readingOf([GIST, variant(genes, "LA9634-2")]).facts.genotype).toMatchObject({
        status: "unknown",
        note: expect.stringContaining("not wild type"),
      });
    }
  });

  it("RD-03 leaves the site open for C49.A3 (part of the small bowel) and C49.A9 (omentum or mesentery)", () => {
    expect(readingOf([condition("c", coded(CM, "C49.A3"))]).facts.site).toMatchObject({
      value: "small_bowel_unspecified",
    });
    expect(readingOf([condition("c", coded(CM, "C49.A9"))]).facts.site).toMatchObject({
      status: "unknown",
      note: expect.stringContaining("mesentery"),
    });
  });

  it("RD-04 takes 8936/0 and 8936/3 alike: a GIST, and no word of risk", () => {
    const facts = ["8936/0", "8936/1", "8936/3"].map(
      (code) =>
        readingOf([
          observation("h", coded(LOINC, "59847-4"), {
            valueCodeableConcept: coded("http://terminology.hl7.org/CodeSystem/icd-o-3", code),
          }),
        ]).facts,
    );
    for (const found of facts) {
      expect(found.gist_confirmed).toMatchObject({ value: "confirmed" });
      expect(found.final_risk).toBeUndefined();
    }
  });

  it("RD-05 matches a drug by ingredient, then ATC, then name at word boundaries, and shows what matched", () => {
    const order = (concept: Json): Json => ({
      resourceType: "MedicationRequest",
      id: "r",
      status: "active",
      intent: "order",
      subject: SUBJECT,
      medicationCodeableConcept: concept,
    });
    const matched = (concept: Json): unknown =>
      readingOf([order(concept)]).candidates.find((candidate) => candidate.fact === "current_tki")?.as_reported;
    expect(matched(coded("http://www.nlm.nih.gov/research/umls/rxnorm", "282388"))).toBe("RxNorm 282388");
    expect(matched(coded("http://www.whocc.no/atc", "L01EX18"))).toBe("ATC L01EX18");
    expect(matched({ text: "GLEEVEC 400 mg tab" })).toBe("GLEEVEC 400 mg tab");
    expect(matched({ text: "dasatinib 70 mg" })).toBeUndefined();
    expect(matched({ text: "antisutentin" })).toBeUndefined();
  });

  it.each([["990"], ["998"], ["999"], ["000"]])("RD-06 takes no size from the registry code %s", (code) => {
    expect(
      readingOf([GIST, observation("s", coded("https://www.naaccr.org", "756"), { valueString: code })]).facts.size_mm
        ?.status,
    ).toBe("unknown");
  });

  it("RD-06 keeps 001 as 1 mm or less and 989 as 989 mm or more", () => {
    const of = (code: string) =>
      readingOf([GIST, observation("s", coded("https://www.naaccr.org", "756"), { valueString: code })]).facts.size_mm;
    expect(of("001")).toMatchObject({ status: "unknown", bounds: { high: 1, high_inclusive: true } });
    expect(of("989")).toMatchObject({ status: "unknown", bounds: { low: 989, low_inclusive: true } });
  });

  it("RD-07 hears three places: the code, the unit, the unit text and note", () => {
    expect(
      readingOf([GIST, mitoses(4, null, { code: { text: "Mitotic count per 5 mm2" } })]).facts.mitoses_per_5mm2,
    ).toMatchObject({ value: 4 });
    expect(readingOf([GIST, mitoses(4, "/(5.mm2)")]).facts.mitoses_per_5mm2).toMatchObject({ value: 4 });
    expect(readingOf([GIST, mitoses(4, null, { note: [{ text: "per 5 mm2" }] })]).facts.mitoses_per_5mm2).toMatchObject(
      { value: 4 },
    );
    expect(readingOf([GIST, mitoses(4, null)]).facts.mitoses_per_5mm2?.status).toBe("unknown");
  });

  it("RD-08 gives no number where denominators disagree, nor for fields of unknown area", () => {
    for (const chart of [
      mitoses(4, "/(5.mm2)", { note: [{ text: "counted per 10 HPF" }] }),
      mitoses(4, "/(50.[HPF])"),
      mitoses(4, "/[HPF]"),
    ]) {
      expect(readingOf([GIST, chart]).facts.mitoses_per_5mm2?.status).toBe("unknown");
    }
  });

  it("RD-09 shows what it converted, and never multiplies a count per 10 fields", () => {
    const per1 = readingOf([GIST, mitoses(1.4, "/mm2")]);
    expect(per1.facts.mitoses_per_5mm2).toMatchObject({ value: 7, note: expect.stringContaining("× 5") });
    expect(per1.candidates.find((candidate) => candidate.fact === "mitoses_per_5mm2")?.as_reported).toContain("1.4");
    expect(readingOf([GIST, mitoses(2, "/(10.[HPF])")]).facts.mitoses_per_5mm2).toMatchObject({ status: "unknown" });
  });

  it("RD-10 asks for the published examples that contradict themselves", () => {
    const omop = { coding: [{ system: "https://idea4rc.github.io/omop", code: "4227243" }] };
    expect(readingOf([GIST, mitoses(3, "/[HPF]", { code: omop })]).facts.mitoses_per_5mm2?.status).toBe("unknown");
    expect(
      readingOf([GIST, mitoses(3, "{HPF}", { code: coded(SNOMED, "406094009") })]).facts.mitoses_per_5mm2?.status,
    ).toBe("unknown");
  });

  it("RD-11 reads a size in value[x]", () => {
    expect(
      readingOf([
        GIST,
        observation("s", coded(LOINC, "21889-1"), { method: GROSS, valueQuantity: { value: 4.8, unit: "cm" } }),
      ]).facts.size_mm,
    ).toMatchObject({ value: 48 });
  });

  it("RD-12 takes HistoryOfMetastaticCancer false for an answer, and silence for none", () => {
    const profile = {
      profile: ["http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-history-of-metastatic-cancer"],
    };
    expect(
      readingOf([GIST, observation("h", { text: "x" }, { meta: profile, valueBoolean: false })]).facts.metastasis_sites,
    ).toMatchObject({ status: "known", value: [] });
    expect(readingOf([GIST]).facts.metastasis_sites).toBeUndefined();
  });

  it("RD-13 shows a refusal as unread, never as no data", async () => {
    const server = fakeServer([PATIENT, GIST], null, {
      faults: [{ when: /^DiagnosticReport/, answer: () => refusal(403, "forbidden") }],
    });
    const chart = await fetchChart(server.transport, {
      patient_id: "synthetic-1",
      as_of: "2026-11-23",
      capability: null,
    });
    expect(chart.queries.find((query) => query.id === "diagnostic-report")?.state).toBe("forbidden");
  });

  it("RD-14 counts an entry that came on two pages once", () => {
    const { facts, set_aside } = readingOf([GIST, size(62, "mm"), size(62, "mm")]);
    expect(facts.size_mm).toMatchObject({ value: 62 });
    expect(facts.size_mm).toHaveProperty("sources.length", 1);
    expect(set_aside).toContainEqual(expect.objectContaining({ reference: "Observation/s", reason: "duplicate" }));
  });

  it("RD-15 sends no convenience to a server whose /metadata is not known", async () => {
    const server = fakeServer([PATIENT], null);
    await fetchChart(server.transport, { patient_id: "synthetic-1", as_of: "2026-11-23", capability: null });
    expect(server.requests.some((request) => /[?&]_(count|include|sort)=/.test(request))).toBe(false);
  });

  const REPORT =
    "Gastrointestinal stromal tumor of the stomach. Tumor size: 6.2 cm. Mitotic rate: 12 mitoses per 5 mm2.";
  const report = (id: string, over: Json = {}): Json => ({
    resourceType: "DiagnosticReport",
    id,
    status: "final",
    subject: SUBJECT,
    effectiveDateTime: "2026-02-01",
    code: coded(LOINC, "11526-1"),
    ...over,
  });
  const document = (id: string, url: string, over: Json = {}): Json => ({
    resourceType: "DocumentReference",
    id,
    status: "current",
    subject: SUBJECT,
    date: "2026-02-01",
    type: coded(LOINC, "11526-1"),
    content: [{ attachment: { contentType: "text/plain", url } }],
    ...over,
  });

  it("RD-16 reads one report once: by URL, then by identifier, then by its text", () => {
    const texts = new Map([
      ["Binary/a", { state: "text", text: REPORT }],
      ["Binary/b", { state: "text", text: REPORT }],
    ] as const);
    const form = [{ contentType: "text/plain", url: "Binary/a" }];
    const identifier = [{ system: "urn:lab", value: "S1" }];
    for (const twin of [
      document("d", "Binary/a"),
      document("d", "Binary/b", { identifier }),
      document("d", "Binary/b"),
    ]) {
      const { reports, set_aside } = readingOf([GIST, report("r", { presentedForm: form, identifier }), twin], texts);
      expect(reports).toHaveLength(1);
      expect(set_aside).toContainEqual(
        expect.objectContaining({ reference: "DocumentReference/d", reason: "duplicate" }),
      );
    }
  });

  it("RD-17 lists an attachment that could not be converted, and says so at the facts it could hold", () => {
    const { set_aside, facts } = readingOf(
      [GIST, document("d", "Binary/a")],
      new Map([["Binary/a", { state: "unreadable", detail: "scanned" }]]),
    );
    expect(set_aside).toContainEqual({
      reference: "DocumentReference/d",
      reason: "unreadable_document",
      detail: "scanned",
    });
    expect(facts.size_mm).toMatchObject({ status: "unknown", note: expect.stringContaining("EHR") });
  });

  it("RD-18 hands reports on as plain text, whatever they were", () => {
    const { reports } = readingOf([GIST, report("r", { conclusion: "GIST <b>62 mm</b>" })]);
    expect(reports[0]?.text).toBe("GIST <b>62 mm</b>");
  });

  it("RD-19 shows superseded text as superseded and takes no fact from it", () => {
    const old = report("old", { conclusion: REPORT });
    const { facts, reports } = readingOf(
      [
        GIST,
        document("d1", "Binary/a"),
        document("d2", "Binary/b", {
          relatesTo: [{ code: "replaces", target: { reference: "DocumentReference/d1" } }],
        }),
        { ...old, id: "other" },
      ],
      new Map([
        ["Binary/a", { state: "text", text: REPORT.replace("6.2", "9.9") }],
        ["Binary/b", { state: "text", text: REPORT.replace("12", "3").replace("6.2", "6.1") }],
      ]),
    );
    expect(reports.find((item) => item.reference === "DocumentReference/d1")?.status).toBe("superseded");
    expect(JSON.stringify(facts)).not.toContain("99");
  });

  it("RD-19 lets an addendum stand beside the report it adds to", () => {
    const { reports } = readingOf(
      [
        GIST,
        document("d1", "Binary/a"),
        document("d2", "Binary/b", { relatesTo: [{ code: "appends", target: { reference: "DocumentReference/d1" } }] }),
      ],
      new Map([
        ["Binary/a", { state: "text", text: REPORT }],
        ["Binary/b", { state: "text", text: "Addendum. GIST. CD117 positive." }],
      ]),
    );
    expect(reports.map((item) => item.status)).not.toContain("superseded");
  });

  it("RD-20 asks for attachments below the FHIR base only", async () => {
    const foreign = {
      ...report("r"),
      category: [coded("x", "LAB")],
      presentedForm: [{ contentType: "text/plain", url: `${BASE.replace("ehr", "ehr-evil")}/Binary/1` }],
    };
    const server = fakeServer([PATIENT, foreign], null);
    await fetchChart(server.transport, { patient_id: "synthetic-1", as_of: "2026-11-23", capability: null });
    expect(server.requests.some((request) => request.includes("evil"))).toBe(false);
  });

  it("RD-21 never counts what was entered in error or refuted", () => {
    const error = coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "entered-in-error");
    const { facts, set_aside } = readingOf([
      { ...GIST, verificationStatus: error },
      { ...size(62, "mm"), status: "entered-in-error" },
    ]);
    expect(facts.gist_confirmed).toBeUndefined();
    expect(facts.size_mm).toBeUndefined();
    expect(set_aside.map((row) => row.reason)).toEqual(["entered_in_error", "entered_in_error"]);
  });

  it("RD-22 calls a suspected GIST suspected, by code and by words", () => {
    for (const code of [
      coded(SNOMED, "112751000112108"),
      { text: "Suspected GIST" },
      { text: "? GIST" },
      { text: "Suspicion de GIST" },
      { text: "Verdacht auf GIST" },
    ]) {
      expect(readingOf([condition("c", code)]).facts.gist_confirmed).toMatchObject({ value: "suspected" });
    }
  });

  it("RD-23 takes history and family history for neither present disease nor diagnosis", () => {
    for (const code of [
      coded(CM, "Z85.831"),
      coded(CM, "Z80.0"),
      { text: "Family history of GIST" },
      { text: "History of GIST" },
    ]) {
      expect(readingOf([condition("c", code)]).facts.gist_confirmed).toBeUndefined();
    }
  });

  it.each([
    "Patient/synthetic-2",
    "https://other.example.org/Patient/synthetic-2",
    "urn:uuid:00000000-0000-0000-0000-000000000000",
    "Group/synthetic-1",
    "Patient/synthetic-11",
  ])("RD-24 takes nothing from a resource of %s", (reference) => {
    const { facts, set_aside } = readingOf([{ ...GIST, subject: { reference } }]);
    expect(facts.gist_confirmed).toBeUndefined();
    expect(set_aside).toContainEqual(expect.objectContaining({ reason: "other_patient" }));
  });
});

describe("traps", () => {
  it("1: a count per 10 HPF", () => {
    expect(
      readingOf([GIST, mitoses(2, null, { code: coded(SNOMED, "406094009") })]).facts.mitoses_per_5mm2?.status,
    ).toBe("unknown");
  });
  it.each([
    ["/5.mm2", 3],
    ["{mitoses}/5.mm2", 3],
    ["/{5.mm2}", null],
    ["/{HPF}", null],
    ["{HPF}", null],
    ["/{50HPF}", null],
    ["[HPF]", null],
  ])("2: valid UCUM with another meaning, %s", (unit, value) => {
    const fact = readingOf([GIST, mitoses(3, unit)]).facts.mitoses_per_5mm2;
    expect(fact?.status === "known" ? fact.value : null).toBe(value);
  });
  it("3: swapped HGNC ids of the official example give no gene result", () => {
    const swapped = { ...example("Observation-gx-genomic-variant-pertinent-negative-nras-kit-braf"), subject: SUBJECT };
    const { facts, set_aside } = readingOf([GIST, swapped]);
    expect(facts.genotype?.status).toBe("unknown");
    expect(set_aside).toContainEqual(expect.objectContaining({ reason: "gene_mismatch" }));
  });
  it("4: absent on a panel without exon 9 or PDGFRA", () => {
    const kit = coded(HGNC, "HGNC:6342", "KIT");
    expect(readingOf([GIST, variant([kit], "LA9634-2", [region("KIT exons 11, 13, 17")])]).facts.genotype?.status).toBe(
      "unknown",
    );
  });
  it("5: C49.A3 and C49.A9", () => {
    expect(readingOf([condition("c", coded(CM, "C49.A3"))]).facts.site).not.toMatchObject({ value: "jejunum" });
    expect(readingOf([condition("c", coded(CM, "C49.A9"))]).facts.site?.status).toBe("unknown");
  });
  it("6: 8936/3 as morphology beside an organ code", () => {
    const { facts } = readingOf([
      condition("c", coded("http://hl7.org/fhir/sid/icd-10", "C17.1"), {
        extension: [
          {
            url: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior",
            valueCodeableConcept: coded("urn:oid:2.16.840.1.113883.6.43.1", "8936/3"),
          },
        ],
      }),
    ]);
    expect(facts.gist_confirmed).toMatchObject({ value: "confirmed" });
    expect(facts.site).toMatchObject({ value: "jejunum" });
  });
  it("7: registry sentinels, and millimetres against centimetres", () => {
    expect(readingOf([GIST, size(62, "mm")]).facts.size_mm).toMatchObject({ value: 62 });
    expect(readingOf([GIST, size(6.2, "cm")]).facts.size_mm).toMatchObject({ value: 62 });
    expect(readingOf([GIST, size(999, "mm")]).facts.size_mm?.status).toBe("unknown");
  });
  it("8: 406094009 with {HPF}", () => {
    expect(
      readingOf([GIST, mitoses(3, "{HPF}", { code: coded(SNOMED, "406094009") })]).facts.mitoses_per_5mm2?.status,
    ).toBe("unknown");
  });
  it("9: a size in value[x]", () => {
    expect(
      readingOf([GIST, observation("s", coded(LOINC, "21889-1"), { valueQuantity: { value: 30, unit: "mm" } })]).facts
        .size_mm,
    ).toMatchObject({ value: 30, note: expect.stringContaining("does not say how") });
  });
  it("10: HistoryOfMetastaticCancer false", () => {
    expect(
      readingOf([GIST, observation("h", { text: "History of metastatic cancer" }, { valueBoolean: false })]).facts
        .metastasis_sites,
    ).toMatchObject({ value: [] });
  });
  it("11: one query refused", async () => {
    const server = fakeServer([PATIENT, GIST], null, {
      faults: [{ when: /^Procedure/, answer: () => refusal(403, "forbidden") }],
    });
    const chart = await fetchChart(server.transport, {
      patient_id: "synthetic-1",
      as_of: "2026-11-23",
      capability: null,
    });
    const states = chart.queries.filter((query) => query.state === "forbidden").map((query) => query.id);
    expect(states).toEqual(["procedure"]);
  });
  it("12: the same report twice", () => {
    const text = "GIST of the stomach. CD117 positive.";
    const one = {
      resourceType: "DiagnosticReport",
      id: "a",
      status: "final",
      subject: SUBJECT,
      code: coded(LOINC, "11526-1"),
      conclusion: text,
    };
    expect(readingOf([GIST, one, { ...one, id: "b" }]).reports).toHaveLength(1);
  });
  it("13: a superseded report's coded result goes with it", () => {
    const identifier = [{ system: "urn:lab", value: "S9" }];
    const result = (id: string, status: string, issued: string, target: string): Json => ({
      resourceType: "DiagnosticReport",
      id,
      status,
      subject: SUBJECT,
      issued,
      identifier,
      code: coded(LOINC, "11526-1"),
      result: [{ reference: `Observation/${target}` }],
    });
    const { facts } = readingOf([
      GIST,
      { ...size(40, "mm"), id: "s1" },
      { ...size(62, "mm"), id: "s2" },
      result("r1", "final", "2026-02-01T08:00:00Z", "s1"),
      result("r2", "corrected", "2026-02-05T08:00:00Z", "s2"),
    ]);
    expect(facts.size_mm).toMatchObject({ status: "known", value: 62 });
  });
  it("14: breast score, melanoma index, eCC breast item", () => {
    const codes = [
      coded(LOINC, "85300-2", "Mitotic score"),
      coded(LOINC, "44695-5", "Mitotic index"),
      coded("https://cap.org/eCC", "38390-100004300", "Mitotic Rate"),
    ];
    for (const code of codes)
      expect(readingOf([GIST, mitoses(3, "/(5.mm2)", { code })]).facts.mitoses_per_5mm2).toBeUndefined();
  });
  it("15: SEER letters are no counts", () => {
    const of = (letter: string) =>
      readingOf([GIST, observation("m", coded("https://www.naaccr.org", "3844"), { valueString: letter })]).facts
        .mitoses_per_5mm2;
    expect(of("L")).toMatchObject({ status: "unknown", bounds: { high: 5, high_inclusive: true } });
    expect(of("H")).toMatchObject({ status: "unknown", bounds: { low: 5, low_inclusive: false } });
    for (const letter of ["A", "D", "9"]) expect(of(letter)).toBeUndefined();
  });
  it("16: 33729-0 is no code", () => {
    expect(
      readingOf([
        GIST,
        observation("s", coded(LOINC, "21889-1"), {
          component: [{ code: coded(LOINC, "33729-0"), valueQuantity: { value: 9, unit: "cm" } }],
        }),
      ]).facts.size_mm,
    ).toBeUndefined();
  });
  it("17: suspected GIST", () => {
    expect(readingOf([condition("c", coded(SNOMED, "112751000112108"))]).facts.gist_confirmed).toMatchObject({
      value: "suspected",
    });
  });
});

describe("every unit string of the table", () => {
  const rows = readFileSync(join(import.meta.dirname, "../data/ucum-mitoses.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => /^"([^"]*)"/.exec(line)?.[1] ?? "");
  /** From the reading table: the factor to 5 mm², or null where the clinician is asked. */
  const FACTORS: Readonly<Record<string, number>> = {
    "/mm2": 5,
    "/(2.mm2)": 2.5,
    "/(5.mm2)": 1,
    "{mitoses}/(5.mm2)": 1,
    "{#}/(5.mm2)": 1,
    "/5.mm2": 1,
    "{mitoses}/5.mm2": 1,
    "/5mm2": 1,
    "{count}/5mm2": 1,
    "{#}/mm2": 5,
    "1/mm2": 5,
    "/mm^2": 5,
    "{mitoses/5 mm2}": 1,
  };
  it.each(rows.map((row) => [row]))("%s", (unit) => {
    const fact = readingOf([GIST, mitoses(2, unit)]).facts.mitoses_per_5mm2;
    const factor = FACTORS[unit];
    expect(fact?.status === "known" ? fact.value : null).toBe(factor === undefined ? null : 2 * factor);
  });
});

describe("mCODE 4.0.0 examples", () => {
  const names = readdirSync(join(import.meta.dirname, "../data/mcode-4.0.0")).map((name) => name.replace(".json", ""));
  const bound = (name: string, over: Json = {}): Json => ({
    ...(JSON.parse(JSON.stringify(example(name)).replace(/Patient\/[a-z-]+/g, "Patient/synthetic-1")) as Json),
    ...over,
  });
  const told = (resources: readonly Json[]) =>
    Object.fromEntries(
      Object.entries(readingOf(resources).facts)
        .filter(([name]) => !["age", "birth_date", "sex_at_birth", "gist_confirmed", "site"].includes(name))
        .map(([name, fact]) => [name, fact.status === "known" ? fact.value : fact.status]),
    );
  let right = 0;
  afterAll(() => {
    const all = Object.keys(BESIDE_A_GIST).length;
    recordProof("chart-mcode-examples", {
      part: "chart",
      what: "Official mCODE 4.0.0 examples beside a GIST: every fact and nothing more (breast size, swapped HGNC ids, STK11, cisplatin settle nothing)",
      result: `${right} of ${all} as expected`,
      aim: "read without error, right facts where they carry any",
      met: right === all,
      command: "npx vitest run --project unit test/chart/reading-rules.test.ts",
    });
  });
  // Beside a GIST: what none of the eight may settle stays out or open. STK11 and cisplatin carry no fact at all.
  const BESIDE_A_GIST: Readonly<Record<string, Json>> = {
    "BodyStructure-tumor-lobular-carcinoma-left-breast": {},
    "Condition-primary-cancer-condition-breast": {},
    "Condition-secondary-cancer-condition-brain-mets": { metastasis_sites: "unknown", disease_setting: "unknown" },
    "MedicationRequest-cancer-related-medication-request-cisplatin-stopped": {},
    "Observation-cancer-disease-status-improved": { response_status: "unknown" },
    "Observation-genomic-variant-somatic-single-nucleotide": {},
    "Observation-gx-genomic-variant-pertinent-negative-nras-kit-braf": { genotype: "unknown" },
    "Observation-tumor-size-pathology": { size_mm: "unknown" },
  };
  it.each(Object.entries(BESIDE_A_GIST))("%s beside a GIST: every fact and nothing more", (name, facts) => {
    expect(told([GIST, bound(name)])).toEqual(facts);
    right += 1;
  });
  it("are all of the examples", () => {
    const examples = names.filter((name) => !/^(StructureDefinition|ValueSet)-/.test(name));
    expect(examples.toSorted()).toEqual(Object.keys(BESIDE_A_GIST).toSorted());
  });
  it("of the size, bound to the GIST: its 1.2 cm, and not its 0.5 cm", () => {
    const size = bound("Observation-tumor-size-pathology", { focus: [{ reference: "Condition/gist" }] });
    expect(told([GIST, size])).toEqual({ size_mm: 12 });
  });
  it("of the secondary, bound to the GIST: metastatic, in a place that the list calls other", () => {
    const related = {
      url: "http://hl7.org/fhir/StructureDefinition/condition-related",
      valueReference: { reference: "Condition/gist" },
    };
    const secondary = bound("Condition-secondary-cancer-condition-brain-mets", { extension: [related] });
    expect(told([GIST, secondary])).toEqual({ metastasis_sites: ["other"], disease_setting: "metastatic" });
  });
  it("together, as a breast cancer's chart, they give no GIST at all", () => {
    const all = names.map(
      (name) => JSON.parse(JSON.stringify(example(name)).replace(/Patient\/[a-z-]+/g, "Patient/synthetic-1")) as Json,
    );
    const { facts } = readingOf(all);
    expect(
      Object.entries(facts)
        .filter(([, fact]) => fact.status === "known")
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(["age", "birth_date", "sex_at_birth"]);
  });
});
