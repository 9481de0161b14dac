import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, CapabilityStatement } from "fhir/r4";
import { afterAll, describe, expect, it } from "vitest";
import { chartFromBundle } from "../../src/chart/chart-from-bundle";
import { fetchChart } from "../../src/chart/fetch-chart";
import { readChart } from "../../src/chart/read-chart";
import type { ChartReading } from "../../src/chart/types";
import { recordProof } from "../proof/record-proof";
import { fakeServer } from "./fake-server";

/**
 * Golden charts: each file is a synthetic chart, the server it lies on, and every fact that must come out of it.
 * "unknown" is a fact that some source speaks of without settling it; a fact that is not listed must not come out at all.
 */
interface Golden {
  readonly why: string;
  readonly dialect: string;
  readonly patient: Record<string, unknown>;
  readonly resources: readonly Record<string, unknown>[];
  readonly facts: Record<string, unknown>;
  readonly set_aside: readonly (readonly [string, string])[];
}

const FOLDER = join(import.meta.dirname, "golden");
const charts = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Golden] as const);

/** The facts of a reading in the form of the golden files. */
function told(reading: ChartReading): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(reading.facts).map(([name, fact]) => {
      if (fact.status === "known") return [name, fact.value];
      if (fact.status === "conflict")
        return [name, { conflict: fact.alternatives.map((item) => item.value).toSorted(byText) }];
      if (fact.status === "unknown") return [name, { unknown: true, ...(fact.bounds ? { bounds: fact.bounds } : {}) }];
      return [name, fact.status];
    }),
  );
}

function byText(one: unknown, other: unknown): number {
  return String(one).localeCompare(String(other));
}

function wanted(golden: Golden): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(golden.facts).map(([name, value]) => [
      name,
      value !== null && typeof value === "object" && "conflict" in value
        ? { conflict: (value.conflict as unknown[]).toSorted(byText) }
        : value,
    ]),
  );
}

function capabilityOf(dialect: string): CapabilityStatement {
  const capability = JSON.parse(
    readFileSync(join(import.meta.dirname, "../data/capability-statements", `${dialect}.json`), "utf8"),
  ) as CapabilityStatement;
  if (dialect === "open") {
    // The fixture leaves allergies out; a server that offers everything offers them.
    capability.rest?.[0]?.resource?.push({
      type: "AllergyIntolerance",
      interaction: [{ code: "search-type" }, { code: "read" }],
      searchParam: [{ name: "patient", type: "reference" }],
    });
  }
  return capability;
}

const OPTIONS = { language: "en", as_of: "2026-11-23" } as const;

describe("golden charts", () => {
  const passed = { file: 0, server: 0 };
  afterAll(() => {
    const dialects = ["open", "epic", "oracle-health", "meditech", "athenahealth"];
    const of = (dialect: string) => charts.filter(([, golden]) => golden.dialect === dialect).length;
    recordProof("chart-golden", {
      part: "chart",
      what: "Golden charts: every fact and nothing more, read from a file, and from a server of the chart's dialect (with what was set aside, and why)",
      result: `${passed.file} of ${charts.length} from a file, ${passed.server} of ${charts.length} from a server (${dialects.map((name) => `${name} ${of(name)}`).join(", ")})`,
      aim: "at least 40, every code path, dialect and trap",
      met: passed.file === charts.length && passed.server === charts.length && charts.length >= 40,
      command: "npx vitest run --project unit test/chart/golden.test.ts",
    });
  });

  it("are at least forty, of every dialect", () => {
    expect(charts.length).toBeGreaterThanOrEqual(40);
    expect(new Set(charts.map(([, golden]) => golden.dialect))).toEqual(
      new Set(["open", "epic", "oracle-health", "meditech", "athenahealth"]),
    );
  });

  it.each(charts)("%s: every fact and nothing more, from a file", async (_name, golden) => {
    const bundle = {
      resourceType: "Bundle",
      type: "collection",
      entry: [golden.patient, ...golden.resources.filter((resource) => !resource.leaks)].map((resource) => ({
        resource,
      })),
    } as unknown as Bundle;
    const reading = readChart(await chartFromBundle(bundle), { ...OPTIONS, patient_id: String(golden.patient.id) });
    expect(told(reading), golden.why).toEqual(wanted(golden));
    passed.file += 1;
  });

  it.each(charts)("%s: the same facts from its server", async (_name, golden) => {
    const patient_id = String(golden.patient.id);
    const server = fakeServer([golden.patient, ...golden.resources], capabilityOf(golden.dialect));
    const fetched = await fetchChart(server.transport, {
      patient_id,
      as_of: OPTIONS.as_of,
      capability: capabilityOf(golden.dialect),
    });
    const reading = readChart(fetched, { ...OPTIONS, patient_id });
    const offered = new Set(
      fetched.queries.filter((query) => query.state !== "unsupported").flatMap((query) => query.concerns),
    );
    const facts = told(reading);
    for (const query of fetched.queries) {
      // What this server does not offer is told as unread, not as absent; it is no finding of the chart.
      if (query.state !== "unsupported") continue;
      for (const fact of query.concerns) if (!(fact in golden.facts) || !offered.has(fact)) delete facts[fact];
    }
    expect(
      facts,
      `${golden.why}\n${fetched.queries.map((query) => `${query.id} ${query.state} ${query.detail ?? ""}`).join("\n")}`,
    ).toEqual(wanted(golden));
    const rows = reading.set_aside.map((row) => [row.reference, row.reason]).toSorted(byText);
    expect(rows).toEqual(golden.set_aside.map((row) => [...row]).toSorted(byText));
    passed.server += 1;
  });
});
