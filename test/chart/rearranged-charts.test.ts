import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, CapabilityStatement } from "fhir/r4";
import { describe, expect, it } from "vitest";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { fetchChart } from "../../src/chart/fetch-chart";
import { readChart } from "../../src/chart/read-chart";
import type { ChartReading } from "../../src/chart/types";
import { fakeServer } from "./fake-server";

type Resource = Readonly<Record<string, unknown>>;
interface Golden {
  readonly dialect: string;
  readonly patient: Resource;
  readonly resources: readonly Resource[];
}

const FOLDER = join(import.meta.dirname, "golden");
const charts = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Golden] as const);

const OPTIONS = { language: "en", as_of: "2026-11-23" } as const;

/** Facts without their sources: what is listed is a set, whatever stood first. */
function told(reading: ChartReading): Record<string, unknown> {
  const asSet = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map((item) => JSON.stringify(item)).toSorted()
      : typeof value === "string"
        ? value.split("; ").toSorted()
        : value;
  return Object.fromEntries(
    Object.entries(reading.facts).map(([name, fact]) => {
      if (fact.status === "known") return [name, asSet(fact.value)];
      if (fact.status === "conflict")
        return [name, [fact.status, ...fact.alternatives.map((item) => JSON.stringify(asSet(item.value))).toSorted()]];
      return [name, [fact.status, fact.status === "unknown" ? (fact.bounds ?? null) : null]];
    }),
  );
}

async function factsOf(golden: Golden, resources: readonly Resource[]): Promise<Record<string, unknown>> {
  const bundle = {
    resourceType: "Bundle",
    type: "collection",
    entry: [golden.patient, ...resources].map((resource) => ({ resource })),
  } as unknown as Bundle;
  return told(readChart(await chartFromBundle(bundle), { ...OPTIONS, patient_id: String(golden.patient.id) }));
}

const own = (golden: Golden): readonly Resource[] => golden.resources.filter((resource) => !resource.leaks);

/** Every other resource first, then the rest backwards. */
const dealt = (resources: readonly Resource[]): readonly Resource[] => [
  ...resources.filter((_, index) => index % 2 === 1),
  ...resources.filter((_, index) => index % 2 === 0).toReversed(),
];

/** The same statement filed a second time under an id of its own; what others name (replace, list, withdraw) is theirs to name. */
function copied(resource: Resource, all: readonly Resource[]): readonly Resource[] {
  const reference = `${String(resource.resourceType)}/${String(resource.id)}`;
  const isNamed = all.some((other) => JSON.stringify(other).includes(`"${reference}"`));
  return resource.id === undefined || isNamed ? [] : [{ ...resource, id: `${String(resource.id)}-copy` }];
}

describe("a chart in another arrangement holds the same facts", () => {
  it.each(charts)("%s: in another order", async (_name, golden) => {
    const facts = await factsOf(golden, own(golden));
    expect(await factsOf(golden, own(golden).toReversed())).toEqual(facts);
    expect(await factsOf(golden, dealt(own(golden)))).toEqual(facts);
  });

  it.each(charts)("%s: every resource twice", async (_name, golden) => {
    expect(await factsOf(golden, [...own(golden), ...own(golden)])).toEqual(await factsOf(golden, own(golden)));
  });

  it.each(charts)("%s: everything filed a second time", async (_name, golden) => {
    const twice = own(golden).flatMap((resource) => [resource, ...copied(resource, own(golden))]);
    expect(await factsOf(golden, twice)).toEqual(await factsOf(golden, own(golden)));
  });

  it.each(charts.filter(([, golden]) => golden.dialect === "open"))("%s: in pages of one", async (_name, golden) => {
    const capability = JSON.parse(
      readFileSync(join(import.meta.dirname, "../data/capability-statements/open.json"), "utf8"),
    ) as CapabilityStatement;
    const patient_id = String(golden.patient.id);
    const [whole, paged] = await Promise.all(
      [50, 1].map(async (page_size) => {
        const server = fakeServer([golden.patient, ...golden.resources], capability, { page_size });
        const fetched = await fetchChart(server.transport, { patient_id, as_of: OPTIONS.as_of, capability });
        return told(readChart(fetched, { ...OPTIONS, patient_id }));
      }),
    );
    expect(paged).toEqual(whole);
  });
});
