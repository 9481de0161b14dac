import type { Bundle, FhirResource } from "fhir/r4";
import { beforeAll, describe, expect, it } from "vitest";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { OF_THE_PERSON } from "../../src/chart/codes/filed-facts";
import { readChart } from "../../src/chart/read-chart";
import type { ChartReading, FetchedChart } from "../../src/chart/types";
import type { AssessedFact } from "../../src/engine/assessment";
import { DICTIONARY } from "../../src/knowledge/dictionary";
import type { FactDefinition, FactName, FactValue } from "../../src/knowledge/types";
import { factUnit } from "../../src/ui/fact-words";
import { UNKNOWN_FACT } from "../../src/ui/facts/fact-view";
import type { Entry } from "../../src/ui/state/entry";
import { downloadBundle } from "../../src/writeback/download-bundle";
import { createLedger } from "../../src/writeback/ledger";
import { prepareFiling } from "../../src/writeback/prepare-filing";
import { enteredFacts } from "../../src/writeback/resources/observation";
import { submitFiling } from "../../src/writeback/submit-filing";
import type { Review } from "../../src/writeback/types";
import {
  ABSENCES,
  AS_OF,
  BASE,
  CORRECTION,
  everyFactEntered,
  loadChart,
  reviewOf,
  routesOf,
} from "../validation/reviews";
import { faultyServer } from "./faulty-server";

const FACTS = Object.keys(DICTIONARY) as FactName[];
/** The record says these, and this app files them as nobody's. */
const FILED = FACTS.filter((fact) => !OF_THE_PERSON.has(fact));

type Route = "open" | "meditech" | "athenahealth" | "bundle";
/** Where the confirmed facts go: Observations, a questionnaire response, or the file that the clinician takes away. */
const ROUTES: readonly Route[] = ["open", "meditech", "athenahealth", "bundle"];

let chart: FetchedChart;
beforeAll(async () => {
  chart = await loadChart("03-jejunal-high");
});

/**
 * A review in which all of these were entered, each known. Entered together in the app some would contradict one another,
 * and what is in conflict is not filed: the facts are therefore laid into the assessment without being weighed.
 */
function reviewedWhole(entries: readonly Entry[]): Review {
  const review = reviewed([]);
  const facts = Object.fromEntries(
    entries.map(({ fact, change, date }): [FactName, AssessedFact] => {
      const entered = { reference: null, element: null, date, quote: null, start: null, end: null, method: "entered" };
      return [
        fact,
        {
          ...UNKNOWN_FACT,
          status: "known",
          value: change.kind === "value" ? change.value : null,
          sources: [entered as AssessedFact["sources"][number]],
        },
      ];
    }),
  );
  return { ...review, assessment: { ...review.assessment, facts } };
}

const reviewed = (entries: readonly Entry[], over: Partial<Review> = {}) =>
  reviewOf(chart, { language: "en", entries, over });

/** Files a review; what the server then holds of it. */
async function filed(review: Review, dialect: Exclude<Route, "bundle"> = "open") {
  const filing = await prepareFiling(review, routesOf(dialect));
  const before = [...(chart.patient ? [chart.patient] : []), ...chart.resources];
  const server = faultyServer(BASE, before, []);
  const { patient_id, encounter_id, inputs_hash } = filing;
  const receipt = await submitFiling(
    filing,
    server.transport,
    { patient_id, encounter_id, inputs_hash },
    createLedger(),
  );
  expect(receipt.state).toBe("complete");
  const known = new Set(before.map(({ id }) => id));
  return { receipt, written: [...server.held.values()].filter(({ id }) => !known.has(id)) };
}

function read(resources: readonly FhirResource[], as_of = AS_OF): ChartReading {
  return readChart({ ...chart, resources }, { patient_id: chart.patient?.id ?? null, language: "en", as_of });
}

