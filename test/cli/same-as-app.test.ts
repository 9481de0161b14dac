import { readFileSync } from "node:fs";
import type { Bundle, CapabilityStatement, FhirResource } from "fhir/r4";
import { expect, it } from "vitest";
import { fetchChart } from "../../src/chart/fetch-chart";
import { readChart } from "../../src/chart/read-chart";
import { readBundle } from "../../src/cli/read-bundle";
import type { Facts } from "../../src/engine/fact";
import { CLI } from "../../src/text/cli";
import { translator } from "../../src/text/translate";
import { fakeServer } from "../chart/fake-server";
import { capabilityOf, chartNames } from "../validation/reviews";

const AS_OF = "2026-11-23";

/** What the app makes of the chart: read from a server, search by search. */
async function factsOfApp(bundle: Bundle<FhirResource>, capability: CapabilityStatement): Promise<Facts> {
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []));
  const patient_id = resources.find(({ resourceType }) => resourceType === "Patient")?.id ?? "";
  const server = fakeServer(resources as unknown as Record<string, unknown>[], capability);
  const fetched = await fetchChart(server.transport, { patient_id, as_of: AS_OF, capability });
  expect(fetched.queries.filter(({ state }) => !["ok", "empty", "unsupported"].includes(state))).toEqual([]);
  return readChart(fetched, { patient_id, language: "en", as_of: AS_OF }).facts;
}

/** Values, sources with their references, dates and quotes; the notes too, but for reads that this server does not offer. */
function comparable(facts: Facts): unknown {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => {
      const note = fact.note?.replace(/ ?Could not be read: [^(]+\(not offered by this server\)\./g, "").trim() ?? "";
      const isOnlyUnread = fact.status === "unknown" && note === "" && (fact.sources ?? []).length === 0;
      return isOnlyUnread ? [] : [[name, { ...fact, note }]];
    }),
  );
}

it.each(chartNames())(
  "%s: the command line reads the same facts out of the file as the app from the server",
  async (name) => {
    const file = new URL(`../../src/sandbox/patients/${name}.json`, import.meta.url);
    const bundle = JSON.parse(readFileSync(file, "utf8")) as Bundle<FhirResource>;
    const command = { language: "en", as_of: AS_OF } as Parameters<typeof readBundle>[1];
    const input = await readBundle(JSON.parse(readFileSync(file, "utf8")), command, translator(CLI, "en"));
    if (!input.ok) throw new Error(input.message);
    expect(Object.keys(input.facts).length).toBeGreaterThan(2);
    for (const dialect of ["open", "epic"] as const) {
      const app = await factsOfApp(bundle, capabilityOf(dialect));
      expect(comparable(input.facts), dialect).toEqual(comparable(app));
    }
  },
);