/** What the app's own reader makes of the filing alone, by one route. */
async function readBack(review: Review, route: Route): Promise<ChartReading> {
  if (route !== "bundle") return read((await filed(review, route)).written);
  const file = await downloadBundle(review, routesOf("open"));
  const taken = await chartFromBundle(JSON.parse(JSON.stringify(file)) as Bundle);
  return readChart(taken, { patient_id: chart.patient?.id ?? null, language: "en", as_of: AS_OF });
}

/** What the filing said, without what the patient's own resource says. */
const saidBy = (reading: ChartReading) =>
  reading.candidates.filter(({ source }) => source.reference?.startsWith("Patient/") !== true);
const valuesOf = (reading: ChartReading) =>
  Object.fromEntries(FILED.map((fact) => [fact, saidBy(reading).find((row) => row.fact === fact)?.value ?? null]));

/** Other legal values than those of `everyFactEntered`: the last of a list, the least and greatest number, nothing in a list. */
function otherEntries(which: "last" | "least" | "none", date = AS_OF): readonly Entry[] {
  return FACTS.flatMap((fact): Entry[] => {
    const value = otherValue(fact, which);
    return value === null ? [] : [{ fact, change: { kind: "value", value }, date } as Entry];
  });
}

function otherValue(fact: FactName, which: "last" | "least" | "none"): FactValue | null {
  const { kind }: FactDefinition = DICTIONARY[fact];
  const isList = kind.type === "enum_list" || kind.type === "text_list" || kind.type === "tki_courses";
  if (which === "none") return isList ? [] : null;
  switch (kind.type) {
    case "enum":
      return (which === "last" ? kind.values.at(-1) : kind.values[1]) ?? null;
    case "enum_list":
      return which === "last" ? kind.values : kind.values.slice(-1);
    case "number":
      return which === "last" ? (kind.max ?? 999.5) : kind.exclusive_min ? kind.min + 0.1 : kind.min;
    case "boolean":
      return true;
    case "date":
      return which === "last" ? "2024-02-29" : "1999-12-31";
    case "text":
      if (kind.form) return which === "last" ? "118/76" : "185.5/110";
      return which === "last" ? "118/76" : "é œ ≤ ; , : | \"quoted\" 'single' <b>&amp;</b> {brace}";
    case "text_list":
      return which === "last" ? ["a; b, c", "RxNorm 6135", "warfarin 5 mg"] : ["only one"];
    case "tki_courses":
      return which === "last"
        ? [
            {
              agent: "imatinib",
              dose_mg: 400,
              start: "2020-01",
              stop: "2023",
              setting: "adjuvant",
              progressed_on: false,
            },
            { agent: "sunitinib", dose_mg: 37.5, start: "2025-03-04", reason: "hand-foot; grade 3, stopped" },
            { agent: "a drug on trial", progressed_on: true },
          ]
        : [{ agent: "ripretinib" }];
  }
}

describe.each(ROUTES)("V-11: what was written is read back to the same facts, by %s", (route) => {
  it.each([
    ["every fact", everyFactEntered],
    ["the last of each list", () => otherEntries("last")],
    ["the least of each", () => otherEntries("least")],
    ["empty lists, which are a statement", () => otherEntries("none")],
  ])("%s", async (_name, entries) => {
    const given = entries();
    const reading = await readBack(reviewedWhole(given), route);
    const sent = Object.fromEntries(given.map(({ fact, change }) => [fact, "value" in change ? change.value : null]));
    expect(valuesOf(reading)).toEqual(
      Object.fromEntries(FILED.map((fact) => [fact, fact in sent ? sent[fact] : null])),
    );
    const own = reading.candidates.filter(({ confirmed_at }) => confirmed_at !== undefined);
    expect(own).toHaveLength(given.filter(({ fact }) => FILED.includes(fact)).length);
    expect(reading.set_aside.filter(({ reason }) => reason === "no_number")).toEqual([]);
  });

  it("the date, the clinician and the moment of the confirmation come back with the value", async () => {
    const reading = await readBack(reviewedWhole(otherEntries("last", "2026-11-20")), route);
    for (const candidate of reading.candidates.filter(({ confirmed_at }) => confirmed_at !== undefined)) {
      expect(candidate.source.date).toBe("2026-11-20");
      expect(candidate.confirmed_at).toBe("2026-11-23T10:00:00.123Z");
      expect(candidate.author).toBe("Dr Synthetic Oncologist");
    }
  });
});

it("every fact of the dictionary is filed but those of the person", () => {
  const filedFacts = enteredFacts(reviewedWhole(everyFactEntered())).map(({ fact }) => fact);
  expect(new Set(filedFacts)).toEqual(new Set(FILED));
  expect([...OF_THE_PERSON].sort()).toEqual(["age", "birth_date", "sex_at_birth"]);
});

it.each(ROUTES)("what was marked as unknown or not applicable comes back so, by %s", async (route) => {
  const { facts } = await readBack(reviewed(ABSENCES), route);
  expect(facts.size_mm?.status).toBe("unknown");
  expect(facts.size_mm?.note).toContain("Marked as not known in this app on 2026-11-23");
  expect(facts.rupture_category?.status).toBe("not_applicable");
});

it.each(ROUTES)(
  "a count entered as it was reported comes back with its conversion, and not the older count, by %s",
  async (route) => {
    const value = (fact: FactName, given: FactValue) =>
      ({ fact, change: { kind: "value", value: given }, date: AS_OF }) as Entry;
    const counted: readonly Entry[] = [
      { fact: "mitoses_per_5mm2", change: { kind: "unknown", note: null }, date: AS_OF },
      value("mitoses_raw_count", 8),
      value("hpf_count", 50),
      value("field_area_mm2", 10),
    ];
    const review = reviewed(counted);
    expect(review.assessment.facts.mitoses_per_5mm2).toMatchObject({ status: "known", value: 4 });
    const { facts } = await readBack(review, route);
    expect(facts.mitoses_per_5mm2).toMatchObject({ status: "known", value: 4 });
    expect(facts.mitoses_raw_count).toMatchObject({ status: "known", value: 8 });
  },
);

describe.each(["open", "meditech"] as const)("a later launch, filed by %s", (route) => {
  const filing = () => filed(reviewed(CORRECTION), route).then(({ written }) => written);

  it("says that the clinician confirmed it, and what the others said", async () => {
    const alone = read(chart.resources).facts.size_mm;
    const fact = read([...chart.resources, ...(await filing())]).facts.size_mm;
    expect(alone).toMatchObject({ status: "known", value: 30 });
    expect(fact).toMatchObject({ status: "known", value: 55 });
    expect(fact?.note).toContain("Confirmed in this app on 2026-11-23 by Dr Synthetic Oncologist.");
    expect(fact?.note).toContain("Other sources say: 30 (");
  });

  it("does not beat a newer source: both stand as a conflict", async () => {
    const sources = read(chart.resources).candidates.filter(({ fact }) => fact === "size_mm");
    const named = new Set(sources.map(({ source }) => source.reference));
    const newer = chart.resources
      .filter(({ resourceType, id }) => named.has(`${resourceType}/${id}`))
      .map((one) => ({ ...one, id: `${one.id}-new`, meta: { ...one.meta, lastUpdated: "2026-11-24T08:00:00Z" } }));
    expect(newer.length).toBeGreaterThan(0);
    const fact = read([...chart.resources, ...newer, ...(await filing())] as FhirResource[]).facts.size_mm;
    expect(fact?.status).toBe("conflict");
    const values = fact?.status === "conflict" ? fact.alternatives.map(({ value }) => value) : [];
    expect(values).toEqual(expect.arrayContaining([55, 30]));
    expect(fact?.note).toContain("Confirmed in this app on 2026-11-23");
  });

  it("a value edited into another unit is set aside, not converted", async () => {
    const edited = (await filing()).map((one) =>
      JSON.parse(
        JSON.stringify(one).replaceAll('"code":"mm"', '"code":"[in_i]"').replaceAll("{mitoses}/(5.mm2)", "/[HPF]"),
      ),
    ) as FhirResource[];
    const reading = read(edited);
    expect(reading.candidates.filter(({ fact }) => fact === "size_mm" || fact === "mitoses_per_5mm2")).toEqual([]);
    const details = reading.set_aside.filter(({ reason }) => reason === "no_number").map(({ detail }) => detail);
    expect(details.sort()).toEqual(["mitoses_per_5mm2", "size_mm"]);
  });

  it("time that goes on by itself is on a later day a lower limit, not the value", async () => {
    const weeks: Entry = { fact: "weeks_since_surgery", change: { kind: "value", value: 6 }, date: AS_OF };
    const { written } = await filed(reviewed([weeks]), route);
    expect(read(written).facts.weeks_since_surgery).toMatchObject({ status: "known", value: 6 });
    expect(read(written, "2027-02-01").facts.weeks_since_surgery).toMatchObject({
      status: "unknown",
      bounds: { low: 6 },
    });
  });

  it("a newer filing of the same fact counts, whichever way it went", async () => {
    const first = await filing();
    const later = reviewed([{ fact: "size_mm", change: { kind: "value", value: 61 }, date: AS_OF }], {
      confirmed_at: "2026-11-23T12:00:00.000Z",
      action_id: "action-2",
    });
    const other = route === "open" ? "meditech" : "open";
    const { written } = await filed(later, other);
    const renamed = written.map((one) => ({ ...one, id: `later-${one.id}` })) as FhirResource[];
    for (const resources of [
      [...first, ...renamed],
      [...renamed, ...first],
    ]) {
      const reading = read(resources);
      expect(reading.facts.size_mm).toMatchObject({ status: "known", value: 61 });
      expect(reading.facts.mitoses_per_5mm2).toMatchObject({ status: "known", value: 7 });
    }
  });
});

describe("a questionnaire response", () => {
  it("repeats what the chart says, with its sources in words, and is not read back as the clinician's for that", async () => {
    const { written } = await filed(reviewed(CORRECTION), "meditech");
    const response = written.find((one) => one.resourceType === "QuestionnaireResponse");
    const items = (response?.resourceType === "QuestionnaireResponse" ? response.item : [])?.flatMap(
      ({ item }) => item ?? [],
    );
    const origin = (fact: FactName) => items?.find(({ linkId }) => linkId === `${fact}.origin`)?.answer ?? [];
    expect(origin("size_mm").map(({ valueCoding, valueString }) => valueCoding?.code ?? valueString)).toEqual([
      "entered",
      "entered by the clinician",
    ]);
    const [mark, ...sources] = origin("site");
    expect(mark?.valueCoding).toMatchObject({ code: "chart", display: "Read from the chart, not confirmed by hand" });
    expect(sources.length).toBeGreaterThan(0);
    for (const { valueString } of sources) expect(valueString).toMatch(/^[A-Z]\w+\/\S+, .+, (coded|report text)/);
    const reading = read(written);
    expect(new Set(saidBy(reading).map(({ fact }) => fact))).toEqual(new Set(["size_mm", "mitoses_per_5mm2"]));
  });

  it("that was withdrawn, or not finished, says nothing", async () => {
    const { written } = await filed(reviewed(CORRECTION), "meditech");
    for (const status of ["entered-in-error", "in-progress", "stopped"]) {
      expect(saidBy(read(written.map((one) => ({ ...one, status })) as FhirResource[]))).toEqual([]);
    }
  });
});

describe("damage to what was filed is seen, and no half of a value is read", () => {
  const medicines = () =>
    reviewed([
      { fact: "concomitant_meds", change: { kind: "value", value: ["warfarin", "ketoconazole"] }, date: AS_OF },
      {
        fact: "prior_tki",
        change: { kind: "value", value: [{ agent: "imatinib", dose_mg: 400 }, { agent: "sunitinib" }] },
        date: AS_OF,
      },
      { fact: "metastasis_sites", change: { kind: "value", value: [] }, date: AS_OF },
      { fact: "bp", change: { kind: "value", value: "120/80" }, date: AS_OF },
    ]);

  it.each([
    ["a component lost", (one: Any) => ({ ...one, component: one.component?.slice(0, -1) })],
    ["the length lost", (one: Any) => ({ ...one, component: one.component?.slice(1) })],
    ["all components lost", ({ component: _lost, ...one }: Any) => one],
  ])("%s", async (_name, damage) => {
    const { written } = await filed(medicines());
    const reading = read(written.map((one) => damage(one as unknown as Any)) as unknown as FhirResource[]);
    const facts = reading.candidates.map(({ fact }) => fact);
    expect(facts.filter((fact) => fact === "concomitant_meds" || fact === "bp")).toEqual([]);
    expect(reading.candidates.find(({ fact }) => fact === "prior_tki")).toBeUndefined();
  });

  it("a part of a course lost from the answers", async () => {
    const { written } = await filed(medicines(), "meditech");
    const without = (linkId: string) =>
      JSON.parse(JSON.stringify(written), (key, value) =>
        key === "item" && Array.isArray(value) ? value.filter((item) => item?.linkId !== linkId) : value,
      ) as FhirResource[];
    expect(read(written).facts.prior_tki).toMatchObject({ status: "known" });
    for (const linkId of ["prior_tki.dose_mg", "prior_tki.agent", "prior_tki.course"]) {
      expect(saidBy(read(without(linkId))).filter(({ fact }) => fact === "prior_tki")).toEqual([]);
    }
  });

  it("a dose in another unit, or a coding that is somebody else's", async () => {
    const { written } = await filed(medicines());
    const text = JSON.stringify(written).replaceAll('"mg/d"', '"g/d"').replaceAll('"code":"none"', '"code":"other"');
    const reading = read(JSON.parse(text) as FhirResource[]);
    expect(
      saidBy(reading)
        .map(({ fact }) => fact)
        .sort(),
    ).toEqual(["bp", "concomitant_meds"]);
  });

  type Any = Record<string, unknown> & { component?: unknown[] };
});

it("no coded drug is written from a name or number that nobody verified", async () => {
  const { written } = await filed(reviewedWhole(otherEntries("last")));
  expect(JSON.stringify(written)).not.toContain("rxnorm");
  expect(JSON.stringify(written)).toContain('"valueString":"RxNorm 6135"');
});

it("a text with a unit is written with it for people, and read back without", async () => {
  const { written } = await filed(reviewed([{ fact: "bp", change: { kind: "value", value: "120/80" }, date: AS_OF }]));
  const bp = written.find((one) => JSON.stringify(one).includes('"code":"bp"'));
  expect(bp).toMatchObject({ valueString: `120/80 ${factUnit("bp", "en")}` });
  expect(read(written).facts.bp).toMatchObject({ status: "known", value: "120/80" });
});

it("V-11: the receipt's own comparison of sent and stored is 'same' part by part", async () => {
  const { receipt } = await filed(reviewed(CORRECTION));
  expect(new Set(receipt.outcomes.map(({ read_back }) => read_back))).toEqual(new Set(["same"]));
});

it("the app's own notes, plans and risk classes never become facts", async () => {
  const { written } = await filed(reviewed(CORRECTION));
  const own = new Set(
    written.filter(({ resourceType }) => resourceType !== "Observation").map((one) => `${one.resourceType}/${one.id}`),
  );
  const reading = read([...chart.resources, ...written]);
  expect(reading.candidates.filter(({ source }) => own.has(source.reference ?? ""))).toEqual([]);
});
